"""Les figures et les widgets du chapitre 08, l'apprentissage par transfert."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib import pyplot

from retroprop.figures import style
from retroprop.figures import transfert as t
from retroprop.widgets import transfert as w

RNG = np.random.default_rng(0)
IMAGES = RNG.integers(0, 256, (12, 8, 8, 3), dtype=np.uint8)
Y = np.arange(12) % 3
NOMS = ("oiseau", "mammifère à sabots", "fleur")
P = RNG.dirichlet(np.ones(7), 3)
MESURES = {"de zéro": RNG.uniform(0.3, 0.5, (3, 4)), "caractéristiques": RNG.uniform(0.7, 0.8, (3, 4)), "autre": np.full((3, 1), 0.5)}
TOUTES = tuple(t.ALLURES)

FIGURES = {
    "galerie": (t.galerie, (IMAGES, Y, NOMS), {"par_classe": 3}, ["oiseau (4)", "mammifère à sabots (4)"]),
    "galerie, classe vide": (t.galerie, (IMAGES[:1], Y[:1], NOMS), {}, ["fleur (0)"]),
    "cinq premières": (t.cinq_premieres, (IMAGES[:3], P, ["un", "deux", "trois"], lambda c: f"classe {c}"), {}, ["« deux » : classe"]),
    "une photo": (t.cinq_premieres, (IMAGES[:1], P[:1], ["un"], str), {}, ["« un »"]),
    "corps et tête": (t.corps_et_tete, (), {}, ["1 280 caractéristiques", "6 classes"]),
    "confusions": (t.confusions, (Y, np.array([0, 1, 2] * 3 + [1, 1, 0]), NOMS), {}, ["10 réponses justes sur 12", "vraie classe oiseau, réponse mammifère à sabots : 1"]),
    "sans faute": (t.confusions, (Y, Y, NOMS), {}, ["12 réponses justes sur 12", "aucune"]),
    "courbes": (t.courbes, ([12, 24, 66], MESURES), {"titre": "Essai"}, ["Essai.", "autre, 50 % ± 0"]),
    "courbes enregistrées": (t.courbes_enregistrees, (), {}, ["de zéro", "affinage complet", "114"]),
    "toutes": (t.courbes_enregistrees, (TOUTES,), {"titre": "T"}, ["élève distillé"]),
    "oubli": (t.oubli, (), {}, ["taux 0,00001", "taux 0,001"]),
    "température": (t.temperature, ([4, 2, 0],), {}, ["T = 1, 0,867, 0,117, 0,016", "T = 4, 0,506, 0,307, 0,186"]),
    "une température": (t.temperature, ([1000, -1000], [0.5]), {}, ["T = 0,5, 1,000, 0,000"]),
}


def test_une_part_ne_s_arrondit_ni_a_zero_ni_a_un():
    assert [t._part(p) for p in (0.0, 0.001, 0.5, 0.999, 1.0)] == ["0 %", "< 1 %", "50 %", "> 99 %", "100 %"]


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
def test_les_textes_ne_debordent_pas(nom):
    fonction, args, options, _ = FIGURES[nom]
    figure = fonction(*args, **options).figure
    with style.contexte():
        figure.draw_without_rendering()
        rendu = figure.canvas.get_renderer()
        textes = list(figure.texts)
        for ax in figure.axes:
            textes += [*ax.texts, ax.title, ax._left_title, ax.xaxis.label, ax.yaxis.label]
            if ax.axison:
                textes += [*ax.get_xticklabels(), *ax.get_yticklabels()]
        for texte in textes:
            if texte.get_text() and texte.get_visible():
                boite = texte.get_window_extent(rendu)
                assert boite.x0 >= -1 and boite.y0 >= -1, texte
                assert boite.x1 <= figure.bbox.x1 + 1 and boite.y1 <= figure.bbox.y1 + 1, texte


@pytest.mark.parametrize("appel, message", [
    (lambda: t.galerie(IMAGES, Y[:3], NOMS), "une étiquette par image"),
    (lambda: t.galerie(IMAGES, Y, NOMS, 0), "au moins 1"),
    (lambda: t.cinq_premieres(IMAGES[:2], P, ["a", "b"], str), "une ligne de probabilités"),
    (lambda: t.confusions(Y, Y[:3], NOMS), "la même forme"),
    (lambda: t.courbes([1, 2], {}), "au moins une courbe"),
    (lambda: t.courbes([1, 2], {"a": [[0.5]]}), "par nombre de photos"),
    (lambda: t.courbes_enregistrees(("zéro",)), "choisissez parmi"),
    (lambda: t.temperature([1.0]), "2 à 8"),
    (lambda: t.temperature([1.0, 2.0], [0.0]), "strictement positives"),
])
def test_une_entree_impossible_est_refusee(appel, message):
    with pytest.raises(ValueError, match=message):
        appel()


def test_les_mesures_enregistrees_sont_completes():
    m = t.mesures_enregistrees()
    assert m["n"] == [6, 12, 24, 48, 66, 114]
    assert set(m["exactitudes"]) == set(t.ALLURES)
    for valeurs in m["exactitudes"].values():
        assert np.shape(valeurs) == (6, 5) and 0 <= np.min(valeurs) and np.max(valeurs) <= 1
    assert all(len(v) == 5 for v in m["accord"].values())
    assert len(m["precautions"]) == 4 and all(len(v) == 5 for p in m["precautions"].values() for v in p.values())
    assert all(len(v) == 20 for v in m["equilibre"].values())
    assert set(m["reglages"]) == set(m["validation"]) == set(t.ALLURES)


def test_widgets():
    jeu = w.comparer_les_courbes()
    assert "de zéro" in jeu.dessin.alternative and "distillé" not in jeu.dessin.alternative
    assert "distillé" in jeu.redessiner(distillation=True).alternative
    jeu.redessiner(**dict.fromkeys(t.ALLURES, False))
    assert jeu.dessin is None and "cochez" in jeu.legende.value
    regler = w.regler_la_temperature()
    assert "T = 4" in regler.dessin.alternative
    assert "T = 4" not in regler.redessiner(T=1.0).alternative
    assert regler.redessiner(T=0.25, z1=-6.0, z3=6.0) is not None
