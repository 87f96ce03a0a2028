# ---
# titre: les poids renvoyés au lieu de leurs gradients
# perd:
#   test_gradients_torch_une_couche: "est-ce W lui-même"
#   test_gradients_torch_profondeur: "c'est W1 lui-même"
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
    cout.backward()
    return [(W.detach().numpy(), b.detach().numpy()) for W, b in P]
