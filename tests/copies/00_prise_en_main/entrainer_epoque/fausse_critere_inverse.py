# ---
# titre: les étiquettes sont données avant les sorties
# perd:
#   test_entrainer_epoque_mode: "les sorties du modèle d'abord"
# ---
# %% entrainer_epoque
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train()
    total, nombre = 0.0, 0
    for X_lot, y_lot in chargeur:
        optimiseur.zero_grad()
        perte = critere(y_lot, modele(X_lot))
        perte.backward()
        optimiseur.step()
        total += perte.item() * len(X_lot)
        nombre += len(X_lot)
    return total / nombre
