"""Ce qu'une copie d'épreuve peut changer dans un carnet, d'après les noms globaux que chaque cellule définit et lit.

Une copie de NumPy n'attend pas le chargement des cadres, et une erreur dans un exercice ne rejoue que ce qui en dépend.
L'analyse lit le code sans l'exécuter, cellule par cellule, dans l'ordre du carnet.
"""

from __future__ import annotations

import ast
import copy
import functools
import re
import symtable
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from nbformat import NotebookNode

from autograder.cellules import est_solution, est_sautee, est_un_test, grade_id
from autograder.publication.essais import autonomes
from autograder.publication.lecture_de_test import racine


@dataclass(frozen=True)
class Noms:
    """Les noms globaux d'une cellule."""

    definis: frozenset[str]  # peut-être : sous un if, dans une boucle
    surs: frozenset[str]  # définis à coup sûr
    modifies: frozenset[str]  # l'objet change, pas le nom : a.x = …, a[i] = …, a.f(…)
    lus: frozenset[str]  # avant d'être définis par la cellule elle-même
    differes: frozenset[str]  # lus par les fonctions et les classes, au moment de leur appel
    importes: frozenset[str]

    @property
    def donnes(self) -> frozenset[str]:
        """Les noms dont la valeur vient peut-être de cette cellule."""
        return self.definis | self.modifies


def cellules_touchees(carnet: NotebookNode, remplacees: Iterable[str]) -> set[str]:
    """Les cellules notées dont le résultat peut dépendre des cellules de solution ``remplacees``."""
    return {grade_id(cellule) for cellule, _, touchee in _parcourir(carnet, set(remplacees))
            if touchee and est_un_test(cellule)}


def tranche(carnet: NotebookNode, remplacees: Iterable[str], juste: bool = False, references: Mapping[str, str] | None = None) -> NotebookNode:
    """Le carnet réduit à ce qu'une copie peut changer.

    Restent les cellules remplacées, les cellules notées qui en dépendent (d'une copie ``juste``, toutes les cellules
    qui en dépendent : elle ne doit rien casser), et celles qui définissent ou modifient un nom que les unes ou les
    autres lisent. references : par exercice, le code qui le remplace s'il est perdu ; ce qu'il lit reste aussi.
    """
    remplacees, references = set(remplacees), references or {}
    return _avec_leurs_sources(carnet, [
        (cellule, _avec_ceux_de(noms, references.get(grade_id(cellule))), touchee and (juste or est_un_test(cellule)) or grade_id(cellule) in remplacees)
        for cellule, noms, touchee in _parcourir(carnet, remplacees)])


def _avec_ceux_de(noms: Noms, reference: str | None) -> Noms:
    if reference is None:
        return noms
    siens = _noms(reference)
    return replace(noms, lus=noms.lus | siens.lus, differes=noms.differes | siens.differes)


def noms_de_l_apprenant(carnet: NotebookNode) -> dict[str, frozenset[str]]:
    """Pour chaque test, les noms dont la valeur peut venir des réponses : ce qu'elles définissent, et ce que le cours en tire."""
    return {grade_id(cellule): touches for cellule, _, touches in _avec_les_noms_touches(carnet) if est_un_test(cellule)}


def cellules_du_juge(carnet: NotebookNode) -> list[NotebookNode]:
    """Ce que le juge exécute, dans l'ordre, tests compris : les cellules du cours qui n'appellent aucune réponse, et dont un test se sert.

    Une cellule qui ne fait que définir une fonction qui en appellerait une s'y trouve : définir n'est pas appeler.
    """
    retenues = [(cellule, noms, est_un_test(cellule)) for cellule, noms, touches in _avec_les_noms_touches(carnet)
                if est_un_test(cellule) or not (noms.lus & touches or est_solution(cellule) or est_sautee(cellule))]
    return _avec_leurs_sources(carnet, retenues).cells


def _avec_les_noms_touches(carnet: NotebookNode) -> Iterator[tuple[NotebookNode, Noms, frozenset[str]]]:
    """Chaque cellule de code, ses noms, et ceux dont la valeur, à cet endroit, peut venir d'une réponse."""
    toutes = {grade_id(c) for c in carnet.cells if est_solution(c)}
    cellules = _lire(carnet)
    modules = frozenset().union(*(noms.importes for _, noms in cellules))
    precedentes: list[tuple[NotebookNode, Noms]] = []
    for cellule, noms in cellules:
        yield cellule, replace(noms, modifies=noms.modifies - modules), frozenset(_noms_touches(precedentes, toutes))
        if not est_un_test(cellule):
            precedentes += [(cellule, replace(m, modifies=m.modifies - modules)) for m in map(_noms, _morceaux(cellule.source))]


@functools.cache
def _morceaux(source: str) -> tuple[str, ...]:
    """Les instructions d'une cellule, chacune à part : une fonction qui appelle une réponse n'en fait pas une de sa voisine."""
    try:
        return tuple(map(ast.unparse, ast.parse(source).body))
    except SyntaxError:
        return (source,)


def tranche_de(carnet: NotebookNode, etiquette: str) -> NotebookNode:
    """Le carnet réduit aux cellules de code qui portent cette étiquette, et à celles dont elles dépendent."""
    return _avec_leurs_sources(carnet, [(cellule, noms, etiquette in cellule.metadata.get("tags", []))
                                        for cellule, noms, _ in _parcourir(carnet, set())])


def _avec_leurs_sources(carnet: NotebookNode, cellules: list[tuple[NotebookNode, Noms, bool]]) -> NotebookNode:
    """Le carnet réduit aux cellules voulues (le dernier élément de chaque triplet) et à ce qui définit ou modifie ce qu'elles lisent."""
    differes: set[str] = set()  # une fonction peut lire un nom défini après elle : ceux-là sont demandés partout
    while True:
        avant, demandes, gardees = len(differes), set(), []
        for cellule, noms, voulue in reversed(cellules):
            fournit = not est_un_test(cellule) and bool(noms.donnes & (demandes | differes))
            if voulue or fournit:
                demandes = (demandes - noms.surs) | noms.lus | noms.modifies
                differes |= noms.differes
                gardees.append(cellule)
        if len(differes) == avant:
            break
    reduit = copy.copy(carnet)
    reduit.cells = gardees[::-1]
    return reduit


def _parcourir(carnet: NotebookNode, remplacees: set[str]) -> Iterator[tuple[NotebookNode, Noms, bool]]:
    """Chaque cellule de code, ses noms, et si les cellules remplacées peuvent changer ce qu'elle fait."""
    cellules = _lire(carnet)
    modules = frozenset().union(*(noms.importes for _, noms in cellules))  # np.random.seed() ne change pas np
    precedentes: list[tuple[NotebookNode, Noms]] = []
    for cellule, noms in cellules:
        noms = replace(noms, modifies=noms.modifies - modules)
        touches = _noms_touches(precedentes, remplacees)
        yield cellule, noms, bool((noms.lus | noms.differes) & touches)
        if not est_un_test(cellule):  # une cellule notée ne transmet rien : chacune prépare ses données
            precedentes.append((cellule, noms))


def _lire(carnet: NotebookNode) -> list[tuple[NotebookNode, Noms]]:
    """Chaque cellule de code et ses noms. Un test est lu tel qu'il s'exécute : avec ce qu'il reprend des tests précédents."""
    textes = autonomes(carnet, complet=False)
    return [(c, _noms("\n".join(textes[grade_id(c)]) if est_un_test(c) else c.source)) for c in carnet.cells if c.cell_type == "code"]


def _noms_touches(cellules: list[tuple[NotebookNode, Noms]], remplacees: set[str]) -> set[str]:
    """Les noms dont la valeur, après ces cellules, peut dépendre des cellules remplacées."""
    touches: set[str] = set()
    fonctions: list[Noms] = []
    for cellule, noms in cellules:
        if grade_id(cellule) in remplacees or noms.lus & touches:
            touches |= noms.donnes
        else:
            touches -= noms.surs
        fonctions.append(noms)
        taille = -1
        while taille != len(touches):  # une fonction déjà définie change avec celles qu'elle appelle
            taille = len(touches)
            for noms_avant in fonctions:
                if noms_avant.differes & touches:
                    touches |= noms_avant.definis
    return touches


@functools.cache  # toutes les copies d'un chapitre partagent ses cellules
def _noms(source: str) -> Noms:
    """Les noms d'une cellule ; tous ses mots, si ce n'est pas du Python pur."""
    try:
        instructions = ast.parse(source).body
    except SyntaxError:
        mots = frozenset(re.findall(r"[^\W\d]\w*", source))
        return Noms(mots, frozenset(), mots, mots, frozenset(), frozenset())
    definis, surs, lus, differes, importes = (set() for _ in range(5))
    for instruction in _derouler(instructions):
        ses_definis, ses_lus = _noms_de_l_instruction(ast.unparse(instruction))
        definis |= ses_definis
        if isinstance(instruction, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            differes |= ses_lus
        else:
            lus |= ses_lus - surs
        if isinstance(instruction, (ast.Import, ast.ImportFrom)):
            importes |= ses_definis
        if not isinstance(instruction, (ast.If, ast.For, ast.While, ast.Try, ast.Match)):
            surs |= ses_definis
    # controles.remplace(globals(), xor=…) lit et change les noms qu'il reçoit en arguments nommés.
    remplaces = {a.arg for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call) and getattr(n.func, "attr", "") == "remplace" for a in n.keywords if a.arg}
    return Noms(*map(frozenset, (definis, surs, _noms_modifies(instructions), lus | remplaces, differes - surs, importes)))


def _derouler(instructions: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Les instructions dans l'ordre, celles d'un bloc ``with`` à sa place : il s'exécute une fois, et en entier."""
    for instruction in instructions:
        if isinstance(instruction, ast.With):
            for element in instruction.items:
                if element.optional_vars:
                    yield ast.Assign(targets=[element.optional_vars], value=element.context_expr, lineno=instruction.lineno)
                else:
                    yield ast.Expr(element.context_expr)
            yield from _derouler(instruction.body)
        else:
            yield instruction


def _noms_modifies(instructions: list[ast.stmt]) -> set[str]:
    """Les noms dont une instruction exécutée tout de suite change l'objet sans le redéfinir."""
    noms = set()
    for instruction in instructions:
        if isinstance(instruction, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        for noeud in ast.walk(instruction):
            cibles = getattr(noeud, "targets", None) or [getattr(noeud, "target", None)]
            if isinstance(noeud, ast.Expr) and isinstance(noeud.value, ast.Call):
                cibles = [noeud.value.func]
            noms |= {racine(cible) for cible in cibles if isinstance(cible, (ast.Attribute, ast.Subscript))} - {None}
    return noms


def _noms_de_l_instruction(source: str) -> tuple[set[str], set[str]]:
    """Les noms globaux qu'une instruction définit, et ceux qu'elle lit."""
    globale = symtable.symtable(source, "cellule", "exec")
    definis = {s.get_name() for s in globale.get_symbols() if s.is_assigned() or s.is_imported()}
    lus = {s.get_name() for s in globale.get_symbols() if s.is_referenced()}
    tables = globale.get_children()
    for table in tables:  # la liste s'allonge : fonctions, classes et compréhensions, à toute profondeur
        tables += table.get_children()
        lus |= {s.get_name() for s in table.get_symbols() if s.is_global()}
        definis |= {s.get_name() for s in table.get_symbols() if s.is_declared_global()}
    return definis, lus
