# ---
# titre: "np.apply_along_axis et une fonction interne nommée softmax"
# ---
# %% softmax
def softmax(z):
    def softmax(ligne):
        e = np.exp(ligne - max(ligne))
        return e / sum(e)

    return np.apply_along_axis(softmax, -1, np.asarray(z, dtype=float))
