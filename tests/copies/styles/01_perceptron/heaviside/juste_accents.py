# ---
# titre: "des identifiants accentués et grecs"
# ---
# %% heaviside
def heaviside(z):
    entrée = np.asarray(z)
    α, β = 0, 1
    là_où_c_est_positif = entrée >= α
    return np.where(là_où_c_est_positif, β, α)
