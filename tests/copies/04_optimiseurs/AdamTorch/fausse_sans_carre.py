# ---
# titre: v moyenne les gradients, pas leurs carrés
# perd:
#   test_AdamTorch_parabole: "NaN : t vaut-il 1 au premier pas ? v moyenne-t-elle les carrés des gradients ?"
#   test_AdamTorch_reseau: "chaque paramètre a sa mémoire et son compteur, betas et eps viennent du groupe, epsilon "
#   test_AdamTorch_groupes: "le calcul donne NaN ou l'infini : division par zéro, log(0) ou exponentielle trop grande"
# ---
# %% AdamTorch
class AdamTorch(torch.optim.Optimizer):
    """Adam, comme torch.optim.Adam avec ses réglages par défaut."""

    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        if lr < 0:
            raise ValueError(f"lr doit être positif ou nul ; reçu {lr}.")
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps})

    def step(self, closure=None):
        with torch.no_grad():
            for groupe in self.param_groups:
                beta1, beta2 = groupe["betas"]
                for p in groupe["params"]:
                    if p.grad is None:
                        continue
                    memoire = self.state[p]
                    if not memoire:
                        memoire.update(t=0, m=torch.zeros_like(p), v=torch.zeros_like(p))
                    memoire["t"] += 1
                    memoire["m"].mul_(beta1).add_(p.grad, alpha=1 - beta1)
                    memoire["v"].mul_(beta2).add_(p.grad, alpha=1 - beta2)
                    m_corrige = memoire["m"] / (1 - beta1 ** memoire["t"])
                    v_corrige = memoire["v"] / (1 - beta2 ** memoire["t"])
                    p.sub_(groupe["lr"] * m_corrige / (v_corrige.sqrt() + groupe["eps"]))
