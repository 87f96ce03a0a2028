"""Les figures du chapitre 08, l'apprentissage par transfert.

Les courbes enregistrées viennent de ``transfert_mesures.json``, que ``bancs/transfert.py`` refait. Chaque fonction renvoie
un ``Dessin`` ; une entrée impossible lève une ``ValueError`` en français.
"""

from __future__ import annotations

import functools
import json
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from matplotlib.patches import Polygon

from retroprop.figures import style
from retroprop.figures.schema import boite, fleche
from retroprop.figures.socle import Colonne, Dessin, cadre, dessine, exiger_fini, nouvelle_figure, titrer, toile
from retroprop.figures.style import ENCRE, GRIS, PALETTE, PETIT, axes_fr, compte_fr, nombre_fr

BLEU, VERMILLON, VERT, ROSE, ORANGE, CIEL = (PALETTE[n] for n in ("bleu", "vermillon", "vert", "rose", "orange", "ciel"))
#: Chaque stratégie : nom affiché, couleur, marque, trait. Les mêmes dans tout le chapitre.
ALLURES = {
    "zero": ("de zéro", VERMILLON, "s", "--"),
    "caracteristiques": ("caractéristiques", BLEU, "o", "-"),
    "partiel": ("affinage partiel", VERT, "^", "-."),
    "complet": ("affinage complet", ROSE, "D", ":"),
    "distillation": ("élève distillé", ORANGE, "v", (0, (5, 1))),
}
_PAR_NOM = {allure[0]: allure[1:] for allure in ALLURES.values()}
_AUTRES = tuple(zip(style.CYCLE, style.FORMES, style.TRAITS, strict=True))


@functools.lru_cache(maxsize=1)
def mesures_enregistrees() -> dict:
    """``{"n": […], "exactitudes": {stratégie: [[une valeur par graine] par n]}, "accord": {taux: [par graine]}}``."""
    return json.loads(Path(__file__).with_name("transfert_mesures.json").read_text(encoding="utf-8"))


def _pourcent(x: float) -> str:
    return f"{nombre_fr(100 * float(x), 0)} %"


def _part(p: float) -> str:
    """Une probabilité ; jamais « 0 % » ni « 100 % » par arrondi."""
    return "< 1 %" if 0 < p < 0.005 else "> 99 %" if 0.995 <= p < 1 else _pourcent(p)


@dessine
def galerie(images, y, noms: Sequence[str], par_classe: int = 8) -> Dessin:
    """Les premières photos de chaque classe, une classe par ligne. images : uint8 ``(n, h, w, 3)`` ; y : ``(n,)``."""
    images, y = np.asarray(images), np.asarray(y)
    if images.ndim != 4 or len(images) != len(y):
        raise ValueError(f"images doit être de forme (n, h, w, 3), avec une étiquette par image ; reçu {images.shape} et {y.shape}.")
    if par_classe < 1:
        raise ValueError(f"par_classe vaut au moins 1 ; reçu {par_classe}.")
    cote, gauche = 0.68, 1.72
    figure = nouvelle_figure(gauche + par_classe * (cote + 0.04) + 0.1, len(noms) * (cote + 0.06) + 0.5)
    haut = figure.get_size_inches()[1] - 0.45
    titrer(figure, "Quelques photos de chaque classe", 0.15)
    for classe, nom in enumerate(noms):
        bas = haut - (classe + 1) * (cote + 0.06)
        effectif = int((y == classe).sum())
        figure.text(0.15, bas + cote / 2 + 0.1, nom, transform=figure.dpi_scale_trans, va="center", size=PETIT, weight="bold")
        figure.text(0.15, bas + cote / 2 - 0.12, compte_fr(effectif, "photo"), transform=figure.dpi_scale_trans, va="center", size=PETIT, color=GRIS)
        for k, i in enumerate(np.flatnonzero(y == classe)[:par_classe]):
            ax = cadre(figure, gauche + k * (cote + 0.04), bas, cote, cote)
            ax.imshow(images[i])
            ax.set_axis_off()
    effectifs = ", ".join(f"{nom} ({int((y == c).sum())})" for c, nom in enumerate(noms))
    return Dessin(figure, f"Photos d'objets détourés sur fond blanc, une ligne par classe. Effectifs : {effectifs}.")


@dessine
def cinq_premieres(images, probabilites, legendes: Sequence[str], nommer: Callable[[int], str]) -> Dessin:
    """Pour chaque photo, les cinq classes les plus probables. probabilites : ``(n, classes)``."""
    images, p = np.asarray(images), exiger_fini(probabilites, "probabilites")
    if p.ndim != 2 or len(images) != len(p) or len(legendes) != len(p) or p.shape[1] < 5:
        raise ValueError(f"il faut une ligne de probabilités et une légende par image, et au moins cinq classes ; reçu {p.shape}.")
    n = len(p)
    figure = nouvelle_figure(7.0, 1.42 * n + 0.45)
    titrer(figure, "Les cinq premières réponses du réseau", 0.15)
    phrases = []
    for k in range(n):
        bas = 1.42 * (n - 1 - k) + 0.12
        ax = cadre(figure, 0.2, bas, 1.1, 1.1)
        ax.imshow(images[k])
        ax.set_axis_off()
        figure.text(0.75, bas + 1.19, legendes[k], transform=figure.dpi_scale_trans, ha="center", va="center", size=PETIT)
        ordre = np.argsort(-p[k], kind="stable")[:5]
        ax = cadre(figure, 3.75, bas + 0.02, 2.4, 1.12)
        ax.barh(range(5), p[k][ordre], color=[BLEU] + [CIEL] * 4, height=0.68)
        ax.set(xlim=(0, 1), ylim=(4.6, -0.6), xticks=[], yticks=range(5), yticklabels=[nommer(int(c)) for c in ordre])
        ax.spines["bottom"].set_visible(False)
        ax.tick_params(length=0)
        for rang, c in enumerate(ordre):
            ax.text(p[k][c] + 0.02, rang, _part(p[k][c]), va="center", size=PETIT)
        phrases.append(f"« {legendes[k]} » : " + ", ".join(f"{nommer(int(c))} {_part(p[k][c])}" for c in ordre))
    return Dessin(figure, "Pour chaque photo, les cinq classes d'ImageNet les plus probables. " + " ; ".join(phrases) + ".")


@dessine
def corps_et_tete() -> Dessin:
    """Le schéma du transfert : le même corps, deux têtes."""
    figure, ax = toile(7.0, 3.3)
    titrer(figure, "Garder le corps, changer la tête", 0.2)
    boite(ax, 0.75, 1.5, 0.95, 0.8)
    ax.text(0.75, 1.5, "image", ha="center", va="center", zorder=5)
    ax.add_patch(Polygon([(1.75, 0.55), (1.75, 2.45), (3.55, 1.95), (3.55, 1.05)], facecolor=style.TEINTES[0], edgecolor=BLEU, lw=1.8, zorder=4))
    ax.text(2.62, 1.62, "corps", ha="center", va="center", weight="bold", zorder=5)
    ax.text(2.62, 1.36, "16 blocs\nde convolutions", ha="center", va="top", size=PETIT, zorder=5)
    boite(ax, 4.45, 1.5, 1.25, 0.8)
    ax.text(4.45, 1.5, "1 280\ncaractéristiques", ha="center", va="center", size=PETIT, zorder=5)
    for y, bord, fond, titre_boite, texte in ((2.35, GRIS, style.PAPIER, "ancienne tête", "1 000 classes"), (0.65, VERMILLON, style.TEINTES[1], "tête neuve", "6 classes")):
        boite(ax, 6.15, y, 1.4, 0.8, bord=bord, fond=fond)
        ax.text(6.15, y + 0.13, titre_boite, ha="center", va="center", weight="bold", size=PETIT, zorder=5)
        ax.text(6.15, y - 0.15, texte, ha="center", va="center", size=PETIT, zorder=5)
    fleche(ax, (1.25, 1.5), (1.72, 1.5))
    fleche(ax, (3.57, 1.5), (3.8, 1.5))
    fleche(ax, (4.9, 1.93), (5.42, 2.3), ls="--")
    fleche(ax, (4.9, 1.07), (5.42, 0.7), couleur=VERMILLON)
    ax.text(2.62, 0.28, "gardé, souvent gelé", ha="center", size=PETIT, color=BLEU)
    ax.text(6.15, 2.88, "jetée", ha="center", va="center", size=PETIT, color=GRIS)
    ax.text(6.15, 0.12, "apprise", ha="center", va="center", size=PETIT, color=VERMILLON)
    return Dessin(figure, "Schéma. Une image traverse le corps, seize blocs de convolutions, qui la résume en 1 280 caractéristiques. L'ancienne "
                          "tête, à 1 000 classes, est jetée ; une tête neuve, à 6 classes, la remplace et apprend.")  # fmt: skip


@dessine
def confusions(y, y_predit, noms: Sequence[str]) -> Dessin:
    """Combien de photos de chaque classe (lignes) sont rangées dans chaque classe (colonnes)."""
    y, y_predit = np.asarray(y), np.asarray(y_predit)
    if y.shape != y_predit.shape or y.ndim != 1:
        raise ValueError(f"y et y_predit ont la même forme (n,) ; reçu {y.shape} et {y_predit.shape}.")
    k = len(noms)
    compte = np.zeros((k, k), int)
    np.add.at(compte, (y, y_predit), 1)
    figure = nouvelle_figure(7.0, 4.9)
    titrer(figure, "Ce que le modèle confond", 0.15)
    ax = cadre(figure, 1.85, 0.25, 3.6, 3.6)
    ax.imshow(compte / np.maximum(compte.sum(axis=1, keepdims=True), 1), cmap="Blues", vmin=0, vmax=1.15)
    for i in range(k):
        for j in range(k):
            if compte[i, j]:
                part = compte[i, j] / compte[i].sum()
                ax.text(j, i, compte[i, j], ha="center", va="center", color="white" if part > 0.5 else ENCRE, weight="bold" if i == j else "normal")
    courts = ["\n".join(textwrap.wrap(nom, 10)) for nom in noms]
    ax.set(xticks=range(k), yticks=range(k))
    ax.set_xticklabels(courts, size=6.8)
    ax.set_yticklabels(noms)
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    for bord in ax.spines.values():
        bord.set_visible(False)
    figure.text(0.15, 4.2, "vraie classe ↓  réponse →", transform=figure.dpi_scale_trans, size=PETIT, color=GRIS, va="center")
    colonne = Colonne(figure, 5.65, 3.6, 1.3)
    colonne.texte(f"{int(np.trace(compte))} justes sur {len(y)}", weight="bold")
    colonne.espace()
    colonne.texte("En gras, les bonnes réponses.")
    fautes = sorted(((compte[i, j], i, j) for i in range(k) for j in range(k) if i != j and compte[i, j]), key=lambda f: (-f[0], f[1], f[2]))
    pires = " ; ".join(f"vraie classe {noms[i]}, réponse {noms[j]} : {n}" for n, i, j in fautes[:4]) or "aucune"
    return Dessin(figure, f"Tableau des réponses par vraie classe. {int(np.trace(compte))} réponses justes sur {len(y)}. "
                          f"Fautes les plus fréquentes : {pires}.", compte=compte)  # fmt: skip


def _tracer(nombres, mesures: Mapping[str, Sequence], titre: str, legende_ecart: str) -> Dessin:
    nombres = exiger_fini(nombres, "nombres")
    figure = nouvelle_figure(7.0, 4.0)
    titrer(figure, titre, 0.7)
    ax = cadre(figure, 0.7, 0.55, 4.15, 2.95)
    ax.grid(axis="y")
    colonne = Colonne(figure, 5.05, 3.35, 1.85)
    phrases = []
    for rang, (nom, valeurs) in enumerate(mesures.items()):
        v = exiger_fini(valeurs, nom)
        if v.ndim != 2 or len(v) != len(nombres):
            raise ValueError(f"{nom} : une liste d'exactitudes par nombre de photos ; reçu la forme {v.shape}.")
        couleur, marque, trait = _PAR_NOM.get(nom, _AUTRES[rang % len(_AUTRES)])
        moyenne, ecart = v.mean(axis=1), v.std(axis=1)
        decale = nombres * (1 + 0.025 * (rang - (len(mesures) - 1) / 2))  # côte à côte, pour que les barres se lisent
        ax.errorbar(decale, 100 * moyenne, yerr=100 * ecart, color=couleur, marker=marque, ls=trait, ms=6, lw=1.8, capsize=3, elinewidth=1.2)
        colonne.trait(nom, color=couleur, marker=marque, ls=trait, ms=6, lw=1.8)
        phrases.append(f"{nom}, " + ", ".join(f"{_pourcent(m)} ± {nombre_fr(100 * e, 0)}" for m, e in zip(moyenne, ecart, strict=True)))
    ax.set(xscale="log", ylim=(0, 100), xlabel="photos d'apprentissage (échelle logarithmique)", ylabel="exactitude au test (%)")
    axes_fr(ax)
    ax.set_xticks(nombres, [nombre_fr(n) for n in nombres])
    ax.set_xticks([], minor=True)
    ax.set_xlim(nombres.min() / 1.25, nombres.max() * 1.25)
    colonne.espace()
    colonne.texte(legende_ecart, color=GRIS)
    liste = ", ".join(nombre_fr(n) for n in nombres)
    return Dessin(figure, f"{titre}. Exactitude au test selon le nombre de photos ({liste}). " + " ; ".join(phrases) + ".")


@dessine
def courbes(nombres, mesures: Mapping[str, Sequence], titre: str = "Courbes d'apprentissage") -> Dessin:
    """L'exactitude selon le nombre de photos. mesures : ``{nom: [[une valeur par tirage] par nombre]}``."""
    if not mesures:
        raise ValueError("il faut au moins une courbe.")
    return _tracer(nombres, mesures, titre, "Barres : écart type entre tirages.")


@dessine
def courbes_enregistrees(noms: Sequence[str] = ("zero", "caracteristiques", "partiel", "complet"),
                         titre: str = "Quatre façons d'apprendre, cinq tirages par point") -> Dessin:  # fmt: skip
    """Les courbes de ``bancs/transfert.py``. noms : des clés d'``ALLURES``."""
    inconnus = [nom for nom in noms if nom not in ALLURES]
    if inconnus or not noms:
        raise ValueError(f"noms : choisissez parmi {', '.join(ALLURES)} ; reçu {tuple(noms)!r}.")
    m = mesures_enregistrees()
    choisies = {ALLURES[nom][0]: m["exactitudes"][nom] for nom in noms}
    return _tracer(m["n"], choisies, titre, "Barres : écart type entre cinq tirages. Le dernier point prend toutes les photos.")


@dessine
def oubli() -> Dessin:
    """La part des réponses d'ImageNet inchangées après l'affinage partiel, selon le taux du corps."""
    accord = mesures_enregistrees()["accord"]
    figure = nouvelle_figure(7.0, 3.3)
    titrer(figure, "Ce que le réseau répond encore comme avant", 0.7)
    ax = cadre(figure, 0.7, 0.55, 4.15, 2.25)
    ax.grid(axis="y")
    phrases = []
    for k, (taux, valeurs) in enumerate(accord.items()):
        v = 100 * np.array(valeurs)
        ax.bar(k, v.mean(), width=0.5, color=CIEL, edgecolor=BLEU, lw=1.2, zorder=2)
        ax.plot(k + np.linspace(-0.12, 0.12, len(v)), v, "o", color=ENCRE, ms=4, zorder=3)
        ax.text(k + 0.3, v.mean(), _pourcent(v.mean() / 100), size=PETIT, va="center", ha="left")
        phrases.append(f"taux {nombre_fr(float(taux), 5).rstrip('0')}, {_pourcent(v.mean() / 100)} en moyenne")
    ax.set(ylim=(0, 105), xlim=(-0.5, len(accord) - 0.2), xlabel="taux d'apprentissage du corps", ylabel="réponses inchangées (%)")
    axes_fr(ax)
    ax.set_xticks(range(len(accord)), [nombre_fr(float(taux), 5).rstrip("0") for taux in accord])
    colonne = Colonne(figure, 5.05, 2.75, 1.85)
    colonne.point("un tirage", marker="o", color=ENCRE, ms=4)
    colonne.espace()
    colonne.texte("Affinage partiel, cinq époques, 114 photos ; l'ancienne tête est remise ensuite.", color=GRIS)
    return Dessin(figure, "Part des 72 photos de test pour lesquelles l'ancienne tête donne la même classe d'ImageNet qu'avant l'affinage : "
                          + " ; ".join(phrases) + ".")  # fmt: skip


@dessine
def temperature(logits, temperatures: Sequence[float] = (1, 2, 4, 10)) -> Dessin:
    """La softmax des mêmes logits à plusieurs températures, en barres."""
    z, temps = exiger_fini(logits, "logits"), exiger_fini(temperatures, "temperatures")
    if z.ndim != 1 or not 2 <= len(z) <= 8:
        raise ValueError(f"logits doit avoir de 2 à 8 valeurs ; reçu la forme {z.shape}.")
    if temps.ndim != 1 or not 1 <= len(temps) <= 4 or (temps <= 0).any():
        raise ValueError("temperatures : de une à quatre valeurs, strictement positives.")
    figure = nouvelle_figure(7.0, 2.9)
    titrer(figure, "La température adoucit les probabilités", 0.6)
    largeur = min(2.6, (6.2 - 0.25 * (len(temps) - 1)) / len(temps))
    phrases = []
    for k, T in enumerate(temps):
        p = np.exp((z - z.max()) / T)
        p /= p.sum()
        ax = cadre(figure, 0.6 + k * (largeur + 0.25), 0.5, largeur, 1.7)
        ax.bar(range(len(z)), p, color=[style.CYCLE[i % 6] for i in range(len(z))], width=0.7)
        for i, valeur in enumerate(p):
            ax.text(i, valeur + 0.02, nombre_fr(valeur, 2), ha="center", va="bottom", size=8)
        ax.set(ylim=(0, 1.12), xticks=range(len(z)), yticks=[0, 0.5, 1])
        ax.set_xticklabels([f"z = {nombre_fr(v)}" for v in z] if len(z) < 4 and largeur > 1.3 else [nombre_fr(v) for v in z], size=8)
        ax.set_yticklabels(["0", "0,5", "1"] if k == 0 else [])
        if k == 0:
            ax.set_ylabel("probabilité", size=PETIT)
        ax.set_title(f"T = {nombre_fr(T)}", size=style.TAILLE, pad=4)
        phrases.append(f"T = {nombre_fr(T)}, " + ", ".join(nombre_fr(v, 3) for v in p))
    return Dessin(figure, f"Probabilités de la softmax pour les logits {', '.join(nombre_fr(v) for v in z)}. " + " ; ".join(phrases) + ".")
