# ---
# titre: les gradients reçus sont modifiés
# perd:
#   test_gradient_l2_intact: "un mélange sur place (shuffle), « -= », « += » ou une affectation par indice agit sur le tableau de l'appelant : travaillez sur une copie."
# ---
# %% gradient_l2
def gradient_l2(gradients, poids, lam):
    if len(gradients) != len(poids):
        raise ValueError("longueurs différentes")
    for G, W in zip(gradients, poids):
        G += 2 * lam * W
    return gradients
