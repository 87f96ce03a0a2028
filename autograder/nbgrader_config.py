"""La configuration de nbgrader pour Rétroprop.

Chargée par ``nbgrader_config.py``, à la racine : la ligne de commande, le Formgrader et ``retroprop`` lisent la même.
Les noms de dossiers de nbgrader sont ceux du cours ; les préprocesseurs du cours sont donnés par leur nom.
"""

import os
import sys
import warnings
from pathlib import Path

from nbformat.warnings import DuplicateCellId
from sqlalchemy.exc import SAWarning

RACINE = Path(__file__).resolve().parent.parent
if str(RACINE) not in sys.path:
    sys.path.append(str(RACINE))  # le cours fonctionne aussi sans être installé

from autograder import reglages  # noqa: E402

reglages.rendre_alembic_trouvable()
# nbgrader 0.9 n'est pas écrit pour SQLAlchemy 2.1 : ses avertissements noieraient les nôtres.
warnings.filterwarnings("ignore", category=SAWarning)
# nbgrader valide vingt fois une copie qui n'est pas encore reconstruite ; Colab et VS Code y oublient des identifiants de cellule.
warnings.filterwarnings("ignore", category=DuplicateCellId)

c = get_config()  # noqa: F821

# ---- Le carnet de notes : gradebook.db, à la racine, ou une base PostgreSQL que plusieurs machines partagent,
# par exemple RETROPROP_DB_URL=postgresql+psycopg://prof:secret@serveur/cours (pip install 'retroprop[postgresql]')
if os.environ.get("RETROPROP_DB_URL"):
    c.CourseDirectory.db_url = os.environ["RETROPROP_DB_URL"]

# ---- Les dossiers
c.CourseDirectory.course_id = "retroprop"
c.CourseDirectory.root = str(RACINE)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "chapitres"
c.CourseDirectory.submitted_directory = "copies/rendues"
c.CourseDirectory.autograded_directory = "copies/corrigees"
c.CourseDirectory.feedback_directory = "copies/retours"
c.CourseDirectory.solution_directory = "copies/solutions"
c.CourseDirectory.source_with_tests_directory = "copies/sources_avec_tests"

# ---- La version de l'apprenant
# nbgrader recopie tout ce qui entoure un carnet, et suit les liens. Un chapitre tient dans son carnet : les exportateurs du
# cours (autograder.arrivee.dossier.SansVoisins) ne laissent passer que lui, sa date et le secret de l'échange.
c.GenerateAssignment.exporter_class = "autograder.registre.convertisseurs.ExportateurChapitre"
c.GenerateAssignment.preprocessors = [
    nom if "." in nom else f"nbgrader.preprocessors.{nom}"
    for nom in ("IncludeHeaderFooter", "InstantiateTests", "LockCells", "autograder.publication.talons.PoserLesTalons", "ClearOutput",
                "CheckCellMetadata", "ComputeChecksums", "SaveCells", "ClearHiddenTests", "ClearMarkScheme",
                "autograder.publication.enonce.PoserLesEnonces", "ComputeChecksums", "CheckCellMetadata")
]
c.ClearHiddenTests.begin_test_delimeter = "### BEGIN HIDDEN TESTS"
c.ClearHiddenTests.end_test_delimeter = "### END HIDDEN TESTS"

# ---- Exécuter une copie
c.Execute.kernel_name = "python3"
c.Execute.timeout = 30  # par cellule ; un test répond en moins de deux secondes
c.Execute.extra_arguments = list(reglages.ARGUMENTS_DU_NOYAU)
c.Execute.interrupt_on_timeout = True
c.Execute.skip_cells_with_tag = reglages.ETIQUETTE_DEMONSTRATION
c.Execute.error_on_timeout = {
    "ename": "CellTimeoutError",
    "evalue": "temps dépassé",
    "traceback": ["Temps dépassé : cette cellule tournait encore après 30 secondes (boucle sans fin ?)."],
}
c.LimitOutput.max_lines = 200
c.LimitOutput.max_traceback = 40

# ---- Noter une copie : la reconstruire, l'exécuter, exiger la preuve, enregistrer
c.Autograde.exporter_class = "autograder.registre.convertisseurs.ExportateurCopie"
# La copie reconstruite n'a de la copie rendue que les réponses : OverwriteCells et CheckCellMetadata n'auraient rien à y corriger.
c.Autograde.sanitize_preprocessors = ["autograder.arrivee.reconstruction.Reconstruire"]
c.Autograde.autograde_preprocessors = [
    "autograder.execution.executer.Executer",
    "autograder.registre.preuve.ExigerLaPreuve",
    "nbgrader.preprocessors.LimitOutput",
    "autograder.registre.convertisseurs.EnregistrerLesNotes",
    "nbgrader.preprocessors.AssignLatePenalties",
]

# ---- Le retour à l'apprenant, et l'exportation
c.GenerateFeedback.exporter_class = "autograder.retour.exporter.ExportateurRetour"
# Le Formgrader et nbgrader règlent le gabarit de HTMLExporter : nommer notre classe l'emporte, et n'y touche pas.
c.ExportateurRetour.template_name = "retour"
c.ExportateurRetour.montrer_tests_caches = False  # le message d'un test est toujours donné, son code jamais, sauf ici
c.ExportateurRetour.extra_template_basedirs = [str(Path(reglages.__file__).parent / "retour" / "gabarits")]
c.ExportPlugin.to = str(RACINE / "copies" / "notes.csv")

# Vers Moodle : nbgrader export --exporter autograder.retour.moodle.ExportMoodle (voir autograder/README.md)
c.ExportMoodle.fichier = str(RACINE / "copies" / "moodle.csv")
c.ExportMoodle.colonne = "Adresse de courriel"  # ou « Nom d'utilisateur », « Numéro d'identification »
c.ExportMoodle.bareme = 20
c.ExportMoodle.decimale = ","  # « , » sépare les colonnes par « ; », « . » les sépare par « , »
c.ExportMoodle.commentaire = "html"  # ou "texte", "aucun"

# ---- « nbgrader validate »
c.Validator.width = 110
c.Validator.type_changed_warning = (
    "{num_changed} CELLULE(S) ONT CHANGÉ DE TYPE ! Même si les tests passent ici, "
    "ils pourraient échouer quand votre copie sera notée.\n"
)
c.Validator.changed_warning = (
    "LE CONTENU DE {num_changed} CELLULE(S) DE TEST A CHANGÉ ! Même si les tests passent ici, "
    "ils pourraient échouer quand votre copie sera notée.\n"
)
c.Validator.failed_warning = (
    "{num_failed} CELLULE(S) ÉCHOUENT ! Si vous rendez votre copie ainsi, vous n'aurez pas tous les points.\n"
)
c.Validator.passed_warning = "{num_passed} CELLULE(S) RÉUSSISSENT !\n"
