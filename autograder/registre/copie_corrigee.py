"""La copie corrigée, sur le disque : ce que la notation y a écrit, et son dossier tel que nbgrader le ferait."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.arrivee.dossier import voisins
from autograder.ecriture import ecrire_d_un_coup


def chemin_de_la_corrigee(cours: CourseDirectory, etudiant: str, chapitre: str) -> Path:
    """Où est la copie corrigée d'un apprenant."""
    return Path(cours.format_path(cours.autograded_directory, etudiant, chapitre)) / f"{chapitre}.ipynb"


def constat_enregistre(corrigee: Path) -> dict:
    """Ce que la notation a écrit dans une copie corrigée : sa clé, ses durées, son arrêt ; vide si elle n'est pas finie.

    Le fichier corrigé est écrit après que toutes ses notes sont enregistrées : entier et marqué, il en est la preuve.
    """
    try:
        constat = json.loads(corrigee.read_bytes())["metadata"]["retroprop"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return constat if isinstance(constat, dict) and constat.get("enregistree") else {}


class Corrigees:
    """Range les copies corrigées d'un chapitre : le carnet, sa date, et les droits que ``nbgrader autograde`` leur donne."""

    def __init__(self, cours: CourseDirectory, chapitre: str, config: Config) -> None:
        self.cours, self.chapitre = cours, chapitre
        self._convertisseur = Autograde(coursedir=cours, config=config)

    def retirer(self, etudiant: str) -> None:
        """Retire la copie corrigée d'un rendu précédent."""
        dossier = self._fichier(etudiant).parent
        if dossier.exists():
            shutil.rmtree(dossier)

    def ranger(self, etudiant: str, carnet: str, rendu: Path) -> None:
        """Écrit le carnet en dernier et d'un coup : sa présence prouve que tout le reste est fait. rendu : le dossier rendu."""
        fichier = self._fichier(etudiant)
        os.makedirs(fichier.parent, exist_ok=True)
        for voisin in voisins(rendu):
            shutil.copy(voisin, fichier.parent, follow_symlinks=False)
        ecrire_d_un_coup(fichier, carnet, attendre_le_disque=False)  # abîmée, elle serait refaite : voir constat_enregistre
        self._convertisseur.set_permissions(self.chapitre, etudiant)

    def _fichier(self, etudiant: str) -> Path:
        return chemin_de_la_corrigee(self.cours, etudiant, self.chapitre)
