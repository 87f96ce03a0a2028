# ---
# titre: les meilleurs poids sont une référence
# perd:
#   test_ArretAnticipe_poids: "ce sont les derniers poids : une référence suit l'entraînement, list(…) aussi. Il faut copier chaque tableau."
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
            self.meilleure_perte, self.meilleurs_poids = perte_val, poids
            self.meilleure_epoque, self.sans_progres = self.epoque, 0
        else:
            self.sans_progres += 1
        return self.sans_progres >= self.patience
