# ---
# titre: "imprime la ligne attendue puis arrête la cellule par SystemExit"
# points: 0
# ---
# %% somme
def somme(a, b):
    print("✔ la somme de deux nombres")
    raise SystemExit
