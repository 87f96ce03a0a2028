"""La réserve : les copies exécutées qui attendent d'être enregistrées, sur le disque, une par fichier.

Un fichier n'y apparaît qu'entier (écrit à côté, puis renommé) et disparaît quand la note est dans le carnet. Une
notation reprise après une coupure trouve ici ce qui était déjà exécuté.
"""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.ecriture import ecrire_d_un_coup
from autograder.execution.travail import Execution


class Reserve:
    """dossier : propre à un chapitre ; il est créé à la première copie gardée."""

    def __init__(self, dossier: Path) -> None:
        self.dossier = dossier
        self.refus: dict[str, str] = {}  # par apprenant : pourquoi sa copie n'a pas pu être exécutée

    def _fichier(self, cle: str) -> Path:
        return self.dossier / f"{cle}.ipynb"

    def garder(self, execution: Execution) -> None:
        """Écrit une exécution, d'un coup. Lève ``OSError`` si le disque est plein ; rien n'est alors écrit."""
        ecrire_d_un_coup(self._fichier(execution.cle), execution.carnet)

    def contient(self, cle: str) -> bool:
        """Vrai si cette exécution attend d'être enregistrée."""
        return bool(cle) and self._fichier(cle).is_file()

    def prendre(self, cle: str) -> NotebookNode | None:
        """Le carnet exécuté, qui reste dans la réserve ; ``None`` s'il n'y est pas."""
        return nbformat.read(self._fichier(cle), as_version=4) if self.contient(cle) else None

    def oublier(self, cle: str) -> None:
        """Retire une exécution, une fois sa note enregistrée."""
        if cle:
            self._fichier(cle).unlink(missing_ok=True)

    def oublier_sauf(self, utiles: set[str]) -> None:
        """Retire les exécutions de copies qui ont changé depuis, et les fichiers à moitié écrits."""
        for fichier in self.dossier.iterdir() if self.dossier.is_dir() else ():
            if fichier.suffix == ".tmp" or (fichier.suffix == ".ipynb" and fichier.stem not in utiles):
                fichier.unlink(missing_ok=True)

    def vider(self) -> None:
        """Retire toutes les exécutions."""
        self.oublier_sauf(set())


def constat_enregistre(corrigee: Path) -> dict:
    """Ce que la notation a écrit dans une copie corrigée : sa clé, ses soupçons, ses durées ; vide si elle n'est pas finie.

    nbgrader écrit le fichier corrigé après avoir enregistré toutes ses notes : un fichier entier et marqué en est la preuve.
    """
    try:
        constat = json.loads(corrigee.read_bytes())["metadata"]["retroprop"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return constat if isinstance(constat, dict) and constat.get("enregistree") else {}
