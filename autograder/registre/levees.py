"""Les suspensions levées : l'instructeur a lu une copie suspendue et décidé que ses tests valent leurs points.

La décision vaut pour le fichier lu, et lui seul : un nouveau rendu est jugé de nouveau. Elle est gardée à côté des copies et
compte partout, dans ``retroprop noter`` comme dans ``nbgrader autograde``.
"""

from __future__ import annotations

import json
from pathlib import Path

from autograder.ecriture import ecrire_d_un_coup

FICHIER = Path("copies", "suspensions_levees.json")


def lire(racine: Path) -> dict[str, dict[str, str]]:
    """Par chapitre, puis par apprenant : la clé de l'exécution dont la suspension est levée.

    Lève ``ValueError`` si le fichier est abîmé : l'ignorer suspendrait de nouveau des copies déjà relues.
    """
    try:
        contenu = json.loads((racine / FICHIER).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as erreur:
        raise ValueError(f"{FICHIER} ne se lit pas ({erreur}). Réparez-le, ou effacez-le pour suspendre de nouveau.") from None
    bien_forme = isinstance(contenu, dict) and all(isinstance(d, dict) and all(isinstance(c, str) for c in d.values()) for d in contenu.values())
    if not bien_forme:
        raise ValueError(f"{FICHIER} n'a pas la forme attendue. Réparez-le, ou effacez-le pour suspendre de nouveau.")
    return contenu


def est_levee(racine: Path, chapitre: str, etudiant: str, cle: str) -> bool:
    """Vrai si la suspension de cette exécution de cette copie a été levée."""
    return bool(cle) and lire(racine).get(chapitre, {}).get(etudiant) == cle


def lever(racine: Path, chapitre: str, cles: dict[str, str]) -> None:
    """Retient les décisions, d'un coup. cles : par apprenant, la clé de l'exécution lue."""
    contenu = lire(racine)
    contenu[chapitre] = {**contenu.get(chapitre, {}), **cles}
    ecrire_d_un_coup(racine / FICHIER, json.dumps(contenu, ensure_ascii=False, indent=1))
