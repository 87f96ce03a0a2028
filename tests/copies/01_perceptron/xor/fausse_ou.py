# ---
# titre: OU seul
# perd:
#   test_xor_table: "c'est la table de OU"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "xor avec vos vraies portes"
# ---
# %% xor
def xor(X):
    return predire(X, *PORTE_OU)
