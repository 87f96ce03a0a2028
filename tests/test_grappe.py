"""Une machine ou plusieurs : un travailleur, deux, ou une grappe Dask donnent les mêmes notes, et une grappe qui tombe se dit."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from conftest import MINI, RACINE
from test_copies_abimees import copie_juste, deposer
from test_reprise import contenu, lancer, noter, tout_arreter  # noqa: F401

from atelier import classe
from autograder.execution.equipe import grappe_dask

pytest.importorskip("distributed")
pytestmark = [pytest.mark.lent, pytest.mark.skipif(not sys.platform.startswith("linux"), reason="noter demande Linux")]

CHAPITRE = "01_perceptron"


class Grappe:
    """Un ordonnanceur Dask et ses travailleurs, de vrais processus sur 127.0.0.1."""

    def __init__(self, dossier: Path, travailleurs: int, fils: int = 1) -> None:
        self.dossier = dossier
        self.fiche = dossier / "ordonnanceur.json"
        self.processus = [self._lancer("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
        self._attendre(self.fiche.exists)
        self.adresse = json.loads(self.fiche.read_text())["address"]
        # « --no-nanny » : un travailleur tué ne revient pas ; les autres font son travail.
        for rang in range(travailleurs):
            self.processus.append(self._lancer("worker", "--nthreads", str(fils), "--no-nanny", "--no-dashboard", "--host", "127.0.0.1",
                                               "--local-directory", str(dossier / f"t{rang}")))

    def _lancer(self, metier: str, *options: str) -> subprocess.Popen:
        with open(self.dossier / "journal", "a") as journal:
            return subprocess.Popen([sys.executable, "-m", f"distributed.cli.dask_{metier}", "--scheduler-file", str(self.fiche), *options],
                                    cwd=self.dossier, env={**os.environ, "PYTHONPATH": str(RACINE)}, stdout=journal, stderr=journal)

    @property
    def ordonnanceur(self) -> subprocess.Popen:
        return self.processus[0]

    @property
    def travailleurs(self) -> list[subprocess.Popen]:
        return self.processus[1:]

    @staticmethod
    def _attendre(condition, delai: float = 120.0) -> None:
        fin = time.monotonic() + delai
        while not condition():
            assert time.monotonic() < fin
            time.sleep(0.05)

    def fermer(self) -> None:
        for processus in self.processus:
            processus.terminate()
        for processus in self.processus:
            with contextlib.suppress(subprocess.TimeoutExpired):
                processus.wait(20)
            processus.kill()


@contextlib.contextmanager
def grappe(dossier: Path, travailleurs: int = 2, fils: int = 1) -> Iterator[Grappe]:
    dossier.mkdir()
    ouverte = Grappe(dossier, travailleurs, fils)
    try:
        yield ouverte
    finally:
        ouverte.fermer()


@pytest.fixture
def cours_du_perceptron(tmp_path, monkeypatch) -> Path:
    """Le chapitre 01 tel qu'il est construit, et la classe d'exemple de « retroprop classe »."""
    racine = tmp_path / "cours"
    for dossier in ("solutions", "chapitres"):
        shutil.copytree(RACINE / dossier / CHAPITRE, racine / dossier / CHAPITRE)
    shutil.copy(RACINE / "solutions" / f"{CHAPITRE}.py", racine / "solutions")
    (racine / "autograder").mkdir()
    shutil.copy(RACINE / "nbgrader_config.py", racine)
    shutil.copy(RACINE / "autograder" / "nbgrader_config.py", racine / "autograder")
    classe.deposer(classe.composer(CHAPITRE, racine=RACINE), CHAPITRE, racine / "copies" / "rendues")
    monkeypatch.chdir(racine)
    return racine


def test_un_travailleur_deux_ou_une_grappe_donnent_les_memes_notes(cours_du_perceptron, tmp_path):
    cours, obtenus = cours_du_perceptron, {}
    with grappe(tmp_path / "grappe") as deux:
        for nom, options in (("un", ["--travailleurs", "1"]), ("deux", ["--travailleurs", "2"]), ("grappe", ["--dask", deux.adresse])):
            code, texte = noter(cours, "--tout", *options, chapitre=CHAPITRE)
            assert code == 0 and f"{classe.ELEVES} copie(s) notée(s), 0 refusée(s)" in texte, texte
            obtenus[nom] = contenu(cours, CHAPITRE)
    totaux = [sum(n[0] for n in rendu["notes"].values()) for rendu in obtenus["un"].values()]
    assert len(totaux) == classe.ELEVES and len(set(totaux)) > 4, "une classe où tous ont la même note ne prouve rien"
    assert obtenus["deux"] == obtenus["un"]
    assert obtenus["grappe"] == obtenus["un"]


def test_une_grappe_perd_un_travailleur_puis_l_ordonnanceur(cours, tmp_path):
    """Deux fils par travailleur : un fil attend l'autre, les copies ne se mêlent pas."""
    for i in range(16):
        copie = copie_juste(cours)
        copie.cells[0].source += f"\n\nCopie {i}."
        deposer(cours, f"eleve-{i:02}", copie)
    corrigees = cours / "copies" / "corrigees"

    def notees() -> int:
        return len(list(corrigees.glob(f"*/{MINI}/{MINI}.ipynb")))

    with grappe(tmp_path / "grappe", fils=2) as deux, open(cours / "journal", "w") as journal:
        processus = lancer(cours, MINI, "--dask", deux.adresse, sortie=journal)
        Grappe._attendre(lambda: notees() >= 2 or processus.poll() is not None)
        bac = psutil.Process(deux.travailleurs[0].pid).children(recursive=True)
        deux.travailleurs[0].kill()
        Grappe._attendre(lambda: notees() >= 6 or processus.poll() is not None)
        assert psutil.wait_procs(bac, timeout=20)[1] == [], "la pépinière d'un travailleur tué lui survit"
        assert processus.poll() is None, (cours / "journal").read_text()
        deux.ordonnanceur.kill()
        assert processus.wait(180) in (1, 2)
    texte = (cours / "journal").read_text()
    assert "L'ordonnanceur Dask" in texte and "ne répond pas" in texte and "la même commande reprendra" in texte and "Traceback" not in texte
    gardees = notees()
    assert 6 <= gardees < 16
    code, texte = noter(cours, "--travailleurs", "2")
    assert code == 0 and "16 copie(s) notée(s), 0 refusée(s)" in texte and f"{gardees} l'étaient déjà" in texte
    assert {sum(n[0] for n in rendu["notes"].values()) for rendu in contenu(cours).values()} == {5}


def test_un_ordonnanceur_absent_se_dit(cours):
    deposer(cours, "zoé", copie_juste(cours))
    code, texte = noter(cours, "--dask", "tcp://127.0.0.1:9")
    assert code == 2 and "L'ordonnanceur Dask tcp://127.0.0.1:9 ne répond pas" in texte and "Traceback" not in texte
    for adresse in ("pas une adresse", "hote", "gopher://hote:70"):
        with pytest.raises(ValueError, match="n'est pas l'adresse d'un ordonnanceur Dask"):
            grappe_dask(adresse)
