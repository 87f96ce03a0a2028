"""Un chapitre vu par la notation : ses tests et leurs vues, ses exercices et leurs références, d'après son carnet source."""

from __future__ import annotations

import ast
import functools
import re
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from autograder.cellules import est_solution, est_un_test, exercice_du_test, grade_id, sans_marques
from autograder.jugement.dependances import cellules_du_juge, noms_de_l_apprenant
from autograder.jugement.vues import Vues, deriver, donnees_du_cours
from autograder.publication.essais import autonomes


@dataclass(frozen=True)
class Test:
    """Un test du chapitre. texte : de quoi l'exécuter seul, parties cachées comprises ; noms : ceux qui peuvent venir des réponses ; exercice : le sien."""

    nom: str
    texte: str
    noms: frozenset[str]
    exercice: str
    cours: frozenset[str]  # les noms du cours qui ne contiennent que des données
    objets: frozenset[int] | None  # les sites où la solution a un objet ; ``None`` : pas encore mesuré

    @property
    def vues(self) -> Vues:
        """Ce que le noyau exécute, et ce que le juge exécute."""
        return deriver(self.texte, self.noms, self.cours)


class Chapitre:
    """L'analyse d'un carnet source, solutions et tests cachés compris."""

    def __init__(self, source: NotebookNode) -> None:
        self.source = source
        self.references = {grade_id(c): sans_marques(c.source) for c in source.cells if est_solution(c)}
        noms = noms_de_l_apprenant(source)
        cellules = [c for c in source.cells if est_un_test(c)]
        exercices = [exercice_du_test(grade_id(c), self.references) or "" for c in cellules]
        textes = autonomes(source)
        cours = donnees_du_cours((c.source for c in source.cells if c.cell_type == "code" and not (est_solution(c) or est_un_test(c))), frozenset().union(*noms.values()))
        self.tests: dict[str, Test] = {}
        for cellule, exercice in zip(cellules, exercices, strict=True):
            nom = grade_id(cellule)
            self.tests[nom] = Test(nom, "\n".join(textes[nom]), noms[nom], exercice, cours, _objets(cellule))

    @functools.cached_property
    def du_juge(self) -> list[NotebookNode]:
        """Les cellules que le juge exécute, tests compris, dans l'ordre."""
        return cellules_du_juge(self.source)

    @functools.cached_property
    def _exercice_de(self) -> dict[str, str]:
        return {nom: exercice for exercice, texte in self.references.items() for nom in _definis(texte)}

    def exercices_nommes(self, code: str) -> set[str]:
        """Les exercices dont ce code contient un nom. Un code d'apprenant n'est pas analysé : il pourrait être fait pour cela."""
        return {self._exercice_de[nom] for nom in self._exercice_de.keys() & set(re.findall(r"[^\W\d]\w*", code))}


def _objets(cellule: NotebookNode) -> frozenset[int] | None:
    """Ce que la construction a mesuré avec la solution (voir ``atelier.construction``)."""
    mesure = cellule.metadata.get("retroprop", {}).get("objets")
    return None if mesure is None else frozenset(mesure)


def _definis(code: str) -> set[str]:
    corps = ast.parse(code).body
    noms = {n.name for n in corps if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
    return noms | {n.id for i in corps for n in ast.walk(i) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


@functools.lru_cache(maxsize=4)
def lire_chapitre(octets: bytes) -> Chapitre:
    """Le chapitre d'un carnet source. octets : le fichier ; un même fichier n'est analysé qu'une fois."""
    return Chapitre(nbformat.reads(octets.decode(), as_version=4))
