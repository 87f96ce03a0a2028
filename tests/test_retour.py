"""La page de retour de l'apprenant : bornée, sans le code des tests cachés, la même par nbgrader et par ``retroprop retours``."""

from __future__ import annotations

import pytest
from classe_corrigee import Classe, echec
from conftest import MINI
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbgrader.converters import GenerateFeedback
from traitlets.config.loader import PyFileConfigLoader

from autograder.retour.exporter import ExportateurRetour
from retroprop.commande import main

CACHE = "comparer_en_cachette(double(-4242), -8484)"
TEST = f"# Test 1 · le double (1 point)\ncontroles.egal(double(3), 6)\n### BEGIN HIDDEN TESTS\nsecret = 4242\n{CACHE}\n### END HIDDEN TESTS\ncontroles.reussi('le double')"


@pytest.fixture
def retour(cours):
    """La page d'un carnet, par l'exportateur du cours."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(cours)).load_config()

    def rendre(*cellules, **reglages) -> str:
        exportateur = ExportateurRetour(config=config, **reglages)
        infos = {"notebook": MINI, "student": "Ève", "score": 1, "max_score": 2, "late_penalty": 0}
        return exportateur.from_notebook_node(new_notebook(cells=list(cellules)), resources={"nbgrader": infos})[0]

    return rendre


def test_rate(*lignes: str):
    meta = {"grade": True, "grade_id": "test_double", "points": 1, "score": 0, "solution": False, "locked": True, "schema_version": 3}
    return new_code_cell(TEST, outputs=[echec(*lignes)], metadata={"nbgrader": meta})


test_rate.__test__ = False
RATEE = ("✘ le double de -4242 est faux", "  obtenu : 0", f"  dans la cellule, ligne 5 : {CACHE[:30]}", "  dans double, ligne 2 : return 0",
         "  dans la cellule, ligne 2 : controles.egal(double(3), 6)")


def test_un_test_cache_donne_son_message_et_pas_son_code(retour):
    page = retour(test_rate(*RATEE), test_rate("\x1b[31mTraceback (most recent call last)\x1b[0m", f"----> 5 \x1b[32m{CACHE}\x1b[0m", "AssertionError"))
    assert "le double de -4242 est faux" in page and "return 0" in page and "ligne 2 : controles" in page
    assert "secret" not in page and "-8484" not in page and "en_cachette" not in page
    assert page.count("(une vérification cachée)") == 2


def test_l_instructeur_peut_montrer_les_tests_caches(retour):
    page = retour(test_rate(*RATEE), montrer_tests_caches=True)
    assert "8484" in page and "une vérification cachée" not in page


def test_les_sorties_enormes_sont_coupees(retour):
    vide = len(retour(new_code_cell("a = 1")))
    page = retour(new_code_cell("x = 1  # " + "s" * 300_000, outputs=[
        new_output("stream", name="stdout", text="t" * 4_000_000),
        new_output("error", ename="E", evalue="", traceback=["u" * 4_000_000]),
        new_output("display_data", data={"image/png": "v" * 3_000_000, "text/plain": "w" * 4_000_000}),
        new_output("display_data", data={"image/png": "A" * 40_000}),
    ]))
    assert len(page) - vide < 200_000
    assert "[coupé : 3980000 caractères de plus]" in page and "A" * 40_000 in page and "v" * 100 not in page
    page = retour(*[new_code_cell("b = 2", outputs=[new_output("display_data", data={"image/png": "A" * 900_000})]) for _ in range(20)])
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
    page = retour(new_code_cell("a", outputs=[new_output("display_data", data={"image/png": "AAAA"})]))
    assert page.count('<img alt="Figure" src="data:image/png;base64,AAAA"') == 1 and "No description" not in page
