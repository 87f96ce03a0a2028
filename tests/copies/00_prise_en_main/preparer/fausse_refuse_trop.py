# ---
# titre: une seule image est refusée, sur une ligne
# perd:
#   test_preparer_valeurs: "ValueError"
#   test_preparer_echelle: "ValueError"
#   test_preparer_refus: "cette entrée est permise"
# ---
# %% preparer
def preparer(images):
    if len(images) < 2 or images.ndim != 3 or images.dtype != np.uint8: raise ValueError("il faut plusieurs images uint8")
    return images.reshape(len(images), -1).astype("float32") / 255
