"""``retroprop eprouver`` : prouver les exercices d'un chapitre avec les copies de ``tests/copies/``.

Pour chaque cellule notée et chaque graine : la solution et les copies justes gagnent tout ; la copie vierge et la version
de l'apprenant ne gagnent rien ; une copie fausse perd exactement ce qu'annonce son en-tête, avec le message attendu.

Pour les autres modules : ``lire_copie``, ``assembler``, ``assembler_copie_rendue``, ``executer_carnet``, ``juger``,
``preparer`` et ``eprouver``. Le format d'une copie d'épreuve est décrit dans CONTRIBUTING.md.
"""

from __future__ import annotations

import ast
import contextlib
import copy
import fnmatch
import io
import multiprocessing
import os
import re
import symtable
import sys
import tempfile
import time
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path

from nbformat import NotebookNode

from atelier import construction
from autograder import reglages

GRAINES = 20
TRAVAILLEURS = 2
DELAI = 120.0  # secondes par copie : un chapitre s'exécute en moins d'une minute
FAUSSES_MIN, JUSTES_MIN = 4, 2
LIGNES_MAX = 12
ETIQUETTES_SAUTEES = {reglages.ETIQUETTE_DEMONSTRATION, "widget"}

_CLES = ("titre", "perd", "entraine")
_CHEMIN_INTERNE = re.compile(r"site-packages|retroprop[/\\]\w+\.py|atelier[/\\]\w+\.py")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_MARQUES_DE_SOLUTION = re.compile(r"^[ \t]*### (BEGIN|END) SOLUTION[ \t]*\n?", re.MULTILINE)

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
    entraine: Sequence[str] = ()  # tests d'autres exercices perdus par contrecoup : leur message n'est pas vérifié
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
    titre, perd, entraine = _lire_entete(chemin, texte, carnet, juste)
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
    return Copie(chemin.stem, exercice, titre, juste, perd, entraine, cellules, chemin)


def _lire_entete(chemin: Path, texte: str, carnet: NotebookNode,
                 juste: bool) -> tuple[str, dict[str, str], tuple[str, ...]]:
    """Le titre, ce que la copie perd et ce qu'elle entraîne. jupytext garde l'en-tête YAML dans une première cellule brute."""
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
    entraine = entete.get("entraine") or []
    if not isinstance(entraine, list) or not all(isinstance(nom, str) for nom in entraine):
        raise ErreurDeCopie(chemin, _ligne_de(texte, "# entraine"), "« entraine » est une liste de grade_id de tests.")
    siens = [nom for nom in entraine if nom in perd or nom.startswith(f"test_{chemin.parent.name}_")]
    if siens:
        raise ErreurDeCopie(chemin, _ligne_de(texte, "# entraine"),
                            f"« {siens[0]} » teste cet exercice : sa place est dans « perd », avec son message.")
    if juste and (perd or entraine):
        raise ErreurDeCopie(chemin, ligne or _ligne_de(texte, "# entraine"),
                            "une copie juste ne perd rien : retirez « perd », ou nommez-la « fausse_ ».")
    return titre.strip(), perd, tuple(entraine)


def _contient_du_code(source: str) -> bool:
    return any(ligne.strip() and not ligne.lstrip().startswith("#") for ligne in source.split("\n"))


def _ligne_de(texte: str, debut: str) -> int | None:
    return next((i for i, ligne in enumerate(texte.splitlines(), 1) if ligne.startswith(debut)), None)


# ---------------------------------------------------------------- assembler un carnet


def _nbgrader(cellule: NotebookNode) -> Mapping:
    return cellule.metadata.get("nbgrader") or {}


def _est_solution(cellule: NotebookNode) -> bool:
    meta = _nbgrader(cellule)
    return cellule.cell_type == "code" and bool(meta.get("solution")) and not meta.get("grade")


def _est_notee(cellule: NotebookNode) -> bool:
    meta = _nbgrader(cellule)
    return cellule.cell_type == "code" and bool(meta.get("grade")) and not meta.get("solution")


def cellules_de_solution(source: NotebookNode) -> dict[str, str]:
    """Le code de chaque cellule de solution, par ``grade_id``, sans les marques BEGIN et END SOLUTION."""
    return {_nbgrader(c)["grade_id"]: _MARQUES_DE_SOLUTION.sub("", c.source).rstrip() for c in source.cells if _est_solution(c)}


def cellules_notees(source: NotebookNode) -> list[str]:
    """Les ``grade_id`` des cellules notées, dans l'ordre."""
    return [_nbgrader(c)["grade_id"] for c in source.cells if _est_notee(c)]


def remplacer(carnet: NotebookNode, cellules: Mapping[str, str]) -> NotebookNode:
    """Une copie du carnet dont les cellules de solution nommées ont une autre source."""
    carnet = copy.deepcopy(carnet)
    for cellule in carnet.cells:
        if _est_solution(cellule):
            cellule.source = cellules.get(_nbgrader(cellule)["grade_id"], cellule.source)
    return carnet


def assembler(source: NotebookNode, copie: Copie) -> NotebookNode:
    """Le carnet source, avec sa solution partout sauf dans les cellules que la copie remplace.

    Lève ``ErreurDeCopie`` si la copie nomme une cellule ou un test qui n'existe pas.
    """
    for voulus, connus, quoi in ((copie.cellules, list(cellules_de_solution(source)), "de solution"),
                                 ([*copie.perd, *copie.entraine], cellules_notees(source), "notée")):
        for nom in voulus:
            if not fnmatch.filter(connus, nom):
                texte = copie.chemin.read_text(encoding="utf-8-sig") if copie.chemin else ""
                ligne = (_ligne_de(texte, f"# %% {nom}") or _ligne_de(texte, f"#   {nom}")
                         or _ligne_de(texte, "# entraine"))
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
    from autograder.talons import PoserLesTalons

    return PoserLesTalons(config=construction.configuration_nbgrader()).preprocess(copy.deepcopy(source), {})[0]


def assembler_quiz(source: NotebookNode) -> tuple[NotebookNode, dict[str, str]] | None:
    """Un carnet qui essaie chaque réponse de chaque question du quiz ; ``None`` si le chapitre n'a pas de quiz.

    Renvoie le carnet et les cellules qui doivent être perdues (``test_quiz_2@Q2=a``), au format de ``Copie.perd``.
    Lève ``ErreurDeCopie`` si les réponses ne se lisent pas ou si une question n'a pas de test.
    """
    cellule_quiz = next((c for c in source.cells if _nbgrader(c).get("grade_id") == "quiz"), None)
    if cellule_quiz is None:
        return None
    tests = {_nbgrader(c)["grade_id"]: c for c in source.cells
             if _est_notee(c) and _nbgrader(c)["grade_id"].startswith("test_quiz_")}
    carnet, perd = copy.deepcopy(source), {}
    carnet.cells = [c for c in carnet.cells
                    if c.cell_type == "code" and _nbgrader(c).get("locked") and not _nbgrader(c).get("grade")]
    bonnes = reponses_du_quiz(cellule_quiz.source)
    for question, bonne in bonnes.items():
        if _test_de(question) not in tests:
            raise ErreurDeCopie(None, None, f"la question {question} du quiz n'a pas de cellule {_test_de(question)}.")
        for lettre in _choix(tests[_test_de(question)]):
            for grade_id, test in tests.items():
                essai = copy.deepcopy(test)
                essai.source = f"REPONSES = {({**bonnes, question: lettre})!r}\n{test.source}"
                nom = f"{grade_id}@{question}={lettre}"
                essai.metadata["nbgrader"]["grade_id"] = nom
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


# ---------------------------------------------------------------- ce qu'une copie peut changer


def _noms_touches(cellules: Sequence[tuple[NotebookNode, set[str], set[str]]], remplacees: set[str]) -> set[str]:
    """Les noms globaux dont la valeur peut changer avec les cellules remplacées, de proche en proche.

    Une cellule notée n'en transmet aucun : chacune prépare ses données.
    """
    touches: set[str] = set()
    while True:
        avant = len(touches)
        for cellule, definis, lus in cellules:
            if not _est_notee(cellule) and (_nbgrader(cellule).get("grade_id") in remplacees or lus & touches):
                touches |= definis
        if len(touches) == avant:
            return touches


def _cellules_et_noms(carnet: NotebookNode) -> list[tuple[NotebookNode, set[str], set[str]]]:
    return [(c, *_noms(c.source)) for c in carnet.cells if c.cell_type == "code"]


def cellules_touchees(carnet: NotebookNode, remplacees: Iterable[str]) -> set[str]:
    """Les cellules notées dont le résultat peut dépendre des cellules remplacées, par les noms globaux qu'elles lisent."""
    cellules = _cellules_et_noms(carnet)
    touches = _noms_touches(cellules, set(remplacees))
    return {_nbgrader(c)["grade_id"] for c, _, lus in cellules if _est_notee(c) and lus & touches}


def tranche(carnet: NotebookNode, remplacees: Iterable[str], juste: bool = False) -> NotebookNode:
    """Le carnet réduit à ce qu'une copie peut changer : une copie de NumPy n'attend pas le chargement des cadres.

    Restent les cellules remplacées, les cellules notées qui en dépendent (d'une copie ``juste``, toutes les cellules
    qui en dépendent : elle ne doit rien casser), et celles qui définissent ou modifient un nom que les unes ou les
    autres lisent.
    """
    remplacees, cellules = set(remplacees), _cellules_et_noms(carnet)
    touches = _noms_touches(cellules, remplacees)
    demandes: set[str] = set()
    gardees = []
    for cellule, definis, lus in reversed(cellules):
        voulue = _nbgrader(cellule).get("grade_id") in remplacees
        if _est_notee(cellule) or juste:
            voulue = voulue or bool(lus & touches)
        if not _est_notee(cellule):
            voulue = voulue or bool((definis | _noms_modifies(cellule.source)) & demandes)
        if voulue:
            demandes |= lus
            gardees.append(cellule)
    reduit = copy.copy(carnet)
    reduit.cells = gardees[::-1]
    return reduit


def _noms_modifies(source: str) -> set[str]:
    """Les noms globaux dont une instruction change l'objet sans le redéfinir : ``a.x = …``, ``a[i] = …``, ``a.f(…)``."""
    try:
        instructions = ast.parse(source).body
    except SyntaxError:
        return set()
    cibles = [cible for i in instructions if isinstance(i, (ast.Assign, ast.AugAssign))
              for cible in (i.targets if isinstance(i, ast.Assign) else [i.target])]
    cibles += [i.value.func for i in instructions if isinstance(i, ast.Expr) and isinstance(i.value, ast.Call)]
    noms = set()
    for cible in cibles:
        while isinstance(cible, (ast.Attribute, ast.Subscript)):
            cible = cible.value
            if isinstance(cible, ast.Name):
                noms.add(cible.id)
    return noms


def _noms(source: str) -> tuple[set[str], set[str]]:
    """Les noms globaux qu'une cellule définit, et ceux qu'elle lit sans les avoir d'abord définis.

    Tous ses mots, si ce n'est pas du Python pur.
    """
    definis: set[str] = set()
    lus: set[str] = set()
    surs: set[str] = set()  # définis à coup sûr par les instructions précédentes
    try:
        instructions = ast.parse(source).body
    except SyntaxError:
        mots = set(re.findall(r"[^\W\d]\w*", source))
        return mots, mots
    for instruction in instructions:
        ses_definis, ses_lus = _noms_de_l_instruction(ast.unparse(instruction))
        definis |= ses_definis
        lus |= ses_lus - surs
        if not isinstance(instruction, (ast.If, ast.For, ast.While, ast.Try, ast.Match)):
            surs |= ses_definis
    return definis, lus


def _noms_de_l_instruction(source: str) -> tuple[set[str], set[str]]:
    globale = symtable.symtable(source, "cellule", "exec")
    definis = {s.get_name() for s in globale.get_symbols() if s.is_assigned() or s.is_imported()}
    lus = {s.get_name() for s in globale.get_symbols() if s.is_referenced()}
    # controles.remplace(globals(), xor=…) lit et change les noms qu'il reçoit en arguments nommés.
    lus |= {a.arg for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call) for a in n.keywords
            if getattr(n.func, "attr", "") in ("remplace", "protege") and a.arg}
    tables = globale.get_children()
    for table in tables:  # la liste s'allonge : fonctions, classes et compréhensions, à toute profondeur
        tables += table.get_children()
        lus |= {s.get_name() for s in table.get_symbols() if s.is_global()}
        definis |= {s.get_name() for s in table.get_symbols() if s.is_declared_global()}
    return definis, lus


# ---------------------------------------------------------------- exécuter un carnet


@dataclass(frozen=True)
class Passage:
    """Une cellule notée, exécutée une fois avec une graine."""

    grade_id: str
    graine: int
    reussi: bool  # aucune exception, et la ligne « ✔ … » de controles.reussi
    message: str  # ce que l'apprenant lit si la cellule échoue, sans couleurs
    sortie: str
    stderr: str  # tout ce qui est écrit sur le descripteur 2, journaux en C++ compris
    valeur: bool  # la cellule se termine par une valeur (nbgrader la prendrait pour la note)
    duree: float

    @property
    def lignes(self) -> int:
        return len(self.message.splitlines())


@dataclass
class Resultats:
    """Tout ce qu'a donné l'exécution d'un carnet."""

    passages: dict[str, list[Passage]]  # par grade_id, dans l'ordre des graines
    erreurs: list[tuple[str, str]] = field(default_factory=list)  # cellules non notées : nom, message
    arret: str = ""  # pourquoi l'exécution s'est arrêtée avant la fin
    duree: float = 0.0


@dataclass(frozen=True)
class _Cellule:
    nom: str
    source: str
    notee: bool

    @property
    def rejouee(self) -> bool:
        """Vrai si la cellule donne un autre résultat avec une autre graine : ``controles.hasard`` est seul à les lire."""
        return self.notee and "hasard" in self.source


def _cellules_a_executer(carnet: NotebookNode) -> list[_Cellule]:
    cellules = []
    for rang, cellule in enumerate(carnet.cells, 1):
        if cellule.cell_type == "code" and not ETIQUETTES_SAUTEES & set(cellule.metadata.get("tags", [])):
            nom = _nbgrader(cellule).get("grade_id") or f"n° {rang} : {cellule.source.strip().splitlines()[:1]}"
            cellules.append(_Cellule(nom, cellule.source, _est_notee(cellule)))
    return cellules


# Importés une fois pour toutes, sans aucune opération, par le processus qui engendre les autres. PyTorch vient avant
# TensorFlow ; son premier pas d'optimiseur charge torch._dynamo. Un module absent est ignoré.
_PRECHARGES = ["numpy", "matplotlib.pyplot", "IPython.core.interactiveshell", "IPython.core.completer", "ipywidgets",
               "torch", "torch._dynamo", "keras", "retroprop.carnet", "retroprop.controles", "retroprop.donnees",
               "retroprop.figures", "atelier.epreuves"]
_ENVIRONNEMENT = {**reglages.ENVIRONNEMENT_DU_NOYAU, "MPLBACKEND": "Agg"}


def _contexte():
    # forkserver n'existe pas sous Windows ; sous macOS, les cadres ne supportent pas d'être dupliqués.
    if "forkserver" not in multiprocessing.get_all_start_methods() or sys.platform == "darwin":
        return multiprocessing.get_context("spawn")
    contexte = multiprocessing.get_context("forkserver")
    contexte.set_forkserver_preload(_PRECHARGES)
    return contexte


@contextlib.contextmanager
def _environnement_des_enfants():
    """Le temps d'un démarrage : l'environnement d'un noyau, et les journaux d'importation réduits au silence."""
    avant = dict(os.environ)
    os.environ.update(_ENVIRONNEMENT)
    sys.stderr.flush()
    copie, puits = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(puits, 2)
        yield
    finally:
        os.dup2(copie, 2)
        os.close(copie)
        os.close(puits)
        os.environ.clear()
        os.environ.update(avant)


@dataclass
class _Tache:
    """Un enfant en cours : son processus, ce qu'il a déjà dit, et l'heure à laquelle il sera arrêté."""

    nom: str
    processus: multiprocessing.process.BaseProcess
    resultats: Resultats
    debut: float
    echeance: float
    cellule: str = "au démarrage"
    fini: bool = False


def executer_carnets(carnets: Mapping[str, NotebookNode], graines: Sequence[int] = range(GRAINES), *,
                     travailleurs: int = TRAVAILLEURS, delai: float = DELAI) -> Iterator[tuple[str, Resultats]]:
    """Exécute des carnets, chacun dans un processus neuf, et rend les résultats dès qu'ils sont prêts.

    graines : la première pour l'exécution entière, les suivantes pour rejouer les cellules notées qui tirent au hasard.
    delai : secondes accordées à un carnet. Un carnet qui les dépasse, ou dont le processus meurt, le dit dans ``arret``
    et n'arrête pas les autres.
    """
    contexte, attente = _contexte(), deque(carnets.items())
    actives: dict[Connection, _Tache] = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as dossier:
        try:
            while attente or actives:
                while attente and len(actives) < travailleurs:
                    nom, carnet = attente.popleft()
                    cellules = _cellules_a_executer(carnet)
                    reception, tache = _demarrer(contexte, nom, cellules, graines, dossier, delai)
                    actives[reception] = tache
                prochaine = min(t.echeance for t in actives.values())
                for reception in wait(list(actives), max(0.0, prochaine - time.monotonic())):
                    _ecouter(reception, actives[reception])
                for reception, tache in list(actives.items()):
                    if _terminer(tache, delai):
                        reception.close()
                        del actives[reception]
                        yield tache.nom, tache.resultats
        finally:
            for tache in actives.values():
                tache.processus.kill()
                tache.processus.join()


def executer_carnet(carnet: NotebookNode, graines: Sequence[int] = range(GRAINES), *, delai: float = DELAI) -> Resultats:
    """Exécute un carnet dans un processus neuf (voir ``executer_carnets``)."""
    return next(iter(executer_carnets({"": carnet}, graines, travailleurs=1, delai=delai)))[1]


def _demarrer(contexte, nom, cellules, graines, dossier, delai) -> tuple[Connection, _Tache]:
    reception, envoi = contexte.Pipe(duplex=False)
    processus = contexte.Process(target=_travailler, args=(envoi, cellules, list(graines), dossier), daemon=True)
    with _environnement_des_enfants():
        processus.start()
    envoi.close()
    debut = time.monotonic()
    resultats = Resultats({c.nom: [] for c in cellules if c.notee})
    return reception, _Tache(nom, processus, resultats, debut, debut + delai)


def _ecouter(reception: Connection, tache: _Tache) -> None:
    """Lit un message de l'enfant ; la fin du tuyau dit qu'il a fini, ou qu'il est mort."""
    try:
        genre, contenu = reception.recv()
    except (EOFError, OSError):
        tache.processus.join()
        tache.fini = True
        if tache.cellule:
            tache.resultats.arret = (f"le processus est mort (code {tache.processus.exitcode}) "
                                     f"dans la cellule « {tache.cellule} »")
        return
    if genre == "pret":  # les importations du premier démarrage ne comptent pas dans le délai
        tache.echeance += time.monotonic() - tache.debut
        tache.debut = time.monotonic()
    elif genre == "cellule":
        tache.cellule = contenu
    elif genre == "passage":
        tache.resultats.passages[contenu.grade_id].append(contenu)
    elif genre == "erreur":
        tache.resultats.erreurs.append(contenu)


def _terminer(tache: _Tache, delai: float) -> bool:
    if not tache.fini and time.monotonic() >= tache.echeance:
        tache.processus.kill()
        tache.processus.join()
        tache.fini = True
        tache.resultats.arret = f"encore en cours après {delai:.0f} s, arrêtée dans la cellule « {tache.cellule} »"
    tache.resultats.duree = time.monotonic() - tache.debut
    return tache.fini


# ---- dans l'enfant


def _travailler(envoi: Connection, cellules: list[_Cellule], graines: list[int], dossier: str) -> None:
    """Le travail d'un enfant : tout le carnet avec la première graine, puis les cellules notées qui tirent au hasard avec les autres."""
    os.environ.update(_ENVIRONNEMENT)
    os.chdir(tempfile.mkdtemp(dir=dossier))
    os.environ["IPYTHONDIR"] = os.path.join(os.getcwd(), ".ipython")
    banc = _Banc()
    envoi.send(("pret", None))
    for rang, graine in enumerate(graines):
        os.environ["RETROPROP_GRAINE"] = str(graine)
        for cellule in cellules:
            if rang and not cellule.rejouee:
                continue
            envoi.send(("cellule", cellule.nom))
            passage = banc.passer(cellule, graine)
            if cellule.notee:
                envoi.send(("passage", passage))
            elif passage.message:
                envoi.send(("erreur", (cellule.nom, passage.message)))
    envoi.send(("cellule", ""))
    envoi.close()
    os._exit(0)  # rien à sauver : inutile d'attendre que les cadres se démontent


class _Banc:
    """Un interpréteur IPython sans écran, qui retient ce qu'une cellule affiche, lève et écrit sur stderr."""

    def __init__(self) -> None:
        import matplotlib.pyplot as plt

        self._plt = plt
        plt.show = lambda *_, **__: None
        if "torch" in sys.modules:
            sys.modules["torch"].set_num_threads(1)
        self._shell = _interprete()
        self._stderr = tempfile.TemporaryFile()
        os.dup2(self._stderr.fileno(), 2)

    def passer(self, cellule: _Cellule, graine: int) -> Passage:
        shell, sortie = self._shell, io.StringIO()
        shell.trace = ""
        depart = self._stderr.seek(0, os.SEEK_END)
        debut = time.perf_counter()
        with contextlib.redirect_stdout(sortie):
            resultat = shell.run_cell(cellule.source, store_history=True)
        duree = time.perf_counter() - debut
        self._plt.close("all")
        sys.stderr.flush()
        self._stderr.seek(depart)
        stderr = self._stderr.read().decode(errors="replace")
        texte = sortie.getvalue()
        affiche = any(ligne.startswith(reglages.MARQUE_DE_REUSSITE) for ligne in texte.splitlines())
        message = "" if resultat.success else _ANSI.sub("", shell.trace).strip() or repr(resultat.error_in_exec)
        return Passage(cellule.nom, graine, resultat.success and affiche, message, texte, stderr,
                       resultat.result is not None, duree)


def _interprete():
    from IPython.core.displayhook import DisplayHook
    from IPython.core.displaypub import CapturingDisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets import Type
    from traitlets.config import Config

    class SansEcran(DisplayHook):
        def __call__(self, result=None):
            if result is not None:
                self.fill_exec_result(result)

    class Interprete(InteractiveShell):
        displayhook_class = Type(SansEcran)
        display_pub_class = Type(CapturingDisplayPublisher)
        trace = ""

        def _showtraceback(self, etype, evalue, stb):
            self.trace = stb if isinstance(stb, str) else "\n".join(stb)

        def enable_gui(self, gui=None):
            pass

        def enable_matplotlib(self, gui=None):
            return "agg", "agg"

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    return Interprete.instance(config=config)


# ---------------------------------------------------------------- juger


def juger(copie: Copie, resultats: Resultats) -> list[str]:
    """Les plaintes, en français, contre une copie et ce que son exécution a donné ; aucune si tout est prouvé."""
    if resultats.arret:
        return [f"exécution incomplète : {resultats.arret}"]
    plaintes = []
    if not copie.juste and not (copie.perd or copie.entraine):  # l'auteur vient de l'écrire : les plaintes suivantes disent quoi y mettre
        plaintes.append("une copie fausse annonce dans « perd » ce qu'elle perd")
    if copie.juste:
        plaintes += [f"la cellule « {nom} » échoue : {_resume(message)}" for nom, message in resultats.erreurs]
    plaintes += [f"{nom} : annoncée perdue, mais rien de ce que la copie remplace ne l'atteint" for nom in copie.perd
                 if not resultats.passages.get(nom)]
    for grade_id, passages in resultats.passages.items():
        vues: dict[str, list[tuple[Passage, str]]] = {}
        for passage in passages:
            for raison, detail in _plaintes_du_passage(copie, passage):
                vues.setdefault(raison, []).append((passage, detail))
        for raison, concernes in vues.items():
            graines, detail = "", concernes[0][1]
            if len(concernes) < len(passages):
                liste = ", ".join(str(p.graine) for p, _ in concernes[:6]) + ("…" if len(concernes) > 6 else "")
                graines = f" (graine{'s' * (len(concernes) > 1)} {liste})"
            plaintes.append(f"{grade_id}{graines} : {raison}{detail}")
    return plaintes


def _plaintes_du_passage(copie: Copie, passage: Passage) -> Iterator[tuple[str, str]]:
    """Des couples (raison, détail) : les graines qui donnent la même raison font une seule plainte."""
    message = f" :\n{_retrait(passage.message)}"
    if not passage.reussi and not passage.message:
        yield "ni erreur ni « ✔ » : nbgrader paierait ce silence", ""
        return
    if passage.message:
        if passage.lignes > LIGNES_MAX:
            yield f"le message dépasse {LIGNES_MAX} lignes", f" ({passage.lignes})"
        interne = _CHEMIN_INTERNE.search(passage.message)
        if interne:
            yield "le message montre un chemin interne", f" ({interne.group()})"
    par_contrecoup = any(fnmatch.fnmatchcase(passage.grade_id, motif) for motif in copie.entraine)
    if passage.grade_id in copie.perd or par_contrecoup:
        morceau = copie.perd.get(passage.grade_id, "")
        if passage.reussi:
            yield "réussie, alors que la copie doit la perdre", ""
        elif _normaliser(morceau) not in _normaliser(passage.message):
            yield f"perdue, mais le message ne contient pas « {morceau} »", message
        return
    if not passage.reussi:
        yield "perdue, alors que la copie doit la gagner", message
    if copie.juste and passage.stderr.strip():
        yield "écrit sur la sortie d'erreur, ce que nbgrader note zéro", f" : {_resume(passage.stderr)}"
    if copie.est_la_solution and passage.reussi and (len(passage.sortie.splitlines()) != 1 or passage.valeur):
        yield "affiche autre chose que la ligne de controles.reussi", ""


def _normaliser(texte: str) -> str:
    return " ".join(unicodedata.normalize("NFC", texte).casefold().split())  # split() compte l'insécable comme une espace


def _compte(nombre: int, *mots: str) -> str:
    """« 2 copies fausses »."""
    return " ".join([str(nombre), *(mot + "s" * (nombre > 1) for mot in mots)])


def _retrait(texte: str, lignes: int = LIGNES_MAX) -> str:
    return "\n".join(f"      | {ligne}" for ligne in texte.splitlines()[:lignes])


def _resume(texte: str) -> str:
    return (" ".join(texte.split()) or "(vide)")[:300]


# ---------------------------------------------------------------- les épreuves d'un chapitre


@dataclass
class Epreuve:
    """Une copie et son carnet assemblé ; ``erreur`` si la copie est mal écrite."""

    nom: str
    copie: Copie | None = None
    carnet: NotebookNode | None = None
    erreur: str = ""


@dataclass
class Verdict:
    epreuve: Epreuve
    plaintes: list[str]
    resultats: Resultats | None = None


def dossier_des_copies(chapitre: str, racine: Path | None = None) -> Path:
    return (racine or construction.racine_du_cours()) / "tests" / "copies" / chapitre


def lister_copies(chapitre: str, racine: Path | None = None) -> list[Path]:
    """Les fichiers des copies d'épreuve d'un chapitre, par exercice puis par nom."""
    return sorted(dossier_des_copies(chapitre, racine).glob("*/*.py"))


def nom_de(chemin: Path) -> str:
    """Le nom d'une épreuve : ``heaviside/fausse_stricte``."""
    return f"{chemin.parent.name}/{chemin.stem}"


EPREUVES_D_OFFICE = ("solution", "vierge", "version_apprenant", "quiz")


def preparer(source: NotebookNode, chemins: Iterable[Path], voulues: Iterable[str] | None = None) -> list[Epreuve]:
    """Les épreuves d'un chapitre : celles d'office, puis les copies. ``voulues`` : seulement celles de ces noms."""
    chemins = list(chemins)
    voulues = {*EPREUVES_D_OFFICE, *map(nom_de, chemins)} if voulues is None else set(voulues)
    notees, epreuves = cellules_notees(source), []
    if "solution" in voulues:
        epreuves.append(Epreuve("solution", Copie("solution", "", "la solution", True), source))
    for nom, titre, fabrique in (("vierge", "la copie vierge, tests cachés compris", copie_vierge),
                                 ("version_apprenant", "la version de l'apprenant", construction.version_apprenant)):
        if nom in voulues:
            epreuves.append(Epreuve(nom, Copie(nom, "", titre, False, dict.fromkeys(notees, "")), fabrique(source)))
    if "quiz" in voulues:
        try:
            quiz = assembler_quiz(source)
            if quiz:
                carnet, perd = quiz
                epreuves.append(Epreuve("quiz", Copie("quiz", "", "chaque réponse du quiz", False, perd), carnet))
        except ErreurDeCopie as erreur:
            epreuves.append(Epreuve("quiz", erreur=str(erreur)))
    for chemin in chemins:
        if nom_de(chemin) in voulues:
            try:
                copie = lire_copie(chemin)
                epreuves.append(Epreuve(nom_de(chemin), copie, assembler(source, copie)))
            except ErreurDeCopie as erreur:
                epreuves.append(Epreuve(nom_de(chemin), erreur=str(erreur)))
    return epreuves


def eprouver(epreuves: Iterable[Epreuve], graines: Sequence[int] = range(GRAINES), *, travailleurs: int = TRAVAILLEURS,
             delai: float = DELAI) -> Iterator[Verdict]:
    """Exécute et juge des épreuves ; rend chaque verdict dès qu'il est connu.

    La solution, la copie vierge et la version de l'apprenant passent le carnet entier ; une copie, sa ``tranche``. Pour
    les cellules notées qu'elle ne peut pas changer, la solution fait la preuve.
    """
    a_executer = {}
    for epreuve in epreuves:
        if epreuve.erreur:
            yield Verdict(epreuve, [epreuve.erreur])
        else:
            a_executer[epreuve.nom] = epreuve
    carnets = {nom: tranche(e.carnet, e.copie.cellules, e.copie.juste) if e.copie.cellules else e.carnet
               for nom, e in a_executer.items()}
    for nom, resultats in executer_carnets(carnets, graines, travailleurs=travailleurs, delai=delai):
        epreuve = a_executer[nom]
        yield Verdict(epreuve, juger(epreuve.copie, resultats), resultats)


def exercices(source: NotebookNode) -> list[str]:
    """Les exercices d'un chapitre : ses cellules de solution, quiz compris."""
    return list(cellules_de_solution(source))


def juger_les_effectifs(source: NotebookNode, chemins: Iterable[Path]) -> dict[str, list[str]]:
    """Par exercice : trop peu de copies, aucun test. Les dossiers qui ne sont pas des exercices sont nommés aussi."""
    comptes: dict[str, list[str]] = {}
    for chemin in chemins:
        comptes.setdefault(chemin.parent.name, []).append(chemin.stem)
    connus = exercices(source)
    plaintes: dict[str, list[str]] = {nom: ["ce dossier n'est pas un exercice du chapitre. Exercices : "
                                            f"{', '.join(connus)}."] for nom in comptes if nom not in connus}
    for nom in connus:
        if not any(test.startswith(f"test_{nom}_") for test in cellules_notees(source)):
            plaintes.setdefault(nom, []).append(f"aucune cellule notée ne s'appelle test_{nom}_…")
        if nom.startswith("quiz"):
            continue
        for prefixe, minimum, quoi in (("fausse_", FAUSSES_MIN, "fausse"), ("juste_", JUSTES_MIN, "juste")):
            nombre = sum(c.startswith(prefixe) for c in comptes.get(nom, []))
            if nombre < minimum:
                plaintes.setdefault(nom, []).append(f"{_compte(nombre, 'copie', quoi)}, il en faut au moins {minimum}")
    return plaintes


# ---------------------------------------------------------------- la commande


def configurer(parseur) -> None:
    """Les arguments de ``retroprop eprouver``."""
    parseur.add_argument("chapitres", nargs="*", metavar="CHAPITRE", help="01 ou 01_perceptron (par défaut : tous)")
    parseur.add_argument("--copie", metavar="MOTIF",
                         help="seulement les copies dont le nom contient MOTIF (* permis) ; montre leurs messages")
    parseur.add_argument("--graines", type=int, default=GRAINES, metavar="N", help=f"par défaut : {GRAINES}")
    parseur.add_argument("--delai", type=float, default=DELAI, metavar="S",
                         help=f"secondes accordées à une copie (par défaut : {DELAI:.0f})")


def executer(args) -> int:
    """Éprouve des chapitres ; 0 si tout est prouvé, 1 sinon, 2 si un nom est inconnu."""
    if args.graines < 1:
        print("--graines attend un entier au moins égal à 1.", file=sys.stderr)
        return 2
    try:
        chapitres = [construction.trouver_source(nom) for nom in args.chapitres]
        pages = [s.stem for s in chapitres if not construction.est_chapitre(s)]
        if pages:
            raise ValueError(f"« {pages[0]} » est une page, sans exercice à éprouver.")
        chapitres = chapitres or [s for s in construction.liste_sources() if construction.est_chapitre(s)]
        if not chapitres:
            raise ValueError("Aucun chapitre à éprouver : solutions/ ne contient aucun fichier NN_nom.py.")
        return max([_eprouver_un_chapitre(source, args) for source in chapitres])
    except ValueError as erreur:
        print(erreur, file=sys.stderr)
        return 2
    except construction.ErreurChapitre as erreur:
        print(erreur, file=sys.stderr)
        return 1


def _eprouver_un_chapitre(chemin: Path, args) -> int:
    debut = time.monotonic()
    source, chemins = construction.lire_source(chemin), lister_copies(chemin.stem)
    voulues = None
    if args.copie:
        noms = [*EPREUVES_D_OFFICE, *map(nom_de, chemins)]
        voulues = [nom for nom in noms if fnmatch.fnmatch(nom, f"*{args.copie}*")]
        if not voulues:
            raise ValueError(f"Aucune copie de {chemin.stem} ne correspond à « {args.copie} ». "
                             f"Copies connues : {', '.join(noms)}.")
    epreuves = preparer(source, chemins, voulues)
    print(f"{chemin.stem} : {_compte(len(exercices(source)), 'exercice')}, "
          f"{_compte(len(cellules_notees(source)), 'cellule', 'notée')}, {_compte(len(epreuves), 'épreuve')}, "
          f"{_compte(args.graines, 'graine')}", flush=True)
    verdicts = []
    for verdict in eprouver(epreuves, range(args.graines), delai=args.delai):
        verdicts.append(verdict)
        if sys.stderr.isatty():
            print(f"\r\x1b[K  {len(verdicts)}/{len(epreuves)} {verdict.epreuve.nom}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    if args.copie:
        _montrer_les_messages(verdicts)
    effectifs = {} if args.copie else juger_les_effectifs(source, chemins)
    fautes = _tableau(source, verdicts, effectifs)
    duree = f"{time.monotonic() - debut:.0f}"
    print(f"{chemin.stem} : {_compte(fautes, 'plainte') if fautes else 'tout est prouvé'} ({duree} s)\n")
    return 1 if fautes else 0


def _tableau(source: NotebookNode, verdicts: list[Verdict], effectifs: Mapping[str, list[str]]) -> int:
    """Une ligne par exercice, puis les plaintes ; renvoie leur nombre."""
    groupes: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        nom = verdict.epreuve.nom
        groupes.setdefault(nom.split("/")[0] if "/" in nom else nom, []).append(verdict)
    ordre = [n for n in EPREUVES_D_OFFICE if n in groupes]
    ordre += [n for n in exercices(source) if n not in ordre and (n in groupes or n in effectifs)]
    ordre += [n for n in {**groupes, **effectifs} if n not in ordre]
    largeur = max(map(len, ordre), default=0)
    print(f"  {'':{largeur}}  justes  fausses  la plus longue  verdict")
    fautes = 0
    for nom in ordre:
        siens = groupes.get(nom, [])
        copies = [v.epreuve.nom.split("/")[1] for v in siens if "/" in v.epreuve.nom]
        justes, fausses = (sum(c.startswith(p) for c in copies) for p in ("juste_", "fausse_"))
        duree = max((v.resultats.duree for v in siens if v.resultats), default=0.0)
        plaintes = len(effectifs.get(nom, [])) + sum(len(v.plaintes) for v in siens)
        fautes += plaintes
        nombres = f"{justes:>6}  {fausses:>7}" if nom not in EPREUVES_D_OFFICE else f"{'':>6}  {'':>7}"
        duree_lisible = f"{duree:.1f} s".replace(".", ",")
        verdict = "OK" if not plaintes else _compte(plaintes, "plainte")
        print(f"  {nom:{largeur}}  {nombres}  {duree_lisible:>14}  {verdict}")
    for nom, lignes in effectifs.items():
        print(f"\n  {nom}")
        for ligne in lignes:
            print(f"    - {ligne}")
    for verdict in sorted(verdicts, key=lambda v: v.epreuve.nom):
        if verdict.plaintes:
            titre = verdict.epreuve.copie.titre if verdict.epreuve.copie else ""
            print(f"\n  {verdict.epreuve.nom}{f' ({titre})' if titre else ''}")
            for plainte in verdict.plaintes:
                print(f"    - {plainte}")
    return fautes


def _montrer_les_messages(verdicts: list[Verdict]) -> None:
    """Ce qu'un apprenant lirait : chaque cellule perdue à la première graine, avec son message."""
    for verdict in verdicts:
        if not verdict.resultats:
            continue
        print(f"\n  {verdict.epreuve.nom} ({verdict.epreuve.copie.titre})")
        perdus = [p[0] for p in verdict.resultats.passages.values() if p and not p[0].reussi]
        for passage in perdus:
            print(f"    {passage.grade_id} : perdue\n{_retrait(passage.message, 40)}")
        if not perdus:
            print("    tout est gagné")
        elif verdict.plaintes and verdict.epreuve.copie.cellules:
            print(f"    si ces pertes et ces messages sont les bons, l'en-tête est :\n"
                  f"{_entete_constate(verdict.epreuve.copie, perdus)}")
    print()


def _entete_constate(copie: Copie, perdus: list[Passage]) -> str:
    """L'en-tête qui décrirait ce qu'une copie a perdu ; à l'auteur de juger si c'est ce qu'elle devait perdre."""
    siens = [p for p in perdus if p.grade_id.startswith(f"test_{copie.exercice}_")]
    lignes = ["perd:"] if siens else []
    for passage in siens:
        cause = re.search(r"cause probable : (.*)", passage.message)
        morceau = cause[1] if cause else passage.message.splitlines()[0].lstrip("✘ ")
        lignes.append(f"  {passage.grade_id}: " + '"' + morceau.replace("\\", "\\\\").replace('"', '\\"') + '"')
    autres = [p.grade_id for p in perdus if p not in siens]
    if autres:
        lignes.append(f"entraine: [{', '.join(autres)}]")
    return "\n".join(f"      # {ligne}" for ligne in lignes)
