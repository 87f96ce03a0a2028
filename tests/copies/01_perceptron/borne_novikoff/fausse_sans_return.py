# ---
# titre: le résultat est affiché
# perd:
#   test_borne_novikoff_porte_ou: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_borne_novikoff_echelle: "une valeur vaut None"
#   test_borne_novikoff_refus: "une valeur vaut None"
# ---
# %% borne_novikoff
def borne_novikoff(X, y, w, b):
    A, v = np.column_stack([X, np.ones(len(X))]), np.append(w, b)
    valeurs = (2 * y - 1) * (A @ v)
    if valeurs.min() <= 0:
        raise ValueError("la marge doit être strictement positive")
    gamma = valeurs.min() / np.linalg.norm(v)
    R = np.linalg.norm(A, axis=1).max()
    print((R / gamma) ** 2)
