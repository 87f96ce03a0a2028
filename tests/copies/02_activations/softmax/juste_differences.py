# ---
# titre: par les différences de logits
# ---
# %% softmax
def softmax(z):
    z = np.asarray(z, dtype=float)
    ecarts = z[..., None, :] - z[..., :, None]
    return np.exp(-np.logaddexp.reduce(ecarts, axis=-1))
