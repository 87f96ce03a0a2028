"""Les vues d'un test : d'un seul texte, ce que le noyau d'une copie exécute (le relevé) et ce qui décide (le jugement).

Les deux viennent du même arbre, instrumenté une fois : tout calcul qui peut employer un objet de l'apprenant y passe par une
``Observation`` (``autograder.isolement.releve``), sous un numéro de site. Le jugement est l'arbre entier ; le relevé n'en garde
que ce qui est observé : ni attendu, ni tolérance, ni piste, ni rien de ce qui ne sert qu'à eux.
"""

from __future__ import annotations

import ast
import builtins
import copy
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from autograder.isolement import donnees
from autograder.publication.lecture_de_test import racine

RELEVE = donnees.OBSERVATION
# Les contrôles qui ne font que comparer : dans le relevé, seuls comptent leurs arguments observés.
_COMPARENT = {"egal", "forme", "entiers", "reels", "accord", "vrai", "qcm"}
_DIRECTS = {"globals", "locals", "vars", "super", "print", "type", "Exception"}
_PARCOURENT = {"zip", "enumerate", "reversed", "list", "tuple", "sorted", "set", "frozenset", "sum", "min", "max", "any", "all", "dict", "map", "filter", "iter"}
# Ce qui rend une donnée, quoi qu'on lui donne : le résultat n'est pas un objet de l'apprenant.
_RENDENT_UNE_DONNEE = {"len", "float", "int", "bool", "str", "repr", "isinstance", "hasattr", "callable", "any", "all", "range", "format", "round", "abs", "bytes", "complex"}
_METHODES_A_DONNEE = {"item", "numpy", "tolist", "getvalue", "astype", "keys", "split", "strip", "startswith", "format", "join", "lower"}
_MODULES_A_DONNEES = {"np", "math", "numpy"}
_INTEGRES = frozenset(dir(builtins))
_TENSEURS = {"tensor", "from_numpy", "arange", "ones", "zeros", "linspace", "randn", "rand", "eye", "full"}
_FONDENT_UN_GENERATEUR = {"hasard", "default_rng"}
_OPERATIONS = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.FloorDiv: "floordiv", ast.Mod: "mod", ast.Pow: "pow",
               ast.MatMult: "matmul", ast.BitAnd: "and_", ast.BitOr: "or_", ast.BitXor: "xor", ast.LShift: "lshift", ast.RShift: "rshift",
               ast.USub: "neg", ast.UAdd: "pos", ast.Invert: "invert"}


@dataclass(frozen=True)
class Vues:
    """Les deux vues d'un test. releve : le texte pour le noyau ; jugement : l'arbre à compiler, aux lignes du test ; noms : ceux de l'apprenant qu'il lit."""

    releve: str
    jugement: ast.Module
    noms: tuple[str, ...]
    attendus: tuple[str, ...]  # les contrôles dont un attendu, une piste ou un message emploie un objet de l'apprenant


@functools.lru_cache(maxsize=2048)
def deriver(source: str, noms_de_l_apprenant: frozenset[str]) -> Vues:
    """Les vues d'un test. noms_de_l_apprenant : ce que ses réponses définissent, et ce que le cours en tire. Lève ``SyntaxError``."""
    arbre = ast.parse(source)
    instrument = _Instrument(arbre, noms_de_l_apprenant)
    jugement = ast.fix_missing_locations(instrument.visit(arbre))
    return Vues(ast.unparse(_Releve(jugement).arbre), jugement, tuple(sorted(instrument.lus)), tuple(_attendus_observes(jugement, source)))


def _attendus_observes(jugement: ast.Module, source: str) -> Iterator[str]:
    """La ligne de chaque comparaison dont un autre argument que l'observé, hors fonctions, emploie un objet de l'apprenant."""
    sites = _Sites(jugement)
    for n in ast.walk(jugement):
        if _controle(n) in ("egal", "accord", "forme"):
            if any(not isinstance(a, ast.Lambda) and sites.dans(a) for a in [*n.args[1:], *(k.value for k in n.keywords)]):
                yield source.split("\n")[n.lineno - 1].strip()


# ---------------------------------------------------------------- lire des noms


def _noms_lus(noeud: ast.AST) -> set[str]:
    """Les noms lus, sauf les variables de compréhensions : elles n'existent pas ailleurs."""
    if isinstance(noeud, ast.Name):
        return {noeud.id} if isinstance(noeud.ctx, ast.Load) else set()
    lus = set().union(*map(_noms_lus, ast.iter_child_nodes(noeud)))
    return lus - _variables_de_comprehension(noeud)


def _variables_de_comprehension(noeud: ast.AST) -> set[str]:
    if not isinstance(noeud, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
        return set()
    return {n.id for g in noeud.generators for n in ast.walk(g.target) if isinstance(n, ast.Name)}


def _noms_affectes(noeud: ast.AST) -> set[str]:
    """Les noms que ce code définit, à toute profondeur, paramètres compris ; sauf les variables de compréhensions."""
    noms = set().union(*map(_noms_affectes, ast.iter_child_nodes(noeud))) - _variables_de_comprehension(noeud)
    match noeud:
        case ast.Name(id=nom, ctx=ast.Store() | ast.Del()):
            noms.add(nom)
        case ast.FunctionDef(name=nom) | ast.AsyncFunctionDef(name=nom) | ast.ClassDef(name=nom) | ast.arg(arg=nom):
            noms.add(nom)
        case ast.ExceptHandler(name=str(nom)):
            noms.add(nom)
        case ast.Import(names=noms_importes) | ast.ImportFrom(names=noms_importes):
            noms |= {(a.asname or a.name).split(".")[0] for a in noms_importes}
    return noms


def _controle(noeud: ast.AST) -> str | None:
    """« egal » pour un appel de ``controles.egal``."""
    match noeud:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="controles"), attr=nom)):
            return nom
    return None


def _cibles(noeud: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Les couples (cible, valeur) d'affectations, boucles et contextes, à toute profondeur."""
    for n in ast.walk(noeud):
        if isinstance(n, ast.Assign):
            for cible in n.targets:
                if isinstance(cible, ast.Tuple) and isinstance(n.value, ast.Tuple) and len(cible.elts) == len(n.value.elts) and not any(
                        isinstance(e, ast.Starred) for e in (*cible.elts, *n.value.elts)):
                    yield from zip(cible.elts, n.value.elts)
                else:
                    yield cible, n.value
        elif isinstance(n, (ast.AnnAssign, ast.AugAssign, ast.NamedExpr)) and n.value is not None:
            yield n.target, n.value
        elif isinstance(n, (ast.For, ast.comprehension)):
            yield n.target, n.iter
        elif isinstance(n, ast.withitem) and n.optional_vars is not None:
            yield n.optional_vars, n.context_expr


# ---------------------------------------------------------------- instrumenter


class _Instrument(ast.NodeTransformer):
    """Fait passer par une ``Observation`` ce qui peut employer un objet de l'apprenant."""

    def __init__(self, arbre: ast.Module, noms: frozenset[str]) -> None:
        self._arbre = copy.deepcopy(arbre)  # tel qu'écrit : l'instrumentation change l'autre
        self.affectes = _noms_affectes(arbre)
        self.apprenant = (noms - self.affectes) & _noms_lus(arbre)
        self.lus: set[str] = set()
        self.site = 0
        self.locales = {n.name: n for n in ast.walk(arbre) if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
        self.lambdas = {c.id for c, v in _cibles(arbre) if isinstance(c, ast.Name) and isinstance(v, ast.Lambda)}
        self.espions = self._chercher_les_espions(arbre)
        self._generateurs_partages = self._chercher_les_generateurs(arbre)
        self.objets = set(self.apprenant) | self.espions
        self._propager(arbre)
        self._profondeur = 0

    _modules = _MODULES_A_DONNEES | {"torch", "keras", "nn", "tf", "F", "optuna", "figures", "donnees", "clinique", "controles", "copy", "itertools", "functools"}

    # -- ce qu'un nom peut contenir

    def _chercher_les_espions(self, arbre: ast.Module) -> set[str]:
        """Les variables qu'une fonction du test, donnée à l'apprenant, remplit : de ce côté-ci, elle n'est pas appelée."""
        appelees = {id(n.func) for n in ast.walk(arbre) if isinstance(n, ast.Call)}
        passees = {n.id for n in ast.walk(arbre) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load) and id(n) not in appelees}
        corps = [n for n in ast.walk(arbre) if isinstance(n, ast.Lambda)]
        corps += [n for n in ast.walk(arbre) if isinstance(n, ast.FunctionDef) and (n.name in passees or n.decorator_list)]
        corps += [m for n in ast.walk(arbre) if isinstance(n, ast.ClassDef) for m in ast.walk(n) if isinstance(m, ast.FunctionDef)]
        espions = set()
        for fonction in corps:
            siens = {a.arg for a in ast.walk(fonction) if isinstance(a, ast.arg)}
            declares = {nom for n in ast.walk(fonction) if isinstance(n, (ast.Global, ast.Nonlocal)) for nom in n.names}
            if isinstance(fonction, ast.FunctionDef):
                siens |= {n.id for n in ast.walk(fonction) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)} - declares
            espions |= declares
            for n in ast.walk(fonction):
                cibles = []
                if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and n.func.attr in {
                        "append", "extend", "add", "update", "insert", "setdefault", "pop", "__setitem__"}:
                    cibles = [n.func.value]
                elif isinstance(n, (ast.Assign, ast.AugAssign, ast.Delete)):
                    cibles = [c for c in getattr(n, "targets", None) or [n.target] if isinstance(c, (ast.Attribute, ast.Subscript))]
                espions |= {nom for c in cibles if (nom := racine(c)) and nom not in siens}
        return espions & self.affectes - set(self.locales)

    def _chercher_les_generateurs(self, arbre: ast.Module) -> set[str]:
        lectures: dict[str, int] = {}
        boucles = [n for n in ast.walk(arbre) if isinstance(n, (ast.For, ast.While, ast.ListComp, ast.GeneratorExp, ast.FunctionDef, ast.SetComp, ast.DictComp))]
        repetes = {id(m) for b in boucles for m in ast.walk(b)}
        for n in ast.walk(arbre):
            if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load):
                lectures[n.id] = lectures.get(n.id, 0) + (2 if id(n) in repetes else 1)
        return {c.id for c, v in _cibles(arbre) if isinstance(c, ast.Name) and lectures.get(c.id, 0) > 1 and isinstance(v, ast.Call)
                and isinstance(v.func, ast.Attribute) and v.func.attr in _FONDENT_UN_GENERATEUR}

    def _propager(self, arbre: ast.Module) -> None:
        taille = -1
        while taille != len(self.objets):
            taille = len(self.objets)
            for cible, valeur in _cibles(arbre):
                if self.peut(valeur):
                    self.objets |= {n.id for n in ast.walk(cible) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
            for n in ast.walk(arbre):
                if isinstance(n, ast.Call):
                    self._propager_un_appel(n)
                elif isinstance(n, ast.FunctionDef) and any(isinstance(r, ast.Return) and r.value is not None and self.peut(r.value) for r in ast.walk(n)):
                    self.objets.add(n.name)

    def _propager_un_appel(self, appel: ast.Call) -> None:
        locale = self.locales.get(appel.func.id) if isinstance(appel.func, ast.Name) else None
        arguments = [*appel.args, *(k.value for k in appel.keywords)]
        if isinstance(locale, ast.ClassDef):
            locale = next((m for m in locale.body if isinstance(m, ast.FunctionDef) and m.name == "__init__"), None)
            decalage = 1
        else:
            decalage = 0
        if isinstance(locale, ast.FunctionDef):
            parametres = [a.arg for a in (*locale.args.posonlyargs, *locale.args.args)][decalage:]
            for rang, argument in enumerate(appel.args):
                if self.peut(argument):
                    if isinstance(argument, ast.Starred):
                        self.objets |= set(parametres)
                    elif rang < len(parametres):
                        self.objets.add(parametres[rang])
                    elif locale.args.vararg:
                        self.objets.add(locale.args.vararg.arg)
            noms = {a.arg for a in (*locale.args.args, *locale.args.kwonlyargs)}
            for k in appel.keywords:
                if self.peut(k.value):
                    self.objets.add(k.arg if k.arg in noms else (locale.args.kwarg.arg if locale.args.kwarg else parametres[0] if parametres else ""))
        elif _controle(appel) in (None, "leve") and (self.peut(appel.func) or any(map(self.peut, arguments))):
            # Ce que l'apprenant reçoit et peut changer : un modèle, un optimiseur.
            recus = {nom for a in arguments for nom in _noms_donnes(a)}
            if isinstance(appel.func, ast.Attribute) and (nom := racine(appel.func)) and nom not in self._modules and _controle(appel) is None:
                recus.add(nom)  # compile(optimizer=…) change le modèle qui le reçoit
            self._toucher(recus)

    def _toucher(self, noms: set[str]) -> None:
        """Ces noms, et ceux dont leur valeur est faite : ``modele = assembler(corps)`` est touché, et ``corps`` avec lui."""
        ecartes = self._donnees_evidentes | self._modules | set(self.locales) | (_INTEGRES - self.affectes)
        neufs = noms - ecartes - self.objets
        while neufs:
            self.objets |= neufs
            neufs = {nom for cible, valeur in _cibles(self._arbre) for c in ast.walk(cible) if isinstance(c, ast.Name) and c.id in neufs
                     for nom in _noms_donnes(valeur)} - ecartes - self.objets

    @functools.cached_property
    def _donnees_evidentes(self) -> set[str]:
        """Les noms du test qui ne reçoivent que des tableaux, des nombres, des générateurs : rien qu'un apprenant puisse changer ici."""
        valeurs: dict[str, list[ast.expr]] = {}
        for cible, valeur in _cibles(self._arbre):
            for n in ast.walk(cible):
                if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store):
                    valeurs.setdefault(n.id, []).append(valeur)
        evidentes: set[str] = set()
        while neuves := {nom for nom, siennes in valeurs.items() if nom not in evidentes and all(_est_une_donnee_evidente(v, evidentes) for v in siennes)}:
            evidentes |= neuves
        return evidentes - {a.arg for a in ast.walk(self._arbre) if isinstance(a, ast.arg)}

    def peut(self, noeud: ast.AST | None) -> bool:
        """Vrai si cette expression peut donner un objet de l'apprenant, ou en employer un."""
        match noeud:
            case None | ast.Constant() | ast.JoinedStr() | ast.Compare():
                return False
            case ast.Name(id=nom):
                return nom in self.objets
            case ast.Call():
                if isinstance(noeud.func, ast.Name) and noeud.func.id in _RENDENT_UNE_DONNEE and noeud.func.id not in self.affectes:
                    return False
                nom = _controle(noeud)
                if nom is not None:
                    return nom == "observe" or (nom == "n_uplet" and self.peut(noeud.args[0]))
                if isinstance(noeud.func, ast.Attribute):
                    if noeud.func.attr in _METHODES_A_DONNEE or racine(noeud.func) in _MODULES_A_DONNEES:
                        return False
                return self.peut(noeud.func) or any(map(self.peut, noeud.args)) or any(self.peut(k.value) for k in noeud.keywords)
            case ast.Lambda(body=corps):
                return self.emploie(corps)
            case ast.Attribute(value=valeur) | ast.Starred(value=valeur) | ast.NamedExpr(value=valeur) | ast.Await(value=valeur):
                return self.peut(valeur)
            case ast.Subscript(value=valeur):
                return self.peut(valeur)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
                return self.peut(noeud.elt)
            case ast.DictComp():
                return self.peut(noeud.value)
        return any(map(self.peut, ast.iter_child_nodes(noeud)))

    def emploie(self, noeud: ast.AST) -> bool:
        """Vrai si un nom de ce code peut contenir un objet de l'apprenant."""
        return any(isinstance(n, ast.Name) and n.id in self.objets for n in ast.walk(noeud))

    # -- transformer

    def _appeler(self, methode: str, modele: ast.AST, *arguments: ast.expr, mots: Iterable[ast.keyword] = (), site: bool = True) -> ast.Call:
        suite = list(arguments)
        if site:
            self.site += 1
            suite.insert({"appel": 1, "nom": 1, "espion": 1, "observe": 1, "contexte": 1, "methode": 2, "attribut": 2, "indice": 2, "operation": 1,
                          "iterer": 1, "fonction": 1, "inchanges": 0}[methode], ast.Constant(self.site))
        appel = ast.Call(ast.Attribute(ast.Name(RELEVE, ast.Load()), methode, ast.Load()), suite, list(mots))
        return ast.copy_location(appel, modele)

    def visit_Name(self, noeud):
        if not isinstance(noeud.ctx, ast.Load):
            return noeud
        if noeud.id in self.apprenant:
            self.lus.add(noeud.id)
            return self._appeler("nom", noeud, ast.Constant(noeud.id))
        if noeud.id in self.espions and self._profondeur == 0:
            return self._appeler("espion", noeud, noeud)
        return noeud

    def _dans_une_fonction(self, noeud):
        # Dans une fonction que l'apprenant appelle, une variable espionnée est la vraie.
        dehors = not isinstance(noeud, ast.FunctionDef) or noeud.name not in self._appelees_directement
        self._profondeur += dehors
        try:
            return self.generic_visit(noeud)
        finally:
            self._profondeur -= dehors

    visit_FunctionDef = visit_ClassDef = visit_Lambda = _dans_une_fonction

    @functools.cached_property
    def _appelees_directement(self) -> set[str]:
        """Les fonctions du test qui ne sont qu'appelées : données à personne, elles s'exécutent des deux côtés."""
        appelees = {id(n.func) for n in ast.walk(self._arbre) if isinstance(n, ast.Call)}
        return set(self.locales) - {n.id for n in ast.walk(self._arbre) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load) and id(n) not in appelees}

    def visit_Assign(self, noeud):
        noeud = self.generic_visit(noeud)
        if len(noeud.targets) == 1 and isinstance(noeud.targets[0], ast.Name) and noeud.targets[0].id in self._generateurs_partages:
            noeud.value = self._appeler("partage", noeud.value, noeud.value, site=False)
        return noeud

    def visit_Call(self, noeud):
        nom = _controle(noeud)
        if nom == "observe":
            corps = ast.Lambda(ast.arguments([], [], None, [], [], None, []), noeud.args[0])
            self.lus |= _noms_lus(noeud.args[0]) & self.apprenant
            return self._appeler("observe", noeud, ast.copy_location(corps, noeud))
        if nom == "leve":
            noeud = self.generic_visit(noeud)
            noeud.args[1] = self._appeler("fonction", noeud.args[1], noeud.args[1])
            return noeud
        if nom == "inchanges":
            noeud = self.generic_visit(noeud)
            return self._appeler("inchanges", noeud, mots=noeud.keywords)
        if nom is not None:
            return self.generic_visit(noeud)
        arguments = [*noeud.args, *(k.value for k in noeud.keywords)]
        touche, touches = self.peut(noeud.func), [self.peut(a) for a in arguments]
        fonction = noeud.func.id if isinstance(noeud.func, ast.Name) else ""
        if fonction in self.locales or fonction in self.lambdas or fonction in _DIRECTS or not (touche or any(touches)):
            return self._arguments_visites(noeud) if fonction in self.locales or fonction in self.lambdas else self.generic_visit(noeud)
        if fonction in _PARCOURENT and fonction not in self.affectes:
            parcourus = {id(a) for a, t in zip(arguments, touches) if t and not isinstance(a, (ast.Starred, ast.Lambda, ast.GeneratorExp, ast.ListComp))}
            positions = [id(a) in parcourus for a in noeud.args]
            noeud = self.generic_visit(noeud)
            noeud.args = [self._appeler("iterer", a, a) if p else a for a, p in zip(noeud.args, positions)]
            return noeud
        if fonction == "isinstance":
            noeud = self.generic_visit(noeud)
            return ast.copy_location(ast.Call(ast.Attribute(ast.Name(RELEVE, ast.Load()), "est_instance", ast.Load()), noeud.args, []), noeud)
        if isinstance(noeud.func, ast.Attribute):
            objet, attribut = self.visit(noeud.func.value), noeud.func.attr
            noeud = self._arguments_visites(noeud)
            return self._appeler("methode", noeud, objet, ast.Constant(attribut), *noeud.args, mots=noeud.keywords)
        f = self.visit(noeud.func)
        noeud = self._arguments_visites(noeud)
        return self._appeler("appel", noeud, f, *noeud.args, mots=noeud.keywords)

    def _arguments_visites(self, noeud: ast.Call) -> ast.Call:
        noeud.args = [self.visit(a) for a in noeud.args]
        noeud.keywords = [ast.keyword(k.arg, self.visit(k.value)) for k in noeud.keywords]
        return noeud

    def visit_Attribute(self, noeud):
        touche = isinstance(noeud.ctx, ast.Load) and self.peut(noeud.value)
        noeud = self.generic_visit(noeud)
        return self._appeler("attribut", noeud, noeud.value, ast.Constant(noeud.attr)) if touche else noeud

    def visit_Subscript(self, noeud):
        touche = isinstance(noeud.ctx, ast.Load) and self.peut(noeud.value)
        noeud = self.generic_visit(noeud)
        return self._appeler("indice", noeud, noeud.value, _tranche(noeud.slice)) if touche else noeud

    def visit_BinOp(self, noeud):
        touche = self.peut(noeud.left) or self.peut(noeud.right)
        noeud = self.generic_visit(noeud)
        return self._appeler("operation", noeud, ast.Constant(_OPERATIONS[type(noeud.op)]), noeud.left, noeud.right) if touche else noeud

    def visit_UnaryOp(self, noeud):
        touche = not isinstance(noeud.op, ast.Not) and self.peut(noeud.operand)
        noeud = self.generic_visit(noeud)
        return self._appeler("operation", noeud, ast.Constant(_OPERATIONS[type(noeud.op)]), noeud.operand) if touche else noeud

    def visit_Compare(self, noeud):
        """« a is b » : deux objets restés dans le noyau ne se comparent que là-bas."""
        droite = noeud.comparators[0]
        touche = (len(noeud.ops) == 1 and isinstance(noeud.ops[0], (ast.Is, ast.IsNot)) and not isinstance(droite, ast.Constant)
                  and (self.peut(noeud.left) or self.peut(droite)))
        negation = touche and isinstance(noeud.ops[0], ast.IsNot)
        noeud = self.generic_visit(noeud)
        if not touche:
            return noeud
        appel = self._appeler("operation", noeud, ast.Constant("is_"), noeud.left, noeud.comparators[0])
        return ast.copy_location(ast.UnaryOp(ast.Not(), appel), noeud) if negation else appel

    def visit_For(self, noeud):
        touche = self.peut(noeud.iter)
        noeud = self.generic_visit(noeud)
        if touche and not isinstance(noeud.iter, (ast.Tuple, ast.List)):
            noeud.iter = self._appeler("iterer", noeud.iter, noeud.iter)
        return noeud

    def visit_comprehension(self, noeud):
        touche = self.peut(noeud.iter)
        noeud = self.generic_visit(noeud)
        if touche and not isinstance(noeud.iter, (ast.Tuple, ast.List)):
            noeud.iter = self._appeler("iterer", noeud.iter, noeud.iter)
        return noeud

    def visit_withitem(self, noeud):
        if _controle(noeud.context_expr) == "observe":
            interieur = noeud.context_expr.args[0]
            corps = ast.Lambda(ast.arguments([], [], None, [], [], None, []), interieur)
            noeud.context_expr = self._appeler("contexte", interieur, ast.copy_location(corps, interieur))
            return noeud
        return self.generic_visit(noeud)


def _noms_donnes(argument: ast.expr) -> Iterator[str]:
    """Les noms dont la valeur, ou une partie, est donnée à un appel : ``m``, ``[m]``, ``m.corps``, ``m.parameters()``."""
    if isinstance(argument, ast.Name):
        yield argument.id
    elif isinstance(argument, (ast.Attribute, ast.Subscript)):
        yield from _noms_donnes(argument.value)
    elif isinstance(argument, ast.Call):
        if isinstance(argument.func, ast.Attribute):
            yield from _noms_donnes(argument.func.value)
        for interieur in (*argument.args, *(k.value for k in argument.keywords)):
            yield from _noms_donnes(interieur)
    elif isinstance(argument, ast.Starred):
        yield from _noms_donnes(argument.value)
    elif isinstance(argument, (ast.List, ast.Tuple, ast.Dict)):
        for element in argument.values if isinstance(argument, ast.Dict) else argument.elts:
            yield from _noms_donnes(element)


def _tranche(indice: ast.expr) -> ast.expr:
    """``a[1:2, i]`` s'écrit, hors des crochets, ``(slice(1, 2), i)``."""
    if isinstance(indice, ast.Slice):
        bornes = [b or ast.Constant(None) for b in (indice.lower, indice.upper, indice.step)]
        return ast.copy_location(ast.Call(ast.Name("slice", ast.Load()), bornes, []), indice)
    if isinstance(indice, ast.Tuple):
        return ast.copy_location(ast.Tuple([_tranche(i) for i in indice.elts], ast.Load()), indice)
    return indice


def _est_une_donnee_evidente(noeud: ast.expr, noms: set[str]) -> bool:
    """Vrai si cette expression ne peut donner qu'une donnée. noms : ceux dont on le sait déjà."""
    def evidente(n: ast.expr) -> bool:
        return _est_une_donnee_evidente(n, noms)

    match noeud:
        case ast.Constant() | ast.JoinedStr() | ast.Compare():
            return True
        case ast.Name(id=nom):
            return nom in noms
        case ast.Call(func=ast.Attribute(value=objet, attr=attribut) as f):
            if any(k.arg == "requires_grad" for k in noeud.keywords):
                return False
            if racine(f) in {*_MODULES_A_DONNEES, "rng"} or (racine(f) == "torch" and attribut in _TENSEURS):
                return True
            return attribut in _FONDENT_UN_GENERATEUR or evidente(objet)
        case ast.Call(func=ast.Name(id=nom)):
            return nom in _RENDENT_UNE_DONNEE
        case ast.Attribute(value=objet) | ast.Subscript(value=objet):
            return evidente(objet)
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            return bool(elements) and all(map(evidente, elements))
        case ast.BinOp(left=gauche, right=droite):
            return evidente(gauche) and evidente(droite)
        case ast.UnaryOp(operand=operande):
            return evidente(operande)
        case ast.ListComp(elt=element, generators=generateurs):
            return _est_une_donnee_evidente(element, noms | {n.id for g in generateurs if evidente(g.iter) for n in ast.walk(g.target) if isinstance(n, ast.Name)})
    return False


# ---------------------------------------------------------------- le relevé


class _Sites:
    """Ce qui observe, dans un arbre instrumenté : un appel à l'observation, ou une fonction du test qui en contient un."""

    def __init__(self, arbre: ast.Module) -> None:
        fonctions = [n for n in ast.walk(arbre) if isinstance(n, (ast.FunctionDef, ast.ClassDef))]
        lambdas = [(c.id, v) for c, v in _cibles(arbre) if isinstance(c, ast.Name) and isinstance(v, ast.Lambda)]
        self.observantes: set[str] = set()
        taille = -1
        while taille != len(self.observantes):
            taille = len(self.observantes)
            self.observantes |= {f.name for f in fonctions if any(self.dans(i) for i in f.body)} | {nom for nom, v in lambdas if self.dans(v.body)}

    def dans(self, noeud: ast.AST) -> bool:
        """Vrai si ce code observe."""
        return any((isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == RELEVE and n.attr not in ("partage", "est_instance"))
                   or (isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load) and n.id in self.observantes) for n in ast.walk(noeud))


class _Releve:
    """L'arbre instrumenté, réduit à ce qui est observé."""

    def __init__(self, jugement: ast.Module) -> None:
        self.sites = _Sites(jugement)
        self.arbre = _Controles(self.sites).visit(copy.deepcopy(jugement))
        avant = ""
        while avant != (avant := ast.dump(self.arbre)):
            self._elaguer()
            self._retirer_les_parametres()
            self._retirer_les_colonnes()
        ast.fix_missing_locations(self.arbre)

    # -- garder ce qui observe, et ce dont il a besoin

    def _elaguer(self) -> None:
        self.utiles: set[str] = set()
        taille = -1
        while taille != len(self.utiles):
            taille = len(self.utiles)
            self._marquer(self.arbre.body)
        self.arbre.body = self._reduire(self.arbre.body)

    def _marquer(self, instructions: list[ast.stmt]) -> None:
        for i in instructions:
            if isinstance(i, ast.For) and _noms_lus(i.iter) & self.utiles and _modifies(i) & (cibles := _noms_affectes(i.target)):
                self.utiles |= cibles  # « for W in poids: W[...] = 1 » change poids
            if self._garde(i):
                if isinstance(i, ast.ClassDef):  # une classe du test est un tout : une bibliothèque en appelle les méthodes
                    self.utiles |= _noms_lus(i)
                    continue
                for bloc in _blocs(i):
                    self._marquer(bloc)
                self.utiles |= _noms_lus(_sans_blocs(i))

    def _garde(self, i: ast.stmt) -> bool:
        if isinstance(i, (ast.Import, ast.ImportFrom, ast.Return, ast.Raise, ast.Break, ast.Continue, ast.Global, ast.Nonlocal)):
            return True
        if isinstance(i, (ast.FunctionDef, ast.ClassDef)):
            return i.name in self.utiles
        if self.sites.dans(i) or self._change_un_nom_utile(i):
            return True
        return isinstance(i, (ast.If, ast.For, ast.While, ast.With, ast.Try)) and any(
            self._garde(j) for bloc in _blocs(i) for j in bloc if not isinstance(j, (ast.Break, ast.Continue, ast.Import, ast.ImportFrom)))

    def _change_un_nom_utile(self, i: ast.stmt) -> bool:
        if isinstance(i, (ast.If, ast.For, ast.While, ast.With, ast.Try)):
            return bool(_noms_affectes(_sans_blocs(i)) & self.utiles) if not isinstance(i, ast.For) else False
        if _noms_affectes(i) & self.utiles:
            return True
        for n in ast.walk(i):
            if isinstance(n, (ast.Attribute, ast.Subscript)) and isinstance(n.ctx, (ast.Store, ast.Del)) and racine(n) in self.utiles:
                return True
            if isinstance(n, ast.Call):
                nom = n.func.attr if isinstance(n.func, ast.Attribute) else ""
                if "seed" in nom:
                    return True
                # Tirer d'un générateur dont la suite sert : l'ordre des tirages est le même des deux côtés.
                if isinstance(n.func, ast.Attribute) and (racine(n.func) or "").startswith("rng") and racine(n.func) in self.utiles:
                    return True
        if isinstance(i, ast.Expr) and isinstance(i.value, ast.Call) and _controle(i.value) is None:
            concernes = {racine(i.value.func), *(racine(a) for a in i.value.args)}
            return bool(concernes & self.utiles)
        # Une affectation dont la valeur reçoit un générateur utile le fait avancer.
        return any(isinstance(n, ast.Call) and any(isinstance(a, ast.Name) and a.id.startswith("rng") and a.id in self.utiles for a in n.args) for n in ast.walk(i))

    def _reduire(self, instructions: list[ast.stmt]) -> list[ast.stmt]:
        gardees = []
        for i in instructions:
            if not self._garde(i):
                continue
            gardees.append(i)
            if isinstance(i, ast.ClassDef):
                i.body = i.body or [ast.Pass()]
                continue
            for champ in ("body", "orelse", "finalbody"):
                bloc = getattr(i, champ, None)
                if isinstance(bloc, list):
                    necessaire = champ == "body" or (champ == "finalbody" and isinstance(i, ast.Try) and not i.handlers)
                    setattr(i, champ, self._reduire(bloc) or ([ast.Pass()] if necessaire else []))
            for traitement in getattr(i, "handlers", ()):
                traitement.body = self._reduire(traitement.body) or [ast.Pass()]
        return gardees

    # -- les paramètres et les colonnes qui ne portent que des attendus

    def _retirer_les_parametres(self) -> None:
        methodes = {id(f) for c in ast.walk(self.arbre) if isinstance(c, ast.ClassDef) for f in c.body}
        for f in [n for n in ast.walk(self.arbre) if isinstance(n, ast.FunctionDef) and id(n) not in methodes]:
            usages = [n for n in ast.walk(self.arbre) if isinstance(n, ast.Name) and n.id == f.name]
            appels = [n for n in ast.walk(self.arbre) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == f.name]
            simples = not (f.args.vararg or f.args.kwarg or f.args.posonlyargs or f.args.kwonlyargs or f.decorator_list)
            if not simples or len(usages) != len(appels) or any(isinstance(a, ast.Starred) for c in appels for a in c.args) or any(
                    k.arg is None for c in appels for k in c.keywords):
                continue
            lus = set().union(*map(_noms_lus, f.body)) if f.body else set()
            for rang in range(len(f.args.args) - 1, -1, -1):
                nom = f.args.args[rang].arg
                if nom in lus or nom == "self" or any(self.sites.dans(a) for c in appels for a in [*c.args[rang:rang + 1], *(k.value for k in c.keywords if k.arg == nom)]):
                    continue
                defauts = len(f.args.args) - len(f.args.defaults)
                if rang >= defauts:
                    del f.args.defaults[rang - defauts]
                del f.args.args[rang]
                for c in appels:
                    del c.args[rang:rang + 1]
                    c.keywords = [k for k in c.keywords if k.arg != nom]

    def _retirer_les_colonnes(self) -> None:
        lus = {n.id for n in ast.walk(self.arbre) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        for n in ast.walk(self.arbre):
            if not (isinstance(n, (ast.For, ast.comprehension)) and isinstance(n.target, ast.Tuple) and isinstance(n.iter, (ast.Tuple, ast.List)) and n.iter.elts):
                continue
            largeur = len(n.target.elts)
            if not all(isinstance(e, ast.Tuple) and len(e.elts) == largeur and not any(isinstance(x, ast.Starred) for x in e.elts) for e in n.iter.elts):
                continue
            for rang in range(largeur - 1, -1, -1):
                cible = n.target.elts[rang]
                colonne = [e.elts[rang] for e in n.iter.elts]
                if isinstance(cible, ast.Name) and cible.id not in lus and not any(self.sites.dans(c) for c in colonne):
                    del n.target.elts[rang]
                    for e in n.iter.elts:
                        del e.elts[rang]


class _Controles(ast.NodeTransformer):
    """Les contrôles d'un relevé : leurs arguments observés, et rien d'autre."""

    def __init__(self, sites: _Sites) -> None:
        self.sites = sites

    def _methode(self, noeud: ast.Call, methode: str, arguments: list, mots: Iterable[ast.keyword] = ()) -> ast.Call:
        return ast.copy_location(ast.Call(ast.Attribute(ast.Name(RELEVE, ast.Load()), methode, ast.Load()), arguments, list(mots)), noeud)

    def visit_Expr(self, noeud):
        noeud = self.generic_visit(noeud)
        match noeud.value:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=id_), attr="evaluer"), args=[]) if id_ == RELEVE:
                return None
            case ast.Call(func=ast.Attribute(value=ast.Name(id="controles"), attr="reussi")):
                return None
        return noeud

    def visit_Call(self, noeud):
        noeud = self.generic_visit(noeud)
        nom = _controle(noeud)
        if nom in _COMPARENT:
            return self._methode(noeud, "evaluer", [a for a in [*noeud.args, *(k.value for k in noeud.keywords)] for a in _observees(a, self.sites)])
        if nom == "n_uplet":
            return self._methode(noeud, "n_uplet", noeud.args[:1])
        if nom == "gradient":
            f, obtenu, theta = noeud.args[:3]
            if not self.sites.dans(f):
                return self._methode(noeud, "evaluer", list(_observees(obtenu, self.sites)))
            return self._methode(noeud, "gradient", [f, obtenu if self.sites.dans(obtenu) else ast.Constant(None), theta])
        if nom == "leve":
            return self._methode(noeud, "leve", [ast.Constant(None), *noeud.args[1:]], [k for k in noeud.keywords if k.arg not in ("quoi", "cause")])
        if nom == "accepte":
            return self._methode(noeud, "rien", [])
        if nom in ("sans_avertissement", "delai"):
            duree = [noeud.args[0], ast.Constant("")] if nom == "delai" else [ast.Constant("")]
            noeud.args, noeud.keywords = duree, [k for k in noeud.keywords if k.arg == "rejouer"]
        return noeud


def _observees(argument: ast.expr, sites: _Sites) -> Iterator[ast.expr]:
    """Les parties d'un argument de contrôle qui observent ; une fonction n'est appelée que par le juge, après un échec."""
    if isinstance(argument, ast.Lambda) or not sites.dans(argument):
        return
    if isinstance(argument, (ast.List, ast.Tuple, ast.Set, ast.JoinedStr)):
        for element in getattr(argument, "elts", None) or argument.values:
            yield from _observees(element, sites)
    elif isinstance(argument, ast.FormattedValue):
        yield from _observees(argument.value, sites)
    elif isinstance(argument, ast.Compare):
        for operande in (argument.left, *argument.comparators):
            yield from _observees(operande, sites)
    else:
        yield argument


def _modifies(noeud: ast.AST) -> set[str]:
    """Les noms dont ce code change l'objet : ``a[0] = …``, ``a.x = …``, ``a += …``, ``a.f(…)``."""
    noms = {racine(n) for n in ast.walk(noeud) if isinstance(n, (ast.Attribute, ast.Subscript)) and isinstance(n.ctx, (ast.Store, ast.Del))}
    noms |= {racine(n.target) for n in ast.walk(noeud) if isinstance(n, ast.AugAssign)}
    return noms | {racine(n.value.func) for n in ast.walk(noeud) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Call)} - {None}


def _blocs(i: ast.stmt) -> Iterator[list[ast.stmt]]:
    for champ in ("body", "orelse", "finalbody"):
        if isinstance(bloc := getattr(i, champ, None), list):
            yield bloc
    for traitement in getattr(i, "handlers", ()):
        yield traitement.body


def _sans_blocs(i: ast.stmt) -> ast.stmt:
    """L'instruction sans ses blocs : son test, son itérable, ses contextes, ses décorateurs."""
    if not any(True for _ in _blocs(i)):
        return i
    i = copy.copy(i)
    for champ in ("body", "orelse", "finalbody", "handlers"):
        if hasattr(i, champ):
            setattr(i, champ, [])
    return i

