# ---
# titre: compare les parties une à une
# ---
# %% geler
def geler(modele, sauf=()):
    cibles = [tuple(partie.split(".")) for partie in sauf]
    vues, total = set(), 0
    etats = {}
    for nom, p in modele.named_parameters():
        morceaux = tuple(nom.split("."))
        trouvees = [c for c in cibles if morceaux[: len(c)] == c]
        vues.update(trouvees)
        etats[nom] = bool(trouvees)
    if vues != set(cibles):
        raise ValueError(f"parties inconnues : {set(cibles) - vues}")
    for nom, p in modele.named_parameters():
        p.requires_grad = etats[nom]
        total += p.numel() * etats[nom]
    return total
