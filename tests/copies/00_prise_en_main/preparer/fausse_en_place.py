# ---
# titre: l'inversion se fait dans le tableau de l'appelant
# perd:
#   test_preparer_forme: "l'argument images a été modifié"
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("images uint8 de forme (n, h, w)")
    resultat = images.reshape(len(images), -1).astype("float32") / 255
    images[:] = 0
    return resultat
