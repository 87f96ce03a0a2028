# ---
# titre: une droite au lieu du cosinus
# perd:
#   test_decroissance_cosinus_cosinus: "c'est une droite : il manque le cosinus."
#   test_decroissance_cosinus_echauffement: "l'échauffement est juste, pas la décroissance : voyez le test 1."
# ---
# %% decroissance_cosinus
def decroissance_cosinus(pas, total, lr_max, lr_min=0.0, echauffement=0):
    """Renvoie le taux du pas numéro pas : échauffement linéaire, puis cosinus de lr_max à lr_min."""
    if pas < 0:
        raise ValueError(f"pas doit être positif ou nul ; reçu {pas}.")
    if not 0 <= echauffement < total:
        raise ValueError(f"echauffement doit aller de 0 à total - 1 ; reçu {echauffement} pour un total de {total}.")
    if pas < echauffement:
        return lr_max * (pas + 1) / echauffement
    avancement = min(1.0, (pas - echauffement) / (total - echauffement))
    return lr_min + (lr_max - lr_min) * (1 - avancement)
