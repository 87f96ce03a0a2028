# ---
# titre: rien n'est refusé
# perd:
#   test_decroissance_cosinus_bornes: "un numéro de pas négatif doit être refusé."
# ---
# %% decroissance_cosinus
def decroissance_cosinus(pas, total, lr_max, lr_min=0.0, echauffement=0):
    if pas < echauffement:
        return lr_max * (pas + 1) / echauffement
    avancement = min(1.0, (pas - echauffement) / max(1, total - echauffement))
    return lr_min + 0.5 * (lr_max - lr_min) * (1 + np.cos(np.pi * avancement))
