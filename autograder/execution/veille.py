"""La veille : combien de temps ce processus a-t-il été suspendu ?

Un capot fermé, un Ctrl-Z, un conteneur en pause : les délais continuent parfois de courir pendant que rien ne s'exécute.
Une copie n'a pas à le payer.
"""

from __future__ import annotations

import functools
import threading
import time

_PERIODE = 0.5  # secondes
_SUSPENSION = 3.0  # secondes sans un battement : aucune charge ordinaire n'en fait autant


class _Veilleur(threading.Thread):
    def __init__(self) -> None:
        super().__init__(name="veille", daemon=True)
        self.total, self.battement = 0.0, time.monotonic()

    def run(self) -> None:
        while True:
            time.sleep(_PERIODE)
            self.total, self.battement = self.relever(), time.monotonic()

    def relever(self) -> float:
        ecart = time.monotonic() - self.battement
        return self.total + (ecart if ecart > _SUSPENSION else 0.0)


@functools.cache
def _veilleur() -> _Veilleur:
    veilleur = _Veilleur()
    veilleur.start()
    return veilleur


def secondes_suspendues() -> float:
    """Le temps que ce processus a passé suspendu depuis le premier appel, à quelques secondes près."""
    return _veilleur().relever()
