# ---
# titre: récursive
# ---
# %% grille
def grille(espace):
    if not espace:
        return [{}]
    *debut, (nom, valeurs) = espace.items()
    if not valeurs:
        raise ValueError("aucune valeur")
    return [{**reglages, nom: valeur} for reglages in grille(dict(debut)) for valeur in valeurs]
