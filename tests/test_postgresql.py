"""Le carnet de notes dans PostgreSQL : un vrai serveur, les mêmes notes que SQLite, et une notation tuée qui reprend."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from conftest import MINI
from test_copies_abimees import copie_juste, deposer
from test_donnees import sauter
from test_reprise import VARIANTES, contenu, lancer, noter, temoin, tout_arreter  # noqa: F401

pytestmark = [pytest.mark.lent, pytest.mark.skipif(not sys.platform.startswith("linux"), reason="noter demande Linux")]


def _programme(nom: str) -> str:
    """Le chemin d'un programme de PostgreSQL ; Debian ne met pas le serveur dans PATH."""
    trouve = shutil.which(nom) or next(iter(sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{nom}"), reverse=True)), None)
    return trouve or sauter(f"PostgreSQL n'est pas installé ({nom})")


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


@pytest.fixture
def serveur():
    pytest.importorskip("psycopg")
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


def test_postgresql_donne_les_notes_de_sqlite_et_survit_a_une_notation_tuee(cours, temoin, serveur):  # noqa: F811
    env = {"RETROPROP_DB_URL": serveur.adresse}
    variante = {f"{nom}-{tour}": nom for tour in range(3) for nom in VARIANTES}
    for etudiant, nom in variante.items():
        copie = VARIANTES[nom](copie_juste(cours))
        copie.cells[0].source += f"\n\nCopie de {etudiant}."
        deposer(cours, etudiant, copie)

    processus = lancer(cours, MINI, "--travailleurs", "1", env=env)
    corrigees = cours / "copies" / "corrigees"
    while (notees := len(list(corrigees.glob(f"*/{MINI}/{MINI}.ipynb")))) < 4:
        assert processus.poll() is None, processus.communicate()[0]
        time.sleep(0.02)
    processus.kill()
    processus.wait()

    code, texte = noter(cours, "--travailleurs", "1", env=env)
    assert code == 0 and "15 copie(s) notée(s), 0 refusée(s)" in texte, texte
    assert "15 l'étaient déjà" not in texte and notees < 15
    assert "postgresql+psycopg://prof:***@/cours" in texte and "motdepasse" not in texte
    assert contenu(cours, adresse=serveur.adresse) == {etudiant: temoin[nom] for etudiant, nom in variante.items()}
    assert not (cours / "gradebook.db").exists()

    serveur.arreter()
    code, texte = noter(cours, env=env)
    assert code == 1 and "La notation s'est arrêtée" in texte and "la même commande reprendra" in texte, texte
    assert "Traceback" not in texte and "motdepasse" not in texte
    serveur.demarrer()
    code, texte = noter(cours, env=env)
    assert code == 0 and "15 l'étaient déjà" in texte, texte
