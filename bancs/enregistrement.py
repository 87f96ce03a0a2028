"""Combien de copies l'unique écrivain enregistre-t-il par seconde, dans SQLite et dans PostgreSQL ?

    python bancs/enregistrement.py [01_perceptron] [--copies 300]

Une classe de copies déjà exécutées (des notes tirées au sort, la taille d'une vraie copie) est enregistrée par
``retroprop noter`` : mise en réserve, carnet de notes, fichiers. Rien n'est exécuté. Affiche, pour chaque base, le débit, la médiane et le
pire d'une copie ; finit par 1 si la médiane de SQLite dépasse 50 ms. PostgreSQL est lancé pour l'occasion, s'il est installé.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from notation import RACINE, poser_un_cours

CIBLE = 0.050  # secondes par copie, SQLite


def main() -> int:
    parseur = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parseur.add_argument("chapitre", nargs="?", default="01_perceptron")
    parseur.add_argument("--copies", type=int, default=300)
    options = parseur.parse_args()
    sys.path[:0] = [str(RACINE), str(RACINE / "tests")]
    mediane = mesurer("SQLite", options.chapitre, options.copies)
    for adresse in postgresql():
        os.environ["RETROPROP_DB_URL"] = adresse
        mesurer("PostgreSQL", options.chapitre, options.copies)
    return 0 if mediane < CIBLE else 1


def mesurer(base: str, chapitre: str, copies: int) -> float:
    """Enregistre une classe deux fois (premier rendu, puis ``--tout``) ; affiche les débits et renvoie la médiane d'une copie, en secondes."""
    from autograder.execution.travail import Execution
    from autograder.noter import Notation

    with tempfile.TemporaryDirectory(prefix="banc-") as dossier:
        cours = Path(dossier) / "cours"
        poser_un_cours(cours, chapitre)
        octets = (cours / "chapitres" / chapitre / f"{chapitre}.ipynb").read_bytes()
        for i in range(copies):
            rendu = cours / "copies" / "rendues" / f"eleve-{i:04}" / chapitre
            rendu.mkdir(parents=True)
            (rendu / f"{chapitre}.ipynb").write_bytes(octets + b"\n" * (i + 1))
            (rendu / "timestamp.txt").write_text("2026-03-02 18:00:00 UTC")
        for tour in ("premier rendu", "de nouveau"):
            notation = Notation(cours, chapitre)
            durees: list[float] = []

            def executions(pretes, demandes, fabrique, notation=notation, durees=durees):
                modele = None
                for demande in demandes:
                    modele = modele or _corriger(demande)
                    execution = Execution(demande.etudiant, demande.cle, *modele)
                    debut = time.monotonic()
                    notation.reserve.garder(execution)
                    yield execution  # enregistrée, puis retirée de la réserve, avant qu'une autre soit demandée
                    durees.append(time.monotonic() - debut)

            notation._executions = executions
            bilan = notation.noter(None, tout=True)
            assert len(bilan.notes) + len(bilan.a_la_main) == copies, bilan
            print(f"{base:10}  {tour:14} {copies} copies : {len(durees) / sum(durees):6.1f} copies par seconde, médiane "
                  f"{1000 * statistics.median(durees):5.1f} ms, pire {1000 * max(durees):5.1f} ms")
    return statistics.median(durees)


def _corriger(demande) -> tuple:
    """Ce qu'un travailleur aurait rendu d'une copie dont chaque test est tiré au sort."""
    import nbformat
    from nbformat.v4 import new_output
    from traitlets.config import Config

    from autograder.arrivee.lecture import lire_copie
    from autograder.arrivee.reconstruction import reconstruire
    from autograder.cellules import est_un_test
    from autograder.registre import preuve

    hasard = random.Random(demande.etudiant)
    carnet, _ = reconstruire(nbformat.reads(demande.source.decode(), as_version=4), lire_copie(demande.rendu)[0])
    carnet.metadata.retroprop.update(cle=demande.cle, duree=3.0, demarrage=0.7, arret="")
    for cellule in carnet.cells:
        if est_un_test(cellule):
            reussi = hasard.random() < 0.6
            cellule.metadata["retroprop"] = {"verdict": "reussi" if reussi else "perdu"}
            cellule.outputs = [new_output("stream", text="✔ le critère\n") if reussi else
                               new_output("error", ename="Echec", evalue="", traceback=["✘ attendu : 1", "  obtenu : 0"])]
        elif cellule.cell_type == "code":
            cellule.outputs = [new_output("stream", text="x" * 500)]
    preuve.conclure(carnet, Config(demande.config))
    notes, commentaires = preuve.notes_de_la_copie(carnet)
    return nbformat.writes(carnet) + "\n", "", 3.0, notes, commentaires


def postgresql() -> Iterator[str]:
    """L'adresse d'un serveur jetable ; rien, avec une phrase, s'il n'y en a pas."""
    from serveur_postgresql import serveur_jetable

    try:
        import psycopg  # noqa: F401

        with serveur_jetable() as serveur:
            yield serveur.adresse
    except (FileNotFoundError, ModuleNotFoundError) as absence:
        print(f"PostgreSQL  non mesuré : {absence}.")


if __name__ == "__main__":
    sys.exit(main())
