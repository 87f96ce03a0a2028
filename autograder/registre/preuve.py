"""Un point n'est donné que sur preuve : le noyau dit que le test a fini sans erreur, et sa dernière ligne est celle attendue.

nbgrader donne tous les points à une cellule de test sans sortie, et zéro à une bonne réponse dont une bibliothèque
écrit sur la sortie d'erreur. Ces préprocesseurs, placés après l'exécution, corrigent l'un et l'autre. Une copie sur
laquelle pèse un soupçon n'est pas payée : ses tests attendent la note d'un humain.
"""

from __future__ import annotations

from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from autograder.registre import levees
from autograder.execution.executer import est_prouve, est_un_test

SANS_REPONSE = "Pas de réponse."
SUSPENDUE = "Note suspendue : votre enseignant va relire cette copie."

# Ce que nbgrader écrit quand une copie empêche l'affichage de ses erreurs.
_ERREUR_MUETTE = "ERROR: An error occurred while showtraceback was disabled"


class ExigerLaPreuve(NbGraderPreprocessor):
    """Transforme en échec un test noté sans preuve ; d'un test réussi, ne garde que sa dernière ligne."""

    def preprocess(self, nb, resources):
        constat = nb.metadata.get("retroprop", {})
        cours = resources.get("nbgrader", {})
        if constat.get("soupcons") and "racine" in cours and levees.est_levee(
                Path(cours["racine"]), cours["assignment"], cours["student"], constat.get("cle", "")):
            constat.leves, constat.soupcons = constat.soupcons, []
        self._soupcons, self._arret = constat.get("soupcons", []), constat.get("arret", "")
        for soupcon in self._soupcons:
            self.log.warning("Copie de « %s » (%s) : SUSPENDUE, %s.", cours.get("student"), cours.get("fichier"), soupcon)
        if self._arret:
            self.log.warning("Copie de « %s » (%s) : exécution interrompue, %s.", cours.get("student"), cours.get("fichier"), self._arret)
        return super().preprocess(nb, resources)

    def preprocess_cell(self, cell, resources, cell_index):
        if not est_un_test(cell):
            return cell, resources
        if self._soupcons:
            cell.outputs = [_erreur("NoteSuspendue", SUSPENDUE)]
        elif est_prouve(cell):
            # Les journaux d'une bibliothèque ne coûtent pas de points, un nombre affiché n'en donne pas.
            affiche = "".join(s.text for s in cell.outputs if s.output_type == "stream" and s.name == "stdout")
            cell.outputs = [new_output("stream", name="stdout", text=affiche.strip().splitlines()[-1] + "\n")]
        elif any(s.output_type == "error" for s in cell.outputs):
            for sortie in cell.outputs:
                if sortie.output_type == "error" and sortie.traceback == [_ERREUR_MUETTE]:
                    sortie.traceback = ["Le test s'est arrêté sur une erreur que votre code a rendue muette."]
        else:
            raison = f" ({self._arret})" if self._arret else ""
            cell.outputs = [*cell.outputs, _erreur("TestInacheve", f"Le test n'est pas allé jusqu'au bout{raison} : il ne vaut aucun point.")]
        return cell, resources


def _erreur(nom: str, message: str) -> NotebookNode:
    return new_output("error", ename=nom, evalue=message, traceback=[message])


class EnregistrerLesNotes(SaveAutoGrades):
    """Enregistre les notes ; celles d'une copie suspendue attendent un humain, et les commentaires sont en français."""

    def preprocess(self, nb, resources):
        self._suspendue = bool(nb.metadata.get("retroprop", {}).get("soupcons"))
        cours = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = cours["notebook"], cours["assignment"], cours["student"]
        with Gradebook(cours["db_url"]) as self.gradebook:
            # nbgrader valide chaque note à part. Ici les notes d'une copie entrent ensemble, ou pas du tout : une coupure ne
            # laisse pas de copie à moitié notée, et le disque n'est attendu qu'une fois.
            session = self.gradebook.db
            valider, session.commit = session.commit, session.flush
            nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
            valider()
        nb.metadata.setdefault("retroprop", NotebookNode()).enregistree = True  # voir reserve.constat_enregistre
        return nb, resources

    def _add_score(self, cell, resources):
        super()._add_score(cell, resources)
        if self._suspendue and est_un_test(cell):
            note = self.gradebook.find_grade(cell.metadata["nbgrader"]["grade_id"], self.notebook_id, self.assignment_id, self.student_id)
            note.needs_manual_grade = True
            self.gradebook.db.commit()

    def _add_comment(self, cell, resources):
        super()._add_comment(cell, resources)
        commentaire = self.gradebook.find_comment(
            cell.metadata["nbgrader"]["grade_id"], self.notebook_id, self.assignment_id, self.student_id)
        if commentaire.auto_comment is not None:
            commentaire.auto_comment = SANS_REPONSE
            self.gradebook.db.commit()
