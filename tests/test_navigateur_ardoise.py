"""L'ardoise du chapitre 00 dans un vrai navigateur : un trait dessiné à la souris arrive jusqu'au noyau."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import nbformat
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from navigateur import DELAI, Labo, chromium, jupyterlab, trouver_chromium

pytestmark = pytest.mark.lent

CODE = """
import numpy as np
from retroprop.widgets import prise_en_main as widgets

def avis(image):  # un faux modèle : il répond 1 s'il y a plus d'encre en hauteur qu'en largeur, 0 sinon
    haut, large = np.ptp(np.nonzero(image)[0]), np.ptp(np.nonzero(image)[1])
    return np.eye(10)[int(haut > large)]

jeu = widgets.ardoise({"Faux": avis})
jeu
"""


@pytest.fixture(scope="module")
def labo(tmp_path_factory):
    for module in ("playwright", "jupyterlab"):
        if importlib.util.find_spec(module) is None:
            _manque(f"le paquet {module} n'est pas installé")
    if trouver_chromium() is None:
        _manque("ni Chromium ni Chrome n'est installé")
    racine = tmp_path_factory.mktemp("ardoise")
    carnet = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CODE)])
    carnet.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(carnet, racine / "ardoise.ipynb")
    dossier = os.environ.get("RETROPROP_CAPTURES")
    captures = Path(dossier) if dossier else tmp_path_factory.mktemp("captures")
    with jupyterlab(racine) as serveur, chromium() as contexte:
        contexte.set_offline(False)
        yield Labo(contexte, serveur, captures)


def _manque(raison: str) -> None:
    if os.environ.get("RETROPROP_TOUT_EXIGER") == "1":
        pytest.fail(raison)
    pytest.skip(raison)


def _tracer(page, toile, depart, arrivee) -> None:
    boite = toile.bounding_box()
    (x0, y0), (x1, y1) = [(boite["x"] + x, boite["y"] + y) for x, y in (depart, arrivee)]
    page.mouse.move(x0, y0)
    page.mouse.down()
    page.mouse.move(x1, y1, steps=8)
    page.mouse.up()


def test_un_trait_arrive_jusqu_au_noyau(labo):
    from playwright.sync_api import expect

    expect.set_options(timeout=DELAI)
    exterieures = []
    labo.page.on("request", lambda r: exterieures.append(r.url) if not r.url.startswith((labo.serveur.adresse, "data:", "blob:", "ws:")) else None)
    labo.ouvrir("ardoise.ipynb")
    labo.executer_tout()
    legende = labo.page.locator('.rp-ardoise [role="status"]')
    expect(legende).to_contain_text("Image vide")
    toile = labo.page.locator(".rp-ardoise canvas")
    toile.scroll_into_view_if_needed()

    _tracer(labo.page, toile, (140, 60), (142, 220))
    expect(legende).to_contain_text("Faux y lit un 1")
    _tracer(labo.page, toile, (20, 140), (260, 140))
    expect(legende).to_contain_text("Faux y lit un 0")
    labo.capturer("ardoise")

    labo.page.get_by_role("button", name="Effacer").click()
    expect(legende).to_contain_text("Image vide")
    _tracer(labo.page, toile, (140, 60), (142, 220))  # le trait d'avant l'effacement n'est pas revenu
    expect(legende).to_contain_text("Faux y lit un 1")

    labo.page.locator(".rp-ardoise select").select_option(label="un 0")
    expect(legende).to_contain_text("Faux y lit un 1")
    assert not exterieures, exterieures
