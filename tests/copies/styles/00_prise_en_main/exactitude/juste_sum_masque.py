# ---
# titre: "une variable nommée sum, une autre nommée attendu"
# ---
# %% exactitude
def exactitude(y, y_predit):
    match len(y), len(y_predit):
        case (0, _) | (_, 0):
            raise ValueError("listes vides")
        case n, m if n != m:
            raise ValueError("longueurs différentes")
    sum = 0
    for attendu, obtenu in zip(y, y_predit):
        sum += attendu == obtenu
    return sum / len(y)
