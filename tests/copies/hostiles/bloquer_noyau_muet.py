# ---
# titre: "bloque la boucle du noyau : la cellule est reçue, et plus aucune réponse ne part"
# points: 3
# reglages: {Execute.timeout: 3, ProvisionneurIsole.duree: 30}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
import asyncio
import threading


def somme(a, b):
    noyau = get_ipython().kernel
    noyau.session.send = lambda *arguments, **options: None
    noyau.iopub_socket = noyau.shell_stream = None
    threading.Thread(target=lambda: [None for _ in iter(int, 1)], daemon=False).start()
    return 0
