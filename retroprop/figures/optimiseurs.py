"""Les figures du chapitre 04, les optimiseurs.

Conventions : un point du plan est ``(x, y)`` ; une trajectoire est un tableau ``(n_pas + 1, 2)``, départ compris. Chaque
fonction renvoie un ``Dessin`` ; une entrée impossible lève une ``ValueError`` en français.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import FancyArrowPatch
from matplotlib.patheffects import withStroke
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from retroprop.figures import style
from retroprop.figures.socle import Colonne, Dessin, cadre, dessine, exiger_fini, nouvelle_figure, titrer
from retroprop.figures.style import ENCRE, GRIS, PALETTE, PETIT, axes_fr, compte_fr, nombre_fr, vecteur_fr

BLEU, VERMILLON, VERT, ROSE, ORANGE = (PALETTE[nom] for nom in ("bleu", "vermillon", "vert", "rose", "orange"))
#: L'allure de chaque optimiseur : couleur, marque, trait. La même dans tout le chapitre.
ALLURES = {
    "SGD": (PALETTE["noir"], "o", "-"),
    "Momentum": (BLEU, "s", (0, (5, 1.5))),
    "Nesterov": (PALETTE["ciel"], "D", "-."),
    "Adagrad": (VERT, "^", "-"),
    "RMSprop": (ORANGE, "v", (0, (5, 1.5))),
    "Adam": (VERMILLON, "P", "-"),
    "AdamW": (ROSE, "X", ":"),
}
_AUTRES = tuple(zip(style.CYCLE, style.FORMES, style.TRAITS, strict=True))
_RELIEF = LinearSegmentedColormap.from_list("relief", ["#FFFFFF", "#E3ECF3", "#B9CDDD"])


def _allure(nom: str, rang: int):
    return ALLURES.get(nom, _AUTRES[rang % len(_AUTRES)])


def _un(valeur, nom: str, minimum: float = -np.inf, maximum: float = np.inf) -> float:
    tableau = exiger_fini(valeur, nom)
    if tableau.size != 1:
        raise ValueError(f"{nom} doit être un seul nombre ; reçu la forme {tableau.shape}.")
    nombre = float(tableau.reshape(()))
    if not minimum <= nombre <= maximum:
        raise ValueError(f"{nom} va de {nombre_fr(minimum)} à {nombre_fr(maximum)} ; reçu {nombre_fr(nombre)}.")
    return nombre


def _puissance(exposant: int) -> str:
    return "1" if exposant == 0 else "10" + str(exposant).translate(style._EXPOSANTS)


def _axe_log(axe, nombre: int = 6) -> None:
    axe.set_major_locator(LogLocator(10, numticks=nombre))
    axe.set_minor_locator(NullLocator())
    axe.set_major_formatter(FuncFormatter(lambda v, _: _puissance(round(np.log10(v))) if v > 0 else ""))


def suivre(optimiseur, theta, gradient, n_pas: int) -> np.ndarray:
    """Fait faire ``n_pas`` pas à un optimiseur ; renvoie les positions ``(n_pas + 1, …)``, départ compris.

    optimiseur : un objet dont ``pas(theta, gradient)`` renvoie la position suivante. Un dépassement (divergence) donne
    des infinis, sans avertissement. Lève ``ValueError`` si ``pas`` ne renvoie
    rien, ou une autre forme que celle de ``theta``.
    """
    ici = np.array(theta, dtype=float)
    positions = np.empty((n_pas + 1, *ici.shape))
    positions[0] = ici
    with np.errstate(all="ignore"):
        for k in range(1, n_pas + 1):
            ici = optimiseur.pas(ici, gradient)
            if ici is None:
                raise ValueError("pas(theta, gradient) a renvoyé None : avez-vous oublié « return » ?")
            if np.shape(ici) != positions.shape[1:]:
                raise ValueError(f"pas(theta, gradient) a renvoyé la forme {np.shape(ici)} pour un theta de forme "
                                 f"{positions.shape[1:]} : la mémoire vient-elle d'une autre instance ?")
            positions[k] = ici
    return positions


# --- 1. Descendre une courbe --------------------------------------------------------------------------------------


@dessine
def descente(lr=0.1, n_pas=5, w0=0.0, titre=None) -> Dessin:
    """Les pas de la descente de gradient sur C(w) = (w − 3)², et leurs nombres.

    ``valeurs`` : ``w``, les ``n_pas + 1`` positions, et ``diverge``.
    """
    lr, w0 = _un(lr, "lr", 0, 2), _un(w0, "w0", -20, 20)
    n_pas = int(_un(n_pas, "n_pas", 0, 60))
    # Chaque pas multiplie l'écart au minimum par 1 − 2 lr : la position a une forme close.
    w = 3 + (w0 - 3) * (1 - 2 * lr) ** np.arange(n_pas + 1)
    diverge = lr >= 1 and w0 != 3
    demi = max(4.0, abs(w0 - 3) * 1.25)
    axe = np.linspace(3 - demi, 3 + demi, 241)
    plafond = 1.08 * demi**2

    figure = nouvelle_figure(7.0, 3.9)
    titrer(figure, titre, 0.62)
    haut = 2.8 if titre else 3.2
    ax = cadre(figure, 0.62, 0.52, 4.35, haut)
    ax.grid(axis="y")
    ax.plot(axe, (axe - 3) ** 2, color=GRIS, lw=2.2, ls="-", zorder=2)
    vus = np.abs(w - 3) <= demi
    for a, b, ici in zip(w[:-1], w[1:], vus[:-1], strict=True):
        if ici:
            ax.plot([a, b], [(a - 3) ** 2, (b - 3) ** 2], color=VERMILLON, lw=1.3, ls="-", alpha=0.75, zorder=3)
    ax.plot(w[1:][vus[1:]], (w[1:][vus[1:]] - 3) ** 2, "o", ms=6, color=VERMILLON, mec=style.PAPIER, zorder=4)
    ax.plot(w0, (w0 - 3) ** 2, "s", ms=8, color=BLEU, mec=style.PAPIER, zorder=5)
    ax.plot(3, 0, "*", ms=13, color=VERT, mec=style.PAPIER, zorder=2.5)
    ax.set(xlim=(3 - demi, 3 + demi), ylim=(-0.06 * plafond, plafond), xlabel="poids w")
    ax.set_ylabel("coût C(w)", labelpad=4)
    axes_fr(ax, 7)
    colonne = Colonne(figure, 5.2, 0.52 + haut - 0.1, 1.75)
    colonne.point("départ", marker="s", color=BLEU, ms=8)
    colonne.point("positions", marker="o", color=VERMILLON, ms=6)
    colonne.point("minimum, w = 3", marker="*", color=VERT, ms=12)
    colonne.espace()
    colonne.titre(f"lr = {nombre_fr(lr)}")
    derniers = range(n_pas + 1) if n_pas < 7 else [0, 1, 2, 3, 4, n_pas]
    for k in derniers:
        colonne.texte(f"pas {k} : w = {nombre_fr(w[k], 3) if abs(w[k]) < 1e5 else nombre_fr(w[k])}")
    colonne.espace()
    if diverge:
        sens = "tourne en rond" if lr == 1 else "diverge"
        colonne.texte(f"La descente {sens}.", style="italic")
    fin = f"s'éloigne du minimum et vaut {nombre_fr(w[-1])}" if lr > 1 else f"vaut {nombre_fr(w[-1], 4)}"
    return Dessin(
        figure,
        f"Courbe du coût C(w) = (w − 3)², une parabole de minimum w = 3. La descente de gradient part de w = {nombre_fr(w0)} "
        f"avec un taux de {nombre_fr(lr)}. Positions : {' ; '.join(nombre_fr(v, 3) for v in w[:5])}"
        f"{' …' if n_pas > 4 else ''}. Après {compte_fr(n_pas, 'pas', 'pas')}, w {fin}.",
        w=w,
        diverge=diverge,
    )


# --- 2. Points critiques et paysages ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Paysage:
    """Un coût à deux variables : sa fonction, son gradient, le cadre où le montrer, ses minima."""

    nom: str
    f: Callable
    gradient: Callable
    cadre: tuple[float, float, float, float]
    depart: tuple[float, float]
    minima: tuple[tuple[float, float], ...]
    plancher: float  # la valeur du coût à ses minima
    assise: float = 0.02  # ajoutée au coût avant son logarithme : adoucit le fond du relief


def _gradient_ravin(p):
    return np.array([p[0], 20.0 * p[1]])


def _gradient_selle(p):
    return np.array([p[0], p[1] ** 3 - p[1]])


def _gradient_rosenbrock(p):
    x, y = p[0], p[1]
    creux = y - x * x
    return np.array([2.0 * (x - 1.0) - 400.0 * x * creux, 200.0 * creux])


PAYSAGES = {
    "ravin": Paysage("du ravin", lambda x, y: 0.5 * (x**2 + 20 * y**2), _gradient_ravin, (-5, 2, -2.2, 2.2), (-4.0, 1.5),
                     ((0.0, 0.0),), 0.0),
    "selle": Paysage("de la selle", lambda x, y: 0.5 * x**2 + 0.25 * y**4 - 0.5 * y**2, _gradient_selle, (-2.4, 1.2, -1.6, 1.6),
                     (-2.0, 0.01), ((0.0, -1.0), (0.0, 1.0)), -0.25),
    "rosenbrock": Paysage("de la vallée de Rosenbrock", lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2, _gradient_rosenbrock,
                          (-2, 2, -1, 3), (-1.2, 1.0), ((1.0, 1.0),), 0.0, 0.3),
}  # fmt: skip


#: Le meilleur taux de chaque optimiseur parmi 41, de 0,0001 à 10 (huit par décade, deux chiffres), avec β = 0,9 et
#: ``PAS`` pas : le coût final le plus bas (1e-8 au moins), puis l'arrivée la plus rapide, sans sortir du cadre.
#: Un test refait ce réglage.
TAUX = {
    "ravin": {"SGD": 0.075, "Momentum": 0.1, "Nesterov": 0.56, "Adagrad": 3.2, "RMSprop": 0.056, "Adam": 0.18, "AdamW": 1.0},
    "selle": {"SGD": 0.56, "Momentum": 0.56, "Nesterov": 5.6, "Adagrad": 1.0, "RMSprop": 0.056, "Adam": 0.24, "AdamW": 0.42},
    "rosenbrock": {"SGD": 0.0042, "Momentum": 0.018, "Nesterov": 0.013, "Adagrad": 1.3, "RMSprop": 0.32, "Adam": 0.56,
                   "AdamW": 0.42},
}  # fmt: skip
PAS = {"ravin": 100, "selle": 100, "rosenbrock": 200}  # la durée de chaque course


def _paysage(nom: str) -> Paysage:
    if nom not in PAYSAGES:
        raise ValueError(f"paysage inconnu : {nom!r} ; la figure connaît {', '.join(PAYSAGES)}.")
    return PAYSAGES[nom]


@functools.lru_cache(maxsize=8)
def _relief(nom: str, finesse: int = 120):
    """La grille d'un paysage : abscisses, ordonnées, hauteurs (en échelle presque logarithmique), niveaux, et la grille des lignes."""
    p = PAYSAGES[nom]
    x, y = np.linspace(*p.cadre[:2], finesse), np.linspace(*p.cadre[2:], finesse)
    X, Y = np.meshgrid(x, y)
    z = np.log10(p.f(X, Y) - p.plancher + p.assise)
    niveaux = np.linspace(z.min(), z.max(), 13)
    if nom == "rosenbrock":  # la vallée est étroite : une grille qui la suit n'y dessine pas d'îlots
        Y = X[:1] ** 2 + np.sinh(np.linspace(-6, 6, 161))[:, None] / 40
        X = np.broadcast_to(x, Y.shape)
    return x, y, z, niveaux, (X, Y, np.log10(p.f(X, Y) - p.plancher + p.assise))


def _fond(ax, nom: str) -> None:
    x, y, z, niveaux, lignes = _relief(nom)
    ax.imshow(z, extent=(x[0], x[-1], y[0], y[-1]), origin="lower", cmap=_RELIEF, aspect="auto", interpolation="bilinear", zorder=0)
    ax.contour(*lignes, levels=niveaux, colors="#8CA3B5", linewidths=0.7, linestyles="solid", zorder=1)
    for minimum in PAYSAGES[nom].minima:
        ax.plot(*minimum, "*", ms=16, color=style.PAPIER, mec=ENCRE, mew=1.3, zorder=6)
    ax.set(xlim=(x[0], x[-1]), ylim=(y[0], y[-1]), xlabel="x")
    ax.set_ylabel("y", rotation=0, labelpad=6)
    axes_fr(ax)
    ax.tick_params(length=0)


@dessine
def points_critiques() -> Dessin:
    """Quatre points où le gradient s'annule : creux, bosse, palier, selle. Un seul est un minimum."""
    figure = nouvelle_figure(7.0, 2.75)
    t = np.linspace(-1.25, 1.25, 121)
    formes = (("minimum", t**2, "w²"), ("maximum", -(t**2), "−w²"), ("palier", t**3, "w³"))
    for k, (nom, valeurs, formule) in enumerate(formes):
        ax = cadre(figure, 0.25 + 1.62 * k, 0.55, 1.42, 1.55)
        ax.axhline(0, color=style.TRAME, lw=1, ls="-")
        ax.plot(t, valeurs, color=BLEU, lw=2.2, ls="-")
        ax.plot(0, 0, "*" if nom == "minimum" else "o", ms=14 if nom == "minimum" else 9,
                color=VERT if nom == "minimum" else VERMILLON, mec=style.PAPIER, zorder=4)  # fmt: skip
        ax.set(xticks=[], yticks=[], ylim=(-1.9, 1.9))
        ax.set_title(nom, size=style.TAILLE, loc="center", pad=6)
        ax.set_xlabel(f"C(w) = {formule}", size=PETIT)
    ax = cadre(figure, 5.15, 0.55, 1.55, 1.55)
    u, v = np.meshgrid(np.linspace(-1.2, 1.2, 61), np.linspace(-1.2, 1.2, 61))
    ax.contourf(u, v, u**2 - v**2, levels=11, cmap=_RELIEF)
    ax.contour(u, v, u**2 - v**2, levels=11, colors="#8CA3B5", linewidths=0.7, linestyles="solid")
    for bout, couleur in (((1, 0), BLEU), ((-1, 0), BLEU), ((0, 1), VERMILLON), ((0, -1), VERMILLON)):
        # Le long de x, −gradient ramène au centre ; le long de y, il en éloigne.
        pointes = (bout, np.multiply(bout, 0.3)) if bout[0] else (np.multiply(bout, 0.3), bout)
        ax.add_patch(FancyArrowPatch(*pointes, arrowstyle="-|>", mutation_scale=12, lw=2, color=couleur, zorder=3))
    ax.plot(0, 0, "o", ms=9, color=VERMILLON, mec=style.PAPIER, zorder=4)
    ax.set(xticks=[], yticks=[], xlim=(-1.2, 1.2), ylim=(-1.2, 1.2))
    ax.set_title("selle", size=style.TAILLE, loc="center", pad=6)
    ax.set_xlabel("C(x, y) = x² − y²", size=PETIT)
    return Dessin(
        figure,
        "Quatre points critiques, où le gradient est nul. La courbe w² y a un minimum, −w² un maximum, w³ un palier : elle "
        "descend d'un côté et monte de l'autre. La selle x² − y², vue de dessus par ses lignes de niveau : la descente de "
        "gradient ramène vers elle le long de x, et en éloigne le long de y. Seul le premier est un minimum.",
    )


def _verifier_trajectoires(trajectoires) -> dict[str, np.ndarray]:
    if not isinstance(trajectoires, Mapping) or not trajectoires:
        raise ValueError("trajectoires doit être un dictionnaire nom → tableau (n_pas + 1, 2), non vide.")
    lues = {}
    for nom, chemin in trajectoires.items():
        chemin = np.asarray(chemin, dtype=float)
        if chemin.ndim != 2 or chemin.shape[1] != 2 or not len(chemin):
            raise ValueError(f"la trajectoire « {nom} » doit être de forme (n_pas + 1, 2) ; reçu {chemin.shape}.")
        if not np.all(np.isfinite(chemin[0])):
            raise ValueError(f"le départ de la trajectoire « {nom} » contient une valeur infinie ou NaN.")
        lues[nom] = chemin
    return lues


def _visible(chemin, cadre_):
    """Le début de la trajectoire, jusqu'à ce qu'elle parte très loin (ou devienne infinie)."""
    x0, x1, y0, y1 = cadre_
    large, haut = x1 - x0, y1 - y0
    with np.errstate(all="ignore"):
        loin = ~((np.abs(chemin[:, 0] - x0) < 20 * large) & (np.abs(chemin[:, 1] - y0) < 20 * haut))
    return chemin[: np.argmax(loin) + 1 if loin.any() else len(chemin)]


@dessine
def course(paysage, trajectoires, titre=None, details=None) -> Dessin:
    """Des trajectoires sur un paysage, et leur coût à chaque pas.

    paysage : « ravin », « selle » ou « rosenbrock ». trajectoires : ``{nom: (n_pas + 1, 2)}``. details : un court texte
    par nom, ajouté à la légende (le taux d'apprentissage). ``valeurs`` : ``couts``, le coût final au-dessus du minimum.
    """
    p, chemins, details = _paysage(paysage), _verifier_trajectoires(trajectoires), details or {}
    figure = nouvelle_figure(7.0, 4.75)
    titrer(figure, titre, 0.6)
    haut = 3.75 if titre else 4.1
    ax = cadre(figure, 0.6, 0.5, 3.75, haut)
    _fond(ax, paysage)
    bas = cadre(figure, 5.05, 0.5, 1.75, 1.32)
    bas.set_yscale("log")
    bas.grid(axis="y")
    couts, n_pas, plus_bas = {}, 1, -2.0
    for rang, (nom, chemin) in enumerate(chemins.items()):
        couleur, marque, trait = _allure(nom, rang)
        vu = _visible(chemin, p.cadre)
        with np.errstate(all="ignore"):
            hauteur = np.maximum(p.f(vu[:, 0], vu[:, 1]) - p.plancher, 0)
            finale = float(np.maximum(p.f(*chemin[-1]) - p.plancher, 0))
        couts[nom] = finale if len(vu) == len(chemin) and np.isfinite(finale) else np.inf
        n_pas, plus_bas = max(n_pas, len(chemin) - 1), min(plus_bas, np.log10(max(hauteur.min(), 1e-8)))
        ax.plot(vu[:, 0], vu[:, 1], color=couleur, ls=trait, lw=1.7, zorder=3, marker=marque, ms=3.2,
                markevery=max(1, len(vu) // 25), mec="none")  # fmt: skip
        ax.plot(*vu[-1], marker=marque, ms=8.5, color=couleur, mec=style.PAPIER, mew=1.0, zorder=7)
        bas.plot(np.arange(len(vu)), np.maximum(hauteur, 1e-8), color=couleur, ls=trait, lw=1.6)
    depart = next(iter(chemins.values()))[0]
    ax.plot(*depart, "o", ms=10, mfc=PALETTE["jaune"], mec=ENCRE, mew=1.2, zorder=8)
    bas.set(xlim=(0, n_pas), ylim=(10.0 ** np.clip(np.floor(plus_bas), -8, -2), 1e4), xlabel="pas")
    bas.set_title("coût au-dessus du minimum", size=PETIT, weight="normal", pad=5)
    _axe_log(bas.yaxis)
    if plus_bas <= -8:  # les courbes s'arrêtent au bas du cadre
        bas.set_yticks(10.0 ** np.arange(-8, 5, 3))
        bas.yaxis.set_major_formatter(FuncFormatter(lambda v, _: ("≤ " if v < 2e-8 else "") + _puissance(round(np.log10(v)))))
    bas.xaxis.set_major_locator(MaxNLocator(4, integer=True))

    colonne = Colonne(figure, 4.58, 0.5 + haut - 0.1, 2.35, pas=0.222)
    colonne.point("départ", marker="o", mfc=PALETTE["jaune"], mec=ENCRE, ms=9)
    colonne.point("minimum" if len(p.minima) == 1 else "minima", marker="*", color=style.PAPIER, mec=ENCRE, mew=1.2, ms=13)
    for rang, nom in enumerate(chemins):
        couleur, marque, trait = _allure(nom, rang)
        reste = f" : {details[nom]}" if nom in details else ""
        colonne.trait(nom + reste, color=couleur, ls=trait, lw=1.8, marker=marque, markevery=[1], ms=6)
    bilan = " ; ".join(f"{nom} {'diverge ou sort du cadre' if np.isinf(c) else 'finit à ' + nombre_fr(c)}" for nom, c in couts.items())
    return Dessin(
        figure,
        (f"{titre}. " if titre else "") + f"Vue de dessus {p.nom}, par ses lignes de niveau, avec "
        f"{compte_fr(len(chemins), 'trajectoire')} de {compte_fr(n_pas, 'pas', 'pas')} parties de {vecteur_fr(depart)}, et le "
        f"coût de chacune au-dessus du minimum. {bilan}.",
        couts=couts,
    )


# --- 3. Le bruit du gradient --------------------------------------------------------------------------------------


def _regression(x, y, taille, lr, epoques, graine):
    """Descente par lots sur y ≈ w x + b, coût quadratique moyen ; trajectoire (n_pas + 1, 2) depuis (−0,5 ; −1)."""
    rng, theta = np.random.default_rng(graine), np.array([-0.5, -1.0])
    chemin = [theta]
    for _ in range(epoques):
        ordre = rng.permutation(len(x))
        for debut in range(0, len(x), taille):
            lot = ordre[debut : debut + taille]
            ecart = theta[0] * x[lot] + theta[1] - y[lot]
            theta = theta - lr * 2 * np.array([np.mean(ecart * x[lot]), np.mean(ecart)])
            chemin.append(theta)
    return np.array(chemin)


def _exiger_nuage(x, y):
    x, y = exiger_fini(x, "x"), exiger_fini(y, "y")
    if x.ndim != 1 or x.shape != y.shape or not len(x):
        raise ValueError(f"x et y doivent être deux listes de même longueur, non vides ; reçu {x.shape} et {y.shape}.")
    return x, y


def _plan_de_cout(ax, x, y, etiquette: bool = True):
    w, b = np.meshgrid(np.linspace(-0.8, 1.8, 60), np.linspace(-1.3, 1.3, 60))
    # Le développement du carré évite une boucle sur les exemples.
    cout = (w**2 * np.mean(x * x) + b**2 + np.mean(y * y) + 2 * w * b * x.mean() - 2 * w * np.mean(x * y) - 2 * b * y.mean())
    ax.imshow(cout, extent=(-0.8, 1.8, -1.3, 1.3), origin="lower", cmap=_RELIEF, aspect="auto", interpolation="bilinear")
    ax.contour(w, b, cout, levels=9, colors="#8CA3B5", linewidths=0.7, linestyles="solid")
    optimum = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)[0]
    ax.plot(*optimum, "*", ms=14, color=VERT, mec=style.PAPIER, zorder=6)
    ax.set(xlim=(-0.8, 1.8), ylim=(-1.3, 1.3))
    axes_fr(ax, 4)
    ax.tick_params(length=0)
    ax.set_xlabel("pente w")
    if etiquette:
        ax.set_ylabel("biais b", labelpad=1)
    return optimum


def _un_chemin(ax, chemin):
    ax.plot(chemin[:, 0], chemin[:, 1], color=VERMILLON, lw=1.0 if len(chemin) > 60 else 1.5, ls="-", marker="o",
            ms=2.2 if len(chemin) > 60 else 4, mec="none", zorder=3)  # fmt: skip
    ax.plot(*chemin[0], "o", ms=9, mfc=PALETTE["jaune"], mec=ENCRE, mew=1.1, zorder=7)


@dessine
def bruit(x, y, tailles=None, lr=0.1, epoques=2, graine=0) -> Dessin:
    """La même descente par lots de trois tailles, sur la droite y ≈ w x + b ; même nombre d'exemples vus.

    ``valeurs`` : ``pas``, le nombre de pas de chacune, et ``trajectoires``.
    """
    x, y = _exiger_nuage(x, y)
    tailles = (len(x), 32, 1) if tailles is None else tailles
    figure = nouvelle_figure(7.0, 3.05)
    trajectoires = []
    for k, taille in enumerate(tailles):
        ax = cadre(figure, 0.62 + 2.13 * k, 0.55, 1.95, 1.95)
        _plan_de_cout(ax, x, y, etiquette=k == 0)
        if k:
            ax.set_yticklabels([])
        chemin = _regression(x, y, int(taille), lr, epoques, graine)
        _un_chemin(ax, chemin)
        trajectoires.append(chemin)
        nom = "tout le jeu" if taille >= len(x) else "un exemple" if taille == 1 else f"lots de {taille}"
        ax.set_title(f"{nom} : {compte_fr(len(chemin) - 1, 'pas', 'pas')}", size=style.TAILLE, loc="center", pad=6)
    textes = " ; ".join(
        f"par {compte_fr(int(t), 'exemple')}, {len(c) - 1} pas, arrivée en {vecteur_fr(c[-1], 2)}"
        for t, c in zip(tailles, trajectoires, strict=True)
    )
    return Dessin(
        figure,
        f"{len(trajectoires)} plans du coût en fonction de la pente w et du biais b, chacun avec la trajectoire d'une descente après "
        f"{compte_fr(epoques, 'époque')} : {textes}. Plus le lot est petit, plus la trajectoire fait de pas et plus elle tremble.",
        pas=[len(c) - 1 for c in trajectoires],
        trajectoires=trajectoires,
    )


@dessine
def bruit_d_un_lot(x, y, taille=32, lr=0.1, epoques=2, graine=0) -> Dessin:
    """La trajectoire d'une descente par lots, et le coût à chaque pas, mesuré sur tout le jeu.

    ``valeurs`` : ``pas`` et ``cout``, le coût final.
    """
    x, y = _exiger_nuage(x, y)
    taille, lr = int(_un(taille, "taille", 1, len(x))), _un(lr, "lr", 0, 2)
    chemin = _regression(x, y, taille, lr, int(epoques), graine)
    with np.errstate(all="ignore"):
        couts = np.mean((chemin[:, :1] * x + chemin[:, 1:] - y) ** 2, axis=1)
    figure = nouvelle_figure(7.0, 3.5)
    ax = cadre(figure, 0.62, 0.55, 2.75, 2.75)
    _plan_de_cout(ax, x, y)
    _un_chemin(ax, _visible(chemin, (-0.8, 1.8, -1.3, 1.3)))
    droite = cadre(figure, 4.15, 0.55, 2.65, 2.4)
    droite.grid(axis="y")
    vus = np.linspace(0, epoques, len(chemin))
    fini = np.isfinite(couts) & (couts < 100)
    droite.plot(vus[fini], couts[fini], color=VERMILLON, lw=1.3, ls="-")
    droite.set(xlim=(0, epoques), ylim=(0, 4.2), xlabel="époques")
    droite.set_title("coût sur tout le jeu", size=style.TAILLE, weight="normal")
    axes_fr(droite, 4)
    fin = nombre_fr(couts[-1], 3) if np.isfinite(couts[-1]) and couts[-1] < 1e6 else "très grand : la descente diverge"
    return Dessin(
        figure,
        f"Descente par lots de {compte_fr(taille, 'exemple')}, avec un taux de {nombre_fr(lr)} : "
        f"{compte_fr(len(chemin) - 1, 'pas', 'pas')} en {compte_fr(int(epoques), 'époque')}. Le coût final est {fin}.",
        pas=len(chemin) - 1,
        cout=float(couts[-1]),
    )


# --- 4. La moyenne mobile et l'élan -------------------------------------------------------------------------------


@dessine
def moyenne_mobile(beta=0.9, corrigee=False, graine=0) -> Dessin:
    """Une suite bruitée, sa moyenne mobile exponentielle, et au besoin sa version corrigée du départ à zéro.

    ``valeurs`` : ``moyenne`` et ``corrigee``, deux tableaux de 100 valeurs.
    """
    beta = _un(beta, "beta", 0, 0.999)
    t = np.arange(1, 101)
    suite = 1 + 0.35 * np.sin(t / 16) + np.random.default_rng(graine).normal(0, 0.45, 100)
    moyenne, v = np.empty(100), 0.0
    for k, g in enumerate(suite):
        v = beta * v + (1 - beta) * g
        moyenne[k] = v
    juste = moyenne / (1 - beta**t)
    figure = nouvelle_figure(7.0, 3.3)
    ax = cadre(figure, 0.6, 0.52, 4.45, 2.6)
    ax.grid(axis="y")
    ax.plot(t, suite, "o", ms=3.5, color=GRIS, alpha=0.75)
    ax.plot(t, moyenne, color=BLEU, lw=2.4, ls="-")
    if corrigee:
        ax.plot(t, juste, color=VERMILLON, lw=2.2, ls=(0, (5, 2)))
    ax.set(xlim=(0, 100), ylim=(-0.3, 2.7), xlabel="pas t")
    axes_fr(ax, 6)
    memoire = 1 / (1 - beta)
    colonne = Colonne(figure, 5.25, 2.98, 1.7)
    colonne.point("valeurs reçues", marker="o", color=GRIS, ms=4)
    colonne.trait("moyenne mobile", color=BLEU, lw=2.4, ls="-")
    if corrigee:
        colonne.trait("corrigée", color=VERMILLON, lw=2.2, ls=(0, (3, 1.5)))
    colonne.espace()
    colonne.titre(f"β = {nombre_fr(beta, 3).rstrip('0').rstrip(',')}")
    colonne.texte(f"mémoire : environ {compte_fr(round(memoire), 'pas', 'pas')}")
    colonne.texte(f"au 1er pas : {nombre_fr(moyenne[0], 3)} au lieu de {nombre_fr(suite[0], 3)}")
    return Dessin(
        figure,
        f"Cent valeurs bruitées autour de 1 et leur moyenne mobile exponentielle avec β = {nombre_fr(beta, 3)}. Sa mémoire est "
        f"d'environ {round(memoire)} pas. Partie de zéro, elle vaut {nombre_fr(moyenne[0], 3)} au premier pas au lieu de "
        f"{nombre_fr(suite[0], 3)}." + (" La courbe corrigée part de la bonne hauteur, et rejoint l'autre." if corrigee else ""),
        moyenne=moyenne,
        corrigee=juste,
    )


@dessine
def elan_et_anticipation(beta=0.9, lr=0.3) -> Dessin:
    """Un même état, deux pas : le momentum mesure la pente ici, Nesterov la mesure là où l'élan mène."""
    beta, lr = _un(beta, "beta", 0, 0.99), _un(lr, "lr", 0, 1)
    p = PAYSAGES["ravin"]
    theta = np.array([-3.2, 0.85])
    anticipe = theta + np.array([0.95, -1.25])  # l'élan, −η β v
    figure = nouvelle_figure(7.0, 3.35)
    arrivees = []
    for k, (nom, ou) in enumerate((("Momentum", theta), ("Nesterov", anticipe))):
        ax = cadre(figure, 0.55 + 3.3 * k, 0.5, 3.0, 2.4)
        x, y = np.linspace(-3.8, -0.9, 70), np.linspace(-1.15, 1.2, 70)
        z = np.log10(p.f(*np.meshgrid(x, y)) + 0.02)
        ax.imshow(z, extent=(x[0], x[-1], y[0], y[-1]), origin="lower", cmap=_RELIEF, aspect="auto", interpolation="bilinear")
        ax.contour(x, y, z, levels=12, colors="#8CA3B5", linewidths=0.7, linestyles="solid")
        pente = -lr * (1 - beta) * p.gradient(ou)
        arrivee = anticipe + pente
        arrivees.append(arrivee)

        def fleche(a, b, couleur, trait="-", ax=ax):
            ax.add_patch(FancyArrowPatch(a, b, arrowstyle="-|>", mutation_scale=14, lw=2.4, color=couleur, ls=trait,
                                         shrinkA=0, shrinkB=0, zorder=5))  # fmt: skip

        fleche(theta, anticipe, BLEU)
        fleche(anticipe, arrivee, VERMILLON)
        halo = [withStroke(linewidth=3, foreground=style.PAPIER)]
        ax.plot(*theta, "o", ms=9, mfc=PALETTE["jaune"], mec=ENCRE, zorder=6)
        ax.plot(*arrivee, "s", ms=8, color=ENCRE, mec=style.PAPIER, zorder=6)
        ax.plot(*ou, "o", ms=16, mfc="none", mec=VERMILLON, mew=2, zorder=7)
        ax.text(*(0.5 * (theta + anticipe) + [0.1, 0.02]), "élan", color="#005A8E", weight="bold", size=PETIT, path_effects=halo, zorder=8)
        ax.text(arrivee[0] + 0.13, arrivee[1] - (0.02 if k == 0 else 0.0), "arrivée", color=ENCRE, weight="bold", size=PETIT, va="center",
                path_effects=halo, zorder=8)  # fmt: skip
        ax.text(*(ou + ([0.18, 0.0] if k == 0 else [-0.2, -0.33])), "pente mesurée ici", color="#A63C00", weight="bold", size=PETIT,
                va="center", ha="left" if k == 0 else "center", path_effects=halo, zorder=8)  # fmt: skip
        ax.set(xlim=(x[0], x[-1]), ylim=(y[0], y[-1]), xticks=[], yticks=[])
        ax.set_title(nom, size=style.TAILLE, loc="center", pad=6)
    return Dessin(
        figure,
        "Deux plans du même ravin, même point de départ, même élan (flèche bleue). À gauche, le momentum ajoute à l'élan la pente "
        "mesurée au point de départ. À droite, Nesterov mesure la pente au bout de l'élan : la flèche vermillon, qui "
        "corrige l'élan, y est dirigée vers le fond du ravin. Arrivées : "
        f"{vecteur_fr(arrivees[0], 2)} et {vecteur_fr(arrivees[1], 2)}.",
        momentum=arrivees[0],
        nesterov=arrivees[1],
    )


# --- 5. Les taux adaptatifs ---------------------------------------------------------------------------------------


@dessine
def taux_effectif(n_pas=200, beta=0.9) -> Dessin:
    """Le facteur qu'Adagrad et RMSprop appliquent au taux quand le gradient vaut toujours 1.

    ``valeurs`` : ``adagrad`` et ``rmsprop``, deux tableaux.
    """
    n_pas = int(_un(n_pas, "n_pas", 10, 2000))
    t = np.arange(1, n_pas + 1)
    adagrad, rmsprop = 1 / np.sqrt(t), 1 / np.sqrt(1 - beta**t)
    figure = nouvelle_figure(7.0, 3.0)
    ax = cadre(figure, 0.6, 0.52, 4.5, 2.1)
    ax.grid(axis="y")
    for nom, facteur in (("Adagrad", adagrad), ("RMSprop", rmsprop)):
        couleur, marque, trait = ALLURES[nom]
        ax.plot(t, facteur, color=couleur, ls=trait, lw=2.2, marker=marque, ms=5, markevery=(n_pas // 12, n_pas // 6))
    ax.set(xlim=(0, n_pas), ylim=(0, 3.4), xlabel="pas t")
    ax.set_title("facteur appliqué au taux", size=style.TAILLE, weight="normal")
    axes_fr(ax, 5)
    colonne = Colonne(figure, 5.3, 2.5, 1.65)
    for nom, facteur in (("Adagrad", adagrad), ("RMSprop", rmsprop)):
        couleur, marque, trait = ALLURES[nom]
        colonne.trait(nom, color=couleur, ls=trait, lw=2, marker=marque, markevery=[1], ms=6)
        colonne.texte(f"au pas {n_pas} : {nombre_fr(facteur[-1], 3)}")
        colonne.espace()
    return Dessin(
        figure,
        f"Facteur appliqué au taux d'apprentissage pendant {n_pas} pas, quand le gradient vaut toujours 1. Adagrad part de 1 et "
        f"descend comme un sur racine de t, jusqu'à {nombre_fr(adagrad[-1], 3)}. RMSprop part de {nombre_fr(rmsprop[0], 2)} et se "
        "fixe à 1.",
        adagrad=adagrad,
        rmsprop=rmsprop,
    )


@dessine
def place_de_epsilon(epsilon=1e-7) -> Dessin:
    """Le pas d'un taux adaptatif selon la taille du gradient : ε hors de la racine, ou dedans.

    ``valeurs`` : ``seuil_dehors`` et ``seuil_dedans``, les gradients où le pas tombe à la moitié et aux sept dixièmes.
    """
    epsilon = _un(epsilon, "epsilon", 1e-12, 1e-2)
    g = np.logspace(-10, 0, 200)
    dehors, dedans = g / (g + epsilon), g / np.sqrt(g**2 + epsilon)
    figure = nouvelle_figure(7.0, 3.1)
    ax = cadre(figure, 0.66, 0.55, 4.35, 2.25)
    ax.set_xscale("log")
    ax.grid(axis="y")
    ax.plot(g, dehors, color=BLEU, lw=2.3, ls="-")
    ax.plot(g, dedans, color=VERMILLON, lw=2.3, ls=(0, (5, 2)))
    for x, couleur in ((epsilon, BLEU), (np.sqrt(epsilon), VERMILLON)):
        ax.axvline(x, color=couleur, lw=1, ls=(0, (1, 2)))
    ax.set(xlim=(1e-10, 1), ylim=(-0.03, 1.08), xlabel="taille du gradient")
    ax.set_title("pas, en fraction du taux", size=style.TAILLE, weight="normal")
    _axe_log(ax.xaxis)
    ax.set_yticks([0, 0.5, 1], ["0", "0,5", "1"])
    colonne = Colonne(figure, 5.2, 2.68, 1.75)
    colonne.trait("g / (√(g²) + ε)", color=BLEU, lw=2.3, ls="-")
    # « 10⁻⁷ » plutôt que « 1 × 10⁻⁷ » : sur une seule ligne.
    colonne.texte(f"seuil : ε = {nombre_fr(epsilon).removeprefix('1 × ')}", retrait=0.36)
    colonne.espace()
    colonne.trait("g / √(g² + ε)", color=VERMILLON, lw=2.3, ls=(0, (3, 1.5)))
    colonne.texte(f"seuil : √ε = {nombre_fr(np.sqrt(epsilon))}", retrait=0.36)
    return Dessin(
        figure,
        "Le premier pas d'un optimiseur adaptatif, en fraction du taux, selon la taille du gradient. Avec ε hors de la racine, il "
        f"reste entier jusqu'à des gradients proches de ε = {nombre_fr(epsilon)} ; avec ε dans la racine, il chute dès √ε = "
        f"{nombre_fr(np.sqrt(epsilon))}.",
        seuil_dehors=epsilon,
        seuil_dedans=float(np.sqrt(epsilon)),
    )


# --- 6. Les programmes de taux ------------------------------------------------------------------------------------


@dessine
def programmes(courbes) -> Dessin:
    """Le taux d'apprentissage à chaque pas, une courbe par programme : ``{nom: suite de taux}``."""
    if not isinstance(courbes, Mapping) or not courbes:
        raise ValueError("courbes doit être un dictionnaire nom → suite de taux, non vide.")
    figure = nouvelle_figure(7.0, 3.1)
    ax = cadre(figure, 0.72, 0.52, 4.2, 2.2)
    ax.grid(axis="y")
    colonne = Colonne(figure, 5.1, 2.6, 1.85)
    textes, longueur, sommet = [], 1, 0.0
    for rang, (nom, taux) in enumerate(courbes.items()):
        taux = exiger_fini(taux, f"la courbe « {nom} »")
        if taux.ndim != 1 or not len(taux):
            raise ValueError(f"la courbe « {nom} » doit être une suite de nombres non vide.")
        couleur, _, trait = _AUTRES[rang % len(_AUTRES)]
        marches = 1 < len(np.unique(taux)) <= len(taux) / 8  # des paliers se tracent en escalier
        ax.plot(np.arange(len(taux)), taux, color=couleur, ls=trait, lw=2.2, drawstyle="steps-post" if marches else "default")
        colonne.trait(nom, color=couleur, ls=trait, lw=2.2)
        longueur, sommet = max(longueur, len(taux)), max(sommet, taux.max())
        textes.append(f"« {nom} » part de {nombre_fr(taux[0])}, culmine à {nombre_fr(taux.max())} et finit à {nombre_fr(taux[-1])}")
    ax.set(xlim=(0, max(1, longueur - 1)), ylim=(0, 1.12 * sommet or 1), xlabel="pas")
    ax.set_title("taux d'apprentissage", size=style.TAILLE, weight="normal")
    axes_fr(ax, 5)
    return Dessin(figure, f"Taux d'apprentissage à chaque pas. {' ; '.join(textes)}.")


# --- 7. La comparaison --------------------------------------------------------------------------------------------


def _etiquettes_taux(ax, taux) -> None:
    ax.set_xscale("log")
    ax.set_xlim(min(taux) / 1.6, max(taux) * 1.6)
    _axe_log(ax.xaxis, 8)


@dessine
def balayage(resultats, choisis=None, plafond=2.5) -> Dessin:
    """La perte de validation selon le taux, une vignette par optimiseur ; le taux choisi est entouré.

    resultats : ``{nom: {taux: perte}}``. choisis : ``{nom: taux}`` (le meilleur par défaut). Une perte au-dessus de
    ``plafond``, ou infinie, est tracée au plafond, sous une flèche. ``valeurs`` : ``choisis``.
    """
    if not isinstance(resultats, Mapping) or not resultats or not all(resultats.values()):
        raise ValueError("resultats doit être un dictionnaire nom → {taux: perte}, non vide.")
    choisis = choisis or {nom: min(d, key=lambda t: np.nan_to_num(d[t], nan=np.inf)) for nom, d in resultats.items()}
    noms = list(resultats)
    figure = nouvelle_figure(7.0, 3.75)
    tous = sorted({t for d in resultats.values() for t in d})
    colonnes = 4
    for k, nom in enumerate(noms):
        rangee, place = divmod(k, colonnes)
        ax = cadre(figure, 0.55 + 1.62 * place, 2.2 - 1.72 * rangee, 1.42, 1.2)
        couleur, marque, trait = _allure(nom, k)
        taux = sorted(resultats[nom])
        pertes = np.minimum(np.nan_to_num([resultats[nom][t] for t in taux], nan=plafond, posinf=plafond), plafond)
        ax.grid(axis="y")
        ax.plot(taux, pertes, color=couleur, ls=trait, lw=1.8, marker=marque, ms=5, mec="none")
        for t in taux:
            if not resultats[nom][t] <= plafond:
                ax.plot(t, plafond, marker=r"$\uparrow$", ms=13, color=couleur, clip_on=False)
        if choisis.get(nom) in taux:
            ici = taux.index(choisis[nom])
            ax.plot(taux[ici], pertes[ici], "o", ms=13, mfc="none", mec=ENCRE, mew=1.6)
        _etiquettes_taux(ax, tous)
        ax.set(ylim=(0, plafond * 1.05), yticks=[0, 1, 2])
        if place:
            ax.set_yticklabels([])
        ax.tick_params(labelsize=7.5)
        ax.set_title(nom, size=PETIT, loc="center", pad=4)
    if len(noms) % colonnes:  # la place libre de la dernière rangée
        colonne = Colonne(figure, 0.55 + 1.62 * (len(noms) % colonnes), 3.3 - 1.72 * ((len(noms) - 1) // colonnes), 1.5, pas=0.19)
        for texte in ("à la verticale : la perte de validation", "à l'horizontale : le taux"):
            colonne.texte(texte)
        colonne.point("taux choisi", marker="o", mfc="none", mec=ENCRE, mew=1.4, ms=9)
        colonne.point(f"au-delà de {nombre_fr(plafond)}", marker=r"$\uparrow$", color=ENCRE, ms=9)
    else:
        figure.text(0.985, 0.02, "perte de validation selon le taux d'apprentissage", ha="right", va="bottom", size=PETIT, color=GRIS)
    textes = " ; ".join(f"{nom} : {nombre_fr(choisis[nom])} (perte {nombre_fr(resultats[nom][choisis[nom]], 3)})" for nom in noms)
    return Dessin(
        figure,
        f"Une vignette par optimiseur : la perte de validation selon le taux d'apprentissage, en échelle logarithmique. Chaque "
        f"courbe est une vallée. Taux choisis : {textes}.",
        choisis=choisis,
    )


@dessine
def apprentissages(mesures, ordonnee="exactitude sur le test", pourcent=True, bas=None) -> Dessin:
    """Les courbes d'apprentissage de plusieurs optimiseurs : moyenne sur les graines, et leur étendue.

    mesures : ``{nom: tableau (graines, époques)}``. À droite, la dernière époque : chaque graine, la moyenne et l'écart type.
    ``valeurs`` : ``moyennes`` et ``ecarts`` de la dernière époque.
    """
    if not isinstance(mesures, Mapping) or not mesures:
        raise ValueError("mesures doit être un dictionnaire nom → tableau (graines, époques), non vide.")
    echelle = 100 if pourcent else 1
    lues = {}
    for nom, tableau in mesures.items():
        tableau = exiger_fini(tableau, f"les mesures de « {nom} »")
        if tableau.ndim != 2 or not tableau.size:
            raise ValueError(f"les mesures de « {nom} » doivent être de forme (graines, époques) ; reçu {tableau.shape}.")
        lues[nom] = tableau * echelle
    figure = nouvelle_figure(7.0, 4.0)
    ax = cadre(figure, 0.68, 0.52, 3.2, 3.1)
    droite = cadre(figure, 4.95, 0.52, 1.85, 3.1)
    ax.grid(axis="y")
    droite.grid(axis="x")
    moyennes, ecarts = {}, {}
    for k, (nom, tableau) in enumerate(lues.items()):
        couleur, marque, trait = _allure(nom, k)
        epoques = np.arange(1, tableau.shape[1] + 1)
        moyenne = tableau.mean(axis=0)
        if len(lues) <= 3:  # davantage de bandes se couvriraient ; le cadre de droite montre l'étendue
            ax.fill_between(epoques, tableau.min(axis=0), tableau.max(axis=0), color=couleur, alpha=0.13, lw=0)
        ax.plot(epoques, moyenne, color=couleur, ls=trait, lw=1.9, marker=marque, ms=5.5, mec="none")
        fin = tableau[:, -1]
        moyennes[nom], ecarts[nom] = float(fin.mean()), float(fin.std(ddof=1)) if len(fin) > 1 else 0.0
        droite.errorbar(fin.mean(), -k, xerr=ecarts[nom], color=couleur, lw=2, capsize=4, ls="none")
        droite.plot(fin, np.full(len(fin), -k + 0.24), "|", color=GRIS, ms=6, mew=1.2)
        droite.plot(fin.mean(), -k, marker=marque, color=couleur, ms=8, mec=style.PAPIER, ls="none", zorder=4)
    ax.set(xlabel="époque", ylim=(bas, None) if bas is not None else None)
    ax.set_title(ordonnee + (" (%)" if pourcent else ""), size=style.TAILLE, weight="normal")
    axes_fr(ax, 5, entiers="x")
    droite.set_yticks([-k for k in range(len(lues))], list(lues))
    droite.set_ylim(-len(lues) + 0.4, 0.6)
    droite.set_title("dernière époque", size=style.TAILLE, weight="normal")
    droite.tick_params(length=0)
    droite.xaxis.set_major_locator(MaxNLocator(4))
    droite.xaxis.set_major_formatter(FuncFormatter(lambda v, _: nombre_fr(v)))
    unite = " %" if pourcent else ""
    textes = " ; ".join(f"{nom} : {nombre_fr(moyennes[nom], 2)}{unite}, écart type {nombre_fr(ecarts[nom], 2)}" for nom in lues)
    n = len(next(iter(lues.values())))
    return Dessin(
        figure,
        f"Courbes d'apprentissage de {compte_fr(len(lues), 'optimiseur')} ({ordonnee}), moyenne et étendue sur "
        f"{compte_fr(n, 'graine')}. Dernière époque : {textes}.",
        moyennes=moyennes,
        ecarts=ecarts,
    )
