# ---
# titre: une boucle avec train_on_batch
# ---
# %% entrainer_keras
def entrainer_keras(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0):
    modele.compile(optimizer=optimiseur, loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    rng, historique = np.random.default_rng(graine), {"perte": [], "exactitude": []}
    for _ in range(epoques):
        modele.reset_metrics()
        ordre = rng.permutation(len(y))
        for debut in range(0, len(y), taille_lot):
            i = ordre[debut : debut + taille_lot]
            perte, exactitude = modele.train_on_batch(X[i], y[i])
        historique["perte"].append(float(perte))
        historique["exactitude"].append(float(exactitude))
    return historique
