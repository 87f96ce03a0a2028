"""De petits textes en français, que le résumé, le rapport et les pages de retour partagent."""

from __future__ import annotations

import re
import unicodedata


def nombre(valeur: float | None) -> str:
    """Un nombre à la française, deux décimales au plus : ``1,5``."""
    return f"{round(float(valeur or 0), 2):g}".replace(".", ",")


def abrege(texte: str, largeur: int) -> str:
    """Le texte sur une ligne, sans caractère de commande, coupé à ``largeur``."""
    texte = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in texte[:20 * largeur])
    texte = re.sub(" {2,}", " ", texte).strip()
    return texte if len(texte) <= largeur else texte[:largeur - 1] + "…"


def phrase(texte: str) -> str:
    """Le texte, fini par un point s'il n'est pas une question."""
    return texte if texte.endswith(("?", ".", "!")) else f"{texte}."


def sans_couleurs(texte: str) -> str:
    """Le même texte sans les codes de couleur des terminaux."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", texte)
