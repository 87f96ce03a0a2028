"""Les variables d'un code, chacune dans sa portée : le ``n`` d'une compréhension, celui d'une fonction et celui du test sont trois variables.

``situer`` donne à chaque nœud qui nomme quelque chose un attribut ``variable``. Une variable globale garde son nom ; une autre est
précédée de sa portée. ``copy.deepcopy`` et les transformations de l'arbre conservent cet attribut.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_FONCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def situer(arbre: ast.Module) -> ast.Module:
    """Le même arbre, où chaque nom, paramètre, fonction, classe, import ou exception nommée porte sa ``variable``."""
    _Portee("", None, arbre.body).situer(arbre.body)
    return arbre


def variable(noeud: ast.AST) -> str:
    """La variable d'un nœud situé ; le nom lui-même si l'instrumentation l'a ajouté."""
    return getattr(noeud, "variable", None) or _nom(noeud) or ""


def variable_de(noeud: ast.AST) -> str | None:
    """La variable d'où part ``a.b[c].d`` ; ``None`` s'il n'y en a pas."""
    while isinstance(noeud, (ast.Attribute, ast.Subscript, ast.Starred)):
        noeud = noeud.value
    return variable(noeud) if isinstance(noeud, ast.Name) else None


def lues(noeud: ast.AST) -> set[str]:
    """Les variables que ce code lit, à toute profondeur."""
    return {variable(n) for n in ast.walk(noeud) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


def posees(noeud: ast.AST) -> set[str]:
    """Les variables que ce code définit, à toute profondeur, paramètres compris."""
    return {variable(n) for n in ast.walk(noeud) if _nom(n) and not (isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load))}


def parametres(fonction: ast.AST) -> list[ast.arg]:
    """Les paramètres d'une fonction que l'on peut donner par leur rang."""
    return [*fonction.args.posonlyargs, *fonction.args.args]


def affectations(noeud: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Les couples (cible, valeur) d'affectations, boucles et contextes, à toute profondeur ; deux n-uplets s'apparient élément par élément."""
    for n in ast.walk(noeud):
        if isinstance(n, ast.Assign):
            for cible in n.targets:
                yield from _apparier(cible, n.value)
        elif isinstance(n, ast.AugAssign):
            yield n.target, ast.UnaryOp(ast.UAdd(), n.value)  # une part de ce que la cible devient
        elif isinstance(n, (ast.AnnAssign, ast.NamedExpr)) and n.value is not None:
            yield n.target, n.value
        elif isinstance(n, (ast.For, ast.comprehension)):
            yield from _apparier_les_elements(n.target, n.iter)
        elif isinstance(n, ast.withitem) and n.optional_vars is not None:
            yield n.optional_vars, n.context_expr


def _apparier(cible: ast.expr, valeur: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    suites = (ast.Tuple, ast.List)
    if isinstance(cible, suites) and isinstance(valeur, suites) and len(cible.elts) == len(valeur.elts) and not any(
            isinstance(e, ast.Starred) for e in (*cible.elts, *valeur.elts)):
        for c, v in zip(cible.elts, valeur.elts):
            yield from _apparier(c, v)
    else:
        yield cible, valeur


def _apparier_les_elements(cible: ast.expr, suite: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    """``for a, b in ((1, f), (2, g))`` : ``a`` ne reçoit que 1 et 2, ``b`` que ``f`` et ``g``."""
    if isinstance(suite, (ast.Tuple, ast.List)) and suite.elts and not any(isinstance(e, ast.Starred) for e in suite.elts):
        for element in suite.elts:
            yield from _apparier(cible, element)
    elif isinstance(suite, ast.Call) and isinstance(suite.func, ast.Name) and isinstance(cible, ast.Tuple) and not any(
            isinstance(e, ast.Starred) for e in (*suite.args, *cible.elts)):
        if suite.func.id == "zip" and len(suite.args) == len(cible.elts):
            for c, v in zip(cible.elts, suite.args):
                yield from _apparier_les_elements(c, v)
        elif suite.func.id == "enumerate" and len(cible.elts) == 2:
            yield cible.elts[0], ast.Constant(0)
            yield from _apparier_les_elements(cible.elts[1], suite.args[0])
        else:
            yield cible, suite
    else:
        yield cible, suite


def _nom(noeud: ast.AST) -> str | None:
    """Le nom qu'un nœud lit ou définit."""
    match noeud:
        case ast.Name(id=nom) | ast.arg(arg=nom):
            return nom
        case ast.FunctionDef(name=nom) | ast.AsyncFunctionDef(name=nom) | ast.ClassDef(name=nom):
            return nom
        case ast.ExceptHandler(name=str(nom)) | ast.MatchAs(name=str(nom)) | ast.MatchStar(name=str(nom)) | ast.MatchMapping(rest=str(nom)):
            return nom
        case ast.alias():
            return (noeud.asname or noeud.name).split(".")[0]
    return None


class _Portee:
    """Une portée, et les noms qu'elle lie."""

    def __init__(self, prefixe: str, parente: _Portee | None, noeuds: Iterable[ast.AST], classe: bool = False) -> None:
        self.prefixe, self.parente, self.classe = prefixe, parente, classe
        self.lies: set[str] = set()
        self.exclus: set[str] = set()  # déclarés global ou nonlocal : ils vivent plus haut
        self.partages: dict[str, str] = {}  # le premier paramètre d'une méthode : l'objet est commun à toutes celles de sa classe
        self._globaux: set[str] = set()
        self._enfants = 0
        for noeud in noeuds:
            self._lier(noeud)

    def _lier(self, noeud: ast.AST) -> None:
        if isinstance(noeud, (ast.Global, ast.Nonlocal)):
            self.exclus |= set(noeud.names)
            self._globaux |= set(noeud.names) if isinstance(noeud, ast.Global) else set()
        if (nom := _nom(noeud)) and not (isinstance(noeud, ast.Name) and isinstance(noeud.ctx, ast.Load)):
            self.lies.add(nom)
        if isinstance(noeud, (*_DEFINITIONS, ast.Lambda)):
            return
        if isinstance(noeud, _COMPREHENSIONS):  # seul « := » en sort
            self.lies |= {n.target.id for n in ast.walk(noeud) if isinstance(n, ast.NamedExpr)}
            return
        for enfant in ast.iter_child_nodes(noeud):
            self._lier(enfant)

    def variable(self, nom: str, depuis: bool = True) -> str:
        """La variable que ce nom désigne ici. depuis : faux quand on la cherche pour une portée intérieure, qui ne voit pas celle d'une classe."""
        if nom in self._globaux or self.parente is None:
            return nom
        if nom in self.partages:
            return self.partages[nom]
        if nom in self.lies - self.exclus and (depuis or not self.classe):
            return self.prefixe + nom
        return self.parente.variable(nom, False)

    def situer(self, noeuds: Iterable[ast.AST]) -> None:
        for noeud in noeuds:
            self._situer(noeud)

    def _situer(self, noeud: ast.AST) -> None:
        if nom := _nom(noeud):
            noeud.variable = self.variable(nom)
        if isinstance(noeud, _FONCTIONS):
            self._situer_une_fonction(noeud)
        elif isinstance(noeud, ast.ClassDef):
            self.situer([*noeud.decorator_list, *noeud.bases, *(k.value for k in noeud.keywords)])
            self._enfant(noeud.name, noeud.body, classe=True).situer(noeud.body)
        elif isinstance(noeud, _COMPREHENSIONS):
            premier, *autres = noeud.generators
            self._situer(premier.iter)
            dedans = [premier.target, *premier.ifs, *autres, *([noeud.key, noeud.value] if isinstance(noeud, ast.DictComp) else [noeud.elt])]
            interieure = self._enfant("comprehension", [g.target for g in noeud.generators])
            interieure.situer(dedans)
        else:
            self.situer(ast.iter_child_nodes(noeud))

    def _situer_une_fonction(self, fonction: ast.AST) -> None:
        arguments = fonction.args
        self.situer([*getattr(fonction, "decorator_list", ()), *arguments.defaults, *filter(None, arguments.kw_defaults)])
        siens = [*parametres(fonction), *arguments.kwonlyargs, *filter(None, [arguments.vararg, arguments.kwarg])]
        corps = fonction.body if isinstance(fonction.body, list) else [fonction.body]
        interieure = self._enfant(getattr(fonction, "name", "lambda"), [*siens, *corps])
        if self.classe and parametres(fonction) and not getattr(fonction, "decorator_list", None):
            interieure.partages[parametres(fonction)[0].arg] = f"{self.prefixe}self"
        interieure.situer([*siens, *corps])

    def _enfant(self, nom: str, noeuds: list[ast.AST], classe: bool = False) -> _Portee:
        self._enfants += 1
        return _Portee(f"{self.prefixe}{nom}.{self._enfants}/", self, noeuds, classe)
