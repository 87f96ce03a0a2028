"""Rien d'une solution ni d'un test caché ne se lit dans ``chapitres/`` : ni source, ni sortie, ni métadonnée, ni prose."""

from __future__ import annotations

import base64
import binascii
import copy
import html
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from atelier import construction
from autograder.cours import chemin_apprenant, liste_chapitres, trouver_source

RACINE = construction.RACINE
CHAPITRES = liste_chapitres(RACINE)
MINI = Path(__file__).parent / "mini_banc" / "00_mini.py"

# Plus court, un morceau de ligne (« return w, b ») se retrouve partout sans rien apprendre à personne.
LONGUEUR_MIN = 14
# Dans la prose, un indice peut citer une tournure connue (« with torch.no_grad(): »), pas une ligne de calcul.
LONGUEUR_MIN_PROSE = 24
MARQUES = ("BEGINSOLUTION", "ENDSOLUTION", "HIDDENTESTS")
TRACES_D_EXECUTION = {"execution", "ExecuteTime", "papermill", "widgets", "signature"}
REGION = re.compile(r"^[^\n]*### BEGIN (SOLUTION|HIDDEN TESTS)[^\n]*\n(.*?)^[^\n]*### END \1[^\n]*$", re.S | re.M)


def normaliser(texte: str) -> str:
    """Sans espaces, ni balises de citation ou de code, ni entités HTML : ce qu'un lecteur reconnaîtrait."""
    return re.sub(r"[\s\u00a0\u202f`]+", "", html.unescape(re.sub(r"</?(code|pre|br|summary|details)\b[^>]*>", "", texte)))


def secrets(source: nbformat.NotebookNode) -> dict[str, str]:
    """Les lignes à ne pas montrer, normalisées, et la cellule d'où elles viennent.

    Une ligne que la source donne aussi en clair dans une cellule de code (un exemple, un test visible) n'en est pas une.
    """
    visible = normaliser("\n".join(REGION.sub("", c.source) for c in source.cells if c.cell_type == "code"))
    trouves: dict[str, str] = {}
    for cellule in source.cells:
        for _, corps in REGION.findall(cellule.source):
            for ligne in corps.splitlines():
                ligne = re.sub(r"^\s*return\b|(^|\s\s)#.*$", "", ligne)
                normale = normaliser(ligne)
                if len(normale) >= LONGUEUR_MIN and normale not in visible:
                    trouves[normale] = cellule.metadata.nbgrader.grade_id
    return trouves


def _chaines(valeur, lieu: str) -> Iterator[tuple[str, str]]:
    """Toutes les chaînes d'un morceau de carnet ; ce qui est en base64 (image, pièce jointe) est aussi décodé."""
    if isinstance(valeur, dict):
        for cle, contenu in valeur.items():
            yield lieu, str(cle)
            yield from _chaines(contenu, lieu)
    elif isinstance(valeur, list):
        if all(isinstance(v, str) for v in valeur):
            yield lieu, "".join(valeur)
        for contenu in valeur:
            yield from _chaines(contenu, lieu)
    elif isinstance(valeur, str):
        yield lieu, valeur
        if len(valeur) >= 16 and re.fullmatch(r"[A-Za-z0-9+/=\s]+", valeur):
            try:
                yield lieu, base64.b64decode(valeur).decode("utf-8", errors="replace")
            except (binascii.Error, ValueError):
                pass


def morceaux(carnet: nbformat.NotebookNode, prose_seule: bool = False) -> Iterator[tuple[str, str]]:
    """Chaque texte d'un carnet, avec l'endroit où il se trouve."""
    for rang, cellule in enumerate(carnet.cells, 1):
        if prose_seule and cellule.cell_type != "markdown":
            continue
        nom = cellule.metadata.get("nbgrader", {}).get("grade_id") or f"n° {rang}"
        for partie, lieu in (("source", "le texte" if cellule.cell_type == "markdown" else "le code"),
                             ("outputs", "une sortie"), ("metadata", "les métadonnées"), ("attachments", "une pièce jointe")):
            yield from _chaines(cellule.get(partie), f"{lieu} de la cellule « {nom} »")
    if not prose_seule:
        yield from _chaines(carnet.metadata, "les métadonnées du carnet")


def fuites(a_cacher: dict[str, str], carnet: nbformat.NotebookNode, prose_seule: bool = False) -> list[str]:
    """Où un carnet montre une ligne secrète."""
    trouvees = []
    for lieu, texte in morceaux(carnet, prose_seule):
        normal = normaliser(texte)
        trouvees += [f"{lieu} montre « {secret} », de la cellule « {origine} »"
                     for secret, origine in a_cacher.items()
                     if secret in normal and (len(secret) >= LONGUEUR_MIN_PROSE or not lieu.startswith("le texte"))]
    return sorted(set(trouvees))


def restes(carnet: nbformat.NotebookNode) -> list[str]:
    """Ce que la publication aurait dû retirer : marques, sorties, traces d'une exécution."""
    trouves = [f"{lieu} : {marque}" for lieu, texte in morceaux(carnet) for marque in MARQUES if marque in normaliser(texte)]
    trouves += [f"métadonnées du carnet : {cle}" for cle in TRACES_D_EXECUTION & carnet.metadata.keys()]
    for rang, cellule in enumerate(carnet.cells, 1):
        trouves += [f"cellule n° {rang} : {cle}" for cle in TRACES_D_EXECUTION & cellule.metadata.keys()]
        if cellule.get("outputs"):
            trouves.append(f"cellule n° {rang} : une sortie")
        if cellule.get("execution_count") is not None:
            trouves.append(f"cellule n° {rang} : un numéro d'exécution")
    return trouves


# ---------------------------------------------------------------- les chapitres du cours


@pytest.fixture(scope="module")
def a_cacher() -> dict[str, dict[str, str]]:
    return {nom: secrets(construction.lire_source(trouver_source(nom, RACINE))) for nom in CHAPITRES}


def _chemin(chapitre: str) -> Path:
    return chemin_apprenant(trouver_source(chapitre, RACINE))


def _publie(chapitre: str) -> nbformat.NotebookNode:
    assert _chemin(chapitre).is_file(), f"chapitre pas encore construit : retroprop construire {chapitre}"
    return nbformat.read(_chemin(chapitre), as_version=4)


@pytest.mark.parametrize("chapitre", CHAPITRES)
def test_un_chapitre_ne_montre_ni_solution_ni_test_cache(chapitre, a_cacher):
    assert len(a_cacher[chapitre]) > 20, "trop peu de lignes à cacher : la recherche ne prouverait rien"
    assert fuites(a_cacher[chapitre], _publie(chapitre)) == []


@pytest.mark.parametrize("chapitre", CHAPITRES)
def test_un_chapitre_est_publie_sans_reste(chapitre):
    assert restes(_publie(chapitre)) == []
    dossier = _chemin(chapitre).parent
    fichiers = {f.relative_to(dossier).as_posix() for f in dossier.rglob("*") if ".ipynb_checkpoints" not in f.parts}
    assert fichiers == {f"{chapitre}.ipynb"}


@pytest.mark.parametrize("chapitre", CHAPITRES)
def test_la_prose_des_autres_chapitres_n_en_dit_pas_plus(chapitre, a_cacher):
    for autre in CHAPITRES:
        if autre != chapitre and _chemin(autre).is_file():
            assert fuites(a_cacher[chapitre], _publie(autre), prose_seule=True) == [], autre


# ---------------------------------------------------------------- la recherche sait trouver


@pytest.fixture(scope="module")
def mini():
    source = construction.lire_source(MINI)
    return secrets(source), construction.version_apprenant(source)


def test_les_lignes_a_cacher(mini):
    a_cacher, publie = mini
    assert a_cacher["sum(valeurs)/len(valeurs)"] == "moyenne"
    assert a_cacher["x=controles.hasard(1).normal(size=3)"] == "test_carre_hasard"
    assert a_cacher['REPONSES={"Q1":"b","Q2":"a"}'] == "quiz"
    # Cette piste est aussi dans un test visible : il n'y a rien à cacher.
    assert not any("lecarrémultipliexparlui-même" in secret and "6.0" in secret for secret in a_cacher)
    assert fuites(a_cacher, publie) == restes(publie) == []


def _dans_le_code(c):
    c.cells[4].source += "\n    return sum( valeurs )/len(valeurs)  # voilà"


def _dans_un_test(c):
    c.cells[4].source += "\nx = controles.hasard(1).normal(size=3)"


def _dans_une_sortie(c):
    c.cells[4].outputs = [nbformat.v4.new_output("stream", text="def moyenne(valeurs):\n  return sum(valeurs) / len(valeurs)\n")]


def _dans_les_metadonnees(c):
    c.cells[4].metadata["brouillon"] = {"essais": ["return sum(valeurs) ", "/ len(valeurs)"]}


def _dans_les_metadonnees_du_carnet(c):
    c.metadata["solution"] = "sum(valeurs) / len(valeurs)"


def _dans_le_texte(c):
    c.cells[0].source += "\n<details><summary>Indice</summary> Essayez <code>sum(valeurs)\u00a0/ len(valeurs)</code>.</details>"


def _dans_une_entite(c):
    c.cells[0].source += "\n`REPONSES = {&quot;Q1&quot;: &quot;b&quot;, &quot;Q2&quot;: &quot;a&quot;}`"


def _dans_une_piece_jointe(c):
    c.cells[0]["attachments"] = {"a.txt": {"text/plain": base64.b64encode(b"def m:\n return sum(valeurs) / len(valeurs)").decode()}}


@pytest.mark.parametrize("planter, lieu", [
    (_dans_le_code, "le code de"), (_dans_un_test, "le code de"), (_dans_une_sortie, "une sortie de"),
    (_dans_les_metadonnees, "les métadonnées de"), (_dans_les_metadonnees_du_carnet, "les métadonnées du carnet"),
    (_dans_le_texte, "le texte de"), (_dans_une_entite, "le texte de"), (_dans_une_piece_jointe, "une pièce jointe de"),
])
def test_une_fuite_plantee_est_trouvee(mini, planter, lieu):
    a_cacher, publie = mini
    carnet = copy.deepcopy(publie)
    planter(carnet)
    trouvees = fuites(a_cacher, carnet)
    assert len(trouvees) == 1 and trouvees[0].startswith(lieu), trouvees
    dans_la_prose = fuites(a_cacher, carnet, prose_seule=True)
    assert bool(dans_la_prose) == (lieu in ("le texte de", "une pièce jointe de"))


@pytest.mark.parametrize("laisser", [
    lambda c: c.cells[3].update(source="### BEGIN HIDDEN TESTS"),
    lambda c: c.cells[0].update(source="Voyez la partie ### END  SOLUTION"),
    lambda c: c.cells[3].update(outputs=[nbformat.v4.new_output("stream", text="✔ oui")]),
    lambda c: c.cells[3].update(execution_count=4),
    lambda c: c.cells[3].metadata.update(execution={"iopub.status.busy": "2026-01-01"}),
    lambda c: c.metadata.update(widgets={"state": {}}),
])
def test_un_reste_est_trouve(mini, laisser):
    carnet = copy.deepcopy(mini[1])
    laisser(carnet)
    assert len(restes(carnet)) == 1
