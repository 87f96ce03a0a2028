# ---
# titre: les deux taux sont échangés
# perd:
#   test_groupes_de_parametres_taux: "les deux taux sont échangés"
#   test_groupes_de_parametres_geles: "les deux taux sont-ils échangés"
#   test_groupes_de_parametres_rien: "les deux taux sont-ils échangés"
# ---
# %% groupes_de_parametres
def groupes_de_parametres(modele, lr_corps, lr_tete):
    """Les groupes de paramètres entraînables, pour un optimiseur : le corps avec lr_corps, la tête avec lr_tete."""
    corps, tete = [], []
    for nom, parametre in modele.named_parameters():
        if parametre.requires_grad:
            (tete if nom.startswith("tete.") else corps).append(parametre)
    groupes = [{"params": params, "lr": lr} for params, lr in ((corps, lr_tete), (tete, lr_corps)) if params]
    if not groupes:
        raise ValueError("aucun paramètre n'est entraînable : tout est gelé")
    return groupes
