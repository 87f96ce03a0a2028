# ---
# titre: l'erreur de division est attrapée et traduite
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    try:
        pente = -float(w[0]) / float(w[1])
    except ZeroDivisionError:
        raise ValueError("frontière verticale : w2 est nul")
    return pente * x1 - b / w[1]
