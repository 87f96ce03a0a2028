"""Éprouver des carnets sur le moteur de notation lui-même : le même noyau isolé, les mêmes témoins, la même preuve.

Chaque carnet a son noyau. Ses cellules passent une fois ; celles qui tirent au hasard sont rejouées avec d'autres graines.
"""

from __future__ import annotations

import functools
import json
import multiprocessing
import os
import re
import time
from collections.abc import Container, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field

import nbformat
from nbformat import NotebookNode
from traitlets.config import Config

from atelier.copies import est_notee, nbgrader
from autograder.execution.equipe import mourir_avec_le_parent
from autograder.execution.examen import examiner
from autograder.execution.executer import CONFIANCE, SANS_ISOLEMENT, Executer, NoyauPerdu, est_prouve, ligne_attendue
from autograder.isolement.pepiniere import CADRES, DONNEES
from autograder.isolement.provisionneur import a_precharger, pepiniere_du_processus
from autograder.arrivee.reconstruction import noms_definis
from autograder.execution.temoins import expression_isolee

GRAINES = 20
GRAINES_DES_FAUSSES = 5
TRAVAILLEURS = 3  # un de plus que la machine de référence n'a de cœurs : un noyau qui démarre attend plus qu'il ne calcule
DELAI = 120.0  # secondes par copie : un chapitre s'exécute en moins d'une minute
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Passage:
    """Une cellule notée, exécutée une fois avec une graine."""

    grade_id: str
    graine: int
    reussi: bool  # la preuve que demande la notation
    message: str  # ce que l'apprenant lit si la cellule échoue, sans couleurs
    sortie: str
    stderr: str  # tout ce qui arrive sur la sortie d'erreur, journaux en C++ compris
    valeur: bool  # la cellule se termine par une valeur (nbgrader la prendrait pour la note)
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
    soupcons: list[str] = field(default_factory=list)  # ce pour quoi la notation suspendrait cette copie
    duree: float = 0.0


def executer_carnets(carnets: Mapping[str, NotebookNode], graines: Sequence[int] = range(GRAINES), *, peu: Container[str] = (), surveilles: Container[str] | None = None,
                     travailleurs: int = TRAVAILLEURS, delai: float = DELAI) -> Iterator[tuple[str, Resultats]]:
    """Exécute des carnets, chacun dans un noyau isolé, et rend les résultats dès qu'ils sont prêts.

    graines : la première pour l'exécution entière, les suivantes pour rejouer les cellules notées qui tirent au hasard.
    peu : les carnets auxquels ``GRAINES_DES_FAUSSES`` graines suffisent. surveilles : ceux (par défaut, tous) que les témoins
    de la notation entourent ; ils coûtent plus que l'exécution d'une copie d'épreuve.
    delai : secondes accordées à un carnet. Un carnet qui les dépasse, ou dont le noyau meurt, le dit dans ``arret``
    et n'arrête pas les autres. Lève ``IsolementImpossible`` là où l'on ne peut pas noter.
    """
    cadres = frozenset(CADRES) & a_precharger("\n".join(c.source for carnet in carnets.values() for c in carnet.cells))
    equipe = _equipe(travailleurs, cadres)
    confies = {}
    for nom, carnet in carnets.items():
        siennes = list(graines[:GRAINES_DES_FAUSSES] if nom in peu else graines)
        confies[equipe.submit(_executer, json.dumps(carnet), siennes, surveilles is None or nom in surveilles, delai)] = nom
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


def executer_carnet(carnet: NotebookNode, graines: Sequence[int] = range(GRAINES), *, delai: float = DELAI) -> Resultats:
    """Exécute un carnet (voir ``executer_carnets``)."""
    return next(iter(executer_carnets({"": carnet}, graines, travailleurs=1, delai=delai)))[1]


# ---- dans un travailleur


def _commencer(cadres: frozenset[str]) -> None:
    mourir_avec_le_parent()
    if os.environ.get(SANS_ISOLEMENT) != CONFIANCE:
        pepiniere_du_processus({*cadres, *DONNEES})  # d'emblée tout ce que demandera l'un ou l'autre des carnets


def _executer(texte: str, graines: list[int], surveille: bool, delai: float) -> Resultats:
    carnet = nbformat.from_dict(json.loads(texte))  # sans validation : le carnet du quiz répète des cellules
    banc = _Banc(graines, surveille, delai, config=Config({"Executer": {"timeout": None}, "ProvisionneurIsole": {"duree": int(delai)}}))
    siennes = {nbgrader(c)["grade_id"]: c.source for c in carnet.cells if c.cell_type == "code" and nbgrader(c).get("solution")}
    carnet.metadata.retroprop = {"noms": {nom: sorted(noms_definis(code)) for nom, code in siennes.items()}, "permis": [],
                                 "lus": examiner(siennes.values())}
    debut = time.monotonic()
    banc.preprocess(carnet, {})
    resultats = banc.resultats
    resultats.duree = time.monotonic() - debut
    constat = carnet.metadata.retroprop
    resultats.soupcons = list(constat.soupcons)
    if constat.arret:
        resultats.arret = f"{constat.arret}, dans la cellule « {banc.en_cours} »"
    return resultats


_REJOUER = r'''
import contextlib, io, json, os, time
from IPython.core.getipython import get_ipython
shell, passages, traces = get_ipython(), [], []
montrer = shell._showtraceback
shell._showtraceback = lambda etype, evalue, lignes: traces.append(lignes if isinstance(lignes, str) else "\n".join(lignes))
try:
    for graine in GRAINES:
        os.environ["RETROPROP_GRAINE"] = str(graine)
        for nom, source in TESTS.items():
            traces.clear()
            sortie, stderr, debut = io.StringIO(), io.StringIO(), time.perf_counter()
            with contextlib.redirect_stdout(sortie), contextlib.redirect_stderr(stderr):
                fini = shell.run_cell(source, store_history=False)
            passages.append([nom, graine, fini.success, "\n".join(traces), sortie.getvalue(), stderr.getvalue(), fini.result is not None,
                             time.perf_counter() - debut])
finally:
    shell._showtraceback = montrer
resultat = json.dumps(passages)
'''


class _Banc(Executer):
    """L'exécution d'une copie, qui rejoue avec d'autres graines les tests qui tirent au hasard, et retient chaque passage."""

    def __init__(self, graines: list[int], surveille: bool, delai: float, **arguments) -> None:
        super().__init__(surveille=surveille, contre_epreuve=1.0, **arguments)
        self._graines, self.delai = graines, delai

    def au_debut(self) -> None:
        self.resultats = Resultats({nbgrader(c)["grade_id"]: [] for c in self.nb.cells if c.cell_type == "code" and est_notee(c)})
        self._semer(self._graines[0])
        super().au_debut()

    def a_la_fin(self) -> None:
        for rang, cellule in enumerate(self.nb.cells, 1):
            if cellule.cell_type == "code" and "retroprop" in cellule.metadata:
                if est_notee(cellule):
                    self._retenir(cellule, self._graines[0])
                elif message := _message(cellule):
                    nom = nbgrader(cellule).get("grade_id") or f"n° {rang} : {cellule.source.strip().splitlines()[:1]}"
                    self.resultats.erreurs.append((nom, message))
        # controles.hasard est seul à lire la graine : les autres cellules donneraient le même résultat.
        rejouees = [c for c in self.nb.cells if c.cell_type == "code" and est_notee(c) and "controles.hasard(" in c.source]
        if rejouees and self._graines[1:]:
            self._rejouer({nbgrader(c)["grade_id"]: c.source for c in rejouees})
        super().a_la_fin()

    def _rejouer(self, tests: dict[str, str]) -> None:
        """Les autres graines, d'une seule demande au noyau : une par passage coûterait plus que le passage."""
        self.en_cours = f"{next(iter(tests))}, rejouée avec d'autres graines"
        expression = expression_isolee(_REJOUER, GRAINES=self._graines[1:], TESTS=tests)
        reponse = self.sonder(expression, self.delai)
        if reponse is None:
            raise NoyauPerdu("les tests ne se laissent pas rejouer")
        for nom, graine, reussi, message, sortie, stderr, valeur, duree in json.loads(reponse):
            lignes = sortie.strip().splitlines()
            prouve = reussi and bool(lignes) and lignes[-1] == ligne_attendue(tests[nom])
            self.resultats.passages[nom].append(Passage(nom, graine, prouve, _ANSI.sub("", message).strip(), sortie, stderr, valeur, duree))

    def _semer(self, graine: int) -> None:
        self.sonder(f"__import__('os').environ.__setitem__('RETROPROP_GRAINE', '{graine}')")

    def _retenir(self, cellule: NotebookNode, graine: int) -> None:
        sorties = [s for s in cellule.outputs if s.output_type == "stream"]
        sortie, stderr = ("".join(s.text for s in sorties if s.name == nom) for nom in ("stdout", "stderr"))
        self.resultats.passages[nbgrader(cellule)["grade_id"]].append(Passage(
            nbgrader(cellule)["grade_id"], graine, est_prouve(cellule), _message(cellule), sortie, stderr,
            any(s.output_type == "execute_result" for s in cellule.outputs), cellule.metadata.retroprop.get("duree", 0.0)))


def _message(cellule: NotebookNode) -> str:
    """Ce que l'apprenant lit si la cellule échoue, sans couleurs."""
    erreurs = ["\n".join(s.traceback) or f"{s.ename} : {s.evalue}" for s in cellule.outputs if s.output_type == "error"]
    return _ANSI.sub("", "\n".join(erreurs)).strip()
