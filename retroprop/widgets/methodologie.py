"""Les widgets du chapitre 09 : lire un balayage, écrêter, déplacer un seuil, comparer la grille et le hasard."""

from __future__ import annotations

from retroprop.figures import methodologie as figures
from retroprop.figures.socle import Dessin
from retroprop.widgets import Jeu, curseur


def lire_balayage(lrs, pertes, beta: float = 0.8) -> Jeu:
    """Un curseur : le lissage β, qui déplace le taux suggéré."""

    def dessiner(beta) -> Dessin:
        return figures.balayage(lrs, pertes, round(beta, 6))

    return Jeu(dessiner, {"beta": curseur(0.0, 0.98, beta, 0.02, "lissage β")})


def ecreter(gx: float = 3.0, gy: float = 0.8, borne: float = 1.0) -> Jeu:
    """Trois curseurs : les deux nombres du gradient, et la borne."""

    def dessiner(gx, gy, borne) -> Dessin:
        return figures.ecretage(round(gx, 6), round(gy, 6), round(borne, 6))

    return Jeu(dessiner, {"gx": curseur(-5.0, 5.0, gx, 0.1, "premier nombre"), "gy": curseur(-5.0, 5.0, gy, 0.1, "second nombre"),
                          "borne": curseur(0.1, 5.0, borne, 0.1, "borne")})  # fmt: skip


def deplacer_seuil(scores, y, position: float = 0.5) -> Jeu:
    """Un curseur : le seuil au-dessus duquel on répond 1."""

    def dessiner(position) -> Dessin:
        return figures.seuil(scores, y, round(position, 6))

    return Jeu(dessiner, {"position": curseur(0.0, 1.0, position, 0.02, "seuil")})


def placer_essais(cote: int = 3, graine: int = 0) -> Jeu:
    """Deux curseurs : le côté de la grille, et la graine du tirage."""
    return Jeu(figures.grille_et_hasard, {"cote": curseur(2, 6, cote, 1, "côté de la grille"), "graine": curseur(0, 20, graine, 1, "graine")})
