# ---
# titre: no_grad en décorateur, try et finally, NumPy
# ---
# %% evaluer
@torch.no_grad()
def evaluer(modele, chargeur):
    mode = modele.training
    modele.train(False)
    try:
        predits = np.concatenate([modele(X).numpy().argmax(axis=1) for X, _ in chargeur])
        attendus = np.concatenate([y.numpy() for _, y in chargeur])
    finally:
        if mode:
            modele.train()
    return float((predits == attendus).mean())
