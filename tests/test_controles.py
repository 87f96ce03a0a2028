"""Les contrôles : ce qu'ils acceptent, ce qu'ils refusent, et la cause qu'ils nomment."""

import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from retroprop import controles
from retroprop.controles import Echec


def message(fonction, *arguments, **options) -> str:
    with pytest.raises(Echec) as levee:
        fonction(*arguments, **options)
    lignes = levee.value._render_traceback_()
    assert 1 <= len(lignes) <= 12
    assert all(len(ligne) <= 320 for ligne in lignes)
    assert not any("controles.py" in ligne for ligne in lignes)
    return "\n".join(lignes)


ATTENDU = np.array([[1.5, -2.25], [3.75, 4.5]])


@pytest.mark.parametrize(
    ("obtenu", "attendu", "cause"),
    [
        (None, 1, "return"),
        (..., 1, "points de suspension"),
        ("texte", 1, "une chaîne"),
        (np.sum, 1, "parenthèses"),
        ([[1, 2], [3]], [1, 2], "un nombre ou un tableau"),
        (-ATTENDU, ATTENDU, "signe est opposé"),
        (ATTENDU.T, ATTENDU, "transposé"),
        (ATTENDU * 2, ATTENDU, "multipliées par 2"),
        (ATTENDU + 0.5, ATTENDU, "décalées de 0.5"),
        (np.trunc(ATTENDU), ATTENDU, "tronquées"),
        (ATTENDU * np.nan, ATTENDU, "NaN"),
        (ATTENDU * 0, ATTENDU, "tout vaut zéro"),
        ([1, 1, 0], [0, 0, 1], "échangés"),
        ([3.0, 2.0, 1.0], [1.0, 2.0, 3.0], "ordre est inversé"),
        ([2.0, 3.0, 1.0], [1.0, 2.0, 3.0], "dans un autre ordre"),
        (np.zeros((2, 3)), np.zeros((3, 2)), "transposé"),
        (np.zeros((3, 1)), np.zeros(3), "un axe de trop"),
        (np.zeros((1, 3)), np.zeros(3), "(1, 3) au lieu de (3,)"),
        (np.zeros((1, 1)), np.zeros(1), "(1, 1) au lieu de (1,)"),
        (np.zeros(3), np.zeros((3, 1)), "manque un axe"),
        (np.zeros((3, 3)), np.zeros(3), "(n, n)"),
        (0.0, np.zeros(3), "un seul nombre"),
        (np.zeros(3), 0.0, "somme ou une moyenne"),
        (np.zeros(4), np.zeros(3), "bornes de la boucle"),
    ],
)
def test_egal_nomme_la_cause(obtenu, attendu, cause):
    assert cause in message(controles.egal, obtenu, attendu, "f(x)")


def test_egal_montre_l_attendu_l_obtenu_et_la_premiere_difference():
    texte = message(controles.egal, [1.0, 5.0, 9.0], [1.0, 2.0, 3.0], "f([1, 2, 3])")
    assert "f([1, 2, 3])" in texte and "attendu : [1., 2., 3.]" in texte and "obtenu : [1., 5., 9.]" in texte
    assert "indice 1 (attendu 2, obtenu 5)" in texte and "2 valeurs fausses sur 3" in texte


def test_egal_prefere_la_piste_a_la_cause_generique():
    texte = message(controles.egal, [-1.0, -2.0], [1.0, 2.0], "f(x)", pistes=[([-1, -2], "vous avez soustrait")])
    assert "vous avez soustrait" in texte and "opposé" not in texte
    texte = message(controles.egal, np.zeros(3), 1.0, "f(x)", pistes=[(lambda o: o.shape == (3,), "trois valeurs")])
    assert "trois valeurs" in texte


def test_egal_accepte_les_ecritures_equivalentes():
    torch = pytest.importorskip("torch")
    for obtenu in ([1, 2], (1.0, 2.0), np.array([1, 2], dtype=np.float32), torch.tensor([1.0, 2.0], requires_grad=True)):
        controles.egal(obtenu, [1.0, 2.0], "f(x)")
    controles.egal(np.int64(1), 1, "f(x)")
    controles.egal(True, 1, "f(x)")
    controles.egal([np.nan], [np.nan], "f(x)")


def test_egal_respecte_la_tolerance():
    controles.egal(1.0 + 1e-7, 1.0, "f(x)")
    message(controles.egal, 1.0 + 1e-4, 1.0, "f(x)")
    controles.egal(1.0 + 1e-4, 1.0, "f(x)", atol=1e-3)


def test_egal_ne_se_laisse_pas_tromper_par_un_objet_egal_a_tout():
    class EgalATout:
        def __eq__(self, autre):
            return True

    class TableauComplaisant(np.ndarray):
        def __eq__(self, autre):
            return True

    message(controles.egal, EgalATout(), [1.0, 2.0], "f(x)")
    message(controles.egal, np.array([0.0, 0.0]).view(TableauComplaisant), [1.0, 2.0], "f(x)")


def test_grand_tableau_reste_lisible():
    texte = message(controles.egal, np.arange(10_000.0), np.arange(10_000.0) + 1.0, "f(x)")
    assert len(texte) < 800


def test_types():
    controles.entiers(np.array([1, 2]), "f")
    controles.reels(np.array([1.0]), "f")
    assert "booléens" in message(controles.entiers, np.array([True]), "f")
    assert "astype(int)" in message(controles.entiers, np.array([1.0]), "f")
    assert "tronque" in message(controles.reels, np.array([1]), "f")
    assert "booléens" in message(controles.reels, np.array([True]), "f")


def test_n_uplet():
    assert controles.n_uplet([1, 2], 2, "f") == (1, 2)
    assert "return" in message(controles.n_uplet, None, 2, "f")
    assert "3 éléments" in message(controles.n_uplet, (1, 2, 3), 2, "f")
    assert "un entier" in message(controles.n_uplet, 4, 2, "f")


def test_une_liste_de_tenseurs():
    class Tenseur:  # comme un tenseur PyTorch qui suit son gradient
        def detach(self):
            return self

        def __array__(self, dtype=None, copy=None):
            raise RuntimeError("Can't call numpy() on Tensor that requires grad.")

    assert ".item()" in message(controles.egal, [Tenseur(), Tenseur()], [1.0, 2.0], "f(x)")


def test_inchanges():
    X = np.zeros(3)
    with controles.inchanges(X=X):
        X + 1
    with pytest.raises(Echec, match="argument X a été modifié"), controles.inchanges(X=X):
        X += 1


def test_inchanges_laisse_passer_l_erreur_du_bloc():
    with pytest.raises(KeyError), controles.inchanges(X=np.zeros(1)):
        raise KeyError("a")


def test_sans_avertissement_juge_d_abord_le_resultat():
    def diviser():
        return np.zeros(2) / np.array([0.0, 1.0])

    piste = (lambda o: bool(np.isnan(o[0])), "retirez le maximum")
    with pytest.raises(Echec, match="retirez le maximum"), controles.sans_avertissement("f", rejouer=diviser, pistes=[piste]):
        diviser()
    for rejouer in (None, lambda: 1 / 0, lambda: np.ones(2)):  # une piste qui ne dit rien laisse la cause générale
        with pytest.raises(Echec, match="NaN"), controles.sans_avertissement("f", rejouer=rejouer, pistes=[piste]):
            diviser()


def test_sans_avertissement_nomme_le_depassement():
    with controles.sans_avertissement("exp(-1000)"):
        np.exp(np.array([-1000.0]))  # un dépassement par le bas est permis : le résultat est 0
    for calcul, cause in (
        (lambda: np.exp(np.array([1000.0])), "overflow"),
        (lambda: __import__("math").exp(1000), "overflow"),
        (lambda: np.log(np.zeros(1)), "logarithme de 0"),
        (lambda: np.full(1, np.inf) - np.inf, "NaN"),
    ):
        with pytest.raises(Echec, match=cause), controles.sans_avertissement("le calcul"):
            calcul()
    with pytest.raises(Echec, match="autre échec"), controles.sans_avertissement("le calcul"):
        raise Echec("autre échec")


def test_remplace_retablit_meme_apres_une_erreur():
    espace = {"a": 1}
    with pytest.raises(KeyError), controles.remplace(espace, a=2):
        assert espace["a"] == 2
        raise KeyError
    assert espace == {"a": 1}
    with pytest.raises(Echec, match="il manque b"), controles.remplace(espace, b=1):
        pass


def test_accepte_explique_un_refus_injuste():
    with controles.accepte("f(1)", cause="1 est permis"):
        pass
    with pytest.raises(Echec, match="permise(.|\n)*1 est permis"), controles.accepte("f(1)", cause="1 est permis"):
        raise ValueError("refusé")
    with pytest.raises(Echec, match="permise"), controles.accepte("f(1)"):
        if True: raise ValueError("refusé")  # noqa: E701 : sur une seule ligne, comme l'écrivent des débutants
    with pytest.raises(KeyError), controles.accepte("f(1)"):
        raise KeyError("a")


def test_delai_interrompt_une_boucle_sans_fin():
    with controles.delai(30, "f()"):
        pass
    with pytest.raises(Echec, match="toujours pas fini(.|\n)*comptez"), controles.delai(0.2, "f()", cause="comptez"):
        while True:
            pass
    with pytest.raises(KeyboardInterrupt), controles.delai(30, "f()"):
        raise KeyboardInterrupt  # celle de l'apprenant n'est pas la nôtre


def test_delai_interrompt_meme_lance_en_arriere_plan():
    avant = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with pytest.raises(Echec, match="toujours pas fini"), controles.delai(0.2, "f()"):
            fin = time.monotonic() + 20
            while time.monotonic() < fin:
                pass
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, avant)


def test_leve_reconnait_une_erreur_renvoyee_et_donne_la_cause():
    with pytest.raises(Echec, match="écrivez « raise ValueError"):
        controles.leve(ValueError, lambda: ValueError("a"), quoi="f()")
    with pytest.raises(Echec, match="afficher un message"):
        controles.leve(ValueError, lambda: None, quoi="f()")
    with pytest.raises(Echec, match="testez avant"):
        controles.leve(ValueError, lambda: 3, quoi="f()", cause="testez avant")


def test_un_predicat_de_piste_qui_echoue_est_ignore():
    with pytest.raises(Echec, match="un seul nombre"):
        controles.egal(3, [1, 2], "f()", pistes=[(lambda o: len(o) == 2, "jamais")])


def test_leve():
    def refuse(x):
        raise ValueError("x doit être positif")

    def muette(x):
        raise ValueError

    controles.leve(ValueError, refuse, 1, quoi="f(1)")
    assert "sans message" in message(controles.leve, ValueError, muette, 1, quoi="f(1)")
    assert "aucune erreur" in message(controles.leve, ValueError, abs, 1, quoi="f(1)")
    assert "TypeError" in message(controles.leve, ValueError, len, 1, quoi="f(1)")

    def a_faire():
        raise NotImplementedError

    with pytest.raises(NotImplementedError):  # une cellule non remplie n'est pas une bonne réponse
        controles.leve(NotImplementedError, a_faire, quoi="f()")


def test_gradient():
    theta = np.array([[1.0, -2.0], [0.5, 3.0]])
    controles.gradient(lambda t: float((t**3).sum()), 3 * theta**2, theta, "gradient de la somme des cubes")
    assert "multipliées par" in message(
        controles.gradient, lambda t: float((t**2).sum()), theta, theta, "gradient de la somme des carrés"
    )


def test_hasard_depend_de_la_graine_du_test_et_de_l_environnement(monkeypatch):
    monkeypatch.delenv("RETROPROP_GRAINE", raising=False)
    a, b, c = controles.hasard(1).random(), controles.hasard(1).random(), controles.hasard(2).random()
    monkeypatch.setenv("RETROPROP_GRAINE", "7")
    d = controles.hasard(1).random()
    assert a == b and len({a, c, d}) == 3


def test_qcm():
    for reponse in ("b", " B ", "b.", "B ."):
        controles.qcm("Q1", {"Q1": reponse}, "b", "section 1")
    faux = message(controles.qcm, "Q1", {"Q1": "A"}, "b", "section 1", explications={"a": "non"})
    assert "section 1" in faux and "explication : non" in faux
    for reponse in ("?", "", "ab", "b..", "e", None, 2):
        assert "une lettre parmi" in message(controles.qcm, "Q1", {"Q1": reponse}, "b", "section 1")
    assert "il manque" in message(controles.qcm, "Q1", {}, "b", "section 1")
    controles.qcm("P1", {"P1": "n."}, "n", "section 1", choix="abcdefghijklmn")


def test_qcm_sans_la_bonne_lettre_ne_dit_rien_de_plus():
    """Le contrôle visible accepte toute lettre permise : essayer les quatre n'apprend rien."""
    for lettre in "abcd":
        controles.qcm("Q1", {"Q1": lettre})
    assert "une lettre parmi" in message(controles.qcm, "Q1", {"Q1": "?"})


def test_reussi_affiche_et_retient(capsys, monkeypatch):
    monkeypatch.setattr(controles, "_REUSSITES", {})
    controles.reussi("un critère")
    controles.reussi("un critère")
    assert capsys.readouterr().out == "✔ un critère\n" * 2
    assert controles.reussites() == ["un critère"]


def test_accord_avec_torch():
    torch = pytest.importorskip("torch")
    controles.accord([0.5], torch.sigmoid(torch.zeros(1)), "sigmoide(0)", "PyTorch")
    assert "comparé à PyTorch" in message(controles.accord, [0.4], torch.sigmoid(torch.zeros(1)), "sigmoide(0)", "PyTorch")


def test_rien_de_lourd_a_l_importation():
    code = (
        "import sys, retroprop, retroprop.carnet, retroprop.controles, retroprop.erreurs, retroprop.donnees;"
        "print([m for m in ('torch', 'tensorflow', 'keras', 'pandas') if m in sys.modules])"
    )
    sortie = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert sortie.stdout.strip() == "[]"
