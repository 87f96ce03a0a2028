"""``retroprop retours CHAPITRE`` : les pages de retour d'une classe, fabriquées côte à côte.

Ce sont celles de ``nbgrader generate_feedback``, par le même exportateur ; les notes et les commentaires de toute la classe se
lisent en deux requêtes, et chaque travailleur garde ce que les copies ont en commun.
"""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import sys
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import GetGrades
from sqlalchemy.exc import SQLAlchemyError
from traitlets.config.loader import PyFileConfigLoader

from autograder.arrivee.dossier import garder_l_essentiel, voisins
from autograder.cours import racine_du_cours, trouver_chapitre
from autograder.ecriture import ecrire_d_un_coup
from autograder.execution import equipe
from autograder.registre.copie_corrigee import chemin_de_la_corrigee
from autograder.registre.devoir import dire_la_panne
from autograder.registre.notes import NoteDeCopie, commentaires_du_chapitre, notes_du_chapitre


@dataclass(frozen=True)
class DemandeDePage:
    """Une page à fabriquer : la copie corrigée d'un apprenant, ses notes et ses commentaires. racine : celle du cours."""

    racine: Path
    chapitre: str
    etudiant: str
    note: NoteDeCopie
    commentaires: dict[str, str | None]


def demandes(racine: Path, chapitre: str, etudiants: list[str]) -> list[DemandeDePage]:
    """Les pages à fabriquer, pour ces apprenants ou pour tous ceux qui ont une note.

    Lève ``LookupError`` s'il n'y en a pas, ou si l'un des apprenants nommés n'en a pas.
    """
    cours = _atelier(racine).coursedir
    corrigees = {p.parent.parent.name for p in Path(cours.root, cours.autograded_directory).glob(f"*/{chapitre}/{chapitre}.ipynb")}
    with Gradebook(cours.db_url, cours.course_id) as carnet:
        notes = notes_du_chapitre(carnet, chapitre) if corrigees else {}
        commentaires = commentaires_du_chapitre(carnet, chapitre) if corrigees else {}
    presents = corrigees & notes.keys()  # un apprenant retiré du carnet de notes laisse sa copie corrigée
    voulus = etudiants or sorted(presents)
    absents = [e for e in voulus if e not in presents]
    if absents or not voulus:
        raise LookupError(f"Aucune copie notée de {', '.join(absents) or chapitre}. Notez d'abord : retroprop noter {chapitre}")
    return [DemandeDePage(racine, chapitre, e, notes[e], commentaires.get(e, {})) for e in voulus]


def fabriquer(demande: DemandeDePage) -> Path:
    """Écrit la page d'un apprenant, avec la date de son rendu, et renvoie son chemin."""
    atelier, exportateur = _atelier(demande.racine), _exportateur(demande.racine)
    cours, chapitre, etudiant = atelier.coursedir, demande.chapitre, demande.etudiant
    corrigee = chemin_de_la_corrigee(cours, etudiant, chapitre)
    page = Path(cours.format_path(cours.feedback_directory, etudiant, chapitre)) / f"{chapitre}.html"
    carnet = nbformat.read(corrigee, as_version=4)
    for cellule in carnet.cells:
        if utils.is_solution(cellule) or utils.is_task(cellule):
            cellule.metadata.nbgrader["comment"] = demande.commentaires.get(cellule.metadata.nbgrader.grade_id)
        if utils.is_grade(cellule) or utils.is_task(cellule):
            note = demande.note.cellules[cellule.metadata.nbgrader.grade_id]
            cellule.metadata.nbgrader.update(score=note.points, points=note.maximum)
    infos = {"student": etudiant, "assignment": chapitre, "notebook": chapitre, "db_url": cours.db_url, "late_penalty": demande.note.penalite,
             "score": sum(n.points for n in demande.note.cellules.values()) - demande.note.penalite, "max_score": demande.note.maximum}
    texte, _ = exportateur.from_notebook_node(carnet, resources={"unique_key": chapitre, "nbgrader": infos})
    page.parent.mkdir(parents=True, exist_ok=True)
    garder_l_essentiel(page.parent, corrigee.parent, page.name)
    for voisin in voisins(corrigee.parent):
        shutil.copy(voisin, page.parent, follow_symlinks=False)
    ecrire_d_un_coup(page, texte, attendre_le_disque=False)  # la même commande la referait
    atelier.set_permissions(chapitre, etudiant)
    return page


@functools.cache
def _atelier(racine: Path) -> GenerateFeedback:
    """Le convertisseur de nbgrader, pour ses réglages : chemins, droits, préprocesseurs."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(racine)).load_config()
    return GenerateFeedback(coursedir=CourseDirectory(config=config), config=config)


@functools.cache
def _exportateur(racine: Path):
    atelier = _atelier(racine)
    exportateur = atelier.exporter_class(parent=atelier, config=atelier.config)
    for preprocesseur in atelier.preprocessors:
        if preprocesseur is not GetGrades:  # les notes sont dans la demande
            exportateur.register_preprocessor(preprocesseur)
    return exportateur


# ---------------------------------------------------------------- la commande


def configurer(parseur) -> None:
    """Les arguments de ``retroprop retours``."""
    parseur.add_argument("chapitre", metavar="CHAPITRE", help="01 ou 01_perceptron")
    parseur.add_argument("etudiants", metavar="APPRENANT", nargs="*", help="seulement ces apprenants")
    parseur.add_argument("--travailleurs", type=int, default=os.cpu_count() or 1, metavar="N",
                         help="pages fabriquées côte à côte (par défaut : le nombre de cœurs)")


def executer(args) -> int:
    """Fabrique les pages ; 0 si elles sont toutes écrites, 1 si quelque chose s'est cassé, 2 si la demande est fausse."""
    if args.travailleurs < 1:
        print("--travailleurs attend un entier au moins égal à 1.", file=sys.stderr)
        return 2
    racine = racine_du_cours()
    try:
        a_faire = demandes(racine, trouver_chapitre(args.chapitre, racine), args.etudiants)
        travailleurs = min(args.travailleurs, len(a_faire) // 4)  # un travailleur met à démarrer le temps de quelques pages
        with equipe.processus_locaux(travailleurs)() if travailleurs > 1 else contextlib.nullcontext() as executeur:
            pages = list((executeur.map if executeur else map)(fabriquer, a_faire))
    except (ValueError, LookupError) as erreur:
        print(erreur, file=sys.stderr)
        return 2
    except (OSError, SQLAlchemyError, BrokenExecutor) as erreur:
        print(f"{dire_la_panne(erreur)}. Relancez la même commande.", file=sys.stderr)
        return 1
    print(f"{len(pages)} page(s) de retour dans {os.path.relpath(pages[0].parent.parent.parent)}/")
    return 0
