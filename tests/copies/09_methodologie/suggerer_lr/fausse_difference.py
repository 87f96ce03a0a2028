# ---
# titre: np.diff au lieu de np.gradient
# perd:
#   test_suggerer_lr_courbes: "np.diff donne la pente entre deux points"
# ---
# %% suggerer_lr
def suggerer_lr(lrs, pertes):
    """Renvoie le taux où la perte descend le plus vite, sur une échelle logarithmique."""
    if len(lrs) < 3:
        raise ValueError(f"il faut au moins trois points pour lire une pente ; reçu {len(lrs)}.")
    pentes = np.diff(np.asarray(pertes, dtype=float))
    if pentes.min() >= 0:
        raise ValueError("la perte ne descend nulle part : élargissez le balayage.")
    return float(lrs[np.argmin(pentes)])
