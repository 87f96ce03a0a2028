# ---
# titre: l'aller ne renvoie rien
# perd:
#   test_Swish_pente: "oublié « return » dans forward"
#   test_Swish_amont: "oublié « return » dans forward"
#   test_Swish_gradcheck: "oublié « return » dans forward"
#   test_Swish_stable: "oublié « return »"
#   test_Swish_valeurs: "return"
# ---
# %% Swish
class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, amont):
        (x,) = ctx.saved_tensors
        s = torch.sigmoid(x)
        return amont * (s + x * s * (1 - s))
