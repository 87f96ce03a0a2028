# ---
# titre: "sum et len masqués par des variables locales"
# ---
# %% neurone_avant
def neurone_avant(x, w, b):
    len_x = len(x)
    sum = b
    for i in range(max(len_x, len(w))):
        try:
            sum += x[i] * w[i]
        except IndexError as z:
            raise ValueError("x et w n'ont pas la même longueur") from z
    return sigmoide(sum)
