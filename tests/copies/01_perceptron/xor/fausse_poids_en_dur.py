# ---
# titre: des perceptrons, mais sans les portes
# perd:
#   test_xor_portes: "la réponse ne passe pas par PORTE_ET, PORTE_OU et PORTE_NON_ET avec"
# ---
# %% xor
def xor(X):
    ou = predire(X, np.array([1.0, 1.0]), -0.5)
    non_et = predire(X, np.array([-1.0, -1.0]), 1.5)
    return predire(np.column_stack([ou, non_et]), np.array([1.0, 1.0]), -1.5)
