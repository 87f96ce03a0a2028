"""Le guet : dans le noyau d'une copie, ce que Python lui-même signale quand un programme se regarde ou se change.

Un exercice ne remonte pas les cadres d'appel, ne parcourt pas la mémoire, n'exécute pas de code caché dans une chaîne. Python
annonce ces gestes à ses crochets d'audit (PEP 578), quel que soit le nom par lequel on les atteint, et un crochet ne se retire
pas. Demandé par le code d'une cellule, un tel geste est refusé et retenu ; demandé par une bibliothèque, il est ordinaire.
Ce fichier se charge seul, sans le reste du cours.
"""

from __future__ import annotations

import _signal
import ast
import linecache
import pdb
import re
import signal
import sys
import types

SONDE = "(lambda e: (__import__('builtins').exec("  # le début d'une sonde (voir ``temoins.expression_isolee``)
LIRE = "retroprop.guet"  # l'événement par lequel une sonde lit ce que le guet a retenu
_DEBUT_CACHE, _FIN_CACHE = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"

# Une fonction de bibliothèque qui ne fait que rendre à la copie ce que la copie demande : c'est la copie qui compte.
_PASSEURS = frozenset((
    ("IPython.core.interactiveshell", "_modified_open"), ("inspect", "currentframe"), ("inspect", "stack"), ("inspect", "getouterframes"), ("inspect", "getinnerframes"), ("inspect", "trace"),
    ("inspect", "getmembers"), ("inspect", "_getmembers"), ("inspect", "getattr_static"), ("logging", "currentframe"), ("logging", "<lambda>"),
    ("traceback", "walk_stack"), ("traceback", "walk_tb"), ("traceback", "extract_stack"), ("threading", "settrace"), ("threading", "setprofile"), ("threading", "run"),
    ("asyncio.base_tasks", "_task_get_stack"), ("asyncio.tasks", "get_stack"), ("bdb", "set_trace"), ("bdb", "runcall"), ("bdb", "runeval"),
    ("bdb", "run"), ("trace", "runfunc"), ("trace", "runctx"), ("trace", "run"), ("pdb", "set_trace"), ("code", "runcode"), ("code", "runsource"),
    ("pathlib", "open"), ("pathlib", "read_text"), ("pathlib", "read_bytes"), ("codecs", "open"), ("runpy", "_run_code"), ("runpy", "run_path"),
    ("ctypes", "__init__"), ("ctypes", "__getattr__"), ("ctypes", "__getitem__"), ("ctypes", "LoadLibrary"), ("typing", "_evaluate"),
    ("importlib", "import_module"), ("importlib", "reload"), ("typing", "get_type_hints"), ("cProfile", "run"), ("cProfile", "runctx"), ("profile", "_run"), ("doctest", "__run")))

_GESTES = {
    "sys._getframe": "remonte les cadres d'appel", "sys._current_frames": "remonte les cadres d'appel",
    "sys._current_exceptions": "remonte les cadres d'appel", "sys.settrace": "espionne l'exécution (settrace)",
    "sys.setprofile": "espionne l'exécution (setprofile)", "sys.monitoring.register_callback": "espionne l'exécution (monitoring)",
    "gc.get_objects": "parcourt la mémoire de Python", "gc.get_referrers": "parcourt la mémoire de Python",
    "gc.get_referents": "parcourt la mémoire de Python", "code.__new__": "fabrique du code", "function.__new__": "fabrique du code",
    "marshal.loads": "fabrique du code", "exec": "exécute du code caché",
    "sys.addaudithook": "espionne l'exécution (audit)",
}
_INTIMES = frozenset("f_code tb_frame gi_frame gi_code cr_frame cr_code ag_frame ag_code __code__".split())
_DANGEREUX = frozenset("builtins os posix nt sys subprocess importlib runpy operator IPython IPython.core.getipython retroprop.controles".split())
_SIGNAUX = ("signal", "setitimer", "alarm", "pthread_kill", "raise_signal", "pthread_sigmask", "siginterrupt", "set_wakeup_fd")
# Les bibliothèques dont les tests se servent : la copie les appelle, elle ne les change pas, sous quelque nom que ce soit.
_GARDEES = ("numpy", "torch", "keras", "tensorflow", "retroprop", "math", "random")
_PRIVES = re.compile(r"/proc/(self|thread-self|\d+)(/|$)")


class Constat(Exception):
    """La réponse d'une sonde : elle sort par une exception, que rien de ce que la copie a nommé ne peut intercepter."""


def installer(coquille) -> None:
    """Pose le guet dans ce processus, pour toujours. coquille : l'interpréteur IPython, dont la copie n'écoute pas les événements."""
    vus: dict[str, None] = {}
    gestes, intimes, passeurs, dangereux, cadre_de = dict(_GESTES), _INTIMES, _PASSEURS, _DANGEREUX, sys._getframe
    debut = SONDE.encode()
    # Tout fichier que ni Python, ni ses paquets, ni le cours n'ont écrit vient de la copie.
    confiance = ("<frozen ", "<__array_function__", *(f"{dossier}/" for dossier in sys.path if dossier.startswith("/") and "/noyau" not in dossier))

    de_python = ("<", *confiance)

    def de_la_copie(cadre) -> bool:
        while cadre is not None and (cadre.f_globals.get("__name__"), cadre.f_code.co_name) in passeurs:
            cadre = cadre.f_back
        if cadre is None:
            return False
        return not cadre.f_code.co_filename.startswith(confiance)

    def geste_de(evenement: str, arguments: tuple) -> str | None:
        if evenement in gestes:
            return gestes[evenement]
        if evenement == "object.__getattr__" and arguments[1] in intimes:
            return f"atteint « {arguments[1]} », l'intérieur de Python"
        if evenement == "object.__setattr__" and arguments[1] in intimes:
            return "change le code d'une fonction"
        if evenement == "open" and isinstance(arguments[0], (str, bytes)):
            chemin = arguments[0] if isinstance(arguments[0], str) else arguments[0].decode(errors="replace")
            return f"lit « {chemin[:40]} »" if _PRIVES.match(chemin) else None
        if evenement == "pickle.find_class":
            return "exécute du code caché (pickle)" if arguments[0] in dangereux and arguments[1] not in ("getattr", "object", "set") else None
        return "appelle le système sans passer par Python (ctypes)" if evenement[:7] == "ctypes." else None

    def importe_un_fichier_a_elle(code, cadre) -> bool:
        """Un module que la copie a écrit, et qu'elle importe : l'examen ne l'a pas lu. (TensorFlow en écrit aussi, et les importe lui-même.)"""
        if getattr(code, "co_filename", "<").startswith(de_python) or not cadre.f_code.co_filename.startswith("<frozen importlib"):
            return False
        while cadre is not None and cadre.f_code.co_filename.startswith("<frozen importlib"):
            cadre = cadre.f_back
        return de_la_copie(cadre)

    garde = [False]  # le guet ne se guette pas
    constat_leve = [False]
    lire, executer, representer = ast.parse, exec, repr

    def sonder(texte: str):
        """Exécute une sonde avec les fonctions d'ici : le carnet peut avoir changé ``__import__`` ou ``exec``."""
        appel = lire(texte, mode="eval").body
        espace = {"__name__": "temoin"}
        executer(appel.func.body.value.elts[0].args[0].value, espace)
        return representer(espace["resultat"])

    def guetter(evenement: str, arguments: tuple) -> None:
        if evenement == LIRE:
            arguments[0].extend(vus)
            return
        if constat_leve[0] and getattr(sys, "last_type", None) is Constat:
            # IPython retient la dernière erreur, donc ce cadre-ci : la copie y prendrait « garde ».
            constat_leve[0] = False
            for nom in ("last_type", "last_value", "last_traceback", "last_exc"):
                sys.__dict__.pop(nom, None)
        if garde[0]:
            return
        garde[0] = True
        try:
            if evenement == "compile" and isinstance(arguments[0], bytes) and arguments[0].startswith(debut):
                demandeur = cadre_de(1)
                if (demandeur.f_globals.get("__name__"), demandeur.f_code.co_name) == ("IPython.core.interactiveshell", "user_expressions"):
                    constat_leve[0] = True
                    raise Constat(sonder(arguments[0].decode()))
            geste = geste_de(evenement, arguments)
            if evenement == "exec" and importe_un_fichier_a_elle(arguments[0], cadre_de(1)):
                geste = "importe un fichier qu'elle a écrit"
            elif geste is None or not de_la_copie(cadre_de(1)):
                return
        finally:
            garde[0] = False
        refuser(geste)

    def refuser(geste: str) -> None:
        vus.setdefault(geste)
        raise PermissionError(f"la notation ne permet pas ce geste : la copie {geste}.")

    def garder(objet, nom: str, geste: str) -> None:
        originale = getattr(objet, nom)

        def gardee(*arguments):
            if de_la_copie(cadre_de(1)):
                refuser(geste)
            return originale(*arguments)

        setattr(objet, nom, gardee)

    # Ce que Python n'annonce pas.
    garder_les_modules(confiance, refuser)
    for nom in _SIGNAUX:
        for module in (_signal, signal):
            if hasattr(module, nom):
                garder(module, nom, "attend un signal, qui lui donnerait le cadre d'un test")
    garder(coquille.events, "register", "écoute les cellules que Jupyter exécute")
    pdb.set_trace = lambda *arguments, **options: None  # oublié dans une réponse, il n'arrête rien et n'espionne rien
    sys.addaudithook(guetter)


def garder_les_modules(confiance: tuple[str, ...], refuser) -> None:
    """Change la classe des modules gardés : seul du code de Python ou des bibliothèques y pose ou y retire un nom.

    confiance : le début des fichiers de ce code-là. refuser : ce qu'il faut faire d'un autre. ``asyncio`` n'en est pas : il rappelle
    une fonction de la copie plus tard, sans qu'aucun cadre ne le montre.
    """
    cadre_de, ecrire, effacer, espace = sys._getframe, types.ModuleType.__setattr__, types.ModuleType.__delattr__, types.ModuleType.__dict__["__dict__"].__get__
    rappels = (f"{sys.modules['asyncio'].__path__[0]}/", sys.modules["threading"].__file__)

    def est_sur(cadre) -> bool:
        fichier = cadre.f_code.co_filename
        return fichier.startswith(confiance) and not fichier.startswith(rappels)

    class module(types.ModuleType):  # « <class 'module'> » : un apprenant qui affiche son type n'y voit rien
        def __setattr__(self, nom, valeur):
            if not est_sur(cadre_de(1)):
                refuser(f"change « {self.__name__}.{nom} »")
            ecrire(self, nom, valeur)

        def __delattr__(self, nom):
            if not est_sur(cadre_de(1)):
                refuser(f"retire « {self.__name__}.{nom} »")
            effacer(self, nom)

        @property
        def __dict__(self):
            return espace(self) if est_sur(cadre_de(1)) else dict(espace(self))

    for nom, objet in list(sys.modules.items()):
        if nom.partition(".")[0] in _GARDEES and type(objet) is types.ModuleType:
            objet.__class__ = module


def cacher_les_tests(coquille) -> None:
    """Le texte d'un test caché n'est pas rangé avec celui des cellules : ni une copie ni une trace d'erreur ne l'y lit."""
    compilateur = coquille.compile
    ranger = compilateur.cache

    def cache(transformed_code: str, *arguments, **options) -> str:
        nom = ranger(transformed_code, *arguments, **options)
        if _DEBUT_CACHE in transformed_code:
            taille, date, lignes, fichier = linecache.cache[nom]
            linecache.cache[nom] = (taille, date, _masquer(lignes), fichier)
        return nom

    compilateur.cache = cache


def _masquer(lignes: list[str]) -> list[str]:
    masquees, cache = [], False
    for ligne in lignes:
        cache = (cache or ligne.strip() == _DEBUT_CACHE) and ligne.strip() != _FIN_CACHE
        masquees.append("# (test caché)\n" if cache else ligne)
    return masquees
