"""Les témoins : des tests dont l'attendu est changé, que seule une réponse qui triche réussit."""

from __future__ import annotations

import re
import sys

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from traitlets.config import Config

from autograder.execution.executer import Executer, est_prouve
from autograder.execution.temoins import Temoins

REEL = r"\d+\.\d+(e-?\d+)?"


def autre(expression: str) -> str:
    """Le motif d'une valeur calculée, puis changée."""
    return rf"\(lambda v: 1 - v if np\.isin\(v, \(0, 1\)\)\.all\(\) else v \* {REEL} \+ {REEL}\)\(np\.asarray\({re.escape(expression)}\)\)"


@pytest.mark.parametrize("source, motif", [
    ("controles.egal(f(3), 6, 't')", r"controles\.egal\(f\(3\), (2\d), 't'\)"),
    ("assert f(3) == -6.5", r"assert f\(3\) == -(2\d\.5)"),
    ("controles.egal(f(x), [1, 2.0], 't')", r"controles\.egal\(f\(x\), \[\d+, \d+\.\d+\], 't'\)"),
    ("controles.accord(f(x), a @ b, 'é', 'PyTorch')", rf"controles\.accord\(f\(x\), {autre('a @ b')}, 'é', 'PyTorch'\)"),
    ("controles.egal(f(x), (a, 2 * b), 't')", rf"controles\.egal\(f\(x\), {autre('(a, 2 * b)')}, 't'\)"),
    ("with g():\n    for k in (1, 2):\n        controles.egal(f(k), k, 't')", rf"with g\(\):\n    for k in \(1, 2\):\n        controles\.egal\(f\(k\), {autre('k')}, 't'\)"),
    # Une variable que le test calcule est changée là où la réponse la lirait…
    ("with g():\n    a, é = h()\n    controles.egal(f(x), é, 't')", rf"with g\(\):\n    a, é = h\(\)\n    é = {autre('é')}\n    controles\.egal\(f\(x\), é, 't'\)"),
    # … sauf si le test s'en sert aussi pour appeler la réponse : une réponse juste rendrait la valeur changée.
    ("lot = g()\ncontroles.egal(f(lot), lot, 't')", rf"lot = g\(\)\ncontroles\.egal\(f\(lot\), {autre('lot')}, 't'\)"),
    # Un test caché d'abord.
    ("controles.egal(f(3), 6, 't')\n### BEGIN HIDDEN TESTS\nassert f(4) == 8\n### END HIDDEN TESTS",
     r"controles\.egal\(f\(3\), 6, 't'\)\n### BEGIN HIDDEN TESTS\nassert f\(4\) == \d\d\n### END HIDDEN TESTS"),
])
def test_une_valeur_attendue_est_changee(source, motif):
    for graine in range(20):
        fausse = Temoins(graine=graine).fausser(source)
        assert re.fullmatch(motif, fausse), fausse


@pytest.mark.parametrize("source", [
    "controles.vrai(f(3) == 6, 't')",
    "controles.egal(f(0), np.nan, 't')",
    "assert f(0) == [1, float('inf'), INF]",
    "assert f(3) == 'trois'",
    "assert f(3) == True",
    "assert f(3) == {'a': 1}",
    # Peut-être jamais exécutée : une copie honnête réussirait le test changé.
    "if x:\n    controles.egal(f(3), 6, 't')",
    "for k in serie:\n    controles.egal(f(k), 6, 't')",
    "for k in ():\n    controles.egal(f(k), 6, 't')",
    "def verifier():\n    assert f(3) == 6",
])
def test_ce_qui_ne_peut_pas_l_etre_reste_sans_temoin(source):
    assert Temoins(graine=1).fausser(source) is None


def test_une_contre_epreuve_change_un_trois_ou_tous_les_tests():
    assert {Temoins(graine=graine).combien_changer() for graine in range(20)} == {1, 3, None}


def test_un_test_renouvele_tire_autre_chose():
    source = "rng = controles.hasard(3)\nx = f(controles.hasard())"
    assert re.fullmatch(r"rng = controles\.hasard\(\d{7}\)\nx = f\(controles\.hasard\(\d{7}\)\)", Temoins().renouveler(source))


# ---------------------------------------------------------------- sur le vrai moteur

TEST = """\
x = float(controles.hasard(3).uniform(1, 9))
attendu = 2 * x
controles.egal(double(x), attendu, "double")
controles.reussi("le double")"""
HONNETE = "def double(x):\n    return 2 * x"
HONNETE_QUI_RETIENT = "VUS = {}\n\ndef double(x):\n    return VUS.setdefault(x, 2 * x)"
LIT_L_ATTENDU = "def double(x):\n    return attendu"
LIT_UNE_FOIS = "VUS = {}\n\ndef double(x):\n    return VUS.setdefault(round(x, 4), attendu)"
LIT_UNE_SEULE_FOIS = "VUS = []\n\ndef double(x):\n    VUS.append(attendu)\n    return VUS[0]"


def executer(reponse: str, contre_epreuve: float):
    """Ce que le moteur dit d'une copie d'un exercice, dont le test réussit."""
    def cellule(source, grade_id, **nbgrader):
        meta = {"grade_id": grade_id, "grade": False, "solution": False, "locked": True, "schema_version": 3, "task": False, **nbgrader}
        return new_code_cell(source, metadata={"nbgrader": meta})

    carnet = new_notebook(cells=[
        cellule("import numpy as np\nfrom retroprop import controles", "preparation"),
        cellule(reponse, "double", solution=True),
        cellule(TEST, "test_double", grade=True, points=1)])
    carnet.metadata.retroprop = {"noms": {"double": ["double"]}, "permis": [], "lus": []}
    Executer(config=Config({"Executer": {"contre_epreuve": contre_epreuve}})).preprocess(carnet, {})
    assert est_prouve(carnet.cells[-1])
    return carnet.metadata.retroprop


@pytest.mark.lent
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="noter demande Linux")
@pytest.mark.parametrize("reponse, contre_epreuve, suspecte", [
    (HONNETE, 1.0, False),
    (HONNETE_QUI_RETIENT, 1.0, False),
    ("from tensorflow import keras\n\n" + HONNETE, 0.0, False),  # un autre objet que « import keras », le même Keras
    (LIT_L_ATTENDU, 0.0, True),
    (LIT_UNE_FOIS, 0.0, True),  # d'autres tirages : la mémoire ne sert à rien
    (LIT_UNE_SEULE_FOIS, 0.0, False),
    (LIT_UNE_SEULE_FOIS, 1.0, True),  # la contre-épreuve est un autre monde, qu'elle ne reconnaît pas
])
def test_qui_lit_l_attendu_est_suspendu(reponse, contre_epreuve, suspecte):
    constat = executer(reponse, contre_epreuve)
    soupcons = constat.soupcons
    assert (0 < constat.contre_epreuve < constat.duree) == bool(contre_epreuve)  # sa durée est comptée à part
    assert bool(soupcons) == suspecte, soupcons
    assert not soupcons or "un témoin qui devait échouer a réussi (le test test_double" in soupcons[0]
