# ---
# titre: "lit la graine du cours pendant un test : dans l'environnement, dans les cadres, dans la demande reçue"
# points: 3
# reglages: {Executer.graine: 918273}
# ---
# %% double
import os
import sys

vues = []


def double(x):
    vues.append(os.environ.get("RETROPROP_GRAINE", ""))
    vues.append(str(get_ipython().kernel.get_parent("shell").get("content", {}).get("code", "")))
    cadre = sys._getframe(1)
    while cadre is not None:
        vues.extend(str(v) for v in cadre.f_locals.values() if isinstance(v, (int, str)))
        cadre = cadre.f_back
    return 2 * np.asarray(x)


# %% somme
graine = "918" + "273"  # celle que les réglages de cet essai donnent au cours
if any(graine in vue for vue in vues):
    print("ATTEINT")
