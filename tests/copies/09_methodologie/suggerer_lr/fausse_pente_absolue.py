# ---
# titre: la pente la plus raide, en valeur absolue
# perd:
#   test_suggerer_lr_courbes: "la pente la plus raide en valeur absolue est la remontée : cherchez la plus négative."
# ---
# %% suggerer_lr
def suggerer_lr(lrs, pertes):
    """Renvoie le taux où la perte descend le plus vite, sur une échelle logarithmique."""
    if len(lrs) < 3:
        raise ValueError(f"il faut au moins trois points pour lire une pente ; reçu {len(lrs)}.")
    pentes = np.gradient(np.asarray(pertes, dtype=float), np.log(lrs))
    if pentes.min() >= 0:
        raise ValueError("la perte ne descend nulle part : élargissez le balayage.")
    return float(lrs[np.argmax(np.abs(pentes))])
