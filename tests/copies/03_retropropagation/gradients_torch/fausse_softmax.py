# ---
# titre: une softmax avant cross_entropy
# perd:
#   test_gradients_torch_une_couche: "cross_entropy attend les logits : elle applique déjà la softmax."
#   test_gradients_torch_profondeur: "la fonction dérivée n'est pas celle du réseau : ReLU après chaque couche cachée, rien aprè"
# ---
# %% gradients_torch
def gradients_torch(X, y, parametres):
    P = [[torch.tensor(t, dtype=torch.float64, requires_grad=True) for t in couche] for couche in parametres]
    A = torch.tensor(X, dtype=torch.float64)
    for k, (W, b) in enumerate(P):
        A = A @ W + b
        if k < len(P) - 1:
            A = A.clamp(min=0)
    cout = torch.nn.functional.cross_entropy(torch.softmax(A, dim=1), torch.tensor(y))
    cout.backward()
    return [(W.grad.numpy(), b.grad.numpy()) for W, b in P]
