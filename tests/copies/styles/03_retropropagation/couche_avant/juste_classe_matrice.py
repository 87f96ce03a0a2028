# ---
# titre: "une classe Matrice à property T"
# ---
# %% couche_avant
class Matrice:
    def __init__(self, lignes):
        self.lignes = [list(ligne) for ligne in lignes]

    @property
    def T(self):
        return Matrice(zip(*self.lignes))

    @property
    def forme(self):
        return len(self.lignes), {len(ligne) for ligne in self.lignes}

    def __iter__(self):
        return iter(self.lignes)


def couche_avant(x, W, b):
    matrice = Matrice(W)
    n, largeurs = matrice.forme
    if n != len(x) or largeurs - {len(b)}:
        raise ValueError(f"W : {len(x)} lignes de {len(b)} nombres attendues")
    return [neurone_avant(x, poids, biais) for poids, biais in zip(matrice.T, b)]
