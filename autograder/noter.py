"""``retroprop noter CHAPITRE`` : exécuter les copies d'un chapitre côte à côte, enregistrer leurs notes, et résumer.

L'équipe exécute et corrige ; ce processus, seul, écrit dans le carnet de notes de nbgrader, une transaction par copie. Entre les
deux, chaque copie corrigée attend dans la ``Reserve`` : tué à tout moment, le programme reprend où il en était.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
from filelock import FileLock, Timeout
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError
from traitlets.config.loader import PyFileConfigLoader

from autograder.arrivee.dossier import DATE, carnet_absent, laisses_de_cote
from autograder.arrivee.lecture import cle, fichier_refuse
from autograder import reglages
from autograder.cours import racine_du_cours, trouver_chapitre
from autograder.execution import equipe
from autograder.cellules import exercice_du_test, grade_id, nbgrader
from autograder.execution.reserve import VERROU, Reserve
from autograder.execution.travail import Demande, Execution
from autograder.isolement.acces import a_precharger
from autograder.isolement.bac_a_sable import IsolementImpossible
from autograder.registre import devoir
from autograder.registre.bilan import Bilan
from autograder.registre.copie_corrigee import Corrigees, chemin_de_la_corrigee, constat_enregistre
from autograder.registre.ecrivain import Ecrivain
from autograder.retour import rapport
from autograder.textes import phrase

_REPRISE = "Ce qui est enregistré l'est : la même commande reprendra où elle en était."
_REGLAGES = ("Execute", "Executer", "ProvisionneurIsole", "LimitOutput")  # ce qu'un travailleur doit savoir de la configuration


class Notation:
    """La notation d'un chapitre. racine : celle du cours ; chapitre : le nom complet, ``01_perceptron``.

    Lève ``LookupError`` s'il n'y a aucune copie ou si le chapitre n'est pas construit.
    """

    def __init__(self, racine: Path, chapitre: str) -> None:
        self.chapitre = chapitre
        self.config = PyFileConfigLoader("nbgrader_config.py", path=str(racine)).load_config()
        self.cours = CourseDirectory(config=self.config)
        self.cours.assignment_id = chapitre
        source = Path(self.cours.format_path(self.cours.source_directory, ".", chapitre)) / f"{chapitre}.ipynb"
        if not source.is_file():
            raise LookupError(f"Le chapitre {chapitre} n'est pas construit. Lancez « retroprop construire {chapitre} ».")
        self.dossiers = {d.parent.name: d for d in sorted(Path(self.cours.root, self.cours.submitted_directory).glob(f"*/{chapitre}"))}
        if not self.dossiers:
            raise LookupError(f"Aucune copie dans {self.cours.submitted_directory}/<apprenant>/{chapitre}/.")
        self.source = source.read_bytes()
        self._cellules = nbformat.reads(self.source.decode(), as_version=4).cells
        self.reserve = Reserve(Path(self.cours.root, "copies", "executions", chapitre))
        self._retirees: dict[str, str] = {}  # par apprenant, la note d'un rendu précédent

    def noter(self, fabrique, *, tout: bool = False, annoncer: Callable[[Iterator, int], Iterator] = lambda suite, _: suite) -> Bilan:
        """Note ce qui doit l'être ; ``tout`` renote tout. ``annoncer`` entoure la suite des copies d'une barre de progression.

        Lève ``RuntimeError`` si une autre notation du même chapitre est en cours, ou si nbgrader refuse le chapitre.
        """
        debut = time.monotonic()
        self.reserve.dossier.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.reserve.dossier / VERROU, timeout=0):
                devoir.decrire(self.cours, self.chapitre, self.config)
                with Ecrivain(self.cours, self.chapitre, self.config) as self.ecrivain:
                    bilan = self._noter(fabrique, tout, annoncer)
        except Timeout:
            raise RuntimeError(f"Une autre notation du chapitre {self.chapitre} est en cours.") from None
        bilan.duree = time.monotonic() - debut
        return bilan

    def _noter(self, fabrique, tout, annoncer) -> Bilan:
        self.corrigees = Corrigees(self.cours, self.chapitre, self.config)
        cles = {etudiant: self._cle(etudiant) for etudiant in self.dossiers}
        a_jour = set() if tout else {e for e in self.ecrivain.deja_notes() & cles.keys()
                                     if cles[e] and constat_enregistre(self._corrigee(e)).get("cle") == cles[e]}
        self.ecrivain.revoir_les_penalites(a_jour)
        a_faire = [e for e in self.dossiers if e not in a_jour]
        self._retirees = self.ecrivain.retirer_les_notes(a_faire)
        if tout:
            self.reserve.vider()
        self.reserve.oublier_sauf({cles[e] for e in a_faire if cles[e]})
        bilan = Bilan(deja=len(a_jour))
        with contextlib.closing(self._executer({e: cles[e] for e in a_faire}, fabrique)) as suite:
            for etudiant, execution in annoncer(suite, len(a_faire)):
                self._enregistrer(etudiant, execution, bilan)
        self._relever(bilan)
        return bilan

    @property
    def demandes(self) -> frozenset[str]:
        """Les cadres et les données que ses copies emploieront."""
        return a_precharger("\n".join(c.source for c in self._cellules))

    @property
    def carnet_de_notes(self) -> str:
        """Où sont les notes, pour un humain : un fichier, ou un serveur sans son mot de passe."""
        adresse = make_url(self.cours.db_url)
        fichier = adresse.get_backend_name() == "sqlite" and adresse.database
        return os.path.relpath(fichier) if fichier else adresse.render_as_string(hide_password=True)

    # ---- les copies

    def _rendu(self, etudiant: str) -> Path:
        return self.dossiers[etudiant] / f"{self.chapitre}.ipynb"

    def _corrigee(self, etudiant: str) -> Path:
        return chemin_de_la_corrigee(self.cours, etudiant, self.chapitre)

    def _cle(self, etudiant: str) -> str:
        """La clé du fichier rendu ; vide s'il ne faut pas l'ouvrir, ou s'il manque."""
        if fichier_refuse(self._rendu(etudiant)) or not self._rendu(etudiant).is_file():
            return ""
        return cle(self.source, self._rendu(etudiant).read_bytes())

    # ---- exécuter, puis enregistrer

    def _executer(self, cles: dict[str, str], fabrique) -> Iterator[tuple[str, Execution]]:
        """Chaque apprenant et sa copie exécutée, ou refusée. Des copies identiques ne sont exécutées qu'une fois."""
        memes: dict[str, list[str]] = {}
        for etudiant, cle_ in cles.items():
            if cle_:
                memes.setdefault(cle_, []).append(etudiant)
            else:
                refus = fichier_refuse(self._rendu(etudiant)) or carnet_absent(self.dossiers[etudiant], self._rendu(etudiant).name)
                yield etudiant, Execution(etudiant, "", None, refus)
        pretes = [c for c in memes if self.reserve.contient(c)]
        config = {nom: dict(self.config[nom]) for nom in _REGLAGES if nom in self.config}
        config["Executer"] = {"graine": reglages.graine_du_cours(Path(self.cours.root)), **config.get("Executer", {})}
        demandes = (Demande(qui[0], self.source, self._rendu(qui[0]).read_bytes(), config) for c, qui in memes.items() if c not in set(pretes))
        for execution in self._executions(pretes, demandes, fabrique):
            for etudiant in memes.get(execution.cle, [execution.etudiant]):  # un fichier peut changer pendant la notation
                yield etudiant, execution
            self.reserve.oublier(execution.cle)

    def _executions(self, pretes: list[str], demandes: Iterator[Demande], fabrique) -> Iterator[Execution]:
        yield from map(self.reserve.prendre, pretes)
        premiere = next(demandes, None)
        if premiere is None:
            return
        for execution in equipe.executer_toutes(itertools.chain([premiere], demandes), fabrique):
            if execution.carnet is not None:
                self.reserve.garder(execution)
            yield execution

    def _enregistrer(self, etudiant: str, execution: Execution, bilan: Bilan) -> None:
        """Une copie exécutée entre dans le carnet de notes, puis son fichier corrigé est écrit."""
        dossier = self.dossiers[etudiant]
        self.corrigees.retirer(etudiant)
        try:
            date = self._date(etudiant) if execution.cle else None
            refus = execution.refus
        except ValueError as erreur:
            date, refus = None, str(erreur)
        if refus:
            if execution.cle:
                self.ecrivain.refuser(etudiant, date)
            suite = f" Sa note automatique précédente ({self._retirees[etudiant]}) est retirée." if etudiant in self._retirees else ""
            bilan.refus[etudiant] = f"{os.path.relpath(dossier, self.cours.root)} : {phrase(refus)}{suite}"
            return
        self.ecrivain.inscrire(etudiant, date, execution.notes, execution.commentaires)
        self.corrigees.ranger(etudiant, execution.carnet, dossier)
        for remarque in (*laisses_de_cote(dossier, f"{self.chapitre}.ipynb"), *execution.remarques):
            bilan.remarques.append(f"Copie de « {etudiant} » ({os.path.relpath(dossier, self.cours.root)}) : {remarque}.")

    def _date(self, etudiant: str):
        """La date du rendu, en UTC ; ``None`` sans elle. Lève ``ValueError`` si elle ne se lit pas."""
        fichier = self.dossiers[etudiant] / DATE
        try:
            texte = fichier.read_text(encoding="utf-8").strip() if fichier.is_file() else ""
            return parse_utc(texte) if texte else None
        except (ValueError, OverflowError):
            raise ValueError(f"« {DATE} », rendu avec le carnet, ne contient pas une date") from None

    # ---- résumer

    def _relever(self, bilan: Bilan) -> None:
        """Lit dans le carnet de notes les notes des copies, et la part des points obtenus par exercice."""
        exercices = [grade_id(c) for c in self._cellules if nbgrader(c).get("solution")]
        obtenus: dict[str, float] = {}
        possibles: dict[str, float] = {}
        for etudiant, copie in self.ecrivain.notes().items():
            if etudiant not in self.dossiers or etudiant in bilan.refus:
                continue
            if copie.a_la_main:
                bilan.a_la_main[etudiant] = copie.a_la_main
                continue
            if arret := constat_enregistre(self._corrigee(etudiant)).get("arret"):
                bilan.interrompues[etudiant] = arret
            bilan.notes[etudiant] = copie.sur(20)
            for nom, note in copie.cellules.items():
                exercice = exercice_du_test(nom, exercices) or nom
                obtenus[exercice] = obtenus.get(exercice, 0) + note.points
                possibles[exercice] = possibles.get(exercice, 0) + note.maximum
        bilan.reussite = {e: obtenus[e] / possibles[e] for e in possibles if possibles[e]}


# ---------------------------------------------------------------- la commande


def configurer(parseur) -> None:
    """Les arguments de ``retroprop noter``."""
    parseur.add_argument("chapitre", metavar="CHAPITRE", help="01 ou 01_perceptron")
    parseur.add_argument("--tout", action="store_true", help="noter de nouveau les copies déjà notées")
    parseur.add_argument("--travailleurs", type=int, default=os.cpu_count() or 1, metavar="N",
                         help="copies exécutées côte à côte (par défaut : le nombre de cœurs)")
    parseur.add_argument("--dask", metavar="ADRESSE", help="exécuter sur la grappe Dask de cet ordonnanceur (tcp://hote:8786)")


def _annoncer(suite: Iterator, total: int) -> Iterator:
    from tqdm import tqdm

    return tqdm(suite, total=total, unit="copie", desc="Notation", mininterval=0.5, dynamic_ncols=True, disable=not sys.stderr.isatty(),
                bar_format="{desc} {percentage:3.0f} %|{bar}| {n_fmt}/{total_fmt} copies, {rate_noinv_fmt}, reste {remaining}")


def executer(args) -> int:
    """Note et résume ; 0 si tout a été noté ou expliqué, 1 si quelque chose s'est cassé, 2 si la demande est fausse."""
    if args.travailleurs < 1:
        print("--travailleurs attend un entier au moins égal à 1.", file=sys.stderr)
        return 2
    racine = racine_du_cours()
    try:
        notation = Notation(racine, trouver_chapitre(args.chapitre, racine))
        fabrique = equipe.grappe_dask(args.dask) if args.dask else equipe.processus_locaux(args.travailleurs, notation.demandes)
        bilan = notation.noter(fabrique, tout=args.tout, annoncer=_annoncer)
        page = rapport.publier(notation.cours, notation.chapitre, bilan)
    except (ValueError, LookupError, ConnectionError) as erreur:
        print(erreur, file=sys.stderr)
        return 2
    except (IsolementImpossible, RuntimeError) as erreur:
        print(erreur, file=sys.stderr)
        return 1
    except (OSError, SQLAlchemyError) as erreur:
        print(f"{devoir.dire_la_panne(erreur)}. {_REPRISE}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"Notation interrompue. {_REPRISE}", file=sys.stderr)
        return 130
    print(bilan)
    print(f"Les notes sont dans {notation.carnet_de_notes} ; les pages de retour : retroprop retours {notation.chapitre}")
    print(f"Le rapport à ouvrir dans un navigateur : {os.path.relpath(page)}")
    return 0
