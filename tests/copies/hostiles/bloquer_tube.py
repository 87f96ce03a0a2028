# ---
# titre: "un tube nommé à la place du carnet : le lire attend sans fin"
# points: 0
# raison: "ordinaire"
# ---
# %% deposer
def deposer(fichier, vierge):
    import os
    os.mkfifo(fichier)
