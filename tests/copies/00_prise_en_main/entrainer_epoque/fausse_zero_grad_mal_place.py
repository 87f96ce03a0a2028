# ---
# titre: zero_grad entre backward et step
# perd:
#   test_entrainer_epoque_poids: "pas entre les deux"
# ---
# %% entrainer_epoque
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train()
    total, nombre = 0.0, 0
    for X_lot, y_lot in chargeur:
        perte = critere(modele(X_lot), y_lot)
        perte.backward()
        optimiseur.zero_grad()
        optimiseur.step()
        total += perte.item() * len(X_lot)
        nombre += len(X_lot)
    return total / nombre
