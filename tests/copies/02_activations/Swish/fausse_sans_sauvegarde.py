# ---
# titre: rien n'est gardé pour le retour
# perd:
#   test_Swish_pente: "ctx.save_for_backward"
#   test_Swish_amont: "ctx.save_for_backward"
#   test_Swish_gradcheck: "ctx.save_for_backward"
#   test_Swish_stable: "ctx.save_for_backward"
# ---
# %% Swish
class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, amont):
        (x,) = ctx.saved_tensors
        s = torch.sigmoid(x)
        return amont * (s + x * s * (1 - s))
