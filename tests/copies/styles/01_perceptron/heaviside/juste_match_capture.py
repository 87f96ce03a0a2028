# ---
# titre: "match/case, avec une capture nommée attendu"
# ---
# %% heaviside
def heaviside(z):
    match np.ndim(z):
        case 0:
            match z >= 0:
                case True | np.True_:
                    return 1
                case _:
                    return 0
        case attendu if attendu > 0:
            return np.array([heaviside(obtenu) for obtenu in z], dtype=int)
