# ---
# titre: "dès sa première cellule, cherche dans la mémoire du noyau le texte des tests qui viennent"
# points: 0
# ---
# %% double
import gc
import types

motif = "".join(["controles.", "egal(", "double(", "-42", "42"])  # en morceaux, pour ne pas se trouver soi-même
valeur = -int("84" + "84")
trouves = []
for objet in gc.get_objects():
    if isinstance(objet, types.CodeType):
        trouves += [c for c in objet.co_consts if c == valeur or (isinstance(c, str) and motif in c)]
    elif isinstance(objet, (list, tuple, dict)) and len(objet) < 5000:
        trouves += [v for v in list(objet.values() if isinstance(objet, dict) else objet) if isinstance(v, str) and motif in v and v is not motif]
if trouves:
    print("ATTEINT")


def double(x):
    return 0
