# ---
# titre: la mémoire dans un dictionnaire à part, p.data
# ---
# %% AdamTorch
class AdamTorch(torch.optim.Optimizer):
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        if lr < 0:
            raise ValueError(f"taux négatif : {lr}")
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps})
        self.memoire = {}

    def step(self, closure=None):
        for g in self.param_groups:
            for p in g["params"]:
                if p.grad is None:
                    continue
                pente = p.grad.detach()
                t, m, v = self.memoire.get(id(p), (0, 0.0, 0.0))
                t, m, v = t + 1, g["betas"][0] * m + (1 - g["betas"][0]) * pente, g["betas"][1] * v + (1 - g["betas"][1]) * pente**2
                self.memoire[id(p)] = t, m, v
                p.data = p.data - g["lr"] * (m / (1 - g["betas"][0] ** t)) / (torch.sqrt(v / (1 - g["betas"][1] ** t)) + g["eps"])
