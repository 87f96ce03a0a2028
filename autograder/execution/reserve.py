"""La réserve : les copies exécutées qui attendent d'être enregistrées, sur le disque, une par fichier.

Un fichier n'y apparaît qu'entier (écrit à côté, puis renommé) et disparaît quand la note est dans le carnet. Une
notation reprise après une coupure trouve ici ce qui était déjà exécuté.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from autograder.ecriture import ecrire_d_un_coup
from autograder.execution.travail import Execution

VERROU = ".verrou"  # une seule notation d'un chapitre à la fois


class Reserve:
    """dossier : propre à un chapitre ; il est créé à la première copie gardée."""

    def __init__(self, dossier: Path) -> None:
        self.dossier = dossier

    def _fichier(self, cle: str) -> Path:
        return self.dossier / f"{cle}.json"

    def garder(self, execution: Execution) -> None:
        """Écrit une exécution, d'un coup. Lève ``OSError`` si le disque est plein ; rien n'est alors écrit."""
        ecrire_d_un_coup(self._fichier(execution.cle), json.dumps(vars(execution), ensure_ascii=False), attendre_le_disque=False)

    def contient(self, cle: str) -> bool:
        """Vrai si cette exécution attend d'être enregistrée ; un fichier qu'une coupure de courant a tronqué ne compte pas."""
        if not cle or not self._fichier(cle).is_file():
            return False
        with open(self._fichier(cle), "rb") as fichier:
            fichier.seek(-min(1, os.fstat(fichier.fileno()).st_size), os.SEEK_END)
            return fichier.read() == b"}"

    def prendre(self, cle: str) -> Execution:
        """L'exécution, qui reste dans la réserve. Lève ``FileNotFoundError`` si elle n'y est pas."""
        return Execution(**json.loads(self._fichier(cle).read_bytes()))

    def oublier(self, cle: str) -> None:
        """Retire une exécution, une fois sa note enregistrée."""
        if cle:
            self._fichier(cle).unlink(missing_ok=True)

    def oublier_sauf(self, utiles: set[str]) -> None:
        """Retire les exécutions de copies qui ont changé depuis, et les fichiers à moitié écrits."""
        gardes = {VERROU, *(self._fichier(cle).name for cle in utiles)}
        for fichier in self.dossier.iterdir() if self.dossier.is_dir() else ():
            if fichier.name not in gardes:
                fichier.unlink(missing_ok=True)

    def vider(self) -> None:
        """Retire toutes les exécutions."""
        self.oublier_sauf(set())
