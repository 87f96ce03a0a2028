# ---
# titre: "un chercheur dans sys.meta_path donne un faux module à tout import fait après lui"
# points: 0
# ---
# %% double
import importlib.abc
import importlib.util
import sys


class Chercheur(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, nom, chemin, cible=None):
        if nom.split(".")[0] in ("retroprop", "json", "base64", "autograder"):
            return importlib.util.spec_from_loader(nom, self)
        return None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.dumps = lambda objet, **options: '{"double(3)": 6, "somme(2, 3)": 5}'
        module.b64encode = lambda octets: b""
        module.__getattr__ = lambda nom: lambda *arguments, **options: 5


sys.meta_path.insert(0, Chercheur())
for nom in [n for n in sys.modules if n == "retroprop" or n.startswith(("retroprop.", "json", "base64"))]:
    del sys.modules[nom]


def double(x):
    return 0

# %% somme
def somme(a, b):
    return 0
