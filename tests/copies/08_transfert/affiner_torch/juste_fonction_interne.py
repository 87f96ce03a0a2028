# ---
# titre: une fonction interne par temps, un seul taux quand la tête est seule
# ---
# %% affiner_torch
def affiner_torch(modele, X, y, parties, lr_corps, lr_tete, epoques_tete, epoques, rng):
    """Affine en deux temps, la tête puis la tête et les parties nommées ; renvoie la perte moyenne de chaque époque."""
    modele.eval()

    def un_temps(entrainables, groupes, nombre):
        for parametre in modele.parameters():
            parametre.requires_grad_(any(parametre is p for p in entrainables))
            parametre.grad = None
        optimiseur, pertes = torch.optim.Adam(groupes), []
        for _ in range(nombre):
            ordre, somme = rng.permutation(len(X)), 0.0
            for debut in range(0, len(X), 16):
                indices = ordre[debut : debut + 16]
                modele.tete.train()
                perte = F.cross_entropy(modele(X[indices]), y[indices])
                optimiseur.zero_grad()
                perte.backward()
                optimiseur.step()
                somme += float(perte.detach()) * len(indices)
            pertes.append(somme / len(X))
        return pertes

    tete = list(modele.tete.parameters())
    corps = [p for nom, p in modele.named_parameters() if any(nom.startswith(partie + ".") for partie in parties)]
    resultat = un_temps(tete, tete and [{"params": tete, "lr": lr_tete}], epoques_tete)
    resultat += un_temps(tete + corps, [{"params": corps, "lr": lr_corps}, {"params": tete, "lr": lr_tete}], epoques)
    modele.eval()
    return resultat
