"""L'équipe : exécuter beaucoup de copies côte à côte, par un exécuteur ordinaire de ``concurrent.futures``.

En local, des processus qui durent, chacun avec sa pépinière ; sur une grappe, les travailleurs de Dask. Un travailleur tué
ne fait perdre que le temps passé : ses copies sont confiées à un autre.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor, wait

from autograder.isolement.bac_a_sable import IsolementImpossible
from autograder.travail import Demande, Execution, executer

ESSAIS = 3


def mourir_avec_le_parent() -> None:
    """Un travailleur dont le processus principal a été tué s'en va, et sa pépinière avec lui."""
    parent = multiprocessing.parent_process()

    def attendre() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=attendre, daemon=True).start()


def processus_locaux(travailleurs: int) -> Callable[[], contextlib.AbstractContextManager[Executor]]:
    """Une fabrique d'équipes locales de ``travailleurs`` processus."""

    @contextlib.contextmanager
    def fabrique() -> Iterator[Executor]:
        # « spawn » : un travailleur ne partage rien avec le processus qui écrit dans le carnet de notes.
        executeur = ProcessPoolExecutor(travailleurs, mp_context=multiprocessing.get_context("spawn"), initializer=mourir_avec_le_parent)
        try:
            yield executeur
        finally:
            executeur.shutdown(wait=True, cancel_futures=True)

    return fabrique


def grappe_dask(adresse: str) -> Callable[[], contextlib.AbstractContextManager[Executor]]:
    """Une fabrique d'équipes sur une grappe Dask.

    adresse : celle de l'ordonnanceur (``tcp://hote:8786``). Lève ``ConnectionError`` s'il ne répond pas, et
    ``ModuleNotFoundError`` sans le paquet ``distributed``.
    """
    from distributed import Client

    @contextlib.contextmanager
    def fabrique() -> Iterator[Executor]:
        try:
            client = Client(adresse, timeout=20, set_as_default=False)
        except (OSError, ValueError) as erreur:
            raise ConnectionError(f"l'ordonnanceur Dask {adresse} ne répond pas ({erreur})") from None
        with client:
            # Une tâche pure serait réutilisée d'une fois sur l'autre : une copie redemandée doit être réexécutée.
            yield client.get_executor(pure=False, retries=0)

    return fabrique


def executer_toutes(demandes: Iterable[Demande], fabrique: Callable[[], contextlib.AbstractContextManager[Executor]],
                    en_vol: int = 16) -> Iterator[Execution]:
    """Exécute les demandes et rend chaque copie dès qu'elle est prête, dans l'ordre où elles finissent.

    demandes : consommées au fur et à mesure, ``en_vol`` à la fois : une classe de 3 000 copies ne tient pas en mémoire.
    Lève ``IsolementImpossible`` si un travailleur ne sait pas isoler, ``RuntimeError`` si l'équipe meurt ``ESSAIS`` fois de
    suite sans finir une seule copie.
    """
    neuves, a_refaire, pannes = iter(demandes), [], 0
    while True:
        confiees: dict[Future, tuple[Demande, int]] = {}
        with fabrique() as executeur:
            try:
                while True:
                    while len(confiees) < en_vol and (suivante := _suivante(a_refaire, neuves)):
                        confiees[executeur.submit(executer, suivante[0])] = suivante
                    if not confiees:
                        return
                    for future in wait(confiees, return_when=FIRST_COMPLETED)[0]:
                        demande, essai = confiees[future]
                        resultat = _recueillir(future, demande, essai)
                        del confiees[future]
                        if resultat is None:
                            a_refaire.append((demande, essai + 1))
                        else:
                            pannes = 0
                            yield resultat
            except BrokenExecutor:  # un travailleur a été tué, l'équipe avec lui : une autre reprend ce qui n'est pas fini
                a_refaire += confiees.values()
                pannes += 1
        if pannes >= ESSAIS:
            raise RuntimeError(f"Les processus qui notent meurent sans finir une seule copie ({ESSAIS} fois de suite). La mémoire "
                               "manque-t-elle ? Essayez --travailleurs 1. Rien n'est perdu : la même commande reprendra.")


def _suivante(a_refaire: list[tuple[Demande, int]], neuves: Iterator[Demande]) -> tuple[Demande, int] | None:
    if a_refaire:
        return a_refaire.pop()
    demande = next(neuves, None)
    return None if demande is None else (demande, 1)


def _recueillir(future: Future, demande: Demande, essai: int) -> Execution | None:
    """Le résultat d'une copie, ou ``None`` s'il faut la confier de nouveau."""
    try:
        return future.result()
    except (BrokenExecutor, IsolementImpossible):
        raise
    except (Exception, CancelledError) as erreur:
        if essai < ESSAIS:
            return None
        resume = (str(erreur).strip().splitlines() or [""])[0]
        return Execution(demande.etudiant, demande.cle, None, f"l'exécution s'est arrêtée ({type(erreur).__name__} : {resume})")
