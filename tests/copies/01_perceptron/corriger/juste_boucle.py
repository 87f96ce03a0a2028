# ---
# titre: une boucle sur les poids
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    z = b
    for j in range(len(w)):
        z += w[j] * x[j]
    erreur = y - int(z >= 0)
    nouveau = []
    for j in range(len(w)):
        nouveau.append(w[j] + lr * erreur * x[j])
    return np.array(nouveau), b + lr * erreur
