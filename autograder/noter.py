"""``retroprop noter CHAPITRE`` : exécuter les copies d'un chapitre côte à côte, les enregistrer avec nbgrader, et résumer.

L'équipe exécute ; ce processus, seul, écrit dans le carnet de notes, par les convertisseurs de nbgrader et les mêmes
préprocesseurs que ``nbgrader autograde`` et le Formgrader. Entre les deux, chaque copie exécutée attend dans la
``Reserve`` : tué à tout moment, le programme reprend où il en était.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from alembic.script import ScriptDirectory
from filelock import FileLock, Timeout
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError, SQLAlchemyError
from traitlets.config import Config

from autograder.execution import equipe, executer
from autograder.registre import levees
from autograder.retour import rapport
from autograder.retour.exporter import nombre, retirer_les_notes
from autograder.isolement.bac_a_sable import IsolementImpossible
from autograder.arrivee.lecture import cle, fichier_refuse
from autograder.registre.notes import notes_du_chapitre
from autograder.execution.reserve import Reserve, constat_enregistre
from autograder.execution.travail import Demande

_DISQUE_PLEIN = {errno.ENOSPC, errno.EDQUOT}
_PANNES = _DISQUE_PLEIN | {errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM}
_REPRISE = "Ce qui est enregistré l'est : la même commande reprendra où elle en était."


@dataclass
class Bilan:
    """Ce qu'une notation a donné. notes : sur 20 ; refus, suspendues : la raison ; reussite : par exercice, de 0 à 1."""

    notes: dict[str, float] = field(default_factory=dict)
    refus: dict[str, str] = field(default_factory=dict)
    suspendues: dict[str, list[str]] = field(default_factory=dict)
    interrompues: dict[str, str] = field(default_factory=dict)
    reussite: dict[str, float] = field(default_factory=dict)
    remarques: list[str] = field(default_factory=list)
    deja: int = 0
    duree: float = 0.0

    def __str__(self) -> str:
        lignes = [*self.remarques]
        faites = len(self.notes) + len(self.suspendues) - self.deja
        resume = f"{len(self.notes)} copie(s) notée(s), {len(self.refus)} refusée(s), {len(self.suspendues)} suspendue(s)"
        if self.deja:
            resume += f" ; {self.deja} l'étaient déjà"
        if faites > 0 and self.duree:
            resume += f" ; {nombre(60 * faites / self.duree)} copies par minute"
        lignes.append(resume + ".")
        if self.notes:
            lignes.append(f"Moyenne : {nombre(sum(self.notes.values()) / len(self.notes))} / 20.")
            lignes += [f"  {100 * part:3.0f} %  {exercice}" for exercice, part in self.reussite.items()]
        lignes += [f"Refusée : {etudiant}\n  {raison}" for etudiant, raison in self.refus.items()]
        lignes += [f"Interrompue : {etudiant}\n  {raison}" for etudiant, raison in self.interrompues.items()]
        lignes += [f"SUSPENDUE, à relire : {etudiant}\n" + "\n".join(f"  {raison}" for raison in raisons)
                   for etudiant, raisons in self.suspendues.items()]
        if self.suspendues:
            lignes.append("Vous avez lu une copie suspendue et la jugez honnête ? La même commande, avec --lever APPRENANT, lui donne ses points.")
        return "\n".join(lignes)


class _Journal(logging.Handler):
    """Retient, pour chaque apprenant, les remarques et le refus que les préprocesseurs du cours journalisent."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.remarques: list[str] = []
        self.refus: dict[str, str] = {}
        self.panne: Exception | None = None

    def emit(self, record):
        # nbgrader ne transmet une erreur que par son texte, qu'une copie sait imiter ; l'erreur elle-même est en cours ici.
        self.panne = self.panne or _panne(sys.exc_info()[1])
        texte = record.getMessage()
        refus = re.match(r"Copie de « (.*?) » REFUSÉE (.*)", texte, flags=re.S)
        if refus:
            self.refus[refus.group(1)] = refus.group(2)
        elif texte.startswith("Copie de «") and "SUSPENDUE" not in texte and "interrompue" not in texte:
            self.remarques.append(texte)

    def lever_la_panne(self) -> None:
        """Lève la panne de la machine ou du carnet de notes que la dernière commande de nbgrader a rencontrée."""
        panne, self.panne = self.panne, None
        if panne is not None:
            raise panne


class Notation:
    """La notation d'un chapitre. racine : celle du cours ; chapitre : le nom complet, ``01_perceptron``.

    Lève ``LookupError`` s'il n'y a aucune copie ou si le chapitre n'est pas construit, ``RuntimeError`` si une autre
    notation du même chapitre est en cours ou si nbgrader refuse le chapitre.
    """

    def __init__(self, racine: Path, chapitre: str) -> None:
        from nbgrader.apps.api import NbGraderAPI
        from nbgrader.coursedir import CourseDirectory
        from traitlets.config.loader import PyFileConfigLoader

        self.chapitre = chapitre
        self.config = PyFileConfigLoader("nbgrader_config.py", path=str(racine)).load_config()
        self.config.NbGraderAPI.log_level = "WARN"
        self.journal = _Journal()
        # Les convertisseurs héritent de ce journal ; leurs propres messages, en anglais, restent hors de la vue.
        log = logging.Logger("notation", logging.WARNING)
        log.addHandler(self.journal)
        logging.getLogger("tornado.application").setLevel(logging.CRITICAL)  # les pannes du carnet de notes, en anglais
        self.cours = CourseDirectory(config=self.config, log=log)
        self.cours.assignment_id = chapitre
        self.api = NbGraderAPI(coursedir=self.cours, config=self.config, log=log)
        self.source = Path(self.cours.format_path(self.cours.source_directory, ".", chapitre)) / f"{chapitre}.ipynb"
        if not self.source.is_file():
            raise LookupError(f"Le chapitre {chapitre} n'est pas construit. Lancez « retroprop construire {chapitre} ».")
        self.dossiers = {d.parent.name: d for d in sorted(Path(self.cours.root, self.cours.submitted_directory).glob(f"*/{chapitre}"))}
        if not self.dossiers:
            raise LookupError(f"Aucune copie dans {self.cours.submitted_directory}/<apprenant>/{chapitre}/.")
        self.octets_source = self.source.read_bytes()
        self.reserve = Reserve(Path(self.cours.root, "copies", "executions", chapitre))
        self._retirees: dict[str, str | None] = {}  # par apprenant, la note d'un rendu précédent

    def lever(self, etudiants: list[str]) -> None:
        """Lève la suspension de ces copies : la prochaine notation leur donne les points de leurs tests.

        Lève ``LookupError`` si une copie n'est pas là ou n'est pas suspendue ; aucune suspension n'est alors levée.
        """
        cles: dict[str, str] = {}
        for etudiant in etudiants:
            if etudiant not in self.dossiers:
                raise LookupError(f"Aucune copie de « {etudiant} » pour {self.chapitre}.")
            constat = constat_enregistre(self._corrigee(etudiant))
            cles[etudiant] = self._cle(etudiant)
            if constat.get("cle") != cles[etudiant]:
                raise LookupError(f"La copie de « {etudiant} » n'est pas suspendue : elle n'est pas encore notée, ou elle a été rendue de "
                                  "nouveau. Notez d'abord.")
            if not constat.get("soupcons"):
                raise LookupError(f"La copie de « {etudiant} » n'est pas suspendue.")
        if cles:
            levees.lever(Path(self.cours.root), self.chapitre, cles)

    def noter(self, fabrique, *, tout: bool = False, annoncer: Callable[[Iterator, int], Iterator] = lambda suite, _: suite) -> Bilan:
        """Note ce qui doit l'être ; ``tout`` renote tout. ``annoncer`` entoure la suite des copies d'une barre de progression.

        Lève ``ValueError`` si les suspensions levées ne se lisent plus.
        """
        debut = time.monotonic()
        levees.lire(Path(self.cours.root))  # abîmées, elles arrêtent tout de suite
        self.reserve.dossier.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.reserve.dossier / ".verrou", timeout=0):
                return self._noter(fabrique, tout, annoncer, debut)
        except Timeout:
            raise RuntimeError(f"Une autre notation du chapitre {self.chapitre} est en cours.") from None

    def _noter(self, fabrique, tout, annoncer, debut) -> Bilan:
        with _sans_interruption():
            self.dater_le_carnet()
            publication = self.api.generate_assignment(self.chapitre)
        self.journal.lever_la_panne()
        if not publication["success"]:
            raise RuntimeError("nbgrader refuse le chapitre :\n" + _fin(publication))
        a_faire = [e for e in self.dossiers if tout or not self._est_a_jour(e)]
        for etudiant in a_faire:  # une note correspond toujours au fichier rendu, même si la suite est interrompue
            self._retirees[etudiant] = retirer_les_notes(self.cours, etudiant)
        if tout:
            self.reserve.vider()
        self.reserve.oublier_sauf({c for e in a_faire if (c := self._cle(e))})
        attendues = [e for e in a_faire if not self.reserve.contient(self._cle(e))]
        bilan = Bilan(remarques=self.journal.remarques, deja=len(self.dossiers) - len(a_faire))
        prets = [e for e in a_faire if e not in set(attendues)]
        with contextlib.closing(self._executer(prets, attendues, fabrique)) as suite:
            for etudiant in annoncer(suite, len(a_faire)):
                self._enregistrer(etudiant, bilan)
        self._relever(bilan)
        bilan.duree = time.monotonic() - debut
        return bilan

    @property
    def carnet_de_notes(self) -> str:
        """Où sont les notes, pour un humain : un fichier, ou un serveur sans son mot de passe."""
        adresse = make_url(self.cours.db_url)
        fichier = adresse.get_backend_name() == "sqlite" and adresse.database
        return os.path.relpath(fichier) if fichier else adresse.render_as_string(hide_password=True)

    def dater_le_carnet(self) -> None:
        """Écrit d'abord la version du carnet de notes : nbgrader l'écrit en dernier, et en lançant un programme de plusieurs secondes.

        Sans elle (une coupure au mauvais moment), ``nbgrader db upgrade`` abîmerait le carnet.
        """
        moteur = create_engine(self.cours.db_url)
        try:
            with moteur.begin() as base:
                base.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)"))
                if base.execute(text("SELECT version_num FROM alembic_version")).first() is None:
                    base.execute(text("INSERT INTO alembic_version (version_num) VALUES (:version)"),
                                 {"version": ScriptDirectory(ALEMBIC_DIR).get_current_head()})
        finally:
            moteur.dispose()

    # ---- ce qui reste à faire

    def _rendu(self, etudiant: str) -> Path:
        return self.dossiers[etudiant] / f"{self.chapitre}.ipynb"

    def _cle(self, etudiant: str) -> str:
        if fichier_refuse(self._rendu(etudiant)):
            return ""
        try:
            return cle(self.octets_source, self._rendu(etudiant).read_bytes())
        except OSError:
            return ""

    def _est_a_jour(self, etudiant: str) -> bool:
        """Vrai si la note du carnet est celle de ce fichier, pour cette source et ce moteur."""
        constat = constat_enregistre(self._corrigee(etudiant))
        if constat.get("cle") != self._cle(etudiant):
            return False
        if constat.get("soupcons") and levees.est_levee(Path(self.cours.root), self.chapitre, etudiant, constat["cle"]):
            return False
        with Gradebook(self.cours.db_url, self.cours.course_id) as carnet:
            try:
                rendu = carnet.find_submission(self.chapitre, etudiant)
            except MissingEntry:
                return False
            notes = [n for page in rendu.notebooks for n in page.grades if n.cell.cell_type == "code"]
            return bool(notes) and all(n.auto_score is not None for n in notes)

    def _corrigee(self, etudiant: str) -> Path:
        return Path(self.cours.format_path(self.cours.autograded_directory, etudiant, self.chapitre)) / f"{self.chapitre}.ipynb"

    # ---- exécuter, puis enregistrer

    def _executer(self, prets: list[str], attendues: list[str], fabrique) -> Iterator[str]:
        """Rend le nom de chaque apprenant dont la copie est exécutée (ou refusée) : d'abord celles qu'une réserve gardait."""
        yield from prets
        lisibles = [e for e in attendues if self._cle(e)]
        yield from (e for e in attendues if e not in set(lisibles))
        reglages_execution = {nom: dict(self.config[nom]) for nom in ("Execute", "Executer", "ProvisionneurIsole") if nom in self.config}
        demandes = (Demande(e, self.octets_source, self._rendu(e).read_bytes(), reglages_execution) for e in lisibles)
        if not lisibles:
            return
        for execution_ in equipe.executer_toutes(demandes, fabrique):
            if execution_.carnet is not None:
                self.reserve.garder(execution_)
            elif execution_.refus:
                self.reserve.refus[execution_.etudiant] = execution_.refus
            yield execution_.etudiant

    def _enregistrer(self, etudiant: str, bilan: Bilan) -> None:
        """Une copie exécutée passe dans le carnet de notes par nbgrader ; son exécution n'est pas refaite."""
        self.journal.refus.pop(etudiant, None)
        inexecutable = fichier_refuse(self._rendu(etudiant)) or self.reserve.refus.get(etudiant, "")
        if inexecutable.startswith(equipe.ARRET) or fichier_refuse(self._rendu(etudiant)):
            bilan.refus[etudiant] = inexecutable + self._dire_la_note_retiree(etudiant)
            return
        with _sans_interruption(), executer.deja_faite(self.reserve.prendre(self._cle(etudiant))):
            resultat = self.api.autograde(self.chapitre, _echapper(etudiant), force=True)
        self.journal.lever_la_panne()
        if etudiant in self.journal.refus:
            bilan.refus[etudiant] = self.journal.refus[etudiant] + self._dire_la_note_retiree(etudiant)
        elif not resultat["success"]:
            raison = _expliquer_l_echec(self.dossiers[etudiant], self.chapitre, resultat)
            bilan.refus[etudiant] = raison + self._dire_la_note_retiree(etudiant)
        self.reserve.oublier(self._cle(etudiant))

    def _dire_la_note_retiree(self, etudiant: str) -> str:
        """Une copie refusée ne garde pas la note d'un rendu précédent, ni celles d'un enregistrement interrompu."""
        ancienne = retirer_les_notes(self.cours, etudiant) or self._retirees.get(etudiant)
        return f" Sa note automatique précédente ({ancienne}) est retirée." if ancienne else ""

    # ---- résumer

    def _relever(self, bilan: Bilan) -> None:
        """Lit dans le carnet de notes les notes des copies, et la part des points obtenus par exercice."""
        exercices = [c.metadata["nbgrader"]["grade_id"] for c in nbformat.reads(self.octets_source.decode(), as_version=4).cells
                     if c.metadata.get("nbgrader", {}).get("solution")]
        obtenus: dict[str, float] = {}
        possibles: dict[str, float] = {}
        with Gradebook(self.cours.db_url, self.cours.course_id) as carnet:
            copies = notes_du_chapitre(carnet, self.chapitre)
        for etudiant, copie in copies.items():
            if etudiant not in self.dossiers or etudiant in bilan.refus:
                continue
            constat = constat_enregistre(self._corrigee(etudiant))
            if constat.get("arret"):
                bilan.interrompues[etudiant] = constat["arret"]
            if copie.suspendue(constat):
                bilan.suspendues[etudiant] = list(constat["soupcons"])
                continue  # ses zéros attendent un humain : ils ne disent rien de la classe
            bilan.notes[etudiant] = copie.sur(20)
            for nom, note in copie.cellules.items():
                exercice = executer.exercice_du_test(nom, exercices) or nom
                obtenus[exercice] = obtenus.get(exercice, 0) + note.points
                possibles[exercice] = possibles.get(exercice, 0) + note.maximum
        bilan.reussite = {e: obtenus[e] / possibles[e] for e in possibles if possibles[e]}


def _echapper(etudiant: str) -> str:
    """Le nom d'un apprenant est un motif de fichiers pour nbgrader."""
    return re.sub(r"([*?[])", r"[\1]", etudiant)


def _panne(erreur: BaseException | None) -> Exception | None:
    """Dans une erreur et ses causes, celle de la machine ou du carnet de notes, dont aucune copie n'est coupable."""
    while erreur is not None:
        if isinstance(erreur, (OperationalError, InterfaceError, InternalError)) or (isinstance(erreur, OSError) and erreur.errno in _PANNES):
            return erreur
        erreur = erreur.__cause__ or erreur.__context__
    return None


@contextlib.contextmanager
def _sans_interruption() -> Iterator[None]:
    """Ctrl-C attend la fin d'un enregistrement : nbgrader y verrait l'échec d'une copie."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    recus: list[int] = []
    ancien = signal.signal(signal.SIGINT, lambda numero, _: recus.append(numero))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, ancien)
    if recus:
        raise KeyboardInterrupt


def _expliquer_l_echec(dossier: Path, chapitre: str, resultat: dict) -> str:
    if not any(dossier.glob("*.ipynb")):
        presents = ", ".join(f"« {p.name} »" for p in sorted(dossier.iterdir())[:5]) or "rien"
        return f"le carnet attendu se nomme « {chapitre}.ipynb », le dossier contient {presents}."
    return _fin(resultat)


def _fin(resultat: dict) -> str:
    lignes = (resultat.get("log", "") + resultat.get("error", "")).strip().splitlines()
    return "\n".join(f"  {ligne}" for ligne in lignes[-6:])


# ---------------------------------------------------------------- la commande


def configurer(parseur) -> None:
    """Les arguments de ``retroprop noter``."""
    parseur.add_argument("chapitre", metavar="CHAPITRE", help="01 ou 01_perceptron")
    parseur.add_argument("--tout", action="store_true", help="noter de nouveau les copies déjà notées")
    parseur.add_argument("--lever", action="append", default=[], metavar="APPRENANT",
                         help="lever la suspension de cette copie, que vous avez lue : ses tests valent leurs points (répétable)")
    parseur.add_argument("--travailleurs", type=int, default=os.cpu_count() or 1, metavar="N",
                         help="copies exécutées côte à côte (par défaut : le nombre de cœurs)")
    parseur.add_argument("--dask", metavar="ADRESSE", help="exécuter sur la grappe Dask de cet ordonnanceur (tcp://hote:8786)")


def _annoncer(suite: Iterator, total: int) -> Iterator:
    from tqdm import tqdm

    return tqdm(suite, total=total, unit="copie", desc="Notation", mininterval=0.5, dynamic_ncols=True, disable=not sys.stderr.isatty(),
                bar_format="{desc} {percentage:3.0f} %|{bar}| {n_fmt}/{total_fmt} copies, {rate_noinv_fmt}, reste {remaining}")


def executer(args) -> int:
    """Note et résume ; 0 si tout a été noté ou expliqué, 1 si quelque chose s'est cassé, 2 si la demande est fausse."""
    from atelier import construction

    if args.travailleurs < 1:
        print("--travailleurs attend un entier au moins égal à 1.", file=sys.stderr)
        return 2
    racine = construction.racine_du_cours()
    try:
        notation = Notation(racine, construction.trouver_source(args.chapitre, racine).stem)
        notation.lever(args.lever)
        fabrique = equipe.grappe_dask(args.dask) if args.dask else equipe.processus_locaux(args.travailleurs)
        bilan = notation.noter(fabrique, tout=args.tout, annoncer=_annoncer)
        page = rapport.publier(notation.cours, notation.chapitre, bilan)
    except (ValueError, LookupError, ConnectionError) as erreur:
        print(erreur, file=sys.stderr)
        return 2
    except (IsolementImpossible, RuntimeError) as erreur:
        print(erreur, file=sys.stderr)
        return 1
    except (OSError, SQLAlchemyError) as erreur:
        plein = getattr(erreur, "errno", None) in _DISQUE_PLEIN or "is full" in str(erreur) or os.strerror(errno.ENOSPC) in str(erreur)
        raison = "Le disque est plein" if plein else f"La notation s'est arrêtée ({str(erreur).splitlines()[0]})"
        print(f"{raison}. {_REPRISE}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"Notation interrompue. {_REPRISE}", file=sys.stderr)
        return 130
    print(bilan)
    print(f"Les notes sont dans {notation.carnet_de_notes} ; les retours : nbgrader generate_feedback {notation.chapitre}")
    print(f"Le rapport à ouvrir dans un navigateur : {os.path.relpath(page)}")
    return 0
