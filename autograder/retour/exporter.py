"""Les deux exportateurs du cours, par lesquels nbgrader passe quelle que soit la façon de le lancer.

``ExportateurCopie`` lit une copie rendue, même abîmée, et dit en français ce qui empêche de la noter ;
``ExportateurRetour`` produit la page de retour de l'apprenant.
"""

from __future__ import annotations

import copy
import glob
import os
import re
import shutil
import unicodedata
from pathlib import Path

import bleach
from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook, MissingEntry
from traitlets import Bool, Integer, default

from autograder.arrivee.lecture import CopieRefusee, cle, fichier_refuse, lire_copie
from autograder.execution.reserve import constat_enregistre


class ExportateurCopie(NotebookExporter):
    """Lit, reconstruit, exécute et note une copie ; un refus nomme l'apprenant et le fichier."""

    def __init__(self, **arguments):
        super().__init__(**arguments)
        self._retirees: dict[str, str | None] = {}  # les notes d'un rendu précédent, retirées par ``_oublier_une_correction_perimee``
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
        if fichier_refuse(rendu) or constat_enregistre(corrigee / rendu.name).get("cle") != cle(source.read_bytes(), rendu.read_bytes()):
            shutil.rmtree(corrigee)
            self._retirees[etudiant] = retirer_les_notes(cours, etudiant)

    # -- lire et noter

    def from_filename(self, filename, resources=None, **arguments):
        """Comme nbconvert, sauf pour un tube ou un lien : l'ouvrir attendrait sans fin, ou lirait autre chose."""
        if fichier_refuse(Path(filename)):
            return self.from_file(None, resources=resources, **arguments)  # qui le refuse
        return super().from_filename(filename, resources=resources, **arguments)

    def from_file(self, file_stream, resources=None, **arguments):
        """Une copie rendue (première passe) ou la copie reconstruite (seconde passe), du fichier au carnet noté."""
        cours = self.parent.coursedir
        infos = resources["nbgrader"]
        nom = f"{infos['notebook']}.ipynb"
        rendu = cours.format_path(cours.submitted_directory, infos["student"], infos["assignment"])
        infos["fichier"] = os.path.relpath(os.path.join(rendu, nom), cours.root)
        infos["racine"] = cours.root
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
            self._annoncer(infos["student"], infos["fichier"],
                           f"la notation s'est arrêtée ({type(erreur).__name__} : {resume})")
            raise

    def _annoncer(self, etudiant: str, fichier: str, raison: str) -> None:
        ancienne = retirer_les_notes(self.parent.coursedir, etudiant) or self._retirees.get(etudiant)
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

    montrer_tests_caches = Bool(False, help="Montrer le code des vérifications cachées, et pas seulement leur message.").tag(config=True)
    sortie_max = Integer(20_000, min=0, help="Caractères gardés d'un texte (une sortie, une cellule de la copie).").tag(config=True)
    image_max = Integer(1_000_000, min=0, help="Caractères d'une image (ou d'une sortie HTML) ; au-delà, elle est retirée.").tag(config=True)
    page_max = Integer(8_000_000, min=0, help="Caractères de sorties dans une page ; au-delà, les sorties sont retirées.").tag(config=True)

    @default("sanitize_html")
    def _sanitize_html_default(self):
        return True  # le texte d'une copie ne doit pas exécuter de script chez l'instructeur qui ouvre la page

    def from_notebook_node(self, nb, resources=None, **arguments):
        """La page d'une copie notée : tests cachés tus, tailles bornées, suspension dite."""
        nb = copy.deepcopy(nb)
        reste = self.page_max
        for cellule in nb.cells:
            if not self.montrer_tests_caches:
                _taire_les_tests_caches(cellule)
            cellule.source = _couper(cellule.source, self.sortie_max)
            if cellule.cell_type == "code":
                cellule.outputs = [_borner(s, self.sortie_max, self.image_max) for s in cellule.outputs]
                reste -= len(str(cellule.outputs))
                if reste < 0:
                    cellule.outputs = [new_output("stream", name="stdout", text="[sorties retirées : cette page serait trop grosse]\n")]
        infos = (resources or {}).get("nbgrader", {})
        infos["suspendue"] = self._est_suspendue(nb, infos)
        return super().from_notebook_node(nb, resources=resources, **arguments)

    def _est_suspendue(self, nb: NotebookNode, infos: dict) -> bool:
        """Vrai si un soupçon pèse sur la copie et que personne ne l'a encore relue."""
        if not nb.metadata.get("retroprop", {}).get("soupcons") or not hasattr(self.parent, "coursedir"):
            return False
        cours = self.parent.coursedir
        with Gradebook(cours.db_url, cours.course_id) as carnet:
            return carnet.find_submission(infos["assignment"], infos["student"]).needs_manual_grade

    def default_filters(self):
        """Les filtres de nbconvert, et ceux de la page de retour."""
        yield from super().default_filters()
        yield ("clean_html", propre)
        yield ("nombre", nombre)
        yield ("titre_du_test", titre_du_test)


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


_CACHES = re.compile(r"(?ms)^[ \t]*### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS[ \t]*$")


def sans_tests_caches(texte: str) -> str:
    """Le texte d'un test sans sa partie cachée : la page de retour circule."""
    return _CACHES.sub("# (d'autres vérifications ont lieu ici à la notation)", texte)


def _taire_les_tests_caches(cellule: NotebookNode) -> None:
    """Retire le code caché d'un test, de son texte et des erreurs qui en citent une ligne ; le message reste."""
    if cellule.cell_type != "code":
        return
    source = cellule.source
    caches = {n for m in _CACHES.finditer(source)
              for n in range(source.count("\n", 0, m.start()) + 1, source.count("\n", 0, m.end()) + 2)}
    cellule.source = sans_tests_caches(source)
    if not caches:
        return
    citees = {ligne.strip() for n, ligne in enumerate(source.split("\n"), 1) if n in caches and len(ligne.strip()) > 5}

    def taire(ligne: str) -> str:
        lieu = re.match(r"(\s*dans la cellule, ligne (\d+) : ).", ligne)
        if lieu and int(lieu[2]) in caches:
            return lieu[1] + "(une vérification cachée)"
        return "  (une vérification cachée)" if any(citee in ligne for citee in citees) else ligne

    for sortie in cellule.outputs:
        if sortie.output_type == "error":
            texte = sans_couleurs("\n".join(sortie.traceback))
            sortie.traceback = [taire(ligne) for ligne in texte.split("\n")]


def _couper(texte: str, maximum: int) -> str:
    if len(texte) <= maximum:
        return texte
    return f"{texte[:maximum]}\n[coupé : {len(texte) - maximum} caractères de plus]\n"


def _borner(sortie: NotebookNode, texte_max: int, image_max: int) -> NotebookNode:
    """La même sortie, textes coupés, images et HTML trop gros remplacés par une phrase."""
    if sortie.output_type == "stream":
        sortie.text = _couper(sortie.text, texte_max)
    elif sortie.output_type == "error":
        sortie.traceback = _couper("\n".join(sortie.traceback), texte_max).split("\n")
    else:
        for genre, valeur in list(sortie.data.items()):
            if genre == "text/plain":
                sortie.data[genre] = _couper(valeur, texte_max)
            elif len(str(valeur)) > image_max:
                del sortie.data[genre]
                sortie.data.setdefault("text/plain", f"[sortie {genre} retirée : elle est trop grosse]")
    return sortie


# ---------------------------------------------------------------- ce qu'un test raté a dit


def sans_couleurs(texte: str) -> str:
    """Le même texte sans les codes de couleur des terminaux."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", texte)


def message_d_echec(cellule: NotebookNode, largeur: int = 240) -> tuple[str, str] | None:
    """Ce qu'une cellule de test ratée a dit, en une ligne, et sa cause probable (vide si elle n'est pas dite).

    Deux copies qui font la même erreur ont le même message. ``None`` si la cellule n'a pas levé d'erreur.
    """
    erreur = next((s for s in cellule.outputs if s.output_type == "error"), None)
    if erreur is None:
        return None
    lignes = [ligne.strip() for ligne in sans_couleurs("\n".join(erreur.traceback)[:50_000]).split("\n")]
    lignes = [ligne for ligne in lignes if ligne.strip("- ")]
    if any("Traceback (most recent call last)" in ligne for ligne in lignes):  # une trace ordinaire : sa fin dit l'erreur
        lignes = lignes[-1:]
    titre = (lignes or [f"{erreur.ename} : {erreur.evalue}"])[0].removeprefix("✘ ")
    cause = next((ligne.partition(" : ")[2] for ligne in lignes if ligne.startswith(("cause probable :", "explication :"))), "")
    return tuple(abrege(re.sub(r"0x[0-9a-fA-F]{4,}", "0x…", texte), largeur) for texte in (titre, cause))


def abrege(texte: str, largeur: int) -> str:
    """Le texte sur une ligne, sans caractère de commande, coupé à ``largeur``."""
    texte = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in texte[:20 * largeur])
    texte = re.sub(" {2,}", " ", texte).strip()
    return texte if len(texte) <= largeur else texte[:largeur - 1] + "…"
