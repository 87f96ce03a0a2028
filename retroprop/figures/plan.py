"""Le plan des points : cadrage, demi-plans, frontière droite, vecteur normal."""

from __future__ import annotations

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Polygon
from matplotlib.patheffects import withStroke

from retroprop.figures import style

#: Au-delà de ce rapport entre les étendues, un repère orthonormé écraserait les points.
RAPPORT_MAX = 5.0


def fenetre(X, ratio: float, repere: str = "auto", marge: float = 0.22):
    """Le rectangle ``(x0, x1, y0, y1)`` qui cadre les points, et s'il est orthonormé.

    ``ratio`` est largeur / hauteur du cadre ; ``repere`` vaut « auto », « orthonorme » ou « libre ».
    """
    if repere not in ("auto", "orthonorme", "libre"):
        raise ValueError(f"repere vaut « auto », « orthonorme » ou « libre » ; reçu {repere!r}.")
    if len(X) == 0:
        X = np.array([[-1.5, -1.5], [1.5, 1.5]])
    bas, haut = X.min(axis=0), X.max(axis=0)
    centre, demi = (bas + haut) / 2, (haut - bas) / 2
    secours = demi.max() if demi.max() > 0 else max(1.0, 0.1 * float(np.abs(centre).max()))
    demi = np.where(demi > 0, demi, secours)
    orthonorme = repere == "orthonorme" or (repere == "auto" and demi.max() / demi.min() <= RAPPORT_MAX)
    demi = demi * (1 + 2 * marge)
    if orthonorme:
        demi = np.array([max(demi[0], demi[1] * ratio), max(demi[1], demi[0] / ratio)])
    (x0, y0), (x1, y1) = centre - demi, centre + demi
    return (x0, x1, y0, y1), orthonorme


def _normaliser(w, b):
    """Divise w et b par la plus grande composante de w : même droite, sans dépassement."""
    echelle = np.abs(w).max()
    return w / echelle, b / echelle


def demi_plan(rect, w, b, positif: bool = True) -> np.ndarray:
    """Les sommets de la partie du rectangle où w·x + b >= 0 (ou < 0), par Sutherland et Hodgman."""
    x0, x1, y0, y1 = rect
    coins = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])
    if not np.any(w):
        return coins if (b >= 0) == positif else np.empty((0, 2))
    w, b = _normaliser(w, b)
    f = (coins @ w + b) * (1 if positif else -1)
    gardes = []
    for k in range(4):
        p, q, fp, fq = coins[k - 1], coins[k], f[k - 1], f[k]
        if (fp >= 0) != (fq >= 0):
            gardes.append(p + (q - p) * fp / (fp - fq))
        if fq >= 0:
            gardes.append(q)
    return np.array(gardes).reshape(-1, 2)


def segment(rect, w, b) -> np.ndarray | None:
    """Le morceau de la droite w·x + b = 0 visible dans le rectangle, (2, 2), ou None."""
    if not np.any(w):
        return None
    w, b = _normaliser(w, b)
    x0, x1, y0, y1 = rect
    centre = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
    pied = centre - w * (w @ centre + b) / (w @ w)
    direction = np.array([-w[1], w[0]])
    debut, fin = -np.inf, np.inf
    for p, d, bas, haut in zip(pied, direction, (x0, y0), (x1, y1), strict=True):
        if abs(d) < 1e-12 * np.abs(direction).max():
            if not bas <= p <= haut:
                return None
            continue
        t = sorted(((bas - p) / d, (haut - p) / d))
        debut, fin = max(debut, t[0]), min(fin, t[1])
    if fin <= debut:
        return None
    return np.array([pied + debut * direction, pied + fin * direction])


def cadre_en_pouces(ax) -> tuple[float, float]:
    """La largeur et la hauteur du cadre, en pouces."""
    boite, (largeur, hauteur) = ax.get_position(), ax.figure.get_size_inches()
    return boite.width * largeur, boite.height * hauteur


def poser(ax, rect, noms_axes=None) -> None:
    """Fixe le cadre, les graduations et les noms des axes."""
    ax.set(xlim=rect[:2], ylim=rect[2:])
    style.axes_fr(ax)
    for cote in ("top", "right"):
        ax.spines[cote].set_visible(True)
    for trait in ax.spines.values():
        trait.set_color(style.TRAME)
    ax.tick_params(length=0)
    if noms_axes:
        ax.set_xlabel(noms_axes[0])
        ax.set_ylabel(noms_axes[1], rotation=0 if len(noms_axes[1]) < 4 else 90)
        # À distance fixe, hors des graduations, quelle que soit leur largeur.
        ax.yaxis.set_label_coords(-0.54 / cadre_en_pouces(ax)[0], 0.5)


def colorier(ax, rect, w, b, etiquettes=("sortie 0", "sortie 1")) -> None:
    """Teinte les deux demi-plans et les nomme dans leur coin le plus éloigné de la frontière."""
    x0, x1, y0, y1 = rect
    for classe in (0, 1):
        sommets = demi_plan(rect, w, b, positif=bool(classe))
        if len(sommets) >= 3:
            ax.add_patch(Polygon(sommets, facecolor=style.TEINTES[classe], edgecolor="none", zorder=0))
            if etiquettes:
                _nommer(ax, rect, w, b, classe, etiquettes[classe])


def _nommer(ax, rect, w, b, classe, texte) -> None:
    x0, x1, y0, y1 = rect
    u, v = 0.02 * (x1 - x0), 0.02 * (y1 - y0)
    coins = [(x0 + u, y0 + v, "left", "bottom"), (x1 - u, y0 + v, "right", "bottom"),
             (x0 + u, y1 - v, "left", "top"), (x1 - u, y1 - v, "right", "top")]  # fmt: skip
    # À égalité, le coin supérieur : les points y sont plus rares et les graduations loin.
    signe = 1 if classe else -1
    taille = np.abs(w).max() or 1.0
    meilleur = max(coins, key=lambda c: round(float(signe * (w[0] * c[0] + w[1] * c[1] + b) / taille), 9))
    ax.text(*meilleur[:2], texte, ha=meilleur[2], va=meilleur[3], size=style.PETIT, style="italic",
            color=style.GRIS, zorder=3.2,
            path_effects=[withStroke(linewidth=3, foreground=style.TEINTES[classe])])  # fmt: skip


def tracer_frontiere(ax, rect, w, b, **options) -> bool:
    """Trace la droite w·x + b = 0 si elle traverse le cadre ; dit si c'est le cas."""
    morceau = segment(rect, w, b)
    if morceau is None:
        return False
    options = {"color": style.ENCRE, "lw": 2.2, "ls": "-", "zorder": 3, **options}
    ax.add_line(Line2D(morceau[:, 0], morceau[:, 1], solid_capstyle="butt", **options))
    return True


def tracer_normale(ax, rect, w, b) -> bool:
    """Trace w, orthogonal à la frontière, depuis le milieu de celle-ci. Longueur vraie, bornée au lisible."""
    morceau = segment(rect, w, b)
    if morceau is None:
        return False
    cote = min(rect[1] - rect[0], rect[3] - rect[2])
    norme = np.hypot(*_normaliser(w, b)[0]) * np.abs(w).max()
    direction = w / np.abs(w).max()
    direction = direction / np.hypot(*direction)
    pied = morceau.mean(axis=0)
    pointe = pied + direction * np.clip(norme, 0.14 * cote, 0.26 * cote)
    ax.add_patch(FancyArrowPatch(pied, pointe, arrowstyle="-|>", mutation_scale=16, lw=2.4, shrinkA=0, shrinkB=0,
                                 color=style.PALETTE["vert"], zorder=6))  # fmt: skip
    au_dela = pointe + direction * 0.05 * cote
    ax.text(*au_dela, "w", color="#00694D", weight="bold", size=style.TITRE, ha="center", va="center", zorder=7,
            path_effects=[withStroke(linewidth=3, foreground=style.PAPIER)])  # fmt: skip
    return True


def marques(n: int) -> float:
    """Le diamètre des marques, en points, selon leur nombre."""
    return 10.5 if n <= 12 else 8.5 if n <= 40 else 6.5 if n <= 150 else 5.0


def tracer_points(ax, X, y, taille: float | None = None) -> None:
    """Trace les points des deux classes : couleur et forme."""
    taille = taille or marques(len(X))
    for classe in (0, 1):
        ici = y == classe
        ax.plot(X[ici, 0], X[ici, 1], zorder=4, **allure(classe, taille))


def allure(classe: int, taille: float = 9.0) -> dict:
    """Les options de tracé d'une classe."""
    # À diamètre égal, un carré paraît plus gros qu'un rond.
    return {"ls": "none", "marker": style.FORMES[classe], "ms": taille * (1, 0.9)[classe],
            "mfc": style.CYCLE[classe], "mec": style.PAPIER, "mew": 0.9}  # fmt: skip


def anneau(taille: float = 9.0) -> dict:
    """Les options de tracé du cercle qui entoure un point mal classé."""
    # Sur un nuage dense, des cercles plus fins et plus serrés, qui ne noircissent pas les points.
    large, trait = (1.75, 1.6) if taille > 6.6 else (1.6, 1.1) if taille > 5.5 else (1.45, 0.8)
    return {"ls": "none", "marker": "o", "ms": taille * large, "mfc": "none", "mec": style.ENCRE, "mew": trait}


def aureole(taille: float = 9.0) -> dict:
    """Les options de tracé du halo qui désigne l'exemple en cours."""
    return {"ls": "none", "marker": "o", "ms": taille * 2.3, "mfc": style.PALETTE["jaune"],
            "mec": style.ENCRE, "mew": 1.2}  # fmt: skip
