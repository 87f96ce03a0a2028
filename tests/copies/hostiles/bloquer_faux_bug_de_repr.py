# ---
# titre: "un objet dont l'affichage ne finit pas"
# points: 3
# reglages: {Execute.timeout: 2}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
class Lent:
    def __repr__(self):
        while True:
            pass

def somme(a, b):
    return Lent()
