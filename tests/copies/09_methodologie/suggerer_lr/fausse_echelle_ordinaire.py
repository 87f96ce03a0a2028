# ---
# titre: la pente par rapport au taux
# perd:
#   test_suggerer_lr_courbes: "c'est le premier taux : la pente se mesure par rapport au logarithme du taux."
# ---
# %% suggerer_lr
def suggerer_lr(lrs, pertes):
    """Renvoie le taux où la perte descend le plus vite, sur une échelle logarithmique."""
    if len(lrs) < 3:
        raise ValueError(f"il faut au moins trois points pour lire une pente ; reçu {len(lrs)}.")
    pentes = np.gradient(np.asarray(pertes, dtype=float), np.asarray(lrs, dtype=float))
    if pentes.min() >= 0:
        raise ValueError("la perte ne descend nulle part : élargissez le balayage.")
    return float(lrs[np.argmin(pentes)])
