"""La pépinière : un processus qui a importé les bibliothèques du cours et lu ses données, et dont naissent les noyaux des copies.

Elle tourne dans le bac à sable et ne fait aucun calcul avant de se dupliquer. Chaque connexion à sa prise demande
un noyau ; un gardien le surveille, et le tue si la connexion se ferme, ou s'il dépasse ses limites. Le noyau a ses
propres espaces de noms (utilisateur, montages, processus, IPC) : il y est le processus 1, et tout ce qu'il a lancé meurt
avec lui. Ce fichier se lance seul, sans le reste du cours.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import os
import resource
import select
import signal
import socket
import stat
import struct
import sys
import tempfile
import time

# Ce qu'un noyau importe de toute façon, puis ses carnets, puis les cadres : PyTorch avant TensorFlow.
NOYAU = ("psutil", "ipykernel.kernelapp", "ipykernel.debugger", "tornado.platform.asyncio", "tornado.queues", "IPython.core.completer",
         "IPython.core.completerlib", "IPython.core.oinspect", "IPython.extensions.storemagic", "releve")
COURS = ("numpy", "matplotlib.pyplot", "ipywidgets", "retroprop.carnet", "retroprop.controles", "retroprop.donnees", "retroprop.figures")
CADRES = {"torch": ("torch",), "keras": ("keras",)}
SUITES = {"optim": ("torch._dynamo",)}  # le premier pas d'un optimiseur le charge
# Les données que des carnets lisent : décompressées une fois, tous les noyaux les partagent.
DONNEES = {nom: (f"retroprop.donnees:{nom}",) for nom in ("charger_chiffres", "charger_mode", "charger_photos", "charger_poids_efficientnet")}
_CLONE_NEWNS, _CLONE_NEWIPC, _CLONE_NEWUSER, _CLONE_NEWPID = 0x00020000, 0x08000000, 0x10000000, 0x20000000
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_REMOUNT, _MS_BIND, _MS_REC, _MS_PRIVATE = 1, 2, 4, 32, 4096, 16384, 1 << 18
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _CAPACITES_V3 = 1, 38, 0x20080522
_MADV_COLLAPSE, _PAGE = 25, 2 << 20
_REPIT = 0.1  # secondes sans demande avant de tasser la mémoire
_PERIODE = 0.2  # secondes entre deux regards du gardien
_MEMOIRE, _PROCESSUS, _DUREE, _DISQUE, _TUE = 70, 71, 72, 73, 74  # codes de fin donnés par le gardien
MOTIFS = {
    _MEMOIRE: "la copie a dépassé la mémoire permise",
    _PROCESSUS: "la copie a lancé trop de processus",
    _DUREE: "la copie a dépassé le temps permis",
    _DISQUE: "la copie a écrit trop de fichiers",
    _TUE: "le noyau a été arrêté",
}
_libc = ctypes.CDLL(None, use_errno=True)


def _appeler(nom: str, *arguments) -> None:
    if getattr(_libc, nom)(*arguments):
        numero = ctypes.get_errno()
        raise OSError(numero, f"{nom}{arguments} : {os.strerror(numero)}")


def _monter(source: str, cible: str, genre: str | None, drapeaux: int, options: str = "") -> None:
    _appeler("mount", source.encode(), cible.encode(), genre and genre.encode(), ctypes.c_ulong(drapeaux), options.encode())


def servir(ecoute: socket.socket) -> None:
    """Donne un noyau par connexion, jusqu'à ce qu'on la tue. ecoute : une prise déjà ouverte."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # les gardiens finis ne restent pas
    print("prete", flush=True)
    tassee = False
    while True:
        if not tassee and not select.select([ecoute], [], [], _REPIT)[0]:  # les premières copies n'attendent pas
            tasser_la_memoire()
            tassee = True
        connexion, _ = ecoute.accept()
        if os.fork() == 0:
            ecoute.close()
            _garder(connexion)
        connexion.close()


# ---------------------------------------------------------------- le gardien


def _garder(connexion: socket.socket) -> None:
    """Lance le noyau demandé, le surveille, et dit comment il a fini. Ne revient pas."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    demande = json.loads(connexion.makefile().readline())
    lecture, ecriture = os.pipe()
    parent = os.fork()
    if parent == 0:
        os.close(lecture)
        connexion.close()
        _isoler_et_lancer(demande, ecriture)
    os.close(ecriture)
    with os.fdopen(lecture) as tuyau:
        noyau = int(tuyau.readline() or 0)  # vide si les espaces de noms ont été refusés
    connexion.sendall(json.dumps({"pid": noyau}).encode() + b"\n")
    code = _surveiller(connexion, parent, noyau, demande) if noyau else os.waitstatus_to_exitcode(os.waitpid(parent, 0)[1])
    try:
        connexion.sendall(json.dumps({"fini": code}).encode() + b"\n")
    except OSError:
        pass  # l'instructeur est parti
    os._exit(0)


def _surveiller(connexion: socket.socket, parent: int, noyau: int, demande: dict) -> int:
    fin, dit = time.monotonic() + demande["limites"]["duree"], 0.0
    while True:
        if select.select([connexion], [], [], _PERIODE)[0]:  # un mot de l'instructeur, ou la fin de la connexion
            motif = _TUE
        else:
            motif = _depassement(noyau, demande, fin)
        dit = _dire_le_processeur(connexion, noyau, dit)
        fini, etat = os.waitpid(parent, os.WNOHANG)
        if fini:
            return os.waitstatus_to_exitcode(etat)
        if motif:
            os.kill(noyau, signal.SIGKILL)  # le processus 1 : tous les siens meurent avec lui
            os.waitpid(parent, 0)
            return motif


def _dire_le_processeur(connexion: socket.socket, noyau: int, dit: float) -> float:
    """Annonce les secondes de processeur prises par la copie, quand elles ont changé : ses délais se comptent ainsi."""
    import psutil

    try:
        racine = psutil.Process(noyau)
        temps = sum(sum(p.cpu_times()[:4]) for p in (racine, *racine.children()))
    except psutil.Error:
        return dit
    if temps - dit < 0.2:
        return dit
    try:
        connexion.sendall(json.dumps({"processeur": round(temps, 2)}).encode() + b"\n")
    except OSError:
        return dit  # l'instructeur est parti : le gardien l'apprendra au prochain tour
    return temps


def _depassement(noyau: int, demande: dict, fin: float) -> int:
    import psutil

    limites = demande["limites"]
    if time.monotonic() > fin:
        return _DUREE
    # Le seul dossier qui ne soit pas en mémoire : celui des prises. Son noyau n'a rien à y écrire.
    if sum(1 + e.stat(follow_symlinks=False).st_blocks // 8 for e in os.scandir(demande["dossier"])) > 200:
        return _DISQUE
    try:
        racine = psutil.Process(noyau)
        famille = [racine, *racine.children(recursive=True)]
    except psutil.Error:
        return 0  # fini entre deux regards
    if len(famille) > limites["processus"]:
        return _PROCESSUS
    memoire, anonymes = 0, {}
    for processus in famille:
        try:
            memoire += processus.memory_info().rss
            anonymes.update(_fichiers_en_memoire(processus.pid))
        except (psutil.Error, OSError):
            continue
    memoire += sum(anonymes.values())
    return _MEMOIRE if memoire > limites["memoire"] else 0


def _fichiers_en_memoire(pid: int) -> dict[tuple[int, int], int]:
    """Les octets des fichiers ouverts qui n'ont plus de nom (memfd, fichiers effacés) : ils ne comptent pour aucun processus."""
    octets = {}
    with os.scandir(f"/proc/{pid}/fd") as descripteurs:
        for descripteur in descripteurs:
            try:
                etat = descripteur.stat()
            except OSError:
                continue
            if etat.st_nlink == 0 and stat.S_ISREG(etat.st_mode):
                octets[etat.st_dev, etat.st_ino] = 512 * etat.st_blocks
    return octets


# ---------------------------------------------------------------- le noyau


def _isoler_et_lancer(demande: dict, ecriture: int) -> None:
    """Dans de nouveaux espaces de noms, un noyau IPython qui sera leur processus 1. Ne revient pas."""
    os.setsid()
    uid, gid = os.getuid(), os.getgid()
    _appeler("unshare", _CLONE_NEWUSER | _CLONE_NEWNS | _CLONE_NEWPID | _CLONE_NEWIPC)
    for fichier, texte in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
        with open(f"/proc/self/{fichier}", "w") as sortie:
            sortie.write(texte)
    _mourir_avec_le_parent()
    noyau = os.fork()
    if noyau:
        os.write(ecriture, f"{noyau}\n".encode())
        os.close(ecriture)
        os._exit(os.waitstatus_to_exitcode(os.waitpid(noyau, 0)[1]) & 0xFF)
    os.close(ecriture)
    try:
        _cloisonner(demande)
        _perdre_les_pouvoirs()
        _mourir_avec_le_parent()
        _limiter(demande["limites"])
        _devenir_noyau(demande)
    except BaseException as erreur:
        with open("/noyau/journal", "w") as journal:
            journal.write(repr(erreur))
        os._exit(1)
    os._exit(0)


def _mourir_avec_le_parent() -> None:
    """Un gardien tué emporte son noyau : personne d'autre ne le surveille."""
    _appeler("prctl", _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _cloisonner(demande: dict) -> None:
    """Le noyau ne voit plus la salle commune, seulement son dossier ; ce qu'il écrit ailleurs disparaît avec lui."""
    taille = f"size={demande['limites']['disque']}"
    _monter("none", "/", None, _MS_REC | _MS_PRIVATE)
    _monter(demande["dossier"], "/noyau", None, _MS_BIND)
    _monter("tmpfs", demande["salle"], "tmpfs", _MS_NOSUID | _MS_NODEV, "size=4k")
    for dossier in ("/tmp", "/var/tmp", "/home", "/dev/shm"):
        if dossier in demande["recouverts"]:  # il contient Python ou le cours : on n'y écrit pas
            _monter("none", dossier, None, _MS_REMOUNT | _MS_BIND | _MS_RDONLY | _MS_NOSUID | _MS_NODEV)
        elif os.path.isdir(dossier):
            _monter("tmpfs", dossier, "tmpfs", _MS_NOSUID | _MS_NODEV, taille)
    _monter("tmpfs", "/noyau/travail", "tmpfs", _MS_NOSUID | _MS_NODEV, taille)
    os.chdir("/noyau/travail")


def _perdre_les_pouvoirs() -> None:
    """Sans pouvoirs, rien de ce qui vient d'être monté ne se démonte ; ils ne reviennent ni par exec, ni par un nouvel espace."""
    _appeler("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    entete = struct.pack("Ii", _CAPACITES_V3, 0)
    _appeler("capset", entete, bytes(24))  # effectifs, permis, transmissibles : aucun


def _limiter(limites: dict) -> None:
    for nom, valeur in (("AS", limites["adresses"]), ("FSIZE", limites["disque"]), ("NOFILE", 512), ("CORE", 0)):
        resource.setrlimit(getattr(resource, f"RLIMIT_{nom}"), (valeur, valeur))


def _devenir_noyau(demande: dict) -> None:
    os.environ.update(demande["environ"])
    tempfile.tempdir = None  # une bibliothèque préchargée a pu retenir /tmp, qui n'est pas toujours ouvert en écriture
    rien = os.open(os.devnull, os.O_RDWR)
    for descripteur in (0, 1, 2):
        os.dup2(rien, descripteur)
    with open("/noyau/connexion.json", "w") as fichier:
        json.dump(demande["connexion"], fichier)
    os.set_inheritable(0, True)
    import releve  # à côté de ce fichier : de quoi observer les tests
    from ipykernel.kernelapp import IPKernelApp

    application = IPKernelApp.instance()
    application.initialize(["-f", "/noyau/connexion.json", *demande["arguments"]])
    os.unlink("/noyau/connexion.json")  # la clé qui signe les messages n'est pas pour la copie
    releve.sans_debogueur()
    application.start()


def precharger(modules: list[str]) -> None:
    """Importe sans rien calculer ; ``a.b:f`` appelle en plus ``f``, qui lit des données. Ce qui manque est laissé au carnet qui le voudrait."""
    puits, copie = os.open(os.devnull, os.O_WRONLY), os.dup(2)
    os.dup2(puits, 2)  # les journaux de TensorFlow
    try:
        for module in modules:
            nom, _, fonction = module.partition(":")
            try:
                importe = importlib.import_module(nom)
                if fonction:
                    getattr(importe, fonction)()
            except (ImportError, RuntimeError):  # RuntimeError : des données absentes ou abîmées
                continue
        if modules:
            _dessiner()
    finally:
        os.dup2(copie, 2)


def tasser_la_memoire() -> None:
    """Réunit la mémoire en pages de 2 Mo : se dupliquer, puis finir, coûte cinq fois moins. Sans effet avant Linux 6.1."""
    with open("/proc/self/maps") as zones:
        for adresses, droits, *reste in map(str.split, zones.readlines()):
            if droits == "rw-p" and reste[3:] in ([], ["[heap]"]):
                debut, fin = (int(adresse, 16) for adresse in adresses.split("-"))
                for page in range(-(-debut // _PAGE) * _PAGE, fin // _PAGE * _PAGE, _PAGE):
                    _libc.madvise(ctypes.c_void_p(page), ctypes.c_size_t(_PAGE), _MADV_COLLAPSE)  # une page refusée reste comme elle est


def _dessiner() -> None:
    """Une première figure : elle charge les polices, ce qui coûterait une demi-seconde à chaque copie."""
    import io

    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    axes.set_title("é $x^2$")
    figure.savefig(io.BytesIO(), format="png")
    plt.close(figure)


if __name__ == "__main__":
    precharger(sys.argv[2:])
    gc.collect()
    gc.freeze()  # ce qui est importé ne bougera plus : un noyau ne recopie pas cette mémoire pour la parcourir
    servir(socket.socket(fileno=int(sys.argv[1])))
