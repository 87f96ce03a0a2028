"""Les widgets du chapitre 02 : suivre une courbe, une fonction et sa dérivée, la saturation, le gradient, softmax."""

from __future__ import annotations

import ipywidgets

from retroprop.figures import activations as figures
from retroprop.figures.socle import Dessin
from retroprop.widgets import Jeu, curseur


def _choix(noms) -> ipywidgets.Dropdown:
    liste = ipywidgets.Dropdown(options=[(figures.ACTIVATIONS[n].nom, n) for n in noms], description="activation")
    liste.style.description_width = "130px"
    return liste


def ajouter_des_plis(plis: int = 2) -> Jeu:
    """Un curseur : le nombre de neurones ReLU qui suivent la courbe."""
    return Jeu(figures.approcher, {"plis": curseur(1, 20, plis, 1, "neurones ReLU")})


def explorer(nom: str = "sigmoide") -> Jeu:
    """Une liste et deux curseurs : l'activation, le point z, et alpha (Leaky ReLU, ELU)."""
    liste = _choix(figures.ACTIVATIONS)
    liste.value = nom
    alpha = curseur(0.0, 2.0, figures.ALPHAS.get(nom, 0.1), 0.05, "alpha")
    alpha.disabled = nom not in figures.ALPHAS

    def dessiner(nom, z, alpha) -> Dessin:
        return figures.fonction_et_derivee(nom, round(z, 6), round(alpha, 6))

    jeu = Jeu(dessiner, {"nom": liste, "z": curseur(-6.0, 6.0, 1.0, 0.1, "somme z"), "alpha": alpha})

    def activer(changement) -> None:
        alpha.disabled = changement["new"] not in figures.ALPHAS

    liste.observe(activer, names="value")
    return jeu


def saturer(nom: str = "sigmoide") -> Jeu:
    """Une liste et un curseur : l'activation, et l'écart type des sommes z."""
    liste = _choix(n for n in figures.ACTIVATIONS if n != "marche")
    liste.value = nom
    return Jeu(figures.saturation, {"nom": liste, "echelle": curseur(0.5, 10.0, 1.0, 0.5, "écart type de z")})


def creuser(profondeur: int = 5) -> Jeu:
    """Un curseur et deux listes : la profondeur du réseau, le tirage des poids, la graine."""
    depart = ipywidgets.Dropdown(options=list(figures.DEPARTS), description="poids de départ")
    graine = ipywidgets.Dropdown(options=list(range(5)), description="graine")
    for liste in (depart, graine):
        liste.style.description_width = "130px"

    def dessiner(profondeur, depart, graine) -> Dessin:
        return figures.gradient_par_couche(profondeur=profondeur, depart=depart, graine=graine)

    return Jeu(dessiner, {"profondeur": curseur(2, 50, profondeur, 1, "couches"), "depart": depart, "graine": graine})


def peser(logits=(2.0, 1.0, -1.0)) -> Jeu:
    """Trois logits et un décalage commun : les probabilités suivent."""
    commandes = {f"z{k}": curseur(-5.0, 5.0, float(v), 0.1, f"logit {k}") for k, v in enumerate(logits)}
    commandes["decalage"] = curseur(-10.0, 10.0, 0.0, 0.5, "décalage commun")

    def dessiner(decalage, **z) -> Dessin:
        return figures.softmax_en_barres([round(v, 6) for v in z.values()], decalage)

    return Jeu(dessiner, commandes)
