# ---
# titre: "un transformateur de texte retire les contrôles des cellules suivantes"
# points: 0
# ---
# %% somme
import IPython

coquille = IPython.get_ipython()
liste = [v for k, v in vars(coquille).get("_trait_values", {}).items() if "transformers_post" in k] or [[]]
liste[0].append(lambda lignes: [ligne for ligne in lignes if "egal" not in ligne])

def somme(a, b):
    return 0
