# ---
# titre: "exec d'un texte fabriqué"
# ---
# %% portes
for nom, poids, biais in (("ET", 1.0, -1.5), ("OU", 1.0, -0.5), ("NON_ET", -1.0, 1.5)):
    exec(f"PORTE_{nom} = (np.array([{poids}, {poids}]), {biais})")
