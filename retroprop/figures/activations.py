"""Les figures du chapitre 02, les fonctions d'activation.

Conventions : ``z`` est la somme pondérée, ``alpha`` le paramètre de Leaky ReLU et d'ELU. Chaque fonction renvoie un
``Dessin`` ; une entrée impossible lève une ``ValueError`` en français.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from retroprop.figures import schema, style
from retroprop.figures.socle import Colonne, Dessin, cadre, dessine, exiger_fini, nouvelle_figure, titrer, toile
from retroprop.figures.style import ENCRE, GRIS, PALETTE, PETIT, TAILLE, axes_fr, compte_fr, nombre_fr

BLEU, VERMILLON, VERT, ROSE = (PALETTE[nom] for nom in ("bleu", "vermillon", "vert", "rose"))
TRAIT_DERIVEE = {"color": VERMILLON, "ls": (0, (5, 2)), "lw": 2.2}
#: Sous cette pente, une unité est dite saturée : elle transmet moins d'un centième du gradient.
SEUIL_SATURATION = 0.01


# --- Les fonctions montrées ---------------------------------------------------------------------------------------


def _sigmoide(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def _derivee_sigmoide(z):
    return 0.25 * (1 - np.tanh(0.5 * z) ** 2)


@dataclass(frozen=True)
class Activation:
    """Une fonction d'activation, sa dérivée, et ce que l'on en dit. ``z`` est un tableau, ``a`` le paramètre alpha."""

    nom: str
    f: Callable
    derivee: Callable
    image: str
    anguleuse: bool = False


ACTIVATIONS = {
    "marche": Activation("marche", lambda z, a: (z >= 0) * 1.0, lambda z, a: 0 * z, "0 ou 1", True),
    "sigmoide": Activation("sigmoïde", lambda z, a: _sigmoide(z), lambda z, a: _derivee_sigmoide(z), "entre 0 et 1"),
    "tanh": Activation("tanh", lambda z, a: np.tanh(z), lambda z, a: 1 - np.tanh(z) ** 2, "entre −1 et 1"),
    "relu": Activation("ReLU", lambda z, a: np.maximum(z, 0), lambda z, a: (z > 0) * 1.0, "de 0 à l'infini", True),
    "leaky_relu": Activation("Leaky ReLU", lambda z, a: np.where(z > 0, z, a * z), lambda z, a: np.where(z > 0, 1.0, a),
                             "tous les réels", True),
    "elu": Activation("ELU", lambda z, a: np.where(z > 0, z, a * np.expm1(np.minimum(z, 0))),
                      lambda z, a: np.where(z > 0, 1.0, a * np.exp(np.minimum(z, 0))), "de −α à l'infini"),
    "swish": Activation("Swish", lambda z, a: z * _sigmoide(z),
                        lambda z, a: _sigmoide(z) + z * _derivee_sigmoide(z), "de −0,28 à l'infini"),
}  # fmt: skip
#: Valeur par défaut d'alpha pour chaque fonction qui en a un.
ALPHAS = {"leaky_relu": 0.1, "elu": 1.0}


def _activation(nom: str) -> Activation:
    if nom not in ACTIVATIONS:
        raise ValueError(f"activation inconnue : {nom!r} ; la figure connaît {', '.join(ACTIVATIONS)}.")
    return ACTIVATIONS[nom]


def _alpha(nom: str, alpha) -> float:
    valeur = ALPHAS.get(nom, 0.0) if alpha is None else float(exiger_fini(alpha, "alpha"))
    if valeur < 0:
        raise ValueError(f"alpha doit être positif ou nul ; reçu {nombre_fr(valeur)}.")
    return valeur


def _un_nombre(valeur, nom: str) -> float:
    tableau = exiger_fini(valeur, nom)
    if tableau.size != 1:
        raise ValueError(f"{nom} doit être un seul nombre ; reçu la forme {tableau.shape}.")
    return float(tableau.reshape(()))


def _quatre(x: float) -> str:
    """Quatre décimales, sauf pour un nombre qui n'en a pas besoin."""
    return nombre_fr(x) if abs(x - round(x, 2)) < 1e-12 else nombre_fr(x, 4)


def _entier(valeur, nom: str, minimum: int, maximum: int) -> int:
    nombre = int(_un_nombre(valeur, nom))
    if not minimum <= nombre <= maximum:
        raise ValueError(f"{nom} va de {minimum} à {maximum} ; reçu {nombre}.")
    return nombre


def _entete(titre) -> str:
    """Le titre en tête du texte de remplacement, avec un point s'il n'a pas déjà sa ponctuation."""
    return "" if not titre else f"{titre} " if titre[-1] in "?!." else f"{titre}. "


# --- 1. Des plis pour suivre une courbe ---------------------------------------------------------------------------


def _courbe(x):
    return np.sin(1.5 * x) + 0.3 * x


@dessine
def approcher(plis=4, titre=None) -> Dessin:
    """Un réseau à une couche cachée de ``plis`` neurones ReLU suit une courbe ; sans activation, il n'a qu'une droite.

    Les poids sont calculés, non appris : le réseau passe par ``plis + 1`` points de la courbe. Le premier neurone plie
    au bord gauche de la figure : on voit ``plis - 1`` plis. La droite est celle des moindres carrés.
    ``valeurs`` : ``ecart`` (le plus grand, avec ReLU) et ``ecart_droite`` (de la meilleure droite).
    """
    plis = _entier(plis, "plis", 1, 30)
    x = np.linspace(-3, 3, 601)
    cible = _courbe(x)
    noeuds = np.linspace(-3, 3, plis + 1)
    pentes = np.diff(_courbe(noeuds)) / np.diff(noeuds)
    # Une somme de ReLU : chaque neurone change la pente à partir de son nœud.
    sauts = np.diff(pentes, prepend=0.0)
    reseau = _courbe(noeuds[0]) + (sauts * np.maximum(0, x[:, None] - noeuds[:-1])).sum(axis=1)
    droite = np.polyval(np.polyfit(x, cible, 1), x)
    ecart, ecart_droite = float(np.abs(reseau - cible).max()), float(np.abs(droite - cible).max())

    figure = nouvelle_figure(7.0, 3.6)
    titrer(figure, titre, 0.72)
    haut = 2.55 if titre else 2.85
    ax = cadre(figure, 0.72, 0.52, 4.0, haut)
    ax.grid(axis="y")
    ax.plot(x, cible, color=GRIS, lw=5, ls="-", alpha=0.35, solid_capstyle="butt")
    ax.plot(x, droite, color=VERMILLON, lw=2, ls=(0, (5, 2)))
    ax.plot(x, reseau, color=BLEU, lw=2.2, ls="-")
    ax.plot(noeuds[1:-1], _courbe(noeuds[1:-1]), "o", color=BLEU, ms=6, mec=style.PAPIER)
    ax.set(xlim=(-3, 3), ylim=(-2.2, 2.2), xlabel="entrée x")
    ax.set_ylabel("sortie", labelpad=4)
    axes_fr(ax, 6)
    colonne = Colonne(figure, 5.0, 0.52 + haut - 0.12, 1.95)
    colonne.trait("la courbe à suivre", color=GRIS, lw=5, alpha=0.35, ls="-")
    colonne.trait("sans activation", color=VERMILLON, lw=2, ls=(0, (3, 1.5)))
    colonne.trait(f"avec {compte_fr(plis, 'neurone')} ReLU", color=BLEU, lw=2.2, ls="-")
    colonne.espace()
    colonne.titre("Plus grand écart")
    colonne.texte(f"sans activation : {nombre_fr(ecart_droite, 2)}")
    colonne.texte(f"avec ReLU : {nombre_fr(ecart, 2)}")
    return Dessin(
        figure,
        _entete(titre)
        + "Une courbe ondulée, de −3 à 3, et deux réseaux qui tentent de la suivre. Sans activation, on obtient au mieux "
        f"une droite : écart {nombre_fr(ecart_droite, 2)}. Avec {compte_fr(plis, 'neurone')} ReLU, une ligne brisée "
        f"à {compte_fr(plis, 'segment')} : écart {nombre_fr(ecart, 2)}.",
        ecart=ecart,
        ecart_droite=ecart_droite,
    )


# --- 2. Une fonction et sa dérivée --------------------------------------------------------------------------------


@dessine
def fonction_et_derivee(nom="sigmoide", z=1.0, alpha=None, titre=None) -> Dessin:
    """Une activation et sa dérivée l'une sous l'autre, avec la tangente au point ``z`` (entre −6 et 6).

    ``valeurs`` : ``sortie`` et ``pente`` en z (``nan`` là où la fonction n'est pas dérivable).
    """
    activation = _activation(nom)
    a, z = _alpha(nom, alpha), _un_nombre(z, "z")
    if abs(z) > 6:
        raise ValueError(f"z va de −6 à 6 sur cette figure ; reçu {nombre_fr(z)}.")
    grille = np.linspace(-6, 6, 1201)
    f, d = activation.f(grille, a), activation.derivee(grille, a)
    sortie = float(activation.f(np.array(z), a))
    # ELU a un point anguleux en 0, sauf pour alpha = 1.
    angle = z == 0 and (activation.anguleuse or (nom == "elu" and a != 1)) and not (nom == "leaky_relu" and a == 1)
    pente = float("nan") if angle else float(activation.derivee(np.array(z), a))

    figure = nouvelle_figure(7.0, 4.7)
    titrer(figure, titre, 0.72)
    plus = 0.0 if titre else 0.25
    haut = cadre(figure, 0.72, 2.35, 4.0, 1.75 + plus)
    bas = cadre(figure, 0.72, 0.52, 4.0, 1.4)
    for ax, valeurs, trait in ((haut, f, {"color": BLEU, "ls": "-", "lw": 2.4}), (bas, d, TRAIT_DERIVEE)):
        ax.grid(axis="y")
        ax.axvline(0, color=style.TRAME, lw=1, ls="-", zorder=0)
        ax.axhline(0, color=GRIS, lw=0.8, ls="-", zorder=1)
        coupure = activation.anguleuse and ax is bas or nom == "marche"
        # Une fonction qui saute se trace en deux morceaux : pas de trait vertical.
        for morceau in ((grille < 0, grille > 0) if coupure else (np.ones_like(grille, bool),)):
            ax.plot(grille[morceau], valeurs[morceau], zorder=3, **trait)
        ax.set_xlim(-6, 6)
        ax.tick_params(length=0)
    etendue = (-1.3, 1.3) if f.max() <= 1.05 and f.min() < -0.5 else (-0.3, 1.3) if f.max() <= 1.05 else (-1.6, 4.2)
    haut.set_ylim(*etendue)
    bas.set_ylim(-0.2, 1.25)
    if not angle:
        demi = 1.6
        xs = np.array([z - demi, z + demi])
        haut.plot(xs, sortie + pente * (xs - z), color=ENCRE, lw=1.3, ls="-", zorder=4)
        bas.plot([z, z], [0, pente], color=ENCRE, lw=1.0, ls=(0, (2, 2)), zorder=2)
        bas.plot(z, pente, "s", color=VERMILLON, ms=8, mec=style.PAPIER, zorder=5)
    haut.plot(z, sortie, "o", color=BLEU, ms=9, mec=style.PAPIER, zorder=5)
    for ax, texte in ((haut, "sortie f(z)"), (bas, "pente f′(z)")):
        axes_fr(ax, 6)
        ax.set_ylabel(texte, labelpad=4)
    haut.set_xticklabels([])
    bas.set_xlabel("z")

    colonne = Colonne(figure, 5.0, 3.98 + plus, 1.95)
    colonne.titre(activation.nom + (f", α = {nombre_fr(a)}" if nom in ALPHAS else ""))
    colonne.texte(f"sorties : {activation.image}")
    colonne.espace()
    colonne.texte(f"z = {nombre_fr(z)}")
    colonne.point(f"f(z) = {_quatre(sortie)}", marker="o", color=BLEU, ms=7)
    if angle:
        colonne.espace()
        colonne.texte("En 0, un saut : pas de dérivée." if nom == "marche" else "En 0, un angle : pas de tangente, donc pas de dérivée.",
                      style="italic")  # fmt: skip
    else:
        colonne.point(f"f′(z) = {_quatre(pente)}", marker="s", color=VERMILLON, ms=7)
        colonne.espace()
        colonne.trait("tangente en z", color=ENCRE, lw=1.3, ls="-")
        if abs(pente) < SEUIL_SATURATION:
            colonne.espace()
            colonne.texte("Pente presque nulle : le gradient ne passe plus.", weight="bold")
    alternative = (
        f"{activation.nom[0].upper() + activation.nom[1:]}"
        + (f" avec alpha = {nombre_fr(a)}" if nom in ALPHAS else "")
        + f", de −6 à 6, et sa dérivée en dessous. Sorties : {activation.image}. "
        f"En z = {nombre_fr(z)}, la sortie vaut {_quatre(sortie)} et "
        + ("la fonction n'est pas dérivable." if angle else f"la pente vaut {_quatre(pente)}.")
        + f" La plus grande pente est {nombre_fr(float(d.max()))}."
    )
    return Dessin(figure, _entete(titre) + alternative, sortie=sortie, pente=pente)


@dessine
def galerie(titre=None) -> Dessin:
    """Six activations et leurs dérivées, en vignettes."""
    noms = [nom for nom in ACTIVATIONS if nom != "marche"]
    figure = nouvelle_figure(7.0, 4.85)
    titrer(figure, titre, 0.45)
    haut = 4.85 - (0.45 if titre else 0.1)
    z = np.linspace(-4, 4, 801)
    morceaux = []
    for k, nom in enumerate(noms):
        activation = ACTIVATIONS[nom]
        ax = cadre(figure, 0.45 + 2.25 * (k % 3), haut - 1.85 - 2.05 * (k // 3), 1.9, 1.5)
        a = ALPHAS.get(nom, 0.0)
        ax.axhline(0, color=GRIS, lw=0.8, ls="-", zorder=1)
        ax.axvline(0, color=style.TRAME, lw=1, ls="-", zorder=0)
        derivee = activation.derivee(z, a)
        for morceau in ((z < 0, z > 0) if activation.anguleuse else (np.ones_like(z, bool),)):
            ax.plot(z[morceau], derivee[morceau], zorder=4, **TRAIT_DERIVEE)  # au-dessus : les deux se confondent parfois
        ax.plot(z, activation.f(z, a), color=BLEU, lw=2.4, ls="-", zorder=3)
        ax.set(xlim=(-4, 4), ylim=(-1.25, 2.25))
        axes_fr(ax, 4)
        ax.tick_params(length=0)
        ax.set_title(activation.nom + (f" (α = {nombre_fr(a)})" if nom in ALPHAS else ""), size=TAILLE + 1, pad=5)
        morceaux.append(f"{activation.nom} : sorties {activation.image}, plus grande pente {nombre_fr(float(derivee.max()))}")
    for x, texte, trait in ((1.9, "fonction f(z)", {"color": BLEU, "lw": 2.4, "ls": "-"}),
                            (3.8, "dérivée f′(z)", {**TRAIT_DERIVEE, "ls": (0, (3, 1.5))})):  # fmt: skip
        figure.add_artist(Line2D([x, x + 0.3], [0.13, 0.13], transform=figure.dpi_scale_trans, **trait))
        figure.text(x + 0.4, 0.13, texte, size=PETIT, va="center_baseline", transform=figure.dpi_scale_trans)
    return Dessin(figure, _entete(titre) + "Six fonctions d'activation et leurs dérivées. " + " ; ".join(morceaux) + ".")


# --- 3. La saturation ---------------------------------------------------------------------------------------------


@dessine
def saturation(nom="sigmoide", echelle=2.0, alpha=None, titre=None) -> Dessin:
    """Les sommes z d'une couche (loi normale d'écart type ``echelle``) sous la dérivée de l'activation.

    Une unité est saturée quand |f′(z)| < 0,01. ``valeurs`` : ``part``, la part d'unités saturées, et ``pente``, la
    pente moyenne ; toutes deux sont calculées par intégration, sans tirage.
    """
    activation = _activation(nom)
    a, echelle = _alpha(nom, alpha), _un_nombre(echelle, "echelle")
    if not 0.1 <= echelle <= 20:
        raise ValueError(f"echelle va de 0,1 à 20 ; reçu {nombre_fr(echelle)}.")
    u = np.linspace(-8, 8, 32001)  # en écarts types
    masse = np.exp(-u**2 / 2)
    masse /= masse.sum()
    derivees = activation.derivee(u * echelle, a)
    saturees = np.abs(derivees) < SEUIL_SATURATION
    part, pente = float(masse[saturees].sum()), float((masse * derivees).sum())

    figure = nouvelle_figure(7.0, 3.7)
    titrer(figure, titre, 0.72)
    haut = 2.65 if titre else 2.95
    ax = cadre(figure, 0.72, 0.52, 4.0, haut)
    z = np.linspace(-15, 15, 3001)
    densite = np.exp(-((z / echelle) ** 2) / 2) / (echelle * np.sqrt(2 * np.pi))
    densite /= max(densite.max(), 1e-12)
    plate = np.abs(activation.derivee(z, a)) < SEUIL_SATURATION
    ax.fill_between(z, densite, color=style.TEINTES[0], lw=0, zorder=1)
    ax.fill_between(z, densite, where=plate, facecolor=style.TEINTES[1], edgecolor=VERMILLON, hatch="////", lw=0, zorder=2)
    ax.plot(z, densite, color=BLEU, lw=1.8, ls="-", zorder=3)
    derivee = activation.derivee(z, a)
    for morceau in ((z < 0, z > 0) if activation.anguleuse else (np.ones_like(z, bool),)):
        ax.plot(z[morceau], derivee[morceau], zorder=4, **TRAIT_DERIVEE)
    ax.set(xlim=(-15, 15), ylim=(0, 1.15), xlabel="somme pondérée z")
    ax.set_ylabel("pente f′(z)", labelpad=4)
    axes_fr(ax, 6)
    ax.tick_params(length=0)
    colonne = Colonne(figure, 5.0, 0.52 + haut - 0.12, 1.95)
    colonne.titre(activation.nom)
    colonne.trait("répartition des z (sans échelle)", color=BLEU, lw=1.8, ls="-")
    colonne.trait("pente f′(z)", **{**TRAIT_DERIVEE, "ls": (0, (3, 1.5))})
    figure.add_artist(_pave(figure, colonne.gauche, colonne.y))
    colonne.texte("unités saturées", retrait=0.36)
    colonne.texte(f"pente sous {nombre_fr(SEUIL_SATURATION)}", retrait=0.36)
    ou = _ou_est_plate(z, plate)
    if ou:
        colonne.texte(ou.replace(" ", "\N{NO-BREAK SPACE}"), retrait=0.36)
    colonne.espace()
    colonne.texte(f"écart type de z : {nombre_fr(echelle)}")
    colonne.texte(f"pente moyenne : {nombre_fr(pente, 3)}")
    colonne.espace()
    colonne.titre(f"{nombre_fr(100 * part, 1)} % saturées")
    return Dessin(
        figure,
        _entete(titre)
        + f"Répartition en cloche des sommes z d'une couche, d'écart type {nombre_fr(echelle)}, et pente de l'activation "
        f"{activation.nom}. {nombre_fr(100 * part, 1)} % des unités sont saturées (pente sous 0,01{ou and ', '}{ou}) ; "
        f"la pente moyenne est {nombre_fr(pente, 3)}.",
        part=part,
        pente=pente,
    )


def _ou_est_plate(z, plate) -> str:
    """« soit |z| > 4,6 », la zone où l'activation est plate ; vide s'il n'y en a pas."""
    gauche, droite = plate & (z < 0), plate & (z > 0)
    if not gauche.any():
        return ""
    borne = float(z[gauche].max())
    if droite.any():
        return f"soit |z| > {nombre_fr(-borne, 1)}"
    return f"soit z < {nombre_fr(round(borne, 1) + 0.0)}"


def _pave(figure, x, y):
    from matplotlib.patches import Rectangle

    return Rectangle((x, y - 0.06), 0.26, 0.14, transform=figure.dpi_scale_trans, facecolor=style.TEINTES[1],
                     edgecolor=VERMILLON, hatch="//////", lw=0.8)  # fmt: skip


# --- 4. Le gradient à travers les couches -------------------------------------------------------------------------

#: Écart type d'un poids, à multiplier par 1/√(nombre d'entrées). He et Xavier : loi normale, biais nuls.
#: ``nn.Linear`` : poids **et biais** uniformes entre −1/√n et 1/√n. Ces biais comptent : sans eux, les sorties
#: s'éteindraient à l'aller, et les normes seraient aussi petites à la dernière couche qu'à la première.
UNIFORME = "nn.Linear (PyTorch)"
DEPARTS = {"He": np.sqrt(2.0), "Xavier": 1.0, UNIFORME: np.sqrt(1 / 3)}
CACHEES = ("sigmoide", "tanh", "relu")


def normes_des_gradients(nom: str, profondeur: int, depart: str = "He", graine: int = 0, largeur: int = 32, n: int = 128):
    """La norme du gradient des poids de chaque couche d'un réseau profond, en NumPy.

    ``profondeur`` couches denses de ``largeur`` neurones (la dernière n'en a qu'un, sans activation), erreur quadratique
    moyenne sur ``n`` exemples tirés au hasard, comme dans l'exercice du chapitre. Renvoie un tableau ``(profondeur,)``.
    """
    if depart not in DEPARTS:
        raise ValueError(f"départ inconnu : {depart!r} ; il y a {', '.join(DEPARTS)}.")
    rng = np.random.default_rng(graine)
    X, y = rng.normal(size=(n, largeur)), rng.normal(size=(n, 1))
    sorties = [largeur] * (profondeur - 1) + [1]
    if depart == UNIFORME:
        borne = 1 / np.sqrt(largeur)
        Ws, bs = zip(*((rng.uniform(-borne, borne, (largeur, s)), rng.uniform(-borne, borne, s)) for s in sorties), strict=True)
    else:
        Ws = [rng.normal(size=(largeur, s)) * DEPARTS[depart] / np.sqrt(largeur) for s in sorties]
        bs = [np.zeros(s) for s in sorties]
    return np.array([float(np.linalg.norm(G)) for G in gradients_des_poids(nom, X, y, Ws, bs)])


def gradients_des_poids(nom: str | None, X, y, Ws, bs, sortie_activee: bool = False) -> list[np.ndarray]:
    """Le gradient des poids de chaque couche dense, de la première à la dernière, en NumPy (rétropropagation à la main).

    ``X`` est (n, d), ``y`` est (n, k), ``Ws`` et ``bs`` sont les poids (entrées, sorties) et les biais de chaque couche.
    L'activation ``nom`` (aucune si None) suit chaque couche sauf la dernière, qu'elle suit aussi si ``sortie_activee``.
    La perte est la moyenne des carrés des écarts.
    """
    activation = None if nom is None else _activation(nom)
    entrees, pentes, h = [], [], X
    for k, (W, b) in enumerate(zip(Ws, bs, strict=True)):
        entrees.append(h)
        z = h @ W + b
        active = activation is not None and (sortie_activee or k < len(Ws) - 1)
        pentes.append(activation.derivee(z, 0.0) if active else np.ones_like(z))
        h = activation.f(z, 0.0) if active else z
    delta, gradients = 2 * (h - y) / np.size(y), []
    for k in reversed(range(len(Ws))):
        delta = delta * pentes[k]
        gradients.append(entrees[k].T @ delta)
        delta = delta @ Ws[k].T
    return gradients[::-1]


@dessine
def gradient_par_couche(normes=None, profondeur=15, depart="He", graine=0, titre=None) -> Dessin:
    """La norme du gradient de chaque couche, sur une échelle logarithmique : une courbe par activation.

    ``normes`` : dictionnaire nom → suite de normes (première couche d'abord). Sans lui, la figure calcule elle-même
    celles de sigmoïde, tanh et ReLU pour une ``profondeur`` de 2 à 50. ``valeurs`` : ``rapports``, la norme de la
    première couche divisée par celle de la dernière.
    """
    if normes is None:
        profondeur = _entier(profondeur, "profondeur", 2, 50)
        normes = {ACTIVATIONS[nom].nom: normes_des_gradients(nom, profondeur, depart, graine) for nom in CACHEES}
    series = {str(nom): exiger_fini(v, f"les normes de {nom}") for nom, v in normes.items()}
    if not series or any(v.ndim != 1 or not len(v) for v in series.values()):
        raise ValueError("normes doit être un dictionnaire nom → suite d'au moins une norme.")
    if any((v < 0).any() for v in series.values()):
        raise ValueError("une norme ne peut pas être négative.")
    longueur = max(len(v) for v in series.values())
    positives = np.concatenate([v[v > 0] for v in series.values()] or [np.ones(1)])
    bas, haut_y = (float(positives.min()), float(positives.max())) if len(positives) else (0.1, 1.0)

    figure = nouvelle_figure(7.0, 3.9)
    titrer(figure, titre, 0.8)
    haut = 2.8 if titre else 3.1
    ax = cadre(figure, 0.8, 0.55, 3.95, haut)
    ax.set_yscale("log")
    ax.set(xlim=(0.5, longueur + 0.5), ylim=(min(bas / 4, 1e-3), max(haut_y * 4, 10)))
    ax.grid(axis="y")
    colonne = Colonne(figure, 5.0, 0.55 + haut - 0.12, 1.95)
    rapports, phrases = {}, []
    for k, (nom, v) in enumerate(series.items()):
        allure = {"color": style.CYCLE[k % 6], "ls": style.TRAITS[k % 6], "marker": style.FORMES[k % 6],
                  "lw": 1.8, "ms": 6 if longueur <= 25 else 4, "mec": style.PAPIER}  # fmt: skip
        ax.plot(np.arange(1, len(v) + 1), np.where(v > 0, v, np.nan), zorder=3, **allure)
        colonne.trait(nom, **{**allure, "ms": 6})
        rapports[nom] = float(v[0] / v[-1]) if v[-1] > 0 else float("nan")
        phrases.append(f"{nom} : de {nombre_fr(v[0])} à la première couche à {nombre_fr(v[-1])} à la dernière")
    colonne.espace()
    colonne.titre("Première / dernière")
    for nom, rapport in rapports.items():
        colonne.texte(f"{nom} : {nombre_fr(rapport)}")
    exposant = lambda v, _: f"10{str(int(round(np.log10(v)))).translate(str.maketrans('-0123456789', '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'))}"  # noqa: E731
    ax.xaxis.set_major_locator(_entiers(longueur))
    ax.yaxis.set_major_locator(LogLocator(numticks=7))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.yaxis.set_major_formatter(FuncFormatter(exposant))
    ax.set_xlabel("couche (1 : la plus proche de l'entrée)")
    ax.set_ylabel("norme du gradient", labelpad=4)
    ax.tick_params(length=0)
    return Dessin(
        figure,
        _entete(titre)
        + f"Norme du gradient couche par couche, échelle logarithmique, {compte_fr(longueur, 'couche')}. "
        + " ; ".join(phrases) + ".",
        rapports=rapports,
    )  # fmt: skip


def _entiers(longueur):
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(min(longueur + 1, 10), integer=True)


# --- 5. Softmax et son coût ---------------------------------------------------------------------------------------


@dessine
def softmax_en_barres(logits=(2.0, 1.0, -1.0), decalage=0.0, noms=None, titre=None) -> Dessin:
    """De gauche à droite : les logits, leurs exponentielles, leur part du total. ``decalage`` s'ajoute à tous les logits.

    ``valeurs`` : ``probabilites``.
    """
    logits = exiger_fini(logits, "logits")
    if logits.ndim != 1 or not 2 <= len(logits) <= 6:
        raise ValueError(f"logits doit être une suite de 2 à 6 nombres ; reçu la forme {logits.shape}.")
    z = logits + _un_nombre(decalage, "decalage")
    noms = list(noms) if noms is not None else [f"classe {k}" for k in range(len(z))]
    if len(noms) != len(z):
        raise ValueError(f"il faut un nom par logit : {len(z)} logits et {len(noms)} noms.")
    if np.abs(z).max() > 300:
        raise ValueError("cette figure montre des logits entre −300 et 300 : au-delà, exp déborde.")
    exponentielles = np.exp(z)
    probabilites = np.exp(z - z.max()) / np.exp(z - z.max()).sum()
    figure = nouvelle_figure(7.0, 3.1)
    titrer(figure, titre, 0.75)
    haut = 1.95 if titre else 2.2
    rangs = np.arange(len(z))[::-1]
    for k, (texte, valeurs, decimales) in enumerate((("logits z", z, 2), ("exp(z)", exponentielles, None),
                                                     ("softmax(z)", probabilites, 3))):  # fmt: skip
        ax = cadre(figure, 0.85 + 2.1 * k, 0.4, 1.75, haut)
        for rang, v, c in zip(rangs, valeurs, range(len(z)), strict=True):
            ax.barh(rang, v, height=0.55, color=style.CYCLE[c % 6], zorder=3)
        large = float(np.abs(valeurs).max()) or 1.0
        ax.set_xlim((-1.9 * large, 1.9 * large) if (valeurs < 0).any() else (0, 1.75 * large) if k < 2 else (0, 1.5))
        for rang, v in zip(rangs, valeurs, strict=True):
            ax.annotate(nombre_fr(v, decimales), (v, rang), (4 if v >= 0 else -4, 0), textcoords="offset points",
                        ha="left" if v >= 0 else "right", va="center_baseline", size=PETIT)  # fmt: skip
        ax.axvline(0, color=GRIS, lw=0.8, ls="-", zorder=4)
        ax.set(xticks=[], ylim=(-0.6, len(z) - 0.4))
        ax.set_yticks(rangs, noms if k == 0 else [""] * len(z))
        ax.tick_params(length=0)
        ax.spines[["left", "bottom"]].set_visible(False)
        ax.set_title(texte, size=TAILLE + 1, pad=5)
    for x, texte in ((2.72, "exp"), (4.82, "÷ somme")):
        figure.text(x / 7, 0.16 / 3.1, f"{texte} →", size=PETIT, color=GRIS, ha="center", va="center_baseline")
    detail = " ; ".join(f"{nom} : logit {nombre_fr(a, 2)}, probabilité {nombre_fr(p, 3)}" for nom, a, p in zip(noms, z, probabilites, strict=True))
    return Dessin(figure, _entete(titre) + f"En barres : les logits, leurs exponentielles, leurs parts. {detail}. La somme des probabilités vaut 1.", probabilites=probabilites)


@dessine
def cout_logarithmique(p=0.6, titre=None) -> Dessin:
    """Le coût −ln p en fonction de la probabilité p donnée à la bonne classe (0 < p <= 1). ``valeurs`` : ``cout``."""
    p = _un_nombre(p, "p")
    if not 0 < p <= 1:
        raise ValueError(f"p est une probabilité, strictement positive et au plus 1 ; reçu {nombre_fr(p)}.")
    cout = -float(np.log(p)) + 0.0
    figure = nouvelle_figure(7.0, 2.9)
    titrer(figure, titre, 0.72)
    haut = 1.85 if titre else 2.15
    ax = cadre(figure, 0.72, 0.52, 4.0, haut)
    ax.grid(axis="y")
    x = np.geomspace(0.003, 1, 400)
    ax.plot(x, -np.log(x), color=BLEU, lw=2.4, ls="-", zorder=3)
    ax.plot([p, p, 0], [0, cout, cout], color=ENCRE, lw=1, ls=(0, (2, 2)), zorder=2)
    ax.plot(p, min(cout, 5.5), "o", color=BLEU, ms=9, mec=style.PAPIER, zorder=5, clip_on=False)
    ax.set(xlim=(0, 1), ylim=(0, 5.5), xlabel="probabilité donnée à la bonne classe")
    ax.set_ylabel("coût", labelpad=4)
    axes_fr(ax, 6)
    colonne = Colonne(figure, 5.0, 0.52 + haut - 0.12, 1.95)
    p_fr = nombre_fr(p) if p < 0.01 or abs(p - round(p, 2)) < 1e-12 else nombre_fr(p, 3)
    colonne.titre(f"p = {p_fr}")
    colonne.texte(f"coût = −ln p = {nombre_fr(cout, 3)}")
    colonne.espace()
    for q, texte in ((1.0, "certain et juste"), (0.5, "pile ou face"), (0.01, "sûr de soi, et faux")):
        colonne.texte(f"p = {nombre_fr(q)} : coût {nombre_fr(abs(np.log(q)), 2)}")
        colonne.texte(texte, retrait=0.15, color=GRIS)
    return Dessin(
        figure,
        _entete(titre)
        + "Courbe du coût moins logarithme de p : nul pour p = 1, 0,69 pour p = 0,5, 4,61 pour p = 0,01, et sans limite "
        f"quand p tend vers 0. Pour p = {p_fr}, le coût vaut {nombre_fr(cout, 3)}.",
        cout=cout,
    )


# --- 6. La sortie et sa perte -------------------------------------------------------------------------------------


@dessine
def questions_de_sortie(titre=None) -> Dessin:
    """Les trois questions à se poser avant de choisir une couche de sortie, en arbre. Les réponses restent à trouver."""
    figure, ax = toile(7.0, 4.4 if titre else 4.1)
    titrer(figure, titre, 0.3)
    y0, y1, y2, y3 = 3.6, 2.5, 1.4, 0.3

    def case(x, y, texte, largeur, bord, fond=style.PAPIER, hauteur=0.46, **options):
        schema.boite(ax, x, y, largeur, hauteur, bord=bord, fond=fond)
        ax.text(x, y, texte, ha="center", va="center", zorder=6, linespacing=1.25, **{"size": PETIT, **options})

    liens = [((3.5, y0), (1.0, y1), "une quantité"), ((3.5, y0), (4.6, y1), "une ou des classes"),
             ((4.6, y1), (3.3, y2), "une seule"), ((4.6, y1), (5.95, y2), "zéro, une\nou plusieurs"),
             ((3.3, y2), (2.55, y3), "deux"), ((3.3, y2), (4.2, y3), "trois ou plus")]  # fmt: skip
    for (xa, ya), (xb, yb), texte in liens:
        schema.fleche(ax, (xa, ya - 0.24), (xb, yb + 0.24))
        ax.text((xa + xb) / 2, (ya + yb) / 2, texte, size=PETIT, color=ENCRE, ha="center", va="center", linespacing=1.1,
                zorder=5, bbox={"facecolor": style.PAPIER, "edgecolor": "none", "pad": 1.5})  # fmt: skip
    case(3.5, y0, "Que prédit-on pour un exemple ?", 2.7, BLEU, style.TEINTES[0], weight="bold")
    case(4.6, y1, "Combien de classes vraies à la fois ?", 2.9, BLEU, style.TEINTES[0], weight="bold")
    case(3.3, y2, "Parmi combien de classes ?", 2.2, BLEU, style.TEINTES[0], weight="bold")
    case(1.0, y1, "régression", 1.3, VERT)
    case(5.95, y2, "multi-étiquette", 1.4, VERT)
    case(2.55, y3, "binaire", 1.1, VERT, hauteur=0.4)
    case(4.2, y3, "multiclasse", 1.25, VERT, hauteur=0.4)
    return Dessin(
        figure,
        _entete(titre)
        + "Arbre de questions. Que prédit-on ? Une quantité : régression. Une ou des classes : combien sont vraies à la "
        "fois ? Zéro, une ou plusieurs : multi-étiquette. Une seule : parmi deux, binaire ; parmi trois ou plus, multiclasse.",
    )


@dessine
def probabilites_et_logits(logits=(2.0, 1.5, -1.0), noms=("chat", "dehors", "nuit"), titre=None) -> Dessin:
    """Les mêmes logits lus par une softmax (une seule classe vraie) et par des sigmoïdes (chacune pour soi).

    ``valeurs`` : ``softmax`` et ``sigmoides``.
    """
    z = exiger_fini(logits, "logits")
    if z.ndim != 1 or not 2 <= len(z) <= 6 or len(noms) != len(z):
        raise ValueError("il faut de 2 à 6 logits, et un nom par logit.")
    parts = np.exp(z - z.max()) / np.exp(z - z.max()).sum()
    chacune = _sigmoide(z)
    figure = nouvelle_figure(7.0, 2.6)
    titrer(figure, titre, 1.25)
    rangs = np.arange(len(z))[::-1]
    for k, (texte, valeurs) in enumerate((("softmax : somme 1", parts), ("sigmoïdes : chacune pour soi", chacune))):
        ax = cadre(figure, 1.25 + 2.95 * k, 0.32, 2.5, 1.6 if titre else 1.85)
        ax.barh(rangs, valeurs, height=0.55, color=(BLEU, VERT)[k], hatch=(None, "//")[k], edgecolor=style.PAPIER, zorder=3)
        for rang, v in zip(rangs, valeurs, strict=True):
            ax.annotate(nombre_fr(v, 2), (v, rang), (6, 0), textcoords="offset points", va="center_baseline",
                        size=PETIT, zorder=5, bbox={"facecolor": style.PAPIER, "edgecolor": "none", "pad": 1})  # fmt: skip
        ax.set(xlim=(0, 1.2), ylim=(-0.6, len(z) - 0.4), xticks=[])
        ax.set_yticks(rangs, [f"{nom} (z = {nombre_fr(v)})" for nom, v in zip(noms, z, strict=True)] if k == 0 else [""] * len(z))
        ax.axvline(0.5, color=GRIS, lw=1, ls=(0, (3, 3)), zorder=1)
        ax.tick_params(length=0)
        ax.spines[["bottom"]].set_visible(False)
        ax.set_title(texte, size=TAILLE + 1, pad=5)
    figure.text(0.5, 0.12 / 2.6, "z : le logit ; tirets verticaux : probabilité 0,5", size=8, color=GRIS, ha="center", va="center_baseline")
    detail = " ; ".join(f"{nom}, logit {nombre_fr(v)} : {nombre_fr(p, 2)} par softmax, {nombre_fr(s, 2)} par sigmoïde"
                        for nom, v, p, s in zip(noms, z, parts, chacune, strict=True))  # fmt: skip
    return Dessin(figure, _entete(titre) + f"Les mêmes logits lus de deux façons. {detail}.", softmax=parts, sigmoides=chacune)


__all__ = [
    "ACTIVATIONS", "approcher", "cout_logarithmique", "fonction_et_derivee", "galerie", "gradient_par_couche", "gradients_des_poids",
    "normes_des_gradients", "probabilites_et_logits", "questions_de_sortie", "saturation", "softmax_en_barres",
]  # fmt: skip
