# ---
# titre: les betas, eps et le compteur sont dans self
# perd:
#   test_AdamTorch_groupes: "eps se lit dans le groupe du paramètre."
# ---
# %% AdamTorch
class AdamTorch(torch.optim.Optimizer):
    """Adam, comme torch.optim.Adam avec ses réglages par défaut."""

    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        if lr < 0:
            raise ValueError(f"lr doit être positif ou nul ; reçu {lr}.")
        super().__init__(params, {"lr": lr})
        self.betas, self.eps, self.t = betas, eps, 0

    def step(self, closure=None):
        self.t += 1
        with torch.no_grad():
            for groupe in self.param_groups:
                beta1, beta2 = self.betas
                for p in groupe["params"]:
                    if p.grad is None:
                        continue
                    memoire = self.state[p]
                    if not memoire:
                        memoire.update(t=0, m=torch.zeros_like(p), v=torch.zeros_like(p))
                    memoire["t"] = self.t
                    memoire["m"].mul_(beta1).add_(p.grad, alpha=1 - beta1)
                    memoire["v"].mul_(beta2).addcmul_(p.grad, p.grad, value=1 - beta2)
                    m_corrige = memoire["m"] / (1 - beta1 ** memoire["t"])
                    v_corrige = memoire["v"] / (1 - beta2 ** memoire["t"])
                    p.sub_(groupe["lr"] * m_corrige / (v_corrige.sqrt() + self.eps))
