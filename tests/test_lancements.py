"""Les autres façons de lancer le cours : conda, Binder, Colab, GitHub Actions."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest
import yaml

from retroprop import parametres

RACINE = Path(__file__).resolve().parent.parent
REGLAGE = tomllib.loads((RACINE / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["retroprop"]
BADGES = {"mybinder.org": parametres.url_binder, "colab.research.google.com": parametres.url_colab}


def lire(chemin: str) -> str:
    return (RACINE / chemin).read_text(encoding="utf-8")


# ---------------------------------------------------------------- le réglage


def test_les_adresses_suivent_le_reglage(tmp_path, monkeypatch):
    projet = tmp_path / "pyproject.toml"
    projet.write_text('[tool.retroprop]\norganisation = "ecole"\ndepot = "cours"\nbranche = "2026/automne"\n')
    monkeypatch.setattr(parametres, "PYPROJECT", projet)
    parametres._reglage.cache_clear()
    try:
        carnet = "chapitres/01_perceptron/01_perceptron.ipynb"
        assert parametres.url_binder(carnet) == f"https://mybinder.org/v2/gh/ecole/cours/2026%2Fautomne?urlpath=lab/tree/{carnet}"
        assert parametres.url_colab(carnet) == f"https://colab.research.google.com/github/ecole/cours/blob/2026/automne/{carnet}"
        assert parametres.url_depot() == "git+https://github.com/ecole/cours@2026/automne"
        assert parametres.url_github() == "https://github.com/ecole/cours"
    finally:
        parametres._reglage.cache_clear()


@pytest.mark.parametrize("contenu, attendu", [(None, "copie du dépôt"), ("[tool.retroprop]\ndepot = 'x'\n", "organisation")])
def test_sans_depot_un_message_clair(tmp_path, monkeypatch, contenu, attendu):
    projet = tmp_path / "pyproject.toml"
    if contenu is not None:
        projet.write_text(contenu)
    monkeypatch.setattr(parametres, "PYPROJECT", projet)
    parametres._reglage.cache_clear()
    try:
        with pytest.raises(parametres.ReglageIntrouvable, match=attendu):
            parametres.url_colab("x.ipynb")
    finally:
        parametres._reglage.cache_clear()


def test_le_depot_n_est_nomme_qu_une_fois():
    """Badges et installations suivent tous [tool.retroprop] : README et carnets construits."""
    ou = [RACINE / "README.md", *(RACINE / "chapitres").glob("*/*.ipynb"), *RACINE.glob("*.ipynb")]
    for fichier in (f for f in ou if f.exists()):
        texte = fichier.read_text(encoding="utf-8")
        for adresse in re.findall(r"https://(?:mybinder\.org/v2|colab\.research\.google\.com/github)/[^\s\"')\\\]]+", texte):
            fabrique = next(url for hote, url in BADGES.items() if hote in adresse)
            chemin = adresse.split("lab/tree/" if "mybinder" in adresse else f"/blob/{REGLAGE['branche']}/")[-1]
            assert adresse == fabrique(chemin), f"{fichier.name} : {adresse} ne suit pas [tool.retroprop]"
            assert (RACINE / chemin).exists(), f"{fichier.name} : {chemin} n'existe pas"
        for adresse in re.findall(r"git\+https://[^\s\"'\\]+", texte):
            assert adresse == parametres.url_depot(), f"{fichier.name} : {adresse}"


def test_readme_a_les_deux_badges():
    """Ce qu'attend ce test : les insignes Binder et Colab, sur accueil.ipynb ou un chapitre."""
    texte = lire("README.md")
    for fabrique in BADGES.values():
        assert fabrique("") in texte, f"README.md : il manque un lien vers {fabrique('')}…"


def sources() -> list[Path]:
    return sorted((RACINE / "solutions").glob("[0-9]*.py"))


@pytest.mark.parametrize("source", sources(), ids=lambda s: s.stem)
def test_chaque_chapitre_se_lance_ailleurs(source):
    """Dans la source : les repères, jamais d'adresse écrite en dur. Dans le carnet construit : la cellule de Colab."""
    texte = source.read_text(encoding="utf-8")
    for repere in ("{{binder}}", "{{colab}}", "{{depot_git}}"):
        assert repere in texte, f"{source.name} : il manque {repere}"
    assert not re.search(r"mybinder\.org/v2|colab\.research\.google\.com/github|git\+https", texte)
    carnet = RACINE / "chapitres" / source.stem / f"{source.stem}.ipynb"
    if not carnet.exists():
        pytest.fail(f"{carnet.relative_to(RACINE)} n'est pas construit : retroprop construire {source.stem}")
    import nbformat

    cellule = next(c.source for c in nbformat.read(carnet, 4).cells if c.cell_type == "code")
    attendu = ["import sys", 'if "google.colab" in sys.modules:', f'    %pip install --quiet --no-deps "retroprop @ {parametres.url_depot()}"']
    lignes = [ligne for ligne in cellule.splitlines() if ligne.strip() and not ligne.lstrip().startswith("#")]
    assert lignes[:3] == attendu
    # Ce que Colab n'a pas : un paquet du cours, sans épingle.
    du_cours = tomllib.loads(lire("pyproject.toml"))["project"]["optional-dependencies"]["cours"]
    for ligne in lignes[3:]:
        paquet = ligne.removeprefix("    %pip install --quiet ")
        assert any(re.match(rf"{re.escape(paquet)}\b", declare) for declare in du_cours), ligne


# ---------------------------------------------------------------- conda et Binder


def test_les_deux_environnements_conda_s_accordent():
    racine, binder = (yaml.safe_load(lire(f)) for f in ("environment.yml", "binder/environment.yml"))
    pip = binder["dependencies"][-1]["pip"]
    binder["dependencies"][-1]["pip"] = [ligne.replace("../", "").replace("-e ..", "-e .") for ligne in pip]
    assert binder == racine
    for dossier, lignes in ((RACINE, racine["dependencies"][-1]["pip"]), (RACINE / "binder", pip)):
        for ligne in lignes:
            if ligne.startswith("-r "):
                assert (dossier / ligne[3:]).is_file(), ligne
            elif ligne.startswith("-e "):
                assert (dossier / ligne[3:] / "pyproject.toml").is_file(), ligne


def test_l_image_de_binder_reste_legere():
    """Sous Linux x86_64, le verrou prend tensorflow-cpu ; PyTorch vient de son index CPU, celui de demarrer.py."""
    from packaging.requirements import Requirement

    verrou = [Requirement(ligne) for ligne in lire("verrou/cours.txt").splitlines() if ligne and not ligne.startswith("#")]
    linux = {"sys_platform": "linux", "platform_machine": "x86_64", "os_name": "posix", "python_full_version": "3.11.9"}
    noms = {e.name for e in verrou if e.marker is None or e.marker.evaluate(linux)}
    assert "tensorflow-cpu" in noms and "tensorflow" not in noms
    index = re.search(r"--extra-index-url (\S+)", lire("binder/environment.yml")).group(1)
    assert f'INDEX_TORCH_CPU = "{index}"' in lire("demarrer.py")


@pytest.mark.skipif(os.name == "nt", reason="Binder est sous Linux")
def test_postbuild_met_jupyterlab_en_francais(tmp_path):
    assert os.access(RACINE / "binder" / "postBuild", os.X_OK)
    venv.create(tmp_path / "env")
    chemin = f"{tmp_path / 'env' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    subprocess.run([RACINE / "binder" / "postBuild"], check=True, env={**os.environ, "PATH": chemin, "PYTHONDONTWRITEBYTECODE": "1"})
    assert "fr_FR" in (tmp_path / "env/share/jupyter/lab/settings/overrides.json").read_text()


@pytest.mark.lent
@pytest.mark.skipif(os.name == "nt", reason="repo2docker ne marche pas sous Windows")
def test_repo2docker_accepte_le_depot(tmp_path):
    """Sans Docker : repo2docker montre le Dockerfile qu'il construirait."""
    depot = tmp_path / "depot"
    depot.mkdir()
    for nom in ("binder", "verrou"):
        shutil.copytree(RACINE / nom, depot / nom, ignore=shutil.ignore_patterns("__pycache__"))
    for nom in ("environment.yml", "pyproject.toml"):
        shutil.copy(RACINE / nom, depot)
    resultat = subprocess.run(
        [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."], cwd=depot, capture_output=True, text=True, timeout=120
    )
    sortie = resultat.stdout + resultat.stderr
    assert resultat.returncode == 0, sortie
    assert '--file "binder/environment.yml"' in sortie
    assert "RUN ./binder/postBuild" in sortie


# ---------------------------------------------------------------- Colab


@pytest.mark.lent
def test_colab_installe_retroprop_sans_toucher_au_reste(tmp_path):
    """Les versions de Colab (numpy 2.1, ipywidgets 7.7) : la roue s'ajoute seule, tout s'importe, les données sont là."""
    env = tmp_path / "colab"
    subprocess.run([sys.executable, "-m", "venv", env], check=True)
    python = env / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "-qq"]
    subprocess.run([*pip, "install", "numpy==2.1.*", "matplotlib", "ipykernel", "ipython_genutils"], check=True)
    subprocess.run([*pip, "install", "--no-deps", "ipywidgets==7.7.*"], check=True)  # sans le serveur Jupyter qu'il réclame
    avant = subprocess.check_output([*pip, "freeze"], text=True)
    installe = subprocess.run([*pip, "install", "--no-deps", RACINE], capture_output=True, text=True)
    assert installe.returncode == 0, installe.stderr
    apres = subprocess.check_output([*pip, "freeze"], text=True)
    assert set(avant.splitlines()) == {ligne for ligne in apres.splitlines() if not ligne.startswith("retroprop")}

    code = """
import importlib, pkgutil, sys
import numpy, retroprop
from retroprop import donnees, parametres
assert "site-packages" in retroprop.__file__, retroprop.__file__
for module in pkgutil.walk_packages(retroprop.__path__, "retroprop."):
    if not module.name.startswith("retroprop.modeles.efficientnet_"):  # un réseau écrit dans un cadre demande ce cadre
        importlib.import_module(module.name)
lourds = {"torch", "tensorflow", "keras", "nbgrader"} & set(sys.modules)
assert not lourds, lourds
assert numpy.__version__.startswith("2.1."), numpy.__version__
donnees.charger_chiffres(), donnees.charger_mode(), donnees.charger_manchots()
try:
    parametres.url_github()
except parametres.ReglageIntrouvable:
    print("tout va bien")
"""
    resultat = subprocess.run([python, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert resultat.returncode == 0 and "tout va bien" in resultat.stdout, resultat.stderr


# ---------------------------------------------------------------- intégration continue


def test_flux_github():
    flux = yaml.safe_load(lire(".github/workflows/ci.yml"))
    declencheurs = flux[True]  # YAML lit la clé « on » comme un booléen
    assert declencheurs["schedule"][0]["cron"].split()[-1].isdigit(), "une fois par semaine"
    assert flux["concurrency"]["cancel-in-progress"] is True
    matrice = flux["jobs"]["installation"]["strategy"]["matrix"]
    assert {s.split("-")[0] for s in matrice["systeme"]} == {"ubuntu", "macos", "windows"}
    assert matrice["python"] == ["3.11", "3.13"]
    etapes = [etape for tache in flux["jobs"].values() for etape in tache["steps"]]
    for etape in etapes:
        assert "run" in etape or re.fullmatch(r"actions/[\w-]+@v\d+", etape["uses"]), etape
    assert any(".ci/run" in etape.get("run", "") for etape in etapes)


@pytest.mark.skipif(os.name == "nt", reason="bash")
def test_ci_run_est_du_bash_executable():
    assert os.access(RACINE / ".ci" / "run", os.X_OK)
    subprocess.run(["bash", "-n", RACINE / ".ci" / "run"], check=True)
    assert "demarrer.py tests" in lire(".ci/run")


def test_ni_registre_ni_machine_dans_les_fichiers_d_installation():
    fichiers = ["demarrer.py", ".ci/run", ".github/workflows/ci.yml", "environment.yml", "binder/environment.yml", "binder/postBuild"]
    fichiers += [f"verrou/{f.name}" for f in (RACINE / "verrou").iterdir() if f.is_file()]
    for fichier in fichiers:
        # Noms coupés : ce test ne doit pas les contenir lui-même.
        trouve = re.search(r"py" + r"pi\.org|pythonhosted|registry\.npm" + r"js|deb\.debian|/opt/|/work/|/root/", lire(fichier))
        assert not trouve, f"{fichier} : {trouve}"
