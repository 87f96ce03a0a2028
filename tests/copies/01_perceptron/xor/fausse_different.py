# ---
# titre: "!= au lieu de perceptrons"
# perd:
#   test_xor_portes: "la réponse ne passe pas par PORTE_ET, PORTE_OU et PORTE_NON_ET avec"
# ---
# %% xor
def xor(X):
    return (X[:, 0] != X[:, 1]).astype(int)
