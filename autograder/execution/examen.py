"""Lire le code d'une copie sans l'exécuter, et y voir ce qui sert à tromper la notation plutôt qu'à répondre.

Un exercice se résout avec des calculs : aucun ne demande de remonter les cadres d'appel, de relire les cellules exécutées,
de remplacer une fonction de NumPy ou de Jupyter. Ce qui suit ne prouve pas une fraude : la copie est signalée, et ses
points attendent qu'un humain regarde (``retroprop noter … --lever`` les donne). Un code caché (``"__e" + "q__"``) échappe à
cette lecture ; ``temoins`` le guette à l'exécution.
"""

from __future__ import annotations

import ast
import functools
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Set

from IPython.core.inputtransformer2 import TransformerManager

from autograder.execution import attendus

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
    execution_count display_pub get_ipython linecache attrgetter methodcaller getmembers getattr_static current_task get_stack
    raise_signal get_parent cell_contents _ip breakpointhook __breakpointhook__ distb getgeneratorlocals getmodule""".split())
# Méthodes spéciales qui font mentir un objet, ou donnent accès à l'intérieur d'un autre.
_SPECIAUX = frozenset(f"__{nom}__" for nom in """
    eq ne bool array array_ufunc array_function array_priority array_interface array_struct torch_function torch_dispatch
    instancecheck subclasscheck subclasshook getattribute del dict globals code closure defaults kwdefaults builtins import
    subclasses bases base mro self func wrapped traceback context cause reduce reduce_ex getstate setstate class_getitem
    set_name prepare init_subclass""".split())
_MODULES = frozenset("ctypes builtins linecache codeop marshal mock ipykernel zmq tornado bdb pty fcntl faulthandler "
                     "cffi asyncio dis signal runpy code trace greenlet pkgutil pydoc doctest autograder atelier nbgrader nbclient jupyter_client __main__".split())
# Ceux-là servent aussi à chercher une erreur : ce qu'un apprenant honnête leur demande est permis, le reste ouvre Python.
_OUTILS = {
    "inspect": frozenset("signature Parameter isfunction isclass ismethod getdoc".split()),
    "pdb": frozenset(("set_trace",)),  # sans effet dans un noyau de notation (voir ``guet``)
    "unittest": frozenset("TestCase TestLoader TestSuite TextTestRunner main".split()),
}
# Les réponses de référence que ``retroprop.figures`` donne aux figures et aux tests ; ceux-ci les rangent dans « SURES ».
_REFERENCES = frozenset(("REFERENCES", "SURES"))
_APPELS = frozenset(("exec", "eval", "compile", "__import__", "globals", "locals"))
# Ce qui exécute une chaîne, hors ``eval``, ``exec`` et les commandes magiques, que l'examen lit à part.
_EXECUTEURS_DE_TEXTES = re.compile(r"(?<![%\w])(timeit|Timer|get_type_hints|cProfile|profile|runctx|runeval|bdb|numexpr)\b")
# « {0.f_back} » : format lit des attributs.
_CHAMP = re.compile(r"\{[^{}]*\.(\w+)[^{}]*\}")
# Ce qu'un carnet fait légitimement à un module : ses réglages.
_REGLAGES = re.compile(r"(plt|mpl|matplotlib|pyplot)\..*|\w+\.rcParams\b.*|(pd|pandas)\.options\..*|os\.environ\b.*|torch\.backends\..*|sys\.path\b.*|warnings\..*")
# Les modules du cours, présents dans tout carnet sans que la copie les importe.
_DU_COURS = ("np", "torch", "keras", "tf", "math", "controles", "carnet", "donnees", "figures", "widgets", "progression", "retroprop")
_PAQUETS = {"np": "numpy", "tf": "tensorflow"}
# Y chercher une fonction par son nom (``getattr(optim, "SGD")``) est un calcul comme un autre.
_DE_CALCUL = frozenset("numpy torch keras tensorflow math matplotlib scipy sklearn pandas random".split())
_PAGES_DU_COURS = frozenset("controles carnet donnees figures widgets progression modeles clinique retroprop".split())
_EMPRUNTES = frozenset("np numpy torch keras tf math os sys io json time random re warnings plt matplotlib importlib subprocess".split())
# Ceux-là, en plus, ne se redéfinissent pas. (Les noms des fonctions de Python, si : « sum = 0 » est une maladresse.)
_RESERVES = frozenset(("np", "torch", "keras", "controles", "retroprop"))
# Celui-ci n'a rien à faire dans une réponse, sinon y être employé : « controles.hasard(3) ».
_CONTROLES = "controles"
_BIBLIOTHEQUES = _RESERVES - {_CONTROLES}
_MAGIES_MAX = 100  # par cellule ; l'analyse de Jupyter coûte le carré de leur nombre
_LIGNE_DE_JUPYTER = re.compile(r"^\s*[%!?/,;]|\?\s*$|=\s*[%!]", re.M)


def examiner(cellules: Iterable[str], permis: Iterable[str] = (), tests: Iterable[str] = ()) -> list[str]:
    """Ce que le code d'une copie a de suspect, en français ; une liste vide pour une copie ordinaire.

    cellules : le texte de chaque cellule de l'apprenant, dans l'ordre. permis : le code que le cours écrit lui-même dans
    ces cellules ; ce qu'il emploie n'est pas suspect. tests : les cellules de test, dont une réponse n'a pas à lire ce qu'elles
    attendent. Un code qui ne se lit pas n'est pas suspect : il échouera.
    """
    cellules = list(cellules)
    textes_executes = any(map(_EXECUTEURS_DE_TEXTES.search, cellules))
    arbres = [arbre for texte in cellules for arbre in _lire(texte, textes_executes)]
    affectes = {n.id for arbre in arbres for n in ast.walk(arbre) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    modules = _modules_de(arbres, affectes)
    # « In = 4 », puis « In » dans une autre cellule : une taille d'entrée, et non l'historique de Jupyter.
    ranges = affectes - _A_JUPYTER
    definies = frozenset(n.name for arbre in arbres for n in arbre.body if isinstance(n, ast.FunctionDef)) & {"eval", "compile"}
    du_cours = _raisons_du_cours(tuple(permis), frozenset(modules.items()))
    vus: dict[str, None] = {}
    for texte in cellules:
        if len(_LIGNE_DE_JUPYTER.findall(texte)) > _MAGIES_MAX:
            vus.setdefault(f"emploie plus de {_MAGIES_MAX} commandes magiques dans une cellule")
    a_eux = _noms_des_tests(tuple(tests), tuple(permis)) - {nom for arbre in arbres for nom in _noms_du_premier_niveau(arbre)}
    for arbre in arbres:
        for nom in _lus_dans_une_fonction(arbre) & a_eux if a_eux else ():
            vus.setdefault(f"lit « {nom} », que seuls les tests définissent")
        siennes = [(raison, noeud) for raison, noeud in _regarder(arbre, modules, ranges, definies) if raison not in du_cours]
        instructions, lignes = _instructions(arbre) if siennes else {}, {}
        for raison, noeud in siennes:
            instruction = instructions[id(noeud)]
            if id(instruction) not in lignes:  # une bombe n'est récrite qu'une fois
                lignes[id(instruction)] = _couper(_ecrire(instruction).partition("\n")[0])
            vus.setdefault(f"{raison} (« {lignes[id(instruction)]} »)")
    return list(vus)


@functools.lru_cache(maxsize=16)
def _raisons_du_cours(textes: tuple[str, ...], modules: frozenset[tuple[str, frozenset[str]]]) -> frozenset[str]:
    """Ce que le cours emploie lui-même : le même pour toutes les copies d'une classe."""
    return frozenset(raison for texte in textes for arbre in _lire(texte) for raison, _ in _regarder(arbre, dict(modules), frozenset(), frozenset()))


@functools.lru_cache(maxsize=16)
def _noms_des_tests(tests: tuple[str, ...], cours: tuple[str, ...]) -> frozenset[str]:
    """Ce que les tests d'un chapitre attendent, et les fonctions qu'ils définissent, sous des noms que le cours n'emploie nulle part.

    « X » ou « w », que le cours emploie aussi, n'en sont pas : les lire hors d'une fonction est une maladresse courante.
    """
    lus = [arbre for texte in tests for arbre in _lire(texte)[:1]]
    definis = {nom for arbre in lus for nom in _noms_du_premier_niveau(arbre)}
    compares = {n.id for texte in tests for attendu in attendus.valeurs(texte) for n in ast.walk(attendu) if isinstance(n, ast.Name)}
    fonctions = {n.name for arbre in lus for n in ast.walk(arbre) if isinstance(n, ast.FunctionDef)}
    du_cours = set(re.findall(r"[^\W\d]\w*", "\n".join(cours)))
    return frozenset(nom for nom in (compares | fonctions) & definis - du_cours if len(nom) > 2)


def _noms_du_premier_niveau(arbre: ast.Module) -> Iterator[str]:
    """Les noms qu'une cellule donne à l'espace global : variables, fonctions, classes, modules."""
    yield from (nom for nom, _ in _noms_lies(arbre))
    yield from (alias.asname or alias.name.split(".")[0] for n in ast.walk(arbre) if isinstance(n, (ast.Import, ast.ImportFrom)) for alias in n.names)


def _lus_dans_une_fonction(arbre: ast.Module) -> set[str]:
    """Les noms globaux que lisent les fonctions d'une cellule, quand on les appelle."""
    locaux = _noms_locaux(arbre)
    return {n.id for f in ast.walk(arbre) if isinstance(f, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)) for n in ast.walk(f)
            if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load) and n.id not in locaux.get(id(n), ())}


@functools.cache
def _publics() -> frozenset[str]:
    """Les fonctions que ``controles`` offre, et non les modules qu'il emploie."""
    from retroprop import controles

    return frozenset(nom for nom, valeur in vars(controles).items() if not nom.startswith("_") and getattr(valeur, "__module__", "") == controles.__name__)


def _lire(texte: str, textes_executes: bool = False) -> list[ast.Module]:
    """L'arbre d'une cellule, puis ceux du code que ses commandes magiques reçoivent ; rien si elle ne se lit pas.

    textes_executes : lire aussi toutes ses chaînes comme du code ; sinon, ses seules annotations. « [torch] » n'est qu'un titre.
    """
    if len(_LIGNE_DE_JUPYTER.findall(texte)) > _MAGIES_MAX:
        return []
    arbre = _analyser(texte)
    if arbre is None:
        try:
            arbre = _analyser(TransformerManager().transform_cell(texte))
        except (SyntaxError, RuntimeError, ValueError):
            return []
        if arbre is None:
            return []
    arbres = [arbre]
    executes = {id(n) for racine in ([arbre] if textes_executes else _annotations(arbre)) for n in ast.walk(racine)}
    for noeud in ast.walk(arbre):
        match noeud:
            case ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Name(id="get_ipython") as coquille), attr=magie), args=arguments) if magie in _MAGIES:
                coquille.id = "_magie"  # ce que Jupyter écrit à la place de « %time … »
                for argument in arguments:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        arbres += _code_d_une_magie(argument.value)
            case ast.Constant(value=str(code)) if id(noeud) in executes and len(code) < 5_000 and re.search(r"\w[.(\[]|\bimport\b|^\W+\w+\W*$", code):
                arbres += filter(None, [_analyser(code)])  # du code dans une chaîne : timeit, une annotation
    return arbres


def _annotations(arbre: ast.Module) -> Iterator[ast.expr]:
    return (a for n in ast.walk(arbre) for a in (getattr(n, "annotation", None), getattr(n, "returns", None)) if a is not None)


_MAGIES = ("run_line_magic", "run_cell_magic", "system", "getoutput", "magic")


def _code_d_une_magie(texte: str) -> list[ast.Module]:
    """Le code que reçoit une commande magique, quelles que soient ses options, et celui que Jupyter y lit entre accolades."""
    debuts = [0, *(blanc.end() for blanc in re.finditer(r"\s+", texte[:400]))][:20]
    arbres = [_analyser(texte[debut:].strip()) for debut in debuts] + [_analyser(entre) for entre in re.findall(r"\{([^{}]+)\}", texte)[:20]]
    return [arbre for arbre in arbres if arbre is not None]


def _analyser(texte: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(texte)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _modules_de(arbres: list[ast.Module], affectes: Set[str]) -> dict[str, frozenset[str]]:
    """Les noms qui désignent un module dans la copie, et le paquet d'où il vient : importés, du cours, ou donnés par la copie.

    affectes : les noms auxquels la copie affecte une valeur.
    """
    origines: dict[str, set[str]] = {nom: {_PAQUETS.get(nom, nom)} for nom in _DU_COURS}
    for noeud in (n for arbre in arbres for n in ast.walk(arbre)):
        if isinstance(noeud, ast.Import):
            for alias in noeud.names:
                origines.setdefault(alias.asname or alias.name.split(".")[0], set()).add(alias.name.split(".")[0])
        elif isinstance(noeud, ast.ImportFrom) and (paquet := (noeud.module or "").split(".")[0]) in ("retroprop", "IPython", "keras", "torch", "os"):
            for alias in noeud.names:
                if alias.name.islower():
                    origines.setdefault(alias.asname or alias.name, set()).add(paquet)
    donnes = [(nom, valeur.id) for arbre in arbres for nom, valeur in _noms_donnes(arbre)]
    change = True
    while change:  # l'alias d'un alias
        change = False
        for nom, valeur in donnes:
            if valeur in origines and not origines[valeur] <= origines.get(nom, set()):
                origines[nom] = origines.get(nom, set()) | origines[valeur]
                change = True
    # « optim = optim.SGD(…) » n'est plus un module. (Le guet verrait la copie changer celui d'une bibliothèque de calcul ou du cours.)
    variables = affectes - {nom for nom, valeur in donnes if valeur in origines} - _RESERVES
    retires = _DE_CALCUL | set(_DU_COURS)
    return {nom: frozenset(paquets) for nom, paquets in origines.items() if nom not in variables or not paquets <= retires}


def _noms_donnes(arbre: ast.Module) -> Iterator[tuple[str, ast.Name]]:
    """Les noms qu'une cellule donne à une variable : ``c = a``, ``c = a if … else b``, ``for c in (a, b)``, ``def f(c=a)``, ``f(a)``, ``f(c=a)``."""
    parametres = {n.name: [a.arg for a in (*n.args.posonlyargs, *n.args.args)] for n in ast.walk(arbre) if isinstance(n, ast.FunctionDef)}
    for noeud in ast.walk(arbre):
        match noeud:
            case ast.Assign(targets=cibles, value=valeur):
                paires = [(cible.id, valeur) for cible in cibles if isinstance(cible, ast.Name)]
            case ast.For(target=ast.Name(id=nom), iter=ast.Tuple(elts=elements) | ast.List(elts=elements)):
                paires = [(nom, element) for element in elements]
            case ast.FunctionDef(args=arguments):
                places = [*arguments.posonlyargs, *arguments.args]
                paires = [(a.arg, valeur) for a, valeur in zip(reversed(places), reversed(arguments.defaults))]
                paires += [(a.arg, valeur) for a, valeur in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if valeur is not None]
            case ast.Call(func=ast.Name(id=fonction), args=places, keywords=nommes) if fonction in parametres:
                paires = [*zip(parametres[fonction], places), *((k.arg, k.value) for k in nommes if k.arg)]
            case _:
                continue
        for nom, valeur in paires:
            branches = (valeur.body, valeur.orelse) if isinstance(valeur, ast.IfExp) else (valeur,)
            yield from ((nom, branche) for branche in branches if isinstance(branche, ast.Name))


def _instructions(arbre: ast.Module) -> dict[int, ast.stmt]:
    """Pour chaque nœud, l'instruction où il se trouve : c'est elle que l'instructeur veut lire."""
    trouvees: dict[int, ast.stmt] = {}
    pile: list[tuple[ast.AST, ast.AST]] = [(arbre, arbre)]
    while pile:
        noeud, instruction = pile.pop()
        trouvees[id(noeud)] = instruction = noeud if isinstance(noeud, ast.stmt) else instruction
        pile += ((fils, instruction) for fils in ast.iter_child_nodes(noeud))
    return trouvees


def _regarder(arbre: ast.Module, modules: dict[str, frozenset[str]], ranges: Set[str], definies: Set[str]) -> Iterator[tuple[str, ast.AST]]:
    """Les couples (raison, nœud) d'un arbre. ranges : les noms que la copie définit ; definies : ses fonctions qui ont le nom d'une de Python."""
    locaux = _noms_locaux(arbre)
    donnes = list(_noms_donnes(arbre))
    alias = {nom for nom, valeur in donnes if valeur.id in modules}
    variables = {identite for identite, noms in locaux.items() if not noms & alias}  # une variable « donnees » n'est pas le module du cours
    bases = {id(n.value): n.attr for n in ast.walk(arbre) if isinstance(n, ast.Attribute)}
    anodins = {id(valeur) for _, valeur in donnes if valeur.id in _BIBLIOTHEQUES} | set(_appels_anodins(arbre))

    def du_module(expression: ast.AST) -> str | None:
        racine = _racine(expression)
        return racine.id if racine is not None and racine.id in modules and id(racine) not in variables else None

    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Name) and noeud.id in locaux.get(id(noeud), ()):
            continue  # un argument ou une variable d'une fonction : ce n'est pas le nom de Python
        if id(noeud) in anodins and (isinstance(noeud, ast.Attribute) or getattr(noeud, "id", "") == "get_ipython"):
            continue
        raison = _raison(noeud, du_module, modules, ranges)
        if raison is None and isinstance(noeud, ast.Name) and isinstance(noeud.ctx, ast.Load):
            raison = _raison_d_un_nom(noeud.id, bases.get(id(noeud)), id(noeud) in anodins or noeud.id in definies)
        if raison:
            yield raison, noeud
    for nom, noeud in _noms_lies(arbre):
        if nom in _RESERVES:
            yield f"redéfinit « {nom} », dont les tests se servent", noeud


def _raison_d_un_nom(nom: str, attribut: str | None, anodin: bool) -> str | None:
    """Ce qu'a de suspect un nom lu ; attribut : celui que l'on y prend, s'il y en a un."""
    if nom in _APPELS and not anodin:
        return f"appelle « {nom} », qui exécute ou atteint du code caché"
    if (attribut not in _publics() and not anodin) if nom == _CONTROLES else (nom in _RESERVES and attribut is None and not anodin):
        return f"manipule le module « {nom} » au lieu de l'employer"
    if nom in _OUTILS and attribut not in _OUTILS[nom]:
        return f"emploie « {nom}{f'.{attribut}' if attribut else ''} », qui ouvre l'intérieur de Python"
    return None


def _appels_anodins(arbre: ast.Module) -> Iterator[int]:
    """Les noms employés sans danger : ``"w" in globals()``, ``print(np)``, ``getattr(np, "sin")``, ``{"numpy": np}``. (Un alias l'est aussi : on le suit.)"""
    for noeud in ast.walk(arbre):
        match noeud:
            case ast.Dict(values=valeurs):
                yield from (id(v) for v in valeurs if isinstance(v, ast.Name) and v.id in _BIBLIOTHEQUES)
            case ast.IfExp(body=oui, orelse=non):
                yield from (id(v) for v in (oui, non) if isinstance(v, ast.Name) and v.id in _BIBLIOTHEQUES)
            case ast.Assert(test=ast.Name() as module) | ast.Compare(left=ast.Name() as module, ops=[ast.Is() | ast.IsNot()]):
                yield id(module)
            case ast.Compare(left=ast.Attribute(attr="__dict__", value=ast.Name()) as gauche, comparators=[ast.Attribute(attr="__dict__", value=ast.Name()) as droite]):
                yield from (id(gauche), id(droite))
            case ast.Call(func=ast.Name(id="hasattr" | "getattr"), args=[ast.Name(id=nom) as module, *_]) if nom != _CONTROLES:
                yield id(module)
            case ast.Call(func=ast.Name(id="print" | "help" | "dir" | "type" | "isinstance"), args=arguments):
                yield from (id(argument) for argument in arguments if isinstance(argument, ast.Name))
                yield from (id(a) for a in arguments if isinstance(a, ast.Attribute) and a.attr == "__dict__" and isinstance(a.value, ast.Name))
            case ast.Call(func=ast.Name(id="str"), args=[ast.Call(func=ast.Name(id="get_ipython") as coquille, args=[])]):
                yield id(coquille)  # « 'google.colab' in str(get_ipython()) »
            case ast.Compare(left=ast.Constant(), ops=[ast.In() | ast.NotIn()], comparators=[ast.Call(func=ast.Name() as fonction, args=[])]):
                yield id(fonction)
            case ast.Compare(left=ast.Constant(), ops=[ast.In() | ast.NotIn()], comparators=[ast.Attribute(value=ast.Name(id="sys"), attr="modules") as charges]):
                yield id(charges)


def _noms_locaux(arbre: ast.Module) -> dict[int, set[str]]:
    """Pour chaque nom lu dans une fonction : les arguments et les variables de cette fonction et de celles qui l'entourent."""
    locaux: dict[int, set[str]] = {}
    fonctions = [n for n in ast.walk(arbre) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))]
    for fonction in fonctions:
        arguments, dedans = fonction.args, list(ast.walk(fonction))
        siens = {a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg) if a}
        siens |= {n.id for n in dedans if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        siens -= {nom for n in dedans if isinstance(n, (ast.Global, ast.Nonlocal)) for nom in n.names}
        for noeud in dedans:
            if isinstance(noeud, ast.Name) and noeud.id in siens:
                locaux.setdefault(id(noeud), set()).add(noeud.id)
    return locaux


def _ecrire(noeud: ast.AST) -> str:
    try:
        return ast.unparse(noeud)
    except RecursionError:
        return "code trop imbriqué"


def _texte_constant(noeud: ast.AST) -> str | None:
    """Le texte d'une expression faite de morceaux : ``"__e" + "q__"``, ``"".join(("a", "b"))``, ``f"__{'eq'}__"``."""
    match noeud:
        case ast.Constant(value=str(texte)):
            return texte
        case ast.BinOp(op=ast.Add(), left=gauche, right=droite):
            morceaux = [_texte_constant(gauche), _texte_constant(droite)]
        case ast.JoinedStr(values=valeurs):
            morceaux = [_texte_constant(v.value if isinstance(v, ast.FormattedValue) else v) for v in valeurs]
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(lien)), attr="join"), args=[ast.Tuple(elts=elements) | ast.List(elts=elements)]):
            morceaux = [_texte_constant(e) for e in elements]
            return None if None in morceaux else lien.join(morceaux)
        case ast.Subscript(value=valeur, slice=ast.Slice(lower=None, upper=None, step=ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1)))):
            envers = _texte_constant(valeur)
            return None if envers is None else envers[::-1]
        case _:
            return None
    return None if None in morceaux else "".join(morceaux)


_A_JUPYTER = frozenset("get_ipython _ih _oh _dh __builtins__ __loader__ __spec__".split())


def _raison(noeud: ast.AST, du_module: Callable[[ast.AST], str | None], modules: dict[str, frozenset[str]], ranges: Set[str]) -> str | None:
    """Ce qu'un nœud a de suspect. du_module : le nom du module d'où part une expression, s'il y en a un."""
    match noeud:
        case ast.Name(id=nom, ctx=ast.Load()) if _NOMS.fullmatch(nom) and nom not in ranges:
            return f"consulte « {nom} », qui appartient à Jupyter"
        case (ast.Name(id=nom, ctx=ast.Load()) | ast.Attribute(attr=nom) | ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(nom)), *_])) if (
                nom in _REFERENCES and nom not in ranges):
            return f"emploie « {nom} », les réponses du cours"
        case ast.ImportFrom(module=str(module), names=noms) if module.startswith("retroprop") and (
                caches := [a.name for a in noms if a.name in _REFERENCES or a.name.startswith("_")]):
            return f"importe « {caches[0]} », l'intérieur du cours"
        case ast.Attribute(attr=nom, value=ast.Name(id="figures" | "widgets" | "donnees" | "carnet" | "progression" as module)) if nom.startswith("_"):
            return f"atteint « {module}.{nom} », l'intérieur du cours"
        case ast.FunctionDef(name="__import__") | ast.Name(id="__import__", ctx=ast.Store()):
            return "remplace « __import__ »"
        case ast.MatchClass(kwd_attrs=noms) if set(noms) & (_ATTRIBUTS | _SPECIAUX):
            return f"atteint « {next(n for n in noms if n in _ATTRIBUTS | _SPECIAUX)} » par un motif"
        case ast.Call(func=ast.Name(id="type"), args=[_, _, _]) | ast.Call(func=ast.Attribute(attr="new_class" | "make_dataclass")):
            return "fabrique une classe sans « class »"
        case ast.Call(func=ast.Attribute(attr="import_module") | ast.Name(id="import_module"), args=[nom, *_]) if (
                not isinstance(nom, ast.Constant) or _interdit(str(nom.value))):
            return "importe par « importlib » un module qu'elle cache"
        case ast.BinOp() | ast.JoinedStr() | ast.Subscript() | ast.Call(func=ast.Attribute(attr="join")) if (
                (_texte_constant(noeud) or "") in (_ATTRIBUTS | _SPECIAUX) - {"modules", "execution_count"}):
            return f"écrit « {_texte_constant(noeud)} » en morceaux"
        case ast.Constant(value=str(texte)) if (lu := _CHAMP.search(texte)) and lu[1] in _ATTRIBUTS | _SPECIAUX:
            return f"atteint « {lu[1]} » par un format"
        case ast.Attribute(attr="modules", ctx=ast.Load(), value=valeur) if du_module(valeur) is None and getattr(_racine(valeur), "id", "") != "sys":
            return None  # les couches d'un réseau de PyTorch
        case ast.Attribute(value=ast.Name(id="self"), attr="__dict__", ctx=ast.Load()):
            return None
        case ast.Attribute(attr="trace" | "signal", value=ast.Name(id="np" | "numpy" | "torch" | "tf" | "scipy" | "la" | "linalg")) | ast.Attribute(
                attr="trace", value=ast.Attribute(attr="linalg" | "ops" | "jit")):
            return None  # des fonctions de calcul, et non les modules de Python
        case ast.Attribute(attr=nom, value=valeur) if (racine := du_module(valeur)) and (
                nom in _MODULES or nom in _OUTILS or (nom in _EMPRUNTES and racine in _PAGES_DU_COURS)):
            return f"atteint le module « {nom} » par un autre"
        case ast.Attribute(attr=nom) if nom in _ATTRIBUTS:
            return f"atteint « .{nom} », l'intérieur de Python ou de Jupyter"
        case ast.Attribute(attr=nom) if nom in _SPECIAUX:
            return f"emploie « {nom} », qui fait mentir un objet ou ouvre un autre"
        case ast.FunctionDef(name=nom) if nom in _SPECIAUX or nom in _ATTRIBUTS - {"modules"}:
            return f"définit « {nom} », qui fait mentir un objet ou ouvre un autre"
        case ast.Assign(targets=[ast.Name(id=nom)]) if nom in _SPECIAUX:
            return f"définit « {nom} », qui fait mentir un objet ou ouvre un autre"
        case ast.Constant(value=str(texte)) if texte in _SPECIAUX or texte in _ATTRIBUTS - {"modules", "execution_count"}:
            return f"nomme « {texte} », l'intérieur de Python ou de Jupyter"
        case ast.Assign(targets=[ast.Attribute(attr="__class__"), *_]):
            return "change la classe d'un objet"
        case ast.ImportFrom(module=str(module), names=noms) if module in _OUTILS and {a.name for a in noms} <= _OUTILS[module]:
            return None
        case ast.Call(func=ast.Name(id="vars"), args=[]):
            return "appelle « vars », qui atteint du code caché"
        case ast.Import(names=noms) if caches := [a.name for a in noms if a.name in _OUTILS and a.asname]:
            return f"importe « {caches[0]} » sous un autre nom"
        case ast.Import(names=noms):
            interdits = [a.name for a in noms if _interdit(a.name)]
            return f"importe « {interdits[0]} », qu'aucun exercice ne demande" if interdits else None
        case ast.ImportFrom(module=str(module), names=noms):
            noms_entiers = [module, *(f"{module}.{a.name}" for a in noms)]
            interdits = [nom for nom in noms_entiers if _interdit(nom)] + [a.name for a in noms if a.name in _ATTRIBUTS and (module, a.name, a.asname) != ("IPython", "get_ipython", None)]
            return f"importe « {interdits[0]} », qu'aucun exercice ne demande" if interdits else None
        case ast.Call(func=ast.Name(id="setattr" | "delattr" | "vars"), args=[cible, *_]) if racine := du_module(cible):
            return f"modifie le module « {racine} »"
        case ast.Call(func=ast.Name(id="getattr"), args=[ast.Name() as cible, nom, *_]) if (
                not isinstance(nom, ast.Constant) and du_module(cible) and not modules[cible.id] <= _DE_CALCUL):
            return f"lit dans le module « {cible.id} » un nom qu'il cache"
        case ast.Attribute(ctx=ast.Store() | ast.Del()) | ast.Subscript(ctx=ast.Store() | ast.Del()) if (
                (racine := du_module(noeud)) and not _est_un_element(noeud) and not _REGLAGES.fullmatch(ast.unparse(noeud))):
            return f"modifie le module « {racine} »"
    return None


def _interdit(module: str) -> bool:
    morceaux = module.split(".")
    return morceaux[0] in _MODULES or (morceaux[0] in _OUTILS and len(morceaux) > 1) or (
        morceaux[0] == "IPython" and len(morceaux) > 1 and morceaux[1] not in ("display", "lib", "get_ipython") and morceaux[1:3] != ["core", "display"])


def _racine(noeud: ast.AST) -> ast.Name | None:
    """Le nom d'où part ``a.b[c].d`` : « a »."""
    while isinstance(noeud, (ast.Attribute, ast.Subscript)):
        noeud = noeud.value
    return noeud if isinstance(noeud, ast.Name) else None


def _est_un_element(noeud: ast.AST) -> bool:
    """Vrai pour ``losses["train"]`` ou ``donnees[0][1]`` : un module n'a pas d'éléments, c'est une variable de même nom."""
    while isinstance(noeud, ast.Subscript):
        noeud = noeud.value
    return isinstance(noeud, ast.Name)


def _noms_lies(noeud: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Les noms que le module définit, hors importations, « np = numpy » et « keras = tf.keras », et où ; ni une fonction ni une classe n'y comptent, sauf ``global``."""
    for fils in ast.iter_child_nodes(noeud):
        match fils:
            case ast.FunctionDef(name=nom) | ast.AsyncFunctionDef(name=nom) | ast.ClassDef(name=nom):
                yield nom, fils
                yield from ((nom, n) for n in ast.walk(fils) if isinstance(n, ast.Global) for nom in n.names)
                continue
            case ast.Lambda() | ast.Assign(targets=[ast.Name(id="np")], value=ast.Name(id="numpy")) | ast.Assign(
                    targets=[ast.Name(id="keras")], value=ast.Attribute(value=ast.Name(id="tf" | "tensorflow"), attr="keras")):
                continue
            case ast.Name(id=str(nom), ctx=ast.Store() | ast.Del()) | ast.MatchAs(name=str(nom)) | ast.MatchStar(name=str(nom)) | ast.ExceptHandler(name=str(nom)):
                yield nom, fils
        yield from _noms_lies(fils)


def _couper(texte: str, largeur: int = 80) -> str:
    texte = " ".join(texte.split())
    return texte if len(texte) <= largeur else texte[: largeur - 1] + "…"
