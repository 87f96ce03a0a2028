"""Une classe déjà corrigée, sans rien exécuter : pour éprouver ce qui lit les notes (rapport, exports)."""

from __future__ import annotations

from pathlib import Path

import nbformat
from conftest import MINI
from nbformat.v4 import new_output
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config.loader import PyFileConfigLoader

from autograder.registre.bilan import Bilan

_CARNETS: list[bytes] = []  # le carnet de notes d'un cours où personne n'a rien rendu
TESTS = {"test_double_scalaire": 1, "test_double_tableau": 2, "test_somme": 2}


def echec(*lignes: str, ename: str = "Echec"):
    """La sortie d'un test raté."""
    return new_output("error", ename=ename, evalue=lignes[0], traceback=list(lignes))


class Classe:
    """Le mini-chapitre d'un cours, dont on dépose les copies corrigées une à une."""

    def __init__(self, cours: Path) -> None:
        self.racine, self.bilan = cours, Bilan(duree=90.0)
        config = PyFileConfigLoader("nbgrader_config.py", path=str(cours)).load_config()
        self.cours = CourseDirectory(config=config)
        if not _CARNETS:  # décrire le chapitre à nbgrader prend des secondes : une fois suffit
            self.cours.assignment_id = MINI
            assert NbGraderAPI(coursedir=self.cours, config=config).generate_assignment(MINI)["success"]
            _CARNETS.append((cours / "gradebook.db").read_bytes())
        (cours / "gradebook.db").write_bytes(_CARNETS[0])

    def _rendre(self, etudiant: str, octets: bytes) -> None:
        dossier = self.racine / "copies" / "rendues" / etudiant / MINI
        dossier.mkdir(parents=True)
        (dossier / f"{MINI}.ipynb").write_bytes(octets)

    def carnet(self) -> Gradebook:
        """Le carnet de notes, à ouvrir avec ``with``."""
        return Gradebook(self.cours.db_url, self.cours.course_id)

    def corriger(self, etudiant: str, rates: dict | None = None, *, attend="", arret="", penalite=0.0, **fiche) -> None:
        """Dépose une copie corrigée. rates : la sortie de chaque test raté ; attend : le test qu'un humain doit noter ; fiche : ``email``…"""
        rates = rates or {}
        self._rendre(etudiant, b"{}")
        corrigee = nbformat.read(self.racine / "solutions" / MINI / f"{MINI}.ipynb", as_version=4)
        corrigee.metadata.retroprop = {"duree": 4.0, "demarrage": 0.7, "arret": arret, "enregistree": True}
        for cellule in corrigee.cells:
            nom = cellule.metadata.get("nbgrader", {}).get("grade_id")
            if nom in rates:
                cellule.outputs = [rates[nom]]
        dossier = self.racine / "copies" / "corrigees" / etudiant / MINI
        dossier.mkdir(parents=True)
        nbformat.write(corrigee, dossier / f"{MINI}.ipynb")
        with self.carnet() as carnet:
            carnet.update_or_create_student(etudiant, **fiche)
            rendu = carnet.update_or_create_submission(MINI, etudiant)
            for page in rendu.notebooks:
                page.late_submission_penalty = penalite or None
                for note in page.grades:
                    note.auto_score = 0.0 if note.name in rates else float(TESTS[note.name])
                    note.needs_manual_grade = note.name == attend
            carnet.db.commit()
        if attend:
            self.bilan.a_la_main[etudiant] = [attend]
        else:
            self.bilan.notes[etudiant] = 0.0

    def refuser(self, etudiant: str, raison: str) -> None:
        """Dépose une copie que la notation a refusée."""
        self._rendre(etudiant, b"")
        self.bilan.refus[etudiant] = raison
        with self.carnet() as carnet:
            carnet.update_or_create_student(etudiant)
            rendu = carnet.update_or_create_submission(MINI, etudiant)
            for note in rendu.notebooks[0].grades:
                note.auto_score, note.needs_manual_grade = None, True
            carnet.db.commit()
