"""Lire une copie telle qu'elle arrive : encodage, format et contenu douteux, sans jamais toucher au fichier."""

from __future__ import annotations

import codecs
import hashlib
import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.arrivee.dossier import DATE

TYPES = {"code", "markdown", "raw"}
TAILLE_MAX = 100_000_000  # octets : un carnet plein de figures en fait dix fois moins
CELLULES_MAX = 3_000
VERSION = 6  # du moteur ; à changer quand une même copie pourrait recevoir une autre note


@dataclass(frozen=True)
class Remarque:
    """Une chose à dire à l'instructeur sur une copie ; ``grave`` si elle peut changer la note."""

    texte: str
    grave: bool = True


class CopieRefusee(ValueError):
    """La copie ne peut pas être notée ; le message, en français, dit pourquoi et que faire."""


def cle(source: bytes, rendu: bytes) -> str:
    """Ce qui identifie une notation : les mêmes octets, pour la même source et le même moteur, donnent la même note."""
    return hashlib.sha256(b"%d %s %s" % (VERSION, hashlib.sha256(source).digest(), rendu)).hexdigest()


def fichier_refuse(fichier: Path) -> str:
    """Pourquoi ce fichier rendu ne doit même pas être ouvert ; vide s'il est ordinaire ou absent.

    Un lien mènerait hors de la copie (vers la solution, par exemple) ; un tube nommé ferait attendre sans fin. Il en va de même de
    la date qui l'accompagne, que nbgrader lit.
    """
    try:
        etat = fichier.lstat()
        date = fichier.with_name(DATE)
        if os.path.lexists(date) and not stat.S_ISREG(date.lstat().st_mode):
            return f"« {DATE} », rendu avec le carnet, n'est pas un fichier ordinaire"
    except OSError:
        return ""
    if stat.S_ISLNK(etat.st_mode):
        return "le fichier rendu est un lien vers un autre fichier ; seul un vrai carnet se note"
    if not stat.S_ISREG(etat.st_mode):
        return "le fichier rendu n'est pas un fichier ordinaire"
    return _TROP_GROS if etat.st_size > TAILLE_MAX else ""


_TROP_GROS = f"le fichier est trop gros (plus de {TAILLE_MAX // 1_000_000} Mo). Demandez à l'apprenant d'effacer les sorties et de rendre de nouveau"


def lire_copie(octets: bytes) -> tuple[NotebookNode, list[Remarque]]:
    """Le carnet contenu dans un fichier rendu, réduit à ce qui compte, et ce qu'il a fallu réparer pour le lire.

    Seuls sont gardés le type, le texte, l'identifiant et les métadonnées de chaque cellule (au format 4.5).
    Lève ``CopieRefusee`` si le fichier n'est pas un carnet.
    """
    remarques: list[Remarque] = []
    if len(octets) > TAILLE_MAX:
        raise CopieRefusee(_TROP_GROS)
    if not octets.strip(b"\x00 \t\r\n" + codecs.BOM_UTF8):
        raise CopieRefusee("le fichier est vide. Demandez à l'apprenant d'enregistrer son carnet et de le rendre de nouveau")
    contenu = _json(_texte(octets, remarques))
    if not isinstance(contenu, dict) or not ({"cells", "worksheets"} & contenu.keys()):
        raise CopieRefusee("le fichier n'est pas un carnet Jupyter (il n'a pas de cellules)")
    try:
        return _carnet(contenu, remarques), remarques
    except RecursionError:
        raise CopieRefusee("le fichier est trop imbriqué pour être un carnet") from None


def _texte(octets: bytes, remarques: list[Remarque]) -> str:
    if octets.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodage, nom = "utf-16", "UTF-16"
    elif octets.startswith(codecs.BOM_UTF8):
        encodage, nom = "utf-8-sig", "UTF-8 avec une marque d'ordre (BOM)"
    elif octets[:2] in (b"{\x00", b"\x00{"):
        encodage, nom = ("utf-16-le" if octets[0] else "utf-16-be"), "UTF-16"
    else:
        encodage, nom = "utf-8", ""
    try:
        texte = octets.decode(encodage)
    except UnicodeDecodeError:
        texte, nom = octets.decode("cp1252", errors="replace"), "Windows (cp1252)"
    if nom:
        remarques.append(Remarque(f"le fichier est encodé en {nom} et non en UTF-8 ; il a été lu quand même", grave=False))
    if "\r\n" in texte or "\\r\\n" in texte:
        remarques.append(Remarque("les fins de ligne Windows ont été converties", grave=False))
    return texte


def _json(texte: str) -> Any:
    try:
        return json.loads(texte)
    except RecursionError:
        raise CopieRefusee("le fichier est trop imbriqué pour être un carnet") from None
    except ValueError as erreur:
        debut = " ".join(texte[:200].split())[:40]
        ligne = getattr(erreur, "lineno", None)
        lieu = f" (ligne {ligne})" if ligne else ""
        raise CopieRefusee(f"le fichier n'est pas du JSON{lieu} : il commence par « {debut} ». Est-il entier, "
                           "et est-ce bien le carnet (.ipynb) ?") from None


def _carnet(contenu: dict, remarques: list[Remarque]) -> NotebookNode:
    majeure, mineure = contenu.get("nbformat"), contenu.get("nbformat_minor")
    if not isinstance(majeure, int) or isinstance(majeure, bool):
        majeure = 4 if "cells" in contenu else 3
        remarques.append(Remarque("le format du carnet n'est pas indiqué ; il a été deviné", grave=False))
    if majeure > 4:
        raise CopieRefusee(f"le carnet est au format {majeure}, plus récent que ce cours (4)")
    if majeure < 4:
        try:
            contenu = nbformat.convert(nbformat.from_dict({**contenu, "nbformat": majeure}), 4)
        except Exception:
            raise CopieRefusee(f"le carnet est au vieux format {majeure} et ne se convertit pas. "
                               "Demandez à l'apprenant de l'ouvrir dans JupyterLab et de l'enregistrer") from None
        remarques.append(Remarque(f"le carnet est au vieux format {majeure} ; il a été converti", grave=False))
    elif isinstance(mineure, int) and mineure > nbformat.current_nbformat_minor:
        remarques.append(Remarque(f"le carnet est au format 4.{mineure}, plus récent que celui du cours ; "
                                  "il a été lu quand même", grave=False))
    cellules = contenu.get("cells")
    if not isinstance(cellules, list):
        raise CopieRefusee("le fichier n'est pas un carnet Jupyter (ses cellules ne forment pas une liste)")
    if len(cellules) > CELLULES_MAX:
        raise CopieRefusee(f"le carnet a {len(cellules)} cellules ; celui du cours en a cent fois moins")
    lues = [_cellule(cellule) for cellule in cellules]
    perdues = lues.count(None)
    if perdues:
        remarques.append(Remarque(f"{perdues} cellule(s) illisible(s) dans le fichier ont été laissées de côté"))
    metadonnees = contenu.get("metadata")
    return NotebookNode(nbformat=4, nbformat_minor=5, cells=[c for c in lues if c is not None],
                        metadata=nbformat.from_dict(metadonnees if isinstance(metadonnees, dict) else {}))


def _cellule(cellule: Any) -> NotebookNode | None:
    if not isinstance(cellule, dict) or cellule.get("cell_type") not in TYPES:
        return None
    texte = cellule.get("source", "")
    if isinstance(texte, list) and all(isinstance(ligne, str) for ligne in texte):
        texte = "".join(texte)
    if not isinstance(texte, str):
        return None
    texte = texte.replace("\r\n", "\n").replace("\r", "\n")
    # Un caractère isolé d'une paire UTF-16 ne peut pas être réécrit en UTF-8.
    texte = texte.encode("utf-8", errors="replace").decode("utf-8")
    meta, identifiant = cellule.get("metadata"), cellule.get("id")
    lue = NotebookNode(cell_type=cellule["cell_type"], source=texte,
                       metadata=nbformat.from_dict(meta if isinstance(meta, dict) else {}))
    lue.id = identifiant if isinstance(identifiant, str) else ""
    if lue.cell_type == "code":
        lue.update(outputs=[], execution_count=None)
    return lue
