# ---
# titre: zip(strict=True) lève la ValueError
# ---
# %% exactitude
def exactitude(y, y_predit):
    accords = [a == b for a, b in zip(y, y_predit, strict=True)]
    if not accords:
        raise ValueError("aucune réponse")
    return accords.count(True) / len(accords)
