"""``retroprop releves CHAPITRE [TEST]`` : ce que le noyau d'une copie exécute de chaque test, pour que l'auteur le lise.

On n'y trouve que ce qui est observé : les appels au code de l'apprenant et ce qu'il faut pour les faire. Un attendu, un seuil ou des
étiquettes qui s'y trouvent encore sont visibles d'une copie : observez des prédictions, et comptez-les dans le test.
"""

from __future__ import annotations

import sys

from atelier import construction
from autograder.cours import trouver_source
from autograder.jugement.chapitre import Chapitre


def configurer(parseur) -> None:
    """Les arguments de ``retroprop releves``."""
    parseur.add_argument("chapitre", metavar="CHAPITRE", help="01 ou 01_perceptron")
    parseur.add_argument("test", nargs="?", default="", metavar="TEST", help="seulement les tests dont le nom contient TEST")


def executer(args) -> int:
    """Affiche les relevés ; 2 si un nom est inconnu."""
    try:
        chapitre = Chapitre(construction.lire_source(trouver_source(args.chapitre)))
    except ValueError as erreur:
        print(erreur, file=sys.stderr)
        return 2
    voulus = [t for nom, t in chapitre.tests.items() if args.test in nom]
    if not voulus:
        print(f"Aucun test de {args.chapitre} ne contient « {args.test} ».", file=sys.stderr)
        return 2
    for test in voulus:
        print(f"# {test.nom}\n{test.vues.releve}")
        for ligne in test.vues.attendus:
            print(f"# ATTENTION, un attendu, une piste ou un message vient de la copie : {ligne}")
        print()
    return 0
