"""La page de retour de l'apprenant : bornée, sans le code des tests cachés, la même par nbgrader et par ``retroprop retours``."""

from __future__ import annotations

import html
import itertools
import re

import nbformat
import pytest
from classe_corrigee import Classe, echec
from conftest import MINI, RACINE
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.converters import GenerateFeedback
from test_copies_abimees import cellule, copie_juste
from test_fuites import LONGUEUR_MIN_PROSE, normaliser, secrets
from traitlets.config.loader import PyFileConfigLoader

from atelier import construction
from autograder.arrivee.reconstruction import sans_solution
from autograder.cours import liste_chapitres, trouver_source
from autograder.execution.travail import Demande, executer
from autograder.retour.exporter import ExportateurRetour
from retroprop.commande import main

_NUMEROS = itertools.count()
CHAPITRES = liste_chapitres(RACINE)
TEST = ("# Test 1 · le double (1 point)\ncontroles.egal(double(3), 6, 'double(3)', pistes=[(9, 'le carré')])\n"
        "### BEGIN HIDDEN TESTS\nsecret = 4242\ncomparer(double(secret), 8484)\n### END HIDDEN TESTS\ncontroles.reussi('le double')")


@pytest.fixture
def retour(cours):
    """La page d'un carnet, par l'exportateur du cours."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(cours)).load_config()

    def rendre(*cellules, **reglages) -> str:
        exportateur = ExportateurRetour(config=config, **reglages)
        infos = {"notebook": MINI, "student": "Ève", "score": 1, "max_score": 2, "late_penalty": 0}
        return exportateur.from_notebook_node(new_notebook(cells=list(cellules)), resources={"nbgrader": infos})[0]

    return rendre


def cellule_de_test(*sorties):
    meta = {"grade": True, "grade_id": "test_double", "points": 1, "score": 0, "solution": False, "locked": True, "schema_version": 3}
    return new_code_cell(TEST, outputs=list(sorties), metadata={"nbgrader": meta})


def reponse(nom: str, source: str = "f = 1"):
    return new_code_cell(source, metadata={"nbgrader": {"grade": False, "grade_id": nom, "solution": True, "locked": False, "schema_version": 3}})


def ajoutee(source: str, *sorties):
    return new_code_cell(source, id=f"ajout-{next(_NUMEROS)}", outputs=list(sorties))


def test_un_test_montre_ses_criteres_et_son_message_sans_son_code(retour):
    page = retour(cellule_de_test(echec("✘ le double de -4242 est faux", "  obtenu : 0")))
    assert "double(3)  →  6\n… et d'autres vérifications, à la notation" in html.unescape(page) and "le double de -4242 est faux" in page
    assert not [code for code in ("secret", "8484", "comparer", "pistes", "controles.") if code in page]


def test_l_instructeur_peut_montrer_le_code_des_tests(retour):
    page = retour(cellule_de_test(echec("✘ non")), montrer_tests_caches=True)
    assert "8484" in page and "pistes" in page and "d'autres vérifications" not in page


def test_la_page_a_les_reponses_et_leurs_enonces_mais_pas_le_cours(retour):
    page = retour(new_markdown_cell("# Chapitre 90 · Doubler\n[insigne](https://exemple.test)"), new_code_cell("du_cours = 1"),
                  new_markdown_cell("## 1. La section\nUn cours.\n\n### Exercice 1 · `double`\nÉcrivez-la <script>."), new_markdown_cell("À vous."),
                  reponse("double"), cellule_de_test(), ajoutee("mon_essai"), ajoutee(" "), reponse("suite"))
    assert "<h1>Chapitre 90 · Doubler</h1>" in page and page.count("Exercice 1 · double") == 2 and "Écrivez-la &lt;script&gt;." in page
    assert page.count("Une cellule de votre main") == 1 and "mon_essai" in page and '<a href="#suite">suite</a>' in page
    assert not [absent for absent in ("exemple.test", "du_cours", "Un cours", "À vous.", "<script") if absent in page]


def test_une_formule_charge_de_quoi_la_montrer(retour):
    assert "mathjax" in retour(new_markdown_cell("### Un\n$x^2$"), reponse("un")) and "mathjax" not in retour(new_markdown_cell("### Un\nx"), reponse("un"))


def _notee(carnet):
    """Les cellules d'un carnet, telles que nbgrader les donne à l'exportateur : chaque test a sa note."""
    for c in carnet.cells:
        if c.metadata.get("nbgrader", {}).get("grade"):
            c.metadata.nbgrader["score"] = 0.0
    return carnet.cells


def _texte(page: str) -> str:
    return normaliser(re.sub(r"<[^>]+>", "", page))


@pytest.mark.parametrize("chapitre", CHAPITRES)
def test_la_page_d_une_copie_vierge_ne_montre_rien_de_cache(chapitre, retour):
    source = construction.lire_source(trouver_source(chapitre, RACINE))
    page = _texte(retour(*_notee(sans_solution(source))))
    assert [secret for secret in secrets(source) if len(secret) >= LONGUEUR_MIN_PROSE and secret in page] == []  # un énoncé cite des tournures
    assert page.count("etd'autresvérifications") > 5


def test_une_erreur_dans_un_test_cache_ne_le_montre_pas(cours, retour):
    """De bout en bout : chaque réponse échoue dans la partie cachée de son test, par une exception ou une valeur fausse."""
    source = cours / "solutions" / MINI / f"{MINI}.ipynb"
    copie = copie_juste(cours)
    cellule(copie, "double").source = "def double(x):\n    if np.any(np.asarray(x) < -1000):\n        raise ValueError('trop petit')\n    return 2 * np.round(x)"
    cellule(copie, "somme").source = "def somme(a, b):\n    return a.real + b if isinstance(a, int) else a.inconnu"
    execution = executer(Demande("ève", source.read_bytes(), nbformat.writes(copie).encode(), {}))
    assert execution.notes == {"test_double_scalaire": 0, "test_double_tableau": 0, "test_somme": 0}
    page = retour(*_notee(nbformat.reads(execution.carnet, as_version=4)))
    assert page.count("(une vérification cachée)") == 2 and "trop petit" in page and "cinq nombres au hasard" in page
    trouves = secrets(construction.lire_source(cours / "solutions" / f"{MINI}.py"))
    assert len(trouves) > 5 and [secret for secret in trouves if secret in _texte(page)] == []


def test_les_sorties_enormes_sont_coupees(retour):
    vide = len(retour(ajoutee("a = 1")))
    page = retour(ajoutee("x = 1  # " + "s" * 300_000, *[
        new_output("stream", name="stdout", text="t" * 4_000_000),
        new_output("error", ename="E", evalue="", traceback=["u" * 4_000_000]),
        new_output("display_data", data={"image/png": "v" * 3_000_000, "text/plain": "w" * 4_000_000}),
        new_output("display_data", data={"image/png": "A" * 40_000}),
    ]))
    assert len(page) - vide < 200_000
    assert "[coupé : 3980000 caractères de plus]" in page and "A" * 40_000 in page and "v" * 100 not in page
    page = retour(*[ajoutee("b = 2", new_output("display_data", data={"image/png": "A" * 900_000})) for _ in range(20)])
    assert len(page) - vide < 8_300_000 and page.count("cette page serait trop grosse") == 12


def test_une_copie_interrompue_le_dit_sur_sa_page(cours):
    classe = Classe(cours)
    classe.corriger("tué", {"test_somme": echec("Le test n'est pas allé jusqu'au bout")}, arret="mémoire <dépassée>")
    assert main(["retours", "90"]) == 0
    page = (cours / "copies" / "retours" / "tué" / MINI / f"{MINI}.html").read_text(encoding="utf-8")
    assert "mémoire &lt;dépassée&gt;" in page and "soit 12 / 20" in page


def test_les_pages_sont_celles_de_nbgrader(cours, capsys):
    """Notes et commentaires mis à la main, pénalité, date : la même page, les mêmes fichiers, les mêmes droits."""
    classe = Classe(cours)
    classe.corriger("Ève Noël")
    classe.corriger("abel", {"test_double_scalaire": echec("✘ double(3)", "  obtenu : None"), "test_somme": echec("✘ non")}, penalite=1.0)
    classe.corriger("zoé", {"test_somme": echec("✘ somme(2, 3)")}, arret="mémoire dépassée")
    (cours / "copies" / "corrigees" / "zoé" / MINI / "timestamp.txt").write_text("2026-03-02 18:00:00 UTC")
    with classe.carnet() as carnet:
        carnet.find_grade("test_somme", MINI, MINI, "abel").manual_score = 1.5
        carnet.find_comment("double", MINI, MINI, "abel").manual_comment = "Relisez **bien** <script>"
        carnet.find_comment("somme", MINI, MINI, "zoé").auto_comment = "Pas de réponse."
        carnet.db.commit()
    retours = cours / "copies" / "retours"

    def pages() -> dict[str, tuple[bytes, int]]:
        return {str(f.relative_to(retours)): (f.read_bytes(), f.stat().st_mode) for f in retours.rglob("*") if f.is_file()}

    assert main(["retours", "90", "--travailleurs", "1"]) == 0
    assert "3 page(s) de retour dans copies/retours/" in capsys.readouterr().out
    siennes = pages()
    assert len(siennes) == 4 and "Relisez <strong>bien</strong>" in siennes[f"abel/{MINI}/{MINI}.html"][0].decode()
    config = PyFileConfigLoader("nbgrader_config.py", path=str(cours)).load_config()
    classe.cours.assignment_id = MINI
    GenerateFeedback(coursedir=classe.cours, config=config, force=True).start()
    assert pages() == siennes


def test_deux_travailleurs_font_les_memes_pages(cours):
    classe = Classe(cours)
    for i in range(8):
        classe.corriger(f"eleve-{i}", {"test_somme": echec(f"✘ somme(2, {i})")})

    def pages(*options: str) -> list[str]:
        assert main(["retours", "90", *options]) == 0
        return [p.read_text(encoding="utf-8") for p in sorted((cours / "copies" / "retours").glob("*/*/*.html"))]

    seul = pages("--travailleurs", "1")
    assert len(set(seul)) == 8 and pages("--travailleurs", "2") == seul


def test_un_apprenant_retire_du_carnet_de_notes_n_empeche_pas_les_autres_pages(cours, capsys):
    classe = Classe(cours)
    classe.corriger("ancien")
    classe.corriger("zoé")
    with classe.carnet() as carnet:
        carnet.remove_student("ancien")
    assert main(["retours", "90"]) == 0 and "1 page(s) de retour" in capsys.readouterr().out
    assert main(["retours", "90", "ancien"]) == 2 and "Aucune copie notée de ancien." in capsys.readouterr().err


def test_une_page_impossible_se_dit(cours, capsys):
    classe = Classe(cours)
    assert main(["retours", "90"]) == 2
    assert f"Aucune copie notée de {MINI}. Notez d'abord" in capsys.readouterr().err
    classe.corriger("zoé")
    assert main(["retours", "90", "zoé", "personne"]) == 2
    assert "Aucune copie notée de personne." in capsys.readouterr().err
    assert main(["retours", "90", "--travailleurs", "0"]) == 2
    assert "au moins égal à 1" in capsys.readouterr().err


def test_une_figure_sans_description_est_nommee_en_francais(retour):
    page = retour(ajoutee("a", new_output("display_data", data={"image/png": "AAAA"})))
    assert page.count('<img alt="Figure" src="data:image/png;base64,AAAA"') == 1 and "No description" not in page
