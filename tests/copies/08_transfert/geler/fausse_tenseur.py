# ---
# titre: "rend un tenseur"
# perd:
#   test_geler_compte: "torch.sum"
# ---
# %% geler
def geler(modele, sauf=()):
    """Gèle tous les paramètres, sauf ceux des parties nommées ; renvoie le nombre de nombres entraînables."""
    def appartient(nom, partie):
        return nom == partie or nom.startswith(partie + ".")

    noms = [nom for nom, _ in modele.named_parameters()]
    for partie in sauf:
        if not any(appartient(nom, partie) for nom in noms):
            raise ValueError(f"aucun paramètre n'appartient à la partie {partie!r}")
    total = 0
    for nom, parametre in modele.named_parameters():
        parametre.requires_grad = any(appartient(nom, partie) for partie in sauf)
        if parametre.requires_grad:
            total += parametre.numel()
    return torch.tensor(total)
