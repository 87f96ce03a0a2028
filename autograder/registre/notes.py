"""Les notes et les commentaires d'un chapitre, lus dans le carnet de notes en une requête chacun : une classe de 3 000 copies tient en une seconde."""

from __future__ import annotations

from dataclasses import dataclass, field

from nbgrader.api import BaseCell, Comment, Grade, Gradebook, SubmittedAssignment, SubmittedNotebook


@dataclass(frozen=True)
class NoteDeCellule:
    """Les points d'une cellule notée. a_la_main : un humain doit encore la noter ; automatique, humaine : qui lui a donné une note."""

    points: float
    maximum: float
    a_la_main: bool
    automatique: bool
    humaine: bool

    @property
    def notee(self) -> bool:
        """Vrai si elle a une note, même nulle."""
        return self.automatique or self.humaine


@dataclass
class NoteDeCopie:
    """Les points d'une copie, cellule par cellule. penalite : les points retirés pour un retard."""

    penalite: float = 0.0
    cellules: dict[str, NoteDeCellule] = field(default_factory=dict)

    @property
    def points(self) -> float:
        """Les points obtenus, retard déduit, jamais négatifs."""
        return max(0.0, sum(c.points for c in self.cellules.values()) - self.penalite)

    @property
    def maximum(self) -> float:
        """Les points possibles."""
        return sum(c.maximum for c in self.cellules.values())

    @property
    def a_la_main(self) -> list[str]:
        """Les cellules qu'un humain doit encore noter."""
        return [nom for nom, c in self.cellules.items() if c.a_la_main]

    @property
    def notee(self) -> bool:
        """Vrai si chaque cellule a une note et si aucune n'attend un humain."""
        return bool(self.cellules) and all(c.notee and not c.a_la_main for c in self.cellules.values())

    def sur(self, bareme: float = 20.0) -> float:
        """La note rapportée à ``bareme``."""
        return bareme * self.points / self.maximum if self.maximum else 0.0


def notes_du_chapitre(carnet: Gradebook, chapitre: str) -> dict[str, NoteDeCopie]:
    """Pour chaque apprenant, les notes de sa copie du chapitre. Lève ``MissingEntry`` si le chapitre est inconnu."""
    requete = (
        carnet.db.query(SubmittedAssignment.student_id, SubmittedNotebook.id, SubmittedNotebook.late_submission_penalty, BaseCell.name,
                        Grade.score, Grade.max_score, Grade.needs_manual_grade, Grade.auto_score, Grade.manual_score)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .filter(SubmittedAssignment.assignment_id == carnet.find_assignment(chapitre).id))
    copies: dict[str, NoteDeCopie] = {}
    penalises: set[str] = set()
    for etudiant, page, penalite, nom, points, maximum, a_la_main, auto, humaine in requete:
        copie = copies.setdefault(etudiant, NoteDeCopie())
        if page not in penalises:
            penalises.add(page)
            copie.penalite += penalite or 0.0
        copie.cellules[nom] = NoteDeCellule(points, maximum or 0.0, a_la_main, auto is not None, humaine is not None)
    return copies


def commentaires_du_chapitre(carnet: Gradebook, chapitre: str) -> dict[str, dict[str, str | None]]:
    """Pour chaque apprenant, le commentaire de chaque réponse de sa copie. Lève ``MissingEntry`` si le chapitre est inconnu."""
    requete = (
        carnet.db.query(SubmittedAssignment.student_id, BaseCell.name, Comment.comment)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Comment, Comment.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Comment.cell_id)
        .filter(SubmittedAssignment.assignment_id == carnet.find_assignment(chapitre).id))
    copies: dict[str, dict[str, str | None]] = {}
    for etudiant, nom, commentaire in requete:
        copies.setdefault(etudiant, {})[nom] = commentaire
    return copies
