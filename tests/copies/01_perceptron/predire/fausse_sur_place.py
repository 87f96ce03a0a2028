# ---
# titre: X est multiplié sur place
# perd:
#   test_portes_et: "rangerait des réels dans un tableau d'entiers"
#   test_portes_ou: "rangerait des réels dans un tableau d'entiers"
#   test_portes_non_et: "rangerait des réels dans un tableau d'entiers"
#   test_xor_table: "rangerait des réels dans un tableau d'entiers"
#   test_xor_lignes: "rangerait des réels dans un tableau d'entiers"
#   test_xor_portes: "rangerait des réels dans un tableau d'entiers"
# ---
# %% predire
def predire(X, w, b):
    X *= w
    return heaviside(X.sum(axis=1) + b)
