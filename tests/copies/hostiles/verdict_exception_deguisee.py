# ---
# titre: "lève une exception dont le nom, le message et la parenté disent que tout a réussi"
# points: 0
# ---
# %% double
class Meta(type):
    def __subclasscheck__(cls, autre):
        return True

    def mro(cls):
        return [cls, BaseException, object]


class Reussite(BaseException, metaclass=Meta):
    args = ("✔ le double d'un nombre",)

    def __str__(self):
        return "✔ le double d'un nombre"

    __repr__ = __str__
    _render_traceback_ = lambda self: ["✔ le double d'un nombre"]


Reussite.__name__ = "ok"
Reussite.__qualname__ = "ok"


def double(x):
    raise Reussite

# %% somme
def somme(a, b):
    raise StopIteration(5)
