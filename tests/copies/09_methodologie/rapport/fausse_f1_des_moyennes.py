# ---
# titre: le F1 des moyennes, au lieu de la moyenne des F1
# perd:
#   test_rapport_resume: "c'est le F1 des moyennes"
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
                                 "f1": quotient(2 * precision * rappel, precision + rappel), "effectif": int(vrais)}
    p, q = (np.mean([ligne[nom] for ligne in resultat.values()]) for nom in ("precision", "rappel"))
    macro = quotient(2 * p * q, p + q)
    return {**resultat, "exactitude": float(np.mean(y == y_predit)), "macro_f1": macro}
