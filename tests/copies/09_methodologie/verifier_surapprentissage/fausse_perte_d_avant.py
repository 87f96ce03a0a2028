# ---
# titre: la perte du dernier tour, avant le pas
# perd:
#   test_verifier_surapprentissage_nombres: "cette perte date d'avant le dernier pas : mesurez-la de nouveau à la fin."
#   test_verifier_surapprentissage_intact: "appelez eval() sur la copie avant de mesurer"
# ---
# %% verifier_surapprentissage
def verifier_surapprentissage(modele, X, y, n_pas, lr=0.01):
    essai = copy.deepcopy(modele).train()
    optimiseur = torch.optim.Adam(essai.parameters(), lr=lr)
    logits = essai(X)
    perte = nn.functional.cross_entropy(logits, y)
    for _ in range(n_pas):
        optimiseur.zero_grad()
        logits = essai(X)
        perte = nn.functional.cross_entropy(logits, y)
        perte.backward()
        optimiseur.step()
    return perte.item(), (logits.argmax(dim=1) == y).float().mean().item()
