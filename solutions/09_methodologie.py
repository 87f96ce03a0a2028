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
# # Chapitre 09 · La méthodologie : travailler comme un professionnel
#
# [![Ouvrir dans Binder](https://mybinder.org/badge_logo.svg)]({{binder}}) [![Ouvrir dans Colab](https://colab.research.google.com/assets/colab-badge.svg)]({{colab}})
#
# **Durée** : environ 9 heures, en quatre séances. Outils : 5 h 30 (lecture et exercices 1 à 15, coupez après la section 5) ; clinique : 1 h 30 ; étude : 2 h, rapport compris. **Niveau** : intermédiaire.
#
# **À la fin de ce chapitre, vous saurez :**
#
# - mener une étude en huit étapes, de la première référence à la mesure finale, sans vous mentir ;
# - couper des données sans fuite, et reconnaître une fuite à ses symptômes ;
# - vérifier un programme avant de le lancer, choisir un taux d'apprentissage, surveiller et écrêter les gradients ;
# - mesurer plus que l'exactitude : matrice de confusion, précision, rappel, F1, top-k ;
# - chercher des réglages en grille, au hasard, et avec Optuna ;
# - diagnostiquer et réparer les quatorze pannes les plus courantes.
#
# **Prérequis** : les chapitres 01 à 04 (réseau dense, entropie croisée, optimiseurs, boucle d'apprentissage PyTorch et Keras). Le chapitre 05 (régularisation) aide pour la section 8.
#
# **Plan**
#
# 1. Huit étapes
# 2. La graine : refaire deux fois la même chose
# 3. Couper et normaliser, sans fuite
# 4. Vérifier avant d'entraîner
# 5. Trouver le taux d'apprentissage
# 6. Surveiller les gradients, ménager la mémoire
# 7. Mesurer
# 8. Chercher des réglages
# 9. Les huit étapes, d'un bout à l'autre
# 10. La clinique
# 11. Votre étude
# 12. Quiz

# %% [markdown]
# ## Préparation
#
# Exécutez chaque cellule avec <kbd>Maj</kbd>+<kbd>Entrée</kbd>. La première ne sert que sur Colab.

# %% nbgrader={"grade": false, "grade_id": "colab", "locked": true, "schema_version": 3, "solution": false, "task": false}
import sys

if "google.colab" in sys.modules:
    # %pip install --quiet --no-deps "retroprop @ {{depot_git}}"
    # %pip install --quiet optuna

# %% nbgrader={"grade": false, "grade_id": "preparation", "locked": true, "schema_version": 3, "solution": false, "task": false}
import copy
import random
import time

import matplotlib.pyplot as plt
import numpy as np

from retroprop import carnet, controles, donnees, progression
from retroprop.figures import methodologie as figures
from retroprop.widgets import methodologie as widgets

carnet.preparer()

# %% nbgrader={"grade": false, "grade_id": "preparation_cadres", "locked": true, "schema_version": 3, "solution": false, "task": false}
carnet.preparer_cadres()  # charge les deux bibliothèques et fait taire leurs journaux

import keras
import optuna
import torch
from torch import nn

torch.set_num_threads(1)  # ces réseaux sont trop petits pour occuper plusieurs fils de calcul
optuna.logging.set_verbosity(optuna.logging.ERROR)

# %% [markdown]
# ## 1. Huit étapes
#
# Un débutant ouvre un carnet, écrit un gros réseau, lance cent époques, et regarde. Si l'exactitude est mauvaise, il ne sait pas quoi changer. Si elle est bonne, il ne sait pas s'il doit y croire.
#
# Un professionnel avance par **petits pas dont chacun peut échouer seul**. Quand un pas échoue, il sait où chercher.
#
# | | étape | la question posée | si la réponse est non |
# |---|---|---|---|
# | 1 | **référence** (*baseline*) | que fait un modèle simple, ou pas de modèle du tout ? | rien ne pourra être appelé un progrès |
# | 2 | **vérification** (*sanity check*) | le programme sait-il apprendre par cœur quelques exemples ? | il y a une erreur dans le programme |
# | 3 | **données complètes** | les parties sont-elles séparées, mélangées, de même nature ? | toute mesure sera fausse |
# | 4 | **taux d'apprentissage** | la perte descend-elle vite, sans exploser ? | tout autre réglage est prématuré |
# | 5 | **régularisation** | la validation suit-elle l'apprentissage ? | chapitre 05 |
# | 6 | **arrêt anticipé** (*early stopping*) | garde-t-on le meilleur modèle, et non le dernier ? | chapitre 05 |
# | 7 | **transfert** | un modèle déjà entraîné aiderait-il ? | chapitre 08 |
# | 8 | **recherche** (*hyperparameter search*) | les autres réglages peuvent-ils gagner encore ? | arrêtez-vous là |
#
# Et à la toute fin, **une seule fois**, la mesure sur le test. Un **hyperparamètre** est un réglage que l'apprentissage ne choisit pas lui-même : le taux, la taille des lots, la largeur des couches…
#
# L'ordre n'est pas sacré : sans modèle déjà entraîné, on saute l'étape 7 ; si l'étape 5 ne gagne rien, on revient en arrière. Mais les étapes 1 à 3 ne se sautent jamais.

# %% [markdown]
# **Prédisez.** Une équipe annonce 92 % d'exactitude pour un détecteur de pannes. Vous apprenez que 92 % des machines n'ont pas de panne. Que vaut ce détecteur ?
#
# <details><summary>Réponse</summary>
#
# Peut-être rien : un programme qui répond toujours « pas de panne » atteint aussi 92 %. C'est pour cela que l'étape 1 existe. La **référence majoritaire**, qui répond toujours la classe la plus fréquente, se calcule en une ligne et remet les nombres à leur place.
#
# </details>
#
# ### Avant la première ligne de code
#
# Les huit étapes supposent que l'on sait ce que l'on cherche. Six questions se posent avant, et trois après.
#
# | quand | question |
# |---|---|
# | avant | quelle est la **tâche**, et quel nombre dira qu'elle est réussie ? |
# | avant | d'où viennent les **données**, qui les a étiquetées, qui n'y figure pas ? |
# | avant | ai-je le droit de m'en servir (licence, données personnelles, RGPD) ? |
# | avant | quelles valeurs manquent, lesquelles sont aberrantes, quelles colonnes faut-il coder en nombres ? |
# | avant | quel **modèle simple** servira de référence ? |
# | avant | l'environnement est-il prêt, et ses versions notées ? |
# | après | sur **qui**, sur **quoi** le modèle se trompe-t-il le plus ? |
# | après | le code, les données et les versions permettent-ils de **refaire** le résultat ? |
# | après | quelle est l'étape suivante : d'autres données, un autre modèle, d'autres réglages ? |
#
# > **À retenir.** Une étude est une suite de petites questions. On commence par la référence la plus bête, on vérifie le programme sur quelques exemples, et l'on n'ouvre le test qu'une fois, à la fin.

# %% [markdown]
# ## 2. La graine : refaire deux fois la même chose
#
# Un réseau tire au hasard ses poids de départ, l'ordre des exemples, les neurones que le dropout éteint. Lancez deux fois le même programme : vous obtenez deux nombres. Lequel croire ? Et si vous changez une ligne, comment savoir si l'écart vient de la ligne ou du tirage ?
#
# La **graine** (*seed*) fixe le départ d'un générateur de nombres au hasard. La difficulté : il n'y a pas **un** hasard, mais quatre, qui ne se parlent pas.
#
# | monde | le générateur | qui s'en sert |
# |---|---|---|
# | Python | `random` | les mélanges de listes |
# | NumPy | `np.random.rand`, `np.random.shuffle`… (l'état global) | beaucoup de bibliothèques, les vieux programmes |
# | PyTorch | `torch.rand`, l'initialisation, `DataLoader(shuffle=True)` | vos modèles PyTorch |
# | Keras | l'initialisation, le mélange de `fit`, `Dropout` | vos modèles Keras |

# %%
print("Python  :", round(random.random(), 4))
print("NumPy   :", round(np.random.rand(), 4))
print("PyTorch :", round(torch.rand(1).item(), 4))
print("Keras   :", round(float(keras.random.uniform((1,))[0]), 4))

# %% [markdown]
# Exécutez la cellule plusieurs fois : les quatre nombres changent.
#
# ### Exercice 1 · Fixer la graine
#
# ★☆☆ · 6 minutes · **But** : rendre un programme rejouable dans les quatre mondes.
#
# Écrivez `fixer_graine(graine)`.
#
# - **Entrée** : `graine`, un entier positif ou nul.
# - **Effet** : après l'appel, les tirages de `random`, de `np.random` (l'état global), de PyTorch et de Keras sont toujours les mêmes pour une même graine, et différents pour deux graines différentes.
# - Rien n'est renvoyé, rien n'est affiché.
#
# **Exemple** : `fixer_graine(3)` puis `torch.rand(1)`, deux fois de suite, donnent deux fois le même nombre.
#
# <details><summary>Indice 1</summary>Quatre mondes, donc plusieurs appels. Un oubli ne se voit pas : le programme marche, il n'est pas rejouable, c'est tout.</details>
# <details><summary>Indice 2</summary>Python et NumPy ont chacun une fonction nommée seed. Celle de PyTorch s'appelle manual_seed.</details>
# <details><summary>Indice 3</summary>Keras a set_random_seed, dans keras.utils. Elle s'occupe aussi de Python et de NumPy, mais pas de PyTorch quand Keras calcule avec TensorFlow.</details>

# %% nbgrader={"grade": false, "grade_id": "fixer_graine", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fixer_graine(graine):
    """Fixe la graine de Python, de NumPy, de PyTorch et de Keras."""
    ### BEGIN SOLUTION
    random.seed(graine)
    np.random.seed(graine)
    torch.manual_seed(graine)
    keras.utils.set_random_seed(graine)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_fixer_graine_python", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · Python et NumPy (1 point)
def trois_tirages(fixer, tirer, graines=(5, 5, 6)):
    """Un tirage après fixer(g), pour chaque graine ; le générateur avance un peu entre deux."""
    resultat = []
    for graine in graines:
        fixer(graine)
        resultat.append(controles.observe([tirer(), tirer()][0]))
    return resultat

for nom, tirer in (("random.random()", random.random), ("np.random.rand()", np.random.rand), ("np.random.normal()", np.random.normal)):
    a, b, c = trois_tirages(fixer_graine, tirer)
    controles.vrai(a == b, f"{nom} redonne le même nombre après fixer_graine(5)", cause="ce générateur garde son propre état : donnez-lui aussi sa graine.")
    controles.vrai(a != c, f"{nom} change entre fixer_graine(5) et fixer_graine(6)", cause="la graine est écrite en dur : utilisez l'argument.")
import contextlib
import io

affichage = io.StringIO()
with contextlib.redirect_stdout(affichage):
    rendu = fixer_graine(7)
affiche = controles.observe(affichage.getvalue())
controles.vrai(affiche == "" and rendu is None, f"fixer_graine n'affiche rien et ne renvoie rien (affiché : {affiche!r} ; renvoyé : {rendu!r})")
### BEGIN HIDDEN TESTS
une, autre = map(int, controles.hasard(19).choice(100_000, 2, replace=False))
for nom, tirer in (("random.random()", random.random), ("np.random.rand()", np.random.rand)):
    a, b, c, d = trois_tirages(fixer_graine, tirer, (une, autre, une, autre))
    controles.vrai(a == c and b == d and a != b, f"{nom} rejoue les graines {une} et {autre}, chacune la sienne", cause="chaque générateur reçoit l'argument graine, et lui seul.")
### END HIDDEN TESTS
controles.reussi("fixer_graine : Python et NumPy")

# %% nbgrader={"grade": true, "grade_id": "test_fixer_graine_torch", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · PyTorch : tirages et poids de départ (1 point)
for nom, tirer in (("torch.rand(1)", lambda: torch.rand(1).item()), ("le premier poids de nn.Linear(3, 2)", lambda: nn.Linear(3, 2).weight[0, 0].item())):
    a, b, c = trois_tirages(fixer_graine, tirer)
    controles.vrai(a == b, f"{nom} redonne le même nombre après fixer_graine(5)",
                   cause="PyTorch garde son propre état, que ni NumPy ni Keras (avec TensorFlow) ne touchent.")
    controles.vrai(a != c, f"{nom} change entre fixer_graine(5) et fixer_graine(6)", cause="la graine est écrite en dur : utilisez l'argument.")
controles.reussi("fixer_graine : PyTorch")

# %% nbgrader={"grade": true, "grade_id": "test_fixer_graine_keras", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · Keras : tirages et poids de départ (1 point)
def poids_keras():
    modele = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(2)])
    return float(modele.get_weights()[0][0, 0])

for nom, tirer in (("keras.random.uniform((1,))", lambda: float(keras.random.uniform((1,))[0])), ("le premier poids de Dense(2)", poids_keras)):
    a, b, c = trois_tirages(fixer_graine, tirer)
    controles.vrai(a == b, f"{nom} redonne le même nombre après fixer_graine(5)",
                   cause="Keras garde son propre état : keras.utils.set_random_seed.")
    controles.vrai(a != c, f"{nom} change entre fixer_graine(5) et fixer_graine(6)", cause="la graine est écrite en dur : utilisez l'argument.")
controles.reussi("fixer_graine : Keras")

# %% [markdown]
# ### Ce que la graine ne promet pas
#
# - **D'une machine à l'autre**, ou d'une version à l'autre, les arrondis diffèrent : le même programme donne presque les mêmes nombres, pas exactement.
# - **Sur GPU**, certaines opérations additionnent dans un ordre variable. `torch.use_deterministic_algorithms(True)` l'interdit, ou lève une erreur quand aucune version déterministe n'existe ; `torch.backends.cudnn.benchmark = False` empêche cuDNN de choisir son algorithme d'après un chronomètre. Le calcul peut ralentir.
# - **Une graine n'est pas une preuve.** Un réglage qui gagne de 0,5 point avec la graine 42 perd peut-être avec la graine 43. Pour comparer, on prend **plusieurs graines**, et l'on donne la moyenne **et l'étendue**.
#
# Dans vos propres fonctions NumPy, préférez un générateur passé en argument, que crée `np.random.default_rng(graine)`, à l'état global : personne d'autre ne peut le faire avancer à votre insu.
#
# > **À retenir.** Quatre mondes, quatre graines. La graine sert à **rejouer** ; elle ne remplace pas plusieurs essais.

# %% [markdown]
# ## 3. Couper et normaliser, sans fuite
#
# ### Trois parties, trois métiers
#
# - L'**apprentissage** (*train*) : le gradient le voit.
# - La **validation** (*validation*) : vous la regardez pour choisir un réglage, un modèle, une époque.
# - Le **test** : personne ne le regarde, jusqu'à la fin.
#
# Choisir d'après la validation, c'est déjà apprendre d'elle : après cent réglages essayés, le meilleur score de validation est **trop beau**. Le test est la seule mesure qui n'a rien choisi.
#
# Une **fuite** (*data leakage*) est le passage d'une information de la validation ou du test vers l'apprentissage. Elle ne lève aucune erreur. Son seul symptôme est un résultat trop bon. En voici une, sur des données où il n'y a **rien à apprendre** : cent exemples, mille colonnes de bruit, des étiquettes tirées à pile ou face.

# %% tags=["demonstration"]
def moindres_carres(X, y):
    """Un classifieur linéaire : la droite des moindres carrés sur des cibles -1 et 1, légèrement pénalisée."""
    A = np.column_stack([X, np.ones(len(X))])
    return np.linalg.solve(A.T @ A + 0.1 * np.eye(A.shape[1]), A.T @ (2.0 * y - 1))

def exactitude_lineaire(w, X, y):
    return np.mean((np.column_stack([X, np.ones(len(X))]) @ w > 0) == y)

def meilleures_colonnes(X, y, combien=20):
    """Les colonnes dont la moyenne diffère le plus entre les deux classes."""
    return np.argsort(-np.abs(X[y == 1].mean(axis=0) - X[y == 0].mean(axis=0)))[:combien]

avant_coupe, apres_coupe = [], []
for essai in range(20):
    rng_bruit = np.random.default_rng(essai)
    X_bruit, y_bruit = rng_bruit.normal(size=(100, 1000)), rng_bruit.integers(0, 2, 100)
    for liste, vues in ((avant_coupe, slice(None)), (apres_coupe, slice(0, 70))):
        colonnes = meilleures_colonnes(X_bruit[vues], y_bruit[vues])
        w_bruit = moindres_carres(X_bruit[:70, colonnes], y_bruit[:70])
        liste.append(exactitude_lineaire(w_bruit, X_bruit[70:, colonnes], y_bruit[70:]))
print(f"colonnes choisies avant de couper : {100 * np.mean(avant_coupe):.0f} % de validation")
print(f"colonnes choisies après           : {100 * np.mean(apres_coupe):.0f} % de validation")

# %% [markdown]
# Le choix des vingt colonnes a regardé les étiquettes de la validation. Le modèle annonce alors une belle exactitude sur du bruit pur, où personne ne peut faire mieux que 50 %. La règle tient en une phrase : **on coupe d'abord, et tout ce qui s'apprend, s'apprend sur la première partie**.
#
# | fuite courante | pourquoi | le bon ordre |
# |---|---|---|
# | normaliser, puis couper | la moyenne contient les exemples de test | couper, puis mesurer la moyenne sur l'apprentissage |
# | choisir des colonnes, puis couper | le choix a lu les étiquettes de test | couper, puis choisir |
# | augmenter ou dupliquer, puis couper | une copie d'un exemple de test est dans l'apprentissage | couper, puis augmenter l'apprentissage seul |
# | couper au hasard des photos d'un même patient | le modèle reconnaît le patient | couper par patient |
# | couper au hasard une série temporelle | le modèle connaît l'avenir | couper par date (chapitre 07) |
#
# %%
figures.ordre_des_gestes()

# %% [markdown]
# ### Stratifier
#
# Tirer 15 % au hasard d'un jeu où une classe ne compte que 20 exemples peut n'en prendre aucun. **Stratifier**, c'est couper chaque classe séparément, dans les mêmes proportions.
#
# **À la main.** Une classe a 10 exemples, et l'on veut 70 %, 15 %, 15 %. Il faudrait 7, 1,5 et 1,5 exemples. Deux façons d'arrondir conviennent : 7, 1, 2 ou 7, 2, 1. Le total doit rester 10 : arrondir chaque part seule donnerait 7 + 2 + 2 = 11.

# %%
figures.effectifs_rares(np.repeat([0, 1], [380, 20]), classe=1, titre="Une classe de 20 exemples, vingt coupes à 15 %")

# %% [markdown]
# ### Exercice 2 · Couper en gardant les proportions
#
# ★★☆ · 25 minutes · **But** : couper un jeu de données en parties disjointes, mélangées et stratifiées.
#
# Écrivez `decouper(X, y, proportions, rng)`.
#
# - **Entrées** : `X` de forme `(n, …)` (des lignes, ou des images), `y` de forme `(n,)`, `proportions`, par exemple `(0.7, 0.15, 0.15)`, `rng` un `numpy.random.Generator`.
# - **Sortie** : une liste de couples `(X_partie, y_partie)`, un par proportion, dans le même ordre.
# - Chaque exemple est dans **une** partie et une seule, avec son étiquette. De chaque classe, chaque partie reçoit sa proportion, **à un exemple près**.
# - Les parties sont **mélangées** : ni l'ordre du jeu de départ, ni les classes à la suite.
# - `ValueError` si `X` et `y` n'ont pas la même longueur, si une proportion est nulle ou négative, ou si leur somme n'est pas 1 (à 1e-9 près).
# - Le hasard vient de `rng` seul ; rien n'est modifié.
#
# **Exemple** : avec 10 exemples de la classe 0 et 20 de la classe 1, `decouper(X, y, (0.8, 0.2), rng)` donne une partie de 24 exemples (8 et 16), une autre de 6 (2 et 4).
#
# <details><summary>Indice 1</summary>Travaillez sur des indices, jamais sur les lignes : X et y se découpent à la fin, par les mêmes indices.</details>
# <details><summary>Indice 2</summary>Pour chaque classe : les indices de ses exemples, mélangés, puis coupés. <code>np.flatnonzero</code>, <code>rng.permutation</code> et <code>np.split</code> font ces trois gestes.</details>
# <details><summary>Indice 3</summary>Pour que rien ne se perde, arrondissez les <b>bornes</b> (les sommes cumulées des proportions, fois l'effectif de la classe), pas les parts. Reste à mélanger chaque partie une dernière fois.</details>

# %% nbgrader={"grade": false, "grade_id": "decouper", "locked": false, "schema_version": 3, "solution": true, "task": false}
def decouper(X, y, proportions, rng):
    """Coupe (X, y) en parties disjointes, stratifiées et mélangées : [(X1, y1), (X2, y2), …]."""
    ### BEGIN SOLUTION
    X, y, proportions = np.asarray(X), np.asarray(y), np.asarray(proportions, dtype=float)
    if len(X) != len(y):
        raise ValueError(f"X a {len(X)} lignes et y {len(y)} étiquettes : il en faut autant.")
    if np.any(proportions <= 0) or abs(proportions.sum() - 1) > 1e-9:
        raise ValueError(f"les proportions sont positives et de somme 1 ; reçu {proportions}.")
    parties = [[] for _ in proportions]
    for classe in np.unique(y):
        indices = rng.permutation(np.flatnonzero(y == classe))
        bornes = np.round(np.cumsum(proportions)[:-1] * len(indices)).astype(int)
        for partie, morceau in zip(parties, np.split(indices, bornes)):
            partie.append(morceau)
    melangees = [rng.permutation(np.concatenate(partie)) for partie in parties]
    return [(X[indices], y[indices]) for indices in melangees]
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "outils_decouper", "locked": true, "schema_version": 3, "solution": false, "task": false}
# Pour les quatre tests qui suivent
def jeu_numerote(effectifs, rng):
    """Un jeu dont la première colonne numérote les lignes ; les classes se suivent."""
    y = np.repeat(np.arange(len(effectifs)), effectifs)
    return np.column_stack([np.arange(len(y), dtype=float), rng.normal(size=len(y))]), y

# %% nbgrader={"grade": true, "grade_id": "test_decouper_partition", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · chaque exemple est dans une partie et une seule, avec son étiquette (2 points)
rng = controles.hasard(20)
X, y = jeu_numerote((10, 20), rng)
with controles.inchanges(X=X, y=y):
    parties = controles.n_uplet(decouper(X, y, (0.8, 0.2), rng), 2, "decouper(X, y, (0.8, 0.2), rng)")
for partie in parties:
    controles.n_uplet(partie, 2, "une partie de decouper")
controles.egal([len(p[1]) for p in parties], [24, 6], "les tailles des parties, pour 30 exemples coupés à 80 % et 20 %")
def verifier_partition(parties, X, y, quoi):
    numeros = np.concatenate([np.asarray(p[0]).reshape(len(p[0]), -1)[:, 0] for p in parties]).astype(int)
    controles.egal(np.sort(numeros), np.arange(len(y)), f"{quoi} : les numéros des exemples, toutes parties réunies et triées", pistes=[
        (lambda o: len(np.unique(o)) < len(o), "un exemple est dans deux parties, ou deux fois dans la même : c'est une fuite."),
        (lambda o: len(o) < len(y), "des exemples ont disparu : arrondissez les bornes cumulées, et non chaque part."),
    ])
    for X_partie, y_partie in parties:
        # de la copie : quels exemples sont dans une partie ne se sait que d'elle ; leurs étiquettes sont d'ici
        controles.egal(y_partie, y[np.asarray(X_partie).reshape(len(X_partie), -1)[:, 0].astype(int)], f"{quoi} : les étiquettes d'une partie", pistes=[
            (lambda o: True, "X et y ne sont plus alignés : mélangez-les par les mêmes indices."),
        ])
verifier_partition(parties, X, y, "decouper à 80 % et 20 %")
### BEGIN HIDDEN TESTS
X, y = jeu_numerote((10, 13, 7, 31), rng)
for proportions in ((0.7, 0.15, 0.15), (0.34, 0.33, 0.33), (0.25, 0.25, 0.25, 0.25), (1.0,)):
    parties = controles.n_uplet(decouper(X, y, proportions, rng), len(proportions), f"decouper(X, y, {proportions}, rng)")
    verifier_partition(parties, X, y, f"decouper, proportions {proportions}")
images = np.arange(61).reshape(61, 1, 1, 1) * np.ones((1, 1, 2, 2))
verifier_partition(decouper(images, y, (0.5, 0.5), rng), images, y, "decouper sur des images (61, 1, 2, 2)")
### END HIDDEN TESTS
controles.reussi("decouper : une partition, étiquettes comprises")

# %% nbgrader={"grade": true, "grade_id": "test_decouper_stratifie", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · chaque classe est coupée dans les mêmes proportions, à un exemple près (2 points)
rng = controles.hasard(21)
X, y = jeu_numerote((10, 40, 6, 13), rng)
y = y[::-1].copy()  # la dernière classe d'abord
def verifier_proportions(X, y, proportions):
    parties = decouper(X, y, proportions, rng)
    for classe in np.unique(y):
        comptes = np.array([np.sum(np.asarray(p[1]) == classe) for p in parties])
        voulus = np.array(proportions) * np.sum(y == classe)
        # 1 exemple d'écart est permis : l'énoncé ne fixe pas l'arrondi
        controles.vrai(np.all(np.abs(comptes - voulus) <= 1 + 1e-9),
                       f"la classe {classe} ({int(np.sum(y == classe))} exemples) se répartit en {[round(float(v), 2) for v in voulus]}, à un exemple près ; ici {comptes.tolist()}",
                       cause="coupez chaque classe séparément, et arrondissez les bornes cumulées : des parts arrondies vers le bas donnent tout le reste à la dernière.")
for _ in range(5):
    verifier_proportions(X, y, (0.6, 0.2, 0.2))
    verifier_proportions(X, y, (0.7, 0.15, 0.15))
### BEGIN HIDDEN TESTS
X, y = jeu_numerote((100, 3, 55, 17, 7), rng)
for proportions in ((0.7, 0.15, 0.15), (0.9, 0.1), (0.2, 0.3, 0.1, 0.4)):
    verifier_proportions(X, 3 * y + 1, proportions)  # des étiquettes 1, 4, 7, 10, 13
### END HIDDEN TESTS
controles.reussi("decouper : stratifié")

# %% nbgrader={"grade": true, "grade_id": "test_decouper_melange", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · des parties mélangées, par rng et par lui seul (1 point)
X, y = jeu_numerote((60, 60), controles.hasard(22))
def numeros_de(graine):
    np.random.seed(0)
    random.seed(0)
    return [np.asarray(p[0])[:, 0] for p in decouper(X, y, (0.5, 0.5), np.random.default_rng(graine))]
a, b, c = numeros_de(1), numeros_de(1), numeros_de(2)
controles.vrai(all(np.array_equal(u, v) for u, v in zip(a, b)), "deux générateurs de même graine donnent la même coupe", cause="le hasard doit venir de rng.")
controles.vrai(not np.array_equal(np.sort(a[0]), np.sort(c[0])), "deux graines différentes donnent deux coupes différentes",
               cause="le hasard doit venir de rng, et choisir quels exemples vont où.")
for numeros in a:
    etiquettes = (numeros >= 60).astype(int)
    controles.vrai(np.sum(np.diff(etiquettes) != 0) > 5, "dans une partie, les deux classes alternent",
                   cause="les classes se suivent : mélangez chaque partie après avoir réuni les classes.")
    controles.vrai(np.any(np.diff(numeros[etiquettes == 0]) < 0), "dans une partie, les exemples d'une classe ne gardent pas l'ordre du jeu",
                   cause="mélangez aussi les indices de chaque classe.")
controles.reussi("decouper : mélangé par rng")

# %% nbgrader={"grade": true, "grade_id": "test_decouper_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · des entrées impossibles sont refusées (1 point)
rng = controles.hasard(23)
X, y = jeu_numerote((10, 10), rng)
with controles.accepte("decouper(X, y, (0.7, 0.2, 0.1), rng)", cause="0.7 + 0.2 + 0.1 ne vaut pas exactement 1 en virgule flottante : comparez à 1e-9 près."):
    controles.vrai(len(decouper(X, y, (0.7, 0.2, 0.1), rng)) == 3, "trois proportions donnent trois parties")
for arguments, quoi, cause in (
    ((X[:-1], y, (0.5, 0.5), rng), "19 lignes et 20 étiquettes", "comparez len(X) et len(y)."),
    ((X, y, (0.5, 0.4), rng), "des proportions de somme 0,9", "une somme inférieure à 1 perdrait des exemples."),
    ((X, y, (0.8, 0.3), rng), "des proportions de somme 1,1", "vérifiez la somme dans les deux sens."),
    ((X, y, (0.5, 0.499), rng), "des proportions de somme 0,999", "la tolérance est de 1e-9, pour les arrondis seulement."),
    ((X, y, (1.2, -0.2), rng), "une proportion négative", "la somme vaut 1, mais chaque proportion doit aussi être positive."),
    ((X, y, (1.0, 0.0), rng), "une proportion nulle", "une partie vide ne mesure rien."),
):
    controles.leve(ValueError, decouper, *arguments, quoi=f"decouper avec {quoi}", cause=cause)
controles.reussi("decouper : les entrées impossibles sont refusées")

# %% [markdown]
# ### Normaliser : les statistiques viennent de l'apprentissage
#
# Une colonne en grammes (autour de 4 000) et une colonne en millimètres (autour de 17) n'ont pas le même poids dans le gradient. **Normaliser** (*standardize*), c'est retrancher à chaque colonne sa moyenne et la diviser par son écart type :
#
# $$x' = \frac{x - \mu}{\sigma}$$
#
# Les nombres $\mu$ et $\sigma$ **s'apprennent**, eux aussi : ils se mesurent sur l'apprentissage, et servent tels quels à la validation, au test, et plus tard en service.
#
# **À la main.** Apprentissage : une colonne `[1, 3]`, donc $\mu = 2$ et $\sigma = 1$ (l'écart type de NumPy, qui divise par $n$). Un exemple de test, 6, devient $(6 - 2)/1 = 4$. Oui, 4 : un exemple étrange reste étrange. Normalisé avec ses propres statistiques, il serait devenu 0, et le modèle n'aurait plus rien vu.
#
# ### Exercice 3 · Normaliser
#
# ★☆☆ · 12 minutes · **But** : normaliser plusieurs parties avec les statistiques de la première.
#
# Écrivez `normaliser(X_train, *autres)`. L'étoile recueille dans le n-uplet `autres` tous les tableaux suivants.
#
# - **Entrées** : `X_train` de forme `(n, d)`, et zéro, une ou plusieurs autres parties de forme `(m, d)`.
# - **Sortie** : un **n-uplet** de tableaux réels, dans l'ordre des arguments : `X_train` normalisé par colonne, puis chaque autre partie, avec la moyenne et l'écart type **de `X_train`**.
# - Une colonne constante dans `X_train` est seulement centrée (on ne divise pas par zéro).
# - Rien n'est modifié, même si les entrées sont des entiers.
#
# **Exemple** : `normaliser(np.array([[1.0], [3.0]]), np.array([[6.0]]))` donne `([[-1.], [1.]], [[4.]])`.
#
# <details><summary>Indice 1</summary>Une moyenne par colonne : l'axe à faire disparaître est celui des exemples.</details>
# <details><summary>Indice 2</summary>Là où la colonne est constante, divisez par 1 : <code>np.where</code>. Mais l'arrondi donne à une colonne de 0,1 un écart type d'environ 1e-17, pas 0. Reconnaissez plutôt une constante à son minimum et à son maximum.</details>
# <details><summary>Indice 3</summary>La même petite expression s'applique à toutes les parties. Une compréhension de n-uplet, <code>tuple(… for partie in …)</code>, évite de la répéter.</details>

# %% nbgrader={"grade": false, "grade_id": "normaliser", "locked": false, "schema_version": 3, "solution": true, "task": false}
def normaliser(X_train, *autres):
    """Normalise chaque partie par la moyenne et l'écart type des colonnes de X_train : (X_train', autre', …)."""
    ### BEGIN SOLUTION
    moyenne = np.mean(X_train, axis=0)
    ecart_type = np.std(X_train, axis=0)
    constante = np.max(X_train, axis=0) == np.min(X_train, axis=0)  # l'écart type d'une colonne de 0,1 vaut 1e-17, pas 0
    ecart_type = np.where(constante, 1.0, ecart_type)
    return tuple((np.asarray(partie) - moyenne) / ecart_type for partie in (X_train, *autres))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_normaliser_train", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · l'apprentissage : moyenne 0, écart type 1, par colonne (1 point)
rng = controles.hasard(30)
X = rng.normal(size=(50, 3)) * [1.0, 20.0, 0.1] + [5.0, -300.0, 0.0]
try:
    with controles.inchanges(X=X):
        (obtenu,) = controles.n_uplet(normaliser(X), 1, "normaliser(X), qui renvoie un n-uplet même pour une seule partie")
except ValueError as erreur:
    controles.vrai("broadcast" not in str(erreur), "normaliser(X) se calcule, X de forme (50, 3)", cause="une moyenne par ligne ne se retranche pas de chaque ligne : l'axe à faire disparaître est celui des exemples, axis=0.")
    raise
controles.egal(obtenu, (X - X.mean(axis=0)) / X.std(axis=0), "normaliser(X)[0]", pistes=[
    ((X - X.mean()) / X.std(), "une seule moyenne pour tout le tableau : il en faut une par colonne (axis=0)."),
    (X - X.mean(axis=0), "les colonnes sont centrées, mais pas divisées par leur écart type."),
    ((X - X.mean(axis=0)) / X.var(axis=0), "c'est la variance ; l'écart type est sa racine."),
    ((X - X.mean(axis=0)) / X.std(axis=0, ddof=1), "l'énoncé prend l'écart type de NumPy, qui divise par n."),
    ((X - X.min(axis=0)) / (X.max(axis=0) - X.min(axis=0)), "c'est la mise à l'échelle entre 0 et 1, pas la normalisation demandée."),
])
controles.reussi("normaliser : l'apprentissage")

# %% nbgrader={"grade": true, "grade_id": "test_normaliser_autres", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · les autres parties, avec les statistiques de l'apprentissage (2 points)
rng = controles.hasard(31)
X, V, T = rng.normal(size=(40, 2)) * 3 + 10, rng.normal(size=(15, 2)) + 4, rng.normal(size=(7, 2)) * 9
with controles.inchanges(X=X, V=V, T=T):
    obtenus = controles.n_uplet(normaliser(X, V, T), 3, "normaliser(X, V, T)")
tout = np.concatenate([X, V, T])
for nom, obtenu, partie in (("V", obtenus[1], V), ("T", obtenus[2], T)):
    controles.egal(obtenu, (partie - X.mean(axis=0)) / X.std(axis=0), f"normaliser(X, V, T), la partie {nom}", pistes=[
        ((partie - partie.mean(axis=0)) / partie.std(axis=0), "chaque partie est normalisée par ses propres statistiques : un test décalé paraîtrait normal."),
        ((partie - tout.mean(axis=0)) / tout.std(axis=0), "les statistiques viennent de toutes les parties réunies : c'est une fuite."),
        (partie, "cette partie n'est pas normalisée."),
    ])
controles.egal(obtenus[0], (X - X.mean(axis=0)) / X.std(axis=0), "normaliser(X, V, T), la partie X", pistes=[
    ((X - tout.mean(axis=0)) / tout.std(axis=0), "les statistiques viennent de toutes les parties réunies : c'est une fuite."),
])
controles.reussi("normaliser : les statistiques de l'apprentissage, pour toutes les parties")

# %% nbgrader={"grade": true, "grade_id": "test_normaliser_constante", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · une colonne constante, des entiers, une seule ligne (1 point)
X = np.array([[1, 7], [3, 7], [5, 7]])
with controles.inchanges(X=X), controles.sans_avertissement("normaliser avec une colonne constante"):
    obtenu = normaliser(X, np.array([[9, 8]]))
controles.egal(obtenu[0], np.column_stack([np.array([-2, 0, 2]) / np.sqrt(8 / 3), np.zeros(3)]), "normaliser d'un tableau d'entiers, deuxième colonne constante", pistes=[
    ([[-1, 0], [0, 0], [1, 0]], "l'énoncé prend l'écart type de NumPy, qui divise par n, et non par n - 1."),
])
controles.egal(obtenu[1], [[6 / np.sqrt(8 / 3), 1.0]], "l'autre partie, dont la deuxième colonne vaut 8", pistes=[
    (lambda o: o[0, 1] > 100, "8 - 7 a été divisé par presque zéro : une colonne constante est seulement centrée."),
    (lambda o: o[0, 1] == 0, "la colonne constante est mise à zéro partout : elle doit être centrée, ici 8 - 7 = 1."),
])
with controles.sans_avertissement("normaliser avec une colonne de 0.1"):
    obtenu = normaliser(np.array([[0.1, 1.0], [0.1, 2.0], [0.1, 6.0]]), np.array([[1.1, 3.0]]))
# 1e-9 : la moyenne de trois 0.1 est arrondie
controles.egal(obtenu[1][0][0], 1.0, "l'autre partie, dont la première colonne vaut 1.1, quand l'apprentissage vaut 0.1 partout", rtol=1e-9, pistes=[
    (lambda o: abs(o) > 100, "l'écart type d'une colonne de 0.1 est arrondi à 1e-17, pas à 0 : reconnaissez une constante à son minimum et à son maximum."),
])
controles.reussi("normaliser : une colonne constante est centrée")

# %% [markdown]
# > **À retenir.** On coupe d'abord. Tout ce qui s'apprend (poids, moyenne, écart type, choix de colonnes, augmentation) s'apprend sur la première partie. Une fuite ne lève pas d'erreur : elle rend les résultats trop beaux.

# %% [markdown]
# ## 4. Vérifier avant d'entraîner
#
# Vous avez un programme, il tourne, la perte descend un peu, l'exactitude est médiocre. Le modèle est-il trop petit, ou le programme faux ? Une erreur dans un réseau ne lève presque jamais d'exception : elle rend seulement l'apprentissage moins bon.
#
# Trois vérifications ne coûtent que quelques secondes. (Une quatrième, plus banale : affichez la **forme** de la sortie, le nombre de paramètres et leur mode, et cherchez les NaN. Beaucoup d'erreurs se voient là.)
#
# 1. **La perte de départ.** Un réseau à dix classes qui ne sait rien donne 1/10 à chacune : son entropie croisée vaut $-\ln(1/10) \approx 2{,}30$. Si la première perte vaut 9, l'initialisation ou les données ont un problème.
# 2. **Apprendre par cœur quelques exemples.** Un réseau correct atteint 100 % sur vingt exemples, même avec des étiquettes tirées au hasard. S'il n'y arrive pas, inutile de lui en donner dix mille.
# 3. **Regarder les données**, telles qu'elles entrent dans le modèle : forme, type, étendue, quelques images avec leur étiquette.

# %% nbgrader={"grade": false, "grade_id": "atelier", "locked": true, "schema_version": 3, "solution": false, "task": false}
pixels, vetements, pixels_test, vetements_test = donnees.charger_mode()

def en_lignes(images):
    """Des images en niveaux de gris (n, 28, 28) vers des lignes (n, 784) entre 0 et 1, en float32."""
    return (images.reshape(len(images), -1) / 255).astype("float32")

def reseau(graine, tailles=(784, 64, 10), dropout=0.0):
    """Un réseau dense PyTorch, ReLU entre les couches, sortie en logits."""
    torch.manual_seed(graine)
    couches = []
    for k, (entree, sortie) in enumerate(zip(tailles[:-1], tailles[1:])):
        if k:
            couches += [nn.ReLU()] + ([nn.Dropout(dropout)] if dropout else [])
        couches.append(nn.Linear(entree, sortie))
    return nn.Sequential(*couches)

def lots(X, y, taille_lot, rng):
    """Les lots (X_lot, y_lot) d'une époque, mélangés, en tenseurs."""
    ordre = rng.permutation(len(y))
    for debut in range(0, len(y), taille_lot):
        indices = ordre[debut : debut + taille_lot]
        yield torch.from_numpy(X[indices]), torch.from_numpy(y[indices])

def exactitude(modele, X, y):
    """La part de bonnes réponses, en mode évaluation ; le mode du modèle est rétabli."""
    mode = modele.training
    modele.eval()
    with torch.no_grad():
        justes = (modele(torch.from_numpy(X)).argmax(dim=1).numpy() == y).mean()
    modele.train(mode)
    return float(justes)

# %% tags=["nbval-check-output"]
X_mode, y_mode = en_lignes(pixels[:3000]), vetements[:3000]
print("forme", X_mode.shape, "  type", X_mode.dtype, "  étendue", X_mode.min(), "à", X_mode.max())
print("étiquettes", np.unique(y_mode), "  effectifs", np.bincount(y_mode))
with torch.no_grad():
    depart = nn.functional.cross_entropy(reseau(0)(torch.from_numpy(X_mode)), torch.from_numpy(y_mode)).item()
print(f"perte de départ : {depart:.1f}, attendue : {np.log(10):.1f}")

# %% [markdown]
# ### Exercice 4 · Apprendre par cœur
#
# ★★☆ · 18 minutes · **But** : vérifier qu'un modèle et sa boucle savent apprendre quelques exemples.
#
# Écrivez `verifier_surapprentissage(modele, X, y, n_pas, lr=0.01)`.
#
# - **Entrées** : `modele`, un `nn.Module` qui renvoie des logits ; `X` et `y`, des tenseurs (quelques exemples, `y` de type `long`) ; `n_pas`, le nombre de pas.
# - Une **copie** du modèle fait `n_pas` pas d'Adam (taux `lr`) sur l'entropie croisée de **tous** les exemples à la fois, en mode entraînement.
# - **Sortie** : `(perte, exactitude)`, deux nombres Python mesurés sur ces mêmes exemples **après** le dernier pas, en mode évaluation.
# - Le modèle reçu est rendu comme il était : mêmes poids, même mode.
#
# **Exemple** : avec `n_pas=0`, la perte est celle du modèle tel quel.
#
# <details><summary>Indice 1</summary><code>copy.deepcopy</code> copie un modèle entier. L'optimiseur doit être construit sur les paramètres de la copie.</details>
# <details><summary>Indice 2</summary>Un pas : effacer les gradients, prédire, mesurer la perte, la rétropropager, avancer.</details>
# <details><summary>Indice 3</summary>La mesure finale refait une prédiction : la perte calculée dans le dernier tour de boucle date d'avant le dernier pas. <code>eval()</code>, puis <code>torch.no_grad()</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "verifier_surapprentissage", "locked": false, "schema_version": 3, "solution": true, "task": false}
def verifier_surapprentissage(modele, X, y, n_pas, lr=0.01):
    """Fait apprendre (X, y) par cœur à une copie du modèle ; renvoie (perte, exactitude) après n_pas pas d'Adam."""
    ### BEGIN SOLUTION
    essai = copy.deepcopy(modele).train()
    optimiseur = torch.optim.Adam(essai.parameters(), lr=lr)
    for _ in range(n_pas):
        optimiseur.zero_grad()
        nn.functional.cross_entropy(essai(X), y).backward()
        optimiseur.step()
    essai.eval()
    with torch.no_grad():
        logits = essai(X)
        perte = nn.functional.cross_entropy(logits, y).item()
        justes = (logits.argmax(dim=1) == y).float().mean().item()
    return perte, justes
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_verifier_surapprentissage_nombres", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les mêmes nombres qu'une régression écrite à la main (2 points)
rng = controles.hasard(40)
X, y = torch.tensor(rng.normal(size=(12, 4)), dtype=torch.float32), torch.tensor(rng.permutation(12) % 3)
torch.manual_seed(0)
depart = nn.Linear(4, 3)
def adam_a_la_main(n_pas, lr, effacer=True):
    """Les pertes (n_pas + 1,) d'un modèle linéaire sous Adam, en NumPy."""
    P = {"W": depart.weight.detach().numpy().T.astype(float), "b": depart.bias.detach().numpy().astype(float)}
    m, v, cumul, pertes = {k: 0 * p for k, p in P.items()}, {k: 0 * p for k, p in P.items()}, {k: 0 * p for k, p in P.items()}, []
    A = X.numpy().astype(float)
    for t in range(1, n_pas + 2):
        Z = A @ P["W"] + P["b"]
        S = np.exp(Z - Z.max(axis=1, keepdims=True))
        S /= S.sum(axis=1, keepdims=True)
        pertes.append(-np.mean(np.log(S[np.arange(12), y.numpy()])))
        D = (S - np.eye(3)[y.numpy()]) / 12
        for k, g in (("W", A.T @ D), ("b", D.sum(axis=0))):
            cumul[k] = g if effacer else cumul[k] + g
            m[k], v[k] = 0.9 * m[k] + 0.1 * cumul[k], 0.999 * v[k] + 0.001 * cumul[k] ** 2
            P[k] = P[k] - lr * (m[k] / (1 - 0.9**t)) / (np.sqrt(v[k] / (1 - 0.999**t)) + 1e-8)
    return pertes

for n_pas, lr in ((0, 0.01), (3, 0.05), (30, 0.05)):
    torch.manual_seed(0)
    modele = nn.Linear(4, 3)
    attendues, sans_effacer = adam_a_la_main(n_pas, lr), adam_a_la_main(n_pas, lr, effacer=False)
    obtenu = controles.n_uplet(verifier_surapprentissage(modele, X, y, n_pas, lr=lr), 2, "verifier_surapprentissage(modele, X, y, n_pas, lr)")
    # 1e-3 : trente pas d'Adam en float32
    controles.egal(obtenu[0], attendues[-1], f"la perte après {n_pas} pas d'Adam, lr = {lr}", rtol=1e-3, pistes=[
        (attendues[0], "le modèle n'a pas appris : l'optimiseur est-il construit sur les paramètres de la copie ?"),
        (attendues[max(n_pas - 1, 0)], "cette perte date d'avant le dernier pas : mesurez-la de nouveau à la fin."),
        (sans_effacer[-1], "les gradients s'additionnent d'un pas à l'autre : il manque zero_grad()."),
        (adam_a_la_main(n_pas, 0.01)[-1], "le taux est resté à 0,01 : transmettez lr à l'optimiseur."),
    ])
controles.reussi("verifier_surapprentissage : les mêmes nombres qu'à la main")

# %% nbgrader={"grade": true, "grade_id": "test_verifier_surapprentissage_intact", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le modèle est rendu comme il était, et la mesure se fait sans dropout (1 point)
rng = controles.hasard(41)
X, y = torch.tensor(rng.normal(size=(16, 5)), dtype=torch.float32), torch.tensor(rng.permutation(16) % 2)
def reseau_a_dropout():
    torch.manual_seed(1)
    return nn.Sequential(nn.Linear(5, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 2))

temoin, modele = reseau_a_dropout().eval(), reseau_a_dropout()
for mode in (True, False):
    modele.train(mode)
    modes = []
    crochet = nn.modules.module.register_module_forward_hook(lambda m, e, s: modes.append(m.training) if isinstance(m, nn.BatchNorm1d) else None)
    try:
        perte, justes = controles.n_uplet(verifier_surapprentissage(modele, X, y, 5), 2, "verifier_surapprentissage(modele, X, y, 5)")
    finally:
        crochet.remove()
    controles.vrai(modes[:5] == [True] * 5, "les cinq pas se font en mode entraînement", cause="le modèle reçu peut être en mode évaluation : appelez train() sur la copie.")
    controles.vrai(modes[5:] and not any(modes[5:]), "la mesure finale se fait en mode évaluation", cause="appelez eval() sur la copie avant de mesurer, et refaites la prédiction.")
    apres = controles.observe({nom: valeur.numpy() for nom, valeur in modele.state_dict().items()})
    for cle, valeur in temoin.state_dict().items():
        controles.vrai(np.array_equal(apres[cle], valeur.numpy()), f"{cle} n'a pas changé dans le modèle reçu", cause="entraînez une copie : copy.deepcopy(modele).")
    controles.vrai(modele.training is mode, f"le modèle reçu reste en mode {'entraînement' if mode else 'évaluation'}", cause="eval() et train() agissent sur le modèle reçu : appelez-les sur la copie.")
mesures = [verifier_surapprentissage(modele, X, y, 0) for _ in range(2)]
with torch.no_grad():
    attendue = nn.functional.cross_entropy(temoin(X), y).item()
# 1e-5 : deux fois le même calcul en float32
controles.egal([m[0] for m in mesures], [attendue] * 2, "la perte d'un modèle avec dropout, deux fois, zéro pas", rtol=1e-5, pistes=[
    (lambda o: abs(o[0] - o[1]) > 1e-6, "deux mesures diffèrent : le dropout est encore actif, il manque eval()."),
])
for valeur, nom in ((perte, "la perte"), (justes, "l'exactitude")):
    controles.vrai(isinstance(valeur, (float, int)), f"{nom} : un nombre Python", cause=".item() tire un nombre Python d'un tenseur.")
controles.reussi("verifier_surapprentissage : le modèle est rendu comme il était")

# %% nbgrader={"grade": true, "grade_id": "test_verifier_surapprentissage_verdict", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · un modèle sain apprend vingt exemples par cœur, un modèle cassé n'y arrive pas (1 point)
class Coupe(nn.Module):
    """Un modèle cassé : le gradient n'atteint pas la première couche, et la seconde ne voit qu'un nombre."""

    def __init__(self):
        super().__init__()
        self.couche, self.sortie = nn.Linear(8, 1), nn.Linear(1, 4)

    def forward(self, X):
        return self.sortie(self.couche(X).detach())

rng = np.random.default_rng(42)
X, y = torch.tensor(rng.normal(size=(20, 8)), dtype=torch.float32), torch.tensor(rng.permutation(20) % 4)
torch.manual_seed(2)
sain = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 4))
perte, justes = verifier_surapprentissage(sain, X, y, 200)
controles.egal(justes, 1.0, "l'exactitude d'un modèle sain sur 20 exemples aux étiquettes tirées au hasard, 200 pas", pistes=[
    (20, "c'est le nombre de bonnes réponses : l'exactitude est une part."), (100, "c'est un pourcentage : l'exactitude est une part entre 0 et 1."),
])
controles.vrai(perte < 0.1, f"la perte d'un modèle sain descend sous 0,1 (ici {perte:.3f})")
perte, justes = verifier_surapprentissage(Coupe(), X, y, 100)
controles.vrai(justes < 0.9, f"un modèle cassé reste sous 90 % (ici {100 * justes:.0f} %)", cause="la fonction rend-elle toujours 1 ?")
controles.reussi("verifier_surapprentissage : sain ou cassé, le verdict est bon")

# %% tags=["demonstration"]
X_dix, y_dix = torch.from_numpy(X_mode[:20]), torch.from_numpy(y_mode[:20])
for pas_faits in (0, 5, 20, 50):
    perte_coeur, part_coeur = verifier_surapprentissage(reseau(0), X_dix, y_dix, pas_faits)
    print(f"{pas_faits:3d} pas : perte {perte_coeur:.3f}, exactitude {100 * part_coeur:.0f} %")

# %% [markdown]
# > **À retenir.** Avant d'entraîner : la perte de départ vaut environ $\ln K$, et le modèle apprend vingt exemples par cœur. Réussir cette vérification ne prouve pas que le modèle **généralise** : elle prouve que le gradient fait son travail.

# %% [markdown]
# ## 5. Trouver le taux d'apprentissage
#
# Le taux d'apprentissage est le réglage qui compte le plus. Trop petit, rien ne bouge. Trop grand, la perte explose. Entre les deux, il y a souvent un facteur dix mille. Faut-il essayer dix entraînements ? Non : **un seul balayage** suffit (Smith, 2017).
#
# On part d'un taux minuscule, et l'on fait un pas par lot en **multipliant** le taux par le même facteur à chaque pas. On note la perte. La courbe a trois parties : un plateau (trop petit), une descente, une remontée brutale (trop grand).
#
# **À la main.** Pour aller de $10^{-4}$ à $1$ en 5 taux, il y a **4** multiplications : le facteur est $(1 / 10^{-4})^{1/4} = 10$, et les taux sont $10^{-4}, 10^{-3}, 10^{-2}, 10^{-1}, 1$.
#
# ### Exercice 5 · Balayer les taux
#
# ★★☆ · 28 minutes · **But** : mesurer la perte sous un taux qui croît à chaque pas.
#
# Écrivez `balayer_lr(modele, chargeur, lr_min, lr_max, n_pas)`.
#
# - **Entrées** : `modele`, un `nn.Module` qui renvoie des logits ; `chargeur`, une liste (ou un `DataLoader`) de lots `(X_lot, y_lot)` que l'on peut parcourir plusieurs fois ; `n_pas ≥ 2`.
# - Les `n_pas` taux vont de `lr_min` à `lr_max` **compris**, en progression géométrique. Au pas $i$ : le lot suivant, sa perte (entropie croisée), puis un pas de SGD au taux $i$. S'il y a plus de pas que de lots, on reprend le chargeur au début.
# - **Arrêt** : dès qu'une perte n'est pas finie, ou dépasse **quatre fois la plus petite perte** vue jusque-là ; cette perte et son taux ne sont pas gardés.
# - **Sortie** : `(lrs, pertes)`, deux listes ou tableaux de même longueur, sans tenseurs.
# - Le modèle est rendu **comme il était** : poids, statistiques de normalisation, mode. Le balayage se fait en mode entraînement.
#
# **Exemple** : `balayer_lr(modele, chargeur, 1e-4, 1.0, 5)` essaie au plus les cinq taux calculés ci-dessus.
#
# <details><summary>Indice 1</summary>Comme à l'exercice 4, une copie du modèle protège l'original. <code>np.geomspace</code> donne les taux.</details>
# <details><summary>Indice 2</summary>Le taux d'un optimiseur PyTorch se change en route : chaque dictionnaire de <code>optimiseur.param_groups</code> a une clé <code>"lr"</code>.</details>
# <details><summary>Indice 3</summary><code>itertools.cycle(chargeur)</code> recommence sans fin, et <code>zip</code> s'arrête à la plus courte des deux suites. La perte se mesure, et se juge, avant le pas.</details>

# %% nbgrader={"grade": false, "grade_id": "balayer_lr", "locked": false, "schema_version": 3, "solution": true, "task": false}
def balayer_lr(modele, chargeur, lr_min, lr_max, n_pas):
    """Fait croître le taux de lr_min à lr_max, un pas de SGD par taux ; renvoie (lrs, pertes). modele est intact."""
    ### BEGIN SOLUTION
    import itertools
    import math

    essai = copy.deepcopy(modele).train()
    optimiseur = torch.optim.SGD(essai.parameters(), lr=lr_min)
    lrs, pertes = [], []
    for lr, (X_lot, y_lot) in zip(np.geomspace(lr_min, lr_max, n_pas), itertools.cycle(chargeur)):
        for groupe in optimiseur.param_groups:
            groupe["lr"] = float(lr)
        optimiseur.zero_grad()
        perte = nn.functional.cross_entropy(essai(X_lot), y_lot)
        valeur = perte.item()
        if not math.isfinite(valeur) or (pertes and valeur > 4 * min(pertes)):
            break
        lrs.append(float(lr))
        pertes.append(valeur)
        perte.backward()
        optimiseur.step()
    return lrs, pertes
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_balayer_lr_nombres", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les taux, les lots dans l'ordre, la perte avant le pas (2 points)
rng = controles.hasard(50)
donnees_des_lots = [(rng.normal(size=(n, 3)).astype(np.float32), rng.permutation(n) % 2) for n in (6, 4)]
torch.manual_seed(3)
depart = nn.Linear(3, 2)
def balayage_a_la_main(taux, effacer=True, combien=2):
    """Les pertes d'un modèle linéaire, un pas de SGD par taux ; combien : de lots."""
    W, b, suite, GW, Gb = depart.weight.detach().numpy().T.astype(float), depart.bias.detach().numpy().astype(float), [], 0.0, 0.0
    for i, t in enumerate(taux):
        A, cibles = donnees_des_lots[i % combien]
        Z = A @ W + b
        S = np.exp(Z - Z.max(axis=1, keepdims=True))
        S /= S.sum(axis=1, keepdims=True)
        suite += [-np.mean(np.log(S[np.arange(len(cibles)), cibles]))]
        D = (S - np.eye(2)[cibles]) / len(cibles)
        GW, Gb = (A.T @ D, D.sum(axis=0)) if effacer else (GW + A.T @ D, Gb + D.sum(axis=0))
        W, b = W - t * GW, b - t * Gb
    return suite

torch.manual_seed(3)
modele, chargeur = nn.Linear(3, 2), [(torch.tensor(a), torch.tensor(c)) for a, c in donnees_des_lots]
attendus = np.geomspace(0.001, 0.5, 7)
lrs, pertes = controles.n_uplet(balayer_lr(modele, chargeur, 0.001, 0.5, 7), 2, "balayer_lr(modele, chargeur, 0.001, 0.5, 7)")
controles.vrai(not any(torch.is_tensor(v) for v in [lrs, pertes, *lrs, *pertes]), "les taux et les pertes ne sont pas des tenseurs", cause=".item() tire un nombre Python d'un tenseur.")
controles.egal(lrs, attendus, "les sept taux, de 0.001 à 0.5", rtol=1e-5, pistes=[
    (np.linspace(0.001, 0.5, 7), "les taux croissent d'une quantité fixe : il faut un facteur fixe (géométrique)."),
    (0.001 * (0.5 / 0.001) ** (np.arange(7) / 7), "le dernier taux n'est pas lr_max : sept taux, c'est six multiplications."),
    (0.001 * (0.5 / 0.001) ** (np.arange(1, 8) / 7), "le premier taux n'est pas lr_min : sept taux, c'est six multiplications."),
    (lambda o: o.shape == (2,), "le chargeur n'a que deux lots : reprenez-le au début tant qu'il reste des pas."),
])
# 1e-3 : sept pas en float32
controles.egal(pertes, balayage_a_la_main(attendus), "les sept pertes, deux lots repris en boucle", rtol=1e-3, pistes=[
    (balayage_a_la_main(attendus, effacer=False), "les gradients s'additionnent d'un pas à l'autre : il manque zero_grad()."),
    (balayage_a_la_main([0.001] * 7), "le taux de l'optimiseur ne change pas : écrivez-le dans param_groups avant le pas."),
    (balayage_a_la_main([0.001, *attendus[:-1]]), "le pas i se fait au taux i - 1 : changez le taux avant le pas."),
    (balayage_a_la_main(attendus, combien=1), "c'est toujours le même lot : avancez dans le chargeur."),
    (balayage_a_la_main([0.0] * 7), "le modèle n'apprend pas : l'optimiseur est-il construit sur les paramètres de la copie ?"),
])
controles.reussi("balayer_lr : les taux et les pertes")

# %% nbgrader={"grade": true, "grade_id": "test_balayer_lr_arret", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le balayage s'arrête quand la perte explose (1 point)
rng = controles.hasard(51)
X, y = torch.tensor(rng.normal(size=(40, 5)) * 3, dtype=torch.float32), torch.tensor(rng.permutation(40) % 4)
torch.manual_seed(4)
modele = nn.Sequential(nn.Linear(5, 30), nn.ReLU(), nn.Linear(30, 4))
lrs, pertes = controles.n_uplet(balayer_lr(modele, [(X, y)], 1e-4, 1e6, 60), 2, "balayer_lr(modele, chargeur, 1e-4, 1e6, 60)")
controles.vrai(len(lrs) == len(pertes), f"autant de taux que de pertes (ici {len(lrs)} et {len(pertes)})", cause="le taux de la perte fautive ne doit pas être gardé non plus.")
controles.vrai(5 < len(lrs) < 60, f"le balayage s'arrête en route (ici après {len(lrs)} taux sur 60)", cause="arrêtez dès que la perte n'est pas finie ou dépasse 4 fois la plus petite ; et le taux de l'optimiseur croît-il ?" if len(lrs) >= 60
               else "trop tôt : les premiers taux sont-ils petits, et le chargeur, qui n'a ici qu'un lot, est-il repris ?")
pertes = np.array(pertes, dtype=float)
controles.vrai(np.all(np.isfinite(pertes)), "toutes les pertes gardées sont finies")
plus_petites = np.minimum.accumulate(pertes)
controles.vrai(np.all(pertes[1:] <= 4 * plus_petites[:-1] + 1e-9), "aucune perte gardée ne dépasse quatre fois la plus petite perte qui la précède",
               cause="la perte fautive est gardée, ou comparée à la première au lieu de la plus petite.")
class Descente(nn.Module):
    """Des logits qui se contredisent de plus en plus : les pertes imposées, une par appel."""

    def __init__(self, pertes):
        super().__init__()
        self.w, self.pertes, self.appel = nn.Parameter(torch.zeros(1)), pertes, 0

    def forward(self, X):
        p = np.exp(-self.pertes[min(self.appel, len(self.pertes) - 1)])
        self.appel += 1
        return torch.tensor([[np.log(p), np.log1p(-p)]], dtype=torch.float32) + 0 * self.w

un_lot = [(torch.zeros(1, 1), torch.zeros(1, dtype=torch.long))]
_, pertes = balayer_lr(Descente([1.0, 0.1, 0.3, 0.39, 0.41, 0.1, 0.1]), un_lot, 1e-3, 1.0, 7)
# 1e-4 : exp puis log en float32
controles.egal(pertes, [1.0, 0.1, 0.3, 0.39], "les pertes gardées quand elles valent 1, 0.1, 0.3, 0.39, 0.41, 0.1, 0.1", rtol=1e-4, pistes=[
    (lambda o: len(o) == 5, "la perte fautive, 0.41, est gardée."),
    (lambda o: len(o) == 7, "0.41 dépasse 4 × 0.1 : comparez à la plus petite perte, pas à la première."),
    (lambda o: len(o) < 4, "0.39 ne dépasse pas 4 × 0.1 : l'arrêt est trop prompt."),
])
_, pertes = balayer_lr(Descente([1.0, 0.9, np.nan, 0.8]), un_lot, 1e-3, 1.0, 4)
controles.egal(pertes, [1.0, 0.9], "les pertes gardées quand elles valent 1, 0.9, NaN, 0.8", rtol=1e-4, pistes=[
    (lambda o: len(o) > 2, "NaN ne dépasse jamais rien, toute comparaison répond faux : testez d'abord si la perte est finie."),
])
controles.reussi("balayer_lr : l'arrêt")

# %% nbgrader={"grade": true, "grade_id": "test_balayer_lr_intact", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · le modèle est rendu comme il était (1 point)
rng = controles.hasard(52)
X, y = torch.tensor(rng.normal(size=(16, 4)), dtype=torch.float32), torch.tensor(rng.permutation(16) % 2)
def reseau_normalise():
    torch.manual_seed(5)
    return nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 2))

temoin, modele = reseau_normalise(), reseau_normalise()
for mode in (False, True):
    modele.train(mode)
    modes = []
    crochet = nn.modules.module.register_module_forward_hook(lambda m, e, s: modes.append(m.training) if isinstance(m, nn.BatchNorm1d) else None)
    try:
        balayer_lr(modele, [(X, y)], 1e-3, 1e-1, 6)
    finally:
        crochet.remove()
    apres = controles.observe({nom: valeur.numpy() for nom, valeur in modele.state_dict().items()})
    for cle, valeur in temoin.state_dict().items():
        controles.vrai(np.array_equal(apres[cle], valeur.numpy()), f"{cle} n'a pas changé dans le modèle reçu",
                       cause="les statistiques de normalisation bougent dès qu'un lot passe en mode entraînement : copiez le modèle entier." if "running" in cle or "num_batches" in cle
                       else "entraînez une copie : copy.deepcopy(modele).")
    controles.vrai(modele.training is mode, f"le modèle reçu reste en mode {'entraînement' if mode else 'évaluation'}")
    controles.vrai(all(modes) and modes, "le balayage se fait en mode entraînement", cause="appelez train() sur la copie.")
controles.reussi("balayer_lr : le modèle est rendu comme il était")

# %% [markdown]
# ### Lire la courbe
#
# Où est le bon taux ? **Pas au minimum** de la courbe : là, la perte est sur le point d'exploser. On prend le taux où elle **descend le plus vite**, ou un peu moins.
#
# « Le plus vite » se mesure sur l'axe où l'on regarde la courbe, celui du **logarithme** du taux. `np.gradient(pertes, np.log(lrs))` donne cette pente en chaque point : la différence entre les deux voisins, divisée par leur distance (aux bords, avec le seul voisin qui existe).
#
# ### Exercice 6 · Suggérer un taux
#
# ★☆☆ · 10 minutes · **But** : lire la courbe du balayage à la place de l'œil.
#
# Écrivez `suggerer_lr(lrs, pertes)`.
#
# - **Entrées** : deux suites de même longueur, les taux croissants en progression géométrique et leurs pertes.
# - **Sortie** : le taux, parmi `lrs`, où la pente de la perte (par rapport au logarithme du taux, au sens de `np.gradient`) est la plus négative ; un nombre.
# - `ValueError` s'il y a moins de trois points, ou si la perte ne descend nulle part (aucune pente négative).
#
# **Exemple** : pour les taux `[0.001, 0.01, 0.1, 1]` et les pertes `[2.0, 1.8, 0.6, 0.5]`, les pentes sont proportionnelles à `[-0.2, -0.7, -0.65, -0.1]` : la réponse est 0,01.
#
# <details><summary>Indice 1</summary>Deux gestes : les pentes, puis la place de la plus petite.</details>
# <details><summary>Indice 2</summary>La fonction rend un taux, pas un indice.</details>
# <details><summary>Indice 3</summary>« La plus négative » n'est pas « la plus grande en valeur absolue » : la remontée finale est bien plus raide que la descente.</details>

# %% nbgrader={"grade": false, "grade_id": "suggerer_lr", "locked": false, "schema_version": 3, "solution": true, "task": false}
def suggerer_lr(lrs, pertes):
    """Renvoie le taux où la perte descend le plus vite, sur une échelle logarithmique."""
    ### BEGIN SOLUTION
    if len(lrs) < 3:
        raise ValueError(f"il faut au moins trois points pour lire une pente ; reçu {len(lrs)}.")
    pentes = np.gradient(np.asarray(pertes, dtype=float), np.log(lrs))
    if pentes.min() >= 0:
        raise ValueError("la perte ne descend nulle part : élargissez le balayage.")
    return float(lrs[np.argmin(pentes)])
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_suggerer_lr_courbes", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la descente la plus raide (2 points)
controles.egal(suggerer_lr([0.002, 0.02, 0.2, 2.0], [2.0, 1.8, 0.6, 0.5]), 0.02, "suggerer_lr([0.002, 0.02, 0.2, 2], [2, 1.8, 0.6, 0.5])", pistes=[
    (2.0, "c'est le minimum de la perte : cherchez la descente la plus raide."),
    (1, "c'est l'indice du point : renvoyez le taux."),
    (0.2, "pentes décalées d'un cran : np.gradient regarde les deux voisins."),
    (0.002, "c'est le premier taux : la pente se mesure par rapport au logarithme du taux."),
])
controles.egal(suggerer_lr(np.geomspace(1e-4, 1, 5), np.array([2.0, 1.9, 1.0, 0.5, 0.5])), 0.01, "suggerer_lr(cinq taux de 0.0001 à 1, [2, 1.9, 1, 0.5, 0.5])", pistes=[
    (0.001, "np.diff donne la pente entre deux points : np.gradient la donne en chaque point, d'après ses deux voisins."),
    (0.1, "c'est le minimum de la perte : cherchez la descente la plus raide."),
    (2, "c'est l'indice du point : renvoyez le taux."),
])
lrs = np.geomspace(1e-5, 10, 61)
chute = 2.3 - 1.5 / (1 + np.exp(-4 * (np.log10(lrs) + 2))) + np.where(lrs > 1, 20 * np.log10(np.maximum(lrs, 1)), 0)
# 1e-6 : le taux est l'un des lrs
controles.egal(suggerer_lr(lrs, chute), 0.01, "suggerer_lr sur une courbe qui plonge en 0.01 et explose après 1", rtol=1e-6, pistes=[
    (lrs[chute.argmin()], "c'est le minimum de la perte : cherchez la descente la plus raide."),
    (lrs[np.abs(np.gradient(chute)).argmax()], "la pente la plus raide en valeur absolue est la remontée : cherchez la plus négative."),
    (lrs[np.gradient(chute).argmax()], "c'est la montée la plus raide : le signe est à l'envers."),
    (lrs[np.gradient(chute, lrs).argmin()], "la pente est mesurée par rapport au taux : sur l'axe logarithmique, prenez np.log(lrs)."),
    (lambda o: o.ndim == 0 and float(o).is_integer() and o > 10, "c'est un indice : renvoyez le taux."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(60)
for _ in range(10):
    lrs = np.geomspace(10.0 ** rng.uniform(-6, -3), 10.0 ** rng.uniform(-1, 1), int(rng.integers(5, 40)))
    pertes = np.cumsum(rng.normal(size=len(lrs))) + 10
    pertes[1] = pertes[0] - 1
    pentes = np.gradient(pertes)
    controles.egal(suggerer_lr(list(lrs), list(pertes)), lrs[pentes.argmin()], "suggerer_lr sur des listes au hasard", pistes=[
        (lrs[pertes.argmin()], "c'est le minimum de la perte : cherchez la descente la plus raide."),
        (lrs[np.abs(pentes).argmax()], "la pente la plus raide en valeur absolue peut monter : cherchez la plus négative."),
    ])
### END HIDDEN TESTS
controles.reussi("suggerer_lr : la descente la plus raide")

# %% nbgrader={"grade": true, "grade_id": "test_suggerer_lr_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · pas de réponse quand il n'y a rien à lire (1 point)
controles.egal(suggerer_lr([0.1, 1.0, 10.0], [1.0, 0.5, 0.4]), 0.1, "suggerer_lr sur trois points, qui suffisent", pistes=[
    (1.0, "aux bords aussi, np.gradient donne une pente : ici -0.5 en 0.1, -0.3 en 1."), (0, "c'est l'indice du point : renvoyez le taux."), (10.0, "c'est le minimum de la perte : cherchez la descente la plus raide.")])
controles.leve(ValueError, suggerer_lr, [0.1, 1.0], [1.0, 0.5], quoi="suggerer_lr sur deux points", cause="il faut au moins trois points.")
controles.leve(ValueError, suggerer_lr, [0.01, 0.1, 1.0, 10.0], [1.0, 1.5, 2.5, 9.0], quoi="suggerer_lr quand la perte ne fait que monter", cause="une pente positive n'est pas une descente.")
controles.leve(ValueError, suggerer_lr, [0.01, 0.1, 1.0], [0.0, 0.0, 0.0], quoi="suggerer_lr sur une perte constante", cause="une pente nulle n'est pas une descente.")
controles.reussi("suggerer_lr : les courbes illisibles sont refusées")

# %% [markdown]
# ### Sur les vêtements
#
# La perte d'un lot est bruitée : on la **lisse** avant de lire la pente, par la moyenne mobile du chapitre 04.

# %% nbgrader={"grade": false, "grade_id": "lisser", "locked": true, "schema_version": 3, "solution": false, "task": false}
def lisser(pertes, beta=0.8):
    """La moyenne mobile exponentielle corrigée des pertes."""
    moyenne, lissees = 0.0, []
    for k, perte in enumerate(pertes, start=1):
        moyenne = beta * moyenne + (1 - beta) * perte
        lissees.append(moyenne / (1 - beta**k))
    return np.array(lissees)

# %% tags=["demonstration"]
chargeur_mode = list(lots(X_mode, y_mode, 64, np.random.default_rng(0)))
lrs_mode, pertes_mode = balayer_lr(reseau(0), chargeur_mode, 1e-4, 10, 100)
lr_mode = suggerer_lr(lrs_mode, lisser(pertes_mode))
print(f"{len(lrs_mode)} taux essayés, de {lrs_mode[0]:.0e} à {lrs_mode[-1]:.1f} ; taux suggéré : environ {float(f'{lr_mode:.0e}')}")

# %% tags=["demonstration"]
figures.balayage(lrs_mode, pertes_mode, titre="Un balayage du taux (SGD)")

# %% [markdown]
# **Prédisez.** Sans lissage ($\beta = 0$), la descente la plus raide sera-t-elle au même endroit ? Et avec un lissage très fort ? Déplacez le curseur.

# %% tags=["widget"]
widgets.lire_balayage(lrs_mode, pertes_mode)

# %% [markdown]
# <details><summary>Ce qu'il fallait voir</summary>
#
# Sans lissage, la pente la plus raide est celle d'un saut de bruit entre deux lots : elle ne veut rien dire. Avec un lissage très fort, la courbe est en retard : elle descend après les autres, et le taux suggéré glisse vers la droite, vers l'explosion. Entre les deux, le taux suggéré bouge peu : c'est à cela que l'on reconnaît un bon lissage.
#
# </details>

# %% [markdown]
# Ce balayage utilise SGD. Le taux suggéré vaut pour **SGD** : Adam, dont le pas ne dépend pas de la taille du gradient, demande un autre taux (souvent autour de $10^{-3}$). Balayez avec l'optimiseur que vous utiliserez.
#
# | point de départ courant | quand |
# |---|---|
# | $10^{-1}$ (petits réseaux) à $10^{-2}$ | SGD, avec ou sans momentum |
# | $10^{-3}$ | Adam, AdamW |
# | $10^{-4}$ | affinage d'un modèle déjà entraîné |
# | $10^{-5}$ | affinage d'un grand Transformer |
#
# Ce sont des ordres de grandeur, pas des lois.
#
# > **À retenir.** Réglez le taux avant tout le reste. Un balayage de cent pas montre le plateau, la descente et l'explosion ; prenez le taux de la descente la plus raide, ou un peu moins, jamais celui du minimum.

# %% [markdown]
# ## 6. Surveiller les gradients, ménager la mémoire
#
# ### Un thermomètre par couche
#
# Une perte qui stagne ou qui explose se voit dans les gradients avant de se voir ailleurs. La **norme** d'un gradient, la racine de la somme de ses carrés, dit combien la perte dépend de ce paramètre.
#
# | norme | diagnostic | causes fréquentes | remèdes |
# |---|---|---|---|
# | moins de $10^{-7}$ | gradient **évanescent** (*vanishing*) | sigmoïde ou tanh en profondeur, initialisation trop petite, couche coupée | ReLU, He, normalisation par lots, connexions résiduelles |
# | plus de 100, infinie, NaN | gradient **explosif** (*exploding*) | taux trop grand, initialisation trop grande, données non normalisées, longue récurrence | baisser le taux, écrêter, normaliser |
# | entre les deux | sain | | |
#
# Ces seuils sont des repères : une norme se lit surtout **par rapport aux autres couches**, et dans le temps.
#
# ### Exercice 7 · Les normes, et leur diagnostic
#
# ★☆☆ · 14 minutes · **But** : lire les gradients d'un modèle PyTorch.
#
# Écrivez deux fonctions.
#
# `normes_gradients(modele)` :
#
# - **Entrée** : un `nn.Module`, après `backward()`. **Sortie** : un dictionnaire `{nom du paramètre: norme euclidienne de son gradient}`, des nombres Python, dans l'ordre de `named_parameters()`.
# - Un paramètre dont le gradient est `None` n'y figure pas. Les gradients ne sont pas modifiés.
#
# `diagnostiquer_gradients(normes, bas=1e-7, haut=100.0)` :
#
# - **Entrée** : un tel dictionnaire. **Sortie** : un dictionnaire aux mêmes clés, de valeur `"explosif"` si la norme est **supérieure** à `haut`, infinie ou NaN, `"evanescent"` si elle est **inférieure** à `bas`, `"sain"` sinon (bornes comprises).
#
# **Exemple** : un gradient `[[3.0], [4.0]]` a pour norme 5. `diagnostiquer_gradients({"a": 5.0, "b": 0.0})` donne `{"a": "sain", "b": "evanescent"}`.
#
# <details><summary>Indice 1</summary><code>modele.named_parameters()</code> donne des couples (nom, paramètre), et le gradient d'un paramètre est son attribut <code>grad</code>.</details>
# <details><summary>Indice 2</summary>La norme de tout le tableau, quelle que soit sa forme : la méthode <code>norm</code> d'un tenseur.</details>
# <details><summary>Indice 3</summary>NaN n'est ni plus grand, ni plus petit, ni égal à quoi que ce soit : toutes les comparaisons répondent faux. <code>np.isfinite</code> règle ce cas en premier.</details>

# %% nbgrader={"grade": false, "grade_id": "normes_gradients", "locked": false, "schema_version": 3, "solution": true, "task": false}
def normes_gradients(modele):
    """Renvoie {nom: norme du gradient} pour les paramètres qui ont un gradient."""
    ### BEGIN SOLUTION
    return {nom: p.grad.norm().item() for nom, p in modele.named_parameters() if p.grad is not None}
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "diagnostiquer_gradients", "locked": false, "schema_version": 3, "solution": true, "task": false}
def diagnostiquer_gradients(normes, bas=1e-7, haut=100.0):
    """Renvoie {nom: "explosif", "evanescent" ou "sain"}."""
    ### BEGIN SOLUTION
    def juger(norme):
        if not np.isfinite(norme) or norme > haut:
            return "explosif"
        return "evanescent" if norme < bas else "sain"

    return {nom: juger(norme) for nom, norme in normes.items()}
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_normes_gradients_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · une norme euclidienne par paramètre (1 point)
rng = controles.hasard(70)
modele = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2, bias=False))
gradients = {cle: rng.normal(size=forme) * 10 for cle, forme in (("0.weight", (4, 3)), ("0.bias", (4,)), ("2.weight", (2, 4)))}
poids = {nom: p.detach().numpy().copy() for nom, p in modele.named_parameters()}
for nom, p in modele.named_parameters():
    p.grad = torch.tensor(gradients[nom], dtype=torch.float32)
obtenu = normes_gradients(modele)
controles.vrai(isinstance(obtenu, dict), "normes_gradients renvoie un dictionnaire", cause="la fonction renvoie None, ou une liste.")
controles.vrai(list(obtenu) == list(gradients), f"ses clés sont {', '.join(gradients)} (ici {', '.join(map(str, obtenu))})")
controles.vrai(all(isinstance(v, (int, float)) for v in obtenu.values()), "ses valeurs sont des nombres Python", cause=".item() tire un nombre Python d'un tenseur.")
apres = controles.observe({nom: p.grad.numpy() for nom, p in modele.named_parameters()})
for cle, gradient in gradients.items():
    # 1e-5 : une somme de quelques carrés en float32
    controles.egal(obtenu[cle], np.sqrt((gradient**2).sum()), f"la norme du gradient de {cle}", rtol=1e-5, pistes=[
        ((gradient**2).sum(), "c'est le carré de la norme : il manque la racine."),
        (np.abs(gradient).sum(), "c'est la somme des valeurs absolues, pas la norme euclidienne."),
        (np.abs(gradient).max(), "c'est la plus grande valeur absolue, pas la norme euclidienne."),
        (np.sqrt((gradient**2).mean()), "c'est la racine de la moyenne des carrés : la norme prend la somme."),
        (np.abs(gradient).mean(), "c'est la moyenne des valeurs absolues, pas la norme."),
        (np.linalg.norm(poids[cle]), "c'est la norme du paramètre, pas celle de son gradient."),
    ])
    controles.egal(apres[cle], gradient, f"le gradient de {cle}, après l'appel", rtol=1e-5)
controles.reussi("normes_gradients : une norme par paramètre")

# %% nbgrader={"grade": true, "grade_id": "test_normes_gradients_absents", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · les paramètres sans gradient sont passés (1 point)
modele = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
controles.vrai(normes_gradients(modele) == {}, "avant tout backward(), le dictionnaire est vide")
modele[0].weight.requires_grad_(False)
modele(torch.ones(3, 2)).sum().backward()
controles.vrai(set(normes_gradients(modele)) == {"0.bias", "1.weight", "1.bias"}, "un paramètre gelé ne figure pas dans le dictionnaire",
               cause="son gradient vaut None : testez-le avant de prendre la norme.")
controles.observe(modele.zero_grad(set_to_none=False))
controles.vrai(set(normes_gradients(modele)) == {"0.bias", "1.weight", "1.bias"}, "un gradient nul n'est pas un gradient absent : sa norme est 0",
               cause="testez « is not None » : une couche qui n'apprend pas est le cas le plus grave, et ne doit pas disparaître du tableau.")
controles.reussi("normes_gradients : sans gradient, pas de norme")

# %% nbgrader={"grade": true, "grade_id": "test_diagnostiquer_gradients_seuils", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 3 · les trois diagnostics, bornes et NaN compris (2 points)
def verifier_diagnostic(normes, attendu, **seuils):
    recu = dict(normes)
    obtenu = diagnostiquer_gradients(recu, **seuils)
    controles.vrai(isinstance(obtenu, dict), "le diagnostic est un dictionnaire")
    controles.vrai(list(obtenu) == list(normes), "le diagnostic a les mêmes clés que les normes")
    for cle, norme in normes.items():
        cause = "NaN et l'infini sont explosifs : testez np.isfinite avant de comparer." if not np.isfinite(norme) else (
            "les bornes elles-mêmes sont saines : comparaisons strictes." if norme in (seuils.get("bas", 1e-7), seuils.get("haut", 100.0)) else
            f"les seuils reçus ici sont bas={seuils['bas']:g} et haut={seuils['haut']:g} : utilisez les arguments." if seuils else None)
        controles.vrai(obtenu[cle] == attendu[cle], f"une norme de {norme:g} est « {attendu[cle]} » (ici « {obtenu[cle]} »)", cause=cause)
    controles.vrai(repr(controles.observe(recu)) == repr(normes), "le dictionnaire reçu n'a pas changé")

verifier_diagnostic({"a": 5.0, "b": 0.0, "c": 1e-9, "d": 250.0, "e": 1e-7, "f": 100.0},
                    {"a": "sain", "b": "evanescent", "c": "evanescent", "d": "explosif", "e": "sain", "f": "sain"})
verifier_diagnostic({"x": float("inf"), "y": float("nan"), "z": 1.0}, {"x": "explosif", "y": "explosif", "z": "sain"})
verifier_diagnostic({"u": 0.5, "v": 2.0, "w": 20.0}, {"u": "evanescent", "v": "sain", "w": "explosif"}, bas=1.0, haut=10.0)
### BEGIN HIDDEN TESTS
bas, haut = map(float, 10.0 ** controles.hasard(71).uniform([-4, 1], [-1, 3]))
verifier_diagnostic({"p": bas / 2, "q": bas, "r": (bas + haut) / 2, "s": haut, "t": 2 * haut},
                    {"p": "evanescent", "q": "sain", "r": "sain", "s": "sain", "t": "explosif"}, bas=bas, haut=haut)
### END HIDDEN TESTS
controles.reussi("diagnostiquer_gradients : les trois diagnostics")

# %% tags=["demonstration"]
class Profond(nn.Module):
    """Douze couches étroites, avec l'activation que l'on veut."""

    def __init__(self, activation):
        super().__init__()
        torch.manual_seed(0)
        self.couches = nn.ModuleList([nn.Linear(784 if k == 0 else 32, 32) for k in range(12)])
        self.sortie, self.activation = nn.Linear(32, 10), activation

    def forward(self, X):
        for couche in self.couches:
            X = self.activation(couche(X))
        return self.sortie(X)

normes_profondes = {}
for nom_activation, activation in (("sigmoïde", torch.sigmoid), ("ReLU", torch.relu)):
    profond = Profond(activation)
    nn.functional.cross_entropy(profond(X_dix), y_dix).backward()
    normes_poids = {cle: valeur for cle, valeur in normes_gradients(profond).items() if "weight" in cle}
    verdicts = list(diagnostiquer_gradients(normes_poids).values())
    print(f"{nom_activation:9s} première couche {normes_poids['couches.0.weight']:.0e}, dernière {normes_poids['sortie.weight']:.0e} ; "
          f"{verdicts.count('evanescent')} couche(s) évanescente(s) sur {len(verdicts)}")
    normes_profondes[nom_activation] = list(normes_poids.values())

# %% tags=["demonstration"]
figures.thermometre(normes_profondes, titre="Douze couches cachées, deux activations")

# %% [markdown]
# ### Écrêter : garder la direction, borner la longueur
#
# Un lot étrange peut donner un gradient énorme et détruire en un pas mille pas d'apprentissage. L'**écrêtage** (*gradient clipping*) borne la norme. On mesure la norme **de tous les gradients réunis**, comme un seul grand vecteur ; si elle dépasse `norme_max`, tous sont multipliés par le même facteur.
#
# $$N = \sqrt{\textstyle\sum_k \lVert g_k \rVert^2} \qquad\qquad g_k \leftarrow g_k \cdot \min\!\left(1, \frac{N_{\max}}{N}\right)$$
#
# **À la main.** Deux gradients, $(3, 0)$ et $(4)$, et $N_{\max} = 1$. La norme de l'ensemble est $\sqrt{9 + 0 + 16} = 5$ : tout est divisé par 5, soit $(0{,}6 ; 0)$ et $(0{,}8)$. La direction est la même. Écrêter **par valeur** (borner chaque nombre à 1) aurait donné $(1, 0)$ et $(1)$ : une autre direction.

# %%
figures.ecretage(3.0, 0.8, 1.0, titre="Deux façons d'écrêter")

# %% tags=["widget"]
widgets.ecreter()

# %% [markdown]
# **Question.** Pour quels gradients les deux façons donnent-elles la même direction ?
#
# <details><summary>Réponse</summary>
#
# Quand rien ne dépasse la borne, et quand tous les nombres non nuls du gradient ont la même taille (sur les diagonales et sur les axes). Partout ailleurs, l'écrêtage par valeur raccourcit les grands nombres plus que les petits, et la direction tourne.
#
# </details>
#
# ### Exercice 8 · Écrêter par la norme
#
# ★★☆ · 14 minutes · **But** : borner la norme d'un ensemble de gradients.
#
# Écrivez `ecreter(gradients, norme_max)`.
#
# - **Entrées** : `gradients`, une liste de tableaux NumPy réels de formes quelconques ; `norme_max > 0`.
# - **Sortie** : `(nouveaux, norme)` : la liste des gradients écrêtés, et la norme de l'ensemble **avant** écrêtage.
# - Si la norme ne dépasse pas `norme_max`, les gradients sont rendus avec les mêmes valeurs. Tous nuls, ils restent nuls.
# - `ValueError` si `norme_max` est nulle ou négative, ou si la norme n'est pas finie. Rien n'est modifié.
#
# **Exemple** : `ecreter([np.array([3.0, 0.0]), np.array([4.0])], 1.0)` donne `([[0.6, 0.], [0.8]], 5.0)`.
#
# <details><summary>Indice 1</summary>Une seule norme pour toute la liste : additionnez les carrés de tous les tableaux avant la racine.</details>
# <details><summary>Indice 2</summary>Un seul facteur, que l'on ne laisse jamais dépasser 1.</details>
# <details><summary>Indice 3</summary>Pour éviter 0 / 0, ne calculez le quotient que si la norme dépasse la borne.</details>

# %% nbgrader={"grade": false, "grade_id": "ecreter", "locked": false, "schema_version": 3, "solution": true, "task": false}
def ecreter(gradients, norme_max):
    """Écrête la norme d'ensemble des gradients ; renvoie (gradients écrêtés, norme avant écrêtage)."""
    ### BEGIN SOLUTION
    if norme_max <= 0:
        raise ValueError(f"norme_max doit être positive ; reçu {norme_max}.")
    norme = float(np.sqrt(sum(np.sum(np.square(g)) for g in gradients)))
    if not np.isfinite(norme):
        raise ValueError("la norme des gradients n'est pas finie : il y a un infini ou un NaN.")
    facteur = norme_max / norme if norme > norme_max else 1.0
    return [g * facteur for g in gradients], norme
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_ecreter_valeurs", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · une norme d'ensemble, un seul facteur (2 points)
rng = controles.hasard(80)
def verifier_ecretage(gradients, norme_max, quoi):
    with controles.inchanges(**{f"gradient_{k}": g for k, g in enumerate(gradients)}):
        nouveaux, norme = controles.n_uplet(ecreter(gradients, norme_max), 2, quoi)
    nouveaux = controles.n_uplet(nouveaux, len(gradients), f"{quoi}, la liste des gradients")
    vraie = np.sqrt(sum((g**2).sum() for g in gradients))
    controles.egal(norme, vraie, f"{quoi}, la norme avant écrêtage", pistes=[
        (vraie**2, "c'est le carré de la norme : il manque la racine."),
        (sum(np.sqrt((g**2).sum()) for g in gradients), "c'est la somme des normes : additionnez les carrés, puis prenez la racine."),
        (norme_max, "c'est la norme après écrêtage : l'énoncé demande celle d'avant."),
    ])
    facteur = min(1.0, norme_max / vraie)
    for k, (nouveau, g) in enumerate(zip(nouveaux, gradients)):
        propre = np.sqrt((g**2).sum())
        controles.egal(nouveau, g * facteur, f"{quoi}, le gradient n° {k}", pistes=[
            (np.clip(g, -norme_max, norme_max), "c'est un écrêtage par valeur : il change la direction. Multipliez tout par un seul facteur."),
            (g * min(1.0, norme_max / propre), "chaque tableau est écrêté seul : la norme est celle de l'ensemble."),
            (g * norme_max / vraie if facteur == 1 else np.nan * g, "la norme ne dépassait pas la borne : rien ne devait changer."),
            (g / vraie, "le facteur est norme_max / norme, pas 1 / norme."),
            (g * norme_max, "le facteur est norme_max / norme, pas norme_max."),
            (g if facteur < 1 else np.nan * g, "le gradient n'est pas écrêté."),
        ])

verifier_ecretage([np.array([3.0, 4.0]), np.array([12.0])], 1.0, "ecreter([[3, 4], [12]], 1)")
verifier_ecretage([np.array([3.0, 0.0]), np.array([4.0])], 1.0, "ecreter([[3, 0], [4]], 1)")
verifier_ecretage([np.array([3.0, 0.0]), np.array([4.0])], 2.5, "ecreter([[3, 0], [4]], 2.5)")
verifier_ecretage([np.array([0.3, 0.0]), np.array([0.4])], 1.0, "ecreter([[0.3, 0], [0.4]], 1)")
### BEGIN HIDDEN TESTS
for _ in range(6):
    formes = [(3,), (2, 4), (), (1, 2, 3)]
    gradients = [np.asarray(rng.normal(size=f) * 10.0 ** rng.uniform(-1, 1)) for f in formes]
    verifier_ecretage(gradients, float(10.0 ** rng.uniform(-1, 2)), "ecreter sur quatre tableaux au hasard")
### END HIDDEN TESTS
controles.reussi("ecreter : une norme d'ensemble, un seul facteur")

# %% nbgrader={"grade": true, "grade_id": "test_ecreter_limites", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · zéro, infini, borne impossible (1 point)
with controles.sans_avertissement("ecreter sur des gradients nuls"):
    nouveaux, norme = controles.n_uplet(ecreter([np.zeros(2), np.zeros((1, 2))], 1.0), 2, "ecreter sur des gradients nuls")
controles.egal(norme, 0.0, "la norme de gradients nuls")
controles.egal(nouveaux[1], np.zeros((1, 2)), "des gradients nuls, écrêtés", pistes=[(lambda o: np.isnan(o).any(), "0 / 0 donne NaN : ne divisez que si la norme dépasse la borne.")])
for borne in (0.0, -1.0):
    controles.leve(ValueError, ecreter, [np.ones(2)], borne, quoi=f"ecreter avec norme_max = {borne:g}", cause="une borne nulle ou négative n'a pas de sens.")
for intrus in (np.inf, np.nan):
    controles.leve(ValueError, ecreter, [np.ones(2), np.array([intrus])], 1.0, quoi=f"ecreter quand un gradient contient {intrus}",
                   cause="comparer NaN à norme_max répond faux : testez np.isfinite(norme).")
controles.reussi("ecreter : zéro, infini, borne impossible")

# %% [markdown]
# Les deux bibliothèques le font aussi. En PyTorch, `torch.nn.utils.clip_grad_norm_` se place **après** `backward()` et **avant** `step()`. En Keras, c'est un argument de l'optimiseur, `global_clipnorm`. Attention : `clipnorm`, en Keras, écrête **chaque variable seule**, et `clipvalue` écrête par valeur.

# %% tags=["nbval-check-output"]
rng_ecretage = np.random.default_rng(1)
g_essai = [rng_ecretage.normal(size=(4, 3)) * 5, rng_ecretage.normal(size=3) * 5]
nous, norme_nous = ecreter(g_essai, 1.0)
parametres = [nn.Parameter(torch.zeros(g.shape)) for g in g_essai]
for p, g in zip(parametres, g_essai):
    p.grad = torch.tensor(g, dtype=torch.float32)
norme_torch = nn.utils.clip_grad_norm_(parametres, 1.0).item()
variables = [keras.Variable(np.zeros(g.shape), dtype="float32") for g in g_essai]
keras.optimizers.SGD(learning_rate=1.0, global_clipnorm=1.0).apply([keras.ops.convert_to_tensor(g, dtype="float32") for g in g_essai], variables)
print("norme :", round(norme_nous, 3), "=", round(norme_torch, 3))
print("PyTorch = NumPy :", all(np.allclose(p.grad.numpy(), g, atol=1e-5) for p, g in zip(parametres, nous)))
print("Keras = NumPy   :", all(np.allclose(-keras.ops.convert_to_numpy(v), g, atol=1e-5) for v, g in zip(variables, nous)))

# %% [markdown]
# ### La taille des lots, et la mémoire
#
# Pour entraîner, il faut garder en mémoire les poids, leurs gradients, l'état de l'optimiseur (deux nombres par poids pour Adam), et les **activations** de tout le lot, que la rétropropagation relira. Les trois premiers ne dépendent pas du lot ; les activations lui sont **proportionnelles**.
#
# **À la main.** Notre réseau 784-64-10 a $784 \times 64 + 64 + 64 \times 10 + 10 = 50\,890$ paramètres. En float32 (4 octets), avec le gradient et les deux moments d'Adam : $50\,890 \times 4 \times 4 \approx 0{,}8$ Mo. Pour un exemple, les activations gardées sont de l'ordre de $784 + 64 + 64 + 10 = 922$ nombres : 3,7 ko. Pour un lot de 64, 0,24 Mo ; pour 10 000 exemples, 37 Mo. Dans un réseau convolutif, les activations l'emportent vite sur tout le reste.
#
# | lot | mémoire | gradient | à savoir |
# |---|---|---|---|
# | 8 à 16 | faible | très bruité | le bruit peut aider à généraliser ; beaucoup de pas par époque |
# | 32 à 64 | modérée | bruité | un bon point de départ |
# | 128 à 256 | élevée | stable | le calcul parallèle est mieux employé |
# | 512 et plus | très élevée | très stable | moins de pas par époque : il faut monter le taux, avec un échauffement |
#
# On lit souvent que les grands lots mènent à des minima **pointus** (*sharp*), qui généralisent moins bien, et les petits à des minima plats (Keskar et coll., 2017). L'observation est réelle, mais elle dépend beaucoup du réglage du taux. La **règle linéaire** (doubler le lot, doubler le taux ; Goyal et coll., 2017) fonctionne avec un échauffement, et seulement jusqu'à une certaine taille.
#
# Si la mémoire déborde (`CUDA out of memory`), on divise le lot par deux. Si l'on tient pourtant à un grand lot, on **accumule**.
#
# ### Accumuler : un grand lot en petits morceaux
#
# `backward()` **ajoute** aux gradients déjà présents. C'est un piège quand on oublie `zero_grad()` ; c'est aussi un outil : en passant un lot de 64 en quatre **micro-lots** de 16 avant un seul `step()`, on obtient le gradient du lot entier, avec la mémoire de 16.
#
# Reste à peser juste. La perte du lot est une **moyenne** sur $n$ exemples ; un micro-lot de $m$ exemples y compte pour $m/n$.
#
# **À la main.** Dix exemples, des micro-lots de 4, 4 et 2. Les poids sont 0,4, 0,4 et 0,2. Diviser par le nombre de micro-lots donnerait aux deux derniers exemples un poids de 1/3 au lieu de 0,2 : 1,67 fois ce qu'il faut.
#
# ### Exercice 9 · Accumuler les gradients
#
# ★★☆ · 18 minutes · **But** : obtenir le gradient d'un grand lot sans jamais le passer entier.
#
# Écrivez `accumuler_gradients(modele, critere, X, y, taille_micro)`.
#
# - **Entrées** : `modele`, un `nn.Module` ; `critere(sorties, y)`, une perte **moyenne** (par exemple `nn.CrossEntropyLoss()`) ; `X`, `y`, des tenseurs de `n` exemples ; `taille_micro`, un entier positif.
# - **Effet** : après l'appel, le `grad` de chaque paramètre est le gradient de la perte moyenne des `n` exemples, **et rien d'autre** (les anciens gradients sont effacés). Le modèle n'a jamais vu plus de `taille_micro` exemples à la fois, et chaque micro-lot est rétropropagé avant que le suivant ne passe ; le dernier peut être plus petit. Aucun pas n'est fait.
# - **Sortie** : la perte moyenne des `n` exemples, un nombre Python.
#
# **Exemple** : pour 10 exemples et `taille_micro=4`, les gradients sont ceux que donnerait un seul `backward()` sur les 10.
#
# <details><summary>Indice 1</summary>Une boucle sur les débuts, de 0 à n par pas de taille_micro. Une tranche qui dépasse la fin s'arrête à la fin.</details>
# <details><summary>Indice 2</summary>La perte d'un micro-lot se multiplie par sa part du lot <b>avant</b> backward : le gradient d'une perte multipliée est multiplié d'autant.</details>
# <details><summary>Indice 3</summary>Les gradients s'effacent une fois, avant la boucle. Dans la boucle, ils doivent s'additionner.</details>

# %% nbgrader={"grade": false, "grade_id": "accumuler_gradients", "locked": false, "schema_version": 3, "solution": true, "task": false}
def accumuler_gradients(modele, critere, X, y, taille_micro):
    """Accumule dans grad le gradient de la perte moyenne de (X, y), par micro-lots ; renvoie cette perte."""
    ### BEGIN SOLUTION
    modele.zero_grad()
    n, total = len(X), 0.0
    for debut in range(0, n, taille_micro):
        X_micro, y_micro = X[debut : debut + taille_micro], y[debut : debut + taille_micro]
        perte = critere(modele(X_micro), y_micro) * (len(X_micro) / n)
        perte.backward()
        total += perte.item()
    return total
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_accumuler_gradients_valeurs", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · le gradient du lot entier, dernier micro-lot compris (2 points)
rng = controles.hasard(90)
X, y = torch.tensor(rng.normal(size=(10, 3)), dtype=torch.float32), torch.tensor(rng.permutation(10) % 3)
def reseau_a_tanh():
    torch.manual_seed(6)
    return nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 3))

modele, critere = reseau_a_tanh(), nn.CrossEntropyLoss()
def gradient_de(poids, ou):
    """Le gradient de la première couche, chaque tranche d'exemples pesée."""
    temoin = reseau_a_tanh()
    for w, t in zip(poids, ou):
        (w * nn.functional.cross_entropy(temoin(X[t]), y[t])).backward()
    return temoin[0].weight.grad.numpy()

tranches = [slice(0, 4), slice(4, 8), slice(8, 10)]
with controles.inchanges(X=X.numpy(), y=y.numpy()):
    perte = accumuler_gradients(modele, critere, X, y, 4)
# 1e-5 : quelques sommes en float32
controles.egal(modele[0].weight.grad, gradient_de([1], [slice(0, 10)]), "le gradient de la première couche, 10 exemples en micro-lots de 4", rtol=1e-4, atol=1e-6, pistes=[
    (gradient_de([1 / 3] * 3, tranches), "diviser par le nombre de micro-lots donne trop de poids au dernier, plus petit : pesez par sa taille."),
    (gradient_de([1] * 3, tranches), "les pertes ne sont pas pesées : le gradient est trop grand."),
    (gradient_de([0.4, 0.4], tranches[:2]), "le dernier micro-lot, plus petit, manque."),
    (gradient_de([0.2], tranches[2:]), "zero_grad est dans la boucle : seul le dernier micro-lot reste."),
    (gradient_de([0.4] * 3, tranches), "le dernier micro-lot n'a que 2 exemples : son poids est 2/10."),
])
with torch.no_grad():
    logits = reseau_a_tanh()(X)
    attendue, par_tranche = nn.functional.cross_entropy(logits, y).item(), [nn.functional.cross_entropy(logits[t], y[t]).item() for t in tranches]
controles.vrai(isinstance(perte, (float, int)), "accumuler_gradients renvoie un nombre Python", cause=".item() tire un nombre Python d'un tenseur ; ou « return » manque.")
controles.egal(perte, attendue, "la perte moyenne des dix exemples", rtol=1e-5, pistes=[
    (10 * attendue, "c'est la somme des pertes : il faut la moyenne."),
    (np.mean(par_tranche), "c'est la moyenne des micro-lots, sans tenir compte de leur taille."),
    (np.sum(par_tranche), "c'est la somme des pertes des micro-lots : pesez-les."),
])
controles.reussi("accumuler_gradients : le gradient du lot entier")

# %% nbgrader={"grade": true, "grade_id": "test_accumuler_gradients_discipline", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · jamais plus de taille_micro exemples, anciens gradients effacés, aucun pas (1 point)
class Compteur(nn.Module):
    def __init__(self):
        super().__init__()
        self.couche, self.tailles, self.gestes = nn.Linear(2, 2), [], []
        self.couche.weight.register_hook(lambda g: self.gestes.append("retour"))

    def forward(self, X):
        self.tailles.append(len(X))
        self.gestes.append("aller")
        return self.couche(X)

rng = controles.hasard(91)
X, y = torch.tensor(rng.normal(size=(7, 2)), dtype=torch.float32), torch.tensor(rng.permutation(7) % 2)
for taille_micro, tailles in ((3, [3, 3, 1]), (7, [7]), (50, [7]), (1, [1] * 7)):
    torch.manual_seed(7)
    compteur = Compteur()
    torch.manual_seed(7)
    depart = nn.Linear(2, 2).weight.detach().numpy()
    for p in compteur.parameters():
        p.grad = torch.full_like(p, 1000.0)
    accumuler_gradients(compteur, nn.CrossEntropyLoss(), X, y, taille_micro)
    controles.egal(sorted(compteur.tailles), sorted(tailles), f"les tailles des lots vus par le modèle, 7 exemples, taille_micro = {taille_micro}")
    controles.vrai(compteur.gestes == ["aller", "retour"] * len(tailles), f"chaque micro-lot est rétropropagé avant le suivant (ici {', '.join(compteur.gestes)})",
                   cause="additionner les pertes puis rétropropager une seule fois garde toutes les activations en mémoire : c'est ce que l'on voulait éviter.")
    controles.vrai(np.array_equal(controles.observe(compteur.couche.weight.detach().numpy()), depart), "les poids n'ont pas changé", cause="la fonction n'avance pas : c'est l'appelant qui appelle step().")
    controles.vrai(compteur.couche.weight.grad.abs().max() < 100, "les anciens gradients sont effacés", cause="appelez zero_grad() une fois, avant la boucle.")
controles.reussi("accumuler_gradients : micro-lots, effacement, aucun pas")

# %% [markdown]
# Une limite : avec une **normalisation par lots** (chapitre 05), quatre micro-lots de 16 ne sont pas un lot de 64, car les moyennes sont prises sur 16 exemples. Et en Keras, l'argument `gradient_accumulation_steps` de l'optimiseur fait ce travail : il prend la moyenne **simple** des gradients de $k$ lots, juste si les lots ont la même taille.
#
# ### La précision mixte
#
# Un nombre float32 occupe 4 octets. Deux formats en occupent 2 :
#
# | format | chiffres significatifs | plus grand nombre | remarque |
# |---|---|---|---|
# | float32 | environ 7 | $3 \times 10^{38}$ | la référence |
# | float16 | environ 3 | 65 504 | les petits gradients s'arrondissent à zéro : on multiplie la perte par un grand facteur, puis on redivise (*loss scaling*) |
# | bfloat16 | 2 à 3 | $3 \times 10^{38}$ | même étendue que float32 : pas de facteur à gérer |
#
# En **précision mixte** (*mixed precision*), les poids restent en float32 ; les produits de matrices se font en 16 bits. Sur un GPU doté d'unités de calcul en 16 bits, un grand réseau va souvent deux à trois fois plus vite, et ses activations prennent moitié moins de place. Sur un processeur, tout dépend de la taille et des instructions disponibles. Nous avons mesuré, sur un processeur qui a des instructions bfloat16 : notre réseau 784-64-10, lots de 64, va environ **un quart moins vite** (les conversions coûtent plus que les produits) ; avec 1 024 neurones et des lots de 512, environ **deux fois plus vite**. Mesurez chez vous.

# %% tags=["demonstration"]
def epoque_torch(modele, optimiseur, X, y, rng, mixte=False, taille_lot=64):
    """Une époque d'apprentissage ; en précision mixte bfloat16 si on le demande."""
    modele.train()
    for X_lot, y_lot in lots(X, y, taille_lot, rng):
        optimiseur.zero_grad()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=mixte):
            perte = nn.functional.cross_entropy(modele(X_lot), y_lot)
        perte.backward()
        optimiseur.step()

X_valid_mode, y_valid_mode = en_lignes(pixels[3000:4000]), vetements[3000:4000]
for mixte in (False, True):
    parts = []
    for graine_mixte in range(3):
        modele_mixte = reseau(graine_mixte)
        optimiseur_mixte = torch.optim.Adam(modele_mixte.parameters(), lr=1e-3)
        for _ in range(3):
            epoque_torch(modele_mixte, optimiseur_mixte, X_mode, y_mode, np.random.default_rng(graine_mixte), mixte)
        parts.append(exactitude(modele_mixte, X_valid_mode, y_valid_mode))
    print(f"{'bfloat16' if mixte else 'float32 '} : validation de {100 * min(parts):.0f} à {100 * max(parts):.0f} % sur trois graines ; poids en {modele_mixte[0].weight.dtype}")

# %% [markdown]
# En Keras, c'est une ligne : `keras.mixed_precision.set_global_policy("mixed_bfloat16")`, et une couche de sortie en float32.
#
# > **À retenir.** Une norme par couche est un thermomètre. L'écrêtage borne la norme de **tous** les gradients réunis et garde leur direction. L'accumulation échange du temps contre de la mémoire, à condition de peser chaque micro-lot par sa taille.

# %% [markdown]
# ## 7. Mesurer
#
# L'exactitude est un seul nombre. Elle ne dit pas **quelles** erreurs sont faites, et elle ment quand les classes sont inégales.
#
# ### La matrice de confusion
#
# La case $(i, j)$ compte les exemples de **vraie** classe $i$, **prédits** $j$. Les lignes sont le vrai, les colonnes le prédit (la convention de scikit-learn ; d'autres ouvrages font l'inverse). La diagonale compte les réussites.
#
# **À la main.** Vraies classes `[0, 0, 0, 1, 1, 2]`, prédictions `[0, 0, 1, 1, 1, 0]` :
#
# | vrai \ prédit | 0 | 1 | 2 |
# |---|---|---|---|
# | **0** | 2 | 1 | 0 |
# | **1** | 0 | 2 | 0 |
# | **2** | 1 | 0 | 0 |
#
# Le modèle ne prédit jamais la classe 2 : sa colonne est vide. L'exactitude, $4/6$, ne le disait pas.

# %%
figures.confusion([[2, 1, 0], [0, 2, 0], [1, 0, 0]], titre="Six exemples, trois classes")

# %% [markdown]
# ### Exercice 10 · La matrice de confusion
#
# ★☆☆ · 10 minutes · **But** : compter les couples (vrai, prédit).
#
# Écrivez `matrice_confusion(y, y_predit, n_classes)`.
#
# - **Entrées** : deux suites de même longueur, d'entiers de 0 à `n_classes - 1`.
# - **Sortie** : un tableau d'**entiers** de forme `(n_classes, n_classes)` ; la case `[i, j]` compte les exemples de vraie classe `i` prédits `j`.
# - `ValueError` si les longueurs diffèrent, ou si une classe sort de l'intervalle.
#
# **Exemple** : le tableau ci-dessus.
#
# <details><summary>Indice 1</summary>Partez d'un tableau de zéros entiers. Une boucle sur les exemples suffit.</details>
# <details><summary>Indice 2</summary>Un indice négatif ne lève pas d'erreur en NumPy : −1 désigne la dernière case. Vérifiez les bornes vous-même.</details>
# <details><summary>Indice 3</summary>Sans boucle : <code>np.add.at</code>, ou <code>np.bincount</code> sur le numéro de case. <code>matrice[y, y_predit] += 1</code> ne convient pas : une case répétée n'y compte qu'une fois.</details>

# %% nbgrader={"grade": false, "grade_id": "matrice_confusion", "locked": false, "schema_version": 3, "solution": true, "task": false}
def matrice_confusion(y, y_predit, n_classes):
    """Renvoie la matrice (n_classes, n_classes) : ligne = vraie classe, colonne = classe prédite."""
    ### BEGIN SOLUTION
    y, y_predit = np.asarray(y, dtype=int), np.asarray(y_predit, dtype=int)
    if y.shape != y_predit.shape:
        raise ValueError(f"y et y_predit ont des longueurs différentes : {len(y)} et {len(y_predit)}.")
    for classes in (y, y_predit):
        if np.any((classes < 0) | (classes >= n_classes)):
            raise ValueError(f"les classes vont de 0 à {n_classes - 1}.")
    matrice = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(matrice, (y, y_predit), 1)
    return matrice
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_matrice_confusion_valeurs", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les comptes, vrai en ligne, prédit en colonne (2 points)
exemple_vrai, exemple_predit = np.array([0, 0, 0, 1, 1, 2]), np.array([0, 0, 1, 1, 1, 0])
with controles.inchanges(y=exemple_vrai, y_predit=exemple_predit):
    obtenu = matrice_confusion(exemple_vrai, exemple_predit, 3)
controles.egal(obtenu, [[2, 1, 0], [0, 2, 0], [1, 0, 0]], "matrice_confusion([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 1, 0], 3)", pistes=[
    ([[2, 0, 1], [1, 2, 0], [0, 0, 0]], "lignes et colonnes sont échangées : la ligne est la vraie classe."),
    ([[1, 1, 0], [0, 1, 0], [1, 0, 0]], "matrice[y, y_predit] += 1 ne compte qu'une fois une case répétée."),
    (np.array([[2, 1, 0], [0, 2, 0], [1, 0, 0]]) / 6, "ce sont des parts : l'énoncé demande des comptes."),
    (lambda o: np.any(o != np.round(o)), "ce sont des parts : l'énoncé demande des comptes."),
    ([[2, 0, 0], [0, 2, 0], [0, 0, 0]], "seules les réussites sont comptées : les erreurs vont hors de la diagonale."),
])
controles.entiers(obtenu, "matrice_confusion")
### BEGIN HIDDEN TESTS
rng = controles.hasard(100)
for n, c in ((200, 5), (30, 2), (40, 9)):
    vrai, predit = rng.integers(0, c, n), rng.integers(0, c, n)
    attendu = [[int(np.sum((vrai == i) & (predit == j))) for j in range(c)] for i in range(c)]
    controles.egal(matrice_confusion(list(vrai), list(predit), c), attendu, f"matrice_confusion sur {n} exemples de {c} classes", pistes=[
        (np.array(attendu).T, "lignes et colonnes sont échangées : la ligne est la vraie classe."),
    ])
### END HIDDEN TESTS
controles.reussi("matrice_confusion : vrai en ligne, prédit en colonne")

# %% nbgrader={"grade": true, "grade_id": "test_matrice_confusion_bornes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · les classes absentes comptent, les impossibles sont refusées (1 point)
controles.egal(matrice_confusion([1, 1], [1, 1], 4), np.diag([0, 2, 0, 0]), "matrice_confusion([1, 1], [1, 1], 4)", pistes=[
    (np.diag([0, 1, 0, 0]), "matrice[y, y_predit] += 1 ne compte qu'une fois une case répétée."),
    (lambda o: o.max() == 1, "ce sont des parts : l'énoncé demande des comptes."),
    (lambda o: o.shape != (4, 4), "la taille est n_classes, même si des classes sont absentes."),
])
for vrai, predit, quoi, cause in (
    ([0, 1, 2], [0, 1], "3 étiquettes et 2 prédictions", "zip s'arrête au plus court : comparez les longueurs."),
    ([0, 1], [0, -1], "une classe prédite -1", "un indice négatif ne lève pas d'erreur en NumPy : il désigne la fin."),
    ([0, -2], [0, 1], "une vraie classe -2", "un indice négatif ne lève pas d'erreur en NumPy : il désigne la fin."),
    ([0, 1], [0, 3], "une classe prédite 3 pour 3 classes", "les classes vont de 0 à n_classes - 1 : levez une ValueError, pas une IndexError."),
):
    controles.leve(ValueError, matrice_confusion, vrai, predit, 3, quoi=f"matrice_confusion avec {quoi}", cause=cause)
controles.reussi("matrice_confusion : bornes vérifiées")

# %% [markdown]
# ### Précision, rappel, F1
#
# Pour une classe donnée, trois nombres se lisent dans la matrice :
#
# - la **précision** (*precision*) : parmi les exemples **prédits** de cette classe, quelle part en est vraiment ? (la diagonale divisée par la **colonne**) ;
# - le **rappel** (*recall*) : parmi les **vrais** exemples de cette classe, quelle part a été trouvée ? (la diagonale divisée par la **ligne**) ;
# - le **F1** : leur moyenne harmonique, $F_1 = \dfrac{2PR}{P + R}$, qui n'est grande que si les deux le sont.
#
# **À la main**, classe 1 du tableau : 2 sur la diagonale, 3 dans la colonne, 2 dans la ligne. Précision $2/3$, rappel $2/2 = 1$, $F_1 = \frac{2 \times 2/3 \times 1}{5/3} = 0{,}8$. La moyenne ordinaire aurait donné 0,83 : l'harmonique penche du côté du plus faible.
#
# Pour un filtre à spam, une mauvaise précision jette de vrais messages ; pour un dépistage, un mauvais rappel manque des malades. Un seul nombre ne peut pas décider à votre place. La **moyenne macro** des F1 donne le même poids à chaque classe, même rare ; l'exactitude donne le même poids à chaque exemple.
#
# ### Un seuil, deux erreurs
#
# Un dépistage donne un **score** entre 0 et 1 ; au-dessus d'un **seuil**, on répond « malade ». Le même modèle, avec un autre seuil, a une autre précision et un autre rappel. (Ces scores sont simulés : 180 personnes saines, 20 malades.)

# %%
rng_scores = np.random.default_rng(0)
scores_depistage = np.concatenate([rng_scores.beta(2, 6, 180), rng_scores.beta(5, 3, 20)])
malades_depistage = np.repeat([0, 1], [180, 20])
figures.seuil(scores_depistage, malades_depistage, 0.5, titre="Un dépistage, seuil à 0,5")

# %% [markdown]
# **Prédisez**, puis déplacez le seuil : comment trouver tous les malades ? Quelle est l'exactitude d'un seuil à 1, qui n'en trouve aucun ?

# %% tags=["widget"]
widgets.deplacer_seuil(scores_depistage, malades_depistage)

# %% [markdown]
# <details><summary>Ce qu'il fallait voir</summary>
#
# En baissant le seuil, le rappel monte jusqu'à 1, et la précision s'effondre : tout le monde est alerté. En le montant, c'est l'inverse. Un seuil à 1 ne trouve personne et garde pourtant 90 % d'exactitude, celle de la réponse majoritaire. Le seuil se choisit sur la **validation**, d'après le coût de chaque erreur.
#
# </details>
#
# ### Exercice 11 · Le rapport
#
# ★★☆ · 20 minutes · **But** : résumer un classifieur, classe par classe.
#
# Écrivez `rapport(y, y_predit)`.
#
# - **Entrées** : deux suites non vides et de même longueur, d'entiers.
# - **Sortie** : un dictionnaire. Une clé (entier Python) par classe présente **dans `y` ou dans `y_predit`**, de valeur `{"precision": …, "rappel": …, "f1": …, "effectif": …}`, où l'effectif est le nombre de vrais exemples ; puis les clés `"exactitude"` et `"macro_f1"` (la moyenne des F1 des classes).
# - Un quotient dont le dénominateur est nul vaut 0.
# - `ValueError` si les longueurs diffèrent ou si les suites sont vides.
#
# **Exemple** : pour le tableau ci-dessus, la classe 1 a `{"precision": 2/3, "rappel": 1.0, "f1": 0.8, "effectif": 2}`, et la classe 2 a trois zéros et l'effectif 1.
#
# <details><summary>Indice 1</summary>Pour une classe, trois comptes suffisent : les exemples à la fois vrais et prédits, les prédits, les vrais.</details>
# <details><summary>Indice 2</summary>Une petite fonction de division, qui rend 0 quand le dénominateur est nul, évite de répéter le même test.</details>
# <details><summary>Indice 3</summary>L'ensemble des classes est l'union des deux suites : <code>np.union1d</code>. Une classe prédite mais jamais vraie a l'effectif 0 et compte dans la moyenne.</details>

# %% nbgrader={"grade": false, "grade_id": "rapport", "locked": false, "schema_version": 3, "solution": true, "task": false}
def rapport(y, y_predit):
    """Renvoie {classe: {"precision", "rappel", "f1", "effectif"}, "exactitude": …, "macro_f1": …}."""
    ### BEGIN SOLUTION
    y, y_predit = np.asarray(y), np.asarray(y_predit)
    if y.shape != y_predit.shape or len(y) == 0:
        raise ValueError("y et y_predit doivent être non vides et de même longueur.")

    def quotient(a, b):
        return float(a / b) if b else 0.0

    resultat = {}
    for classe in np.union1d(y, y_predit):
        trouves, predits, vrais = np.sum((y == classe) & (y_predit == classe)), np.sum(y_predit == classe), np.sum(y == classe)
        precision, rappel = quotient(trouves, predits), quotient(trouves, vrais)
        resultat[int(classe)] = {"precision": precision, "rappel": rappel,
                                 "f1": quotient(2 * precision * rappel, precision + rappel), "effectif": int(vrais)}
    macro = float(np.mean([ligne["f1"] for ligne in resultat.values()]))
    return {**resultat, "exactitude": float(np.mean(y == y_predit)), "macro_f1": macro}
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_rapport_classes", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · précision, rappel, F1 et effectif de chaque classe (2 points)
def rapport_de_reference(vrai, predit):
    """Le rapport, compté exemple par exemple."""
    lignes = {}
    for c in sorted(set(vrai) | set(predit)):
        vp = sum(a == c and b == c for a, b in zip(vrai, predit))
        p, r = sum(b == c for b in predit), sum(a == c for a in vrai)
        lignes[c] = {"precision": vp / p if p else 0.0, "rappel": vp / r if r else 0.0, "f1": 2 * vp / (p + r), "effectif": r}
    return lignes

def verifier_rapport(vrai, predit, quoi):
    attendu, obtenu = rapport_de_reference(vrai, predit), rapport(np.array(vrai), np.array(predit))
    controles.vrai(isinstance(obtenu, dict), f"{quoi} renvoie un dictionnaire", cause="la fonction ne renvoie rien, ou pas un dictionnaire.")
    manquantes = [c for c in attendu if c not in obtenu]
    controles.vrai(not manquantes, f"{quoi} a une clé par classe ; il manque {manquantes}",
                   cause="les classes sont celles de y ou de y_predit : prenez l'union.")
    for c in sorted(set(vrai) | set(predit)):
        ligne = attendu[c]
        controles.vrai(isinstance(obtenu[c], dict) and {"precision", "rappel", "f1", "effectif"} <= set(obtenu[c]), f"{quoi}, classe {c} : les clés precision, rappel, f1 et effectif")
        for cle in ("precision", "rappel", "f1", "effectif"):
            valeur = ligne[cle]
            controles.egal(obtenu[c][cle], valeur, f"{quoi}, classe {c}, {cle}", pistes=[
                (ligne["rappel"] if cle == "precision" and ligne["rappel"] != valeur else np.nan, "précision et rappel sont échangés : la précision divise par les prédits."),
                (ligne["precision"] if cle == "rappel" and ligne["precision"] != valeur else np.nan, "précision et rappel sont échangés : le rappel divise par les vrais."),
                ((ligne["precision"] + ligne["rappel"]) / 2 if cle == "f1" else np.nan, "c'est la moyenne ordinaire : le F1 est la moyenne harmonique."),
                (ligne["precision"] * ligne["rappel"] if cle == "f1" else np.nan, "il faut deux fois le produit, divisé par la somme."),
                (sum(b == c for b in predit) if cle == "effectif" else np.nan, "l'effectif compte les vrais exemples, pas les prédits."),
                (lambda o: np.isnan(o), "0 / 0 vaut NaN : l'énoncé demande 0."),
            ])
    return obtenu

with controles.sans_avertissement("rapport quand une classe n'est jamais prédite"):
    verifier_rapport([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 1, 0], "rapport([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 1, 0])")
with controles.sans_avertissement("rapport quand une classe n'est jamais vraie"):
    verifier_rapport([0, 0, 4], [0, 7, 4], "rapport([0, 0, 4], [0, 7, 4])")
### BEGIN HIDDEN TESTS
rng = controles.hasard(110)
for n, c in ((60, 4), (25, 2), (9, 12)):
    verifier_rapport(rng.integers(0, c, n).tolist(), rng.integers(0, c, n).tolist(), f"rapport sur {n} exemples de {c} classes au plus")
### END HIDDEN TESTS
controles.reussi("rapport : précision, rappel et F1 de chaque classe")

# %% nbgrader={"grade": true, "grade_id": "test_rapport_resume", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · l'exactitude et le F1 macro (1 point)
vrai, predit = [0] * 8 + [1, 1], [0] * 10  # une classe rare, jamais trouvée
obtenu = rapport(vrai, predit)
controles.vrai({"exactitude", "macro_f1"} <= set(obtenu), "rapport a les clés exactitude et macro_f1")
controles.egal(obtenu["exactitude"], 0.8, "l'exactitude d'un modèle qui répond toujours 0", pistes=[(8, "c'est le nombre de réussites."), (0.5, "c'est la moyenne des rappels : l'exactitude compte tous les exemples.")])
f1 = 2 * 0.8 / 1.8
controles.egal(obtenu["macro_f1"], f1 / 2, "le F1 macro d'un modèle qui répond toujours 0", pistes=[
    (f1, "la classe jamais prédite compte aussi, avec un F1 de 0."),
    (0.8 * f1, "c'est la moyenne pesée par les effectifs : la moyenne macro donne le même poids à chaque classe."),
    (0.8, "c'est l'exactitude."),
])
for vrai, predit, attendu, pistes in (
    ([0, 0, 4], [0, 7, 4], 5 / 9, [(5 / 6, "la classe 7, prédite mais jamais vraie, compte aussi, avec un F1 de 0."), (4 / 7, "c'est le F1 des moyennes : prenez la moyenne des F1.")]),
    ([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 1, 0], 22 / 45, [(40 / 81, "c'est le F1 des moyennes : prenez la moyenne des F1."), (11 / 15, "la classe 2, jamais prédite, compte aussi, avec un F1 de 0.")]),
):
    controles.egal(rapport(vrai, predit)["macro_f1"], attendu, f"le F1 macro de rapport({vrai}, {predit})", pistes=pistes)
controles.reussi("rapport : l'exactitude et le F1 macro")

# %% nbgrader={"grade": true, "grade_id": "test_rapport_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · des entrées impossibles sont refusées, les listes acceptées (1 point)
controles.egal(rapport([3], [3])["exactitude"], 1.0, "rapport([3], [3])[\"exactitude\"]")
controles.vrai(all(type(cle) in (int, str) for cle in rapport([3, 5], [5, 3])), "les clés sont des entiers Python et deux chaînes", cause="np.unique donne des entiers de NumPy : convertissez avec int(…).")
controles.leve(ValueError, rapport, [0, 1, 1], [0, 1], quoi="rapport avec 3 étiquettes et 2 prédictions", cause="zip s'arrête au plus court : comparez les longueurs.")
controles.leve(ValueError, rapport, [], [], quoi="rapport de deux listes vides", cause="sans exemple, aucune mesure n'a de sens.")
controles.reussi("rapport : les entrées impossibles sont refusées")

# %% [markdown]
# ### La bonne réponse est-elle dans les k premières ?
#
# Avec mille classes, se tromper de race de chien n'est pas se tromper d'animal. L'**exactitude top-k** (*top-k accuracy*) compte comme juste un exemple dont la vraie classe est parmi les $k$ plus grands logits.
#
# Un piège : les **égalités**. Un modèle qui donne le même logit à toutes les classes n'a rien appris ; selon l'ordre du tri, il pourrait pourtant être compté juste. Nous comptons les égalités **contre** le modèle : la vraie classe est dans les $k$ premières si **moins de $k$** autres classes ont un logit **supérieur ou égal** au sien.
#
# **À la main**, logits `[1, 3, 3, 0]`, vraie classe 1. Une autre classe (la 2) a un logit au moins égal : 1 < 1 est faux, donc faux en top-1 ; 1 < 2, donc juste en top-2.
#
# ### Exercice 12 · L'exactitude top-k
#
# ★★☆ · 14 minutes · **But** : mesurer le top-k sans cadeau aux égalités.
#
# Écrivez `exactitude_top_k(logits, y, k)`.
#
# - **Entrées** : `logits` de forme `(n, c)`, `y` de forme `(n,)`, `k` de 1 à `c`.
# - **Sortie** : la part des exemples justes au sens ci-dessus, un nombre entre 0 et 1.
# - `ValueError` si `k` sort de cet intervalle.
#
# **Exemple** : `exactitude_top_k(np.array([[1.0, 3, 3, 0]]), np.array([1]), 2)` vaut 1 ; avec `k=1`, 0.
#
# <details><summary>Indice 1</summary>Pas besoin de trier : comparez chaque logit à celui de la vraie classe, et comptez.</details>
# <details><summary>Indice 2</summary>Le logit de la vraie classe de chaque ligne : une indexation par deux suites, ou <code>np.take_along_axis</code>. Gardez-lui la forme (n, 1) pour comparer à toute la ligne.</details>
# <details><summary>Indice 3</summary>La vraie classe est toujours égale à elle-même : elle est dans le compte, et ne devrait pas y être.</details>

# %% nbgrader={"grade": false, "grade_id": "exactitude_top_k", "locked": false, "schema_version": 3, "solution": true, "task": false}
def exactitude_top_k(logits, y, k):
    """La part des exemples dont la vraie classe est parmi les k plus grands logits ; les égalités comptent contre."""
    ### BEGIN SOLUTION
    logits, y = np.asarray(logits), np.asarray(y)
    if not 1 <= k <= logits.shape[1]:
        raise ValueError(f"k va de 1 à {logits.shape[1]} ; reçu {k}.")
    vrais = logits[np.arange(len(y)), y][:, None]
    autres_au_moins_egaux = np.sum(logits >= vrais, axis=1) - 1
    return float(np.mean(autres_au_moins_egaux < k))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_exactitude_top_k_valeurs", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · sans égalité, l'exactitude ordinaire et les suivantes (2 points)
rng = controles.hasard(120)
logits, y = rng.normal(size=(50, 6)), rng.integers(0, 6, 50)
y[:10] = logits[:10].argmax(axis=1)
rangs = np.array([sorted(ligne, reverse=True).index(ligne[c]) + 1 for ligne, c in zip(logits, y)])
with controles.inchanges(logits=logits, y=y):
    for k in range(1, 7):
        part = float(np.mean(rangs <= k))
        controles.egal(exactitude_top_k(logits, y, k), part, f"exactitude_top_k(logits, y, {k}), 50 exemples, 6 classes", pistes=[
            (np.mean(rangs == k), "c'est la part classée exactement à la k-ième place : comptez toutes les places jusqu'à k."),
            (np.mean(rangs <= k - 1), "le compte contient la vraie classe elle-même : retirez-la."),
            (np.mean(rangs <= k + 1), "une place de trop : moins de k autres, pas k ou moins."),
            (np.mean(rangs > 6 - k), "ce sont les k plus petits logits : l'ordre est à l'envers."),
            (part * 50, "c'est un nombre d'exemples : divisez par n."),
            (part * 100, "c'est un pourcentage : la part est entre 0 et 1."),
        ])
controles.reussi("exactitude_top_k : sans égalité")

# %% nbgrader={"grade": true, "grade_id": "test_exactitude_top_k_egalites", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · les égalités comptent contre le modèle, k est vérifié (2 points)
L = np.array([[1.0, 3.0, 3.0, 0.0]])
for c, k, attendu in ((1, 1, 0.0), (2, 1, 0.0), (1, 2, 1.0), (0, 2, 0.0), (0, 3, 1.0)):
    controles.egal(exactitude_top_k(L, np.array([c]), k), attendu, f"exactitude_top_k([[1, 3, 3, 0]], [{c}], {k})", pistes=[
        (1.0 - attendu, f"il faut strictement moins de {k} autre(s) classe(s) de logit supérieur ou égal : la comparaison à k, ou l'égalité, est trop indulgente." if attendu == 0 else
         "moins de k autres classes ont un logit au moins égal : c'est juste. La vraie classe s'est-elle comptée elle-même ?"),
    ])
plat = np.zeros((12, 5))
for k in (1, 3, 4):
    controles.egal(exactitude_top_k(plat, np.arange(12) % 5, k), 0.0, f"exactitude_top_k d'un modèle qui donne le même logit à 5 classes, k = {k}", pistes=[
        (lambda o: o > 0, "les égalités ont aidé ce modèle, qui ne sait rien : un tri les départage par hasard ou par l'ordre des classes."),
    ])
controles.egal(exactitude_top_k(plat, np.arange(12) % 5, 5), 1.0, "avec k = 5 classes, tout est juste")
for k in (0, -1, 6):
    controles.leve(ValueError, exactitude_top_k, plat, np.arange(12) % 5, k, quoi=f"exactitude_top_k avec k = {k} et 5 classes", cause="k va de 1 au nombre de classes.")
controles.reussi("exactitude_top_k : les égalités, et les bornes de k")

# %% [markdown]
# > **À retenir.** Lignes : le vrai. Colonnes : le prédit. La précision lit une colonne, le rappel une ligne. Le F1 macro voit les classes rares, l'exactitude non. Quand deux conventions existent (lignes et colonnes, égalités), dites la vôtre.

# %% [markdown]
# ## 8. Chercher des réglages
#
# Le taux est réglé. Restent la largeur et le nombre des couches, l'activation, le dropout, la taille des lots, le nombre d'époques, l'augmentation…
#
# On commence **à la main**, et c'est bien ainsi : une valeur connue pour partir, **une chose changée à la fois**, un œil sur les courbes, et d'abord large (0,1, 0,01, 0,001) puis serré autour du meilleur. Quand les réglages se multiplient, trois façons automatiques prennent le relais.
#
# 1. **En grille** (*grid search*) : toutes les combinaisons d'une liste de valeurs. Avec $v_i$ valeurs pour le réglage $i$, il y en a $\prod_i v_i$ : 4 réglages à 5 valeurs font 625 entraînements.
# 2. **Au hasard** (*random search*) : $n$ combinaisons tirées. Quand un seul réglage compte vraiment, une grille de $3 \times 3$ n'en essaie que **trois** valeurs, neuf tirages en essaient **neuf** (Bergstra et Bengio, 2012).
# 3. **Bayésienne** (*Bayesian optimization*) : un modèle probabiliste, nourri des essais passés, propose le suivant. Il arbitre entre **explorer** (là où l'on ne sait rien) et **exploiter** (là où c'était bon).
#
# Dans les trois cas, on compare sur la **validation**, jamais sur le test.

# %%
figures.grille_et_hasard(3, 0, titre="Neuf essais, deux façons de les placer")

# %% tags=["widget"]
widgets.placer_essais()

# %% [markdown]
# **Question.** Changez la graine : le hasard gagne-t-il à chaque fois ?
#
# <details><summary>Réponse</summary>
#
# Non. Il arrive que neuf tirages tombent tous loin du sommet, et qu'une grille tombe dessus par chance. Mais quand un seul réglage compte, le hasard en essaie trois fois plus de valeurs pour le même prix.
#
# </details>
#
# ### Exercice 13 · La grille
#
# ★☆☆ · 8 minutes · **But** : énumérer toutes les combinaisons.
#
# Écrivez `grille(espace)`.
#
# - **Entrée** : `espace`, un dictionnaire `{nom: liste de valeurs}`.
# - **Sortie** : la liste de toutes les combinaisons, des dictionnaires `{nom: valeur}` aux clés dans l'ordre d'`espace`. La **dernière** clé varie le plus vite, et les valeurs gardent l'ordre de leur liste.
# - `ValueError` si une liste est vide. `espace` n'est pas modifié.
#
# **Exemple** : `grille({"lr": [0.1, 0.01], "caches": [32, 64]})` donne quatre dictionnaires : (0,1 ; 32), (0,1 ; 64), (0,01 ; 32), (0,01 ; 64).
#
# <details><summary>Indice 1</summary>Une boucle par réglage, mais le nombre de réglages n'est pas connu : il faut autre chose que des boucles écrites à la main.</details>
# <details><summary>Indice 2</summary>La bibliothèque standard a le produit cartésien : <code>itertools.product</code>. L'étoile transmet une suite de listes comme autant d'arguments.</details>
# <details><summary>Indice 3</summary>Pour chaque combinaison (un n-uplet de valeurs), <code>zip</code> avec les noms, puis <code>dict</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "grille", "locked": false, "schema_version": 3, "solution": true, "task": false}
def grille(espace):
    """Renvoie la liste de toutes les combinaisons de l'espace {nom: valeurs}."""
    ### BEGIN SOLUTION
    import itertools

    for nom, valeurs in espace.items():
        if len(valeurs) == 0:
            raise ValueError(f"le réglage « {nom} » n'a aucune valeur.")
    return [dict(zip(espace, combinaison)) for combinaison in itertools.product(*espace.values())]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_grille_combinaisons", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · toutes les combinaisons, dans l'ordre (2 points)
def verifier_grille(espace, attendues, quoi):
    recu = {cle: list(valeurs) for cle, valeurs in espace.items()}
    obtenues = grille(recu)
    controles.vrai(not (isinstance(obtenues, (list, tuple)) and any(isinstance(v, (list, tuple)) for o in obtenues if isinstance(o, dict) for v in o.values())),
                   f"{quoi} : chaque valeur est un élément d'une liste, pas la liste", cause="product doit recevoir chaque liste à part : il manque l'étoile.")
    obtenues = controles.n_uplet(obtenues, len(attendues), quoi)
    controles.vrai(all(isinstance(o, dict) and list(o) == list(espace) for o in obtenues), f"{quoi} : des dictionnaires aux clés {', '.join(espace)}, dans cet ordre")
    textes, voulus = [repr(o) for o in obtenues], [repr(a) for a in attendues]
    controles.vrai(textes == voulus or sorted(textes) != sorted(voulus), f"{quoi} : l'ordre des combinaisons", cause="la dernière clé varie le plus vite, la première le plus lentement.")
    pareilles = len(set(textes)) == 1
    for k in range(len(obtenues)):
        controles.vrai(obtenues[k] == attendues[k], f"{quoi} : on attend {attendues[k]}, on obtient {obtenues[k]}",
                       cause="un même dictionnaire ajouté plusieurs fois garde ses dernières valeurs : créez-en un par combinaison." if pareilles else None)
    controles.vrai(controles.observe(recu) == espace, f"{quoi} : l'espace n'a pas changé")

verifier_grille({"lr": [0.1, 0.01], "caches": [32, 64]}, [{"lr": 0.1, "caches": 32}, {"lr": 0.1, "caches": 64}, {"lr": 0.01, "caches": 32}, {"lr": 0.01, "caches": 64}],
                "grille à 2 × 2 combinaisons")
verifier_grille({"a": [3, 1], "b": ["x"], "c": [None, True, 2.5]}, [{"a": a, "b": "x", "c": c} for a in (3, 1) for c in (None, True, 2.5)], "grille à 2 × 1 × 3 combinaisons")
verifier_grille({"seul": [5, 4, 6]}, [{"seul": 5}, {"seul": 4}, {"seul": 6}], "grille à un réglage")
### BEGIN HIDDEN TESTS
hasard = controles.hasard(130)
listes = [[f"{nom}{valeur}" for valeur in hasard.permutation(50)[:combien]] for nom, combien in zip("zyxw", (2, 3, 2, 4))]
verifier_grille(dict(zip("zyxw", listes)), [{"z": a, "y": b, "x": c, "w": d} for a in listes[0] for b in listes[1] for c in listes[2] for d in listes[3]], "grille à 48 combinaisons")
### END HIDDEN TESTS
controles.reussi("grille : toutes les combinaisons, dans l'ordre")

# %% nbgrader={"grade": true, "grade_id": "test_grille_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · une liste vide est refusée (1 point)
controles.vrai(len(grille({"a": [0], "b": [1, 2]})) == 2, "grille({\"a\": [0], \"b\": [1, 2]}) donne deux combinaisons")
controles.leve(ValueError, grille, {"lr": [0.1], "caches": []}, quoi="grille quand une liste est vide", cause="le produit serait vide, sans le dire : vérifiez chaque liste.")
controles.reussi("grille : une liste vide est refusée")

# %% [markdown]
# ### Exercice 14 · Le tirage
#
# ★★☆ · 24 minutes · **But** : tirer des réglages, chacun à sa bonne échelle.
#
# Entre $10^{-4}$ et $10^{-1}$, un tirage uniforme tombe neuf fois sur dix au-dessus de $10^{-2}$ : il n'explore presque pas les petits taux. Un taux se tire **uniformément dans son logarithme**.
#
# Écrivez `tirage(espace, n, rng)`.
#
# - **Entrée** : `espace`, un dictionnaire `{nom: description}`, où la description est l'une de celles-ci :
#   - une **liste** : une de ses valeurs, **telle quelle**, avec la même probabilité ;
#   - `("uniforme", a, b)` : un réel uniforme entre `a` et `b` ;
#   - `("log", a, b)` : un réel dont le logarithme est uniforme entre ceux de `a` et de `b` (`a > 0`) ;
#   - `("entier", a, b)` : un **entier Python**, uniforme de `a` à `b` **compris**.
# - **Sortie** : une liste de `n` dictionnaires `{nom: valeur}`, aux clés dans l'ordre d'`espace`, tirés indépendamment par `rng`.
# - `ValueError` si la description n'est pas l'une des quatre, si `a > b`, ou si `a ≤ 0` pour `"log"`.
#
# **Exemple** : `tirage({"lr": ("log", 1e-4, 1e-1), "caches": [32, 64]}, 3, rng)` donne trois dictionnaires.
#
# <details><summary>Indice 1</summary>Écrivez d'abord une fonction qui tire une seule valeur d'une seule description ; le reste est une double compréhension.</details>
# <details><summary>Indice 2</summary>L'exponentielle d'un tirage uniforme entre deux logarithmes : c'est tout le secret de « log ».</details>
# <details><summary>Indice 3</summary><code>rng.choice(liste)</code> convertit les valeurs en types de NumPy, et abîme None ou les n-uplets : tirez plutôt un <b>indice</b>. <code>rng.integers</code> exclut sa borne haute, sauf avec <code>endpoint=True</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "tirage", "locked": false, "schema_version": 3, "solution": true, "task": false}
def tirage(espace, n, rng):
    """Renvoie n combinaisons tirées de l'espace {nom: liste ou (genre, a, b)}."""
    ### BEGIN SOLUTION
    def tirer(nom, description):
        if isinstance(description, list):
            return description[int(rng.integers(len(description)))]
        if not isinstance(description, tuple) or len(description) != 3:
            raise ValueError(f"« {nom} » : une liste, ou un triplet (genre, a, b) ; reçu {description}.")
        genre, a, b = description
        if genre not in ("uniforme", "log", "entier") or a > b or (genre == "log" and a <= 0):
            raise ValueError(f"« {nom} » : description impossible, {description}.")
        if genre == "entier":
            return int(rng.integers(a, b, endpoint=True))
        if genre == "log":
            return float(np.exp(rng.uniform(np.log(a), np.log(b))))
        return float(rng.uniform(a, b))

    return [{nom: tirer(nom, description) for nom, description in espace.items()} for _ in range(n)]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_tirage_formes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · n dictionnaires, des valeurs du bon type, tirées par rng (1 point)
espace_essai = {"lr": ("log", 1e-4, 1e-1), "caches": ("entier", 1, 3), "dropout": ("uniforme", 0.0, 0.5), "cas": [None, "adam", (2, 3), True]}
def trois_colonnes(graine, n=40):
    np.random.seed(1)
    random.seed(1)
    return controles.n_uplet(tirage(espace_essai, n, np.random.default_rng(graine)), n, f"tirage(espace, {n}, rng)")
essais = trois_colonnes(0)
controles.vrai(all(isinstance(e, dict) and list(e) == list(espace_essai) for e in essais), f"chaque tirage est un dictionnaire aux clés {', '.join(espace_essai)}")
controles.vrai(all(type(e["caches"]) is int for e in essais), f"« entier » donne des entiers Python (ici {type(essais[0]['caches']).__name__})", cause="rng.integers donne un entier de NumPy : convertissez avec int(…).")
controles.vrai(all(any(e["cas"] is v or e["cas"] == v and type(e["cas"]) is type(v) for v in espace_essai["cas"]) for e in essais), "une liste donne ses valeurs telles quelles",
               cause="rng.choice convertit les valeurs : tirez un indice.")
controles.vrai(all(isinstance(e[nom], float) for e in essais for nom in ("lr", "dropout")), "« log » et « uniforme » donnent des réels")
controles.vrai(len({e["lr"] for e in essais}) == 40, "les tirages sont indépendants", cause="le même tirage est répété : tirez à l'intérieur de la boucle.")
controles.vrai(essais == trois_colonnes(0), "deux générateurs de même graine donnent les mêmes tirages", cause="le hasard doit venir de rng.")
controles.vrai(essais != trois_colonnes(1), "deux graines donnent des tirages différents", cause="le hasard doit venir de rng.")
controles.vrai(tirage(espace_essai, 0, controles.hasard(0)) == [], "zéro tirage donne une liste vide")
controles.reussi("tirage : des valeurs du bon type, tirées par rng")

# %% nbgrader={"grade": true, "grade_id": "test_tirage_lois", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · chaque description suit sa loi (2 points)
n = 600
essais = tirage({"lr": ("log", 1e-4, 1e-1), "caches": ("entier", 1, 3), "dropout": ("uniforme", 2.0, 6.0), "lot": [16, 32, 64, 128]}, n, controles.hasard(140))
controles.vrai(len({e["lr"] for e in essais}) > 1, "600 tirages ne sont pas tous les mêmes", cause="le même tirage est répété : tirez à l'intérieur de la boucle.")
controles.vrai(all(type(e["lot"]) is int for e in essais), "une liste d'entiers donne ces entiers", cause="rng.choice convertit les valeurs : tirez un indice.")
colonnes = {nom: np.array([e[nom] for e in essais]) for nom in essais[0]}
# Chaque part a un écart type d'au plus 0.021 pour 600 tirages : 0.11 en fait plus de cinq.
def verifier_part(part, attendue, quoi, cause):
    controles.vrai(abs(part - attendue) < 0.11, f"{quoi} : environ {100 * attendue:.0f} % (ici {100 * part:.0f} %)", cause=cause)
for nom, a, b in (("lr", 1e-4, 1e-1), ("dropout", 2.0, 6.0), ("caches", 1, 3)):
    controles.vrai(np.all((colonnes[nom] >= a * (1 - 1e-9)) & (colonnes[nom] <= b * (1 + 1e-9))), f"« {nom} » reste entre {a:g} et {b:g}")
verifier_part(np.mean(colonnes["lr"] < 1e-3), 1 / 3, "part des taux sous 0,001", "c'est le logarithme qui est uniforme : tirez l'exposant.")
verifier_part(np.mean(colonnes["lr"] < 1e-2), 2 / 3, "part des taux sous 0,01", "c'est le logarithme qui est uniforme : tirez l'exposant.")
verifier_part(np.mean(colonnes["dropout"] < 3.0), 1 / 4, "part de « uniforme » dans le premier quart", "« uniforme » est uniforme sur la valeur elle-même.")
for entier in (1, 2, 3):
    verifier_part(np.mean(colonnes["caches"] == entier), 1 / 3, f"part de l'entier {entier}", "la borne haute est comprise, et chaque entier a la même chance.")
for valeur in (16, 32, 64, 128):
    verifier_part(np.mean(colonnes["lot"] == valeur), 1 / 4, f"part de la valeur {valeur} d'une liste", "chaque valeur de la liste a la même chance, la dernière aussi.")
controles.reussi("tirage : chaque description suit sa loi")

# %% nbgrader={"grade": true, "grade_id": "test_tirage_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · une description impossible est refusée (1 point)
rng = controles.hasard(141)
controles.vrai(tirage({"a": ("entier", 4, 4)}, 2, rng) == [{"a": 4}, {"a": 4}], "deux bornes égales sont permises")
for description, cause in ((("gaussien", 0, 1), "genre inconnu."), (0.1, "ni une liste, ni un triplet : vérifiez-le avant de le déballer."), (("log", 0.1), "ce n'est pas un triplet : vérifiez-le avant de le déballer."), (("uniforme", 2.0, 1.0), "les bornes sont à l'envers."), (("entier", 5, 4), "les bornes sont à l'envers."),
                           (("log", 0.0, 1.0), "log(0) n'existe pas."), (("log", -1.0, 1.0), "le logarithme d'un nombre négatif n'existe pas.")):
    controles.leve(ValueError, tirage, {"x": description}, 3, rng, quoi=f"tirage avec la description {description}", cause=cause)
controles.reussi("tirage : une description impossible est refusée")

# %% [markdown]
# ### Optuna : chercher avec une mémoire
#
# [Optuna](https://optuna.org) est une bibliothèque de recherche de réglages. Vous écrivez une fonction **objectif** ; elle reçoit un **essai** (*trial*), lui **demande** ses réglages, et rend une note. Optuna choisit lui-même les réglages de chaque essai.
#
# ```python
# def objectif_simple(trial):
#     x = trial.suggest_float("x", -10, 10)     # un réel
#     n = trial.suggest_int("n", 1, 5)          # un entier
#     mode = trial.suggest_categorical("mode", ["a", "b"])
#     return (x - 2) ** 2 + n
# ```
#
# Son algorithme par défaut s'appelle **TPE** (*tree-structured Parzen estimator* ; Bergstra et coll., 2011). Après quelques essais au hasard (dix par défaut, `n_startup_trials`), il sépare les essais en bons et mauvais, estime pour chaque réglage où tombent les uns et les autres, et propose des valeurs fréquentes chez les bons et rares chez les mauvais. C'est une optimisation bayésienne sans processus gaussien.
#
# Voici l'entraînement que nous allons régler : un réseau à une couche cachée, sur 1 500 images de vêtements réduites à 14 × 14 pixels.

# %% nbgrader={"grade": false, "grade_id": "entrainer_et_valider", "locked": true, "schema_version": 3, "solution": false, "task": false}
def reduire(images):
    """Des images (n, 28, 28) aux lignes (n, 196) : la moyenne de chaque carré de 2 × 2 pixels, entre 0 et 1."""
    return (images.reshape(len(images), 14, 2, 14, 2).mean(axis=(2, 4)) / 255).reshape(len(images), -1).astype("float32")

X_reduit, y_reduit = reduire(pixels[:1500]), vetements[:1500]
X_reduit_valid, y_reduit_valid = reduire(pixels[3000:3600]), vetements[3000:3600]

def entrainer_et_valider(lr, caches, dropout, graine=0, epoques=4):
    """Entraîne un réseau 196-caches-10 par SGD avec momentum ; renvoie son exactitude de validation."""
    modele = reseau(graine, (196, caches, 10), dropout)
    optimiseur = torch.optim.SGD(modele.parameters(), lr=lr, momentum=0.9)
    rng = np.random.default_rng(graine)
    modele.train()
    for _ in range(epoques):
        for X_lot, y_lot in lots(X_reduit, y_reduit, 50, rng):
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_lot), y_lot).backward()
            optimiseur.step()
    return exactitude(modele, X_reduit_valid, y_reduit_valid)

# %% [markdown]
# ### Exercice 15 · L'objectif d'Optuna
#
# ★★☆ · 10 minutes · **But** : écrire une fonction objectif qu'Optuna puisse maximiser.
#
# Écrivez `objectif(trial)`.
#
# - Demandez à `trial`, sous ces noms : `"lr"`, un réel de 0,0001 à 1 sur une échelle **logarithmique** ; `"caches"`, un entier de 4 à 128 sur une échelle **logarithmique** ; `"dropout"`, un réel de 0 à 0,5 sur une échelle ordinaire.
# - **Sortie** : ce que rend `entrainer_et_valider(lr=…, caches=…, dropout=…)`, appelée une fois avec ces valeurs.
#
# **Exemple** : `objectif(optuna.trial.FixedTrial({"lr": 0.05, "caches": 32, "dropout": 0.0}))` entraîne un seul réseau, avec ces réglages-là.
#
# <details><summary>Indice 1</summary>Trois demandes, une par réglage ; relisez <code>objectif_simple</code>.</details>
# <details><summary>Indice 2</summary>Les bornes sont les deux arguments qui suivent le nom. L'échelle logarithmique est un argument nommé, un booléen.</details>
# <details><summary>Indice 3</summary>Un nombre de neurones est un entier, et il a aussi son échelle logarithmique.</details>

# %% nbgrader={"grade": false, "grade_id": "objectif", "locked": false, "schema_version": 3, "solution": true, "task": false}
def objectif(trial):
    """L'exactitude de validation d'un réseau dont trial choisit lr, caches et dropout."""
    ### BEGIN SOLUTION
    lr = trial.suggest_float("lr", 1e-4, 1.0, log=True)
    caches = trial.suggest_int("caches", 4, 128, log=True)
    dropout = trial.suggest_float("dropout", 0.0, 0.5)
    return entrainer_et_valider(lr=lr, caches=caches, dropout=dropout)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_objectif_appel", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les réglages de l'essai vont à l'entraînement, et sa note revient (1 point)
appels = []
def espion(lr, caches, dropout, **autres):
    appels.append((lr, caches, dropout))
    return 0.625

with controles.remplace(globals(), entrainer_et_valider=espion):
    note = objectif(optuna.trial.FixedTrial({"lr": 0.05, "caches": 32, "dropout": 0.25}))
controles.egal(len(appels), 1, "le nombre d'appels d'entrainer_et_valider pour un essai")
controles.egal(appels[0], (0.05, 32, 0.25), "les réglages (lr, caches, dropout) reçus par entrainer_et_valider", pistes=[
    ((0.05, 32, 0.0), "dropout n'est pas transmis."), (lambda o: sorted(o.tolist()) == [0.05, 0.25, 32.0], "les trois réglages sont transmis dans le mauvais ordre : nommez les arguments."),
])
### BEGIN HIDDEN TESTS
tirees = np.round(controles.hasard(151).uniform([0.001, 8, 0.05], [0.5, 100, 0.45]), 3)
lr, caches, dropout = float(tirees[0]), int(tirees[1]), float(tirees[2])
with controles.remplace(globals(), entrainer_et_valider=espion):
    objectif(optuna.trial.FixedTrial({"lr": lr, "caches": caches, "dropout": dropout}))
controles.egal(appels[-1], (lr, caches, dropout), "d'autres réglages (lr, caches, dropout) reçus par entrainer_et_valider")
### END HIDDEN TESTS
controles.egal(note, 0.625, "la note que rend objectif", pistes=[(-0.625, "Optuna saura qu'il faut maximiser : rendez l'exactitude telle quelle."), (0.375, "rendez l'exactitude, pas l'erreur.")])
controles.reussi("objectif : les réglages vont à l'entraînement, la note revient")

# %% nbgrader={"grade": true, "grade_id": "test_objectif_espace", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · les noms, les bornes et les échelles (2 points)
with controles.remplace(globals(), entrainer_et_valider=lambda *a, **k: 0.5):
    etude_essai = optuna.create_study(direction="maximize", sampler=optuna.samplers.RandomSampler(seed=int(controles.hasard(150).integers(1000))))
    etude_essai.optimize(objectif, n_trials=1)
lois = etude_essai.trials[0].distributions
controles.vrai(set(lois) == {"lr", "caches", "dropout"}, f"les réglages demandés sont lr, caches et dropout (ici {', '.join(sorted(lois)) or 'aucun'})")
for nom, genre, bas, haut, logarithme in (("lr", "FloatDistribution", 1e-4, 1.0, True), ("caches", "IntDistribution", 4, 128, True), ("dropout", "FloatDistribution", 0.0, 0.5, False)):
    loi = lois[nom]
    controles.vrai(type(loi).__name__ == genre, f"« {nom} » est un {'entier' if genre[0] == 'I' else 'réel'} entre deux bornes", cause="suggest_int pour un entier, suggest_float pour un réel.")
    controles.egal([loi.low, loi.high], [bas, haut], f"les bornes de « {nom} »", pistes=[(lambda o: True, "relisez les deux bornes dans l'énoncé.")])
    controles.vrai(loi.log == logarithme, f"l'échelle de « {nom} » est {'logarithmique' if logarithme else 'ordinaire'}", cause="l'argument log=True rend une échelle logarithmique ; sans lui, elle est ordinaire.")
    controles.vrai(loi.step in (None, 1), f"« {nom} » n'a pas de pas imposé")
controles.reussi("objectif : les noms, les bornes et les échelles")

# %% [markdown]
# Seize entraînements pour chaque méthode, dans le même espace. La grille prend 4 taux et 4 largeurs, sans dropout ; le hasard et Optuna tirent les trois réglages (six premiers essais d'Optuna au hasard).

# %% tags=["demonstration"]
essais_par_methode = {"grille": [], "hasard": [], "Optuna": []}
for reglages in grille({"lr": [0.0001, 0.002, 0.05, 1.0], "caches": [4, 12, 40, 128], "dropout": [0.0]}):
    essais_par_methode["grille"].append((reglages, entrainer_et_valider(**reglages)))
espace_recherche = {"lr": ("log", 1e-4, 1.0), "caches": ("log", 4, 128), "dropout": ("uniforme", 0.0, 0.5)}
for reglages in tirage(espace_recherche, 16, np.random.default_rng(0)):
    reglages["caches"] = round(reglages["caches"])
    essais_par_methode["hasard"].append((reglages, entrainer_et_valider(**reglages)))
etude = optuna.create_study(direction="maximize", sampler=optuna.samplers.TPESampler(seed=0, n_startup_trials=6))
etude.optimize(objectif, n_trials=16)
essais_par_methode["Optuna"] = [(essai.params, essai.value) for essai in etude.trials]
for nom, essais in essais_par_methode.items():
    reglages, meilleure = max(essais, key=lambda e: e[1])
    notes = [100 * note for _, note in essais]
    print(f"{nom:7s} meilleure validation {100 * meilleure:.0f} % (lr = {reglages['lr']:.2g}, caches = {reglages['caches']}) ; "
          f"moyenne des essais 1 à 6 : {np.mean(notes[:6]):.0f} %, 7 à 11 : {np.mean(notes[6:11]):.0f} %, 12 à 16 : {np.mean(notes[11:]):.0f} %")

# %% tags=["demonstration"]
figures.recherche({nom: [(reglages["lr"], note) for reglages, note in essais] for nom, essais in essais_par_methode.items()}, titre="Seize essais par méthode")

# %% [markdown]
# Deux choses à voir. Le **taux** décide presque tout : la grille n'en a essayé que quatre, le hasard seize. Et Optuna apprend de ses essais, mais pas tout de suite : après ses six tirages, il explore encore des taux où presque rien ne s'apprend, et sa moyenne **baisse** ; ce sont ses cinq derniers essais qui se serrent dans la bonne région.
#
# Ce que l'on ne peut **pas** conclure : qu'une méthode est la meilleure. Une seule graine par méthode, seize essais, et des écarts de quelques points, de l'ordre du bruit d'un entraînement à l'autre.
#
# **Question.** Le meilleur score de validation parmi 48 essais est-il une bonne estimation de ce que fera ce modèle sur des images neuves ?
#
# <details><summary>Réponse</summary>
#
# Non : il est optimiste. Parmi 48 notes bruitées, la plus grande l'est en partie par chance. C'est le rôle du test de donner une note qui n'a servi à rien choisir.
#
# </details>
#
# Optuna dessine aussi lui-même une étude. Sa figure **en tranches** montre chaque essai, réglage par réglage. (`optuna.importance` donne aussi une note d'importance à chaque réglage ; sur seize essais, qui ne sont pas tirés indépendamment, elle ne vaut pas grand-chose.)

# %% tags=["demonstration"]
import warnings

from optuna.visualization.matplotlib import plot_slice

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Optuna dit « expérimental » de ses figures matplotlib
    axes = plot_slice(etude, target_name="exactitude de validation")
for ax in axes:
    ax.set(xlabel={"lr": "taux", "caches": "neurones cachés", "dropout": "dropout"}[ax.get_xlabel()])
axes[0].figure.set_size_inches(9, 3.4)
axes[0].figure.suptitle("Une étude d'Optuna, réglage par réglage (plus foncé : essai plus tardif)")
plt.show()

# %% [markdown]
# Optuna a d'autres outils : des **élagueurs** (*pruners*) qui arrêtent un essai mal parti, et une base de données pour reprendre une étude.
#
# > **À retenir.** Réglez le taux d'abord. À budget égal, le hasard essaie plus de valeurs de chaque réglage que la grille. Un taux se tire en logarithme. Le meilleur score d'une recherche est optimiste : seul le test tranche.

# %% [markdown]
# ## 9. Les huit étapes, d'un bout à l'autre
#
# Une étude complète, sur les vêtements : dix classes, 3 000 images pour l'apprentissage et la validation, et les 2 000 images du test officiel, que nous n'ouvrirons qu'à la fin. Elle utilise **vos** fonctions.

# %% tags=["demonstration"]
rng_etude = np.random.default_rng(0)
(X_a, y_a), (X_v, y_v) = decouper(en_lignes(pixels[:3000]), vetements[:3000], (0.8, 0.2), rng_etude)
print("étape 1, référence majoritaire :", f"{100 * np.mean(y_v == np.bincount(y_a).argmax()):.0f} %")
cibles_lineaires = 2.0 * np.eye(10)[y_a] - 1  # une droite des moindres carrés par classe, comme à la section 3
A_etude = np.column_stack([X_a, np.ones(len(X_a))])
w_etude = np.linalg.solve(A_etude.T @ A_etude + 10 * np.eye(785), A_etude.T @ cibles_lineaires)
print("         référence linéaire    :", f"{100 * np.mean((np.column_stack([X_v, np.ones(len(X_v))]) @ w_etude).argmax(axis=1) == y_v):.0f} %")
perte_coeur, part_coeur = verifier_surapprentissage(reseau(0), torch.from_numpy(X_a[:20]), torch.from_numpy(y_a[:20]), 100)
print("étape 2, vingt exemples par cœur :", f"{100 * part_coeur:.0f} %")
X_a, X_v = (partie.astype("float32") for partie in normaliser(X_a, X_v))
print("étape 3, parties :", X_a.shape, X_v.shape, "; effectifs de validation de", np.bincount(y_v).min(), "à", np.bincount(y_v).max())
lrs_etude, pertes_etude = balayer_lr(reseau(0), list(lots(X_a, y_a, 64, rng_etude)), 1e-4, 10, 80)
lr_etude = suggerer_lr(lrs_etude, lisser(pertes_etude))
print("étape 4, taux suggéré (SGD) : environ", float(f"{lr_etude:.0e}"))

# %% [markdown]
# Étapes 5 et 6 : la régularisation et l'arrêt anticipé. À chaque époque, nous gardons une **copie** des poids si la validation est la meilleure ; à la fin, nous la restaurons.

# %% tags=["demonstration"]
def entrainer_etude(graine, dropout, caches=64, facteur=0.5, epoques=8):
    """SGD, au taux de l'étape 4 multiplié par facteur ; rend le modèle de la meilleure époque et sa note de validation."""
    modele = reseau(graine, (784, caches, 10), dropout)
    optimiseur = torch.optim.SGD(modele.parameters(), lr=facteur * lr_etude)
    rng, meilleure, poids = np.random.default_rng(graine), 0.0, None
    for _ in range(epoques):
        epoque_torch(modele, optimiseur, X_a, y_a, rng)
        note = exactitude(modele, X_v, y_v)
        if note > meilleure:
            meilleure, poids = note, copy.deepcopy(modele.state_dict())
    modele.load_state_dict(poids)
    return modele, meilleure

for dropout_essai in (0.0, 0.3):
    notes = [entrainer_etude(graine, dropout_essai)[1] for graine in range(3)]
    print(f"étapes 5 et 6, dropout {dropout_essai} : validation de {100 * min(notes):.1f} à {100 * max(notes):.1f} % sur trois graines")

# %% [markdown]
# Le dropout de 0,3 a gagné un point environ, et ses trois graines sont au-dessus des trois autres : nous le gardons.
#
# Étape 7 : pas de modèle déjà entraîné qui aide sur des images de 28 × 28 en gris ; nous passons.
#
# Étape 8 : la largeur, le dropout et le taux, **autour** de ce qui marche déjà. Le point de départ d'abord, puis cinq tirages, trois graines chacun : une note sans son étendue ne se compare pas.

# %% tags=["demonstration"]
espace_etude = {"dropout": ("uniforme", 0.1, 0.5), "caches": [32, 64, 128], "facteur": ("log", 0.1, 1.0)}
tableau = []
for reglages in [{"dropout": 0.3, "caches": 64, "facteur": 0.5}, *tirage(espace_etude, 5, np.random.default_rng(2))]:
    notes = [entrainer_etude(graine, **reglages)[1] for graine in range(3)]
    tableau.append((np.mean(notes), reglages))
    print(f"dropout {reglages['dropout']:.2f}, caches {reglages['caches']:3d}, taux × {reglages['facteur']:.2f} : "
          f"{100 * np.mean(notes):.1f} % (de {100 * min(notes):.1f} à {100 * max(notes):.1f})")
meilleurs_reglages = max(tableau, key=lambda ligne: ligne[0])[1]

# %% [markdown]
# Aucun tirage ne bat le point de départ, et les meilleures lignes se tiennent à moins d'un point, moins que l'étendue d'une seule : la recherche n'a plus rien à gagner ici. C'est un résultat, et le plus fréquent quand le taux est bien réglé. Nous gardons la meilleure moyenne, et l'on s'arrête. Reste la mesure finale, **une seule fois**. Les images de test sont normalisées par les statistiques de l'apprentissage.

# %% tags=["demonstration"]
modele_final, validation_finale = entrainer_etude(0, **meilleurs_reglages)
(X_brut, y_brut), _ = decouper(en_lignes(pixels[:3000]), vetements[:3000], (0.8, 0.2), np.random.default_rng(0))  # la même coupe
X_t = normaliser(X_brut, en_lignes(pixels_test))[1].astype("float32")
with torch.no_grad():
    logits_test = modele_final.eval()(torch.from_numpy(X_t)).numpy()
predits_test = logits_test.argmax(axis=1)
bilan_test = rapport(vetements_test, predits_test)
print(f"validation {100 * validation_finale:.0f} %, test {100 * bilan_test['exactitude']:.0f} %, F1 macro {100 * bilan_test['macro_f1']:.0f} %, top-3 {100 * exactitude_top_k(logits_test, vetements_test, 3):.0f} %")
pire = min(range(10), key=lambda c: bilan_test[c]["f1"])
confusion = matrice_confusion(vetements_test, predits_test, 10)
np.fill_diagonal(confusion, 0)
print("classe la plus difficile :", donnees.CLASSES_MODE[pire], "; prise le plus souvent pour :", donnees.CLASSES_MODE[confusion[pire].argmax()])

# %% tags=["demonstration"]
figures.confusion(matrice_confusion(vetements_test, predits_test, 10), donnees.CLASSES_MODE, titre="Le test, classe par classe")

# %% [markdown]
# La référence linéaire avait 79 % : le réseau ne gagne que quelques points, et il fallait la référence pour le savoir.
#
# Un écart de quelques points entre validation et test n'a rien d'étonnant : 600 images de validation laissent une incertitude d'environ ±3 points ($2\sqrt{0{,}8 \times 0{,}2 / 600} \approx 0{,}03$), et la validation a servi à choisir l'époque.
#
# > **À retenir.** Une étude est un journal : à chaque étape, une question, un nombre, une décision. Le test ferme le journal ; on ne revient pas en arrière après l'avoir lu.

# %% [markdown]
# ## 10. La clinique
#
# Quatorze programmes malades vous attendent. Chacun a **une** panne, l'une des quatorze les plus courantes. Certains lèvent une erreur ; la plupart tournent sans rien dire.
#
# La **forme** de la courbe en dit déjà long.

# %%
figures.symptomes()

# %% [markdown]
# | | panne | symptôme typique | remède |
# |---|---|---|---|
# | a | données non normalisées | perte de départ énorme, ou rien ne descend | retrancher la moyenne, diviser par l'écart type de l'apprentissage |
# | b | taux trop grand | la perte explose, ou NaN | diviser par 10, recommencer |
# | c | taux trop petit | la perte descend à peine | multiplier par 10, recommencer |
# | d | pas de mélange | le modèle ne connaît que les dernières classes vues | mélanger l'apprentissage, à chaque époque |
# | e | perte qui ne convient pas à la sortie ou aux étiquettes | perte négative, constante, ou sans rapport avec l'exactitude | accorder sortie, perte et étiquettes (chapitre 02) |
# | f | un softmax de trop | la perte bute sur un plancher bien au-dessus de zéro | rendre les logits, ou la perte sans softmax |
# | g | appareil demandé, non utilisé | tout marche, lentement | `.to(appareil)` sur le modèle **et** les lots |
# | h | `zero_grad()` oublié | la perte oscille, de plus en plus | effacer les gradients à chaque pas |
# | i | `eval()` oublié | deux évaluations du même modèle diffèrent | `eval()` et `no_grad()` pour mesurer, `train()` pour apprendre |
# | j | apprentissage et validation préparés autrement | validation très mauvaise dès le début, apprentissage parfait | une seule préparation, celle de l'apprentissage |
# | k | fuite de données | validation trop belle | couper d'abord |
# | l | mauvais type (`dtype`) | une erreur de type, au premier calcul ou à la perte | `float32` pour les entrées, entiers `long` pour les classes |
# | m | tenseurs sur deux appareils | une erreur qui nomme deux appareils | tout au même endroit |
# | n | graine non fixée | deux exécutions, deux résultats | `fixer_graine` |
#
# **Pour chaque patient** : lisez le dossier et le programme, exécutez la consultation, écrivez la lettre de la panne dans `DIAGNOSTIC_…`, puis réparez. Ne soignez que la panne : **même modèle, même optimiseur, même nombre d'époques**, mêmes arguments, même valeur renvoyée. Les tests entraînent le programme réparé. Quand deux lettres semblent convenir, la bonne est **la plus précise**.
#
# Comptez 5 à 8 minutes par patient. Ils sont indépendants : vous pouvez en sauter.

# %% nbgrader={"grade": false, "grade_id": "preparation_clinique", "locked": true, "schema_version": 3, "solution": false, "task": false}
from torch.utils.data import DataLoader, TensorDataset

from retroprop import clinique

def sorties_de(modele, X):
    """Ce que répond un modèle PyTorch ou Keras à un tableau NumPy, tel qu'il est (sans changer de mode) : une ligne par exemple."""
    if isinstance(modele, nn.Module):
        with torch.no_grad():
            return modele(torch.from_numpy(X)).numpy()
    return keras.ops.convert_to_numpy(modele(X))

def part_juste(modele, X, y):
    """L'exactitude d'un modèle PyTorch ou Keras."""
    return float(np.mean(sorties_de(modele, X).argmax(axis=1) == y))

def entropie_croisee(sorties, y):
    """L'entropie croisée moyenne de sorties : des logits, des log-probabilités, ou des probabilités (reconnues à leur somme)."""
    z = np.asarray(sorties, dtype=float)
    if np.all(z >= 0) and np.allclose(z.sum(axis=1), 1, atol=1e-4):
        z = np.log(np.maximum(z, 1e-12))
    z = z - z.max(axis=1, keepdims=True)
    return float(np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(y)), y]))

def optimiseur_de(modele):
    """L'optimiseur d'un modèle Keras : son genre, son momentum et ses écrêtages."""
    o = modele.optimizer
    return type(o).__name__, float(getattr(o, "momentum", 0) or 0), [o.clipnorm, o.clipvalue, o.global_clipnorm]

def sens_du_taux(pertes):
    """Ce que disent trois pertes d'un taux mal choisi."""
    return "la perte descend encore régulièrement : les pas sont trop petits." if all(b < a for a, b in zip(pertes, pertes[1:])) else "la perte remonte ou saute : les pas sont trop grands."

# %% [markdown]
# ### Patient 1 · La perte qui dort
#
# ★☆☆ · 6 minutes · Keras · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Trois espèces de manchots, quatre mesures **normalisées**. Après trois époques, la perte a bougé de moins de 1 %, et l'exactitude est celle du hasard.
#
# **Contrat.** `patient_1(X, y, graine)` renvoie `(modele, pertes)` : le modèle Keras entraîné et ses trois pertes.
#
# <details><summary>Indice 1</summary>Les données sont saines, le modèle aussi. Que fait chaque pas ?</details>
# <details><summary>Indice 2</summary>Comparez le taux aux points de départ de la section 5.</details>
# <details><summary>Indice 3</summary>Multiplier par dix ne suffit pas, par mille non plus : remontez de puissance de dix en puissance de dix jusqu'à voir la perte descendre, puis encore une fois.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_1", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_1 = "?"  # la lettre de la panne

def patient_1(X, y, graine):
    """Entraîne un classifieur de manchots ; renvoie (modele, pertes)."""
    keras.utils.set_random_seed(graine)
    modele = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    modele.compile(optimizer=keras.optimizers.SGD(learning_rate=1e-5), loss="sparse_categorical_crossentropy")
    historique = modele.fit(X, y, epochs=3, batch_size=16, verbose=0)
    return modele, historique.history["loss"]
### BEGIN SOLUTION
DIAGNOSTIC_1 = "c"

def patient_1(X, y, graine):
    """Entraîne un classifieur de manchots ; renvoie (modele, pertes)."""
    keras.utils.set_random_seed(graine)
    modele = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    modele.compile(optimizer=keras.optimizers.SGD(learning_rate=0.5), loss="sparse_categorical_crossentropy")
    historique = modele.fit(X, y, epochs=3, batch_size=16, verbose=0)
    return modele, historique.history["loss"]
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl, X_cl_valid, y_cl_valid = clinique.manchots(np.random.default_rng(1))
modele_cl, pertes_cl = patient_1(X_cl, y_cl, 0)
print(clinique.resumer(pertes_cl))
print(f"validation : {100 * part_juste(modele_cl, X_cl_valid, y_cl_valid):.0f} %")
figures.courbe(pertes_cl, classes=3)

# %% nbgrader={"grade": true, "grade_id": "test_patient_1_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 1, le diagnostic (1 point)
controles.qcm("P1", {"P1": DIAGNOSTIC_1}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P1", {"P1": DIAGNOSTIC_1}, "c", relire="le tableau des quatorze pannes, puis le dossier du patient 1", choix="abcdefghijklmn", explications={
    "b": "avec un taux trop grand, la perte explose ; ici elle ne bouge pas.",
    "a": "les données sont normalisées : le dossier le dit.",
    "e": "la sortie softmax, des étiquettes entières et sparse_categorical_crossentropy vont ensemble.",
})
### END HIDDEN TESTS
controles.reussi("patient 1 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_1_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 1, le soin : le programme réparé est entraîné (2 points)
X, y, X_valid = clinique.manchots(controles.hasard(201))[:3]
y_valid = clinique.manchots(controles.hasard(201))[3]
modele, pertes = controles.n_uplet(patient_1(X, y, 0), 2, "patient_1(X, y, 0)")
controles.egal(len(pertes), 3, "le nombre d'époques")
controles.vrai(controles.observe(optimiseur_de(modele)) == ("SGD", 0.0, [None, None, None]), "l'optimiseur est toujours keras.optimizers.SGD, sans momentum ni écrêtage",
               cause="un autre optimiseur masque la panne sans la nommer : ne changez que ce qui est malade.")
controles.vrai(np.all(np.isfinite(pertes)), "la perte reste finie", cause="le taux est maintenant trop grand.")
# 0.45 : un taux de 0.05 à 2 descend sous 0.38 sur cinq coupes, et de 0.5 sous 0.1 sur vingt ; le malade reste à 1.4
controles.vrai(pertes[-1] < 0.45, f"la perte descend sous 0,45 en trois époques (ici {pertes[-1]:.3g})", cause=sens_du_taux(pertes))
sorties = np.asarray(controles.observe(sorties_de(modele, X_valid)))
part = np.mean(sorties.argmax(axis=1) == y_valid)
controles.vrai(part > 0.85, f"plus de 85 % de la validation est juste (ici {100 * part:.0f} %)")
controles.reussi("le patient 1 apprend en trois époques")

# %% [markdown]
# ### Patient 2 · La perte qui s'affole
#
# ★☆☆ · 6 minutes · PyTorch · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Cinq cents chiffres manuscrits, réduits à 14 × 14 pixels. La perte commence par descendre, très vite, puis oscille et remonte. Diviser le taux par dix ne guérit pas : la perte descend plus longtemps, puis remonte.
#
# **Contrat.** `patient_2(X, y, graine)` renvoie `(modele, pertes)`, huit époques.
#
# <details><summary>Indice 1</summary>Relisez la boucle, geste par geste, comme à l'exercice 4.</details>
# <details><summary>Indice 2</summary>Que contient <code>grad</code> au début du deuxième pas ?</details>
# <details><summary>Indice 3</summary>Un geste manque au début de chaque pas.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_2", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_2 = "?"  # la lettre de la panne

def patient_2(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(196, 32), nn.ReLU(), nn.Linear(32, 10))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.1)
    critere = nn.CrossEntropyLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    pertes = []
    for _ in range(8):
        somme = 0.0
        for X_lot, y_lot in chargeur:
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(somme / len(y))
    return modele, pertes
### BEGIN SOLUTION
DIAGNOSTIC_2 = "h"

def patient_2(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(196, 32), nn.ReLU(), nn.Linear(32, 10))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.1)
    critere = nn.CrossEntropyLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    pertes = []
    for _ in range(8):
        somme = 0.0
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(somme / len(y))
    return modele, pertes
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl, X_cl_valid, y_cl_valid = clinique.chiffres(np.random.default_rng(1))
modele_cl, pertes_cl = patient_2(X_cl, y_cl, 0)
print(clinique.resumer(pertes_cl))
print(f"validation : {100 * part_juste(modele_cl, X_cl_valid, y_cl_valid):.0f} %")
figures.courbe(pertes_cl, classes=10)

# %% nbgrader={"grade": true, "grade_id": "test_patient_2_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 2, le diagnostic (1 point)
controles.qcm("P2", {"P2": DIAGNOSTIC_2}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P2", {"P2": DIAGNOSTIC_2}, "h", relire="le tableau des quatorze pannes, puis le dossier du patient 2", choix="abcdefghijklmn", explications={
    "b": "diviser le taux ne guérit pas, dit le dossier : les pas grandissent d'eux-mêmes.",
    "d": "le chargeur mélange : shuffle=True.",
})
### END HIDDEN TESTS
controles.reussi("patient 2 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_2_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 2, le soin : le programme réparé est entraîné (2 points)
X, y, X_valid = clinique.chiffres(controles.hasard(202))[:3]
y_valid = clinique.chiffres(controles.hasard(202))[3]
with controles.observe(clinique.espionner()) as journal:
    modele, pertes = controles.n_uplet(patient_2(X, y, 0), 2, "patient_2(X, y, 0)")
controles.egal(len(pertes), 8, "le nombre d'époques")
controles.vrai(journal.optimiseurs == {("SGD", 0.1)}, f"l'optimiseur est toujours SGD, au taux 0,1 (ici {', '.join(f'{nom}, {lr:g}' for nom, lr in sorted(journal.optimiseurs)) or 'aucun pas'})",
               cause="un taux plus petit retarde la panne sans la guérir : ne changez que ce qui est malade.")
controles.vrai(journal.nets == journal.pas, f"à chaque pas, grad ne contient que le gradient du lot (ici {journal.nets} fois sur {journal.pas})",
               cause="que contient grad au début de chaque pas, et au moment de step() ?")
# 1.1 et 65 % : le programme guéri donne 0.64 à 0.77 et 74 à 85 % sur vingt coupes, le malade 1.6 à 3.3 et au plus 60 %
controles.vrai(pertes[-1] < 1.1, f"la perte descend sous 1,1 en huit époques (ici {pertes[-1]:.2f})")
sorties = np.asarray(controles.observe(sorties_de(modele, X_valid)))
part = np.mean(sorties.argmax(axis=1) == y_valid)
controles.vrai(part > 0.65, f"plus de 65 % de la validation est juste (ici {100 * part:.0f} %)")
controles.reussi("le patient 2 descend sans s'affoler")

# %% [markdown]
# ### Patient 3 · Une perte de cinquante millions
#
# ★☆☆ · 6 minutes · Keras · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Les mêmes manchots, en millimètres et en grammes, tels que le fichier les donne. La perte de la première époque vaut une cinquantaine de millions ; ensuite elle tombe à 1,06 et ne bouge plus : c'est celle d'un modèle qui ne lit pas ses entrées. Le modèle répond toujours la même espèce.
#
# **Contrat.** `patient_3(X, y, X_valid, graine)` renvoie les classes prédites pour `X_valid`, un tableau `(m,)`. `X` et `X_valid` ne sont pas modifiés.
#
# <details><summary>Indice 1</summary>Affichez <code>X[:3]</code> : quelle colonne pèse le plus dans la somme pondérée ?</details>
# <details><summary>Indice 2</summary>Un remède se trouve à la section 3, et il s'applique aussi à ce que le modèle devra prédire.</details>
# <details><summary>Indice 3</summary>Les statistiques de X servent à X et à X_valid.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_3", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_3 = "?"  # la lettre de la panne

def patient_3(X, y, X_valid, graine):
    """Entraîne un classifieur de manchots ; renvoie les classes prédites pour X_valid."""
    keras.utils.set_random_seed(graine)
    modele = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    modele.compile(optimizer=keras.optimizers.SGD(learning_rate=0.5), loss="sparse_categorical_crossentropy")
    modele.fit(X, y, epochs=3, batch_size=16, verbose=0)
    return np.asarray(modele(X_valid)).argmax(axis=1)
### BEGIN SOLUTION
DIAGNOSTIC_3 = "a"

def patient_3(X, y, X_valid, graine):
    """Entraîne un classifieur de manchots ; renvoie les classes prédites pour X_valid."""
    moyenne, ecart_type = X.mean(axis=0), X.std(axis=0)
    X, X_valid = (X - moyenne) / ecart_type, (X_valid - moyenne) / ecart_type
    keras.utils.set_random_seed(graine)
    modele = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    modele.compile(optimizer=keras.optimizers.SGD(learning_rate=0.5), loss="sparse_categorical_crossentropy")
    modele.fit(X, y, epochs=3, batch_size=16, verbose=0)
    return np.asarray(modele(X_valid)).argmax(axis=1)
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl, X_cl_valid, y_cl_valid = clinique.manchots(np.random.default_rng(1), normes=False)
print("premier manchot :", X_cl[0].round(1).tolist())
classes_cl = patient_3(X_cl, y_cl, X_cl_valid, 0)
print("classes prédites :", np.bincount(classes_cl, minlength=3).tolist(), "  vraies :", np.bincount(y_cl_valid).tolist())

# %% nbgrader={"grade": true, "grade_id": "test_patient_3_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 3, le diagnostic (1 point)
controles.qcm("P3", {"P3": DIAGNOSTIC_3}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P3", {"P3": DIAGNOSTIC_3}, "a", relire="le tableau des quatorze pannes, puis le dossier du patient 3", choix="abcdefghijklmn", explications={
    "b": "le taux 0,5 convenait au patient voisin ; c'est l'échelle des entrées qui a changé.",
    "e": "la sortie, la perte et les étiquettes vont ensemble.",
    "j": "les deux parties sont préparées de la même façon : pas du tout.",
})
### END HIDDEN TESTS
controles.reussi("patient 3 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_3_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 3, le soin : le programme réparé est entraîné (2 points)
X, y, X_valid = clinique.manchots(controles.hasard(203), normes=False)[:3]
y_valid = clinique.manchots(controles.hasard(203), normes=False)[3]
with controles.inchanges(X=X, X_valid=X_valid):
    classes = patient_3(X, y, X_valid, 0)
controles.forme(classes, (len(y_valid),), "les classes prédites par patient_3")
classes = np.array(classes)
part = np.mean(classes == y_valid)
# 85 % : le programme guéri dépasse 97 % sur vingt coupes, le malade répond toujours la même classe (43 %)
controles.vrai(part > 0.85, f"plus de 85 % de la validation est juste (ici {100 * part:.0f} %)",
               cause="X et X_valid ont-ils reçu la même préparation, qui ramène chaque colonne autour de 0, à la même échelle ? L'optimiseur est-il inchangé ?")
controles.reussi("le patient 3 reconnaît les manchots")

# %% nbgrader={"grade": true, "grade_id": "test_patient_3_voisins", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 3, la réponse pour un exemple ne dépend pas de ses voisins (1 point)
X, y, X_valid = clinique.manchots(controles.hasard(223), normes=False)[:3]
y_valid = clinique.manchots(controles.hasard(223), normes=False)[3]
geants = np.full((len(X_valid), 4), 1e6, dtype="float32")  # des exemples aberrants, mêlés à la validation
entre_eux = np.array(patient_3(X, y, np.concatenate([X_valid, geants]), 0))
controles.forme(entre_eux, (2 * len(y_valid),), "les classes prédites par patient_3")
part = np.mean(entre_eux[: len(y_valid)][y_valid == 2] == 2)
# 80 % : le programme guéri les reconnaît presque tous, quels que soient leurs voisins
controles.vrai(part > 0.8, f"les papous d'une validation sont reconnus, même à côté d'exemples aberrants (ici {100 * part:.0f} %)",
               cause="si la réponse pour un manchot dépend de ses voisins, les statistiques viennent aussi de X_valid : prenez celles de X seul.")
controles.reussi("patient 3 : une réponse ne dépend pas des voisins")

# %% [markdown]
# ### Patient 4 · Le plancher à 0,55
#
# ★☆☆ · 6 minutes · PyTorch · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Les manchots, normalisés. L'exactitude est bonne, mais la perte bute : elle s'approche de 0,55, sans jamais passer dessous, même après mille époques.
#
# **Contrat.** `patient_4(X, y, graine)` renvoie `(modele, pertes)`, vingt époques.
#
# <details><summary>Indice 1</summary>Que vaut l'entropie croisée de probabilités parfaites, 1 pour la bonne classe ?</details>
# <details><summary>Indice 2</summary>Que fait <code>nn.CrossEntropyLoss</code> de ses entrées avant de prendre le logarithme ?</details>
# <details><summary>Indice 3</summary>Si ses entrées sont des probabilités (1, 0, 0), elle calcule $-\ln\frac{e}{e + 2} = 0{,}551$.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_4", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_4 = "?"  # la lettre de la panne

def patient_4(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3), nn.Softmax(dim=1))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.1)
    critere = nn.CrossEntropyLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    pertes = []
    for _ in range(20):
        somme = 0.0
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(somme / len(y))
    return modele, pertes
### BEGIN SOLUTION
DIAGNOSTIC_4 = "f"

def patient_4(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.1)
    critere = nn.CrossEntropyLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    pertes = []
    for _ in range(20):
        somme = 0.0
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(somme / len(y))
    return modele, pertes
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl, X_cl_valid, y_cl_valid = clinique.manchots(np.random.default_rng(1))
modele_cl, pertes_cl = patient_4(X_cl, y_cl, 0)
print(clinique.resumer(pertes_cl))
print(f"validation : {100 * part_juste(modele_cl, X_cl_valid, y_cl_valid):.0f} %")
figures.courbe(pertes_cl, classes=3)

# %% nbgrader={"grade": true, "grade_id": "test_patient_4_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 4, le diagnostic (1 point)
controles.qcm("P4", {"P4": DIAGNOSTIC_4}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P4", {"P4": DIAGNOSTIC_4}, "f", relire="le tableau des quatorze pannes, puis le dossier du patient 4", choix="abcdefghijklmn", explications={
    "e": "c'est vrai en un sens, mais une ligne du tableau nomme exactement ce qui est fait deux fois.",
    "c": "augmenter le taux ne change pas le plancher : il est mathématique.",
    "h": "les gradients sont effacés à chaque pas.",
})
### END HIDDEN TESTS
controles.reussi("patient 4 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_4_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 4, le soin : le programme réparé est entraîné (2 points)
X, y, X_valid = clinique.manchots(controles.hasard(204))[:3]
y_valid = clinique.manchots(controles.hasard(204))[3]
with controles.observe(clinique.espionner()) as journal:
    modele, pertes = controles.n_uplet(patient_4(X, y, 0), 2, "patient_4(X, y, 0)")
controles.egal(len(pertes), 20, "le nombre d'époques")
# 0.3 : le programme guéri descend sous 0.05 sur vingt coupes ; le malade ne peut pas descendre sous 0.55
controles.vrai(min(pertes) >= 0, f"la perte est positive (ici {min(pertes):.2f})", cause="NLLLoss attend des log-probabilités, pas des probabilités.")
controles.vrai(pertes[-1] < 0.3, f"la perte descend sous 0,3 en vingt époques (ici {pertes[-1]:.2f})", cause="le plancher est toujours là : combien de fois le softmax est-il appliqué ?" if pertes[-1] > 0.5 else None)
sorties = np.asarray(controles.observe(sorties_de(modele, X_valid)))
part = np.mean(sorties.argmax(axis=1) == y_valid)
controles.vrai(part > 0.85, f"plus de 85 % de la validation est juste (ici {100 * part:.0f} %)")
ensemble, seuls = controles.observe([sorties_de(modele, X_valid[:12]).argmax(axis=1), [int(sorties_de(modele, X_valid[i : i + 1]).argmax()) for i in range(12)]])
controles.egal(ensemble, seuls, "les réponses pour douze manchots, ensemble puis un par un", pistes=[
    (lambda o: True, "la réponse pour un manchot dépend de ses voisins : sur quel axe le softmax agit-il ?"),
])
controles.vrai(journal.sur_probabilites == 0, f"l'entropie croisée ne reçoit jamais de probabilités (ici {journal.sur_probabilites} fois)", cause="elle applique déjà le softmax : le plancher est caché, pas guéri.")
entropie = entropie_croisee(sorties, y_valid)
# 0.4 : le programme guéri donne moins de 0.2 ; deux softmax, ou une autre perte, plus de 0.55
controles.vrai(entropie < 0.4, f"l'entropie croisée du modèle sur la validation descend sous 0,4 (ici {entropie:.2f})", cause="ne changez que ce qui est malade : la perte de l'entraînement reste l'entropie croisée.")
controles.reussi("le patient 4 passe sous le plancher")

# %% [markdown]
# ### Patient 5 · Il ne démarre pas
#
# ★☆☆ · 6 minutes · PyTorch · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Les manchots, normalisés, lus dans un fichier de nombres : mesures **et** étiquettes sont des réels à double précision (`float64`). Le programme s'arrête au premier calcul. (Guérir la première erreur en révèle une seconde, de la même famille.)
#
# **Contrat.** `patient_5(X, y, graine)` reçoit deux tableaux `float64` et renvoie `(modele, pertes)`, soixante pas. `X` et `y` ne sont pas modifiés.
#
# <details><summary>Indice 1</summary>Lisez l'erreur : elle nomme deux types.</details>
# <details><summary>Indice 2</summary>Les poids d'une couche PyTorch sont en float32 ; les classes d'une entropie croisée sont des entiers.</details>
# <details><summary>Indice 3</summary>Un tenseur a des méthodes de conversion : une pour float32, une pour les entiers longs.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_5", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_5 = "?"  # la lettre de la panne

def patient_5(X, y, graine):
    """Entraîne un classifieur sur un tableau lu dans un fichier ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    X, y = torch.from_numpy(X), torch.from_numpy(y)
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
    optimiseur = torch.optim.Adam(modele.parameters(), lr=0.02)
    pertes = []
    for _ in range(60):
        optimiseur.zero_grad()
        perte = nn.functional.cross_entropy(modele(X), y)
        perte.backward()
        optimiseur.step()
        pertes.append(perte.item())
    return modele, pertes
### BEGIN SOLUTION
DIAGNOSTIC_5 = "l"

def patient_5(X, y, graine):
    """Entraîne un classifieur sur un tableau lu dans un fichier ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    X, y = torch.from_numpy(X).float(), torch.from_numpy(y).long()
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
    optimiseur = torch.optim.Adam(modele.parameters(), lr=0.02)
    pertes = []
    for _ in range(60):
        optimiseur.zero_grad()
        perte = nn.functional.cross_entropy(modele(X), y)
        perte.backward()
        optimiseur.step()
        pertes.append(perte.item())
    return modele, pertes
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl, X_cl_valid, y_cl_valid = clinique.manchots(np.random.default_rng(1))
modele_cl, pertes_cl = patient_5(X_cl.astype("float64"), y_cl.astype("float64"), 0)
print(clinique.resumer(pertes_cl))
figures.courbe(pertes_cl, classes=3, abscisse="pas")

# %% nbgrader={"grade": true, "grade_id": "test_patient_5_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 5, le diagnostic (1 point)
controles.qcm("P5", {"P5": DIAGNOSTIC_5}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P5", {"P5": DIAGNOSTIC_5}, "l", relire="le tableau des quatorze pannes, puis le dossier du patient 5", choix="abcdefghijklmn", explications={
    "m": "l'erreur nomme deux types (Float, Double), pas deux appareils (cpu, cuda).",
    "e": "la perte convient à la sortie : ce sont les nombres qu'on lui donne qui n'ont pas le bon type.",
})
### END HIDDEN TESTS
controles.reussi("patient 5 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_5_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 5, le soin : le programme réparé est entraîné (2 points)
X, y, X_valid = clinique.manchots(controles.hasard(205))[:3]
y_valid = clinique.manchots(controles.hasard(205))[3]
X64, y64 = X.astype("float64"), y.astype("float64")
with controles.inchanges(X=X64, y=y64), controles.observe(clinique.espionner()) as journal:
    modele, pertes = controles.n_uplet(patient_5(X64, y64, 0), 2, "patient_5(X, y, 0), X et y en float64")
controles.egal(len(pertes), 60, "le nombre de pas")
# 0.3 : le programme guéri descend sous 0.02 sur vingt coupes
controles.vrai(pertes[-1] < 0.3, f"la perte descend sous 0,3 en soixante pas (ici {pertes[-1]:.2f})")
vues = np.asarray(journal.entrees[0] if journal.entrees else np.zeros((0, 4)))
# 1e-5 : des mesures arrondies à float32
controles.vrai(vues.shape == X.shape and np.allclose(np.sort(vues, axis=0), np.sort(X, axis=0), atol=1e-5), "le modèle reçoit les mesures telles qu'elles sont, décimales comprises",
               cause="passer les mesures par des entiers (.long()) détruit leurs décimales : .float() suffit.")
sorties = np.asarray(controles.observe(sorties_de(modele.float(), X_valid)))
part = np.mean(sorties.argmax(axis=1) == y_valid)
controles.vrai(part > 0.85, f"plus de 85 % de la validation est juste (ici {100 * part:.0f} %)")
entropie = entropie_croisee(sorties, y_valid)
# 0.4 : le programme guéri donne moins de 0.2
controles.vrai(entropie < 0.4, f"l'entropie croisée du modèle sur la validation descend sous 0,4 (ici {entropie:.2f})", cause="ne changez que ce qui est malade : la perte de l'entraînement reste l'entropie croisée.")
controles.reussi("le patient 5 démarre et apprend")

# %% [markdown]
# ### Patient 6 · NaN
#
# ★☆☆ · 6 minutes · Keras · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Les manchots, normalisés. Dès la première époque, la perte est NaN (*not a number*), et le modèle répond toujours la même classe.
#
# **Contrat.** `patient_6(X, y, graine)` renvoie `(modele, pertes)`, trois époques.
#
# <details><summary>Indice 1</summary>NaN naît souvent d'un infini moins un infini. D'où vient l'infini ?</details>
# <details><summary>Indice 2</summary>Les entrées sont saines : ce sont les poids qui ont explosé, en un pas ou deux.</details>
# <details><summary>Indice 3</summary>Divisez par dix, et recommencez tant que la perte explose ou saute : une fois ne suffit pas.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_6", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_6 = "?"  # la lettre de la panne

def patient_6(X, y, graine):
    """Entraîne un classifieur de manchots ; renvoie (modele, pertes)."""
    keras.utils.set_random_seed(graine)
    modele = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    modele.compile(optimizer=keras.optimizers.SGD(learning_rate=100.0), loss="sparse_categorical_crossentropy")
    historique = modele.fit(X, y, epochs=3, batch_size=16, verbose=0)
    return modele, historique.history["loss"]
### BEGIN SOLUTION
DIAGNOSTIC_6 = "b"

def patient_6(X, y, graine):
    """Entraîne un classifieur de manchots ; renvoie (modele, pertes)."""
    keras.utils.set_random_seed(graine)
    modele = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    modele.compile(optimizer=keras.optimizers.SGD(learning_rate=0.5), loss="sparse_categorical_crossentropy")
    historique = modele.fit(X, y, epochs=3, batch_size=16, verbose=0)
    return modele, historique.history["loss"]
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl, X_cl_valid, y_cl_valid = clinique.manchots(np.random.default_rng(1))
modele_cl, pertes_cl = patient_6(X_cl, y_cl, 0)
print(clinique.resumer(pertes_cl))
print(f"validation : {100 * part_juste(modele_cl, X_cl_valid, y_cl_valid):.0f} %")
figures.courbe(pertes_cl, classes=3)

# %% nbgrader={"grade": true, "grade_id": "test_patient_6_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 6, le diagnostic (1 point)
controles.qcm("P6", {"P6": DIAGNOSTIC_6}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P6", {"P6": DIAGNOSTIC_6}, "b", relire="le tableau des quatorze pannes, puis le dossier du patient 6", choix="abcdefghijklmn", explications={
    "a": "les données sont normalisées : le dossier le dit.",
    "c": "un taux trop petit ne fait rien exploser.",
    "e": "la sortie, la perte et les étiquettes vont ensemble.",
})
### END HIDDEN TESTS
controles.reussi("patient 6 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_6_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 6, le soin : le programme réparé est entraîné (2 points)
X, y, X_valid = clinique.manchots(controles.hasard(206))[:3]
y_valid = clinique.manchots(controles.hasard(206))[3]
modele, pertes = controles.n_uplet(patient_6(X, y, 0), 2, "patient_6(X, y, 0)")
controles.egal(len(pertes), 3, "le nombre d'époques")
controles.vrai(controles.observe(optimiseur_de(modele)) == ("SGD", 0.0, [None, None, None]), "l'optimiseur est toujours keras.optimizers.SGD, sans momentum ni écrêtage",
               cause="un autre optimiseur masque la panne sans la nommer : ne changez que ce qui est malade.")
controles.vrai(np.all(np.isfinite(pertes)), "la perte reste finie", cause="les pas sont encore trop grands.")
# 0.45 : un taux de 0.05 à 2 descend sous 0.38 sur cinq coupes, et de 0.5 sous 0.1 sur vingt
controles.vrai(pertes[-1] < 0.45, f"la perte descend sous 0,45 en trois époques (ici {pertes[-1]:.3g})", cause=sens_du_taux(pertes))
sorties = np.asarray(controles.observe(sorties_de(modele, X_valid)))
part = np.mean(sorties.argmax(axis=1) == y_valid)
controles.vrai(part > 0.85, f"plus de 85 % de la validation est juste (ici {100 * part:.0f} %)")
controles.reussi("le patient 6 reste fini et apprend")

# %% [markdown]
# ### Patient 7 · La mémoire courte
#
# ★☆☆ · 6 minutes · PyTorch · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Les chiffres manuscrits. La perte d'apprentissage descend à chaque époque, mais la validation reste sous 30 %, et le modèle répond presque toujours 8 ou 9.
#
# **Contrat.** `patient_7(X, y, graine)` renvoie `(modele, pertes)`, cinq époques. Chaque époque voit les exemples dans un autre ordre.
#
# <details><summary>Indice 1</summary>Dans quel ordre le modèle voit-il les chiffres ? Affichez <code>y[:30]</code> et <code>y[-30:]</code>.</details>
# <details><summary>Indice 2</summary>Quand les 8 et les 9 arrivent, que reste-t-il de ce qui a été appris sur les 0 ?</details>
# <details><summary>Indice 3</summary>Un argument du chargeur.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_7", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_7 = "?"  # la lettre de la panne

def patient_7(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(196, 32), nn.ReLU(), nn.Linear(32, 10))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.3)
    critere = nn.CrossEntropyLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=False)
    pertes = []
    for _ in range(5):
        somme = 0.0
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(somme / len(y))
    return modele, pertes
### BEGIN SOLUTION
DIAGNOSTIC_7 = "d"

def patient_7(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(196, 32), nn.ReLU(), nn.Linear(32, 10))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.3)
    critere = nn.CrossEntropyLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    pertes = []
    for _ in range(5):
        somme = 0.0
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(somme / len(y))
    return modele, pertes
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl, X_cl_valid, y_cl_valid = clinique.chiffres(np.random.default_rng(1))
modele_cl, pertes_cl = patient_7(X_cl, y_cl, 0)
print(clinique.resumer(pertes_cl))
print(f"validation : {100 * part_juste(modele_cl, X_cl_valid, y_cl_valid):.0f} %")
with torch.no_grad():
    predits_cl = modele_cl(torch.from_numpy(X_cl_valid)).argmax(dim=1).numpy()
print("réponses, de 0 à 9 :", np.bincount(predits_cl, minlength=10).tolist())
figures.courbe(pertes_cl, classes=10)

# %% nbgrader={"grade": true, "grade_id": "test_patient_7_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 7, le diagnostic (1 point)
controles.qcm("P7", {"P7": DIAGNOSTIC_7}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P7", {"P7": DIAGNOSTIC_7}, "d", relire="le tableau des quatorze pannes, puis le dossier du patient 7", choix="abcdefghijklmn", explications={
    "j": "les deux parties sont préparées de la même façon ; c'est leur ordre qui diffère.",
    "h": "les gradients sont effacés à chaque pas.",
    "i": "ce modèle n'a ni dropout ni normalisation par lots : eval() n'y changerait rien.",
})
### END HIDDEN TESTS
controles.reussi("patient 7 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_7_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 7, le soin : le programme réparé est entraîné (2 points)
X, y, X_valid = clinique.chiffres(controles.hasard(207))[:3]
y_valid = clinique.chiffres(controles.hasard(207))[3]
with controles.inchanges(X=X, y=y), controles.observe(clinique.espionner()) as journal:
    modele, pertes = controles.n_uplet(patient_7(X, y, 0), 2, "patient_7(X, y, 0)")
controles.egal(len(pertes), 5, "le nombre d'époques")
sorties = np.asarray(controles.observe(sorties_de(modele, X_valid)))
part = np.mean(sorties.argmax(axis=1) == y_valid)
# 60 % : le programme guéri donne 76 à 88 % sur vingt coupes, le malade 12 à 28 %
controles.vrai(part > 0.6, f"plus de 60 % de la validation est juste (ici {100 * part:.0f} %)", cause="dans quel ordre le modèle voit-il les exemples, à chaque époque ? Les étiquettes suivent-elles leurs images ?")
epoques = [np.asarray(epoque) for epoque in journal.epoques(500)]
controles.vrai(len(epoques) == 5 and not any(np.array_equal(a, b) for a, b in zip(epoques, epoques[1:])), "deux époques voient les exemples dans deux ordres différents",
               cause="un seul mélange, avant la première époque, est mieux que rien ; le tableau demande de mélanger à chaque époque.")
controles.reussi("le patient 7 se souvient de tous les chiffres")

# %% [markdown]
# ### Patient 8 · Il change d'avis
#
# ★★☆ · 6 minutes · PyTorch · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Les chiffres manuscrits, avec un fort dropout. On demande deux fois la même prédiction au même modèle : elle change sur plus de la moitié des images. La validation, de 45 à 60 %, est bien plus basse qu'attendu.
#
# **Contrat.** `patient_8(X, y, graine)` renvoie `(modele, predire)`, où `predire(X_valid)` donne les classes, un tableau `(m,)`. Le dropout **reste** : il doit agir pendant l'apprentissage.
#
# <details><summary>Indice 1</summary>Quelle couche tire au hasard ?</details>
# <details><summary>Indice 2</summary>Cette couche a deux comportements. Qui lui dit lequel prendre ?</details>
# <details><summary>Indice 3</summary>La fonction predire est l'endroit où le changer.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_8", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_8 = "?"  # la lettre de la panne

def patient_8(X, y, graine):
    """Entraîne un classifieur avec dropout ; renvoie (modele, predire)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(196, 64), nn.ReLU(), nn.Dropout(0.8), nn.Linear(64, 10))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.3)
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    for _ in range(8):
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_lot), y_lot).backward()
            optimiseur.step()

    def predire(X_valid):
        return modele(torch.from_numpy(X_valid)).argmax(dim=1).detach().numpy()

    return modele, predire
### BEGIN SOLUTION
DIAGNOSTIC_8 = "i"

def patient_8(X, y, graine):
    """Entraîne un classifieur avec dropout ; renvoie (modele, predire)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(196, 64), nn.ReLU(), nn.Dropout(0.8), nn.Linear(64, 10))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.3)
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    for _ in range(8):
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_lot), y_lot).backward()
            optimiseur.step()

    def predire(X_valid):
        modele.eval()
        with torch.no_grad():
            return modele(torch.from_numpy(X_valid)).argmax(dim=1).numpy()

    return modele, predire
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl, X_cl_valid, y_cl_valid = clinique.chiffres(np.random.default_rng(1))
modele_cl, predire_cl = patient_8(X_cl, y_cl, 0)
avis_1, avis_2 = predire_cl(X_cl_valid), predire_cl(X_cl_valid)
print(f"validation : {100 * np.mean(avis_1 == y_cl_valid):.0f} % ; deux avis identiques pour {100 * np.mean(avis_1 == avis_2):.0f} % des images")

# %% nbgrader={"grade": true, "grade_id": "test_patient_8_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 8, le diagnostic (1 point)
controles.qcm("P8", {"P8": DIAGNOSTIC_8}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P8", {"P8": DIAGNOSTIC_8}, "i", relire="le tableau des quatorze pannes, puis le dossier du patient 8", choix="abcdefghijklmn", explications={
    "n": "la graine est fixée ; et deux appels à la suite ne devraient pas dépendre du hasard.",
    "j": "les images sont préparées de la même façon ; c'est le modèle qui n'est pas dans le bon mode.",
})
### END HIDDEN TESTS
controles.reussi("patient 8 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_8_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 8, le soin : le programme réparé est entraîné (2 points)
X, y, X_valid = clinique.chiffres(controles.hasard(208))[:3]
y_valid = clinique.chiffres(controles.hasard(208))[3]
with controles.observe(clinique.espionner()) as journal:
    modele, predire = controles.n_uplet(patient_8(X, y, 0), 2, "patient_8(X, y, 0)")
controles.vrai(journal.dropouts, "le modèle a toujours une couche de dropout, et il apprend", cause="le dropout a été retiré : il fallait l'éteindre pour prédire, pas pour apprendre.")
controles.vrai(all(journal.dropouts), f"le dropout agit à chaque pas de l'apprentissage (ici {sum(journal.dropouts)} fois sur {len(journal.dropouts)})",
               cause="eval() est appelé avant ou pendant l'apprentissage : il fallait éteindre le dropout pour prédire, pas pour apprendre.")
avis = [np.array(predire(X_valid)) for _ in range(2)]
controles.forme(avis[0], (len(y_valid),), "les classes que rend predire(X_valid)")
controles.vrai(np.array_equal(*avis), "deux prédictions du même modèle sont les mêmes", cause="une couche tire encore au hasard pendant la prédiction.")
controles.vrai(np.array_equal(np.array(predire(X_valid[::-1].copy())), avis[0][::-1]), "la réponse pour une image ne dépend pas des autres", cause="le hasard est figé, pas éteint : la couche qui tire agit encore.")
# 65 % : le programme guéri donne 75 à 85 % sur vingt coupes, le malade 45 à 60 %
part = np.mean(avis[0] == y_valid)
controles.vrai(part > 0.65, f"plus de 65 % de la validation est juste (ici {100 * part:.0f} %)")
modele.train()
a, b = controles.observe([sorties_de(modele, X_valid) for _ in range(2)])
controles.vrai(not np.array_equal(a, b), "en mode entraînement, le dropout agit toujours", cause="le dropout a été retiré : il fallait l'éteindre pour prédire, pas pour apprendre.")
controles.vrai(np.array_equal(np.array(predire(X_valid)), avis[0]), "predire reste sûre après un modele.train()", cause="le mode se choisit dans predire, à chaque appel.")
controles.reussi("le patient 8 donne toujours le même avis")

# %% [markdown]
# ### Patient 9 · Parfait ici, perdu là
#
# ★★☆ · 6 minutes · Keras · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Les manchots, en millimètres et en grammes. Pendant l'apprentissage, 98 % des exemples sont justes ; la validation, elle, reste entre 40 et 65 %, et cela **dès la première époque**. Plus étrange : les exemples d'apprentissage, présentés comme une validation, échouent aussi.
#
# **Contrat.** `patient_9(X, y, X_valid, graine)` renvoie les classes prédites pour `X_valid`. `X` et `X_valid` ne sont pas modifiés.
#
# <details><summary>Indice 1</summary>Un surapprentissage s'installe peu à peu. Ici, la validation est mauvaise dès le début.</details>
# <details><summary>Indice 2</summary>Suivez X, puis X_valid, de l'entrée de la fonction jusqu'au modèle.</details>
# <details><summary>Indice 3</summary>Le modèle doit recevoir les deux dans la même unité : avec les mêmes nombres, ceux de X.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_9", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_9 = "?"  # la lettre de la panne

def patient_9(X, y, X_valid, graine):
    """Entraîne un classifieur de manchots ; renvoie les classes prédites pour X_valid."""
    moyenne, ecart_type = X.mean(axis=0), X.std(axis=0)
    X = (X - moyenne) / ecart_type
    keras.utils.set_random_seed(graine)
    modele = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    modele.compile(optimizer=keras.optimizers.SGD(learning_rate=0.5), loss="sparse_categorical_crossentropy")
    modele.fit(X, y, epochs=3, batch_size=16, verbose=0)
    X_valid = X_valid / X_valid.max(axis=0)
    return np.asarray(modele(X_valid)).argmax(axis=1)
### BEGIN SOLUTION
DIAGNOSTIC_9 = "j"

def patient_9(X, y, X_valid, graine):
    """Entraîne un classifieur de manchots ; renvoie les classes prédites pour X_valid."""
    moyenne, ecart_type = X.mean(axis=0), X.std(axis=0)
    X = (X - moyenne) / ecart_type
    keras.utils.set_random_seed(graine)
    modele = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    modele.compile(optimizer=keras.optimizers.SGD(learning_rate=0.5), loss="sparse_categorical_crossentropy")
    modele.fit(X, y, epochs=3, batch_size=16, verbose=0)
    X_valid = (X_valid - moyenne) / ecart_type
    return np.asarray(modele(X_valid)).argmax(axis=1)
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl, X_cl_valid, y_cl_valid = clinique.manchots(np.random.default_rng(1), normes=False)
classes_cl = patient_9(X_cl, y_cl, X_cl_valid, 0)
print(f"validation : {100 * np.mean(classes_cl == y_cl_valid):.0f} % ; les exemples d'apprentissage, présentés comme une validation : {100 * np.mean(patient_9(X_cl, y_cl, X_cl, 0) == y_cl):.0f} %")

# %% nbgrader={"grade": true, "grade_id": "test_patient_9_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 9, le diagnostic (1 point)
controles.qcm("P9", {"P9": DIAGNOSTIC_9}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P9", {"P9": DIAGNOSTIC_9}, "j", relire="le tableau des quatorze pannes, puis le dossier du patient 9", choix="abcdefghijklmn", explications={
    "a": "l'apprentissage est normalisé, et il se passe bien.",
    "k": "une fuite rend la validation trop bonne ; ici elle est mauvaise.",
    "i": "modele(X) prédit en mode évaluation, et ce modèle n'a pas de dropout.",
})
### END HIDDEN TESTS
controles.reussi("patient 9 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_9_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 9, le soin : le programme réparé est entraîné (2 points)
X, y, X_valid = clinique.manchots(controles.hasard(209), normes=False)[:3]
y_valid = clinique.manchots(controles.hasard(209), normes=False)[3]
with controles.inchanges(X=X, X_valid=X_valid):
    classes = patient_9(X, y, X_valid, 0)
controles.forme(classes, (len(y_valid),), "les classes prédites par patient_9")
classes = np.array(classes)
part = np.mean(classes == y_valid)
# 85 % : le programme guéri dépasse 97 % sur vingt coupes, le malade reste sous 70 %
controles.vrai(part > 0.85, f"plus de 85 % de la validation est juste (ici {100 * part:.0f} %)", cause="X et X_valid ont-ils reçu la même préparation ?")
geants = np.full((len(X_valid), 4), 1e6, dtype="float32")  # des exemples aberrants, mêlés à la validation
entre_eux = np.array(patient_9(X, y, np.concatenate([X_valid, geants]), 0))
controles.forme(entre_eux, (2 * len(y_valid),), "les classes prédites par patient_9")
part = np.mean(entre_eux[: len(y_valid)][y_valid == 2] == 2)
controles.vrai(part > 0.8, f"les papous d'une validation sont reconnus, même à côté d'exemples aberrants (ici {100 * part:.0f} %)",
               cause="si la réponse pour un manchot dépend de ses voisins, les statistiques viennent aussi de X_valid : prenez celles de X seul.")
controles.reussi("le patient 9 généralise")

# %% [markdown]
# ### Patient 10 · Moins que rien
#
# ★☆☆ · 6 minutes · PyTorch · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Les manchots, normalisés. La perte est **négative**, et descend sans fin : moins un million, moins dix millions. L'exactitude, elle, plafonne : une espèce n'est presque jamais reconnue.
#
# **Contrat.** `patient_10(X, y, graine)` renvoie `(modele, pertes)`, huit époques.
#
# <details><summary>Indice 1</summary>Une entropie croisée est positive. Que calcule donc cette perte ?</details>
# <details><summary>Indice 2</summary><code>nn.NLLLoss</code> rend l'opposé de l'entrée de la vraie classe, et attend des log-probabilités, qui sont négatives ou nulles.</details>
# <details><summary>Indice 3</summary>Deux remèdes : changer la perte, ou finir le modèle par ce qu'elle attend.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_10", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_10 = "?"  # la lettre de la panne

def patient_10(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.1)
    critere = nn.NLLLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    pertes = []
    for _ in range(8):
        somme = 0.0
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(somme / len(y))
    return modele, pertes
### BEGIN SOLUTION
DIAGNOSTIC_10 = "e"

def patient_10(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.1)
    critere = nn.CrossEntropyLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    pertes = []
    for _ in range(8):
        somme = 0.0
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(somme / len(y))
    return modele, pertes
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl, X_cl_valid, y_cl_valid = clinique.manchots(np.random.default_rng(1))
modele_cl, pertes_cl = patient_10(X_cl, y_cl, 0)
print(clinique.resumer(pertes_cl))
print(f"validation : {100 * part_juste(modele_cl, X_cl_valid, y_cl_valid):.0f} %")
figures.courbe(pertes_cl, classes=3)

# %% nbgrader={"grade": true, "grade_id": "test_patient_10_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 10, le diagnostic (1 point)
controles.qcm("P10", {"P10": DIAGNOSTIC_10}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P10", {"P10": DIAGNOSTIC_10}, "e", relire="le tableau des quatorze pannes, puis le dossier du patient 10", choix="abcdefghijklmn", explications={
    "b": "un taux plus petit ralentit la chute sans l'arrêter : cette perte n'a pas de minimum.",
    "f": "il n'y a aucun softmax ici, et c'est bien le problème.",
})
### END HIDDEN TESTS
controles.reussi("patient 10 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_10_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 10, le soin : le programme réparé est entraîné (2 points)
X, y, X_valid = clinique.manchots(controles.hasard(210))[:3]
y_valid = clinique.manchots(controles.hasard(210))[3]
modele, pertes = controles.n_uplet(patient_10(X, y, 0), 2, "patient_10(X, y, 0)")
controles.egal(len(pertes), 8, "le nombre d'époques")
controles.vrai(min(pertes) >= 0, f"la perte est positive (ici {min(pertes):.3g})", cause="la perte prend l'opposé d'un logit, qui n'a pas de borne : que devrait-elle recevoir ?")
# 0.45 : le programme guéri descend sous 0.12 sur vingt coupes
controles.vrai(pertes[-1] < 0.45, f"la perte descend sous 0,45 en huit époques (ici {pertes[-1]:.2f})", cause="l'accord n'y est pas encore : un softmax de trop, ou un logarithme qui manque ?")
sorties = np.asarray(controles.observe(sorties_de(modele, X_valid)))
part = np.mean(sorties.argmax(axis=1) == y_valid)
controles.vrai(part > 0.88, f"plus de 88 % de la validation est juste (ici {100 * part:.0f} %)")
controles.reussi("le patient 10 a une perte positive, et apprend")

# %% [markdown]
# ### Patient 11 · Deux mondes
#
# ★★☆ · 6 minutes · PyTorch · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Ce programme marche sur votre machine (`"cpu"`) et s'arrête sur celle de votre collègue (`"cuda"`). Vous n'avez peut-être pas de GPU : PyTorch a un appareil d'essai, `"meta"`, qui ne calcule aucun nombre mais suit les formes et refuse les mélanges. Le programme s'y arrête aussi.
#
# **Contrat.** `patient_11(X, y, appareil)` renvoie le modèle entraîné sur `appareil`, pour `"cpu"` comme pour `"meta"`. (Sur `"meta"`, les tenseurs n'ont pas de valeurs : n'appelez pas `.item()`.)
#
# <details><summary>Indice 1</summary>Lisez l'erreur : elle nomme deux appareils.</details>
# <details><summary>Indice 2</summary>Le modèle est au bon endroit. Et ses entrées ? Et les étiquettes ?</details>
# <details><summary>Indice 3</summary>Un tenseur change d'appareil par <code>.to(appareil)</code>, qui renvoie un nouveau tenseur.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_11", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_11 = "?"  # la lettre de la panne

def patient_11(X, y, appareil, graine=0):
    """Entraîne un classifieur de manchots sur l'appareil demandé ; renvoie le modèle."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3)).to(appareil)
    optimiseur = torch.optim.Adam(modele.parameters(), lr=0.02)
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    for _ in range(6):
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_lot), y_lot).backward()
            optimiseur.step()
    return modele
### BEGIN SOLUTION
DIAGNOSTIC_11 = "m"

def patient_11(X, y, appareil, graine=0):
    """Entraîne un classifieur de manchots sur l'appareil demandé ; renvoie le modèle."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3)).to(appareil)
    optimiseur = torch.optim.Adam(modele.parameters(), lr=0.02)
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    for _ in range(6):
        for X_lot, y_lot in chargeur:
            X_lot, y_lot = X_lot.to(appareil), y_lot.to(appareil)
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_lot), y_lot).backward()
            optimiseur.step()
    return modele
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl, X_cl_valid, y_cl_valid = clinique.manchots(np.random.default_rng(1))
modele_cl, comptes_cl = clinique.appareils(patient_11, X_cl, y_cl, "meta")
print("poids sur :", next(modele_cl.parameters()).device, "  produits de matrices :", comptes_cl)

# %% nbgrader={"grade": true, "grade_id": "test_patient_11_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 11, le diagnostic (1 point)
controles.qcm("P11", {"P11": DIAGNOSTIC_11}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P11", {"P11": DIAGNOSTIC_11}, "m", relire="le tableau des quatorze pannes, puis le dossier du patient 11", choix="abcdefghijklmn", explications={
    "g": "ici le modèle est bien envoyé sur l'appareil ; c'est autre chose qui reste en arrière.",
    "l": "l'erreur nomme deux appareils (cpu, meta), pas deux types.",
})
### END HIDDEN TESTS
controles.reussi("patient 11 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_11_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 11, le soin : le programme réparé est entraîné (2 points)
X, y, X_valid = clinique.manchots(controles.hasard(211))[:3]
y_valid = clinique.manchots(controles.hasard(211))[3]
try:
    modele, comptes = clinique.appareils(patient_11, X, y, "meta")
except RuntimeError as erreur:
    controles.vrai(False, f"patient_11(X, y, \"meta\") va jusqu'au bout (ici : {erreur})", cause="le modèle, X_lot et y_lot doivent être au même endroit : lequel des trois est resté en arrière ?")
controles.vrai(isinstance(modele, nn.Module), "patient_11 renvoie le modèle", cause="« return modele » manque.")
controles.vrai({p.device.type for p in modele.parameters()} == {"meta"}, "quand on demande « meta », les poids du modèle sont sur « meta »", cause="le modèle n'a pas été envoyé sur l'appareil demandé.")
controles.vrai(comptes.get("meta", 0) > 0 and comptes.get("cpu", 0) == 0, f"quand on demande « meta », tous les produits de matrices s'y font (ici {comptes})",
               cause="le calcul s'est fait ailleurs : le modèle et chaque lot vont sur l'appareil avant l'apprentissage, pas après.")
sorties = np.asarray(controles.observe(sorties_de(patient_11(X, y, "cpu"), X_valid)))
part = np.mean(sorties.argmax(axis=1) == y_valid)
# 85 % : le programme dépasse 97 % sur vingt coupes
controles.vrai(part > 0.85, f"sur « cpu », plus de 85 % de la validation est juste (ici {100 * part:.0f} %)")
controles.reussi("le patient 11 travaille sur tout appareil")

# %% [markdown]
# ### Patient 12 · Jamais deux fois la même chose
#
# ★☆☆ · 6 minutes · Keras · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Les manchots, normalisés. Tout va bien : 95 % environ. Mais chaque exécution donne un autre nombre, même avec le même argument `graine`. Le collègue qui relit l'article ne retrouve pas le tableau.
#
# **Contrat.** `patient_12(X, y, graine)` renvoie le modèle ; la même `graine` donne les mêmes poids, une autre graine, d'autres poids.
#
# <details><summary>Indice 1</summary>L'argument graine : où sert-il ?</details>
# <details><summary>Indice 2</summary>Ce programme est en Keras : quel générateur tire ses poids, et l'ordre de ses lots ?</details>
# <details><summary>Indice 3</summary>La graine se fixe avant que les poids soient tirés.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_12", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_12 = "?"  # la lettre de la panne

def patient_12(X, y, graine):
    """Entraîne un classifieur de manchots, de façon rejouable ; renvoie le modèle."""
    modele = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    modele.compile(optimizer=keras.optimizers.SGD(learning_rate=0.5), loss="sparse_categorical_crossentropy")
    modele.fit(X, y, epochs=2, batch_size=16, verbose=0)
    return modele
### BEGIN SOLUTION
DIAGNOSTIC_12 = "n"

def patient_12(X, y, graine):
    """Entraîne un classifieur de manchots, de façon rejouable ; renvoie le modèle."""
    keras.utils.set_random_seed(graine)
    modele = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    modele.compile(optimizer=keras.optimizers.SGD(learning_rate=0.5), loss="sparse_categorical_crossentropy")
    modele.fit(X, y, epochs=2, batch_size=16, verbose=0)
    return modele
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl, X_cl_valid, y_cl_valid = clinique.manchots(np.random.default_rng(1))
for _ in range(2):
    modele_cl = patient_12(X_cl, y_cl, 3)
    print(f"premier poids : {modele_cl.get_weights()[0][0, 0]:.3f} ; validation : {100 * part_juste(modele_cl, X_cl_valid, y_cl_valid):.0f} %")

# %% nbgrader={"grade": true, "grade_id": "test_patient_12_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 12, le diagnostic (1 point)
controles.qcm("P12", {"P12": DIAGNOSTIC_12}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P12", {"P12": DIAGNOSTIC_12}, "n", relire="le tableau des quatorze pannes, puis le dossier du patient 12", choix="abcdefghijklmn", explications={
    "d": "fit mélange de lui-même ; c'est ce mélange, et les poids, qui changent d'une fois à l'autre.",
    "i": "Keras choisit lui-même le mode, et ce modèle n'a pas de dropout.",
})
### END HIDDEN TESTS
controles.reussi("patient 12 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_12_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 12, le soin : le programme réparé est entraîné (2 points)
X, y, X_valid = clinique.manchots(controles.hasard(212))[:3]
y_valid = clinique.manchots(controles.hasard(212))[3]
def entrainer(rang, graine):
    keras.utils.set_random_seed(100 + rang)  # ce qu'un autre programme aurait laissé : cela ne doit rien changer
    return patient_12(X, y, graine)

une = int(controles.hasard(213).integers(1, 1000))
modeles = [entrainer(rang, graine) for rang, graine in enumerate((une, une, une + 1))]
poids = [np.concatenate(controles.observe([np.ravel(w) for w in modele.get_weights()])) for modele in modeles]
# 1e-5 : mêmes opérations, dans le même ordre
controles.egal(poids[1], poids[0], f"les poids de deux entraînements de graine {une}", rtol=1e-5, atol=1e-6, pistes=[
    (lambda o: True, "le programme tire encore au hasard : l'argument graine sert-il, et avant les tirages ?"),
])
controles.vrai(not np.allclose(poids[2], poids[0], atol=1e-3), f"les poids de graine {une + 1} diffèrent de ceux de graine {une}", cause="la graine est écrite en dur : utilisez l'argument.")
sorties = np.asarray(controles.observe(sorties_de(modeles[0], X_valid)))
part = np.mean(sorties.argmax(axis=1) == y_valid)
# 75 % : deux époques donnent plus de 95 % sur vingt coupes
controles.vrai(part > 0.75, f"plus de 75 % de la validation est juste (ici {100 * part:.0f} %)")
controles.reussi("le patient 12 est rejouable")

# %% [markdown]
# ### Patient 13 · Trop beau pour être vrai
#
# ★★☆ · 6 minutes · PyTorch · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Ce programme annonce 99 % de validation. Un sceptique lui donne des étiquettes tirées à pile ou face : il annonce encore plus de 90 %.
#
# **Contrat.** `patient_13(X, y, graine)` renvoie l'exactitude de validation, un nombre entre 0 et 1, mesurée sur un quart des exemples de départ. L'augmentation **reste**, pour l'apprentissage.
#
# <details><summary>Indice 1</summary>Sur des étiquettes tirées à pile ou face, personne ne peut dépasser 50 %, sauf à avoir déjà vu la réponse.</details>
# <details><summary>Indice 2</summary>Où vont les quatre copies d'un même exemple ?</details>
# <details><summary>Indice 3</summary>Deux blocs sont dans le mauvais ordre ; et l'un des deux ne doit plus toucher que l'apprentissage.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_13", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_13 = "?"  # la lettre de la panne

def patient_13(X, y, graine):
    """Augmente les données, entraîne un classifieur, et renvoie son exactitude de validation."""
    rng = np.random.default_rng(graine)
    torch.manual_seed(graine)
    # Augmentation : trois copies légèrement bruitées de chaque exemple.
    X = np.concatenate([X] + [X + rng.normal(0, 0.05, X.shape) for _ in range(3)]).astype("float32")
    y = np.tile(y, 4)
    ordre = rng.permutation(len(y))
    coupe = int(0.75 * len(y))
    X_train, y_train, X_valid, y_valid = X[ordre[:coupe]], y[ordre[:coupe]], X[ordre[coupe:]], y[ordre[coupe:]]
    modele = nn.Sequential(nn.Linear(X.shape[1], 64), nn.ReLU(), nn.Linear(64, int(y.max()) + 1))
    optimiseur = torch.optim.Adam(modele.parameters(), lr=0.01)
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X_train), torch.from_numpy(y_train)), batch_size=50, shuffle=True)
    for _ in range(25):
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_lot), y_lot).backward()
            optimiseur.step()
    with torch.no_grad():
        justes = modele(torch.from_numpy(X_valid)).argmax(dim=1).numpy() == y_valid
    return float(justes.mean())
### BEGIN SOLUTION
DIAGNOSTIC_13 = "k"

def patient_13(X, y, graine):
    """Augmente les données, entraîne un classifieur, et renvoie son exactitude de validation."""
    rng = np.random.default_rng(graine)
    torch.manual_seed(graine)
    ordre = rng.permutation(len(y))
    coupe = int(0.75 * len(y))
    X_train, y_train, X_valid, y_valid = X[ordre[:coupe]], y[ordre[:coupe]], X[ordre[coupe:]], y[ordre[coupe:]]
    # Augmentation : trois copies légèrement bruitées de chaque exemple d'apprentissage.
    X_train = np.concatenate([X_train] + [X_train + rng.normal(0, 0.05, X_train.shape) for _ in range(3)]).astype("float32")
    y_train = np.tile(y_train, 4)
    modele = nn.Sequential(nn.Linear(X.shape[1], 64), nn.ReLU(), nn.Linear(64, int(y.max()) + 1))
    optimiseur = torch.optim.Adam(modele.parameters(), lr=0.01)
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X_train), torch.from_numpy(y_train)), batch_size=50, shuffle=True)
    for _ in range(25):
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_lot), y_lot).backward()
            optimiseur.step()
    with torch.no_grad():
        justes = modele(torch.from_numpy(X_valid)).argmax(dim=1).numpy() == y_valid
    return float(justes.mean())
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl = clinique.pile_ou_face(np.random.default_rng(1), n=400)
print(f"étiquettes à pile ou face : {100 * patient_13(X_cl, y_cl, 0):.0f} % de validation")

# %% nbgrader={"grade": true, "grade_id": "test_patient_13_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 13, le diagnostic (1 point)
controles.qcm("P13", {"P13": DIAGNOSTIC_13}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P13", {"P13": DIAGNOSTIC_13}, "k", relire="le tableau des quatorze pannes, puis le dossier du patient 13", choix="abcdefghijklmn", explications={
    "j": "les deux parties sont préparées de la même façon ; le problème est qu'elles se recoupent.",
    "n": "la graine est fixée, et changer de graine ne change rien au verdict.",
    "d": "le chargeur mélange : shuffle=True.",
})
### END HIDDEN TESTS
controles.reussi("patient 13 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_13_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 13, le soin : le programme réparé est entraîné (2 points)
def plus_proche(A, B):
    """Pour chaque ligne de A, la distance à la plus proche de B, et son rang."""
    distances = np.sqrt(np.maximum((A**2).sum(axis=1)[:, None] + (B**2).sum(axis=1) - 2 * A @ B.T, 0))
    return distances.min(axis=1), distances.argmin(axis=1)

def verifier_la_part(part, valides, sortie, X, y, quoi):
    """L'exactitude renvoyée, comparée à ce que le modèle a répondu à sa dernière entrée."""
    rangs = plus_proche(valides.astype(float), X.astype(float))[1]
    # de la copie : l'exactitude annoncée se compare aux réponses du modèle ; les étiquettes sont d'ici
    controles.egal(part, np.mean(sortie.argmax(axis=1) == y[rangs]), f"l'exactitude renvoyée, comparée aux réponses du modèle sur la validation, {quoi}", atol=1e-6, pistes=[
        (lambda o: True, "les étiquettes suivent-elles toujours leurs exemples ?")])

X, y = clinique.pile_ou_face(controles.hasard(213), n=400)
with controles.inchanges(X=X, y=y), controles.observe(clinique.espionner()) as journal:
    part = float(patient_13(X, y, 0))
vus, valides, sortie = np.unique(np.concatenate(journal.entrees), axis=0), np.array(journal.derniere), np.array(journal.sortie)
if not 98 <= len(valides) <= 102:  # un quart de chaque classe, arrondi, peut en faire un ou deux de moins
    controles.egal(len(valides), 100, "le nombre d'exemples de validation, un quart de 400", pistes=[
        (400, "des copies sont allées dans la validation : coupez d'abord, puis augmentez l'apprentissage seul."),
        (300, "les parties sont échangées, ou l'apprentissage sert de validation."), (1200, "la mesure est faite sur l'apprentissage.")])
# 1e-3 : distances calculées par différence de grands nombres
controles.vrai(np.all(plus_proche(valides.astype(float), X.astype(float))[0] < 1e-3), "la validation contient des exemples de départ, sans bruit ajouté", cause="la validation est augmentée : elle ne mesure plus ce que verra le modèle.")
# Une copie bruitée est à 0.2 environ de l'original ; deux exemples différents, à plus de 1.
controles.vrai(np.all(plus_proche(valides.astype(float), vus.astype(float))[0] > 0.6), "aucun exemple d'apprentissage n'est la copie d'un exemple de validation", cause="des copies d'un même exemple sont dans les deux parties.")
controles.egal(len(vus), 4 * (400 - len(valides)), f"le nombre d'exemples d'apprentissage différents : {400 - len(valides)}, et trois copies bruitées de chacun", pistes=[
    (400 - len(valides), "l'augmentation a disparu : elle doit rester, pour l'apprentissage.")])
verifier_la_part(part, valides, sortie, X, y, "à pile ou face")
# 72 % : cent exemples à pile ou face ont un écart type de 5 % autour de 50 % ; le malade dépasse 92 % sur vingt tirages
controles.vrai(part < 0.72, f"sur des étiquettes à pile ou face, la validation reste sous 72 % (ici {100 * part:.0f} %)", cause="la mesure voit encore l'apprentissage.")
X, y, X_reste, y_reste = clinique.manchots(controles.hasard(214))
X, y = np.concatenate([X, X_reste]), np.concatenate([y, y_reste])
with controles.observe(clinique.espionner()) as journal:
    part = float(patient_13(X, y, 0))
# 85 % : le programme guéri dépasse 96 % sur vingt coupes
controles.vrai(0.85 < part <= 1, f"sur les manchots, la validation dépasse 85 % (ici {100 * part:.0f} %)", cause="les étiquettes suivent-elles toujours leurs exemples ?")
valides, sortie = np.array(journal.derniere), np.array(journal.sortie)
verifier_la_part(part, valides, sortie, X, y, "avec les manchots")
controles.reussi("le patient 13 dit la vérité")

# %% [markdown]
# ### Patient 14 · Le GPU s'ennuie
#
# ★★☆ · 6 minutes · PyTorch · **But** : nommer la panne, et la réparer.
#
# **Dossier.** Aucune erreur, de bonnes réponses. Mais une heure d'entraînement sur une machine à GPU, comme sur une machine sans GPU. Le moniteur du GPU affiche 0 %. Comme pour le patient 11, l'appareil d'essai `"meta"` remplace ici le GPU.
#
# **Contrat.** `patient_14(X, y, appareil)` renvoie le modèle entraîné **sur** `appareil`. (Sur `"meta"`, n'appelez pas `.item()`.)
#
# <details><summary>Indice 1</summary>Cherchez où sert l'argument appareil.</details>
# <details><summary>Indice 2</summary>Deux choses doivent y aller : le modèle, une fois ; les données, lot par lot.</details>
# <details><summary>Indice 3</summary>L'optimiseur se construit après l'envoi du modèle : c'est la règle sûre.</details>

# %% nbgrader={"grade": false, "grade_id": "patient_14", "locked": false, "schema_version": 3, "solution": true, "task": false}
DIAGNOSTIC_14 = "?"  # la lettre de la panne

def patient_14(X, y, appareil, graine=0):
    """Entraîne un classifieur de manchots sur l'appareil demandé ; renvoie le modèle."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
    optimiseur = torch.optim.Adam(modele.parameters(), lr=0.02)
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    for _ in range(6):
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_lot), y_lot).backward()
            optimiseur.step()
    return modele
### BEGIN SOLUTION
DIAGNOSTIC_14 = "g"

def patient_14(X, y, appareil, graine=0):
    """Entraîne un classifieur de manchots sur l'appareil demandé ; renvoie le modèle."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3)).to(appareil)
    optimiseur = torch.optim.Adam(modele.parameters(), lr=0.02)
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    for _ in range(6):
        for X_lot, y_lot in chargeur:
            X_lot, y_lot = X_lot.to(appareil), y_lot.to(appareil)
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_lot), y_lot).backward()
            optimiseur.step()
    return modele
### END SOLUTION

# %% tags=["demonstration"]
# Consultation : exécutez avant, puis après votre réparation
X_cl, y_cl, X_cl_valid, y_cl_valid = clinique.manchots(np.random.default_rng(1))
modele_cl, comptes_cl = clinique.appareils(patient_14, X_cl, y_cl, "meta")
print("poids sur :", next(modele_cl.parameters()).device, "  produits de matrices :", comptes_cl)

# %% nbgrader={"grade": true, "grade_id": "test_patient_14_diagnostic", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Patient 14, le diagnostic (1 point)
controles.qcm("P14", {"P14": DIAGNOSTIC_14}, choix="abcdefghijklmn")
### BEGIN HIDDEN TESTS
controles.qcm("P14", {"P14": DIAGNOSTIC_14}, "g", relire="le tableau des quatorze pannes, puis le dossier du patient 14", choix="abcdefghijklmn", explications={
    "m": "rien ne se mélange : tout est au même endroit, mais pas au bon.",
    "c": "la lenteur est celle de la machine, pas celle de la descente.",
})
### END HIDDEN TESTS
controles.reussi("patient 14 : le diagnostic")

# %% nbgrader={"grade": true, "grade_id": "test_patient_14_soin", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Patient 14, le soin : le programme réparé est entraîné (2 points)
X, y, X_valid = clinique.manchots(controles.hasard(214))[:3]
y_valid = clinique.manchots(controles.hasard(214))[3]
try:
    modele, comptes = clinique.appareils(patient_14, X, y, "meta")
except RuntimeError as erreur:
    controles.vrai(False, f"patient_14(X, y, \"meta\") va jusqu'au bout (ici : {erreur})", cause="le modèle, X_lot et y_lot doivent être au même endroit : lequel des trois est resté en arrière ?")
controles.vrai(isinstance(modele, nn.Module), "patient_14 renvoie le modèle", cause="« return modele » manque.")
controles.vrai({p.device.type for p in modele.parameters()} == {"meta"}, "quand on demande « meta », les poids du modèle sont sur « meta »", cause="le modèle n'a pas été envoyé sur l'appareil demandé.")
controles.vrai(comptes.get("meta", 0) > 0 and comptes.get("cpu", 0) == 0, f"quand on demande « meta », tous les produits de matrices s'y font (ici {comptes})",
               cause="le calcul s'est fait ailleurs : le modèle et chaque lot vont sur l'appareil avant l'apprentissage, pas après.")
sorties = np.asarray(controles.observe(sorties_de(patient_14(X, y, "cpu"), X_valid)))
part = np.mean(sorties.argmax(axis=1) == y_valid)
# 85 % : le programme dépasse 97 % sur vingt coupes
controles.vrai(part > 0.85, f"sur « cpu », plus de 85 % de la validation est juste (ici {100 * part:.0f} %)")
controles.reussi("le patient 14 utilise l'appareil demandé")

# %% [markdown]
# Vos quatorze diagnostics à la fois : sont-ils tous justes ? La cellule suivante le dit, sans dire lequel est faux s'il en reste.

# %% tags=["demonstration"]
controles.sceau("09_methodologie", {
    "P1": DIAGNOSTIC_1, "P2": DIAGNOSTIC_2, "P3": DIAGNOSTIC_3, "P4": DIAGNOSTIC_4, "P5": DIAGNOSTIC_5,
    "P6": DIAGNOSTIC_6, "P7": DIAGNOSTIC_7, "P8": DIAGNOSTIC_8, "P9": DIAGNOSTIC_9, "P10": DIAGNOSTIC_10,
    "P11": DIAGNOSTIC_11, "P12": DIAGNOSTIC_12, "P13": DIAGNOSTIC_13, "P14": DIAGNOSTIC_14,
})

# %% [markdown]
# > **À retenir.** Un programme malade tourne le plus souvent sans erreur. Lisez la **première** perte, la **forme** de la courbe, l'écart entre apprentissage et validation, et la **répétition** : quatre symptômes qui désignent presque toujours la panne.

# %% [markdown]
# ## 11. Votre étude
#
# À vous de mener une étude entière : reconnaître trois espèces de manchots d'après trois mesures. (La quatrième, la longueur du bec, rend le problème presque parfait : nous l'avons retirée.) Une moitié de la note est automatique, et juge le **comportement** de votre étude ; l'autre est donnée par votre instructeur, sur votre rapport.
#
# ### Exercice 16 · Une étude rejouable et sans fuite
#
# ★★★ · 75 minutes · **But** : enchaîner les étapes dans une seule fonction.
#
# Écrivez `mener_etude(X, y, graine)`.
#
# - **Entrées** : `X` de forme `(n, d)`, des mesures brutes (non normalisées) ; `y` de forme `(n,)`, des classes de 0 à $c - 1$ ; `graine`, un entier.
# - **Sortie** : un dictionnaire de sept clés.
#   - `"indices"` : trois tableaux d'indices, apprentissage, validation et test, 70 %, 15 % et 15 % de chaque classe (à un exemple près). La coupe ne dépend que de `y` et de `graine`.
#   - `"reference"` : l'exactitude de la réponse majoritaire de l'apprentissage, mesurée sur la validation.
#   - `"essais"` : la liste des réglages essayés, **au moins trois** différents : des couples `(dictionnaire de réglages, exactitude de validation)`.
#   - `"reglages"` : les réglages retenus, ceux du meilleur essai de validation.
#   - `"validation"` : l'exactitude de validation du modèle retenu.
#   - `"predire"` : une fonction qui reçoit des mesures brutes `(m, d)` et rend les classes prédites, `(m,)`.
#   - `"test"` : l'exactitude de `predire` sur le test.
# - La même `graine` redonne la même étude. La **validation** sert à choisir les réglages (et, si vous le voulez, l'époque où s'arrêter), et à rien d'autre : ni à apprendre les poids, ni à mesurer une moyenne. Le **test** n'influe sur rien, sauf sur `"test"`. `X` et `y` ne sont pas modifiés.
# - Visez une seconde par étude, avec de petits modèles : les tests en mènent une douzaine, quatre de suite au plus, et arrêtent une étude après 7 secondes.
# - La bibliothèque est libre : NumPy, PyTorch ou Keras. Vos fonctions des exercices précédents peuvent servir.
#
# **Exemple** : `mener_etude(X, y, 0)["essais"]` vaut par exemple `[({"lr": 0.01}, 0.94), ({"lr": 0.05}, 0.98), ({"lr": 0.2}, 0.96)]`, et `"reglages"` vaut alors `{"lr": 0.05}`.
#
# <details><summary>Indice 1</summary>Une astuce pour couper des indices avec <code>decouper</code> : donnez-lui <code>np.arange(n)</code> à la place de X.</details>
# <details><summary>Indice 2</summary>Une fonction intérieure entraîne un modèle pour des réglages donnés et rend son exactitude de validation ; une boucle garde le meilleur.</details>
# <details><summary>Indice 3</summary>predire doit préparer ses entrées comme l'apprentissage : gardez-en les statistiques, ou appelez <code>normaliser</code> avec l'apprentissage en premier. Le test se mesure à la dernière ligne.</details>

# %% nbgrader={"grade": false, "grade_id": "mener_etude", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mener_etude(X, y, graine):
    """Mène une étude entière ; renvoie indices, reference, essais, reglages, validation, predire et test."""
    ### BEGIN SOLUTION
    rng, parties = np.random.default_rng(graine), [[], [], []]
    for classe in np.unique(y):
        siens = rng.permutation(np.flatnonzero(y == classe))
        for partie, morceau in zip(parties, np.split(siens, np.round([0.7 * len(siens), 0.85 * len(siens)]).astype(int))):
            partie.append(morceau)
    indices = [rng.permutation(np.concatenate(partie)) for partie in parties]
    (X_a, y_a), (X_v, y_v), (X_t, y_t) = ((X[i], y[i]) for i in indices)
    moyenne, ecart_type = X_a.mean(axis=0), X_a.std(axis=0)

    def entrainer(lr, caches):
        torch.manual_seed(graine)
        modele = nn.Sequential(nn.Linear(X.shape[1], caches), nn.ReLU(), nn.Linear(caches, int(np.max(y)) + 1))
        optimiseur = torch.optim.Adam(modele.parameters(), lr=lr)
        entrees, cibles = torch.tensor((X_a - moyenne) / ecart_type, dtype=torch.float32), torch.tensor(y_a)
        for _ in range(50):
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(entrees), cibles).backward()
            optimiseur.step()

        def predire(mesures):
            with torch.no_grad():
                return modele(torch.tensor((mesures - moyenne) / ecart_type, dtype=torch.float32)).argmax(dim=1).numpy()

        return predire, float(np.mean(predire(X_v) == y_v))

    combinaisons = [{"lr": lr, "caches": caches} for lr in (0.02, 0.1) for caches in (8, 32)]
    essais = [(reglages, *entrainer(**reglages)) for reglages in combinaisons]
    reglages, predire, validation = max(essais, key=lambda essai: essai[2])
    return {"indices": indices, "reference": float(np.mean(y_v == np.bincount(y_a).argmax())),
            "essais": [(essai[0], essai[2]) for essai in essais], "reglages": reglages,
            "validation": validation, "predire": predire, "test": float(np.mean(predire(X_t) == y_t))}
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "donnees_projet", "locked": true, "schema_version": 3, "solution": false, "task": false}
X_projet, y_projet, ESPECES = donnees.charger_manchots(("Adelie", "Chinstrap", "Gentoo"), ("profondeur_bec_mm", "longueur_aileron_mm", "masse_g"))

def nuages(rng, n=200, flou=1.0):
    """Trois nuages, dans des unités très différentes : faciles à séparer, sauf si flou est grand."""
    y = rng.permutation(np.arange(n) % 3)
    return (np.array([[0, 0, 0], [4, 0, 4], [0, 4, -4]])[y] + flou * rng.normal(size=(n, 3))) * [1, 1000, 0.01], y

# %% nbgrader={"grade": true, "grade_id": "test_mener_etude_coupe", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · trois parties disjointes, stratifiées, qui ne dépendent que de y et de graine (2 points)
def etude_verifiee(mener, X, y, graine, appel):
    """L'étude de l'apprenant, dont on vérifie les clés et le temps. appel : fixe le hasard laissé par d'autres programmes."""
    random.seed(appel)
    np.random.seed(appel)
    torch.manual_seed(appel)
    with controles.delai(7, "mener_etude", cause="moins d'époques, moins de réglages, ou un modèle plus petit."):
        etude = mener(X, y, graine)
    cles = {"indices", "reference", "essais", "reglages", "validation", "predire", "test"}
    controles.vrai(isinstance(etude, dict) and cles <= set(etude), f"mener_etude renvoie un dictionnaire aux clés {', '.join(sorted(cles))}")
    return etude

rng = controles.hasard(300)
X, y = nuages(rng)
autres_mesures = rng.normal(size=(len(y), 3))
with controles.inchanges(X=X, y=y):
    etude = etude_verifiee(mener_etude, X, y, 0, 1)
indices = [np.array(i) for i in controles.n_uplet(etude["indices"], 3, "etude[\"indices\"]")]
controles.egal(np.sort(np.concatenate(indices)), np.arange(len(y)), "les indices des trois parties, réunis et triés", pistes=[
    (lambda o: len(np.unique(o)) < len(o), "un exemple est dans deux parties : c'est une fuite."),
])
tailles = np.array([len(i) for i in indices])
# 3 : un exemple par classe
controles.vrai(np.all(np.abs(tailles - np.array([0.7, 0.15, 0.15]) * len(y)) <= 3), f"les parties ont 140, 30 et 30 exemples, à quelques-uns près (ici {tailles.tolist()})", cause="les proportions sont 70 %, 15 % et 15 %.")
for classe in range(3):
    comptes = np.array([np.sum(y[i] == classe) for i in indices])
    controles.vrai(np.all(np.abs(comptes - np.array([0.7, 0.15, 0.15]) * np.sum(y == classe)) <= 1 + 1e-9),
                   f"la classe {classe} est coupée à 70 %, 15 % et 15 % (ici {comptes.tolist()})", cause="la coupe doit être stratifiée.")
encore = etude_verifiee(mener_etude, autres_mesures, y, 0, 2)["indices"]
for a, b in zip(indices, encore):
    controles.vrai(np.array_equal(np.sort(a), np.sort(b)), "d'autres mesures X donnent la même coupe", cause="la coupe ne dépend que de y et de graine.")
controles.reussi("mener_etude : la coupe")

# %% nbgrader={"grade": true, "grade_id": "test_mener_etude_etanche", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le test n'influe sur rien (2 points)
rng = np.random.default_rng(301)
X, y = nuages(rng, flou=3.0)  # des nuages mêlés : les réglages y ont des notes différentes
sondes, enormes = nuages(rng, flou=3.0)[0], 1e6 * rng.normal(size=X.shape)
etude = etude_verifiee(mener_etude, X, y, 1, 10)
t = np.array(etude["indices"][2])
attendues = np.array(etude["predire"](sondes))
for appel, nouvelles, fuite in ((11, X[np.roll(t, 7)], "le test a servi à choisir"), (12, X[np.roll(t, 13)], "le test a servi à choisir"),
                                (13, enormes[t], "le test a servi à choisir, ou à normaliser avant la coupe")):
    echange = X.copy()
    echange[t] = nouvelles
    autre = etude_verifiee(mener_etude, echange, y, 1, appel)
    reponses = np.array(autre["predire"](sondes))
    if not np.array_equal(reponses, attendues):  # le test a fui, ou l'étude n'est pas rejouable ?
        encore = etude_verifiee(mener_etude, X, y, 1, 14)
        controles.vrai(np.array_equal(np.array(encore["predire"](sondes)), attendues), "deux études de même graine, sur les mêmes données, prédisent la même chose",
                       cause="une source de hasard n'a pas reçu la graine.")
    controles.vrai(autre["reglages"] == etude["reglages"], "les réglages retenus, quand les mesures de test sont remplacées, sont les mêmes", cause=f"{fuite} : c'est une fuite.")
    controles.vrai(np.array_equal(reponses, attendues), "les prédictions, quand les mesures de test sont remplacées, sont les mêmes", cause="le test a servi à apprendre, à normaliser ou à choisir : c'est une fuite.")
    # de la copie : deux études se comparent entre elles ; le test 4 vérifie leurs exactitudes
    controles.egal(autre["validation"], etude["validation"], "l'exactitude de validation, quand les mesures de test sont remplacées")
controles.reussi("mener_etude : le test n'influe sur rien")

# %% nbgrader={"grade": true, "grade_id": "test_mener_etude_validation", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · la validation ne fait que choisir (1 point)
rng = controles.hasard(310)
X, y = nuages(rng)
etude = etude_verifiee(mener_etude, X, y, 3, 41)
a, v, _ = (np.array(i) for i in etude["indices"])
sans_aberrante = np.mean(np.array(etude["predire"](X[a])) == y[a])
aberrante = X.copy()
aberrante[v[0]] = [1e7, 1e10, 1e5]
part = np.mean(np.array(etude_verifiee(mener_etude, aberrante, y, 3, 42)["predire"](X[a])) == y[a])
# 75 % : ces nuages se séparent à plus de 95 % ; une moyenne ou un écart type faussé par l'exemple aberrant laisse au plus la moitié
controles.vrai(part > min(0.75, sans_aberrante - 0.2), f"un exemple de validation aberrant n'empêche pas d'apprendre (ici {100 * part:.0f} % de l'apprentissage est juste)",
               cause="la validation a servi à normaliser : la moyenne et l'écart type viennent de l'apprentissage seul.")
ailleurs = X.copy()
ailleurs[v] = np.where(y[v, None] == 0, X[v], -2.5 * np.array([[0, 0, 0], [4, 0, 4], [0, 4, -4]])[y[v]] * [1, 1000, 0.01] + 0.1 * (X[v] - X[v].mean(axis=0)))
predire = etude_verifiee(mener_etude, ailleurs, y, 3, 43)["predire"]
deplaces = v[y[v] != 0]
part, suivis = np.mean(np.array(predire(X[a])) == y[a]), np.mean(np.array(predire(ailleurs[deplaces])) == y[deplaces])
# Un modèle qui n'a vu que l'apprentissage, et l'a appris, ne peut pas savoir que ces classes sont passées de l'autre côté.
controles.vrai(suivis < 0.8 or part < 0.75, f"le modèle retenu n'a rien appris des étiquettes de validation (il en suit {100 * suivis:.0f} %, dans une région qu'il n'a jamais vue)",
               cause="la validation a servi à apprendre : elle ne sert qu'à choisir. Pas de réentraînement avec elle.")
controles.reussi("mener_etude : la validation ne fait que choisir")

# %% nbgrader={"grade": true, "grade_id": "test_mener_etude_mesures", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 4 · les exactitudes annoncées sont les vraies, et le meilleur essai est retenu (2 points)
rng = np.random.default_rng(302)
X, y = nuages(rng, 260, flou=2.0)
y[rng.random(260) < 0.2] = 0  # une classe plus fréquente, et des étiquettes bruitées
etude = etude_verifiee(mener_etude, X, y, 2, 51)
a, v, t = (np.array(i) for i in etude["indices"])
d_apprentissage, de_validation, de_test = (np.array(etude["predire"](X[partie])) for partie in (a, v, t))
controles.forme(de_validation, (len(v),), "predire(X de validation)")
# de la copie : l'exactitude annoncée se compare aux prédictions ; les étiquettes sont d'ici
controles.egal(etude["validation"], np.mean(de_validation == y[v]), "etude[\"validation\"], comparée à predire sur la validation", pistes=[
    (lambda o: abs(o - np.mean(d_apprentissage == y[a])) < 1e-9, "c'est l'exactitude d'apprentissage."),
    (lambda o: True, "predire reçoit des mesures brutes : les prépare-t-elle avec les statistiques de l'apprentissage, et avec le modèle retenu ?"),
])
# de la copie : cette exactitude aussi se compare aux prédictions ; les étiquettes sont d'ici
controles.egal(etude["test"], np.mean(de_test == y[t]), "etude[\"test\"], comparée à predire sur le test", pistes=[
    (lambda o: abs(o - etude["validation"]) < 1e-9, "c'est l'exactitude de validation."),
])
# de la copie : la coupe est celle de l'étude, que vérifie le test 1
controles.egal(etude["reference"], np.mean(y[v] == np.bincount(y[a]).argmax()), "etude[\"reference\"], la réponse majoritaire sur la validation", pistes=[
    (1 / 3, "c'est le hasard, une chance sur trois : la référence répond toujours la classe la plus fréquente."),
])
essais = [controles.n_uplet(essai, 2, "un essai, le couple (réglages, exactitude)") for essai in etude["essais"]]
controles.vrai(len({repr(reglages) for reglages, _ in essais}) >= 3, f"au moins trois réglages différents sont essayés (ici {len({repr(reglages) for reglages, _ in essais})})")
controles.vrai(isinstance(etude["reglages"], dict) and etude["reglages"] in [reglages for reglages, _ in essais], "etude[\"reglages\"] est un dictionnaire, l'un de ceux des essais")
# de la copie : l'étude se compare à ses propres essais
controles.egal(etude["validation"], max(note for _, note in essais), "etude[\"validation\"], la meilleure note des essais", pistes=[
    (lambda o: o in [note for _, note in essais], "un autre essai a une meilleure note de validation : c'est lui qu'il faut retenir."),
])
controles.reussi("mener_etude : les exactitudes annoncées sont les vraies")

# %% nbgrader={"grade": true, "grade_id": "test_mener_etude_manchots", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 5 · de vrais manchots, deux fois la même étude (2 points)
graine = int(controles.hasard(303).integers(1000))
etude, encore = etude_verifiee(mener_etude, X_projet, y_projet, graine, 61), etude_verifiee(mener_etude, X_projet, y_projet, graine, 62)
toutes = np.array(etude["predire"](X_projet))
controles.vrai(etude["essais"] == encore["essais"] and np.array_equal(toutes, np.array(encore["predire"](X_projet))),
               "deux études de même graine donnent le même modèle", cause="une source de hasard n'a pas reçu la graine.")
# 65 % : la solution donne 76 à 90 % sur vingt graines, la réponse majoritaire 43 %
t = np.array(etude["indices"][2])
part = np.mean(toutes[t] == y_projet[t])
controles.vrai(part > 0.65, f"sur les manchots, plus de 65 % du test est juste (ici {100 * part:.0f} %)", cause="les mesures sont-elles normalisées, aussi dans predire ?")
controles.vrai(len(etude["predire"](X_projet[:1])) == 1, "predire accepte un seul manchot")
papous = y_projet == 2
controles.egal(etude["predire"](X_projet[papous]), toutes[papous], "les espèces prédites pour les papous, entre eux puis parmi les autres", pistes=[
    (lambda o: True, "predire normalise par ce qu'elle reçoit : les statistiques viennent de l'apprentissage."),
])
controles.reussi("mener_etude : de vrais manchots")

# %% [markdown]
# ### De quoi écrire le rapport
#
# Votre étude, avec trois graines : le tableau des essais et, pour la première, ce que le test dit classe par classe. Ajoutez ici vos propres cellules.

# %% tags=["demonstration"]
etudes = [mener_etude(X_projet, y_projet, graine) for graine in range(3)]
for rang, (reglages, _) in enumerate(etudes[0]["essais"]):
    notes = [100 * etude["essais"][rang][1] for etude in etudes if len(etude["essais"]) > rang]
    print(f"{str(reglages):32s} validation de {min(notes):.0f} à {max(notes):.0f} %")
print("référence :", [round(100 * etude["reference"]) for etude in etudes], "   test :", [round(100 * etude["test"]) for etude in etudes])
test_projet = np.asarray(etudes[0]["indices"][2])
bilan_projet = rapport(y_projet[test_projet], etudes[0]["predire"](X_projet[test_projet]))
print(f"F1 macro du test, graine 0 : {bilan_projet['macro_f1']:.2f}")

# %% tags=["demonstration"]
figures.confusion(matrice_confusion(y_projet[test_projet], etudes[0]["predire"](X_projet[test_projet]), 3), ESPECES, titre="Le test de la graine 0")

# %% [markdown]
# ### Votre rapport
#
# ★★☆ · 45 minutes. Dans la cellule suivante, remplacez le texte par votre rapport, une page environ. Il est noté par votre instructeur, sur **10 points**, d'après cette grille.
#
# | critère | 2 points | 1 point | 0 point |
# |---|---|---|---|
# | **Référence et vérification** | référence chiffrée ; vingt exemples appris par cœur, résultat donné | l'une des deux | aucune |
# | **Étanchéité** | dit ce qui s'apprend sur l'apprentissage seul, et pourquoi le test n'est lu qu'une fois | affirmé sans raison | le test a servi à choisir |
# | **Recherche** | au moins trois réglages, tableau, et plusieurs graines avec l'étendue | tableau sans étendue | un seul essai |
# | **Mesure** | exactitude, F1 macro et matrice de confusion commentée ; incertitude donnée | exactitude et un autre nombre | exactitude seule |
# | **Critique** | une limite réelle (données, biais, usage) et l'étape suivante que vous feriez | une limite vague | aucune |

# %% [markdown] nbgrader={"grade": true, "grade_id": "rapport_etude", "locked": false, "points": 10, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **Question.** Reconnaître l'espèce d'un manchot (Adélie, à jugulaire, papou) d'après la profondeur de son bec, la longueur de son aileron et sa masse.
#
# **Référence et vérification.** La réponse majoritaire (Adélie) a 43 % de validation. Le réseau apprend vingt exemples par cœur (100 % après deux cents pas).
#
# **Étanchéité.** Coupe stratifiée 70-15-15 par graine ; moyenne et écart type de l'apprentissage seul ; le test est lu à la dernière ligne, après le choix, car une partie qui a servi à choisir donne une mesure trop belle.
#
# **Recherche.** Quatre réglages, trois graines : la validation va de 78 à 90 % selon la graine, et d'un réglage à l'autre l'écart est plus petit que cette étendue : le réglage retenu n'est pas vraiment meilleur que les autres.
#
# **Mesure.** Le test va de 76 à 86 % sur ces trois graines ; avec 51 exemples, l'incertitude est de ±11 points. F1 macro plus bas que l'exactitude : les huit erreurs de la graine 0 sont toutes entre Adélie et manchots à jugulaire, de même taille, et la moitié des seconds sont manqués. Les papous sont tous reconnus.
#
# **Critique.** 342 oiseaux d'un seul archipel : rien ne dit que le modèle vaille ailleurs. Étape suivante : ajouter la longueur du bec, qui sépare les deux espèces confondues, et mesurer sur une autre île.
# ### END SOLUTION

# %% [markdown]
# ## 12. Quiz
#
# Remplacez chaque `"?"` par une lettre. Une seule réponse est juste par question. Le test d'une question dit seulement si vous avez répondu par une lettre permise ; la correction de votre copie dira si elle est juste, et où relire.
#
# **Q1.** Vous normalisez tout le jeu, puis vous le coupez. Que risquez-vous ?
#
# - a. Rien : la normalisation ne regarde pas les étiquettes.
# - b. Une mesure de test faussée, car ses exemples ont influé sur la préparation.
# - c. Une erreur de division par zéro.
# - d. Un apprentissage plus lent.
#
# **Q2.** Votre réseau n'arrive pas à apprendre vingt exemples par cœur. Que faites-vous ?
#
# - a. J'ajoute des données.
# - b. J'ajoute du dropout.
# - c. Je cherche une erreur dans le programme ou le taux.
# - d. J'attends la fin des cent époques.
#
# **Q3.** Sur la courbe d'un balayage, quel taux prendre ?
#
# - a. Celui du minimum de la perte.
# - b. Celui où la perte descend le plus vite, ou un peu moins.
# - c. Le plus petit, par prudence.
# - d. Le dernier avant l'explosion.
#
# **Q4.** Un dépistage manque un malade sur deux, mais ne se trompe jamais quand il dit « malade ». Que valent sa précision et son rappel ?
#
# - a. Précision 1, rappel 0,5.
# - b. Précision 0,5, rappel 1.
# - c. Précision 0,5, rappel 0,5.
# - d. Précision 1, rappel 1.
#
# **Q5.** Après cinquante essais, le meilleur réglage a 91 % de validation. Qu'attendre du test ?
#
# - a. 91 %, puisque c'est le même modèle.
# - b. Plutôt un peu plus.
# - c. Plutôt un peu moins.
# - d. On ne peut rien en dire, ni en moyenne.

# %% nbgrader={"grade": false, "grade_id": "quiz", "locked": false, "schema_version": 3, "solution": true, "task": false}
REPONSES = {"Q1": "?", "Q2": "?", "Q3": "?", "Q4": "?", "Q5": "?"}
### BEGIN SOLUTION
REPONSES = {"Q1": "b", "Q2": "c", "Q3": "b", "Q4": "a", "Q5": "c"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_quiz_1", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 1 (1 point)
controles.qcm("Q1", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q1", REPONSES, "b", relire="section 3 : les fuites courantes", explications={
    "a": "les étiquettes n'y sont pas, mais la moyenne et l'écart type du test y sont.",
    "c": "l'ordre n'y change rien.",
    "d": "la vitesse ne change guère ; c'est la mesure qui n'est plus honnête.",
})
### END HIDDEN TESTS
controles.reussi("question 1 : normaliser et couper")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_2", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 2 (1 point)
controles.qcm("Q2", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q2", REPONSES, "c", relire="section 4 : vérifier avant d'entraîner", explications={
    "a": "s'il n'apprend pas vingt exemples, il n'en apprendra pas vingt mille.",
    "b": "le dropout gêne l'apprentissage par cœur : c'est un remède au mal contraire.",
    "d": "une vérification existe pour ne pas attendre.",
})
### END HIDDEN TESTS
controles.reussi("question 2 : vingt exemples")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_3", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 3 (1 point)
controles.qcm("Q3", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q3", REPONSES, "b", relire="section 5 : lire la courbe", explications={
    "a": "au minimum, la perte est sur le point d'exploser.",
    "c": "le plus petit est sur le plateau : rien ne bouge.",
    "d": "trop près du bord : le moindre lot étrange fait tout exploser.",
})
### END HIDDEN TESTS
controles.reussi("question 3 : la courbe d'un balayage")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_4", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 4 (1 point)
controles.qcm("Q4", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q4", REPONSES, "a", relire="section 7 : précision, rappel, F1", explications={
    "b": "c'est l'inverse : la précision lit les prédits, le rappel les vrais.",
    "c": "quand il dit « malade », il a toujours raison : sa précision est 1.",
    "d": "il manque un malade sur deux : son rappel n'est pas 1.",
})
### END HIDDEN TESTS
controles.reussi("question 4 : précision et rappel")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_5", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 5 (1 point)
controles.qcm("Q5", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q5", REPONSES, "c", relire="section 8 : ce que l'on ne peut pas conclure", explications={
    "a": "le modèle est le même, mais son score a été choisi parce qu'il était grand.",
    "b": "le maximum de cinquante notes bruitées est optimiste, pas pessimiste.",
    "d": "en moyenne, si : le meilleur score d'une recherche est trop beau.",
})
### END HIDDEN TESTS
controles.reussi("question 5 : le meilleur de cinquante essais")

# %% [markdown]
# La cellule suivante regarde toutes vos réponses à la fois : elle dit si elles sont toutes justes, ou si l'une au moins est fausse, sans dire laquelle.

# %% tags=["demonstration"]
controles.sceau("09_methodologie", REPONSES)

# %% [markdown]
# ## Pour aller plus loin
#
# - A. Karpathy, « A recipe for training neural networks », 2019, https://karpathy.github.io/2019/04/25/recipe/. La perte de départ, le petit lot appris par cœur, la référence bête : l'esprit des huit étapes.
# - S. Kaufman, S. Rosset et C. Perlich, « Leakage in data mining: formulation, detection, and avoidance », *KDD*, 2011. Les fuites.
# - L. N. Smith, « Cyclical learning rates for training neural networks », *WACV*, 2017. Le balayage du taux (le sien croît d'une quantité fixe ; le nôtre, d'un facteur fixe).
# - J. Bergstra et Y. Bengio, « Random search for hyper-parameter optimization », *Journal of Machine Learning Research*, 13, 2012, p. 281-305.
# - J. Bergstra, R. Bardenet, Y. Bengio et B. Kégl, « Algorithms for hyper-parameter optimization », *NIPS*, 2011. L'algorithme TPE.
# - T. Akiba et coll., « Optuna: a next-generation hyperparameter optimization framework », *KDD*, 2019.
# - R. Pascanu, T. Mikolov et Y. Bengio, « On the difficulty of training recurrent neural networks », *ICML*, 2013. L'écrêtage par la norme.
# - P. Micikevicius et coll., « Mixed precision training », *ICLR*, 2018.
# - N. S. Keskar et coll., « On large-batch training for deep learning: generalization gap and sharp minima », *ICLR*, 2017.
# - P. Goyal et coll., « Accurate, large minibatch SGD: training ImageNet in 1 hour », arXiv:1706.02677, 2017.
#
# ## Liste de vérification
#
# - [ ] Je commence par une référence et par vingt exemples appris par cœur.
# - [ ] Je coupe d'abord ; tout ce qui s'apprend vient de l'apprentissage.
# - [ ] Je balaie le taux avant de toucher au reste.
# - [ ] Je sais lire une norme de gradient, et écrêter par la norme d'ensemble.
# - [ ] Je lis une matrice de confusion, une précision, un rappel, et je dis mes conventions.
# - [ ] Je compare des réglages sur la validation, avec plusieurs graines, et je n'ouvre le test qu'une fois.
# - [ ] Je reconnais les quatorze pannes à leurs symptômes.
# - [ ] Je note, pour chaque essai, les réglages, la graine et le résultat ; je garde le code et les versions qui l'ont produit.
# - [ ] J'ai vérifié d'où viennent les données, ce que j'ai le droit d'en faire, et qui mon modèle sert moins bien.
#
# ## Votre bilan

# %%
progression.bilan()
