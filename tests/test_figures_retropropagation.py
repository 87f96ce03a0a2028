"""Les figures et les widgets du chapitre 03 : leurs textes, leurs nombres, leurs refus."""

from __future__ import annotations

import math
import subprocess
import sys

import numpy as np
import pytest
from matplotlib import pyplot
from retroprop.figures import retropropagation as r
from retroprop.figures import style
from retroprop.widgets.retropropagation import regler_l_initialisation, suivre_les_gradients

UN, DEUX = [(0.5, -1)], [(0.5, -1), (1, 0)]
COINS, XOR = [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]
IMAGES = np.random.default_rng(0).random((20, 28, 28))
PAS = 10.0 ** np.arange(-10, 0)

# Nom de l'épreuve → (fonction, arguments, options, morceaux attendus du texte de remplacement).
FIGURES = {
    "graphe éteint": (r.graphe, (2, UN, 1, 0), {}, ["d'un neurone", "rien n'est encore calculé"]),
    "graphe à l'aller": (r.graphe, (2, UN, 1, 3), {}, ["Étape 3 sur 9, passe avant", "ŷ = 0,5"]),
    "graphe sans coût": (r.graphe, (2, UN, None), {}, ["Étape 3 sur 3, passe avant", "x → p → z → ŷ."]),
    "graphe éteint sans coût": (r.graphe, (2, DEUX, None, 0), {}, ["l'entrée et les poids sont connus"]),
    "graphe d'un neurone": (r.graphe, (2, UN, 1), {}, ["C = 0,125", "ŷ : −0,5", "w : −0,25", "b : −0,125"]),
    "graphe à mi-chemin": (r.graphe, (2, DEUX, 1, 12), {}, ["de deux neurones", "passe arrière", "w₂ : −0,0444"]),
    "graphe de deux neurones": (r.graphe, (2, DEUX, 1), {}, ["ŷ = 0,6225", "C = 0,0713", "ŷ : −0,3775", "w₁ : −0,0444"]),
    "graphe saturé": (r.graphe, (-3.25, [(-2.75, 3), (-3, -3)], 0.25), {"titre": "T"}, ["z₁ = 11,9375"]),
    "secousse": (r.secousse, (), {}, ["−0,25", "−0,2475"]),
    "secousse à l'envers": (r.secousse, (-1, 2, 0.5, 0, -0.1), {}, ["facteur x = −1"]),
    "deux passes": (r.deux_passes, (), {}, ["δ₂ de forme (n, 10)", "dW₁ (784, 64)"]),
    "trois couches": (r.deux_passes, ((784, 64, 32, 10), 32), {}, ["A₂ de forme (32, 32)"]),
    "une couche": (r.deux_passes, ((2, 3),), {}, ["dW₁ (2, 3)"]),
    "pas": (r.erreur_selon_eps, (PAS, {"centrée": PAS**2 + 1e-16 / PAS, "d'un côté": PAS + 1e-16 / PAS}), {}, ["« centrée »"]),
    "pas exact": (r.erreur_selon_eps, ([1e-5, 1e-4], {"nulle": [0, 0]}), {}, ["plus petite, 0"]),
    "profondeur": (r.selon_la_profondeur, ({"He": [1, 1.1, 0.9], "petit": [0.1, 1e-5, 0]},), {"titre": "T"}, ["« petit » : de 0,1", "à 0 (couche 3)"]),
    "survit": (r.meurt_ou_explose, (), {}, ["taille raisonnable"]),
    "meurt": (r.meurt_ou_explose, (0.25, 12, "tanh"), {}, ["le signal meurt"]),
    "explose": (r.meurt_ou_explose, (5, 30), {}, ["le signal explose, et le gradient aussi", "zéros exclus"]),
    "tanh saturée": (r.meurt_ou_explose, (5, 30, "tanh"), {}, ["taille raisonnable, mais le gradient explose"]),
    "deux couches au hasard": (r.meurt_ou_explose, (2, 2), {}, ["de 2 couches"]),
    "perte": (r.courbe_de_perte, ([2.3, 1, 0.5],), {"titre": "T"}, ["3 époques, de 2,3 à 0,5"]),
    "deux pertes": (r.courbe_de_perte, ({"a": [1, 0.5], "b": [2, 3]},), {}, ["« b »"]),
    "erreurs de lecture": (r.erreurs_de_lecture, (IMAGES, np.arange(20) % 10, np.zeros(20, int)), {}, ["18 images mal lues sur 20", "un 1 lu 0"]),
    "aucune erreur": (r.erreurs_de_lecture, (IMAGES, np.zeros(20), np.zeros(20)), {}, ["0 image mal lue sur 20"]),
    "carte": (r.carte_de_decision, (lambda a, b: (a - 0.5) * (0.5 - b), COINS, XOR), {"titre": "XOR"}, ["0 mal classé", "0,25"]),
    "carte sans frontière": (r.carte_de_decision, (lambda a, b: 1.0, COINS, XOR), {}, ["2 mal classés"]),
}  # fmt: skip


@pytest.mark.parametrize("nom", FIGURES)
def test_chaque_figure_et_son_texte(nom, recwarn):
    fonction, args, options, morceaux = FIGURES[nom]
    dessin = fonction(*args, **options)
    assert dessin.png(60).startswith(b"\x89PNG") and "0x" not in dessin.alternative
    for morceau in morceaux:
        assert morceau in dessin.alternative.replace("\u00a0", " "), dessin.alternative
    assert not pyplot.get_fignums()
    assert not recwarn.list, [str(a.message) for a in recwarn.list]


@pytest.mark.parametrize("nom", FIGURES)
def test_les_textes_ne_debordent_ni_ne_se_recouvrent(nom):
    fonction, args, options, _ = FIGURES[nom]
    figure = fonction(*args, **options).figure
    with style.contexte():
        figure.draw_without_rendering()
        rendu = figure.canvas.get_renderer()
        textes = list(figure.texts)
        for ax in figure.axes:
            textes += [*ax.texts, ax.title, ax._left_title, *([ax.xaxis.label, ax.yaxis.label] if ax.axison else [])]
        boites = [(t.get_text(), t.get_window_extent(rendu)) for t in textes if t.get_text()]
    for k, (texte, boite) in enumerate(boites):
        assert boite.x0 >= -1 and boite.y0 >= -1, texte
        assert boite.x1 <= figure.bbox.x1 + 1 and boite.y1 <= figure.bbox.y1 + 1, texte
        for autre, voisine in boites[:k]:
            largeur = min(boite.x1, voisine.x1) - max(boite.x0, voisine.x0)
            hauteur = min(boite.y1, voisine.y1) - max(boite.y0, voisine.y0)
            # Deux pixels de recouvrement entre boîtes ne se voient pas.
            assert min(largeur, hauteur) <= 2, (texte, autre)


@pytest.mark.parametrize("couches", [UN, DEUX, [(-1.5, 2), (0.7, -0.3)]])
def test_les_gradients_du_graphe_sont_ceux_des_differences_finies(couches):
    def cout(x, *parametres):
        a = x
        for w, b in zip(parametres[::2], parametres[1::2], strict=True):
            a = 1 / (1 + math.exp(-(w * a + b)))
        return 0.5 * (a - 0.8) ** 2

    parametres = [v for couche in couches for v in couche]
    obtenus = r.graphe(1.3, couches, 0.8).valeurs["gradients"]
    noms = ["x"] + (["w", "b"] if len(couches) == 1 else ["w₁", "b₁", "w₂", "b₂"])
    for k, nom in enumerate(noms):
        plus, moins = [1.3, *parametres], [1.3, *parametres]
        plus[k] += 1e-5
        moins[k] -= 1e-5
        # 1e-8 : l'erreur des différences centrées en double précision
        assert obtenus[nom] == pytest.approx((cout(*plus) - cout(*moins)) / 2e-5, abs=1e-8), nom


def test_la_secousse_approche_le_gradient():
    fine = r.secousse(pas=1e-6).valeurs
    assert fine["changements"][3] / 1e-6 == pytest.approx(fine["gradient"], rel=1e-4)


def test_he_garde_le_signal_relu():
    # La racine de la moyenne des carrés de vingt couches, sur cinq tirages : le facteur par couche est proche de 1.
    for graine in range(5):
        activations, gradients, _ = r.traverser(math.sqrt(2), 20, graine=graine)
        assert 0.1 < activations[-1] < 10 and 0.1 < gradients[0] < 10
        assert r.traverser(0.3, 20, graine=graine)[0][-1] < 1e-8
        assert r.traverser(3.0, 20, graine=graine)[0][-1] > 1e4


IMPOSSIBLES = [
    (r.graphe, (2, [(1, 2, 3)], 1), "couples (w, b)"), (r.graphe, (2, UN, 1, 10), "etape va de 0 à 9"),
    (r.graphe, (math.nan, UN, 1), "NaN"), (r.secousse, (2, 0.5, -1, 1, 0), "différent de zéro"),
    (r.deux_passes, ((5,),), "de 2 à 4 entiers"), (r.erreur_selon_eps, ([0.0], {"a": [1]}), "strictement positifs"),
    (r.erreur_selon_eps, ([0.1], {"a": [1, 2]}), "une erreur"), (r.selon_la_profondeur, ({"a": [-1]},), "positif ou nul"),
    (r.meurt_ou_explose, (2, 12, "elu"), "relu"), (r.meurt_ou_explose, (0, 12), "strictement positif"),
    (r.courbe_de_perte, ([],), "au moins une époque"), (r.erreurs_de_lecture, (IMAGES, [1], [1]), "autant de classes"),
    (r.carte_de_decision, (max, COINS, [0, 1, 2, 0]), "que des 0 et des 1"),
]  # fmt: skip


@pytest.mark.parametrize(("fonction", "args", "message"), IMPOSSIBLES, ids=lambda v: v if isinstance(v, str) else "")
def test_entree_impossible(fonction, args, message):
    with pytest.raises(ValueError) as erreur:
        fonction(*args)
    assert message in str(erreur.value)


def test_suivre_les_gradients():
    jeu = suivre_les_gradients()
    assert "Départ" in jeu.legende.value and jeu.boutons["precedent"].disabled and jeu.commandes["etape"].max == 15
    jeu.boutons["suivant"].click()
    assert "Étape 1 sur 15" in jeu.legende.value
    dernier = jeu.redessiner(etape=15)
    assert dernier.valeurs["gradients"]["w₁"] == pytest.approx(-0.0443617, abs=1e-6) and jeu.boutons["suivant"].disabled
    muet = jeu.redessiner(w2=0.0)
    assert muet.valeurs["gradients"]["w₁"] == 0 and muet.valeurs["gradients"]["w₂"] != 0
    assert suivre_les_gradients(couches=UN).commandes["etape"].max == 9


def test_regler_l_initialisation():
    jeu = regler_l_initialisation()
    assert jeu.redessiner(gain=0.5, profondeur=25).valeurs["verdict"] == "meurt"
    assert jeu.redessiner(gain=4.0).valeurs["verdict"] == "explose"
    assert jeu.redessiner(gain=5.0, activation="tanh").valeurs["verdict"] == "reste d'une taille raisonnable"


def test_la_passe_avant_des_tests_est_juste():
    rng = np.random.default_rng(0)
    (W1, b1), (W2, b2) = parametres = [(rng.normal(size=(4, 5)), rng.normal(size=5)), (rng.normal(size=(5, 3)), rng.normal(size=3))]
    X = rng.normal(size=(6, 4))
    logits, _ = r.REFERENCES["avant"](X, parametres)
    np.testing.assert_allclose(logits, np.maximum(X @ W1 + b1, 0) @ W2 + b2)
    np.testing.assert_allclose(r.REFERENCES["avant"](X, parametres[:1])[0], X @ W1 + b1)  # la dernière couche n'a pas de ReLU
    with pytest.raises(ValueError, match="au moins un exemple"):
        r.REFERENCES["avant"](X[:0], parametres)



def test_ni_torch_ni_tensorflow_ni_pyplot():
    code = (
        "import sys, retroprop.widgets.retropropagation\n"
        "lourds = {'torch', 'tensorflow', 'keras', 'matplotlib.pyplot'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(lourds)) or 0)"
    )
    essai = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert essai.returncode == 0, essai.stderr
