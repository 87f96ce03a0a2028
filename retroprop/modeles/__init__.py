"""EfficientNet-Lite0, un vrai réseau préentraîné sur ImageNet, écrit deux fois : PyTorch et Keras.

- ``efficientnet_torch`` : ``efficientnet(taille)`` renvoie un ``nn.Module`` avec un ``corps`` et une ``tete`` ;
- ``efficientnet_keras`` : ``efficientnet(taille)`` renvoie un ``keras.Model``, ``corps(taille)`` sa partie sans tête.

Les deux lisent les mêmes poids (``donnees.charger_poids_efficientnet``) et leurs sorties sont égales à 1e-4 près.
Ce module-ci, sans bibliothèque d'apprentissage profond, contient ce qu'elles ont en commun.

Source : M. Tan et Q. Le, « EfficientNet », ICML 2019, arXiv:1905.11946, tableau 1. La variante Lite, publiée avec
le code de TPU, enlève les blocs d'attention par canal et remplace Swish par ReLU6, pour les petites machines.
"""

import numpy as np

from retroprop import donnees

# (répétitions, côté du filtre, pas du premier bloc, facteur d'expansion, canaux de sortie)
ETAGES = (
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)
CANAUX_TIGE = 32
CANAUX_SOMMET = 1280
CLASSES_IMAGENET = 1000
EPSILON_NORME = 1e-3


def blocs():
    """La liste des 16 blocs : dictionnaires ``entree``, ``sortie``, ``cote``, ``pas``, ``expansion``."""
    liste, entree = [], CANAUX_TIGE
    for repetitions, cote, pas, expansion, sortie in ETAGES:
        for i in range(repetitions):
            liste.append({"entree": entree, "sortie": sortie, "cote": cote, "pas": pas if i == 0 else 1, "expansion": expansion})
            entree = sortie
    return liste


def preparer(images):
    """Images uint8 ``(n, h, w, 3)`` → float32 de même forme, dans l'échelle apprise par le réseau : (x - 127) / 128.

    Pour PyTorch, déplacez ensuite l'axe des canaux : ``np.moveaxis(preparer(images), 3, 1)``.
    """
    images = np.asarray(images)
    if images.ndim != 4 or images.shape[3] != 3:
        raise ValueError(f"Des images de forme (n, h, w, 3) étaient attendues, et non {images.shape}.")
    return (images.astype(np.float32) - 127) / 128


def lire_poids():
    """Les poids livrés, en float32 : ``{nom: tableau}``, dans la disposition de PyTorch."""
    return {nom: tableau.astype(np.float32) for nom, tableau in donnees.charger_poids_efficientnet().items()}
