"""Ce que la construction, la configuration de nbgrader et la notation partagent : une seule valeur pour chacun."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent  # le dossier qui contient autograder/

# Le talon mis à la place de chaque solution. Il doit échouer : une copie vide ne gagne rien.
TALON_CODE = '# VOTRE CODE ICI\nraise NotImplementedError("À vous de jouer : remplacez cette ligne par votre code.")'
TALON_TEXTE = "VOTRE RÉPONSE ICI"

# Ce que `controles.reussi` affiche en tête de ligne : la preuve qu'un test est allé jusqu'au bout.
MARQUE_DE_REUSSITE = "✔ "

# Une cellule qui ne fait que montrer : la notation la saute.
ETIQUETTE_DEMONSTRATION = "demonstration"
ETIQUETTES_SAUTEES = frozenset((ETIQUETTE_DEMONSTRATION, "widget"))

# L'identifiant des cellules que l'apprenant a ajoutées, dans une copie reconstruite.
PREFIXE_AJOUT = "ajout-"

# Un seul fil d'exécution : les résultats ne dépendent alors ni du nombre de cœurs ni de ce que fait la machine
# au même moment, et deux copies se notent côte à côte sans se gêner. Les réseaux du cours sont trop petits pour
# que deux fils aillent plus vite.
ENVIRONNEMENT_DU_NOYAU = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "PYTHONHASHSEED": "0",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}

# Le noyau avertit dans le terminal qu'il parle en clair sur la machine même : sans intérêt ici. Il dort une demi-milliseconde après chaque
# cellule, pour qui n'attendrait pas la fin de ses sorties : nbclient l'attend.
ARGUMENTS_DU_NOYAU = ("--IPKernelApp.log_level=ERROR", "--HistoryManager.hist_file=:memory:", "--Kernel._execute_sleep=0")


def environnement_du_noyau() -> dict[str, str]:
    """L'environnement d'un noyau qui construit ou qui note : celui du processus, et nos réglages par-dessus."""
    return {**os.environ, **ENVIRONNEMENT_DU_NOYAU}


def rendre_alembic_trouvable() -> None:
    """Met le dossier de Python dans ``PATH`` : nbgrader y cherche la commande ``alembic``."""
    dossier = os.path.dirname(sys.executable)
    chemins = os.environ.get("PATH", "").split(os.pathsep)
    if dossier not in chemins:
        os.environ["PATH"] = os.pathsep.join([dossier, *chemins])


def graine_du_cours(racine: Path) -> int:
    """La graine des tirages des tests, qu'aucun apprenant ne connaît : la même pour toute une classe, gardée dans ``copies/graine``.

    Écrite à la première notation ; la garder avec les copies rend les notes rejouables. Lève ``ValueError`` si le fichier est abîmé.
    """
    fichier = racine / "copies" / "graine"
    try:
        return int(fichier.read_text())
    except FileNotFoundError:
        fichier.parent.mkdir(parents=True, exist_ok=True)
        neuf = fichier.with_name(f".graine-{os.getpid()}")
        neuf.write_text(f"{secrets.randbits(48)}\n")
        with contextlib.suppress(FileExistsError):  # une autre notation vient de l'écrire
            os.link(neuf, fichier)
        neuf.unlink()
        return int(fichier.read_text())
    except ValueError:
        raise ValueError(f"{fichier} devrait contenir un nombre entier : la graine des tests. Effacez-le pour en tirer une autre ; les notes changeront peut-être.") from None
