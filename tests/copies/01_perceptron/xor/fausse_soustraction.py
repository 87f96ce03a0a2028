# ---
# titre: "OU moins ET : la seconde couche n'est pas un perceptron"
# perd:
#   test_xor_portes: "la seconde couche est aussi un predire"
# ---
# %% xor
def xor(X):
    return predire(X, *PORTE_OU) - predire(X, *PORTE_ET)
