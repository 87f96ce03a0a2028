# ---
# titre: le modèle est appelé deux fois par lot
# perd:
#   test_entrainer_epoque_mode: "chaque lot passe deux fois"
# ---
# %% entrainer_epoque
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train()
    total, nombre = 0.0, 0
    for X_lot, y_lot in chargeur:
        modele(X_lot)
        optimiseur.zero_grad()
        perte = critere(modele(X_lot), y_lot)
        perte.backward()
        optimiseur.step()
        total += perte.item() * len(X_lot)
        nombre += len(X_lot)
    return total / nombre
