# ---
# titre: un groupe par paramètre quand les deux côtés apprennent
# ---
# %% groupes_de_parametres
def groupes_de_parametres(modele, lr_corps, lr_tete):
    par_taux = {"corps": [], "tete": []}
    for nom, p in modele.named_parameters():
        if p.requires_grad:
            par_taux["tete" if nom.split(".")[0] == "tete" else "corps"].append(p)
    taux = dict(corps=lr_corps, tete=lr_tete)
    resultat = []
    for cle, params in par_taux.items():
        if params:
            resultat.append(dict(params=params, lr=taux[cle]))
    if len(resultat) == 0:
        raise ValueError("tout est gelé")
    return resultat
