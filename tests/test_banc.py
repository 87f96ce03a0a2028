"""Le banc d'épreuve lui-même, sur un chapitre minuscule : il sait échouer, et il dit pourquoi."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
import textwrap
from argparse import ArgumentParser
from pathlib import Path

import nbformat
import pytest

from atelier import banc, classe, construction, copies, epreuves
from autograder.execution.executer import graine_du_test
from autograder.jugement import dependances
from atelier.copies import Copie, ErreurDeCopie

MINI = Path(__file__).parent / "mini_banc" / "00_mini.py"
GRAINES = range(3)

FAUSSE = """\
# ---
# titre: le double au lieu du carré
# perd:
#   test_carre_exemple: "c'est le double"
#   test_carre_hasard: "c'est le double"
# ---
# %% carre
def carre(x):
    return 2 * np.asarray(x)
"""


@pytest.fixture(scope="module")
def source():
    return construction.lire_source(MINI)


def ecrire(dossier: Path, texte: str, nom: str = "carre/fausse_double.py") -> Path:
    chemin = dossier / "00_mini" / nom
    chemin.parent.mkdir(parents=True, exist_ok=True)
    chemin.write_bytes(texte.encode())
    return chemin


def copie(cellules: dict[str, str], perd: dict[str, str] | None = None) -> Copie:
    cellules = {nom: textwrap.dedent(code) for nom, code in cellules.items()}
    return Copie("fausse_x" if perd else "juste_x", next(iter(cellules)), "", not perd, perd or {}, cellules)


# ---------------------------------------------------------------- lire une copie


def test_une_copie_se_lit(tmp_path):
    lue = copies.lire_copie(ecrire(tmp_path, FAUSSE))
    assert (lue.identifiant, lue.titre, lue.juste) == ("carre/fausse_double", "le double au lieu du carré", False)
    assert lue.perd == {"test_carre_exemple": "c'est le double", "test_carre_hasard": "c'est le double"}
    assert lue.cellules == {"carre": "def carre(x):\n    return 2 * np.asarray(x)"}


@pytest.mark.parametrize("texte", [
    "\ufeff" + FAUSSE,
    FAUSSE.replace("\n", "\r\n"),
    # Ce qu'y ajoute un éditeur qui ouvre la copie comme un carnet.
    FAUSSE.replace("# ---\n# %%", "# jupyter:\n#   kernelspec:\n#     display_name: Python 3\n#     name: python3\n# ---\n\n# %%"),
    FAUSSE.replace("# ---\n# %%", "# ---\n# Un commentaire avant la première cellule.\n\n# %% [markdown]\n# Du texte.\n\n# %%"),
], ids=["bom", "crlf", "entete_de_jupyter", "commentaires"])
def test_une_copie_se_lit_quel_que_soit_l_editeur(tmp_path, texte):
    lue = copies.lire_copie(ecrire(tmp_path, texte))
    assert lue.cellules == {"carre": "def carre(x):\n    return 2 * np.asarray(x)"}
    assert lue.titre == "le double au lieu du carré"


@pytest.mark.parametrize("avant, apres, attendu", [
    (FAUSSE[: FAUSSE.index("# %%")], "", r"fausse_double.py, ligne 1 : il manque l'en-tête"),
    ("# titre: le", "# titre: avant : le", r"ligne 2 : l'en-tête n'est pas du YAML"),
    ("# titre", "# nom", r"ligne 2 : la clé « nom » est inconnue. Clés permises : titre, perd"),
    ("# titre: le double au lieu du carré", "# titre:", r"ligne 2 : « titre » dit en une ligne"),
    ('test_carre_hasard: "c\'est le double"', "test_carre_hasard: 3", r"ligne 5 : « test_carre_hasard » attend un morceau"),
    ("# %% carre", "# %%", r"ligne 8 : cette cellule n'a pas de titre"),
    ("# %% carre", "# %% carree", r"aucune cellule ne remplace « carre »"),
    ("# %% carre", "# %% carre\npass\n\n# %% carre", r"ligne 11 : la cellule « carre » apparaît deux fois"),
])
def test_une_copie_mal_ecrite_est_situee(tmp_path, avant, apres, attendu):
    assert avant in FAUSSE
    with pytest.raises(ErreurDeCopie, match=attendu):
        copies.lire_copie(ecrire(tmp_path, FAUSSE.replace(avant, apres, 1)))


def test_le_nom_du_fichier_dit_si_la_copie_est_juste(tmp_path):
    with pytest.raises(ErreurDeCopie, match="commence par « fausse_ » ou par « juste_ »"):
        copies.lire_copie(ecrire(tmp_path, FAUSSE, "carre/double.py"))
    with pytest.raises(ErreurDeCopie, match="ligne 3 : une copie juste ne perd rien"):
        copies.lire_copie(ecrire(tmp_path, FAUSSE, "carre/juste_double.py"))


# ---------------------------------------------------------------- assembler


def test_assembler_ne_remplace_que_les_cellules_de_la_copie(tmp_path, source):
    carnet = copies.assembler(source, copies.lire_copie(ecrire(tmp_path, FAUSSE)))
    differentes = [a.metadata.nbgrader.grade_id for a, b in zip(carnet.cells, source.cells) if a.source != b.source]
    assert differentes == ["carre"]


@pytest.mark.parametrize("avant, apres, attendu", [
    ("# %% carre\n", "# %% carre\npass\n\n# %% cube\n", r"ligne 10 : « cube » n'est pas une cellule de solution du chapitre. "
                                                         r"Noms connus : carre, moyenne, quiz\."),
    ("# %% carre\n", "# %% carre\npass\n\n# %% test_carre_exemple\n", r"ligne 10 : « test_carre_exemple » n'est pas"),
    ("test_carre_hasard", "test_cube", r"ligne 5 : « test_cube » n'est pas une cellule notée.*test_carre_exemple, test_carre_ha"),
])
def test_un_nom_inconnu_dit_lesquels_existent(tmp_path, source, avant, apres, attendu):
    lue = copies.lire_copie(ecrire(tmp_path, FAUSSE.replace(avant, apres, 1)))
    with pytest.raises(ErreurDeCopie, match=attendu):
        copies.assembler(source, lue)


def test_une_copie_rendue_part_de_la_version_de_l_apprenant(tmp_path, source):
    version = construction.version_apprenant(source)
    lue = copies.lire_copie(ecrire(tmp_path, FAUSSE))
    rendue = copies.assembler_copie_rendue(version, source, [lue], vierges=["moyenne"])
    texte = {c.metadata.nbgrader.grade_id: c.source for c in rendue.cells if "nbgrader" in c.metadata}
    assert texte["carre"] == lue.cellules["carre"]
    assert "NotImplementedError" in texte["moyenne"]
    assert texte["quiz"].endswith('{"Q1": "b", "Q2": "a"}')
    tout = "\n".join(texte.values())
    assert "HIDDEN" not in tout and "SOLUTION" not in tout
    assert [c.metadata for c in rendue.cells] == [c.metadata for c in version.cells]  # sommes de contrôle comprises


def test_les_effectifs(source):
    chemins = [Path(f"carre/fausse_{i}.py") for i in range(3)] + [Path("carre/juste_1.py"), Path("carre/juste_2.py")]
    plaintes = epreuves.juger_les_effectifs(source, [*chemins, Path("cube/fausse_1.py")])
    assert plaintes == {
        "carre": ["3 copies fausses, il en faut au moins 4"],
        "moyenne": ["0 copie fausse, il en faut au moins 4", "0 copie juste, il en faut au moins 2"],
        "cube": ["ce dossier n'est pas un exercice du chapitre. Exercices : carre, moyenne, quiz."],
    }
    assert "quiz" not in plaintes
    assert epreuves.juger_les_effectifs(source, [*chemins, Path("carre/fausse_4.py")]).keys() == {"moyenne"}


# ---------------------------------------------------------------- exécuter et juger

DOUBLE = {"carre": "def carre(x):\n    return 2 * np.asarray(x)"}
PERD_LE_DOUBLE = {"test_carre_exemple": "C'EST LE\u00a0DOUBLE", "test_carre_hasard": "c'est  le double"}

# nom : (copie, motifs des plaintes attendues, dans l'ordre)
CAS: dict[str, tuple[Copie, list[str]]] = {
    "solution": (Copie("solution", "", "", True), []),
    "fausse_exacte": (copie(DOUBLE, PERD_LE_DOUBLE), []),
    "perte_non_annoncee": (copie(DOUBLE, {"test_carre_exemple": "double"}),
                           [r"test_carre_hasard : perdue, alors que la copie doit la gagner :\n +\| ✘ carre sur trois"]),
    "perte_annoncee_a_tort": (copie(DOUBLE, {**PERD_LE_DOUBLE, "test_moyenne_exemple": "x"}),
                              [r"test_moyenne_exemple : réussie, alors que la copie doit la perdre"]),
    "autre_message": (copie(DOUBLE, {**PERD_LE_DOUBLE, "test_carre_exemple": "le triple"}),
                      [r"test_carre_exemple : perdue, mais le message ne contient pas « le triple »"]),
    "sans_annonce": (dataclasses.replace(copie(DOUBLE), juste=False),
                     [r"une copie fausse annonce dans « perd »", r"test_carre_exemple : perdue", r"test_carre_hasard : perdue"]),
    "juste": (copie({"carre": "def carre(x):\n    return np.multiply(x, x)"}), []),
    "juste_qui_affiche": (copie({"carre": "def carre(x):\n    print('coucou')\n    display(x)\n    return x * x"}), []),
    "juste_avec_figure": (copie({"carre": """\
        %matplotlib inline
        import matplotlib.pyplot as plt
        def carre(x):
            plt.plot([1, 2]); plt.show()
            return x * x
        """}), []),
    "fausse_annoncee_juste": (copie(DOUBLE | {"moyenne": "moyenne = np.mean"}),
                              [r"test_carre_exemple : perdue", r"test_carre_hasard : perdue"]),
    # Ce qu'une réponse affiche ou journalise ne compte pas : le noyau ne rend que des données.
    "avertissement": (copie({"carre": "def carre(x):\n    np.log(np.zeros(1))\n    return x * x"}), []),
    "journal_en_c": (copie({"carre": "import os\ndef carre(x):\n    os.write(2, b'journal')\n    return x * x"}), []),
    "selon_la_graine": (copie({"carre": f"import os\ndef carre(x):\n    return x * x + (os.environ['RETROPROP_GRAINE'] == '{graine_du_test(1, 'test_carre_hasard')}')"}),
                        [r"test_carre_hasard \(graine 1\) : perdue"]),
    "cellule_cassee": (copie({"carre": "def carre(x:\n    pass"}, {"test_carre_exemple": "n'existe pas",
                                                                 "test_carre_hasard": "n'existe pas"}), []),
    "juste_cassee": (copie({"moyenne": "def moyenne(v):\n    return sum(v) / len(v)\n1 / 0"}),
                     [r"la cellule « moyenne » échoue : .*ZeroDivisionError"]),
    "sortie_brutale": (copie({"carre": "import os\nos._exit(3)"}),
                       [r"la cellule « carre » échoue : Cette cellule a arrêté le noyau", r"test_carre_exemple : perdue", r"test_carre_hasard : perdue"]),
    "boucle_sans_fin": (copie({"carre": "while True: pass"}), [r"la cellule « carre » échoue", r"test_carre_exemple : perdue", r"test_carre_hasard : perdue"]),
    "attend_le_clavier": (copie({"carre": "carre = input()"}), [r"la cellule « carre » échoue", r"test_carre_exemple", r"test_carre_h"]),
}


@pytest.fixture(scope="module")
def resultats(source):
    """Tous les cas, exécutés une fois ; la boucle sans fin est arrêtée au bout de 4 secondes."""
    carnets = {nom: copies.assembler(source, cas) for nom, (cas, _) in CAS.items()}
    return dict(banc.executer_carnets(carnets, dict.fromkeys(carnets, source), GRAINES, delai=4))


@pytest.mark.lent
@pytest.mark.parametrize("nom", CAS)
def test_le_jugement(resultats, nom):
    cas, attendues = CAS[nom]
    plaintes = epreuves.juger(cas, resultats[nom])
    assert len(plaintes) == len(attendues), "\n".join(plaintes)
    for plainte, motif in zip(plaintes, attendues):
        assert re.search(motif, plainte, re.S), plainte


@pytest.mark.lent
def test_partager_un_noyau_ne_change_aucun_verdict(source, monkeypatch):
    """Une copie qui change ce que les suivantes liront, si le noyau était vraiment le même, n'y change rien."""
    sale = {"salissante": copie({"carre": "carnet.preparer = controles.vrai = np.asarray = None\nimport math\nmath.pi = 3\ndef carre(x):\n    return x ** 2"})}
    cas = {nom: c for nom, (c, _) in CAS.items() if nom not in ("boucle_sans_fin", "attend_le_clavier", "sortie_brutale")}
    lire_pi = {"apres": copie({"carre": "import math\ndef carre(x):\n    return x * x + (math.pi == 3)"})}
    carnets = {nom: copies.assembler(source, c) for nom, c in {**sale, **lire_pi, **cas}.items()}

    def verdicts():
        return {nom: [(p.grade_id, p.graine, p.reussi, p.message) for siens in r.passages.values() for p in siens] + [bool(r.erreurs)]
                for nom, r in banc.executer_carnets(carnets, dict.fromkeys(carnets, source), GRAINES, delai=30)}

    ensemble = verdicts()
    assert len(banc._ensembles(carnets, dict.fromkeys(carnets, source))) < len(carnets)
    monkeypatch.setattr(banc, "ENSEMBLE", 1)
    seuls = verdicts()
    assert ensemble == seuls
    assert all(reussi for _, _, reussi, _ in ensemble["apres"][:-1])


@pytest.mark.lent
def test_chaque_graine_est_rejouee(resultats):
    passages = resultats["solution"].passages
    assert list(passages) == ["test_carre_exemple", "test_carre_hasard", "test_moyenne_exemple", "test_quiz_1", "test_quiz_2"]
    assert [p.graine for p in passages["test_carre_hasard"]] == list(GRAINES)
    assert all([p.graine for p in siens] == [GRAINES[0]] for nom, siens in passages.items() if nom != "test_carre_hasard")
    tirages = {re.search(r"attendu : (.*)", p.message)[1] for p in resultats["fausse_exacte"].passages["test_carre_hasard"]}
    assert len(tirages) == len(GRAINES)


@pytest.mark.parametrize("suite, attendues", [
    ("", {"test_a"}),
    ("def g(v):\n    return [f(x) for x in v]", {"test_a", "test_g"}),
    ("y = f(1)\nx = 3", {"test_a", "test_y", "test_with"}),
    ("def g(f):\n    y = f\n    return y", {"test_a"}),  # un f local
    ("%timeit f(2)\ny = 1", {"test_a", "test_y"}),  # pas du Python pur : tous les mots comptent
    ("x = f(0)\nif x:\n    y = x", {"test_a", "test_y", "test_with"}),  # peut-être
    ("x = f(0)\ny = 0\nx = y", {"test_a", "test_y", "test_with"}),  # sans finesse : y vient d'une cellule touchée
    ("liste = []\nfor k in range(3):\n    liste.append(f(k))\n    y.total = k", {"test_a", "test_y"}),  # y change sans être redéfini
    ("import y\ny.appel(f(1))", {"test_a", "test_y"}),
    ("def g(v):\n    return h(v)\n\nh = f", {"test_a", "test_g"}),  # h est lu à l'appel, après sa définition
], ids=["directe", "fonction", "variable", "locale", "magie", "condition", "constante", "boucle", "import", "plus tard"])
def test_une_copie_ne_touche_que_ce_qui_depend_d_elle(suite, attendues):
    def cellule(source, grade_id="", **meta):
        return nbformat.v4.new_code_cell(source, metadata={"nbgrader": {"grade_id": grade_id, **meta}} if grade_id else {})

    carnet = nbformat.v4.new_notebook(cells=[
        cellule("def f(x):\n    return x", "f", solution=True),
        cellule("y = 0\ndef g(v):\n    return 0"),
        cellule(suite),
        cellule("x = f(1)\nassert x", "test_a", grade=True),
        cellule("x = g([1])", "test_g", grade=True),
        cellule("x = y + 1", "test_y", grade=True),
        cellule("x = 1\nx, y = x, x\ny + 1", "test_y_a_soi", grade=True),
        cellule("with open(x) as y:\n    x = 1\n    x, y\n", "test_with", grade=True),
        cellule("with bloc():\n    x = 1\n    x\n", "test_with_a_soi", grade=True),
        cellule("f2 = 1", "test_autre", grade=True),
    ])
    assert dependances.cellules_touchees(carnet, ["f"]) == attendues


@pytest.mark.lent
def test_une_copie_ne_joue_que_sa_tranche(source, tmp_path):
    (verdict,) = epreuves.eprouver(epreuves.preparer(source, [ecrire(tmp_path, FAUSSE)], ["carre/fausse_double"]), GRAINES)
    assert verdict.plaintes == []
    joues = {nom: len(passages) for nom, passages in verdict.resultats.passages.items()}
    assert joues == {"test_carre_exemple": 1, "test_carre_hasard": len(GRAINES)}


def _carnet_de(*cellules):
    return nbformat.v4.new_notebook(cells=[
        nbformat.v4.new_code_cell(code, metadata={"nbgrader": {"grade_id": nom, **meta}} if nom else {})
        for code, nom, meta in cellules])


def test_la_tranche_garde_ce_que_les_cellules_touchees_demandent():
    carnet = _carnet_de(
        ("import lourd", "", {}), ("a = 1", "", {}), ("a.x = 2", "", {}), ("def f(x):\n    return x + a", "f", {"solution": True}),
        ("print(f(1))", "", {}), ("assert f(1)", "test_f", {"grade": True}), ("lourd.calcul()", "test_lourd", {"grade": True}))
    sources = [c.source for c in dependances.tranche(carnet, ["f"]).cells]
    assert sources == ["a = 1", "a.x = 2", "def f(x):\n    return x + a", "assert f(1)"]
    assert "print(f(1))" in [c.source for c in dependances.tranche(carnet, ["f"], juste=True).cells]


def test_la_tranche_atteint_une_reponse_par_une_fonction_d_un_test_precedent():
    carnet = _carnet_de(
        ("def f(x):\n    return x", "f", {"solution": True}), ("a = 1", "", {}), ("def essayer():\n    return f(a)\nassert essayer()", "test_f_un", {"grade": True}),
        ("assert essayer() == 1", "test_f_deux", {"grade": True}), ("assert a", "test_a", {"grade": True}))
    assert dependances.cellules_touchees(carnet, ["f"]) == {"test_f_un", "test_f_deux"}
    assert [c.metadata.get("nbgrader", {}).get("grade_id", "") for c in dependances.tranche(carnet, ["f"]).cells] == ["f", "", "test_f_un", "test_f_deux"]


def test_la_tranche_d_une_etiquette_garde_ses_cellules_et_leurs_sources():
    carnet = _carnet_de(
        ("a = 1", "", {}), ("b = a", "", {}), ("c = 3", "", {}), ("def montrer(x):\n    return b", "", {}), ("montrer(1)", "", {}),
        ("assert montrer(1)", "test_b", {"grade": True}), ("b = 2", "", {}), ("c", "", {}))
    carnet.cells[4].metadata.tags = ["widget"]
    assert [c.source for c in dependances.tranche_de(carnet, "widget").cells] == ["a = 1", "b = a", "def montrer(x):\n    return b", "montrer(1)", "b = 2"]


def test_l_ordre_des_cellules_compte():
    """Ce qui précède la cellule remplacée, ou redéfinit le nom sans la lire, n'en dépend pas."""
    carnet = _carnet_de(
        ("y = 1", "", {}), ("assert y", "test_avant", {"grade": True}), ("def f(x):\n    return x", "f", {"solution": True}),
        ("y = f(1)", "", {}), ("assert y", "test_touche", {"grade": True}),
        ("y = 2", "", {}), ("assert y", "test_apres", {"grade": True}))
    assert dependances.cellules_touchees(carnet, ["f"]) == {"test_touche"}
    assert [c.source for c in dependances.tranche(carnet, ["f"]).cells] == ["def f(x):\n    return x", "y = f(1)", "assert y"]


def test_un_appel_a_un_module_ne_le_change_pas():
    carnet = _carnet_de(
        ("import figures", "", {}), ("figures.courbe(f0)", "", {}), ("def f(x):\n    return x", "f", {"solution": True}),
        ("figures.courbe(f)", "", {}), ("assert figures.PAS and f", "test_f", {"grade": True}), ("figures.PAS", "test_autre", {"grade": True}))
    assert dependances.cellules_touchees(carnet, ["f"]) == {"test_f"}
    assert [c.source for c in dependances.tranche(carnet, ["f"]).cells] == [
        "import figures", "def f(x):\n    return x", "assert figures.PAS and f"]


def test_une_cellule_annoncee_perdue_doit_etre_atteinte(source):
    cas = copie({"carre": "def carre(x):\n    return x"}, {"test_moyenne_exemple": "faux"})
    plaintes = epreuves.juger(cas, banc.Resultats({}))
    assert any("rien de ce que la copie remplace ne l'atteint" in p for p in plaintes)


@pytest.mark.lent
def test_le_message_est_celui_que_l_apprenant_lit(resultats):
    passage = resultats["fausse_exacte"].passages["test_carre_exemple"][0]
    assert passage.message.splitlines()[0] == "✘ carre(3)"
    assert passage.lignes <= 12 and "Traceback" not in passage.message


def un_passage(message="", *, reussi=False, sortie="", releves=1) -> banc.Resultats:
    passage = banc.Passage("test_carre_exemple", 0, reussi, message, sortie, releves, 0, (), 0.0)
    return banc.Resultats({"test_carre_exemple": [passage]})


@pytest.mark.parametrize("passage, attendu", [
    (un_passage("c'est le double\n" * 13), "le message dépasse 12 lignes (13)"),
    (un_passage("c'est le double, dans …/site-packages/numpy/x.py"), "chemin interne (site-packages)"),
    (un_passage("c'est le double, dans …/retroprop/controles.py:12"), "chemin interne (retroprop/controles.py)"),
    (un_passage(), "perdue sans un mot"),
])
def test_un_message_reste_court_et_sans_chemin_interne(passage, attendu):
    plaintes = epreuves.juger(copie(DOUBLE, {"test_carre_exemple": "double"}), passage)
    assert len(plaintes) == 1 and attendu in plaintes[0]


@pytest.mark.parametrize("passage, attendu", [
    (un_passage(reussi=True, sortie="✔ le carré\nautre chose\n"), "affiche autre chose"),
    (un_passage(reussi=True, sortie="✔ le carré\n", releves=0), "n'observe rien de la copie")])
def test_la_solution_n_affiche_que_ses_reussites_et_se_laisse_observer(passage, attendu):
    solution = Copie("solution", "", "", True)
    assert attendu in epreuves.juger(solution, passage)[0]
    assert epreuves.juger(solution, un_passage(reussi=True, sortie="✔ le carré\n")) == []


@pytest.mark.lent
def test_les_epreuves_d_office_savent_echouer(source):
    """Un test qui ne vérifie rien sans sa partie cachée, un quiz qui accepte tout : la preuve les voit."""
    bonnes = {v.epreuve.nom: v.plaintes for v in epreuves.eprouver(epreuves.preparer(source, []), GRAINES)}
    assert bonnes == {nom: [] for nom in epreuves.EPREUVES_D_OFFICE}

    creux = construction.lire_source(MINI)
    for cellule in creux.cells:
        cellule.source = cellule.source.replace('controles.egal(carre(0.0), 0.0, "carre(0)")', "")
        cellule.source = cellule.source.replace('controles.vrai(REPONSES["Q1"] == "b"', 'controles.vrai(REPONSES["Q1"] in "abcd"')
    plaintes = {v.epreuve.nom: v.plaintes for v in epreuves.eprouver(epreuves.preparer(creux, []), GRAINES)}
    assert plaintes["solution"] == plaintes["vierge"] == []
    assert plaintes["version_apprenant"] == ["test_carre_hasard : réussie, alors que la copie doit la perdre"]
    assert plaintes["quiz"] == [f"test_quiz_1@Q1={lettre} : réussie, alors que la copie doit la perdre" for lettre in "acd"]


def test_la_version_sans_tests_caches_garde_le_code_des_tests_mais_rien_de_cache(source):
    cellules = {copies.nbgrader(c).get("grade_id"): c.source for c in copies.sans_tests_caches(source).cells}
    assert cellules["test_carre_hasard"] == ('controles.egal(carre(0.0), 0.0, "carre(0)")\n'
                                             'controles.reussi("le carré de nombres quelconques")')


@pytest.mark.parametrize("avant, apres, attendu", [
    ('{"Q1": "b", "Q2": "a"}', "dict(Q1='b')", "un dictionnaire écrit en toutes lettres"),
    ('"Q2": "a"}', '"Q2": "a", "Q3": "a"}', "la question Q3 du quiz n'a pas de cellule test_quiz_3"),
])
def test_un_quiz_illisible_est_signale(avant, apres, attendu):
    autre = construction.lire_source(MINI)
    for cellule in autre.cells:
        cellule.source = cellule.source.replace(avant, apres)
    (epreuve,) = epreuves.preparer(autre, [], ["quiz"])
    assert attendu in epreuve.erreur


# ---------------------------------------------------------------- la commande


def eprouver(*arguments: str) -> int:
    parseur = ArgumentParser()
    epreuves.configurer(parseur)
    return epreuves.executer(parseur.parse_args(arguments))


@pytest.fixture
def cours(tmp_path, monkeypatch):
    """Un cours d'un seul chapitre, avec une copie fausse."""
    (tmp_path / "solutions").mkdir()
    (tmp_path / "nbgrader_config.py").touch()
    (tmp_path / "solutions" / MINI.name).write_bytes(MINI.read_bytes())
    ecrire(tmp_path / "tests" / "copies", FAUSSE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.lent
def test_la_commande_montre_les_messages_d_une_copie(cours, capsys):
    assert eprouver("00", "--copie", "double", "--graines", "2") == 0
    sortie = capsys.readouterr().out
    assert "carre/fausse_double (le double au lieu du carré)" in sortie
    assert "test_carre_exemple : perdue\n      | ✘ carre(3)" in sortie
    assert "00_mini : tout est prouvé" in sortie and "l'en-tête est" not in sortie


@pytest.mark.lent
def test_la_commande_propose_l_en_tete_d_une_copie_qui_n_en_a_pas(cours, capsys):
    sans = FAUSSE[: FAUSSE.index("# perd")] + FAUSSE[FAUSSE.index("# ---\n# %%"):]
    ecrire(cours / "tests" / "copies", sans.replace("def carre", "moyenne = None\ndef carre"))
    assert eprouver("00", "--copie", "double", "--graines", "2") == 1
    sortie = capsys.readouterr().out
    assert "une copie fausse annonce dans « perd » ce qu'elle perd" in sortie
    assert """l'en-tête est :
      # perd:
      #   test_carre_exemple: "c'est le double : le carré multiplie x par lui-même."
      #   test_carre_hasard: "c'est le double : le carré multiplie x par lui-même."
""" in sortie


@pytest.mark.lent
def test_la_commande_echoue_et_resume(cours, capsys):
    ecrire(cours / "tests" / "copies", FAUSSE.replace("le double\"", "le triple\"", 1), "carre/fausse_triple.py")
    ecrire(cours / "tests" / "copies", "carre = 1\n", "carre/fausse_illisible.py")
    assert eprouver("--graines", "1") == 1
    sortie = capsys.readouterr().out
    assert "00_mini : 3 exercices, 5 cellules notées, 7 épreuves, 1 graine" in sortie
    assert re.search(r"carre +0 +3 .* 4 plaintes", sortie)
    assert "carre/fausse_triple (le double au lieu du carré)\n    - test_carre_exemple : perdue, mais le message" in sortie
    assert "fausse_illisible.py, ligne 1 : il manque l'en-tête" in sortie
    assert "3 copies fausses, il en faut au moins 4" in sortie


def test_la_commande_refuse_un_nom_inconnu(cours, capsys):
    assert eprouver("07") == 2
    assert "« 07 » ne désigne aucun chapitre. Chapitres connus : 00_mini." in capsys.readouterr().err
    assert eprouver("00", "--copie", "nulle_part") == 2
    assert "Aucune copie de 00_mini ne correspond à « nulle_part »" in capsys.readouterr().err
    assert eprouver("--graines", "0") == 2


# ---------------------------------------------------------------- la classe d'exemple


@pytest.fixture
def chapitre_publie(cours):
    ecrire(cours / "tests" / "copies", FAUSSE.replace("fausse", "juste")[: FAUSSE.index("# perd")]
           + "# ---\n# %% carre\ndef carre(x):\n    return x * x\n", "carre/juste_produit.py")
    publie = cours / "chapitres" / "00_mini" / "00_mini.ipynb"
    publie.parent.mkdir(parents=True)
    nbformat.write(construction.version_apprenant(construction.lire_source(MINI)), publie)
    return cours


def faire_la_classe(*arguments: str) -> int:
    parseur = ArgumentParser()
    classe.configurer(parseur)
    return classe.executer(parseur.parse_args(arguments))


def fichiers(dossier: Path) -> dict[str, bytes]:
    return {f.relative_to(dossier).as_posix(): f.read_bytes() for f in dossier.rglob("*") if f.is_file()}


def test_une_classe_est_toujours_la_meme_et_n_ecrase_rien(chapitre_publie, capsys):
    from nbgrader.utils import parse_utc

    assert faire_la_classe("00", "--eleves", "6") == 0
    assert "6 copies de 00_mini déposées dans copies/rendues" in capsys.readouterr().out.replace("\\", "/")
    deposes = fichiers(chapitre_publie / "copies" / "rendues")
    eleves = {chemin.split("/")[0] for chemin in deposes}
    assert len(eleves) == 6
    assert set(deposes) == {f"{e}/00_mini/{f}" for e in eleves for f in ("00_mini.ipynb", "timestamp.txt")}
    assert all(parse_utc(octets.decode().strip()).year == 2026 for c, octets in deposes.items() if c.endswith("txt"))

    assert faire_la_classe("00", "--eleves", "6") == 1
    assert "Rien n'a été écrit ; ajoutez --remplacer" in capsys.readouterr().err
    assert faire_la_classe("00", "--eleves", "6", "--remplacer") == 0
    assert fichiers(chapitre_publie / "copies" / "rendues") == deposes


def test_une_classe_mele_le_juste_le_faux_et_le_vide(chapitre_publie):
    rendues = classe.composer("00_mini", 40)
    assert len({c.eleve for c in rendues}) == 40 == len({c.heure for c in rendues})
    assert set(rendues[0].reponses.values()) == {"solution"} and set(rendues[-1].reponses.values()) == {"vierge"}
    assert {c.reponses["carre"] for c in rendues} == {"solution", "vierge", "juste_produit", "fausse_double"}
    assert {c.reponses["quiz"] for c in rendues} == {"solution", "vierge", "fausse_quiz"}
    publie = nbformat.read(chapitre_publie / "chapitres/00_mini/00_mini.ipynb", as_version=4)
    assert rendues[-1].carnet == publie
    for rendue in rendues:
        assert "HIDDEN" not in nbformat.writes(rendue.carnet)
        sources = copies.cellules_de_solution(rendue.carnet)
        vides = {nom for nom, code in copies.cellules_de_solution(publie).items() if code == sources[nom]}
        assert vides == {nom for nom, genre in rendue.reponses.items() if genre == "vierge"}
        assert ("2 * np.asarray(x)" in sources["carre"]) == (rendue.reponses["carre"] == "fausse_double")


def test_trois_mille_eleves_ont_des_noms_differents():
    assert len({classe.nom_d_eleve(rang) for rang in range(3000)}) == 3000


def test_la_classe_d_un_chapitre_inconnu_ou_pas_construit(cours, capsys):
    assert faire_la_classe("07") == 2
    assert faire_la_classe("00") == 2
    assert "Construisez-la d'abord : retroprop construire 00_mini" in capsys.readouterr().err
    assert not (cours / "copies").exists()


# ---------------------------------------------------------------- nbval

NBVAL = Path(__file__).parent / "nbval.cfg"


def assainir(texte: str) -> str:
    from nbval.plugin import get_sanitize_patterns

    for motif, remplacement in get_sanitize_patterns(NBVAL.read_text(encoding="utf-8")):
        texte = re.sub(motif, remplacement, texte)
    return texte


@pytest.mark.parametrize("avant, apres", [
    ("durée : 0,123 s", "durée : DUREE"), ("12 ms par époque", "DUREE par époque"), ("en 3.5\u00a0min", "en DUREE"),
    ("1.2e-05 s", "DUREE"), ("le 2026-03-02 18:04:00.25", "le DATE"), ("le 2/3/2026", "le DATE"),
    ("<object object at 0x7f58fb2864b0>", "<object object at ADRESSE>"),
    ("[<matplotlib.lines.Line2D object at 0x7f58fb2864b0>]", "OBJET_MATPLOTLIB"),
    ("<Figure size 640x480 with 1 Axes>", "OBJET_MATPLOTLIB"), ("Text(0.5, 1.0, 'x')", "OBJET_MATPLOTLIB"),
    ("IPY_MODEL_0123abcd", "IDENTIFIANT"), ("model_id 0123456789abcdef0123456789abcdef", "model_id IDENTIFIANT"),
    ("dans /home/lea/cours/a.py:3", "dans CHEMIN:3"), (r"dans C:\Users\lea\a.py", "dans CHEMIN"),
])
def test_nbval_oublie_ce_qui_varie(avant, apres):
    assert assainir(avant) == apres


@pytest.mark.parametrize("texte", ["3 sections", "perte 0,25, exactitude 97,5 %", "(3, 2) float32", "lr = 0.1 m = 2",
                                   "w / lr = [1. 1.]", "forme (12, 5) s'affiche", "0x1F"])
def test_nbval_garde_les_resultats(texte):
    assert assainir(texte) == texte


@pytest.mark.lent
def test_nbval_voit_un_resultat_change(tmp_path):
    def cellule(source: str, sortie: str):
        return nbformat.v4.new_code_cell(source, execution_count=1, outputs=[
            nbformat.v4.new_output("stream", name="stdout", text=sortie)])

    chronometre = "# NBVAL_CHECK_OUTPUT\nimport time\nprint(f'{time.perf_counter() % 1 + 0.1:.3f} s')"
    carnet = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}, cells=[
        cellule(chronometre, "9.999 s\n"),
        cellule("print('pas comparée :', 2)", "pas comparée : 1\n"),
        cellule("# NBVAL_CHECK_OUTPUT\nprint('perte :', 0.25)", "perte : 0.26\n"),
    ])
    nbformat.write(carnet, tmp_path / "mini.ipynb")
    fini = subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval-lax",
                           "--nbval-sanitize-with", str(NBVAL), "--nbval-cell-timeout=60", "mini.ipynb"],
                          cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert fini.returncode == 1 and "1 failed, 2 passed" in fini.stdout, fini.stdout
    assert "perte : 0.26" in fini.stdout
