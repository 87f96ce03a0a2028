"""Le travail d'un travailleur : une copie rendue entre, la copie corrigée et ses notes sortent. Rien n'est lu ni écrit sur le disque du cours.

La même fonction sert dans un processus local et sur un travailleur Dask : tout ce dont elle a besoin est dans la demande.
"""

from __future__ import annotations

import functools
import logging
import threading
import time
from dataclasses import dataclass, field

import nbformat
from traitlets.config import Config

from autograder.arrivee.lecture import CopieRefusee, cle, lire_copie
from autograder.arrivee.reconstruction import Depart
from autograder.execution.executer import Executer
from autograder.registre import preuve


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
    """Une copie corrigée, prête à être enregistrée. carnet : la copie corrigée, en JSON, ou ``None`` pour un refus, qui dit pourquoi.

    notes, commentaires : voir ``preuve.notes_de_la_copie`` ; remarques : ce qu'il a fallu réparer et que l'instructeur doit savoir.
    """

    etudiant: str
    cle: str
    carnet: str | None
    refus: str = ""
    duree: float = 0.0
    notes: dict[str, float | None] = field(default_factory=dict)
    commentaires: dict[str, str | None] = field(default_factory=dict)
    remarques: list[str] = field(default_factory=list)


# Un travailleur Dask peut avoir plusieurs fils ; la pépinière, comme nbclient, est à un seul à la fois.
_UNE_SEULE = threading.Lock()


def executer(demande: Demande) -> Execution:
    """Lit, reconstruit, exécute et corrige une copie ; il ne reste qu'à l'enregistrer.

    Lève ``IsolementImpossible`` si cette machine ne sait pas isoler ; une copie illisible est un ``refus``, pas une erreur.
    """
    with _UNE_SEULE:
        return _executer(demande)


def _executer(demande: Demande) -> Execution:
    debut, config = time.monotonic(), Config(demande.config)
    try:
        rendu, lues = lire_copie(demande.rendu)
        carnet, reparees = _depart(demande.source).reconstruire(rendu)
    except CopieRefusee as refus:
        return Execution(demande.etudiant, demande.cle, None, str(refus), time.monotonic() - debut)
    carnet.metadata.retroprop["cle"] = demande.cle
    Executer(config=config, log=_journal()).preprocess(carnet, {"retroprop_source": demande.source})
    preuve.conclure(carnet, config)
    notes, commentaires = preuve.notes_de_la_copie(carnet)
    return Execution(demande.etudiant, demande.cle, nbformat.writes(carnet) + "\n", "", time.monotonic() - debut, notes, commentaires,
                     [r.texte for r in (*lues, *reparees) if r.grave])


@functools.lru_cache(maxsize=4)
def _depart(octets: bytes) -> Depart:
    return Depart(nbformat.reads(octets.decode(), as_version=4))


@functools.cache
def _journal() -> logging.Logger:
    journal = logging.getLogger("retroprop.travail")
    journal.setLevel(logging.CRITICAL)  # nbclient raconte en anglais chaque délai dépassé, chaque noyau mort
    return journal
