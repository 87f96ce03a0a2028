"""Les contrôles que les cellules de test partagent : comparer une réponse à l'attendu et expliquer l'écart.

Un contrôle réussi ne dit rien. Un contrôle raté lève ``Echec``, dont le message tient en une dizaine de lignes :
ce qui était attendu, ce qui a été obtenu, où est la première différence, et la cause probable.
Une cellule de test se termine par ``reussi("…")``, qui affiche la réussite et la note pour le bilan.
"""

from __future__ import annotations

import _thread
import os
import re
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import numpy as np

LARGEUR = 110  # caractères par ligne de message
_REUSSITES: dict[str, None] = {}  # un dict garde l'ordre et ignore les répétitions

Piste = tuple[Any, str]  # (valeur fausse typique ou prédicat, explication)


class Echec(AssertionError):
    """Un contrôle raté. Jupyter en affiche le message seul, sans trace interne."""

    def __init__(self, titre: str, **details: str | None) -> None:
        lignes = [f"✘ {_couper(titre)}"]
        for nom, texte in details.items():
            if texte:
                lignes.append(f"  {nom.replace('_', ' ')} : {texte}")
        super().__init__("\n".join(lignes))

    def _render_traceback_(self) -> list[str]:
        """Ce que Jupyter affiche à la place de la trace (point d'extension d'IPython)."""
        return [*getattr(self, "__notes__", ()), *str(self).split("\n")]


# --------------------------------------------------------------------------- afficher une valeur


def _couper(texte: str, largeur: int = LARGEUR) -> str:
    texte = " ".join(texte.split())
    return texte if len(texte) <= largeur else texte[: largeur - 1] + "…"


def _montrer(valeur: Any) -> str:
    """Une ligne lisible pour une valeur quelconque."""
    if isinstance(valeur, np.ndarray) and valeur.ndim:
        texte = np.array2string(valeur, precision=6, threshold=12, edgeitems=3, separator=", ", suppress_small=False)
    elif isinstance(valeur, (float, np.floating)):
        texte = f"{float(valeur):.8g}"
    elif isinstance(valeur, (np.ndarray, np.integer, np.bool_)):
        texte = _montrer(valeur.item())
    else:
        texte = repr(valeur)
    return _couper(texte)


def _nature(valeur: Any) -> str:
    """« un tableau de forme (3,) de float64 », « un entier », « une fonction »…"""
    if isinstance(valeur, np.ndarray):
        return f"un tableau de forme {valeur.shape} et de type {valeur.dtype}"
    noms = {bool: "un booléen", int: "un entier", float: "un nombre réel", str: "une chaîne", list: "une liste",
            tuple: "un n-uplet", dict: "un dictionnaire"}
    if type(valeur) in noms:
        return noms[type(valeur)]
    if callable(valeur):
        return "une fonction (l'avez-vous appelée, avec des parenthèses ?)"
    return f"un objet de type {type(valeur).__name__}"


def _en_tableau(valeur: Any, quoi: str) -> np.ndarray:
    """Convertit un nombre, une liste, un tenseur PyTorch ou Keras en tableau NumPy ordinaire."""
    if valeur is None:
        raise Echec(quoi, obtenu="None", cause_probable="la fonction ne renvoie rien. Avez-vous oublié « return » ?")
    if valeur is Ellipsis or valeur is NotImplemented:
        raise Echec(quoi, cause_probable="cette valeur n'est pas encore définie. Remplacez les points de suspension.")
    if callable(getattr(valeur, "detach", None)):  # tenseur PyTorch
        valeur = valeur.detach().cpu().numpy()
    try:
        tableau = np.asarray(valeur).copy()
    except Exception as erreur:  # longueurs inégales, objet sans valeur numérique…
        if isinstance(valeur, (list, tuple)) and any(callable(getattr(v, "detach", None)) for v in valeur):
            raise Echec(quoi, obtenu="une liste de tenseurs", attendu="des nombres Python",
                        cause_probable=".item() tire un nombre Python d'un tenseur.") from None
        raise Echec(quoi, obtenu=_nature(valeur), attendu="un nombre ou un tableau de nombres",
                    cause_probable=_couper(f"impossible à convertir ({type(erreur).__name__})")) from None
    if tableau.dtype.kind not in "biufc":
        raise Echec(quoi, obtenu=_nature(valeur), attendu="un nombre ou un tableau de nombres")
    return tableau


def _nombre(n: int, singulier: str, pluriel: str) -> str:
    return f"{n} {singulier if n < 2 else pluriel}"


# --------------------------------------------------------------------------- diagnostiquer un écart


def _cause_de_forme(obtenue: tuple[int, ...], attendue: tuple[int, ...]) -> str | None:
    if len(attendue) == 1 and obtenue == (1, attendue[0]):
        return f"il y a un axe de trop : {obtenue} au lieu de {attendue}. Essayez .ravel() ou .reshape(-1)."
    if obtenue == attendue[::-1]:
        return "le tableau est transposé : échangez lignes et colonnes."
    if len(attendue) == 1 and obtenue == (attendue[0], 1):
        return "il y a un axe de trop : (n, 1) au lieu de (n,). Essayez .ravel() ou .reshape(-1)."
    if len(obtenue) == 1 and attendue == (obtenue[0], 1):
        return "il manque un axe : (n,) au lieu de (n, 1)."
    if len(obtenue) == 2 and len(attendue) == 1 and obtenue == (attendue[0], attendue[0]):
        return "une forme (n, 1) et une forme (n,) se sont combinées en (n, n) : vérifiez les formes avant d'additionner."
    if len(obtenue) == len(attendue) == 2 and attendue == (obtenue[0], 1):
        return "il y a plusieurs sorties par exemple, il en faut une seule."
    if len(obtenue) == 2 and len(attendue) == 1 and obtenue[0] == attendue[0]:
        return "il faut une seule valeur par ligne : une somme sur les colonnes (avec @, ou axis=1) manque-t-elle ?"
    if obtenue == ():
        return "un seul nombre au lieu d'un tableau : la fonction traite-t-elle toutes les valeurs ?"
    if attendue == () and np.prod(obtenue) == 1:
        return "un tableau d'une seule valeur au lieu d'un nombre : prenez son élément, par exemple avec [0]."
    if attendue == ():
        return "un tableau au lieu d'un seul nombre : manque-t-il une somme ou une moyenne ?"
    if len(obtenue) == len(attendue) == 1 and abs(obtenue[0] - attendue[0]) == 1:
        return "une valeur de trop ou de moins : vérifiez les bornes de la boucle."
    return None


def _cause_de_valeur(obtenu: np.ndarray, attendu: np.ndarray, proche: Callable[[Any, Any], bool]) -> str | None:
    """La transformation simple qui expliquerait l'écart, s'il y en a une."""
    if attendu.dtype.kind not in "biuf" or obtenu.dtype.kind not in "biuf":
        return None
    o, a = obtenu.astype(float), attendu.astype(float)
    if not np.all(np.isfinite(o)):
        return "le calcul donne NaN ou l'infini : division par zéro, log(0) ou exponentielle trop grande ?"
    if not np.any(o):
        return "tout vaut zéro : le résultat a-t-il été calculé ?"
    if proche(o, -a):
        return "le signe est opposé."
    if a.size > 1 and proche(o, 1 - a):
        return "les 0 et les 1 sont échangés."
    if a.ndim == 2 and a.shape[0] == a.shape[1] and proche(o, a.T):
        return "le tableau est transposé."
    if len(np.unique(a)) > 2:  # avec des 0 et des 1 seulement, une ressemblance d'ordre serait un hasard
        if a.ndim >= 1 and proche(o, a[::-1]):
            return "l'ordre est inversé."
        if proche(np.sort(o, axis=None), np.sort(a, axis=None)):
            return "les bonnes valeurs, dans un autre ordre."
    if proche(o, np.trunc(a)) and not proche(a, np.trunc(a)):
        return "les valeurs sont tronquées à l'entier : un tableau d'entiers a-t-il reçu des réels ?"
    non_nuls = np.abs(a) > 1e-12
    if len(np.unique(a[non_nuls])) > 1 and not np.any(np.abs(o[~non_nuls]) > 1e-12):
        rapports = o[non_nuls] / a[non_nuls]
        if np.allclose(rapports, rapports.flat[0], rtol=1e-5):
            return f"toutes les valeurs sont multipliées par {rapports.flat[0]:.6g} : manque-t-il une division ou un facteur ?"
    ecarts = o - a
    if a.size > 2 and np.allclose(ecarts, ecarts.flat[0], rtol=1e-5):
        return f"toutes les valeurs sont décalées de {ecarts.flat[0]:.6g} : un terme (le biais ?) manque ou est en trop."
    return None


def _premiere_piste(obtenu: np.ndarray, pistes: Iterable[Piste], proche: Callable[[Any, Any], bool]) -> str | None:
    for valeur, explication in pistes:
        if callable(valeur):
            with suppress(Exception):  # un prédicat qui ne convient pas à cette réponse ne la reconnaît pas
                if valeur(obtenu):
                    return explication
        else:
            fausse = np.asarray(valeur)
            if fausse.shape == obtenu.shape and proche(obtenu, fausse):
                return explication
    return None


# --------------------------------------------------------------------------- les contrôles


def egal(obtenu: Any, attendu: Any, quoi: str, *, rtol: float = 1e-6, atol: float = 1e-8,
         pistes: Sequence[Piste] = ()) -> None:
    """Vérifie que ``obtenu`` a la forme et les valeurs d'``attendu``.

    obtenu, attendu : nombres, listes, tableaux NumPy, tenseurs PyTorch ou Keras, de toute forme.
    quoi : l'appel vérifié, tel que l'apprenant l'écrirait (``"heaviside([-2, 0, 3])"``).
    rtol, atol : écart toléré, ``|obtenu - attendu| <= atol + rtol * |attendu|``.
    pistes : ``[(valeur fausse typique, explication), …]`` ; un prédicat ``obtenu -> bool`` convient aussi.
        La première piste reconnue donne la cause du message, avant les causes génériques.
    Lève ``Echec`` sinon.
    """
    o, a = _en_tableau(obtenu, quoi), np.asarray(attendu)

    def proche(x: Any, y: Any) -> bool:
        return bool(np.allclose(np.asarray(x, dtype=float), np.asarray(y, dtype=float), rtol=rtol, atol=atol))

    if o.shape != a.shape:
        raise Echec(quoi, attendu=f"la forme {a.shape}", obtenu=f"la forme {o.shape}, {_montrer(o)}",
                    cause_probable=_premiere_piste(o, pistes, proche) or _cause_de_forme(o.shape, a.shape))
    faux = ~np.isclose(o.astype(float), a.astype(float), rtol=rtol, atol=atol, equal_nan=True)
    if not np.any(faux):
        return
    ou = None
    if a.ndim:
        indice = tuple(int(i) for i in np.argwhere(faux)[0])
        lisible = indice[0] if len(indice) == 1 else indice
        ou = (f"indice {lisible} (attendu {_montrer(a[indice])}, obtenu {_montrer(o[indice])}) ; "
              f"{_nombre(int(faux.sum()), 'valeur fausse', 'valeurs fausses')} sur {a.size}")
    raise Echec(quoi, attendu=_montrer(a), obtenu=_montrer(o), première_différence=ou,
                cause_probable=_premiere_piste(o, pistes, proche) or _cause_de_valeur(o, a, proche))


def forme(obtenu: Any, attendue: tuple[int, ...], quoi: str) -> None:
    """Vérifie la forme seule. Lève ``Echec`` en nommant la cause probable (transposé, axe de trop…)."""
    o = _en_tableau(obtenu, quoi)
    if o.shape != tuple(attendue):
        raise Echec(quoi, attendu=f"la forme {tuple(attendue)}", obtenu=f"la forme {o.shape}",
                    cause_probable=_cause_de_forme(o.shape, tuple(attendue)))


def entiers(obtenu: Any, quoi: str) -> None:
    """Vérifie que les valeurs sont de type entier (``np.int64``, ``int``…), ni réelles ni booléennes."""
    o = _en_tableau(obtenu, quoi)
    if o.dtype.kind not in "iu":
        cause = ("une comparaison donne des booléens : convertissez avec .astype(int)." if o.dtype.kind == "b"
                 else "convertissez avec .astype(int), ou choisissez des constantes entières.")
        raise Echec(quoi, attendu="des entiers (dtype int)", obtenu=f"le type {o.dtype}", cause_probable=cause)


def reels(obtenu: Any, quoi: str) -> None:
    """Vérifie que les valeurs sont de type réel à virgule flottante."""
    o = _en_tableau(obtenu, quoi)
    if o.dtype.kind != "f":
        cause = ("une comparaison donne des booléens : convertissez avec .astype(float)." if o.dtype.kind == "b"
                 else "un tableau d'entiers tronque ce qu'on y range : partez de np.zeros(…), qui est réel.")
        raise Echec(quoi, attendu="des réels (dtype float)", obtenu=f"le type {o.dtype}", cause_probable=cause)


def vrai(condition: Any, message: str, *, cause: str | None = None) -> None:
    """Vérifie une condition ; ``message`` dit ce qui devrait être vrai, ``cause`` d'où vient l'erreur probable."""
    if not bool(condition):
        raise Echec(message, cause_probable=cause)


def n_uplet(obtenu: Any, taille: int, quoi: str) -> tuple:
    """Vérifie que ``obtenu`` est un n-uplet (ou une liste) de ``taille`` éléments, et le renvoie."""
    if obtenu is None:
        raise Echec(quoi, obtenu="None", cause_probable="la fonction ne renvoie rien, ou la valeur n'est pas définie. "
                                                        "Avez-vous oublié « return » ?")
    if obtenu is Ellipsis:
        raise Echec(quoi, cause_probable="cette valeur n'est pas encore définie. Remplacez les points de suspension.")
    if not isinstance(obtenu, (tuple, list)):
        raise Echec(quoi, attendu=f"un n-uplet de {taille} éléments", obtenu=_nature(obtenu),
                    cause_probable="les éléments d'un n-uplet se séparent par des virgules : return a, b ou (a, b).")
    if len(obtenu) != taille:
        raise Echec(quoi, attendu=f"{taille} éléments", obtenu=_nombre(len(obtenu), "élément", "éléments"))
    return tuple(obtenu)


@contextmanager
def inchanges(**tableaux: Any):
    """Vérifie qu'un bloc ne modifie pas ses entrées : ``with inchanges(X=X, w=w): apprendre(X, y)``.

    tableaux : tableaux NumPy ou listes, nommés comme dans l'énoncé. Lève ``Echec`` si l'un d'eux a changé.
    """
    avant = {nom: np.array(valeur, copy=True) for nom, valeur in tableaux.items()}
    yield
    comparer_inchanges(avant, tableaux)


def comparer_inchanges(avant: dict[str, Any], apres: dict[str, Any]) -> None:
    """Lève ``Echec`` si l'un des tableaux de ``avant`` a changé dans ``apres`` ; les deux ont les mêmes noms."""
    for nom, valeur in avant.items():
        ancien, nouveau = np.asarray(valeur), np.asarray(apres[nom])
        if nouveau.shape != ancien.shape or not np.array_equal(nouveau, ancien):
            raise Echec(f"l'argument {nom} a été modifié par la fonction",
                        avant=_montrer(ancien), après=_montrer(nouveau),
                        cause_probable="un mélange sur place (shuffle), « -= », « += » ou une affectation par indice agit sur le "
                                       "tableau de l'appelant : travaillez sur une copie.")


def observe(valeur: Any) -> Any:
    """Dit que cette valeur vient de la copie : à la notation, elle est calculée dans son noyau, et jugée ailleurs.

    La notation reconnaît seule ce qu'une fonction de l'apprenant renvoie. Ceci sert pour ce qu'elle a changé sans le renvoyer :
    un journal que le test tient, une identité (``controles.observe(a is b)``), ce qui s'est affiché.
    """
    return valeur


@contextmanager
def sans_avertissement(quoi: str, *, rejouer: Callable[[], Any] | None = None, pistes: Sequence[Piste] = ()):
    """Vérifie qu'un calcul ne déclenche aucun avertissement numérique : ``with sans_avertissement("exp(1000)"): …``.

    Un dépassement (*overflow*), une division par zéro ou une opération sans valeur deviennent un ``Echec`` qui les nomme.
    Un calcul qui les masque par ``np.errstate`` n'avertit pas : comparez ensuite ses valeurs.
    rejouer : refait le calcul, sans alerte, pour que son résultat soit comparé aux ``pistes`` (celles d'``egal``) : une
        piste reconnue donne une cause plus précise que l'avertissement.
    """
    with warnings.catch_warnings(), np.errstate(over="warn", divide="warn", invalid="warn", under="ignore"):
        warnings.simplefilter("error", RuntimeWarning)
        try:
            yield
        except (RuntimeWarning, FloatingPointError, OverflowError) as alerte:
            cause = _cause_du_resultat(rejouer, pistes) or _cause_numerique(str(alerte))
            raise Echec(quoi, attendu="un calcul sans avertissement", obtenu=_couper(str(alerte)), cause_probable=cause) from None


def _cause_du_resultat(rejouer: Callable[[], Any] | None, pistes: Sequence[Piste]) -> str | None:
    """La piste que reconnaît le résultat d'un calcul refait sans alerte."""
    if rejouer is None:
        return None
    with suppress(Exception), warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore", RuntimeWarning)
        return _premiere_piste(_en_tableau(rejouer(), ""), pistes, lambda x, y: bool(np.allclose(x, y, rtol=1e-6, atol=1e-8, equal_nan=True)))
    return None


def _cause_numerique(alerte: str) -> str:
    if "overflow" in alerte or "math range error" in alerte:
        return ("dépassement (overflow) : exp(z) n'est plus représentable dès que z > 709. Ne donnez à exp que des nombres "
                "négatifs ou nuls. (np.where calcule ses deux branches, y compris celle qu'il ne garde pas.)")
    if "divide by zero" in alerte:
        return "division par zéro, ou logarithme de 0 : une valeur très petite a été arrondie à zéro avant l'opération."
    return "une opération sans valeur (inf / inf, inf - inf, 0 / 0) donne NaN : un intermédiaire a débordé ou s'est annulé."


@contextmanager
def remplace(espace: dict[str, Any], **valeurs: Any):
    """Remplace pour la durée d'un bloc des noms d'un espace (``globals()``), puis les rétablit.

    Sert à vérifier qu'une fonction utilise bien un nom donné. Un nom absent est refusé par ``Echec``.
    """
    absents = [nom for nom in valeurs if nom not in espace]
    if absents:
        raise Echec(f"il manque {', '.join(absents)}", cause_probable="exécutez d'abord la cellule qui le définit.")
    avant = {nom: espace[nom] for nom in valeurs}
    espace.update(valeurs)
    try:
        yield
    finally:
        espace.update(avant)


@contextmanager
def accepte(quoi: str, *, cause: str | None = None):
    """Vérifie qu'un bloc ne lève pas de ``ValueError`` : l'entrée est permise, la refuser est une erreur.

    quoi : l'appel vérifié. cause : ce que l'apprenant a probablement confondu, si on le sait.
    """
    try:
        yield
    except ValueError as levee:
        if not re.match(r"\s*(raise\b|(if|elif|else)\b.*:\s*raise\b)", _derniere_ligne(levee)):
            raise  # une erreur de calcul, pas un refus de l'apprenant : le carnet en montrera la ligne
        raise Echec(f"{quoi} : cette entrée est permise", obtenu=_couper(f"ValueError : {levee}"),
                    cause_probable=cause) from None


def _derniere_ligne(levee: BaseException) -> str:
    """La ligne qui a levé l'exception ; celle du noyau de la copie, si l'exception en vient."""
    if hasattr(levee, "observee"):
        description = levee.observee["description"]
        cadres = description.get("cadres")
        return str(cadres[-1][2]) if cadres and description.get("ailleurs") is not True else ""
    return traceback.extract_tb(levee.__traceback__)[-1].line or ""


def leve(erreur: type[BaseException], fonction: Callable, *arguments: Any, quoi: str, cause: str | None = None,
         **options: Any) -> None:
    """Vérifie que l'appel lève ``erreur`` avec un message. Lève ``Echec`` sinon.

    cause : l'explication la plus probable si rien n'est levé ; un ``return ValueError(…)`` est reconnu sans elle.
    """
    try:
        resultat = fonction(*arguments, **options)
    except NotImplementedError:
        raise
    except erreur as levee:
        if not str(levee).strip():
            raise Echec(quoi, cause_probable=f"{erreur.__name__} est levée sans message : dites ce qui était attendu.") from None
        return
    except Exception as autre:
        raise Echec(quoi, attendu=f"une exception {erreur.__name__}",
                    obtenu=_couper(f"{type(autre).__name__} : {autre}"), cause_probable=cause) from None
    if isinstance(resultat, BaseException):
        cause = f"l'erreur est renvoyée comme une valeur : écrivez « raise {erreur.__name__}(…) », sans return."
    elif resultat is None:
        cause = f"afficher un message ou renvoyer None ne suffit pas : écrivez « raise {erreur.__name__}(\"…\") »."
    raise Echec(quoi, attendu=f"une exception {erreur.__name__}", obtenu=f"aucune erreur, mais {_montrer(resultat)}",
                cause_probable=cause)


@contextmanager
def delai(secondes: float, quoi: str, *, cause: str | None = None):
    """Interrompt un bloc trop long, au lieu de laisser le carnet tourner sans fin : ``with delai(10, "…"): …``.

    Lève ``Echec`` après ``secondes``. N'interrompt que du Python, dans le fil principal (celui des cellules).
    """
    verrou, etat = threading.Lock(), {"fini": False, "sonne": False}

    def sonner() -> None:
        with verrou:
            if not etat["fini"]:
                etat["sonne"] = True
                _thread.interrupt_main()

    minuteur = threading.Timer(secondes, sonner)
    minuteur.daemon = True
    # Un programme lancé en arrière-plan ignore SIGINT : l'interruption n'y arriverait jamais.
    ecoute = signal.signal(signal.SIGINT, signal.default_int_handler)
    minuteur.start()
    try:
        yield
    except KeyboardInterrupt as interruption:
        if not etat["sonne"] and not hasattr(interruption, "observee"):  # observée : elle a eu lieu dans le noyau de la copie
            raise
        raise Echec(f"{quoi} : toujours pas fini après {secondes:g} secondes", cause_probable=cause) from None
    finally:
        with verrou:
            etat["fini"] = True
        minuteur.cancel()
        signal.signal(signal.SIGINT, ecoute)


def gradient_numerique(f: Callable[[np.ndarray], float], theta: Any, eps: float = 1e-5) -> np.ndarray:
    """Gradient de ``f`` en ``theta`` par différences centrées ; même forme que ``theta``, float64.

    Erreur en O(eps²) (Nocedal et Wright, *Numerical Optimization*, 2006, § 8.1).
    """
    theta = np.array(theta, dtype=np.float64)
    resultat = np.zeros_like(theta)
    for indice in np.ndindex(theta.shape):
        plus, moins = theta.copy(), theta.copy()
        plus[indice] += eps
        moins[indice] -= eps
        resultat[indice] = (float(f(plus)) - float(f(moins))) / (2 * eps)
    return resultat


def gradient(f: Callable[[np.ndarray], float], obtenu: Any, theta: Any, quoi: str, *, rtol: float = 1e-5,
             atol: float = 1e-7, pistes: Sequence[Piste] = ()) -> None:
    """Compare un gradient calculé aux différences finies de ``f`` en ``theta``.

    Les tolérances couvrent l'erreur d'arrondi des différences centrées en float64 (environ 1e-10 / eps).
    """
    egal(obtenu, gradient_numerique(f, theta), f"{quoi}, comparé aux différences finies", rtol=rtol, atol=atol,
         pistes=pistes)


def accord(obtenu: Any, reference: Any, quoi: str, cadre: str, *, rtol: float = 1e-5, atol: float = 1e-6,
           pistes: Sequence[Piste] = ()) -> None:
    """Compare à ce que calcule une bibliothèque (``cadre`` : « PyTorch », « Keras »).

    reference : tenseur ou tableau. Les tolérances par défaut sont celles de deux calculs en float32.
    """
    egal(obtenu, _en_tableau(reference, quoi), f"{quoi}, comparé à {cadre}", rtol=rtol, atol=atol, pistes=pistes)


def hasard(n: int = 0) -> np.random.Generator:
    """Un générateur aléatoire propre à un test : indépendant de tout autre, et rejouable.

    La variable d'environnement ``RETROPROP_GRAINE`` décale toutes les graines ; la suite de tests s'en sert pour
    rejouer chaque contrôle avec vingt graines.
    """
    return np.random.default_rng([int(os.environ.get("RETROPROP_GRAINE", "0")), n])


# --------------------------------------------------------------------------- quiz et réussites


def _lettre(reponse: Any, choix: str) -> str | None:
    """La lettre que l'apprenant a voulu écrire (« c », « C », « c. »), ou ``None``."""
    lettre = reponse.strip().removesuffix(".").strip().lower() if isinstance(reponse, str) else ""
    return lettre if len(lettre) == 1 and lettre in choix else None


def qcm(question: str, reponses: dict[str, str], attendue: str | None = None, relire: str = "", choix: str = "abcd",
        explications: dict[str, str] | None = None) -> None:
    """Vérifie une réponse à une question à choix.

    question : la clé dans ``reponses`` (« Q1 »). choix : les lettres permises.
    attendue : la bonne lettre. Elle ne s'écrit que dans une partie cachée : sans elle, le contrôle (visible) dit seulement
        si la réponse est une lettre permise, et ne révèle rien à qui essaierait les quatre.
    relire : où se trouve l'explication. explications : ``{lettre fausse: pourquoi}``.
    """
    if not isinstance(reponses, dict) or question not in reponses:
        raise Echec(f"{question} : il manque une réponse", attendu=f"une lettre parmi {', '.join(choix)}")
    lettre = _lettre(reponses[question], choix)
    if lettre is None:
        raise Echec(f"{question} : pas encore de réponse valable", attendu=f"une lettre parmi {', '.join(choix)}",
                    obtenu=_montrer(reponses[question]))
    if attendue is not None and lettre != attendue:
        raise Echec(f"{question} : « {lettre} » n'est pas la bonne réponse", explication=(explications or {}).get(lettre),
                    à_relire=relire)


def sceau(chapitre: str, reponses: dict[str, str]) -> None:
    """Dit si **toutes** les réponses d'un quiz sont justes, ou si l'une au moins est fausse, sans dire laquelle.

    reponses : ``{question: lettre}``. La réponse se fait attendre une demi-seconde : voir ``essais.sceller``.
    """
    from retroprop import essais

    try:
        sceaux = essais.charger(chapitre).get("sceaux", [])
    except essais.EssaisIntrouvables as absence:
        raise Echec(str(absence)) from None
    scelle = next((s for s in sceaux if isinstance(reponses, dict) and set(s["questions"]) == set(reponses)), None)
    if scelle is None:
        raise Echec("les questions ne sont pas celles de ce chapitre",
                    attendu=" ou ".join(f"les clés {', '.join(s['questions'])}" for s in sceaux) or None)
    lettres = {question: _lettre(reponses[question], scelle["choix"]) for question in scelle["questions"]}
    sans_reponse = [question for question, lettre in lettres.items() if lettre is None]
    if sans_reponse:
        print(f"Répondez d'abord à tout : il manque {', '.join(sans_reponse)}.")
    elif essais.sceller(chapitre, lettres) == scelle["empreinte"]:
        print("Toutes vos réponses sont justes.")
    else:
        print("Au moins une de vos réponses est fausse.")


def tester(chapitre: str, nom: str) -> None:
    """Lance un test du chapitre par son nom, dans le carnet qui l'appelle (voir ``retroprop.essais``)."""
    from retroprop import essais

    essais.tester(chapitre, nom, sys._getframe(1).f_globals)


def reussi(libelle: str) -> None:
    """Annonce la réussite d'un critère et la retient pour le bilan. Toujours la dernière ligne d'un test."""
    _REUSSITES[libelle] = None
    print(f"✔ {libelle}")


def oublier() -> None:
    """Oublie les critères réussis : un juge en juge d'autres."""
    _REUSSITES.clear()


def reussites() -> list[str]:
    """Les critères réussis depuis le démarrage du noyau, dans l'ordre."""
    return list(_REUSSITES)
