"""Ce que plusieurs tests partagent : un petit cours complet, construit une fois, et la commande nbgrader."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parent.parent
MINI = "90_mini"


def pytest_runtest_logreport(report):
    """Nomme un échec dès qu'il arrive : la suite dure des minutes, et pytest ne les nomme qu'à la fin."""
    if report.failed and "PYTEST_XDIST_WORKER" not in os.environ:
        print(f"\n✘ {report.nodeid}", flush=True)


def pytest_collection_modifyitems(items):
    """Les fichiers qui ont des tests longs d'abord : en parallèle, la fin est faite de petits morceaux."""
    longs = {item.path for item in items if item.get_closest_marker("lent")}
    items.sort(key=lambda item: item.path not in longs)


@pytest.fixture(scope="session")
def mini_construit(tmp_path_factory) -> Path:
    """Un cours réduit au mini-chapitre, construit ; à ne pas modifier (voir ``cours``)."""
    from atelier import construction

    racine = preparer_cours(tmp_path_factory.mktemp("mini"))
    construction.construire(racine / "solutions" / f"{MINI}.py", dire=lambda texte: None)
    return racine


@pytest.fixture
def cours(mini_construit, tmp_path, monkeypatch) -> Path:
    """La racine d'un cours à soi, dossier courant du test : le mini-chapitre construit et la configuration."""
    racine = tmp_path / "cours"
    shutil.copytree(mini_construit, racine)
    monkeypatch.chdir(racine)
    return racine


def preparer_cours(racine: Path) -> Path:
    """Pose dans ``racine`` la configuration de nbgrader du cours et la source du mini-chapitre."""
    (racine / "solutions").mkdir()
    (racine / "autograder").mkdir()
    shutil.copy(RACINE / "tests" / "mini" / f"{MINI}.py", racine / "solutions")
    shutil.copy(RACINE / "nbgrader_config.py", racine)
    shutil.copy(RACINE / "autograder" / "nbgrader_config.py", racine / "autograder")
    return racine


def nbgrader(cours: Path, *arguments: str) -> subprocess.CompletedProcess:
    """Lance la vraie commande ``nbgrader`` à la racine d'un cours ; sortie et journal dans ``stdout``."""
    environnement = {**os.environ, "PYTHONPATH": os.pathsep.join([str(RACINE), os.environ.get("PYTHONPATH", "")])}
    return subprocess.run([sys.executable, "-m", "nbgrader", *arguments], cwd=cours, env=environnement, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)
