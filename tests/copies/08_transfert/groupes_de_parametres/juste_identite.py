# ---
# titre: compare les identités
# ---
# %% groupes_de_parametres
def groupes_de_parametres(modele, lr_corps, lr_tete):
    de_la_tete = {id(p) for p in modele.tete.parameters()}
    libres = [p for p in modele.parameters() if p.requires_grad]
    if not libres:
        raise ValueError("aucun paramètre entraînable")
    corps = [p for p in libres if id(p) not in de_la_tete]
    tete = [p for p in libres if id(p) in de_la_tete]
    return [groupe for groupe in ({"params": tete, "lr": lr_tete}, {"params": corps, "lr": lr_corps}) if groupe["params"]]
