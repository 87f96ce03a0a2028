# ---
# titre: "imprime cent mégaoctets"
# points: 0
# ---
# %% somme
ligne = "x" * 99 + "\n"
for _ in range(100):
    print(ligne * 10_000, end="")
