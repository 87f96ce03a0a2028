# ---
# titre: "répond deux fois à la demande en cours, et d'avance aux suivantes, dont le numéro se devine"
# points: 0
# ---
# %% double
import json
import re

import releve


def reponse(valeur):
    fonction = ["O", {"classes": ["builtins.function"], "appelable": True, "numero": 0, "fonction": True}]
    contenu = json.dumps({"releves": [[1, "v", fonction]] + [[site, "v", valeur] for site in range(2, 20)], "fin": None})
    expression = {"status": "ok", "data": {releve.TYPE_DE_RELEVE: contenu, "text/plain": ""}, "metadata": {}}
    return {"status": "ok", "execution_count": 1, "user_expressions": {"releve": expression}, "payload": []}


def envoyer():
    noyau = get_ipython().kernel
    parent = noyau.get_parent("shell")
    numero = parent["header"]["msg_id"]
    suite = re.fullmatch(r"(.*_)(\d+)", numero)
    numeros = [numero, numero] + [suite[1] + str(int(suite[2]) + pas) for pas in range(1, 40)] * bool(suite)
    flux = getattr(noyau, "shell_stream", None) or getattr(noyau, "shell_socket", None)
    flux = getattr(flux, "socket", flux)  # sans attendre la boucle du noyau
    idents = getattr(noyau, "_parent_ident", {})
    ident = idents["shell"] if hasattr(idents, "keys") or hasattr(idents, "get") else idents
    for n in numeros:
        faux = {**parent, "header": {**parent["header"], "msg_id": n}, "msg_id": n}
        noyau.session.send(flux, "execute_reply", reponse(["i", "6"]), parent=faux, ident=ident)


def double(x):
    envoyer()
    return 0

# %% somme
def somme(a, b):
    envoyer()
    return 0
