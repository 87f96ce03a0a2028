# ---
# titre: chaque couche lit l'entrée du réseau
# perd:
#   test_reseau_avant_exemple: "la seconde couche lit x : elle doit lire la sortie de la première."
#   test_reseau_avant_profondeur: "ValueError : W doit avoir 2 lignes (une par entrée) de 2 nombres"
# ---
# %% reseau_avant
def reseau_avant(x, parametres):
    for W, b in parametres:
        sorties = couche_avant(x, W, b)
    return sorties
