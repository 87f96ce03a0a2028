"""La ligne de commande ``retroprop`` : une sous-commande par métier, chargée à la demande.

Chaque module de commande offre ``configurer(parseur)`` et ``executer(arguments) -> int`` (code de sortie).
Rien de lourd n'est importé tant que la sous-commande n'est pas choisie.
"""

from __future__ import annotations

import argparse
import importlib
import sys

COMMANDES = {
    "construire": ("atelier.construction", "construire les chapitres à partir de solutions/*.py"),
    "eprouver": ("atelier.epreuves", "prouver les exercices d'un chapitre avec les copies de tests/copies/"),
    "releves": ("atelier.releves", "montrer ce que le noyau d'une copie exécute de chaque test"),
    "typographie": ("atelier.typographie", "vérifier les espaces insécables des sources"),
    "classe": ("atelier.classe", "préparer une classe d'exemple à partir des copies de tests/copies/"),
    "recolter": ("autograder.arrivee.recolte", "ranger les copies d'une archive téléchargée de Moodle"),
    "noter": ("autograder.noter", "noter les copies d'un chapitre et résumer les résultats"),
    "retours": ("autograder.retour.pages", "fabriquer les pages de retour d'un chapitre noté"),
    "progression": ("retroprop.progression", "dire où vous en êtes dans le cours"),
}

_TRADUCTIONS = {  # argparse ne parle qu'anglais
    "usage: ": "usage : ",
    "positional arguments": "arguments",
    "show this help message and exit": "montrer cette aide",
    "the following arguments are required: %s": "il manque %s",
    "unrecognized arguments: %s": "arguments inconnus : %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r est inconnu ; au choix : %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r n'est pas un nombre qui convient",
    "expected one argument": "il faut une valeur",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s : %(message)s\n",
}

EXTRAS = {"distributed": "grappe", "psycopg": "postgresql"}  # ce que l'atelier n'installe pas


def _parseur(choisie: str | None) -> argparse.ArgumentParser:
    argparse._ = lambda texte: _TRADUCTIONS.get(texte, texte)
    parseur = argparse.ArgumentParser(prog="retroprop", description="Le cours Rétroprop, côté commande.")
    sous = parseur.add_subparsers(dest="commande", required=True, metavar="COMMANDE")
    for nom, (module, aide) in COMMANDES.items():
        enfant = sous.add_parser(nom, help=aide, description=aide)
        if nom == choisie:
            importlib.import_module(module).configurer(enfant)
    return parseur


def main(arguments: list[str] | None = None) -> int:
    """Point d'entrée ; renvoie le code de sortie (0 si tout va bien)."""
    arguments = sys.argv[1:] if arguments is None else arguments
    choisie = next((a for a in arguments if not a.startswith("-")), None)
    try:
        lus = _parseur(choisie).parse_args(arguments)
        return importlib.import_module(COMMANDES[lus.commande][0]).executer(lus)
    except ModuleNotFoundError as absence:
        if absence.name and absence.name.split(".")[0] in {"retroprop", "atelier", "autograder"}:
            raise
        remede = (f"Installez-le : pip install 'retroprop[{EXTRAS[absence.name]}]'." if absence.name in EXTRAS
                  else "Installez l'atelier complet : pip install 'retroprop[atelier]' (ou python3 demarrer.py).")
        print(f"retroprop {choisie} a besoin du paquet « {absence.name} », qui n'est pas installé.\n{remede}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrompu.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
