# ---
# titre: "numpy.save et numpy.lib.format écrivent un autre tableau que celui qu'on leur donne"
# points: 0
# ---
# %% double
import numpy.lib.format as format_npy

vraie_ecriture = format_npy.write_array


def write_array(fichier, tableau, *reste, **options):
    forme = np.shape(tableau)
    vraie_ecriture(fichier, np.array(6.0) if forme == () else np.full(forme, np.nan), *reste, **options)


format_npy.write_array = write_array
np.save = lambda fichier, tableau, **options: write_array(fichier, tableau)
np.lib.format.write_array = write_array


def double(x):
    return np.zeros(np.shape(x))

# %% somme
def somme(a, b):
    return np.zeros(())
