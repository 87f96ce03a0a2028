# ---
# titre: par la matrice de confusion
# ---
# %% rapport
def rapport(y, y_predit):
    if len(y) != len(y_predit) or len(y) == 0:
        raise ValueError("deux suites non vides de même longueur")
    classes = sorted({int(c) for c in y} | {int(c) for c in y_predit})
    rang = {c: i for i, c in enumerate(classes)}
    M = np.zeros((len(classes), len(classes)))
    for a, b in zip(y, y_predit):
        M[rang[int(a)], rang[int(b)]] += 1
    sortie, f1 = {}, []
    for c in classes:
        i = rang[c]
        vp, ligne, colonne = M[i, i], M[i].sum(), M[:, i].sum()
        f1.append(2 * vp / (ligne + colonne))
        sortie[c] = {"precision": vp / colonne if colonne else 0.0, "rappel": vp / ligne if ligne else 0.0, "f1": f1[-1], "effectif": int(ligne)}
    sortie["exactitude"], sortie["macro_f1"] = M.trace() / M.sum(), sum(f1) / len(f1)
    return sortie
