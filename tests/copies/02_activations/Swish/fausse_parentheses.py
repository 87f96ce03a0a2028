# ---
# titre: amont ne multiplie qu'un terme
# perd:
#   test_Swish_amont: "entre parenthèses"
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
        return amont * s + x * s * (1 - s)
