"""La clinique du chapitre 09 : les données des consultations, et de quoi ausculter un programme.

Les programmes malades eux-mêmes sont dans le carnet, où l'apprenant les répare ; rien ici ne dit ce qu'ils ont.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from retroprop import donnees

#: Les quatorze pannes, dans l'ordre des lettres que l'apprenant répond.
PANNES = {
    "a": "les données ne sont pas normalisées",
    "b": "le taux d'apprentissage est trop grand",
    "c": "le taux d'apprentissage est trop petit",
    "d": "les exemples ne sont pas mélangés",
    "e": "la perte ne convient pas à la sortie ou aux étiquettes",
    "f": "un softmax de trop, avant une entropie croisée qui l'applique déjà",
    "g": "l'appareil demandé n'est pas utilisé",
    "h": "zero_grad() est oublié",
    "i": "eval() est oublié",
    "j": "l'apprentissage et la validation ne sont pas préparés de la même façon",
    "k": "une fuite de données",
    "l": "un type (dtype) ne convient pas",
    "m": "des tenseurs sont sur deux appareils différents",
    "n": "la graine n'est pas fixée",
}

_ESPECES = ("Adelie", "Chinstrap", "Gentoo")


def manchots(rng: np.random.Generator, normes: bool = True) -> tuple[np.ndarray, ...]:
    """Trois espèces de manchots, quatre mesures, coupées en apprentissage (80 %) et validation (20 %).

    rng : décide de la coupe, stratifiée. normes : normalise par les statistiques de l'apprentissage ; sinon les mesures
    restent en millimètres et en grammes.
    Renvoie ``(X, y, X_valid, y_valid)`` : ``X`` float32 ``(n, 4)``, ``y`` int64 ``(n,)``. Les exemples
    d'apprentissage sont **rangés par espèce**, comme dans le fichier ; ceux de validation sont mélangés.
    """
    X, y, _ = donnees.charger_manchots(_ESPECES, tuple(donnees.MESURES_MANCHOTS))
    train, valid = [], []
    for classe in np.unique(y):
        indices = rng.permutation(np.flatnonzero(y == classe))
        coupe = round(0.8 * len(indices))
        train.append(indices[:coupe])
        valid.append(indices[coupe:])
    ici, la = np.concatenate(train), rng.permutation(np.concatenate(valid))
    X_train, X_valid = X[ici], X[la]
    if normes:
        moyenne, ecart = X_train.mean(axis=0), X_train.std(axis=0)
        X_train, X_valid = (X_train - moyenne) / ecart, (X_valid - moyenne) / ecart
    return X_train.astype("float32"), y[ici], X_valid.astype("float32"), y[la]


def chiffres(rng: np.random.Generator, n: int = 500) -> tuple[np.ndarray, ...]:
    """``n`` chiffres manuscrits réduits à 14 × 14 pixels pour apprendre, 300 pour valider.

    Renvoie ``(X, y, X_valid, y_valid)`` : ``X`` float32 ``(n, 196)`` entre 0 et 1, ``y`` int64. Les exemples
    d'apprentissage sont **rangés par chiffre** ; ceux de validation sont mélangés.
    """
    images, y, _, _ = donnees.charger_chiffres()
    choisis = rng.permutation(len(y))[: n + 300]
    X = images[choisis].reshape(-1, 14, 2, 14, 2).mean(axis=(2, 4)).reshape(len(choisis), -1) / 255
    X, y = X.astype("float32"), y[choisis]
    ranges = np.argsort(y[:n], kind="stable")
    return X[:n][ranges], y[:n][ranges], X[n:], y[n:]


def pile_ou_face(rng: np.random.Generator, n: int = 200, d: int = 12) -> tuple[np.ndarray, np.ndarray]:
    """``n`` exemples de bruit et des étiquettes tirées à pile ou face : personne ne peut y faire mieux que 50 %."""
    return rng.normal(size=(n, d)).astype("float32"), rng.integers(0, 2, n)


def appareils(fonction: Callable, *arguments, **options) -> tuple[object, dict[str, int]]:
    """Appelle une fonction et compte, par appareil, les produits de matrices que PyTorch y fait.

    Renvoie ``(résultat, {"cpu": n, "meta": m})`` ; un appareil jamais utilisé n'y figure pas.
    """
    import torch
    from torch.utils._python_dispatch import TorchDispatchMode

    comptes: dict[str, int] = {}

    class Compteur(TorchDispatchMode):
        def __torch_dispatch__(self, operation, types, args=(), kwargs=None):
            sortie = operation(*args, **(kwargs or {}))
            if operation.__name__.split(".")[0] in ("addmm", "mm", "bmm") and isinstance(sortie, torch.Tensor):
                comptes[sortie.device.type] = comptes.get(sortie.device.type, 0) + 1
            return sortie

    with Compteur():
        resultat = fonction(*arguments, **options)
    return resultat, comptes


@dataclass
class Journal:
    """Ce qu'un programme PyTorch a fait sous l'œil d'``espionner``."""

    optimiseurs: set[tuple[str, float]] = field(default_factory=set)  # (genre, taux) de ceux qui ont fait un pas
    pas: int = 0
    nets: int = 0  # les pas dont les gradients ne viennent que de la dernière rétropropagation
    dropouts: list[bool] = field(default_factory=list)  # à chaque passage avec gradient : actif ?
    entrees: list[np.ndarray] = field(default_factory=list)  # les lots donnés au modèle, avec gradient, dans l'ordre
    derniere: np.ndarray | None = None  # la dernière entrée donnée au modèle, avec ou sans gradient
    sortie: np.ndarray | None = None  # ce qu'il en a répondu
    sur_probabilites: int = 0  # les entropies croisées calculées sur des probabilités : un softmax de trop

    def epoques(self, n: int) -> list[np.ndarray]:
        """Les entrées d'apprentissage, ``n`` exemples à la fois."""
        toutes = np.concatenate(self.entrees) if self.entrees else np.empty((0, 0))
        return [toutes[debut : debut + n] for debut in range(0, len(toutes) - n + 1, n)]


@contextmanager
def espionner() -> Iterator[Journal]:
    """Note ce que les modèles et les optimiseurs PyTorch font dans un bloc ; ne change aucun nombre."""
    import torch
    from torch.nn import functional
    from torch.nn.modules import module
    from torch.optim import optimizer

    journal, frais, suivis, profondeur, entropie = Journal(), {}, {}, [0], functional.cross_entropy

    def avant(couche, entrees) -> None:
        if profondeur[0] == 0 and any(True for _ in couche.parameters()):  # une perte est aussi un module, sans paramètre
            journal.derniere = entrees[0].detach().numpy().copy()
            if torch.is_grad_enabled():
                journal.entrees.append(journal.derniere)
        profondeur[0] += 1
        if isinstance(couche, torch.nn.Dropout) and torch.is_grad_enabled():
            journal.dropouts.append(couche.training and couche.p > 0)
        for p in couche.parameters(recurse=False):
            if p.requires_grad and p not in suivis:
                suivis[p] = p.register_hook(lambda g, p=p: frais.__setitem__(p, g.clone()))

    def apres(couche, entrees, sortie) -> None:
        profondeur[0] -= 1
        if profondeur[0] == 0 and any(True for _ in couche.parameters()):
            journal.sortie = sortie.detach().numpy().copy()

    def entropie_notee(entrees, *arguments, **options):
        sommes = entrees.detach().sum(dim=-1)
        journal.sur_probabilites += bool((entrees >= 0).all()) and torch.allclose(sommes, torch.ones_like(sommes), atol=1e-4)
        return entropie(entrees, *arguments, **options)

    def pas(optimiseur, *_) -> None:
        journal.pas += 1
        journal.optimiseurs.add((type(optimiseur).__name__, float(optimiseur.param_groups[0]["lr"])))
        siens = [p for groupe in optimiseur.param_groups for p in groupe["params"] if p in frais]
        journal.nets += bool(siens) and all(p.grad is not None and torch.equal(p.grad, frais[p]) for p in siens)
        frais.clear()

    crochets = [module.register_module_forward_pre_hook(avant), module.register_module_forward_hook(apres),
                optimizer.register_optimizer_step_pre_hook(pas)]  # fmt: skip
    functional.cross_entropy = entropie_notee
    try:
        yield journal
    finally:
        functional.cross_entropy = entropie
        for crochet in [*crochets, *suivis.values()]:
            crochet.remove()


def resumer(pertes, nom: str = "perte") -> str:
    """Une ligne : les premières et les dernières valeurs d'une courbe."""
    valeurs = [(f"{float(v):.3f}" if abs(v) < 1e4 else f"{float(v):.1e}").replace(".", ",") if np.isfinite(v) else "NaN" for v in pertes]
    if len(valeurs) > 6:
        valeurs = [*valeurs[:3], "…", *valeurs[-2:]]
    return f"{nom} : " + "  ".join(valeurs)


def table_des_pannes() -> str:
    """Les quatorze pannes et leurs lettres, une par ligne."""
    return "\n".join(f"  {lettre}. {panne}" for lettre, panne in PANNES.items())
