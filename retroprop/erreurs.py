"""Des messages d'erreur courts et en français pour les carnets.

``rendre`` traduit une exception en une dizaine de lignes : ce qui s'est passé, ce que cela veut dire le plus souvent,
et la ligne de l'apprenant en cause. Les appels internes des bibliothèques ne sont pas montrés ;
``carnet.trace_complete()`` les affiche.
"""

from __future__ import annotations

import linecache
import re
import traceback
from types import TracebackType

from retroprop.essais import MARQUE

LIGNES_MAX = 12

# (type d'exception, motif du message, explication) : la première ligne qui convient l'emporte.
_EXPLICATIONS: list[tuple[str, str, str]] = [
    ("NameError", r"name '(?P<nom>\w+)'",
     "le nom « {nom} » n'existe pas encore. Avez-vous exécuté la cellule qui le définit, ou fait une faute de frappe ?"),
    ("UnboundLocalError", r"variable '(?P<nom>\w+)'",
     "« {nom} » est lu avant d'avoir reçu une valeur dans la fonction."),
    ("TypeError", r"'NoneType' object is not callable",
     "on appelle une valeur qui vaut None : un « return » oublié, ou le résultat f() rangé là où il fallait la fonction f, sans parenthèses ?"),
    ("AttributeError", r"'NoneType' object has no attribute 'numpy'",
     "un gradient vaut None : .backward() oublié, tenseur créé sans requires_grad=True, ou valeur que la bande de TensorFlow n'a "
     "pas suivie (il faut des tf.Variable, et des opérations de tf dans le bloc with)."),
    ("AttributeError", r"'(float|int)' object has no attribute '(donnee|gradient|_parents)'",
     "un nombre ordinaire n'est pas une Valeur : enveloppez-le d'abord, Valeur(nombre)."),
    ("AttributeError", r"'numpy\.ndarray' object has no attribute '_id'",
     "bande.gradient attend les tf.Variable du calcul, pas des tableaux NumPy."),
    ("RuntimeError", r"non-persistent GradientTape can only be used",
     "une bande ne sert qu'une fois : demandez tous les gradients en un seul appel de bande.gradient."),
    ("RuntimeError", r"does not require grad and does not have a grad_fn",
     "aucun tenseur de ce calcul ne retient son graphe : créez les paramètres avec requires_grad=True."),
    ("RuntimeError", r"Can't call numpy\(\) on Tensor that requires grad",
     "NumPy ne lit pas un tenseur qui retient son graphe : calculez avec torch (torch.relu…), et lisez le gradient, W.grad, pas W."),
    ("IndexError", r"pop from empty list",
     "une liste est déjà vide : « pop » retire ce qu'il lit. Parcourez la liste sans rien en retirer."),
    ("TypeError", r"'?NoneType'?", "une valeur vaut None : une fonction a sans doute oublié son « return »."),
    ("AttributeError", r"'NoneType'", "une valeur vaut None : une fonction a sans doute oublié son « return »."),
    ("TypeError", r"ellipsis", "il reste des points de suspension « ... » à remplacer par votre code."),
    ("TypeError", r"missing (?P<n>\d+) required positional argument", "il manque {n} argument(s) à l'appel."),
    ("TypeError", r"takes .* positional arguments? but (?P<n>\d+) (were|was) given",
     "l'appel donne {n} arguments, plus que la définition n'en attend : comparez les deux (« self » oublié, classe au lieu de fonction ?)."),
    ("TypeError", r"Linear\.__init__\(\) got an unexpected keyword argument 'activation'",
     "nn.Linear n'a pas d'activation : appliquez-la au résultat, dans forward (torch.relu…)."),
    ("TypeError", r"unexpected keyword argument '(?P<nom>\w+)'",
     "la fonction n'a pas d'argument nommé « {nom} » : gardez la signature de l'énoncé."),
    ("TypeError", r"only (length-1|0-dimensional) arrays can be converted",
     "un tableau se trouve là où il faut un seul nombre : utilisez les fonctions de NumPy, pas celles de math."),
    ("TypeError", r"can't multiply sequence|(unsupported|bad) operand type.*'list'|not supported between instances of 'list'",
     "une liste Python ne se calcule pas comme un tableau : convertissez-la avec np.asarray(…)."),
    ("TypeError", r"'(int|float|float64|int64)' object is not (iterable|subscriptable)|does not support item assignment|"
                  r"object of type '(int|float)' has no len|len\(\) of unsized object|iteration over a 0-d array",
     "une boucle ou un indice ne convient pas à un nombre seul : utilisez les fonctions de NumPy, ou np.asarray(…)."),
    ("AttributeError", r"'(bool|int|float|list)' object has no attribute",
     "un nombre ou une liste Python n'a pas les méthodes d'un tableau : convertissez d'abord avec np.asarray(…)."),
    ("AttributeError", r"before Module\.__init__\(\) call",
     "un module PyTorch se prépare d'abord : « super().__init__() » est la première ligne de __init__."),
    ("UFuncTypeError", r"Cannot cast ufunc",
     "« += » ou « *= » rangerait des réels dans un tableau d'entiers : écrivez w = w + …, ou partez de np.zeros(…)."),
    ("ValueError", r"not compatible with provided weight shape",
     "la forme d'un poids n'est pas celle de la couche : Dense attend une matrice (d, 1) et un biais (1,)."),
    ("ValueError", r"Cannot convert '\d+' to a shape",
     "une forme est un n-uplet, même avec un seul nombre : c'est la virgule qui le fait, shape=(n,) et non shape=(n)."),
    ("TypeError", r"does not support the context manager protocol",
     "« with » attend un objet : il manque sans doute des parenthèses, comme dans « with torch.no_grad(): »."),
    ("NotImplementedError", r"not implemented for '(Long|Int)'",
     "PyTorch ne fait ce calcul que sur des réels. Une perte reçoit les sorties du modèle d'abord, les étiquettes ensuite."),
    ("ValueError", r"expecting 0 weights",
     "ce modèle n'a pas encore de poids : donnez la taille de l'entrée avec keras.Input(shape=(d,))."),
    ("TypeError", r"cannot assign '.*' as parameter",
     "un poids de module est un nn.Parameter : enveloppez le tenseur, ou copiez-y les valeurs avec copy_ sous torch.no_grad()."),
    ("RuntimeError", r"a leaf Variable that requires grad",
     "les valeurs d'un paramètre se copient sous « with torch.no_grad(): »."),
    ("TypeError", r"expected np\.ndarray \(got list\)",
     "torch.from_numpy n'accepte pas une liste : passez par np.asarray(…), ou utilisez torch.tensor(…)."),
    ("TypeError", r"unsupported operand type\(s\).*'(function|method|builtin_function_or_method)'",
     "une fonction se trouve là où il faut un nombre ou un tableau : appelez-la, avec des parenthèses et ses arguments."),
    ("TypeError", r"must be Tensor, not (numpy\.)?ndarray",
     "PyTorch attend un tenseur : convertissez le tableau NumPy avec torch.from_numpy(…)."),
    ("RuntimeError", r"expected target dtype to be Long",
     "les étiquettes d'une entropie croisée sont des entiers longs : convertissez-les avec .long()."),
    ("ValueError", r"`target` and `output` must have the same (rank|shape)",
     "la perte veut des étiquettes de même forme que la sortie. Pour des étiquettes entières, prenez la version Sparse de "
     "l'entropie croisée."),
    ("ValueError", r"Dimensions must be equal, but are \d+ and \d+ for .*compile_loss",
     "la perte compare des tableaux de formes différentes : l'erreur quadratique veut une sortie de même forme que les étiquettes ; "
     "des classes entières veulent la version Sparse de l'entropie croisée."),
    ("InvalidArgumentError", r"compile_loss/|Incompatible shapes",
     "la perte compare des tableaux de formes différentes : l'erreur quadratique veut une sortie de même forme que les étiquettes ; "
     "des classes entières veulent la version Sparse de l'entropie croisée."),
    ("RuntimeError", r"The size of tensor a \((?P<a>\d+)\) must match the size of tensor b \((?P<b>\d+)\)",
     "deux tenseurs de tailles {a} et {b} se combinent : affichez leurs formes. L'axe (dim=…) d'un argmax ou d'une somme est-il le bon ?"),
    ("ValueError", r"only be called for the variables it was originally built with",
     "cet optimiseur ne connaît pas ces variables : sa méthode build doit d'abord appeler super().build(variables)."),
    ("RuntimeError", r"have the same dtype|expected scalar type",
     "des tenseurs float32 et float64 se mélangent : convertissez les données par .float(), ou créez les poids avec "
     "dtype=torch.float32."),
    ("RuntimeError", r"grad can be implicitly created only for scalar",
     "backward() part d'un seul nombre, la perte : il manque sans doute .mean()."),
    ("NotImplementedError", r"Cannot convert a symbolic",
     "le calcul passe par NumPy, et Keras en perd la trace : n'utilisez que des opérations de keras.ops."),
    ("ValueError", r"truth value of an array",
     "« if » (comme max, min ou and) ne sait pas quoi faire d'un tableau entier : utilisez np.where(…), np.maximum(…), "
     "ou une boucle sur les éléments."),
    ("TypeError", r"only integer scalar arrays can be converted to a scalar index",
     "un tableau se trouve là où il faut un numéro d'axe ou un indice entier. Le plus grand de deux nombres, élément par "
     "élément, c'est np.maximum(a, b) ; np.max(z, axis) cherche dans un seul tableau."),
    ("ValueError", r"operands could not be broadcast together with shapes (?P<a>\([\d,]*\)) (?P<b>\([\d,]*\))",
     "les formes {a} et {b} ne se combinent pas : affichez .shape avant l'opération."),
    ("ValueError", r"does not have enough dimensions",
     "un produit @ reçoit un nombre là où il veut un tableau : une fonction qui attend (n, d) a reçu une seule ligne ?"),
    ("ValueError", r"matmul|shapes .* not aligned",
     "les dimensions intérieures du produit ne correspondent pas : (n, d) @ (d,) ou (n, d) @ (d, k)."),
    ("RuntimeError", r"mat1 and mat2 shapes cannot be multiplied",
     "les dimensions intérieures du produit ne correspondent pas : vérifiez les formes des poids."),
    ("ValueError", r"not enough values to unpack|too many values to unpack|expected \d+, got",
     "le nombre de valeurs renvoyées n'est pas celui que l'énoncé annonce."),
    ("TypeError", r"cannot unpack non-iterable", "une seule valeur au lieu de plusieurs : vérifiez ce que « return » renvoie."),
    ("AxisError", r"axis (?P<axe>-?\d+) is out of bounds",
     "l'axe {axe} n'existe pas dans ce tableau : les axes se comptent à partir de 0, et le dernier s'écrit toujours -1."),
    ("IndexError", r"", "un indice sort du tableau : les indices vont de 0 à la longueur moins 1, bornes de boucle comprises."),
    ("KeyError", r"^'\w*accuracy'$",
     "l'exactitude n'a pas été mesurée sous ce nom : avez-vous demandé metrics=[\"accuracy\"] à compile ?"),
    ("KeyError", r"", "cette clé n'existe pas dans le dictionnaire."),
    ("ZeroDivisionError", r"", "division par zéro."),
    ("RecursionError", r"", "la fonction s'appelle elle-même sans fin."),
    ("AttributeError", r"'(param_groups|defaults)'",
     "un optimiseur PyTorch appelle d'abord super().__init__(params, {{…}}), qui range les paramètres dans self.param_groups."),
    ("AttributeError", r"has no attribute '(?P<nom>\w+)'",
     "l'objet n'a pas d'attribut « {nom} » : faute de frappe, objet d'un autre type que prévu, ou __init__ qui ne le crée pas "
     "(un appel à super().__init__ oublié ?)."),
    ("ModuleNotFoundError", r"", "une bibliothèque manque : lancez le cours par « python3 demarrer.py »."),
]


def expliquer(erreur: BaseException) -> str | None:
    """L'explication la plus probable d'une exception, ou ``None`` si l'on n'en connaît pas."""
    return _expliquer({classe.__name__ for classe in type(erreur).__mro__}, str(erreur))


def _expliquer(noms: set[str], message: str) -> str | None:
    for nom, motif, texte in _EXPLICATIONS:
        if nom in noms:
            trouve = re.search(motif, message)
            if trouve:
                return texte.format(**trouve.groupdict())
    return None


def decrire(erreur: BaseException, trace: TracebackType | None) -> dict:
    """Ce qu'il faut savoir d'une exception pour l'expliquer, en données : elle peut ainsi l'être ailleurs que là où elle est survenue.

    Renvoie ``classes`` (noms simples), ``message``, ``notes`` (à lire d'abord), ``cadres`` (les appels écrits dans des cellules ou
    dans un test, du plus ancien au plus récent : nom, ligne, texte, et s'il est d'un test), ``internes`` (il y en a d'autres, dans
    des bibliothèques) et ``ailleurs`` (une bibliothèque a levé l'exception).
    """
    pile = traceback.extract_tb(trace)
    for appel, (cadre, _) in zip(pile, traceback.walk_tb(trace), strict=True):
        appel.name = cadre.f_code.co_qualname.split("<locals>.")[-1]  # « Reseau.__init__ » : il y a plus d'un __init__
    pile = [c for c in pile if not _FICHIER_DE_LA_NOTATION.search(c.filename)]
    cadres = [c for c in pile if "ipykernel" in c.filename or c.filename.startswith(("<ipython-input", MARQUE))]
    # La cellule qui lance un test par son nom ne dit rien de plus que le test.
    premier = next((i for i, c in enumerate(cadres) if c.filename.startswith(MARQUE)), 0)
    try:
        message = " ".join(str(erreur).split())
    except Exception:  # une exception dont le message lève une erreur
        message = ""
    return {
        "classes": [classe.__name__ for classe in type(erreur).__mro__],
        "message": message[:2000],
        "notes": [str(note) for note in getattr(erreur, "__notes__", ())],
        "cadres": [[c.name, c.lineno or 0, (c.line or linecache.getline(c.filename, c.lineno or 0)).strip()[:300], c.filename.startswith(MARQUE)]
                   for c in cadres[premier:]],
        "internes": len(pile) > len(cadres[premier:]),
        "ailleurs": bool(cadres) and pile[-1].filename != cadres[-1].filename,
    }


_FICHIER_DE_LA_NOTATION = re.compile(r"(^<test>$|isolement[/\\](releve|donnees)\.py$|jugement[/\\]\w+\.py$)")


def rendre(erreur: BaseException, trace: TracebackType | None) -> list[str]:
    """Les lignes à montrer pour une exception : douze au plus."""
    return composer(decrire(erreur, trace))


def composer(description: dict) -> list[str]:
    """Les lignes à montrer pour une exception décrite par ``decrire`` : douze au plus."""
    classes, message, cadres, notes = (description[nom] for nom in ("classes", "message", "cadres", "notes"))
    sens = _expliquer(set(classes), message)
    if "NotImplementedError" in classes and not sens and not description["ailleurs"]:
        fonction = next((nom for nom, _, _, du_test in reversed(cadres) if nom != "<module>" and not du_test), None)
        ou = f"« {fonction} » n'est pas encore écrite." if fonction else "cette cellule n'est pas encore remplie."
        return [*notes, f"✘ À vous de jouer : {ou}",
                "  Remplacez la ligne « raise NotImplementedError(…) » par votre code, exécutez la cellule, puis le test."]
    lignes = [*notes, f"✘ {classes[0]} : {message[:220]}"]
    if "NoneType" in message and cadres and re.search(r"\.grad\b", cadres[-1][2]):
        sens = ("cet attribut grad vaut None : backward() a-t-il été appelé sur la perte ? Le tenseur a-t-il été créé avec "
                "requires_grad=True ?")
    if sens:
        lignes.append(f"  cause probable : {sens}")
    for nom, ligne, texte, du_test in reversed(cadres[-3:]):
        # Les lignes d'un test ne se comptent pas : le carnet ne les montre pas.
        ou = "dans le test" if du_test else f"{'dans la cellule' if nom == '<module>' else f'dans {nom}'}, ligne {ligne}"
        lignes.append(f"  {ou} : {texte[:120]}")
    if description["internes"]:
        lignes.append("  (les appels internes sont masqués : carnet.trace_complete() les affiche)")
    return lignes[:LIGNES_MAX]
