# ---
# titre: "une table de lambdas, dépliée en noms de module"
# ---
# %% activations
_TABLE = {
    "tanh": lambda z: np.tanh(z),
    "relu": lambda z: np.where(np.asarray(z) > 0, z, 0),
    "leaky_relu": lambda z, alpha=0.01: np.where(np.asarray(z) > 0, z, alpha * np.asarray(z)),
    "elu": lambda z, alpha=1.0: np.where(np.asarray(z) > 0, z, alpha * np.expm1(np.minimum(z, 0))),
}
tanh, relu, leaky_relu, elu = _TABLE.values()
