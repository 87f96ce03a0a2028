"""La maison : qui peut importer qui, d'après les importations écrites dans le dépôt, où qu'elles soient ; ses chapitres ; ses commandes."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from conftest import MINI

from retroprop.commande import main

RACINE = Path(__file__).resolve().parent.parent
PAQUETS = ("atelier", "autograder", "retroprop")  # de haut en bas
COMMANDE = "retroprop.commande"  # charge les autres à la demande
# De bas en haut ; ce qui n'est dans aucun de ces dossiers est partagé par tous.
ETAGES = ("publication", "arrivee", "isolement", "jugement", "registre", "execution", "retour")
EN_HAUT = {"autograder.noter"}
# Ces fichiers se chargent seuls dans le noyau d'une copie, sous leur nom court : les deux côtés partagent le même code.
NOMS_COURTS = {nom: f"autograder.isolement.{nom}" for nom in ("donnees", "releve")}


def _importes(arbre: ast.Module, modules: set[str]) -> set[str]:
    """Les modules de la maison que ce code importe, fonctions comprises."""
    cibles: set[str] = set()
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Import):
            cibles |= {NOMS_COURTS.get(a.name, a.name) for a in noeud.names}
        elif isinstance(noeud, ast.ImportFrom):
            assert noeud.level == 0, "une importation relative"
            cibles |= {f"{noeud.module}.{a.name}" if f"{noeud.module}.{a.name}" in modules else str(noeud.module) for a in noeud.names}
    return cibles & modules


@cache
def maison() -> dict[str, set[str]]:
    """Par module des trois paquets, les modules des trois paquets qu'il importe."""
    fichiers = {}
    for paquet in PAQUETS:
        for fichier in sorted((RACINE / paquet).rglob("*.py")):
            morceaux = fichier.relative_to(RACINE).with_suffix("").parts
            fichiers[".".join(morceaux[:-1] if morceaux[-1] == "__init__" else morceaux)] = fichier
    return {nom: _importes(ast.parse(f.read_text(encoding="utf-8")), set(fichiers)) for nom, f in fichiers.items()}


def etage(module: str) -> int:
    """L'étage d'un module d'``autograder`` : 0 pour ce que tous partagent."""
    if module in EN_HAUT:
        return len(ETAGES) + 1
    dossier = module.split(".")[1] if "." in module else ""
    return ETAGES.index(dossier) + 1 if dossier in ETAGES else 0


def test_les_importations_sont_lues():
    modules = set(maison())
    assert {"autograder.noter", "autograder.jugement.verdict", "atelier.construction", "retroprop.controles"} <= modules
    assert {"autograder.isolement.releve", "autograder.jugement.vues", "retroprop.controles"} <= maison()["autograder.jugement.verdict"]
    code = "def f():\n    import atelier.banc\n    from autograder import reglages, inconnu\nimport numpy, donnees"
    assert _importes(ast.parse(code), modules) == {"atelier.banc", "autograder.reglages", "autograder", "autograder.isolement.donnees"}
    assert {d.name for d in (RACINE / "autograder").iterdir() if (d / "__init__.py").is_file()} == set(ETAGES), "un dossier sans étage"


def test_un_paquet_n_importe_que_ceux_d_en_dessous():
    remontent = [f"{qui} importe {quoi}" for qui, siens in maison().items() if qui != COMMANDE for quoi in siens
                 if PAQUETS.index(quoi.split(".")[0]) < PAQUETS.index(qui.split(".")[0])]
    assert remontent == []


def test_un_dossier_d_autograder_n_importe_que_ceux_d_en_dessous():
    remontent = [f"{qui} importe {quoi}" for qui, siens in maison().items() for quoi in siens
                 if qui.startswith("autograder.") and quoi.startswith("autograder.") and etage(quoi) > etage(qui)]
    assert remontent == []


def test_aucun_cercle_entre_les_modules():
    TopologicalSorter({qui: siens for qui, siens in maison().items() if not qui.startswith("retroprop")}).prepare()


@pytest.mark.parametrize("commande", ["noter", "retours", "recolter", "classe"])
def test_une_page_n_a_ni_copie_ni_note(commande, cours, capsys):
    (cours / "solutions" / "accueil.py").write_text("# %% [markdown]\n# # Accueil\n", encoding="utf-8")
    assert main([commande, "accueil", *(["rien.zip"] if commande == "recolter" else [])]) == 2
    assert capsys.readouterr().err == f"« accueil » est une page, sans exercice : ni copie, ni note. Chapitres : {MINI}.\n"


@pytest.mark.parametrize("arguments, dit", [
    ([], "retroprop : il manque COMMANDE"), (["noter"], "retroprop noter : il manque CHAPITRE"), (["noter", "01", "a"], "retroprop : arguments inconnus : a"),
    (["noté"], "retroprop : COMMANDE : 'noté' est inconnu ; au choix : 'construire', "), (["noter", "01", "--travailleurs"], "--travailleurs : il faut une valeur"),
    (["noter", "01", "--travailleurs", "x"], "--travailleurs : 'x' n'est pas un nombre qui convient")])
def test_une_commande_mal_ecrite_le_dit_en_francais(arguments, dit, capsys):
    with pytest.raises(SystemExit) as fin:
        main(arguments)
    assert fin.value.code == 2
    erreur = capsys.readouterr().err
    assert dit in erreur and erreur.startswith("usage : retroprop") and "error" not in erreur


def test_l_aide_est_en_francais(capsys):
    with pytest.raises(SystemExit):
        main(["noter", "--help"])
    aide = capsys.readouterr().out
    assert "montrer cette aide" in aide and "arguments:" in aide and "show this" not in aide and "positional" not in aide
