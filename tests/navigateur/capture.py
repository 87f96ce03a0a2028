"""Photographier un carnet exécuté, tel que JupyterLab le montre.

    python tests/navigateur/capture.py CARNET.ipynb SORTIE.png [--sans-executer] [--largeur 1280]

Le carnet est ouvert à sa place, pour trouver ses données, mais il n'est pas enregistré. S'il est long, les images
suivantes s'appellent SORTIE-2.png, SORTIE-3.png…
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from navigateur import Labo, chromium, jupyterlab, trouver_chromium  # noqa: E402


def main() -> int:
    parseur = argparse.ArgumentParser(description="Photographier un carnet exécuté dans JupyterLab.")
    parseur.add_argument("carnet", type=Path)
    parseur.add_argument("sortie", type=Path)
    parseur.add_argument("--sans-executer", action="store_true", help="montrer le carnet tel qu'il est enregistré")
    parseur.add_argument("--largeur", type=int, default=1280, help="largeur de la page, en pixels")
    lus = parseur.parse_args()
    if not lus.carnet.is_file():
        parseur.error(f"le carnet « {lus.carnet} » n'existe pas")
    if trouver_chromium() is None:
        parseur.error("Chromium n'est pas installé")
    carnet = lus.carnet.resolve()
    with jupyterlab(carnet.parent) as serveur, chromium(largeur=lus.largeur) as contexte:
        labo = Labo(contexte, serveur, lus.sortie.resolve().parent)
        labo.ouvrir(carnet.name)
        if not lus.sans_executer:
            labo.executer_tout()
        labo.capturer_carnet(lus.sortie.stem)
    return 0


if __name__ == "__main__":
    sys.exit(main())
