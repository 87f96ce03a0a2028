"""Le travail d'un travailleur : une copie rendue entre, la copie exécutée sort. Rien n'est lu ni écrit sur le disque du cours.

La même fonction sert dans un processus local et sur un travailleur Dask : tout ce dont elle a besoin est dans la demande.
"""

from __future__ import annotations

import functools
import logging
import threading
import time
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode
from traitlets.config import Config

from autograder.execution.executer import Executer
from autograder.arrivee.lecture import CopieRefusee, cle, lire_copie
from autograder.arrivee.reconstruction import reconstruire


@dataclass(frozen=True)
class Demande:
    """Une copie à exécuter. source et rendu : les octets des deux carnets ; config : les réglages de l'exécution."""

    etudiant: str
    source: bytes
    rendu: bytes
    config: dict

    @property
    def cle(self) -> str:
        """Ce qui identifie une exécution : les mêmes octets donnent la même note."""
        return cle(self.source, self.rendu)


@dataclass(frozen=True)
class Execution:
    """Une copie exécutée. carnet : le carnet exécuté, en JSON ; refus : pourquoi la copie n'a pas pu l'être."""

    etudiant: str
    cle: str
    carnet: str | None
    refus: str = ""
    duree: float = 0.0


# Un travailleur Dask peut avoir plusieurs fils ; la pépinière, comme nbclient, est à un seul à la fois.
_UNE_SEULE = threading.Lock()


def executer(demande: Demande) -> Execution:
    """Lit, reconstruit et exécute une copie dans le noyau isolé de ce processus.

    Lève ``IsolementImpossible`` si cette machine ne sait pas isoler ; une copie illisible est un ``refus``, pas une erreur.
    """
    with _UNE_SEULE:
        return _executer(demande)


def _executer(demande: Demande) -> Execution:
    debut = time.monotonic()
    try:
        rendu, _ = lire_copie(demande.rendu)
        carnet, _ = reconstruire(_source(demande.source), rendu)
    except CopieRefusee as refus:
        return Execution(demande.etudiant, demande.cle, None, str(refus), time.monotonic() - debut)
    Executer(config=Config(demande.config), log=_journal()).preprocess(carnet, {"retroprop_source": demande.source})
    return Execution(demande.etudiant, demande.cle, nbformat.writes(carnet), "", time.monotonic() - debut)


@functools.lru_cache(maxsize=4)
def _source(octets: bytes) -> NotebookNode:
    return nbformat.reads(octets.decode(), as_version=4)


@functools.cache
def _journal() -> logging.Logger:
    journal = logging.getLogger("retroprop.travail")
    journal.setLevel(logging.CRITICAL)  # nbclient raconte en anglais chaque délai dépassé, chaque noyau mort
    return journal
