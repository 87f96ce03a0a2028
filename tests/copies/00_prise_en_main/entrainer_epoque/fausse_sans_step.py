# ---
# titre: step est oublié
# perd:
#   test_entrainer_epoque_poids: "w n'a pas bougé"
# ---
# %% entrainer_epoque
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train()
    total, nombre = 0.0, 0
    for X_lot, y_lot in chargeur:
        optimiseur.zero_grad()
        perte = critere(modele(X_lot), y_lot)
        perte.backward()
        total += perte.item() * len(X_lot)
        nombre += len(X_lot)
    return total / nombre
