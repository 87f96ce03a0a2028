# ---
# titre: "une fermeture, nonlocal et des noms de test"
# ---
# %% ArretAnticipe
class ArretAnticipe:
    def __init__(self, patience, delta_min=0.0):
        if patience < 1:
            raise ValueError("patience vaut au moins 1")
        if delta_min < 0:
            raise ValueError("delta_min est positif ou nul")
        self.meilleure_perte, self.meilleurs_poids, self.meilleure_epoque = np.inf, None, 0
        colonne = obtenu = 0

        def verifier(attendu, rng):
            nonlocal colonne, obtenu
            colonne += 1
            obtenu += 1
            if attendu < self.meilleure_perte - delta_min:
                obtenu = 0
                self.meilleure_perte, self.meilleure_epoque = attendu, colonne
                self.meilleurs_poids = copy.deepcopy(rng)
            return obtenu >= patience

        self._verifier = verifier

    def mettre_a_jour(self, perte_val, poids):
        return self._verifier(perte_val, poids)
