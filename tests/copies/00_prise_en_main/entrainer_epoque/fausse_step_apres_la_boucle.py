# ---
# titre: les gradients s'additionnent, un seul pas à la fin
# perd:
#   test_entrainer_epoque_poids: "un seul pas pour toute l'époque"
# ---
# %% entrainer_epoque
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train()
    optimiseur.zero_grad()
    total, nombre = 0.0, 0
    for X_lot, y_lot in chargeur:
        perte = critere(modele(X_lot), y_lot)
        perte.backward()
        total += perte.item() * len(X_lot)
        nombre += len(X_lot)
    optimiseur.step()
    return total / nombre
