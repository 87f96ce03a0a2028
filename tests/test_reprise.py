"""La notation reprend : tuée, suspendue, interrompue, à court de disque, elle continue sans rien perdre ni refaire.

Rien n'est simulé : de vrais signaux, à de vrais processus, à des moments tirés au sort (``RETROPROP_GRAINE_REPRISE`` les
rejoue). Les exécutions se comptent dans la réserve, sur le disque : chaque copie exécutée y apparaît une fois, entière.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import random
import re
import select
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import threading
import time
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path

import nbformat
import psutil
import pytest
from conftest import MINI, RACINE, nbgrader
from nbgrader.api import Gradebook, get_alembic_version
from test_copies_abimees import cellule, copie_juste, deposer, octets, points, sans
from traitlets.config import Config

from autograder.execution import veille
from autograder.execution.equipe import executer_toutes
from autograder.execution.executer import Executer
from autograder.registre.preuve import est_reussi
from autograder.isolement.acces import _occuper, balayer_les_salles
from autograder.arrivee.lecture import lire_copie
from autograder.arrivee.reconstruction import reconstruire
from autograder.execution.travail import Demande, Execution
from autograder.registre import devoir

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="noter demande Linux")

COPIES = 120  # assez pour qu'aucun coup ne tombe après la dernière
_IN_MOVED_TO = 0x80


# ---------------------------------------------------------------- lancer, observer, frapper


_lances: list[subprocess.Popen] = []


@pytest.fixture(autouse=True)
def tout_arreter():
    """Un test qui échoue ne laisse pas de notation derrière lui."""
    yield
    while _lances:
        _lances.pop().kill()


def lancer(cours: Path, *options: str, sortie=subprocess.PIPE, **arguments) -> subprocess.Popen:
    """``retroprop noter`` pour de vrai, dans un groupe de processus à lui, comme dans un terminal."""
    environnement = {**os.environ, "PYTHONPATH": str(RACINE), **arguments.pop("env", {})}
    _lances.append(subprocess.Popen([sys.executable, "-m", "retroprop.commande", "noter", *options], cwd=cours, env=environnement,
                                    text=True, stdout=sortie, stderr=subprocess.STDOUT, start_new_session=True, **arguments))
    return _lances[-1]


def noter(cours: Path, *options: str, chapitre: str = MINI, env: dict | None = None) -> tuple[int, str]:
    """Le code de sortie de ``retroprop noter`` et ce que l'instructeur lit."""
    processus = lancer(cours, chapitre, *options, env=env or {})
    texte = processus.communicate(timeout=900)[0]
    return processus.returncode, texte


def contenu(cours: Path, chapitre: str = MINI, adresse: str | None = None) -> dict[str, dict]:
    """Tout ce que le carnet de notes dit des rendus d'un chapitre : par apprenant, ses notes et ses commentaires."""
    with Gradebook(adresse or f"sqlite:///{cours}/gradebook.db", "retroprop") as carnet:
        return {rendu.student_id: {
            "notes": {n.name: (n.auto_score, n.manual_score, n.needs_manual_grade, n.max_score) for p in rendu.notebooks for n in p.grades},
            "commentaires": {c.name: (c.auto_comment, c.manual_comment) for p in rendu.notebooks for c in p.comments},
        } for rendu in carnet.assignment_submissions(chapitre)}


class Executions(threading.Thread):
    """Voit chaque exécution arriver dans la réserve (inotify), et en retient le constat."""

    def __init__(self, cours: Path) -> None:
        super().__init__(daemon=True)
        self.dossier = cours / "copies" / "executions" / MINI
        self.dossier.mkdir(parents=True)
        self.cles: list[str] = []
        self.constats: dict[str, tuple] = {}
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._guet = self._libc.inotify_init()
        assert self._libc.inotify_add_watch(self._guet, os.fsencode(self.dossier), _IN_MOVED_TO) >= 0
        self._fini = False
        self.start()

    def run(self) -> None:
        while not self._fini:
            if not select.select([self._guet], [], [], 0.1)[0]:
                continue
            recu = os.read(self._guet, 1 << 16)
            while recu:
                _, _, _, longueur = struct.unpack_from("iIII", recu)
                nom = recu[16:16 + longueur].rstrip(b"\0").decode()
                recu = recu[16 + longueur:]
                with contextlib.suppress(OSError):
                    self.constats[Path(nom).stem] = constat(self.dossier / nom)
                self.cles.append(Path(nom).stem)

    def arreter(self) -> None:
        self._fini = True
        self.join()
        os.close(self._guet)


def constat(carnet: Path) -> tuple:
    """Ce qui distingue une exécution d'une autre de la même copie : ses durées. carnet : corrigé, ou dans la réserve."""
    lu = json.loads(carnet.read_bytes())
    lu = (json.loads(lu["carnet"]) if "carnet" in lu else lu)["metadata"]["retroprop"]
    return lu["duree"], lu["demarrage"]


@pytest.fixture
def executions(cours):
    guet = Executions(cours)
    yield guet
    guet.arreter()


def descendance(pid: int) -> list[psutil.Process]:
    with contextlib.suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).children(recursive=True)
    return []


def _commande(processus: psutil.Process) -> str:
    with contextlib.suppress(psutil.Error):
        return " ".join(processus.cmdline())
    return ""


def _nom(processus: psutil.Process | None) -> str:
    with contextlib.suppress(psutil.Error):
        return processus.name() if processus else ""
    return ""


def _est(genre: str, processus: psutil.Process) -> bool:
    """Vrai pour un travailleur, une pépinière (le Python dont bubblewrap est le parent) ou un gardien (né d'une pépinière)."""
    commande = _commande(processus)
    if genre == "travailleur":
        return "multiprocessing.forkserver" in commande and _nom(processus.parent()) == _nom(processus) and "multiprocessing.forkserver" in _commande(processus.parent())
    if "pepiniere.py" not in commande or _nom(processus) == "bwrap":
        return False
    with contextlib.suppress(psutil.Error):
        parent = processus.parent()
        if genre == "pépinière":
            return _nom(parent) == "bwrap"
        return parent is not None and _nom(parent) != "bwrap" and _est("pépinière", parent)
    return False


def tuer_un(genre: str, principal: int, hasard: random.Random) -> bool:
    """``kill -9`` à l'un des processus de ce genre ; faux s'il n'y en a pas."""
    cibles = [p for p in descendance(principal) if _est(genre, p)]
    if not cibles:
        return False
    with contextlib.suppress(psutil.NoSuchProcess):
        hasard.choice(cibles).kill()
        return True
    return False


def disparus(processus: list[psutil.Process], delai: float = 20.0) -> list[str]:
    """Ceux qui vivent encore après ``delai`` secondes, décrits ; il ne devrait y en avoir aucun."""
    vivants = psutil.wait_procs(processus, timeout=delai)[1]
    return [f"{p.pid} {_commande(p)[:120]}" for p in vivants if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]


# ---------------------------------------------------------------- cent vingt copies, douze coups du sort

VARIANTES = {
    "juste": lambda c: c,
    "double": lambda c: _repondre(c, "double", "def double(x):\n    return 3 * np.asarray(x)"),
    "somme": lambda c: _repondre(c, "somme", "def somme(a, b):\n    return a - b"),
    "vide": lambda c: sans(c, "double", "somme"),
    "meurt": lambda c: _repondre(c, "somme", "import os\nos._exit(3)"),
}


def _repondre(carnet, nom: str, code: str):
    cellule(carnet, nom).source = code
    return carnet


def _numeroter(carnet, numero: int):
    carnet.cells[0].source += f"\n\nCopie {numero}."
    return carnet


@pytest.fixture
def temoin(mini_construit, tmp_path):
    """Le carnet de notes d'une notation que rien ne dérange, une copie par variante."""
    racine = tmp_path / "temoin"
    shutil.copytree(mini_construit, racine)
    for nom, fabrique in VARIANTES.items():
        deposer(racine, nom, fabrique(copie_juste(racine)))
    code, texte = noter(racine, "--travailleurs", "2")
    assert code == 0, texte
    notes = contenu(racine)
    totaux = {nom: sum(n[0] for n in notes[nom]["notes"].values()) for nom in VARIANTES}
    assert totaux == {"juste": 5, "double": 2, "somme": 3, "vide": 0, "meurt": 3}
    return notes


@pytest.mark.lent
def test_cent_vingt_copies_et_douze_coups_du_sort(cours, temoin, executions):
    graine = int(os.environ.get("RETROPROP_GRAINE_REPRISE") or random.randrange(10**6))
    print(f"\nRETROPROP_GRAINE_REPRISE={graine}")
    hasard = random.Random(graine)
    noms = list(VARIANTES)
    variante = {f"eleve-{i:03}": noms[i % len(noms)] for i in range(COPIES)}
    for numero, (etudiant, nom) in enumerate(variante.items()):
        deposer(cours, etudiant, _numeroter(VARIANTES[nom](copie_juste(cours)), numero))

    coups = ["principal"] * 4 + ["travailleur"] * 2 + ["pépinière"] * 2 + ["gardien"] * 2 + ["capot", "ctrl-c"]
    hasard.shuffle(coups)
    suivis: list[psutil.Process] = []
    salles: set[str] = set()
    journal = cours / "journal"
    debut = time.monotonic()
    with open(journal, "w") as sortie:
        processus = lancer(cours, MINI, "--travailleurs", "2", sortie=sortie)
        for coup in coups:
            seuil = len(executions.cles) + hasard.randint(1, 3)
            _attendre(lambda: len(executions.cles) >= seuil, processus, journal)
            time.sleep(hasard.uniform(0, 1.0))
            vus = descendance(processus.pid)
            suivis += vus
            salles |= {s for p in vus for s in re.findall(r"/tmp/rp-[^/ ]+", _commande(p))}
            print(f"  {time.monotonic() - debut:5.1f} s, {len(executions.cles)} exécutions : {coup}")
            if coup == "capot":
                _suspendre([psutil.Process(processus.pid), *vus], 4.0)
            elif coup == "ctrl-c":
                os.killpg(processus.pid, signal.SIGINT)
                depart = time.monotonic()
                assert processus.wait(60) == 130
                assert time.monotonic() - depart < 20
            elif coup == "principal":
                processus.kill()
                processus.wait()
            else:
                _attendre(lambda: tuer_un(coup, processus.pid, hasard), processus, journal)
            if coup in ("principal", "ctrl-c"):
                assert disparus(vus) == [], "des processus survivent au programme"
                processus = lancer(cours, MINI, "--travailleurs", "2", sortie=sortie)
        assert processus.wait(600) == 0, journal.read_text()
    suivis += descendance(processus.pid)

    texte = journal.read_text()
    print(texte)
    assert f"{COPIES} copie(s) notée(s), 0 refusée(s)" in texte
    assert "Notation interrompue. Ce qui est enregistré l'est" in texte and "Traceback" not in texte
    # Rien n'est perdu, et les notes sont celles d'une notation que rien ne dérange.
    assert contenu(cours) == {etudiant: temoin[nom] for etudiant, nom in variante.items()}
    # Rien de gardé n'est exécuté deux fois, et ce qui est enregistré est ce qui avait été gardé.
    assert len(executions.cles) == len(set(executions.cles)) == COPIES
    enregistres = {constat(f) for f in (cours / "copies" / "corrigees").glob(f"*/{MINI}/{MINI}.ipynb")}
    assert set(executions.constats.values()) <= enregistres and len(executions.constats) >= 0.8 * COPIES  # certaines quittent la réserve avant d'être lues
    assert [f.name for f in executions.dossier.iterdir() if f.name != ".verrou"] == []
    assert disparus(suivis) == []

    # Une fois de plus : plus rien à faire, et les salles abandonnées dans /tmp sont balayées par la copie suivante.
    for salle in filter(os.path.exists, salles):
        os.utime(salle, (0, 0))
    deposer(cours, "retardataire", copie_juste(cours))
    code, texte = noter(cours, "--travailleurs", "1")
    assert code == 0 and f"{COPIES + 1} copie(s) notée(s)" in texte and f"{COPIES} l'étaient déjà" in texte
    assert len(executions.cles) == COPIES + 1
    assert list(filter(os.path.exists, salles)) == []


def _attendre(condition, processus: subprocess.Popen, journal: Path, delai: float = 300.0) -> None:
    fin = time.monotonic() + delai
    while not condition():
        assert processus.poll() is None, f"la notation a fini trop tôt :\n{journal.read_text()}"
        assert time.monotonic() < fin, f"rien n'avance :\n{journal.read_text()}"
        time.sleep(0.02)


def _suspendre(processus: list[psutil.Process], duree: float) -> None:
    for geste in (psutil.Process.suspend, psutil.Process.resume):
        for cible in processus:
            with contextlib.suppress(psutil.NoSuchProcess):
                geste(cible)
        if geste is psutil.Process.suspend:
            time.sleep(duree)


@pytest.mark.lent
def test_le_veilleur_voit_une_suspension():
    """Un vrai processus, vraiment arrêté quatre secondes."""
    programme = ("import sys; from autograder.execution import veille; veille.secondes_suspendues(); print(flush=True); sys.stdin.readline(); "
                 "print(veille.secondes_suspendues())")
    with subprocess.Popen([sys.executable, "-c", programme], cwd=RACINE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as veilleur:
        veilleur.stdout.readline()
        _suspendre([psutil.Process(veilleur.pid)], 4.0)
        assert float(veilleur.communicate("\n")[0]) > 3


@pytest.mark.lent
@pytest.mark.parametrize("suspendue, essais, gagne", [(True, 2, True), (False, 1, False)])
def test_un_delai_echu_pendant_une_suspension_ne_coute_rien(mini_construit, monkeypatch, suspendue, essais, gagne):
    """Au premier essai, la réponse dépasse son délai d'une seconde ; elle n'est réexécutée que si le processus dormait."""
    octets_source = (mini_construit / "solutions" / MINI / f"{MINI}.ipynb").read_bytes()
    source = nbformat.reads(octets_source.decode(), as_version=4)
    lente = "import time\ntime.sleep(2)\ndef somme(a, b):\n    return a + b"
    carnet, _ = reconstruire(source, lire_copie(octets(_repondre(copie_juste(mini_construit), "somme", lente)))[0])
    delai = {"ename": "CellTimeoutError", "evalue": "temps dépassé", "traceback": ["temps dépassé"]}
    executeur = Executer(config=Config(Execute={"timeout": 1, "interrupt_on_timeout": True, "error_on_timeout": delai}))
    noyaux, releves = [], iter([0.0] + [20.0 if suspendue else 0.0] * 9)

    def relever() -> float:
        noyaux.append(executeur._gestionnaire)
        executeur.config.Execute.timeout = 60 if len(noyaux) > 1 else 1
        return next(releves)

    monkeypatch.setattr(veille, "secondes_suspendues", relever)
    executeur.preprocess(carnet, {"retroprop_source": octets_source})
    assert len(set(map(id, filter(None, [*noyaux, executeur._gestionnaire])))) == essais
    assert est_reussi(cellule(carnet, "test_somme")) == gagne


# ---------------------------------------------------------------- un nouveau rendu ne garde pas l'ancienne note


@pytest.mark.lent
@pytest.mark.parametrize("commande", ["retroprop", "nbgrader"])
def test_un_nouveau_rendu_casse_ne_garde_pas_son_ancienne_note(cours, commande):
    def corriger() -> None:
        if commande == "retroprop":
            code, texte = noter(cours, "--travailleurs", "1")
        else:
            resultat = nbgrader(cours, "autograde", MINI)
            code, texte = resultat.returncode, resultat.stdout
        assert code == 0, texte

    assert nbgrader(cours, "generate_assignment", MINI, "--force").returncode == 0
    deposer(cours, "meurt", copie_juste(cours))
    deposer(cours, "efface", copie_juste(cours))
    corriger()
    assert (points(cours, "meurt"), points(cours, "efface")) == (5, 5)
    deposer(cours, "meurt", _repondre(copie_juste(cours), "double", "import os\nos._exit(0)"))
    deposer(cours, "efface", sans(copie_juste(cours), "double", "test_double_scalaire", "test_double_tableau"))
    corriger()
    assert (points(cours, "meurt"), points(cours, "efface")) == (2, 2)


# ---------------------------------------------------------------- un disque plein


@pytest.fixture
def petit_disque(cours, tmp_path, monkeypatch):
    """Le cours sur un disque de 4 Mo ; il faut être administrateur."""
    dossier = tmp_path / "disque"
    dossier.mkdir()
    if os.geteuid() or subprocess.call(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", dossier], stderr=subprocess.DEVNULL):
        pytest.skip("impossible de monter un petit disque ici")
    subprocess.run(["cp", "-r", *cours.iterdir(), dossier], check=True)
    monkeypatch.chdir(dossier)
    yield dossier
    monkeypatch.chdir(tmp_path)
    subprocess.run(["umount", dossier], check=True)


def _remplir(dossier: Path, libre: int) -> None:
    """Ne laisse sur le disque que ``libre`` octets."""
    etat = os.statvfs(dossier)
    (dossier / "lest").write_bytes(bytes(max(0, etat.f_bavail * etat.f_frsize - libre)))


@pytest.mark.lent
def test_un_disque_plein_se_dit_et_la_suite_reprend(petit_disque):
    cours, notees = petit_disque, 0
    for i in range(12):
        deposer(cours, f"eleve-{i:03}", _numeroter(copie_juste(cours), i))
    for libre in (0, 250_000):
        _remplir(cours, libre)
        code, texte = noter(cours, "--travailleurs", "1")
        assert code == 1, texte
        assert "Le disque est plein. Ce qui est enregistré l'est" in texte and "Traceback" not in texte and "REFUSÉE" not in texte
        with contextlib.closing(sqlite3.connect(cours / "gradebook.db")) as carnet:
            assert carnet.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if libre:
            enregistrees = len(list((cours / "copies" / "corrigees").glob(f"*/{MINI}/{MINI}.ipynb")))
            print(f"{libre} octets libres : {enregistrees} copies enregistrées")
            assert notees <= enregistrees < 12
            notees = enregistrees
        (cours / "lest").unlink()
    assert notees > 0, "un disque presque plein doit laisser finir quelques copies"
    code, texte = noter(cours, "--travailleurs", "1")
    assert code == 0 and "12 copie(s) notée(s), 0 refusée(s)" in texte and f"{notees} l'étaient déjà" in texte
    assert {sum(n[0] for n in rendu["notes"].values()) for rendu in contenu(cours).values()} == {5}


# ---------------------------------------------------------------- un carnet de notes à demi créé


@pytest.mark.parametrize("reste", [(), ("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",), ("CREATE TABLE course (id VARCHAR(128) PRIMARY KEY)",)])
def test_un_carnet_a_demi_cree_recoit_sa_version(cours, reste):
    deposer(cours, "zoé", copie_juste(cours))
    with contextlib.closing(sqlite3.connect(cours / "gradebook.db")) as carnet:
        for ordre in reste:
            carnet.execute(ordre)
    for _ in range(2):
        devoir.dater_le_carnet(f"sqlite:///{cours}/gradebook.db")
        with contextlib.closing(sqlite3.connect(cours / "gradebook.db")) as carnet:
            assert carnet.execute("SELECT version_num FROM alembic_version").fetchall() == [(get_alembic_version(),)]
    assert nbgrader(cours, "db", "upgrade").returncode == 0
    assert contenu(cours, chapitre="aucun") == {}


# ---------------------------------------------------------------- une copie qui tue ceux qui l'exécutent


class Fragile(Executor):
    """Une équipe qui meurt en recevant la copie d'un ``tueur``, et n'accepte plus rien ensuite."""

    def __init__(self, tueurs: set[str]) -> None:
        self.tueurs, self.morte = tueurs, False

    def submit(self, fonction, demande):
        if self.morte:
            raise BrokenExecutor("morte")
        futur: Future = Future()
        self.morte = demande.etudiant in self.tueurs
        if self.morte:
            futur.set_exception(BrokenExecutor("morte"))
        else:
            futur.set_result(Execution(demande.etudiant, demande.cle, "{}"))
        return futur


@pytest.mark.parametrize("rang", [0, 7, 29])
def test_une_copie_qui_tue_les_travailleurs_est_seule_refusee(rang):
    demandes = [Demande(f"eleve-{i}", b"", b"%d" % i, {}) for i in range(30)]
    faites = list(executer_toutes(demandes, lambda: contextlib.nullcontext(Fragile({f"eleve-{rang}"}))))
    assert sorted(f.etudiant for f in faites) == sorted(d.etudiant for d in demandes)
    refusees = [f for f in faites if f.refus]
    assert [f.etudiant for f in refusees] == [f"eleve-{rang}"] and "meurt à chaque fois" in refusees[0].refus


def test_une_machine_qui_tue_toute_l_equipe_arrete_la_notation():
    demandes = [Demande(f"eleve-{i}", b"", b"%d" % i, {}) for i in range(30)]
    faites = []
    with pytest.raises(RuntimeError, match="Rien n'est perdu : la même commande reprendra"):
        faites.extend(executer_toutes(demandes, lambda: contextlib.nullcontext(Fragile({d.etudiant for d in demandes}))))
    assert not any(f.carnet for f in faites)


# ---------------------------------------------------------------- les salles de /tmp


def test_une_salle_n_est_balayee_que_si_elle_est_vieille_et_sans_occupant(tmp_path):
    salles = {nom: tmp_path / f"rp-{nom}" for nom in ("abandonnee", "neuve", "occupee")}
    for nom, salle in salles.items():
        (salle / "n-1").mkdir(parents=True)
        if nom != "neuve":
            os.utime(salle, (0, 0))
    (tmp_path / "rp-lien").symlink_to(RACINE)
    os.utime(tmp_path / "rp-lien", (0, 0), follow_symlinks=False)
    occupation = _occuper(salles["occupee"])
    assert occupation is not None and _occuper(salles["occupee"]) is None
    balayer_les_salles(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["rp-lien", "rp-neuve", "rp-occupee"]
    os.close(occupation)
    balayer_les_salles(tmp_path)
    assert not salles["occupee"].exists() and RACINE.is_dir()
