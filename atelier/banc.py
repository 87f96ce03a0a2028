"""Éprouver des carnets sur le moteur de notation lui-même : le même noyau isolé, le même juge.

Chaque carnet a son noyau. Ses cellules passent une fois ; les tests qui tirent au hasard sont observés et jugés avec d'autres graines.
"""

from __future__ import annotations

import functools
import json
import multiprocessing
import os
import time
from collections.abc import Container, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field

import nbformat
from nbformat import NotebookNode
from traitlets.config import Config

from autograder.cellules import est_un_test, grade_id
from autograder.execution.equipe import mourir_avec_le_parent
from autograder.execution.executer import CONFIANCE, SANS_ISOLEMENT, Executer
from autograder.isolement.pepiniere import CADRES, DONNEES
from autograder.isolement.provisionneur import a_precharger, pepiniere_du_processus
from autograder.retour.exporter import sans_couleurs

GRAINES = 20
GRAINES_DES_FAUSSES = 5
TRAVAILLEURS = 3  # un de plus que la machine de référence n'a de cœurs : un noyau qui démarre attend plus qu'il ne calcule
DELAI = 120.0  # secondes par copie : un chapitre s'exécute en moins d'une minute


@dataclass(frozen=True)
class Passage:
    """Un test, observé et jugé une fois avec une graine."""

    grade_id: str
    graine: int
    reussi: bool
    message: str  # ce que l'apprenant lit si le test échoue
    sortie: str  # ce que le test affiche en étant jugé
    releves: int  # valeurs venues du noyau
    sur_parole: int  # parmi elles, celles qui ne sont qu'un oui ou un non
    objets: tuple[int, ...]  # les sites où un objet est venu
    duree: float

    @property
    def lignes(self) -> int:
        return len(self.message.splitlines())


@dataclass
class Resultats:
    """Tout ce qu'a donné l'exécution d'un carnet."""

    passages: dict[str, list[Passage]]  # par grade_id, dans l'ordre des graines
    erreurs: list[tuple[str, str]] = field(default_factory=list)  # cellules non notées : nom, message
    arret: str = ""  # pourquoi l'exécution s'est arrêtée avant la fin
    duree: float = 0.0


def executer_carnets(carnets: Mapping[str, NotebookNode], sources: Mapping[str, NotebookNode], graines: Sequence[int] = range(GRAINES), *,
                     peu: Container[str] = (), travailleurs: int = TRAVAILLEURS, delai: float = DELAI) -> Iterator[tuple[str, Resultats]]:
    """Exécute des carnets, chacun dans un noyau isolé, et rend les résultats dès qu'ils sont prêts.

    sources : pour chaque carnet, le carnet source dont le juge tient les tests et les références.
    graines : la première pour l'exécution entière, les suivantes pour observer de nouveau les tests qui tirent au hasard.
    peu : les carnets auxquels ``GRAINES_DES_FAUSSES`` graines suffisent.
    delai : secondes accordées à un carnet. Un carnet qui les dépasse, ou dont le noyau meurt, le dit dans ``arret``
    et n'arrête pas les autres. Lève ``IsolementImpossible`` là où l'on ne peut pas noter.
    """
    cadres = frozenset(CADRES) & a_precharger("\n".join(c.source for carnet in carnets.values() for c in carnet.cells))
    equipe = _equipe(travailleurs, cadres)
    textes: dict[int, bytes] = {}
    confies = {}
    for nom, carnet in carnets.items():
        siennes = list(graines[:GRAINES_DES_FAUSSES] if nom in peu else graines)
        source = textes.setdefault(id(sources[nom]), json.dumps(sources[nom], sort_keys=True).encode())
        confies[equipe.submit(_executer, json.dumps(carnet), source, siennes, delai)] = nom
    try:
        for fini in as_completed(confies):
            yield confies[fini], fini.result()
    except BrokenExecutor:
        _equipe.cache_clear()  # la prochaine fois, une autre équipe
        raise
    finally:
        for future in confies:
            future.cancel()


@functools.cache
def _equipe(travailleurs: int, cadres: frozenset[str]) -> ProcessPoolExecutor:
    """Une équipe qui sert à tous les chapitres : ses pépinières mettent des secondes à importer les cadres."""
    # « spawn » : comme les travailleurs de la notation, ceux-ci ne partagent rien avec le processus des tests.
    return ProcessPoolExecutor(travailleurs, mp_context=multiprocessing.get_context("spawn"), initializer=_commencer, initargs=(cadres,))


def executer_carnet(carnet: NotebookNode, graines: Sequence[int] = range(GRAINES), *, source: NotebookNode | None = None, delai: float = DELAI) -> Resultats:
    """Exécute un carnet (voir ``executer_carnets``). source : le carnet lui-même par défaut."""
    return next(iter(executer_carnets({"": carnet}, {"": source or carnet}, graines, travailleurs=1, delai=delai)))[1]


# ---- dans un travailleur


def _commencer(cadres: frozenset[str]) -> None:
    mourir_avec_le_parent()
    if os.environ.get(SANS_ISOLEMENT) != CONFIANCE:
        pepiniere_du_processus({*cadres, *DONNEES})  # d'emblée tout ce que demandera l'un ou l'autre des carnets


def _executer(texte: str, source: bytes, graines: list[int], delai: float) -> Resultats:
    carnet = nbformat.from_dict(json.loads(texte))  # sans validation : le carnet du quiz répète des cellules
    banc = _Banc(graines, config=Config({"Executer": {"timeout": int(delai), "graine": graines[0]}, "ProvisionneurIsole": {"duree": 8 * int(delai)}}))
    debut = time.monotonic()
    banc.resultats = Resultats({grade_id(c): [] for c in carnet.cells if est_un_test(c)})
    banc.preprocess(carnet, {"retroprop_source": source})
    banc.resultats.erreurs = [(grade_id(c) or f"n° {rang} : {c.source.strip().splitlines()[:1]}", _message(c)) for rang, c in enumerate(carnet.cells, 1)
                              if c.cell_type == "code" and not est_un_test(c) and _message(c)]
    banc.resultats.arret = carnet.metadata.retroprop.arret
    banc.resultats.duree = time.monotonic() - debut
    return banc.resultats


class _Banc(Executer):
    """L'exécution d'une copie, où les tests qui tirent au hasard sont observés avec d'autres graines, et chaque passage retenu."""

    resultats: Resultats

    def __init__(self, graines: list[int], **arguments) -> None:
        super().__init__(**arguments)
        self._graines = graines

    def verdict(self, test, graine):
        """Le premier verdict compte ; les autres sont retenus."""
        # controles.hasard est seul à lire la graine : les autres tests donneraient le même résultat.
        suivantes = self._graines[1:] if "controles.hasard(" in test.texte else []
        rendus = []
        for une in [graine, *suivantes]:
            debut = time.monotonic()
            rendu = super().verdict(test, une)
            rendus.append(rendu)
            self.resultats.passages[test.nom].append(Passage(
                test.nom, une, rendu["reussi"], "" if rendu["reussi"] else "\n".join(rendu["message"]), rendu.get("sortie", ""),
                rendu.get("releves", 0), rendu.get("sur_parole", 0), tuple(rendu.get("objets", ())), time.monotonic() - debut))
        return rendus[0]


def _message(cellule: NotebookNode) -> str:
    """Ce que l'apprenant lit si la cellule échoue, sans couleurs."""
    erreurs = ["\n".join(s.traceback) or f"{s.ename} : {s.evalue}" for s in cellule.outputs if s.output_type == "error"]
    return sans_couleurs("\n".join(erreurs)).strip()
