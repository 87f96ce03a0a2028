"""La typographie française du texte des carnets : espaces insécables et guillemets.

``composer`` met une espace insécable avant « : ; ? ! » et à l'intérieur des guillemets, sans toucher au code,
aux formules, aux adresses ni aux balises. ``retroprop typographie`` vérifie les sources ; ``--corriger`` les récrit.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent
INSECABLE = "\u00a0"

# Ce que la typographie ne touche pas : code, formules, liens, balises, alignements de tableaux.
_PROTEGE = re.compile(
    r"```.*?```|`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]+\$|\]\([^)\s]*\)|https?://\S+|<[^>\n]+>|\{\{.*?\}\}|^\s*#*\s*\|?[\s:|-]+\|\s*$",
    re.DOTALL | re.MULTILINE,
)


def composer(texte: str) -> str:
    """Renvoie ``texte`` (du Markdown) avec les espaces insécables de l'usage français."""

    def hors_code(morceau: str) -> str:
        morceau = re.sub(r"[ \u202f]+([:;?!»])(?=\s|$|[*_.,)\]])", INSECABLE + r"\1", morceau)
        morceau = re.sub(r"«[ \u202f]*(?=\S)", "«" + INSECABLE, morceau)
        return re.sub(r"(?<=\S)[ \u202f]*»", INSECABLE + "»", morceau) if "»" in morceau else morceau

    morceaux, fin = [], 0
    for trouve in _PROTEGE.finditer(texte):
        morceaux += [hors_code(texte[fin:trouve.start()]), trouve.group()]
        fin = trouve.end()
    return "".join([*morceaux, hors_code(texte[fin:])]).replace(INSECABLE * 2, INSECABLE)


def composer_source(source: str) -> str:
    """Applique ``composer`` aux cellules Markdown d'une source py:percent ; le reste est rendu tel quel."""
    cellules = re.split(r"(?m)^(?=# %%)", source)
    return "".join(composer(c) if c.startswith("# %% [markdown]") else c for c in cellules)


def fautes(source: str) -> list[tuple[int, str]]:
    """Les lignes d'une source que ``composer_source`` changerait : ``[(numéro de ligne, texte), …]``."""
    return [(n, avant) for n, (avant, apres) in enumerate(zip(source.split("\n"), composer_source(source).split("\n")), 1)
            if avant != apres]


def configurer(parseur: argparse.ArgumentParser) -> None:
    """Déclare les arguments de ``retroprop typographie``."""
    parseur.add_argument("sources", nargs="*", type=Path, help="sources à lire (toutes par défaut)")
    parseur.add_argument("--corriger", action="store_true", help="récrire les sources au lieu de signaler")


def executer(arguments: argparse.Namespace) -> int:
    """Vérifie ou corrige ; renvoie 1 s'il reste des fautes."""
    reste = 0
    for chemin in arguments.sources or sorted((RACINE / "solutions").glob("*.py")):
        source = chemin.read_text(encoding="utf-8")
        for ligne, texte in fautes(source):
            print(f"{chemin.name}, ligne {ligne} : {texte.strip()[:90]}", file=sys.stdout)
            reste += not arguments.corriger
        if arguments.corriger:
            chemin.write_text(composer_source(source), encoding="utf-8")
    return int(reste > 0)
