"""Le relevé : dans le noyau d'une copie, exécuter un test et noter ce qui vient de l'apprenant. Rien n'y est jugé.

Un test s'exécute deux fois, ici et dans le processus de confiance (``autograder.jugement``), d'après la même instrumentation
(``autograder.jugement.vues``) : partout où un calcul emploie un objet de l'apprenant, il passe par ``Observation``. Ici, le calcul
a lieu, et son résultat est noté, comme donnée ; là-bas, il n'a pas lieu, et le résultat noté prend sa place. Ce fichier se
charge seul, sans le reste de la notation.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import io
import itertools
import json
import marshal
import operator
import os
import pdb
import random
import select
import signal
import sys
import time
import types
from collections.abc import Callable, Iterator
from typing import Any

import donnees
import numpy as np

TYPE_DE_RELEVE = donnees.TYPE_DE_RELEVE
_ITERES_MAX = 100_000  # éléments tirés d'un itérateur de l'apprenant
_SAUT = 2**90  # tirages : plus qu'aucun calcul n'en fera


class Observation:
    """Ce que les deux côtés partagent : décider si un calcul emploie un objet de l'apprenant.

    Les deux côtés décident d'après leurs propres valeurs, et un noyau honnête décide comme le juge. ``_observer`` fait la différence.
    """

    def __init__(self) -> None:
        self._touches: dict[int, Any] = {}  # objets du test que le code de l'apprenant a reçus : ce qu'on y lit vient de lui
        self._partages: dict[int, Any] = {}  # générateurs que le test emploie plusieurs fois
        self._noms: dict[str, Any] = {}

    # -- à donner par chaque côté

    def _est_un_objet(self, feuille: Any) -> bool:
        raise NotImplementedError

    def _observer(self, site: int, calcul: Callable[[], Any], arguments: tuple = ()) -> Any:
        raise NotImplementedError

    # -- décider

    def _concerne(self, *valeurs: Any) -> bool:
        return any(self._est_un_objet(f) or self._est_touche(f) for v in valeurs for f in donnees.feuilles(v))

    def _est_touche(self, feuille: Any) -> bool:
        """Vrai si l'apprenant a reçu cet objet, ou l'une de ses parties : un optimiseur ne reçoit que les paramètres d'un modèle."""
        return bool(self._touches) and (id(feuille) in self._touches or any(id(p) in self._touches for p in _parties(feuille)))

    def _toucher(self, valeurs: tuple) -> None:
        for valeur in valeurs:
            for feuille in donnees.feuilles(valeur):
                if _a_un_etat(feuille):
                    for partie in (feuille, *_parties(feuille)):
                        self._touches[id(partie)] = partie

    # -- ce qu'un test instrumenté appelle

    def nom(self, nom: str, site: int) -> Any:
        """La valeur d'un nom que l'apprenant définit."""
        if nom not in self._noms:
            self._noms[nom] = self._observer(site, lambda: self._lire(nom))
        return self._noms[nom]

    def _lire(self, nom: str) -> Any:
        raise NotImplementedError

    def espion(self, valeur: Any, site: int) -> Any:
        """La valeur d'une variable du test que le code de l'apprenant a remplie, par une fonction que le test lui a donnée."""
        return self._observer(site, lambda: valeur)

    def observe(self, calcul: Callable[[], Any], site: int) -> Any:
        """``controles.observe`` : l'auteur dit que cette valeur vient de la copie."""
        return self._observer(site, calcul)

    @contextlib.contextmanager
    def contexte(self, calcul: Callable[[], Any], site: int) -> Iterator[Any]:
        """``with controles.observe(…) as x`` : ce que ``x`` apprend vient de la copie."""
        raise NotImplementedError
        yield

    def appel(self, fonction: Callable, site: int, *arguments: Any, **options: Any) -> Any:
        """``fonction(…)``."""
        arguments = tuple(map(_deroule, arguments))
        recus = (*arguments, *options.values())
        if self._concerne(fonction, *recus):
            return self._observer(site, lambda: fonction(*arguments, **options), (fonction, *recus))
        return fonction(*arguments, **options)

    def methode(self, objet: Any, nom: str, site: int, *arguments: Any, **options: Any) -> Any:
        """``objet.nom(…)``."""
        if isinstance(objet, (list, dict, set)):  # une liste du test est de ce côté aussi, quoi qu'elle contienne
            return getattr(objet, nom)(*arguments, **options)
        arguments = tuple(map(_deroule, arguments))
        recus = (*arguments, *options.values())
        if self._concerne(objet, *recus):
            return self._observer(site, lambda: getattr(objet, nom)(*arguments, **options), (objet, *recus))
        return getattr(objet, nom)(*arguments, **options)

    def attribut(self, objet: Any, nom: str, site: int) -> Any:
        """``objet.nom``."""
        if self._concerne(objet):
            return self._observer(site, lambda: getattr(objet, nom))
        return getattr(objet, nom)

    def indice(self, objet: Any, indice: Any, site: int) -> Any:
        """``objet[indice]``."""
        if not isinstance(objet, (list, tuple, dict)) and self._concerne(objet):
            return self._observer(site, lambda: objet[indice])
        return objet[indice]

    def operation(self, nom: str, site: int, *operandes: Any) -> Any:
        """Une opération ou une comparaison, d'après son nom dans ``operator``."""
        if self._concerne(*operandes):
            return self._observer(site, lambda: getattr(operator, nom)(*operandes))
        return getattr(operator, nom)(*operandes)

    def identite(self, un: Any, autre: Any, site: int) -> bool:
        """``un is autre`` : de deux objets, de deux tableaux ou de deux listes, seul le noyau le sait."""
        if self._concerne(un, autre) or (_a_une_memoire(un) and _a_une_memoire(autre)):
            return self._observer(site, lambda: un is autre)
        return un is autre

    def iterer(self, valeur: Any, site: int) -> Any:
        """Ce qu'une boucle parcourt : un itérateur de l'apprenant est déroulé, et ses éléments observés."""
        if not isinstance(valeur, (list, tuple, set, frozenset, dict, str)) and self._concerne(valeur):
            return self._observer(site, lambda: list(itertools.islice(iter(valeur), _ITERES_MAX)))
        return valeur

    def est_instance(self, valeur: Any, classes: Any) -> bool:
        """``isinstance`` : l'autre côté le sait par les noms des classes."""
        return isinstance(valeur, classes)

    def fonction(self, fonction: Callable, site: int) -> Callable:
        """La même fonction, dont l'appel est observé si elle est de l'apprenant."""
        if not self._concerne(fonction):
            return fonction
        return lambda *arguments, **options: self.appel(fonction, site, *arguments, **options)

    def partage(self, rng: Any) -> Any:
        """Un générateur dont le test se sert plusieurs fois : ce que l'apprenant en tire ne doit pas décaler la suite."""
        self._partages[id(rng)] = rng
        return rng

    def _partages_recus(self, arguments: tuple) -> list:
        return [a.bit_generator for a in arguments if id(a) in self._partages and hasattr(a.bit_generator, "advance")]

    @contextlib.contextmanager
    def inchanges(self, site: int, **tableaux: Any) -> Iterator[None]:
        """``controles.inchanges`` : les tableaux donnés au code de l'apprenant, tels qu'il les rend."""
        raise NotImplementedError
        yield


def _a_un_etat(feuille: Any) -> bool:
    """Vrai pour un objet que le code de l'apprenant peut changer : un modèle, un optimiseur, un espion du test."""
    if isinstance(feuille, (type, types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType, np.random.Generator, range, slice,
                            np.dtype, np.ufunc, donnees.Objet, BaseException)) or feuille is Ellipsis:
        return False
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(feuille, torch.nn.Module):
        return next(feuille.parameters(), None) is not None or next(feuille.buffers(), None) is not None or type(feuille).__module__.startswith(("__main__", "builtins"))
    return torch is None or not isinstance(feuille, (torch.dtype, torch.device))


def _a_une_memoire(valeur: Any) -> bool:
    """Vrai pour une donnée que l'on peut changer sur place : un tableau, un tenseur, une liste. Le juge n'en a qu'une copie."""
    return isinstance(valeur, (list, dict, set)) or (hasattr(type(valeur), "__array__") and not isinstance(valeur, np.generic))


def _deroule(argument: Any) -> Any:
    """``modele.parameters()`` devient une liste : on voit alors quels paramètres l'apprenant reçoit."""
    if isinstance(argument, types.GeneratorType) and argument.gi_code.co_name in ("parameters", "buffers"):
        return list(argument)
    return argument


def _parties(objet: Any) -> Iterator[Any]:
    """Ce dont l'état d'un objet est fait : les couches et les paramètres d'un modèle, les paramètres d'un optimiseur."""
    torch, keras = sys.modules.get("torch"), sys.modules.get("keras")
    if torch is not None and isinstance(objet, torch.nn.Module):
        yield from itertools.chain(objet.modules(), objet.parameters(), objet.buffers())
    elif torch is not None and isinstance(objet, torch.optim.Optimizer):
        yield from (p for groupe in objet.param_groups for p in groupe["params"])
    elif keras is not None and isinstance(objet, keras.layers.Layer):
        yield from itertools.chain(objet._flatten_layers(include_self=False), objet.variables)
    elif keras is not None and isinstance(objet, keras.optimizers.Optimizer):
        yield from objet.variables


# ---------------------------------------------------------------- dans le noyau


class Releveur(Observation):
    """L'observation dans le noyau : les calculs ont lieu, et leurs résultats sont notés."""

    def __init__(self, espace: dict[str, Any], voulus: list[str]) -> None:
        super().__init__()
        self.espace = espace
        self.releves: list = []
        self._objets: dict[int, tuple[int, Any]] = {}
        self._codeur = donnees.Codeur(self._numero)
        self._dedans = 0
        for nom in voulus:
            for feuille in donnees.feuilles(espace.get(nom)):
                self._numero(feuille)

    def _numero(self, objet: Any) -> int:
        return self._objets.setdefault(id(objet), (len(self._objets), objet))[0]

    def _est_un_objet(self, feuille: Any) -> bool:
        return id(feuille) in self._objets

    def _lire(self, nom: str) -> Any:
        try:
            return self.espace[nom]
        except KeyError:
            raise NameError(f"name '{nom}' is not defined", name=nom) from None

    def _observer(self, site: int, calcul: Callable[[], Any], arguments: tuple = ()) -> Any:
        if self._dedans:  # un calcul dans un calcul observé n'a pas lieu de l'autre côté
            return calcul()
        partages = [(g, g.state) for g in self._partages_recus(arguments)]
        self._dedans += 1
        try:
            valeur = calcul()
        except BaseException as erreur:
            self.releves.append([site, "e", self._codeur.exception(erreur, _decrire(erreur))])
            raise
        finally:
            self._dedans -= 1
            for generateur, etat in partages:
                generateur.state = etat
                generateur.advance(_SAUT)
            self._toucher(arguments)
        self._noter(site, valeur)
        return valeur

    def _noter(self, site: int, valeur: Any) -> None:
        self.releves.append([site, "v", self._codeur.coder(valeur)])

    @contextlib.contextmanager
    def contexte(self, calcul, site):
        """Voir ``Observation.contexte``."""
        with calcul() as valeur:
            self._noter(site, valeur)
            yield valeur

    @contextlib.contextmanager
    def inchanges(self, site, **tableaux):
        """Voir ``Observation.inchanges``."""
        yield
        self._noter(site, tableaux)

    # -- ce que deviennent ici les contrôles : leurs arguments sont évalués, rien n'est comparé

    def evaluer(self, *arguments: Any) -> None:
        """Un contrôle : ses arguments observés l'ont été en s'évaluant."""

    def n_uplet(self, obtenu: Any, *_: Any) -> tuple:
        """``controles.n_uplet`` : le n-uplet lui-même ; le juge dira s'il a la bonne taille."""
        return tuple(obtenu)

    def gradient(self, f: Callable, obtenu: Any, theta: Any) -> None:
        """``controles.gradient`` : les différences finies appellent la fonction de l'apprenant, ici comme là-bas."""
        from retroprop import controles

        controles.gradient_numerique(f, theta)

    def leve(self, _: Any, fonction: Callable, *arguments: Any, **options: Any) -> None:
        """``controles.leve`` : l'appel, quoi qu'il lève."""
        with contextlib.suppress(Exception):
            fonction(*arguments, **options)

    @contextlib.contextmanager
    def rien(self) -> Iterator[None]:
        """``controles.accepte`` : le juge seul décide."""
        yield


def _decrire(erreur: BaseException) -> dict:
    from retroprop import erreurs

    return erreurs.decrire(erreur, erreur.__traceback__)


def semer(graine: int) -> None:
    """Fixe les générateurs globaux de Python, NumPy, PyTorch et TensorFlow déjà chargés : les deux côtés d'un test tirent alors la même chose."""
    random.seed(graine)
    np.random.seed(graine)
    torch, tensorflow, keras = (sys.modules.get(nom) for nom in ("torch", "tensorflow", "keras"))
    if torch is not None:
        torch.default_generator.manual_seed(graine)  # torch.manual_seed garderait en plus la pile de chaque appel, pour des cartes absentes
    if tensorflow is not None and hasattr(tensorflow, "random"):
        tensorflow.random.set_seed(graine)
    if keras is not None and hasattr(keras, "src"):
        keras.src.backend.common.global_state.set_global_attribute("global_seed_generator", None)


def sans_debogueur() -> None:
    """Un ``pdb.set_trace()`` oublié n'arrête rien : personne n'est là pour répondre."""
    pdb.set_trace = pdb.Pdb.set_trace = lambda *_, **__: None


_rendus: list[str] = []  # ce que la dernière demande a donné


def executer(espace: dict[str, Any], releve: str, noms: list[str], graine: int, references: list[str], reponse: str) -> str:
    """Exécute la vue « relevé » d'un test dans l'espace de noms de la copie, qui est ensuite remis comme il était ; renvoie le relevé, en JSON.

    releve : du code compilé, en base64. references : du code compilé aussi, à exécuter d'abord : celles d'exercices perdus, dont le
    verdict est donné. reponse : la source de la réponse qui les emploie, à redéfinir sur elles.
    """
    avant, fin = dict(espace), None
    for code in [*map(_charger, references), reponse]:
        with contextlib.suppress(Exception):  # une réponse qui échoue a déjà dit pourquoi
            exec(code, espace)
    releveur = Releveur(espace, noms)
    ancienne = os.environ.get("RETROPROP_GRAINE")
    os.environ["RETROPROP_GRAINE"] = str(graine)
    semer(graine % 2**31)
    try:
        espace[donnees.OBSERVATION] = releveur
        exec(_charger(releve), espace)
    except (Exception, KeyboardInterrupt, SystemExit) as erreur:
        fin = releveur._codeur.exception(erreur, _decrire(erreur))
    finally:
        for nom in [nom for nom in espace if nom not in avant]:
            del espace[nom]
        espace.update(avant)
        if ancienne is None:
            os.environ.pop("RETROPROP_GRAINE", None)
        else:
            os.environ["RETROPROP_GRAINE"] = ancienne
    return json.dumps({"releves": releveur.releves, "fin": fin})


@functools.lru_cache(maxsize=256)  # avec plusieurs graines, le même test revient
def _charger(code: str) -> types.CodeType:
    return marshal.loads(base64.b64decode(code))


def relever(espace: dict[str, Any], tests: list[list]) -> None:
    """Observe des tests, chacun donné par les arguments d'``executer`` ; ``Rendu`` envoie leurs relevés."""
    _rendus[:] = [""] * len(tests)
    for rang, arguments in enumerate(tests):
        _rendus[rang] = executer(espace, *arguments)


def bifurquer(espace: dict[str, Any], suites: list[list[list]], delai: float) -> None:
    """Exécute des suites d'un carnet, chacune dans un processus né de ce noyau, qui reste comme il était.

    Une suite est faite d'étapes : ``["cellule", source]``, ou ``["test", graines, …]``, suivi des arguments d'``executer`` sans la graine. Son
    rendu est la liste de leurs résultats (le message de l'erreur d'une cellule, ou ``None`` ; les relevés d'un test), en JSON, vide si elle
    n'est pas finie en ``delai`` secondes, ou si TensorFlow a déjà calculé : ses fils ne passent pas d'un processus à l'autre.
    """
    _rendus[:] = [""] * len(suites)
    if not _tensorflow_a_calcule():
        for rang, etapes in enumerate(suites):
            _rendus[rang] = _bifurquer(espace, etapes, delai)


def _bifurquer(espace: dict[str, Any], etapes: list[list], delai: float) -> str:
    for etape in etapes:
        if etape[0] == "test":
            _charger(etape[2])  # ici, pour les suites suivantes aussi
    lecture, ecriture = os.pipe()
    enfant = os.fork()
    if enfant == 0:
        os.close(lecture)
        _suivre(espace, etapes, ecriture)
    os.close(ecriture)
    recu, fini, fin = [], False, time.monotonic() + delai
    try:
        while not fini and select.select([lecture], [], [], max(0.0, fin - time.monotonic()))[0]:
            recu.append(os.read(lecture, 1 << 20))
            fini = not recu[-1]
    finally:
        os.close(lecture)
        if not fini:
            os.kill(enfant, signal.SIGKILL)
        etat = os.waitpid(enfant, 0)[1]
    return b"".join(recu).decode() if os.waitstatus_to_exitcode(etat) == 0 else ""


def _tensorflow_a_calcule() -> bool:
    module = sys.modules.get("tensorflow.python.eager.context")
    contexte = module.context_safe() if module is not None else None
    return contexte is not None and contexte._initialized


def _suivre(espace: dict[str, Any], etapes: list[list], ecriture: int) -> None:
    """Dans le processus né d'une bifurcation. Ne revient pas."""
    code = 1
    try:
        # Les prises du noyau ne sont pas pour lui : ce qu'il affiche est perdu.
        sys.stdout = sys.stderr = io.StringIO()
        noyau = sys.modules["IPython"].get_ipython()
        noyau.display_pub.publish = lambda *_, **__: None
        texte = json.dumps([_franchir(espace, noyau, *etape) for etape in etapes])
        with os.fdopen(ecriture, "w") as sortie:
            sortie.write(texte)
        code = 0
    finally:
        os._exit(code)


def _franchir(espace: dict[str, Any], noyau: Any, genre: str, premier: Any, *arguments: Any) -> list[str] | str | None:
    if genre == "test":
        code, noms, *posees = arguments
        return [executer(espace, code, noms, graine, *posees) for graine in premier]
    source = noyau.transform_cell(premier)
    try:
        exec(compile(source, noyau.compile.cache(source), "exec"), espace)
    except (Exception, KeyboardInterrupt, SystemExit) as erreur:
        from retroprop import erreurs

        return "\n".join(erreurs.composer(_decrire(erreur)))
    return None


class Rendu:
    """Ce que le noyau envoie, pour l'un des rendus de la dernière demande : IPython le met dans sa réponse."""

    def __init__(self, rang: int) -> None:
        self._texte = _rendus[rang]

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {TYPE_DE_RELEVE: self._texte, "text/plain": "relevé"}
