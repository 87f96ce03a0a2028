"""La progression : lue dans les carnets enregistrés, et jamais mise en échec par un carnet abîmé."""

from __future__ import annotations

import json
import sys
import types
from html.parser import HTMLParser

import pytest

from retroprop import progression
from retroprop.commande import main


def cellule_de_test(identifiant, sorties=(), points=1, source=None, **plus):
    meta = {"grade": True, "solution": False, "grade_id": identifiant, "points": points, "locked": True, **plus}
    source = f'controles.reussi("{identifiant} est juste")\n' if source is None else source
    return {"cell_type": "code", "source": source, "metadata": {"nbgrader": meta}, "outputs": list(sorties)}


def solution(nom, execution=None):
    meta = {"grade": False, "solution": True, "grade_id": nom, "locked": False}
    source = f"def {nom}(z): ..."
    return {"cell_type": "code", "source": source, "metadata": {"nbgrader": meta}, "outputs": [], "execution_count": execution}


def affiche(texte, canal="stdout"):
    return {"output_type": "stream", "name": canal, "text": texte}


REUSSITE = affiche(["✔ la marche\n"])
ERREUR = {"output_type": "error", "ename": "Echec", "evalue": "✘", "traceback": []}


def ecrire(racine, cellules, nom="01_perceptron", titre="# Chapitre 1 · Le perceptron\n"):
    dossier = racine / "chapitres" / nom
    dossier.mkdir(parents=True, exist_ok=True)
    cellules = [{"cell_type": "markdown", "source": titre, "metadata": {}}, *cellules]
    (dossier / f"{nom}.ipynb").write_text(json.dumps({"cells": cellules, "nbformat": 4}), encoding="utf-8")
    return racine / "chapitres"


def chapitre(racine, cellules, **plus):
    return next(c for c in progression.lire(ecrire(racine, cellules, **plus)) if c.nom == plus.get("nom", "01_perceptron"))


def test_tous_les_chapitres_du_programme_y_sont(tmp_path):
    lus = progression.lire(tmp_path / "nulle_part")
    assert [c.numero for c in lus] == [f"{n:02d}" for n in range(11)]
    assert {c.etat for c in lus} == {"à paraître"}


def test_etats_et_comptes(tmp_path):
    tests = [cellule_de_test("test_heaviside_valeurs", points=1), cellule_de_test("test_heaviside_forme", points=2)]
    cellules = [solution("heaviside"), *tests]
    c = chapitre(tmp_path, cellules)
    assert (c.titre, c.etat) == ("Le perceptron", "pas commencé")
    assert (c.reussis, c.total, c.points, c.points_total) == (0, 2, 0, 3)
    cellules[0]["execution_count"] = 4
    assert chapitre(tmp_path, cellules).etat == "en cours"
    cellules[2]["outputs"] = [REUSSITE]
    c = chapitre(tmp_path, cellules)
    assert (c.etat, c.reussis, c.points) == ("en cours", 1, 2)
    cellules[1]["outputs"] = [affiche("un affichage\n✔ juste\n")]
    assert chapitre(tmp_path, cellules).etat == "terminé"


@pytest.mark.parametrize(
    "sorties",
    [
        [],
        [ERREUR],
        [REUSSITE, ERREUR],
        [affiche("✔ juste\n", "stderr")],
        [affiche("presque ✔ juste\n")],
        [{"output_type": "display_data", "data": {"text/plain": "✔ juste"}}],
        ["✔ juste"],
        "✔ juste",
        None,
    ],
)
def test_une_sortie_sans_reussite_ne_compte_pas(tmp_path, sorties):
    cellule = cellule_de_test("test_heaviside_valeurs")
    cellule["outputs"] = sorties
    assert chapitre(tmp_path, [solution("heaviside"), cellule]).reussis == 0


def test_un_test_va_a_l_exercice_au_nom_le_plus_long(tmp_path):
    tests = map(cellule_de_test, ["test_elu_zero", "test_elu_rapide_zero", "test_quiz_1"])
    lus = chapitre(tmp_path, [solution("elu"), solution("elu_rapide"), *tests]).exercices
    assert {e.nom: [c.identifiant for c in e.criteres] for e in lus} == {
        "elu": ["test_elu_zero"],
        "elu_rapide": ["test_elu_rapide_zero"],
        "quiz_1": ["test_quiz_1"],
    }


def test_une_reponse_corrigee_a_la_main_n_est_pas_un_test(tmp_path):
    c = chapitre(tmp_path, [cellule_de_test("projet", solution=True), cellule_de_test("test_projet_forme", [REUSSITE])])
    assert (c.total, c.etat) == (1, "terminé")


@pytest.mark.parametrize(
    ("contenu", "dit"),
    [
        (b"", "vide"),
        (b"{\n oups", "ligne 2"),
        (b"[]", "pas un carnet"),
        (b'{"cells": 3}', "pas un carnet"),
        (b"\xff\xfe\x00\x81", "UTF-8"),
        (b"[" * 200_000, "abîmé"),
    ],
)
def test_un_carnet_abime_est_dit_dans_le_tableau(tmp_path, contenu, dit):
    dossier = ecrire(tmp_path, [])
    (dossier / "01_perceptron" / "01_perceptron.ipynb").write_bytes(contenu)
    ecrire(tmp_path, [cellule_de_test("test_f_x", [REUSSITE])], nom="02_activations", titre="# Les activations")
    vu = progression.tableau(dossier)
    assert dit in repr(vu) and "illisible" in repr(vu) and dit in vu._repr_html_()
    assert "Les activations" in repr(vu) and "1 sur 1" in repr(vu)


def test_un_carnet_bizarre_ou_absent_ne_leve_rien(tmp_path):
    notee = {"grade": True, "points": "x", "grade_id": None}
    bizarre = [
        *(None, 3, {}, {"cell_type": "code", "metadata": []}, {"cell_type": "markdown", "source": {"a": 1}}),
        {"cell_type": "code", "metadata": {"nbgrader": notee}, "outputs": [{}, 4]},
    ]
    assert chapitre(tmp_path, bizarre).points_total == 0
    chapitres = tmp_path / "chapitres"
    (chapitres / "01_perceptron" / "01_perceptron.ipynb").rename(chapitres / "01_perceptron" / "copie.ipynb")
    (chapitres / ".ipynb_checkpoints").mkdir()
    (chapitres / "images").mkdir()
    lus = progression.lire(chapitres)
    assert "n'est plus dans son dossier" in repr(progression.Tableau(lus)) and len(lus) == 11


def test_bom_windows_et_chapitre_hors_programme(tmp_path):
    dossier = ecrire(tmp_path, [cellule_de_test("test_f_x", [affiche("✔ juste\r\n")])], nom="11_bonus", titre="## **Un** bonus\r\n")
    fichier = dossier / "11_bonus" / "11_bonus.ipynb"
    fichier.write_bytes(b"\xef\xbb\xbf" + fichier.read_bytes().replace(b",", b",\r\n"))
    dernier = progression.lire(dossier)[-1]
    assert (dernier.nom, dernier.titre, dernier.etat) == ("11_bonus", "Un bonus", "terminé")


class _Balises(HTMLParser):
    def __init__(self):
        super().__init__()
        self.vues = []

    def handle_starttag(self, balise, attributs):
        self.vues.append((balise, dict(attributs)))


def test_le_tableau_html_est_accessible_et_mene_aux_carnets(tmp_path, monkeypatch):
    ecrire(tmp_path, [cellule_de_test("test_f_x", [REUSSITE], points=2.5), cellule_de_test("test_f_y")], titre="# <b>f</b> & g")
    monkeypatch.chdir(tmp_path)
    page = progression.tableau()._repr_html_()
    lecteur = _Balises()
    lecteur.feed(page)
    barre = next(a for _, a in lecteur.vues if a.get("role") == "progressbar")
    assert (barre["aria-valuenow"], barre["aria-valuemax"], barre["aria-valuetext"]) == ("1", "2", "1 sur 2")
    assert [a["href"] for b, a in lecteur.vues if b == "a"] == ["chapitres/01_perceptron/01_perceptron.ipynb"]
    assert all(a.get("scope") in {"col", "row"} for b, a in lecteur.vues if b == "th")
    assert "f &amp; g" in page and "test_f_y est juste" in page and "2,5 sur 3,5" in page


def test_le_dossier_est_trouve_depuis_un_chapitre(tmp_path, monkeypatch):
    dossier = ecrire(tmp_path, [cellule_de_test("test_f_x", [REUSSITE])])
    monkeypatch.chdir(dossier / "01_perceptron")
    assert progression.trouver() == dossier
    assert 'href="01_perceptron.ipynb"' in progression.tableau()._repr_html_()


def test_la_commande(tmp_path, capsys):
    dossier = ecrire(tmp_path, [cellule_de_test("test_f_x", [REUSSITE]), cellule_de_test("test_f_y")])
    assert main(["progression", str(dossier)]) == 0
    sortie = capsys.readouterr().out
    assert "1 test sur 2" in sortie and "[#####.....]" in sortie and "à paraître" in sortie
    assert main(["progression", str(tmp_path / "absent")]) == 2
    assert "n'existe pas" in capsys.readouterr().out
    (dossier / "01_perceptron" / "01_perceptron.ipynb").write_text("")
    assert main(["progression", str(dossier)]) == 1


@pytest.fixture
def session(monkeypatch):
    """Un faux ``retroprop.controles`` : les réussites de la session."""
    reussites = []
    faux = types.ModuleType("retroprop.controles")
    faux.reussites = lambda: list(reussites)
    monkeypatch.setitem(sys.modules, "retroprop.controles", faux)
    monkeypatch.setattr("retroprop.controles", faux, raising=False)
    return reussites


def test_bilan(tmp_path, monkeypatch, capsys, session):
    cellules = [solution("f"), cellule_de_test("test_f_x"), cellule_de_test("test_f_y")]
    dossier = ecrire(tmp_path, cellules)

    def bilan():
        progression.bilan()
        return capsys.readouterr().out

    monkeypatch.chdir(tmp_path)
    assert "Aucun test réussi" in bilan()
    session.append("test_f_x est juste")
    assert bilan() == "Réussis dans cette session : 1 test.\n  test_f_x est juste\n"
    monkeypatch.chdir(dossier / "01_perceptron")
    assert bilan() == "Réussis dans cette session : 1 test sur 2.\n  f · à réussir : test_f_y est juste\n"
    session.append("test_f_y est juste")
    assert bilan().startswith("Chapitre terminé : les 2 tests sont réussis.")
