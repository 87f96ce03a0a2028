"""Mesure les courbes du chapitre 08 : exactitude selon le nombre de photos, pour cinq façons d'apprendre.

    python bancs/transfert.py            écrit retroprop/figures/transfert_mesures.json (vingt à trente minutes)

1. Les réglages se choisissent sans toucher au test : on apprend sur 48 photos (huit par classe), on valide sur les 66
   autres photos d'apprentissage, trois tirages. À deux points ou moins de la meilleure moyenne, le réglage le moins
   coûteux, ou le plus prudent, l'emporte : une photo de validation vaut 1,5 point.
2. Les courbes : cinq tirages des photos et des poids neufs, le même test de 72 photos à chaque fois.
3. Les précautions de l'affinage, retirées une par une ; ce que le réseau oublie selon le taux du corps.
"""

import copy
import itertools
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
LR_TETE = 1e-3
COTE = 32  # des petites photos du réseau neuf
MARGE = 0.02  # à deux points ou moins du meilleur, le premier réglage de la grille l'emporte
GRILLES = {
    "zero": {"largeur": (16, 32), "epoques": (60, 120)},
    "caracteristiques": {"pas": (100, 30, 300)},
    "partiel": {"lr_corps": (1e-5, 1e-4, 1e-3), "epoques": (5, 15)},
    "complet": {"lr_corps": (1e-5, 1e-4, 1e-3), "epoques": (5,)},
    "distillation": {"temperature": (2.0, 4.0), "alpha": (0.5, 0.1)},
}


def reduire(images, cote):
    facteur = images.shape[1] // cote
    return images.reshape(len(images), cote, facteur, cote, facteur, 3).mean((2, 4)).round().astype(np.uint8)


def petit_reseau(largeur, n_classes=6):
    couches, entree = [], 3
    for sortie in (largeur, 2 * largeur, 4 * largeur):
        couches += [nn.Conv2d(entree, sortie, 3, padding=1), nn.BatchNorm2d(sortie), nn.ReLU(), nn.MaxPool2d(2)]
        entree = sortie
    return nn.Sequential(*couches, nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Dropout(0.3), nn.Linear(4 * entree, n_classes))


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


class Banc:
    """Les photos, ce que le corps gelé en dit, et une méthode par façon d'apprendre, qui rend une exactitude."""

    pas_tete = 100  # pour les affinages : la tête apprend d'abord

    def __init__(self):
        images_train, y_train, images_test, y_test = donnees.charger_photos()
        images = np.concatenate([images_train, images_test])
        self.y = torch.from_numpy(np.concatenate([y_train, y_test]))
        self.appris, self.test = np.arange(len(y_train)), np.arange(len(y_train), len(self.y))
        self.petites = efficientnet_torch.en_tenseur(reduire(images, COTE))
        self.modele = efficientnet_torch.efficientnet()
        coupure = list(self.modele.corps._modules).index(COUPURE)
        bas, self.haut = self.modele.corps[:coupure], self.modele.corps[coupure:]
        self.photos = efficientnet_torch.en_tenseur(images)
        with torch.no_grad():
            self.milieu = torch.cat([bas(lot) for lot in self.photos.split(32)])
            self.traits = torch.cat([self.haut(lot) for lot in self.milieu.split(32)])
            self.avant = self.modele.tete(self.traits).argmax(1)

    def tirer(self, par_classe, rng):
        if par_classe is None:
            return self.appris
        y = self.y[self.appris].numpy()
        return np.concatenate([rng.permutation(np.flatnonzero(y == c))[:par_classe] for c in range(6)])

    def zero(self, choix, juges, graine, *, largeur, epoques, perte=None):
        torch.manual_seed(graine)
        reseau, X = petit_reseau(largeur), self.petites
        apprendre(reseau, reseau.parameters(), X[choix], self.y[choix], epoques, np.random.default_rng(graine), perte, miroir=True)
        return exactitude(reseau.eval(), X[juges], self.y[juges])

    def tete(self, choix, graine, pas):
        torch.manual_seed(graine)
        tete = nn.Linear(self.traits.shape[1], 6)
        optimiseur = torch.optim.Adam(tete.parameters(), lr=LR_TETE)
        for _ in range(pas):
            optimiseur.zero_grad()
            F.cross_entropy(tete(self.traits[choix]), self.y[choix]).backward()
            optimiseur.step()
        return tete

    def caracteristiques(self, choix, juges, graine, *, pas):
        return exactitude(self.tete(choix, graine, pas), self.traits[juges], self.y[juges])

    def affiner(self, corps, X, choix, graine, lr_corps, epoques, tete_d_abord=True, normes_en_inference=True):
        corps = copy.deepcopy(corps).train(not normes_en_inference)
        tete = self.tete(choix, graine, self.pas_tete if tete_d_abord else 0)
        groupes = [{"params": corps.parameters(), "lr": lr_corps}, {"params": tete.parameters(), "lr": LR_TETE}]
        apprendre(lambda x: tete(corps(x)), groupes, X[choix], self.y[choix], epoques, np.random.default_rng(graine))
        return corps.eval(), tete

    def juger(self, corps, tete, X, juges):
        """L'exactitude, et la part de photos pour lesquelles l'ancienne tête répond comme avant."""
        with torch.no_grad():
            traits = torch.cat([corps(lot) for lot in X[juges].split(32)])
        return exactitude(tete, traits, self.y[juges]), exactitude(self.modele.tete, traits, self.avant[juges])

    def partiel(self, choix, juges, graine, *, lr_corps, epoques):
        return self.juger(*self.affiner(self.haut, self.milieu, choix, graine, lr_corps, epoques), self.milieu, juges)[0]

    def complet(self, choix, juges, graine, *, lr_corps, epoques):
        return self.juger(*self.affiner(self.modele.corps, self.photos, choix, graine, lr_corps, epoques), self.photos, juges)[0]

    def distillation(self, choix, juges, graine, *, temperature, alpha, pas, **reglages):
        maitre = self.tete(choix, graine, pas)(self.traits[choix]).detach()
        y = self.y[choix]
        return self.zero(choix, juges, graine, **reglages,
                         perte=lambda logits, lot: distiller(logits, maitre[lot], y[lot], temperature, alpha))


def arrondir(valeurs):
    return [round(float(v), 4) for v in valeurs]


def main():
    debut, banc = time.time(), Banc()

    reglages, validation = {}, {}
    for nom, grille in GRILLES.items():
        base = {**reglages["zero"], **reglages["caracteristiques"]} if nom == "distillation" else {}
        essais = []
        for valeurs in itertools.product(*grille.values()):
            reglage, notes = dict(zip(grille, valeurs, strict=True)), []
            for graine in range(100, 103):  # d'autres tirages que ceux des courbes
                choix = banc.tirer(8, np.random.default_rng(graine))
                notes.append(getattr(banc, nom)(choix, np.setdiff1d(banc.appris, choix), graine, **base, **reglage))
            essais.append({**reglage, "validation": round(float(np.mean(notes)), 3)})
            print(nom, essais[-1], round(time.time() - debut), flush=True)
        meilleure = max(essai["validation"] for essai in essais)
        meilleur = next(essai for essai in essais if essai["validation"] >= meilleure - MARGE - 1e-9)
        reglages[nom] = {**base, **{cle: meilleur[cle] for cle in grille}}
        validation[nom] = essais
    print(reglages, flush=True)

    mesures = {nom: [] for nom in GRILLES}
    for par_classe in PAR_CLASSE:
        for nom in GRILLES:
            notes = [getattr(banc, nom)(banc.tirer(par_classe, np.random.default_rng(graine)), banc.test, graine, **reglages[nom])
                     for graine in GRAINES]
            mesures[nom].append(arrondir(notes))
        print(par_classe, {nom: (round(np.mean(v[-1]), 3), round(np.std(v[-1]), 3)) for nom, v in mesures.items()},
              round(time.time() - debut), flush=True)

    # Les précautions, retirées une par une : affinage partiel, huit photos par classe, cinq époques
    precautions = {}
    for nom, options in {"toutes": {}, "sans apprendre la tête d'abord": {"tete_d_abord": False},
                         "normalisations en entraînement": {"normes_en_inference": False}, "corps au taux de la tête": {"lr_corps": LR_TETE}}.items():
        notes = [banc.juger(*banc.affiner(banc.haut, banc.milieu, banc.tirer(8, np.random.default_rng(graine)), graine,
                                          **{"lr_corps": 1e-4, "epoques": 5, **options}), banc.milieu, banc.test) for graine in GRAINES]
        precautions[nom] = {"exactitude": arrondir(n[0] for n in notes), "accord": arrondir(n[1] for n in notes)}
        print(nom, {cle: (round(np.mean(v), 3), round(np.std(v), 3)) for cle, v in precautions[nom].items()}, round(time.time() - debut), flush=True)

    oubli = {}
    for taux in (1e-5, 1e-4, 1e-3):  # toutes les photos, la tête d'abord ; l'ancienne tête répond-elle encore comme avant ?
        oubli[str(taux)] = arrondir(banc.juger(*banc.affiner(banc.haut, banc.milieu, banc.appris, graine, taux, 5), banc.milieu, banc.test)[1]
                                    for graine in GRAINES)
        print("accord avec avant", taux, oubli[str(taux)], round(time.time() - debut), flush=True)

    # Onze photos par classe, ou 66 photos sans équilibrer les classes, ou toutes : vingt tirages de la tête
    equilibre = {"66, onze par classe": [], "66 au hasard": [], "114": [], "114, classes pondérées": []}
    for graine in range(20):
        rng = np.random.default_rng(graine)
        for nom, choix in (("66, onze par classe", banc.tirer(11, rng)), ("66 au hasard", rng.permutation(banc.appris)[:66]), ("114", banc.appris)):
            equilibre[nom].append(banc.caracteristiques(choix, banc.test, graine, **reglages["caracteristiques"]))
        torch.manual_seed(graine)
        tete, y = nn.Linear(banc.traits.shape[1], 6), banc.y[banc.appris]
        poids = 1 / torch.bincount(y).float()
        optimiseur = torch.optim.Adam(tete.parameters(), lr=LR_TETE)
        for _ in range(reglages["caracteristiques"]["pas"]):
            optimiseur.zero_grad()
            F.cross_entropy(tete(banc.traits[banc.appris]), y, weight=poids).backward()
            optimiseur.step()
        equilibre["114, classes pondérées"].append(exactitude(tete, banc.traits[banc.test], banc.y[banc.test]))
    print({nom: (round(np.mean(v), 3), round(np.std(v), 3)) for nom, v in equilibre.items()}, flush=True)

    n = [len(banc.appris) if k is None else 6 * k for k in PAR_CLASSE]
    resultat = {"n": n, "exactitudes": mesures, "accord": oubli, "precautions": precautions,
                "equilibre": {nom: arrondir(v) for nom, v in equilibre.items()}, "reglages": reglages, "validation": validation}  # fmt: skip
    SORTIE.write_text(json.dumps(resultat, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(round(time.time() - debut), "s")


if __name__ == "__main__":
    main()
