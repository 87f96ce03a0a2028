# ---
# titre: ReLU aussi sur les logits
# perd:
#   test_gradients_torch_une_couche: "tout vaut zéro : est-ce W lui-même au lieu de son gradient, ou ReLU est-elle appliquée aux logits ?"
#   test_gradients_torch_profondeur: "la fonction dérivée n'est pas celle du réseau : ReLU après chaque couche cachée, rien après la dernière, une seule softmax."
# ---
# %% gradients_torch
def gradients_torch(X, y, parametres):
    P = [[torch.tensor(t, dtype=torch.float64, requires_grad=True) for t in couche] for couche in parametres]
    A = torch.tensor(X, dtype=torch.float64)
    for k, (W, b) in enumerate(P):
        A = A @ W + b
        A = torch.relu(A)
    cout = torch.nn.functional.cross_entropy(A, torch.tensor(y))
    cout.backward()
    return [(W.grad.numpy(), b.grad.numpy()) for W, b in P]
