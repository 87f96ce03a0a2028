# ---
# titre: le modèle et l'optimiseur de l'exemple au lieu des arguments
# perd:
#   test_entrainer_epoque_poids: "Est-ce bien l'argument modele qui sert"
#   test_entrainer_epoque_perte: "quand w reste 0"
#   test_entrainer_epoque_mode: "droite(X_lot)"
# ---
# %% entrainer_epoque
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train()
    total, nombre = 0.0, 0
    for X_lot, y_lot in chargeur:
        regle.zero_grad()
        perte = critere(droite(X_lot), y_lot)
        perte.backward()
        regle.step()
        total += perte.item() * len(X_lot)
        nombre += len(X_lot)
    return total / nombre
