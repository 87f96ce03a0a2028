"""Reconstruire une copie : les cellules du cours viennent de la source, seul le code de l'apprenant vient de la copie.

``reconstruire(source, copie)`` est une fonction pure. Règles :

- la structure, les tests (cachés compris), la préparation, les textes, les étiquettes et le noyau viennent de la
  source exécutée ; rien de la solution n'entre jamais dans la copie : une réponse absente redevient le talon ;
- la réponse de l'apprenant se reconnaît à son ``grade_id`` ; à défaut à l'identifiant de la cellule, puis au nom
  qu'elle définit ;
- une réponse en plusieurs exemplaires : la dernière qui n'est pas le talon compte, les autres passent juste au-dessus ;
- les cellules ajoutées restent à leur place relative, en simples cellules sans métadonnées ;
- sorties, étiquettes, métadonnées, pièces jointes et noyau de la copie ne comptent pour rien. Les métadonnées ``retroprop``
  du carnet reconstruit disent à l'exécution ce que chaque exercice définit, et ce que ``examen`` a vu de suspect.
"""

from __future__ import annotations

import copy
import re
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearHiddenTests, NbGraderPreprocessor
from nbgrader.utils import compute_checksum

from autograder import reglages
from autograder.arrivee.lecture import CopieRefusee, Remarque, cle
from autograder.publication.enonce import chapitre_de, poser_les_enonces
from autograder.publication.talons import PoserLesTalons

_DEBUT = None  # ancre des cellules ajoutées avant toute cellule connue


def reconstruire(source: NotebookNode, copie: NotebookNode) -> tuple[NotebookNode, list[Remarque]]:
    """La copie reconstruite sur la source de confiance, et ce qu'il a fallu réparer.

    source : le carnet exécuté du chapitre, solutions comprises. copie : un carnet lu par ``lecture.lire_copie``.
    Lève ``CopieRefusee`` si la copie est celle d'un autre chapitre. Ni l'un ni l'autre n'est modifié.
    """
    return Depart(source).reconstruire(copie)


class Depart:
    """Ce que l'apprenant a reçu : les talons de confiance, tests cachés compris, et ce que le carnet distribué en montre. Sert à toute une classe."""

    def __init__(self, source: NotebookNode) -> None:
        """source : le carnet exécuté du chapitre, solutions comprises."""
        self.metadonnees = {"kernelspec": copy.deepcopy(source.metadata.get("kernelspec", {}))}
        self.talons = sans_solution(source).cells
        self.visibles = _publiees(self.talons, chapitre_de(source))

    def reconstruire(self, copie: NotebookNode) -> tuple[NotebookNode, list[Remarque]]:
        """Voir ``reconstruire``."""
        return _Reconstruction(self, copie).faire()


def sans_solution(source: NotebookNode) -> NotebookNode:
    """La source dont chaque solution est remplacée par son talon ; les tests cachés restent."""
    carnet = copy.deepcopy(source)
    return PoserLesTalons().preprocess(carnet, {})[0]


class _Reconstruction:
    def __init__(self, depart: Depart, copie: NotebookNode):
        self.metadonnees, self.talons, self.visibles = depart.metadonnees, depart.talons, depart.visibles
        self.copie = copie
        self.remarques: list[Remarque] = []
        self.par_grade_id = {_grade_id(c): i for i, c in enumerate(self.talons) if _grade_id(c)}
        self.par_id = {c.id: i for i, c in enumerate(self.talons) if c.get("id")}
        self.reponses = [i for i, c in enumerate(self.talons) if _meta(c).get("solution")]
        # Pour chaque cellule de la copie : l'indice de la cellule de la source qu'elle est, ou None (ajoutée).
        self.role: list[int | None] = []

    def faire(self) -> tuple[NotebookNode, list[Remarque]]:
        self._reconnaitre()
        self._refuser_un_autre_chapitre()
        choisies, ecartees = self._choisir_les_reponses()
        self._dire_ce_qui_manque()
        return self._assembler(choisies, ecartees), self.remarques

    def _remarquer(self, texte: str, grave: bool = True) -> None:
        self.remarques.append(Remarque(texte, grave))

    # -- reconnaître les cellules de la copie

    def _reconnaitre(self) -> None:
        self.par_texte: dict[str, list[int]] = {}
        for indice, cellule in enumerate(self.visibles):
            self.par_texte.setdefault(_texte(cellule), []).append(indice)
        self.role = [self._reconnaitre_une(cellule) for cellule in self.copie.cells]

    def _reconnaitre_une(self, cellule: NotebookNode) -> int | None:
        """Par le ``grade_id``, puis le texte (Colab perd les identifiants), puis l'identifiant de la cellule."""
        if _grade_id(cellule) in self.par_grade_id:
            return self.par_grade_id[_grade_id(cellule)]
        memes = self.par_texte.get(_texte(cellule))
        if memes:
            return memes.pop(0) if len(memes) > 1 else memes[0]
        return self.par_id.get(cellule.get("id"))

    def _refuser_un_autre_chapitre(self) -> None:
        attendus = {g for g, i in self.par_grade_id.items()
                    if _meta(self.talons[i]).get("solution") or _meta(self.talons[i]).get("grade")}
        presents = {g for g in map(_grade_id, self.copie.cells) if g}
        communs = attendus & presents
        reconnues = any(role in self.reponses for role in self.role) or any(
            self._candidates(i, range(len(self.role))) for i in self.reponses)
        if attendus and not communs and not reconnues:
            raise CopieRefusee("ce carnet n'est pas celui de ce chapitre : aucun de ses exercices n'y figure"
                               + self._carte_d_identite())
        if 2 * len(communs) < len(presents - {"preparation"}) and 2 * len(communs) < len(attendus):
            raise CopieRefusee(f"ce carnet n'est sans doute pas celui de ce chapitre : {len(communs)} de ses "
                               f"{len(presents)} cellules d'exercice seulement en viennent" + self._carte_d_identite())

    def _carte_d_identite(self) -> str:
        chapitre = self.copie.metadata.get("retroprop")
        chapitre = chapitre.get("chapitre") if isinstance(chapitre, dict) else None
        if isinstance(chapitre, str):
            return f" (il dit venir du chapitre {chapitre[:60]})"
        for cellule in self.copie.cells:
            titre = re.match(r"#\s+(.+)", cellule.source)
            if cellule.cell_type == "markdown" and titre:
                return f" (il s'intitule « {titre.group(1).strip()[:60]} »)"
        return ""

    # -- les réponses

    def _choisir_les_reponses(self) -> tuple[dict[int, int], dict[int, list[int]]]:
        """Pour chaque réponse : la cellule de la copie qui compte, et celles qui passent au-dessus d'elle."""
        choisies: dict[int, int] = {}
        ecartees: dict[int, list[int]] = {}
        for reponse in self.reponses:
            exemplaires = [k for k, role in enumerate(self.role) if role == reponse]
            if exemplaires:
                choisies[reponse] = self._la_bonne(reponse, exemplaires)
                ecartees[reponse] = [k for k in exemplaires if k != choisies[reponse]]
        prises = set(choisies.values())
        libres = [k for k in range(len(self.role)) if k not in prises
                  and (self.role[k] is None or self.role[k] in self.reponses)]
        for reponse in self.reponses:
            nom = _grade_id(self.talons[reponse])
            doubles = ecartees.get(reponse, [])
            if reponse in choisies:
                if _grade_id(self.copie.cells[choisies[reponse]]) != nom:
                    self._remarquer(f"la cellule de réponse « {nom} » avait perdu son identifiant ou en portait un "
                                    "autre ; elle a été reconnue à sa place")
                if doubles:
                    self._remarquer(f"la cellule de réponse « {nom} » est en {len(doubles) + 1} exemplaires : la "
                                    "dernière qui est remplie compte, les autres sont gardées juste au-dessus")
                continue
            candidates = self._candidates(reponse, libres)
            if not candidates:
                self._remarquer(f"la cellule de réponse « {nom} » manque : l'exercice compte comme non fait")
                continue
            choisies[reponse] = self._la_bonne(reponse, candidates)
            ecartees[reponse] = [k for k in candidates if k != choisies[reponse]]
            for k in candidates:
                libres.remove(k)
                for autre, liste in ecartees.items():
                    if autre != reponse and k in liste:
                        liste.remove(k)
                self.role[k] = reponse
            self._remarquer(f"la cellule de réponse « {nom} » manque sous cet identifiant ; une autre cellule définit "
                            f"« {nom} » : elle est prise comme réponse")
        return choisies, ecartees

    def _la_bonne(self, reponse: int, exemplaires: list[int]) -> int:
        """Parmi plusieurs exemplaires : le dernier qui définit le bon nom et n'est pas le talon, sinon le dernier."""
        talon = _texte(self.talons[reponse])
        remplis = [k for k in exemplaires if _texte(self.copie.cells[k]) != talon]
        nommes = [k for k in remplis if self._definit(reponse, k)]
        return (nommes or remplis or exemplaires)[-1]

    def _candidates(self, reponse: int, parmi) -> list[int]:
        return [k for k in parmi if self.copie.cells[k].cell_type == "code" and self._definit(reponse, k)]

    def _definit(self, reponse: int, k: int) -> bool:
        """Vrai si la cellule ``k`` de la copie définit ce que la réponse doit définir : le ``grade_id`` ou un nom du talon."""
        attendus = noms_definis(self.talons[reponse].source) | {_grade_id(self.talons[reponse])}
        return bool(attendus & noms_definis(self.copie.cells[k].source))

    # -- dire ce qui a changé ailleurs

    def _dire_ce_qui_manque(self) -> None:
        absentes, repetees, modifiees = [], [], []
        for grade_id, indice in self.par_grade_id.items():
            if indice in self.reponses:
                continue
            exemplaires = [_texte(self.copie.cells[k]) for k, role in enumerate(self.role) if role == indice]
            permis = {_texte(self.talons[indice]), _texte(self.visibles[indice])}
            if not exemplaires:
                absentes.append(grade_id)
            elif len(exemplaires) > 1:
                repetees.append(grade_id)
            if set(exemplaires) - permis:
                modifiees.append(grade_id)
        connus = self.par_grade_id.keys()
        inconnus = sorted({g for g in map(_grade_id, self.copie.cells) if g and g not in connus})
        for noms, texte in (
            (absentes, "cellule(s) du cours manquante(s), remise(s)"),
            (repetees, "cellule(s) du cours en plusieurs exemplaires, un seul compte"),
            (modifiees, "cellule(s) du cours modifiée(s), la version du cours compte"),
            (inconnus, "identifiant(s) de cellule inconnu(s) dans ce chapitre"),
        ):
            if noms:
                self._remarquer(f"{texte} : {', '.join(noms)[:300]}")

    # -- assembler

    def _assembler(self, choisies: dict[int, int], ecartees: dict[int, list[int]]) -> NotebookNode:
        ajoutees: dict[int | None, list[NotebookNode]] = {}
        deplacees = {k for liste in ecartees.values() for k in liste}
        ancre = _DEBUT
        for k, cellule in enumerate(self.copie.cells):
            role = self.role[k]
            if role is not None:
                ancre = role
            if k in deplacees or role in self.reponses or not cellule.source.strip():
                continue
            if role is None or self._modifiee(role, cellule):
                ajoutees.setdefault(ancre, []).append(self._en_ajout(cellule, role))
        cellules = list(ajoutees.get(_DEBUT, []))
        for indice, talon in enumerate(self.talons):
            for k in ecartees.get(indice, []):
                if _texte(self.copie.cells[k]) != _texte(talon):
                    cellules.append(self._en_ajout(self.copie.cells[k], None))
            cellules.append(self._de_confiance(indice, choisies.get(indice)))
            cellules += ajoutees.get(indice, [])
        for rang, cellule in enumerate(c for c in cellules if not c.id):
            cellule.id = f"{reglages.PREFIXE_AJOUT}{rang + 1}"
        return nbformat.v4.new_notebook(cells=cellules, metadata={**copy.deepcopy(self.metadonnees), "retroprop": {}})

    def _modifiee(self, role: int, cellule: NotebookNode) -> bool:
        """Vrai pour une cellule de code ordinaire du cours que l'apprenant a changée : sa version est gardée à la suite."""
        talon = self.talons[role]
        return (not _grade_id(talon) and talon.cell_type == "code" == cellule.cell_type
                and _texte(cellule) != _texte(talon))

    def _en_ajout(self, cellule: NotebookNode, role: int | None) -> NotebookNode:
        """Une cellule de l'apprenant, nue. Celle qui remplace une démonstration du cours reste une démonstration."""
        if cellule.cell_type == "code":
            nue = nbformat.v4.new_code_cell(cellule.source)
            etiquettes = self.talons[role].metadata.get("tags", []) if role is not None else []
            if reglages.ETIQUETTE_DEMONSTRATION in etiquettes:
                nue.metadata["tags"] = [reglages.ETIQUETTE_DEMONSTRATION]
        else:
            nue = nbformat.v4.new_markdown_cell(cellule.source)
        nue.id = ""
        return nue

    def _de_confiance(self, indice: int, reponse: int | None) -> NotebookNode:
        """La cellule de la source, sans sortie ; à l'endroit d'une réponse, avec le texte de l'apprenant (ou le talon)."""
        cellule = copy.deepcopy(self.talons[indice])
        if cellule.cell_type == "code":
            cellule.outputs, cellule.execution_count = [], None
        cellule.pop("attachments", None)
        if _grade_id(cellule):
            cellule.metadata.nbgrader["checksum"] = compute_checksum(cellule)  # celle du talon : nbgrader y reconnaît une réponse vierge
        if reponse is not None:
            cellule.source = self.copie.cells[reponse].source
        return cellule


def _meta(cellule: NotebookNode) -> dict:
    meta = cellule.metadata.get("nbgrader")
    return meta if isinstance(meta, dict) else {}


def _grade_id(cellule: NotebookNode) -> str | None:
    grade_id = _meta(cellule).get("grade_id")
    return grade_id if isinstance(grade_id, str) else None


def noms_definis(code: str) -> set[str]:
    """Les fonctions, classes et variables définies en début de ligne, même si le code ne se lit pas."""
    trouves = re.findall(r"^(?:(?:async\s+)?def\s+(\w+)|class\s+(\w+)|(\w+)\s*(?::[^=\n]+)?=(?!=))", code, flags=re.M)
    return {nom for noms in trouves for nom in noms if nom}


def _texte(cellule: NotebookNode) -> str:
    """Le texte d'une cellule, sans les blancs qui ne comptent pas."""
    return "\n".join(ligne.rstrip() for ligne in cellule.source.strip().split("\n"))


def _publiees(cellules: list[NotebookNode], chapitre: str) -> list[NotebookNode]:
    """Les cellules telles que le carnet distribué les montre : sans test caché, et l'énoncé à la place de chaque test."""
    carnet = nbformat.v4.new_notebook(cells=copy.deepcopy(cellules))
    ClearHiddenTests(begin_test_delimeter="### BEGIN HIDDEN TESTS",
                     end_test_delimeter="### END HIDDEN TESTS").preprocess(carnet, {})
    poser_les_enonces(carnet.cells, chapitre)
    return carnet.cells


class Reconstruire(NbGraderPreprocessor):
    """Le préprocesseur de nbgrader : reconstruit la copie et journalise les remarques, en nommant l'apprenant."""

    def preprocess(self, nb, resources):
        cours = resources["nbgrader"]
        source = lire_source_de_confiance(Path(cours["source"]))
        nb, remarques = reconstruire(source, nb)
        nb.metadata.retroprop["cle"] = cle(Path(cours["source"]).read_bytes(), cours["rendu"])
        for remarque in [*cours.get("remarques", []), *remarques]:
            dire = self.log.warning if remarque.grave else self.log.info
            dire("Copie de « %s » (%s) : %s.", cours["student"], cours["fichier"], remarque.texte)
        return nb, resources


def lire_source_de_confiance(chemin: Path) -> NotebookNode:
    """Le carnet exécuté d'un chapitre, tel que ``retroprop construire`` l'a écrit."""
    if not chemin.is_file():
        raise FileNotFoundError(f"la source du chapitre manque : {chemin}. Lancez « retroprop construire »")
    return nbformat.read(chemin, as_version=4)
