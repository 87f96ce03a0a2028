"""Les widgets du chapitre 01 : bouger la frontière, suivre l'apprentissage pas à pas."""

from __future__ import annotations

import ipywidgets
import numpy as np

from retroprop.figures import perceptron as figures
from retroprop.figures.socle import Dessin, exiger_points
from retroprop.figures.style import compte_fr, indice
from retroprop.widgets import Jeu, curseur


def bouger_la_frontiere(X, y, w=(1.0, 1.0), b=0.0, etendue=None, noms=figures.NOMS, noms_axes=figures.AXES, **options) -> Jeu:
    """Trois curseurs, w₁, w₂ et b : la frontière tourne et glisse, le nombre d'erreurs suit.

    ``etendue`` : les curseurs vont de −étendue à +étendue (par défaut, assez pour balayer tous les points). Les autres
    options sont celles de ``figures.perceptron.frontiere``.
    """
    X, y = exiger_points(X, y)
    w1, w2 = (float(v) for v in w)
    large = 3.0 if etendue is None else float(etendue)
    # Pour qu'une droite de pente quelconque balaie les points, b doit atteindre ‖w‖ fois leur distance à l'origine.
    loin = large if etendue is not None or not len(X) else max(large, float(np.ceil(1.5 * np.abs(X).sum(axis=1).max())))
    large, loin = max(large, abs(w1), abs(w2)), max(loin, abs(float(b)))
    commandes = {
        "w1": curseur(-large, large, w1, large / 30, f"poids {indice('w', 1)}"),
        "w2": curseur(-large, large, w2, large / 30, f"poids {indice('w', 2)}"),
        "b": curseur(-loin, loin, float(b), loin / 30, "biais b"),
    }

    def dessiner(w1, w2, b) -> Dessin:
        # Un pas de curseur tombe à côté de zéro d'un rien : sans l'arrondi, w = 0 ne serait jamais atteint.
        return figures.frontiere(
            X, y, [round(w1, 9), round(w2, 9)], round(b, 9), noms=noms, noms_axes=noms_axes, **options
        )

    return Jeu(dessiner, commandes)


def _derouler(X, y, lr: float, epoques: int) -> list[tuple]:
    """Les états de l'apprentissage : ``(époque, i, w_avant, b_avant, w_apres, b_apres)``, un par exemple vu."""
    w, b, etats = np.zeros(X.shape[1]), 0.0, []
    for epoque in range(1, epoques + 1):
        faux_pas = False
        for i, (x, cible) in enumerate(zip(X, y, strict=True)):
            ecart = int(cible) - int(x @ w + b >= 0)
            suivant = (w + lr * ecart * x, b + lr * ecart)
            etats.append((epoque, i, w, b, *suivant))
            (w, b), faux_pas = suivant, faux_pas or ecart != 0
        if not faux_pas:
            break
    return etats


def suivre_l_apprentissage(X, y, lr=1.0, epoques=20, noms=figures.NOMS, noms_axes=figures.AXES, **options) -> Jeu:
    """La règle de Rosenblatt exemple par exemple : z, prédiction, correction, (w, b) et frontière.

    Un curseur et quatre boutons : exemple précédent, exemple suivant, correction précédente, correction suivante.
    L'étape 0 montre le départ, w = 0 et b = 0. Les autres options sont celles de ``figures.perceptron.frontiere``.
    """
    X, y = exiger_points(X, y)
    if not len(X):
        raise ValueError("il faut au moins un exemple pour apprendre.")
    if not lr > 0 or int(epoques) < 1:
        raise ValueError(f"lr doit être strictement positif et epoques au moins 1 ; reçu lr={lr} et epoques={epoques}.")
    etats = _derouler(X, y, float(lr), int(epoques))
    n = len(X)

    def dessiner(etape) -> Dessin:
        if etape == 0:
            return figures.frontiere(X, y, np.zeros(2), 0.0, noms=noms, noms_axes=noms_axes, titre="Départ", **options)
        epoque, i, *neurone = etats[etape - 1]
        titre = f"Époque {epoque}, exemple i = {i} (étape {etape} sur {len(etats)})"
        w0, b0, w1, b1 = neurone
        return figures.etape_apprentissage(X, y, w0, b0, i, w1, b1, noms=noms, noms_axes=noms_axes, titre=titre, **options)

    reglette = curseur(0, len(etats), 0, 1, "étape")
    corrections = [k for k, (_, _, w0, b0, w1, b1) in enumerate(etats, 1) if b0 != b1 or np.any(w0 != w1)]

    def aller(cible):
        def au_clic(_bouton) -> None:
            reglette.value = min(max(cible(reglette.value), 0), len(etats))

        return au_clic

    boutons = {}
    for cle, texte, icone, bulle, cible in (
        ("correction_precedente", "correction", "step-backward", "Revenir à la correction précédente",
         lambda k: max((c for c in corrections if c < k), default=0)),
        ("precedent", "exemple précédent", "arrow-left", "Revenir à l'exemple précédent", lambda k: k - 1),
        ("suivant", "exemple suivant", "arrow-right", "Passer à l'exemple suivant", lambda k: k + 1),
        ("correction_suivante", "correction", "step-forward", "Aller à la prochaine correction",
         lambda k: min((c for c in corrections if c > k), default=len(etats))),
    ):  # fmt: skip
        bouton = ipywidgets.Button(description=texte, icon=icone, tooltip=bulle)
        bouton.layout.width = "165px"
        bouton.on_click(aller(cible))
        boutons[cle] = bouton

    def borner(_changement=None) -> None:
        for cle in ("precedent", "correction_precedente"):
            boutons[cle].disabled = reglette.value == 0
        for cle in ("suivant", "correction_suivante"):
            boutons[cle].disabled = reglette.value == len(etats)

    reglette.observe(borner, names="value")
    borner()
    total = compte_fr(len(corrections), "correction")
    jeu = Jeu(
        dessiner,
        {"etape": reglette},
        entete=[ipywidgets.HBox(list(boutons.values()))],
        legende=lambda dessin: f"{dessin.alternative} ({total} en tout, {compte_fr(len(etats) // n, 'époque')}.)",
    )
    jeu.boutons = boutons
    return jeu
