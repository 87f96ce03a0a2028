# ---
# titre: l'avancement est une division entière
# perd:
#   test_decroissance_cosinus_cosinus: "l'avancement est tronqué à l'entier : la division s'écrit /, pas //."
#   test_decroissance_cosinus_echauffement: "l'avancement est (pas - echauffement) / (total - echauffement)."
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
    avancement = min(1.0, (pas - echauffement) // (total - echauffement))
    return lr_min + 0.5 * (lr_max - lr_min) * (1 + np.cos(np.pi * avancement))
