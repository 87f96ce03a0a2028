# ---
# titre: zero_grad une seule fois, avant la boucle
# perd:
#   test_entrainer_epoque_poids: "effacez-les avant chaque lot"
# ---
# %% entrainer_epoque
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train()
    optimiseur.zero_grad()
    total, nombre = 0.0, 0
    for X_lot, y_lot in chargeur:
        perte = critere(modele(X_lot), y_lot)
        perte.backward()
        optimiseur.step()
        total += perte.item() * len(X_lot)
        nombre += len(X_lot)
    return total / nombre
