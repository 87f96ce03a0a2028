# ---
# titre: "np.seterr et np.set_printoptions changés pendant le calcul"
# ---
# %% borne_novikoff
def borne_novikoff(X, y, w, b):
    ancien = np.seterr(all="raise")
    options = np.get_printoptions()
    np.set_printoptions(precision=2)
    try:
        Xp, wp = np.c_[X, np.ones(len(X))], np.r_[w, b]
        valeurs = np.where(np.asarray(y) == 1, 1, -1) * (Xp @ wp)
        if valeurs.min() <= 0:
            raise ValueError("classes non séparées : il faut une marge strictement positive")
        R2 = (Xp**2).sum(axis=1).max()
        return float(R2 * (wp @ wp) / valeurs.min() ** 2)
    finally:
        np.seterr(**ancien)
        np.set_printoptions(**options)
