"""La page de retour de l'apprenant : bornée, sans le code des tests cachés, et qui dit une note suspendue."""

from __future__ import annotations

import nbformat
import pytest
from classe_corrigee import Classe, echec
from conftest import MINI
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbgrader.converters import GenerateFeedback
from traitlets.config.loader import PyFileConfigLoader

from autograder.retour.exporter import ExportateurRetour

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


def test_une_note_suspendue_se_lit_sur_la_page_et_pas_ses_raisons(cours):
    classe = Classe(cours)
    classe.corriger("mallory", soupcons=["remplace le module controles"])
    classe.corriger("tué", {"test_somme": echec("Le test n'est pas allé jusqu'au bout")}, arret="mémoire <dépassée>")
    config = PyFileConfigLoader("nbgrader_config.py", path=str(cours)).load_config()

    def page(etudiant: str) -> str:
        classe.cours.assignment_id, classe.cours.student_id = MINI, etudiant
        GenerateFeedback(coursedir=classe.cours, config=config, force=True).start()
        return (cours / "copies" / "retours" / etudiant / MINI / f"{MINI}.html").read_text(encoding="utf-8")

    suspendue = page("mallory")
    assert "<strong>Note suspendue</strong>" in suspendue and "remplace le module" not in suspendue and "soit 0" not in suspendue
    tuee = page("tué")
    assert "mémoire &lt;dépassée&gt;" in tuee and "soit 12 / 20" in tuee and "Note suspendue" not in tuee
    with classe.carnet() as carnet:
        for note in carnet.find_submission(MINI, "mallory").notebooks[0].grades:
            note.manual_score, note.needs_manual_grade = note.max_score, False
        carnet.db.commit()
    assert "soit 20 / 20" in page("mallory")
    corrigee = cours / "copies" / "corrigees" / "mallory" / MINI / f"{MINI}.ipynb"
    assert nbformat.read(corrigee, as_version=4).metadata.retroprop.soupcons, "le retour ne change pas la copie corrigée"
