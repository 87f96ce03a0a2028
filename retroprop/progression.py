"""Dire où vous en êtes, d'après vos carnets enregistrés et rien d'autre.

Une cellule de test compte comme réussie si sa sortie enregistrée contient une ligne « ✔ … » (ce qu'affiche
``controles.reussi``) et aucune erreur. Aucun fichier n'est modifié, aucun compte n'est tenu ailleurs.

- ``tableau()`` montre tous les chapitres (page d'accueil, ou ``retroprop progression`` dans un terminal) ;
- ``bilan()`` ferme un chapitre : ce qui a été réussi depuis le démarrage du noyau.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import quote

from retroprop import essais

# Les chapitres du cours, dans l'ordre ; un chapitre écrit porte le titre de son carnet.
PROGRAMME = {
    "00_prise_en_main": "De l'IA au premier réseau",
    "01_perceptron": "Le perceptron",
    "02_activations": "Les fonctions d'activation",
    "03_retropropagation": "La rétropropagation",
    "04_optimiseurs": "Les optimiseurs",
    "05_regularisation": "La régularisation",
    "06_convolution": "Les réseaux convolutifs",
    "07_recurrence": "Les réseaux récurrents",
    "08_transfert": "L'apprentissage par transfert",
    "09_methodologie": "La méthodologie",
    "10_attention": "Vers les Transformers",
}

A_PARAITRE = "à paraître"
PAS_COMMENCE = "pas commencé"
EN_COURS = "en cours"
TERMINE = "terminé"
ILLISIBLE = "illisible"

MARQUE = "✔ "


@dataclass(frozen=True)
class Critere:
    """Une cellule de test : son identifiant, le libellé de sa réussite, ses points, et si elle est réussie."""

    identifiant: str
    libelle: str
    points: float
    reussi: bool


@dataclass
class Exercice:
    """Un exercice : le ``grade_id`` de sa cellule de solution et ses critères, dans l'ordre du carnet."""

    nom: str
    criteres: list[Critere] = field(default_factory=list)

    @property
    def reussis(self) -> int:
        return sum(critere.reussi for critere in self.criteres)

    @property
    def total(self) -> int:
        return len(self.criteres)


@dataclass
class Chapitre:
    """Un chapitre du cours.

    ``carnet`` vaut None s'il n'est pas encore écrit ; ``probleme`` dit pourquoi on ne sait pas le lire.
    """

    nom: str
    titre: str
    carnet: Path | None = None
    exercices: list[Exercice] = field(default_factory=list)
    commence: bool = False
    probleme: str = ""

    @property
    def numero(self) -> str:
        return self.nom.partition("_")[0]

    @property
    def reussis(self) -> int:
        return sum(exercice.reussis for exercice in self.exercices)

    @property
    def total(self) -> int:
        return sum(exercice.total for exercice in self.exercices)

    @property
    def points(self) -> float:
        return sum(c.points for e in self.exercices for c in e.criteres if c.reussi)

    @property
    def points_total(self) -> float:
        return sum(c.points for e in self.exercices for c in e.criteres)

    @property
    def etat(self) -> str:
        if self.probleme:
            return ILLISIBLE
        if self.carnet is None:
            return A_PARAITRE
        if self.total and self.reussis == self.total:
            return TERMINE
        return EN_COURS if self.commence or self.reussis else PAS_COMMENCE


# --- Lire un carnet -----------------------------------------------------------------------------------------


class _Illisible(Exception):
    """Le carnet ne peut pas être lu ; le message est pour l'apprenant."""


def _texte(valeur) -> str:
    """Un texte de carnet : une chaîne, ou une liste de morceaux."""
    if isinstance(valeur, list):
        return "".join(morceau for morceau in valeur if isinstance(morceau, str))
    return valeur if isinstance(valeur, str) else ""


def _cellules(carnet: Path) -> list[dict]:
    try:
        texte = carnet.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise _Illisible("ce fichier n'est pas du texte UTF-8") from None
    except OSError as erreur:
        raise _Illisible(f"ce fichier ne s'ouvre pas ({erreur.strerror or type(erreur).__name__})") from None
    if not texte.strip():
        raise _Illisible("ce fichier est vide")
    try:
        contenu = json.loads(texte)
    except json.JSONDecodeError as erreur:
        raise _Illisible(f"ce fichier est abîmé à la ligne {erreur.lineno}") from None
    except (ValueError, RecursionError):
        raise _Illisible("ce fichier est abîmé") from None
    cellules = contenu.get("cells") if isinstance(contenu, dict) else None
    if not isinstance(cellules, list):
        raise _Illisible("ce fichier n'est pas un carnet Jupyter")
    return [cellule for cellule in cellules if isinstance(cellule, dict)]


def _nbgrader(cellule: dict) -> dict:
    metadonnees = cellule.get("metadata")
    nbgrader = metadonnees.get("nbgrader") if isinstance(metadonnees, dict) else None
    return nbgrader if isinstance(nbgrader, dict) else {}


def _sorties(cellule: dict) -> list[dict]:
    sorties = cellule.get("outputs")
    return [sortie for sortie in sorties if isinstance(sortie, dict)] if isinstance(sorties, list) else []


def _reussie(cellule: dict) -> bool:
    sorties = _sorties(cellule)
    if any(sortie.get("output_type") == "error" for sortie in sorties):
        return False
    flux = [s for s in sorties if s.get("output_type") == "stream" and s.get("name") == "stdout"]
    affiche = "".join(_texte(sortie.get("text")) for sortie in flux)
    return any(ligne.startswith(MARQUE) for ligne in affiche.splitlines())


def _libelle(source: str) -> str:
    """Le texte donné à ``controles.reussi("…")`` dans une cellule de test, ou une chaîne vide (un énoncé n'en a pas)."""
    try:
        arbre = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return ""
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Call) and noeud.args and isinstance(noeud.args[0], ast.Constant):
            nom = getattr(noeud.func, "attr", getattr(noeud.func, "id", ""))
            if nom == "reussi" and isinstance(noeud.args[0].value, str):
                return noeud.args[0].value
    return ""


def _titre(cellules: list[dict], defaut: str) -> str:
    """Le premier titre Markdown du carnet, sans « Chapitre 1 · » ni balises."""
    for cellule in cellules:
        if cellule.get("cell_type") != "markdown":
            continue
        trouve = re.search(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$", _texte(cellule.get("source")), re.MULTILINE)
        if trouve:
            titre = re.sub(r"<[^>]*>|[*`]", "", trouve[1])
            titre = re.sub(r"^\s*(chapitre\s+)?\d+\s*[·.:—–-]\s*", "", titre, flags=re.IGNORECASE).strip()
            return titre or defaut
    return defaut


def _exercice_de(identifiant: str, noms: list[str]) -> str:
    """L'exercice d'un test ``test_<exercice>_<critere>`` : le plus long nom de solution qui convient."""
    reste = identifiant.removeprefix("test_")
    candidats = [nom for nom in noms if reste == nom or reste.startswith(nom + "_")]
    return max(candidats, key=len) if candidats else reste


def _lire_chapitre(dossier: Path) -> Chapitre:
    nom = dossier.name
    chapitre = Chapitre(nom, PROGRAMME.get(nom, nom), carnet=dossier / f"{nom}.ipynb")
    try:
        if not chapitre.carnet.is_file():
            raise _Illisible(f"le carnet {nom}.ipynb n'est plus dans son dossier")
        cellules = _cellules(chapitre.carnet)
    except _Illisible as raison:
        chapitre.probleme = str(raison)
        return chapitre
    chapitre.titre = _titre(cellules, chapitre.titre)

    code = [(cellule, _nbgrader(cellule)) for cellule in cellules if cellule.get("cell_type") == "code"]
    noms = [str(meta.get("grade_id")) for _, meta in code if meta.get("solution") is True]
    libelles = essais.libelles(nom, depuis=dossier)
    exercices: dict[str, Exercice] = {}
    for cellule, meta in code:
        if meta.get("solution") is True or meta.get("grade") is True:
            chapitre.commence |= bool(_sorties(cellule)) or cellule.get("execution_count") is not None
        # Une cellule notée qui est aussi une réponse est corrigée à la main : elle n'affiche jamais de réussite.
        if meta.get("grade") is not True or meta.get("solution") is True:
            continue
        identifiant = str(meta.get("grade_id"))
        points = meta.get("points")
        points = float(points) if isinstance(points, (int, float)) and 0 <= points < float("inf") else 0.0
        exercice = _exercice_de(identifiant, noms)
        libelle = _libelle(_texte(cellule.get("source"))) or libelles.get(identifiant, "")
        critere = Critere(identifiant, libelle, points, _reussie(cellule))
        exercices.setdefault(exercice, Exercice(exercice)).criteres.append(critere)
    chapitre.exercices = list(exercices.values())
    return chapitre


def trouver() -> Path | None:
    """Le dossier ``chapitres`` du cours, cherché dans le dossier courant puis au-dessus ; None s'il n'y en a pas."""
    ici = Path.cwd()
    for dossier in (ici, *ici.parents):
        if dossier.name == "chapitres":
            return dossier
        if (dossier / "chapitres").is_dir():
            return dossier / "chapitres"
    return None


def lire(dossier: str | Path | None = None) -> list[Chapitre]:
    """Lit les carnets enregistrés sous ``dossier`` (par défaut, le dossier ``chapitres`` du cours).

    Renvoie tous les chapitres du programme, dans l'ordre, puis ceux que le programme ne connaît pas.
    Un carnet abîmé donne un chapitre dont ``probleme`` est rempli, jamais une exception.
    """
    racine = Path(dossier) if dossier is not None else trouver()
    try:
        dossiers = [d for d in racine.iterdir() if d.is_dir() and not d.name.startswith(".")] if racine else []
    except OSError:
        dossiers = []
    # Un dossier inconnu du programme n'est un chapitre que s'il contient un carnet.
    ecrits = {d.name: d for d in dossiers if d.name in PROGRAMME or any(d.glob("*.ipynb"))}
    noms = sorted({*PROGRAMME, *ecrits})
    return [_lire_chapitre(ecrits[nom]) if nom in ecrits else Chapitre(nom, PROGRAMME[nom]) for nom in noms]


# --- Montrer ------------------------------------------------------------------------------------------------


def _nombre(valeur: float) -> str:
    """4, ou 2,5 : un nombre à la française."""
    return f"{valeur:g}".replace(".", ",")


def _html(texte: str) -> str:
    """Le texte échappé, avec des espaces insécables devant la ponctuation double."""
    return escape(re.sub(r" (?=[:;?!»])|(?<=«) ", "\N{NO-BREAK SPACE}", texte))


def _accord(n: float, singulier: str, pluriel: str | None = None) -> str:
    return f"{_nombre(n)} {singulier if n < 2 else pluriel or singulier + 's'}"


# Les couleurs suivent le thème de JupyterLab ; un état se lit toujours aussi en toutes lettres.
_STYLE = """<style>
.rp-progression { max-width: 60rem; font-family: var(--jp-ui-font-family, sans-serif); font-size: 14px; line-height: 1.5;
  color: var(--jp-ui-font-color1, inherit); }
.rp-progression table { width: 100%; table-layout: auto; border-collapse: collapse; border: 0;
  margin: 0 0 .75rem; font-size: inherit; }
.rp-progression caption { caption-side: top; text-align: left; padding: 0 0 .6rem; font-size: 15px;
  color: var(--jp-ui-font-color1, inherit); }
.rp-progression :is(th, td) { text-align: left !important; vertical-align: middle;
  padding: .5rem .75rem .5rem 0; border: 0;
  border-bottom: 1px solid var(--jp-border-color2, #ddd); background: none !important; white-space: normal; }
.rp-progression tr { background: none !important; }
.rp-progression thead th { font-size: 12px; font-weight: 600; color: var(--jp-ui-font-color2, #555); }
.rp-progression tbody th { font-weight: 400; min-width: 16rem; }
.rp-progression tbody th a { font-weight: 600; }
.rp-progression .rp-numero { display: inline-block; width: 2.2em; color: var(--jp-ui-font-color2, #555);
  font-variant-numeric: tabular-nums; }
.rp-progression .rp-attente { color: var(--jp-ui-font-color2, #666); }
.rp-progression .rp-probleme { color: var(--jp-error-color1, #b00020); }
.rp-progression .rp-etat { white-space: nowrap; }
.rp-progression .rp-barre { display: inline-block; vertical-align: middle; width: 9rem; height: .6rem;
  margin-right: .6rem;
  border-radius: .3rem; overflow: hidden; background: var(--jp-layout-color3, #ddd); }
.rp-progression .rp-barre > span { display: block; height: 100%; background: #0072b2; }
.rp-progression .rp-barre.rp-pleine > span { background: #009e73; }
.rp-progression .rp-compte { white-space: nowrap; font-variant-numeric: tabular-nums; }
.rp-progression details { margin: .15rem 0; }
.rp-progression summary { cursor: pointer; }
.rp-progression ul { margin: .25rem 0 .75rem 1.2rem; padding: 0; }
.rp-progression li { margin: .1rem 0; }
</style>"""

_CONSEIL_ILLISIBLE = "Revenez à une version enregistrée, ou reprenez le carnet distribué."
_VIDE = "Aucun chapitre n'a été trouvé ici. Ouvrez le cours dans son dossier, celui qui contient « chapitres »."


class Tableau:
    """Le tableau de progression : du HTML dans un carnet, du texte ailleurs."""

    def __init__(self, chapitres: list[Chapitre]):
        self.chapitres = chapitres

    @property
    def resume(self) -> str:
        """Une phrase qui dit l'essentiel."""
        ecrits = [c for c in self.chapitres if c.etat not in (A_PARAITRE, ILLISIBLE)]
        if not ecrits:
            return _VIDE if all(c.etat == A_PARAITRE for c in self.chapitres) else "Aucun chapitre lisible."
        reussis, total = sum(c.reussis for c in ecrits), sum(c.total for c in ecrits)
        points, sur = sum(c.points for c in ecrits), sum(c.points_total for c in ecrits)
        if not any(c.etat in (EN_COURS, TERMINE) for c in ecrits):
            attente = f"{_accord(total, 'test')} vous attend{'' if total < 2 else 'ent'}"
            return f"Vous n'avez pas encore commencé : {attente}. Ouvrez le premier chapitre."
        if reussis == total:
            return f"Tout est réussi : {_accord(total, 'test')}, {_accord(sur, 'point')}. Bravo."
        acquis = f"{_accord(reussis, 'test')} sur {total}, soit {_accord(points, 'point')} sur {_nombre(sur)}"
        return f"Vous avez réussi {acquis}."

    # En HTML.

    def _lien(self, chapitre: Chapitre) -> str:
        try:
            chemin = os.path.relpath(chapitre.carnet).replace(os.sep, "/")
        except (OSError, ValueError):
            chemin = chapitre.carnet.as_posix()
        return quote(chemin)

    def _ligne_html(self, c: Chapitre) -> str:
        numero = f'<span class="rp-numero">{_html(c.numero)}</span>'
        if c.etat == A_PARAITRE:
            return (
                f'<tr class="rp-attente"><th scope="row">{numero}{_html(c.titre)}</th>'
                f'<td class="rp-etat">{A_PARAITRE}</td><td></td><td></td></tr>'
            )
        titre = f'<th scope="row">{numero}<a href="{escape(self._lien(c))}">{_html(c.titre)}</a></th>'
        if c.etat == ILLISIBLE:
            message = _html(f"{c.probleme}. {_CONSEIL_ILLISIBLE}")
            return (
                f'<tr>{titre}<td class="rp-etat rp-probleme">{ILLISIBLE}</td>'
                f'<td colspan="2" class="rp-probleme">{message}</td></tr>'
            )
        part = 100 * c.reussis // c.total if c.total else 0
        pleine = " rp-pleine" if c.etat == TERMINE else ""
        barre = (
            f'<span class="rp-barre{pleine}" role="progressbar" aria-valuemin="0" aria-valuemax="{c.total}" '
            f'aria-valuenow="{c.reussis}" aria-valuetext="{c.reussis} sur {c.total}" '
            f'aria-label="Tests réussis du chapitre {_html(c.numero)}"><span style="width: {part}%"></span></span>'
        )
        return (
            f'<tr>{titre}<td class="rp-etat">{c.etat}</td>'
            f'<td class="rp-compte">{barre}{c.reussis} sur {c.total}</td>'
            f'<td class="rp-compte">{_nombre(c.points)} sur {_nombre(c.points_total)}</td></tr>'
        )

    def _detail_html(self, c: Chapitre) -> str:
        lignes = []
        for e in c.exercices:
            restants = [x.libelle or x.identifiant for x in e.criteres if not x.reussi]
            if not restants:
                suite = "réussi"
            else:
                suite = f"{e.reussis} sur {e.total}. À réussir : {' ; '.join(restants)}"
            lignes.append(f"<li><code>{_html(e.nom)}</code> · {_html(suite)}</li>")
        return (
            f"<details><summary>Chapitre {_html(c.numero)}, exercice par exercice</summary>"
            f"<ul>{''.join(lignes)}</ul></details>"
        )

    def _repr_html_(self) -> str:
        lignes = "\n".join(self._ligne_html(c) for c in self.chapitres)
        ouverts = [c for c in self.chapitres if c.etat in (EN_COURS, TERMINE) and c.exercices]
        details = "\n".join(map(self._detail_html, ouverts))
        return (
            f'{_STYLE}\n<div class="rp-progression">\n<table>\n<caption>{_html(self.resume)}</caption>\n'
            '<thead><tr><th scope="col">Chapitre</th><th scope="col">État</th>'
            '<th scope="col">Tests réussis</th><th scope="col">Points</th></tr></thead>\n'
            f"<tbody>\n{lignes}\n</tbody>\n</table>\n{details}\n</div>"
        )

    # En texte.

    def __repr__(self) -> str:
        large = max((len(c.titre) for c in self.chapitres), default=0)
        lignes = [self.resume, ""]
        for c in self.chapitres:
            ligne = f"{c.numero}  {c.titre:<{large}}  {c.etat:<12}"
            if c.etat == ILLISIBLE:
                ligne += f"  {c.probleme}. {_CONSEIL_ILLISIBLE}"
            elif c.etat != A_PARAITRE:
                pleins = 10 * c.reussis // c.total if c.total else 0
                ligne += f"  [{'#' * pleins}{'.' * (10 - pleins)}]  {c.reussis} sur {c.total} tests"
                ligne += f", {_nombre(c.points)} sur {_accord(c.points_total, 'point')}"
            lignes.append(ligne.rstrip())
        return "\n".join(lignes)


def tableau(dossier: str | Path | None = None) -> Tableau:
    """Le tableau de progression du cours, tel que vos carnets sont enregistrés."""
    return Tableau(lire(dossier))


def _chapitre_ouvert() -> Chapitre | None:
    """Le chapitre du dossier courant, s'il est dans ``chapitres`` ; None ailleurs (Colab, construction)."""
    ici = Path.cwd()
    if ici.parent.name != "chapitres" or not (ici / f"{ici.name}.ipynb").is_file():
        return None
    chapitre = _lire_chapitre(ici)
    return None if chapitre.probleme else chapitre


def bilan() -> None:
    """Résume ce que vous avez réussi depuis le démarrage du noyau, et ce qui reste dans ce chapitre."""
    from retroprop import controles

    acquis = list(controles.reussites())
    chapitre = _chapitre_ouvert()
    # Sans libellé lisible, on ne peut pas savoir si un critère a été réussi : il n'est ni compté ni réclamé.
    criteres = [c for e in chapitre.exercices for c in e.criteres if c.libelle] if chapitre else []
    if not acquis:
        print("Aucun test réussi dans cette session. Exécutez vos réponses, puis leurs cellules de test.")
    elif criteres and all(c.libelle in acquis for c in criteres):
        print(f"Chapitre terminé : les {len(criteres)} tests sont réussis. Bravo.")
    elif criteres:
        # Deux critères peuvent porter le même libellé : on compte les cellules du carnet.
        reussis = sum(c.libelle in acquis for c in criteres)
        print(f"Réussis dans cette session : {_accord(reussis, 'test')} sur {len(criteres)}.")
    else:
        print(f"Réussis dans cette session : {_accord(len(acquis), 'test')}.")
    for exercice in chapitre.exercices if chapitre and acquis else []:
        restants = [c.libelle for c in exercice.criteres if c.libelle and c.libelle not in acquis]
        if restants:
            print(f"  {exercice.nom} · à réussir : {' ; '.join(restants)}")
    if not chapitre and acquis:
        print("\n".join(f"  {libelle}" for libelle in acquis))


# --- Ligne de commande ----------------------------------------------------------------------------------------


def configurer(parseur: argparse.ArgumentParser) -> None:
    """Déclare les options de ``retroprop progression``."""
    parseur.add_argument("dossier", nargs="?", help="le dossier des chapitres (par défaut : celui du cours)")


def executer(arguments: argparse.Namespace) -> int:
    """Affiche le tableau ; 2 si le dossier demandé n'existe pas, 1 si un carnet est illisible."""
    if arguments.dossier is not None and not Path(arguments.dossier).is_dir():
        print(f"Le dossier « {arguments.dossier} » n'existe pas.")
        return 2
    resultat = tableau(arguments.dossier)
    print(resultat)
    return 1 if any(c.probleme for c in resultat.chapitres) else 0
