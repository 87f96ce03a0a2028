# ---
# titre: "un générateur de couples et math.fsum"
# ---
# %% entrainer_epoque
import math


def entrainer_epoque(modele, chargeur, critere, optimiseur):
    modele.train(True)

    def un_pas(X, attendu):
        optimiseur.zero_grad()
        obtenu = critere(modele(X), attendu)
        obtenu.backward()
        optimiseur.step()
        return len(attendu) * obtenu.item(), len(attendu)

    sommes, effectifs = zip(*(un_pas(*lot) for lot in chargeur))
    return math.fsum(sommes) / sum(effectifs)
