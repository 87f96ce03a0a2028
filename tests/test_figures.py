"""Les figures et les widgets : chaque fonction à plusieurs valeurs, ses textes, ses couleurs, ses octets."""

from __future__ import annotations

import subprocess
import sys

import ipywidgets
import numpy as np
import pytest
from matplotlib import pyplot
from retroprop.figures import perceptron as p
from retroprop.figures import plan, style
from retroprop.figures.socle import Dessin, dessine, toile
from retroprop.widgets import jouer
from retroprop.widgets.perceptron import _derouler, bouger_la_frontiere, suivre_l_apprentissage

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
ET = np.array([0, 0, 0, 1])
RNG = np.random.default_rng(0)
NUAGE = np.vstack([RNG.normal(-1, 0.8, (30, 2)), RNG.normal(1, 0.8, (30, 2))])
CLASSES = np.repeat([0, 1], 30)
PORTES = {"ET": ([1, 1], -1.5), "OU": ([1, 1], -0.5), "NON_ET": ([-1, -1], 1.5), "XOR": None}

# Nom de l'épreuve → (fonction, arguments, options, morceaux attendus du texte de remplacement).
FIGURES = {
    "biologique": (p.neurone_biologique_et_formel, (), {}, ["dendrites", "synapses", "axone", "biais"]),
    "calcul": (p.calcul_du_neurone, ([2, 3], [0.5, -1], 1), {}, ["0,5", "z = −1", "sortie 0"]),
    "calcul z nul": (p.calcul_du_neurone, ([1, 1], [1, -1], 0), {}, ["z = 0", "positive ou nulle", "sortie 1"]),
    "calcul à une entrée": (p.calcul_du_neurone, ([2], [3], -1.25), {}, ["1 entrée :", "z = 4,75"]),
    "calcul à cinq entrées": (p.calcul_du_neurone, ([1e5] * 5, [1e5, 0, -3.333, 1, 1], 1e-9), {}, ["5 entrées", "10¹⁰"]),
    "marche": (p.marche, (), {}, ["point plein en (0 ; 1)"]),
    "frontière": (p.frontiere, (X, ET, [1, 1], -1.5), {}, ["4 points", "x₁ + x₂ − 1,5 = 0", "Aucun point n'est mal classé"]),
    "frontière fausse": (p.frontiere, (X, ET, [1, -1], 0), {"titre": "Essai"}, ["Essai.", "2 points mal classés", "lignes 0, 2"]),
    "frontière en listes": (p.frontiere, (X.tolist(), ET.tolist(), [1, -1], 0), {}, ["2 points mal classés"]),
    "w nul": (p.frontiere, (X, ET, [0, 0], 0), {}, ["pas de frontière", "classés 1", "3 points mal classés"]),
    "w nul, b négatif": (p.frontiere, (X, ET, [0, 0], -1), {}, ["pas de frontière", "classés 0"]),
    "verticale": (p.frontiere, (X, ET, [2, 0], -1), {}, ["2\u00a0x₁ − 1 = 0, verticale", "1 point mal classé, entouré, sur 4"]),
    "horizontale": (p.frontiere, (X, ET, [0, -1], 0.5), {"fleche": False}, ["−x₂ + 0,5 = 0, horizontale"]),
    "hors du cadre": (p.frontiere, (X, ET, [1, 1], -99), {}, ["hors du cadre"]),
    "une classe vide": (p.frontiere, (X, np.ones(4), [1, 1], 1), {}, ["0 de « classe 0 »", "4 de « classe 1 »"]),
    "aucun point": (p.frontiere, (np.empty((0, 2)), [], [1, 1], 0), {}, ["sans aucun point"]),
    "un seul point": (p.frontiere, ([[3, 4]], [1], [1, 1], 0), {}, ["1 point :"]),
    "grandes valeurs": (p.frontiere, (X * 1e9, ET, [1e8, -1e8], 1e150), {}, ["10⁸", "hors du cadre"]),
    "très grandes valeurs": (p.frontiere, (X, ET, [1e300, -1e300], 1e299), {}, ["x₁", "10³⁰⁰"]),
    "étendues inégales": (p.frontiere, (NUAGE * [1, 900], CLASSES, [1, 0.001], 0), {"noms": ("a", "b")}, ["« a »"]),
    "point désigné": (p.frontiere, (NUAGE, CLASSES, [1, 1], 0), {"surligner": 3}, ["60 points"]),
    "étape": (p.etape_apprentissage, (X, ET, [1, 1], 0, 1, [1, 0], -1), {}, ["Exemple 1", "de (1\u00a0; 1) à (1\u00a0; 0)", "de 0 à −1"]),
    "étape juste": (p.etape_apprentissage, (X, ET, [1, 1], -1.5, 3, [1, 1], -1.5), {}, ["Aucune correction", "prédit 1"]),
    "étape depuis zéro": (p.etape_apprentissage, (X, ET, [0, 0], 0, 0, [0, 0], -1), {"titre": "Un"}, ["Un.", "pas de frontière"]),
    "erreurs": (p.erreurs_par_epoque, ([2, 3, 3, 2, 1, 0],), {}, ["6 époques", "total 11", "sans erreur : 6"]),
    "erreurs nulles": (p.erreurs_par_epoque, ([0],), {"titre": "Rien"}, ["Rien.", "1 époque", "total 0"]),
    "erreurs longues": (p.erreurs_par_epoque, (list(range(100, 0, -1)),), {}, ["100 époques", "aucune époque sans erreur"]),
    "erreurs nommées": (p.erreurs_par_epoque, ({"ET": [1, 0], "XOR": [4, 4, 4]},), {}, ["« ET »", "« XOR »", "2 courbes"]),
    "erreurs en liste": (p.erreurs_par_epoque, ([[1, 0], [2, 2]],), {"noms": ["a", "b"]}, ["« b »"]),
    "portes": (p.portes_logiques, (PORTES,), {}, ["4 portes", "NON_ET vaut 1", "XOR vaut 1", "sans frontière"]),
    "portes fausses": (p.portes_logiques, ({"ET": ([1, 1], -0.5)},), {"titre": "T"}, ["1 porte ", "2 points mal classés"]),
    "portes sans rien": (p.portes_logiques, (), {}, ["4 portes"]),
    "marge": (p.marge_novikoff, (X, ET, [1, 1], -1.5), {}, ["d = 0,35", "r = 1,41", "R = 1,73", "γ = 0,24", "au plus 51 corrections"]),
    "marge d'une classe": (p.marge_novikoff, ([[3, 4]], [1], [0, 1], 0), {}, ["d = 4", "r = 5", "γ = 4", "R = 5,1", "au plus 1 correction."]),
    "xor": (p.xor_deux_couches, (), {}, ["(0\u00a0; 0) devient (0\u00a0; 1), sortie 0", "le réseau calcule XOR"]),
    "xor raté": (p.xor_deux_couches, (), {"et": ([1, 1], -0.5)}, ["ne calcule pas XOR : 2 sorties fausses"]),
    "xor aux poids nuls": (p.xor_deux_couches, (([0, 0], 0), ([0, 0], 0), ([0, 0], 0)), {"titre": "T"}, ["2 sorties fausses"]),
}  # fmt: skip


@pytest.mark.parametrize("nom", FIGURES)
def test_chaque_figure_et_son_texte(nom, recwarn):
    fonction, args, options, morceaux = FIGURES[nom]
    copies = [np.copy(a) if isinstance(a, np.ndarray) else a for a in args]
    dessin = fonction(*args, **options)
    png = dessin.png(60)
    assert png.startswith(b"\x89PNG") and b"Software" not in png and b"Creation" not in png
    lu = dessin.alternative.replace("\u00a0;", " ;")
    for morceau in morceaux:
        assert morceau.replace("\u00a0;", " ;") in lu, dessin.alternative
    assert repr(dessin) == dessin.alternative and "0x" not in dessin.alternative
    for avant, apres in zip(copies, args, strict=True):
        np.testing.assert_equal(apres, avant)
    assert not pyplot.get_fignums()
    # Un avertissement (glyphe absent, dépassement…) s'afficherait sur stderr, et vaudrait zéro dans nbgrader.
    assert not recwarn.list, [str(a.message) for a in recwarn.list]


@pytest.mark.parametrize("nom", ["biologique", "frontière fausse", "xor"])
def test_memes_octets_et_reglages_du_carnet_sans_effet(nom):
    fonction, args, options, _ = FIGURES[nom]
    dessin = fonction(*args, **options)
    premier = dessin.png(60)
    assert dessin.png(60) == premier
    with pyplot.rc_context({"font.size": 20, "axes.facecolor": "black", "lines.linewidth": 9, "text.color": "red"}):
        assert fonction(*args, **options).png(60) == premier


NOMBRES_GEANTS = ("grandes valeurs", "très grandes valeurs", "calcul à cinq entrées")


@pytest.mark.parametrize("nom", [nom for nom in FIGURES if nom not in NOMBRES_GEANTS])
def test_les_textes_ne_debordent_ni_ne_se_recouvrent(nom):
    fonction, args, options, _ = FIGURES[nom]
    figure = fonction(*args, **options).figure
    with style.contexte():
        figure.draw_without_rendering()
        rendu = figure.canvas.get_renderer()
        textes = list(figure.texts)
        for ax in figure.axes:
            textes += [*ax.texts, ax.title, *([ax.xaxis.label, ax.yaxis.label] if ax.axison else [])]
        boites = [(t.get_text(), t.get_window_extent(rendu)) for t in textes if t.get_text()]
    for k, (texte, boite) in enumerate(boites):
        # Un pixel de jeu : l'arrondi du rendu des glyphes.
        assert boite.x0 >= -1 and boite.y0 >= -1, texte
        assert boite.x1 <= figure.bbox.x1 + 1 and boite.y1 <= figure.bbox.y1 + 1, texte
        for autre, voisine in boites[:k]:
            largeur = min(boite.x1, voisine.x1) - max(boite.x0, voisine.x0)
            hauteur = min(boite.y1, voisine.y1) - max(boite.y0, voisine.y0)
            # Les boîtes de deux lignes voisines se frôlent : deux pixels ne se voient pas.
            assert min(largeur, hauteur) <= 2, (texte, autre)


def test_valeurs_montrees():
    assert p.frontiere(X, ET, [1, -1], 0).valeurs == {"erreurs": 2, "n": 4, "visible": True}
    etape = p.etape_apprentissage(X, ET, [1, 1], 0, 1, [1, 0], -1).valeurs
    assert (etape["z"], etape["prediction"], etape["corrige"]) == (1.0, 1, True)
    assert (etape["erreurs_avant"], etape["erreurs_apres"]) == (3, 1)
    assert p.portes_logiques(PORTES).valeurs["erreurs"] == {"ET": 0, "OU": 0, "NON_ET": 0}
    np.testing.assert_array_equal(p.xor_deux_couches().valeurs["sorties"], [0, 1, 1, 0])


def test_la_borne_de_novikoff_majore_les_corrections():
    for graine in range(20):
        rng = np.random.default_rng(graine)
        points = rng.uniform(-1, 1, (30, 2))
        w, b = rng.normal(size=2), 0.2 * rng.normal()
        points = points[np.abs(points @ w + b) > 0.15 * np.hypot(*w)]
        y = (points @ w + b > 0).astype(int)
        borne = p.marge_novikoff(points, y, w, b).valeurs["borne"]
        etats = _derouler(points, y, 1.0, 2000)
        assert sum(avant != apres for _, _, _, avant, _, apres in etats) <= borne


ENTREES_IMPOSSIBLES = [
    (p.frontiere, ([[np.nan, 0]], [1], [1, 1], 0), "NaN"),
    (p.frontiere, (X, ET, [np.inf, 1], 0), "w contient une valeur infinie"),
    (p.frontiere, (X, ET, [1, 1], np.nan), "b contient une valeur infinie ou NaN"),
    (p.frontiere, (X, [0, 1], [1, 1], 0), "une étiquette par ligne"),
    (p.frontiere, (X, [0, 1, 2, 1], [1, 1], 0), "que des 0 et des 1"),
    (p.frontiere, (X, ET, [1, 1, 1], 0), "de forme (2,)"),
    (p.frontiere, (X, ET, [1, 1], [0, 0]), "un seul nombre"),
    (p.frontiere, (np.ones((4, 3)), ET, [1, 1], 0), "(n, 2)"),
    (p.frontiere, ("abc", ET, [1, 1], 0), "des nombres"),
    (p.etape_apprentissage, (X, ET, [1, 1], 0, 4, [1, 0], -1), "l'exemple 4 n'existe pas"),
    (p.calcul_du_neurone, ([1, 2], [1], 0), "autant de composantes"),
    (p.calcul_du_neurone, ([], [], 0), "de 1 à 5 entrées"),
    (p.erreurs_par_epoque, ([],), "au moins une époque"),
    (p.erreurs_par_epoque, ([1, np.nan],), "NaN"),
    (p.erreurs_par_epoque, ([-1],), "négatif"),
    (p.portes_logiques, ({"PEUT-ÊTRE": None},), "porte inconnue"),
    (p.marge_novikoff, (X, ET, [1, 1], 0), "ne séparent pas"),
    (p.marge_novikoff, (X, ET, [0, 0], 1), "w est nul"),
    (suivre_l_apprentissage, (X, ET, 0), "strictement positif"),
    (suivre_l_apprentissage, (np.empty((0, 2)), []), "au moins un exemple"),
]  # fmt: skip


@pytest.mark.parametrize(("fonction", "args", "message"), ENTREES_IMPOSSIBLES, ids=lambda v: v if isinstance(v, str) else "")
def test_entree_impossible(fonction, args, message):
    with pytest.raises(ValueError) as erreur:
        fonction(*args)
    assert message in str(erreur.value)


# --- La géométrie -------------------------------------------------------------------------------------------------


def test_demi_plans_et_frontiere_contre_un_calcul_point_par_point():
    rng = np.random.default_rng(1)
    rect = (-1.0, 2.0, -3.0, 1.0)
    aire_totale = 12.0

    def aire(s):
        return 0.5 * abs(np.dot(s[:, 0], np.roll(s[:, 1], 1)) - np.dot(s[:, 1], np.roll(s[:, 0], 1))) if len(s) else 0.0

    for _ in range(50):
        w, b = rng.normal(size=2), rng.normal()
        dessus, dessous = (plan.demi_plan(rect, w, b, positif) for positif in (True, False))
        assert aire(dessus) + aire(dessous) == pytest.approx(aire_totale)
        # 1e-9 : l'arrondi d'une intersection calculée en double précision.
        assert (dessus @ w + b >= -1e-9).all() and (dessous @ w + b <= 1e-9).all()
        morceau = plan.segment(rect, w, b)
        assert (morceau is None) == (min(len(dessus), len(dessous)) == 0)
        if morceau is not None:
            np.testing.assert_allclose(morceau @ w + b, 0, atol=1e-9)


def test_la_fleche_parait_orthogonale_a_la_frontiere():
    from matplotlib.patches import FancyArrowPatch

    figure = p.frontiere(NUAGE, CLASSES, [2, 0.7], 0.1).figure
    ax = figure.axes[0]
    (fleche,) = (f for f in ax.patches if isinstance(f, FancyArrowPatch))
    depart, pointe = (ax.transData.transform(q) for q in fleche._posA_posB)
    droite = ax.transData.transform(plan.segment((*ax.get_xlim(), *ax.get_ylim()), np.array([2, 0.7]), 0.1))
    u, v = pointe - depart, droite[1] - droite[0]
    # En pixels : un cosinus sous 1e-6 ne se voit pas.
    assert abs(u @ v) / np.hypot(*u) / np.hypot(*v) < 1e-6


# --- Le style -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "decimales", "attendu"),
    [(0.5, None, "0,5"), (-2, None, "−2"), (-0.001, 1, "0,0"), (-0.0, None, "0"), (1234.5, None, "1234,5"),
     (12345.678, 1, "12\u202f345,7"), (1e7, None, "1 × 10⁷"), (0.0123, None, "0,0123"), (2.5e-9, None, "2,5 × 10⁻⁹"),
     (float("nan"), None, "non défini"), (float("-inf"), 2, "−∞"), (1 / 3, 3, "0,333"), (np.float32(0.25), None, "0,25")],
)  # fmt: skip
def test_nombre_fr(x, decimales, attendu):
    assert style.nombre_fr(x, decimales) == attendu


def _lab(couleur: str, vision: str):
    """La couleur (« #rrggbb ») vue par un œil donné, en coordonnées CIE Lab (D65)."""
    # G. Machado, M. Oliveira, L. Fernandes, IEEE TVCG 2009, gravité 1,0, sur le RVB linéaire.
    matrices = {
        "normale": np.eye(3),
        "protanopie": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        "deutéranopie": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    }
    rvb = np.array([int(couleur[k : k + 2], 16) for k in (1, 3, 5)]) / 255
    lineaire = np.where(rvb <= 0.04045, rvb / 12.92, ((rvb + 0.055) / 1.055) ** 2.4)
    lineaire = np.clip(np.asarray(matrices[vision]) @ lineaire, 0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ lineaire
    f = np.cbrt(xyz / [0.9505, 1.0, 1.089])
    f = np.where(f**3 > 0.008856, f, 7.787 * f**3 + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def _ecart(a, b, vision):
    return float(np.linalg.norm(_lab(a, vision) - _lab(b, vision)))


@pytest.mark.parametrize("vision", ["normale", "protanopie", "deutéranopie"])
def test_couleurs_lisibles_par_les_daltoniens(vision):
    # Un écart Lab de 2,3 est juste visible ; 15 se voit d'un coup d'œil, même sur de petites marques. La palette a 17 au pire.
    noms = list(style.PALETTE)
    for k, un in enumerate(noms):
        for autre in noms[:k]:
            assert _ecart(style.PALETTE[un], style.PALETTE[autre], vision) > 15, (un, autre)
    # Les deux classes, et les deux demi-plans : partout dans le cours, donc bien plus exigeant.
    assert _ecart(style.CYCLE[0], style.CYCLE[1], vision) > 50
    assert _ecart(*style.TEINTES, vision) > 10
    # Une marque se détache de chacun des deux fonds.
    assert min(_ecart(c, t, vision) for c in style.CYCLE[:2] for t in style.TEINTES) > 25


def test_la_mesure_des_couleurs_voit_une_mauvaise_paire():
    # Un rouge et un vert de même clarté : le piège classique de la deutéranopie.
    assert _ecart("#C83232", "#697D1E", "normale") > 50
    assert _ecart("#C83232", "#697D1E", "deutéranopie") < 25


def test_la_forme_double_la_couleur():
    assert len(set(style.FORMES)) == len(style.FORMES) >= len(style.CYCLE) == len(style.NOMS_DES_MARQUES)
    ax = p.frontiere(X, ET, [1, 1], -1.5).figure.axes[0]
    assert {t.get_marker() for t in ax.lines if t.get_marker() in style.FORMES and len(t.get_xdata())} >= {"o", "s"}


def test_appliquer_regle_les_figures_de_l_apprenant():
    with pyplot.rc_context():
        style.appliquer()
        assert pyplot.rcParams["axes.prop_cycle"].by_key()["color"] == list(style.CYCLE)


# --- L'affichage --------------------------------------------------------------------------------------------------


def test_affichage_dans_un_carnet(monkeypatch):
    import IPython.display

    montres = []
    monkeypatch.setattr(IPython.display, "display", lambda donnees, metadata=None, raw=False: montres.append((donnees, metadata)))
    dessin = p.frontiere(X, ET, [1, -1], 0, titre="a < b & c")
    dessin._ipython_display_()
    (image, metadonnees), (description, _) = montres
    assert image["text/plain"] == dessin.alternative == metadonnees["image/png"]["alt"]
    assert metadonnees["image/png"]["width"] == 700
    assert isinstance(image["image/png"], str)
    assert "a &lt; b &amp; c" in description["text/html"] and "0x" not in description["text/plain"]


# --- Les widgets --------------------------------------------------------------------------------------------------


def test_bouger_la_frontiere():
    jeu = bouger_la_frontiere(X, ET)
    assert bytes(jeu.image.value).startswith(b"\x89PNG") and "3 points mal classés" in jeu.legende.value
    for w1, w2, b, erreurs in ((1, 1, -1.5, 0), (-1, 0, 0.5, 3), (0, 0, 0, 3), (0, 0, -1, 1), (3, -3, 2, 2)):
        avant = jeu.image.value
        assert jeu.redessiner(w1=w1, w2=w2, b=b).valeurs["erreurs"] == erreurs
        assert jeu.image.value != avant
    jeu.commandes["b"].value = -0.5  # comme un doigt sur le curseur
    assert "b = −0,5" in jeu.dessin.alternative and "b = −0,5" in jeu.legende.value
    assert "aria-live" in jeu.legende.value and "0x" not in repr(jeu)
    assert [c.description for c in jeu.commandes.values()] == ["poids w₁", "poids w₂", "biais b"]


def test_suivre_l_apprentissage():
    jeu = suivre_l_apprentissage(X, ET)
    etape = jeu.commandes["etape"]
    assert "Départ" in jeu.legende.value and jeu.boutons["precedent"].disabled
    jeu.boutons["suivant"].click()
    assert etape.value == 1 and "i = 0" in jeu.dessin.alternative and not jeu.boutons["precedent"].disabled
    jeu.boutons["correction_suivante"].click()
    assert etape.value == 4 and jeu.dessin.valeurs["corrige"]
    jeu.boutons["correction_precedente"].click()
    assert etape.value == 1
    jeu.boutons["precedent"].click()
    assert etape.value == 0
    dernier = jeu.redessiner(etape=etape.max)
    assert dernier.valeurs["erreurs_apres"] == 0 and jeu.boutons["suivant"].disabled
    # La porte ET, de zéro, lr = 1 : 11 corrections en 6 époques, comme à la main.
    assert etape.max == 24 and "11 corrections en tout, 6 époques" in jeu.legende.value


def test_un_pas_d_apprentissage_plus_petit_donne_la_meme_suite():
    un, demi = _derouler(X, ET, 1.0, 20), _derouler(X, ET, 0.5, 20)
    assert len(un) == len(demi)
    np.testing.assert_allclose(un[-1][4], 2 * demi[-1][4])


@dessine
def _cercle(rayon, nom="a", plein=False):
    if rayon < 0:
        raise ValueError("le rayon est négatif.")
    figure, ax = toile(2, 2)
    ax.plot(rayon / (rayon - 3), 1, "o")
    return Dessin(figure, f"rayon {style.nombre_fr(rayon)}, {nom}, {plein}")


def test_jouer_dit_l_erreur_en_francais_et_repart():
    jeu = jouer(_cercle, rayon=(-1.0, 4.0, 0.5, 1.0), nom=["a", "b"], plein=False)
    assert "rayon 1, a, False" in jeu.legende.value
    image = jeu.image.value
    assert jeu.redessiner(rayon=-1.0) is None
    assert "ne peut pas être dessinée : le rayon est négatif" in jeu.legende.value and jeu.image.value == image
    assert jeu.redessiner(rayon=3.0) is None and "ZeroDivisionError" in jeu.legende.value
    assert "Traceback" not in jeu.legende.value
    assert jeu.redessiner(rayon=2.0, nom="b", plein=True).alternative == "rayon 2, b, True"
    with pytest.raises(ValueError, match="commande inconnue"):
        jeu.redessiner(diametre=2)
    with pytest.raises(ValueError, match="minimum, maximum"):
        jouer(_cercle, rayon=3)


def test_un_curseur_montre_sa_valeur_a_la_francaise_et_ne_redessine_qu_une_fois():
    appels = []

    def compter(**valeurs):
        appels.append(valeurs)
        return _cercle(**valeurs)

    jeu = jouer(compter, rayon=(0.0, 2.0, 0.25, 0.5))
    (lecture,) = (w for w in jeu.children[0].children if isinstance(w, ipywidgets.Label))
    assert lecture.value == "0,5"
    jeu.commandes["rayon"].value = 1.25
    assert lecture.value == "1,25" and len(appels) == 2
    jeu.redessiner()
    assert len(appels) == 2


def test_ni_torch_ni_tensorflow_ni_pyplot():
    code = (
        "import sys, retroprop.figures.perceptron, retroprop.widgets.perceptron\n"
        "lourds = {'torch', 'tensorflow', 'keras', 'matplotlib.pyplot'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(lourds)) or 0)"
    )
    essai = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert essai.returncode == 0, essai.stderr
