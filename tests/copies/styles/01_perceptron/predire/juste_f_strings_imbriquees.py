# ---
# titre: "des f-strings imbriquées, et !r, et le signe ="
# ---
# %% predire
def predire(X, w, b):
    n, d = np.shape(X)
    if d != len(w):
        raise ValueError(f"{'X'!r} a {f'{d:>{2}} colonne(s)'} et {f'{len(w)=}'}, {f'{n} ligne{chr(115) if n > 1 else str()}'}")
    return heaviside(X @ w + b)
