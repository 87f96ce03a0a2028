# ---
# titre: "écrit et relit un fichier temporaire"
# ---
# %% borne_novikoff
import os
import tempfile


def borne_novikoff(X, y, w, b):
    Xp, wp = np.column_stack([X, np.ones(len(X))]), np.append(w, b)
    valeurs = (2 * np.asarray(y) - 1) * (Xp @ wp)
    with tempfile.TemporaryDirectory() as dossier:
        chemin = os.path.join(dossier, "valeurs.npy")
        np.save(chemin, valeurs)
        with open(chemin, "rb") as fichier:
            valeurs = np.load(fichier)
    if not np.all(valeurs > 0):
        raise ValueError("(w, b) ne sépare pas les classes")
    rayon, marge = np.linalg.norm(Xp, axis=1).max(), valeurs.min() / np.linalg.norm(wp)
    return (rayon / marge) ** 2
