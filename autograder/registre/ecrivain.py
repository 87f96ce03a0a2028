"""L'unique écrivain : les notes d'une copie entrent dans le carnet de notes en une transaction et quelques requêtes.

Il écrit ce que ``nbgrader autograde`` écrirait, cellule par cellule, en cent fois plus de requêtes : un test compare les deux.
Les travailleurs ont déjà tout calculé (voir ``execution.travail``) ; seule la pénalité de retard dépend du carnet de notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from nbgrader.api import Assignment, BaseCell, Comment, Grade, Gradebook, Notebook, Student, SubmittedAssignment, SubmittedNotebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import Connection, Row, bindparam, func, make_url, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from traitlets.config import Config

from autograder.registre.notes import NoteDeCopie, notes_du_chapitre
from autograder.textes import nombre

_INSERTIONS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_RENDU, _PAGE, _NOTE, _COMMENTAIRE = (t.__table__ for t in (SubmittedAssignment, SubmittedNotebook, Grade, Comment))


class Ecrivain:
    """Le carnet de notes d'un chapitre déjà décrit (voir ``devoir``), ouvert en écriture ; à fermer, ou à employer avec ``with``.

    Lève ``ValueError`` si le carnet n'est ni dans SQLite ni dans PostgreSQL, ``LookupError`` si le chapitre n'y est pas décrit.
    """

    def __init__(self, cours: CourseDirectory, chapitre: str, config: Config) -> None:
        genre = make_url(cours.db_url).get_backend_name()
        if genre not in _INSERTIONS:
            raise ValueError(f"Le carnet de notes est dans {genre} ; le cours sait l'écrire dans SQLite ou PostgreSQL.")
        self.chapitre = chapitre
        self._preparer_les_ordres(_INSERTIONS[genre])
        self._penalites = AssignLatePenalties(config=config)
        self._penalites.init_plugin()
        self._carnet = Gradebook(cours.db_url, cours.course_id)
        self._moteur = self._carnet.engine
        with self._moteur.connect() as base:
            devoir = base.execute(
                select(Assignment.id, Assignment.duedate, Notebook.id).join(Notebook, Notebook.assignment_id == Assignment.id)
                .where(Assignment.name == chapitre, Notebook.name == chapitre)).first()
            if devoir is None:
                raise LookupError(f"Le carnet de notes ne connaît pas le chapitre {chapitre}.")
            self.devoir, self.limite, self.page = devoir
            cellules = base.execute(select(BaseCell.id, BaseCell.name, BaseCell.type).where(BaseCell.notebook_id == self.page)).all()
        self.notees = {nom: id_ for id_, nom, genre in cellules if genre in ("GradeCell", "TaskCell")}
        self.commentees = {nom: id_ for id_, nom, genre in cellules if genre in ("SolutionCell", "TaskCell")}

    def _preparer_les_ordres(self, inserer: Callable) -> None:
        """Les ordres d'écriture, écrits une fois : les écrire coûte plus que les exécuter."""
        self._ajouter_apprenant = inserer(Student.__table__).on_conflict_do_nothing()
        rendu, page, note, commentaire = map(inserer, (_RENDU, _PAGE, _NOTE, _COMMENTAIRE))
        un_rendu, une_page, une_cellule = ["assignment_id", "student_id"], ["notebook_id", "assignment_id"], ["cell_id", "notebook_id"]
        self._ajouter_rendu = rendu.on_conflict_do_nothing(index_elements=un_rendu)
        self._dater_rendu = rendu.on_conflict_do_update(index_elements=un_rendu, set_={"timestamp": rendu.excluded.timestamp})
        self._ajouter_page = page.on_conflict_do_nothing(index_elements=une_page)
        self._noter = note.on_conflict_do_update(index_elements=une_cellule, set_={  # une note mise à la main est à confirmer
            "auto_score": note.excluded.auto_score, "needs_manual_grade": or_(note.excluded.needs_manual_grade, _NOTE.c.manual_score.is_not(None))})
        self._ajouter_commentaire = commentaire.on_conflict_do_nothing(index_elements=une_cellule)
        self._commenter = commentaire.on_conflict_do_update(index_elements=une_cellule, set_={"auto_comment": commentaire.excluded.auto_comment})

    def __enter__(self) -> Ecrivain:
        return self

    def __exit__(self, *_) -> None:
        self._carnet.close()

    # ---- lire, et retirer ce qui ne vaut plus

    def deja_notes(self) -> set[str]:
        """Les apprenants dont tous les tests du chapitre ont une note automatique."""
        tests = {nom for nom in self.notees if nom not in self.commentees}
        return {e for e, n in self.notes().items() if all(n.cellules[nom].automatique for nom in tests & n.cellules.keys())}

    def notes(self) -> dict[str, NoteDeCopie]:
        """Par apprenant, les notes de sa copie du chapitre."""
        try:
            return notes_du_chapitre(self._carnet, self.chapitre)
        finally:
            self._carnet.db.rollback()  # une lecture en cours retiendrait le fichier de SQLite

    def retirer_les_notes(self, etudiants: Iterable[str]) -> dict[str, str]:
        """Retire les notes automatiques d'un rendu précédent ; par apprenant, la note retirée. Les notes mises à la main restent.

        Une note correspond toujours au fichier rendu, même si la suite est interrompue.
        """
        voulus = set(etudiants)
        retirees = {e: f"{nombre(n.points)} / {nombre(n.maximum)}" for e, n in self.notes().items()
                    if e in voulus and any(c.automatique for c in n.cellules.values())}
        pages = select(_PAGE.c.id).join(_RENDU, _PAGE.c.assignment_id == _RENDU.c.id).where(
            _PAGE.c.notebook_id == self.page, _RENDU.c.student_id == bindparam("etudiant"))
        if retirees:
            with self._moteur.begin() as base:
                base.execute(update(_NOTE).where(_NOTE.c.notebook_id.in_(pages)).values(auto_score=None, needs_manual_grade=True),
                             [{"etudiant": e} for e in retirees])
        return retirees

    def revoir_les_penalites(self, etudiants: Iterable[str]) -> None:
        """Une date limite posée ou déplacée après coup vaut aussi pour les copies déjà notées."""
        voulus = set(etudiants)
        requete = (select(_RENDU.c.student_id, _RENDU.c.timestamp, _RENDU.c.extension, _PAGE.c.id.label("page"), _PAGE.c.late_submission_penalty)
                   .join(_PAGE, _PAGE.c.assignment_id == _RENDU.c.id).where(_PAGE.c.notebook_id == self.page))
        with self._moteur.begin() as base:
            for rendu in base.execute(requete).all():
                if rendu.student_id not in voulus:
                    continue
                penalite = self._penalite(base, rendu.student_id, rendu, rendu.page)
                if penalite != rendu.late_submission_penalty:
                    base.execute(update(_PAGE).where(_PAGE.c.id == rendu.page).values(late_submission_penalty=penalite))

    # ---- inscrire une copie

    def inscrire(self, etudiant: str, date: datetime | None, notes: dict[str, float | None], commentaires: dict[str, str | None]) -> None:
        """Inscrit d'un coup une copie corrigée. notes, commentaires : ceux de ``preuve.notes_de_la_copie`` ; date : celle du rendu, en UTC.

        Lève ``LookupError`` si une cellule notée de la copie est inconnue du carnet de notes.
        """
        inconnues = [nom for nom in notes if nom not in self.notees]
        if inconnues:
            raise LookupError(f"Le carnet de notes ne connaît pas la cellule « {inconnues[0]} » de {self.chapitre}.")
        with self._moteur.begin() as base:
            rendu, page = self._rendu(base, etudiant, date)
            self._inscrire_les_notes(base, page, notes)
            if commentaires:
                base.execute(self._commenter, [{"cell_id": self.commentees[nom], "notebook_id": page, "auto_comment": texte}
                                               for nom, texte in commentaires.items()])
            base.execute(update(_PAGE).where(_PAGE.c.id == page).values(late_submission_penalty=self._penalite(base, etudiant, rendu, page)))

    def refuser(self, etudiant: str, date: datetime | None) -> None:
        """Inscrit un rendu que rien ne note : ses cellules attendent, comme ``nbgrader autograde`` les laisse."""
        with self._moteur.begin() as base:
            _, page = self._rendu(base, etudiant, date)
            self._inscrire_les_notes(base, page, dict.fromkeys(self.notees))
            if self.commentees:
                base.execute(self._ajouter_commentaire, [{"cell_id": id_, "notebook_id": page} for id_ in self.commentees.values()])

    def _rendu(self, base: Connection, etudiant: str, date: datetime | None) -> tuple[Row, str]:
        """Le rendu de l'apprenant et l'identifiant de sa page, créés s'ils manquent. Sans date, celle d'avant reste."""
        base.execute(self._ajouter_apprenant, {"id": etudiant})
        base.execute(self._ajouter_rendu if date is None else self._dater_rendu,
                     {"assignment_id": self.devoir, "student_id": etudiant, "timestamp": date})
        rendu = base.execute(select(_RENDU.c.id, _RENDU.c.timestamp, _RENDU.c.extension)
                             .where(_RENDU.c.assignment_id == self.devoir, _RENDU.c.student_id == etudiant)).one()
        base.execute(self._ajouter_page, {"notebook_id": self.page, "assignment_id": rendu.id})
        return rendu, base.execute(select(_PAGE.c.id).where(_PAGE.c.notebook_id == self.page, _PAGE.c.assignment_id == rendu.id)).scalar_one()

    def _inscrire_les_notes(self, base: Connection, page: str, notes: dict[str, float | None]) -> None:
        if notes:
            base.execute(self._noter, [{"cell_id": self.notees[nom], "notebook_id": page, "auto_score": points, "needs_manual_grade": points is None}
                                       for nom, points in notes.items()])

    def _penalite(self, base: Connection, etudiant: str, rendu: Row, page: str) -> float | None:
        """La pénalité de retard, par le module de nbgrader que la configuration nomme ; ``None`` à l'heure."""
        if self.limite is None or rendu.timestamp is None:
            return None
        retard = (rendu.timestamp - self.limite - (rendu.extension or timedelta())).total_seconds()
        if retard <= 0:
            return None
        points = base.execute(select(func.coalesce(func.sum(Grade.score), 0.0)).where(Grade.notebook_id == page)).scalar_one()
        penalite = self._penalites.plugin_inst.late_submission_penalty(etudiant, points, retard)
        return None if penalite is None else 0 if penalite < 0 else min(penalite, points)
