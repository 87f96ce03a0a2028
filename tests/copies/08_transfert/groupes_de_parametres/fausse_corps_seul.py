# ---
# titre: oublie ce qui n'est ni dans corps ni dans tete
# perd:
#   test_groupes_de_parametres_taux: "tout ce qui n'est pas dans modele.tete appartient au corps"
# ---
# %% groupes_de_parametres
def groupes_de_parametres(modele, lr_corps, lr_tete):
    groupes = []
    for partie, lr in ((modele.corps, lr_corps), (modele.tete, lr_tete)):
        params = [p for p in partie.parameters() if p.requires_grad]
        if params:
            groupes.append({"params": params, "lr": lr})
    if not groupes:
        raise ValueError("tout est gelé")
    return groupes
