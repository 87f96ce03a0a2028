"""Les copies hostiles : lire une attaque, en faire un fichier rendu, et dire ce qu'elle a obtenu de notre moteur.

Une attaque est un petit fichier ``tests/copies/hostiles/<famille>_<nom>.py`` au format jupytext py:percent, sur le
mini-chapitre ``tests/mini/90_mini.py``. Son en-tête YAML dit ce qu'elle tente (``titre``), les ``points`` que ses vraies réponses
méritent au plus, un morceau de la ``raison`` donnée, et les ``reglages`` de la notation (des limites plus courtes). Chaque cellule
porte en titre le ``grade_id`` de la réponse qu'elle remplace ; une cellule ``carnet`` définit ``carnet(vierge)``, qui rend un carnet
ou des octets, et une cellule ``deposer`` définit ``deposer(fichier, vierge)``. Une attaque qui atteint son but imprime « ATTEINT ».
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import yaml
from nbformat import NotebookNode
from nbgrader import utils
from traitlets.config import Config

FAMILLES = {"verdict": "fausser le verdict", "secret": "lire ce qui est secret", "nuire": "abîmer ou changer quelque chose",
            "bloquer": "arrêter ou gêner la notation des autres"}
CHAPITRE = "90_mini"
SECRETS = ("-8484", "secret_du_double")  # d'un test caché et de la solution : leur place n'est dans aucune sortie
_CLES = {"titre", "points", "raison", "reglages"}


@dataclass(frozen=True)
class Attaque:
    """Une attaque lue. points : au plus, sur 5 ; reglages : ``{"Execute.timeout": 2}``."""

    nom: str
    titre: str
    cellules: dict[str, str]
    points: float = 0
    raison: str = ""
    reglages: dict[str, Any] = field(default_factory=dict)

    @property
    def famille(self) -> str:
        """Ce qu'elle vise, clé de ``FAMILLES``."""
        return self.nom.split("_")[0]

    @property
    def config(self) -> Config:
        """Les réglages, au format de traitlets."""
        config = Config({"Executer": {"graine": 20_261_130}})  # comme une classe : pas la graine que les carnets emploient
        for cle, valeur in self.reglages.items():
            classe, trait = cle.split(".")
            config[classe][trait] = valeur
        return config


@dataclass(frozen=True)
class Issue:
    """Ce qu'une attaque a obtenu. atteint : elle l'a imprimé, ou un secret est dans ses sorties."""

    points: float
    atteint: bool
    raisons: list[str]


def dossier() -> Path:
    """Où sont les attaques."""
    return Path(__file__).resolve().parents[1] / "tests" / "copies" / "hostiles"


def lister() -> list[Path]:
    """Les fichiers des attaques, par famille puis par nom."""
    return sorted(dossier().glob("*.py"), key=lambda f: (list(FAMILLES).index(f.stem.split("_")[0]), f.stem))


def lire(chemin: Path) -> Attaque:
    """Lit une attaque ; lève ``ValueError`` si l'en-tête ou une cellule manque."""
    carnet = jupytext.reads(chemin.read_text(encoding="utf-8"), fmt="py:percent")
    if not carnet.cells or carnet.cells[0].cell_type != "raw":
        raise ValueError(f"{chemin.name} : il manque l'en-tête.")
    entete = yaml.safe_load(carnet.cells[0].source.strip().strip("-"))
    if chemin.stem.split("_")[0] not in FAMILLES or not entete.keys() <= _CLES or "titre" not in entete:
        raise ValueError(f"{chemin.name} : famille ou clé inconnue, ou titre absent.")
    cellules = {c.metadata.get("title", ""): c.source for c in carnet.cells[1:] if c.cell_type == "code"}
    if not cellules or "" in cellules:
        raise ValueError(f"{chemin.name} : chaque cellule porte en titre ce qu'elle remplace.")
    return Attaque(chemin.stem, cellules=cellules, **entete)


def rendre(attaque: Attaque, version: NotebookNode, fichier: Path) -> None:
    """Écrit dans ``fichier`` ce que l'attaquant rend. version : le carnet de l'apprenant, qui n'est pas modifié."""
    vierge, espace = copy.deepcopy(version), {}
    fichier.parent.mkdir(parents=True, exist_ok=True)
    if "deposer" in attaque.cellules:
        exec(attaque.cellules["deposer"], espace)  # écrit par nous
        espace["deposer"](fichier, vierge)
        return
    if "carnet" in attaque.cellules:
        exec(attaque.cellules["carnet"], espace)
        vierge = espace["carnet"](vierge)
    else:
        connues = {c.metadata.get("nbgrader", {}).get("grade_id"): c for c in vierge.cells}
        for nom, source in attaque.cellules.items():
            connues[nom].source = source
    fichier.write_bytes(vierge if isinstance(vierge, bytes) else nbformat.writes(vierge).encode())


def honnete(version: NotebookNode) -> bytes:
    """Une copie juste du mini-chapitre : ses 5 points doivent survivre au passage d'une attaque."""
    juste = copy.deepcopy(version)
    reponses = {"double": "def double(x):\n    return 2 * np.asarray(x)", "somme": "def somme(a, b):\n    return a + b"}
    for cellule in juste.cells:
        cellule.source = reponses.get(cellule.metadata.get("nbgrader", {}).get("grade_id"), cellule.source)
    return nbformat.writes(juste).encode()


def imprime(carnet: NotebookNode) -> str:
    """Tout ce que les cellules ont affiché, erreurs comprises."""
    sorties = [s for c in carnet.cells if c.cell_type == "code" for s in c.outputs]
    return "\n".join(str(s.get("text", "")) + str(s.get("data", "")) + "\n".join(s.get("traceback", [])) for s in sorties)


def affiche_un_secret(carnet: NotebookNode) -> bool:
    """Vrai si une sortie contient ce que l'apprenant ne doit pas lire."""
    return any(secret in imprime(carnet) for secret in SECRETS)


def points(carnet: NotebookNode) -> float:
    """La note d'un carnet exécuté, telle que nbgrader la lit dans ses sorties."""
    return sum(utils.determine_grade(c)[0] or 0 for c in carnet.cells if utils.is_grade(c))


def noter(attaque: Attaque, source: bytes, rendu: bytes) -> Issue:
    """Fait passer une copie par notre moteur, sans carnet de notes : lire, reconstruire, exécuter, juger."""
    from autograder.execution.travail import Demande, executer

    execution = executer(Demande(attaque.nom, source, rendu, attaque.config))
    if execution.carnet is None:
        return Issue(0, False, [execution.refus])
    carnet = nbformat.reads(execution.carnet, as_version=4)
    sorties = [s for c in carnet.cells if c.cell_type == "code" for s in c.outputs]
    brut = "".join(s.text for s in sorties if s.output_type == "stream")
    atteint = "ATTEINT" in brut or (attaque.famille == "secret" and affiche_un_secret(carnet))
    raisons = [s.evalue for s in sorties if s.output_type == "error" and s.ename in ("CelluleLaissee", "TestInacheve")]
    return Issue(points(carnet), atteint, [*raisons, *filter(None, [carnet.metadata.retroprop.arret])])
