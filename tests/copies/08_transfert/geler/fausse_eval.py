# ---
# titre: met en évaluation au lieu de geler
# perd:
#   test_geler_interrupteurs: "appeler .eval() ne gèle rien"
# ---
# %% geler
def geler(modele, sauf=()):
    noms = [nom for nom, _ in modele.named_parameters()]
    for partie in sauf:
        if not any(nom == partie or nom.startswith(partie + ".") for nom in noms):
            raise ValueError("partie inconnue")
    modele.eval()
    return sum(p.numel() for nom, p in modele.named_parameters() if any(nom == p_ or nom.startswith(p_ + ".") for p_ in sauf))
