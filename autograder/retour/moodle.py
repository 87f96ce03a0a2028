"""Vers Moodle : le CSV que lit « Notes › Importation › Fichier CSV ».

``nbgrader export --exporter autograder.retour.moodle.ExportMoodle --assignment 01_perceptron``

Ce que fait Moodle, et dont ce fichier tient compte : il abandonne toute l'importation au premier identifiant inconnu ; il
donne les notes d'une ligne sans identifiant à la personne de la ligne précédente ; il lit la virgule décimale dans une
interface en français (et le point partout) ; il efface la note d'une cellule vide.
"""

from __future__ import annotations

import csv
import html
import os
import sys
import unicodedata
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.api import Gradebook, Student
from nbgrader.plugins import ExportPlugin
from traitlets import Enum, Float, Integer, Unicode

from autograder.arrivee.annuaire import COURRIEL, Annuaire, est_un_courriel
from autograder.registre.notes import NoteDeCopie, notes_du_chapitre
from autograder.retour.exporter import message_d_echec
from autograder.retour.rapport import Exercice, exercices_du_chapitre, lire_carnet
from autograder.textes import nombre


class ExportMoodle(ExportPlugin):
    """Le CSV d'importation des notes de Moodle : un identifiant, puis une note et un commentaire par chapitre."""

    colonne = Unicode(COURRIEL, help="Le titre de la colonne d'identifiants, tel que Moodle ou la liste le nomme.").tag(config=True)
    liste = Unicode("", help="La liste des participants, ou la feuille d'évaluation, de Moodle (CSV) : l'identifiant y est "
                             "cherché d'après le nom de l'apprenant.").tag(config=True)
    bareme = Float(20.0, help="La note maximale du devoir dans Moodle.").tag(config=True)
    decimale = Enum([",", "."], ",", help="Le séparateur décimal ; avec « , » les colonnes sont séparées par « ; ».").tag(config=True)
    commentaire = Enum(["html", "texte", "aucun"], "html", help="La forme du commentaire.").tag(config=True)
    commentaire_max = Integer(2000, min=100, help="Caractères d'un commentaire, à peu près.").tag(config=True)
    fichier = Unicode("moodle.csv", help="Où écrire, si --to ne le dit pas.").tag(config=True)

    def export(self, gradebook: Gradebook) -> None:
        """Écrit le CSV et dit ce qui n'y est pas. Une demande fausse (chapitre, liste, colonne) arrête avec le code 1."""
        try:
            self._exporter(gradebook)
        except (ValueError, OSError) as erreur:
            self.log.error("%s", erreur)
            sys.exit(1)

    def _exporter(self, gradebook: Gradebook) -> None:
        connus = [devoir.name for devoir in gradebook.assignments]
        chapitres = [str(c) for c in self.assignment] or connus
        inconnus = [c for c in chapitres if c not in connus]
        if inconnus:
            raise ValueError(f"Chapitre inconnu du carnet de notes : {', '.join(inconnus)}. Connus : {', '.join(connus) or 'aucun'}.")
        annuaire = Annuaire(self.liste) if self.liste else None
        notes = {c: notes_du_chapitre(gradebook, c) for c in chapitres}
        voulus = {str(e) for e in self.student}
        colonnes = [self.colonne]
        for chapitre in chapitres:
            colonnes += [chapitre] + ([] if self.commentaire == "aucun" else [f"{chapitre} (commentaire)"])
        lignes: list[list[str]] = []
        sans_identifiant, en_attente, deja = [], [], {}
        exercices = {c: exercices_du_chapitre(lire_carnet(self._carnet("source", ".", c))) for c in chapitres}
        for etudiant in gradebook.students:
            if (voulus and etudiant.id not in voulus) or not any(etudiant.id in notes[c] for c in chapitres):
                continue
            identifiant = self._identifiant(etudiant, annuaire)
            if not identifiant or identifiant in deja:
                sans_identifiant.append(etudiant.id + (f" (comme {deja[identifiant]} : {identifiant})" if identifiant else ""))
                continue
            deja[identifiant] = etudiant.id
            ligne = [identifiant]
            for chapitre in chapitres:
                note = notes[chapitre].get(etudiant.id)
                if note is not None and not note.notee:
                    en_attente.append(f"{etudiant.id} ({chapitre})")
                ligne.append(self._nombre(note.sur(self.bareme)) if note is not None and note.notee else "")
                if self.commentaire != "aucun":
                    ligne.append("" if note is None else inoffensif(self._commenter(etudiant.id, chapitre, note, exercices[chapitre])))
            lignes.append(ligne)
        absents = (f"faute d'un identifiant « {self.colonne} » sûr et unique : {' ; '.join(sans_identifiant)}. Donnez la liste des "
                   "participants de Moodle (--ExportMoodle.liste=participants.csv)")
        if sans_identifiant and not lignes:
            raise ValueError(f"Aucune ligne à écrire, {absents}.")
        self._ecrire([colonnes, *lignes])
        if en_attente:
            self.log.warning("Sans note dans le fichier, car refusées ou à noter à la main : %s. Moodle effacera leur note "
                             "s'il y en a une ; notez-les dans le Formgrader et exportez de nouveau.", " ; ".join(en_attente))
        if sans_identifiant:
            self.log.warning("Absents du fichier, %s.", absents)

    def _identifiant(self, etudiant: Student, annuaire: Annuaire | None) -> str:
        """L'identifiant Moodle d'un apprenant ; vide s'il n'est pas sûr : Moodle abandonnerait toute l'importation."""
        if annuaire is not None:
            ligne = annuaire.trouver(etudiant.id)
            valeur = annuaire.valeur(ligne, self.colonne) if ligne else ""
        else:
            valeur = (est_un_courriel(self.colonne) and etudiant.email) or etudiant.id
        if est_un_courriel(self.colonne) and "@" not in valeur:
            return ""
        return valeur if inoffensif(valeur) == valeur else ""

    def _nombre(self, note: float) -> str:
        return f"{round(note, 2):.2f}".replace(".", self.decimale)

    def _carnet(self, etape: str, etudiant: str, chapitre: str) -> Path:
        cours = self.parent.coursedir
        return Path(cours.format_path(getattr(cours, f"{etape}_directory"), etudiant, chapitre)) / f"{chapitre}.ipynb"

    def _commenter(self, etudiant: str, chapitre: str, note: NoteDeCopie, exercices: list[Exercice]) -> str:
        if not note.notee:
            return "Cette copie n'a pas encore de note."
        corrigee = lire_carnet(self._carnet("autograded", etudiant, chapitre))
        phrases = [f"Note : {nombre(note.sur(self.bareme))} / {nombre(self.bareme)}."]
        if note.penalite:
            phrases.append(f"Retard : {nombre(note.penalite)} point(s) retiré(s) sur {nombre(note.maximum)}.")
        return _mettre_en_forme(phrases, _resume(note, exercices, corrigee), self.commentaire == "html", self.commentaire_max)

    def _ecrire(self, lignes: list[list[str]]) -> None:
        ligne_de_commande = getattr(self.parent, "cli_config", {}).get("ExportPlugin", {})
        chemin = Path(ligne_de_commande.get("to") or self.fichier)
        provisoire = chemin.with_name(chemin.name + ".tmp")
        # La marque d'ordre fait lire les accents à Excel ; Moodle la retire.
        with open(provisoire, "w", encoding="utf-8-sig", newline="") as fichier:
            csv.writer(fichier, delimiter=";" if self.decimale == "," else ",").writerows(lignes)
        os.replace(provisoire, chemin)
        self.log.info("%d ligne(s) écrites dans %s", len(lignes) - 1, chemin)


def _resume(note: NoteDeCopie, exercices: list[Exercice], corrigee: NotebookNode) -> list[tuple[str, list[str]]]:
    """Par exercice : ses points, et ce qu'a dit chacun de ses tests ratés."""
    cellules = {c.metadata.get("nbgrader", {}).get("grade_id"): c for c in corrigee.cells if c.cell_type == "code"}
    resume = []
    for exercice in exercices:
        siennes = [(c, note.cellules[c.nom]) for c in exercice.criteres if c.nom in note.cellules]
        rates = []
        for critere, points in siennes:
            if points.points < points.maximum:
                texte, cause = (message_d_echec(cellules[critere.nom], 160) if critere.nom in cellules else None) or ("", "")
                rates.append(" : ".join(m for m in (critere.titre, texte, cause) if m))
        obtenus, possibles = (sum(getattr(p, quoi) for _, p in siennes) for quoi in ("points", "maximum"))
        resume.append((f"{exercice.titre} : {nombre(obtenus)} / {nombre(possibles)}", rates))
    return resume


def _mettre_en_forme(phrases: list[str], resume: list[tuple[str, list[str]]], en_html: bool, maximum: int) -> str:
    """Le commentaire, les tests ratés laissés de côté dès que ``maximum`` est atteint ; les points y sont tous."""
    if en_html:
        phrases, resume = [html.escape(p) for p in phrases], [(html.escape(t), [html.escape(r) for r in rates]) for t, rates in resume]
    reste, suite = maximum - sum(len(t) + 12 for t, _ in resume), False
    lignes = []
    for titre, rates in resume:
        gardes = []
        for rate in rates:
            reste -= len(rate) + 12
            if reste < 0:
                suite = True
                break
            gardes.append(rate)
        if en_html:
            details = "".join(f"<li>{g}</li>" for g in gardes)
            lignes.append(f"<li>{titre}{f'<ul>{details}</ul>' if details else ''}</li>")
        else:
            lignes += [titre, *(f"  {g}" for g in gardes)]
    fin = ["La suite est dans la page de retour."] if suite else []
    if en_html:
        return "".join(f"<p>{p}</p>" for p in phrases) + f"<ul>{''.join(lignes)}</ul>" + "".join(f"<p>{p}</p>" for p in fin)
    return "\n".join([*phrases, *lignes, *fin])


def inoffensif(texte: str) -> str:
    """Le texte d'une cellule qu'un tableur ne prendra pas pour une formule, sans caractère de commande."""
    texte = "".join(c for c in texte if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return f"'{texte}" if texte.lstrip()[:1] in tuple("=+-@|＝＋－＠") and texte.strip() else texte
