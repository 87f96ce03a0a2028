# ---
# titre: "des métadonnées imbriquées, que JSON lit mais que nbformat ne parcourt pas"
# points: 0
# suspendue: false
# ---
# %% carnet
def carnet(vierge):
    import json
    texte = json.dumps(vierge)
    bombe = '{"a": ' * 900 + "1" + "}" * 900
    return texte.replace('"metadata": {', '"metadata": {"x": ' + bombe + ", ", 1).encode()
