"""Les figures et les widgets du chapitre 05 : plusieurs valeurs, leurs textes, leurs nombres."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from matplotlib import pyplot

from retroprop.figures import regularisation as r
from retroprop.figures import style
from retroprop.widgets import regularisation as w

HISTORIQUE = {"perte": [2.0, 0.5, 0.1], "exactitude": [0.3, 0.8, 1.0], "perte_val": [2.1, 0.7, 0.9], "exactitude_val": [0.3, 0.75, 0.74]}
PERTES = [0.9, 0.7, 0.8, 0.65, 0.66, 0.70, 0.60, 0.62, 0.61, 0.63]
IMAGES = np.random.default_rng(0).random((4, 9, 8))

FIGURES = {
    "courbes": (r.courbes, (HISTORIQUE,), {"titre": "Essai"}, ["3 époques", "100 %", "74 %", "à l'époque 2"]),
    "une époque": (r.courbes, ({cle: v[:1] for cle, v in HISTORIQUE.items()},), {}, ["1 époque", "l'époque 1"]),
    "polynômes": (r.polynomes, (), {}, ["degré 1, ", "degré 15, "]),
    "deux polynômes": (r.polynomes, ((0, 2), 8, 3), {}, ["2 polynômes", "8 points"]),
    "polynôme": (r.polynome, (), {}, ["degré 15", "λ = 0,"]),
    "polynôme pénalisé": (r.polynome, (18, 1.0, 100, 4), {}, ["λ = 1", "100 points"]),
    "constante": (r.polynome, (0,), {}, ["Norme des coefficients : 0,0"]),
    "biais et variance": (r.biais_variance, ((1, 3, 11), 20, 40), {}, ["40 tirages", "le plus petit au degré 3"]),
    "quatre allures": (r.quatre_allures, (), {}, ["Divergence"]),
    "géométrie": (r.geometrie, (), {}, ["w₁ y est nul"]),
    "masques": (r.masques, (), {}, ["p = 0,5", "sur 11 neurones"]),
    "aucun masque": (r.masques, (0.0,), {}, ["0, 0 puis 0"]),
    "somme": (r.somme_effacee, (), {}, ["divisées par 1 − p", "vaut 50"]),
    "somme sans division": (r.somme_effacee, (0.9, False), {}, ["sans division"]),
    "normalisations": (r.normalisations, (), {}, ["colonne", "ligne"]),
    "galerie": (r.galerie, (IMAGES, [3, 1, 4, 1]), {}, ["4 images", "3, 1, 4, 1"]),
    "une image": (r.galerie, (IMAGES[:1], ["a"]), {}, ["1 image"]),
    "décalages": (r.decalages, (IMAGES, 3, True, 1), {}, ["4 images"]),
    "sans décalage": (r.decalages, (IMAGES, 0), {}, ["(0 ; 0)"]),
    "arrêt": (r.arret, (PERTES,), {}, ["l'époque 6", "l'époque 4", "0,650"]),
    "jamais": (r.arret, (PERTES, 9), {}, ["jamais demandé", "l'époque 7"]),
    "seuil": (r.arret, (PERTES, 2, 0.3), {}, ["l'époque 3"]),
    "gains": (r.gains, ({"nu": [80.0, 81.0], "décalages": [84.0, 85.0], "petit": [70.0, 71.0]}, "nu"), {}, ["2 graines", "nu : 80,5 %"]),
    "plis": (r.plis, (), {}, ["5 plis", "les 4 autres"]),
    "deux plis": (r.plis, (2,), {}, ["2 plis"]),
}  # fmt: skip


@pytest.mark.parametrize("nom", FIGURES)
def test_figure(nom, recwarn):
    fonction, args, options, morceaux = FIGURES[nom]
    dessin = fonction(*args, **options)
    png = dessin.png(50)
    assert png.startswith(b"\x89PNG") and dessin.png(50) == png
    for morceau in morceaux:
        assert morceau.replace("\u00a0", " ") in dessin.alternative.replace("\u00a0", " "), dessin.alternative
    assert not pyplot.get_fignums() and not recwarn.list, [str(x.message) for x in recwarn.list]


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


def test_ajuster_est_la_regression_penalisee():
    """Le gradient du coût (moyenne des carrés + λ Σ w², sans la constante) est nul à la solution."""
    rng = np.random.default_rng(1)
    x, y = np.linspace(0, 1, 15), rng.normal(size=15)
    for lam in (0.0, 0.1):
        w_ajuste = r.ajuster(x, y, 4, lam)
        A = np.polynomial.legendre.legvander(2 * x - 1, 4)
        pente = 2 * A.T @ (A @ w_ajuste - y) / 15 + 2 * lam * np.concatenate([[0], w_ajuste[1:]])
        np.testing.assert_allclose(pente, 0, atol=1e-10)  # arrondis de lstsq


def test_variance_des_polynomes():
    """Aux points fixes, la variance moyenne d'un polynôme de degré d vaut (d + 1) σ² / n ; ici, à l'entrée du cadre près."""
    variance = r.biais_variance().valeurs["variance"]
    assert (np.diff(variance) > 0).all()
    # Le degré 0 a la même variance partout ; 300 tirages la donnent à 8 % près (un écart type), trois font 25 %.
    assert variance[0] == pytest.approx(r.BRUIT**2 / 20, rel=0.25)


def test_l_arret_suit_la_regle():
    for patience, attendu in ((1, (2, 3)), (2, (4, 6)), (3, (7, 10)), (4, (7, 0))):
        valeurs = r.arret(PERTES, patience).valeurs
        assert (valeurs["meilleure"], valeurs["fin"]) == attendu


def test_decalee():
    image = np.array([[1, 2], [3, 4]])
    np.testing.assert_array_equal(r.decalee(image, 0, 1), [[0, 1], [0, 3]])
    np.testing.assert_array_equal(r.decalee(image, -1, 0), [[3, 4], [0, 0]])
    np.testing.assert_array_equal(r.decalee(image, 0, 0), image)


def test_la_geometrie_met_la_l1_dans_un_coin():
    valeurs = r.geometrie().valeurs
    np.testing.assert_allclose(valeurs["l1"], [0, 1], atol=1e-9)
    assert np.abs(valeurs["l2"]).min() > 0.1


@pytest.mark.parametrize(("fonction", "args", "message"), [
    (r.courbes, ({"perte": [1]},), "doit contenir les clés"), (r.courbes, (HISTORIQUE | {"perte": [1.0]},), "même longueur"),
    (r.polynomes, ((-1,),), "un degré"), (r.polynome, (3, -1.0), "lam va de"), (r.masques, (1.0,), "p va de"), (r.arret, ([],), "non vide"),
    (r.arret, (PERTES, 0), "patience"), (r.gains, ({"a": [1]}, "b"), "référence"), (r.gains, ({"a": [1], "b": [1, 2]}, "a"), "même nombre"),
    (r.plis, (1,), "k doit être"), (r.galerie, (IMAGES, [1]), "une étiquette"), (r.decalages, (IMAGES[0],), "(n, h, w)"),
])  # fmt: skip
def test_entree_impossible(fonction, args, message):
    with pytest.raises(ValueError) as erreur:
        fonction(*args)
    assert message in str(erreur.value)


def test_widgets():
    jeu = w.ajuster()
    raide = jeu.redessiner(degre=15, lam=0.0).valeurs["norme"]
    assert jeu.redessiner(lam=1.0).valeurs["norme"] < raide
    jeu = w.effacer()
    assert jeu.redessiner(inverse=False, p=0.5).valeurs["moyenne"] == pytest.approx(25, abs=1)
    jeu = w.decaler(IMAGES)
    assert len(jeu.redessiner(decalage=5, miroir=True).valeurs["tirages"]) == 4
    jeu = w.patienter(PERTES)
    assert jeu.redessiner(patience=2).valeurs["fin"] == 6


def test_ni_torch_ni_tensorflow_ni_pyplot():
    code = (
        "import sys, retroprop.figures.regularisation, retroprop.widgets.regularisation\n"
        "lourds = {'torch', 'tensorflow', 'keras', 'matplotlib.pyplot'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(lourds)) or 0)"
    )
    essai = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert essai.returncode == 0, essai.stderr
