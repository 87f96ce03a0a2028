# ---
# titre: X est multiplié sur place
# perd:
#   test_portes_et: "UFuncTypeError"
#   test_portes_ou: "UFuncTypeError"
#   test_portes_non_et: "UFuncTypeError"
#   test_xor_table: "UFuncTypeError"
#   test_xor_lignes: "UFuncTypeError"
#   test_xor_portes: "UFuncTypeError"
# ---
# %% predire
def predire(X, w, b):
    X *= w
    return heaviside(X.sum(axis=1) + b)
