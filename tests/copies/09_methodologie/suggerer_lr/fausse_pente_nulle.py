# ---
# titre: une perte constante acceptée
# perd:
#   test_suggerer_lr_refus: "une pente nulle n'est pas une descente."
# ---
# %% suggerer_lr
def suggerer_lr(lrs, pertes):
    """Renvoie le taux où la perte descend le plus vite, sur une échelle logarithmique."""
    if len(lrs) < 3:
        raise ValueError(f"il faut au moins trois points pour lire une pente ; reçu {len(lrs)}.")
    pentes = np.gradient(np.asarray(pertes, dtype=float), np.log(lrs))
    if pentes.min() > 0:
        raise ValueError("la perte ne descend nulle part : élargissez le balayage.")
    return float(lrs[np.argmin(pentes)])
