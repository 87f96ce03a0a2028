# ---
# titre: le décorateur no_grad, et lerp
# ---
# %% AdamTorch
class AdamTorch(torch.optim.Optimizer):
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        if not lr >= 0:
            raise ValueError("lr >= 0 était attendu.")
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps))

    @torch.no_grad()
    def step(self, closure=None):
        for groupe in self.param_groups:
            b1, b2 = groupe["betas"]
            for p in [p for p in groupe["params"] if p.grad is not None]:
                etat = self.state.setdefault(p, {})
                if "t" not in etat:
                    etat["t"], etat["m"], etat["v"] = 0, torch.zeros_like(p), torch.zeros_like(p)
                etat["t"] += 1
                etat["m"].lerp_(p.grad, 1 - b1)
                etat["v"].lerp_(p.grad**2, 1 - b2)
                denominateur = etat["v"].sqrt() / (1 - b2 ** etat["t"]) ** 0.5 + groupe["eps"]
                p.addcdiv_(etat["m"], denominateur, value=-groupe["lr"] / (1 - b1 ** etat["t"]))
