"""Le talon laissé à l'apprenant à la place d'une solution."""

from __future__ import annotations

from nbgrader.preprocessors import ClearSolutions
from traitlets import default

from autograder import reglages


class PoserLesTalons(ClearSolutions):
    """``ClearSolutions``, sauf au niveau du module d'une cellule qui garde du code : la région y est retirée.

    Une telle cellule montre déjà de quoi partir (``PORTE_ET = ...``, ``REPONSES = {"Q1": "?"}``) : y ajouter un
    ``raise`` obligerait l'apprenant à effacer une ligne qu'il n'a pas écrite. Le test, lui, refuse ces valeurs.
    """

    @default("code_stub")
    def _code_stub_default(self):
        return {"python": reglages.TALON_CODE}

    @default("text_stub")
    def _text_stub_default(self):
        return reglages.TALON_TEXTE

    def preprocess_cell(self, cell, resources, cell_index):
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution"):
            talon = reglages.TALON_CODE.split("\n")
            reste = [ligne for ligne in cell.source.split("\n") if ligne not in talon]
            if any(ligne.strip() and not ligne.lstrip().startswith("#") for ligne in reste):
                cell.source = "\n".join(reste).rstrip("\n")
        return cell, resources
