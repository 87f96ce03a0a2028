# ---
# titre: "np.linalg.multi_dot et un dépaquetage étoilé"
# ---
# %% fusionner
def fusionner(*couches):
    (W1, b1), (W2, b2) = zip(*[iter(couches)] * 2)
    etendue1 = np.block([[W1, np.zeros((len(W1), 1))], [b1[None, :], np.ones((1, 1))]])
    etendue2 = np.vstack([W2, b2])
    tout = np.linalg.multi_dot([etendue1, etendue2])
    return tout[:-1], tout[-1]
