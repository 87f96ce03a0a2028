# ---
# titre: l'indice au lieu du taux
# perd:
#   test_suggerer_lr_courbes: "c'est l'indice du point"
#   test_suggerer_lr_refus: "c'est l'indice du point"
# ---
# %% suggerer_lr
def suggerer_lr(lrs, pertes):
    """Renvoie le taux où la perte descend le plus vite, sur une échelle logarithmique."""
    if len(lrs) < 3:
        raise ValueError(f"il faut au moins trois points pour lire une pente ; reçu {len(lrs)}.")
    pentes = np.gradient(np.asarray(pertes, dtype=float), np.log(lrs))
    if pentes.min() >= 0:
        raise ValueError("la perte ne descend nulle part : élargissez le balayage.")
    return int(np.argmin(pentes))
