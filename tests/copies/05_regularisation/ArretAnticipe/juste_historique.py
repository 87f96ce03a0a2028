# ---
# titre: toutes les pertes sont gardées
# ---
# %% ArretAnticipe
from copy import deepcopy

class ArretAnticipe:
    def __init__(self, patience, delta_min=0.0):
        if not (patience >= 1 and delta_min >= 0):
            raise ValueError("patience au moins 1, delta_min au moins 0")
        self.reglages, self.progres = (patience, delta_min), []
        self.meilleure_perte, self.meilleurs_poids, self.meilleure_epoque = float("inf"), None, 0

    def mettre_a_jour(self, perte_val, poids):
        patience, delta = self.reglages
        mieux = bool(perte_val < self.meilleure_perte - delta)
        self.progres.append(mieux)
        if mieux:
            self.meilleure_perte, self.meilleurs_poids, self.meilleure_epoque = perte_val, deepcopy(poids), len(self.progres)
        return len(self.progres) >= patience and not any(self.progres[-patience:])
