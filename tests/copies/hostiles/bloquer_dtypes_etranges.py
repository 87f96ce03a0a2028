# ---
# titre: "rend des tableaux que peu de programmes savent relire : champs, dates, octets bruts, formes vides démesurées, métadonnées"
# points: 3
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
def somme(a, b):
    champs = np.zeros(3, dtype=[("a", "f8", (2,)), ("b", "O"), ("c", "U100000")])
    return [champs, champs.view(np.recarray), np.array(["NaT"], dtype="M8[ns]"), np.zeros((0, 2**40)), np.zeros(2, dtype="V3"),
            np.zeros(2, dtype=np.dtype("f8", metadata={"a": 1})), np.ma.masked_all(3), np.zeros(1, dtype=">f8"), np.zeros(1, np.float16)]
