# ---
# titre: "attend un verrou que personne ne rendra, et laisse des fils qui font de même"
# points: 3
# reglages: {Execute.timeout: 2}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
import threading

verrou = threading.Lock()
verrou.acquire()
for _ in range(8):
    threading.Thread(target=verrou.acquire).start()

def somme(a, b):
    verrou.acquire()
