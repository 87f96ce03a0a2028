"""Les figures et l'ardoise du chapitre 00 : plusieurs valeurs, leurs textes, leurs nombres."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from matplotlib import pyplot

from retroprop.figures import prise_en_main as p
from retroprop.figures import style
from retroprop.widgets import prise_en_main as w

RNG = np.random.default_rng(0)
IMAGES = RNG.integers(0, 256, (60, 28, 28)).astype("uint8")
Y = RNG.integers(0, 10, 60)


def _avis(gagnant, part=0.9):
    """Un faux modèle, toujours du même avis."""
    probabilites = np.full(10, (1 - part) / 9)
    probabilites[gagnant] = part
    return lambda image: probabilites


DEUX = {"Keras": _avis(2, 0.97), "PyTorch": _avis(3, 0.9999)}
VIDE = np.zeros((28, 28), dtype="uint8")
FIGURES = {
    "poupées": (p.poupees, (), {}, ["Trois cadres emboîtés", "arbre de décision"]),
    "règle ou exemples": (p.regle_ou_exemples, (), {}, ["le modèle"]),
    "trois apprentissages": (p.trois_apprentissages, (), {}, ["Non supervisé", "récompense"]),
    "sept étapes": (p.sept_etapes, (), {}, ["7, évaluer", "où revenir"]),
    "familles": (p.familles, (), {}, ["Convolutif", "chaque mot est relié"]),
    "galerie": (p.galerie, (IMAGES[:40], Y[:40]), {"titre": "Essai"}, ["40 chiffres manuscrits"]),
    "galerie pleine": (p.galerie, (IMAGES, Y), {}, ["60 chiffres"]),
    "une image": (p.galerie, (IMAGES[:1], Y[:1]), {}, ["1 chiffre manuscrit,"]),
    "erreurs": (p.galerie, (IMAGES[:20], Y[:20], (Y[:20] + 1) % 10), {"titre": "Erreurs"}, [f"{Y[0]} lu {(Y[0] + 1) % 10}"]),
    "nombres": (p.image_en_nombres, (p.dessin("deux"),), {"titre": "Un 2"}, ["8 sur 8 pixels"]),
    "nombres d'une image vide": (p.image_en_nombres, (VIDE,), {"taille": 10}, ["10 sur 10 pixels", "0, 0, 0"]),
    "réseau": (p.reseau, (784, 128, 10), {}, ["101770", "softmax"]),
    "petit réseau": (p.reseau, (3, 2, 2), {}, ["En tout : 14"]),
    "réseau d'un neurone": (p.reseau, (1, 1, 1), {}, ["En tout : 4"]),
    "perte": (p.perte, (), {}, ["2,303"]),
    "boucle": (p.boucle, (), {}, ["une époque est finie"]),
    "courbes": (p.courbes, ({"Keras": ([0.6, 0.3], [0.9, 0.93]), "PyTorch": ([0.7, 0.2], [0.89, 0.92])},), {}, ["Keras finit à une perte de 0,300 et à 93,0"]),
    "courbes d'une époque": (p.courbes, ({"Keras": ([0.6], [0.9])},), {}, ["0,600"]),
    "avis": (p.avis, (p.dessin("deux"), DEUX), {}, ["Keras y lit un 2 (97\u00a0%)", "PyTorch y lit un 3 (plus de 99\u00a0%)"]),
    "avis d'un seul": (p.avis, (p.dessin("étoile"), {"Keras": _avis(8, 1.0)}), {"titre": "Essai"}, ["(100\u00a0%)"]),
    "avis sans dessin": (p.avis, (VIDE, DEUX), {}, ["Image vide"]),
    "essais": (p.essais, (DEUX,), {}, ["la lettre A", "un 7 barré"]),
    "exactitude": (p.exactitude_par_chiffre, (Y, np.where(Y == 4, 9, Y)), {}, ["le moins bien lu le 4 (0,0 %)"]),
    "exactitude haute": (p.exactitude_par_chiffre, (np.arange(100) % 10, np.r_[1, np.arange(1, 100) % 10]), {}, ["L'axe commence à 80 %", "le 0 (90,0 %)"]),
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
            textes += ax.get_legend().get_texts() if ax.get_legend() else []
        boites = [(t.get_text(), t.get_window_extent(rendu)) for t in textes if t.get_text()]
    for k, (texte, boite) in enumerate(boites):
        assert boite.x0 >= -1 and boite.y0 >= -1, texte
        assert boite.x1 <= figure.bbox.x1 + 1 and boite.y1 <= figure.bbox.y1 + 1, texte
        for autre, voisine in boites[:k]:
            largeur = min(boite.x1, voisine.x1) - max(boite.x0, voisine.x0)
            hauteur = min(boite.y1, voisine.y1) - max(boite.y0, voisine.y0)
            assert min(largeur, hauteur) <= 2, (texte, autre)


@pytest.mark.parametrize(("fonction", "args", "message"), [
    (p.galerie, (IMAGES[0], Y), "(n, 28, 28)"), (p.galerie, (IMAGES, Y[1:]), "une étiquette par image"),
    (p.image_en_nombres, (np.zeros((3, 3)),), "(28, 28)"), (p.reseau, (0, 1, 1), "au moins une entrée"),
    (p.courbes, ({},), "même longueur"), (p.courbes, ({"a": ([1.0], [])},), "même longueur"),
    (p.avis, (p.dessin("deux"), {"Keras": lambda image: np.ones(10)}), "somme 1"), (p.avis, (VIDE, {}), "un à trois modèles"),
    (p.exactitude_par_chiffre, (Y, Y[1:]), "même longueur"), (p.dessin, ("baleine",), "dessin inconnu"),
    (p.image_du_trace, ([[1, 2, 3]],), "points (x, y)"), (w.lire_traits, ("1,a",), "illisible"),
])  # fmt: skip
def test_entree_impossible(fonction, args, message):
    with pytest.raises(ValueError) as erreur:
        fonction(*args)
    assert message in str(erreur.value)


@pytest.mark.parametrize("nom", ["exactitude", "preparer", "modele_keras", "ReseauSimple", "entrainer_epoque", "evaluer"])
def test_chaque_exercice_bloquant_a_un_secours(nom, capsys):
    with pytest.raises(ValueError, match="preparer"):
        p.secours("baleine")
    if nom in ("exactitude", "preparer", "entrainer_epoque", "evaluer"):  # les deux autres chargent un cadre : le carnet les essaie
        assert callable(p.secours(nom))
        assert "la suite marchera" in capsys.readouterr().out


def test_preparer_de_secours():
    X = p.secours("preparer")(IMAGES)
    assert X.dtype == np.float32
    np.testing.assert_array_equal(X, IMAGES.reshape(60, 784).astype("float32") / 255)


# --- Le tracé -----------------------------------------------------------------------------------------------------


def _masse(image):
    poids = image.astype(float)
    milieux = np.arange(28) + 0.5
    return np.array([poids.sum(axis=0) @ milieux, poids.sum(axis=1) @ milieux]) / poids.sum()


@pytest.mark.parametrize("nom", p.DESSINS)
def test_un_dessin_cadre_ressemble_a_mnist(nom):
    _, traits, _ = p.DESSINS[nom]
    image = p.image_du_trace(traits)
    assert image.shape == (28, 28) and image.dtype == np.uint8 and image.max() == 255
    np.testing.assert_allclose(_masse(image), 14, atol=0.3)  # le centre de masse est au milieu
    lignes, colonnes = np.nonzero(image > 127)
    assert 17 <= max(np.ptp(lignes), np.ptp(colonnes)) + 1 <= 21  # le plus grand côté fait 20 pixels


def test_le_cadrage_ne_depend_ni_de_la_place_ni_de_la_taille():
    _, traits, _ = p.DESSINS["trois"]
    petit = [[(x * 0.3 + 10, y * 0.3 + 150) for x, y in trait] for trait in traits]
    assert np.abs(p.image_du_trace(traits).astype(int) - p.image_du_trace(petit).astype(int)).max() <= 2
    assert np.abs(p.image_du_trace(traits, False).astype(int) - p.image_du_trace(petit, False).astype(int)).max() > 200


def test_traces_limites():
    assert not p.image_du_trace([]).any()
    point = p.image_du_trace([[(140, 140)]])  # un seul point : un petit rond, au milieu
    assert point[13:15, 13:15].min() > 100 and point.astype(bool).sum() < 20
    assert p.image_du_trace([[(10, 10), (10, 10), (270, 10)]], False)[:3].any()
    assert not p.image_du_trace([[(-500, -500), (-400, -500)]], False).any()  # hors de l'ardoise


# --- L'ardoise ----------------------------------------------------------------------------------------------------


def test_ardoise():
    jeu = w.ardoise(DEUX)
    assert "Image vide" in jeu.legende.value
    jeu.commandes["traits"].value = "82,60 200,60 120,230;90,140 190,140"  # ce qu'écrit le navigateur
    assert "Keras y lit un 2" in jeu.legende.value
    assert list(jeu.dessin.valeurs["probabilites"]) == ["Keras", "PyTorch"]
    jeu.commandes["traits"].value = ""
    assert "Image vide" in jeu.legende.value
    jeu.commandes["traits"].value = "n'importe quoi"
    assert "illisible" in jeu.legende.value
    jeu.tout_fait.value = "coin"
    assert not jeu.commandes["cadrer"].value and "Keras y lit" in jeu.legende.value
    jeu.tout_fait.value = "deux"
    assert jeu.commandes["cadrer"].value


def test_les_traits_font_l_aller_retour():
    _, traits, _ = p.DESSINS["sept barré"]
    assert w.lire_traits(w._ecrire_traits(traits)) == [[(float(x), float(y)) for x, y in trait] for trait in traits]
    assert w.lire_traits("") == []


def test_l_ardoise_n_a_besoin_que_d_elle_meme():
    """Ni script (il ne serait pas exécuté), ni adresse : les gestionnaires sont dans les balises."""
    toile = w._toile()
    assert "<script" not in toile and "http" not in toile and "src=" not in toile
    for evenement in ("pointerdown", "pointermove", "pointerup", "pointercancel"):
        assert f'on{evenement}="' in toile
    classes = w.ardoise(DEUX)._dom_classes
    assert "rp-ardoise" in classes


@pytest.mark.lent
def test_les_entrainements_de_reference():
    """L'exemple de l'énoncé, puis un optimiseur dont les pas se comptent de tête."""
    import keras

    abscisses = np.array([[1.0], [2.0], [3.0]], dtype="float32")
    poids, perte = p.droite_de_reference(abscisses, 2 * abscisses, 2, "SGD", epoques=1, lr=0.1)
    assert poids == pytest.approx(2.8) and perte == pytest.approx(29 / 3)
    assert p.trois_pas(keras.optimizers.SGD(0.1)) == pytest.approx([2.91, -1.8])


def test_ni_torch_ni_tensorflow_ni_pyplot():
    code = (
        "import sys, retroprop.figures.prise_en_main, retroprop.widgets.prise_en_main\n"
        "lourds = {'torch', 'tensorflow', 'keras', 'matplotlib.pyplot'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(lourds)) or 0)"
    )
    essai = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert essai.returncode == 0, essai.stderr
