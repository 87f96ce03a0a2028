"""L'énoncé d'un test : ce que l'apprenant lit à la place de son code.

Un titre, les appels et les valeurs attendues que le test montre, puis la ligne qui le lance. Le code du test, avec ses pistes,
est dans le paquet (``retroprop/essais``) : ``controles.tester`` l'y trouve. L'entrée est repliée, son titre reste visible.
"""

from __future__ import annotations

import ast
import functools
import re
import string

from nbgrader.preprocessors import NbGraderPreprocessor
from nbformat import NotebookNode

from autograder.publication.lecture_de_test import argument, est_controle, titre

LIGNES_MAX = 8  # titre et appel compris
LARGEUR = 110
ATTENDU_MAX = 48  # une valeur plus longue n'apprend rien à un lecteur
_TROU = "…"


class PoserLesEnonces(NbGraderPreprocessor):
    """Le préprocesseur de nbgrader : à placer après ``ClearHiddenTests``, avant la dernière somme de contrôle."""

    def preprocess(self, nb, resources):
        poser_les_enonces(nb.cells, chapitre_de(nb))
        return nb, resources


def chapitre_de(carnet: NotebookNode) -> str:
    """Le nom du chapitre d'un carnet construit."""
    return carnet.metadata.get("retroprop", {}).get("chapitre", "carnet")


def poser_les_enonces(cellules: list[NotebookNode], chapitre: str) -> None:
    """Remplace, sur place, le texte de chaque cellule de test (déjà sans partie cachée) par son énoncé, et la replie."""
    for cellule in cellules:
        cellule.metadata.pop("retroprop", None)  # ce que la construction a mesuré avec la solution ne regarde que le juge
        meta = cellule.metadata.get("nbgrader") or {}
        if cellule.cell_type == "code" and meta.get("grade") and not meta.get("solution"):
            cellule.source = enonce(cellule.source, chapitre, meta["grade_id"])
            cellule.metadata["jupyter"] = {**cellule.metadata.get("jupyter", {}), "source_hidden": True}
            cellule.metadata["cellView"] = "form"  # Colab : un formulaire dont on ne voit que le titre


def enonce(visible: str, chapitre: str, grade_id: str) -> str:
    """L'énoncé d'un test, en Python : des commentaires et l'appel qui le lance.

    visible : la partie visible du test. Lève ``ValueError`` si ce n'est pas du Python.
    """
    return "\n".join([f"# @title {titre(visible, grade_id)}", *(f"#   {critere}" for critere in criteres(visible, grade_id)),
                      f'controles.tester("{chapitre}", "{grade_id}")'])


@functools.lru_cache(1024)  # les mêmes tests à chaque page de retour
def criteres(visible: str, grade_id: str) -> tuple[str, ...]:
    """Ce qu'un test vérifie, en quelques lignes : les appels et les valeurs attendues que sa partie visible montre. Lève ``ValueError``."""
    try:
        arbre = ast.parse(visible)
    except SyntaxError as erreur:
        raise ValueError(f"le test {grade_id} n'est pas du Python : {erreur.msg}, ligne {erreur.lineno}") from None
    lignes = list(dict.fromkeys(_Criteres().lire(arbre)))
    place = LIGNES_MAX - 2
    if len(lignes) > place:
        lignes = [*lignes[: place - 1], f"… et {len(lignes) - place + 1} autres vérifications"]
    return tuple(map(_couper, lignes))


def _couper(texte: str) -> str:
    texte = " ".join(texte.split(" ")).replace("\n", " ")
    return texte if len(texte) <= LARGEUR else texte[: LARGEUR - 1].rstrip() + _TROU


class _Nom(str):
    """Le nom d'une fonction ou d'une classe, faute de valeur."""


class _Criteres:
    """Les critères d'un test, en toutes lettres, dans l'ordre de leur exécution.

    ``connus`` : les noms dont la valeur se lit dans le texte même (une boucle sur des valeurs écrites, une affectation).
    """

    def __init__(self) -> None:
        self.connus: dict[str, object] = {}
        self.lignes: list[str] = []

    def lire(self, arbre: ast.AST) -> list[str]:
        self._suivre(arbre)
        dites = [ligne for ligne in self.lignes if len(re.findall(r"\w", ligne.split("  →")[0])) >= 2]
        dites = [d for d in dites if d.count(_TROU) < 2] or dites  # trop de valeurs inconnues : autant ne rien dire
        # « permis » ne dit rien de plus que la valeur attendue du même appel.
        return [d for d in dites if not (d.endswith("  →  permis") and any(
            autre != d and autre.startswith(d.removesuffix("permis")) for autre in dites))]

    # -- parcourir

    def _suivre(self, noeud: ast.AST) -> None:
        if isinstance(noeud, ast.For):
            self._suivre_une_boucle(noeud)
        elif isinstance(noeud, ast.Assign):
            self._suivre(noeud.value)
            self._retenir(noeud.targets, noeud.value)
        elif est_controle(noeud):
            self._dire(noeud)
        else:
            for enfant in ast.iter_child_nodes(noeud):
                self._suivre(enfant)

    def _suivre_une_boucle(self, boucle: ast.For) -> None:
        self._suivre(boucle.iter)
        valeurs = self._elements(boucle.iter)
        noms = [n.id for n in ast.walk(boucle.target) if isinstance(n, ast.Name)]
        tours = list(valeurs) if isinstance(valeurs, (list, tuple)) and valeurs else [None]
        for tour in tours:
            for nom in noms:
                self.connus.pop(nom, None)
            if isinstance(boucle.target, ast.Name) and tours != [None]:
                self.connus[noms[0]] = tour
            elif isinstance(tour, (list, tuple)) and isinstance(boucle.target, ast.Tuple) and len(tour) == len(boucle.target.elts):
                self.connus.update({c.id: v for c, v in zip(boucle.target.elts, tour) if isinstance(c, ast.Name)})
            for instruction in boucle.body:
                self._suivre(instruction)
        for nom in noms:
            self.connus.pop(nom, None)

    def _retenir(self, cibles: list[ast.expr], valeur: ast.expr) -> None:
        for cible in cibles:
            for nom in (n.id for n in ast.walk(cible) if isinstance(n, ast.Name)):
                self.connus.pop(nom, None)
            lue = self._valeur(valeur) if isinstance(cible, ast.Name) else None
            if lue is not None:
                self.connus[cible.id] = lue

    # -- lire une valeur écrite

    def _elements(self, noeud: ast.expr) -> list | tuple | None:
        """Ce que parcourt une boucle ; d'une fonction (``for f in (relu, tanh)``) on retient au moins le nom."""
        if isinstance(noeud, (ast.Tuple, ast.List)):
            return [self._elements(e) if isinstance(e, ast.Tuple) else self._valeur(e, nommer=True) for e in noeud.elts]
        if isinstance(noeud, ast.Call) and ast.unparse(noeud.func) == "range":
            bornes = [self._valeur(a) for a in noeud.args]
            return list(range(*bornes)) if bornes and all(isinstance(b, int) for b in bornes) else None
        lue = self._valeur(noeud)
        return lue if isinstance(lue, (list, tuple)) else None

    def _valeur(self, noeud: ast.expr | None, nommer: bool = False) -> object | None:
        """La valeur d'une expression qui se lit sans rien exécuter ; ``None`` sinon (ou son nom, si ``nommer``)."""
        if isinstance(noeud, ast.Name):
            return self.connus.get(noeud.id, _Nom(noeud.id) if nommer else None)
        if isinstance(noeud, ast.Call) and ast.unparse(noeud.func) in ("np.array", "np.asarray") and noeud.args:
            return self._valeur(noeud.args[0])
        if isinstance(noeud, ast.JoinedStr):
            return self._texte(noeud)
        try:
            return ast.literal_eval(noeud) if noeud is not None else None
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            return None

    def _texte(self, noeud: ast.expr | None) -> str:
        """Un message tel que l'apprenant le lirait ; ce qui dépend de l'exécution devient « … », ou disparaît."""
        if not isinstance(noeud, ast.JoinedStr):
            valeur = self._valeur(noeud)
            return valeur if isinstance(valeur, str) else ""
        morceaux = []
        for partie in noeud.values:
            if isinstance(partie, ast.Constant):
                morceaux.append(str(partie.value))
                continue
            valeur = self._valeur(partie.value)
            if isinstance(partie.value, ast.Attribute) and partie.value.attr == "__name__":
                nom = self._valeur(partie.value.value, nommer=True)
                valeur = str(nom) if isinstance(nom, _Nom) else None
            morceaux.append(_TROU if valeur is None else self._mettre_en_forme(partie, valeur))
        return _sans_trous(re.sub("…+", _TROU, "".join(morceaux)))

    def _mettre_en_forme(self, partie: ast.FormattedValue, valeur: object) -> str:
        if partie.conversion == ord("r"):
            valeur = repr(valeur)
        if partie.format_spec is None:
            return str(valeur)
        gabarit = self._texte(partie.format_spec)
        try:
            return string.Formatter().format_field(valeur, gabarit)
        except (ValueError, TypeError):
            return _TROU

    def _attendu(self, noeud: ast.expr | None) -> str:
        valeur = self._valeur(noeud)
        if valeur is None or isinstance(valeur, _Nom) or isinstance(valeur, str) and _TROU in valeur:
            return ""
        texte = repr(valeur)
        return texte if len(texte) <= ATTENDU_MAX else ""

    # -- dire un contrôle

    def _dire(self, appel: ast.Call) -> None:
        nom = appel.func.attr
        dire = getattr(self, f"_{nom}", None)
        if nom in _MUETS or dire is None:
            for enfant in ast.iter_child_nodes(appel):  # un contrôle peut en contenir un autre
                self._suivre(enfant)
            return
        for enfant in (*appel.args[:1], *(a.value for a in appel.keywords if a.arg == "obtenu")):
            self._suivre(enfant)
        dire(appel)

    def _noter(self, quoi: str, attendu: str = "") -> None:
        if quoi:
            self.lignes.append(f"{quoi}  →  {attendu}" if attendu else quoi)

    def _egal(self, appel: ast.Call) -> None:
        self._noter(self._texte(argument(appel, 2, "quoi")), self._attendu(argument(appel, 1, "attendu")))

    def _accord(self, appel: ast.Call) -> None:
        cadre = self._texte(argument(appel, 3, "cadre"))
        self._noter(self._texte(argument(appel, 2, "quoi")), f"comme {cadre}" if cadre else "")

    def _gradient(self, appel: ast.Call) -> None:
        self._noter(self._texte(argument(appel, 3, "quoi")), "comme les différences finies")

    def _forme(self, appel: ast.Call) -> None:
        forme = self._attendu(argument(appel, 1, "attendue"))
        self._noter(self._texte(argument(appel, 2, "quoi")), f"de forme {forme}" if forme else "la forme de l'énoncé")

    def _entiers(self, appel: ast.Call) -> None:
        self._noter(self._texte(argument(appel, 1, "quoi")), "des entiers")

    def _reels(self, appel: ast.Call) -> None:
        self._noter(self._texte(argument(appel, 1, "quoi")), "des réels")

    def _n_uplet(self, appel: ast.Call) -> None:
        taille = self._attendu(argument(appel, 1, "taille"))
        self._noter(self._texte(argument(appel, 2, "quoi")), "une valeur" if taille == "1" else f"{taille} valeurs" if taille else "")

    def _vrai(self, appel: ast.Call) -> None:
        self._noter(self._texte(argument(appel, 1, "message")))

    def _leve(self, appel: ast.Call) -> None:
        erreur = argument(appel, 0, "erreur")
        nom = getattr(erreur, "id", "") if erreur is not None else ""
        self._noter(self._texte(argument(appel, len(appel.args), "quoi")), nom or "une exception")

    def _accepte(self, appel: ast.Call) -> None:
        self._noter(self._texte(argument(appel, 0, "quoi")), "permis")

    def _sans_avertissement(self, appel: ast.Call) -> None:
        self._noter(self._texte(argument(appel, 0, "quoi")), "sans avertissement")

    def _delai(self, appel: ast.Call) -> None:
        secondes = self._attendu(argument(appel, 0, "secondes"))
        self._noter(self._texte(argument(appel, 1, "quoi")), f"en moins de {secondes} s" if secondes else "")

    def _inchanges(self, appel: ast.Call) -> None:
        noms = [a.arg for a in appel.keywords if a.arg]
        if noms:
            liste = ", ".join(noms[:-1]) + f" et {noms[-1]}" if len(noms) > 1 else noms[0]
            self._noter(f"{liste} : {'pas modifiés' if len(noms) > 1 else 'pas modifié'}")

    def _qcm(self, appel: ast.Call) -> None:
        choix = self._texte(argument(appel, 4, "choix")) or "abcd"
        lettres = ", ".join(choix) if len(choix) <= 5 else f"{choix[0]} à {choix[-1]}"
        self._noter(self._texte(argument(appel, 0, "question")), f"une lettre, {lettres}")


_MUETS = frozenset(("reussi", "hasard", "observe", "remplace"))


def _sans_trous(texte: str) -> str:
    """Un message sans les morceaux qui ne parlent que de la valeur obtenue : « (ici …) », « ; reçu … »."""
    texte = re.sub(r"^… : |\s*\([^()]*…[^()]*\)", "", texte)
    clauses = re.split(r"(?= ; | : obtenu |, (?:obtenu|reçu|ici|et en voici) )", texte)
    return clauses[0] + "".join(c for c in clauses[1:] if _TROU not in c)
