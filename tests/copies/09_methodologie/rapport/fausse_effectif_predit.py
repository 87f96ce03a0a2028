# ---
# titre: l'effectif des prédits
# perd:
#   test_rapport_classes: "l'effectif compte les vrais exemples, pas les prédits."
# ---
# %% rapport
def rapport(y, y_predit):
    """Renvoie {classe: {"precision", "rappel", "f1", "effectif"}, "exactitude": …, "macro_f1": …}."""
    y, y_predit = np.asarray(y), np.asarray(y_predit)
    if y.shape != y_predit.shape or len(y) == 0:
        raise ValueError("y et y_predit doivent être non vides et de même longueur.")

    def quotient(a, b):
        return float(a / b) if b else 0.0

    resultat = {}
    for classe in np.union1d(y, y_predit):
        trouves, predits, vrais = np.sum((y == classe) & (y_predit == classe)), np.sum(y_predit == classe), np.sum(y == classe)
        precision, rappel = quotient(trouves, predits), quotient(trouves, vrais)
        resultat[int(classe)] = {"precision": precision, "rappel": rappel,
                                 "f1": quotient(2 * precision * rappel, precision + rappel), "effectif": int(predits)}
    macro = float(np.mean([ligne["f1"] for ligne in resultat.values()]))
    return {**resultat, "exactitude": float(np.mean(y == y_predit)), "macro_f1": macro}
