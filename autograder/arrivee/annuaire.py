"""L'annuaire d'un cours Moodle : de la liste des participants, ou de la feuille d'évaluation, à l'identifiant d'une personne."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

COURRIEL = "Adresse de courriel"
_COURRIELS = ("adresse de courriel", "adresse courriel", "email address", "e mail", "email", "courriel")
_NOMS = ("nom complet", "full name")
_PRENOMS = ("prenom", "first name")
_FAMILLES = ("nom de famille", "nom", "last name", "surname")
_PARTICIPANTS = ("identifiant", "identifier")


def _plat(texte: str) -> str:
    """Sans accents, ni majuscules, ni ponctuation : « Jean-Éric O'Neil » et « jean eric o neil » sont le même nom."""
    sans = "".join(c for c in unicodedata.normalize("NFKD", texte.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", sans))


def _cle_du_nom(texte: str) -> str:
    return " ".join(sorted(_plat(texte).replace("_", " ").split()))


class Annuaire:
    """Les personnes d'un cours Moodle, lues dans la liste des participants ou la feuille d'évaluation (CSV).

    Lève ``ValueError``, en français, si le fichier n'est pas un tel CSV.
    """

    def __init__(self, chemin: Path | str) -> None:
        try:
            texte = Path(chemin).read_bytes().decode("utf-8-sig")
        except OSError as erreur:
            raise ValueError(f"La liste {chemin} ne se lit pas : {erreur.strerror}.") from None
        except UnicodeDecodeError:
            raise ValueError(f"La liste {chemin} n'est pas en UTF-8 : téléchargez-la de nouveau depuis Moodle.") from None
        entete = texte.partition("\n")[0]
        separateur = max(",;\t", key=entete.count)
        self.lignes = [{(c or "").strip(): (v or "").strip() for c, v in ligne.items() if isinstance(v, str)}
                       for ligne in csv.DictReader(io.StringIO(texte), delimiter=separateur)]
        self.colonnes = [c.strip() for c in next(csv.reader([entete], delimiter=separateur), [])]
        if not self.lignes or not any(_plat(c) in (*_COURRIELS, *_NOMS, *_FAMILLES) for c in self.colonnes):
            raise ValueError(f"La liste {chemin} n'a ni colonne de noms ni colonne d'adresses (colonnes lues : "
                             f"{', '.join(self.colonnes[:8]) or 'aucune'}).")
        self._par_cle: dict[str, list[dict]] = {}
        for ligne in self.lignes:
            for cle in {_plat(v) for v in ligne.values() if v} | {_cle_du_nom(self._nom(ligne))}:
                self._par_cle.setdefault(cle, []).append(ligne)

    def _lire(self, ligne: dict, noms: tuple[str, ...]) -> str:
        return next((v for c, v in ligne.items() if _plat(c) in noms and v), "")

    def _nom(self, ligne: dict) -> str:
        return self._lire(ligne, _NOMS) or f"{self._lire(ligne, _PRENOMS)} {self._lire(ligne, _FAMILLES)}"

    def trouver(self, nom: str, participant: str = "") -> dict | None:
        """La ligne d'une personne : par son numéro de participant, un de ses identifiants, ou son nom s'il est unique."""
        suffixe = re.fullmatch(r"(.+)_(\d+)", nom)
        if suffixe and not participant:
            nom, participant = suffixe[1], suffixe[2]
        if participant:
            for ligne in self.lignes:
                if re.search(rf"(?<!\d){participant}$", self._lire(ligne, _PARTICIPANTS)):
                    return ligne
        for cle in (_plat(nom), _cle_du_nom(nom)):
            lignes = self._par_cle.get(cle, [])
            if len(lignes) == 1:
                return lignes[0]
        return None

    def valeur(self, ligne: dict, colonne: str) -> str:
        """Ce que dit une ligne dans une colonne, nommée sans souci d'accents ni de majuscules. Lève ``ValueError`` sans elle."""
        noms = _COURRIELS if est_un_courriel(colonne) else (_plat(colonne),)
        if not any(_plat(c) in noms for c in self.colonnes):
            raise ValueError(f"La liste n'a pas de colonne « {colonne} », mais : {', '.join(self.colonnes)}.")
        return self._lire(ligne, noms)


def est_un_courriel(colonne: str) -> bool:
    """Vrai pour le nom d'une colonne d'adresses de courriel."""
    return _plat(colonne) in _COURRIELS
