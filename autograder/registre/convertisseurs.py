"""Ce que ``nbgrader autograde`` et le Formgrader chargent pour noter une copie : l'exportateur, et l'enregistrement des notes.

``retroprop noter`` n'y passe pas : il fait la même chose par ``execution.travail`` et ``ecrivain``, et un test compare les deux.
"""

from __future__ import annotations

import glob
import os
import shutil
from pathlib import Path

from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from autograder.arrivee.dossier import SansVoisins, carnet_absent, laisses_de_cote
from autograder.arrivee.lecture import CopieRefusee, cle, fichier_refuse, lire_copie
from autograder.registre.copie_corrigee import constat_enregistre
from autograder.registre.ecrivain import Ecrivain
from autograder.registre.preuve import SANS_REPONSE, est_vierge, marquer
from autograder.textes import phrase


class ExportateurChapitre(SansVoisins, NotebookExporter):
    """La version de l'apprenant : un chapitre tient dans son carnet, rien d'autre n'est publié."""


class ExportateurCopie(SansVoisins, NotebookExporter):
    """Lit, reconstruit, exécute et note une copie ; un refus nomme l'apprenant et le fichier."""

    def __init__(self, **arguments):
        super().__init__(**arguments)
        self._retirees: dict[str, str] = {}  # les notes d'un rendu précédent, retirées par ``_oublier_une_correction_perimee``
        if hasattr(self.parent, "coursedir"):
            self._examiner_les_dossiers()

    # -- avant de noter

    def _examiner_les_dossiers(self) -> None:
        """Dit quels dossiers rendus ne contiennent pas le carnet attendu : nbgrader les sauterait sans un mot clair."""
        cours = self.parent.coursedir
        attendu = f"{cours.assignment_id}.ipynb"
        for dossier in sorted(map(Path, glob.glob(cours.format_path(cours.submitted_directory, cours.student_id, cours.assignment_id)))):
            if not dossier.is_dir():
                continue
            etudiant = dossier.parent.name
            absent = carnet_absent(dossier, attendu)
            if absent:
                self._annoncer(etudiant, os.path.relpath(dossier, cours.root), absent)
                continue
            for remarque in laisses_de_cote(dossier, attendu):
                self.log.warning("Copie de « %s » : %s.", etudiant, remarque)
            self._oublier_une_correction_perimee(etudiant, dossier / attendu)

    def _oublier_une_correction_perimee(self, etudiant: str, rendu: Path) -> None:
        """Retire la correction d'un autre fichier que celui rendu : nbgrader, qui ne compare que des dates, la garderait."""
        cours = self.parent.coursedir
        corrigee = Path(cours.format_path(cours.autograded_directory, etudiant, cours.assignment_id))
        source = Path(cours.format_path(cours.source_directory, ".", cours.assignment_id)) / rendu.name
        if not corrigee.is_dir() or not source.is_file():
            return
        if fichier_refuse(rendu) or constat_enregistre(corrigee / rendu.name).get("cle") != cle(source.read_bytes(), rendu.read_bytes()):
            shutil.rmtree(corrigee)
            self._retirees |= self._retirer_les_notes(etudiant)

    def _retirer_les_notes(self, etudiant: str) -> dict[str, str]:
        cours = self.parent.coursedir
        try:
            with Ecrivain(cours, cours.assignment_id, self.config) as ecrivain:
                return ecrivain.retirer_les_notes([etudiant])
        except LookupError:  # le chapitre n'est pas encore dans le carnet de notes
            return {}

    # -- lire et noter

    def from_filename(self, filename, resources=None, **arguments):
        """Comme nbconvert, sauf pour un tube ou un lien : l'ouvrir attendrait sans fin, ou lirait autre chose."""
        if fichier_refuse(Path(filename)):
            self.nettoyer(filename, resources)
            return self.from_file(None, resources=resources, **arguments)  # qui le refuse
        return super().from_filename(filename, resources=resources, **arguments)

    def from_file(self, file_stream, resources=None, **arguments):
        """Une copie rendue (première passe) ou la copie reconstruite (seconde passe), du fichier au carnet noté."""
        cours = self.parent.coursedir
        infos = resources["nbgrader"]
        nom = f"{infos['notebook']}.ipynb"
        rendu = cours.format_path(cours.submitted_directory, infos["student"], infos["assignment"])
        infos["racine"] = cours.root
        infos["fichier"] = os.path.relpath(os.path.join(rendu, nom), cours.root)
        infos["source"] = os.path.join(cours.format_path(cours.source_directory, ".", infos["assignment"]), nom)
        try:
            refus = fichier_refuse(Path(rendu, nom))
            if refus:
                raise CopieRefusee(refus)
            octets = file_stream.buffer.read()
            infos["rendu"] = octets
            carnet, infos["remarques"] = lire_copie(octets)
            return self.from_notebook_node(carnet, resources=resources, **arguments)
        except CopieRefusee as refus:
            self._annoncer(infos["student"], infos["fichier"], str(refus))
            raise
        except Exception as erreur:
            resume = (str(erreur).strip().splitlines() or [""])[0]
            self._annoncer(infos["student"], infos["fichier"], f"la notation s'est arrêtée ({type(erreur).__name__} : {resume})")
            raise

    def _annoncer(self, etudiant: str, fichier: str, raison: str) -> None:
        retirees = self._retirees | self._retirer_les_notes(etudiant)
        suite = f" Sa note automatique précédente ({retirees[etudiant]}) venait d'un autre rendu : elle est retirée." if etudiant in retirees else ""
        self.log.error("Copie de « %s » REFUSÉE (%s) : %s%s", etudiant, fichier, phrase(raison), suite)


class EnregistrerLesNotes(SaveAutoGrades):
    """Enregistre les notes, d'un coup, et des commentaires en français."""

    def preprocess(self, nb, resources):
        cours = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = cours["notebook"], cours["assignment"], cours["student"]
        with Gradebook(cours["db_url"]) as self.gradebook:
            # nbgrader valide chaque note à part. Ici les notes d'une copie entrent ensemble, ou pas du tout.
            session = self.gradebook.db
            valider, session.commit = session.commit, session.flush
            nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
            valider()
        marquer(nb)
        return nb, resources

    def _add_comment(self, cell, resources):
        commentaire = self.gradebook.find_comment(cell.metadata["nbgrader"]["grade_id"], self.notebook_id, self.assignment_id, self.student_id)
        commentaire.auto_comment = SANS_REPONSE if est_vierge(cell) else None
        self.gradebook.db.commit()
