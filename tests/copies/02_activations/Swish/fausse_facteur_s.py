# ---
# titre: un facteur s est oublié
# perd:
#   test_Swish_pente: "il manque un facteur s"
#   test_Swish_amont: "attendu"
#   test_Swish_gradcheck: "différences finies"
#   test_Swish_stable: "attendu"
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
        return amont * (s + x * (1 - s))
