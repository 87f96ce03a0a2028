# ---
# titre: divisée par la taille du jeu
# ---
# %% entrainer_epoque
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train()
    total = 0.0
    for X_lot, y_lot in chargeur:
        prediction = modele(X_lot)
        perte = critere(prediction, y_lot)
        optimiseur.zero_grad()
        perte.backward()
        optimiseur.step()
        total = total + perte.item() * X_lot.shape[0]
    return total / len(chargeur.dataset)
