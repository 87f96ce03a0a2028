"""Exécuter des carnets avec plusieurs graines, chacun dans un processus neuf, et rapporter ce que chaque cellule notée donne."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import re
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait

from nbformat import NotebookNode

from atelier.copies import est_notee, nbgrader
from autograder import reglages
from retroprop.carnet import sortie_d_erreur_muette

GRAINES = 20
TRAVAILLEURS = 2
DELAI = 120.0  # secondes par copie : un chapitre s'exécute en moins d'une minute
ETIQUETTES_SAUTEES = {reglages.ETIQUETTE_DEMONSTRATION, "widget"}
_ANSI = re.compile(r"\x1b\[[0-9;]*m")

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
        return self.notee and "controles.hasard(" in self.source


def _cellules_a_executer(carnet: NotebookNode) -> list[_Cellule]:
    cellules = []
    for rang, cellule in enumerate(carnet.cells, 1):
        if cellule.cell_type == "code" and not ETIQUETTES_SAUTEES & set(cellule.metadata.get("tags", [])):
            nom = nbgrader(cellule).get("grade_id") or f"n° {rang} : {cellule.source.strip().splitlines()[:1]}"
            cellules.append(_Cellule(nom, cellule.source, est_notee(cellule)))
    return cellules


# Importés une fois pour toutes, sans aucune opération, par le processus qui engendre les autres. PyTorch vient avant
# TensorFlow ; son premier pas d'optimiseur charge torch._dynamo. Un module absent est ignoré.
_PRECHARGES = ["numpy", "matplotlib.pyplot", "IPython.core.interactiveshell", "IPython.core.completer", "ipywidgets",
               "torch", "torch._dynamo", "keras", "retroprop.carnet", "retroprop.controles", "retroprop.donnees",
               "retroprop.figures", "atelier.banc"]
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
    try:
        with sortie_d_erreur_muette():
            yield
    finally:
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
