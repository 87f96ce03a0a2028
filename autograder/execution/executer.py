"""Exécuter une copie reconstruite dans un noyau isolé, et faire juger ses tests ailleurs.

``nbgrader autograde``, le Formgrader et ``retroprop noter`` passent tous par ``Executer``. Le noyau n'est pas cru : un test n'y est
qu'observé, et le juge (``autograder.jugement``) décide d'après ce qu'il a laissé voir. Chaque exercice est jugé seul : s'il échoue en
employant un exercice déjà perdu, il est essayé de nouveau avec la référence de celui-ci. Une cellule qui arrête le noyau est laissée de côté, et la copie reprend sans elle.
Ce qui est constaté (verdicts, arrêts, durées) est écrit dans les métadonnées ``retroprop`` du carnet et de ses cellules.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import functools
import hashlib
import itertools
import marshal
import os
import time
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from queue import Empty

from jupyter_core.utils import ensure_async, run_sync
from nbclient.client import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from traitlets import Int, default

from autograder import reglages
from autograder.cellules import a_executer, est_de_l_apprenant, est_sautee, est_solution, est_un_test, grade_id
from autograder.execution import veille
from autograder.isolement import bac_a_sable, donnees, pepiniere
from autograder.isolement.acces import a_precharger
from autograder.isolement.provisionneur import GestionnaireIsole
from autograder.jugement.chapitre import Chapitre, Test, lire_chapitre
from autograder.jugement.juge import JugeMuet, juge_du_processus

SANS_ISOLEMENT = "RETROPROP_NOTER_SANS_ISOLEMENT"
CONFIANCE = "je-fais-confiance-aux-copies"
SORTIE_MAX = 4_000_000  # caractères par cellule, figures comprises : la mémoire de l'instructeur n'est pas celle des copies
_ATTENTE = 10.0  # secondes : ce qu'un noyau interrompu a pour répondre
_ESSAIS = 3  # d'une copie dont la pépinière est tuée, ou que l'on suspend
_RELANCES = 6  # d'une copie dont des cellules arrêtent le noyau
_ARRETS_PAR_EXERCICE = 2  # après quoi ses tests restants sont perdus sans être essayés
_DELAI_D_UN_ENSEMBLE = 10.0  # secondes de calcul, pour tous les tests d'un exercice : d'ordinaire ils en prennent une
_JUGES_MUETS = 2  # après quoi les tests d'une copie dont les relevés occupent le juge sont perdus
_MUR = 4  # une cellule peut durer ce nombre de fois son délai, sur une machine chargée, si elle calcule
_OISIF = 0.02  # part de processeur sous laquelle une cellule attend au lieu de calculer


class NoyauPerdu(Exception):
    """Le noyau d'une copie ne répond plus ; le message dit pourquoi."""


class Executer(Execute):
    """L'exécution de nbgrader, dans un noyau isolé, avec l'environnement de la construction : mêmes fils, mêmes nombres."""

    graine = Int(-1, help="la graine des tirages des tests ; -1 : celle que garde le dossier copies/").tag(config=True)

    @default("shutdown_kernel")
    def _shutdown_kernel_default(self):
        return "immediate"  # un noyau de copie n'a rien à sauver

    def create_kernel_manager(self):
        """Le gestionnaire du noyau isolé ; lève ``IsolementImpossible`` plus tard si cette machine ne sait pas isoler."""
        if os.environ.get(SANS_ISOLEMENT) == CONFIANCE:
            warnings.warn("SANS ISOLEMENT : le code des copies s'exécute avec vos droits.", stacklevel=2)
            return super().create_kernel_manager()
        self.km = self._gestionnaire = GestionnaireIsole(config=self.config, demandes=set(a_precharger(self._texte())))
        return self.km

    def _texte(self) -> str:
        return "\n".join(c.source for c in self.nb.cells if c.cell_type == "code")

    _gestionnaire: GestionnaireIsole | None = None  # celui de la dernière copie : nbclient oublie le sien quand le noyau meurt

    def start_new_kernel(self, **arguments):
        """Démarre le noyau ; sans isolement, dans l'environnement du cours."""
        environnement = reglages.environnement_du_noyau()
        ici = str(Path(bac_a_sable.__file__).parent)
        arguments.setdefault("env", {**environnement, "PYTHONPATH": os.pathsep.join([ici, *filter(None, [environnement.get("PYTHONPATH")])])})
        return super().start_new_kernel(**arguments)

    # ---------------------------------------------------------------- une copie

    def preprocess(self, nb, resources, km=None):
        """Exécute la copie. Un noyau mort, muet ou trop lent ne coûte que ce qui l'a arrêté, et la raison est écrite.

        resources : la source du chapitre est dans ``resources["retroprop_source"]`` (des octets), ou dans le fichier que nomme
        ``resources["nbgrader"]["source"]``.
        """
        self.source = (resources or {}).get("retroprop_source") or Path(resources["nbgrader"]["source"]).read_bytes()
        self.chapitre: Chapitre = lire_chapitre(self.source)
        if self.graine < 0:
            self.graine = reglages.graine_du_cours(Path(resources["nbgrader"]["racine"])) if "racine" in (resources or {}).get("nbgrader", {}) else 0
        juge_du_processus().preparer(self.source)
        constat = nb.metadata.setdefault("retroprop", NotebookNode())
        for essai in range(1, _ESSAIS + 1):
            debut, suspension = time.monotonic(), veille.secondes_suspendues()
            constat.update(duree=0.0, demarrage=0.0, apprenant=0.0, jugement=0.0, relances=0, laissees=[], arret="")
            for cellule in nb.cells:
                cellule.metadata.pop("retroprop", None)
                if cellule.cell_type == "code":
                    cellule.outputs, cellule.execution_count = [], None
            NotebookClient.__init__(self, nb, km)
            self.reset_execution_trackers()
            self._check_assign_resources(resources)
            self._constat, self._debut, self._a_refaire = constat, debut, False
            self._executer_la_copie(resources)
            if essai == _ESSAIS or not (self._a_refaire or veille.secondes_suspendues() > suspension and self._a_manque()):
                break
        constat.duree = round(time.monotonic() - debut, 3)
        return nb, resources

    def _ne_rien_savoir(self) -> None:
        """Oublie ce qu'une copie a appris à celle qui la suit."""
        self._laissees: set[int] = set()  # les cellules qui ont arrêté un noyau
        self._perdus: set[str] = set()  # les exercices dont un test est perdu
        self._arrets: dict[str, int] = {}  # par exercice, les tests qui ont arrêté un noyau
        self._muets = 0  # les jugements qui n'ont pas abouti
        self._avances: dict[tuple, str] = {}  # les relevés déjà faits, par test et graine
        self._un_a_un = False  # vrai si les tests de cette copie ne s'observent pas ensemble

    def _executer_la_copie(self, resources) -> None:
        self._ne_rien_savoir()
        rang = lancement = 0
        while lancement <= _RELANCES:
            self._constat.relances = lancement
            self.km = self.kc = None
            self._avances = {}
            self._rang, self.en_cours, self._ensemble = rang, "au démarrage", False
            try:
                with self.setup_kernel():
                    if not lancement:
                        self._constat.demarrage = round(time.monotonic() - self._debut, 3)
                    for self._rang in range(rang):
                        self._rejouer(self._rang)
                    for self._rang in range(rang, len(self.nb.cells)):
                        self.preprocess_cell(self.nb.cells[self._rang], resources, self._rang)
                return
            except (NoyauPerdu, DeadKernelError, CellTimeoutError, RuntimeError) as erreur:
                if isinstance(erreur, bac_a_sable.IsolementImpossible):
                    raise
                if getattr(getattr(self._gestionnaire, "provisioner", None), "gardien_perdu", False):
                    self._a_refaire, self._constat.arret = True, self._raison(erreur)
                    break
                if self._ensemble:
                    rang = self._rang
                    continue
                if self.en_cours == "au démarrage":
                    self._constat.arret = self._raison(erreur)
                    break
                self._laisser(self._rang, self._raison(erreur))
                rang = max(rang, self._rang + 1)
                lancement += 1
        else:
            self._constat.arret = f"des cellules ont arrêté le noyau {_RELANCES + 1} fois ; la suite n'a pas été exécutée"
        for cellule in self.nb.cells[rang:]:
            if est_un_test(cellule) and "verdict" not in self._constat_de(cellule):
                self._perdre(cellule, f"Le test n'a pas été essayé ({self._constat.arret}) : il ne vaut aucun point.")

    def _laisser(self, rang: int, raison: str) -> None:
        """Une cellule a arrêté le noyau : elle est laissée de côté, et ce qu'elle coûte est dit sous elle."""
        cellule = self.nb.cells[rang]
        if est_un_test(cellule):
            exercice = self.chapitre.tests[grade_id(cellule)].exercice
            self._arrets[exercice] = self._arrets.get(exercice, 0) + 1
            self._perdre(cellule, f"Le test n'est pas allé jusqu'au bout ({raison}) : il ne vaut aucun point.")
            return
        self._laissees.add(rang)
        self._constat.laissees = [*self._constat.get("laissees", []), f"{self.en_cours} ({raison})"]
        message = f"Cette cellule a arrêté le noyau ({raison}). Elle est laissée de côté, et la suite a été exécutée sans elle."
        cellule.outputs = [*cellule.outputs[:20], new_output("error", ename="CelluleLaissee", evalue=message, traceback=[message])]

    def _a_manque(self) -> bool:
        """Vrai si un délai a pu échoir à tort pendant une suspension de la machine."""
        return bool(self._constat.arret or self._constat.relances) or any(
            s.output_type == "error" and s.ename in (self.error_on_timeout["ename"], "TestInacheve") for c in self.nb.cells if c.cell_type == "code" for s in c.outputs)

    def _raison(self, erreur: Exception) -> str:
        motif = getattr(getattr(self._gestionnaire, "provisioner", None), "motif", "")
        # Ce que le gardien a constaté explique le reste : un noyau saturé de processus ne répond plus à une interruption.
        if isinstance(erreur, NoyauPerdu) and motif in ("", pepiniere.MOTIFS[pepiniere._TUE]):  # c'est nous qui venons de l'arrêter
            return str(erreur)
        return motif or "le noyau de la copie s'est arrêté"

    def preprocess_cell(self, cell, resources, index):
        """Une cellule de la copie : un test est observé puis jugé, le reste s'exécute."""
        if cell.cell_type != "code" or not cell.source.strip():
            return cell, resources
        self.en_cours = grade_id(cell) or f"n° {index + 1}"
        debut = time.monotonic()
        if est_un_test(cell):
            self._tester(cell)
        elif not est_sautee(cell):
            with self._sans_illustrations(cell):
                self._passer(cell, index)
            if est_de_l_apprenant(cell):
                self._constat.apprenant = round(self._constat.apprenant + time.monotonic() - debut, 4)
        self._constat_de(cell).duree = round(time.monotonic() - debut, 4)
        return cell, resources

    @contextlib.contextmanager
    def _sans_illustrations(self, cell: NotebookNode) -> Iterator[None]:
        """Le temps de l'exécuter, une cellule du cours perd ses figures : un dixième de seconde chacune, et aucun point."""
        entiere = cell.source
        cell.source = a_executer(cell)
        try:
            yield
        finally:
            cell.source = entiere

    def _passer(self, cell: NotebookNode, index: int) -> None:
        if not cell.source:
            return
        self.execute_cell(cell, index)
        if any(s.output_type == "error" and s.ename == self.error_on_timeout["ename"] for s in cell.outputs):
            self._verifier_que_le_noyau_repond()

    def _rejouer(self, rang: int) -> None:
        """Dans un noyau neuf, une cellule déjà passée ; ses sorties sont connues."""
        cellule = self.nb.cells[rang]
        if cellule.cell_type != "code" or not cellule.source.strip() or rang in self._laissees:
            return
        self.en_cours = grade_id(cellule) or f"n° {rang + 1}"
        if not (est_un_test(cellule) or est_sautee(cellule)):
            sorties = cellule.outputs
            with self._sans_illustrations(cellule):
                self._passer(cellule, rang)
            cellule.outputs = sorties

    @staticmethod
    def _constat_de(cell: NotebookNode) -> NotebookNode:
        return cell.metadata.setdefault("retroprop", NotebookNode())

    # ---------------------------------------------------------------- un test : observer, juger

    def _tester(self, cell: NotebookNode) -> None:
        test = self.chapitre.tests[grade_id(cell)]
        if self._arrets.get(test.exercice, 0) >= _ARRETS_PAR_EXERCICE:
            self._perdre(cell, "Le test n'a pas été essayé (les précédents ont arrêté le noyau) : il ne vaut aucun point.")
            return
        if (test.nom, graine_du_test(self.graine, test.nom)) not in self._avances:
            self._relever_d_avance(test)
        rendu = self.verdict(test, self.graine)
        if not rendu["reussi"]:
            self._perdus.add(test.exercice)
        self._rendre_le_verdict(cell, rendu)

    def verdict(self, test: Test, graine: int) -> dict:
        """Le verdict du juge (les champs de ``jugement.verdict.Verdict``) sur ce test, avec ces tirages.

        Une erreur se paie une fois : un test perdu d'un exercice qui en emploie un autre, déjà perdu, est essayé de nouveau avec la
        référence de celui-ci, et la réponse de l'apprenant redéfinie sur elle. Avec sa propre version d'abord : la référence peut
        ne pas s'entendre avec une suite juste (un cache d'un autre format).
        """
        rendu = self._juger(test, graine)
        employes = [] if rendu["reussi"] else self._perdus_employes(test)
        if employes:
            avec_reference = self._juger(test, graine, [self.chapitre.references[e] for e in employes], self._reponses.get(test.exercice, ""))
            if avec_reference["reussi"]:
                return avec_reference
        return rendu

    @property
    def _reponses(self) -> dict[str, str]:
        """Le code de l'apprenant, par exercice."""
        return {grade_id(c): c.source for c in self.nb.cells if est_solution(c)}

    def _perdus_employes(self, test: Test) -> list[str]:
        """Les exercices déjà perdus que ce test emploie, directement ou par d'autres réponses, dans l'ordre du carnet."""
        reponses, vus, a_voir = self._reponses, set(), [test.texte, self._reponses.get(test.exercice, "")]
        while a_voir:
            lus = self.chapitre.exercices_nommes(a_voir.pop()) - vus - {test.exercice}
            vus |= lus
            a_voir += [reponses.get(e, "") for e in lus]
        return [e for e in self.chapitre.references if e in vus & self._perdus]

    def _juger(self, test: Test, graine: int, references: Iterable[str] = (), reponse: str = "") -> dict:
        """Un relevé, puis son jugement. references : le code à poser dans le noyau le temps du relevé ; reponse : celle à y redéfinir ensuite."""
        graine = graine_du_test(graine, test.nom)
        releve = self._relever(test, graine, list(references), reponse)
        debut = time.monotonic()
        try:
            if self._muets >= _JUGES_MUETS:
                raise JugeMuet("les jugements précédents de cette copie n'ont pas abouti")
            return juge_du_processus().juger(self.source, test.nom, releve.encode(errors="replace"), graine)
        except JugeMuet as erreur:
            self._muets += 1
            return {"reussi": False, "message": [f"✘ Le test n'est pas allé jusqu'au bout : {erreur}."], "libelle": "", "erreur": "TestInacheve"}
        finally:
            self._constat.jugement = round(self._constat.jugement + time.monotonic() - debut, 4)

    def _relever(self, test: Test, graine: int, references: list[str], reponse: str) -> str:
        """Ce que le noyau laisse voir d'un test, ou un texte vide."""
        if not references and (test.nom, graine) in self._avances:
            return self._avances.pop((test.nom, graine))
        return self._demander("relever", [a_relever(test, graine, references, reponse)])[0]

    def _relever_d_avance(self, test: Test) -> None:
        """Observe d'une demande ce test et ceux de son exercice qui le suivent aussitôt : une demande coûte plus qu'un petit test.

        S'ils n'aboutissent pas ensemble, tous ceux de la copie seront observés un à un : on saura lequel est en cause.
        """
        if self._un_a_un:
            return
        suivants = (c for c in self.nb.cells[self._rang:] if c.cell_type == "code" and c.source.strip())
        tests = [self.chapitre.tests[grade_id(c)] for c in itertools.takewhile(lambda c: est_un_test(c) and self.chapitre.tests[grade_id(c)].exercice == test.exercice, suivants)]
        if len(tests) < 2:
            return
        self._un_a_un = self._ensemble = True  # jusqu'à preuve du contraire, même si le noyau en meurt
        graines = [graine_du_test(self.graine, t.nom) for t in tests]
        releves = self._demander("relever", [a_relever(t, g) for t, g in zip(tests, graines, strict=True)], _DELAI_D_UN_ENSEMBLE)
        self._ensemble = False
        if all(releves):
            self._avances = {(t.nom, g): releve for t, g, releve in zip(tests, graines, releves, strict=True)}
            self._un_a_un = False

    def _rendre_le_verdict(self, cell: NotebookNode, rendu: dict) -> None:
        if rendu["reussi"]:
            self._constat_de(cell).verdict = "reussi"
            cell.outputs = [new_output("stream", name="stdout", text=f"{reglages.MARQUE_DE_REUSSITE}{rendu['libelle']}\n")]
        else:
            self._perdre(cell, "\n".join(rendu["message"]), rendu["erreur"] or "Echec")

    def _perdre(self, cell: NotebookNode, message: str, nom: str = "TestInacheve") -> None:
        self._constat_de(cell).verdict = "perdu"
        cell.outputs = [new_output("error", ename=nom, evalue=message.split("\n")[0], traceback=message.split("\n"))]

    # ---------------------------------------------------------------- parler au noyau

    async def _demander_async(self, fonction: str, arguments: list, delai: float | None = None, *suite) -> list[str]:
        """Appelle une fonction de ``releve`` dans le noyau, sans que rien en entre dans le carnet ni dans l'historique ; renvoie ses rendus.

        Il y en a un par argument, vide s'il manque. delai : celui d'une cellule par défaut ; une fois passé, ce qui est en cours est
        interrompu, et ``delai`` donné, aucun rendu ne compte.
        """
        rendus = {str(rang): f"__import__('releve').Rendu({rang})" for rang in range(len(arguments))}
        code = f"__import__('releve').{fonction}(__import__('IPython').get_ipython().user_ns, {', '.join(map(repr, (arguments, *suite)))})"
        demande = await ensure_async(self.kc.execute(code, silent=True, store_history=False, user_expressions=rendus))
        try:
            reponse = await self._attendre_la_reponse(demande, delai or self.timeout)
        except Empty:
            await ensure_async(self.km.interrupt_kernel())
            try:
                reponse = await self._attendre_la_reponse(demande, None, _ATTENTE)
            except Empty:
                raise NoyauPerdu(f"un test n'a pas pu être interrompu après {delai or self.timeout} secondes") from None
            if delai:
                return [""] * len(arguments)
        return [_contenu(reponse["content"].get("user_expressions", {}).get(rang)) for rang in rendus]

    _demander = run_sync(_demander_async)

    async def _attendre_la_reponse(self, demande: str, delai: float | None, mur: float | None = None) -> dict:
        """La réponse du noyau à une demande. Lève ``queue.Empty`` si le délai est passé, ``DeadKernelError`` si le noyau meurt."""
        await ensure_async(self.km.is_alive())  # pour connaître le temps de calcul déjà pris
        debut, calcul = time.monotonic(), self._processeur()
        while True:
            with contextlib.suppress(Empty, asyncio.TimeoutError):
                message = await ensure_async(self.kc.shell_channel.get_msg(timeout=0.5))
                if message["parent_header"].get("msg_id") == demande:
                    return message
            if not await ensure_async(self.km.is_alive()):
                raise DeadKernelError("le noyau s'est arrêté")
            ecoule = time.monotonic() - debut
            if (mur is not None and ecoule > mur) or (delai is not None and self._delai_passe(ecoule, self._processeur() - calcul, delai)):
                raise Empty

    def _processeur(self) -> float:
        """Les secondes de processeur que la copie a prises, si le noyau est isolé ; sinon celles de l'horloge."""
        provisionneur = getattr(self._gestionnaire, "provisioner", None)
        return provisionneur.processeur if provisionneur is not None else time.monotonic()

    def _delai_passe(self, ecoule: float, calcul: float, delai: float) -> bool:
        """Vrai si une cellule a calculé plus que son délai, ou si elle attend sans calculer : une machine chargée ne coûte rien."""
        return calcul > delai or ecoule > _MUR * delai or (ecoule > delai and calcul < _OISIF * ecoule)

    async def _async_poll_for_reply(self, msg_id, cell, timeout, task_poll_output_msg, task_poll_kernel_alive):
        """Comme nbclient, mais le délai d'une cellule se compte en temps de calcul."""
        try:
            try:
                message = await self._attendre_la_reponse(msg_id, timeout)
            except Empty:
                message = await self._async_handle_timeout(timeout, cell)
                if not message:
                    raise
            with contextlib.suppress(asyncio.TimeoutError, Empty):
                await asyncio.wait_for(task_poll_output_msg, self.iopub_timeout)
            return message
        finally:
            task_poll_kernel_alive.cancel()  # même si le noyau est mort : cette tâche lui survivrait

    def _verifier_que_le_noyau_repond(self) -> None:
        async def repond() -> bool:
            demande = await ensure_async(self.kc.execute("", silent=True, store_history=False))
            try:
                await self._attendre_la_reponse(demande, None, _ATTENTE)
            except Empty:
                return False
            return True

        if not run_sync(repond)():
            raise NoyauPerdu(f"une cellule n'a pas pu être interrompue après {self.timeout} secondes")

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


def _contenu(rendu: object) -> str:
    """Le texte d'un rendu, tel que le noyau l'a envoyé ; vide si ce n'en est pas un."""
    contenu = rendu.get("data", {}).get(donnees.TYPE_DE_RELEVE, "") if isinstance(rendu, dict) and rendu.get("status") == "ok" else ""
    return contenu if isinstance(contenu, str) else ""


def a_relever(test: Test, graine: int, references: Iterable[str] = (), reponse: str = "") -> list:
    """Les arguments de ``releve.executer``, espace de noms à part."""
    return [_compile(test.vues.releve), list(test.vues.noms), graine, list(map(_compile, references)), reponse]


@functools.lru_cache(maxsize=1024)
def _compile(texte: str) -> str:
    """Du code compilé, en base64 : le noyau n'a pas à le refaire, et une copie qui lit ses messages n'y trouve pas le texte d'une solution."""
    return base64.b64encode(marshal.dumps(compile(texte, "<test>", "exec"))).decode()


def graine_du_test(graine: int, nom: str) -> int:
    """La graine d'un seul test : le noyau la voit, et n'en tire pas celle du cours, ni celle d'un autre test."""
    return int.from_bytes(hashlib.sha256(f"{graine}/{nom}".encode()).digest()[:6])
