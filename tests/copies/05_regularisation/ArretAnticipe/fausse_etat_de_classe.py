# ---
# titre: la mémoire est dans la classe
# perd:
#   test_ArretAnticipe_patience: ", et chaque objet repart à neuf."
#   test_ArretAnticipe_seuil: "l'arrêt vient trop tôt : voyez le test 1."
#   test_ArretAnticipe_poids: "meilleurs_poids"
#   test_ArretAnticipe_refus: "la mémoire appartient à l'instance : rangez-la dans self, depuis __init__."
# ---
# %% ArretAnticipe
class ArretAnticipe:
    meilleure_perte, meilleurs_poids, meilleure_epoque, epoque, sans_progres = float("inf"), None, 0, 0, 0

    def __init__(self, patience, delta_min=0.0):
        if patience < 1 or delta_min < 0:
            raise ValueError("réglages impossibles")
        ArretAnticipe.patience, ArretAnticipe.delta_min = patience, delta_min

    def mettre_a_jour(self, perte_val, poids):
        cls = ArretAnticipe
        cls.epoque += 1
        if perte_val < cls.meilleure_perte - cls.delta_min:
            cls.meilleure_perte, cls.meilleurs_poids, cls.meilleure_epoque, cls.sans_progres = perte_val, copy.deepcopy(poids), cls.epoque, 0
        else:
            cls.sans_progres += 1
        return cls.sans_progres >= cls.patience
