"""Lire un test sans l'exécuter : les valeurs qu'il attend, et d'où elles viennent.

``temoins`` les change ; ``examen`` veille à ce qu'une réponse n'aille pas les y lire.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable, Iterator


@functools.lru_cache(maxsize=1024)  # les mêmes tests pour toutes les copies d'une classe
def _instructions(source: str) -> tuple[ast.stmt, ...]:
    """Les instructions qu'un test exécute toujours ; rien s'il ne se lit pas."""
    try:
        return tuple(_toujours_executees(ast.parse(source).body))
    except SyntaxError:
        return ()


def valeurs(source: str) -> list[ast.expr]:
    """Ce que compare un test, écrit ou calculé, dans les comparaisons à un nombre qu'il exécute toujours."""
    return [attendu for instruction in _instructions(source) if (attendu := _attendu(instruction)) is not None and _se_change(attendu)]


def origine(source: str, attendu: ast.Name) -> ast.stmt | None:
    """L'affectation qui donne sa valeur à un attendu qui est une variable ; ``None`` si le test se sert d'elle ailleurs qu'en attendu."""
    instructions = _instructions(source)
    origines = [i for i in instructions if isinstance(i, ast.Assign) and i.lineno < attendu.lineno and any(n.id == attendu.id for cible in i.targets for n in _noms(cible))]
    lectures = [n for i in instructions for n in _noms(i) if n.id == attendu.id and isinstance(n.ctx, ast.Load)]
    en_attendu = [n for a in valeurs(source) for n in _noms(a) if n.id == attendu.id]
    return origines[-1] if origines and len(lectures) == len(en_attendu) else None


def _noms(noeud: ast.AST) -> Iterator[ast.Name]:
    return (n for n in ast.walk(noeud) if isinstance(n, ast.Name))


def est_ecrit(noeud: ast.expr) -> bool:
    """Vrai pour un nombre, ou une liste de nombres : rien à calculer."""
    match noeud:
        case ast.Constant():
            return True
        case ast.UnaryOp(op=ast.USub(), operand=operande):
            return est_ecrit(operande)
        case ast.List(elts=elements) | ast.Tuple(elts=elements):
            return all(map(est_ecrit, elements))
    return False


def etendue(source: str, noeud: ast.expr | ast.stmt) -> tuple[int, int]:
    """Où commence et où finit un nœud dans le texte, en caractères."""
    octets, lignes = source.encode(), [0]
    for ligne in octets.split(b"\n"):
        lignes.append(lignes[-1] + len(ligne) + 1)
    debut, fin = lignes[noeud.lineno - 1] + noeud.col_offset, lignes[noeud.end_lineno - 1] + noeud.end_col_offset
    return len(octets[:debut].decode()), len(octets[:fin].decode())


def _toujours_executees(instructions: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    for instruction in instructions:
        match instruction:
            case ast.With(body=dedans) | ast.For(iter=ast.Tuple(elts=[_, *_]) | ast.List(elts=[_, *_]), body=dedans):
                yield from _toujours_executees(dedans)
            case ast.For(iter=ast.Call(func=ast.Name(id="range"), args=[ast.Constant(value=int(tours))]), body=dedans) if tours > 0:
                yield from _toujours_executees(dedans)
            case _:
                yield instruction


def _attendu(instruction: ast.stmt) -> ast.expr | None:
    match instruction:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="controles"), attr="egal" | "accord"), args=[_, attendu, *_])):
            return attendu
        case ast.Assert(test=ast.Compare(ops=[ast.Eq()], comparators=[attendu])):
            return attendu
    return None


def _se_change(noeud: ast.expr) -> bool:
    """Faux pour ce qui n'est pas un nombre, et pour ``nan`` et l'infini, qu'aucun calcul ne change."""
    if any(isinstance(n, (ast.Name, ast.Attribute)) and getattr(n, "id", getattr(n, "attr", "")).lower() in ("nan", "inf") for n in ast.walk(noeud)):
        return False
    match noeud:
        case ast.Constant(value=valeur):
            return isinstance(valeur, (int, float)) and not isinstance(valeur, bool)
        case ast.List(elts=elements) | ast.Tuple(elts=elements):
            return bool(elements) and all(map(_se_change, elements))
    return not isinstance(noeud, (ast.Dict, ast.Set, ast.JoinedStr, ast.Lambda, ast.Compare, ast.BoolOp))
