"""Mesurer les tests d'un chapitre avec sa solution : elle les réussit, et l'on sait ensuite ce que le juge doit attendre d'une copie.

Pour chaque test : les sites où la solution donne un objet (partout ailleurs, le juge n'en croit aucun), et s'il ne repose que sur la
parole de la copie, un oui ou un non que le juge ne peut pas refaire.
"""

from __future__ import annotations

from dataclasses import dataclass

from nbformat import NotebookNode

from atelier.banc import executer_carnet
from autograder.cellules import est_un_test, exercice_du_test, grade_id, nbgrader

GRAINES = range(3)
PART_SUR_PAROLE_MAX = 0.05


class TestSansPreuve(ValueError):
    """La solution perd un test une fois jugée hors du noyau ; ``grade_id`` dit lequel."""

    def __init__(self, grade_id: str, message: str) -> None:
        super().__init__(f"le juge n'accorde pas ce test à la solution. Dites ce qui vient de la copie par controles.observe(…) :\n{message}")
        self.grade_id = grade_id


@dataclass(frozen=True)
class Mesure:
    """objets : par test, les sites où la solution a un objet. sur_parole : les tests qui ne reposent que sur la parole de la copie. points : de chaque test."""

    objets: dict[str, list[int]]
    sur_parole: list[str]
    points: dict[str, float]

    @property
    def part_sur_parole(self) -> float:
        """La part des points que la copie obtiendrait sur parole."""
        total = sum(self.points.values())
        return sum(self.points[nom] for nom in self.sur_parole) / total if total else 0.0

    def exercices_sur_parole(self, exercices: list[str]) -> list[str]:
        """Les exercices dont tous les tests reposent sur la parole de la copie."""
        par_exercice: dict[str, set[bool]] = {}
        for nom in self.points:
            par_exercice.setdefault(exercice_du_test(nom, exercices) or "", set()).add(nom in self.sur_parole)
        return [exercice for exercice, paroles in par_exercice.items() if exercice and paroles == {True}]


def mesurer(carnet: NotebookNode) -> Mesure:
    """Exécute la solution comme une copie, sur quelques graines. Lève ``TestSansPreuve`` si elle perd un test, ``IsolementImpossible`` sans bac à sable."""
    passages = executer_carnet(carnet, GRAINES).passages
    for nom, siens in passages.items():
        for passage in siens:
            if not passage.reussi:
                raise TestSansPreuve(nom, passage.message)
            if not passage.releves:
                raise TestSansPreuve(nom, "le test n'observe rien de la copie : il serait réussi par n'importe laquelle.")
    points = {grade_id(c): float(nbgrader(c)["points"]) for c in carnet.cells if est_un_test(c)}
    return Mesure({nom: sorted({site for p in siens for site in p.objets}) for nom, siens in passages.items()},
                  [nom for nom, siens in passages.items() if all(p.sur_parole == p.releves for p in siens)], points)


def noter_les_objets(carnet: NotebookNode, objets: dict[str, list[int]]) -> None:
    """Écrit la mesure dans les métadonnées des tests, où la notation la lit."""
    for cellule in carnet.cells:
        if est_un_test(cellule) and grade_id(cellule) in objets:
            cellule.metadata["retroprop"] = NotebookNode(objets=objets[grade_id(cellule)])
