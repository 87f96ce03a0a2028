# ---
# titre: l'attente est un écart d'époques
# ---
# %% ArretAnticipe
class ArretAnticipe:
    def __init__(self, patience, delta_min=0.0):
        if patience < 1:
            raise ValueError("patience >= 1")
        if delta_min < 0:
            raise ValueError("delta_min >= 0")
        self.p, self.d = patience, delta_min
        self.meilleure_perte, self.meilleurs_poids, self.meilleure_epoque = np.inf, None, 0
        self.n = 0

    def mettre_a_jour(self, perte_val, poids):
        self.n += 1
        if perte_val + self.d < self.meilleure_perte:
            self.meilleure_perte = perte_val
            self.meilleure_epoque = self.n
            if isinstance(poids, dict):
                self.meilleurs_poids = {cle: valeur.clone() for cle, valeur in poids.items()}
            else:
                self.meilleurs_poids = [W.copy() for W in poids]
        return self.n - self.meilleure_epoque >= self.p
