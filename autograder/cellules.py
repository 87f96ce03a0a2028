"""Reconnaître les cellules d'un carnet du cours, d'après les métadonnées de nbgrader."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Mapping

from nbformat import NotebookNode

from autograder import reglages

_MARQUES_DE_SOLUTION = re.compile(r"^[ \t]*### (BEGIN|END) SOLUTION[ \t]*\n?", re.MULTILINE)


def nbgrader(cellule: NotebookNode) -> Mapping:
    """Les métadonnées de nbgrader d'une cellule ; vides si elle n'en a pas."""
    meta = cellule.metadata.get("nbgrader")
    return meta if isinstance(meta, dict) else {}


def grade_id(cellule: NotebookNode) -> str:
    """L'identifiant d'une cellule du cours ; vide si elle n'en a pas."""
    nom = nbgrader(cellule).get("grade_id")
    return nom if isinstance(nom, str) else ""


def est_solution(cellule: NotebookNode) -> bool:
    """Vrai si l'apprenant écrit dans cette cellule de code, et si des tests la jugent."""
    meta = nbgrader(cellule)
    return cellule.cell_type == "code" and bool(meta.get("solution")) and not meta.get("grade")


def est_un_test(cellule: NotebookNode) -> bool:
    """Vrai pour une cellule de test notée automatiquement."""
    meta = nbgrader(cellule)
    return cellule.cell_type == "code" and bool(meta.get("grade")) and not meta.get("solution")


def est_de_l_apprenant(cellule: NotebookNode) -> bool:
    """Vrai pour une réponse, ou pour une cellule que l'apprenant a ajoutée (voir ``arrivee.reconstruction``)."""
    return bool(nbgrader(cellule).get("solution")) or str(cellule.get("id", "")).startswith(reglages.PREFIXE_AJOUT)


def est_sautee(cellule: NotebookNode) -> bool:
    """Vrai pour une cellule qui ne fait que montrer : la notation la saute."""
    return bool(reglages.ETIQUETTES_SAUTEES & set(cellule.metadata.get("tags", [])))


def sans_marques(source: str) -> str:
    """Le code d'une solution, sans les marques BEGIN et END SOLUTION."""
    return _MARQUES_DE_SOLUTION.sub("", source).rstrip()


def exercice_du_test(nom: str, exercices: Iterable[str]) -> str | None:
    """L'exercice d'une cellule ``test_<exercice>_<critère>``, le plus long nom d'abord ; ``None`` s'il n'y en a pas."""
    return next((e for e in sorted(exercices, key=len, reverse=True) if nom == f"test_{e}" or nom.startswith(f"test_{e}_")), None)


def a_executer(cellule: NotebookNode) -> str:
    """Ce que la notation exécute d'une cellule : rien si elle ne fait que montrer, et sans ses figures si elle n'est que du cours."""
    if est_sautee(cellule):
        return ""
    return cellule.source if est_de_l_apprenant(cellule) or nbgrader(cellule) else sans_illustrations(cellule.source)


@functools.lru_cache(maxsize=1024)  # le même cours pour toutes les copies d'une classe
def sans_illustrations(source: str) -> str:
    """Une cellule du cours sans les instructions qui ne font que montrer : appels de figures, de widgets, du bilan, sans effet sur la suite.

    Elles deviennent ``pass`` : rien d'autre ne s'affiche à leur place, et les lignes gardent leur numéro. Vide s'il ne reste rien.
    """
    try:
        instructions = ast.parse(source).body
    except SyntaxError:  # une commande magique
        return source
    a_retirer = [i for i in instructions if _est_une_illustration(i)]
    if len(a_retirer) == len(instructions):
        return ""
    lignes = source.encode().split(b"\n")
    for instruction in reversed(a_retirer):
        debut, fin = instruction.lineno - 1, instruction.end_lineno - 1
        reste = lignes[fin][instruction.end_col_offset:]
        lignes[debut:fin + 1] = [lignes[debut][:instruction.col_offset] + b"pass" + reste, *[b""] * (fin - debut)]
    return b"\n".join(lignes).decode()


def _est_une_illustration(instruction: ast.stmt) -> bool:
    match instruction:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="figures" | "images" | "widgets" | "progression")))):
            return True
    return False
