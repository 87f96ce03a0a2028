"""Les essais d'un chapitre : le code visible de ses tests, que ``controles.tester`` exécute chez l'apprenant.

L'énoncé publié ne contient pas ce code. Il voyage avec la bibliothèque, dans ``retroprop/essais/<chapitre>.json`` : la partie
visible de chaque test, pistes comprises, et le sceau des questions à choix. Rien des parties cachées n'y entre, sauf par ce
sceau, qui porte sur toutes les réponses à la fois (voir ``retroprop.essais.sceller``).
"""

from __future__ import annotations

import ast
import builtins
import json
from collections.abc import Callable

from nbformat import NotebookNode

from autograder.cellules import est_un_test, grade_id, nbgrader
from autograder.publication import lecture_de_test as lecture
from autograder.publication.enonce import chapitre_de
from retroprop.essais import sceller

REPONSE_DONNEE = " (réponse donnée)"  # ce que le test visible d'une question à choix peut dire de plus sûr


class EssaiImpossible(ValueError):
    """Un test ne s'exécuterait pas chez l'apprenant ; ``grade_id`` dit lequel."""

    def __init__(self, grade_id: str, probleme: str) -> None:
        super().__init__(probleme)
        self.grade_id = grade_id


def serialiser(essais: dict) -> bytes:
    return (json.dumps(essais, ensure_ascii=False, indent=1) + "\n").encode()


def essais(carnet: NotebookNode) -> dict:
    """Les essais d'un chapitre.

    carnet : la source convertie, solutions et tests cachés compris. Lève ``EssaiImpossible`` si la partie visible d'un test
    lit un nom que rien de visible ne définit.
    """
    tests = {grade_id(c): c.source for c in carnet.cells if est_un_test(c)}
    reponses = {grade_id(c): c.source for c in carnet.cells if c.cell_type == "code" and nbgrader(c).get("solution")}
    prets = {nom: _essai(nom, morceaux, list(reponses)) for nom, morceaux in autonomes(carnet, lecture.partie_visible).items()}
    chapitre = chapitre_de(carnet)
    return {
        "chapitre": chapitre,
        "empreinte": carnet.metadata.get("retroprop", {}).get("empreinte", ""),
        "exercices": {nom: sorted(lecture.noms_poses_par_une_cellule(source)) for nom, source in reponses.items()},
        "tests": prets,
        "sceaux": _sceaux(chapitre, tests),
    }


def autonomes(carnet: NotebookNode, partie: Callable[[str], str] = lambda source: source, complet: bool = True) -> dict[str, list[str]]:
    """Par test, ce qu'il faut exécuter pour qu'il se suffise : des instructions de tests précédents dont il a besoin, puis son texte.

    partie : ce qu'on garde d'un test (sa partie visible, par exemple). Lève ``EssaiImpossible`` si un test lit un nom que rien ne
    définit ; complet : faux pour une copie, où cela peut arriver et se verra en l'exécutant.
    """
    connus, prets, precedents = set(dir(builtins)), {}, []
    for cellule in carnet.cells:
        if est_un_test(cellule):
            texte = partie(cellule.source).strip("\n")
            prets[grade_id(cellule)] = [*_Preambule(grade_id(cellule), precedents, connus, complet).pour(texte), texte]
            precedents.append(lecture.instructions(texte))
        elif cellule.cell_type == "code":
            connus |= lecture.noms_poses_par_une_cellule(cellule.source)
    return prets


def _essai(grade_id: str, morceaux: list[str], exercices: list[str]) -> dict[str, str]:
    *preambule, visible = morceaux
    reussi = lecture.appels(visible, "reussi")[-1].args[0]
    libelle = ast.literal_eval(reussi)
    if lecture.appels(visible, "qcm"):
        libelle += REPONSE_DONNEE
        lignes = visible.split("\n")
        lignes[reussi.lineno - 1] = f"controles.reussi({json.dumps(libelle, ensure_ascii=False)})"
        visible = "\n".join(lignes)
    return {"exercice": _exercice_de(grade_id, exercices), "libelle": libelle, "code": "\n".join([*preambule, visible]) + "\n"}


def _exercice_de(grade_id: str, exercices: list[str]) -> str:
    """L'exercice d'un test ``test_<exercice>_<critere>`` : le plus long nom de solution qui convient."""
    reste = grade_id.removeprefix("test_")
    return max((e for e in exercices if reste == e or reste.startswith(f"{e}_")), key=len, default="")


class _Preambule:
    """Les instructions de tests précédents dont un test a besoin : chaque essai se suffit, dans n'importe quel ordre."""

    def __init__(self, grade_id: str, precedents: list[tuple[str, ...]], connus: set[str], complet: bool) -> None:
        """precedents : les instructions visibles des tests qui précèdent. connus : les noms que le reste du carnet a déjà définis."""
        self.grade_id, self.tests, self.connus, self.complet = grade_id, precedents, connus, complet
        self.prises: set[tuple[int, int]] = set()  # (rang du test, rang de l'instruction)

    def pour(self, visible: str) -> list[str]:
        self._prendre(lecture.noms_lus(visible) - lecture.noms_poses(visible), len(self.tests), 0)
        return [self.tests[k][i] for k, i in sorted(self.prises)]

    def _prendre(self, noms: set[str], test: int, avant: int) -> None:
        """Prend ce qui définit des noms lus par l'instruction ``avant`` d'un test : ce test d'abord, puis le carnet, puis les autres."""
        for nom in sorted(noms):
            ici = self._derniere(nom, test, avant) if test < len(self.tests) else None
            if ici is None and nom in self.connus:
                continue
            trouvee = ici or next((t for k in range(test - 1, -1, -1) if (t := self._derniere(nom, k, len(self.tests[k])))), None)
            if trouvee is None and not self.complet:
                continue
            if trouvee is None:
                raise EssaiImpossible(self.grade_id, f"le test lit « {nom} », que rien ne définit avant lui.")
            self._prendre_une(*trouvee)
            if trouvee[0] != test:  # ce que la fin de ce test-là a encore changé de l'objet
                for i in range(trouvee[1] + 1, len(self.tests[trouvee[0]])):
                    if nom in lecture.noms_changes(self.tests[trouvee[0]][i]):
                        self._prendre_une(trouvee[0], i)

    def _prendre_une(self, test: int, rang: int) -> None:
        if (test, rang) not in self.prises:
            self.prises.add((test, rang))
            instruction = self.tests[test][rang]
            self._prendre(lecture.noms_lus(instruction) - lecture.noms_poses(instruction), test, rang)

    def _derniere(self, nom: str, test: int, avant: int) -> tuple[int, int] | None:
        """La dernière instruction d'un test, avant l'une d'elles, qui définit un nom."""
        return next(((test, i) for i in range(avant - 1, -1, -1) if nom in lecture.noms_poses(self.tests[test][i])), None)


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
