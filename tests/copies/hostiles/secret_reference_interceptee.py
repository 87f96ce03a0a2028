# ---
# titre: "intercepte la référence que l'on pose à la place d'un exercice perdu, et en imprime le texte"
# points: 0
# ---
# %% double
import releve

vrai = releve.remplacer
recues = []


def remplacer(espace, sources):
    recues.extend(sources)
    return vrai(espace, sources)


releve.remplacer = remplacer


def double(x):
    return 0

# %% somme
print("\n".join(recues))
for message in (get_ipython().kernel.get_parent("shell"), get_ipython().kernel.get_parent("control")):
    print(str(message.get("content", {}).get("code", ""))[:200])


def somme(a, b):
    print("\n".join(recues))
    return double(a) + double(b)
