# ---
# titre: "une classe Perte à total_ordering, __eq__ et __bool__"
# ---
# %% ArretAnticipe
from functools import total_ordering


@total_ordering
class Perte:
    def __init__(self, valeur):
        self.valeur = valeur

    def __eq__(self, autre):
        return self.valeur == autre.valeur

    def __lt__(self, autre):
        return self.valeur < autre.valeur

    def __sub__(self, delta):
        return Perte(self.valeur - delta)

    def __bool__(self):
        return bool(np.isfinite(self.valeur))


class ArretAnticipe:
    def __init__(self, patience, delta_min=0.0):
        if patience < 1 or delta_min < 0:
            raise ValueError("patience >= 1 et delta_min >= 0")
        self.patience, self.delta_min, self.epoque = patience, delta_min, 0
        self.meilleure_perte, self.meilleurs_poids, self.meilleure_epoque = float("inf"), None, 0

    def mettre_a_jour(self, perte_val, poids):
        self.epoque += 1
        if Perte(perte_val) < Perte(self.meilleure_perte) - self.delta_min and Perte(perte_val):
            self.meilleure_perte, self.meilleure_epoque = perte_val, self.epoque
            self.meilleurs_poids = copy.deepcopy(poids)
            self.attente = 0
        else:
            self.attente = getattr(self, "attente", 0) + 1
        return self.attente >= self.patience
