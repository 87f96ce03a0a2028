# ---
# titre: "imprime la ligne attendue puis lève une exception qui s'affiche comme rien"
# points: 0
# ---
# %% somme
class Rien(Exception):
    def _render_traceback_(self):
        return []

def somme(a, b):
    print("✔ la somme de deux nombres")
    raise Rien
