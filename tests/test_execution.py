"""Ce que la notation exécute d'une cellule du cours, et ce qu'elle précharge avant les copies."""

from __future__ import annotations

import pytest

from autograder.cellules import sans_illustrations
from autograder.isolement import acces, pepiniere
from autograder.isolement.acces import a_precharger


@pytest.mark.parametrize("source, attendue", [
    ("figures.marche()", ""),
    ("figures.a()\nwidgets.b(\n    1,\n)\nprogression.bilan()", ""),
    ("w = 1\nfigures.f(w,\n          'é')\nv = 2", "w = 1\npass\n\nv = 2"),
    ("x = f(1)\nx.g()\nfigures.h(x)", "x = f(1)\nx.g()\npass"),
    ("é = 1; figures.f(é); b = 2", "é = 1; pass; b = 2"),
    ("image = figures.f()", "image = figures.f()"),
    ("for k in range(3):\n    figures.f(k)", "for k in range(3):\n    figures.f(k)"),
    ("print(figures.f())", "print(figures.f())"),
    ("%matplotlib inline\nfigures.f()", "%matplotlib inline\nfigures.f()"),
    ("ma.figures.f()", "ma.figures.f()"),
])
def test_une_illustration_n_est_pas_executee_et_le_reste_garde_ses_lignes(source, attendue):
    assert sans_illustrations(source) == attendue
    assert not attendue or source.count("\n") == attendue.count("\n")


@pytest.mark.parametrize("texte, attendu", [
    ("x = np.zeros(3)", set()),
    ("carnet.preparer_cadres()", {"torch", "keras"}),
    ("import torch\nX, *_ = donnees.charger_chiffres()", {"torch", "charger_chiffres"}),
    ("torchvision = 1", set()),
])
def test_on_ne_precharge_que_ce_que_le_carnet_demande(texte, attendu):
    assert a_precharger(texte) == attendu


def test_les_donnees_a_precharger_existent():
    from retroprop import donnees

    assert [nom for nom in pepiniere.DONNEES if not callable(getattr(donnees, nom, None))] == []


@pytest.mark.lent
def test_une_pepiniere_qui_ne_precharge_pas_le_dit_et_sert_quand_meme(monkeypatch):
    """Un module qui plante à l'import ne coûte que de la vitesse."""
    acces.fermer_la_pepiniere()
    monkeypatch.setattr(pepiniere, "COURS", ("this", "sys:exit"))
    with pytest.warns(UserWarning, match="ne se préchargent pas"):
        assert acces.pepiniere_du_processus().vivante
    acces.fermer_la_pepiniere()
    monkeypatch.undo()
    assert acces.pepiniere_du_processus().adresse.modules == pepiniere.NOYAU + pepiniere.COURS
    acces.fermer_la_pepiniere()
