# ---
# titre: backward n'est pas appelé
# perd:
#   test_gradients_torch_une_couche: "backward() a-t-il été appelé"
#   test_gradients_torch_profondeur: "backward() a-t-il été appelé"
#   test_gradients_torch_repete: "backward() a-t-il été appelé"
# ---
# %% gradients_torch
def gradients_torch(X, y, parametres):
    P = [[torch.tensor(t, dtype=torch.float64, requires_grad=True) for t in couche] for couche in parametres]
    A = torch.tensor(X, dtype=torch.float64)
    for k, (W, b) in enumerate(P):
        A = A @ W + b
        if k < len(P) - 1:
            A = A.clamp(min=0)
    cout = torch.nn.functional.cross_entropy(A, torch.tensor(y))
    return [(W.grad.numpy(), b.grad.numpy()) for W, b in P]
