# ---
# titre: "rend un objet qui a tous les attributs, toutes les méthodes, et se rend lui-même à l'infini"
# points: 3
# reglages: {Execute.timeout: 3}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
class Tout:
    """detach, cpu, numpy, tolist, item, keys, __array__… : tout existe, et mène à soi."""

    def __getattr__(self, nom):
        return self

    def __call__(self, *arguments, **options):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self

    def __getitem__(self, place):
        return self

    def __len__(self):
        return (1 << 62)


def somme(a, b):
    return Tout()
