"""``retroprop classe`` : une classe d'exemple, pour essayer la notation d'un chapitre.

Les copies rendues mêlent la solution, les copies d'épreuve de ``tests/copies/`` et des exercices laissés vides. Le tirage
ne dépend que du chapitre et du nom de l'élève : la même commande donne toujours la même classe.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from atelier import construction
from atelier.copies import (
    Copie,
    ErreurDeCopie,
    assembler,
    assembler_copie_rendue,
    cellules_de_solution,
    lire_copie,
    lister_copies,
    reponses_du_quiz,
)
from atelier.epreuves import exercices
from autograder.cours import chemin_apprenant, trouver_chapitre, trouver_source

ELEVES = 12
REMISE = datetime(2026, 3, 2, 18, 0, tzinfo=timezone.utc)

_PRENOMS = ("camille lucas ines hugo lea nathan manon theo chloe adam sarah jules emma rayan louise gabriel jade malo "
            "alice yanis zoe paul fatou antoine").split()
_NOMS = ("martin bernard dubois thomas robert petit durand leroy moreau simon laurent michel garcia david bertrand roux "
         "vincent fournier morel girard andre mercier diallo nguyen").split()


def nom_d_eleve(rang: int) -> str:
    """L'identifiant du n-ième élève (à partir de 0) : un prénom et un nom, tous différents."""
    tour, reste = divmod(rang, len(_PRENOMS) * len(_NOMS))
    nom = _NOMS[(7 * reste + reste // len(_PRENOMS)) % len(_NOMS)]
    return f"{_PRENOMS[reste % len(_PRENOMS)]}_{nom}" + (f"_{tour + 1}" if tour else "")


@dataclass
class CopieRendue:
    """Ce qu'un élève rend : son carnet, et comment il a répondu à chaque exercice."""

    eleve: str
    carnet: NotebookNode
    heure: datetime
    reponses: dict[str, str] = field(default_factory=dict)  # exercice -> solution, vierge, juste_… ou fausse_…


def composer(chapitre: str, nombre: int = ELEVES, racine: Path | None = None) -> list[CopieRendue]:
    """Les copies d'une classe : la première toute juste, la dernière vierge, les autres tirées au sort.

    Lève ``ValueError`` si le chapitre est inconnu ou n'a pas de version de l'apprenant.
    """
    chemin = trouver_source(trouver_chapitre(chapitre, racine), racine)
    publie = chemin_apprenant(chemin)
    if not publie.is_file():
        raise ValueError(f"Il n'y a pas de version de l'apprenant pour « {chapitre} ». "
                         f"Construisez-la d'abord : retroprop construire {chapitre}")
    source, version = construction.lire_source(chemin), nbformat.read(publie, as_version=4)
    copies: dict[str, list[Copie]] = {exercice: [] for exercice in exercices(source)}
    for fichier in lister_copies(chemin.stem, racine):
        try:
            copie = lire_copie(fichier)
            assembler(source, copie)
            copies[copie.exercice].append(copie)
        except ErreurDeCopie as erreur:
            print(f"  copie ignorée : {erreur}", file=sys.stderr)
    return [_composer_une_copie(source, version, chemin.stem, copies, rang, nombre) for rang in range(nombre)]


def _composer_une_copie(source: NotebookNode, version: NotebookNode, chapitre: str, copies: dict[str, list[Copie]],
                        rang: int, nombre: int) -> CopieRendue:
    eleve = nom_d_eleve(rang)
    hasard = random.Random(f"{chapitre}/{eleve}")
    aisance = hasard.uniform(0.35, 0.95)
    choisies, reponses = [], {}
    for exercice, possibles in copies.items():
        genre = "solution"
        if rang == nombre - 1 > 0:
            genre = "vierge"
        elif rang:
            genre = "juste_" if hasard.random() < aisance else hasard.choice(("fausse_", "fausse_", "vierge"))
        siennes = [c for c in possibles if c.nom.startswith(genre)]
        if exercice == "quiz" and genre == "fausse_":
            siennes = [_quiz_manque(source, hasard)]
        if siennes and hasard.random() < 0.8:  # une fois sur cinq, la solution elle-même
            choisie = hasard.choice(siennes)
            choisies.append(choisie)
            genre = choisie.nom
        reponses[exercice] = genre if genre == "vierge" or not genre.endswith("_") else "solution"
    vierges = [exercice for exercice, genre in reponses.items() if genre == "vierge"]
    carnet = assembler_copie_rendue(version, source, choisies, vierges)
    heure = REMISE + timedelta(seconds=hasard.randrange(-7 * 24 * 3600, 0))
    return CopieRendue(eleve, carnet, heure, reponses)


def _quiz_manque(source: NotebookNode, hasard: random.Random) -> Copie:
    """Une réponse au quiz dont une à trois lettres sont fausses."""
    reponses = reponses_du_quiz(cellules_de_solution(source)["quiz"])
    for question in hasard.sample(sorted(reponses), min(len(reponses), hasard.randint(1, 3))):
        reponses[question] = hasard.choice([lettre for lettre in "abcd" if lettre != reponses[question]])
    return Copie("fausse_quiz", "quiz", "un quiz en partie faux", False, cellules={"quiz": f"REPONSES = {reponses!r}"})


def deposer(copies: list[CopieRendue], chapitre: str, dossier: Path, *, remplacer: bool = False) -> None:
    """Écrit ``<dossier>/<élève>/<chapitre>/<chapitre>.ipynb`` et ``timestamp.txt``, comme nbgrader les attend.

    Lève ``FileExistsError``, sans rien écrire, si une copie est déjà là et que ``remplacer`` est faux.
    """
    presentes = [c.eleve for c in copies if (dossier / c.eleve / chapitre).exists()]
    if presentes and not remplacer:
        raise FileExistsError(f"{dossier} contient déjà {len(presentes)} de ces copies de {chapitre} ({presentes[0]}…). "
                              "Rien n'a été écrit ; ajoutez --remplacer pour les écraser.")
    for copie in copies:
        destination = dossier / copie.eleve / chapitre
        destination.mkdir(parents=True, exist_ok=True)
        nbformat.write(copie.carnet, destination / f"{chapitre}.ipynb")
        (destination / "timestamp.txt").write_text(f"{copie.heure:%Y-%m-%d %H:%M:%S.%f %Z}\n", encoding="utf-8")


# ---------------------------------------------------------------- la commande


def configurer(parseur) -> None:
    """Les arguments de ``retroprop classe``."""
    parseur.add_argument("chapitre", metavar="CHAPITRE", help="01 ou 01_perceptron")
    parseur.add_argument("--dossier", type=Path, default=Path("copies/rendues"), metavar="D",
                         help="où déposer les copies (par défaut : copies/rendues)")
    parseur.add_argument("--eleves", type=int, default=ELEVES, metavar="N", help=f"par défaut : {ELEVES}")
    parseur.add_argument("--remplacer", action="store_true", help="écraser les copies déjà rendues")


def executer(args) -> int:
    """Dépose la classe ; 0 si c'est fait, 1 si des copies existent déjà, 2 si la demande est impossible."""
    if args.eleves < 1:
        print("--eleves attend un entier au moins égal à 1.", file=sys.stderr)
        return 2
    try:
        chapitre = trouver_chapitre(args.chapitre)
        copies = composer(chapitre, args.eleves)
        deposer(copies, chapitre, args.dossier, remplacer=args.remplacer)
    except (ValueError, construction.ErreurChapitre) as erreur:
        print(erreur, file=sys.stderr)
        return 2
    except FileExistsError as erreur:
        print(erreur, file=sys.stderr)
        return 1
    largeur = max(len(c.eleve) for c in copies)
    for copie in copies[:ELEVES]:
        genres = Counter(genre.split("_")[0] for genre in copie.reponses.values())
        detail = ", ".join(f"{genre} : {genres[genre]}" for genre in ("solution", "juste", "fausse", "vierge") if genres[genre])
        print(f"  {copie.eleve:{largeur}}  {detail}")
    if len(copies) > ELEVES:
        print(f"  … et {len(copies) - ELEVES} autres")
    print(f"{len(copies)} copies de {chapitre} déposées dans {args.dossier}. Pour les noter : retroprop noter {chapitre}")
    return 0
