# ---
# titre: "rend une sous-classe honnête de float"
# ---
# %% hauteur_frontiere
class Hauteur(float):
    """Une hauteur, en unités du graphique."""

    unite = "mm"

    def __repr__(self):
        return f"{float(self):.3f} {self.unite}"


def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        raise ValueError("frontière verticale")
    x2 = -(w[0] * x1 + b) / w[1]
    return Hauteur(x2) if np.ndim(x2) == 0 else x2
