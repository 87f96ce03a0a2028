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
# # Chapitre 04 · Les optimiseurs : descendre vite et bien
#
# [![Ouvrir dans Binder](https://mybinder.org/badge_logo.svg)]({{binder}}) [![Ouvrir dans Colab](https://colab.research.google.com/assets/colab-badge.svg)]({{colab}})
#
# **Durée** : environ 4 h 30, en deux séances de 2 h 15 : les sections 1 à 7, puis 8 à 13. **Niveau** : intermédiaire.
#
# **À la fin de ce chapitre, vous saurez :**
#
# - calculer à la main un pas de descente de gradient, et dire pour quels taux d'apprentissage la descente converge ;
# - écrire sept optimiseurs : SGD, momentum, Nesterov, Adagrad, RMSprop, Adam et AdamW ;
# - obtenir les mêmes nombres que PyTorch et Keras, et expliquer chaque différence de convention ;
# - découper un jeu de données en lots, et prévoir le bruit d'un lot ;
# - programmer un taux d'apprentissage, avec échauffement ;
# - écrire votre propre optimiseur dans PyTorch et dans Keras ;
# - comparer des optimiseurs honnêtement, et en choisir un.
#
# **Prérequis** : le gradient (chapitre 03), NumPy, les classes Python. Les sections 9 à 11 utilisent PyTorch et Keras.
#
# **Plan**
#
# 1. Descendre une courbe
# 2. Ravins, selles et points critiques
# 3. Le gradient bruité : les lots
# 4. L'élan : momentum et Nesterov
# 5. Un taux par paramètre : Adagrad et RMSprop
# 6. Adam et AdamW
# 7. La course
# 8. Programmer le taux d'apprentissage
# 9. Les mêmes, dans PyTorch et Keras
# 10. Écrire son optimiseur
# 11. Comparer sur des chiffres manuscrits
# 12. Choisir
# 13. Quiz

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
from retroprop.figures import optimiseurs as figures
from retroprop.figures.optimiseurs import suivre
from retroprop.widgets import optimiseurs as widgets

carnet.preparer()

# %% [markdown]
# ## 1. Descendre une courbe
#
# Un réseau apprend en rendant un **coût** petit. Au chapitre 03, vous avez appris à calculer le gradient de ce coût. Reste à s'en servir.
#
# Prenons le coût le plus simple, à un seul poids : $C(w) = (w - 3)^2$. Son minimum est évident, $w = 3$. Faisons comme si nous ne le voyions pas. En un point, nous ne connaissons que la **pente** :
#
# $$\frac{dC}{dw} = 2\,(w - 3)$$
#
# ### Un pas, à la main
#
# Nous partons de $w = 0$. La pente y vaut $2 \times (0 - 3) = -6$ : le coût **descend** quand $w$ augmente. On avance donc dans le sens opposé à la pente, d'une fraction $\eta = 0{,}1$ de sa taille :
#
# $$w \leftarrow 0 - 0{,}1 \times (-6) = 0{,}6$$
#
# Le nombre $\eta$ (« êta ») est le **taux d'apprentissage** (*learning rate*), noté `lr` dans le code. Au pas suivant, la pente n'est plus que $2 \times (0{,}6 - 3) = -4{,}8$, et $w$ passe à $1{,}08$. Les pas raccourcissent d'eux-mêmes en approchant du minimum, car la pente s'y adoucit.

# %%
figures.descente(lr=0.1, n_pas=5)

# %% [markdown]
# **Prédisez avant d'essayer.** Que se passe-t-il avec $\eta = 0{,}5$ ? Avec $\eta = 0{,}9$ ? Avec $\eta = 1{,}1$ ? Écrivez vos trois réponses, puis bougez les curseurs.

# %% tags=["widget"]
widgets.descendre()

# %% [markdown]
# <details><summary>Ce qu'il fallait voir</summary>
#
# L'écart au minimum obéit à une règle simple : $w - 3$ est multiplié à chaque pas par $1 - 2\eta$.
#
# | $\eta$ | facteur $1 - 2\eta$ | ce que l'on voit |
# |---|---|---|
# | 0,1 | 0,8 | descente régulière |
# | 0,5 | 0 | arrivée en **un** pas |
# | 0,9 | −0,8 | on saute d'un côté à l'autre, et l'on converge |
# | 1 | −1 | on oscille sans fin entre 0 et 6 |
# | 1,1 | −1,2 | la descente **diverge** |
#
# La limite, $\eta = 1$, dépend de la courbure du coût : ici $C'' = 2$, et la limite vaut $2 / C''$.
#
# </details>

# %% [markdown]
# La règle générale, pour un ou un million de paramètres $\theta$ (« thêta »), tient en une ligne. C'est la **descente de gradient** (*gradient descent*) :
#
# $$\theta_{t+1} = \theta_t - \eta\,\nabla C(\theta_t)$$
#
# où $\nabla C$ (« nabla C ») est le gradient, qui réunit toutes les dérivées partielles de $C$, avec la même forme que $\theta$.
#
# On choisit un départ, souvent au hasard, puis on répète : calculer le gradient, faire un pas. **Quand s'arrêter ?** Après un nombre de pas fixé d'avance, ou quand les pas deviennent plus courts qu'un seuil. Ce second critère est fragile : un pas court peut venir d'un taux trop petit, ou d'un plateau (section 2), aussi bien que d'un minimum.
#
# ### Exercice 1 · La descente de gradient
#
# ★☆☆ · 8 minutes · **But** : programmer la boucle, et garder toutes les positions.
#
# Écrivez `descente_gradient(gradient, w0, lr, n_pas)`.
#
# - **Entrées** : `gradient`, une fonction qui reçoit une position et renvoie le gradient en ce point, de même forme ; `w0`, le départ, un nombre ou un tableau NumPy de forme quelconque ; `lr`, le taux ; `n_pas`, le nombre de pas (0 compris).
# - **Sortie** : un tableau de réels, la **trajectoire**, de forme `(n_pas + 1, …)` où `…` est la forme de `w0`. L'élément 0 est le départ, l'élément $k$ la position après $k$ pas.
# - `w0` n'est pas modifié. Un départ entier est permis, les positions suivantes sont réelles.
#
# **Exemple** : `descente_gradient(lambda w: 2 * (w - 3), 0.0, 0.1, 2)` donne `[0.  0.6  1.08]`.
#
# <details><summary>Indice 1</summary>Une liste de positions, qui commence avec le départ. À chaque tour, on y ajoute une position de plus.</details>
# <details><summary>Indice 2</summary>Le gradient change à chaque pas : il faut l'évaluer là où l'on se trouve, pas au départ.</details>
# <details><summary>Indice 3</summary>Écrivez la mise à jour avec <code>-</code>, pas avec <code>-=</code> : sur un tableau, <code>-=</code> modifierait aussi la position déjà rangée dans la liste. <code>np.array(liste)</code> empile les positions.</details>

# %% nbgrader={"grade": false, "grade_id": "descente_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def descente_gradient(gradient, w0, lr, n_pas):
    """Renvoie la trajectoire (n_pas + 1, …) de la descente de gradient partie de w0, départ compris."""
    ### BEGIN SOLUTION
    w = np.array(w0, dtype=float)
    trajectoire = [w]
    for _ in range(n_pas):
        w = w - lr * gradient(w)
        trajectoire.append(w)
    return np.array(trajectoire)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_descente_gradient_parabole", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la parabole, calculée à la main (1 point)
controles.egal(
    descente_gradient(lambda w: 2 * (w - 3), 0.0, 0.1, 3), [0.0, 0.6, 1.08, 1.464],
    "descente_gradient(lambda w: 2 * (w - 3), 0.0, 0.1, 3)",
    pistes=[
        ([0.0, -0.6, -1.32, -2.184], "vous montez : on avance dans le sens opposé au gradient."),
        ([0.0, 0.6, 1.2, 1.8], "le gradient est toujours celui du départ : évaluez-le à la position courante."),
        ([0.6, 1.08, 1.464], "il manque le départ : la trajectoire a n_pas + 1 positions."),
        ([0.6, 1.08, 1.464, 1.7712], "la première position est le départ, avant tout pas."),
        ([0.0, 6.0, 0.0, 6.0], "le taux lr n'est pas utilisé."),
        ([0.0, 0.6, 1.08], "il manque le dernier pas : n_pas pas donnent n_pas + 1 positions."),
        ([1.464] * 4, "toutes les positions sont la dernière : -= modifie le tableau déjà rangé."),
        (1.464, "il faut toutes les positions, pas seulement la dernière."),
    ],
)
controles.reussi("la parabole, comme à la main")

# %% nbgrader={"grade": true, "grade_id": "test_descente_gradient_formes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · un vecteur, une matrice, aucun pas (1 point)
A = np.array([1.0, 20.0])
obtenu = descente_gradient(lambda w: A * w, np.array([-4.0, 1.0]), 0.05, 2)
controles.vrai(isinstance(obtenu, np.ndarray), "descente_gradient renvoie un tableau NumPy", cause="np.array(…) fait un tableau d'une liste de positions.")
controles.egal(obtenu, [[-4.0, 1.0], [-3.8, 0.0], [-3.61, 0.0]], "la trajectoire de descente_gradient dans le plan", pistes=[
    (lambda o: o.shape == (3, 2) and np.allclose(o, o[-1]), "toutes les positions sont la dernière : -= modifie le tableau déjà rangé."),
    (lambda o: o.shape == (2, 2), "il manque une position : n_pas pas donnent n_pas + 1 positions."),
])
controles.forme(descente_gradient(lambda w: w, np.ones((2, 3)), 0.1, 4), (5, 2, 3), "la trajectoire d'une matrice (2, 3), 4 pas")
controles.forme(descente_gradient(lambda w: w, np.ones(2), 0.1, 0), (1, 2), "la trajectoire sans aucun pas")
### BEGIN HIDDEN TESTS
rng = controles.hasard(1)
for forme in ((), (3,), (2, 2)):
    depart, courbure = rng.normal(size=forme), rng.uniform(0.5, 1.5, size=forme)
    # Sur un coût quadratique, chaque pas multiplie la position par 1 - lr * courbure.
    attendu = np.array([depart * (1 - 0.3 * courbure) ** k for k in range(7)])
    controles.egal(descente_gradient(lambda w: courbure * w, depart, 0.3, 6), attendu, f"la trajectoire d'un départ de forme {forme}")
### END HIDDEN TESTS
controles.reussi("un vecteur, une matrice, aucun pas")

# %% nbgrader={"grade": true, "grade_id": "test_descente_gradient_intact", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · le départ reste intact, et un départ entier donne des réels (1 point)
w0 = np.array([2.0, -1.0])
with controles.inchanges(w0=w0):
    descente_gradient(lambda w: 2 * w, w0, 0.1, 3)
controles.egal(descente_gradient(lambda w: 2 * w, np.array([1, -2]), 0.25, 2), [[1, -2], [0.5, -1], [0.25, -0.5]],
               "descente_gradient depuis le tableau d'entiers [1, -2]")
controles.reussi("le départ reste intact")

# %% [markdown]
# > **À retenir.** On avance dans le sens opposé au gradient, d'une fraction $\eta$ de sa taille. Trop petit, $\eta$ fait perdre du temps ; trop grand, il fait diverger. La limite dépend de la courbure du coût.

# %% [markdown]
# ## 2. Ravins, selles et points critiques
#
# ### Le ravin
#
# Avec deux paramètres, un nouveau problème apparaît. Voici un ravin : $C(x, y) = \frac{1}{2}\,(x^2 + 20\,y^2)$. Sa courbure vaut 1 le long de $x$ et 20 le long de $y$.
#
# La limite de la section 1 vaut **pour chaque direction**. Le long de $y$, il faut $\eta < 2/20 = 0{,}1$. Mais avec un tel taux, on avance à peine le long de $x$. La direction la plus raide impose le taux, la plus plate impose l'attente.

# %%
ravin, selle = figures.PAYSAGES["ravin"], figures.PAYSAGES["selle"]

# %% tags=["demonstration"]
essais = {f"lr = {lr}".replace(".", ","): descente_gradient(ravin.gradient, np.array(ravin.depart), lr, 40) for lr in (0.01, 0.04, 0.095)}
figures.course("ravin", essais)

# %% tags=["demonstration", "nbval-check-output"]
# Deux taux de part et d'autre de la limite 2 / 20 = 0,1 : la hauteur y après 60 pas.
for taux in (0.099, 0.101):
    fin = descente_gradient(ravin.gradient, np.array(ravin.depart), taux, 60)[-1]
    print(f"lr = {taux} : y = {fin[1]:.2f}")

# %% [markdown]
# Le rapport entre la plus grande et la plus petite courbure s'appelle le **conditionnement**. Ici 20 ; dans un réseau, il est souvent bien plus grand. Voilà pourquoi le chapitre 01 vous faisait déjà centrer et réduire les données : cela arrondit le ravin.
#
# ### Gradient nul ne veut pas dire minimum
#
# La descente s'arrête là où le gradient s'annule : un **point critique**. On lit parfois qu'elle a alors « trouvé le minimum ». C'est faux.

# %%
figures.points_critiques()

# %% [markdown]
# Une **selle** (*saddle point*) est un minimum dans une direction et un maximum dans une autre. En grande dimension, il faudrait que **toutes** les courbures soient positives à la fois pour former un creux : les selles sont bien plus nombreuses que les mauvais minima (Dauphin et al., 2014).
#
# Et les **maxima** ? Certains textes disent la descente « sensible aux maxima locaux ». Non : le moindre écart l'en éloigne, puisqu'elle descend. On n'y reste que si l'on part exactement dessus.
#
# **Prédisez.** Sur la selle ci-dessous, les deux minima sont en $y = \pm 1$. Que donne une descente partie **exactement** de $y = 0$ ? Et de $y = 10^{-6}$ ?

# %% tags=["demonstration", "nbval-check-output"]
for y0 in (0.0, 1e-6):  # on affiche |x|, pour éviter un « -0.00 »
    chemin = descente_gradient(selle.gradient, np.array([-2.0, y0]), 0.3, 200)
    for k in (20, 40, 200):
        print(f"départ y = {y0:g}, pas {k:>3} : |x| = {abs(chemin[k, 0]):.2f}, y = {chemin[k, 1]:.2f}")

# %% [markdown]
# Partie d'exactement $y = 0$, la descente meurt sur la selle. Partie d'un millionième à côté, elle s'en échappe, mais après un long **plateau** : près d'une selle, le gradient est minuscule. Un peu de bruit aide à en sortir. Justement, en voici.
#
# > **À retenir.** La direction la plus raide limite le taux, la plus plate fixe la durée. Un gradient nul signale un point critique : minimum, maximum, palier ou selle.

# %% [markdown]
# ## 3. Le gradient bruité : les lots
#
# Le vrai gradient est une moyenne sur **tous** les exemples. Avec un million d'images, c'est un million de calculs pour un seul pas. Or une moyenne s'estime bien avec quelques exemples tirés au hasard.
#
# | nom | exemples par pas | pas par époque |
# |---|---|---|
# | descente **par lot entier** (*batch*) | tous, $n$ | 1 |
# | descente **stochastique** (*stochastic*) | 1 | $n$ |
# | descente **par mini-lots** (*mini-batch*) | $B$, souvent de 16 à 512 | $n / B$, arrondi à l'entier supérieur |
#
# Une **époque** (*epoch*) est un passage sur tous les exemples. Par abus, « SGD » (*stochastic gradient descent*) désigne aujourd'hui la descente par mini-lots.
#
# Voyons-le sur des manchots : prédire leur masse d'après la longueur de leur aileron, par une droite. Deux paramètres, la pente et le biais.

# %%
mesures, _, _ = donnees.charger_manchots(("Adelie", "Chinstrap", "Gentoo"), ("longueur_aileron_mm", "masse_g"))
aileron, masse = ((mesures - mesures.mean(axis=0)) / mesures.std(axis=0)).T
figures.bruit(aileron, masse)

# %% [markdown]
# Les trois descentes ont vu **le même nombre d'exemples** : deux époques. Le lot entier va droit, mais n'a fait que deux pas. La descente stochastique en a fait 684, et tremble autour du minimum sans s'y poser. Les mini-lots prennent le meilleur des deux.
#
# Changez la taille des lots, puis le taux. Qu'est-ce qui réduit le tremblement ?

# %% tags=["widget"]
widgets.bruiter(aileron, masse)

# %% [markdown]
# <details><summary>Ce qui réduit le tremblement</summary>
#
# Deux choses : un lot plus grand, ou un taux plus petit. Aucune n'est gratuite : un grand lot fait moins de pas pour le même calcul, un petit taux avance moins à chaque pas.
#
# </details>
#
# ### De combien le bruit baisse-t-il ?
#
# Mesurons. Au point de départ, tirons 2 000 lots de chaque taille, et regardons l'écart type du gradient par rapport à la pente.

# %% tags=["nbval-check-output"]
def mesurer_le_bruit(tailles, w=-0.5, b=-1.0):
    """Affiche la moyenne et l'écart type du gradient de 2 000 lots, pour chaque taille."""
    rng = np.random.default_rng(0)
    for taille in tailles:
        lots = rng.integers(0, len(aileron), size=(2000, taille))
        gradients = np.mean(2 * (w * aileron[lots] + b - masse[lots]) * aileron[lots], axis=1)
        print(f"lots de {taille:>2} : gradient moyen {gradients.mean():.1f}, écart type {gradients.std():.1f}")

mesurer_le_bruit((1, 4, 16, 64))

# %% [markdown]
# La moyenne ne change pas : un lot donne le bon gradient **en moyenne**. L'écart type est divisé par **deux** quand le lot est **quatre** fois plus grand : il décroît comme $1/\sqrt B$. Quadrupler le lot coûte donc quatre fois plus de calcul pour deux fois moins de bruit.
#
# Deux précisions que l'on oublie souvent :
#
# - Les **petits** lots sont associés à des minima **plats**, les **grands** à des minima **aigus** (Keskar et al., 2017), et non l'inverse ; ce lien avec la généralisation reste discuté.
# - Multiplier le taux par le même facteur que le lot (Goyal et al., 2017) marche jusqu'à un certain point, et demande un échauffement (section 8).

# %% [markdown]
# ### Exercice 2 · Les lots
#
# ★★☆ · 10 minutes · **But** : parcourir un jeu de données par lots mélangés, sans rien perdre.
#
# Écrivez `iterer_lots(X, y, taille_lot, rng)`, qui parcourt **une** époque.
#
# - **Entrées** : `X` de forme `(n, …)` et `y` de forme `(n,)`, deux tableaux NumPy ; `taille_lot`, un entier ; `rng`, un `numpy.random.Generator`.
# - **Sortie** : un itérable (un générateur ou une liste) de couples `(X_lot, y_lot)`. Chaque exemple apparaît **une fois et une seule**, avec **son** étiquette. Tous les lots ont `taille_lot` exemples, sauf le dernier, qui peut en avoir moins : il n'est **pas** perdu.
# - L'ordre est mélangé, et tout le hasard vient de `rng` : deux générateurs de même graine donnent les mêmes lots, et deux époques successives avec le même `rng` des ordres différents.
# - Si `taille_lot` est inférieur à 1, ou si `X` et `y` n'ont pas la même longueur, levez une `ValueError` (au plus tard quand le premier lot est demandé).
# - `X` et `y` ne sont pas modifiés.
#
# **Exemple** : avec 10 exemples et `taille_lot=4`, les lots ont 4, 4 et 2 exemples.
#
# <details><summary>Indice 1</summary>Mélangez des <b>indices</b> plutôt que les tableaux : les mêmes indices serviront à X et à y.</details>
# <details><summary>Indice 2</summary><code>rng.permutation(n)</code> donne un ordre au hasard des entiers de 0 à n − 1, sans toucher à vos données.</details>
# <details><summary>Indice 3</summary><code>range(0, n, taille_lot)</code> donne le début de chaque lot. Une tranche qui dépasse la fin d'un tableau s'arrête à la fin, sans erreur. <code>yield</code> rend un lot et garde la place.</details>

# %% nbgrader={"grade": false, "grade_id": "iterer_lots", "locked": false, "schema_version": 3, "solution": true, "task": false}
def iterer_lots(X, y, taille_lot, rng):
    """Parcourt une époque par lots mélangés : des couples (X_lot, y_lot), le dernier peut être plus petit."""
    ### BEGIN SOLUTION
    if taille_lot < 1:
        raise ValueError(f"taille_lot doit valoir au moins 1 ; reçu {taille_lot}.")
    if len(X) != len(y):
        raise ValueError(f"X et y doivent avoir la même longueur ; reçu {len(X)} et {len(y)}.")
    ordre = rng.permutation(len(X))
    for debut in range(0, len(X), taille_lot):
        indices = ordre[debut : debut + taille_lot]
        yield X[indices], y[indices]
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "verifier_couples", "locked": true, "schema_version": 3, "solution": false, "task": false}
def couples(lots):
    """Les lots d'une époque, en liste, une fois vérifié que chacun est un couple (X_lot, y_lot)."""
    lots = list(lots)
    controles.vrai(all(isinstance(lot, (tuple, list)) and len(lot) == 2 for lot in lots), "chaque lot est un couple (X_lot, y_lot)",
                   cause="return s'arrête au premier lot : donnez chaque couple avec yield, ou renvoyez la liste de tous les couples.")
    return lots

# %% nbgrader={"grade": true, "grade_id": "test_iterer_lots_complets", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · aucun exemple perdu, aucun répété (1 point)
for nombre, voulue, attendues in ((10, 4, [4, 4, 2]), (9, 3, [3, 3, 3]), (5, 8, [5]), (3, 1, [1, 1, 1])):
    X, y = np.arange(2.0 * nombre).reshape(nombre, 2), np.arange(nombre)
    lots = couples(iterer_lots(X, y, voulue, controles.hasard(2)))
    tailles = [len(y_lot) for _, y_lot in lots]
    controles.egal(tailles, attendues, f"les tailles des lots pour n = {nombre} et taille_lot = {voulue}", pistes=[
        (lambda o: o.sum() < nombre, "les derniers exemples sont perdus : le dernier lot peut être plus petit."),
        (lambda o: o.sum() > nombre, "des exemples sont répétés : chacun n'apparaît qu'une fois par époque."),
    ])
    vus = np.sort(np.concatenate([y_lot for _, y_lot in lots]))
    controles.egal(vus, np.arange(nombre), f"les exemples vus en une époque, triés (n = {nombre})", pistes=[
        (lambda o: len(set(o)) < nombre, "des exemples sont répétés et d'autres oubliés : c'est un tirage avec remise, ou un tirage par lot."),
    ])
controles.reussi("aucun exemple perdu, aucun répété")

# %% nbgrader={"grade": true, "grade_id": "test_iterer_lots_alignes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · chaque exemple garde son étiquette, quelle que soit la forme de X (1 point)
rng = controles.hasard(3)
def verifier_les_lots(forme):
    """Cinquante exemples de cette forme : chaque ligne de X porte sa propre étiquette."""
    y = rng.permutation(50)
    X = np.ones((50, *forme)) * y.reshape(50, *[1] * len(forme))
    lots = couples(iterer_lots(X, y, 8, np.random.default_rng(0)))
    for X_lot, y_lot in lots:
        # de la copie : les deux moitiés d'un lot se comparent entre elles ; le test 1 vérifie leurs tailles
        controles.forme(X_lot, (len(y_lot), *forme), "X_lot")
        controles.vrai((X_lot.reshape(len(y_lot), -1) == np.asarray(y_lot)[:, None]).all(), "chaque ligne de X garde son étiquette",
                       cause="X et y sont mélangés différemment : un seul ordre doit servir aux deux.")
    controles.vrai(len(lots) == 7, "50 exemples par lots de 8 : 7 lots")

for forme in ((3,), ()):
    verifier_les_lots(forme)
### BEGIN HIDDEN TESTS
for forme in ((4, 4), (2, 1, 3)):
    verifier_les_lots(forme)
### END HIDDEN TESTS
controles.reussi("chaque exemple garde son étiquette")

# %% nbgrader={"grade": true, "grade_id": "test_iterer_lots_hasard", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · mélangés, à chaque époque, et par rng seul (1 point)
X, y = np.arange(100.0).reshape(100, 1), np.arange(100)
def ordre_vu(rng):
    """Les étiquettes, dans l'ordre des lots : un itérateur paresseux ne tire de rng que pendant son parcours."""
    return np.concatenate(controles.observe([y_lot for _, y_lot in couples(iterer_lots(X.copy(), y.copy(), 16, rng))]))
rng = np.random.default_rng(7)
premiere, seconde = ordre_vu(rng), ordre_vu(rng)
controles.vrai(len(premiere) == 100, "les 100 exemples sont vus")
controles.vrai(not np.array_equal(premiere, y), "les exemples sont mélangés", cause="les lots suivent l'ordre du tableau.")
controles.vrai(not np.array_equal(np.sort(premiere[:16]), np.arange(16)), "les lots eux-mêmes sont mélangés",
               cause="mélanger l'intérieur de chaque lot, ou l'ordre des lots, ne suffit pas : mélangez tous les exemples.")
controles.vrai(not np.array_equal(premiere, seconde), "deux époques ont des ordres différents",
               cause="un nouveau générateur est créé à chaque appel : utilisez rng tel quel.")
controles.vrai(np.array_equal(premiere, ordre_vu(np.random.default_rng(7))), "la même graine donne les mêmes lots",
               cause="le hasard ne vient pas de rng : np.random est un autre générateur.")
controles.reussi("mélangés, à chaque époque, et par rng seul")

# %% nbgrader={"grade": true, "grade_id": "test_iterer_lots_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · les entrées impossibles sont refusées, et les données restent intactes (1 point)
X, y = np.arange(12.0).reshape(6, 2), np.arange(6)
with controles.inchanges(X=X, y=y):
    controles.vrai(len(couples(iterer_lots(X, y, 2, np.random.default_rng(0)))) == 3, "6 exemples par lots de 2 : 3 lots")
for refusee in (0, -1, -3):
    controles.leve(ValueError, lambda t: list(iterer_lots(X, y, t, np.random.default_rng(0))), refusee, quoi=f"iterer_lots avec taille_lot = {refusee}",
                   cause="une taille inférieure à 1 doit être refusée dès le début.")
controles.leve(ValueError, lambda: list(iterer_lots(X, y[:-1], 2, np.random.default_rng(0))), quoi="iterer_lots avec 6 exemples et 5 étiquettes",
               cause="comparez len(X) et len(y) au début.")
controles.leve(ValueError, lambda: list(iterer_lots(X[:-1], y, 2, np.random.default_rng(0))), quoi="iterer_lots avec 5 exemples et 6 étiquettes",
               cause="comparez len(X) et len(y) au début.")
controles.reussi("les entrées impossibles sont refusées")

# %% [markdown]
# > **À retenir.** Un lot donne le bon gradient en moyenne, avec un bruit en $1/\sqrt B$. On mélange à chaque époque, X et y ensemble, et l'on ne perd pas le dernier lot.

# %% [markdown]
# ## 4. L'élan : momentum et Nesterov
#
# ### Un contrat pour sept optimiseurs
#
# Presque tous les optimiseurs gardent une **mémoire** d'un pas à l'autre : un optimiseur est donc un objet. Les sept classes de ce chapitre suivent le même contrat.
#
# - `optimiseur.pas(theta, gradient)` renvoie le **nouveau** $\theta$, de même forme. `theta` est un nombre ou un tableau NumPy de réels, de forme quelconque. `gradient` est une **fonction** : `gradient(theta)` donne le gradient en `theta`.
# - Chaque appel à `pas` évalue `gradient` **une seule fois**.
# - Ni `theta`, ni le tableau que `gradient` renvoie ne sont modifiés.
# - La mémoire part de **zéro**. Sa forme n'est connue qu'au premier appel à `pas`. Elle appartient à **l'instance** : deux optimiseurs ne partagent rien, et un optimiseur ne sert qu'à un seul $\theta$.
# - Toutes les opérations se font composante par composante. On note $g_t$ le gradient du pas $t$.
#
# La fonction `suivre(optimiseur, theta, gradient, n_pas)`, fournie, enchaîne les pas et renvoie la trajectoire.

# %% [markdown]
# ### Exercice 3 · SGD
#
# ★☆☆ · 4 minutes · **But** : mettre la descente de gradient dans le contrat.
#
# Écrivez la classe `SGD(lr=0.01)`. Elle n'a pas de mémoire :
#
# $$\theta_{t+1} = \theta_t - \eta\,g(\theta_t)$$
#
# **Exemple** : `SGD(lr=0.1).pas(0.0, lambda w: 2 * (w - 3))` donne `0.6`.
#
# <details><summary>Indice 1</summary>Le constructeur range le taux dans l'objet ; <code>pas</code> fait un seul tour de la boucle de l'exercice 1.</details>
# <details><summary>Indice 2</summary>Un attribut s'écrit <code>self.nom</code>, dans <code>__init__</code> comme dans <code>pas</code>.</details>
# <details><summary>Indice 3</summary><code>gradient</code> est une fonction : il faut l'appeler, avec des parenthèses, à la position <code>theta</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "SGD", "locked": false, "schema_version": 3, "solution": true, "task": false}
class SGD:
    """La descente de gradient : theta - lr * gradient(theta)."""

    def __init__(self, lr=0.01):
        ### BEGIN SOLUTION
        self.lr = lr
        ### END SOLUTION

    def pas(self, theta, gradient):
        ### BEGIN SOLUTION
        return theta - self.lr * gradient(theta)
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_SGD_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la parabole, et le taux par défaut (1 point)
controles.egal(suivre(SGD(lr=0.1), 0.0, lambda w: 2 * (w - 3), 3), [0.0, 0.6, 1.08, 1.464], "trois pas de SGD(lr=0.1)", pistes=[
    ([0.0, -0.6, -1.32, -2.184], "vous montez : on avance dans le sens opposé au gradient."),
    ([0.0, 0.06, 0.1188, 0.176424], "le taux donné n'est pas utilisé : il reste à sa valeur par défaut."),
    ([0.0, 6.0, 0.0, 6.0], "le taux lr n'est pas utilisé."),
])
controles.egal(SGD().pas(1.0, lambda w: 10.0), 0.9, "SGD().pas(1, …) avec un gradient de 10",
               pistes=[(lambda o: True, "le taux par défaut de SGD est 0.01.")])
### BEGIN HIDDEN TESTS
rng = controles.hasard(4)
theta, pente = rng.normal(size=(3, 2)), rng.normal(size=(3, 2))
attendu = theta * (1 - 0.5 * pente)
controles.egal(SGD(lr=0.5).pas(theta, lambda t: pente * t), attendu, "un pas de SGD(lr=0.5) sur un tableau (3, 2)")
### END HIDDEN TESTS
controles.reussi("SGD : la parabole, et le taux par défaut")

# %% nbgrader={"grade": true, "grade_id": "test_SGD_contrat", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le contrat : un seul appel, rien de modifié, des instances indépendantes (1 point)
theta, pente, appels = np.array([[1.0, -2.0, 3.0]]), np.array([[4.0, 0.5, -1.0]]), []
def gradient(t):
    appels.append(np.array(t))
    return pente
un, autre = SGD(lr=0.1), SGD(lr=0.2)
with controles.inchanges(theta=theta, gradient=pente):
    obtenu = un.pas(theta, gradient)
controles.vrai(len(appels) == 1, f"pas évalue gradient une seule fois ; ici {len(appels)}", cause="rangez le gradient dans une variable.")
controles.egal(obtenu, theta - 0.1 * pente, "un pas de la première instance, lr = 0.1",
               pistes=[(theta - 0.2 * pente, "les deux instances partagent le même taux : rangez-le dans self.")])
controles.egal(autre.pas(theta, gradient), theta - 0.2 * pente, "un pas de la seconde instance, lr = 0.2",
               pistes=[(theta - 0.1 * pente, "les deux instances partagent le même taux : rangez-le dans self.")])
controles.reussi("SGD : le contrat")

# %% [markdown]
# ### La moyenne mobile
#
# Dans un ravin, le gradient change de signe à chaque pas dans la direction raide, et garde le même dans la direction plate. Si l'on **moyennait** les derniers gradients, les oscillations se compenseraient et l'avance régulière resterait.
#
# Garder les vingt derniers gradients coûterait cher. La **moyenne mobile exponentielle** (*exponential moving average*, EMA) n'en garde qu'un :
#
# $$v_t = \beta\,v_{t-1} + (1 - \beta)\,g_t, \qquad v_0 = 0$$
#
# Avec $\beta = 0{,}9$ et des gradients 10, 10, 10 : $v_1 = 1$, puis $v_2 = 0{,}9 + 1 = 1{,}9$, puis $v_3 = 1{,}71 + 1 = 2{,}71$. La moyenne monte vers 10, mais elle part de zéro et met du temps. Retenez ce défaut : Adam le corrigera.

# %%
figures.moyenne_mobile(beta=0.9)

# %% [markdown]
# Un gradient vieux de $k$ pas compte pour $(1 - \beta)\,\beta^k$ : la mémoire dure environ $1 / (1 - \beta)$ pas. **Prédisez** l'effet de $\beta = 0$ et de $\beta = 0{,}99$, puis vérifiez.

# %% tags=["widget"]
widgets.moyenner()

# %% [markdown]
# <details><summary>Ce qu'il fallait voir</summary>
#
# Avec $\beta = 0$, il n'y a pas de mémoire : la moyenne est la dernière valeur reçue, bruit compris. Avec $\beta = 0{,}99$, la mémoire dure environ cent pas : la courbe est très lisse, mais en retard. Partie de zéro, elle n'a fait après cent pas que 63 % du chemin ($1 - 0{,}99^{100} \approx 0{,}63$).
#
# </details>
#
# ### Exercice 4 · Le momentum
#
# ★★☆ · 8 minutes · **But** : avancer selon la moyenne des gradients récents.
#
# Écrivez la classe `Momentum(lr=0.01, beta=0.9)`. Nous prenons la forme **EMA** :
#
# $$v_t = \beta\,v_{t-1} + (1 - \beta)\,g(\theta_t) \qquad\qquad \theta_{t+1} = \theta_t - \eta\,v_t$$
#
# avec $v_0 = 0$, et le contrat commun.
#
# **Exemple**, sur la parabole, avec $\eta = 0{,}1$ et $\beta = 0{,}9$ : $v_1 = 0{,}1 \times (-6) = -0{,}6$, donc $\theta$ passe de 0 à $0{,}06$. Puis $v_2 = 0{,}9 \times (-0{,}6) + 0{,}1 \times (-5{,}88) = -1{,}128$, et $\theta$ passe à $0{,}1728$.
#
# <details><summary>Indice 1</summary>La mémoire est un attribut. Un nombre convient comme zéro de départ : additionné à un tableau, il en prend la forme.</details>
# <details><summary>Indice 2</summary>Deux étapes : mettre à jour la vitesse avec le gradient actuel, puis déplacer theta avec la vitesse <b>nouvelle</b>.</details>
# <details><summary>Indice 3</summary>Écrivez <code>self.v = …</code> plutôt que <code>self.v *= …</code> ou <code>self.v += …</code>, qui pourraient modifier un tableau reçu de l'extérieur.</details>

# %% nbgrader={"grade": false, "grade_id": "Momentum", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Momentum:
    """Le momentum en forme EMA : v = beta v + (1 - beta) g ; theta - lr v."""

    def __init__(self, lr=0.01, beta=0.9):
        ### BEGIN SOLUTION
        self.lr, self.beta = lr, beta
        self.v = 0.0
        ### END SOLUTION

    def pas(self, theta, gradient):
        ### BEGIN SOLUTION
        self.v = self.beta * self.v + (1 - self.beta) * gradient(theta)
        return theta - self.lr * self.v
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_Momentum_parabole", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la parabole, calculée à la main (1 point)
controles.egal(
    suivre(Momentum(lr=0.1, beta=0.9), 0.0, lambda w: 2 * (w - 3), 2), [0.0, 0.06, 0.1728], "deux pas de Momentum(lr=0.1, beta=0.9)",
    pistes=[
        ([0.0, 0.6, 1.62], "il manque le facteur (1 - beta) : c'est la forme accumulée des bibliothèques."),
        ([0.0, 0.6, 1.08], "la vitesse n'est pas utilisée : c'est SGD."),
        ([0.0, 0.6, 1.188], "la vitesse part du premier gradient : elle doit partir de zéro."),
        ([0.0, 0.06, 0.1188], "la vitesse est oubliée d'un pas à l'autre : rangez-la dans self."),
        ([0.0, 0.54, 1.0368], "beta et 1 - beta sont échangés."),
        ([0.0, 0.06, 0.17172], "le gradient est mesuré après l'élan : c'est Nesterov, l'exercice suivant."),
        ([0.0, 0.0, 0.06], "le déplacement utilise l'ancienne vitesse : mettez-la à jour d'abord."),
        ([0.0, -0.06, -0.1752], "vous montez : on avance dans le sens opposé à la vitesse."),
    ],
)
controles.reussi("le momentum sur la parabole")

# %% nbgrader={"grade": true, "grade_id": "test_Momentum_moyenne", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · la vitesse est la moyenne mobile des gradients, quels que soient lr et beta (1 point)
for inertie in (0.0, 0.5, 0.99):
    # Un gradient constant de 10 : au pas t, la vitesse vaut 10 (1 - beta^t).
    attendu = 0.0 - np.cumsum([0.0] + [0.2 * 10 * (1 - inertie**t) for t in range(1, 31)])
    controles.egal(suivre(Momentum(lr=0.2, beta=inertie), 0.0, lambda w: 10.0, 30), attendu, f"Momentum(lr=0.2, beta={inertie}) sous un gradient de 10")
controles.egal(Momentum().pas(0.0, lambda w: 10.0), -0.01, "Momentum().pas(0, …) avec un gradient de 10",
               pistes=[(lambda o: True, "les valeurs par défaut sont lr=0.01 et beta=0.9.")])
### BEGIN HIDDEN TESTS
rng = controles.hasard(5)
for forme in ((), (4,), (2, 3)):
    theta, courbure, inertie = rng.normal(size=forme), rng.uniform(0.5, 5.0, size=forme), float(rng.uniform(0.3, 0.95))
    attendu, v = [theta], np.zeros(forme)
    for _ in range(40):
        v = inertie * v + (1 - inertie) * courbure * attendu[-1]
        attendu.append(attendu[-1] - 0.1 * v)
    controles.egal(suivre(Momentum(lr=0.1, beta=inertie), theta, lambda t: courbure * t, 40), np.array(attendu),
                   f"quarante pas de Momentum, forme {forme}")
### END HIDDEN TESTS
controles.reussi("la vitesse est la moyenne mobile des gradients")

# %% nbgrader={"grade": true, "grade_id": "test_Momentum_contrat", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · le contrat : un seul appel, rien de modifié, des instances indépendantes (1 point)
theta, pente, appels = np.array([[1.0, -2.0, 3.0]]), np.array([[4.0, 0.5, -1.0]]), []
def gradient(t):
    appels.append(np.array(t))
    return pente
un, autre = Momentum(lr=0.1, beta=0.9), Momentum(lr=0.1, beta=0.9)
with controles.inchanges(theta=theta, gradient=pente):
    premier = un.pas(theta, gradient)
    un.pas(np.array(premier), gradient)
controles.vrai(len(appels) == 2, f"deux pas évaluent gradient deux fois ; ici {len(appels)}", cause="rangez le gradient dans une variable.")
controles.egal(premier, theta - 0.01 * pente, "le premier pas d'une première instance", pistes=[(lambda o: True, "ce premier pas est déjà faux : voyez le test 1. S'il est réussi, la mémoire est partagée entre instances : rangez-la dans self.")])
controles.egal(autre.pas(theta, lambda t: -pente), theta + 0.01 * pente, "le premier pas d'une seconde instance",
               pistes=[(lambda o: True, "la mémoire est partagée entre instances, ou ne part pas de zéro : rangez-la dans self.")])
controles.egal(Momentum(lr=0.1, beta=0.9).pas(2.0, lambda t: 10.0), 1.9, "le premier pas d'une troisième instance, sur un nombre",
               pistes=[(lambda o: True, "la mémoire est partagée entre instances, ou ne part pas de zéro : rangez-la dans self.")])
controles.reussi("le momentum : le contrat")

# %% [markdown]
# ### L'élan, dans le ravin

# %% tags=["demonstration"]
trajets = {"SGD": suivre(SGD(0.09), ravin.depart, ravin.gradient, 60), "Momentum": suivre(Momentum(0.2, 0.5), ravin.depart, ravin.gradient, 60),
           "trop d'élan": suivre(Momentum(0.5, 0.9), ravin.depart, ravin.gradient, 60)}
figures.course("ravin", trajets, details={"SGD": "lr = 0,09", "Momentum": "lr = 0,2, β = 0,5", "trop d'élan": "lr = 0,5, β = 0,9"})

# %% tags=["demonstration", "nbval-check-output"]
# Momentum et SGD : à quel taux peuvent-ils marcher, dans ce ravin ? La limite de SGD est 0,1.
for taux in (0.09, 0.5, 1.8, 2.0):
    fins = [np.abs(suivre(o, ravin.depart, ravin.gradient, 400)[-1]).max() for o in (SGD(taux), Momentum(taux, 0.9))]
    print(f"lr = {taux:<4} : SGD {'diverge' if not fins[0] < 10 else 'converge'}, momentum {'diverge' if not fins[1] < 10 else 'converge'}")

# %% [markdown]
# En forme EMA, le momentum supporte ici un taux presque vingt fois plus grand que SGD. La limite exacte sur un coût quadratique est $\eta < \frac{2\,(1 + \beta)}{(1 - \beta)\,L}$, où $L$ est la plus grande courbure : avec $\beta = 0{,}9$ et $L = 20$, cela donne 1,9.
#
# Supporter un grand taux ne suffit pas à aller vite. Ici, avec $\beta = 0{,}5$, le momentum bat nettement SGD ; avec $\beta = 0{,}9$, il est **plus lent** que lui : il oscille longtemps. Le bon $\beta$ dépend du conditionnement $\kappa$ (« kappa ») : sur un coût quadratique, c'est $\left(\frac{\sqrt\kappa - 1}{\sqrt\kappa + 1}\right)^2$ (Polyak, 1964). Pour $\kappa = 20$, cela fait environ 0,4 ; $\beta = 0{,}9$ convient à un conditionnement de l'ordre de 1 400, et les réseaux sont souvent de ce côté.
#
# L'élan a donc un prix : il **dépasse** le minimum, et oscille si $\beta$ est trop grand. Il peut aussi franchir un petit creux, ce qui est tantôt une chance, tantôt non. Rien ne garantit qu'il mène au minimum **global**.

# %% [markdown]
# ### Regarder avant de sauter : Nesterov
#
# Le momentum additionne deux choses : l'élan acquis, et la pente **ici**. Or l'élan va nous emporter ailleurs, quoi qu'il arrive. Yurii Nesterov (1983) propose de mesurer la pente **là où l'élan mène**.

# %% tags=["demonstration"]
figures.elan_et_anticipation()

# %% [markdown]
# L'élan nous fait traverser le fond du ravin. La pente mesurée **au départ** pousse encore dans le même sens : on dépasse davantage. La pente mesurée **au bout de l'élan** sait que l'on a traversé, et freine.
#
# ### Exercice 5 · Nesterov
#
# ★★☆ · 10 minutes · **But** : évaluer le gradient au point anticipé.
#
# Écrivez la classe `Nesterov(lr=0.01, beta=0.9)`, en forme EMA, avec $v_0 = 0$ et le contrat commun :
#
# $$v_t = \beta\,v_{t-1} + (1 - \beta)\,g(\theta_t - \eta\,\beta\,v_{t-1}) \qquad\qquad \theta_{t+1} = \theta_t - \eta\,v_t$$
#
# **Exemple**, sur la parabole, avec $\eta = 0{,}1$ et $\beta = 0{,}9$ : le premier pas est celui du momentum, car $v_0 = 0$ : $v_1 = -0{,}6$ et $\theta = 0{,}06$. Au second, le point anticipé est $0{,}06 + 0{,}1 \times 0{,}9 \times 0{,}6 = 0{,}114$ ; le gradient y vaut $-5{,}772$, donc $v_2 = -0{,}54 - 0{,}5772 = -1{,}1172$ et $\theta = 0{,}17172$.
#
# <details><summary>Indice 1</summary>Un seul changement par rapport au momentum : l'endroit où l'on appelle <code>gradient</code>.</details>
# <details><summary>Indice 2</summary>Le point anticipé utilise l'<b>ancienne</b> vitesse. Calculez-le avant de la mettre à jour.</details>
# <details><summary>Indice 3</summary>Le déplacement final part de theta, et non du point anticipé : l'élan y est déjà compté, dans la nouvelle vitesse.</details>

# %% nbgrader={"grade": false, "grade_id": "Nesterov", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Nesterov:
    """Le momentum de Nesterov en forme EMA : le gradient est pris au point anticipé."""

    def __init__(self, lr=0.01, beta=0.9):
        ### BEGIN SOLUTION
        self.lr, self.beta = lr, beta
        self.v = 0.0
        ### END SOLUTION

    def pas(self, theta, gradient):
        ### BEGIN SOLUTION
        anticipe = theta - self.lr * self.beta * self.v
        self.v = self.beta * self.v + (1 - self.beta) * gradient(anticipe)
        return theta - self.lr * self.v
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_Nesterov_parabole", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la parabole, calculée à la main (1 point)
controles.egal(
    suivre(Nesterov(lr=0.1, beta=0.9), 0.0, lambda w: 2 * (w - 3), 2), [0.0, 0.06, 0.17172], "deux pas de Nesterov(lr=0.1, beta=0.9)",
    pistes=[
        ([0.0, 0.06, 0.1728], "c'est le momentum : le gradient doit être pris au point anticipé."),
        ([0.0, 0.6, 1.512], "il manque le facteur (1 - beta) : c'est la forme accumulée."),
        ([0.0, 0.06, 0.22572], "le déplacement part du point anticipé : l'élan est compté deux fois."),
        ([0.0, 0.06, 0.1716], "le point anticipé est theta - lr * beta * v : beta est oublié."),
        ([0.0, 0.06, 0.17388], "le point anticipé est en arrière : il s'obtient en retranchant lr * beta * v."),
        ([0.0, 0.06, 0.1188], "la vitesse est oubliée d'un pas à l'autre : rangez-la dans self."),
        ([0.0, 0.06, 0.162], "le point anticipé est theta - lr * beta * v : lr est oublié."),
        (lambda o: o[1] < 0, "vous montez : on avance dans le sens opposé à la vitesse."),
    ],
)
controles.reussi("Nesterov sur la parabole")

# %% nbgrader={"grade": true, "grade_id": "test_Nesterov_point", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le gradient est demandé une fois par pas, au point anticipé (1 point)
demandes = []
def gradient(t):
    demandes.append(float(t))
    return 10.0
positions = suivre(Nesterov(lr=0.1, beta=0.5), 0.0, gradient, 4)
controles.vrai(len(demandes) == 4, f"quatre pas évaluent gradient quatre fois ; ici {len(demandes)}", cause="un seul appel par pas, au point anticipé.")
# Gradient 10, beta 0.5 : v = 5, 7.5, 8.75, 9.375 ; point anticipé = theta - 0.05 v.
controles.egal(demandes, [0.0, -0.75, -1.625, -2.5625], "les points où le gradient est demandé", pistes=[
    ([0.0, -0.5, -1.25, -2.125], "le gradient est pris en theta : c'est le momentum."),
    (lambda o: o[1] == -1.0, "le point anticipé est theta - lr * beta * v : beta est oublié."),
    (lambda o: o[1] == -3.0, "le point anticipé est theta - lr * beta * v : lr est oublié."),
    (lambda o: o[1] == -0.25, "le point anticipé est en arrière : il s'obtient en retranchant lr * beta * v."),
    (lambda o: o[1] > 0, "vous montez : on avance dans le sens opposé à la vitesse."),
])
controles.egal(positions, [0.0, -0.5, -1.25, -2.125, -3.0625], "les positions de Nesterov(lr=0.1, beta=0.5) sous un gradient de 10")
### BEGIN HIDDEN TESTS
rng = controles.hasard(6)
for forme in ((), (4,), (2, 3)):
    theta, courbure, inertie = rng.normal(size=forme), rng.uniform(0.5, 5.0, size=forme), float(rng.uniform(0.3, 0.95))
    attendu, v = [theta], np.zeros(forme)
    for _ in range(40):
        v = inertie * v + (1 - inertie) * courbure * (attendu[-1] - 0.1 * inertie * v)
        attendu.append(attendu[-1] - 0.1 * v)
    controles.egal(suivre(Nesterov(lr=0.1, beta=inertie), theta, lambda t: courbure * t, 40), np.array(attendu),
                   f"quarante pas de Nesterov, forme {forme}")
### END HIDDEN TESTS
controles.reussi("le gradient est demandé au point anticipé")

# %% nbgrader={"grade": true, "grade_id": "test_Nesterov_contrat", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · le contrat : rien de modifié, des instances indépendantes, les valeurs par défaut (1 point)
theta, pente = np.array([[1.0, -2.0, 3.0]]), np.array([[4.0, 0.5, -1.0]])
un, autre = Nesterov(lr=0.1, beta=0.9), Nesterov(lr=0.1, beta=0.9)
with controles.inchanges(theta=theta, gradient=pente):
    premier = un.pas(theta, lambda t: pente)
    un.pas(np.array(premier), lambda t: pente)
controles.egal(premier, theta - 0.01 * pente, "le premier pas d'une première instance", pistes=[(lambda o: True, "ce premier pas est déjà faux : voyez le test 1. S'il est réussi, la mémoire est partagée entre instances : rangez-la dans self.")])
controles.egal(autre.pas(theta, lambda t: -pente), theta + 0.01 * pente, "le premier pas d'une seconde instance",
               pistes=[(lambda o: True, "la mémoire est partagée entre instances, ou ne part pas de zéro : rangez-la dans self.")])
controles.egal(Nesterov().pas(0.0, lambda w: 10.0), -0.01, "Nesterov().pas(0, …) avec un gradient de 10",
               pistes=[(lambda o: True, "les valeurs par défaut sont lr=0.01 et beta=0.9, et la mémoire part de zéro.")])
controles.reussi("Nesterov : le contrat")

# %% [markdown]
# > **À retenir.** Le momentum avance selon une moyenne des gradients récents : il amortit les oscillations et accélère le long des ravins. Nesterov mesure la pente au bout de l'élan, et dépasse moins.

# %% [markdown]
# ## 5. Un taux par paramètre : Adagrad et RMSprop
#
# Un seul taux pour tous les paramètres, c'est peu. Le poids d'un mot rare reçoit un gradient une fois sur mille : il mérite de grands pas. Le poids d'un mot courant en reçoit sans cesse.
#
# **Adagrad** (Duchi, Hazan et Singer, 2011) donne à chaque paramètre son propre taux : $\eta$ divisé par la racine de la **somme** des carrés de tous ses gradients, celui du pas en cours compris. Qui a reçu de grands gradients avance moins.
#
# ### À la main
#
# La parabole, depuis $w = 0$, avec $\eta = 0{,}1$. Le gradient vaut $-6$ : la somme vaut $36$, sa racine 6, et le pas est $0{,}1 \times 6 / 6 = 0{,}1$. **La taille du gradient a disparu** : le premier pas vaut toujours $\eta$ (sauf si le gradient est nul). Au second, le gradient vaut $-5{,}8$, la somme $36 + 33{,}64 = 69{,}64$, et le pas $0{,}1 \times 5{,}8 / 8{,}345 = 0{,}0695$.

# %% [markdown]
# ### Exercice 6 · Adagrad
#
# ★★☆ · 7 minutes · **But** : donner à chaque paramètre son taux.
#
# Écrivez la classe `Adagrad(lr=0.01, eps=1e-8)`, avec $G_0 = 0$ et le contrat commun :
#
# $$G_t = G_{t-1} + g_t^2 \qquad\qquad \theta_{t+1} = \theta_t - \eta\,\frac{g_t}{\sqrt{G_t} + \varepsilon}$$
#
# Le carré se prend composante par composante. La constante $\varepsilon$ (« epsilon »), **hors** de la racine, évite de diviser par zéro : un gradient nul ne fait pas bouger $\theta$.
#
# **Exemple** : `suivre(Adagrad(lr=0.1), 0.0, lambda w: 2 * (w - 3), 2)` donne environ `[0.  0.1  0.1695]`, le calcul ci-dessus.
#
# <details><summary>Indice 1</summary>La mémoire est une somme qui ne fait que grandir. Quelle est sa valeur avant le premier pas ?</details>
# <details><summary>Indice 2</summary>Le gradient du pas en cours compte déjà dans la somme qui le divise.</details>
# <details><summary>Indice 3</summary>Rangez le gradient dans une variable : il sert deux fois, et la fonction ne doit être appelée qu'une fois.</details>

# %% nbgrader={"grade": false, "grade_id": "Adagrad", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Adagrad:
    """Adagrad : le taux de chaque paramètre est divisé par la racine de la somme de ses gradients au carré."""

    def __init__(self, lr=0.01, eps=1e-8):
        ### BEGIN SOLUTION
        self.lr, self.eps = lr, eps
        self.somme = 0.0
        ### END SOLUTION

    def pas(self, theta, gradient):
        ### BEGIN SOLUTION
        g = gradient(theta)
        self.somme = self.somme + g**2
        return theta - self.lr * g / (np.sqrt(self.somme) + self.eps)
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_Adagrad_parabole", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la parabole, calculée à la main (1 point)
controles.egal(
    suivre(Adagrad(lr=0.1), 0.0, lambda w: 2 * (w - 3), 3), [0.0, 0.1, 0.169502, 0.225641], "trois pas de Adagrad(lr=0.1)",
    rtol=1e-5,  # les valeurs écrites ont six décimales
    pistes=[
        (lambda o: o.shape == (4,) and abs(o[1] - 0.016667) < 1e-5, "il manque la racine carrée."),
        ([0.0, 0.1, 0.2, 0.3], "la somme est oubliée d'un pas à l'autre : rangez-la dans self."),
        ([0.0, 0.316228, 0.533179, 0.708234], "c'est une moyenne mobile (RMSprop) : Adagrad additionne, sans facteur."),
        (lambda o: o[1] > 1e3, "le gradient du pas en cours doit entrer dans la somme avant la division."),
        (lambda o: np.isnan(o[1]), "racine d'un nombre négatif : la somme porte sur les carrés des gradients."),
        (lambda o: o[1] < 0, "vous montez : on avance dans le sens opposé au gradient."),
    ],
)
controles.reussi("Adagrad sur la parabole")

# %% nbgrader={"grade": true, "grade_id": "test_Adagrad_epsilon", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · epsilon est hors de la racine, et chaque composante a sa somme (1 point)
controles.egal(Adagrad(lr=1.0, eps=1.0).pas(0.0, lambda w: 3.0), -0.75, "un pas de Adagrad(lr=1, eps=1) avec un gradient de 3", pistes=[
    (-3 / np.sqrt(10), "epsilon est dans la racine : il s'ajoute après."),
    (-3 / (np.sqrt(3) + 1), "la somme porte sur les carrés des gradients."),
    (-1.0, "eps n'est pas utilisé."),
])
# Gradient constant : au pas t, la somme vaut t g², et le pas lr / √t, quelle que soit la taille du gradient.
attendu = 0.0 - np.cumsum([0.0] + [0.1 / np.sqrt(t) for t in range(1, 21)])
obtenu = suivre(Adagrad(lr=0.1), np.zeros(3), lambda w: np.array([1000.0, 0.5, 0.0]), 20)
# rtol 1e-6 : epsilon (1e-8) ne pèse pas devant un gradient d'un demi
controles.egal(obtenu, np.stack([attendu, attendu, 0 * attendu], axis=1), "Adagrad(lr=0.1) sous les gradients constants (1000, 0.5, 0)", atol=1e-6, pistes=[
    (lambda o: not np.isfinite(o).all(), "un gradient nul donne 0 / 0 : epsilon s'ajoute au dénominateur."),
    (lambda o: o.shape == (21, 3) and abs(o[20, 1]) < abs(attendu[20]) / 2, "les composantes partagent une seule somme : le carré se prend composante par composante."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(7)
for forme in ((), (4,), (2, 3)):
    theta, courbure = rng.normal(size=forme), rng.uniform(0.5, 5.0, size=forme)
    attendu, somme = [theta], np.zeros(forme)
    for _ in range(40):
        g = courbure * attendu[-1]
        somme = somme + g * g
        attendu.append(attendu[-1] - 0.3 * g / (np.sqrt(somme) + 0.01))
    controles.egal(suivre(Adagrad(lr=0.3, eps=0.01), theta, lambda t: courbure * t, 40), np.array(attendu),
                   f"quarante pas de Adagrad, forme {forme}")
### END HIDDEN TESTS
controles.reussi("Adagrad : epsilon hors de la racine")

# %% nbgrader={"grade": true, "grade_id": "test_Adagrad_contrat", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · le contrat : un seul appel, rien de modifié, des instances indépendantes (1 point)
theta, pente, appels = np.array([[1.0, -2.0, 3.0]]), np.array([[4.0, 0.5, -1.0]]), []
def gradient(t):
    appels.append(np.array(t))
    return pente
un, autre = Adagrad(lr=0.1), Adagrad(lr=0.1)
with controles.inchanges(theta=theta, gradient=pente):
    premier = un.pas(theta, gradient)
    un.pas(np.array(premier), gradient)
controles.vrai(len(appels) == 2, f"deux pas évaluent gradient deux fois ; ici {len(appels)}", cause="rangez le gradient dans une variable.")
controles.egal(premier, theta - 0.1 * np.sign(pente), "le premier pas d'une première instance", atol=1e-6, pistes=[(lambda o: True, "ce premier pas est déjà faux : voyez le test 1. S'il est réussi, la mémoire est partagée entre instances : rangez-la dans self.")])
# 1e-7 : epsilon déplace ce pas de 2e-9 au plus
controles.egal(autre.pas(theta, lambda t: 2 * pente), theta - 0.1 * np.sign(pente), "le premier pas d'une seconde instance", atol=1e-7,
               pistes=[(lambda o: True, "la mémoire est partagée entre instances, ou ne part pas de zéro : rangez-la dans self.")])
controles.egal(Adagrad().pas(0.0, lambda w: 10.0), -0.01, "Adagrad().pas(0, …) avec un gradient de 10", atol=1e-8,
               pistes=[(lambda o: True, "les valeurs par défaut sont lr=0.01 et eps=1e-8, et la mémoire part de zéro.")])
controles.reussi("Adagrad : le contrat")

# %% [markdown]
# ### Oublier le passé : RMSprop
#
# La somme d'Adagrad ne fait que grandir : son taux effectif ne fait que baisser, et l'apprentissage finit par s'endormir. Geoffrey Hinton propose en 2012, dans un cours en ligne, de remplacer la **somme** par une **moyenne mobile** : c'est **RMSprop** (*root mean square propagation*).

# %%
figures.taux_effectif()

# %% [markdown]
# Sous un gradient constant, Adagrad ralentit en $1/\sqrt t$. RMSprop garde un pas voisin de $\eta$, après un départ trop vif : sa moyenne part de zéro, donc trop petite, et le premier pas vaut $\eta / \sqrt{1 - \beta} \approx 3{,}2\,\eta$.
#
# ### Exercice 7 · RMSprop
#
# ★★☆ · 6 minutes · **But** : remplacer la somme par une moyenne mobile.
#
# Écrivez la classe `RMSprop(lr=0.001, beta=0.9, eps=1e-8)`, avec $E_0 = 0$ et le contrat commun :
#
# $$E_t = \beta\,E_{t-1} + (1 - \beta)\,g_t^2 \qquad\qquad \theta_{t+1} = \theta_t - \eta\,\frac{g_t}{\sqrt{E_t} + \varepsilon}$$
#
# Comme chez Hinton, il n'y a pas de correction du départ à zéro.
#
# **Exemple** : `suivre(RMSprop(lr=0.1), 0.0, lambda w: 2 * (w - 3), 2)` donne environ `[0.  0.3162  0.5332]`.
#
# <details><summary>Indice 1</summary>Un seul changement par rapport à Adagrad : la façon dont la mémoire évolue.</details>
# <details><summary>Indice 2</summary>La moyenne porte sur les <b>carrés</b> des gradients ; le gradient lui-même, au numérateur, n'est pas moyenné.</details>
# <details><summary>Indice 3</summary>Vérifiez le premier pas : avec beta = 0,9, la moyenne vaut un dixième du carré du gradient.</details>

# %% nbgrader={"grade": false, "grade_id": "RMSprop", "locked": false, "schema_version": 3, "solution": true, "task": false}
class RMSprop:
    """RMSprop : Adagrad avec une moyenne mobile des carrés au lieu de leur somme."""

    def __init__(self, lr=0.001, beta=0.9, eps=1e-8):
        ### BEGIN SOLUTION
        self.lr, self.beta, self.eps = lr, beta, eps
        self.moyenne = 0.0
        ### END SOLUTION

    def pas(self, theta, gradient):
        ### BEGIN SOLUTION
        g = gradient(theta)
        self.moyenne = self.beta * self.moyenne + (1 - self.beta) * g**2
        return theta - self.lr * g / (np.sqrt(self.moyenne) + self.eps)
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_RMSprop_parabole", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la parabole (1 point)
controles.egal(
    suivre(RMSprop(lr=0.1, beta=0.9), 0.0, lambda w: 2 * (w - 3), 3), [0.0, 0.316228, 0.533179, 0.708234],
    "trois pas de RMSprop(lr=0.1, beta=0.9)", rtol=1e-5,  # les valeurs écrites ont six décimales
    pistes=[
        ([0.0, 0.1, 0.169502, 0.225641], "c'est une somme (Adagrad) : RMSprop fait une moyenne mobile."),
        (lambda o: o.shape == (4,) and abs(o[1] - 0.1) < 1e-6 and o[2] > 0.16, "il manque le facteur (1 - beta), ou le départ à zéro est corrigé : RMSprop ne le corrige pas."),
        ([0.0, 0.316228, 0.632456, 0.948683], "la moyenne est oubliée d'un pas à l'autre : rangez-la dans self."),
        (lambda o: o.shape == (4,) and abs(o[1] - 0.105409) < 1e-5, "beta et 1 - beta sont échangés."),
        (lambda o: o.shape == (4,) and abs(o[1] - 0.166667) < 1e-5, "il manque la racine carrée."),
        (lambda o: np.isnan(o[1]), "racine d'un nombre négatif : la moyenne porte sur les carrés des gradients."),
        (lambda o: abs(o[1] - 0.774597) < 1e-5, "la moyenne porte sur les gradients : elle doit porter sur leurs carrés."),
        (lambda o: o[1] < 0, "vous montez : on avance dans le sens opposé au gradient."),
    ],
)
controles.reussi("RMSprop sur la parabole")

# %% nbgrader={"grade": true, "grade_id": "test_RMSprop_moyenne", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · epsilon est hors de la racine, et la moyenne oublie (1 point)
controles.egal(RMSprop(lr=1.0, beta=0.0, eps=1.0).pas(0.0, lambda w: 3.0), -0.75, "un pas de RMSprop(lr=1, beta=0, eps=1) avec un gradient de 3",
               pistes=[(-3 / np.sqrt(10), "epsilon est dans la racine : il s'ajoute après."), (-1.0, "eps n'est pas utilisé."),
                       (-3 / (np.sqrt(3) + 1), "la moyenne porte sur les carrés des gradients.")])
# Gradient constant g : au pas t, la moyenne vaut (1 - beta^t) g².
attendu = 0.0 - np.cumsum([0.0] + [0.1 / np.sqrt(1 - 0.8**t) for t in range(1, 31)])
obtenu = suivre(RMSprop(lr=0.1, beta=0.8), np.zeros(2), lambda w: np.array([1000.0, 0.5]), 30)
controles.egal(obtenu, np.stack([attendu, attendu], axis=1), "RMSprop(lr=0.1, beta=0.8) sous les gradients constants (1000, 0.5)", atol=1e-5)
### BEGIN HIDDEN TESTS
rng = controles.hasard(8)
for forme in ((), (4,), (2, 3)):
    theta, courbure, inertie = rng.normal(size=forme), rng.uniform(0.5, 5.0, size=forme), float(rng.uniform(0.5, 0.99))
    attendu, moyenne = [theta], np.zeros(forme)
    for _ in range(40):
        g = courbure * attendu[-1]
        moyenne = inertie * moyenne + (1 - inertie) * g * g
        attendu.append(attendu[-1] - 0.02 * g / (np.sqrt(moyenne) + 0.01))
    controles.egal(suivre(RMSprop(lr=0.02, beta=inertie, eps=0.01), theta, lambda t: courbure * t, 40), np.array(attendu),
                   f"quarante pas de RMSprop, forme {forme}")
### END HIDDEN TESTS
controles.reussi("RMSprop : epsilon hors de la racine, et la moyenne oublie")

# %% nbgrader={"grade": true, "grade_id": "test_RMSprop_contrat", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · le contrat : un seul appel, rien de modifié, des instances indépendantes (1 point)
theta, pente, appels = np.array([[1.0, -2.0, 3.0]]), np.array([[4.0, 0.5, -1.0]]), []
def gradient(t):
    appels.append(np.array(t))
    return pente
un, autre = RMSprop(lr=0.1, beta=0.9), RMSprop(lr=0.1, beta=0.9)
with controles.inchanges(theta=theta, gradient=pente):
    premier = un.pas(theta, gradient)
    un.pas(np.array(premier), gradient)
controles.vrai(len(appels) == 2, f"deux pas évaluent gradient deux fois ; ici {len(appels)}", cause="rangez le gradient dans une variable.")
controles.egal(premier, theta - 0.1 * np.sign(pente) / np.sqrt(0.1), "le premier pas d'une première instance", atol=1e-6, pistes=[(lambda o: True, "ce premier pas est déjà faux : voyez le test 1. S'il est réussi, la mémoire est partagée entre instances : rangez-la dans self.")])
# 1e-6 : epsilon déplace ce pas de 2e-8 au plus
controles.egal(autre.pas(theta, lambda t: 2 * pente), theta - 0.1 * np.sign(pente) / np.sqrt(0.1), "le premier pas d'une seconde instance", atol=1e-6,
               pistes=[(lambda o: True, "la mémoire est partagée entre instances, ou ne part pas de zéro : rangez-la dans self.")])
controles.egal(RMSprop().pas(0.0, lambda w: 10.0), -0.001 / np.sqrt(0.1), "RMSprop().pas(0, …) avec un gradient de 10", atol=1e-8,
               pistes=[(lambda o: True, "les valeurs par défaut sont lr=0.001, beta=0.9 et eps=1e-8, et la mémoire part de zéro.")])
controles.reussi("RMSprop : le contrat")

# %% [markdown]
# > **À retenir.** Adagrad et RMSprop divisent le pas de chaque paramètre par la taille habituelle de son gradient. Adagrad additionne et ralentit toujours ; RMSprop fait une moyenne, et oublie.

# %% [markdown]
# ## 6. Adam et AdamW
#
# **Adam** (Kingma et Ba, 2015) réunit les deux idées : la moyenne mobile des gradients, comme le momentum, et celle de leurs carrés, comme RMSprop. Il répare aussi leur défaut commun, le départ à zéro.
#
# Deux lettres, celles de l'article : $m$ est la moyenne des gradients, $v$ celle de leurs carrés. Ce $v$ est donc le $E$ de RMSprop, et non plus la vitesse du momentum.
#
# ### Corriger le départ
#
# Avec $\beta_2 = 0{,}999$, la moyenne des carrés vaut au premier pas $0{,}001\,g^2$ : **mille fois trop petite**. Mais on sait exactement de combien. Sous un gradient constant, $v_t = (1 - \beta_2^t)\,g^2$. Il suffit de **diviser** par $1 - \beta_2^t$.
#
# **Prédisez.** Au centième pas, avec $\beta = 0{,}95$, la correction change-t-elle encore quelque chose ?

# %%
figures.moyenne_mobile(beta=0.95, corrigee=True)

# %% [markdown]
# Non : $0{,}95^{100}$ vaut 0,006. La correction ne compte qu'au début, mais elle y compte beaucoup. Pour $\beta_2 = 0{,}999$, le début dure des centaines de pas.
#
# ### À la main
#
# La parabole, avec $\eta = 0{,}1$, $\beta_1 = 0{,}9$, $\beta_2 = 0{,}999$. Premier pas : $g_1 = -6$.
#
# - $m_1 = 0{,}1 \times (-6) = -0{,}6$, corrigé : $\hat m_1 = -0{,}6 / 0{,}1 = -6$ ;
# - $v_1 = 0{,}001 \times 36 = 0{,}036$, corrigé : $\hat v_1 = 0{,}036 / 0{,}001 = 36$ ;
# - le pas est $0{,}1 \times 6 / \sqrt{36} = 0{,}1$.
#
# Le premier pas d'Adam vaut donc $\eta$, quelle que soit la taille du gradient. Sans correction, il vaudrait $0{,}1 \times 0{,}6 / \sqrt{0{,}036} = 0{,}316$. Certains documents définissent les moments corrigés, puis oublient les chapeaux dans la formule finale : l'erreur est courante.

# %% [markdown]
# ### Exercice 8 · Adam
#
# ★★★ · 20 minutes · **But** : réunir les deux moyennes, et corriger leur départ.
#
# Écrivez la classe `Adam(lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8)`, avec $m_0 = v_0 = 0$, un compteur $t$ qui vaut **1** au premier pas, et le contrat commun. À chaque pas :
#
# $$m_t = \beta_1\,m_{t-1} + (1 - \beta_1)\,g_t \qquad\qquad v_t = \beta_2\,v_{t-1} + (1 - \beta_2)\,g_t^2$$
#
# $$\hat m_t = \frac{m_t}{1 - \beta_1^t} \qquad\qquad \hat v_t = \frac{v_t}{1 - \beta_2^t} \qquad\qquad \theta_{t+1} = \theta_t - \eta\,\frac{\hat m_t}{\sqrt{\hat v_t} + \varepsilon}$$
#
# La constante $\varepsilon$ est **hors** de la racine, ajoutée **après** la correction de $v$.
#
# **Exemple** : `suivre(Adam(lr=0.1), 0.0, lambda w: 2 * (w - 3), 2)` donne environ `[0.  0.1  0.1999]`.
#
# <details><summary>Indice 1</summary>Trois mémoires : deux moyennes et un compteur de pas. Le compteur augmente avant de servir.</details>
# <details><summary>Indice 2</summary>Ce que l'on garde d'un pas à l'autre, ce sont les moments <b>bruts</b>. Les versions corrigées ne servent qu'au déplacement : donnez-leur d'autres noms.</details>
# <details><summary>Indice 3</summary>La puissance s'écrit <code>**</code>. Si votre premier pas sur la parabole ne vaut pas exactement lr, regardez la correction ; s'il est infini, regardez la valeur initiale du compteur.</details>

# %% nbgrader={"grade": false, "grade_id": "Adam", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Adam:
    """Adam (Kingma et Ba, 2015, algorithme 1), avec correction du départ à zéro."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        ### BEGIN SOLUTION
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.v, self.t = 0.0, 0.0, 0
        ### END SOLUTION

    def pas(self, theta, gradient):
        ### BEGIN SOLUTION
        g = gradient(theta)
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * g**2
        m_corrige = self.m / (1 - self.beta1**self.t)
        v_corrige = self.v / (1 - self.beta2**self.t)
        return theta - self.lr * m_corrige / (np.sqrt(v_corrige) + self.eps)
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_Adam_parabole", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la parabole, et une suite de gradients imposée (2 points)
obtenu = suivre(Adam(lr=0.1), 0.0, lambda w: 2 * (w - 3), 3)
en_montant = Adam(lr=0.1).pas(0.0, lambda w: np.float64(3.0))  # un pas de gradient positif
controles.egal(
    obtenu, [0.0, 0.1, 0.199897, 0.299618], "trois pas de Adam(lr=0.1)",
    rtol=1e-5,  # les valeurs écrites ont six décimales
    pistes=[
        # Avec un gradient positif, oublier le carré ne donne pas NaN ; diviser par 1 - beta^0, si.
        (lambda o: np.isnan(o[1]) and np.isfinite(en_montant),
         "racine d'un nombre négatif : v est la moyenne des carrés des gradients."),
        (lambda o: not np.isfinite(o[1]), "division par zéro : le compteur t vaut 1 au premier pas, pas 0."),
        (lambda o: abs(o[1] - 0.1) < 1e-6 and np.isnan(o[2]), "NaN au deuxième pas : la puissance s'écrit **, et v est la moyenne des carrés."),
        (lambda o: o.shape == (4,) and abs(o[1] - 0.316228) < 1e-5, "il manque la correction du départ : divisez m et v par 1 - beta^t."),
        (lambda o: o.shape == (4,) and abs(o[1] - 0.01) < 1e-5, "v est corrigé, mais pas m."),
        (lambda o: o.shape == (4,) and abs(o[1] - 3.162278) < 1e-4, "m est corrigé, mais pas v."),
        (lambda o: o.shape == (4,) and abs(o[1] - 0.016667) < 1e-5, "il manque la racine carrée."),
        (lambda o: o.shape == (4,) and abs(o[1] - 0.074414) < 1e-5, "t vaut 2 au premier pas : il vaut 1."),
        (lambda o: o.shape == (4,) and o[1] < 0, "vous montez : on avance dans le sens opposé au gradient."),
        (lambda o: o.shape == (4,) and abs(o[1] - 0.1) < 1e-6, "le premier pas est juste, pas la suite : t avance-t-il ? gardez-vous les moments bruts ?"),
    ],
)
valeurs, appels = [4.0, -2.0, 1.0, 0.5], []
def gradient(t):
    appels.append(t)
    return valeurs[(len(appels) - 1) % 4]
controles.egal(
    suivre(Adam(lr=1.0, beta1=0.5, beta2=0.5), 0.0, gradient, 4), [0.0, -1.0, -1.0, -1.285714, -1.662838],
    "quatre pas de Adam(lr=1, beta1=0.5, beta2=0.5) sous les gradients 4, -2, 1, 0.5", rtol=1e-5, atol=1e-6, pistes=[
        (lambda o: len(appels) != 4, "gradient doit être appelé une seule fois par pas : rangez-le dans une variable."),
        (lambda o: True, "les deux premiers pas sont-ils justes ? Sinon, gardez les moments bruts en mémoire, corrigez des copies, et faites avancer t."),
    ])
controles.reussi("Adam : la parabole, et une suite de gradients imposée")

# %% nbgrader={"grade": true, "grade_id": "test_Adam_echelle", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · la place d'epsilon, et l'indifférence à l'échelle du gradient (1 point)
controles.egal(Adam(lr=1.0, eps=1.0).pas(0.0, lambda w: 3.0), -0.75, "un pas de Adam(lr=1, eps=1) avec un gradient de 3", pistes=[
    (-3 / np.sqrt(10), "epsilon est dans la racine : il s'ajoute après."),
    (-3 / (np.sqrt(3) + 1), "v est la moyenne des carrés des gradients."),
    (lambda o: abs(o + 0.0866473) < 1e-6, "epsilon s'ajoute après la correction de v, pas avant (c'est la forme de Keras)."),
    (-1.0, "eps n'est pas utilisé."),
])
petits, grands = (suivre(Adam(lr=0.1), 0.0, lambda w, k=k: k * (w - 3), 50) for k in (1.0, 1000.0))
# 1e-6 : epsilon (1e-8) devant des gradients d'au moins 0.01
controles.egal(grands, petits, "cinquante pas de Adam quand le coût est multiplié par 1000", atol=1e-6)
controles.vrai(2.5 < petits[-1] < 4.0, f"après cinquante pas, Adam(lr=0.1) est près du minimum 3 (ici {petits[-1]:.3f})",
               cause="voyez d'abord le test 1.")
### BEGIN HIDDEN TESTS
rng = controles.hasard(9)
for forme in ((), (4,), (2, 3)):
    theta, courbure = rng.normal(size=forme), rng.uniform(0.5, 5.0, size=forme)
    b1, b2 = float(rng.uniform(0.3, 0.95)), float(rng.uniform(0.5, 0.999))
    attendu, m, v = [theta], np.zeros(forme), np.zeros(forme)
    for t in range(1, 41):
        g = courbure * attendu[-1]
        m, v = b1 * m + (1 - b1) * g, b2 * v + (1 - b2) * g * g
        attendu.append(attendu[-1] - 0.05 * (m / (1 - b1**t)) / (np.sqrt(v / (1 - b2**t)) + 0.01))
    controles.egal(suivre(Adam(lr=0.05, beta1=b1, beta2=b2, eps=0.01), theta, lambda t: courbure * t, 40), np.array(attendu),
                   f"quarante pas de Adam, forme {forme}")
### END HIDDEN TESTS
controles.reussi("Adam : la place d'epsilon, et l'indifférence à l'échelle")

# %% nbgrader={"grade": true, "grade_id": "test_Adam_contrat", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · le contrat : rien de modifié, des instances indépendantes, les valeurs par défaut (1 point)
theta, pente = np.array([[1.0, -2.0, 3.0]]), np.array([[4.0, 0.5, -1.0]])
un, autre = Adam(lr=0.1), Adam(lr=0.1)
with controles.inchanges(theta=theta, gradient=pente):
    premier = un.pas(theta, lambda t: pente)
    un.pas(np.array(premier), lambda t: pente)
controles.egal(premier, theta - 0.1 * np.sign(pente), "le premier pas d'une première instance", atol=1e-6, pistes=[(lambda o: True, "ce premier pas est déjà faux : voyez le test 1. S'il est réussi, la mémoire est partagée entre instances : rangez-la dans self.")])
# 1e-6 : epsilon déplace ce pas de 2e-9 au plus
controles.egal(autre.pas(theta, lambda t: -pente), theta + 0.1 * np.sign(pente), "le premier pas d'une seconde instance", atol=1e-6,
               pistes=[(lambda o: True, "la mémoire est partagée entre instances, ou ne part pas de zéro : rangez-la dans self.")])
deux = suivre(Adam(), 0.0, lambda w: 10.0 - 20000.0 * w, 2)
controles.egal(deux, [0.0, -0.001, -0.001917781], "deux pas de Adam() avec ses valeurs par défaut", rtol=1e-5,  # neuf décimales écrites
               pistes=[(lambda o: True, "voyez d'abord le test 1. S'il est réussi : les valeurs par défaut sont lr=0.001, beta1=0.9, beta2=0.999 et eps=1e-8.")])
controles.reussi("Adam : le contrat")

# %% [markdown]
# ### Faire décroître les poids : AdamW
#
# On veut souvent garder les poids petits (chapitre 05). Deux moyens paraissent équivalents.
#
# - **Pénalité L2** : ajouter $\frac{\lambda}{2} \lVert \theta \rVert^2$ au coût, donc $\lambda \theta$ au gradient. (Avec $\lambda \lVert \theta \rVert^2$, sans le demi, ce serait $2 \lambda \theta$ : vérifiez toujours la convention.)
# - **Décroissance des poids** (*weight decay*) : multiplier les poids par $1 - \eta \lambda$ à chaque pas, à part du gradient.
#
# Avec SGD, c'est la même chose : $\theta - \eta\,(g + \lambda \theta) = (1 - \eta \lambda)\,\theta - \eta\,g$. Avec Adam, **non** : ce qui entre dans le gradient est divisé par $\sqrt{\hat v}$, pénalité comprise.

# %% tags=["demonstration", "nbval-check-output"]
# Un poids parti de 2, cent pas, sous un gradient qui oscille entre +g et -g. lr = 0,01 et λ = 0,5.
def poids_final(taille, decouple):
    """Le poids après cent pas d'Adam ; la décroissance est à part, ou dans le gradient."""
    theta, adam = 2.0, Adam(0.01)
    for t in range(100):
        signe = 1 if t % 2 else -1
        avance = adam.pas(theta, lambda th: signe * taille + (0 if decouple else 0.5 * th))
        theta = avance - (0.01 * 0.5 * theta if decouple else 0)
    return theta

for taille in (0.01, 1.0, 100.0):
    print(f"gradient ±{taille:<5} : poids final, pénalité dans le gradient {poids_final(taille, False):.2f}, "
          f"décroissance à part {poids_final(taille, True):.2f}")

# %% [markdown]
# Dans le gradient, la pénalité agit pleinement sur les paramètres aux petits gradients, et n'agit presque plus sur ceux dont les gradients sont grands : la règle n'est pas la même pour tous. À part, le rétrécissement est le même partout : $2 \times 0{,}995^{100} \approx 1{,}21$, à une oscillation près. Loshchilov et Hutter (2019) proposent donc de **découpler** : c'est **AdamW**.
#
# ### Exercice 9 · AdamW
#
# ★★☆ · 8 minutes · **But** : sortir la décroissance du gradient.
#
# Écrivez la classe `AdamW(lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, lam=0.01)`. Les moments sont ceux d'Adam, calculés sur le gradient **seul** ; puis
#
# $$\theta_{t+1} = \theta_t - \eta\,\frac{\hat m_t}{\sqrt{\hat v_t} + \varepsilon} - \eta\,\lambda\,\theta_t$$
#
# Le gradient est pris en $\theta_t$, et c'est $\theta_t$ qui décroît. Contrat commun.
#
# **Exemple** : avec un gradient nul, `AdamW(lr=0.1, lam=0.5).pas(2.0, lambda t: 0.0)` donne `1.9` : les poids rétrécissent quand même.
#
# <details><summary>Indice 1</summary>Le dernier terme ne passe ni par m, ni par v.</details>
# <details><summary>Indice 2</summary>Hériter de votre classe <code>Adam</code> et appeler <code>super()</code> évite de tout récrire ; récrire tout convient aussi.</details>
# <details><summary>Indice 3</summary>Le taux multiplie aussi la décroissance, et celle-ci utilise theta avant le pas.</details>

# %% nbgrader={"grade": false, "grade_id": "AdamW", "locked": false, "schema_version": 3, "solution": true, "task": false}
class AdamW:
    """Adam avec décroissance des poids découplée (Loshchilov et Hutter, 2019)."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, lam=0.01):
        ### BEGIN SOLUTION
        self.lr, self.beta1, self.beta2, self.eps, self.lam = lr, beta1, beta2, eps, lam
        self.m, self.v, self.t = 0.0, 0.0, 0
        ### END SOLUTION

    def pas(self, theta, gradient):
        ### BEGIN SOLUTION
        g = gradient(theta)
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * g**2
        m_corrige = self.m / (1 - self.beta1**self.t)
        v_corrige = self.v / (1 - self.beta2**self.t)
        return theta - self.lr * m_corrige / (np.sqrt(v_corrige) + self.eps) - self.lr * self.lam * theta
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_AdamW_decouple", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la décroissance est découplée du gradient (1 point)
controles.egal(AdamW(lr=0.1, lam=0.5).pas(np.array([2.0, -4.0]), lambda t: np.zeros(2)), [1.9, -3.8],
               "AdamW(lr=0.1, lam=0.5).pas([2, -4], …) avec un gradient nul", pistes=[
    ([1.9, -3.9], "la décroissance est ajoutée au gradient, et divisée par la racine de v : elle doit rester à part."),
    ([2.0, -4.0], "sans gradient, les poids doivent rétrécir de lr * lam * theta."),
    ([1.0, -2.0], "la décroissance doit être multipliée par lr."),
    ([2.1, -4.2], "la décroissance se retranche."),
])
controles.egal(AdamW(lr=0.1, lam=0.5).pas(2.0, lambda t: 8.0), 1.8, "AdamW(lr=0.1, lam=0.5).pas(2, …) avec un gradient de 8", pistes=[
    (1.9, "la décroissance est ajoutée au gradient (couplée) : elle doit rester à part."),
    (1.805, "c'est theta avant le pas qui décroît, pas theta après."),
    (lambda o: abs(o - (1.9 - 0.1 * (0.8 / np.sqrt(0.064)))) < 1e-4, "il manque la correction du départ : divisez m et v par 1 - beta^t."),
    (lambda o: not np.isfinite(o), "division par zéro : le compteur t vaut 1 au premier pas, pas 0."),
])
controles.reussi("la décroissance est découplée du gradient")

# %% nbgrader={"grade": true, "grade_id": "test_AdamW_trajectoire", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · de nombreux pas, et le cas lam = 0 (1 point)
controles.egal(suivre(AdamW(lr=0.1, lam=0.0), 0.0, lambda w: 2 * (w - 3), 3), [0.0, 0.1, 0.199897, 0.299618], "trois pas de AdamW(lr=0.1, lam=0)",
               rtol=1e-5, pistes=[  # les valeurs écrites ont six décimales
    (lambda o: not np.isfinite(o).all(), "NaN : t vaut-il 1 au premier pas ? v moyenne-t-elle les carrés ? La puissance s'écrit **."),
])
demandes = []
obtenu = suivre(AdamW(lr=0.1, lam=0.2), 1.0, lambda w: (demandes.append(float(w)), 2 * (w - 3))[1], 3)
controles.egal(demandes[:1], [1.0], "le premier point où le gradient est demandé, quand theta = 1",
               pistes=[(lambda o: True, "le gradient se prend en theta, avant la décroissance.")])
controles.egal(obtenu, [1.0, 1.08, 1.158273, 1.234765], "trois pas de AdamW(lr=0.1, lam=0.2)",
               rtol=1e-5, pistes=[(lambda o: o.shape == (4,) and abs(o[1] - 1.1) < 1e-5, "la décroissance est ajoutée au gradient (couplée), ou lam n'est pas utilisé.")])
### BEGIN HIDDEN TESTS
rng = controles.hasard(10)
for forme in ((), (4,), (2, 3)):
    theta, courbure = rng.normal(size=forme), rng.uniform(0.5, 5.0, size=forme)
    attendu, m, v = [theta], np.zeros(forme), np.zeros(forme)
    for t in range(1, 41):
        g = courbure * (attendu[-1] - 1)
        m, v = 0.8 * m + 0.2 * g, 0.95 * v + 0.05 * g * g
        attendu.append(attendu[-1] - 0.05 * (m / (1 - 0.8**t)) / (np.sqrt(v / (1 - 0.95**t)) + 0.01) - 0.05 * 0.3 * attendu[-1])
    controles.egal(suivre(AdamW(lr=0.05, beta1=0.8, beta2=0.95, eps=0.01, lam=0.3), theta, lambda t: courbure * (t - 1), 40), np.array(attendu),
                   f"quarante pas de AdamW, forme {forme}")
### END HIDDEN TESTS
controles.reussi("AdamW : de nombreux pas")

# %% nbgrader={"grade": true, "grade_id": "test_AdamW_contrat", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · le contrat : un seul appel, rien de modifié, des instances indépendantes (1 point)
theta, pente, appels = np.array([[1.0, -2.0, 3.0]]), np.array([[4.0, 0.5, -1.0]]), []
def gradient(t):
    appels.append(np.array(t))
    return pente
un, autre = AdamW(lr=0.1), AdamW(lr=0.1)
with controles.inchanges(theta=theta, gradient=pente):
    premier = un.pas(theta, gradient)
    un.pas(np.array(premier), gradient)
controles.vrai(len(appels) == 2, f"deux pas évaluent gradient deux fois ; ici {len(appels)}", cause="rangez le gradient dans une variable.")
controles.egal(premier, theta - 0.1 * np.sign(pente) - 0.001 * theta, "le premier pas d'une première instance", atol=1e-6, pistes=[
    (theta - 0.1 * np.sign(pente) - 0.0004 * theta, "par défaut, lam=0.01."), (theta - 0.1 * np.sign(pente), "la décroissance manque : par défaut, lam=0.01."),
    (lambda o: True, "ce premier pas est déjà faux : voyez le test 1. S'il est réussi, la mémoire est partagée entre instances : rangez-la dans self.")])
# 1e-6 : epsilon déplace ce pas de 2e-9 au plus. Par défaut, lam = 0.01.
controles.egal(autre.pas(theta, lambda t: -pente), theta + 0.1 * np.sign(pente) - 0.001 * theta, "le premier pas d'une seconde instance", atol=1e-6, pistes=[
    (theta + 0.1 * np.sign(pente), "la décroissance manque : par défaut, lam=0.01."),
    (lambda o: True, "la mémoire est partagée entre instances, ou ne part pas de zéro, ou lam ne vaut pas 0.01 par défaut."),
])
controles.reussi("AdamW : le contrat")

# %% [markdown]
# > **À retenir.** Adam : moyenne des gradients sur racine de la moyenne de leurs carrés, toutes deux corrigées de leur départ à zéro. C'est $\eta$ qui fixe la taille de ses pas, et non l'échelle du coût : ils ne dépassent guère $\eta$. AdamW fait décroître les poids à part du gradient.

# %% [markdown]
# ## 7. La course
#
# Sept optimiseurs, trois paysages, et vos classes au départ. Pour chacun, nous avons essayé les mêmes 41 taux, de 0,0001 à 10, avec $\beta = 0{,}9$ et le nombre de pas de la figure. Il court ici avec celui qui mène le plus bas sans sortir du cadre. Une autre grille, un autre $\beta$ ou une autre durée changeraient les taux, et parfois le vainqueur. Sur Rosenbrock, une vallée courbe et plate, le minimum est en $(1, 1)$.

# %% tags=["demonstration"]
FABRIQUES = {
    "SGD": lambda lr, beta: SGD(lr), "Momentum": lambda lr, beta: Momentum(lr, beta), "Nesterov": lambda lr, beta: Nesterov(lr, beta),
    "Adagrad": lambda lr, beta: Adagrad(lr), "RMSprop": lambda lr, beta: RMSprop(lr, beta),
    "Adam": lambda lr, beta: Adam(lr, beta), "AdamW": lambda lr, beta: AdamW(lr, beta),
}

def courir(paysage):
    """Fait courir les sept optimiseurs sur un paysage, chacun à son taux."""
    p, taux = figures.PAYSAGES[paysage], figures.TAUX[paysage]
    chemins = {nom: suivre(fabrique(taux[nom], 0.9), p.depart, p.gradient, figures.PAS[paysage]) for nom, fabrique in FABRIQUES.items()}
    return figures.course(paysage, chemins, details={nom: f"lr = {taux[nom]}".replace(".", ",") for nom in chemins})

courir("ravin")

# %% tags=["demonstration"]
courir("selle")

# %% tags=["demonstration"]
courir("rosenbrock")

# %% [markdown]
# À vous de piloter : le paysage, le taux (multiplié ou divisé jusqu'à dix fois), $\beta$, le départ, la durée. Choisissez « tous », ou un seul. Quelques défis :
#
# - faites diverger SGD dans le ravin **sans** que Momentum diverge ;
# - placez le départ sur la crête de la selle ($y = 0$) : qui y reste ?
# - sur Rosenbrock, trouvez un réglage où Adam bat Momentum, puis un où Momentum bat Adam ;
# - avec RMSprop dans le ravin, que se passe-t-il près du minimum, si vous allongez la course ?

# %% tags=["widget"]
widgets.courir(FABRIQUES, suivre)

# %% [markdown]
# <details><summary>Ce qu'il fallait voir</summary>
#
# - Aucun optimiseur ne gagne partout. Changer le taux suffit souvent à changer le vainqueur : sur Rosenbrock, Momentum bat Adam avec le facteur 1, et diverge avec le facteur 2, où Adam l'emporte.
# - Dans le ravin, le facteur 2 pousse SGD au-delà de sa limite, 0,1. Momentum en est encore loin : la sienne est 1,9.
# - Sur la crête exacte de la selle, le gradient en $y$ est nul : tous y restent. Diviser zéro par sa taille donne encore zéro. Au moindre écart, les adaptatifs s'en échappent vite : ils grossissent les petits gradients.
# - Près du minimum, RMSprop fait encore des pas d'environ $\eta$ : il saute sans fin d'un côté à l'autre. D'où l'intérêt de faire décroître le taux. Adam, lui, finit par se poser : son numérateur est une moyenne, où les gradients de signes opposés se compensent. Sous un gradient bruité, il tremblerait aussi.
# - Ces paysages ont deux dimensions et aucun bruit. Un réseau en a des milliers, et du bruit : n'en tirez pas de classement.
#
# </details>
#
# > **À retenir.** Un classement d'optimiseurs ne vaut que pour un problème, un réglage et un budget donnés.
#
# **Une pause ?** Vous êtes à la moitié. Enregistrez, et reprenez à la section 8 une autre fois : relancez alors le carnet depuis le début, la suite se sert de vos classes.

# %% [markdown]
# ## 8. Programmer le taux d'apprentissage
#
# Un grand taux avance vite et tremble ; un petit se pose mais traîne. Autant commencer grand et finir petit : c'est un **programme de taux** (*learning rate schedule*). Trois formes sont courantes : par paliers, exponentielle, en **cosinus** (Loshchilov et Hutter, 2017).
#
# Au tout début, les poids sont tirés au hasard et les moyennes d'Adam reposent sur peu de gradients. Un grand taux peut alors tout abîmer. L'**échauffement** (*warm-up*) fait monter le taux peu à peu pendant les premiers pas.
#
# ### Exercice 10 · Le cosinus et l'échauffement
#
# ★★☆ · 12 minutes · **But** : calculer le taux de chaque pas, sans se décaler d'un cran.
#
# Écrivez `decroissance_cosinus(pas, total, lr_max, lr_min=0.0, echauffement=0)`, qui renvoie le taux du pas numéro `pas`, un nombre. Les pas sont numérotés à partir de **0**. Notons $p$ le pas, $T$ le total, $E$ l'échauffement.
#
# - **Échauffement**, si $p < E$ : $\eta_{\max}\,\dfrac{p + 1}{E}$. Le taux du pas 0 n'est **pas** nul (ce pas serait perdu), et celui du pas $E - 1$ vaut $\eta_{\max}$.
# - **Décroissance**, si $E \le p \le T$ : $\eta_{\min} + \dfrac{1}{2}\,(\eta_{\max} - \eta_{\min})\,(1 + \cos(\pi q))$, où $q = \dfrac{p - E}{T - E}$ va de 0 au pas $E$ à 1 au pas $T$.
# - **Après**, si $p > T$ : $\eta_{\min}$.
# - Levez une `ValueError` si `pas` est négatif, ou si `echauffement` n'est pas entre 0 et `total - 1` compris.
#
# **Exemple** : avec $T = 100$, $\eta_{\max} = 0{,}1$ et $E = 10$, les pas 0, 4, 9, 10, 55 et 100 ont pour taux 0,01 ; 0,05 ; 0,1 ; 0,1 ; 0,05 et 0.
#
# <details><summary>Indice 1</summary>Trois cas, traités dans l'ordre : avant, pendant, après. Les refus d'abord.</details>
# <details><summary>Indice 2</summary>L'avancement q se compte depuis la <b>fin</b> de l'échauffement, et sa durée totale en est diminuée d'autant.</details>
# <details><summary>Indice 3</summary>Vérifiez les frontières à la main : le dernier pas de l'échauffement, le suivant, le pas total, le pas total + 1. <code>np.cos</code> et <code>np.pi</code> suffisent.</details>

# %% nbgrader={"grade": false, "grade_id": "decroissance_cosinus", "locked": false, "schema_version": 3, "solution": true, "task": false}
def decroissance_cosinus(pas, total, lr_max, lr_min=0.0, echauffement=0):
    """Renvoie le taux du pas numéro pas : échauffement linéaire, puis cosinus de lr_max à lr_min."""
    ### BEGIN SOLUTION
    if pas < 0:
        raise ValueError(f"pas doit être positif ou nul ; reçu {pas}.")
    if not 0 <= echauffement < total:
        raise ValueError(f"echauffement doit aller de 0 à total - 1 ; reçu {echauffement} pour un total de {total}.")
    if pas < echauffement:
        return lr_max * (pas + 1) / echauffement
    avancement = min(1.0, (pas - echauffement) / (total - echauffement))
    return lr_min + 0.5 * (lr_max - lr_min) * (1 + np.cos(np.pi * avancement))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_decroissance_cosinus_cosinus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · le cosinus, sans échauffement (1 point)
controles.egal([decroissance_cosinus(p, 100, 0.1) for p in (0, 25, 50, 75, 100)], [0.1, 0.085355, 0.05, 0.014645, 0.0],
               "les taux des pas 0, 25, 50, 75 et 100, de 0.1 à 0", atol=1e-6, pistes=[  # six décimales écrites
    ([0.1, 0.1, 0.1, 0.1, 0.0], "l'avancement est tronqué à l'entier : la division s'écrit /, pas //."),
    ([0.1, 0.075, 0.05, 0.025, 0.0], "c'est une droite : il manque le cosinus."),
    ([0.1, 0.070711, 0.0, -0.070711, -0.1], "le cosinus va de 1 à -1 : ajoutez 1 et prenez la moitié."),
    ([0.1, 0.092388, 0.070711, 0.038268, 0.0], "c'est un quart de tour : l'angle va de 0 à pi."),
    (lambda o: abs(o[2] - 0.05) > 1e-5 and abs(o[2] - 0.05) < 2e-3, "décalage d'un cran : l'avancement est pas / total, pas (pas + 1) / total ni pas / (total - 1)."),
    ([0.0, 0.014645, 0.05, 0.085355, 0.1], "le taux monte au lieu de descendre."),
])
controles.egal([decroissance_cosinus(p, 10, 0.5, lr_min=0.1) for p in (0, 5, 10)], [0.5, 0.3, 0.1], "les taux des pas 0, 5 et 10, de 0.5 à 0.1", pistes=[
    ([0.5, 0.25, 0.0], "lr_min n'est pas utilisé."),
    ([0.6, 0.35, 0.1], "lr_min est ajouté sans être retranché de l'amplitude : la hauteur du cosinus est lr_max - lr_min."),
    ([0.5, 0.25, 0.1], "lr_min n'est pas un plancher : le cosinus va de lr_max à lr_min."),
])
controles.reussi("le cosinus, sans échauffement")

# %% nbgrader={"grade": true, "grade_id": "test_decroissance_cosinus_echauffement", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · l'échauffement commence au-dessus de zéro, et finit à l'heure (1 point)
controles.egal([decroissance_cosinus(p, 100, 0.1, echauffement=10) for p in (0, 4, 8, 9, 10)], [0.01, 0.05, 0.09, 0.1, 0.1],
               "les taux des pas 0, 4, 8, 9 et 10, avec un échauffement de 10 pas", pistes=[
    (lambda o: o[0] == o[1] == o[2] == 0, "le taux est tronqué : la division s'écrit /, pas //."),
    ([0.0, 0.04, 0.08, 0.09, 0.1], "le premier pas a un taux nul, il est perdu : comptez (pas + 1) / echauffement."),
    (lambda o: abs(o[0] - 0.1 / 11) < 1e-6, "l'échauffement finit un pas trop tard : au pas echauffement - 1, le taux vaut déjà lr_max."),
    (lambda o: abs(o[4] - 0.1) > 1e-6 and abs(o[3] - 0.1) < 1e-6, "la décroissance se compte depuis la fin de l'échauffement : au pas echauffement, le taux vaut encore lr_max."),
    (lambda o: o[0] == 0.1, "l'échauffement n'est pas utilisé."),
])
controles.egal([decroissance_cosinus(p, 100, 0.1, 0.02, 10) for p in (0, 9, 55, 100)], [0.01, 0.1, 0.06, 0.02],
               "les taux des pas 0, 9, 55 et 100, avec lr_min = 0.02 et un échauffement de 10 pas", pistes=[
    (lambda o: abs(o[0] - 0.01) > 1e-9, "l'échauffement ne dépend pas de lr_min : il monte en proportion de lr_max."),
    (lambda o: abs(o[2] - 0.06) > 1e-4, "l'avancement est (pas - echauffement) / (total - echauffement)."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(11)
for _ in range(10):
    total, haut = int(rng.integers(5, 60)), float(rng.uniform(0.1, 1.0))
    chauffe, bas = int(rng.integers(0, total)), float(rng.uniform(0.0, 0.1))
    for p in range(total + 1):
        attendu = haut * (p + 1) / chauffe if p < chauffe else bas + (haut - bas) * np.cos(0.5 * np.pi * (p - chauffe) / (total - chauffe)) ** 2
        controles.egal(decroissance_cosinus(p, total, haut, bas, chauffe), attendu,
                       f"le taux du pas {p}, total = {total}, echauffement = {chauffe}", atol=1e-7, pistes=[
            (lambda o: p >= chauffe, "l'échauffement est juste, pas la décroissance : voyez le test 1."),
        ])
### END HIDDEN TESTS
controles.reussi("l'échauffement commence au-dessus de zéro, et finit à l'heure")

# %% nbgrader={"grade": true, "grade_id": "test_decroissance_cosinus_bornes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · après la fin, et les entrées impossibles (1 point)
controles.egal([decroissance_cosinus(p, 10, 0.5, 0.1) for p in (10, 11, 20, 35)], [0.1] * 4, "les taux des pas 10, 11, 20 et 35 quand total = 10",
               pistes=[(lambda o: o[2] > 0.1, "le cosinus remonte après la fin : au-delà de total, le taux reste à lr_min.")])
with controles.accepte("decroissance_cosinus(3, 10, 0.5, echauffement=9)", cause="echauffement peut aller jusqu'à total - 1."):
    controles.egal(decroissance_cosinus(8, 10, 0.5, echauffement=9), 0.5, "decroissance_cosinus(8, 10, 0.5, echauffement=9)")
for arguments, options, cause in (((-1, 10, 0.5), {}, "un numéro de pas négatif doit être refusé."),
                                  ((2, 10, 0.5), {"echauffement": 10}, "un échauffement qui dure tout l'entraînement doit être refusé."),
                                  ((2, 10, 0.5), {"echauffement": -1}, "un échauffement négatif doit être refusé.")):
    controles.leve(ValueError, decroissance_cosinus, *arguments, quoi=f"decroissance_cosinus{arguments} avec {options or 'ses valeurs par défaut'}",
                   cause=cause, **options)
controles.reussi("après la fin, et les entrées impossibles")

# %% tags=["demonstration"]
numeros = range(101)
figures.programmes({
    "constant": [0.1 for p in numeros],
    "par paliers": [0.1 * 0.1 ** (p // 40) for p in numeros],
    "exponentiel": [0.1 * 0.97**p for p in numeros],
    "cosinus": [decroissance_cosinus(p, 100, 0.1) for p in numeros],
    "cosinus, échauffement": [decroissance_cosinus(p, 100, 0.1, echauffement=15) for p in numeros],
})

# %% [markdown]
# Voici ce que l'on y gagne, sur la droite des manchots, avec un exemple par pas. Le minimum possible du coût est affiché en premier.

# %% tags=["demonstration", "nbval-check-output"]
def cout_final(lr_du_pas, graine, n_pas=1000):
    """Descente stochastique, un exemple par pas ; renvoie le coût final, sur tous les manchots."""
    rng, theta = np.random.default_rng(graine), np.zeros(2)
    for p in range(n_pas):
        i = rng.integers(len(aileron))
        ecart = theta[0] * aileron[i] + theta[1] - masse[i]
        theta = theta - lr_du_pas(p) * 2 * ecart * np.array([aileron[i], 1.0])
    return np.mean((theta[0] * aileron + theta[1] - masse) ** 2)

print(f"minimum          : {np.polyfit(aileron, masse, 1, full=True)[1][0] / len(aileron):.3f}")
for nom, lr_du_pas in (("constant 0,1", lambda p: 0.1), ("constant 0,001", lambda p: 0.001), ("cosinus depuis 0,1", lambda p: decroissance_cosinus(p, 1000, 0.1))):
    couts = [cout_final(lr_du_pas, graine) for graine in range(10)]
    print(f"{nom:<18}: {np.mean(couts):.3f} en moyenne sur 10 graines, au pire {np.max(couts):.3f}")

# %% [markdown]
# Le grand taux constant tremble loin du minimum, le petit n'a pas eu le temps d'arriver. Le cosinus fait les deux : il arrive, puis se pose.
#
# > **À retenir.** Grand taux d'abord, petit taux ensuite. L'échauffement protège les tout premiers pas. Testez toujours les frontières d'un programme : le pas 0, la fin de l'échauffement, le dernier pas.

# %% [markdown]
# ## 9. Les mêmes, dans PyTorch et Keras
#
# Vos classes et celles des bibliothèques portent les mêmes noms. Calculent-elles les mêmes nombres ? **Pas toujours.** Cette section dit exactement où elles diffèrent, et le vérifie.

# %% nbgrader={"grade": false, "grade_id": "preparation_cadres", "locked": true, "schema_version": 3, "solution": false, "task": false}
carnet.preparer_cadres()  # charge les deux bibliothèques et fait taire leurs journaux

import keras
import torch
from torch import nn

# %%
def avec_torch(fabrique, theta, gradient, n_pas):
    """La trajectoire d'un optimiseur PyTorch : fabrique reçoit la liste des paramètres."""
    p = nn.Parameter(torch.tensor(theta, dtype=torch.float64))
    optimiseur, chemin = fabrique([p]), [p.detach().numpy().copy()]
    for _ in range(n_pas):
        p.grad = torch.tensor(gradient(p.detach().numpy()), dtype=torch.float64)
        optimiseur.step()
        chemin.append(p.detach().numpy().copy())
    return np.array(chemin)

def avec_keras(optimiseur, theta, gradient, n_pas):
    """La trajectoire d'un optimiseur Keras."""
    v = keras.Variable(np.array(theta), dtype="float64")
    chemin = [keras.ops.convert_to_numpy(v)]
    for _ in range(n_pas):
        optimiseur.apply([keras.ops.convert_to_tensor(gradient(chemin[-1]), dtype="float64")], [v])
        chemin.append(keras.ops.convert_to_numpy(v))
    return np.array(chemin)

def ecart(a, b):
    """Le plus grand écart entre deux trajectoires."""
    return np.abs(a - b).max()

# %% [markdown]
# ### Momentum : moyenne ou cumul ?
#
# Les bibliothèques **cumulent** les gradients, sans le facteur $1 - \beta$ :
#
# $$u_t = \beta\,u_{t-1} + g_t \qquad\qquad \theta_{t+1} = \theta_t - \eta_{\text{bib}}\,u_t$$
#
# **Prédisez.** Notre vitesse est $v_t = (1 - \beta)\,u_t$. Pour faire les mêmes pas que notre `Momentum(lr=0.5, beta=0.9)`, quel taux faut-il donner à `torch.optim.SGD(momentum=0.9)` ?
#
# <details><summary>Réponse</summary>
#
# Il faut $\eta_{\text{bib}}\,u_t = \eta\,v_t = \eta\,(1 - \beta)\,u_t$, donc $\eta_{\text{bib}} = \eta\,(1 - \beta) = 0{,}05$. À taux égal, le momentum des bibliothèques fait des pas **dix fois plus grands**, une fois lancé. C'est une cause classique de divergence quand on ajoute `momentum=0.9` sans toucher au taux.
#
# </details>

# %% tags=["demonstration", "nbval-check-output"]
depart, pente = np.array([-4.0, 1.5]), ravin.gradient
notre = suivre(Momentum(lr=0.5, beta=0.9), depart, pente, 50)
print("PyTorch, lr = 0,05 : mêmes 50 pas à 1e-12 près :", ecart(notre, avec_torch(lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9), depart, pente, 50)) < 1e-12)
# 1e-6 : Keras garde le taux en float32
print("Keras,   lr = 0,05 : mêmes 50 pas à 1e-6 près  :", ecart(notre, avec_keras(keras.optimizers.SGD(0.05, momentum=0.9), depart, pente, 50)) < 1e-6)
amorti = avec_torch(lambda p: torch.optim.SGD(p, lr=0.5, momentum=0.9, dampening=0.9), depart, pente, 50)
print("PyTorch, dampening=0.9 : premier pas", amorti[1] - depart, " le nôtre :", notre[1] - depart)

# %% [markdown]
# L'option `dampening` de PyTorch ajoute bien un facteur $1 - \beta$… sauf au **premier** pas, où la mémoire reçoit le gradient entier. Ce n'est donc pas tout à fait notre forme.
#
# Autre différence, visible seulement quand le taux change en route : PyTorch multiplie la vitesse par le taux **au moment du pas**, Keras le met **dans** la vitesse. Les anciens gradients y gardent leur ancien taux.
#
# ### Nesterov : deux façons de se repérer
#
# Les bibliothèques ne stockent pas $\theta_t$, mais le **point anticipé** $\varphi_t = \theta_t - \eta\,\beta\,v_{t-1}$, celui où l'on demande le gradient. En partant de notre formule, on trouve
#
# $$\varphi_{t+1} = \varphi_t - \eta\,\big[(1 - \beta)\,g(\varphi_t) + \beta\,v_t\big]$$
#
# <details><summary>Le calcul, en trois lignes</summary>
#
# 1. Par définition, $\varphi_{t+1} = \theta_{t+1} - \eta\,\beta\,v_t = \theta_t - \eta\,v_t - \eta\,\beta\,v_t$.
# 2. Or $\theta_t = \varphi_t + \eta\,\beta\,v_{t-1}$, et $\beta\,v_{t-1} = v_t - (1 - \beta)\,g(\varphi_t)$ : donc $\theta_t = \varphi_t + \eta\,v_t - \eta\,(1 - \beta)\,g(\varphi_t)$.
# 3. On remplace $\theta_t$ dans la première ligne : les deux $\eta\,v_t$ se compensent.
#
# </details>
#
# Avec $v_t = (1 - \beta)\,u_t$, c'est exactement ce que calcule PyTorch : $\varphi_{t+1} = \varphi_t - \eta_{\text{bib}}\,(g + \beta\,u_t)$. Autrement dit : **les paramètres de PyTorch sont les points où notre classe demande son gradient.**

# %% tags=["demonstration", "nbval-check-output"]
demandes = []
def espionne(theta):
    demandes.append(np.array(theta))
    return pente(theta)

notre = suivre(Nesterov(lr=0.2, beta=0.9), depart, espionne, 51)
de_torch = avec_torch(lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9, nesterov=True), depart, pente, 50)
de_keras = avec_keras(keras.optimizers.SGD(0.02, momentum=0.9, nesterov=True), depart, pente, 50)
print("nos positions = celles de PyTorch          :", ecart(notre[:51], de_torch) < 1e-3)
print("nos points de demande = PyTorch (1e-12)    :", ecart(np.array(demandes), de_torch) < 1e-12)
print("nos points de demande = Keras (1e-6)       :", ecart(np.array(demandes), de_keras) < 1e-6)

# %% [markdown]
# ### La place d'epsilon, et le point de départ
#
# Adagrad et RMSprop existent avec $\varepsilon$ hors de la racine (PyTorch, et nous) ou **dedans** (Keras). Hors de la racine, $\varepsilon = 10^{-7}$ ne compte que face à des gradients d'environ $10^{-7}$, ou plus petits encore. Dedans, il compte dès $\sqrt{10^{-7}} \approx 3 \times 10^{-4}$ : des gradients tout à fait courants.

# %% tags=["demonstration"]
figures.place_de_epsilon(1e-7)

# %% tags=["demonstration", "nbval-check-output"]
# Adagrad dans Keras : epsilon dans la racine, et une somme qui part de 0,1. Premier pas sous un petit gradient.
for g in (1e-3, 1e-4):
    for somme in (0.0, 0.1):
        optimiseur = keras.optimizers.Adagrad(1.0, initial_accumulator_value=somme)
        pas_keras = -avec_keras(optimiseur, [0.0], lambda t: np.array([g]), 1)[1, 0]
        a_la_main = g / np.sqrt(somme + g**2 + 1e-7)
        print(f"g = {g:g}, somme initiale {somme} : Keras {pas_keras:.4f}, formule {a_la_main:.4f}, le nôtre {-Adagrad(lr=1.0).pas(0.0, lambda t: g):.4f}")

# %% [markdown]
# La **somme initiale** de Keras pèse encore plus que son $\varepsilon$ : 0,1 par défaut, contre 0 dans l'article, dans PyTorch et chez nous. Elle adoucit les premiers pas.
#
# Pour Adam, Keras ajoute $\varepsilon$ **avant** la correction de $v$. Cela revient à notre formule avec $\varepsilon / \sqrt{1 - \beta_2^t}$ : au premier pas, un epsilon trente fois plus grand. Sans effet, sauf si les gradients sont minuscules.
#
# ### Sept vérifications
#
# Réglons tout pour que les conventions coïncident, puis comparons cinquante pas. Avec PyTorch, tout est en float64. Keras garde le taux et les $\beta$ en float32 : l'accord s'arrête à quelques chiffres près.

# %% tags=["demonstration", "nbval-check-output"]
PAR_TORCH = {
    "SGD": lambda p: torch.optim.SGD(p, lr=0.05), "Momentum": lambda p: torch.optim.SGD(p, lr=0.005, momentum=0.9),
    "Nesterov": lambda p: torch.optim.SGD(p, lr=0.005, momentum=0.9, nesterov=True), "Adagrad": lambda p: torch.optim.Adagrad(p, lr=0.05, eps=1e-8),
    "RMSprop": lambda p: torch.optim.RMSprop(p, lr=0.05, alpha=0.9, eps=1e-8), "Adam": lambda p: torch.optim.Adam(p, lr=0.05),
    "AdamW": lambda p: torch.optim.AdamW(p, lr=0.05, weight_decay=0.01),
}
# Un epsilon négligeable, car il n'est pas à la même place.
PAR_KERAS = {
    "SGD": keras.optimizers.SGD(0.05), "Momentum": keras.optimizers.SGD(0.005, momentum=0.9),
    "Nesterov": keras.optimizers.SGD(0.005, momentum=0.9, nesterov=True),
    "Adagrad": keras.optimizers.Adagrad(0.05, initial_accumulator_value=0.0, epsilon=1e-15),
    "RMSprop": keras.optimizers.RMSprop(0.05, rho=0.9, epsilon=1e-15), "Adam": keras.optimizers.Adam(0.05, epsilon=1e-9),
    "AdamW": keras.optimizers.AdamW(0.05, weight_decay=0.01, epsilon=1e-9),
}
for nom, fabrique in FABRIQUES.items():
    points = []
    notre = suivre(fabrique(0.05, 0.9), depart, lambda t: (points.append(np.array(t)), pente(t))[1], 51)
    notre = np.array(points) if nom == "Nesterov" else notre[:51]
    e_torch, e_keras = ecart(notre, avec_torch(PAR_TORCH[nom], depart, pente, 50)), ecart(notre, avec_keras(PAR_KERAS[nom], depart, pente, 50))
    print(f"{nom:<9} PyTorch à 1e-9 près : {e_torch < 1e-9}   Keras à 1e-4 près : {e_keras < 1e-4}")

# %% [markdown]
# ### Le tableau des conventions
#
# Relevé dans les sources de PyTorch 2.13 et de Keras 3.15. Les autres versions peuvent différer : relisez la documentation de la vôtre.
#
# | | ce cours | PyTorch | Keras |
# |---|---|---|---|
# | Momentum | moyenne, facteur $1 - \beta$ | cumul : $\eta_{\text{bib}} = \eta\,(1 - \beta)$ | cumul, taux dans la vitesse |
# | Nesterov | renvoie $\theta_t$ | stocke le point anticipé | stocke le point anticipé |
# | Adagrad, $\varepsilon$ | hors de la racine, $10^{-8}$ | hors, $10^{-10}$ | **dans** la racine, $10^{-7}$ |
# | Adagrad, somme initiale | 0 | 0 | **0,1** |
# | RMSprop, $\beta$ | 0,9 | 0,99 (`alpha`) | 0,9 (`rho`) |
# | RMSprop, $\varepsilon$ | hors, $10^{-8}$ | hors, $10^{-8}$ | **dans**, $10^{-7}$ |
# | Adam, $\varepsilon$ | après correction, $10^{-8}$ | après, $10^{-8}$ | avant, $10^{-7}$ |
# | AdamW, $\lambda$ par défaut | 0,01 | 0,01 | 0,004 |
# | `weight_decay` des autres | – | **couplé** par défaut (ajouté au gradient) | **découplé**, partout |
#
# La dernière ligne surprend : `torch.optim.Adam(weight_decay=…)` et `keras.optimizers.Adam(weight_decay=…)` ne font pas la même chose. Vérifions.

# %% tags=["demonstration", "nbval-check-output"]
notre = suivre(AdamW(lr=0.05, lam=0.1), depart, pente, 50)
print("Keras,   Adam(weight_decay=0.1) = notre AdamW :", ecart(notre, avec_keras(keras.optimizers.Adam(0.05, weight_decay=0.1, epsilon=1e-9), depart, pente, 50)) < 1e-4)
print("PyTorch, Adam(weight_decay=0.1) = notre AdamW :", ecart(notre, avec_torch(lambda p: torch.optim.Adam(p, lr=0.05, weight_decay=0.1), depart, pente, 50)) < 1e-4)

# %% [markdown]
# > **À retenir.** Un même nom cache des formules différentes. Avant de recopier un taux d'un article ou d'une bibliothèque à l'autre, vérifiez : moyenne ou cumul, place d'epsilon, point de départ, décroissance couplée ou non.

# %% [markdown]
# ## 10. Écrire son optimiseur
#
# Un jour, vous voudrez essayer l'optimiseur d'un article sorti la veille. Les deux bibliothèques le permettent.
#
# ### Dans PyTorch
#
# Un optimiseur hérite de `torch.optim.Optimizer`. Le constructeur appelle `super().__init__(params, defaults)`, où `defaults` est le dictionnaire des réglages. La classe mère range alors les paramètres dans `self.param_groups`, une liste de dictionnaires : chaque **groupe** a ses paramètres, sous la clé `"params"`, et ses propres réglages. La mémoire du paramètre `p` se range dans le dictionnaire `self.state[p]`.
#
# Voici la descente selon le signe (*sign descent*) : chaque poids avance de `lr`, dans le sens opposé à son gradient.

# %% tags=["nbval-check-output"]
class SigneTorch(torch.optim.Optimizer):
    """Chaque poids avance de lr, selon le seul signe de son gradient."""

    def __init__(self, params, lr=0.01):
        super().__init__(params, {"lr": lr})

    @torch.no_grad()
    def step(self, closure=None):
        for groupe in self.param_groups:
            for p in groupe["params"]:
                if p.grad is not None:
                    p.sub_(groupe["lr"] * torch.sign(p.grad))

p = nn.Parameter(torch.tensor([1.0, 1.0]))
signe = SigneTorch([p], lr=0.25)
p.grad = torch.tensor([3.0, -0.001])
signe.step()
print(p.detach().numpy())

# %% [markdown]
# ### Exercice 11 · Adam, pour PyTorch
#
# ★★★ · 25 minutes · **But** : écrire un optimiseur qui s'emploie comme ceux de la bibliothèque.
#
# Écrivez la classe `AdamTorch(params, lr=0.001, betas=(0.9, 0.999), eps=1e-8)`, sous-classe de `torch.optim.Optimizer`.
#
# - `step()` applique les équations de l'exercice 8 à chaque paramètre, **sur place** (le modèle voit ses poids changer), à partir de son attribut `grad`. Son argument `closure`, une fonction que d'autres optimiseurs rappellent pour recalculer la perte, ne sert pas ici.
# - Les réglages (`lr`, `betas`, `eps`) sont ceux **du groupe** du paramètre, lus à chaque pas : un programme de taux change `groupe["lr"]` en cours de route.
# - Un paramètre dont `grad` vaut `None` est laissé tel quel. Chaque paramètre a sa mémoire : ses moments et son compteur, qui vaut 1 à son premier gradient.
# - Le pas n'est pas enregistré pour le gradient : les paramètres restent des feuilles, avec `requires_grad`.
# - Un `lr` négatif lève une `ValueError`, à la construction.
#
# **Exemple** : pour un paramètre nul de gradient 5, `AdamTorch([p], lr=0.1)` le mène à −0,1 au premier pas.
#
# <details><summary>Indice 1</summary>Reprenez la double boucle de <code>SigneTorch</code>. Il n'y a qu'à remplacer la dernière ligne, et à garder une mémoire.</details>
# <details><summary>Indice 2</summary><code>self.state[p]</code> est un dictionnaire, vide la première fois : c'est le moment d'y ranger le compteur et deux tenseurs nuls, avec <code>torch.zeros_like(p)</code>.</details>
# <details><summary>Indice 3</summary>Modifier un paramètre hors de <code>torch.no_grad()</code> lève une erreur. Et <code>p = p - …</code> ne fait que renommer : utilisez une méthode sur place, dont le nom finit par un tiret bas.</details>

# %% nbgrader={"grade": false, "grade_id": "AdamTorch", "locked": false, "schema_version": 3, "solution": true, "task": false}
class AdamTorch(torch.optim.Optimizer):
    """Adam, comme torch.optim.Adam avec ses réglages par défaut."""

    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        ### BEGIN SOLUTION
        if lr < 0:
            raise ValueError(f"lr doit être positif ou nul ; reçu {lr}.")
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps})
        ### END SOLUTION

    def step(self, closure=None):
        ### BEGIN SOLUTION
        with torch.no_grad():
            for groupe in self.param_groups:
                beta1, beta2 = groupe["betas"]
                for p in groupe["params"]:
                    if p.grad is None:
                        continue
                    memoire = self.state[p]
                    if not memoire:
                        memoire.update(t=0, m=torch.zeros_like(p), v=torch.zeros_like(p))
                    memoire["t"] += 1
                    memoire["m"].mul_(beta1).add_(p.grad, alpha=1 - beta1)
                    memoire["v"].mul_(beta2).addcmul_(p.grad, p.grad, value=1 - beta2)
                    m_corrige = memoire["m"] / (1 - beta1 ** memoire["t"])
                    v_corrige = memoire["v"] / (1 - beta2 ** memoire["t"])
                    p.sub_(groupe["lr"] * m_corrige / (v_corrige.sqrt() + groupe["eps"]))
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_AdamTorch_parabole", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la parabole (1 point)
p = nn.Parameter(torch.tensor(0.0, dtype=torch.float64))
optimiseur, positions = AdamTorch([p], lr=0.1), [0.0]
for _ in range(3):
    p.grad = (2 * (p - 3)).detach()
    optimiseur.step()
    positions.append(p.item())
controles.egal(positions, [0.0, 0.1, 0.199897, 0.299618], "trois pas de AdamTorch([p], lr=0.1) sur la parabole", rtol=1e-5, pistes=[  # six décimales écrites
    ([0.0, 0.0, 0.0, 0.0], "le paramètre ne bouge pas : modifiez-le sur place, par exemple avec p.sub_(…)."),
    (lambda o: abs(o[1] - 0.316228) < 1e-5, "il manque la correction du départ : divisez m et v par 1 - beta^t."),
    (lambda o: not np.isfinite(o[1]), "NaN : t vaut-il 1 au premier pas ? v moyenne-t-elle les carrés des gradients ?"),
    (lambda o: not np.isfinite(o[2]), "NaN au deuxième pas : la puissance s'écrit **, et v est la moyenne des carrés."),
    ([0.0, 0.1, 0.2, 0.3], "la mémoire est oubliée d'un pas à l'autre : rangez-la dans self.state[p]."),
    (lambda o: o[1] < 0, "vous montez : on avance dans le sens opposé au gradient."),
])
controles.reussi("AdamTorch sur la parabole")

# %% nbgrader={"grade": true, "grade_id": "test_AdamTorch_reseau", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · cinquante pas d'un petit réseau, comme torch.optim.Adam (1 point)
def petit_reseau(graine):
    torch.manual_seed(graine)
    return nn.Sequential(nn.Linear(4, 6), nn.Tanh(), nn.Linear(6, 3)).double()

def cinquante_pas(n):
    """Cinquante pas de AdamTorch, sur des données et un réseau tirés au hasard, contre cinquante pas de PyTorch."""
    rng = controles.hasard(n)
    graine = int(rng.integers(1000))
    X, y = torch.tensor(rng.normal(size=(20, 4))), torch.tensor(rng.integers(0, 3, size=20))
    un = petit_reseau(graine)
    optimiseur = AdamTorch(un.parameters(), lr=0.02, betas=(0.8, 0.95), eps=1e-3)
    for _ in range(50):
        optimiseur.zero_grad()
        nn.functional.cross_entropy(un(X), y).backward()
        try:
            optimiseur.step()
        except RuntimeError as erreur:
            controles.vrai("must match the size" not in str(erreur), "des paramètres de formes différentes",
                           cause="deux paramètres partagent la même mémoire : chacun a la sienne, dans self.state[p].")
            raise
    reference = petit_reseau(graine)
    adam = torch.optim.Adam(reference.parameters(), lr=0.02, betas=(0.8, 0.95), eps=1e-3)
    for _ in range(50):
        adam.zero_grad()
        nn.functional.cross_entropy(reference(X), y).backward()
        adam.step()
    for nom in ("0.weight", "0.bias", "2.weight", "2.bias"):
        # 1e-7 : cinquante pas en float64, dans un ordre d'opérations qui peut différer
        controles.accord(un.get_parameter(nom), reference.get_parameter(nom), f"le paramètre {nom} après cinquante pas", "PyTorch", rtol=1e-7, atol=1e-7, pistes=[
            (lambda o: True, "voyez d'abord le test 1. S'il est réussi : chaque paramètre a sa mémoire et son compteur, betas et eps viennent du groupe, epsilon est hors de la racine."),
        ])

cinquante_pas(12)
### BEGIN HIDDEN TESTS
cinquante_pas(26)
### END HIDDEN TESTS
controles.reussi("AdamTorch : cinquante pas comme torch.optim.Adam")

# %% nbgrader={"grade": true, "grade_id": "test_AdamTorch_groupes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · des groupes, un taux qui change, des paramètres sans gradient (1 point)
def deux_pas():
    """Deux pas sur trois paramètres : a et c dans un groupe, b dans un autre ; c n'a de gradient qu'au second."""
    a, b, c = (nn.Parameter(torch.tensor([1.0, 1.0])) for _ in range(3))
    optimiseur, positions = AdamTorch([{"params": [a, c]}, {"params": [b], "lr": 0.5, "betas": (0.5, 0.9), "eps": 0.0}], lr=0.1), []
    for gradients in (([2.0, -3.0], [-1e-8, 4e-8], None), ([-1.0, 1.0], [3e-8, -2e-8], [5.0, -5.0])):
        for parametre, valeurs in zip((a, b, c), gradients):
            parametre.grad = None if valeurs is None else torch.tensor(valeurs)
        optimiseur.step()
        positions.append([parametre.detach().clone() for parametre in (a, b, c)])
    return optimiseur, a, positions

try:
    optimiseur, a, (un_pas, deux) = deux_pas()
except (TypeError, AttributeError) as erreur:
    controles.vrai("NoneType" not in str(erreur), "un paramètre dont grad vaut None est laissé tel quel", cause="testez p.grad avant de l'utiliser.")
    raise
attendus = [0.8733664, 1.1400219], [1.1349285, 0.5]  # a et b après deux pas de torch.optim.Adam
# 1e-6 : float32, et epsilon
controles.egal(un_pas[0], [0.9, 1.1], "un paramètre du premier groupe, lr = 0.1", atol=1e-6)
# Des gradients de 1e-8 : avec eps = 0, le premier pas vaut lr ; avec l'eps par défaut, il en serait loin.
controles.egal(un_pas[1], [1.5, 0.5], "un paramètre du second groupe, lr = 0.5 et eps = 0", atol=1e-6, pistes=[
    ([1.1, 0.9], "le taux se lit dans le groupe du paramètre, à chaque pas."),
    ([1.25, 0.6], "eps se lit dans le groupe du paramètre."),
    ([1.05, 0.92], "le taux et eps se lisent dans le groupe du paramètre, à chaque pas."),
    (lambda o: True, "voyez d'abord le test 1. S'il est réussi : chaque paramètre a sa mémoire et son compteur, dans self.state[p]."),
])
controles.egal(un_pas[2], [1.0, 1.0], "un paramètre dont grad vaut None")
controles.egal(deux[2], [0.9, 1.1], "un paramètre dont le premier gradient arrive au second pas", atol=1e-6,
               pistes=[(lambda o: True, "chaque paramètre a son compteur, qui vaut 1 à son premier gradient, et sa mémoire, qui part de zéro : dans self.state[p].")])
controles.egal(deux[1], attendus[1], "le paramètre du second groupe, betas = (0.5, 0.9), au second pas", rtol=1e-5, atol=1e-6,
               pistes=[(lambda o: True, "voyez d'abord le test 1. S'il est réussi : betas se lit dans le groupe du paramètre.")])
controles.egal(deux[0], attendus[0], "le paramètre du premier groupe, au second pas", rtol=1e-5, atol=1e-6)
for groupe in optimiseur.param_groups:
    groupe["lr"] = 0.0
optimiseur.step()
controles.egal(a.detach(), attendus[0], "un paramètre après un pas de taux nul", rtol=1e-5, atol=1e-6,
               pistes=[(lambda o: True, "le taux se lit dans le groupe du paramètre, à chaque pas.")])
controles.vrai(a.is_leaf and a.requires_grad, "les paramètres restent des feuilles, avec requires_grad", cause="le pas se fait sous torch.no_grad().")
controles.leve(ValueError, AdamTorch, [a], -0.1, quoi="AdamTorch([a], lr=-0.1)", cause="un taux négatif doit être refusé à la construction.")
controles.reussi("AdamTorch : des groupes, un taux qui change")

# %% [markdown]
# ### Dans Keras
#
# Un optimiseur hérite de `keras.optimizers.Optimizer` et définit jusqu'à quatre méthodes :
#
# - `__init__`, s'il a des réglages à lui : appelle d'abord `super().__init__(learning_rate=…, **options)`, puis range ses réglages dans `self` ;
# - `build(self, variables)` : appelle d'abord la méthode `build` de la classe mère, puis crée les variables de mémoire, une par variable du modèle, avec `self.add_variable_from_reference(reference_variable=variable, name="…")` ;
# - `update_step(self, gradient, variable, learning_rate)` : met à jour **une** variable. On n'y affecte rien avec `=`, mais avec `self.assign(variable, valeur)`, `self.assign_add` ou `self.assign_sub` ;
# - `get_config(self)` : renvoie les réglages, pour pouvoir sauvegarder puis recharger.
#
# `self._get_variable_index(variable)` donne le rang de la variable dans la liste reçue par `build`.

# %% tags=["nbval-check-output"]
class SigneKeras(keras.optimizers.Optimizer):
    """Chaque poids avance de learning_rate, selon le seul signe de son gradient. Ni réglage à lui, ni mémoire : ni __init__, ni build."""

    def update_step(self, gradient, variable, learning_rate):
        lr = keras.ops.cast(learning_rate, variable.dtype)
        self.assign_sub(variable, lr * keras.ops.sign(gradient))

v = keras.Variable([1.0, 1.0])
SigneKeras(learning_rate=0.25).apply([keras.ops.convert_to_tensor([3.0, -0.001])], [v])
print(keras.ops.convert_to_numpy(v))

# %% [markdown]
# ### Exercice 12 · Le momentum EMA, pour Keras
#
# ★★★ · 20 minutes · **But** : donner à Keras la forme de momentum de ce cours.
#
# Écrivez la classe `MomentumKeras(learning_rate=0.01, beta=0.9, **options)`, sous-classe de `keras.optimizers.Optimizer`, qui applique les équations de l'exercice 4 :
#
# $$v_t = \beta\,v_{t-1} + (1 - \beta)\,g_t \qquad\qquad \theta_{t+1} = \theta_t - \eta\,v_t$$
#
# - Chaque variable du modèle a sa vitesse, nulle au départ.
# - L'optimiseur fonctionne aussi bien avec `apply` que dans `compile` et `fit`.
# - `get_config()` contient tous les réglages, `beta` compris, de sorte que `MomentumKeras.from_config(optimiseur.get_config())` se comporte comme l'original.
# - `options` (comme `name` ou `clipnorm`) est transmis tel quel à la classe mère.
#
# **Exemple** : pour une variable nulle de gradient −6, avec `learning_rate=0.1`, le premier pas la mène à 0,06.
#
# <details><summary>Indice 1</summary>Sous <code>fit</code>, Keras compile votre <code>update_step</code> : un attribut Python ordinaire n'y garde rien. Il faut une variable, créée dans <code>build</code>.</details>
# <details><summary>Indice 2</summary>Rangez les vitesses dans une liste, dans l'ordre des variables ; dans <code>update_step</code>, retrouvez la bonne par le rang de la variable.</details>
# <details><summary>Indice 3</summary><code>get_config</code> complète le dictionnaire que renvoie celle de la classe mère : une clé de plus, du nom de l'argument du constructeur.</details>

# %% nbgrader={"grade": false, "grade_id": "MomentumKeras", "locked": false, "schema_version": 3, "solution": true, "task": false}
class MomentumKeras(keras.optimizers.Optimizer):
    """Le momentum en forme EMA, pour Keras."""

    def __init__(self, learning_rate=0.01, beta=0.9, **options):
        ### BEGIN SOLUTION
        super().__init__(learning_rate=learning_rate, **options)
        self.beta = beta
        ### END SOLUTION

    def build(self, variables):
        ### BEGIN SOLUTION
        if self.built:
            return
        super().build(variables)
        self.vitesses = [self.add_variable_from_reference(reference_variable=v, name="vitesse") for v in variables]
        ### END SOLUTION

    def update_step(self, gradient, variable, learning_rate):
        ### BEGIN SOLUTION
        lr = keras.ops.cast(learning_rate, variable.dtype)
        vitesse = self.vitesses[self._get_variable_index(variable)]
        self.assign(vitesse, self.beta * vitesse + (1 - self.beta) * gradient)
        self.assign_sub(variable, lr * vitesse)
        ### END SOLUTION

    def get_config(self):
        ### BEGIN SOLUTION
        config = super().get_config()
        config["beta"] = self.beta
        return config
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_MomentumKeras_parabole", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la parabole, et deux variables à la fois (1 point)
def parcourir(optimiseur, n_pas):
    v, positions = keras.Variable(0.0), [0.0]
    for _ in range(n_pas):
        optimiseur.apply([2 * (keras.ops.convert_to_tensor(v) - 3)], [v])
        positions.append(float(keras.ops.convert_to_numpy(v)))
    return positions

controles.egal(parcourir(MomentumKeras(learning_rate=0.1, beta=0.9), 2), [0.0, 0.06, 0.1728], "deux pas de MomentumKeras(0.1, beta=0.9) sur la parabole",
               rtol=1e-5, pistes=[  # float32
    ([0.0, 0.6, 1.62], "il manque le facteur (1 - beta) : c'est la forme accumulée des bibliothèques."),
    ([0.0, 0.06, 0.1188], "la vitesse est oubliée d'un pas à l'autre : rangez-la avec self.assign."),
    ([0.0, 0.6, 1.08], "la vitesse n'est pas utilisée : c'est SGD."),
    ([0.0, 0.54, 1.0368], "beta et 1 - beta sont échangés."),
    ([0.0, 0.0, 0.06], "le déplacement utilise l'ancienne vitesse : mettez-la à jour d'abord."),
])
a, b = keras.Variable(np.zeros(3, dtype="float32")), keras.Variable(np.zeros(3, dtype="float32"))
optimiseur = MomentumKeras(learning_rate=1.0, beta=0.5)
for _ in range(3):
    optimiseur.apply([keras.ops.ones(3), 10 * keras.ops.ones(3)], [a, b])
# Gradient constant g, beta 0.5 : les vitesses sont g/2, 3g/4, 7g/8.
controles.egal(keras.ops.convert_to_numpy(a), np.full(3, -2.125), "la première variable, de gradient 1, après trois pas", rtol=1e-5,
               pistes=[(lambda o: True, "chaque variable a sa propre vitesse : retrouvez-la par son rang.")])
controles.egal(keras.ops.convert_to_numpy(b), np.full(3, -21.25), "la seconde variable, de gradient 10, après trois pas", rtol=1e-5,
               pistes=[(lambda o: True, "chaque variable a sa propre vitesse : retrouvez-la par son rang.")])
controles.reussi("MomentumKeras : la parabole, et deux variables")

# %% nbgrader={"grade": true, "grade_id": "test_MomentumKeras_fit", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · dans compile et fit (1 point)
X = np.array([[1.0, 2.0], [0.5, -1.0], [-1.5, 0.5], [2.0, 1.0]], dtype="float32")
y = np.array([[1.0], [2.0], [-1.0], [0.5]], dtype="float32")
modele = keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros")])
modele.compile(optimizer=MomentumKeras(learning_rate=0.2, beta=0.8), loss="mse")
modele.fit(X, y, batch_size=4, epochs=6, verbose=0)
w, v = np.zeros((2, 1)), np.zeros((2, 1))
for _ in range(6):
    v = 0.8 * v + 0.2 * (2 / 4) * X.T @ (X @ w - y)
    w = w - 0.2 * v
# 1e-5 : six pas en float32
controles.egal(modele.get_weights()[0], w, "les poids après six époques de fit, un lot par époque", rtol=1e-5, atol=1e-5, pistes=[
    (lambda o: not np.any(o), "les poids n'ont pas bougé : utilisez self.assign ou self.assign_sub."),
    (lambda o: True, "sous fit, update_step est compilée : la vitesse doit être une variable créée dans build."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(29)
depart, pentes, inertie = np.float32(rng.normal(size=4)), np.float32(rng.normal(size=(5, 4))), float(rng.uniform(0.3, 0.95))
variable, optimiseur = keras.Variable(depart), MomentumKeras(learning_rate=0.3, beta=inertie)
for g in pentes:
    optimiseur.apply([keras.ops.convert_to_tensor(g)], [variable])
vitesse, position, accumulee, sans_un_moins = np.zeros(4), np.array(depart, dtype=float), np.zeros(4), np.array(depart, dtype=float)
for pente in pentes:
    vitesse, accumulee = inertie * vitesse + (1 - inertie) * pente, inertie * accumulee + pente
    position, sans_un_moins = position - 0.3 * vitesse, sans_un_moins - 0.3 * accumulee
# 1e-4 : cinq pas en float32
controles.egal(keras.ops.convert_to_numpy(variable), position, "une variable après cinq gradients au hasard", rtol=1e-4, atol=1e-5, pistes=[
    (lambda o: bool(np.allclose(o, sans_un_moins, rtol=1e-4, atol=1e-5)), "il manque le facteur (1 - beta) : c'est la forme accumulée des bibliothèques."),
    (lambda o: True, "voyez d'abord le test 1 : la vitesse est une moyenne mobile, de coefficient beta.")])
### END HIDDEN TESTS
controles.reussi("MomentumKeras dans compile et fit")

# %% nbgrader={"grade": true, "grade_id": "test_MomentumKeras_config", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · get_config garde tous les réglages, et les options passent (1 point)
optimiseur = MomentumKeras(learning_rate=0.1, beta=0.5, clipnorm=1.0)
config = optimiseur.get_config()
controles.vrai(isinstance(config, dict), "get_config renvoie un dictionnaire", cause="avez-vous oublié « return » ?")
controles.vrai(config.get("beta") == 0.5, "get_config contient beta", cause="ajoutez beta au dictionnaire de la classe mère.")
controles.vrai(config.get("clipnorm") == 1.0, "get_config contient les options de la classe mère",
               cause="transmettez **options à super().__init__, et partez de super().get_config().")
copie = MomentumKeras.from_config(config)
# clipnorm ramène le gradient -6 à -1, puis la vitesse vaut -0.5.
controles.egal(parcourir(copie, 1), [0.0, 0.05], "un pas de l'optimiseur refait par from_config", rtol=1e-5)
controles.egal(parcourir(MomentumKeras(), 1), [0.0, 0.006], "un pas de MomentumKeras() avec ses valeurs par défaut", rtol=1e-5,
               pistes=[(lambda o: True, "les valeurs par défaut sont learning_rate=0.01 et beta=0.9.")])
controles.reussi("MomentumKeras : get_config garde tous les réglages")

# %% [markdown]
# > **À retenir.** PyTorch : `param_groups`, `state`, `no_grad`. Keras : `build`, `update_step`, `get_config`. Un optimiseur maison se vérifie contre une référence avant de servir.

# %% [markdown]
# ## 11. Comparer sur des chiffres manuscrits
#
# Beaucoup de textes montrent une figure où Adam écrase ses concurrents sur MNIST (elle vient souvent de l'article d'Adam). Refaisons l'expérience, avec trois règles d'honnêteté :
#
# 1. **même modèle, mêmes poids de départ, mêmes données, mêmes lots** pour tous ;
# 2. **un taux réglé pour chacun**, avec le même nombre d'essais, sur des images de **validation** ; les images de test ne servent qu'une fois, à la fin ;
# 3. **plusieurs graines** : une moyenne et son étendue, pas un seul tirage.
#
# Le modèle : 784 pixels, 64 neurones cachés ReLU, 10 classes. Les poids de départ sont tirés par NumPy, et les mêmes dans les deux bibliothèques.

# %% nbgrader={"grade": false, "grade_id": "modeles", "locked": true, "schema_version": 3, "solution": false, "task": false}
import warnings

torch.set_num_threads(1)  # ces lots sont trop petits pour occuper plusieurs fils de calcul
# float(perte) est permis, bien que perte.item() soit préféré : PyTorch s'en plaindrait sur la sortie d'erreur.
warnings.filterwarnings("ignore", message="Converting a tensor with requires_grad")

def poids_initiaux(graine, tailles=(784, 64, 10)):
    """Les poids et les biais d'un réseau dense, initialisation de He : [W1, b1, W2, b2, …] en float32."""
    rng, poids = np.random.default_rng(graine), []
    for entree, sortie in zip(tailles[:-1], tailles[1:]):
        poids += [(rng.normal(size=(entree, sortie)) * np.sqrt(2 / entree)).astype("float32"), np.zeros(sortie, dtype="float32")]
    return poids

def modele_torch(graine):
    """Le réseau 784-64-10 en PyTorch, sortie en logits."""
    modele = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
    with torch.no_grad():
        for parametre, valeur in zip(modele.parameters(), poids_initiaux(graine)):
            parametre.copy_(torch.from_numpy(valeur.T.copy()))
    return modele

def modele_keras(graine):
    """Le réseau 784-64-10 en Keras, sortie en logits, non compilé."""
    modele = keras.Sequential([keras.Input(shape=(784,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
    modele.set_weights(poids_initiaux(graine))
    return modele

# %% [markdown]
# ### Exercice 13 · Entraîner dans PyTorch
#
# ★★☆ · 20 minutes · **But** : écrire la boucle d'apprentissage complète, pour n'importe quel optimiseur.
#
# Écrivez `entrainer_torch(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0)`.
#
# - **Entrées** : `modele`, un `nn.Module` qui renvoie des logits ; `optimiseur`, déjà construit sur ses paramètres ; `X` de forme `(n, d)`, un tableau NumPy `float32` ; `y` de forme `(n,)`, un tableau NumPy d'entiers ; `graine`, qui fixe tout le mélange.
# - À chaque époque, **tous** les exemples passent une fois, par lots de `taille_lot` (le dernier peut être plus petit), dans un ordre mélangé, différent d'une époque à l'autre. Pour chaque lot : entropie croisée moyenne du lot, gradient, un pas d'optimiseur. Le modèle est en mode entraînement (`train()`).
# - **Sortie** : `{"perte": […], "exactitude": […]}`, deux listes de `epoques` nombres Python : la moyenne **par exemple** de la perte et la part de bonnes réponses, mesurées au passage des lots, **avant** le pas de chacun. Le modèle n'est appelé qu'une fois par lot.
# - `modele` est entraîné sur place. `X` et `y` ne sont pas modifiés.
#
# **Exemple** : avec un taux nul, la perte de chaque époque est exactement celle du modèle de départ sur tout le jeu.
#
# <details><summary>Indice 1</summary>Deux boucles : les époques, puis les lots. Votre <code>iterer_lots</code>, avec un seul <code>np.random.default_rng(graine)</code> créé avant les époques, convient.</details>
# <details><summary>Indice 2</summary>L'ordre dans un lot : effacer les anciens gradients, prédire, mesurer la perte, la rétropropager, faire le pas. <code>nn.functional.cross_entropy</code> attend des logits et des classes de type <code>long</code>.</details>
# <details><summary>Indice 3</summary>Les lots n'ont pas tous la même taille : additionnez des sommes, puis divisez une seule fois par n. <code>.item()</code> tire un nombre Python d'un tenseur.</details>

# %% nbgrader={"grade": false, "grade_id": "entrainer_torch", "locked": false, "schema_version": 3, "solution": true, "task": false}
def entrainer_torch(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0):
    """Entraîne modele sur place ; renvoie {"perte": […], "exactitude": […]}, une valeur par époque."""
    ### BEGIN SOLUTION
    rng = np.random.default_rng(graine)
    historique = {"perte": [], "exactitude": []}
    modele.train()
    for _ in range(epoques):
        somme, justes = 0.0, 0
        for X_lot, y_lot in iterer_lots(X, y, taille_lot, rng):
            X_lot, y_lot = torch.from_numpy(X_lot), torch.from_numpy(y_lot).long()
            optimiseur.zero_grad()
            logits = modele(X_lot)
            perte = nn.functional.cross_entropy(logits, y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
            justes += (logits.argmax(dim=1) == y_lot).sum().item()
        historique["perte"].append(somme / len(y))
        historique["exactitude"].append(justes / len(y))
    return historique
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_entrainer_torch_lot_entier", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · avec un seul lot, les mêmes nombres que NumPy (1 point)
def comparer_a_numpy(n):
    """Quatre époques d'un seul lot, sur des données au hasard : les mêmes pertes et exactitudes que NumPy."""
    rng = controles.hasard(n)
    X, y, W = np.float32(rng.normal(size=(12, 4))), rng.permutation(12) % 3, np.float32(rng.normal(size=(4, 3)))

    def regression(cumul=False):
        """Quatre époques de descente de gradient, lr = 0.5, un lot ; perte et exactitude avant chaque pas."""
        w, b, G, pertes, justes, doubles = W.astype(float), np.zeros(3), 0.0, [], [], []
        for _ in range(4):
            Z = X @ w + b
            P = np.exp(Z - Z.max(axis=1, keepdims=True))
            P /= P.sum(axis=1, keepdims=True)
            pertes.append(-np.mean(np.log(P[np.arange(12), y])))
            doubles.append(-np.mean(P[np.arange(12), y] - np.log(np.exp(P).sum(axis=1))))  # un softmax de trop
            justes.append(np.mean(P.argmax(axis=1) == y))
            D = np.column_stack([X, np.ones(12)]).T @ (P - np.eye(3)[y]) / 12
            G = G + D if cumul else D
            w, b = w - 0.5 * G[:4], b - 0.5 * G[4]
        return pertes, justes, doubles

    def lineaire():
        modele = nn.Linear(4, 3)
        with torch.no_grad():
            modele.weight.copy_(torch.from_numpy(W.T.copy()))
            modele.bias.zero_()
        return modele

    modele = lineaire()
    historique = entrainer_torch(modele, torch.optim.SGD(modele.parameters(), lr=0.5), X, y, epoques=4, taille_lot=12)
    controles.vrai(isinstance(historique, dict) and {"perte", "exactitude"} <= set(historique), "entrainer_torch renvoie un dictionnaire à deux clés, perte et exactitude")
    controles.vrai(not any(isinstance(valeur, torch.Tensor) for valeur in [*historique["perte"], *historique["exactitude"]]),
                   "les deux listes contiennent des nombres Python", cause="la liste contient des tenseurs : .item() en tire un nombre Python.")
    pertes, justes, doubles = regression()
    # 1e-4 : quatre pas en float32
    controles.egal(historique["perte"], pertes, "les pertes de quatre époques, un lot par époque", rtol=1e-4, pistes=[
        (regression(cumul=True)[0], "les gradients s'additionnent d'un pas à l'autre : il manque optimiseur.zero_grad()."),
        (lambda o: abs(o[0] - doubles[0]) < 1e-4, "cross_entropy fait déjà le softmax : donnez-lui les logits."),
        ([pertes[0]] * 4, "le modèle n'apprend pas : backward() puis optimiseur.step() manquent-ils ?"),
        (np.array(pertes) * 12, "c'est la somme des pertes : divisez par le nombre d'exemples."),
        (lambda o: o.shape == (4,) and np.allclose(o[:3], pertes[1:], rtol=1e-3), "la perte est mesurée après le pas : elle se mesure avant."),
    ])
    controles.egal(historique["exactitude"], justes, "les exactitudes de quatre époques", pistes=[
        (np.array(justes) * 12, "c'est le nombre de bonnes réponses : divisez par le nombre d'exemples."),
        (np.array(justes) * 100, "l'exactitude est une part entre 0 et 1, pas un pourcentage."),
    ])

comparer_a_numpy(13)
### BEGIN HIDDEN TESTS
comparer_a_numpy(27)
### END HIDDEN TESTS
controles.reussi("entrainer_torch : avec un seul lot, les mêmes nombres que NumPy")

# %% nbgrader={"grade": true, "grade_id": "test_entrainer_torch_moyenne", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · la moyenne par exemple, même quand le dernier lot est plus petit (1 point)
X, y = np.float32(3 * np.diag([1, 1, 1, 1])[[0, 0, 0, 0, 0, 0, 0, 0, 1, 2]]), np.array([0] * 8 + [1, 2])
poids = torch.tensor([[2.0, 2.0, 2.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]])
modele = nn.Linear(4, 3, bias=False)
with torch.no_grad():
    modele.weight.copy_(poids)
logits, classes = torch.from_numpy(X) @ poids.T, torch.from_numpy(y)
attendue, double = (nn.functional.cross_entropy(sorties, classes).item() for sorties in (logits, logits.softmax(dim=1)))
une, deux, trois = (nn.functional.cross_entropy(logits[[k]], classes[[k]]).item() for k in (0, 8, 9))
# Les moyennes de lots possibles, selon les deux exemples du dernier : par exemple, deux fois le premier.
MOYENNES = [(paire / 2 + (10 * attendue - paire) / 8) / 2 for paire in (2 * une, une + deux, une + trois, deux + trois)]
with controles.inchanges(X=X, y=y):
    historique = entrainer_torch(modele, torch.optim.SGD(modele.parameters(), lr=0.0), X, y, epoques=3, taille_lot=8)
# Taux nul : le modèle ne change pas, et l'ordre des lots non plus ne compte pas. 1e-5 : float32.
controles.egal(historique["perte"], [attendue] * 3, "les pertes quand le taux est nul, lots de 8 et 2", rtol=1e-5, pistes=[
    ([double] * 3, "cross_entropy fait déjà le softmax : donnez-lui les logits."),
    (lambda o: o.shape == (3,) and np.isclose(o[:, None], MOYENNES, rtol=1e-4).any(axis=1).all(), "c'est une moyenne de lots inégaux : pesez chaque lot par sa taille."),
    (lambda o: o.shape == (3,), "la somme des pertes de tous les exemples, divisée par n : un lot est-il perdu ? Voyez aussi le test 1."),
])
controles.egal(historique["exactitude"], [0.8] * 3, "les exactitudes quand le taux est nul, lots de 8 et 2", rtol=1e-5, pistes=[
    (lambda o: o.shape == (3,), "c'est une moyenne de lots inégaux : comptez les bonnes réponses, puis divisez par n."),
])
controles.reussi("entrainer_torch : la moyenne par exemple")

# %% nbgrader={"grade": true, "grade_id": "test_entrainer_torch_melange", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · tous les exemples, mélangés à chaque époque, en mode entraînement (1 point)
class Temoin(nn.Module):
    """Un modèle qui note ce qu'il voit pendant l'entraînement."""

    def __init__(self):
        super().__init__()
        self.couche, self.vus, self.modes, self.tailles = nn.Linear(1, 2), [], [], []

    def forward(self, X):
        self.vus += X[:, 0].tolist()
        self.modes.append(self.training)
        self.tailles.append(len(X))
        return self.couche(X)

def passer(graine):
    temoin = Temoin()
    temoin.eval()
    entrainer_torch(temoin, torch.optim.SGD(temoin.parameters(), lr=0.01), np.arange(50, dtype="float32").reshape(50, 1) / 64, np.arange(50) % 2,
                    epoques=2, taille_lot=16, graine=graine)
    return temoin, (np.array(temoin.vus) * 64).astype(int)

temoin, vus = passer(0)
controles.egal(temoin.tailles, [16, 16, 16, 2] * 2, "les tailles des lots vus en deux époques, 50 exemples par lots de 16", pistes=[
    (lambda o: o.sum() < 100, "des exemples manquent : le dernier lot compte aussi, et il y a deux époques."),
    (lambda o: o.sum() > 100, "le modèle est appelé plus d'une fois par lot : la perte et l'exactitude se mesurent au passage."),
])
controles.egal(np.sort(vus[:50]), np.arange(50), "les exemples de la première époque, triés")
controles.vrai(not np.array_equal(vus[:50], np.arange(50)), "les exemples sont mélangés", cause="les lots suivent l'ordre du tableau.")
controles.vrai(not np.array_equal(vus[:50], vus[50:]), "l'ordre change d'une époque à l'autre",
               cause="le générateur est recréé à chaque époque : créez-le une seule fois.")
controles.vrai(all(temoin.modes), "le modèle est en mode entraînement", cause="appelez modele.train() avant de commencer.")
controles.vrai(np.array_equal(vus, passer(0)[1]), "la même graine donne le même ordre", cause="graine doit fixer tout le mélange.")
controles.vrai(not np.array_equal(vus, passer(1)[1]), "une autre graine donne un autre ordre", cause="graine n'est pas utilisée.")
controles.reussi("entrainer_torch : tous les exemples, mélangés à chaque époque")

# %% nbgrader={"grade": true, "grade_id": "test_entrainer_torch_chiffres", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · de vrais chiffres (1 point)
pixels, chiffres, _, _ = donnees.charger_chiffres()
X, y = (pixels[:2000].reshape(2000, 784) / 255).astype("float32"), chiffres[:2000]
modele = modele_torch(0)
historique = entrainer_torch(modele, torch.optim.Adam(modele.parameters(), lr=0.003), X, y, epoques=3, taille_lot=32)
# 0.85 : la référence atteint 0.93 environ ; les arrondis changent d'une machine à l'autre
justes = float(np.mean(np.argmax(modele(torch.from_numpy(X)).detach().numpy(), axis=1) == y))
controles.vrai(justes > 0.85, f"après trois époques sur 2000 chiffres, plus de 85 % sont justes (ici {100 * justes:.1f} %)",
               cause="la boucle apprend mal : zero_grad, backward et step à chaque lot, dans cet ordre ?")
controles.vrai(historique["perte"][-1] < historique["perte"][0] / 2, "la perte a baissé de plus de moitié en trois époques",
               cause="la boucle apprend mal : voyez d'abord les tests 1 et 2.")
controles.reussi("entrainer_torch : de vrais chiffres")

# %% [markdown]
# ### Exercice 14 · Entraîner dans Keras
#
# ★★☆ · 8 minutes · **But** : la même chose en trois lignes, sans piège.
#
# Écrivez `entrainer_keras(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0)`, avec les mêmes arguments et la même sortie que `entrainer_torch`.
#
# - `modele` est un modèle Keras **non compilé**, dont la sortie est faite de **logits** ; `optimiseur`, un optimiseur Keras.
# - Utilisez `compile` et `fit`, qui mélange de lui-même. `keras.utils.set_random_seed(graine)`, appelée juste avant `fit`, fixe le mélange.
# - La sortie est `{"perte": […], "exactitude": […]}`, des listes de `epoques` nombres. Rien n'est affiché pendant l'entraînement.
#
# **Exemple** : `entrainer_keras(modele_keras(0), keras.optimizers.SGD(0.1), X, y, epoques=2)["perte"]` a deux éléments.
#
# <details><summary>Indice 1</summary>Les étiquettes sont des entiers, pas des vecteurs : cela choisit la version de l'entropie croisée.</details>
# <details><summary>Indice 2</summary>La perte donnée par son nom suppose des probabilités. Pour des logits, construisez l'objet de <code>keras.losses</code>, qui a une option pour cela.</details>
# <details><summary>Indice 3</summary><code>fit</code> renvoie un objet dont l'attribut <code>history</code> est un dictionnaire. Ses clés sont en anglais : « loss », et le nom de la métrique.</details>

# %% nbgrader={"grade": false, "grade_id": "entrainer_keras", "locked": false, "schema_version": 3, "solution": true, "task": false}
def entrainer_keras(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0):
    """Compile et entraîne modele ; renvoie {"perte": […], "exactitude": […]}, une valeur par époque."""
    ### BEGIN SOLUTION
    modele.compile(optimizer=optimiseur, loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    keras.utils.set_random_seed(graine)
    suivi = modele.fit(X, y, batch_size=taille_lot, epochs=epoques, verbose=0)
    return {"perte": suivi.history["loss"], "exactitude": suivi.history["accuracy"]}
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_entrainer_keras_lot_entier", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · avec un seul lot, les mêmes nombres que NumPy (1 point)
def comparer_a_numpy(n):
    """Quatre époques d'un seul lot, sur des données au hasard : les mêmes pertes et exactitudes que NumPy."""
    rng = controles.hasard(n)
    X, y, W = np.float32(rng.normal(size=(12, 4))), rng.permutation(12) % 3, np.float32(rng.normal(size=(4, 3)))
    w, b, pertes, justes = W.astype(float), np.zeros(3), [], []
    for _ in range(4):
        Z = X @ w + b
        P = np.exp(Z - Z.max(axis=1, keepdims=True))
        P /= P.sum(axis=1, keepdims=True)
        pertes.append(-np.mean(np.log(P[np.arange(12), y])))
        justes.append(np.mean(P.argmax(axis=1) == y))
        D = np.column_stack([X, np.ones(12)]).T @ (P - np.eye(3)[y]) / 12
        w, b = w - 0.5 * D[:4], b - 0.5 * D[4]
    modele = keras.Sequential([keras.Input(shape=(4,)), keras.layers.Dense(3)])
    modele.set_weights([W, np.zeros(3)])
    historique = entrainer_keras(modele, keras.optimizers.SGD(0.5), X, y, epoques=4, taille_lot=12)
    controles.vrai(isinstance(historique, dict) and {"perte", "exactitude"} <= set(historique), "entrainer_keras renvoie un dictionnaire à deux clés, perte et exactitude",
                   cause="les clés de Keras sont en anglais : construisez votre dictionnaire.")
    # 1e-4 : quatre pas en float32
    controles.egal(historique["perte"], pertes, "les pertes de quatre époques, un lot par époque", rtol=1e-4, pistes=[
        (lambda o: o.shape == (4,) and abs(o[0] - pertes[0]) > 1e-3, "le modèle sort des logits : la perte doit le savoir (from_logits)."),
        (lambda o: o.shape == (4,) and abs(o[0] - pertes[0]) <= 1e-3, "la première perte est juste, pas la suite : optimiseur et taille_lot sont-ils bien ceux que l'on donne ?"),
    ])
    controles.egal(historique["exactitude"], justes, "les exactitudes de quatre époques", rtol=1e-5)

comparer_a_numpy(14)
### BEGIN HIDDEN TESTS
comparer_a_numpy(28)
### END HIDDEN TESTS
controles.reussi("entrainer_keras : avec un seul lot, les mêmes nombres que NumPy")

# %% nbgrader={"grade": true, "grade_id": "test_entrainer_keras_lots", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · la taille des lots, les époques, la graine, sans rien afficher (1 point)
import contextlib
import io

X, y = np.random.default_rng(3).normal(size=(50, 4)).astype("float32"), np.arange(50) % 3
def passer(graine):
    modele, optimiseur = keras.Sequential([keras.Input(shape=(4,)), keras.layers.Dense(3)]), keras.optimizers.SGD(0.5)
    modele.set_weights([np.ones((4, 3)), np.zeros(3)])
    sortie = io.StringIO()
    with contextlib.redirect_stdout(sortie):
        historique = entrainer_keras(modele, optimiseur, X, y, epoques=2, taille_lot=16, graine=graine)
    controles.vrai(controles.observe(sortie.getvalue().strip()) == "", "rien n'est affiché pendant l'entraînement", cause="fit affiche une ligne par époque, sauf avec verbose=0.")
    return int(optimiseur.iterations), historique["perte"], modele.get_weights()[0]

with controles.inchanges(X=X, y=y):
    (n_pas, pertes, poids), (_, _, memes), (_, _, autres) = passer(0), passer(0), passer(1)
controles.vrai(len(pertes) == 2, f"deux époques donnent deux pertes ; ici {len(pertes)}", cause="epoques doit être transmis à fit.")
controles.vrai(n_pas == 8, f"50 exemples par lots de 16, deux époques : 8 pas ; ici {n_pas}",
               cause="taille_lot et l'optimiseur reçus doivent être transmis : un nom comme « adam » crée un autre optimiseur.")
controles.vrai(np.array_equal(poids, memes), "la même graine donne les mêmes poids", cause="appelez keras.utils.set_random_seed(graine) juste avant fit.")
controles.vrai(not np.array_equal(poids, autres), "une autre graine donne un autre mélange, donc d'autres poids",
               cause="graine n'est pas utilisée, ou fit ne mélange pas.")
controles.reussi("entrainer_keras : la taille des lots, les époques, la graine")

# %% [markdown]
# ### Étape 1 : régler le taux de chacun
#
# Dix taux, de 0,0001 à 3, pour chaque optimiseur : le même budget pour tous. Chaque essai : 6 400 images, cinq époques, lots de 64, trois graines. On retient le taux de plus petite perte moyenne sur 1 600 images de **validation**. Cela fait 210 entraînements, quelques minutes de calcul : voici le tableau obtenu (les autres réglages sont ceux de PyTorch, sauf `momentum=0.9` et `alpha=0.9`). Momentum et Nesterov y sont donc ceux de PyTorch, en cumul : leur taux de 0,1 correspond à un taux de 1 dans notre forme EMA.

# %% tags=["nbval-check-output"]
TAUX = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0]
GRILLE = {  # perte de validation après cinq époques, moyenne de trois graines
    "SGD": [2.341, 2.246, 1.982, 1.385, 0.661, 0.399, 0.297, 0.241, 0.378, 2.314],
    "Momentum": [1.989, 1.404, 0.668, 0.401, 0.297, 0.238, 0.212, 0.467, 2.303, 2.41],
    "Nesterov": [1.988, 1.402, 0.668, 0.4, 0.294, 0.238, 0.217, 0.37, 2.318, 2.346],
    "Adagrad": [2.101, 1.597, 0.732, 0.383, 0.262, 0.219, 0.224, 0.358, 1.137, 2.234],
    "RMSprop": [0.64, 0.349, 0.257, 0.209, 0.262, 0.438, 1.164, 1.883, 2.463, 4.459],
    "Adam": [0.659, 0.363, 0.263, 0.221, 0.229, 0.354, 0.832, 2.082, 2.485, 2.902],
    "AdamW": [0.659, 0.364, 0.263, 0.221, 0.231, 0.358, 0.711, 2.173, 2.358, 2.47],
}
GRILLE = {nom: dict(zip(TAUX, pertes)) for nom, pertes in GRILLE.items()}
CHOISIS = {nom: min(pertes, key=pertes.get) for nom, pertes in GRILLE.items()}
print("avec le taux 0,001 pour tous :", {nom: GRILLE[nom][0.001] for nom in GRILLE})
print("avec un taux réglé pour chacun :", {nom: GRILLE[nom][CHOISIS[nom]] for nom in GRILLE})

# %% tags=["demonstration"]
figures.balayage(GRILLE, CHOISIS)

# %% [markdown]
# Relisez les deux lignes. Avec **le même** taux de 0,001 pour tous, Adam, AdamW et RMSprop écrasent les autres. Avec **un taux réglé pour chacun**, tous finissent au coude à coude. L'avantage d'Adam était surtout celui de son taux par défaut.
#
# Chaque courbe est une vallée qui finit par une falaise. Le bon taux de SGD est **cent fois** celui d'Adam : comparer deux optimiseurs au même taux n'a pas de sens.
#
# La cellule suivante rejoue une partie du tableau, avec une graine et trois taux par optimiseur.

# %% tags=["demonstration"]
X_chiffres, y_chiffres, X_essai, y_essai = donnees.charger_chiffres()
X_chiffres, X_essai = ((lot.reshape(-1, 784) / 255).astype("float32") for lot in (X_chiffres, X_essai))
ordre = np.random.default_rng(0).permutation(len(X_chiffres))
apprentissage, validation = ordre[:6400], ordre[6400:]

CANDIDATS = {
    "SGD": lambda p, lr: torch.optim.SGD(p, lr=lr), "Momentum": lambda p, lr: torch.optim.SGD(p, lr=lr, momentum=0.9),
    "Nesterov": lambda p, lr: torch.optim.SGD(p, lr=lr, momentum=0.9, nesterov=True), "Adagrad": lambda p, lr: torch.optim.Adagrad(p, lr=lr),
    "RMSprop": lambda p, lr: torch.optim.RMSprop(p, lr=lr, alpha=0.9), "Adam": lambda p, lr: torch.optim.Adam(p, lr=lr),
    "AdamW": lambda p, lr: torch.optim.AdamW(p, lr=lr),
}

def juger(modele, X, y):
    """La perte moyenne et l'exactitude d'un modèle PyTorch, sans l'entraîner."""
    with torch.no_grad():
        logits, classes = modele(torch.from_numpy(X)), torch.from_numpy(y).long()
        return nn.functional.cross_entropy(logits, classes).item(), (logits.argmax(dim=1) == classes).float().mean().item()

def essayer(nom, lr, graine, X_juge, y_juge, epoques=5):
    """Entraîne époque par époque ; renvoie un tableau (époques, 3) : perte d'apprentissage, perte et exactitude jugées."""
    modele = modele_torch(graine)
    optimiseur, mesures = CANDIDATS[nom](modele.parameters(), lr), []
    for epoque in range(epoques):
        vu = entrainer_torch(modele, optimiseur, X_chiffres[apprentissage], y_chiffres[apprentissage], 1, 64, 100 * graine + epoque)
        mesures.append([vu["perte"][0], *juger(modele, X_juge, y_juge)])
    return np.array(mesures)

for nom, choisi in CHOISIS.items():
    rang = TAUX.index(choisi)
    for lr in (TAUX[rang - 2], choisi, TAUX[min(rang + 2, 9)]):
        perte = essayer(nom, lr, 0, X_chiffres[validation], y_chiffres[validation])[-1, 1]
        print(f"{nom:<9} lr = {lr:<7} tableau {GRILLE[nom][lr]:.2f}   rejoué (graine 0) {perte:.2f}")

# %% [markdown]
# ### Étape 2 : la comparaison
#
# Les taux sont fixés. Quatre graines **nouvelles**, et les 2 000 images de test, utilisées pour la première fois.
#
# **Prédisez.** Quel sera l'écart d'exactitude entre le meilleur et le moins bon : dix points, cinq points, un ou deux points ?

# %% tags=["demonstration"]
resultats = {nom: np.array([essayer(nom, CHOISIS[nom], graine, X_essai, y_essai) for graine in (10, 11, 12, 13)]) for nom in CHOISIS}
for nom, mesures in resultats.items():
    fin = 100 * mesures[:, -1, 2]
    print(f"{nom:<9} lr = {CHOISIS[nom]:<6} test : {fin.mean():.1f} % (écart type {fin.std(ddof=1):.1f})")

# %% tags=["demonstration"]
figures.apprentissages({nom: mesures[:, :, 2] for nom, mesures in resultats.items()}, ordonnee="exactitude sur le test")

# %% tags=["demonstration"]
figures.apprentissages({nom: mesures[:, :, 0] for nom, mesures in resultats.items()}, ordonnee="perte d'apprentissage", pourcent=False)

# %% [markdown]
# Sur la machine de référence, les moyennes vont de 92,8 % (SGD) à 94,2 % (Nesterov) : moins de deux points. Les cinq autres tiennent en moins d'un point, avec des écarts types de 0,1 à 0,5 point. Et 2 000 images de test ne mesurent une exactitude voisine de 94 % qu'à un demi-point près environ (un écart type). **Une fois les taux réglés, l'ordre des premiers n'a guère de sens ici.** Sur la perte d'apprentissage, l'écart est net : Momentum et Nesterov finissent près de deux fois plus bas que SGD sans élan et Adagrad (0,09 et 0,08, contre 0,16 et 0,15). Mieux ajuster les exemples vus ne donne ici qu'environ un point de plus sur les autres.
#
# Ce n'est **pas** une loi générale. Le réseau est petit, le budget court, et la grille des taux grossière. Mais la grande victoire d'Adam a disparu avec le réglage.
#
# Et dans Keras ? Mêmes poids de départ, mêmes taux, pour deux des sept.

# %% tags=["demonstration"]
for nom, optimiseur in (("SGD", keras.optimizers.SGD(CHOISIS["SGD"])), ("Adam", keras.optimizers.Adam(CHOISIS["Adam"]))):
    modele = modele_keras(10)
    historique = entrainer_keras(modele, optimiseur, X_chiffres[apprentissage], y_chiffres[apprentissage], epoques=5, graine=10)
    justes = np.mean(modele.predict(X_essai, verbose=0).argmax(axis=1) == y_essai)
    print(f"{nom:<5} perte d'apprentissage : Keras {historique['perte'][-1]:.2f}, PyTorch {resultats[nom][0, -1, 0]:.2f}   "
          f"test : Keras {100 * justes:.0f} %, PyTorch {100 * resultats[nom][0, -1, 2]:.0f} %")

# %% [markdown]
# > **À retenir.** Réglez le taux de chacun, avec le même budget, sur la validation ; répétez avec plusieurs graines ; montrez l'étendue. Une comparaison à taux égal compare des réglages, pas des optimiseurs.

# %% [markdown]
# ## 12. Choisir
#
# Aucune règle n'est universelle. Voici les conseils les plus répandus, et ce que l'on sait de leur solidité.
#
# | situation | premier essai raisonnable | ce qu'en disent les études |
# |---|---|---|
# | vous débutez sur un problème | Adam ou AdamW, taux $10^{-3}$ | bon sans beaucoup de réglages (Schmidt et al., 2021) |
# | classer des images, réseau convolutif | SGD avec momentum, cosinus ; ou AdamW | SGD bien réglé égale ou dépasse souvent Adam (Wilson et al., 2017) ; l'écart se réduit quand on règle tout (Choi et al., 2019) |
# | Transformers, textes | AdamW, échauffement puis décroissance | SGD y peine ; la cause est débattue : un bruit à queue lourde, c'est-à-dire de rares gradients énormes (Zhang et al., 2020), ou non (Kunstner et al., 2023) |
# | réseaux récurrents | Adam ou RMSprop, avec écrêtage du gradient (chapitre 09) | usage courant ; l'écrêtage compte souvent plus que le choix |
# | entrées rares (mots, identifiants) | Adagrad, ou Adam | conçu pour cela (Duchi et al., 2011) |
# | petit jeu de données | SGD avec momentum, ou Adam | pas de règle établie : réglez et comparez sur la validation |
# | très grand jeu de données | Adam ou AdamW, par mini-lots | usage courant ; ce sont les lots qui rendent le calcul possible, avec tout optimiseur |
# | affiner un modèle préentraîné | AdamW, petit taux ($10^{-4}$ à $10^{-5}$) | chapitre 08 |
#
# Trois questions comptent davantage que le nom : **le taux est-il réglé ?** **Décroît-il ?** **La décroissance des poids est-elle découplée ?**
#
# La mémoire aussi a un prix : SGD ne garde rien, Momentum, Adagrad et RMSprop un nombre par paramètre, Adam deux. Pour un modèle d'un milliard de paramètres en float32, les deux moments d'Adam pèsent 8 Go.
#
# > **À retenir.** Commencez par AdamW ou par SGD avec momentum, réglez le taux sur une échelle logarithmique, faites-le décroître. Changez d'optimiseur en dernier.

# %% [markdown]
# ## 13. Quiz
#
# Remplacez chaque `"?"` par une lettre. Une seule réponse est juste par question. Le test d'une question dit seulement si vous avez répondu par une lettre permise ; la correction de votre copie dira si elle est juste, et où relire.
#
# **Q1.** Pendant un entraînement, le gradient devient nul. Que peut-on conclure ?
#
# - a. On est au minimum global.
# - b. On est à un minimum, peut-être local.
# - c. On est à un maximum local, car la descente y est sensible.
# - d. On est à un point critique : minimum, palier, selle, voire maximum ; on ne sait pas encore.
#
# **Q2.** Vous remplacez `Momentum(lr=0.1, beta=0.9)` de ce cours par `torch.optim.SGD(momentum=0.9)`. Quel taux donne les mêmes pas ?
#
# - a. 0,1
# - b. 0,01
# - c. 1
# - d. 0,09
#
# **Q3.** Le premier gradient d'un paramètre vaut 1000, celui d'un autre 0,001. Que vaut le premier pas d'Adam pour chacun ($\varepsilon$ négligeable) ?
#
# - a. $\eta$ pour les deux.
# - b. Un million de fois plus grand pour le premier.
# - c. Environ mille fois plus grand pour le premier.
# - d. $\eta / \sqrt{0{,}001}$ pour les deux.
#
# **Q4.** On passe de lots de 16 à des lots de 64. Que devient le gradient du lot ?
#
# - a. Il devient quatre fois plus grand.
# - b. Son écart type est divisé par quatre.
# - c. Son écart type est divisé par deux, sa moyenne ne change pas.
# - d. Sa moyenne se rapproche du vrai gradient ; les petits lots la faussaient.
#
# **Q5.** Quelle différence entre `torch.optim.Adam(weight_decay=0.01)` et `torch.optim.AdamW(weight_decay=0.01)` ?
#
# - a. Aucune : la décroissance des poids est la pénalité L2.
# - b. Adam ajoute la décroissance au gradient, où elle est divisée par $\sqrt{\hat v}$ ; AdamW la garde à part.
# - c. AdamW n'a pas de correction du départ à zéro.
# - d. AdamW fait décroître le taux d'apprentissage, pas les poids.
#
# **Q6.** Au taux 0,001, Adam atteint 92 % et SGD 40 %. Qu'en conclure ?
#
# - a. Adam est meilleur que SGD sur ce problème.
# - b. SGD converge vers un mauvais minimum local.
# - c. Que 0,001 convient mieux à Adam ; il faut régler le taux de SGD avant de comparer.
# - d. Qu'il faut plus de graines, et rien d'autre.

# %% nbgrader={"grade": false, "grade_id": "quiz", "locked": false, "schema_version": 3, "solution": true, "task": false}
REPONSES = {"Q1": "?", "Q2": "?", "Q3": "?", "Q4": "?", "Q5": "?", "Q6": "?"}
### BEGIN SOLUTION
REPONSES = {"Q1": "d", "Q2": "b", "Q3": "a", "Q4": "c", "Q5": "b", "Q6": "c"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_quiz_1", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 1 (1 point)
controles.qcm("Q1", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q1", REPONSES, "d", relire="section 2 : gradient nul ne veut pas dire minimum", explications={
    "a": "un gradient nul est une information locale : il ne dit rien du reste du paysage.",
    "b": "un palier et une selle ont aussi un gradient nul.",
    "c": "la descente fuit les maxima : il faudrait partir exactement dessus.",
})
### END HIDDEN TESTS
controles.reussi("question 1 : un gradient nul")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_2", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 2 (1 point)
controles.qcm("Q2", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q2", REPONSES, "b", relire="section 9 : momentum, moyenne ou cumul", explications={
    "a": "sans le facteur 1 - beta, les pas seraient dix fois plus grands.",
    "c": "c'est dans l'autre sens : le cumul est plus grand que la moyenne, le taux doit être plus petit.",
    "d": "le facteur est 1 - beta = 0,1, pas beta.",
})
### END HIDDEN TESTS
controles.reussi("question 2 : le taux du momentum")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_3", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 3 (1 point)
controles.qcm("Q3", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q3", REPONSES, "a", relire="section 6 : le premier pas d'Adam, à la main", explications={
    "b": "c'est le cas de SGD, dont le pas est proportionnel au gradient.",
    "c": "le gradient est divisé par sa propre taille : elle disparaît.",
    "d": "c'est ce que donnerait m corrigé sans v : Adam corrige les deux.",
})
### END HIDDEN TESTS
controles.reussi("question 3 : le premier pas d'Adam")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_4", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 4 (1 point)
controles.qcm("Q4", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q4", REPONSES, "c", relire="section 3 : de combien le bruit baisse-t-il", explications={
    "a": "le gradient d'un lot est une moyenne, pas une somme.",
    "b": "l'écart type d'une moyenne décroît comme la racine du nombre de termes.",
    "d": "un petit lot n'est pas biaisé : il est juste en moyenne, et bruité.",
})
### END HIDDEN TESTS
controles.reussi("question 4 : la taille des lots")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_5", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 5 (1 point)
controles.qcm("Q5", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q5", REPONSES, "b", relire="section 6 : faire décroître les poids", explications={
    "a": "c'est vrai pour SGD, pas pour Adam : la pénalité y est divisée par la racine de v.",
    "c": "les moments d'AdamW sont exactement ceux d'Adam, correction comprise.",
    "d": "le W est celui de weight decay, la décroissance des poids ; un programme de taux est autre chose.",
})
### END HIDDEN TESTS
controles.reussi("question 5 : la décroissance des poids")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_6", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 6 (1 point)
controles.qcm("Q6", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q6", REPONSES, "c", relire="section 11 : régler le taux de chacun", explications={
    "a": "un seul taux, le même pour deux optimiseurs dont l'échelle diffère, ne permet pas de conclure.",
    "b": "rien ne le montre : avec un taux trop petit, il n'est pas encore arrivé.",
    "d": "les graines mesurent le hasard, pas le mauvais choix du taux.",
})
### END HIDDEN TESTS
controles.reussi("question 6 : une comparaison honnête")

# %% [markdown]
# La cellule suivante regarde toutes vos réponses à la fois : elle dit si elles sont toutes justes, ou si l'une au moins est fausse, sans dire laquelle.

# %% tags=["demonstration"]
controles.sceau("04_optimiseurs", REPONSES)

# %% [markdown]
# ## Pour aller plus loin
#
# - B. T. Polyak, « Some methods of speeding up the convergence of iteration methods », *USSR Computational Mathematics and Mathematical Physics*, 4(5), 1964, p. 1-17. Le momentum.
# - Y. Nesterov, « A method for solving the convex programming problem with convergence rate O(1/k²) », *Doklady Akademii Nauk SSSR*, 269, 1983, p. 543-547.
# - I. Sutskever, J. Martens, G. Dahl et G. Hinton, « On the importance of initialization and momentum in deep learning », *ICML*, 2013. Nesterov pour les réseaux.
# - J. Duchi, E. Hazan et Y. Singer, « Adaptive subgradient methods for online learning and stochastic optimization », *Journal of Machine Learning Research*, 12, 2011, p. 2121-2159. Adagrad.
# - T. Tieleman et G. Hinton, *Lecture 6.5: RMSProp*, Coursera, 2012.
# - D. P. Kingma et J. Ba, « Adam: a method for stochastic optimization », *ICLR*, 2015.
# - I. Loshchilov et F. Hutter, « SGDR: stochastic gradient descent with warm restarts », *ICLR*, 2017, et « Decoupled weight decay regularization », *ICLR*, 2019. Le cosinus, puis AdamW.
# - Y. Dauphin et al., « Identifying and attacking the saddle point problem in high-dimensional non-convex optimization », *NeurIPS*, 2014.
# - A. C. Wilson et al., « The marginal value of adaptive gradient methods in machine learning », *NeurIPS*, 2017 ; D. Choi et al., « On empirical comparisons of optimizers for deep learning », arXiv:1910.05446, 2019 ; R. M. Schmidt, F. Schneider et P. Hennig, « Descending through a crowded valley – benchmarking deep learning optimizers », *ICML*, 2021 ; J. Zhang et al., « Why are adaptive methods good for attention models? », *NeurIPS*, 2020 ; F. Kunstner et al., « Noise is not the main factor behind the gap between SGD and Adam on Transformers, but sign descent might be », *ICLR*, 2023. Comparer, et choisir.
# - N. S. Keskar et al., « On large-batch training for deep learning: generalization gap and sharp minima », *ICLR*, 2017 ; P. Goyal et al., « Accurate, large minibatch SGD: training ImageNet in 1 hour », 2017. La taille des lots.
#
# ## Liste de vérification
#
# - [ ] Je sais faire à la main un pas de descente de gradient, de momentum et d'Adam.
# - [ ] Je sais dire pour quels taux la descente converge sur un coût quadratique.
# - [ ] Je sais distinguer un point critique d'un minimum.
# - [ ] Je sais prévoir le bruit du gradient d'un lot, et parcourir une époque sans rien perdre.
# - [ ] Je sais à quoi sert la correction du départ à zéro, et pourquoi $t$ commence à 1.
# - [ ] Je sais expliquer la différence entre pénalité L2 et décroissance découplée.
# - [ ] Je sais traduire un taux de momentum d'une convention à l'autre, et dire où se place epsilon.
# - [ ] Je sais programmer un taux avec échauffement, sans me décaler d'un pas.
# - [ ] Je sais écrire un optimiseur dans PyTorch et dans Keras, et le vérifier.
# - [ ] Je sais comparer des optimiseurs honnêtement.
#
# ## Votre bilan

# %%
progression.bilan()

# %% [markdown]
# La suite : le chapitre 05 s'occupe de ce que l'optimiseur ne voit pas, les exemples que le réseau n'a jamais rencontrés.
