"""Le juge : un processus de confiance, un par travailleur, qui connaît les tests et ne voit des copies que des données.

``Juge`` le lance, lui donne un chapitre, puis un relevé à la fois ; ``servir`` est ce qui tourne dans ce processus. Il a ses
propres limites : un relevé hostile qui le ferait calculer sans fin, ou déborder, perd son test et rien d'autre.
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
import struct
import subprocess
import sys
import threading
import time
from typing import Any, BinaryIO

from autograder import reglages

DELAI = 120.0  # secondes : le plus long jugement du cours en prend cinq, chargement des cadres compris
_ADRESSES = 12 << 30  # octets : TensorFlow et PyTorch en demandent deux
_ENTETE = struct.Struct("!II")


class JugeMuet(RuntimeError):
    """Le juge n'a pas répondu à temps, ou s'est arrêté : le test en cours est perdu, et un autre juge prend la suite."""


class Juge:
    """Le juge de ce processus, vu de l'extérieur."""

    def __init__(self) -> None:
        self._processus: subprocess.Popen | None = None
        self._ouverts: set[str] = set()
        self._verrou = threading.Lock()

    def preparer(self, octets: bytes) -> str:
        """Donne un chapitre au juge, qui le prépare pendant que la copie s'exécute ; renvoie la clé sous laquelle le désigner."""
        cle = _cle(octets)
        with self._verrou:
            self._demarrer()
            if cle not in self._ouverts:
                try:
                    _ecrire(self._processus.stdin, {"demande": "preparer", "cle": cle}, octets)
                except OSError as erreur:
                    self.fermer()
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

    def _demarrer(self) -> None:
        if self._processus is not None and self._processus.poll() is None:
            return
        self.fermer()
        environnement = {**reglages.environnement_du_noyau(), "MPLBACKEND": "agg",
                         "PYTHONPATH": os.pathsep.join([str(reglages.RACINE), *filter(None, [os.environ.get("PYTHONPATH")])])}
        self._processus = subprocess.Popen([sys.executable, "-m", "autograder.jugement.juge"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                           stderr=subprocess.DEVNULL, env=environnement, start_new_session=True)

    def _echanger(self, demande: dict, corps: bytes) -> dict[str, Any]:
        try:
            _ecrire(self._processus.stdin, demande, corps)
            if not select.select([self._processus.stdout], [], [], DELAI)[0]:
                raise JugeMuet("le jugement n'a pas abouti à temps")
            reponse, _ = _lire(self._processus.stdout)
        except (OSError, EOFError, ValueError) as erreur:
            self.fermer()
            raise JugeMuet("le juge s'est arrêté") from erreur
        except JugeMuet:
            self.fermer()
            raise
        return reponse

    def fermer(self) -> None:
        """Arrête le processus ; le prochain jugement en lancera un autre."""
        self._ouverts.clear()
        if self._processus is not None:
            self._processus.kill()
            self._processus.wait()
            for tuyau in (self._processus.stdin, self._processus.stdout):
                with contextlib.suppress(OSError):
                    tuyau.close()
            self._processus = None


@functools.lru_cache(maxsize=4)  # le même chapitre à chaque test de chaque copie
def _cle(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()


@functools.cache
def juge_du_processus() -> Juge:
    """Le juge de ce processus, lancé au premier appel ; il meurt avec lui."""
    juge = Juge()
    atexit.register(juge.fermer)
    return juge


def _ecrire(tuyau: BinaryIO, entete: dict, corps: bytes = b"") -> None:
    texte = json.dumps(entete).encode()
    tuyau.write(_ENTETE.pack(len(texte), len(corps)) + texte + corps)
    tuyau.flush()


def _lire(tuyau: BinaryIO) -> tuple[dict, bytes]:
    tailles = tuyau.read(_ENTETE.size)
    if len(tailles) < _ENTETE.size:
        raise EOFError
    texte, corps = (tuyau.read(n) for n in _ENTETE.unpack(tailles))
    return json.loads(texte), corps


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


def servir(entree: BinaryIO, sortie: BinaryIO) -> None:
    """Répond aux demandes jusqu'à la fin de l'entrée."""
    from dataclasses import asdict

    from autograder.jugement import verdict

    preparations: dict[str, _Preparation] = {}
    while True:
        try:
            demande, corps = _lire(entree)
        except EOFError:
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
        _ecrire(sortie, asdict(rendu))


def _mourir_avec_le_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(1)


if __name__ == "__main__":
    # Le cours peut afficher : ses sorties ne doivent pas se mêler aux réponses.
    vraie_sortie = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    resource.setrlimit(resource.RLIMIT_AS, (_ADRESSES, _ADRESSES))
    threading.Thread(target=_mourir_avec_le_parent, args=(os.getppid(),), daemon=True).start()
    servir(sys.stdin.buffer, vraie_sortie)
