"""La clinique du chapitre 09 : ses données, et l'œil qui surveille un programme PyTorch."""

from __future__ import annotations

import numpy as np
import pytest

from retroprop import clinique

torch = pytest.importorskip("torch")


def test_les_donnees():
    X, y, X_valid, y_valid = clinique.manchots(np.random.default_rng(0))
    assert X.dtype == np.float32 and len(X) + len(X_valid) == 342 and np.all(np.diff(y) >= 0)
    np.testing.assert_allclose(X.mean(axis=0), 0, atol=1e-5)
    X, y, X_valid, y_valid = clinique.chiffres(np.random.default_rng(0), 100)
    assert X.shape == (100, 196) and X_valid.shape == (300, 196) and np.all(np.diff(y) >= 0)
    assert len(clinique.PANNES) == 14 and clinique.table_des_pannes().count("\n") == 13


def _entrainer(effacer, p=0.5):
    modele = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Dropout(p), torch.nn.Linear(4, 2))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.1)
    X, y = torch.randn(8, 3), torch.arange(8) % 2
    for rang in range(4):
        if effacer(rang):
            optimiseur.zero_grad()
        torch.nn.CrossEntropyLoss()(modele(X), y).backward()
        optimiseur.step()
    return modele


@pytest.mark.parametrize(("effacer", "nets"), [(lambda rang: True, 4), (lambda rang: False, 1), (lambda rang: rang % 2 == 0, 2)])
def test_espionner_voit_les_gradients_qui_s_accumulent(effacer, nets):
    torch.manual_seed(0)
    with clinique.espionner() as journal:
        modele = _entrainer(effacer)
    assert (journal.pas, journal.nets, journal.optimiseurs) == (4, nets, {("SGD", 0.1)})
    assert journal.dropouts == [True] * 4 and len(journal.epoques(8)) == 4
    avant = len(journal.entrees)
    modele(torch.zeros(1, 3))  # l'espion est parti
    assert len(journal.entrees) == avant


def test_espionner_ne_change_aucun_nombre():
    torch.manual_seed(1)
    seul = _entrainer(lambda rang: True)
    torch.manual_seed(1)
    with clinique.espionner() as journal:
        surveille = _entrainer(lambda rang: True)
        with torch.no_grad():
            surveille(torch.ones(2, 3))
    assert all(torch.equal(a, b) for a, b in zip(seul.parameters(), surveille.parameters()))
    np.testing.assert_array_equal(journal.derniere, np.ones((2, 3)))
    assert journal.sortie.shape == (2, 2) and len(journal.entrees) == 4 and journal.sur_probabilites == 0


@pytest.mark.parametrize(("softmax", "attendu"), [(True, 2), (False, 0)])
def test_espionner_voit_un_softmax_de_trop(softmax, attendu):
    modele = torch.nn.Sequential(torch.nn.Linear(3, 2), *[torch.nn.Softmax(dim=1)] * softmax)
    X, y = torch.randn(5, 3), torch.tensor([0, 1, 0, 1, 1])
    with clinique.espionner() as journal:
        torch.nn.CrossEntropyLoss()(modele(X), y).backward()
        torch.nn.functional.cross_entropy(modele(X), y).backward()
    assert journal.sur_probabilites == attendu
    np.testing.assert_allclose(journal.sortie, modele(X).detach().numpy())
    torch.nn.functional.cross_entropy(modele(X), y)  # l'espion est parti
    assert journal.sur_probabilites == attendu


def test_appareils_compte_les_produits():
    def programme(appareil):
        return torch.nn.Linear(2, 2).to(appareil)(torch.zeros(1, 2, device=appareil))

    assert clinique.appareils(programme, "meta")[1] == {"meta": 1}
    assert clinique.appareils(programme, "cpu")[1] == {"cpu": 1}


def test_resumer():
    assert clinique.resumer([1.5, np.nan]) == "perte : 1,500  NaN"
    assert clinique.resumer([5e7, *range(7)]).startswith("perte : 5,0e+07")
