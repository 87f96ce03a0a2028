"""Écrire un fichier d'un coup : entier, ou pas du tout."""

from __future__ import annotations

import os
from pathlib import Path


def ecrire_d_un_coup(fichier: Path, texte: str) -> None:
    """Remplace ``fichier`` par ``texte``, écrit à côté puis renommé : une coupure laisse l'ancien ou le nouveau, jamais un mélange.

    Lève ``OSError`` si le disque est plein ; l'ancien fichier est alors intact.
    """
    provisoire = fichier.with_suffix(".tmp")
    try:
        with open(provisoire, "w", encoding="utf-8") as sortie:
            sortie.write(texte)
            sortie.flush()
            os.fsync(sortie.fileno())
        os.replace(provisoire, fichier)
    except OSError:
        provisoire.unlink(missing_ok=True)
        raise
