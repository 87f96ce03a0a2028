#!/usr/bin/env python3
"""Installe Rétroprop puis ouvre le cours dans JupyterLab.

    python3 demarrer.py           au premier lancement : installe ; ensuite : ouvre tout de suite
    python3 demarrer.py tests     installe aussi les outils de test, et lance tous les tests

Bibliothèque standard seulement. La syntaxe reste celle de Python 3.6, pour qu'un vieux Python puisse au moins
afficher pourquoi il ne convient pas.

L'environnement est un dossier (`.venv`) où l'on trouve, outre ce que pip y met :
  .retroprop-verrou   tenu par celui qui installe, libéré par le système s'il meurt ;
  .retroprop-lieu     écrit en premier : ce dossier est à nous, fait à cet endroit par ce Python ;
  .retroprop-pret     écrit en dernier, d'un coup : l'empreinte de ce qui est installé. Absent : à réparer.
"""

import argparse
import errno
import glob
import hashlib
import json
import os
import platform
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

PYTHON_MIN, PYTHON_MAX = (3, 11), (3, 13)
RACINE = os.path.dirname(os.path.abspath(__file__))
VERROUS = os.path.join(RACINE, "verrou")
ACCUEIL = "accueil.ipynb"
# L'adresse que documente PyTorch pour ses versions sans GPU : ailleurs que sous Linux, le registre suffit.
INDEX_TORCH_CPU = "https://download.pytorch.org/whl/cpu"
FICHIER_VERROU, FICHIER_LIEU, FICHIER_PRET = ".retroprop-verrou", ".retroprop-lieu", ".retroprop-pret"
JOURNAL, TEMPORAIRE = "installation.log", ".retroprop-tmp"
WINDOWS = os.name == "nt"
AILLEURS = "Sans rien installer, le cours s'ouvre aussi sur Binder ou Colab : voyez les liens de README.md."


def reussit(commande):
    """La commande existe-t-elle et finit-elle bien ?"""
    try:
        return subprocess.call(commande, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


class Arret(Exception):
    """Une fin prévue : le message dit à l'utilisateur ce qui s'est passé et quoi faire."""

    def __init__(self, message, code=1):
        super().__init__(message)
        self.code = code


# ---------------------------------------------------------------- avant de commencer


def verifier_python(version=None):
    """Refuse un Python trop vieux ou trop neuf ; dit lequel prendre s'il y en a un bon sur la machine."""
    version = tuple(version or sys.version_info[:2])
    if PYTHON_MIN <= version <= PYTHON_MAX:
        return
    noms = [f"python3.{n}" for n in range(PYTHON_MAX[1], PYTHON_MIN[1] - 1, -1)]
    bons = [nom for nom in noms if shutil.which(nom) and reussit([nom, "-c", ""])]
    if bons:
        conseil = f"Votre machine en a un : lancez « {bons[0]} demarrer.py »."
    else:
        conseil = "Installez Python 3.13 (https://www.python.org/downloads/), puis relancez avec lui."
    raise Arret(
        f"Rétroprop demande Python 3.11, 3.12 ou 3.13 ; vous avez lancé Python {version[0]}.{version[1]}.\n{conseil}\n{AILLEURS}"
    )


def verifier_machine(systeme=None, machine=None, version_mac=None, bits64=None):
    """Refuse les machines pour lesquelles PyTorch ou TensorFlow n'existe plus."""
    systeme = systeme or platform.system()
    machine = (machine or platform.machine()).lower()
    bits64 = sys.maxsize > 2**32 if bits64 is None else bits64
    version_mac = version_mac or platform.mac_ver()[0]
    probleme = ""
    if not bits64:
        probleme = "Votre Python est en 32 bits. Installez un Python 64 bits (https://www.python.org/downloads/)."
    elif systeme == "Darwin" and machine != "arm64":
        probleme = (
            "PyTorch et TensorFlow n'existent plus pour les Mac à processeur Intel. Si votre Mac a une puce Apple, "
            "installez le Python « universal2 » (https://www.python.org/downloads/)."
        )
    elif systeme == "Darwin" and version_mac and int(version_mac.split(".")[0]) < 14:
        probleme = f"PyTorch demande macOS 14 ou plus récent ; vous avez macOS {version_mac}."
    elif systeme == "Windows" and machine != "amd64":
        probleme = "TensorFlow n'existe pas pour Windows sur ARM. Installez un Python « x64 » (« Windows installer 64-bit »)."
    if probleme:
        raise Arret(f"{probleme}\n{AILLEURS}")


def verifier_venv():
    """Refuse un Python privé de venv ou d'ensurepip : Debian et Ubuntu les mettent dans un paquet à part."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError as manque:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise Arret(
            f"Il manque à votre Python le module « {manque.name or 'venv'} », qui crée les environnements.\n"
            f"Sous Debian ou Ubuntu : sudo apt install python3-venv (ou python{version}-venv).\n"
            "Ailleurs : réinstallez Python depuis https://www.python.org/downloads/. Puis relancez cette commande."
        )


def verifier_port(port):
    if port is None:
        return
    if not 1 <= port <= 65535:
        raise Arret(f"Le port {port} n'existe pas : choisissez un nombre entre 1024 et 65535.", 2)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as prise:
        if not WINDOWS:  # sous Windows, cette option laisserait prendre un port occupé
            prise.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prise.bind(("127.0.0.1", port))
        except OSError as erreur:
            raison = "demande des droits d'administrateur" if erreur.errno == errno.EACCES else "est déjà pris"
            raise Arret(
                f"Le port {port} {raison}. Choisissez-en un autre, par exemple : --port {port + 1 if port > 1023 else 8890},\n"
                "ou n'en donnez pas : JupyterLab en trouvera un libre."
            )


def en_go(octets):
    return f"{octets / 1e9:.1f}".replace(".", ",") + " Go"


def poids(dossier):
    total = 0
    for racine, _, fichiers in os.walk(dossier):
        for fichier in fichiers:
            try:
                total += os.lstat(os.path.join(racine, fichier)).st_size
            except OSError:
                pass
    return total


def verifier_espace(env, sorte):
    with open(os.path.join(VERROUS, "espace.json"), encoding="utf-8") as fichier:
        besoin = json.load(fichier)[sorte] * 1e9
    libre = shutil.disk_usage(env).free
    if libre < besoin and libre < besoin - poids(env):
        raise Arret(
            f"Il faut environ {en_go(besoin)} pour installer le cours, et il ne reste que {en_go(libre)} sur le disque de\n"
            f"  {env}\n"
            "Libérez de la place, ou installez sur un autre disque : --environnement DOSSIER. Puis relancez."
        )


# ---------------------------------------------------------------- ce que l'utilisateur voit


class Affichage:
    """Une ligne vivante par étape : ce qui se fait, et depuis combien de temps. Hors d'un terminal, une ligne toutes les dix secondes."""

    def __init__(self, total, sortie=None):
        self.total, self.numero, self.titre, self.detail = total, 0, "", ""
        self.sortie = sortie or sys.stdout
        self.vivant = self.sortie.isatty()
        self.debut = self.dernier = time.monotonic()
        self.dernier_detail = ""

    def etape(self, titre):
        self.numero, self.titre, self.detail, self.dernier_detail = self.numero + 1, titre, "", ""
        self.debut = self.dernier = time.monotonic()
        if not self.vivant:
            self._ecrire(f"[{self.numero}/{self.total}] {titre}…\n")
        self.battre()

    def battre(self):
        """À appeler souvent : rafraîchit la ligne si c'est le moment."""
        maintenant = time.monotonic()
        ligne = f"[{self.numero}/{self.total}] {self.titre}{' : ' if self.detail else ''}{self.detail} ({duree(maintenant - self.debut)})"
        if self.vivant:
            largeur = shutil.get_terminal_size().columns - 1
            self._ecrire("\r" + ligne[:largeur].ljust(largeur))
        elif maintenant - self.dernier >= 10:
            self.dernier = maintenant
            self._ecrire(f"      {self.detail or 'en cours'} ({duree(maintenant - self.debut)})\n")

    def fin(self):
        ligne = f"[{self.numero}/{self.total}] {self.titre} : fait en {duree(time.monotonic() - self.debut)}"
        if self.vivant:
            largeur = shutil.get_terminal_size().columns - 1
            self._ecrire("\r" + ligne[:largeur].ljust(largeur) + "\n")
        else:
            self._ecrire(ligne + "\n")

    def couper(self):
        """Avant un message d'erreur : laisse la ligne vivante derrière soi."""
        if self.vivant and self.numero:
            self._ecrire("\n")

    def _ecrire(self, texte):
        self.sortie.write(texte)
        self.sortie.flush()


def duree(secondes):
    secondes = int(secondes + 0.5)
    return f"{secondes} s" if secondes < 60 else f"{secondes // 60} min {secondes % 60:02d} s"


# ---------------------------------------------------------------- l'environnement et son état


def python_de(env):
    return os.path.join(env, "Scripts", "python.exe") if WINDOWS else os.path.join(env, "bin", "python")


def paquets_de(env):
    motifs = (("Lib", "site-packages"),) if WINDOWS else (("lib", "python3*", "site-packages"),)
    return next((d for motif in motifs for d in glob.glob(os.path.join(glob.escape(env), *motif))), None)


def environ_de(env):
    """Les variables d'environnement pour ce qui tourne dans l'environnement."""
    resultat = {
        cle: valeur
        for cle, valeur in os.environ.items()
        if cle not in ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_CONSTRAINT")
    }
    resultat["VIRTUAL_ENV"] = env
    resultat["PATH"] = os.path.dirname(python_de(env)) + os.pathsep + resultat.get("PATH", "")
    return resultat


def lire_json(chemin):
    try:
        with open(chemin, encoding="utf-8") as fichier:
            return json.load(fichier)
    except (OSError, ValueError):
        return None


def ecrire_json(chemin, valeur):
    """Écrit d'un coup : le fichier est entier ou absent, même si la machine s'arrête."""
    with open(chemin + ".neuf", "w", encoding="utf-8") as fichier:
        json.dump(valeur, fichier)
        fichier.flush()
        os.fsync(fichier.fileno())
    os.replace(chemin + ".neuf", chemin)


def lieu_de(env):
    return {"environnement": env, "python": list(sys.version_info[:2])}


def empreinte(sorte):
    """Résume tout ce dont dépend l'installation : verrous, dépendances du projet, place du dépôt, Python."""
    import tomllib

    with open(os.path.join(RACINE, "pyproject.toml"), "rb") as fichier:
        projet = tomllib.load(fichier)
    declare = [projet.get("build-system"), projet["project"], projet.get("tool", {}).get("hatch")]
    resume = hashlib.sha256(json.dumps([declare, RACINE, sys.version_info[:2]], sort_keys=True).encode())
    for nom in ("pip.txt", "torch.txt", f"{sorte}.txt"):
        chemin = os.path.join(VERROUS, nom)
        if os.path.exists(chemin):
            with open(chemin, "rb") as fichier:
                resume.update(nom.encode() + fichier.read().replace(b"\r\n", b"\n"))
    return resume.hexdigest()


def repond(env, code):
    """Le Python de l'environnement exécute-t-il `code` sans erreur ?"""
    return reussit([python_de(env), "-I", "-c", code])


def est_pret(env, sorte):
    pret = lire_json(os.path.join(env, FICHIER_PRET)) or {}
    if lire_json(os.path.join(env, FICHIER_LIEU)) != lieu_de(env) or pret.get(sorte) != empreinte(sorte):
        return False
    return repond(env, "import retroprop")


def verifier_a_nous(env):
    """Refuse de toucher à un dossier que demarrer.py n'a pas fait."""
    if not os.path.exists(env):
        return
    if not os.path.isdir(env):
        raise Arret(f"{env} est un fichier : donnez un dossier à --environnement.")
    autres = [nom for nom in os.listdir(env) if not nom.startswith(".retroprop-")]
    if autres and not os.path.exists(os.path.join(env, FICHIER_LIEU)):
        raise Arret(
            f"Le dossier {env} existe déjà et n'a pas été fait par demarrer.py : il n'y touche pas.\n"
            "Supprimez-le s'il ne sert plus, ou installez ailleurs : --environnement DOSSIER."
        )


def vider(env):
    """Supprime tout, sauf le verrou (il est tenu) et la marque du lieu."""
    for nom in os.listdir(env):
        chemin = os.path.join(env, nom)
        if nom in (FICHIER_VERROU, FICHIER_LIEU):
            continue
        try:
            if os.path.isdir(chemin) and not os.path.islink(chemin):
                shutil.rmtree(chemin)
            else:
                os.remove(chemin)
        except OSError as erreur:
            if WINDOWS:
                raise Arret(
                    f"Un fichier de l'environnement est encore utilisé : {erreur.filename}\n"
                    "Fermez JupyterLab et les terminaux ouverts dans le cours, puis relancez."
                )
            raise


def retirer_restes(env):
    """Ôte ce qu'une installation coupée laisse à moitié, pour que pip le remette."""
    shutil.rmtree(os.path.join(env, TEMPORAIRE), ignore_errors=True)
    site = paquets_de(env)
    if site is None:
        return
    for nom in os.listdir(site):
        chemin = os.path.join(site, nom)
        # pip écrit INSTALLER une fois tous les fichiers du paquet en place, et renomme en « ~ » ce qu'il retire.
        coupe = nom.endswith(".dist-info") and not os.path.exists(os.path.join(chemin, "INSTALLER"))
        if coupe or nom.startswith("~"):
            shutil.rmtree(chemin, ignore_errors=True)


class Verrou:
    """Un seul installe à la fois. Le système libère le verrou quand son porteur meurt, même de `kill -9`."""

    def __init__(self, env):
        self.chemin, self.fichier = os.path.join(env, FICHIER_VERROU), None

    def _prendre(self):
        try:
            if WINDOWS:
                import msvcrt

                msvcrt.locking(self.fichier.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self.fichier, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as erreur:
            if erreur.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                return False
            raise
        return True

    def __enter__(self):
        self.fichier = open(self.chemin, "a+")
        debut, annonce = time.monotonic(), 0.0
        while not self._prendre():
            attente = time.monotonic() - debut
            if attente >= annonce:
                print(f"Une autre installation est en cours dans ce dossier : j'attends qu'elle finisse ({duree(attente)}, Ctrl-C pour renoncer).", flush=True)
                annonce = attente + 10
            time.sleep(0.2)
        return self

    def __exit__(self, *_):
        self.fichier.close()

    def a_transmettre(self):
        """Sous Unix, pip hérite du verrou : s'il survit à son parent, le suivant attend qu'il ait fini."""
        return {} if WINDOWS else {"pass_fds": [self.fichier.fileno()]}


# ---------------------------------------------------------------- pip


class EchecPip(Exception):
    def __init__(self, code, sortie):
        super().__init__(sortie)
        self.code, self.sortie = code, sortie


def diagnostiquer(code, sortie):
    """Traduit la fin malheureuse de pip en une phrase qui dit quoi faire."""
    if re.search(r"No space left on device|Errno 28\b|WinError 112|not enough space", sortie):
        return "Le disque est plein. Libérez de la place, ou installez sur un autre disque : --environnement DOSSIER."
    if re.search(r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError", sortie):
        return (
            "La connexion sécurisée au registre de paquets échoue (certificat refusé) : souvent un proxy d'établissement.\n"
            "Demandez à votre service informatique son certificat, et indiquez-le : pip config set global.cert CHEMIN."
        )
    if re.search(
        r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|Connection (broken|refused|reset|aborted)|"
        r"Name or service not known|name resolution|getaddrinfo failed|Network is unreachable|IncompleteRead|"
        r"Could not fetch URL|Max retries exceeded|Read timed out|Remote end closed|incomplete-download",
        sortie,
    ):
        return "Le registre de paquets ne répond pas. Vérifiez votre connexion à Internet (ou le proxy)."
    if re.search(r"Read-only file system|Errno 30\b", sortie):
        return "Le dossier est en lecture seule. Installez ailleurs : --environnement DOSSIER."
    if re.search(r"Permission denied|Errno 13\b|WinError 5\b|WinError 32\b", sortie):
        return (
            "Un fichier ne peut pas être écrit. Fermez JupyterLab s'il tourne, vérifiez que le dossier du cours est à vous,\n"
            "ou installez ailleurs : --environnement DOSSIER."
        )
    manque = re.search(r"No matching distribution found for (\S+)", sortie)
    if manque:
        return (
            f"Le registre de paquets n'offre pas {manque.group(1)} pour votre système et votre Python.\n"
            "Essayez avec Python 3.13 ou 3.12 ; si vous êtes derrière un miroir, vérifiez qu'il est à jour."
        )
    if code < 0:
        return f"Le système a arrêté l'installation (signal {-code}) : sans doute plus assez de mémoire. Fermez d'autres programmes."
    fin = "\n".join("  | " + ligne for ligne in sortie.strip().splitlines()[-8:])
    return f"pip s'est arrêté avec le code {code} :\n{fin}"


class Pip:
    """Lance le pip de l'environnement et tire de sa sortie de quoi informer l'utilisateur."""

    def __init__(self, env, affichage, verrou):
        self.env, self.affichage, self.verrou = env, affichage, verrou
        self.temporaire = os.path.join(env, TEMPORAIRE)
        self.journal = os.path.join(env, JOURNAL)

    def installer(self, arguments, attendus=0):
        """`attendus` : nombre de paquets, pour le compteur. Lève EchecPip."""
        os.makedirs(self.temporaire, exist_ok=True)
        # Tout sur le même disque : /tmp est parfois trop petit pour TensorFlow.
        environ = dict(environ_de(self.env), TMPDIR=self.temporaire, TEMP=self.temporaire, TMP=self.temporaire)
        environ.update(PYTHONUNBUFFERED="1", PYTHONIOENCODING="utf-8:replace", PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1")
        commande = [python_de(self.env), "-m", "pip", "install", "--no-deps", "--no-color"]
        if lire_version_pip(self.env) >= (24, 1):
            commande += ["--progress-bar", "raw"]
        etat = {"vus": 0, "phase": "", "fichier": "", "lignes": []}
        with subprocess.Popen(
            commande + arguments, cwd=RACINE, env=environ, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **self.verrou.a_transmettre()
        ) as processus:
            lecteur = threading.Thread(target=self._lire, args=(processus.stdout, etat), daemon=True)
            lecteur.start()
            try:
                while processus.poll() is None:
                    self.affichage.detail = self._detail(etat, attendus)
                    self.affichage.battre()
                    time.sleep(0.2)
                lecteur.join(5)
            except BaseException:
                processus.terminate()
                try:
                    processus.wait(10)
                except subprocess.TimeoutExpired:
                    processus.kill()
                raise
        sortie = "".join(etat["lignes"])
        try:
            with open(self.journal, "a", encoding="utf-8") as journal:
                journal.write(f"$ pip install {' '.join(arguments)}\n{sortie}\n")
        except OSError:
            pass  # disque plein : le diagnostic vient de la sortie gardée en mémoire
        if processus.returncode:
            raise EchecPip(processus.returncode, sortie)

    def _lire(self, flux, etat):
        for octets in flux:
            ligne = octets.decode("utf-8", "replace")
            avance = re.match(r"Progress (\d+) of (\d+)", ligne)
            if avance:
                fait, total = (int(n) for n in avance.groups())
                etat["phase"] = f"téléchargement de {etat['fichier']}"
                if total >= 1e6:
                    etat["phase"] += f", {fait // 10**6} / {total // 10**6} Mo"
                continue
            etat["lignes"].append(ligne)
            mots = ligne.split()
            if ligne.startswith(("Collecting ", "Requirement already satisfied: ", "Processing ")):
                etat["vus"] += 1
                etat["phase"] = "recherche"
            elif mots[:1] == ["Downloading"] and len(mots) > 1:
                etat["fichier"] = os.path.basename(mots[1]).split("-")[0]
                etat["phase"] = f"téléchargement de {etat['fichier']}"
            elif ligne.startswith("Installing collected packages"):
                etat["phase"] = "installation"
            elif "Retrying (" in ligne:
                etat["phase"] = "le réseau ne répond pas, nouvel essai"

    def _detail(self, etat, attendus):
        if attendus and etat["phase"] == "recherche":
            return f"recherche, paquet {etat['vus']} sur {attendus}"
        if attendus and etat["phase"] == "installation":
            site = paquets_de(self.env)
            en_place = len(glob.glob(os.path.join(glob.escape(site), "*.dist-info"))) if site else 0
            return f"installation, {min(en_place, attendus)} paquets sur {attendus}"
        return etat["phase"]


def lire_version_pip(env):
    site = paquets_de(env)
    for chemin in glob.glob(os.path.join(glob.escape(site), "pip-*.dist-info")) if site else ():
        trouve = re.search(r"pip-(\d+)\.(\d+)", os.path.basename(chemin))
        if trouve:
            return tuple(int(n) for n in trouve.groups())
    return (0, 0)


# ---------------------------------------------------------------- l'installation

# Dans l'environnement : les versions sont celles du verrou, et ce qui a des bibliothèques compilées se charge.
VERIFICATION = r"""
import importlib, importlib.metadata, os, sys
try:
    from packaging.requirements import Requirement
except ImportError:  # importer pip puis setuptools (par torch) dans un même processus échoue : en dernier recours
    from pip._vendor.packaging.requirements import Requirement
os.environ.update(TF_CPP_MIN_LOG_LEVEL="3")
noms = set()
for chemin in sys.argv[1:]:
    for ligne in open(chemin, encoding="utf-8"):
        ligne = ligne.split("#")[0].strip()
        if not ligne:
            continue
        exige = Requirement(ligne)
        if exige.marker and not exige.marker.evaluate():
            continue
        noms.add(exige.name)
        try:
            version = importlib.metadata.version(exige.name)
        except importlib.metadata.PackageNotFoundError:
            sys.exit(f"il manque {exige.name}")
        if not exige.specifier.contains(version, prereleases=True):
            sys.exit(f"{exige.name} {version} au lieu de {exige.specifier}")
for nom, module in (("numpy", "numpy"), ("matplotlib", "matplotlib.pyplot"), ("torch", "torch"), ("tensorflow", "tensorflow"),
                    ("tensorflow-cpu", "tensorflow"), ("keras", "keras"), ("jupyterlab", "jupyterlab"), ("nbgrader", "nbgrader")):
    if nom in noms:
        print("charge", module, flush=True)
        importlib.import_module(module)
importlib.import_module("retroprop")
"""


def chemin_verrou(nom):
    chemin = os.path.join(VERROUS, nom)
    return chemin if os.path.exists(chemin) else None


def compter(chemin):
    with open(chemin, encoding="utf-8") as fichier:
        return sum("==" in ligne for ligne in fichier if not ligne.startswith("#"))


def installer_torch(pip, chemin):
    """PyTorch sans GPU : celui que les réglages de pip offrent déjà, sinon celui de l'index de PyTorch."""
    if sys.platform != "linux":
        pip.installer(["-r", chemin])
        return
    with open(chemin, encoding="utf-8") as fichier:
        version = next(ligne.strip() for ligne in fichier if ligne.startswith("torch==")) + "+cpu"
    try:
        pip.installer(["--retries", "1", version])
    except EchecPip as echec:
        if "No matching distribution" not in echec.sortie:
            raise
        pip.installer(["--index-url", INDEX_TORCH_CPU, version])


def franciser(env):
    """Met JupyterLab en français, et coupe ses annonces (le cours marche sans réseau)."""
    dossier = os.path.join(env, "share", "jupyter", "lab", "settings")
    os.makedirs(dossier, exist_ok=True)
    ecrire_json(
        os.path.join(dossier, "overrides.json"),
        {
            "@jupyterlab/translation-extension:plugin": {"locale": "fr_FR"},
            "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
        },
    )


def executer(commande, affichage, verrou, **options):
    """Lance une commande en faisant vivre la ligne de l'étape. Renvoie (code, sortie)."""
    with tempfile.TemporaryFile() as tampon:
        options.update(verrou.a_transmettre())
        with subprocess.Popen(commande, stdin=subprocess.DEVNULL, stdout=tampon, stderr=subprocess.STDOUT, **options) as processus:
            try:
                while processus.poll() is None:
                    affichage.battre()
                    time.sleep(0.1)
            except BaseException:
                processus.terminate()
                raise
        tampon.seek(0)
        return processus.returncode, tampon.read().decode("utf-8", "replace")


def verifier_installation(env, fichiers, affichage, verrou):
    """Renvoie "" si tout se charge, sinon ce qui ne va pas."""
    code, sortie = executer([python_de(env), "-c", VERIFICATION] + fichiers, affichage, verrou, env=environ_de(env), cwd=VERROUS)
    if code == 0:
        return ""
    if code == -getattr(signal, "SIGILL", 4):
        return "Le processeur de cette machine est trop ancien pour TensorFlow (il lui faut les instructions AVX).\n" + AILLEURS
    if WINDOWS and "DLL load failed" in sortie:
        return (
            "PyTorch ou TensorFlow ne se charge pas : il manque sans doute « Microsoft Visual C++ Redistributable ».\n"
            "Installez-le (https://aka.ms/vs/17/release/vc_redist.x64.exe), puis relancez."
        )
    fin = "\n".join("  | " + ligne for ligne in sortie.strip().splitlines()[-6:])
    return f"L'installation est finie, mais sa vérification échoue :\n{fin}"


def installer(env, sorte, verrou, affichage):
    """Amène l'environnement à l'état voulu. À n'appeler que le verrou en main."""
    verifier_espace(env, sorte)
    pret = os.path.join(env, FICHIER_PRET)
    if os.path.exists(pret):
        os.remove(pret)  # d'ici au bout, l'environnement n'est plus réputé bon
    garder = lire_json(os.path.join(env, FICHIER_LIEU)) == lieu_de(env) and repond(env, "import pip._internal.cli.main")
    if garder:
        affichage.etape("Environnement Python (repris)")
        retirer_restes(env)
    else:
        neuf = not os.path.exists(python_de(env))
        affichage.etape("Environnement Python" if neuf else "Environnement Python (l'ancien ne convient plus)")
        vider(env)
        ecrire_json(os.path.join(env, FICHIER_LIEU), lieu_de(env))
        # Lancé par le Python de cet environnement même, qui vient d'être effacé, c'est à l'original de le refaire.
        original = sys.executable if sys.prefix == sys.base_prefix else getattr(sys, "_base_executable", sys.executable)
        code, sortie = executer([original, "-m", "venv", env], affichage, verrou)
        if code:
            raise Arret("L'environnement Python ne peut pas être créé. " + diagnostiquer(code, sortie))
    affichage.fin()

    pip = Pip(env, affichage, verrou)
    liste = chemin_verrou(f"{sorte}.txt")
    try:
        if chemin_verrou("pip.txt"):
            affichage.etape("Installateur (pip)")
            pip.installer(["-r", chemin_verrou("pip.txt")])
            affichage.fin()
        if chemin_verrou("torch.txt"):
            affichage.etape("PyTorch")
            installer_torch(pip, chemin_verrou("torch.txt"))
            affichage.fin()
        affichage.etape("Bibliothèques du cours" if sorte == "cours" else "Bibliothèques du cours et des tests")
        pip.installer(["-r", liste], compter(liste))
        affichage.fin()
        affichage.etape("Rétroprop")
        pip.installer(["--no-build-isolation", "-e", "."])
        franciser(env)
        affichage.fin()
    except EchecPip as echec:
        shutil.rmtree(pip.temporaire, ignore_errors=True)  # sur un disque plein, ces fichiers gêneraient
        raise Arret(
            f"L'installation s'est arrêtée pendant l'étape « {affichage.titre} ».\n{diagnostiquer(echec.code, echec.sortie)}\n"
            f"Puis relancez la même commande : elle reprendra où elle en était. (Détails : {pip.journal})"
        )
    affichage.etape("Vérification")
    fichiers = [c for c in (chemin_verrou("torch.txt"), liste) if c]
    probleme = verifier_installation(env, fichiers, affichage, verrou)
    if probleme and garder:
        affichage.couper()
        print("L'environnement repris est abîmé : je le refais entièrement.", flush=True)
        vider(env)
        return installer(env, sorte, verrou, Affichage(affichage.total))
    if probleme:
        raise Arret(f"{probleme}\nPuis relancez la même commande. (Détails : {pip.journal})")
    shutil.rmtree(os.path.join(env, TEMPORAIRE), ignore_errors=True)
    empreintes = {sorte: empreinte(sorte)}
    if sorte == "tests":
        empreintes["cours"] = empreinte("cours")  # le verrou des tests contient celui du cours
    ecrire_json(pret, empreintes)
    affichage.fin()


def preparer(env, sorte):
    """Installe s'il le faut. Renvoie True si tout était déjà là."""
    if est_pret(env, sorte):
        return True
    verifier_machine()
    verifier_venv()
    verifier_a_nous(env)
    os.makedirs(env, exist_ok=True)
    with Verrou(env) as verrou:
        if est_pret(env, sorte):  # un autre vient de finir
            return True
        if "tests" in (lire_json(os.path.join(env, FICHIER_PRET)) or {}):
            sorte = "tests"  # une mise à jour garde les outils de test à qui les a
        print(f"Installation de Rétroprop dans {env}", flush=True)
        print("La première fois, comptez de deux à dix minutes selon votre connexion.\n", flush=True)
        total = 4 + sum(bool(chemin_verrou(nom)) for nom in ("pip.txt", "torch.txt"))
        affichage = Affichage(total)
        try:
            installer(env, sorte, verrou, affichage)
        except BaseException:
            affichage.couper()
            raise
    print("\nTout est prêt.", flush=True)
    return False


# ---------------------------------------------------------------- ensuite


def ouvrir(env, options):
    """Ouvre JupyterLab à la racine du cours. Ne revient pas sous Unix."""
    commande = [python_de(env), "-m", "jupyterlab", f"--ServerApp.root_dir={RACINE}", "--Application.log_level=WARN"]
    if os.path.exists(os.path.join(RACINE, ACCUEIL)):
        commande.append(f"--LabApp.default_url=/lab/tree/{ACCUEIL}")  # aussi dans l'adresse affichée
    if options.sans_navigateur:
        commande.append("--no-browser")
    if options.port is not None:
        verifier_port(options.port)
        commande += [f"--ServerApp.port={options.port}", "--ServerApp.port_retries=0"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        commande.append("--allow-root")  # conteneurs ; le serveur n'écoute que sur cette machine
    ou = "à l'adresse affichée ci-dessous" if options.sans_navigateur else "dans votre navigateur (sinon, à l'adresse affichée ci-dessous)"
    print(f"JupyterLab s'ouvre {ou}.\nPour l'arrêter : Ctrl-C dans cette fenêtre, deux fois.\n", flush=True)
    environ = environ_de(env)
    os.chdir(RACINE)
    if not WINDOWS:
        os.execve(commande[0], commande, environ)
    try:
        return subprocess.call(commande, env=environ)
    except KeyboardInterrupt:
        return 0


def compter_tests(rapport):
    """(réussis, échoués, sautés) d'après un rapport JUnit ; un rapport absent ou coupé est un échec."""
    import xml.etree.ElementTree

    try:
        suites = list(xml.etree.ElementTree.parse(rapport).getroot().iter("testsuite"))
    except (OSError, xml.etree.ElementTree.ParseError):
        return 0, 1, 0
    total, rates, sautes = (
        sum(int(suite.get(cle, 0)) for suite in suites for cle in cles)
        for cles in (("tests",), ("failures", "errors"), ("skipped",))
    )
    return max(total - rates - sautes, 0), rates, sautes


def lancer_tests(env, arguments):
    """Sans argument : toute la suite, puis les carnets exécutés. Avec : pytest, tel quel. Renvoie le code de pytest."""
    pytest = [python_de(env), "-m", "pytest"]
    environ = dict(environ_de(env), PYTHONUNBUFFERED="1")
    # Deux essais côte à côte : un fil de calcul chacun. À deux fils, ils s'attendent en tournant, et les nombres changent.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"):
        environ.setdefault(variable, "1")
    if arguments:
        return subprocess.call(pytest + arguments, cwd=RACINE, env=environ)
    paralleles = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]  # l'ordre est le nôtre : ce qui est long d'abord
    carnets = sorted(glob.glob(os.path.join(RACINE, "solutions", "*", "*.ipynb")), reverse=True)
    nbval = ["--nbval-lax", "--nbval-current-env", "--nbval-sanitize-with", os.path.join("tests", "nbval.cfg"), "--nbval-cell-timeout=300"]
    suites = [
        ("tests", ["tests"] + paralleles),
        ("carnets exécutés (nbval)", nbval + paralleles + [os.path.relpath(carnet, RACINE) for carnet in carnets]),
    ]
    bilan, codes, sommes = [], [], [0, 0, 0]
    with tempfile.TemporaryDirectory() as dossier:
        for numero, (nom, options) in enumerate(suites):
            print(f"\n=== {nom}", flush=True)
            if nom != "tests" and not carnets:
                # Rien à vérifier n'est un défaut que là où tout est exigé.
                exige = os.environ.get("RETROPROP_TOUT_EXIGER") == "1"
                print("Aucun carnet exécuté dans solutions/.", flush=True)
                code, comptes, temps = (1, (0, 1, 0), 0.0) if exige else (0, (0, 0, 1), 0.0)
            else:
                rapport, debut = os.path.join(dossier, f"{numero}.xml"), time.monotonic()
                code = subprocess.call(pytest + options + [f"--junitxml={rapport}"], cwd=RACINE, env=environ, stdin=subprocess.DEVNULL)
                comptes, temps = compter_tests(rapport), time.monotonic() - debut
                if code and not comptes[1]:
                    comptes = (comptes[0], 1, comptes[2])  # pytest lui-même s'est arrêté
            codes.append(code)
            sommes = [a + b for a, b in zip(sommes, comptes)]
            bilan.append(f"  {nom:<26} {comptes[0]:>4} réussis, {comptes[1]:>3} échoués, {comptes[2]:>3} sautés   {duree(temps):>11}   code {code}")
    print("\n=== Récapitulatif\n" + "\n".join(bilan), flush=True)
    print("{} passed, {} failed, {} skipped".format(*sommes), flush=True)
    return next((code for code in codes if code), 0)


# ---------------------------------------------------------------- la ligne de commande

TRADUCTIONS = {
    "usage: ": "usage : ",
    "options": "options",
    "optional arguments": "options",
    "expected one argument": "il faut une valeur",
    "argument %(argument_name)s: %(message)s": "option %(argument_name)s : %(message)s",
    "invalid %(type)s value: %(value)r": "%(value)r n'est pas un nombre entier",
    "%(prog)s: error: %(message)s\n": "%(prog)s : erreur : %(message)s\n",
}


def lire_options(arguments):
    argparse._ = lambda texte: TRADUCTIONS.get(texte, texte)  # argparse ne parle qu'anglais
    analyse = argparse.ArgumentParser(
        prog="demarrer.py",
        usage="python3 demarrer.py [options]\n        python3 demarrer.py [options] tests [arguments de pytest]",
        description="Installe Rétroprop (au premier lancement) et ouvre le cours dans JupyterLab.",
        epilog="Avec « tests » : installe aussi les outils de test et lance tout, ou ce que disent les arguments de pytest.",
        add_help=False,
        allow_abbrev=False,
    )
    analyse.add_argument("-h", "--help", "--aide", action="help", help="affiche cette aide")
    analyse.add_argument("--sans-navigateur", action="store_true", help="n'ouvre pas le navigateur : l'adresse s'affiche")
    analyse.add_argument("--port", type=int, metavar="PORT", help="port de JupyterLab (par défaut : le premier libre à partir de 8888)")
    analyse.add_argument(
        "--environnement", metavar="DOSSIER", default=os.path.join(RACINE, ".venv"), help="où installer (par défaut : .venv, dans le cours)"
    )
    analyse.add_argument("--verifier", action="store_true", help="installe et vérifie, mais n'ouvre pas JupyterLab")
    options, reste = analyse.parse_known_args(arguments)
    options.tests = reste[:1] == ["tests"]
    options.pytest = reste[1:]
    if reste and not options.tests:
        analyse.error(f"« {reste[0]} » n'est pas une option ni une commande de demarrer.py (voyez --help)")
    options.environnement = os.path.abspath(os.path.expanduser(options.environnement))
    return options


def interrompre(*_):
    raise KeyboardInterrupt


def main(arguments=None):
    for flux in (sys.stdout, sys.stderr):
        if hasattr(flux, "reconfigure"):
            flux.reconfigure(errors="replace")  # consoles sans accents
    try:
        verifier_python()
        options = lire_options(arguments)
        for nom in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, nom):
                signal.signal(getattr(signal, nom), interrompre)
        if not options.tests:
            verifier_port(options.port)
        deja = preparer(options.environnement, "tests" if options.tests else "cours")
        for nom in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, nom):
                signal.signal(getattr(signal, nom), signal.SIG_DFL)
        if options.verifier:
            print("Tout est déjà en place." if deja else "", flush=True)
            return 0
        if options.tests:
            return lancer_tests(options.environnement, options.pytest)
        return ouvrir(options.environnement, options)
    except Arret as arret:
        print(f"\n{arret}", file=sys.stderr)
        return arret.code
    except KeyboardInterrupt:
        print("\nInterrompu. Relancez la même commande quand vous voulez : elle reprendra où elle en était.", file=sys.stderr)
        return 130
    except OSError as erreur:
        sortie = f"[Errno {erreur.errno}] {erreur}"
        print(f"\n{diagnostiquer(1, sortie)}\n({erreur})\nPuis relancez la même commande.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
