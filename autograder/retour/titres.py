"""Les titres que le rapport, les pages de retour et l'export donnent à un chapitre, à un exercice et à un test."""

from __future__ import annotations

import re

from nbformat import NotebookNode

from autograder.publication.lecture_de_test import titre

_TITRE = re.compile(r"^#{2,4} (.+)$", re.MULTILINE)


def titre_du_chapitre(carnet: NotebookNode) -> str:
    """Le premier grand titre d'un carnet ; vide s'il n'en a pas."""
    trouves = (re.match(r"#\s+(.+)", c.source) for c in carnet.cells if c.cell_type == "markdown")
    return next((t[1].strip() for t in trouves if t), "")


def enonce_de(cellule: NotebookNode) -> tuple[str, str] | None:
    """Le dernier titre d'une cellule de texte, et ce qui le suit : celui d'un exercice est juste avant sa réponse. ``None`` sans titre."""
    trouves = list(_TITRE.finditer(cellule.source)) if cellule.cell_type == "markdown" else []
    return (trouves[-1][1].strip().replace("`", ""), cellule.source[trouves[-1].end():].strip()) if trouves else None


def titre_du_test(cellule: NotebookNode) -> str:
    """Ce que vérifie une cellule de test, sans ses points."""
    return re.sub(r"\s*\([\d,.]+ points?\)$", "", titre(cellule.source, cellule.metadata.nbgrader.grade_id))
