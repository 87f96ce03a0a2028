# ---
# titre: la sortie est gardée à la place de l'entrée
# perd:
#   test_Swish_pente: "attendu"
#   test_Swish_amont: "attendu"
#   test_Swish_gradcheck: "différences finies"
#   test_Swish_stable: "attendu"
# ---
# %% Swish
class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        y = x * torch.sigmoid(x)
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, amont):
        (x,) = ctx.saved_tensors
        s = torch.sigmoid(x)
        return amont * (s + x * s * (1 - s))
