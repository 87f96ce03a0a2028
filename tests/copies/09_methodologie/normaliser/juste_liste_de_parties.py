# ---
# titre: une fonction intérieure
# ---
# %% normaliser
def normaliser(*parties):
    moyenne, ecart = parties[0].mean(0), parties[0].std(0)
    ecart = np.where(np.ptp(parties[0], axis=0) == 0, 1, ecart)
    return [(np.asarray(p) - moyenne) / ecart for p in parties]
