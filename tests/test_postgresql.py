"""Le carnet de notes dans PostgreSQL : un vrai serveur, les mêmes notes que SQLite, et une notation tuée qui reprend."""

from __future__ import annotations

import sys
import time

import pytest
from conftest import MINI
from serveur_postgresql import serveur_jetable
from test_copies_abimees import copie_juste, deposer
from test_donnees import sauter
from test_reprise import VARIANTES, contenu, lancer, noter, temoin, tout_arreter  # noqa: F401

pytestmark = [pytest.mark.lent, pytest.mark.skipif(not sys.platform.startswith("linux"), reason="noter demande Linux")]


@pytest.fixture
def serveur():
    pytest.importorskip("psycopg")
    try:
        with serveur_jetable() as serveur:
            yield serveur
    except FileNotFoundError as absence:
        sauter(str(absence))


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
