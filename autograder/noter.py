"""``retroprop noter CHAPITRE`` : note les copies rendues d'un chapitre par les convertisseurs de nbgrader, et résume.

C'est le même chemin que ``nbgrader autograde`` et le Formgrader : même configuration, même carnet de notes.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from autograder import reglages
from autograder.exporter import nombre, retirer_les_notes


@dataclass
class Bilan:
    """Ce qu'une notation a donné : les notes sur 20, les refus et leur raison, la réussite par exercice (0 à 1)."""

    notes: dict[str, float] = field(default_factory=dict)
    refus: dict[str, str] = field(default_factory=dict)
    reussite: dict[str, float] = field(default_factory=dict)
    remarques: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lignes = list(self.remarques)
        lignes.append(f"{len(self.notes)} copie(s) notée(s), {len(self.refus)} refusée(s).")
        if self.notes:
            moyenne = sum(self.notes.values()) / len(self.notes)
            lignes.append(f"Moyenne : {nombre(moyenne)} / 20.")
            lignes += [f"  {100 * part:3.0f} %  {exercice}" for exercice, part in self.reussite.items()]
        lignes += [f"Refusée : {etudiant}\n  {raison}" for etudiant, raison in self.refus.items()]
        return "\n".join(lignes)


class _Journal(logging.Handler):
    """Retient, pour chaque apprenant, les remarques et le refus que les préprocesseurs du cours journalisent."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.remarques: list[str] = []
        self.refus: dict[str, str] = {}

    def emit(self, record):
        texte = record.getMessage()
        refus = re.match(r"Copie de « (.*?) » REFUSÉE (.*)", texte, flags=re.S)
        if refus:
            self.refus[refus.group(1)] = refus.group(2)
        elif texte.startswith("Copie de «"):
            self.remarques.append(texte)


def noter(racine: Path, chapitre: str, *, tout: bool = False) -> Bilan:
    """Note les copies de ``copies/rendues/*/<chapitre>/`` ; ``tout`` renote celles qui l'ont déjà été.

    Lève ``LookupError`` s'il n'y a aucune copie ou si le chapitre n'est pas construit, ``RuntimeError`` si nbgrader
    refuse le chapitre lui-même.
    """
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config.loader import PyFileConfigLoader

    reglages.rendre_alembic_trouvable()
    config = PyFileConfigLoader("nbgrader_config.py", path=str(racine)).load_config()
    config.NbGraderAPI.log_level = "WARN"
    journal = _Journal()
    # Les convertisseurs héritent de ce journal ; leurs propres messages, en anglais, restent hors de la vue.
    log = logging.Logger("notation", logging.WARNING)
    log.addHandler(journal)
    cours = CourseDirectory(config=config, log=log)
    api = NbGraderAPI(coursedir=cours, config=config, log=log)
    source = Path(cours.format_path(cours.source_directory, ".", chapitre)) / f"{chapitre}.ipynb"
    if not source.is_file():
        raise LookupError(f"Le chapitre {chapitre} n'est pas construit. Lancez « retroprop construire {chapitre} ».")
    dossiers = sorted(Path(cours.root, cours.submitted_directory).glob(f"*/{chapitre}"))
    if not dossiers:
        raise LookupError(f"Aucune copie dans {cours.submitted_directory}/<apprenant>/{chapitre}/.")

    publication = api.generate_assignment(chapitre)
    if not publication["success"]:
        raise RuntimeError("nbgrader refuse le chapitre :\n" + _fin(publication))
    bilan = Bilan(remarques=journal.remarques)
    for dossier in dossiers:
        etudiant = dossier.parent.name
        resultat = api.autograde(chapitre, _echapper(etudiant), force=tout)
        if etudiant in journal.refus:
            bilan.refus[etudiant] = journal.refus[etudiant]
        elif not resultat["success"]:
            cours.assignment_id = chapitre
            ancienne = retirer_les_notes(cours, etudiant)
            bilan.refus[etudiant] = _expliquer_l_echec(dossier, chapitre, resultat) + (
                f" Sa note automatique précédente ({ancienne}) est retirée." if ancienne else "")
    _relever(cours, chapitre, bilan, {d.parent.name for d in dossiers} - bilan.refus.keys())
    return bilan


def _echapper(etudiant: str) -> str:
    """Le nom d'un apprenant est un motif de fichiers pour nbgrader."""
    return re.sub(r"([*?[])", r"[\1]", etudiant)


def _expliquer_l_echec(dossier: Path, chapitre: str, resultat: dict) -> str:
    if not any(dossier.glob("*.ipynb")):
        presents = ", ".join(f"« {p.name} »" for p in sorted(dossier.iterdir())[:5]) or "rien"
        return f"le carnet attendu se nomme « {chapitre}.ipynb », le dossier contient {presents}."
    return _fin(resultat)


def _fin(resultat: dict) -> str:
    lignes = (resultat.get("log", "") + resultat.get("error", "")).strip().splitlines()
    return "\n".join(f"  {ligne}" for ligne in lignes[-6:])


def _relever(cours, chapitre: str, bilan: Bilan, notes: set[str]) -> None:
    """Lit dans le carnet de notes les notes des copies, et la part des points obtenus par exercice."""
    from nbgrader.api import Gradebook

    obtenus: dict[str, float] = defaultdict(float)
    possibles: dict[str, float] = defaultdict(float)
    with Gradebook(cours.db_url, cours.course_id) as carnet:
        for rendu in carnet.assignment_submissions(chapitre):
            if rendu.student_id not in notes:
                continue
            bilan.notes[rendu.student_id] = 20 * rendu.score / rendu.max_score if rendu.max_score else 0.0
            for page in rendu.notebooks:
                reponses = sorted((cellule.name for cellule in page.notebook.solution_cells), key=len, reverse=True)
                for note in page.grades:
                    exercice = _exercice(note.name, reponses)
                    obtenus[exercice] += note.score
                    possibles[exercice] += note.max_score
    bilan.reussite = {e: obtenus[e] / possibles[e] for e in possibles if possibles[e]}


def _exercice(test: str, reponses: list[str]) -> str:
    """L'exercice d'une cellule ``test_<exercice>_<critère>``."""
    return next((r for r in reponses if test == f"test_{r}" or test.startswith(f"test_{r}_")), test)


def configurer(parseur) -> None:
    """Les arguments de ``retroprop noter``."""
    parseur.add_argument("chapitre", metavar="CHAPITRE", help="01 ou 01_perceptron")
    parseur.add_argument("--tout", action="store_true", help="noter de nouveau les copies déjà notées")


def executer(args) -> int:
    """Note et résume ; 0 si tout a été noté ou expliqué, 1 si quelque chose s'est cassé, 2 si la demande est fausse."""
    from atelier import construction

    racine = construction.racine_du_cours()
    try:
        chapitre = construction.trouver_source(args.chapitre, racine).stem
        bilan = noter(racine, chapitre, tout=args.tout)
    except (ValueError, LookupError) as erreur:
        print(erreur, file=sys.stderr)
        return 2
    except RuntimeError as erreur:
        print(erreur, file=sys.stderr)
        return 1
    print(bilan)
    print(f"Les notes sont dans {os.path.relpath(racine / 'gradebook.db')} ; "
          f"les retours : nbgrader generate_feedback {chapitre}")
    return 0
