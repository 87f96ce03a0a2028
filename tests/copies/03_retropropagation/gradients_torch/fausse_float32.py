# ---
# titre: tout est calculé en float32
# perd:
#   test_gradients_torch_une_couche: "les gradients sont en float64 ; ici float32 et float32"
# ---
# %% gradients_torch
def gradients_torch(X, y, parametres):
    P = [[torch.tensor(t, dtype=torch.float32, requires_grad=True) for t in couche] for couche in parametres]
    A = torch.tensor(X, dtype=torch.float32)
    for k, (W, b) in enumerate(P):
        A = A @ W + b
        if k < len(P) - 1:
            A = A.clamp(min=0)
    cout = torch.nn.functional.cross_entropy(A, torch.tensor(y))
    cout.backward()
    return [(W.grad.numpy(), b.grad.numpy()) for W, b in P]
