"""Exécuter une copie reconstruite : dans un noyau isolé, entourée de témoins, ou pas du tout.

``nbgrader autograde``, le Formgrader et ``retroprop noter`` passent tous par ``Executer``. Ce qu'il constate (la fin de
chaque cellule, les soupçons, l'arrêt du noyau, les durées) est écrit dans les métadonnées ``retroprop`` du carnet et de ses
cellules : elles viennent de la reconstruction, jamais de la copie.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import copy
import functools
import itertools
import os
import re
import time
import warnings
from collections.abc import Iterator
from queue import Empty

from jupyter_core.utils import ensure_async, run_sync
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import Execute
from traitlets import Bool, Float, default

from autograder import reglages
from autograder.execution import veille
from autograder.isolement import bac_a_sable, guet
from autograder.isolement.provisionneur import GestionnaireIsole, a_precharger
from autograder.execution.temoins import Temoins

SANS_ISOLEMENT = "RETROPROP_NOTER_SANS_ISOLEMENT"
CONFIANCE = "je-fais-confiance-aux-copies"
SORTIE_MAX = 4_000_000  # caractères par cellule, figures comprises : la mémoire de l'instructeur n'est pas celle des copies
_ATTENTE_D_UNE_SONDE = 10.0  # secondes : une sonde répond en quelques millisecondes, sauf si le noyau est occupé
_ESSAIS = 3  # d'une copie dont la pépinière est tuée, ou que l'on suspend
_TEMOINS = 12  # de chaque sorte, environ, dans une copie : sur quels tests, elle ne peut pas le prévoir
_TEST_COURT = 0.5  # secondes : seuls les tests plus courts sont rejoués sans leur réponse


class NoyauPerdu(Exception):
    """Le noyau d'une copie ne répond plus ; le message dit pourquoi."""


class Executer(Execute):
    """L'exécution de nbgrader, dans un noyau isolé, avec l'environnement de la construction : mêmes fils, mêmes nombres."""

    contre_epreuve = Float(1 / 3, help="part des copies, tirées au hasard, exécutées une seconde fois avec d'autres valeurs attendues").tag(config=True)
    surveille = Bool(True, help="faux : une exécution sans témoins")

    @default("shutdown_kernel")
    def _shutdown_kernel_default(self):
        return "immediate"  # un noyau de copie n'a rien à sauver

    def create_kernel_manager(self):
        """Le gestionnaire du noyau isolé ; lève ``IsolementImpossible`` plus tard si cette machine ne sait pas isoler."""
        if os.environ.get(SANS_ISOLEMENT) == CONFIANCE:
            warnings.warn("SANS ISOLEMENT : le code des copies s'exécute avec vos droits.", stacklevel=2)
            return super().create_kernel_manager()
        texte = "\n".join(c.source for c in self.nb.cells if c.cell_type == "code")
        self.km = self._gestionnaire = GestionnaireIsole(config=self.config, demandes=set(a_precharger(texte)))
        return self.km

    _gestionnaire: GestionnaireIsole | None = None  # celui de la dernière copie : nbclient oublie le sien quand le noyau meurt

    def start_new_kernel(self, **arguments):
        """Démarre le noyau ; sans isolement, dans l'environnement du cours."""
        arguments.setdefault("env", reglages.environnement_du_noyau())
        return super().start_new_kernel(**arguments)

    # ---------------------------------------------------------------- une copie

    def preprocess(self, nb, resources, km=None):
        """Exécute la copie. Un noyau mort, muet ou trop lent n'interrompt que cette copie, et la raison est écrite."""
        if _reprendre(nb):
            return nb, resources
        constat = nb.metadata.setdefault("retroprop", NotebookNode())
        for essai in range(1, _ESSAIS + 1):
            debut, suspension = time.monotonic(), veille.secondes_suspendues()
            self._constat, self._commencee, self._derniere, self.en_cours = constat, False, len(nb.cells) - 1, "au démarrage"
            self._tests = max(1, sum(est_un_test(c) for c in nb.cells))
            constat.update(duree=0.0, demarrage=0.0, contre_epreuve=0.0, temoins=0, arret="")
            for cellule in nb.cells:
                cellule.metadata.pop("retroprop", None)
                if cellule.cell_type == "code":
                    cellule.outputs, cellule.execution_count = [], None
            self._temoins = Temoins(permis=tuple(constat.get("permis", ())))
            self._debut = debut
            try:
                super().preprocess(nb, resources, km)
            except (NoyauPerdu, DeadKernelError, CellTimeoutError, RuntimeError) as erreur:
                if isinstance(erreur, bac_a_sable.IsolementImpossible):
                    raise
                constat.arret = self._raison(erreur)
            if essai == _ESSAIS or not self._est_a_refaire(suspension):
                break
        if self.surveille and not constat.get("lus") and not self._temoins.soupcons and self._temoins.tirer(self.contre_epreuve):
            commencee = time.monotonic()
            self._executer_la_contre_epreuve(nb)
            constat.contre_epreuve = round(time.monotonic() - commencee, 3)
        constat.duree = round(time.monotonic() - debut, 3)
        constat.soupcons = [*constat.get("lus", []), *self._temoins.soupcons]
        return nb, resources

    def _executer_la_contre_epreuve(self, nb: NotebookNode) -> None:
        """La copie une seconde fois, dans un noyau neuf, où des tests qu'elle a réussis attendent autre chose : ils doivent échouer.

        Une réponse qui ne triche qu'une fois par argument, et répond ensuite de mémoire, échappe aux témoins de la première exécution.
        Elle reconnaîtrait celle-ci à l'échec d'un exercice qu'elle a résolu, si tous les tests y étaient changés : le plus souvent, un
        ou trois le sont, et rien ne lui dit lesquels.
        """
        autre = copy.deepcopy(nb)
        reussis = self._temoins.melanger([c for c in autre.cells if est_un_test(c) and est_prouve(c)])
        changes = ((c, fausse) for c in reussis if (fausse := self._temoins.fausser(c.source)) is not None)
        faussees = {}
        for cellule, fausse in itertools.islice(changes, self._temoins.combien_changer()):
            faussees[cellule.metadata.nbgrader.grade_id], cellule.source = cellule, fausse
        if faussees:
            # Surveillée comme l'autre : des requêtes qui manqueraient au noyau la feraient reconnaître.
            Executer(config=self.config, log=self.log, contre_epreuve=0.0).preprocess(autre, {})
            for soupcon in autre.metadata.retroprop.soupcons:
                self._temoins.soupconner(soupcon)
        for nom, cellule in faussees.items():
            self._constat.temoins += 1
            if est_prouve(cellule):
                self._temoins.soupconner(f"un témoin qui devait échouer a réussi (le test {nom}, dans une seconde exécution où il attend autre chose)")

    def _est_a_refaire(self, suspension: float) -> bool:
        """Vrai si ce qui a manqué n'est pas la faute de la copie : sa pépinière tuée, ou des délais échus pendant une suspension."""
        if getattr(getattr(self._gestionnaire, "provisioner", None), "gardien_perdu", False):
            return True
        manque = self._constat.arret or self._temoins.soupcons or any(self._est_inachevee(c) for c in self.nb.cells if c.cell_type == "code")
        return bool(manque) and veille.secondes_suspendues() > suspension

    def _est_inachevee(self, cell: NotebookNode) -> bool:
        """Vrai pour une cellule arrêtée par son délai, et pour un test qui n'a ni réussi ni échoué de lui-même."""
        echecs = {s.ename for s in cell.outputs if s.output_type == "error"}
        return self.error_on_timeout["ename"] in echecs or (est_un_test(cell) and not echecs and not est_prouve(cell))

    def _raison(self, erreur: Exception) -> str:
        motif = getattr(getattr(self._gestionnaire, "provisioner", None), "motif", "")
        if isinstance(erreur, NoyauPerdu):
            return str(erreur)
        return motif or "le noyau de la copie s'est arrêté"

    def preprocess_cell(self, cell, resources, index):
        """Une cellule de la copie ; avant la première et après la dernière, les témoins."""
        if not self._commencee:
            self._commencee = True
            self.au_debut()
        if cell.cell_type == "code" and cell.source.strip() and not reglages.ETIQUETTES_SAUTEES & set(cell.metadata.get("tags", [])):
            with self._sans_illustrations(cell):
                self._passer(cell, index)
        if index == self._derniere:
            self.a_la_fin()
        return cell, resources

    @contextlib.contextmanager
    def _sans_illustrations(self, cell: NotebookNode) -> Iterator[None]:
        """Le temps de l'exécuter, une cellule du cours perd ses figures : un dixième de seconde chacune, et aucun point."""
        entiere = cell.source
        if not est_de_l_apprenant(cell) and not cell.metadata.get("nbgrader"):
            cell.source = sans_illustrations(entiere)
        try:
            yield
        finally:
            cell.source = entiere

    def _passer(self, cell: NotebookNode, index: int) -> None:
        if not cell.source:
            return
        test = est_un_test(cell)
        self.en_cours = cell.metadata.get("nbgrader", {}).get("grade_id") or f"n° {index + 1}"
        debut = time.monotonic()
        # Un test n'entre pas dans l'historique : une copie y lirait ses vérifications cachées.
        self.execute_cell(cell, index, store_history=not test)
        self._constat_de(cell).duree = round(time.monotonic() - debut, 4)
        if any(s.output_type == "error" and s.ename == self.error_on_timeout["ename"] for s in cell.outputs):
            self._verifier_que_le_noyau_repond()
        if self.surveille and test and est_prouve(cell) and self._temoins.tirer(_TEMOINS / self._tests):
            self.temoins_d_un_test(self.en_cours)

    @staticmethod
    def _constat_de(cell: NotebookNode) -> NotebookNode:
        return cell.metadata.setdefault("retroprop", NotebookNode())

    def on_cell_executed(self, **arguments):
        """Retient comment la cellule a fini, d'après le noyau et non d'après ce qu'elle affiche."""
        super().on_cell_executed(**arguments)
        self._constat_de(arguments["cell"]).statut = arguments["execute_reply"]["content"]["status"]

    # ---------------------------------------------------------------- les témoins

    def au_debut(self) -> None:
        """Avant la première cellule, dans un noyau neuf : l'empreinte des fonctions de confiance."""
        self._constat.demarrage = round(time.monotonic() - self._debut, 3)
        if not self.surveille:
            return
        releve = self.sonder(self._temoins.relever())
        if releve is None:
            raise NoyauPerdu("le noyau neuf ne répond pas")
        self._temoins.retenir(releve)

    def temoins_d_un_test(self, nom: str) -> None:
        """Après un test : les fonctions de confiance sont toujours là, et les faux contrôles échouent."""
        if self._temoins.tirer(0.15):
            self._exiger_un_echec(self._temoins.affirmation_fausse(), f"après {nom}")
        expression, nonce = self._temoins.comparer()
        if self._temoins.juger(self.sonder(expression), nonce, nom):
            self._temoins.nommer_les_differences(self.sonder(self._temoins.relever()), nom)
        self._constat.temoins += 1

    def a_la_fin(self) -> None:
        """Après la dernière cellule : les tests réussis, rejoués sans leur réponse, doivent échouer."""
        if not self.surveille:
            return
        noms = self._constat.get("noms", {})
        reussis = [c for c in self.nb.cells if est_un_test(c) and est_prouve(c) and c.metadata.retroprop.duree < _TEST_COURT]
        for cellule in self._temoins.melanger(reussis)[:_TEMOINS]:
            grade_id = cellule.metadata.nbgrader.grade_id
            fausse = self._temoins.fausser(cellule.source)
            if fausse is not None:
                self._exiger_un_echec(_a_part(self._temoins.renouveler(fausse)), f"le test {grade_id}, une valeur attendue changée")
                if self._temoins.tirer(0.7):
                    continue
            a_retirer = noms.get(exercice_du_test(grade_id, noms), [])
            if not a_retirer or self.sonder(self._temoins.retirer(list(a_retirer))) is None:
                continue
            self._exiger_un_echec(_a_part(cellule.source), f"le test {grade_id}, sans la réponse")
            self.sonder(self._temoins.rendre())
        self._exiger_un_echec(self._temoins.affirmation_fausse(), "à la fin")
        self.temoins_d_un_test("la fin")

    def _exiger_un_echec(self, cellule: NotebookNode, ou: str) -> None:
        self.executer_a_part(cellule)
        self._constat.temoins += 1
        if cellule.metadata.retroprop.statut != "error":
            self._temoins.soupconner(f"un témoin qui devait échouer a réussi ({ou})")

    def executer_a_part(self, cellule: NotebookNode) -> None:
        """Exécute une cellule de plus, qui n'entre ni dans le carnet ni dans l'historique."""
        self.nb.cells.append(cellule)
        try:
            self.execute_cell(cellule, len(self.nb.cells) - 1, store_history=False)
        finally:
            self.nb.cells.pop()

    def _verifier_que_le_noyau_repond(self) -> None:
        if self.sonder("1") is None:
            raise NoyauPerdu(f"une cellule n'a pas pu être interrompue après {self.timeout} secondes ; la suite n'a pas été exécutée")

    async def _sonder_async(self, expression: str, attente: float = _ATTENTE_D_UNE_SONDE):
        """La valeur d'une expression dans le noyau ; ``None`` s'il ne répond pas ou si elle lève une erreur."""
        attendu = await ensure_async(self.kc.execute("", silent=True, store_history=False, user_expressions={"valeur": expression}))
        fin = time.monotonic() + attente
        while (reste := fin - time.monotonic()) > 0:
            try:
                message = await ensure_async(self.kc.shell_channel.get_msg(timeout=min(reste, 1.0)))
            except (Empty, asyncio.TimeoutError):
                if not await ensure_async(self.km.is_alive()):
                    raise DeadKernelError("le noyau s'est arrêté") from None
                continue
            if message["parent_header"].get("msg_id") == attendu:
                valeur = message["content"].get("user_expressions", {}).get("valeur", {})
                try:
                    if valeur.get("ename") == guet.Constat.__name__:
                        return ast.literal_eval(valeur["evalue"])
                    return ast.literal_eval(valeur["data"]["text/plain"]) if valeur.get("status") == "ok" else None
                except (KeyError, ValueError, SyntaxError, MemoryError, RecursionError):
                    return None
        return None

    sonder = run_sync(_sonder_async)

    # ---------------------------------------------------------------- les sorties

    def process_message(self, msg, cell, cell_index):
        """Retient d'une cellule ``SORTIE_MAX`` caractères de sorties ; le reste est perdu, et c'est dit une fois."""
        if msg["msg_type"] in ("stream", "display_data", "execute_result", "update_display_data"):
            if cell_index != self._cellule:
                self._cellule, self._recu = cell_index, 0
            deja_coupee = self._recu > SORTIE_MAX
            self._recu += len(str(msg["content"]))
            if deja_coupee:
                return None
            if self._recu > SORTIE_MAX:
                msg = {**msg, "msg_type": "stream", "content": {"name": "stdout", "text": "\n[sortie trop longue : la suite est coupée]\n"}}
                msg["header"] = {**msg["header"], "msg_type": "stream"}
        return super().process_message(msg, cell, cell_index)

    _cellule = -1
    _recu = 0


def _a_part(source: str) -> NotebookNode:
    return NotebookNode(cell_type="code", source=source, metadata=NotebookNode(), outputs=[], execution_count=None)


# ---------------------------------------------------------------- ne pas exécuter deux fois

_deja_faite: NotebookNode | None = None


@contextlib.contextmanager
def deja_faite(carnet: NotebookNode | None) -> Iterator[None]:
    """Le temps d'un enregistrement : la copie reconstruite à l'identique n'est pas réexécutée, elle reprend ``carnet``."""
    global _deja_faite
    _deja_faite = carnet
    try:
        yield
    finally:
        _deja_faite = None


def _reprendre(nb: NotebookNode) -> bool:
    """Recopie dans ``nb`` l'exécution déjà faite ; faux si ce n'est pas celle des mêmes cellules."""
    if _deja_faite is None or [(c.cell_type, c.source) for c in nb.cells] != [(c.cell_type, c.source) for c in _deja_faite.cells]:
        return False
    for cellule, faite in zip(nb.cells, _deja_faite.cells, strict=True):
        if cellule.cell_type == "code":
            cellule.outputs, cellule.execution_count = faite.outputs, faite.execution_count
        if "retroprop" in faite.metadata:
            cellule.metadata.retroprop = faite.metadata.retroprop
    nb.metadata.retroprop = {**_deja_faite.metadata.retroprop, **{c: nb.metadata.retroprop[c] for c in ("cle",) if c in nb.metadata.get("retroprop", {})}}
    for nom in ("language_info", "widgets"):
        if nom in _deja_faite.metadata:
            nb.metadata[nom] = _deja_faite.metadata[nom]
    return True


# ---------------------------------------------------------------- reconnaître les cellules


def est_un_test(cell: NotebookNode) -> bool:
    """Vrai pour une cellule de test notée automatiquement."""
    return cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell)


def est_de_l_apprenant(cell: NotebookNode) -> bool:
    """Vrai pour une réponse, ou pour une cellule que l'apprenant a ajoutée (voir ``reconstruction``)."""
    return utils.is_solution(cell) or str(cell.get("id", "")).startswith(reglages.PREFIXE_AJOUT)


def est_prouve(cell: NotebookNode) -> bool:
    """Vrai si le noyau dit que la cellule a fini sans erreur, et si sa dernière ligne est celle de ``controles.reussi``."""
    affiche = "".join(s.text for s in cell.outputs if s.output_type == "stream" and s.name == "stdout")
    lignes = affiche.strip().splitlines()
    return (cell.metadata.get("retroprop", {}).get("statut") == "ok" and bool(lignes) and lignes[-1] == ligne_attendue(cell.source)
            and not any(s.output_type == "error" for s in cell.outputs))


def ligne_attendue(source: str) -> str | None:
    """La ligne que le test affiche s'il va au bout : son dernier appel est ``controles.reussi("…")``."""
    libelles = re.findall(r"^\s*controles\.reussi\((.*)\)\s*$", source, flags=re.M)
    return f"{reglages.MARQUE_DE_REUSSITE}{ast.literal_eval(libelles[-1])}" if libelles else None


def exercice_du_test(grade_id: str, exercices) -> str | None:
    """L'exercice d'une cellule ``test_<exercice>_<critère>``, le plus long nom d'abord ; ``None`` s'il n'y en a pas."""
    return next((e for e in sorted(exercices, key=len, reverse=True)
                 if grade_id == f"test_{e}" or grade_id.startswith(f"test_{e}_")), None)


@functools.lru_cache(maxsize=1024)  # le même cours pour toutes les copies d'une classe
def sans_illustrations(source: str) -> str:
    """Une cellule du cours sans les instructions qui ne font que montrer : appels de figures, de widgets, du bilan, sans effet sur la suite.

    Elles deviennent ``pass`` : rien d'autre ne s'affiche à leur place, et les lignes gardent leur numéro. Vide s'il ne reste rien.
    """
    try:
        instructions = ast.parse(source).body
    except SyntaxError:  # une commande magique
        return source
    a_retirer = [i for i in instructions if _est_une_illustration(i)]
    if len(a_retirer) == len(instructions):
        return ""
    lignes = source.encode().split(b"\n")
    for instruction in reversed(a_retirer):
        debut, fin = instruction.lineno - 1, instruction.end_lineno - 1
        reste = lignes[fin][instruction.end_col_offset:]
        lignes[debut:fin + 1] = [lignes[debut][:instruction.col_offset] + b"pass" + reste, *[b""] * (fin - debut)]
    return b"\n".join(lignes).decode()


def _est_une_illustration(instruction: ast.stmt) -> bool:
    match instruction:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="figures" | "images" | "widgets" | "progression")))):
            return True
    return False
