#!/usr/bin/env python3
"""Refait les verrous `cours.txt` et `tests.txt` à partir de `pyproject.toml`.

    python3 verrou/refaire.py               refait les deux fichiers, puis les vérifie
    python3 verrou/refaire.py --verifier    vérifie seulement

Un verrou vaut pour tous les systèmes : les différences sont dans les marqueurs d'environnement. Les versions déjà
écrites sont gardées tant qu'elles conviennent ; pour tout rajeunir, supprimez d'abord les deux fichiers.
`tests.txt` contient `cours.txt`, aux mêmes versions : les outils de test pèsent 0,5 Go, l'apprenant n'en a pas besoin.

PyTorch n'y est pas : `torch.txt` le fixe et `demarrer.py` l'installe à part. Ses propres dépendances y sont,
sauf CUDA et Triton, dont la version CPU n'a pas l'usage.

Vérifier : pour chaque système et chaque version de Python, chaque paquet existe en version toute prête (« wheel »).
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ICI = Path(__file__).resolve().parent
RACINE = ICI.parent
PYTHONS = ("3.11", "3.12", "3.13")
# Systèmes de https://docs.astral.sh/uv/reference/cli/#uv-pip-compile--python-platform
SYSTEMES = ("x86_64-manylinux_2_28", "aarch64-manylinux_2_28", "aarch64-apple-darwin", "x86_64-pc-windows-msvc")
VERROUS = {"tests": "tests", "cours": "atelier"}  # fichier -> extra ; dans cet ordre : « tests » contraint « cours »
ECARTES = re.compile(r"(torch|triton|nvidia-[\w-]+|cuda-[\w-]+)\b")
ENTETE = """\
# Fait par « python3 verrou/refaire.py » à partir de pyproject.toml (extra « {extra} ») : ne pas modifier à la main.
# PyTorch est à part, dans torch.txt.
"""


def sans_torch(texte: str) -> str:
    """Ôte du verrou PyTorch, CUDA et Triton."""
    return "".join(ligne for ligne in texte.splitlines(keepends=True) if not ECARTES.match(ligne))


def installer_uv(dossier: Path) -> list[str]:
    """Met uv dans un environnement jetable et renvoie le début de sa commande."""
    venv.create(dossier, with_pip=True)
    python = dossier / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
    return [str(python), "-m", "uv", "--quiet", "pip", "compile"]


def environnement() -> dict[str, str]:
    """Les réglages de pip que uv ne lit pas de lui-même."""
    env = dict(os.environ)
    for de_pip, de_uv in (("PIP_FIND_LINKS", "UV_FIND_LINKS"), ("PIP_CERT", "SSL_CERT_FILE")):
        if env.get(de_pip):
            env.setdefault(de_uv, env[de_pip])
    return env


def refaire(uv: list[str], travail: Path) -> None:
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text(encoding="utf-8"))
    construction = travail / "construction.in"  # de quoi installer le projet lui-même, sans réseau ni surprise
    construction.write_text("\n".join([*projet["build-system"]["requires"], "editables", ""]), encoding="utf-8")
    for fichier, extra in VERROUS.items():
        brut = travail / f"{fichier}.txt"
        ancien = ICI / f"{fichier}.txt"
        if ancien.exists():
            brut.write_text(ancien.read_text(encoding="utf-8"), encoding="utf-8")
        contraintes = ["--constraint", ICI / "tests.txt"] if fichier == "cours" else []
        subprocess.run(
            [*uv, "--universal", "--python-version", PYTHONS[0], "--fork-strategy", "fewest", "--no-header", "--no-annotate",
             "--extra", extra, "--override", ICI / "torch.txt", *contraintes, "--output-file", brut,
             RACINE / "pyproject.toml", construction],
            check=True, env=environnement(), stdout=subprocess.DEVNULL, cwd=travail,
        )
        verrou = sans_torch(brut.read_text(encoding="utf-8"))
        ancien.write_text(ENTETE.format(extra=extra) + verrou, encoding="utf-8", newline="\n")
        print(f"verrou/{ancien.name} : {len(verrou.splitlines())} paquets")


def verifier(uv: list[str]) -> int:
    """Cherche chaque paquet du plus grand verrou, et PyTorch, pour chaque système. Renvoie le nombre d'échecs."""
    echecs = 0
    verrou = (ICI / "tests.txt").read_text(encoding="utf-8")
    env = environnement()
    env.pop("UV_FIND_LINKS", None)  # le registre, et non les fichiers de cette machine
    for systeme in SYSTEMES:
        for python in PYTHONS:
            # macOS 14 est ce que demandent les fichiers de PyTorch 2.13.
            resultat = subprocess.run(
                [*uv, "--no-deps", "--only-binary", ":all:", "--python-platform", systeme, "--python-version", python, "-"],
                input=verrou + (ICI / "torch.txt").read_text(encoding="utf-8"), text=True, capture_output=True,
                env={**env, "MACOSX_DEPLOYMENT_TARGET": "14.0"}, encoding="utf-8",
            )
            print(f"{systeme:<26} Python {python} : {'tout y est' if resultat.returncode == 0 else 'ÉCHEC'}")
            if resultat.returncode:
                echecs += 1
                print(resultat.stderr)
    return echecs


def main() -> int:
    analyse = argparse.ArgumentParser(description="Refait et vérifie les verrous de dépendances.", add_help=False)
    analyse.add_argument("-h", "--help", action="help", help="affiche cette aide")
    analyse.add_argument("--verifier", action="store_true", help="vérifie les verrous sans les refaire")
    options = analyse.parse_args()
    with tempfile.TemporaryDirectory() as dossier:
        uv = installer_uv(Path(dossier) / "uv")
        if not options.verifier:
            refaire(uv, Path(dossier))
        return 1 if verifier(uv) else 0


if __name__ == "__main__":
    sys.exit(main())
