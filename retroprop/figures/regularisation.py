"""Les figures du chapitre 05 : courbes d'apprentissage, biais et variance, pénalités, dropout, normalisation, arrêt, plis."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.patches import Circle, FancyBboxPatch, Polygon, Rectangle
from matplotlib.ticker import FuncFormatter, MaxNLocator

from retroprop.figures import style
from retroprop.figures.socle import Colonne, Dessin, cadre, dessine, exiger_fini, nouvelle_figure, titrer, toile
from retroprop.figures.style import ENCRE, GRIS, PALETTE, PETIT, TRAME, axes_fr, compte_fr, nombre_fr, vecteur_fr

BLEU, VERMILLON, VERT = PALETTE["bleu"], PALETTE["vermillon"], PALETTE["vert"]
APPRENTISSAGE = {"color": BLEU, "ls": "-", "lw": 2.0}
VALIDATION = {"color": VERMILLON, "ls": (0, (5, 2)), "lw": 2.0}
CLES = ("perte", "exactitude", "perte_val", "exactitude_val")


def _entier(valeur, nom: str, minimum: int, maximum: int) -> int:
    nombre = float(exiger_fini(valeur, nom).reshape(-1)[0])
    if nombre != int(nombre) or not minimum <= nombre <= maximum:
        raise ValueError(f"{nom} doit être un entier de {minimum} à {maximum} ; reçu {nombre_fr(nombre)}.")
    return int(nombre)


def _reel(valeur, nom: str, minimum: float, maximum: float) -> float:
    nombre = float(exiger_fini(valeur, nom).reshape(-1)[0])
    if not minimum <= nombre <= maximum:
        raise ValueError(f"{nom} va de {nombre_fr(minimum)} à {nombre_fr(maximum)} ; reçu {nombre_fr(nombre)}.")
    return nombre


# --- 1. Les courbes d'apprentissage -------------------------------------------------------------------------------


@dessine
def courbes(historique, titre: str | None = None) -> Dessin:
    """Perte et exactitude, sur l'apprentissage et la validation, époque par époque.

    historique : ``{"perte", "exactitude", "perte_val", "exactitude_val"}``, quatre suites de même longueur.
    ``valeurs`` : ``meilleure``, l'époque (à partir de 1) de la plus petite perte de validation.
    """
    if not isinstance(historique, Mapping) or not set(CLES) <= set(historique):
        raise ValueError(f"historique doit contenir les clés {', '.join(CLES)}.")
    lues = {cle: exiger_fini(historique[cle], f"historique[{cle!r}]") for cle in CLES}
    if len({v.shape for v in lues.values()}) != 1 or lues["perte"].ndim != 1 or not len(lues["perte"]):
        raise ValueError("les quatre suites de l'historique doivent avoir la même longueur, au moins 1.")
    n = len(lues["perte"])
    epoques = np.arange(1, n + 1)
    meilleure = int(np.argmin(lues["perte_val"])) + 1
    figure = nouvelle_figure(7.0, 3.5 if titre else 3.2)
    titrer(figure, titre, 0.55)
    panneaux = cadre(figure, 0.55, 0.52, 2.7, 2.2), cadre(figure, 4.05, 0.52, 2.7, 2.2)
    for ax, nom, echelle in zip(panneaux, ("perte", "exactitude"), (1, 100), strict=True):
        ax.grid(axis="y")
        ax.plot(epoques, echelle * lues[nom], **APPRENTISSAGE, marker="o" if n < 4 else None, label="apprentissage")
        ax.plot(epoques, echelle * lues[nom + "_val"], **VALIDATION, marker="s" if n < 4 else None, label="validation")
        ax.set_title(nom + (" (%)" if echelle > 1 else ""), size=style.TAILLE, weight="normal")
        ax.set_xlabel("époque")
        axes_fr(ax, 5, entiers="x")
    panneaux[0].plot(meilleure, lues["perte_val"][meilleure - 1], "*", ms=13, color=VERT, mec=style.PAPIER, zorder=5,
                     label=f"minimum, époque {meilleure}")  # fmt: skip
    panneaux[0].set_ylim(bottom=min(0, panneaux[0].get_ylim()[0]))
    panneaux[0].legend(loc="best")
    panneaux[1].set_ylim(0, 104)
    panneaux[1].legend(loc="lower right")
    fin = {cle: float(v[-1]) for cle, v in lues.items()}
    return Dessin(
        figure,
        f"{titre + ' : c' if titre else 'C'}ourbes d'apprentissage sur {compte_fr(n, 'époque')}. À la fin, perte "
        f"{nombre_fr(fin['perte'], 2)} sur l'apprentissage et {nombre_fr(fin['perte_val'], 2)} sur la validation ; exactitude "
        f"{nombre_fr(100 * fin['exactitude'], 0)} % et {nombre_fr(100 * fin['exactitude_val'], 0)} %. La perte de validation est "
        f"la plus petite à l'époque {meilleure}, où elle vaut {nombre_fr(lues['perte_val'].min(), 2)}.",
        meilleure=meilleure,
    )


# --- 2. Biais et variance -----------------------------------------------------------------------------------------

BRUIT = 0.3
_AXE = np.linspace(0, 1, 161)


def verite(x):
    """La fonction à retrouver : une période de sinusoïde."""
    return np.sin(2 * np.pi * np.asarray(x))


def _base(x, degre: int):
    return np.polynomial.legendre.legvander(2 * np.asarray(x) - 1, degre)


def _tirage(n: int, graine: int):
    x = np.linspace(0, 1, n)
    return x, verite(x) + np.random.default_rng(graine).normal(0, BRUIT, n)


def ajuster(x, y, degre: int, lam: float = 0.0) -> np.ndarray:
    """Les coefficients (base de Legendre) du polynôme des moindres carrés ; ``lam`` pénalise leurs carrés, sauf la constante."""
    A = _base(x, degre)
    penalite = np.sqrt(lam * len(x)) * np.eye(degre + 1)[1:]
    return np.linalg.lstsq(np.vstack([A, penalite]), np.concatenate([y, np.zeros(degre)]), rcond=None)[0]


def _panneau(ax, x, y, degre, lam):
    w = ajuster(x, y, degre, lam)
    courbe = _base(_AXE, degre) @ w
    ax.plot(_AXE, verite(_AXE), color=GRIS, ls=(0, (4, 2)), lw=1.6)
    ax.plot(_AXE, courbe, color=BLEU, ls="-", lw=2.1)
    ax.plot(x, y, "o", ms=5, color=VERMILLON, mec=style.PAPIER, mew=0.5, clip_on=False, zorder=4)
    ax.set(xlim=(-0.02, 1.02), ylim=(-2.1, 2.1), xticks=[0, 0.5, 1])
    axes_fr(ax, 4)
    sur_points = float(np.mean((_base(x, degre) @ w - y) ** 2))
    return sur_points, float(np.mean((courbe - verite(_AXE)) ** 2)), w


@dessine
def polynomes(degres: Sequence[int] = (1, 3, 15), n: int = 20, graine: int = 0) -> Dessin:
    """Trois polynômes de souplesses différentes sur les mêmes points. ``valeurs`` : ``erreurs``, {degré: (points, vérité)}."""
    degres = [_entier(d, "un degré", 0, 30) for d in degres]
    n = _entier(n, "n", 4, 200)
    x, y = _tirage(n, graine)
    figure = nouvelle_figure(7.0, 2.95)
    erreurs = {}
    for k, degre in enumerate(degres):
        ax = cadre(figure, 0.42 + 2.25 * k, 0.62, 1.95, 1.85)
        vue, vraie, _ = _panneau(ax, x, y, degre, 0.0)
        erreurs[degre] = (vue, vraie)
        ax.set_title(f"degré {degre}", size=style.TAILLE)
        ax.set_xlabel(f"erreur : points {nombre_fr(vue, 3)}, vérité {nombre_fr(vraie, 3)}", size=8)
        if k:
            ax.set_yticklabels([])
    limite = max(2.1, *(1.08 * np.abs(ligne.get_ydata()).max() for ax in figure.axes for ligne in ax.lines))
    for ax in figure.axes:  # la même échelle pour les trois, sans rien couper
        ax.set_ylim(-limite, limite)
    figure.text(0.99, 0.015, "tirets : la vérité ; ronds : les points vus ; trait : le polynôme", ha="right", va="bottom", size=8, color=GRIS)
    textes = " ; ".join(f"degré {d}, erreur moyenne au carré {nombre_fr(a, 3)} sur les points et {nombre_fr(b, 3)} sur la vérité"
                        for d, (a, b) in erreurs.items())
    return Dessin(figure, f"{len(degres)} polynômes ajustés à {n} points bruités d'une sinusoïde : {textes}.", erreurs=erreurs)


@dessine
def polynome(degre: int = 15, lam: float = 0.0, n: int = 20, graine: int = 0) -> Dessin:
    """Un polynôme, avec une pénalité L2 ``lam``. ``valeurs`` : ``vue``, ``vraie``, ``norme``."""
    degre, n = _entier(degre, "degre", 0, 30), _entier(n, "n", 4, 200)
    lam = _reel(lam, "lam", 0, 1e3)
    x, y = _tirage(n, graine)
    figure = nouvelle_figure(7.0, 3.4)
    ax = cadre(figure, 0.5, 0.5, 4.3, 2.7)
    vue, vraie, w = _panneau(ax, x, y, degre, lam)
    norme = float(np.sqrt(np.sum(w[1:] ** 2)))
    limite = max(2.1, *(1.08 * np.abs(ligne.get_ydata()).max() for ligne in ax.lines))
    ax.set_ylim(-limite, limite)
    colonne = Colonne(figure, 5.05, 3.0, 1.85)
    colonne.point("points vus", marker="o", color=VERMILLON, ms=6)
    colonne.trait("polynôme", color=BLEU, lw=2.1, ls="-")
    colonne.trait("vérité", color=GRIS, lw=1.6, ls=(0, (3, 1.5)))
    colonne.espace()
    colonne.titre(f"degré {degre}, λ = {nombre_fr(lam)}")
    colonne.texte(f"erreur sur les points : {nombre_fr(vue, 3)}")
    colonne.texte(f"erreur sur la vérité : {nombre_fr(vraie, 3)}")
    colonne.texte(f"norme des coefficients : {nombre_fr(norme, 1)}")
    return Dessin(
        figure,
        f"Un polynôme de degré {degre}, avec une pénalité λ = {nombre_fr(lam)}, ajusté à {n} points bruités d'une sinusoïde (graine "
        f"{graine}). Erreur moyenne au carré : {nombre_fr(vue, 3)} sur les points vus, {nombre_fr(vraie, 3)} sur la vérité. Norme "
        f"des coefficients : {nombre_fr(norme, 1)}.",
        vue=vue, vraie=vraie, norme=norme,
    )  # fmt: skip


@functools.lru_cache(maxsize=64)
def _decomposition(degre: int, n: int, tirages: int):
    """(courbes (tirages, m), biais², variance) d'un degré."""
    lues = np.array([_base(_AXE, degre) @ ajuster(*_tirage(n, g), degre) for g in range(tirages)])
    moyenne = lues.mean(axis=0)
    return lues, float(np.mean((moyenne - verite(_AXE)) ** 2)), float(np.mean(lues.var(axis=0)))


@dessine
def biais_variance(degres: Sequence[int] = (1, 3, 11), n: int = 20, tirages: int = 300) -> Dessin:
    """Les courbes de nombreux tirages pour quelques degrés, puis biais², variance et leur somme selon le degré.

    ``valeurs`` : ``degres``, ``biais2``, ``variance``, des tableaux.
    """
    tirages = _entier(tirages, "tirages", 2, 2000)
    axe = np.arange(0, 13)
    biais2, variance = np.array([_decomposition(int(d), n, tirages)[1:] for d in axe]).T
    figure = nouvelle_figure(7.0, 4.75)
    for k, degre in enumerate(degres):
        ax = cadre(figure, 0.42 + 2.25 * k, 2.98, 1.95, 1.4)
        lues = _decomposition(_entier(degre, "un degré", 0, 12), n, tirages)[0]
        ax.plot(_AXE, lues[:40].T, color=PALETTE["ciel"], lw=0.6, ls="-", alpha=0.55)
        ax.plot(_AXE, lues.mean(axis=0), color=BLEU, lw=2.2, ls="-")
        ax.plot(_AXE, verite(_AXE), color=ENCRE, lw=1.6, ls=(0, (4, 2)))
        ax.set(xlim=(0, 1), ylim=(-2.1, 2.1), xticks=[0, 0.5, 1], yticks=[-2, -1, 0, 1, 2])
        axes_fr(ax, 4)
        if k:
            ax.set_yticklabels([])
        ax.set_title(f"degré {degre}", size=style.TAILLE)
    ax = cadre(figure, 0.62, 0.5, 4.1, 1.85)
    ax.set_yscale("log")
    ax.grid(axis="y")
    series = (("biais²", biais2, {"color": BLEU, "ls": "-", "marker": "o"}), ("variance", variance, {"color": VERMILLON, "ls": (0, (5, 2)), "marker": "s"}),
              ("total, avec le bruit", biais2 + variance + BRUIT**2, {"color": ENCRE, "ls": "-.", "marker": "^"}))  # fmt: skip
    colonne = Colonne(figure, 4.95, 2.2, 1.95)
    for nom, valeurs, options in series:
        ax.plot(axe, np.maximum(valeurs, 1e-6), ms=5, lw=1.8, **options)
        colonne.trait(nom, ms=5, lw=1.8, **options)
    ax.axhline(BRUIT**2, color=GRIS, lw=1.2, ls=":")
    colonne.trait(f"bruit seul, {nombre_fr(BRUIT**2, 2)}", color=GRIS, lw=1.2, ls=":")
    colonne.espace()
    creux = int(axe[np.argmin(biais2 + variance)])
    colonne.texte(f"Le total est le plus petit au degré {creux}.", style="italic")
    colonne.texte("En haut : trait épais, moyenne des courbes ; tirets, vérité.", color=GRIS)
    ax.set(xlim=(-0.4, 12.4), ylim=(2e-5, 3), xlabel="degré du polynôme")
    ax.set_xticks(range(0, 13, 2))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: nombre_fr(v)))
    ax.set_title("erreur moyenne au carré (échelle logarithmique)", size=style.TAILLE, weight="normal")
    return Dessin(
        figure,
        f"En haut, {min(40, tirages)} courbes par degré : en degré {degres[0]} elles sont groupées mais loin de la vérité, en degré "
        f"{degres[-1]} centrées sur elle mais dispersées. En bas, sur {tirages} tirages : le biais au carré passe de "
        f"{nombre_fr(biais2[0], 2)} (degré 0) à moins de {nombre_fr(max(biais2[5:].max(), 0.001), 3)} dès le degré 5, la variance "
        f"monte de {nombre_fr(variance[0], 3)} à {nombre_fr(variance[-1], 3)}, et le total est le plus petit au degré {creux}.",
        degres=axe, biais2=biais2, variance=variance,
    )  # fmt: skip


# --- 3. Quatre allures --------------------------------------------------------------------------------------------


@dessine
def quatre_allures() -> Dessin:
    """Quatre couples de courbes de perte, dessinés : sous-apprentissage, bon ajustement, surapprentissage, divergence."""
    t = np.linspace(0, 1, 40)
    cas = (
        ("sous-apprentissage", 1.9 + 0.4 * np.exp(-4 * t), 2.0 + 0.35 * np.exp(-4 * t), "hautes toutes les deux"),
        ("bon ajustement", 0.35 + 1.9 * np.exp(-5 * t), 0.5 + 1.8 * np.exp(-5 * t), "basses et proches"),
        ("surapprentissage", 2.2 * np.exp(-5 * t), 2.2 * np.exp(-6 * t) + 0.5 + 1.3 * t**1.5, "l'une descend, l'autre remonte"),
        ("divergence", 2.2 - 1.2 * t + 2.6 * np.maximum(t - 0.35, 0) ** 1.5 * 3, 2.25 - 1.1 * t + 2.7 * np.maximum(t - 0.33, 0) ** 1.5 * 3, "la perte s'envole"),
    )
    figure = nouvelle_figure(7.0, 2.45)
    for k, (nom, app, val, legende) in enumerate(cas):
        ax = cadre(figure, 0.35 + 1.68 * k, 0.52, 1.42, 1.3)
        garde = np.maximum(app, val) <= 3.3
        ax.plot(t[garde], app[garde], **APPRENTISSAGE)
        ax.plot(t[garde], val[garde], **VALIDATION)
        ax.set(xlim=(0, 1), ylim=(0, 3.4), xticks=[], yticks=[], xlabel="époques")
        ax.set_title(nom, size=PETIT, loc="center", pad=16)
        ax.text(0.5, 3.5, legende, size=7.6, ha="center", va="bottom", color=GRIS)
        if not k:
            ax.set_ylabel("perte", labelpad=3)
    figure.text(0.35 / 7, 0.03, "trait plein bleu : apprentissage ; tirets vermillon : validation", size=8, color=GRIS)
    return Dessin(
        figure,
        "Quatre allures de courbes de perte. Sous-apprentissage : les deux restent hautes. Bon ajustement : les deux descendent et "
        "restent proches. Surapprentissage : celle d'apprentissage descend vers zéro, celle de validation descend puis remonte. "
        "Divergence : les deux s'envolent.",
    )


# --- 4. Les pénalités ---------------------------------------------------------------------------------------------


@dessine
def geometrie() -> Dessin:
    """Le même coût sous une contrainte L2 (disque) et L1 (losange) : où se trouve le meilleur point permis.

    ``valeurs`` : ``l2`` et ``l1``, les deux points.
    """
    centre = np.array([0.35, 1.75])
    angle = np.linspace(0, 2 * np.pi, 4001)  # passe exactement par les quatre coins
    disque = np.stack([np.cos(angle), np.sin(angle)])
    losange = disque / np.abs(disque).sum(axis=0)
    tour = np.array([[1.2, 0.5], [0.5, 1.3]])  # la forme des lignes de niveau : une ellipse inclinée

    def cout(p):
        ecart = p - centre[:, None]
        return np.einsum("in,ij,jn->n", ecart, tour, ecart)

    points = {}
    figure = nouvelle_figure(7.0, 3.5)
    for k, (nom, bord) in enumerate((("L2 : un disque", disque), ("L1 : un losange", losange))):
        ax = cadre(figure, 0.45 + 3.4 * k, 0.45, 2.75, 2.6)
        valeurs = cout(bord)
        meilleur = bord[:, np.argmin(valeurs)]
        points["l2" if k == 0 else "l1"] = meilleur
        x, y = np.meshgrid(np.linspace(-1.75, 2.35, 120), np.linspace(-1.6, 2.5, 120))
        z = cout(np.stack([x.ravel(), y.ravel()])).reshape(x.shape)
        ax.contour(x, y, z, levels=[0.1, 0.4, float(valeurs.min()), 2.4, 4.5], colors=GRIS, linewidths=1.0, linestyles="solid")
        ax.add_patch(Polygon(bord.T, closed=True, fc="#DCEBF5", ec=BLEU, lw=1.8))
        ax.axhline(0, color=TRAME, lw=1, zorder=0)
        ax.axvline(0, color=GRIS, lw=0.8, zorder=1)
        ax.plot(*centre, "o", ms=7, color=ENCRE)
        ax.plot(*meilleur, "*", ms=15, color=VERMILLON, mec=style.PAPIER, zorder=5)
        ax.text(centre[0] + 0.12, centre[1] + 0.1, "sans pénalité", size=PETIT, bbox={"fc": style.PAPIER, "ec": "none", "pad": 0.6, "alpha": 0.85})
        ax.set(xlim=(-1.75, 2.35), ylim=(-1.6, 2.5), xlabel="w₁", aspect="equal")
        ax.set_ylabel("w₂", labelpad=2)
        axes_fr(ax, 4)
        ax.set_title(nom, size=style.TAILLE)
        ax.text(0.02, 0.03, f"étoile : {vecteur_fr(np.round(meilleur, 2) + 0.0, 2)}", transform=ax.transAxes, size=PETIT)
    return Dessin(
        figure,
        "Deux plans (w₁, w₂) avec les mêmes lignes de niveau d'un coût, dont le minimum est hors de la zone permise. À gauche, la zone "
        f"L2 est un disque, et le meilleur point permis, une étoile, est {vecteur_fr(points['l2'], 2)} : aucun poids n'est nul. À "
        f"droite, la zone L1 est un losange, et le meilleur point est son coin {vecteur_fr(np.round(points['l1'], 2) + 0.0, 2)} : w₁ y est nul.",
        **points,
    )


# --- 5. Le dropout ------------------------------------------------------------------------------------------------


@dessine
def masques(p: float = 0.5, graine: int = 1, tailles: Sequence[int] = (4, 6, 5, 2)) -> Dessin:
    """Le même réseau à trois lots successifs : les neurones cachés effacés sont vides. ``valeurs`` : ``effaces`` par lot."""
    p = _reel(p, "p", 0, 0.99)
    rng = np.random.default_rng(graine)
    figure, ax = toile(7.0, 2.9)
    effaces = []
    for lot in range(3):
        gauche = 0.35 + 2.3 * lot
        actifs = [np.ones(t, bool) if k in (0, len(tailles) - 1) else rng.random(t) >= p for k, t in enumerate(tailles)]
        effaces.append(int(sum((~a).sum() for a in actifs)))
        places = [[(gauche + 0.56 * k, 1.35 + 0.34 * (i - (t - 1) / 2)) for i in range(t)] for k, t in enumerate(tailles)]
        for k in range(len(tailles) - 1):
            for i, a in enumerate(places[k]):
                for j, b in enumerate(places[k + 1]):
                    if actifs[k][i] and actifs[k + 1][j]:
                        ax.plot(*zip(a, b, strict=True), color="#9FB4C4", lw=0.7, ls="-", zorder=1)
        for k, colonne in enumerate(places):
            for i, (x, y) in enumerate(colonne):
                ax.add_patch(Circle((x, y), 0.11, fc=BLEU if actifs[k][i] else style.PAPIER, ec=BLEU if actifs[k][i] else GRIS, lw=1.2, zorder=3))
                if not actifs[k][i]:
                    ax.plot([x - 0.06, x + 0.06], [y - 0.06, y + 0.06], color=GRIS, lw=1.1, ls="-", zorder=4)
                    ax.plot([x - 0.06, x + 0.06], [y + 0.06, y - 0.06], color=GRIS, lw=1.1, ls="-", zorder=4)
        ax.text(gauche + 0.84, 2.66, f"lot {lot + 1}", ha="center", va="center", weight="bold")
    ax.text(3.5, 0.14, f"p = {nombre_fr(p)} : chaque neurone caché est effacé avec cette probabilité, à chaque lot", ha="center", va="center", size=8.5, color=GRIS)
    return Dessin(
        figure,
        f"Le même réseau dessiné pour trois lots successifs, avec p = {nombre_fr(p)}. Les neurones effacés, barrés, changent d'un lot à "
        f"l'autre : {effaces[0]}, {effaces[1]} puis {effaces[2]} sur {sum(tailles[1:-1])} neurones cachés. Entrées et sorties restent.",
        effaces=effaces,
    )


@dessine
def somme_effacee(p: float = 0.5, inverse: bool = True, n: int = 50, graine: int = 0) -> Dessin:
    """La somme de ``n`` activations valant 1 sous 2 000 masques, avec ou sans division par 1 − p. ``valeurs`` : ``moyenne``, ``ecart``."""
    p, n = _reel(p, "p", 0, 0.95), _entier(n, "n", 1, 1000)
    sommes = (np.random.default_rng(graine).random((2000, n)) >= p).sum(axis=1) / (1 - p if inverse else 1)
    figure = nouvelle_figure(7.0, 3.0)
    ax = cadre(figure, 0.6, 0.52, 4.2, 2.1)
    ax.hist(sommes, bins=np.linspace(0, 2 * n, 51), color=PALETTE["ciel"], ec=style.PAPIER, lw=0.5)
    ax.axvline(n, color=ENCRE, lw=2, ls=(0, (4, 2)))
    ax.axvline(sommes.mean(), color=VERMILLON, lw=2, ls="-")
    ax.set(xlim=(0, 2 * n), xlabel="somme des activations gardées")
    ax.set_title("nombre de tirages, sur 2 000", size=style.TAILLE, weight="normal")
    axes_fr(ax, 5)
    colonne = Colonne(figure, 5.0, 2.5, 1.9)
    colonne.trait("sans dropout", color=ENCRE, lw=2, ls=(0, (3, 1.5)))
    colonne.trait("moyenne des tirages", color=VERMILLON, lw=2, ls="-")
    colonne.espace()
    colonne.titre(f"p = {nombre_fr(p)}")
    colonne.texte(f"moyenne : {nombre_fr(sommes.mean(), 1)}")
    colonne.texte(f"écart type : {nombre_fr(sommes.std(), 1)}")
    colonne.texte("divisées par 1 − p" if inverse else "sans division")
    return Dessin(
        figure,
        f"Histogramme de la somme de {n} activations valant 1, sous 2 000 masques de dropout avec p = {nombre_fr(p)}, "
        f"{'divisées par 1 − p' if inverse else 'sans division'}. Sans dropout, la somme vaut {n}. Moyenne des tirages : "
        f"{nombre_fr(sommes.mean(), 1)} ; écart type : {nombre_fr(sommes.std(), 1)}.",
        moyenne=float(sommes.mean()), ecart=float(sommes.std()),
    )  # fmt: skip


# --- 6. Les normalisations ----------------------------------------------------------------------------------------


@dessine
def normalisations() -> Dessin:
    """Un tableau d'activations : par lot, les statistiques d'une colonne ; par couche, celles d'une ligne."""
    figure, ax = toile(7.0, 2.75)
    n, d, cote = 5, 6, 0.31
    for k, (titre, sens) in enumerate((("par lot : une colonne", "colonne"), ("par couche : une ligne", "ligne"))):
        gauche, bas = 0.95 + 3.3 * k, 0.45
        for i in range(n):
            for j in range(d):
                choisie = j == 2 if sens == "colonne" else i == 1
                ax.add_patch(Rectangle((gauche + j * cote, bas + (n - 1 - i) * cote), cote, cote, fc=PALETTE["orange"] if choisie else "#EEF2F6",
                                       ec=style.PAPIER, lw=1.5, hatch="///" if choisie else None))  # fmt: skip
        ax.text(gauche + d * cote / 2, bas + n * cote + 0.42, titre, ha="center", weight="bold")
        ax.text(gauche + d * cote / 2, bas + n * cote + 0.14, "colonnes : neurones", ha="center", size=PETIT, color=GRIS)
        ax.text(gauche - 0.14, bas + n * cote / 2, "lignes : exemples", ha="center", va="center", rotation=90, size=PETIT, color=GRIS)
        ax.text(gauche + d * cote / 2, bas - 0.25, "une moyenne et une variance par " + sens, ha="center", size=PETIT)
    return Dessin(
        figure,
        "Deux tableaux d'activations, une ligne par exemple et une colonne par neurone. Normalisation par lot : la moyenne et la variance "
        "se calculent sur une colonne, tous les exemples du lot. Normalisation par couche : sur une ligne, tous les neurones d'un exemple.",
    )


# --- 7. L'augmentation --------------------------------------------------------------------------------------------


def decalee(image, dy: int, dx: int) -> np.ndarray:
    """Une image (h, w) décalée de ``dy`` lignes et ``dx`` colonnes, bords à zéro."""
    h, w = image.shape
    sortie = np.zeros_like(image)
    sortie[max(dy, 0) : h + min(dy, 0), max(dx, 0) : w + min(dx, 0)] = image[max(-dy, 0) : h + min(-dy, 0), max(-dx, 0) : w + min(-dx, 0)]
    return sortie


def _images(images) -> np.ndarray:
    images = exiger_fini(images, "images")
    if images.ndim != 3 or not len(images):
        raise ValueError(f"images doit être de forme (n, h, w), n au moins 1 ; reçu {images.shape}.")
    return images


@dessine
def galerie(images, etiquettes) -> Dessin:
    """Chaque image, deux décalages et un miroir : une colonne par image. images : (n, h, w)."""
    images = _images(images)
    if len(etiquettes) != len(images):
        raise ValueError("il faut une étiquette par image.")
    lignes = (("originale", lambda i: i), ("décalée", lambda i: decalee(i, 2, -2)), ("décalée", lambda i: decalee(i, -2, 1)),
              ("miroir", lambda i: i[:, ::-1]))  # fmt: skip
    n, cote = len(images), min(0.85, 5.6 / len(images))
    figure = nouvelle_figure(7.0, 0.42 + 4 * (cote + 0.06))
    haut = figure.get_size_inches()[1] - 0.36
    for j, image in enumerate(images):
        for i, (_, change) in enumerate(lignes):
            ax = cadre(figure, 1.2 + j * (cote + 0.06), haut - (i + 1) * (cote + 0.06), cote, cote)
            ax.imshow(change(image), cmap="gray_r", vmin=0, vmax=max(float(images.max()), 1e-9))
            ax.set(xticks=[], yticks=[])
            for cotes in ax.spines.values():
                cotes.set(visible=True, color=VERMILLON if i == 3 else TRAME)
            if i == 0:
                ax.set_title(str(etiquettes[j]), size=PETIT, loc="center", pad=3)
    for i, (nom, _) in enumerate(lignes):
        figure.text(1.1 / 7.0, (haut - (i + 0.5) * (cote + 0.06)) / figure.get_size_inches()[1], nom, ha="right", va="center", size=PETIT,
                    color="#A63C00" if i == 3 else ENCRE)  # fmt: skip
    liste = ", ".join(str(e) for e in etiquettes)
    return Dessin(
        figure,
        f"{compte_fr(n, 'image')}, d'étiquettes {liste}, une par colonne : l'originale, deux versions décalées de deux pixels au plus, qui se "
        "lisent aussi bien, et le miroir de gauche à droite, qui n'est en général plus un chiffre lisible.",
    )


@dessine
def decalages(images, decalage: int = 2, miroir: bool = False, graine: int = 0) -> Dessin:
    """Chaque image et une version tirée au hasard. ``valeurs`` : ``tirages``, des (dy, dx, retournée)."""
    images = _images(images)
    decalage = _entier(decalage, "decalage", 0, 12)
    rng = np.random.default_rng(graine)
    n = len(images)
    cote = min(1.0, 6.3 / n - 0.06)
    figure = nouvelle_figure(7.0, 2 * cote + 0.75)
    haut = 2 * cote + 0.75
    tirages = []
    for j, image in enumerate(images):
        dy, dx = (int(v) for v in rng.integers(-decalage, decalage + 1, size=2))
        retournee = bool(miroir and rng.random() < 0.5)
        tirages.append((dy, dx, retournee))
        for i, vue in enumerate((image, decalee(image[:, ::-1] if retournee else image, dy, dx))):
            ax = cadre(figure, 0.3 + j * (cote + 0.06), haut - 0.3 - (i + 1) * cote - 0.06 * i, cote, cote)
            ax.imshow(vue, cmap="gray_r", vmin=0, vmax=max(float(images.max()), 1e-9))
            ax.set(xticks=[], yticks=[])
            for cotes in ax.spines.values():
                cotes.set(visible=True, color=TRAME)
    figure.text(0.3 / 7, 1 - 0.05 / haut, "en haut : les originales ; en bas : une version tirée au hasard", va="top", size=PETIT, color=GRIS)
    return Dessin(
        figure,
        f"{compte_fr(n, 'image')} et, dessous, une version de chacune : décalages (lignes, colonnes) "
        + " ; ".join(f"({nombre_fr(dy)} ; {nombre_fr(dx)}){' retournée' if r else ''}" for dy, dx, r in tirages) + ".",
        tirages=tirages,
    )  # fmt: skip


# --- 8. L'arrêt anticipé ------------------------------------------------------------------------------------------


@dessine
def arret(pertes, patience: int = 2, delta_min: float = 0.0) -> Dessin:
    """Une courbe de validation, la meilleure époque, et celle où l'arrêt est demandé.

    ``valeurs`` : ``meilleure`` et ``fin``, des époques à partir de 1 (``fin`` vaut 0 si l'arrêt n'est jamais demandé).
    """
    pertes = exiger_fini(pertes, "pertes")
    if pertes.ndim != 1 or not len(pertes):
        raise ValueError("pertes doit être une suite de nombres non vide.")
    patience, delta_min = _entier(patience, "patience", 1, 1000), _reel(delta_min, "delta_min", 0, 100)
    mieux, meilleure, attente, fin = np.inf, 0, 0, 0
    for epoque, perte in enumerate(pertes, 1):
        if perte < mieux - delta_min:
            mieux, meilleure, attente = perte, epoque, 0
        else:
            attente += 1
        if attente >= patience:
            fin = epoque
            break
    n = len(pertes)
    figure = nouvelle_figure(7.0, 3.2)
    ax = cadre(figure, 0.62, 0.52, 4.35, 2.35)
    ax.grid(axis="y")
    vues = fin or n
    petits = {"marker": "s", "ms": 4.5} if n <= 30 else {}
    ax.plot(np.arange(vues, n + 1), pertes[vues - 1 :], color=GRIS, lw=1.3, ls=":", **petits)
    ax.plot(np.arange(1, vues + 1), pertes[:vues], color=VERMILLON, lw=2, ls="-", **petits)
    if fin:
        ax.axvspan(meilleure, fin, color=PALETTE["orange"], alpha=0.18, lw=0)
        ax.axvline(fin, color=ENCRE, lw=1.6, ls=(0, (4, 2)))
    ax.plot(meilleure, mieux, "*", ms=15, color=VERT, mec=style.PAPIER, zorder=5)
    ax.set(xlim=(0.5, n + 0.5), xlabel="époque")
    ax.set_title("perte de validation", size=style.TAILLE, weight="normal")
    axes_fr(ax, 6, entiers="x")
    colonne = Colonne(figure, 5.05, 2.75, 1.93)
    colonne.point(f"meilleure, époque {meilleure}", marker="*", color=VERT, ms=13)
    if fin:
        colonne.trait(f"arrêt, époque {fin}", color=ENCRE, lw=1.6, ls=(0, (3, 1.5)))
        colonne.trait("époques jamais vues", color=GRIS, lw=1.3, ls=":")
    else:
        colonne.texte("L'arrêt n'est jamais demandé.", style="italic")
    colonne.espace()
    colonne.texte(f"patience {patience}, delta_min {nombre_fr(delta_min)}")
    colonne.texte(f"perte rendue : {nombre_fr(mieux, 3)}")
    colonne.texte(f"plus petite perte : {nombre_fr(pertes.min(), 3)}")
    quand = f"l'arrêt est demandé à l'époque {fin}" if fin else "l'arrêt n'est jamais demandé"
    return Dessin(
        figure,
        f"Perte de validation sur {compte_fr(n, 'époque')}. Avec une patience de {patience} et un seuil de {nombre_fr(delta_min)}, {quand}, et "
        f"les poids rendus sont ceux de l'époque {meilleure}, de perte {nombre_fr(mieux, 3)}. Le minimum de toute la courbe vaut "
        f"{nombre_fr(pertes.min(), 3)}.",
        meilleure=meilleure, fin=fin,
    )  # fmt: skip


# --- 10. Le bilan -------------------------------------------------------------------------------------------------


@dessine
def gains(resultats, reference: str) -> Dessin:
    """L'exactitude de chaque technique, graine par graine, contre une référence.

    resultats : ``{nom: suite d'exactitudes en %}``, une par graine, dans le même ordre. ``valeurs`` : ``moyennes``, ``gains``.
    """
    if not isinstance(resultats, Mapping) or reference not in resultats:
        raise ValueError("resultats doit être un dictionnaire nom → exactitudes, qui contient la référence.")
    lues = {nom: exiger_fini(valeurs, f"les exactitudes de « {nom} »") for nom, valeurs in resultats.items()}
    if len({v.shape for v in lues.values()}) != 1 or lues[reference].ndim != 1:
        raise ValueError("il faut le même nombre de graines pour chaque technique.")
    moyennes = {nom: float(v.mean()) for nom, v in lues.items()}
    ordre = sorted(lues, key=moyennes.get)
    figure = nouvelle_figure(7.0, 1.4 + 0.3 * len(ordre))
    titrer(figure, "Ce que chaque technique donne sur le test", 0.2)
    ax = cadre(figure, 2.35, 0.78, 4.45, 0.3 * len(ordre))
    ax.grid(axis="x")
    ax.axvline(moyennes[reference], color=ENCRE, lw=1.4, ls=(0, (4, 2)), zorder=1)
    for rang, nom in enumerate(ordre):
        couleur = GRIS if nom == reference else BLEU if moyennes[nom] >= moyennes[reference] else VERMILLON
        marque = "D" if nom == reference else "o" if moyennes[nom] >= moyennes[reference] else "s"
        ax.plot(lues[nom], np.full(len(lues[nom]), rang), "|", ms=8, mew=1.1, color=couleur, alpha=0.6)
        ax.plot(moyennes[nom], rang, marque, ms=8, color=couleur, mec=style.PAPIER, zorder=4)
    ax.set_yticks(range(len(ordre)), ordre)
    ax.set_ylim(-0.7, len(ordre) - 0.3)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel("exactitude sur le test (%)")
    ax.xaxis.set_major_locator(MaxNLocator(6))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: nombre_fr(v)))
    figure.text(0.2 / 7, 0.04, f"petit trait : une graine ; grande marque : la moyenne (losange : {reference} ; rond : mieux ; carré : moins bien)",
                size=8, color=GRIS)  # fmt: skip
    gain = {nom: moyennes[nom] - moyennes[reference] for nom in ordre}
    return Dessin(
        figure,
        f"Exactitude sur le test de {len(ordre)} techniques, {compte_fr(len(lues[reference]), 'graine')}, de la moins à la plus exacte. "
        + " ; ".join(f"{nom} : {nombre_fr(moyennes[nom], 1)} %" for nom in ordre) + f". Les tirets marquent la référence, {reference}.",
        moyennes=moyennes, gains=gain,
    )  # fmt: skip


# --- 11. Les plis -------------------------------------------------------------------------------------------------


@dessine
def plis(k: int = 5) -> Dessin:
    """Le schéma de la validation croisée : k lignes, un pli de validation différent dans chacune."""
    k = _entier(k, "k", 2, 10)
    figure, ax = toile(7.0, 0.9 + 0.34 * k)
    large = 4.6 / k
    for i in range(k):
        y = 0.3 + 0.34 * (k - 1 - i)
        ax.text(1.15, y + 0.14, f"modèle {i + 1}", ha="right", va="center", size=PETIT)
        for j in range(k):
            choisi = i == j
            ax.add_patch(FancyBboxPatch((1.3 + j * large + 0.03, y + 0.03), large - 0.06, 0.22, boxstyle="round,pad=0,rounding_size=0.04",
                                        fc=PALETTE["orange"] if choisi else "#DCEBF5", ec=ENCRE if choisi else BLEU, lw=1.0,
                                        hatch="///" if choisi else None))  # fmt: skip
        ax.text(6.05, y + 0.14, f"score {i + 1}", va="center", size=PETIT)
    for j in range(k):
        ax.text(1.3 + (j + 0.5) * large, 0.3 + 0.34 * k + 0.1, f"pli {j + 1}", ha="center", va="center", size=PETIT, color=GRIS)
    ax.text(1.3, 0.12, "hachuré : validation ; clair : apprentissage ; résultat : la moyenne des scores", size=8, va="center", color=GRIS)
    return Dessin(
        figure,
        f"Validation croisée à {k} plis : {k} lignes, une par modèle. Dans la ligne numéro i, le pli i sert de validation et les {k - 1} autres "
        "d'apprentissage. Chaque pli valide une seule fois ; on retient la moyenne des scores.",
    )


__all__ = [
    "ajuster", "arret", "biais_variance", "courbes", "decalages", "decalee", "gains", "galerie", "geometrie", "masques", "normalisations",
    "plis", "polynome", "polynomes", "quatre_allures", "somme_effacee", "verite",
]  # fmt: skip
