# ---
# titre: une boucle
# ---
# %% normes_gradients
def normes_gradients(modele):
    resultat = {}
    for nom, p in modele.named_parameters():
        if p.grad is None:
            continue
        resultat[nom] = torch.sqrt((p.grad**2).sum()).item()
    return resultat
