"""``retroprop construire`` : de la source d'un chapitre à ses deux carnets.

``solutions/NN_nom.py`` (jupytext py:percent, métadonnées de nbgrader sur les cellules) donne
``solutions/NN_nom/NN_nom.ipynb`` (exécuté, avec ses sorties), puis ``chapitres/NN_nom/NN_nom.ipynb`` (la version de
l'apprenant, produite par nbgrader). Une source sans numéro (``accueil.py``) est une page : elle donne
``accueil.ipynb`` à la racine, sans sortie. Un chapitre donne aussi ``retroprop/essais/NN_nom.json``, le code visible de ses tests.

Pour les autres modules : ``lire_source``, ``construire``, ``version_apprenant``.
"""

from __future__ import annotations

import ast
import copy
import difflib
import hashlib
import io
import json
import logging
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder import reglages
from autograder.cellules import est_solution, est_un_test, grade_id
from autograder.cours import chemin_apprenant, chemin_essais, chemin_execute, est_chapitre, liste_sources, trouver_source
from autograder.publication import essais as publication
from retroprop.essais import VARIABLE

RACINE = reglages.RACINE
# À augmenter quand la construction change ce qu'elle écrit : tous les chapitres sont alors reconstruits.
VERSION = 3
DELAI_CELLULE = 120  # secondes ; un chapitre entier doit tenir en une minute

_IDENTIFIANT = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_ADRESSE_MEMOIRE = re.compile(r"0x[0-9a-f]{6,}")
_FICHIER_DU_NOYAU = re.compile(r"ipykernel_\d+")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_VUE_DE_WIDGET = "application/vnd.jupyter.widget-view+json"
_NOYAU = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
_LANGAGE = {"file_extension": ".py", "mimetype": "text/x-python", "name": "python", "pygments_lexer": "ipython3"}


@dataclass
class ErreurChapitre(Exception):
    """Un chapitre est mal écrit : ce qui ne va pas, dans quelle cellule et à quelle ligne de la source."""

    source: Path
    probleme: str
    cellule: str = ""
    ligne: int | None = None
    texte: str = ""
    details: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lieu = f"Le chapitre {self.source.stem} ne se construit pas"
        if self.cellule:
            lieu += f", cellule « {self.cellule} »"
        if self.ligne:
            lieu += f", ligne {self.ligne} de solutions/{self.source.name}"
        lignes = [f"{lieu} :", f"  {self.probleme}"]
        if self.ligne and self.texte.strip():
            lignes.append(f"    {self.ligne} | {self.texte}")
        return "\n".join(lignes + [f"  {ligne}" for ligne in self.details])


# ---------------------------------------------------------------- 1. convertir


def lire_source(chemin: str | Path) -> NotebookNode:
    """La source d'un chapitre en carnet : converti, repères remplacés, identifiants stables, vérifié, sans sortie.

    Lève ``ErreurChapitre`` si la source ne respecte pas le contrat de CONTRIBUTING.md.
    """
    return _Source(Path(chemin)).carnet


class _Source:
    """Une source lue, et le chemin de ses cellules vers ses lignes."""

    def __init__(self, chemin: Path):
        import jupytext

        self.chemin = chemin
        texte = chemin.read_text(encoding="utf-8")
        self.lignes = texte.splitlines()
        try:
            carnet = jupytext.reads(texte, fmt="py:percent")
        except Exception as erreur:
            raise ErreurChapitre(chemin, f"jupytext ne sait pas lire la source : {erreur}") from erreur
        self._marques = [i for i, ligne in enumerate(self.lignes, 1) if re.match(r"# ?%%(\s|\[|$)", ligne)]
        self.carnet = carnet
        self._remplacer_les_reperes()
        self._verifier()
        self._normaliser()

    # -- situer une erreur

    def titre(self, indice: int) -> str:
        """Le nom d'une cellule pour l'auteur : son ``grade_id``, son titre ou son rang."""
        cellule = self.carnet.cells[indice]
        grade_id = _nbgrader(cellule).get("grade_id")
        if grade_id:
            return grade_id
        for ligne in cellule.source.splitlines():
            if ligne.strip():
                return ligne.strip("# ").strip()[:60]
        return f"n° {indice + 1}"

    def premiere_ligne(self, indice: int) -> int | None:
        """La ligne de la source où commence le contenu d'une cellule."""
        if len(self._marques) != len(self.carnet.cells):
            return None
        ligne = self._marques[indice]
        while ligne < len(self.lignes) and not self.lignes[ligne].strip():
            ligne += 1
        return ligne + 1

    def erreur(self, indice: int, probleme: str, decalage: int = 0, details: list[str] | None = None) -> ErreurChapitre:
        """Une erreur située ; ``decalage`` compte les lignes depuis le début de la cellule."""
        ligne = self.premiere_ligne(indice)
        ligne = ligne + decalage if ligne else None
        texte = self.lignes[ligne - 1] if ligne and ligne <= len(self.lignes) else ""
        return ErreurChapitre(self.chemin, probleme, self.titre(indice), ligne, texte, details or [])

    # -- transformer

    def essais(self) -> bytes:
        """Le fichier des essais du chapitre. Lève ``ErreurChapitre`` si un test ne s'exécuterait pas chez l'apprenant."""
        try:
            return publication.serialiser(publication.essais(self.carnet))
        except publication.EssaiImpossible as erreur:
            indice = next(i for i, c in enumerate(self.carnet.cells) if _nbgrader(c).get("grade_id") == erreur.grade_id)
            raise self.erreur(indice, str(erreur)) from None

    def _remplacer_les_reperes(self) -> None:
        from retroprop import parametres

        if est_chapitre(self.chemin):
            produit = f"chapitres/{self.chemin.stem}/{self.chemin.stem}.ipynb"
        else:
            produit = f"{self.chemin.stem}.ipynb"
        reperes = {
            "{{binder}}": parametres.url_binder(produit),
            "{{colab}}": parametres.url_colab(produit),
            "{{depot_git}}": parametres.url_depot(),
        }
        for indice, cellule in enumerate(self.carnet.cells):
            for repere, valeur in reperes.items():
                cellule.source = cellule.source.replace(repere, valeur)
            inconnu = re.search(r"\{\{[a-z_]{4,}\}\}", cellule.source) if cellule.cell_type == "markdown" else None
            if inconnu:
                decalage = cellule.source[: inconnu.start()].count("\n")
                raise self.erreur(indice, f"le repère {inconnu.group()} n'existe pas. "
                                          f"Repères connus : {', '.join(reperes)}.", decalage)

    def _normaliser(self) -> None:
        vus: dict[str, int] = {}
        for cellule in self.carnet.cells:
            cellule.metadata.pop("lines_to_next_cell", None)
            if cellule.cell_type == "code":
                cellule.outputs, cellule.execution_count = [], None
            grade_id = _nbgrader(cellule).get("grade_id")
            if grade_id:
                cellule.id = grade_id
                continue
            resume = hashlib.sha256(cellule.source.encode()).hexdigest()[:12]
            base = f"{'texte' if cellule.cell_type == 'markdown' else cellule.cell_type}-{resume}"
            vus[base] = vus.get(base, 0) + 1
            cellule.id = base if vus[base] == 1 else f"{base}-{vus[base]}"
        self.carnet.metadata = NotebookNode(kernelspec=NotebookNode(_NOYAU), language_info=NotebookNode(_LANGAGE))
        self.carnet.nbformat, self.carnet.nbformat_minor = 4, 5
        self.carnet.metadata["retroprop"] = NotebookNode(chapitre=self.chemin.stem, empreinte=empreinte(self.carnet))

    # -- vérifier

    def _verifier(self) -> None:
        from nbgrader.nbgraderformat import MetadataValidator

        vus: set[str] = set()
        for indice, cellule in enumerate(self.carnet.cells):
            if not cellule.source.strip():
                raise self.erreur(indice, "la cellule est vide (une ligne vide de trop avant « # %% » ?).")
            meta = _nbgrader(cellule)
            if not meta:
                for marque in ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS"):
                    if marque in cellule.source and cellule.cell_type == "code":
                        raise self.erreur(indice, f"« {marque} » dans une cellule sans métadonnées de nbgrader.")
                continue
            grade_id = meta.get("grade_id", "")
            if "grade_id" in meta and not _IDENTIFIANT.fullmatch(grade_id):
                raise self.erreur(indice, f"le grade_id « {grade_id} » doit compter 1 à 64 lettres sans accent, "
                                          "chiffres, - ou _.")
            try:
                MetadataValidator().validate_cell(cellule)
            except Exception as erreur:
                resume = str(erreur).splitlines()[0]
                raise self.erreur(indice, f"les métadonnées de nbgrader sont incorrectes : {resume}") from erreur
            if grade_id in vus:
                raise self.erreur(indice, f"le grade_id « {grade_id} » est déjà pris par une autre cellule.")
            vus.add(grade_id)
            self._verifier_la_cellule(indice, cellule, meta)

    def _verifier_la_cellule(self, indice: int, cellule: NotebookNode, meta: dict) -> None:
        if cellule.cell_type != "code":
            return
        if meta.get("solution"):
            for marque in ("### BEGIN SOLUTION", "### END SOLUTION"):
                if marque not in cellule.source:
                    raise self.erreur(indice, f"une cellule de solution contient « {marque} ».")
        elif meta.get("grade"):
            if not meta.get("points"):
                raise self.erreur(indice, "une cellule notée vaut au moins un point (ou une fraction).")
            visible = re.sub(r"### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS", "", cellule.source, flags=re.S)
            for texte, version in ((cellule.source, "complète"), (visible, "de l'apprenant")):
                try:
                    corps = ast.parse(texte).body
                except SyntaxError as erreur:
                    raise self.erreur(indice, f"la version {version} du test n'est pas du Python : {erreur.msg}.",
                                      (erreur.lineno or 1) - 1) from erreur
                if not corps or not _est_reussi(corps[-1]):
                    raise self.erreur(indice, "une cellule notée se termine par controles.reussi(\"…\") "
                                              f"(version {version}).", cellule.source.count("\n"))


def _est_reussi(instruction: ast.stmt) -> bool:
    return isinstance(instruction, ast.Expr) and ast.unparse(instruction).startswith("controles.reussi(")


def _nbgrader(cellule: NotebookNode) -> dict:
    meta = cellule.metadata.get("nbgrader")
    return meta if isinstance(meta, dict) else {}


def empreinte(carnet: NotebookNode) -> str:
    """Le résumé d'une source convertie et des réglages de construction : il change quand il faut reconstruire."""
    cellules = [[c.cell_type, c.id, c.source, c.metadata] for c in carnet.cells]
    reglages_de_construction = [VERSION, reglages.ENVIRONNEMENT_DU_NOYAU, reglages.TALON_CODE, reglages.TALON_TEXTE]
    texte = json.dumps([reglages_de_construction, cellules], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(texte.encode()).hexdigest()[:32]


# ---------------------------------------------------------------- 2. exécuter


def _executer(source: _Source, essais: bytes) -> NotebookNode:
    """Le carnet exécuté dans le dossier du chapitre, sorties normalisées. essais : ceux du chapitre, pas encore écrits."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    carnet = copy.deepcopy(source.carnet)
    dossier = chemin_execute(source.chemin).parent
    dossier.mkdir(parents=True, exist_ok=True)
    avant = set(dossier.iterdir())
    client = NotebookClient(carnet, timeout=DELAI_CELLULE, kernel_name="python3", record_timing=False,
                            store_widget_state=False, coalesce_streams=True, extra_arguments=list(reglages.ARGUMENTS_DU_NOYAU),
                            resources={"metadata": {"path": str(dossier)}})
    with tempfile.TemporaryDirectory() as profil, tempfile.TemporaryDirectory() as dossier_des_essais:
        Path(dossier_des_essais, f"{source.chemin.stem}.json").write_bytes(essais)
        # Un profil IPython vide : rien de ce qui traîne sur la machine de l'auteur n'entre dans le carnet.
        environnement = {**reglages.environnement_du_noyau(), "IPYTHONDIR": profil, VARIABLE: dossier_des_essais}
        with client.setup_kernel(env=environnement):
            for indice, cellule in enumerate(carnet.cells):
                try:
                    client.execute_cell(cellule, indice)
                except CellExecutionError as erreur:
                    ligne = _ligne_fautive(client)
                    raise source.erreur(indice, f"l'exécution a échoué : {erreur.ename}",
                                        ligne - 1 if ligne else 0, _dernieres_lignes(cellule)) from None
                except CellTimeoutError:
                    raise source.erreur(indice, f"la cellule tourne encore après {DELAI_CELLULE} s.") from None
                except DeadKernelError:
                    raise source.erreur(indice, "le noyau s'est arrêté (mémoire ?).") from None
                _nettoyer_les_sorties(source, indice, cellule)
    for intrus in sorted(set(dossier.iterdir()) - avant - {chemin_execute(source.chemin)}):
        if intrus.name not in {"__pycache__", ".ipynb_checkpoints"}:
            print(f"  attention : le chapitre a écrit {intrus.name} dans solutions/{source.chemin.stem}/",
                  file=sys.stderr)
    return carnet


def _ligne_fautive(client) -> int | None:
    """La ligne de la cellule en cause dans la dernière erreur, demandée au noyau (les traces du cours sont courtes)."""
    from jupyter_client.utils import run_sync

    expression = (
        "(lambda s, t: [getattr(s.last_value, 'lineno', None)] if issubclass(s.last_type, SyntaxError) else "
        "[f.lineno for f in t.extract_tb(s.last_traceback) if 'ipykernel_' in f.filename])"
        "(__import__('sys'), __import__('traceback'))"
    )
    try:
        async def demander():
            message = client.kc.execute("", silent=True, user_expressions={"lignes": expression})
            while True:
                reponse = await client.kc.get_shell_msg(timeout=5)
                if reponse["parent_header"].get("msg_id") == message:
                    return reponse["content"]["user_expressions"]["lignes"]["data"]["text/plain"]

        lignes = ast.literal_eval(run_sync(demander)())
        return lignes[0] if lignes else None
    except Exception:
        return None


def _dernieres_lignes(cellule: NotebookNode, nombre: int = 12) -> list[str]:
    """Les dernières lignes de l'erreur d'une cellule, sans couleurs."""
    trace = [ligne for s in cellule.outputs if s.output_type == "error" for ligne in s.traceback]
    return _ANSI.sub("", "\n".join(trace)).splitlines()[-nombre:]


def _nettoyer_les_sorties(source: _Source, indice: int, cellule: NotebookNode) -> None:
    """Retire ce qui change d'une exécution à l'autre ; refuse ce qui ne devrait pas être là."""
    if cellule.cell_type != "code":
        return
    for sortie in cellule.outputs:
        if sortie.output_type == "stream" and sortie.name == "stderr":
            raise source.erreur(indice, "la cellule écrit sur la sortie d'erreur ; un carnet du cours n'y écrit rien.",
                                details=_ANSI.sub("", sortie.text).splitlines()[-12:])
    if "widget" in cellule.metadata.get("tags", []):
        cellule.outputs = []
    for sortie in cellule.outputs:
        if _VUE_DE_WIDGET in sortie.get("data", {}):
            raise source.erreur(indice, "la cellule montre un widget : ajoutez-lui l'étiquette « widget » "
                                        '(tags=["widget"]) ; sa sortie ne sera pas gardée.')
        _refuser_ce_qui_varie(source, indice, sortie)


def _refuser_ce_qui_varie(source: _Source, indice: int, sortie: NotebookNode) -> None:
    textes = [sortie.get("text", ""), *sortie.get("traceback", [])]
    textes += [v for t, v in sortie.get("data", {}).items() if t.startswith("text/") and isinstance(v, str)]
    for texte in textes:
        for motif, quoi in ((_ADRESSE_MEMOIRE, "une adresse en mémoire"),
                            (_FICHIER_DU_NOYAU, "un fichier temporaire du noyau")):
            trouve = motif.search(texte)
            if trouve:
                extrait = texte[max(0, trouve.start() - 50): trouve.end() + 10].strip().splitlines()[-1]
                raise source.erreur(
                    indice, f"la sortie contient {quoi}, différente à chaque construction : « {extrait} ». "
                            "Affichez une valeur, ou terminez la dernière ligne par un point-virgule.")


def _mesurer(source: _Source, carnet: NotebookNode):
    """Juge la solution comme une copie, et écrit dans ses tests ce que le juge doit en savoir. Lève ``ErreurChapitre``."""
    from atelier.mesure import PART_SUR_PAROLE_MAX, TestSansPreuve, mesurer, noter_les_objets

    try:
        mesure = mesurer(source.carnet)
    except TestSansPreuve as faute:
        indice = next(i for i, c in enumerate(source.carnet.cells) if _nbgrader(c).get("grade_id") == faute.grade_id)
        raise source.erreur(indice, str(faute)) from None
    entiers = mesure.exercices_sur_parole([grade_id(c) for c in source.carnet.cells if est_solution(c)])
    if entiers or mesure.part_sur_parole > PART_SUR_PAROLE_MAX:
        quoi = f"les exercices {', '.join(entiers)}" if entiers else f"{_decimal(100 * mesure.part_sur_parole)} % des points"
        raise ErreurChapitre(source.chemin, f"{quoi} ne reposent que sur la parole de la copie ({', '.join(mesure.sur_parole)}) : observez des valeurs, "
                                            "et comparez-les dans le test.")
    noter_les_objets(carnet, mesure.objets)
    return mesure


def lire_source_mesuree(chemin: Path) -> NotebookNode:
    """La source, où chaque test inchangé depuis la dernière construction porte ce qu'elle en a mesuré (voir ``atelier.mesure``)."""
    carnet, execute = lire_source(chemin), chemin_execute(chemin)
    if execute.is_file():
        mesures = {(c.id, c.source): c.metadata["retroprop"] for c in nbformat.read(execute, as_version=4).cells if "retroprop" in c.metadata}
        for cellule in carnet.cells:
            if (cellule.id, cellule.source) in mesures:
                cellule.metadata["retroprop"] = mesures[cellule.id, cellule.source]
    return carnet


# ---------------------------------------------------------------- 3. la version de l'apprenant


def version_apprenant(carnet: NotebookNode) -> NotebookNode:
    """La version de l'apprenant d'un carnet (``lire_source`` suffit) : sans solution, ni test caché, ni sortie.

    C'est nbgrader qui la produit, avec la configuration du cours et sans carnet de notes.
    """
    chapitre = carnet.metadata.get("retroprop", {}).get("chapitre", "carnet")
    return nbformat.reads(_publier(_serialiser(carnet), chapitre).decode(), as_version=4)


def configuration_nbgrader():
    """La configuration de nbgrader du cours, telle que la ligne de commande la lit."""
    from traitlets.config.loader import PyFileConfigLoader

    return PyFileConfigLoader("nbgrader_config.py", path=str(RACINE / "autograder")).load_config()


def _publier(octets: bytes, chapitre: str) -> bytes:
    """Le fichier que ``nbgrader generate_assignment`` écrit pour ce carnet, à l'octet près."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory

    journal = io.StringIO()
    log = logging.Logger("publication", logging.WARNING)
    log.addHandler(logging.StreamHandler(journal))
    config = configuration_nbgrader()
    with tempfile.TemporaryDirectory() as temporaire:
        racine = Path(temporaire).resolve()
        config.CourseDirectory.root = str(racine)
        # L'équivalent de --no-db : construire ne touche à aucun carnet de notes.
        config.GenerateAssignment.no_database = True
        config.SaveCells.enabled = False
        cours = CourseDirectory(config=config, assignment_id=chapitre)
        entree = racine / cours.source_directory / chapitre / f"{chapitre}.ipynb"
        entree.parent.mkdir(parents=True)
        entree.write_bytes(octets)
        convertisseur = GenerateAssignment(coursedir=cours, config=config, log=log)
        convertisseur.force = True
        try:
            convertisseur.start()
        except Exception as erreur:
            lignes = [ligne for ligne in journal.getvalue().splitlines() if ligne.strip()][-8:]
            raise ErreurChapitre(Path(f"{chapitre}.py"), f"nbgrader refuse le chapitre : {erreur}",
                                 details=lignes) from erreur
        return (racine / cours.release_directory / chapitre / f"{chapitre}.ipynb").read_bytes()


# ---------------------------------------------------------------- construire


def _serialiser(carnet: NotebookNode) -> bytes:
    nbformat.validate(carnet)
    return (nbformat.writes(carnet, version=4) + "\n").encode()


def _ecrire(chemin: Path, octets: bytes) -> None:
    """Écrit d'un coup : le fichier précédent reste entier jusqu'au remplacement."""
    chemin.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=chemin.parent, prefix=".construction-", delete=False) as temporaire:
        temporaire.write(octets)
    try:
        os.chmod(temporaire.name, 0o644)
        os.replace(temporaire.name, chemin)
    except BaseException:
        os.unlink(temporaire.name)
        raise


def _empreinte_de(chemin: Path) -> str | None:
    """L'empreinte écrite dans un produit : un carnet, ou les essais d'un chapitre."""
    try:
        contenu = json.loads(chemin.read_text(encoding="utf-8"))
        return contenu["empreinte"] if "empreinte" in contenu else contenu["metadata"]["retroprop"]["empreinte"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def construire(chapitre: str | Path, *, tout: bool = False, dire: Callable[[str], None] = print) -> bool:
    """Construit un chapitre (nom, numéro ou chemin de sa source) ; renvoie faux s'il n'y avait rien à faire.

    tout : reconstruit même si la source n'a pas changé. dire : reçoit chaque étape, en une ligne.
    Lève ``ErreurChapitre`` ; les fichiers précédents sont alors intacts.
    """
    chemin = chapitre if isinstance(chapitre, Path) else trouver_source(chapitre)
    nom, debut = chemin.stem, time.perf_counter()

    def etape(texte: str) -> None:
        nonlocal debut
        dire(f"{nom} : {texte} ({_decimal(time.perf_counter() - debut)} s)")
        debut = time.perf_counter()

    source = _Source(chemin)
    voulue = source.carnet.metadata["retroprop"]["empreinte"]
    execute, apprenant, essais = chemin_execute(chemin), chemin_apprenant(chemin), chemin_essais(chemin)
    produits = [execute, apprenant, essais] if est_chapitre(chemin) else [execute]
    if not tout and all(_empreinte_de(produit) == voulue for produit in produits):
        dire(f"{nom} : à jour")
        return False
    etape(f"source convertie, {len(source.carnet.cells)} cellules")
    if not est_chapitre(chemin):
        _ecrire(execute, _serialiser(source.carnet))
        etape(f"page écrite dans {execute.name}")
        return True
    octets_essais = source.essais()
    if tout or _empreinte_de(execute) != voulue:
        carnet = _executer(source, octets_essais)
        etape("carnet exécuté")
        mesure = _mesurer(source, carnet)
        etape(f"tests jugés hors du noyau ; {_decimal(100 * mesure.part_sur_parole)} % des points sur la parole de la copie"
              + (f" ({', '.join(mesure.sur_parole)})" if mesure.sur_parole else ""))
        octets = _serialiser(carnet)
    else:
        octets = execute.read_bytes()
    octets_apprenant = _publier(octets, nom)
    etape("version de l'apprenant produite par nbgrader")
    _ecrire(execute, octets)
    _ecrire(apprenant, octets_apprenant)
    _ecrire(essais, octets_essais)
    dire(f"{nom} : écrit solutions/{nom}/{nom}.ipynb ({_decimal(len(octets) / 1e3)} ko) et "
         f"chapitres/{nom}/{nom}.ipynb ({_decimal(len(octets_apprenant) / 1e3)} ko)")
    return True


def _decimal(valeur: float) -> str:
    return f"{valeur:.1f}".replace(".", ",")


# ---------------------------------------------------------------- vérifier


def verifier(chapitre: str | Path) -> list[str]:
    """Ce qui est périmé dans les carnets d'un chapitre, sans rien exécuter ni écrire ; vide si tout est à jour."""
    chemin = chapitre if isinstance(chapitre, Path) else trouver_source(chapitre)
    source = _Source(chemin)
    carnet, execute = source.carnet, chemin_execute(chemin)
    nom_execute = f"solutions/{chemin.stem}/{execute.name}" if est_chapitre(chemin) else execute.name
    if not execute.is_file():
        return [f"{nom_execute} manque"]
    octets = execute.read_bytes()
    try:
        present = nbformat.reads(octets.decode(), as_version=4)
        sans_sortie = copy.deepcopy(present)
    except Exception as erreur:
        return [f"{nom_execute} est illisible : {erreur}"]
    for cellule in sans_sortie.cells:
        if cellule.cell_type == "code":
            cellule.outputs, cellule.execution_count = [], None
        if est_un_test(cellule) and "objets" not in cellule.metadata.pop("retroprop", {}):
            return [f"{nom_execute} : le test {cellule.id} n'a pas été mesuré"]
    if _serialiser(sans_sortie) != _serialiser(carnet):
        return [f"{nom_execute} ne correspond plus à solutions/{chemin.name}\n"
                + _difference(_serialiser(sans_sortie), _serialiser(carnet))]
    if not est_chapitre(chemin):
        return []
    apprenant = chemin_apprenant(chemin)
    nom_apprenant = f"chapitres/{chemin.stem}/{apprenant.name}"
    if not apprenant.is_file():
        return [f"{nom_apprenant} manque"]
    attendu = _publier(octets, chemin.stem)
    if apprenant.read_bytes() != attendu:
        return [f"{nom_apprenant} n'est pas ce que nbgrader produit\n" + _difference(apprenant.read_bytes(), attendu)]
    essais = chemin_essais(chemin)
    nom_essais = f"retroprop/essais/{essais.name}"
    if not essais.is_file():
        return [f"{nom_essais} manque"]
    if essais.read_bytes() != source.essais():
        return [f"{nom_essais} ne correspond plus à solutions/{chemin.name}\n" + _difference(essais.read_bytes(), source.essais())]
    return []


def _difference(present: bytes, attendu: bytes, lignes: int = 12) -> str:
    diff = difflib.unified_diff(present.decode(errors="replace").splitlines(), attendu.decode().splitlines(),
                                "présent", "attendu", lineterm="", n=0)
    return "\n".join(f"    {ligne[:140]}" for ligne in list(diff)[:lignes])


# ---------------------------------------------------------------- la commande


def configurer(parseur) -> None:
    """Les arguments de ``retroprop construire``."""
    parseur.add_argument("chapitres", nargs="*", metavar="CHAPITRE",
                         help="01, 01_perceptron ou solutions/01_perceptron.py (par défaut : tous)")
    parseur.add_argument("--tout", action="store_true", help="reconstruire même ce qui n'a pas changé")
    parseur.add_argument("--verifier", action="store_true",
                         help="ne rien écrire ; échouer en nommant les chapitres périmés")


def executer(args) -> int:
    """Construit ou vérifie ; 0 si tout va bien, 1 si un chapitre est fautif ou périmé, 2 si un nom est inconnu."""
    try:
        sources = [trouver_source(nom) for nom in args.chapitres] or liste_sources()
    except ValueError as erreur:
        print(erreur, file=sys.stderr)
        return 2
    if not sources:
        print("Aucun chapitre à construire : solutions/ ne contient aucun fichier .py.", file=sys.stderr)
        return 2
    perimes = []
    for source in sources:
        try:
            if args.verifier:
                problemes = verifier(source)
                print(f"{source.stem} : {'PÉRIMÉ' if problemes else 'à jour'}", flush=True)
                perimes += [source.stem] if problemes else []
                for probleme in problemes:
                    print(f"  {probleme}", file=sys.stderr)
            else:
                construire(source, tout=args.tout, dire=lambda texte: print(texte, flush=True))
        except ErreurChapitre as erreur:
            print(f"\n{erreur}", file=sys.stderr)
            return 1
    if perimes:
        print(f"\nÀ reconstruire : retroprop construire {' '.join(perimes)}", file=sys.stderr)
        return 1
    return 0
