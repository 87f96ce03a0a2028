"""Refait les mesures annoncées au chapitre 00 : le réseau 784-128-10, cinq époques de lots de 32, plusieurs graines.

Sur les chiffres livrés avec le cours (7 000 pour apprendre, 2 000 pour tester) : Keras, PyTorch, et PyTorch partant des
poids de Keras. Avec ``--complet``, sur MNIST entier (60 000 et 10 000) : Keras et PyTorch, puis Keras appris sur les
7 000 images du cours et jugé sur le même test officiel.

    python bancs/premier_reseau.py [--graines 8] [--complet] [--cache DOSSIER]

``--cache`` : un dossier où ``mnist_complet.npz`` est lu s'il y est, écrit sinon (voir ``donnees.telecharger_mnist``).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np  # noqa: E402

from retroprop import carnet, donnees  # noqa: E402

EPOQUES, LOT = 5, 32


def preparer(images):
    return images.reshape(len(images), -1).astype("float32") / 255


def _modele_keras(graine):
    import keras

    keras.utils.set_random_seed(graine)
    modele = keras.Sequential([keras.Input((784,)), keras.layers.Dense(128, activation="relu"), keras.layers.Dense(10, activation="softmax")])
    modele.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele


def par_keras(graine, X, y, X_test, y_test):
    """La perte de la dernière époque et l'exactitude de test."""
    modele = _modele_keras(graine)
    pertes = modele.fit(X, y, batch_size=LOT, epochs=EPOQUES, verbose=0).history["loss"]
    return pertes[-1], modele.evaluate(X_test, y_test, verbose=0)[1]


def par_torch(graine, X, y, X_test, y_test, poids=None):
    """Comme ``par_keras`` ; ``poids`` : ceux d'un modèle Keras, pour partir du même point."""
    import torch
    from torch import nn
    from torch.utils.data import DataLoader, TensorDataset

    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    if poids is not None:
        with torch.no_grad():
            for parametre, valeur in zip(modele.parameters(), poids, strict=True):
                parametre.copy_(torch.from_numpy(valeur.T.copy()))
    adam, critere = torch.optim.Adam(modele.parameters()), nn.CrossEntropyLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=LOT, shuffle=True)
    for _ in range(EPOQUES):
        total = 0.0
        for X_lot, y_lot in chargeur:
            adam.zero_grad()
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            adam.step()
            total += perte.item() * len(X_lot)
    with torch.no_grad():
        predits = modele(torch.from_numpy(X_test)).argmax(dim=1).numpy()
    return total / len(X), float(np.mean(predits == y_test))


def afficher(nom, essais):
    pertes, parts = np.array(essais).T
    print(f"{nom:42} perte {pertes.mean():.3f}  test {parts.mean():.1%} ({parts.min():.1%} à {parts.max():.1%}), {len(essais)} graines", flush=True)


def main() -> None:
    parseur = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parseur.add_argument("--graines", type=int, default=8)
    parseur.add_argument("--complet", action="store_true", help="MNIST entier au lieu des chiffres du cours")
    parseur.add_argument("--cache", default=None, help="dossier de mnist_complet.npz")
    options = parseur.parse_args()
    carnet.preparer_cadres()
    graines = range(options.graines)
    images, y, images_test, y_test = donnees.charger_chiffres()
    cours = (preparer(images[:7000]), y[:7000])
    if options.complet:
        images_60k, y_60k, images_10k, y_10k = donnees.telecharger_mnist(options.cache)
        officiel = (preparer(images_10k), y_10k)
        entier = (preparer(images_60k), y_60k, *officiel)
        afficher("Keras, 7 000 images, test officiel", [par_keras(g, *cours, *officiel) for g in graines])
        afficher("Keras, 60 000 images, test officiel", [par_keras(g, *entier) for g in graines])
        afficher("PyTorch, 60 000 images, test officiel", [par_torch(g, *entier) for g in graines])
        return
    tout = (*cours, preparer(images_test), y_test)
    afficher("Keras", [par_keras(g, *tout) for g in graines])
    afficher("PyTorch", [par_torch(g, *tout) for g in graines])
    afficher("PyTorch, poids de départ de Keras", [par_torch(g, *tout, poids=_modele_keras(g).get_weights()) for g in graines])


if __name__ == "__main__":
    main()
