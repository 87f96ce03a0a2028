"""demarrer.py, lancé pour de vrai sur un petit dépôt : faux paquets, vrai pip, aucun réseau."""

from __future__ import annotations

import ast
import importlib.util
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import time
import zipfile
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parent.parent
UNIX = os.name != "nt"

_spec = importlib.util.spec_from_file_location("demarrer", RACINE / "demarrer.py")
demarrer = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(demarrer)

# Le moteur de construction du petit dépôt ; RETROPROP_PAUSE l'arrête au milieu, le temps de l'interrompre.
FABRIQUE = '''
import os, time, zipfile
def build_editable(dossier, reglages=None, metadonnees=None):
    temoin = os.environ.get("RETROPROP_PAUSE")
    if temoin:
        open(temoin, "w").close()
        time.sleep(float(os.environ.get("RETROPROP_DUREE", "60")))
    nom = "retroprop-0.1-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(dossier, nom), "w") as roue:
        roue.writestr("retroprop.pth", os.getcwd())
        roue.writestr("retroprop-0.1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: retroprop\\nVersion: 0.1\\n")
        roue.writestr("retroprop-0.1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        roue.writestr("retroprop-0.1.dist-info/RECORD", "")
    return nom
'''

FAUX_PYTEST = '''
import json, os, sys
print("PYTEST", json.dumps(sys.argv[1:]))
for argument in sys.argv:
    if argument.startswith("--junitxml="):
        nbval = "--nbval-lax" in sys.argv
        rates = 0 if nbval else int(os.environ.get("FAUX_RATES", "0"))
        with open(argument.split("=", 1)[1], "w") as rapport:
            rapport.write(f'<testsuites><testsuite tests="5" failures="{rates}" errors="0" skipped="1"/></testsuites>')
        sys.exit(1 if rates else 0)
sys.exit(int(os.environ.get("FAUX_CODE", "0")))
'''


def roue(dossier: Path, nom: str, version: str, fichiers: dict[str, str | bytes]) -> None:
    """Écrit un paquet prêt à installer."""
    infos = f"{nom}-{version}.dist-info"
    with zipfile.ZipFile(dossier / f"{nom}-{version}-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        for chemin, contenu in fichiers.items():
            archive.writestr(chemin, contenu)
        archive.writestr(f"{infos}/METADATA", f"Metadata-Version: 2.1\nName: {nom}\nVersion: {version}\n")
        archive.writestr(f"{infos}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{infos}/RECORD", "")


class Depot:
    """Un petit dépôt autour du vrai demarrer.py."""

    def __init__(self, racine: Path):
        self.racine, self.env, self.roues = racine, racine / ".venv", racine / "roues"
        for dossier in ("verrou", "roues", "retroprop", "solutions/01"):
            (racine / dossier).mkdir(parents=True)
        shutil.copy(RACINE / "demarrer.py", racine)
        (racine / "retroprop" / "__init__.py").touch()
        (racine / "accueil.ipynb").touch()
        (racine / "solutions" / "01" / "01.ipynb").touch()
        (racine / "fabrique.py").write_text(FABRIQUE)
        (racine / "pyproject.toml").write_text(
            '[build-system]\nrequires = []\nbuild-backend = "fabrique"\nbackend-path = ["."]\n'
            '[project]\nname = "retroprop"\nversion = "0.1"\n'
        )
        roue(self.roues, "jouet", "1.0", {"jouet.py": "VERSION = 1"})
        roue(self.roues, "jouet", "2.0", {"jouet.py": "VERSION = 2"})
        roue(self.roues, "jupyterlab", "0.1", {"jupyterlab/__init__.py": "", "jupyterlab/__main__.py": "import sys; print('LAB', sys.argv[1:])"})
        roue(self.roues, "pytest", "0.1", {"pytest/__init__.py": "", "pytest/__main__.py": FAUX_PYTEST})
        self.verrouiller("jouet==1.0", "jupyterlab==0.1")
        self.espace(0.001)

    def verrouiller(self, *cours: str) -> None:
        (self.racine / "verrou" / "cours.txt").write_text("# commentaire\n" + "\n".join(cours) + "\n")
        (self.racine / "verrou" / "tests.txt").write_text("\n".join([*cours, "pytest==0.1"]) + "\n")

    def espace(self, go: float) -> None:
        (self.racine / "verrou" / "espace.json").write_text(json.dumps({"cours": go, "tests": go}))

    def commande(self, arguments, variables) -> dict:
        environ = {cle: valeur for cle, valeur in os.environ.items() if not cle.startswith("PIP_")}
        environ.update(PIP_NO_INDEX="1", PIP_FIND_LINKS=self.roues.as_uri(), PIP_CONFIG_FILE=os.devnull, PYTHONIOENCODING="utf-8")
        environ.update(variables)
        return dict(
            args=[sys.executable, "demarrer.py", *map(str, arguments)], cwd=self.racine, env=environ, text=True, encoding="utf-8",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )

    def lancer(self, *arguments, **variables) -> tuple[int, str]:
        """(code, sortie)."""
        resultat = subprocess.run(**self.commande(arguments, variables), timeout=120)
        return resultat.returncode, resultat.stdout

    def demarre(self, *arguments, **variables) -> subprocess.Popen:
        return subprocess.Popen(**self.commande(arguments, variables))

    def interrompre(self, signal_: int, duree: str) -> tuple[int, str]:
        """Installe, et frappe au milieu de l'avant-dernière étape."""
        temoin = self.racine / "au_milieu"
        processus = self.demarre("--verifier", RETROPROP_PAUSE=str(temoin), RETROPROP_DUREE=duree)
        limite = time.monotonic() + 120
        while not temoin.exists():
            assert processus.poll() is None and time.monotonic() < limite, processus.communicate()[0]
            time.sleep(0.05)
        processus.send_signal(signal_)
        sortie = processus.communicate(timeout=40)[0]
        temoin.unlink()
        assert not self.pret.exists(), "une installation coupée ne doit pas passer pour finie"
        return processus.returncode, sortie

    @property
    def pret(self) -> Path:
        return self.env / ".retroprop-pret"

    def version_jouet(self) -> str:
        return subprocess.check_output([demarrer.python_de(str(self.env)), "-c", "import jouet; print(jouet.VERSION)"], text=True).strip()


@pytest.fixture
def neuf(tmp_path) -> Depot:
    """Un dépôt où rien n'est installé ; son chemin a des espaces et des accents."""
    return Depot(tmp_path / "mon dépôt")


@pytest.fixture(scope="module")
def _installe(tmp_path_factory) -> Depot:
    return Depot(tmp_path_factory.mktemp("installe"))


@pytest.fixture
def installe(_installe) -> Depot:
    """Un dépôt installé, partagé ; chaque test le retrouve dans l'état d'origine."""
    _installe.verrouiller("jouet==1.0", "jupyterlab==0.1")
    _installe.espace(0.001)
    code, sortie = _installe.lancer("--verifier")
    assert code == 0, sortie
    return _installe


# ---------------------------------------------------------------- la machine de l'utilisateur


def test_un_vieux_python_lit_le_fichier():
    ast.parse((RACINE / "demarrer.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_un_vieux_python_explique_son_refus():
    vieux = [p for n in (6, 7, 8, 9, 10) for p in Path.home().glob(f".pyenv/versions/3.{n}.*/bin/python")]
    vieux += [Path(p) for n in (6, 7, 8, 9, 10) if (p := shutil.which(f"python3.{n}"))]
    vieux = [p for p in vieux if demarrer.reussit([str(p), "-c", ""])]
    if not vieux:
        pytest.skip("aucun vieux Python sur cette machine")
    for python in vieux:
        resultat = subprocess.run([python, RACINE / "demarrer.py"], capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8"})
        assert resultat.returncode == 1
        assert "demande Python 3.11, 3.12 ou 3.13" in resultat.stderr
        assert "Traceback" not in resultat.stderr


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_python_accepte(version):
    demarrer.verifier_python(version)


@pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 14)])
def test_python_refuse(version):
    with pytest.raises(demarrer.Arret, match="demande Python 3.11, 3.12 ou 3.13"):
        demarrer.verifier_python(version)


@pytest.mark.parametrize(
    "machine, attendu",
    [
        (("Linux", "x86_64", "", True), None),
        (("Linux", "aarch64", "", True), None),
        (("Darwin", "arm64", "14.5", True), None),
        (("Windows", "AMD64", "", True), None),
        (("Darwin", "x86_64", "15.0", True), "processeur Intel"),
        (("Darwin", "arm64", "13.6", True), "macOS 14"),
        (("Windows", "ARM64", "", True), "ARM"),
        (("Windows", "AMD64", "", False), "32 bits"),
    ],
)
def test_machine(machine, attendu):
    if attendu is None:
        demarrer.verifier_machine(*machine)
    else:
        with pytest.raises(demarrer.Arret, match=attendu):
            demarrer.verifier_machine(*machine)


def test_sans_ensurepip(neuf, tmp_path):
    faux = tmp_path / "faux"
    faux.mkdir()
    (faux / "ensurepip.py").write_text("raise ModuleNotFoundError('absent', name='ensurepip')")
    code, sortie = neuf.lancer("--verifier", PYTHONPATH=str(faux))
    assert code == 1
    assert "« ensurepip »" in sortie and "apt install python3-venv" in sortie
    assert not neuf.env.exists()


def test_espace_insuffisant(neuf):
    neuf.espace(1e6)
    code, sortie = neuf.lancer("--verifier")
    assert code == 1
    assert "Il faut environ 1000000,0 Go" in sortie and "--environnement" in sortie
    assert not (neuf.env / "pyvenv.cfg").exists()


# ---------------------------------------------------------------- le cours ordinaire


def test_installe_puis_reprend_aussitot(neuf):
    code, sortie = neuf.lancer("--verifier")
    assert code == 0, sortie
    for etape in ("[1/4] Environnement Python", "[2/4] Bibliothèques du cours", "[3/4] Rétroprop", "[4/4] Vérification", "Tout est prêt."):
        assert etape in sortie
    reglages = json.loads((neuf.env / "share/jupyter/lab/settings/overrides.json").read_text(encoding="utf-8"))
    assert reglages["@jupyterlab/translation-extension:plugin"] == {"locale": "fr_FR"}
    assert not list(neuf.env.glob(".retroprop-tmp")), "les fichiers temporaires sont retirés"

    debut = time.monotonic()
    code, sortie = neuf.lancer("--verifier")
    assert code == 0 and "déjà en place" in sortie
    assert time.monotonic() - debut < 5


def test_ouvre_jupyterlab_sur_l_accueil(installe):
    code, sortie = installe.lancer("--sans-navigateur", "--port", port_libre())
    assert code == 0, sortie
    for attendu in (f"--ServerApp.root_dir={installe.racine}", "/lab/tree/accueil.ipynb", "--no-browser", "--ServerApp.port_retries=0"):
        assert attendu in sortie
    code, sortie = installe.lancer()
    assert "--no-browser" not in sortie and "--ServerApp.port=" not in sortie and "navigateur" in sortie


def test_un_verrou_change_et_l_environnement_suit(installe):
    assert installe.version_jouet() == "1"
    installe.verrouiller("jouet==2.0", "jupyterlab==0.1")
    code, sortie = installe.lancer("--verifier")
    assert code == 0 and "(repris)" in sortie, sortie
    assert installe.version_jouet() == "2"


@pytest.mark.parametrize("arguments, attendu", [(["truc"], "« truc »"), (["--port", "abc"], "nombre entier"), (["--port"], "il faut une valeur")])
def test_mauvaise_option(neuf, arguments, attendu):
    code, sortie = neuf.lancer(*arguments)
    assert code == 2 and attendu in sortie and "usage : " in sortie


def test_l_aide_est_en_francais(neuf):
    code, sortie = neuf.lancer("--help")
    assert code == 0 and "affiche cette aide" in sortie and "show this" not in sortie


def port_libre() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


def test_port_deja_pris(neuf):
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        port = prise.getsockname()[1]
        code, sortie = neuf.lancer("--port", port)
    assert code == 1 and f"Le port {port} est déjà pris" in sortie
    assert not neuf.env.exists(), "inutile d'installer avant de le dire"


# ---------------------------------------------------------------- ce qui tourne mal


def test_paquet_introuvable_puis_reprise(installe):
    installe.verrouiller("jouet==3.0", "jupyterlab==0.1")
    code, sortie = installe.lancer("--verifier")
    assert code == 1 and not installe.pret.exists()
    assert "n'offre pas jouet==3.0" in sortie and "Traceback" not in sortie
    roue(installe.roues, "jouet", "3.0", {"jouet.py": "VERSION = 3"})
    code, sortie = installe.lancer("--verifier")
    assert code == 0 and "(repris)" in sortie, sortie
    assert installe.version_jouet() == "3"


def test_sans_reseau(installe):
    installe.verrouiller("jouet==1.0", "jupyterlab==0.1", "absent==1.0")
    code, sortie = installe.lancer("--verifier", PIP_NO_INDEX="0", PIP_INDEX_URL=f"http://127.0.0.1:{port_libre()}/simple", PIP_RETRIES="1")
    assert code == 1
    assert "ne répond pas" in sortie and "connexion à Internet" in sortie and "relancez" in sortie


@pytest.mark.lent
@pytest.mark.skipif(not UNIX, reason="signaux d'Unix")
def test_tue_au_milieu_puis_reprise(neuf):
    code, _ = neuf.interrompre(signal.SIGKILL, duree="3")
    assert code == -signal.SIGKILL
    code, sortie = neuf.lancer("--verifier")
    assert code == 0, sortie
    assert "(repris)" in sortie and neuf.version_jouet() == "1"


@pytest.mark.skipif(not UNIX, reason="signaux d'Unix")
@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGTERM])
def test_interrompu_puis_reprise(installe, signal_):
    installe.pret.unlink()
    code, sortie = installe.interrompre(signal_, duree="30")
    assert code == 130 and "Interrompu. Relancez" in sortie and "Traceback" not in sortie
    assert installe.lancer("--verifier")[0] == 0


def test_paquet_a_moitie_pose(installe):
    """Ce que laisse un kill -9 de pip : des fichiers, un dist-info sans INSTALLER, pas de marque de fin."""
    installe.pret.unlink()
    site = Path(demarrer.paquets_de(str(installe.env)))
    (site / "jouet-1.0.dist-info" / "INSTALLER").unlink()
    (site / "jouet.py").write_text("VERSION =")
    (site / "~ouet").mkdir()
    code, sortie = installe.lancer("--verifier")
    assert code == 0, sortie
    assert installe.version_jouet() == "1" and not (site / "~ouet").exists()


@pytest.mark.lent
def test_paquet_abime_mais_declare_bon(installe):
    """La reprise ne voit rien, la vérification si : l'environnement est refait entièrement."""
    installe.pret.unlink()
    site = Path(demarrer.paquets_de(str(installe.env)))
    (site / "jupyterlab" / "__init__.py").write_text("1 / 0")
    code, sortie = installe.lancer("--verifier")
    assert code == 0 and "je le refais entièrement" in sortie, sortie


@pytest.mark.skipif(not UNIX, reason="Windows n'efface pas un Python qui tourne")
def test_refait_par_son_propre_python(installe):
    (installe.env / ".retroprop-lieu").write_text("{}")
    commande = installe.commande(["--verifier"], {})
    commande["args"][0] = demarrer.python_de(str(installe.env))
    resultat = subprocess.run(**commande)
    assert resultat.returncode == 0 and "(repris)" not in resultat.stdout, resultat.stdout


def test_python_de_l_environnement_casse(installe):
    Path(demarrer.python_de(str(installe.env))).unlink()
    code, sortie = installe.lancer("--verifier")
    assert code == 0 and "[1/4] Environnement Python" in sortie and "(repris)" not in sortie, sortie


def test_dossier_deplace_ou_python_change(installe, monkeypatch):
    """Un environnement ne se déplace pas : celui qui vient d'ailleurs n'est pas réputé prêt."""
    monkeypatch.setattr(demarrer, "RACINE", str(installe.racine))
    monkeypatch.setattr(demarrer, "VERROUS", str(installe.racine / "verrou"))
    assert demarrer.est_pret(str(installe.env), "cours")
    env, lieu = str(installe.env), installe.env / ".retroprop-lieu"
    for autre in ({"environnement": "/ailleurs", "python": list(sys.version_info[:2])}, {"environnement": env, "python": [3, 10]}):
        bon = lieu.read_text()
        lieu.write_text(json.dumps(autre))
        assert not demarrer.est_pret(env, "cours")
        lieu.write_text(bon)


def test_dossier_d_un_autre(neuf):
    neuf.env.mkdir()
    precieux = neuf.env / "these.txt"
    precieux.write_text("trois ans de travail")
    code, sortie = neuf.lancer("--verifier")
    assert code == 1 and "n'a pas été fait par demarrer.py" in sortie
    assert precieux.read_text() == "trois ans de travail" and os.listdir(neuf.env) == ["these.txt"]


def test_deux_a_la_fois(neuf, tmp_path):
    ailleurs = tmp_path / "un autre dossier"
    processus = [neuf.demarre("--verifier", "--environnement", ailleurs) for _ in range(2)]
    sorties = [p.communicate(timeout=120)[0] for p in processus]
    assert [p.returncode for p in processus] == [0, 0], sorties
    assert sum("[1/4]" in sortie for sortie in sorties) == 1, "un seul installe"
    assert sum("Une autre installation est en cours" in sortie for sortie in sorties) == 1
    assert (ailleurs / ".retroprop-pret").exists() and not neuf.env.exists()


@pytest.fixture
def petit_disque(tmp_path):
    """Un disque de 60 Mo ; il faut être administrateur d'un Linux."""
    dossier = tmp_path / "disque"
    dossier.mkdir()
    if sys.platform != "linux" or os.geteuid() or subprocess.call(
        ["mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", dossier], stderr=subprocess.DEVNULL
    ):
        pytest.skip("impossible de monter un petit disque ici")
    yield dossier
    subprocess.run(["umount", dossier], check=True)


@pytest.mark.lent
def test_disque_plein_au_milieu(neuf, petit_disque):
    neuf.verrouiller("jouet==1.0", "jupyterlab==0.1", "gros==1.0")
    roue(neuf.roues, "gros", "1.0", {"gros.bin": bytes(80_000_000)})
    code, sortie = neuf.lancer("--verifier", "--environnement", petit_disque / "env")
    assert code == 1, sortie
    assert "Le disque est plein" in sortie and "Libérez de la place" in sortie and "Traceback" not in sortie
    subprocess.run(["mount", "-o", "remount,size=200m", petit_disque], check=True)
    code, sortie = neuf.lancer("--verifier", "--environnement", petit_disque / "env")
    assert code == 0, sortie


def test_dossier_en_lecture_seule(neuf, petit_disque):
    subprocess.run(["mount", "-o", "remount,ro", petit_disque], check=True)
    code, sortie = neuf.lancer("--verifier", "--environnement", petit_disque / "env")
    assert code == 1 and "lecture seule" in sortie and "--environnement" in sortie and "Traceback" not in sortie


@pytest.mark.parametrize(
    "sortie, attendu",
    [
        ("OSError: [Errno 28] No space left on device", "disque est plein"),
        ("ERROR: Could not install packages: [WinError 112] There is not enough space on the disk", "disque est plein"),
        ("WARNING: Retrying: NameResolutionError(...)\nERROR: No matching distribution found for torch", "ne répond pas"),
        ("socket.gaierror: [Errno -3] Temporary failure in name resolution", "ne répond pas"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificat"),
        ("PermissionError: [Errno 13] Permission denied: 'x'", "ne peut pas être écrit"),
        ("OSError: [Errno 30] Read-only file system: 'x'", "lecture seule"),
        ("ERROR: No matching distribution found for torch==9", "n'offre pas torch==9"),
        ("quelque chose d'imprévu", "quelque chose d'imprévu"),
    ],
)
def test_diagnostic(sortie, attendu):
    assert attendu in demarrer.diagnostiquer(1, sortie)


def test_affichage_vivant(monkeypatch):
    """Dans un terminal, une seule ligne se récrit ; ailleurs, une ligne toutes les dix secondes."""
    horloge = [0.0]
    monkeypatch.setattr(demarrer.time, "monotonic", lambda: horloge[0])
    monkeypatch.setattr(demarrer.shutil, "get_terminal_size", lambda: os.terminal_size((80, 24)))
    for vivant in (True, False):
        sortie = io.StringIO()
        sortie.isatty = lambda vivant=vivant: vivant
        horloge[0] = 0.0
        affichage = demarrer.Affichage(2, sortie)
        affichage.etape("Bibliothèques")
        for _ in range(25):
            horloge[0] += 1
            affichage.detail = f"paquet {horloge[0]:.0f}"
            affichage.battre()
        affichage.fin()
        texte = sortie.getvalue()
        assert texte.count("\n") == (1 if vivant else 4)
        assert ("paquet 25 (25 s)" in texte) == vivant and "paquet 10 (10 s)" in texte
        assert "fait en 25 s" in texte


# ---------------------------------------------------------------- la commande « tests »


def test_tests_passe_les_arguments_a_pytest(installe):
    code, sortie = installe.lancer("tests", "-m", "not lent", "tests/test_x.py", FAUX_CODE="3")
    assert code == 3, sortie
    assert 'PYTEST ["-m", "not lent", "tests/test_x.py"]' in sortie


def test_tests_lance_tout_meme_apres_un_echec(installe):
    code, sortie = installe.lancer("tests")
    assert code == 0, sortie
    assert sortie.count("PYTEST") == 2 and "--nbval-lax" in sortie and "solutions" in sortie
    assert sortie.strip().splitlines()[-1] == "8 passed, 0 failed, 2 skipped"
    code, sortie = installe.lancer("tests", FAUX_RATES="2")
    assert code == 1 and sortie.count("PYTEST") == 2
    assert sortie.strip().splitlines()[-1] == "6 passed, 2 failed, 2 skipped"


def test_une_mise_a_jour_garde_les_outils_de_test(installe):
    installe.lancer("tests")
    installe.verrouiller("jouet==2.0", "jupyterlab==0.1")
    assert installe.lancer("--verifier")[0] == 0
    assert {"cours", "tests"} <= set(json.loads(installe.pret.read_text()))
    assert "Installation" not in installe.lancer("tests")[1]


def test_rapport_de_tests_absent(tmp_path):
    assert demarrer.compter_tests(tmp_path / "rien.xml") == (0, 1, 0)


# ---------------------------------------------------------------- les vrais verrous


def lignes(nom: str) -> list[str]:
    texte = (RACINE / "verrou" / nom).read_text(encoding="utf-8")
    return [ligne for ligne in texte.splitlines() if ligne and not ligne.startswith("#")]


def test_verrous_exacts_et_sans_cuda():
    for nom in ("cours.txt", "tests.txt", "pip.txt", "torch.txt"):
        for ligne in lignes(nom):
            paquet, _, version = ligne.split(" ;")[0].partition("==")
            assert version, f"{nom} : {ligne}"
            assert "/" not in ligne and "@" not in ligne
            if nom != "torch.txt":
                assert not paquet.startswith(("torch", "triton", "nvidia", "cuda")), f"{nom} : {ligne}"
    versions = [{ligne.split(" ;")[0] for ligne in lignes(nom)} for nom in ("cours.txt", "tests.txt")]
    assert versions[0] <= versions[1], "le verrou des tests contient celui du cours, aux mêmes versions"


def test_verrous_en_accord_avec_pyproject():
    """Une dépendance ajoutée à pyproject.toml sans refaire le verrou : lancez python3 verrou/refaire.py."""
    import tomllib

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    projet = tomllib.loads((RACINE / "pyproject.toml").read_text(encoding="utf-8"))
    extras = projet["project"]["optional-dependencies"]

    def exigences(extra):
        for texte in extras[extra]:
            exige = Requirement(texte)
            if exige.name == "retroprop":
                for autre in exige.extras:
                    yield from exigences(autre)
            else:
                yield exige

    for nom, extra in (("cours.txt", "atelier"), ("tests.txt", "tests")):
        figees = [Requirement(ligne) for ligne in lignes(nom) + lignes("torch.txt")]
        declarees = [*map(Requirement, projet["project"]["dependencies"]), *map(Requirement, projet["build-system"]["requires"]), *exigences(extra)]
        for exige in declarees:
            versions = [f.specifier for f in figees if canonicalize_name(f.name) == canonicalize_name(exige.name)]
            assert versions, f"{exige} manque à verrou/{nom}"
            for version in versions:
                assert exige.specifier.contains(str(version).removeprefix("=="), prereleases=True), f"{exige}, mais verrou/{nom} dit {version}"


@pytest.mark.lent
def test_le_vrai_environnement_est_coherent():
    """Celui qui lance ces tests : rien d'incompatible, et un PyTorch sans CUDA sous Linux."""
    resultat = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert resultat.returncode == 0, resultat.stdout
    code = textwrap.dedent("""
        import importlib.metadata as m, sys
        noms = {d.metadata["Name"].lower() for d in m.distributions()}
        lourds = sorted(n for n in noms if n.startswith(("nvidia-", "triton")))
        assert not (sys.platform == "linux" and lourds), lourds
        assert m.version("torch").split("+")[0] == "2.13.0", m.version("torch")
    """)
    subprocess.run([sys.executable, "-c", code], check=True)
