"""Les témoins : des vérifications qu'une copie ne peut pas prévoir, glissées dans son exécution.

Quatre sortes, tirées au hasard pour chaque copie :

- l'**empreinte** des fonctions de confiance (Python, NumPy, PyTorch, Keras, les contrôles du cours, Jupyter) est relevée avant
  la première ligne de la copie, puis après chaque test : une fonction remplacée se voit ;
- de **faux contrôles** doivent échouer : ``controles.egal`` sur deux nombres différents, ``assert 3.1 == 2.7``… ;
- un **test dont une valeur attendue est changée**, sur d'autres tirages, doit échouer : une réponse qui la lit dans le test, ou un
  contrôle rendu complaisant le temps de l'appel, le réussirait. La contre-épreuve d'``Executer`` change ainsi un, trois ou tous
  les tests réussis ;
- un **test dont la réponse est retirée**, le texte même d'un test réussi, doit échouer quand la fonction de l'apprenant lève une
  erreur, après avoir été appelée ou non.

Un témoin qui réussit dit que le verdict ne dépend plus de la réponse : la copie est signalée, et rien ne lui est payé.
"""

from __future__ import annotations

import ast
import hashlib
import json
import random
import re

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.execution import attendus
from autograder.isolement import guet

# ---- le code des sondes : il s'exécute dans le noyau, dans un espace de noms à lui, sans laisser de trace dans celui de la copie

_EMPREINTE = r'''
import builtins, hashlib, sys, types
from IPython.core.getipython import get_ipython

def _une(objet):
    fonction = getattr(objet, "__func__", objet)
    if isinstance(fonction, types.FunctionType):
        return [id(fonction), id(fonction.__code__), id(fonction.__defaults__), id(fonction.__globals__)]
    return [id(objet)]

def _module(nom):
    return sys.modules.get(nom) if PRESENTS is None or nom in PRESENTS else None

def _etat():
    # Un module que la copie fait charger n'est pas un remplacement : seuls comptent ceux du noyau neuf.
    surveilles = ["builtins", "retroprop.controles", "retroprop.carnet", "retroprop.erreurs", *sorted({nom.split(":")[0] for nom in CHOISIES})]
    etat = {"modules": [nom for nom in surveilles if _module(nom)]}
    for nom in ("builtins", "retroprop.controles", "retroprop.carnet", "retroprop.erreurs"):
        module = _module(nom)
        for cle, valeur in sorted(vars(module).items()) if module else ():
            if callable(valeur) and cle not in ("_", "__", "___"):
                etat[nom + "." + cle] = _une(valeur)
    for nom, cles in CHOISIES.items():
        objet = _module(nom.split(":")[0])
        for morceau in nom.split(":")[1:]:
            objet = getattr(objet, morceau, None)
        for cle in cles if objet is not None else ():
            etat[nom + "." + cle] = _une(getattr(objet, cle, None))
    shell = get_ipython()
    noyau = shell.kernel
    for nom, objet, cles in (("shell", shell, METHODES_SHELL), ("noyau", noyau, METHODES_NOYAU), ("session", noyau.session, ("send", "serialize", "sign")),
                             ("sortie", sys.stdout, ("write", "flush"))):
        for cle in cles:
            etat[nom + "." + cle] = _une(getattr(objet, cle, None)) if callable(getattr(objet, cle, None)) else [0]
            if cle in vars(objet):
                etat[nom + "." + cle].append("remplacé")
    etat["les transformateurs de code de Jupyter"] = [
        len(shell.ast_transformers), len(shell.input_transformers_post), len(shell.input_transformer_manager.cleanup_transforms),
        len(shell.input_transformer_manager.line_transforms), len(shell.input_transformer_manager.token_transformers)]
    # Le nom d'un module s'imite ; le fichier d'où vient le code, non.
    paquets = sys.modules["IPython"].__spec__.origin.rsplit("/IPython/", 1)[0] + "/"
    etat["les crochets de Jupyter"] = sorted({nom for nom, fs in shell.events.callbacks.items() for f in fs if not _fichier(f).startswith(paquets)})
    etat["les noms des modules"] = sorted(nom for nom, vrai in (("controles", "retroprop.controles"), ("np", "numpy"), ("torch", "torch"), ("keras", "keras"))
                                          if nom in shell.user_ns and shell.user_ns[nom] is not sys.modules.get(vrai) and not _est_tf_keras(shell.user_ns[nom]))
    etat["l'espion de Python"] = [repr(sys.gettrace()), repr(sys.getprofile())]
    etat["la sortie de Python"] = [type(sys.stdout).__module__, type(sys.displayhook).__module__]
    etat["les objets égaux à tout"] = sorted(_menteurs())
    return etat

def _est_tf_keras(objet):
    # « from tensorflow import keras » donne un module paresseux de TensorFlow, devant le même Keras.
    return type(objet) is getattr(sys.modules.get("tensorflow.python.util.lazy_loader"), "KerasLazyLoader", None)

def _fichier(fonction):
    return getattr(getattr(getattr(fonction, "__func__", fonction), "__code__", None), "co_filename", "")

def _menteurs():
    import dataclasses, numpy
    for parent in (object, int, float, str, list, tuple, dict, numpy.ndarray, numpy.float64):
        for classe in type.__subclasses__(parent):
            if classe.__module__ == "__main__" and not dataclasses.is_dataclass(classe):
                for nom in ("__eq__", "__bool__", "__array__", "__array_ufunc__", "__array_function__"):
                    if nom in classe.__dict__ and nom not in PERMIS:
                        yield classe.__name__ + "." + nom
'''

_RELEVER = _EMPREINTE + r'''
import json
if PRESENTS is None:
    try:
        import retroprop.carnet, retroprop.controles
    except ImportError:
        pass  # un carnet qui ne s'en sert pas
resultat = json.dumps(_etat())
'''

_COMPARER = _EMPREINTE + r'''
import json
resultat = [hashlib.sha256((NONCE + json.dumps(_etat())).encode()).hexdigest()]

from retroprop import controles
import math
import numpy as np
def _passe(controle):
    try:
        return controle() is not False
    except (controles.Echec, AssertionError):
        return False
def _affirmer():
    assert A == B
def _torch():
    import torch
    return torch.allclose(torch.tensor(A), torch.tensor(B)) or torch.equal(torch.tensor([A]), torch.tensor([B]))
_temoins = {
    "controles.egal": lambda: controles.egal(A, B, "témoin"),
    "controles.egal (tableaux)": lambda: controles.egal(np.array([A, B]), np.array([B, A]), "témoin"),
    "controles.accord": lambda: controles.accord(A, B, "témoin", "PyTorch"),
    "controles.forme": lambda: controles.forme(np.zeros((N, N + 1)), (N + 1, N), "témoin"),
    "controles.vrai": lambda: controles.vrai(A == B, "témoin"),
    "controles.entiers": lambda: controles.entiers(np.array([A]), "témoin"),
    "controles.reels": lambda: controles.reels(np.array([N]), "témoin"),
    "controles.n_uplet": lambda: controles.n_uplet((A,) * N, N + 1, "témoin"),
    "controles.leve": lambda: controles.leve(ValueError, lambda: A, quoi="témoin"),
    "controles.gradient": lambda: controles.gradient(lambda t: float((t ** 2).sum()), np.array([2 * A + N]), np.array([A]), "témoin"),
    "assert": _affirmer,
    "np.allclose": lambda: np.allclose(A, B),
    "np.array_equal": lambda: np.array_equal([A], [B]),
    "np.isclose": lambda: bool(np.isclose(A, B)),
    "math.isclose": lambda: math.isclose(A, B),
    "isinstance": lambda: isinstance(A, str),
    "==": lambda: A == B or not A != B,
}
if "torch" in sys.modules:
    _temoins["torch.allclose"] = _torch
resultat.append([nom for nom in TIRES if nom in _temoins and _passe(_temoins[nom])])
resultat.append([])
sys.audit(LIRE, resultat[2])
'''

_RETIRER = r'''
from IPython.core.getipython import get_ipython
class ReponseRetiree(Exception):
    pass
def _retirer(reponse):
    def retiree(*arguments, **options):
        if APPELER and not isinstance(reponse, type):
            try:
                reponse(*arguments, **options)
            except Exception:
                pass
        raise ReponseRetiree("la réponse est retirée")
    retiree.__name__ = getattr(reponse, "__name__", "retiree")
    return retiree
_espace = get_ipython().user_ns
_espace["_retroprop_retirees"] = {nom: _espace[nom] for nom in NOMS if nom in _espace}
for _nom, _valeur in _espace["_retroprop_retirees"].items():
    if callable(_valeur):
        _espace[_nom] = _retirer(_valeur)
    else:
        _espace[_nom] = {} if isinstance(_valeur, dict) else Ellipsis
resultat = True
'''

_RENDRE = r'''
from IPython.core.getipython import get_ipython
get_ipython().user_ns.update(get_ipython().user_ns.pop("_retroprop_retirees", {}))
resultat = True
'''

_CHOISIES = {
    "numpy": ("allclose", "array_equal", "isclose", "asarray", "array", "any", "all", "isfinite", "sum", "abs", "mean"),
    "numpy.testing": ("assert_allclose", "assert_array_equal"),
    "math": ("isclose",),
    "torch": ("allclose", "equal", "isclose", "tensor", "as_tensor"),
    "torch:Tensor": ("__eq__", "allclose", "equal", "numpy", "detach", "item"),
    "keras:ops": ("convert_to_numpy", "all", "isclose"),
    "keras:Model": ("evaluate", "predict", "fit"),
}
_METHODES_SHELL = ("run_cell", "run_cell_async", "run_code", "run_ast_nodes", "showtraceback", "_showtraceback", "user_expressions", "transform_cell",
                   "should_run_async", "set_next_input")
_METHODES_NOYAU = ("do_execute", "execute_request", "finish_metadata", "init_metadata", "shell_main", "process_one", "dispatch_shell", "send_response")
_CONTROLES = ("controles.egal", "controles.egal (tableaux)", "controles.accord", "controles.forme", "controles.vrai", "controles.entiers",
              "controles.reels", "controles.n_uplet", "controles.leve", "controles.gradient", "assert", "np.allclose", "np.array_equal",
              "np.isclose", "math.isclose", "isinstance", "==", "torch.allclose")


def expression_isolee(source: str, **valeurs) -> str:
    """Une expression qui exécute ``source`` dans un espace neuf et vaut la représentation de son ``resultat``."""
    entete = "".join(f"{nom} = {valeur!r}\n" for nom, valeur in valeurs.items())
    return f"{guet.SONDE}{entete + source!r}, e), e['resultat'])[1])({{'__name__': 'temoin'}})"


def _decaler(nombre: str, ecart: int) -> str:
    """Un nombre de même écriture, au moins triple : aucune tolérance ne les confond."""
    if re.fullmatch(r"\d+", nombre):
        return str(3 * int(nombre) + ecart)
    return repr(3 * float(nombre) + ecart)


class Temoins:
    """Les témoins d'une copie : ce qu'il faut demander à son noyau, et ce qu'il faut penser de ses réponses.

    permis : les méthodes spéciales que le cours définit lui-même dans ce chapitre. graine : pour rejouer un tirage.
    """

    def __init__(self, permis: tuple[str, ...] = (), graine: int | None = None) -> None:
        self._hasard = random.Random(graine) if graine is not None else random.SystemRandom()
        self._commun = {"LIRE": guet.LIRE, "CHOISIES": _CHOISIES, "METHODES_SHELL": _METHODES_SHELL, "METHODES_NOYAU": _METHODES_NOYAU, "PERMIS": permis}
        self._initial: dict | None = None
        self.soupcons: dict[str, None] = {}  # dans l'ordre où ils sont venus

    def relever(self) -> str:
        """L'expression à évaluer avant la première cellule, puis à donner à ``retenir``."""
        return expression_isolee(_RELEVER, **self._commun, PRESENTS=self._presents)

    @property
    def _presents(self) -> list[str] | None:
        return None if self._initial is None else self._initial["modules"]

    def retenir(self, reponse: str) -> None:
        """Retient l'empreinte du noyau neuf."""
        self._initial = json.loads(reponse)

    def comparer(self) -> tuple[str, str]:
        """Une expression à évaluer après un test, et le nombre unique qu'il faut rendre à ``juger`` avec sa valeur."""
        nonce = f"{self._hasard.getrandbits(64):x}"
        a, b = (round(self._hasard.uniform(1, 9), 3) for _ in range(2))
        tires = self._hasard.sample(_CONTROLES, 6)
        return expression_isolee(_COMPARER, **self._commun, PRESENTS=self._presents, NONCE=nonce, A=a, B=b if abs(a - b) > 0.01 else b + 1, N=self._hasard.randint(2, 6),
                           TIRES=tires), nonce

    def juger(self, reponse: list[str] | None, nonce: str, ou: str) -> bool:
        """Note ce que la réponse à ``comparer`` a de suspect ; renvoie vrai si l'empreinte a changé.

        reponse : la valeur de l'expression, ``None`` si elle ne s'est pas laissé évaluer. ou : le test qui précède.
        """
        if not isinstance(reponse, list) or [type(morceau) for morceau in reponse] != [str, list, list]:
            self.soupconner(f"les vérifications de la notation ne répondent plus après {ou}")
            return False
        for nom in reponse[1]:
            self.soupconner(f"{nom} accepte n'importe quoi (vu après {ou})")
        for geste in reponse[2]:
            self.soupconner(f"à l'exécution, la copie {geste}")
        return reponse[0] != hashlib.sha256((nonce + json.dumps(self._initial)).encode()).hexdigest()

    def nommer_les_differences(self, reponse: str | None, ou: str) -> None:
        """Nomme ce qui a changé depuis ``retenir`` ; reponse : la valeur de ``relever``, demandée de nouveau."""
        try:
            etat = json.loads(reponse or "")
            changees = [nom for nom, valeur in self._initial.items() if etat.get(nom) != valeur]
        except (ValueError, AttributeError):
            changees = []
        self.soupconner(f"{', '.join(changees[:4]) or 'le noyau'} : remplacé par la copie (vu après {ou})")

    def soupconner(self, raison: str) -> None:
        """Ajoute un soupçon, une fois."""
        self.soupcons.setdefault(raison)

    def retirer(self, noms: list[str]) -> str:
        """L'expression qui retire les réponses nommées ; une fois sur deux, elles sont d'abord appelées pour de vrai."""
        return expression_isolee(_RETIRER, NOMS=noms, APPELER=self._hasard.random() < 0.5)

    @staticmethod
    def rendre() -> str:
        """L'expression qui remet les réponses retirées."""
        return expression_isolee(_RENDRE)

    def fausser(self, source: str) -> str | None:
        """Le même test, dont une valeur attendue est changée : il doit échouer. ``None`` s'il n'en a pas.

        Sont prises les comparaisons ``controles.egal(…, attendu, …)`` et ``assert … == attendu`` que le test exécute toujours ; celles
        d'un test caché d'abord, que l'apprenant ne connaît pas. Une réponse qui a donné la valeur du vrai test ne peut pas donner
        aussi celle-ci, sauf à la lire dans le test.
        """
        cachees = [m.span() for m in re.finditer(r"(?s)### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS", source)]
        lus = [(attendus.etendue(source, a), a) for a in attendus.valeurs(source)]
        caches = [(e, a) for e, a in lus if any(debut <= e[0] < fin for debut, fin in cachees)]
        if not lus:
            return None
        (debut, fin), attendu = self._hasard.choice(caches or lus)
        if isinstance(attendu, ast.Name) and (origine := attendus.origine(source, attendu)) is not None:
            # Une réponse sait lire la variable « attendu » que le test vient de calculer : c'est elle que l'on change, sitôt calculée.
            coupe = attendus.etendue(source, origine)[1]
            retrait = "\n" + " " * origine.col_offset
            return source[:coupe] + f"{retrait}{attendu.id} = {self._autre(attendu.id, attendu)}" + source[coupe:]
        return source[:debut] + self._autre(source[debut:fin], attendu) + source[fin:]

    def _autre(self, texte: str, attendu: ast.expr) -> str:
        """Une autre valeur, de même nature : un nombre écrit en devient un autre, un calcul est suivi d'un autre."""
        ecart = self._hasard.randint(2, 9)
        if attendus.est_ecrit(attendu):
            return re.sub(r"\d+(\.\d*)?(e[-+]?\d+)?", lambda m: _decaler(m[0], ecart), texte)
        # D'un ordre de grandeur voisin : une réponse ne reconnaît pas la valeur changée à sa seule allure.
        facteur, terme = self._hasard.uniform(2.2, 3.5), self._hasard.uniform(0.5, 3)
        return f"(lambda v: 1 - v if np.isin(v, (0, 1)).all() else v * {facteur!r} + {terme!r})(np.asarray({texte}))"

    def renouveler(self, source: str) -> str:
        """Le même test, sur d'autres tirages : une réponse ne reconnaît pas ses arguments."""
        return re.sub(r"controles\.hasard\(\d*\)", lambda m: f"controles.hasard({self._hasard.randrange(10**6, 10**7)})", source)

    def affirmation_fausse(self) -> NotebookNode:
        """Une cellule ordinaire qui doit échouer."""
        a, b = self._hasard.sample(range(100, 999), 2)
        return new_code_cell(self._hasard.choice((f"assert {a} == {b}", f"assert {a / 100} == {b / 100}, 'attendu'",
                                                  f"controles.egal({a}, {b}, 'valeur')", f"controles.vrai({a} == {b}, 'valeur')")))

    def combien_changer(self) -> int | None:
        """Le nombre de tests qu'une contre-épreuve change : un, trois, ou tous (``None``).

        Tous prennent une fraude limitée à un test ; un seul prend celle qui se tait dès qu'un test échoue autrement que prévu.
        """
        return self._hasard.choice((1, 3, None))

    def melanger(self, liste: list) -> list:
        """La même liste, dans un ordre tiré au hasard."""
        return self._hasard.sample(liste, len(liste))

    def tirer(self, probabilite: float) -> bool:
        """Vrai avec cette probabilité."""
        return self._hasard.random() < probabilite
