# ---
# titre: le retour déborde
# perd:
#   test_Swish_stable: "NaN au retour"
# ---
# %% Swish
class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, amont):
        (x,) = ctx.saved_tensors
        e = torch.exp(-x)
        return amont * (1 + e + x * e) / (1 + e) ** 2
