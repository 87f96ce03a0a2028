"""Note vingt fois les classes d'exemple : aucune copie honnête n'est refusée ni interrompue, et les notes ne changent pas.

    python bancs/honnetes.py [01 02 …] [--copies 12] [--passages 20]

Pour chaque chapitre, un cours temporaire reçoit une classe d'exemple (``retroprop classe``), notée d'abord par un processus, puis
par deux travailleurs Dask s'il est installé, puis par deux processus qui servent à tous les chapitres. Affiche ce qui est refusé et ce qui change ;
finit par 1 s'il y en a.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import time
from pathlib import Path

from notation import RACINE, composer_une_classe, dask_est_installe, grappe_locale


def main() -> int:
    parseur = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parseur.add_argument("chapitres", nargs="*", help="01, 02… (par défaut : tous)")
    parseur.add_argument("--copies", type=int, default=12)
    parseur.add_argument("--passages", type=int, default=20)
    options = parseur.parse_args()
    sys.path.insert(0, str(RACINE))
    from autograder.execution import equipe
    from autograder.isolement.pepiniere import CADRES, DONNEES

    chapitres = [c.name for c in sorted((RACINE / "tests" / "copies").glob("0*")) if not options.chapitres or c.name[:2] in options.chapitres]
    with contextlib.ExitStack() as pile:
        seules = [pile.enter_context(equipe.processus_locaux(1, {*CADRES, *DONNEES})())]
        if dask_est_installe():
            seules.append(pile.enter_context(pile.enter_context(grappe_locale())()))
        deux = pile.enter_context(equipe.processus_locaux(2, {*CADRES, *DONNEES})())
        equipes = [*seules, *[deux] * options.passages][:options.passages]
        return 1 if sum([eprouver(chapitre, options.copies, equipes) for chapitre in chapitres]) else 0


def eprouver(chapitre: str, copies: int, equipes: list) -> int:
    """Note la classe une fois par équipe ; affiche et renvoie le nombre de fautes."""
    from autograder.noter import Notation

    debut = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="banc-") as dossier:
        cours = Path(dossier) / "cours"
        composer_une_classe(cours, chapitre, copies)
        releves = [Notation(cours, chapitre).noter(lambda e=executeur: contextlib.nullcontext(e), tout=True) for executeur in equipes]
    refusees = [f"passage {n} : {qui}, {raison}" for n, releve in enumerate(releves) for qui, raison in {**releve.interrompues, **releve.refus}.items()]
    changees = [f"passage {n} : {qui} a {note:.4f}, et non {releves[0].notes.get(qui)}" for n, releve in enumerate(releves)
                for qui, note in releve.notes.items() if note != releves[0].notes.get(qui)]
    moyenne = sum(releves[0].notes.values()) / max(1, len(releves[0].notes))
    print(f"{chapitre} : {len(equipes)} passages de {copies} copies, {len(refusees)} refusée(s) ou interrompue(s), {len(changees)} note(s) changée(s), "
          f"moyenne {moyenne:.2f} / 20, {(time.monotonic() - debut) / len(equipes) / copies:.2f} s par copie", flush=True)
    print(*refusees, *changees, sep="\n", end="\n" if refusees or changees else "", flush=True)
    return len(refusees) + len(changees)


if __name__ == "__main__":
    sys.exit(main())
