"""EfficientNet-Lite0 en Keras : les mêmes couches, les mêmes poids, la même sortie que ``efficientnet_torch``."""

import keras
import numpy as np
from keras import layers

from retroprop import modeles


def _conv_norme(x, nom, sortie=None, cote=1, pas=1, activation=True):
    """Convolution (canal par canal si ``sortie`` vaut None), normalisation par lots, ReLU6."""
    if sortie is None:
        x = layers.DepthwiseConv2D(cote, strides=pas, padding="same", use_bias=False, name=f"{nom}.conv")(x)
    else:
        x = layers.Conv2D(sortie, cote, strides=pas, padding="same", use_bias=False, name=f"{nom}.conv")(x)
    x = layers.BatchNormalization(epsilon=modeles.EPSILON_NORME, momentum=0.99, name=f"{nom}.norme")(x)
    return layers.ReLU(max_value=6.0, name=f"{nom}.relu6")(x) if activation else x


def _bloc(x, nom, entree, sortie, cote, pas, expansion):
    """Bloc résiduel inversé : élargir (1 x 1), filtrer canal par canal, resserrer (1 x 1)."""
    y = _conv_norme(x, f"{nom}.expansion", entree * expansion) if expansion > 1 else x
    y = _conv_norme(y, f"{nom}.filtrage", cote=cote, pas=pas)
    y = _conv_norme(y, f"{nom}.projection", sortie, activation=False)
    return layers.Add(name=f"{nom}.raccourci")([x, y]) if pas == 1 and entree == sortie else y


def _charger(modele, poids):
    """Range les poids dans les couches du même nom, l'axe des canaux déplacé."""
    for couche in modele.layers:
        if isinstance(couche, layers.DepthwiseConv2D):  # (c, 1, h, w) -> (h, w, c, 1)
            couche.set_weights([poids[f"{couche.name}.weight"].transpose(2, 3, 0, 1)])
        elif isinstance(couche, layers.Conv2D):  # (sortie, entrée, h, w) -> (h, w, entrée, sortie)
            couche.set_weights([poids[f"{couche.name}.weight"].transpose(2, 3, 1, 0)])
        elif isinstance(couche, layers.BatchNormalization):
            genres = ("weight", "bias", "running_mean", "running_var")
            couche.set_weights([poids[f"{couche.name}.{genre}"] for genre in genres])
        elif isinstance(couche, layers.Dense):
            couche.set_weights([poids[f"{couche.name}.weight"].T, poids[f"{couche.name}.bias"]])


def _verifier(poids):
    if poids not in ("imagenet", None):
        raise ValueError(f"poids vaut \"imagenet\" ou None, et non {poids!r}.")


def corps(taille=128, poids="imagenet"):
    """La partie convolutive : images ``(n, taille, taille, 3)`` → caractéristiques ``(n, 1280)``."""
    _verifier(poids)
    entree = keras.Input((taille, taille, 3), name="images")
    x = _conv_norme(entree, "corps.tige", modeles.CANAUX_TIGE, cote=3, pas=2)
    for i, bloc in enumerate(modeles.blocs()):
        x = _bloc(x, f"corps.bloc_{i}", **bloc)
    x = _conv_norme(x, "corps.sommet", modeles.CANAUX_SOMMET)
    x = layers.GlobalAveragePooling2D(name="corps.moyenne")(x)
    modele = keras.Model(entree, x, name="corps")
    if poids == "imagenet":
        _charger(modele, modeles.lire_poids())
    return modele


def efficientnet(taille=128, poids="imagenet"):
    """EfficientNet-Lite0 entier : images ``(n, taille, taille, 3)`` → 1000 logits."""
    partie = corps(taille, poids)
    modele = keras.Model(partie.input, layers.Dense(modeles.CLASSES_IMAGENET, name="tete")(partie.output), name="efficientnet_lite0")
    if poids == "imagenet":
        toutes = modeles.lire_poids()
        modele.get_layer("tete").set_weights([np.ascontiguousarray(toutes["tete.weight"].T), toutes["tete.bias"]])
    return modele
