"""Les widgets du chapitre 08 : choisir les courbes à comparer, régler la température d'une softmax."""

from __future__ import annotations

import ipywidgets

from retroprop.figures import transfert as figures
from retroprop.figures.socle import Dessin
from retroprop.widgets import Jeu, curseur


def comparer_les_courbes() -> Jeu:
    """Une case par stratégie : celles que l'on compare."""
    cases = {nom: ipywidgets.Checkbox(value=nom in ("zero", "caracteristiques"), description=allure[0])
             for nom, allure in figures.ALLURES.items()}  # fmt: skip

    def dessiner(**cochees) -> Dessin:
        choisies = tuple(nom for nom in figures.ALLURES if cochees[nom])
        if not choisies:
            raise ValueError("cochez au moins une stratégie.")
        return figures.courbes_enregistrees(choisies, "Les stratégies choisies, cinq tirages par point")

    return Jeu(dessiner, cases)


def regler_la_temperature() -> Jeu:
    """Quatre curseurs : la température et trois logits."""

    def dessiner(T, z1, z2, z3) -> Dessin:
        temperatures = (1.0,) if round(T, 6) == 1 else (1.0, round(T, 6))
        return figures.temperature([z1, z2, z3], temperatures)

    return Jeu(dessiner, {"T": curseur(0.25, 12.0, 4.0, 0.25, "température T"),
                          **{f"z{i + 1}": curseur(-6.0, 6.0, z, 0.5, f"logit {i + 1}") for i, z in enumerate((4.0, 2.0, 0.0))}})  # fmt: skip
