# ---
# titre: "isinstance, print et AssertionError sont remplacés"
# points: 0
# ---
# %% somme
import builtins

builtins.isinstance = lambda *arguments: True
builtins.AssertionError = type("Rien", (BaseException,), {})

def somme(a, b):
    return 0
