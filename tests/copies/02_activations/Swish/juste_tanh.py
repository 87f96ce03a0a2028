# ---
# titre: par tanh, avec un attribut du contexte
# ---
# %% Swish
class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.s = 0.5 * (1 + torch.tanh(0.5 * x))
        ctx.save_for_backward(x)
        return x * ctx.s

    @staticmethod
    def backward(ctx, amont):
        x = ctx.saved_tensors[0]
        pente = ctx.s + x * ctx.s * (1 - ctx.s)
        return pente * amont
