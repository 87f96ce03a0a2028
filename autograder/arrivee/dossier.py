"""Ce qu'un dossier rendu contient, et le peu qui en sort : le carnet du chapitre, sa date, et le secret de l'échange de nbgrader.

nbgrader recopie d'une étape à l'autre tout ce qui entoure un carnet, et suit les liens : un lien rendu avec la copie emporterait
jusqu'à la page de l'apprenant le fichier qu'il désigne. Les exportateurs du cours, par ``SansVoisins``, n'en laissent rien passer.
"""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

DATE = "timestamp.txt"
VOISINS = (DATE, "submission_secret.txt")  # l'échange de nbgrader nomme la page de retour d'après ce secret, que l'apprenant connaît
_VOISIN_MAX = 1_000  # octets


def voisins(dossier: Path) -> list[Path]:
    """Les fichiers qui accompagnent le carnet d'étape en étape : ordinaires, petits, et attendus."""
    return [f for f in (dossier / nom for nom in VOISINS) if _est_ordinaire(f) and f.lstat().st_size <= _VOISIN_MAX]


def carnet_absent(dossier: Path, attendu: str) -> str:
    """Pourquoi ce dossier n'a pas de copie à noter ; vide s'il contient le carnet attendu."""
    if os.path.lexists(dossier / attendu):
        return ""
    presents = sorted(p.name for p in dossier.glob("*.ipynb")) or sorted(p.name for p in dossier.iterdir() if not p.name.startswith("."))
    if not presents:
        return f"le dossier est vide, le carnet attendu se nomme « {attendu} ». Déposez-le et relancez"
    quoi = ", ".join(f"« {nom} »" for nom in presents[:5])
    return f"le carnet attendu se nomme « {attendu} », le dossier contient {quoi}. Renommez le fichier et relancez"


def laisses_de_cote(dossier: Path, attendu: str) -> list[str]:
    """Ce qu'il faut dire d'un dossier rendu : les autres carnets, et ce qui n'est pas un vrai fichier."""
    noms = sorted(p.name for p in dossier.iterdir())
    autres = [nom for nom in noms if nom.endswith(".ipynb") and nom != attendu]
    faux = [nom for nom in noms if nom != attendu and not _est_ordinaire(dossier / nom) and not _est_un_dossier(dossier / nom)]
    return ([f"seul {attendu} est noté ; ignoré : {', '.join(autres)}"] if autres else []) + (
        [f"lien ou fichier spécial rendu avec la copie, laissé de côté : {', '.join(faux)}"] if faux else [])


def _est_ordinaire(fichier: Path) -> bool:
    return os.path.lexists(fichier) and stat.S_ISREG(fichier.lstat().st_mode)


def _est_un_dossier(chemin: Path) -> bool:
    return stat.S_ISDIR(chemin.lstat().st_mode)


class SansVoisins:
    """Pour un exportateur : avant d'exporter un carnet, retire du dossier d'arrivée ce que nbgrader y a recopié d'autre."""

    def from_filename(self, filename, resources=None, **arguments):
        """Comme nbconvert, dans un dossier d'arrivée où il ne reste que le carnet et ses voisins."""
        self.nettoyer(filename, resources)
        return super().from_filename(filename, resources=resources, **arguments)

    def nettoyer(self, filename: str, resources) -> None:
        """Nettoie le dossier d'arrivée du carnet qui va être exporté, si c'est un convertisseur de nbgrader qui exporte."""
        infos = (resources or {}).get("nbgrader")
        if infos and hasattr(self.parent, "coursedir"):
            arrivee = Path(self.parent._format_dest(infos["assignment"], infos["student"]))
            garder_l_essentiel(arrivee, Path(filename).parent, infos["notebook"] + self.file_extension)


def garder_l_essentiel(arrivee: Path, depart: Path, nom: str) -> None:
    """Retire d'``arrivee`` tout ce qui n'est ni le fichier de ce nom, ni l'un des voisins ordinaires de ``depart``."""
    gardes = {nom, *(f.name for f in voisins(depart))}
    for fichier in arrivee.iterdir() if arrivee.is_dir() else ():
        if _est_un_dossier(fichier):
            shutil.rmtree(fichier)
        elif fichier.name not in gardes or not _est_ordinaire(fichier):
            fichier.unlink()
