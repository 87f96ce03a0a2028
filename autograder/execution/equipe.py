"""L'équipe : exécuter beaucoup de copies côte à côte, par un exécuteur ordinaire de ``concurrent.futures``.

En local, des processus qui durent et partagent une pépinière et une souche de juges ; sur une grappe, les travailleurs de Dask. Un
travailleur tué ne fait perdre que le temps passé : ses copies sont confiées à un autre.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as attendre_l_un_d_eux
from pathlib import Path

from autograder.isolement import acces, pepiniere
from autograder.isolement.bac_a_sable import IsolementImpossible
from autograder.execution.travail import Demande, Execution, executer
from autograder.jugement import juge

ESSAIS = 3
SEUL = ([], None)  # les adresses d'un travailleur qui ne partage rien
ARRET = "l'exécution s'est arrêtée"  # le début du refus d'une copie dont l'exécution n'a pas pu finir


class Communs:
    """Ce que les travailleurs d'une machine partagent : importer deux fois les cadres prendrait deux fois la mémoire, et le temps."""

    def __init__(self, *demandes: Collection[str]) -> None:
        """demandes : ce que leurs carnets emploieront (voir ``acces.a_precharger``) ; une pépinière pour chacune."""
        self._pepinieres = []
        with contextlib.suppress(IsolementImpossible):  # un travailleur le constatera, et le dira
            for siennes in demandes:
                self._pepinieres.append(acces.PepiniereLancee(pepiniere.NOYAU + acces.modules_de(siennes)))
        # Un juge lit peu de données, et n'optimise rien.
        self._souche = juge.Souche(acces.modules_de(pepiniere.CADRES.keys() & set().union(*demandes)))
        self.adresses = [p.adresse for p in self._pepinieres], self._souche.prise

    def fermer(self) -> None:
        """Les arrête."""
        for lancee in self._pepinieres:
            lancee.fermer()
        self._souche.fermer()


def commencer(adresses: tuple[list[acces.Adresse], Path | None], laisse: Connection | None = None) -> None:
    """Au début d'un travailleur : il s'en ira si le processus principal est tué, et s'adresse à ce que l'équipe partage.

    adresses : celles de ``Communs``, ou ``SEUL``.
    laisse : si elle est donnée, le travailleur s'en va aussi dès qu'elle est lâchée, et laisse Ctrl-C au processus principal.
    """
    parent = multiprocessing.parent_process()

    def attendre() -> None:
        attendre_l_un_d_eux([parent.sentinel] + ([laisse] if laisse else []))
        with contextlib.suppress(Exception):
            acces.fermer_la_pepiniere()
        os._exit(1)

    threading.Thread(target=attendre, daemon=True).start()
    if laisse:
        signal.signal(signal.SIGINT, lambda *_: None)  # SIG_IGN passerait à la pépinière et à ses noyaux
        _masquer(False)
    acces.adopter(adresses[0])
    if adresses[1] is not None:
        juge.adopter_la_souche(adresses[1])


def contexte_des_travailleurs() -> multiprocessing.context.BaseContext:
    """Un travailleur ne partage rien avec le processus qui écrit dans le carnet de notes : ils naissent d'un serveur, qui importe une fois pour tous."""
    contexte = multiprocessing.get_context("forkserver")
    contexte.set_forkserver_preload(["autograder.execution.travail"])
    return contexte


def _masquer(oui: bool) -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK if oui else signal.SIG_UNBLOCK, {signal.SIGINT})


class _Equipe(ProcessPoolExecutor):
    """Une équipe dont un travailleur qui démarre n'entend pas Ctrl-C : il n'aurait qu'une trace en anglais à en dire."""

    def submit(self, *arguments, **options):
        _masquer(True)
        try:
            return super().submit(*arguments, **options)
        finally:
            _masquer(False)


def processus_locaux(travailleurs: int, demandes: Collection[str] | None = None) -> Callable[[], contextlib.AbstractContextManager[Executor]]:
    """Une fabrique d'équipes locales de ``travailleurs`` processus. Quitter l'équipe sur une erreur n'attend aucune copie.

    demandes : ce que leurs carnets emploieront (voir ``Communs``) ; un travailleur à qui il manque un cadre se le procure. ``None`` : ils
    ne partagent rien.
    """

    @contextlib.contextmanager
    def fabrique() -> Iterator[Executor]:
        contexte = contexte_des_travailleurs()
        tenue, laisse = contexte.Pipe(duplex=False)
        communs = None if demandes is None else Communs(demandes)
        executeur = _Equipe(travailleurs, mp_context=contexte, initializer=commencer, initargs=(communs.adresses if communs else SEUL, tenue))
        try:
            yield executeur
            executeur.shutdown()
        finally:
            laisse.close()
            executeur.shutdown(wait=True, cancel_futures=True)
            tenue.close()
            if communs:
                communs.fermer()

    return fabrique


def grappe_dask(adresse: str) -> Callable[[], contextlib.AbstractContextManager[Executor]]:
    """Une fabrique d'équipes sur une grappe Dask.

    adresse : celle de l'ordonnanceur (``tcp://hote:8786``). Sur chaque machine, le cours est installé à la même version ;
    un travailleur exécute une copie à la fois (``dask worker --nthreads 1 --nworkers N``). Entrer dans l'équipe lève
    ``ConnectionError`` si l'ordonnanceur ne répond pas. Lève ``ValueError`` pour une adresse qui n'en est pas une, et
    ``ModuleNotFoundError`` sans le paquet ``distributed``.
    """
    from distributed import Client
    from distributed.comm import get_address_host_port

    try:
        get_address_host_port(adresse)
    except ValueError:
        raise ValueError(f"« {adresse} » n'est pas l'adresse d'un ordonnanceur Dask. Exemple : tcp://hote:8786") from None
    for nom in ("distributed", "distributed.client"):
        logging.getLogger(nom).setLevel(logging.CRITICAL)  # ses journaux sont en anglais ; ce qui compte est dit ici

    @contextlib.contextmanager
    def fabrique() -> Iterator[Executor]:
        try:
            client = Client(adresse, timeout=20, set_as_default=False)
        except (OSError, ValueError, TypeError) as erreur:
            raise ConnectionError(f"L'ordonnanceur Dask {adresse} ne répond pas ({_premiere_ligne(erreur)}). Rien n'est perdu : "
                                  "la même commande reprendra.") from None
        with client:
            if not client.scheduler_info()["workers"]:
                print(f"L'ordonnanceur Dask {adresse} n'a encore aucun travailleur : la notation les attend.", file=sys.stderr)
            # Une tâche pure serait réutilisée d'une fois sur l'autre : une copie redemandée doit être réexécutée.
            yield client.get_executor(pure=False, retries=0)

    return fabrique


def executer_toutes(demandes: Iterable[Demande], fabrique: Callable[[], contextlib.AbstractContextManager[Executor]],
                    en_vol: int = 16) -> Iterator[Execution]:
    """Exécute les demandes et rend chaque copie dès qu'elle est prête, dans l'ordre où elles finissent.

    demandes : consommées au fur et à mesure, ``en_vol`` à la fois : une classe de 3 000 copies ne tient pas en mémoire.
    Une équipe qui meurt est remplacée. Après ``ESSAIS`` morts de suite, les copies en cours passent une à une : celle qui
    tue est désignée, et les autres continuent. Lève ``IsolementImpossible`` si un travailleur ne sait pas isoler,
    ``RuntimeError`` si l'équipe meurt même ainsi, ``ConnectionError`` si la grappe ne répond plus.
    """
    neuves, a_refaire, morts, une_a_une = iter(demandes), [], 0, False
    while True:
        confiees: dict[Future, tuple[Demande, int]] = {}
        with fabrique() as executeur:
            try:
                while True:
                    if not (a_refaire or confiees):
                        une_a_une = False
                    while len(confiees) < (1 if une_a_une else en_vol) and (suivante := _suivante(a_refaire, neuves)):
                        try:
                            confiees[executeur.submit(executer, suivante[0])] = suivante
                        except BrokenExecutor:
                            a_refaire.append(suivante)
                            raise
                    if not confiees:
                        return
                    for future in wait(confiees, return_when=FIRST_COMPLETED)[0]:
                        demande, essai = confiees[future]
                        resultat = _recueillir(future, demande, essai)
                        del confiees[future]
                        if resultat is None:
                            a_refaire.append((demande, essai + 1))
                        else:
                            morts = 0
                            yield resultat
            except BrokenExecutor:  # l'équipe est morte : une autre reprend ce qui n'est pas fini
                morts += 1
        finies = [future for future in confiees if _est_finie(future)]
        for future in finies:
            morts = 0
            yield future.result()
        restantes = [demande for future, demande in confiees.items() if future not in finies]
        if une_a_une and restantes:
            (demande, _), = restantes
            yield Execution(demande.etudiant, demande.cle, None,
                            f"{ARRET} : le processus qui l'exécute meurt à chaque fois (la mémoire manque-t-elle ?)")
        else:
            a_refaire += restantes
        une_a_une = une_a_une or morts >= ESSAIS
        if morts >= 2 * ESSAIS:
            raise RuntimeError(f"Les processus qui notent meurent sans finir une seule copie ({morts} fois de suite). La mémoire "
                               "manque-t-elle ? Essayez --travailleurs 1. Rien n'est perdu : la même commande reprendra.")


def _suivante(a_refaire: list[tuple[Demande, int]], neuves: Iterator[Demande]) -> tuple[Demande, int] | None:
    if a_refaire:
        return a_refaire.pop()
    demande = next(neuves, None)
    return None if demande is None else (demande, 1)


def _est_finie(future: Future) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _recueillir(future: Future, demande: Demande, essai: int) -> Execution | None:
    """Le résultat d'une copie, ou ``None`` s'il faut la confier de nouveau."""
    try:
        return future.result()
    except (BrokenExecutor, IsolementImpossible):
        raise
    except CancelledError:  # la grappe a disparu
        raise BrokenExecutor("l'équipe ne répond plus") from None
    except Exception as erreur:
        if essai < ESSAIS:
            return None
        return Execution(demande.etudiant, demande.cle, None, f"{ARRET} ({type(erreur).__name__} : {_premiere_ligne(erreur)})")


def _premiere_ligne(erreur: BaseException) -> str:
    return (str(erreur).strip().splitlines() or [type(erreur).__name__])[0]
