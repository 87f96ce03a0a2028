# ---
# titre: zip strict lève lui-même la ValueError
# ---
# %% neurone_avant
def neurone_avant(x, w, b):
    produits = [u * v for u, v in zip(w, x, strict=True)]
    return sigmoide(math.fsum(produits + [b]))
