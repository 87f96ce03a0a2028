"""Du carnet exécuté à la copie corrigée : un point n'est donné que sur preuve, et les notes se lisent dans le carnet.

nbgrader donne tous les points à une cellule de test sans sortie. ``ExigerLaPreuve``, placé après l'exécution, en fait un échec.
"""

from __future__ import annotations

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import LimitOutput, NbGraderPreprocessor
from traitlets.config import Config

from autograder.cellules import est_un_test

SANS_REPONSE = "Pas de réponse."


def est_reussi(cell: NotebookNode) -> bool:
    """Vrai si le juge a dit ce test réussi."""
    return cell.metadata.get("retroprop", {}).get("verdict") == "reussi"


class ExigerLaPreuve(NbGraderPreprocessor):
    """D'un test que le juge n'a pas dit réussi, ne laisse que l'échec : nbgrader paierait un silence, ou un nombre affiché."""

    def preprocess(self, nb, resources):
        constat, cours = nb.metadata.get("retroprop", {}), resources.get("nbgrader", {})
        self._arret = constat.get("arret", "")
        if self._arret:
            self.log.warning("Copie de « %s » (%s) : exécution interrompue, %s.", cours.get("student"), cours.get("fichier"), self._arret)
        for cellule in constat.get("laissees", []):
            self.log.warning("Copie de « %s » (%s) : cellule laissée de côté, %s.", cours.get("student"), cours.get("fichier"), cellule)
        return super().preprocess(nb, resources)

    def preprocess_cell(self, cell, resources, cell_index):
        if not est_un_test(cell) or est_reussi(cell):
            return cell, resources
        cell.outputs = [s for s in cell.outputs if s.output_type == "error"]
        if not cell.outputs:
            raison = f" ({self._arret})" if self._arret else ""
            message = f"Le test n'est pas allé jusqu'au bout{raison} : il ne vaut aucun point."
            cell.outputs = [new_output("error", ename="TestInacheve", evalue=message, traceback=[message])]
        return cell, resources


def conclure(carnet: NotebookNode, config: Config) -> None:
    """D'un carnet exécuté, fait la copie corrigée : ce que les préprocesseurs de ``nbgrader autograde`` en font après l'exécution."""
    ExigerLaPreuve(config=config).preprocess(carnet, {})
    LimitOutput(config=config).preprocess(carnet, {})
    marquer(carnet)


def marquer(carnet: NotebookNode) -> None:
    """Marque une copie corrigée entière (voir ``copie_corrigee.constat_enregistre``)."""
    carnet.metadata.setdefault("retroprop", NotebookNode()).enregistree = True


def notes_de_la_copie(carnet: NotebookNode) -> tuple[dict[str, float | None], dict[str, str | None]]:
    """Par cellule notée, ses points (``None`` : un humain la notera) ; par cellule de réponse, son commentaire automatique."""
    notes = {c.metadata.nbgrader.grade_id: utils.determine_grade(c)[0] for c in carnet.cells if utils.is_grade(c)}
    commentaires = {c.metadata.nbgrader.grade_id: SANS_REPONSE if est_vierge(c) else None
                    for c in carnet.cells if utils.is_solution(c) or utils.is_task(c)}
    return notes, commentaires


def est_vierge(cell: NotebookNode) -> bool:
    """Vrai pour une réponse que l'apprenant n'a pas touchée : sa somme de contrôle est celle du talon."""
    return not utils.is_task(cell) and cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
