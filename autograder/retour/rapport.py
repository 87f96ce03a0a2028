"""Le rapport de l'instructeur : une page HTML qui se suffit, lisible par tous, imprimable.

``rassembler`` lit les notes et les copies corrigées d'un chapitre ; ``rendre`` en fait une page. Tout ce qui vient d'une
copie (nom, message, raison) est abrégé ici et échappé par le gabarit.
"""

from __future__ import annotations

import os
import statistics
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import jinja2
import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from autograder.ecriture import ecrire_d_un_coup
from autograder.cellules import exercice_du_test
from autograder.registre.bilan import Bilan
from autograder.registre.copie_corrigee import chemin_de_la_corrigee
from autograder.registre.notes import NoteDeCopie, notes_du_chapitre
from autograder.retour.exporter import message_d_echec
from autograder.retour.titres import enonce_de, titre_du_chapitre, titre_du_test
from autograder.textes import abrege, nombre

BAREME = 20
MESSAGES = 4  # les plus fréquents, par critère
RAISONS = 8  # par copie
LARGEUR = 160  # caractères d'un message
A_REPRENDRE = 5  # critères montrés en tête du rapport

ETATS = {"notee": "notée", "interrompue": "interrompue", "refusee": "refusée", "a_noter": "à noter à la main"}


@dataclass(frozen=True)
class Message:
    """Un message d'échec, sa cause probable (vide si elle n'est pas dite), et le nombre de copies qui l'ont reçu."""

    texte: str
    cause: str
    fois: int


@dataclass
class Critere:
    """Une cellule de test : combien de copies la réussissent, et ce qu'elle dit aux autres."""

    nom: str
    titre: str
    maximum: float
    copies: int = 0
    reussies: int = 0
    points: float = 0.0
    recus: Counter = field(default_factory=Counter, repr=False)

    @property
    def part(self) -> float:
        """La part des points obtenus, de 0 à 1."""
        return self.points / (self.maximum * self.copies) if self.maximum and self.copies else 0.0

    @property
    def ratees(self) -> int:
        """Le nombre de copies qui n'ont pas tous les points."""
        return self.copies - self.reussies

    @property
    def messages(self) -> list[Message]:
        """Les messages les plus fréquents."""
        return [Message(texte, cause, fois) for (texte, cause), fois in self.recus.most_common(MESSAGES)]

    @property
    def autres_messages(self) -> int:
        """Le nombre de copies dont le message n'est pas parmi les plus fréquents."""
        return sum(self.recus.values()) - sum(m.fois for m in self.messages)


@dataclass
class Exercice:
    """Un exercice et ses critères, dans l'ordre du carnet."""

    nom: str
    titre: str
    criteres: list[Critere] = field(default_factory=list)

    @property
    def part(self) -> float:
        """La part des points obtenus par la classe, de 0 à 1."""
        possibles = sum(c.maximum * c.copies for c in self.criteres)
        return sum(c.points for c in self.criteres) / possibles if possibles else 0.0

    @property
    def maximum(self) -> float:
        """Les points de l'exercice."""
        return sum(c.maximum for c in self.criteres)


@dataclass
class Copie:
    """Une copie du rapport. note : sur 20, ``None`` si elle n'est pas (encore) notée ; raisons : de sa mise à l'écart."""

    etudiant: str
    etat: str
    note: float | None = None
    raisons: list[str] = field(default_factory=list)
    duree: float | None = None
    demarrage: float | None = None
    lien: str = ""
    lien_texte: str = ""

    @property
    def etat_dit(self) -> str:
        """L'état, en français."""
        return ETATS[self.etat]


@dataclass
class Donnees:
    """Tout ce que la page montre."""

    chapitre: str
    titre: str
    date: datetime
    copies: list[Copie]
    exercices: list[Exercice]
    remarques: list[str]
    duree: float
    deja: int

    def en_etat(self, *etats: str) -> list[Copie]:
        """Les copies dans l'un de ces états."""
        return [c for c in self.copies if c.etat in etats]

    @property
    def notes(self) -> list[float]:
        """Les notes définitives, croissantes."""
        return sorted(c.note for c in self.copies if c.note is not None and c.etat in ("notee", "interrompue"))

    @property
    def histogramme(self) -> list[int]:
        """Le nombre de notes par tranche d'un point : [0, 1[, [1, 2[, … et [19, 20]."""
        tranches = [0] * BAREME
        for note in self.notes:
            tranches[min(int(note), BAREME - 1)] += 1
        return tranches

    @property
    def a_reprendre(self) -> list[tuple[Exercice, Critere]]:
        """Les critères les moins réussis, du pire au meilleur ; ceux que la moitié au moins réussit n'y sont pas."""
        rates = [(e, c) for e in self.exercices for c in e.criteres if c.copies and c.part < 0.5]
        return sorted(rates, key=lambda couple: couple[1].part)[:A_REPRENDRE]


# ---------------------------------------------------------------- rassembler


def rassembler(cours: CourseDirectory, chapitre: str, bilan: Bilan) -> Donnees:
    """Ce qu'il faut savoir d'une notation qui vient de finir.

    cours : les dossiers et le carnet de notes. bilan : les copies notées, les refus, les remarques et la durée.
    Une copie à noter à la main ne compte ni dans les notes ni dans les réussites.
    """
    source = lire_carnet(Path(cours.format_path(cours.source_directory, ".", chapitre)) / f"{chapitre}.ipynb")
    exercices = exercices_du_chapitre(source)
    criteres = {c.nom: c for e in exercices for c in e.criteres}
    with Gradebook(cours.db_url, cours.course_id) as carnet:
        notes = notes_du_chapitre(carnet, chapitre)
    copies = [Copie(_nom(e), "refusee", raisons=_abreger([raison]), lien=_lien(cours, cours.submitted_directory, e, chapitre),
                    lien_texte="le dossier rendu") for e, raison in bilan.refus.items()]
    for etudiant in (*bilan.notes, *bilan.a_la_main):
        corrigee = lire_carnet(chemin_de_la_corrigee(cours, etudiant, chapitre))
        note = notes.get(etudiant, NoteDeCopie())
        copie = _copie(etudiant, note, corrigee.metadata.get("retroprop", {}))
        copie.lien = _lien(cours, cours.autograded_directory, etudiant, chapitre, f"{chapitre}.ipynb")
        copie.lien_texte = "la copie corrigée"
        copies.append(copie)
        if copie.etat in ("notee", "interrompue"):
            _compter(criteres, note, corrigee)
    return Donnees(chapitre, titre_du_chapitre(source) or chapitre, datetime.now().astimezone(), sorted(copies, key=lambda c: _sans_accents(c.etudiant)),
                   exercices, _abreger(bilan.remarques, 200), bilan.duree, bilan.deja)


def lire_carnet(chemin: Path) -> NotebookNode:
    """Un carnet que le cours a écrit lui-même ; vide s'il manque."""
    try:
        return nbformat.v4.reads(chemin.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return nbformat.v4.new_notebook()


def exercices_du_chapitre(source: NotebookNode) -> list[Exercice]:
    """Les exercices du chapitre, dans l'ordre, avec leurs cellules notées ; le titre vient de l'énoncé qui précède."""
    exercices: list[Exercice] = []
    noms = [c.metadata.nbgrader.grade_id for c in source.cells if c.metadata.get("nbgrader", {}).get("solution")]
    titre = ""
    for cellule in source.cells:
        meta = cellule.metadata.get("nbgrader", {})
        if not meta.get("grade"):
            titre = (enonce_de(cellule) or [titre])[0]
            continue
        nom = exercice_du_test(meta["grade_id"], noms) or meta["grade_id"]
        exercice = next((e for e in exercices if e.nom == nom), None)
        if exercice is None:
            exercice = Exercice(nom, titre or nom)
            exercices.append(exercice)
        dit = titre_du_test(cellule) if cellule.cell_type == "code" and not meta.get("solution") else f"Réponse rédigée : {nom}"
        exercice.criteres.append(Critere(meta["grade_id"], dit, float(meta.get("points") or 0)))
    return exercices


def _copie(etudiant: str, note: NoteDeCopie, constat: dict) -> Copie:
    copie = Copie(_nom(etudiant), "notee", note.sur(BAREME), duree=constat.get("duree"), demarrage=constat.get("demarrage"))
    if note.a_la_main:
        copie.etat, copie.note, copie.raisons = "a_noter", None, _abreger([f"à noter : {', '.join(note.a_la_main)}"])
    elif constat.get("arret"):
        copie.etat, copie.raisons = "interrompue", _abreger([constat["arret"]])
    return copie


def _compter(criteres: dict[str, Critere], note: NoteDeCopie, corrigee: NotebookNode) -> None:
    cellules = {c.metadata.get("nbgrader", {}).get("grade_id"): c for c in corrigee.cells if c.cell_type == "code"}
    for nom, cellule_notee in note.cellules.items():
        critere = criteres.get(nom)
        if critere is None:
            continue
        critere.copies += 1
        critere.points += cellule_notee.points
        if cellule_notee.points >= cellule_notee.maximum:
            critere.reussies += 1
        elif nom in cellules:
            critere.recus[message_d_echec(cellules[nom], LARGEUR) or ("Aucun message", "")] += 1


def _abreger(textes: list[str], nombre_max: int = RAISONS) -> list[str]:
    suite = [f"… et {len(textes) - nombre_max} autre(s)"] if len(textes) > nombre_max else []
    return [abrege(str(t), 400) for t in textes[:nombre_max]] + suite


def _nom(etudiant: str) -> str:
    return abrege(etudiant, 80)


def _sans_accents(texte: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", texte.casefold()) if not unicodedata.combining(c))


def _lien(cours: CourseDirectory, dossier: str, etudiant: str, chapitre: str, fichier: str = "") -> str:
    """Le chemin relatif, depuis le rapport, d'une copie."""
    cible = Path(cours.format_path(dossier, etudiant, chapitre), fichier)
    return quote(Path(os.path.relpath(cible, chemin_du_rapport(cours, chapitre).parent)).as_posix())


def chemin_du_rapport(cours: CourseDirectory, chapitre: str) -> Path:
    """Où le rapport est écrit : à côté des dossiers de copies."""
    return Path(cours.root, "copies", f"rapport_{chapitre}.html")


# ---------------------------------------------------------------- rendre


def rendre(donnees: Donnees) -> str:
    """La page HTML du rapport."""
    gabarits = jinja2.Environment(loader=jinja2.FileSystemLoader(Path(__file__).parent / "gabarits"), autoescape=True,
                                  undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    gabarits.filters.update(nombre=nombre, pourcent=_pourcent, temps=_temps)
    return gabarits.get_template("rapport.html.j2").render(
        d=donnees, bareme=BAREME, mesures=_mesures(donnees), dessin=_dessin(donnees), temps=_temps_passe(donnees))


def publier(cours: CourseDirectory, chapitre: str, bilan: Bilan) -> Path:
    """Écrit le rapport d'une notation qui vient de finir, d'un coup, et renvoie son chemin."""
    chemin = chemin_du_rapport(cours, chapitre)
    ecrire_d_un_coup(chemin, rendre(rassembler(cours, chapitre, bilan)))
    return chemin


def _pourcent(part: float) -> str:
    """« 67 % » ; jamais 0 ni 100 quand ce n'est pas exactement cela."""
    arrondi = round(100 * part)
    if part not in (0, 1):
        arrondi = min(max(arrondi, 1), 99)
    return f"{arrondi} %"


def _temps(secondes: float | None) -> str:
    """« 0,8 s », « 3 min 22 s », « 1 h 05 min »."""
    if secondes is None:
        return "–"
    if secondes < 60:
        return f"{nombre(round(secondes, 1))} s"
    minutes, s = divmod(round(secondes), 60)
    heures, m = divmod(minutes, 60)
    return f"{heures} h {m:02d} min" if heures else f"{m} min {s:02d} s"


def _mesures(d: Donnees) -> dict[str, str]:
    notes = d.notes
    if not notes:
        return {}
    return {"Moyenne": nombre(statistics.fmean(notes)), "Médiane": nombre(statistics.median(notes)), "Plus basse": nombre(notes[0]),
            "Plus haute": nombre(notes[-1]), "Écart type": nombre(statistics.pstdev(notes))}


def _temps_passe(d: Donnees) -> dict[str, str]:
    durees = [c.duree for c in d.copies if c.duree]
    demarrages = [c.demarrage for c in d.copies if c.demarrage]
    temps = {"Toute la notation": _temps(d.duree)}
    if durees:
        temps |= {"Une copie (médiane)": _temps(statistics.median(durees)), "La copie la plus longue": _temps(max(durees))}
    if demarrages:
        temps["Démarrage d'un noyau (médiane)"] = _temps(statistics.median(demarrages))
    faites = len(d.copies) - d.deja
    if faites > 0 and d.duree:
        temps["Copies par minute"] = nombre(round(60 * faites / d.duree, 1))
    return temps


def _dessin(d: Donnees) -> dict:
    """La géométrie de l'histogramme, en unités du dessin, et sa phrase de remplacement."""
    large, haut, gauche, bas = 760, 270, 40, 44
    tranches, plus_haute = d.histogramme, max([*d.histogramme, 1])
    pas = (large - gauche - 20) / BAREME
    echelle = (haut - bas - 46) / plus_haute
    graduation = next(g for g in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10**6) if plus_haute / g <= 5)
    barres = [{"x": round(gauche + i * pas + 2, 1), "y": round(haut - bas - n * echelle, 1), "l": round(pas - 4, 1), "h": round(n * echelle, 1),
               "n": n, "de": i, "a": i + 1} for i, n in enumerate(tranches)]
    traits = [{"y": round(haut - bas - g * echelle, 1), "n": g} for g in range(graduation, plus_haute + 1, graduation)]
    reperes = [{"x": round(gauche + i * pas, 1), "n": i} for i in range(0, BAREME + 1, 2)]
    moyenne = statistics.fmean(d.notes) if d.notes else None
    return {"large": large, "haut": haut, "gauche": gauche, "base": haut - bas, "barres": barres, "traits": traits, "reperes": reperes,
            "moyenne_x": None if moyenne is None else round(gauche + moyenne * pas, 1), "moyenne": moyenne,
            "moitie": sum(n >= BAREME / 2 for n in d.notes)}
