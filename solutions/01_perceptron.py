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
# # Chapitre 01 · Le perceptron : un neurone qui apprend
#
# [![Ouvrir dans Binder](https://mybinder.org/badge_logo.svg)]({{binder}}) [![Ouvrir dans Colab](https://colab.research.google.com/assets/colab-badge.svg)]({{colab}})
#
# **Durée** : 90 minutes pour lire, manipuler et faire les exercices 1, 2, 4, 5 et 7 ; une à deux heures de plus pour les autres. **Niveau** : débutant.
#
# **À la fin de ce chapitre, vous saurez :**
#
# - calculer à la main la sortie d'un neurone formel, puis l'écrire en NumPy pour mille exemples à la fois ;
# - voir un neurone comme une droite qui coupe le plan, et déplacer cette droite ;
# - programmer la règle d'apprentissage de Rosenblatt, et dire quand elle s'arrête et combien de corrections elle fait au plus ;
# - expliquer pourquoi un seul neurone échoue sur XOR, et comment deux couches y arrivent ;
# - retrouver le même neurone dans Keras et dans PyTorch, au millionième près.
#
# **Prérequis** : Python (fonctions, boucles, listes ; une classe, pour le dernier exercice) et NumPy (tableaux, formes, produit `@`). Aucune connaissance en apprentissage automatique.
#
# **Plan**
#
# 1. Du neurone biologique au neurone formel
# 2. Ce que voit un neurone : une frontière
# 3. Apprendre de ses erreurs
# 4. Quand l'apprentissage s'arrête-t-il ?
# 5. Lire des chiffres manuscrits
# 6. Les portes logiques, et l'échec sur XOR
# 7. Le même neurone dans Keras et PyTorch
# 8. Quiz

# %% [markdown]
# ## Préparation
#
# Exécutez chaque cellule avec <kbd>Maj</kbd>+<kbd>Entrée</kbd>. La première ne sert que sur Colab.

# %% nbgrader={"grade": false, "grade_id": "colab", "locked": true, "schema_version": 3, "solution": false, "task": false}
import sys

if "google.colab" in sys.modules:
    # %pip install --quiet --no-deps "retroprop @ {{depot_git}}"

# %% nbgrader={"grade": false, "grade_id": "preparation", "locked": true, "schema_version": 3, "solution": false, "task": false}
import matplotlib.pyplot as plt
import numpy as np

from retroprop import carnet, controles, donnees, progression
from retroprop.figures import images
from retroprop.figures import perceptron as figures
from retroprop.widgets import perceptron as widgets

carnet.preparer()

# %% [markdown]
# ## 1. Du neurone biologique au neurone formel
#
# Un neurone de votre cerveau reçoit des signaux par ses **dendrites**. Il les rassemble dans son **corps cellulaire**. Si l'excitation totale dépasse un seuil, il envoie une impulsion dans son **axone**, vers d'autres neurones. Au contact de deux neurones, la **synapse** laisse passer plus ou moins le signal.
#
# En 1943, Warren McCulloch et Walter Pitts en tirent une caricature que l'on peut calculer : le **neurone formel**. En 1957, Frank Rosenblatt lui ajoute ce qui lui manquait : une règle pour apprendre. Il l'appelle le **perceptron** (*perceptron*).

# %%
figures.neurone_biologique_et_formel()

# %% [markdown]
# | Neurone biologique | Neurone formel | Notation |
# |---|---|---|
# | signaux reçus par les dendrites | les **entrées** | $x_1, \dots, x_d$ |
# | force des synapses | les **poids** (*weights*) | $w_1, \dots, w_d$ |
# | facilité à s'exciter | le **biais** (*bias*) | $b$ |
# | excitation du corps cellulaire | la **somme pondérée** | $z$ |
# | impulsion dans l'axone, ou silence | la **sortie** : 1 ou 0 | $\hat y$ |
#
# La ressemblance s'arrête là. Un vrai neurone est bien plus riche (il produit des trains d'impulsions, sa chimie évolue, il agit dans le temps). Ne cherchez pas dans ce modèle une explication du cerveau : c'est un bon outil de calcul, né d'une analogie.

# %% [markdown]
# ### Un neurone, à la main
#
# Prenons deux entrées, les poids $w = (1, -1)$ et le biais $b = 0$. Le neurone regarde donc si la première entrée l'emporte sur la seconde. Voici son calcul pour $x = (0, 1)$.

# %%
figures.calcul_du_neurone(x=[0, 1], w=[1, -1], b=0)

# %% [markdown]
# On note $\hat y$ (« y chapeau ») la sortie du neurone, et $y$ la réponse attendue. Dans l'ordre : chaque entrée est multipliée par son poids, on additionne, on ajoute le biais, puis une **fonction d'activation** décide de la sortie. Ici c'est la **marche de Heaviside** : 1 à partir de zéro **inclus**, 0 en dessous.
#
# $$z = w_1 x_1 + w_2 x_2 + b \qquad\qquad \hat y = H(z) = \begin{cases} 1 & \text{si } z \ge 0 \\ 0 & \text{si } z < 0 \end{cases}$$

# %%
figures.marche()

# %% [markdown]
# **À vous, sur papier.** Avec les mêmes poids, calculez la sortie pour les quatre entrées $(1, 1)$, $(0, 1)$, $(1, 0)$ et $(0, 0)$. Cachez la réponse tant que vous n'avez pas écrit la vôtre.
#
# <details><summary>Réponse</summary>
#
# | $(x_1, x_2)$ | $z = x_1 - x_2$ | $\hat y = H(z)$ |
# |---|---|---|
# | (1, 1) | 0 | 1 |
# | (0, 1) | −1 | 0 |
# | (1, 0) | 1 | 1 |
# | (0, 0) | 0 | 1 |
#
# Deux fois sur quatre, $z$ vaut exactement zéro. Tout se joue alors sur la convention $H(0) = 1$. Certains ouvrages choisissent $H(0) = 0$ : lisez toujours la définition.
#
# </details>

# %% [markdown]
# ### Exercice 1 · La marche de Heaviside
#
# ★☆☆ · 5 minutes · **But** : écrire l'activation du perceptron pour un nombre comme pour un tableau.
#
# Écrivez `heaviside(z)`.
#
# - **Entrée** : `z`, un nombre, une liste ou un tableau NumPy de forme quelconque.
# - **Sortie** : 1 là où `z >= 0`, 0 ailleurs ; des **entiers**, de **même forme** que `z`. Pour un nombre seul, un entier ou un tableau sans axe conviennent.
# - `z` n'est pas modifié.
#
# **Exemple** : `heaviside(np.array([-2.0, 0.0, 3.0]))` donne `[0 1 1]`.
#
# <details><summary>Indice 1</summary>Comparer un tableau à un nombre donne un tableau de booléens, de même forme.</details>
# <details><summary>Indice 2</summary>Une liste ne se compare pas à un nombre. <code>np.asarray</code> la change en tableau, et laisse un tableau tel quel.</details>
# <details><summary>Indice 3</summary>Un tableau de booléens devient un tableau d'entiers par sa méthode <code>astype</code>. <code>np.where(condition, a, b)</code> convient aussi.</details>

# %% nbgrader={"grade": false, "grade_id": "heaviside", "locked": false, "schema_version": 3, "solution": true, "task": false}
def heaviside(z):
    """Renvoie 1 là où z >= 0 et 0 ailleurs : des entiers, de même forme que z."""
    ### BEGIN SOLUTION
    return np.where(np.asarray(z) >= 0, 1, 0)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_heaviside_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la marche vaut 1 à partir de zéro inclus (1 point)
controles.egal(
    heaviside(np.array([-2.0, 0.0, 3.0])), [0, 1, 1], "heaviside([-2, 0, 3])",
    pistes=[
        ([0, 0, 1], "en 0, la marche vaut 1 : comparez avec >= et non avec >."),
        ([1, 1, 0], "la comparaison est à l'envers : la sortie vaut 1 quand z est positif ou nul."),
        ([-1, 0, 1], "c'est la fonction signe. La marche ne prend que les valeurs 0 et 1."),
        ([0, 0, 3], "c'est max(0, z). La marche vaut 1, quelle que soit la taille de z."),
    ],
)
### BEGIN HIDDEN TESTS
rng = controles.hasard(1)
z = np.concatenate([rng.normal(size=50), [0.0, -0.0, 1e-300, -1e-300]])
attendu = [int(v >= 0) for v in z]
controles.egal(heaviside(z), attendu, "heaviside sur 54 valeurs au hasard, zéros compris")
### END HIDDEN TESTS
controles.reussi("la marche vaut 1 à partir de zéro inclus")

# %% nbgrader={"grade": true, "grade_id": "test_heaviside_formes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · un nombre, une liste, un tableau à deux axes : la forme est gardée (1 point)
controles.egal(heaviside(-0.5), 0, "heaviside(-0.5)", pistes=[(1, "pour un nombre négatif, la marche vaut 0.")])
controles.egal(heaviside([0.5, -0.5]), [1, 0], "heaviside([0.5, -0.5])")
controles.egal(heaviside(np.array([[1.0, -1.0, 2.0], [-3.0, 4.0, -5.0]])), [[1, 0, 1], [0, 1, 0]],
               "heaviside d'un tableau (2, 3)")
### BEGIN HIDDEN TESTS
controles.forme(heaviside(np.zeros((2, 1, 4))), (2, 1, 4), "heaviside d'un tableau (2, 1, 4)")
### END HIDDEN TESTS
controles.reussi("la forme est gardée")

# %% nbgrader={"grade": true, "grade_id": "test_heaviside_entiers", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · des entiers, et l'entrée intacte (1 point)
z = np.array([-1.5, 0.0, 2.5])
with controles.inchanges(z=z):
    obtenu = heaviside(z)
controles.entiers(obtenu, "heaviside([-1.5, 0, 2.5])")
controles.egal(obtenu, [0, 1, 1], "heaviside([-1.5, 0, 2.5])",
               pistes=[([0, 0, 1], "en 0, la marche vaut 1 : comparez avec >= et non avec >.")])
controles.reussi("des entiers, et l'entrée intacte")

# %% [markdown]
# ### D'un exemple à mille
#
# Un jeu de données est un tableau `X` de forme `(n, d)` : $n$ exemples en lignes, $d$ entrées en colonnes. Le produit `X @ w` calcule d'un coup les $n$ sommes pondérées.
#
# $$\underbrace{X}_{(n,\,d)} \; \underbrace{w}_{(d,)} + b = \underbrace{z}_{(n,)}$$
#
# Voici les quatre entrées de tout à l'heure, en un seul calcul.

# %% tags=["nbval-check-output"]
X_exemple = np.array([[1, 1], [0, 1], [1, 0], [0, 0]])
w_exemple, b_exemple = np.array([1, -1]), 0
print("X @ w + b =", X_exemple @ w_exemple + b_exemple)

# %% [markdown]
# ### Exercice 2 · La prédiction
#
# ★☆☆ · 5 minutes · **But** : calculer la sortie du perceptron pour tous les exemples.
#
# Écrivez `predire(X, w, b)`.
#
# - **Entrées** : `X` de forme `(n, d)`, `w` de forme `(d,)`, `b` un nombre.
# - **Sortie** : un tableau d'entiers de forme `(n,)`, la sortie du neurone pour chaque ligne.
# - Si `X` n'a pas autant de colonnes que `w` a de poids, la fonction lève une `ValueError`. (`@` le fait déjà ; une boucle, pas forcément.)
# - Rien n'est modifié. Vous pouvez utiliser `heaviside`.
#
# **Exemple** : `predire(X_exemple, w_exemple, b_exemple)` donne `[1 0 1 1]`, comme sur papier.
#
# <details><summary>Indice 1</summary>Combien de nombres faut-il rendre ? Un par ligne de X.</details>
# <details><summary>Indice 2</summary>Le tableau z de la formule ci-dessus a déjà la bonne forme. Que reste-t-il à lui appliquer ?</details>
# <details><summary>Indice 3</summary>Composez les deux étapes : d'abord la somme pondérée avec son biais, ensuite la marche.</details>

# %% nbgrader={"grade": false, "grade_id": "predire", "locked": false, "schema_version": 3, "solution": true, "task": false}
def predire(X, w, b):
    """Renvoie la sortie (0 ou 1) du perceptron pour chaque ligne de X : entiers de forme (n,)."""
    ### BEGIN SOLUTION
    return heaviside(np.asarray(X) @ np.asarray(w) + b)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_predire_exemple", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · l'exercice fait sur papier (1 point)
controles.egal(
    predire(np.array([[1, 1], [0, 1], [1, 0], [0, 0]]), np.array([1, -1]), 0), [1, 0, 1, 1],
    "predire([[1, 1], [0, 1], [1, 0], [0, 0]], w=[1, -1], b=0)",
    pistes=[
        ([0, 0, 1, 0], "z vaut 0 pour (1, 1) et (0, 0), et H(0) = 1 : vérifiez heaviside."),
        ([0, -1, 1, 0], "ce sont les sommes pondérées z : il reste à appliquer la marche."),
        (lambda o: o.shape == (2,), "une valeur par colonne au lieu d'une par ligne : utilisez @, ou sommez avec axis=1."),
        (lambda o: o.shape == (4, 2), "le produit doit additionner sur les colonnes : utilisez @ et non *."),
    ],
)
controles.reussi("l'exercice fait sur papier")

# %% nbgrader={"grade": true, "grade_id": "test_predire_biais", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le biais et les poids comptent tous (1 point)
X = np.array([[0.3, 0.1, 0.4], [-0.3, 0.8, 0.6], [0.9, -0.7, -0.3]])
controles.egal(
    predire(X, np.array([1.0, 2.0, -1.0]), -0.5), [0, 1, 0], "predire(X, w=[1, 2, -1], b=-0.5)",
    pistes=[
        ([1, 1, 0], "le biais n'est pas ajouté à la somme pondérée."),
        ([1, 1, 1], "le biais est soustrait au lieu d'être ajouté."),
        ([0.5, 0.5, -0.5], "le biais s'ajoute avant la marche, pas après."),
        ([-0.4, 0.2, -0.7], "ce sont les sommes pondérées z : il reste à appliquer la marche."),
        ([0, 0, 0], "la marche passe de 0 à 1 en z = 0, pas en 0,5."),
        ([0, 1, 1], "X est transposé : la somme pondérée est X @ w."),
        (lambda o: o.shape == (4,), "quatre réponses pour trois exemples : la fonction lit-elle X_exemple au lieu de X ?"),
        (lambda o: o.shape == (3, 3), "le produit doit additionner sur les colonnes : utilisez @ et non *."),
    ],
)
### BEGIN HIDDEN TESTS
rng = controles.hasard(2)
for d in (1, 2, 7):
    X, w, b = rng.normal(size=(40, d)), rng.normal(size=d), float(rng.choice([-0.8, 0.8]))
    attendu = [int(sum(x[j] * w[j] for j in range(d)) + b >= 0) for x in X]
    controles.egal(predire(X, w, b), attendu, f"predire sur 40 exemples à {d} entrée(s)", pistes=[
        ([int(x @ w >= 0) for x in X], "le biais n'est pas ajouté à la somme pondérée."),
        ([int(x @ w - b >= 0) for x in X], "le biais est soustrait au lieu d'être ajouté."),
    ])
### END HIDDEN TESTS
controles.reussi("le biais et les poids comptent tous")

# %% nbgrader={"grade": true, "grade_id": "test_predire_forme", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · un entier par ligne, et les entrées intactes (1 point)
X, w = np.array([[2.0, 1.0], [-1.0, 3.0], [0.5, -4.0], [-1.0, -1.0], [3.0, 2.0]]), np.array([2.0, -0.5])
with controles.inchanges(X=X, w=w):
    obtenu = predire(X, w, -1.0)
controles.forme(obtenu, (5,), "predire d'un tableau X de forme (5, 2)")
controles.entiers(obtenu, "predire(X, w, b)")
controles.forme(predire(X[:1], w, -1.0), (1,), "predire d'un tableau X de forme (1, 2)")
controles.reussi("un entier par ligne, et les entrées intactes")

# %% nbgrader={"grade": true, "grade_id": "test_predire_dimensions", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · des dimensions qui ne correspondent pas sont refusées, et elles seules (1 point)
controles.forme(predire(np.ones((4, 2)), np.ones(2), 0.0), (4,), "predire avec 2 colonnes et 2 poids")
for colonnes, poids in ((3, 2), (2, 3), (1, 3)):
    controles.leve(ValueError, predire, np.ones((4, colonnes)), np.ones(poids), 0.0,
                   quoi=f"predire avec {colonnes} colonne(s) et {poids} poids",
                   cause="zip s'arrête au plus court, et * étend une colonne seule : utilisez @, ou comparez les tailles.")
controles.reussi("des dimensions qui ne correspondent pas sont refusées")

# %% [markdown]
# > **À retenir.** Un perceptron calcule $\hat y = H(w \cdot x + b)$. Les poids disent combien compte chaque entrée, et dans quel sens. Le biais déplace le seuil. Pour $n$ exemples, une ligne suffit : `X @ w + b`.

# %% [markdown]
# ## 2. Ce que voit un neurone : une frontière
#
# Quittons les nombres inventés. En Antarctique, sur les îles de l'archipel Palmer, des biologistes ont mesuré 344 manchots. Gardons deux espèces, le manchot Adélie et le manchot papou, et deux mesures du bec, en millimètres. La question : reconnaître l'espèce d'après le bec. Chaque espèce est une **classe**, numérotée 0 ou 1 ; un exemple est **mal classé** quand la sortie du neurone n'est pas sa classe.

# %% tags=["nbval-check-output"]
def manchots(especes, mesures, graine=3):
    """Les mesures de deux espèces de manchots, dans un ordre mélangé."""
    X, y, _ = donnees.charger_manchots(especes, mesures)
    ordre = np.random.default_rng(graine).permutation(len(y))
    return X[ordre], y[ordre]

def reduire(X):
    """Centre chaque colonne sur zéro et la divise par son écart type : les mesures n'ont plus d'unité."""
    return (X - X.mean(axis=0)) / X.std(axis=0)

X_bruts, y_manchots = manchots(("Adelie", "Gentoo"), ("longueur_bec_mm", "profondeur_bec_mm"))
X_manchots = reduire(X_bruts)
print("X :", X_manchots.shape, "  Adélie (0) :", np.sum(y_manchots == 0), "  papou (1) :", np.sum(y_manchots == 1))

# %% [markdown]
# Chaque mesure est centrée sur zéro et divisée par son écart type. La section 4 dira ce que l'on y gagne.
#
# Un neurone à deux entrées colorie le plan en deux : d'un côté il répond 1, de l'autre 0. La limite est l'ensemble des points où il hésite :
#
# $$w_1 x_1 + w_2 x_2 + b = 0$$
#
# C'est l'équation d'une **droite**. En voici une, choisie au hasard.

# %%
AXES = ("longueur du bec (réduite)", "profondeur du bec (réduite)")
figures.frontiere(X_manchots, y_manchots, w=[0.5, 1.0], b=0.5, noms=("Adélie", "papou"), noms_axes=AXES)

# %% [markdown]
# La flèche est le vecteur $w$. Elle est **perpendiculaire** à la frontière et pointe vers le côté où le neurone répond 1. Les points entourés sont mal classés.
#
# **À vous de jouer.** Déplacez la droite avec les curseurs jusqu'à ne plus faire d'erreur. Observez au passage : que fait le biais seul ? Que se passe-t-il si vous doublez à la fois $w_1$, $w_2$ et $b$ ?

# %% tags=["widget"]
widgets.bouger_la_frontiere(X_manchots, y_manchots, noms=("Adélie", "papou"), noms_axes=AXES)

# %% [markdown]
# <details><summary>Ce qu'il fallait voir</summary>
#
# - Les poids **orientent** la droite ; le biais seul la **déplace** sans la tourner.
# - Doubler $w$ et $b$ ensemble ne change rien : $2(w \cdot x + b)$ a le même signe que $w \cdot x + b$. Une même frontière a une infinité d'écritures.
# - Changer tous les signes échange les deux côtés, sauf sur la frontière elle-même.
# - Plusieurs droites ne font aucune erreur. Le perceptron en trouvera une, pas « la meilleure ».
#
# </details>

# %% [markdown]
# ### Exercice 3 · Tracer la frontière
#
# ★★☆ · 8 minutes · **But** : passer de l'équation de la frontière à la droite que l'on trace.
#
# Écrivez `hauteur_frontiere(x1, w, b)` : l'ordonnée $x_2$ du point de la frontière d'abscisse $x_1$.
#
# - **Entrées** : `x1`, un nombre ou un tableau NumPy ; `w` de forme `(2,)` ; `b` un nombre.
# - **Sortie** : un nombre ou un tableau de même forme que `x1`.
# - Si $w_2 = 0$, la droite est verticale : levez une `ValueError` avec un message.
# - `x1` et `w` ne sont pas modifiés.
#
# **Exemple** : avec $w = (1, -1)$ et $b = 0$, la frontière est la droite $x_2 = x_1$, donc `hauteur_frontiere(3.0, [1, -1], 0)` donne `3.0`.
#
# <details><summary>Indice 1</summary>Partez de l'équation de la frontière et isolez la seconde coordonnée, comme au collège.</details>
# <details><summary>Indice 2</summary>Passez d'abord de l'autre côté tout ce qui ne contient pas la seconde coordonnée (attention aux signes), puis divisez.</details>
# <details><summary>Indice 3</summary>Avant de diviser, testez le poids qui sert de diviseur : <code>raise ValueError("…")</code> s'il est nul.</details>

# %% nbgrader={"grade": false, "grade_id": "hauteur_frontiere", "locked": false, "schema_version": 3, "solution": true, "task": false}
def hauteur_frontiere(x1, w, b):
    """Renvoie l'ordonnée x2 de la frontière w1 x1 + w2 x2 + b = 0 à l'abscisse x1."""
    ### BEGIN SOLUTION
    if w[1] == 0:
        raise ValueError("w2 vaut 0 : la frontière est verticale, elle n'a pas de hauteur.")
    return -(w[0] * x1 + b) / w[1]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_hauteur_frontiere_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · une droite connue (1 point)
controles.egal(
    hauteur_frontiere(np.array([0.0, 1.0, 4.0]), np.array([2.0, 4.0]), -8.0), [2.0, 1.5, 0.0],
    "hauteur_frontiere([0, 1, 4], w=[2, 4], b=-8)",
    pistes=[
        ([-2.0, -1.5, 0.0], "les signes sont opposés : les termes changent de signe en changeant de côté."),
        ([8.0, 6.0, 0.0], "il reste à diviser par w2."),
        ([-2.0, -2.5, -4.0], "le biais change lui aussi de signe en changeant de côté."),
        ([4.0, 2.0, -4.0], "w1 et w2 sont échangés."),
        ([8.0, 7.5, 6.0], "la division par w2 porte sur tout le membre : il manque des parenthèses."),
        ([2.0, 0.0, -6.0], "la division par w2 porte sur tout le membre : il manque des parenthèses."),
        ([2.0, 1.0, 0.0], "// est la division entière : la division ordinaire s'écrit /."),
    ],
)
controles.egal(hauteur_frontiere(3.0, [1.0, -1.0], 0.0), 3.0, "hauteur_frontiere(3, w=[1, -1], b=0)")
x1, w = np.array([0.5, -2.0]), np.array([2.0, 4.0])
with controles.inchanges(x1=x1, w=w):
    hauteur_frontiere(x1, w, -8.0)
### BEGIN HIDDEN TESTS
rng = controles.hasard(11)
abscisses, poids, biais = rng.normal(size=12), rng.uniform(0.5, 2.0, size=2) * rng.choice([-1, 1], size=2), float(rng.normal())
# 1e-5 : quelques opérations entre nombres de l'ordre de l'unité, même en float32
controles.egal(hauteur_frontiere(abscisses, poids, biais), (poids[0] * abscisses + biais) / -poids[1],
               "hauteur_frontiere de 12 abscisses au hasard", rtol=1e-5, atol=1e-5, pistes=[
    ((poids[0] * abscisses + biais) / poids[1], "les signes sont opposés : les termes changent de signe en changeant de côté."),
    ((biais - poids[0] * abscisses) / poids[1], "le biais change lui aussi de signe en changeant de côté."),
])
### END HIDDEN TESTS
controles.reussi("une droite connue")

# %% nbgrader={"grade": true, "grade_id": "test_hauteur_frontiere_points", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · les points trouvés sont bien sur la frontière : leur somme pondérée est nulle (1 point)
rng = controles.hasard(3)
for _ in range(20):
    w, b, x1 = rng.uniform(0.5, 2.0, size=2) * rng.choice([-1, 1], size=2), rng.normal(), rng.normal()
    x2 = hauteur_frontiere(x1, w, b)
    # 1e-5 : quelques opérations entre nombres de l'ordre de l'unité, même en float32
    controles.egal(w[0] * x1 + w[1] * x2 + b, 0.0, "w1 x1 + w2 x2 + b, au point trouvé", atol=1e-5)
controles.reussi("les points trouvés sont sur la frontière")

# %% nbgrader={"grade": true, "grade_id": "test_hauteur_frontiere_verticale", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · une frontière verticale est refusée (1 point)
with controles.accepte("hauteur_frontiere(0, w=[0, 2], b=-1)", cause="w1 nul donne une horizontale : c'est w2 qu'il faut tester."):
    controles.egal(hauteur_frontiere(0.0, [0.0, 2.0], -1.0), 0.5, "hauteur_frontiere(0, w=[0, 2], b=-1)")
controles.leve(ValueError, hauteur_frontiere, 1.0, [3.0, 0.0], -1.0, quoi="hauteur_frontiere quand w2 vaut 0",
               cause="testez w2 avant de diviser, et levez vous-même la ValueError.")
### BEGIN HIDDEN TESTS
controles.leve(ValueError, hauteur_frontiere, np.array([0.0, 1.0]), np.array([-2.0, 0.0]), 0.0,
               quoi="hauteur_frontiere d'un tableau quand w2 vaut 0")
### END HIDDEN TESTS
controles.reussi("une frontière verticale est refusée")

# %% [markdown]
# Votre fonction suffit à tracer une frontière sans aide. Voici celle de tout à l'heure.

# %%
x1 = np.array([-2.0, 3.0])
plt.figure(figsize=(6, 3))
plt.scatter(*X_manchots.T, c=y_manchots, cmap="cividis", s=12)
plt.plot(x1, hauteur_frontiere(x1, np.array([0.5, 1.0]), 0.5), color="black")
plt.xlabel(AXES[0])
plt.ylabel(AXES[1])
plt.show()

# %% [markdown]
# > **À retenir.** Un neurone à deux entrées est une droite ; à trois entrées, un plan ; à $d$ entrées, un hyperplan. Le vecteur $w$ lui est perpendiculaire, le biais le déplace. Des classes qu'un tel hyperplan sépare sans erreur sont dites **linéairement séparables**.

# %% [markdown]
# ## 3. Apprendre de ses erreurs
#
# Vous venez de régler trois curseurs à la main. Avec 784 entrées, ce serait sans espoir. La règle de Rosenblatt le fait seule, et tient en une phrase : **on regarde les exemples un par un, et on ne corrige que lorsqu'on se trompe**.
#
# ### Une correction, avec des nombres
#
# Le neurone a pour poids $w = (1, -1)$ et pour biais $b = 0$. On lui montre $x = (0, 2)$, de classe $y = 1$.
#
# - Somme pondérée : $z = 1 \times 0 + (-1) \times 2 + 0 = -2$. Sortie : 0. **Erreur** : il fallait 1.
# - Il fallait un $z$ plus grand. On ajoute donc $x$ à $w$, et 1 à $b$ : $w = (1, 1)$, $b = 1$.
# - Nouvelle somme : $z = 1 \times 0 + 1 \times 2 + 1 = 3$. Sortie : 1. Corrigé.

# %%
X_deux, y_deux = np.array([[0.0, 2.0], [2.0, 0.0], [-1.0, -1.5], [1.0, -2.0]]), np.array([1, 1, 0, 0])
figures.etape_apprentissage(X_deux, y_deux, w_avant=[1, -1], b_avant=0, i=0, w_apres=[1, 1], b_apres=1)

# %% [markdown]
# L'exemple 0 est réparé, mais un autre, $(1, -2)$, vient de passer du mauvais côté : sa somme pondérée vaut exactement 0, et $H(0) = 1$. C'est le sort des corrections ; on y revient plus bas.
#
# Si l'erreur était dans l'autre sens (réponse 1 au lieu de 0), on retrancherait. Les trois cas tiennent en une formule, car $y - \hat y$ vaut $+1$, $0$ ou $-1$ :
#
# $$w \leftarrow w + \eta\,(y - \hat y)\,x \qquad\qquad b \leftarrow b + \eta\,(y - \hat y)$$
#
# Le nombre $\eta > 0$ (« êta ») est le **taux d'apprentissage** (*learning rate*), noté `lr` dans le code.
#
# Pourquoi cela aide-t-il ? Après une correction, la somme pondérée **de cet exemple** a changé de $\eta\,(y - \hat y)\,(\lVert x \rVert^2 + 1)$, où $\lVert x \rVert^2 = x_1^2 + \dots + x_d^2$ est le carré de la longueur de $x$ : donc toujours dans le bon sens. Une seule correction ne suffit pas forcément, et elle peut abîmer le classement d'un autre exemple : il faut plusieurs passages.

# %% [markdown]
# ### Exercice 4 · Une correction
#
# ★☆☆ · 7 minutes · **But** : écrire un pas de la règle de Rosenblatt.
#
# Écrivez `corriger(x, y, w, b, lr=1.0)`.
#
# - **Entrées** : `x` de forme `(d,)`, un seul exemple ; `y`, sa classe, 0 ou 1 ; `w` de forme `(d,)` ; `b` un nombre ; `lr > 0`.
# - **Sortie** : le couple `(w, b)` après correction, inchangé si l'exemple est bien classé.
# - `x` et `w` ne sont **pas modifiés** : renvoyez un nouveau tableau.
# - Pour un seul exemple, `x @ w + b` est un nombre : appliquez-lui `heaviside` (`predire`, elle, attend un tableau `(n, d)`).
#
# **Exemple** : `corriger(np.array([0.0, 2.0]), 1, np.array([1.0, -1.0]), 0.0)` donne $w = (1, 1)$ et $b = 1$, le calcul ci-dessus.
#
# <details><summary>Indice 1</summary>Commencez par la sortie actuelle du neurone pour cet exemple, puis comparez-la à <code>y</code>.</details>
# <details><summary>Indice 2</summary>La différence « attendu moins prédit » vaut 1, 0 ou −1. Elle suffit : aucun <code>if</code> n'est nécessaire.</details>
# <details><summary>Indice 3</summary>L'opérateur <code>+=</code> appliqué à un tableau NumPy modifie le tableau de l'appelant. Construisez le nouveau vecteur avec <code>+</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "corriger", "locked": false, "schema_version": 3, "solution": true, "task": false}
def corriger(x, y, w, b, lr=1.0):
    """Renvoie (w, b) après un pas de la règle de Rosenblatt sur l'exemple x, de classe y."""
    ### BEGIN SOLUTION
    ecart = y - int(heaviside(x @ w + b))  # int : des entiers sans signe donneraient 255 pour -1
    return w + lr * ecart * x, b + lr * ecart
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_corriger_oubli", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · réponse 0 au lieu de 1 : on ajoute x à w, et 1 à b (1 point)
w, b = controles.n_uplet(corriger(np.array([0.0, 2.0]), 1, np.array([1.0, -1.0]), 0.0), 2, "corriger(x=[0, 2], y=1, …)")
controles.egal(w, [1.0, 1.0], "le nouveau w de corriger(x=[0, 2], y=1, w=[1, -1], b=0)", pistes=[
    ([1.0, -3.0], "la correction va dans le mauvais sens : c'est y - ŷ, pas ŷ - y."),
    ([1.0, -1.0], "w n'a pas changé, alors que l'exemple est mal classé."),
    ([1.0, 5.0], "l'écart est y - z : comparez y à la sortie ŷ = H(z), qui vaut 0 ou 1."),
    ([2.0, 0.0], "le même nombre est ajouté à tous les poids : la correction se multiplie par x."),
])
controles.egal(b, 1.0, "le nouveau b de corriger(x=[0, 2], y=1, w=[1, -1], b=0)", pistes=[
    (0.0, "le biais n'est pas corrigé : il apprend comme un poids dont l'entrée vaut toujours 1."),
    (-1.0, "la correction va dans le mauvais sens : c'est y - ŷ, pas ŷ - y."),
])
controles.reussi("réponse 0 au lieu de 1 : on ajoute")

# %% nbgrader={"grade": true, "grade_id": "test_corriger_fausse_alarme", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · réponse 1 au lieu de 0 : on retranche, dans la proportion lr (1 point)
w, b = controles.n_uplet(corriger(np.array([3.0, -1.0]), 0, np.array([2.0, 1.0]), 0.5, lr=0.1), 2, "corriger(…, lr=0.1)")
controles.egal(w, [1.7, 1.1], "le nouveau w de corriger(x=[3, -1], y=0, w=[2, 1], b=0.5, lr=0.1)", pistes=[
    ([-1.0, 2.0], "le taux d'apprentissage lr n'est pas utilisé pour w."),
    ([2.3, 0.9], "la correction va dans le mauvais sens : c'est y - ŷ, pas ŷ - y."),
    ([2.0, 1.0], "w n'a pas changé, alors que l'exemple est mal classé (y vaut 0 : ne multipliez pas par y)."),
    ([0.35, 1.55], "l'écart est y - z : comparez y à la sortie ŷ = H(z), qui vaut 0 ou 1."),
    ([1.9, 0.9], "le même nombre est ajouté à tous les poids : la correction se multiplie par x."),
])
controles.egal(b, 0.4, "le nouveau b de corriger(x=[3, -1], y=0, w=[2, 1], b=0.5, lr=0.1)", pistes=[
    (-0.5, "le taux d'apprentissage lr n'est pas utilisé pour b."),
    (0.5, "le biais n'est pas corrigé : il apprend comme un poids dont l'entrée vaut toujours 1."),
    (0.6, "la correction va dans le mauvais sens : c'est y - ŷ, pas ŷ - y."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(12)
for taille in (1, 3, 6):
    entree, poids, taux = rng.normal(size=taille), rng.normal(size=taille), float(rng.uniform(0.1, 0.9))
    biais = float(-2 * np.sum(entree * poids))  # le biais change le signe de z
    reponse = int(np.sum(entree * poids) < 0)  # la classe est l'autre
    ecart = 1 - 2 * reponse
    w, b = controles.n_uplet(corriger(entree, 1 - reponse, poids, biais, lr=taux), 2, "corriger sur un exemple mal classé au hasard")
    # 1e-5 : deux opérations entre nombres de l'ordre de l'unité, même en float32
    controles.egal(w, poids + taux * ecart * entree, f"w après un exemple de {taille} nombre(s) mal classé", rtol=1e-5, atol=1e-5, pistes=[
        (poids - taux * ecart * entree, "la correction va dans le mauvais sens : c'est y - ŷ, pas ŷ - y."),
        (poids + ecart * entree, "le taux d'apprentissage lr n'est pas utilisé pour w."),
        (poids, "w n'a pas changé, alors que l'exemple est mal classé : z = w · x + b compte le biais."),
    ])
    controles.egal(b, biais + taux * ecart, "b après un exemple mal classé", rtol=1e-5, atol=1e-5, pistes=[
        (biais + ecart, "le taux d'apprentissage lr n'est pas utilisé pour b."),
        (biais, "le biais n'est pas corrigé : il apprend comme un poids dont l'entrée vaut toujours 1."),
    ])
### END HIDDEN TESTS
controles.reussi("réponse 1 au lieu de 0 : on retranche, dans la proportion lr")

# %% nbgrader={"grade": true, "grade_id": "test_corriger_juste", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · un exemple bien classé ne change rien (1 point)
rng = controles.hasard(4)
cas = [(np.array([1.0, 1.0]), np.array([1.0, -1.0]), 0.0)]  # z = 0 : la sortie est 1
for facteur in (1, -2) * 10:  # avec -2, le biais change le signe de z
    x, w = rng.normal(size=4), rng.normal(size=4)
    cas.append((x, w, facteur * (x @ w)))
for x, w, b in cas:
    y = int(x @ w + b >= 0)  # la bonne réponse, donc rien à corriger
    w_apres, b_apres = controles.n_uplet(corriger(x, y, w, b), 2, "corriger sur un exemple bien classé")
    cause = "l'exemple est bien classé : rien ne change quand H(z) vaut y, avec z = w · x + b et H(0) = 1."
    controles.egal(w_apres, w, f"w après un exemple bien classé de classe {y}", pistes=[(lambda o: o.shape == (len(w),), cause)])
    controles.egal(b_apres, b, f"b après un exemple bien classé de classe {y}", pistes=[(lambda o: o.shape == (), cause)])
controles.reussi("un exemple bien classé ne change rien")

# %% nbgrader={"grade": true, "grade_id": "test_corriger_intact", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · les tableaux de l'appelant restent intacts (1 point)
x, w = np.array([1.0, 2.0]), np.array([-1.0, -1.0])
with controles.inchanges(x=x, w=w):
    w_apres, b_apres = controles.n_uplet(corriger(x, 1, w, 0.0, lr=0.5), 2, "corriger(x=[1, 2], y=1, w=[-1, -1], b=0, lr=0.5)")
controles.forme(w_apres, (2,), "le nouveau w")
controles.reussi("les tableaux de l'appelant restent intacts")

# %% [markdown]
# ### Époque après époque
#
# Un passage sur tous les exemples s'appelle une **époque** (*epoch*). On part de $w = 0$ et $b = 0$, on enchaîne les époques, et on s'arrête après une époque **sans erreur**.
#
# Suivez l'apprentissage de la porte OU, exemple par exemple. Le neurone apprend en quatre époques, avec 2, 2, 1 puis 0 corrections.

# %%
X_logique = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
y_ou = np.array([0, 1, 1, 1])

# %% tags=["widget"]
widgets.suivre_l_apprentissage(X_logique, y_ou)

# %% [markdown]
# Les deux premières époques, en nombres. Vérifiez une ligne ou deux : c'est le meilleur moyen de bien programmer la suite.
#
# | époque | $x$ | $y$ | $z$ | $\hat y$ | $w$ après | $b$ après |
# |---|---|---|---|---|---|---|
# | 1 | (0, 0) | 0 | 0 | 1 | (0, 0) | −1 |
# | 1 | (0, 1) | 1 | −1 | 0 | (0, 1) | 0 |
# | 1 | (1, 0) | 1 | 0 | 1 | (0, 1) | 0 |
# | 1 | (1, 1) | 1 | 1 | 1 | (0, 1) | 0 |
# | 2 | (0, 0) | 0 | 0 | 1 | (0, 1) | −1 |
# | 2 | (0, 1) | 1 | 0 | 1 | (0, 1) | −1 |
# | 2 | (1, 0) | 1 | −1 | 0 | (1, 1) | 0 |
# | 2 | (1, 1) | 1 | 2 | 1 | (1, 1) | 0 |

# %% [markdown]
# ### Exercice 5 · L'apprentissage
#
# ★★★ · 15 minutes · **But** : programmer l'algorithme de Rosenblatt en entier.
#
# Écrivez `apprendre(X, y, lr=1.0, epoques=20)`.
#
# - **Entrées** : `X` de forme `(n, d)` ; `y` de forme `(n,)`, de classes 0 ou 1 ; `lr > 0` ; `epoques`, le nombre maximal d'époques.
# - **Départ** : `w` nul (`d` zéros), `b` nul.
# - **À chaque époque** : les lignes de `X` **dans l'ordre** ; chaque erreur est corrigée **aussitôt**, avant de passer à la ligne suivante.
# - **Arrêt** : après une époque sans erreur, ou après `epoques` époques.
# - **Sortie** : `(w, b, erreurs)`, où `erreurs` est la liste du nombre de corrections de chaque époque faite, y compris le 0 final s'il y en a un.
# - Si `y` contient autre chose que 0 et 1, levez une `ValueError` dont le message dit ce qui était attendu.
# - `X` et `y` ne sont pas modifiés. Vous pouvez utiliser `heaviside` et `corriger`.
#
# **Exemple** : `apprendre(X_logique, y_ou)` donne `w = [1. 1.]`, `b = -1.0` et `erreurs = [2, 2, 1, 0]`.
#
# <details><summary>Indice 1</summary>Deux boucles imbriquées : les époques, et dans chacune les exemples. Le compteur d'erreurs repart de zéro à chaque époque.</details>
# <details><summary>Indice 2</summary>Comment savoir qu'il y a eu une correction ? La prédiction faite avant la correction diffère de la classe attendue.</details>
# <details><summary>Indice 3</summary>À la fin de chaque époque : rangez le compteur dans la liste, puis quittez la boucle s'il est nul. <code>zip(X, y)</code> parcourt les exemples avec leur classe.</details>

# %% nbgrader={"grade": false, "grade_id": "apprendre", "locked": false, "schema_version": 3, "solution": true, "task": false}
def apprendre(X, y, lr=1.0, epoques=20):
    """Apprend (w, b) par la règle de Rosenblatt ; renvoie (w, b, erreurs), erreurs par époque."""
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if not np.isin(y, (0, 1)).all():
        raise ValueError(f"Les classes attendues sont 0 et 1 ; reçu : {np.unique(y)}.")
    w, b, erreurs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epoques):
        nombre = 0
        for exemple, classe in zip(X, y):
            if heaviside(exemple @ w + b) != classe:
                w, b = corriger(exemple, classe, w, b, lr)
                nombre += 1
        erreurs.append(nombre)
        if nombre == 0:
            break
    return w, b, erreurs
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_apprendre_porte_ou", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la porte OU, calculée ci-dessus (2 points)
X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 1])
with controles.delai(10, "apprendre(X, y) sur la porte OU", cause="la boucle des époques ne s'arrête pas."):
    w, b, erreurs = controles.n_uplet(apprendre(X, y), 3, "apprendre(X, y) sur la porte OU")
controles.egal(erreurs, [2, 2, 1, 0], "les erreurs par époque sur la porte OU", pistes=[
    ([2, 2, 1], "l'apprentissage s'arrête bien, mais le 0 de la dernière époque doit aussi être noté."),
    ([0], "aucune erreur n'est comptée : comparez la prédiction à y avant de corriger, pas après."),
    ([2, 4, 5, 5], "le compteur n'est pas remis à zéro : erreurs contient des totaux."),
    ([1, 2, 1, 0], "la première somme pondérée vaut 0, donc la première réponse est 1 : vérifiez heaviside."),
    ([1, 1, 0], "erreurs compte les corrections faites pendant l'époque, pas les erreurs qui restent à la fin."),
    ([1, 3, 1, 1, 1, 0], "toutes les prédictions sont faites avec le w du début d'époque : corrigez aussitôt."),
    (lambda o: len(o) == 20 and b > 0, "la correction va dans le mauvais sens : c'est y - ŷ, pas ŷ - y."),
    ([1] * 20, "b reste nul : le biais n'apprend pas, ou ce que renvoie corriger n'est pas rangé."),
    ([2] * 20, "chaque époque recommence à zéro : w et b se préparent avant les boucles."),
    (lambda o: len(o) == 20, "l'apprentissage ne s'arrête pas après une époque sans erreur, ou il n'apprend pas."),
    (lambda o: len(o) == 1, "une seule époque : le « return » (ou le « break ») est-il dans la bonne boucle ?"),
    (lambda o: o.ndim == 1, "suivez la table ligne à ligne : départ à zéro, exemples dans l'ordre, correction immédiate."),
])
controles.egal(w, [1.0, 1.0], "w appris sur la porte OU")
controles.egal(b, -1.0, "b appris sur la porte OU", pistes=[(0.0, "le biais n'apprend pas.")])
controles.reussi("la porte OU, comme à la main")

# %% nbgrader={"grade": true, "grade_id": "test_apprendre_ordre", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · chaque erreur est corrigée aussitôt, dans l'ordre des lignes (2 points)
X, y = np.array([[2.0, 1.0], [1.0, 3.0], [-1.0, 0.5], [0.5, -2.0]]), np.array([0, 1, 0, 1])
with controles.delai(10, "apprendre(X, y, epoques=2)", cause="la boucle ne s'arrête pas après « epoques » époques."):
    w, b, erreurs = controles.n_uplet(apprendre(X, y, epoques=2), 3, "apprendre(X, y, epoques=2)")
controles.egal(w, [1.0, -1.0], "w après deux époques sur quatre exemples", pistes=[
    ([4.0, 2.0], "la correction va dans le mauvais sens : c'est y - ŷ, pas ŷ - y."),
    ([0.5, -0.5], "une seule époque compte : la boucle finit trop tôt, ou w repart de zéro à chaque époque."),
    ([2.0, -1.0], "w est un tableau d'entiers : les demis sont perdus."),
    ([0.0, 0.0], "w n'a pas changé : rangez ce que renvoie corriger, et vérifiez que H(0) = 1."),
    (lambda o: o.shape == (2,), "départ à zéro, lignes dans l'ordre, correction immédiate : l'un des trois manque."),
    ([0.0, 1.5], "toutes les prédictions sont faites avec le w du début d'époque : corrigez aussitôt."),
])
controles.egal(erreurs, [4, 4], "les erreurs de deux époques", pistes=[
    ([2, 1], "toutes les prédictions sont faites avec le w du début d'époque : corrigez aussitôt."),
    ([4, 8], "le compteur n'est pas remis à zéro : erreurs contient des totaux."),
    ([2, 2], "erreurs compte les corrections faites pendant l'époque, pas les erreurs qui restent à la fin."),
])
### BEGIN HIDDEN TESTS
def _reference(exemples, classes, epoques):
    poids, biais, comptes = np.zeros(exemples.shape[1]), 0.0, []
    for _ in range(epoques):
        comptes.append(0)
        for exemple, classe in zip(exemples, classes):
            delta = classe - (1 if exemple @ poids + biais >= 0 else 0)
            poids, biais, comptes[-1] = poids + delta * exemple, biais + delta, comptes[-1] + abs(delta)
        if comptes[-1] == 0:
            break
    return poids, biais, comptes

def _epoques_groupees(exemples, classes, epoques):
    poids, biais = np.zeros(exemples.shape[1]), 0.0
    for _ in range(epoques):
        deltas = classes - (exemples @ poids + biais >= 0)
        poids, biais = poids + deltas @ exemples, biais + deltas.sum()
    return poids

rng = controles.hasard(5)
for taille, dimension in ((12, 2), (30, 5)):
    X, y = rng.normal(size=(taille, dimension)), rng.integers(0, 2, size=taille)
    w_attendu, b_attendu, erreurs_attendues = _reference(X, y, 3)
    w, b, erreurs = controles.n_uplet(apprendre(X, y, epoques=3), 3, "apprendre(X, y, epoques=3)")
    # 1e-5 : une somme de quelques dizaines de termes de l'ordre de l'unité, même en float32
    controles.egal(w, w_attendu, f"w après trois époques sur {taille} exemples au hasard", atol=1e-5, pistes=[
        (_epoques_groupees(X, y, 3), "toutes les prédictions sont faites avec le w du début d'époque : corrigez aussitôt."),
    ])
    controles.egal(b, b_attendu, f"b après trois époques sur {taille} exemples au hasard", atol=1e-5)
    controles.egal(erreurs, erreurs_attendues, f"les erreurs de trois époques sur {taille} exemples au hasard")
### END HIDDEN TESTS
controles.reussi("chaque erreur est corrigée aussitôt, dans l'ordre")

# %% nbgrader={"grade": true, "grade_id": "test_apprendre_arret", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · autant d'époques qu'il faut, jamais plus que permis (1 point)
X, y_xor = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])
with controles.delai(10, "apprendre sur XOR, epoques=7", cause="sur XOR, il y a toujours des erreurs : comptez les époques."):
    *_, erreurs = controles.n_uplet(apprendre(X, y_xor, epoques=7), 3, "apprendre sur XOR, epoques=7")
controles.vrai(len(erreurs) == 7, f"sur XOR, 7 époques étaient demandées ; il y en a eu {len(erreurs)}",
               cause="on ne s'arrête plus tôt qu'après une époque sans erreur.")
controles.vrai(min(erreurs) > 0, "sur XOR, aucune époque n'est sans erreur")
with controles.accepte("apprendre quand toutes les classes valent 1", cause="y peut ne contenir que des 1, ou que des 0."):
    *_, erreurs = controles.n_uplet(apprendre(X, np.ones(4, dtype=int)), 3, "apprendre quand toutes les classes valent 1")
controles.egal(erreurs, [0], "les erreurs quand la réponse initiale est toujours juste", pistes=[
    ([4, 0], "H(0) = 1 : avec w = 0 et b = 0, le neurone répond 1."),
    ([1, 0], "H(0) = 1 : avec w = 0 et b = 0, le neurone répond 1."),
    (lambda o: len(o) > 1, "l'apprentissage continue après une époque sans erreur."),
    ([], "le 0 de la dernière époque doit aussi être noté."),
])
controles.reussi("autant d'époques qu'il faut, jamais plus")

# %% nbgrader={"grade": true, "grade_id": "test_apprendre_taux", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · le taux d'apprentissage compte (1 point)
X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 1])
w, b, erreurs = controles.n_uplet(apprendre(X, y, lr=0.25), 3, "apprendre(X, y, lr=0.25)")
controles.egal(w, [0.25, 0.25], "w appris sur la porte OU avec lr=0.25",
               pistes=[([1.0, 1.0], "le taux d'apprentissage lr n'est pas utilisé.")])
controles.egal(b, -0.25, "b appris sur la porte OU avec lr=0.25",
               pistes=[(-1.0, "le taux d'apprentissage lr n'est pas utilisé pour b.")])
controles.reussi("le taux d'apprentissage compte")

# %% nbgrader={"grade": true, "grade_id": "test_apprendre_entrees", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 5 · des classes −1 et +1 sont refusées, et les entrées restent intactes (1 point)
X = np.array([[1.0, 2.0], [-1.0, 0.5]])
controles.leve(ValueError, apprendre, X, np.array([-1, 1]), quoi="apprendre avec des classes -1 et 1",
               cause="vérifiez y au début de la fonction, et levez la ValueError si une classe n'est ni 0 ni 1.")
### BEGIN HIDDEN TESTS
controles.leve(ValueError, apprendre, X, np.array([0, 2]), quoi="apprendre avec des classes 0 et 2",
               cause="toute valeur autre que 0 et 1 est refusée, pas seulement les négatives.")
### END HIDDEN TESTS
y = np.array([0, 1])
with controles.inchanges(X=X, y=y):
    controles.n_uplet(apprendre(X, y), 3, "apprendre(X, y)")
X_entiers = np.array([[2, 1], [-1, 3], [1, -2]])
w, b, erreurs = controles.n_uplet(apprendre(X_entiers, np.array([0, 1, 0]), lr=0.5, epoques=1), 3, "apprendre sur des entiers")
controles.egal(w, [-1.5, 1.0], "w après une époque sur un X d'entiers, lr=0.5", pistes=[
    ([-1.0, 0.0], "w est un tableau d'entiers : les demis sont perdus."),
    ([-3.0, 2.0], "le taux d'apprentissage lr n'est pas utilisé."),
    ([-1.5, 0.5], "toutes les prédictions sont faites avec le w du début d'époque : corrigez aussitôt."),
    ([1.5, -0.5], "la correction va dans le mauvais sens : c'est y - ŷ, pas ŷ - y."),
    ([0.0, 0.0], "w n'a pas changé : epoques=1 demande une époque, et H(0) = 1."),
])
controles.reussi("des classes inattendues sont refusées, et les entrées restent intactes")

# %% [markdown]
# ### Sur les manchots
#
# Votre fonction règle maintenant la droite à votre place.

# %% tags=["nbval-check-output"]
w_appris, b_appris, erreurs = apprendre(X_manchots, y_manchots)
print("corrections par époque :", erreurs)

# %%
figures.frontiere(X_manchots, y_manchots, w_appris, b_appris, noms=("Adélie", "papou"), noms_axes=AXES,
                  titre="La frontière apprise par la règle de Rosenblatt")

# %% [markdown]
# **Une surprise.** On dit souvent qu'un taux d'apprentissage plus petit apprend plus lentement. Essayons, sur la porte OU.

# %% tags=["nbval-check-output"]
for lr in (1.0, 0.5, 0.125):
    w, b, erreurs = apprendre(X_logique, y_ou, lr=lr)
    print(f"lr = {lr:<6} erreurs = {erreurs}   w / lr = {np.round(w / lr, 6)}   b / lr = {b / lr:.6g}")

# %% [markdown]
# Rien n'a changé, sinon l'échelle. En partant de zéro, $w$ et $b$ sont toujours $\eta$ fois une somme d'exemples : $\eta$ se met en facteur, et le signe de $w \cdot x + b$ n'en dépend pas. Le taux d'apprentissage du perceptron ne compte que si l'on part d'ailleurs que de zéro. (C'est vrai en calcul exact ; avec `lr=0.1`, que l'ordinateur arrondit, un $z$ nul peut basculer du mauvais côté.) Ce ne sera plus vrai pour les réseaux des chapitres suivants.
#
# > **À retenir.** On ne corrige que les erreurs : $w \leftarrow w + \eta\,(y - \hat y)\,x$ et $b \leftarrow b + \eta\,(y - \hat y)$. L'ordre des exemples compte ; le taux d'apprentissage non, si l'on part de zéro.

# %% [markdown]
# ## 4. Quand l'apprentissage s'arrête-t-il ?
#
# Les corrections se contredisent parfois : en réparant un exemple, on en abîme un autre. Cela pourrait durer toujours. En 1962, Albert Novikoff démontre que non, **si les classes sont linéairement séparables**.
#
# Deux longueurs suffisent à l'énoncer. Traitons le biais comme un poids de plus, dont l'entrée vaut toujours 1 : on pose $\tilde x = (x_1, \dots, x_d, 1)$ et $\tilde w = (w_1, \dots, w_d, b)$.
#
# - Le **rayon** $R$ est la plus grande longueur d'un exemple : $R = \max_i \lVert \tilde x_i \rVert$.
# - La **marge** $\gamma$ (« gamma ») d'une solution $\tilde w$ est la distance de la frontière à l'exemple le plus proche, comptée du bon côté : $\gamma = \min_i \; s_i \, \dfrac{\tilde w \cdot \tilde x_i}{\lVert \tilde w \rVert}$, avec $s_i = +1$ pour la classe 1 et $-1$ pour la classe 0.

# %% [markdown]
# Sur la figure, une autre frontière pour les manchots. La bande hachurée, de demi-largeur $d$, ne contient aucun point, et le point le plus lointain est à la distance $r$ de l'origine. L'entrée constante 1 change un peu ces longueurs : $R = \sqrt{r^2 + 1}$, et $\gamma$ est un peu plus petite que $d$ dès que $b$ n'est pas nul.

# %%
figures.marge_novikoff(X_manchots, y_manchots, [1.0, -1.0], 0.1, noms=("Adélie", "papou"), noms_axes=AXES)

# %% [markdown]
# **Théorème (Novikoff, 1962).** Si une solution de marge $\gamma > 0$ existe, la règle de Rosenblatt partie de zéro fait au plus
#
# $$\left(\frac{R}{\gamma}\right)^2$$
#
# corrections, quels que soient l'ordre des exemples et leur nombre. Puis elle ne corrige plus jamais.
#
# L'idée de la preuve tient en deux lignes. Prenons $\eta = 1$. À chaque correction, l'avancée de $\tilde w$ dans la direction de la solution (sa projection) augmente d'au moins $\gamma$ : elle croît comme le **nombre** de corrections. La longueur de $\tilde w$, elle, croît au plus comme sa **racine carrée**, car on ne corrige que des exemples mal placés. La première ne peut pas dépasser la seconde : il faut bien s'arrêter.
#
# **Avec des nombres.** Pour la porte OU, prenons la solution $\tilde w = (2, 2, -1)$, de longueur $\sqrt{4 + 4 + 1} = 3$. Les quatre valeurs $s_i\,\tilde w \cdot \tilde x_i$ sont 1, 1, 1 et 3 : $\gamma = 1/3$. L'exemple le plus long est $(1, 1, 1)$ : $R = \sqrt 3$. La borne vaut $3 \times 9 = 27$. Vous avez compté $2 + 2 + 1 = 5$ corrections : la borne est respectée, sans être serrée.

# %% [markdown]
# ### Exercice 6 · La borne de Novikoff
#
# ★★☆ · 12 minutes · **But** : mesurer la difficulté d'un problème, connaissant une de ses solutions.
#
# Écrivez `borne_novikoff(X, y, w, b)`.
#
# - **Entrées** : `X` de forme `(n, d)`, `y` de forme `(n,)` (0 ou 1), et une solution : `w`, une liste ou un tableau de forme `(d,)`, et `b`, un nombre.
# - **Sortie** : un réel, $(R / \gamma)^2$, avec $R$ et $\gamma$ définis ci-dessus sur les vecteurs **prolongés** $\tilde x$ et $\tilde w$.
# - Si `(w, b)` ne sépare pas les classes avec une marge strictement positive, levez une `ValueError` avec un message. C'est le cas de `w = 0, b = 0`, qui ne sépare rien.
#
# **Exemple** : `borne_novikoff(X_logique, y_ou, [2, 2], -1)` donne `27.0` (à l'arrondi près).
#
# <details><summary>Indice 1</summary>Prolongez d'abord : une colonne de 1 à droite de X (<code>np.column_stack</code>), et b au bout de w (<code>np.append</code>).</details>
# <details><summary>Indice 2</summary>Le signe s se calcule à partir de y : 0 doit donner −1, et 1 doit donner +1. Une fonction affine y suffit.</details>
# <details><summary>Indice 3</summary><code>np.linalg.norm(A, axis=1)</code> donne la longueur de chaque ligne de A. N'oubliez pas de diviser les valeurs par la longueur de la solution avant de prendre le minimum.</details>

# %% nbgrader={"grade": false, "grade_id": "borne_novikoff", "locked": false, "schema_version": 3, "solution": true, "task": false}
def borne_novikoff(X, y, w, b):
    """Renvoie (R / gamma)², le nombre maximal de corrections garanti par la solution (w, b)."""
    ### BEGIN SOLUTION
    X_prolonge = np.column_stack([X, np.ones(len(X))])
    w_prolonge = np.append(w, b)
    signes = 2 * np.asarray(y) - 1
    valeurs = signes * (X_prolonge @ w_prolonge)
    if valeurs.min() <= 0:
        raise ValueError("La solution (w, b) ne sépare pas les classes : la marge doit être strictement positive.")
    marge = valeurs.min() / np.linalg.norm(w_prolonge)
    rayon = np.linalg.norm(X_prolonge, axis=1).max()
    return (rayon / marge) ** 2
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_borne_novikoff_porte_ou", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la porte OU, calculée à la main (1 point)
X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 1])
with controles.accepte("borne_novikoff(porte OU, w=[2, 2], b=-1)", cause="s vaut -1 ou +1 (et non 0 ou 1), et b compte dans le produit."):
    obtenu = borne_novikoff(X, y, [2, 2], -1)
controles.egal(obtenu, 27.0, "borne_novikoff(porte OU, w=[2, 2], b=-1)", pistes=[
    (np.sqrt(27.0), "il manque le carré."),
    (18.0, "le rayon se mesure sur les vecteurs prolongés d'un 1."),
    (24.0, "la longueur de la solution doit compter le biais."),
    (3.0, "la marge se divise par la longueur de la solution prolongée."),
    (12.0, "la marge est la plus petite valeur, pas la moyenne."),
    (1 / 27, "c'est R sur gamma, pas l'inverse."),
    (9.0, "R est la plus grande longueur, et le carré porte sur R et sur gamma."),
    (36.0, "axis=0 mesure les colonnes : la longueur d'un exemple est celle d'une ligne."),
    (72.0, "R est la longueur d'un seul exemple : norm sans axis mesure tout le tableau."),
])
controles.egal(borne_novikoff(X, np.array([0, 0, 0, 1]), np.array([1.0, 1.0]), -1.4), 74.25,
               "borne_novikoff(porte ET, w=[1, 1], b=-1.4)", pistes=[(74.0, "la borne est un réel : ne l'arrondissez pas.")])
controles.reussi("la porte OU, calculée à la main")

# %% nbgrader={"grade": true, "grade_id": "test_borne_novikoff_echelle", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · multiplier (w, b) par un même nombre positif ne change pas la borne (1 point)
rng = controles.hasard(6)
for d in (2, 5):
    w, b = rng.uniform(0.5, 2.0, size=d) * rng.choice([-1, 1], size=d), float(rng.choice([-0.8, 0.8]))
    X = rng.normal(size=(200, d))
    X = X[np.abs(X @ w + b) > 0.5]  # un couloir vide autour de la frontière : séparable
    y = np.asarray(X @ w + b >= 0, dtype=int)
    with controles.accepte("borne_novikoff sur des classes bien séparées", cause="s vaut -1 ou +1, et b compte dans le produit."):
        reference = borne_novikoff(X, y, w, b)
    # rtol 2e-5 : le calcul peut être fait en float32
    # de la copie : les deux bornes se comparent entre elles ; la partie cachée vérifie leur valeur
    controles.egal(borne_novikoff(X, y, 10 * w, 10 * b), reference, "la borne quand (w, b) est multiplié par 10", rtol=2e-5,
                   pistes=[(reference / 100, "la marge se divise par la longueur de la solution prolongée.")])
    ### BEGIN HIDDEN TESTS
    A, v, s = np.hstack([X, np.ones((len(X), 1))]), np.append(w, b), np.where(y == 1, 1, -1)
    rapport = np.sqrt((A ** 2).sum(axis=1)).max() / (s * (A @ v) / np.sqrt(v @ v)).min()
    controles.egal(reference, rapport ** 2, f"la borne sur un problème au hasard à {d} entrées", rtol=2e-5, pistes=[
        (rapport, "il manque le carré."), (round(rapport ** 2), "la borne est un réel : ne l'arrondissez pas."),
    ])
    ### END HIDDEN TESTS
controles.reussi("la borne ne dépend pas de l'échelle de (w, b)")

# %% nbgrader={"grade": true, "grade_id": "test_borne_novikoff_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · une droite qui ne sépare pas est refusée (1 point)
X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 1])
with controles.accepte("borne_novikoff avec une bonne droite", cause="s vaut -1 ou +1 (et non 0 ou 1), et b compte dans le produit."):
    controles.vrai(borne_novikoff(X, y, np.array([2.0, 2.0]), -1.0) > 0, "la borne est un nombre positif")
controles.leve(ValueError, borne_novikoff, X, y, np.array([2.0, 2.0]), -3.0, quoi="borne_novikoff avec une droite qui se trompe",
               cause="un exemple mal classé a une valeur s (w · x + b) négative : ni valeur absolue, ni oubli du contrôle.")
controles.leve(ValueError, borne_novikoff, X, y, np.array([1.0, 1.0]), -1.0, quoi="borne_novikoff avec une marge nulle",
               cause="une marge nulle est refusée aussi : comparez avec <= 0.")
controles.leve(ValueError, borne_novikoff, X, y, np.zeros(2), 0.0, quoi="borne_novikoff avec w = 0 et b = 0",
               cause="tout vaut alors zéro : contrôlez avant de diviser par la longueur de la solution.")
controles.reussi("une droite qui ne sépare pas est refusée")

# %% [markdown]
# ### À quelle vitesse ?
#
# Prenons deux autres mesures des mêmes manchots, la profondeur du bec et la longueur de l'aileron. Elles séparent aussi les deux espèces. Comparons l'apprentissage sur les millimètres bruts et sur les mesures centrées et réduites.

# %% tags=["demonstration", "nbval-check-output"]
X_mm, y_mm = manchots(("Adelie", "Gentoo"), ("profondeur_bec_mm", "longueur_aileron_mm"))
ranges = np.argsort(y_mm, kind="stable")  # toute une espèce, puis toute l'autre
for nom, X in (("millimètres", X_mm), ("mesures réduites", reduire(X_mm))):
    for ordre, indices in (("mélangés", slice(None)), ("par espèce", ranges)):
        w, b, erreurs = apprendre(X[indices], y_mm[indices], epoques=2000)
        print(f"{nom:<16} {ordre:<10} : {len(erreurs):>3} époques, {sum(erreurs):>3} corrections")

# %% [markdown]
# Mêmes manchots, même algorithme : des dizaines ou des centaines de corrections d'un côté, deux de l'autre. En millimètres, les points sont loin de l'origine ($R$ grand) et serrés les uns contre les autres (marge petite devant $R$). **Centrer et réduire ses données** est le réglage le moins cher de tout l'apprentissage automatique. **Mélanger les exemples** vient juste après : le théorème vaut pour tout ordre, mais le nombre réel de corrections en dépend beaucoup.
#
# Et la borne ? Elle est très pessimiste, et elle dépend de la solution choisie. Son intérêt est ailleurs : elle est finie.

# %% tags=["nbval-check-output"]
borne = borne_novikoff(X_manchots, y_manchots, w_appris, b_appris)
print(f"becs réduits : au plus {borne:.0f} corrections, d'après la solution apprise ; il en a fallu 2")

# %% [markdown]
# ### Et si les classes se mélangent ?
#
# Le manchot à jugulaire (*chinstrap*) ressemble davantage à l'Adélie. Aucune droite ne sépare parfaitement ces deux espèces d'après leur bec.

# %%
X_mele, y_mele = manchots(("Adelie", "Chinstrap"), ("longueur_bec_mm", "profondeur_bec_mm"))
*_, erreurs_melees = apprendre(reduire(X_mele), y_mele, epoques=60)
*_, erreurs_separees = apprendre(X_manchots, y_manchots, epoques=60)
figures.erreurs_par_epoque({"Adélie et papou (séparables)": erreurs_separees, "Adélie et jugulaire (mêlées)": erreurs_melees})

# %% [markdown]
# Les corrections se font vite plus rares, puis oscillent sans jamais s'arrêter : chaque réparation abîme un autre exemple, et la droite bascule sans fin autour d'une bonne position. Le perceptron n'a pas d'« à peu près ». Il faudra une erreur que l'on puisse rendre **petite** au lieu de nulle, et c'est ce qu'apporteront les fonctions de coût des chapitres suivants.
#
# > **À retenir.** Classes séparables : au plus $(R/\gamma)^2$ corrections, puis plus aucune. Classes mêlées : la règle ne s'arrête jamais. Des données réduites et mélangées accélèrent souvent l'apprentissage.

# %% [markdown]
# ## 5. Lire des chiffres manuscrits
#
# Un perceptron à deux entrées tient sur une feuille. Donnons-lui maintenant 784 entrées : les pixels d'images de 28 × 28. La question : 0 ou 1 ?

# %% tags=["nbval-check-output"]
pixels, chiffres, pixels_test, chiffres_test = donnees.charger_chiffres()

def zeros_et_uns(pixels, chiffres):
    """Garde les 0 et les 1 ; une ligne de 784 pixels entre 0 et 1 par image."""
    gardees = chiffres < 2
    return pixels[gardees].reshape(-1, 784) / 255, chiffres[gardees]

X_chiffres, y_chiffres = zeros_et_uns(pixels, chiffres)
X_essai, y_essai = zeros_et_uns(pixels_test, chiffres_test)
w_chiffres, b_chiffres, erreurs = apprendre(X_chiffres, y_chiffres)
justes = np.mean(predire(X_essai, w_chiffres, b_chiffres) == y_essai)
print("images d'apprentissage :", len(X_chiffres), "  corrections par époque :", erreurs)
print(f"images jamais vues : {len(X_essai)}, bien classées : {100 * justes:.1f} %")

# %% [markdown]
# Trois époques, dix-huit corrections, et presque aucune erreur sur des images **jamais vues**. Qu'a-t-il appris ? Ses 784 poids forment eux-mêmes une image.

# %%
images.poids_en_image(w_chiffres, (28, 28), titre="Les poids appris : 0 ou 1 ?")

# %% [markdown]
# L'encre dans les zones orange plaide pour « 1 », dans les zones bleues pour « 0 ». Au centre, une barre verticale : la forme du 1. De part et d'autre, deux arcs : les côtés du 0. Personne ne l'a programmé.
#
# > **À retenir.** En grande dimension, beaucoup de problèmes réels deviennent presque séparables. On juge un modèle sur des exemples qu'il n'a **jamais vus**.

# %% [markdown]
# ## 6. Les portes logiques, et l'échec sur XOR
#
# Avec des entrées 0 ou 1, un neurone devient une **porte logique**. Trois d'entre elles sont séparables. La quatrième, le OU exclusif (XOR, « l'un ou l'autre mais pas les deux »), ne l'est pas.

# %%
figures.portes_logiques({"ET": None, "OU": None, "NON-ET": None, "XOR": None})

# %% [markdown]
# ### Exercice 7 · Trois portes
#
# ★☆☆ · 8 minutes · **But** : choisir des poids sans les apprendre.
#
# Définissez `PORTE_ET`, `PORTE_OU` et `PORTE_NON_ET`, chacune un couple `(w, b)` où `w` est un tableau de forme `(2,)` et `b` un nombre, tel que `predire(X_logique, w, b)` donne la table de la porte.
#
# | $x_1$ | $x_2$ | ET | OU | NON-ET |
# |---|---|---|---|---|
# | 0 | 0 | 0 | 0 | 1 |
# | 0 | 1 | 0 | 1 | 1 |
# | 1 | 0 | 0 | 1 | 1 |
# | 1 | 1 | 1 | 1 | 0 |
#
# Une infinité de réponses conviennent. **Exemple** : $w = (1, -1)$ et $b = -1$ donnent 1 pour la seule entrée $(1, 0)$.
#
# <details><summary>Indice 1</summary>Avec deux poids égaux à 1, la somme des entrées vaut 0, 1, 1 ou 2. Où placer le seuil ?</details>
# <details><summary>Indice 2</summary>Placez le seuil au milieu de deux valeurs possibles de la somme plutôt que sur l'une d'elles : la convention en zéro ne jouera plus.</details>
# <details><summary>Indice 3</summary>Changer tous les signes d'une porte l'inverse… sauf aux points où la somme pondérée vaut exactement zéro.</details>

# %% nbgrader={"grade": false, "grade_id": "portes", "locked": false, "schema_version": 3, "solution": true, "task": false}
# Trois couples (w, b) : remplacez les points de suspension.
PORTE_ET = ...
PORTE_OU = ...
PORTE_NON_ET = ...
### BEGIN SOLUTION
PORTE_ET = (np.array([1.0, 1.0]), -1.5)
PORTE_OU = (np.array([1.0, 1.0]), -0.5)
PORTE_NON_ET = (np.array([-1.0, -1.0]), 1.5)
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_portes_et", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la porte ET (1 point)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
w, b = controles.n_uplet(PORTE_ET, 2, "PORTE_ET, le couple (w, b)")
controles.vrai(np.shape(w) == (2,), "PORTE_ET commence par deux poids", cause="le couple est (w, b) : les poids, puis le biais.")
controles.egal(np.where(X @ np.asarray(w) + b >= 0, 1, 0), [0, 0, 0, 1], "la table de PORTE_ET", pistes=[
    ([0, 1, 1, 1], "c'est la table de OU : le seuil est trop bas."),
    ([0, 0, 0, 0], "elle ne répond jamais 1 : le seuil est trop haut."),
    ([1, 1, 1, 0], "c'est la table de NON-ET."),
    ([1, 1, 1, 1], "elle répond toujours 1 : le biais est trop grand (son signe ?)."),
])
controles.reussi("la porte ET")

# %% nbgrader={"grade": true, "grade_id": "test_portes_ou", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · la porte OU (1 point)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
w, b = controles.n_uplet(PORTE_OU, 2, "PORTE_OU, le couple (w, b)")
controles.vrai(np.shape(w) == (2,), "PORTE_OU commence par deux poids", cause="le couple est (w, b) : les poids, puis le biais.")
controles.egal(np.where(X @ np.asarray(w) + b >= 0, 1, 0), [0, 1, 1, 1], "la table de PORTE_OU", pistes=[
    ([0, 0, 0, 1], "c'est la table de ET : le seuil est trop haut."),
    ([1, 1, 1, 1], "elle répond 1 même pour (0, 0) : le biais doit être strictement négatif, car H(0) = 1."),
    ([1, 1, 1, 0], "c'est la table de NON-ET."),
])
controles.reussi("la porte OU")

# %% nbgrader={"grade": true, "grade_id": "test_portes_non_et", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · la porte NON-ET (1 point)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
w, b = controles.n_uplet(PORTE_NON_ET, 2, "PORTE_NON_ET, le couple (w, b)")
controles.vrai(np.shape(w) == (2,), "PORTE_NON_ET commence par deux poids", cause="le couple est (w, b) : les poids, puis le biais.")
controles.egal(np.where(X @ np.asarray(w) + b >= 0, 1, 0), [1, 1, 1, 0], "la table de PORTE_NON_ET", pistes=[
    ([1, 1, 1, 1], "en (1, 1) elle répond encore 1 : si la somme y vaut 0, H(0) = 1. Déplacez le seuil."),
    ([0, 0, 0, 1], "c'est la table de ET : changez aussi le signe du biais et des poids."),
    ([1, 0, 0, 0], "c'est la table de NON-OU : le seuil est mal placé."),
    ([0, 0, 0, 0], "elle ne répond jamais 1 : les poids changent de signe, mais le biais aussi."),
])
controles.reussi("la porte NON-ET")

# %% [markdown]
# ### Pourquoi XOR est impossible
#
# Supposons qu'un neurone calcule XOR. Ses poids devraient vérifier quatre inégalités.
#
# | $(x_1, x_2)$ | XOR | condition |
# |---|---|---|
# | (0, 0) | 0 | $b < 0$ |
# | (0, 1) | 1 | $w_2 + b \ge 0$ |
# | (1, 0) | 1 | $w_1 + b \ge 0$ |
# | (1, 1) | 0 | $w_1 + w_2 + b < 0$ |
#
# Additionnons les deux du milieu : $w_1 + w_2 + 2b \ge 0$, donc $w_1 + w_2 + b \ge -b > 0$. La dernière condition dit le contraire. Aucun choix de poids ne convient, et aucun entraînement n'y changera rien.

# %% tags=["nbval-check-output"]
y_xor = np.array([0, 1, 1, 0])
*_, erreurs = apprendre(X_logique, y_xor, epoques=1000)
print("époques :", len(erreurs), "  corrections par époque : de", min(erreurs), "à", max(erreurs))

# %% [markdown]
# Même la meilleure époque demande des corrections. (Une droite bien choisie classe trois points sur quatre ; mais elle se trompe sur le dernier, et la règle la déplace aussitôt.)
#
# En 1969, Marvin Minsky et Seymour Papert exposent ces limites dans le livre *Perceptrons*. Elles valent pour **une** couche. Avec deux, tout change : un premier étage transforme le problème, un second le résout. Il suffit de remarquer que « l'un ou l'autre mais pas les deux » veut dire : **OU**, **et** **NON-ET**.

# %%
figures.xor_deux_couches()

# %% [markdown]
# À gauche, les quatre entrées et les frontières de OU et de NON-ET. À droite, les mêmes quatre points, placés selon les réponses $(h_1, h_2)$ de ces deux neurones ; leurs étiquettes rappellent l'entrée d'origine. Ces deux neurones forment une **couche cachée** : personne ne voit leur sortie de l'extérieur. Ils envoient $(0, 1)$ et $(1, 0)$ au **même** endroit. Dans ce nouvel espace, une droite suffit. C'est l'idée de tout ce cours : les couches cachées **déplacent** les points jusqu'à ce que la dernière couche puisse les séparer.

# %% [markdown]
# ### Exercice 8 · XOR, avec deux couches
#
# ★★☆ · 8 minutes · **But** : composer des neurones.
#
# Écrivez `xor(X)`.
#
# - **Entrée** : `X` de forme `(n, 2)`, de valeurs 0 ou 1.
# - **Sortie** : un tableau d'entiers de forme `(n,)`.
# - N'utilisez **que des perceptrons** : appelez `predire` avec vos portes `PORTE_ET`, `PORTE_OU`, `PORTE_NON_ET` (autant de fois que vous voulez). Ni `if`, ni `!=`, ni opérateur logique sur `X`.
#
# **Exemple** : `xor(X_logique)` donne `[0 1 1 0]`.
#
# <details><summary>Indice 1</summary>La première couche a deux neurones, qui lisent tous deux X. La seconde n'en a qu'un, qui lit leurs réponses.</details>
# <details><summary>Indice 2</summary>Les deux réponses de la première couche, de forme (n,), doivent devenir les deux colonnes d'un tableau (n, 2).</details>
# <details><summary>Indice 3</summary><code>np.column_stack([u, v])</code> fabrique ce tableau. <code>predire(X, *PORTE_OU)</code> passe à la fois les poids et le biais d'une porte.</details>

# %% nbgrader={"grade": false, "grade_id": "xor", "locked": false, "schema_version": 3, "solution": true, "task": false}
def xor(X):
    """Renvoie x1 XOR x2 pour chaque ligne de X, par un réseau de perceptrons à deux couches."""
    ### BEGIN SOLUTION
    cachee = np.column_stack([predire(X, *PORTE_OU), predire(X, *PORTE_NON_ET)])
    return predire(cachee, *PORTE_ET)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_xor_table", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la table de XOR (1 point)
controles.egal(xor(np.array([[0, 0], [0, 1], [1, 0], [1, 1]])), [0, 1, 1, 0], "xor([[0, 0], [0, 1], [1, 0], [1, 1]])", pistes=[
    ([0, 1, 1, 1], "c'est la table de OU : en (1, 1), XOR vaut 0."),
    ([1, 0, 0, 1], "c'est l'égalité : la réponse est inversée."),
    ([0, 0, 0, 0], "la seconde couche ne répond jamais 1 : lit-elle bien les deux réponses de la première ?"),
    ([1, 1, 1, 1], "la seconde couche répond toujours 1 : il faut ET, pas OU."),
    ([0, 0, 0, 1], "c'est la table de ET : la première couche doit être faite de OU et de NON-ET."),
    ([1, 1, 1, 0], "c'est la table de NON-ET : en (0, 0), XOR vaut 0."),
    (lambda o: o.shape == (4,), "la première couche calcule OU et NON-ET, la seconde fait ET de ces deux réponses."),
])
controles.reussi("la table de XOR")

# %% nbgrader={"grade": true, "grade_id": "test_xor_lignes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · autant de lignes que l'on veut, dans n'importe quel ordre (1 point)
rng = controles.hasard(8)
X = rng.integers(0, 2, size=(25, 2))
with controles.inchanges(X=X):
    obtenu = xor(X)
controles.egal(obtenu, [(int(u) + int(v)) % 2 for u, v in X], "xor sur 25 lignes au hasard",
               pistes=[(lambda o: o.shape == (4,), "quatre réponses pour 25 lignes : len(X) donne le nombre de lignes.")])
controles.entiers(obtenu, "xor(X)")
controles.egal(xor(np.array([[1, 0]])), [1], "xor([[1, 0]])")
### BEGIN HIDDEN TESTS
for taille in (2, 60):
    lignes = rng.integers(0, 2, size=(taille, 2))
    controles.egal(xor(lignes), [int(u != v) for u, v in lignes], f"xor sur {taille} lignes tirées par la notation")
### END HIDDEN TESTS
controles.reussi("autant de lignes que l'on veut")

# %% nbgrader={"grade": true, "grade_id": "test_xor_portes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · xor est bien fait de vos portes, jusqu'à la dernière couche (1 point)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
muette, bavarde = (np.zeros(2), -1.0), (np.zeros(2), 1.0)  # des portes qui répondent toujours 0, toujours 1
portes, reponses = {"PORTE_ET": PORTE_ET, "PORTE_OU": PORTE_OU, "PORTE_NON_ET": PORTE_NON_ET}, []
for nom in portes:  # une seule porte répond 1 : si elle est la dernière, xor répond 1
    with controles.remplace(globals(), **{**dict.fromkeys(portes, muette), nom: bavarde}):
        obtenu = xor(X.copy())
    controles.forme(obtenu, (4,), f"xor(X) quand seule {nom} répond 1")
    obtenu = np.asarray(obtenu)
    controles.vrai((obtenu == obtenu[0]).all(), "xor ne doit plus distinguer ses entrées quand ses portes répondent sans les lire",
                   cause="la réponse ne passe pas par PORTE_ET, PORTE_OU et PORTE_NON_ET avec predire.")
    reponses.append(obtenu[0])
controles.vrai(sorted(reponses) == [0, 0, 1], "la réponse de xor doit être celle d'une de vos portes",
               cause="la seconde couche est aussi un predire : ni produit, ni soustraction, ni opérateur logique.")
controles.egal(xor(X.copy()), [0, 1, 1, 0], "xor avec vos vraies portes")
controles.reussi("xor est bien fait de vos portes")

# %% [markdown]
# > **À retenir.** Un neurone seul ne sépare que ce qu'une droite sépare. XOR demande deux couches. Reste une question : comment **apprendre** les poids d'une couche cachée, dont personne ne connaît la bonne réponse ? C'est la rétropropagation, au chapitre 03.

# %% [markdown]
# ## 7. Le même neurone dans Keras et PyTorch
#
# La marche a un défaut : plate partout sauf en zéro, elle ne dit pas **de combien** on se trompe. Les bibliothèques lui préfèrent la **sigmoïde**, une marche adoucie. Sa sortie va de 0 à 1 et se lit comme une probabilité (le chapitre 02 dira pourquoi) :
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# Le seuil ne bouge pas : $\sigma(z) \ge 0{,}5$ exactement quand $z \ge 0$. Le neurone sigmoïde et le perceptron de mêmes poids ont donc la **même frontière**.

# %% tags=["nbval-check-output"]
z = np.linspace(-6, 6, 7)
print("z         :", z)
print("sigmoïde  :", np.round(1 / (1 + np.exp(-z)), 4))
print("marche    :", (z >= 0).astype(int))

# %% [markdown]
# Les deux bibliothèques se chargent en quelques secondes. Dans Keras, une couche `Dense` porte les poids `(d, 1)` et le biais `(1,)`. Dans PyTorch, une couche `nn.Linear` porte les poids dans l'autre sens, `(1, d)`, et le biais `(1,)`.

# %% nbgrader={"grade": false, "grade_id": "preparation_cadres", "locked": true, "schema_version": 3, "solution": false, "task": false}
carnet.preparer_cadres()  # charge les deux bibliothèques et fait taire leurs journaux

import keras
import torch
from torch import nn

# %% tags=["nbval-check-output"]
# Une couche de chaque, à trois entrées et un neurone : regardez les formes.
couche_keras = keras.layers.Dense(1)
couche_keras.build((None, 3))
print("Keras   :", [tuple(p.shape) for p in couche_keras.get_weights()])
print("PyTorch :", [tuple(p.shape) for p in nn.Linear(3, 1).parameters()])

# %% [markdown]
# ### Un modèle Keras, en trois lignes
#
# Un **modèle** est une suite de couches. `keras.Sequential` les enchaîne, `set_weights` y range des poids que l'on connaît. Voici un modèle qui transforme une entrée en deux sorties, $2x + 1$ et $-x$, sans activation.

# %% tags=["nbval-check-output"]
doublure = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(2)])
doublure.set_weights([np.array([[2.0, -1.0]]), np.array([1.0, 0.0])])  # la matrice (1, 2), puis les biais (2,)
print(np.asarray(doublure(np.array([[3.0], [10.0]]))))

# %% [markdown]
# ### Exercice 9 · Le neurone en Keras
#
# ★★☆ · 8 minutes · **But** : mettre des poids connus dans un modèle Keras.
#
# Écrivez `neurone_keras(w, b)`.
#
# - **Entrées** : `w`, une liste ou un tableau de forme `(d,)` ; `b`, un nombre.
# - **Sortie** : un modèle `keras.Sequential` fait d'**une seule** couche dense sigmoïde, qui porte ces poids. Pour `X` de forme `(n, d)`, `modele(X)` a la forme `(n, 1)`.
#
# **Exemple** : `neurone_keras([1.0, -1.0], 0.0)(np.array([[0.0, 0.0]]))` vaut `[[0.5]]`.
#
# <details><summary>Indice 1</summary>Un modèle Keras n'a de poids qu'une fois la taille de l'entrée connue : commencez la liste des couches par <code>keras.Input(shape=(d,))</code>.</details>
# <details><summary>Indice 2</summary><code>modele.set_weights([…])</code> reçoit une liste de deux tableaux. Leurs formes sont affichées ci-dessus.</details>
# <details><summary>Indice 3</summary>Un tableau de forme (d,) devient une colonne avec <code>reshape(-1, 1)</code> ; un nombre devient un tableau de forme (1,) entre crochets.</details>

# %% nbgrader={"grade": false, "grade_id": "neurone_keras", "locked": false, "schema_version": 3, "solution": true, "task": false}
def neurone_keras(w, b):
    """Renvoie un modèle Keras Sequential : un neurone sigmoïde de poids w et de biais b."""
    ### BEGIN SOLUTION
    w = np.asarray(w, dtype="float32")
    modele = keras.Sequential([keras.Input(shape=(len(w),)), keras.layers.Dense(1, activation="sigmoid")])
    modele.set_weights([w.reshape(-1, 1), np.array([b], dtype="float32")])
    return modele
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_neurone_keras_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les mêmes nombres que NumPy, au millionième près (1 point)
X, w, b = np.array([[0.0, 0.0], [1.0, 2.0], [-0.5, 1.0]]), np.array([1.0, -0.5]), 0.25
z = X @ w + b
premier, second = np.asarray(neurone_keras(w, b)(X)), np.asarray(neurone_keras(w, b)(X))
controles.egal(
    premier, (1 / (1 + np.exp(-z))).reshape(-1, 1), "neurone_keras(w, b)(X)", atol=1e-6,
    pistes=[
        (z.reshape(-1, 1), "ce sont les sommes pondérées : il manque l'activation sigmoïde."),
        ((1 / (1 + np.exp(b - z))).reshape(-1, 1), "le biais n'est pas dans le modèle."),
        (np.tanh(z).reshape(-1, 1), "l'activation est tanh au lieu de la sigmoïde."),
        (np.ones((3, 1)), "softmax d'un seul neurone vaut toujours 1 : il faut la sigmoïde."),
        (lambda o: not np.allclose(o, second),
         "deux appels donnent deux modèles différents : les poids sont tirés au hasard, ce ne sont pas les vôtres."),
    ],
)
### BEGIN HIDDEN TESTS
rng = controles.hasard(9)
for d in (1, 6):
    X, w, b = rng.normal(size=(8, d)), rng.normal(size=d), float(rng.normal())
    z = X @ w + b
    # 2e-6 : une somme de quelques produits en float32, puis une sigmoïde de pente au plus 1/4
    controles.egal(np.asarray(neurone_keras(w, b)(X)), (1 / (1 + np.exp(-z))).reshape(-1, 1),
                   f"neurone_keras sur 8 exemples à {d} entrée(s)", atol=2e-6, pistes=[
        (z.reshape(-1, 1), "ce sont les sommes pondérées : il manque l'activation sigmoïde."),
        ((1 / (1 + np.exp(b - z))).reshape(-1, 1), "le biais n'est pas dans le modèle."),
    ])
### END HIDDEN TESTS
controles.reussi("les mêmes nombres que NumPy")

# %% nbgrader={"grade": true, "grade_id": "test_neurone_keras_modele", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · un modèle Sequential, une couche, d + 1 paramètres (1 point)
modele = neurone_keras([1.0, 2.0, 3.0], -1.0)
controles.vrai(isinstance(modele, keras.Sequential), "neurone_keras doit renvoyer un modèle keras.Sequential",
               cause=f"la fonction a renvoyé un objet de type {type(modele).__name__}.")
controles.forme(np.asarray(modele(np.zeros((5, 3)))), (5, 1), "modele(X) pour X de forme (5, 3)")
controles.vrai(modele.count_params() == 4, f"pour 3 entrées, le modèle a 4 paramètres ; le vôtre en a {modele.count_params()}",
               cause="une seule couche Dense à un neurone, avec son biais.")
controles.egal(modele.get_weights()[0], [[1.0], [2.0], [3.0]], "les poids du modèle",
               pistes=[(lambda o: True, "les poids du modèle ne sont pas w : rangez-les avec set_weights.")])
controles.egal(modele.get_weights()[1], [-1.0], "le biais du modèle", pistes=[([0.0], "le biais n'est pas dans le modèle.")])
controles.reussi("un modèle Sequential, une couche, d + 1 paramètres")

# %% [markdown]
# ### Un module PyTorch, en une petite classe
#
# Dans PyTorch, un modèle est une classe. `__init__` crée ses **paramètres**, les nombres que l'apprentissage pourra changer ; `forward` fait le calcul. Les données sont des **tenseurs**, les tableaux de PyTorch, en `float32`. Voici un module à un paramètre, qui multiplie son entrée.

# %% tags=["nbval-check-output"]
class Echelle(nn.Module):
    def __init__(self, facteur):
        super().__init__()  # toujours en premier
        self.facteur = nn.Parameter(torch.tensor(float(facteur)))

    def forward(self, X):
        return self.facteur * X

triple = Echelle(3)
sortie = triple(torch.tensor([1.0, 2.0]))
print("sortie :", sortie.tolist(), "  paramètres :", [p.item() for p in triple.parameters()])
sortie.sum().backward()  # le gradient : de combien la somme change-t-elle quand le paramètre change ?
print("gradient du paramètre :", triple.facteur.grad.item())

# %% [markdown]
# ### Exercice 10 · Le neurone en PyTorch
#
# ★★☆ · 8 minutes · **But** : écrire un module PyTorch dont les poids peuvent apprendre.
#
# Écrivez la classe `NeuroneTorch(w, b)`.
#
# - **Construction** : `w`, une liste ou un tableau de forme `(d,)` ; `b`, un nombre. Rangez-les en `float32`.
# - **Appel** : pour un tenseur `X` de forme `(n, d)` et de type `float32`, `NeuroneTorch(w, b)(X)` a la forme `(n, 1)`, et vaut la sigmoïde de la somme pondérée.
# - Les poids et le biais sont des **paramètres** du module (`parameters()` en compte `d + 1` en tout), et le gradient les atteint tous, comme dans l'exemple ci-dessus.
#
# **Exemple** : `NeuroneTorch([1.0, -1.0], 0.0)(torch.zeros(1, 2))` vaut `[[0.5]]`.
#
# <details><summary>Indice 1</summary>Une sous-classe de <code>nn.Module</code> appelle d'abord <code>super().__init__()</code> ; sans cela, elle refuse tout paramètre.</details>
# <details><summary>Indice 2</summary>Deux voies : une couche <code>nn.Linear(d, 1)</code> dans laquelle vous copiez w et b, ou deux <code>nn.Parameter</code> que vous utilisez dans <code>forward</code>.</details>
# <details><summary>Indice 3</summary>La copie dans une couche existante se fait sous <code>with torch.no_grad():</code>, par la méthode <code>copy_</code>. Le calcul de <code>forward</code>, lui, n'est pas sous <code>no_grad</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "NeuroneTorch", "locked": false, "schema_version": 3, "solution": true, "task": false}
class NeuroneTorch(nn.Module):
    """Un neurone sigmoïde de poids w et de biais b ; X (n, d) donne un tenseur (n, 1)."""

    def __init__(self, w, b):
        ### BEGIN SOLUTION
        super().__init__()
        w = torch.as_tensor(np.asarray(w), dtype=torch.float32)
        self.couche = nn.Linear(len(w), 1)
        with torch.no_grad():
            self.couche.weight.copy_(w.reshape(1, -1))
            self.couche.bias.fill_(float(b))
        ### END SOLUTION

    def forward(self, X):
        ### BEGIN SOLUTION
        return torch.sigmoid(self.couche(X))
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_NeuroneTorch_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les mêmes nombres que NumPy, au millionième près (1 point)
X, w, b = np.array([[0.0, 0.0], [1.0, 2.0], [-0.5, 1.0]]), np.array([1.0, -0.5]), 0.25
z = X @ w + b
entree = torch.tensor(X, dtype=torch.float32)
premier, second = NeuroneTorch(w, b)(entree), NeuroneTorch(w, b)(entree)
controles.egal(
    premier, (1 / (1 + np.exp(-z))).reshape(-1, 1),
    "NeuroneTorch(w, b)(X)", atol=1e-6,
    pistes=[
        (z.reshape(-1, 1), "ce sont les sommes pondérées : il manque l'activation sigmoïde."),
        (1 / (1 + np.exp(-z)), "la sortie doit avoir la forme (n, 1)."),
        ((1 / (1 + np.exp(b - z))).reshape(-1, 1), "le biais n'est pas dans le modèle."),
        (np.ones((3, 1)), "softmax d'un seul neurone vaut toujours 1 : il faut la sigmoïde."),
        (lambda o: not np.allclose(o, second.detach()),
         "deux appels donnent deux neurones différents : les poids sont tirés au hasard, ce ne sont pas les vôtres."),
    ],
)
### BEGIN HIDDEN TESTS
rng = controles.hasard(10)
for d in (1, 6):
    X, w, b = rng.normal(size=(8, d)), rng.normal(size=d), float(rng.normal())
    z = X @ w + b
    # 2e-6 : une somme de quelques produits en float32, puis une sigmoïde de pente au plus 1/4
    controles.egal(NeuroneTorch(w, b)(torch.tensor(X, dtype=torch.float32)), (1 / (1 + np.exp(-z))).reshape(-1, 1),
                   f"NeuroneTorch sur 8 exemples à {d} entrée(s)", atol=2e-6, pistes=[
        (z.reshape(-1, 1), "ce sont les sommes pondérées : il manque l'activation sigmoïde."),
        (1 / (1 + np.exp(-z)), "la sortie doit avoir la forme (n, 1)."),
        ((1 / (1 + np.exp(b - z))).reshape(-1, 1), "le biais n'est pas dans le modèle."),
    ])
### END HIDDEN TESTS
controles.reussi("les mêmes nombres que NumPy, en PyTorch")

# %% nbgrader={"grade": true, "grade_id": "test_NeuroneTorch_parametres", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · un module de d + 1 paramètres, que le gradient atteint (1 point)
neurone = NeuroneTorch([1.0, 2.0, 3.0], -1.0)
controles.vrai(isinstance(neurone, nn.Module), "NeuroneTorch doit être un nn.Module")
nombre = sum(p.numel() for p in neurone.parameters())
controles.vrai(nombre == 4, f"pour 3 entrées, le module a 4 paramètres ; le vôtre en a {nombre}",
               cause="d poids et un biais sont des paramètres : nn.Linear ou nn.Parameter, pas un tenseur ordinaire.")
sortie = neurone(torch.tensor([[0.1, -0.2, 0.3]]))
controles.vrai(sortie.requires_grad, "la sortie garde la trace du calcul (requires_grad)",
               cause="le calcul est coupé du gradient : ni no_grad, ni detach, ni NumPy dans forward, ni requires_grad=False.")
sortie.sum().backward()
controles.vrai(all(p.grad is not None and bool(torch.any(p.grad != 0)) for p in neurone.parameters()),
               "le gradient atteint tous les paramètres",
               cause="chaque paramètre entre tel quel dans forward (ni .item(), ni .data), et l'activation est la sigmoïde.")
controles.reussi("un module de d + 1 paramètres, que le gradient atteint")

# %% [markdown]
# ### Trois écritures, un seul neurone
#
# Les poids appris sur les manchots par **votre** règle de Rosenblatt, dans les trois mondes.

# %% tags=["nbval-check-output"]
X_float = X_manchots.astype("float32")
par_numpy = 1 / (1 + np.exp(-(X_manchots @ w_appris + b_appris)))
par_keras = np.asarray(neurone_keras(w_appris, b_appris)(X_float))[:, 0]
par_torch = NeuroneTorch(w_appris, b_appris)(torch.from_numpy(X_float)).detach().numpy()[:, 0]
print("Keras = NumPy à 1e-6 près   :", np.allclose(par_keras, par_numpy, atol=1e-6))
print("PyTorch = NumPy à 1e-6 près :", np.allclose(par_torch, par_numpy, atol=1e-6))
print("mêmes décisions que le perceptron :", np.array_equal(par_torch >= 0.5, predire(X_manchots, w_appris, b_appris) == 1))

# %% [markdown]
# > **À retenir.** `Dense(1, activation="sigmoid")` dans Keras, `nn.Linear(d, 1)` puis `torch.sigmoid` dans PyTorch : c'est le neurone de la section 1, avec une marche adoucie. Seule la disposition des poids change.

# %% [markdown]
# ## 8. Quiz
#
# Remplacez chaque `"?"` par une lettre. Une seule réponse est juste par question. Le test d'une question dit seulement si vous avez répondu par une lettre permise ; la correction de votre copie dira si elle est juste, et où relire.
#
# **Q1.** Les poids restent fixes et on augmente le biais $b$. Que fait la frontière ?
#
# - a. Elle tourne autour de l'origine.
# - b. Elle se déplace parallèlement à elle-même.
# - c. Elle ne bouge pas : le biais ne change que la sortie.
# - d. Elle se courbe.
#
# **Q2.** Un exemple est bien classé. Que fait la règle de Rosenblatt ?
#
# - a. Elle renforce les poids dans le sens de cet exemple.
# - b. Elle diminue un peu les poids, pour ne pas trop s'y fier.
# - c. Elle ajoute la moitié de la correction.
# - d. Elle ne change rien.
#
# **Q3.** Avec $w = (2, -1)$, $b = -1$ et la marche de ce chapitre, quelle est la sortie pour $x = (1, 1)$ ?
#
# - a. 1
# - b. 0
# - c. 0,5
# - d. Elle n'est pas définie.
#
# **Q4.** On entraîne un seul perceptron sur XOR pendant dix mille époques. Que voit-on ?
#
# - a. Il finit par apprendre : il fallait être patient.
# - b. Il apprend si le taux d'apprentissage est assez petit.
# - c. Il fait encore des erreurs, quels que soient les réglages.
# - d. Il apprend si l'on mélange les exemples.
#
# **Q5.** En partant de zéro, on divise le taux d'apprentissage par dix. Que devient l'apprentissage du perceptron ?
#
# - a. Il prend dix fois plus d'époques.
# - b. La frontière finale est plus précise.
# - c. Il risque moins de diverger.
# - d. Les prédictions sont les mêmes à chaque étape.
#
# **Q6.** Que garantit le théorème de Novikoff ?
#
# - a. Un nombre fini de corrections, si les classes sont linéairement séparables.
# - b. La frontière la plus éloignée possible des exemples.
# - c. Peu d'erreurs sur des exemples jamais vus.
# - d. La convergence, même si les classes se mélangent un peu.

# %% nbgrader={"grade": false, "grade_id": "quiz", "locked": false, "schema_version": 3, "solution": true, "task": false}
REPONSES = {"Q1": "?", "Q2": "?", "Q3": "?", "Q4": "?", "Q5": "?", "Q6": "?"}
### BEGIN SOLUTION
REPONSES = {"Q1": "b", "Q2": "d", "Q3": "a", "Q4": "c", "Q5": "d", "Q6": "a"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_quiz_1", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 1 (1 point)
controles.qcm("Q1", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q1", REPONSES, "b", relire="section 2 : poids et biais", explications={
    "a": "ce sont les poids qui orientent la droite ; le biais ne la fait pas tourner.",
    "c": "le biais entre dans l'équation de la frontière : la changer, c'est la déplacer.",
    "d": "l'équation reste du premier degré : la frontière est toujours droite.",
})
### END HIDDEN TESTS
controles.reussi("question 1 : le rôle du biais")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_2", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 2 (1 point)
controles.qcm("Q2", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q2", REPONSES, "d", relire="section 3 : on ne corrige que les erreurs", explications={
    "a": "renforcer un exemple déjà juste, c'est une autre règle (celle de Hebb). Ici y - ŷ = 0.",
    "b": "c'est l'idée de la décroissance des poids (chapitre 05), pas celle de Rosenblatt.",
    "c": "la correction est proportionnelle à y - ŷ, qui vaut 0.",
})
### END HIDDEN TESTS
controles.reussi("question 2 : la règle sur un exemple bien classé")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_3", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 3 (1 point)
controles.qcm("Q3", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q3", REPONSES, "a", relire="section 1 : la convention en zéro", explications={
    "b": "z = 2 - 1 - 1 = 0, et notre marche vaut 1 en 0.",
    "c": "0,5 serait la sigmoïde de 0 ; la marche ne prend que les valeurs 0 et 1.",
    "d": "la marche est définie partout : nous avons choisi H(0) = 1.",
})
### END HIDDEN TESTS
controles.reussi("question 3 : la sortie d'un neurone")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_4", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 4 (1 point)
controles.qcm("Q4", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q4", REPONSES, "c", relire="section 6 : pourquoi XOR est impossible", explications={
    "a": "aucune droite ne sépare XOR : le temps n'y change rien.",
    "b": "le taux d'apprentissage ne change que l'échelle ; aucune droite ne convient.",
    "d": "l'ordre change le chemin, pas l'impossibilité.",
})
### END HIDDEN TESTS
controles.reussi("question 4 : un perceptron et XOR")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_5", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 5 (1 point)
controles.qcm("Q5", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q5", REPONSES, "d", relire="section 3 : une surprise", explications={
    "a": "w et b sont dix fois plus petits à chaque étape, mais les signes sont les mêmes : autant d'époques.",
    "b": "la frontière ne dépend pas de l'échelle de (w, b).",
    "c": "le perceptron ne diverge pas comme une descente de gradient : il corrige d'une quantité fixe.",
})
### END HIDDEN TESTS
controles.reussi("question 5 : le rôle du taux d'apprentissage")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_6", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 6 (1 point)
controles.qcm("Q6", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q6", REPONSES, "a", relire="section 4 : le théorème de Novikoff", explications={
    "b": "c'est ce que cherchent les machines à vecteurs de support. Le perceptron s'arrête à la première frontière sans erreur.",
    "c": "le théorème ne parle que des exemples d'apprentissage.",
    "d": "dès que les classes se mélangent, la règle ne s'arrête plus.",
})
### END HIDDEN TESTS
controles.reussi("question 6 : le théorème de Novikoff")

# %% [markdown]
# La cellule suivante regarde toutes vos réponses à la fois : elle dit si elles sont toutes justes, ou si l'une au moins est fausse, sans dire laquelle.

# %% tags=["demonstration"]
controles.sceau("01_perceptron", REPONSES)

# %% [markdown]
# ## Pour aller plus loin
#
# - W. S. McCulloch et W. Pitts, « A logical calculus of the ideas immanent in nervous activity », *Bulletin of Mathematical Biophysics*, 5, 1943, p. 115-133. Le neurone formel.
# - F. Rosenblatt, « The perceptron: a probabilistic model for information storage and organization in the brain », *Psychological Review*, 65(6), 1958, p. 386-408. La règle d'apprentissage.
# - A. B. J. Novikoff, « On convergence proofs on perceptrons », *Symposium on the Mathematical Theory of Automata*, Polytechnic Institute of Brooklyn, 1962, p. 615-622. Le théorème.
# - M. Minsky et S. Papert, *Perceptrons*, MIT Press, 1969. Les limites d'une seule couche.
# - A. M. Horst, A. P. Hill et K. B. Gorman, *palmerpenguins*, 2020. Les manchots.
#
# ## Liste de vérification
#
# - [ ] Je sais calculer à la main la sortie d'un neurone, y compris quand $z = 0$.
# - [ ] Je sais dire ce que font les poids et le biais à la frontière.
# - [ ] Je sais écrire la règle de Rosenblatt de mémoire, et dire pourquoi elle corrige dans le bon sens.
# - [ ] Je sais ce que garantit le théorème de Novikoff, et ce qu'il ne garantit pas.
# - [ ] Je sais prouver que XOR n'est pas séparable, et le construire avec deux couches.
# - [ ] Je sais mettre des poids dans une couche Keras et dans une couche PyTorch.
#
# ## Votre bilan

# %%
progression.bilan()

# %% [markdown]
# La suite : le chapitre 02 remplace la marche par des activations que l'on peut dériver.
