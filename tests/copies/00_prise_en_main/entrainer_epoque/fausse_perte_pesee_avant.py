# ---
# titre: la perte est multipliée par la taille du lot avant backward
# perd:
#   test_entrainer_epoque_poids: "la perte est multipliée par la taille du lot avant backward"
# ---
# %% entrainer_epoque
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train()
    total, nombre = 0.0, 0
    for X_lot, y_lot in chargeur:
        optimiseur.zero_grad()
        perte = critere(modele(X_lot), y_lot) * len(X_lot)
        perte.backward()
        optimiseur.step()
        total += perte.item()
        nombre += len(X_lot)
    return total / nombre
