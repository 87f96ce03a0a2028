# ---
# titre: mesure avec le dropout
# perd:
#   test_verifier_surapprentissage_intact: "appelez eval() sur la copie avant de mesurer"
# ---
# %% verifier_surapprentissage
def verifier_surapprentissage(modele, X, y, n_pas, lr=0.01):
    """Fait apprendre (X, y) par cœur à une copie du modèle ; renvoie (perte, exactitude) après n_pas pas d'Adam."""
    essai = copy.deepcopy(modele).train()
    optimiseur = torch.optim.Adam(essai.parameters(), lr=lr)
    for _ in range(n_pas):
        optimiseur.zero_grad()
        nn.functional.cross_entropy(essai(X), y).backward()
        optimiseur.step()
    with torch.no_grad():
        logits = essai(X)
        perte = nn.functional.cross_entropy(logits, y).item()
        justes = (logits.argmax(dim=1) == y).float().mean().item()
    return perte, justes
