# ---
# titre: rien n'est vérifié
# perd:
#   test_borne_novikoff_refus: "un exemple mal classé a une valeur s (w · x + b) négative"
# ---
# %% borne_novikoff
def borne_novikoff(X, y, w, b):
    A, v = np.column_stack([X, np.ones(len(X))]), np.append(w, b)
    gamma = ((2 * y - 1) * (A @ v)).min() / np.linalg.norm(v)
    R = np.linalg.norm(A, axis=1).max()
    return (R / gamma) ** 2
