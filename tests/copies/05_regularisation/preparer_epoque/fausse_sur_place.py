# ---
# titre: les images reçues sont modifiées
# perd:
#   test_preparer_epoque_apprentissage: "les images sont normalisées avant d'être augmentées : le bord ne vaut plus le fond."
#   test_preparer_epoque_epoques: "un mélange sur place (shuffle), « -= », « += » ou une affectation par indice agit sur le tableau de l'appelant : travaillez sur une copie."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.std()
    images -= moyenne
    images /= ecart
    return augmenter(images, rng), (images_val - moyenne) / ecart
