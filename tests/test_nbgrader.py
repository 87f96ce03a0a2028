"""nbgrader tel quel : chaque commande, lancée pour de vrai à la racine d'un cours, et la preuve exigée par cellule."""

from __future__ import annotations

import csv

import nbformat
import pytest
from conftest import MINI, nbgrader
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from test_copies_abimees import cellule, copie_juste, deposer, points

from autograder.registre.preuve import ExigerLaPreuve
from autograder.retour.exporter import propre
from autograder.retour.titres import enonce_de, titre_du_test
from autograder.textes import nombre
from retroprop.commande import main


@pytest.mark.lent
def test_le_parcours_complet_par_les_commandes_de_nbgrader(cours):
    """generate_assignment, validate, autograde, generate_feedback, export : comme un instructeur les taperait."""
    chapitre = cours / "chapitres" / MINI / f"{MINI}.ipynb"
    construit = chapitre.read_bytes()
    (cours / "solutions" / MINI / "brouillon.csv").write_text("a,b")

    resultat = nbgrader(cours, "generate_assignment", MINI, "--force")
    assert resultat.returncode == 0, resultat.stdout
    assert chapitre.read_bytes() == construit, "la commande et la construction doivent donner le même fichier"
    assert [p.name for p in chapitre.parent.iterdir()] == [chapitre.name]
    assert "Config option" not in resultat.stdout and "Outdated" not in resultat.stdout

    resultat = nbgrader(cours, "validate", f"solutions/{MINI}/{MINI}.ipynb")
    assert "Success" in resultat.stdout, resultat.stdout
    resultat = nbgrader(cours, "validate", f"chapitres/{MINI}/{MINI}.ipynb")
    assert "3 CELLULE(S) ÉCHOUENT" in resultat.stdout and "À vous de jouer" in resultat.stdout

    juste, fausse = copie_juste(cours), copie_juste(cours)
    cellule(fausse, "double").source = "def double(x):\n    return 2 * x + 0.5"
    vide = nbformat.read(chapitre, as_version=4)
    for nom, copie in {"Ève Noël": juste, "fausse": fausse, "vide": vide}.items():
        deposer(cours, nom, copie)
    resultat = nbgrader(cours, "autograde", MINI)
    assert resultat.returncode == 0 and "WARNING" not in resultat.stdout, resultat.stdout
    assert [points(cours, nom) for nom in ("Ève Noël", "fausse", "vide")] == [5, 2, 0]

    resultat = nbgrader(cours, "generate_feedback", MINI)
    assert resultat.returncode == 0, resultat.stdout
    page = (cours / "copies" / "retours" / "fausse" / MINI / f"{MINI}.html").read_text(encoding="utf-8")
    for morceau in ('lang="fr"', "Retour sur la copie de fausse", "soit 8 / 20", "Test 1 · le double d&#x27;un nombre", "À revoir",
                    "0 / 2", "Haut de page", "6.5", "Votre réponse"):
        assert morceau in page, morceau
    for anglais in ("Student", "Score: ", "Top)", "4242", "HIDDEN"):
        assert anglais not in page, anglais
    page = (cours / "copies" / "retours" / "vide" / MINI / f"{MINI}.html").read_text(encoding="utf-8")
    assert "Pas de réponse." in page and "No response" not in page

    resultat = nbgrader(cours, "export", MINI)
    assert resultat.returncode == 0, resultat.stdout
    with open(cours / "copies" / "notes.csv", encoding="utf-8") as fichier:
        notes = {ligne["student_id"]: float(ligne["score"]) for ligne in csv.DictReader(fichier)}
    assert notes == {"Ève Noël": 5, "fausse": 2, "vide": 0}


@pytest.mark.lent
def test_un_noyau_mort_ou_une_boucle_sans_fin_n_arretent_pas_la_classe(cours):
    with open(cours / "nbgrader_config.py", "a") as config:
        config.write("\nc = get_config()\nc.Execute.timeout = 3\n")
    for nom, code in {
        "boucle": "def somme(a, b):\n    while True:\n        pass",
        "mort": "import os\nos._exit(3)",
        "zoé": "somme = lambda a, b: a + b",
    }.items():
        copie = copie_juste(cours)
        cellule(copie, "somme").source = code
        deposer(cours, nom, copie)
    assert nbgrader(cours, "generate_assignment", MINI, "--force").returncode == 0
    resultat = nbgrader(cours, "autograde", MINI)
    assert resultat.returncode == 0, resultat.stdout
    dites = [ligne for ligne in resultat.stdout.splitlines() if "Copie de «" in ligne]
    assert dites and not [ligne for ligne in dites if "« mort »" not in ligne]
    assert any("« mort »" in ligne and "cellule laissée de côté, somme (le noyau de la copie s'est arrêté)" in ligne for ligne in dites)
    assert [points(cours, nom) for nom in ("boucle", "mort", "zoé")] == [3, 3, 5]


@pytest.mark.lent
def test_retroprop_noter_resume_la_classe(cours, capsys):
    fausse = copie_juste(cours)
    cellule(fausse, "somme").source = "def somme(a, b):\n    return a - b"
    deposer(cours, "Élie", copie_juste(cours))
    deposer(cours, "fausse", fausse)
    deposer(cours, "vide", b"")
    deposer(cours, "zip", b"PK", "rendu.zip")
    assert main(["noter", "90"]) == 0
    dit = capsys.readouterr().out
    for morceau in ("2 copie(s) notée(s), 2 refusée(s)", "Moyenne : 16 / 20.", "100 %  double", "50 %  somme",
                    "Refusée : vide", "le fichier est vide", "Refusée : zip", "« rendu.zip »"):
        assert morceau in dit, dit


def test_noter_sans_copie_le_dit(cours, capsys):
    assert main(["noter", "90"]) == 2
    assert "Aucune copie dans copies/rendues/" in capsys.readouterr().err


def test_le_formgrader_lit_la_meme_configuration(cours):
    """L'extension de JupyterLab trouve la racine, les dossiers et les préprocesseurs du cours, sans toucher au sien."""
    from nbgrader.apps.baseapp import NbGrader
    from nbgrader.server_extensions.formgrader.formgrader import FormgradeExtension

    try:
        formgrader = FormgradeExtension()
        formgrader.root_dir = str(cours)
        formgrader.initialize([])
        assert formgrader.url_prefix == "."
        assert formgrader.coursedir.submitted_directory == "copies/rendues"
        assert formgrader.coursedir.db_url == f"sqlite:///{cours}/gradebook.db"
        assert formgrader.config.Autograde.exporter_class == "autograder.registre.convertisseurs.ExportateurCopie"
        assert formgrader.config.HTMLExporter.template_name == "formgrade"
    finally:
        NbGrader.clear_instance()


# ---------------------------------------------------------------- la preuve, cellule par cellule


def apres_preuve(*sorties, verdict="", **nbgrader_meta):
    meta = {"grade": True, "grade_id": "test_a", "points": 1, "solution": False, "locked": True, "schema_version": 3, **nbgrader_meta}
    testee = new_code_cell('controles.egal(marche(), 1, "marche()")\ncontroles.reussi("la marche")', outputs=list(sorties),
                           metadata={"nbgrader": meta, "retroprop": {"verdict": verdict}})
    carnet = new_notebook(cells=[testee], metadata={"retroprop": {}})
    return ExigerLaPreuve().preprocess(carnet, {})[0].cells[0].outputs


def flux(texte, nom="stdout"):
    return new_output("stream", text=texte, name=nom)


@pytest.mark.parametrize("sorties", [
    [], [flux("presque")], [flux("✔ la marche")], [flux("✔ la marche", "stderr")],
    [new_output("execute_result", data={"text/plain": "1.0"})],
    [new_output("execute_result", data={"text/plain": "1.0"}), new_output("error", ename="E", evalue="", traceback=["non"])],
    [new_output("display_data", data={"text/plain": "✔ la marche"})],
], ids=["silence", "texte", "marque", "stderr", "nombre", "nombre et erreur", "affichage"])
def test_sans_verdict_pas_de_point(sorties):
    assert [s.output_type for s in apres_preuve(*sorties)] == ["error"]


@pytest.mark.parametrize("verdict, sorties, attendu", [
    ("reussi", [flux("✔ la marche\n")], "stream"),
    ("perdu", [new_output("error", ename="Echec", evalue="", traceback=["✘ non"])], "error"),
    ("perdu", [flux("✔ la marche\n")], "error"),
])
def test_le_verdict_du_jugement_decide(verdict, sorties, attendu):
    assert [s.output_type for s in apres_preuve(*sorties, verdict=verdict)][-1] == attendu


def test_les_autres_cellules_ne_sont_pas_touchees():
    assert apres_preuve(grade=False) == [] and apres_preuve(solution=True) == []


# ---------------------------------------------------------------- la page de retour


def test_les_filtres_de_la_page_de_retour():
    assert [nombre(v) for v in (None, 2.0, 1.5, 3.14159)] == ["0", "2", "1,5", "3,14"]
    assert titre_du_test(new_code_cell("# Test 2 · la marche (1 point)\nfin", metadata={"nbgrader": {"grade_id": "test_2"}})) == "Test 2 · la marche"
    assert enonce_de(new_markdown_cell("## 4. Section\n\nCours.\n\n### Exercice 2 · `f`\n\nÉcrivez `f`.")) == ("Exercice 2 · f", "Écrivez `f`.")
    assert enonce_de(new_markdown_cell("# Chapitre\nTexte")) is enonce_de(new_code_cell("## non")) is None
    sale = '<h2 id="a">T</h2><p onclick="x()">a<script>alert(1)</script><a href="javascript:x">l</a>' \
        '<a href="data:text/html,x">d</a><img src="data:image/png;base64,AA" onerror="x">'
    net = propre(sale)
    assert '<h2 id="a">' in net and "<p>" in net and "data:image/png" in net
    assert not [m for m in ("<script", "onclick", "onerror", "javascript:", "data:text") if m in net]
