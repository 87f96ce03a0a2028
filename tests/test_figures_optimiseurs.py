"""Les figures et les widgets du chapitre 04 : plusieurs valeurs, leurs textes, leurs nombres."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from matplotlib import pyplot

from retroprop.figures import optimiseurs as o
from retroprop.figures import style
from retroprop.widgets import optimiseurs as w

RNG = np.random.default_rng(0)
X = RNG.normal(size=60)
Y = 0.8 * X + RNG.normal(0, 0.3, 60)


class Descente:
    """Un optimiseur d'essai."""

    def __init__(self, lr=0.05, beta=0.0):
        self.lr = lr

    def pas(self, theta, gradient):
        return theta - self.lr * gradient(theta)


def _chemins(paysage, lr=0.01, n=20, noms=("SGD", "Adam")):
    p = o.PAYSAGES[paysage]
    return {nom: o.suivre(Descente(lr), p.depart, p.gradient, n) for nom in noms}


GRILLE = {nom: {0.001: 2.0, 0.1: 0.3, 1.0: np.inf} for nom in o.ALLURES}
FIGURES = {
    "descente": (o.descente, (), {}, ["0,600", "1,080", "Après 5 pas"]),
    "descente sans pas": (o.descente, (0.1, 0), {"titre": "Essai"}, ["Après 0 pas", "vaut 0,0000"]),
    "descente en un pas": (o.descente, (0.5, 3), {}, ["w vaut 3,0000"]),
    "descente qui oscille": (o.descente, (1.0, 4), {}, ["6,000"]),
    "descente qui diverge": (o.descente, (1.2, 30, -4.0), {}, ["s'éloigne du minimum"]),
    "au minimum": (o.descente, (0.1, 5, 3.0), {}, ["part de w = 3"]),
    "points critiques": (o.points_critiques, (), {}, ["selle", "palier", "Seul le premier"]),
    "ravin": (o.course, ("ravin", _chemins("ravin")), {"titre": "Course"}, ["du ravin", "2 trajectoires de 20 pas"]),
    "selle": (o.course, ("selle", _chemins("selle", noms=tuple(o.ALLURES))), {}, ["de la selle", "7 trajectoires"]),
    "divergence": (o.course, ("rosenbrock", _chemins("rosenbrock", 5.0)), {"details": {"SGD": "lr = 5"}}, ["diverge", "Rosenbrock"]),
    "sans pas": (o.course, ("ravin", _chemins("ravin", n=0)), {}, ["finit à 30,5"]),
    "noms libres": (o.course, ("ravin", _chemins("ravin", noms=("a", "b"))), {}, ["a finit"]),
    "bruit": (o.bruit, (X, Y), {}, ["par 60 exemples, 2 pas", "120 pas"]),
    "bruit d'un lot": (o.bruit_d_un_lot, (X, Y, 7), {}, ["lots de 7 exemples", "18 pas"]),
    "bruit divergent": (o.bruit_d_un_lot, (X, Y, 1, 2.0), {}, ["diverge"]),
    "moyenne": (o.moyenne_mobile, (), {}, ["β = 0,900", "10 pas"]),
    "moyenne corrigée": (o.moyenne_mobile, (0.99, True), {}, ["100 pas", "corrigée"]),
    "sans mémoire": (o.moyenne_mobile, (0.0,), {}, ["1 pas"]),
    "élan": (o.elan_et_anticipation, (), {}, ["Nesterov mesure la pente au bout"]),
    "taux effectif": (o.taux_effectif, (), {}, ["0,071", "3,16"]),
    "epsilon": (o.place_de_epsilon, (), {}, ["10⁻⁷", "0,0003"]),
    "programmes": (o.programmes, ({"constant": [0.1] * 5, "droite": [0.1, 0.05, 0.0]},), {}, ["culmine à 0,1", "finit à 0"]),
    "balayage": (o.balayage, (GRILLE,), {}, ["SGD : 0,1 (perte 0,300)"]),
    "apprentissages": (o.apprentissages, ({nom: RNG.uniform(0.9, 0.95, (3, 5)) for nom in o.ALLURES},), {}, ["3 graines", "%"]),
    "une graine": (o.apprentissages, ({"SGD": [[1.0, 0.5]]},), {"ordonnee": "perte", "pourcent": False}, ["1 graine", "SGD : 0,50"]),
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


def test_la_descente_a_une_forme_close():
    suivie = o.suivre(Descente(0.1), 0.0, lambda v: 2 * (v - 3), 5)
    np.testing.assert_allclose(o.descente(0.1, 5).valeurs["w"], suivie)


@pytest.mark.parametrize("nom", o.PAYSAGES)
def test_les_paysages_ont_le_bon_gradient_et_les_bons_minima(nom):
    from retroprop.controles import gradient_numerique

    p = o.PAYSAGES[nom]
    for point in ([0.3, -0.7], [-1.2, 1.1]):
        # 1e-5 : différences centrées
        np.testing.assert_allclose(p.gradient(np.array(point)), gradient_numerique(lambda t: p.f(t[0], t[1]), point), rtol=1e-5)
    for minimum in p.minima:
        np.testing.assert_allclose(p.gradient(np.array(minimum)), 0, atol=1e-12)
        assert p.f(*minimum) == pytest.approx(p.plancher)


def _optimiseurs_du_cours() -> dict:
    """Les sept classes de la solution du chapitre."""
    jupytext = pytest.importorskip("jupytext")
    espace = {"np": np}
    for cellule in jupytext.read(Path(__file__).parents[1] / "solutions" / "04_optimiseurs.py").cells:
        if cellule.metadata.get("nbgrader", {}).get("grade_id") in o.ALLURES:
            exec(cellule.source, espace)
    return {nom: espace[nom] for nom in o.ALLURES}


@pytest.mark.parametrize("paysage", o.PAYSAGES)
def test_les_taux_de_la_course_sont_les_meilleurs_de_leur_grille(paysage):
    p, n_pas = o.PAYSAGES[paysage], o.PAS[paysage]
    (x0, x1, y0, y1), essais = p.cadre, {}
    for nom, classe in _optimiseurs_du_cours().items():  # β vaut 0,9 par défaut
        for lr in (float(f"{v:.2g}") for v in np.logspace(-4, 1, 41)):
            chemin = o.suivre(classe(lr), p.depart, p.gradient, n_pas)
            if np.all((chemin >= [x0, y0]) & (chemin <= [x1, y1])):
                couts = np.maximum(p.f(*chemin.T) - p.plancher, 1e-8)
                arrivee = int(np.argmax(couts <= 1e-8)) if couts[-1] <= 1e-8 else n_pas
                essais.setdefault(nom, []).append((float(couts[-1]), arrivee, lr))
    assert {nom: min(notes)[2] for nom, notes in essais.items()} == o.TAUX[paysage]


def test_une_perte_ecretee_se_voit():
    def fleches(dessin):
        return sum(ligne.get_marker() == r"$\uparrow$" for ax in dessin.figure.axes for ligne in ax.lines)

    assert fleches(o.balayage({"SGD": {0.1: 0.3, 1.0: 2.4}})) == 0
    assert fleches(o.balayage({"SGD": {0.1: 0.3, 1.0: 4.4, 3.0: np.inf}})) == 2


def test_suivre_refuse_un_optimiseur_faux():
    class Muet:
        def pas(self, theta, gradient):
            return None

    class Elargi:
        def pas(self, theta, gradient):
            return np.ones((1, 3))

    with pytest.raises(ValueError, match="return"):
        o.suivre(Muet(), 0.0, lambda t: t, 1)
    with pytest.raises(ValueError, match="autre instance"):
        o.suivre(Elargi(), 0.0, lambda t: t, 1)


@pytest.mark.parametrize(("fonction", "args", "message"), [
    (o.descente, (3.0,), "lr va de 0 à 2"), (o.course, ("mer", _chemins("ravin")), "paysage inconnu"), (o.course, ("ravin", {}), "non vide"),
    (o.course, ("ravin", {"SGD": [1, 2]}), "(n_pas + 1, 2)"), (o.bruit, (X, Y[:-1]), "même longueur"), (o.moyenne_mobile, (1.0,), "beta va de"),
    (o.programmes, ({},), "non vide"), (o.balayage, ({},), "non vide"), (o.apprentissages, ({"SGD": [0.9]},), "(graines, époques)"),
])  # fmt: skip
def test_entree_impossible(fonction, args, message):
    with pytest.raises(ValueError) as erreur:
        fonction(*args)
    assert message in str(erreur.value)


def test_widgets():
    jeu = w.descendre()
    assert "2,0170" in jeu.legende.value
    assert jeu.redessiner(lr=1.1, n_pas=10).valeurs["diverge"]
    jeu = w.bruiter(X, Y)
    assert jeu.redessiner(taille=1).valeurs["pas"] == 120 and jeu.redessiner(taille=60).valeurs["pas"] == 2
    jeu = w.moyenner()
    assert "corrigée" in jeu.redessiner(beta=0.99, corrigee=True).alternative


def test_la_course_suit_ses_commandes():
    jeu = w.courir({"SGD": Descente, "Adam": Descente}, o.suivre)
    assert "du ravin, par ses lignes de niveau, avec 2 trajectoires de 100 pas" in jeu.legende.value
    assert "1 trajectoire de 10 pas" in jeu.redessiner(qui="SGD", n_pas=10).alternative
    assert jeu.redessiner(qui="SGD", facteur=10.0).valeurs["couts"]["SGD"] == np.inf
    jeu.commandes["paysage"].value = "selle"
    assert (jeu.commandes["x"].value, jeu.commandes["y"].value) == o.PAYSAGES["selle"].depart
    assert "de la selle" in jeu.legende.value


def test_ni_torch_ni_tensorflow_ni_pyplot():
    code = (
        "import sys, retroprop.figures.optimiseurs, retroprop.widgets.optimiseurs\n"
        "lourds = {'torch', 'tensorflow', 'keras', 'matplotlib.pyplot'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(lourds)) or 0)"
    )
    essai = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert essai.returncode == 0, essai.stderr
