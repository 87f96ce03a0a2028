"""Un vrai serveur PostgreSQL, jetable, pour les tests et les bancs."""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path


def _programme(nom: str) -> str:
    """Le chemin d'un programme de PostgreSQL ; Debian ne met pas le serveur dans PATH."""
    trouve = shutil.which(nom) or next(iter(sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{nom}"), reverse=True)), None)
    if trouve is None:
        raise FileNotFoundError(f"PostgreSQL n'est pas installé ({nom})")
    return trouve


class Serveur:
    """PostgreSQL dans un dossier jetable, sans réseau : une prise Unix, et un utilisateur ordinaire."""

    def __init__(self, dossier: Path) -> None:
        self.dossier = dossier
        self.comme = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if self.comme:
            shutil.chown(dossier, "postgres", "postgres")
        self._lancer("initdb", "-D", dossier / "base", "-A", "trust", "-U", "prof", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.demarrer()
        self._lancer("createdb", "-h", dossier, "-U", "prof", "cours")

    def _lancer(self, nom: str, *options) -> None:
        fait = subprocess.run([_programme(nom), *map(str, options)], cwd=self.dossier, capture_output=True, text=True, **self.comme)
        assert fait.returncode == 0, fait.stderr

    def demarrer(self) -> None:
        self.processus = subprocess.Popen(
            [_programme("postgres"), "-D", self.dossier / "base", "-k", self.dossier, "-F", "-c", "listen_addresses="],
            cwd=self.dossier, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self.comme)
        pret = [_programme("pg_isready"), "-q", "-h", str(self.dossier)]
        fin = time.monotonic() + 60
        while subprocess.run(pret).returncode:
            assert self.processus.poll() is None and time.monotonic() < fin, "PostgreSQL ne démarre pas"
            time.sleep(0.1)

    def arreter(self) -> None:
        self.processus.send_signal(2)  # arrêt « rapide » : les sessions ouvertes sont fermées
        self.processus.wait(60)

    @property
    def adresse(self) -> str:
        return f"postgresql+psycopg://prof:motdepasse@/cours?host={self.dossier}"


@contextlib.contextmanager
def serveur_jetable() -> Iterator[Serveur]:
    """Un serveur qui disparaît à la fin. Lève ``FileNotFoundError`` si PostgreSQL n'est pas installé."""
    _programme("postgres")
    # Un chemin court, lisible par l'utilisateur du serveur.
    dossier = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    serveur = None
    try:
        serveur = Serveur(dossier)
        yield serveur
    finally:
        if serveur is not None:
            serveur.arreter()
        shutil.rmtree(dossier, ignore_errors=True)
