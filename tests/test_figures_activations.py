"""Les figures et les widgets du chapitre 02 : plusieurs valeurs, leurs textes, leurs nombres."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest
from matplotlib import pyplot

from retroprop import controles
from retroprop.figures import activations as a
from retroprop.figures import style
from retroprop.widgets import activations as w

FIGURES = {
    "deux plis": (a.approcher, (2,), {}, ["2 neurones ReLU", "2 segments"]),
    "un pli": (a.approcher, (1,), {"titre": "Essai"}, ["Essai.", "1 neurone ReLU"]),
    "sigmoïde en 2": (a.fonction_et_derivee, ("sigmoide", 2.0), {}, ["0,8808", "0,1050", "0,25"]),
    "ReLU en 0": (a.fonction_et_derivee, ("relu", 0.0), {}, ["n'est pas dérivable"]),
    "ELU en 0": (a.fonction_et_derivee, ("elu", 0.0), {"alpha": 1.0}, ["la pente vaut 1"]),
    "ELU anguleuse": (a.fonction_et_derivee, ("elu", 0.0), {"alpha": 0.5}, ["n'est pas dérivable"]),
    "Leaky ReLU": (a.fonction_et_derivee, ("leaky_relu", -3.0), {"alpha": 0.2}, ["−0,6", "alpha = 0,2"]),
    "saturée": (a.fonction_et_derivee, ("tanh", 6.0), {"titre": "T"}, ["la pente vaut 0,0000"]),
    "marche": (a.fonction_et_derivee, ("marche", 0.0), {}, ["Marche", "n'est pas dérivable"]),
    "galerie": (a.galerie, (), {"titre": "Six"}, ["Six.", "Swish"]),
    "saturation": (a.saturation, ("sigmoide", 4.0), {}, ["25,2 % des unités"]),
    "saturation de ReLU": (a.saturation, ("relu", 1.0), {"titre": "R"}, ["50,0 %"]),
    "gradient": (a.gradient_par_couche, (), {"profondeur": 12}, ["12 couches", "sigmoïde", "ReLU"]),
    "gradient donné": (a.gradient_par_couche, ({"A": [0.5, 1.0], "B": [0.0, 2.0]},), {}, ["A : de 0,5", "2 couches"]),
    "gradient d'une couche": (a.gradient_par_couche, ({"A": [1.0]},), {}, ["1 couche"]),
    "softmax": (a.softmax_en_barres, ([2.0, 1.0, -1.0],), {"titre": "S"}, ["0,705", "0,035"]),
    "softmax décalée": (a.softmax_en_barres, ([1.0, -1.0], 10.0), {}, ["logit 11,00", "0,881"]),
    "coût": (a.cout_logarithmique, (0.625,), {}, ["0,47"]),
    "questions": (a.questions_de_sortie, (), {}, ["multi-étiquette", "régression"]),
    "deux lectures": (a.probabilites_et_logits, (), {"titre": "D"}, ["par softmax", "par sigmoïde"]),
}


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
            textes += [*ax.texts, ax.title, ax._left_title, *([ax.xaxis.label, ax.yaxis.label] if ax.axison else [])]
        boites = [(t.get_text(), t.get_window_extent(rendu)) for t in textes if t.get_text()]
    for k, (texte, boite) in enumerate(boites):
        # Un pixel de jeu : l'arrondi du rendu des glyphes.
        assert boite.x0 >= -1 and boite.y0 >= -1, texte
        assert boite.x1 <= figure.bbox.x1 + 1 and boite.y1 <= figure.bbox.y1 + 1, texte
        for autre, voisine in boites[:k]:
            largeur = min(boite.x1, voisine.x1) - max(boite.x0, voisine.x0)
            hauteur = min(boite.y1, voisine.y1) - max(boite.y0, voisine.y0)
            assert min(largeur, hauteur) <= 2, (texte, autre)


@pytest.mark.parametrize("nom", a.ACTIVATIONS)
def test_les_derivees_montrees_sont_celles_des_fonctions(nom):
    z = np.array([-5.0, -2.0, -0.5, 0.3, 1.0, 4.0])  # loin de 0, où certaines ont un angle
    activation, h = a.ACTIVATIONS[nom], 1e-6
    numerique = (activation.f(z + h, 0.3) - activation.f(z - h, 0.3)) / (2 * h)
    # 1e-8 : l'erreur d'arrondi d'une différence centrée en double précision est de l'ordre de 1e-16 / h.
    np.testing.assert_allclose(activation.derivee(z, 0.3), numerique, atol=1e-8)


def test_valeurs_montrees():
    assert a.approcher(10).valeurs["ecart"] < 0.1 < a.approcher(9).valeurs["ecart"]
    assert a.approcher(1).valeurs["ecart_droite"] == pytest.approx(a.approcher(20).valeurs["ecart_droite"])
    rapports = a.gradient_par_couche(profondeur=20).valeurs["rapports"]
    assert rapports["sigmoïde"] < 1e-8 and 0.05 < rapports["ReLU"] < 20
    assert np.isnan(a.fonction_et_derivee("relu", 0.0).valeurs["pente"])
    np.testing.assert_allclose(a.softmax_en_barres(np.log([1, 2, 5])).valeurs["probabilites"], [0.125, 0.25, 0.625])
    assert a.saturation("relu", 3).valeurs["part"] == pytest.approx(0.5, abs=1e-3)


@pytest.mark.parametrize("nom", a.CACHEES)
def test_les_normes_des_gradients_sont_celles_des_differences_finies(nom):
    # Les mêmes tirages que la figure : X, y, puis les poids de trois couches.
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(6, 3)), rng.normal(size=(6, 1))
    Ws = [rng.normal(size=(3, sorties)) * np.sqrt(2 / 3) for sorties in (3, 3, 1)]
    f = a.ACTIVATIONS[nom].f

    def perte(W, rang):
        W1, W2, W3 = [*Ws[:rang], W, *Ws[rang + 1:]]
        return np.mean((f(f(X @ W1, 0.0) @ W2, 0.0) @ W3 - y) ** 2)

    attendu = [np.linalg.norm(controles.gradient_numerique(lambda W, r=rang: perte(W, r), Ws[rang])) for rang in range(3)]
    # 1e-6 : des différences centrées en double précision.
    np.testing.assert_allclose(a.normes_des_gradients(nom, 3, "He", 4, largeur=3, n=6), attendu, rtol=1e-6)


@pytest.mark.parametrize(
    ("fonction", "args", "message"),
    [
        (a.approcher, (0,), "de 1 à 30"),
        (a.fonction_et_derivee, ("gelu",), "activation inconnue"),
        (a.fonction_et_derivee, ("elu", 1.0, -1.0), "positif ou nul"),
        (a.fonction_et_derivee, ("elu", 9.0), "de −6 à 6"),
        (a.saturation, ("tanh", np.nan), "NaN"),
        (a.saturation, ("tanh", 0.0), "0,1 à 20"),
        (a.gradient_par_couche, ({},), "au moins une norme"),
        (a.gradient_par_couche, ({"A": [-1.0]},), "négative"),
        (a.gradient_par_couche, (None, 1), "de 2 à 50"),
        (a.normes_des_gradients, ("relu", 3, "au hasard"), "départ inconnu"),
        (a.softmax_en_barres, ([1.0],), "2 à 6"),
        (a.softmax_en_barres, ([1000.0, 0.0],), "déborde"),
        (a.cout_logarithmique, (0.0,), "probabilité"),
        (a.probabilites_et_logits, ([1.0, 2.0],), "un nom par logit"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_entree_impossible(fonction, args, message):
    with pytest.raises(ValueError, match=message):
        fonction(*args)


def test_widgets():
    plis = w.ajouter_des_plis()
    assert plis.redessiner(plis=10).valeurs["ecart"] < 0.1
    explorer = w.explorer()
    assert explorer.commandes["alpha"].disabled
    assert "0,6" in explorer.redessiner(nom="leaky_relu", z=-3.0, alpha=0.2).alternative
    explorer.commandes["nom"].value = "elu"
    assert not explorer.commandes["alpha"].disabled
    for nom in a.ACTIVATIONS:
        for z in (-6.0, 0.0, 6.0):
            assert explorer.redessiner(nom=nom, z=z) is not None
    assert w.saturer().redessiner(nom="tanh", echelle=4.0).valeurs["part"] > 0.4
    jeu = w.creuser()
    assert all(jeu.redessiner(profondeur=p, depart=d) is not None for p in (2, 50) for d in a.DEPARTS)
    peser = w.peser()
    avant = peser.dessin.valeurs["probabilites"]
    np.testing.assert_allclose(peser.redessiner(decalage=5.0).valeurs["probabilites"], avant)


def test_ni_torch_ni_tensorflow_ni_pyplot():
    code = (
        "import sys, retroprop.figures.activations, retroprop.widgets.activations\n"
        "lourds = {'torch', 'tensorflow', 'keras', 'matplotlib.pyplot'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(lourds)) or 0)"
    )
    essai = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert essai.returncode == 0, essai.stderr


@pytest.mark.parametrize(("nom", "sortie_activee"), [("tanh", False), ("sigmoide", True), ("relu", False), (None, False)])
def test_gradients_des_poids_sont_ceux_des_differences_finies(nom, sortie_activee):
    rng = np.random.default_rng(0)
    tailles = [4, 3, 5, 2]
    X, y = rng.normal(size=(6, 4)), rng.normal(size=(6, 2))
    Ws = [rng.normal(size=forme) for forme in pairwise(tailles)]
    bs = [rng.normal(size=k) for k in tailles[1:]]

    def perte(W, k):
        h = X
        for i, b in enumerate(bs):
            h = h @ (W if i == k else Ws[i]) + b
            if nom and (sortie_activee or i < 2):
                h = a.ACTIVATIONS[nom].f(h, 0.0)
        return np.mean((h - y) ** 2)

    for k, G in enumerate(a.gradients_des_poids(nom, X, y, Ws, bs, sortie_activee)):
        controles.gradient(lambda W, k=k: perte(W, k), G, Ws[k], f"la couche {k + 1}")


@pytest.mark.parametrize(("nom", "ou"), [("sigmoide", "soit |z| > 4,6"), ("tanh", "soit |z| > 3,0"), ("relu", "soit z < 0"), ("leaky_relu", "pente sous 0,01)")])
def test_la_saturation_dit_ou_elle_commence(nom, ou):
    assert ou in a.saturation(nom).alternative
