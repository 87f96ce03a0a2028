# ---
# titre: entraîner puis rendre l'état
# ---
# %% verifier_surapprentissage
def verifier_surapprentissage(modele, X, y, n_pas, lr=0.01):
    mode, etat = modele.training, copy.deepcopy(modele.state_dict())
    modele.train()
    optimiseur = torch.optim.Adam(modele.parameters(), lr=lr)
    for _ in range(n_pas):
        modele.zero_grad()
        nn.functional.cross_entropy(modele(X), y).backward()
        optimiseur.step()
    modele.eval()
    with torch.no_grad():
        logits = modele(X)
    resultat = (float(nn.functional.cross_entropy(logits, y)), float((logits.argmax(1) == y).double().mean()))
    modele.load_state_dict(etat)
    modele.zero_grad()
    modele.train(mode)
    return resultat
