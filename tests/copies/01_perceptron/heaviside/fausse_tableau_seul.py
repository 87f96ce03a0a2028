# ---
# titre: "ni nombre ni liste : z est supposé être un tableau"
# perd:
#   test_heaviside_formes: "un nombre ou une liste Python n'a pas les méthodes d'un tableau"
# ---
# %% heaviside
def heaviside(z):
    return (z >= 0).astype(int)
