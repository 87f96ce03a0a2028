# ---
# titre: la somme au lieu de la moyenne
# perd:
#   test_entrainer_epoque_perte: "il reste à diviser"
#   test_entrainer_epoque_poids: "la perte de la troisième époque"
# ---
# %% entrainer_epoque
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train()
    total, nombre = 0.0, 0
    for X_lot, y_lot in chargeur:
        optimiseur.zero_grad()
        perte = critere(modele(X_lot), y_lot)
        perte.backward()
        optimiseur.step()
        total += perte.item() * len(X_lot)
        nombre += len(X_lot)
    return total
