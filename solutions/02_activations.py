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
# # Chapitre 02 · Les fonctions d'activation : plier la droite
#
# [![Ouvrir dans Binder](https://mybinder.org/badge_logo.svg)]({{binder}}) [![Ouvrir dans Colab](https://colab.research.google.com/assets/colab-badge.svg)]({{colab}})
#
# **Durée** : 3 h 30, en deux séances (la pause est marquée, après la section 5). **Niveau** : débutant.
#
# **À la fin de ce chapitre, vous saurez :**
#
# - montrer qu'un réseau sans activation, même profond, ne vaut pas mieux qu'une seule couche ;
# - écrire sigmoïde, tanh, ReLU et leurs variantes, sans erreur d'arrondi ni dépassement, et leurs dérivées ;
# - voir une activation saturer, mesurer ce qu'il reste du gradient après vingt couches, et dire pourquoi il s'évanouit ;
# - écrire softmax et l'entropie croisée de façon stable, et démontrer l'astuce qui les sauve ;
# - choisir la sortie et la perte qui conviennent à un problème ;
# - créer votre propre activation dans Keras et dans PyTorch, et vérifier sa dérivée.
#
# **Prérequis** : le chapitre 01 ; la dérivée d'une fonction d'une variable.
#
# **Plan**
#
# 1. Pourquoi plier la droite
# 2. La sigmoïde, et le premier dépassement
# 3. Tanh, ReLU et sa famille
# 4. Les dérivées et la saturation
# 5. Le gradient qui s'évanouit
# 6. Softmax et l'entropie croisée
# 7. Quelle sortie pour quel problème
# 8. Votre propre activation
# 9. Quiz

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
from retroprop.figures import activations as figures
from retroprop.widgets import activations as widgets

carnet.preparer()

# %% [markdown]
# ## 1. Pourquoi plier la droite
#
# Au chapitre 01, deux couches ont résolu XOR, là où une seule échouait. Il y avait une marche entre les deux. Est-elle indispensable ?
#
# **Avant de lire la suite, pariez.** On empile dix couches `Z = X @ W + b`, sans rien entre elles. Que gagne-t-on sur une seule couche : de la puissance, un peu de puissance, ou rien ?
#
# Prenons deux couches, avec des nombres. L'entrée est $x = 3$.
#
# - Première couche : $h = 2x + 1 = 7$.
# - Seconde couche : $y = -1 \times h + 4 = -3$.
#
# Remplaçons $h$ par sa formule : $y = -(2x + 1) + 4 = -2x + 3$. C'est **une** couche, de poids $-2$ et de biais $3$. Pour $x = 3$, elle donne bien $-3$.

# %% [markdown]
# Le même calcul vaut pour des matrices, quelle que soit la largeur de la couche cachée. On développe :
#
# $$(X W_1 + b_1)\,W_2 + b_2 \;=\; X\,\underbrace{(W_1 W_2)}_{W} \;+\; \underbrace{b_1 W_2 + b_2}_{b}$$
#
# Dix couches se replient de la même façon, deux par deux. Le pari est perdu : on ne gagne **rien**. Une composée de fonctions affines est une fonction affine.

# %% [markdown]
# ### Exercice 1 · Replier deux couches
#
# ★☆☆ · 8 minutes · **But** : constater que deux couches sans activation n'en font qu'une.
#
# Écrivez `fusionner(W1, b1, W2, b2)`.
#
# - **Entrées** : `W1` de forme `(d, h)`, `b1` de forme `(h,)`, `W2` de forme `(h, k)`, `b2` de forme `(k,)`.
# - **Sortie** : le couple `(W, b)`, de formes `(d, k)` et `(k,)`, tel que `X @ W + b` vaut `(X @ W1 + b1) @ W2 + b2` pour tout `X` de forme `(n, d)`.
# - Les quatre tableaux ne sont pas modifiés.
#
# **Exemple** : les deux couches ci-dessus, `fusionner([[2.0]], [1.0], [[-1.0]], [4.0])` (en tableaux NumPy), donnent `W = [[-2.]]` et `b = [3.]`.
#
# <details><summary>Indice 1</summary>La formule du texte est déjà la réponse : il reste à la traduire en NumPy.</details>
# <details><summary>Indice 2</summary>Le produit de matrices s'écrit <code>@</code>, et son ordre compte : vérifiez les formes (d, h) et (h, k).</details>
# <details><summary>Indice 3</summary>Le premier biais traverse la seconde couche : il est multiplié par ses poids avant de rejoindre le second biais. Construisez un nouveau tableau, sans <code>+=</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "fusionner", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fusionner(W1, b1, W2, b2):
    """Renvoie (W, b), la couche unique qui fait le travail de deux couches denses sans activation."""
    ### BEGIN SOLUTION
    return W1 @ W2, b1 @ W2 + b2
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_fusionner_exemple", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · un exemple à la main (1 point)
W1, b1 = np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([1.0, -1.0])
W2, b2 = np.array([[1.0, 0.0], [3.0, 1.0]]), np.array([0.5, 2.0])
W, b = controles.n_uplet(fusionner(W1, b1, W2, b2), 2, "fusionner(W1, b1, W2, b2)")
controles.egal(W, [[7.0, 2.0], [3.0, 1.0]], "W pour W1 = [[1, 2], [0, 1]] et W2 = [[1, 0], [3, 1]]", pistes=[
    ([[1.0, 2.0], [3.0, 7.0]], "l'ordre du produit compte : la première couche est à gauche, puisque X @ W1 vient d'abord."),
    ([[1.0, 0.0], [0.0, 1.0]], "c'est le produit élément par élément (*) : le produit de matrices s'écrit @."),
    ([[2.0, 2.0], [3.0, 2.0]], "les matrices se multiplient, elles ne s'additionnent pas."),
])
controles.egal(b, [-1.5, 1.0], "b pour b1 = [1, -1] et b2 = [0.5, 2]", pistes=[
    ([0.5, 2.0], "le biais de la première couche est perdu : lui aussi traverse la seconde."),
    ([1.5, 1.0], "le premier biais s'ajoute sans être multiplié par les poids de la seconde couche."),
    ([-2.0, -1.0], "il manque le biais de la seconde couche."),
    ([1.5, 4.0], "le premier biais est une ligne : écrivez-le à gauche de la matrice."),
])
controles.reussi("un exemple replié à la main")

# %% nbgrader={"grade": true, "grade_id": "test_fusionner_reseau", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · même sortie que les deux couches, pour des tailles quelconques (1 point)
rng = controles.hasard(1)
for d, h, k in ((1, 1, 1), (3, 5, 2), (4, 2, 6)):
    X = rng.normal(size=(7, d))
    W1, b1, W2, b2 = rng.normal(size=(d, h)), rng.normal(size=h), rng.normal(size=(h, k)), rng.normal(size=k)
    with controles.inchanges(W1=W1, b1=b1, W2=W2, b2=b2):
        W, b = controles.n_uplet(fusionner(W1, b1, W2, b2), 2, "fusionner(W1, b1, W2, b2)")
    controles.forme(W, (d, k), f"W pour des couches {d} → {h} → {k}")
    controles.forme(b, (k,), f"b pour des couches {d} → {h} → {k}")
    # 1e-9 : quelques dizaines de produits en float64
    controles.egal(X @ W + b, (X @ W1 + b1) @ W2 + b2, f"X @ W + b pour des couches {d} → {h} → {k}", atol=1e-9, pistes=[
        (X @ W1 @ W2 + b2, "le biais de la première couche est perdu : lui aussi traverse la seconde."),
    ])
### BEGIN HIDDEN TESTS
d, h, k = [int(n) for n in rng.integers(2, 9, size=3)]
X, W1, b1, W2, b2 = rng.normal(size=(5, d)), rng.normal(size=(d, h)), rng.normal(size=h), rng.normal(size=(h, k)), rng.normal(size=k)
W, b = controles.n_uplet(fusionner(W1, b1, W2, b2), 2, "fusionner(W1, b1, W2, b2)")
controles.egal(W, W1 @ W2, f"W pour des couches {d} → {h} → {k} au hasard", atol=1e-9)
controles.egal(b, b1 @ W2 + b2, f"b pour des couches {d} → {h} → {k} au hasard", atol=1e-9, pistes=[
    (b2, "le biais de la première couche est perdu : lui aussi traverse la seconde."),
    (b1 @ W2, "il manque le biais de la seconde couche."),
])
### END HIDDEN TESTS
controles.reussi("une couche vaut deux couches sans activation")

# %% [markdown]
# ### Avec un pli, tout change
#
# Glissons entre les deux couches la fonction $\max(0, z)$, que l'on appelle **ReLU** (*rectified linear unit*). Elle plie une droite en un point. Chaque neurone caché apporte un pli, et la couche de sortie additionne les lignes pliées. Voici quatre neurones qui suivent une courbe. On voit trois plis : celui du premier neurone est au bord gauche.

# %%
figures.approcher(plis=4, titre="Quatre neurones suivent une courbe")

# %% [markdown]
# Le trait vermillon est la meilleure droite, au sens des moindres carrés : sans activation, on ne fait pas mieux, quel que soit le nombre de couches. **À vous** : combien faut-il de neurones pour que l'écart passe sous 0,1 ?

# %% tags=["widget"]
widgets.ajouter_des_plis()

# %% [markdown]
# <details><summary>Ce qu'il fallait voir</summary>
#
# Dix neurones suffisent, de justesse. L'écart ne baisse pas toujours quand on ajoute un neurone (comparez 3 et 4), car ici les plis sont répartis sans regarder la courbe. Il finit par devenir aussi petit que l'on veut, pour toute fonction continue sur un domaine borné : c'est l'idée du **théorème d'approximation universelle** (Cybenko 1989 ; Leshno et ses coauteurs montrent en 1993 qu'il suffit que l'activation, continue, ne soit pas un polynôme). Le théorème dit qu'un bon réseau **existe**, pas qu'on saura le trouver.
#
# </details>
#
# > **À retenir.** Sans activation non linéaire, un réseau profond est une seule couche déguisée. C'est la non-linéarité qui donne un sens à la profondeur. Ce n'est **pas** la sigmoïde qui définit un réseau à propagation avant, comme on le lit parfois : bien d'autres non-linéarités conviennent, et « propagation avant » veut seulement dire que le calcul va de l'entrée vers la sortie, sans boucle.

# %% [markdown]
# ## 2. La sigmoïde, et le premier dépassement
#
# La marche du chapitre 01 saute brutalement de 0 à 1, et elle est plate des deux côtés du saut : sa dérivée y vaut 0, on ne peut rien en apprendre. La **sigmoïde** (*sigmoid*) en est la version douce.
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$

# %%
figures.fonction_et_derivee("sigmoide", z=2.0, titre="La sigmoïde et sa pente")

# %% [markdown]
# **À vous, sur papier.** Calculez $\sigma(-1)$, $\sigma(0)$ et $\sigma(2)$, avec $e \approx 2{,}718$ et $e^{-2} \approx 0{,}1353$. Prédisez d'abord, sans calcul, laquelle des trois est la plus proche de 1.
#
# <details><summary>Réponse</summary>
#
# | $z$ | $e^{-z}$ | $1 + e^{-z}$ | $\sigma(z)$ |
# |---|---|---|---|
# | −1 | 2,718 | 3,718 | 0,2689 |
# | 0 | 1 | 2 | 0,5 |
# | 2 | 0,1353 | 1,1353 | 0,8808 |
#
# La sigmoïde est croissante et ses valeurs restent strictement entre 0 et 1. Elle a un centre de symétrie : $\sigma(-z) = 1 - \sigma(z)$. Vérifiez : $\sigma(1) = 1 - 0{,}2689 = 0{,}7311$.
#
# </details>

# %% [markdown]
# ### Quand la bonne formule donne un mauvais calcul
#
# NumPy range d'ordinaire un réel sur 64 bits. Le plus grand réel représentable vaut environ $1{,}8 \times 10^{308}$, et $e^{z}$ le dépasse dès que $z > 709{,}78$. On parle de **dépassement** (*overflow*). Sur 32 bits, le format ordinaire des réseaux, la limite tombe à $88{,}72$.
#
# **Prédisez** ce que valent les trois lignes suivantes, puis exécutez. (`np.errstate` fait taire l'avertissement que NumPy afficherait.)

# %% tags=["nbval-check-output"]
with np.errstate(over="ignore", invalid="ignore"):
    print("exp(1000)               =", np.exp(np.float64(1000)))
    print("1 / (1 + exp(1000))     =", 1 / (1 + np.exp(np.float64(1000))))
    print("exp(1000)/(1+exp(1000)) =", np.exp(np.float64(1000)) / (1 + np.exp(np.float64(1000))))
print("limites de exp : z <", round(float(np.log(np.finfo("float64").max)), 2), "en float64, z <",
      round(float(np.log(np.finfo("float32").max)), 2), "en float32")

# %% [markdown]
# Deux formules égales sur le papier :
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}} = \frac{e^{z}}{1 + e^{z}}$$
#
# La première déborde quand $z$ est très négatif, la seconde quand $z$ est très positif. Et une fois l'infini atteint, $\infty / \infty$ donne **NaN** (*not a number*), qui contamine tout le reste du réseau. La parade est de ne jamais donner à l'exponentielle un grand nombre **positif** : un très grand nombre négatif ne fait pas de mal, car $e^{-1000}$ s'arrondit sagement à 0.

# %% [markdown]
# ### Exercice 2 · La sigmoïde
#
# ★★☆ · 10 minutes · **But** : une sigmoïde juste partout, même très loin.
#
# Écrivez `sigmoide(z)`.
#
# - **Entrée** : `z`, un nombre, une liste ou un tableau NumPy de forme quelconque, d'entiers ou de réels.
# - **Sortie** : $\sigma(z)$, des réels, de **même forme** que `z`. Pour un nombre seul, un réel ou un tableau sans axe conviennent.
# - Pour $|z|$ jusqu'à 1000 : ni NaN, ni infini, **ni avertissement** de NumPy, et une valeur juste à $10^{-8}$ près. La façon d'y arriver est libre.
# - `z` n'est pas modifié. N'importe quelle formule juste convient, NumPy seulement.
#
# **Exemple** : `sigmoide(np.array([-1.0, 0.0, 2.0]))` donne `[0.2689 0.5 0.8808]`.
#
# <details><summary>Indice 1</summary>Commencez par la formule simple et passez les premiers tests. Le dernier dit ce qu'il reste à faire.</details>
# <details><summary>Indice 2</summary>Il y a deux formules, chacune sûre d'un seul côté de zéro. Mais <code>np.where</code> calcule ses <b>deux</b> branches avant de choisir : la mauvaise déborde quand même.</details>
# <details><summary>Indice 3</summary>Au choix : calculer l'exponentielle de moins la valeur absolue, qui ne déborde jamais, et en tirer les deux cas ; ou partir de <code>np.tanh</code> (la tangente hyperbolique, section 3), qui ne déborde pas : la sigmoïde est une tanh dilatée et décalée.</details>

# %% nbgrader={"grade": false, "grade_id": "sigmoide", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sigmoide(z):
    """Renvoie 1 / (1 + exp(-z)), de même forme que z, sans dépassement."""
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=float)
    petit = np.exp(-np.abs(z))  # entre 0 et 1 : jamais de dépassement
    return np.where(z >= 0, 1 / (1 + petit), petit / (1 + petit))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_sigmoide_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les trois valeurs calculées sur papier (1 point)
controles.egal(
    sigmoide(np.array([-1.0, 0.0, 2.0])), [0.2689414214, 0.5, 0.8807970780], "sigmoide([-1, 0, 2])",
    pistes=[
        ([0.7310585786, 0.5, 0.1192029220], "le signe de l'exposant est inversé : c'est exp(-z)."),
        ([0.7310585786, 0.5, 0.8807970780], "la symétrie est perdue : la valeur absolue ne suffit pas, il faut distinguer les deux côtés de zéro."),
        ([-0.7615941560, 0.0, 0.9640275801], "c'est tanh : la sigmoïde va de 0 à 1."),
        ([0, 1, 1], "c'est la marche du chapitre 01."),
        ([0.1966119332, 0.25, 0.1049935854], "c'est la dérivée de la sigmoïde."),
    ],
)
### BEGIN HIDDEN TESTS
rng = controles.hasard(2)
z = rng.uniform(-12, 12, size=60)
controles.egal(sigmoide(z.copy()), 0.5 * (1 + np.tanh(z / 2)), "sigmoide sur 60 valeurs au hasard",
               pistes=[(0.5 * (1 - np.tanh(z / 2)), "le signe de l'exposant est inversé : c'est exp(-z).")])
### END HIDDEN TESTS
controles.reussi("les trois valeurs calculées sur papier")

# %% nbgrader={"grade": true, "grade_id": "test_sigmoide_formes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · un nombre, une liste, un tableau à deux axes : la forme est gardée (1 point)
controles.egal(sigmoide(0.0), 0.5, "sigmoide(0.0)")
controles.egal(sigmoide([2.0, -1.0]), [0.8807970780, 0.2689414214], "sigmoide([2, -1])",
               pistes=[([0.1192029220, 0.7310585786], "le signe de l'exposant est inversé : c'est exp(-z).")])
controles.forme(sigmoide(np.zeros((2, 1, 3))), (2, 1, 3), "sigmoide d'un tableau (2, 1, 3)")
controles.reussi("la sigmoïde garde la forme")

# %% nbgrader={"grade": true, "grade_id": "test_sigmoide_entiers", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · des entiers en entrée donnent des réels, et l'entrée reste intacte (1 point)
z_entiers, z_reels = np.array([[-2, 0], [1, 3]]), np.array([-3.0, 0.0, 3.0])
with controles.inchanges(z_entiers=z_entiers, z_reels=z_reels):
    obtenu = sigmoide(z_entiers)
    sigmoide(z_reels)
controles.egal(obtenu, [[0.1192029220, 0.5], [0.7310585786, 0.9525741268]], "sigmoide([[-2, 0], [1, 3]]), des entiers", pistes=[
    ([[0, 0], [0, 0]], "les sorties sont tronquées à l'entier : le tableau de sortie a hérité du type entier de z."),
])
controles.reussi("des entiers donnent des réels")

# %% nbgrader={"grade": true, "grade_id": "test_sigmoide_stable", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 4 · très loin de zéro : juste, et sans avertissement (2 points)
with controles.sans_avertissement("sigmoide([-1000, -50, 50, 1000])"):
    obtenu = sigmoide(np.array([-1000.0, -50.0, 50.0, 1000.0]))
controles.egal(obtenu, [0.0, 0.0, 1.0, 1.0], "sigmoide([-1000, -50, 50, 1000])", pistes=[
    (lambda o: bool(np.isnan(o).any()), "infini divisé par infini donne NaN : un dépassement (overflow) s'est produit avant la division."),
])
### BEGIN HIDDEN TESTS
with controles.sans_avertissement("sigmoide(-1000.0), un nombre"):
    controles.egal(sigmoide(-1000.0), 0.0, "sigmoide(-1000.0)")
with controles.sans_avertissement("sigmoide de 2001 nombres de -1000 à 1000"):
    obtenu = sigmoide(np.arange(-1000, 1001))
controles.egal(obtenu, 0.5 * (1 + np.tanh(np.arange(-1000, 1001) / 2)), "sigmoide de 2001 nombres de -1000 à 1000")
### END HIDDEN TESTS
controles.reussi("la sigmoïde est juste très loin de zéro")

# %% [markdown]
# > **À retenir.** $\sigma$ envoie tout réel strictement entre 0 et 1, et $\sigma(-z) = 1 - \sigma(z)$. Une formule juste n'est pas forcément un calcul juste : ne donnez à l'exponentielle que des nombres négatifs ou nuls.

# %% [markdown]
# ## 3. Tanh, ReLU et sa famille
#
# Voici les activations que vous rencontrerez le plus. Pour chacune, regardez deux choses : où vont les **sorties** (trait bleu), et où la **pente** (tirets vermillon) devient nulle. Le $\alpha$ de Leaky ReLU y vaut 0,1, pour que sa petite pente se voie.

# %%
figures.galerie("Six activations et leurs pentes")

# %% [markdown]
# Choisissez une activation, puis déplacez le point. La droite noire est la tangente : sa pente est le nombre vermillon. **Cherchez** où la pente de la sigmoïde est la plus grande, et combien elle vaut ; puis ce qui arrive à ReLU **exactement** en zéro.

# %% tags=["widget"]
widgets.explorer()

# %% [markdown]
# | Activation | Formule | Sorties | Ce qu'il faut en savoir |
# |---|---|---|---|
# | **sigmoïde** | $1 / (1 + e^{-z})$ | $]0 ; 1[$ | se lit comme une probabilité ; plate des deux côtés ; sorties toujours positives, donc jamais centrées sur 0 |
# | **tanh** (tangente hyperbolique) | $\dfrac{e^z - e^{-z}}{e^z + e^{-z}}$ | $]-1 ; 1[$ | centrée sur 0, pente 1 en 0 ; plate des deux côtés ; courante dans les réseaux récurrents |
# | **ReLU** | $\max(0, z)$ | $[0 ; +\infty[$ | presque gratuite, pente 1 à droite ; le choix par défaut des couches cachées |
# | **Leaky ReLU** (ReLU « à fuite ») | $z$ si $z > 0$, sinon $\alpha z$ | $\mathbb R$ | ne s'éteint jamais tout à fait à gauche |
# | **ELU** (*exponential linear unit*) | $z$ si $z > 0$, sinon $\alpha\,(e^z - 1)$ | $]-\alpha ; +\infty[$ | dérivable en 0 pour $\alpha = 1$, sorties moyennes plus proches de 0 |
# | **Swish**, ou **SiLU** | $z\,\sigma(z)$ | de $-0{,}28$ environ à $+\infty$ | lisse, non monotone ; vous l'écrirez en section 8 |
#
# **Des nombres.** Pour $z = -2$ : ReLU donne 0 ; Leaky ReLU ($\alpha = 0{,}01$) donne $-0{,}02$ ; ELU ($\alpha = 1$) donne $e^{-2} - 1 \approx -0{,}8647$ ; tanh donne $-0{,}9640$. Pour $z = 3$, ReLU, Leaky ReLU et ELU donnent toutes 3.

# %% [markdown]
# **Un neurone mort.** Si une mise à jour des poids rend $z$ négatif pour **tous** les exemples, un neurone ReLU ne sort plus que 0 et sa pente est 0 : le signal qui corrigerait ses poids s'annule, et il ne se réveille en général pas. Leaky ReLU et ELU ont été inventées pour cela.
#
# **Attention aux conventions.** Le $\alpha$ de Leaky ReLU vaut par défaut 0,01 dans PyTorch ; dans Keras 3, il vaut 0,2 pour la fonction et 0,3 pour la couche. Les deux bibliothèques le nomment `negative_slope`. Dans ce chapitre, c'est 0,01. Vous le constaterez en section 5.

# %% [markdown]
# ### Exercice 3 · Quatre activations
#
# ★★☆ · 12 minutes · **But** : écrire les activations des couches cachées.
#
# Écrivez `tanh(z)`, `relu(z)`, `leaky_relu(z, alpha=0.01)` et `elu(z, alpha=1.0)`, d'après le tableau.
#
# - **Entrée** : `z`, un nombre, une liste ou un tableau NumPy de forme quelconque ; `alpha` entre 0 et 1 pour Leaky ReLU, strictement positif pour ELU.
# - **Sortie** : un tableau de **même forme** que `z` (un nombre ou un tableau sans axe pour un nombre seul).
# - Pour $|z|$ jusqu'à 1000 : ni NaN, ni infini, ni avertissement. `z` n'est pas modifié.
# - Toutes les fonctions de NumPy sont permises.
#
# **Exemple** : pour $z = (-2, 0, 3)$, `relu` donne `[0 0 3]`, `leaky_relu` donne `[-0.02 0 3]`, `elu` donne `[-0.8647 0 3]`.
#
# <details><summary>Indice 1</summary>NumPy sait déjà calculer l'une des quatre. Pour ReLU, cherchez le plus grand de deux nombres, élément par élément : <code>np.maximum</code>, et non <code>np.max</code>.</details>
# <details><summary>Indice 2</summary>Pour Leaky ReLU, <code>np.where(condition, a, b)</code> choisit élément par élément. De quel côté est la petite pente ?</details>
# <details><summary>Indice 3</summary>Pour ELU, la branche exponentielle est calculée même là où elle ne sert pas : ne lui donnez que des z ramenés à zéro ou en dessous. <code>np.expm1(u)</code> calcule exp(u) − 1.</details>

# %% nbgrader={"grade": false, "grade_id": "activations", "locked": false, "schema_version": 3, "solution": true, "task": false}
def tanh(z):
    """Renvoie la tangente hyperbolique de z, de même forme que z."""
    ### BEGIN SOLUTION
    return np.tanh(z)
    ### END SOLUTION


def relu(z):
    """Renvoie max(0, z), de même forme que z."""
    ### BEGIN SOLUTION
    return np.maximum(z, 0)
    ### END SOLUTION


def leaky_relu(z, alpha=0.01):
    """Renvoie z là où z > 0 et alpha * z ailleurs, de même forme que z."""
    ### BEGIN SOLUTION
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * z)
    ### END SOLUTION


def elu(z, alpha=1.0):
    """Renvoie z là où z > 0 et alpha * (exp(z) - 1) ailleurs, de même forme que z."""
    ### BEGIN SOLUTION
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_activations_tanh", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · tanh (1 point)
controles.egal(tanh(np.array([-2.0, 0.0, 0.5])), [-0.9640275801, 0.0, 0.4621171573], "tanh([-2, 0, 0.5])", pistes=[
    ([0.1192029220, 0.5, 0.6224593312], "c'est la sigmoïde : tanh va de -1 à 1 et vaut 0 en 0."),
    ([-0.7615941560, 0.0, 0.2449186624], "c'est tanh(z / 2) : vérifiez le facteur 2 dans 2 σ(2z) - 1."),
    ([2.1850398633, 0.0, 0.5463024898], "c'est la tangente ordinaire (np.tan) : tanh est la tangente hyperbolique."),
    ([0.9640275801, 0.0, -0.4621171573], "les deux exponentielles sont échangées : le signe est opposé."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(3)
z = rng.normal(scale=2, size=(4, 5))
controles.egal(tanh(z.copy()), (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z)), "tanh d'un tableau (4, 5) au hasard")
### END HIDDEN TESTS
controles.reussi("tanh")

# %% nbgrader={"grade": true, "grade_id": "test_activations_relu", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · ReLU (1 point)
controles.egal(relu(np.array([-2.0, 0.0, 3.0, -0.1])), [0.0, 0.0, 3.0, 0.0], "relu([-2, 0, 3, -0.1])", pistes=[
    ([0, 0, 1, 0], "c'est la pente de ReLU : à droite de zéro, la sortie est z lui-même."),
    ([-2.0, 0.0, 0.0, -0.1], "c'est min(0, z) : ReLU garde les positifs."),
    ([2.0, 0.0, 3.0, 0.1], "c'est la valeur absolue : les négatifs deviennent 0."),
    (lambda o: o.shape == (), "np.max donne le plus grand nombre du tableau ; np.maximum compare élément par élément."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(4)
z = rng.normal(size=(3, 4))
controles.egal(relu(z.copy()), [[v if v > 0 else 0.0 for v in ligne] for ligne in z], "relu d'un tableau (3, 4) au hasard")
### END HIDDEN TESTS
controles.reussi("ReLU")

# %% nbgrader={"grade": true, "grade_id": "test_activations_leaky_relu", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · Leaky ReLU, avec son alpha (1 point)
controles.egal(leaky_relu(np.array([-2.0, 0.0, 3.0])), [-0.02, 0.0, 3.0], "leaky_relu([-2, 0, 3])", pistes=[
    ([0.0, 0.0, 3.0], "c'est ReLU : à gauche, il doit rester une petite pente."),
    ([-2.0, 0.0, 0.03], "la petite pente est du mauvais côté : elle s'applique aux z négatifs."),
    ([0.02, 0.0, 3.0], "le signe est faux à gauche : alpha * z est négatif quand z l'est."),
    ([-0.4, 0.0, 3.0], "alpha vaut 0,2 : c'est le défaut de Keras. Ici, le défaut est 0,01."),
    ([0.01, 0.01, 3.0], "à gauche, la sortie est alpha * z, et non alpha."),
])
controles.egal(leaky_relu(np.array([-4.0, 4.0]), alpha=0.25), [-1.0, 4.0], "leaky_relu([-4, 4], alpha=0.25)", pistes=[
    ([-0.04, 4.0], "alpha n'est pas utilisé : la pente reste 0,01."),
    ([-4.0, 1.0], "la petite pente est du mauvais côté : elle s'applique aux z négatifs."),
])
controles.reussi("Leaky ReLU")

# %% nbgrader={"grade": true, "grade_id": "test_activations_elu", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · ELU, avec son alpha (1 point)
controles.egal(elu(np.array([-2.0, 0.0, 3.0])), [-0.8646647168, 0.0, 3.0], "elu([-2, 0, 3])", pistes=[
    ([0.1353352832, 1.0, 3.0], "il manque le « - 1 » : ELU doit valoir 0 en 0, et rejoindre la droite sans saut."),
    ([0.1353352832, 0.0, 3.0], "il manque le « - 1 » : à gauche, c'est alpha * (exp(z) - 1)."),
    ([6.3890560989, 0.0, 3.0], "l'exposant est z, qui est négatif à gauche, et non -z."),
    ([-2.0, 0.0, 19.0855369232], "les deux côtés sont échangés : l'exponentielle est à gauche, la droite z à droite."),
])
controles.egal(elu(np.array([-1.0, 1.0]), alpha=0.5), [-0.3160602794, 1.0], "elu([-1, 1], alpha=0.5)", pistes=[
    ([-0.6321205588, 1.0], "alpha n'est pas utilisé."),
    ([-0.8160602794, 1.0], "alpha multiplie toute la parenthèse : alpha * (exp(z) - 1), et non alpha * exp(z) - 1."),
    ([-0.3934693403, 1.0], "alpha multiplie la parenthèse, pas l'exposant."),
])
controles.reussi("ELU")

# %% nbgrader={"grade": true, "grade_id": "test_activations_formes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 5 · nombres, listes, entiers, deux axes ; les entrées restent intactes (1 point)
z_entiers, z_reels = np.array([[-1, 0, 2], [3, -2, 1]]), np.array([-1.5, 0.0, 1.5])
for nom, fonction in (("tanh", tanh), ("relu", relu), ("leaky_relu", leaky_relu), ("elu", elu)):
    with controles.inchanges(z_entiers=z_entiers, z_reels=z_reels):
        obtenu, attendu = fonction(z_entiers), fonction(np.array([[-1.0, 0.0, 2.0], [3.0, -2.0, 1.0]]))
        fonction(z_reels)
    # de la copie : la même fonction, sur des entiers et sur des réels ; les autres tests vérifient ses valeurs
    controles.egal(obtenu, attendu, f"{nom} d'entiers, comparé aux mêmes réels", pistes=[
        (lambda o: o.dtype.kind in "iu", "les sorties sont tronquées : le tableau de sortie a hérité du type entier de z."),
    ])
    controles.forme(obtenu, (2, 3), f"{nom} d'un tableau (2, 3)")
    controles.vrai(len(np.unique(obtenu)) > 2, f"{nom} d'entiers : des sorties différentes pour des entrées différentes",
                   cause="toutes les sorties, ou presque, sont égales : la fonction emploie-t-elle z ?")
    controles.forme(fonction(-1.0), (), f"{nom}(-1.0)")
    controles.forme(fonction([-1.0, 2.0]), (2,), f"{nom}([-1, 2]), une liste")
controles.reussi("les quatre activations gardent la forme et l'entrée")

# %% nbgrader={"grade": true, "grade_id": "test_activations_stables", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 6 · très loin de zéro : justes, et sans avertissement (1 point)
z = np.array([-1000.0, -30.0, 30.0, 1000.0])
for fonction, attendu in ((tanh, [-1, -1, 1, 1]), (relu, [0, 0, 30, 1000]), (leaky_relu, [-10, -0.3, 30, 1000]),
                          (elu, [-1, -1, 30, 1000])):
    quoi = f"{fonction.__name__}([-1000, -30, 30, 1000])"
    with controles.sans_avertissement(quoi):
        obtenu = fonction(z.copy())
    controles.egal(obtenu, attendu, quoi, pistes=[
        (lambda o: bool(np.isnan(o).any()), "infini divisé par infini donne NaN : un dépassement (overflow) s'est produit avant."),
    ])
controles.reussi("les quatre activations sont justes très loin de zéro")

# %% [markdown]
# ### Ce que l'on lit parfois, et ce qu'il en est
#
# | On lit parfois… | En réalité |
# |---|---|
# | « Une activation doit être dérivable. » | ReLU, la plus utilisée, ne l'est pas en 0 : sa courbe y fait un angle. Il suffit, en pratique, qu'elle le soit presque partout ; en 0, on convient d'une valeur. |
# | « tanh normalise les entrées entre −1 et 1. » | Elle **écrase** chaque nombre séparément. Normaliser, c'est ramener un ensemble de nombres à une moyenne et un écart type choisis (chapitre 05). |
# | « Borner les sorties évite la saturation. » | C'est l'inverse : c'est **parce que** leurs sorties sont bornées que sigmoïde et tanh finissent plates. |
# | « tanh peut remplacer la sigmoïde en sortie d'une classification binaire. » | Ses valeurs vont de −1 à 1 : ce n'est pas une probabilité, et l'entropie croisée n'y a plus de sens (section 7). |
# | « Leaky ReLU ou ELU servent de régularisation. » | Elles changent la façon dont le signal d'erreur circule. Régulariser, c'est limiter le surapprentissage (chapitre 05). |
# | « ReLU bloque les négatifs, donc perd de l'information. » | Un neurone, oui ; une couche en a d'autres, qui lisent l'entrée dans d'autres sens. |
#
# > **À retenir.** Couches cachées : ReLU d'abord, Leaky ReLU ou ELU si des neurones meurent, tanh dans les réseaux récurrents. Tout choix se juge sur les données de validation.

# %% [markdown]
# ## 4. Les dérivées et la saturation
#
# Un réseau apprend en suivant des pentes. La dérivée d'une activation dit **quelle part du signal d'erreur passe** à travers un neurone quand on remonte de la sortie vers l'entrée (le chapitre 03 en fera un algorithme).
#
# ### Une dérivée, à la main
#
# Posons $s = \sigma(z) = (1 + e^{-z})^{-1}$. La règle de dérivation d'une puissance donne :
#
# $$\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2} = \underbrace{\frac{1}{1 + e^{-z}}}_{s} \cdot \underbrace{\frac{e^{-z}}{1 + e^{-z}}}_{1 - s} = s\,(1 - s)$$
#
# Joli : la dérivée se calcule à partir de la **sortie**, sans nouvelle exponentielle. Pour $z = 2$, $s = 0{,}8808$, donc $\sigma'(2) = 0{,}8808 \times 0{,}1192 = 0{,}1050$. En $z = 0$, $s = 0{,}5$ et la pente vaut $0{,}25$ : c'est son **maximum**.
#
# **Le piège.** Dans $s\,(1 - s)$, la lettre est $s$ et non $z$. Pour $z = 2$, la formule $z\,(1 - z)$ donnerait $-2$ : une pente négative, pour une fonction croissante !
#
# | Activation | Dérivée en $z$ | Avec la sortie | Plus grande pente |
# |---|---|---|---|
# | sigmoïde, $s = \sigma(z)$ | $\sigma(z)\,(1 - \sigma(z))$ | $s\,(1 - s)$ | 0,25 |
# | tanh, $t = \tanh(z)$ | $1 - \tanh^2(z)$ | $1 - t^2$ | 1 |
# | ReLU | 1 si $z > 0$, 0 si $z < 0$ | | 1 |
# | Leaky ReLU | 1 si $z > 0$, $\alpha$ si $z < 0$ | | 1 (pour $\alpha \le 1$) |
# | ELU, $a = \operatorname{ELU}(z)$ | 1 si $z > 0$, $\alpha\,e^z$ si $z < 0$ | 1 si $a > 0$, $a + \alpha$ si $a < 0$ | 1 (pour $\alpha \le 1$) |
# | Swish | calculée en section 8 | | environ 1,10 |
#
# En $z = 0$, ReLU n'a pas de dérivée : la pente vaut 0 à gauche et 1 à droite. Toutes les valeurs de 0 à 1 sont défendables (ce sont les **sous-gradients**). PyTorch et Keras choisissent **0**, et ce cours aussi. Pour Leaky ReLU, ils choisissent $\alpha$.

# %% [markdown]
# ### Exercice 4 · Les dérivées
#
# ★★☆ · 12 minutes · **But** : écrire les pentes, comme fonctions de la somme pondérée.
#
# Écrivez `derivee_sigmoide(z)`, `derivee_tanh(z)`, `derivee_relu(z)` et `derivee_leaky_relu(z, alpha=0.01)`.
#
# - **Entrée** : `z`, la **somme pondérée** (et non la sortie du neurone) : un nombre, une liste ou un tableau NumPy de forme quelconque. `alpha` est entre 0 et 1.
# - **Sortie** : la dérivée en `z`, des nombres (et non des booléens) de **même forme**. En 0 : `derivee_relu` vaut 0, `derivee_leaky_relu` vaut `alpha`.
# - Pour $|z|$ jusqu'à 1000 : ni NaN, ni infini, ni avertissement. `z` n'est pas modifié. Vous pouvez utiliser vos activations.
#
# **Exemple** : pour $z = (-1, 0, 2)$, `derivee_sigmoide` donne `[0.1966 0.25 0.105]` et `derivee_relu` donne `[0 0 1]`.
#
# <details><summary>Indice 1</summary>Pour les deux premières, passez d'abord de z à la sortie, puis appliquez la formule de la troisième colonne du tableau.</details>
# <details><summary>Indice 2</summary>Pour les deux autres, une comparaison suffit à savoir de quel côté de zéro on se trouve. Stricte ou large ? Relisez ce qui est demandé en 0.</details>
# <details><summary>Indice 3</summary>Une liste se convertit par <code>np.asarray</code>. Un tableau de booléens devient un tableau de réels par <code>astype(float)</code>, ou dans <code>np.where</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "derivees", "locked": false, "schema_version": 3, "solution": true, "task": false}
def derivee_sigmoide(z):
    """Renvoie la dérivée de la sigmoïde au point z."""
    ### BEGIN SOLUTION
    s = sigmoide(z)
    return s * (1 - s)
    ### END SOLUTION


def derivee_tanh(z):
    """Renvoie la dérivée de tanh au point z."""
    ### BEGIN SOLUTION
    return 1 - np.tanh(z) ** 2
    ### END SOLUTION


def derivee_relu(z):
    """Renvoie la dérivée de ReLU au point z ; par convention, 0 en 0."""
    ### BEGIN SOLUTION
    return np.where(np.asarray(z) > 0, 1.0, 0.0)
    ### END SOLUTION


def derivee_leaky_relu(z, alpha=0.01):
    """Renvoie la dérivée de Leaky ReLU au point z ; par convention, alpha en 0."""
    ### BEGIN SOLUTION
    return np.where(np.asarray(z) > 0, 1.0, alpha)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_derivees_sigmoide", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la pente de la sigmoïde (1 point)
z = np.array([-1.0, 0.0, 2.0])
obtenu = derivee_sigmoide(z.copy())
s = 1 / (1 + np.exp(-1 / (1 + np.exp(-z))))  # ce que donnerait une sigmoïde de trop
controles.egal(obtenu, [0.1966119332, 0.25, 0.1049935854], "derivee_sigmoide([-1, 0, 2])", pistes=[
    (z * (1 - z), "s (1 - s) est appliqué à z : s est la sortie, calculez d'abord s = sigmoide(z)."),
    ([0.2689414214, 0.5, 0.8807970780], "c'est la sigmoïde elle-même : il manque le facteur (1 - s)."),
    ([0.7310585786, 0.5, 0.1192029220], "il manque le facteur s : la pente est s (1 - s)."),
    (s * (1 - s), "la formule est appliquée à la sortie prise pour une somme : une sigmoïde de trop."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(5)
z = rng.uniform(-6, 6, size=20)
controles.egal(derivee_sigmoide(z.copy()), 0.25 / np.cosh(z / 2) ** 2, "derivee_sigmoide sur 20 valeurs au hasard",
               pistes=[(z * (1 - z), "s (1 - s) est appliqué à z : s est la sortie, calculez d'abord s = sigmoide(z).")])
### END HIDDEN TESTS
controles.reussi("la pente de la sigmoïde")

# %% nbgrader={"grade": true, "grade_id": "test_derivees_tanh", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · la pente de tanh (1 point)
z = np.array([-1.0, 0.0, 2.0])
controles.egal(derivee_tanh(z.copy()), [0.4199743416, 1.0, 0.0706508249], "derivee_tanh([-1, 0, 2])", pistes=[
    (1 - z ** 2, "1 - t² est appliqué à z : t est la sortie, calculez d'abord t = tanh(z)."),
    ([1.7615941560, 1.0, 0.0359724199], "il manque le carré : la pente est 1 - t²."),
    ([0.5800256584, 0.0, 0.9293491751], "c'est t² : il manque « 1 - »."),
    ([0.1966119332, 0.25, 0.1049935854], "c'est la pente de la sigmoïde."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(6)
z = rng.uniform(-4, 4, size=(3, 5))
controles.egal(derivee_tanh(z.copy()), 1 / np.cosh(z) ** 2, "derivee_tanh d'un tableau (3, 5) au hasard",
               pistes=[(1 - z ** 2, "1 - t² est appliqué à z : t est la sortie, calculez d'abord t = tanh(z).")])
### END HIDDEN TESTS
controles.reussi("la pente de tanh")

# %% nbgrader={"grade": true, "grade_id": "test_derivees_relu", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · la pente de ReLU, et sa convention en 0 (1 point)
obtenu = derivee_relu(np.array([-2.0, 0.0, 3.0, 0.5]))
controles.egal(obtenu, [0, 0, 1, 1], "derivee_relu([-2, 0, 3, 0.5])", pistes=[
    ([0, 1, 1, 1], "en 0, la convention est 0 : comparez avec > et non avec >=."),
    ([0, 0.5, 1, 1], "en 0, la convention est 0 et non 1/2."),
    ([0, 0, 3, 0.5], "c'est ReLU elle-même : sa pente vaut 1 à droite, quelle que soit la taille de z."),
    ([1, 0, 0, 0], "les deux côtés sont échangés."),
    ([1, 1, 0, 0], "les deux côtés sont échangés."),
])
controles.vrai(np.asarray(obtenu).dtype.kind != "b", "derivee_relu([-2, 0, 3, 0.5]) : des nombres sont attendus, pas True et False",
               cause="une comparaison donne des booléens : convertissez avec .astype(float), ou choisissez par np.where(…, 1.0, 0.0).")
controles.reussi("la pente de ReLU")

# %% nbgrader={"grade": true, "grade_id": "test_derivees_leaky_relu", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · la pente de Leaky ReLU (1 point)
controles.egal(derivee_leaky_relu(np.array([-2.0, 0.0, 3.0])), [0.01, 0.01, 1.0], "derivee_leaky_relu([-2, 0, 3])", pistes=[
    ([0.0, 0.0, 1.0], "c'est la pente de ReLU : à gauche, elle vaut alpha."),
    ([0.01, 1.0, 1.0], "en 0, la convention de l'énoncé est alpha : comparez avec >."),
    ([-0.02, 0.0, 1.0], "à gauche, la pente est alpha : c'est une constante, pas alpha * z."),
    ([1.0, 1.0, 0.01], "les deux côtés sont échangés."),
    ([-0.01, -0.01, 1.0], "à gauche aussi la fonction croît : la pente est positive."),
])
controles.egal(derivee_leaky_relu(np.array([-5.0, 5.0]), alpha=0.3), [0.3, 1.0], "derivee_leaky_relu([-5, 5], alpha=0.3)",
               pistes=[([0.01, 1.0], "alpha n'est pas utilisé : la pente reste 0,01.")])
controles.reussi("la pente de Leaky ReLU")

# %% nbgrader={"grade": true, "grade_id": "test_derivees_entrees", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 5 · listes, entiers et très grands nombres ; les entrées restent intactes (1 point)
z = np.array([-1000.0, -1.0, 1.0, 1000.0])
for nom, fonction, attendu in (("derivee_sigmoide", derivee_sigmoide, [0, 0.1966119332, 0.1966119332, 0]), ("derivee_tanh", derivee_tanh, [0, 0.4199743416, 0.4199743416, 0]),
                               ("derivee_relu", derivee_relu, [0, 0, 1, 1]), ("derivee_leaky_relu", derivee_leaky_relu, [0.01, 0.01, 1, 1])):
    quoi = f"{nom}([-1000, -1, 1, 1000])"
    with controles.sans_avertissement(quoi), controles.inchanges(z=z):
        obtenu, d_une_liste, d_un_tableau = fonction(z), fonction([-1000, -1, 1, 1000]), fonction(np.ones((2, 3)))
    controles.egal(obtenu, attendu, quoi)
    controles.egal(d_une_liste, attendu, f"{quoi}, une liste d'entiers")
    controles.forme(d_un_tableau, (2, 3), f"{nom} d'un tableau (2, 3)")
controles.reussi("les pentes sont justes très loin de zéro")

# %% [markdown]
# ### Voir la saturation
#
# Une unité est **saturée** quand sa somme pondérée l'a poussée là où l'activation est plate. Elle répond encore, mais sa pente est presque nulle : le signal d'erreur s'y arrête, et ses poids n'apprennent plus. Convenons qu'une unité est saturée quand $|f'(z)| < 0{,}01$.
#
# Sur cette figure, les sommes $z$ d'une couche suivent une loi en cloche. La zone hachurée est celle des unités saturées.

# %%
figures.saturation("sigmoide", echelle=4.0, titre="Une couche de sigmoïdes")

# %% [markdown]
# **Prédisez**, puis vérifiez avec le curseur : si l'on multiplie tous les poids par 4 (l'écart type des $z$ passe de 1 à 4), quelle part des unités sature avec la sigmoïde ? avec tanh ? Et pour ReLU, la part dépend-elle de l'échelle ?

# %% tags=["widget"]
widgets.saturer()

# %% [markdown]
# ### La mesurer
#
# Cent mille sommes pondérées au hasard, et **vos** dérivées.

# %% tags=["nbval-check-output"]
rng = np.random.default_rng(0)
z_normal = rng.normal(size=100_000)
print("part d'unités saturées    sigmoïde    tanh    ReLU")
for echelle in (1, 2, 4, 8):
    parts = [np.mean(derivee(echelle * z_normal) < 0.01) for derivee in (derivee_sigmoide, derivee_tanh, derivee_relu)]
    print(f"écart type des z : {echelle}     ", "".join(f"{100 * part:7.0f} %" for part in parts))

# %% [markdown]
# Tanh sature **plus vite** que la sigmoïde : c'est une sigmoïde dont l'échelle des $z$ est divisée par deux, puisque $\tanh(z) = 2\,\sigma(2z) - 1$. ReLU éteint une unité sur deux, quelle que soit l'échelle ; mais l'autre moitié transmet le signal **intact**, avec une pente de 1.
#
# > **À retenir.** $\sigma' = s(1 - s) \le 1/4$ et $\tanh' = 1 - t^2 \le 1$, où $s$ et $t$ sont les **sorties**. Bornée veut dire plate au loin : sigmoïde et tanh saturent quand les sommes pondérées sont grandes.

# %% [markdown]
# ## 5. Le gradient qui s'évanouit
#
# > **Quatre mots.** La **perte** (*loss*) est le nombre que l'apprentissage cherche à réduire, par exemple la moyenne des carrés des erreurs. Le **gradient** de la perte est le tableau de ses dérivées, une par poids : chacune dit de combien la perte change quand on touche à ce poids. Un **optimiseur** s'en sert pour corriger les poids (chapitre 04). Un **tenseur** (*tensor*) est un tableau de PyTorch ou de TensorFlow.
# >
# > **Une règle**, celle de la **chaîne** : la dérivée d'une fonction de fonction est un produit, $(f \circ g)'(x) = f'(g(x))\; g'(x)$. Un réseau est une longue chaîne de fonctions : son gradient est un long produit.
#
# Un neurone saturé est un ennui. Vingt couches de sigmoïdes, c'est pire, même sans saturation.
#
# Quand le signal d'erreur remonte d'une couche à la précédente, il est multiplié par la pente de l'activation (et par les poids). Comptons les pentes seules, dans le **meilleur** des cas, $0{,}25$ partout :
#
# | couches traversées | 1 | 5 | 10 | 20 |
# |---|---|---|---|---|
# | facteur $0{,}25^{\,n}$ | 0,25 | $9{,}8 \times 10^{-4}$ | $9{,}5 \times 10^{-7}$ | $9{,}1 \times 10^{-13}$ |
#
# La première couche d'un réseau de vingt couches ne reçoit presque rien : elle reste à ses poids de départ, tirés au hasard. C'est l'**évanouissement du gradient** (*vanishing gradient*), décrit par Sepp Hochreiter dès 1991. Le contraire existe aussi, quand les facteurs dépassent 1 : l'**explosion du gradient** (*exploding gradient*).
#
# Voici la **norme** du gradient des poids à chaque couche : la racine de la somme des carrés de ses éléments, c'est-à-dire sa taille. Le réseau et les poids de départ sont les mêmes ; seule l'activation change. L'échelle est logarithmique : sur cette figure, d'une graduation à la suivante, la norme est divisée ou multipliée par cent.

# %%
figures.gradient_par_couche(profondeur=10, titre="Dix couches : qui reçoit encore un signal ?")

# %% [markdown]
# **À vous.** Augmentez le nombre de couches jusqu'à 30. Puis changez le tirage des poids : ReLU garde-t-elle son avantage dans tous les cas ?

# %% tags=["widget"]
widgets.creuser()

# %% [markdown]
# <details><summary>Ce qu'il fallait voir</summary>
#
# - Sigmoïde : la courbe descend en ligne droite vers l'entrée. Sur une échelle logarithmique, une droite est une suite géométrique : chaque couche divise le gradient, en moyenne, par 3 à 7 environ, selon le tirage.
# - ReLU tient avec les poids de He, faits pour elle. Avec le tirage par défaut de `nn.Linear` (poids et biais), plus resserré, son gradient s'évanouit lui aussi, seulement moins vite : chaque couche le divise par 2 environ, en moyenne.
# - tanh tient bien avec les poids de He et de Xavier. Avec ceux de `nn.Linear`, chaque couche divise son gradient par 1,6 environ : c'est **mieux** que ReLU. « tanh fait s'évanouir le gradient » est donc trop court.
# - Une courbe plate ne suffit pas. Avec les poids de Xavier et trente couches, celle de ReLU est plate, mais vers $10^{-5}$ : les sorties rapetissent de couche en couche à l'aller, le signal d'erreur au retour, et **aucune** couche ne reçoit un gradient utile. Regardez aussi la hauteur.
# - L'activation et le tirage des poids se choisissent **ensemble**. Le chapitre 03 expliquera les tirages de Xavier et de He.
#
# </details>
#
# Mesurons-le nous-mêmes, avec PyTorch. Les deux bibliothèques se chargent en quelques secondes.

# %% nbgrader={"grade": false, "grade_id": "preparation_cadres", "locked": true, "schema_version": 3, "solution": false, "task": false}
carnet.preparer_cadres()  # charge les deux bibliothèques et fait taire leurs journaux

import keras
import tensorflow as tf
import torch
from torch import nn

# %% [markdown]
# ### Les mêmes pentes, dans les trois mondes
#
# PyTorch et TensorFlow (le moteur de Keras ici) savent dériver tout seuls : on les laisse calculer $f(z)$, puis on demande la pente. Les deux fonctions ci-dessous le font ; elles resserviront en section 8.

# %% nbgrader={"grade": false, "grade_id": "outils_derivees", "locked": true, "schema_version": 3, "solution": false, "task": false}
def derivee_torch(f, z):
    """La dérivée de f, calculée par PyTorch, en chaque valeur du tableau z (float32)."""
    z = torch.tensor(np.asarray(z), dtype=torch.float32, requires_grad=True)
    f(z).sum().backward()
    return z.grad.numpy()


def derivee_keras(f, z):
    """La dérivée de f, calculée par TensorFlow, le moteur de Keras, en chaque valeur du tableau z (float32).

    None si TensorFlow n'en a pas la trace : un calcul passe alors par NumPy.
    """
    z = tf.constant(np.asarray(z), dtype="float32")
    with tf.GradientTape() as bande:
        bande.watch(z)
        sortie = f(z)
    pente = bande.gradient(sortie, z) if tf.is_tensor(sortie) else None
    return None if pente is None else pente.numpy()

# %% tags=["nbval-check-output"]
z = np.array([-3.0, -1.0, 0.0, 2.0])
for nom, derivee, en_torch, en_keras in (("sigmoïde", derivee_sigmoide, torch.sigmoid, keras.ops.sigmoid),
                                         ("tanh", derivee_tanh, torch.tanh, keras.ops.tanh),
                                         ("ReLU", derivee_relu, torch.relu, keras.ops.relu)):
    par_numpy, par_torch, par_keras = np.asarray(derivee(z), dtype=float), derivee_torch(en_torch, z), derivee_keras(en_keras, z)
    accord = np.allclose(par_numpy, par_torch, atol=1e-6) and np.allclose(par_numpy, par_keras, atol=1e-6)
    print(f"{nom:<9} {np.round(par_numpy, 4) + 0.0}   les trois d'accord à 1e-6 près : {accord}")
moins_un = np.array([-1.0], dtype="float32")
print(f"Leaky ReLU en -1, réglages par défaut :  PyTorch {nn.LeakyReLU()(torch.tensor(-1.0)):.2f}",
      f"  Keras, fonction {float(keras.activations.leaky_relu(moins_un)[0]):.2f}",
      f"  Keras, couche {float(keras.layers.LeakyReLU()(moins_un)[0]):.2f}")

# %% [markdown]
# Même la convention en 0 est la même. Seul le $\alpha$ par défaut de Leaky ReLU diffère, même à l'intérieur de Keras : écrivez-le toujours.
#
# ### Le réseau à mesurer
#
# Le matériel est fourni : des données au hasard, et une pile de couches denses de 32 neurones. La dernière n'a qu'une sortie. Les poids suivent le tirage de He, les biais sont nuls.

# %% nbgrader={"grade": false, "grade_id": "fabriquer_reseau", "locked": true, "schema_version": 3, "solution": false, "task": false}
def fabriquer_reseau(profondeur, graine):
    """Renvoie X (128, 32), y (128, 1) et une liste de `profondeur` couches nn.Linear, la dernière à une sortie."""
    torch.manual_seed(graine)
    X, y = torch.randn(128, 32), torch.randn(128, 1)
    couches = [nn.Linear(32, 32) for _ in range(profondeur - 1)] + [nn.Linear(32, 1)]
    for couche in couches:
        nn.init.kaiming_normal_(couche.weight, nonlinearity="relu")
        nn.init.zeros_(couche.bias)
    return X, y, couches

# %% [markdown]
# Trois gestes de PyTorch suffisent. Sur une couche seule :

# %% tags=["nbval-check-output"]
X_essai, y_essai, couches_essai = fabriquer_reseau(profondeur=1, graine=0)
couche_essai = couches_essai[0]
ecarts = couche_essai(X_essai) - y_essai    # 1. appeler une couche : cela calcule X @ weight.T + bias
ecarts.pow(2).mean().backward()             # 2. remonter depuis la perte, un seul nombre : ici la moyenne des carrés des écarts
gradient_essai = couche_essai.weight.grad   # 3. lire le gradient des poids, que backward() a rangé dans grad
print("gradient des poids :", tuple(gradient_essai.shape), "  gradient du biais :", tuple(couche_essai.bias.grad.shape))

# %% [markdown]
# La forme $(1, 32)$ n'est pas une erreur : PyTorch range les poids en `(d_sortie, d_entree)`, la transposée du `W` de ce cours. La norme, elle, ne change pas.
#
# ### Exercice 5 · La norme du gradient, couche par couche
#
# ★★★ · 25 minutes · **But** : mesurer l'évanouissement du gradient dans un réseau profond.
#
# Écrivez `normes_par_couche(activation, profondeur, graine)`.
#
# - **Entrées** : `activation`, une fonction de tenseur à tenseur (`torch.sigmoid`, `torch.tanh`, `torch.relu`…) ; `profondeur`, le nombre de couches, au moins 1 ; `graine`, un entier.
# - **Le calcul** : prenez `X`, `y` et les couches de `fabriquer_reseau`. Enchaînez les couches dans l'ordre, avec l'activation après **chacune sauf la dernière**. La perte est la **moyenne** des carrés des écarts entre la sortie et `y`. Remontez le gradient.
# - **Sortie** : une liste de `profondeur` réels, la norme du gradient des **poids** (`weight`, sans le biais) de chaque couche, **de la première à la dernière**. La norme est la racine de la somme des carrés de tous les éléments du gradient.
#
# **Exemple** : `normes_par_couche(torch.relu, 1, 0)` donne une liste d'un seul nombre, environ `[2.39]`. Une seule couche : l'activation ne sert pas.
#
# <details><summary>Indice 1</summary>Une boucle porte un tenseur de couche en couche : il vaut d'abord X, puis la sortie de chaque couche. <code>couches[:-1]</code> sont toutes les couches sauf la dernière.</details>
# <details><summary>Indice 2</summary>Le gradient n'existe qu'après un appel à <code>backward()</code> sur la perte, qui doit être un seul nombre. Chaque poids le garde dans son attribut <code>grad</code>.</details>
# <details><summary>Indice 3</summary><code>tenseur.norm()</code> donne la norme d'un tenseur, quelle que soit sa forme ; <code>float(…)</code> ou <code>.item()</code> en fait un nombre Python.</details>

# %% nbgrader={"grade": false, "grade_id": "normes_par_couche", "locked": false, "schema_version": 3, "solution": true, "task": false}
def normes_par_couche(activation, profondeur, graine):
    """Renvoie la norme du gradient des poids de chaque couche, de la première à la dernière."""
    ### BEGIN SOLUTION
    X, y, couches = fabriquer_reseau(profondeur, graine)
    h = X
    for couche in couches[:-1]:
        h = activation(couche(h))
    perte = ((couches[-1](h) - y) ** 2).mean()
    perte.backward()
    return [couche.weight.grad.norm().item() for couche in couches]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_normes_par_couche_une", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · une seule couche : le gradient se calcule à la main, en NumPy (1 point)
X, y, couches = fabriquer_reseau(1, 3)
A, cible, W = X.numpy(), y.numpy(), couches[0].weight.detach().numpy()
G = 2 / len(A) * (A @ W.T - cible).T @ A  # la dérivée de la moyenne des carrés des écarts
s = 1 / (1 + np.exp(-(A @ W.T)))  # si l'on appliquait, à tort, la sigmoïde à la sortie
# 1e-4 : des sommes de 128 produits en float32
controles.egal(normes_par_couche(torch.sigmoid, 1, 3), [np.linalg.norm(G)], "normes_par_couche(torch.sigmoid, 1, 3)", rtol=1e-4, pistes=[
    ([np.linalg.norm(2 / len(A) * ((s - cible) * s * (1 - s)).T @ A)], "la dernière couche ne reçoit pas d'activation."),
    ([np.linalg.norm(G) ** 2], "c'est le carré de la norme : il manque la racine."),
    ([np.linalg.norm(G) * len(A)], "la perte est une somme : il faut la moyenne sur les exemples."),
    ([np.linalg.norm(G) / 2], "la perte est la moyenne des carrés, sans le facteur 1/2."),
    ([np.linalg.norm(2 / len(A) * (A @ W.T - cible.mean()).T @ A)],
     "(128,) moins (128, 1) donne (128, 128) : gardez à la sortie sa forme (128, 1), celle de y."),
    ([np.linalg.norm(W)], "c'est la norme des poids, pas celle de leur gradient."),
    ([abs(2 * float(np.mean(A @ W.T - cible)))], "c'est le gradient du biais : l'énoncé demande celui des poids."),
    ([np.abs(G).sum()], "c'est la somme des valeurs absolues : la norme est la racine de la somme des carrés."),
])
controles.reussi("le gradient d'une seule couche")

# %% nbgrader={"grade": true, "grade_id": "test_normes_par_couche_profond", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · un réseau profond, une norme par couche, de la première à la dernière (2 points)
# (le gradient de référence vient de NumPy, comme au chapitre 03)
X, y, couches = fabriquer_reseau(3, 4)
X, cible = X.double().numpy(), y.double().numpy()
poids = [couche.weight.detach().double().numpy().T for couche in couches]
biais = [couche.bias.detach().double().numpy() for couche in couches]
G = figures.gradients_des_poids("tanh", X, cible, poids, biais)
attendu = [np.linalg.norm(g) for g in G]
G_activee = figures.gradients_des_poids("tanh", X, cible, poids, biais, sortie_activee=True)
G_lineaire = figures.gradients_des_poids(None, X, cible, poids, biais)
G_combine = figures.gradients_des_poids("tanh", X, np.full_like(cible, cible.mean()), poids, biais)
# 1e-3 : trois produits de matrices en float32
controles.egal(normes_par_couche(torch.tanh, 3, 4), attendu, "normes_par_couche(torch.tanh, 3, 4)", rtol=1e-3, pistes=[
    ([np.linalg.norm(g, 2) for g in G], "c'est la norme spectrale (la plus grande valeur singulière) : il faut la racine de la somme "
                                        "des carrés de tous les éléments."),
    ([np.linalg.norm(g) ** 2 for g in G], "c'est le carré de la norme : il manque la racine."),
    ([np.abs(g).sum() for g in G], "c'est la somme des valeurs absolues : la norme est la racine de la somme des carrés."),
    ([np.abs(g).max() for g in G], "c'est le plus grand élément : la norme est la racine de la somme des carrés."),
    ([np.linalg.norm(g) for g in G_activee], "la dernière couche ne reçoit pas d'activation."),
    ([np.linalg.norm(g) for g in G_lineaire], "l'activation n'est pas appliquée."),
    ([np.linalg.norm(w) for w in poids], "c'est la norme des poids, pas celle de leur gradient."),
    ([np.linalg.norm(g) for g in G_combine], "(128,) moins (128, 1) donne (128, 128) : gardez à la sortie sa forme (128, 1), celle de y."),
    ([np.linalg.norm(g) * len(X) for g in G], "la perte est une somme : il faut la moyenne sur les exemples."),
    (attendu[::-1], "l'ordre est inversé : commencez la liste par la couche la plus proche de l'entrée."),
])
normes = np.asarray(normes_par_couche(torch.sigmoid, 12, 0), dtype="float64")
controles.forme(normes, (12,), "normes_par_couche(torch.sigmoid, 12, 0)")
controles.vrai(normes[0] < normes[-1] / 1000, "avec douze sigmoïdes, le gradient de la première couche est au moins mille fois plus petit",
               cause="l'activation est-elle appliquée après chaque couche cachée ?")
### BEGIN HIDDEN TESTS
def _normes_de_reference(f, nombre, germe, partout=False, cachees=True):
    signal, cible, etages = fabriquer_reseau(nombre, germe)
    for k, etage in enumerate(etages):
        signal = etage(signal)
        if (k < nombre - 1 and cachees) or partout:
            signal = f(signal)
    pentes = torch.autograd.grad(nn.functional.mse_loss(signal, cible), [etage.weight for etage in etages])
    return [float(torch.sqrt((pente.double() ** 2).sum())) for pente in pentes]

rng = controles.hasard(14)
germes = [int(tire) for tire in rng.integers(10, 1000, size=3)]
references = [(_normes_de_reference(f, nombre, germe), _normes_de_reference(f, nombre, germe, partout=True), _normes_de_reference(f, nombre, germe, cachees=False))
              for f, nombre, germe in zip((torch.sigmoid, torch.tanh, torch.relu), (4, 8, 15), germes)]
for rang, (activation, profondeur) in enumerate(((torch.sigmoid, 4), (torch.tanh, 8), (torch.relu, 15))):
    attendues, partout, lineaires = references[rang]
    # 1e-3 : quinze produits de matrices en float32, dans un ordre qui peut différer
    controles.egal(normes_par_couche(activation, profondeur, germes[rang]), attendues,
                   f"normes_par_couche(torch.{('sigmoid', 'tanh', 'relu')[rang]}, {profondeur}, {germes[rang]})", rtol=1e-3, pistes=[
        (attendues[::-1], "l'ordre est inversé : commencez la liste par la couche la plus proche de l'entrée."),
        (partout, "la dernière couche ne reçoit pas d'activation."),
        (lineaires, "l'activation n'est pas appliquée."),
    ])
### END HIDDEN TESTS
controles.reussi("une norme par couche, de la première à la dernière")

# %% nbgrader={"grade": true, "grade_id": "test_normes_par_couche_graine", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · la même graine donne les mêmes normes, une autre graine d'autres normes (1 point)
premier, second = normes_par_couche(torch.tanh, 3, 7), normes_par_couche(torch.tanh, 3, 7)
controles.forme(premier, (3,), "normes_par_couche(torch.tanh, 3, 7)")
# de la copie : deux appels se comparent entre eux ; les autres tests vérifient leurs valeurs
controles.egal(second, np.asarray(premier, dtype="float64"), "un second appel à normes_par_couche(torch.tanh, 3, 7)", rtol=1e-4,
               pistes=[(2 * np.asarray(premier, dtype="float64"), "les gradients de deux appels s'additionnent : fabriquez le réseau dans la fonction.")])
controles.vrai(not np.allclose(normes_par_couche(torch.tanh, 3, 8), premier, rtol=1e-3),
               "une autre graine donne d'autres normes", cause="la graine de l'argument n'est pas transmise à fabriquer_reseau.")
controles.vrai(not np.allclose(normes_par_couche(torch.sigmoid, 3, 7), premier, rtol=1e-3),
               "une autre activation donne d'autres normes", cause="l'activation reçue en argument ne change rien : est-elle appliquée, et mesurez-vous bien le gradient ?")
controles.reussi("la graine et l'activation comptent")

# %% [markdown]
# Votre mesure, sur vingt couches.

# %%
mesures = {nom: normes_par_couche(activation, 20, graine=0)
           for nom, activation in (("sigmoïde", torch.sigmoid), ("tanh", torch.tanh), ("ReLU", torch.relu))}
figures.gradient_par_couche(mesures, titre="Vingt couches, mesurées avec PyTorch")

# %% [markdown]
# ### Ce que cela change à l'apprentissage
#
# Mettons trois réseaux de quinze couches devant les chiffres manuscrits. Même largeur, mêmes poids de départ, même optimiseur, mêmes images ; seule l'activation change. **Prédisez** le score de chacun. Au hasard, on aurait 10 % de bonnes réponses.

# %% tags=["demonstration"]
pixels, chiffres, pixels_test, chiffres_test = donnees.charger_chiffres()
X_images, y_images = torch.tensor(pixels.reshape(-1, 784) / 255, dtype=torch.float32), torch.tensor(chiffres, dtype=torch.long)
X_neuves = torch.tensor(pixels_test.reshape(-1, 784) / 255, dtype=torch.float32)

torch.set_num_threads(1)  # de si petites matrices vont plus vite sur un seul fil

def entrainer(Activation, epoques=3):
    """Entraîne un réseau de quinze couches sur les chiffres ; renvoie la part de bonnes réponses sur des images neuves."""
    torch.manual_seed(0)
    couches = [nn.Linear(784, 64), Activation()]
    for _ in range(13):
        couches += [nn.Linear(64, 64), Activation()]
    reseau = nn.Sequential(*couches, nn.Linear(64, 10))
    for couche in reseau:
        if isinstance(couche, nn.Linear):
            nn.init.kaiming_normal_(couche.weight, nonlinearity="relu")
            nn.init.zeros_(couche.bias)
    optimiseur = torch.optim.Adam(reseau.parameters(), lr=1e-3)
    for _ in range(epoques):
        for lot in torch.randperm(len(X_images)).split(200):
            optimiseur.zero_grad()
            nn.functional.cross_entropy(reseau(X_images[lot]), y_images[lot]).backward()
            optimiseur.step()
    with torch.no_grad():
        return float((reseau(X_neuves).argmax(dim=1).numpy() == chiffres_test).mean())

for Activation in (nn.Sigmoid, nn.Tanh, nn.ReLU):
    print(f"{Activation.__name__:<8} {100 * entrainer(Activation):.0f} % de bonnes réponses")

# %% [markdown]
# La sigmoïde en reste au hasard. Tanh et ReLU apprennent toutes deux, et l'écart entre elles ne prouve rien : c'est un seul tirage, et trois passages sur les données.
#
# > **À retenir.** Le gradient d'une couche contient un **produit** : un facteur (une pente et des poids) par couche traversée. Des facteurs inférieurs à 1 le font s'évanouir, supérieurs à 1 exploser. ReLU aide parce que sa pente vaut exactement 1 là où elle est active ; le tirage des poids compte autant (chapitre 03). Normalisation par lots et connexions résiduelles aident aussi (chapitres 05 et 06).

# %% [markdown]
# **Une pause ?** C'est la fin de la première séance. Enregistrez votre carnet. À la reprise, exécutez-le du début (« Exécuter toutes les cellules jusqu'ici »).

# %% [markdown]
# ## 6. Softmax et l'entropie croisée
#
# Dix classes, dix neurones de sortie. Leurs sommes pondérées s'appellent les **logits** : des réels quelconques, positifs ou négatifs. Comment en faire des probabilités, c'est-à-dire des nombres positifs de somme 1 ?
#
# La **softmax** procède en deux temps : l'exponentielle rend tout positif, la division par le total donne des parts.
#
# $$\operatorname{softmax}(z)_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$$

# %%
figures.softmax_en_barres([2.0, 1.0, -1.0], titre="Des logits aux probabilités")

# %% [markdown]
# Déplacez les logits, puis le décalage commun. **Prédisez** d'abord : si l'on ajoute 5 à tous les logits, que deviennent les probabilités ?

# %% tags=["widget"]
widgets.peser()

# %% [markdown]
# **À vous, sur papier.** Prenons des logits commodes : $z = (\ln 1, \ln 2, \ln 5)$. Que vaut la softmax ?
#
# <details><summary>Réponse</summary>
#
# Les exponentielles valent 1, 2 et 5, leur somme 8 : les probabilités sont $(1/8,\ 2/8,\ 5/8) = (0{,}125\ ;\ 0{,}25\ ;\ 0{,}625)$.
#
# </details>
#
# ### L'astuce qui sauve softmax
#
# Vous l'avez vu avec le curseur : ajouter la même constante $c$ à tous les logits ne change **rien**. La preuve tient en une ligne, car $e^{c}$ se met en facteur en haut et en bas :
#
# $$\frac{e^{z_i + c}}{\sum_j e^{z_j + c}} = \frac{e^{c}\, e^{z_i}}{e^{c} \sum_j e^{z_j}} = \frac{e^{z_i}}{\sum_j e^{z_j}}$$
#
# Nous sommes donc **libres** de choisir $c$. Le bon choix est $c = -m$, où $m = \max_j z_j$ est le plus grand logit **de l'exemple**. Tous les exposants deviennent négatifs ou nuls : plus de dépassement. L'un d'eux vaut exactement 0 : la somme est au moins 1, plus de division par zéro.
#
# Voyons d'abord l'échec, sur des logits de $(1000, 1001, 1002)$.

# %% tags=["nbval-check-output"]
with np.errstate(over="ignore", invalid="ignore"):
    exponentielles = np.exp(np.array([1000.0, 1001.0, 1002.0]))
    print("exponentielles    :", exponentielles)
    print("parts             :", exponentielles / exponentielles.sum())
exponentielles = np.exp(np.array([-2.0, -1.0, 0.0]))  # les mêmes logits, moins 1002
print("parts, après -max :", exponentielles / exponentielles.sum())

# %% [markdown]
# ### Exercice 6 · Softmax
#
# ★★☆ · 10 minutes · **But** : des probabilités justes, exemple par exemple, quels que soient les logits.
#
# Écrivez `softmax(z)`.
#
# - **Entrée** : `z`, une liste ou un tableau NumPy d'au moins un axe. Le **dernier axe** porte les classes : `(k,)` pour un exemple, `(n, k)` pour n exemples en lignes.
# - **Sortie** : des réels, de **même forme** que `z` ; la somme sur le dernier axe vaut 1.
# - Pour des logits jusqu'à ±1000, même très différents d'une ligne à l'autre : ni NaN, ni infini, ni avertissement. `z` n'est pas modifié.
#
# **Exemple** : `softmax(np.log([[1.0, 2.0, 5.0], [1.0, 1.0, 2.0]]))` donne `[[0.125 0.25 0.625] [0.25 0.25 0.5]]`.
#
# <details><summary>Indice 1</summary>Trois étapes : retirer le maximum, prendre l'exponentielle, diviser par la somme. Chacune concerne une ligne à la fois.</details>
# <details><summary>Indice 2</summary>Les méthodes <code>max</code> et <code>sum</code> prennent un argument <code>axis</code>. Le dernier axe s'écrit −1, quel que soit le nombre d'axes.</details>
# <details><summary>Indice 3</summary>Un maximum par ligne a la forme (n,), qui ne se combine pas avec (n, k) comme il faut. L'argument <code>keepdims=True</code> garde un axe de taille 1.</details>

# %% nbgrader={"grade": false, "grade_id": "softmax", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax(z):
    """Renvoie la softmax de z sur son dernier axe, sans dépassement."""
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=float)
    exponentielles = np.exp(z - z.max(axis=-1, keepdims=True))
    return exponentielles / exponentielles.sum(axis=-1, keepdims=True)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_softmax_exemple", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · l'exemple fait sur papier (1 point)
controles.egal(softmax(np.log([1.0, 2.0, 5.0])), [0.125, 0.25, 0.625], "softmax([ln 1, ln 2, ln 5])", pistes=[
    ([1.0, 2.0, 5.0], "ce sont les exponentielles : il reste à diviser par leur somme."),
    ([0.2, 0.4, 1.0], "ce sont les exponentielles après retrait du maximum : il reste à diviser par leur somme."),
    ([0.5882352941, 0.2941176471, 0.1176470588], "le signe de l'exposant est inversé."),
    (np.log([1.0, 2.0, 5.0]) / np.log(10.0), "les logits sont divisés par leur somme, sans exponentielle."),
    ([0.5, 2 / 3, 5 / 6], "c'est la sigmoïde de chaque logit : la somme ne vaut pas 1."),
    (np.log([0.125, 0.25, 0.625]), "c'est le logarithme de la softmax."),
])
controles.egal(softmax([0, 0]), [0.5, 0.5], "softmax([0, 0]), une liste d'entiers",
               pistes=[([0, 0], "les probabilités sont tronquées à l'entier.")])
controles.reussi("softmax sur un exemple")

# %% nbgrader={"grade": true, "grade_id": "test_softmax_lignes", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · chaque ligne a sa propre somme : le dernier axe (2 points)
z = np.log([[1.0, 2.0, 5.0], [1.0, 1.0, 2.0], [3.0, 3.0, 2.0]])
e, juste = np.exp(z), np.exp(z - z.max(axis=1, keepdims=True))
f = np.exp(z - z.max(axis=1))  # les maximums, pris sans keepdims, sont retirés aux mauvaises cases
controles.egal(softmax(z.copy()), [[0.125, 0.25, 0.625], [0.25, 0.25, 0.5], [0.375, 0.375, 0.25]], "softmax d'un tableau (3, 3)", pistes=[
    (e / e.sum(), "la somme porte sur tout le tableau : chaque ligne doit faire 1."),
    (juste / juste.sum(), "la somme porte sur tout le tableau : chaque ligne doit faire 1."),
    (e / e.sum(axis=0), "la somme porte sur les colonnes (axis=0) : les classes sont sur le dernier axe."),
    (e / e.sum(axis=1), "les sommes de lignes se sont rangées en colonnes : gardez l'axe avec keepdims=True."),
    (juste / juste.sum(axis=1), "les sommes de lignes se sont rangées en colonnes : gardez l'axe avec keepdims=True."),
    (f / f.sum(axis=1), "les maximums et les sommes de lignes se sont rangés en colonnes : gardez l'axe avec keepdims=True, aux deux endroits."),
    (f / f.sum(axis=1, keepdims=True), "les maximums de lignes se sont rangés en colonnes : gardez l'axe avec keepdims=True."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(7)
for forme in ((5,), (4, 3), (2, 3, 4)):
    z = rng.normal(size=forme)
    attendu = np.empty(forme)
    for i in np.ndindex(forme[:-1]):
        attendu[i] = np.exp(z[i]) / sum(np.exp(v) for v in z[i])
    controles.egal(softmax(z.copy()), attendu, f"softmax d'un tableau {forme} au hasard", pistes=[
        (np.exp(z) / np.exp(z).sum(), "la somme porte sur tout le tableau : chaque ligne doit faire 1."),
        (np.exp(z) / np.exp(z).sum(axis=0), "la somme porte sur le premier axe : les classes sont sur le dernier."),
    ])
### END HIDDEN TESTS
controles.reussi("chaque ligne a sa propre somme")

# %% nbgrader={"grade": true, "grade_id": "test_softmax_stable", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 3 · de grands logits, très différents d'une ligne à l'autre (2 points)
z = np.array([[1000.0, 1000.0, 0.0], [-1000.0, -1000.0, -1000.0], [1000.0, -1000.0, 999.0]])
quoi, pistes = "softmax de logits entre -1000 et 1000", [
    (lambda o: bool(np.isnan(o[1]).all() and not np.isnan(o[0]).any()),
     "une ligne entière s'est annulée : retirez le maximum de chaque ligne, et non celui de tout le tableau."),
    (lambda o: bool(not np.isfinite(o[0, 1]) and np.isfinite(o[1]).all()),
     "un maximum a été retiré de la mauvaise ligne : gardez l'axe avec keepdims=True."),
]
with controles.sans_avertissement(quoi, rejouer=lambda: softmax(z.copy()), pistes=pistes):
    obtenu = softmax(z.copy())
controles.egal(obtenu, [[0.5, 0.5, 0.0], [1 / 3, 1 / 3, 1 / 3], [0.7310585786, 0.0, 0.2689414214]], quoi, pistes=[
    *pistes, (lambda o: bool(np.isnan(o).any()), "infini divisé par infini : il faut retirer le maximum avant l'exponentielle."),
])
controles.reussi("softmax est stable")

# %% nbgrader={"grade": true, "grade_id": "test_softmax_intact", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · l'entrée reste intacte (1 point)
z = np.array([[3.0, 1.0, 2.0], [0.5, -1.0, 4.0]])
with controles.inchanges(z=z):
    obtenu = softmax(z)
controles.forme(obtenu, (2, 3), "softmax d'un tableau (2, 3)")
controles.egal(np.asarray(obtenu).sum(axis=-1), [1.0, 1.0], "les sommes de chaque ligne")
controles.reussi("softmax laisse l'entrée intacte")

# %% [markdown]
# ### Mesurer l'erreur : l'entropie croisée
#
# Le réseau donne la probabilité $p$ à la bonne classe. Quel coût lui faire payer ? Zéro s'il en était certain ($p = 1$), et d'autant plus que $p$ est petite. L'**entropie croisée** (*cross-entropy*) choisit $-\ln p$.

# %%
figures.cout_logarithmique(p=0.625, titre="Le prix d'une erreur")

# %% [markdown]
# Dans l'exemple sur papier, si la bonne classe est la dernière, $p = 5/8$ et le coût vaut $-\ln 0{,}625 = 0{,}4700$. Si c'est la première, $-\ln 0{,}125 = 2{,}0794$ : plus le réseau était sûr d'autre chose, plus il paie. Un réseau qui ne sait rien de dix classes donne $1/10$ à chacune et paie $\ln 10 = 2{,}3026$ : c'est à peu près ce que vous devez lire au tout début d'un entraînement.
#
# Pour $n$ exemples, on prend la **moyenne** :
#
# $$L = -\frac{1}{n} \sum_{i=1}^{n} \ln \operatorname{softmax}(z_i)_{y_i}$$
#
# **Convention du cours.** Les étiquettes `y` sont des **entiers** de $0$ à $k - 1$, de forme `(n,)`. Keras appelle cette écriture `sparse_categorical_crossentropy` (`categorical_crossentropy` attend, pour chaque exemple, une ligne de 0 avec un seul 1 : le codage *one-hot*) ; PyTorch, `nn.CrossEntropyLoss`.

# %% [markdown]
# ### Le logarithme de zéro
#
# Une softmax stable ne suffit pas. **Prédisez** ce que vaut le logarithme de la softmax de $(1000, 0)$.

# %% tags=["nbval-check-output"]
with np.errstate(divide="ignore"):
    print("softmax :", np.array([1.0, np.exp(-1000.0)]), "   son logarithme :", np.log(np.array([1.0, np.exp(-1000.0)])))

# %% [markdown]
# La vraie valeur est $-1000$ ; la probabilité $e^{-1000}$ s'est arrondie à 0, et son logarithme est $-\infty$. Un coût infini, un gradient NaN, et tout l'entraînement est perdu.
#
# La parade : **ne jamais passer par la probabilité**. Prenons le logarithme sur le papier, avant tout calcul :
#
# $$\ln \operatorname{softmax}(z)_i = \ln \frac{e^{z_i}}{\sum_j e^{z_j}} = z_i - \underbrace{\ln \sum_j e^{z_j}}_{\text{log-sum-exp}}$$
#
# Le terme de droite s'appelle **log-sum-exp**. Il déborde encore, mais le maximum le sauve, de la même façon que tout à l'heure. On factorise $e^{m}$ sous le logarithme :
#
# $$\ln \sum_j e^{z_j} = \ln \Big( e^{m} \sum_j e^{z_j - m} \Big) = m + \ln \sum_j e^{z_j - m}$$
#
# Les exposants sont négatifs ou nuls, la somme est entre 1 et $k$, son logarithme entre 0 et $\ln k$ : rien ne peut déborder. **Avec des nombres**, pour $z = (1000, 0)$ : $m = 1000$, la somme vaut $1 + e^{-1000}$, que l'ordinateur arrondit à 1, et son logarithme 0. Donc log-sum-exp $= 1000$, et $\ln \operatorname{softmax}(z) = (0, -1000)$ : juste, à l'arrondi près.

# %% [markdown]
# ### Exercice 7 · Le logarithme de la softmax
#
# ★★☆ · 7 minutes · **But** : l'astuce du log-sum-exp.
#
# Écrivez `log_softmax(z)`.
#
# - **Entrée** : `z`, une liste ou un tableau NumPy ; le **dernier axe** porte les classes.
# - **Sortie** : $\ln \operatorname{softmax}(z)$, des réels de **même forme** que `z`.
# - Pour des logits jusqu'à ±1000 : des valeurs **finies et justes**, sans avertissement. `z` n'est pas modifié.
#
# **Exemple** : `log_softmax(np.array([1000.0, 0.0]))` donne `[0. -1000.]`.
#
# <details><summary>Indice 1</summary>Prendre le logarithme de votre softmax donne moins l'infini dès qu'une probabilité s'arrondit à 0 : repartez de la formule du texte, où la probabilité n'apparaît plus.</details>
# <details><summary>Indice 2</summary>Décalez d'abord les logits de leur maximum. La log-softmax des logits décalés est la même, et log-sum-exp devient un simple logarithme de somme.</details>
# <details><summary>Indice 3</summary>Comme pour softmax : tout se passe sur le dernier axe, en le gardant (<code>keepdims=True</code>).</details>

# %% nbgrader={"grade": false, "grade_id": "log_softmax", "locked": false, "schema_version": 3, "solution": true, "task": false}
def log_softmax(z):
    """Renvoie le logarithme de la softmax de z sur son dernier axe, fini même pour de grands logits."""
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=float)
    decales = z - z.max(axis=-1, keepdims=True)
    return decales - np.log(np.exp(decales).sum(axis=-1, keepdims=True))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_log_softmax_exemple", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · l'exemple fait sur papier, en lignes (1 point)
z = np.log([[1.0, 2.0, 5.0], [2.0, 2.0, 4.0], [5.0, 4.0, 1.0]])
attendu = np.log([[0.125, 0.25, 0.625], [0.25, 0.25, 0.5], [0.5, 0.4, 0.1]])
e, juste, d = np.exp(z), z - z.max(axis=1, keepdims=True), z - z.max(axis=1)  # d : les maximums, pris sans keepdims, sont retirés aux mauvaises cases
controles.egal(log_softmax(z.copy()), attendu, "log_softmax d'un tableau (3, 3)", pistes=[
    (np.exp(attendu), "c'est la softmax : il manque le logarithme."),
    (-attendu, "le signe est opposé : le logarithme d'une probabilité est négatif."),
    (z - np.log(e.sum()), "la somme porte sur tout le tableau : chaque ligne a la sienne."),
    (z - np.log(e.sum(axis=0)), "la somme porte sur les colonnes (axis=0) : les classes sont sur le dernier axe."),
    (z - np.log(e.sum(axis=1)), "les sommes de lignes se sont rangées en colonnes : gardez l'axe avec keepdims=True."),
    (juste - np.log(np.exp(juste).sum(axis=1)), "les sommes de lignes se sont rangées en colonnes : gardez l'axe avec keepdims=True."),
    (d - np.log(np.exp(d).sum(axis=1)),
     "les maximums et les sommes de lignes se sont rangés en colonnes : gardez l'axe avec keepdims=True, aux deux endroits."),
    (d - np.log(np.exp(d).sum(axis=1, keepdims=True)), "les maximums de lignes se sont rangés en colonnes : gardez l'axe avec keepdims=True."),
    (z - z.max(axis=-1, keepdims=True), "il manque le logarithme de la somme : ce ne sont que les logits décalés."),
    (attendu - z.max(axis=-1, keepdims=True), "le maximum est retiré deux fois : il s'ajoute à nouveau dans log-sum-exp."),
    (attendu + z.max(axis=-1, keepdims=True), "le maximum est retiré de la somme, mais pas du logit."),
    (attendu / np.log(2), "c'est le logarithme en base 2 : prenez le logarithme naturel, np.log."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(8)
z = rng.normal(size=(2, 3, 4))
controles.egal(log_softmax(z.copy()), np.log(np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)), "log_softmax d'un tableau (2, 3, 4) au hasard", pistes=[
    (z - np.log(np.exp(z).sum()), "la somme porte sur tout le tableau : chaque ligne a la sienne."),
    (z - np.log(np.exp(z).sum(axis=0)), "la somme porte sur le premier axe : les classes sont sur le dernier."),
])
### END HIDDEN TESTS
controles.reussi("le logarithme de la softmax")

# %% nbgrader={"grade": true, "grade_id": "test_log_softmax_stable", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · de grands logits : fini, juste, sans avertissement (2 points)
def sans_axe(d):
    """La log-softmax de logits décalés, si l'on oublie de garder l'axe de la somme."""
    return d - np.log(np.exp(d).sum(axis=-1))

for z, attendu in (([1000.0, 0.0], [0.0, -1000.0]), ([[1000.0, 0.0], [-1000.0, -1000.0]], [[0.0, -1000.0], [-0.6931471806, -0.6931471806]]),
                   ([-1000.0, -1000.0], [-0.6931471806, -0.6931471806]),
                   ([[800.0, 0.0, -800.0], [-900.0, 100.0, 100.0]], [[0.0, -800.0, -1600.0], [-1000.6931471806, -0.6931471806, -0.6931471806]])):
    quoi, z = f"log_softmax({z})", np.array(z)
    maximums = z.max(axis=-1, keepdims=True)
    pistes = [
        (attendu + maximums, "le maximum est retiré de la somme, mais pas du logit."),
        (attendu - maximums, "le maximum est retiré deux fois : il s'ajoute à nouveau dans log-sum-exp."),
        (lambda o: bool((o.ndim == 2) and np.isinf(o[1]).all() and np.isfinite(o[0]).all()),
         "une ligne entière s'est annulée : retirez le maximum de chaque ligne, et non celui de tout le tableau."),
        (lambda o: z.ndim == 2 and np.allclose(o, sans_axe(z - maximums)), "les sommes de lignes se sont rangées en colonnes : gardez l'axe avec keepdims=True."),
        (lambda o: z.ndim == 2 and np.allclose(o, sans_axe(z - z.max(axis=-1))),
         "les maximums et les sommes de lignes se sont rangés en colonnes : gardez l'axe avec keepdims=True, aux deux endroits."),
        (lambda o: bool(np.isneginf(o).any() and np.isfinite(o).any(axis=-1).all()), "une probabilité s'est arrondie à 0, et log(0) vaut moins l'infini : ne passez pas par softmax."),
        (lambda o: bool(np.isfinite(o).all() and (o >= -750).all() and (o <= 0).all()),
         "une valeur est trop grande : la probabilité a été bornée avant le logarithme. Ne passez pas par softmax."),
    ]
    with controles.sans_avertissement(quoi, rejouer=lambda: log_softmax(z.copy()), pistes=pistes):
        obtenu = log_softmax(z.copy())
    controles.egal(obtenu, attendu, quoi, pistes=pistes)
controles.reussi("log_softmax est stable")

# %% nbgrader={"grade": true, "grade_id": "test_log_softmax_intact", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · une liste d'entiers convient, et l'entrée reste intacte (1 point)
controles.egal(log_softmax([0, 0, 0, 0]), [-1.3862943611] * 4, "log_softmax([0, 0, 0, 0])", pistes=[
    ([-1, -1, -1, -1], "les valeurs sont tronquées à l'entier."),
])
z = np.array([[3.0, 1.0], [0.5, -1.0]])
with controles.inchanges(z=z):
    controles.forme(log_softmax(z), (2, 2), "log_softmax d'un tableau (2, 2)")
controles.reussi("log_softmax laisse l'entrée intacte")

# %% [markdown]
# ### Exercice 8 · L'entropie croisée
#
# ★★☆ · 15 minutes · **But** : la perte de tous les classifieurs de ce cours.
#
# Écrivez `entropie_croisee(logits, y)`.
#
# - **Entrées** : `logits` de forme `(n, k)` ; `y` de forme `(n,)`, des entiers de 0 à k − 1 (liste ou tableau).
# - **Sortie** : un réel, la **moyenne** sur les exemples du coût $-\ln p$ de la bonne classe.
# - Pour des logits jusqu'à ±1000 : une valeur finie et juste, sans avertissement.
# - Si une étiquette sort de $[0, k - 1]$, si `y` n'a pas la forme `(n,)`, ou s'il n'y a aucun exemple, levez une `ValueError` dont le message dit ce qui était attendu.
# - Rien n'est modifié. Vous pouvez utiliser `log_softmax`.
#
# **Exemple** : `entropie_croisee(np.log([[1.0, 2.0, 5.0]]), [2])` donne `0.47` (à $10^{-4}$ près).
#
# <details><summary>Indice 1</summary>Parmi les k log-probabilités de chaque ligne, une seule compte : celle dont le numéro est l'étiquette.</details>
# <details><summary>Indice 2</summary>NumPy prend un élément par ligne si on lui donne deux suites d'indices : les numéros de lignes, <code>np.arange(n)</code>, et ceux des colonnes. Un « deux-points » à la place de la première donnerait un tableau (n, n).</details>
# <details><summary>Indice 3</summary>Pour NumPy, l'indice −1 est la dernière colonne : une étiquette négative passerait inaperçue. Vérifiez avant d'indexer.</details>

# %% nbgrader={"grade": false, "grade_id": "entropie_croisee", "locked": false, "schema_version": 3, "solution": true, "task": false}
def entropie_croisee(logits, y):
    """Renvoie l'entropie croisée moyenne de logits (n, k) pour des étiquettes entières y (n,)."""
    ### BEGIN SOLUTION
    logits, y = np.asarray(logits, dtype=float), np.asarray(y)
    if logits.ndim != 2 or len(logits) == 0 or y.shape != (len(logits),):
        raise ValueError(f"logits (n, k) et y (n,) attendus, avec n >= 1 ; reçu {logits.shape} et {y.shape}.")
    if y.min() < 0 or y.max() >= logits.shape[1]:
        raise ValueError(f"Les étiquettes attendues vont de 0 à {logits.shape[1] - 1} ; reçu {np.unique(y)}.")
    return -log_softmax(logits)[np.arange(len(y)), y].mean()
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_entropie_croisee_exemple", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · un exemple, puis la moyenne de trois (1 point)
controles.egal(entropie_croisee(np.log([[1.0, 2.0, 5.0]]), np.array([2])), 0.4700036292, "entropie_croisee([[ln 1, ln 2, ln 5]], [2])", pistes=[
    (-0.4700036292, "le signe est opposé : le coût -ln p est positif."),
    (0.625, "c'est la probabilité de la bonne classe : il manque -ln."),
    (0.4700036292 / 3, "le coût est divisé par le nombre de classes : la moyenne divise par le nombre d'exemples."),
    (0.6780719051, "c'est le logarithme en base 2 : prenez le logarithme naturel, np.log."),
    (-np.log(np.exp(0.625) / np.exp([0.125, 0.25, 0.625]).sum()), "la softmax est appliquée deux fois : log_softmax reçoit des logits, pas des probabilités."),
])
z, y = np.log([[1.0, 2.0, 5.0], [2.0, 1.0, 1.0], [3.0, 3.0, 2.0]]), np.array([0, 0, 2])
controles.egal(entropie_croisee(z, y), np.log(8 * 2 * 4) / 3, "entropie_croisee de trois exemples", pistes=[
    (np.log(64), "c'est la somme des coûts : l'énoncé demande la moyenne."),
    (np.log(64) / 9, "la moyenne porte sur n × k nombres : divisez par le nombre d'exemples."),
    (-np.log(np.mean([1 / 8, 1 / 2, 1 / 4])), "c'est le logarithme de la moyenne : prenez la moyenne des logarithmes."),
    (-np.mean(np.log([[1 / 8, 1 / 8, 5 / 8], [1 / 2, 1 / 2, 1 / 4], [3 / 8, 3 / 8, 1 / 4]])),
     "chaque ligne est lue pour toutes les étiquettes : prenez un seul élément par ligne."),
    (-np.log(64) / 3, "le signe est opposé : le coût -ln p est positif."),
    (lambda o: o.shape == (3,), "ce sont les coûts de chaque exemple : il manque la moyenne."),
])
controles.reussi("l'entropie croisée de quelques exemples")

# %% nbgrader={"grade": true, "grade_id": "test_entropie_croisee_hasard", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · des logits au hasard ; une liste convient ; les entrées restent intactes (1 point)
rng = controles.hasard(9)
for n, k in ((1, 2), (6, 3), (40, 10)):
    z, y = rng.normal(size=(n, k)), rng.integers(0, k, size=n)
    couts = [-np.log(np.exp(z[i, y[i]]) / sum(np.exp(v) for v in z[i])) for i in range(n)]
    with controles.inchanges(z=z, y=y):
        obtenu = entropie_croisee(z, y)
    controles.egal(obtenu, sum(couts) / n, f"entropie_croisee au hasard, pour n = {n} et k = {k}", pistes=[
        (sum(couts), "c'est la somme des coûts : l'énoncé demande la moyenne."),
        (sum(couts) / k, "la somme est divisée par le nombre de classes : divisez par le nombre d'exemples."),
        (sum(couts) / (n * k), "la moyenne porte sur n × k nombres : divisez par le nombre d'exemples."),
    ])
    controles.egal(entropie_croisee(z, y.tolist()), sum(couts) / n, "entropie_croisee quand y est une liste")
### BEGIN HIDDEN TESTS
n, k = [int(taille) for taille in rng.integers(3, 12, size=2)]
z, y = rng.normal(scale=3, size=(n, k)), rng.integers(0, k, size=n)
couts = [np.log(sum(np.exp(z[i]))) - z[i, y[i]] for i in range(n)]
controles.egal(entropie_croisee(z, y), sum(couts) / n, f"entropie_croisee de {n} exemples et {k} classes au hasard", pistes=[
    (sum(couts), "c'est la somme des coûts : l'énoncé demande la moyenne."),
    (sum(couts) / (n * k), "la moyenne porte sur n × k nombres : divisez par le nombre d'exemples."),
])
### END HIDDEN TESTS
controles.reussi("l'entropie croisée de logits au hasard")

# %% nbgrader={"grade": true, "grade_id": "test_entropie_croisee_stable", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · de grands logits : fini, juste, sans avertissement (1 point)
z = np.array([[1000.0, 0.0], [-1000.0, 1000.0], [0.0, -1000.0]])
with controles.sans_avertissement("entropie_croisee de logits entre -1000 et 1000"):
    obtenu = entropie_croisee(z, np.array([1, 1, 0]))
controles.egal(obtenu, 1000 / 3, "entropie_croisee de logits entre -1000 et 1000", pistes=[
    (lambda o: bool(np.isinf(o).any()), "une probabilité s'est arrondie à 0, et son logarithme est infini : partez de log_softmax."),
    (1000.0, "c'est la somme des coûts : l'énoncé demande la moyenne."),
    (1000 / 2, "la somme est divisée par le nombre de classes : divisez par le nombre d'exemples."),
    (1000 / 6, "la moyenne porte sur n × k nombres : divisez par le nombre d'exemples."),
    (lambda o: bool(3 < o < 250), "la probabilité a été bornée avant le logarithme : partez de log_softmax."),
])
controles.reussi("l'entropie croisée est stable")

# %% nbgrader={"grade": true, "grade_id": "test_entropie_croisee_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · étiquettes impossibles, formes qui ne vont pas, aucun exemple : refusés (1 point)
z = np.zeros((3, 4))
controles.egal(entropie_croisee(z, [0, 3, 1]), 1.3862943611, "entropie_croisee de logits nuls à 4 classes")
controles.leve(ValueError, entropie_croisee, z, np.array([0, -1, 1]), quoi="entropie_croisee avec une étiquette -1")
controles.leve(ValueError, entropie_croisee, z, np.array([0, 4, 1]), quoi="entropie_croisee avec l'étiquette 4 pour 4 classes")
controles.leve(ValueError, entropie_croisee, z, np.array([0, 1]), quoi="entropie_croisee de 3 exemples et 2 étiquettes")
controles.leve(ValueError, entropie_croisee, np.zeros((0, 4)), np.zeros(0, dtype=int), quoi="entropie_croisee d'aucun exemple")
### BEGIN HIDDEN TESTS
controles.leve(ValueError, entropie_croisee, z, np.array([[0], [1], [2]]), quoi="entropie_croisee avec y de forme (3, 1)")
### END HIDDEN TESTS
controles.reussi("les étiquettes impossibles sont refusées")

# %% [markdown]
# ### Les trois mondes d'accord
#
# Vos fonctions, PyTorch et Keras, sur les mêmes logits. `nn.CrossEntropyLoss` attend toujours des **logits**. Keras attend par défaut des probabilités, et des logits avec `from_logits=True`.

# %% tags=["nbval-check-output"]
rng = np.random.default_rng(1)
logits, etiquettes = 4 * rng.normal(size=(50, 10)), rng.integers(0, 10, size=50)
par_numpy = entropie_croisee(logits, etiquettes)
par_torch = float(nn.CrossEntropyLoss()(torch.tensor(logits), torch.tensor(etiquettes)))
par_keras = float(keras.losses.SparseCategoricalCrossentropy(from_logits=True)(etiquettes, logits))
print(f"NumPy {par_numpy:.4f}   PyTorch {par_torch:.4f}   Keras {par_keras:.4f}")
print("trois valeurs égales à 1e-5 près :", np.allclose([par_torch, par_keras], par_numpy, rtol=1e-5))

# %% [markdown]
# **La softmax de trop.** `nn.CrossEntropyLoss` applique elle-même la log-softmax. Si votre modèle finit **déjà** par une softmax, elle s'applique deux fois. Rien ne plante : le modèle apprend seulement moins bien. Voici un réseau parfait, certain et juste, jugé des deux façons.

# %% tags=["nbval-check-output"]
parfait = torch.full((1, 10), -50.0)
parfait[0, 3] = 50.0
print(f"logits                  : {float(nn.functional.cross_entropy(parfait, torch.tensor([3]))):.4f}")
print(f"probabilités (l'erreur) : {float(nn.functional.cross_entropy(parfait.softmax(dim=1), torch.tensor([3]))):.4f}")

# %% [markdown]
# Avec la softmax de trop, le coût ne peut plus descendre sous $-\ln \dfrac{e}{e + 9} = 1{,}4612$, puisque des « logits » compris entre 0 et 1 ne peuvent guère s'écarter les uns des autres. Un coût de classification à dix classes bloqué vers 1,46 : cherchez une softmax en double.
#
# Un dernier résultat, démontré au chapitre 03 : le gradient de la perte d'un exemple par rapport à ses logits est $\operatorname{softmax}(z) - (\text{1 à la place de } y, \text{0 ailleurs})$. Vérifions-le avec vos fonctions, par **différences finies** : on bouge un logit d'un rien, et on divise la variation de la perte par celle du logit.

# %% tags=["nbval-check-output"]
z_un = np.array([[0.5, -1.0, 2.0]])
attendu = softmax(z_un) - np.array([[0.0, 1.0, 0.0]])
gradient = controles.gradient_numerique(lambda z: entropie_croisee(z, [1]), z_un)
print("différences finies :", np.round(gradient, 4), "   softmax - (0, 1, 0) :", np.round(attendu, 4))

# %% [markdown]
# > **À retenir.** $\operatorname{softmax}(z) = \operatorname{softmax}(z - \max z)$, et $\ln \operatorname{softmax}(z)_i = z_i - m - \ln \sum_j e^{z_j - m}$. Donnez des **logits** à la perte, jamais le logarithme d'une probabilité. Étiquettes : des entiers. Coût de départ attendu pour $k$ classes : $\ln k$.

# %% [markdown]
# ## 7. Quelle sortie pour quel problème
#
# Les couches cachées choisissent leur activation selon la façon dont on **apprend**. La couche de sortie, selon ce que l'on **prédit**. Trois questions suffisent, parfois une seule.

# %%
figures.questions_de_sortie(titre="De la question à la sortie")

# %% [markdown]
# Le cas **multi-étiquette** (*multi-label*) est celui que l'on confond le plus souvent avec le multiclasse. Une photo peut montrer à la fois un chat et un chien ; un film peut être une comédie **et** un film policier. La softmax met les classes en concurrence : ce que l'une gagne, les autres le perdent. Des sigmoïdes répondent à chaque question séparément.

# %%
figures.probabilites_et_logits((2.0, 1.5, -1.0), ("chat", "chien", "oiseau"), titre="Les mêmes logits, lus de deux façons")

# %% [markdown]
# Avec la softmax, le chien tombe à 0,37, sous le seuil de 0,5, alors que son logit est nettement positif. La softmax ne **peut pas** dire « chat et chien ».
#
# Reste la perte. Elle va avec l'activation.
#
# - Une **probabilité** par sortie, chaque sortie étant une question oui/non : l'entropie croisée **binaire**, $-y \ln p - (1 - y) \ln(1 - p)$, moyennée sur les sorties.
# - Une **distribution** sur les classes, étiquette entière : l'entropie croisée de la section 6.
# - Une **quantité**, qui peut être négative ou dépasser 1 : l'erreur quadratique moyenne, sans aucune activation en sortie (Keras l'appelle `"linear"`). Une ReLU interdirait les valeurs négatives, une sigmoïde tout ce qui dépasse 1.
#
# Deux classes exclusives admettent deux écritures équivalentes : un neurone sigmoïde, ou deux neurones softmax. En effet $\operatorname{softmax}(z)_1 = \sigma(z_1 - z_0)$ : seule compte la différence des logits.

# %% [markdown]
# ### Exercice 9 · De la question à la sortie
#
# ★☆☆ · 5 minutes · **But** : associer à chaque type de problème son activation de sortie et sa perte.
#
# Écrivez `activation_de_sortie(probleme)`.
#
# - **Entrée** : une chaîne, `"binaire"`, `"multiclasse"`, `"multi-etiquette"` ou `"regression"`.
# - **Sortie** : un couple `(activation, perte)` de noms **Keras**, des chaînes. Pour un problème binaire, on suppose **un seul** neurone de sortie. Les étiquettes d'un problème multiclasse sont des **entiers**. Pour une régression, la perte est l'erreur quadratique moyenne, et l'activation `"linear"` ou `None`.
# - Les abréviations que Keras comprend (`"mse"`…) conviennent. Toute autre valeur de `probleme` lève une `ValueError` dont le message donne les choix permis.
#
# Les noms utiles, dans le désordre : `"softmax"`, `"linear"`, `"sigmoid"`, `"relu"` ; `"binary_crossentropy"`, `"categorical_crossentropy"`, `"mean_squared_error"`, `"sparse_categorical_crossentropy"`. Tous ne servent pas.
#
# **Exemple** : `activation_de_sortie("cubisme")` lève une `ValueError`.
#
# <details><summary>Indice 1</summary>Un dictionnaire se lit mieux qu'une cascade de <code>if</code>.</details>
# <details><summary>Indice 2</summary>Multi-étiquette : autant de questions oui/non que de sorties. À quel autre problème cela ressemble-t-il, en plusieurs exemplaires ?</details>
# <details><summary>Indice 3</summary>« sparse » veut dire que l'étiquette est un numéro de classe, et non une ligne de 0 et de 1. Une clé absente lève une <code>KeyError</code> : ce n'est pas ce qui est demandé.</details>

# %% nbgrader={"grade": false, "grade_id": "activation_de_sortie", "locked": false, "schema_version": 3, "solution": true, "task": false}
def activation_de_sortie(probleme):
    """Renvoie (activation, perte), les noms Keras de la sortie et de la perte pour ce type de problème."""
    ### BEGIN SOLUTION
    choix = {
        "binaire": ("sigmoid", "binary_crossentropy"),
        "multiclasse": ("softmax", "sparse_categorical_crossentropy"),
        "multi-etiquette": ("sigmoid", "binary_crossentropy"),
        "regression": ("linear", "mean_squared_error"),
    }
    if probleme not in choix:
        raise ValueError(f"Problème inconnu : {probleme!r}. Choix permis : {', '.join(choix)}.")
    return choix[probleme]
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "nommer_sortie", "locked": true, "schema_version": 3, "solution": false, "task": false}
def nommer_sortie(sortie, quoi):
    """Vérifie un couple (activation, perte) et renvoie les noms complets que Keras leur donne (sert aux tests)."""
    activation, perte = controles.n_uplet(sortie, 2, quoi)
    noms = []
    for nom, registre, genre in ((activation, keras.activations, "d'activation"), (perte, keras.losses, "de perte")):
        controles.vrai(isinstance(nom, str) or (nom is None and genre == "d'activation"), f"{quoi} : {nom!r} n'est pas un nom",
                       cause="donnez une chaîne, comme \"relu\".")
        try:
            noms.append(registre.get(nom).__name__)
        except (ValueError, TypeError, AttributeError):
            raise controles.Echec(f"{quoi} : Keras ne connaît pas {genre} nommée {nom!r}",
                                  cause_probable="une faute de frappe ? Les noms utiles sont dans l'énoncé.") from None
    return tuple(noms)

# %% nbgrader={"grade": true, "grade_id": "test_activation_de_sortie_binaire", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · binaire (1 point)
activation, perte = nommer_sortie(activation_de_sortie("binaire"), 'activation_de_sortie("binaire")')
controles.vrai(activation != "softmax", "binaire : softmax n'est pas l'activation attendue",
               cause="la softmax d'une seule sortie vaut toujours 1.")
controles.vrai(activation == "sigmoid", f"binaire : {activation} n'est pas l'activation attendue",
               cause="l'unique sortie doit se lire comme une probabilité, entre 0 et 1.")
controles.vrai(perte == "binary_crossentropy", f"binaire : {perte} n'est pas la perte attendue",
               cause="la perte d'une question oui/non est l'entropie croisée binaire.")
controles.reussi("la sortie d'un problème binaire")

# %% nbgrader={"grade": true, "grade_id": "test_activation_de_sortie_multiclasse", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · multiclasse (1 point)
activation, perte = nommer_sortie(activation_de_sortie("multiclasse"), 'activation_de_sortie("multiclasse")')
controles.vrai(activation == "softmax", f"multiclasse : {activation} n'est pas l'activation attendue",
               cause="une seule classe est vraie : les probabilités doivent avoir pour somme 1.")
controles.vrai(perte != "categorical_crossentropy", "multiclasse : categorical_crossentropy n'est pas la perte attendue",
               cause="elle attend des étiquettes en lignes de 0 et de 1 ; les nôtres sont des entiers.")
controles.vrai(perte == "sparse_categorical_crossentropy", f"multiclasse : {perte} n'est pas la perte attendue",
               cause="c'est l'entropie croisée, pour des étiquettes entières.")
controles.reussi("la sortie d'un problème multiclasse")

# %% nbgrader={"grade": true, "grade_id": "test_activation_de_sortie_multi_etiquette", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · multi-étiquette (1 point)
activation, perte = nommer_sortie(activation_de_sortie("multi-etiquette"), 'activation_de_sortie("multi-etiquette")')
controles.vrai(activation != "softmax", "multi-étiquette : softmax n'est pas l'activation attendue",
               cause="la softmax met les classes en concurrence ; ici, plusieurs peuvent être vraies à la fois.")
controles.vrai(activation == "sigmoid", f"multi-étiquette : {activation} n'est pas l'activation attendue",
               cause="chaque sortie répond à une question oui/non, par une probabilité.")
controles.vrai(perte == "binary_crossentropy", f"multi-étiquette : {perte} n'est pas la perte attendue",
               cause="chaque sortie est une question oui/non : entropie croisée binaire.")
controles.reussi("la sortie d'un problème multi-étiquette")

# %% nbgrader={"grade": true, "grade_id": "test_activation_de_sortie_regression", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · régression (1 point)
activation, perte = nommer_sortie(activation_de_sortie("regression"), 'activation_de_sortie("regression")')
controles.vrai(activation == "linear", f"régression : {activation} n'est pas l'activation attendue",
               cause="une quantité peut être négative ou dépasser 1 : aucune activation ne doit la borner.")
controles.vrai(perte == "mean_squared_error", f"régression : {perte} n'est pas la perte attendue",
               cause="l'énoncé demande l'erreur quadratique moyenne.")
controles.reussi("la sortie d'une régression")

# %% nbgrader={"grade": true, "grade_id": "test_activation_de_sortie_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 5 · un problème inconnu est refusé (1 point)
controles.n_uplet(activation_de_sortie("binaire"), 2, 'activation_de_sortie("binaire")')
controles.leve(ValueError, activation_de_sortie, "cubisme", quoi='activation_de_sortie("cubisme")')
controles.leve(ValueError, activation_de_sortie, "", quoi='activation_de_sortie("")')
### BEGIN HIDDEN TESTS
rng = controles.hasard(15)
for taille in (3, 8):
    inconnu = "".join(chr(97 + int(n)) for n in rng.integers(0, 26, size=taille))
    controles.leve(ValueError, activation_de_sortie, inconnu, quoi=f"activation_de_sortie({inconnu!r})",
                   cause="toute valeur qui n'est pas l'un des quatre problèmes est refusée, quelle qu'elle soit.")
### END HIDDEN TESTS
controles.reussi("un problème inconnu est refusé")

# %% [markdown]
# ### Exercice 10 · Six cas
#
# ★★☆ · 10 minutes · **But** : décider, devant un vrai problème.
#
# Pour chaque cas, donnez dans `DECISIONS` un triplet `(nombre de neurones de sortie, activation, perte)`, avec des noms Keras. Quand deux écritures sont équivalentes, les deux sont acceptées. Les tests regardent ici si chaque réponse est complète et cohérente ; la correction de votre copie dira si elle est juste.
#
# - **A.** Reconnaître l'espèce d'un manchot (Adélie, papou ou à jugulaire) d'après quatre mesures. L'étiquette est 0, 1 ou 2.
# - **B.** Dire si un courriel est indésirable. L'étiquette est 0 ou 1.
# - **C.** Donner à un film ses genres, parmi 18. Un film en a un, plusieurs, ou parfois aucun. L'étiquette est une ligne de dix-huit 0 ou 1.
# - **D.** Prévoir la température de demain à midi à Tunis et à Oslo, en degrés Celsius. Perte : l'erreur quadratique moyenne.
# - **E.** Dire si une photo contient un chat, et si elle contient un chien. L'étiquette est une ligne de deux 0 ou 1.
# - **F.** Dire si une critique est négative, neutre ou positive. L'étiquette est 0, 1 ou 2.
#
# **Exemple** (un cas qui n'est pas dans la liste) : pour estimer l'âge d'un arbre, `(1, "linear", "mean_squared_error")`.
#
# <details><summary>Indice 1</summary>Répondez aux questions de la figure, à voix haute, pour chaque cas. Combien de réponses peuvent être vraies à la fois ?</details>
# <details><summary>Indice 2</summary>Le nombre de neurones : combien de nombres le réseau doit-il donner pour un exemple ?</details>
# <details><summary>Indice 3</summary>Deux sorties ne veulent pas dire deux classes exclusives : comparez la forme de l'étiquette dans les cas B et E.</details>

# %% nbgrader={"grade": false, "grade_id": "cas", "locked": false, "schema_version": 3, "solution": true, "task": false}
# Six triplets : remplacez les points de suspension.
DECISIONS = {"A": ..., "B": ..., "C": ..., "D": ..., "E": ..., "F": ...}
### BEGIN SOLUTION
DECISIONS = {
    "A": (3, "softmax", "sparse_categorical_crossentropy"),
    "B": (1, "sigmoid", "binary_crossentropy"),
    "C": (18, "sigmoid", "binary_crossentropy"),
    "D": (2, "linear", "mean_squared_error"),
    "E": (2, "sigmoid", "binary_crossentropy"),
    "F": (3, "softmax", "sparse_categorical_crossentropy"),
}
### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "verifier_cas", "locked": true, "schema_version": 3, "solution": false, "task": false}
COUPLES = {("softmax", "sparse_categorical_crossentropy"), ("sigmoid", "binary_crossentropy"), ("linear", "mean_squared_error")}


def verifier_cas(lettre, decisions):
    """Vérifie que decisions[lettre] est une réponse complète ; la renvoie, aux noms de Keras (sert aux tests)."""
    controles.vrai(isinstance(decisions, dict) and lettre in decisions, f"DECISIONS doit contenir le cas {lettre}")
    nombre, *sortie = controles.n_uplet(decisions[lettre], 3, f"DECISIONS[{lettre!r}]")
    controles.vrai(isinstance(nombre, int), f"cas {lettre} : le nombre de neurones doit être un entier")
    couple = nommer_sortie(sortie, f"cas {lettre}")
    controles.vrai(couple != ("softmax", "sparse_categorical_crossentropy") or nombre > 1, f"cas {lettre} : softmax sur une seule sortie",
                   cause="la softmax d'une seule sortie vaut toujours 1 : elle n'apprendrait rien.")
    controles.vrai(couple[1] != "categorical_crossentropy", f"cas {lettre} : categorical_crossentropy ne convient pas",
                   cause="elle attend, pour chaque exemple, une ligne de 0 avec un seul 1. Relisez quelle étiquette ce cas donne.")
    controles.vrai(couple in COUPLES, f"cas {lettre} : {couple[0]} et {couple[1]} ne vont pas ensemble dans ce cours",
                   cause="relisez la fin du texte de la section 7 : chaque activation a sa perte.")
    return nombre, *couple

# %% nbgrader={"grade": true, "grade_id": "test_cas_manchots", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Cas A · les manchots (1 point)
### BEGIN HIDDEN TESTS
nombre, activation, perte = controles.n_uplet(DECISIONS["A"], 3, "DECISIONS['A']")
controles.vrai(activation != "sigmoid", "cas A : sigmoid ne convient pas", cause="un manchot n'a qu'une espèce : les trois classes s'excluent.")
controles.vrai(perte != "categorical_crossentropy", "cas A : categorical_crossentropy ne convient pas", cause="l'étiquette est un entier, pas une ligne de 0 et de 1.")
controles.vrai(nombre == 3, f"cas A : {nombre} neurones", cause="un neurone par espèce ; les quatre mesures sont les entrées.")
### END HIDDEN TESTS
reponse = verifier_cas("A", DECISIONS)
### BEGIN HIDDEN TESTS
controles.vrai(reponse in [(3, "softmax", "sparse_categorical_crossentropy")], f"cas A : {reponse[0]} neurone(s), {reponse[1]}, {reponse[2]} ne convient pas",
               cause="que prédit-on ? Combien de réponses vraies à la fois ? Combien de nombres en sortie ?")
### END HIDDEN TESTS
controles.reussi("cas A : une réponse complète")

# %% nbgrader={"grade": true, "grade_id": "test_cas_courriel", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Cas B · le courriel (1 point)
### BEGIN HIDDEN TESTS
nombre, activation, perte = controles.n_uplet(DECISIONS["B"], 3, "DECISIONS['B']")
controles.vrai((nombre, activation) != (2, "sigmoid"), "cas B : deux sigmoïdes", cause="deux réponses indépendantes pourraient se contredire : une sigmoïde suffit, ou deux sorties softmax.")
### END HIDDEN TESTS
reponse = verifier_cas("B", DECISIONS)
### BEGIN HIDDEN TESTS
controles.vrai(reponse in [(1, "sigmoid", "binary_crossentropy"), (2, "softmax", "sparse_categorical_crossentropy")], f"cas B : {reponse[0]} neurone(s), {reponse[1]}, {reponse[2]} ne convient pas",
               cause="que prédit-on ? Combien de réponses vraies à la fois ? Combien de nombres en sortie ?")
### END HIDDEN TESTS
controles.reussi("cas B : une réponse complète")

# %% nbgrader={"grade": true, "grade_id": "test_cas_films", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Cas C · les films (1 point)
### BEGIN HIDDEN TESTS
nombre, activation, perte = controles.n_uplet(DECISIONS["C"], 3, "DECISIONS['C']")
controles.vrai(activation != "softmax", "cas C : softmax ne convient pas", cause="elle met les genres en concurrence ; un film peut en avoir plusieurs, ou aucun.")
### END HIDDEN TESTS
reponse = verifier_cas("C", DECISIONS)
### BEGIN HIDDEN TESTS
controles.vrai(reponse in [(18, "sigmoid", "binary_crossentropy")], f"cas C : {reponse[0]} neurone(s), {reponse[1]}, {reponse[2]} ne convient pas",
               cause="que prédit-on ? Combien de réponses vraies à la fois ? Combien de nombres en sortie ?")
### END HIDDEN TESTS
controles.reussi("cas C : une réponse complète")

# %% nbgrader={"grade": true, "grade_id": "test_cas_temperatures", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Cas D · les températures (1 point)
### BEGIN HIDDEN TESTS
nombre, activation, perte = controles.n_uplet(DECISIONS["D"], 3, "DECISIONS['D']")
controles.vrai(activation != "relu", "cas D : relu ne convient pas", cause="il gèle à Oslo : une température peut être négative.")
controles.vrai(nombre == 2, f"cas D : {nombre} neurone(s)", cause="deux villes, donc deux nombres à prédire.")
### END HIDDEN TESTS
reponse = verifier_cas("D", DECISIONS)
### BEGIN HIDDEN TESTS
controles.vrai(reponse in [(2, "linear", "mean_squared_error")], f"cas D : {reponse[0]} neurone(s), {reponse[1]}, {reponse[2]} ne convient pas",
               cause="que prédit-on ? Combien de réponses vraies à la fois ? Combien de nombres en sortie ?")
### END HIDDEN TESTS
controles.reussi("cas D : une réponse complète")

# %% nbgrader={"grade": true, "grade_id": "test_cas_chat_et_chien", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Cas E · le chat et le chien (1 point)
### BEGIN HIDDEN TESTS
nombre, activation, perte = controles.n_uplet(DECISIONS["E"], 3, "DECISIONS['E']")
controles.vrai(activation != "softmax", "cas E : softmax ne convient pas", cause="une photo peut montrer les deux, ou aucun : ces deux réponses ne s'excluent pas.")
### END HIDDEN TESTS
reponse = verifier_cas("E", DECISIONS)
### BEGIN HIDDEN TESTS
controles.vrai(reponse in [(2, "sigmoid", "binary_crossentropy")], f"cas E : {reponse[0]} neurone(s), {reponse[1]}, {reponse[2]} ne convient pas",
               cause="que prédit-on ? Combien de réponses vraies à la fois ? Combien de nombres en sortie ?")
### END HIDDEN TESTS
controles.reussi("cas E : une réponse complète")

# %% nbgrader={"grade": true, "grade_id": "test_cas_critiques", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Cas F · les critiques (1 point)
### BEGIN HIDDEN TESTS
nombre, activation, perte = controles.n_uplet(DECISIONS["F"], 3, "DECISIONS['F']")
controles.vrai(activation != "linear", "cas F : une régression ne convient pas", cause="l'étiquette est un numéro de classe ; 2 n'est pas « deux fois plus » que 1.")
controles.vrai(nombre != 1, "cas F : un seul neurone", cause="trois réponses possibles : il faut une probabilité pour chacune.")
### END HIDDEN TESTS
reponse = verifier_cas("F", DECISIONS)
### BEGIN HIDDEN TESTS
controles.vrai(reponse in [(3, "softmax", "sparse_categorical_crossentropy")], f"cas F : {reponse[0]} neurone(s), {reponse[1]}, {reponse[2]} ne convient pas",
               cause="que prédit-on ? Combien de réponses vraies à la fois ? Combien de nombres en sortie ?")
### END HIDDEN TESTS
controles.reussi("cas F : une réponse complète")

# %% [markdown]
# > **À retenir.** Une question oui/non : sigmoïde et entropie croisée binaire, une sortie par question. Une classe parmi k : softmax et entropie croisée. Une quantité : aucune activation, erreur quadratique. En pratique, on laisse souvent la sortie en logits et la perte fait le reste, plus sûrement (section 6).

# %% [markdown]
# ## 8. Votre propre activation
#
# Swish a été retrouvée en 2017 par une recherche automatique de formules (Ramachandran et ses coauteurs), sous une forme plus générale, $x\,\sigma(\beta x)$ ; nous prenons $\beta = 1$. Hendrycks et Gimpel en 2016, puis Elfwing et ses coauteurs en 2017, l'avaient déjà proposée sous le nom de **SiLU**.
#
# $$\operatorname{swish}(x) = x\,\sigma(x)$$

# %%
figures.fonction_et_derivee("swish", z=-1.0, titre="Swish : lisse, et un peu négative")

# %% [markdown]
# Pour sa dérivée, c'est un **produit** de deux fonctions de $x$ : il faut donc deux termes, $(uv)' = u'v + uv'$. Avec $u = x$ et $v = \sigma(x)$ :
#
# $$\operatorname{swish}'(x) = \underbrace{1 \cdot \sigma(x)}_{u'v} + \underbrace{x \cdot \sigma(x)\,(1 - \sigma(x))}_{uv'}$$
#
# **Avec des nombres**, en $x = 2$ : $\sigma(2) = 0{,}8808$ ; swish vaut $2 \times 0{,}8808 = 1{,}7616$ ; sa pente vaut $0{,}8808 + 2 \times 0{,}1050 = 1{,}0908$.
#
# ### Dans Keras : composer des opérations
#
# Avec Keras, il suffit d'écrire la fonction avec les opérations de `keras.ops` : le moteur sait les dériver. Une fonction NumPy ne conviendrait pas, car il en perdrait la trace. Encore faut-il que la formule soit stable **dans les deux sens**. Voici une version naïve, et ce qu'elle donne.

# %% tags=["nbval-check-output"]
def swish_naive(x):
    return x / (1 + keras.ops.exp(-x))

x = np.array([-1000.0, -1.0, 2.0])
print("valeurs :", np.round(np.asarray(swish_naive(x.astype("float32"))), 4) + 0.0)
print("pentes  :", np.round(derivee_keras(swish_naive, x), 4))

# %% [markdown]
# La valeur en $-1000$ est juste : $-1000 / \infty$ donne 0. Mais la pente est **NaN** : en remontant, la règle de la chaîne multiplie un zéro par un infini. Un calcul peut être juste à l'aller et faux au retour. `keras.ops.sigmoid` et ses semblables n'ont pas ce défaut.

# %% [markdown]
# ### Exercice 11 · Swish dans Keras
#
# ★★☆ · 6 minutes · **But** : une activation que Keras sait utiliser et dériver.
#
# Écrivez `swish_keras(x)`.
#
# - **Entrée** : `x`, un tenseur Keras (ou un tableau NumPy) de réels, de forme quelconque.
# - **Sortie** : un tenseur de même forme, $x\,\sigma(x)$, calculé avec les opérations de Keras.
# - La valeur **et la pente** sont finies et justes pour $|x|$ jusqu'à 1000.
# - Elle s'emploie comme activation : `keras.layers.Dense(4, activation=swish_keras)`.
#
# **Exemple** : `swish_keras(np.array([0.0, 2.0], dtype="float32"))` vaut `[0, 1.7616]`.
#
# <details><summary>Indice 1</summary>La sigmoïde de Keras est déjà stable dans les deux sens.</details>
# <details><summary>Indice 2</summary>Une multiplication entre tenseurs est une opération que le moteur sait dériver : rien d'autre à écrire.</details>
# <details><summary>Indice 3</summary>Aucune fonction de NumPy, ni <code>np.asarray</code>, ni <code>float</code> : pendant la construction d'un modèle, x est un tenseur symbolique, sans valeur.</details>

# %% nbgrader={"grade": false, "grade_id": "swish_keras", "locked": false, "schema_version": 3, "solution": true, "task": false}
def swish_keras(x):
    """Renvoie x * sigmoïde(x), avec les opérations de Keras."""
    ### BEGIN SOLUTION
    return x * keras.ops.sigmoid(x)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_swish_keras_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les valeurs (1 point)
x = np.array([[-1.0, 0.0], [2.0, -3.0]], dtype="float32")
# 1e-6 : une sigmoïde et un produit en float32
controles.egal(swish_keras(x), x / (1 + np.exp(-x)), "swish_keras([[-1, 0], [2, -3]])", rtol=1e-5, atol=1e-6, pistes=[
    (1 / (1 + np.exp(-x)), "c'est la sigmoïde : il manque le facteur x."),
    (x / (1 + np.exp(x)), "c'est x σ(-x) : le signe de l'exposant est inversé."),
    (np.maximum(x, 0), "c'est ReLU."),
    (x * np.tanh(x), "c'est x tanh(x) : le second facteur est la sigmoïde."),
    (x * np.tanh(np.log1p(np.exp(x))), "c'est Mish, une cousine : Swish est x σ(x)."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(10)
x = np.float32(rng.normal(scale=3, size=(2, 3, 4)))
controles.egal(swish_keras(x), x / (1 + np.exp(-x)), "swish_keras d'un tableau (2, 3, 4) au hasard", rtol=1e-5, atol=1e-6)
### END HIDDEN TESTS
controles.reussi("swish_keras : les valeurs")

# %% nbgrader={"grade": true, "grade_id": "test_swish_keras_pente", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · Keras sait la dériver (1 point)
x = np.array([-3.0, -1.0, 0.0, 2.0])
s = 1 / (1 + np.exp(-x))
controles.vrai(swish_keras(tf.constant(x, dtype="float32")) is not None, "swish_keras ne renvoie rien", cause="avez-vous oublié « return » ?")
obtenue = derivee_keras(swish_keras, x)
controles.vrai(obtenue is not None, "Keras ne sait pas dériver swish_keras", cause="le calcul passe par NumPy : Keras en perd la trace. Utilisez keras.ops.")
# 1e-5 : quelques opérations en float32
controles.egal(obtenue, s + x * s * (1 - s), "la pente de swish_keras en [-3, -1, 0, 2]", rtol=1e-5, atol=1e-5, pistes=[
    (s, "la pente de σ est perdue : votre sigmoïde passe par NumPy, dont Keras ne garde pas la trace. Utilisez keras.ops."),
    (x * s * (1 - s), "seule la pente de σ est comptée : le facteur x passe par NumPy, dont Keras ne garde pas la trace."),
])
controles.reussi("swish_keras : Keras sait la dériver")

# %% nbgrader={"grade": true, "grade_id": "test_swish_keras_stable", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · valeurs et pentes finies très loin de zéro (1 point)
x = np.array([-1000.0, -100.0, 100.0, 1000.0])
controles.egal(swish_keras(x.astype("float32")), [0, 0, 100, 1000], "swish_keras([-1000, -100, 100, 1000])")
obtenue = derivee_keras(swish_keras, x)
controles.vrai(obtenue is not None, "Keras ne sait pas dériver swish_keras", cause="le calcul passe par NumPy : Keras en perd la trace. Utilisez keras.ops.")
controles.egal(obtenue, [0, 0, 1, 1], "la pente de swish_keras en [-1000, -100, 100, 1000]", pistes=[
    (lambda o: bool(np.isnan(o).any()), "NaN au retour : une exponentielle déborde (overflow), et la règle de la chaîne fait 0 × infini. Partez d'une sigmoïde stable."),
])
controles.reussi("swish_keras : stable dans les deux sens")

# %% nbgrader={"grade": true, "grade_id": "test_swish_keras_couche", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · dans un modèle, que l'on appelle puis que l'on entraîne (1 point)
controles.vrai(swish_keras(np.zeros((1, 2), dtype="float32")) is not None, "swish_keras ne renvoie rien", cause="avez-vous oublié « return » ?")
modele = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(4, activation=swish_keras), keras.layers.Dense(1)])
rng = controles.hasard(11)
X, W1, b1, W2, b2 = [np.float32(rng.normal(size=forme)) for forme in ((5, 3), (3, 4), 4, (4, 1), 1)]
Z = X @ W1 + b1
modele.set_weights([W1, b1, W2, b2])
with tf.GradientTape() as bande:
    perte = tf.reduce_sum(modele(X) ** 2)
gradients = controles.observe(bande.gradient(perte, modele.trainable_variables))
controles.vrai(all(gradient is not None for gradient in gradients),
               "le gradient atteint tous les poids du modèle", cause="le calcul passe par NumPy : Keras en perd la trace. Utilisez keras.ops.")
controles.egal(np.asarray(modele(X)), Z / (1 + np.exp(-Z)) @ W2 + b2, "la sortie d'un modèle dont la couche cachée utilise swish_keras",
               rtol=1e-4, atol=1e-5)
modele.compile(optimizer="sgd", loss="mean_squared_error")
try:
    modele.fit(X, np.zeros((5, 1)), verbose=0)
except (NotImplementedError, ValueError, TypeError, AttributeError, RuntimeError) as erreur:
    raise controles.Echec("fit échoue sur un modèle dont la couche cachée utilise swish_keras", obtenu=type(erreur).__name__,
                          cause_probable="pendant fit, x est un tenseur symbolique, sans valeur : ni NumPy (même dans l'une de vos "
                                         "fonctions), ni float(x), ni « if » sur x. Utilisez keras.ops.") from None
controles.reussi("swish_keras : dans un modèle")

# %% [markdown]
# ### Dans PyTorch : écrire l'aller et le retour
#
# PyTorch dériverait lui aussi une composition. Mais il permet d'aller plus loin : écrire **soi-même** le retour, par une sous-classe de `torch.autograd.Function`. On le fait pour gagner de la mémoire, ou pour une opération que la bibliothèque ne sait pas dériver. Voici un exemple, le cube, de dérivée $3x^2$.

# %% tags=["nbval-check-output"]
class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)         # ce dont le retour aura besoin
        return x ** 3

    @staticmethod
    def backward(ctx, amont):            # amont : le gradient de la perte par rapport à la sortie
        (x,) = ctx.saved_tensors
        return amont * 3 * x ** 2        # règle de la chaîne : amont fois la pente locale

x = torch.tensor([1.0, 2.0], dtype=torch.float64, requires_grad=True)
print("Cube.apply([1, 2]) :", Cube.apply(x).tolist(), "   gradcheck :", torch.autograd.gradcheck(Cube.apply, x))

# %% [markdown]
# Trois points à noter. On appelle `Cube.apply`, jamais `Cube(…)`. Le retour reçoit un gradient **d'amont**, qu'il doit multiplier par la pente locale : sans lui, la règle de la chaîne est rompue. Et `torch.autograd.gradcheck` compare votre retour aux différences finies, sur 64 bits : c'est votre filet.

# %% [markdown]
# ### Exercice 12 · Swish dans PyTorch, aller et retour
#
# ★★★ · 20 minutes · **But** : écrire une dérivée à la main, et la prouver.
#
# Complétez la classe `Swish`, une `torch.autograd.Function`.
#
# - `forward(ctx, x)` : pour un tenseur réel `x` de forme quelconque, renvoie $x\,\sigma(x)$, de même forme et de même type.
# - `backward(ctx, amont)` : renvoie le gradient par rapport à `x`, soit `amont` multiplié par la dérivée de Swish.
# - Valeur et gradient sont finis et justes pour $|x|$ jusqu'à 1000. `x` et `amont` ne sont pas modifiés.
#
# **Exemple** : `Swish.apply(torch.tensor([0.0, 2.0]))` vaut `[0, 1.7616]`, et la pente en 2 vaut `1.0908`.
#
# <details><summary>Indice 1</summary>Partez de <code>Cube</code> : gardez dans le contexte ce que le retour doit relire.</details>
# <details><summary>Indice 2</summary>La dérivée du produit a deux termes ; les deux s'écrivent avec x et σ(x) seulement. <code>torch.sigmoid</code> est stable.</details>
# <details><summary>Indice 3</summary>Le dernier geste du retour est le même que dans <code>Cube</code> : le gradient d'amont fois la pente locale.</details>

# %% nbgrader={"grade": false, "grade_id": "Swish", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Swish(torch.autograd.Function):
    """Swish, x * sigmoïde(x), avec sa dérivée écrite à la main ; s'appelle par Swish.apply(x)."""

    @staticmethod
    def forward(ctx, x):
        ### BEGIN SOLUTION
        s = torch.sigmoid(x)
        ctx.save_for_backward(x, s)
        return x * s
        ### END SOLUTION

    @staticmethod
    def backward(ctx, amont):
        ### BEGIN SOLUTION
        x, s = ctx.saved_tensors
        return amont * (s + x * s * (1 - s))
        ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "pente_swish", "locked": true, "schema_version": 3, "solution": false, "task": false}
def pente_swish(x, amont=None):
    """Fait l'aller, puis le retour de Swish en x (float64), pour un gradient d'amont donné, 1 par défaut (sert aux tests).

    Renvoie la sortie de l'aller, le gradient qui atteint x, ou None, et ce que dit PyTorch quand le retour échoue.
    """
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    sortie, panne = Swish.apply(x), ""
    if torch.is_tensor(sortie):
        try:
            sortie.backward(torch.ones_like(x) if amont is None else torch.from_numpy(amont))
        except NotImplementedError:
            raise
        except (ValueError, TypeError, AttributeError, RuntimeError, IndexError) as erreur:
            panne = f"{type(erreur).__name__} : {' '.join(str(erreur).split())}"
    return sortie, x.grad, panne

# %% nbgrader={"grade": false, "grade_id": "lire_pente", "locked": true, "schema_version": 3, "solution": false, "task": false}
def lire_pente(sortie, gradient, panne):
    """Vérifie ce que renvoie pente_swish, dit d'où vient un échec, et renvoie le gradient en NumPy (sert aux tests)."""
    controles.vrai(sortie is not None, "l'aller de Swish (forward) ne renvoie rien", cause="avez-vous oublié « return » dans forward ?")
    controles.vrai(torch.is_tensor(sortie), "l'aller de Swish (forward) doit renvoyer un tenseur", cause="restez en PyTorch : pas de NumPy dans forward.")
    if panne:
        if "tuple" in panne:
            cause = "ctx.saved_tensors est un n-uplet, même pour un seul tenseur : écrivez (x,) = ctx.saved_tensors."
        elif "numpy" in panne.lower():
            cause = "le retour doit rester en PyTorch : pas de fonction NumPy dans backward."
        else:
            cause = ("le retour relit par ctx.saved_tensors, dans le même ordre, ce que l'aller a gardé par "
                     "ctx.save_for_backward, et renvoie un seul tenseur.")
        raise controles.Echec("le retour de Swish (backward) échoue", obtenu=panne[:110], cause_probable=cause)
    controles.vrai(gradient is not None, "le gradient n'atteint pas x", cause="backward doit renvoyer un tenseur, et non None.")
    return gradient.numpy()

# %% nbgrader={"grade": true, "grade_id": "test_Swish_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · l'aller (1 point)
x = torch.tensor([[-1.0, 0.0], [2.0, -3.0]], dtype=torch.float64)
s = 1 / (1 + np.exp(-x.numpy()))
with controles.inchanges(x=x.numpy()):
    obtenu = Swish.apply(x)
controles.egal(obtenu, x.numpy() * s, "Swish.apply([[-1, 0], [2, -3]])", pistes=[
    (s, "c'est la sigmoïde : il manque le facteur x."),
    (x.numpy() * (1 - s), "c'est x σ(-x) : le signe de l'exposant est inversé."),
    (s + x.numpy() * s * (1 - s), "c'est la dérivée : elle appartient au retour."),
])
controles.vrai(Swish.apply(torch.tensor([1.0])).dtype == torch.float32, "un tenseur float32 donne un tenseur float32")
controles.reussi("Swish : l'aller")

# %% nbgrader={"grade": true, "grade_id": "test_Swish_pente", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le retour : la pente en quelques points (1 point)
x = np.array([-3.0, -1.0, 0.0, 2.0])
s = 1 / (1 + np.exp(-x))
controles.egal(lire_pente(*pente_swish(x)), s + x * s * (1 - s), "la pente de Swish en [-3, -1, 0, 2]", pistes=[
    (s, "il manque le second terme de la dérivée d'un produit : u'v + uv'."),
    (x * s * (1 - s), "il manque le premier terme de la dérivée d'un produit : u'v + uv'."),
    (s * (1 - s), "c'est la pente de la sigmoïde seule : dérivez le produit, u'v + uv'."),
    (s + x * (1 - s), "dans le second terme, la pente de la sigmoïde est s (1 - s) : il manque un facteur s."),
    (s + s * (1 - s), "dans le second terme, il manque le facteur x."),
    (x * s, "le retour renvoie la valeur de Swish, pas sa pente."),
    (np.ones(4), "le gradient d'amont est renvoyé tel quel : il manque la pente locale."),
])
controles.reussi("Swish : le retour")

# %% nbgrader={"grade": true, "grade_id": "test_Swish_amont", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · la règle de la chaîne : le gradient d'amont est multiplié (1 point)
rng = controles.hasard(12)
x, amont = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
s = 1 / (1 + np.exp(-x))
pente = s + x * s * (1 - s)
with controles.inchanges(amont=amont):
    obtenu = pente_swish(x, amont)
controles.egal(lire_pente(*obtenu), amont * pente, "le gradient de Swish pour un gradient d'amont au hasard", pistes=[
    (pente, "le gradient d'amont n'est pas utilisé : la règle de la chaîne est rompue."),
    (amont + pente, "le gradient d'amont se multiplie, il ne s'ajoute pas."),
    (amont * s + x * s * (1 - s), "amont ne multiplie que le premier terme : mettez toute la pente entre parenthèses."),
    (amont * s, "il manque le second terme de la dérivée d'un produit : u'v + uv'."),
])
controles.reussi("Swish : la règle de la chaîne")

# %% nbgrader={"grade": true, "grade_id": "test_Swish_gradcheck", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · gradcheck, le juge de PyTorch (1 point)
rng = controles.hasard(13)
x = rng.normal(scale=2, size=(4, 3))
pente = lire_pente(*pente_swish(x))  # dit d'abord, en français, si le retour échoue
essai = torch.tensor(x, dtype=torch.float64, requires_grad=True)
controles.vrai(torch.autograd.gradcheck(Swish.apply, (essai,), raise_exception=False), "gradcheck accepte Swish",
               cause="le retour ne correspond pas aux différences finies de l'aller.")
### BEGIN HIDDEN TESTS
s = 1 / (1 + np.exp(-x))
controles.egal(Swish.apply(torch.tensor(x)), x * s, "Swish.apply de 12 nombres au hasard")
controles.egal(pente, s + x * s * (1 - s), "la pente de Swish en 12 nombres au hasard")
### END HIDDEN TESTS
controles.reussi("Swish passe gradcheck")

# %% nbgrader={"grade": true, "grade_id": "test_Swish_stable", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 5 · valeurs et gradients finis très loin de zéro (1 point)
x = np.array([-1000.0, -100.0, 100.0, 1000.0])
controles.egal(Swish.apply(torch.tensor(x)), [0, 0, 100, 1000], "Swish.apply([-1000, -100, 100, 1000])")
controles.egal(lire_pente(*pente_swish(x)), [0, 0, 1, 1], "la pente de Swish en [-1000, -100, 100, 1000]", pistes=[
    (lambda o: bool(np.isnan(o).any()), "NaN au retour : une exponentielle déborde (overflow), et infini / infini n'a pas de sens. Partez de torch.sigmoid."),
])
controles.reussi("Swish est stable dans les deux sens")

# %% [markdown]
# ### Trois écritures, une seule fonction
#
# Vos deux Swish, et celles que les bibliothèques ont fini par adopter : `F.silu` dans PyTorch, `keras.activations.silu` dans Keras.

# %% tags=["nbval-check-output"]
x = np.linspace(-6, 6, 25)
reference = x * sigmoide(x)
pente = derivee_sigmoide(x) * x + sigmoide(x)
for nom, f, derivee in (("votre Swish (PyTorch)", Swish.apply, derivee_torch), ("F.silu (PyTorch)", nn.functional.silu, derivee_torch),
                        ("swish_keras (Keras)", swish_keras, derivee_keras), ("silu (Keras)", keras.activations.silu, derivee_keras)):
    entree = torch.tensor(x) if derivee is derivee_torch else x.astype("float32")
    valeurs = np.asarray(f(entree))
    print(f"{nom:<22} valeurs à 1e-5 près : {np.allclose(valeurs, reference, atol=1e-5)}   pentes : {np.allclose(derivee(f, x), pente, atol=1e-5)}")

# %% [markdown]
# > **À retenir.** Dans Keras, composez des opérations de `keras.ops`. Dans PyTorch, `torch.autograd.Function` laisse écrire le retour ; `gradcheck` le vérifie. Dérivée d'un produit : deux termes. Règle de la chaîne : toujours multiplier par le gradient d'amont.

# %% [markdown]
# ## 9. Quiz
#
# Remplacez chaque `"?"` par une lettre. Une seule réponse est juste par question. Le test d'une question dit seulement si vous avez répondu par une lettre permise ; la correction de votre copie dira si elle est juste, et où relire.
#
# **Q1.** On retire toutes les activations d'un réseau de dix couches denses. Que sait-il encore représenter ?
#
# - a. Autant qu'avant, mais il apprend plus lentement.
# - b. Des courbes, à condition d'élargir les couches.
# - c. Seulement ce que représente une seule couche dense.
# - d. Plus rien : ses sorties sont toutes nulles.
#
# **Q2.** Un neurone sigmoïde sort 0,8. Quelle est la pente de son activation à cet endroit ?
#
# - a. 0,16
# - b. 0,2139, c'est-à-dire $\sigma(0{,}8)\,(1 - \sigma(0{,}8))$
# - c. 0,25
# - d. 0,8
#
# **Q3.** On ajoute 100 à **tous** les logits d'un exemple. Que devient sa softmax ?
#
# - a. Toutes les probabilités se rapprochent de 1.
# - b. Elle ne change pas.
# - c. La plus grande probabilité augmente, les autres baissent.
# - d. Elle devient uniforme.
#
# **Q4.** Dans un réseau de vingt couches sigmoïdes, les premières couches n'apprennent presque pas. Pourquoi ?
#
# - a. Leurs entrées sont trop petites pour être lues.
# - b. Leurs sorties sont toujours positives, donc tous les gradients s'annulent.
# - c. Le taux d'apprentissage diminue en remontant les couches.
# - d. Leur gradient est un produit de nombreuses pentes, chacune au plus égale à un quart.
#
# **Q5.** Un modèle PyTorch à dix classes finit par une softmax et s'entraîne avec `nn.CrossEntropyLoss`. Que se passe-t-il ?
#
# - a. C'est nécessaire : la perte attend des probabilités.
# - b. PyTorch lève une erreur.
# - c. La softmax est appliquée deux fois : la perte ne peut plus approcher de zéro.
# - d. Rien de gênant : la softmax d'une softmax est la même softmax.
#
# **Q6.** ReLU n'est pas dérivable en 0. Que font PyTorch et Keras en ce point ?
#
# - a. Ils choisissent une valeur par convention : 0.
# - b. Ils prennent la moyenne des deux côtés : 0,5.
# - c. Ils arrondissent l'angle pour rendre la fonction lisse.
# - d. Ils renvoient NaN, et l'exemple est ignoré.

# %% nbgrader={"grade": false, "grade_id": "quiz", "locked": false, "schema_version": 3, "solution": true, "task": false}
REPONSES = {"Q1": "?", "Q2": "?", "Q3": "?", "Q4": "?", "Q5": "?", "Q6": "?"}
### BEGIN SOLUTION
REPONSES = {"Q1": "c", "Q2": "a", "Q3": "b", "Q4": "d", "Q5": "c", "Q6": "a"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_quiz_1", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 1 (1 point)
controles.qcm("Q1", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q1", REPONSES, "c", relire="section 1 : pourquoi plier la droite", explications={
    "a": "ce n'est pas une affaire de vitesse : deux couches affines se replient exactement en une.",
    "b": "la largeur n'y change rien : le produit de matrices donne toujours une seule fonction affine.",
    "d": "les sorties ne sont pas nulles : c'est une fonction affine de l'entrée.",
})
### END HIDDEN TESTS
controles.reussi("question 1 : un réseau sans activation")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_2", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 2 (1 point)
controles.qcm("Q2", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q2", REPONSES, "a", relire="section 4 : une dérivée, à la main", explications={
    "b": "0,8 est déjà la sortie s : une sigmoïde de trop. La pente est s (1 - s).",
    "c": "c'est la pente maximale, atteinte quand la sortie vaut 0,5.",
    "d": "0,8 est la sortie elle-même ; sa pente est s (1 - s).",
})
### END HIDDEN TESTS
controles.reussi("question 2 : une pente lue sur la sortie")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_3", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 3 (1 point)
controles.qcm("Q3", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q3", REPONSES, "b", relire="section 6 : l'astuce qui sauve softmax", explications={
    "a": "leur somme reste 1 : elles ne peuvent pas toutes s'en rapprocher.",
    "c": "c'est ce que ferait une multiplication des logits par un nombre plus grand que 1, pas une addition.",
    "d": "seules comptent les différences entre logits, et elles n'ont pas changé.",
})
### END HIDDEN TESTS
controles.reussi("question 3 : décaler tous les logits")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_4", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 4 (1 point)
controles.qcm("Q4", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q4", REPONSES, "d", relire="section 5 : le gradient qui s'évanouit", explications={
    "a": "la taille des entrées n'est pas en cause : c'est le signal d'erreur qui se perd en remontant.",
    "b": "des sorties positives gênent un peu l'apprentissage, mais n'annulent pas les gradients.",
    "c": "le taux d'apprentissage est le même partout ; c'est le gradient qui diminue.",
})
### END HIDDEN TESTS
controles.reussi("question 4 : vingt couches sigmoïdes")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_5", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 5 (1 point)
controles.qcm("Q5", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q5", REPONSES, "c", relire="section 6 : la softmax de trop", explications={
    "a": "nn.CrossEntropyLoss attend des logits : elle applique elle-même la log-softmax.",
    "b": "aucune erreur, c'est bien le danger : des probabilités sont aussi des réels.",
    "d": "la softmax de nombres entre 0 et 1 est bien plus proche de l'uniforme : ce n'est pas la même.",
})
### END HIDDEN TESTS
controles.reussi("question 5 : softmax et nn.CrossEntropyLoss")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_6", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 6 (1 point)
controles.qcm("Q6", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q6", REPONSES, "a", relire="section 4 : ReLU en zéro", explications={
    "b": "0,5 serait défendable (c'est un sous-gradient), mais ce n'est pas leur choix.",
    "c": "ils calculent max(0, z) tel quel, sans l'arrondir.",
    "d": "une valeur finie est renvoyée, et l'exemple compte comme les autres.",
})
### END HIDDEN TESTS
controles.reussi("question 6 : ReLU en zéro")

# %% [markdown]
# La cellule suivante regarde toutes vos réponses à la fois : elle dit si elles sont toutes justes, ou si l'une au moins est fausse, sans dire laquelle.

# %% tags=["demonstration"]
controles.sceau("02_activations", REPONSES)

# %% [markdown]
# ## Pour aller plus loin
#
# - S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen*, mémoire de diplôme, Technische Universität München, 1991. Le gradient qui s'évanouit.
# - M. Leshno, V. Lin, A. Pinkus et S. Schocken, « Multilayer feedforward networks with a nonpolynomial activation function can approximate any function », *Neural Networks*, 6(6), 1993, p. 861-867. Il suffit que l'activation ne soit pas un polynôme. Avant eux : G. Cybenko, « Approximation by superpositions of a sigmoidal function », *Mathematics of Control, Signals and Systems*, 2, 1989, p. 303-314.
# - X. Glorot et Y. Bengio, « Understanding the difficulty of training deep feedforward neural networks », *AISTATS*, 2010, p. 249-256. Saturation mesurée, et le tirage de Xavier.
# - X. Glorot, A. Bordes et Y. Bengio, « Deep sparse rectifier neural networks », *AISTATS*, 2011, p. 315-323. ReLU.
# - A. Maas, A. Hannun et A. Ng, « Rectifier nonlinearities improve neural network acoustic models », atelier d'*ICML*, 2013. Leaky ReLU. D.-A. Clevert, T. Unterthiner et S. Hochreiter, « Fast and accurate deep network learning by exponential linear units (ELUs) », *ICLR*, 2016. ELU.
# - D. Hendrycks et K. Gimpel, « Gaussian error linear units (GELUs) », arXiv:1606.08415, 2016. S. Elfwing, E. Uchibe et K. Doya, « Sigmoid-weighted linear units for neural network function approximation in reinforcement learning », *Neural Networks*, 107, 2018, p. 3-11 (arXiv:1702.03118, 2017). P. Ramachandran, B. Zoph et Q. Le, « Searching for activation functions », arXiv:1710.05941, 2017. SiLU et Swish.
# - P. Blanchard, D. Higham et N. Higham, « Accurately computing the log-sum-exp and softmax functions », *IMA Journal of Numerical Analysis*, 41(4), 2021, p. 2311-2330. Les arrondis, démontrés.
#
# ## Liste de vérification
#
# - [ ] Je sais prouver que deux couches sans activation n'en font qu'une.
# - [ ] Je sais calculer $\sigma(-1)$, $\sigma(0)$ et $\sigma(2)$ à la main, et leurs pentes à partir de la sortie.
# - [ ] Je sais pourquoi une formule juste peut déborder, et je connais deux parades.
# - [ ] Je sais expliquer l'évanouissement du gradient par un produit, et le mesurer.
# - [ ] Je sais retrouver la formule du log-sum-exp, et dire pourquoi la perte veut des logits.
# - [ ] Je sais choisir la sortie et la perte d'un problème, y compris multi-étiquette.
# - [ ] Je sais écrire une activation dans Keras et dans PyTorch, et vérifier sa dérivée.
#
# ## Votre bilan

# %%
progression.bilan()

# %% [markdown]
# La suite : le chapitre 03 fait remonter le gradient à travers tout le réseau, couche par couche, à la main.
