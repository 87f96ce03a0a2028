"""Le style des figures du cours : palette d'Okabe et Ito, formes, polices, nombres à la française.

Source de la palette : M. Okabe et K. Ito, « Color Universal Design », 2008.
La couleur n'est jamais seule à porter l'information : chaque classe a aussi sa forme.
"""

from __future__ import annotations

import math
from contextlib import contextmanager

import matplotlib
from matplotlib.ticker import FuncFormatter, MaxNLocator

PALETTE = {
    "noir": "#000000",
    "orange": "#E69F00",
    "ciel": "#56B4E9",
    "vert": "#009E73",
    "jaune": "#F0E442",
    "bleu": "#0072B2",
    "vermillon": "#D55E00",
    "rose": "#CC79A7",
}
#: Les couleurs de courbes, dans l'ordre où une figure les prend.
CYCLE = tuple(PALETTE[nom] for nom in ("bleu", "vermillon", "vert", "rose", "orange", "ciel"))
FORMES = ("o", "s", "^", "D", "v", "P")
TRAITS = ("-", "--", "-.", ":", (0, (5, 1)), (0, (1, 1)))
#: Le nom de chaque couleur et de chaque forme du cycle, pour les textes de remplacement.
NOMS_DES_MARQUES = (
    "ronds bleus", "carrés vermillon", "triangles verts",
    "losanges roses", "triangles orange renversés", "croix bleu ciel",
)  # fmt: skip

ENCRE = "#1D2733"
GRIS = "#5B6675"
TRAME = "#DDE2E8"
PAPIER = "#FFFFFF"
#: Teintes des demi-plans, dans l'ordre des classes.
TEINTES = ("#DCEBF5", "#FBE3D3")

TAILLE = 10.0
PETIT = 9.0
TITRE = 12.0

REGLAGES = {
    # DejaVu Sans est livrée avec matplotlib : la même partout.
    "font.family": ["DejaVu Sans"],
    "mathtext.fontset": "dejavusans",
    "font.size": TAILLE,
    "axes.titlesize": TITRE,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 10.0,
    "axes.labelsize": TAILLE,
    "axes.labelcolor": ENCRE,
    "axes.edgecolor": GRIS,
    "axes.linewidth": 0.8,
    "axes.facecolor": PAPIER,
    "axes.axisbelow": True,
    "axes.grid": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "axes.prop_cycle": matplotlib.cycler(color=list(CYCLE), linestyle=list(TRAITS)),
    "grid.color": TRAME,
    "grid.linewidth": 0.8,
    "xtick.labelsize": PETIT,
    "ytick.labelsize": PETIT,
    "xtick.color": GRIS,
    "ytick.color": GRIS,
    "xtick.labelcolor": ENCRE,
    "ytick.labelcolor": ENCRE,
    "text.color": ENCRE,
    "text.usetex": False,
    "lines.linewidth": 2.0,
    "lines.markersize": 7.0,
    "legend.fontsize": PETIT,
    "legend.frameon": False,
    "figure.facecolor": PAPIER,
    "figure.edgecolor": PAPIER,
    "figure.figsize": (7.0, 4.2),
    "figure.dpi": 100.0,
    "figure.autolayout": False,
    "figure.constrained_layout.use": False,
    "savefig.dpi": "figure",
    "savefig.facecolor": PAPIER,
    "savefig.bbox": None,
    "savefig.transparent": False,
    "path.sketch": None,
}


def appliquer() -> None:
    """Donne le style du cours aux figures que l'apprenant trace lui-même avec matplotlib."""
    matplotlib.rcParams.update(REGLAGES)


@contextmanager
def contexte():
    """Le style du cours, le temps d'un dessin, quels que soient les réglages du carnet."""
    with matplotlib.rc_context(REGLAGES):
        yield


_EXPOSANTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_INDICES = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def indice(lettre: str, numero: int) -> str:
    """``indice("x", 12)`` donne « x₁₂ »."""
    return lettre + str(numero).translate(_INDICES)


def nombre_fr(x: float, decimales: int | None = None) -> str:
    """Écrit un nombre à la française : virgule, vrai signe moins, espaces fines entre les milliers.

    Sans ``decimales``, garde au plus deux décimales utiles (quatre sous 0,1) et passe en puissances de
    dix au-delà d'un million et sous un dix-millième.
    """
    x = float(x)
    if math.isnan(x):
        return "non défini"
    if math.isinf(x):
        return "∞" if x > 0 else "−∞"
    if decimales is None:
        grandeur = abs(x)
        if grandeur >= 1e6 or 0 < grandeur < 1e-4:
            mantisse, exposant = f"{x:.2e}".split("e")
            return f"{nombre_fr(float(mantisse))} × 10{str(int(exposant)).translate(_EXPOSANTS)}"
        texte = f"{x:,.{2 if grandeur >= 0.1 or grandeur == 0 else 4}f}".rstrip("0").rstrip(".")
    else:
        texte = f"{x:,.{decimales}f}"
    if float(texte.replace(",", "")) == 0:
        texte = texte.lstrip("-")
    if abs(x) < 9999.5:  # l'usage ne sépare les milliers qu'à partir de cinq chiffres
        texte = texte.replace(",", "")
    return texte.replace(",", "\u202f").replace(".", ",").replace("-", "−")


def vecteur_fr(v, decimales: int | None = None) -> str:
    """Écrit un vecteur : « (1 ; −0,5) », le point-virgule évitant la confusion avec la virgule."""
    return "(" + "\u00a0; ".join(nombre_fr(x, decimales) for x in v) + ")"


def compte_fr(n: int, singulier: str, pluriel: str | None = None) -> str:
    """« 1 erreur », « 3 erreurs » : le pluriel commence à deux."""
    return f"{n} {singulier if abs(n) < 2 else pluriel or singulier + 's'}"


def axes_fr(ax, combien: int = 5, entiers: str = "") -> None:
    """Gradue les axes à la française ; ``entiers`` nomme ceux qui ne portent que des entiers (« x », « xy »)."""
    for nom, axe in (("x", ax.xaxis), ("y", ax.yaxis)):
        axe.set_major_locator(MaxNLocator(combien, integer=nom in entiers, steps=[1, 2, 2.5, 5, 10]))
        axe.set_major_formatter(FuncFormatter(lambda valeur, _: nombre_fr(valeur)))
