# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Chapitre 03 · La rétropropagation : d'où viennent les gradients
#
# [![Ouvrir dans Binder](https://mybinder.org/badge_logo.svg)]({{binder}}) [![Ouvrir dans Colab](https://colab.research.google.com/assets/colab-badge.svg)]({{colab}})
#
# **Durée** : de 4 h 30 à 5 h, à faire en deux ou trois fois (deux pauses sont marquées). **Niveau** : intermédiaire.
#
# **À la fin de ce chapitre, vous saurez :**
#
# - calculer à la main, avec des nombres, le gradient d'un neurone puis de deux neurones à la suite ;
# - lire un graphe de calcul et y faire remonter les gradients, du coût vers les poids ;
# - écrire la rétropropagation d'un réseau de profondeur quelconque en NumPy, et **prouver** qu'elle est juste ;
# - choisir l'échelle des poids de départ (Xavier, He), et dire ce qui arrive sinon ;
# - entraîner votre propre réseau à lire des chiffres manuscrits ;
# - écrire en une page un moteur de dérivation automatique, et reconnaître en lui `torch.autograd` et `tf.GradientTape`.
#
# **Prérequis** : chapitres 01 et 02 (neurone, sigmoïde, ReLU, softmax, entropie croisée) ; la dérivée d'une fonction d'une variable.
#
# **Plan**
#
# 1. Un neurone, puis un réseau, avec des listes
# 2. Le coût, et le gradient d'un neurone
# 3. La règle de la chaîne, sur un graphe
# 4. Le même calcul en NumPy, pour toute profondeur
# 5. Un gradient auquel on peut se fier
# 6. D'où partir ? L'initialisation
# 7. Lire des chiffres
# 8. Un moteur de dérivation en une page
# 9. Ce que font PyTorch et Keras
# 10. Quiz

# %% [markdown]
# ## Préparation
#
# Exécutez chaque cellule avec <kbd>Maj</kbd>+<kbd>Entrée</kbd>. La première ne sert que sur Colab.

# %% nbgrader={"grade": false, "grade_id": "colab", "locked": true, "schema_version": 3, "solution": false, "task": false}
import sys

if "google.colab" in sys.modules:
    # %pip install --quiet --no-deps "retroprop @ {{depot_git}}"

# %% nbgrader={"grade": false, "grade_id": "preparation", "locked": true, "schema_version": 3, "solution": false, "task": false}
import math
import time

import numpy as np

from retroprop import carnet, controles, donnees, progression
from retroprop.figures import retropropagation as figures
from retroprop.widgets import retropropagation as widgets

carnet.preparer()

# %% [markdown]
# ## 1. Un neurone, puis un réseau, avec des listes
#
# Le chapitre 01 s'est arrêté sur une question. Un réseau à deux couches calcule XOR, mais ses poids avaient été **choisis à la main**. La règle de Rosenblatt ne sait pas les apprendre : elle compare la sortie d'un neurone à la réponse attendue, et personne ne connaît la réponse attendue d'un neurone **caché**.
#
# La réponse de ce chapitre : on ne dit pas au neurone caché ce qu'il devait répondre. On calcule **de combien le coût changerait** si chacun de ses poids bougeait un peu. Ce nombre est une dérivée. La **rétropropagation** (*backpropagation*) calcule toutes ces dérivées d'un coup, pour une à deux fois le prix du calcul de la sortie.
#
# Nous l'écrirons trois fois : avec des listes, avec NumPy, puis avec un petit moteur qui dérive tout seul. Ouvrez le capot.

# %% [markdown]
# ### Un neurone, à la main
#
# Un neurone sigmoïde : une entrée $x = 2$, un poids $w = 0{,}5$, un biais $b = -1$.
#
# $$z = w\,x + b = 0{,}5 \times 2 - 1 = 0 \qquad\qquad \hat y = \sigma(z) = \frac{1}{1 + e^{-0}} = 0{,}5$$
#
# Le calcul de la sortie s'appelle la **passe avant** (*forward pass*). Le voici dessiné comme une suite d'opérations : une multiplication, une addition, une sigmoïde. Chaque rond est une opération ou une donnée.

# %%
figures.graphe(x=2, couches=[(0.5, -1)], y=None, titre="La passe avant d'un neurone")

# %% [markdown]
# Dans cette section et la suivante, tout s'écrit en Python pur : des nombres et des **listes**, sans NumPy. Le chapitre 02 a écrit la sigmoïde ; en voici une pour un seul nombre.

# %% nbgrader={"grade": false, "grade_id": "outils_listes", "locked": true, "schema_version": 3, "solution": false, "task": false}
def sigmoide(z):
    """La sigmoïde d'un nombre, sans dépassement."""
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))

# %% [markdown]
# ### Exercice 1 · Un neurone
#
# ★☆☆ · 6 minutes · **But** : écrire la passe avant d'un neurone, sans NumPy.
#
# Écrivez `neurone_avant(x, w, b)`.
#
# - **Entrées** : `x`, une liste de $d$ nombres ; `w`, une liste de $d$ poids ; `b`, un nombre.
# - **Sortie** : un nombre, la sigmoïde de $w_1 x_1 + \dots + w_d x_d + b$.
# - Si `x` et `w` n'ont pas la même longueur, levez une `ValueError` dont le message dit ce qui était attendu.
# - Utilisez `sigmoide`, et ni NumPy ni autre bibliothèque.
#
# **Exemple** : `neurone_avant([2.0], [0.5], -1.0)` donne `0.5`.
#
# <details><summary>Indice 1</summary>Deux étapes : d'abord la somme pondérée, un seul nombre ; ensuite la sigmoïde.</details>
# <details><summary>Indice 2</summary><code>zip(x, w)</code> parcourt les deux listes ensemble, <code>sum(…)</code> additionne.</details>
# <details><summary>Indice 3</summary>Attention : <code>zip</code> s'arrête à la fin de la plus courte des deux listes, sans rien dire. Comparez les longueurs avant.</details>

# %% nbgrader={"grade": false, "grade_id": "neurone_avant", "locked": false, "schema_version": 3, "solution": true, "task": false}
def neurone_avant(x, w, b):
    """Renvoie la sortie d'un neurone sigmoïde : x et w, listes de même longueur ; b, un nombre."""
    ### BEGIN SOLUTION
    if len(x) != len(w):
        raise ValueError(f"Il faut un poids par entrée : {len(x)} entrée(s) et {len(w)} poids.")
    return sigmoide(sum(xi * wi for xi, wi in zip(x, w)) + b)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_neurone_avant_exemple", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · le neurone calculé à la main (1 point)
controles.egal(neurone_avant([2.0], [0.5], -1.0), 0.5, "neurone_avant([2], [0.5], -1)", pistes=[
    (0.0, "c'est la somme pondérée z : il reste à lui appliquer la sigmoïde."),
    (sigmoide(1.0), "le biais n'est pas ajouté."),
    (sigmoide(2.0), "le biais est soustrait au lieu d'être ajouté."),
])
controles.reussi("le neurone calculé à la main")

# %% nbgrader={"grade": true, "grade_id": "test_neurone_avant_plusieurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · plusieurs entrées (1 point)
controles.egal(neurone_avant([1.0, 2.0, -1.0], [0.5, -0.25, 1.0], -0.25), sigmoide(-1.25),
               "neurone_avant([1, 2, -1], [0.5, -0.25, 1], -0.25)", pistes=[
    (-1.25, "c'est la somme pondérée z : il reste à lui appliquer la sigmoïde."),
    (sigmoide(-1.0), "le biais n'est pas ajouté."),
    (sigmoide(-0.75), "le biais est soustrait au lieu d'être ajouté."),
    (sigmoide(-1.75), "le biais est ajouté à chaque terme de la somme : il ne compte qu'une fois."),
    (sigmoide(0.25), "seule la première entrée compte : additionnez sur toutes."),
    (sigmoide(1.25), "la sigmoïde reçoit -z : c'est 1 / (1 + exp(-z)). La fonction sigmoide, donnée plus haut, le fait déjà."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(1)
for d in (1, 4, 9):
    x, w, b = rng.normal(size=d), rng.normal(size=d), float(rng.choice([-0.7, 0.7]))
    z = float(np.dot(x, w))
    controles.egal(neurone_avant(x.tolist(), w.tolist(), b), sigmoide(z + b), f"neurone_avant sur {d} entrée(s) au hasard", pistes=[
        (sigmoide(z), "le biais n'est pas ajouté."), (sigmoide(-z - b), "la sigmoïde reçoit -z."), (z + b, "c'est la somme pondérée z : il reste à lui appliquer la sigmoïde."),
        (sigmoide(z - b), "le biais est soustrait au lieu d'être ajouté."),
        (sigmoide(z + d * b), "le biais est ajouté à chaque terme de la somme : il ne compte qu'une fois."),
    ])
### END HIDDEN TESTS
controles.reussi("un neurone à plusieurs entrées")

# %% nbgrader={"grade": true, "grade_id": "test_neurone_avant_longueurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · des longueurs différentes sont refusées, et les listes restent intactes (1 point)
controles.leve(ValueError, neurone_avant, [1.0, 2.0, 3.0], [0.5, 0.5], 0.0, quoi="neurone_avant avec 3 entrées et 2 poids")
controles.leve(ValueError, neurone_avant, [1.0], [0.5, 0.5], 0.0, quoi="neurone_avant avec 1 entrée et 2 poids")
x, w = [1.0, -2.0], [0.5, 0.25]
with controles.inchanges(x=x, w=w):
    neurone_avant(x, w, 0.1)
controles.reussi("des longueurs différentes sont refusées")

# %% [markdown]
# ### Une couche, puis plusieurs
#
# Une couche, c'est plusieurs neurones qui lisent les **mêmes** entrées. Ses poids forment un tableau `W` de $d_e$ lignes (une par entrée) et $d_s$ colonnes (une par neurone, donc par sortie) : la **colonne** $j$ contient les poids du neurone $j$, et `W[i][j]` est le poids qui va de l'entrée $i$ au neurone $j$. C'est la convention de tout ce cours.
#
# **Avec des nombres.** Deux entrées $x = (1, 2)$, deux neurones :
#
# | | neurone 0 | neurone 1 |
# |---|---|---|
# | poids de $x_0$ | 0,5 | −1 |
# | poids de $x_1$ | 0,25 | 1 |
# | biais | −1 | 0 |
# | $z$ | $0{,}5 + 0{,}5 - 1 = 0$ | $-1 + 2 + 0 = 1$ |
# | sortie | $\sigma(0) = 0{,}5$ | $\sigma(1) \approx 0{,}7311$ |
#
# En Python : `W = [[0.5, -1.0], [0.25, 1.0]]` et `b = [-1.0, 0.0]`.

# %% [markdown]
# ### Exercice 2 · Une couche
#
# ★☆☆ · 8 minutes · **But** : appliquer plusieurs neurones aux mêmes entrées.
#
# Écrivez `couche_avant(x, W, b)`.
#
# - **Entrées** : `x`, une liste de $d_e$ nombres ; `W`, une liste de $d_e$ lignes de $d_s$ nombres ; `b`, une liste de $d_s$ nombres.
# - **Sortie** : une **liste** de $d_s$ nombres, les sorties sigmoïdes des neurones.
# - Si `W` n'a pas une ligne par entrée, ou pas une colonne par biais, levez une `ValueError` dont le message le dit.
# - Sans NumPy. Vous pouvez utiliser `neurone_avant`.
#
# **Exemple** : la couche du tableau ci-dessus donne `[0.5, 0.7311]` (à l'arrondi près).
#
# <details><summary>Indice 1</summary>La sortie a autant de nombres qu'il y a de biais : une boucle sur les neurones.</details>
# <details><summary>Indice 2</summary>Le neurone numéro j a ses poids dans une colonne de W, pas dans une ligne : il faut prendre un nombre dans chaque ligne.</details>
# <details><summary>Indice 3</summary>Une liste en compréhension extrait une colonne : on parcourt les lignes, et on garde l'élément j de chacune.</details>

# %% nbgrader={"grade": false, "grade_id": "couche_avant", "locked": false, "schema_version": 3, "solution": true, "task": false}
def couche_avant(x, W, b):
    """Renvoie la liste des sorties sigmoïdes d'une couche ; W[i][j] relie l'entrée i au neurone j."""
    ### BEGIN SOLUTION
    if len(W) != len(x) or any(len(ligne) != len(b) for ligne in W):
        raise ValueError(f"W doit avoir {len(x)} lignes (une par entrée) de {len(b)} nombres (un par biais).")
    return [sigmoide(sum(xi * ligne[j] for xi, ligne in zip(x, W)) + b[j]) for j in range(len(b))]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_couche_avant_exemple", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la couche calculée à la main (1 point)
controles.egal(couche_avant([1.0, 2.0], [[0.5, -1.0], [0.25, 1.0]], [-1.0, 0.0]), [0.5, sigmoide(1.0)],
               "couche_avant([1, 2], [[0.5, -1], [0.25, 1]], [-1, 0])", pistes=[
    ([sigmoide(-2.5), sigmoide(2.25)], "les poids du neurone j sont la colonne j de W, pas sa ligne j."),
    ([0.0, 1.0], "ce sont les sommes pondérées : il manque la sigmoïde."),
    ([sigmoide(1.0), sigmoide(1.0)], "les biais ne sont pas ajoutés."),
])
controles.reussi("la couche calculée à la main")

# %% nbgrader={"grade": true, "grade_id": "test_couche_avant_formes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · autant de sorties que de neurones (1 point)
obtenu = couche_avant([1.0, -1.0], [[1.0, 0.0, 2.0], [0.0, 1.0, 1.0]], [0.0, 0.5, -1.0])
controles.vrai(isinstance(obtenu, list), "couche_avant renvoie une liste Python", cause="rassemblez les sorties dans une liste.")
controles.egal(obtenu, [sigmoide(1.0), sigmoide(-0.5), sigmoide(0.0)], "couche_avant : 2 entrées, 3 neurones", pistes=[
    ([1.0, -0.5, 0.0], "ce sont les sommes pondérées : il manque la sigmoïde."),
    ([sigmoide(1.0), sigmoide(-1.0), sigmoide(1.0)], "les biais ne sont pas ajoutés."),
])
controles.egal(couche_avant([0.5, 1.0, -1.0], [[2.0], [1.0], [1.0]], [-1.0]), [sigmoide(0.0)], "couche_avant : 3 entrées, 1 neurone")
### BEGIN HIDDEN TESTS
rng = controles.hasard(2)
for de, ds in ((3, 3), (5, 2), (1, 4)):
    x, W, b = rng.normal(size=de), rng.normal(size=(de, ds)), rng.normal(size=ds)
    pistes = [([sigmoide(v) for v in x @ W.T + b], "les poids du neurone j sont la colonne j de W, pas sa ligne j.")] if de == ds else []
    controles.egal(couche_avant(x.tolist(), W.tolist(), b.tolist()), [sigmoide(v) for v in x @ W + b],
                   f"couche_avant : {de} entrée(s), {ds} neurone(s), au hasard", pistes=pistes)
### END HIDDEN TESTS
controles.reussi("autant de sorties que de neurones")

# %% nbgrader={"grade": true, "grade_id": "test_couche_avant_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · des formes qui ne correspondent pas sont refusées (1 point)
controles.leve(ValueError, couche_avant, [1.0, 2.0, 3.0], [[0.5], [0.5]], [0.0], quoi="couche_avant avec 3 entrées et 2 lignes dans W")
controles.leve(ValueError, couche_avant, [1.0, 2.0], [[0.5, 1.0], [0.5, 1.0]], [0.0], quoi="couche_avant avec 2 colonnes dans W et 1 biais")
controles.reussi("des formes qui ne correspondent pas sont refusées")

# %% [markdown]
# ### Deux neurones à la suite
#
# Un réseau enchaîne les couches : la sortie de l'une est l'entrée de la suivante. Le plus petit réseau à deux couches a un neurone dans chacune. Reprenons notre neurone, qui devient **caché** : $h = \sigma(0{,}5 \times 2 - 1) = 0{,}5$. Le second a pour poids $w_2 = 1$ et pour biais $b_2 = 0$ :
#
# $$\hat y = \sigma(w_2\,h + b_2) = \sigma(1 \times 0{,}5 + 0) = \sigma(0{,}5) \approx 0{,}6225$$
#
# Les paramètres d'un réseau sont la liste de ses couches : `[(W1, b1), (W2, b2), …]`.

# %% [markdown]
# ### Exercice 3 · Un réseau
#
# ★☆☆ · 8 minutes · **But** : enchaîner des couches, quel que soit leur nombre.
#
# Écrivez `reseau_avant(x, parametres)`.
#
# - **Entrées** : `x`, une liste de nombres ; `parametres`, une liste d'une couche au moins, chacune un couple `(W, b)` comme dans l'exercice 2. Toutes les couches sont **sigmoïdes**.
# - **Sortie** : la liste des sorties de la dernière couche.
# - Ni `x` ni `parametres` ne sont modifiés. Sans NumPy. Vous pouvez utiliser `couche_avant`.
#
# **Exemple** : `reseau_avant([2.0], [([[0.5]], [-1.0]), ([[1.0]], [0.0])])` donne `[0.6225]` (à l'arrondi près).
#
# <details><summary>Indice 1</summary>Une variable garde la sortie de la dernière couche traversée. Que vaut-elle avant la première ?</details>
# <details><summary>Indice 2</summary>À chaque tour de boucle, cette variable entre dans une couche, et reçoit ce qui en sort.</details>
# <details><summary>Indice 3</summary>Une boucle <code>for</code> peut déballer chaque couple au passage, en deux noms séparés par une virgule. Le « return » vient après la boucle.</details>

# %% nbgrader={"grade": false, "grade_id": "reseau_avant", "locked": false, "schema_version": 3, "solution": true, "task": false}
def reseau_avant(x, parametres):
    """Renvoie les sorties d'un réseau de couches sigmoïdes ; parametres : [(W1, b1), (W2, b2), …]."""
    ### BEGIN SOLUTION
    sorties = x
    for W, b in parametres:
        sorties = couche_avant(sorties, W, b)
    return sorties
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_reseau_avant_exemple", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les deux neurones calculés à la main (1 point)
deux_neurones = [([[0.5]], [-1.0]), ([[1.0]], [0.0])]
controles.egal(reseau_avant([2.0], deux_neurones), [sigmoide(0.5)], "reseau_avant([2], deux neurones)", pistes=[
    ([0.5], "c'est la sortie de la première couche (un « return » dans la boucle ?), ou la dernière somme sans sa sigmoïde."),
    ([sigmoide(2.0)], "la seconde couche lit x : elle doit lire la sortie de la première."),
    ([0.0], "c'est une somme pondérée, pas une sortie : il manque la sigmoïde."),
    (sigmoide(0.5), "la sortie est une liste, même pour un seul neurone."),
])
controles.reussi("les deux neurones calculés à la main")

# %% nbgrader={"grade": true, "grade_id": "test_reseau_avant_profondeur", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · trois couches de tailles différentes (1 point)
parametres = [
    ([[1.0, -1.0, 0.5], [0.5, 1.0, -1.0]], [0.0, 0.1, 0.2]),
    ([[1.0, -2.0], [0.5, 1.0], [-1.0, 0.5]], [0.3, 0.0]),
    ([[2.0], [-1.0]], [-0.5]),
]
# 1e-6 : la valeur attendue est écrite avec sept chiffres
controles.egal(reseau_avant([1.0, 2.0], list(parametres)), [0.6894141], "reseau_avant : 2 entrées, puis 3, 2 et 1 neurones", atol=1e-6, pistes=[
    (lambda o: o.shape == (1,) and abs(float(o[0]) - 0.7973816) < 1e-6, "la dernière couche est sigmoïde, comme les autres."),
    (lambda o: o.shape == (3,), "le calcul s'arrête à la première couche : le « return » est-il dans la boucle ?"),
])
controles.egal(reseau_avant([1.0, 2.0], parametres[:1]), [sigmoide(2.0), sigmoide(1.1), sigmoide(-1.3)], "reseau_avant avec une seule couche")
### BEGIN HIDDEN TESTS
rng = controles.hasard(3)
for tailles in ((3, 4, 2), (2, 5, 5, 5, 1)):
    P = [(rng.normal(size=t), rng.normal(size=t[1])) for t in zip(tailles, tailles[1:])]
    a = x = rng.normal(size=tailles[0])
    for W, b in P:
        a = 1 / (1 + np.exp(-(a @ W + b)))
    controles.egal(reseau_avant(x.tolist(), [(W.tolist(), b.tolist()) for W, b in P]), a, f"reseau_avant de tailles {tailles}, au hasard")
### END HIDDEN TESTS
controles.reussi("des couches de tailles différentes")

# %% nbgrader={"grade": true, "grade_id": "test_reseau_avant_intact", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · les entrées restent intactes, et deux appels donnent le même résultat (1 point)
x, W1, b1, W2, b2 = [1.0, -1.0], [[1.0, 0.5], [0.5, -1.0]], [0.0, 0.5], [[1.0], [2.0]], [-1.0]
parametres = [(W1, b1), (W2, b2)]
with controles.inchanges(x=x, W1=W1, b1=b1, W2=W2, b2=b2):
    premier = reseau_avant(x, parametres)
controles.vrai(controles.observe(list(parametres)) == [(W1, b1), (W2, b2)], "la liste parametres garde ses deux couches",
               cause="pop, del ou une affectation modifie la liste de l'appelant : parcourez-la sans y toucher.")
controles.vrai(np.shape(premier) != (2,), "deux couches, de 2 puis 1 neurone : la sortie a un seul nombre, et en voici deux",
               cause="le calcul s'arrête à la première couche : le « return » est-il dans la boucle ?")
controles.forme(premier, (1,), "reseau_avant : 2 entrées, 1 neurone en sortie")
controles.egal(reseau_avant(x, [(W1, b1), (W2, b2)]), premier, "le second appel de reseau_avant")
controles.reussi("les entrées restent intactes")

# %% [markdown]
# > **À retenir.** La passe avant va des entrées à la sortie : somme pondérée, activation, couche après couche. Rien n'y est appris. Elle laisse derrière elle des nombres (les $z$, les sorties de chaque couche) dont la suite aura besoin.

# %% [markdown]
# ## 2. Le coût, et le gradient d'un neurone
#
# Notre neurone répond $\hat y = 0{,}5$. La bonne réponse est $y = 1$. Pour apprendre, il faut d'abord **mesurer** l'erreur par un seul nombre, que l'on cherchera à rendre petit : la **perte** (*loss*) de cet exemple. Sur plusieurs exemples, on prendra la moyenne de leurs pertes, le **coût** (*cost*) ; ici il n'y en a qu'un, et les deux se confondent. La perte la plus simple est quadratique :
#
# $$C = \tfrac12\,(\hat y - y)^2 = \tfrac12\,(0{,}5 - 1)^2 = \tfrac12 \times 0{,}25 = 0{,}125$$
#
# Le facteur ½ n'est là que pour simplifier la dérivée. Par rapport à $\hat y$, elle vaut :
#
# $$\frac{\partial C}{\partial \hat y} = \hat y - y = 0{,}5 - 1 = -0{,}5$$
#
# Le signe se lit ainsi : si $\hat y$ **augmente**, le coût **baisse**. C'est bien ce qu'il faut, puisque $\hat y$ est trop petit.

# %% [markdown]
# ### Exercice 4 · Le coût et sa dérivée
#
# ★☆☆ · 5 minutes · **But** : mesurer une erreur, et dire dans quel sens la corriger.
#
# Écrivez les deux fonctions :
#
# - `perte_quadratique(y_predit, y_reel)`, qui renvoie $\tfrac12\,(\hat y - y)^2$ ;
# - `derivee_perte_quadratique(y_predit, y_reel)`, qui renvoie la dérivée de cette perte **par rapport à** `y_predit`.
#
# Entrées et sorties sont des nombres. **Exemple** : pour `y_predit = 0.5` et `y_reel = 1.0`, les deux fonctions donnent `0.125` et `-0.5`.
#
# <details><summary>Indice 1</summary>La dérivée de « u au carré sur deux » par rapport à u est u.</details>
# <details><summary>Indice 2</summary>Ici u est l'écart entre la prédiction et la réalité. L'ordre de la soustraction n'importe pas au carré, mais il importe dans la dérivée.</details>
# <details><summary>Indice 3</summary>Vérifiez le signe : si la prédiction est trop grande, l'augmenter fait monter le coût, donc la dérivée est positive.</details>

# %% nbgrader={"grade": false, "grade_id": "perte_quadratique", "locked": false, "schema_version": 3, "solution": true, "task": false}
def perte_quadratique(y_predit, y_reel):
    """Renvoie la perte ½ (y_predit - y_reel)²."""
    ### BEGIN SOLUTION
    return 0.5 * (y_predit - y_reel) ** 2
    ### END SOLUTION


def derivee_perte_quadratique(y_predit, y_reel):
    """Renvoie la dérivée de la perte quadratique par rapport à y_predit."""
    ### BEGIN SOLUTION
    return y_predit - y_reel
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_perte_quadratique_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la perte de l'exemple, et deux autres (1 point)
controles.egal(perte_quadratique(0.5, 1.0), 0.125, "perte_quadratique(0.5, 1)", pistes=[
    (0.25, "il manque le facteur 1/2."), (-0.25, "il manque le carré."), (0.5, "il manque le carré."),
])
controles.egal(perte_quadratique(3.0, 1.0), 2.0, "perte_quadratique(3, 1)", pistes=[(4.0, "il manque le facteur 1/2.")])
controles.egal(perte_quadratique(0.3, 0.3), 0.0, "perte_quadratique(0.3, 0.3), une prédiction parfaite")
### BEGIN HIDDEN TESTS
rng = controles.hasard(4)
for _ in range(10):
    a, y = float(rng.normal()), float(rng.normal())
    controles.egal(perte_quadratique(a, y), (a * a - 2 * a * y + y * y) / 2, f"perte_quadratique({a:.3f}, {y:.3f})")
### END HIDDEN TESTS
controles.reussi("la perte quadratique")

# %% nbgrader={"grade": true, "grade_id": "test_perte_quadratique_derivee", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · la dérivée par rapport à la prédiction (1 point)
controles.egal(derivee_perte_quadratique(0.5, 1.0), -0.5, "derivee_perte_quadratique(0.5, 1)", pistes=[
    (0.5, "le signe est celui de la dérivée par rapport à y_reel : on dérive par rapport à y_predit."),
    (-1.0, "le 2 qui descend du carré se simplifie avec le facteur 1/2."),
    (-0.25, "la dérivée de u²/2 est u, pas u/2."),
    (0.125, "c'est la perte elle-même."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(4)
for _ in range(10):
    a, y = float(rng.normal()), float(rng.normal())
    controles.egal(derivee_perte_quadratique(a, y), a - y, f"derivee_perte_quadratique({a:.3f}, {y:.3f})", pistes=[
        (y - a, "le signe est celui de la dérivée par rapport à y_reel : on dérive par rapport à y_predit."),
        (2 * (a - y), "le 2 qui descend du carré se simplifie avec le facteur 1/2.")])
### END HIDDEN TESTS
controles.reussi("la dérivée de la perte quadratique")

# %% [markdown]
# ### Une secousse, maillon par maillon
#
# Nous savons que $\hat y$ devrait augmenter. Mais on ne règle pas $\hat y$ : on règle $w$ et $b$. Que devient le coût si $w$ bouge d'un rien ?
#
# **Prédisez avant d'exécuter.** Ici $x = 2$. Si $w$ passe de 0,5 à 0,52, de combien $z$ bouge-t-il ? Et $\hat y$, sachant que la pente de la sigmoïde en 0 vaut $\sigma'(0) = 0{,}5 \times (1 - 0{,}5) = 0{,}25$ ?

# %%
figures.secousse(x=2, w=0.5, b=-1, y=1, pas=0.02)

# %% [markdown]
# Chaque maillon **multiplie** la secousse par sa pente. Bout à bout, les pentes se multiplient : c'est toute la **règle de la chaîne** (*chain rule*).
#
# $$\frac{\partial C}{\partial w} = \underbrace{\frac{\partial C}{\partial \hat y}}_{\hat y - y} \times \underbrace{\frac{\partial \hat y}{\partial z}}_{\sigma'(z)} \times \underbrace{\frac{\partial z}{\partial w}}_{x} = (-0{,}5) \times 0{,}25 \times 2 = -0{,}25$$
#
# Pour le biais, seul le dernier maillon change : $\partial z / \partial b = 1$, donc $\partial C / \partial b = -0{,}5 \times 0{,}25 \times 1 = -0{,}125$.
#
# Le vrai rapport de la figure (−0,2475) n'est pas tout à fait −0,25 : la dérivée est la limite pour une secousse infiniment petite.
#
# **Le piège de la sigmoïde.** Sa pente s'écrit avec sa **sortie** : $\sigma'(z) = \hat y\,(1 - \hat y)$, et non $z\,(1 - z)$.

# %% [markdown]
# ### Exercice 5 · Le gradient d'un neurone
#
# ★★☆ · 13 minutes · **But** : écrire la rétropropagation d'un neurone, avec des listes.
#
# Écrivez `retropropager_neurone(x, y, w, b)` : les dérivées du coût $C = \tfrac12(\hat y - y)^2$ du neurone sigmoïde par rapport à chaque poids et au biais.
#
# - **Entrées** : `x`, une liste de $d$ nombres ; `y`, la cible, un nombre ; `w`, une liste de $d$ poids ; `b`, un nombre.
# - **Sortie** : le couple `(dw, db)` ; `dw` est une **liste** de $d$ nombres, `db` un nombre.
# - Rien n'est modifié. Sans NumPy. Vous pouvez utiliser les fonctions précédentes.
#
# **Exemple** : `retropropager_neurone([2.0], 1.0, [0.5], -1.0)` donne `([-0.25], -0.125)`.
#
# <details><summary>Indice 1</summary>Commencez par la passe avant : les trois maillons ont besoin de la sortie du neurone.</details>
# <details><summary>Indice 2</summary>Le produit des deux premiers maillons est commun à tous les poids et au biais. Calculez-le une fois ; on l'appelle delta, la dérivée du coût par rapport à z.</details>
# <details><summary>Indice 3</summary>Le dernier maillon du poids numéro i : de combien z change-t-il quand ce poids augmente de 1 ? Pour le biais, de 1.</details>

# %% nbgrader={"grade": false, "grade_id": "retropropager_neurone", "locked": false, "schema_version": 3, "solution": true, "task": false}
def retropropager_neurone(x, y, w, b):
    """Renvoie (dw, db), les dérivées de ½ (ŷ - y)² pour un neurone sigmoïde ; dw est une liste."""
    ### BEGIN SOLUTION
    sortie = neurone_avant(x, w, b)
    delta = derivee_perte_quadratique(sortie, y) * sortie * (1 - sortie)
    return [delta * xi for xi in x], delta
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_retropropager_neurone_exemple", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · le gradient calculé à la main (1 point)
dw, db = controles.n_uplet(retropropager_neurone([2.0], 1.0, [0.5], -1.0), 2, "retropropager_neurone([2], 1, [0.5], -1)")
controles.egal(dw, [-0.25], "dw de retropropager_neurone([2], 1, [0.5], -1)", pistes=[
    ([-1.0], "il manque la pente de la sigmoïde."),
    ([0.0], "la pente de la sigmoïde s'écrit avec sa sortie, ŷ (1 - ŷ), et non avec z."),
    ([-0.0625], "c'est la dérivée par rapport à l'entrée x (delta × w) : pour le poids, le dernier maillon est x."),
    ([0.25], "le signe est opposé : la dérivée du coût est ŷ - y."),
    ([-0.5], "la pente de la sigmoïde est ŷ (1 - ŷ) : il manque le facteur 1 - ŷ."),
    ([-0.125], "il manque un facteur 2 : le dernier maillon, x, ou la dérivée de la perte (exercice 4) ?"),
])
controles.egal(db, -0.125, "db de retropropager_neurone([2], 1, [0.5], -1)", pistes=[
    (-0.25, "db n'est pas multiplié par x : z bouge de 1 quand b bouge de 1."),
    (-0.5, "il manque la pente de la sigmoïde."),
    (0.0, "la pente de la sigmoïde s'écrit avec sa sortie, ŷ (1 - ŷ), et non avec z (ou le biais est oublié)."),
])
controles.reussi("le gradient calculé à la main")

# %% nbgrader={"grade": true, "grade_id": "test_retropropager_neurone_plusieurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · un gradient par poids (1 point)
x, y, w, b = [1.0, -2.0, 0.5], 0.0, [0.4, 0.1, -0.6], 0.8
sortie = sigmoide(0.7)  # z = 0,4 - 0,2 - 0,3 + 0,8
delta = sortie * sortie * (1 - sortie)  # y vaut 0
dw, db = controles.n_uplet(retropropager_neurone(x, y, w, b), 2, "retropropager_neurone à trois entrées")
controles.vrai(isinstance(dw, list), "dw est une liste Python, d'un nombre par poids")
controles.egal(dw, [delta, -2 * delta, 0.5 * delta], "dw à trois entrées", pistes=[
    ([delta * wi for wi in w], "c'est la dérivée par rapport à l'entrée x (delta × w) : pour le poids, le dernier maillon est x."),
    ([sortie * v for v in x], "il manque la pente de la sigmoïde."),
    ([sortie * sortie * v for v in x], "la pente de la sigmoïde est ŷ (1 - ŷ) : il manque le facteur 1 - ŷ."),
    ([sortie * 0.7 * 0.3 * v for v in x], "la pente de la sigmoïde s'écrit avec sa sortie, ŷ (1 - ŷ), et non avec z."),
])
controles.egal(db, delta, "db à trois entrées", pistes=[
    (-0.5 * delta, "db n'est pas multiplié par x : z bouge de 1 quand b bouge de 1."),
    (sortie, "il manque la pente de la sigmoïde."),
    (sortie * 0.7 * 0.3, "la pente de la sigmoïde s'écrit avec sa sortie, ŷ (1 - ŷ), et non avec z."),
])
controles.reussi("un gradient par poids")

# %% nbgrader={"grade": true, "grade_id": "test_retropropager_neurone_secousse", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · chaque dérivée est confirmée par une petite secousse (1 point)
rng = controles.hasard(5)
def verifier_la_secousse(d):
    """Les deux gradients d'un neurone à d entrées, au hasard, contre les différences finies ; les listes restent intactes."""
    x, w, y, b = rng.normal(size=d), rng.normal(size=d), float(rng.uniform()), float(rng.normal())
    entrees, poids = x.tolist(), w.tolist()
    with controles.inchanges(x=entrees, w=poids):
        dw, db = controles.n_uplet(retropropager_neurone(entrees, y, poids, b), 2, "retropropager_neurone")
    cout = lambda w, b: (sigmoide(float(np.dot(x, w)) + float(b)) - y) ** 2 / 2
    controles.gradient(lambda v: cout(v, b), dw, w, f"dw d'un neurone à {d} entrée(s)")
    controles.gradient(lambda v: cout(w, v), db, b, f"db d'un neurone à {d} entrée(s)")

for d in (1, 4):
    verifier_la_secousse(d)
### BEGIN HIDDEN TESTS
verifier_la_secousse(7)
### END HIDDEN TESTS
controles.reussi("chaque dérivée est confirmée par une secousse")

# %% [markdown]
# ### Apprendre, enfin
#
# Le gradient dit de quel côté le coût **monte**. On fait donc un petit pas de l'autre côté : $w \leftarrow w - \eta\,\partial C/\partial w$, et de même pour $b$ ; $\eta$ est le taux d'apprentissage du chapitre 01, ici 1. C'est la **descente de gradient** (*gradient descent*), dont le chapitre 04 fera le tour. Ne confondez pas les deux étapes : la rétropropagation **calcule** le gradient, la descente **s'en sert**. Trente pas suffisent à notre neurone pour s'approcher de la cible 1.

# %% tags=["nbval-check-output"]
w, b = [0.5], -1.0
for pas in range(31):
    if pas % 10 == 0:
        sortie = neurone_avant([2.0], w, b)
        print(f"pas {pas:>2} : w = {w[0]:.3f}   b = {b:.3f}   sortie = {sortie:.3f}   coût = {perte_quadratique(sortie, 1.0):.4f}")
    dw, db = retropropager_neurone([2.0], 1.0, w, b)
    w, b = [wi - 1.0 * dwi for wi, dwi in zip(w, dw)], b - 1.0 * db

# %% [markdown]
# > **À retenir.** Le gradient d'un poids est un produit de pentes, de la sortie vers ce poids. Le début du produit, $\delta = \partial C / \partial z$, est commun à tous les poids du neurone : on le calcule une seule fois.

# %% [markdown]
# ## 3. La règle de la chaîne, sur un graphe
#
# Avec deux neurones à la suite, le chemin est plus long, mais rien ne change : on multiplie les pentes. Encore faut-il le faire dans le bon ordre. Regardez les nombres du réseau de l'exercice 3, cette fois avec son coût, pour la cible $y = 1$.

# %%
figures.graphe(x=2, couches=[(0.5, -1), (1, 0)], y=1, titre="Deux neurones : aller en bleu, retour en orange")

# %% [markdown]
# À l'aller (en bleu), chaque rond calcule sa valeur. Au retour (en orange), chaque rond reçoit **le gradient de C par rapport à sa sortie**, et en déduit le gradient par rapport à chacune de ses entrées. Il n'a besoin que de deux choses : le gradient qui lui arrive, et sa **pente locale**, qui ne dépend que des valeurs de l'aller.
#
# | opération | ce qu'elle fait du gradient $g$ qui lui arrive |
# |---|---|
# | $u + v$ | le **distribue** : $g$ à $u$, $g$ à $v$ |
# | $u \times v$ | l'**échange** : $g \times v$ à $u$, $g \times u$ à $v$ |
# | $\sigma(u)$ | le **réduit** : $g \times \sigma(u)\,(1 - \sigma(u))$, au plus le quart de $g$ |
# | une valeur utilisée deux fois | **additionne** les gradients qui reviennent par ses deux usages |
#
# La dernière ligne ne sert pas encore : elle expliquera une somme à la section 5, et décidera de tout à la section 8.

# %% [markdown]
# **À vous de jouer.** Avancez étape par étape. Avant chaque clic de la passe arrière, annoncez le nombre qui va s'allumer. Puis essayez $w_2 = 0$ : quels gradients s'annulent, et pourquoi ? Et $w_1 = 3$, $b_1 = 3$ ?

# %% tags=["widget"]
widgets.suivre_les_gradients(x=2.0, couches=[(0.5, -1.0), (1.0, 0.0)], y=1.0)

# %% [markdown]
# <details><summary>Ce qu'il fallait voir</summary>
#
# - Avec $w_2 = 0$, le gradient de $h$ est nul : plus rien ne revient à $w_1$ et $b_1$. Le neurone caché ne peut pas apprendre tant que personne ne l'écoute. Le poids $w_2$, lui, garde un gradient.
# - Avec $w_1 = 3$ et $b_1 = 3$, $z_1 = 9$ : la sigmoïde est **saturée**, sa pente est presque nulle, et les gradients de $w_1$ et $b_1$ aussi. C'est le gradient qui s'évanouit, vu au chapitre 02.
# - Changer la cible $y$ ne change aucune valeur bleue avant $C$, mais tous les gradients, sauf $\partial C/\partial C$ qui vaut toujours 1.
#
# </details>

# %% [markdown]
# **À vous, sur papier.** Le graphe donne $\partial C/\partial w_1 \approx -0{,}0444$. Retrouvez ce nombre en multipliant cinq pentes, du coût jusqu'à $w_1$.
#
# <details><summary>Réponse</summary>
#
# | maillon | pente | valeur |
# |---|---|---|
# | $C \to \hat y$ | $\hat y - y$ | $0{,}6225 - 1 = -0{,}3775$ |
# | $\hat y \to z_2$ | $\hat y\,(1 - \hat y)$ | $0{,}2350$ |
# | $z_2 \to h$ | $w_2$ | $1$ |
# | $h \to z_1$ | $h\,(1 - h)$ | $0{,}25$ |
# | $z_1 \to w_1$ | $x$ | $2$ |
#
# Produit : $-0{,}3775 \times 0{,}2350 \times 1 \times 0{,}25 \times 2 \approx -0{,}0444$.
#
# </details>

# %% tags=["nbval-check-output"]
sortie, h = sigmoide(0.5), 0.5
produit = (sortie - 1) * sortie * (1 - sortie) * 1.0 * h * (1 - h) * 2
secousse = (perte_quadratique(sigmoide(sigmoide(0.5001 * 2 - 1)), 1) - perte_quadratique(sigmoide(sigmoide(0.4999 * 2 - 1)), 1)) / 0.0002
print(f"produit des cinq pentes : {produit:.4f}     par une petite secousse de w1 : {secousse:.4f}")

# %% [markdown]
# ### Pourquoi à reculons ?
#
# On pourrait partir de chaque poids et pousser sa secousse vers l'avant, comme à la section 2. Pour un million de poids, il faudrait un million de passages. En partant du **coût**, un seul passage suffit : le gradient de $h$ sert à **tous** les poids situés avant lui, on ne le recalcule jamais. C'est pour cette raison, et elle seule, que l'on va à reculons : il y a beaucoup de paramètres, et un seul coût.
#
# > **À retenir.** À l'aller on garde les valeurs, au retour chaque opération multiplie le gradient reçu par sa pente locale et le passe à ses entrées. Une somme distribue, un produit échange, un embranchement additionne. Un seul retour donne **tous** les gradients.

# %% [markdown]
# ## 4. Le même calcul en NumPy, pour toute profondeur
#
# Les listes ont montré le mécanisme. Pour des milliers d'exemples et des couches de centaines de neurones, il faut des tableaux. Le réseau de cette section est celui que l'on utilise vraiment pour classer :
#
# - `X` de forme `(n, d)` : $n$ exemples à la fois, un **lot** (*batch*) ;
# - des couches cachées **ReLU** : $A = \max(0,\, X W + b)$ ;
# - une dernière couche **sans activation** : ses sorties sont les **logits**, un par classe ;
# - le coût est l'**entropie croisée moyenne** (*cross-entropy*) de la softmax des logits, vue au chapitre 02.

# %%
figures.deux_passes((784, 64, 10))

# %% [markdown]
# Retenez surtout les **formes** : le reste de la figure (les $\delta$, le masque de ReLU, $p - [k = y]$) s'explique à la section 5. À l'aller, `Z = A @ W + b`. Au retour, chaque gradient a **exactement la forme de ce qu'il dérive** : `dW` celle de `W`, `db` celle de `b`, `δ` celle de `Z`. Quand vous hésitez sur une transposée ou sur une somme, les formes tranchent presque toujours.
#
# Le chapitre 02 a écrit l'entropie croisée sans dépassement. La revoici, prête à servir.

# %% nbgrader={"grade": false, "grade_id": "outils_tableaux", "locked": true, "schema_version": 3, "solution": false, "task": false}
def log_softmax(logits):
    """Le logarithme de la softmax sur le dernier axe, sans dépassement."""
    decales = logits - logits.max(axis=-1, keepdims=True)
    return decales - np.log(np.exp(decales).sum(axis=-1, keepdims=True))


def entropie_croisee(logits, y):
    """L'entropie croisée moyenne : logits (n, k), y (n,) entiers de 0 à k - 1."""
    return float(-log_softmax(logits)[np.arange(len(y)), y].mean())

# %% [markdown]
# ### Exercice 6 · La passe avant d'un réseau
#
# ★★☆ · 14 minutes · **But** : traverser un réseau de profondeur quelconque, en gardant de quoi revenir.
#
# Écrivez `avant(X, parametres)`.
#
# - **Entrées** : `X` de forme `(n, d)` ; `parametres`, la liste `[(W1, b1), (W2, b2), …]`, d'une couche au moins, où `W` est `(d_e, d_s)` et `b` est `(d_s,)`.
# - **Calcul** : `Z = A @ W + b` à chaque couche ; ReLU après **chaque couche cachée** ; rien après la dernière.
# - **Sortie** : le couple `(logits, cache)`. `logits` est de forme `(n, k)`. Le contenu de `cache` est **libre** : mettez-y tout ce que la passe arrière voudra relire (l'exercice 9 l'écrira ; vous pourrez revenir ici).
# - Si `X` n'a aucune ligne, ou pas autant de colonnes que `W1` a de lignes, levez une `ValueError` dont le message le dit. (Pour les colonnes, `@` le fait déjà.)
# - Ni `X` ni les paramètres ne sont modifiés.
#
# **Exemple** : avec `X = [[1, 2], [-1, 0.5]]`, `W1 = [[1, -1, 0.5], [0, 1, -2]]` et `b1 = [0, 0.5, 0]`, la couche cachée vaut `[[1, 1.5, 0], [0, 2, 0]]`. Avec `W2 = [[1, 0, -1], [-1, 2, 0.5], [3, 1, -2]]` et `b2 = [0.5, -1, 0]`, les logits sont `[[0, 2, -0.25], [-1.5, 3, 1]]`.
#
# <details><summary>Indice 1</summary>La même boucle qu'à l'exercice 3, avec des tableaux. Une seule chose distingue la dernière couche : comment savoir que l'on y est ?</details>
# <details><summary>Indice 2</summary><code>enumerate(parametres)</code> donne le numéro de la couche ; comparez-le à <code>len(parametres) - 1</code>. <code>np.maximum(Z, 0)</code> est ReLU.</details>
# <details><summary>Indice 3</summary>Pour le retour, il faudra l'entrée de chaque couche (X pour la première), de quoi savoir où ReLU a laissé passer, les logits, et les poids. Rangez-les dans des listes, puis mettez le tout dans un n-uplet.</details>

# %% nbgrader={"grade": false, "grade_id": "avant", "locked": false, "schema_version": 3, "solution": true, "task": false}
def avant(X, parametres):
    """Renvoie (logits, cache) : couches cachées ReLU, dernière couche sans activation."""
    ### BEGIN SOLUTION
    if X.ndim != 2 or len(X) == 0:
        raise ValueError(f"X doit être de forme (n, d) avec au moins un exemple ; reçu {X.shape}.")
    entrees, A = [], X
    for numero, (W, b) in enumerate(parametres):
        entrees.append(A)
        A = A @ W
        A += b
        if numero < len(parametres) - 1:
            np.maximum(A, 0, out=A)
    return A, (entrees, A, parametres)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_avant_exemple", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · l'exemple de l'énoncé (1 point)
X = np.array([[1.0, 2.0], [-1.0, 0.5]])
parametres = [(np.array([[1.0, -1.0, 0.5], [0.0, 1.0, -2.0]]), np.array([0.0, 0.5, 0.0])),
              (np.array([[1.0, 0.0, -1.0], [-1.0, 2.0, 0.5], [3.0, 1.0, -2.0]]), np.array([0.5, -1.0, 0.0]))]
logits, cache = controles.n_uplet(avant(X, parametres), 2, "avant(X, parametres), le couple (logits, cache)")
controles.egal(logits, [[0.0, 2.0, -0.25], [-1.5, 3.0, 1.0]], "les logits de l'exemple", pistes=[
    ([[0.0, 2.0, 0.0], [0.0, 3.0, 1.0]], "ReLU est aussi appliquée à la dernière couche : les logits restent tels quels."),
    ([[-10.5, -1.5, 6.75], [-7.0, 1.5, 5.0]], "ReLU n'est pas appliquée à la couche cachée."),
    ([[-0.5, 3.0, -0.25], [-2.0, 4.0, 1.0]], "le biais de la dernière couche n'est pas ajouté."),
    ([[0.5, 1.0, -0.5], [-1.0, 2.0, 0.75]], "le biais de la couche cachée n'est pas ajouté."),
    ([[0.0, 2.0, -0.5], [-1.5, 3.0, 0.75]], "aucun biais n'est ajouté : Z = A @ W + b, à chaque couche."),
    (lambda o: o.shape == (2, 3) and bool(np.allclose(o.sum(axis=1), 1)), "ce sont des probabilités : avant renvoie les logits, sans softmax."),
])
controles.reussi("la passe avant de l'exemple")

# %% nbgrader={"grade": true, "grade_id": "test_avant_profondeur", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · une seule couche, ou plusieurs (1 point)
X = np.array([[1.0, -2.0], [0.5, 1.0], [-1.0, -1.0]])
une = [(np.array([[1.0, -1.0], [2.0, 0.5]]), np.array([0.5, 0.0]))]
controles.egal(avant(X, une)[0], [[-2.5, -2.0], [3.0, 0.0], [-2.5, 0.5]], "les logits d'une seule couche", pistes=[
    ([[0.0, 0.0], [3.0, 0.0], [0.0, 0.5]], "ReLU est aussi appliquée à la dernière couche : les logits restent tels quels."),
    ([[-3.0, -2.0], [2.5, 0.0], [-3.0, 0.5]], "le biais n'est pas ajouté à la dernière couche (ici, la seule)."),
])
trois = [(np.eye(2), np.zeros(2)), (np.array([[1.0, -1.0], [1.0, 1.0]]), np.array([0.0, -1.0])), (np.array([[2.0], [1.0]]), np.array([-1.0]))]
controles.egal(avant(X, trois)[0], [[1.0], [2.0], [-1.0]], "les logits de trois couches", pistes=[
    ([[1.0], [2.0], [0.0]], "ReLU est aussi appliquée à la dernière couche : les logits restent tels quels."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(6)
for tailles in ((3, 4, 2), (5, 6, 6, 6, 3)):
    X = rng.normal(size=(7, tailles[0]))
    P = [(rng.normal(size=t), rng.normal(size=t[1])) for t in zip(tailles, tailles[1:])]
    A = X
    for W, b in P:
        Z = A @ W + b
        A = np.where(Z > 0, Z, 0.0)
    controles.egal(avant(X, P)[0], Z, f"les logits d'un réseau de tailles {tailles}, au hasard", pistes=[
        (A, "ReLU est aussi appliquée à la dernière couche : les logits restent tels quels."),
        (Z - P[-1][1], "le biais de la dernière couche n'est pas ajouté.")])
### END HIDDEN TESTS
controles.reussi("une seule couche, ou plusieurs")

# %% nbgrader={"grade": true, "grade_id": "test_avant_intact", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · les entrées restent intactes, et deux appels donnent le même résultat (1 point)
X, W1, b1, W2, b2 = np.array([[1.0, -1.0]]), np.eye(2), np.array([0.5, 0.5]), np.array([[1.0], [1.0]]), np.array([0.25])
with controles.inchanges(X=X, W1=W1, b1=b1, W2=W2, b2=b2):
    logits, _ = controles.n_uplet(avant(X, [(W1, b1), (W2, b2)]), 2, "avant(X, parametres)")
controles.forme(logits, (1, 1), "les logits d'un seul exemple et d'une seule sortie")
controles.egal(avant(X, [(W1, b1), (W2, b2)])[0], logits, "les logits du second appel")
controles.reussi("la passe avant ne modifie rien")

# %% nbgrader={"grade": true, "grade_id": "test_avant_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · un lot vide ou des colonnes en trop sont refusés (1 point)
parametres = [(np.ones((2, 3)), np.zeros(3)), (np.ones((3, 2)), np.zeros(2))]
controles.leve(ValueError, avant, np.zeros((0, 2)), parametres, quoi="avant avec un lot vide")
controles.leve(ValueError, avant, np.zeros((4, 5)), parametres, quoi="avant avec 5 colonnes au lieu de 2")
controles.reussi("un lot vide ou des colonnes en trop sont refusés")

# %% [markdown]
# > **À retenir.** Un lot traverse le réseau d'un coup : `A @ W + b`, ReLU, et ainsi de suite jusqu'aux logits. La passe avant garde dans un cache ce que le retour relira : c'est pour cela qu'entraîner un réseau coûte plus de mémoire que l'utiliser.

# %% [markdown]
# ## 5. Un gradient auquel on peut se fier
#
# Un bogue dans une passe arrière n'arrête pas le programme. Le réseau apprend un peu moins bien, et personne ne s'en aperçoit. Avant d'écrire la rétropropagation, écrivons donc le **contrôle** qui dira si elle est juste. Il repose sur la définition même de la dérivée : bouger chaque paramètre d'un rien, et regarder le coût.
#
# $$\frac{\partial f}{\partial \theta_i} \approx \frac{f(\theta + \varepsilon\, e_i) - f(\theta - \varepsilon\, e_i)}{2\,\varepsilon}$$
#
# ($\theta$ rassemble tous les paramètres ; $e_i$ vaut 1 à la place $i$, 0 ailleurs.) C'est la **différence centrée**. **Avec des nombres** : pour $f(\theta) = \theta^3$ en $\theta = 1$, la vraie dérivée est 3. Avec $\varepsilon = 0{,}1$ :
#
# - d'un seul côté : $(1{,}1^3 - 1)/0{,}1 = 3{,}31$, soit 10 % d'erreur ;
# - centrée : $(1{,}1^3 - 0{,}9^3)/0{,}2 = 3{,}01$, soit 0,3 % d'erreur, pour autant de calculs de $f$ ici. (Avec $m$ paramètres : $2m$ calculs, contre $m + 1$ d'un seul côté, puisque $f(\theta)$ sert à tous.)

# %% [markdown]
# ### Exercice 7 · Le gradient numérique
#
# ★★☆ · 13 minutes · **But** : mesurer un gradient sans rien savoir de la fonction.
#
# Écrivez `gradient_numerique(f, theta, eps=1e-5)`.
#
# - **Entrées** : `f`, une fonction qui reçoit un tableau **de la forme de** `theta` et renvoie un nombre ; `theta`, un tableau NumPy de forme quelconque, d'entiers ou de réels ; `eps`, le pas.
# - **Sortie** : un tableau de réels, de la forme de `theta` : les différences centrées, une coordonnée à la fois.
# - Après l'appel, `theta` est **intact**.
#
# **Exemple** : `gradient_numerique(lambda v: float(np.sum(v ** 3)), np.array([1.0, 2.0]), eps=0.1)` donne `[3.01, 12.01]`.
#
# <details><summary>Indice 1</summary>Pour chaque coordonnée, deux appels de f : l'un avec cette coordonnée augmentée, l'autre avec cette coordonnée diminuée, toutes les autres à leur place.</details>
# <details><summary>Indice 2</summary><code>np.ndindex(theta.shape)</code> parcourt les indices d'un tableau de forme quelconque ; <code>theta.copy()</code> évite d'abîmer l'original.</details>
# <details><summary>Indice 3</summary>Un tableau d'entiers auquel on ajoute 0,00001 reste un tableau d'entiers : convertissez-le d'abord en réels. L'argument <code>dtype</code> de <code>np.array</code> le permet, et <code>np.array</code> fait toujours une copie.</details>

# %% nbgrader={"grade": false, "grade_id": "gradient_numerique", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_numerique(f, theta, eps=1e-5):
    """Renvoie le gradient de f en theta par différences centrées : réels, de la forme de theta."""
    ### BEGIN SOLUTION
    point = np.array(theta, dtype=float)
    resultat = np.zeros_like(point)
    for indice in np.ndindex(point.shape):
        depart = point[indice]
        point[indice] = depart + eps
        haut = f(point)
        point[indice] = depart - eps
        bas = f(point)
        point[indice] = depart
        resultat[indice] = (haut - bas) / (2 * eps)
    return resultat
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_gradient_numerique_centree", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la différence est centrée (1 point)
controles.egal(gradient_numerique(lambda v: float(np.sum(v ** 3)), np.array([1.0, 2.0]), eps=0.1), [3.01, 12.01],
               "gradient_numerique de la somme des cubes en [1, 2], eps=0.1", pistes=[
    ([3.31, 12.61], "la différence est d'un seul côté : il faut f(θ + ε) - f(θ - ε)."),
    ([2.71, 11.41], "la différence est d'un seul côté : il faut f(θ + ε) - f(θ - ε)."),
    ([6.02, 24.02], "les deux points sont à 2 ε l'un de l'autre : divisez par 2 ε."),
    ([3.0, 12.0], "l'argument eps n'est pas utilisé."),
    ([0.0301, 0.1201], "« / 2 * eps » divise par 2 puis multiplie par eps : écrivez / (2 * eps), avec les parenthèses."),
    ([0.0, 0.0], "les deux points sont au même endroit : « plus » et « moins » sont-ils un seul et même tableau ? Prenez deux copies."),
    ([3.01, 15.02], "les coordonnées déjà visitées ne sont pas revenues à leur place : repartez de theta à chaque coordonnée."),
    ([3.01, 0.0], "seule la première coordonnée est calculée : le « return » est-il dans la boucle ?"),
    ([15.02, 15.02], "toutes les coordonnées bougent ensemble : une seule à la fois."),
])
controles.reussi("la différence est centrée")

# %% nbgrader={"grade": true, "grade_id": "test_gradient_numerique_formes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · toutes les formes, une coordonnée à la fois (1 point)
A = np.array([[1.0, -2.0, 3.0], [0.5, 0.0, -1.0]])
controles.egal(gradient_numerique(lambda M: float(np.sum(A * M)), np.ones((2, 3))), A,
               "gradient_numerique de la somme des A * M, en un tableau (2, 3)", pistes=[
    (np.full((2, 3), A.sum()), "toutes les coordonnées bougent ensemble : une seule à la fois."),
    (2 * A, "les deux points sont à 2 ε l'un de l'autre : divisez par 2 ε."),
    (lambda o: not o.any(), "les deux points sont au même endroit : « plus » et « moins » sont-ils un seul et même tableau ? Prenez deux copies."),
    (lambda o: bool(np.allclose(o * 1e10, A, atol=1e-3)), "« / 2 * eps » divise par 2 puis multiplie par eps : écrivez / (2 * eps), avec les parenthèses."),
    (np.cumsum(A).reshape(2, 3), "les coordonnées déjà visitées ne sont pas revenues à leur place : repartez de theta à chaque coordonnée."),
    ([[1.0, 0.0, 0.0], [0.0, 0.0, 0.0]], "seule la première coordonnée est calculée : le « return » est-il dans la boucle ?"),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(7)
for forme in ((4,), (2, 3), (2, 1, 2)):
    A, theta = rng.normal(size=forme), rng.normal(size=forme)
    # 1e-7 : erreur de troncature eps² et d'arrondi 1e-16 / eps, pour des valeurs de l'ordre de l'unité
    controles.egal(gradient_numerique(lambda t: float(np.sum(np.sin(t) * A) + np.prod(t)), theta),
                   np.cos(theta) * A + np.prod(theta) / theta, f"gradient_numerique sur une forme {forme}", atol=1e-7,
                   pistes=[(lambda o: bool(np.allclose(o, np.cos(theta) * A + np.prod(theta) / theta, rtol=1e-4, atol=1e-4)),
                            "l'écart est minuscule, mais trop grand : la différence est-elle bien centrée ?"),
                           (lambda o: bool(np.allclose(o, 2 * (np.cos(theta) * A + np.prod(theta) / theta), rtol=1e-4)),
                            "les deux points sont à 2 ε l'un de l'autre : divisez par 2 ε."),
                           (lambda o: True, "à chaque coordonnée, toutes les autres doivent être à leur place exacte.")])
### END HIDDEN TESTS
controles.reussi("toutes les formes, une coordonnée à la fois")

# %% nbgrader={"grade": true, "grade_id": "test_gradient_numerique_entiers", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · theta reste intact, même fait d'entiers (1 point)
theta = np.array([1, 2, -4])
with controles.inchanges(theta=theta):
    obtenu = gradient_numerique(lambda v: float(np.sum(np.asarray(v) ** 2)), theta)
# 1e-6 : l'arrondi de la différence centrée, environ 1e-15 / 1e-5
controles.egal(obtenu, [2.0, 4.0, -8.0], "gradient_numerique de la somme des carrés en [1, 2, -4] (entiers)", rtol=1e-5, atol=1e-6, pistes=[
    (lambda o: bool(np.allclose(o, [2.0, 4.0, -8.0], rtol=1e-3)), "l'écart est minuscule, mais trop grand : la différence est-elle bien centrée ?"),
    (lambda o: bool(np.abs(o).max() > 1000), "le pas est perdu dans un tableau d'entiers : convertissez theta en réels."),
    (lambda o: bool(o.any()) and bool(np.allclose(o * 1e10, [2.0, 4.0, -8.0], atol=0.01)), "« / 2 * eps » divise par 2 puis multiplie par eps : écrivez / (2 * eps), avec les parenthèses."),
    (lambda o: o.dtype.kind in "iu", "le résultat est rangé dans un tableau d'entiers : convertissez theta en réels."),
    ([0.0, 0.0, 0.0], "les deux points sont au même endroit : « plus » et « moins » sont-ils un seul et même tableau ? Prenez deux copies."),
    ([2.0, 6.0, -2.0], "les coordonnées déjà visitées ne sont pas revenues à leur place : repartez de theta à chaque coordonnée."),
    ([2.0, 0.0, 0.0], "seule la première coordonnée est calculée : le « return » est-il dans la boucle ?"),
    (lambda o: bool(np.allclose(o, -2.0)), "toutes les coordonnées bougent ensemble : une seule à la fois."),
    ([4.0, 8.0, -16.0], "les deux points sont à 2 ε l'un de l'autre : divisez par 2 ε."),
])
theta = np.array([0.3, -0.7])
with controles.inchanges(theta=theta):
    gradient_numerique(lambda v: float(v[0] * v[1]), theta)
controles.reussi("theta reste intact, même fait d'entiers")

# %% [markdown]
# ### Comparer deux gradients
#
# Un gradient calculé et un gradient mesuré ne sont jamais égaux au dernier chiffre. Un écart de $10^{-4}$ est-il grave ? Cela dépend : oui si le gradient vaut $10^{-3}$, non s'il vaut $1\,000$. On mesure donc un écart **relatif**, sur le tableau entier :
#
# $$\text{erreur}(a, b) = \frac{\lVert a - b \rVert}{\lVert a \rVert + \lVert b \rVert}, \qquad \lVert a \rVert = \sqrt{\textstyle\sum_i a_i^2}$$
#
# Elle vaut 0 si $a = b$, au plus 1, et ne change pas si l'on multiplie $a$ et $b$ par un même nombre non nul. **Avec des nombres** : pour $a = (3, 4)$ et $b = (3, 5)$, $\lVert a - b \rVert = 1$, $\lVert a \rVert = 5$, $\lVert b \rVert = \sqrt{34} \approx 5{,}83$ : l'erreur est $1/10{,}83 \approx 0{,}0923$.

# %% [markdown]
# ### Exercice 8 · L'erreur relative
#
# ★☆☆ · 8 minutes · **But** : dire d'un nombre si deux gradients se ressemblent.
#
# Écrivez `erreur_relative(a, b)` par la formule ci-dessus.
#
# - **Entrées** : deux tableaux NumPy de **même forme**, quelconque.
# - **Sortie** : un nombre réel entre 0 et 1 ; exactement `0.0` si les deux tableaux sont nuls (sans avertissement).
# - Si les formes diffèrent, levez une `ValueError` dont le message le dit.
#
# **Exemple** : `erreur_relative(np.array([3.0, 4.0]), np.array([3.0, 5.0]))` donne `0.0923` (à l'arrondi près).
#
# <details><summary>Indice 1</summary>La norme d'un tableau est un seul nombre, quel que soit le nombre de ses axes.</details>
# <details><summary>Indice 2</summary><code>np.linalg.norm(a)</code>, sans autre argument, convient pour toute forme : c'est la racine de la somme des carrés de tous les éléments.</details>
# <details><summary>Indice 3</summary>Deux tableaux de formes (3,) et (3, 1) se soustraient sans erreur, et donnent un tableau (3, 3) : comparez les formes vous-même.</details>

# %% nbgrader={"grade": false, "grade_id": "erreur_relative", "locked": false, "schema_version": 3, "solution": true, "task": false}
def erreur_relative(a, b):
    """Renvoie ‖a - b‖ / (‖a‖ + ‖b‖), et 0.0 si a et b sont nuls."""
    ### BEGIN SOLUTION
    if a.shape != b.shape:
        raise ValueError(f"Les deux tableaux doivent avoir la même forme : {a.shape} et {b.shape}.")
    total = np.linalg.norm(a) + np.linalg.norm(b)
    return float(np.linalg.norm(a - b) / total) if total > 0 else 0.0
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_erreur_relative_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · l'exemple de l'énoncé, et les deux extrêmes (1 point)
a, b = np.array([3.0, 4.0]), np.array([3.0, 5.0])
controles.egal(erreur_relative(a, b), 1 / (5 + 34 ** 0.5), "erreur_relative([3, 4], [3, 5])", pistes=[
    (1.0, "l'écart n'est pas divisé par la taille des deux gradients."),
    (1 / 59, "ce sont les carrés des normes : il manque la racine carrée."),
    (0.2, "le dénominateur additionne les deux normes."), (1 / 34 ** 0.5, "le dénominateur additionne les deux normes."),
    (1 / np.sqrt(59), "on additionne les deux normes, pas leurs carrés."),
    (1 / np.hypot(6, 9), "on additionne les deux normes : ce n'est pas la norme de la somme."),
    (lambda o: o.shape == (2,), "l'erreur est un seul nombre pour tout le tableau."),
])
controles.egal(erreur_relative(a, -a), 1.0, "erreur_relative(a, -a)", pistes=[
    (lambda o: not np.isfinite(o), "on additionne les deux normes : ce n'est pas la norme de la somme."),
    (0.0, "comparez les tableaux, pas seulement leurs normes."),
])
controles.egal(erreur_relative(a, a.copy()), 0.0, "erreur_relative(a, a)")
controles.reussi("l'erreur relative de l'exemple")

# %% nbgrader={"grade": true, "grade_id": "test_erreur_relative_formes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · un seul nombre pour toutes les formes, insensible à l'échelle (1 point)
rng = controles.hasard(8)
def verifier_la_formule(forme):
    """L'erreur de deux tableaux voisins, au hasard, de cette forme ; puis des mêmes, un million de fois plus petits."""
    a = rng.normal(size=forme)
    b = a + 0.01 * rng.normal(size=forme)
    with controles.inchanges(a=a, b=b):
        erreur = erreur_relative(a, b)
    controles.forme(erreur, (), f"erreur_relative sur une forme {forme}")
    attendu = np.sqrt(((a - b) ** 2).sum()) / (np.sqrt((a ** 2).sum()) + np.sqrt((b ** 2).sum()))
    controles.egal(erreur, attendu, f"erreur_relative sur une forme {forme}", pistes=[
        (np.sqrt(((a - b) ** 2).sum()), "l'écart n'est pas divisé par la taille des deux gradients."),
        (((a - b) ** 2).sum() / ((a ** 2).sum() + (b ** 2).sum()), "ce sont les carrés des normes : il manque la racine carrée."),
        (np.sqrt(((a - b) ** 2).sum() / ((a + b) ** 2).sum()), "on additionne les deux normes : ce n'est pas la norme de la somme."),
    ])
    controles.egal(erreur_relative(1e-6 * a, 1e-6 * b), attendu, "erreur_relative quand a et b sont un million de fois plus petits", pistes=[
        (lambda o: bool(o < attendu), "une constante s'ajoute au dénominateur : elle écrase les petits gradients."),
    ])

for forme in ((5,), (3, 4)):
    verifier_la_formule(forme)
### BEGIN HIDDEN TESTS
for forme in ((2, 3, 2), (1,)):
    verifier_la_formule(forme)
### END HIDDEN TESTS
controles.reussi("un seul nombre, insensible à l'échelle")

# %% nbgrader={"grade": true, "grade_id": "test_erreur_relative_bords", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · deux gradients nuls, et des formes différentes (1 point)
with np.errstate(divide="raise", invalid="raise"):  # un avertissement s'afficherait en rouge : ici, il devient une erreur
    try:
        obtenu = erreur_relative(np.zeros((2, 2)), np.zeros((2, 2)))
    except (FloatingPointError, ZeroDivisionError):
        controles.vrai(False, "erreur_relative de deux tableaux nuls vaut 0", cause="c'est 0 / 0 : traitez à part le cas où les deux normes sont nulles.")
controles.egal(obtenu, 0.0, "erreur_relative de deux tableaux nuls")
controles.leve(ValueError, erreur_relative, np.ones(3), np.ones((3, 1)), quoi="erreur_relative de formes (3,) et (3, 1)")
controles.leve(ValueError, erreur_relative, np.ones((2, 3)), np.ones((3, 2)), quoi="erreur_relative de formes (2, 3) et (3, 2)")
controles.reussi("deux gradients nuls, et des formes différentes")

# %% [markdown]
# ### Quel pas choisir ?
#
# **Prédisez.** Un pas dix fois plus petit donne-t-il toujours un gradient dix fois plus juste ? Jusqu'où ?

# %% tags=["demonstration"]
theta = np.array([0.5, -1.0, 2.0])
f = lambda v: float(np.sum(np.exp(v)))
pas_essayes = 10.0 ** np.arange(-13, 0)
d_un_cote = [erreur_relative(np.array([(f(theta + e * ei) - f(theta)) / e for ei in np.eye(3)]), np.exp(theta)) for e in pas_essayes]
centree = [erreur_relative(gradient_numerique(f, theta, eps=e), np.exp(theta)) for e in pas_essayes]
figures.erreur_selon_eps(pas_essayes, {"d'un seul côté": d_un_cote, "centrée": centree})

# %% [markdown]
# Deux erreurs s'affrontent. À droite, la **troncature** : sur un pas trop grand, la pente de la corde n'est plus celle de la tangente. D'un seul côté, la cause en est la courbure de la fonction, et l'erreur décroît comme $\varepsilon$ ; la différence centrée élimine la courbure, et l'erreur qui reste décroît comme $\varepsilon^2$. À gauche, l'**arrondi** des nombres réels à 16 chiffres : on soustrait deux nombres presque égaux, et l'erreur grandit comme $1/\varepsilon$. Pour la différence centrée, le creux est vers $\varepsilon = 10^{-5}$ : c'est la valeur par défaut de votre fonction. Elle suppose des calculs en `float64` ; en `float32`, qui n'a que sept chiffres, ce même pas laisserait ici une erreur de plus de $10^{-3}$.

# %% [markdown]
# ### Le gradient de la softmax et de l'entropie croisée
#
# Il reste un maillon à connaître : celui qui part du coût. Pour **un** exemple de classe $y$, l'entropie croisée est $\ell = -\ln p_y$ avec $p = \text{softmax}(\text{logits})$. En développant le logarithme, $\ell = -\text{logit}_y + \ln \sum_j e^{\text{logit}_j}$. La dérivée par rapport au logit $k$ est alors immédiate :
#
# $$\frac{\partial \ell}{\partial\, \text{logit}_k} = \frac{e^{\text{logit}_k}}{\sum_j e^{\text{logit}_j}} - [k = y] = p_k - [k = y]$$
#
# où $[k = y]$ vaut 1 pour la bonne classe, 0 pour les autres. **Avec des nombres** : les logits $(2, 1, 0)$ donnent $p \approx (0{,}665,\ 0{,}245,\ 0{,}090)$. Si la bonne classe est 0, le gradient est $(-0{,}335,\ 0{,}245,\ 0{,}090)$. Il se lit sans effort : **ce que l'on a prédit, moins ce qu'il fallait**. Sa somme est nulle, et il s'annule quand la prédiction est parfaite.
#
# Le coût d'un lot est la **moyenne** des pertes de ses $n$ exemples. On le note $L$ ; c'était $C$ jusqu'ici, pour l'erreur quadratique. Le gradient de $L$ par rapport aux logits est donc un tableau de forme `(n, k)`, dont chaque ligne est divisée par $n$ :
#
# $$\delta = \frac{\partial L}{\partial\, \text{logits}} = \frac1n\,\bigl(p - [k = y]\bigr)$$
#
# Attention à la lecture : `y` contient des **numéros** de classes. On ne soustrait pas ces numéros ; on retranche 1 à la place de la bonne classe de chaque ligne.
#
# ### Remonter une couche
#
# Une couche reçoit $\delta = \partial L / \partial Z$, de forme `(n, d_s)`. Trois questions, trois réponses, que les formes imposent presque :
#
# | on cherche | forme | raisonnement |
# |---|---|---|
# | $\partial L / \partial W$ | `(d_e, d_s)` | `W[i, j]` relie l'entrée $i$ à la sortie $j$, pour tous les exemples : on additionne entrée × δ sur les $n$ lignes, soit $A^\top \delta$ |
# | $\partial L / \partial b$ | `(d_s,)` | `b[j]` sert aux $n$ exemples : un embranchement, donc une **somme** |
# | $\partial L / \partial A$ | `(n, d_e)` | l'entrée $i$ a servi à toutes les sorties $j$, avec le poids `W[i, j]` : $\delta\, W^\top$ |
#
# Puis ReLU : là où $Z > 0$, la pente est 1 et le gradient passe ; ailleurs, il est bloqué. On multiplie par ce **masque**, et l'on a le δ de la couche précédente.
#
# D'autres cours rangent les exemples en colonnes et écrivent $Z = W A + b$ ; leurs formules, comme $\delta\,A^\top$ pour le gradient de $W$, sont les transposées des nôtres.

# %% [markdown]
# ### Exercice 9 · La passe arrière
#
# ★★★ · 40 minutes · **But** : écrire la rétropropagation d'un réseau de profondeur quelconque.
#
# Écrivez `arriere(cache, y)`.
#
# - **Entrées** : `cache`, celui que **votre** fonction `avant` a renvoyé pour un lot de $n$ exemples ; `y` de forme `(n,)`, les classes, entiers de 0 à $k - 1$.
# - **Sortie** : la liste `[(dW1, db1), (dW2, db2), …]`, **dans l'ordre des couches** : les gradients de l'entropie croisée **moyenne** du lot. Chaque gradient a la forme de son paramètre.
# - Si `y` n'a pas $n$ éléments, ou contient une classe hors de 0, …, $k - 1$, levez une `ValueError` dont le message dit ce qui était attendu. (Attention aux classes négatives : NumPy les accepte comme indices.)
# - `y` et le contenu du cache ne sont pas modifiés : deux appels de suite donnent les mêmes gradients.
#
# **Exemple** : une seule couche, `W = np.zeros((2, 3))`, `b = np.zeros(3)`, `X = [[1, 2], [0, -1]]`, `y = [0, 2]`. Les logits sont nuls, donc $p = (1/3, 1/3, 1/3)$ pour chaque exemple, et
#
# $$\delta = \frac12 \begin{pmatrix} -2/3 & 1/3 & 1/3 \\ 1/3 & 1/3 & -2/3 \end{pmatrix}, \qquad db = (-1/6,\ 1/3,\ -1/6), \qquad dW = \begin{pmatrix} -1/3 & 1/6 & 1/6 \\ -5/6 & 1/6 & 2/3 \end{pmatrix}.$$
#
# <details><summary>Indice 1</summary>Commencez par le cas d'une seule couche, celui de l'exemple : δ à partir des logits, puis dW et db. Le premier test n'en demande pas plus.</details>
# <details><summary>Indice 2</summary>La softmax est l'exponentielle de <code>log_softmax</code>, qui vous donne un tableau neuf : vous pouvez y retrancher 1 aux places <code>[np.arange(n), y]</code>.</details>
# <details><summary>Indice 3</summary>Parcourez les couches de la dernière à la première. À chacune : d'abord dW et db, puis, s'il reste une couche avant, le δ de cette couche. La liste se remplit à l'envers : retournez-la à la fin. Le masque se lit sur l'entrée de la couche : une sortie de ReLU est strictement positive là où Z l'était, et nulle ailleurs.</details>

# %% nbgrader={"grade": false, "grade_id": "arriere", "locked": false, "schema_version": 3, "solution": true, "task": false}
def arriere(cache, y):
    """Renvoie [(dW1, db1), …], les gradients de l'entropie croisée moyenne ; cache vient de avant."""
    ### BEGIN SOLUTION
    entrees, logits, parametres = cache
    y = np.asarray(y)
    n, k = logits.shape
    if y.shape != (n,) or y.min() < 0 or y.max() >= k:
        raise ValueError(f"y doit contenir {n} classes, de 0 à {k - 1}.")
    delta = log_softmax(logits)
    np.exp(delta, out=delta)
    delta[np.arange(n), y] -= 1
    delta /= n
    gradients = []
    for numero in range(len(parametres) - 1, -1, -1):
        A = entrees[numero]
        gradients.append((A.T @ delta, delta.sum(axis=0)))
        if numero > 0:
            delta = delta @ parametres[numero][0].T
            delta *= A > 0
    return gradients[::-1]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_arriere_une_couche", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · une seule couche : l'exemple calculé à la main (2 points)
X, y = np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([0, 2])
_, cache = avant(X, [(np.zeros((2, 3)), np.zeros(3))])
(gradients,) = controles.n_uplet(arriere(cache, y), 1, "arriere(cache, y) pour une seule couche")
dW, db = controles.n_uplet(gradients, 2, "le couple (dW, db) de la couche")
SOMME = "db additionne les exemples, c'est-à-dire les lignes de δ : sum(axis=0)."
delta_de = lambda retranche, p=1 / 3: X.T @ (p - np.asarray(retranche)) / 2  # dW pour un δ mal calculé
attendu_dW, attendu_db = np.array([[-1 / 3, 1 / 6, 1 / 6], [-5 / 6, 1 / 6, 2 / 3]]), np.array([-1 / 6, 1 / 3, -1 / 6])
controles.egal(dW, attendu_dW, "dW de l'exemple", pistes=[
    (2 * attendu_dW, "c'est le gradient de la somme des pertes : le coût est une moyenne, divisez par n."),
    (-attendu_dW, "le signe est opposé : δ est « prédit moins attendu »."),
    (attendu_dW.T, "dW est transposé : il a la forme de W, (d_e, d_s)."),
    ([[1 / 6, 1 / 6, 1 / 6], [1 / 6, 1 / 6, 1 / 6]], "δ vaut softmax(logits) sur n : il reste à retrancher 1 à la bonne classe."),
    (delta_de([[1, 0, 0], [0, 0, 1]], p=np.log(1 / 3)), "log_softmax est le logarithme de la softmax : prenez son exponentielle."),
    (delta_de([[1, 0, 1], [1, 0, 1]]), "delta[:, y] touche toutes les lignes : une place par ligne, delta[np.arange(n), y]."),
    (delta_de([[0, 0, 0], [2, 2, 2]]), "y contient des numéros de classes : retranchez 1 à la place de la bonne classe, pas le numéro."),
    (lambda o: o.shape == (3, 3), "dW utilise l'entrée de la couche (ici X), pas sa sortie."),
])
controles.egal(db, attendu_db, "db de l'exemple", pistes=[
    (lambda o: o.shape in ((), (2,)), SOMME),
    (2 * attendu_db, "c'est le gradient de la somme des pertes : le coût est une moyenne, divisez par n."),
    (attendu_db / 2, "db est la somme des lignes de δ, déjà divisées par n : la moyenne divise une fois de trop."),
    (attendu_db.reshape(1, 3), "db a la forme de b : un seul axe."),
    ([0.0, 0.0, 0.0], "le gradient du biais est oublié."),
])
controles.reussi("une seule couche, comme à la main")

# %% nbgrader={"grade": true, "grade_id": "test_arriere_deux_couches", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · une couche cachée : la transposée et le masque (2 points)
X, y = np.array([[1.0, 2.0], [-1.0, 0.5]]), np.array([0, 2])
parametres = [(np.array([[1.0, -1.0, 0.5], [0.0, 1.0, -2.0]]), np.array([0.0, 0.5, 0.0])),
              (np.array([[1.0, 0.0, -1.0], [-1.0, 2.0, 0.5], [3.0, 1.0, -2.0]]), np.array([0.5, -1.0, 0.0]))]
_, cache = avant(X, parametres)
premiere, seconde = controles.n_uplet(arriere(cache, y), 2, "arriere(cache, y) pour deux couches")
(dW1, db1), (dW2, db2) = controles.n_uplet(premiere, 2, "le couple (dW1, db1)"), controles.n_uplet(seconde, 2, "le couple (dW2, db2)")
SOMME = "db additionne les exemples, c'est-à-dire les lignes de δ : sum(axis=0)."
attendu_dW2 = np.array([[-0.445462, 0.402987, 0.042475], [-0.658502, 1.476743, -0.81824], [0.0, 0.0, 0.0]])
# 2e-6 : les valeurs attendues sont écrites avec six décimales
controles.egal(dW1, [[-0.487936, 0.625744, 0.0], [-0.975872, 2.868811, 0.0]], "dW1", atol=2e-6, pistes=[
    ([[-0.721025, 0.417163, 0.0], [-1.44205, 1.912541, 0.0]], "δ remonte par la transposée de W, pas par W (ici W2 est carrée, rien ne plante)."),
    ([[-0.933757, 0.625744, -2.350965], [-0.752962, 2.868811, -1.370385]], "il manque le masque de ReLU : le gradient ne passe que là où Z > 0."),
    ([[-0.445821, 0.625744, -1.332618], [0.222911, 2.868811, 0.666309]], "le masque de ReLU est pris sur le mauvais tableau : c'est le signe de Z qui compte, pas celui du gradient."),
    ([[-0.975872, 1.251488, 0.0], [-1.951744, 5.737622, 0.0]], "c'est le gradient de la somme des pertes : le coût est une moyenne, divisez par n."),
    ([[-0.375, -0.621779, 0.0], [-0.75, 2.250195, 0.0]], "log_softmax est le logarithme de la softmax : prenez son exponentielle."),
    ([[0.012064, -0.124256, 0.0], [0.024128, 1.993811, 0.0]], "δ vaut softmax(logits) sur n : il reste à retrancher 1 à la bonne classe."),
    ([[0.012064, -0.124256, 0.0], [0.024128, 2.618811, 0.0]], "delta[:, y] touche toutes les lignes : une place par ligne, delta[np.arange(n), y]."),
    ([[0.012064, 1.375744, 0.0], [0.024128, 1.243811, 0.0]], "y contient des numéros de classes : retranchez 1 à la place de la bonne classe, pas le numéro."),
    (lambda o: o.shape == (3, 3) and bool(np.allclose(o, attendu_dW2, atol=2e-6)), "les gradients sont dans l'ordre inverse : la première couche d'abord."),
    (lambda o: o.shape == (3, 3), "dW1 utilise l'entrée de la première couche, X, et non sa sortie (ou les couches sont dans l'ordre inverse)."),
])
controles.egal(db1, [-0.487936, 1.919602, 0.0], "db1", atol=2e-6, pistes=[
    (lambda o: o.shape in ((), (2,)), SOMME),
    ([-0.243968, 0.959801, 0.0], "db est la somme des lignes de δ, déjà divisées par n : la moyenne divise une fois de trop."),
    ([0.0, 0.0, 0.0], "le gradient du biais est oublié."),
])
controles.egal(dW2, attendu_dW2, "dW2", atol=2e-6, pistes=[
    ([[-0.487936, 1.272673, 0.0], [-0.731904, 3.202868, 0.0], [0.0, 0.0, 0.0]],
     "dW2 utilise le δ de la couche précédente : calculez dW et db d'abord, remontez δ ensuite."),
])
controles.egal(db2, [-0.440617, 0.839118, -0.398502], "db2", atol=2e-6, pistes=[
    (lambda o: o.shape in ((), (2,)), SOMME),
    ([-0.220309, 0.419559, -0.199251], "db est la somme des lignes de δ, déjà divisées par n : la moyenne divise une fois de trop."),
    ([0.0, 0.0, 0.0], "le gradient du biais est oublié."),
])
controles.reussi("une couche cachée : la transposée et le masque")

# %% nbgrader={"grade": true, "grade_id": "test_arriere_formes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · dans l'ordre des couches, chaque gradient a la forme de son paramètre (1 point)
rng = controles.hasard(9)
tailles = (5, 4, 6, 3)
parametres = [(rng.normal(size=t), rng.normal(size=t[1])) for t in zip(tailles, tailles[1:])]
X, y = rng.normal(size=(7, 5)), rng.integers(0, 3, size=7)
_, cache = avant(X, parametres)
gradients = controles.n_uplet(arriere(cache, y), 3, "arriere(cache, y) pour trois couches")
for rang, (numero, forme) in enumerate(((1, (5, 4)), (2, (4, 6)), (3, (6, 3)))):
    dW, db = controles.n_uplet(gradients[rang], 2, f"le couple (dW{numero}, db{numero})")
    controles.forme(dW, forme, f"dW{numero}")
    controles.vrai(np.shape(db) not in ((), (7,)), f"db{numero} a la forme {forme[1:]}, celle de b{numero} ; ici {np.shape(db)}",
                   cause="db additionne les exemples, c'est-à-dire les lignes de δ : sum(axis=0).")
    controles.forme(db, forme[1:], f"db{numero}")
controles.reussi("chaque gradient a la forme de son paramètre")

# %% nbgrader={"grade": true, "grade_id": "test_arriere_verifie", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 4 · tous les gradients, contre les différences finies de la passe avant (2 points)
rng, passe_avant = controles.hasard(10), figures.REFERENCES["avant"]
X, y, tailles = rng.normal(size=(6, 4)), rng.integers(0, 3, size=6), (4, 5, 4, 3)
parametres = [(rng.normal(size=t), rng.normal(size=t[1])) for t in zip(tailles, tailles[1:])]
gradients = arriere(avant(X, parametres)[1], y)
for numero, couple in enumerate(parametres):
    for rang, lettre in enumerate("Wb"):
        def cout(valeur):
            """Le coût quand un seul tableau change."""
            essai = [list(c) for c in parametres]
            essai[numero][rang] = valeur
            return entropie_croisee(passe_avant(X, essai)[0], y)
        mesure = controles.gradient_numerique(cout, couple[rang])
        # 1e-6 : l'erreur des différences centrées en float64 est d'environ 1e-9 pour un coût de l'ordre de l'unité
        controles.egal(gradients[numero][rang], mesure, f"d{lettre}{numero + 1}, comparé aux différences finies", rtol=1e-5, atol=1e-6, pistes=[
            (6 * mesure, "c'est le gradient de la somme des pertes : le coût est une moyenne, divisez par n."),
            (mesure / 6, "le gradient est divisé par n une fois de trop."),
            (lambda o: lettre == "b" and o.shape in ((), (6,)), "db additionne les exemples, c'est-à-dire les lignes de δ : sum(axis=0)."),
        ])
### BEGIN HIDDEN TESTS
def _perte(X, y, P):
    A = X
    for k, (W, b) in enumerate(P):
        A = A @ W + b
        A = A if k == len(P) - 1 else np.where(A > 0, A, 0.0)
    return entropie_croisee(A, y)

for tailles in ((3, 4), (3, 5, 5, 5, 2)):
    X, y = rng.normal(size=(5, 3)), rng.integers(0, tailles[-1], size=5)
    P = [(rng.normal(size=t), rng.normal(size=t[1])) for t in zip(tailles, tailles[1:])]
    G = arriere(avant(X, P)[1], y)
    for k in range(len(P)):
        for r in (0, 1):
            def _cout(v, k=k, r=r):
                Q = [list(c) for c in P]
                Q[k][r] = v
                return _perte(X, y, Q)
            controles.gradient(_cout, G[k][r], P[k][r], f"d{'Wb'[r]}{k + 1} d'un réseau de tailles {tailles}", atol=1e-6)
### END HIDDEN TESTS
controles.reussi("tous les gradients, contre les différences finies")

# %% nbgrader={"grade": true, "grade_id": "test_arriere_repete", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 5 · deux appels de suite donnent les mêmes gradients (1 point)
X, y = np.array([[1.0, -1.0], [0.5, 2.0], [-1.0, 0.0]]), np.array([1, 0, 1])
parametres = [(np.array([[1.0, 0.5], [-0.5, 1.0]]), np.array([0.1, 0.2])), (np.array([[1.0, -1.0], [0.5, 0.5]]), np.zeros(2))]
logits, cache = avant(X, parametres)
logits_avant, VIDE = np.array(logits), "le premier appel a changé le cache : y retire-t-il des éléments (pop) ? Lisez ses listes sans y toucher."
with controles.inchanges(X=X, y=y):
    premier = arriere(cache, y)
    try:
        second = arriere(cache, y)
    except (IndexError, KeyError):
        controles.vrai(False, "arriere(cache, y), appelée deux fois de suite avec le même cache", cause=VIDE)
controles.vrai(np.array_equal(controles.observe(logits), logits_avant), "les logits gardés dans le cache restent intacts",
               cause="δ est calculé dans le tableau même des logits : partez d'un tableau neuf, log_softmax(logits) par exemple.")
controles.vrai(len(second) == len(premier), "le second appel renvoie autant de couples que le premier", cause=VIDE)
for numero in range(2):
    for rang, lettre in enumerate("Wb"):
        # de la copie : deux appels se comparent entre eux ; les autres tests vérifient leurs valeurs
        controles.egal(second[numero][rang], premier[numero][rang], f"d{lettre}{numero + 1} au second appel")
_, autre_cache = avant(2 * X, parametres)
controles.vrai(not np.array_equal(arriere(autre_cache, y)[1][0], np.array(premier[1][0])), "d'autres exemples donnent d'autres gradients")
controles.reussi("deux appels donnent les mêmes gradients")

# %% nbgrader={"grade": true, "grade_id": "test_arriere_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 6 · des classes impossibles sont refusées (1 point)
_, cache = avant(np.ones((3, 2)), [(np.ones((2, 4)), np.zeros(4))])
controles.leve(ValueError, arriere, cache, np.array([0, 1, 4]), quoi="arriere avec une classe 4 quand il y en a 4 (0 à 3)")
controles.leve(ValueError, arriere, cache, np.array([0, -1, 2]), quoi="arriere avec une classe -1")
controles.leve(ValueError, arriere, cache, np.array([0, 1]), quoi="arriere avec 2 classes pour 3 exemples")
controles.reussi("des classes impossibles sont refusées")

# %% [markdown]
# ### Le contrôle est-il lui-même fiable ?
#
# Un contrôle qui répond toujours « tout va bien » ne vaut rien. Éprouvons le vôtre : donnons-lui un gradient juste, puis des gradients **sabotés** de quatre façons. **Prédisez** : quels sabotages verra-t-il ?

# %% nbgrader={"grade": false, "grade_id": "verifier", "locked": true, "schema_version": 3, "solution": false, "task": false}
def verifier(X, y, parametres, gradients):
    """La plus grande erreur relative entre des gradients et leur mesure par différences centrées."""
    pire = 0.0
    for numero in range(len(parametres)):
        for rang in (0, 1):
            def cout(valeur):
                essai = [list(couche) for couche in parametres]
                essai[numero][rang] = valeur
                return entropie_croisee(avant(X, essai)[0], y)
            mesure = gradient_numerique(cout, parametres[numero][rang])
            pire = max(pire, erreur_relative(gradients[numero][rang], mesure))
    return pire

# %% tags=["nbval-check-output"]
rng = np.random.default_rng(3)
X_petit, y_petit = rng.normal(size=(8, 4)), rng.integers(0, 3, size=8)
reseau = [(rng.normal(size=(4, 5)), rng.normal(size=5)), (rng.normal(size=(5, 3)), rng.normal(size=3))]
justes = arriere(avant(X_petit, reseau)[1], y_petit)
(dW1, db1), (dW2, db2) = justes
essais = {
    "gradients justes": justes,
    "somme au lieu de moyenne": [(8 * dW1, 8 * db1), (8 * dW2, 8 * db2)],
    "un biais oublié": [(dW1, 0 * db1), (dW2, db2)],
    "dW1 trop grand de 1 %": [(1.01 * dW1, db1), (dW2, db2)],
    "un seul poids faux": [(dW1 + 0.001 * (np.arange(20).reshape(4, 5) == 7), db1), (dW2, db2)],
}
for nom, gradients in essais.items():
    erreur = verifier(X_petit, y_petit, reseau, gradients)
    print(f"{nom:<26} {'accepté (erreur < 1e-6)' if erreur < 1e-6 else f'REFUSÉ  (erreur {erreur:.0e})'}")

# %% [markdown]
# Même un seul poids faux d'un millième est vu. Trois limites à connaître :
#
# - il faut deux évaluations du coût **par paramètre** : gardez ce contrôle pour de petits réseaux et de petits lots ;
# - ReLU n'est pas dérivable en 0 : si la secousse fait changer un $Z$ de signe, la mesure est fausse et l'alarme aussi (changez de graine) ;
# - il prouve que votre gradient est celui de **votre** coût. Si le coût est mal écrit, il n'en dira rien.
#
# > **À retenir.** Toute passe arrière s'accompagne d'un contrôle par différences centrées, en `float64`. Une erreur relative sous $10^{-6}$ rassure ; au-dessus, cherchez le bogue (ou un $Z$ trop près de zéro).

# %% [markdown]
# **Une pause ?** Vous êtes à mi-chemin. Enregistrez votre carnet. À la reprise, réexécutez toutes les cellules du début jusqu'ici (le menu *Run*, ou « Exécuter », le fait d'un coup). L'exécution s'arrête au premier exercice inachevé : sautez alors ses tests, et reprenez à la cellule qui suit.
#
# ## 6. D'où partir ? L'initialisation
#
# La descente de gradient améliore des poids. Encore faut-il des poids de départ. Zéro ? C'était bon pour le perceptron. Essayons.

# %% tags=["nbval-check-output"]
zeros = [(np.zeros((4, 5)), np.zeros(5)), (np.zeros((5, 3)), np.zeros(3))]
(dW1, db1), (dW2, db2) = arriere(avant(X_petit, zeros)[1], y_petit)
print("dW1 nul :", not dW1.any(), "   dW2 nul :", not dW2.any(), "   db2 nul :", not db2.any())
egaux = [(np.full((4, 5), 0.3), np.zeros(5)), (np.full((5, 3), 0.3), np.zeros(3))]
for _ in range(100):
    gradients = arriere(avant(X_petit, egaux)[1], y_petit)
    egaux = [(W - 0.5 * dW, b - 0.5 * db) for (W, b), (dW, db) in zip(egaux, gradients)]
W1 = egaux[0][0]
print("poids tous égaux à 0,3, après cent pas : W1 a changé :", not np.allclose(W1, 0.3), "   ses 5 colonnes sont identiques :", np.allclose(W1, W1[:, :1]))

# %% [markdown]
# Avec des zéros, rien ne remonte : seul le dernier biais apprend. Avec des poids tous égaux, c'est plus sournois : les poids changent, le coût baisse, mais les cinq neurones cachés reçoivent toujours le même gradient. Ils restent identiques, et n'en valent qu'un. Il faut du **hasard pour briser la symétrie**. Reste à choisir son échelle.
#
# **Prédisez.** Un réseau ReLU de vingt couches de 128 neurones, entrées d'écart type 1, poids tirés avec quatre écarts types différents : $0{,}3/\sqrt d$, $1/\sqrt d$, $\sqrt{2/d}$ et $3/\sqrt d$, où $d = 128$. Que devient le signal à la couche 20 ?

# %% tags=["demonstration"]
echelles = {"0,3 / √d (petits)": 0.3, "1 / √d": 1.0, "√(2 / d)": math.sqrt(2), "3 / √d (grands)": 3.0}
figures.selon_la_profondeur({nom: figures.traverser(e, 20)[0] for nom, e in echelles.items()}, titre="Vingt couches ReLU, poids au hasard")

# %% [markdown]
# À chaque couche, le signal est multiplié par un facteur à peu près constant. S'il vaut 0,2, vingt couches donnent $0{,}2^{20} \approx 10^{-14}$ : les activations **meurent**. S'il vaut 2, elles **explosent** : $2^{20} \approx 10^6$. Le gradient, qui traverse les mêmes poids au retour, subit le même sort. Une seule des quatre échelles garde le facteur à 1, et le signal dans la bande grise, de 0,1 à 10.
#
# **Le calcul tient en deux lignes.** Un neurone additionne $d$ produits $w_i x_i$. Si les poids sont indépendants, centrés et de variance $v$, la variance de $z$ est $d\,v\,\overline{x^2}$, où $\overline{x^2}$ est la moyenne des carrés des entrées.
#
# - **Xavier** (Glorot et Bengio, 2010), pour des activations proches de l'identité autour de 0, comme tanh : pour une couche de $d_e$ entrées et $d_s$ sorties, il faudrait $v = 1/d_e$ pour préserver l'aller, $v = 1/d_s$ pour préserver le retour. Le compromis est $v = \dfrac{2}{d_e + d_s}$.
# - **He** (He et al., 2015), pour ReLU : en moyenne, la moitié des $z$ est mise à zéro, ce qui divise $\overline{x^2}$ par 2 à chaque couche. On compense : $v = \dfrac{2}{d_e}$.
#
# **Avec des nombres**, pour une couche de 784 entrées et 64 sorties : l'écart type de He est $\sqrt{2/784} \approx 0{,}0505$, celui de Xavier $\sqrt{2/848} \approx 0{,}0486$. Les biais partent de zéro : le hasard des poids suffit à briser la symétrie.

# %% tags=["demonstration"]
figures.meurt_ou_explose(gain=1.0, profondeur=12, activation="relu")

# %% [markdown]
# La bande grise est la même. Les histogrammes laissent de côté les zéros de ReLU, dont la part est écrite au-dessus ; la dernière barre réunit tout ce qui dépasse 3. Ici, avec la variance $1/d$, un réseau ReLU de douze couches divise son signal par plus de quarante de la première à la dernière, et son gradient d'autant au retour.
#
# **À vous de jouer.** Cherchez, pour ReLU puis pour tanh, le gain (la variance multipliée par $d$) qui garde les deux courbes dans la bande grise quand vous augmentez la profondeur. Avec tanh, pourquoi un gain trop grand ne fait-il pas exploser les activations ? Que deviennent alors les gradients ?

# %% tags=["widget"]
widgets.regler_l_initialisation()

# %% [markdown]
# <details><summary>Ce qu'il fallait voir</summary>
#
# - ReLU : le gain 2 (He), le seul dont les courbes restent presque horizontales. À 1,75 et à 2,25, elles penchent déjà, et à 30 couches elles frôlent le bord de la bande. Plus bas, tout meurt ; plus haut, tout explose, d'autant plus que le réseau est profond.
# - tanh : elle est plus tolérante. De 1 à 2,5, les courbes restent dans la bande même à 30 couches ; vers 1,5, elles sont presque horizontales. À 1 (Xavier), le signal s'éteint lentement, car tanh rapproche de 0 tout ce qu'elle reçoit.
# - tanh est bornée : un gain trop grand ne fait pas exploser ses activations, il les **sature** près de ±1. Mais le gradient, lui, n'est pas borné : à 30 couches et un gain de 5, il arrive plus de cent fois plus grand à la première couche qu'il n'est parti de la dernière.
#
# </details>

# %% [markdown]
# ### Exercice 10 · L'initialisation
#
# ★★☆ · 12 minutes · **But** : préparer les poids d'un réseau de tailles quelconques.
#
# Écrivez `initialiser(tailles, rng, methode="he")`.
#
# - **Entrées** : `tailles`, la suite des tailles, de l'entrée à la sortie (`(784, 64, 10)` : deux couches) ; `rng`, un `numpy.random.Generator`, **seule** source de hasard ; `methode`, `"he"` ou `"xavier"`.
# - **Sortie** : la liste `[(W1, b1), (W2, b2), …]`. Chaque `W`, de forme `(d_e, d_s)`, est tiré selon la **loi normale** centrée, d'écart type $\sqrt{2/d_e}$ (He) ou $\sqrt{2/(d_e + d_s)}$ (Xavier). Chaque `b` est un tableau de zéros réels.
# - Toute autre `methode` lève une `ValueError` dont le message dit lesquelles sont connues.
#
# **Exemple** : `[(W.shape, b.shape) for W, b in initialiser((784, 64, 10), np.random.default_rng(0))]` donne `[((784, 64), (64,)), ((64, 10), (10,))]`.
#
# <details><summary>Indice 1</summary>Une couche relie deux tailles voisines. Parcourez ensemble la suite et la même suite privée de son premier élément.</details>
# <details><summary>Indice 2</summary><code>rng.normal(0.0, ecart_type, size=(lignes, colonnes))</code> tire un tableau. Son deuxième argument est un écart type, pas une variance.</details>
# <details><summary>Indice 3</summary>Vérifiez la méthode avant la boucle : sinon, un réseau sans couche passerait au travers. À l'intérieur, seul le dénominateur change d'une méthode à l'autre.</details>

# %% nbgrader={"grade": false, "grade_id": "initialiser", "locked": false, "schema_version": 3, "solution": true, "task": false}
def initialiser(tailles, rng, methode="he"):
    """Renvoie [(W1, b1), …] : poids normaux à l'échelle de He ou de Xavier, biais nuls."""
    ### BEGIN SOLUTION
    if methode not in ("he", "xavier"):
        raise ValueError(f"methode vaut « he » ou « xavier » ; reçu {methode!r}.")
    parametres = []
    for d_entree, d_sortie in zip(tailles, tailles[1:]):
        ecart_type = math.sqrt(2 / (d_entree if methode == "he" else d_entree + d_sortie))
        parametres.append((rng.normal(0.0, ecart_type, size=(d_entree, d_sortie)), np.zeros(d_sortie)))
    return parametres
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_initialiser_formes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les formes, et des biais nuls (1 point)
parametres = controles.n_uplet(initialiser((6, 5, 3), np.random.default_rng(0)), 2, "initialiser((6, 5, 3), rng) : une couche par paire de tailles")
for rang, forme in enumerate(((6, 5), (5, 3))):
    W, b = parametres[rang]
    controles.forme(W, forme, "un tableau de poids de initialiser((6, 5, 3), rng)")
    controles.reels(b, "un biais")
    controles.egal(b, np.zeros(forme[1]), "un biais de initialiser((6, 5, 3), rng)", pistes=[(lambda o: bool(o.any()), "les biais partent de zéro.")])
controles.vrai(len(np.unique(parametres[0][0])) == 30, "les 30 poids de la première couche sont tous différents",
               cause="des poids égaux restent égaux : c'est le hasard qui brise la symétrie.")
controles.reussi("les formes, et des biais nuls")

# %% nbgrader={"grade": true, "grade_id": "test_initialiser_he", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · l'échelle de He, par défaut (1 point)
def verifier_echelle(W, attendu, quoi, causes):
    """Compare l'écart type d'un grand tableau de poids à l'attendu, à 3 % près."""
    # 40 000 tirages normaux : l'écart type mesuré s'écarte de 0,35 % (un sigma) ; 3 % ne se produit jamais
    controles.egal(np.std(W), attendu, quoi, rtol=0.03, atol=0, pistes=[(lambda o, v=v: bool(abs(o / v - 1) < 0.03), c) for v, c in causes])
    # Loi normale : 4,55 % des tirages au-delà de deux écarts types (± 0,1 %, un sigma)
    part = float(np.mean(np.abs(W) > 2 * np.std(W)))
    controles.vrai(0.038 < part < 0.053, f"4,6 % des poids dépassent deux écarts types ; ici {100 * part:.1f} %",
                   cause="la loi demandée est la loi normale, pas la loi uniforme.")

(W, _), = initialiser((400, 100), controles.hasard(11))
verifier_echelle(W, (2 / 400) ** 0.5, "l'écart type des poids de initialiser((400, 100), rng)", [
    (2 / 400, "rng.normal attend un écart type : prenez la racine carrée de la variance."),
    ((1 / 400) ** 0.5, "il manque le facteur 2 : ReLU annule la moitié des sorties."),
    ((2 / 100) ** 0.5, "d_e et d_s sont échangés : He divise par le nombre d'entrées."),
    ((2 / 500) ** 0.5, "c'est l'échelle de Xavier ; la méthode par défaut est « he »."),
    (1.0, "les poids ne sont pas mis à l'échelle."),
])
### BEGIN HIDDEN TESTS
(_, _), (W, _) = initialiser((3, 100, 400), controles.hasard(12), methode="he")
verifier_echelle(W, (2 / 100) ** 0.5, "l'écart type des poids de la seconde couche de initialiser((3, 100, 400), rng)", [
    ((2 / 3) ** 0.5, "l'échelle de chaque couche dépend de ses propres entrées, pas de celles du réseau.")])
### END HIDDEN TESTS
controles.reussi("l'échelle de He")

# %% nbgrader={"grade": true, "grade_id": "test_initialiser_xavier", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · l'échelle de Xavier (1 point)
(W, _), = initialiser((400, 100), controles.hasard(13), methode="xavier")
verifier_echelle(W, (2 / 500) ** 0.5, "l'écart type des poids de initialiser((400, 100), rng, methode=\"xavier\")", [
    (2 / 500, "rng.normal attend un écart type : prenez la racine carrée de la variance."),
    ((1 / 500) ** 0.5, "il manque le facteur 2 : Xavier divise 2 par la somme des deux tailles."),
    ((2 / 400) ** 0.5, "c'est l'échelle de He : l'argument methode n'est pas utilisé."),
    ((1 / 400) ** 0.5, "Xavier tient compte des deux tailles : 2 / (d_e + d_s)."),
    ((6 / 500) ** 0.5, "c'est la borne de la version uniforme : ici, la loi est normale, d'écart type √(2 / (d_e + d_s))."),
])
controles.reussi("l'échelle de Xavier")

# %% nbgrader={"grade": true, "grade_id": "test_initialiser_hasard", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · tout le hasard vient de rng (1 point)
un, deux, autre = (initialiser((4, 4, 4), np.random.default_rng(g)) for g in (5, 5, 6))
for (W, _), (V, _) in zip(un, deux):
    controles.egal(V, W, "les poids tirés avec la même graine", pistes=[(lambda o: True, "le hasard ne vient pas de rng : utilisez rng.normal, pas np.random.")])
controles.vrai(not np.allclose(un[0][0], autre[0][0]), "une autre graine donne d'autres poids",
               cause="le générateur est recréé dans la fonction : utilisez celui que l'on vous passe.")
controles.vrai(not np.allclose(un[0][0], un[1][0]), "deux couches de même forme ont des poids différents",
               cause="chaque couche doit faire son propre tirage, avec le même rng.")
controles.reussi("tout le hasard vient de rng")

# %% nbgrader={"grade": true, "grade_id": "test_initialiser_methode", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 5 · une méthode inconnue est refusée (1 point)
controles.leve(ValueError, initialiser, (3, 2), np.random.default_rng(0), methode="uniforme", quoi='initialiser avec methode="uniforme"')
controles.forme(initialiser((3, 2), np.random.default_rng(0), methode="xavier")[0][0], (3, 2), "les poids de initialiser((3, 2), rng, methode=\"xavier\")")
controles.reussi("une méthode inconnue est refusée")

# %% [markdown]
# > **À retenir.** Des poids égaux restent égaux : il faut du hasard. Trop petits, le signal et le gradient meurent avec la profondeur ; trop grands, ils explosent. He, $\sqrt{2/d_e}$, convient à ReLU ; Xavier, $\sqrt{2/(d_e + d_s)}$, à tanh. Les biais partent de zéro.

# %% [markdown]
# ## 7. Lire des chiffres
#
# Tout est prêt : des poids de départ, une passe avant, une passe arrière. Il manque la boucle. Un **perceptron multicouche** (*multilayer perceptron*, MLP) apprend par **petits lots** (*mini-batches*) :
#
# 1. mélanger les exemples ;
# 2. les prendre par lots de `taille_lot` ; le dernier lot peut être plus petit, mais **aucun exemple n'est oublié** ;
# 3. pour chaque lot : passe avant, passe arrière, puis $W \leftarrow W - \eta\, dW$ et $b \leftarrow b - \eta\, db$ pour toutes les couches ;
# 4. recommencer à l'époque suivante, dans un **nouvel** ordre.
#
# **Avec des nombres** : 10 exemples et `taille_lot = 4` donnent trois lots par époque, de 4, 4 et 2 exemples, donc trois corrections.

# %% [markdown]
# ### Exercice 11 · Un réseau qui apprend
#
# ★★★ · 30 minutes · **But** : assembler vos fonctions en un réseau que l'on entraîne.
#
# Écrivez la classe `MLP(tailles, rng)`.
#
# - **Construction** : `tailles` comme dans l'exercice 10 ; `rng`, un `numpy.random.Generator`. L'attribut `parametres` contient la liste `[(W1, b1), …]`, initialisée par la méthode de He. On peut le remplacer de l'extérieur ; le réseau utilise toujours sa valeur actuelle.
# - `ajuster(X, y, lr, epoques, taille_lot)` entraîne le réseau par la boucle ci-dessus, avec un **mélange à chaque époque** tiré de `rng`. Elle met à jour `parametres` (sur place ou non, à votre choix) et renvoie la **liste des pertes**, un nombre par époque : la moyenne, sur **tous les exemples** de l'époque, de la perte de chacun au moment où son lot est traité, **avant** la correction de ce lot.
# - `predire(X)` renvoie la classe de plus grand logit : entiers, forme `(n,)`.
# - `exactitude(X, y)` renvoie la proportion d'exemples bien classés, un nombre entre 0 et 1.
# - `ajuster` lève une `ValueError` si `X` est vide, si `X` et `y` n'ont pas la même longueur, ou si `taille_lot < 1`. `X` et `y` ne sont pas modifiés ; `lr` est positif ou nul.
# - Utilisez `initialiser`, `avant`, `arriere` (sans regarder dans le cache) et, pour la perte, `entropie_croisee`.
#
# **Exemple** : après `modele = MLP((2, 3), np.random.default_rng(0))` et `modele.parametres = [(np.zeros((2, 3)), np.zeros(3))]`, l'appel `modele.ajuster(X, y, lr=0.0, epoques=2, taille_lot=4)` renvoie deux fois $\ln 3 \approx 1{,}0986$, quels que soient `X` et `y`.
#
# <details><summary>Indice 1</summary><code>rng.permutation(n)</code> donne un ordre au hasard. Le même ordre doit servir à X et à y.</details>
# <details><summary>Indice 2</summary>Le troisième argument de <code>range</code> est un pas : il donne le début de chaque lot. Une tranche qui dépasse la fin est simplement plus courte.</details>
# <details><summary>Indice 3</summary>La perte d'un lot est une moyenne. Pour la moyenne de l'époque, multipliez-la par la taille de son lot, additionnez, puis divisez par n. La moyenne des moyennes serait fausse si le dernier lot est plus petit.</details>

# %% nbgrader={"grade": false, "grade_id": "MLP", "locked": false, "schema_version": 3, "solution": true, "task": false}
class MLP:
    """Un perceptron multicouche : couches cachées ReLU, entropie croisée, descente de gradient par lots."""

    def __init__(self, tailles, rng):
        ### BEGIN SOLUTION
        self.rng = rng
        self.parametres = initialiser(tailles, rng)
        ### END SOLUTION

    def ajuster(self, X, y, lr, epoques, taille_lot):
        """Entraîne le réseau ; renvoie la liste des pertes moyennes, une par époque."""
        ### BEGIN SOLUTION
        n = len(X)
        if n == 0 or len(y) != n or taille_lot < 1:
            raise ValueError("Il faut au moins un exemple, autant de classes que d'exemples, et taille_lot >= 1.")
        pertes = []
        for _ in range(epoques):
            ordre, total = self.rng.permutation(n), 0.0
            for debut in range(0, n, taille_lot):
                lot = ordre[debut : debut + taille_lot]
                logits, cache = avant(X[lot], self.parametres)
                total += entropie_croisee(logits, y[lot]) * len(lot)
                gradients = arriere(cache, y[lot])
                for (W, b), (dW, db) in zip(self.parametres, gradients):  # sur place : aucun tableau neuf
                    dW *= lr
                    W -= dW
                    db *= lr
                    b -= db
            pertes.append(total / n)
        return pertes
        ### END SOLUTION

    def predire(self, X):
        """Renvoie la classe la plus probable de chaque ligne de X : entiers de forme (n,)."""
        ### BEGIN SOLUTION
        return avant(X, self.parametres)[0].argmax(axis=1)
        ### END SOLUTION

    def exactitude(self, X, y):
        """Renvoie la proportion d'exemples bien classés."""
        ### BEGIN SOLUTION
        return float(np.mean(self.predire(X) == y))
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_MLP_predire", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · prédire et compter les réponses justes (1 point)
modele = MLP((2, 3), np.random.default_rng(0))
modele.parametres = [(np.array([[1.0, 0.0, -1.0], [0.0, 1.0, -1.0]]), np.array([0.0, 0.0, 0.5]))]
X = np.array([[2.0, 1.0], [1.0, 3.0], [-2.0, -1.0], [0.5, -3.0]])
obtenu = modele.predire(X)
controles.egal(obtenu, [0, 1, 2, 2], "modele.predire(X)", pistes=[
    (lambda o: o.shape == (4, 3), "ce sont les logits : la prédiction est l'indice du plus grand, sur l'axe des classes."),
    (lambda o: o.shape == (3,), "le plus grand logit se cherche sur l'axe des classes (axis=1), pas sur celui des exemples."),
])
controles.entiers(obtenu, "modele.predire(X)")
controles.egal(modele.exactitude(X, np.array([0, 1, 2, 0])), 0.75, "modele.exactitude(X, y), trois justes sur quatre", pistes=[
    (3, "c'est un nombre de réponses justes : divisez par le nombre d'exemples."), (75, "c'est un pourcentage : attendu entre 0 et 1."),
    (0.25, "c'est la proportion d'erreurs."),
])
controles.reussi("prédire et compter les réponses justes")

# %% nbgrader={"grade": true, "grade_id": "test_MLP_un_pas", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · une époque d'un seul lot : un pas de descente de gradient (2 points)
rng = controles.hasard(14)
X, y = rng.normal(size=(6, 3)), np.ones(6, dtype=int)  # une seule classe : le mélange n'y change rien
modele = MLP((3, 4, 2), controles.hasard(23))
controles.vrai([(W.shape, b.shape) for W, b in modele.parametres] == [((3, 4), (4,)), ((4, 2), (2,))],
               "modele.parametres est la liste [(W1, b1), (W2, b2)]")
depart = [(np.array(W), np.array(b)) for W, b in modele.parametres]
with controles.inchanges(X=X, y=y):
    modele.ajuster(X, y, lr=0.5, epoques=1, taille_lot=6)
for numero, couple in enumerate(depart):
    for rang, lettre in enumerate("Wb"):
        def cout(valeur):
            """Le coût quand un seul tableau change."""
            essai = [list(c) for c in depart]
            essai[numero][rang] = valeur
            return entropie_croisee(figures.REFERENCES["avant"](X, essai)[0], y)
        g = controles.gradient_numerique(cout, couple[rang])
        # 1e-6 : l'erreur des différences centrées, multipliée par lr
        controles.egal(modele.parametres[numero][rang], couple[rang] - 0.5 * g, f"{lettre}{numero + 1} après un pas, lr=0.5", atol=1e-6, pistes=[
            (couple[rang] + 0.5 * g, "le pas va dans le sens du gradient : il faut le soustraire."),
            (couple[rang], "ce paramètre n'a pas changé : la mise à jour doit atteindre self.parametres."),
            (couple[rang] - g, "le taux d'apprentissage lr n'est pas utilisé."),
            (couple[rang] - 3.0 * g, "le gradient est celui de la somme des pertes : le coût est une moyenne."),
            (couple[rang] - 0.5 / 6 * g, "le gradient est divisé une fois de trop par la taille du lot : arriere l'a déjà fait."),
        ])
### BEGIN HIDDEN TESTS
W = np.array(MLP((300, 100, 2), controles.hasard(22)).parametres[0][0])
# 30 000 tirages : l'écart type mesuré s'écarte de 0,4 % (un sigma) ; 5 % ne se produit jamais
controles.egal(np.std(W), (2 / 300) ** 0.5, "l'écart type de W1 dans MLP((300, 100, 2), rng)", rtol=0.05, pistes=[
    (lambda o: bool(abs(o / (2 / 400) ** 0.5 - 1) < 0.05), "c'est l'échelle de Xavier : les couches cachées sont ReLU, l'énoncé demande He."),
    (lambda o: True, "la construction initialise les poids par la méthode de He, avec le rng reçu.")])
### END HIDDEN TESTS
controles.reussi("une époque d'un seul lot : un pas de descente")

# %% nbgrader={"grade": true, "grade_id": "test_MLP_lots", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 3 · chaque exemple sert une fois par époque, avec sa propre classe (2 points)
# Dix exemples qui n'ont aucune entrée en commun : la ligne i de W ne bouge que si l'exemple i est utilisé.
X, y = np.eye(10), np.array([0, 1, 2, 0, 1, 2, 0, 1, 2, 0])
modele = MLP((10, 3), controles.hasard(15))
modele.parametres = [(np.zeros((10, 3)), np.zeros(3))]
modele.ajuster(X, y, lr=1e-6, epoques=1, taille_lot=4)  # un pas minuscule : les probabilités restent de 1/3
avance = modele.parametres[0][0] / 1e-6
controles.vrai(np.abs(avance).max() > 0, "les poids ont changé après une époque")
oublies = int(np.sum(np.abs(avance).max(axis=1) == 0))
controles.vrai(oublies == 0, f"10 exemples, taille_lot=4 : {oublies} n'ont pas servi", cause="le dernier lot, plus petit, est oublié.")
controles.egal(avance.argmax(axis=1), y, "la classe que chaque exemple a renforcée", pistes=[
    (lambda o: bool(np.array_equal(avance.argmin(axis=1), y)), "le pas va dans le sens du gradient : il faut le soustraire."),
    (lambda o: bool((avance <= 0).all()), "aucune classe n'est renforcée : arriere n'a pas retranché 1 à la bonne classe."),
    (lambda o: True, "X et y ne sont pas mélangés par le même ordre : chaque image reçoit la classe d'une autre."),
])
pas = np.sort(avance.max(axis=1)) * 1.5  # un exemple d'un lot de m lignes avance de (2/3) / m
# 1e-4 : les probabilités bougent d'environ 1e-6 pendant l'époque
controles.egal(pas, [0.25] * 8 + [0.5] * 2, "le poids de chaque exemple : 1/4 dans un lot de 4, 1/2 dans un lot de 2", rtol=1e-4, pistes=[
    (lambda o: bool(np.allclose(o, 0.25, rtol=1e-3)), "le dernier lot est divisé par taille_lot : divisez par sa vraie taille."),
    (lambda o: bool(np.allclose(o, 1.0, rtol=1e-3)), "le gradient est celui de la somme des pertes : le coût est une moyenne."),
    (lambda o: bool(np.allclose(o, [1 / 16] * 8 + [1 / 4] * 2, rtol=1e-3)), "le gradient est divisé une fois de trop par la taille du lot : arriere l'a déjà fait."),
    (lambda o: bool(np.allclose(o, 0.1, rtol=1e-3)), "tous les exemples sont dans un seul lot : taille_lot n'est pas utilisé."),
])
controles.reussi("chaque exemple sert une fois, avec sa propre classe")

# %% nbgrader={"grade": true, "grade_id": "test_MLP_melange", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · les exemples sont mélangés à chaque époque (1 point)
X, y, derniers = np.eye(10), np.zeros(10, dtype=int), []
modele = MLP((10, 2), controles.hasard(16))
for _ in range(8):
    modele.parametres = [(np.zeros((10, 2)), np.zeros(2))]
    modele.ajuster(X, y, lr=0.1, epoques=1, taille_lot=9)
    avance = np.abs(modele.parametres[0][0]).max(axis=1)
    controles.vrai(avance.max() > 0, "les poids ont changé après une époque")
    ecart = np.abs(avance - np.median(avance))
    controles.vrai(ecart.max() > 1e-3 * avance.max(), "10 exemples, taille_lot=9 : le dernier est seul dans son lot",
                   cause="tous les exemples sont traités ensemble : taille_lot n'est pas utilisé.")
    derniers.append(int(ecart.argmax()))  # seul dans le second lot, cet exemple n'avance pas comme les autres
# Huit tirages égaux parmi dix : une chance sur dix millions
controles.vrai(len(set(derniers)) > 1, f"l'exemple traité en dernier change d'une époque à l'autre ; ici, toujours le numéro {derniers[0]}",
               cause="il n'y a pas de mélange, ou il est refait à l'identique : tirez un nouvel ordre de rng à chaque époque.")
# Huit époques en un appel, à tout petits pas : un exemple qui a été seul dans son lot n'avance pas comme les autres
modele.parametres = [(np.zeros((10, 2)), np.zeros(2))]
modele.ajuster(X, y, lr=1e-6, epoques=8, taille_lot=9)
avance = np.sort(np.abs(modele.parametres[0][0]).max(axis=1))
un_seul = np.ptp(avance[:-1]) < 0.01 * avance[0] or np.ptp(avance[1:]) < 0.01 * avance[-1]  # neuf exemples ont avancé du même pas
# Une chance sur dix millions que huit mélanges laissent huit fois le même exemple seul
controles.vrai(not un_seul, "pendant un appel de huit époques, ce n'est pas toujours le même exemple qui est seul",
               cause="un seul mélange sert à toutes les époques : tirez un nouvel ordre au début de chaque époque, dans la boucle.")
finals = []
for _ in range(2):
    jumeau = MLP((10, 2), np.random.default_rng(5))
    jumeau.ajuster(X, np.arange(10) % 2, lr=0.5, epoques=3, taille_lot=1)
    finals.append(jumeau.parametres[0][0])
# de la copie : deux apprentissages se comparent entre eux ; les autres tests vérifient leurs pas
controles.egal(finals[1], finals[0], "les poids de deux réseaux nés de la même graine, après le même apprentissage", pistes=[
    (lambda o: True, "le mélange ne vient pas du rng reçu à la construction : gardez-le (self.rng), et n'utilisez pas np.random.")])
controles.reussi("les exemples sont mélangés à chaque époque")

# %% nbgrader={"grade": true, "grade_id": "test_MLP_pertes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 5 · une perte par époque, moyenne de tous les exemples (1 point)
rng = controles.hasard(17)
X, y = rng.normal(size=(10, 3)), rng.integers(0, 4, size=10)
modele = MLP((3, 5, 4), controles.hasard(24))
passe_avant = figures.REFERENCES["avant"]
initiale = entropie_croisee(passe_avant(X, [(np.array(W), np.array(b)) for W, b in modele.parametres])[0], y)
pertes = modele.ajuster(X, y, lr=0.0, epoques=3, taille_lot=4)
controles.forme(pertes, (3,), "les pertes renvoyées par ajuster, epoques=3")
controles.egal(pertes, [initiale] * 3, "les pertes quand lr vaut 0 : rien ne bouge", pistes=[
    (lambda o: bool(np.allclose(o, 10 * initiale)), "c'est la somme des pertes : divisez par le nombre d'exemples."),
    (lambda o: bool(np.allclose(o, 2.5 * initiale, rtol=0.5)) and bool((np.asarray(o) > 1.5 * initiale).all()), "c'est la somme des pertes des lots : il faut la moyenne sur les exemples."),
    (lambda o: True, "ce n'est pas la moyenne de tous les exemples : lots à pondérer par leur taille, lot oublié, ou X et y séparés ?"),
])
# Huit fois le même exemple : le coût d'un lot ne dépend pas du mélange, et les corrections sont celles de votre réseau
uns, zeros = np.ones((8, 2)), np.zeros(8, dtype=int)
def epoque(n):
    """Une époque sur n exemples égaux, par lots de 4 : les pertes renvoyées, et les paramètres ensuite."""
    essai = MLP((2, 3), np.random.default_rng(0))
    essai.parametres = [(np.zeros((2, 3)), np.zeros(3))]
    pertes = essai.ajuster(uns[:n], zeros[:n], lr=0.5, epoques=1, taille_lot=4)
    return pertes, [(np.array(W), np.array(b)) for W, b in essai.parametres]
(seule, corriges), (obtenues, _) = epoque(4), epoque(8)
apres_un = entropie_croisee(passe_avant(uns, [(np.array(W), np.array(b)) for W, b in corriges])[0], zeros)
depart = math.log(3)  # le coût avant toute correction
controles.egal(seule, [depart], "la perte d'une époque d'un seul lot, lr=0.5", pistes=[
    ([apres_un], "la perte d'un lot se mesure avant sa correction : avec les logits de la passe avant qui a servi au gradient.")])
controles.egal(obtenues, [(depart + apres_un) / 2], "la perte d'une époque de deux lots, lr=0.5", pistes=[
    ([depart], "tout est mesuré avant la première correction : chaque lot se mesure quand vient son tour (ou taille_lot n'est pas utilisé)."),
    ([apres_un], "c'est la perte du dernier lot seulement : il faut la moyenne sur tous les exemples de l'époque."),
])
simple = MLP((3, 2), np.random.default_rng(0))
simple.parametres = [(np.zeros((3, 2)), np.zeros(2))]
signes = np.where(X[:, 0] > 0, 1, 0)
longue = simple.ajuster(X, signes, lr=0.3, epoques=60, taille_lot=5)
controles.forme(longue, (60,), "les pertes renvoyées par ajuster, epoques=60")
controles.vrai(longue[-1] < 0.8 * longue[0], "la perte baisse au fil des époques",
               cause="les poids ne changent pas, ou ils changent dans le mauvais sens.")
controles.reussi("une perte par époque")

# %% nbgrader={"grade": true, "grade_id": "test_MLP_chiffres", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 6 · au moins 93 % sur les 2 000 chiffres de test (2 points)
pixels, chiffres, pixels_test, chiffres_test = donnees.charger_chiffres()
rng = controles.hasard(18)
modele = MLP((784, 48, 10), controles.hasard(25))
modele.parametres = [(0.05 * rng.normal(size=(784, 48)), np.zeros(48)), (0.2 * rng.normal(size=(48, 10)), np.zeros(10))]
for lr, epoques in ((0.25, 4), (0.05, 1)):  # de grands pas, puis de petits pour finir
    modele.ajuster(pixels.reshape(-1, 784) / 255, chiffres, lr=lr, epoques=epoques, taille_lot=32)
appris = [(np.array(W), np.array(b)) for W, b in modele.parametres]  # predire est l'affaire du test 1
logits = figures.REFERENCES["avant"](pixels_test.reshape(-1, 784) / 255, appris)[0]
exactitude = float(np.mean(logits.argmax(axis=1) == chiffres_test))
# Notre solution obtient de 94,1 à 95 % sur vingt graines, avec ces réglages
controles.vrai(exactitude >= 0.93, f"au moins 93 % d'exactitude sur les chiffres de test ; obtenu {100 * exactitude:.1f} %",
               cause="si tous les tests précédents passent, cherchez du côté du mélange et des lots.")
controles.reussi("au moins 93 % sur les chiffres jamais vus")

# %% nbgrader={"grade": true, "grade_id": "test_MLP_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 7 · des données impossibles sont refusées (1 point)
modele = MLP((2, 3), np.random.default_rng(0))
controles.leve(ValueError, modele.ajuster, np.zeros((0, 2)), np.zeros(0, dtype=int), 0.1, 1, 4, quoi="ajuster sans exemple")
controles.leve(ValueError, modele.ajuster, np.ones((5, 2)), np.zeros(4, dtype=int), 0.1, 1, 4, quoi="ajuster avec 5 exemples et 4 classes")
controles.leve(ValueError, modele.ajuster, np.ones((5, 2)), np.zeros(6, dtype=int), 0.1, 1, 4, quoi="ajuster avec 5 exemples et 6 classes")
controles.leve(ValueError, modele.ajuster, np.ones((5, 2)), np.zeros(5, dtype=int), 0.1, 1, 0, quoi="ajuster avec taille_lot=0")
controles.leve(ValueError, modele.ajuster, np.ones((5, 2)), np.zeros(5, dtype=int), 0.1, 1, -1, quoi="ajuster avec taille_lot=-1",
               cause="range accepte un pas négatif sans rien dire : vérifiez taille_lot vous-même.")
controles.reussi("des données impossibles sont refusées")

# %% [markdown]
# ### Votre réseau, au travail
#
# Huit mille images pour apprendre, deux mille pour juger. **Prédisez** l'exactitude : le perceptron du chapitre 01 ne connaissait que deux chiffres ; ici il y en a dix.

# %% tags=["demonstration"]
pixels, chiffres, pixels_test, chiffres_test = donnees.charger_chiffres()
X_chiffres, X_test = pixels.reshape(-1, 784) / 255, pixels_test.reshape(-1, 784) / 255
modele = MLP((784, 64, 10), np.random.default_rng(0))
pertes = modele.ajuster(X_chiffres, chiffres, lr=0.2, epoques=12, taille_lot=32)

# %% tags=["demonstration"]
print(f"chiffres d'apprentissage : {100 * modele.exactitude(X_chiffres, chiffres):.1f} %   chiffres jamais vus : {100 * modele.exactitude(X_test, chiffres_test):.1f} %")

# %% tags=["demonstration"]
figures.courbe_de_perte(pertes, titre="La perte, époque par époque")

# %% tags=["demonstration"]
figures.erreurs_de_lecture(pixels_test, chiffres_test, modele.predire(X_test))

# %% [markdown]
# Quelques secondes de calcul, une cinquantaine de milliers de poids, aucune bibliothèque d'apprentissage, et toutes les lignes sont de vous. Regardez les erreurs : certaines feraient hésiter un humain, d'autres non. Regardez aussi l'écart entre les chiffres appris et les chiffres jamais vus : le chapitre 05 s'en occupera.
#
# > **À retenir.** Apprendre, c'est répéter : mélanger, prendre un lot, passe avant, passe arrière, un petit pas contre le gradient. Aucun exemple n'est oublié, X et y partagent le même ordre, et le gradient est une moyenne sur le lot.

# %% [markdown]
# **Encore une pause ?** Il reste un tiers du chapitre. La section 8 ne dépend que de Python : à la reprise, exécutez la cellule de préparation, et continuez ici. (La section 9, elle, a besoin de vos fonctions des sections précédentes.)
#
# ## 8. Un moteur de dérivation en une page
#
# Votre fonction `arriere` ne connaît qu'un seul modèle. Changez une activation, ajoutez une branche, et il faut refaire les calculs sur papier. Les bibliothèques font autrement : elles **enregistrent le graphe** pendant l'aller, puis le parcourent au retour. C'est la **dérivation automatique** (*automatic differentiation*, souvent abrégée *autograd*). Ce n'est ni une mesure par différences finies, ni un calcul sur des formules : elle applique la règle de la chaîne à des nombres, opération par opération.
#
# Il suffit d'un objet qui se souvient d'où il vient :
#
# - `donnee`, sa valeur, un nombre ;
# - `gradient`, la dérivée du résultat final par rapport à lui, 0 au départ ;
# - les objets dont il est fait (ses **parents**), et la manière de leur renvoyer leur part du gradient.
#
# Écrire `c = a * b` calcule donc la valeur **et** ajoute un nœud au graphe. Un seul appel, `c.retropropager()`, remplit ensuite tous les gradients.

# %% [markdown]
# ### Deux pièges, avec des nombres
#
# **Premier piège : une valeur utilisée deux fois.** Pour $a = 3$, soit $c = a \times a$. La dérivée est $2a = 6$. La règle du produit donne à chaque usage sa part : $g \times 3$ au premier, $g \times 3$ au second. Si le second **remplace** le premier, on trouve 3. Les gradients d'une valeur partagée s'**additionnent** : $3 + 3 = 6$.
#
# **Second piège : l'ordre.** Soit $u = 2a$, puis $c = u + u \times a$, avec $a = 3$. La valeur $u = 6$ sert deux fois. Son gradient complet vaut $1 + a = 4$. Si l'on transmet à $a$ la part de $u$ trop tôt, quand $u$ n'a encore reçu que 1, il manque $2 \times 3$. **Un nœud ne transmet son gradient qu'une fois qu'il l'a reçu en entier**, de tous ceux qui l'utilisent.
#
# L'ordre qui le garantit s'appelle un **ordre topologique** : tous les parents d'un nœud avant lui. On l'obtient par un parcours en profondeur qui visite d'abord les parents, **puis** ajoute le nœud à la liste. On rétropropage en lisant cette liste à l'envers.
#
# **Prédisez** : pour $c = u + u \times a$, que vaut le gradient de $a$ ? (Développez : $c = 2a + 2a^2$.)
#
# <details><summary>Réponse</summary>$2 + 4a = 14$.</details>

# %% [markdown]
# ### Exercice 12 · `Valeur`
#
# ★★★ · 45 minutes · **But** : écrire un moteur de dérivation automatique.
#
# Complétez la classe `Valeur(donnee)`. Les attributs `donnee` et `gradient` sont publics ; le reste est à vous. `__init__`, l'addition et les opérations écrites à l'envers (`2 + a`) sont fournies, vous pouvez les changer.
#
# **Lisez d'abord `__add__`**, fournie en entier : les autres opérations se font sur son modèle. Elle contient une petite fonction, `distribuer`, définie **dans** la méthode. Une telle fonction se souvient de `self`, `autre` et `resultat`, même une fois la méthode finie : c'est une **fermeture** (*closure*). La ligne `resultat._distribuer = distribuer`, sans parenthèses, la range sans l'appeler. `retropropager` l'appellera plus tard, quand `resultat.gradient` sera connu.
#
# - **Opérations** : `a + b`, `a * b`, `a - b`, `a / b`, `-a`, où l'autre opérande est une `Valeur` **ou un nombre**, à gauche comme à droite ; `a ** n`, où `n` est un nombre constant (pas une `Valeur`) ; `a.relu()`, `a.tanh()`, `a.exp()`. Chacune renvoie une **nouvelle** `Valeur`. La pente de ReLU en 0 vaut 0.
# - `c.retropropager()` met à 1 le gradient de `c`, et **ajoute** à `gradient` de chaque valeur dont `c` dépend la dérivée de `c` par rapport à elle. Elle ne renvoie rien.
# - Une valeur peut servir **plusieurs fois**, directement ou par des chemins différents.
# - Les gradients **s'accumulent** : deux expressions construites séparément à partir de la même `a`, chacune rétropropagée une fois, additionnent leurs dérivées dans `a.gradient`. Remettre `gradient` à zéro revient à l'utilisateur. (Une même expression n'est jamais rétropropagée deux fois.)
# - Chaque nœud est traité **une seule fois** : le temps croît comme la taille du graphe, pas comme le nombre de chemins.
#
# **Exemple** : `a = Valeur(3.0)`, puis `u = a * 2`, puis `c = u + u * a`. Alors `c.donnee` vaut `24.0`, et après `c.retropropager()`, `a.gradient` vaut `14.0`, `u.gradient` vaut `4.0`.
#
# <details><summary>Indice 1</summary>Chaque opération fait trois choses : calculer la valeur du résultat, le créer en lui donnant ses parents, et lui attacher une petite fonction qui distribue son gradient aux parents. Cette fonction n'est pas appelée tout de suite.</details>
# <details><summary>Indice 2</summary>La division et la soustraction n'ont pas besoin de règle à elles : écrivez-les avec la puissance −1, l'opposé et les opérations déjà faites. Pour accepter un nombre, enveloppez-le d'abord dans une Valeur.</details>
# <details><summary>Indice 3</summary>Dans retropropager : une liste, un ensemble des nœuds déjà vus, et une fonction récursive qui visite les parents avant d'ajouter le nœud. Ensuite seulement, parcourez la liste à l'envers. Partout, le gradient d'un parent s'augmente avec <code>+=</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "Valeur", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Valeur:
    """Un nombre qui se souvient de son calcul, et sait en rétropropager les gradients."""

    def __init__(self, donnee, parents=()):
        self.donnee = float(donnee)
        self.gradient = 0.0
        self._parents = parents  # les valeurs dont celle-ci est faite
        self._distribuer = lambda: None  # ajoute leur part aux gradients des parents

    def __repr__(self):
        return f"Valeur({self.donnee:.4g}, gradient={self.gradient:.4g})"

    def __add__(self, autre):
        """L'addition, donnée en exemple."""
        autre = autre if isinstance(autre, Valeur) else Valeur(autre)  # un nombre devient une Valeur
        resultat = Valeur(self.donnee + autre.donnee, parents=(self, autre))

        def distribuer():  # la pente d'une somme vaut 1 : chaque parent reçoit le gradient du résultat
            self.gradient += 1.0 * resultat.gradient
            autre.gradient += 1.0 * resultat.gradient

        resultat._distribuer = distribuer  # sans parenthèses : on la range, on ne l'appelle pas encore
        return resultat

    def __mul__(self, autre):
        ### BEGIN SOLUTION
        autre = self._envelopper(autre)
        return self._noeud(self.donnee * autre.donnee, (self, autre.donnee), (autre, self.donnee))
        ### END SOLUTION

    def __pow__(self, exposant):
        """self ** exposant, où exposant est un nombre."""
        ### BEGIN SOLUTION
        return self._noeud(self.donnee**exposant, (self, exposant * self.donnee ** (exposant - 1) if exposant else 0.0))
        ### END SOLUTION

    def __neg__(self):
        ### BEGIN SOLUTION
        return self * -1.0
        ### END SOLUTION

    def __sub__(self, autre):
        ### BEGIN SOLUTION
        return self + self._envelopper(autre) * -1.0
        ### END SOLUTION

    def __truediv__(self, autre):
        ### BEGIN SOLUTION
        return self * self._envelopper(autre) ** -1
        ### END SOLUTION

    def relu(self):
        ### BEGIN SOLUTION
        return self._noeud(max(self.donnee, 0.0), (self, float(self.donnee > 0)))
        ### END SOLUTION

    def tanh(self):
        ### BEGIN SOLUTION
        t = math.tanh(self.donnee)
        return self._noeud(t, (self, 1 - t * t))
        ### END SOLUTION

    def exp(self):
        ### BEGIN SOLUTION
        e = math.exp(self.donnee)
        return self._noeud(e, (self, e))
        ### END SOLUTION

    def retropropager(self):
        """Ajoute à chaque valeur du graphe la dérivée de self par rapport à elle."""
        ### BEGIN SOLUTION
        ordre, vus = [], set()

        def visiter(noeud):
            if noeud not in vus:
                vus.add(noeud)
                for parent in noeud._parents:
                    visiter(parent)
                ordre.append(noeud)

        visiter(self)
        self.gradient = 1.0
        for noeud in reversed(ordre):
            noeud._distribuer()

    @staticmethod
    def _envelopper(x):
        return x if isinstance(x, Valeur) else Valeur(x)

    def _noeud(self, donnee, *pentes):
        """Le modèle de __add__, écrit une fois pour toutes : un résultat et ses parents, chacun avec sa pente locale."""
        resultat = Valeur(donnee, tuple(parent for parent, _ in pentes))

        def distribuer():
            for parent, pente in pentes:
                parent.gradient += pente * resultat.gradient

        resultat._distribuer = distribuer
        return resultat
        ### END SOLUTION

    # Les mêmes opérations quand le nombre est à gauche : 2 + a, 2 * a, 2 - a, 2 / a.
    def __radd__(self, autre):
        return self + autre

    def __rmul__(self, autre):
        return self * autre

    def __rsub__(self, autre):
        return Valeur(autre) - self

    def __rtruediv__(self, autre):
        return Valeur(autre) / self

# %% nbgrader={"grade": true, "grade_id": "test_Valeur_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les valeurs, avec une Valeur ou un nombre, de chaque côté (1 point)
a, b = Valeur(6.0), Valeur(-2.0)
for calcul, attendu, quoi in ((lambda: a + b, 4.0, "a + b"), (lambda: a * b, -12.0, "a * b"), (lambda: a - b, 8.0, "a - b"),
                              (lambda: a / b, -3.0, "a / b"), (lambda: -a, -6.0, "-a"), (lambda: a ** 2, 36.0, "a ** 2"),
                              (lambda: b ** -1, -0.5, "b ** -1"), (lambda: a + 1, 7.0, "a + 1"), (lambda: 1 + a, 7.0, "1 + a"),
                              (lambda: a - 1, 5.0, "a - 1"), (lambda: 1 - a, -5.0, "1 - a"), (lambda: 2 * a, 12.0, "2 * a"),
                              (lambda: a * 2.0, 12.0, "a * 2.0"), (lambda: a / 4, 1.5, "a / 4"), (lambda: 3 / a, 0.5, "3 / a"),
                              (lambda: a.relu(), 6.0, "a.relu()"), (lambda: b.relu(), 0.0, "b.relu()"),
                              (lambda: b.tanh(), math.tanh(-2.0), "b.tanh()"), (lambda: b.exp(), math.exp(-2.0), "b.exp()")):
    try:
        resultat = calcul()
    except (AttributeError, TypeError) as erreur:
        nombre = any(c.isdigit() for c in quoi) and ("'int'" in str(erreur) or "'float'" in str(erreur))
        controles.vrai(not nombre, f"{quoi} se calcule, pour a = Valeur(6) et b = Valeur(-2)",
                       cause="l'autre opérande peut être un nombre ordinaire : enveloppez-le d'abord dans une Valeur.")
        raise
    controles.vrai(isinstance(resultat, Valeur), f"{quoi} est une Valeur, pour a = Valeur(6) et b = Valeur(-2)",
                   cause="chaque opération renvoie une nouvelle Valeur (avez-vous oublié « return » ?).")
    controles.egal(resultat.donnee, attendu, f"la donnée de {quoi}, pour a = Valeur(6) et b = Valeur(-2)")
controles.vrai(a.donnee == 6.0 and a.gradient == 0.0, "a est intacte après les opérations")
controles.reussi("les valeurs, avec des nombres de chaque côté")

# %% nbgrader={"grade": true, "grade_id": "test_Valeur_gradients", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le gradient de chaque opération (2 points)
def gradient_de(expression, *donnees):
    """Les gradients de expression(a, b, …) par rapport à ses valeurs."""
    valeurs = [Valeur(d) for d in donnees]
    resultat = expression(*valeurs)
    resultat.retropropager()
    controles.egal(resultat.gradient, 1.0, "le gradient de c après c.retropropager()", pistes=[
        (0.0, "retropropager met d'abord à 1 le gradient de la valeur qui l'appelle (self.gradient = 1).")])
    return [v.gradient for v in valeurs]

SANS_PART = "rien n'arrive à l'opérande : cette opération distribue-t-elle son gradient (_distribuer) ?"
AMONT = "la part transmise oublie le gradient du résultat, celui qui lui arrive : pente × resultat.gradient."
PERDU = ("le gradient s'arrête en route : une opération n'enregistre pas ses parents, ou retropropager lit la liste à l'endroit "
         "au lieu de l'envers (du résultat vers les feuilles).")

def verifier_pente(nom, operation, en, pente, pistes):
    """Une opération d'une seule valeur : seule, puis multipliée par 3, puis appliquée à un résultat, a + 0."""
    controles.egal(gradient_de(operation, en), [pente], f"le gradient de {nom} en {en:g}", pistes=[*pistes, ([0.0], SANS_PART)])
    controles.egal(gradient_de(lambda a: 3 * operation(a), en), [3 * pente], f"le gradient de 3 * ({nom}) en {en:g}", pistes=[([pente], AMONT), ([0.0], PERDU)])
    controles.egal(gradient_de(lambda a: operation(a + 0), en), [pente], f"le gradient de {nom} en {en:g}, avec a + 0 à la place de a", pistes=[([0.0], PERDU)])

a, b = 3.0, -2.0
controles.egal(gradient_de(lambda a, b: a + b, a, b), [1.0, 1.0], "les gradients de a + b en (3, -2)")
controles.egal(gradient_de(lambda a: (a + 1) + 2, a), [1.0], "le gradient de (a + 1) + 2 en 3", pistes=[([0.0], PERDU)])
controles.egal(gradient_de(lambda a, b: a * b, a, b), [-2.0, 3.0], "les gradients de a * b en (3, -2)", pistes=[
    ([3.0, -2.0], "dans un produit, le gradient de a est multiplié par b, et celui de b par a.")])
controles.egal(gradient_de(lambda a, b: (a * b) * 5, a, b), [-10.0, 15.0], "les gradients de (a * b) * 5 en (3, -2)", pistes=[
    ([-2.0, 3.0], AMONT), ([0.0, 0.0], PERDU)])
verifier_pente("-a", lambda a: -a, 3.0, -1.0, [([1.0], "l'opposé change le signe du gradient.")])
controles.egal(gradient_de(lambda a, b: a - b, a, b), [1.0, -1.0], "les gradients de a - b en (3, -2)", pistes=[
    ([1.0, 0.0], "le gradient n'arrive pas jusqu'à b : b est-il un parent du résultat ?"),
    ([1.0, 1.0], "dans une différence, le gradient de b change de signe.")])
controles.egal(gradient_de(lambda a, b: (a - b) * 5, a, b), [5.0, -5.0], "les gradients de (a - b) * 5 en (3, -2)", pistes=[([1.0, -1.0], AMONT), ([0.0, 0.0], PERDU)])
verifier_pente("a ** 3", lambda a: a ** 3, 3.0, 27.0, [([81.0], "la dérivée de a³ est 3 a² : l'exposant baisse de 1."),
               ([9.0], "la dérivée de a³ est 3 a² : il manque le facteur 3, l'exposant.")])
verifier_pente("a ** -1", lambda a: a ** -1, -2.0, -0.25, [([0.25], "la dérivée de aⁿ est n aⁿ⁻¹ : il manque le facteur n (ici -1)."),
               ([0.5], "la dérivée de aⁿ est n aⁿ⁻¹ : l'exposant baisse de 1.")])
controles.egal(gradient_de(lambda a, b: a / b, a, b), [-0.5, -0.75], "les gradients de a / b en (3, -2)", pistes=[
    ([-0.5, 1.5], "la dérivée de b puissance -1 est -1 × b puissance -2 : l'exposant baisse de 1."),
    ([-0.5, 0.0], "le gradient n'arrive pas jusqu'à b : b est-il un parent du résultat ?"),
    ([-0.5, 0.75], "la dérivée de a / b par rapport à b est -a / b² : le signe.")])
controles.egal(gradient_de(lambda a, b: (a / b) * 5, a, b), [-2.5, -3.75], "les gradients de (a / b) * 5 en (3, -2)", pistes=[([-0.5, -0.75], AMONT), ([0.0, 0.0], PERDU)])
verifier_pente("a.relu()", lambda a: a.relu(), 3.0, 1.0, [([3.0], "la pente de ReLU est 1 ou 0, pas sa valeur.")])
controles.egal(gradient_de(lambda a: a.relu(), b), [0.0], "le gradient de relu en -2")
controles.egal(gradient_de(lambda a: a.relu(), 0.0), [0.0], "le gradient de relu en 0", pistes=[([1.0], "la pente de ReLU en 0 vaut 0, par convention.")])
verifier_pente("a.tanh()", lambda a: a.tanh(), 0.5, 1 - math.tanh(0.5) ** 2, [([1 - 0.5 ** 2], "la pente de tanh s'écrit avec sa sortie t : 1 - t², et non avec son entrée.")])
verifier_pente("a.exp()", lambda a: a.exp(), -2.0, math.exp(-2.0), [([-2.0], "la pente de l'exponentielle est l'exponentielle elle-même.")])
controles.egal(gradient_de(lambda a, b, c: 3 / a - 2 * b + (1 - c), 2.0, 5.0, 7.0), [-0.75, -2.0, -1.0], "les gradients de 3 / a - 2 * b + (1 - c) en (2, 5, 7)")
e = math.exp(2 * math.tanh(0.5) + 0.5)
controles.egal(gradient_de(lambda a, b, c: ((a * b).tanh() * 2 + c).exp(), 0.5, 1.0, 0.5),
               [2 * e * (1 - math.tanh(0.5) ** 2), e * (1 - math.tanh(0.5) ** 2), e], "les gradients de exp(2 tanh(a b) + c) en (0,5 ; 1 ; 0,5)")
controles.reussi("le gradient de chaque opération")

# %% nbgrader={"grade": true, "grade_id": "test_Valeur_partage", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 3 · une valeur qui sert plusieurs fois (2 points)
def gradient_de(expression, *donnees):
    """Les gradients de expression(a, b, …) par rapport à ses valeurs."""
    valeurs = [Valeur(d) for d in donnees]
    resultat = expression(*valeurs)
    resultat.retropropager()
    controles.egal(resultat.gradient, 1.0, "le gradient de c après c.retropropager()", pistes=[
        (0.0, "retropropager met d'abord à 1 le gradient de la valeur qui l'appelle (self.gradient = 1).")])
    return [v.gradient for v in valeurs]

REMPLACE = "les gradients d'une valeur partagée s'additionnent : += et non =."
PLUSIEURS = "un nœud transmet son gradient plusieurs fois : retropropager visite chaque nœud une seule fois (gardez ceux déjà vus)."
controles.egal(gradient_de(lambda a: a + a, 3.0), [2.0], "le gradient de a + a en 3", pistes=[([1.0], REMPLACE)])
controles.egal(gradient_de(lambda a: a * a, 3.0), [6.0], "le gradient de a * a en 3", pistes=[([3.0], REMPLACE)])
controles.egal(gradient_de(lambda a: a - a, 3.0), [0.0], "le gradient de a - a en 3", pistes=[
    ([-1.0], REMPLACE),
    ([1.0], "le gradient n'arrive pas jusqu'au second a : a-t-on enregistré ses parents, et lu la liste à l'envers (du résultat vers les feuilles) ?")])
controles.egal(gradient_de(lambda a: a / a, 3.0), [0.0], "le gradient de a / a en 3")
for nom, operation in (("-a", lambda a: -a), ("a ** 3", lambda a: a ** 3), ("a.relu()", lambda a: a.relu()), ("a.tanh()", lambda a: a.tanh()),
                       ("a.exp()", lambda a: a.exp())):
    (seul,) = gradient_de(operation, 2.0)  # la pente elle-même est l'affaire du test 2
    # de la copie : la pente de l'opération seule, que vérifie le test 2
    controles.egal(gradient_de(lambda a: a + operation(a), 2.0), [1 + seul], f"le gradient de a + ({nom}) en 2", pistes=[([seul], REMPLACE)])
controles.egal(gradient_de(lambda a, b: (a + b) * (a + b), 1.0, 2.0), [6.0, 6.0], "les gradients de (a + b) * (a + b) en (1, 2)", pistes=[
    ([3.0, 3.0], REMPLACE)])
def somme_au_carre(a, b):
    s = a + b
    return s * s
controles.egal(gradient_de(somme_au_carre, 1.0, 2.0), [6.0, 6.0], "les gradients de s * s avec s = a + b en (1, 2)", pistes=[
    ([3.0, 3.0], REMPLACE), ([12.0, 12.0], PLUSIEURS)])
controles.egal(gradient_de(lambda a: a * a * a + a.relu() + a, 2.0), [14.0], "le gradient de a * a * a + relu(a) + a en 2")
controles.reussi("une valeur qui sert plusieurs fois")

# %% nbgrader={"grade": true, "grade_id": "test_Valeur_ordre", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 4 · un nœud ne transmet son gradient qu'une fois complet (2 points)
TROP_TOT = "un nœud transmet son gradient avant de l'avoir reçu en entier : il faut l'ordre topologique, lu à l'envers."
PLUSIEURS = "un nœud transmet son gradient plusieurs fois : retropropager visite chaque nœud une seule fois (gardez ceux déjà vus)."
a = Valeur(1.0)
c = (a * 2 + 1) * 5  # une chaîne, sans partage
c.retropropager()
controles.egal(c.gradient, 1.0, "le gradient de c après c.retropropager()", pistes=[
    (0.0, "retropropager met d'abord à 1 le gradient de la valeur qui l'appelle (self.gradient = 1).")])
controles.egal(a.gradient, 10.0, "le gradient de a dans (a * 2 + 1) * 5, où rien n'est partagé", pistes=[
    (3.0, "dans un produit, le gradient de chaque facteur est multiplié par l'autre facteur."),
    (2.0, "la part transmise par un produit oublie le gradient du résultat, celui qui lui arrive."),
    (0.0, "le gradient s'arrête en route : une opération n'enregistre pas ses parents, ou la liste est lue à l'endroit au lieu de l'envers.")])
for nom, combiner in (("u + u * a", lambda u, a: u + u * a), ("u * a + u", lambda u, a: u * a + u)):
    a = Valeur(3.0)
    u = a * 2
    combiner(u, a).retropropager()
    controles.egal(u.gradient, 4.0, f"le gradient de u dans {nom}, avec u = 2 a et a = 3", pistes=[
        (1.0, "le gradient de u a été remplacé au lieu d'être additionné, ou la passe n'atteint pas tous ses usages."),
        (3.0, "le gradient de u a été remplacé au lieu d'être additionné, ou la passe n'atteint pas tous ses usages.")])
    controles.egal(a.gradient, 14.0, f"le gradient de a dans {nom}, avec u = 2 a et a = 3", pistes=[
        (8.0, TROP_TOT), (12.0, TROP_TOT), (16.0, TROP_TOT), (20.0, TROP_TOT), (22.0, PLUSIEURS), (28.0, PLUSIEURS)])
a = Valeur(1.0)
b = a * 2
c = b * 3
d = b + c
e = c * d + b  # b sert trois fois, c deux fois, par des chemins de longueurs différentes
e.retropropager()
# e = 6a (2a + 6a) + 2a = 48 a² + 2a
controles.egal(a.gradient, 98.0, "le gradient de a dans e = c d + b, avec b = 2a, c = 3b, d = b + c et a = 1", pistes=[
    (lambda o: True, TROP_TOT)])
### BEGIN HIDDEN TESTS
rng = controles.hasard(19)
for _ in range(6):
    choix = [(int(rng.integers(2)), int(rng.integers(100)), int(rng.integers(100))) for _ in range(12)]
    def _graphe(theta):
        """Douze sommes et produits au hasard de valeurs déjà calculées, Valeur ou nombre."""
        liste = list(theta)
        for op, i, j in choix:
            u, v = liste[i % len(liste)], liste[j % len(liste)]
            liste.append(u * v if op else (u + v) * 0.5)
        total = liste[0]
        for v in liste[1:]:
            total = total + v
        return total
    depart = rng.uniform(-1, 1, size=3)
    feuilles = [Valeur(x) for x in depart]
    _graphe(feuilles).retropropager()
    controles.gradient(lambda th: _graphe([float(x) for x in th]), [f.gradient for f in feuilles], depart,
                       "les gradients d'une expression au hasard", rtol=1e-4, atol=1e-6, pistes=[(lambda o: True, TROP_TOT)])
### END HIDDEN TESTS
controles.reussi("un nœud ne transmet son gradient qu'une fois complet")

# %% nbgrader={"grade": true, "grade_id": "test_Valeur_accumulation", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 5 · les gradients s'accumulent d'une expression à l'autre (1 point)
a, ailleurs = Valeur(3.0), Valeur(5.0)
premiere = a * a
controles.vrai(premiere.gradient == 0.0 and a.gradient == 0.0, "avant retropropager, les gradients valent 0")
resultat = premiere.retropropager()
controles.vrai(resultat is None, "retropropager ne renvoie rien")
controles.egal(premiere.gradient, 1.0, "le gradient de c après c.retropropager()", pistes=[
    (0.0, "retropropager met d'abord à 1 le gradient de la valeur qui l'appelle (self.gradient = 1).")])
controles.egal(a.gradient, 6.0, "le gradient de a après la première expression, a * a", pistes=[
    (3.0, "les gradients d'une valeur partagée s'additionnent : += et non =.")])
(a * 4).retropropager()
controles.egal(a.gradient, 10.0, "le gradient de a après a * a puis a * 4", pistes=[
    (4.0, "retropropager remet les gradients à zéro : ils doivent s'additionner d'une expression à l'autre.")])
controles.vrai(ailleurs.gradient == 0.0, "une valeur qui ne sert pas garde un gradient nul")
controles.reussi("les gradients s'accumulent")

# %% nbgrader={"grade": true, "grade_id": "test_Valeur_vitesse", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 6 · le temps croît comme la taille du graphe (1 point)
def doublements(n):
    """Une feuille, et n fois une valeur ajoutée à elle-même : n + 1 nœuds, mais 2ⁿ chemins."""
    feuille = v = Valeur(1.0)
    for _ in range(n):
        v = v + v
    return v, feuille

def arbre(n):
    """La somme de 2ⁿ feuilles, deux à deux : un graphe large, de 2ⁿ⁺¹ - 1 nœuds."""
    etage = [Valeur(1.0) for _ in range(2**n)]
    feuille = etage[0]
    while len(etage) > 1:
        etage = [u + v for u, v in zip(etage[::2], etage[1::2])]
    return etage[0], feuille

def mesurer(fabrique, n):
    """Le plus court de trois retours, en secondes de calcul ; puis le gradient du résultat et celui d'une feuille."""
    durees = []
    for _ in range(3):
        racine, feuille = fabrique(n)
        debut = time.process_time()
        racine.retropropager()
        durees.append(time.process_time() - debut)
    return min(durees), racine.gradient, feuille.gradient

court, gradient_de_c, gradient = controles.observe(mesurer(doublements, 6))
controles.egal(gradient_de_c, 1.0, "le gradient de c après c.retropropager()", pistes=[
    (0.0, "retropropager met d'abord à 1 le gradient de la valeur qui l'appelle (self.gradient = 1).")])
controles.egal(gradient, 64.0, "le gradient après 6 doublements", pistes=[
    (1.0, "les gradients d'une valeur partagée s'additionnent : += et non =."),
    (lambda o: o > 64, "un nœud transmet son gradient plusieurs fois : retropropager visite chaque nœud une seule fois (gardez ceux déjà vus)."),
    (0.0, "le gradient n'arrive pas jusqu'à la feuille : l'ordre topologique se lit à l'envers.")])
long, _, gradient = controles.observe(mesurer(doublements, 16))
controles.egal(gradient, 65536.0, "le gradient après 16 doublements")
# Le graphe est 2,5 fois plus grand, mais il a 1 024 fois plus de chemins : 60 sépare les deux sans risque
controles.vrai(long < 60 * court, f"16 doublements prennent {long / court:.0f} fois le temps de 6 doublements",
               cause="chaque chemin est parcouru : ne visitez chaque nœud qu'une fois.")
petit, _, _ = controles.observe(mesurer(arbre, 9))
grand, _, gradient = controles.observe(mesurer(arbre, 13))
controles.egal(gradient, 1.0, "le gradient d'une feuille dans une somme de 8 192 feuilles")
# Le graphe est 16 fois plus grand : 16 fois le temps, ou 256 si chaque nœud se cherche parmi tous les autres
controles.vrai(grand < 64 * petit, f"un graphe 16 fois plus grand prend {grand / petit:.0f} fois plus de temps",
               cause="gardez les nœuds déjà vus dans un ensemble, set() : chercher dans une liste la parcourt tout entière.")
controles.reussi("le temps croît comme la taille du graphe")

# %% [markdown]
# ### Votre moteur apprend XOR
#
# Le chapitre 01 avait construit XOR à la main, faute de savoir l'apprendre. Voici la réponse : deux entrées, quatre neurones cachés tanh, une sortie, 17 paramètres (poids et biais), et **votre** moteur. Aucune dérivée n'est écrite dans cette cellule.

# %% tags=["demonstration"]
X_xor, y_xor = [(0, 0), (0, 1), (1, 0), (1, 1)], [0, 1, 1, 0]
rng = np.random.default_rng(0)
caches = [[Valeur(v) for v in rng.normal(size=3)] for _ in range(4)]  # deux poids et un biais par neurone
sortie = [Valeur(v) for v in rng.normal(size=5)]  # quatre poids et un biais
poids = [v for neurone in caches for v in neurone] + sortie


def reseau_xor(x1, x2):
    """La sortie du réseau, une Valeur : positive pour la classe 1."""
    h = [(w1 * x1 + w2 * x2 + b).tanh() for w1, w2, b in caches]
    return sum((w * hi for w, hi in zip(sortie, h)), sortie[4])


pertes_xor = []
for epoque in range(200):
    perte = sum((reseau_xor(*x) - (2 * cible - 1)) ** 2 for x, cible in zip(X_xor, y_xor)) / 4
    for v in poids:
        v.gradient = 0.0  # sans cette ligne, les gradients des époques passées s'ajouteraient
    perte.retropropager()
    for v in poids:
        v.donnee -= 0.2 * v.gradient
    pertes_xor.append(perte.donnee)

# %% tags=["demonstration", "nbval-check-output"]
print("réponses :", [int(reseau_xor(*x).donnee > 0) for x in X_xor], "  attendues :", y_xor)
print(f"perte : {pertes_xor[0]:.2f} au départ, moins de 0,01 à la fin : {pertes_xor[-1] < 0.01}")

# %% tags=["demonstration"]
figures.carte_de_decision(lambda u, v: reseau_xor(float(u), float(v)).donnee, X_xor, y_xor, titre="XOR, appris par votre moteur", noms=("XOR = 0", "XOR = 1"))

# %% [markdown]
# Votre moteur manipule des nombres un par un : il est des milliers de fois plus lent que NumPy. PyTorch et TensorFlow font exactement la même chose, avec des **tableaux** à la place des nombres.
#
# > **À retenir.** La dérivation automatique enregistre le graphe à l'aller et le parcourt à l'envers, en ordre topologique. Les gradients d'une valeur partagée s'additionnent, et ils s'accumulent tant qu'on ne les remet pas à zéro.

# %% [markdown]
# ## 9. Ce que font PyTorch et Keras

# %% nbgrader={"grade": false, "grade_id": "preparation_cadres", "locked": true, "schema_version": 3, "solution": false, "task": false}
carnet.preparer_cadres()  # charge les deux bibliothèques et fait taire leurs journaux

import keras
import tensorflow as tf
import torch

# %% [markdown]
# Le neurone de la section 2, dans les deux bibliothèques. Chez **PyTorch**, un tenseur marqué `requires_grad` est une `Valeur` : il retient son graphe, et `.backward()` est votre `retropropager()`. Chez **TensorFlow**, le moteur par défaut de Keras, un magnétophone, `tf.GradientTape`, enregistre ce qui se passe pendant son bloc `with` ; on lui demande ensuite les gradients.

# %% tags=["nbval-check-output"]
w, b = torch.tensor(0.5, requires_grad=True), torch.tensor(-1.0, requires_grad=True)
cout = 0.5 * (torch.sigmoid(w * 2.0 + b) - 1.0) ** 2
cout.backward()
print(f"PyTorch    : coût {cout.item():.3f}   dw {w.grad.item():.3f}   db {b.grad.item():.4f}")

w, b = tf.Variable(0.5), tf.Variable(-1.0)
with tf.GradientTape() as bande:
    cout = 0.5 * (tf.sigmoid(w * 2.0 + b) - 1.0) ** 2
dw, db = bande.gradient(cout, [w, b])
print(f"TensorFlow : coût {float(cout):.3f}   dw {float(dw):.3f}   db {float(db):.4f}")

dw, db = retropropager_neurone([2.0], 1.0, [0.5], -1.0)
print(f"vos listes : coût {perte_quadratique(0.5, 1.0):.3f}   dw {dw[0]:.3f}   db {db:.4f}")

# %% [markdown]
# Une différence compte en pratique. **Prédisez** ce qu'affiche la cellule suivante, où le même gradient est calculé trois fois.

# %% tags=["nbval-check-output"]
w = torch.tensor(3.0, requires_grad=True)
for _ in range(3):
    (w * w).backward()
    print("PyTorch    : w.grad =", w.grad.item())
v = tf.Variable(3.0)
for _ in range(3):
    with tf.GradientTape() as bande:
        carre = v * v
    print("TensorFlow : gradient =", float(bande.gradient(carre, v)))

# %% [markdown]
# PyTorch **accumule** dans `.grad`, comme votre `Valeur` : d'où le `optimiseur.zero_grad()` de toutes les boucles d'entraînement. L'oublier est une erreur classique. TensorFlow **renvoie** les gradients sans les garder : rien à remettre à zéro, mais la bande ne sert qu'une fois.
#
# | | votre `Valeur` | PyTorch | TensorFlow (Keras) |
# |---|---|---|---|
# | ce qui retient le graphe | chaque `Valeur` | un tenseur `requires_grad=True` | une bande `tf.GradientTape`, qui suit les `tf.Variable` |
# | le retour | `c.retropropager()` | `cout.backward()` | `bande.gradient(cout, variables)` |
# | où va le gradient | `a.gradient`, qui s'accumule | `w.grad`, qui s'accumule | il est renvoyé |
# | le graphe après usage | reste en mémoire | libéré (sauf `retain_graph=True`) | libéré (sauf `persistent=True`) |
# | sortir du graphe | lire `a.donnee` | `.detach()`, `torch.no_grad()` | calculer hors du bloc `with`, `tf.stop_gradient` |

# %% [markdown]
# ### Exercice 13 · Les gradients de PyTorch
#
# ★★☆ · 10 minutes · **But** : demander à `torch.autograd` les gradients de votre réseau.
#
# Écrivez `gradients_torch(X, y, parametres)`.
#
# - **Entrées** : les tableaux **NumPy** des exercices 6 et 9 : `X` `(n, d)` en `float64`, `y` `(n,)` entiers, `parametres` la liste `[(W1, b1), …]`.
# - **Sortie** : la même structure que `arriere`, `[(dW1, db1), …]`, en **tableaux NumPy** : les gradients de l'entropie croisée moyenne du réseau (couches cachées ReLU, logits en sortie), calculés par `torch.autograd`.
# - Les tableaux reçus ne sont pas modifiés, et deux appels de suite donnent les mêmes gradients. Le type des réels est libre : `float64`, celui des tableaux reçus, redonne vos nombres à $10^{-6}$ près ; `float32` est un peu moins précis, et permis.
#
# **Exemple** : l'exemple de l'exercice 9 donne `dW = [[-1/3, 1/6, 1/6], [-5/6, 1/6, 2/3]]` et `db = [-1/6, 1/3, -1/6]`.
#
# <details><summary>Indice 1</summary>Trois étapes : des tenseurs qui retiennent leur graphe, à partir des tableaux ; la passe avant et le coût, en opérations de torch ; le retour, puis la lecture des gradients.</details>
# <details><summary>Indice 2</summary><code>torch.tensor(W, requires_grad=True)</code> copie le tableau et garde son type. <code>torch.relu</code> et <code>torch.nn.functional.cross_entropy(logits, classes)</code> font le reste ; cette dernière attend les logits et fait déjà la moyenne.</details>
# <details><summary>Indice 3</summary>Après le retour, l'attribut <code>.grad</code> d'un tenseur devient un tableau par <code>.numpy()</code>. Seules les feuilles (les tenseurs que vous avez créés) en ont un.</details>

# %% nbgrader={"grade": false, "grade_id": "gradients_torch", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradients_torch(X, y, parametres):
    """Renvoie [(dW1, db1), …] en tableaux NumPy, calculés par torch.autograd."""
    ### BEGIN SOLUTION
    tenseurs = [(torch.tensor(W, requires_grad=True), torch.tensor(b, requires_grad=True)) for W, b in parametres]
    A = torch.tensor(X)
    for numero, (W, b) in enumerate(tenseurs):
        A = A @ W + b
        if numero < len(tenseurs) - 1:
            A = torch.relu(A)
    torch.nn.functional.cross_entropy(A, torch.tensor(y, dtype=torch.long)).backward()
    return [(W.grad.numpy(), b.grad.numpy()) for W, b in tenseurs]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_gradients_torch_une_couche", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · l'exemple calculé à la main (1 point)
X, y = np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([0, 2])
(couple,) = controles.n_uplet(gradients_torch(X, y, [(np.zeros((2, 3)), np.zeros(3))]), 1, "gradients_torch pour une seule couche")
dW, db = controles.n_uplet(couple, 2, "le couple (dW, db)")
controles.vrai(isinstance(dW, np.ndarray) and isinstance(db, np.ndarray), "les gradients sont des tableaux NumPy")
attendu = np.array([[-1 / 3, 1 / 6, 1 / 6], [-5 / 6, 1 / 6, 2 / 3]])
# 2e-6 : la tolérance laisse passer un calcul en float32
controles.egal(dW, attendu, "dW de l'exemple", atol=2e-6, pistes=[
    (2 * attendu, "c'est le gradient de la somme des pertes : le coût est une moyenne."),
    (attendu.T, "dW est transposé : il a la forme de W, (d_e, d_s)."),
    (np.zeros((2, 3)), "tout vaut zéro : est-ce W lui-même au lieu de son gradient, ou ReLU est-elle appliquée aux logits ?"),
    (attendu / 3, "cross_entropy attend les logits : elle applique déjà la softmax."),
])
controles.egal(db, [-1 / 6, 1 / 3, -1 / 6], "db de l'exemple", atol=2e-6)
controles.reussi("PyTorch : l'exemple calculé à la main")

# %% nbgrader={"grade": true, "grade_id": "test_gradients_torch_profondeur", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · avec une couche cachée (2 points)
X, y = np.array([[1.0, 2.0], [-1.0, 0.5]]), np.array([0, 2])
parametres = [(np.array([[1.0, -1.0, 0.5], [0.0, 1.0, -2.0]]), np.array([0.0, 0.5, 0.0])),
              (np.array([[1.0, 0.0, -1.0], [-1.0, 2.0, 0.5], [3.0, 1.0, -2.0]]), np.array([0.5, -1.0, 0.0]))]
(dW1, db1), (dW2, db2) = controles.n_uplet(gradients_torch(X, y, parametres), 2, "gradients_torch pour deux couches")
# 5e-6 : six décimales, et un calcul en float32 reste permis
controles.egal(dW1, [[-0.487936, 0.625744, 0.0], [-0.975872, 2.868811, 0.0]], "dW1", atol=5e-6, pistes=[
    ([[-0.975872, 1.251488, 0.0], [-1.951744, 5.737622, 0.0]], "c'est le gradient de la somme des pertes : le coût est une moyenne."),
    (parametres[0][0], "c'est W1 lui-même : renvoyez son gradient."),
    (lambda o: o.shape == (3, 3), "les gradients sont dans l'ordre inverse : la première couche d'abord."),
    (lambda o: o.shape == (2, 3) and bool(np.any(o[:, 2] != 0)), "le troisième neurone caché est éteint : ReLU manque à la couche cachée."),
    (lambda o: o.shape == (2, 3), "la fonction dérivée n'est pas celle du réseau : ReLU après chaque couche cachée, rien après la dernière, une seule softmax."),
])
controles.egal(db1, [-0.487936, 1.919602, 0.0], "db1", atol=5e-6)
controles.egal(dW2, [[-0.445462, 0.402987, 0.042475], [-0.658502, 1.476743, -0.81824], [0.0, 0.0, 0.0]], "dW2", atol=5e-6)
controles.egal(db2, [-0.440617, 0.839118, -0.398502], "db2", atol=5e-6)
### BEGIN HIDDEN TESTS
def _perte(X, y, P):
    A = X
    for k, (W, b) in enumerate(P):
        A = A @ W + b
        A = A if k == len(P) - 1 else np.where(A > 0, A, 0.0)
    return entropie_croisee(A, y)

rng = controles.hasard(20)
tailles = (3, 4, 5, 4)
X, y = rng.normal(size=(6, 3)), rng.integers(0, 4, size=6)
P = [(rng.normal(size=t), rng.normal(size=t[1])) for t in zip(tailles, tailles[1:])]
G = gradients_torch(X, y, P)
for k in range(len(P)):
    for r in (0, 1):
        def _cout(v, k=k, r=r):
            Q = [list(c) for c in P]
            Q[k][r] = v
            return _perte(X, y, Q)
        controles.gradient(_cout, G[k][r], P[k][r], f"d{'Wb'[r]}{k + 1} d'un réseau de tailles {tailles}", atol=5e-6)
### END HIDDEN TESTS
controles.reussi("PyTorch : avec une couche cachée")

# %% nbgrader={"grade": true, "grade_id": "test_gradients_torch_repete", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · rien n'est modifié, rien ne s'accumule (1 point)
X, y, W1, b1 = np.array([[1.0, -1.0], [0.5, 2.0]]), np.array([1, 0]), np.array([[1.0, 0.5], [-0.5, 1.0]]), np.array([0.1, 0.2])
with controles.inchanges(X=X, y=y, W1=W1, b1=b1):
    premier = [np.asarray(g).copy() for g in gradients_torch(X, y, [(W1, b1)])[0]]
    second = gradients_torch(X, y, [(W1, b1)])[0]
for rang, lettre in enumerate("Wb"):
    controles.egal(second[rang], premier[rang], f"d{lettre}1 au second appel", pistes=[
        (2 * premier[rang], "les gradients du premier appel se sont accumulés.")])
controles.reussi("PyTorch : rien n'est modifié, rien ne s'accumule")

# %% [markdown]
# ### Exercice 14 · Les gradients de Keras
#
# ★★☆ · 12 minutes · **But** : la même chose avec `tf.GradientTape`, le moteur de Keras.
#
# Écrivez `gradients_keras(X, y, parametres)` : mêmes entrées, même sortie que `gradients_torch`, mais calculés par `tf.GradientTape`. Mêmes interdits : rien n'est modifié, deux appels donnent les mêmes gradients.
#
# **Exemple** : l'exemple de l'exercice 9 donne `dW = [[-1/3, 1/6, 1/6], [-5/6, 1/6, 2/3]]` et `db = [-1/6, 1/3, -1/6]`.
#
# <details><summary>Indice 1</summary>La bande suit les <code>tf.Variable</code>, et seulement ce qui se passe dans son bloc. Créez les variables avant, calculez le coût dedans, demandez les gradients après.</details>
# <details><summary>Indice 2</summary><code>tf.nn.sparse_softmax_cross_entropy_with_logits(labels=…, logits=…)</code> donne une perte par exemple. <code>tf.reduce_mean</code> en fait un seul nombre ; sans elle, TensorFlow dérive la somme.</details>
# <details><summary>Indice 3</summary><code>bande.gradient(cout, sources)</code> accepte une liste de couples, et rend la même structure. Il reste à changer chaque tenseur en tableau par <code>.numpy()</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "gradients_keras", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradients_keras(X, y, parametres):
    """Renvoie [(dW1, db1), …] en tableaux NumPy, calculés par tf.GradientTape."""
    ### BEGIN SOLUTION
    variables = [(tf.Variable(W), tf.Variable(b)) for W, b in parametres]
    with tf.GradientTape() as bande:
        A = tf.constant(X)
        for numero, (W, b) in enumerate(variables):
            A = A @ W + b
            if numero < len(variables) - 1:
                A = tf.nn.relu(A)
        cout = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=A))
    return [(dW.numpy(), db.numpy()) for dW, db in bande.gradient(cout, variables)]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_gradients_keras_une_couche", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · l'exemple calculé à la main (1 point)
X, y = np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([0, 2])
try:
    gradients = gradients_keras(X, y, [(np.zeros((2, 3)), np.zeros(3))])
except AttributeError as erreur:
    controles.vrai("NoneType" not in str(erreur), "la bande rend un gradient pour chaque paramètre",
                   cause="elle a rendu None : elle ne suit que les tf.Variable, et seulement ce qui se passe dans son bloc.")
    raise
(couple,) = controles.n_uplet(gradients, 1, "gradients_keras pour une seule couche")
dW, db = controles.n_uplet(couple, 2, "le couple (dW, db)")
controles.vrai(isinstance(dW, np.ndarray) and isinstance(db, np.ndarray), "les gradients sont des tableaux NumPy")
attendu = np.array([[-1 / 3, 1 / 6, 1 / 6], [-5 / 6, 1 / 6, 2 / 3]])
# 2e-6 : la tolérance laisse passer un calcul en float32
controles.egal(dW, attendu, "dW de l'exemple", atol=2e-6, pistes=[
    (2 * attendu, "c'est le gradient de la somme des pertes : il manque la moyenne sur le lot."),
    (attendu.T, "dW est transposé : il a la forme de W, (d_e, d_s)."),
    (np.zeros((2, 3)), "tout vaut zéro : est-ce W lui-même au lieu de son gradient, ou ReLU est-elle appliquée aux logits ?"),
    (attendu / 3, "cette perte attend les logits : elle applique déjà la softmax."),
])
controles.egal(db, [-1 / 6, 1 / 3, -1 / 6], "db de l'exemple", atol=2e-6)
controles.reussi("Keras : l'exemple calculé à la main")

# %% nbgrader={"grade": true, "grade_id": "test_gradients_keras_profondeur", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · avec une couche cachée (2 points)
X, y = np.array([[1.0, 2.0], [-1.0, 0.5]]), np.array([0, 2])
parametres = [(np.array([[1.0, -1.0, 0.5], [0.0, 1.0, -2.0]]), np.array([0.0, 0.5, 0.0])),
              (np.array([[1.0, 0.0, -1.0], [-1.0, 2.0, 0.5], [3.0, 1.0, -2.0]]), np.array([0.5, -1.0, 0.0]))]
(dW1, db1), (dW2, db2) = controles.n_uplet(gradients_keras(X, y, parametres), 2, "gradients_keras pour deux couches")
# 5e-6 : six décimales, et un calcul en float32 reste permis
controles.egal(dW1, [[-0.487936, 0.625744, 0.0], [-0.975872, 2.868811, 0.0]], "dW1", atol=5e-6, pistes=[
    ([[-0.975872, 1.251488, 0.0], [-1.951744, 5.737622, 0.0]], "c'est le gradient de la somme des pertes : il manque la moyenne sur le lot."),
    (parametres[0][0], "c'est W1 lui-même : renvoyez son gradient."),
    (lambda o: o.shape == (3, 3), "les gradients sont dans l'ordre inverse : la première couche d'abord."),
    (lambda o: o.shape == (2, 3) and bool(np.any(o[:, 2] != 0)), "le troisième neurone caché est éteint : ReLU manque à la couche cachée."),
    (lambda o: o.shape == (2, 3), "la fonction dérivée n'est pas celle du réseau : ReLU après chaque couche cachée, rien après la dernière, une seule softmax."),
])
controles.egal(db1, [-0.487936, 1.919602, 0.0], "db1", atol=5e-6)
controles.egal(dW2, [[-0.445462, 0.402987, 0.042475], [-0.658502, 1.476743, -0.81824], [0.0, 0.0, 0.0]], "dW2", atol=5e-6)
controles.egal(db2, [-0.440617, 0.839118, -0.398502], "db2", atol=5e-6)
### BEGIN HIDDEN TESTS
def _perte(X, y, P):
    A = X
    for k, (W, b) in enumerate(P):
        A = A @ W + b
        A = A if k == len(P) - 1 else np.where(A > 0, A, 0.0)
    return entropie_croisee(A, y)

rng = controles.hasard(21)
tailles = (3, 4, 5, 4)
X, y = rng.normal(size=(6, 3)), rng.integers(0, 4, size=6)
P = [(rng.normal(size=t), rng.normal(size=t[1])) for t in zip(tailles, tailles[1:])]
G = gradients_keras(X, y, P)
for k in range(len(P)):
    for r in (0, 1):
        def _cout(v, k=k, r=r):
            Q = [list(c) for c in P]
            Q[k][r] = v
            return _perte(X, y, Q)
        controles.gradient(_cout, G[k][r], P[k][r], f"d{'Wb'[r]}{k + 1} d'un réseau de tailles {tailles}", atol=5e-6)
### END HIDDEN TESTS
controles.reussi("Keras : avec une couche cachée")

# %% nbgrader={"grade": true, "grade_id": "test_gradients_keras_repete", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · rien n'est modifié, rien ne s'accumule (1 point)
X, y, W1, b1 = np.array([[1.0, -1.0], [0.5, 2.0]]), np.array([1, 0]), np.array([[1.0, 0.5], [-0.5, 1.0]]), np.array([0.1, 0.2])
with controles.inchanges(X=X, y=y, W1=W1, b1=b1):
    premier = [np.asarray(g).copy() for g in gradients_keras(X, y, [(W1, b1)])[0]]
    second = gradients_keras(X, y, [(W1, b1)])[0]
for rang, lettre in enumerate("Wb"):
    controles.egal(second[rang], premier[rang], f"d{lettre}1 au second appel", pistes=[
        (2 * premier[rang], "les gradients du premier appel se sont accumulés.")])
controles.reussi("Keras : rien n'est modifié, rien ne s'accumule")

# %% [markdown]
# ### Trois moteurs, les mêmes gradients
#
# Un réseau 784-64-10, les 32 premiers chiffres, les 50 890 gradients : votre `arriere`, PyTorch, TensorFlow.

# %% tags=["nbval-check-output"]
pixels, chiffres, *_ = donnees.charger_chiffres()
lot, classes = pixels[:32].reshape(-1, 784) / 255, chiffres[:32]
reseau = initialiser((784, 64, 10), np.random.default_rng(7))
vous = arriere(avant(lot, reseau)[1], classes)
for nom, autres in (("PyTorch", gradients_torch(lot, classes, reseau)), ("TensorFlow", gradients_keras(lot, classes, reseau))):
    ecart = max(np.abs(a - b).max() for couple, couple_autre in zip(vous, autres) for a, b in zip(couple, couple_autre))
    print(f"{nom:<10} : le plus grand écart est sous 1e-6 : {ecart < 1e-6}")
print("gradients comparés :", sum(dW.size + db.size for dW, db in vous))

# %% [markdown]
# Et l'initialisation ? Les deux bibliothèques connaissent He et Xavier (PyTorch les nomme *kaiming* et *xavier*, Keras *He* et *Glorot*), mais leurs choix **par défaut** diffèrent. Voici l'écart type des poids d'une couche 784 → 64, à comparer aux vôtres.

# %% tags=["nbval-check-output"]
torch.manual_seed(0)
couche_torch, couche_keras = torch.nn.Linear(784, 64), keras.layers.Dense(64)
couche_keras.build((None, 784))
he_torch = torch.nn.init.kaiming_normal_(torch.empty(64, 784), nonlinearity="relu")
he_keras = keras.initializers.HeNormal(seed=0)((784, 64))
for nom, poids_tires, attendu in (("vous, He", initialiser((784, 64), np.random.default_rng(0))[0][0], math.sqrt(2 / 784)),
                                  ("PyTorch, kaiming_normal_", he_torch.numpy(), math.sqrt(2 / 784)),
                                  ("Keras, HeNormal", np.asarray(he_keras), math.sqrt(2 / 784)),
                                  ("Keras, par défaut", couche_keras.get_weights()[0], math.sqrt(2 / 848)),
                                  ("PyTorch, par défaut", couche_torch.weight.detach().numpy(), math.sqrt(1 / (3 * 784)))):
    print(f"{nom:<25} : attendu {attendu:.4f}, mesuré à 3 % près : {abs(np.std(poids_tires) / attendu - 1) < 0.03}")

# %% [markdown]
# Keras part de Xavier (*glorot_uniform*), que l'activation soit ReLU ou non. PyTorch part plus petit : une loi uniforme de variance $1/(3\,d_e)$, gardée de ses débuts pour ne rien casser ; ses biais aussi sont tirés au hasard, quand ceux de Keras sont nuls. Pour un réseau ReLU profond, demandez He explicitement.
#
# > **À retenir.** `torch.autograd` et `tf.GradientTape` font ce que vous venez d'écrire : un graphe enregistré à l'aller, parcouru à l'envers au retour. PyTorch accumule dans `.grad` ; TensorFlow renvoie les gradients. Désormais, quand vous écrirez `.backward()`, vous saurez ce qui se passe.

# %% [markdown]
# ## 10. Quiz
#
# Remplacez chaque `"?"` par une lettre. Une seule réponse est juste par question. Le test d'une question dit seulement si vous avez répondu par une lettre permise ; la correction de votre copie dira si elle est juste, et où relire.
#
# **Q1.** Un neurone sigmoïde a pour sortie 0,8. Par quel nombre sa sigmoïde multiplie-t-elle le gradient qui la traverse ?
#
# - a. 0,8
# - b. 0,25
# - c. 0,16
# - d. On ne peut pas le savoir sans connaître $z$.
#
# **Q2.** `Z = A @ W + b`, avec `A` de forme `(32, 784)` et `δ`, le gradient par rapport à `Z`, de forme `(32, 64)`. Comment obtient-on le gradient par rapport à `A` ?
#
# - a. `A.T @ δ`
# - b. `δ @ W.T`
# - c. `δ @ W`
# - d. `δ.sum(axis=0)`
#
# **Q3.** Pourquoi la rétropropagation va-t-elle de la sortie vers l'entrée ?
#
# - a. Parce qu'il y a un seul coût et beaucoup de paramètres : un seul passage les sert tous.
# - b. Parce que dans l'autre sens, la règle de la chaîne donnerait un autre résultat.
# - c. Parce que les poids des premières couches sont moins importants.
# - d. Parce que l'erreur n'existe qu'à la sortie : les premières couches n'ont pas de gradient.
#
# **Q4.** On initialise tous les poids d'un réseau à 0,1. Que se passe-t-il ?
#
# - a. L'apprentissage est lent au début, puis normal.
# - b. Les gradients explosent.
# - c. Rien de spécial : le gradient corrige tout.
# - d. Les neurones d'une même couche cachée restent identiques.
#
# **Q5.** Votre passe arrière divise les gradients par $n$, mais la perte que vous affichez est une somme. Que dit le contrôle par différences finies, fait sur cette perte ?
#
# - a. Rien : un facteur constant ne change pas la direction.
# - b. Une erreur relative élevée : le gradient n'est pas celui de la fonction mesurée.
# - c. Une erreur relative d'environ $10^{-7}$, due à l'arrondi.
# - d. Cela dépend du pas ε choisi.
#
# **Q6.** En PyTorch, on oublie `zero_grad()` dans la boucle d'entraînement. Que contient `w.grad` après le dixième `backward()` ?
#
# - a. Le gradient du dixième lot.
# - b. La moyenne des dix gradients.
# - c. La somme des dix gradients.
# - d. Zéro, car chaque appel de `backward()` efface le précédent.

# %% nbgrader={"grade": false, "grade_id": "quiz", "locked": false, "schema_version": 3, "solution": true, "task": false}
REPONSES = {"Q1": "?", "Q2": "?", "Q3": "?", "Q4": "?", "Q5": "?", "Q6": "?"}
### BEGIN SOLUTION
REPONSES = {"Q1": "c", "Q2": "b", "Q3": "a", "Q4": "d", "Q5": "b", "Q6": "c"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_quiz_1", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 1 (1 point)
controles.qcm("Q1", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q1", REPONSES, "c", relire="section 2 : le piège de la sigmoïde", explications={
    "a": "0,8 est la sortie. La pente s'en déduit : sortie × (1 - sortie).",
    "b": "0,25 est la pente maximale, celle de la sortie 0,5.",
    "d": "la sortie suffit : la pente de la sigmoïde s'écrit sortie × (1 - sortie).",
})
### END HIDDEN TESTS
controles.reussi("question 1 : la pente d'une sigmoïde")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_2", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 2 (1 point)
controles.qcm("Q2", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q2", REPONSES, "b", relire="section 5 : remonter une couche", explications={
    "a": "c'est le gradient par rapport à W, de forme (784, 64).",
    "c": "δ est (32, 64) et W est (784, 64) : ce produit n'existe pas.",
    "d": "c'est le gradient par rapport à b, de forme (64,).",
})
### END HIDDEN TESTS
controles.reussi("question 2 : remonter une couche")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_3", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 3 (1 point)
controles.qcm("Q3", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q3", REPONSES, "a", relire="section 3 : pourquoi à reculons ?", explications={
    "b": "un produit de pentes donne le même nombre dans les deux sens ; c'est le nombre de calculs qui change.",
    "c": "tous les poids comptent ; l'ordre du calcul ne dit rien de leur importance.",
    "d": "les premières couches ont bien un gradient : il leur arrive à travers les suivantes.",
})
### END HIDDEN TESTS
controles.reussi("question 3 : le sens du calcul")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_4", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 4 (1 point)
controles.qcm("Q4", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q4", REPONSES, "d", relire="section 6 : briser la symétrie", explications={
    "a": "la symétrie ne se brise jamais d'elle-même : ce n'est pas une question de temps.",
    "b": "l'échelle n'est pas en cause : c'est l'égalité des poids.",
    "c": "le gradient est le même pour tous les neurones d'une couche : il les corrige tous pareil.",
})
### END HIDDEN TESTS
controles.reussi("question 4 : des poids tous égaux")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_5", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 5 (1 point)
controles.qcm("Q5", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q5", REPONSES, "b", relire="section 5 : le contrôle est-il lui-même fiable ?", explications={
    "a": "la direction est bonne, mais le contrôle compare les valeurs : un facteur n donne une erreur de (n - 1) / (n + 1).",
    "c": "un facteur n n'est pas un arrondi : l'erreur relative vaut (n - 1) / (n + 1).",
    "d": "aucun pas ne rattrape un facteur n.",
})
### END HIDDEN TESTS
controles.reussi("question 5 : ce que voit le contrôle")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_6", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 6 (1 point)
controles.qcm("Q6", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q6", REPONSES, "c", relire="section 9 : PyTorch accumule", explications={
    "a": "PyTorch ajoute à .grad ce qui s'y trouve déjà.",
    "b": "rien n'est divisé : les gradients s'additionnent.",
    "d": "backward() n'efface rien : c'est justement le rôle de zero_grad().",
})
### END HIDDEN TESTS
controles.reussi("question 6 : oublier zero_grad()")

# %% [markdown]
# La cellule suivante regarde toutes vos réponses à la fois : elle dit si elles sont toutes justes, ou si l'une au moins est fausse, sans dire laquelle.

# %% tags=["demonstration"]
controles.sceau("03_retropropagation", REPONSES)

# %% [markdown]
# ## Pour aller plus loin
#
# - D. E. Rumelhart, G. E. Hinton et R. J. Williams, « Learning representations by back-propagating errors », *Nature*, 323, 1986, p. 533-536. L'article qui a fait connaître la rétropropagation.
# - S. Linnainmaa, « Taylor expansion of the accumulated rounding error », *BIT*, 16, 1976, p. 146-160. La dérivation à reculons, dix ans plus tôt, sans réseau de neurones.
# - A. G. Baydin, B. A. Pearlmutter, A. A. Radul et J. M. Siskind, « Automatic differentiation in machine learning: a survey », *Journal of Machine Learning Research*, 18(153), 2018, p. 1-43.
# - X. Glorot et Y. Bengio, « Understanding the difficulty of training deep feedforward neural networks », *AISTATS*, 2010, p. 249-256. L'initialisation de Xavier.
# - K. He, X. Zhang, S. Ren et J. Sun, « Delving deep into rectifiers: surpassing human-level performance on ImageNet classification », *ICCV*, 2015, p. 1026-1034. L'initialisation de He.
# - J. Nocedal et S. J. Wright, *Numerical Optimization*, 2ᵉ édition, Springer, 2006. Un chapitre sur le calcul des dérivées : les différences finies et leur pas.
# - A. Karpathy, *micrograd*, 2020, github.com/karpathy/micrograd. Un moteur scalaire célèbre, cousin de votre `Valeur`.
#
# ## Liste de vérification
#
# - [ ] Je sais calculer à la main le gradient d'un neurone, et de deux neurones à la suite.
# - [ ] Je sais ce qu'une somme, un produit, une sigmoïde et un embranchement font d'un gradient.
# - [ ] Je sais retrouver $A^\top \delta$, la somme de δ et $\delta\,W^\top$ à partir des formes.
# - [ ] Je n'écris plus de passe arrière sans la vérifier par différences centrées.
# - [ ] Je sais pourquoi les poids partent du hasard, et choisir entre Xavier et He.
# - [ ] Je sais ce que font `.backward()` et `tf.GradientTape`, et quand remettre des gradients à zéro.
#
# ## Votre bilan

# %%
progression.bilan()

# %% [markdown]
# La suite : vous savez calculer les gradients. Le chapitre 04 s'occupe de ce que l'on en fait : la descente, ses ravins, et les optimiseurs qui en sortent.
