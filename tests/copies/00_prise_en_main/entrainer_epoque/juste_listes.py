# ---
# titre: deux listes et une moyenne pesée
# ---
# %% entrainer_epoque
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train(True)
    pertes, tailles = [], []
    for i, lot in enumerate(chargeur):
        modele.zero_grad()
        perte = critere(modele(lot[0]), lot[1])
        perte.backward()
        optimiseur.step()
        pertes.append(perte.detach().numpy())
        tailles.append(len(lot[1]))
    return float(np.average(pertes, weights=tailles))
