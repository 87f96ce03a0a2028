"""Exécuter chez l'apprenant un test dont le carnet ne montre que l'énoncé.

Le code visible des tests est dans un fichier par chapitre, écrit par ``retroprop construire``. ``tester`` (appelé par
``controles.tester``) l'exécute dans l'espace du carnet, comme si la cellule le contenait, puis rend à l'apprenant les noms que
le test lui a pris. Si le test échoue, il dit d'abord quels exercices précédents, employés par celui-ci, échouent encore.
"""

from __future__ import annotations

import dis
import hashlib
import json
import linecache
import os
import symtable
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

VARIABLE = "RETROPROP_ESSAIS"  # un dossier d'essais à lire avant les autres : la construction s'en sert
MARQUE = "<test "  # le début du nom de fichier d'un essai ; ``erreurs`` le reconnaît

# Environ une demi-seconde et 64 Mo par essai sur une machine ordinaire.
_COUT = {"n": 2**16, "r": 8, "p": 4, "maxmem": 2**27}

# Ce que la session sait de chaque test : s'il a réussi, et le code qu'avait alors l'exercice.
_VERDICTS: dict[tuple[str, str], tuple[bool, tuple[CodeType, ...]]] = {}


class EssaisIntrouvables(LookupError):
    """Les essais d'un chapitre manquent ou ne se lisent pas ; le message est pour l'apprenant."""


# --------------------------------------------------------------------------- les fichiers


def charger(chapitre: str, depuis: Path | None = None) -> dict[str, Any]:
    """Les essais d'un chapitre : ceux du cours qui contient ``depuis`` (le dossier courant), sinon ceux du paquet installé.

    Lève ``EssaisIntrouvables``.
    """
    ici = (depuis or Path.cwd()).resolve()
    dossiers = [d / "retroprop" / "essais" for d in (ici, *ici.parents)] + [Path(__file__).parent]
    if os.environ.get(VARIABLE):
        dossiers.insert(0, Path(os.environ[VARIABLE]))
    chemin = next((d / f"{chapitre}.json" for d in dossiers if (d / f"{chapitre}.json").is_file()), None)
    if chemin is None:
        raise EssaisIntrouvables(f"les tests du chapitre « {chapitre} » ne sont pas dans ce paquet retroprop")
    return _lire(chemin, chemin.stat().st_mtime_ns)


@cache
def _lire(chemin: Path, date: int) -> dict[str, Any]:
    try:
        lus = json.loads(chemin.read_text(encoding="utf-8"))
        if not isinstance(lus["tests"], dict):
            raise ValueError("tests")
    except (OSError, ValueError, KeyError, TypeError) as erreur:
        raise EssaisIntrouvables(f"le fichier {chemin.name} des tests est abîmé ({type(erreur).__name__})") from None
    return lus


def libelles(chapitre: str, depuis: Path | None = None) -> dict[str, str]:
    """Ce qu'affiche la réussite de chaque test d'un chapitre ; vide si ses essais sont introuvables."""
    try:
        return {nom: essai["libelle"] for nom, essai in charger(chapitre, depuis)["tests"].items()}
    except EssaisIntrouvables:
        return {}


# --------------------------------------------------------------------------- exécuter un test


def tester(chapitre: str, nom: str, espace: dict[str, Any]) -> None:
    """Exécute le test ``nom`` du chapitre dans ``espace``, le dictionnaire des noms du carnet.

    Les noms que le test définit ou change sont ensuite rendus tels qu'ils étaient. Une exception du test est relevée
    telle quelle ; une note y nomme les exercices employés qui n'ont pas encore réussi.
    """
    from retroprop.controles import Echec

    try:
        essais = charger(chapitre)
        essai = essais["tests"][nom]
    except (EssaisIntrouvables, KeyError) as absence:
        raison = str(absence) if isinstance(absence, EssaisIntrouvables) else f"le test « {nom} » est inconnu de ce paquet retroprop"
        raise Echec(raison, cause_probable="ce carnet et le paquet n'ont pas la même version. Mettez le paquet à jour (relancez "
                                           "demarrer.py ; sur Colab, la première cellule), ou reprenez le carnet distribué.") from None
    fichier = f"{MARQUE}{chapitre}/{nom}>"
    code = essai["code"]
    # Sans date, linecache ne relit pas ce « fichier » : les messages citent la ligne du test.
    linecache.cache[fichier] = (len(code), None, code.splitlines(keepends=True), fichier)
    poses = _noms_poses(symtable.symtable(code, fichier, "exec"))
    avant = {n: espace[n] for n in poses if n in espace}
    try:
        try:
            exec(compile(code, fichier, "exec", dont_inherit=True), espace)
        finally:
            for pose in poses - avant.keys():
                espace.pop(pose, None)
            espace.update(avant)
    except Exception as erreur:
        _VERDICTS[chapitre, nom] = False, _codes_de(essais, essai["exercice"], espace)
        fautifs = _employes_en_echec(essais, essai, code, espace)
        if fautifs:
            erreur.add_note(_dire(fautifs))
        raise
    _VERDICTS[chapitre, nom] = True, _codes_de(essais, essai["exercice"], espace)


def _noms_poses(table: symtable.SymbolTable) -> set[str]:
    """Les noms que le test pose dans l'espace du carnet, par affectation, import ou ``global``."""
    haut = table.get_type() == "module"
    poses = {s.get_name() for s in table.get_symbols()
             if (s.is_assigned() or s.is_imported()) and (haut or s.is_declared_global())}
    return poses.union(*map(_noms_poses, table.get_children()))


# --------------------------------------------------------------------------- les exercices employés


def _employes_en_echec(essais: dict[str, Any], essai: dict[str, str], code: str, espace: dict[str, Any]) -> dict[str, bool]:
    """Les noms d'autres exercices que l'exercice ou son test emploie, et dont un test n'a pas réussi : ``{nom: a échoué}``."""
    siens = set(essais["exercices"].get(essai["exercice"], ()))
    de_qui = {nom: e for e, noms in essais["exercices"].items() for nom in noms if nom not in siens}
    lus = list(_noms_employes(compile(code, "<test>", "exec"), espace, set()))
    for un_code in _codes_de(essais, essai["exercice"], espace):
        lus += _noms_employes(un_code, espace, set())
    fautifs: dict[str, bool] = {}
    for nom in dict.fromkeys(n for n in lus if n in de_qui):
        cles = [(essais["chapitre"], t) for t, autre in essais["tests"].items() if autre["exercice"] == de_qui[nom]]
        actuel = _codes_de(essais, de_qui[nom], espace)
        if any(_VERDICTS.get(cle) == (False, actuel) for cle in cles):
            fautifs[nom] = True
        elif any(_VERDICTS.get(cle) != (True, actuel) for cle in cles):
            fautifs[nom] = False  # pas encore essayé, ou changé depuis
    return fautifs


def _dire(fautifs: dict[str, bool]) -> str:
    nom = next((n for n, echoue in fautifs.items() if echoue), next(iter(fautifs)))
    etat = "dont un test échoue encore" if fautifs[nom] else "dont les tests n'ont pas encore tous réussi"
    return f"⚠ Cet exercice emploie {nom}, {etat} : commencez par là."


def _codes_de(essais: dict[str, Any], exercice: str, espace: dict[str, Any]) -> tuple[CodeType, ...]:
    """Le code de ce qu'un exercice définit, tel qu'il est dans le carnet en ce moment."""
    return tuple(c for nom in essais["exercices"].get(exercice, ()) for c in _codes(espace.get(nom), espace))


def _codes(objet: Any, espace: dict[str, Any]) -> Iterator[CodeType]:
    """Le code d'une fonction du carnet, ou des méthodes d'une de ses classes ; rien pour une autre valeur."""
    if isinstance(objet, (staticmethod, classmethod)):
        objet = objet.__func__
    if isinstance(objet, FunctionType):
        if objet.__globals__ is espace:
            yield objet.__code__
        yield from _codes(objet.__dict__.get("__wrapped__"), espace)
    elif isinstance(objet, property):
        for accesseur in (objet.fget, objet.fset):
            yield from _codes(accesseur, espace)
    elif isinstance(objet, type) and objet.__module__ == espace.get("__name__"):
        for membre in vars(objet).values():
            if not isinstance(membre, type):
                yield from _codes(membre, espace)


def _noms_employes(code: CodeType, espace: dict[str, Any], vus: set[CodeType]) -> Iterator[str]:
    """Les noms du carnet qu'un code lit, et ceux que lisent les fonctions et les classes du carnet qu'il emploie."""
    if code in vus:
        return
    vus.add(code)
    for instruction in dis.get_instructions(code):
        if instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME") and instruction.argval in espace:
            yield instruction.argval
            for autre in _codes(espace[instruction.argval], espace):
                yield from _noms_employes(autre, espace, vus)
    for constante in code.co_consts:
        if isinstance(constante, CodeType):
            yield from _noms_employes(constante, espace, vus)


# --------------------------------------------------------------------------- le sceau des questions à choix


def sceller(chapitre: str, reponses: dict[str, str]) -> str:
    """L'empreinte lente de **toutes** les réponses d'un groupe de questions, dans l'ordre des questions.

    Une empreinte par question se devine en quatre essais. Celle de l'ensemble demande d'essayer toutes les combinaisons
    (4 096 pour six questions), et ``scrypt`` rend chaque essai lent (une demi-seconde et 64 Mo : une demi-heure pour tout
    essayer, plus longtemps que de répondre). Le sel est le nom du chapitre et celui des questions : une table faite pour un quiz ne sert
    pas à un autre. Ce n'est pas un secret absolu ; la note, elle, vient des parties cachées des tests.
    """
    sel = f"retroprop/{chapitre}/{'/'.join(reponses)}".encode()
    return hashlib.scrypt("/".join(reponses.values()).encode(), salt=sel, dklen=16, **_COUT).hex()
