# ---
# titre: "le contexte oublié : sig lu sans ctx"
# perd:
#   test_Swish_pente: "name 'sig' is not defined"
#   test_Swish_amont: "name 'sig' is not defined"
#   test_Swish_gradcheck: "name 'sig' is not defined"
#   test_Swish_stable: "name 'sig' is not defined"
# ---
# %% Swish
class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.sig = torch.sigmoid(x)
        ctx.save_for_backward(x)
        return x * ctx.sig

    @staticmethod
    def backward(ctx, amont):
        (x,) = ctx.saved_tensors
        return amont * (sig + x * sig * (1 - sig))
