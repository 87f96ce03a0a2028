# ---
# titre: les montées sont comptées depuis la fin
# ---
# %% diagnostiquer
def diagnostiquer(historique, seuil_exactitude=0.7):
    attendues = {"perte", "exactitude", "perte_val", "exactitude_val"}
    if not attendues.issubset(historique.keys()):
        raise ValueError(f"clés attendues : {sorted(attendues)}")
    tailles = [len(historique[c]) for c in attendues]
    if min(tailles) != max(tailles) or min(tailles) < 1:
        raise ValueError("longueurs inégales ou nulles")
    pertes = np.concatenate([historique["perte"], historique["perte_val"]]).astype(float)
    if np.isnan(pertes).any() or np.isinf(pertes).any() or historique["perte"][-1] / historique["perte"][0] > 2:
        return "divergence"
    suite, compte = historique["perte_val"], 0
    for avant, apres in zip(suite[:-1], suite[1:]):
        compte = compte + 1 if apres > avant else 0
    fin = {c: historique[c][-1] for c in attendues}
    if compte >= 5 or fin["perte_val"] > fin["perte"] + 0.5 or fin["exactitude"] > fin["exactitude_val"] + 0.10:
        return "surapprentissage"
    if fin["exactitude"] >= seuil_exactitude:
        return "bon ajustement"
    return "sous-apprentissage"
