"""Le cours où l'on travaille : sa racine, ses chapitres, leurs noms et leurs fichiers."""

from __future__ import annotations

import re
from pathlib import Path

from autograder import reglages

_CHAPITRE = re.compile(r"\d\d_\w+")


def racine_du_cours() -> Path:
    """La racine du cours où l'on travaille : le premier dossier parent qui contient solutions/, ou celle du paquet."""
    ici = Path.cwd()
    for dossier in (ici, *ici.parents):
        if (dossier / "solutions").is_dir() and (dossier / "nbgrader_config.py").is_file():
            return dossier
    return reglages.RACINE


def liste_sources(racine: Path | None = None) -> list[Path]:
    """Toutes les sources, chapitres et pages, dans l'ordre des noms."""
    return sorted((racine or racine_du_cours()).joinpath("solutions").glob("*.py"))


def est_chapitre(source: Path) -> bool:
    """Vrai pour ``NN_nom.py``, faux pour une page (``accueil.py``)."""
    return _CHAPITRE.fullmatch(source.stem) is not None


def liste_chapitres(racine: Path | None = None) -> list[str]:
    """Les noms des chapitres (``["01_perceptron", …]``), dans l'ordre."""
    return [source.stem for source in liste_sources(racine) if est_chapitre(source)]


def trouver_source(nom: str, racine: Path | None = None) -> Path:
    """La source d'un chapitre désigné par ``01``, ``01_perceptron`` ou un chemin ; ``ValueError`` sinon."""
    voulu = Path(nom).stem
    sources = liste_sources(racine)
    trouvees = [s for s in sources if s.stem == voulu] or [s for s in sources if s.stem.split("_")[0] == voulu]
    if len(trouvees) != 1:
        connus = ", ".join(s.stem for s in sources) or "aucun"
        raison = "désigne plusieurs chapitres" if trouvees else "ne désigne aucun chapitre"
        raise ValueError(f"« {nom} » {raison}. Chapitres connus : {connus}.")
    return trouvees[0]


def trouver_chapitre(nom: str, racine: Path | None = None) -> str:
    """Le nom entier d'un chapitre désigné par ``01`` ou ``01_perceptron`` ; ``ValueError`` s'il est inconnu, ou si c'est une page."""
    source = trouver_source(nom, racine)
    if not est_chapitre(source):
        raise ValueError(f"« {source.stem} » est une page, sans exercice : ni copie, ni note. Chapitres : {', '.join(liste_chapitres(racine))}.")
    return source.stem


def chemin_execute(source: Path) -> Path:
    """Le carnet exécuté d'un chapitre (ou le carnet d'une page)."""
    if est_chapitre(source):
        return source.parent / source.stem / f"{source.stem}.ipynb"
    return source.parent.parent / f"{source.stem}.ipynb"


def chemin_apprenant(source: Path) -> Path:
    """La version de l'apprenant d'un chapitre."""
    return source.parent.parent / "chapitres" / source.stem / f"{source.stem}.ipynb"


def chemin_essais(source: Path) -> Path:
    """Le code visible des tests d'un chapitre, que la bibliothèque exécute chez l'apprenant."""
    return source.parent.parent / "retroprop" / "essais" / f"{source.stem}.json"
