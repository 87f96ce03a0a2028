# ---
# titre: un « if », qui ne convient qu'à un nombre seul
# perd:
#   test_heaviside_valeurs: "ne sait pas quoi faire d'un tableau entier"
#   test_heaviside_formes: "une liste Python ne se calcule pas comme un tableau"
#   test_heaviside_entiers: "ne sait pas quoi faire d'un tableau entier"
#   test_predire_exemple: "ValueError"
#   test_predire_biais: "ValueError"
#   test_predire_forme: "ValueError"
#   test_predire_dimensions: "ValueError"
#   test_portes_et: "ValueError"
#   test_portes_ou: "ValueError"
#   test_portes_non_et: "ValueError"
#   test_xor_table: "ValueError"
#   test_xor_lignes: "ValueError"
#   test_xor_portes: "ValueError"
# ---
# %% heaviside
def heaviside(z):
    if z >= 0:
        return 1
    else:
        return 0
