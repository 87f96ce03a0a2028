"""Lire le code d'une copie sans l'exécuter, et y voir ce qui sert à tromper la notation plutôt qu'à répondre.

Un exercice se résout avec des calculs : aucun ne demande de remonter les cadres d'appel, de relire les cellules exécutées,
de remplacer une fonction de NumPy ou de Jupyter. Ce qui suit ne prouve pas une fraude : la copie est signalée, et ses
points attendent qu'un humain regarde. Un code caché (``"__e" + "q__"``) échappe à cette lecture ; ``temoins`` le guette à
l'exécution.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable, Iterator

from IPython.core.inputtransformer2 import TransformerManager

# Noms que Jupyter tient pour lui : l'historique des cellules (donc le texte des tests) et l'interpréteur.
_NOMS = re.compile(r"get_ipython|_ih|_oh|_dh|_i{1,3}|_i\d+|In|Out|__builtins__|__loader__|__spec__")
# Attributs par lesquels on atteint un cadre d'appel, le code d'une fonction, ou l'intérieur de Jupyter.
_ATTRIBUTS = frozenset("""
    _getframe _current_frames settrace setprofile addaudithook meta_path path_hooks displayhook excepthook modules
    f_back f_globals f_locals f_code f_lineno f_trace tb_frame tb_next gi_frame cr_frame ag_frame co_consts co_code co_names
    get_objects get_referrers get_referents currentframe getouterframes getinnerframes getsource getsourcelines findsource
    walk_stack extract_stack walk_tb ast_transformers input_transformers_post input_transformers_cleanup
    input_transformer_manager set_custom_exc custom_exceptions user_ns user_global_ns run_cell shell_channel shell_stream
    iopub_socket iopub_thread kernel_app do_execute _render_traceback_ showtraceback _showtraceback history_manager
    execution_count display_pub""".split())
# Méthodes spéciales qui font mentir un objet, ou donnent accès à l'intérieur d'un autre.
_SPECIAUX = frozenset(f"__{nom}__" for nom in """
    eq ne bool array array_ufunc array_function array_priority array_interface array_struct torch_function torch_dispatch
    instancecheck subclasscheck subclasshook getattribute del dict globals code closure defaults kwdefaults builtins import
    subclasses bases base mro self func wrapped traceback context cause reduce reduce_ex getstate setstate class_getitem
    set_name prepare init_subclass""".split())
_MODULES = frozenset("ctypes builtins linecache codeop marshal mock unittest ipykernel zmq tornado pdb bdb pty fcntl faulthandler "
                     "cffi dis autograder atelier nbgrader nbclient jupyter_client".split())
_APPELS = frozenset(("exec", "eval", "compile", "__import__", "globals", "locals", "breakpoint"))
# Ce qu'un carnet fait légitimement à un module : ses réglages.
_REGLAGES = re.compile(r"(plt|mpl|matplotlib|pyplot)\..*|os\.environ\b.*|torch\.backends\..*|sys\.path\b.*|warnings\..*")
# Les modules du cours, présents dans tout carnet sans que la copie les importe.
_DU_COURS = ("np", "torch", "keras", "tf", "math", "controles", "carnet", "donnees", "figures", "widgets", "progression", "retroprop")
# Ceux-là, en plus, ne se redéfinissent pas. (Les noms des fonctions de Python, si : « sum = 0 » est une maladresse.)
_RESERVES = frozenset(_DU_COURS) - {"figures", "widgets", "donnees", "tf"}


def examiner(cellules: Iterable[str], permis: Iterable[str] = ()) -> list[str]:
    """Ce que le code d'une copie a de suspect, en français ; une liste vide pour une copie ordinaire.

    cellules : le texte de chaque cellule de l'apprenant, dans l'ordre. permis : le code que le cours écrit lui-même dans
    ces cellules ; ce qu'il emploie n'est pas suspect. Un code qui ne se lit pas n'est pas suspect : il échouera.
    """
    arbres = [arbre for arbre in map(_lire, cellules) if arbre is not None]
    modules = set(_DU_COURS)
    for arbre in arbres:
        modules |= _modules_importes(arbre)
    du_cours: set[str] = set()
    for texte in permis:
        arbre = _lire(texte)
        if arbre is not None:
            du_cours.update(raison for raison, _ in _regarder(arbre, modules))
    vus: dict[str, None] = {}
    for arbre in arbres:
        for raison, ligne in _regarder(arbre, modules):
            if raison not in du_cours:
                vus.setdefault(f"{raison} (« {_couper(ligne)} »)")
    return list(vus)


def _lire(texte: str) -> ast.Module | None:
    """L'arbre d'une cellule, commandes magiques retirées ; ``None`` si elle ne se lit pas."""
    if texte.lstrip().startswith("%%"):
        texte = "\n".join(texte.lstrip().split("\n")[1:])
    lignes = ["pass" if re.match(r"[%!]", ligne) else ligne for ligne in texte.split("\n")]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return ast.parse("\n".join(lignes))
            except SyntaxError:
                return ast.parse(TransformerManager().transform_cell(texte).replace("get_ipython().", "_magie."))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _modules_importes(arbre: ast.Module) -> set[str]:
    """Les noms qui désignent un module dans la copie, alias simples compris (``c = controles``)."""
    noms: set[str] = set()
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Import):
            noms |= {alias.asname or alias.name.split(".")[0] for alias in noeud.names}
        elif isinstance(noeud, ast.ImportFrom) and (noeud.module or "").split(".")[0] in ("retroprop", "IPython", "keras", "torch", "os"):
            noms |= {alias.asname or alias.name for alias in noeud.names if alias.name.islower()}
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Assign) and isinstance(noeud.value, ast.Name) and noeud.value.id in noms | set(_DU_COURS):
            noms |= {cible.id for cible in noeud.targets if isinstance(cible, ast.Name)}
    return noms


def _regarder(arbre: ast.Module, modules: set[str]) -> Iterator[tuple[str, str]]:
    """Les couples (raison, extrait) d'un arbre."""
    ranges = {n.id for n in ast.walk(arbre) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    ranges |= {a.arg for n in ast.walk(arbre) if isinstance(n, ast.arguments) for a in (*n.posonlyargs, *n.args, *n.kwonlyargs)}
    for noeud in ast.walk(arbre):
        raison = _raison(noeud, modules, ranges)
        if raison:
            yield raison, ast.unparse(noeud)
    for noeud in arbre.body:
        for nom in _noms_lies(noeud) & _RESERVES:
            yield f"redéfinit « {nom} », dont les tests se servent", ast.unparse(noeud)


def _raison(noeud: ast.AST, modules: set[str], ranges: set[str]) -> str | None:
    match noeud:
        case ast.Name(id=nom, ctx=ast.Load()) if _NOMS.fullmatch(nom) and nom not in ranges:
            return f"consulte « {nom} », qui appartient à Jupyter"
        case ast.Attribute(attr=nom) if nom in _ATTRIBUTS:
            return f"atteint « .{nom} », l'intérieur de Python ou de Jupyter"
        case ast.Attribute(attr=nom) if nom in _SPECIAUX:
            return f"emploie « {nom} », qui fait mentir un objet ou ouvre un autre"
        case ast.FunctionDef(name=nom) if nom in _SPECIAUX or nom in _ATTRIBUTS:
            return f"définit « {nom} », qui fait mentir un objet ou ouvre un autre"
        case ast.Assign(targets=[ast.Name(id=nom)]) if nom in _SPECIAUX:
            return f"définit « {nom} », qui fait mentir un objet ou ouvre un autre"
        case ast.Constant(value=str(texte)) if texte in _SPECIAUX or texte in _ATTRIBUTS - {"modules", "execution_count"}:
            return f"nomme « {texte} », l'intérieur de Python ou de Jupyter"
        case ast.Assign(targets=[ast.Attribute(attr="__class__"), *_]):
            return "change la classe d'un objet"
        case ast.Import(names=noms):
            interdits = [a.name for a in noms if _interdit(a.name)]
            return f"importe « {interdits[0]} », qu'aucun exercice ne demande" if interdits else None
        case ast.ImportFrom(module=str(module), names=noms):
            noms_entiers = [module, *(f"{module}.{a.name}" for a in noms)]
            interdits = [nom for nom in noms_entiers if _interdit(nom)] + [a.name for a in noms if a.name in _ATTRIBUTS]
            return f"importe « {interdits[0]} », qu'aucun exercice ne demande" if interdits else None
        case ast.Call(func=ast.Name(id=nom)) if nom in _APPELS and nom not in ranges:
            return f"appelle « {nom} », qui exécute ou atteint du code caché"
        case ast.Call(func=ast.Name(id="setattr" | "delattr" | "vars"), args=[cible, *_]) if _racine(cible) in modules:
            return f"modifie le module « {_racine(cible)} »"
        case ast.Call(func=ast.Name(id="getattr"), args=[cible, nom, *_]) if (
                isinstance(cible, ast.Name) and cible.id in modules and not isinstance(nom, ast.Constant)):
            return f"lit dans le module « {cible.id} » un nom qu'il cache"
        case ast.Attribute(ctx=ast.Store() | ast.Del()) | ast.Subscript(ctx=ast.Store() | ast.Del()) if (
                _racine(noeud) in modules and not _REGLAGES.fullmatch(ast.unparse(noeud))):
            return f"modifie le module « {_racine(noeud)} »"
    return None


def _interdit(module: str) -> bool:
    morceaux = module.split(".")
    return morceaux[0] in _MODULES or (morceaux[0] == "IPython" and len(morceaux) > 1 and morceaux[1] not in ("display", "lib"))


def _racine(noeud: ast.AST) -> str | None:
    """Le nom d'où part ``a.b[c].d`` : « a »."""
    while isinstance(noeud, (ast.Attribute, ast.Subscript)):
        noeud = noeud.value
    return noeud.id if isinstance(noeud, ast.Name) else None


def _noms_lies(noeud: ast.stmt) -> set[str]:
    """Les noms qu'une instruction du premier niveau définit, importations exceptées."""
    if isinstance(noeud, (ast.FunctionDef, ast.ClassDef)):
        return {noeud.name}
    if isinstance(noeud, ast.Assign) and isinstance(noeud.value, ast.Name):
        return set()  # un alias, « np = numpy »
    cibles = noeud.targets if isinstance(noeud, (ast.Assign, ast.Delete)) else [getattr(noeud, "target", None)]
    return {n.id for cible in cibles if cible is not None for n in ast.walk(cible) if isinstance(n, ast.Name)}


def _couper(texte: str, largeur: int = 80) -> str:
    texte = " ".join(texte.split())
    return texte if len(texte) <= largeur else texte[: largeur - 1] + "…"
