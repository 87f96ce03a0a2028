# ---
# titre: un « if », qui ne convient qu'à un nombre seul
# perd:
#   test_heaviside_valeurs: "ne sait pas quoi faire d'un tableau entier"
#   test_heaviside_formes: "une liste Python ne se calcule pas comme un tableau"
#   test_heaviside_entiers: "ne sait pas quoi faire d'un tableau entier"
# ---
# %% heaviside
def heaviside(z):
    if z >= 0:
        return 1
    else:
        return 0
