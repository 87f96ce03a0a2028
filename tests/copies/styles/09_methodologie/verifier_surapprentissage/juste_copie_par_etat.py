# ---
# titre: "load_state_dict d'une copie, et try/finally"
# ---
# %% verifier_surapprentissage
def verifier_surapprentissage(modele, X, y, n_pas, lr=0.01):
    etat, mode = copy.deepcopy(modele.state_dict()), modele.training
    perte = nn.CrossEntropyLoss()
    try:
        essai = copy.deepcopy(modele)
        essai.train()
        optimiseur = torch.optim.Adam(essai.parameters(), lr)
        for _ in range(n_pas):
            optimiseur.zero_grad(set_to_none=True)
            perte(essai(X), y).backward()
            optimiseur.step()
        with torch.no_grad():
            z = essai.eval()(X)
        return perte(z, y).item(), float(torch.mean((z.argmax(-1) == y).double()))
    finally:
        modele.load_state_dict(etat)
        modele.train(mode)
