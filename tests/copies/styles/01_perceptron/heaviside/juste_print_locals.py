# ---
# titre: "print(locals()) laissé dans la fonction"
# ---
# %% heaviside
def heaviside(z):
    z = np.array(z)
    positif = z >= 0
    print(locals())
    return positif.astype(int)
