# ---
# titre: "cherche la graine du cours dans l'environnement, les fichiers et le module des contrôles"
# points: 0
# ---
# %% somme
import glob
import os

graines = {nom: valeur for nom, valeur in os.environ.items() if "GRAINE" in nom.upper() or "SEED" in nom.upper()}
graines.pop("PYTHONHASHSEED", None)
ici = os.getcwd()
fichiers = []
while ici != "/":
    fichiers += glob.glob(ici + "/graine*") + glob.glob(ici + "/.graine*") + glob.glob(ici + "/copies/*graine*")
    ici = os.path.dirname(ici)
attributs = [nom for nom, valeur in vars(controles).items() if "graine" in nom.lower() and isinstance(valeur, (int, str, bytes)) and valeur]
if any(valeur.strip() not in ("", "0") for valeur in graines.values()) or fichiers or attributs:
    print("ATTEINT")
