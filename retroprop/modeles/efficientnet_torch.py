"""EfficientNet-Lite0 en PyTorch."""

from collections import OrderedDict

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from retroprop import modeles


class ConvNorme(nn.Module):
    """Convolution sans biais, normalisation par lots et, si on la demande, ReLU6.

    Avec un pas de 2, la marge est celle de TensorFlow (``padding="same"``) : le pixel de trop va à droite et en bas.
    """

    def __init__(self, entree, sortie, cote=1, pas=1, groupes=1, activation=True):
        super().__init__()
        self.cote, self.pas = cote, pas
        self.conv = nn.Conv2d(entree, sortie, cote, stride=pas, groups=groupes, bias=False)
        self.norme = nn.BatchNorm2d(sortie, eps=modeles.EPSILON_NORME, momentum=0.01)
        self.activation = nn.ReLU6() if activation else nn.Identity()

    def forward(self, x):
        marges = []
        for taille in (x.shape[3], x.shape[2]):  # F.pad veut la largeur, puis la hauteur
            total = max((-(-taille // self.pas) - 1) * self.pas + self.cote - taille, 0)
            marges += [total // 2, total - total // 2]
        return self.activation(self.norme(self.conv(F.pad(x, marges))))


class Bloc(nn.Module):
    """Bloc résiduel inversé : élargir (1 x 1), filtrer canal par canal, resserrer (1 x 1)."""

    def __init__(self, entree, sortie, cote, pas, expansion):
        super().__init__()
        large = entree * expansion
        self.expansion = ConvNorme(entree, large) if expansion > 1 else nn.Identity()
        self.filtrage = ConvNorme(large, large, cote, pas, groupes=large)
        self.projection = ConvNorme(large, sortie, activation=False)
        self.raccourci = pas == 1 and entree == sortie

    def forward(self, x):
        y = self.projection(self.filtrage(self.expansion(x)))
        return x + y if self.raccourci else y


class EfficientNet(nn.Module):
    """``corps`` : images ``(n, 3, h, w)`` → caractéristiques ``(n, 1280)`` ; ``tete`` : caractéristiques → logits."""

    def __init__(self, n_classes=modeles.CLASSES_IMAGENET):
        super().__init__()
        couches = OrderedDict(tige=ConvNorme(3, modeles.CANAUX_TIGE, cote=3, pas=2))
        for i, bloc in enumerate(modeles.blocs()):
            couches[f"bloc_{i}"] = Bloc(**bloc)
        couches["sommet"] = ConvNorme(bloc["sortie"], modeles.CANAUX_SOMMET)
        couches["moyenne"] = nn.AdaptiveAvgPool2d(1)
        couches["a_plat"] = nn.Flatten()
        self.corps = nn.Sequential(couches)
        self.tete = nn.Linear(modeles.CANAUX_SOMMET, n_classes)

    def forward(self, x):
        return self.tete(self.corps(x))


def efficientnet(poids="imagenet"):
    """EfficientNet-Lite0, en mode évaluation : poids d'ImageNet, ou tirés au hasard avec ``poids=None``."""
    modele = EfficientNet()
    if poids == "imagenet":
        modele.load_state_dict({nom: torch.from_numpy(p) for nom, p in modeles.lire_poids().items()}, strict=False)
    elif poids is not None:
        raise ValueError(f"poids vaut \"imagenet\" ou None, et non {poids!r}.")
    return modele.eval()


def en_tenseur(images):
    """Images uint8 ``(n, h, w, 3)`` → tenseur float32 ``(n, 3, h, w)``, prêt pour le réseau."""
    return torch.from_numpy(np.ascontiguousarray(np.moveaxis(modeles.preparer(images), 3, 1)))
