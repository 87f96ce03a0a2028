"""L'énoncé d'un test : court, sans indice ni code, et exécuté par son nom comme s'il était dans la cellule."""

from __future__ import annotations

import ast
import json
import os
import re
from types import SimpleNamespace

import nbformat
import numpy as np
import pytest

from atelier import construction
from atelier.copies import cellules_de_solution, remplacer
from autograder import reglages
from autograder.cours import chemin_apprenant, chemin_essais, liste_chapitres, trouver_source
from autograder.publication import essais as publication
from autograder.publication import lecture_de_test as lecture
from autograder.publication.enonce import LIGNES_MAX, enonce
from retroprop import controles, erreurs, essais, progression

RACINE = construction.RACINE
CHAPITRES = liste_chapitres(RACINE)


def _publie(chapitre: str) -> nbformat.NotebookNode:
    return nbformat.read(chemin_apprenant(trouver_source(chapitre, RACINE)), as_version=4)


def _essais(chapitre: str) -> dict:
    return json.loads(chemin_essais(trouver_source(chapitre, RACINE)).read_text(encoding="utf-8"))


def _tests(carnet: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [c for c in carnet.cells if c.cell_type == "code" and (m := c.metadata.get("nbgrader")) and m.grade and not m.solution]


# ---------------------------------------------------------------- les chapitres publiés


@pytest.mark.parametrize("chapitre", CHAPITRES)
def test_un_test_publie_est_un_court_enonce_replie(chapitre):
    tests = _tests(_publie(chapitre))
    assert len(tests) > 20
    for cellule in tests:
        nom, (titre, *criteres, appel) = cellule.metadata.nbgrader.grade_id, cellule.source.split("\n")
        assert titre.startswith("# @title ") and titre.endswith(("point)", "points)")), nom
        assert all(ligne.startswith("#   ") and len(ligne) <= 114 for ligne in criteres), nom
        assert appel == f'controles.tester("{chapitre}", "{nom}")'
        assert 2 + len(criteres) <= LIGNES_MAX, nom
        assert cellule.metadata.jupyter.source_hidden is True and cellule.metadata.cellView == "form"
        for mot in ("pistes", "cause=", "HIDDEN", "controles.egal("):
            assert mot not in cellule.source, nom


@pytest.mark.parametrize("chapitre", CHAPITRES)
def test_un_enonce_ne_montre_ni_piste_ni_cause(chapitre):
    """Les explications données à qui se trompe ne se lisent nulle part dans les énoncés."""
    source = construction.lire_source(trouver_source(chapitre, RACINE))
    publies = "\n".join(c.source for c in _tests(_publie(chapitre)))
    secrets = set()
    for cellule in _tests(source):
        for appel in (n for n in ast.walk(ast.parse(cellule.source)) if lecture.est_controle(n)):
            for argument in (a for a in appel.keywords if a.arg in ("pistes", "cause", "explications")):
                secrets |= {n.value for n in ast.walk(argument.value) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    secrets = {s for s in secrets if len(s) > 20}
    assert len(secrets) > 20 and not [s for s in secrets if s in publies]


@pytest.mark.parametrize("chapitre", CHAPITRES)
def test_le_code_de_test_n_est_plus_la_plus_grande_part(chapitre):
    carnet = _publie(chapitre)
    lignes = {c.id: c.source.split("\n") for c in carnet.cells}
    de_test = [ligne for c in _tests(carnet) for ligne in lignes[c.id]]
    assert len(de_test) < sum(map(len, lignes.values())) / 3
    assert sum(not ligne.startswith("#") for ligne in de_test) == len(_tests(carnet)), "une ligne de code par test"


@pytest.mark.parametrize("chapitre", CHAPITRES)
def test_la_bonne_reponse_d_un_quiz_n_est_nulle_part(chapitre):
    """Ni la lettre, ni une explication, ni une empreinte d'une seule question ; le sceau porte sur cinq questions au moins."""
    chez_l_apprenant = _essais(chapitre)
    publies = {nom: essai["code"] for nom, essai in chez_l_apprenant["tests"].items()}
    publies |= {f"énoncé {c.metadata.nbgrader.grade_id}": c.source for c in _tests(_publie(chapitre))}
    vus = 0
    for nom, code in publies.items():
        for appel in lecture.appels(code, "qcm"):
            vus += 1
            assert len(appel.args) == 2 and {a.arg for a in appel.keywords} <= {"choix"}, nom
        assert not re.search(r"\b[0-9a-f]{12,}\b", code), nom
    assert vus >= 5
    assert all(len(s["questions"]) >= 5 and set(s) == {"questions", "choix", "empreinte"} for s in chez_l_apprenant["sceaux"])


@pytest.mark.parametrize("chapitre", CHAPITRES)
def test_chaque_enonce_a_son_essai_et_rien_de_cache(chapitre):
    source = construction.lire_source(trouver_source(chapitre, RACINE))
    tous = _essais(chapitre)["tests"]
    assert list(tous) == [c.metadata.nbgrader.grade_id for c in _tests(_publie(chapitre))]
    visible = "\n".join(lecture.partie_visible(c.source) for c in source.cells)
    for nom, essai in tous.items():
        assert "HIDDEN" not in essai["code"]
        for ligne in essai["code"].splitlines():
            assert ligne in visible or essai["libelle"] in ligne, nom


@pytest.mark.parametrize("chapitre", CHAPITRES)
def test_un_test_n_ecrit_que_des_noms_que_l_essai_sait_rendre(chapitre):
    """Ni ``import *``, ni ``exec`` ; ``globals()`` ne sert qu'à ``controles.remplace``, qui rétablit lui-même."""
    for nom, essai in _essais(chapitre)["tests"].items():
        arbre = ast.parse(essai["code"])
        assert not any(a.name == "*" for n in ast.walk(arbre) if isinstance(n, ast.ImportFrom) for a in n.names), nom
        permis = {id(a) for n in ast.walk(arbre) if lecture.est_controle(n, "remplace") for a in n.args}
        assert not [n for n in ast.walk(arbre) if isinstance(n, ast.Call) and getattr(n.func, "id", "") in ("exec", "eval", "globals", "locals", "vars")
                    and id(n) not in permis], nom


# Autour de chaque test, dans le carnet : ce que l'apprenant a doit être le même objet, de même contenu, avant et après (``In`` et ``Out`` sont à IPython).
_GUET = """
def _guetter():
    import sys
    from retroprop import controles, essais
    def contenus(espace):
        return {nom: valeur.tobytes() if hasattr(valeur, "tobytes") else repr(valeur) for nom, valeur in espace.items() if nom[0] not in "_IO"}
    def tester(chapitre, nom):
        espace = sys._getframe(1).f_globals
        avant, contenu = dict(espace), contenus(espace)
        essais.tester(chapitre, nom, espace)
        assert espace.keys() == avant.keys(), f"{nom} laisse {sorted(espace.keys() ^ avant.keys())}"
        changes = [n for n in avant if espace[n] is not avant[n]] + [n for n, c in contenus(espace).items() if c != contenu[n]]
        assert not changes, f"{nom} change {changes}"
    controles.tester = tester
_guetter()
"""


@pytest.mark.lent
@pytest.mark.parametrize("chapitre", CHAPITRES)
def test_le_carnet_publie_rempli_par_la_solution_reussit_tout(chapitre, tmp_path):
    """Chaque essai, lancé par son nom dans le carnet distribué, dit sa réussite ; aucun ne change ce que lira la suite du chapitre."""
    from nbclient import NotebookClient

    carnet = remplacer(_publie(chapitre), cellules_de_solution(construction.lire_source(trouver_source(chapitre, RACINE))))
    carnet.cells = [c for c in carnet.cells if not reglages.ETIQUETTES_SAUTEES & set(c.metadata.get("tags", []))]
    carnet.cells.insert(0, nbformat.v4.new_code_cell(_GUET))
    client = NotebookClient(carnet, timeout=120, kernel_name="python3", extra_arguments=list(reglages.ARGUMENTS_DU_NOYAU),
                            resources={"metadata": {"path": str(RACINE / "chapitres" / chapitre)}})
    client.execute(env={**reglages.environnement_du_noyau(), "IPYTHONDIR": str(tmp_path),
                        "PYTHONPATH": os.pathsep.join([str(RACINE), os.environ.get("PYTHONPATH", "")])})
    dites = {c.metadata.nbgrader.grade_id: "".join(s.get("text", "") for s in c.outputs) for c in _tests(carnet)}
    assert dites == {nom: f"✔ {essai['libelle']}\n" for nom, essai in _essais(chapitre)["tests"].items()}


# ---------------------------------------------------------------- écrire un énoncé


@pytest.mark.parametrize("code, lignes", [
    ('controles.egal(f(1), [0, 1], "f(1)", pistes=[(2, "non")])', ["f(1)  →  [0, 1]"]),
    ('controles.egal(f(1), np.array([0, 1]), "f(1)")', ["f(1)  →  [0, 1]"]),
    ('controles.egal(f(1), calcule(1), "f(1)")', ["f(1)"]),
    ('controles.egal(f(1), list(range(9)), quoi="f(1)")', ["f(1)"]),
    ('for n, p in ((3, 2), (1, 3)):\n    controles.leve(ValueError, f, n, quoi=f"f à {n} et {p}", cause="non")',
     ["f à 3 et 2  →  ValueError", "f à 1 et 3  →  ValueError"]),
    ('for f in (relu, elu):\n    controles.egal(f(0), 0, f"{f.__name__}(0)")', ["relu(0)  →  0", "elu(0)  →  0"]),
    ('n = 4\ncontroles.vrai(g() == n, f"{n} essais ; reçu {len(g())}", cause="non")', ["4 essais"]),
    ('controles.vrai(p < 1, f"la perte descend (ici {p:.2f})")', ["la perte descend"]),
    ('with controles.inchanges(X=X, w=w):\n    o = f(X, w)\ncontroles.forme(o, (5,), "f(X, w)")',
     ["X et w : pas modifiés", "f(X, w)  →  de forme (5,)"]),
    ('controles.qcm("Q1", REPONSES)', ["Q1  →  une lettre, a, b, c, d"]),
    ('controles.qcm("P1", {"P1": D}, choix="abcdefghijklmn")', ["P1  →  une lettre, a à n"]),
    ('with controles.accepte("f(0)"):\n    controles.egal(f(0), 1, "f(0)")', ["f(0)  →  1"]),
    ('controles.egal(g(), 0.5, f"{quoi}")', []),
    ('controles.vrai(ok, f"{quoi} : les clés sont gardées")', ["les clés sont gardées"]),
    ('controles.vrai(ok, f"attendu {a} ou {b}")\ncontroles.n_uplet(f(1), 1, "f(1)")', ["f(1)  →  une valeur"]),
    ("for i in range(9):\n    controles.vrai(f(i), f'essai {i}')", [*(f"essai {i}" for i in range(5)), "… et 4 autres vérifications"]),
])
def test_les_criteres_d_un_enonce(code, lignes):
    ecrit = enonce(f'# Test 1 · un (1 point)\n{code}\ncontroles.reussi("un")', "01_a", "test_a").split("\n")
    assert ecrit == ["# @title Test 1 · un (1 point)", *(f"#   {ligne}" for ligne in lignes), 'controles.tester("01_a", "test_a")']


def test_un_test_illisible_est_nomme():
    with pytest.raises(ValueError, match="test_a n'est pas du Python"):
        enonce("a = (", "01_a", "test_a")


# ---------------------------------------------------------------- les essais


def _source(*cellules: tuple[str, str]) -> nbformat.NotebookNode:
    """Un carnet de test : ``("test_f_x", code)`` est notée, ``("f", code)`` une réponse, ``("", code)`` ordinaire."""
    carnet = nbformat.v4.new_notebook(metadata={"retroprop": {"chapitre": "77_essai", "empreinte": "e"}})
    for nom, code in cellules:
        cellule = nbformat.v4.new_code_cell(code)
        if nom:
            cellule.metadata["nbgrader"] = {"grade_id": nom, "grade": nom.startswith("test_"), "solution": not nom.startswith("test_")}
        carnet.cells.append(cellule)
    return carnet


DEUX = (("", "%matplotlib inline\nimport numpy as np\nfrom retroprop import controles"),
        ("f", "def f(x):\n    return 2 * x"),
        ("test_f_double", 'z = 3\ndef verifie(x):\n    controles.egal(f(x), 2 * x, f"f({x})")\nverifie(z)\ncontroles.reussi("le double")'),
        ("test_f_zero", 'verifie(0)\ncontroles.reussi("zéro")'),
        ("g", "def g(x):\n    return f(x) + 1"),
        ("test_g", '# Test 1 · g (1 point)\nx = 1\ncontroles.egal(g(x), 3, "g(1)")\ncontroles.reussi("g")'))


def test_un_essai_se_suffit():
    """Ce qu'un test doit à un test précédent l'accompagne : il s'essaie seul, dans n'importe quel ordre."""
    code = publication.essais(_source(*DEUX))["tests"]["test_f_zero"]["code"]
    assert code.startswith("def verifie(x):") and "verifie(z)" not in code
    # « z » est aussi un nom du carnet ; mais c'est celui de son propre test que lit l'instruction reprise.
    suite = (("", "z = 0"), ("test_f_x", 'z = 5\nt = 2 * z\ncontroles.reussi("a")'), ("test_f_y", 'print(t)\ncontroles.reussi("b")'))
    assert publication.essais(_source(*DEUX, *suite))["tests"]["test_f_y"]["code"].startswith("z = 5\nt = 2 * z\nprint(t)\n")


def test_un_nom_introuvable_arrete_la_construction():
    with pytest.raises(publication.EssaiImpossible, match="lit « perdu »") as erreur:
        publication.essais(_source(*DEUX, ("test_g_perdu", 'perdu\ncontroles.reussi("x")')))
    assert erreur.value.grade_id == "test_g_perdu"


@pytest.fixture
def carnet(tmp_path, monkeypatch, capsys):
    """Un carnet en mémoire : ``executer(code)`` y exécute une cellule, ``tester(nom)`` lance un test et rend ce qui s'affiche."""
    dossier = tmp_path / "essais"
    dossier.mkdir()
    chemin = dossier / "77_essai.json"
    chemin.write_bytes(publication.serialiser(publication.essais(_source(*DEUX))))
    monkeypatch.setenv(essais.VARIABLE, str(dossier))
    monkeypatch.setattr(essais, "_VERDICTS", {})
    monkeypatch.setattr(controles, "_REUSSITES", {})
    espace = {"__name__": "__main__", "np": np, "controles": controles}

    def executer(code: str) -> None:
        exec(compile(code, "<ipython-input-1>", "exec"), espace)

    def tester(nom: str) -> str:
        try:
            executer(f'controles.tester("77_essai", "{nom}")')
        except controles.Echec as echec:
            return "\n".join(echec._render_traceback_())
        except Exception as erreur:
            return "\n".join(erreurs.rendre(erreur, erreur.__traceback__))
        return capsys.readouterr().out

    return SimpleNamespace(espace=espace, executer=executer, tester=tester, chemin=chemin)


def test_un_essai_reussit_et_rend_les_noms_qu_il_a_pris(carnet):
    carnet.executer("z = 'à moi'\ndef f(x):\n    global appels\n    appels = 1\n    return 2 * x")
    assert carnet.tester("test_f_double") == "✔ le double\n"
    assert carnet.espace["z"] == "à moi" and "verifie" not in carnet.espace
    assert carnet.espace["appels"] == 1, "ce que le code de l'apprenant a changé reste changé"
    assert controles.reussites() == ["le double"]


@pytest.mark.parametrize("avant", [{}, {"z": "à moi"}], ids=["neuf", "pris"])
@pytest.mark.parametrize("ecriture", [
    "z = 3", "z: int = 3", "*z, = [1]", "for z in [1]: pass", "for _, z in [(1, 2)]: pass", "[z := 1 for _ in [1]]", "if (z := 1): pass",
    "import math as z", "from math import pi as z", "def z(): pass", "class z: pass", "with controles.accepte('f') as z: pass",
    "try:\n    1 / 0\nexcept ZeroDivisionError as z: pass", "match [1]:\n    case [*z]: pass", "z = 1\ndel z",
    "def pose():\n    global z\n    z = 1\npose()", "class A:\n    global z\n    z = 1"])
def test_rien_de_ce_qu_un_test_definit_ne_reste_dans_le_carnet(carnet, ecriture, avant):
    """Une cellule du cours ne peut donc ni lire un nom d'un test, ni en trouver un à la place du sien."""
    tous = json.loads(carnet.chemin.read_text())
    tous["tests"]["test_g"]["code"] = f'{ecriture}\ncontroles.reussi("g")\n'
    carnet.chemin.write_text(json.dumps(tous))
    carnet.espace.update(avant)
    carnet.executer("pass")
    noms = dict(carnet.espace)
    assert carnet.tester("test_g") == "✔ g\n"
    assert {n: v for n, v in carnet.espace.items() if n != "__annotations__"} == noms


def test_un_essai_qui_echoue_rend_aussi_les_noms(carnet):
    carnet.executer("z = 'à moi'\ndef f(x):\n    return x")
    assert carnet.tester("test_f_double").startswith("✘ f(3)\n  attendu : 6\n  obtenu : 3")
    assert carnet.espace["z"] == "à moi" and "verifie" not in carnet.espace


def test_une_erreur_cite_d_abord_la_ligne_de_l_apprenant(carnet):
    carnet.executer("def f(x):\n    y = x\n    return y + inconnu")
    lignes = carnet.tester("test_f_double").split("\n")
    assert lignes[0] == "✘ NameError : name 'inconnu' is not defined"
    assert [ligne.split(" : ")[0] for ligne in lignes[2:]][:3] == ["  dans f, ligne 3", "  dans le test", "  dans le test"]
    assert "dans la cellule" not in "".join(lignes) and "tester(" not in "".join(lignes)


def test_un_talon_est_reconnu(carnet):
    carnet.executer("def f(x):\n    raise NotImplementedError('À vous de jouer')")
    assert carnet.tester("test_f_zero").startswith("✘ À vous de jouer : « f » n'est pas encore écrite.")


def test_remplacer_un_nom_du_carnet_agit_sur_le_code_de_l_apprenant(carnet):
    tous = json.loads(carnet.chemin.read_text())
    tous["tests"]["test_g"]["code"] = ('with controles.remplace(globals(), f=lambda x: 10):\n'
                                       '    controles.egal(g(1), 11, "g avec une autre f")\ncontroles.reussi("g")\n')
    carnet.chemin.write_text(json.dumps(tous))
    carnet.executer(f"{DEUX[1][1]}\n{DEUX[4][1]}")
    assert carnet.tester("test_g") == "✔ g\n"
    assert carnet.espace["f"](1) == 2


def test_un_echec_dit_quel_exercice_employe_echoue_encore(carnet):
    note = "⚠ Cet exercice emploie f, dont "
    carnet.executer("def f(x):\n    return x\ndef g(x):\n    return sum(f(v) for v in [x]) + 1")
    assert carnet.tester("test_g").startswith(note + "les tests n'ont pas encore tous réussi")
    carnet.tester("test_f_double")
    assert carnet.tester("test_g").split("\n")[:2] == [note + "un test échoue encore : commencez par là.", "✘ g(1)"]
    carnet.executer("def f(x):\n    return 2 * x")
    assert carnet.tester("test_g") == "✔ g\n", "une réussite n'en parle pas"
    carnet.executer("def g(x):\n    return f(x) + oups")
    assert carnet.tester("test_g").startswith(note + "les tests n'ont pas encore tous réussi"), "f a changé depuis son échec"
    carnet.tester("test_f_double"), carnet.tester("test_f_zero")
    assert carnet.tester("test_g").startswith("✘ NameError"), "f est juste : l'erreur est ici"


@pytest.mark.parametrize("ecriture", [
    "class A:\n    def m(self, x):\n        return f(x)\ndef g(x):\n    return A().m(x)",
    "def aide(x):\n    return f(x)\ndef g(x):\n    return aide(x)",
    "import functools\ndef passe(h):\n    @functools.wraps(h)\n    def dedans(*a):\n        return h(*a)\n    return dedans\n"
    "@passe\ndef g(x):\n    return f(x)",
], ids=["classe", "aide", "décorateur"])
def test_un_exercice_employe_de_loin_est_trouve(carnet, ecriture):
    carnet.executer("def f(x):\n    return x\n" + ecriture)
    assert "emploie f" in carnet.tester("test_g")


def test_un_exercice_qui_n_emploie_rien_ne_parle_que_de_lui(carnet):
    carnet.executer("def f(x):\n    return x\ndef g(x):\n    return x")
    assert carnet.tester("test_g").startswith("✘ g(1)")


@pytest.mark.parametrize("chapitre, nom, dit", [
    ("77_essai", "test_rien", "le test « test_rien » est inconnu"), ("78_rien", "test_g", "les tests du chapitre « 78_rien »")])
def test_un_carnet_et_un_paquet_de_versions_differentes(carnet, chapitre, nom, dit):
    with pytest.raises(controles.Echec, match=dit) as echec:
        controles.tester(chapitre, nom)
    assert "n'ont pas la même version" in str(echec.value)


@pytest.mark.parametrize("contenu", [b"", b"[]", b"{\"tests\": 3}", b"\xff"])
def test_un_fichier_d_essais_abime_est_dit(carnet, contenu):
    carnet.chemin.write_bytes(contenu)
    assert carnet.tester("test_g").startswith("✘ le fichier 77_essai.json des tests est abîmé")
    assert essais.libelles("77_essai") == {}


def test_la_progression_lit_les_libelles_des_essais(tmp_path):
    dossier = tmp_path / "chapitres" / "01_perceptron"
    dossier.mkdir(parents=True)
    (dossier / "01_perceptron.ipynb").write_text(nbformat.writes(_publie("01_perceptron")), encoding="utf-8")
    lu = next(c for c in progression.lire(tmp_path / "chapitres") if c.nom == "01_perceptron")
    libelles = [c.libelle for e in lu.exercices for c in e.criteres]
    assert libelles[0] == "la marche vaut 1 à partir de zéro inclus" and all(libelles)


# ---------------------------------------------------------------- le sceau


def test_le_sceau_juge_toutes_les_reponses_a_la_fois(carnet, capsys):
    lettres = {f"Q{i}": "abcda"[i - 1] for i in range(1, 6)}
    tests = [(f"test_quiz_{i}", f'controles.qcm("Q{i}", REPONSES)\n### BEGIN HIDDEN TESTS\ncontroles.qcm("Q{i}", REPONSES, '
                                f'"{lettres[f"Q{i}"]}", relire="section 1")\n### END HIDDEN TESTS\ncontroles.reussi("question {i}")')
             for i in range(1, 6)]
    ecrits = publication.essais(_source(DEUX[0], ("quiz", "REPONSES = {}"), *tests))
    carnet.chemin.write_bytes(publication.serialiser(ecrits))
    assert ecrits["tests"]["test_quiz_1"]["libelle"] == "question 1 (réponse donnée)"

    def sceau(**changees):
        controles.sceau("77_essai", {**lettres, **changees})
        return capsys.readouterr().out

    assert sceau() == sceau(Q3=" C. ") == "Toutes vos réponses sont justes.\n"
    assert sceau(Q5="b") == "Au moins une de vos réponses est fausse.\n"
    assert sceau(Q2="?", Q4=None) == "Répondez d'abord à tout : il manque Q2, Q4.\n"
    with pytest.raises(controles.Echec, match="pas celles de ce chapitre"):
        controles.sceau("77_essai", {"Q1": "a"})
    carnet.executer("REPONSES = {'Q1': 'd'}")
    assert carnet.tester("test_quiz_1") == "✔ question 1 (réponse donnée)\n", "une lettre permise suffit, juste ou non"
    assert "il manque une réponse" in carnet.tester("test_quiz_2")


def test_une_bonne_reponse_hors_des_choix_est_refusee():
    code = '### BEGIN HIDDEN TESTS\ncontroles.qcm("Q1", R, "e", relire="x")\n### END HIDDEN TESTS\ncontroles.reussi("q")'
    with pytest.raises(publication.EssaiImpossible, match="n'est pas l'un des choix"):
        publication.essais(_source(DEUX[0], ("quiz", "R = {}"), ("test_quiz_1", code)))
