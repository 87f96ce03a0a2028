# ---
# titre: la pente tirée de la sortie et de la sigmoïde
# ---
# %% Swish
class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        s = torch.sigmoid(x)
        y = s * x
        ctx.save_for_backward(s, y)
        return y

    @staticmethod
    def backward(ctx, amont):
        s, y = ctx.saved_tensors
        return torch.mul(amont, y + s * (1 - y))
