# ---
# titre: "l'écart avec la meilleure exactitude de validation"
# perd:
#   test_diagnostiquer_surapprentissage: "pas avec la meilleure."
# ---
# %% diagnostiquer
def diagnostiquer(historique, seuil_exactitude=0.7):
    """Renvoie "divergence", "surapprentissage", "sous-apprentissage" ou "bon ajustement"."""
    cles = ("perte", "exactitude", "perte_val", "exactitude_val")
    absentes = [cle for cle in cles if cle not in historique]
    if absentes:
        raise ValueError(f"historique doit contenir les clés {', '.join(cles)} ; il manque {', '.join(absentes)}.")
    longueurs = {len(historique[cle]) for cle in cles}
    if len(longueurs) != 1 or longueurs == {0}:
        raise ValueError(f"les quatre listes doivent avoir la même longueur, au moins 1 ; reçu {sorted(longueurs)}.")
    perte, exactitude, perte_val, exactitude_val = (np.asarray(historique[cle], dtype=float) for cle in cles)
    if not (np.isfinite(perte).all() and np.isfinite(perte_val).all()) or perte[-1] > 2 * perte[0]:
        return "divergence"
    montees = np.diff(perte_val[-6:])
    remonte = len(montees) == 5 and (montees > 0).all()
    if perte_val[-1] - perte[-1] > 0.5 or exactitude[-1] - exactitude_val.max() > 0.10 or remonte:
        return "surapprentissage"
    if exactitude[-1] < seuil_exactitude:
        return "sous-apprentissage"
    return "bon ajustement"
