# ---
# titre: "une récursion par yield from"
# ---
# %% grille
def _combiner(noms, espace):
    if not noms:
        yield {}
        return
    tete, *queue = noms
    for valeur in espace[tete]:
        yield from ({tete: valeur} | reste for reste in _combiner(queue, espace))


def grille(espace):
    vides = [nom for nom, valeurs in espace.items() if not len(valeurs)]
    if vides:
        raise ValueError(f"sans valeur : {vides}")
    return [*_combiner(list(espace), espace)]
