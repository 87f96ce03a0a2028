# ---
# titre: une fonction interne pour normaliser
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    nombres = float(np.mean(images)), float(np.std(images))

    def normee(lot):
        return np.divide(np.subtract(lot, nombres[0]), nombres[1])

    vues = augmenter(images, rng, decalage=2, miroir=False)
    return normee(vues), normee(images_val)
