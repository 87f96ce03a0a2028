# ---
# titre: "des noms de types, des messages d'erreur et des chaînes écrits pour être évalués, ou lus comme du HTML, par qui juge ou publie"
# points: 0
# ---
# %% double
import os

assert os.uname().nodename == "copie"  # garde-fou : jamais hors d'un bac à sable

CODE = "__import__('os').system('touch /tmp/attaque_retroprop')"
HTML = "</pre><script>document.title='ATTEI'+'NT'</script><img src=x onerror=alert(1)>"


def double(x):
    if np.ndim(x) == 0:
        return type(CODE, (), {"__module__": CODE, "__repr__": lambda self: HTML})()
    raise type(HTML, (ValueError,), {"__module__": CODE})(f"{{{CODE}}} %({CODE})s {HTML} \x1b[2J\x1b]0;titre\x07 " + "../" * 20 + "etc/passwd")

# %% somme
def somme(a, b):
    return CODE
