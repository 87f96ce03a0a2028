"""La page de retour de l'apprenant, par l'exportateur que ``nbgrader generate_feedback`` et ``retroprop retours`` emploient."""

from __future__ import annotations

import copy
import functools
import re
from collections.abc import Iterator

from bleach.sanitizer import Cleaner
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.html import WidgetsDataTypeFilter
from nbconvert.filters import Highlight2HTML
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets import Bool, Integer, default

from autograder.arrivee.dossier import SansVoisins
from autograder.cellules import est_de_l_apprenant, est_un_test, grade_id, nbgrader
from autograder.publication.enonce import criteres
from autograder.publication.lecture_de_test import partie_visible
from autograder.retour.titres import enonce_de, titre_du_chapitre, titre_du_test
from autograder.textes import abrege, nombre, sans_couleurs


class ExportateurRetour(SansVoisins, HTMLExporter):
    """La page de retour de l'apprenant, en français (``gabarits/retour``, que nomme la configuration).

    Les copies d'une classe ont presque tout en commun : un texte déjà mis en page et nettoyé ne l'est pas deux fois.
    """

    montrer_tests_caches = Bool(False, help="Montrer le code des tests, vérifications cachées comprises, et pas seulement leur message.").tag(config=True)
    sortie_max = Integer(20_000, min=0, help="Caractères gardés d'un texte (une sortie, une cellule de la copie).").tag(config=True)
    image_max = Integer(1_000_000, min=0, help="Caractères d'une image (ou d'une sortie HTML) ; au-delà, elle est retirée.").tag(config=True)
    page_max = Integer(8_000_000, min=0, help="Caractères de sorties dans une page ; au-delà, les sorties sont retirées.").tag(config=True)

    @default("sanitize_html")
    def _sanitize_html_default(self):
        return True  # le texte d'une copie ne doit pas exécuter de script chez l'instructeur qui ouvre la page

    def from_notebook_node(self, nb, resources=None, **arguments):
        """La page d'une copie notée : sans le cours ni le code des tests, tailles bornées."""
        nb = copy.deepcopy(nb)
        titre = titre_du_chapitre(nb)
        nb.cells = _sans_le_cours(nb.cells)
        reste = self.page_max
        for cellule in nb.cells:
            if est_un_test(cellule) and not self.montrer_tests_caches:
                _dire_les_criteres(cellule)
            cellule.source = _couper(cellule.source, self.sortie_max)
            if cellule.cell_type == "code":
                cellule.outputs = [_borner(s, self.sortie_max, self.image_max) for s in cellule.outputs]
                reste -= len(str(cellule.outputs))
                if reste < 0:
                    cellule.outputs = [new_output("stream", name="stdout", text="[sorties retirées : cette page serait trop grosse]\n")]
        resources = self._init_resources(resources)
        resources["titre"] = titre
        resources["formules"] = any("$" in texte for c in nb.cells for texte in _textes(c))
        self.register_filter("filter_data_type", WidgetsDataTypeFilter(notebook_metadata=self._nb_metadata, parent=self, resources=resources))
        # HTMLExporter relirait toute la page pour nommer les images en anglais.
        page, resources = super(HTMLExporter, self).from_notebook_node(nb, resources=resources, **arguments)
        return _SANS_NOM.sub('<img alt="Figure" ', page), resources

    def default_filters(self):
        """Les filtres de nbconvert, et ceux de la page de retour."""
        yield from super().default_filters()
        yield ("highlight_code", _colorer)
        yield ("markdown2html", self._mettre_en_page)
        yield ("clean_html", propre)
        yield ("nombre", nombre)
        yield ("titre_du_test", titre_du_test)

    @pass_context
    def _mettre_en_page(self, contexte, texte: str) -> str:
        est_propre_a_la_copie = len(texte) > _TEXTE_RETENU or contexte.get("cell", {}).get("attachments")
        return self.markdown2html(contexte, texte) if est_propre_a_la_copie else self._deja_mis_en_page(texte)

    @functools.cached_property
    def _deja_mis_en_page(self):
        return functools.lru_cache(_TEXTES_RETENUS)(lambda texte: self.markdown2html({}, texte))


_TEXTES_RETENUS, _TEXTE_RETENU = 2_000, 20_000  # textes, et caractères : une image ne sert qu'à une copie
_SANS_NOM = re.compile(r"<img (?![^>]*\balt=)")


def _colorer(source: str, language: str | None = None, metadata: dict | None = None) -> str:
    """Le code en couleurs, toujours lu comme du Python."""
    return _deja_colore(source) if len(source) <= _TEXTE_RETENU else _coloriste()(source)


@functools.cache
def _coloriste() -> Highlight2HTML:
    return Highlight2HTML()


@functools.lru_cache(_TEXTES_RETENUS)
def _deja_colore(source: str) -> str:
    return _coloriste()(source)


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
    html = str(html)
    return _deja_propre(html) if len(html) <= _TEXTE_RETENU else _nettoyeur().clean(html)


@functools.cache
def _nettoyeur() -> Cleaner:
    return Cleaner(tags=_BALISES, attributes=_attribut_permis, strip=False, protocols={"http", "https", "mailto", "data"})


@functools.lru_cache(_TEXTES_RETENUS)
def _deja_propre(html: str) -> str:
    return _nettoyeur().clean(html)


# ---------------------------------------------------------------- ce que la page montre


def _sans_le_cours(cellules: list[NotebookNode]) -> list[NotebookNode]:
    """Ce que l'apprenant a écrit et les tests, dans l'ordre ; chaque réponse porte le titre et l'énoncé de son exercice.

    Le reste du cours est dans le carnet de l'apprenant.
    """
    gardees: list[NotebookNode] = []
    enonce = None
    for cellule in cellules:
        meta = nbgrader(cellule)
        if meta.get("solution") or meta.get("task"):
            if enonce:
                cellule.metadata["exercice"] = NotebookNode(titre=enonce[0], enonce=enonce[1])
                enonce = None
            gardees.append(cellule)
        elif meta.get("grade") or est_de_l_apprenant(cellule) and cellule.source.strip():
            gardees.append(cellule)
        else:
            enonce = enonce_de(cellule) or enonce
    return gardees


def _dire_les_criteres(cellule: NotebookNode) -> None:
    """À la place du code d'un test, ce que l'énoncé publié en dit."""
    visible = partie_visible(cellule.source)
    cachees = ["… et d'autres vérifications, à la notation"] if visible != cellule.source else []
    cellule.metadata["criteres"] = [*criteres(visible, grade_id(cellule)), *cachees]
    cellule.source = visible


def _textes(cellule: NotebookNode) -> Iterator[str]:
    """Ce qui, d'une cellule, est mis en page comme du texte."""
    if cellule.cell_type == "markdown":
        yield cellule.source
    yield cellule.metadata.get("exercice", {}).get("enonce", "")
    yield nbgrader(cellule).get("comment") or ""


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
