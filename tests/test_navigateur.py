"""Le cours dans un vrai navigateur : un apprenant travaille, puis un instructeur note depuis le Formgrader.

JupyterLab tourne sur une copie temporaire du cours. Les captures d'écran vont dans le dossier ``RETROPROP_CAPTURES``
(par défaut, un dossier temporaire).
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import sys
from pathlib import Path

import nbformat
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from autograder.cours import liste_chapitres
from autograder.jugement.dependances import tranche_de
from navigateur import DELAI, Labo, chromium, jupyterlab, trouver_chromium

pytestmark = pytest.mark.lent

DEPOT = Path(__file__).parents[1]
CHAPITRE = "01_perceptron"
CARNET = Path("chapitres", CHAPITRE, f"{CHAPITRE}.ipynb")
SOLUTION = Path("solutions", CHAPITRE, f"{CHAPITRE}.ipynb")
COPIE = Path("copies", "rendues", "ada", CHAPITRE, f"{CHAPITRE}.ipynb")
# Ce que la copie de l'instructeur a rempli ; le reste est l'amorce.
REMPLIS = {"heaviside", "predire"}

INEGALITE_STRICTE = """def heaviside(z):
    return np.where(np.asarray(z) > 0, 1, 0)"""
JUSTE = """def heaviside(z):
    return np.where(np.asarray(z) >= 0, 1, 0)"""


def _cellules(carnet: Path) -> dict[str, dict]:
    """Les cellules nbgrader d'un carnet, par ``grade_id``."""
    lues = json.loads(carnet.read_text(encoding="utf-8"))["cells"]
    return {c["metadata"]["nbgrader"]["grade_id"]: c for c in lues if "nbgrader" in c["metadata"]}


@pytest.fixture(scope="module")
def racine(tmp_path_factory) -> Path:
    """Une copie du cours tel qu'il est distribué, sans les copies, le carnet de notes ni les réglages de personne."""
    racine = tmp_path_factory.mktemp("cours")
    for nom in ("chapitres", "solutions", "autograder"):
        shutil.copytree(DEPOT / nom, racine / nom, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    for nom in ("accueil.ipynb", "nbgrader_config.py"):
        shutil.copy2(DEPOT / nom, racine / nom)
    return racine


def _manque(raison: str) -> None:
    if os.environ.get("RETROPROP_TOUT_EXIGER") == "1":
        pytest.fail(raison)
    pytest.skip(raison)


@pytest.fixture(scope="module")
def labo(racine, tmp_path_factory):
    for module in ("playwright", "jupyterlab"):
        if importlib.util.find_spec(module) is None:
            _manque(f"le paquet {module} n'est pas installé : le cours n'est pas essayé dans un navigateur")
    if trouver_chromium() is None:
        _manque("ni Chromium ni Chrome n'est installé : le cours n'est pas essayé dans un navigateur")
    dossier = os.environ.get("RETROPROP_CAPTURES")
    captures = Path(dossier) if dossier else tmp_path_factory.mktemp("captures")
    with jupyterlab(racine) as serveur, chromium() as contexte:
        page = Labo(contexte, serveur, captures)
        try:
            yield page
        finally:
            print(f"captures d'écran : {captures}")


@pytest.fixture(autouse=True)
def capture_de_l_echec(request, labo):
    """Si un test échoue, garde ce que l'on voyait."""
    avant = request.session.testsfailed
    yield
    if request.session.testsfailed > avant:
        labo.capturer(f"echec_{request.node.name}")


def _image(cellule) -> bytes:
    return cellule.locator(".jp-OutputArea img").first.screenshot()


def test_un_apprenant_travaille(labo, racine):
    from playwright.sync_api import expect

    expect.set_options(timeout=DELAI)
    page = labo.page
    criteres = [nom for nom in _cellules(racine / CARNET) if nom.startswith("test_")]
    premier = next(nom for nom in criteres if nom.startswith("test_heaviside_"))

    # L'accueil est en français et dit où l'on en est.
    labo.ouvrir("accueil.ipynb")
    expect(page.get_by_role("menuitem", name="Fichier")).to_be_visible()
    labo.executer_tout()
    tableau = page.locator(".rp-progression")
    expect(tableau).to_contain_text("pas commencé")
    expect(tableau).to_contain_text(f"0 sur {len(criteres)}")
    labo.capturer_carnet("accueil")

    # Un clic sur le titre ouvre le chapitre.
    tableau.get_by_role("row", name="01").get_by_role("link").click()
    page.wait_for_function("(nom) => window.jupyterapp.shell.currentWidget?.title.label === nom", arg=CARNET.name)
    labo.attendre_carnet()
    labo.executer_jusqu_a("preparation")
    labo.capturer("chapitre")

    # Une réponse fausse : le message dit pourquoi.
    labo.ecrire("heaviside", INEGALITE_STRICTE)
    labo.executer("heaviside")
    labo.executer(premier)
    sortie = labo.cellule(premier).locator(".jp-OutputArea")
    expect(sortie).to_contain_text("✘")
    expect(sortie).to_contain_text(">=")
    assert "Traceback" not in sortie.inner_text() and len(sortie.inner_text().splitlines()) <= 12
    labo.capturer("reponse_fausse")

    # La réponse juste : le test le dit en une ligne.
    labo.ecrire("heaviside", JUSTE)
    labo.executer("heaviside")
    labo.executer(premier)
    expect(sortie).to_have_text(re.compile(r"^\s*✔ .+"))
    labo.capturer("reponse_juste")

    # Le premier widget : la figure suit le curseur.
    widget = labo.cellules_avec("widget").first
    labo.executer_rangs([rang for rang in labo.rangs_de_lecture() if rang <= int(widget.get_attribute("data-rang"))])
    image = widget.locator(".jp-OutputArea img").first
    expect(image).to_be_visible()
    vue, source = _image(widget), image.get_attribute("src")
    curseur = widget.get_by_role("slider").first
    curseur.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(image).not_to_have_attribute("src", source)
    page.wait_for_function("(img) => img.complete && img.naturalWidth > 0", arg=image.element_handle())
    assert _image(widget) != vue, "le curseur a bougé, mais la figure est restée la même"
    labo.capturer("widget")

    # La progression suit le carnet enregistré.
    labo.enregistrer()
    labo.revenir_a("accueil.ipynb")
    labo.executer_tout()
    expect(tableau).to_contain_text("en cours")
    expect(tableau).to_contain_text(f"1 sur {len(criteres)}")
    tableau.locator("summary").first.click()
    tableau.scroll_into_view_if_needed()
    labo.capturer("progression")


@pytest.mark.parametrize("reponse, dit", [(INEGALITE_STRICTE, "✘"), (JUSTE, "✔")], ids=["fausse", "juste"])
def test_un_exercice_tient_sur_un_ecran(labo, reponse, dit):
    """À 1366 × 768 : l'énoncé de l'exercice 1, la réponse et le résultat de son test se voient sans défiler."""
    from playwright.sync_api import expect

    expect.set_options(timeout=DELAI)
    page = labo.page
    page.set_viewport_size({"width": 1366, "height": 768})
    labo.ouvrir(str(CARNET), seul=True)
    labo.executer_jusqu_a("preparation")
    labo.ecrire("heaviside", reponse)
    labo.executer("heaviside")
    labo.executer("test_heaviside_valeurs")
    test = labo.cellule("test_heaviside_valeurs")
    expect(test.locator(".jp-OutputArea")).to_contain_text(dit)
    repliee = test.locator(".jp-InputPlaceholder")
    expect(repliee).to_contain_text("Test 1 · la marche vaut 1 à partir de zéro inclus (1 point)")
    expect(test.locator(".cm-content")).to_have_count(0)

    enonce = page.locator(".jp-Cell", has=page.get_by_role("heading", name=re.compile("Exercice 1 ·"))).last
    enonce.evaluate("noeud => noeud.scrollIntoView({block: 'start'})")
    labo.capturer(f"ecran_{'juste' if dit == '✔' else 'fausse'}")
    cadre = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook").bounding_box()
    haut, bas = enonce.bounding_box()["y"], _bas(test)
    assert cadre["y"] - 1 <= haut < bas <= cadre["y"] + cadre["height"] + 1, (haut, bas, cadre)

    # Un clic déplie l'énoncé du test : huit lignes au plus, et rien qui donne la réponse.
    repliee.click()
    lignes = test.locator(".cm-line")
    expect(lignes.first).to_contain_text("Test 1")
    assert lignes.count() <= 8 and "pistes" not in test.inner_text()
    labo.capturer(f"test_deplie_{'juste' if dit == '✔' else 'fausse'}")


def test_notebook_7_replie_aussi_les_tests(labo):
    """La même entrée repliée, avec son titre, dans l'interface simple de Notebook 7."""
    from playwright.sync_api import expect

    expect.set_options(timeout=DELAI)
    page = labo.page
    page.goto(labo.serveur.url(f"notebooks/{CARNET.as_posix()}"))
    repliees = page.locator(".jp-InputPlaceholder")
    repliee = repliees.filter(has_text="Test 1 · la marche vaut 1 à partir de zéro inclus (1 point)")
    repliee.scroll_into_view_if_needed()
    expect(repliee).to_be_visible()
    labo.capturer("notebook_7")


def _bas(cellule) -> float:
    boite = cellule.bounding_box()
    return boite["y"] + boite["height"]


@pytest.mark.parametrize("chapitre", liste_chapitres(DEPOT))
def test_les_widgets_repondent(labo, racine, chapitre):
    """Chaque widget d'un chapitre s'affiche, et sa figure suit son premier curseur, son premier menu ou sa première case."""
    from playwright.sync_api import expect

    expect.set_options(timeout=DELAI)
    page = labo.page
    labo.ouvrir(f"solutions/{chapitre}/{chapitre}.ipynb", seul=True)  # certains widgets montrent le code de l'apprenant
    widgets = labo.cellules_avec("widget")
    carnet = nbformat.read(DEPOT / "solutions" / chapitre / f"{chapitre}.ipynb", as_version=4)
    utiles = {cellule.id for cellule in tranche_de(carnet, "widget").cells}  # les entraînements sans widget attendront nbval
    labo.executer_rangs([rang for rang, cellule in enumerate(carnet.cells) if cellule.id in utiles])
    for numero in range(widgets.count()):
        widget = widgets.nth(numero)
        widget.scroll_into_view_if_needed()
        image = widget.locator(".jp-OutputArea img").first
        expect(image).to_be_visible()
        source = image.get_attribute("src")
        curseur, menu, case = (widget.get_by_role(role) for role in ("slider", "combobox", "checkbox"))
        if curseur.count():
            curseur.first.focus()
            page.keyboard.press("ArrowRight")
        elif menu.count():
            menu.first.select_option(index=1)
        else:
            case.first.click()
        expect(image).not_to_have_attribute("src", source)
        labo.capturer(f"widget_{chapitre}_{numero + 1}")


def _rendre_une_copie(racine: Path) -> float:
    """Rend la copie d'Ada : l'amorce, avec quelques réponses de la solution. Renvoie les points qu'elle mérite."""
    solution = _cellules(racine / SOLUTION)
    copie = json.loads((DEPOT / CARNET).read_text(encoding="utf-8"))
    points = 0.0
    for cellule in copie["cells"]:
        nbgrader = cellule["metadata"].get("nbgrader", {})
        nom = nbgrader.get("grade_id", "")
        if nom in REMPLIS:
            cellule["source"] = solution[nom]["source"]
        if any(nom.startswith(f"test_{exercice}_") for exercice in REMPLIS):
            points += nbgrader["points"]
    (racine / COPIE).parent.mkdir(parents=True)
    (racine / COPIE).write_text(json.dumps(copie), encoding="utf-8")
    return points


def _fermer(formgrader) -> None:
    """Ferme le compte rendu de nbgrader, et attend qu'il ait disparu : un clic ne compte pas pendant qu'il s'ouvre encore."""
    from playwright.sync_api import TimeoutError as Expire

    compte_rendu = formgrader.locator(".modal, .modal-backdrop").first
    for _ in range(5):
        formgrader.locator(".modal-footer button").first.click()
        try:
            return compte_rendu.wait_for(state="detached", timeout=5_000)
        except Expire:
            continue
    compte_rendu.wait_for(state="detached")


def test_un_instructeur_note_depuis_le_formgrader(labo, racine):
    from nbgrader.api import Gradebook
    from playwright.sync_api import expect

    expect.set_options(timeout=DELAI)
    attendus = _rendre_une_copie(racine)
    page = labo.page
    page.set_viewport_size({"width": 1700, "height": 1000})
    formgrader = labo.ouvrir_formgrader()

    # Le chapitre est là ; l'instructeur en fait la version distribuée, ce qui l'inscrit au carnet de notes.
    ligne = formgrader.locator("tr", has=formgrader.locator("td.name", has_text=CHAPITRE))
    expect(ligne).to_be_visible()
    labo.capturer("formgrader_chapitres")
    ligne.locator("td.assign a").click()
    expect(formgrader.locator(".modal-title")).to_have_text("Success")
    labo.capturer("formgrader_version_distribuee")
    _fermer(formgrader)

    # Une copie attend : un clic la note.
    ligne.locator("td.num-submissions a").click()
    copie = formgrader.locator("tr", has=formgrader.locator("td.student-id", has_text="ada"))
    expect(copie.locator("td.status")).to_have_text("needs autograding")
    labo.capturer("formgrader_copies")
    copie.locator("td.autograde a").click()
    # La notation charge PyTorch et Keras : sur une machine occupée, elle prend son temps.
    expect(formgrader.locator(".modal-title")).to_have_text("Success", timeout=2 * DELAI)
    expect(copie.locator("td.score")).to_have_text(re.compile(r"\d+(\.\d+)? / \d+"))
    _fermer(formgrader)
    labo.capturer("formgrader_notes")

    with Gradebook(f"sqlite:///{racine / 'gradebook.db'}") as notes:
        copie_notee = notes.find_submission(CHAPITRE, "ada")
        assert copie_notee.score == attendus > 0
        affichee = formgrader.locator("td.score").first.inner_text()
        assert [float(n) for n in affichee.split("/")] == [attendus, copie_notee.max_score]
