"""Le tableau de couverture des cinq textes : chaque section nommée existe, chaque ligne vide dit pourquoi."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parent.parent
SOLUTIONS = Path(os.environ.get("RETROPROP_COUVERTURE_SOLUTIONS", RACINE / "solutions"))
COUVERTURE = SOLUTIONS / "couverture.md"
TEXTES = ("apprentissage_profond.md", "entrainement_pratique.md", "fondements_et_algorithmes.md", "formation_des_modeles.rst", "guide_pedagogique_ia.md")
ENTETE = ["Idée du texte", "Chapitre", "Section", "Remarque"]
VIDE = "—"
STATUTS = ("prévu au chapitre", "absent", "écarté")
RENVOI = re.compile(r"\b(\d\d), « ([^»]+) »")


def _simple(texte: str) -> str:
    """Le texte sans espaces insécables : la typographie ne doit pas décider d'une comparaison."""
    return re.sub(r"[\u00a0\u202f]", " ", texte).strip()


def lire_lignes(couverture: str) -> dict[str, list[tuple[int, list[str]]]]:
    """Les lignes des tableaux, par texte source : ``{fichier: [(numéro de ligne, [idée, chapitre, section, remarque]), …]}``."""
    lignes: dict[str, list[tuple[int, list[str]]]] = {}
    source = None
    for numero, ligne in enumerate(map(_simple, couverture.split("\n")), 1):
        if ligne.startswith("## "):
            source = None
        elif trouve := re.fullmatch(r"Source : `([^`]+)`\.", ligne):
            source = trouve.group(1)
            lignes[source] = []
        elif source and ligne.startswith("|") and not re.fullmatch(r"[|: -]+", ligne):
            cases = [case.strip() for case in ligne.strip("|").split("|")] if ligne.count("|") == 5 else [ligne]
            if cases != ENTETE:
                lignes[source].append((numero, cases))
    return lignes


def lire_titres(solutions: Path) -> dict[str, Counter[str]]:
    """Les titres Markdown (niveaux 1 à 3) de chaque source de chapitre, comptés : ``{"03": Counter({"1. …": 1}), …}``."""
    titres = {}
    for chemin in sorted(solutions.glob("[0-9][0-9]_*.py")):
        cellules = re.split(r"(?m)^(?=# %%)", chemin.read_text(encoding="utf-8"))
        markdown = "".join(cellule for cellule in cellules if cellule.startswith("# %% [markdown]"))
        titres[chemin.name[:2]] = Counter(_simple(titre) for titre in re.findall(r"(?m)^# #{1,3} (.+)$", markdown))
    return titres


def plainte(cases: list[str], titres: dict[str, Counter[str]]) -> str | None:
    """Ce qui ne va pas dans une ligne du tableau, ou None."""
    if len(cases) != len(ENTETE):
        return "il faut quatre cases, sans barre verticale dedans"
    idee, chapitre, section, remarque = cases
    if not idee:
        return "la case « Idée du texte » est vide"
    if not chapitre or not section:
        return f"chapitre ou section vide : écrivez « {VIDE} », et dites pourquoi dans la remarque"
    if chapitre == VIDE:
        if section != VIDE or not remarque.startswith(STATUTS):
            return f"sans chapitre, la section est « {VIDE} » et la remarque commence par : {', '.join(STATUTS)}"
        for prevu in re.findall(r"^prévu au chapitre (\d\d)", remarque):
            if prevu in titres:
                return f"annoncé comme prévu, mais le chapitre {prevu} est écrit"
        if remarque.startswith("prévu") and not re.match(r"prévu au chapitre \d\d", remarque):
            return "le chapitre prévu s'écrit avec ses deux chiffres"
    for numero, titre in ([] if chapitre == VIDE else [(chapitre, section)]) + RENVOI.findall(remarque):
        if numero not in titres:
            return f"aucune source solutions/{numero}_*.py"
        if titres[numero][titre] != 1:
            return f"chapitre {numero} : " + ("aucun titre" if not titres[numero][titre] else "plusieurs titres") + f" « {titre} »"
    return None


def compter(lignes: list[tuple[int, list[str]]]) -> list[int]:
    """[idées, traitées, prévues, absentes, écartées] pour un texte."""
    sans = [cases[3] for _, cases in lignes if cases[1] == VIDE]
    return [len(lignes), len(lignes) - len(sans), *(sum(remarque.startswith(statut) for remarque in sans) for statut in STATUTS)]


@pytest.fixture(scope="module")
def couverture() -> str:
    return COUVERTURE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def titres() -> dict[str, Counter[str]]:
    return lire_titres(SOLUTIONS)


@pytest.fixture(scope="module")
def lignes(couverture):
    return lire_lignes(couverture)


def test_les_cinq_textes_ont_leur_tableau(lignes):
    assert sorted(lignes) == sorted(TEXTES)
    assert not [texte for texte in TEXTES if not lignes[texte]], "un texte n'a aucune ligne"


@pytest.mark.parametrize("texte", TEXTES)
def test_chaque_ligne_designe_une_section_qui_existe(lignes, titres, texte):
    plaintes = [f"couverture.md, ligne {numero}, « {cases[0]} » : {tort}" for numero, cases in lignes[texte] if (tort := plainte(cases, titres))]
    assert not plaintes, "\n" + "\n".join(plaintes)


@pytest.mark.parametrize("texte", TEXTES)
def test_aucune_idee_n_est_ecrite_deux_fois(lignes, texte):
    assert not [idee for idee, fois in Counter(cases[0] for _, cases in lignes[texte]).items() if fois > 1]


def test_ce_qui_manque_renvoie_a_des_sections_qui_existent(couverture, titres):
    fin = _simple(couverture).split("## Ce qui manque")[1]
    assert not [(numero, titre) for numero, titre in RENVOI.findall(fin) if titres.get(numero, Counter())[titre] != 1]


def test_les_totaux_sont_justes(couverture, lignes):
    fin = _simple(couverture).split("## Ce qui manque")[1]
    annonces = [list(map(int, re.findall(r"\| (\d+)(?= \|)", ligne))) for ligne in fin.split("\n") if re.match(r"\|.*\| \d+ \|", ligne)]
    comptes = [compter(lignes[texte]) for texte in lignes]
    assert annonces == [*comptes, [sum(colonne) for colonne in zip(*comptes)]], "recopiez ces nombres dans le tableau final"


@pytest.mark.parametrize(
    ("cases", "fragment"),
    [
        (["une idée", "01", "1. Un titre", ""], None),
        (["une idée", "01", "1. Un titre", "aussi 01, « Ailleurs »"], None),
        (["une idée", VIDE, VIDE, "prévu au chapitre 06"], None),
        (["une idée", VIDE, VIDE, "absent ; place : 01, « Ailleurs »"], None),
        (["une idée", "01", "2. Disparu", ""], "aucun titre « 2. Disparu »"),
        (["une idée", "01", "À la main", ""], "plusieurs titres"),
        (["une idée", "07", "1. Un titre", ""], "aucune source"),
        (["une idée", "", "", ""], "chapitre ou section vide"),
        (["une idée", VIDE, VIDE, ""], "la remarque commence par"),
        (["une idée", VIDE, "1. Un titre", "absent"], "la section est"),
        (["une idée", VIDE, VIDE, "prévu au chapitre 01"], "est écrit"),
        (["une idée", VIDE, VIDE, "prévu au chapitre six"], "deux chiffres"),
        (["une idée", "01", "1. Un titre", "aussi 01, « Nulle part »"], "aucun titre « Nulle part »"),
        (["", "01", "1. Un titre", ""], "est vide"),
        (["une | de trop"], "quatre cases"),
    ],
)
def test_plainte(cases, fragment):
    titres = {"01": Counter({"1. Un titre": 1, "Ailleurs": 1, "À la main": 2})}
    assert (tort := plainte(cases, titres)) == fragment or fragment and fragment in tort


def test_les_titres_ne_viennent_que_du_texte(tmp_path):
    (tmp_path / "01_essai.py").write_text("# %% [markdown]\n# ## 1. Vrai\u00a0?\n# %%\n# ## 2. Un commentaire\nx = 1\n", encoding="utf-8")
    assert lire_titres(tmp_path) == {"01": Counter({"1. Vrai ?": 1})}
