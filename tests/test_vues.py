"""Ce que le noyau d'une copie exécute d'un test : ce qui est observé, et rien de ce qui ne sert qu'à juger."""

from __future__ import annotations

import re
import textwrap

import pytest

from autograder.jugement.vues import deriver, donnees_du_cours


def releve(test: str, *noms: str, cours: frozenset[str] = frozenset()) -> str:
    """La vue « relevé » d'un test, sans les numéros de site."""
    return deriver(textwrap.dedent(test), frozenset(noms or ("f",)), cours).releve


@pytest.mark.parametrize("test, absent", [
    ("""
     normes = np.asarray(f(3), dtype=float)
     def reference(n):
         return [float(v) for v in np.ones(n)]
     controles.egal(f(4), reference(4), "f")
     """, "reference"),
    ("""
     G = controles.hasard(2).normal(size=3)
     attendu = [abs(g) for g in G]
     germes = [int(g) for g in controles.hasard(1).integers(9, size=3)]
     controles.egal([f(g) for g in germes], attendu, "f")
     """, "attendu"),
    ("""
     rng = controles.hasard(1)
     a = rng.normal(size=3)
     b = a + 0.01 * rng.normal(size=3)
     controles.egal(f(a, b), (b ** 2).sum(), "f")
     """, "**"),
    ("""
     x = controles.hasard(1).normal(size=(4, 2)).astype("float32").reshape(2, 4).T
     controles.egal(f(x[0].tolist(), x.copy()), x.mean() + 5, "f")
     """, "+ 5"),
    ("""
     rng = controles.hasard(1)
     m = f((3, 2), rng)
     X = rng.normal(size=(4, 3))
     controles.egal(m.avant(X), np.tanh(X), "f")
     """, "tanh"),
    ("""
     def regression():
         modele = [1.0, 2.0]
         return modele[0] * 2.0
     modele = f()
     controles.egal(modele.avant(3.0), regression(), "f")
     """, "regression"),
    ("""
     X = torch.ones(3, 4)
     couche, reference = f(4), nn.BatchNorm1d(4)
     controles.accord(couche.avant(X), reference(X), "f", "PyTorch")
     """, "BatchNorm1d"),
    ("""
     apres = f(3)
     v = nn.Linear(2, 2)
     poids = v.weight.detach().numpy()
     controles.vrai(np.array_equal(apres["poids"], poids), "f")
     controles.egal(apres["autre"], v.bias.detach().numpy(), "f")
     """, "bias"),
    ("""
     def verifier(entrees, attendu):
         controles.egal(f(entrees), attendu, "f")
     verifier([1.0, 2.0], 12345.0)
     """, "12345"),
    ("""
     for vrai, predit in (([0, 1], [1, 1]), ([1, 1], [0, 0])):
         attendu = sum(a == b for a, b in zip(vrai, predit))
         controles.egal(f(np.array(vrai), np.array(predit)), attendu, "f")
     """, "attendu"),
], ids=["un type de Python", "variable de compréhension", "donnée faite d'une donnée", "méthodes d'une donnée", "générateur donné", "variable locale",
        "affectation multiple", "fonction de NumPy", "paramètre", "couples d'une boucle"])
def test_un_attendu_ne_se_calcule_pas_dans_le_noyau(test, absent):
    assert "_releve_" in releve(test)
    assert absent not in releve(test)


def test_une_fonction_du_cours_qui_ne_rend_que_des_donnees():
    cellules = ["import numpy as np", "def jeu(n, rng):\n    return rng.normal(size=n), np.arange(n)", "def modele():\n    return nn.Linear(2, 2)", "%pip install x",
                "SEUIL = 3.0", "def rendre(x):\n    return x"]
    cours = donnees_du_cours(cellules, frozenset({"f"}))
    assert {"SEUIL", "jeu()", "rendre()"} == cours
    assert "_releve_.attribut(_releve_.appel(rendre" in releve('controles.egal(rendre(f(2)).x, 1, "f")', cours=cours)
    test = 'X, y = jeu(3, controles.hasard(1))\ncontroles.egal(f(X, y), X.sum() + y[0], "f")'
    assert "sum" in releve(test) and "sum" not in releve(test, cours=cours)


def test_deux_lambdas_sous_un_meme_nom_sont_toutes_deux_observees():
    vu = releve("""
        a = f(1.0)
        for combiner in (lambda u, v: u + v, lambda u, v: u * v):
            controles.egal(combiner(a, a).valeur, 2.0, "f")
        """)
    assert "'add'" in vu and "'mul'" in vu


@pytest.mark.parametrize("ecriture", ["sortie[...] = -1.0", "sortie += 1", "sortie.fill(-1.0)", "vue = recues[1:]\n    vue[...] = 0.0", "recues.T[0] = 3.0"])
def test_une_ecriture_par_un_alias_reste_dans_le_noyau(ecriture):
    vu = releve(f"""
def apres():
    recues = lot.copy()
    sortie = f(recues)
    {ecriture}
    return recues
controles.egal(controles.observe(apres()), lot, "f")
""")
    assert re.search(r"\[\.\.\.\] = |\+= 1|fill|\[0\] = 3", vu), vu


def test_changer_un_attendu_fait_d_une_entree_ne_la_garde_pas():
    assert "attendu" not in releve("""
        theta = controles.hasard(1).normal(size=3)
        attendu = [theta]
        for _ in range(4):
            attendu.append(attendu[-1] * 0.9)
        copie = theta.copy()
        copie[0] = 7.0
        controles.egal(f(theta), attendu, "f")
        """)


@pytest.mark.parametrize("tirage", ["attendu = bruit(rng)", "attendu = 0\nfor x in rng.normal(size=3):\n    attendu += x", "attendu, _ = rng.normal(size=2)",
                                    "def verifier(attendu):\n    controles.egal(f(2), attendu, 'f')\nverifier(rng.normal())"])
def test_les_tirages_restent_dans_le_meme_ordre(tirage):
    """Un attendu tiré du générateur dont une entrée est tirée ensuite ne peut pas être laissé de côté."""
    vu = releve(f"""
def bruit(hasard):
    return hasard.normal()
rng = controles.hasard(1)
{tirage}
controles.egal(f(rng.normal()), 1.0, "f")
""")
    assert vu.count("bruit(rng)") + vu.count("rng.normal") == 2, vu


@pytest.mark.parametrize("expression", ["id(p)", "np.shares_memory(p, q)"])
def test_une_identite_se_lit_dans_le_noyau(expression):
    assert f"observe(lambda: {expression}" in releve(f"p, q = f(2), np.ones(3)\ncontroles.vrai({expression}, 'f')")


def test_l_identite_de_deux_tableaux_est_observee_et_celle_d_un_booleen_jugee():
    import numpy as np

    from autograder.jugement import verdict

    vues = deriver('recu = np.ones(2)\ncontroles.vrai(f(recu) is recu, "rendez le tableau reçu")\ncontroles.vrai(f(True) is True, "vrai")\ncontroles.reussi("bien")', frozenset({"f"}))
    assert not verdict.juger(vues, "", "t", {"np": np, "controles": verdict.controles, **verdict.absents(frozenset({"f"}))}, None, 0).reussi

    def jouer(f):
        releveur = verdict.releve.Releveur({"f": f}, ["f"])
        exec(vues.releve, {"np": np, "_releve_": releveur})
        contenu = {"releves": releveur.releves, "fin": None}
        return verdict.juger(vues, "", "t", {"np": np, "controles": verdict.controles, **verdict.absents(frozenset({"f"}))}, contenu, 0)

    assert jouer(lambda x: x).reussi
    assert not jouer(lambda x: x if x is True else x.copy()).reussi
    assert not jouer(lambda x: 1 if x is True else x).reussi


def test_un_parametre_de_la_methode_d_une_classe_est_le_meme_objet():
    vu = releve("""
        class Enveloppe:
            def __init__(self, g):
                self.g = g
            def doubler(self, x):
                return 2 * self.g(x)
        controles.egal(Enveloppe(f).doubler(3), 6, "f")
        """)
    assert "methode(self, 'g'" in vu
