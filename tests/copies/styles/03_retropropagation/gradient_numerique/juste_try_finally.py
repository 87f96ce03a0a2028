# ---
# titre: "modifie sa copie, et la remet par finally"
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = np.array(theta, dtype=np.float64)
    gradient = np.zeros(theta.shape)
    for indice, depart in np.ndenumerate(theta.copy()):
        try:
            theta[indice] = depart + eps
            plus = f(theta)
            theta[indice] = depart - eps
            gradient[indice] = (plus - f(theta)) / (2 * eps)
        finally:
            theta[indice] = depart
    return gradient
