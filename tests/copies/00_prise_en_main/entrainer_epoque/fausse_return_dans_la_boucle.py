# ---
# titre: return dans la boucle
# perd:
#   test_entrainer_epoque_poids: "seul le premier lot a servi"
#   test_entrainer_epoque_perte: "c'est la perte du premier lot"
#   test_entrainer_epoque_mode: "des lots manquent"
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
        return total / nombre
