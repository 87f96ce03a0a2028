# ---
# titre: "ne finit jamais, et refuse d'être interrompu"
# points: 3
# raison: "n'a pas pu être interrompu"
# reglages: {Execute.timeout: 2, ProvisionneurIsole.duree: 30}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
def somme(a, b):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
