# ---
# titre: la perte du dernier lot
# perd:
#   test_entrainer_epoque_perte: "c'est la perte du dernier lot"
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

    return perte.item()
