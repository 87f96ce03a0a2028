"""Les figures du chapitre 00, de l'IA au premier réseau.

Conventions : une image est un tableau uint8 (28, 28), 0 pour le fond et 255 pour l'encre ; un tracé est une liste de
traits, chacun une liste de points (x, y) d'une ardoise de 280 × 280, y vers le bas. Chaque fonction de figure renvoie
un ``Dessin`` ; une entrée impossible lève une ``ValueError`` en français.
"""

from __future__ import annotations

import math

import numpy as np
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle

from retroprop.figures import schema, style
from retroprop.figures.socle import Dessin, cadre, dessine, exiger_fini, nouvelle_figure, titrer, toile
from retroprop.figures.style import ENCRE, GRIS, PALETTE, PETIT, TAILLE, TITRE, axes_fr, compte_fr, nombre_fr

BLEU, VERMILLON, VERT, ORANGE, ROSE = (PALETTE[nom] for nom in ("bleu", "vermillon", "vert", "orange", "rose"))
COTE = 28  # pixels d'une image
ARDOISE = 280  # côté de l'ardoise où l'on dessine


# --- Ce que les tests comparent -----------------------------------------------------------------------------------


def sortie_du_reseau(X, poids, cachee, sortie) -> np.ndarray:
    """La sortie d'un réseau à deux couches en float64, pour des activations nommées.

    X : (n, d). poids : ``[W1, b1, W2, b2]``. cachee, sortie : « relu », « tanh », « sigmoide », « softmax »,
    « log_softmax » ou None.
    """
    W1, b1, W2, b2 = (np.asarray(p, dtype=float) for p in poids)

    def activer(nom, z):
        if nom in ("softmax", "log_softmax"):
            z = z - z.max(axis=1, keepdims=True)
            z = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
            return np.exp(z) if nom == "softmax" else z
        return {None: lambda: z, "relu": lambda: np.maximum(z, 0), "tanh": lambda: np.tanh(z),
                "sigmoide": lambda: 1 / (1 + np.exp(-z))}[nom]()

    return activer(sortie, activer(cachee, np.asarray(X, dtype=float) @ W1 + b1) @ W2 + b2)


def epoque_de_reference(modele, chargeur, critere, optimiseur) -> float:
    """Une époque d'entraînement PyTorch sans faute ; la perte moyenne par exemple."""
    modele.train()
    pertes, tailles = [], []
    for entrees, cibles in chargeur:
        optimiseur.zero_grad(set_to_none=True)
        ecart = critere(modele(entrees), cibles)
        ecart.backward()
        optimiseur.step()
        pertes.append(float(ecart.detach()))
        tailles.append(len(cibles))
    return float(np.average(pertes, weights=tailles))


def droite_de_reference(abscisses, ordonnees, taille_lot: int, optimiseur: str, epoques: int = 3, **reglages) -> tuple[float, float]:
    """Le poids d'une droite ŷ = w x partie de 0 et la perte de la dernière époque, après un entraînement PyTorch sans faute.

    abscisses, ordonnees : tableaux (n, 1), en lots de taille_lot, sans mélange. optimiseur : le nom de sa classe (« SGD »).
    """
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    droite = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.zeros_(droite.weight)
    lots = DataLoader(TensorDataset(torch.tensor(abscisses), torch.tensor(ordonnees)), batch_size=taille_lot)
    regle = getattr(torch.optim, optimiseur)(droite.parameters(), **reglages)
    pertes = [epoque_de_reference(droite, lots, torch.nn.MSELoss(), regle) for _ in range(epoques)]
    return droite.weight.item(), pertes[-1]


def trois_pas(optimiseur) -> np.ndarray:
    """Deux paramètres, partis de 3 et de -2, après trois pas d'un optimiseur de Keras sur des gradients fixés."""
    import keras

    valeur = keras.Variable(np.array([3.0, -2.0], dtype="float32"))
    optimiseur.build([valeur])
    for gradient in ([1.0, 0.5], [-0.2, 0.5], [0.1, -3.0]):
        optimiseur.apply([keras.ops.convert_to_tensor(np.array(gradient, dtype="float32"))])
    return np.asarray(valeur)


def secours(nom: str):
    """La version du cours d'une fonction de l'exercice ``nom``, pour suivre la fin du chapitre ; elle ne rapporte aucun point."""
    if nom not in _SECOURS:
        raise ValueError(f"pas de version de secours pour {nom!r}. Il y a : {', '.join(_SECOURS)}.")
    print(f"Version du cours de « {nom} » : la suite marchera. Les points de l'exercice se gagnent avec la vôtre.")
    return _SECOURS[nom]()


def _preparer(images):
    n, *cotes = images.shape
    return np.divide(images, 255, dtype=np.float32).reshape(n, math.prod(cotes))


def _secours_keras():
    import keras

    def modele_keras(n_entrees, n_caches, n_classes):
        entree = keras.Input((n_entrees,))
        cachee = keras.layers.Dense(n_caches, "relu")(entree)
        modele = keras.Model(entree, keras.layers.Dense(n_classes, "softmax")(cachee))
        modele.compile("adam", keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
        return modele

    return modele_keras


def _secours_torch():
    from torch import nn

    return lambda n_entrees, n_caches, n_classes: nn.Sequential(nn.Linear(n_entrees, n_caches), nn.ReLU(), nn.Linear(n_caches, n_classes))


def _evaluer(modele, chargeur) -> float:
    import torch

    mode = modele.training
    with torch.inference_mode():
        modele.train(False)
        justes = torch.cat([modele(entrees).argmax(-1) == cibles for entrees, cibles in chargeur])
    modele.train(mode)
    return justes.float().mean().item()


def _exactitude(y, y_predit) -> float:
    return float(np.mean(np.equal(y, y_predit)))


_SECOURS = {"exactitude": lambda: _exactitude, "preparer": lambda: _preparer, "modele_keras": _secours_keras, "ReseauSimple": _secours_torch,
            "entrainer_epoque": lambda: epoque_de_reference, "evaluer": lambda: _evaluer}


# --- Du tracé à l'image -------------------------------------------------------------------------------------------


def _arc(cx, cy, rx, ry, debut, fin, n=24):
    """Un arc d'ellipse, en degrés comptés dans le sens des aiguilles d'une montre (y vers le bas)."""
    angles = np.radians(np.linspace(debut, fin, n))
    return [(cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in angles]


#: Des dessins tout faits : nom → (titre, traits, faut-il cadrer ?).
_DEUX = [_arc(140, 95, 58, 50, 175, 385) + [(82, 225), (205, 225)]]
DESSINS = {
    "deux": ("un 2", _DEUX, True),
    "trois": ("un 3", [_arc(130, 92, 52, 46, 200, 440) + _arc(130, 187, 60, 50, -80, 160)], True),
    "cinq": ("un 5", [[(195, 55), (100, 55), (95, 130)] + _arc(135, 178, 58, 55, -115, 140)], True),
    "zéro": ("un 0", [_arc(140, 140, 60, 90, -90, 270, 40)], True),
    "coin": ("le même 2, petit et décalé", [[(x * 0.4 + 8, y * 0.4 + 8) for x, y in _DEUX[0]]], False),
    "un à la française": ("un 1 à la française", [[(85, 120), (150, 50), (150, 230)], [(95, 230), (205, 230)]], True),
    "sept barré": ("un 7 barré", [[(75, 60), (205, 60), (120, 235)], [(95, 145), (195, 145)]], True),
    "étoile": ("une étoile", [[(140 + 100 * math.sin(math.radians(144 * k)), 145 - 100 * math.cos(math.radians(144 * k))) for k in range(6)]], True),
    "lettre A": ("la lettre A", [[(65, 235), (140, 45), (215, 235)], [(98, 160), (182, 160)]], True),
}


def _encre(points, rayon: float) -> np.ndarray:
    """L'image (28, 28), de 0 à 1, de traits donnés en pixels : pleine à moins de ``rayon`` du trait, lissée au bord."""
    milieux = np.arange(COTE) + 0.5
    px, py = np.meshgrid(milieux, milieux)
    image = np.zeros((COTE, COTE))
    for trait in points:
        segments = list(zip(trait, trait[1:], strict=False)) or [(trait[0], trait[0])]
        for (x0, y0), (x1, y1) in segments:
            dx, dy = x1 - x0, y1 - y0
            longueur2 = dx * dx + dy * dy
            t = np.clip(((px - x0) * dx + (py - y0) * dy) / longueur2, 0, 1) if longueur2 else 0.0
            distance = np.hypot(px - x0 - t * dx, py - y0 - t * dy)
            image = np.maximum(image, np.clip(rayon + 0.5 - distance, 0, 1))
    return image


def image_du_trace(traits, cadrer: bool = True) -> np.ndarray:
    """L'image uint8 (28, 28) d'un tracé fait sur l'ardoise de 280 × 280.

    cadrer : comme MNIST, le tracé est mis à l'échelle d'un carré de 20 pixels sans être déformé, puis son centre de
    masse est placé au milieu (LeCun et al., 1998). Sinon, l'ardoise est seulement réduite dix fois.
    Un tracé vide donne une image vide. Lève ``ValueError`` si les traits ne sont pas des listes de points (x, y).
    """
    points = []
    for trait in traits:
        trait = exiger_fini(trait, "un trait")
        if trait.ndim != 2 or trait.shape[1] != 2 or not len(trait):
            raise ValueError(f"un trait est une liste de points (x, y) ; reçu la forme {trait.shape}.")
        points.append(trait * COTE / ARDOISE)
    if not points:
        return np.zeros((COTE, COTE), dtype=np.uint8)
    rayon = 1.1  # l'épaisseur ordinaire d'un trait de MNIST, 2 à 3 pixels
    if cadrer:
        tous = np.concatenate(points)
        etendue = np.ptp(tous, axis=0).max()
        echelle = (20 - 2 * rayon) / etendue if etendue > 0 else 1.0
        milieu = (tous.min(axis=0) + tous.max(axis=0)) / 2
        points = [(trait - milieu) * min(echelle, 8.0) + COTE / 2 for trait in points]
        image = _encre(points, rayon)
        milieux = np.arange(COTE) + 0.5
        masse = np.array([(image.sum(axis=0) * milieux).sum(), (image.sum(axis=1) * milieux).sum()]) / image.sum()
        points = [trait + COTE / 2 - masse for trait in points]
    return np.round(255 * _encre(points, rayon)).astype(np.uint8)


def dessin(nom: str) -> np.ndarray:
    """L'image uint8 (28, 28) d'un dessin tout fait (les clés de ``DESSINS``)."""
    if nom not in DESSINS:
        raise ValueError(f"dessin inconnu : {nom!r}. Il y a : {', '.join(DESSINS)}.")
    _, traits, cadrer = DESSINS[nom]
    return image_du_trace(traits, cadrer)


def _exiger_image(image) -> np.ndarray:
    image = np.asarray(image)
    if image.shape != (COTE, COTE):
        raise ValueError(f"une image est de forme (28, 28) ; reçu {image.shape}.")
    return image


def _exiger_probabilites(p, nom: str) -> np.ndarray:
    p = exiger_fini(p, f"l'avis de {nom}").ravel()
    if p.shape != (10,) or (p < -1e-6).any() or abs(p.sum() - 1) > 1e-3:
        raise ValueError(f"l'avis de {nom} doit être fait de dix probabilités de somme 1.")
    return p


def _pourcent(p: float) -> str:
    """« 97 % » ; jamais « 100 % » pour ce qui n'est pas certain."""
    if 0.995 <= p < 1:
        return "plus de 99\u00a0%"
    return f"{nombre_fr(100 * p, 0)}\u00a0%"


def _montrer(ax, image) -> None:
    ax.imshow(image, cmap="gray_r", vmin=0, vmax=255, interpolation="nearest")
    ax.set(xticks=[], yticks=[])
    for bord in ax.spines.values():
        bord.set(visible=True, color=style.TRAME)


# --- Les idées ----------------------------------------------------------------------------------------------------


@dessine
def poupees() -> Dessin:
    """L'IA contient l'apprentissage automatique, qui contient l'apprentissage profond."""
    figure, ax = toile(7.0, 3.85)
    titrer(figure, "Trois mots qui s'emboîtent", 0.15)
    etages = (
        (0.15, 0.15, 6.7, 3.2, "#EEF1F4", GRIS, "Intelligence artificielle", 0.4, 3.05),
        (1.95, 0.3, 4.75, 2.35, "#DCEBF5", BLEU, "Apprentissage automatique", 2.15, 2.38),
        (3.75, 0.45, 2.8, 1.5, "#FBE3D3", VERMILLON, "Apprentissage profond", 3.92, 1.68),
    )  # fmt: skip
    for x, y, large, haut, fond, bord, titre, tx, ty in etages:
        ax.add_patch(FancyBboxPatch((x, y), large, haut, boxstyle="round,pad=0,rounding_size=0.18", facecolor=fond, edgecolor=bord, lw=1.8))
        ax.text(tx, ty, titre, weight="bold", size=TITRE, color=ENCRE, va="center")
    ax.text(0.4, 1.2, "des règles\nécrites par\ndes humains :\n\nun joueur\nd'échecs,\nun GPS", size=PETIT, va="center", linespacing=1.35)
    ax.text(2.12, 1.2, "des règles\ntirées\nd'exemples :\n\nun arbre\nde décision", size=PETIT, va="center", linespacing=1.35)
    ax.text(3.95, 1.0, "des couches de neurones :\n\nlire un chiffre, traduire,\nconverser", size=PETIT, va="center", linespacing=1.35)
    return Dessin(figure, (
        "Trois cadres emboîtés. Le plus grand, l'intelligence artificielle, contient aussi des programmes dont les règles sont "
        "écrites par des humains, comme un joueur d'échecs ou un GPS. Il contient l'apprentissage automatique, dont les règles sont "
        "tirées d'exemples, comme un arbre de décision. Celui-ci contient l'apprentissage profond, fait de couches de neurones : "
        "lire un chiffre, traduire, converser."
    ))


@dessine
def regle_ou_exemples() -> Dessin:
    """Programme classique et apprentissage : ce qui entre, ce qui sort."""
    figure, ax = toile(7.0, 3.15)
    titrer(figure, "La règle : donnée par un humain, ou tirée des exemples", 0.15)
    for y, titre, entrees, boite, sortie, couleur in (
        (1.95, "Programme classique", ("des données", "une règle"), "un ordinateur calcule", "des réponses", GRIS),
        (0.65, "Apprentissage", ("des données", "leurs réponses"), "un ordinateur ajuste", "une règle :\nle modèle", VERMILLON),
    ):
        ax.text(0.15, y + 0.52, titre, weight="bold", size=TAILLE, va="center", color=ENCRE)
        for k, texte in enumerate(entrees):
            h = y + 0.21 - 0.42 * k
            ax.text(0.35, h, texte, size=TAILLE, va="center_baseline")
            schema.fleche(ax, (1.62, h), (2.5, y + 0.1 - 0.2 * k), couleur)
        schema.boite(ax, 3.5, y, 1.9, 0.62, bord=couleur)
        ax.text(3.5, y, boite, ha="center", va="center_baseline", size=PETIT, zorder=6)
        schema.fleche(ax, (4.5, y), (5.3, y), couleur)
        ax.text(5.4, y, sortie, va="center", size=TAILLE, weight="bold" if couleur == VERMILLON else "normal", linespacing=1.25)
    return Dessin(figure, (
        "Deux schémas. Programme classique : des données et une règle entrent, l'ordinateur calcule, des réponses sortent. "
        "Apprentissage : des données et leurs réponses entrent, l'ordinateur ajuste, une règle sort : c'est le modèle."
    ))


@dessine
def trois_apprentissages() -> Dessin:
    """Supervisé, non supervisé, par renforcement : trois vignettes."""
    figure = nouvelle_figure(7.0, 3.3)
    titrer(figure, "Trois façons d'apprendre", 0.15)
    rng = np.random.default_rng(5)
    a, b = rng.normal((0.27, 0.68), 0.075, (11, 2)), rng.normal((0.72, 0.32), 0.075, (11, 2))
    titres = ("Supervisé", "Non supervisé", "Par renforcement")
    sous = ("chaque point a son étiquette :\non cherche la frontière", "pas d'étiquette :\non cherche des groupes", "on agit, on est récompensé :\non cherche comment agir")
    for k in range(3):
        ax = cadre(figure, 0.15 + 2.3 * k, 0.62, 2.1, 1.85)
        ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
        for bord in ax.spines.values():
            bord.set(visible=True, color=style.TRAME)
        ax.set_title(titres[k], size=TAILLE, pad=6)
        figure.text((0.15 + 2.3 * k + 1.05) / 7.0, 0.33 / 3.3, sous[k], size=PETIT - 0.5, ha="center", va="center", linespacing=1.3)
        if k == 0:
            ax.plot(*a.T, "o", color=BLEU, ms=6)
            ax.plot(*b.T, "s", color=VERMILLON, ms=6)
            ax.plot([0.12, 0.88], [0.08, 0.92], color=ENCRE, ls="--", lw=1.6)
        elif k == 1:
            ax.plot(*np.concatenate([a, b]).T, "D", color=GRIS, ms=5, ls="none")
            for nuage in (a, b):
                ax.add_patch(Circle(nuage.mean(axis=0), 0.22, fill=False, edgecolor=VERT, lw=1.8, ls="--"))
        else:
            for y, texte, couleur in ((0.76, "agent", BLEU), (0.24, "environnement", VERMILLON)):
                ax.add_patch(FancyBboxPatch((0.34, y - 0.1), 0.56, 0.2, boxstyle="round,pad=0,rounding_size=0.04", facecolor="white", edgecolor=couleur, lw=1.8))
                ax.text(0.62, y, texte, ha="center", va="center_baseline", size=PETIT)
            for depart, arrivee, x, texte in (((0.74, 0.65), (0.74, 0.35), 0.77, "action"), ((0.5, 0.35), (0.5, 0.65), 0.46, "état,\nrécompense")):
                ax.annotate("", arrivee, depart, arrowprops={"arrowstyle": "-|>", "color": ENCRE, "lw": 1.5})
                ax.text(x, 0.5, texte, ha="left" if x > 0.5 else "right", va="center", size=PETIT - 1.5, linespacing=1.2)
    return Dessin(figure, (
        "Trois vignettes. Supervisé : des points de deux couleurs, leurs étiquettes, et une frontière entre eux. Non supervisé : les mêmes "
        "points sans couleur, entourés en deux groupes. Par renforcement : un agent envoie une action à un environnement, qui lui rend "
        "un état et une récompense."
    ))


@dessine
def sept_etapes() -> Dessin:
    """Les sept étapes d'un premier projet, dans l'ordre, et le retour que commandent les erreurs."""
    figure, ax = toile(7.0, 3.2)
    titrer(figure, "Un projet en sept étapes", 0.15)
    etapes = (
        ("poser", "que prédire ?\nquel succès ?", GRIS, 0.92, 2.15), ("préparer", "les données\nen nombres", BLEU, 2.64, 2.15),
        ("partager", "apprendre, valider,\ntester : trois tas", BLEU, 4.36, 2.15), ("construire", "les couches\ndu modèle", VERMILLON, 6.08, 2.15),
        ("choisir", "la perte et\nl'optimiseur", VERMILLON, 6.08, 0.7), ("entraîner", "la boucle,\nplusieurs époques", VERMILLON, 4.36, 0.7),
        ("évaluer", "le score,\npuis les erreurs", VERT, 2.64, 0.7),
    )  # fmt: skip
    for k, (titre, texte, couleur, x, y) in enumerate(etapes):
        schema.boite(ax, x, y, 1.46, 0.98, bord=couleur)
        schema.numero(ax, x - 0.73, y + 0.49, k + 1, couleur)
        ax.text(x, y + 0.29, titre, ha="center", va="center_baseline", weight="bold", size=TAILLE, zorder=6)
        ax.text(x, y - 0.14, texte, ha="center", va="center", size=PETIT - 0.8, zorder=6, linespacing=1.3)
    for k in range(6):
        (*_, x0, y0), (*_, x1, y1) = etapes[k], etapes[k + 1]
        sens = (np.sign(x1 - x0), np.sign(y1 - y0))
        schema.fleche(ax, (x0 + 0.74 * sens[0], y0 + 0.5 * sens[1]), (x1 - 0.74 * sens[0], y1 - 0.5 * sens[1]), ENCRE)
    schema.fleche(ax, (1.9, 0.7), (0.92, 1.64), GRIS, connectionstyle="arc3,rad=-0.35", ls=(0, (4, 2)))
    ax.text(0.72, 0.5, "les erreurs\ndisent où\nrevenir", ha="center", va="center", size=PETIT - 0.8, color=GRIS, linespacing=1.3)
    return Dessin(figure, (
        "Sept cases numérotées, reliées par des flèches : 1, poser (que prédire, quel succès ?) ; 2, préparer les données en nombres ; "
        "3, partager en trois tas, pour apprendre, valider et tester ; 4, construire les couches du modèle ; 5, choisir la perte et "
        "l'optimiseur ; 6, entraîner, plusieurs époques de la boucle ; 7, évaluer : le score, puis les erreurs. Une flèche en "
        "pointillé repart de la septième : les erreurs disent où revenir."
    ))


@dessine
def familles() -> Dessin:
    """Quatre familles de réseaux : qui est relié à qui."""
    figure = nouvelle_figure(7.0, 2.85)
    titrer(figure, "Quatre familles : qui est relié à qui", 0.12)
    titres = (("Dense", "chaque neurone\nvoit tout"), ("Convolutif", "un petit cadre\nparcourt l'image"),
              ("Récurrent", "la mémoire passe\nd'un pas au suivant"), ("Transformer", "chaque mot\nregarde les autres"))  # fmt: skip
    for k, (titre, sous) in enumerate(titres):
        ax = cadre(figure, 0.12 + 1.72 * k, 0.62, 1.6, 1.5)
        ax.set(xlim=(0, 1.6), ylim=(0, 1.5), xticks=[], yticks=[])
        for bord in ax.spines.values():
            bord.set(visible=True, color=style.TRAME)
        ax.set_title(titre, size=TAILLE, pad=5)
        figure.text((0.12 + 1.72 * k + 0.8) / 7.0, 0.32 / 2.85, sous, size=PETIT - 1, ha="center", va="center", linespacing=1.3)
        if k == 0:
            bas, haut = [(0.25 + 0.37 * i, 0.35) for i in range(4)], [(0.43 + 0.37 * i, 1.15) for i in range(3)]
            for p in bas:
                for q in haut:
                    ax.plot(*zip(p, q, strict=True), color=GRIS, lw=0.7, ls="-", alpha=0.7)
            for points, couleur in ((bas, GRIS), (haut, BLEU)):
                for p in points:
                    ax.add_patch(Circle(p, 0.1, facecolor=style.PAPIER, edgecolor=couleur, lw=1.8, zorder=4))
        elif k == 1:
            for i in range(6):
                ax.plot([0.2 + 0.15 * i] * 2, [0.37, 1.12], color=style.TRAME, lw=1, ls="-")
                ax.plot([0.2, 0.95], [0.37 + 0.15 * i] * 2, color=style.TRAME, lw=1, ls="-")
            ax.add_patch(Rectangle((0.2, 0.67), 0.45, 0.45, facecolor="#FBE3D3", edgecolor=VERMILLON, lw=1.8, zorder=3))
            schema.fleche(ax, (0.3, 0.52), (0.9, 0.52), VERMILLON)
            ax.add_patch(Circle((1.3, 0.9), 0.1, facecolor=style.PAPIER, edgecolor=BLEU, lw=1.8, zorder=4))
            for y in (0.67, 1.12):
                ax.plot([0.65, 1.21], [y, 0.9], color=GRIS, lw=1, ls="-")
        elif k == 2:
            for i in range(3):
                x = 0.3 + 0.5 * i
                schema.fleche(ax, (x, 0.42), (x, 0.75), GRIS)
                ax.add_patch(Circle((x, 0.32), 0.1, facecolor=style.PAPIER, edgecolor=GRIS, lw=1.8, zorder=4))
                ax.add_patch(Circle((x, 0.87), 0.12, facecolor=style.PAPIER, edgecolor=BLEU, lw=1.8, zorder=4))
                if i:
                    schema.fleche(ax, (x - 0.38, 0.87), (x - 0.12, 0.87), VERMILLON)
        else:
            xs = [0.25 + 0.37 * i for i in range(4)]
            for i in range(4):
                for j in range(i + 1, 4):
                    milieu, rayon = (xs[i] + xs[j]) / 2, (xs[j] - xs[i]) / 2
                    ax.plot(*zip(*_arc(milieu, 0.5, rayon, 0.62 * rayon + 0.12, 0, 180), strict=True), color=GRIS if i else VERMILLON, lw=0.9 if i else 1.6, ls="-")
            for x in xs:
                ax.add_patch(Circle((x, 0.5), 0.1, facecolor=style.PAPIER, edgecolor=BLEU, lw=1.8, zorder=4))
    return Dessin(figure, (
        "Quatre vignettes. Dense : chaque neurone d'une rangée est relié à tous ceux de la rangée d'avant. Convolutif : un petit cadre "
        "parcourt l'image, et un neurone ne lit que ce cadre. Récurrent : les entrées arrivent l'une après l'autre, et la mémoire passe "
        "d'un pas au suivant. Transformer : chaque mot est relié à tous les autres."
    ))


# --- Les données --------------------------------------------------------------------------------------------------


@dessine
def galerie(images, y, predits=None, titre: str | None = None) -> Dessin:
    """Des images et leurs étiquettes ; avec ``predits``, la réponse du modèle à côté de la bonne.

    images : (n, 28, 28), n de 1 à 60. y, predits : (n,).
    """
    images, y = np.asarray(images), np.asarray(y)
    if images.ndim != 3 or images.shape[1:] != (COTE, COTE) or not 1 <= len(images) <= 60:
        raise ValueError(f"images doit être de forme (n, 28, 28), n de 1 à 60 ; reçu {images.shape}.")
    if y.shape != (len(images),) or (predits is not None and np.shape(predits) != y.shape):
        raise ValueError(f"il faut une étiquette par image : forme ({len(images)},).")
    colonnes = 10
    lignes = -(-len(images) // colonnes)
    pas, marge = 0.68, 0.26 if predits is None else 0.4
    hauteur = lignes * (pas + marge - 0.06) + (0.5 if titre else 0.15)
    figure = nouvelle_figure(7.0, hauteur)
    titrer(figure, titre, 0.12)
    for k, image in enumerate(images):
        gauche = 0.12 + (k % colonnes) * pas
        bas = hauteur - (0.45 if titre else 0.1) - (k // colonnes + 1) * (pas + marge - 0.06) + marge
        _montrer(cadre(figure, gauche, bas, pas - 0.08, pas - 0.08), image)
        texte = str(y[k]) if predits is None else f"{y[k]}, lu {predits[k]}"
        figure.text((gauche + (pas - 0.08) / 2) / 7.0, (bas - 0.11) / hauteur, texte, ha="center", va="center_baseline",
                    size=PETIT if predits is None else PETIT - 1, color=ENCRE if predits is None or y[k] == predits[k] else "#A63C00")
    liste = ", ".join(str(v) if predits is None else f"{v} lu {p}" for v, p in zip(y, y if predits is None else predits, strict=True))
    return Dessin(figure, f"{compte_fr(len(y), 'chiffre manuscrit', 'chiffres manuscrits')}, en noir sur blanc, de gauche à droite : {liste}.", y=y)


@dessine
def image_en_nombres(image, titre: str | None = None, taille: int = 8) -> Dessin:
    """Une image, et les nombres d'un carré de ``taille`` pixels pris où l'encre varie le plus."""
    image = _exiger_image(image)
    if not 3 <= taille <= 10:
        raise ValueError("taille va de 3 à 10.")
    reel = image.astype(float)
    meilleur = max(((i, j) for i in range(2, COTE - taille - 1) for j in range(2, COTE - taille - 1)),
                   key=lambda c: reel[c[0]:c[0] + taille, c[1]:c[1] + taille].std())
    i, j = meilleur
    figure = nouvelle_figure(7.0, 3.75)
    titrer(figure, titre, 0.2)
    ax = cadre(figure, 0.2, 0.15, 3.1, 3.1)
    _montrer(ax, image)
    ax.add_patch(Rectangle((j - 0.5, i - 0.5), taille, taille, fill=False, edgecolor=VERMILLON, lw=2.2))
    loupe = cadre(figure, 3.7, 0.15, 3.1, 3.1)
    extrait = image[i:i + taille, j:j + taille]
    loupe.imshow(extrait, cmap="gray_r", vmin=0, vmax=255, interpolation="nearest")
    loupe.set(xticks=[], yticks=[])
    for bord in loupe.spines.values():
        bord.set(visible=True, color=VERMILLON, lw=2.2)
    for (a, b), valeur in np.ndenumerate(extrait):
        loupe.text(b, a, str(valeur), ha="center", va="center_baseline", size=PETIT - 0.5, color="white" if valeur > 120 else ENCRE)
    return Dessin(figure, (
        f"À gauche, un chiffre manuscrit de 28 sur 28 pixels. À droite, le carré de {taille} sur {taille} pixels qui commence à la ligne {i} "
        f"et à la colonne {j}, avec le nombre de chaque pixel : 0 pour le fond, 255 pour l'encre pleine. Première ligne : "
        f"{', '.join(str(v) for v in extrait[0])}."
    ), extrait=extrait)


# --- Le réseau, la perte, la boucle -------------------------------------------------------------------------------


@dessine
def reseau(n_entrees: int, n_caches: int, n_classes: int) -> Dessin:
    """Le réseau à une couche cachée : quelques neurones de chaque couche, leurs liens, et le compte des paramètres."""
    if min(n_entrees, n_caches, n_classes) < 1:
        raise ValueError("il faut au moins une entrée, un neurone caché et une classe.")
    figure, ax = toile(7.0, 4.25)
    titrer(figure, "Un réseau dense à une couche cachée", 0.15)
    couches = ((0.95, n_entrees, 7, "entrées", GRIS, "une par pixel"), (3.5, n_caches, 6, "neurones cachés", BLEU, "ReLU"),
               (6.05, n_classes, 5, "sorties", VERMILLON, "scores, puis softmax"))  # fmt: skip
    places = []
    for x, n, montres, nom, couleur, role in couches:
        ronds = n if n <= montres else montres - 1
        hauteurs = np.linspace(3.0, 0.95, montres) if n > montres else np.linspace(3.0, 0.95, max(n, 2))[:n]
        ys = [h for k, h in enumerate(hauteurs) if n <= montres or k != montres - 2]
        if n > montres:
            ax.text(x, hauteurs[montres - 2], "⋮", ha="center", va="center", size=15, color=couleur)
        places.append((x, ys))
        for h in ys:
            ax.add_patch(Circle((x, h), 0.12, facecolor=style.PAPIER, edgecolor=couleur, lw=1.8, zorder=4))
        assert len(ys) == ronds
        ax.text(x, 3.6, f"{nombre_fr(n)} {nom}", ha="center", va="center_baseline", weight="bold", size=TAILLE, color=ENCRE)
        ax.text(x, 3.34, role, ha="center", va="center_baseline", size=PETIT, color=GRIS)
    for (x0, ys0), (x1, ys1) in zip(places, places[1:], strict=False):
        for h0 in ys0:
            for h1 in ys1:
                ax.plot([x0, x1], [h0, h1], color=style.TRAME, lw=0.9, ls="-", zorder=1)
    p1, p2 = n_entrees * n_caches + n_caches, n_caches * n_classes + n_classes
    for x, (a, b), p in ((2.22, (n_entrees, n_caches), p1), (4.78, (n_caches, n_classes), p2)):
        ax.text(x, 0.42, f"{nombre_fr(a)} × {nombre_fr(b)} poids\net {nombre_fr(b)} biais", ha="center", va="center", size=PETIT, linespacing=1.3)
    for k, h in enumerate(places[2][1][:-1] if n_classes > 5 else places[2][1]):
        ax.text(6.3, h, str(k), va="center_baseline", size=PETIT, color=ENCRE)
    if n_classes > 5:
        ax.text(6.3, places[2][1][-1], str(n_classes - 1), va="center_baseline", size=PETIT, color=ENCRE)
    return Dessin(figure, (
        f"Trois colonnes de neurones reliées de proche en proche : {n_entrees} entrées (une par pixel), {n_caches} neurones cachés (ReLU) "
        f"et {n_classes} sorties (des scores, que softmax change en probabilités). Entre les deux premières, {n_entrees} × {n_caches} poids et {n_caches} biais, soit {p1} "
        f"paramètres ; entre les deux dernières, {n_caches} × {n_classes} poids et {n_classes} biais, soit {p2}. En tout : {p1 + p2}."
    ), parametres=p1 + p2)


@dessine
def perte() -> Dessin:
    """L'entropie croisée −ln p, et ses valeurs en quatre points."""
    figure = nouvelle_figure(7.0, 3.3)
    titrer(figure, "La perte, selon la probabilité donnée à la bonne réponse", 0.75)
    ax = cadre(figure, 0.75, 0.6, 5.9, 2.2)
    p = np.linspace(0.006, 1, 400)
    ax.plot(p, -np.log(p), color=BLEU, ls="-")
    for valeur, texte, dx, dy in ((0.01, "0,01 : il n'y croyait presque pas", 0.025, -0.05), (0.1, "0,1 : il ne sait pas", 0.025, 0.15),
                                  (0.5, "0,5", 0.012, 0.28), (0.9, "0,9 : presque sûr, et il a raison", -0.1, 0.55)):
        ax.plot([valeur], [-math.log(valeur)], "o", color=VERMILLON, ms=7, zorder=5, clip_on=False)
        ax.text(valeur + dx, -math.log(valeur) + dy, texte, size=PETIT, ha="right" if dx < -0.2 else ("center" if dx < 0 else "left"), va="center")
    ax.set(xlim=(0, 1.02), ylim=(0, 5.4), xlabel="probabilité p donnée à la bonne réponse", ylabel="perte −ln p")
    axes_fr(ax)
    return Dessin(figure, (
        "Courbe de la perte −ln p pour p entre 0 et 1. Elle descend de plus en plus doucement : 4,605 en p = 0,01 ; 2,303 en 0,1 ; "
        "0,693 en 0,5 ; 0,105 en 0,9 ; 0 en 1."
    ))


@dessine
def boucle() -> Dessin:
    """La boucle d'apprentissage : un lot, puis cinq gestes."""
    figure, ax = toile(7.0, 2.75)
    titrer(figure, "La boucle d'apprentissage : pour chaque lot, cinq gestes", 0.16)
    gestes = (("un lot", "quelques\nexemples", GRIS), ("1. effacer", "les anciens\ngradients", GRIS), ("2. prédire", "le réseau\ncalcule", BLEU),
              ("3. mesurer", "la perte :\nde combien ?", VERMILLON), ("4. dériver", "les gradients :\nquel sens ?", VERMILLON), ("5. avancer", "l'optimiseur\nfait un pas", VERT))  # fmt: skip
    for k, (titre, texte, couleur) in enumerate(gestes):
        x = 0.63 + 1.148 * k
        schema.boite(ax, x, 1.6, 0.98, 0.95, bord=couleur)
        ax.text(x, 1.88, titre, ha="center", va="center_baseline", weight="bold", size=PETIT, zorder=6)
        ax.text(x, 1.46, texte, ha="center", va="center", size=PETIT - 1.8, zorder=6, linespacing=1.3)
        if k:
            schema.fleche(ax, (x - 0.655, 1.6), (x - 0.49, 1.6), ENCRE)
    ax.plot([6.37, 6.37, 0.63], [1.12, 0.6, 0.6], color=ENCRE, lw=1.6, ls="-")
    schema.fleche(ax, (0.63, 0.59), (0.63, 1.12), ENCRE)
    ax.text(3.5, 0.36, "lot suivant ; quand tous les lots sont passés, une époque est finie", ha="center", va="center_baseline", size=PETIT)
    return Dessin(figure, (
        "Une boucle : un lot (quelques exemples), puis cinq gestes numérotés : 1, effacer (les anciens gradients) ; 2, prédire (le réseau "
        "calcule) ; 3, mesurer (la perte : de combien ?) ; 4, dériver (les gradients : dans quel sens ?) ; 5, avancer (l'optimiseur fait "
        "un petit pas). Une flèche revient au lot suivant ; quand tous les lots sont passés, une époque est finie."
    ))



# --- Les résultats ------------------------------------------------------------------------------------------------


@dessine
def courbes(suivis: dict) -> Dessin:
    """La perte d'apprentissage et l'exactitude de validation, époque par époque.

    suivis : ``{nom: (pertes, exactitudes)}``, deux listes de même longueur.
    """
    if not suivis or any(len(p) != len(v) or not len(p) for p, v in suivis.values()):
        raise ValueError("suivis associe à chaque nom deux listes non vides de même longueur : pertes et exactitudes.")
    figure = nouvelle_figure(7.0, 3.4)
    phrases = []
    for k, (titre, facteur) in enumerate((("Perte d'apprentissage", 1), ("Exactitude de validation (%)", 100))):
        ax = cadre(figure, 0.6 + 3.5 * k, 0.6, 2.7, 2.3)
        for rang, (nom, suivi) in enumerate(suivis.items()):
            valeurs = facteur * exiger_fini(suivi[k], nom)
            ax.plot(range(1, len(valeurs) + 1), valeurs, color=style.CYCLE[rang % 6], ls=style.TRAITS[rang % 6],
                    marker=style.FORMES[rang % 6], label=nom)
            if k:
                phrases.append(f"{nom} finit à une perte de {nombre_fr(suivi[0][-1], 3)} et à {nombre_fr(valeurs[-1], 1)} % de validation")
        ax.set_title(titre, size=TAILLE)
        ax.set(xlabel="époque", xlim=(0.7, max(len(s[0]) for s in suivis.values()) + 0.3))
        if not k:
            ax.set_ylim(bottom=0)
        ax.grid(True, axis="y")
        axes_fr(ax, entiers="x")
        ax.legend(loc="upper right" if not k else "lower right")
    return Dessin(figure, "Deux graphiques en fonction de l'époque : la perte d'apprentissage baisse, l'exactitude de validation monte. " + " ; ".join(phrases) + ".")


def _phrase(nom: str, p) -> str:
    return f"{nom} y lit un {int(np.argmax(p))} ({_pourcent(float(np.max(p)))})"


@dessine
def avis(image, modeles: dict, titre: str | None = None) -> Dessin:
    """Une image, et les probabilités que lui donnent un ou deux modèles.

    image : (28, 28). modeles : ``{nom: fonction}``, la fonction rendant dix probabilités pour l'image.
    Une image vide (aucune encre) n'est montrée à aucun modèle.
    """
    image = _exiger_image(image)
    if not 1 <= len(modeles) <= 3:
        raise ValueError("il faut de un à trois modèles.")
    vide = not image.any()
    p = {} if vide else {nom: _exiger_probabilites(fonction(image), nom) for nom, fonction in modeles.items()}
    figure = nouvelle_figure(7.0, 3.5)
    titrer(figure, titre or ("Dessinez un chiffre" if vide else "Ce que le réseau reçoit, et ce qu'il en pense"), 0.2)
    _montrer(cadre(figure, 0.2, 0.35, 2.65, 2.65), image)
    ax = cadre(figure, 3.5, 0.55, 3.3, 2.3)
    largeur = 0.8 / len(modeles)
    for rang, nom in enumerate(modeles):
        valeurs = 100 * p[nom] if p else np.zeros(10)
        gagnant = f" : {int(np.argmax(valeurs))} ({_pourcent(valeurs.max() / 100)})" if p else ""
        ax.bar(np.arange(10) + (rang - (len(modeles) - 1) / 2) * largeur, valeurs, largeur, color=style.CYCLE[rang],
               hatch=("", "////", "..")[rang], edgecolor="white", linewidth=0.4, label=nom + gagnant)
    ax.set(xlim=(-0.6, 9.6), ylim=(0, 104), xlabel="chiffre", ylabel="probabilité (%)")
    axes_fr(ax, 5, entiers="x")
    ax.set_xticks(range(10))
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=min(2, len(modeles)), fontsize=PETIT - 0.5, columnspacing=1.2, handlelength=1.4)
    alternative = "Image vide : dessinez un chiffre." if vide else "Image de 28 sur 28 pixels. " + " ; ".join(_phrase(n, v) for n, v in p.items()) + "."
    return Dessin(figure, alternative, probabilites=p)


@dessine
def essais(modeles: dict, noms=("deux", "coin", "un à la française", "sept barré", "étoile", "lettre A")) -> Dessin:
    """Des dessins tout faits et la réponse de chaque modèle, avec sa probabilité."""
    if not modeles or not 1 <= len(noms) <= 9:
        raise ValueError("il faut au moins un modèle, et de un à neuf dessins.")
    lignes = -(-len(noms) // 3)
    bloc = 1.6 + 0.42 + 0.2 * len(modeles)
    hauteur = lignes * bloc + 0.45
    figure = nouvelle_figure(7.0, hauteur)
    titrer(figure, "Six dessins, et les réponses" if len(noms) == 6 else "Des dessins, et les réponses", 0.2)
    phrases, reponses = [], {}
    for k, nom in enumerate(noms):
        image = dessin(nom)
        gauche, haut = 0.2 + 2.3 * (k % 3), hauteur - 0.5 - (k // 3) * bloc
        _montrer(cadre(figure, gauche + 0.3, haut - 1.6, 1.4, 1.4), image)
        figure.text((gauche + 1.0) / 7.0, (haut - 0.08) / hauteur, DESSINS[nom][0], ha="center", va="center_baseline", weight="bold", size=PETIT)
        lus = {m: _exiger_probabilites(fonction(image), m) for m, fonction in modeles.items()}
        reponses[nom] = {m: int(p.argmax()) for m, p in lus.items()}
        for rang, (m, p) in enumerate(lus.items()):
            figure.text((gauche + 1.0) / 7.0, (haut - 1.78 - 0.2 * rang) / hauteur, f"{m} : {p.argmax()} ({_pourcent(p.max())})",
                        ha="center", va="center_baseline", size=PETIT)
        phrases.append(f"{DESSINS[nom][0]} : " + ", ".join(_phrase(m, p) for m, p in lus.items()))
    return Dessin(figure, "Des dessins et les réponses des modèles. " + " ; ".join(phrases) + ".", reponses=reponses)


@dessine
def exactitude_par_chiffre(y, predits) -> Dessin:
    """L'exactitude de chaque classe, et la moyenne de toutes les images."""
    y, predits = np.asarray(y), np.asarray(predits)
    if y.shape != predits.shape or y.ndim != 1 or not len(y):
        raise ValueError("y et predits sont deux tableaux non vides de même longueur.")
    classes = np.unique(y)
    parts = np.array([100 * np.mean(predits[y == c] == c) for c in classes])
    moyenne = 100 * float(np.mean(y == predits))
    figure = nouvelle_figure(7.0, 3.1)
    titrer(figure, "Exactitude sur le test, chiffre par chiffre", 0.65)
    ax = cadre(figure, 0.65, 0.55, 5.0, 2.05)
    bas = max(0.0, 10 * math.floor((parts.min() - 8) / 10))
    ax.bar(classes, parts - bas, 0.7, bottom=bas, color=BLEU)
    for c, part in zip(classes, parts, strict=True):
        ax.text(c, bas + 0.06 * (100 - bas), nombre_fr(part, 1), ha="center", va="center", size=PETIT - 0.5, color="white", weight="bold")
    ax.axhline(moyenne, color=VERMILLON, lw=1.8, ls="--")
    figure.text(5.75 / 7.0, (0.55 + 2.05 * (moyenne - bas) / (100 - bas)) / 3.1, f"moyenne :\n{nombre_fr(moyenne, 1)} %", size=PETIT, va="center", linespacing=1.3)
    ax.set(xlim=(classes.min() - 0.6, classes.max() + 0.6), ylim=(bas, 100), xlabel="chiffre écrit", ylabel="bien lus (%)" + (", axe coupé" if bas else ""))
    axes_fr(ax, 5, entiers="xy")
    ax.set_xticks(classes)
    pire, mieux = int(classes[parts.argmin()]), int(classes[parts.argmax()])
    coupe = f" L'axe commence à {nombre_fr(bas)} %." if bas else ""
    return Dessin(figure, (
        f"Barres de l'exactitude par chiffre, en moyenne {nombre_fr(moyenne, 1)} %.{coupe} Le mieux lu est le {mieux} ({nombre_fr(parts.max(), 1)} %), "
        f"le moins bien lu le {pire} ({nombre_fr(parts.min(), 1)} %)."
    ), parts=parts, moyenne=moyenne)
