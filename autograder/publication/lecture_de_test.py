"""Lire une cellule de test : sa partie visible, son titre, ce qu'elle vérifie, et les noms dont elle a besoin."""

from __future__ import annotations

import ast
import functools
import re
import symtable

_CACHE = re.compile(r"^[ \t]*### BEGIN HIDDEN TESTS.*?^[ \t]*### END HIDDEN TESTS[^\n]*\n?", re.S | re.M)
_MAGIE = re.compile(r"^([ \t]*)[%!].*$", re.M)


def partie_visible(source: str) -> str:
    """Le code d'un test sans ses parties cachées."""
    return _CACHE.sub("", source)


def titre(source: str, grade_id: str) -> str:
    """Le titre d'un test : sa première ligne, si c'est un commentaire ; son identifiant sinon."""
    premiere = source.lstrip().split("\n")[0]
    return premiere.lstrip("# ").strip() if premiere.startswith("#") else f"Test {grade_id}"


def est_controle(noeud: ast.AST, nom: str = "") -> bool:
    """Vrai pour un appel ``controles.…(…)``, ou ``controles.<nom>(…)`` si un nom est donné."""
    return (isinstance(noeud, ast.Call) and isinstance(noeud.func, ast.Attribute)
            and isinstance(noeud.func.value, ast.Name) and noeud.func.value.id == "controles"
            and nom in ("", noeud.func.attr))


def appels(source: str, nom: str) -> list[ast.Call]:
    """Les appels ``controles.<nom>(…)`` d'un code, dans l'ordre."""
    trouves = [n for n in ast.walk(ast.parse(source)) if est_controle(n, nom)]
    return sorted(trouves, key=lambda n: (n.lineno, n.col_offset))


def argument(appel: ast.Call, rang: int, nom: str) -> ast.expr | None:
    """L'argument d'un appel, donné à son rang ou par son nom."""
    if rang < len(appel.args):
        return appel.args[rang]
    return next((a.value for a in appel.keywords if a.arg == nom), None)


@functools.cache
def instructions(source: str) -> tuple[str, ...]:
    """Le texte de chaque instruction d'un code, décorateurs compris."""
    lignes = source.split("\n")
    debuts = [(min([n.lineno, *(d.lineno for d in getattr(n, "decorator_list", ()))]), n) for n in ast.parse(source).body]
    return tuple("\n".join(lignes[debut - 1 : n.end_lineno]) for debut, n in debuts)


@functools.cache
def noms_poses(source: str) -> frozenset[str]:
    """Les noms que l'exécution d'un code définit ou change dans l'espace où il tourne."""
    return _poses(symtable.symtable(source, "<test>", "exec"))


@functools.cache
def noms_changes(source: str) -> frozenset[str]:
    """Les noms dont un code change l'objet sans le redéfinir : ``a[0] = …``, ``a.x = …``, ``a += …``, ``a.f(…)``."""
    noms = set()
    for n in ast.walk(ast.parse(source)):
        cibles = [n] if isinstance(n, (ast.Attribute, ast.Subscript)) and isinstance(n.ctx, (ast.Store, ast.Del)) else []
        if isinstance(n, ast.AugAssign):
            cibles = [n.target]
        elif isinstance(n, ast.Expr) and isinstance(n.value, ast.Call) and isinstance(n.value.func, ast.Attribute) and not est_controle(n.value):
            cibles = [n.value.func]
        noms |= {racine(cible) for cible in cibles} - {None}
    return frozenset(noms)


def racine(noeud: ast.AST) -> str | None:
    """Le nom d'où part ``a.b[c].d`` ; ``None`` s'il n'y en a pas."""
    while isinstance(noeud, (ast.Attribute, ast.Subscript, ast.Starred)):
        noeud = noeud.value
    return noeud.id if isinstance(noeud, ast.Name) else None


def noms_poses_par_une_cellule(source: str) -> frozenset[str]:
    """Comme ``noms_poses``, commandes d'IPython (``%pip``, ``!ls``) mises à part.

    Une cellule qui n'est pas du Python ne définit rien : c'est son exécution qui le dira à l'auteur.
    """
    try:
        return noms_poses(_MAGIE.sub(r"\1pass", source))
    except SyntaxError:
        return frozenset()


def _poses(table: symtable.SymbolTable) -> frozenset[str]:
    haut = table.get_type() == "module"
    poses = frozenset(s.get_name() for s in table.get_symbols()
                      if (s.is_assigned() or s.is_imported()) and (haut or s.is_declared_global()))
    return poses.union(*map(_poses, table.get_children()))


@functools.cache
def noms_lus(source: str) -> frozenset[str]:
    """Les noms qu'un code cherche dans l'espace où il tourne, fonctions et classes comprises."""
    return _lus(symtable.symtable(source, "<test>", "exec"))


def _lus(table: symtable.SymbolTable) -> frozenset[str]:
    haut = table.get_type() == "module"
    lus = frozenset(s.get_name() for s in table.get_symbols() if s.is_referenced() and (haut or s.is_global()))
    return lus.union(*map(_lus, table.get_children()))
