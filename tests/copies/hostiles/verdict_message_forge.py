# ---
# titre: "envoie soi-même au notateur la réponse « ok » et la ligne attendue"
# points: 0
# ---
# %% somme
def somme(a, b):
    noyau = get_ipython().kernel
    parent = noyau.get_parent("shell")
    noyau.session.send(noyau.iopub_socket, "stream", {"name": "stdout", "text": "✔ la somme de deux nombres\n"}, parent=parent)
    noyau.session.send(noyau.iopub_socket, "status", {"execution_state": "idle"}, parent=parent)
    noyau.session.send(noyau.shell_stream, "execute_reply", {"status": "ok", "execution_count": 3, "user_expressions": {}, "payload": []}, parent=parent)
    raise SystemExit
