# ---
# titre: "concurrent.futures, une ligne par tâche"
# ---
# %% predire
from concurrent.futures import ThreadPoolExecutor


def predire(X, w, b):
    if len(w) != np.shape(X)[1]:
        raise ValueError("autant de colonnes que de poids")
    with ThreadPoolExecutor(max_workers=2) as equipe:
        return np.array(list(equipe.map(lambda ligne: int(np.dot(ligne, w) + b >= 0), X)))
