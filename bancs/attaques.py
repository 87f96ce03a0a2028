"""Chaque attaque de tests/copies/hostiles contre nbgrader seul, puis contre notre moteur ; le tableau va dans SECURITY.md.

    python bancs/attaques.py [--seulement MOTIF] [--resultats FICHIER.json]

nbgrader seul : sa configuration d'origine (les mêmes noms de dossiers), son noyau python3 ordinaire. Pour que les attaques ne
fassent pas de mal à cette machine, la commande ``nbgrader`` tout entière tourne dans bubblewrap : le disque en lecture seule sauf
un cours jetable et sa maison, ses propres processus. nbgrader y perd un peu de ce qu'une copie pourrait lui faire : le tableau
le flatte. Avec ``--resultats``, ce qui est déjà mesuré n'est pas refait.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import nbformat

RACINE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(RACINE))

from atelier import construction, hostiles  # noqa: E402
from autograder.isolement import bac_a_sable  # noqa: E402

DEBUT, FIN = "<!-- attaques : début -->", "<!-- attaques : fin -->"
_ORIGINE = """c = get_config()
c.CourseDirectory.course_id = "retroprop"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "chapitres"
c.CourseDirectory.submitted_directory = "copies/rendues"
c.CourseDirectory.autograded_directory = "copies/corrigees"
c.CourseDirectory.feedback_directory = "copies/retours"
"""
_ATTENTE = 120  # secondes pour une commande nbgrader : au-delà, la notation est bloquée
_ORDINAIRES = ("maison/.local", "maison/.cache", "maison/.jupyter/migrated", "maison/.ipython/profile_default/history")  # Jupyter y écrit à chaque fois
# Celles dont on sait qu'elles arrêtent la commande : ne pas les mêler aux autres.
_SEULES = ("verdict_tests_reecrits", "bloquer_interruption_avalee", "bloquer_arret_sur_image", "bloquer_sortie_lente", "bloquer_tube",
           "bloquer_fichier_demesure", "bloquer_milliers_de_cellules")
_SURVEILLES = ("solutions", "copies/rendues", "retroprop", "data", "maison")


def construire_le_mini(dossier: Path) -> Path:
    """Le mini-chapitre construit par le cours ; sert de modèle."""
    sys.path.insert(0, str(RACINE / "tests"))
    from conftest import preparer_cours

    dossier.mkdir()
    preparer_cours(dossier)
    construction.construire(dossier / "solutions" / f"{hostiles.CHAPITRE}.py", dire=lambda texte: None)
    return dossier


# ---------------------------------------------------------------- nbgrader seul


class NbgraderSeul:
    """Un cours jetable, à la configuration d'origine."""

    def __init__(self, modele: Path, cours: Path) -> None:
        self.cours = cours
        for nom in ("solutions", "chapitres"):
            shutil.copytree(modele / nom, cours / nom)
        for nom in ("retroprop", "data"):
            shutil.copytree(RACINE / nom, cours / nom, ignore=shutil.ignore_patterns("__pycache__"))
        (cours / "nbgrader_config.py").write_text(_ORIGINE)
        (cours / ".cours_d_essai").touch()
        (cours / "maison").mkdir()
        _, self.reste = self.lancer("generate_assignment", hostiles.CHAPITRE, "--force")
        self.version = nbformat.read(cours / "chapitres" / hostiles.CHAPITRE / f"{hostiles.CHAPITRE}.ipynb", as_version=4)

    def copie(self, cours: Path) -> NbgraderSeul:
        """Le même cours, ailleurs."""
        autre = copy.copy(self)
        autre.cours = Path(shutil.copytree(self.cours, cours, symlinks=True))
        return autre

    def deposer(self, etudiant: str, attaque: hostiles.Attaque | None) -> None:
        """Pose la copie d'un apprenant : une attaque, ou une copie juste."""
        fichier = self.cours / "copies" / "rendues" / etudiant / hostiles.CHAPITRE / f"{hostiles.CHAPITRE}.ipynb"
        fichier.parent.mkdir(parents=True)
        if attaque is None:
            fichier.write_bytes(hostiles.honnete(self.version))
        else:
            hostiles.rendre(attaque, self.version, fichier)

    def lancer(self, *arguments: str, attente: float = _ATTENTE) -> tuple[str, int]:
        """Lance nbgrader sous protection : son journal, et combien de processus lui survivent (-1 s'il a fallu l'arrêter)."""
        outils = Path(shutil.which("alembic")).parents[1]  # nbgrader lance cette commande
        chemins = {p for p in (sys.prefix, sys.base_prefix, str(outils), *sys.path) if p.startswith("/") and os.path.isdir(p)}
        commande = [bac_a_sable.trouver_bwrap(), "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--unshare-pid", "--unshare-uts",
                    "--unshare-ipc", "--hostname", "copie", "--die-with-parent",
                    # Sans pouvoirs ni nouveaux espaces de noms : root pourrait sinon remonter le disque en écriture.
                    "--unshare-user", "--disable-userns", "--cap-drop", "ALL", "--tmpfs", "/tmp", "--tmpfs", "/var/tmp", "--tmpfs", "/dev/shm"]
        for chemin in sorted(p for p in chemins if p.startswith("/tmp/")):
            commande += ["--ro-bind", chemin, chemin]
        commande += ["--bind", str(self.cours), str(self.cours), "--chdir", str(self.cours)]
        for nom, valeur in {"HOME": f"{self.cours}/maison", "PYTHONPATH": str(self.cours), "MOT_DE_PASSE_DE_L_INSTRUCTEUR": "secret",
                            "PATH": f"{sys.prefix}/bin:{os.environ['PATH']}", "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}.items():
            commande += ["--setenv", nom, valeur]
        interne = " ".join([sys.executable, "-m", "nbgrader", *arguments])
        fin = "; sleep 1; set -- /proc/[0-9]*; echo RESTE $#"
        processus = subprocess.Popen([*commande, "sh", "-c", interne + fin], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                     errors="replace", start_new_session=True)
        try:
            journal = processus.communicate(timeout=attente)[0]
        except subprocess.TimeoutExpired:
            processus.kill()
            return processus.communicate()[0], -1
        return journal, int(journal.rsplit("RESTE", 1)[-1]) if "RESTE" in journal else 0

    def points(self, etudiant: str) -> float | None:
        """Les points inscrits dans le carnet de notes ; ``None`` si la copie n'est pas notée."""
        from nbgrader.api import Gradebook, MissingEntry

        with Gradebook(f"sqlite:///{self.cours}/gradebook.db") as carnet:
            try:
                rendu = carnet.find_submission(hostiles.CHAPITRE, etudiant)
            except MissingEntry:
                return None
            notes = [n for page in rendu.notebooks for n in page.grades]
            return None if any(n.auto_score is None and n.manual_score is None for n in notes) else rendu.score

    def empreintes(self) -> dict[str, str]:
        """L'état de ce qu'une copie ne doit pas changer."""
        fichiers = [f for nom in _SURVEILLES for f in (self.cours / nom).rglob("*") if f.is_file() and not f.is_symlink()]
        return {str(f.relative_to(self.cours)): hashlib.sha256(f.read_bytes()).hexdigest() for f in fichiers
                if not str(f.relative_to(self.cours)).startswith(_ORDINAIRES)}


def preparer_nbgrader(modele: Path, dossier: Path) -> NbgraderSeul:
    """Un cours où nbgrader a déjà noté une copie : ce qu'il écrit la première fois n'est pas l'œuvre d'une attaque."""
    seul = NbgraderSeul(modele, dossier)
    seul.deposer("honnete", None)
    seul.lancer("autograde", hostiles.CHAPITRE)
    if seul.points("honnete") != 5:
        raise RuntimeError("nbgrader seul ne note pas une copie juste : le banc ne mesure rien")
    return seul


def essayer_ensemble(seul: NbgraderSeul, attaques: list[hostiles.Attaque]) -> dict[str, str]:
    """Note d'une seule commande, trois fois plus vite, des attaques qui ne changent rien hors de leur copie.

    Ce que nbgrader n'a pas noté manque dans le résultat, et tout manque si la copie juste qui passe la dernière n'a pas ses
    points : l'une d'elles a peut-être arrêté la commande, et il faut les essayer seules.
    """
    for attaque in attaques:
        seul.deposer(attaque.nom, attaque)
    seul.deposer("zoe", None)
    seul.lancer("autograde", hostiles.CHAPITRE, attente=_ATTENTE * len(attaques))
    if seul.points("zoe") != 5:
        return {}
    return {attaque.nom: " ; ".join(_gagne(seul, attaque.nom, attaque)) or "tient" for attaque in attaques
            if seul.points(attaque.nom) is not None}


def essayer_seule(seul: NbgraderSeul, attaque: hostiles.Attaque) -> str:
    """Ce que l'attaque obtient de nbgrader seul, en quelques mots ; « tient » si elle n'obtient rien."""
    seul.deposer("attaque", attaque)
    seul.deposer("suivante", None)
    avant = seul.empreintes()
    _, reste = seul.lancer("autograde", hostiles.CHAPITRE)
    obtenu, apres = _gagne(seul, "attaque", attaque), seul.empreintes()
    if changes := sorted(n for n in avant.keys() | apres.keys() if avant.get(n) != apres.get(n)):
        obtenu.append(f"change {changes[0]}")
    if reste < 0:
        obtenu.append(f"la notation est bloquée (arrêtée après {_ATTENTE} s)")
    elif seul.points("suivante") != 5:
        obtenu.append("la copie suivante n'est pas notée comme il faut")
    if reste > seul.reste:
        obtenu.append("un processus survit")
    return " ; ".join(obtenu) or "tient"


def _gagne(seul: NbgraderSeul, etudiant: str, attaque: hostiles.Attaque) -> list[str]:
    points, permis = seul.points(etudiant) or 0, attaque.points if attaque.famille in ("verdict", "secret") else 3
    obtenu = [f"{points:g} points sur 5 au lieu de {permis:g}"] if points > permis else []
    corrigee = seul.cours / "copies" / "corrigees" / etudiant / hostiles.CHAPITRE / f"{hostiles.CHAPITRE}.ipynb"
    if corrigee.is_file():
        carnet = nbformat.read(corrigee, as_version=4)
        brut = "".join(s.text for c in carnet.cells if c.cell_type == "code" for s in c.outputs if s.output_type == "stream")
        if "ATTEINT" in brut or (attaque.famille == "secret" and hostiles.affiche_un_secret(carnet)):
            obtenu.append("but atteint")
    return obtenu


# ---------------------------------------------------------------- notre moteur


def essayer_retroprop(modele: Path, dossier: Path, attaque: hostiles.Attaque) -> str:
    """Ce que l'attaque obtient de notre moteur, sous la même forme."""
    from autograder.arrivee.lecture import fichier_refuse

    source = modele / "solutions" / hostiles.CHAPITRE / f"{hostiles.CHAPITRE}.ipynb"
    version = nbformat.read(modele / "chapitres" / hostiles.CHAPITRE / f"{hostiles.CHAPITRE}.ipynb", as_version=4)
    fichier = dossier / "a" / "b" / "c" / "d" / f"{hostiles.CHAPITRE}.ipynb"
    hostiles.rendre(attaque, version, fichier)
    refus = fichier_refuse(fichier)
    issue = hostiles.Issue(0, False, [refus]) if refus else hostiles.noter(attaque, source.read_bytes(), fichier.read_bytes())
    honnete = hostiles.noter(hostiles.Attaque("honnete", "", {}), source.read_bytes(), hostiles.honnete(version))
    obtenu = [f"{issue.points:g} points sur 5 au lieu de {attaque.points:g}"] * (issue.points > attaque.points)
    obtenu += ["but atteint"] * issue.atteint + ["la copie suivante n'est pas notée comme il faut"] * (honnete.points != 5)
    if obtenu:
        return " ; ".join(obtenu)
    raison = issue.raisons[0].split(" (")[0] if issue.raisons else ""
    return f"tient, {raison}" if raison else "tient"


# ---------------------------------------------------------------- le tableau


def tableau(mesures: dict[str, dict[str, str]]) -> str:
    """Le tableau des attaques, par famille, en Markdown ; ✘ : l'attaque réussit."""
    lignes = []
    for famille, titre in hostiles.FAMILLES.items():
        siennes = [hostiles.lire(f) for f in hostiles.lister() if f.stem.startswith(f"{famille}_")]
        lignes += [f"### {titre.capitalize()}", "", "| attaque | ce qu'elle tente | nbgrader seul | Rétroprop |", "|---|---|---|---|"]
        for attaque in siennes:
            cases = [_case(mesures[attaque.nom].get(qui)) for qui in ("nbgrader", "retroprop")]
            lignes.append(f"| `{attaque.nom}` | {attaque.titre} | {cases[0]} | {cases[1]} |")
        lignes.append("")
    mesurees = {qui: [m[qui] for m in mesures.values() if qui in m] for qui in ("nbgrader", "retroprop")}
    reussies = {qui: sum(not resultat.startswith("tient") for resultat in siennes) for qui, siennes in mesurees.items()}
    bilan = (f"Sur {len(mesurees['nbgrader'])} attaques essayées contre nbgrader seul, {reussies['nbgrader']} réussissent ; "
             f"sur {len(mesurees['retroprop'])} contre Rétroprop, {reussies['retroprop']}.")
    return "\n".join([bilan, "", *lignes]).rstrip()


def _case(resultat: str | None) -> str:
    if resultat is None:
        return "non mesuré"
    return ("✔ " if resultat.startswith("tient") else "✘ ") + resultat.replace("|", "\\|")


def ecrire_le_tableau(mesures: dict[str, dict[str, str]]) -> None:
    """Remplace le tableau de SECURITY.md, entre ses deux marques."""
    fichier = RACINE / "SECURITY.md"
    avant, reste = fichier.read_text(encoding="utf-8").split(DEBUT)
    apres = reste.split(FIN)[1]
    fichier.write_text(f"{avant}{DEBUT}\n{tableau(mesures)}\n{FIN}{apres}", encoding="utf-8")


def _ecouter() -> None:
    """Le serveur que ``secret_reseau`` cherche à joindre."""
    ecoute = socket.create_server(("127.0.0.1", 47653))

    def accepter() -> None:
        while True:
            ecoute.accept()[0].close()

    threading.Thread(target=accepter, daemon=True).start()


def main() -> int:
    """Mesure et écrit ; 0 si rien ne réussit contre notre moteur."""
    parseur = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parseur.add_argument("--seulement", default="", metavar="MOTIF", help="les attaques dont le nom contient ce motif")
    parseur.add_argument("--resultats", type=Path, metavar="FICHIER", help="où garder ce qui est mesuré, pour reprendre")
    parseur.add_argument("--sans-nbgrader", action="store_true", help="ne mesure que notre colonne, la plus courte")
    arguments = parseur.parse_args()
    mesures = json.loads(arguments.resultats.read_text()) if arguments.resultats and arguments.resultats.is_file() else {}
    attaques = [a for a in map(hostiles.lire, hostiles.lister()) if arguments.seulement in a.nom]

    def noter(nom: str, qui: str, resultat: str) -> None:
        mesures.setdefault(nom, {})[qui] = resultat
        print(f"{nom:32} {qui:10} {resultat}", flush=True)
        if arguments.resultats:
            arguments.resultats.write_text(json.dumps(mesures, ensure_ascii=False, indent=1))

    _ecouter()
    with tempfile.TemporaryDirectory(prefix="attaques-") as nom_temporaire:
        temporaire = Path(nom_temporaire)
        modele = construire_le_mini(temporaire / "modele")
        for attaque in attaques:
            if "retroprop" not in mesures.get(attaque.nom, {}):
                noter(attaque.nom, "retroprop", essayer_retroprop(modele, Path(tempfile.mkdtemp(dir=temporaire)), attaque))
        a_faire = [] if arguments.sans_nbgrader else [a for a in attaques if "nbgrader" not in mesures.get(a.nom, {})]
        ensembles = [[a for a in a_faire if a.famille == famille and a.nom not in _SEULES] for famille in ("verdict", "secret", "bloquer")]
        seul = preparer_nbgrader(modele, temporaire / "seul") if a_faire else None
        for rang, ensemble in enumerate(filter(None, ensembles)):
            for nom, resultat in essayer_ensemble(seul.copie(temporaire / f"ensemble{rang}"), ensemble).items():
                noter(nom, "nbgrader", resultat)
        for attaque in (a for a in a_faire if "nbgrader" not in mesures[a.nom]):
            dossier = temporaire / attaque.nom
            noter(attaque.nom, "nbgrader", essayer_seule(seul.copie(dossier), attaque))
            shutil.rmtree(dossier, ignore_errors=True)
    if len(mesures) == len(hostiles.lister()) and all("retroprop" in mesure for mesure in mesures.values()):
        ecrire_le_tableau(mesures)
    return int(any(not m.get("retroprop", "tient").startswith("tient") for m in mesures.values()))


if __name__ == "__main__":
    sys.exit(main())
