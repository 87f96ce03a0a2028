# ---
# titre: un nn.Sequential en float32, dont les poids sont transposés
# ---
# %% gradients_torch
def gradients_torch(X, y, parametres):
    couches = []
    for W, b in parametres:
        couche = torch.nn.Linear(*W.shape)
        with torch.no_grad():
            couche.weight.copy_(torch.tensor(W.T))
            couche.bias.copy_(torch.tensor(b))
        couches += [couche, torch.nn.ReLU()]
    modele = torch.nn.Sequential(*couches[:-1])
    torch.nn.CrossEntropyLoss()(modele(torch.tensor(X, dtype=torch.float32)), torch.as_tensor(y)).backward()
    return [(c.weight.grad.T.numpy(), c.bias.grad.numpy()) for c in couches[::2]]
