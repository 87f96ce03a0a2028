# ---
# titre: tout geler, puis libérer
# ---
# %% geler
def geler(modele, sauf=()):
    parties = {}
    for partie in sauf:
        parties[partie] = [p for nom, p in modele.named_parameters() if (nom + ".").startswith(partie + ".")]
        if not parties[partie]:
            raise ValueError("rien dans " + partie)
    modele.requires_grad_(False)
    for liste in parties.values():
        for p in liste:
            p.requires_grad_(True)
    return sum(p.numel() for p in modele.parameters() if p.requires_grad)
