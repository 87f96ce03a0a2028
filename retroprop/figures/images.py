"""Les figures faites d'images : les poids d'un neurone vus comme une image."""

from __future__ import annotations

import matplotlib
import numpy as np

from retroprop.figures import style
from retroprop.figures.socle import Dessin, cadre, dessine, nouvelle_figure, titrer
from retroprop.figures.style import nombre_fr

# Bleu pour les poids négatifs, orange pour les positifs, blanc à zéro : lisible sans distinguer rouge et vert.
BLEU_BLANC_ORANGE = matplotlib.colors.LinearSegmentedColormap.from_list(
    "bleu_blanc_orange", [style.PALETTE["bleu"], "#FFFFFF", style.PALETTE["vermillon"]]
)


@dessine
def poids_en_image(w, forme: tuple[int, int], titre: str | None = None, noms=("0", "1")) -> Dessin:
    """Les poids d'un neurone disposés comme les pixels de l'image qu'il lit.

    w : tableau de forme ``(hauteur * largeur,)``. forme : ``(hauteur, largeur)``. noms : les deux classes.
    Lève ``ValueError`` si les tailles ne correspondent pas ou si un poids n'est pas fini.
    """
    w = np.asarray(w, dtype=float)
    if w.shape != (forme[0] * forme[1],):
        raise ValueError(f"w doit avoir {forme[0] * forme[1]} valeurs pour une image {forme} ; reçu la forme {w.shape}.")
    if not np.isfinite(w).all():
        raise ValueError("w contient des valeurs qui ne sont pas des nombres finis.")
    figure = nouvelle_figure(7.0, 4.2)
    titrer(figure, titre, 0.72)
    ax = cadre(figure, 0.72, 0.25, 3.45, 3.45)
    limite = float(np.abs(w).max()) or 1.0
    dessin = ax.imshow(w.reshape(forme), cmap=BLEU_BLANC_ORANGE, vmin=-limite, vmax=limite, interpolation="nearest")
    ax.set(xticks=[], yticks=[])
    barre = figure.colorbar(dessin, cax=cadre(figure, 4.5, 0.25, 0.2, 3.45))
    barre.ax.yaxis.set_major_formatter(lambda valeur, _: nombre_fr(valeur))
    for hauteur, texte, couleur in ((3.3, f"l'encre ici plaide\npour « {noms[1]} »", style.PALETTE["vermillon"]),
                                    (0.65, f"l'encre ici plaide\npour « {noms[0]} »", style.PALETTE["bleu"])):
        figure.text(5.35 / 7.0, hauteur / 4.2, texte, color=couleur, size=style.TAILLE, va="center")
    milieu = w.reshape(forme)[forme[0] // 3: 2 * forme[0] // 3, forme[1] // 3: 2 * forme[1] // 3].mean()
    alternative = (
        f"Les {w.size} poids du neurone, disposés en une image de {forme[0]} sur {forme[1]} pixels : "
        f"{int((w > 0).sum())} positifs, en orange, plaident pour « {noms[1]} » ; {int((w < 0).sum())} négatifs, en bleu, "
        f"plaident pour « {noms[0]} ». Au centre de l'image, le poids moyen est {nombre_fr(milieu)}."
    )
    return Dessin(figure, alternative, poids=w)
