# ---
# titre: les tenseurs ne retiennent pas leur graphe
# perd:
#   test_gradients_torch_une_couche: "créez les paramètres avec requires_grad=True"
#   test_gradients_torch_profondeur: "créez les paramètres avec requires_grad=True"
#   test_gradients_torch_repete: "créez les paramètres avec requires_grad=True"
# ---
# %% gradients_torch
def gradients_torch(X, y, parametres):
    P = [[torch.tensor(t, dtype=torch.float64) for t in couche] for couche in parametres]
    A = torch.tensor(X, dtype=torch.float64)
    for k, (W, b) in enumerate(P):
        A = A @ W + b
        if k < len(P) - 1:
            A = A.clamp(min=0)
    cout = torch.nn.functional.cross_entropy(A, torch.tensor(y))
    cout.backward()
    return [(W.grad.numpy(), b.grad.numpy()) for W, b in P]
