# ---
# titre: le gradient d'amont est oublié
# perd:
#   test_Swish_amont: "le gradient d'amont n'est pas utilisé"
#   test_Swish_gradcheck: "différences finies"
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
        s = torch.sigmoid(x)
        return s + x * s * (1 - s)
