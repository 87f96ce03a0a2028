# ---
# titre: "la perte est écrite en dur : critere ne sert pas"
# perd:
#   test_entrainer_epoque_poids: "la perte est écrite en dur"
#   test_entrainer_epoque_mode: "RuntimeError"
# ---
# %% entrainer_epoque
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train()
    total, nombre = 0.0, 0
    for X_lot, y_lot in chargeur:
        optimiseur.zero_grad()
        perte = nn.functional.mse_loss(modele(X_lot), y_lot)
        perte.backward()
        optimiseur.step()
        total += perte.item() * len(X_lot)
        nombre += len(X_lot)
    return total / nombre
