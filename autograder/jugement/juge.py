"""Le juge : un processus de confiance, un par travailleur, qui connaît les tests et ne voit des copies que des données.

Il naît d'une souche, qui a importé les bibliothèques du cours : un juge qui s'arrête est remplacé aussitôt, et les travailleurs d'une
machine partagent la même. ``Juge`` lui donne un chapitre, puis un relevé à la fois ; ``servir`` est ce qui tourne dans ce
processus. Il a ses propres limites : un relevé hostile qui le ferait calculer sans fin, ou déborder, perd son test et rien d'autre.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import hashlib
import io
import json
import os
import resource
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from autograder import reglages

DELAI = 120.0  # secondes : le plus long jugement du cours en prend cinq, chargement des cadres compris
_ADRESSES = 12 << 30  # octets : TensorFlow et PyTorch en demandent deux
_ENTETE = struct.Struct("!II")


class JugeMuet(RuntimeError):
    """Le juge n'a pas répondu à temps, ou s'est arrêté : le test en cours est perdu, et un autre juge prend la suite."""


class Souche:
    """Le processus dont naissent les juges ; il meurt avec celui qui le lance. Sa prise est ouverte d'emblée : on s'y adresse pendant qu'il importe."""

    def __init__(self, modules: Iterable[str] = ()) -> None:
        """modules : ce qu'il importe (voir ``isolement.acces.modules_de``)."""
        self._dossier = Path(tempfile.mkdtemp(prefix="juge-"))
        self.prise = self._dossier / "prise"
        environnement = {**reglages.environnement_du_noyau(), "MPLBACKEND": "agg",
                         "PYTHONPATH": os.pathsep.join([str(reglages.RACINE), *filter(None, [os.environ.get("PYTHONPATH")])])}
        with socket.socket(socket.AF_UNIX) as ecoute:
            ecoute.bind(str(self.prise))
            ecoute.listen()
            # Une erreur du cours se lit dans le verdict ; ce qu'il affiche n'intéresse personne.
            self._processus = subprocess.Popen([sys.executable, "-m", "autograder.jugement.juge", str(ecoute.fileno()), *modules],
                                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environnement,
                                               start_new_session=True, pass_fds=[ecoute.fileno()])
        atexit.register(self.fermer)

    def fermer(self) -> None:
        """Tue la souche, et ses juges avec elle."""
        atexit.unregister(self.fermer)
        self._processus.kill()
        self._processus.wait()
        shutil.rmtree(self._dossier, ignore_errors=True)


class Juge:
    """Le juge de ce processus, vu de l'extérieur."""

    def __init__(self, prise: Path | None = None) -> None:
        """prise : celle de la souche d'une équipe ; sans elle, ou si elle ne répond plus, ce processus a la sienne."""
        self._prise, self._souche = prise, None
        self._liaison: socket.socket | None = None
        self._pid = 0
        self._ouverts: set[str] = set()
        self._verrou = threading.Lock()

    def preparer(self, octets: bytes) -> str:
        """Donne un chapitre au juge, qui le prépare pendant que la copie s'exécute ; renvoie la clé sous laquelle le désigner."""
        cle = _cle(octets)
        with self._verrou:
            self._naitre()
            if cle not in self._ouverts:
                try:
                    _ecrire(self._liaison, {"demande": "preparer", "cle": cle}, octets)
                except OSError as erreur:
                    self._quitter()
                    raise JugeMuet("le juge s'est arrêté") from erreur
                self._ouverts.add(cle)
        return cle

    def juger(self, octets: bytes, nom: str, releve: bytes, graine: int) -> dict[str, Any]:
        """Le verdict d'un test (les champs de ``verdict.Verdict``). octets : le chapitre ; releve : ce que le noyau a envoyé.

        Lève ``JugeMuet`` si le jugement n'aboutit pas.
        """
        cle = self.preparer(octets)
        with self._verrou:
            return self._echanger({"demande": "juger", "cle": cle, "test": nom, "graine": graine}, releve)

    def _naitre(self) -> None:
        # Entre deux demandes, un juge n'a rien à dire : s'il y a quelque chose à lire, c'est qu'il est parti.
        if self._liaison is not None and self._pid and select.select([self._liaison], [], [], 0)[0]:
            self._quitter()
        if self._liaison is None:
            self._liaison = self._joindre()

    def _joindre(self) -> socket.socket:
        """Une liaison avec un juge neuf, de la souche de l'équipe ou de la sienne."""
        for _ in range(3):
            if self._prise is None and self._souche is None:
                self._souche = Souche()
            liaison = socket.socket(socket.AF_UNIX)
            try:
                liaison.connect(str(self._prise or self._souche.prise))
                return liaison
            except OSError:
                liaison.close()
                self._oublier_la_souche()
        raise JugeMuet("le juge ne démarre pas")

    def _oublier_la_souche(self) -> None:
        if self._prise is None and self._souche is not None:
            self._souche.fermer()
        self._prise = self._souche = None

    def _echanger(self, demande: dict, corps: bytes) -> dict[str, Any]:
        try:
            _ecrire(self._liaison, demande, corps)
            if not self._pid:
                self._pid = self._attendre()["pid"]
            return self._attendre()
        except (OSError, EOFError, ValueError) as erreur:
            if not self._pid:  # aucun juge n'en est né
                self._oublier_la_souche()
            self._quitter()
            raise JugeMuet("le juge s'est arrêté") from erreur
        except JugeMuet:
            self._quitter()
            raise

    def _attendre(self) -> dict[str, Any]:
        if not select.select([self._liaison], [], [], DELAI)[0]:
            raise JugeMuet("le jugement n'a pas abouti à temps")
        return _lire(self._liaison)[0]

    def _quitter(self) -> None:
        """Arrête le juge ; la prochaine demande en fera naître un autre."""
        if self._liaison is not None:
            self._liaison.close()
            if self._pid:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self._pid, signal.SIGKILL)
        self._liaison, self._pid = None, 0
        self._ouverts.clear()

    def fermer(self) -> None:
        """Arrête le juge, et la souche de ce processus s'il en a une."""
        self._quitter()
        self._oublier_la_souche()


@functools.lru_cache(maxsize=4)  # le même chapitre à chaque test de chaque copie
def _cle(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()


_juge: Juge | None = None


def adopter_la_souche(prise: Path) -> None:
    """Le juge de ce processus naîtra de la souche de son équipe."""
    global _juge
    _juge = Juge(prise)


def juge_du_processus() -> Juge:
    """Le juge de ce processus, né au premier appel ; il meurt avec lui."""
    global _juge
    if _juge is None:
        _juge = Juge()
    return _juge


def _ecrire(liaison: socket.socket, entete: dict, corps: bytes = b"") -> None:
    texte = json.dumps(entete).encode()
    liaison.sendall(_ENTETE.pack(len(texte), len(corps)) + texte + corps)


def _lire(liaison: socket.socket) -> tuple[dict, bytes]:
    texte, corps = (_recevoir(liaison, n) for n in _ENTETE.unpack(_recevoir(liaison, _ENTETE.size)))
    return json.loads(texte), corps


def _recevoir(liaison: socket.socket, octets: int) -> bytes:
    recu = liaison.recv(octets, socket.MSG_WAITALL) if octets else b""
    if len(recu) < octets:
        raise EOFError
    return recu


# ---------------------------------------------------------------- dans le processus du juge


class _Preparation:
    """Les noms du cours, tels qu'un test les trouve : les cellules que rien de l'apprenant ne touche, exécutées une fois, dans l'ordre."""

    def __init__(self, octets: bytes) -> None:
        from autograder.jugement.chapitre import lire_chapitre

        self.chapitre = lire_chapitre(octets)
        self._reste = iter(self.chapitre.du_juge)
        self._espaces: dict[str, dict[str, Any]] = {}
        self._espace: dict[str, Any] = {"__name__": "__main__", "display": lambda *_, **__: None}

    def espace(self, nom: str) -> dict[str, Any]:
        """Les noms à l'endroit de ce test."""
        from autograder.cellules import est_un_test, grade_id, sans_illustrations

        while nom not in self._espaces:
            cellule = next(self._reste)
            if est_un_test(cellule):
                self._espaces[grade_id(cellule)] = dict(self._espace)
                continue
            source = sans_illustrations(cellule.source)
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(source, f"<cours {grade_id(cellule) or cellule.get('id', '')}>", "exec"), self._espace)
        return self._espaces[nom]


def servir(liaison: socket.socket) -> None:
    """Répond aux demandes jusqu'à la fin de la liaison."""
    from dataclasses import asdict

    from autograder.jugement import verdict

    _ecrire(liaison, {"pid": os.getpid()})
    preparations: dict[str, _Preparation] = {}
    while True:
        try:
            demande, corps = _lire(liaison)
        except (EOFError, OSError):
            return
        if demande["demande"] == "preparer":
            preparations[demande["cle"]] = _Preparation(corps)
            with contextlib.suppress(Exception):  # la vraie raison sera dite au premier test
                preparations[demande["cle"]].espace(next(iter(preparations[demande["cle"]].chapitre.tests)))
            continue
        preparation = preparations[demande["cle"]]
        test = preparation.chapitre.tests[demande["test"]]
        try:
            espace = {**preparation.espace(test.nom), **verdict.absents(test.noms)}
            rendu = verdict.juger(test.vues, test.texte, test.nom, espace, verdict.lire(corps), demande["graine"], test.objets)
        except Exception as erreur:  # une faute du cours, non de la copie : l'auteur doit la voir
            rendu = verdict.Verdict(False, [f"✘ Le cours lui-même a échoué ({type(erreur).__name__} : {erreur})."], erreur="FauteDuCours")
        _ecrire(liaison, asdict(rendu))


def _mourir_avec_le_parent() -> None:
    """Ce processus s'en va peu après celui qui l'a lancé."""
    parent = os.getppid()

    def attendre() -> None:
        while os.getppid() == parent:
            time.sleep(1.0)
        os._exit(1)

    threading.Thread(target=attendre, daemon=True).start()


def essaimer(ecoute: socket.socket) -> None:
    """Un juge par connexion, jusqu'à ce qu'on tue la souche."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # les juges finis ne restent pas
    while True:
        liaison, _ = ecoute.accept()
        if os.fork() == 0:
            ecoute.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _mourir_avec_le_parent()
            servir(liaison)
            os._exit(0)
        liaison.close()


if __name__ == "__main__":
    from autograder.isolement.pepiniere import precharger
    from autograder.jugement import verdict  # noqa: F401

    resource.setrlimit(resource.RLIMIT_AS, (_ADRESSES, _ADRESSES))
    _mourir_avec_le_parent()
    precharger(sys.argv[2:])
    essaimer(socket.socket(fileno=int(sys.argv[1])))
