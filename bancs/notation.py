"""Compare la notation de Rétroprop à ``nbgrader autograde`` seul, sur les mêmes copies, dans la même exécution.

    python bancs/notation.py [01_perceptron] [--copies 12] [--sans-nbgrader] [--sans-dask]

Un cours temporaire reçoit une classe d'exemple (``retroprop classe``). nbgrader seul (configuration d'origine, noyau
ordinaire, sans isolement) la note d'abord, puis Rétroprop avec un travailleur, avec deux, et avec deux travailleurs Dask.
Affiche, pour chacun, le débit (démarrage compris, puis une fois lancé), le rapport à nbgrader, et pour Rétroprop le délai
d'un noyau isolé, le surcoût d'une copie (au-delà de ses cellules), ce que coûte son enregistrement, et la mémoire. Sans le paquet
``distributed``, Dask n'est pas mesuré. Ne prouve rien sur une machine occupée à autre chose.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

UN, DEUX, DASK = "Rétroprop, 1 processus", "Rétroprop, 2 processus", "Rétroprop, 2 Dask"
RACINE = Path(__file__).resolve().parent.parent
CIBLE = 25.0  # fois le débit de nbgrader seul, sur deux cœurs

_CONFIG_D_ORIGINE = """
c = get_config()
c.CourseDirectory.course_id = "banc"
c.CourseDirectory.root = {racine!r}
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "chapitres"
c.CourseDirectory.submitted_directory = "copies/rendues"
c.CourseDirectory.autograded_directory = "copies/corrigees"
c.ClearHiddenTests.begin_test_delimeter = "### BEGIN HIDDEN TESTS"
c.ClearHiddenTests.end_test_delimeter = "### END HIDDEN TESTS"
c.Execute.timeout = 120
"""


def main() -> int:
    parseur = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parseur.add_argument("chapitre", nargs="?", default="01_perceptron")
    parseur.add_argument("--copies", type=int, default=12)
    parseur.add_argument("--sans-nbgrader", action="store_true", help="ne pas mesurer nbgrader seul (il prend des minutes)")
    parseur.add_argument("--sans-dask", action="store_true")
    options = parseur.parse_args()
    sys.path.insert(0, str(RACINE))
    with tempfile.TemporaryDirectory(prefix="banc-") as dossier:
        cours = Path(dossier) / "cours"
        composer_une_classe(cours, options.chapitre, options.copies)
        print(f"{options.chapitre}, {options.copies} copies, {os.cpu_count()} cœurs\n")
        seul = None
        if not options.sans_nbgrader:
            seul = noter_avec_nbgrader(cours, Path(dossier) / "origine", options.chapitre) / options.copies
            print(f"nbgrader seul          {seul:6.2f} s par copie  ({60 / seul:5.1f} copies par minute)")
        debits: dict[str, float] = {}
        for nom, fabrique in equipes(options.chapitre, options.sans_dask):
            with fabrique() as equipe:
                mesure = noter_avec_retroprop(cours, options.chapitre, equipe)
            debits[nom] = mesure["lancee"]
            fois = f", {seul / mesure['lancee']:.1f} fois nbgrader, {seul / mesure['tout']:.1f} démarrage compris" if seul else ""
            print(f"{nom:22} {mesure['tout']:6.2f} s par copie, {mesure['lancee']:5.2f} une fois lancé"
                  f"  ({60 / mesure['lancee']:5.1f} copies par minute{fois})"
                  f"\n{'':22} noyau prêt en {mesure['demarrage']:.2f} s, surcoût {mesure['surcout']:.2f} s par copie, enregistrement "
                  f"{1000 * mesure['enregistrement']:.0f} ms, mémoire {mesure['memoire']:.2f} Gio")
        un, deux = debits[UN], debits[DEUX]
        print(f"\nDe un à deux processus : {un / deux:.2f} fois." + (f" De un processus à deux travailleurs Dask : {un / debits[DASK]:.2f} fois."
                                                                  if DASK in debits else ""))
        if seul:
            print(f"Deux processus : {seul / deux:.1f} fois nbgrader seul (cible : {CIBLE:.0f}).")
            return 0 if seul / deux >= CIBLE else 1
    return 0


def poser_un_cours(cours: Path, chapitre: str) -> None:
    """Un cours temporaire d'un chapitre, sans copie."""
    for nom in ("autograder", "retroprop", "atelier", "data"):
        (cours / nom).parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(RACINE / nom, cours / nom, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(RACINE / "nbgrader_config.py", cours)
    shutil.copy(RACINE / "pyproject.toml", cours)
    for dossier in ("solutions", "chapitres"):
        shutil.copytree(RACINE / dossier / chapitre, cours / dossier / chapitre)
    shutil.copy(RACINE / "solutions" / f"{chapitre}.py", cours / "solutions")


def composer_une_classe(cours: Path, chapitre: str, copies: int) -> None:
    """Un cours temporaire d'un chapitre, et sa classe d'exemple."""
    poser_un_cours(cours, chapitre)
    shutil.copytree(RACINE / "tests" / "copies" / chapitre, cours / "tests" / "copies" / chapitre)
    fini = subprocess.run([sys.executable, "-m", "retroprop.commande", "classe", chapitre, "--eleves", str(copies)], cwd=cours,
                          env={**os.environ, "PYTHONPATH": str(cours)}, capture_output=True, text=True)
    if fini.returncode:
        raise SystemExit(fini.stdout + fini.stderr)


def noter_avec_nbgrader(cours: Path, origine: Path, chapitre: str) -> float:
    """La durée de ``nbgrader autograde``, configuration d'origine, sur toute la classe (démarrage compris)."""
    origine.mkdir()
    for nom in ("solutions", "chapitres", "copies", "retroprop", "data"):
        shutil.copytree(cours / nom, origine / nom)
    (origine / "nbgrader_config.py").write_text(_CONFIG_D_ORIGINE.format(racine=str(origine)), encoding="utf-8")
    environ = {**os.environ, "PYTHONPATH": str(origine), "PATH": os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])}
    _lancer("generate_assignment", chapitre, "--force", cwd=origine, env=environ)
    debut = time.monotonic()
    _lancer("autograde", chapitre, cwd=origine, env=environ)
    return time.monotonic() - debut


def _lancer(*arguments: str, **options) -> None:
    fini = subprocess.run([sys.executable, "-m", "nbgrader", *arguments], capture_output=True, text=True, **options)
    if fini.returncode:
        raise SystemExit(f"nbgrader {' '.join(arguments)} :\n{(fini.stdout + fini.stderr)[-2000:]}")


def equipes(chapitre: str, sans_dask: bool):
    """Les équipes à mesurer : leur nom, et de quoi les ouvrir."""
    from autograder.execution import equipe
    from autograder.isolement.acces import a_precharger

    demandes = a_precharger((RACINE / "solutions" / f"{chapitre}.py").read_text(encoding="utf-8"))
    yield UN, lambda: contextlib.nullcontext(equipe.processus_locaux(1, demandes))
    yield DEUX, lambda: contextlib.nullcontext(equipe.processus_locaux(2, demandes))
    if not sans_dask and dask_est_installe():
        yield DASK, grappe_locale


def dask_est_installe() -> bool:
    """Vrai si le paquet ``distributed`` est là ; sinon, dit comment l'avoir."""
    if importlib.util.find_spec("distributed") is not None:
        return True
    print("Sans Dask : le paquet « distributed » n'est pas installé (pip install 'retroprop[grappe]').")
    return False


@contextlib.contextmanager
def grappe_locale():
    """Deux travailleurs Dask dans deux processus de cette machine."""
    from distributed import LocalCluster

    from autograder.execution import equipe

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as grappe:
        yield equipe.grappe_dask(grappe.scheduler_address)


def noter_avec_retroprop(cours: Path, chapitre: str, fabrique) -> dict[str, float]:
    """Note toute la classe ; les durées sont en secondes, la mémoire (part propre de chaque processus) en Gio."""
    from autograder.noter import Notation

    notation = Notation(cours, chapitre)
    enregistrement, arrivees = [], []
    enregistrer = notation._enregistrer

    def chronometrer(*arguments):
        debut = time.monotonic()
        enregistrer(*arguments)
        arrivees.append(time.monotonic())
        enregistrement.append(arrivees[-1] - debut)

    notation._enregistrer = chronometrer
    debut = time.monotonic()
    with _pic_de_memoire() as pic:
        bilan = notation.noter(fabrique, tout=True)
    total = time.monotonic() - debut
    assert not bilan.refus, bilan.refus
    carnets = [json.loads(p.read_text(encoding="utf-8")) for p in cours.glob(f"copies/corrigees/*/{chapitre}/{chapitre}.ipynb")]
    constats = [c["metadata"]["retroprop"] for c in carnets]
    cellules = [sum(cellule["metadata"].get("retroprop", {}).get("duree", 0) for cellule in c["cells"]) for c in carnets]
    return {
        "tout": total / len(arrivees),
        "lancee": (arrivees[-1] - arrivees[0]) / (len(arrivees) - 1),
        "demarrage": statistics.median(c["demarrage"] for c in constats),
        "surcout": statistics.median(c["duree"] - d for c, d in zip(constats, cellules, strict=True)),
        "enregistrement": statistics.median(enregistrement),
        "memoire": pic[0] / 2**30,
    }


@contextlib.contextmanager
def _pic_de_memoire():
    import psutil

    pic, fin = [0], threading.Event()

    def regarder() -> None:
        while not fin.wait(0.5):
            total = 0
            for processus in psutil.Process().children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    total += processus.memory_full_info().pss
            pic[0] = max(pic[0], total)

    fil = threading.Thread(target=regarder, daemon=True)
    fil.start()
    try:
        yield pic
    finally:
        fin.set()
        fil.join()


if __name__ == "__main__":
    sys.exit(main())
