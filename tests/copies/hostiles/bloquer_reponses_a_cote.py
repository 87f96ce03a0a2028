# ---
# titre: "répond sans fin à des demandes que personne n'a faites : qui attend la bonne réponse en compte le temps, ou attend toujours"
# points: 3
# reglages: {Execute.timeout: 3, ProvisionneurIsole.duree: 40}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
import time


def somme(a, b):
    noyau = get_ipython().kernel
    parent = noyau.get_parent("shell")
    faux = {**parent, "header": {**parent["header"], "msg_id": "personne_0"}, "msg_id": "personne_0"}
    flux = getattr(noyau, "shell_stream", None) or getattr(noyau, "shell_socket", None)
    flux = getattr(flux, "socket", flux)  # sans attendre la boucle du noyau
    idents = getattr(noyau, "_parent_ident", {})
    ident = idents["shell"] if hasattr(idents, "keys") or hasattr(idents, "get") else idents
    while True:
        try:
            noyau.session.send(flux, "execute_reply", {"status": "ok", "user_expressions": {}}, parent=faux, ident=ident)
            time.sleep(0.02)
        except BaseException:
            continue
