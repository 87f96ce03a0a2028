"""La construction : de la source aux deux carnets, identiques à chaque fois, et des erreurs qui disent où."""

from __future__ import annotations

import json
import re
import shutil

import nbformat
import pytest
from conftest import MINI, RACINE

from atelier import construction
from atelier.construction import ErreurChapitre
from retroprop.commande import main

TESTEE = '# %% nbgrader={{"grade": true, "grade_id": "{id}", "locked": true, "points": {points}, "schema_version": 3, ' \
    '"solution": false, "task": false}}\n{code}\n'


def ecrire(cours, texte: str, nom: str = "91_essai"):
    chemin = cours / "solutions" / f"{nom}.py"
    chemin.write_text(texte, encoding="utf-8")
    return chemin


def muet(_):
    pass


# ---------------------------------------------------------------- ce qui est produit


def test_les_deux_carnets_sont_produits(mini_construit):
    execute = nbformat.read(mini_construit / "solutions" / MINI / f"{MINI}.ipynb", as_version=4)
    assert [s.text for c in execute.cells for s in c.get("outputs", [])][-2:] == ["21\n", "✔ la somme de deux nombres\n"]
    assert execute.metadata.kernelspec == {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    assert "version" not in execute.metadata.language_info and "execution" not in json.dumps([c.metadata for c in execute.cells])
    ids = [c.id for c in execute.cells]
    assert len(set(ids)) == len(ids) and all(re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", i) for i in ids)
    assert {"preparation", "double", "test_double_scalaire", "somme"} <= set(ids)
    nbformat.validate(execute)


def test_la_version_de_l_apprenant_ne_revele_rien(mini_construit):
    fichier = mini_construit / "chapitres" / MINI / f"{MINI}.ipynb"
    texte = fichier.read_text(encoding="utf-8")
    for secret in ("secret", "4242", "BEGIN", "HIDDEN", "SOLUTION"):
        assert secret not in texte
    carnet = nbformat.reads(texte, as_version=4)
    assert not any(c.get("outputs") or c.get("execution_count") for c in carnet.cells)
    assert "# VOTRE CODE ICI" in texte and "À vous de jouer" in texte
    assert [p.name for p in fichier.parent.iterdir()] == [fichier.name]


def test_un_test_publie_est_un_enonce_et_son_code_voyage_a_part(mini_construit):
    carnet = nbformat.read(mini_construit / "chapitres" / MINI / f"{MINI}.ipynb", as_version=4)
    publie = next(c for c in carnet.cells if c.id == "test_double_scalaire")
    assert publie.source == ("# @title Test 1 · le double d'un nombre (1 point)\n#   double(3)  →  6\n"
                             'controles.tester("90_mini", "test_double_scalaire")')
    essais = json.loads((mini_construit / "retroprop" / "essais" / f"{MINI}.json").read_text(encoding="utf-8"))
    assert list(essais["tests"]) == ["test_double_scalaire", "test_double_tableau", "test_somme"]
    assert essais["exercices"] == {"double": ["double"], "somme": ["somme"]}
    assert "4242" not in json.dumps(essais) and 'controles.egal(double(3), 6, "double(3)")' in essais["tests"]["test_double_scalaire"]["code"]


def test_les_reperes_sont_remplaces(mini_construit):
    texte = (mini_construit / "chapitres" / MINI / f"{MINI}.ipynb").read_text(encoding="utf-8")
    assert "{{" not in texte and "mybinder.org" in texte and f"chapitres/{MINI}/{MINI}.ipynb" in texte


def test_la_construction_ne_touche_pas_au_carnet_de_notes(mini_construit):
    assert not list(mini_construit.rglob("gradebook.db"))


def test_deux_constructions_donnent_les_memes_octets(cours):
    produits = [cours / "solutions" / MINI / f"{MINI}.ipynb", cours / "chapitres" / MINI / f"{MINI}.ipynb"]
    avant = [p.read_bytes() for p in produits]
    assert construction.construire(MINI, tout=True, dire=muet)
    assert [p.read_bytes() for p in produits] == avant


def test_seul_ce_qui_a_change_est_reconstruit(cours, capsys):
    assert main(["construire"]) == 0
    assert capsys.readouterr().out == f"{MINI} : à jour\n"
    source = cours / "solutions" / f"{MINI}.py"
    source.write_text(source.read_text().replace("exemple = 20 + 1", "exemple = 40 + 2"))
    assert main(["construire", "90"]) == 0
    dit = capsys.readouterr().out
    assert "exécuté" in dit and re.search(r"\(\d+,\d s\)", dit)
    assert "42\\n" in (cours / "solutions" / MINI / f"{MINI}.ipynb").read_text()


def test_version_apprenant_egale_le_fichier_produit(cours):
    carnet = construction.lire_source(cours / "solutions" / f"{MINI}.py")
    produite = nbformat.read(cours / "chapitres" / MINI / f"{MINI}.ipynb", as_version=4)
    assert construction.version_apprenant(carnet) == produite


def test_une_page_est_convertie_sans_etre_executee(cours):
    ecrire(cours, "# %% [markdown]\n# # Accueil\n\n# %%\nraise SystemExit\n", "accueil")
    assert construction.construire("accueil", dire=muet)
    page = nbformat.read(cours / "accueil.ipynb", as_version=4)
    assert page.cells[1].outputs == []
    assert not (cours / "chapitres" / "accueil").exists()
    assert construction.verifier("accueil") == []


def test_un_texte_ecrit_en_plusieurs_fois_fait_une_seule_sortie(cours):
    """Le découpage en messages dépend du temps qui passe ; le carnet, non."""
    ecrire(cours, "# %%\nimport time\nfor i in range(3):\n    print(i, flush=True)\n    time.sleep(0.3)\n")
    construction.construire("91", dire=muet)
    carnet = nbformat.read(cours / "solutions" / "91_essai" / "91_essai.ipynb", as_version=4)
    assert [s.text for s in carnet.cells[0].outputs] == ["0\n1\n2\n"]


def test_un_widget_etiquete_ne_laisse_pas_de_trace(cours):
    pytest.importorskip("ipywidgets")
    ecrire(cours, '# %% tags=["widget"]\nimport ipywidgets\nipywidgets.IntSlider()\n')
    construction.construire("91", dire=muet)
    texte = (cours / "solutions" / "91_essai" / "91_essai.ipynb").read_text()
    assert "model_id" not in texte and "widget-view" not in texte


# ---------------------------------------------------------------- les erreurs de l'auteur


@pytest.mark.parametrize("texte, morceaux", [
    ("# %%\na = 1\n\n# %%\nb = 2\nc = a / 0\n", ["91_essai", "« b = 2 »", "ligne 6", "6 | c = a / 0", "ZeroDivisionError"]),
    ("# %%\n\n\ndef f(x):\n    return x.y\n\n\nf(1)\n", ["ligne 8", "8 | f(1)", "AttributeError"]),
    ("# %%\na = 1\nb = = 2\n", ["ligne 3", "SyntaxError"]),
    ("# %%\nimport sys\nprint('oups', file=sys.stderr)\n", ["sortie d'erreur", "oups", "ligne 2"]),
    ("# %%\nobject()\n", ["une adresse en mémoire", "0x", "ligne 2"]),
    ("# %%\nimport ipywidgets\nipywidgets.IntSlider()\n", ["l'étiquette « widget »"]),
], ids=["division", "dans une fonction", "syntaxe", "stderr", "adresse", "widget"])
def test_une_cellule_fautive_est_nommee_avec_sa_ligne(cours, capsys, texte, morceaux):
    ecrire(cours, texte)
    assert main(["construire", "91"]) == 1
    dit = capsys.readouterr().err
    assert not [m for m in morceaux if m not in dit], dit
    assert not list(cours.rglob("91_essai.ipynb"))


REUSSI = 'controles.reussi("x")'
SOLUTION = TESTEE.replace('"grade": true', '"grade": false').replace('"solution": false', '"solution": true') \
    .replace('"points": {points}, ', "").replace('"locked": true', '"locked": false')


@pytest.mark.parametrize("texte, morceaux", [
    (2 * TESTEE.format(id="test_a", points=1, code=REUSSI), ["« test_a » est déjà pris", "ligne 4"]),
    (TESTEE.format(id="test_a", points=1, code="assert True"), ["se termine par controles.reussi", "complète"]),
    (TESTEE.format(id="test_a", points=0, code=REUSSI), ["vaut au moins un point"]),
    (TESTEE.format(id="test é", points=1, code=REUSSI), ["« test é » doit compter"]),
    (SOLUTION.format(id="a", code="a = 1"), ["« ### BEGIN SOLUTION »", "cellule « a »"]),
    ("# %%\n### BEGIN SOLUTION\na = 1\n### END SOLUTION\n", ["sans métadonnées de nbgrader"]),
    ("# %% [markdown]\n# bonjour\n# {{bindre}}\n", ["{{bindre}} n'existe pas", "ligne 3"]),
    ("\n\n# %% [markdown]\n# bonjour\n", ["la cellule est vide"]),
    (TESTEE.format(id="test_a", points=1, code="a = (\n" + REUSSI), ["n'est pas du Python"]),
    ('# %% nbgrader={"grade": true, "schema_version": 3}\n' + REUSSI + "\n", ["métadonnées de nbgrader sont incorrectes"]),
], ids=["doublon", "sans reussi", "zéro point", "identifiant", "sans solution", "solution hors cellule",
        "repère", "cellule vide", "syntaxe", "schéma"])
def test_une_source_hors_contrat_est_refusee(cours, texte, morceaux):
    chemin = ecrire(cours, texte)
    with pytest.raises(ErreurChapitre) as erreur:
        construction.lire_source(chemin)
    assert not [m for m in morceaux if m not in str(erreur.value)], str(erreur.value)


def test_un_test_dont_reussi_est_cache_est_refuse(cours):
    code = f"a = 1\n### BEGIN HIDDEN TESTS\n{REUSSI}\n### END HIDDEN TESTS"
    chemin = ecrire(cours, TESTEE.format(id="test_a", points=1, code=code))
    with pytest.raises(ErreurChapitre, match="de l'apprenant"):
        construction.lire_source(chemin)


def test_une_erreur_laisse_les_produits_precedents(cours, capsys):
    produits = [cours / "solutions" / MINI / f"{MINI}.ipynb", cours / "chapitres" / MINI / f"{MINI}.ipynb",
                cours / "retroprop" / "essais" / f"{MINI}.json"]
    avant = [p.read_bytes() for p in produits]
    source = cours / "solutions" / f"{MINI}.py"
    source.write_text(source.read_text().replace("secret_du_double = 2", "secret_du_double = 3"))
    assert main(["construire"]) == 1
    assert "test_double_scalaire" in capsys.readouterr().err
    assert [p.read_bytes() for p in produits] == avant
    assert not list(cours.rglob(".construction-*"))


def test_un_test_qui_ne_s_essaierait_pas_chez_l_apprenant_est_refuse(cours, capsys):
    ecrire(cours, TESTEE.format(id="test_a", points=1, code=f"### BEGIN HIDDEN TESTS\ncache = 1\n### END HIDDEN TESTS\nprint(cache)\n{REUSSI}"))
    assert main(["construire", "91"]) == 1
    dit = capsys.readouterr().err
    assert "cellule « test_a »" in dit and "lit « cache »" in dit and "controles" not in dit.split("lit «")[1]


def test_un_chapitre_inconnu_est_signale(cours, capsys):
    assert main(["construire", "42"]) == 2
    assert f"Chapitres connus : {MINI}" in capsys.readouterr().err


# ---------------------------------------------------------------- --verifier


def test_verifier_accepte_ce_qui_est_a_jour(cours, capsys):
    assert main(["construire", "--verifier"]) == 0
    assert f"{MINI} : à jour" in capsys.readouterr().out


@pytest.mark.parametrize("cible, avant, apres, morceau", [
    (f"solutions/{MINI}.py", "exemple = 20", "exemple = 21", "ne correspond plus à solutions/90_mini.py"),
    (f"chapitres/{MINI}/{MINI}.ipynb", "VOTRE CODE ICI", "VOTRE CODE LA", "n'est pas ce que nbgrader produit"),
    (f"solutions/{MINI}/{MINI}.ipynb", "exemple = 20", "exemple = 21", "ne correspond plus"),
    (f"solutions/{MINI}/{MINI}.ipynb", '"cells"', '"cels"', "illisible"),
    (f"retroprop/essais/{MINI}.json", "double(3), 6", "double(3), 7", "ne correspond plus à solutions/90_mini.py"),
], ids=["source", "chapitre", "exécuté", "illisible", "essais"])
def test_verifier_nomme_ce_qui_est_perime(cours, capsys, cible, avant, apres, morceau):
    fichier = cours / cible
    fichier.write_text(fichier.read_text(encoding="utf-8").replace(avant, apres), encoding="utf-8")
    produits = [*cours.rglob("*.ipynb"), *cours.rglob("*.json")]
    etat = {p: p.read_bytes() for p in produits}
    assert main(["construire", "--verifier"]) == 1
    sorties = capsys.readouterr()
    assert f"{MINI} : PÉRIMÉ" in sorties.out and morceau in sorties.err
    assert etat == {p: p.read_bytes() for p in produits}


@pytest.mark.parametrize("dossier", ["chapitres", "retroprop/essais"])
def test_verifier_signale_un_produit_absent(cours, capsys, dossier):
    shutil.rmtree(cours / dossier)
    assert main(["construire", "--verifier"]) == 1
    assert f"{dossier}/{MINI}" in (dit := capsys.readouterr().err) and "manque" in dit


def test_les_chapitres_du_depot_sont_a_jour(monkeypatch, capsys):
    """Les carnets produits et commis sont ceux que leurs sources donnent."""
    monkeypatch.chdir(RACINE)
    code = main(["construire", "--verifier"])
    sorties = capsys.readouterr()
    assert code == 0, sorties.out + sorties.err
