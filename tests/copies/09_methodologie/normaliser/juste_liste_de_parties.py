# ---
# titre: une fonction intérieure
# ---
# %% normaliser
def normaliser(*parties):
    moyenne, ecart = parties[0].mean(0), parties[0].std(0)
    ecart = ecart + (ecart == 0)
    return [(np.asarray(p) - moyenne) / ecart for p in parties]
