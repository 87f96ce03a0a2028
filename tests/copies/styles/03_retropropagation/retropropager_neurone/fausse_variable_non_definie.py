# ---
# titre: "une variable jamais définie : NameError, et l'exercice seul est perdu"
# perd:
#   test_retropropager_neurone_exemple: "name 'pente_z' is not defined"
#   test_retropropager_neurone_plusieurs: "name 'pente_z' is not defined"
#   test_retropropager_neurone_secousse: "name 'pente_z' is not defined"
# ---
# %% retropropager_neurone
def retropropager_neurone(x, y, w, b):
    s = neurone_avant(x, w, b)
    d = derivee_perte_quadratique(s, y) * s * (1 - s)
    return [pente_z * xi for xi in x], pente_z
