# ---
# titre: les époques se comptent de zéro
# perd:
#   test_ArretAnticipe_seuil: "les époques se comptent à partir de 1."
# ---
# %% ArretAnticipe
class ArretAnticipe:
    """Dit quand arrêter un entraînement, et garde une copie des meilleurs poids."""

    def __init__(self, patience, delta_min=0.0):
        if patience < 1 or delta_min < 0:
            raise ValueError(f"patience doit valoir au moins 1 et delta_min au moins 0 ; reçu {patience} et {delta_min}.")
        self.patience, self.delta_min = patience, delta_min
        self.meilleure_perte, self.meilleurs_poids, self.meilleure_epoque = float("inf"), None, 0
        self.epoque, self.sans_progres = 0, 0

    def mettre_a_jour(self, perte_val, poids):
        """Prend note d'une époque ; renvoie True s'il faut s'arrêter."""
        self.epoque += 1
        if perte_val < self.meilleure_perte - self.delta_min:
            self.meilleure_perte, self.meilleurs_poids = perte_val, copy.deepcopy(poids)
            self.meilleure_epoque, self.sans_progres = self.epoque - 1, 0
        else:
            self.sans_progres += 1
        return self.sans_progres >= self.patience
