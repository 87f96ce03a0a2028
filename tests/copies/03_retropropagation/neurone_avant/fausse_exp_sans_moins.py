# ---
# titre: 1 / (1 + exp(z))
# perd:
#   test_neurone_avant_plusieurs: "la sigmoïde reçoit -z"
# ---
# %% neurone_avant
def neurone_avant(x, w, b):
    if len(x) != len(w):
        raise ValueError('un poids par entrée')
    return 1 / (1 + math.exp(sum(a * p for a, p in zip(x, w)) + b))
