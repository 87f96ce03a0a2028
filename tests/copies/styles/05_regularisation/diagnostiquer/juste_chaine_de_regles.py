# ---
# titre: "une liste de règles, un décorateur qui les inscrit"
# ---
# %% diagnostiquer
REGLES = []


def regle(nom):
    def inscrire(fonction):
        REGLES.append((nom, fonction))
        return fonction

    return inscrire


@regle("divergence")
def _(p, e, pv, ev, seuil):
    return not np.isfinite([p, pv]).all() or p[-1] > 2 * p[0]


@regle("surapprentissage")
def _(p, e, pv, ev, seuil):
    monte = len(pv) > 5 and all(b > a for a, b in zip(pv[-6:], pv[-5:]))
    return pv[-1] - p[-1] > 0.5 or e[-1] - ev[-1] > 0.10 or monte


@regle("sous-apprentissage")
def _(p, e, pv, ev, seuil):
    return e[-1] < seuil


@regle("bon ajustement")
def _(*rien):
    return True


def diagnostiquer(historique, seuil_exactitude=0.7):
    try:
        courbes = [list(historique[cle]) for cle in ("perte", "exactitude", "perte_val", "exactitude_val")]
    except KeyError as absente:
        raise ValueError(f"il manque la clé {absente}") from None
    if len({len(c) for c in courbes}) > 1 or not courbes[0]:
        raise ValueError("quatre listes non vides, de même longueur")
    return next(nom for nom, s_applique in REGLES if s_applique(*courbes, seuil_exactitude))
