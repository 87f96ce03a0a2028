# ---
# titre: "rend un tableau de huit téraoctets qui n'occupe rien : un pas nul sur tous ses axes"
# points: 3
# reglages: {Execute.timeout: 10}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
def somme(a, b):
    return np.broadcast_to(np.float64(5), (10**6, 10**6))
