# ---
# titre: "rend un entier de cent millions de bits, et un décimal d'un milliard de chiffres"
# points: 3
# reglages: {Execute.timeout: 10}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
def somme(a, b):
    from decimal import Decimal

    return [1 << 100_000_000, Decimal("1e999999999"), complex("nan"), -0.0, float("-inf")]
