"""Les figures et les widgets du chapitre 09 : plusieurs valeurs, leurs textes, leurs nombres."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from matplotlib import pyplot

from retroprop.figures import methodologie as m
from retroprop.figures import style
from retroprop.widgets import methodologie as w

RNG = np.random.default_rng(0)
TAUX = np.geomspace(1e-4, 2.0, 60)
PERTES = 2.3 - 1.6 / (1 + np.exp(-3 * (np.log10(TAUX) + 1))) + 4 * np.maximum(0, TAUX - 0.8) + RNG.normal(0, 0.05, 60)
SCORES, MALADES = np.r_[RNG.beta(2, 6, 90), RNG.beta(5, 3, 10)], np.r_[np.zeros(90), np.ones(10)]
ESSAIS = {nom: [(10.0 ** RNG.uniform(-4, 0), RNG.uniform(0.1, 0.8)) for _ in range(16)] for nom in ("grille", "hasard", "Optuna")}
CLASSES = ["T-shirt ou haut", "Pantalon", "Pull", "Robe", "Manteau", "Sandale", "Chemise", "Basket", "Sac", "Bottine"]

FIGURES = {
    "ordre": (m.ordre_des_gestes, (), {}, ["Le bon ordre", "remonte du test"]),
    "rares": (m.effectifs_rares, (np.repeat([0, 1], [380, 20]), 1), {"titre": "Coupes"}, ["20 coupes", "20 exemples en tout", "3 à un exemple près"]),
    "une coupe": (m.effectifs_rares, ([1, 0, 0, 1], 1, 0.5, 1), {}, ["1 coupe", "en met 1 "]),
    "balayage": (m.balayage, (TAUX, PERTES), {"titre": "Balayage"}, ["plateau", "de 0,0001 à 2"]),
    "balayage brut": (m.balayage, ([0.1, 1.0, 10.0], [1.0, 0.5, 0.9], 0.0), {}, ["plus raide au taux 0,1", "minimum, au taux 1"]),
    "thermomètre": (m.thermometre, ({"sigmoïde": np.geomspace(1e-10, 0.9, 13), "ReLU": np.geomspace(4e-5, 0.1, 13)},), {"titre": "Normes"},
                    ["13 couches", "sigmoïde : de 1 × 10⁻¹⁰"]),
    "une couche": (m.thermometre, ({"seule": [1e4]},), {}, ["1 couche,"]),
    "écrêtage": (m.ecretage, (), {"titre": "Écrêter"}, ["tourné de 24°"]),
    "sous la borne": (m.ecretage, (0.3, 0.4, 1.0), {}, ["norme 0,5", "tourné de 0°"]),
    "gradient nul": (m.ecretage, (0.0, 0.0, 1.0), {}, ["(0\u00a0; 0)", "tourné de 0°"]),
    "confusion": (m.confusion, ([[2, 1, 0], [0, 2, 0], [1, 0, 0]],), {}, ["3 classes et 6 exemples", "4 sont justes"]),
    "dix classes": (m.confusion, (np.eye(10, dtype=int) * 150 + RNG.integers(0, 20, (10, 10)), CLASSES), {"titre": "Test"}, ["10 classes"]),
    "noms longs": (m.confusion, (np.diag([3, 4, 5]), ["manchot Adélie", "manchot à jugulaire", "manchot papou"]), {"titre": "Test"}, ["12 sont justes"]),
    "sans erreur": (m.confusion, (np.diag([3, 4]),), {}, ["aucune erreur"]),
    "seuil": (m.seuil, (SCORES, MALADES), {"titre": "Dépistage"}, ["90 personnes saines", "10 malades"]),
    "seuil nul": (m.seuil, (SCORES, MALADES, 0.0), {}, ["rappel 1,00", "0 manqué"]),
    "seuil maximal": (m.seuil, (SCORES, MALADES, 1.0), {}, ["Précision 0,00", "exactitude 0,90"]),
    "grille": (m.grille_et_hasard, (), {"titre": "Neuf essais"}, ["n'essaie que 3 valeurs", "le hasard 9"]),
    "grande grille": (m.grille_et_hasard, (6, 3), {}, ["36 essais"]),
    "recherche": (m.recherche, (ESSAIS,), {"titre": "Seize essais"}, ["grille :", "Optuna :"]),
    "une recherche": (m.recherche, ({"Optuna": [(0.1, 0.5), (0.01, 0.75)]},), {}, ["Optuna : 75\u00a0%"]),
    "symptômes": (m.symptomes, (), {}, ["Elle dort", "surapprentissage"]),
    "courbe": (m.courbe, ([0.9, 0.5, 0.2],), {"classes": 3, "titre": "Patient"}, ["de 0,900 à 0,200", "au hasard aurait 1,1"]),
    "courbe NaN": (m.courbe, ([np.nan] * 3,), {"classes": 3}, ["3 valeurs hors de portée"]),
    "courbe négative": (m.courbe, (np.linspace(-1, -4e6, 8),), {}, ["à −4 × 10⁶"]),
    "soixante pas": (m.courbe, (np.linspace(1, 0.01, 60),), {"classes": 3, "abscisse": "pas"}, ["60 points (pas)"]),
}  # fmt: skip


@pytest.mark.parametrize("nom", FIGURES)
def test_figure(nom, recwarn):
    fonction, args, options, morceaux = FIGURES[nom]
    dessin = fonction(*args, **options)
    png = dessin.png(50)
    assert png.startswith(b"\x89PNG") and dessin.png(50) == png
    for morceau in morceaux:
        assert morceau in dessin.alternative, dessin.alternative
    assert not pyplot.get_fignums() and not recwarn.list, [str(r.message) for r in recwarn.list]


@pytest.mark.parametrize("nom", FIGURES)
def test_les_textes_ne_debordent_ni_ne_se_recouvrent(nom):
    fonction, args, options, _ = FIGURES[nom]
    figure = fonction(*args, **options).figure
    with style.contexte():
        figure.draw_without_rendering()
        rendu = figure.canvas.get_renderer()
        textes = list(figure.texts)
        for ax in figure.axes:
            textes += [*ax.texts, ax.title, ax._left_title, ax.xaxis.label, ax.yaxis.label]
        boites = [(t.get_text(), t.get_window_extent(rendu)) for t in textes if t.get_text()]
    for k, (texte, boite) in enumerate(boites):
        assert boite.x0 >= -1 and boite.y0 >= -1, texte
        assert boite.x1 <= figure.bbox.x1 + 1 and boite.y1 <= figure.bbox.y1 + 1, texte
        for autre, voisine in boites[:k]:
            largeur = min(boite.x1, voisine.x1) - max(boite.x0, voisine.x0)
            hauteur = min(boite.y1, voisine.y1) - max(boite.y0, voisine.y0)
            # Les boîtes de deux lignes voisines se frôlent : deux pixels ne se voient pas.
            assert min(largeur, hauteur) <= 2, (texte, autre)


def test_le_balayage_suggere_la_descente_la_plus_raide():
    valeurs = m.balayage(TAUX, PERTES, 0.0).valeurs
    assert valeurs["raide"] == TAUX[np.argmin(np.gradient(PERTES, np.log(TAUX)))]
    assert valeurs["minimum"] == TAUX[PERTES.argmin()]


def test_l_ecretage_a_la_main():
    valeurs = m.ecretage(3.0, 4.0, 1.0).valeurs
    np.testing.assert_allclose(valeurs["par_norme"], [0.6, 0.8])
    np.testing.assert_allclose(valeurs["par_valeur"], [1.0, 1.0])
    assert valeurs["angle"] == pytest.approx(np.degrees(np.arctan2(4, 3)) - 45)


def test_le_seuil_a_la_main():
    valeurs = m.seuil([0.1, 0.4, 0.6, 0.9], [0, 1, 0, 1], 0.5).valeurs
    assert (valeurs["precision"], valeurs["rappel"], valeurs["f1"], valeurs["exactitude"]) == (0.5, 0.5, 0.5, 0.5)
    assert m.seuil([0.1, 0.5], [0, 1], 0.5).valeurs["rappel"] == 1  # à égalité, on répond 1


@pytest.mark.parametrize(("fonction", "args", "message"), [
    (m.effectifs_rares, ([0, 0], 1), "contient la classe 1"), (m.balayage, ([0.1, 1.0], [1.0, 0.5]), "au moins 3 points"),
    (m.balayage, ([1.0, 0.1, 0.01], [1, 2, 3]), "croissants"), (m.balayage, ([1, 2, 3], [1, 2]), "même longueur"),
    (m.thermometre, ({},), "non vide"), (m.thermometre, ({"a": [0.0]},), "positives"), (m.ecretage, (1.0, 1.0, 0.0), "borne va de"),
    (m.confusion, ([[1, 2]],), "carrée"), (m.confusion, ([[1]], ["a", "b"]), "1 nom"), (m.seuil, ([2.0], [1]), "de 0 à 1"),
    (m.courbe, ([],), "non vide"), (m.courbe, ("abc",), "suite de nombres"), (m.grille_et_hasard, (9,), "cote va de 2 à 6"), (m.recherche, ({},), "non vide"), (m.recherche, ({"a": [1, 2]},), "couple"),
])  # fmt: skip
def test_entree_impossible(fonction, args, message):
    with pytest.raises(ValueError) as erreur:
        fonction(*args)
    assert message in str(erreur.value)


def test_widgets():
    jeu = w.lire_balayage(TAUX, PERTES)
    assert "β = 0,8" in jeu.legende.value
    assert jeu.redessiner(beta=0.0).valeurs["minimum"] == TAUX[PERTES.argmin()]
    assert w.ecreter().redessiner(gx=0.3, gy=0.4).valeurs["angle"] == pytest.approx(0, abs=1e-5)
    jeu = w.deplacer_seuil(SCORES, MALADES)
    assert jeu.redessiner(position=0.0).valeurs["rappel"] == 1
    assert w.placer_essais().redessiner(cote=5).valeurs["valeurs_hasard"] == 25


def test_ni_torch_ni_tensorflow_ni_pyplot():
    code = (
        "import sys, retroprop.figures.methodologie, retroprop.widgets.methodologie\n"
        "lourds = {'torch', 'tensorflow', 'keras', 'matplotlib.pyplot'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(lourds)) or 0)"
    )
    essai = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert essai.returncode == 0, essai.stderr
