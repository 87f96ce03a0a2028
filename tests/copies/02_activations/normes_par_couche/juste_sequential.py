# ---
# titre: nn.Sequential, torch.autograd.grad et nn.MSELoss
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, graine)

    class Activation(nn.Module):
        def forward(self, z):
            return activation(z)

    etages = []
    for couche in couches:
        etages += [couche, Activation()]
    reseau = nn.Sequential(*etages[:-1])
    gradients = torch.autograd.grad(nn.MSELoss()(reseau(X), y), [couche.weight for couche in couches])
    return np.array([np.linalg.norm(g.numpy()) for g in gradients])
