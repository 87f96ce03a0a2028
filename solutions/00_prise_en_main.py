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
# # Chapitre 00 · De l'IA au premier réseau
#
# [![Ouvrir dans Binder](https://mybinder.org/badge_logo.svg)]({{binder}}) [![Ouvrir dans Colab](https://colab.research.google.com/assets/colab-badge.svg)]({{colab}})
#
# **Durée** : environ 1 h 30 si NumPy et les classes de Python vous sont familiers ; trois heures si vous les découvrez. Prévoyez alors deux séances : la fin de la section 6 est une bonne coupure. **Niveau** : débutant.
#
# **À la fin de ce chapitre, vous saurez :**
#
# - travailler dans un carnet du cours, lire le message d'un test et obtenir vos points ;
# - dire ce que recouvrent les mots intelligence artificielle, apprentissage automatique et apprentissage profond ;
# - installer Keras et PyTorch chez vous, et vérifier qu'ils marchent ;
# - changer une image en nombres qu'un réseau sait lire ;
# - construire, entraîner et évaluer le même réseau dans Keras et dans PyTorch : il lit environ 93 chiffres manuscrits sur 100 ;
# - le mettre à l'épreuve avec vos propres dessins, et dire ce que son score ne garantit pas.
#
# **Prérequis** : Python (fonctions, listes, boucles), et trois souvenirs de mathématiques : l'exponentielle, le logarithme, la pente d'une courbe. Rien d'autre : NumPy, les classes, Keras et PyTorch sont introduits ici.
#
# **Plan**
#
# 1. Travailler dans ce cours
# 2. L'IA, l'apprentissage automatique, l'apprentissage profond
# 3. À quoi cela sert, et ce qu'il faut surveiller
# 4. Deux bibliothèques, et comment les installer
# 5. D'une image à des nombres
# 6. Un réseau de 101 770 nombres
# 7. Le réseau dans Keras
# 8. Le réseau dans PyTorch
# 9. Dessinez un chiffre
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
import numpy as np

from retroprop import carnet, controles, donnees, progression
from retroprop.figures import prise_en_main as figures
from retroprop.widgets import prise_en_main as widgets

carnet.preparer()

# %% [markdown]
# ## 1. Travailler dans ce cours
#
# ### Un carnet, des cellules, un noyau
#
# Un **carnet** (*notebook*) est une suite de cellules : du texte, comme ici, ou du code Python. Cliquez dans la cellule grise ci-dessous, puis appuyez sur <kbd>Maj</kbd>+<kbd>Entrée</kbd> : elle s'exécute, son résultat s'affiche dessous, et la cellule suivante est choisie.

# %% tags=["nbval-check-output"]
2 + 3

# %% [markdown]
# À gauche, le numéro entre crochets dit dans quel ordre les cellules ont été exécutées ; `[ ]` veut dire jamais, `[*]` veut dire « calcul en cours ».
#
# Le programme qui exécute s'appelle le **noyau** (*kernel*). Il garde en mémoire tout ce que les cellules ont défini : un nombre, une fonction. **Avant d'exécuter** les deux cellules suivantes, pariez : si vous exécutez la première une fois, puis la seconde **trois fois**, quel nombre s'affiche à la fin ?

# %%
compteur = 10

# %%
compteur = compteur + 1
print(compteur)

# %% [markdown]
# <details><summary>Réponse</summary>
#
# 13. La seconde cellule part de ce que la mémoire contient, et non de ce qui est écrit au-dessus : 11, puis 12, puis 13. Ce qui compte est l'ordre **où vous exécutez**, pas l'ordre sur la page. C'est la première cause de résultats incompréhensibles dans un carnet, et le remède est simple : redémarrer le noyau, qui oublie tout (votre texte et votre code restent), puis tout exécuter de haut en bas.
#
# </details>
#
# | Pour… | Faites |
# |---|---|
# | exécuter et passer à la suite ; exécuter et rester | <kbd>Maj</kbd>+<kbd>Entrée</kbd> ; <kbd>Ctrl</kbd>+<kbd>Entrée</kbd> |
# | enregistrer | <kbd>Ctrl</kbd>+<kbd>S</kbd> (<kbd>Cmd</kbd>+<kbd>S</kbd> sur un Mac) |
# | arrêter un calcul trop long | le bouton carré ■ de la barre d'outils |
# | repartir d'une mémoire vide | menu **Noyau → Redémarrer le noyau…** |
# | tout rejouer dans l'ordre | menu **Noyau → Redémarrer le noyau et Exécuter toutes les cellules…** |
# | ajouter une cellule sous celle-ci, pour un essai | <kbd>Échap</kbd>, puis <kbd>B</kbd> |
# | lire l'aide d'une fonction | le curseur sur son nom, <kbd>Maj</kbd>+<kbd>Tab</kbd> |
#
# Vous retrouverez ces gestes, et d'autres, sur la page d'accueil du cours (`accueil.ipynb`). Colab a les mêmes, dans son menu **Exécution**.
#
# ### Un exercice, ses tests, sa note
#
# Un exercice a toujours trois morceaux :
#
# 1. un **énoncé**, avec un exemple et trois indices à déplier ;
# 2. une **cellule de réponse**, la vôtre : vous remplacez `raise NotImplementedError` par votre code, sans changer le nom de la fonction ni ceux de ses arguments ;
# 3. des **cellules de test**, verrouillées. Chacune vérifie une seule chose et vaut quelques points. Repliée, elle ne montre que son titre ; cliquez dessus pour lire ce qu'elle vérifie.
#
# Après chaque changement : exécutez **votre réponse**, puis **le test**. Un test réussi affiche une ligne qui commence par ✔. Un test raté dit ce qui était attendu, ce qui est venu, et la cause la plus probable. Par exemple, pour une fonction `double` qui devait renvoyer le double de 4 :
#
# ```text
# ✘ double(4)
#   attendu : 8
#   obtenu : None
#   cause probable : la fonction ne renvoie rien. Avez-vous oublié « return » ?
# ```
#
# Lisez la dernière ligne en premier. Un essai raté ne coûte rien.
#
# Votre enseignant corrige avec *nbgrader* : il rejoue les tests que vous voyez, et quelques tests **cachés** qui essaient votre fonction sur d'autres valeurs. Une réponse juste réussit les deux ; une réponse qui ne connaît que l'exemple de l'énoncé perd ses points. La page d'accueil dit comment rendre votre copie. Vous apprenez seul ? Les tests visibles vous suivent jusqu'au bout.

# %% [markdown]
# ### Exercice 1 · La part de bonnes réponses
#
# ★☆☆ · 8 minutes · **But** : prendre l'exercice en main, avec la mesure qui nous servira jusqu'à la fin.
#
# Un programme a deviné cinq chiffres. Il a dit 3, 1, 4, **1, 5** ; il fallait 3, 1, 4, **7, 9**. Trois réponses justes sur cinq : son **exactitude** (*accuracy*) vaut 3/5 = 0,6.
#
# Écrivez `exactitude(y, y_predit)`.
#
# - **Entrées** : `y`, les bonnes réponses, et `y_predit`, celles du programme : deux listes d'entiers, de même longueur et non vides.
# - **Sortie** : la part de réponses justes, un nombre réel entre 0 et 1 (et non un pourcentage).
# - Si les longueurs diffèrent, ou si les listes sont vides, levez une `ValueError` avec un message. En Python : `raise ValueError("le message")`.
#
# **Exemple** : `exactitude([3, 1, 4, 7, 9], [3, 1, 4, 1, 5])` donne `0.6`.
#
# Exécutez d'abord la cellule de réponse telle quelle, puis le test, **avant** d'avoir répondu : il dit que c'est à vous de jouer. Puis répondez, exécutez votre cellule, et recommencez le test.
#
# <details><summary>Indice 1</summary>Comptez les positions où les deux listes sont d'accord. <code>zip(a, b)</code> parcourt deux listes en même temps.</details>
# <details><summary>Indice 2</summary>En Python, <code>True</code> compte pour 1 dans une addition.</details>
# <details><summary>Indice 3</summary>Deux refus d'abord : <code>zip</code> s'arrête sans rien dire à la fin de la liste la plus courte, et une liste vide ferait diviser par zéro. Ensuite le compte, divisé par le nombre d'éléments.</details>

# %% nbgrader={"grade": false, "grade_id": "exactitude", "locked": false, "schema_version": 3, "solution": true, "task": false}
def exactitude(y, y_predit):
    """Renvoie la part (entre 0 et 1) des positions où y et y_predit sont égaux."""
    ### BEGIN SOLUTION
    if len(y) != len(y_predit) or len(y) == 0:
        raise ValueError(f"Il faut deux listes de même longueur, non vides ; reçu {len(y)} et {len(y_predit)} éléments.")
    return sum(vrai == predit for vrai, predit in zip(y, y_predit)) / len(y)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_exactitude_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la part de réponses justes (1 point)
controles.egal(
    exactitude([3, 1, 4, 7, 9], [3, 1, 4, 1, 5]), 0.6, "exactitude([3, 1, 4, 7, 9], [3, 1, 4, 1, 5])",
    pistes=[
        (3, "c'est le nombre de réponses justes : divisez-le par le nombre d'éléments."),
        (60, "c'est un pourcentage : la part va de 0 à 1."),
        (0.4, "c'est la part d'erreurs."),
        (0.2, "la liste est-elle parcourue jusqu'au bout ? Un return dans la boucle s'arrête au premier élément."),
        (0.8, "une valeur présente ailleurs dans la liste ne compte pas : comparez position par position."),
        (1.0, "la liste est-elle parcourue jusqu'au bout ? Un return dans la boucle s'arrête au premier élément."),
        (0, "deux listes comparées d'un coup avec == donnent un seul booléen (et // arrondit vers le bas) : comparez élément par élément, divisez avec /."),
    ],
)
controles.egal(exactitude([2, 2, 2], [2, 2, 2]), 1.0, "exactitude([2, 2, 2], [2, 2, 2])")
controles.egal(exactitude([0, 1], [1, 0]), 0.0, "exactitude([0, 1], [1, 0])",
               pistes=[(1.0, "les bonnes valeurs, mais pas aux bonnes places : l'ordre compte.")])
### BEGIN HIDDEN TESTS
rng = controles.hasard(1)
for n in (1, 7, 40):
    bonnes, devinees = [int(v) for v in rng.integers(0, 4, size=n)], [int(v) for v in rng.integers(0, 4, size=n)]
    attendu = np.mean(np.array(bonnes) == np.array(devinees))
    controles.egal(exactitude(bonnes, devinees), attendu, f"exactitude de {n} réponse(s) au hasard")
### END HIDDEN TESTS
controles.reussi("la part de réponses justes")

# %% nbgrader={"grade": true, "grade_id": "test_exactitude_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · des longueurs différentes et des listes vides sont refusées (1 point)
for bonnes, devinees in (([1, 2, 3], [1, 2]), ([1, 2], [1, 2, 3]), ([1], [1, 2]), ([1, 1], [1])):
    controles.leve(ValueError, exactitude, bonnes, devinees, quoi=f"exactitude({bonnes}, {devinees})",
                   cause="zip s'arrête à la fin de la liste la plus courte, et NumPy étend un tableau d'une seule valeur : comparez d'abord les deux longueurs, et levez l'erreur avec raise (l'afficher ne suffit pas).")
controles.leve(ValueError, exactitude, [], [], quoi="exactitude([], [])",
               cause="avec zéro réponse, il n'y a pas de part : refusez les listes vides, avec raise.")
controles.reussi("des listes impossibles à comparer sont refusées")

# %% [markdown]
# > **À retenir.** Votre réponse, puis le test. Le message dit ce qui était attendu, ce qui est venu, et la cause probable. Avant de rendre : menu **Noyau → Redémarrer le noyau et Exécuter toutes les cellules…**, puis <kbd>Ctrl</kbd>+<kbd>S</kbd>. L'exécution s'arrête au premier test qui échoue : si vous laissez un exercice de côté, reprenez à la cellule suivante. Une ligne **« Bloqué ? »** vous attend partout où la suite a besoin de votre fonction.

# %% [markdown]
# ## 2. L'IA, l'apprentissage automatique, l'apprentissage profond
#
# Ces trois mots s'emboîtent.

# %%
figures.poupees()

# %% [markdown]
# - L'**intelligence artificielle** (IA, *artificial intelligence*) est l'ensemble des techniques qui font faire à une machine ce qui, chez nous, demande de l'intelligence. Beaucoup n'apprennent rien : le programme d'échecs qui a battu Garry Kasparov en 1997 suivait surtout des règles écrites par des humains.
# - L'**apprentissage automatique** (*machine learning*, ML) est la partie de l'IA où le programme tire ses règles d'**exemples**.
# - L'**apprentissage profond** (*deep learning*, DL) est la partie de l'apprentissage automatique qui empile des **couches** de neurones artificiels. C'est le sujet de ce cours.
#
# On résume souvent par IA ⊃ ML ⊃ DL ; le signe ⊃ se lit « contient ». L'inclusion est stricte : il reste de l'IA sans apprentissage, et de l'apprentissage sans réseau (un arbre de décision, par exemple).

# %% [markdown]
# ### Écrire la règle, ou la faire trouver
#
# Voici de vrais chiffres écrits à la main. Ils viennent de **MNIST**, un jeu de données publié par Yann LeCun et ses collègues, et devenu l'exercice d'entrée du domaine.

# %%
images, y, images_test, y_test = donnees.charger_chiffres()
figures.galerie(images[:40], y[:40], titre="Quarante chiffres, et le nombre que l'auteur voulait écrire")

# %% [markdown]
# **Question.** Écrivez, en français, une règle qui reconnaît un 4 à coup sûr. Essayez vraiment, une minute.
#
# <details><summary>Réponse</summary>
#
# « Deux traits qui se croisent, un autre qui descend de la gauche… » : chaque règle rencontre vite un 4 qui lui échappe, ou un 9 qui la suit. Vous savez lire un 4 sans savoir dire comment. C'est le cas typique où l'apprentissage est utile : au lieu d'écrire la règle, on montre des exemples.
#
# </details>

# %%
figures.regle_ou_exemples()

# %% [markdown]
# Dans un programme classique, un humain écrit la règle. En apprentissage, on choisit une **famille** de règles, pleine de nombres à régler (les **paramètres**), et une procédure règle ces nombres pour que les réponses collent aux exemples. Le résultat est un **modèle** : une règle apprise.
#
# ### Trois façons d'apprendre

# %%
figures.trois_apprentissages()

# %% [markdown]
# | | ce que l'on donne | ce que l'on cherche | exemples |
# |---|---|---|---|
# | **supervisé** (*supervised*) | des entrées **et** leurs bonnes réponses, les **étiquettes** (*labels*) | prédire l'étiquette d'une nouvelle entrée | une catégorie (**classification** : spam ou non, quel chiffre ?), un nombre (**régression** : un prix, une température) |
# | **non supervisé** (*unsupervised*) | des entrées seules | une structure : groupes, anomalies, résumé | regrouper des clients qui se ressemblent, repérer un paiement étrange |
# | **par renforcement** (*reinforcement*) | un environnement où agir, et des **récompenses** | une façon d'agir qui rapporte à la longue | jouer au go, piloter un robot |
#
# Aucune de ces trois façons n'exige un réseau de neurones. Quelques noms que vous croiserez : en supervisé, la régression linéaire, les arbres de décision, les machines à vecteurs de support (SVM) ; en non supervisé, les k-moyennes et l'analyse en composantes principales ; par renforcement, le *Q-learning*. Les réseaux de neurones servent dans les trois cas.
#
# Les modèles de langue apprennent d'abord à deviner le mot suivant d'un texte : l'étiquette est dans le texte lui-même. On parle d'apprentissage **auto-supervisé**. Plusieurs façons se combinent souvent dans un même système.
#
# **À vous.** De quelle façon apprend-on à : (a) prévoir la consommation électrique de demain d'après vingt ans de relevés ; (b) ranger dix mille articles de journaux par thèmes, sans liste de thèmes ; (c) garer une voiture en simulation, avec un point par essai réussi ?
#
# <details><summary>Réponse</summary>(a) supervisé, c'est une régression ; (b) non supervisé ; (c) par renforcement.</details>
#
# ### Pourquoi maintenant ?
#
# Les idées sont anciennes : le perceptron date de 1957 (chapitre 01), et la rétropropagation, qui entraîne encore les réseaux d'aujourd'hui, s'est répandue à partir de 1986. Trois choses ont changé : beaucoup plus de **données**, beaucoup plus de **calcul** (les cartes graphiques), et de meilleures **recettes** (activations, initialisations, optimiseurs, architectures). En 2012, un réseau profond entraîné sur deux cartes graphiques a gagné de loin le concours de reconnaissance d'images ImageNet : l'essor date de là.
#
# On voit souvent les grands réseaux progresser encore quand on ajoute des données, là où des méthodes plus simples plafonnent. Ce n'est pas une loi. Avec quelques centaines de lignes d'un tableau, un modèle simple fait souvent aussi bien, coûte moins, et s'explique mieux.
#
# ### Quatre familles de réseaux
#
# « Réseau de neurones » est un nom de famille. Ce qui change d'une famille à l'autre, c'est **qui est relié à qui**.

# %%
figures.familles()

# %% [markdown]
# | famille | l'idée | faite pour | chapitre |
# |---|---|---|---|
# | **dense**, ou perceptron multicouche (*feed-forward*, MLP) | chaque neurone lit toutes les sorties de la couche d'avant | le cas général, les tableaux de nombres | 00 à 05 |
# | **convolutif** (*convolutional*, CNN) | un même petit filtre est promené sur toute l'image | les images, les signaux | 06 |
# | **récurrent** (*recurrent*, RNN) | une mémoire passe d'un pas de temps au suivant | les séries, les suites | 07 |
# | ***Transformer*** | chaque élément choisit lesquels des autres regarder | le texte, et de plus en plus le reste | 10 |
#
# Celui d'aujourd'hui est dense : ce n'est pas le meilleur pour des images, mais c'est le plus simple, et les trois autres sont faits des mêmes pièces.
#
# > **À retenir.** L'apprentissage automatique remplace la règle écrite par une règle ajustée sur des exemples. Reconnaître un chiffre est une **classification supervisée** à dix classes.

# %% [markdown]
# ## 3. À quoi cela sert, et ce qu'il faut surveiller
#
# | domaine | exemples d'usages | ce qui peut mal tourner |
# |---|---|---|
# | santé | repérer une lésion sur une radiographie, chercher des molécules | le modèle apprend la marque de l'appareil au lieu de la maladie |
# | finance | repérer une fraude, estimer un risque de défaut | un refus de crédit que personne ne sait expliquer |
# | industrie | prévoir une panne, contrôler des pièces en photo | la caméra change, le modèle se trompe en silence |
# | vision | lire une plaque, aider à conduire | des erreurs plus fréquentes pour certaines personnes |
# | langue et parole | transcrire une voix, traduire, résumer, converser | des affirmations fausses, dites avec assurance |
# | recommandation | proposer un film, classer des résultats | enfermer dans ce que l'on aime déjà |
#
# ### Une moyenne peut cacher un groupe
#
# Un système est essayé sur 100 personnes : 90 du groupe A, 10 du groupe B. Il a raison pour 88 personnes de A et 6 de B. **Avant de lire la suite** : quelle est son exactitude ? Et pour chaque groupe ?
#
# <details><summary>Réponse</summary>
#
# En tout : 94/100 = 94 %. Groupe A : 88/90 ≈ 97,8 %. Groupe B : 6/10 = 60 %. La moyenne de 94 % ne dit rien du groupe B, parce qu'il est petit. Il faut mesurer **par groupe**.
#
# </details>
#
# Ce n'est pas une fiction. En 2018, Joy Buolamwini et Timnit Gebru ont mesuré trois systèmes du commerce qui devinaient le genre d'une personne d'après son visage. L'erreur ne dépassait pas 0,8 % pour les hommes à peau claire ; elle atteignait 34,7 % pour les femmes à peau foncée. Un tel écart systématique s'appelle un **biais** (le même mot désigne, hélas, un paramètre d'un neurone : le contexte tranche). Il vient souvent des données : un groupe y est rare, ou leurs étiquettes répètent des décisions injustes du passé.

# %% [markdown]
# ### Ce que dit la loi, en Europe
#
# - Le **RGPD** (règlement général sur la protection des données, 2016/679, appliqué depuis mai 2018) s'applique dès que des données concernent une personne identifiable : il faut une base légale (le consentement en est une), un but annoncé, pas plus de données que nécessaire ; les personnes ont un droit d'accès, de rectification et d'effacement. Son article 22 donne le droit de ne pas faire l'objet d'une décision **entièrement automatisée** qui a des effets juridiques ou qui touche la personne de façon aussi importante. Il y a des exceptions (un contrat, une loi, un consentement explicite), avec des garanties : dans la plupart des cas, pouvoir obtenir l'intervention d'un humain.
# - Le **règlement européen sur l'IA** (2024/1689, en vigueur depuis le 1ᵉʳ août 2024) raisonne par niveaux de risque : quelques usages sont interdits, d'autres, dits à haut risque (recrutement, crédit, certains dispositifs médicaux…), sont soumis à des obligations ; d'autres encore doivent informer l'utilisateur qu'il a affaire à une machine. Il s'applique par étapes, depuis février 2025, et son calendrier est discuté : lisez la version en vigueur avant un projet réel.
#
# Cinq questions à poser **avant** la première ligne de code : d'où viennent les données, et a-t-on le droit de s'en servir ? Qui y manque ? Qui subit une erreur, et peut-il la contester ? Comment saura-t-on, une fois en service, que le modèle se dégrade ? A-t-on besoin d'un réseau, ou une règle simple suffit-elle ?
#
# Deux questions dépassent le modèle : qui répond d'une erreur (celui qui l'a conçu, celui qui l'emploie ?), et que devient le travail que l'on automatise ? Aucune ligne de code n'y répond ; il faut les poser avec ceux que cela concerne.
#
# Les images de ce chapitre ne sont pas des données personnelles connues : les auteurs des chiffres ne sont pas nommés. Elles ont quand même un biais que vous verrez de vos yeux à la section 9.
#
# > **À retenir.** Un score moyen ne suffit pas : mesurez par groupe. Les données portent les biais de leur origine. Une décision qui touche une personne doit pouvoir être contestée devant un humain.

# %% [markdown]
# ## 4. Deux bibliothèques, et comment les installer
#
# Personne ne programme un réseau de production à partir de zéro. Deux familles d'outils libres dominent ; ce cours pratique les deux, côte à côte.
#
# | | **TensorFlow** et **Keras** | **PyTorch** |
# |---|---|---|
# | origine | TensorFlow : Google, 2015. Keras : François Chollet, 2015 | Facebook (Meta), 2016-2017 ; fondation indépendante, sous l'égide de la Linux Foundation, depuis 2022 |
# | écrire un modèle | on assemble des couches ; `fit` fait la boucle d'entraînement | on écrit une classe Python ; on écrit la boucle soi-même |
# | ce que l'on y gagne | peu de lignes, peu d'occasions de se tromper | tout est visible et modifiable, la recherche publie surtout ainsi |
# | ce que l'on y perd | ce que fait `fit` est caché tant qu'on ne le réécrit pas | plus de lignes, et des oublis qui ne se voient pas (vous en ferez un) |
# | accélérer | compilation par XLA | compilation par `torch.compile` |
# | autour | TensorBoard pour suivre un entraînement, TensorFlow Serving pour servir un modèle, TensorFlow.js dans le navigateur | TensorBoard aussi ; le format ONNX pour passer un modèle d'un outil à l'autre |
# | embarquer sur un téléphone | LiteRT (nouveau nom de TensorFlow Lite) | ExecuTorch |
#
# Les idées reçues vieillissent vite. TensorFlow 2 exécute le code ligne par ligne, comme PyTorch ; PyTorch sait compiler, comme TensorFlow. Depuis sa version 3, Keras ne dépend plus de TensorFlow : le même code tourne sur TensorFlow, JAX ou PyTorch. Des outils que l'on trouve encore dans les tutoriels sont abandonnés (TorchText, TorchServe). Ce que vous apprenez dans l'un se transporte dans l'autre : c'est ce que ce chapitre va montrer, **nombre par nombre**.

# %% [markdown]
# ### Installer chez soi
#
# Vous lisez ceci dans un carnet : si la cellule de vérification plus bas réussit, il n'y a **rien à installer**. Sinon, le plus simple est de télécharger le cours et de lancer `python3 demarrer.py` (sous Windows, `py demarrer.py`) : le script installe tout dans un dossier à part et ouvre le cours. Il faut Python 3.11, 3.12 ou 3.13.
#
# Pour vos propres projets, voici comment faire à la main. Le principe est partout le même : un **environnement virtuel**, c'est-à-dire un dossier qui a ses propres bibliothèques, pour que deux projets ne se gênent pas. (Avec Anaconda ou Miniconda, `conda create` et `conda activate` jouent ce rôle ; la commande `pip` reste la même.)
#
# <details><summary><b>Windows</b></summary>
#
# 1. Installez Python 3.13 (64 bits) depuis python.org, en cochant *Add python.exe to PATH*. Ouvrez une nouvelle invite de commandes : `py --version` doit répondre.
# 2. Créez et activez l'environnement :
#
# ```
# py -m venv mon_ia
# mon_ia\Scripts\activate
# ```
#
# 3. Installez : `python -m pip install torch tensorflow jupyterlab`.
#
# **GPU** (*processeur graphique*). PyTorch : la page d'accueil pytorch.org donne la commande avec CUDA, la bibliothèque de calcul de NVIDIA ; le paquet ordinaire calcule sur le processeur. TensorFlow n'utilise plus la carte graphique sous Windows depuis la version 2.11 : il faut passer par WSL2, le Linux de Windows, et suivre les instructions de Linux.
#
# </details>
#
# <details><summary><b>macOS</b></summary>
#
# 1. Installez Python 3.13 depuis python.org (ou `brew install python@3.13`). Vérifiez dans le Terminal : `python3 --version`.
# 2. Créez et activez l'environnement :
#
# ```
# python3 -m venv mon_ia
# source mon_ia/bin/activate
# ```
#
# 3. Installez : `python -m pip install torch tensorflow jupyterlab`. Le paquet `tensorflow-macos` des anciens tutoriels n'est plus nécessaire.
#
# **GPU.** Sur une puce Apple, PyTorch utilise la carte graphique sans rien de plus (`device="mps"`). TensorFlow calcule sur le processeur ; le greffon `tensorflow-metal` d'Apple ne suit pas toujours ses versions (il ne se chargeait plus avec la 2.18). Les Mac à processeur Intel ne reçoivent plus de versions récentes (PyTorch s'y est arrêté à la 2.2) : préférez Colab ou Binder.
#
# </details>
#
# <details><summary><b>Linux</b></summary>
#
# 1. Python est presque toujours là : `python3 --version`. Sous Debian ou Ubuntu, ajoutez `sudo apt install python3-venv`.
# 2. Créez et activez l'environnement :
#
# ```
# python3 -m venv mon_ia
# source mon_ia/bin/activate
# ```
#
# 3. Installez : `python -m pip install torch tensorflow jupyterlab`. Sous Linux, le paquet `torch` ordinaire contient déjà CUDA (plusieurs gigaoctets). Sans carte NVIDIA, prenez la version légère que propose pytorch.org, et `tensorflow-cpu`.
#
# **GPU.** Avec une carte NVIDIA et son pilote : `python -m pip install torch "tensorflow[and-cuda]"`. Les bibliothèques CUDA viennent avec ; seul le pilote s'installe à part.
#
# </details>
#
# <details><summary><b>Rien à installer : Colab et Binder</b></summary>
#
# Les insignes en tête de chapitre ouvrent ce carnet dans un navigateur. Colab (un compte Google est nécessaire) prête parfois un GPU : menu *Exécution → Modifier le type d'exécution*. Binder ne garde rien : téléchargez votre carnet avant de partir.
#
# </details>
#
# <details><summary><b>Quand l'installation échoue</b></summary>
#
# - « No matching distribution found » : votre Python est trop récent, trop ancien ou en 32 bits. Essayez Python 3.12 ou 3.13, en 64 bits.
# - « No module named torch » alors que vous l'avez installé : l'environnement n'est pas activé, ou le carnet utilise un autre Python. Écrivez `python -m pip` plutôt que `pip`.
# - Un GPU n'est pas vu : le pilote d'abord (`nvidia-smi` doit répondre), la bibliothèque ensuite.
#
# </details>
#
# Un GPU n'est **pas** nécessaire pour ce cours : tous les chapitres sont faits pour un processeur ordinaire.

# %% [markdown]
# ### Vérifier l'installation
#
# La première cellule charge les deux bibliothèques (quelques secondes). La seconde leur demande une addition : c'est une meilleure preuve qu'un numéro de version.

# %% nbgrader={"grade": false, "grade_id": "preparation_cadres", "locked": true, "schema_version": 3, "solution": false, "task": false}
carnet.preparer_cadres()  # charge les deux bibliothèques et fait taire leurs journaux

import warnings

import keras
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

warnings.filterwarnings("ignore", message="Converting a tensor with requires_grad=True to a scalar")  # float(perte) est permis

# %%
print("Python", sys.version.split()[0], "· NumPy", np.__version__)
print("PyTorch", torch.__version__, "· Keras", keras.__version__, "avec le moteur", keras.backend.backend())
print("1 + 2 selon PyTorch :", (torch.tensor(1.0) + 2).item())
print("1 + 2 selon Keras   :", float(keras.ops.add(1.0, 2.0)))
print("GPU vu par PyTorch :", torch.cuda.is_available() or torch.backends.mps.is_available())

# %% [markdown]
# Avec le moteur TensorFlow, son GPU se cherche par `tf.config.list_physical_devices("GPU")` : une liste vide veut dire « processeur seul ».
#
# > **À retenir.** Keras et PyTorch font les mêmes calculs ; Keras cache la boucle d'entraînement, PyTorch vous la fait écrire. Un environnement virtuel par projet. Pour apprendre, un processeur suffit.

# %% [markdown]
# ## 5. D'une image à des nombres
#
# Nous avons les mots et les outils. Voici le chemin qui reste, et que vous referez à chaque projet.

# %%
figures.sept_etapes()

# %% [markdown]
# L'étape 1 est faite : reconnaître un chiffre parmi dix, et mesurer l'exactitude. Cette section prépare les données et les partage (2 et 3), la section 6 explique les mots de l'étape 5 (perte, optimiseur, époque), les sections 7 et 8 construisent, entraînent et évaluent (4 à 7), la section 9 regarde les erreurs. Le chapitre 09 en fera une méthode complète.
#
# Un réseau ne calcule que sur des nombres. Une image en noir et blanc en est déjà une grille : un nombre par **pixel**, de 0 (le fond) à 255 (l'encre).

# %%
figures.image_en_nombres(images[0], titre=f"Un {y[0]} : l'image, et ses nombres dans le cadre")

# %% [markdown]
# Ces nombres sont rangés dans un **tableau NumPy** (*array*). Deux choses décrivent un tableau : sa **forme** (`shape`), sa taille dans chaque direction, et son **type** (`dtype`), l'espèce de ses nombres.

# %% tags=["nbval-check-output"]
print("images      :", images.shape, images.dtype)
print("images_test :", images_test.shape, images_test.dtype)
print("les dix premières étiquettes :", y[:10])

# %% [markdown]
# Lisez : 8 000 images de 28 lignes et 28 colonnes, en `uint8`, des entiers de 0 à 255 ; et autant d'étiquettes. Quelques gestes suffisent pour ce chapitre.

# %% tags=["nbval-check-output"]
# deux grilles de deux lignes et trois colonnes
notes = np.array([[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [10, 11, 12]]], dtype="uint8")
print("forme :", notes.shape, "  type :", notes.dtype, "  nombre d'axes :", notes.ndim)
print("première grille, seconde ligne :", notes[0, 1])
print("rangé en 6 lignes de 2 :", notes.reshape(6, 2).tolist())
moitie, reelles = notes[0, 0] / 2, notes[0, 0].astype("float32")
print("divisé par 2 :", moitie, moitie.dtype)
print("changé de type :", reelles, reelles.dtype)

# %% [markdown]
# `reshape` ne change pas les nombres, seulement la façon de les ranger : il les relit dans l'ordre, ligne après ligne. Toute l'opération (`/ 2`) se fait d'un coup sur tout le tableau, sans boucle.
#
# **Un piège.** Deux pixels `uint8` valent 200 et 100. Que donne leur somme ? Pariez avant d'exécuter.

# %% tags=["nbval-check-output"]
print(np.array([200], dtype="uint8") + np.array([100], dtype="uint8"))

# %% [markdown]
# 300 ne tient pas sur 8 bits : on obtient 300 − 256 = 44, sans aucun avertissement. C'est une raison de passer aux nombres à virgule (`float32`) avant tout calcul. Une autre : les réseaux apprennent mieux avec des entrées de l'ordre de l'unité. On divise donc par 255, pour aller de 0 à 1.

# %% [markdown]
# ### Exercice 2 · Préparer les images
#
# ★☆☆ · 12 minutes · **But** : changer des images en lignes de nombres que le réseau sait lire.
#
# Écrivez `preparer(images)`.
#
# - **Entrée** : `images`, un tableau `uint8` de forme `(n, h, w)` : $n$ images de $h$ lignes et $w$ colonnes.
# - **Sortie** : un tableau `float32` de forme `(n, h*w)`, une image par ligne, ses pixels lus ligne après ligne, chacun **divisé par 255**.
# - Si `images` n'a pas trois axes, ou n'est pas en `uint8`, levez une `ValueError` avec un message. (Préparer deux fois les mêmes images les rendrait presque vides : ce refus vous en protège.)
# - `images` n'est pas modifié.
#
# **Exemple** : `preparer(np.array([[[0, 51], [102, 255]]], dtype="uint8"))` donne `[[0. 0.2 0.4 1.]]`, de forme `(1, 4)`.
#
# <details><summary>Indice 1</summary>Trois gestes, déjà vus tous les trois : ranger autrement, changer de type, diviser.</details>
# <details><summary>Indice 2</summary>Le nombre de lignes du résultat est le nombre d'images. Pour le nombre de colonnes, <code>reshape</code> accepte −1 : « calcule-le toi-même ».</details>
# <details><summary>Indice 3</summary>L'ordre compte pour le type : un tableau <code>uint8</code> divisé par un nombre devient <code>float64</code>, deux fois plus lourd. Passez en <code>float32</code> avant de diviser, ou à la toute fin. Pour les refus : <code>images.ndim</code> et <code>images.dtype</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "preparer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def preparer(images):
    """Change des images uint8 (n, h, w) en un tableau float32 (n, h*w), de 0 à 1."""
    ### BEGIN SOLUTION
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError(f"Il faut des images uint8 de forme (n, h, w) ; reçu {images.dtype} de forme {images.shape}.")
    return images.reshape(len(images), -1).astype("float32") / 255
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_preparer_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · chaque pixel divisé par 255, dans l'ordre (1 point)
carre = np.array([[[0, 51], [102, 255]]], dtype="uint8")
# 1e-6 : un float32 garde environ sept chiffres
controles.egal(preparer(carre), [[0.0, 0.2, 0.4, 1.0]], "preparer([[[0, 51], [102, 255]]])", atol=1e-6, pistes=[
    ([[0, 51, 102, 255]], "il reste à diviser par 255."),
    ([[0, 0, 0, 1]], "// est la division entière (ou le type entier est revenu après la division) : les fractions sont perdues."),
    (np.array([[0, 51, 102, 255]]) / 256, "le plus grand pixel vaut 255 : divisez par 255, pas par 256."),
    ([[0.0, 0.4, 0.2, 1.0]], "les pixels sont lus colonne après colonne : lisez-les ligne après ligne."),
    ([[0.0, 0.2], [0.4, 1.0]], "l'image est restée en carré : il faut une ligne par image."),
    ([[[0.0, 0.2], [0.4, 1.0]]], "l'image est restée en carré : il faut une ligne par image."),
    (lambda v: v.shape == (4, 1), "dans la forme, le nombre d'images vient en premier : une ligne par image, un pixel par colonne."),
    ([0.0, 0.2, 0.4, 1.0], "toutes les images sont mises bout à bout : il faut une ligne par image."),
])
deux = np.array([[[0, 51]], [[102, 255]]], dtype="uint8")
controles.egal(preparer(deux), [[0.0, 0.2], [0.4, 1.0]], "preparer de deux images d'une ligne, [[0, 51]] et [[102, 255]]", atol=1e-6, pistes=[
    ([[0.0, 0.4], [0.2, 1.0]], "les pixels de plusieurs images se mélangent : une image par ligne, sans transposer."),
    ([[0.0, 0.2, 0.4, 1.0]], "toutes les images sont mises bout à bout : il faut une ligne par image."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(2)
hasard_pixels = rng.integers(0, 201, size=(5, 3, 4), dtype="uint8")  # le plus grand n'est pas 255
attendu = [[int(p) / 255 for ligne in image for p in ligne] for image in hasard_pixels]
controles.egal(preparer(hasard_pixels), attendu, "preparer de 5 images (3, 4) au hasard", atol=1e-6, pistes=[
    (hasard_pixels.reshape(12, 5).T / 255, "les pixels de plusieurs images se mélangent : une image par ligne, sans transposer."),
    (hasard_pixels.reshape(5, -1) / hasard_pixels.max(), "divisez par 255, pas par le plus grand pixel du lot : une même image doit donner toujours les mêmes nombres."),
])
### END HIDDEN TESTS
controles.reussi("chaque pixel divisé par 255, dans l'ordre")

# %% nbgrader={"grade": true, "grade_id": "test_preparer_forme", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · une ligne par image, en float32, et l'entrée intacte (1 point)
trois = np.full((3, 4, 5), 255, dtype="uint8")
with controles.inchanges(images=trois):
    obtenu = preparer(trois)
controles.vrai(np.shape(obtenu) != (20, 3), "preparer d'images de forme (3, 4, 5) a la forme (3, 20)",
               cause="la forme obtenue est (20, 3) : le nombre d'images vient en premier, une ligne par image.")
controles.forme(obtenu, (3, 20), "preparer d'images de forme (3, 4, 5)")
controles.vrai(not isinstance(obtenu, (list, tuple)), "le résultat est un tableau NumPy",
               cause="c'est une liste Python : np.array(…, dtype=\"float32\") en fait un tableau.")
controles.vrai(str(np.asarray(obtenu).dtype) == "float32", "le résultat est en float32", cause=f"le type obtenu est {np.asarray(obtenu).dtype}. Le dernier indice parle de l'ordre des gestes.")
controles.egal(obtenu, np.ones((3, 20)), "preparer d'images dont tous les pixels valent 255", atol=1e-6,
               pistes=[(np.full((3, 20), 255), "il reste à diviser par 255.")])
controles.reussi("une ligne par image, en float32")

# %% nbgrader={"grade": true, "grade_id": "test_preparer_echelle", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · l'échelle ne dépend pas des autres images (1 point)
sombre = np.array([[[0, 51, 102]]], dtype="uint8")
controles.egal(preparer(sombre), [[0.0, 0.2, 0.4]], "preparer d'une image sombre, dont le plus grand pixel vaut 102", atol=1e-6, pistes=[
    ([[0.0, 0.5, 1.0]], "divisez par 255, pas par le plus grand pixel du lot : une même image doit donner toujours les mêmes nombres."),
    ([[0, 51, 102]], "il reste à diviser par 255."),
    (lambda v: v.shape == (3, 1), "dans la forme, le nombre d'images vient en premier : une ligne par image, un pixel par colonne."),
])
controles.reussi("l'échelle est toujours la même")

# %% nbgrader={"grade": true, "grade_id": "test_preparer_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · ce qui n'est pas un tableau d'images uint8 est refusé, et cela seulement (1 point)
with controles.accepte("preparer d'une seule image, forme (1, 2, 2)"):
    une = preparer(np.zeros((1, 2, 2), dtype="uint8"))
controles.vrai(np.shape(une) != (4, 1), "preparer d'une seule image de forme (1, 2, 2) a la forme (1, 4)",
               cause="la forme obtenue est (4, 1) : le nombre d'images vient en premier, une ligne par image.")
controles.forme(une, (1, 4), "preparer d'images de forme (1, 2, 2)")
controles.leve(ValueError, preparer, np.zeros((28, 28), dtype="uint8"), quoi="preparer d'un tableau de forme (28, 28)",
               cause="une image seule a deux axes : elle serait prise pour 28 images. Testez images.ndim.")
controles.leve(ValueError, preparer, np.zeros((2, 3, 3), dtype="float32"), quoi="preparer d'images déjà en float32",
               cause="des images déjà préparées seraient divisées deux fois : testez images.dtype.")
### BEGIN HIDDEN TESTS
controles.leve(ValueError, preparer, np.zeros((2, 3, 3, 1), dtype="uint8"), quoi="preparer d'un tableau à quatre axes",
               cause="il faut exactement trois axes.")
controles.leve(ValueError, preparer, np.zeros((2, 3, 3), dtype="int64"), quoi="preparer d'images en int64",
               cause="seul uint8 est permis : rien ne dit qu'un int64 va de 0 à 255.")
### END HIDDEN TESTS
controles.reussi("les tableaux inattendus sont refusés")

# %% [markdown]
# ### Trois tas d'images
#
# Un élève à qui l'on pose à l'examen les exercices du cours ne prouve rien. De même, un modèle se juge sur des images qu'il n'a **jamais vues**. On fait trois tas :
#
# - l'**apprentissage** (*training set*), 7 000 images : elles règlent les paramètres ;
# - la **validation** (*validation set*), 1 000 images : on y surveille le modèle pendant l'entraînement, et on y compare des réglages ;
# - le **test**, 2 000 images : on s'en sert **une fois, à la fin**. Choisir quoi que ce soit d'après le test, ce serait connaître le sujet d'examen.

# %% tags=["nbval-check-output"]
# Bloqué sur l'exercice 2 ? Enlevez le dièse suivant : la version du cours, sans les points, pour que la suite marche.
# preparer = figures.secours("preparer")
X_app, y_app = preparer(images[:7000]), y[:7000]
X_val, y_val = preparer(images[7000:]), y[7000:]
X_test = preparer(images_test)
for nom, tableau in (("apprentissage", X_app), ("validation", X_val), ("test", X_test)):
    print(f"{nom:13} : forme {tableau.shape}, de {tableau.min():.0f} à {tableau.max():.0f}")

# %% [markdown]
# Avant le réseau, un point de repère : que vaut le programme qui répond **toujours 1** ? Le 1 est le chiffre le plus fréquent.

# %% tags=["nbval-check-output"]
# exactitude = figures.secours("exactitude")  # bloqué sur l'exercice 1 ? Enlevez le premier dièse
print("toujours 1 :", exactitude(y_test.tolist(), [1] * len(y_test)))

# %% [markdown]
# 11 %. Un modèle qui ne dépasse pas ce repère n'a rien appris.
#
# > **À retenir.** Une image devient une ligne de nombres entre 0 et 1, en `float32`. La même préparation s'applique à l'apprentissage, au test et à l'usage. Le test ne sert qu'une fois.

# %% [markdown]
# ## 6. Un réseau de 101 770 nombres
#
# Voici le réseau de ce chapitre : un **perceptron multicouche** (*multilayer perceptron*), avec 784 entrées, 128 neurones cachés et 10 sorties.

# %%
figures.reseau(784, 128, 10)

# %% [markdown]
# Un **neurone** fait une chose très simple : il multiplie chaque entrée par un **poids**, additionne, et ajoute un **biais**. Avec deux entrées $(0{,}5 ;\ 1)$, les poids $(2 ;\ -3)$ et le biais $0{,}5$ :
#
# $$z = 2 \times 0{,}5 + (-3) \times 1 + 0{,}5 = -1{,}5$$
#
# Une **couche** (*layer*) est une rangée de neurones qui lisent les mêmes entrées. Si les entrées sont rangées dans un tableau $X$ de forme $(n, d)$, tous les neurones se calculent en une ligne, `X @ W + b`. Le signe `@` est le **produit de matrices** : il fait d'un coup toutes ces multiplications et ces sommes. `W` a une ligne par entrée et une **colonne par neurone** ; `b` a un biais par neurone, que NumPy ajoute à chaque ligne. Voici deux exemples et trois neurones ; le premier neurone est celui que nous venons de calculer.

# %% tags=["nbval-check-output"]
deux_exemples = np.array([[0.5, 1.0], [1.0, 0.0]])         # X : 2 exemples, 2 entrées
les_poids = np.array([[2.0, 1.0, 0.0], [-3.0, 0.0, 1.0]])  # W : 2 entrées, 3 neurones, un par colonne
les_biais = np.array([0.5, 0.0, -1.0])                     # b : 3 biais
la_couche = deux_exemples @ les_poids + les_biais
print(la_couche, "  forme :", la_couche.shape)
print("avec ReLU :", np.maximum(la_couche, 0).tolist())

# %% [markdown]
# Lisez la première ligne : $-1{,}5$ est bien là, dans la colonne du premier neurone. La seconde ligne est l'autre exemple.
#
# Entre les deux couches, chaque nombre passe par la fonction **ReLU** : $\max(0, z)$. Les négatifs deviennent 0, les positifs restent. Ici $-1{,}5$ devient $0$. Sans elle, deux couches n'en vaudraient qu'une ; le chapitre 02 le montre.
#
# **À vous.** Combien de paramètres (poids et biais) le réseau a-t-il ? Comptez couche par couche.
#
# <details><summary>Réponse</summary>
#
# Couche cachée : $784 \times 128$ poids et 128 biais, soit 100 480. Couche de sortie : $128 \times 10$ poids et 10 biais, soit 1 290. En tout **101 770**. Personne ne les écrira à la main.
#
# </details>

# %% [markdown]
# ### Des scores aux probabilités : softmax
#
# La dernière couche donne dix **logits** (*logits*) : un score par chiffre, un nombre quelconque. La fonction **softmax** les change en dix nombres positifs de somme 1, que l'on lit comme des probabilités : on prend l'exponentielle de chaque score, puis on divise par leur somme.
#
# Avec trois scores $(2 ;\ 1 ;\ 0)$ : les exponentielles valent $7{,}39$, $2{,}72$ et $1$, de somme $11{,}11$. D'où $(0{,}665 ;\ 0{,}245 ;\ 0{,}090)$. Le plus grand score garde la plus grande probabilité : pour savoir **quelle** classe l'emporte, softmax n'est pas nécessaire.

# %% tags=["nbval-check-output"]
scores = np.array([2.0, 1.0, 0.0])
print("softmax :", np.exp(scores) / np.exp(scores).sum())
print("la plus grande est à la place", scores.argmax())

# %% [markdown]
# `argmax` donne la **place** de la plus grande valeur, en comptant à partir de 0. Comme nos classes sont les chiffres de 0 à 9, cette place **est** le chiffre deviné.

# %% [markdown]
# ### Mesurer l'erreur : la perte
#
# Pour régler les paramètres, il faut dire **de combien** le modèle se trompe. C'est la **perte** (*loss*). Pour une classification, on prend l'**entropie croisée** (*cross-entropy*) : si le modèle donne la probabilité $p$ à la **bonne** réponse, la perte vaut $-\ln p$ (le logarithme népérien, changé de signe).

# %%
figures.perte()

# %% [markdown]
# | le modèle donne à la bonne réponse | perte $-\ln p$ |
# |---|---|
# | $p = 0{,}9$ : presque sûr, et il a raison | 0,105 |
# | $p = 0{,}5$ | 0,693 |
# | $p = 0{,}1$ : il ne sait pas (dix classes égales) | 2,303 |
# | $p = 0{,}01$ : il n'y croyait presque pas | 4,605 |
#
# Retenez **2,3** : c'est la perte d'un réseau qui donne 10 % à chaque chiffre. Avant d'apprendre, le vôtre en sera proche.
#
# ### Apprendre : la boucle
#
# Apprendre, c'est tourner dans cette boucle.

# %%
figures.boucle()

# %% [markdown]
# - Un **lot** (*batch*) est un petit paquet d'exemples, ici 32 images.
# - Le **gradient** (*gradient*) dit, pour chaque paramètre, à quelle vitesse la perte monte quand on augmente ce paramètre ; un nombre négatif veut dire qu'elle baisse. Le calculer pour 101 770 paramètres à la fois s'appelle la **rétropropagation** (chapitre 03).
# - Le premier geste, **effacer**, jette les gradients du lot d'avant : Keras le fait seul, en PyTorch vous l'écrirez (section 8).
# - L'**optimiseur** (*optimizer*) est la règle qui change les paramètres d'après les gradients, pour faire baisser la perte. Le nôtre s'appelle **Adam** (chapitre 04).
# - Une **époque** (*epoch*) est un passage sur toutes les images d'apprentissage.
#
# **Avec des nombres.** Un modèle minuscule, $\hat y = w x$, part de $w = 0$. Il voit $x = 3$, il fallait répondre $6$. La perte est le carré de l'erreur : $(0 - 6)^2 = 36$. Son gradient est $2 \times (0 - 6) \times 3 = -36$ : négatif, donc augmenter $w$ fait baisser la perte. L'optimiseur le plus simple retranche une fraction du gradient, disons un centième : $w = 0 - 0{,}01 \times (-36) = 0{,}36$. La nouvelle perte vaut $(1{,}08 - 6)^2 \approx 24{,}2$. Elle a baissé. On recommence.
#
# > **À retenir.** Une couche est `X @ W + b`. ReLU entre les couches, softmax au bout. La perte vaut $-\ln p$ ; un modèle qui ne sait rien a une perte de 2,3. Apprendre : lot, prédiction, perte, gradients, petit pas ; et recommencer.

# %% [markdown]
# ## 7. Le réseau dans Keras
#
# Un modèle Keras est une liste de couches. On le **compile** ensuite : on lui dit quelle perte, quel optimiseur et quelles mesures employer. Voici un autre modèle, pour un autre problème : prédire **un** nombre à partir de trois.

# %% tags=["nbval-check-output"]
regression = keras.Sequential([
    keras.Input(shape=(3,)),                      # trois nombres en entrée
    keras.layers.Dense(4, activation="tanh"),     # une couche de 4 neurones
    keras.layers.Dense(1),                        # une sortie, sans activation
])
regression.compile(optimizer="sgd", loss="mse", metrics=["mae"])
print("paramètres :", regression.count_params())
print("forme de la sortie pour 5 exemples :", regression(np.zeros((5, 3))).shape)

# %% [markdown]
# Les noms de l'exemple : `tanh` est une autre activation, entre −1 et 1 (chapitre 02) ; `"sgd"` est l'optimiseur le plus simple ; `"mse"` est le carré moyen de l'erreur (*mean squared error*), `"mae"` sa valeur absolue moyenne. Et `(3,)` est un tuple à **un** élément : c'est la virgule qui le fait, `(3)` n'est que le nombre 3.
#
# La perte de notre problème s'appelle `"sparse_categorical_crossentropy"` : c'est l'entropie croisée pour des étiquettes **entières** (3, et non une liste de dix nombres avec un 1 à la place 3 : pour cette écriture-là, la perte perd le mot *sparse*).
#
# ### Exercice 3 · Le réseau en Keras
#
# ★★☆ · 12 minutes · **But** : construire et compiler un modèle.
#
# Écrivez `modele_keras(n_entrees, n_caches, n_classes)`.
#
# - **Entrées** : trois entiers. Pour les chiffres, ce sera `modele_keras(784, 128, 10)`.
# - **Sortie** : un modèle Keras **compilé**, à deux couches denses : une couche cachée de `n_caches` neurones, activation ReLU (`"relu"`) ; une couche de sortie de `n_classes` neurones, activation `"softmax"`.
# - La compilation : perte `"sparse_categorical_crossentropy"`, optimiseur `"adam"` avec ses réglages par défaut, et une mesure, l'exactitude (`"accuracy"`).
# - Pour `X` de forme `(n, n_entrees)`, `modele(X)` a la forme `(n, n_classes)`, et chaque ligne a pour somme 1.
#
# **Exemple** : `modele_keras(784, 128, 10).count_params()` donne `101770`.
#
# <details><summary>Indice 1</summary>Partez de l'exemple ci-dessus : ce sont les mêmes briques, avec d'autres nombres et d'autres noms.</details>
# <details><summary>Indice 2</summary>Trois choses changent dans la liste (la taille d'entrée, la couche cachée, la sortie et son activation), trois dans la compilation.</details>
# <details><summary>Indice 3</summary><code>compile</code> modifie le modèle et ne renvoie rien d'utile : compilez d'abord, renvoyez le modèle ensuite.</details>

# %% nbgrader={"grade": false, "grade_id": "modele_keras", "locked": false, "schema_version": 3, "solution": true, "task": false}
def modele_keras(n_entrees, n_caches, n_classes):
    """Renvoie un perceptron multicouche Keras compilé : ReLU cachée, softmax en sortie."""
    ### BEGIN SOLUTION
    modele = keras.Sequential([
        keras.Input(shape=(n_entrees,)),
        keras.layers.Dense(n_caches, activation="relu"),
        keras.layers.Dense(n_classes, activation="softmax"),
    ])
    modele.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_modele_keras_formes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les tailles : entrées, neurones cachés, classes (1 point)
modele = modele_keras(5, 4, 3)
controles.vrai(isinstance(modele, keras.Model), "modele_keras renvoie un modèle Keras",
               cause="la fonction ne renvoie rien : « return modele » après la compilation." if modele is None
               else f"la fonction a renvoyé un objet de type {type(modele).__name__}.")
controles.vrai(modele.built, "le modèle connaît la taille de son entrée", cause="commencez la liste des couches par keras.Input(shape=(…,)), comme dans l'exemple.")
controles.egal(modele.count_params(), 39, "le nombre de paramètres de modele_keras(5, 4, 3)", pistes=[
    (18, "il manque la couche cachée."),
    (59, "il y a une couche cachée de trop."),
    (32, "il manque les biais des deux couches."),
    (lambda n: n > 1000, "des tailles (784, 128 ou 10) sont écrites en dur : elles viennent des arguments."),
])
controles.forme(np.asarray(modele(np.zeros((2, 5), dtype="float32"))), (2, 3), "modele(X) pour X de forme (2, 5) et 3 classes")
### BEGIN HIDDEN TESTS
controles.egal(modele_keras(784, 128, 10).count_params(), 101770, "le nombre de paramètres de modele_keras(784, 128, 10)")
### END HIDDEN TESTS
controles.reussi("modele_keras : les tailles")

# %% nbgrader={"grade": true, "grade_id": "test_modele_keras_calcul", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le calcul : ReLU au milieu, softmax au bout (1 point)
rng = controles.hasard(3)
modele = modele_keras(5, 4, 3)
formes = [(5, 4), (4,), (4, 3), (3,)]
controles.vrai([p.shape for p in modele.get_weights()] == formes, f"les poids et les biais de modele_keras(5, 4, 3) ont les formes {formes}",
               cause=f"les formes obtenues sont {[p.shape for p in modele.get_weights()]}." if modele.built
               else "le modèle ne connaît pas la taille de son entrée : voyez le test 1.")
poids = [np.float32(rng.normal(size=forme)) for forme in formes]
modele.set_weights(poids)
X = np.float32(rng.normal(size=(6, 5)))
autres = {nom: figures.sortie_du_reseau(X, poids, *nom) for nom in (
    ("relu", "softmax"), ("relu", None), ("relu", "sigmoide"), (None, "softmax"), ("sigmoide", "softmax"), ("tanh", "softmax"), ("relu", "relu"))}
# 1e-5 : deux produits de matrices et des exponentielles en float32
controles.egal(np.asarray(modele(X)), autres["relu", "softmax"], "la sortie du réseau, pour des poids connus", atol=1e-5, rtol=1e-5, pistes=[
    (autres["relu", None], "ce sont les logits : la couche de sortie n'a pas son activation softmax."),
    (autres["relu", "sigmoide"], "la sortie est une sigmoïde : les dix nombres n'ont pas 1 pour somme. Il faut softmax."),
    (autres[None, "softmax"], "la couche cachée n'a pas d'activation : il manque ReLU."),
    (autres["sigmoide", "softmax"], "l'activation de la couche cachée est une sigmoïde au lieu de ReLU."),
    (autres["tanh", "softmax"], "l'activation de la couche cachée est tanh au lieu de ReLU."),
    (autres["relu", "relu"], "l'activation de sortie est ReLU au lieu de softmax."),
])
### BEGIN HIDDEN TESTS
tires = [np.float32(rng.normal(size=forme)) for forme in ((7, 6), 6, (6, 4), 4)]
entrees = np.float32(rng.normal(size=(9, 7)))
autre = modele_keras(7, 6, 4)
autre.set_weights(tires)
controles.egal(np.asarray(autre(entrees)), figures.sortie_du_reseau(entrees, tires, "relu", "softmax"), "la sortie de modele_keras(7, 6, 4), pour des poids au hasard", atol=1e-5, rtol=1e-5)
### END HIDDEN TESTS
controles.reussi("modele_keras : le calcul")

# %% nbgrader={"grade": true, "grade_id": "test_modele_keras_perte", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · la compilation : l'entropie croisée, et l'exactitude mesurée (1 point)
rng = controles.hasard(4)
modele = modele_keras(5, 4, 3)
X, etiquettes = np.float32(rng.normal(size=(40, 5))), rng.integers(0, 3, size=40)
controles.vrai(modele.compiled, "le modèle est compilé", cause="appelez modele.compile(…) avant de renvoyer le modèle.")
p = np.asarray(modele(X))
controles.vrai(np.allclose(p.sum(axis=1), 1, atol=1e-5), "chaque ligne de la sortie a pour somme 1", cause="la couche de sortie n'a pas son activation softmax : voyez le test 2.")
modele.run_eagerly = True  # sans compiler le calcul : plus rapide pour quarante exemples
bonnes = p[np.arange(40), etiquettes]
# 1e-4 : une moyenne de logarithmes en float32
controles.egal(modele.compute_loss(x=X, y=etiquettes, y_pred=p), -np.log(bonnes).mean(), "la perte du modèle", rtol=1e-4, atol=1e-4, pistes=[
    (lambda v: True, "la perte n'est pas l'entropie croisée des étiquettes entières : « sparse_categorical_crossentropy »."),
])
try:
    resultat = modele.evaluate(X, etiquettes, verbose=0, return_dict=True)
except Exception:  # la perte vient de marcher : seule une mesure peut échouer
    resultat = None
controles.vrai(resultat is not None, "modele.evaluate sait mesurer le modèle", cause="la perte est juste, mais une mesure ne convient pas à des étiquettes entières : metrics=[…] avec le nom « accuracy ».")
del resultat["loss"]
controles.vrai(len(resultat) == 1, "le modèle mesure une chose en plus de sa perte", cause="l'exactitude se demande à la compilation : metrics=[…].")
controles.egal(list(resultat.values())[0], np.mean(p.argmax(axis=1) == etiquettes), "l'exactitude de modele.evaluate", atol=1e-5,
               pistes=[(lambda v: True, "la mesure n'est pas l'exactitude : metrics=[…] avec le nom « accuracy ».")])
controles.reussi("modele_keras : la perte et la mesure")

# %% nbgrader={"grade": true, "grade_id": "test_modele_keras_optimiseur", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · l'optimiseur : un premier pas d'Adam (1 point)
# Le premier pas d'Adam déplace chaque paramètre d'environ 0,001 contre son gradient, quelle que soit la taille de ce gradient.
modele = modele_keras(5, 4, 3)
controles.vrai(modele is not None, "modele_keras renvoie un modèle Keras", cause="la fonction ne renvoie rien : « return modele » après la compilation.")
optimiseur = getattr(modele, "optimizer", None)
controles.vrai(optimiseur is not None, "le modèle est compilé avec un optimiseur", cause="appelez modele.compile(…) avant de renvoyer le modèle.")
parametre = keras.Variable(np.zeros(3, dtype="float32"))
optimiseur.apply([keras.ops.convert_to_tensor(np.array([5.0, -0.2, 1.0], dtype="float32"))], [parametre])
# 1e-5 : le petit epsilon du dénominateur d'Adam, et l'arrondi de float32
controles.egal(np.asarray(parametre), [-0.001, 0.001, -0.001], "le premier pas de l'optimiseur, pour les gradients 5, -0.2 et 1", atol=1e-5, rtol=0, pistes=[
    ([-0.00316, 0.00316, -0.00316], "c'est le premier pas de RMSprop : il faut l'optimiseur « adam »."),
    ([-0.05, 0.002, -0.01], "c'est le pas de SGD : il faut l'optimiseur « adam »."),
    (lambda v: np.allclose(v / v[0], [1, -1, 1], atol=0.02), "le taux d'apprentissage n'est pas celui d'Adam par défaut : « adam » suffit, sans réglage."),
    (lambda v: True, "l'optimiseur n'est pas Adam avec ses réglages par défaut : « adam »."),
])
# Trois pas de plus, loin de zéro : plusieurs cousins d'Adam ont le même premier pas que lui, mais pas la même suite.
# 1e-6 : l'arrondi de float32 près de 3 ; les cousins s'écartent de 1e-5 au moins
controles.egal(figures.trois_pas(modele_keras(5, 4, 3).optimizer), figures.trois_pas(keras.optimizers.Adam()), "un paramètre après trois pas de l'optimiseur", atol=1e-6, rtol=0, pistes=[
    (figures.trois_pas(keras.optimizers.AdamW()), "c'est AdamW, un cousin d'Adam : il faut « adam »."),
    (figures.trois_pas(keras.optimizers.Adamax()), "c'est Adamax, un cousin d'Adam : il faut « adam »."),
    (figures.trois_pas(keras.optimizers.Nadam()), "c'est Nadam, un cousin d'Adam : il faut « adam »."),
    (lambda v: True, "ce n'est pas Adam avec ses réglages par défaut : « adam » suffit, sans réglage."),
])
controles.reussi("modele_keras : l'optimiseur")

# %% [markdown]
# ### Cinq époques
#
# **Pariez** : partant de 2,3, où sera la perte après cinq passages sur 7 000 images ? Et quelle part des images de validation sera bien lue ?
#
# `fit` fait toute la boucle : lots, perte, gradients, pas, époques. `validation_data` mesure à la fin de chaque époque, sans apprendre.

# %% tags=["demonstration"]
# Bloqué sur l'exercice 3 ? Enlevez le dièse suivant.
# modele_keras = figures.secours("modele_keras")
keras.utils.set_random_seed(0)  # le tirage des poids de départ et le mélange des images
reseau_keras = modele_keras(784, 128, 10)
print("perte avant d'apprendre :", round(reseau_keras.evaluate(X_val, y_val, verbose=0)[0], 1))
suivi = reseau_keras.fit(X_app, y_app, batch_size=32, epochs=5, validation_data=(X_val, y_val), verbose=0).history
for epoque in range(5):
    print(f"époque {epoque + 1} : perte {suivi['loss'][epoque]:.2f}, exactitude de validation {suivi['val_accuracy'][epoque]:.1%}")

# %% [markdown]
# La perte d'apprentissage s'effondre, et plus de neuf images sur dix, jamais vues, sont bien lues, en quelques secondes. Le départ et l'ordre des images sont tirés au hasard ; la première ligne de la cellule fixe ce tirage (sa **graine**, *seed*), pour que le même ordinateur redonne les mêmes nombres. Sur une autre machine, ou avec d'autres versions, les vôtres peuvent différer un peu des nôtres.
#
# > **À retenir.** Keras : une liste de couches, `compile` (optimiseur, perte, mesures), `fit`, `evaluate`.

# %% [markdown]
# ## 8. Le réseau dans PyTorch
#
# PyTorch range ses nombres dans des **tenseurs** (*tensors*) : des tableaux, comme ceux de NumPy, qui savent en plus retenir les calculs pour en tirer les gradients.

# %% tags=["nbval-check-output"]
t = torch.tensor([[1.0, -2.0], [3.0, 0.5]])
print("forme :", tuple(t.shape), "  type :", t.dtype, "  ReLU :", torch.relu(t).tolist())
print("vers NumPy :", t.numpy().tolist())
print("depuis NumPy :", torch.from_numpy(np.array([1.5, 2.5])))

# %% [markdown]
# ### Un modèle est une classe
#
# Une **classe** est un plan pour fabriquer des objets qui se souviennent de quelque chose.

# %% tags=["nbval-check-output"]
class Compteur:
    def __init__(self, depart):   # exécuté à la création : Compteur(10)
        self.valeur = depart      # ce que l'on range dans self reste dans l'objet

    def avancer(self, pas):
        self.valeur = self.valeur + pas
        return self.valeur

c = Compteur(10)
print(c.avancer(5), c.avancer(1), c.valeur)

# %% [markdown]
# `self` est l'objet lui-même ; Python le donne tout seul : on écrit `c.avancer(5)`, et non `c.avancer(c, 5)`.
#
# Un modèle PyTorch est une classe qui **hérite** de `nn.Module` : elle reprend tout ce que `nn.Module` sait déjà faire, comme retrouver les paramètres de vos couches. `super().__init__()` demande à `nn.Module` de préparer l'objet. Ensuite `__init__` crée les couches et les range dans `self`, et `forward` dit comment le calcul les traverse. Voici le petit modèle de régression de la section 7 ; `nn.Linear(3, 4)` est une couche dense sans activation, de 3 entrées vers 4 neurones.

# %% tags=["nbval-check-output"]
class Regression(nn.Module):
    def __init__(self):
        super().__init__()  # toujours en premier
        self.cachee = nn.Linear(3, 4)
        self.sortie = nn.Linear(4, 1)

    def forward(self, X):
        return self.sortie(torch.tanh(self.cachee(X)))

petite = Regression()
print("paramètres :", sum(p.numel() for p in petite.parameters()))  # numel : le nombre d'éléments
print("forme de la sortie pour 5 exemples :", tuple(petite(torch.zeros(5, 3)).shape))

# %% [markdown]
# On n'appelle jamais `forward` soi-même : `nn.Module` fait en sorte que `petite(X)`, comme si le modèle était une fonction, appelle `forward(X)`.
#
# **Une différence à connaître.** En PyTorch, la perte `nn.CrossEntropyLoss()` applique softmax **elle-même**, d'une façon plus sûre pour les très grands scores. Le modèle s'arrête donc aux **logits**. Appliquer softmax deux fois ne provoque aucune erreur : le réseau apprend seulement moins bien. C'est l'un des oublis silencieux les plus courants.
#
# ### Exercice 4 · Le réseau en PyTorch
#
# ★★☆ · 15 minutes · **But** : écrire un module PyTorch à deux couches.
#
# Écrivez la classe `ReseauSimple(n_entrees, n_caches, n_classes)`, un `nn.Module`.
#
# - **Construction** : deux couches `nn.Linear`, de `n_entrees` vers `n_caches`, puis de `n_caches` vers `n_classes`, avec leurs biais.
# - **Appel** : pour un tenseur `X` de forme `(n, n_entrees)`, `modele(X)` a la forme `(n, n_classes)` : la première couche, ReLU, la seconde couche. La sortie est faite de **logits** : ni softmax, ni autre activation au bout.
#
# **Exemple** : `sum(p.numel() for p in ReseauSimple(784, 128, 10).parameters())` donne `101770`.
#
# <details><summary>Indice 1</summary>La classe <code>Regression</code> ci-dessus a la même structure. Les tailles viennent maintenant des arguments.</details>
# <details><summary>Indice 2</summary>Les couches se rangent dans <code>self</code> : c'est ainsi que <code>nn.Module</code> trouve leurs paramètres, et que <code>forward</code> les retrouve.</details>
# <details><summary>Indice 3</summary>Dans <code>forward</code>, trois étapes dans l'ordre ; la deuxième est <code>torch.relu</code>. N'oubliez pas <code>return</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "ReseauSimple", "locked": false, "schema_version": 3, "solution": true, "task": false}
class ReseauSimple(nn.Module):
    """Perceptron multicouche : X (n, n_entrees) donne des logits (n, n_classes)."""

    def __init__(self, n_entrees, n_caches, n_classes):
        ### BEGIN SOLUTION
        super().__init__()
        self.cachee = nn.Linear(n_entrees, n_caches)
        self.sortie = nn.Linear(n_caches, n_classes)
        ### END SOLUTION

    def forward(self, X):
        ### BEGIN SOLUTION
        return self.sortie(torch.relu(self.cachee(X)))
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_ReseauSimple_formes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les tailles : entrées, neurones cachés, classes (1 point)
modele = ReseauSimple(5, 4, 3)
controles.egal(sum(p.numel() for p in modele.parameters()), 39, "le nombre de paramètres de ReseauSimple(5, 4, 3)", pistes=[
    (0, "nn.Module ne voit pas vos couches : rangez-les dans self, pas dans une liste Python ordinaire."),
    (18, "il manque la couche cachée."),
    (32, "il manque les biais des deux couches."),
    (59, "il y a une couche de trop."),
    (lambda n: n > 1000, "des tailles (784, 128 ou 10) sont écrites en dur : elles viennent des arguments."),
])
controles.forme(modele(torch.zeros(2, 5)), (2, 3), "modele(X) pour X de forme (2, 5) et 3 classes")
### BEGIN HIDDEN TESTS
controles.egal(sum(p.numel() for p in ReseauSimple(784, 128, 10).parameters()), 101770, "le nombre de paramètres de ReseauSimple(784, 128, 10)")
### END HIDDEN TESTS
controles.reussi("ReseauSimple : les tailles")

# %% nbgrader={"grade": true, "grade_id": "test_ReseauSimple_calcul", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le calcul : ReLU au milieu, des logits au bout (1 point)
rng = controles.hasard(6)
modele = ReseauSimple(5, 4, 3)
par_forme = {tuple(p.shape): p for p in modele.parameters()}
controles.vrai({(4, 5), (4,), (3, 4), (3,)} <= set(par_forme), "les paramètres ont les formes de nn.Linear(5, 4) et de nn.Linear(4, 3)",
               cause=f"les formes obtenues sont {sorted(par_forme)}.")
poids = [np.float32(rng.normal(size=forme)) for forme in ((5, 4), (4,), (4, 3), (3,))]
with torch.no_grad():
    for valeur in poids:
        par_forme[valeur.T.shape].copy_(torch.from_numpy(valeur.T.copy()))
X = np.float32(rng.normal(size=(6, 5)))
autres = {nom: figures.sortie_du_reseau(X, poids, *nom) for nom in (
    ("relu", None), ("relu", "softmax"), ("relu", "sigmoide"), (None, None), ("sigmoide", None), ("tanh", None), ("relu", "relu"), ("relu", "log_softmax"))}
# 1e-5 : deux produits de matrices en float32
controles.egal(modele(torch.from_numpy(X)), autres["relu", None], "les logits, pour des poids connus", atol=1e-5, rtol=1e-5, pistes=[
    (autres["relu", "softmax"], "ce sont des probabilités : nn.CrossEntropyLoss applique déjà softmax, rendez les logits."),
    (autres["relu", "log_softmax"], "ce sont les logarithmes de softmax : nn.CrossEntropyLoss s'en charge, rendez les logits."),
    (autres["relu", "sigmoide"], "la sortie passe par une sigmoïde : rendez les logits."),
    (autres["relu", "relu"], "la sortie passe par ReLU : un logit peut être négatif."),
    (autres[None, None], "il manque ReLU entre les deux couches."),
    (autres["sigmoide", None], "l'activation cachée est une sigmoïde au lieu de ReLU."),
    (autres["tanh", None], "l'activation cachée est tanh au lieu de ReLU."),
])
### BEGIN HIDDEN TESTS
autre = ReseauSimple(7, 6, 4)
tires = [np.float32(rng.normal(size=forme)) for forme in ((7, 6), (6,), (6, 4), (4,))]
entrees = np.float32(rng.normal(size=(9, 7)))
par_forme = {tuple(p.shape): p for p in autre.parameters()}
with torch.no_grad():
    for valeur in tires:
        par_forme[valeur.T.shape].copy_(torch.from_numpy(valeur.T.copy()))
controles.egal(autre(torch.from_numpy(entrees)), figures.sortie_du_reseau(entrees, tires, "relu", None), "les logits de ReseauSimple(7, 6, 4), pour des poids au hasard", atol=1e-5, rtol=1e-5)
### END HIDDEN TESTS
controles.reussi("ReseauSimple : le calcul")

# %% nbgrader={"grade": true, "grade_id": "test_ReseauSimple_gradient", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · le gradient atteint tous les paramètres (1 point)
modele = ReseauSimple(5, 4, 3)
with torch.no_grad():
    for p in modele.parameters():
        p.copy_(torch.linspace(0.1, 1.0, p.numel()).reshape(p.shape))  # positifs : ReLU est toujours active
perte = nn.functional.cross_entropy(modele(torch.ones(2, 5)), torch.tensor([0, 1]))
controles.vrai(perte.requires_grad, "la sortie du modèle garde la trace du calcul",
               cause="le calcul est coupé du gradient : ni no_grad, ni detach, ni NumPy dans forward.")
perte.backward()
muets = [tuple(p.shape) for p in modele.parameters() if p.grad is None or not bool(torch.any(p.grad != 0))]
controles.vrai(len(list(modele.parameters())) > 0 and not muets, "le gradient atteint tous les paramètres",
               cause=f"il n'atteint pas ceux de forme {muets} : la couche sert-elle dans forward, sans .data ni .detach() ?" if muets
               else "le module n'a aucun paramètre : rangez les couches dans self.")
controles.reussi("ReseauSimple : le gradient")

# %% [markdown]
# ### La boucle, à la main
#
# PyTorch n'a pas de `fit` : la boucle de la section 6 s'écrit. D'abord, les lots. Un `DataLoader` (*chargeur*) les distribue : on le parcourt avec `for`, et il donne à chaque tour un couple (entrées, étiquettes). Avec `shuffle=True`, il mélange les exemples à chaque époque.

# %% tags=["nbval-check-output"]
X_petit = torch.tensor([[1.0], [2.0], [3.0]])
y_petit = torch.tensor([[2.0], [4.0], [6.0]])
for X_lot, y_lot in DataLoader(TensorDataset(X_petit, y_petit), batch_size=2):
    print("un lot :", X_lot.ravel().tolist(), "→", y_lot.ravel().tolist(), "  taille :", len(X_lot))

# %% [markdown]
# Trois exemples en lots de 2 : le dernier lot est plus petit. C'est presque toujours le cas (7 000 images en lots de 32 font 218 lots pleins et un lot de 24).
#
# Ensuite, pour chaque lot, cinq gestes. Les voici sur **un** lot et un modèle à un paramètre, $\hat y = w x$, partant de $w = 0$, avec l'optimiseur le plus simple (SGD, taux 0,1).

# %% tags=["nbval-check-output"]
droite = nn.Linear(1, 1, bias=False)
nn.init.zeros_(droite.weight)
regle = torch.optim.SGD(droite.parameters(), lr=0.1)

regle.zero_grad()                                         # 1. effacer les anciens gradients
prediction = droite(X_petit[:2])                          # 2. prédire
ecart = nn.functional.mse_loss(prediction, y_petit[:2])   # 3. mesurer la perte : la moyenne sur le lot
ecart.backward()                                          # 4. calculer les gradients
print("perte :", ecart.item(), "  gradient :", droite.weight.grad.item())
regle.step()                                              # 5. faire un pas
print("w après le pas :", droite.weight.item())

# %% [markdown]
# Vérifions à la main. Les erreurs sont $0 - 2$ et $0 - 4$ : la perte vaut $(4 + 16)/2 = 10$. Le gradient est la moyenne de $2 \times (\text{erreur}) \times x$ : $(2 \times (-2) \times 1 + 2 \times (-4) \times 2)/2 = -10$. Le pas donne $w = 0 - 0{,}1 \times (-10) = 1$.
#
# Pourquoi le geste 1 ? Parce que `backward` **ajoute** les gradients à ceux qui sont déjà là. Sans lui, le deuxième lot utiliserait la somme des deux. Aucune erreur ne s'affiche : c'est l'oubli le plus célèbre de PyTorch.
#
# `.item()` tire d'un tenseur d'un seul élément un nombre Python ordinaire. Additionner les **tenseurs** garderait en mémoire tout le calcul de l'époque.

# %% [markdown]
# ### Exercice 5 · Une époque d'entraînement
#
# ★★★ · 20 minutes · **But** : écrire la boucle d'entraînement de PyTorch.
#
# Écrivez `entrainer_epoque(modele, chargeur, critere, optimiseur)`.
#
# - **Entrées** : `modele`, un `nn.Module` ; `chargeur`, un `DataLoader` qui donne des lots `(X_lot, y_lot)` ; `critere`, une fonction qui renvoie la perte **moyenne** d'un lot, `critere(modele(X_lot), y_lot)`, par exemple `nn.CrossEntropyLoss()` ou `nn.MSELoss()` (le même calcul que `nn.functional.mse_loss`) ; `optimiseur`, déjà construit sur les paramètres du modèle.
# - Le modèle peut arriver avec de vieux gradients, restes d'un autre calcul : ils ne doivent pas compter.
# - **Effet** : le modèle est mis en mode entraînement (`modele.train()`), puis chaque lot, une fois et dans l'ordre du chargeur, fait les cinq gestes ci-dessus.
# - **Sortie** : la perte moyenne **par exemple** sur l'époque, un nombre Python (`float`) : la somme des pertes de **tous les exemples**, divisée par leur nombre. La perte d'un lot est celle que l'on mesure avant son pas.
#
# **Exemple** : avec les trois points ci-dessus en lots de 2, sans mélange, $w = 0$ et SGD de taux 0,1. Premier lot : perte 10, $w$ devient 1. Second lot, $x = 3$ : perte $(3 - 6)^2 = 9$, gradient $2 \times (-3) \times 3 = -18$, $w$ devient 2,8. La perte moyenne par exemple vaut $(2 \times 10 + 1 \times 9)/3 \approx 9{,}667$, et non $(10 + 9)/2$ : les deux lots n'ont pas la même taille.
#
# <details><summary>Indice 1</summary>Deux compteurs avant la boucle : le total des pertes et le nombre d'exemples. La boucle : <code>for X_lot, y_lot in chargeur</code>.</details>
# <details><summary>Indice 2</summary>La perte d'un lot est une moyenne. Pour retrouver la somme de ses exemples, multipliez-la par la taille du lot, <code>len(X_lot)</code>.</details>
# <details><summary>Indice 3</summary>Les cinq gestes sont tous à l'intérieur de la boucle, dans l'ordre de l'exemple ; <code>return</code> est après la boucle. Ce sont les arguments qui servent : <code>modele</code>, <code>critere</code>, <code>optimiseur</code>, et non <code>droite</code> ni <code>regle</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "entrainer_epoque", "locked": false, "schema_version": 3, "solution": true, "task": false}
def entrainer_epoque(modele, chargeur, critere, optimiseur):
    """Entraîne modele sur tous les lots de chargeur ; renvoie la perte moyenne par exemple."""
    ### BEGIN SOLUTION
    modele.train()
    total, nombre = 0.0, 0
    for X_lot, y_lot in chargeur:
        optimiseur.zero_grad()
        perte = critere(modele(X_lot), y_lot)
        perte.backward()
        optimiseur.step()
        total += perte.item() * len(X_lot)
        nombre += len(X_lot)
    return total / nombre
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_entrainer_epoque_poids", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les pas : le paramètre après une époque, calculé à la main (2 points)
def trois_points(optimiseur=torch.optim.SGD, taille_lot=2, **reglages):
    """Le modèle ŷ = w x en w = 0, ses trois points en lots de taille_lot, et son optimiseur."""
    modele = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(modele.weight)
    donnees_lot = TensorDataset(torch.tensor([[1.0], [2.0], [3.0]]), torch.tensor([[2.0], [4.0], [6.0]]))
    return modele, DataLoader(donnees_lot, batch_size=taille_lot), optimiseur(modele.parameters(), **(reglages or {"lr": 0.1}))

modele, chargeur, optimiseur = trois_points()
entrainer_epoque(modele, chargeur, nn.MSELoss(), optimiseur)
# 1e-5 : quelques opérations en float32
controles.egal(modele.weight.item(), 2.8, "w après une époque sur les trois points (lots de 2, SGD, lr=0.1)", atol=1e-5, pistes=[
    (3.8, "les gradients des lots s'additionnent : effacez-les avant chaque lot (geste 1)."),
    (0.0, "w n'a pas bougé : backward puis step, dans la boucle, et zero_grad avant eux (pas entre les deux). Est-ce bien l'argument modele qui sert ?"),
    (1.0, "seul le premier lot a servi : « return » est-il après la boucle ?"),
    *((w, "un seul pas pour toute l'époque : backward et step sont dans la boucle, une fois par lot.") for w in (4.6, 3.6, 28 / 15)),
    (2.0, "la perte est multipliée par la taille du lot avant backward : la rétropropagation part de la perte moyenne du lot."),
])
modele, chargeur, optimiseur = trois_points()
entrainer_epoque(modele, chargeur, lambda sortie, cible: 0.5 * nn.functional.mse_loss(sortie, cible), optimiseur)
# deux pas moitié moins longs : w vaut 0,5, puis 0,5 + 0,1 × (6 - 1,5) × 3 = 1,85
controles.egal(modele.weight.item(), 1.85, "w après une époque, quand critere vaut la moitié de l'erreur quadratique", atol=1e-5, pistes=[
    (2.8, "l'argument critere ne sert pas : la perte est écrite en dur dans la fonction."),
])
modele, chargeur, optimiseur = trois_points()
modele.weight.grad = torch.full((1, 1), 100.0)  # le reste d'un autre calcul
entrainer_epoque(modele, chargeur, nn.MSELoss(), optimiseur)
controles.egal(modele.weight.item(), 2.8, "w après une époque, quand le modèle arrive avec un vieux gradient", atol=1e-5, pistes=[
    (lambda w: True, "le vieux gradient a compté dans le premier pas : zero_grad est le premier geste, avant backward, dès le premier lot."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(8)
abscisses, ordonnees = np.float32(rng.normal(size=(7, 1))), np.float32(rng.normal(size=(7, 1)))
attendus = [figures.droite_de_reference(abscisses, ordonnees, taille, "Adam", lr=0.05) for taille in (1, 3, 7)]
attendus += [figures.droite_de_reference(abscisses, ordonnees, taille, "SGD", lr=0.02, momentum=0.9) for taille in (1, 3, 7)]
essais = [(torch.optim.Adam, taille_lot, {"lr": 0.05}, "Adam") for taille_lot in (1, 3, 7)]
essais += [(torch.optim.SGD, taille_lot, {"lr": 0.02, "momentum": 0.9}, "SGD avec élan") for taille_lot in (1, 3, 7)]
for rang, (classe, taille_lot, reglages, nom) in enumerate(essais):
    modele = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(modele.weight)
    chargeur = DataLoader(TensorDataset(torch.tensor(abscisses), torch.tensor(ordonnees)), batch_size=taille_lot)
    optimiseur = classe(modele.parameters(), **reglages)
    for _ in range(3):
        obtenue = entrainer_epoque(modele, chargeur, nn.MSELoss(), optimiseur)
    w_attendu, perte_attendue = attendus[rang]
    controles.egal(modele.weight.item(), w_attendu, f"w après trois époques sur sept points, {nom}, lots de {taille_lot}", atol=1e-5)
    controles.egal(obtenue, perte_attendue, f"la perte de la troisième époque, {nom}, lots de {taille_lot}", rtol=1e-4, atol=1e-5)
### END HIDDEN TESTS
controles.reussi("entrainer_epoque : un pas par lot")

# %% nbgrader={"grade": true, "grade_id": "test_entrainer_epoque_perte", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · la perte moyenne par exemple (1 point)
modele, chargeur, optimiseur = trois_points(lr=0.0)  # taux nul : w reste 0, les pertes des lots valent 10 et 36
obtenue = entrainer_epoque(modele, chargeur, nn.MSELoss(), optimiseur)
# (2 × 10 + 1 × 36) / 3 ; 1e-5 : un calcul en float32
controles.egal(obtenue, 56 / 3, "la perte moyenne par exemple, quand w reste 0", atol=1e-5, pistes=[
    (23.0, "c'est la moyenne des lots, mais ils n'ont pas la même taille : pesez chaque lot par son nombre d'exemples."),
    (46.0, "c'est la somme des pertes des lots : il faut une moyenne par exemple."),
    (46 / 3, "la perte d'un lot est déjà une moyenne : multipliez-la par la taille du lot avant d'additionner."),
    (56.0, "il reste à diviser par le nombre d'exemples."),
    (28.0, "divisez par le nombre d'exemples, pas par le nombre de lots."),
    (36.0, "c'est la perte du dernier lot seulement."),
    (10.0, "c'est la perte du premier lot seulement : « return » est-il après la boucle ?"),
    (14.0, "divisez par le nombre d'exemples vus : le dernier lot n'en a qu'un."),
])
controles.vrai(not torch.is_tensor(obtenue), "entrainer_epoque renvoie un nombre Python",
               cause="c'est un tenseur, qui garde en mémoire tout le calcul : prenez .item() de chaque perte.")
controles.reussi("entrainer_epoque : la perte moyenne par exemple")

# %% nbgrader={"grade": true, "grade_id": "test_entrainer_epoque_mode", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · en mode entraînement, chaque lot une fois et dans l'ordre (1 point)
class Temoin(nn.Module):
    """Un modèle qui note dans quel mode on l'appelle, et avec quels exemples."""

    def __init__(self):
        super().__init__()
        self.couche, self.modes, self.vus = nn.Linear(1, 2), [], []

    def forward(self, X):
        self.modes.append(self.training and self.couche.training)
        self.vus += X.ravel().tolist()
        return self.couche(X)

temoin = Temoin()
temoin.eval()  # comme après une évaluation
sept = DataLoader(TensorDataset(torch.arange(7.0).reshape(7, 1), torch.tensor([0, 1, 0, 1, 0, 1, 0])), batch_size=3)
entrainer_epoque(temoin, sept, nn.CrossEntropyLoss(), torch.optim.Adam(temoin.parameters()))
controles.egal(temoin.vus, list(range(7)), "les exemples vus, dans l'ordre", pistes=[
    (lambda v: len(v) == 14, "chaque lot passe deux fois dans le modèle : calculez la prédiction une seule fois."),
    (lambda v: len(v) == 0, "le modèle donné n'est jamais appelé : c'est l'argument modele qui sert."),
    (lambda v: len(v) < 7, "des lots manquent : « return » ou « break » est dans la boucle ?"),
])
controles.vrai(all(temoin.modes), "le modèle est en mode entraînement pendant l'époque",
               cause="après une évaluation, il est resté en mode évaluation : modele.train() avant la boucle.")
controles.reussi("entrainer_epoque : le mode, et tous les lots")

# %% [markdown]
# ### Évaluer
#
# Pour évaluer, trois précautions :
#
# - `modele.eval()` met le modèle en **mode évaluation**. Notre réseau n'y change rien, mais certaines couches (*dropout*, *batch norm*, chapitre 05) ne calculent pas pareil dans les deux modes. L'attribut `modele.training` dit le mode actuel : `True` en entraînement. `modele.train(True)` et `modele.train(False)` le choisissent.
# - Dans un bloc `with torch.no_grad():`, PyTorch ne retient plus les calculs : c'est plus rapide, et plus léger.
# - On compte les bonnes réponses sur **tous** les exemples, et on divise à la fin.

# %% tags=["nbval-check-output"]
with torch.no_grad():
    essai = droite(torch.tensor([[4.0]]))
print("sortie :", essai.item(), "  retient-elle le calcul ?", essai.requires_grad)
trois_scores = torch.tensor([[0.1, 2.0, -1.0], [5.0, 0.0, 3.0]])
print("place du plus grand, ligne par ligne :", trois_scores.argmax(dim=1).tolist())

# %% [markdown]
# ### Exercice 6 · L'exactitude d'un modèle
#
# ★★☆ · 12 minutes · **But** : mesurer un modèle sans le modifier.
#
# Écrivez `evaluer(modele, chargeur)`.
#
# - **Entrées** : `modele`, un `nn.Module` qui donne des logits de forme `(n, n_classes)` ; `chargeur`, un `DataLoader` qui donne des lots `(X_lot, y_lot)`, `y_lot` étant fait d'entiers.
# - **Sortie** : la part d'exemples bien classés, entre 0 et 1. Le chiffre deviné est la place du plus grand logit.
# - Les prédictions se font **en mode évaluation** et **sans calculer de gradient**. En sortant, le modèle est **dans le mode où la fonction l'a trouvé**, et les gradients se calculent de nouveau comme avant.
#
# **Exemple** : sur cinq exemples en lots de 2, avec 2, puis 1, puis 0 bonnes réponses, `evaluer` donne $3/5 = 0{,}6$, et non la moyenne $(1 + 0{,}5 + 0)/3 = 0{,}5$ des lots.
#
# <details><summary>Indice 1</summary>Trois temps : noter le mode et en changer ; compter ; rétablir le mode, puis renvoyer la part.</details>
# <details><summary>Indice 2</summary>Comparer deux tenseurs d'entiers donne un tenseur de booléens. Sa <code>.sum().item()</code> compte les bonnes réponses du lot.</details>
# <details><summary>Indice 3</summary><code>dim=1</code> cherche le plus grand logit de chaque ligne. Pour rétablir le mode, <code>modele.train(…)</code> accepte le booléen que vous avez noté au début.</details>

# %% nbgrader={"grade": false, "grade_id": "evaluer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def evaluer(modele, chargeur):
    """Renvoie l'exactitude de modele sur chargeur (entre 0 et 1), sans rien changer au modèle."""
    ### BEGIN SOLUTION
    mode = modele.training
    modele.eval()
    justes, nombre = 0, 0
    with torch.no_grad():
        for X_lot, y_lot in chargeur:
            justes += (modele(X_lot).argmax(dim=1) == y_lot).sum().item()
            nombre += len(y_lot)
    modele.train(mode)
    return justes / nombre
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_evaluer_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la part d'exemples bien classés, lots inégaux compris (1 point)
# nn.Identity() rend son entrée telle quelle : ces « entrées » sont donc les logits.
logits = torch.tensor([[2.0, 1.0, 0.0], [0.0, 3.0, 1.0], [1.0, 0.0, 5.0], [4.0, 2.0, 0.0], [0.0, 1.0, -1.0]])
cinq = DataLoader(TensorDataset(logits, torch.tensor([0, 1, 2, 1, 0])), batch_size=2)
controles.egal(evaluer(nn.Identity(), cinq), 0.6, "evaluer sur cinq exemples, dont trois bien classés", pistes=[
    (0.5, "c'est la moyenne des lots, mais ils n'ont pas la même taille : comptez sur tous les exemples, divisez à la fin."),
    (3, "c'est le nombre de bonnes réponses : divisez par le nombre d'exemples."),
    (60, "c'est un pourcentage : la part va de 0 à 1."),
    (0.4, "c'est la part d'erreurs."),
    (0.2, "argmax sans dim=1 ne donne qu'une place pour tout le lot : il en faut une par ligne."),
    (1.0, "la part est-elle calculée sur tous les lots ? Un « return » dans la boucle s'arrête au premier. (Ou le compte est divisé par le nombre de lots.)"),
    (0.0, "c'est la part du dernier lot seulement : additionnez les bonnes réponses de tous les lots."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(7)
for n, k, taille_lot in ((23, 4, 5), (50, 10, 32), (8, 2, 8)):
    L, etiquettes = np.float32(rng.normal(size=(n, k))), rng.integers(0, k, size=n)
    chargeur = DataLoader(TensorDataset(torch.from_numpy(L), torch.from_numpy(etiquettes)), batch_size=taille_lot)
    controles.egal(evaluer(nn.Identity(), chargeur), np.mean(L.argmax(axis=1) == etiquettes), f"evaluer sur {n} exemples de {k} classes, lots de {taille_lot}")
### END HIDDEN TESTS
controles.reussi("evaluer : la part d'exemples bien classés")

# %% nbgrader={"grade": true, "grade_id": "test_evaluer_mode", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · en mode évaluation, puis le mode d'avant (1 point)
class Bavard(nn.Module):
    """Un modèle qui note, à chaque appel, si lui ou sa couche est en mode entraînement, et répond alors tout autre chose."""

    def __init__(self):
        super().__init__()
        self.couche, self.modes = nn.Linear(3, 3, bias=False), []
        nn.init.eye_(self.couche.weight)

    def forward(self, X):
        self.modes.append(self.training or self.couche.training)
        return self.couche(X) * (1.0 - 2.0 * self.training - 4.0 * self.couche.training)

cinq = DataLoader(TensorDataset(torch.ones(5, 3), torch.tensor([0, 1, 2, 1, 0])), batch_size=2)
for mode in (True, False):
    bavard = Bavard()
    bavard.train(mode)
    evaluer(bavard, cinq)
    controles.vrai(bavard.modes and not any(bavard.modes), "le modèle est en mode évaluation pendant la mesure",
                   cause="modele.eval() avant la boucle : cette méthode change le modèle et toutes ses couches.")
    controles.vrai(bavard.training == mode,
                   f"le modèle était en mode {'entraînement' if mode else 'évaluation'} : il doit y être encore après evaluer",
                   cause="le modèle reste en mode évaluation : notez modele.training au début, et rétablissez-le." if mode
                   else "modele.train() remet toujours en entraînement : rétablissez le mode noté au début.")
    controles.vrai(bavard.couche.training == mode, "les couches du modèle sont dans le même mode que lui",
                   cause="changer l'attribut training ne touche pas les couches : passez par modele.train(…).")
    controles.egal(bavard(torch.ones(1, 3)).detach(), [[-5.0, -5.0, -5.0]] if mode else [[1.0, 1.0, 1.0]], "ce que répond le modèle après evaluer, dans le mode d'avant",
                   pistes=[(lambda v: True, "les paramètres du modèle ont changé : mesurer n'est pas entraîner.")])
controles.reussi("evaluer : le mode d'avant est rétabli")

# %% nbgrader={"grade": true, "grade_id": "test_evaluer_gradient", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · sans gradient pendant la mesure, comme avant ensuite (1 point)
class Curieux(nn.Module):
    """Un modèle qui note si les gradients sont suivis à chaque appel."""

    def __init__(self):
        super().__init__()
        self.couche, self.suivis = nn.Linear(3, 3, bias=False), []
        nn.init.eye_(self.couche.weight)

    def forward(self, X):
        self.suivis.append(torch.is_grad_enabled())
        return self.couche(X)

cinq = DataLoader(TensorDataset(torch.ones(5, 3), torch.tensor([0, 1, 2, 1, 0])), batch_size=2)
for avec_gradients in (True, False):
    curieux = Curieux()
    try:
        torch.set_grad_enabled(avec_gradients)
        evaluer(curieux, cinq)
        suivis_apres = controles.observe(torch.is_grad_enabled())
    finally:
        torch.set_grad_enabled(True)
    controles.vrai(curieux.suivis and not any(curieux.suivis), "aucun gradient n'est avec_gradients pendant la mesure",
                   cause="les prédictions se font dans un bloc « with torch.no_grad(): ». Ni eval() ni detach() ne suffisent.")
    controles.vrai(suivis_apres or not avec_gradients, "après evaluer, les gradients se calculent de nouveau",
                   cause="un bloc « with » rétablit tout seul le réglage d'avant ; set_grad_enabled(False) seul le coupe pour toujours.")
    controles.vrai(avec_gradients or not suivis_apres, "les gradients n'étaient pas suivis avant evaluer : ils ne doivent pas l'être après",
                   cause="set_grad_enabled(True) à la fin les remet toujours ; un bloc « with » rétablit le réglage d'avant.")
    controles.egal(curieux.couche.weight.detach(), np.eye(3), "les paramètres du modèle après evaluer",
                   pistes=[(lambda w: True, "les paramètres du modèle ont changé : mesurer n'est pas entraîner.")])
controles.reussi("evaluer : sans gradient, et sans rien changer")

# %% [markdown]
# ### Cinq époques, avec votre boucle
#
# Tout est prêt : votre modèle, votre boucle, votre mesure.

# %% tags=["demonstration"]
def lots(X, etiquettes, melange):
    """Un chargeur de lots de 32."""
    couples = TensorDataset(torch.from_numpy(X), torch.from_numpy(etiquettes))
    return DataLoader(couples, batch_size=32, shuffle=melange)

# Bloqué sur l'exercice 4, 5 ou 6 ? Enlevez le dièse de la ligne qu'il vous faut.
# ReseauSimple = figures.secours("ReseauSimple")
# entrainer_epoque = figures.secours("entrainer_epoque")
# evaluer = figures.secours("evaluer")
torch.manual_seed(0)
reseau_torch = ReseauSimple(784, 128, 10)
adam = torch.optim.Adam(reseau_torch.parameters())  # presque les mêmes réglages que dans Keras
chargeur_app, entropie_croisee = lots(X_app, y_app, True), nn.CrossEntropyLoss()
pertes, validations = [], []
for epoque in range(5):
    pertes.append(entrainer_epoque(reseau_torch, chargeur_app, entropie_croisee, adam))
    validations.append(evaluer(reseau_torch, lots(X_val, y_val, False)))
    print(f"époque {epoque + 1} : perte {pertes[-1]:.2f}, exactitude de validation {validations[-1]:.1%}")

# %% tags=["demonstration"]
figures.courbes({"Keras": (suivi["loss"], suivi["val_accuracy"]), "PyTorch": (pertes, validations)})

# %% [markdown]
# La perte de Keras baisse plus vite ; les exactitudes, elles, se croisent. **Pariez** : Keras est-il meilleur, ou est-ce autre chose ? D'abord, le test, une fois.

# %% tags=["demonstration"]
print(f"Keras   : {reseau_keras.evaluate(X_test, y_test, verbose=0)[1]:.1%} des images de test bien lues")
print(f"PyTorch : {evaluer(reseau_torch, lots(X_test, y_test, False)):.1%}")

# %% [markdown]
# ### Keras est-il meilleur ?
#
# Un seul essai ne prouve rien : les poids de départ et l'ordre des images sont tirés au hasard. Nous avons donc recommencé avec huit graines.
#
# | huit essais de cinq époques | perte finale, en moyenne | exactitude de test, en moyenne (du pire au meilleur) |
# |---|---|---|
# | Keras | 0,125 | 93,8 % (93,5 à 94,0) |
# | PyTorch | 0,168 | 93,1 % (92,7 à 93,7) |
# | PyTorch, avec **les poids de départ de Keras** | 0,123 | 94,0 % (93,7 à 94,2) |
#
# La troisième ligne donne la réponse : à départ égal, PyTorch n'est plus derrière : le petit écart qui reste est de l'ordre du hasard des graines. Par défaut, les deux bibliothèques ne tirent pas les premiers poids de la même façon : entre −0,081 et 0,081 pour la première couche de Keras, entre −0,036 et 0,036 pour celle de PyTorch. En cinq époques, cela se voit encore. C'est un réglage, pas une qualité de la bibliothèque ; le chapitre 03 dit comment choisir ce tirage.
#
# Retenez la méthode : **plusieurs graines, un écart montré, et une seule chose changée à la fois**.
#
# ### Le même réseau ? La preuve par les nombres
#
# Prenons les poids appris par Keras, et mettons-les dans votre réseau PyTorch. Keras range une couche en `(entrées, neurones)`, PyTorch en `(neurones, entrées)` : il faut transposer (`.T`). Et refaisons le calcul en NumPy, sans aucune bibliothèque de réseaux.

# %% tags=["demonstration"]
W1, b1, W2, b2 = reseau_keras.get_weights()
jumeau = ReseauSimple(784, 128, 10)
with torch.no_grad():
    for parametre, valeur in zip(jumeau.parameters(), (W1.T, b1, W2.T, b2)):
        parametre.copy_(torch.from_numpy(valeur.copy()))
    par_torch = torch.softmax(jumeau(torch.from_numpy(X_test)), dim=1).numpy()

par_keras = np.asarray(reseau_keras(X_test))
cachee = np.maximum(X_test @ W1 + b1, 0)          # la couche cachée et ReLU
logits_numpy = cachee @ W2 + b2                   # la couche de sortie
# axis=1 : ligne par ligne ; keepdims=True : le résultat reste une colonne, qui se retranche à chaque colonne
exponentielles = np.exp(logits_numpy - logits_numpy.max(axis=1, keepdims=True))
par_numpy = exponentielles / exponentielles.sum(axis=1, keepdims=True)
print("Keras et PyTorch égaux à 1e-5 près :", np.allclose(par_keras, par_torch, atol=1e-5))
print("Keras et NumPy égaux à 1e-5 près   :", np.allclose(par_keras, par_numpy, atol=1e-5))

# %% [markdown]
# 2 000 images, dix probabilités chacune : à poids égaux, les trois mondes disent la même chose. (Retrancher le plus grand logit avant l'exponentielle ne change pas le résultat et évite les nombres trop grands : chapitre 02.)
#
# | le geste | Keras | PyTorch |
# |---|---|---|
# | une couche dense | `keras.layers.Dense(128, activation="relu")` | `nn.Linear(784, 128)`, puis `torch.relu` |
# | la sortie du modèle | des probabilités (softmax) | des logits |
# | la perte | `"sparse_categorical_crossentropy"` | `nn.CrossEntropyLoss()` |
# | les lots | `batch_size=32` | `DataLoader(…, batch_size=32)` |
# | la boucle | `fit` | la vôtre |
# | mesurer | `evaluate` | la vôtre, avec `eval()` et `no_grad()` |
#
# > **À retenir.** PyTorch : une classe, et une boucle de cinq gestes (effacer, prédire, mesurer, dériver, avancer). Deux oublis silencieux : `zero_grad`, et softmax appliqué deux fois. Une moyenne par exemple n'est pas la moyenne des lots.

# %% [markdown]
# ## 9. Dessinez un chiffre
#
# Passons à vous. Avant de donner votre dessin au réseau, il faut lui faire subir la **même préparation** que ses images d'apprentissage : MNIST recadre chaque chiffre dans un carré de 20 pixels, puis le centre. Voici ce que les deux réseaux pensent de quelques dessins faits d'avance.

# %% tags=["demonstration"]
def avis_keras(image):
    """Les dix probabilités du réseau Keras pour une image uint8 (28, 28)."""
    X = preparer(image[np.newaxis])  # np.newaxis ajoute un axe : une image, forme (1, 28, 28)
    return np.asarray(reseau_keras(X))[0]

def avis_torch(image):
    """Les dix probabilités du réseau PyTorch pour une image uint8 (28, 28)."""
    X = torch.from_numpy(preparer(image[np.newaxis]))
    with torch.no_grad():
        return torch.softmax(reseau_torch(X), dim=1)[0].numpy()

AVIS = {"Keras": avis_keras, "PyTorch": avis_torch}
figures.avis(figures.dessin("deux"), AVIS)

# %% [markdown]
# **À vous.** Dessinez un chiffre à la souris ou au doigt. Essayez ensuite de tromper le réseau, et notez ce qui marche :
#
# - décochez le cadrage, et dessinez un petit chiffre dans un coin ;
# - un 1 avec son crochet et son pied, un 7 barré ;
# - quelque chose qui n'est **pas** un chiffre : une étoile, une lettre.
#
# Sans souris, le menu propose des dessins tout faits.

# %% tags=["widget", "demonstration"]
widgets.ardoise(AVIS)

# %% [markdown]
# Si rien ne s'affiche ci-dessus (page statique, lecteur d'écran), la figure suivante montre les mêmes essais.

# %% tags=["demonstration"]
figures.essais(AVIS)

# %% [markdown]
# <details><summary>Ce qu'il fallait voir</summary>
#
# - **Le décalage le perd.** Une couche dense relie chaque poids à un pixel précis : un chiffre déplacé n'est plus la même entrée. Les réseaux convolutifs (chapitre 06) corrigent en partie cela.
# - **Les données ont une origine.** MNIST a été écrit vers 1990 par des employés du recensement et des lycéens américains. Le 1 y est souvent un simple trait : avec son crochet et son pied, il fait hésiter nos deux réseaux. Le 7 barré, lui, passe bien, sans doute parce que l'apprentissage en contient (le sixième chiffre de la première galerie en est un). Une façon d'écrire rare est un « groupe » que l'apprentissage a peu vu : c'est un biais, au sens de la section 3.
# - **Il répond toujours.** Softmax partage 100 % entre dix chiffres, même devant une étoile. Une grande probabilité n'est pas une preuve : le réseau ne sait pas dire « je ne sais pas ».
#
# </details>
#
# ### Où se trompe-t-il ?
#
# L'exactitude par chiffre, puis les erreurs les plus sûres d'elles, sur les images de test.

# %% tags=["demonstration"]
predits = par_keras.argmax(axis=1)
figures.exactitude_par_chiffre(y_test, predits)

# %% tags=["demonstration"]
ordre = np.argsort(-par_keras.max(axis=1))  # des réponses les plus sûres aux moins sûres
erreurs = [i for i in ordre if predits[i] != y_test[i]][:20]
figures.galerie(images_test[erreurs], y_test[erreurs], predits[erreurs],
                titre="Vingt erreurs, les plus sûres d'abord")

# %% [markdown]
# Chez nous, la moyenne de 93,7 % cache un 5 lu à 85,5 % seulement : c'est l'exemple de la section 3, en vrai. Et certaines de ces images vous feraient hésiter aussi ; d'autres non. Avant de croire un score, regardez les erreurs, et regardez-les par groupe.
#
# ### Et avec tout MNIST ?
#
# Le jeu complet compte 60 000 images d'apprentissage et 10 000 de test, écrites par d'autres personnes. **Pariez** : le même réseau, cinq époques aussi, mais huit fois plus d'images pour apprendre. Quelle exactitude ?
#
# Si vous avez Internet, la cellule ci-dessous le télécharge une fois (11 Mo) et recommence ; comptez une à deux minutes. Enlevez le dièse de la dernière ligne.

# %% tags=["demonstration"]
def sur_mnist_entier():
    """Télécharge MNIST, entraîne le réseau Keras cinq époques, et affiche l'exactitude de test."""
    images_60k, y_60k, images_10k, y_10k = donnees.telecharger_mnist()
    modele = modele_keras(784, 128, 10)
    modele.fit(preparer(images_60k), y_60k, batch_size=32, epochs=5, verbose=2)
    mesure = modele.evaluate(preparer(images_10k), y_10k, verbose=0)
    print(f"exactitude de test : {mesure[1]:.1%}")

# sur_mnist_entier()

# %% [markdown]
# Voici ce que nous avons mesuré, à part, sur une copie de MNIST (cinq graines, cinq époques ; le dépôt du cours contient le programme, `bancs/premier_reseau.py`) :
#
# | apprentissage | test | exactitude de test, en moyenne (du pire au meilleur) |
# |---|---|---|
# | Keras, nos 7 000 images | nos 2 000 | 93,8 % (93,5 à 94,0 ; huit graines) |
# | Keras, nos 7 000 images | les 10 000 officielles | 93,2 % (92,9 à 93,7) |
# | Keras, les 60 000 officielles | les 10 000 officielles | 97,6 % (97,4 à 97,8) |
# | PyTorch, les 60 000 officielles | les 10 000 officielles | 97,5 % (97,4 à 97,6) |
#
# Les deux lignes du milieu se comparent : même test, même réseau, même recette. Avec plus d'images, les erreurs passent de 6,8 % à 2,4 %, presque trois fois moins. On lit souvent « environ 97 % » pour cet exemple : c'est bien l'ordre de grandeur. Deux prudences. L'écart mêle deux causes : les images sont plus variées, et cinq époques y font huit fois plus de pas. Et nos 10 000 images font partie des 60 000 : un modèle appris sur MNIST entier ne se juge **pas** sur notre `X_test`, il l'a déjà vu.
#
# > **À retenir.** La préparation fait partie du modèle. Un réseau répond toujours, même hors de son sujet, et parfois avec assurance. Regardez ses erreurs, pas seulement son score.

# %% [markdown]
# ## 10. Quiz
#
# Remplacez chaque `"?"` par une lettre. Une seule réponse est juste par question. Le test d'une question dit seulement si vous avez répondu par une lettre permise ; la correction de votre copie dira si elle est juste, et où relire.
#
# **Q1.** Quelle phrase est juste ?
#
# - a. Toute intelligence artificielle apprend à partir de données.
# - b. Apprentissage automatique et apprentissage profond sont deux noms de la même chose.
# - c. L'apprentissage profond est une partie de l'apprentissage automatique, qui est une partie de l'IA.
# - d. Un réseau de neurones n'est pas de l'apprentissage automatique.
#
# **Q2.** Des milliers de radiographies, chacune avec le diagnostic d'un médecin. On veut un programme qui propose un diagnostic. C'est un apprentissage :
#
# - a. supervisé.
# - b. non supervisé.
# - c. par renforcement.
# - d. sans apprentissage : il suffit d'écrire les règles des médecins.
#
# **Q3.** Avant tout entraînement, la perte d'un réseau à dix classes vaut environ 2,3. Que faut-il en penser ?
#
# - a. Il y a une erreur : elle devrait valoir 0 au départ.
# - b. C'est normal : le réseau donne à peu près un dixième à chaque classe.
# - c. Il se trompe 2,3 fois sur dix.
# - d. Ses poids sont trop grands.
#
# **Q4.** Dans la boucle PyTorch, on oublie `optimiseur.zero_grad()`. Que se passe-t-il ?
#
# - a. PyTorch lève une erreur au deuxième lot.
# - b. Rien : `backward` remplace les anciens gradients.
# - c. Les paramètres sont remis à zéro à chaque lot.
# - d. Chaque pas utilise la somme des gradients de tous les lots déjà vus.
#
# **Q5.** Vous essayez cinq tailles de couche cachée et gardez celle qui a la meilleure exactitude sur le test. L'exactitude de test que vous annoncez est :
#
# - a. probablement trop optimiste : le test a servi à choisir.
# - b. honnête : le réseau n'a jamais appris sur le test.
# - c. honnête, si l'on a pris la même graine pour les cinq.
# - d. trop pessimiste : il aurait fallu apprendre aussi sur le test.
#
# **Q6.** Vous dessinez une étoile ; le réseau répond « 8, à 97 % ». Pourquoi ?
#
# - a. L'étoile ressemble à 97 % à un 8.
# - b. Le réseau a été mal entraîné : un bon réseau aurait refusé de répondre.
# - c. Softmax partage 100 % entre les dix chiffres : aucune réponse n'est « autre chose ».
# - d. 97 % des étoiles de l'apprentissage étaient des 8.

# %% nbgrader={"grade": false, "grade_id": "quiz", "locked": false, "schema_version": 3, "solution": true, "task": false}
REPONSES = {"Q1": "?", "Q2": "?", "Q3": "?", "Q4": "?", "Q5": "?", "Q6": "?"}
### BEGIN SOLUTION
REPONSES = {"Q1": "c", "Q2": "a", "Q3": "b", "Q4": "d", "Q5": "a", "Q6": "c"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_quiz_1", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 1 (1 point)
controles.qcm("Q1", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q1", REPONSES, "c", relire="section 2 : trois mots qui s'emboîtent", explications={
    "a": "un programme qui suit des règles écrites par des humains (aux échecs, par exemple) est aussi de l'IA.",
    "b": "un arbre de décision apprend sans être un réseau de neurones.",
    "d": "un réseau de neurones règle ses paramètres sur des exemples : c'est de l'apprentissage automatique.",
})
### END HIDDEN TESTS
controles.reussi("question 1 : les mots")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_2", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 2 (1 point)
controles.qcm("Q2", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q2", REPONSES, "a", relire="section 2 : trois façons d'apprendre", explications={
    "b": "chaque radiographie a sa bonne réponse, le diagnostic.",
    "c": "le programme n'agit pas dans un environnement et ne reçoit pas de récompense.",
    "d": "personne ne sait écrire ces règles pixel par pixel ; et l'énoncé donne des exemples étiquetés.",
})
### END HIDDEN TESTS
controles.reussi("question 2 : la façon d'apprendre")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_3", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 3 (1 point)
controles.qcm("Q3", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q3", REPONSES, "b", relire="section 6 : mesurer l'erreur", explications={
    "a": "une perte nulle voudrait dire que le réseau donne une probabilité de 1 à chaque bonne réponse.",
    "c": "la perte n'est pas une part d'erreurs : c'est la moyenne de -ln p.",
    "d": "des poids trop grands donneraient une perte plus grande : le réseau se tromperait avec assurance.",
})
### END HIDDEN TESTS
controles.reussi("question 3 : la perte de départ")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_4", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 4 (1 point)
controles.qcm("Q4", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q4", REPONSES, "d", relire="section 8 : la boucle, à la main", explications={
    "a": "aucune erreur : c'est bien ce qui rend cet oubli dangereux.",
    "b": "backward ajoute, il ne remplace pas.",
    "c": "zero_grad efface des gradients, jamais des paramètres.",
})
### END HIDDEN TESTS
controles.reussi("question 4 : un oubli dans la boucle")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_5", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 5 (1 point)
controles.qcm("Q5", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q5", REPONSES, "a", relire="section 5 : trois tas d'images", explications={
    "b": "choisir d'après le test, c'est déjà en tirer une information : on garde celui que le hasard du test favorise.",
    "c": "la graine n'y change rien : c'est le choix qui utilise le test.",
    "d": "apprendre sur le test le rendrait inutile pour juger.",
})
### END HIDDEN TESTS
controles.reussi("question 5 : le rôle du test")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_6", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 6 (1 point)
controles.qcm("Q6", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q6", REPONSES, "c", relire="section 9 : dessinez un chiffre", explications={
    "a": "cette probabilité compare les dix chiffres entre eux, elle ne mesure pas une ressemblance.",
    "b": "même bien entraîné, ce réseau n'a aucune sortie pour refuser.",
    "d": "il n'y avait aucune étoile dans l'apprentissage : c'est le problème.",
})
### END HIDDEN TESTS
controles.reussi("question 6 : une réponse pleine d'assurance")

# %% [markdown]
# La cellule suivante regarde toutes vos réponses à la fois : elle dit si elles sont toutes justes, ou si l'une au moins est fausse, sans dire laquelle.

# %% tags=["demonstration"]
controles.sceau("00_prise_en_main", REPONSES)

# %% [markdown]
# ## Pour aller plus loin
#
# - Y. LeCun, L. Bottou, Y. Bengio et P. Haffner, « Gradient-based learning applied to document recognition », *Proceedings of the IEEE*, 86(11), 1998, p. 2278-2324. L'article de MNIST.
# - J. Buolamwini et T. Gebru, « Gender Shades: intersectional accuracy disparities in commercial gender classification », *Proceedings of Machine Learning Research*, 81, 2018, p. 77-91. La mesure par groupe.
# - C. G. Northcutt, A. Athalye et J. Mueller, « Pervasive label errors in test sets destabilize machine learning benchmarks », *NeurIPS, Datasets and Benchmarks*, 2021, arXiv:2103.14749. Même MNIST : quinze étiquettes fausses, vérifiées par des humains, parmi les 10 000 du test.
# - Règlement (UE) 2016/679 (RGPD), article 22, et règlement (UE) 2024/1689 sur l'intelligence artificielle, sur EUR-Lex. Le site de la CNIL les explique en français.
# - A. Krizhevsky, I. Sutskever et G. E. Hinton, « ImageNet classification with deep convolutional neural networks », *Advances in Neural Information Processing Systems*, 25, 2012. Le réseau du concours.
# - F. Chollet, *L'apprentissage profond avec Python*, machinelearning.fr, 2020, traduction de *Deep Learning with Python* (2017). Par l'auteur de Keras ; le livre précède Keras 3, les idées restent.
# - A. Géron, *Hands-On Machine Learning with Scikit-Learn, Keras, and TensorFlow*, O'Reilly, traduit en français chez Dunod en deux volumes (*Machine Learning avec Scikit-Learn* et *Deep Learning avec Keras et TensorFlow*). Réseaux, et tout ce qui n'en est pas.
# - I. Goodfellow, Y. Bengio et A. Courville, *Deep Learning*, MIT Press, 2016, en lecture libre sur deeplearningbook.org. La théorie.
# - Les tutoriels officiels : keras.io, pytorch.org, tensorflow.org. *Elements of AI* (université d'Helsinki), gratuit et traduit en français, pour l'IA sans programmer. Kaggle, pour s'exercer sur de vraies données.
#
# ## Liste de vérification
#
# - [ ] Je sais lire le message d'un test, et rendre une copie.
# - [ ] Je sais placer IA, apprentissage automatique et apprentissage profond l'un dans l'autre, et citer un exemple de chaque façon d'apprendre.
# - [ ] Je sais créer un environnement virtuel, y installer Keras et PyTorch, et vérifier qu'ils calculent.
# - [ ] Je sais changer des images `uint8` en lignes `float32` entre 0 et 1, et dire pourquoi.
# - [ ] Je sais compter les paramètres d'une couche dense, et dire ce que valent ReLU, softmax et $-\ln p$ sur un exemple.
# - [ ] Je sais construire, compiler et entraîner un modèle Keras.
# - [ ] Je sais écrire la boucle de PyTorch, de mémoire, et dire à quoi sert chaque geste.
# - [ ] Je sais pourquoi le test ne sert qu'une fois, et pourquoi une moyenne peut cacher un groupe.
#
# **Avant votre premier projet** : la tâche et la mesure du succès sont-elles écrites ? Les données sont-elles suffisantes, permises, bien étiquetées ? Les trois tas sont-ils faits ? Y a-t-il un repère simple à battre ? Un essai d'une époque sur quelques exemples fait-il baisser la perte ? Regarde-t-on la validation à chaque époque ? Les erreurs ? Chaque essai est-il noté avec ses réglages ? Le chapitre 09 reprend cette liste en détail.
#
# ## Votre bilan

# %%
progression.bilan()

# %% [markdown]
# La suite : le chapitre 01 revient à un seul neurone, et vous le fera programmer à partir de rien.
