# ---
# titre: "renvoie un booléen de NumPy et garde des poids par compréhension"
# ---
# %% ArretAnticipe
class ArretAnticipe:
    def __init__(self, patience, delta_min=0.0):
        if patience < 1 or delta_min < 0:
            raise ValueError("patience >= 1 et delta_min >= 0")
        self.patience, self.delta_min = patience, delta_min
        self.pertes = []
        self.meilleure_perte, self.meilleurs_poids, self.meilleure_epoque = np.inf, None, 0

    def copier(self, poids):
        if isinstance(poids, dict):
            return {nom: tenseur.clone() for nom, tenseur in poids.items()}
        return [np.array(tableau) for tableau in poids]

    def mettre_a_jour(self, perte_val, poids):
        self.pertes += [perte_val]
        if perte_val < self.meilleure_perte - self.delta_min:
            self.meilleure_perte, self.meilleure_epoque = perte_val, len(self.pertes)
            self.meilleurs_poids = self.copier(poids)
        return np.greater_equal(len(self.pertes) - self.meilleure_epoque, self.patience)
