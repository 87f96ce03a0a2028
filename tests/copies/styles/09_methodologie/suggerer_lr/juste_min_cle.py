# ---
# titre: "min avec key, et une variable nommée attendu"
# ---
# %% suggerer_lr
def suggerer_lr(lrs, pertes):
    lrs = list(map(float, lrs))
    if len(lrs) <= 2:
        raise ValueError("trois points au moins")
    attendu = np.gradient(np.array(pertes, dtype=float), np.log(lrs)).tolist()
    pente, obtenu = min(zip(attendu, lrs), key=lambda couple: couple[0])
    if not pente < 0:
        raise ValueError("la perte ne descend nulle part")
    return obtenu
