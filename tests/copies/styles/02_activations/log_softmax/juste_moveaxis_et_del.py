# ---
# titre: "np.moveaxis, del, et une variable nommée « _ »"
# ---
# %% log_softmax
def log_softmax(z):
    _ = np.moveaxis(np.array(z, dtype=float), -1, 0)
    haut = _.max(axis=0)
    reste = _ - haut
    total = np.zeros_like(haut)
    for tranche in reste:
        total = total + np.exp(tranche)
    sortie = np.moveaxis(reste - np.log(total), 0, -1)
    del _, reste, total
    return sortie
