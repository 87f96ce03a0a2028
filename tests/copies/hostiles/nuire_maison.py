# ---
# titre: "s'installe dans le dossier personnel : démarrage d'IPython, configuration de Jupyter"
# points: 0
# ---
# %% somme
import os
import pwd

for maison in {os.path.expanduser("~"), "/root", pwd.getpwuid(os.getuid()).pw_dir if os.getuid() in {p.pw_uid for p in pwd.getpwall()} else "/root"}:
    for dossier in (".ipython/profile_default/startup", ".jupyter", ".config/matplotlib", ".keras"):
        try:
            os.makedirs(f"{maison}/{dossier}", exist_ok=True)
            with open(f"{maison}/{dossier}/attaque.py", "w") as sortie:
                sortie.write("# une copie est passée ici\n")
        except OSError:
            continue
