"""Compare le MLP NumPy du chapitre 03 au même réseau en PyTorch, sur processeur : le rapport des temps par époque.

Les deux réseaux partent des mêmes poids et voient les mêmes lots, dans le même ordre, en alternance et dans un seul
processus. La classe mesurée est celle de ``solutions/03_retropropagation.py``, lue dans le carnet source, pas une copie.

    python bancs/mlp_numpy_torch.py [--epoques 9] [--lot 32] [--fils 1] [--tailles 784 64 10]

Affiche, pour float64 et float32, les médianes et leur rapport (cible du projet : 1,5 au plus) ; code de sortie 1 au-delà.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent
CELLULES = ("outils_tableaux", "avant", "arriere", "initialiser", "MLP")
CIBLE = 1.5


def lire_options() -> argparse.Namespace:
    parseur = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parseur.add_argument("--epoques", type=int, default=9, help="époques mesurées par moteur, après une de chauffe")
    parseur.add_argument("--lot", type=int, default=32)
    parseur.add_argument("--fils", type=int, default=1, help="fils d'exécution de NumPy et de PyTorch")
    parseur.add_argument("--tailles", type=int, nargs="+", default=[784, 64, 10])
    return parseur.parse_args()


def charger_solution() -> dict:
    """Exécute les cellules de solution utiles du carnet source et renvoie leur espace de noms."""
    import math

    import jupytext
    import numpy as np

    carnet = jupytext.read(RACINE / "solutions" / "03_retropropagation.py")
    sources = {c.metadata["nbgrader"]["grade_id"]: c.source for c in carnet.cells if "nbgrader" in c.metadata}
    espace: dict = {"np": np, "math": math}
    for nom in CELLULES:
        exec(compile(sources[nom], f"<cellule {nom}>", "exec"), espace)
    return espace


def mesurer(espace: dict, type_reel: str, X, y, options: argparse.Namespace) -> tuple[float, float, float]:
    """Les médianes (NumPy, PyTorch), en secondes par époque, et le plus grand écart entre les pertes des deux."""
    import numpy as np
    import torch

    X = X.astype(type_reel)
    modele = espace["MLP"](options.tailles, np.random.default_rng(0))
    modele.parametres = [(W.astype(type_reel), b.astype(type_reel)) for W, b in modele.parametres]
    couches = []
    for W, b in modele.parametres:
        couche = torch.nn.Linear(*W.shape, dtype=getattr(torch, type_reel))
        with torch.no_grad():
            couche.weight.copy_(torch.from_numpy(W.T.copy()))
            couche.bias.copy_(torch.from_numpy(b))
        couches += [couche, torch.nn.ReLU()]
    reseau = torch.nn.Sequential(*couches[:-1])
    critere, optimiseur = torch.nn.CrossEntropyLoss(), torch.optim.SGD(reseau.parameters(), lr=0.1)
    X_torch, y_torch = torch.from_numpy(X), torch.from_numpy(y)
    ordres = np.random.default_rng(1)

    def epoque_torch() -> float:
        total = 0.0
        for lot in torch.from_numpy(ordres.permutation(len(X))).split(options.lot):
            optimiseur.zero_grad()
            perte = critere(reseau(X_torch[lot]), y_torch[lot])
            total += perte.item() * len(lot)
            perte.backward()
            optimiseur.step()
        return total / len(X)

    modele.rng = np.random.default_rng(1)  # les mêmes ordres que PyTorch, époque après époque
    temps: dict[str, list[float]] = {"numpy": [], "torch": []}
    ecart = 0.0
    for numero in range(options.epoques + 1):
        pertes = {}
        for moteur in ("numpy", "torch") if numero % 2 else ("torch", "numpy"):
            debut = time.perf_counter()
            pertes[moteur] = epoque_torch() if moteur == "torch" else modele.ajuster(X, y, 0.1, 1, options.lot)[0]
            if numero:  # la première époque ne compte pas
                temps[moteur].append(time.perf_counter() - debut)
        ecart = max(ecart, abs(pertes["numpy"] - pertes["torch"]))
    return statistics.median(temps["numpy"]), statistics.median(temps["torch"]), ecart


def main() -> int:
    options = lire_options()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = str(options.fils)  # avant l'importation de NumPy
    sys.path.insert(0, str(RACINE))
    import numpy as np
    import torch

    from retroprop import donnees

    torch.set_num_threads(options.fils)
    X, y, *_ = donnees.charger_chiffres()
    X = X.reshape(len(X), -1) / 255
    espace = charger_solution()
    print(f"réseau {'-'.join(map(str, options.tailles))}, {len(X)} chiffres, lots de {options.lot}, {options.fils} fil(s), "
          f"médiane de {options.epoques} époques ; NumPy {np.__version__}, PyTorch {torch.__version__}")
    pire = 0.0
    for type_reel in ("float64", "float32"):
        numpy_s, torch_s, ecart = mesurer(espace, type_reel, X, y, options)
        pire = max(pire, numpy_s / torch_s)
        print(f"{type_reel} : NumPy {1000 * numpy_s:6.1f} ms   PyTorch {1000 * torch_s:6.1f} ms   rapport {numpy_s / torch_s:.2f}   "
              f"(écart des pertes : {ecart:.0e})")
    print(f"pire rapport : {pire:.2f} (cible : {CIBLE} au plus)")
    return 0 if pire <= CIBLE else 1


if __name__ == "__main__":
    sys.exit(main())
