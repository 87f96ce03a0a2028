"""Un point n'est donné que sur preuve : le test est allé jusqu'à sa dernière ligne, ``controles.reussi``.

nbgrader donne tous les points à une cellule de test sans sortie, et zéro à une bonne réponse dont une bibliothèque
écrit sur la sortie d'erreur. Ces préprocesseurs, placés après l'exécution, corrigent l'un et l'autre.
"""

from __future__ import annotations

from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from autograder import reglages

SANS_REPONSE = "Pas de réponse."

# Ce que nbgrader écrit quand une copie empêche l'affichage de ses erreurs.
_ERREUR_MUETTE = "ERROR: An error occurred while showtraceback was disabled"


class ExigerLaPreuve(NbGraderPreprocessor):
    """Transforme en échec un test noté sans preuve ; d'un test réussi, ne garde que ce qu'il affiche."""

    def preprocess_cell(self, cell, resources, cell_index):
        if cell.cell_type != "code" or not utils.is_grade(cell) or utils.is_solution(cell):
            return cell, resources
        erreurs = [sortie for sortie in cell.outputs if sortie.output_type == "error"]
        for erreur in erreurs:
            if erreur.traceback == [_ERREUR_MUETTE]:
                erreur.traceback = ["Le test s'est arrêté sur une erreur que votre code a rendue muette."]
        if erreurs:
            return cell, resources
        affiche = [s for s in cell.outputs if s.output_type == "stream" and s.name == "stdout"]
        lignes = "".join(s.text for s in affiche).strip().splitlines()
        if lignes and lignes[-1].startswith(reglages.MARQUE_DE_REUSSITE):
            # Les journaux d'une bibliothèque ne coûtent pas de points, un nombre affiché n'en donne pas.
            cell.outputs = affiche
        else:
            message = "Le test n'est pas allé jusqu'au bout : il ne vaut aucun point."
            cell.outputs = [*cell.outputs, new_output("error", ename="TestInacheve", evalue=message,
                                                      traceback=[message])]
        return cell, resources


class EnregistrerLesNotes(SaveAutoGrades):
    """Enregistre les notes ; le commentaire automatique d'une réponse vide est en français."""

    def _add_comment(self, cell, resources):
        super()._add_comment(cell, resources)
        commentaire = self.gradebook.find_comment(
            cell.metadata["nbgrader"]["grade_id"], self.notebook_id, self.assignment_id, self.student_id)
        if commentaire.auto_comment is not None:
            commentaire.auto_comment = SANS_REPONSE
            self.gradebook.db.commit()
