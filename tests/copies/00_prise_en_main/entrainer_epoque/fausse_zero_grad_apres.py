# ---
# titre: les gradients ne sont effacés qu'après chaque pas
# perd:
#   test_entrainer_epoque_poids: "le vieux gradient a compté dans le premier pas"
# ---
# %% entrainer_epoque
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train()
    somme = n = 0
    for entrees, cibles in chargeur:
        sortie = modele(entrees)
        valeur = critere(sortie, cibles)
        valeur.backward()
        optimiseur.step()
        optimiseur.zero_grad()
        somme += float(valeur) * entrees.shape[0]
        n += entrees.size(0)
    return somme / n
