"""Les deux exportateurs du cours, par lesquels nbgrader passe quelle que soit la façon de le lancer.

``ExportateurCopie`` lit une copie rendue, même abîmée, et dit en français ce qui empêche de la noter ;
``ExportateurRetour`` produit la page de retour de l'apprenant.
"""

from __future__ import annotations

import glob
import os
import re
import shutil
from pathlib import Path

import bleach
from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbgrader.api import Gradebook, MissingEntry
from traitlets import default

from autograder.lecture import CopieRefusee, cle, lire_copie
from autograder.reserve import constat_enregistre


class ExportateurCopie(NotebookExporter):
    """Lit, reconstruit, exécute et note une copie ; un refus nomme l'apprenant et le fichier."""

    def __init__(self, **arguments):
        super().__init__(**arguments)
        if hasattr(self.parent, "coursedir"):
            self._examiner_les_dossiers()

    # -- avant de noter : les dossiers où le carnet attendu manque

    def _examiner_les_dossiers(self) -> None:
        """Dit quels dossiers rendus ne contiennent pas le carnet attendu : nbgrader les sauterait sans un mot clair."""
        cours = self.parent.coursedir
        devoir = cours.assignment_id
        modele = cours.format_path(cours.submitted_directory, cours.student_id, devoir)
        attendu = f"{devoir}.ipynb"
        for dossier in sorted(map(Path, glob.glob(modele))):
            if not dossier.is_dir():
                continue
            etudiant = dossier.parent.name
            carnets = sorted(p.name for p in dossier.glob("*.ipynb"))
            if attendu in carnets:
                autres = [nom for nom in carnets if nom != attendu]
                if autres:
                    self.log.warning("Copie de « %s » : seul %s est noté ; ignoré : %s.", etudiant, attendu,
                                     ", ".join(autres))
                self._oublier_une_correction_perimee(etudiant, dossier / attendu)
                continue
            presents = carnets or sorted(p.name for p in dossier.iterdir() if not p.name.startswith("."))
            quoi = ", ".join(f"« {nom} »" for nom in presents[:5]) or "rien"
            self._annoncer(etudiant, os.path.relpath(dossier, cours.root),
                           f"le carnet attendu se nomme « {attendu} », le dossier contient {quoi}. "
                           "Renommez le fichier et relancez")

    def _oublier_une_correction_perimee(self, etudiant: str, rendu: Path) -> None:
        """Retire la correction d'un autre fichier que celui rendu : nbgrader, qui ne compare que des dates, la garderait."""
        cours = self.parent.coursedir
        corrigee = Path(cours.format_path(cours.autograded_directory, etudiant, cours.assignment_id))
        source = Path(cours.format_path(cours.source_directory, ".", cours.assignment_id)) / rendu.name
        if not corrigee.is_dir() or not source.is_file():
            return
        if constat_enregistre(corrigee / rendu.name).get("cle") != cle(source.read_bytes(), rendu.read_bytes()):
            shutil.rmtree(corrigee)
            retirer_les_notes(cours, etudiant)

    # -- lire et noter

    def from_file(self, file_stream, resources=None, **arguments):
        """Une copie rendue (première passe) ou la copie reconstruite (seconde passe), du fichier au carnet noté."""
        cours = self.parent.coursedir
        infos = resources["nbgrader"]
        nom = f"{infos['notebook']}.ipynb"
        rendu = cours.format_path(cours.submitted_directory, infos["student"], infos["assignment"])
        infos["fichier"] = os.path.relpath(os.path.join(rendu, nom), cours.root)
        infos["source"] = os.path.join(cours.format_path(cours.source_directory, ".", infos["assignment"]), nom)
        try:
            octets = file_stream.buffer.read()
            infos["rendu"] = octets
            carnet, infos["remarques"] = lire_copie(octets)
            return self.from_notebook_node(carnet, resources=resources, **arguments)
        except CopieRefusee as refus:
            self._annoncer(infos["student"], infos["fichier"], str(refus))
            raise
        except Exception as erreur:
            resume = (str(erreur).strip().splitlines() or [""])[0]
            self._annoncer(infos["student"], infos["fichier"],
                           f"la notation s'est arrêtée ({type(erreur).__name__} : {resume})")
            raise

    def _annoncer(self, etudiant: str, fichier: str, raison: str) -> None:
        ancienne = retirer_les_notes(self.parent.coursedir, etudiant)
        suite = "" if ancienne is None else (
            f" Sa note automatique précédente ({ancienne}) venait d'un autre rendu : elle est retirée.")
        point = "" if raison.endswith("?") else "."
        self.log.error("Copie de « %s » REFUSÉE (%s) : %s%s%s", etudiant, fichier, raison, point, suite)


def retirer_les_notes(cours, etudiant: str) -> str | None:
    """Retire les notes automatiques d'un rendu précédent ; renvoie la note retirée, ou ``None`` s'il n'y en avait pas.

    Une note correspond toujours au fichier rendu. Les notes mises à la main restent.
    """
    with Gradebook(cours.db_url, cours.course_id) as carnet:
        try:
            rendu = carnet.find_submission(cours.assignment_id, etudiant)
        except MissingEntry:
            return None
        notes = [note for page in rendu.notebooks for note in page.grades]
        if all(note.auto_score is None for note in notes):
            return None
        ancienne = f"{nombre(rendu.score)} / {nombre(rendu.max_score)}"
        for note in notes:
            note.auto_score, note.needs_manual_grade = None, True
        carnet.db.commit()
        return ancienne


class ExportateurRetour(HTMLExporter):
    """La page de retour de l'apprenant, en français (``gabarits/retour``, que nomme la configuration)."""

    @default("sanitize_html")
    def _sanitize_html_default(self):
        return True  # le texte d'une copie ne doit pas exécuter de script chez l'instructeur qui ouvre la page

    def default_filters(self):
        """Les filtres de nbconvert, et ceux de la page de retour."""
        yield from super().default_filters()
        yield ("clean_html", propre)
        yield ("nombre", nombre)
        yield ("titre_du_test", titre_du_test)
        yield ("sans_tests_caches", sans_tests_caches)


_BALISES = frozenset(
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 "
    "hr i img kbd li mark ol p pre s small span strong sub summary sup table tbody td tfoot th thead tr u ul".split())
_ATTRIBUTS = frozenset("class id href title src alt width height colspan rowspan scope open lang start align".split())


def _attribut_permis(balise: str, attribut: str, valeur: str) -> bool:
    if valeur.lstrip().lower().startswith("data:"):
        return balise == "img" and valeur.startswith("data:image/")
    return attribut in _ATTRIBUTS


def propre(html: str) -> str:
    """Le même HTML sans script ni gestionnaire d'événement (le filtre de nbconvert retire jusqu'aux paragraphes)."""
    return bleach.clean(str(html), tags=_BALISES, attributes=_attribut_permis, strip=False,
                        protocols={"http", "https", "mailto", "data"})


def nombre(valeur: float | None) -> str:
    """Un nombre à la française, deux décimales au plus : ``1,5``."""
    return f"{round(float(valeur or 0), 2):g}".replace(".", ",")


def titre_du_test(cellule) -> str:
    """Ce que vérifie une cellule de test, lu dans sa première ligne de commentaire ; son identifiant à défaut."""
    lignes = cellule.source.strip().splitlines()
    titre = lignes[0].lstrip("# ").strip() if lignes and lignes[0].startswith("#") else ""
    return re.sub(r"\s*\([\d,.]+ points?\)$", "", titre) or cellule.metadata.nbgrader.grade_id


def sans_tests_caches(texte: str) -> str:
    """Le texte d'un test sans sa partie cachée : la page de retour circule."""
    return re.sub(r"(?ms)^[ \t]*### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS[ \t]*$",
                  "# (d'autres vérifications ont lieu ici à la notation)", texte)
