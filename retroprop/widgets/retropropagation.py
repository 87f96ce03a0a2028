"""Les widgets du chapitre 03 : le graphe qui s'allume, et le réseau qui meurt ou qui explose."""

from __future__ import annotations

import ipywidgets

from retroprop.figures import retropropagation as figures
from retroprop.figures.socle import Dessin
from retroprop.figures.style import indice
from retroprop.widgets import Jeu, curseur


def suivre_les_gradients(x=2.0, couches=((0.5, -1.0), (1.0, 0.0)), y=1.0) -> Jeu:
    """Le graphe de calcul s'allume étape par étape : les valeurs à l'aller, les gradients au retour.

    Deux boutons et un curseur pour l'étape, un curseur par poids et par biais, un pour la cible.
    """
    couches = [tuple(couche) for couche in couches]
    total = len(figures.derouler(x, couches, y))
    reglette = curseur(0, total, 0, 1, "étape")
    boutons = {}
    for cle, texte, icone, bulle, saut in (("precedent", "étape précédente", "arrow-left", "Revenir à l'étape précédente", -1),
                                           ("suivant", "étape suivante", "arrow-right", "Passer à l'étape suivante", 1)):
        bouton = ipywidgets.Button(description=texte, icon=icone, tooltip=bulle)
        bouton.layout.width = "180px"
        bouton.on_click(lambda _, saut=saut: setattr(reglette, "value", min(max(reglette.value + saut, 0), total)))
        boutons[cle] = bouton

    def borner(_changement=None) -> None:
        boutons["precedent"].disabled = reglette.value == 0
        boutons["suivant"].disabled = reglette.value == total

    reglette.observe(borner, names="value")
    borner()
    commandes = {"etape": reglette}
    for i, (w, b) in enumerate(couches, 1):
        for lettre, depart, quoi in (("w", w, "poids"), ("b", b, "biais")):
            nom = lettre if len(couches) == 1 else indice(lettre, i)
            large = max(3.0, abs(float(depart)))
            commandes[f"{lettre}{i}"] = curseur(-large, large, float(depart), 0.25, f"{quoi} {nom}")
    commandes["y"] = curseur(0.0, 1.0, float(y), 0.25, "cible y")

    def dessiner(etape, y, **parametres) -> Dessin:
        actuelles = [(round(parametres[f"w{i}"], 9), round(parametres[f"b{i}"], 9)) for i in range(1, len(couches) + 1)]
        titre = "Passe avant" if etape <= 3 * len(couches) + 1 else "Passe arrière"
        return figures.graphe(x, actuelles, round(y, 9), etape, titre="Départ" if etape == 0 else titre)

    jeu = Jeu(dessiner, commandes, entete=[ipywidgets.HBox(list(boutons.values()))])
    jeu.boutons = boutons
    return jeu


def regler_l_initialisation(gain=2.0, profondeur=12) -> Jeu:
    """La variance des poids (``gain / d``), la profondeur et l'activation : le signal meurt, survit ou explose."""
    activation = ipywidgets.Dropdown(options=[("ReLU", "relu"), ("tanh", "tanh")], value="relu", description="activation")
    activation.style.description_width = "130px"
    return Jeu(figures.meurt_ou_explose, {
        "gain": curseur(0.25, 5.0, float(gain), 0.25, "gain (variance × d)"),
        "profondeur": curseur(2, 30, int(profondeur), 1, "profondeur"),
        "activation": activation,
    })  # fmt: skip
