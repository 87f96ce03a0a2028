"""L'unique écrivain écrit ce que les convertisseurs de nbgrader auraient écrit : le carnet de notes, table par table, et les fichiers."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import Executor, Future
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

import nbformat
import pytest
from conftest import MINI
from nbformat.v4 import new_markdown_cell, new_output
from nbgrader.api import Base, Gradebook
from nbgrader.auth import Authenticator
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeReleaseAssignment
from sqlalchemy import event
from sqlalchemy.engine import Engine
from test_copies_abimees import cellule, copie_juste, deposer
from traitlets.config.loader import PyFileConfigLoader

from autograder.execution import executer, travail
from autograder.execution.reserve import Reserve
from autograder.noter import Notation
from autograder.registre import devoir
from autograder.cellules import est_un_test
from autograder.registre.bilan import Bilan
from autograder.registre.ecrivain import Ecrivain

LIMITE, AVANT, APRES = datetime(2026, 3, 1), "2026-02-28 12:00:00 UTC", "2026-03-02 18:00:00 +0100"


class Simule(executer.Executer):
    """Une exécution qui ne lance rien : un test réussit si la réponse n'est ni le talon, ni fausse, et l'arrêt se demande."""

    def preprocess(self, nb, resources, km=None):
        """Écrit ce qu'une vraie exécution laisse, sans durées qui changent d'une fois à l'autre."""
        nb.metadata.retroprop.update(duree=1.0, demarrage=0.5, arret="mémoire dépassée" if "ARRET" in str(nb.cells) else "")
        for c in nb.cells:
            if est_un_test(c):
                reponse = cellule(nb, "somme" if "somme" in c.metadata.nbgrader.grade_id else "double").source
                perdu = "raise" in reponse or "FAUX" in reponse
                c.metadata["retroprop"] = {"verdict": "perdu" if perdu else "reussi", "duree": 0.1}
                c.outputs = [new_output("error", ename="Echec", evalue="✘", traceback=["✘ non"] * 90) if perdu else
                             new_output("stream", text="✔ oui\n")]
                c.execution_count = None
        return nb, resources


class SurPlace(Executor):
    """Une équipe qui travaille dans ce processus."""

    def submit(self, fonction, *arguments):
        futur: Future = Future()
        futur.set_result(fonction(*arguments))
        return futur


@pytest.fixture
def avec_texte(cours, monkeypatch):
    """Le cours, dont le chapitre a aussi une réponse rédigée ; rien n'y est exécuté pour de vrai."""
    meta = {"grade": True, "grade_id": "redaction", "points": 4, "solution": True, "locked": False, "schema_version": 3, "task": False,
            "cell_type": "markdown"}
    for etape, texte in (("solutions", "### BEGIN SOLUTION\nParce que.\n### END SOLUTION"), ("chapitres", "VOTRE RÉPONSE ICI")):
        fichier = cours / etape / MINI / f"{MINI}.ipynb"
        carnet = nbformat.read(fichier, as_version=4)
        carnet.cells.append(new_markdown_cell(texte, metadata={"nbgrader": dict(meta)}, id="redaction"))
        nbformat.write(carnet, fichier)
    with open(cours / "nbgrader_config.py", "a") as config:
        config.write("\nc = get_config()\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"
                     "c.Autograde.autograde_preprocessors[0] = 'test_enregistrement.Simule'\n")
    monkeypatch.setattr(travail, "Executer", Simule)
    return cours


def rendre(cours: Path, etudiant: str, double: str | None, somme: str | None, redaction: str | None = None, date: str = AVANT) -> None:
    carnet = nbformat.read(cours / "chapitres" / MINI / f"{MINI}.ipynb", as_version=4)
    for nom, texte in (("double", double), ("somme", somme), ("redaction", redaction)):
        if texte is not None:
            cellule(carnet, nom).source = texte
    fichier = deposer(cours, etudiant, carnet)
    fichier.with_name("timestamp.txt").write_text(date)


def composer(cours: Path) -> None:
    rendre(cours, "parfaite", "double = lambda x: 2 * x", "somme = lambda a, b: a + b", "Une raison.")
    rendre(cours, "vide", None, None)
    rendre(cours, "partielle", "double = lambda x: 2 * x", "FAUX")
    rendre(cours, "en retard", "FAUX", "somme = lambda a, b: a + b", "Tard.", date=APRES)
    rendre(cours, "arrêtée", "double = lambda x: 2 * x  # ARRET", None)
    deposer(cours, "sans date", copie_juste(cours))
    deposer(cours, "refusée", b"{").with_name("timestamp.txt").write_text(AVANT)


def rendre_de_nouveau(cours: Path) -> None:
    rendre(cours, "partielle", "FAUX", "somme = lambda a, b: a + b", "Enfin.", date=APRES)
    rendre(cours, "vide", None, "somme = lambda a, b: a + b")
    deposer(cours, "parfaite", b"{")
    rendre(cours, "refusée", "double = lambda x: 2 * x", None)


def noter_a_la_main(cours: Path) -> None:
    with Gradebook(f"sqlite:///{cours}/gradebook.db", "retroprop") as carnet:
        for etudiant in ("partielle", "parfaite"):
            note = carnet.find_grade("test_somme", MINI, MINI, etudiant)
            note.manual_score, note.extra_credit, note.needs_manual_grade = 1.5, 0.5, False
            carnet.find_comment("somme", MINI, MINI, etudiant).manual_comment = "Presque."
        carnet.db.commit()


def limiter(cours: Path) -> None:
    with Gradebook(f"sqlite:///{cours}/gradebook.db", "retroprop") as carnet:
        carnet.update_or_create_assignment(MINI, duedate=LIMITE)


def tables(cours: Path) -> dict[str, list]:
    """Le carnet de notes, table par table ; un identifiant tiré au hasard est remplacé par ce qu'il nomme."""
    with Gradebook(f"sqlite:///{cours}/gradebook.db", "retroprop") as carnet:
        lignes = {t.name: [dict(ligne) for ligne in carnet.db.execute(t.select()).mappings()] for t in Base.metadata.sorted_tables}
    noms = {ligne["id"]: ligne["name"] for nom in ("assignment", "notebook") for ligne in lignes[nom]}
    noms |= {ligne["id"]: f"{ligne['type']} {ligne['name']}" for ligne in lignes["base_cell"]}
    noms |= {ligne["id"]: f"rendu de {ligne['student_id']}" for ligne in lignes["submitted_assignment"]}
    noms |= {ligne["id"]: f"page du {noms[ligne['assignment_id']]}" for ligne in lignes["submitted_notebook"]}
    for ligne in [*lignes["source_cell"], *lignes["grade"], *lignes["comment"]]:
        del ligne["id"]
    return {nom: sorted(str({c: noms.get(v, v) for c, v in ligne.items()}) for ligne in suite) for nom, suite in lignes.items()}


def fichiers(cours: Path) -> dict[str, tuple[bytes, int]]:
    corrigees = cours / "copies" / "corrigees"
    return {str(f.relative_to(corrigees)): (f.read_bytes(), f.stat().st_mode) for f in corrigees.glob(f"*/{MINI}/**/*") if f.is_file()}


def noter_avec_nbgrader(cours: Path) -> None:
    notation = Notation(cours, MINI)
    devoir.decrire(notation.cours, MINI, notation.config)
    limiter(cours)
    with pytest.raises(Exception, match="errors on the above failures"):  # des copies sont refusées
        Autograde(coursedir=notation.cours, config=notation.config).start()


def noter_avec_retroprop(cours: Path) -> Bilan:
    notation = Notation(cours, MINI)
    devoir.decrire(notation.cours, MINI, notation.config)
    limiter(cours)
    return notation.noter(lambda: nullcontext(SurPlace()))


def test_les_notes_et_les_fichiers_sont_ceux_de_nbgrader(avec_texte, tmp_path, monkeypatch):
    autre = shutil.copytree(avec_texte, tmp_path / "autre" / "cours")
    for tour, rendus in enumerate((composer, rendre_de_nouveau)):
        for cours, noter in ((avec_texte, noter_avec_retroprop), (autre, noter_avec_nbgrader)):
            monkeypatch.chdir(cours)
            if tour:
                noter_a_la_main(cours)
            rendus(cours)
            noter(cours)
        siennes, de_nbgrader = tables(avec_texte), tables(autre)
        for nom in de_nbgrader:
            assert siennes[nom] == de_nbgrader[nom], nom
        assert fichiers(avec_texte) == fichiers(autre)
    assert len(siennes["student"]) == 7 and len(siennes["grade"]) == 28 and len(fichiers(autre)) == 11
    penalites = [ligne for ligne in siennes["submitted_notebook"] if "'late_submission_penalty': None" not in ligne]
    assert len(penalites) == 2, "en retard, et le second rendu de partielle"
    gardees = [note for note in siennes["grade"] if "'manual_score': 1.5, 'extra_credit': 0.5, 'needs_manual_grade': True" in note]
    assert len(gardees) == 2, "une note mise à la main reste, à confirmer"


def test_une_copie_coute_quelques_requetes(avec_texte):
    composer(avec_texte)
    notation = Notation(avec_texte, MINI)
    requetes, prises = [], []
    inscrire = Ecrivain.inscrire

    def compter(self, *arguments):
        avant = len(requetes)
        inscrire(self, *arguments)
        prises.append(len(requetes) - avant)

    def noter_une_requete(*arguments):
        requetes.append(arguments[2])

    event.listen(Engine, "before_cursor_execute", noter_une_requete)
    try:
        Ecrivain.inscrire = compter
        bilan = notation.noter(lambda: nullcontext(SurPlace()))
    finally:
        Ecrivain.inscrire = inscrire
        event.remove(Engine, "before_cursor_execute", noter_une_requete)
    assert len(prises) == 6 and max(prises) <= 9
    assert list(bilan.refus) == ["refusée"] and "copies/rendues/refusée/90_mini : le fichier n'est pas du JSON" in bilan.refus["refusée"]


def test_une_copie_qui_attend_un_humain_ne_compte_pas_dans_la_moyenne(avec_texte):
    composer(avec_texte)
    bilan = noter_avec_retroprop(avec_texte)
    assert bilan.a_la_main == {"parfaite": ["redaction"], "en retard": ["redaction"]}
    assert "À noter à la main : parfaite (redaction)" in str(bilan) and "parfaite" not in bilan.notes
    assert bilan.interrompues == {"arrêtée": "mémoire dépassée"}


def test_une_date_limite_posee_apres_coup_vaut_pour_les_copies_deja_notees(avec_texte):
    rendre(avec_texte, "zoé", "double = lambda x: 2 * x", "somme = lambda a, b: a + b", date=APRES)
    notation = Notation(avec_texte, MINI)
    assert notation.noter(lambda: nullcontext(SurPlace())).notes["zoé"] > 0
    limiter(avec_texte)
    bilan = Notation(avec_texte, MINI).noter(lambda: nullcontext(SurPlace()))
    assert bilan.deja == 1 and bilan.notes["zoé"] == 0


def test_deux_copies_identiques_sont_executees_une_fois(avec_texte):
    for etudiant in ("abel", "zoé"):
        deposer(avec_texte, etudiant, copie_juste(avec_texte))
    faites = []

    class Compte(SurPlace):
        def submit(self, fonction, demande):
            faites.append(demande.etudiant)
            return super().submit(fonction, demande)

    bilan = Notation(avec_texte, MINI).noter(lambda: nullcontext(Compte()))
    assert len(faites) == 1 and bilan.notes.keys() == {"abel", "zoé"} and len(fichiers(avec_texte)) == 2


@pytest.mark.parametrize("abime", [lambda t: t, lambda t: t[:len(t) // 2], lambda t: b"", lambda t: bytes(len(t))], ids=["entière", "coupée", "vide", "zéros"])
def test_une_reserve_abimee_par_une_coupure_est_refaite(tmp_path, abime):
    reserve = Reserve(tmp_path)
    execution = travail.Execution("zoé", "abc", "{}", notes={"a": None}, remarques=["é"])
    reserve.garder(execution)
    (fichier,) = tmp_path.iterdir()
    entiere = abime(fichier.read_bytes()) == fichier.read_bytes()
    fichier.write_bytes(abime(fichier.read_bytes()))
    assert reserve.contient("abc") == entiere and not reserve.contient("")
    if entiere:
        assert reserve.prendre("abc") == execution


def test_une_date_illisible_refuse_la_copie(avec_texte):
    rendre(avec_texte, "zoé", None, None, date="hier soir")
    bilan = Notation(avec_texte, MINI).noter(lambda: nullcontext(SurPlace()))
    assert "« timestamp.txt », rendu avec le carnet, ne contient pas une date." in bilan.refus["zoé"]


# ---------------------------------------------------------------- rien ne fuit d'un dossier rendu


@pytest.fixture
def piege(avec_texte, tmp_path):
    """Une copie juste entourée de liens vers un carnet de notes, et de fichiers."""
    secret = tmp_path / "le vrai gradebook.db"
    secret.write_text("SECRET DU CARNET DE NOTES")
    rendre(avec_texte, "mallory", "double = lambda x: 2 * x", "somme = lambda a, b: a + b", "Non.")
    dossier = avec_texte / "copies" / "rendues" / "mallory" / MINI
    for nom in ("ti.txt", "timestamp_lien.txt", "data.csv", "autre.ipynb", "submission_secret.txt", "t", "sous/ti.txt", f"{MINI}.html"):
        (dossier / nom).parent.mkdir(exist_ok=True)
        (dossier / nom).symlink_to(secret)
    (dossier / "dossier").symlink_to(tmp_path)
    (dossier / "brouillon.txt").write_text("SECRET D'UN AUTRE")
    return avec_texte


def restes(cours: Path, etape: str) -> list[str]:
    dossier = cours / "copies" / etape
    trouves = sorted(str(f.relative_to(dossier)) for f in dossier.rglob("*") if f.is_symlink() or f.is_file())
    assert not [f for f in trouves if "SECRET" in (dossier / f).read_text(encoding="utf-8")]
    return [f.removeprefix(f"mallory/{MINI}/") for f in trouves]


def test_rien_ne_fuit_par_retroprop(piege):
    bilan = Notation(piege, MINI).noter(lambda: nullcontext(SurPlace()))
    assert restes(piege, "corrigees") == [f"{MINI}.ipynb", "timestamp.txt"]
    (remarque,) = [r for r in bilan.remarques if "lien ou fichier spécial" in r]
    assert "ti.txt" in remarque and "dossier" in remarque and "brouillon" not in remarque


@pytest.mark.parametrize("carnet", ["*", MINI])
def test_rien_ne_fuit_par_nbgrader(piege, carnet):
    notation = Notation(piege, MINI)
    devoir.decrire(notation.cours, MINI, notation.config)
    notation.cours.notebook_id = carnet
    Autograde(coursedir=notation.cours, config=notation.config).start()
    assert restes(piege, "corrigees") == [f"{MINI}.ipynb", "timestamp.txt"]
    # Des liens posés dans une copie corrigée par une version ancienne du cours n'atteignent pas l'apprenant.
    corrigee = piege / "copies" / "corrigees" / "mallory" / MINI
    for nom in ("ti.txt", "submission_secret.txt"):
        (corrigee / nom).symlink_to(piege / "gradebook.db")
    GenerateFeedback(coursedir=notation.cours, config=notation.config).start()
    assert restes(piege, "retours") == [f"{MINI}.html", "timestamp.txt"]


@pytest.mark.parametrize("carnet", ["*", MINI])
def test_rien_ne_fuit_d_une_copie_refusee(piege, carnet):
    deposer(piege, "mallory", b"{")
    notation = Notation(piege, MINI)
    devoir.decrire(notation.cours, MINI, notation.config)
    notation.cours.notebook_id = carnet
    with pytest.raises(Exception, match="errors on the above failures"):
        Autograde(coursedir=notation.cours, config=notation.config).start()
    assert set(restes(piege, "corrigees")) <= {"timestamp.txt"}


def test_une_date_qui_est_un_lien_ne_sort_pas(piege):
    date = piege / "copies" / "rendues" / "mallory" / MINI / "timestamp.txt"
    date.unlink()
    date.symlink_to(piege / "gradebook.db")
    bilan = Notation(piege, MINI).noter(lambda: nullcontext(SurPlace()))
    assert "n'est pas un fichier ordinaire" in bilan.refus["mallory"] and restes(piege, "corrigees") == []


def test_le_secret_de_l_echange_accompagne_la_copie(avec_texte):
    """nbgrader nomme d'après lui la page que l'apprenant viendra chercher."""
    rendre(avec_texte, "zoé", "double = lambda x: 2 * x", None)
    (avec_texte / "copies" / "rendues" / "zoé" / MINI / "submission_secret.txt").write_text("a" * 64)
    notation = Notation(avec_texte, MINI)
    notation.noter(lambda: nullcontext(SurPlace()))
    GenerateFeedback(coursedir=notation.cours, config=notation.config).start()
    assert (avec_texte / "copies" / "retours" / "zoé" / MINI / "submission_secret.txt").read_text() == "a" * 64


def test_l_echange_de_nbgrader_publie_le_carnet(cours, tmp_path):
    echange = tmp_path / "echange"
    echange.mkdir()
    os.chmod(echange, 0o777)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(cours)).load_config()
    config.Exchange.root = str(echange)
    dossier = CourseDirectory(config=config)
    dossier.assignment_id = MINI
    ExchangeReleaseAssignment(coursedir=dossier, authenticator=Authenticator(config=config), config=config).start()
    assert [p.name for p in (echange / "retroprop" / "outbound" / MINI).iterdir()] == [f"{MINI}.ipynb"]
