# ---
# titre: "une sous-classe de dict à __setitem__ surveillé"
# ---
# %% rapport
class Ligne(dict):
    def __setitem__(self, cle, valeur):
        super().__setitem__(cle, valeur if cle == "effectif" else float(valeur))

    @classmethod
    def de(cls, tp, predits, vrais):
        ligne = cls()
        ligne["precision"] = tp / predits if predits else 0
        ligne["rappel"] = tp / vrais if vrais else 0
        ligne["f1"] = 2 * tp / (predits + vrais) if predits + vrais else 0
        ligne["effectif"] = vrais
        return ligne


def rapport(y, y_predit):
    y, y_predit = list(map(int, y)), list(map(int, y_predit))
    if not y or len(y) != len(y_predit):
        raise ValueError("non vides et de même longueur")
    couples = list(zip(y, y_predit))
    resultat = {c: Ligne.de(couples.count((c, c)), y_predit.count(c), y.count(c)) for c in sorted({*y, *y_predit})}
    f1 = [ligne["f1"] for ligne in resultat.values()]
    resultat.update(exactitude=sum(a == b for a, b in couples) / len(y), macro_f1=sum(f1) / len(f1))
    return resultat
