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
# # Chapitre 05 · La régularisation : bien répondre sur ce que l'on n'a jamais vu
#
# [![Ouvrir dans Binder](https://mybinder.org/badge_logo.svg)]({{binder}}) [![Ouvrir dans Colab](https://colab.research.google.com/assets/colab-badge.svg)]({{colab}})
#
# **Durée** : 4 h si vous êtes à l'aise avec Python et NumPy ; 6 à 7 h, en trois séances, si vous débutez (dont 3 h 40 d'exercices). Deux pauses sont marquées, après les sections 4 et 7. **Niveau** : intermédiaire.
#
# **À la fin de ce chapitre, vous saurez :**
#
# - provoquer le surapprentissage, le voir sur des courbes et le diagnostiquer par une règle ;
# - expliquer le biais et la variance d'un modèle, et les mesurer ;
# - écrire une pénalité L2 et son gradient, et dire en quoi la décroissance découplée en diffère ;
# - écrire le dropout et la normalisation par lot, en apprentissage et en évaluation, avec les nombres de PyTorch et de Keras ;
# - augmenter des images sans toucher à la validation ;
# - arrêter un entraînement à temps et rendre les **meilleurs** poids ;
# - mesurer ce que chaque technique gagne vraiment, avec plusieurs graines et en validation croisée.
#
# **Prérequis** : le gradient (chapitre 03), les optimiseurs Adam et AdamW (chapitre 04), les classes Python.
#
# **Plan**
#
# 1. Apprendre par cœur
# 2. Biais et variance
# 3. Lire les courbes
# 4. Pénaliser les poids
# 5. Le dropout
# 6. Normaliser par lot
# 7. Augmenter les données
# 8. S'arrêter à temps
# 9. Les deux réseaux
# 10. Ce que chaque technique gagne vraiment
# 11. La validation croisée
# 12. Choisir
# 13. Quiz

# %% [markdown]
# ## Préparation
#
# Exécutez chaque cellule avec <kbd>Maj</kbd>+<kbd>Entrée</kbd>. La première ne sert que sur Colab. La dernière charge PyTorch et Keras : comptez quelques secondes.

# %% nbgrader={"grade": false, "grade_id": "colab", "locked": true, "schema_version": 3, "solution": false, "task": false}
import sys

if "google.colab" in sys.modules:
    # %pip install --quiet --no-deps "retroprop @ {{depot_git}}"

# %% nbgrader={"grade": false, "grade_id": "preparation", "locked": true, "schema_version": 3, "solution": false, "task": false}
import copy

import numpy as np

from retroprop import carnet, controles, donnees, progression
from retroprop.figures import regularisation as figures
from retroprop.widgets import regularisation as widgets

carnet.preparer()

# %% nbgrader={"grade": false, "grade_id": "preparation_cadres", "locked": true, "schema_version": 3, "solution": false, "task": false}
carnet.preparer_cadres()  # charge les deux bibliothèques et fait taire leurs journaux

import keras
import torch
from torch import nn

torch.set_num_threads(1)  # ces lots sont trop petits pour occuper plusieurs fils de calcul

# %% [markdown]
# ## 1. Apprendre par cœur
#
# Un élève a reçu les réponses de l'examen de l'an dernier. Il les récite sans une faute. Cela ne dit rien de sa note cette année.
#
# Un réseau de neurones est dans le même cas. Le chapitre 04 lui a appris à rendre la **perte** petite, c'est-à-dire l'erreur moyenne sur les exemples qu'on lui montre. Ce que nous voulons est autre chose : de bonnes réponses sur les exemples qu'on **ne lui montre pas**. Cette capacité s'appelle la **généralisation**.
#
# D'où trois parts, qui ne se mélangent jamais :
#
# | part | à quoi elle sert | combien de fois on la regarde |
# |---|---|---|
# | **apprentissage** (*train*) | calculer les gradients | à chaque pas |
# | **validation** | choisir : le modèle, les réglages, le moment d'arrêter | aussi souvent que l'on veut |
# | **test** | annoncer le résultat final | **une fois**, à la fin |
#
# Se servir du test comme validation, par exemple le donner à `validation_data` dans Keras puis garder la meilleure époque, c'est une **fuite** : le test a servi à choisir, son score est trop beau.
#
# ### Provoquer la maladie
#
# Prenons très peu d'exemples : 200 chiffres manuscrits. Le réseau a 784 entrées, deux couches cachées de 128 et 64 neurones, 10 sorties : 109 386 paramètres, **plus de cinq cents par image**. La cellule suivante prépare les données et une boucle d'entraînement comme celle du chapitre 04. Lisez ses docstrings, vous vous en servirez jusqu'à la fin.

# %% nbgrader={"grade": false, "grade_id": "outils", "locked": true, "schema_version": 3, "solution": false, "task": false}
def en_images(pixels):
    """uint8 (n, 28, 28) → float32 (n, 1, 28, 28), entre 0 et 1 : un seul canal."""
    return (pixels[:, None] / 255).astype("float32")

_pixels, _classes, _pixels_test, _classes_test = donnees.charger_chiffres()
IMAGES, CLASSES = en_images(_pixels[:7000]), _classes[:7000]  # où chaque essai prend ses exemples d'apprentissage
IMAGES_VAL, CLASSES_VAL = en_images(_pixels[7000:]), _classes[7000:]  # 1 000 images
IMAGES_TEST, CLASSES_TEST = en_images(_pixels_test), _classes_test  # 2 000 images, pour la fin

def reseau_nu(c1=128, c2=64, dropout=0.0, norme=False):
    """Un réseau 784-c1-c2-10 en PyTorch, sortie en logits ; dropout et normalisation par lot au choix."""
    def bloc(entree, sortie):
        return [nn.Linear(entree, sortie), *([nn.BatchNorm1d(sortie)] if norme else []), nn.ReLU(),
                *([nn.Dropout(dropout)] if dropout else [])]
    return nn.Sequential(*bloc(784, c1), *bloc(c1, c2), nn.Linear(c2, 10))

def adam(parametres, **options):
    """L'optimiseur de tous les essais : Adam, taux 0,001 ; decroissance=λ choisit AdamW, penalite=λ la L2 dans Adam."""
    if "decroissance" in options:
        return torch.optim.AdamW(parametres, lr=1e-3, weight_decay=options["decroissance"])
    return torch.optim.Adam(parametres, lr=1e-3, weight_decay=options.get("penalite", 0.0))

def juger(modele, X, y):
    """(perte moyenne, exactitude) d'un modèle, en mode évaluation et sans gradient."""
    modele.eval()
    with torch.no_grad():
        logits, classes = modele(X), torch.from_numpy(y)
        return nn.functional.cross_entropy(logits, classes).item(), (logits.argmax(dim=1) == classes).float().mean().item()

def essai(graine, n=200, epoques=60, fabrique=reseau_nu, transformer=None, arret=None, au_hasard=False, **options):
    """Entraîne sur n chiffres, choisis par la graine ; renvoie (historique, (perte, exactitude) sur le test).

    fabrique : () -> modèle. transformer : (images, rng) -> images, appliqué à l'apprentissage à chaque époque.
    arret : un objet comme celui de l'exercice 8. au_hasard : remplace les étiquettes par des classes tirées au sort.
    """
    torch.manual_seed(graine)
    rng = np.random.default_rng(graine)
    debut = 200 * graine % 5000
    images_app, y = IMAGES[debut : debut + n], CLASSES[debut : debut + n]
    y = rng.integers(0, 10, size=n) if au_hasard else y
    moyenne, ecart = images_app.mean(), images_app.std()  # les statistiques de l'apprentissage, pour les trois parts
    X, X_val, X_test = (torch.from_numpy(((lot - moyenne) / ecart).reshape(len(lot), 784)) for lot in (images_app, IMAGES_VAL, IMAGES_TEST))
    modele = fabrique()
    optimiseur = adam(modele.parameters(), **options)
    historique = {"perte": [], "exactitude": [], "perte_val": [], "exactitude_val": []}
    for _ in range(epoques):
        vus = X if transformer is None else torch.from_numpy(((transformer(images_app, rng) - moyenne) / ecart).reshape(n, 784))
        ordre = rng.permutation(n)
        modele.train()
        for k in range(0, n, 32):
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(vus[ordre[k : k + 32]]), torch.from_numpy(y[ordre[k : k + 32]])).backward()
            optimiseur.step()
        for suffixe, lot, cibles in (("", X, y), ("_val", X_val, CLASSES_VAL)):
            perte, exactitude = juger(modele, lot, cibles)
            historique["perte" + suffixe].append(perte)
            historique["exactitude" + suffixe].append(exactitude)
        if arret is not None and arret.mettre_a_jour(historique["perte_val"][-1], modele.state_dict()):
            break
    if arret is not None:
        modele.load_state_dict(arret.meilleurs_poids)
    return historique, juger(modele, X_test, CLASSES_TEST)

# %% tags=["demonstration"]
histoire_nue, test_nu = essai(0)
figures.courbes(histoire_nue, titre="200 chiffres, aucune régularisation")

# %% [markdown]
# Lisez les deux panneaux.
#
# - La perte d'apprentissage tombe à zéro, et l'exactitude (la part de bonnes réponses) y atteint 100 %.
# - La perte de validation descend, touche son minimum vers la dixième époque, puis **remonte**.
# - L'exactitude de validation, elle, s'arrête vers 80 % et **ne redescend presque pas**.
#
# C'est le **surapprentissage** (*overfitting*) : ce que le réseau apprend encore ne vaut que pour les exemples vus. Pourquoi la perte remonte-t-elle alors que l'exactitude tient ? Le réseau se trompe sur les mêmes images, mais avec de plus en plus d'**assurance** : l'entropie croisée punit un « j'en suis sûr à 99,9 % » qui est faux bien plus qu'un « peut-être ».
#
# ### Jusqu'où peut-il apprendre par cœur ?
#
# **Prédisez.** Nous remplaçons les 200 étiquettes par des classes **tirées au sort**. Il n'y a plus rien à comprendre. Quelle exactitude d'apprentissage le réseau va-t-il atteindre : 10 %, 50 % ou 100 % ? Et en validation ?

# %% tags=["demonstration", "nbval-check-output"]
histoire_hasard, _ = essai(0, au_hasard=True)
print(f"étiquettes au hasard : apprentissage {100 * histoire_hasard['exactitude'][-1]:.0f} %")
print("validation sous 20 % :", histoire_hasard["exactitude_val"][-1] < 0.2)

# %% [markdown]
# Le réseau retient les 200 réponses absurdes, sans une faute. En validation, il répond au hasard. Zhang et al. (2017) ont fait la même expérience avec des réseaux modernes et plus d'un million d'images.
#
# Deux leçons. **Une perte d'apprentissage nulle ne prouve rien.** Et la capacité de tout retenir n'empêche pas de généraliser : avec les vraies étiquettes, le même réseau répond juste huit fois sur dix. Tout l'art est de l'y aider.
#
# **Régulariser**, c'est modifier l'apprentissage pour améliorer la généralisation, quitte à répondre un peu moins bien sur l'apprentissage.
#
# > **À retenir.** On apprend sur l'apprentissage, on choisit sur la validation, on annonce sur le test. Un réseau peut retenir n'importe quoi : seule une part qu'il n'a pas vue dit s'il a compris.

# %% [markdown]
# ## 2. Biais et variance
#
# D'où vient l'erreur sur des exemples nouveaux ? Pour le voir, quittons les réseaux un instant. La vérité est une sinusoïde. On en observe 20 points, chacun avec un peu de **bruit**. On ajuste un polynôme ; son **degré** règle la souplesse du modèle.

# %%
figures.polynomes(degres=(1, 3, 15))

# %% [markdown]
# - **Degré 1** : trop raide. La droite rate la forme, même sur les points vus. C'est le **sous-apprentissage** (*underfitting*).
# - **Degré 3** : la forme y est.
# - **Degré 15** : la courbe court après chaque point, bruit compris. C'est le surapprentissage.
#
# **Prédisez.** En montant le degré de 1 à 15, l'erreur sur les points vus monte-t-elle, descend-elle, ou les deux ? Et l'erreur sur la vérité ? Essayez, puis changez la graine : quel degré bouge le plus d'un tirage à l'autre ? Le curseur λ servira à la section 4.

# %% tags=["widget"]
widgets.ajuster()

# %% [markdown]
# <details><summary>Ce qu'il fallait voir</summary>
#
# L'erreur sur les points vus ne fait que **descendre** : un polynôme plus souple peut toujours imiter le précédent. L'erreur sur la vérité descend, puis remonte. Et le degré 1 donne presque la même droite à chaque tirage, alors que le degré 15 change du tout au tout.
#
# </details>
#
# Mettons des nombres sur ces deux défauts. Recommençons **300 fois**, avec 300 bruits différents, et regardons les 300 courbes.
#
# - Leur **moyenne** est-elle loin de la vérité ? Cet écart, au carré, est le **biais** au carré : l'erreur qui reste quel que soit le tirage.
# - Sont-elles **dispersées** autour de leur moyenne ? C'est la **variance** : ce que le modèle doit au hasard de ses exemples.
#
# En moyenne sur les tirages, l'erreur d'un modèle se coupe exactement en trois :
#
# $$\underbrace{\mathbb{E}\big[(y - \hat f(x))^2\big]}_{\text{erreur sur un exemple nouveau}} = \underbrace{\big(\mathbb{E}[\hat f(x)] - f(x)\big)^2}_{\text{biais}^2} + \underbrace{\mathbb{E}\big[(\hat f(x) - \mathbb{E}[\hat f(x)])^2\big]}_{\text{variance}} + \underbrace{\sigma^2}_{\text{bruit}}$$
#
# où $\mathbb{E}$ (« espérance ») est la moyenne sur les tirages, $f$ la vérité, $\hat f$ le modèle ajusté et $\sigma$ l'écart type du bruit. Aucun modèle ne descend sous $\sigma^2$.

# %%
figures.biais_variance()

# %% [markdown]
# Le biais domine à gauche, la variance à droite, et le total a un creux entre les deux : c'est le **compromis biais-variance**. Régulariser, c'est accepter un peu de biais pour perdre beaucoup de variance.
#
# Une nuance, pour ne pas croire à une loi universelle. Les très grands réseaux, avec bien plus de paramètres que d'exemples, ne suivent pas toujours cette courbe en U : leur erreur peut **redescendre** au-delà du point où ils retiennent tout (la « double descente », Belkin et al., 2019). « Réseau plus grand » ne veut donc pas dire « surapprentissage plus grave ». Nous le vérifierons à la section 10.
#
# > **À retenir.** Biais : l'erreur d'un modèle trop rigide, même en moyenne. Variance : sa sensibilité au hasard des exemples. Un seul entraînement ne mesure ni l'un ni l'autre ; on les devine aux courbes.

# %% [markdown]
# ## 3. Lire les courbes
#
# Les courbes d'apprentissage d'un réseau (*learning curves*) montrent la perte et l'exactitude, époque après époque, sur l'apprentissage et sur la validation. Quatre allures reviennent sans cesse.

# %%
figures.quatre_allures()

# %% [markdown]
# | ce que l'on voit | diagnostic | quoi essayer |
# |---|---|---|
# | les deux pertes restent hautes | sous-apprentissage | réseau plus grand, entraînement plus long, taux mieux réglé, données à vérifier |
# | la perte d'apprentissage descend, l'autre stagne puis remonte | surapprentissage | données, augmentation, arrêt anticipé, dropout, décroissance des poids |
# | les deux descendent et restent proches | bon ajustement | rien, ou un peu plus de capacité |
# | la perte explose ou devient NaN | divergence | taux divisé par 10, gradients à surveiller (chapitre 09) |
# | les deux oscillent | taux trop grand, ou lots très petits | réduire le taux |
# | la perte d'apprentissage ne bouge pas | taux trop petit, ou erreur de programme | vérifier le code, augmenter le taux |
# | la validation est bien pire **dès la première époque** | préparation différente des deux parts | comparer les normalisations |
#
# « NaN » (*not a number*) est la valeur que donne un calcul impossible, comme l'infini moins l'infini. Elle se propage à tout ce qu'elle touche, et aucune comparaison avec elle n'est vraie : même `nan == nan` vaut `False`.
#
# La validation peut aussi être **meilleure** que l'apprentissage : avec du dropout ou de l'augmentation, l'apprentissage est mesuré dans des conditions plus dures.
#
# ### Exercice 1 · Diagnostiquer
#
# ★★☆ · 20 minutes · **But** : remplacer le coup d'œil par une règle écrite.
#
# Écrivez `diagnostiquer(historique, seuil_exactitude=0.7)`, qui renvoie **une** de ces quatre chaînes : `"divergence"`, `"surapprentissage"`, `"sous-apprentissage"`, `"bon ajustement"`.
#
# - **Entrée** : `historique`, un dictionnaire de quatre listes de même longueur, une valeur par époque : `"perte"`, `"exactitude"` (sur l'apprentissage), `"perte_val"`, `"exactitude_val"` (sur la validation). Les exactitudes vont de 0 à 1.
# - **Règles, dans cet ordre** ; la première qui s'applique donne la réponse :
#   1. **divergence** : une perte, d'apprentissage ou de validation, n'est pas un nombre fini à une époque quelconque, **ou** la perte d'apprentissage de la dernière époque dépasse le double de celle de la première ;
#   2. **surapprentissage** : à la **dernière** époque, `perte_val` dépasse `perte` de plus de 0,5, **ou** `exactitude` dépasse `exactitude_val` de plus de 0,10 ; **ou bien** `perte_val` vient de monter à chacune des **cinq dernières** époques (chacune strictement au-dessus de la précédente) ;
#   3. **sous-apprentissage** : à la dernière époque, `exactitude` est strictement inférieure à `seuil_exactitude` ;
#   4. **bon ajustement** sinon.
# - Une clé absente, des listes vides ou de longueurs différentes : levez une `ValueError`. `historique` n'est pas modifié.
# - Comparez les écarts tels que Python les calcule. Un écart de 0,10 tout juste tombe d'un côté ou de l'autre selon l'arrondi (`0.8 - 0.7` vaut un peu plus que 0,10, `0.9 - 0.8` un peu moins) : aucun test n'en dépend.
#
# **Exemple** : une dernière époque à `perte = 0.2`, `exactitude = 0.95`, `perte_val = 0.9`, `exactitude_val = 0.9` donne `"surapprentissage"` : l'écart des pertes vaut 0,7.
#
# <details><summary>Indice 1</summary>Vérifiez les entrées d'abord. Puis une suite de « if … return », dans l'ordre de l'énoncé : dès qu'une règle s'applique, les suivantes ne comptent plus.</details>
# <details><summary>Indice 2</summary><code>np.isfinite</code> répond pour un tableau entier ; <code>== float("nan")</code> ne serait jamais vrai. <code>liste[-1]</code> est la dernière époque.</details>
# <details><summary>Indice 3</summary>Cinq montées de suite se lisent sur six valeurs : <code>np.diff</code> donne les écarts entre voisins. Avec moins de six époques, cette règle ne s'applique pas.</details>

# %% nbgrader={"grade": false, "grade_id": "diagnostiquer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def diagnostiquer(historique, seuil_exactitude=0.7):
    """Renvoie "divergence", "surapprentissage", "sous-apprentissage" ou "bon ajustement"."""
    ### BEGIN SOLUTION
    cles = ("perte", "exactitude", "perte_val", "exactitude_val")
    absentes = [cle for cle in cles if cle not in historique]
    if absentes:
        raise ValueError(f"historique doit contenir les clés {', '.join(cles)} ; il manque {', '.join(absentes)}.")
    longueurs = {len(historique[cle]) for cle in cles}
    if len(longueurs) != 1 or longueurs == {0}:
        raise ValueError(f"les quatre listes doivent avoir la même longueur, au moins 1 ; reçu {sorted(longueurs)}.")
    perte, exactitude, perte_val, exactitude_val = (np.asarray(historique[cle], dtype=float) for cle in cles)
    if not (np.isfinite(perte).all() and np.isfinite(perte_val).all()) or perte[-1] > 2 * perte[0]:
        return "divergence"
    montees = np.diff(perte_val[-6:])
    remonte = len(montees) == 5 and (montees > 0).all()
    if perte_val[-1] - perte[-1] > 0.5 or exactitude[-1] - exactitude_val[-1] > 0.10 or remonte:
        return "surapprentissage"
    if exactitude[-1] < seuil_exactitude:
        return "sous-apprentissage"
    return "bon ajustement"
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "outils_diagnostiquer", "locked": true, "schema_version": 3, "solution": false, "task": false}
# Pour les tests : fabriquer un historique. Exécutez cette cellule, il n'y a rien à y changer.
def histoire(perte, exactitude, perte_val, exactitude_val):
    return {"perte": perte, "exactitude": exactitude, "perte_val": perte_val, "exactitude_val": exactitude_val}

NAN, INFINI = float("nan"), float("inf")

# %% nbgrader={"grade": true, "grade_id": "test_diagnostiquer_divergence", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la divergence, avant tout le reste (1 point)
def verifie(obtenu, nom, attendu, cause):
    """Compare un diagnostic à l'attendu."""
    if obtenu is None:
        cause = "rien n'est renvoyé dans ce cas : avez-vous oublié « return » ?"
    elif obtenu not in {"divergence", "surapprentissage", "sous-apprentissage", "bon ajustement"}:
        cause = "ce n'est pas une des quatre chaînes de l'énoncé, à la lettre près."
    controles.vrai(obtenu == attendu, f"{nom} : attendu « {attendu} », obtenu {obtenu!r}", cause=cause)

verifie(diagnostiquer(histoire([2.3, 1.0, NAN], [0.1, 0.5, 0.1], [2.3, 1.1, 1.2], [0.1, 0.4, 0.1])), "une perte qui finit à NaN", "divergence",
        "NaN n'est égal à rien, pas même à lui : np.isfinite le reconnaît. Et cette règle passe avant les autres.")
verifie(diagnostiquer(histoire([2.3, 1.0], [0.1, 0.5], [2.3, INFINI], [0.1, 0.4])), "une perte de validation infinie", "divergence",
        "la perte de validation compte aussi, l'infini aussi, et cette règle passe avant les autres.")
verifie(diagnostiquer(histoire([2.3, NAN, 0.5], [0.1, 0.5, 0.8], [2.3, 1.1, 0.6], [0.1, 0.4, 0.8])), "un NaN au milieu", "divergence",
        "regardez toutes les époques, pas seulement la dernière.")
verifie(diagnostiquer(histoire([2.3, 1.0], [0.1, 0.8], [INFINI, 1.1], [0.1, 0.8])), "une perte de validation infinie à la première époque", "divergence",
        "regardez toutes les époques, sur les deux parts.")
verifie(diagnostiquer(histoire([2.0, 4.5], [0.1, 0.1], [2.0, 4.4], [0.1, 0.1])), "une perte de 2 puis 4,5", "divergence",
        "la perte d'apprentissage a plus que doublé depuis la première époque.")
verifie(diagnostiquer(histoire([1.0, 2.5, 0.4], [0.6, 0.3, 0.9], [1.0, 2.6, 0.5], [0.6, 0.3, 0.88])), "un pic à 2,5 au milieu, à partir de 1", "bon ajustement",
        "le double se juge à la dernière époque : un pic passager n'est pas une divergence.")
verifie(diagnostiquer(histoire([1.0, 0.1, 0.4], [0.6, 0.97, 0.9], [1.0, 0.3, 0.5], [0.6, 0.92, 0.88])), "une perte de 1, 0,1 puis 0,4", "bon ajustement",
        "la dernière perte se compare à celle de la première époque, pas à la plus petite ni à la précédente.")
verifie(diagnostiquer(histoire([0.6, 0.25], [0.8, 0.92], [0.3, 0.65], [0.9, 0.88])), "une perte de validation de 0,3 puis 0,65", "bon ajustement",
        "le double se juge sur la perte d'apprentissage seule.")
verifie(diagnostiquer(histoire([2.0, 4.0], [0.1, 0.1], [2.0, 4.0], [0.1, 0.1])), "une perte de 2 puis 4, exactement le double", "sous-apprentissage",
        "il faut dépasser le double ; ici, aucune des deux premières règles ne s'applique.")
### BEGIN HIDDEN TESTS
verifie(diagnostiquer(histoire([2.3, 1.0, 0.5], [0.1, 0.5, 0.8], [NAN, 1.1, 0.6], [0.1, 0.4, 0.8])), "un NaN de validation au début", "divergence",
        "regardez toutes les époques, sur les deux parts.")
rng = controles.hasard(30)
for _ in range(6):
    n, infinie = int(rng.integers(2, 9)), int(rng.integers(2))
    listes = [rng.uniform(0.2, 1.0, size=n) for _ in range(4)]
    listes[2 * infinie][int(rng.integers(n))] = INFINI if infinie else NAN
    verifie(diagnostiquer(histoire(*(valeurs.tolist() for valeurs in listes))), f"{n} époques au hasard, dont une perte n'est pas un nombre fini", "divergence",
            "regardez toutes les époques, sur les deux parts.")
### END HIDDEN TESTS
controles.reussi("diagnostiquer : la divergence, avant tout le reste")

# %% nbgrader={"grade": true, "grade_id": "test_diagnostiquer_surapprentissage", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · les trois signes du surapprentissage, chacun seul (1 point)
verifie(diagnostiquer(histoire([1.0, 0.2], [0.6, 0.95], [1.0, 0.9], [0.6, 0.9])), "un écart de pertes de 0,7", "surapprentissage",
        "perte_val - perte > 0,5 suffit, même si les exactitudes sont proches.")
verifie(diagnostiquer(histoire([1.0, 0.4], [0.6, 0.95], [1.0, 0.6], [0.6, 0.75])), "un écart d'exactitudes de 0,2", "surapprentissage",
        "exactitude - exactitude_val > 0,10 suffit, même si les pertes sont proches.")
verifie(diagnostiquer(histoire([0.9, 0.7, 0.6, 0.5, 0.4, 0.3, 0.25], [0.9] * 7, [0.8, 0.5, 0.51, 0.52, 0.53, 0.54, 0.55], [0.88] * 7)), "cinq montées de suite", "surapprentissage",
        "cinq montées de suite de perte_val, à la fin, suffisent : elles se lisent sur six valeurs.")
verifie(diagnostiquer(histoire([0.5] * 6, [0.9] * 6, [0.5, 0.51, 0.52, 0.53, 0.54, 0.55], [0.88] * 6)), "cinq montées sur six époques en tout", "surapprentissage",
        "six valeurs suffisent pour voir cinq montées.")
verifie(diagnostiquer(histoire([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.35], [0.9] * 7, [0.8, 0.6, 0.5, 0.51, 0.52, 0.53, 0.54], [0.88] * 7)), "quatre montées de suite", "bon ajustement",
        "il faut cinq montées ; quatre ne suffisent pas.")
verifie(diagnostiquer(histoire([0.5, 0.45, 0.4, 0.4, 0.4, 0.4, 0.4], [0.9] * 7, [0.5, 0.51, 0.52, 0.53, 0.54, 0.55, 0.45], [0.88] * 7)), "cinq montées au début, puis une descente", "bon ajustement",
        "seules les cinq dernières époques comptent pour cette règle.")
verifie(diagnostiquer(histoire([1.5, 1.2], [0.5, 0.72], [0.8, 0.5], [0.8, 0.9])), "une validation bien meilleure que l'apprentissage", "bon ajustement",
        "l'écart a un signe : une validation meilleure n'est pas un surapprentissage.")
verifie(diagnostiquer(histoire([1.0, 0.5], [0.6, 0.9], [1.0, 1.0], [0.6, 0.875])), "un écart de pertes de 0,5 tout juste", "bon ajustement",
        "il faut dépasser 0,5 : l'inégalité est stricte.")
verifie(diagnostiquer(histoire([1.0, 0.5, 0.4], [0.6, 0.9, 0.95], [1.0, 0.6, 0.7], [0.6, 0.88, 0.8])), "une validation qui a baissé depuis : 88 % puis 80 %", "surapprentissage",
        "l'écart se mesure avec l'exactitude de validation de la dernière époque, pas avec la meilleure.")
verifie(diagnostiquer(histoire([1.0, 0.4, 0.2], [0.6, 0.88, 0.9], [1.0, 0.5, 0.9], [0.6, 0.86, 0.87])), "une perte de validation passée par 0,5 et revenue à 0,9", "surapprentissage",
        "l'écart se mesure avec la perte de validation de la dernière époque, pas avec la plus petite.")
verifie(diagnostiquer(histoire([1.0, 0.3, 0.5], [0.6, 0.95, 0.85], [1.0, 0.5, 0.6], [0.6, 0.86, 0.8])), "une exactitude d'apprentissage passée par 95 % et revenue à 85 %", "bon ajustement",
        "l'écart se mesure avec l'exactitude d'apprentissage de la dernière époque, pas avec la meilleure.")
verifie(diagnostiquer(histoire([0.2, 0.3], [0.99, 0.9], [0.9, 0.4], [0.6, 0.88])), "un grand écart qui s'est refermé", "bon ajustement",
        "les écarts se mesurent à la dernière époque, pas à la pire.")
### BEGIN HIDDEN TESTS
verifie(diagnostiquer(histoire([0.5] * 5, [0.9] * 5, [0.5, 0.51, 0.52, 0.53, 0.54], [0.88] * 5)), "cinq époques, quatre montées", "bon ajustement",
        "avec moins de six époques, la règle des cinq montées ne s'applique pas.")
verifie(diagnostiquer(histoire([0.5] * 6, [0.9] * 6, [0.5, 0.51, 0.52, 0.52, 0.53, 0.54], [0.88] * 6)), "un palier dans la montée", "bon ajustement",
        "chaque montée est stricte : un palier l'interrompt.")
### END HIDDEN TESTS
controles.reussi("diagnostiquer : les trois signes du surapprentissage")

# %% nbgrader={"grade": true, "grade_id": "test_diagnostiquer_sous_apprentissage", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · le sous-apprentissage, le bon ajustement, et l'ordre des règles (1 point)
faible = histoire([2.3, 1.4], [0.1, 0.55], [2.3, 1.5], [0.1, 0.52])
verifie(diagnostiquer(faible), "55 % sur l'apprentissage", "sous-apprentissage",
        "exactitude < seuil_exactitude à la dernière époque.")
verifie(diagnostiquer(faible, seuil_exactitude=0.5), "55 %, avec un seuil de 0,5", "bon ajustement",
        "seuil_exactitude est un argument : utilisez-le.")
verifie(diagnostiquer(histoire([1.5, 0.8], [0.4, 0.72], [1.5, 0.9], [0.4, 0.68])), "72 %, 68 % en validation", "bon ajustement",
        "la règle 3 regarde l'exactitude d'apprentissage, pas celle de validation.")
verifie(diagnostiquer(histoire([2.3, 1.2], [0.1, 0.6], [2.3, 1.6], [0.1, 0.4])), "60 % contre 40 %", "surapprentissage",
        "la règle 2 passe avant la règle 3 : l'ordre compte.")
verifie(diagnostiquer(histoire([1.5, 0.8], [0.4, 0.75], [1.5, 0.9], [0.4, 0.7]), seuil_exactitude=0.75), "75 % exactement, avec un seuil de 0,75", "bon ajustement",
        "la règle 3 est stricte : atteindre le seuil suffit.")
verifie(diagnostiquer(histoire([1.0, 0.2], [0.6, 0.95], [1.0, 0.3], [0.6, 0.92])), "un entraînement réussi", "bon ajustement",
        "aucune règle ne s'applique.")
verifie(diagnostiquer(histoire([1.4, 0.3], [0.55, 0.9], [1.4, 0.4], [0.5, 0.88])), "55 % au début, 90 % à la fin", "bon ajustement",
        "c'est la dernière époque qui compte.")
verifie(diagnostiquer(histoire([2.0, 0.8, 1.4], [0.3, 0.9, 0.6], [2.0, 1.0, 1.5], [0.3, 0.85, 0.57])), "90 % à mi-chemin, 60 % à la fin", "sous-apprentissage",
        "c'est la dernière époque qui compte, pas la meilleure.")
controles.reussi("diagnostiquer : sous-apprentissage, bon ajustement, ordre des règles")

# %% nbgrader={"grade": true, "grade_id": "test_diagnostiquer_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · les historiques impossibles sont refusés, le vôtre reste intact (1 point)
bon = histoire([1.0, 0.2], [0.6, 0.95], [1.0, 0.3], [0.6, 0.92])
avant = copy.deepcopy(bon)
controles.vrai(diagnostiquer(bon) == "bon ajustement", "un entraînement réussi est un bon ajustement")
controles.vrai(controles.observe(bon) == avant, "historique n'est pas modifié", cause="append, pop ou sort sur une liste de l'historique agit sur celle de l'appelant.")
for cle in avant:
    sans = {autre: liste for autre, liste in avant.items() if autre != cle}
    controles.leve(ValueError, diagnostiquer, sans, quoi=f"un historique sans la clé « {cle} »", cause="vérifiez d'abord que les quatre clés sont là.")
    controles.leve(ValueError, diagnostiquer, avant | {cle: [0.5]}, quoi=f"un historique dont « {cle} » est plus courte que les autres",
                   cause="comparez les quatre longueurs.")
controles.leve(ValueError, diagnostiquer, histoire([], [], [], []), quoi="un historique vide", cause="sans aucune époque, il n'y a rien à diagnostiquer.")
controles.reussi("diagnostiquer : les historiques impossibles sont refusés")

# %% tags=["demonstration", "nbval-check-output"]
# Votre règle sur l'entraînement de la section 1, et sur le même, arrêté après une seule époque.
print("60 époques :", diagnostiquer(histoire_nue))
print(" 1 époque  :", diagnostiquer({cle: valeurs[:1] for cle, valeurs in histoire_nue.items()}))

# %% [markdown]
# Surpris par la seconde ligne ? Après une époque, le réseau n'a presque rien appris, et pourtant l'écart d'exactitude dépasse déjà 10 points : avec 200 exemples, les deux courbes se séparent tout de suite. Une règle se lit sur un entraînement **mené à son terme**, et avec la courbe entière sous les yeux.
#
# Ces seuils (0,5, 10 points, cinq époques) sont des repères, pas des lois. Un écart de pertes de 0,5 est énorme pour dix classes faciles, banal pour mille classes. Certains aide-mémoire ajoutent « perte d'apprentissage nulle : surapprentissage grave ». Pas toujours : la section 1 le montre avec les étiquettes au hasard, mais sur un problème facile, une perte nulle va très bien avec une bonne validation. Nous laissons donc ce signe de côté.
#
# > **À retenir.** On compare toujours **deux** courbes. Écart : variance, donc régulariser. Deux courbes hautes : biais, donc plus de capacité ou un meilleur réglage. Jamais de régularisation contre un sous-apprentissage.

# %% [markdown]
# ## 4. Pénaliser les poids
#
# ### L'idée
#
# Revenez au polynôme de degré 15. Pour passer par tous les points, il lui faut des coefficients énormes, qui se compensent. Une fonction raisonnable s'écrit avec des poids raisonnables. D'où l'idée : faire **payer** les grands poids, en ajoutant leur taille à la perte.
#
# $$L_{\text{totale}} = L + \lambda \sum_i w_i^2$$
#
# C'est la **régularisation L2** (*ridge* pour la régression). Le nombre $\lambda \geq 0$ (« lambda ») règle l'équilibre : 0, aucun effet ; trop grand, tous les poids s'écrasent et le modèle devient rigide. Reprenez le widget de la section 2 : degré 15, puis montez λ. On pénalise d'habitude les **poids**, pas les biais : un biais ne rend pas le modèle plus tortueux.
#
# ### À la main
#
# Deux poids, $w = (3\,;\,-1)$, une perte $L = 0{,}5$ et $\lambda = 0{,}1$. La somme des carrés vaut $9 + 1 = 10$, donc $L_{\text{totale}} = 0{,}5 + 0{,}1 \times 10 = 1{,}5$. Le gradient de la pénalité est $2\lambda w = (0{,}6\,;\,-0{,}2)$ : un pas de descente de taux $\eta$ en retire une fraction à chaque poids, **proportionnelle au poids**.
#
# ### Le piège du facteur 2
#
# | où | pénalité ajoutée à la perte | gradient ajouté |
# |---|---|---|
# | ce cours, `keras.regularizers.L2(λ)` | $\lambda \sum w^2$ | $2\lambda w$ |
# | `torch.optim.SGD(weight_decay=λ)` | $\frac{\lambda}{2} \sum w^2$ (jamais calculée) | $\lambda w$ |
#
# Le même λ pénalise donc **deux fois plus** dans Keras. Pour les mêmes pas, `weight_decay` vaut **2λ**. De plus, `weight_decay` s'applique à tous les paramètres reçus, biais compris.
#
# ### Exercice 2 · La perte pénalisée
#
# ★☆☆ · 5 minutes · **But** : ajouter la pénalité L2 à une perte.
#
# Écrivez `perte_l2(perte, poids, lam)`.
#
# - **Entrées** : `perte`, un nombre ; `poids`, une liste de tableaux NumPy de formes quelconques (les poids de chaque couche, sans les biais), peut-être vide ; `lam`, le λ de la formule.
# - **Sortie** : un nombre, $L + \lambda \sum w^2$, la somme portant sur **toutes** les valeurs de **tous** les tableaux.
# - `lam < 0` : levez une `ValueError`. Les tableaux ne sont pas modifiés.
#
# **Exemple** : `perte_l2(0.5, [np.array([3.0, -1.0])], 0.1)` vaut 1,5.
#
# <details><summary>Indice 1</summary>Une somme par tableau, puis la somme de ces sommes.</details>
# <details><summary>Indice 2</summary><code>np.sum</code> additionne toutes les valeurs d'un tableau, quelle que soit sa forme.</details>
# <details><summary>Indice 3</summary>Une boucle sur <code>poids</code> et un total qui part de 0. C'est la somme des carrés : pas leur moyenne, pas sa racine.</details>

# %% nbgrader={"grade": false, "grade_id": "perte_l2", "locked": false, "schema_version": 3, "solution": true, "task": false}
def perte_l2(perte, poids, lam):
    """Renvoie perte + lam * somme des carrés de tous les poids."""
    ### BEGIN SOLUTION
    if lam < 0:
        raise ValueError(f"lam doit être positif ou nul ; reçu {lam}.")
    return perte + lam * sum(np.sum(np.square(W)) for W in poids)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_perte_l2_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · l'exemple à la main, et plusieurs couches (1 point)
# D'abord une perte de 2 : chaque erreur y donne un nombre différent.
controles.egal(perte_l2(2.0, [np.array([3.0, -1.0])], 0.1), 3.0, "perte_l2(2, [[3, -1]], 0.1)", pistes=[
    (2.5, "c'est λ Σ w², sans facteur un demi et sans moyenne."),
    (2.4, "c'est la pénalité L1 : il faut les carrés, pas les valeurs absolues."),
    (2.0 + 0.1 * np.sqrt(10), "c'est la norme : il ne faut pas de racine."),
    (1.0, "c'est la pénalité seule : ajoutez la perte."), (12.0, "lam n'est pas utilisé."), (2.2, "les poids ne sont pas mis au carré."),
    (1.2, "la pénalité s'ajoute à la perte, elle ne la multiplie pas."),
])
controles.egal(perte_l2(0.5, [np.array([3.0, -1.0])], 0.1), 1.5, "perte_l2(0.5, [[3, -1]], 0.1)")
couches = [np.array([[1.0, 2.0], [3.0, 0.0]]), np.array([[2.0], [-2.0]])]
controles.egal(perte_l2(1.0, couches, 0.5), 12.0, "perte_l2(1, [[[1, 2], [3, 0]], [[2], [-2]]], 0.5)", pistes=[
    (8.0, "seul le premier tableau compte : il faut toutes les couches."), (5.0, "seul le dernier tableau compte : additionnez les couches."),
    (13.0, "la perte est ajoutée à chaque couche : une fois suffit."),
    (lambda o: o.shape != (), "il faut un seul nombre : additionnez toutes les valeurs de chaque tableau."),
])
### BEGIN HIDDEN TESTS
rng = controles.hasard(1)
tableaux = [rng.normal(size=forme) for forme in ((4, 3), (3,), (3, 2), (2, 2, 2))]
carres = np.sum(np.concatenate([W.ravel() for W in tableaux]) ** 2)
controles.egal(perte_l2(0.3, tableaux, 0.07), 0.3 + 0.07 * carres, "perte_l2 sur quatre tableaux")
### END HIDDEN TESTS
controles.reussi("perte_l2 : l'exemple à la main, et plusieurs couches")

# %% nbgrader={"grade": true, "grade_id": "test_perte_l2_limites", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · les cas limites, et des poids intacts (1 point)
couches = [np.array([[1.0, 2.0], [3.0, 0.0]]), np.array([[2.0], [-2.0]])]
with controles.inchanges(W1=couches[0], W2=couches[1]):
    controles.egal(perte_l2(1.0, couches, 0.0), 1.0, "perte_l2 avec lam = 0", pistes=[(0.0, "avec lam = 0, il reste la perte : elle est oubliée."), (2.0, "la perte est ajoutée à chaque couche : une fois suffit.")])
controles.egal(perte_l2(0.7, [], 0.1), 0.7, "perte_l2 sans aucun poids")
controles.leve(ValueError, perte_l2, 1.0, couches, -0.1, quoi="perte_l2 avec lam = -0,1",
               cause="un λ négatif récompenserait les grands poids : refusez-le.")
controles.reussi("perte_l2 : les cas limites, et des poids intacts")

# %% [markdown]
# ### Exercice 3 · Son gradient
#
# ★★☆ · 8 minutes · **But** : ajouter à des gradients déjà calculés celui de la pénalité.
#
# Écrivez `gradient_l2(gradients, poids, lam)`.
#
# - **Entrées** : `gradients` et `poids`, deux listes de tableaux NumPy, de mêmes formes deux à deux : `gradients[k]` est le gradient de la perte **seule** pour `poids[k]` ; `lam`, le λ de l'exercice 2.
# - **Sortie** : une **nouvelle** liste de **nouveaux** tableaux, les gradients de `perte_l2`, même si λ vaut 0.
# - Ni `gradients` ni `poids` ne sont modifiés. Deux listes de longueurs différentes : levez une `ValueError`.
#
# **Exemple** : `gradient_l2([np.array([1.0, 1.0])], [np.array([3.0, -1.0])], 0.1)` donne `[array([1.6, 0.8])]`.
#
# <details><summary>Indice 1</summary>La dérivée d'une somme est la somme des dérivées. Quelle est la dérivée de λ w² par rapport à w ?</details>
# <details><summary>Indice 2</summary><code>zip(gradients, poids)</code> parcourt les deux listes ensemble, et s'arrête sans rien dire à la fin de la plus courte.</details>
# <details><summary>Indice 3</summary>Écrivez l'addition avec <code>+</code> : <code>+=</code> sur un tableau modifierait celui de l'appelant.</details>

# %% nbgrader={"grade": false, "grade_id": "gradient_l2", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_l2(gradients, poids, lam):
    """Renvoie la liste des gradients de perte_l2, un tableau par tableau de poids."""
    ### BEGIN SOLUTION
    if len(gradients) != len(poids):
        raise ValueError(f"gradients et poids doivent avoir la même longueur ; reçu {len(gradients)} et {len(poids)}.")
    return [G + 2 * lam * W for G, W in zip(gradients, poids)]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_gradient_l2_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · l'exemple, et les différences finies (1 point)
obtenu = controles.n_uplet(gradient_l2([np.array([1.0, 1.0])], [np.array([3.0, -1.0])], 0.1), 1, "gradient_l2 sur un seul tableau")
controles.egal(obtenu[0], [1.6, 0.8], "gradient_l2([[1, 1]], [[3, -1]], 0.1)", pistes=[
    ([1.3, 0.9], "le facteur 2 manque : la dérivée de w² est 2w."), ([0.6, -0.2], "c'est la pénalité seule : ajoutez-la au gradient reçu."),
    ([0.4, 1.2], "le signe est faux : la pénalité s'ajoute."), ([1.1, 0.9], "c'est le gradient de la pénalité L1."),
    ([1.9, 1.1], "c'est la pénalité qui est ajoutée, pas sa dérivée."), ([7.0, -1.0], "lam n'est pas utilisé."),
])
def verifier_les_differences(forme_U, forme_V):
    """Un coût simple, Σ w³ / 3, dont le gradient est w², sur deux tableaux au hasard."""
    U, V, lam = rng.normal(size=forme_U), rng.normal(size=forme_V), float(rng.uniform(0.1, 2))
    obtenu = controles.n_uplet(gradient_l2([np.square(U), np.square(V)], [U, V], lam), 2, "gradient_l2 sur deux tableaux")
    for rang, W in ((1, U), (2, V)):
        controles.gradient(lambda theta: np.sum(theta**3) / 3 + lam * np.sum(theta**2), obtenu[rang - 1], W, f"le gradient pénalisé de Σ w³ / 3, tableau {rang} sur 2",
                           pistes=[(np.square(W), "ce tableau n'est pas pénalisé : tous doivent l'être.")])

rng = controles.hasard(2)
verifier_les_differences((3, 2), (2, 4))
### BEGIN HIDDEN TESTS
verifier_les_differences((5,), (1, 3))
### END HIDDEN TESTS
controles.reussi("gradient_l2 : l'exemple, et les différences finies")

# %% nbgrader={"grade": true, "grade_id": "test_gradient_l2_intact", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · rien n'est modifié, et les listes inégales sont refusées (1 point)
INTACTS = [[1.0, 2.0], [3.0, -1.0]]

def ecraser(fonction, lam):
    """Met à zéro la sortie de la fonction, et rend les tableaux qu'elle a reçus : intacts, si la sortie est neuve."""
    gradients, poids = [np.array([1.0, 2.0])], [np.array([3.0, -1.0])]
    sortie = fonction(gradients, poids, lam)
    sortie[0][...] = 0.0
    return [gradients[0].tolist(), poids[0].tolist()] if sortie is not gradients else "la liste reçue"

g, w = [np.full(2, 3.0), np.full((2, 2), 3.0)], [np.array([3.0, -1.0]), np.full((2, 2), 2.0)]
with controles.inchanges(gradients_0=g[0], gradients_1=g[1], poids_0=w[0], poids_1=w[1]):
    obtenu = controles.n_uplet(gradient_l2(g, w, 0.5), 2, "gradient_l2 sur deux tableaux")
controles.vrai(controles.observe(ecraser(gradient_l2, 0.5)) == INTACTS, "la sortie est une nouvelle liste de nouveaux tableaux",
               cause="travaillez sur de nouveaux tableaux, avec + et non +=.")
controles.vrai(controles.observe(ecraser(gradient_l2, 0.0)) == INTACTS, "avec lam = 0 aussi, la sortie est une nouvelle liste de nouveaux tableaux",
               cause="un raccourci renvoie les tableaux reçus quand lam vaut 0 : laissez faire la formule.")
controles.egal(obtenu[1], np.full((2, 2), 5.0), "gradient_l2 : le second tableau", pistes=[
    (np.full((2, 2), 3.0), "seul le premier tableau est pénalisé."), (np.full((2, 2), 4.0), "le facteur 2 manque : la dérivée de w² est 2w."),
    (np.full((2, 2), 2.0), "c'est la pénalité seule : ajoutez-la au gradient reçu."), (np.full((2, 2), 1.0), "le signe est faux : la pénalité s'ajoute."),
    (np.full((2, 2), 3.5), "c'est le gradient de la pénalité L1.")])
controles.leve(ValueError, gradient_l2, g, w[:1], 0.5, quoi="gradient_l2 avec deux gradients et un seul poids", cause="zip s'arrête sans rien dire : comparez les longueurs.")
controles.leve(ValueError, gradient_l2, g[:1], w, 0.5, quoi="gradient_l2 avec un gradient et deux poids", cause="zip s'arrête sans rien dire : comparez les longueurs.")
controles.reussi("gradient_l2 : rien n'est modifié, et les listes inégales sont refusées")

# %% tags=["demonstration", "nbval-check-output"]
# La même pénalité dans les trois mondes : un pas de SGD, taux 0,1, λ = 0,05, gradient de la perte nul.
depart_w = np.array([[3.0], [-1.0]])
notre_pas = depart_w - 0.1 * gradient_l2([np.zeros((2, 1))], [depart_w], 0.05)[0]
p = nn.Parameter(torch.tensor(depart_w))
p.grad = torch.zeros_like(p)
torch.optim.SGD([p], lr=0.1, weight_decay=2 * 0.05).step()  # 2λ
couche = keras.layers.Dense(1, use_bias=False, kernel_regularizer=keras.regularizers.L2(0.05))
couche.build((None, 2))
couche.set_weights([depart_w])
print("pénalité : notre formule", round(float(perte_l2(0.0, [depart_w], 0.05)), 4), " Keras", round(float(couche.losses[0]), 4))
print("après un pas : NumPy", notre_pas.ravel().round(4), " PyTorch avec weight_decay = 2λ", p.detach().numpy().ravel().round(4))

# %% [markdown]
# ### L1 : des zéros exacts
#
# La **régularisation L1** ajoute $\lambda \sum |w_i|$. Son gradient, $\lambda \,\text{signe}(w)$, ne faiblit pas quand le poids devient petit : il le pousse jusqu'à **zéro**. La L2, elle, retire une fraction de plus en plus petite, et n'y arrive jamais tout à fait.
#
# La figure suivante le montre sur deux poids. Les courbes relient les poids de même perte, de plus en plus grande en s'éloignant du point noir. Ajouter une pénalité revient à se donner un **budget** : à chaque λ correspond une taille permise, $w_1^2 + w_2^2 \leq r^2$ pour la L2 (un disque), $|w_1| + |w_2| \leq r$ pour la L1 (un losange). L'étoile est le meilleur point permis. Le losange a ses coins **sur les axes**, et c'est souvent là que la perte le touche d'abord : un poids y vaut exactement zéro.

# %%
figures.geometrie()

# %% [markdown]
# Vérifions sur 20 entrées dont 3 seulement comptent, avec 40 exemples. Combien de poids sont exactement nuls ?

# %% tags=["demonstration", "nbval-check-output"]
rng = np.random.default_rng(0)
entrees, vrais = rng.normal(size=(40, 20)), np.zeros(20)
vrais[:3] = [2.0, -3.0, 1.5]
cibles = entrees @ vrais + rng.normal(0, 0.5, 40)
w_l2 = np.linalg.solve(entrees.T @ entrees / 40 + 0.2 * np.eye(20), entrees.T @ cibles / 40)
w_l1 = np.zeros(20)
for _ in range(2000):  # descente de gradient, puis chaque poids recule de λ·lr vers zéro, sans le dépasser
    w_l1 = w_l1 - 0.1 * entrees.T @ (entrees @ w_l1 - cibles) / 40
    w_l1 = np.sign(w_l1) * np.maximum(np.abs(w_l1) - 0.1 * 0.2, 0)
print("L2 : poids nuls", int((w_l2 == 0).sum()), "sur 20 ; les trois premiers", w_l2[:3].round(2))
print("L1 : poids nuls", int((w_l1 == 0).sum()), "sur 20 ; les trois premiers", w_l1[:3].round(2))

# %% [markdown]
# La L1 **choisit** des entrées ; la L2 les garde toutes, réduites. Les deux rapprochent de zéro même les poids utiles : c'est le biais que l'on accepte. (Un pas de gradient ordinaire sur L1 tourne autour de zéro sans s'y poser ; d'où le recul arrêté à zéro, appelé pas *proximal*.)
#
# ### Sous Adam, la L2 n'est plus une décroissance
#
# Avec SGD, ajouter $\lambda w$ au gradient ou multiplier les poids par $1 - \eta\lambda$ à chaque pas, c'est la même chose : d'où le nom de **décroissance des poids** (*weight decay*). Avec Adam, non : le chapitre 04 l'a annoncé. La pénalité passe dans le gradient, puis est **divisée** par $\sqrt{\hat v}$, la taille habituelle des gradients de ce poids. AdamW garde la décroissance à part : elle est **découplée** (*decoupled*).
#
# **Prédisez.** Deux poids valent 1. Le premier reçoit de grands gradients (±1, en alternance), le second de petits (±0,01). Aucun ne dit où aller ; seule la décroissance agit, avec λ = 0,1. Après 500 pas, lesquels auront rétréci le plus, sous SGD, sous Adam avec L2, sous AdamW ?

# %% tags=["demonstration", "nbval-check-output"]
def deux_poids(fabrique, n_pas=500):
    q = nn.Parameter(torch.ones(2, dtype=torch.float64))
    optimiseur = fabrique([q])
    for t in range(n_pas):
        q.grad = torch.tensor([1.0, 0.01], dtype=torch.float64) * (-1) ** t
        optimiseur.step()
    return q.detach().numpy()

print("SGD et L2   :", deux_poids(lambda q: torch.optim.SGD(q, lr=0.01, weight_decay=0.1)).round(2))
print("Adam et L2  :", deux_poids(lambda q: torch.optim.Adam(q, lr=0.01, weight_decay=0.1)).round(2))
print("AdamW       :", deux_poids(lambda q: torch.optim.AdamW(q, lr=0.01, weight_decay=0.1)).round(2))

# %% [markdown]
# SGD et AdamW : les deux poids perdent la même fraction. Adam avec L2 : le poids aux **petits** gradients s'effondre, l'autre décroît comme chez les autres. La pénalité dépend de la taille des gradients, ce que personne n'a demandé.
#
# | optimiseur | `weight_decay` courant | à savoir |
# |---|---|---|
# | SGD, sans inertie | $10^{-4}$ à $5 \times 10^{-4}$ | L2 et décroissance coïncident |
# | Adam | $10^{-4}$ à $10^{-3}$ | dans PyTorch, c'est une L2, divisée par $\sqrt{\hat v}$ |
# | AdamW | $10^{-2}$ à $10^{-1}$ | dans PyTorch et Keras, chaque pas retire $\eta\lambda w$ : changer le taux change aussi la décroissance |
#
# Ce sont des points de départ, à régler sur la validation. Dans Keras, l'argument `weight_decay` d'un optimiseur, même celui d'`Adam`, est **découplé** ; la L2 y passe par `kernel_regularizer`.
#
# > **À retenir.** L2 : pénalité λ Σ w², gradient 2λw, poids réduits. L1 : poids nuls. L2 et décroissance ne coïncident qu'avec SGD ; avec Adam, prenez AdamW. Attention au facteur 2 d'une bibliothèque à l'autre.

# %% [markdown]
# **Une pause ?** C'est la fin de la première séance. Enregistrez votre carnet. À la reprise, réexécutez toutes les cellules du début jusqu'ici : quelques secondes suffisent.
#
# ## 5. Le dropout
#
# ### L'idée
#
# Dans une équipe où une seule personne connaît un dossier, son absence arrête tout. Si chacun peut manquer n'importe quel jour, l'équipe apprend à partager. Le **dropout** (« abandon », Srivastava et al., 2014) fait cela aux neurones : pendant l'apprentissage, **à chaque lot**, on met à zéro des activations tirées au sort. Aucun neurone ne peut compter sur un voisin précis, et le réseau répartit ce qu'il sait.

# %%
figures.masques(p=0.5)

# %% [markdown]
# Autre façon de le voir : chaque tirage est un réseau différent, et l'on entraîne à la fois tous ces sous-réseaux, qui partagent leurs poids.
#
# ### Le problème de l'échelle, à la main
#
# Quatre activations $h = (1\,;\,2\,;\,3\,;\,4)$ entrent dans un neurone qui les additionne : 10. Avec $p = 0{,}5$, le dropout en efface la moitié ; disons qu'il reste $(1\,;\,0\,;\,3\,;\,0)$ : la somme tombe à 4. En moyenne sur les tirages, elle vaut 5. Or en évaluation, tous les neurones sont là : 10. Le neurone suivant verrait des nombres deux fois plus grands qu'à l'apprentissage.
#
# Le remède, celui de toutes les bibliothèques : pendant l'apprentissage, **diviser ce qui reste par** $1 - p$.
#
# $$\tilde h_i = \begin{cases} 0 & \text{avec la probabilité } p \\[2pt] \dfrac{h_i}{1 - p} & \text{avec la probabilité } 1 - p \end{cases}$$
#
# La moyenne redevient juste : $p \times 0 + (1 - p) \times \frac{h_i}{1-p} = h_i$. C'est le **dropout inversé** (*inverted dropout*). **En évaluation, il n'y a rien à faire** : ni masque, ni facteur.
#
# Deux pièges de vocabulaire :
#
# - Ici, dans PyTorch et dans Keras, **p est la part effacée**. Dans l'article d'origine et dans certains cours, p est la part **gardée**. Un « p entre 0,5 et 0,8 » recopié d'un tel texte en efface bien trop.
# - L'article d'origine ne divise pas à l'apprentissage et multiplie en évaluation. Les deux façons s'équivalent en moyenne ; **en faire une sur deux**, non.
#
# Faites varier p : que deviennent la somme d'un tirage, et la moyenne des sommes ?

# %% tags=["widget"]
widgets.effacer()

# %% [markdown]
# <details><summary>Ce qu'il fallait voir</summary>Quel que soit p, la moyenne reste proche de la somme sans dropout. Ce qui grandit avec p, c'est la dispersion : une activation h reçoit un bruit de variance h² p / (1 − p). Ce bruit est le régularisateur.</details>

# %% [markdown]
# ### Exercice 4 · Le dropout inversé
#
# ★★☆ · 15 minutes · **But** : écrire le dropout des bibliothèques, dans ses deux modes.
#
# Écrivez `dropout(h, p, rng, entrainement=True)`.
#
# - **Entrées** : `h`, un tableau NumPy de réels, de forme quelconque ; `p`, la part **effacée**, avec $0 \leq p < 1$ ; `rng`, un `numpy.random.Generator`.
# - **Sortie** : un tableau de même forme.
#   - `entrainement=True` : chaque valeur est effacée (mise à 0) **indépendamment des autres** avec la probabilité `p`, et divisée par `1 - p` sinon.
#   - `entrainement=False` : les valeurs de `h`, telles quelles.
# - Tout le hasard vient de `rng`. `h` n'est pas modifié. Un `p` hors de $[0, 1[$ : levez une `ValueError`.
#
# **Exemple** : `dropout(np.array([1.0, 2.0, 3.0, 4.0]), 0.5, rng)` peut donner `[2. 0. 6. 0.]`.
#
# <details><summary>Indice 1</summary>Traitez d'abord les refus, puis l'évaluation. Il ne reste que l'apprentissage.</details>
# <details><summary>Indice 2</summary><code>rng.random(h.shape)</code> donne un réel au hasard dans [0, 1[ pour chaque valeur de h. Quelle part d'entre eux dépasse p ?</details>
# <details><summary>Indice 3</summary>Une comparaison donne un tableau de vrais et de faux, qui valent 1 et 0 dans un produit. C'est le masque.</details>

# %% nbgrader={"grade": false, "grade_id": "dropout", "locked": false, "schema_version": 3, "solution": true, "task": false}
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    ### BEGIN SOLUTION
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    if not entrainement:
        return h
    masque = rng.random(h.shape) >= p
    return h * masque / (1 - p)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_dropout_echelle", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la part effacée et l'échelle (1 point)
for p_test in (0.2, 0.5, 0.8):
    sortie = dropout(np.full(100_000, 3.0), p_test, controles.hasard(4))
    controles.forme(sortie, (100_000,), "dropout d'un tableau de 100 000 valeurs")
    part = np.mean(sortie == 0)
    # Écart type de la part sur 100 000 tirages : au plus 0,0016 ; 0,01 le dépasse six fois.
    controles.egal(part, p_test, f"la part effacée avec p = {p_test}", atol=0.01, pistes=[
        (lambda o, q=p_test: q != 0.5 and abs(o - (1 - q)) < 0.01, "p est la part effacée, pas la part gardée."), (0.0, "rien n'est effacé pendant l'apprentissage.")])
    gardees = np.unique(sortie[sortie != 0].round(6))
    controles.egal(gardees, [round(3 / (1 - p_test), 6)], f"les valeurs gardées d'un tableau plein de 3, avec p = {p_test}", pistes=[
        ([3.0], "l'échelle manque : les valeurs gardées sont divisées par 1 - p."),
        (lambda o, q=p_test: np.allclose(o, 3 / q), "divisez par 1 - p, la part gardée, et non par p."),
        (lambda o, q=p_test: np.allclose(o, 3 * (1 - q)), "il faut diviser par 1 - p, pas multiplier."),
    ])
controles.reussi("dropout : la part effacée et l'échelle")

# %% nbgrader={"grade": true, "grade_id": "test_dropout_evaluation", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · en évaluation, rien ne change (1 point)
rng = controles.hasard(5)
lot = rng.normal(size=(4, 6))
controles.egal(dropout(lot, 0.4, controles.hasard(6), entrainement=False), lot, "dropout avec entrainement=False", pistes=[
    (lot * 0.6, "rien à multiplier en évaluation : l'échelle a été réglée à l'apprentissage."),
    (lot / 0.6, "rien à diviser en évaluation."),
    (lambda o: o.shape == lot.shape and (o == 0).any(), "le dropout est encore actif en évaluation."),
    (lot * 0.4, "rien à multiplier en évaluation."),
])
controles.egal(dropout(lot, 0.0, controles.hasard(6)), lot, "dropout avec p = 0")
controles.vrai((dropout(np.ones(2000), 0.4, controles.hasard(6)) == 0).any(), "sans l'argument entrainement, le dropout est actif",
               cause="la valeur par défaut de entrainement est True.")
controles.reussi("dropout : en évaluation, rien ne change")

# %% nbgrader={"grade": true, "grade_id": "test_dropout_hasard", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · des tirages indépendants, par rng seul (1 point)
lot = np.ones((64, 64))
masque = dropout(lot.copy(), 0.5, np.random.default_rng(1)) != 0
controles.vrai(not masque.all(), "des valeurs sont effacées quand l'argument entrainement n'est pas donné", cause="la valeur par défaut de entrainement est True.")
controles.vrai(not (masque == masque[0]).all(), "les lignes ont des masques différents", cause="un seul masque sert à tous les exemples : tirez une valeur par élément de h.")
controles.vrai(not (masque == masque[:, :1]).all(), "les colonnes ont des masques différents", cause="tirez une valeur par élément de h.")
controles.vrai(len(set(masque.sum(axis=1))) > 1, "le nombre de valeurs effacées varie d'une ligne à l'autre",
               cause="chaque valeur est tirée indépendamment : leur nombre n'est pas fixé d'avance.")
generateur = np.random.default_rng(1)
premier, second = dropout(lot.copy(), 0.5, generateur), dropout(lot.copy(), 0.5, generateur)
controles.vrai(not np.array_equal(premier, second), "deux appels donnent deux masques", cause="un générateur est recréé à chaque appel : utilisez rng tel quel.")
controles.vrai(np.array_equal(premier != 0, masque), "la même graine donne le même masque", cause="le hasard ne vient pas de rng : np.random est un autre générateur.")
cube = dropout(np.ones((5, 6, 7)), 0.5, generateur)
controles.forme(cube, (5, 6, 7), "dropout d'un tableau à trois axes")
controles.vrai(all(not (cube == cube.take([0], axis=axe)).all() for axe in range(3)), "dans un tableau à trois axes, aucun axe ne répète son masque",
               cause="le masque doit avoir la forme de h : tirez une valeur par élément.")
# Sur 20 valeurs, trente fois le même nombre d'effacées arrive moins d'une fois sur 10^20.
controles.vrai(len({int((dropout(np.ones(20), 0.5, generateur) == 0).sum()) for _ in range(30)}) > 1, "le nombre total de valeurs effacées varie d'un appel à l'autre",
               cause="chaque valeur est tirée indépendamment : leur nombre n'est pas fixé d'avance.")
controles.reussi("dropout : des tirages indépendants, par rng seul")

# %% nbgrader={"grade": true, "grade_id": "test_dropout_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · h reste intact, les probabilités impossibles sont refusées (1 point)
rng = controles.hasard(7)
lot = rng.normal(size=(30, 20))
with controles.inchanges(h=lot):
    sortie = dropout(lot, 0.5, controles.hasard(8))
sortie = np.array(sortie)
controles.egal(sortie[sortie != 0], 2 * lot[sortie != 0], "les valeurs gardées par dropout avec p = 0,5, comparées au double de celles de h", pistes=[
    (lot[sortie != 0], "l'échelle manque, ou le dropout n'a pas agi : les valeurs gardées sont divisées par 1 - p."),
    (lot[sortie != 0] / 2, "il faut diviser par 1 - p, pas multiplier.")])
for p_test in (-0.1, 1.0, 1.5):
    controles.leve(ValueError, dropout, lot, p_test, controles.hasard(8), quoi=f"dropout avec p = {p_test}",
                   cause="vérifiez 0 <= p < 1 au début : p = 1 effacerait tout et diviserait par zéro.")
### BEGIN HIDDEN TESTS
controles.leve(ValueError, dropout, lot, 2.0, controles.hasard(8), False, quoi="dropout avec p = 2, en évaluation", cause="vérifiez p avant de regarder le mode.")
### END HIDDEN TESTS
controles.reussi("dropout : h reste intact, les probabilités impossibles sont refusées")

# %% [markdown]
# ### Et les bibliothèques ?
#
# Leur hasard n'est pas le nôtre : les masques diffèrent. Mais la règle est la même. Demandons à chacune son masque, en lui donnant des 1, puis vérifions le reste.

# %% tags=["demonstration", "nbval-check-output"]
activations = np.random.default_rng(0).normal(size=(200, 50)).astype("float32")
couche_torch, couche_keras = nn.Dropout(0.3), keras.layers.Dropout(0.3, seed=0)
couche_torch.train()
par_torch = couche_torch(torch.from_numpy(activations)).numpy()
par_keras = keras.ops.convert_to_numpy(couche_keras(activations, training=True))
le_notre = dropout(activations, 0.3, np.random.default_rng(0))
for nom, sortie in (("NumPy", le_notre), ("PyTorch", par_torch), ("Keras", par_keras)):
    garde = sortie != 0
    print(f"{nom:<8} part effacée : {1 - garde.mean():.1f}   gardées = h / 0,7 : {np.allclose(sortie[garde], activations[garde] / 0.7, rtol=1e-5)}")
couche_torch.eval()
en_evaluation = couche_torch(torch.from_numpy(activations)).numpy(), keras.ops.convert_to_numpy(couche_keras(activations, training=False))
print("en évaluation, sortie = entrée :", all(np.array_equal(sortie, activations) for sortie in en_evaluation))

# %% [markdown]
# **Qui dit au dropout dans quel mode il est ?** Dans PyTorch, **vous** : `modele.train()` avant d'apprendre, `modele.eval()` avant de juger. L'oublier est une erreur classique : la validation est mesurée avec des neurones absents, et change à chaque appel. Dans Keras, `fit` et `predict` s'en chargent ; un appel direct se dit avec `training=True` ou `False`. `torch.no_grad()` est autre chose : il coupe le calcul des gradients, pas le dropout.
#
# | position | part effacée courante |
# |---|---|
# | sur les entrées | 0 à 0,2 |
# | entre les couches cachées denses | 0,2 à 0,5 |
# | juste avant la dernière couche | jusqu'à 0,5 |
# | **sur la sortie** | **jamais** : on effacerait des réponses |
#
# > **À retenir.** p est la part effacée. À l'apprentissage, on divise ce qui reste par 1 − p ; en évaluation, rien. Le mode ne se devine pas : `train()`, `eval()`.

# %% [markdown]
# ## 6. Normaliser par lot
#
# ### L'idée
#
# On centre et on réduit les entrées d'un réseau : le chapitre 04 a montré que cela arrondit le ravin. Mais les couches suivantes reçoivent des activations, que chaque pas d'apprentissage déplace. La **normalisation par lot** (*batch normalization*, Ioffe et Szegedy, 2015) centre et réduit aussi ces nombres-là, **colonne par colonne**, avec la moyenne et la variance **du lot**.
#
# ### À la main
#
# Une colonne de quatre exemples : $x = (1\,;\,3\,;\,5\,;\,7)$. Moyenne $\mu = 4$, variance $v = \frac{9 + 1 + 1 + 9}{4} = 5$. On obtient
#
# $$\hat x = \frac{x - \mu}{\sqrt{v + \varepsilon}} \approx (-1{,}342\,;\,-0{,}447\,;\,0{,}447\,;\,1{,}342)$$
#
# Le petit $\varepsilon = 10^{-5}$ évite de diviser par zéro. Puis la couche rend au réseau le droit de choisir l'échelle et le niveau, par deux paramètres appris par colonne : $y = \gamma\,\hat x + \beta$, avec $\gamma = 1$ et $\beta = 0$ au départ.
#
# ### Et pour une seule image ?
#
# En évaluation, il n'y a pas toujours de lot, et la réponse à une image ne doit pas dépendre de ses voisines. La couche garde donc des **statistiques courantes** (*running statistics*), des moyennes mobiles mises à jour à chaque lot d'**apprentissage** :
#
# $$\mu_{\text{courante}} \leftarrow (1 - m)\,\mu_{\text{courante}} + m\,\mu_{\text{lot}} \qquad v_{\text{courante}} \leftarrow (1 - m)\,v_{\text{courante}} + m\,\frac{n}{n-1}\,v_{\text{lot}}$$
#
# avec $m = 0{,}1$ ; au départ $\mu_{\text{courante}} = 0$ et $v_{\text{courante}} = 1$. Pourquoi $\frac{n}{n-1}$ ? Un lot est un échantillon : sa variance, calculée autour de **sa** moyenne, est trop petite en moyenne, d'un facteur $\frac{n-1}{n}$. Le facteur la corrige : on parle de variance **sans biais**. Dans notre exemple, $5$ devient $\frac{4}{3} \times 5 \approx 6{,}67$.
#
# Deux variances, donc : **celle du lot, divisée par n**, pour normaliser ; **la corrigée, divisée par n − 1**, pour la moyenne courante. Et trois conventions :
#
# | | PyTorch, et ce cours | Keras |
# |---|---|---|
# | `momentum` | part du **nouveau** lot : 0,1 | part de l'**ancien** : 0,99 |
# | $\varepsilon$ | $10^{-5}$ | $10^{-3}$ |
# | variance courante | sans biais, $n - 1$ | celle du lot, $n$ |
#
# ### Le gradient
#
# Chaque sortie dépend de **tous** les exemples du lot, par $\mu$ et par $v$. En suivant les trois chemins (direct, par la moyenne, par la variance), la règle de la chaîne donne, pour chaque colonne :
#
# $$\frac{\partial L}{\partial x_i} = \frac{\gamma}{\sqrt{v + \varepsilon}} \left( \delta_i - \frac{1}{n} \sum_j \delta_j - \hat x_i\,\frac{1}{n} \sum_j \delta_j\,\hat x_j \right) \qquad \frac{\partial L}{\partial \gamma} = \sum_j \delta_j\,\hat x_j \qquad \frac{\partial L}{\partial \beta} = \sum_j \delta_j$$
#
# où $\delta_j = \partial L / \partial y_j$ est le gradient reçu. Les deux termes soustraits disent ceci : pousser toute la colonne du même côté, ou l'étirer, ne change rien à la sortie.
#
# <details><summary>D'où vient cette formule ?</summary>
#
# Notons $s = \sqrt{v + \varepsilon}$ et $g_j = \gamma\,\delta_j$, le gradient par rapport à $\hat x_j$. Un petit changement de $x_i$ seul déplace
#
# - $\hat x_i$ directement, de $\frac{1}{s}$ ;
# - la moyenne, de $\frac{1}{n}$ : chaque $\hat x_j$ recule donc de $\frac{1}{n\,s}$ ;
# - la variance, de $\frac{2}{n}(x_i - \mu) = \frac{2}{n}\,s\,\hat x_i$, donc $s$ de $\frac{1}{2s}$ fois cela, soit $\frac{1}{n}\hat x_i$ : chaque $\hat x_j$, qui est divisé par $s$, change de $-\frac{\hat x_j}{s} \times \frac{\hat x_i}{n}$.
#
# On multiplie chaque changement par $g_j$ et on additionne : $\frac{1}{s}\left(g_i - \frac{1}{n}\sum_j g_j - \hat x_i\,\frac{1}{n}\sum_j g_j\,\hat x_j\right)$. Il reste à mettre $\gamma$ en facteur.
#
# </details>

# %% [markdown]
# ### Exercice 5 · La normalisation par lot
#
# ★★★ · 50 minutes · **But** : écrire la couche entière, dans ses deux modes, et son gradient.
#
# Écrivez la classe `BatchNorm(d, momentum=0.1, epsilon=1e-5)`, où `d` est le nombre de colonnes.
#
# - **Attributs**, des tableaux de réels de forme `(d,)` : `gamma` (des 1), `beta` (des 0), `moyenne` (des 0) et `variance` (des 1), les deux dernières étant les statistiques courantes. Ils appartiennent à l'**instance**.
# - `avant(X, entrainement=True)`, avec `X` de forme `(n, d)`, renvoie `Y` de forme `(n, d)` :
#   - en apprentissage : normalise par les statistiques du lot, puis met à jour les statistiques courantes ;
#   - en évaluation : normalise par les statistiques **courantes**, et ne change rien ; un seul exemple suffit.
# - `arriere(dY)`, avec `dY` de forme `(n, d)`, renvoie `(dX, dgamma, dbeta)`, de formes `(n, d)`, `(d,)`, `(d,)`, pour le dernier `avant` fait **en apprentissage**. `arriere` ne change ni `gamma` ni `beta`.
# - `X` n'a pas `d` colonnes, ou moins de deux lignes **en apprentissage** : levez une `ValueError`. `X` et `dY` ne sont pas modifiés.
#
# **Exemple** : `BatchNorm(1).avant(np.array([[1.0], [3.0], [5.0], [7.0]]))` donne `[[-1.3416] [-0.4472] [0.4472] [1.3416]]` ; ensuite, `moyenne` vaut `[0.4]` et `variance` vaut `[1.5667]`.
#
# <details><summary>Indice 1</summary>Commencez par <code>avant</code> en apprentissage. Les statistiques sont par colonne : <code>axis=0</code>. <code>X.var(axis=0)</code> divise par n, <code>X.var(axis=0, ddof=1)</code> par n − 1.</details>
# <details><summary>Indice 2</summary><code>arriere</code> a besoin de deux choses que <code>avant</code> a calculées : gardez-les dans <code>self</code>, à l'apprentissage seulement.</details>
# <details><summary>Indice 3</summary>Pour <code>arriere</code>, la formule se lit terme à terme, sur des tableaux entiers : une moyenne par colonne de <code>dY</code>, une moyenne par colonne de <code>dY * x_chapeau</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "BatchNorm", "locked": false, "schema_version": 3, "solution": true, "task": false}
class BatchNorm:
    """Normalisation par lot d'un tableau (n, d), conventions de PyTorch."""

    def __init__(self, d, momentum=0.1, epsilon=1e-5):
        ### BEGIN SOLUTION
        self.momentum, self.epsilon = momentum, epsilon
        self.gamma, self.beta = np.ones(d), np.zeros(d)
        self.moyenne, self.variance = np.zeros(d), np.ones(d)
        ### END SOLUTION

    def avant(self, X, entrainement=True):
        """Normalise X (n, d), par le lot en apprentissage, par les statistiques courantes en évaluation."""
        ### BEGIN SOLUTION
        if X.ndim != 2 or X.shape[1] != len(self.gamma):
            raise ValueError(f"X doit être de forme (n, {len(self.gamma)}) ; reçu {X.shape}.")
        if not entrainement:
            return self.gamma * (X - self.moyenne) / np.sqrt(self.variance + self.epsilon) + self.beta
        n = len(X)
        if n < 2:
            raise ValueError(f"en apprentissage, il faut au moins deux exemples ; reçu {n}.")
        mu, v = X.mean(axis=0), X.var(axis=0)
        self._ecart = np.sqrt(v + self.epsilon)
        self._x = (X - mu) / self._ecart
        self.moyenne = (1 - self.momentum) * self.moyenne + self.momentum * mu
        self.variance = (1 - self.momentum) * self.variance + self.momentum * v * n / (n - 1)
        return self.gamma * self._x + self.beta
        ### END SOLUTION

    def arriere(self, dY):
        """Renvoie (dX, dgamma, dbeta) pour le dernier avant fait en apprentissage."""
        ### BEGIN SOLUTION
        dgamma, dbeta = (dY * self._x).sum(axis=0), dY.sum(axis=0)
        dX = self.gamma / self._ecart * (dY - dbeta / len(dY) - self._x * dgamma / len(dY))
        return dX, dgamma, dbeta
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_BatchNorm_apprentissage", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · en apprentissage, la colonne calculée à la main, puis deux colonnes (1 point)
colonne = np.array([[1.0], [3.0], [5.0], [7.0]])
neuve = BatchNorm(3)
for nom, valeur in (("gamma", 1.0), ("beta", 0.0), ("moyenne", 0.0), ("variance", 1.0)):
    controles.egal(getattr(neuve, nom), np.full(3, valeur), f"BatchNorm(3).{nom}, avant tout lot", pistes=[
        (lambda o: o.shape != (3,), "un nombre par colonne : un tableau de forme (d,)."), (lambda o: True, "gamma et variance partent de 1, beta et moyenne de 0.")])
# 1e-7 : un epsilon oublié change le résultat de 1e-6 en valeur relative.
controles.egal(BatchNorm(1).avant(colonne.copy()), (colonne - 4) / np.sqrt(5 + 1e-5), "BatchNorm(1).avant([[1], [3], [5], [7]])", rtol=1e-7, pistes=[
    ((colonne - 4) / np.sqrt(20 / 3 + 1e-5), "pour normaliser, la variance du lot se divise par n, pas par n - 1."),
    ((colonne - 4) / (np.sqrt(5) + 1e-5), "epsilon s'ajoute à la variance, sous la racine."),
    ((colonne - 4) / np.sqrt(5), "epsilon manque sous la racine."), ((colonne - 4) / (5 + 1e-5), "il faut diviser par l'écart type : la racine manque."),
    (lambda o: o.shape != (4, 1) or np.allclose(o, 0), "les statistiques sont par colonne, axis=0 : chaque ligne est normalisée seule."),
    (colonne / np.sqrt(1 + 1e-5), "ce sont les statistiques courantes : en apprentissage, prenez celles du lot."),
    ((colonne - 0.4) / np.sqrt(1 + 0.1 * (20 / 3 - 1) + 1e-5), "ce sont les statistiques courantes : en apprentissage, prenez celles du lot."),
])
rng = controles.hasard(9)
lot = rng.normal([10.0, -3.0, 0.0], [5.0, 0.001, 1.0], size=(32, 3))
couche = BatchNorm(3)
gamma, beta = np.array([2.0, 1.0, -1.0]), np.array([0.0, 5.0, 1.0])
couche.gamma, couche.beta = gamma.copy(), beta.copy()
attendu = (lot - lot.mean(axis=0)) / np.sqrt(lot.var(axis=0) + 1e-5) * gamma + beta
controles.egal(couche.avant(lot.copy()), attendu, "avant sur trois colonnes d'échelles très différentes, avec gamma et beta", pistes=[
    ((lot - lot.mean(axis=0)) / np.sqrt(lot.var(axis=0) + 1e-5), "gamma et beta ne sont pas utilisés."),
    ((lot - lot.mean(axis=0)) / (lot.std(axis=0) + 1e-5) * gamma + beta, "epsilon s'ajoute à la variance, sous la racine."),
    ((lot - lot.mean(axis=0)) / lot.std(axis=0) * gamma + beta, "epsilon manque sous la racine."),
    ((lot - lot.mean()) / np.sqrt(lot.var() + 1e-5) * gamma + beta, "une moyenne et une variance par colonne : axis=0."),
])
controles.egal(BatchNorm(1, epsilon=1.0).avant(colonne.copy()), (colonne - 4) / np.sqrt(6), "BatchNorm(1, epsilon=1).avant", pistes=[
    (lambda o: True, "epsilon est un argument du constructeur : gardez-le dans self.")])
controles.reussi("BatchNorm : en apprentissage, les statistiques du lot")

# %% nbgrader={"grade": true, "grade_id": "test_BatchNorm_courantes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · les statistiques courantes, après un lot, puis trois (1 point)
couche = BatchNorm(1)
couche.avant(np.array([[1.0], [3.0], [5.0], [7.0]]))
controles.egal(couche.moyenne, [0.4], "moyenne après le lot [1, 3, 5, 7]", pistes=[
    (lambda o: o.shape != (1,), "les statistiques sont par colonne : axis=0, un tableau de forme (d,)."),
    ([3.6], "momentum est la part du nouveau lot (0,1), pas celle de l'ancien : c'est la convention de Keras."),
    ([0.0], "les statistiques courantes ne sont pas mises à jour."), ([4.0], "c'est la moyenne du lot : il faut une moyenne mobile.")])
controles.egal(couche.variance, [0.9 + 0.1 * 20 / 3], "variance après le lot [1, 3, 5, 7]", pistes=[
    ([1.4], "la variance courante est sans biais : elle se divise par n - 1."),
    ([0.1 + 0.9 * 20 / 3], "momentum est la part du nouveau lot (0,1)."), ([0.1 + 0.9 * 5], "momentum est la part du nouveau lot (0,1), et la variance courante est sans biais."),
    ([1.0], "les statistiques courantes ne sont pas mises à jour."), ([0.1 * 20 / 3], "la variance courante part de 1, pas de 0."),
    ([0.9 + 0.1 * 15 / 4], "c'est n / (n - 1), pas (n - 1) / n."),
])
rng = controles.hasard(10)
def trois_lots(momentum):
    """Les statistiques courantes après trois lots au hasard, comparées à celles de PyTorch."""
    couche = BatchNorm(3, momentum=momentum)
    reference = nn.BatchNorm1d(3, momentum=momentum, dtype=torch.float64)
    for taille in (5, 2, 8):
        lot = rng.normal(2, 3, size=(taille, 3))
        couche.avant(lot.copy())
        reference(torch.from_numpy(lot))
    controles.accord(couche.moyenne, reference.running_mean, f"moyenne après trois lots, momentum = {momentum}", "PyTorch", pistes=[
        (lambda o: True, "trois lots de suite, de tailles 5, 2 et 8 : la moyenne mobile se poursuit d'un lot à l'autre, avec self.momentum.")])
    controles.accord(couche.variance, reference.running_var, f"variance après trois lots, momentum = {momentum}", "PyTorch", pistes=[
        (lambda o: True, "trois lots de tailles 5, 2 et 8 : le facteur n / (n - 1) dépend de chaque lot.")])

trois_lots(0.1)
### BEGIN HIDDEN TESTS
trois_lots(0.3)
### END HIDDEN TESTS
controles.reussi("BatchNorm : les statistiques courantes, comme PyTorch")

# %% nbgrader={"grade": true, "grade_id": "test_BatchNorm_evaluation", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · en évaluation, les statistiques courantes, sans y toucher (1 point)
couche = BatchNorm(2)
couche.moyenne, couche.variance = np.array([1.0, -2.0]), np.array([4.0, 0.25])
couche.gamma, couche.beta = np.array([3.0, 1.0]), np.array([0.5, 0.0])
lot = np.array([[3.0, -1.0], [1.0, -2.0], [5.0, 0.0]])
attendu = (lot - [1.0, -2.0]) / np.sqrt(np.array([4.0, 0.25]) + 1e-5) * [3.0, 1.0] + [0.5, 0.0]
mu, v = lot.mean(axis=0), lot.var(axis=0)
controles.egal(couche.avant(lot, entrainement=False), attendu, "avant en évaluation", pistes=[
    ((lot - mu) / np.sqrt(v + 1e-5) * [3.0, 1.0] + [0.5, 0.0], "en évaluation, ce sont les statistiques courantes, pas celles du lot."),
    (lambda o: o.shape == (3, 2) and np.allclose(o * [1 / 3, 1] , (attendu - [0.5, 0]) * [1 / 3, 1], atol=1e-3) and not np.allclose(o, attendu), "beta manque en évaluation."),
    ((lot - [1.0, -2.0]) / np.sqrt(np.array([4.0, 0.25]) + 1e-5), "gamma et beta servent aussi en évaluation."),
    ((lot - [1.0, -2.0]) / np.sqrt([4.0, 0.25]) * [3.0, 1.0] + [0.5, 0.0], "epsilon manque, en évaluation aussi."),
    ((lot - [1.0, -2.0]) / (np.sqrt([4.0, 0.25]) + 1e-5) * [3.0, 1.0] + [0.5, 0.0], "epsilon s'ajoute à la variance, sous la racine, en évaluation aussi."),
    (lambda o: o.shape == (3, 2), "ce sont les statistiques courantes, telles quelles, puis gamma et beta : une évaluation ne les met pas à jour."),
])
controles.egal(couche.avant(lot[:1], entrainement=False), attendu[:1], "avant en évaluation, un seul exemple")
controles.egal(BatchNorm(2, epsilon=3.0).avant(lot, entrainement=False), lot / 2, "BatchNorm(2, epsilon=3).avant en évaluation", pistes=[
    (lot / 4, "epsilon s'ajoute à la variance, sous la racine, en évaluation aussi."),
    (lambda o: o.shape == (3, 2), "epsilon sert aussi en évaluation, tel que le constructeur l'a reçu : gardez-le dans self.")])
controles.egal(couche.moyenne, [1.0, -2.0], "moyenne après une évaluation", pistes=[(lambda o: True, "une évaluation ne change pas les statistiques courantes.")])
controles.egal(couche.variance, [4.0, 0.25], "variance après une évaluation", pistes=[(lambda o: True, "une évaluation ne change pas les statistiques courantes.")])
autre = BatchNorm(2)
controles.egal(autre.moyenne, [0.0, 0.0], "moyenne d'une couche neuve", pistes=[(lambda o: o.shape != (2,), "un nombre par colonne : un tableau de forme (d,)."), (lambda o: o.shape == (2,), "deux couches partagent leurs statistiques : créez-les dans __init__.")])
voisine = BatchNorm(2)
autre.avant(lot)
controles.egal(voisine.moyenne, [0.0, 0.0], "moyenne d'une couche, après un lot passé dans une autre", pistes=[(lambda o: o.shape == (2,), "deux couches partagent leurs statistiques : elles appartiennent à self.")])
controles.reussi("BatchNorm : en évaluation, les statistiques courantes")

# %% nbgrader={"grade": true, "grade_id": "test_BatchNorm_gradient", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 4 · le gradient, par différences finies (2 points)
rng = controles.hasard(11)
lot, delta = rng.normal(1, 2, size=(6, 3)), rng.normal(size=(6, 3))
g0, b0 = np.array([1.5, -0.5, 2.0]), np.array([0.3, 0.0, -1.0])

def sortie_de(entree, gamma, beta):
    return (entree - entree.mean(axis=0)) / np.sqrt(entree.var(axis=0) + 1e-5) * gamma + beta

couche = BatchNorm(3)
couche.gamma, couche.beta = g0.copy(), b0.copy()
couche.avant(lot.copy())
dX, dgamma, dbeta = controles.n_uplet(couche.arriere(delta.copy()), 3, "arriere(dY)")
x_chapeau = (lot - lot.mean(axis=0)) / np.sqrt(lot.var(axis=0) + 1e-5)
controles.egal(dbeta, delta.sum(axis=0), "dbeta", pistes=[
    (delta.mean(axis=0), "c'est une somme sur le lot, pas une moyenne."),
    (lambda o: o.shape == (6, 3), "l'ordre est dX, dgamma, dbeta."), ((delta * x_chapeau).sum(axis=0), "c'est dgamma : l'ordre est dX, dgamma, dbeta.")])
controles.egal(dgamma, (delta * x_chapeau).sum(axis=0), "dgamma", pistes=[
    ((delta * x_chapeau).mean(axis=0), "c'est une somme sur le lot, pas une moyenne."), ((delta * lot).sum(axis=0), "c'est l'entrée normalisée qui compte, pas X."),
    ((delta * sortie_de(lot, g0, b0)).sum(axis=0), "c'est l'entrée normalisée, avant gamma et beta."),
    (lambda o: o.shape == (3,), "dgamma se calcule avec l'entrée normalisée par avant : le test 1 est-il réussi ?")])
echelle = 1 / np.sqrt(lot.var(axis=0) + 1e-5)
exact = g0 * echelle * (delta - delta.mean(axis=0) - x_chapeau * (delta * x_chapeau).mean(axis=0))
controles.gradient(lambda theta: np.sum(delta * sortie_de(theta, g0, b0)), dX, lot, "dX", pistes=[
    (delta * g0 * echelle, "la moyenne et la variance dépendent aussi de X : il manque les deux termes soustraits."),
    (exact / g0, "gamma manque dans dX."), (g0 * echelle * (delta - delta.mean(axis=0)), "il manque le terme qui vient de la variance."),
    (g0 * echelle * (delta - x_chapeau * (delta * x_chapeau).mean(axis=0)), "il manque le terme qui vient de la moyenne."),
    (g0 * echelle * (delta - delta.sum(axis=0) - x_chapeau * (delta * x_chapeau).sum(axis=0)), "les deux termes soustraits sont des moyennes : divisez par n."),
    (exact / echelle, "il manque la division par l'écart type."),
])
# Une évaluation entre les deux ne change rien : arriere concerne le dernier avant fait en apprentissage.
couche = BatchNorm(3)
couche.gamma, couche.beta = g0.copy(), b0.copy()
couche.avant(lot.copy())
couche.avant(lot + 5, entrainement=False)
controles.egal(couche.arriere(delta)[0], exact, "dX, après une évaluation faite entre-temps", pistes=[
    (lambda o: True, "l'évaluation a écrasé ce que arriere devait retrouver : ne gardez rien en évaluation.")])
controles.egal(couche.arriere(delta)[0], exact, "dX, arriere appelée une seconde fois", pistes=[
    (lambda o: True, "arriere a modifié ce que avant avait gardé : calculez sur de nouveaux tableaux.")])
for nom, intact in (("gamma", g0), ("beta", b0)):
    controles.egal(getattr(couche, nom), intact, f"{nom} après arriere", pistes=[(lambda o: True, "arriere calcule des gradients, il ne change ni gamma ni beta.")])
large = BatchNorm(3, epsilon=1.0)
large.avant(lot.copy())
x_large = (lot - lot.mean(axis=0)) / np.sqrt(lot.var(axis=0) + 1)
controles.egal(large.arriere(delta)[0], (delta - delta.mean(axis=0) - x_large * (delta * x_large).mean(axis=0)) / np.sqrt(lot.var(axis=0) + 1), "dX avec epsilon = 1", pistes=[
    (lambda o: True, "arriere divise par le même écart type que avant, avec l'epsilon du constructeur.")])
controles.reussi("BatchNorm : le gradient, par différences finies")

# %% nbgrader={"grade": true, "grade_id": "test_BatchNorm_cadres", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 5 · les mêmes nombres que PyTorch et Keras, dans les deux modes (1 point)
rng = controles.hasard(12)
# 1e-8 : tout est en float64, et un epsilon oublié ne change le résultat que de quelques millionièmes.
lot, delta = rng.normal(3, 2, size=(8, 4)), rng.normal(size=(8, 4))
g0, b0 = rng.uniform(0.5, 2, size=4), rng.normal(size=4)
couche = BatchNorm(4)
couche.gamma, couche.beta = g0.copy(), b0.copy()
reference = nn.BatchNorm1d(4, dtype=torch.float64)
with torch.no_grad():
    reference.weight.copy_(torch.from_numpy(g0))
    reference.bias.copy_(torch.from_numpy(b0))
X_t = torch.tensor(lot, requires_grad=True)
Y_t = reference(X_t)
Y_t.backward(torch.from_numpy(delta))
controles.accord(couche.avant(lot.copy()), Y_t, "avant en apprentissage", "PyTorch", rtol=1e-8, atol=1e-10, pistes=[(lambda o: True, "ce nombre dépend de ceux des tests précédents : réussissez-les d'abord.")])
dX, dgamma, dbeta = controles.n_uplet(couche.arriere(delta.copy()), 3, "arriere(dY)")
controles.accord(dX, X_t.grad, "dX", "PyTorch", rtol=1e-8, atol=1e-10, pistes=[(lambda o: True, "ce nombre dépend de ceux des tests précédents : réussissez-les d'abord.")])
controles.accord(dgamma, reference.weight.grad, "dgamma", "PyTorch", rtol=1e-8, atol=1e-10, pistes=[(lambda o: True, "ce nombre dépend de ceux des tests précédents : réussissez-les d'abord.")])
reference.eval()
controles.accord(couche.avant(lot.copy(), entrainement=False), reference(torch.from_numpy(lot)), "avant en évaluation", "PyTorch", rtol=1e-8, atol=1e-10, pistes=[(lambda o: True, "ce nombre dépend de ceux des tests précédents : réussissez-les d'abord.")])
couche_keras = keras.layers.BatchNormalization(epsilon=1e-5, momentum=0.9, dtype="float64")
couche_keras.build((None, 4))
couche_keras.set_weights([g0, b0, reference.running_mean.numpy(), reference.running_var.numpy()])
controles.accord(couche.avant(lot.copy(), entrainement=False), couche_keras(lot, training=False), "avant en évaluation", "Keras", rtol=1e-8, atol=1e-10, pistes=[(lambda o: True, "ce nombre dépend de ceux des tests précédents : réussissez-les d'abord.")])
controles.accord(couche.avant(lot.copy()), couche_keras(lot, training=True), "avant en apprentissage", "Keras", rtol=1e-8, atol=1e-10, pistes=[(lambda o: True, "ce nombre dépend de ceux des tests précédents : réussissez-les d'abord.")])
controles.reussi("BatchNorm : les mêmes nombres que PyTorch et Keras")

# %% nbgrader={"grade": true, "grade_id": "test_BatchNorm_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 6 · les lots impossibles sont refusés, les tableaux restent intacts (1 point)
couche = BatchNorm(2)
lot, delta = np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([[1.0, 0.0], [0.5, 2.0]])
with controles.inchanges(X=lot, dY=delta):
    couche.avant(lot)
    couche.arriere(delta)
    controles.forme(couche.avant(lot, entrainement=False), (2, 2), "avant en évaluation")
controles.leve(ValueError, BatchNorm(2).avant, lot[:1], quoi="avant en apprentissage sur un seul exemple",
               cause="avec un seul exemple, la variance vaut 0 et n - 1 aussi : refusez.")
controles.leve(ValueError, BatchNorm(2).avant, lot[:0], quoi="avant en apprentissage sur un lot vide", cause="il faut au moins deux exemples : n < 2, et non n == 1.")
for entrainement in (True, False):
    controles.leve(ValueError, BatchNorm(2).avant, np.ones((4, 3)), entrainement, quoi=f"trois colonnes dans BatchNorm(2), entrainement={entrainement}",
                   cause="comparez X.shape[1] au nombre de colonnes, dans les deux modes.")
controles.leve(ValueError, BatchNorm(2).avant, np.ones((4, 1)), quoi="une seule colonne dans BatchNorm(2)", cause="NumPy étend une colonne sans rien dire : comparez X.shape[1] à d.")
controles.reussi("BatchNorm : les lots impossibles sont refusés")

# %% tags=["demonstration", "nbval-check-output"]
# Les conventions de Keras : mêmes sorties, autre variance courante. Un lot de 4 : 5 au lieu de 6,67.
voir_keras = keras.layers.BatchNormalization(epsilon=1e-5, momentum=0.9)
voir_keras(np.array([[1.0], [3.0], [5.0], [7.0]], dtype="float32"), training=True)
voir_torch = nn.BatchNorm1d(1)
voir_torch(torch.tensor([[1.0], [3.0], [5.0], [7.0]]))
print("moyenne courante  : PyTorch", round(voir_torch.running_mean.item(), 4), " Keras", round(float(voir_keras.moving_mean[0]), 4))
print("variance courante : PyTorch", round(voir_torch.running_var.item(), 4), " Keras", round(float(voir_keras.moving_variance[0]), 4))

# %% [markdown]
# ### Ce que la normalisation apporte, et ce qu'on en dit trop vite
#
# - Elle permet des taux plus grands et accélère souvent l'apprentissage. L'explication d'origine, stabiliser la distribution des entrées de chaque couche, a été contestée : elle rendrait surtout le paysage du coût plus lisse (Santurkar et al., 2018).
# - Elle **régularise un peu** : la sortie d'un exemple dépend de ses voisins de lot, ce qui ajoute du bruit. Ce n'est pas son but principal.
# - Elle rend le biais de la couche précédente inutile : $\beta$ le remplace.
# - Sur de **petits lots**, ses statistiques sont mauvaises. Et l'oubli de `modele.eval()` fait dépendre une réponse des autres images du lot.
# - L'ordre courant : dense → normalisation → activation → dropout. L'inverse existe ; ce qui compte est de ne pas normaliser la sortie.
#
# ### La normalisation par couche
#
# La **normalisation par couche** (*layer normalization*, Ba et al., 2016) prend les statistiques de chaque **ligne** : un exemple, toutes ses colonnes. Ni lot, ni statistiques courantes, ni différence entre les deux modes. C'est celle des Transformers (chapitre 10).

# %%
figures.normalisations()

# %% tags=["demonstration", "nbval-check-output"]
lignes = np.random.default_rng(0).normal(2, 3, size=(4, 6)).astype("float32")
a_la_main = (lignes - lignes.mean(axis=1, keepdims=True)) / np.sqrt(lignes.var(axis=1, keepdims=True) + 1e-5)
de_torch = nn.LayerNorm(6)(torch.from_numpy(lignes)).detach().numpy()
de_keras = keras.ops.convert_to_numpy(keras.layers.LayerNormalization(epsilon=1e-5)(lignes))
print("par couche, NumPy = PyTorch :", np.allclose(a_la_main, de_torch, atol=1e-5), "  NumPy = Keras :", np.allclose(a_la_main, de_keras, atol=1e-5))

# %% [markdown]
# > **À retenir.** Par lot : une moyenne et une variance par colonne ; celles du lot à l'apprentissage, les courantes en évaluation. Variance du lot : n ; variance courante : n − 1 (PyTorch). `momentum` n'a pas le même sens dans PyTorch et dans Keras.

# %% [markdown]
# ## 7. Augmenter les données
#
# ### L'idée
#
# Le meilleur remède au surapprentissage, ce sont plus d'exemples. À défaut, on peut en fabriquer : un 7 décalé de deux pixels reste un 7. L'**augmentation de données** (*data augmentation*) montre au réseau, à chaque époque, une version légèrement modifiée de chaque image. C'est une façon d'écrire ce que **nous** savons : « la réponse ne dépend pas de la position ».
#
# Elle n'est pas gratuite : il faut calculer ces images, et entraîner plus longtemps. Et surtout, **la transformation doit laisser l'étiquette vraie**. Un miroir convient à un chat, à une chaussure. À un chiffre ?

# %%
figures.galerie(IMAGES[:6, 0], CLASSES[:6])

# %% [markdown]
# **Prédisez.** Un réseau entraîné avec des décalages, puis un autre avec des décalages **et** des miroirs : lequel reconnaîtra le mieux les chiffres ? Réponse à la section 10, en nombres.
#
# Quelques transformations courantes pour des photos :
#
# | géométriques | photométriques | plus fortes |
# |---|---|---|
# | miroir, petite rotation (±15°), décalage (±10 %), zoom, cisaillement | luminosité, contraste, saturation (±20 %), passage en gris | effacer un rectangle, mélanger deux images et leurs étiquettes (*mixup*) |
#
# **Jamais sur la validation ni sur le test** : on y mesure le modèle sur de vraies données. En revanche, la **normalisation** s'y applique, avec les nombres de l'apprentissage.

# %% tags=["widget"]
widgets.decaler(IMAGES[:8, 0])

# %% [markdown]
# ### Exercice 6 · Augmenter des images
#
# ★★☆ · 20 minutes · **But** : décaler chaque image au hasard, sans la déformer.
#
# Écrivez `augmenter(images, rng, decalage=2, miroir=False)`.
#
# - **Entrées** : `images` de forme `(n, c, h, w)`, des réels ; `rng`, un `numpy.random.Generator` ; `decalage`, un entier positif ou nul.
# - **Sortie** : un **nouveau** tableau, de même forme et de même type, dans le même ordre. **Pour chaque image, indépendamment** :
#   - si `miroir` est vrai, elle est retournée de gauche à droite avec la probabilité 1/2 ;
#   - puis elle est décalée de `dy` lignes (positif : vers le bas) et `dx` colonnes (positif : vers la droite), deux entiers tirés au hasard de `-decalage` à `+decalage`, **bornes comprises**, tous également probables. Ce qui sort du cadre est perdu, ce qui entre vaut **0**. Tous les canaux d'une image bougent ensemble.
# - `images` n'est pas modifié, tout le hasard vient de `rng`. `decalage < 0` : levez une `ValueError`.
#
# **Exemple** : l'image `[[1, 2], [3, 4]]` décalée de `dy = 0`, `dx = 1` devient `[[0, 1], [0, 3]]`.
#
# <details><summary>Indice 1</summary><code>np.roll</code> fait rentrer d'un côté ce qui sort de l'autre : ce n'est pas ce que l'on veut. Entourez plutôt les images d'une marge de zéros, puis découpez une fenêtre.</details>
# <details><summary>Indice 2</summary><code>np.pad(images, ((0, 0), (0, 0), (d, d), (d, d)))</code> ajoute la marge. Dans l'image élargie, la fenêtre de départ (i, j) va de 0 à 2d ; laquelle ne décale rien ?</details>
# <details><summary>Indice 3</summary>Une boucle sur les images suffit. <code>rng.integers(a, b)</code> exclut <code>b</code>. <code>image[:, :, ::-1]</code> retourne une image <code>(c, h, w)</code> de gauche à droite.</details>

# %% nbgrader={"grade": false, "grade_id": "augmenter", "locked": false, "schema_version": 3, "solution": true, "task": false}
def augmenter(images, rng, decalage=2, miroir=False):
    """Renvoie des copies des images (n, c, h, w), décalées au hasard et, si miroir, retournées une fois sur deux."""
    ### BEGIN SOLUTION
    if decalage < 0:
        raise ValueError(f"decalage doit être positif ou nul ; reçu {decalage}.")
    n, _, h, w = images.shape
    larges = np.pad(images, ((0, 0), (0, 0), (decalage, decalage), (decalage, decalage)))
    sortie = np.empty_like(images)
    for k in range(n):
        image = larges[k]
        if miroir and rng.random() < 0.5:
            image = image[:, :, ::-1]
        i, j = rng.integers(0, 2 * decalage + 1, size=2)
        sortie[k] = image[:, i : i + h, j : j + w]
    return sortie
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "outils_augmenter", "locked": true, "schema_version": 3, "solution": false, "task": false}
# Pour les tests : reconnaître une image décalée. Exécutez cette cellule, il n'y a rien à y changer.
def variantes(image, decalage=2, miroir=False):
    """Toutes les versions permises d'une image (c, h, w) : {(dy, dx, retournée): image}."""
    _, h, w = image.shape
    d, sorties = decalage, {}
    for retournee in ((False, True) if miroir else (False,)):
        large = np.pad(image[:, :, ::-1] if retournee else image, ((0, 0), (d, d), (d, d)))
        for dy in range(-d, d + 1):
            for dx in range(-d, d + 1):
                sorties[dy, dx, retournee] = large[:, d - dy : d - dy + h, d - dx : d - dx + w]
    return sorties

def reconnaitre(originale, obtenue, decalage=2, miroir=False):
    """Le (dy, dx, retournée) qui change originale en obtenue, ou None."""
    return next((cle for cle, image in variantes(originale, decalage, miroir).items() if (np.abs(image - obtenue) < 1e-6).all()), None)

# %% nbgrader={"grade": true, "grade_id": "test_augmenter_decalages", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · chaque image est une version décalée d'elle-même, avec des zéros au bord (1 point)
rng = controles.hasard(13)
lot = np.float32(rng.uniform(0.1, 1, size=(40, 1, 6, 5)))
sortie = augmenter(lot, np.random.default_rng(0))
controles.forme(sortie, (40, 1, 6, 5), "augmenter sur des images (40, 1, 6, 5)")
controles.vrai(np.asarray(sortie).dtype == np.float32, "le type float32 est gardé", cause="np.zeros crée des float64 : partez de np.zeros_like ou de np.empty_like.")

def verifier_les_images(lot, images):
    """Chaque image est une version décalée de celle du lot, au même rang."""
    for k in range(len(lot)):
        if reconnaitre(lot[k], images[k]) is not None:
            continue
        enroulee = any(np.allclose(np.roll(lot[k], (dy, dx), axis=(1, 2)), images[k]) for dy in range(-2, 3) for dx in range(-2, 3) if dy or dx)
        ailleurs = not enroulee and any(reconnaitre(lot[autre], images[k]) for autre in range(len(lot)) if autre != k)
        cause = ("ce qui sort d'un côté rentre de l'autre : np.roll enroule l'image, il faut des zéros." if enroulee else
                 "c'est une autre image du lot : l'ordre doit être gardé." if ailleurs else
                 "un miroir a été fait alors que miroir vaut False." if reconnaitre(lot[k], images[k], miroir=True) else
                 "l'image doit glisser d'au plus deux pixels, les bords se remplissant de zéros.")
        controles.vrai(False, f"l'image {k} est une version décalée de l'originale", cause=cause)

verifier_les_images(lot, np.array(sortie))
### BEGIN HIDDEN TESTS
autre = np.float32(rng.uniform(0.1, 1, size=(15, 1, 4, 7)))
verifier_les_images(autre, np.array(augmenter(autre, np.random.default_rng(1))))
### END HIDDEN TESTS
controles.reussi("augmenter : des images décalées, avec des zéros au bord")

# %% nbgrader={"grade": true, "grade_id": "test_augmenter_hasard", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · tous les décalages, une image après l'autre, par rng seul (1 point)
lot = np.zeros((3000, 2, 5, 5))
lot[:, 0, 2, 2], lot[:, 1, 2, 2] = 1.0, 2.0  # un seul point par canal : où est-il après ?
generateur = np.random.default_rng(controles.hasard(14).integers(1000))
sortie = augmenter(lot.copy(), generateur)
controles.forme(sortie, (3000, 2, 5, 5), "augmenter sur des images (3000, 2, 5, 5)")
sortie = np.array(sortie)
lieux = sortie[:, 0].reshape(3000, 25).argmax(axis=1)
controles.vrai((sortie[:, 1].reshape(3000, 25).argmax(axis=1) == lieux).all(), "les canaux d'une image bougent ensemble", cause="un seul décalage par image, pour tous ses canaux.")
controles.vrai(len(set(lieux)) > 1, "les images ont des décalages différents", cause="un seul décalage sert à tout le lot : tirez-en un par image.")
# Chaque décalage a une chance sur 25 ; n'en pas voir un en 3 000 tirages arrive moins d'une fois sur 10^51.
controles.vrai(len(set(lieux)) == 25, f"les 25 décalages apparaissent ; ici {len(set(lieux))}",
               cause="dy et dx vont de -2 à 2, bornes comprises (rng.integers exclut la borne du haut), et sont tirés séparément.")
comptes = np.bincount(lieux, minlength=25)
# 120 fois chacun, écart type 10,7 : de 65 à 180, cinq écarts types.
controles.vrai(65 <= comptes.min() and comptes.max() <= 180, f"les 25 décalages sont également probables ; ici, de {comptes.min()} à {comptes.max()} fois chacun sur 3000",
               cause="arrondir un réel, ou borner un tirage trop large, favorise certains décalages : tirez des entiers, tous également probables.")
lot = lot[:60]
controles.vrai(not np.array_equal(sortie[:60], augmenter(lot.copy(), generateur)), "deux appels donnent deux tirages", cause="utilisez rng tel quel, sans recréer de générateur.")
controles.vrai(np.array_equal(augmenter(lot.copy(), np.random.default_rng(7)), augmenter(lot.copy(), np.random.default_rng(7))), "la même graine donne les mêmes images",
               cause="le hasard ne vient pas de rng.")
controles.reussi("augmenter : tous les décalages, une image après l'autre")

# %% nbgrader={"grade": true, "grade_id": "test_augmenter_options", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · le miroir et les options (1 point)
rng = controles.hasard(15)
lot = np.float32(rng.uniform(0.1, 1, size=(400, 2, 3, 4)))
sans_rien = augmenter(lot.copy(), np.random.default_rng(0), decalage=0)
controles.egal(sans_rien, lot, "augmenter avec decalage=0, sans miroir", pistes=[
    (lambda o: o.shape == lot.shape and all(np.allclose(o[k], lot[k]) or np.allclose(o[k], lot[k, :, :, ::-1]) for k in range(400)), "un miroir a été fait alors que miroir vaut False."),
    (lot[::-1], "l'ordre des images a changé."), (lambda o: o.shape == lot.shape, "avec decalage=0, rien ne glisse : decalage est un argument.")])
sortie = augmenter(lot.copy(), np.random.default_rng(1), decalage=0, miroir=True)
controles.vrai(np.asarray(sortie).dtype == np.float32, "avec miroir, le type float32 est gardé", cause="le type change quand miroir est vrai : partez de np.empty_like dans tous les cas.")
retournees, intactes = ((np.abs(np.asarray(sortie) - image) < 1e-6).all(axis=(1, 2, 3)) for image in (lot[..., ::-1], lot))
controles.vrai((retournees | intactes).all(), "avec miroir, chaque image est intacte ou retournée de gauche à droite",
               cause="le miroir de gauche à droite inverse le dernier axe, celui des colonnes, pour toute l'image.")
# 400 tirages à une chance sur deux : écart type 10 ; de 130 à 270, sept écarts types.
controles.vrai(130 < retournees.sum() < 270, f"environ une image sur deux est retournée ; ici {retournees.sum()} sur 400", cause="tirez une fois par image, avec la probabilité 1/2.")
controles.vrai(np.array_equal(augmenter(lot.copy(), np.random.default_rng(1), decalage=0, miroir=True), sortie), "avec miroir, la même graine donne les mêmes images",
               cause="le hasard du miroir ne vient pas de rng.")
controles.vrai(not np.array_equal(augmenter(lot.copy(), np.random.default_rng(2), decalage=0, miroir=True), sortie), "deux graines ne retournent pas les mêmes images",
               cause="le miroir doit être tiré au hasard, pas décidé par le rang de l'image.")
sortie = augmenter(lot[:40].copy(), np.random.default_rng(2), decalage=1, miroir=True)
vus = [reconnaitre(lot[k], sortie[k], 1, True) for k in range(40)]
controles.vrai(None not in vus, "miroir puis décalage d'un pixel au plus : chaque image se reconnaît", cause="chaque image, canaux ensemble, glisse d'un pixel au plus (decalage=1), après le miroir, les bords se remplissant de zéros.")
controles.vrai({abs(v[0]) for v in vus} == {0, 1} and {v[2] for v in vus} == {False, True}, "decalage=1 et miroir=True agissent ensemble", cause="les deux options doivent agir, image par image.")
sortie = augmenter(np.ones((60, 1, 9, 9)), np.random.default_rng(3), decalage=4)
controles.vrai((sortie.sum(axis=(1, 2, 3)) == 25).any() or (sortie.sum(axis=(1, 2, 3)) < 49).any(), "decalage=4 donne de plus grands décalages", cause="decalage est un argument : ne l'écrivez pas 2 dans le code.")
controles.reussi("augmenter : le miroir et les options")

# %% nbgrader={"grade": true, "grade_id": "test_augmenter_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · les images reçues restent intactes, un décalage négatif est refusé (1 point)
lot = controles.hasard(16).uniform(0.1, 1, size=(20, 1, 6, 6))

def apres_ecrasement(decalage, miroir):
    """Les images reçues, une fois la sortie remplie de -1 : intactes, si la sortie est un nouveau tableau."""
    recues = lot.copy()
    sortie = augmenter(recues, np.random.default_rng(0), decalage, miroir)
    sortie.fill(-1.0)
    return recues

for miroir in (False, True):
    with controles.inchanges(images=lot):
        augmenter(lot, np.random.default_rng(0), miroir=miroir)
    controles.vrai(np.array_equal(controles.observe(apres_ecrasement(2, miroir)), lot), "la sortie est un nouveau tableau", cause="une tranche est une vue : copiez.")
controles.leve(ValueError, augmenter, lot, np.random.default_rng(0), -1, quoi="augmenter avec decalage = -1", cause="vérifiez decalage au début.")
controles.vrai(np.array_equal(controles.observe(apres_ecrasement(0, False)), lot), "même sans décalage, la sortie est un nouveau tableau", cause="renvoyez une copie.")
controles.reussi("augmenter : les images reçues restent intactes")

# %% [markdown]
# ### La même chose dans PyTorch et Keras
#
# Dans PyTorch, une augmentation est une opération sur des tenseurs (la bibliothèque torchvision en offre beaucoup ; ici, PyTorch suffit). Dans Keras, c'est une **couche**, active seulement avec `training=True`, qui peut vivre dans le modèle. Attention aux formes : `(n, c, h, w)` dans PyTorch, `(n, h, w, c)` dans Keras.

# %% tags=["demonstration", "nbval-check-output"]
def augmenter_torch(lot, generateur, decalage=2):
    """Décale chaque image (n, c, h, w) d'un lot PyTorch, bords à zéro : indexation d'une image élargie."""
    n, _, h, w = lot.shape
    larges = nn.functional.pad(lot, (decalage,) * 4)
    i = torch.randint(0, 2 * decalage + 1, (n, 1), generator=generateur) + torch.arange(h)
    j = torch.randint(0, 2 * decalage + 1, (n, 1), generator=generateur) + torch.arange(w)
    return larges[torch.arange(n)[:, None, None], :, i[:, :, None], j[:, None, :]].permute(0, 3, 1, 2)

extrait = IMAGES[:100]
sortie_torch = augmenter_torch(torch.from_numpy(extrait), torch.Generator().manual_seed(0)).numpy()
# Un décalage entier : keras.layers.RandomTranslation tire des décalages réels et interpole ; RandomCrop coupe au pixel près.
couche_decalage = keras.Sequential([keras.layers.ZeroPadding2D(2), keras.layers.RandomCrop(28, 28, seed=0)])
sortie_keras = keras.ops.convert_to_numpy(couche_decalage(extrait.transpose(0, 2, 3, 1), training=True)).transpose(0, 3, 1, 2)
def part_reconnue(sortie):
    """La part des images de l'extrait qui sont exactement un de leurs 25 décalages."""
    larges, trouvees = np.pad(extrait, ((0, 0), (0, 0), (2, 2), (2, 2))), np.zeros(len(extrait), dtype=bool)
    for i in range(5):
        for j in range(5):
            trouvees |= (np.abs(larges[:, :, i : i + 28, j : j + 28] - sortie) < 1e-6).all(axis=(1, 2, 3))
    return trouvees.mean()

for nom, sortie in (("NumPy", augmenter(extrait, np.random.default_rng(0))), ("PyTorch", sortie_torch), ("Keras", sortie_keras)):
    print(f"{nom:<8} forme {sortie.shape}, images qui sont un décalage exact de l'originale : {part_reconnue(sortie):.0%}")

# %% [markdown]
# ### Exercice 7 · Préparer une époque
#
# ★★☆ · 15 minutes · **But** : augmenter et normaliser au bon endroit, avec les bons nombres.
#
# Écrivez `preparer_epoque(images, images_val, rng)`, appelée au début de chaque époque.
#
# - **Entrées** : `images` et `images_val`, deux tableaux de réels de forme `(n, c, h, w)` : l'apprentissage et la validation, avec des pixels **bruts** (fond à 0).
# - **Sortie** : `(A, V)`, deux tableaux de mêmes formes.
#   - La moyenne et l'écart type (deux nombres, sur tous les pixels) sont ceux de `images`, **avant** augmentation.
#   - `A` : `images` augmentées par `augmenter(images, rng)`, **puis** centrées et réduites par ces deux nombres.
#   - `V` : `images_val` centrées et réduites par **les mêmes** deux nombres, et rien d'autre.
# - L'ordre des images est gardé : leurs étiquettes sont ailleurs. Rien n'est modifié.
#
# **Exemple** : si la moyenne de `images` vaut 0,2 et son écart type 0,4, un pixel de validation à 1 devient $(1 - 0{,}2) / 0{,}4 = 2$.
#
# <details><summary>Indice 1</summary>Quatre lignes : deux nombres, deux tableaux.</details>
# <details><summary>Indice 2</summary>Le bord ajouté par <code>augmenter</code> vaut 0, comme le fond des pixels bruts. Après normalisation, le fond ne vaut plus 0 : d'où l'ordre imposé.</details>
# <details><summary>Indice 3</summary><code>images.mean()</code> et <code>images.std()</code>, sans axe, donnent un nombre. La validation ne sert à calculer aucun des deux : elle joue les exemples jamais vus.</details>

# %% nbgrader={"grade": false, "grade_id": "preparer_epoque", "locked": false, "schema_version": 3, "solution": true, "task": false}
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    ### BEGIN SOLUTION
    moyenne, ecart = images.mean(), images.std()
    return (augmenter(images, rng) - moyenne) / ecart, (images_val - moyenne) / ecart
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_preparer_epoque_validation", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la validation : les nombres de l'apprentissage, et aucune augmentation (1 point)
rng = controles.hasard(17)
app, val = rng.uniform(0, 1, size=(30, 2, 6, 6)), rng.uniform(0.5, 3, size=(20, 2, 6, 6))
app[:, 1] = 2 + 3 * app[:, 1]  # deux canaux de niveaux différents
m, s = app.mean(), app.std()

def verifie_ordre(A, V):
    """(V, A) au lieu de (A, V) se voit aux formes."""
    controles.vrai((np.shape(A), np.shape(V)) != (val.shape, app.shape), "preparer_epoque renvoie (A, V), l'apprentissage d'abord", cause="l'ordre est (A, V).")

A, V = controles.n_uplet(preparer_epoque(app.copy(), val.copy(), np.random.default_rng(0)), 2, "preparer_epoque(images, images_val, rng)")
verifie_ordre(A, V)
deux = np.concatenate([app.ravel(), val.ravel()])
controles.forme(V, (20, 2, 6, 6), "V")
denormee = np.asarray(V) * s + m
augmentee = not np.allclose(denormee, val) and all(reconnaitre(val[k], denormee[k]) for k in range(5))
controles.egal(V, (val - m) / s, "la validation préparée", pistes=[
    ((val - val.mean()) / val.std(), "ce sont les nombres de la validation : prenez ceux de l'apprentissage."),
    ((val - deux.mean()) / deux.std(), "les deux parts ont servi à calculer la moyenne : c'est une fuite, seul l'apprentissage compte."),
    (lambda o: augmentee, "la validation est augmentée : on y mesure le modèle sur de vraies images."),
    (val, "la validation n'est pas normalisée."), (val - m, "il manque la division par l'écart type."),
    ((val - m) / s**2, "c'est la variance : divisez par l'écart type, images.std()."), (val / s, "la moyenne n'est pas soustraite."),
    ((val - app.mean(axis=(0, 2, 3), keepdims=True)) / app.std(axis=(0, 2, 3), keepdims=True), "deux nombres en tout, sur tous les pixels de tous les canaux : sans axe."),
    (lambda o: o.shape == val.shape and abs((o * s + m).mean() - val.mean()) > 1e-3,
     "moyenne et écart type sont ceux de images, avant toute augmentation, sur tous les pixels."),
])
### BEGIN HIDDEN TESTS
app2, val2 = rng.normal(5, 3, size=(12, 1, 5, 4)), rng.normal(2, 1, size=(7, 1, 5, 4))
_, V2 = controles.n_uplet(preparer_epoque(app2.copy(), val2.copy(), np.random.default_rng(1)), 2, "preparer_epoque(images, images_val, rng)")
controles.egal(V2, (val2 - app2.mean()) / app2.std(), "la validation préparée, sur d'autres images au hasard", pistes=[
    (lambda o: True, "moyenne et écart type sont ceux de images, avant toute augmentation, sur tous les pixels.")])
### END HIDDEN TESTS
controles.reussi("preparer_epoque : la validation, avec les nombres de l'apprentissage")

# %% nbgrader={"grade": true, "grade_id": "test_preparer_epoque_apprentissage", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · l'apprentissage : augmenté, puis normalisé, dans l'ordre (1 point)
A, V = controles.n_uplet(preparer_epoque(app.copy(), val.copy(), np.random.default_rng(0)), 2, "preparer_epoque(images, images_val, rng)")
verifie_ordre(A, V)
controles.forme(A, (30, 2, 6, 6), "A")
preparees = np.array(A)
brutes = preparees * s + m
vus = [reconnaitre(app[k], brutes[k]) for k in range(30)]
if None in vus:
    k = vus.index(None)
    inverse = reconnaitre((app[k] - m) / s, preparees[k]) is not None
    retournee = reconnaitre(app[k], brutes[k], miroir=True) is not None
    ordre = any(reconnaitre(app[autre], brutes[k]) for autre in range(30) if autre != k)
    cause = ("les images sont normalisées avant d'être augmentées : le bord ne vaut plus le fond." if inverse else
             "les images ont changé d'ordre : leurs étiquettes, elles, n'ont pas bougé." if ordre else
             "un miroir a été demandé : l'énoncé dit augmenter(images, rng), et un chiffre retourné n'est plus ce chiffre." if retournee else
             "un décalage dépasse deux pixels : appelez augmenter(images, rng) tel quel." if reconnaitre(app[k], brutes[k], 5) else
             "l'apprentissage n'est pas normalisé." if reconnaitre(app[k], preparees[k]) else
             "moyenne et écart type sont ceux de images, avant augmentation, sur tous les pixels.")
    controles.vrai(False, f"l'image {k} de A, remise à l'échelle, est une version décalée de images[{k}]", cause=cause)
controles.vrai(len(set(vus)) > 1, "les images de A sont augmentées", cause="appelez augmenter(images, rng) sur l'apprentissage.")
# Trente images sans un seul décalage de 2 : (9/25)^30, moins d'une fois sur 10^13.
controles.vrai(max(max(abs(dy), abs(dx)) for dy, dx, _ in vus) == 2, "les décalages vont jusqu'à deux pixels", cause="appelez augmenter(images, rng) tel quel, avec son décalage par défaut.")
controles.reussi("preparer_epoque : l'apprentissage, augmenté puis normalisé")

# %% nbgrader={"grade": true, "grade_id": "test_preparer_epoque_epoques", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · d'une époque à l'autre, et sans rien modifier (1 point)
generateur = np.random.default_rng(3)
with controles.inchanges(images=app, images_val=val):
    A1, V1 = controles.n_uplet(preparer_epoque(app, val, generateur), 2, "preparer_epoque, première époque")
    A2, V2 = controles.n_uplet(preparer_epoque(app, val, generateur), 2, "preparer_epoque, deuxième époque")
    A3, _ = controles.n_uplet(preparer_epoque(app, val, np.random.default_rng(3)), 2, "preparer_epoque, même graine")
controles.vrai(not np.array_equal(A1, A2), "deux époques voient des images différentes", cause="l'apprentissage est augmenté à chaque époque, avec rng tel quel.")
controles.vrai(np.array_equal(V1, V2), "la validation est la même à chaque époque", cause="rien n'y dépend d'un tirage : ni augmentation de la validation, ni nombres calculés après augmentation.")
controles.vrai(np.array_equal(A1, A3), "la même graine donne les mêmes images", cause="tout le hasard vient de rng.")
controles.reussi("preparer_epoque : d'une époque à l'autre")

# %% [markdown]
# > **À retenir.** Une augmentation écrit ce qui ne change pas la réponse. Elle se tire à nouveau à chaque époque, sur l'apprentissage seul. La normalisation vaut pour toutes les parts, avec les nombres de l'apprentissage.

# %% [markdown]
# **Encore une pause ?** C'est la fin de la deuxième séance. À la reprise, réexécutez de même toutes les cellules du début jusqu'ici.
#
# ## 8. S'arrêter à temps
#
# ### L'idée
#
# À la section 1, la meilleure perte de validation tombait vers la dixième époque, et nous en avons fait soixante. Pourquoi ne pas s'arrêter là ? C'est l'**arrêt anticipé** (*early stopping*). Deux difficultés :
#
# - la courbe est bruitée : une montée d'une époque ne prouve rien. On attend donc plusieurs époques sans progrès : c'est la **patience** ;
# - quand on s'arrête, le modèle a dépassé son meilleur moment. Il faut donc avoir **gardé une copie** des meilleurs poids, et les remettre.
#
# ### À la main
#
# Patience 2, et la suite de pertes de validation 0,9 ; 0,7 ; 0,8 ; 0,65 ; 0,66 ; 0,70 ; 0,60.
#
# | époque | perte | meilleure jusqu'ici | époques sans progrès | arrêt ? |
# |---|---|---|---|---|
# | 1 | 0,9 | 0,9 | 0 | non |
# | 2 | 0,7 | 0,7 | 0 | non |
# | 3 | 0,8 | 0,7 | 1 | non |
# | 4 | 0,65 | 0,65 | 0 | non |
# | 5 | 0,66 | 0,65 | 1 | non |
# | 6 | 0,70 | 0,65 | **2** | **oui** |
#
# On s'arrête à l'époque 6 et l'on rend les poids de l'époque **4**. La perte de 0,60 ne sera jamais vue : une patience trop courte a ce prix.
#
# On peut exiger qu'un progrès dépasse un seuil `delta_min` : la nouvelle perte doit être **strictement inférieure** à la meilleure moins `delta_min`.

# %%
PERTES_VAL = [0.9, 0.7, 0.8, 0.65, 0.66, 0.70, 0.60, 0.62, 0.61, 0.63]
figures.arret(PERTES_VAL, patience=2)

# %% [markdown]
# Changez la patience, puis le seuil. **Prédisez** d'abord : quelle patience faut-il pour voir passer le 0,60 ?

# %% tags=["widget"]
widgets.patienter(histoire_nue["perte_val"])

# %% [markdown]
# <details><summary>Réponse</summary>Trois : les époques 5 et 6 sont sans progrès, l'époque 7 en est un. La réponse se lit dans le tableau ; le widget montre la même règle sur la courbe de la section 1.</details>

# %% [markdown]
# ### Exercice 8 · L'arrêt anticipé
#
# ★★☆ · 25 minutes · **But** : décider quand s'arrêter, et garder les meilleurs poids.
#
# Écrivez la classe `ArretAnticipe(patience, delta_min=0.0)`.
#
# - `mettre_a_jour(perte_val, poids)`, appelée **une fois par époque**, renvoie `True` s'il faut s'arrêter, `False` sinon.
#   - Il y a **progrès** si `perte_val < meilleure_perte - delta_min`, donc toujours à la première époque (sauf si la perte est NaN ou infinie).
#   - S'il y a progrès : la perte et **une copie** des poids deviennent les meilleures.
#   - On s'arrête dès que `patience` époques **de suite** ont passé sans progrès.
# - Attributs, lisibles à tout moment : `meilleure_perte` (l'infini au départ), `meilleurs_poids` (`None` au départ), `meilleure_epoque` (le numéro, à partir de 1, de l'époque du dernier progrès ; 0 au départ).
# - `poids` est une liste de tableaux NumPy, ou un dictionnaire de tenseurs PyTorch (`state_dict`). L'entraînement modifie ces tableaux **sur place** : la copie ne doit pas bouger. `poids` n'est pas modifié.
# - `patience < 1` ou `delta_min < 0` : levez une `ValueError` à la construction.
#
# **Exemple** : avec `ArretAnticipe(2)` et les pertes 0,9 ; 0,7 ; 0,8 ; 0,65 ; 0,66 ; 0,70, les réponses sont cinq fois `False`, puis `True`.
#
# <details><summary>Indice 1</summary>Quatre choses à retenir : la meilleure perte, ses poids, son époque, et le nombre d'époques sans progrès. Plus le compteur d'époques.</details>
# <details><summary>Indice 2</summary>Une comparaison avec NaN est toujours fausse : écrite dans le sens de l'énoncé, la condition n'a pas besoin d'un cas particulier. Un progrès remet un compteur à zéro.</details>
# <details><summary>Indice 3</summary><code>list(poids)</code> ou <code>dict.copy()</code> copient le contenant, pas les tableaux dedans. <code>copy.deepcopy</code> (le module <code>copy</code> est déjà importé) copie tout, tableaux et tenseurs.</details>

# %% nbgrader={"grade": false, "grade_id": "ArretAnticipe", "locked": false, "schema_version": 3, "solution": true, "task": false}
class ArretAnticipe:
    """Dit quand arrêter un entraînement, et garde une copie des meilleurs poids."""

    def __init__(self, patience, delta_min=0.0):
        ### BEGIN SOLUTION
        if patience < 1 or delta_min < 0:
            raise ValueError(f"patience doit valoir au moins 1 et delta_min au moins 0 ; reçu {patience} et {delta_min}.")
        self.patience, self.delta_min = patience, delta_min
        self.meilleure_perte, self.meilleurs_poids, self.meilleure_epoque = float("inf"), None, 0
        self.epoque, self.sans_progres = 0, 0
        ### END SOLUTION

    def mettre_a_jour(self, perte_val, poids):
        """Prend note d'une époque ; renvoie True s'il faut s'arrêter."""
        ### BEGIN SOLUTION
        self.epoque += 1
        if perte_val < self.meilleure_perte - self.delta_min:
            self.meilleure_perte, self.meilleurs_poids = perte_val, copy.deepcopy(poids)
            self.meilleure_epoque, self.sans_progres = self.epoque, 0
        else:
            self.sans_progres += 1
        return self.sans_progres >= self.patience
        ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "outils_ArretAnticipe", "locked": true, "schema_version": 3, "solution": false, "task": false}
# Pour les tests : dérouler une suite de pertes. Exécutez cette cellule, il n'y a rien à y changer.
def jouer(arret, pertes):
    """Les réponses de mettre_a_jour, une par époque, jusqu'à celle qui demande l'arrêt."""
    reponses = []
    for epoque, perte in enumerate(pertes, 1):
        reponses.append(arret.mettre_a_jour(perte, [np.array([float(epoque)])]))
        if reponses[-1]:
            break
    return reponses

def arreter(reponses):
    """Le numéro de l'époque où l'arrêt est demandé (0 s'il ne l'est jamais)."""
    controles.vrai(not any(reponse is None for reponse in reponses), "mettre_a_jour renvoie True ou False", cause="avez-vous oublié « return » ?")
    return len(reponses) if reponses[-1] else 0

# %% nbgrader={"grade": true, "grade_id": "test_ArretAnticipe_patience", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · le bon moment (1 point)
controles.egal(arreter(jouer(ArretAnticipe(3), [1.0, 0.5, 0.7, 0.6, 0.55, 0.52, 0.51])), 5, "l'époque de l'arrêt pour 1 ; 0,5 ; 0,7 ; 0,6 ; 0,55 ; 0,52 ; 0,51, patience = 3 (0 : jamais)", pistes=[
    (6, "une époque de trop : on s'arrête dès que patience époques ont passé sans progrès."),
    (4, "une époque trop tôt : il faut patience époques sans progrès."),
    (0, "la perte est comparée à celle de l'époque précédente, ou l'arrêt n'est jamais demandé : comparez à la meilleure, et comptez."),
    (1, "la première époque est toujours un progrès : meilleure_perte part de l'infini, et chaque objet repart à neuf."),
])
suite = [0.9, 0.7, 0.8, 0.65, 0.66, 0.70, 0.60, 0.62, 0.61, 0.63]
for patience, attendu in ((2, 6), (3, 10), (1, 3), (4, 0)):
    controles.egal(arreter(jouer(ArretAnticipe(patience), suite)), attendu, f"l'époque de l'arrêt pour les pertes de l'énoncé, patience = {patience} (0 : jamais)", pistes=[
        ({2: 5, 3: 6, 1: -1, 4: 8}[patience], "le compteur n'est pas remis à zéro par un progrès : les époques sans progrès doivent se suivre."),
        (lambda o, a=attendu: a and (o == 0 or o > a), "l'arrêt vient trop tard : on s'arrête dès que patience époques de suite ont passé sans progrès."),
        (lambda o, a=attendu: o and (a == 0 or o < a), "l'arrêt vient trop tôt : on attend patience époques de suite sans progrès, et chaque objet repart à neuf."),
    ])
controles.egal(arreter(jouer(ArretAnticipe(3), [1.0] * 5)), 4, "l'époque de l'arrêt quand la perte ne change pas, patience = 3", pistes=[
    (0, "une perte égale n'est pas un progrès : l'inégalité est stricte.")])
controles.egal(arreter(jouer(ArretAnticipe(2), [1.0, float("nan"), float("nan"), 0.5])), 3, "l'époque de l'arrêt après deux NaN, patience = 2", pistes=[
    (0, "NaN n'est pas un progrès.")])
controles.egal(arreter(jouer(ArretAnticipe(2), [float("nan"), 0.5, 0.6, 0.7])), 4, "l'époque de l'arrêt pour NaN ; 0,5 ; 0,6 ; 0,7, patience = 2 (0 : jamais)", pistes=[
    (lambda o: o in (0, 2, 3), "une perte NaN n'est pas un progrès, même à la première époque, et la suivante en est un.")])
### BEGIN HIDDEN TESTS
def arret_attendu(pertes, patience):
    """L'époque de l'arrêt, écrite une fois de plus ; 0 s'il n'a pas lieu."""
    meilleure, attente = float("inf"), 0
    for epoque, perte in enumerate(pertes, 1):
        meilleure, attente = (perte, 0) if perte < meilleure else (meilleure, attente + 1)
        if attente == patience:
            return epoque
    return 0

rng = controles.hasard(31)
for _ in range(8):
    pertes, patience = rng.uniform(size=12), int(rng.integers(1, 5))
    controles.egal(arreter(jouer(ArretAnticipe(patience, 0.0), pertes.tolist())), arret_attendu(pertes, patience), f"l'époque de l'arrêt pour douze pertes au hasard, patience = {patience} (0 : jamais)", pistes=[
        (lambda o: True, "comparez à la meilleure perte, et comptez les époques de suite sans progrès.")])
### END HIDDEN TESTS
controles.reussi("ArretAnticipe : le bon moment")

# %% nbgrader={"grade": true, "grade_id": "test_ArretAnticipe_seuil", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le seuil delta_min, et les attributs (1 point)
# Des nombres exacts en binaire : aucune comparaison ne dépend d'un arrondi.
lente = [1.0, 0.9375, 0.875, 0.8125, 0.75]
controles.egal(arreter(jouer(ArretAnticipe(2, 0.25), lente)), 3, "l'époque de l'arrêt quand chaque progrès est plus petit que delta_min, patience = 2", pistes=[
    (0, "delta_min n'est pas utilisé, ou l'est à l'envers : la perte doit passer sous la meilleure moins delta_min."),
    (4, "une époque de trop : voyez le test 1."), (lambda o: o in (1, 2), "l'arrêt vient trop tôt : voyez le test 1.")])
controles.egal(arreter(jouer(ArretAnticipe(4, 0.125), lente)), 0, "l'époque de l'arrêt avec delta_min = 0,125 et patience = 4 (0 : jamais)", pistes=[
    (lambda o: o > 0, "la meilleure perte ne bouge qu'à un progrès : la comparaison se fait avec elle, pas avec la perte précédente.")])
controles.egal(arreter(jouer(ArretAnticipe(1, 0.5), [2.0, 1.4, 1.2])), 3, "l'époque de l'arrêt pour 2 ; 1,4 ; 1,2, delta_min = 0,5 et patience = 1", pistes=[
    (2, "delta_min est un écart, pas une proportion : il se retranche de la meilleure perte."), (0, "delta_min n'est pas utilisé.")])
arret = ArretAnticipe(2)
jouer(arret, [0.9, 0.7, 0.8, 0.65, 0.66, 0.70])
controles.egal(arret.meilleure_perte, 0.65, "meilleure_perte après les six pertes de l'exemple", pistes=[(0.7, "c'est la dernière perte : gardez la meilleure."), (0.9, "c'est la première perte.")])
controles.egal(arret.meilleure_epoque, 4, "meilleure_epoque après les six pertes de l'exemple", pistes=[(3, "les époques se comptent à partir de 1."), (6, "c'est la dernière époque : gardez celle du dernier progrès.")])
arret = ArretAnticipe(2)
jouer(arret, [float("nan"), 0.5, 0.6, 0.7])
controles.egal(arret.meilleure_epoque, 2, "meilleure_epoque quand la première perte est NaN", pistes=[
    (1, "NaN n'est pas un progrès, même à la première époque."), (lambda o: True, "la première perte qui est un nombre est un progrès.")])
arret = ArretAnticipe(5, 0.25)
jouer(arret, [1.0, 0.9375])
controles.egal(arret.meilleure_perte, 1.0, "meilleure_perte quand le gain est plus petit que delta_min", pistes=[(0.9375, "un gain plus petit que delta_min n'est pas un progrès : rien ne change.")])
arret = ArretAnticipe(5, 0.25)
jouer(arret, [1.0, 0.75])
controles.egal(arret.meilleure_epoque, 1, "meilleure_epoque quand le gain vaut exactement delta_min", pistes=[(2, "l'inégalité est stricte : un gain d'exactement delta_min n'est pas un progrès.")])
neuf = ArretAnticipe(3)
controles.vrai(neuf.meilleurs_poids is None and neuf.meilleure_epoque == 0 and neuf.meilleure_perte == float("inf"), "les attributs de départ : l'infini, None et 0")
controles.reussi("ArretAnticipe : le seuil et les attributs")

# %% nbgrader={"grade": true, "grade_id": "test_ArretAnticipe_poids", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 3 · une vraie copie des meilleurs poids (2 points)
arret, poids = ArretAnticipe(2), [np.zeros((2, 2)), np.zeros(2)]
for epoque, perte in enumerate([0.9, 0.7, 0.8, 0.65, 0.66, 0.70], 1):
    for W in poids:
        W[...] = epoque  # l'entraînement modifie les poids sur place
    with controles.inchanges(poids_0=poids[0], poids_1=poids[1]):
        arret.mettre_a_jour(perte, poids)
gardes = controles.n_uplet(arret.meilleurs_poids, 2, "meilleurs_poids")
for W, forme_attendue in zip(gardes, ((2, 2), (2,))):
    controles.egal(W, np.full(forme_attendue, 4.0), "les meilleurs poids, ceux de l'époque 4", pistes=[
        (np.full(forme_attendue, 6.0), "ce sont les derniers poids : une référence suit l'entraînement, list(…) aussi. Il faut copier chaque tableau."),
        (np.full(forme_attendue, 1.0), "ce sont les premiers poids : copiez à chaque progrès."), (np.full(forme_attendue, 5.0), "ce sont les poids d'une époque sans progrès."),
        (np.full(forme_attendue, 2.0), "ce sont les poids d'un progrès plus ancien.")])
modele = nn.Linear(2, 1)
arret = ArretAnticipe(3)
for valeur, perte in ((1.0, 0.5), (2.0, 0.4), (3.0, 0.6)):
    with torch.no_grad():
        modele.weight.fill_(valeur)
    arret.mettre_a_jour(perte, modele.state_dict())
controles.vrai(isinstance(arret.meilleurs_poids, dict) and set(arret.meilleurs_poids) == {"weight", "bias"}, "avec un state_dict, meilleurs_poids est un dictionnaire aux mêmes clés",
               cause="copiez le dictionnaire tel quel, avec copy.deepcopy.")
controles.egal(arret.meilleurs_poids["weight"], [[2.0, 2.0]], "les meilleurs poids d'un state_dict PyTorch", pistes=[
    ([[3.0, 3.0]], "state_dict() donne des tenseurs qui suivent l'entraînement : copiez-les, avec copy.deepcopy.")])
controles.reussi("ArretAnticipe : une vraie copie des meilleurs poids")

# %% nbgrader={"grade": true, "grade_id": "test_ArretAnticipe_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · des réglages refusés, des objets indépendants (1 point)
for patience, delta in ((0, 0.0), (-1, 0.0), (3, -0.1)):
    controles.leve(ValueError, ArretAnticipe, patience, delta, quoi=f"ArretAnticipe(patience={patience}, delta_min={delta})", cause="vérifiez les deux réglages dans __init__.")
un, deux = ArretAnticipe(1), ArretAnticipe(1)
un.mettre_a_jour(0.5, [np.ones(1)])
controles.vrai(un.mettre_a_jour(0.6, [np.ones(1)]), "avec patience = 1, la première époque sans progrès demande l'arrêt", cause="comptez cette époque, et renvoyez la réponse.")
controles.vrai(not deux.mettre_a_jour(0.9, [np.ones(1)]), "deux objets ne partagent rien",
               cause="la mémoire appartient à l'instance : rangez-la dans self, depuis __init__.")
controles.egal(deux.meilleure_perte, 0.9, "meilleure_perte du second objet")
controles.reussi("ArretAnticipe : des réglages refusés, des objets indépendants")

# %% [markdown]
# ### Dans Keras : un rappel
#
# `fit` tient la boucle à votre place. Pour agir pendant ce temps, on lui donne un **rappel** (*callback*) : un objet dont `fit` appelle les méthodes à des moments connus.
#
# | méthode | moment | à savoir |
# |---|---|---|
# | `on_train_begin(logs)` | au début de `fit` | le même rappel peut servir plusieurs fois |
# | `on_epoch_end(epoch, logs)` | à la fin d'une époque | `logs["val_loss"]` est la perte de validation |
# | `on_train_end(logs)` | à la fin de `fit` | |
#
# Le rappel atteint le modèle par `self.model`. Mettre `self.model.stop_training` à `True` arrête `fit` à la fin de l'époque. `self.model.get_weights()` donne une **copie** des poids, en tableaux NumPy, et `self.model.set_weights(liste)` les remet. (`self.model.weights`, en revanche, donne les variables elles-mêmes, qui suivent l'entraînement.)
#
# ### Exercice 9 · Le rappel
#
# ★★☆ · 20 minutes · **But** : brancher votre arrêt anticipé sur `fit`.
#
# Écrivez la classe `ArretKeras(patience, delta_min=0.0)`, qui hérite de `keras.callbacks.Callback`.
#
# - Elle suit `val_loss` par la règle de l'exercice 8 : vous pouvez utiliser `ArretAnticipe`.
# - Quand il le faut, elle arrête `fit`. **À la fin** de `fit`, qu'il ait été arrêté ou non, elle remet dans le modèle les **meilleurs** poids.
# - Chaque `fit` recommence à neuf : rien ne reste du précédent.
# - Si aucune époque n'est un progrès (toutes les pertes sont NaN), `fit` se termine sans erreur ; les poids rendus sont alors sans importance.
# - Sans `"val_loss"` dans `logs` (validation oubliée dans `fit`), elle lève une `ValueError` dont le message contient `validation_data`.
#
# **Exemple** : `modele.fit(X, y, validation_data=(X_val, y_val), epochs=100, callbacks=[ArretKeras(5)])` s'arrête de lui-même, et rend le modèle de la meilleure époque.
#
# <details><summary>Indice 1</summary>Trois méthodes : à chaque début de <code>fit</code>, une mémoire neuve ; à chaque époque, une décision ; à la fin, les poids à remettre.</details>
# <details><summary>Indice 2</summary>N'écrivez pas <code>self.model = …</code> : Keras s'en charge. Si vous écrivez <code>__init__</code>, appelez <code>super().__init__()</code> d'abord.</details>
# <details><summary>Indice 3</summary><code>(logs or {}).get("val_loss")</code> vaut <code>None</code> quand la validation manque. Si toutes les pertes ont été NaN, il n'y a aucun poids à remettre.</details>

# %% nbgrader={"grade": false, "grade_id": "ArretKeras", "locked": false, "schema_version": 3, "solution": true, "task": false}
class ArretKeras(keras.callbacks.Callback):
    """Arrête fit quand val_loss ne progresse plus, et remet les meilleurs poids à la fin."""

    ### BEGIN SOLUTION
    def __init__(self, patience, delta_min=0.0):
        super().__init__()
        self.reglages = patience, delta_min

    def on_train_begin(self, logs=None):
        self.arret = ArretAnticipe(*self.reglages)

    def on_epoch_end(self, epoch, logs=None):
        perte = (logs or {}).get("val_loss")
        if perte is None:
            raise ValueError("ArretKeras suit val_loss : donnez validation_data à fit.")
        if self.arret.mettre_a_jour(perte, self.model.get_weights()):
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        if self.arret.meilleurs_poids is not None:
            self.model.set_weights(self.arret.meilleurs_poids)
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "outils_ArretKeras", "locked": true, "schema_version": 3, "solution": false, "task": false}
# Pour les tests : jouer le rôle de fit avec des pertes choisies. Exécutez cette cellule, il n'y a rien à y changer.
def modele_d_essai():
    """Un modèle Keras à un seul poids, que les tests règlent eux-mêmes."""
    modele = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1, use_bias=False)])
    modele.stop_training = False
    return modele

def derouler(rappel, modele, pertes):
    """Joue le rôle de fit : à l'époque k, le poids vaut k. Renvoie le nombre d'époques faites."""
    modele.stop_training = False
    rappel.set_model(modele)
    rappel.on_train_begin({})
    for epoque, perte in enumerate(pertes):
        modele.set_weights([np.array([[epoque + 1.0]])])
        rappel.on_epoch_begin(epoque, {})
        rappel.on_epoch_end(epoque, {"loss": 1.0 / (epoque + 1), "val_loss": perte})
        if modele.stop_training:
            break
    rappel.on_train_end({})
    return epoque + 1

suite_keras = [0.9, 0.7, 0.8, 0.65, 0.66, 0.70, 0.60, 0.62, 0.61, 0.63]

# %% nbgrader={"grade": true, "grade_id": "test_ArretKeras_arret", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · il arrête fit au bon moment (1 point)
for patience, attendu in ((2, 6), (1, 3), (3, 10)):
    controles.egal(derouler(ArretKeras(patience), modele_d_essai(), suite_keras), attendu, f"le nombre d'époques avec patience = {patience}", pistes=[
        ({2: 10, 1: 6, 3: 10}[patience], "fit continue trop longtemps : suivez val_loss (pas loss), comptez bien, et mettez self.model.stop_training à True."),
        (lambda o, a=attendu: o > a, "fit continue trop longtemps : suivez val_loss (pas loss), comptez bien, et mettez self.model.stop_training à True."),
        (lambda o, a=attendu: o < a, "fit s'arrête trop tôt : il faut patience époques de suite sans progrès.")])
controles.egal(derouler(ArretKeras(2, delta_min=0.25), modele_d_essai(), [1.0, 0.9375, 0.875, 0.8125]), 3, "le nombre d'époques avec delta_min = 0,25 et patience = 2", pistes=[
    (4, "delta_min doit être transmis.")])
### BEGIN HIDDEN TESTS
def arret_attendu(pertes, patience):
    """L'époque de l'arrêt, écrite une fois de plus ; 0 s'il n'a pas lieu."""
    meilleure, attente = float("inf"), 0
    for epoque, perte in enumerate(pertes, 1):
        meilleure, attente = (perte, 0) if perte < meilleure else (meilleure, attente + 1)
        if attente == patience:
            return epoque
    return 0

rng = controles.hasard(32)
for _ in range(4):
    pertes, patience = rng.uniform(size=12), int(rng.integers(1, 5))
    controles.egal(derouler(ArretKeras(patience), modele_d_essai(), pertes.tolist()), arret_attendu(pertes, patience) or 12, f"le nombre d'époques pour douze pertes au hasard, patience = {patience}", pistes=[
        (lambda o: True, "suivez val_loss (pas loss), comptez bien, et mettez self.model.stop_training à True.")])
### END HIDDEN TESTS
controles.reussi("ArretKeras : il arrête fit au bon moment")

# %% nbgrader={"grade": true, "grade_id": "test_ArretKeras_poids", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · il remet les meilleurs poids, arrêt ou non (1 point)
for nom, pertes, patience, attendu in (("arrêté à l'époque 6", suite_keras, 2, 4.0), ("allé jusqu'au bout", [0.9, 0.5, 0.7], 5, 2.0), ("dont la dernière époque est la meilleure", [0.9, 0.7, 0.5], 5, 3.0)):
    modele = modele_d_essai()
    faites = int(derouler(ArretKeras(patience), modele, pertes))
    controles.egal(modele.get_weights()[0], [[attendu]], f"le poids après un entraînement {nom}", pistes=[
        ([[float(faites)]], "ce sont les derniers poids : remettez les meilleurs dans on_train_end, à partir d'une vraie copie (get_weights)."),
        ([[7.0]], "fit ne s'est pas arrêté : voyez le test 1."), (lambda o: True, "remettez les poids de l'époque de plus petite val_loss.")])
try:
    derouler(ArretKeras(2), modele_d_essai(), [float("nan")] * 3)
except (TypeError, ValueError, AttributeError) as levee:
    controles.vrai(False, f"des pertes toutes NaN ne font pas échouer fit ; ici, {type(levee).__name__}", cause="aucun progrès, donc aucun poids à remettre : vérifiez qu'il y en a avant set_weights.")
controles.reussi("ArretKeras : il remet les meilleurs poids")

# %% nbgrader={"grade": true, "grade_id": "test_ArretKeras_reprise", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · il resert à neuf, et refuse une validation absente (1 point)
rappel, modele = ArretKeras(2), modele_d_essai()
derouler(rappel, modele, [0.1, 0.2, 0.3])
temoin, modele_temoin = ArretKeras(2), modele_d_essai()
attendu = derouler(temoin, modele_temoin, suite_keras)  # un rappel neuf : le test 1 dit si son compte est bon
controles.egal(derouler(rappel, modele, suite_keras), attendu, "le nombre d'époques du second fit, comparé à celui d'un rappel neuf", pistes=[
    (lambda o: True, "la mémoire du premier fit est restée : préparez-la dans on_train_begin.")])
# de la copie : un rappel qui resert et un rappel neuf se comparent entre eux ; les autres tests vérifient les poids
controles.egal(modele.get_weights()[0], modele_temoin.get_weights()[0], "le poids après le second fit, comparé à celui d'un rappel neuf", pistes=[(lambda o: True, "ce sont les poids du premier fit : préparez la mémoire dans on_train_begin.")])
rappel = ArretKeras(2)
rappel.set_model(modele_d_essai())
rappel.on_train_begin({})
controles.leve(ValueError, rappel.on_epoch_end, 0, {"loss": 0.5}, quoi="on_epoch_end sans val_loss dans logs", cause="cherchez val_loss avec .get, et levez une ValueError si elle manque.")
try:
    rappel.on_epoch_end(0, {"loss": 0.5})
except ValueError as levee:
    controles.vrai("validation_data" in str(levee), "le message de la ValueError contient validation_data", cause="dites à l'utilisateur quoi donner à fit : validation_data.")
controles.reussi("ArretKeras : il resert à neuf, et refuse une validation absente")

# %% nbgrader={"grade": true, "grade_id": "test_ArretKeras_fit", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 4 · sous fit, comme keras.callbacks.EarlyStopping (1 point)
rng = np.random.default_rng(18)  # des données fixes : rien, dans un rappel, ne se tire au sort
X = np.float32(rng.normal(size=(24, 6)))
y = (X[:, :1] + rng.normal(0, 0.5, (24, 1)) > 0).astype("float32")
y_val = 1 - y  # des étiquettes contraires : ce que le modèle apprend fait monter la perte de validation

def regression():
    """Une régression logistique : la perte d'apprentissage descend, celle de validation monte."""
    neuf = keras.Sequential([keras.Input(shape=(6,)), keras.layers.Dense(1)])
    neuf.set_weights([np.full((6, 1), 0.1), np.zeros(1)])
    neuf.compile(optimizer=keras.optimizers.SGD(0.5), loss=keras.losses.BinaryCrossentropy(from_logits=True), run_eagerly=True)
    return neuf

modele = regression()
rappel = ArretKeras(3)
suivi = modele.fit(X, y, validation_data=(X, y_val), epochs=12, batch_size=24, shuffle=False, verbose=0, callbacks=[rappel])  # un lot par époque
epoques, poids = len(suivi.history["loss"]), modele.get_weights()[0]
reference = regression()
suivi_keras = reference.fit(X, y, validation_data=(X, y_val), epochs=12, batch_size=24, shuffle=False, verbose=0,
                            callbacks=[keras.callbacks.EarlyStopping(monitor="val_loss", patience=3, restore_best_weights=True)])
epoques_keras, poids_keras = len(suivi_keras.history["loss"]), reference.get_weights()[0]
controles.egal(epoques, epoques_keras, "le nombre d'époques sous fit, comparé à EarlyStopping", pistes=[(lambda o: True, "suivez val_loss, et mettez self.model.stop_training à True.")])
# 1e-5 : les mêmes calculs en float32
controles.accord(poids, poids_keras, "les poids rendus par fit", "EarlyStopping", pistes=[(lambda o: True, "remettez les meilleurs poids dans on_train_end.")])
controles.reussi("ArretKeras : sous fit, comme EarlyStopping")

# %% [markdown]
# Keras a donc déjà tout cela : `keras.callbacks.EarlyStopping(patience=5, restore_best_weights=True)`. Attention, `restore_best_weights` vaut **False** par défaut : oublié, il rend les **derniers** poids.
#
# Notez enfin que l'arrêt anticipé se sert de la validation pour **choisir** une époque : le score de validation de cette époque est un peu trop beau. C'est le test qui dira le vrai.
#
# > **À retenir.** Patience : nombre d'époques de suite sans progrès. On rend les meilleurs poids, pas les derniers, et ces poids sont une **copie**. L'arrêt anticipé ne coûte rien, il fait même gagner du temps.

# %% [markdown]
# ## 9. Les deux réseaux
#
# Vous avez écrit chaque pièce. Assemblons-les, cette fois avec les couches des bibliothèques.
#
# ### Exercice 10 · Dans PyTorch
#
# ★★☆ · 15 minutes · **But** : un réseau avec dropout, prêt à régulariser.
#
# Écrivez `reseau_torch(n_entrees, n_classes, dropout)`, qui renvoie un `nn.Module`.
#
# - Deux couches cachées denses de **128** puis **64** neurones ReLU, chacune suivie d'un dropout de part effacée `dropout`. Une couche de sortie dense de `n_classes` neurones, qui donne des **logits** : ni dropout, ni softmax après elle.
# - Il reçoit un tenseur `(n, n_entrees)` et renvoie un tenseur `(n, n_classes)`.
# - Il obéit à `train()` et à `eval()`.
#
# **Exemple** : `reseau_torch(784, 10, 0.5)` a 109 386 paramètres.
#
# <details><summary>Indice 1</summary><code>nn.Sequential</code> enchaîne des couches dans l'ordre. La fonction <code>reseau_nu</code> de la section 1 en est un exemple.</details>
# <details><summary>Indice 2</summary>Une couche <code>nn.Dropout(p)</code> est un module : elle suit <code>train()</code> et <code>eval()</code> toute seule. <code>nn.functional.dropout</code>, appelée sans lui dire le mode, est toujours active.</details>
# <details><summary>Indice 3</summary>Sept éléments : dense, activation, dropout, deux fois de suite avec les bonnes tailles, puis la dense de sortie. L'entropie croisée de PyTorch attend des logits.</details>

# %% nbgrader={"grade": false, "grade_id": "reseau_torch", "locked": false, "schema_version": 3, "solution": true, "task": false}
def reseau_torch(n_entrees, n_classes, dropout):
    """Un réseau n_entrees-128-64-n_classes avec dropout, sortie en logits."""
    ### BEGIN SOLUTION
    return nn.Sequential(
        nn.Linear(n_entrees, 128), nn.ReLU(), nn.Dropout(dropout),
        nn.Linear(128, 64), nn.ReLU(), nn.Dropout(dropout),
        nn.Linear(64, n_classes),
    )
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_reseau_torch_formes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les couches et les formes (1 point)
modele = reseau_torch(20, 5, 0.3)
controles.vrai(isinstance(modele, nn.Module), "reseau_torch renvoie un nn.Module", cause="avez-vous oublié « return » ?")
controles.forme(modele(torch.zeros(7, 20)), (7, 5), "la sortie de reseau_torch(20, 5, 0.3) sur un lot (7, 20)")
formes = sorted(tuple(p.shape) for p in modele.parameters())
attendues = sorted([(128, 20), (128,), (64, 128), (64,), (5, 64), (5,)])
controles.vrai(formes == attendues, f"les paramètres ont les formes attendues ; ici {formes}", cause="il faut trois couches denses, avec biais : n_entrees-128-64-n_classes.")
controles.egal(sum(p.numel() for p in reseau_torch(784, 10, 0.5).parameters()), 109386, "le nombre de paramètres de reseau_torch(784, 10, 0.5)")
controles.reussi("reseau_torch : les couches et les formes")

# %% nbgrader={"grade": true, "grade_id": "test_reseau_torch_modes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · au hasard en apprentissage, fixe en évaluation (1 point)
torch.manual_seed(int(controles.hasard(19).integers(10**6)))
modele, lot = reseau_torch(20, 5, 0.5), torch.randn(50, 20)
modele.eval()
with torch.no_grad():
    fixe = modele(lot)
    controles.vrai(torch.equal(fixe, modele(lot)), "en évaluation, deux appels donnent la même sortie", cause="le dropout est actif en évaluation : utilisez la couche nn.Dropout, qui suit eval().")
    modele.train()
    mobile = modele(lot)
    controles.vrai(not torch.allclose(mobile, modele(lot)), "en apprentissage, deux appels donnent des sorties différentes", cause="aucun dropout n'est actif en apprentissage.")
    controles.vrai(not (mobile == 0).any(), "aucune sortie n'est effacée en apprentissage", cause="pas de dropout (ni de ReLU) après la couche de sortie.")
    sans = reseau_torch(20, 5, 0.0).train()
    controles.vrai(torch.equal(sans(lot), sans(lot)), "avec dropout=0, rien n'est au hasard", cause="dropout est un argument : utilisez-le dans les deux couches.")
controles.reussi("reseau_torch : au hasard en apprentissage, fixe en évaluation")

# %% nbgrader={"grade": true, "grade_id": "test_reseau_torch_dropout", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · ReLU, logits, et la bonne part effacée, aux deux endroits (1 point)
def comparer_sortie(sortie, X, poids, quoi):
    """Compare une sortie en évaluation au calcul direct ; poids : W1, b1, W2, b2, W3, b3, chaque W en (entrée, sortie)."""
    W1, b1, W2, b2, W3, b3 = poids
    def relu(z):
        return np.maximum(z, 0)
    def rien(z):
        return z
    def reseau(f1, f2):
        return f2(f1(X @ W1 + b1) @ W2 + b2) @ W3 + b3
    logits = reseau(relu, relu)
    decales = logits - logits.max(axis=1, keepdims=True)
    log_probabilites = decales - np.log(np.exp(decales).sum(axis=1, keepdims=True))
    # 1e-4 : trois produits en float32
    controles.egal(sortie, logits, quoi, rtol=1e-4, atol=1e-4, pistes=[
        (np.exp(log_probabilites), "ce sont des probabilités : la sortie doit rester en logits, sans softmax."),
        (log_probabilites, "pas de log_softmax : la sortie doit rester en logits."), (relu(logits), "pas de ReLU sur la sortie."),
        (reseau(rien, rien), "il manque les activations ReLU."), (reseau(rien, relu), "il manque la ReLU de la première couche cachée."),
        (reseau(relu, rien), "il manque la ReLU de la seconde couche cachée."),
        (lambda o: o.shape == logits.shape, "en évaluation, la seule transformation est ReLU, après chaque couche cachée ; rien après la sortie."),
    ])

def variances_torch(fabrique, p_efface):
    """La variance de la sortie due au seul dropout de chaque étage, tous les poids étant constants."""
    modele = fabrique(3, 2, p_efface).train()
    with torch.no_grad():
        for parametre in modele.parameters():
            valeur = {(128, 3): 1 / 3, (128,): 0.0, (64, 128): 1 / 128, (64,): 0.0, (2, 64): 1 / 64, (2,): 0.0}[tuple(parametre.shape)]
            parametre.fill_(valeur)
        sortie = modele(torch.ones(6000, 3))[:, 0].numpy()
        for parametre in modele.parameters():  # la deuxième couche ne voit plus la première : seul le second dropout agit
            if tuple(parametre.shape) in {(64, 128), (64,)}:
                parametre.fill_(0.0 if parametre.ndim == 2 else 1.0)
        return sortie, modele(torch.ones(6000, 3))[:, 0].numpy()

torch.manual_seed(int(controles.hasard(20).integers(10**6)))
controles.vrai(len(list(reseau_torch(3, 2, 0.5).parameters())) == 6 and {tuple(p.shape) for p in reseau_torch(3, 2, 0.5).parameters()}
               == {(128, 3), (128,), (64, 128), (64,), (2, 64), (2,)}, "les couches ont les tailles de l'énoncé", cause="réussissez d'abord le test 1.")
### BEGIN HIDDEN TESTS
modele = reseau_torch(7, 5, 0.4).eval()
rng = controles.hasard(26)
tableaux = [rng.normal(0, 0.3, size=forme) for forme in ((128, 7), (128,), (64, 128), (64,), (5, 64), (5,))]
X = rng.normal(size=(30, 7))
with torch.no_grad():
    for parametre in modele.parameters():
        for tableau in tableaux:
            if tuple(parametre.shape) == tableau.shape:
                parametre.copy_(torch.from_numpy(tableau))
    sortie, encore = modele(torch.tensor(X, dtype=torch.float32)), modele(torch.tensor(X, dtype=torch.float32))
if np.array_equal(sortie.numpy(), encore.numpy()):  # sinon, le test 2 dit que le dropout est actif en évaluation
    comparer_sortie(sortie, X, [t.T for t in tableaux], "la sortie en évaluation, poids et entrées au hasard")
### END HIDDEN TESTS
for p_efface in (0.2, 0.6):
    bruit = p_efface / (1 - p_efface)
    ensemble, second = variances_torch(reseau_torch, p_efface)
    controles.egal(second.mean(), 1.0, f"la moyenne de sorties qui valent 1 sans dropout, dropout={p_efface}", atol=0.05)
    # Une variance estimée sur 6 000 tirages est connue à 2 % près (un écart type) : 15 % en fait huit.
    attendue = bruit / 64
    controles.egal(second.var(), attendue, f"la variance due au second dropout, dropout={p_efface}", rtol=0.15, atol=0, pistes=[
        (lambda o: o < 1e-9, "il manque un dropout après la seconde couche cachée."),
        (lambda o, b=bruit: abs(o / ((1 / b) / 64) - 1) < 0.15, "dropout est la part effacée, pas la part gardée."),
        (lambda o, b=bruit: o > 5 * b / 64, "un dropout agit après la couche de sortie."), (lambda o: True, "la part effacée n'est pas l'argument dropout.")])
    attendue = (1 + bruit / 128) * (1 + bruit / 64) - 1
    controles.egal(ensemble.var(), attendue, f"la variance due aux deux dropouts, dropout={p_efface}", rtol=0.15, atol=0, pistes=[
        (lambda o, b=bruit: abs(o / (b / 64) - 1) < 0.15, "il manque un dropout après la première couche cachée."),
        (lambda o, b=bruit: o > 0.5 * b / 3, "un dropout agit sur les entrées : il n'en faut qu'après chaque couche cachée.")])
controles.reussi("reseau_torch : la bonne part effacée, et des logits")

# %% [markdown]
# ### Exercice 11 · Dans Keras
#
# ★★☆ · 15 minutes · **But** : le même réseau, avec en plus une pénalité L2.
#
# Écrivez `reseau_keras(n_entrees, n_classes, dropout, l2)`, qui renvoie un modèle Keras, **non compilé**.
#
# - La même architecture que l'exercice 10 : 128 et 64 neurones ReLU, un dropout après chacune, une sortie dense en **logits**.
# - Une pénalité L2 de coefficient `l2` sur les **poids** (*kernels*) des **trois** couches denses, **pas** sur leurs biais : la somme de `modele.losses` vaut $l_2 \sum w^2$.
# - L'entrée a la forme `(n, n_entrees)` ; le modèle a ses poids dès sa création.
#
# **Exemple** : `reseau_keras(784, 10, 0.5, 1e-4).count_params()` vaut 109 386.
#
# <details><summary>Indice 1</summary><code>keras.Sequential([...])</code>, avec <code>keras.Input(shape=(…,))</code> en premier pour que les poids existent tout de suite.</details>
# <details><summary>Indice 2</summary><code>keras.layers.Dense</code> a trois arguments de pénalité : <code>kernel_regularizer</code>, <code>bias_regularizer</code>, <code>activity_regularizer</code>. Un seul concerne les poids.</details>
# <details><summary>Indice 3</summary><code>keras.regularizers.L2()</code> sans argument vaut 0,01 : donnez-lui le coefficient. Les trois couches en ont besoin, la sortie aussi.</details>

# %% nbgrader={"grade": false, "grade_id": "reseau_keras", "locked": false, "schema_version": 3, "solution": true, "task": false}
def reseau_keras(n_entrees, n_classes, dropout, l2):
    """Un réseau n_entrees-128-64-n_classes avec dropout et pénalité L2 sur les poids, sortie en logits, non compilé."""
    ### BEGIN SOLUTION
    def dense(taille, activation=None):
        return keras.layers.Dense(taille, activation=activation, kernel_regularizer=keras.regularizers.L2(l2))
    return keras.Sequential([
        keras.Input(shape=(n_entrees,)),
        dense(128, "relu"), keras.layers.Dropout(dropout),
        dense(64, "relu"), keras.layers.Dropout(dropout),
        dense(n_classes),
    ])
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_reseau_keras_accord", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · en évaluation, les mêmes sorties que PyTorch avec les mêmes poids (1 point)
rng = controles.hasard(21)
modele = reseau_keras(20, 5, 0.4, 0.01)
controles.vrai(isinstance(modele, keras.Model), "reseau_keras renvoie un modèle Keras", cause="avez-vous oublié « return » ?")
formes = [tuple(v.shape) for v in modele.trainable_variables]
controles.vrai(formes == [(20, 128), (128,), (128, 64), (64,), (64, 5), (5,)], f"les poids ont les formes attendues, dans l'ordre ; ici {formes}",
               cause="trois couches denses avec biais, n_entrees-128-64-n_classes, et une entrée déclarée par keras.Input.")
poids = [rng.normal(0, 0.3, size=forme) for forme in ((20, 128), (128,), (128, 64), (64,), (64, 5), (5,))]
for rang in range(6):
    modele.trainable_variables[rang].assign(poids[rang])
lot = np.float32(rng.normal(size=(6, 20)))
sortie = keras.ops.convert_to_numpy(modele(lot, training=False))
controles.vrai(np.array_equal(sortie, keras.ops.convert_to_numpy(modele(lot, training=False))), "en évaluation, deux appels donnent la même sortie",
               cause="le dropout est actif en évaluation : ne forcez pas training=True.")
comparer_sortie(sortie, lot, poids, "la sortie en évaluation, poids et entrées au hasard")
controles.vrai(not modele.compiled, "le modèle n'est pas compilé", cause="compile viendra plus tard, avec le choix de l'optimiseur : renvoyez le modèle seul.")
controles.reussi("reseau_keras : en évaluation, les bonnes sorties")

# %% nbgrader={"grade": true, "grade_id": "test_reseau_keras_dropout", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le dropout, aux deux endroits, à la bonne part (1 point)
def variances_keras(fabrique, p_efface):
    modele = fabrique(3, 2, p_efface, 0.0)
    sorties = []
    for deuxieme in ((1 / 128, 0.0), (0.0, 1.0)):
        valeurs = (1 / 3, 0.0, *deuxieme, 1 / 64, 0.0)
        for variable, valeur in zip(modele.trainable_variables, valeurs):
            variable.assign(np.full(variable.shape, valeur))
        sorties.append(keras.ops.convert_to_numpy(modele(np.ones((6000, 3), dtype="float32"), training=True))[:, 0])
    return sorties

keras.utils.set_random_seed(int(controles.hasard(22).integers(10**6)))
controles.vrai([tuple(v.shape) for v in reseau_keras(3, 2, 0.5, 0.0).trainable_variables] == [(3, 128), (128,), (128, 64), (64,), (64, 2), (2,)],
               "les couches ont les tailles de l'énoncé", cause="réussissez d'abord le test 1.")
for p_efface in (0.2, 0.6):
    bruit = p_efface / (1 - p_efface)
    ensemble, second = variances_keras(reseau_keras, p_efface)
    controles.egal(second.mean(), 1.0, f"la moyenne de sorties qui valent 1 sans dropout, dropout={p_efface}", atol=0.05, pistes=[
        (lambda o: abs(o - 0.5) < 0.02, "ce sont des probabilités : la sortie doit rester en logits, sans softmax.")])
    # Une variance estimée sur 6 000 tirages est connue à 2 % près (un écart type) : 15 % en fait huit.
    controles.egal(second.var(), bruit / 64, f"la variance due au second dropout, dropout={p_efface}", rtol=0.15, atol=0, pistes=[
        (lambda o: o < 1e-9, "il manque un dropout après la seconde couche cachée."),
        (lambda o, b=bruit: abs(o / ((1 / b) / 64) - 1) < 0.15, "dropout est la part effacée, pas la part gardée."),
        (lambda o, b=bruit: o > 5 * b / 64, "un dropout agit après la couche de sortie."), (lambda o: True, "la part effacée n'est pas l'argument dropout.")])
    controles.egal(ensemble.var(), (1 + bruit / 128) * (1 + bruit / 64) - 1, f"la variance due aux deux dropouts, dropout={p_efface}", rtol=0.15, atol=0, pistes=[
        (lambda o, b=bruit: abs(o / (b / 64) - 1) < 0.15, "il manque un dropout après la première couche cachée."),
        (lambda o, b=bruit: o > 0.5 * b / 3, "un dropout agit sur les entrées : il n'en faut qu'après chaque couche cachée.")])
controles.reussi("reseau_keras : le dropout, aux deux endroits")

# %% nbgrader={"grade": true, "grade_id": "test_reseau_keras_penalite", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · la pénalité L2 : les poids des trois couches, pas les biais (1 point)
rng = controles.hasard(23)
def verifier_la_penalite(coefficient):
    """La somme de modele.losses, pour des poids tirés au hasard."""
    l2 = float(coefficient)
    modele = reseau_keras(4, 3, 0.5, l2)
    poids = [rng.normal(0, 0.5, size=forme) for forme in ((4, 128), (128,), (128, 64), (64,), (64, 3), (3,))]
    modele(np.ones((2, 4), dtype="float32"), training=False)
    for rang in range(6):
        modele.trainable_variables[rang].assign(poids[rang])
    carres = [float(np.sum(tableau**2)) for tableau in poids]
    noyaux, biais = sum(carres[0::2]), sum(carres[1::2])
    # 1e-4 : une somme de milliers de carrés en float32
    controles.egal(float(sum(modele.losses)), coefficient * noyaux, f"la somme de modele.losses avec l2 = {coefficient}", rtol=1e-4, pistes=[
        (0.0, "aucune pénalité : donnez kernel_regularizer à chaque couche dense."), (coefficient * (noyaux + biais), "les biais sont pénalisés aussi : seulement kernel_regularizer."),
        (coefficient * biais, "ce sont les biais qui sont pénalisés : kernel_regularizer."), (coefficient * (carres[0] + carres[2]), "la couche de sortie est oubliée."),
        (coefficient * carres[0], "seule la première couche est pénalisée."), (coefficient * noyaux / 2, "pas de facteur un demi : la formule est celle de keras.regularizers.L2."),
        (0.01 * noyaux, "le coefficient n'est pas l'argument l2 : L2() vaut 0,01 par défaut."),
        (coefficient * sum(float(np.abs(tableau).sum()) for tableau in poids[0::2]), "c'est une pénalité L1."),
        (lambda o: True, "pénalisez les poids (kernel_regularizer), pas les sorties des couches.")])

verifier_la_penalite(0.01)
### BEGIN HIDDEN TESTS
verifier_la_penalite(0.003)
### END HIDDEN TESTS
controles.egal(float(sum(reseau_keras(4, 3, 0.5, 0.0).losses)), 0.0, "la somme de modele.losses avec l2 = 0")
controles.reussi("reseau_keras : la pénalité L2 des trois couches")

# %% [markdown]
# Voici le réseau Keras au travail, avec `fit` et votre rappel : 200 chiffres, dropout de 0,3, L2 de $10^{-4}$. `fit` ajoute de lui-même `modele.losses` à la perte.

# %% tags=["demonstration"]
keras.utils.set_random_seed(0)
moyenne_app, ecart_app = IMAGES[:200].mean(), IMAGES[:200].std()
X_k, X_k_val, X_k_test = (((lot - moyenne_app) / ecart_app).reshape(len(lot), 784) for lot in (IMAGES[:200], IMAGES_VAL, IMAGES_TEST))
modele_k = reseau_keras(784, 10, 0.3, 1e-4)
modele_k.compile(optimizer=keras.optimizers.Adam(1e-3), loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
suivi_k = modele_k.fit(X_k, CLASSES[:200], validation_data=(X_k_val, CLASSES_VAL), epochs=60, batch_size=32, verbose=0, callbacks=[ArretKeras(8)]).history
print(f"arrêt après {len(suivi_k['loss'])} époques ; meilleure val_loss à l'époque {1 + int(np.argmin(suivi_k['val_loss']))}")
print(f"test : {100 * modele_k.evaluate(X_k_test, CLASSES_TEST, verbose=0)[1]:.0f} %")

# %% [markdown]
# Dans Keras, `loss` et `val_loss` **contiennent la pénalité** : avec un grand `l2`, elles ne sont plus comparables à celles d'un modèle sans pénalité. Autre surprise : `loss` est une moyenne sur les lots de l'époque, mesurée **avec** dropout, pendant que les poids changent ; `val_loss`, à la fin, **sans**. Une validation meilleure que l'apprentissage n'est donc pas une anomalie.
#
# > **À retenir.** Dropout après les couches cachées, jamais après la sortie. Dans Keras, la L2 se donne couche par couche ; dans PyTorch, à l'optimiseur. Les pertes affichées ne sont comparables que si l'on sait ce qu'elles contiennent.

# %% [markdown]
# ## 10. Ce que chaque technique gagne vraiment
#
# On lit souvent des tableaux du genre « augmentation : efficacité très élevée ; dropout : élevée ; décroissance des poids : moyenne ». Sur quoi ? Mesurons, avec les règles d'honnêteté du chapitre 04 :
#
# 1. une technique à la fois, contre le **même** réseau nu, entraîné de la même façon ;
# 2. les réglages (part effacée, λ…) ont été choisis sur la **validation**, avec cinq graines, parmi deux ou trois valeurs, d'après la perte ;
# 3. dix graines **nouvelles** ensuite ; une graine change les poids, les lots **et** les 200 exemples ;
# 4. le **test** ne sert qu'à la fin.
#
# **Prédisez.** Classez ces techniques, de la plus utile à la moins utile, pour nos 200 chiffres : dropout, AdamW, normalisation par lot, réseau plus petit, arrêt anticipé, augmentation, quatre fois plus de données.

# %%
TABLEAU = {  # test, dix graines (10 à 19) : exactitudes en %, puis perte moyenne
    "réseau nu": ([82.0, 82.2, 79.9, 80.0, 80.4, 79.5, 82.0, 82.2, 81.1, 79.5], 0.801),
    "réseau plus petit (32 et 16)": ([79.7, 80.3, 79.4, 78.7, 78.1, 76.4, 78.0, 75.4, 79.6, 76.8], 0.826),
    "L2 dans Adam, λ = 0,01": ([80.5, 81.9, 80.2, 79.7, 78.9, 79.8, 81.8, 82.2, 80.7, 78.8], 0.653),
    "AdamW, λ = 3": ([80.3, 81.7, 79.0, 79.9, 80.3, 79.9, 80.3, 82.1, 80.5, 79.2], 0.641),
    "dropout 0,5": ([82.0, 81.8, 80.7, 80.2, 80.2, 80.2, 81.6, 82.1, 80.2, 79.4], 0.754),
    "normalisation par lot": ([77.6, 79.5, 79.6, 76.4, 76.8, 76.4, 80.4, 79.4, 80.3, 76.0], 0.721),
    "arrêt anticipé, patience 10": ([81.3, 81.5, 80.0, 79.4, 79.0, 78.9, 82.1, 82.2, 80.0, 78.5], 0.639),
    "décalages": ([85.4, 84.4, 85.5, 84.8, 82.5, 83.1, 82.5, 84.1, 86.2, 81.8], 0.555),
    "décalages et miroirs": ([81.3, 79.0, 80.5, 77.3, 80.0, 77.4, 79.2, 78.9, 77.9, 78.3], 0.678),
    "décalages, 180 époques": ([87.2, 86.2, 88.7, 87.2, 84.9, 85.1, 85.1, 85.2, 87.7, 84.5], 0.643),
    "décalages et norm. par lot": ([87.0, 86.0, 87.3, 85.9, 85.9, 86.0, 83.6, 86.2, 85.7, 83.0], 0.476),
    "800 exemples au lieu de 200": ([88.3, 88.2, 87.1, 87.7, 88.7, 88.2, 88.5, 88.6, 89.1, 87.7], 0.642),
}
figures.gains({nom: exactitudes for nom, (exactitudes, _) in TABLEAU.items()}, reference="réseau nu")

# %% tags=["nbval-check-output"]
for nom, (exactitudes, perte) in TABLEAU.items():
    gain = np.array(exactitudes) - TABLEAU["réseau nu"][0]
    print(f"{nom:<32} {np.mean(exactitudes):.1f} % (écart type {np.std(exactitudes, ddof=1):.1f})   gain {round(gain.mean(), 1) + 0.0:+.1f} ± {gain.std(ddof=1) / np.sqrt(10):.1f}   perte {perte:.2f}")

# %% [markdown]
# « Gain » est la moyenne des dix différences avec le réseau nu, **graine par graine** (mêmes exemples), suivie de son erreur type. Un gain plus petit que deux fois cette erreur peut n'être que du hasard.
#
# Que lit-on ?
#
# - **Ce qui apporte de l'information gagne.** Avec 800 exemples : 7 points de plus. Avec des décalages : 3 points, et 5 en entraînant trois fois plus longtemps, car des images toujours nouvelles se retiennent moins vite.
# - **Une augmentation fausse fait perdre.** Avec les miroirs en plus, on tombe à 2 points **sous** le réseau nu : un 3 retourné n'est plus un 3.
# - **Dropout, L2, AdamW et arrêt anticipé ne gagnent rien en exactitude.** Le dropout n'y change rien ; les trois autres perdent environ un demi-point, ce qui est peu, mais dépasse deux fois l'erreur. En revanche, tous **baissent la perte** de test, de 0,80 à 0,75 pour le dropout, autour de 0,65 pour les trois autres. Le réseau se trompe à peu près autant, avec moins d'assurance. Si l'on se sert de ses probabilités, c'est un vrai gain. Et l'arrêt anticipé l'obtient en trois fois moins d'époques.
# - **λ = 3 pour AdamW**, loin des valeurs courantes de la section 4 ? Chaque pas ne retire que $\eta\lambda = 0{,}3$ % du poids, et 60 époques ne font que 420 pas. Un entraînement court demande une décroissance plus forte : la valeur se règle, elle ne se recopie pas.
# - **Un réseau plus petit perd** 2,6 points, alors que c'est un remède souvent conseillé. C'est la nuance de la section 2 : surapprendre n'est pas avoir trop de neurones.
# - **Les effets ne s'additionnent pas.** Seule, la normalisation par lot fait perdre 2,6 points ici. Avec les décalages, elle en fait gagner 1,6 de plus qu'eux seuls.
#
# Ce n'est **pas** une loi générale. Un autre réseau, d'autres données, d'autres réglages donneraient un autre classement : le dropout et la normalisation par lot ont fait leurs preuves sur des réseaux et des jeux bien plus grands. Trois réserves encore : la ligne « 800 exemples » fait aussi quatre fois plus de pas, et ses jeux se recouvrent d'une graine à l'autre ; l'arrêt anticipé s'appuie sur 1 000 images de validation, un luxe quand on n'en a que 200 pour apprendre ; une erreur type sur dix graines n'est elle-même connue qu'à un quart près. Ce qui est général, c'est la **façon de mesurer**.

# %% [markdown]
# La cellule suivante dit comment chaque ligne a été obtenue, et en rejoue quatre avec une graine et **vos** fonctions. Votre règle de diagnostic est-elle d'accord ? Pour refaire toute une ligne, comptez dix à trente secondes : `[essai(graine, **ESSAIS["AdamW, λ = 3"]())[1] for graine in range(10, 20)]`.

# %% tags=["demonstration"]
def avec_miroirs(images, rng):
    return augmenter(images, rng, miroir=True)

def normalise():
    return reseau_nu(norme=True)

ESSAIS = {  # une fonction par ligne : chaque essai reçoit des objets neufs
    "réseau nu": lambda: {},
    "réseau plus petit (32 et 16)": lambda: {"fabrique": lambda: reseau_nu(32, 16)},
    "L2 dans Adam, λ = 0,01": lambda: {"penalite": 0.01},
    "AdamW, λ = 3": lambda: {"decroissance": 3},
    "dropout 0,5": lambda: {"fabrique": lambda: reseau_torch(784, 10, 0.5)},
    "normalisation par lot": lambda: {"fabrique": normalise},
    "arrêt anticipé, patience 10": lambda: {"arret": ArretAnticipe(patience=10)},
    "décalages": lambda: {"transformer": augmenter},
    "décalages et miroirs": lambda: {"transformer": avec_miroirs},
    "décalages, 180 époques": lambda: {"transformer": augmenter, "epoques": 180},
    "décalages et norm. par lot": lambda: {"transformer": augmenter, "fabrique": normalise},
    "800 exemples au lieu de 200": lambda: {"n": 800},
}
rejoues = {}
for nom in ("réseau nu", "dropout 0,5", "arrêt anticipé, patience 10", "décalages"):
    rejoues[nom], (perte, exactitude) = essai(10, **ESSAIS[nom]())
    print(f"{nom:<28} test : {100 * exactitude:.1f} %, perte {perte:.2f}   tableau : {TABLEAU[nom][0][0]:.1f} %   diagnostic : {diagnostiquer(rejoues[nom])}")

# %% [markdown]
# La règle dit « surapprentissage » partout, même pour la meilleure technique : 85 % d'un côté, près de 100 % de l'autre. L'écart est un **signe**, pas le but. On pourrait le réduire à zéro en empêchant le réseau d'apprendre. Ce que l'on cherche, c'est la meilleure réponse sur des exemples nouveaux.

# %% tags=["demonstration"]
figures.courbes(rejoues["décalages"], titre="200 chiffres, décalages de deux pixels")

# %% [markdown]
# > **À retenir.** Une technique de régularisation se **mesure**, sur son problème, contre un réseau nu, avec plusieurs graines. Sur nos 200 chiffres, ce qui apporte de l'information (données, augmentation) l'emporte sur ce qui freine le réseau.

# %% [markdown]
# ## 11. La validation croisée
#
# ### L'idée
#
# Avec 200 exemples étiquetés en tout, en réserver 40 pour valider coûte cher, et 40 images mesurent bien mal : à 80 % d'exactitude, l'écart type d'une proportion sur 40 images vaut $\sqrt{0{,}8 \times 0{,}2 / 40} \approx 6$ points.
#
# La **validation croisée** (*cross-validation*) coupe les exemples en $k$ **plis** (*folds*). Chaque pli sert une fois de validation, les autres d'apprentissage. On entraîne donc $k$ modèles, et **chaque exemple** est jugé une fois, par un modèle qui ne l'a pas vu.

# %%
figures.plis(5)

# %% [markdown]
# ### Exercice 12 · Les plis
#
# ★★☆ · 12 minutes · **But** : couper sans perdre ni répéter.
#
# Écrivez `plis(n, k, rng)`.
#
# - **Entrées** : `n`, le nombre d'exemples ; `k`, le nombre de plis ; `rng`, un `numpy.random.Generator`.
# - **Sortie** : une liste de `k` couples `(apprentissage, validation)`, deux tableaux NumPy d'**indices entiers**.
#   - Les `k` validations sont disjointes et couvrent ensemble les indices de 0 à `n - 1`. Leurs tailles diffèrent d'au plus 1.
#   - Dans chaque couple, `apprentissage` contient tous les autres indices, une fois chacun.
#   - Les exemples sont **mélangés** avant d'être répartis, par `rng` seul (un jeu de données est souvent trié par classe).
# - `k < 2` ou `k > n` : levez une `ValueError`.
#
# **Exemple** : `plis(7, 3, rng)` donne des validations de tailles 3, 2 et 2 (dans un ordre quelconque), et des apprentissages de tailles 4, 5 et 5.
#
# <details><summary>Indice 1</summary>Mélangez une seule fois les indices, puis coupez cette liste en k morceaux.</details>
# <details><summary>Indice 2</summary><code>np.array_split</code> coupe un tableau en k morceaux presque égaux, sans rien perdre.</details>
# <details><summary>Indice 3</summary>L'apprentissage d'un pli est la réunion de tous les autres morceaux : <code>np.concatenate</code>, ou <code>np.setdiff1d</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "plis", "locked": false, "schema_version": 3, "solution": true, "task": false}
def plis(n, k, rng):
    """Renvoie k couples (apprentissage, validation) d'indices : chaque exemple est validé une fois."""
    ### BEGIN SOLUTION
    if not 2 <= k <= n:
        raise ValueError(f"k doit aller de 2 à n = {n} ; reçu {k}.")
    morceaux = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(morceaux[:i] + morceaux[i + 1 :]), morceaux[i]) for i in range(k)]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_plis_partition", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · chaque exemple validé une fois, des plis presque égaux (1 point)
def verifier_la_partition(n, k):
    """Les parts de validation de plis(n, k), réunies, sont tous les exemples, une fois chacun."""
    couples = controles.n_uplet(plis(n, k, controles.hasard(24)), k, f"plis({n}, {k}, rng)")
    validations = [controles.n_uplet(couple, 2, "un pli")[1] for couple in couples]
    tailles = sorted(len(v) for v in validations)
    controles.vrai(sum(tailles) == n, f"les validations de plis({n}, {k}) ont {n} indices en tout ; ici {sum(tailles)}",
                   cause="des exemples sont perdus quand k ne divise pas n : les plis peuvent différer d'un exemple." if sum(tailles) < n else
                         "les couples sont-ils dans l'ordre (apprentissage, validation) ? Chaque exemple n'est validé qu'une fois.")
    controles.vrai(tailles[-1] - tailles[0] <= 1, f"les tailles des plis diffèrent d'au plus 1 ; ici {tailles}", cause="répartissez le reste de la division, un exemple par pli.")
    controles.egal(np.sort(np.concatenate(validations)), np.arange(n), f"les indices validés par plis({n}, {k}), triés", pistes=[
        (np.arange(1, n + 1), "les indices vont de 0 à n - 1."), (lambda o: len(set(o)) < len(o), "des exemples sont validés deux fois : mélangez une seule fois, avant de couper.")])

for n, k in ((10, 5), (7, 3), (6, 6)):
    verifier_la_partition(n, k)
### BEGIN HIDDEN TESTS
rng = controles.hasard(33)
for n, k in ((11, 4), (23, 2), (int(rng.integers(30, 60)), int(rng.integers(3, 9)))):
    verifier_la_partition(n, k)
### END HIDDEN TESTS
controles.reussi("plis : chaque exemple validé une fois")

# %% nbgrader={"grade": true, "grade_id": "test_plis_apprentissage", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · l'apprentissage est tout le reste (1 point)
for n, k in ((10, 5), (7, 3), (6, 6)):
    for app, val in controles.n_uplet(plis(n, k, controles.hasard(25)), k, f"plis({n}, {k}, rng)"):
        controles.entiers(np.asarray(app), "les indices d'apprentissage")
        controles.entiers(np.asarray(val), "les indices de validation")
        controles.vrai(not set(np.asarray(app)) & set(np.asarray(val)), "apprentissage et validation sont disjoints", cause="des exemples de validation servent aussi à apprendre : c'est une fuite.")
        controles.egal(np.sort(np.concatenate([app, val])), np.arange(n), f"les indices d'un pli de plis({n}, {k}), réunis et triés", pistes=[
            (lambda o: len(o) < n, "des indices manquent : la validation et l'apprentissage réunis sont tous les exemples."),
            (np.arange(1, n + 1), "les indices vont de 0 à n - 1.")])
        controles.vrai(len(app) > len(val) or k == 2, "l'apprentissage est la plus grande des deux parts", cause="l'ordre du couple est (apprentissage, validation).")
controles.reussi("plis : l'apprentissage est tout le reste")

# %% nbgrader={"grade": true, "grade_id": "test_plis_hasard", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · mélangés, par rng seul ; des k impossibles refusés (1 point)
def premiere(rng):
    return np.sort(np.asarray(plis(60, 3, rng)[0][1]))
generateur = np.random.default_rng(3)
un, deux = premiere(generateur), premiere(generateur)
# Des indices qui se suivent (en reprenant à 0 après 59) ou pris de trois en trois : rien n'a été mélangé.
controles.vrai(all(len(set(np.diff(np.append(pli, pli[0] + 60)))) > 2 for pli in (un, deux, premiere(np.random.default_rng(4)))), "les exemples sont mélangés avant d'être répartis",
               cause="sans mélange, un jeu trié par classe donnerait des plis d'une seule classe.")
controles.vrai(not np.array_equal(un, deux), "deux appels donnent des plis différents", cause="utilisez rng tel quel, sans recréer de générateur.")
controles.vrai(np.array_equal(un, premiere(np.random.default_rng(3))), "la même graine donne les mêmes plis", cause="le hasard ne vient pas de rng.")
for n, k in ((10, 1), (10, 0), (10, -2), (4, 5)):
    controles.leve(ValueError, plis, n, k, np.random.default_rng(0), quoi=f"plis({n}, {k}, rng)", cause="k va de 2 à n : avec un seul pli, il n'y aurait plus rien pour apprendre ; au-delà de n, un pli serait vide.")
controles.reussi("plis : mélangés, par rng seul")

# %% [markdown]
# Cinq plis sur 200 chiffres, réseau nu, quinze époques. Chaque pli valide sur 40 images.

# %% tags=["demonstration"]
def valider_un_pli(app, val, graine, epoques=15):
    """Entraîne le réseau nu sur IMAGES[app] ; renvoie l'exactitude sur IMAGES[val]."""
    torch.manual_seed(graine)
    rng, modele = np.random.default_rng(graine), reseau_nu()
    moyenne, ecart = IMAGES[app].mean(), IMAGES[app].std()  # recalculés dans chaque pli : la validation n'y entre pas
    X_app, X_val = (torch.from_numpy(((IMAGES[lot] - moyenne) / ecart).reshape(len(lot), 784)) for lot in (app, val))
    optimiseur = adam(modele.parameters())
    for _ in range(epoques):
        modele.train()
        for lot in np.array_split(rng.permutation(len(app)), 5):
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_app[lot]), torch.from_numpy(CLASSES[app][lot])).backward()
            optimiseur.step()
    return juger(modele, X_val, CLASSES[val])[1]

scores = [100 * valider_un_pli(app, val, 0) for app, val in plis(200, 5, np.random.default_rng(0))]
print("les cinq plis :", [round(score) for score in scores])
print(f"moyenne {np.mean(scores):.1f} %, écart type entre plis {np.std(scores, ddof=1):.1f} points")

# %% [markdown]
# Regardez l'étendue des cinq nombres. Un seul découpage aurait donné l'un d'eux, par hasard. La moyenne des cinq repose sur 200 images jugées au lieu de 40.
#
# - La validation croisée **ne réduit pas** le surapprentissage : elle le **mesure** mieux.
# - Les $k$ scores ne sont pas indépendants (les apprentissages se recouvrent) : leur écart type ne donne qu'une idée de la précision de la moyenne.
# - **Tout ce qui apprend** se refait dans chaque pli, normalisation comprise : calculer la moyenne sur les 200 images serait une fuite.
# - Elle coûte $k$ entraînements. On la réserve aux petits jeux et aux modèles rapides. Pour des classes rares, des plis **stratifiés** gardent les proportions (chapitre 09) ; pour une série dans le temps, on ne mélange pas (chapitre 07).
# - Le jeu de **test** reste en dehors, comme toujours.
#
# > **À retenir.** Chaque exemple valide une fois. On annonce la moyenne **et** la dispersion. Rien de ce qui est calculé sur un pli de validation ne doit servir à apprendre.

# %% [markdown]
# ## 12. Choisir
#
# | technique | ce qu'elle demande | quand l'essayer | piège |
# |---|---|---|---|
# | plus de données, données nettoyées | temps, argent | toujours, d'abord | des étiquettes fausses s'apprennent par cœur, elles aussi |
# | augmentation | calcul, époques en plus | images, sons, textes dont on connaît les invariances | une transformation qui change la réponse ; augmenter la validation |
# | arrêt anticipé | une validation | toujours : il ne coûte rien | rendre les derniers poids |
# | dropout | un réglage, souvent plus d'époques | grands réseaux denses | actif en évaluation, p à l'envers |
# | décroissance des poids | un réglage | par défaut, avec AdamW | L2 sous Adam, facteur 2 |
# | normalisation par lot | des lots pas trop petits | réseaux profonds, convolutifs | oublier `eval()`, petits lots |
# | modèle plus petit | rien | si le calcul compte, ou en dernier | il peut tout simplement perdre |
# | modèle préentraîné | un modèle voisin | peu de données | chapitre 08 |
#
# **Dans quel ordre ?** D'abord un réseau qui **surapprend** : s'il n'y arrive pas, il y a une erreur, ou trop peu de capacité (chapitre 09). Ensuite seulement, régularisez, une technique à la fois, en mesurant.
#
# Les techniques se combinent, mais leurs effets ne s'additionnent pas. Dropout et normalisation par lot, en particulier, se gênent parfois : le dropout change la variance des activations entre les deux modes, et les statistiques courantes ne le savent pas (Li et al., 2019).
#
# D'autres régularisateurs ne disent pas leur nom : le bruit des petits lots, un taux d'apprentissage assez grand, la moyenne de plusieurs modèles (*ensemble*), le lissage des étiquettes (*label smoothing*).

# %% [markdown]
# ## 13. Quiz
#
# Remplacez chaque `"?"` par une lettre. Une seule réponse est juste par question. Le test d'une question dit seulement si vous avez répondu par une lettre permise ; la correction de votre copie dira si elle est juste, et où relire.
#
# **Q1.** Apprentissage : perte 0,02, exactitude 99 %. Validation : perte 1,1, exactitude 78 %. Que tenter d'abord ?
#
# - a. Un réseau plus grand, car 78 % est trop bas.
# - b. Davantage d'époques, car la perte de validation est encore haute.
# - c. Des données ou de l'augmentation, car le modèle retient ses exemples.
# - d. Un taux d'apprentissage plus grand.
#
# **Q2.** Un dropout inversé a pour part effacée 0,2. En évaluation, que fait-on des activations ?
#
# - a. On les multiplie par 0,8.
# - b. Rien.
# - c. On en efface encore 20 %.
# - d. On les divise par 0,8.
#
# **Q3.** Un modèle a une normalisation par lot. On oublie `modele.eval()` pour prédire. Que se passe-t-il ?
#
# - a. Rien, si l'on a écrit `torch.no_grad()`.
# - b. Rien, car les statistiques courantes servent dans les deux modes.
# - c. PyTorch refuse de calculer.
# - d. La réponse à une image dépend des autres images du lot, et les statistiques courantes changent.
#
# **Q4.** Vous remplacez `Adam(weight_decay=0.01)` par `AdamW(weight_decay=0.01)`. Quelle différence ?
#
# - a. La décroissance n'est plus divisée par la taille des gradients de chaque poids.
# - b. Aucune, L2 et décroissance sont la même chose.
# - c. AdamW ajoute le carré des poids à la perte affichée.
# - d. AdamW pénalise la valeur absolue des poids.
#
# **Q5.** Patience 3. Pertes de validation : 0,50 ; 0,40 ; 0,45 ; 0,42 ; 0,41 ; 0,30. À quelle époque s'arrête-t-on, et de quelle époque sont les poids rendus ?
#
# - a. On ne s'arrête pas ; époque 6.
# - b. Époque 6 ; époque 2.
# - c. Époque 5 ; époque 5.
# - d. Époque 5 ; époque 2.
#
# **Q6.** Laquelle de ces pratiques n'est **pas** une fuite ?
#
# - a. Calculer la moyenne des pixels sur l'apprentissage et la validation réunis.
# - b. Normaliser la validation avec la moyenne et l'écart type de l'apprentissage.
# - c. Choisir la meilleure époque sur le test, puis annoncer le score de test.
# - d. Augmenter les images, puis les répartir au hasard entre apprentissage et validation.

# %% nbgrader={"grade": false, "grade_id": "quiz", "locked": false, "schema_version": 3, "solution": true, "task": false}
REPONSES = {"Q1": "?", "Q2": "?", "Q3": "?", "Q4": "?", "Q5": "?", "Q6": "?"}
### BEGIN SOLUTION
REPONSES = {"Q1": "c", "Q2": "b", "Q3": "d", "Q4": "a", "Q5": "d", "Q6": "b"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_quiz_1", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 1 (1 point)
controles.qcm("Q1", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q1", REPONSES, "c", relire="section 3 : lire les courbes", explications={
    "a": "le réseau répond déjà juste à 99 % sur l'apprentissage : ce n'est pas la capacité qui manque.",
    "b": "la perte de validation remonte quand on continue ; c'est l'écart entre les deux courbes qui compte.",
    "d": "l'apprentissage se passe bien : le taux n'est pas en cause.",
})
### END HIDDEN TESTS
controles.reussi("question 1 : quel remède")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_2", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 2 (1 point)
controles.qcm("Q2", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q2", REPONSES, "b", relire="section 5 : le problème de l'échelle", explications={
    "a": "c'est le dropout d'origine, qui ne divise pas à l'apprentissage ; le dropout inversé a déjà réglé l'échelle.",
    "c": "en évaluation, tous les neurones sont là.",
    "d": "la division se fait à l'apprentissage, pas en évaluation.",
})
### END HIDDEN TESTS
controles.reussi("question 2 : le dropout en évaluation")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_3", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 3 (1 point)
controles.qcm("Q3", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q3", REPONSES, "d", relire="section 6 : et pour une seule image", explications={
    "a": "no_grad coupe le calcul des gradients, pas le mode des couches.",
    "b": "en apprentissage, ce sont les statistiques du lot qui servent.",
    "c": "PyTorch ne dit rien, sauf pour un lot d'une seule ligne : c'est bien le danger.",
})
### END HIDDEN TESTS
controles.reussi("question 3 : le mode oublié")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_4", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 4 (1 point)
controles.qcm("Q4", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q4", REPONSES, "a", relire="section 4 : sous Adam, la L2 n'est plus une décroissance", explications={
    "b": "c'est vrai pour SGD seulement.",
    "c": "aucun des deux ne change la perte affichée.",
    "d": "ce serait une pénalité L1 ; la décroissance est proportionnelle au poids.",
})
### END HIDDEN TESTS
controles.reussi("question 4 : Adam et AdamW")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_5", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 5 (1 point)
controles.qcm("Q5", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q5", REPONSES, "d", relire="section 8 : le tableau de l'arrêt anticipé", explications={
    "a": "les époques 3, 4 et 5 sont sans progrès : la sixième n'est jamais vue.",
    "b": "la patience est épuisée dès la troisième époque sans progrès.",
    "c": "0,41 n'est pas meilleur que 0,40 : ce ne sont pas ces poids que l'on rend.",
})
### END HIDDEN TESTS
controles.reussi("question 5 : la patience")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_6", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 6 (1 point)
controles.qcm("Q6", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q6", REPONSES, "b", relire="sections 1 et 7 : les trois parts, et préparer une époque", explications={
    "a": "la validation a servi à préparer l'apprentissage.",
    "c": "le test a servi à choisir : son score est trop beau.",
    "d": "deux versions de la même image peuvent tomber des deux côtés.",
})
### END HIDDEN TESTS
controles.reussi("question 6 : les fuites")

# %% [markdown]
# La cellule suivante regarde toutes vos réponses à la fois : elle dit si elles sont toutes justes, ou si l'une au moins est fausse, sans dire laquelle.

# %% tags=["demonstration"]
controles.sceau("05_regularisation", REPONSES)

# %% [markdown]
# ## Pour aller plus loin
#
# - N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever et R. Salakhutdinov, « Dropout: a simple way to prevent neural networks from overfitting », *Journal of Machine Learning Research*, 15(56), 2014, p. 1929-1958. Attention : p y est la part gardée.
# - S. Ioffe et C. Szegedy, « Batch normalization: accelerating deep network training by reducing internal covariate shift », *ICML*, 2015 ; S. Santurkar, D. Tsipras, A. Ilyas et A. Madry, « How does batch normalization help optimization? », *NeurIPS*, 2018. La méthode, puis l'explication contestée.
# - J. L. Ba, J. R. Kiros et G. Hinton, « Layer normalization », arXiv:1607.06450, 2016.
# - X. Li, S. Chen, X. Hu et J. Yang, « Understanding the disharmony between dropout and batch normalization by variance shift », *CVPR*, 2019.
# - I. Loshchilov et F. Hutter, « Decoupled weight decay regularization », *ICLR*, 2019. L2 et décroissance.
# - R. Tibshirani, « Regression shrinkage and selection via the lasso », *Journal of the Royal Statistical Society, Series B*, 58(1), 1996, p. 267-288. La L1.
# - S. Geman, E. Bienenstock et R. Doursat, « Neural networks and the bias/variance dilemma », *Neural Computation*, 4(1), 1992, p. 1-58 ; M. Belkin, D. Hsu, S. Ma et S. Mandal, « Reconciling modern machine-learning practice and the classical bias-variance trade-off », *PNAS*, 116(32), 2019, p. 15849-15854. Le compromis, puis la double descente.
# - C. Zhang, S. Bengio, M. Hardt, B. Recht et O. Vinyals, « Understanding deep learning requires rethinking generalization », *ICLR*, 2017. Les étiquettes au hasard.
# - L. Prechelt, « Early stopping – but when? », dans *Neural Networks: Tricks of the Trade*, Springer, 1998. La patience et ses variantes.
# - C. Shorten et T. M. Khoshgoftaar, « A survey on image data augmentation for deep learning », *Journal of Big Data*, 6, 2019, article 60.
# - I. Goodfellow, Y. Bengio et A. Courville, *Deep Learning*, MIT Press, 2016, chapitre 7. Le tour complet de la régularisation.
#
# ## Liste de vérification
#
# - [ ] Je sais à quoi servent l'apprentissage, la validation et le test, et reconnaître une fuite.
# - [ ] Je sais définir biais et variance, et lire quatre allures de courbes.
# - [ ] Je sais écrire la pénalité L2 et son gradient, et dire où se cache un facteur 2.
# - [ ] Je sais dire pourquoi L2 et décroissance diffèrent sous Adam.
# - [ ] Je sais écrire un dropout inversé, et ce qu'il fait en évaluation.
# - [ ] Je sais écrire une normalisation par lot, ses statistiques courantes et son gradient.
# - [ ] Je sais choisir une augmentation qui garde l'étiquette vraie, et ne l'appliquer qu'à l'apprentissage.
# - [ ] Je sais arrêter à temps et rendre une copie des meilleurs poids.
# - [ ] Je sais faire une validation croisée sans fuite.
# - [ ] Je sais mesurer ce qu'une technique gagne, avec plusieurs graines.
#
# ## Votre bilan

# %%
progression.bilan()

# %% [markdown]
# La suite : le chapitre 06 apporte aux images ce qu'aucune augmentation ne remplace, des couches faites pour elles.
