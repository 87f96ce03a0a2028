# ---
# titre: le gradient d'amont est multiplié sur place
# perd:
#   test_Swish_amont: "l'argument amont a été modifié"
# ---
# %% Swish
class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        s = torch.sigmoid(x)
        ctx.save_for_backward(x, s)
        return x * s

    @staticmethod
    def backward(ctx, amont):
        x, s = ctx.saved_tensors
        amont *= s + x * s * (1 - s)
        return amont
