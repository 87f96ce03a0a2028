"""Le devoir, dans le carnet de notes : sa version, puis la description que ``nbgrader generate_assignment`` en fait."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator

from alembic.script import ScriptDirectory
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import create_engine, text
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from traitlets.config import Config

DISQUE_PLEIN = {errno.ENOSPC, errno.EDQUOT}
_PANNES = DISQUE_PLEIN | {errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM}


def decrire(cours: CourseDirectory, chapitre: str, config: Config) -> None:
    """Décrit le chapitre à nbgrader : ses cellules, leurs points. Lève ``RuntimeError`` si nbgrader le refuse.

    Une panne de la machine ou du carnet de notes est levée telle quelle.
    """
    pannes = _Pannes()
    log = logging.Logger("devoir", logging.WARNING)  # les messages de nbgrader, en anglais, restent hors de la vue
    log.addHandler(pannes)
    logging.getLogger("tornado.application").setLevel(logging.CRITICAL)
    with _sans_interruption():
        dater_le_carnet(cours.db_url)
        resultat = NbGraderAPI(coursedir=cours, config=config, log=log).generate_assignment(chapitre)
    if pannes.premiere is not None:
        raise pannes.premiere
    if not resultat["success"]:
        lignes = (resultat.get("log", "") + resultat.get("error", "")).strip().splitlines()
        raise RuntimeError("nbgrader refuse le chapitre :\n" + "\n".join(f"  {ligne}" for ligne in lignes[-6:]))


def dater_le_carnet(adresse: str) -> None:
    """Écrit d'abord la version du carnet de notes : nbgrader l'écrit en dernier, et en lançant un programme de plusieurs secondes.

    Sans elle (une coupure au mauvais moment), ``nbgrader db upgrade`` abîmerait le carnet.
    """
    moteur = create_engine(adresse)
    try:
        with moteur.begin() as base:
            base.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)"))
            if base.execute(text("SELECT version_num FROM alembic_version")).first() is None:
                base.execute(text("INSERT INTO alembic_version (version_num) VALUES (:version)"),
                             {"version": ScriptDirectory(ALEMBIC_DIR).get_current_head()})
    finally:
        moteur.dispose()


def dire_la_panne(erreur: Exception) -> str:
    """Une panne de la machine ou du carnet de notes, en une phrase sans point."""
    plein = getattr(erreur, "errno", None) in DISQUE_PLEIN or "is full" in str(erreur) or os.strerror(errno.ENOSPC) in str(erreur)
    return "Le disque est plein" if plein else f"La notation s'est arrêtée ({str(erreur).splitlines()[0]})"


class _Pannes(logging.Handler):
    """Retient la panne en cours quand nbgrader journalise : il ne transmet une erreur que par son texte."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.premiere: Exception | None = None

    def emit(self, record: logging.LogRecord) -> None:
        self.premiere = self.premiere or _panne(sys.exc_info()[1])


def _panne(erreur: BaseException | None) -> Exception | None:
    """Dans une erreur et ses causes, celle de la machine ou du carnet de notes."""
    while erreur is not None:
        if isinstance(erreur, (OperationalError, InterfaceError, InternalError)) or (isinstance(erreur, OSError) and erreur.errno in _PANNES):
            return erreur
        erreur = erreur.__cause__ or erreur.__context__
    return None


@contextlib.contextmanager
def _sans_interruption() -> Iterator[None]:
    """Ctrl-C attend la fin : nbgrader y verrait un chapitre faux."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    recus: list[int] = []
    ancien = signal.signal(signal.SIGINT, lambda numero, _: recus.append(numero))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, ancien)
    if recus:
        raise KeyboardInterrupt
