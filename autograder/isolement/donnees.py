"""Les données qui quittent le noyau d'une copie : du JSON et des octets de tableaux, sans pickle, bornés, décodés sans rien exécuter.

Une valeur est une **donnée** (None, nombre, texte, tableau NumPy, tenseur, exception, et les listes, n-uplets, dictionnaires et
ensembles de tout cela) ou un **objet** : il n'en sort alors que les noms de ses classes. Les deux côtés de la frontière
partagent ce fichier, qui se charge seul : le noyau y prend ``coder``, le processus de confiance ``Decodeur``.
"""

from __future__ import annotations

import base64
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

TYPE_DE_RELEVE = "application/vnd.retroprop.releve+json"  # sous lequel un relevé quitte le noyau
OBSERVATION = "_releve_"  # le nom par lequel un test instrumenté appelle son observation
OCTETS_MAX = 48_000_000  # de JSON, par test
PROFONDEUR_MAX = 24
NOEUDS_MAX = 500_000
TEXTE_MAX = 200_000
ELEMENTS_MAX = 5_000  # d'un ensemble ou d'un dictionnaire : des clés choisies pour se heurter y coûtent leur carré
CASES_MAX = 20_000_000  # d'un tableau, ou d'un intervalle, même s'il ne pèse rien
ELEMENTS_REGARDES = 300  # d'un conteneur, quand on y cherche un objet
_SORTES_DE_TABLEAU = "biufcUS"
_SCALAIRES = (type(None), bool, int, float, complex, str, bytes)
_ITERABLES = (list, tuple, set, frozenset)


class Demesure(ValueError):
    """Une valeur trop grosse ou trop imbriquée pour quitter le noyau."""


class ReleveIllisible(ValueError):
    """Ce que le noyau a envoyé n'est pas un relevé : forgé, tronqué ou démesuré."""


def est_scalaire_ou_tableau(valeur: Any) -> bool:
    """Vrai pour ce qui ne peut contenir aucun objet : nombres, textes, tableaux, tenseurs."""
    if isinstance(valeur, (*_SCALAIRES, np.generic, np.ndarray)):
        return True
    sorte = _sorte_de_tenseur(valeur)
    # Une variable de Keras, un paramètre de PyTorch changent de valeur : ce sont aussi des objets.
    return sorte == "keras" and not hasattr(valeur, "assign") or sorte == "torch" and not (valeur.requires_grad and valeur.is_leaf)


def feuilles(valeur: Any, profondeur: int = 0) -> Iterator[Any]:
    """Les valeurs d'un conteneur qui ne sont ni scalaires ni tableaux ; la valeur elle-même si ce n'est pas un conteneur."""
    if est_scalaire_ou_tableau(valeur):
        return
    if profondeur < 5 and isinstance(valeur, _ITERABLES):
        for rang, element in enumerate(valeur):
            if rang >= ELEMENTS_REGARDES:
                return
            yield from feuilles(element, profondeur + 1)
    elif profondeur < 5 and isinstance(valeur, dict):
        for rang, element in enumerate(valeur.values()):
            if rang >= ELEMENTS_REGARDES:
                return
            yield from feuilles(element, profondeur + 1)
    else:
        yield valeur


def _sorte_de_tenseur(valeur: Any) -> str | None:
    """« torch » ou « keras » pour un tenseur ou une variable d'un cadre déjà chargé ; ``None`` sinon."""
    torch = sys.modules.get("torch")
    tenseur = getattr(torch, "Tensor", None)
    if isinstance(tenseur, type) and isinstance(valeur, tenseur):
        return "torch"
    nom = type(valeur).__module__
    if isinstance(nom, str) and nom.startswith(("tensorflow.", "keras.")) and hasattr(type(valeur), "__array__"):
        return "keras"
    return None


# ---------------------------------------------------------------- coder (dans le noyau)


class Codeur:
    """Code les valeurs d'un test. numero : donne à chaque objet rencontré un numéro, toujours le même."""

    def __init__(self, numero: Callable[[Any], int]) -> None:
        self._numero, self._noeuds, self._octets = numero, 0, 0

    def coder(self, valeur: Any, profondeur: int = 0) -> Any:
        """La valeur en JSON. Lève ``Demesure`` si elle est trop grosse."""
        self._noeuds += 1
        if self._noeuds > NOEUDS_MAX or profondeur > PROFONDEUR_MAX:
            raise Demesure("une valeur trop grosse ou trop imbriquée")
        if valeur is None or valeur is True or valeur is False:
            return valeur
        if isinstance(valeur, (np.generic, np.ndarray)):
            return self._tableau(valeur, profondeur)
        if isinstance(valeur, int):
            return ["i", str(int.__index__(valeur))]
        if isinstance(valeur, float):
            return ["f", float.__repr__(float.__float__(valeur))]
        if isinstance(valeur, complex):
            return ["c", repr(valeur.real), repr(valeur.imag)]
        if isinstance(valeur, str):
            self._compter(len(valeur))
            return ["s", str.__str__(valeur)[:TEXTE_MAX]]
        if isinstance(valeur, bytes):
            self._compter(len(valeur))
            return ["b", base64.b64encode(valeur).decode()]
        if valeur is Ellipsis or valeur is NotImplemented:
            return ["k", "Ellipsis" if valeur is Ellipsis else "NotImplemented"]
        if isinstance(valeur, BaseException):
            return ["x", self.exception(valeur)]
        sorte = _sorte_de_tenseur(valeur)
        if sorte:
            return self._tenseur(valeur, sorte, profondeur)
        for nom, genre in (("l", list), ("t", tuple), ("e", set), ("g", frozenset)):
            if isinstance(valeur, genre):
                return [nom, [self.coder(v, profondeur + 1) for v in list(valeur)]]
        if isinstance(valeur, dict) and len(valeur) > ELEMENTS_MAX or isinstance(valeur, range) and len(valeur) > CASES_MAX:
            raise Demesure("une collection trop grande")
        if isinstance(valeur, dict):
            return ["d", [[self.coder(c, profondeur + 1), self.coder(v, profondeur + 1)] for c, v in list(valeur.items())]]
        if isinstance(valeur, range):
            return ["r", [str(valeur.start), str(valeur.stop), str(valeur.step)]]
        return self._objet(valeur)

    def _compter(self, octets: int) -> None:
        self._octets += octets
        if self._octets > OCTETS_MAX * 7 // 10:  # base64 grossit d'un tiers
            raise Demesure("trop d'octets")

    def _tableau(self, valeur: Any, profondeur: int) -> Any:
        nom = "n" if isinstance(valeur, np.generic) else "a"
        tableau = np.asarray(valeur)
        if tableau.dtype.kind == "O" and tableau.size < 10_000:
            return ["o", list(tableau.shape), [self.coder(v, profondeur + 1) for v in tableau.ravel().tolist()]]
        if tableau.dtype.kind not in _SORTES_DE_TABLEAU:
            return self._objet(valeur)
        self._compter(tableau.nbytes)
        return [nom, tableau.dtype.str, list(tableau.shape), base64.b64encode(np.ascontiguousarray(tableau).tobytes()).decode()]

    def _tenseur(self, valeur: Any, sorte: str, profondeur: int) -> Any:
        infos = {"sorte": sorte}
        if sorte == "torch":
            torch = sys.modules["torch"]
            infos["dtype"], infos["gradient_demande"] = str(valeur.dtype).removeprefix("torch."), bool(valeur.requires_grad)
            infos["parametre"], infos["feuille"] = isinstance(valeur, torch.nn.Parameter), bool(valeur.is_leaf)
            if valeur.is_leaf and valeur.grad is not None and profondeur < PROFONDEUR_MAX:
                infos["grad"] = self.coder(valeur.grad, profondeur + 1)
            if valeur.device.type == "meta":
                return self._objet(valeur)
            nombres = valeur.detach().cpu()
            if nombres.dtype in (torch.bfloat16, torch.float16):
                nombres = nombres.float()
            tableau = nombres.resolve_conj().resolve_neg().numpy()
        else:
            infos["variable"] = hasattr(valeur, "assign")
            try:
                tableau = np.asarray(valeur)
            except Exception:  # un tenseur symbolique n'a pas de nombres
                return self._objet(valeur)
            if tableau.dtype.kind not in _SORTES_DE_TABLEAU:  # bfloat16
                tableau = tableau.astype(np.float32)
        return ["T", infos, self._tableau(np.asarray(tableau), profondeur + 1)]

    def exception(self, erreur: BaseException, description: dict | None = None) -> Any:
        """Une exception : les noms de ses classes, son message, et la description de sa trace (voir ``retroprop.erreurs``)."""
        try:
            message = str(erreur)[:4000]
        except Exception:  # une exception dont le message lève une erreur
            message = ""
        return {"classes": _classes(type(erreur)), "message": message, "description": description or {}}

    def _objet(self, valeur: Any) -> Any:
        if isinstance(valeur, type):
            infos = {"classes": ["type"], "classe": _classes(valeur)}
        else:
            infos = {"classes": _classes(type(valeur))}
        infos.update(appelable=callable(valeur), numero=self._numero(valeur), fonction=isinstance(valeur, (types.FunctionType, types.BuiltinFunctionType)))
        return ["O", infos]


def _classes(classe: type) -> list[str]:
    return [f"{c.__module__}.{c.__name__}"[:200] for c in classe.__mro__ if c is not object][:40]


# ---------------------------------------------------------------- décoder (dans le processus de confiance)


class Objet:
    """Un objet resté dans le noyau de la copie : on n'en connaît que les noms de ses classes, et un numéro."""

    attendu = True  # faux : la solution a ici une donnée ; on ne croit rien de ce que le noyau en dirait

    def __init__(self, infos: dict) -> None:
        self._classes: list[str] = infos["classes"]
        self._classe: list[str] = infos["classe"]  # si c'est une classe : la sienne et ses parentes
        self._numero: int = infos["numero"]

    def __bool__(self) -> bool:
        raise TypeError(f"un objet de type {type(self).__name__} n'est ni vrai ni faux ici")

    def __repr__(self) -> str:
        return f"un objet de type {type(self).__name__}"

    __hash__ = object.__hash__


class ObjetAppelable(Objet):
    """Un objet que l'on pourrait appeler : une fonction, une classe, un modèle."""

    def __call__(self, *arguments, **options):
        raise TypeError("cet objet est resté dans le noyau de la copie")


class Decodeur:
    """Décode les valeurs d'un relevé. exception : fabrique une exception à partir de son contenu décodé."""

    def __init__(self, exception: Callable[[dict], BaseException]) -> None:
        self._exception, self._noeuds = exception, 0
        self._objets: dict[int, Objet] = {}

    def decoder(self, code: Any, profondeur: int = 0) -> Any:
        """La valeur. Lève ``ReleveIllisible`` pour tout ce que ``Codeur`` n'a pas pu écrire."""
        try:
            return self._decoder(code, profondeur)
        except ReleveIllisible:
            raise
        except (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError, RecursionError, MemoryError) as erreur:
            raise ReleveIllisible(f"{type(erreur).__name__} : {erreur}") from None

    def _decoder(self, code: Any, profondeur: int) -> Any:
        self._noeuds += 1
        if self._noeuds > NOEUDS_MAX or profondeur > PROFONDEUR_MAX + 2:
            raise ReleveIllisible("trop de valeurs")
        if code is None or code is True or code is False:
            return code
        genre, *reste = code
        suite = profondeur + 1
        if genre == "i" and len(reste[0]) < 4000:
            return int(reste[0])
        if genre == "f":
            return float(reste[0])
        if genre == "c":
            return complex(float(reste[0]), float(reste[1]))
        if genre == "s" and isinstance(reste[0], str):
            return reste[0]
        if genre == "b":
            return base64.b64decode(reste[0], validate=True)
        if genre == "k":
            return {"Ellipsis": Ellipsis, "NotImplemented": NotImplemented}[reste[0]]
        if genre in ("a", "n"):
            tableau = _tableau(*reste)
            return tableau if genre == "a" else tableau[()]
        if genre == "o":
            formes, elements = reste
            tableau = np.empty(len(elements), dtype=object)
            for rang, element in enumerate(elements):
                tableau[rang] = self._decoder(element, suite)
            return tableau.reshape([int(n) for n in formes])
        if genre in ("l", "t", "e", "g"):
            if genre in ("e", "g") and len(reste[0]) > ELEMENTS_MAX:
                raise ReleveIllisible("un ensemble trop grand")
            valeurs = [self._decoder(v, suite) for v in reste[0]]
            return {"l": list, "t": tuple, "e": set, "g": frozenset}[genre](valeurs)
        if genre == "d" and len(reste[0]) <= ELEMENTS_MAX:
            return {self._decoder(c, suite): self._decoder(v, suite) for c, v in reste[0]}
        if genre == "r":
            intervalle = range(*map(int, reste[0]))
            if len(intervalle) > CASES_MAX:
                raise ReleveIllisible("un intervalle trop grand")
            return intervalle
        if genre == "T":
            return self._tenseur(reste[0], self._decoder(reste[1], suite), suite)
        if genre == "x":
            return self._exception(self.lire_exception(reste[0]))
        if genre == "O":
            return self._objet(reste[0])
        raise ReleveIllisible("un genre de valeur inconnu")

    @staticmethod
    def lire_exception(contenu: Any) -> dict:
        """Le contenu d'une exception, vérifié : ``classes``, ``message``, ``description``."""
        classes, message, description = contenu["classes"], contenu["message"], contenu["description"]
        if not (isinstance(message, str) and isinstance(description, dict) and classes and all(isinstance(c, str) for c in classes)):
            raise ReleveIllisible("une exception mal formée")
        return {"classes": list(classes)[:40], "message": message[:4000], "description": description}

    def _objet(self, infos: dict) -> Objet:
        numero, appelable, fonction = int(infos["numero"]), infos["appelable"] is True, infos["fonction"] is True
        if numero not in self._objets:
            classes, classe = [str(c) for c in infos["classes"]][:40], [str(c) for c in infos.get("classe", [])][:40]
            nom = "".join(c for c in (classe or classes)[0].split(".")[-1] if c.isidentifier() or c.isdigit())[:60] or "Objet"
            base = ObjetAppelable if appelable else Objet
            self._objets[numero] = type(nom, (base,), {"est_une_fonction": fonction})({"classes": classes, "classe": classe, "numero": numero})
        return self._objets[numero]

    def _tenseur(self, infos: dict, tableau: Any, profondeur: int) -> Any:
        if not isinstance(tableau, (np.ndarray, np.generic)):
            raise ReleveIllisible("un tenseur sans nombres")
        if infos["sorte"] == "torch":
            import torch

            tenseur = torch.from_numpy(np.array(tableau))
            voulu = getattr(torch, str(infos["dtype"]), None)
            if isinstance(voulu, torch.dtype) and voulu != tenseur.dtype:
                tenseur = tenseur.to(voulu)
            if infos["parametre"] is True:
                tenseur = torch.nn.Parameter(tenseur, requires_grad=infos["gradient_demande"] is True)
            elif infos["gradient_demande"] is True:
                tenseur.requires_grad_()
                if infos["feuille"] is not True:
                    tenseur = tenseur.clone()  # un résultat, et non un paramètre
            if "grad" in infos:
                tenseur.grad = self._decoder(infos["grad"], profondeur)
            return tenseur
        import keras

        if infos.get("variable") is True:
            return keras.Variable(tableau, dtype=str(tableau.dtype))
        return keras.ops.convert_to_tensor(tableau)


def _tableau(dtype: str, forme: list, octets: str) -> np.ndarray:
    genre = np.dtype(dtype)
    if genre.kind not in _SORTES_DE_TABLEAU or genre.hasobject or not all(type(n) is int and n >= 0 for n in forme) or len(forme) > 32:
        raise ReleveIllisible("un tableau d'un genre interdit")
    brut = base64.b64decode(octets, validate=True)
    cases = vues = 1
    for n in forme:
        cases, vues = cases * n, vues * max(n, 1)  # une forme (0, 2**40) ne pèse rien, et une somme sur un axe la déplie
    if cases * genre.itemsize != len(brut) or vues > CASES_MAX:
        raise ReleveIllisible("un tableau dont la taille ne correspond pas à sa forme")
    if genre.itemsize == 0:
        return np.zeros(forme, dtype=genre)
    return np.frombuffer(brut, dtype=genre).reshape(forme).copy()
