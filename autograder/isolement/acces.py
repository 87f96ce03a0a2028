"""La pépinière vue de dehors : la lancer dans le bac à sable, la partager entre les travailleurs d'une équipe, et lui demander un noyau.

Un processus seul a la sienne, lancée à la première copie ; elle meurt avec lui. Les travailleurs d'une machine s'adressent à celle de leur
équipe, et en lancent une à eux si elle leur manque.
"""

from __future__ import annotations

import atexit
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from autograder import reglages
from autograder.isolement import bac_a_sable, pepiniere

DEMARRAGE = 90.0  # secondes : les bibliothèques s'importent à froid en une dizaine
_PREFIXE_SALLE = "rp-"
_A_LA_DEMANDE = {**pepiniere.CADRES, **pepiniere.SUITES, **pepiniere.DONNEES}


class PepiniereMorte(RuntimeError):
    """La pépinière, ou le gardien d'un noyau, a été tuée : la copie en cours n'y est pour rien."""


@dataclass(frozen=True)
class Adresse:
    """Où joindre une pépinière. salle : son dossier ; modules : ce qu'elle a préchargé."""

    salle: Path
    modules: tuple[str, ...]

    @property
    def prise(self) -> Path:
        """Sa prise, où chaque connexion demande un noyau."""
        return self.salle / "prise"


class Pepiniere:
    """Une pépinière telle qu'un travailleur s'en sert : la sienne, ou celle de son équipe, qu'un autre processus a lancée."""

    def __init__(self, adresse: Adresse) -> None:
        self.adresse = adresse
        self.condamnee = False  # vrai si l'un de ses gardiens est mort : ce qu'il gardait n'est plus surveillé

    @property
    def vivante(self) -> bool:
        """Faux si l'un de ses gardiens est mort, ou si elle n'écoute plus."""
        return not self.condamnee and self.adresse.prise.exists()

    def connecter(self) -> socket.socket:
        """Une connexion, c'est-à-dire un noyau à demander ; il viendra quand elle aura fini de précharger. Lève ``PepiniereMorte`` si elle n'écoute plus."""
        connexion = socket.socket(socket.AF_UNIX)
        try:
            connexion.connect(str(self.adresse.prise))
        except OSError as erreur:
            connexion.close()
            raise PepiniereMorte("la pépinière n'écoute plus") from erreur
        return connexion

    def fermer(self) -> None:
        """Ne plus s'en servir."""


class PepiniereLancee(Pepiniere):
    """Une pépinière que ce processus lance, et qui meurt avec lui. Lève ``IsolementImpossible`` si cette machine ne sait pas isoler.

    Sa prise est ouverte d'emblée : on peut s'y adresser pendant qu'elle précharge, et ``attendre`` dit si elle a démarré.
    """

    def __init__(self, modules: tuple[str, ...]) -> None:
        bac_a_sable.essayer()
        balayer_les_salles()
        # Un chemin court : le nom d'une prise ne dépasse pas 107 caractères.
        super().__init__(Adresse(Path(tempfile.mkdtemp(prefix=_PREFIXE_SALLE, dir="/tmp")), modules))
        self._occupation = _occuper(self.adresse.salle)
        environ = {"PATH": f"{sys.prefix}/bin:/usr/bin:/bin", "HOME": "/tmp", "USER": "copie", "LANG": "C.UTF-8",
                   "PYTHONPATH": str(bac_a_sable.du_cours()[0].parent), "PYTHONDONTWRITEBYTECODE": "1",
                   "PYTHONBREAKPOINT": "0",  # un « breakpoint() » oublié n'arrête rien
                   **reglages.ENVIRONNEMENT_DU_NOYAU}
        self._journal = tempfile.TemporaryFile()
        with socket.socket(socket.AF_UNIX) as ecoute:
            ecoute.bind(str(self.adresse.prise))
            ecoute.listen()
            programme = [sys.executable, str(Path(pepiniere.__file__).resolve()), str(ecoute.fileno()), *modules]
            self._processus = _lancer(bac_a_sable.commande(programme, salle=self.adresse.salle, environ=environ), self._journal, ecoute)
        atexit.register(self.fermer)

    def attendre(self) -> None:
        """Attend qu'elle ait préchargé ; lève ``IsolementImpossible`` si elle n'a pas démarré."""
        if self._processus.stdout.readline().strip() != b"prete":
            self._processus.kill()
            self._processus.wait()
            self._journal.seek(0)
            fin = self._journal.read().decode(errors="replace").strip().splitlines()[-3:]
            self.fermer()
            raise bac_a_sable.IsolementImpossible("le bac à sable n'a pas démarré" + (f" ({' / '.join(fin)})." if fin else "."))

    @property
    def vivante(self) -> bool:
        """Faux si elle est morte, de sa belle mort ou d'un ``kill``, ou si l'un de ses gardiens l'est."""
        return not self.condamnee and self._processus.poll() is None

    def fermer(self) -> None:
        """La tue, elle et tous ses noyaux ; efface la salle."""
        atexit.unregister(self.fermer)
        self._processus.kill()  # bubblewrap, et par --die-with-parent tout ce qu'il contient
        self._processus.wait()
        self._processus.stdout.close()
        self._journal.close()
        shutil.rmtree(self.adresse.salle, ignore_errors=True)
        if self._occupation is not None:
            os.close(self._occupation)
            self._occupation = None


def _lancer(commande: list[str], journal, ecoute: socket.socket) -> subprocess.Popen:
    """Lance bubblewrap d'un fil qui attend sa fin : ``--die-with-parent`` le fait mourir avec le fil qui l'a lancé."""
    lance: Future[subprocess.Popen] = Future()

    def vivre() -> None:
        try:
            processus = subprocess.Popen(commande, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=journal, start_new_session=True,
                                         pass_fds=[ecoute.fileno()])
        except BaseException as erreur:
            lance.set_exception(erreur)
        else:
            lance.set_result(processus)
            processus.wait()

    threading.Thread(target=vivre, name="pepiniere", daemon=True).start()
    return lance.result()


# ---------------------------------------------------------------- les salles


def _occuper(salle: Path) -> int | None:
    """Verrouille une salle tant que ce processus vit ; ``None`` si elle est occupée, ou si ce n'en est pas une."""
    import fcntl

    try:
        descripteur = os.open(salle, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(descripteur, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descripteur)
        return None
    return descripteur


def balayer_les_salles(dossier: Path = Path("/tmp"), age: float = 60.0) -> None:
    """Efface les salles que des notations tuées ont laissées : à nous, sans occupant, et plus vieilles que ``age`` secondes."""
    for salle in dossier.glob(f"{_PREFIXE_SALLE}*"):
        try:
            etat = salle.lstat()
        except OSError:
            continue
        # Une salle neuve n'a pas encore d'occupant.
        if etat.st_uid != os.getuid() or time.time() - etat.st_mtime < age:
            continue
        descripteur = _occuper(salle)
        if descripteur is not None:
            shutil.rmtree(salle, ignore_errors=True)
            os.close(descripteur)


# ---------------------------------------------------------------- celles de ce processus

_pepinieres: list[Pepiniere] = []


def a_precharger(texte: str) -> frozenset[str]:
    """Les cadres et les données que ce code demande."""
    return frozenset(nom for nom in _A_LA_DEMANDE if re.search(rf"\b{nom}\b", texte) or (nom in pepiniere.CADRES and "preparer_cadres" in texte))


def modules_de(demandes: Iterable[str]) -> tuple[str, ...]:
    """Ce que précharge, pour ces demandes, prises dans ``CADRES``, ``SUITES`` et ``DONNEES`` de ``pepiniere``, ce qui exécute un carnet du cours."""
    demandes = set(demandes)
    return pepiniere.COURS + tuple(m for nom, siens in _A_LA_DEMANDE.items() if nom in demandes for m in siens)


def _cadres(modules: Iterable[str]) -> set[str]:
    return {m for siens in pepiniere.CADRES.values() for m in siens} & set(modules)


def adopter(adresses: Iterable[Adresse]) -> None:
    """Fait des pépinières d'une équipe celles de ce processus."""
    _pepinieres[:] = map(Pepiniere, adresses)


def pepiniere_du_processus(demandes: Iterable[str] = ()) -> Pepiniere:
    """La pépinière la plus légère qui convienne, lancée s'il n'y en a pas : il faut les cadres demandés. (Pour des données, non : un carnet les lit vite.)

    demandes : voir ``modules_de``. Si les bibliothèques ne se préchargent pas, la pépinière est froide : chaque noyau
    importe les siennes, et l'isolement est le même.
    """
    modules = modules_de(demandes)
    convient = [p for p in _pepinieres if p.vivante and _cadres(modules) <= _cadres(p.adresse.modules)]
    if not convient:
        modules = tuple(dict.fromkeys([*pepiniere.NOYAU, *(m for p in _pepinieres for m in p.adresse.modules), *modules]))
        fermer_la_pepiniere()
        convient = [_lancer_une_pepiniere(modules)]
        _pepinieres[:] = convient
    return min(convient, key=lambda p: len(_cadres(p.adresse.modules)))


def _lancer_une_pepiniere(modules: tuple[str, ...]) -> Pepiniere:
    try:
        lancee = PepiniereLancee(modules)
        lancee.attendre()
    except bac_a_sable.IsolementImpossible as erreur:
        lancee = PepiniereLancee(())
        lancee.attendre()
        lancee.adresse = Adresse(lancee.adresse.salle, modules)  # elle ne saurait rien de plus si on la relançait
        warnings.warn(f"Les bibliothèques du cours ne se préchargent pas : chaque copie importe les siennes, et la notation est plus lente. "
                      f"({str(erreur).splitlines()[0]})", stacklevel=3)
    return lancee


def fermer_la_pepiniere() -> None:
    """Ferme la pépinière de ce processus, s'il en a une, sans attendre la fin du programme."""
    while _pepinieres:
        _pepinieres.pop().fermer()
