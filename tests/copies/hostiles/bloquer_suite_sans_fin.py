# ---
# titre: "rend des suites sans fin, qui disent n'avoir que deux éléments"
# points: 3
# reglages: {Execute.timeout: 3}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
import itertools


class Suite(list):
    def __len__(self):
        return 2

    def __iter__(self):
        return itertools.count()

    def __getitem__(self, place):
        return place


class Table(dict):
    def __len__(self):
        return 1

    def items(self):
        return ((n, n) for n in itertools.count())

    __iter__ = lambda self: itertools.count()
    keys = values = __iter__


def somme(a, b):
    return Suite([1, 2]), Table({1: 2}), itertools.count(), iter(int, 1)
