# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Rétroprop
#
# **L'apprentissage profond, du perceptron au Transformer, en l'écrivant vous-même.**
#
# Bienvenue. Ce cours se lit, se manipule et se programme. Vous écrirez chaque idée importante trois fois :
# avec NumPy, à partir de rien, puis avec PyTorch et avec Keras. Et vous vérifierez, nombre par nombre, que les trois disent
# la même chose.
#
# À la fin, vous saurez :
#
# - construire un réseau de neurones sans bibliothèque, et calculer ses gradients ;
# - l'entraîner, et reconnaître à ses courbes ce qui ne va pas ;
# - choisir une architecture pour des images, des séries ou des textes ;
# - partir d'un modèle déjà entraîné quand vos données sont rares ;
# - mener une petite étude de bout en bout, sans vous tromper vous-même.
#
# Vous avez besoin de connaître Python ; le chapitre 00 introduit NumPy. Le reste vient en chemin.

# %% [markdown]
# ## Où vous en êtes
#
# Cliquez dans la cellule ci-dessous, puis appuyez sur <kbd>Maj</kbd> + <kbd>Entrée</kbd>.
# Le tableau lit vos carnets tels qu'ils sont **enregistrés** : enregistrez, puis exécutez de nouveau la cellule pour le mettre à jour.

# %%
from retroprop import progression

progression.tableau()

# %% [markdown]
# Un clic sur un titre ouvre le chapitre. Commencez par le
# [chapitre 00, De l'IA au premier réseau](chapitres/00_prise_en_main/00_prise_en_main.ipynb) ; si vous connaissez déjà NumPy
# et JupyterLab, par le [chapitre 01, Le perceptron](chapitres/01_perceptron/01_perceptron.ipynb).

# %% [markdown]
# ## Un carnet, en une minute
#
# Un carnet est une suite de **cellules** : du texte, ou du code que vous pouvez changer et exécuter.
#
# | Pour… | Faites |
# |---|---|
# | exécuter une cellule et passer à la suivante | <kbd>Maj</kbd> + <kbd>Entrée</kbd> |
# | exécuter une cellule et y rester | <kbd>Ctrl</kbd> + <kbd>Entrée</kbd> |
# | enregistrer | <kbd>Ctrl</kbd> + <kbd>S</kbd> |
# | compléter un nom | <kbd>Tab</kbd> |
# | lire l'aide d'une fonction | <kbd>Maj</kbd> + <kbd>Tab</kbd> |
# | annuler dans une cellule | <kbd>Ctrl</kbd> + <kbd>Z</kbd> |
# | sortir d'une cellule, y entrer | <kbd>Échap</kbd>, <kbd>Entrée</kbd> |
# | ajouter une cellule au-dessus, au-dessous | <kbd>Échap</kbd> puis <kbd>A</kbd>, ou <kbd>B</kbd> |
# | arrêter un calcul trop long | <kbd>Échap</kbd> puis <kbd>I</kbd> <kbd>I</kbd> |
#
# Sur un Mac, <kbd>Cmd</kbd> remplace <kbd>Ctrl</kbd> pour enregistrer et annuler.
#
# Le numéro à gauche, `[3]`, dit dans quel ordre les cellules ont été exécutées. `[*]` veut dire que le calcul est en cours.
# Ce que vous définissez reste en mémoire dans le **noyau** : redémarrer le noyau efface tout, sauf le texte du carnet.

# %% [markdown]
# ## Un chapitre, pas à pas
#
# Chaque chapitre alterne une figure à manipuler, une formule, des nombres calculés à la main, du code, puis des **exercices**.
# Commencez toujours par exécuter les cellules de préparation.
#
# Un exercice tient en trois morceaux :
#
# 1. **L'énoncé** dit ce qui est attendu, avec un exemple. Trois **indices** se déplient dessous, du plus vague au plus précis.
# 2. **La cellule de réponse** est à vous. Remplacez `raise NotImplementedError` par votre code, gardez le nom de la fonction
#    et celui de ses arguments, puis exécutez.
# 3. **Les cellules de test** sont verrouillées. Chacune vérifie une seule chose et vaut quelques points.
#    Repliée, elle ne montre que son titre ; cliquez dessus pour lire ce qu'elle vérifie.
#
# Un test réussi affiche une ligne :
#
# ```text
# ✔ la marche vaut 1 à partir de zéro inclus
# ```
#
# Un test raté dit ce qui était attendu, ce que votre code a donné, et la cause la plus probable :
#
# ```text
# ✘ heaviside([-2, 0, 3])
#   attendu : [0, 1, 1]
#   obtenu : [0, 0, 1]
#   première différence : indice 1 (attendu 1, obtenu 0) ; 1 valeur fausse sur 3
#   cause probable : en 0, la marche vaut 1 : comparez avec >= et non avec >.
# ```
#
# Corrigez, exécutez votre réponse, **puis** le test. Vous avez autant d'essais que vous voulez, et un essai raté ne coûte rien.

# %% [markdown]
# ## La note
#
# Les points de vos tests s'additionnent. Une partie des tests est **visible** dans le carnet. L'autre est **cachée** :
# elle rejoue votre code sur d'autres valeurs après que vous avez rendu votre copie. Une réponse juste réussit les deux.
# Une réponse qui ne connaît que l'exemple de l'énoncé perd ses points.
#
# Avant de rendre un chapitre :
#
# 1. menu **Noyau → Redémarrer le noyau et Exécuter toutes les cellules…**, pour vérifier que tout marche depuis le début (l'exécution s'arrête au premier test qui échoue) ;
# 2. <kbd>Ctrl</kbd> + <kbd>S</kbd> pour enregistrer ;
# 3. rendez le fichier, par exemple `chapitres/01_perceptron/01_perceptron.ipynb`, **sans changer son nom**, là où votre
#    enseignant le demande. Si votre serveur propose le menu **Nbgrader → Assignment List**, le bouton *Submit* suffit.
#
# Ne supprimez, ne copiez et ne déplacez pas les cellules de réponse ni de test : c'est par elles que votre copie est corrigée.
# Vous pouvez ajouter toutes les cellules que vous voulez ailleurs.
#
# Vous apprenez seul ? Les tests visibles vous suivent tout du long, et le tableau plus haut tient le compte.

# %% [markdown]
# ## Quand vous êtes bloqué
#
# 1. **Lisez la ligne « cause probable » du message** : elle dit d'où vient sans doute l'erreur.
# 2. **Regardez vos valeurs.** Ajoutez une cellule et affichez `x`, `x.shape`, `x.dtype` : la plupart des erreurs sont des erreurs de forme.
# 3. **Une cellule affiche `SyntaxError` ?** Elle n'a rien défini : les tests voient encore votre version d'avant. Corrigez, réexécutez.
# 4. **Prenez l'exemple de l'énoncé** et calculez-le à la main, sur papier.
# 5. **Dépliez un indice**, un seul, et réessayez.
# 6. **Un résultat incompréhensible ?** Redémarrez le noyau et exécutez tout depuis le début : une ancienne définition traîne
#    peut-être en mémoire.
# 7. **Faites une pause**, et revenez demain. C'est souvent là que l'erreur se voit.
#
# Vous avez effacé une cellule par erreur ? <kbd>Échap</kbd> puis <kbd>Z</kbd> la rend. Si tout le carnet est en désordre,
# la commande **Rétablir Notebook au point de contrôle…** du menu **Fichier** le ramène à votre dernier enregistrement.
#
# Bon travail.
