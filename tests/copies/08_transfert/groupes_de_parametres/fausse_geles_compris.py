# ---
# titre: les paramètres gelés sont compris
# perd:
#   test_groupes_de_parametres_geles: "ne gardez que les paramètres dont requires_grad est vrai"
#   test_groupes_de_parametres_rien: "une tête gelée : un seul groupe"
# ---
# %% groupes_de_parametres
def groupes_de_parametres(modele, lr_corps, lr_tete):
    """Les groupes de paramètres entraînables, pour un optimiseur : le corps avec lr_corps, la tête avec lr_tete."""
    corps, tete = [], []
    for nom, parametre in modele.named_parameters():
        if True:
            (tete if nom.startswith("tete.") else corps).append(parametre)
    groupes = [{"params": params, "lr": lr} for params, lr in ((corps, lr_corps), (tete, lr_tete)) if params]
    if not groupes:
        raise ValueError("aucun paramètre n'est entraînable : tout est gelé")
    return groupes
