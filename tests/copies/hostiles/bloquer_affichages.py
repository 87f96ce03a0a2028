# ---
# titre: "met à jour un affichage et en ouvre mille"
# points: 3
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
from IPython.display import HTML, display

def somme(a, b):
    for numero in range(1000):
        display(HTML("<script>alert(1)</script>" * 50), display_id=f"d{numero}")
