# ---
# titre: "torch.linalg.vector_norm, walrus et compréhension"
# ---
# %% normes_gradients
def normes_gradients(modele):
    return {z: float(torch.linalg.vector_norm(g)) for z, p in modele.named_parameters() if (g := p.grad) is not None}
