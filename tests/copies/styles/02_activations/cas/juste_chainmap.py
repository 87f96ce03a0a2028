# ---
# titre: "une ChainMap et des n-uplets nommés"
# ---
# %% cas
from collections import ChainMap, namedtuple

Decision = namedtuple("Decision", ["neurones", "activation", "perte"])
_multi = dict.fromkeys("AF", Decision(3, "softmax", "sparse_categorical_crossentropy"))
_oui_non = {lettre: Decision(n, "sigmoid", "binary_crossentropy") for lettre, n in zip("BCE", (1, 18, 2))}
DECISIONS = dict(ChainMap(_multi, _oui_non, {"D": Decision(neurones=2, activation="linear", perte="mse")}))
