"""``retroprop eprouver`` : prouver les exercices d'un chapitre avec les copies de ``tests/copies/``.

Pour chaque cellule notée et chaque graine : la solution et les copies justes gagnent tout ; la copie vierge et la version
de l'apprenant ne gagnent rien ; une copie fausse perd exactement ce qu'annonce son en-tête, avec le message attendu.

Les copies sont lues par ``copies``, réduites par ``dependances``, exécutées par ``banc`` et jugées ici.
"""

from __future__ import annotations

import fnmatch
import re
import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from atelier import construction
from atelier.banc import DELAI, GRAINES, TRAVAILLEURS, Passage, Resultats, executer_carnets, ouvrir
from atelier.copies import (
    Copie,
    ErreurDeCopie,
    assembler,
    assembler_quiz,
    cellules_de_solution,
    cellules_notees,
    copie_vierge,
    lire_copie,
    lister_copies,
    nom_de,
    sans_tests_caches,
)
from autograder.jugement.dependances import tranche

FAUSSES_MIN, JUSTES_MIN = 4, 2
LIGNES_MAX = 12

_CHEMIN_INTERNE = re.compile(r"site-packages|retroprop[/\\]\w+\.py|atelier[/\\]\w+\.py")

# ---------------------------------------------------------------- juger


def juger(copie: Copie, resultats: Resultats) -> list[str]:
    """Les plaintes, en français, contre une copie et ce que son exécution a donné ; aucune si tout est prouvé."""
    if resultats.arret:
        return [f"exécution incomplète : {resultats.arret}"]
    plaintes = []
    if not copie.juste and not copie.perd:  # l'auteur vient de l'écrire : les plaintes suivantes disent quoi y mettre
        plaintes.append("une copie fausse annonce dans « perd » ce qu'elle perd")
    if copie.juste:
        plaintes += [f"la cellule « {nom} » échoue : {_resume(message)}" for nom, message in resultats.erreurs]
    plaintes += [f"{nom} : annoncée perdue, mais rien de ce que la copie remplace ne l'atteint" for nom in copie.perd
                 if not resultats.passages.get(nom)]
    for grade_id, passages in resultats.passages.items():
        vues: dict[str, list[tuple[Passage, str]]] = {}
        for passage in passages:
            for raison, detail in _plaintes_du_passage(copie, passage):
                vues.setdefault(raison, []).append((passage, detail))
        for raison, concernes in vues.items():
            graines, detail = "", concernes[0][1]
            if len(concernes) < len(passages):
                liste = ", ".join(str(p.graine) for p, _ in concernes[:6]) + ("…" if len(concernes) > 6 else "")
                graines = f" (graine{'s' * (len(concernes) > 1)} {liste})"
            plaintes.append(f"{grade_id}{graines} : {raison}{detail}")
    return plaintes


def _plaintes_du_passage(copie: Copie, passage: Passage) -> Iterator[tuple[str, str]]:
    """Des couples (raison, détail) : les graines qui donnent la même raison font une seule plainte."""
    message = f" :\n{_retrait(passage.message)}"
    if not passage.reussi and not passage.message:
        yield "perdue sans un mot", ""
        return
    if passage.message:
        if passage.lignes > LIGNES_MAX:
            yield f"le message dépasse {LIGNES_MAX} lignes", f" ({passage.lignes})"
        interne = _CHEMIN_INTERNE.search(passage.message)
        if interne:
            yield "le message montre un chemin interne", f" ({interne.group()})"
    if passage.grade_id in copie.perd:
        morceau = copie.perd[passage.grade_id]
        if passage.reussi:
            yield "réussie, alors que la copie doit la perdre", ""
        elif _normaliser(morceau) not in _normaliser(passage.message):
            yield f"perdue, mais le message ne contient pas « {morceau} »", message
        return
    if not passage.reussi:
        yield "perdue, alors que la copie doit la gagner", message
    if copie.est_la_solution and passage.reussi:
        if len(passage.sortie.splitlines()) != 1:
            yield "affiche autre chose que la ligne de controles.reussi", ""
        if not passage.releves:
            yield "n'observe rien de la copie", ""


def _normaliser(texte: str) -> str:
    return " ".join(unicodedata.normalize("NFC", texte).casefold().split())  # split() compte l'insécable comme une espace


def _compte(nombre: int, *mots: str) -> str:
    """« 2 copies fausses »."""
    return " ".join([str(nombre), *(mot + "s" * (nombre > 1) for mot in mots)])


def _retrait(texte: str, lignes: int = LIGNES_MAX) -> str:
    return "\n".join(f"      | {ligne}" for ligne in texte.splitlines()[:lignes])


def _resume(texte: str) -> str:
    return (" ".join(texte.split()) or "(vide)")[:300]


# ---------------------------------------------------------------- les épreuves d'un chapitre


@dataclass
class Epreuve:
    """Une copie et son carnet assemblé ; ``erreur`` si la copie est mal écrite."""

    nom: str
    copie: Copie | None = None
    carnet: NotebookNode | None = None
    source: NotebookNode | None = None  # d'où le juge tient les tests et les références
    erreur: str = ""


@dataclass
class Verdict:
    epreuve: Epreuve
    plaintes: list[str]
    resultats: Resultats | None = None


EPREUVES_D_OFFICE = ("solution", "vierge", "version_apprenant", "quiz")


def preparer(source: NotebookNode, chemins: Iterable[Path], voulues: Iterable[str] | None = None) -> list[Epreuve]:
    """Les épreuves d'un chapitre : celles d'office, puis les copies. ``voulues`` : seulement celles de ces noms."""
    chemins = list(chemins)
    voulues = {*EPREUVES_D_OFFICE, *map(nom_de, chemins)} if voulues is None else set(voulues)
    notees, epreuves = cellules_notees(source), []
    if "solution" in voulues:
        epreuves.append(Epreuve("solution", Copie("solution", "", "la solution", True), source, source))
    for nom, titre, sienne in (("vierge", "la copie vierge, tests cachés compris", source),
                               ("version_apprenant", "la copie vierge, sans les tests cachés", sans_tests_caches(source))):
        if nom in voulues:
            epreuves.append(Epreuve(nom, Copie(nom, "", titre, False, dict.fromkeys(notees, "")), copie_vierge(sienne), sienne))
    if "quiz" in voulues:
        try:
            quiz = assembler_quiz(source)
            if quiz:
                carnet, perd = quiz
                epreuves.append(Epreuve("quiz", Copie("quiz", "", "chaque réponse du quiz", False, perd), carnet, carnet))
        except ErreurDeCopie as erreur:
            epreuves.append(Epreuve("quiz", erreur=str(erreur)))
    for chemin in chemins:
        if nom_de(chemin) in voulues:
            try:
                copie = lire_copie(chemin)
                epreuves.append(Epreuve(nom_de(chemin), copie, assembler(source, copie), source))
            except ErreurDeCopie as erreur:
                epreuves.append(Epreuve(nom_de(chemin), erreur=str(erreur)))
    return epreuves


def eprouver(epreuves: Iterable[Epreuve], graines: Sequence[int] = range(GRAINES), *, travailleurs: int = TRAVAILLEURS,
             delai: float = DELAI) -> Iterator[Verdict]:
    """Exécute et juge des épreuves ; rend chaque verdict dès qu'il est connu.

    La solution, la copie vierge et la version de l'apprenant passent le carnet entier ; une copie, sa ``tranche``. Pour
    les cellules notées qu'elle ne peut pas changer, la solution fait la preuve.
    """
    a_executer = {}
    for epreuve in epreuves:
        if epreuve.erreur:
            yield Verdict(epreuve, [epreuve.erreur])
        else:
            a_executer[epreuve.nom] = epreuve
    carnets = {nom: tranche(e.carnet, e.copie.cellules, e.copie.juste, cellules_de_solution(e.source)) if e.copie.cellules else e.carnet
               for nom, e in a_executer.items()}
    fausses = {nom for nom, e in a_executer.items() if not e.copie.juste}
    sources = {nom: e.source for nom, e in a_executer.items()}
    for nom, resultats in executer_carnets(carnets, sources, graines, peu=fausses, travailleurs=travailleurs, delai=delai):
        epreuve = a_executer[nom]
        yield Verdict(epreuve, juger(epreuve.copie, resultats), resultats)


def exercices(source: NotebookNode) -> list[str]:
    """Les exercices d'un chapitre : ses cellules de solution, quiz compris."""
    return list(cellules_de_solution(source))


def juger_les_effectifs(source: NotebookNode, chemins: Iterable[Path]) -> dict[str, list[str]]:
    """Par exercice : trop peu de copies, aucun test. Les dossiers qui ne sont pas des exercices sont nommés aussi."""
    comptes: dict[str, list[str]] = {}
    for chemin in chemins:
        comptes.setdefault(chemin.parent.name, []).append(chemin.stem)
    connus = exercices(source)
    plaintes: dict[str, list[str]] = {nom: ["ce dossier n'est pas un exercice du chapitre. Exercices : "
                                            f"{', '.join(connus)}."] for nom in comptes if nom not in connus}
    for nom in connus:
        if not any(test.startswith(f"test_{nom}_") for test in cellules_notees(source)):
            plaintes.setdefault(nom, []).append(f"aucune cellule notée ne s'appelle test_{nom}_…")
        if nom.startswith("quiz"):
            continue
        for prefixe, minimum, quoi in (("fausse_", FAUSSES_MIN, "fausse"), ("juste_", JUSTES_MIN, "juste")):
            nombre = sum(c.startswith(prefixe) for c in comptes.get(nom, []))
            if nombre < minimum:
                plaintes.setdefault(nom, []).append(f"{_compte(nombre, 'copie', quoi)}, il en faut au moins {minimum}")
    return plaintes


# ---------------------------------------------------------------- la commande


def configurer(parseur) -> None:
    """Les arguments de ``retroprop eprouver``."""
    parseur.add_argument("chapitres", nargs="*", metavar="CHAPITRE", help="01 ou 01_perceptron (par défaut : tous)")
    parseur.add_argument("--copie", metavar="MOTIF",
                         help="seulement les copies dont le nom contient MOTIF (* permis) ; montre leurs messages")
    parseur.add_argument("--graines", type=int, default=GRAINES, metavar="N", help=f"par défaut : {GRAINES}")
    parseur.add_argument("--delai", type=float, default=DELAI, metavar="S",
                         help=f"secondes accordées à une copie (par défaut : {DELAI:.0f})")


def executer(args) -> int:
    """Éprouve des chapitres ; 0 si tout est prouvé, 1 sinon, 2 si un nom est inconnu."""
    if args.graines < 1:
        print("--graines attend un entier au moins égal à 1.", file=sys.stderr)
        return 2
    try:
        chapitres = [construction.trouver_source(nom) for nom in args.chapitres]
        pages = [s.stem for s in chapitres if not construction.est_chapitre(s)]
        if pages:
            raise ValueError(f"« {pages[0]} » est une page, sans exercice à éprouver.")
        chapitres = chapitres or [s for s in construction.liste_sources() if construction.est_chapitre(s)]
        if not chapitres:
            raise ValueError("Aucun chapitre à éprouver : solutions/ ne contient aucun fichier NN_nom.py.")
        return max([_eprouver_un_chapitre(source, args) for source in chapitres])
    except ValueError as erreur:
        print(erreur, file=sys.stderr)
        return 2
    except construction.ErreurChapitre as erreur:
        print(erreur, file=sys.stderr)
        return 1


def _eprouver_un_chapitre(chemin: Path, args) -> int:
    debut = time.monotonic()
    source, chemins = construction.lire_source_mesuree(chemin), lister_copies(chemin.stem)
    ouvrir([source])
    voulues = None
    if args.copie:
        noms = [*EPREUVES_D_OFFICE, *map(nom_de, chemins)]
        voulues = [nom for nom in noms if fnmatch.fnmatch(nom, f"*{args.copie}*")]
        if not voulues:
            raise ValueError(f"Aucune copie de {chemin.stem} ne correspond à « {args.copie} ». "
                             f"Copies connues : {', '.join(noms)}.")
    epreuves = preparer(source, chemins, voulues)
    print(f"{chemin.stem} : {_compte(len(exercices(source)), 'exercice')}, "
          f"{_compte(len(cellules_notees(source)), 'cellule', 'notée')}, {_compte(len(epreuves), 'épreuve')}, "
          f"{_compte(args.graines, 'graine')}", flush=True)
    verdicts = []
    for verdict in eprouver(epreuves, range(args.graines), delai=args.delai):
        verdicts.append(verdict)
        if sys.stderr.isatty():
            print(f"\r\x1b[K  {len(verdicts)}/{len(epreuves)} {verdict.epreuve.nom}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    if args.copie:
        _montrer_les_messages(verdicts)
    effectifs = {} if args.copie else juger_les_effectifs(source, chemins)
    fautes = _tableau(source, verdicts, effectifs)
    duree = f"{time.monotonic() - debut:.0f}"
    print(f"{chemin.stem} : {_compte(fautes, 'plainte') if fautes else 'tout est prouvé'} ({duree} s)\n")
    return 1 if fautes else 0


def _tableau(source: NotebookNode, verdicts: list[Verdict], effectifs: Mapping[str, list[str]]) -> int:
    """Une ligne par exercice, puis les plaintes ; renvoie leur nombre."""
    groupes: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        nom = verdict.epreuve.nom
        groupes.setdefault(nom.split("/")[0] if "/" in nom else nom, []).append(verdict)
    ordre = [n for n in EPREUVES_D_OFFICE if n in groupes]
    ordre += [n for n in exercices(source) if n not in ordre and (n in groupes or n in effectifs)]
    ordre += [n for n in {**groupes, **effectifs} if n not in ordre]
    largeur = max(map(len, ordre), default=0)
    print(f"  {'':{largeur}}  justes  fausses  la plus longue  verdict")
    fautes = 0
    for nom in ordre:
        siens = groupes.get(nom, [])
        copies = [v.epreuve.nom.split("/")[1] for v in siens if "/" in v.epreuve.nom]
        justes, fausses = (sum(c.startswith(p) for c in copies) for p in ("juste_", "fausse_"))
        duree = max((v.resultats.duree for v in siens if v.resultats), default=0.0)
        plaintes = len(effectifs.get(nom, [])) + sum(len(v.plaintes) for v in siens)
        fautes += plaintes
        nombres = f"{justes:>6}  {fausses:>7}" if nom not in EPREUVES_D_OFFICE else f"{'':>6}  {'':>7}"
        duree_lisible = f"{duree:.1f} s".replace(".", ",")
        verdict = "OK" if not plaintes else _compte(plaintes, "plainte")
        print(f"  {nom:{largeur}}  {nombres}  {duree_lisible:>14}  {verdict}")
    for nom, lignes in effectifs.items():
        print(f"\n  {nom}")
        for ligne in lignes:
            print(f"    - {ligne}")
    for verdict in sorted(verdicts, key=lambda v: v.epreuve.nom):
        if verdict.plaintes:
            titre = verdict.epreuve.copie.titre if verdict.epreuve.copie else ""
            print(f"\n  {verdict.epreuve.nom}{f' ({titre})' if titre else ''}")
            for plainte in verdict.plaintes:
                print(f"    - {plainte}")
    return fautes


def _montrer_les_messages(verdicts: list[Verdict]) -> None:
    """Ce qu'un apprenant lirait : chaque cellule perdue à la première graine, avec son message."""
    for verdict in verdicts:
        if not verdict.resultats:
            continue
        print(f"\n  {verdict.epreuve.nom} ({verdict.epreuve.copie.titre})")
        perdus = [p[0] for p in verdict.resultats.passages.values() if p and not p[0].reussi]
        for passage in perdus:
            print(f"    {passage.grade_id} : perdue\n{_retrait(passage.message, 40)}")
        if not perdus:
            print("    tout est gagné")
        elif verdict.plaintes and verdict.epreuve.copie.cellules:
            print(f"    si ces pertes et ces messages sont les bons, l'en-tête est :\n"
                  f"{_entete_constate(verdict.epreuve.copie, perdus)}")
    print()


def _entete_constate(copie: Copie, perdus: list[Passage]) -> str:
    """L'en-tête qui décrirait ce qu'une copie a perdu ; à l'auteur de juger si c'est ce qu'elle devait perdre."""
    siens = [p for p in perdus if p.grade_id.startswith(f"test_{copie.exercice}_")]
    lignes = ["perd:"] if siens else []
    for passage in siens:
        cause = re.search(r"cause probable : (.*)", passage.message)
        morceau = cause[1] if cause else passage.message.splitlines()[0].lstrip("✘ ")
        lignes.append(f"  {passage.grade_id}: " + '"' + morceau.replace("\\", "\\\\").replace('"', '\\"') + '"')
    return "\n".join(f"      # {ligne}" for ligne in lignes)
