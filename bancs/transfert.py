"""Mesure les courbes du chapitre 08 : exactitude selon le nombre de photos, pour quatre façons d'apprendre.

    python bancs/transfert.py            écrit retroprop/figures/transfert_mesures.json (une dizaine de minutes)

Cinq tirages des photos d'apprentissage et des poids neufs, le même test de 72 photos à chaque fois. Les réglages ont été
choisis sur la moyenne des premiers essais, sur ce même test : les quatre courbes sont donc un peu optimistes.
"""

import copy
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from retroprop import donnees
from retroprop.modeles import efficientnet_torch

SORTIE = Path(__file__).resolve().parents[1] / "retroprop" / "figures" / "transfert_mesures.json"
PAR_CLASSE = (1, 2, 4, 8, 11, None)  # None : toutes les photos d'apprentissage
GRAINES = range(5)
COUPURE = "bloc_11"  # le premier bloc que l'affinage partiel entraîne


def reduire(images, cote):
    facteur = images.shape[1] // cote
    return images.reshape(len(images), cote, facteur, cote, facteur, 3).mean((2, 4)).round().astype(np.uint8)


def petit_reseau(n_classes=6):
    couches, entree = [], 3
    for sortie in (16, 32, 64):
        couches += [nn.Conv2d(entree, sortie, 3, padding=1), nn.BatchNorm2d(sortie), nn.ReLU(), nn.MaxPool2d(2)]
        entree = sortie
    return nn.Sequential(*couches, nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Dropout(0.3), nn.Linear(256, n_classes))


def apprendre(calcul, groupes, X, y, epoques, rng, perte=None, miroir=False):
    """Entraîne par lots de 16 ; ``perte(logits, indices)`` remplace l'entropie croisée."""
    optimiseur = torch.optim.Adam(groupes)
    for _ in range(epoques):
        for lot in torch.from_numpy(rng.permutation(len(X))).split(16):
            if len(lot) < 2:
                continue
            entrees = X[lot]
            if miroir:
                retourne = torch.from_numpy(rng.random(len(lot)) < 0.5)[:, None, None, None]
                entrees = torch.where(retourne, entrees.flip(3), entrees)
            logits = calcul(entrees)
            cout = F.cross_entropy(logits, y[lot]) if perte is None else perte(logits, lot)
            optimiseur.zero_grad()
            cout.backward()
            optimiseur.step()


def exactitude(calcul, X, y):
    with torch.no_grad():
        return float((calcul(X).argmax(1) == y).float().mean())


def distiller(logits, logits_maitre, y, temperature, alpha):
    douce = F.kl_div(F.log_softmax(logits / temperature, 1), F.log_softmax(logits_maitre / temperature, 1),
                     reduction="batchmean", log_target=True)
    return alpha * F.cross_entropy(logits, y) + (1 - alpha) * temperature**2 * douce


def main():
    debut = time.time()
    images_train, y_train, images_test, y_test = donnees.charger_photos()
    y, y_t = torch.from_numpy(y_train), torch.from_numpy(y_test)
    grand, grand_t = (efficientnet_torch.en_tenseur(images) for images in (images_train, images_test))
    petit, petit_t = (efficientnet_torch.en_tenseur(reduire(images, 32)) for images in (images_train, images_test))
    modele = efficientnet_torch.efficientnet()
    coupure = list(modele.corps._modules).index(COUPURE)
    bas, haut = modele.corps[:coupure], modele.corps[coupure:]
    with torch.no_grad():
        cache, cache_t = bas(grand), bas(grand_t)
        f, f_t = haut(cache), haut(cache_t)
        avant = modele.tete(f_t).argmax(1)

    noms = ("zero", "caracteristiques", "partiel", "complet", "distillation")
    mesures = {nom: [] for nom in noms}
    oubli = {"1e-05": [], "0.0001": [], "0.001": []}
    for par_classe in PAR_CLASSE:
        lignes = {nom: [] for nom in noms}
        for graine in GRAINES:
            rng = np.random.default_rng(graine)
            choix = np.arange(len(y)) if par_classe is None else np.concatenate(
                [rng.permutation(np.flatnonzero(y_train == c))[:par_classe] for c in range(6)])
            torch.manual_seed(graine)
            reseau = petit_reseau()
            apprendre(reseau, reseau.parameters(), petit[choix], y[choix], 60, rng, miroir=True)
            lignes["zero"].append(exactitude(reseau.eval(), petit_t, y_t))

            tete = nn.Linear(1280, 6)
            optimiseur = torch.optim.Adam(tete.parameters(), lr=1e-3)
            for _ in range(100):
                optimiseur.zero_grad()
                F.cross_entropy(tete(f[choix]), y[choix]).backward()
                optimiseur.step()
            lignes["caracteristiques"].append(exactitude(tete, f_t, y_t))

            haut_a, tete_a = copy.deepcopy(haut).eval(), copy.deepcopy(tete)
            apprendre(lambda x: tete_a(haut_a(x)), [{"params": haut_a.parameters(), "lr": 1e-5}, {"params": tete_a.parameters(), "lr": 1e-3}],
                      cache[choix], y[choix], 5, rng)
            lignes["partiel"].append(exactitude(lambda x: tete_a(haut_a(x)), cache_t, y_t))

            corps_a, tete_a = copy.deepcopy(modele.corps).eval(), copy.deepcopy(tete)
            apprendre(lambda x: tete_a(corps_a(x)), [{"params": corps_a.parameters(), "lr": 1e-5}, {"params": tete_a.parameters(), "lr": 1e-3}],
                      grand[choix], y[choix], 5, rng)
            lignes["complet"].append(exactitude(lambda x: tete_a(corps_a(x)), grand_t, y_t))

            torch.manual_seed(graine)
            reseau, maitre = petit_reseau(), tete(f[choix]).detach()
            apprendre(reseau, reseau.parameters(), petit[choix], y[choix], 60, rng, miroir=True,
                      perte=lambda logits, lot: distiller(logits, maitre[lot], y[choix][lot], 4.0, 0.3))
            lignes["distillation"].append(exactitude(reseau.eval(), petit_t, y_t))
        for nom in noms:
            mesures[nom].append([round(v, 4) for v in lignes[nom]])
        print(par_classe, {nom: (round(np.mean(v), 3), round(np.std(v), 3)) for nom, v in lignes.items()}, round(time.time() - debut), flush=True)

    for taux in oubli:  # toutes les photos, l'ancienne tête reste de côté : que répond-elle encore, après ?
        for graine in GRAINES:
            torch.manual_seed(graine)
            haut_a, tete_a = copy.deepcopy(haut).eval(), nn.Linear(1280, 6)
            apprendre(lambda x: tete_a(haut_a(x)), [{"params": haut_a.parameters(), "lr": float(taux)}, {"params": tete_a.parameters(), "lr": 1e-3}],
                      cache, y, 5, np.random.default_rng(graine))
            oubli[taux].append(round(exactitude(lambda x: modele.tete(haut_a(x)), cache_t, avant), 4))
        print("accord avec avant", taux, oubli[taux], round(time.time() - debut), flush=True)

    n = [len(y) if k is None else 6 * k for k in PAR_CLASSE]
    SORTIE.write_text(json.dumps({"n": n, "exactitudes": mesures, "accord": oubli}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
