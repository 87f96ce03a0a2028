# ---
# titre: torch.autograd.grad, sans .grad
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
    g = torch.autograd.grad(cout, [t for couche in P for t in couche])
    return [(g[2 * k].numpy(), g[2 * k + 1].numpy()) for k in range(len(P))]
