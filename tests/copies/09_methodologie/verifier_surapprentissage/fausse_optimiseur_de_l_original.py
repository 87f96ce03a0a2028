# ---
# titre: l'optimiseur construit sur l'original
# perd:
#   test_verifier_surapprentissage_nombres: "le modèle n'a pas appris"
#   test_verifier_surapprentissage_verdict: "l'exactitude d'un modèle sain sur 20 exemples aux étiquettes tirées au hasard, 200 pas"
# ---
# %% verifier_surapprentissage
def verifier_surapprentissage(modele, X, y, n_pas, lr=0.01):
    """Fait apprendre (X, y) par cœur à une copie du modèle ; renvoie (perte, exactitude) après n_pas pas d'Adam."""
    essai = copy.deepcopy(modele).train()
    optimiseur = torch.optim.Adam(modele.parameters(), lr=lr)
    for _ in range(n_pas):
        optimiseur.zero_grad()
        nn.functional.cross_entropy(essai(X), y).backward()
        optimiseur.step()
    essai.eval()
    with torch.no_grad():
        logits = essai(X)
        perte = nn.functional.cross_entropy(logits, y).item()
        justes = (logits.argmax(dim=1) == y).float().mean().item()
    return perte, justes
