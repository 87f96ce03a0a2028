"""La preuve de tous les exercices : une copie, un test. Voir CONTRIBUTING.md, « Une copie d'épreuve ».

RETROPROP_EPREUVES_GRAINES=3 va plus vite qu'avec les vingt graines de la CI ; ``-k heaviside`` n'exécute que ces copies.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from atelier import construction, copies, epreuves
from autograder.cours import liste_chapitres, trouver_source

GRAINES = range(int(os.environ.get("RETROPROP_EPREUVES_GRAINES", epreuves.GRAINES)))
CHAPITRES = liste_chapitres(construction.RACINE)


def _copies(chapitre: str):
    return copies.lister_copies(chapitre, construction.RACINE)


def _source(chapitre: str):
    return construction.lire_source_mesuree(trouver_source(chapitre, construction.RACINE))


TOUTES = [(chapitre, nom) for chapitre in CHAPITRES
          for nom in [*epreuves.EPREUVES_D_OFFICE, *map(copies.nom_de, _copies(chapitre))]]


@pytest.fixture(scope="session")
def plaintes(request) -> Callable[[str, str], list[str]]:
    """Exécute d'un coup, par chapitre, les copies que cette session demande ; rend les plaintes de chacune."""
    demandees: dict[str, list[str]] = {}
    for item in request.session.items:
        if getattr(item, "originalname", "") == test_copie.__name__ and "nom" in item.callspec.params:
            demandees.setdefault(item.callspec.params["chapitre"], []).append(item.callspec.params["nom"])
    connues: dict[str, dict[str, list[str]]] = {}

    def celles_de(chapitre: str, nom: str) -> list[str]:
        if chapitre not in connues:
            a_faire = epreuves.preparer(_source(chapitre), _copies(chapitre), demandees[chapitre])
            connues[chapitre] = {v.epreuve.nom: v.plaintes for v in epreuves.eprouver(a_faire, GRAINES)}
        return connues[chapitre].get(nom, [])  # un chapitre sans quiz n'a pas d'épreuve « quiz »

    return celles_de


@pytest.mark.lent
@pytest.mark.xdist_group("epreuves")
@pytest.mark.parametrize("chapitre, nom", TOUTES, ids=[f"{chapitre}-{nom}" for chapitre, nom in TOUTES])
def test_copie(plaintes, chapitre, nom):
    trouvees = plaintes(chapitre, nom)
    assert not trouvees, "\n".join([f"{chapitre}, {nom} :", *trouvees])


@pytest.mark.parametrize("chapitre", CHAPITRES)
def test_chaque_exercice_a_assez_de_copies(chapitre):
    assert epreuves.juger_les_effectifs(_source(chapitre), _copies(chapitre)) == {}


def test_les_copies_ont_toutes_un_chapitre():
    dossiers = {d.name for d in copies.dossier_des_copies("", construction.RACINE).iterdir() if d.is_dir()} - {"hostiles", "styles"}
    assert dossiers <= {*CHAPITRES}, "un dossier de tests/copies/ ne porte le nom d'aucun chapitre"
