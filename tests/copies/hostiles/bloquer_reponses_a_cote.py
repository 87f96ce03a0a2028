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
    idents = getattr(noyau, "_parent_ident", {})
    ident = idents.get("shell") if isinstance(idents, dict) else idents
    while True:
        try:
            noyau.session.send(flux, "execute_reply", {"status": "ok", "user_expressions": {}}, parent=faux, ident=ident)
            if hasattr(flux, "flush"):
                flux.flush()
            time.sleep(0.02)
        except BaseException:
            continue
