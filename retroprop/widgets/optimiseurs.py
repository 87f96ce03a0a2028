"""Les widgets du chapitre 04 : descendre une courbe, voir le bruit d'un lot, régler une moyenne mobile, la course."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ipywidgets
import numpy as np

from retroprop.figures import optimiseurs as figures
from retroprop.figures.socle import Dessin
from retroprop.figures.style import nombre_fr
from retroprop.widgets import Jeu, curseur

FACTEURS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)


def _liste(options, valeur, nom: str) -> ipywidgets.Dropdown:
    liste = ipywidgets.Dropdown(options=options, value=valeur, description=nom)
    liste.style.description_width = "130px"
    return liste


def _echelle(options, valeur, nom: str) -> ipywidgets.SelectionSlider:
    """Un curseur sur quelques valeurs nommées."""
    reglette = ipywidgets.SelectionSlider(options=options, value=valeur, description=nom)
    reglette.layout.width = "460px"
    reglette.style.description_width = "130px"
    return reglette


def descendre(lr: float = 0.1, n_pas: int = 5) -> Jeu:
    """Trois curseurs : le taux, le nombre de pas et le départ, sur C(w) = (w − 3)²."""

    def dessiner(lr, n_pas, w0) -> Dessin:
        return figures.descente(round(lr, 6), n_pas, round(w0, 6))

    return Jeu(dessiner, {"lr": curseur(0.0, 1.2, lr, 0.05, "taux lr"), "n_pas": curseur(0, 30, n_pas, 1, "pas"),
                          "w0": curseur(-4.0, 10.0, 0.0, 0.5, "départ w")})  # fmt: skip


def bruiter(x, y, taille: int = 32) -> Jeu:
    """Trois curseurs : la taille des lots, le taux, et la graine du mélange."""
    tailles = sorted({t for t in (1, 2, 4, 8, 16, 32, 64, 128) if t < len(x)} | {len(x)})
    options = [("tout le jeu" if t == len(x) else str(t), t) for t in tailles]

    def dessiner(taille, lr, graine) -> Dessin:
        return figures.bruit_d_un_lot(x, y, taille, round(lr, 6), 2, graine)

    return Jeu(dessiner, {"taille": _echelle(options, taille if taille in tailles else len(x), "taille des lots"),
                          "lr": curseur(0.01, 0.5, 0.1, 0.01, "taux lr"), "graine": curseur(0, 9, 0, 1, "graine")})  # fmt: skip


def moyenner(beta: float = 0.9) -> Jeu:
    """Un curseur et une case : β, et la correction du départ à zéro."""
    case = ipywidgets.Checkbox(value=False, description="corriger le départ")

    def dessiner(beta, corrigee) -> Dessin:
        return figures.moyenne_mobile(round(beta, 6), corrigee)

    return Jeu(dessiner, {"beta": curseur(0.0, 0.99, beta, 0.01, "β"), "corrigee": case})


def courir(fabriques: Mapping[str, Callable], suivre: Callable, taux: Mapping | None = None) -> Jeu:
    """La course des optimiseurs sur trois paysages.

    fabriques : ``{nom: (lr, beta) -> optimiseur}``. suivre : ``(optimiseur, theta, gradient, n_pas) -> (n_pas + 1, 2)``.
    taux : ``{paysage: {nom: lr}}``, que le curseur « facteur » multiplie (ceux des figures par défaut). Commandes : le
    paysage, les optimiseurs, le facteur, β, le départ et le nombre de pas. Déplacer le paysage replace le départ.
    """
    taux = taux or figures.TAUX
    noms = list(fabriques)
    paysages = [("ravin", "ravin"), ("selle", "selle"), ("Rosenbrock", "rosenbrock")]
    premier = figures.PAYSAGES["ravin"]
    commandes = {
        "paysage": _liste(paysages, "ravin", "paysage"),
        "qui": _liste([("tous", "tous"), *((n, n) for n in noms)], "tous", "optimiseur"),
        "facteur": _echelle([(f"× {nombre_fr(f)}", f) for f in FACTEURS], 1.0, "taux réglé"),
        "beta": curseur(0.0, 0.98, 0.9, 0.01, "β"),
        "x": curseur(-4.5, 2.0, premier.depart[0], 0.1, "départ x"),
        "y": curseur(-2.0, 2.5, premier.depart[1], 0.01, "départ y"),
        "n_pas": curseur(10, 300, 100, 10, "pas"),
    }

    def dessiner(paysage, qui, facteur, beta, x, y, n_pas) -> Dessin:
        p, chemins, details = figures.PAYSAGES[paysage], {}, {}
        depart = np.array([round(x, 6), round(y, 6)])
        for nom in noms if qui == "tous" else [qui]:
            lr = taux[paysage].get(nom, 0.01) * facteur
            chemins[nom] = suivre(fabriques[nom](lr, round(beta, 6)), depart, p.gradient, n_pas)
            details[nom] = f"lr = {nombre_fr(lr)}"
        return figures.course(paysage, chemins, details=details)

    jeu = Jeu(dessiner, commandes)

    def replacer(changement) -> None:
        x, y = figures.PAYSAGES[changement["new"]].depart
        jeu.redessiner(x=x, y=y)

    commandes["paysage"].observe(replacer, names="value")
    return jeu
