# ---
# titre: "une récursion par dépaquetage"
# ---
# %% neurone_avant
def neurone_avant(x, w, b):
    match x, w:
        case [], []:
            return sigmoide(b)
        case [x0, *xs], [w0, *ws]:
            return neurone_avant(xs, ws, b + x0 * w0)
        case _:
            raise ValueError("il faut un poids par entrée")
