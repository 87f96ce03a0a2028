# ---
# titre: "torch.func sur une fonction pure"
# ---
# %% gradients_torch
def gradients_torch(X, y, parametres):
    entree, cible = torch.from_numpy(np.array(X)), torch.from_numpy(np.array(y)).long()

    def cout(couches):
        A = entree
        for i, (W, b) in enumerate(couches):
            A = A @ W + b
            A = A if i == len(couches) - 1 else A.clamp(min=0)
        return torch.nn.functional.cross_entropy(A, cible)

    couches = [(torch.from_numpy(np.array(W)), torch.from_numpy(np.array(b))) for W, b in parametres]
    return [(dW.numpy(), db.numpy()) for dW, db in torch.func.grad(cout)(couches)]
