"""Les copies d'épreuve de ``tests/copies/`` : les lire, et en faire des carnets.

``lire_copie`` lit un fichier, ``assembler`` pose son code dans le chapitre. Le format est décrit dans CONTRIBUTING.md.
"""

from __future__ import annotations

import ast
import copy
import fnmatch
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

from atelier import construction
from autograder.cellules import est_solution, est_un_test, nbgrader, sans_marques
from autograder.cours import racine_du_cours
from autograder.publication.lecture_de_test import partie_visible

_CLES = ("titre", "perd")

# ---------------------------------------------------------------- lire une copie d'épreuve


class ErreurDeCopie(ValueError):
    """Une copie d'épreuve mal écrite : le fichier, la ligne, et ce qui ne va pas."""

    def __init__(self, chemin: Path | None, ligne: int | None, probleme: str) -> None:
        lieu = "/".join(chemin.parts[-3:]) if chemin else "copie"
        super().__init__(f"{lieu}{f', ligne {ligne}' if ligne else ''} : {probleme}")


@dataclass(frozen=True)
class Copie:
    """Une copie d'épreuve : les cellules de solution qu'elle remplace, et les cellules de test qu'elle doit perdre."""

    nom: str
    exercice: str
    titre: str
    juste: bool
    perd: Mapping[str, str] = field(default_factory=dict)  # grade_id du test -> morceau du message
    cellules: Mapping[str, str] = field(default_factory=dict)  # grade_id de la solution -> source
    chemin: Path | None = None

    @property
    def identifiant(self) -> str:
        return f"{self.exercice}/{self.nom}" if self.exercice else self.nom

    @property
    def est_la_solution(self) -> bool:
        return self.juste and not self.cellules


def lire_copie(chemin: str | Path) -> Copie:
    """Lit ``…/<exercice>/{fausse,juste}_*.py`` ; lève ``ErreurDeCopie`` en nommant la ligne fautive."""
    import jupytext

    chemin = Path(chemin)
    texte = chemin.read_text(encoding="utf-8-sig")
    juste = chemin.stem.startswith("juste_")
    if not juste and not chemin.stem.startswith("fausse_"):
        raise ErreurDeCopie(chemin, None, "le nom du fichier commence par « fausse_ » ou par « juste_ ».")
    try:
        carnet = jupytext.reads(texte, fmt="py:percent")
    except Exception as erreur:
        raise ErreurDeCopie(chemin, None, f"jupytext ne sait pas lire la copie : {erreur}") from None
    titre, perd = _lire_entete(chemin, texte, carnet, juste)
    cellules: dict[str, str] = {}
    for cellule in carnet.cells:
        nom = cellule.metadata.get("title", "").strip()
        if cellule.cell_type != "code" or not (nom or _contient_du_code(cellule.source)):
            continue
        ligne = _ligne_de(texte, cellule.source.strip().split("\n")[0])
        if not nom:
            raise ErreurDeCopie(chemin, ligne, "cette cellule n'a pas de titre : écrivez « # %% » suivi du grade_id "
                                               "de la solution qu'elle remplace.")
        if nom in cellules:
            raise ErreurDeCopie(chemin, ligne, f"la cellule « {nom} » apparaît deux fois.")
        cellules[nom] = cellule.source
    exercice = chemin.parent.name
    if exercice not in cellules:
        raise ErreurDeCopie(chemin, None, f"aucune cellule ne remplace « {exercice} », le nom du dossier. "
                                          f"Commencez le code par « # %% {exercice} ».")
    return Copie(chemin.stem, exercice, titre, juste, perd, cellules, chemin)


def _lire_entete(chemin: Path, texte: str, carnet: NotebookNode, juste: bool) -> tuple[str, dict[str, str]]:
    """Le titre, et ce que la copie perd. jupytext garde l'en-tête YAML dans une première cellule brute."""
    import yaml

    premiere = carnet.cells[0] if carnet.cells else None
    if premiere is None or premiere.cell_type != "raw" or not premiere.source.startswith("---"):
        raise ErreurDeCopie(chemin, 1, "il manque l'en-tête : « # --- », « # titre: … », « # perd: … », « # --- ».")
    try:
        entete = yaml.safe_load(premiere.source.strip().strip("-"))
    except yaml.YAMLError as erreur:
        marque = getattr(erreur, "problem_mark", None)
        raise ErreurDeCopie(chemin, marque.line + 1 if marque else None,
                            "l'en-tête n'est pas du YAML. Mettez entre guillemets un texte qui contient « : ».") from None
    entete = entete if isinstance(entete, dict) else {}
    for cle in entete:
        if cle not in _CLES:
            raise ErreurDeCopie(chemin, _ligne_de(texte, f"# {cle}"),
                                f"la clé « {cle} » est inconnue. Clés permises : {', '.join(_CLES)}.")
    titre, perd = entete.get("titre"), entete.get("perd") or {}
    if not isinstance(titre, str) or not titre.strip():
        raise ErreurDeCopie(chemin, _ligne_de(texte, "# titre") or 2, "« titre » dit en une ligne ce que fait la copie.")
    ligne = _ligne_de(texte, "# perd")
    if not isinstance(perd, dict):
        raise ErreurDeCopie(chemin, ligne, "« perd » associe à chaque grade_id de test un morceau du message attendu.")
    for test, morceau in perd.items():
        if not isinstance(morceau, str) or not morceau.strip():
            raise ErreurDeCopie(chemin, _ligne_de(texte, f"#   {test}") or ligne,
                                f"« {test} » attend un morceau du message, entre guillemets.")
    if juste and perd:
        raise ErreurDeCopie(chemin, ligne, "une copie juste ne perd rien : retirez « perd », ou nommez-la « fausse_ ».")
    return titre.strip(), perd


def _contient_du_code(source: str) -> bool:
    return any(ligne.strip() and not ligne.lstrip().startswith("#") for ligne in source.split("\n"))


def _ligne_de(texte: str, debut: str) -> int | None:
    return next((i for i, ligne in enumerate(texte.splitlines(), 1) if ligne.startswith(debut)), None)


def dossier_des_copies(chapitre: str, racine: Path | None = None) -> Path:
    return (racine or racine_du_cours()) / "tests" / "copies" / chapitre


def lister_copies(chapitre: str, racine: Path | None = None) -> list[Path]:
    """Les fichiers des copies d'épreuve d'un chapitre, par exercice puis par nom."""
    return sorted(dossier_des_copies(chapitre, racine).glob("*/*.py"))


def nom_de(chemin: Path) -> str:
    """Le nom d'une épreuve : ``heaviside/fausse_stricte``."""
    return f"{chemin.parent.name}/{chemin.stem}"


# ---------------------------------------------------------------- assembler un carnet


def cellules_de_solution(source: NotebookNode) -> dict[str, str]:
    """Le code de chaque cellule de solution, par ``grade_id``, sans les marques BEGIN et END SOLUTION."""
    return {nbgrader(c)["grade_id"]: sans_marques(c.source) for c in source.cells if est_solution(c)}


def cellules_notees(source: NotebookNode) -> list[str]:
    """Les ``grade_id`` des cellules notées, dans l'ordre."""
    return [nbgrader(c)["grade_id"] for c in source.cells if est_un_test(c)]


def remplacer(carnet: NotebookNode, cellules: Mapping[str, str]) -> NotebookNode:
    """Une copie du carnet dont les cellules de solution nommées ont une autre source."""
    carnet = copy.deepcopy(carnet)
    for cellule in carnet.cells:
        if est_solution(cellule):
            cellule.source = cellules.get(nbgrader(cellule)["grade_id"], cellule.source)
    return carnet


def assembler(source: NotebookNode, copie: Copie) -> NotebookNode:
    """Le carnet source, avec sa solution partout sauf dans les cellules que la copie remplace.

    Lève ``ErreurDeCopie`` si la copie nomme une cellule ou un test qui n'existe pas.
    """
    for voulus, connus, quoi in ((copie.cellules, list(cellules_de_solution(source)), "de solution"),
                                 (copie.perd, cellules_notees(source), "notée")):
        for nom in voulus:
            if not fnmatch.filter(connus, nom):
                texte = copie.chemin.read_text(encoding="utf-8-sig") if copie.chemin else ""
                ligne = _ligne_de(texte, f"# %% {nom}") or _ligne_de(texte, f"#   {nom}")
                raise ErreurDeCopie(copie.chemin, ligne, f"« {nom} » n'est pas une cellule {quoi} du chapitre. "
                                                         f"Noms connus : {', '.join(connus) or 'aucun'}.")
    return remplacer(source, copie.cellules)


def assembler_copie_rendue(version: NotebookNode, source: NotebookNode, copies: Iterable[Copie] = (),
                           vierges: Iterable[str] = ()) -> NotebookNode:
    """Le carnet qu'un apprenant rendrait : la version de l'apprenant, ses cellules de solution remplies.

    version : le carnet de ``chapitres/``. source : celui de ``atelier.construction.lire_source``.
    copies : remplacent la solution de leurs cellules, dans l'ordre. vierges : les exercices laissés vides.
    """
    cellules = cellules_de_solution(source)
    for une_copie in copies:
        assembler(source, une_copie)  # vérifie les noms
        cellules.update(une_copie.cellules)
    for exercice in vierges:
        cellules.pop(exercice, None)
    return remplacer(version, cellules)


def copie_vierge(source: NotebookNode) -> NotebookNode:
    """La source dont les solutions sont remplacées par le talon du cours, tests cachés compris."""
    from autograder.publication.talons import PoserLesTalons

    return PoserLesTalons(config=construction.configuration_nbgrader()).preprocess(copy.deepcopy(source), {})[0]


def sans_tests_caches(source: NotebookNode) -> NotebookNode:
    """Le même carnet, dont les tests sont réduits à ce que l'apprenant essaie chez lui."""
    carnet = copy.deepcopy(source)
    for cellule in carnet.cells:
        if est_un_test(cellule):
            cellule.source = partie_visible(cellule.source)
    return carnet


def assembler_quiz(source: NotebookNode) -> tuple[NotebookNode, dict[str, str]] | None:
    """Un carnet qui essaie chaque réponse de chaque question du quiz ; ``None`` si le chapitre n'a pas de quiz.

    Renvoie le carnet et les cellules qui doivent être perdues (``test_quiz_2@Q2=a``), au format de ``Copie.perd``.
    Lève ``ErreurDeCopie`` si les réponses ne se lisent pas ou si une question n'a pas de test.
    """
    cellule_quiz = next((c for c in source.cells if nbgrader(c).get("grade_id") == "quiz"), None)
    if cellule_quiz is None:
        return None
    tests = {nbgrader(c)["grade_id"]: c for c in source.cells
             if est_un_test(c) and nbgrader(c)["grade_id"].startswith("test_quiz_")}
    carnet, perd = copy.deepcopy(source), {}
    carnet.cells = [c for c in carnet.cells
                    if c.cell_type == "code" and nbgrader(c).get("locked") and not nbgrader(c).get("grade")]
    bonnes = reponses_du_quiz(cellule_quiz.source)
    for question, bonne in bonnes.items():
        if _test_de(question) not in tests:
            raise ErreurDeCopie(None, None, f"la question {question} du quiz n'a pas de cellule {_test_de(question)}.")
        for lettre in _choix(tests[_test_de(question)]):
            for grade_id, test in tests.items():
                essai = copy.deepcopy(test)
                essai.source = f"REPONSES = {({**bonnes, question: lettre})!r}\n{test.source}"
                nom = f"{grade_id}@{question}={lettre}"
                essai.metadata["nbgrader"]["grade_id"], essai.id = nom, f"essai-{len(carnet.cells)}"
                carnet.cells.append(essai)
                if lettre != bonne and grade_id == _test_de(question):
                    perd[nom] = ""
    return carnet, perd


def _test_de(question: str) -> str:
    return f"test_quiz_{question.lstrip('Qq')}"


def reponses_du_quiz(source: str) -> dict[str, str]:
    """Les bonnes réponses : la dernière affectation ``REPONSES = {…}`` de la cellule du quiz."""
    try:
        valeurs = [n.value for n in ast.parse(source).body
                   if isinstance(n, ast.Assign) and any(getattr(t, "id", "") == "REPONSES" for t in n.targets)]
        return ast.literal_eval(valeurs[-1])
    except (SyntaxError, ValueError, IndexError):
        raise ErreurDeCopie(None, None, 'la cellule du quiz finit par REPONSES = {"Q1": "b", …}, '
                                        "un dictionnaire écrit en toutes lettres.") from None


def _choix(test: NotebookNode) -> str:
    """Les lettres permises : l'argument ``choix`` de ``controles.qcm``, « abcd » sinon."""
    for noeud in ast.walk(ast.parse(test.source)):
        if isinstance(noeud, ast.Call) and getattr(noeud.func, "attr", "") == "qcm":
            for argument in noeud.keywords:
                if argument.arg == "choix":
                    return ast.literal_eval(argument.value)
    return "abcd"
