# ---
# titre: la somme des pertes
# perd:
#   test_gradients_torch_une_couche: "c'est le gradient de la somme des pertes : le coût est une moyenne."
#   test_gradients_torch_profondeur: "c'est le gradient de la somme des pertes : le coût est une moyenne."
# ---
# %% gradients_torch
def gradients_torch(X, y, parametres):
    P = [[torch.tensor(t, dtype=torch.float64, requires_grad=True) for t in couche] for couche in parametres]
    A = torch.tensor(X, dtype=torch.float64)
    for k, (W, b) in enumerate(P):
        A = A @ W + b
        if k < len(P) - 1:
            A = A.clamp(min=0)
    cout = torch.nn.functional.cross_entropy(A, torch.tensor(y), reduction="sum")
    cout.backward()
    return [(W.grad.numpy(), b.grad.numpy()) for W, b in P]
