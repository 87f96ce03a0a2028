# ---
# titre: NumPy dans backward
# perd:
#   test_Swish_pente: "rester en PyTorch"
#   test_Swish_amont: "rester en PyTorch"
#   test_Swish_gradcheck: "rester en PyTorch"
#   test_Swish_stable: "rester en PyTorch"
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
        return (amont * (s + x * s * (1 - s))).numpy()
