"""Les essais d'un chapitre : le code visible de ses tests, que ``controles.tester`` exécute chez l'apprenant.

L'énoncé publié ne contient pas ce code. Il voyage avec la bibliothèque, dans ``retroprop/essais/<chapitre>.json`` : la partie
visible de chaque test, pistes comprises, et le sceau des questions à choix. Rien des parties cachées n'y entre, sauf par ce
sceau, qui porte sur toutes les réponses à la fois (voir ``retroprop.essais.sceller``).
"""

from __future__ import annotations

import ast
import builtins
import json
from pathlib import Path

from nbformat import NotebookNode

from autograder.publication import lecture_de_test as lecture
from autograder.publication.enonce import chapitre_de
from retroprop.essais import sceller

REPONSE_DONNEE = " (réponse donnée)"  # ce que le test visible d'une question à choix peut dire de plus sûr


class EssaiImpossible(ValueError):
    """Un test ne s'exécuterait pas chez l'apprenant ; ``grade_id`` dit lequel."""

    def __init__(self, grade_id: str, probleme: str) -> None:
        super().__init__(probleme)
        self.grade_id = grade_id


def chemin_des_essais(racine: Path, chapitre: str) -> Path:
    """Où se trouvent les essais d'un chapitre, dans un cours."""
    return racine / "retroprop" / "essais" / f"{chapitre}.json"


def serialiser(essais: dict) -> bytes:
    return (json.dumps(essais, ensure_ascii=False, indent=1) + "\n").encode()


def essais(carnet: NotebookNode) -> dict:
    """Les essais d'un chapitre.

    carnet : la source convertie, solutions et tests cachés compris. Lève ``EssaiImpossible`` si la partie visible d'un test
    lit un nom que rien de visible ne définit.
    """
    code = [(c, c.metadata.get("nbgrader") or {}) for c in carnet.cells if c.cell_type == "code"]
    tests = {m["grade_id"]: c.source for c, m in code if m.get("grade") and not m.get("solution")}
    reponses = {m["grade_id"]: c.source for c, m in code if m.get("solution")}
    du_carnet = set(dir(builtins)).union(*(
        lecture.noms_poses_par_une_cellule(c.source) for c, m in code if m.get("grade_id") not in tests))
    chapitre = chapitre_de(carnet)
    return {
        "chapitre": chapitre,
        "empreinte": carnet.metadata.get("retroprop", {}).get("empreinte", ""),
        "exercices": {nom: sorted(lecture.noms_poses_par_une_cellule(source)) for nom, source in reponses.items()},
        "tests": {nom: _essai(nom, tests, list(reponses), du_carnet) for nom in tests},
        "sceaux": _sceaux(chapitre, tests),
    }


def _essai(grade_id: str, tests: dict[str, str], exercices: list[str], du_carnet: set[str]) -> dict[str, str]:
    visible = lecture.partie_visible(tests[grade_id]).strip("\n")
    reussi = lecture.appels(visible, "reussi")[-1].args[0]
    libelle = ast.literal_eval(reussi)
    if lecture.appels(visible, "qcm"):
        libelle += REPONSE_DONNEE
        lignes = visible.split("\n")
        lignes[reussi.lineno - 1] = f"controles.reussi({json.dumps(libelle, ensure_ascii=False)})"
        visible = "\n".join(lignes)
    avant = list(tests)[: list(tests).index(grade_id)]
    preambule = _preambule(grade_id, visible, {nom: tests[nom] for nom in avant}, du_carnet)
    return {"exercice": _exercice_de(grade_id, exercices), "libelle": libelle, "code": "\n".join([*preambule, visible]) + "\n"}


def _exercice_de(grade_id: str, exercices: list[str]) -> str:
    """L'exercice d'un test ``test_<exercice>_<critere>`` : le plus long nom de solution qui convient."""
    reste = grade_id.removeprefix("test_")
    return max((e for e in exercices if reste == e or reste.startswith(f"{e}_")), key=len, default="")


def _preambule(grade_id: str, visible: str, avant: dict[str, str], du_carnet: set[str]) -> list[str]:
    """Les instructions de tests précédents dont un test a besoin : chaque essai se suffit, dans n'importe quel ordre.

    avant : le code des tests qui précèdent.
    """
    manquants = lecture.noms_lus(visible) - lecture.noms_poses(visible) - du_carnet
    if not manquants:
        return []
    definitions: dict[str, str] = {}  # chaque nom, et l'instruction visible qui le définit en dernier
    for source in avant.values():
        texte = lecture.partie_visible(source)
        for instruction in ast.parse(texte).body:
            morceau = ast.get_source_segment(texte, instruction)
            definitions.update(dict.fromkeys(lecture.noms_poses(morceau), morceau))
    absents = sorted(manquants - definitions.keys())
    if absents:
        raise EssaiImpossible(grade_id, f"la partie visible du test lit « {absents[0]} », que ni le carnet ni la partie visible "
                                        "d'un test précédent ne définit.")
    preambule: list[str] = []
    for nom in sorted(manquants, key=lambda n: list(definitions.values()).index(definitions[n])):
        if definitions[nom] not in preambule:
            besoin = _preambule(grade_id, definitions[nom], avant, du_carnet)
            preambule += [m for m in (*besoin, definitions[nom]) if m not in preambule]
    return preambule


def _sceaux(chapitre: str, tests: dict[str, str]) -> list[dict]:
    """Un sceau par groupe de questions (« Q1 », « Q2 »… ou « P1 », « P2 »…), d'après les bonnes lettres des parties cachées."""
    groupes: dict[str, dict[str, str]] = {}
    permis: dict[str, str] = {}
    for grade_id, source in tests.items():
        for appel in lecture.appels(source, "qcm"):
            attendue = lecture.argument(appel, 2, "attendue")
            if attendue is None:
                continue
            question, lettre = ast.literal_eval(appel.args[0]), ast.literal_eval(attendue)
            choix = lecture.argument(appel, 4, "choix")
            groupe = question.rstrip("0123456789")
            groupes.setdefault(groupe, {})[question] = lettre
            permis[groupe] = ast.literal_eval(choix) if choix is not None else "abcd"
            if lettre not in permis[groupe]:
                raise EssaiImpossible(grade_id, f"la bonne réponse « {lettre} » n'est pas l'un des choix, {permis[groupe]}.")
    return [{"questions": list(reponses), "choix": permis[groupe], "empreinte": sceller(chapitre, reponses)}
            for groupe, reponses in groupes.items()]
