"""Préparer un carnet : style des figures, messages d'erreur en français, bibliothèques silencieuses."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from contextlib import contextmanager

import numpy as np

from retroprop import erreurs


def preparer() -> None:
    """À appeler au début d'un carnet.

    Règle l'affichage de NumPy (4 décimales) et le style des figures, et remplace les longues traces d'erreur par
    quelques lignes en français. Sans effet hors d'un carnet, sauf l'affichage de NumPy.
    """
    np.set_printoptions(precision=4, suppress=True)
    from retroprop.figures import style

    style.appliquer()
    interprete = _interprete()
    if interprete is not None:
        interprete.set_custom_exc((Exception,), _montrer_erreur)


def _interprete():
    """L'interpréteur IPython en cours, ou ``None`` hors d'un carnet."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def _montrer_erreur(interprete, type_erreur, erreur, trace, tb_offset=None):
    """Gestionnaire d'exceptions d'IPython (``set_custom_exc``) : le rendu court, par ``_render_traceback_``."""
    if issubclass(type_erreur, SyntaxError):
        interprete.showsyntaxerror()
        return
    if not hasattr(erreur, "_render_traceback_"):
        lignes = erreurs.rendre(erreur, trace)
        erreur._render_traceback_ = lambda: lignes
    interprete.showtraceback((type_erreur, erreur, trace), tb_offset=tb_offset)


def trace_complete() -> None:
    """Affiche en entier la trace de la dernière erreur, appels internes compris."""
    derniere = getattr(sys, "last_value", None)
    if derniere is None:
        print("Aucune erreur à afficher.")
    else:
        traceback.print_exception(type(derniere), derniere, derniere.__traceback__, file=sys.stdout)


@contextmanager
def sortie_d_erreur_muette():
    """Redirige le descripteur 2 : le journal C++ de TensorFlow ne passe pas par ``sys.stderr``."""
    sys.stderr.flush()
    copie = os.dup(2)
    puits = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(puits, 2)
        yield
    finally:
        os.dup2(copie, 2)
        os.close(puits)
        os.close(copie)


def preparer_cadres(graine: int = 0) -> None:
    """Importe PyTorch puis Keras sans leurs journaux, et fixe leurs graines.

    L'ordre compte (PyTorch avant TensorFlow), et la première opération de TensorFlow écrit encore sur la sortie
    d'erreur : elle est faite ici. Après cet appel, ``import torch`` et ``import keras`` sont immédiats.

    graine : entier, graine de ``torch`` et du moteur de Keras.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    with sortie_d_erreur_muette():
        import torch

        torch.manual_seed(graine)
        import keras

        # Un test qu'on relance compile plusieurs petits modèles : TensorFlow s'en inquiéterait sur la sortie d'erreur.
        logging.getLogger("tensorflow").setLevel(logging.ERROR)
        keras.utils.set_random_seed(graine)
        keras.ops.convert_to_numpy(keras.ops.add(keras.ops.zeros((1,)), 1.0))
