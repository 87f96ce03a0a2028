"""Les figures du chapitre 09, la méthodologie.

Conventions : une exactitude est une part entre 0 et 1 ; la ligne d'une matrice de confusion est la vraie classe. Chaque
fonction renvoie un ``Dessin`` ; une entrée impossible lève une ``ValueError`` en français.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch, Rectangle
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from retroprop.figures import style
from retroprop.figures.socle import Colonne, Dessin, cadre, dessine, exiger_fini, nouvelle_figure, titrer, toile
from retroprop.figures.style import ENCRE, GRIS, PALETTE, PETIT, axes_fr, compte_fr, nombre_fr, vecteur_fr

BLEU, VERMILLON, VERT, ROSE, ORANGE = (PALETTE[nom] for nom in ("bleu", "vermillon", "vert", "rose", "orange"))
_BLEUS = LinearSegmentedColormap.from_list("justes", ["#FFFFFF", "#9CC7E4", "#3D8FC6"])
_ROUGES = LinearSegmentedColormap.from_list("erreurs", ["#FFFFFF", "#F6C7A6", "#E58E5A"])
_RANGS = LinearSegmentedColormap.from_list("rangs", ["#F3E9B5", "#E69F00", "#8A2F00"])


def _un(valeur, nom: str, minimum: float = -np.inf, maximum: float = np.inf) -> float:
    tableau = exiger_fini(valeur, nom)
    if tableau.size != 1:
        raise ValueError(f"{nom} doit être un seul nombre ; reçu la forme {tableau.shape}.")
    nombre = float(tableau.reshape(()))
    if not minimum <= nombre <= maximum:
        raise ValueError(f"{nom} va de {nombre_fr(minimum)} à {nombre_fr(maximum)} ; reçu {nombre_fr(nombre)}.")
    return nombre


def _suites(minimum: int, **suites) -> list[np.ndarray]:
    """Des suites de nombres, toutes de la même longueur."""
    tableaux = [exiger_fini(valeurs, nom) for nom, valeurs in suites.items()]
    noms = " et ".join(suites)
    if any(t.ndim != 1 for t in tableaux) or len({len(t) for t in tableaux}) > 1:
        raise ValueError(f"{noms} sont des suites de nombres de même longueur ; reçu {', '.join(str(t.shape) for t in tableaux)}.")
    if len(tableaux[0]) < minimum:
        raise ValueError(f"il faut au moins {compte_fr(minimum, 'point')} ; reçu {len(tableaux[0])}.")
    return tableaux


def _puissance(exposant: int) -> str:
    return "1" if exposant == 0 else "10" + str(exposant).translate(style._EXPOSANTS)


def _axe_log(axe, nombre: int = 6) -> None:
    axe.set_major_locator(LogLocator(10, numticks=nombre))
    axe.set_minor_locator(NullLocator())
    axe.set_major_formatter(FuncFormatter(lambda v, _: _puissance(round(np.log10(v))) if v > 0 else ""))


def _pourcent(part: float) -> str:
    return f"{nombre_fr(100 * part, 0)}\u00a0%"


# --- 3. Couper ----------------------------------------------------------------------------------------------------

_PARTIES = (("apprentissage", 2.6, "#CFE3F1", BLEU), ("validation", 0.95, "#D3EBE3", VERT), ("test", 0.62, "#F8DCC8", VERMILLON))


def _boite(ax, x, y, largeur, texte, fond, bord, hauteur=0.44, **options) -> None:
    ax.add_patch(FancyBboxPatch((x, y), largeur, hauteur, boxstyle="round,pad=0,rounding_size=0.06", fc=fond, ec=bord, lw=1.2))
    ax.text(x + largeur / 2, y + hauteur / 2, texte, ha="center", va="center_baseline", size=PETIT, **options)


def _fleche(ax, debut, fin, couleur, courbe=0.0, **options) -> None:
    ax.add_patch(FancyArrowPatch(debut, fin, arrowstyle="-|>", mutation_scale=11, color=couleur, lw=1.5,
                                 connectionstyle=f"arc3,rad={courbe}", shrinkA=1, shrinkB=1, **options))  # fmt: skip


@dessine
def ordre_des_gestes(titre="Couper d'abord, mesurer ensuite") -> Dessin:
    """Deux ordres pour couper et normaliser : le bon, et celui qui fuit."""
    figure, ax = toile(7.0, 3.75)
    titrer(figure, titre)
    for haut, nom, couleur in ((2.75, "Le bon ordre", VERT), (1.08, "L'ordre qui fuit", VERMILLON)):
        ax.text(0.2, haut + 0.33, nom, weight="bold", color=couleur, size=style.TAILLE)
    # le bon ordre
    _boite(ax, 0.2, 2.35, 1.25, "tout le jeu", "#F1F3F5", GRIS)
    _fleche(ax, (1.47, 2.57), (2.38, 2.57), ENCRE)
    ax.text(1.92, 2.66, "couper", ha="center", va="bottom", size=PETIT)
    x, milieux = 2.4, []
    for nom, largeur, fond, bord in _PARTIES:
        _boite(ax, x, 2.35, largeur, nom, fond, bord)
        milieux.append(x + largeur / 2)
        x += largeur + 0.06
    for milieu in milieux[1:]:
        _fleche(ax, (milieux[0], 2.33), (milieu, 2.33), BLEU, 0.22)
    ax.text(milieux[0] - 0.15, 2.1, "μ et σ", ha="right", va="center", size=style.TAILLE, color=BLEU, weight="bold")
    ax.text(2.4, 1.72, "Les nombres appris vont de l'apprentissage vers les autres parties.", size=PETIT, va="center")
    # l'ordre qui fuit
    _boite(ax, 0.2, 0.68, 1.25, "tout le jeu", "#F1F3F5", GRIS)
    ax.text(0.82, 0.5, "μ et σ de tout", ha="center", va="center", size=PETIT, color=VERMILLON, weight="bold")
    _fleche(ax, (1.47, 0.9), (2.38, 0.9), ENCRE)
    ax.text(1.92, 0.99, "couper", ha="center", va="bottom", size=PETIT)
    x = 2.4
    for nom, largeur, fond, bord in _PARTIES:
        _boite(ax, x, 0.68, largeur, nom, fond, bord)
        x += largeur + 0.06
    _fleche(ax, (milieux[2], 0.66), (milieux[0], 0.66), VERMILLON, -0.22)
    ax.text(2.4, 0.1, "Par μ et σ, le test est déjà entré dans l'apprentissage.", size=PETIT, va="center")
    return Dessin(
        figure,
        "Deux schémas. Le bon ordre : on coupe tout le jeu en apprentissage, validation et test, puis la moyenne μ et l'écart "
        "type σ, mesurés sur l'apprentissage, vont vers les deux autres parties. L'ordre qui fuit : μ et σ sont mesurés sur "
        "tout le jeu avant de couper ; une flèche remonte du test vers l'apprentissage.",
    )


@dessine
def effectifs_rares(y, classe, part=0.15, essais=20, titre=None) -> Dessin:
    """Combien d'exemples d'une classe rare tombent dans une partie : au hasard, et par coupe stratifiée.

    y : les étiquettes, ``(n,)``. part : la taille de la partie. ``valeurs`` : ``comptes``, un par essai, et ``voulu``.
    """
    y = np.asarray(y)
    if y.ndim != 1 or not np.any(y == classe):
        raise ValueError(f"y est une suite d'étiquettes qui contient la classe {classe}.")
    part, essais = _un(part, "part", 0.01, 0.99), int(_un(essais, "essais", 1, 100))
    comptes = np.array([np.sum(np.random.default_rng(e).permutation(y)[: round(part * len(y))] == classe) for e in range(essais)])
    voulu = part * np.sum(y == classe)
    figure = nouvelle_figure(7.0, 3.2)
    titrer(figure, titre, 0.62)
    ax = cadre(figure, 0.62, 0.52, 4.3, 2.1 if titre else 2.5)
    ax.grid(axis="y")
    ax.bar(np.arange(1, essais + 1), comptes, color="#E9A87F", edgecolor=VERMILLON, width=0.75)
    ax.axhspan(max(0.0, np.floor(voulu)), np.ceil(voulu), color=VERT, alpha=0.22, lw=0)
    ax.axhline(voulu, color=VERT, lw=1.8, ls="-")
    ax.set(xlim=(0.3, essais + 0.7), ylim=(0, max(comptes.max(), np.ceil(voulu)) + 0.6), xlabel="coupe", ylabel="exemples de la classe rare")
    axes_fr(ax, 6, "xy")
    colonne = Colonne(figure, 5.1, 0.52 + (2.0 if titre else 2.4), 1.85)
    colonne.point("tirage au hasard", marker="s", color=VERMILLON, ms=8)
    colonne.trait("coupe stratifiée, à un exemple près", color=VERT, lw=2)
    colonne.espace()
    colonne.texte(f"La classe a {compte_fr(int(np.sum(y == classe)), 'exemple')} ; la partie, {_pourcent(part)} du jeu.")
    colonne.texte(f"Au hasard : de {comptes.min()} à {comptes.max()}.")
    return Dessin(
        figure,
        f"Diagramme en barres : pour {compte_fr(essais, 'coupe')} au hasard, le nombre d'exemples d'une classe rare "
        f"({compte_fr(int(np.sum(y == classe)), 'exemple')} en tout) qui tombent dans une partie de {_pourcent(part)} : de {comptes.min()} "
        f"à {comptes.max()}. Une coupe stratifiée en met {nombre_fr(voulu)} à un exemple près, à chaque fois.",
        comptes=comptes,
        voulu=float(voulu),
    )


# --- 5. Balayer les taux ------------------------------------------------------------------------------------------


def lisser(pertes, beta: float) -> np.ndarray:
    """La moyenne mobile exponentielle corrigée du départ."""
    moyenne, lissees = 0.0, []
    for k, perte in enumerate(pertes, start=1):
        moyenne = beta * moyenne + (1 - beta) * perte
        lissees.append(moyenne / (1 - beta**k) if beta else perte)
    return np.array(lissees)


@dessine
def balayage(lrs, pertes, beta=0.8, titre=None) -> Dessin:
    """La courbe d'un balayage du taux, lissée, et deux lectures : la descente la plus raide, et le minimum.

    lrs, pertes : deux suites de même longueur, au moins trois points. beta : le lissage, de 0 (aucun) à 0,98.
    ``valeurs`` : ``raide`` et ``minimum``, deux taux.
    """
    lrs, pertes = _suites(3, lrs=lrs, pertes=pertes)
    if np.any(lrs <= 0) or np.any(np.diff(lrs) <= 0):
        raise ValueError("les taux sont positifs et croissants.")
    beta = _un(beta, "beta", 0, 0.98)
    lissees = lisser(pertes, beta)
    raide = float(lrs[np.argmin(np.gradient(lissees, np.log(lrs)))])
    minimum = float(lrs[np.argmin(lissees)])
    figure = nouvelle_figure(7.0, 3.7)
    titrer(figure, titre, 0.62)
    haut = 2.6 if titre else 3.0
    ax = cadre(figure, 0.62, 0.52, 4.3, haut)
    ax.grid(axis="y")
    ax.plot(lrs, pertes, color=GRIS, lw=1, ls="-", alpha=0.6)
    ax.plot(lrs, lissees, color=BLEU, ls="-")
    for taux, couleur, marque, taille in ((raide, VERT, "o", 9), (minimum, VERMILLON, "X", 10)):
        ax.axvline(taux, color=couleur, lw=1.2, ls=":")
        ax.plot(taux, lissees[np.flatnonzero(lrs == taux)[0]], marque, color=couleur, ms=taille, mec=style.PAPIER, zorder=5)
    ax.set(xscale="log", xlabel="taux d'apprentissage (échelle logarithmique)", ylabel="perte")
    axes_fr(ax, 6)
    _axe_log(ax.xaxis)
    colonne = Colonne(figure, 5.1, 0.52 + haut - 0.1, 1.85)
    colonne.trait("perte du lot", color=GRIS, lw=1)
    colonne.trait(f"lissée, β = {nombre_fr(beta)}", color=BLEU, lw=2)
    colonne.point("descente la plus raide", marker="o", color=VERT, ms=8)
    colonne.point("minimum : trop tard", marker="X", color=VERMILLON, ms=9)
    colonne.espace()
    colonne.titre(f"raide : {nombre_fr(raide, 3 if raide >= 0.001 else None)}")
    colonne.texte(f"minimum : {nombre_fr(minimum, 3 if minimum >= 0.001 else None)}")
    return Dessin(
        figure,
        f"Perte en fonction du taux d'apprentissage, sur une échelle logarithmique de {nombre_fr(lrs[0])} à {nombre_fr(lrs[-1])}. La perte "
        f"lissée (β = {nombre_fr(beta)}) forme un plateau, descend, puis remonte. La descente est la plus raide au taux "
        f"{nombre_fr(raide)} ; le minimum, au taux {nombre_fr(minimum)}, est déjà trop près de l'explosion.",
        raide=raide,
        minimum=minimum,
    )


# --- 6. Les gradients ---------------------------------------------------------------------------------------------


@dessine
def thermometre(normes: Mapping[str, Sequence[float]], bas=1e-7, haut=100.0, titre=None) -> Dessin:
    """La norme du gradient, couche par couche, pour plusieurs réseaux de même profondeur.

    normes : ``{nom du réseau: normes de la première à la dernière couche}``, toutes positives.
    """
    if not isinstance(normes, Mapping) or not normes:
        raise ValueError("normes est un dictionnaire non vide {nom: normes}.")
    courbes = dict(zip(normes, _suites(1, **{str(nom): v for nom, v in normes.items()}), strict=True))
    if any(np.any(v <= 0) for v in courbes.values()):
        raise ValueError("les normes sont positives : une échelle logarithmique n'a pas de zéro.")
    n = len(next(iter(courbes.values())))
    toutes = np.concatenate(list(courbes.values()))
    figure = nouvelle_figure(7.0, 3.6)
    titrer(figure, titre, 0.75)
    haut_cadre = 2.5 if titre else 2.9
    ax = cadre(figure, 0.75, 0.52, 4.2, haut_cadre)
    y0, y1 = min(toutes.min(), bas) / 20, max(toutes.max(), haut) * 20
    ax.axhspan(y0, bas, color="#E7EDF3", lw=0)
    ax.axhspan(haut, y1, color="#FBE3D3", lw=0)
    ax.text(n + 0.35, bas / 1.6, "évanescent", size=PETIT, va="top", ha="right", color=GRIS)
    ax.text(n + 0.35, haut * 1.6, "explosif", size=PETIT, va="bottom", ha="right", color=GRIS)
    colonne = Colonne(figure, 5.15, 0.52 + haut_cadre - 0.1, 1.8)
    for rang, (nom, valeurs) in enumerate(courbes.items()):
        couleur, forme, trait = style.CYCLE[rang % 6], style.FORMES[rang % 6], style.TRAITS[rang % 6]
        ax.plot(np.arange(1, n + 1), valeurs, forme, ls=trait, lw=1.6, color=couleur, ms=6, mec=style.PAPIER)
        colonne.trait(nom, color=couleur, ls=trait, marker=forme, ms=6)
        colonne.texte("couche 1 :", retrait=0.36)
        colonne.texte(nombre_fr(valeurs[0]), retrait=0.36)
    ax.set(yscale="log", ylim=(y0, y1), xlim=(0.5, n + 0.5), xlabel="couche, de l'entrée à la sortie", ylabel="norme du gradient")
    axes_fr(ax, 7, "x")
    _axe_log(ax.yaxis, 7)
    texte = " ; ".join(f"{nom} : de {nombre_fr(v[0])} en première couche à {nombre_fr(v[-1])} en dernière" for nom, v in courbes.items())
    return Dessin(figure, f"Norme du gradient de {compte_fr(n, 'couche')}, sur une échelle logarithmique. {texte}. "
                          f"Sous {nombre_fr(bas)}, le gradient est évanescent ; au-dessus de {nombre_fr(haut)}, explosif.")  # fmt: skip


@dessine
def ecretage(gx=3.0, gy=0.8, borne=1.0, titre=None) -> Dessin:
    """Un gradient de deux nombres, écrêté par la norme et par la valeur.

    ``valeurs`` : ``par_norme``, ``par_valeur`` et ``angle``, en degrés, entre le gradient et celui que l'on a écrêté par valeur.
    """
    g = np.array([_un(gx, "gx", -10, 10), _un(gy, "gy", -10, 10)])
    borne = _un(borne, "borne", 0.01, 10)
    norme = float(np.hypot(*g))
    par_norme, par_valeur = g * min(1.0, borne / norme if norme else 1.0), np.clip(g, -borne, borne)
    longueur = float(np.hypot(*par_valeur))
    angle = float(np.degrees(np.arccos(np.clip(g @ par_valeur / (norme * longueur), -1, 1)))) if norme and longueur else 0.0
    demi = 1.12 * max(norme, borne * 1.42, 0.5)
    figure = nouvelle_figure(7.0, 4.0)
    titrer(figure, titre, 0.5)
    cote = 3.1 if titre else 3.4
    ax = cadre(figure, 0.55, 0.42, cote * 1.2, cote)
    ax.set(xlim=(-demi * 1.2, demi * 1.2), ylim=(-demi, demi))
    ax.axhline(0, color=style.TRAME, lw=1, ls="-")
    ax.axvline(0, color=style.TRAME, lw=1, ls="-")
    ax.add_patch(Circle((0, 0), borne, fc="none", ec=BLEU, lw=1.3, ls="--"))
    ax.add_patch(Rectangle((-borne, -borne), 2 * borne, 2 * borne, fc="none", ec=VERMILLON, lw=1.3, ls=":"))
    for v, couleur, epaisseur in ((g, GRIS, 1.6), (par_valeur, VERMILLON, 2.4), (par_norme, BLEU, 2.4)):
        if np.hypot(*v) > 1e-9:
            ax.annotate("", xy=v, xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": couleur, "lw": epaisseur, "shrinkA": 0, "shrinkB": 0})
    axes_fr(ax, 6)
    colonne = Colonne(figure, 4.95, 0.42 + cote - 0.12, 2.0)
    colonne.trait(f"gradient {vecteur_fr(g)}", color=GRIS, lw=1.6)
    colonne.trait("par la norme (cercle)", color=BLEU, lw=2.2)
    colonne.texte(vecteur_fr(par_norme), retrait=0.36)
    colonne.trait("par la valeur (carré)", color=VERMILLON, lw=2.2)
    colonne.texte(vecteur_fr(par_valeur), retrait=0.36)
    colonne.espace()
    colonne.texte(f"norme avant : {nombre_fr(norme)}")
    colonne.texte(f"borne : {nombre_fr(borne)}")
    colonne.texte(f"La valeur a tourné le gradient de {nombre_fr(angle, 0)}°.")
    return Dessin(
        figure,
        f"Le plan des gradients de deux nombres. Le gradient {vecteur_fr(g)}, de norme {nombre_fr(norme)}, avec une borne de {nombre_fr(borne)}. "
        f"Écrêté par la norme, il devient {vecteur_fr(par_norme)} : même direction, dans le cercle. Écrêté par la valeur, il devient "
        f"{vecteur_fr(par_valeur)}, dans le carré : sa direction a tourné de {nombre_fr(angle, 0)}°.",
        par_norme=par_norme,
        par_valeur=par_valeur,
        angle=angle,
    )


# --- 7. Mesurer ---------------------------------------------------------------------------------------------------


@dessine
def confusion(matrice, classes: Sequence[str] | None = None, titre=None) -> Dessin:
    """Une matrice de confusion : les justes en bleu sur la diagonale, les erreurs en orangé.

    matrice : des comptes entiers, ``(c, c)``, ligne = vraie classe. classes : leurs noms.
    """
    M = exiger_fini(matrice, "matrice")
    if M.ndim != 2 or M.shape[0] != M.shape[1] or len(M) == 0 or np.any(M < 0) or np.any(M != np.round(M)):
        raise ValueError(f"la matrice de confusion est carrée, de comptes entiers ; reçu la forme {M.shape}.")
    c = len(M)
    classes = [str(k) for k in range(c)] if classes is None else [str(nom) for nom in classes]
    if len(classes) != c:
        raise ValueError(f"il faut {compte_fr(c, 'nom')} de classe ; reçu {len(classes)}.")
    M = M.astype(int)
    lignes = np.maximum(M.sum(axis=1, keepdims=True), 1)
    longueur = max(map(len, classes))
    penche = c > 4 or longueur > 8
    gauche = 0.5 + 0.09 * longueur
    bas = 0.55 + 0.062 * longueur * penche
    cote = min(5.4, 6.5 - gauche, 0.62 * c + 0.6)
    figure = nouvelle_figure(max(4.6, gauche + cote + 0.3), bas + cote * 0.82 + (0.75 if titre else 0.3))
    titrer(figure, titre, 0.2)
    ax = cadre(figure, gauche, bas, cote, cote * 0.82)
    for i in range(c):
        for j in range(c):
            part = M[i, j] / lignes[i, 0]
            ax.add_patch(Rectangle((j - 0.5, i - 0.5), 1, 1, fc=_BLEUS(part) if i == j else _ROUGES(min(1.0, 2.5 * part)), ec=style.TRAME, lw=0.8))
            if M[i, j]:
                ax.text(j, i, str(M[i, j]), ha="center", va="center", size=PETIT, weight="bold" if i == j else "normal")
    ax.set(xlim=(-0.5, c - 0.5), ylim=(c - 0.5, -0.5), xlabel="classe prédite", ylabel="vraie classe")
    ax.set_xticks(range(c), classes, rotation=45 if penche else 0, ha="right" if penche else "center", rotation_mode="anchor" if penche else "default")
    ax.set_yticks(range(c), classes)
    ax.tick_params(length=0)
    for cote_axe in ax.spines.values():
        cote_axe.set_visible(False)
    erreurs = M - np.diag(np.diag(M))
    i, j = np.unravel_index(erreurs.argmax(), M.shape)
    fin = (f"L'erreur la plus fréquente : {classes[i]}, pris pour {classes[j]}, {erreurs[i, j]} fois." if erreurs.any()
           else "Il n'y a aucune erreur.")  # fmt: skip
    return Dessin(figure, f"Matrice de confusion de {compte_fr(c, 'classe')} et {compte_fr(int(M.sum()), 'exemple')}, la vraie classe en ligne, "
                          f"la classe prédite en colonne ; {int(np.trace(M))} sont justes. {fin}")  # fmt: skip


def _rapport(a: float, b: float) -> float:
    return float(a / b) if b else 0.0


@dessine
def seuil(scores, y, position=0.5, titre=None) -> Dessin:
    """Deux classes, un score, un seuil : les quatre comptes, la précision, le rappel et le F1.

    scores : ``(n,)``, entre 0 et 1. y : ``(n,)`` dans {0, 1}. position : au-dessus ou à égalité, on répond 1.
    ``valeurs`` : ``precision``, ``rappel``, ``f1`` et ``exactitude``.
    """
    scores, y = _suites(1, scores=scores, y=y)
    if not np.isin(y, (0, 1)).all() or scores.min() < 0 or scores.max() > 1:
        raise ValueError("les scores vont de 0 à 1, et y ne contient que des 0 et des 1.")
    position = _un(position, "position", 0, 1)
    dit = scores >= position
    vp, fp, fn, vn = (int(np.sum(dit & (y == 1))), int(np.sum(dit & (y == 0))), int(np.sum(~dit & (y == 1))), int(np.sum(~dit & (y == 0))))
    precision, rappel = _rapport(vp, vp + fp), _rapport(vp, vp + fn)
    f1, exactitude = _rapport(2 * precision * rappel, precision + rappel), (vp + vn) / len(y)
    figure = nouvelle_figure(7.0, 3.9)
    titrer(figure, titre, 0.62)
    haut = 2.8 if titre else 3.2
    ax = cadre(figure, 0.62, 0.52, 4.1, haut)
    bornes = np.linspace(0, 1, 26)
    comptes = []
    for classe, fond, bord, motif in ((0, "#CFE3F1", BLEU, None), (1, "#F3B68F", VERMILLON, "///")):
        hauteurs, _ = np.histogram(scores[y == classe], bornes)
        comptes.append(hauteurs)
        ax.bar(bornes[:-1] + 0.02, hauteurs if classe == 0 else -hauteurs, width=0.036, fc=fond, ec=bord, lw=0.8, hatch=motif)
    plafond = 1.12 * max(int(h.max()) for h in comptes)
    ax.axhline(0, color=ENCRE, lw=1, ls="-")
    ax.axvspan(position, 1.001, color="#F7EFC9", alpha=0.6, lw=0, zorder=0)
    ax.axvline(position, color=ENCRE, lw=2, ls="-")
    ax.set(xlim=(0, 1.001), ylim=(-plafond, plafond), xlabel="score du modèle")
    ax.set_ylabel("sains (haut), malades (bas)")
    axes_fr(ax, 6)
    ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: nombre_fr(abs(v))))
    colonne = Colonne(figure, 4.95, 0.52 + haut - 0.1, 2.0)
    colonne.titre(f"seuil {nombre_fr(position)}")
    colonne.texte(f"trouvés : {vp}")
    colonne.texte(f"fausses alertes : {fp}")
    colonne.texte(f"manqués : {fn}")
    colonne.texte(f"laissés, à raison : {vn}")
    colonne.espace()
    colonne.titre(f"précision {nombre_fr(precision, 2)}")
    colonne.titre(f"rappel {nombre_fr(rappel, 2)}")
    colonne.texte(f"F1 {nombre_fr(f1, 2)}")
    colonne.texte(f"exactitude {nombre_fr(exactitude, 2)}")
    return Dessin(
        figure,
        f"Histogramme des scores de {compte_fr(int(np.sum(y == 0)), 'personne saine', 'personnes saines')}, vers le haut, et de "
        f"{compte_fr(int(np.sum(y == 1)), 'malade')}, vers le bas. Avec un seuil de {nombre_fr(position)} : {compte_fr(vp, 'malade trouvé', 'malades trouvés')}, {compte_fr(fn, 'manqué')}, "
        f"{compte_fr(fp, 'fausse alerte', 'fausses alertes')}. Précision {nombre_fr(precision, 2)}, rappel {nombre_fr(rappel, 2)}, "
        f"F1 {nombre_fr(f1, 2)}, exactitude {nombre_fr(exactitude, 2)}.",
        precision=precision,
        rappel=rappel,
        f1=f1,
        exactitude=exactitude,
    )


# --- 8. Chercher --------------------------------------------------------------------------------------------------


@dessine
def grille_et_hasard(cote=3, graine=0, titre=None) -> Dessin:
    """Autant d'essais en grille et au hasard, quand un seul des deux réglages compte.

    ``valeurs`` : ``valeurs_grille`` et ``valeurs_hasard``, le nombre de valeurs essayées du réglage qui compte, et
    ``meilleur_grille``, ``meilleur_hasard``, les notes atteintes (la courbe culmine à 1).
    """
    cote = int(_un(cote, "cote", 2, 6))
    essais = cote * cote

    def note(v):
        return np.exp(-(((np.asarray(v) - 0.67) / 0.13) ** 2))

    fixes = (np.arange(cote) + 0.5) / cote
    points = {"grille": np.array([(a, b) for a in fixes for b in fixes]), "hasard": np.random.default_rng(int(_un(graine, "graine", 0, 9999))).random((essais, 2))}
    figure = nouvelle_figure(7.0, 4.1)
    titrer(figure, titre, 0.55)
    haut = 2.2 if titre else 2.5
    axe, meilleurs, distinctes = np.linspace(0, 1, 200), {}, {}
    for rang, (nom, P) in enumerate(points.items()):
        gauche = 0.55 + rang * 3.3
        ax = cadre(figure, gauche, 0.5, 2.9, haut)
        dessus = cadre(figure, gauche, 0.5 + haut + 0.12, 2.9, 0.7)
        meilleurs[nom], distinctes[nom] = float(note(P[:, 0]).max()), len(np.unique(P[:, 0].round(9)))
        dessus.plot(axe, note(axe), color=VERT, ls="-", lw=1.8)
        dessus.plot(P[:, 0], note(P[:, 0]), "o", color=VERMILLON, ms=5, mec=style.PAPIER)
        dessus.set(xlim=(-0.03, 1.03), ylim=(-0.08, 1.25))
        dessus.set_xticks([])
        dessus.set_yticks([])
        for x, _ in P:
            ax.axvline(x, color=VERMILLON, lw=0.8, ls=":")
        ax.plot(P[:, 0], P[:, 1], "o" if nom == "grille" else "s", color=BLEU, ms=7, mec=style.PAPIER)
        ax.set(xlim=(-0.03, 1.03), ylim=(-0.05, 1.05), xlabel="le réglage qui compte")
        ax.set_xticks([])
        ax.set_yticks([])
        if rang == 0:
            ax.set_ylabel("l'autre réglage")
            dessus.set_ylabel("note", size=PETIT)
        dessus.text(0.0, 1.2, f"{nom} : {compte_fr(distinctes[nom], 'valeur')}", size=PETIT, weight="bold", va="top")
    return Dessin(
        figure,
        f"Deux nuages de {essais} essais dans un plan dont seul l'axe horizontal compte. La grille n'essaie que {distinctes['grille']} valeurs de "
        f"cet axe, le hasard {distinctes['hasard']}. Meilleure note : {nombre_fr(meilleurs['grille'], 2)} pour la grille, "
        f"{nombre_fr(meilleurs['hasard'], 2)} pour le hasard ; la courbe culmine à 1.",
        valeurs_grille=distinctes["grille"],
        valeurs_hasard=distinctes["hasard"],
        meilleur_grille=meilleurs["grille"],
        meilleur_hasard=meilleurs["hasard"],
    )


@dessine
def recherche(essais: Mapping[str, Sequence[tuple[float, float]]], titre=None) -> Dessin:
    """Des recherches côte à côte : la note de chaque essai, sa place sur l'axe du taux, et la meilleure note atteinte.

    essais : ``{nom: [(taux, note), …]}``, dans l'ordre des essais. ``valeurs`` : ``meilleures``.
    """
    if not isinstance(essais, Mapping) or not essais or any(len(liste) == 0 for liste in essais.values()):
        raise ValueError("essais est un dictionnaire non vide {nom: [(taux, note), …]}.")
    tables = {nom: exiger_fini(liste, f"essais[{nom!r}]") for nom, liste in essais.items()}
    if any(t.ndim != 2 or t.shape[1] != 2 for t in tables.values()):
        raise ValueError("chaque essai est un couple (taux, note).")
    figure = nouvelle_figure(7.2, 4.5)
    titrer(figure, titre, 0.62)
    k, haut = len(tables), 1.38 if titre else 1.55
    largeur = (6.45 - 0.2 * (k - 1)) / k
    taux = np.concatenate([t[:, 0] for t in tables.values()])
    meilleures = {}
    for rang, (nom, table) in enumerate(tables.items()):
        gauche = 0.62 + rang * (largeur + 0.2)
        bas, dessus = cadre(figure, gauche, 0.5, largeur, haut), cadre(figure, gauche, 1.16 + haut, largeur, haut)
        n, notes = len(table), 100 * table[:, 1]
        sommet = np.maximum.accumulate(notes)
        meilleures[nom] = float(sommet[-1]) / 100
        dessus.plot(np.arange(1, n + 1), sommet, color=VERT, ls="-", lw=1.8, drawstyle="steps-post")
        dessus.scatter(np.arange(1, n + 1), notes, c=np.arange(n), cmap=_RANGS, s=30, edgecolor=ENCRE, linewidth=0.6, zorder=3)
        bas.scatter(table[:, 0], notes, c=np.arange(n), cmap=_RANGS, s=30, edgecolor=ENCRE, linewidth=0.6, zorder=3)
        bas.set(xscale="log", xlim=(taux.min() / 2, taux.max() * 2), xlabel="taux")
        dessus.set(xlim=(0, n + 1), xlabel="essai")
        for ax in (dessus, bas):
            ax.grid(axis="y")
            ax.set_ylim(0, 100)
        axes_fr(dessus, 5, "x")
        axes_fr(bas, 5)
        _axe_log(bas.xaxis, 5)
        dessus.set_title(nom, size=style.TAILLE, pad=4)
        if rang:
            dessus.set_yticklabels([])
            bas.set_yticklabels([])
        else:
            dessus.set_ylabel("validation (%)")
            bas.set_ylabel("validation (%)")
    texte = " ; ".join(f"{nom} : {_pourcent(m)}" for nom, m in meilleures.items())
    return Dessin(figure, f"Pour chaque recherche, en haut, la note des essais dans l'ordre et la meilleure note atteinte ; en bas, les mêmes "
                          f"notes selon le taux d'apprentissage ; un point plus sombre est un essai plus tardif. Meilleures notes : {texte}.",
                  meilleures=meilleures)  # fmt: skip


# --- 10. La clinique ----------------------------------------------------------------------------------------------


@dessine
def symptomes(titre="Ce que dit la forme d'une courbe") -> Dessin:
    """Six formes de courbes de perte, dessinées de mémoire : ce que l'on lit avant d'ouvrir le programme."""
    t = np.linspace(0, 1, 60)
    tremble = np.random.default_rng(3).normal(0, 0.02, 60)
    sain = 0.12 + 0.8 * np.exp(-5 * t)
    cas = (
        ("elle dort", 0.92 - 0.03 * t, None, "taux trop petit, ou gradient coupé"),
        ("elle explose", np.where(t < 0.3, 0.55 + 1.2 * t, np.nan), None, "taux trop grand, données brutes"),
        ("elle oscille", 0.5 + 0.35 * np.sin(26 * t) * (0.3 + t), None, "taux, zero_grad() oublié"),
        ("elle bute", 0.5 + 0.42 * np.exp(-7 * t), None, "un softmax de trop"),
        ("perdue dès le début", sain, 0.8 + tremble, "deux préparations"),
        ("elle remonte", 0.06 + 0.86 * np.exp(-5 * t), 0.3 + 0.62 * np.exp(-7 * t) + 0.4 * t**2, "surapprentissage"),
    )
    figure = nouvelle_figure(7.2, 4.4)
    titrer(figure, titre, 0.3)
    for rang, (nom, perte, validation, cause) in enumerate(cas):
        ax = cadre(figure, 0.3 + (rang % 3) * 2.3, 2.6 - (rang // 3) * 1.85, 2.0, 1.1)
        ax.plot(t, perte, color=BLEU, ls="-")
        if validation is not None:
            ax.plot(t, validation, color=VERMILLON, ls="--")
        if nom == "elle explose":
            ax.annotate("NaN", xy=(0.31, 0.93), xytext=(0.36, 0.8), size=PETIT, color=VERMILLON, weight="bold")
        ax.set(xlim=(0, 1), ylim=(0, 1))
        ax.set_xticks([])
        ax.set_yticks([])
        ax.set_title(nom, size=style.TAILLE, pad=4)
        ax.text(0.5, -0.1, cause, transform=ax.transAxes, ha="center", va="top", size=PETIT, color=GRIS)
    figure.text(0.3 / 7.2, 0.12 / 4.4, "perte : apprentissage en trait plein, validation en tirets", size=PETIT)
    return Dessin(figure, "Six courbes de perte schématiques. Elle dort : taux trop petit ou gradient coupé. Elle explose jusqu'à NaN : taux trop "
                          "grand ou données brutes. Elle oscille : taux, ou zero_grad() oublié. Elle bute sur un plancher : un softmax de trop. "
                          "La validation est perdue dès le début : deux préparations. La validation descend puis remonte : surapprentissage.")  # fmt: skip


@dessine
def courbe(pertes, classes=None, abscisse="époque", titre=None) -> Dessin:
    """La courbe de perte d'un patient, et celle d'un modèle qui répond au hasard.

    pertes : une suite de nombres ; les infinis et les NaN sont signalés, pas tracés. classes : leur nombre, pour tracer ln K.
    """
    try:
        valeurs = np.asarray(pertes, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"pertes est une suite de nombres ; reçu {pertes!r}.") from None
    if valeurs.ndim != 1 or len(valeurs) == 0:
        raise ValueError(f"pertes est une suite non vide de nombres ; reçu la forme {valeurs.shape}.")
    finies = np.isfinite(valeurs)
    figure = nouvelle_figure(5.4, 2.7)
    gauche = 1.3 if finies.any() and np.abs(valeurs[finies]).max() >= 1e4 else 0.75  # de longues graduations
    titrer(figure, titre, gauche)
    ax = cadre(figure, gauche, 0.5, 5.15 - gauche, 1.8 if titre else 2.05)
    ax.grid(axis="y")
    rangs = np.arange(1, len(valeurs) + 1)
    ax.plot(rangs[finies], valeurs[finies], color=BLEU, ls="-", marker="o" if len(valeurs) < 25 else None, ms=5)
    if classes:
        ax.axhline(np.log(classes), color=GRIS, lw=1.2, ls="--")
        ax.text(rangs[-1] + 0.4, np.log(classes), "au hasard", size=PETIT, color=GRIS, ha="right", va="bottom")
    if not finies.all():
        ax.text(0.5, 0.5, "NaN ou infini", transform=ax.transAxes, ha="center", va="center", color=VERMILLON, weight="bold")
    ax.set(xlim=(0.5, len(valeurs) + 0.5), xlabel=abscisse, ylabel="perte")
    axes_fr(ax, 5, "x")
    if finies.any() and valeurs[finies].min() >= 0:
        ax.set_ylim(0, 1.15 * max(valeurs[finies].max(), np.log(classes) if classes else 0.0, 1e-9))
    debut, fin = (nombre_fr(v, 3 if abs(v) < 1000 else None) if np.isfinite(v) else "NaN" for v in valeurs[[0, -1]])
    sauts = f" {compte_fr(int((~finies).sum()), 'valeur')} hors de portée (NaN ou infini)." if not finies.all() else ""
    repere = f" Un modèle qui répond au hasard aurait {nombre_fr(np.log(classes))}." if classes else ""
    return Dessin(figure, f"Courbe de perte de {len(valeurs)} points ({abscisse}) : de {debut} à {fin}.{sauts}{repere}")
