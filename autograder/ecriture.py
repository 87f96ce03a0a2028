"""Écrire un fichier d'un coup : entier, ou pas du tout."""

from __future__ import annotations

import os
from pathlib import Path


def ecrire_d_un_coup(fichier: Path, texte: str, *, attendre_le_disque: bool = True) -> None:
    """Remplace ``fichier`` par ``texte``, écrit à côté puis renommé : un arrêt laisse l'ancien ou le nouveau, jamais un mélange.

    attendre_le_disque : faux pour un fichier qu'une coupure de courant peut abîmer sans dommage, parce que son lecteur le voit et qu'il
    se refait. Lève ``OSError`` si le disque est plein ; l'ancien fichier est alors intact.
    """
    provisoire = fichier.with_suffix(".tmp")
    try:
        with open(provisoire, "w", encoding="utf-8") as sortie:
            sortie.write(texte)
            if attendre_le_disque:
                sortie.flush()
                os.fsync(sortie.fileno())
        os.replace(provisoire, fichier)
    except OSError:
        provisoire.unlink(missing_ok=True)
        raise
