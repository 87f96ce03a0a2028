# ---
# titre: saved_tensors est pris pour un tenseur
# perd:
#   test_Swish_pente: "(x,) = ctx.saved_tensors"
#   test_Swish_amont: "(x,) = ctx.saved_tensors"
#   test_Swish_gradcheck: "(x,) = ctx.saved_tensors"
#   test_Swish_stable: "(x,) = ctx.saved_tensors"
# ---
# %% Swish
class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, amont):
        x = ctx.saved_tensors
        s = torch.sigmoid(x)
        return amont * (s + x * s * (1 - s))
