# ---
# titre: l'apprentissage est modifié
# perd:
#   test_normaliser_train: "un mélange sur place (shuffle), « -= », « += » ou une affectation par indice agit sur le t"
#   test_normaliser_autres: "un mélange sur place (shuffle), « -= », « += » ou une affectation par indice agit sur le t"
#   test_normaliser_constante: "un mélange sur place (shuffle), « -= », « += » ou une affectation par indice agit sur le t"
# ---
# %% normaliser
def normaliser(X_train, *autres):
    moyenne, ecart = np.mean(X_train, axis=0), np.std(X_train, axis=0)
    ecart = np.where(np.ptp(X_train, axis=0) == 0, 1.0, ecart)
    for partie in (X_train, *autres):
        partie[...] = (partie - moyenne) / ecart
    return (X_train, *autres)
