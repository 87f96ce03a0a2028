"""Aucun test n'est gagné par un noyau qui n'a rien : à tout ce qu'on lui demande, il répond « un objet », True, 0, [] ou 1.

Un test qu'il gagne ne vérifie rien, ou croit la copie sur parole : observez une valeur qu'il faut avoir calculée.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import nbformat
import pytest
from nbformat import NotebookNode

from atelier import construction
from autograder import cours
from autograder.cellules import est_un_test, grade_id

CHAPITRES = cours.liste_chapitres(construction.RACINE)
ESSAIS = 20  # jugements par test : un premier, puis un site à la fois répond autre chose
OBSERVATIONS = 1_000  # par jugement : au-delà, le test attend sans fin une bonne réponse
SECONDES = 2  # par jugement
OBJET = ["O", {"classes": ["torch.nn.modules.module.Module", "keras.src.models.sequential.Sequential", "keras.src.models.model.Model", "builtins.generator",
                           "builtins.function", "builtins.dict"], "appelable": True, "numero": 0, "fonction": True}]
REPONSES = [OBJET, True, ["i", "0"], ["l", []], ["i", "1"]]


class TropLong(BaseException):
    """Ce jugement n'aboutit pas : le test est perdu."""


def gagnes(octets: bytes) -> list[str]:
    """Les tests, hors quiz, que ce noyau gagne. octets : un chapitre mesuré (les sites où la solution a un objet)."""
    from autograder.jugement.juge import _Preparation

    def alarme(*_):
        raise TropLong

    signal.signal(signal.SIGALRM, alarme)
    preparation = _Preparation(octets)
    return [nom for nom in preparation.chapitre.tests if not nom.startswith("test_quiz") and _est_gagne(preparation, nom)]


def _est_gagne(preparation, nom: str) -> bool:
    from autograder.jugement import verdict

    test = preparation.chapitre.tests[nom]
    assert test.objets is not None, f"{nom} n'est pas mesuré : retroprop construire"
    espace = {**preparation.espace(nom), **verdict.absents(test.noms)}
    rangs: dict[int, int] = {}  # par site, la réponse donnée
    demandes: list[int] = []
    lire_la_suite = verdict._Lecteur._suivant

    def repondre(lecteur, site):
        demandes.append(site)
        if len(demandes) > OBSERVATIONS:
            raise verdict.donnees.ReleveIllisible("sans fin")
        lecteur._suite = iter([[site, "v", REPONSES[rangs.setdefault(site, 0 if site in test.objets else 1)]]])
        return lire_la_suite(lecteur, site)

    verdict._Lecteur._suivant = repondre
    try:
        for _ in range(ESSAIS):
            demandes.clear()
            signal.alarm(SECONDES)
            try:
                if verdict.juger(test.vues, test.texte, nom, dict(espace), {"releves": [], "fin": None}, 0, test.objets).reussi:
                    return True
            except TropLong:
                pass
            finally:
                signal.alarm(0)
            # Le dernier site demandé a fait perdre : il répond autre chose, ou celui d'avant s'il a tout essayé.
            for site in reversed(demandes):
                if rangs[site] + 1 < len(REPONSES):
                    rangs[site] += 1
                    break
            else:
                break
    finally:
        verdict._Lecteur._suivant = lire_la_suite
    return False


def _octets(source: NotebookNode) -> bytes:
    return nbformat.writes(source).encode()


@pytest.fixture(scope="module")
def ailleurs() -> Iterator[ProcessPoolExecutor]:
    """Un processus à part, comme celui du juge : les cadres n'y sont importés qu'une fois, et il exécute le cours."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as processus:
        yield processus


@pytest.mark.lent
@pytest.mark.xdist_group("oracle")
@pytest.mark.parametrize("chapitre", CHAPITRES)
def test_un_noyau_qui_n_a_rien_ne_gagne_rien(ailleurs, chapitre):
    source = construction.lire_source_mesuree(construction.trouver_source(chapitre, construction.RACINE))
    assert ailleurs.submit(gagnes, _octets(source)).result() == []


@pytest.mark.parametrize("test, gagne", [
    ("controles.egal(double(3), 6, 'double(3)')", False),
    ("controles.vrai(controles.observe(double(3) == 6), 'double(3)')", True),  # le oui du noyau
    ("controles.vrai(double(3) != 7, 'double(3)')", True),  # presque tout est différent de 7
    ("for x in double(np.ones(2)):\n    controles.egal(x, 2, 'double')", True),  # une liste vide n'est jamais comparée
    ("m = double\ncontroles.vrai(m(1) > 0 and m(2) > 0, 'positifs')", True),
    ("controles.vrai(len(double(np.ones(2))) == 2 and double(1) == 2, 'double')", False),
], ids=["valeur", "parole", "différent", "liste vide", "signe", "longueur"])
def test_l_oracle_sait_gagner(test, gagne):
    """Il trouve les tests qui ne vérifient rien, et eux seuls."""
    carnet = construction.lire_source(construction.RACINE / "tests" / "mini" / "90_mini.py")
    for cellule in carnet.cells:
        if est_un_test(cellule):
            if grade_id(cellule) == "test_double_scalaire":
                cellule.source = f"{test}\ncontroles.reussi('bien')"
            cellule.metadata["retroprop"] = {"objets": [1]}  # le nom de la fonction
    avant = signal.getsignal(signal.SIGALRM)
    try:
        assert gagnes(_octets(carnet)) == (["test_double_scalaire"] if gagne else [])
    finally:
        signal.signal(signal.SIGALRM, avant)
