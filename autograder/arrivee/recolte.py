"""``retroprop recolter CHAPITRE archive.zip`` : ranger les copies d'une archive de Moodle là où nbgrader les attend.

L'archive est celle de « Consulter tous les travaux › Télécharger tous les travaux remis », avec ou sans dossiers. Rien n'en
est extrait tel quel : seul le contenu des carnets est lu, borné, et écrit sous un nom que nous choisissons. Une copie déjà
rangée n'est jamais remplacée sans ``--remplacer``, et l'ancienne est alors gardée.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from autograder.arrivee.annuaire import COURRIEL, Annuaire
from autograder.cours import racine_du_cours, trouver_chapitre

CARNET_MAX = 50_000_000  # octets
TOTAL_MAX = 10_000_000_000
ENTREES_MAX = 100_000
# « Nom Prénom_1234567_assignsubmission_file_ », dossier ou début du nom d'un fichier. Le premier trouvé compte : la suite
# est choisie par l'apprenant.
_REMISE = re.compile(r"(?P<nom>.+?)_(?P<participant>\d+)_assignsubmission_(?P<genre>[a-z]+)_?(?P<reste>.*)", re.S)


class RecolteImpossible(ValueError):
    """L'archive, le chapitre ou la liste ne conviennent pas ; le message dit pourquoi."""


@dataclass
class Remise:
    """Ce qu'une personne a remis. fichiers : ses carnets (nom, entrée de l'archive) ; autres : le nom du reste."""

    nom: str
    participant: str
    fichiers: list[tuple[str, zipfile.ZipInfo]] = field(default_factory=list)
    autres: list[str] = field(default_factory=list)


@dataclass
class Recolte:
    """Le compte d'une récolte, par apprenant."""

    deposees: list[str] = field(default_factory=list)
    inchangees: list[str] = field(default_factory=list)
    remplacees: list[str] = field(default_factory=list)
    differentes: list[str] = field(default_factory=list)
    refusees: dict[str, str] = field(default_factory=dict)
    remarques: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lignes = [f"{len(self.deposees)} copie(s) rangée(s), {len(self.inchangees)} déjà là, {len(self.remplacees)} remplacée(s), "
                  f"{len(self.refusees)} refusée(s)."]
        lignes += self.remarques
        lignes += [f"Refusée : {nom}\n  {raison}" for nom, raison in self.refusees.items()]
        if self.differentes:
            lignes.append(f"Une autre version est déjà rangée pour : {', '.join(self.differentes)}. Rien n'a changé pour ces copies ; "
                          "--remplacer prend la nouvelle et garde l'ancienne dans copies/remplacees/.")
        return "\n".join(lignes)


# ---------------------------------------------------------------- lire l'archive


def lire_archive(archive: zipfile.ZipFile) -> tuple[list[Remise], list[str]]:
    """Les remises d'une archive de Moodle, et ce qu'il a fallu laisser de côté. Aucun contenu n'est lu.

    Lève ``RecolteImpossible`` si ce n'est pas une archive de remises.
    """
    entrees = archive.infolist()
    if len(entrees) > ENTREES_MAX:
        raise RecolteImpossible(f"L'archive a {len(entrees)} entrées : ce n'est pas celle d'une classe.")
    remises: dict[tuple[str, str], Remise] = {}
    ignores: list[str] = []
    for entree in entrees:
        if entree.is_dir():
            continue
        chemin = _nom_lisible(entree)
        morceaux = [m for m in chemin.replace("\\", "/").split("/") if m]
        fichier = morceaux[-1] if morceaux else ""
        if fichier.startswith(("._", ".")) or "__MACOSX" in morceaux or ".ipynb_checkpoints" in morceaux:
            continue
        trouvees = ((rang, m) for rang, morceau in enumerate(morceaux) if (m := _REMISE.fullmatch(morceau)))
        rang, remise = next(trouvees, (0, None))
        if remise is None:
            ignores.append(chemin)
            continue
        if rang == len(morceaux) - 1:
            fichier = remise["reste"]
        cle = (remise["nom"], remise["participant"])
        rangee = remises.setdefault(cle, Remise(*cle))
        if remise["genre"] == "file" and fichier.lower().endswith(".ipynb") and not stat.S_ISLNK(entree.external_attr >> 16):
            rangee.fichiers.append((fichier, entree))
        else:
            rangee.autres.append(fichier)
    if not remises:
        raise RecolteImpossible("Cette archive n'a aucun fichier nommé comme le fait Moodle (« Nom Prénom_1234567_assignsubmission_file_ »). "
                                "Est-ce bien celle de « Télécharger tous les travaux remis » ?")
    montres = ", ".join(f"« {nom} »" for nom in ignores[:5])
    return list(remises.values()), [f"{len(ignores)} fichier(s) hors des remises, ignoré(s) : {montres}"] if ignores else []


def _nom_lisible(entree: zipfile.ZipInfo) -> str:
    nom = entree.filename
    if not entree.flag_bits & 0x800:  # l'archive ne dit pas que ses noms sont en UTF-8 : Python a supposé cp437
        try:
            nom = nom.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return unicodedata.normalize("NFC", nom)


def choisir(fichiers: list[tuple[str, zipfile.ZipInfo]], chapitre: str) -> tuple[tuple[str, zipfile.ZipInfo] | None, str]:
    """Le carnet qui compte parmi ceux d'une remise, et ce qu'il faut en dire (vide si le choix va de soi).

    Celui du chapitre d'abord, le plus récent de ses exemplaires (« 01_perceptron (1).ipynb ») ; à défaut, le seul carnet remis.
    """
    siens = [(nom, e) for nom, e in fichiers if _est_du_chapitre(nom, chapitre)]
    if not siens and len(fichiers) != 1:
        return None, f"plusieurs carnets, aucun au nom du chapitre : {', '.join(f'« {nom} »' for nom, _ in fichiers[:5])}"
    choisi = max(siens or fichiers, key=lambda f: (f[1].date_time, f[0] == f"{chapitre}.ipynb"))
    if len(siens) > 1:
        return choisi, f"{len(siens)} exemplaires ; le plus récent compte : « {choisi[0]} »"
    return choisi, "" if choisi[0] == f"{chapitre}.ipynb" else f"le carnet remis se nomme « {choisi[0]} »"


def _est_du_chapitre(nom: str, chapitre: str) -> bool:
    """Vrai pour « 01_perceptron.ipynb » et les noms que donnent les navigateurs et Jupyter à ses copies."""
    suite = r"(?:[ _-]*(?:\(\d+\)|copie|copy\d*|\d{1,2}))*"
    return re.fullmatch(re.escape(chapitre) + suite + r"\.ipynb", nom, flags=re.I) is not None


# ---------------------------------------------------------------- ranger


def recolter(archive: Path, chapitre: str, rendues: Path, *, annuaire: Annuaire | None = None, colonne: str = COURRIEL,
             remplacer: bool = False) -> Recolte:
    """Range les copies d'une archive dans ``rendues/<apprenant>/<chapitre>/<chapitre>.ipynb``.

    annuaire : donne à chaque apprenant l'identifiant de ``colonne`` ; sans lui, un apprenant porte son nom.
    Lève ``RecolteImpossible`` si l'archive ne convient pas.
    """
    recolte = Recolte()
    try:
        with zipfile.ZipFile(archive) as ouverte:
            remises, recolte.remarques = lire_archive(ouverte)
            noms = _nommer(remises, rendues, annuaire, colonne, recolte)
            choisies = {}
            for remise in remises:
                etudiant = noms.get(id(remise))
                if etudiant is None:
                    continue
                choix, dit = choisir(remise.fichiers, chapitre) if remise.fichiers else (None, _rien(remise))
                if choix is None:
                    recolte.refusees[etudiant] = dit
                    (rendues / etudiant / chapitre).mkdir(parents=True, exist_ok=True)  # la notation le dira aussi
                    continue
                if dit:
                    recolte.remarques.append(f"{etudiant} : {dit}.")
                choisies[etudiant] = choix[1]
            if sum(e.file_size for e in choisies.values()) > TOTAL_MAX:
                raise RecolteImpossible(f"Ces carnets pèseraient plus de {TOTAL_MAX // 10**9} Go une fois décompressés : l'archive est piégée ?")
            for etudiant, entree in choisies.items():
                _ranger(ouverte, entree, etudiant, chapitre, rendues, remplacer, recolte)
    except (FileNotFoundError, IsADirectoryError):
        raise RecolteImpossible(f"{archive} n'existe pas, ou n'est pas un fichier.") from None
    except zipfile.BadZipFile:
        raise RecolteImpossible(f"{archive} n'est pas une archive zip lisible. Téléchargez-la de nouveau.") from None
    return recolte


def _rien(remise: Remise) -> str:
    return f"aucun carnet ; la remise contient {', '.join(f'« {nom} »' for nom in remise.autres[:5]) or 'rien'}"


def _nommer(remises: list[Remise], rendues: Path, annuaire: Annuaire | None, colonne: str, recolte: Recolte) -> dict[int, str]:
    """L'identifiant de chaque remise ; deux personnes n'ont jamais le même."""
    noms: dict[int, str] = {}
    presents = {p.name for p in rendues.iterdir()} if rendues.is_dir() else set()
    for remise in remises:
        complet = f"{remise.nom}_{remise.participant}"
        if annuaire is not None:
            ligne = annuaire.trouver(remise.nom, remise.participant)
            identifiant = _dossier(annuaire.valeur(ligne, colonne)) if ligne else ""
            if not identifiant:
                recolte.refusees[complet] = "cette personne n'est pas dans la liste, ou son nom y figure plusieurs fois"
                continue
        else:
            nom, numerote = _dossier(remise.nom), re.compile(re.escape(_dossier(remise.nom)) + r"_\d+")
            homonymes = sum(_dossier(r.nom) == nom for r in remises) > 1
            if not homonymes and any(numerote.fullmatch(p) for p in presents):
                recolte.refusees[complet] = (f"un homonyme de « {nom} » a déjà rendu une copie, et rien ici ne dit lequel est celui-ci. "
                                             "Donnez la feuille d'évaluation de Moodle (--liste)")
                continue
            identifiant = _dossier(complet) if homonymes else nom
        if identifiant in noms.values():
            recolte.refusees[complet] = f"deux remises reviennent à « {identifiant} »"
            continue
        noms[id(remise)] = identifiant
    return noms


def _dossier(nom: str) -> str:
    """Un nom de dossier sûr : ni chemin, ni motif de fichiers, ni caractère de commande, ni point en tête."""
    sur = "".join(c if c.isprintable() and c not in '/\\:*?"<>|[]{}' else "_" for c in unicodedata.normalize("NFC", nom).strip())
    return re.sub(r"^\.+|\.+$", "_", sur)[:100].strip()


def _ranger(archive: zipfile.ZipFile, entree: zipfile.ZipInfo, etudiant: str, chapitre: str, rendues: Path, remplacer: bool,
            recolte: Recolte) -> None:
    try:
        with archive.open(entree) as flux:
            octets = flux.read(CARNET_MAX + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as erreur:
        recolte.refusees[etudiant] = f"l'archive est abîmée ou chiffrée à cet endroit ({erreur})"
        return
    if len(octets) > CARNET_MAX:
        recolte.refusees[etudiant] = f"le carnet pèse plus de {CARNET_MAX // 10**6} Mo"
        return
    cible = rendues / etudiant / chapitre / f"{chapitre}.ipynb"
    if cible.is_file():
        if cible.read_bytes() == octets:
            recolte.inchangees.append(etudiant)
            return
        if not remplacer:
            recolte.differentes.append(etudiant)
            return
        _garder(cible, rendues.parent / "remplacees" / etudiant)
        recolte.remplacees.append(etudiant)
    else:
        recolte.deposees.append(etudiant)
    cible.parent.mkdir(parents=True, exist_ok=True)
    _ecrire(cible, octets)
    if entree.date_time > (1980, 1, 1, 0, 0, 0):
        remise = datetime(*entree.date_time).astimezone()
        _ecrire(cible.parent / "timestamp.txt", remise.isoformat(" ").encode())


def _garder(cible: Path, dossier: Path) -> None:
    """Met de côté une copie qui va être remplacée ; jamais par-dessus une autre."""
    dossier.mkdir(parents=True, exist_ok=True)
    heure = datetime.fromtimestamp(cible.stat().st_mtime).strftime("%Y-%m-%d_%H-%M-%S")
    libre = next(p for n in range(10**6) if not (p := dossier / f"{cible.stem}_{heure}{f'_{n}' if n else ''}.ipynb").exists())
    os.replace(cible, libre)


def _ecrire(cible: Path, octets: bytes) -> None:
    provisoire = cible.with_name(f".{cible.name}.tmp")
    provisoire.write_bytes(octets)
    os.replace(provisoire, cible)


# ---------------------------------------------------------------- la commande


def configurer(parseur) -> None:
    """Les arguments de ``retroprop recolter``."""
    parseur.add_argument("chapitre", metavar="CHAPITRE", help="01 ou 01_perceptron")
    parseur.add_argument("archive", type=Path, metavar="ARCHIVE.zip", help="les travaux remis, téléchargés de Moodle")
    parseur.add_argument("--liste", type=Path, metavar="CSV", help="la feuille d'évaluation ou la liste des participants de Moodle : "
                         "chaque apprenant porte alors l'identifiant de --colonne, le même d'un chapitre à l'autre")
    parseur.add_argument("--colonne", default=COURRIEL, metavar="NOM", help="la colonne de la liste (par défaut : %(default)s)")
    parseur.add_argument("--remplacer", action="store_true", help="prendre les nouvelles versions ; les anciennes vont dans copies/remplacees/")


def executer(args) -> int:
    """Range et résume ; 0 si tout est rangé, 1 s'il reste des copies à voir, 2 si la demande est fausse."""
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config.loader import PyFileConfigLoader

    racine = racine_du_cours()
    try:
        chapitre = trouver_chapitre(args.chapitre, racine)
        cours = CourseDirectory(config=PyFileConfigLoader("nbgrader_config.py", path=str(racine)).load_config())
        recolte = recolter(args.archive, chapitre, Path(cours.root, cours.submitted_directory), colonne=args.colonne,
                           annuaire=Annuaire(args.liste) if args.liste else None, remplacer=args.remplacer)
    except (ValueError, LookupError) as erreur:
        print(erreur, file=sys.stderr)
        return 2
    print(recolte)
    print(f"Pour les noter : retroprop noter {chapitre}")
    return 1 if recolte.refusees or recolte.differentes else 0
