# ---
# titre: le gradient d'amont est renvoyé tel quel
# perd:
#   test_Swish_pente: "il manque la pente locale"
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
        return amont
