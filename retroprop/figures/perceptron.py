"""Les figures du chapitre 01, le perceptron.

Conventions : ``X`` (n, 2), ``y`` (n,) de 0 et de 1, ``w`` (2,), ``b`` nombre ; un point est classé 1 quand
w·x + b >= 0. Chaque fonction renvoie un ``Dessin`` ; une entrée impossible lève une ``ValueError`` en français.
"""

from __future__ import annotations

import textwrap

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon

from retroprop.figures import plan, schema, style
from retroprop.figures.socle import (
    Colonne,
    Dessin,
    cadre,
    dessine,
    exiger_fini,
    exiger_neurone,
    exiger_points,
    nouvelle_figure,
    titrer,
    toile,
)
from retroprop.figures.style import ENCRE, GRIS, PALETTE, PETIT, TAILLE, axes_fr, compte_fr, indice, nombre_fr, vecteur_fr

NOMS = ("classe 0", "classe 1")
AXES = (indice("x", 1), indice("x", 2))
BLEU, VERMILLON, VERT, ROSE = (PALETTE[nom] for nom in ("bleu", "vermillon", "vert", "rose"))

#: Les portes connues : leur sortie pour (0, 0), (0, 1), (1, 0), (1, 1).
ENTREES_LOGIQUES = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
TABLES = {"ET": (0, 0, 0, 1), "OU": (0, 1, 1, 1), "NON-ET": (1, 1, 1, 0), "NON-OU": (1, 0, 0, 0), "XOR": (0, 1, 1, 0)}
_AUTRES_NOMS = {"AND": "ET", "OR": "OU", "NAND": "NON-ET", "NOR": "NON-OU", "OU EXCLUSIF": "XOR"}


# --- Les textes communs -------------------------------------------------------------------------------------------


def _terme(coefficient: float, variable: str, premier: bool) -> str:
    signe = ("−" if coefficient < 0 else "") if premier else (" − " if coefficient < 0 else " + ")
    grandeur = nombre_fr(abs(coefficient))
    return signe + (variable if variable and grandeur == "1" else f"{grandeur}\u00a0{variable}".rstrip("\u00a0"))


def _somme(w, b, variables=AXES) -> str:
    """« 2 x₁ − x₂ + 0,5 », sans les termes nuls."""
    texte = ""
    for coefficient, variable in [*zip(w, variables, strict=True), (b, "")]:
        if coefficient != 0:
            texte += _terme(coefficient, variable, not texte)
    return texte or "0"


def _predire(X, w, b) -> np.ndarray:
    return (X @ w + b >= 0).astype(int)


def _decrire_points(y, noms) -> str:
    n1 = int(y.sum())
    n0 = len(y) - n1
    if len(y) == 0:
        return "Plan sans aucun point."
    return (
        f"Plan de {compte_fr(len(y), 'point')} : {n0} de « {noms[0]} » (ronds bleus) "
        f"et {n1} de « {noms[1]} » (carrés vermillon)."
    )


def _decrire_frontiere(w, b, visible: bool) -> str:
    if not np.any(w):
        return (
            "Il n'y a pas de frontière, car w est nul : la somme vaut toujours b, "
            f"et tous les points sont classés {int(b >= 0)}."
        )
    texte = f"La frontière est la droite {_somme(w, b)} = 0"
    if w[1] == 0:
        texte += ", verticale"
    elif w[0] == 0:
        texte += ", horizontale"
    if not visible:
        texte += ", hors du cadre"
    return texte + f" ; w = {vecteur_fr(w)} et b = {nombre_fr(b)}."


def _decrire_erreurs(rates) -> str:
    n = len(rates)
    k = int(rates.sum())
    if n == 0:
        return ""
    if k == 0:
        return " Aucun point n'est mal classé."
    numeros = ", ".join(str(i) for i in np.flatnonzero(rates)[:8]) + (", …" if k > 8 else "")
    mot = "point mal classé, entouré" if k == 1 else "points mal classés, entourés"
    return f" {k} {mot}, sur {n} (ligne{'s' if k > 1 else ''} {numeros} de X)."


def _legender_points(colonne, y, noms, rates=None) -> None:
    for classe in (0, 1):
        nom = noms[classe] if str(classe) in noms[classe] else f"{noms[classe]} ({classe})"
        colonne.point(nom, **plan.allure(classe))
    if rates is not None and rates.any():
        colonne.point("mal classé", **plan.anneau(7))


def _plan_et_colonne(X, repere, titre, noms_axes, hauteur=4.3, rect=None):
    """La mise en page commune : un plan à gauche, une colonne à droite."""
    figure = nouvelle_figure(7.0, hauteur)
    gauche, bas, largeur = 0.72, 0.52, 3.95
    haut = hauteur - bas - (0.5 if titre else 0.15)
    ax = cadre(figure, gauche, bas, largeur, haut)
    if rect is None:
        rect, orthonorme = plan.fenetre(X, largeur / haut, repere)
    else:
        orthonorme = True
    plan.poser(ax, rect, noms_axes)
    titrer(figure, titre, gauche)
    return figure, ax, rect, orthonorme, Colonne(figure, 4.92, bas + haut - 0.12, 2.02)


# --- 1. Du neurone biologique au neurone formel -------------------------------------------------------------------


@dessine
def neurone_biologique_et_formel() -> Dessin:
    """Le neurone biologique et le neurone formel côte à côte, pièce par pièce."""
    figure, ax = toile(7.0, 4.1)
    for x, titre in ((1.75, "Neurone biologique"), (5.25, "Neurone formel")):
        ax.text(x, 3.93, titre, size=style.TITRE, weight="bold", ha="center", va="center")
    ax.plot([3.5, 3.5], [0.72, 3.8], color=style.TRAME, lw=1, ls="-")
    _neurone_biologique(ax)
    _neurone_formel(ax)
    ax.plot([0.25, 6.75], [0.66, 0.66], color=style.TRAME, lw=1, ls="-")
    paires = (("dendrites", "entrées", BLEU), ("synapses", "poids", "#A8457D"),
              ("corps cellulaire", "somme, biais, marche", VERMILLON), ("axone", "sortie", VERT))  # fmt: skip
    for k, (x, (avant, apres, couleur)) in enumerate(zip((0.4, 1.85, 3.25, 5.6), paires, strict=True), 1):
        schema.numero(ax, x, 0.36, k, couleur)
        ax.text(x + 0.18, 0.45, avant, size=PETIT, weight="bold", va="center_baseline")
        ax.text(x + 0.18, 0.23, "→ " + apres, size=PETIT, va="center_baseline")
    return Dessin(
        figure,
        "Deux schémas côte à côte. À gauche, un neurone biologique : ses dendrites reçoivent des signaux à travers les "
        "synapses, son corps cellulaire les rassemble, son axone transmet la réponse. À droite, un neurone formel : "
        "les entrées x₁ et x₂ sont multipliées par les poids w₁ et w₂, la somme Σ y ajoute le biais b et donne z, "
        "la marche en tire la sortie ŷ. Correspondances : 1, dendrites et entrées ; 2, synapses et poids ; "
        "3, corps cellulaire et somme, biais, marche ; 4, axone et sortie.",
    )


def _neurone_biologique(ax) -> None:
    clair, chair = "#8DBADB", "#F2B48C"
    centre = np.array([1.42, 2.25])
    # Les dendrites : (départ, deux points de contrôle, arrivée, épaisseurs), puis leurs ramifications.
    branches = [
        ((1.2, 2.4), (0.95, 2.5), (0.85, 2.8), (0.55, 2.93), 0.15, 0.045),
        ((0.92, 2.62), (0.8, 2.6), (0.65, 2.5), (0.47, 2.53), 0.07, 0.035),
        ((0.80, 2.77), (0.72, 2.95), (0.74, 3.05), (0.66, 3.22), 0.06, 0.035),
        ((1.35, 2.5), (1.3, 2.75), (1.35, 2.95), (1.22, 3.28), 0.13, 0.04),
        ((1.31, 2.9), (1.42, 3.0), (1.5, 3.1), (1.52, 3.27), 0.06, 0.035),
        ((1.2, 2.12), (0.95, 2.05), (0.85, 1.8), (0.52, 1.66), 0.15, 0.045),
        ((0.90, 1.9), (0.75, 1.95), (0.65, 1.99), (0.46, 2.02), 0.07, 0.035),
        ((0.78, 1.79), (0.74, 1.62), (0.76, 1.5), (0.68, 1.36), 0.06, 0.035),
        ((1.36, 2.0), (1.3, 1.75), (1.38, 1.55), (1.26, 1.26), 0.13, 0.04),
        ((1.335, 1.58), (1.45, 1.5), (1.5, 1.42), (1.56, 1.27), 0.06, 0.035),
    ]
    for p0, p1, p2, p3, debut, fin in branches:
        schema.rameau(ax, schema.bezier(p0, p1, p2, p3), debut, fin, clair)
    # Les axones d'autres neurones, qui arrivent par la gauche et finissent par un bouton synaptique.
    for p0, p1, p2, p3 in (
        ((0.06, 2.78), (0.18, 2.8), (0.22, 2.9), (0.42, 2.965)),
        ((0.06, 1.86), (0.16, 1.82), (0.22, 1.66), (0.40, 1.63)),
    ):
        schema.rameau(ax, schema.bezier(p0, p1, p2, p3), 0.035, 0.035, "#D9A3C1")
        ax.add_patch(Circle(p3, 0.075, facecolor=ROSE, edgecolor="#A8457D", lw=1.2, zorder=5))
    # L'axone, sa gaine et ses terminaisons.
    axone = schema.bezier((1.65, 2.22), (2.0, 2.15), (2.2, 2.4), (2.82, 2.25), n=60)
    schema.rameau(ax, axone, 0.13, 0.055, "#66BFA6")
    for debut in (14, 25, 36, 47):
        gaine = axone[debut : debut + 9]
        ax.plot(gaine[:, 0], gaine[:, 1], color=VERT, lw=9, ls="-", solid_capstyle="round", zorder=3)
        ax.plot(gaine[:, 0], gaine[:, 1], color="#CBEBE1", lw=6.5, ls="-", solid_capstyle="round", zorder=3)
    for fin, courbure in (((3.22, 2.62), 2.5), ((3.3, 2.25), 2.28), ((3.22, 1.9), 2.0)):
        schema.rameau(ax, schema.bezier((2.8, 2.25), (2.95, 2.22), (3.0, courbure), fin), 0.05, 0.035, "#66BFA6")
        ax.add_patch(Circle(fin, 0.065, facecolor=VERT, edgecolor=style.PAPIER, lw=0.8, zorder=4))
    # Le corps cellulaire et son noyau.
    angle = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    rayon = 0.33 * (1 + 0.07 * np.cos(4 * angle + 0.6) + 0.03 * np.cos(3 * angle))
    contour = centre + np.column_stack([1.05 * rayon * np.cos(angle), rayon * np.sin(angle)])
    ax.add_patch(Polygon(contour, facecolor=chair, edgecolor=VERMILLON, lw=1.6, zorder=5))
    ax.add_patch(Circle(centre + (0.02, 0.0), 0.13, facecolor="#D9762E", edgecolor="none", zorder=6))
    ax.add_patch(Circle(centre + (0.05, 0.03), 0.04, facecolor="#8F3F00", edgecolor="none", zorder=7))
    for x, y, texte, cible, k, couleur in (
        (0.78, 3.55, "dendrites", (0.68, 3.22), 1, BLEU),
        (0.37, 1.02, "synapses", (0.40, 1.55), 2, "#A8457D"),
        (2.02, 1.45, "corps cellulaire", (1.62, 1.97), 3, VERMILLON),
        (2.5, 2.82, "axone", (2.36, 2.39), 4, VERT),
    ):
        _appel(ax, x, y, texte, cible, k, couleur)


def _appel(ax, x, y, texte, cible, k, couleur) -> None:
    """Un numéro, un mot, et un filet vers la pièce désignée."""
    bas = y - 0.12 if cible[1] < y else y + 0.12
    ax.plot([x, cible[0]], [bas, cible[1]], color=GRIS, lw=0.8, ls="-", zorder=7)
    schema.numero(ax, x - 0.14, y, k, couleur)
    ax.text(x + 0.02, y, texte, size=PETIT, va="center_baseline")


def _neurone_formel(ax) -> None:
    x0, xs, xm, xf, y0 = 3.98, 5.2, 6.02, 6.72, 2.25
    for k, y in ((1, 2.98), (2, 1.52)):
        schema.noeud(ax, x0, y, indice("x", k), rayon=0.23, bord=BLEU)
        schema.fleche(ax, (x0, y), (xs, y0), recul=(0.24, 0.33))
        schema.pastille(ax, x0 + 0.45 * (xs - x0), y + 0.45 * (y0 - y), indice("w", k), "#A8457D", largeur=0.42, size=TAILLE)
    schema.noeud(ax, xs, y0, "Σ", rayon=0.3, bord=VERMILLON, fond="#FBE3D3", size=17)
    ax.text(xs, 3.12, "b", size=style.TITRE, ha="center", va="center_baseline")
    schema.fleche(ax, (xs, 3.02), (xs, y0), recul=(0.0, 0.32))
    schema.fleche(ax, (xs, y0), (xm, y0), recul=(0.31, 0.27))
    ax.text((xs + xm) / 2 + 0.02, y0 + 0.13, "z", size=TAILLE, ha="center", va="center_baseline", style="italic")
    schema.icone_marche(ax, xm, y0, 0.5, VERMILLON)
    schema.fleche(ax, (xm, y0), (xf, y0), couleur=VERT, lw=2.0, recul=(0.26, 0.08))
    ax.text(xf + 0.04, y0, "ŷ", size=style.TITRE, ha="center", va="center_baseline")
    for x, y, texte, k, couleur in ((3.98, 3.55, "entrées", 1, BLEU), (4.46, 1.02, "poids", 2, "#A8457D"),
                                    (6.42, 2.82, "sortie", 4, VERT)):  # fmt: skip
        cible = {1: (x0, 3.22), 2: (4.53, 1.7), 4: (6.45, y0 + 0.05)}[k]
        _appel(ax, x, y, texte, cible, k, couleur)
    ax.text(xs, 3.36, "biais", size=PETIT, ha="center", va="center_baseline")
    ax.text(xs, 1.77, "somme", size=PETIT, ha="center", va="center_baseline")
    ax.text(xm, 1.77, "marche", size=PETIT, ha="center", va="center_baseline")
    ax.plot([xs - 0.28, xs - 0.28, xm + 0.28, xm + 0.28], [1.62, 1.55, 1.55, 1.62], color=GRIS, lw=0.9, ls="-")
    schema.numero(ax, (xs + xm) / 2, 1.4, 3, VERMILLON)


# --- 2. Le neurone calculé à la main ------------------------------------------------------------------------------


@dessine
def calcul_du_neurone(x, w, b, noms=None) -> Dessin:
    """Le calcul d'un neurone, nombres sur les flèches : produits, somme, marche, sortie.

    ``x`` et ``w`` ont de 1 à 5 composantes ; ``noms`` remplace x₁, x₂…
    """
    w, b = exiger_neurone(w, b, d=None)
    x = exiger_fini(x, "x")
    if x.shape != w.shape:
        raise ValueError(f"x doit avoir autant de composantes que w : w est de forme {w.shape}, x de forme {x.shape}.")
    d = len(x)
    if not 1 <= d <= 5:
        raise ValueError(f"la figure montre de 1 à 5 entrées ; reçu {d}.")
    noms = noms or [indice("x", k + 1) for k in range(d)]
    produits = x * w
    z = float(produits.sum() + b)
    sortie = int(z >= 0)

    ecart = 1.0 if d <= 2 else 0.8
    egalite = " + ".join(f"{_parenthese(w[k])} × {_parenthese(x[k])}" for k in range(d)) + f" + {_parenthese(b)}"
    lignes = textwrap.wrap(f"z = {egalite} = {nombre_fr(z)}".replace(" × ", "\u00a0×\u00a0"), 72)
    lignes[-1] += f"   donc   ŷ = {sortie}"
    pied = 0.28 + 0.2 * len(lignes)
    haut = max(1.75, ecart * (d - 1) + 0.9)
    hauteur = haut + pied + 0.3
    figure, ax = toile(7.0, hauteur)
    y0 = pied + 0.2 + haut / 2 - (0.08 if d <= 2 else 0)
    hauts = y0 + ecart * ((d - 1) / 2 - np.arange(d))
    xe, xp, xs, xm, xf = 0.85, 2.0, 3.8, 5.3, 6.4
    for k, y in enumerate(hauts):
        schema.noeud(ax, xe, y, nombre_fr(x[k]), rayon=0.3, bord=BLEU, size=TAILLE)
        ax.text(xe - 0.42, y, noms[k], size=TAILLE, ha="right", va="center_baseline", color="#005A8E")
        schema.fleche(ax, (xe, y), (xp, y), recul=(0.31, 0.48))
        schema.pastille(ax, xp, y, f"× {nombre_fr(w[k])}", "#A8457D", largeur=0.92, hauteur=0.3, size=TAILLE)
        ax.text(xp, y + 0.27, indice("w", k + 1), size=PETIT, ha="center", va="center_baseline", color="#A8457D")
        schema.fleche(ax, (xp + 0.46, y), (xs, y0), recul=(0.02, 0.4))
        # Le produit, posé sur la flèche à mi-chemin.
        milieu = np.array([xp + 0.46, y]) * 0.56 + np.array([xs, y0]) * 0.44
        ax.text(*milieu, nombre_fr(produits[k]), size=TAILLE, weight="bold", ha="center", va="center_baseline",
                zorder=6, bbox={"facecolor": style.PAPIER, "edgecolor": "none", "pad": 2.0})  # fmt: skip
    schema.noeud(ax, xs, y0, "Σ", rayon=0.36, bord=VERMILLON, fond="#FBE3D3", size=17)
    ax.text(xs, y0 + 0.85, f"b = {nombre_fr(b)}", size=TAILLE, ha="center", va="center_baseline")
    schema.fleche(ax, (xs, y0 + 0.72), (xs, y0), recul=(0.0, 0.38))
    schema.fleche(ax, (xs, y0), (xm, y0), recul=(0.37, 0.31))
    texte_z = f"z = {nombre_fr(z)}"
    ax.text((xs + xm) / 2 + 0.03, y0 + 0.19, texte_z, size=TAILLE if len(texte_z) < 11 else 7.5, weight="bold", ha="center",
            va="center_baseline")  # fmt: skip
    schema.icone_marche(ax, xm, y0, 0.58, VERMILLON)
    ax.text(xm, y0 - 0.5, f"z {'≥' if sortie else '<'} 0", size=TAILLE, ha="center", va="center_baseline")
    schema.fleche(ax, (xm, y0), (xf, y0), couleur=VERT, lw=2.0, recul=(0.3, 0.32))
    schema.noeud(ax, xf, y0, str(sortie), rayon=0.3, bord=VERT, fond="#D6EFE7", size=15, weight="bold")
    ax.text(xf, y0 - 0.5, "sortie ŷ", size=PETIT, ha="center", va="center_baseline")

    schema.boite(ax, 3.5, 0.12 + pied / 2, 6.6, pied, bord=style.TRAME, fond="#F5F7F9", zorder=1)
    ax.text(3.5, 0.12 + pied / 2, "\n".join(lignes), size=TAILLE, ha="center", va="center", linespacing=1.5)
    detail = " ; ".join(
        f"{noms[k]} = {nombre_fr(x[k])} multiplié par {nombre_fr(w[k])} donne {nombre_fr(produits[k])}"
        for k in range(d)
    )
    return Dessin(
        figure,
        f"Calcul d'un neurone à {compte_fr(d, 'entrée')} : {detail}. La somme avec le biais b = {nombre_fr(b)} est "
        f"z = {nombre_fr(z)}, {'positive ou nulle' if sortie else 'négative'} : la marche donne la sortie {sortie}.",
        z=z,
        sortie=sortie,
    )


def _parenthese(v: float) -> str:
    texte = nombre_fr(v)
    return f"({texte})" if texte.startswith("−") else texte


# --- 3. La marche de Heaviside ------------------------------------------------------------------------------------


@dessine
def marche() -> Dessin:
    """La marche de Heaviside, avec son point plein en (0, 1) et son point creux en (0, 0)."""
    figure = nouvelle_figure(7.0, 2.9)
    ax = cadre(figure, 0.72, 0.52, 5.95, 1.85)
    titrer(figure, "La marche de Heaviside", 0.72)
    ax.axvline(0, color=style.TRAME, lw=1, ls="-", zorder=0)
    ax.grid(axis="y")
    for xs, niveau, couleur in (((-4, 0), 0, BLEU), ((0, 4), 1, VERMILLON)):
        ax.plot(xs, (niveau, niveau), color=couleur, lw=3, ls="-", solid_capstyle="butt", zorder=3, clip_on=False)
    ax.plot([0, 0], [0, 1], color=GRIS, lw=1.2, ls=(0, (2, 3)), zorder=2)
    ax.plot(0, 0, "o", ms=9, mfc=style.PAPIER, mec=BLEU, mew=2, zorder=5)
    ax.plot(0, 1, "o", ms=9, color=VERMILLON, zorder=5)
    ax.text(-2, 0.13, "z < 0 : sortie 0", ha="center", size=TAILLE)
    ax.text(2, 1.1, "z ≥ 0 : sortie 1", ha="center", size=TAILLE)
    ax.text(0.16, 0.82, "en z = 0, la marche vaut 1", size=PETIT, color=GRIS, va="center")
    ax.set(xlim=(-4, 4), ylim=(-0.25, 1.4), xlabel="z = w·x + b")
    axes_fr(ax, 8, entiers="x")
    ax.set_yticks([0, 1])
    ax.set_ylabel("sortie", labelpad=8)
    ax.tick_params(length=0)
    return Dessin(
        figure,
        "Courbe de la marche de Heaviside : la sortie vaut 0 pour z strictement négatif et 1 pour z positif ou nul. "
        "Un point plein en (0 ; 1) et un point creux en (0 ; 0) montrent qu'en z = 0 la marche vaut 1.",
    )


# --- 4. La frontière ----------------------------------------------------------------------------------------------


@dessine
def frontiere(
    X, y, w, b, noms=NOMS, titre=None, fleche=True, noms_axes=AXES, repere="auto", cadrage=None, surligner=None
) -> Dessin:
    """Les points des deux classes, la droite w·x + b = 0, les deux demi-plans et w.

    ``repere`` : « orthonorme » (w paraît orthogonal à la droite), « libre » (les axes ont chacun leur échelle, et w
    n'est pas tracé), « auto » choisit selon les étendues. ``cadrage`` : points ``(m, 2)`` qui fixent le cadre à la
    place de X. ``surligner`` : indice d'un point à désigner. ``valeurs`` : ``erreurs``, ``n``, ``visible``.
    """
    X, y = exiger_points(X, y)
    w, b = exiger_neurone(w, b)
    reperes = X if cadrage is None else exiger_fini(cadrage, "cadrage").reshape(-1, 2)
    figure, ax, rect, orthonorme, colonne = _plan_et_colonne(reperes, repere, titre, noms_axes)
    plan.colorier(ax, rect, w, b)
    visible = plan.tracer_frontiere(ax, rect, w, b)
    fleche_tracee = bool(fleche and orthonorme and plan.tracer_normale(ax, rect, w, b))
    if surligner is not None:
        _designer(ax, X, surligner)
    rates = _predire(X, w, b) != y
    plan.tracer_points(ax, X, y)
    ax.plot(X[rates, 0], X[rates, 1], zorder=5, **plan.anneau(plan.marques(len(X))))

    _legender_points(colonne, y, noms, rates)
    if surligner is not None:
        colonne.point("exemple en cours", **plan.aureole(4.5))
    if visible:
        colonne.trait("frontière", color=ENCRE, lw=2.2, ls="-")
    if fleche_tracee:
        colonne.trait("w, vers la sortie 1", color=VERT, lw=2.4, ls="-", marker=">", markevery=[1], ms=7)
    colonne.espace()
    _ecrire_neurone(colonne, w, b)
    if not np.any(w):
        colonne.espace()
        colonne.texte("w = 0 : pas de frontière, tous les points ont la même sortie.", style="italic")
    elif not visible:
        colonne.espace()
        colonne.texte("La frontière est hors du cadre.", style="italic")
    colonne.espace()
    k = int(rates.sum())
    if len(y):
        colonne.titre(f"{compte_fr(k, 'erreur')} sur {len(y)}")
    alternative = f"{_decrire_points(y, noms)} {_decrire_frontiere(w, b, visible)}{_decrire_erreurs(rates)}"
    if fleche_tracee:
        alternative += " La flèche w, orthogonale à la frontière, pointe du côté classé 1."
    return Dessin(figure, (f"{titre}. " if titre else "") + alternative, erreurs=k, n=len(y), visible=visible)


def _ecrire_neurone(colonne, w, b, suffixe: str = "") -> None:
    colonne.texte(f"w = {vecteur_fr(w)}{suffixe}")
    colonne.texte(f"b = {nombre_fr(b)}")
    if np.any(w):
        colonne.texte(f"{_somme(w, b)} = 0")


def _designer(ax, X, i) -> int:
    """Pose un halo sur l'exemple ``i``, après vérification de l'indice."""
    if not -len(X) <= int(i) < len(X):
        raise ValueError(f"l'exemple {i} n'existe pas : X a {len(X)} lignes, numérotées de 0 à {len(X) - 1}.")
    ax.plot(*X[int(i)], zorder=3.5, **plan.aureole(plan.marques(len(X))))
    return int(i) % len(X)


# --- 5. Une correction de Rosenblatt ------------------------------------------------------------------------------


@dessine
def etape_apprentissage(
    X, y, w_avant, b_avant, i, w_apres, b_apres, noms=NOMS, titre=None, noms_axes=AXES, repere="auto", cadrage=None
) -> Dessin:
    """Avant et après une correction sur l'exemple ``i`` (indice de ligne) : frontières, z, prédiction, (w, b).

    ``valeurs`` : ``z``, ``prediction``, ``corrige``, ``erreurs_avant``, ``erreurs_apres``.
    """
    X, y = exiger_points(X, y)
    w0, b0 = exiger_neurone(w_avant, b_avant, suffixe="_avant")
    w1, b1 = exiger_neurone(w_apres, b_apres, suffixe="_apres")
    reperes = X if cadrage is None else exiger_fini(cadrage, "cadrage").reshape(-1, 2)
    figure, ax, rect, _, colonne = _plan_et_colonne(reperes, repere, titre, noms_axes, hauteur=4.6)
    i = _designer(ax, X, i)
    z = float(X[i] @ w0 + b0)
    prediction = int(z >= 0)
    corrige = bool(np.any(w0 != w1) or b0 != b1)
    plan.colorier(ax, rect, w1, b1)
    avant = corrige and plan.tracer_frontiere(ax, rect, w0, b0, color=GRIS, lw=1.8, ls=(0, (5, 3)))
    apres = plan.tracer_frontiere(ax, rect, w1, b1)
    plan.tracer_points(ax, X, y)
    rates = _predire(X, w1, b1) != y
    ax.plot(X[rates, 0], X[rates, 1], zorder=5, **plan.anneau(plan.marques(len(X))))

    _legender_points(colonne, y, noms, rates)
    colonne.point("exemple en cours", **plan.aureole(4.5))
    if avant:
        colonne.trait("frontière avant", color=GRIS, lw=1.8, ls=(0, (3, 2)))
    if apres:
        colonne.trait("frontière après" if corrige else "frontière", color=ENCRE, lw=2.2, ls="-")
    colonne.espace()
    colonne.titre(f"Exemple i = {i}")
    colonne.texte(f"x = {vecteur_fr(X[i])}, y = {y[i]}")
    colonne.texte(f"z = w·x + b = {nombre_fr(z)}")
    colonne.texte(f"z {'≥' if prediction else '<'} 0 : prédit {prediction}")
    colonne.texte(
        "juste : rien ne change" if not corrige else f"y − ŷ = {nombre_fr(y[i] - prediction)} : on corrige",
        weight="bold",
    )
    colonne.espace()
    suite_w, suite_b = (f" → {vecteur_fr(w1)}", f" → {nombre_fr(b1)}") if corrige else ("", "")
    colonne.texte(f"w : {vecteur_fr(w0)}{suite_w}")
    colonne.texte(f"b : {nombre_fr(b0)}{suite_b}")
    colonne.espace()
    colonne.titre(f"{compte_fr(int(rates.sum()), 'erreur')} sur {len(y)}")

    erreurs_avant = int((_predire(X, w0, b0) != y).sum())
    constat = f"Exemple {i} : x = {vecteur_fr(X[i])}, y = {y[i]} ; z = {nombre_fr(z)}, donc prédit {prediction}. "
    if corrige:
        constat += (
            f"Correction : w passe de {vecteur_fr(w0)} à {vecteur_fr(w1)} et b de {nombre_fr(b0)} à {nombre_fr(b1)}. "
            f"Avant : {compte_fr(erreurs_avant, 'erreur')} sur {len(y)}. Après : "
        )
    else:
        constat += "Aucune correction. "
    alternative = f"{_decrire_points(y, noms)} {constat}{_decrire_frontiere(w1, b1, apres)}{_decrire_erreurs(rates)}"
    return Dessin(
        figure,
        (f"{titre}. " if titre else "") + alternative,
        z=z,
        prediction=prediction,
        corrige=corrige,
        erreurs_avant=erreurs_avant,
        erreurs_apres=int(rates.sum()),
    )


# --- 6. Les erreurs au fil des époques ----------------------------------------------------------------------------


@dessine
def erreurs_par_epoque(erreurs, titre=None, noms=None, ordonnee="corrections dans l'époque") -> Dessin:
    """Le nombre de corrections à chaque époque : barres pour une série, courbes pour plusieurs.

    ``erreurs`` : une suite de nombres, un dictionnaire nom → suite, ou une liste de suites nommées par ``noms``.
    ``valeurs`` : ``totaux``, un nombre par série.
    """
    series = _series(erreurs, noms)
    figure = nouvelle_figure(7.0, 3.3)
    seule = len(series) == 1
    ax = cadre(figure, 0.72, 0.55, 6.05 if seule else 4.25, 2.3 if titre else 2.6)
    titrer(figure, titre, 0.72)
    ax.grid(axis="y")
    longueur = max(len(v) for v in series.values())
    plafond = max(float(v.max()) for v in series.values())
    if seule:
        (valeurs,) = series.values()
        epoques = np.arange(1, longueur + 1)
        ax.bar(epoques, valeurs, width=0.72 if longueur > 1 else 0.3, color=BLEU, zorder=3)
        if longueur <= 20:
            for epoque, v in zip(epoques, valeurs, strict=True):
                ax.annotate(nombre_fr(v), (epoque, v), (0, 3), textcoords="offset points", ha="center", size=PETIT)
    else:
        colonne = Colonne(figure, 5.15, (2.3 if titre else 2.6) + 0.43, 1.75)
        for k, (nom, valeurs) in enumerate(series.items()):
            allure = {"color": style.CYCLE[k % 6], "ls": style.TRAITS[k % 6], "marker": style.FORMES[k % 6], "lw": 1.8,
                      "ms": 5.5, "markevery": max(1, longueur // 15)}  # fmt: skip
            ax.plot(np.arange(1, len(valeurs) + 1), valeurs, zorder=3, clip_on=False, **allure)
            colonne.trait(nom, **{**allure, "ms": 5, "markevery": 1})
    ax.set(xlim=(0.4, longueur + 0.6), ylim=(0, plafond * 1.13 if plafond > 0 else 1), xlabel="époque")
    ax.set_ylabel(ordonnee, labelpad=8)
    axes_fr(ax, 12 if longueur <= 12 else 8, entiers="xy")
    ax.yaxis.get_major_locator().set_params(nbins=5)
    ax.tick_params(length=0)
    alternative = "Barres" if seule else f"{len(series)} courbes"
    alternative += f" : {ordonnee}. " + " ".join(_decrire_serie(nom, v) for nom, v in series.items())
    totaux = {nom: float(v.sum()) for nom, v in series.items()}
    return Dessin(figure, (f"{titre}. " if titre else "") + alternative, totaux=totaux)


def _series(erreurs, noms) -> dict[str, np.ndarray]:
    if isinstance(erreurs, dict):
        brutes = erreurs
    elif len(erreurs) and np.ndim(erreurs[0]) == 1:
        noms = noms or [f"série {k + 1}" for k in range(len(erreurs))]
        if len(noms) != len(erreurs):
            raise ValueError(f"il faut un nom par série : {len(erreurs)} séries et {len(noms)} noms.")
        brutes = dict(zip(noms, erreurs, strict=True))
    else:
        brutes = {"": erreurs}
    series = {str(nom): exiger_fini(v, "erreurs") for nom, v in brutes.items()}
    if not series or any(v.ndim != 1 or v.size == 0 for v in series.values()):
        raise ValueError("erreurs doit contenir au moins une époque : une suite de nombres, ou un dictionnaire de suites.")
    if any((v < 0).any() for v in series.values()):
        raise ValueError("un nombre d'erreurs ne peut pas être négatif.")
    return series


def _decrire_serie(nom: str, v: np.ndarray) -> str:
    texte = f"« {nom} » : " if nom else ""
    if len(v) <= 12:
        texte += f"{compte_fr(len(v), 'époque')}, valeurs " + ", ".join(nombre_fr(e) for e in v)
    else:
        texte += f"{len(v)} époques, de {nombre_fr(v[0])} à {nombre_fr(v[-1])}, maximum {nombre_fr(v.max())}"
    texte += f", total {nombre_fr(v.sum())}"
    zero = np.flatnonzero(v == 0)
    if len(zero):
        return texte + f" ; première époque sans erreur : {zero[0] + 1}."
    return texte + " ; aucune époque sans erreur."


# --- 7. Les portes logiques ---------------------------------------------------------------------------------------


def _porte(nom: str) -> str:
    cle = nom.strip().upper().replace("_", "-").replace("PORTE-", "")
    cle = _AUTRES_NOMS.get(cle.replace("-", " "), cle)
    if cle not in TABLES:
        raise ValueError(f"porte inconnue : {nom!r} ; les portes sont {', '.join(TABLES)}.")
    return cle


@dessine
def portes_logiques(portes=None, titre=None) -> Dessin:
    """Une petite case par porte : ses quatre points, et sa frontière si ``(w, b)`` est donné.

    ``portes`` : dictionnaire nom → ``(w, b)`` ou ``None``, ou suite de noms ; par défaut ET, OU, NON-ET et XOR, sans
    frontière. ``valeurs`` : ``erreurs``, un nombre par porte dont la frontière est donnée.
    """
    if portes is None:
        portes = ("ET", "OU", "NON-ET", "XOR")
    portes = dict(portes) if isinstance(portes, dict) else dict.fromkeys(portes)
    if not 1 <= len(portes) <= 4:
        raise ValueError(f"la figure montre de 1 à 4 portes ; reçu {len(portes)}.")
    cote, hauteur = 1.42, 2.72 + (0.3 if titre else 0)
    figure = nouvelle_figure(7.0, hauteur)
    depart = 0.42 + (4 - len(portes)) * 0.825
    titrer(figure, titre, 0.42)
    rect = (-0.5, 1.5, -0.5, 1.5)
    textes, erreurs = [], {}
    for k, (nom, neurone) in enumerate(portes.items()):
        cle = _porte(nom)
        y = np.array(TABLES[cle])
        ax = cadre(figure, depart + 1.65 * k, 0.78, cote, cote)
        plan.poser(ax, rect)
        ax.set(xticks=(0, 1), yticks=(0, 1))
        ax.set_xlabel(AXES[0], labelpad=1)
        ax.set_ylabel(AXES[1], rotation=0, labelpad=0 if k else 2, va="center")
        ax.set_title(nom.replace("_", "-"), pad=6, loc="center", size=TAILLE + 1)
        texte = f"{nom} vaut 1 pour " + (
            ", ".join(vecteur_fr(p) for p in ENTREES_LOGIQUES[y == 1]) if y.any() else "aucun point"
        )
        if neurone is not None:
            w, b = exiger_neurone(*neurone, suffixe=f" de {nom}")
            plan.colorier(ax, rect, w, b, etiquettes=None)
            visible = plan.tracer_frontiere(ax, rect, w, b, lw=2)
            rates = _predire(ENTREES_LOGIQUES, w, b) != y
            ax.plot(*ENTREES_LOGIQUES[rates].T, zorder=5, **plan.anneau(9))
            erreurs[nom] = int(rates.sum())
            texte += f". {_decrire_frontiere(w, b, visible)}{_decrire_erreurs(rates)}"
        else:
            texte += ", sans frontière tracée."
        plan.tracer_points(ax, ENTREES_LOGIQUES, y, taille=9)
        textes.append(texte)
    large, haut = figure.get_size_inches()
    cles = [("sortie 0", plan.allure(0, 8)), ("sortie 1", plan.allure(1, 8))]
    if any(erreurs.values()):
        cles.append(("mal classé", plan.anneau(6)))
    for k, (texte, allure) in enumerate(cles):
        x = 3.5 + 1.15 * (k - (len(cles) - 1) / 2) - 0.35
        figure.add_artist(Line2D([x / large], [0.19 / haut], transform=figure.transFigure, **allure))
        figure.text((x + 0.15) / large, 0.19 / haut, texte, size=PETIT, va="center_baseline")
    entete = f"{compte_fr(len(portes), 'porte')} sur les points (0 ; 0), (0 ; 1), (1 ; 0) et (1 ; 1). "
    return Dessin(figure, (f"{titre}. " if titre else "") + entete + " ".join(textes), erreurs=erreurs)


# --- 8. La marge, le rayon, et la borne de Novikoff ---------------------------------------------------------------


@dessine
def marge_novikoff(X, y, w, b, noms=NOMS, titre=None, noms_axes=AXES) -> Dessin:
    """Un ensemble séparable, la bande vide autour de la frontière, le rayon autour de l'origine, et la borne.

    Dans le plan : d, la distance du point le plus proche à la droite, et r, celle du plus lointain à l'origine.
    Pour la borne (A. Novikoff, 1962), le biais est le poids d'une entrée constante 1 : R = √(r² + 1),
    γ = d ‖w‖ / ‖(w, b)‖, et la règle de Rosenblatt partie de zéro fait au plus (R/γ)² corrections.
    ``valeurs`` : ``distance``, ``rayon_plan``, ``gamma``, ``rayon``, ``borne``.
    """
    X, y = exiger_points(X, y)
    w, b = exiger_neurone(w, b)
    if not len(X):
        raise ValueError("il faut au moins un point pour mesurer une marge.")
    if not np.any(w):
        raise ValueError("w est nul : il n'y a pas de frontière, donc pas de marge.")
    accords = (2 * y - 1) * (X @ w + b)
    if accords.min() <= 0:
        rates = compte_fr(int((accords <= 0).sum()), "point")
        raise ValueError(f"w et b ne séparent pas strictement les deux classes ({rates} du mauvais côté ou sur la droite) : pas de marge.")
    norme = float(np.hypot(*w))
    distance, rayon_plan = float(accords.min()) / norme, float(np.hypot(X[:, 0], X[:, 1]).max())
    gamma, rayon = float(accords.min()) / float(np.hypot(norme, b)), float(np.hypot(rayon_plan, 1))
    borne = (rayon / gamma) ** 2

    disque = np.array([[-1.0, -1.0], [1.0, 1.0]]) * (rayon_plan if rayon_plan > 0 else 1.0)
    hauteur = 4.6
    haut = hauteur - 0.52 - (0.5 if titre else 0.15)
    rect, _ = plan.fenetre(disque, 3.95 / haut, "orthonorme", marge=0.06)
    figure, ax, rect, _, colonne = _plan_et_colonne(X, "orthonorme", titre, noms_axes, hauteur, rect)
    plan.colorier(ax, rect, w, b)
    # La bande : l'intersection de deux demi-plans parallèles, dessinée par ses deux bords et son fond.
    bords = [plan.segment(rect, w, b + s * distance * norme) for s in (1, -1)]
    if all(bord is not None for bord in bords):
        ax.add_patch(Polygon(np.vstack([bords[0], bords[1][::-1]]), facecolor=style.PAPIER, alpha=0.6, lw=0, zorder=1))
    for s in (1, -1):
        plan.tracer_frontiere(ax, rect, w, b + s * distance * norme, color=GRIS, lw=1.2, ls=(0, (4, 3)), zorder=2)
    plan.tracer_frontiere(ax, rect, w, b)
    ax.add_patch(Circle((0, 0), rayon_plan, facecolor="none", edgecolor=PALETTE["vert"], lw=1.6, ls=(0, (1, 1.5)), zorder=2))
    ax.plot(0, 0, marker="+", ms=9, mew=1.6, color=VERT, zorder=4)
    lointain = X[np.argmax(np.hypot(X[:, 0], X[:, 1]))]
    proche = X[np.argmin(accords)]
    pied = proche - w * (proche @ w + b) / norme**2
    ax.plot([0, lointain[0]], [0, lointain[1]], color=VERT, lw=1.6, ls="-", zorder=3)
    ax.plot([proche[0], pied[0]], [proche[1], pied[1]], color=ENCRE, lw=1.6, ls="-", zorder=3)
    cote = rect[3] - rect[2]
    _cote(ax, np.zeros(2), lointain, "r", "#00694D", cote, part=0.5)
    _cote(ax, pied, proche, "d", ENCRE, cote)
    plan.tracer_points(ax, X, y)

    _legender_points(colonne, y, noms)
    colonne.trait("frontière", color=ENCRE, lw=2.2, ls="-")
    colonne.trait("bande sans aucun point", color=GRIS, lw=1.2, ls=(0, (3, 2)))
    colonne.trait("point le plus lointain", color=VERT, lw=1.6, ls="-")
    colonne.espace()
    colonne.texte(f"w = {vecteur_fr(w)}")
    colonne.texte(f"b = {nombre_fr(b)}")
    colonne.texte(f"d = {nombre_fr(distance)}, r = {nombre_fr(rayon_plan)}")
    colonne.espace()
    colonne.texte("Avec l'entrée constante 1 :", style="italic")
    colonne.texte(f"R = √(r² + 1) = {nombre_fr(rayon)}")
    colonne.texte(f"marge γ = {nombre_fr(gamma)}")
    colonne.espace()
    colonne.titre("Borne de Novikoff")
    colonne.texte(f"(R/γ)² = {nombre_fr(borne, 1 if borne < 1e6 else None)}")
    colonne.texte(f"au plus {_corrections(borne)}")
    return Dessin(
        figure,
        (f"{titre}. " if titre else "")
        + f"{_decrire_points(y, noms)} {_decrire_frontiere(w, b, plan.segment(rect, w, b) is not None)} Les deux classes "
        f"sont séparées ; le point le plus proche de la droite en est à d = {nombre_fr(distance)}, le plus lointain de "
        f"l'origine à r = {nombre_fr(rayon_plan)}. Avec l'entrée constante 1 du biais, R = {nombre_fr(rayon)} et la marge "
        f"est γ = {nombre_fr(gamma)} : il y aura au plus {_corrections(borne)}.",
        distance=distance,
        rayon_plan=rayon_plan,
        gamma=gamma,
        rayon=rayon,
        borne=borne,
    )


def _corrections(borne: float) -> str:
    # 1e-9 : une borne entière ne doit pas perdre une unité à un arrondi près.
    entier = float(np.floor(borne + 1e-9))
    return f"{nombre_fr(entier, 0 if entier < 1e6 else None)} correction{'s' if entier >= 2 else ''}"


def _cote(ax, p, q, texte, couleur, cote, part=0.5) -> None:
    """Écrit une longueur à côté du segment pq, sur un petit fond blanc."""
    p, q = np.asarray(p), np.asarray(q)
    longueur = np.hypot(*(q - p))
    normale = np.array([-(q - p)[1], (q - p)[0]]) / longueur if longueur else np.array([0.0, 1.0])
    if normale[1] < 0:
        normale = -normale
    ax.text(*(p + part * (q - p) + 0.045 * cote * normale), texte, color=couleur, weight="bold", size=style.TITRE,
            ha="center", va="center_baseline", zorder=7,
            bbox={"boxstyle": "round,pad=0.12", "facecolor": "#FFFFFFC0", "edgecolor": "none"})  # fmt: skip


# --- 9. XOR en deux couches ---------------------------------------------------------------------------------------


@dessine
def xor_deux_couches(ou=None, non_et=None, et=None, titre=None) -> Dessin:
    """XOR par deux couches : le plan des entrées, le réseau, et le plan des sorties cachées où tout est séparable.

    Chaque porte est ``(w, b)`` ; sans elles, la figure prend des portes justes et n'en montre pas les nombres.
    ``valeurs`` : ``caches`` (4, 2), ``sorties`` (4,), ``juste``.
    """
    ou = exiger_neurone(*(ou if ou is not None else ((1, 1), -0.5)), suffixe=" de ou")
    non_et = exiger_neurone(*(non_et if non_et is not None else ((-1, -1), 1.5)), suffixe=" de non_et")
    et = exiger_neurone(*(et if et is not None else ((1, 1), -1.5)), suffixe=" de et")
    X, y = ENTREES_LOGIQUES, np.array(TABLES["XOR"])
    H = np.column_stack([_predire(X, *ou), _predire(X, *non_et)]).astype(float)
    sorties = _predire(H, *et)
    juste = bool(np.array_equal(sorties, y))

    hauteur = 3.2 + (0.3 if titre else 0)
    figure = nouvelle_figure(7.0, hauteur)
    titrer(figure, titre, 0.45)
    rect = (-0.55, 1.55, -0.55, 1.55)
    cote, bas = 2.0, 0.62
    for x, texte in ((1.45, "Les entrées"), (3.6, "Le réseau"), (5.82, "La couche cachée")):
        figure.text(x / 7, (bas + cote + 0.2) / hauteur, texte, size=TAILLE + 1, weight="bold", ha="center")

    ax = cadre(figure, 0.45, bas, cote, cote)
    plan.poser(ax, rect, AXES)
    # Le plan est teinté selon la sortie du réseau entier, c'est-à-dire la bande entre les deux droites.
    grille = np.linspace(rect[0], rect[1], 240)
    gx, gy = np.meshgrid(grille, grille)
    P = np.column_stack([gx.ravel(), gy.ravel()])
    reseau = _predire(np.column_stack([_predire(P, *ou), _predire(P, *non_et)]).astype(float), *et).reshape(gx.shape)
    teintes = np.array([[int(t[k : k + 2], 16) for k in (1, 3, 5)] for t in style.TEINTES], dtype=np.uint8)
    ax.imshow(teintes[reseau], extent=rect, origin="lower", aspect="auto", interpolation="nearest", zorder=0)
    plan.tracer_frontiere(ax, rect, *ou, color=VERT, lw=2.2)
    plan.tracer_frontiere(ax, rect, *non_et, color="#A8457D", lw=2.2, ls=(0, (4, 2)))
    plan.tracer_points(ax, X, y, taille=10)

    axh = cadre(figure, 4.82, bas, cote, cote)
    plan.poser(axh, rect, (indice("h", 1), indice("h", 2)))
    plan.colorier(axh, rect, *et, etiquettes=None)
    plan.tracer_frontiere(axh, rect, *et)
    plan.tracer_points(axh, H, y, taille=10)
    for panneau in (ax, axh):
        panneau.set(xticks=(0, 1), yticks=(0, 1))
        panneau.xaxis.labelpad = 1
        panneau.yaxis.set_label_coords(-0.1, 0.5)
    for point, depart in zip(H, X, strict=True):
        memes = [vecteur_fr(p) for p, h in zip(X, H, strict=True) if np.array_equal(h, point)]
        if memes[0] == vecteur_fr(depart):  # un seul texte par point d'arrivée
            haut = point[1] > 0.5
            axh.annotate("\n".join(memes), point, (0, 9 if haut else -9), textcoords="offset points", ha="center",
                         va="bottom" if haut else "top", size=8, linespacing=1.15, zorder=6)  # fmt: skip
    for p, h in zip(X, H, strict=True):
        haut = p[1] > 0.5
        ax.annotate(vecteur_fr(p), p, (0, 9 if haut else -9), textcoords="offset points", ha="center",
                    va="bottom" if haut else "top", size=8, zorder=6)  # fmt: skip

    axr = figure.add_axes((2.55 / 7, bas / hauteur, 2.0 / 7, cote / hauteur))
    axr.set(xlim=(0, 2.0), ylim=(0, cote))
    axr.set_axis_off()
    for k, yk in ((1, 1.52), (2, 0.48)):
        schema.noeud(axr, 0.26, yk, indice("x", k), rayon=0.19, size=TAILLE, bord=BLEU)
        for ym, couleur in ((1.52, VERT), (0.48, "#A8457D")):
            schema.fleche(axr, (0.26, yk), (0.98, ym), couleur=couleur, lw=1.4, recul=(0.2, 0.26))
        schema.fleche(axr, (0.98, 1.52 if k == 1 else 0.48), (1.66, 1.0), lw=1.4, recul=(0.26, 0.22), couleur=ENCRE)
    for ym, nom, couleur in ((1.52, "OU", VERT), (0.48, "NON\nET", "#A8457D")):
        schema.noeud(axr, 0.98, ym, "", rayon=0.25, bord=couleur)
        axr.text(0.98, ym, nom, size=8, weight="bold", ha="center", va="center", zorder=6, linespacing=1.0)
    axr.text(0.98, 1.89, indice("h", 1), size=PETIT, ha="center", va="center_baseline")
    axr.text(0.98, 0.10, indice("h", 2), size=PETIT, ha="center", va="center_baseline")
    schema.noeud(axr, 1.66, 1.0, "ET", rayon=0.21, size=8, weight="bold")
    axr.text(1.66, 0.64, "XOR", size=PETIT, ha="center", va="center_baseline")

    x = 0.45
    for texte, allure, largeur in (
        ("XOR = 0", plan.allure(0, 8), 0.95),
        ("XOR = 1", plan.allure(1, 8), 1.05),
        ("droite de OU", {"color": VERT, "lw": 2.2}, 1.4),
        ("droite de NON-ET", {"color": "#A8457D", "lw": 2.2, "ls": (0, (3, 1.5))}, 1.7),
        ("droite de ET", {"color": ENCRE, "lw": 2.2}, 0),
    ):
        xs = [x + 0.08] if "marker" in allure else [x, x + 0.24]
        figure.add_artist(Line2D(xs, [0.16] * len(xs), transform=figure.dpi_scale_trans, **{"ls": "-", **allure}))
        figure.text(x + (0.2 if "marker" in allure else 0.31), 0.16, texte, size=8, va="center_baseline",
                    transform=figure.dpi_scale_trans)  # fmt: skip
        x += largeur
    trajets = " ; ".join(
        f"{vecteur_fr(p)} devient {vecteur_fr(h)}, sortie {s}" for p, h, s in zip(X, H, sorties, strict=True)
    )
    conclusion = (
        "Dans ce nouveau plan, une seule droite sépare les deux classes : le réseau calcule XOR."
        if juste
        else f"Avec ces portes, le réseau ne calcule pas XOR : {compte_fr(int((sorties != y).sum()), 'sortie fausse', 'sorties fausses')} sur 4."
    )
    return Dessin(
        figure,
        (f"{titre}. " if titre else "")
        + "XOR par un réseau à deux couches. À gauche, le plan des entrées avec les frontières de OU et de NON-ET ; au "
        "milieu, le réseau : x₁ et x₂ alimentent OU (h₁) et NON-ET (h₂), que ET combine ; à droite, le plan (h₁, h₂) de "
        f"la couche cachée et la frontière de ET. {trajets}. {conclusion}",
        caches=H,
        sorties=sorties,
        juste=juste,
    )
