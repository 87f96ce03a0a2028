"""Les widgets du chapitre 05 : ajuster un polynôme, effacer des activations, décaler des images, patienter."""

from __future__ import annotations

import ipywidgets

from retroprop.figures import regularisation as figures
from retroprop.figures.socle import Dessin
from retroprop.figures.style import nombre_fr
from retroprop.widgets import Jeu, curseur

LAMBDAS = (0.0, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0)


def ajuster(degre: int = 15) -> Jeu:
    """Quatre curseurs : le degré du polynôme, λ, le nombre de points, la graine du bruit."""
    reglette = ipywidgets.SelectionSlider(options=[(nombre_fr(lam), lam) for lam in LAMBDAS], value=0.0, description="λ")
    reglette.layout.width = "460px"
    reglette.style.description_width = "130px"

    def dessiner(degre, lam, n, graine) -> Dessin:
        return figures.polynome(degre, lam, n, graine)

    return Jeu(dessiner, {"degre": curseur(0, 18, degre, 1, "degré"), "lam": reglette, "n": curseur(10, 100, 20, 5, "points"),
                          "graine": curseur(0, 9, 0, 1, "graine")})  # fmt: skip


def effacer(p: float = 0.5) -> Jeu:
    """Un curseur et une case : la part effacée, et la division par 1 − p."""
    case = ipywidgets.Checkbox(value=True, description="diviser par 1 − p")

    def dessiner(p, inverse) -> Dessin:
        return figures.somme_effacee(round(p, 6), inverse)

    return Jeu(dessiner, {"p": curseur(0.0, 0.9, p, 0.05, "part effacée p"), "inverse": case})


def decaler(images) -> Jeu:
    """Trois commandes : le décalage le plus grand, le miroir, la graine. images : (n, h, w)."""
    case = ipywidgets.Checkbox(value=False, description="miroir, une fois sur deux")

    def dessiner(decalage, miroir, graine) -> Dessin:
        return figures.decalages(images, decalage, miroir, graine)

    return Jeu(dessiner, {"decalage": curseur(0, 10, 2, 1, "décalage"), "miroir": case, "graine": curseur(0, 20, 0, 1, "graine")})


def patienter(pertes, patience: int = 5) -> Jeu:
    """Deux curseurs : la patience et le seuil, sur une courbe de validation."""

    def dessiner(patience, delta_min) -> Dessin:
        return figures.arret(pertes, patience, round(delta_min, 6))

    return Jeu(dessiner, {"patience": curseur(1, 20, patience, 1, "patience"), "delta_min": curseur(0.0, 0.2, 0.0, 0.005, "delta_min")})
