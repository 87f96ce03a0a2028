"""Les messages d'erreur des carnets : courts, en français, sans appel interne."""

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from retroprop import carnet, erreurs


@pytest.fixture
def cellule(monkeypatch):
    """Exécute une cellule comme un noyau le ferait ; renvoie les lignes montrées en cas d'erreur."""
    shell = InteractiveShell()
    montre = []
    monkeypatch.setattr(shell, "_showtraceback", lambda type_erreur, erreur, lignes: montre.append(lignes))
    shell.set_custom_exc((Exception,), carnet._montrer_erreur)
    shell.push({"np": np})

    def executer(source):
        montre.clear()
        shell.run_cell(source)
        return "\n".join(montre[0]).split("\n") if montre else []

    return executer


@pytest.mark.parametrize(
    ("source", "fragment"),
    [
        ("inconnu + 1", "« inconnu » n'existe pas encore"),
        ("def f():\n    1\n2 * f()", "oublié son « return »"),
        ("np.ones((2, 3)) + np.ones((4,))", "les formes (2,3) et (4,) ne se combinent pas"),
        ("np.ones((2, 3)) @ np.ones((4,))", "dimensions intérieures"),
        ("if np.ones(2) > 0:\n    pass", "np.where"),
        ("max(0, np.ones(2))", "np.maximum"),
        ("np.max(0, np.array([-2.0, 1.0]))", "np.maximum(a, b)"),
        ("-[1.0, 2.0]", "np.asarray"),
        ("np.ones(3).sum(axis=1)", "l'axe 1 n'existe pas"),
        ("import torch\ntorch.ones(2, requires_grad=True).exp().backward()", "manque sans doute .mean()"),
        ("import torch\nw = torch.ones(2, requires_grad=True)\nw.grad.norm()", "backward() a-t-il été appelé"),
        ("import torch\nw = torch.ones(2, requires_grad=True)\n(w.grad ** 2).sum()", "backward() a-t-il été appelé"),
        ("raise NotImplementedError('Cannot convert a symbolic tf.Tensor to a numpy array.')", "keras.ops"),
        ("[1, 2][5]", "bornes de boucle"),
        ("def f(a):\n    return a\nf()", "il manque 1 argument"),
        ("import math\nmath.exp(np.ones(3))", "pas celles de math"),
        ("... + 1", "points de suspension"),
        ("{}['a']", "cette clé n'existe pas"),
        ("a, b = 1", "ce que « return » renvoie"),
        ("np.ones(2).colonnes", "pas d'attribut « colonnes »"),
        ("class A:\n    pass\nA().m", "super().__init__ oublié"),
        ("class A:\n    pass\nA().param_groups", "super().__init__(params, {…})"),
        ("{'loss': []}['accuracy']", "metrics=[\"accuracy\"]"),
        ("0.1 * len", "appelez-la"),
        ("raise TypeError(\"linear(): argument 'input' (position 1) must be Tensor, not numpy.ndarray\")", "torch.from_numpy"),
        ("raise RuntimeError('expected target dtype to be Long or Byte, but got Int')", ".long()"),
        ("raise ValueError('Arguments `target` and `output` must have the same rank (ndim).')", "la version Sparse"),
        ("raise ValueError('Dimensions must be equal, but are 8 and 3 for {{node compile_loss/mse/sub}}')", "tableaux de formes différentes"),
        ("class InvalidArgumentError(Exception):\n    pass\nraise InvalidArgumentError('Detected at node compile_loss/mse/sub')", "la version Sparse"),
        ("import torch\ntorch.ones(3) == torch.ones(2)", "tailles 3 et 2"),
        ("raise ValueError('This optimizer can only be called for the variables it was originally built with.')", "super().build(variables)"),
        ("f = print()\nf()", "sans parenthèses"),
        ("dW = None\ndW.numpy()", "que la bande de TensorFlow n'a pas suivie"),
        ("(3.0).donnee", "enveloppez-le"),
        ("np.ones(2)._id", "les tf.Variable du calcul"),
        ("raise RuntimeError('A non-persistent GradientTape can only be used to compute one set of gradients')", "qu'une fois"),
        ("import torch\ntorch.ones(2).sum().backward()", "requires_grad=True"),
        ("import torch\ntorch.ones(2, requires_grad=True).numpy()", "W.grad, pas W"),
        ("[].pop()", "sans rien en retirer"),
        ("import torch\ntorch.nn.Linear(2, 3, activation='relu')", "dans forward"),
        ("raise ValueError(\"Cannot convert '5' to a shape.\")", "shape=(n,)"),
        ("import torch\nwith torch.no_grad:\n    pass", "with torch.no_grad():"),
        ("import torch\ntorch.nn.CrossEntropyLoss()(torch.tensor([[0, 1]]), torch.tensor([[0.5, 0.5]]))", "les sorties du modèle d'abord"),
    ],
)
def test_cause_probable(cellule, source, fragment):
    lignes = cellule(source)
    texte = "\n".join(lignes)
    assert fragment in texte
    assert len(lignes) <= 12
    assert "site-packages" not in texte and "Traceback" not in texte


def test_la_ligne_de_l_apprenant_est_montree(cellule):
    texte = "\n".join(cellule("def moyenne(x):\n    return sum(x) / nombre\n\nmoyenne([1, 2])"))
    assert "dans moyenne, ligne 2 : return sum(x) / nombre" in texte
    assert "dans la cellule, ligne 4 : moyenne([1, 2])" in texte


def test_le_squelette_invite_a_ecrire(cellule):
    lignes = cellule("def f(x):\n    raise NotImplementedError('À vous')\nf(1)")
    assert len(lignes) == 2 and "« f » n'est pas encore écrite" in lignes[0]


def test_une_bibliotheque_qui_ne_sait_pas_faire_n_est_pas_un_squelette(cellule):
    lignes = cellule("import abc, numbers\nclass N(numbers.Complex):\n    pass\nN.__abstractmethods__ = frozenset()\nnumbers.Complex.__add__(N(), 1)")
    assert "encore écrite" not in "\n".join(lignes) and lignes[0].startswith("✘ NotImplementedError")


def test_un_echec_de_controle_s_affiche_seul(cellule):
    lignes = cellule("from retroprop import controles\ncontroles.egal(1, 2, 'f(x)')")
    assert lignes[0] == "✘ f(x)" and not any("ligne" in ligne for ligne in lignes)


def test_une_erreur_de_syntaxe_reste_celle_de_python(cellule):
    assert any("SyntaxError" in ligne for ligne in cellule("def f(:"))


def test_une_longue_trace_tient_en_douze_lignes(cellule):
    lignes = cellule("def f(n):\n    return f(n + 1)\nf(0)")
    assert len(lignes) <= 12 and "sans fin" in "\n".join(lignes)


def test_trace_complete(capsys, monkeypatch):
    import sys

    monkeypatch.delattr(sys, "last_value", raising=False)
    carnet.trace_complete()
    assert "Aucune erreur" in capsys.readouterr().out
    try:
        np.ones(2) @ np.ones(3)
    except ValueError as erreur:
        monkeypatch.setattr(sys, "last_value", erreur, raising=False)
    carnet.trace_complete()
    assert "Traceback" in capsys.readouterr().out


def test_expliquer_sait_ne_rien_dire():
    assert erreurs.expliquer(OSError("autre chose")) is None
