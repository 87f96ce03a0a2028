# ---
# titre: un « if », étendu par np.vectorize
# ---
# %% heaviside
@np.vectorize
def heaviside(z):
    if z >= 0:
        return 1
    return 0
