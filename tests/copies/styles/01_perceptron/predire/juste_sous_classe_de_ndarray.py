# ---
# titre: "une sous-classe honnête de ndarray"
# ---
# %% predire
class Lot(np.ndarray):
    """Un tableau qui sait s'ajouter un biais."""

    def avec_biais(self, b):
        return np.asarray(self) + b


def predire(X, w, b):
    z = (np.array(X) @ np.array(w)).view(Lot)
    return heaviside(z.avec_biais(b))
