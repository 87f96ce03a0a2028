"""Les pièces des schémas de neurones : nœuds, flèches, pastilles, rameaux (coordonnées en pouces)."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch, Polygon

from retroprop.figures import style


def noeud(ax, x, y, texte, rayon=0.26, bord=style.ENCRE, fond=style.PAPIER, **options):
    """Un cercle qui porte un texte."""
    ax.add_patch(Circle((x, y), rayon, facecolor=fond, edgecolor=bord, lw=1.8, zorder=4))
    ax.text(x, y, texte, ha="center", va="center_baseline", zorder=5, **{"size": style.TITRE, **options})


def boite(ax, x, y, largeur, hauteur, bord=style.ENCRE, fond=style.PAPIER, arrondi=0.07, zorder=4):
    """Un rectangle arrondi centré en (x, y)."""
    ax.add_patch(FancyBboxPatch((x - largeur / 2, y - hauteur / 2), largeur, hauteur, facecolor=fond, edgecolor=bord,
                                boxstyle=f"round,pad=0,rounding_size={arrondi}", lw=1.8, zorder=zorder))  # fmt: skip


def pastille(ax, x, y, texte, couleur, largeur=0.62, hauteur=0.27, **options):
    """Une étiquette arrondie posée sur une flèche."""
    boite(ax, x, y, largeur, hauteur, bord=couleur, arrondi=hauteur / 2, zorder=5)
    ax.text(x, y, texte, ha="center", va="center_baseline", zorder=6, **{"size": style.PETIT, **options})


def fleche(ax, depart, arrivee, couleur=style.GRIS, lw=1.6, recul=(0.0, 0.0), **options):
    """Une flèche entre deux points ; ``recul`` la raccourcit, en pouces, à chaque bout."""
    p, q = np.asarray(depart, float), np.asarray(arrivee, float)
    u = (q - p) / np.hypot(*(q - p))
    ax.add_patch(FancyArrowPatch(p + u * recul[0], q - u * recul[1], arrowstyle="-|>", mutation_scale=12, lw=lw,
                                 color=couleur, shrinkA=0, shrinkB=0, zorder=3, **options))  # fmt: skip


def icone_marche(ax, x, y, cote=0.5, couleur=style.ENCRE):
    """Le symbole de la marche dans sa boîte."""
    boite(ax, x, y, cote, cote, bord=couleur)
    d = 0.3 * cote
    ax.plot([x - d, x, x, x + d], [y - d, y - d, y + d, y + d], color=couleur, lw=2.2, ls="-", zorder=5,
            solid_joinstyle="miter")  # fmt: skip


def numero(ax, x, y, n, couleur):
    """Un petit disque numéroté, qui double la couleur."""
    ax.add_patch(Circle((x, y), 0.105, facecolor=couleur, edgecolor=style.PAPIER, lw=1.2, zorder=8))
    ax.text(x, y, str(n), color="white", weight="bold", size=8, ha="center", va="center_baseline", zorder=9)


def bezier(p0, p1, p2, p3, n=24):
    """Les points d'une courbe de Bézier cubique, (n, 2)."""
    t = np.linspace(0, 1, n)[:, None]
    p0, p1, p2, p3 = (np.asarray(p, float) for p in (p0, p1, p2, p3))
    return (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t**2 * p2 + t**3 * p3


def rameau(ax, courbe, debut, fin, couleur, zorder=2):
    """Une branche qui s'amincit le long de ``courbe``, de l'épaisseur ``debut`` à ``fin`` (pouces)."""
    tangente = np.gradient(courbe, axis=0)
    tangente /= np.hypot(tangente[:, 0], tangente[:, 1])[:, None]
    normale = np.column_stack([-tangente[:, 1], tangente[:, 0]])
    demi = np.linspace(debut, fin, len(courbe))[:, None] / 2
    contour = np.vstack([courbe + normale * demi, (courbe - normale * demi)[::-1]])
    ax.add_patch(Polygon(contour, facecolor=couleur, edgecolor=couleur, lw=0.6, joinstyle="round", zorder=zorder))
    ax.add_patch(Circle(courbe[-1], fin / 2, facecolor=couleur, edgecolor=couleur, lw=0.6, zorder=zorder))
