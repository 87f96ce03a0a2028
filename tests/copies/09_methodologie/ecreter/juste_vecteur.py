# ---
# titre: un seul grand vecteur
# ---
# %% ecreter
def ecreter(gradients, norme_max):
    if not norme_max > 0:
        raise ValueError("la borne est un nombre positif")
    norme = np.linalg.norm(np.concatenate([np.ravel(g) for g in gradients]))
    if np.isnan(norme) or np.isinf(norme):
        raise ValueError("gradient infini ou NaN")
    if norme <= norme_max:
        return [np.copy(g) for g in gradients], norme
    return [np.asarray(g) / norme * norme_max for g in gradients], norme
