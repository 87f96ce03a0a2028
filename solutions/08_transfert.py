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
# # Chapitre 08 · L'apprentissage par transfert : ne pas repartir de zéro
#
# [![Ouvrir dans Binder](https://mybinder.org/badge_logo.svg)]({{binder}}) [![Ouvrir dans Colab](https://colab.research.google.com/assets/colab-badge.svg)]({{colab}})
#
# **Durée** : deux séances. Sections 1 à 4 et exercice 5 : 2 h 30. La suite, à partir de l'exercice 6 : 2 h 30 à 3 h. **Niveau** : intermédiaire.
#
# **À la fin de ce chapitre, vous saurez :**
#
# - séparer un réseau préentraîné en un **corps** et une **tête**, geler l'un et remplacer l'autre ;
# - extraire des caractéristiques, et apprendre une nouvelle tâche avec vingt-quatre photos ;
# - affiner un réseau sans le détruire : petits taux, normalisation par lots en inférence, oubli mesuré ;
# - faire la même chose dans PyTorch et dans Keras ;
# - distiller un grand réseau dans un petit ;
# - choisir une stratégie, et **vérifier par une mesure** que ce choix rapporte quelque chose.
#
# **Prérequis** : l'entropie croisée (chapitre 02), la boucle d'entraînement (chapitre 04), le dropout et la normalisation par lots (chapitre 05). Savoir qu'une convolution fait glisser un petit filtre sur une image suffit (chapitre 06).
#
# **Plan**
#
# 1. Un réseau qui a déjà vu un million d'images
# 2. Un corps et une tête
# 3. Les caractéristiques : apprendre avec peu
# 4. La courbe d'apprentissage : combien de photos faut-il ?
# 5. Affiner sans détruire
# 6. La même chose dans Keras
# 7. Distiller : le maître et l'élève
# 8. Choisir
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
import copy

import numpy as np

from retroprop import carnet, controles, donnees, modeles, progression
from retroprop.figures import transfert as figures
from retroprop.modeles import imagenet
from retroprop.widgets import transfert as widgets

carnet.preparer()

# %% nbgrader={"grade": false, "grade_id": "preparation_cadres", "locked": true, "schema_version": 3, "solution": false, "task": false}
carnet.preparer_cadres()  # charge les deux bibliothèques et fait taire leurs journaux

import keras
import torch
from torch import nn
from torch.nn import functional as F

from retroprop.modeles import efficientnet_keras, efficientnet_torch
from retroprop.modeles.efficientnet_torch import en_tenseur

# %% [markdown]
# ## 1. Un réseau qui a déjà vu un million d'images
#
# Imaginez que l'on vous confie 114 photos à classer : des oiseaux, des mammifères, des fruits, des fleurs, des véhicules. Un réseau qui apprend d'elles seules doit **tout** découvrir : ce qu'est un bord, une texture, une patte, une roue. Avec 114 exemples, c'est peu.
#
# Or quelqu'un a déjà fait ce travail. **EfficientNet-Lite0** est un réseau de 4,7 millions de nombres, entraîné par ses auteurs sur **ImageNet** : 1,28 million de photos en 1 000 classes. (C'est la partie du concours ILSVRC 2012. ImageNet entier en compte quatorze millions.) Ses poids sont publiés, et livrés avec ce cours.
#
# Réutiliser pour une tâche ce qui a été appris sur une autre, c'est l'**apprentissage par transfert** (*transfer learning*). La première tâche est la **tâche source** (ici ImageNet), la seconde la **tâche cible** (ici nos photos). Un réseau déjà entraîné est dit **préentraîné** (*pretrained*).

# %%
images_train, y_train, images_test, y_test, legendes_train, legendes_test = donnees.charger_photos(legendes=True)
CLASSES = donnees.CLASSES_PHOTOS
figures.galerie(images_train, y_train, CLASSES)

# %% [markdown]
# Ces photos viennent de Tux Paint, un logiciel de dessin pour enfants (licence GPL-2, fiche dans `data/photos/FICHE.md`). L'objet est seul, sur fond blanc. Il y en a 114 pour apprendre et 72 pour tester.
#
# ### Il reconnaît sans avoir appris ici
#
# Chargeons le réseau. Il attend des images de pixels $(x - 127)/128$ : c'est l'échelle de son entraînement, et `en_tenseur` s'en charge. **Un réseau préentraîné vient toujours avec sa préparation.** Une autre échelle ne provoque aucune erreur, seulement de mauvaises réponses.

# %% nbgrader={"grade": false, "grade_id": "reseau", "locked": true, "schema_version": 3, "solution": false, "task": false}
MODELE = efficientnet_torch.efficientnet()  # poids d'ImageNet, en mode évaluation
CORPS = MODELE.corps
print(f"{sum(p.numel() for p in MODELE.parameters()):,} paramètres".replace(",", " "))

# %%
montrees = [legendes_test.index(nom) for nom in ("Un zèbre", "Un citron jaune", "Un chien", "Un rat")]
with torch.no_grad():
    probabilites = torch.softmax(MODELE(en_tenseur(images_test[montrees])), dim=1).numpy()
figures.cinq_premieres(images_test[montrees], probabilites, [legendes_test[i] for i in montrees], imagenet.nom)

# %% [markdown]
# Le zèbre et le citron sont reconnus, presque sans hésitation. Le chien devient un « husky de Sibérie » : ImageNet a plus de cent races de chiens, et pas de classe « chien ». Le rat devient une « tique » : ImageNet n'a pas de classe « rat », et le réseau **répond toujours l'une de ses mille classes**. Il ne sait pas dire « je ne sais pas ».
#
# **Prédisez.** Nos six classes (« oiseau », « véhicule »…) ne sont pas dans les mille. Ce réseau peut-il nous servir quand même ? Quelle partie garder, quelle partie jeter ?
#
# <details><summary>Réponse</summary>
#
# Oui. Pour reconnaître un zèbre, le réseau a dû apprendre des choses qui servent à bien d'autres tâches : bords, rayures, pelages, sabots. On garde tout ce qui regarde l'image, et l'on jette la dernière couche, celle qui nomme les mille classes.
#
# </details>

# %% [markdown]
# > **À retenir.** Un réseau préentraîné apporte des représentations apprises sur une grande tâche source. Il exige la préparation d'images de son entraînement, et ne connaît que ses propres classes.

# %% [markdown]
# ## 2. Un corps et une tête
#
# Coupons le réseau en deux. Le **corps** (*backbone*) transforme une image en 1 280 nombres, ses **caractéristiques** (*features*). La **tête** (*head*) est une couche dense, qui transforme ces 1 280 nombres en un score par classe, un **logit**. En formule, le réseau calcule $h(\varphi(x))$ : $\varphi$ est le corps, $h$ la tête. Transférer, c'est garder $\varphi$ et apprendre un nouveau $h$.

# %%
figures.corps_et_tete()

# %% tags=["nbval-check-output"]
with torch.no_grad():
    caracteristiques = CORPS(en_tenseur(images_test[:2]))
print("images           :", tuple(en_tenseur(images_test[:2]).shape))
print("caractéristiques :", tuple(caracteristiques.shape))
print("logits           :", tuple(MODELE.tete(caracteristiques).shape))

# %% [markdown]
# Les premières couches d'un réseau d'images détectent des bords et des couleurs, utiles partout. Plus on monte, plus les couches servent la tâche source. Yosinski et ses collègues l'ont mesuré en 2014, en transplantant des couches d'un réseau à l'autre : les premières se transfèrent presque sans perte, les dernières, plus spécialisées, moins bien.
#
# D'où trois façons de réutiliser un réseau :
#
# | stratégie | gelé | entraîné |
# |---|---|---|
# | **extraction de caractéristiques** (*feature extraction*) | tout le corps | une nouvelle tête |
# | **affinage partiel** (*partial fine-tuning*) | le début du corps | la fin du corps et la tête |
# | **affinage complet** (*full fine-tuning*) | rien | tout |
#
# **Geler** (*freeze*) un paramètre, c'est interdire à l'entraînement de le changer. En PyTorch, chaque paramètre porte un interrupteur, `requires_grad`. À `False`, aucun gradient n'est calculé pour lui.
#
# Pour ne pas attendre, les tests utilisent une **maquette** : un réseau minuscule, fait lui aussi d'un `corps` et d'une `tete`.

# %% nbgrader={"grade": false, "grade_id": "maquette", "locked": true, "schema_version": 3, "solution": false, "task": false}
class Maquette(nn.Module):
    """Un corps (images (n, 3, h, w) -> n_traits caractéristiques) et une tête linéaire."""

    def __init__(self, n_traits=4, n_classes=5, graine=0):
        super().__init__()
        etat = torch.get_rng_state()
        torch.manual_seed(graine)
        self.corps = nn.Sequential()
        self.corps.add_module("bloc_1", nn.Sequential(nn.Conv2d(3, 6, 3, padding=1), nn.BatchNorm2d(6), nn.ReLU()))
        self.corps.add_module("bloc_10", nn.Sequential(nn.Conv2d(6, n_traits, 3), nn.BatchNorm2d(n_traits), nn.ReLU()))
        self.corps.add_module("moyenne", nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten()))
        self.tete = nn.Linear(n_traits, n_classes)
        torch.set_rng_state(etat)

    def forward(self, x):
        return self.tete(self.corps(x))

# %% tags=["nbval-check-output"]
for nom, parametre in Maquette().named_parameters():
    print(f"{nom:<24} {parametre.numel():>4} nombres   requires_grad = {parametre.requires_grad}")

# %% [markdown]
# Chaque paramètre a un nom complet, fait de parties séparées par des points. **Lisez bien ces noms** : `corps.bloc_1` et `corps.bloc_10` sont deux parties différentes.
#
# ### Exercice 1 · Geler
#
# ★★☆ · 15 minutes · **But** : geler un réseau, sauf les parties nommées.
#
# Écrivez `geler(modele, sauf=())`.
#
# - **Entrées** : `modele`, un `nn.Module` ; `sauf`, un n-uplet de noms de parties, par exemple `("tete", "corps.bloc_10")`.
# - **Effet** : un paramètre devient entraînable s'il appartient à une partie de `sauf`, même s'il était gelé auparavant ; tous les autres sont gelés. Le modèle est modifié sur place ; ses valeurs ne changent pas.
# - Un paramètre **appartient** à une partie si son nom est celui de la partie, ou commence par ce nom **suivi d'un point**. Ainsi `corps.bloc_10.0.weight` n'appartient pas à `corps.bloc_1`.
# - **Sortie** : le nombre de nombres entraînables (un entier Python), par exemple 25 pour une couche dense de 4 entrées et 5 sorties.
# - Une partie à laquelle n'appartient aucun paramètre lève une `ValueError` : c'est sans doute une faute de frappe.
#
# **Exemple** : `geler(Maquette(), sauf=("tete",))` renvoie 25, soit $4 \times 5$ poids et 5 biais.
#
# <details><summary>Indice 1</summary><code>modele.named_parameters()</code> donne les couples (nom, paramètre).</details>
# <details><summary>Indice 2</summary>Pour chaque paramètre, une seule question : y a-t-il, dans <code>sauf</code>, une partie à laquelle il appartient ? La réponse est exactement ce que doit valoir son interrupteur.</details>
# <details><summary>Indice 3</summary>Le nombre de nombres d'un paramètre est <code>parametre.numel()</code> ; comptez-les pendant le parcours. Pour la faute de frappe, vérifiez chaque partie avant de toucher au modèle.</details>

# %% nbgrader={"grade": false, "grade_id": "geler", "locked": false, "schema_version": 3, "solution": true, "task": false}
def geler(modele, sauf=()):
    """Gèle tous les paramètres, sauf ceux des parties nommées ; renvoie le nombre de nombres entraînables."""
    ### BEGIN SOLUTION
    def appartient(nom, partie):
        return nom == partie or nom.startswith(partie + ".")

    noms = [nom for nom, _ in modele.named_parameters()]
    for partie in sauf:
        if not any(appartient(nom, partie) for nom in noms):
            raise ValueError(f"aucun paramètre n'appartient à la partie {partie!r}")
    total = 0
    for nom, parametre in modele.named_parameters():
        parametre.requires_grad = any(appartient(nom, partie) for partie in sauf)
        if parametre.requires_grad:
            total += parametre.numel()
    return total
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_geler_compte", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · le compte des nombres entraînables (1 point)
controles.egal(
    geler(Maquette(), sauf=("tete",)), 25, 'geler(Maquette(), sauf=("tete",))',
    pistes=[
        (2, "vous comptez les tenseurs (un poids, un biais), pas les nombres qu'ils contiennent : numel()."),
        (sum(p.numel() for p in Maquette().parameters()), "c'est le nombre total : le corps devrait être gelé."),
        (sum(p.numel() for p in Maquette().corps.parameters()), "c'est l'inverse : vous comptez ce qui est gelé."),
        (20, "il manque les biais : ce sont aussi des paramètres."),
    ],
)
controles.egal(geler(Maquette()), 0, "geler(Maquette()), sans exception",
               pistes=[(lambda o: o > 0, "sans exception, tout est gelé : rien n'est entraînable.")])
controles.egal(geler(Maquette(), sauf=("corps.bloc_1.0",)), 168, 'geler(Maquette(), sauf=("corps.bloc_1.0",))',
               pistes=[(193, "la tête n'est pas dans sauf : elle devrait être gelée."),
                       (180, "c'est tout le bloc 1 : la partie nommée n'en est que la convolution, corps.bloc_1.0.")])
total = geler(Maquette(), sauf=("corps", "corps.bloc_1"))
controles.egal(total, 408, 'geler(Maquette(), sauf=("corps", "corps.bloc_1"))',
               pistes=[(588, "le bloc 1, qui est dans corps, est compté deux fois : parcourez les paramètres, et non les parties.")])
controles.vrai(isinstance(total, (int, np.integer)), "le total est un entier Python", cause="numel() rend déjà un entier ; torch.sum, un tenseur.")
### BEGIN HIDDEN TESTS
rng = controles.hasard(78)
for _ in range(3):
    n_traits, n_classes = int(rng.integers(2, 12)), int(rng.integers(2, 9))
    du_bloc, de_la_tete = 6 * 9 * n_traits + 3 * n_traits, n_traits * n_classes + n_classes
    controles.egal(geler(Maquette(n_traits, n_classes), sauf=("tete", "corps.bloc_10")), du_bloc + de_la_tete,
                   f'geler(Maquette({n_traits}, {n_classes}), sauf=("tete", "corps.bloc_10"))', pistes=[
        (de_la_tete, "seule la tête est comptée : chaque partie de sauf est une exception."), (du_bloc, "la tête manque : chaque partie de sauf est une exception."),
    ])
### END HIDDEN TESTS
controles.reussi("le compte des nombres entraînables")

# %% nbgrader={"grade": true, "grade_id": "test_geler_interrupteurs", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · les bons paramètres sont gelés, leurs valeurs ne changent pas (2 points)
maquette = Maquette()
avant = copy.deepcopy(maquette.state_dict())
geler(maquette, sauf=("tete",))
etat = {nom: p.requires_grad for nom, p in maquette.named_parameters()}
controles.vrai(not any(etat[nom] for nom in etat if nom.startswith("corps.")), "tout le corps est gelé",
               cause="requires_grad doit valoir False sur chaque paramètre du corps, normalisations comprises (appeler .eval() ne gèle rien).")
controles.vrai(etat["tete.weight"] and etat["tete.bias"], "la tête reste entraînable")
controles.vrai(all(torch.equal(avant[nom], v) for nom, v in maquette.state_dict().items()), "aucune valeur n'a changé")
geler(maquette, sauf=("corps.bloc_1",))
etat = {nom: p.requires_grad for nom, p in maquette.named_parameters()}
controles.vrai(not etat["tete.weight"], 'geler(maquette, sauf=("corps.bloc_1",)) gèle la tête',
               cause="un second appel doit geler ce que le premier laissait entraînable.")
controles.vrai(etat["corps.bloc_1.0.weight"], "le bloc 1, gelé par le premier appel, redevient entraînable",
               cause="mettre False ne suffit pas : une partie de sauf repasse à True.")
controles.vrai(not etat["corps.bloc_10.0.weight"], "le bloc 10 est gelé : seul le bloc 1 est une exception",
               cause="« corps.bloc_10… » commence aussi par « corps.bloc_1 » : comparez avec le point qui suit le nom.")
maquette = Maquette()
geler(maquette, sauf=("tete.bias",))
controles.vrai([nom for nom, p in maquette.named_parameters() if p.requires_grad] == ["tete.bias"],
               "une partie peut être un paramètre : tete.bias, et lui seul",
               cause="un paramètre appartient aussi à la partie qui porte exactement son nom.")
controles.reussi("les bons paramètres sont gelés")

# %% nbgrader={"grade": true, "grade_id": "test_geler_inconnue", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · une partie inconnue est refusée (1 point)
with controles.accepte('geler(Maquette(), sauf=("tete",))'):
    geler(Maquette(), sauf=("tete",))
for partie in ("tête", "bloc_10", "corps.bloc", "corps.moyenne"):
    controles.leve(ValueError, geler, Maquette(), (partie,), quoi=f"geler(maquette, sauf=({partie!r},))",
                   cause="aucun paramètre n'appartient à cette partie : levez une ValueError, au lieu de tout geler en silence.")
controles.leve(ValueError, geler, Maquette(), ("tete", "sommet"), quoi='geler(maquette, sauf=("tete", "sommet"))',
               cause="chaque partie de sauf est vérifiée, pas seulement la première.")
controles.reussi("une partie inconnue est refusée")

# %% [markdown]
# ### Exercice 2 · Remplacer la tête
#
# ★☆☆ · 10 minutes · **But** : adapter le réseau à de nouvelles classes.
#
# Écrivez `remplacer_tete(modele, n_classes, dropout=0.3)`.
#
# - **Entrée** : un modèle dont `modele.tete` est une couche `nn.Linear`. Elle connaît son nombre d'entrées, `in_features`.
# - **Effet** : `modele.tete` devient la suite d'un `nn.Dropout(dropout)` et d'une `nn.Linear` neuve, à `n_classes` sorties. Rien d'autre ne change dans le modèle : ni le corps, ni ce qui y est gelé ou non, ni le mode. (La tête neuve, elle, arrive en mode entraînement, comme toute couche neuve.)
# - **Sortie** : le modèle lui-même, modifié.
# - La nouvelle tête rend des **logits** : pas de softmax, l'entropie croisée de PyTorch s'en charge. Elle est entraînable.
# - Moins de deux classes : `ValueError`.
#
# **Exemple** : `remplacer_tete(Maquette(), 6)(torch.zeros(1, 3, 8, 8))` a la forme `(1, 6)`.
#
# <details><summary>Indice 1</summary>Lisez le nombre d'entrées sur l'ancienne tête, avant de la remplacer : il change d'un modèle à l'autre.</details>
# <details><summary>Indice 2</summary>Une suite de couches se construit avec <code>nn.Sequential</code>. Le dropout vient avant la couche dense : il éteint des caractéristiques, pas des scores.</details>
# <details><summary>Indice 3</summary>On remplace un sous-module en affectant l'attribut. Une couche neuve est entraînable d'office.</details>

# %% nbgrader={"grade": false, "grade_id": "remplacer_tete", "locked": false, "schema_version": 3, "solution": true, "task": false}
def remplacer_tete(modele, n_classes, dropout=0.3):
    """Remplace la tête par un dropout et une couche dense neuve à n_classes sorties ; renvoie le modèle."""
    ### BEGIN SOLUTION
    if n_classes < 2:
        raise ValueError(f"il faut au moins deux classes, et non {n_classes}")
    modele.tete = nn.Sequential(nn.Dropout(dropout), nn.Linear(modele.tete.in_features, n_classes))
    return modele
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_remplacer_tete_sortie", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · une sortie par classe, quel que soit le corps (1 point)
for n_traits, n_classes in ((4, 6), (9, 3)):
    modele_teste = remplacer_tete(Maquette(n_traits), n_classes)
    controles.vrai(isinstance(modele_teste, nn.Module), "remplacer_tete renvoie le modèle", cause="manque-t-il « return » ?")
    controles.forme(modele_teste.eval()(torch.zeros(2, 3, 8, 8)), (2, n_classes), f"la sortie, avec {n_traits} caractéristiques et {n_classes} classes")
essai = remplacer_tete(Maquette(), 6).eval()(torch.ones(8, 3, 8, 8) * 3)
controles.vrai(not torch.allclose(essai.sum(dim=1), torch.ones(8)) and not torch.allclose(essai.exp().sum(dim=1), torch.ones(8)),
               "la sortie est faite de logits", cause="une softmax ou une log_softmax de trop : l'entropie croisée de PyTorch la contient déjà.")
modele_teste = remplacer_tete(Maquette(), 6).eval()
denses = [m for m in modele_teste.tete.modules() if isinstance(m, nn.Linear)]
controles.vrai(len(denses) == 1 and denses[0].bias is not None, "la tête a une couche dense et une seule, avec son biais")
poids, biais = controles.observe([p.detach().numpy() for p in denses[0].parameters()])
recus = controles.hasard(80).normal(size=(8, 4)).astype(np.float32)
with torch.no_grad():
    # 1e-5 : quatre produits en float32
    # de la copie : la tête est tirée au hasard ; ce qu'elle calcule se compare à ses propres poids
    controles.egal(modele_teste.tete(torch.from_numpy(recus)), recus @ poids.T + biais, "la sortie de la tête, en évaluation", rtol=1e-5, atol=1e-5,
                   pistes=[(lambda o: True, "après la couche dense, il n'y a rien : ni ReLU, ni sigmoïde, ni softmax.")])
controles.leve(ValueError, remplacer_tete, Maquette(), 1, quoi="remplacer_tete(maquette, 1)")
### BEGIN HIDDEN TESTS
controles.leve(ValueError, remplacer_tete, Maquette(), 0, quoi="remplacer_tete(maquette, 0)")
controles.forme(remplacer_tete(Maquette(3, 8), 2).eval()(torch.zeros(1, 3, 8, 8)), (1, 2), "la sortie, avec 2 classes")
rng = controles.hasard(79)
n_traits, n_classes = int(rng.integers(5, 30)), int(rng.integers(3, 12))
controles.forme(remplacer_tete(Maquette(n_traits), n_classes).eval()(torch.zeros(2, 3, 8, 8)), (2, n_classes), f"la sortie, avec {n_traits} caractéristiques et {n_classes} classes")
### END HIDDEN TESTS
controles.reussi("une sortie par classe, quel que soit le corps")

# %% nbgrader={"grade": true, "grade_id": "test_remplacer_tete_dropout", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le dropout, actif seulement à l'entraînement (1 point)
def eteintes(modele):
    """Quelles caractéristiques sont éteintes à l'entrée de la couche dense, sur 4 000 exemples."""
    torch.manual_seed(0)
    couche = [m for m in modele.tete.modules() if isinstance(m, nn.Linear)][-1]
    recus = []
    couche.register_forward_pre_hook(lambda module, entrees: recus.append((entrees[0] == 0).numpy()))
    modele.tete.train()(torch.ones(4000, couche.in_features))
    return recus[0]

controles.vrai(isinstance(remplacer_tete(Maquette(), 6), nn.Module), "remplacer_tete renvoie le modèle", cause="manque-t-il « return » ?")
for dropout in (0.3, 0.6):
    part = np.mean(controles.observe(eteintes(remplacer_tete(Maquette(1), 2, dropout=dropout))))
    # 0,05 : six écarts types d'une part mesurée sur 4 000 tirages (racine de 0,25 / 4 000, soit 0,008)
    controles.vrai(abs(part - dropout) < 0.05, f"dropout={dropout} éteint {dropout:.0%} des caractéristiques ; mesuré : {part:.0%}",
                   cause="rien n'est éteint : le dropout manque, ou vient après la couche dense." if part == 0
                   else "l'argument dropout est ignoré : c'est la part par défaut." if abs(part - 0.3) < 0.05
                   else "l'argument dropout est la part éteinte, et non la part gardée.")
part = np.mean(controles.observe(eteintes(remplacer_tete(Maquette(1), 2))))
controles.vrai(abs(part - 0.3) < 0.05, "par défaut, dropout vaut 0,3")
tete = remplacer_tete(Maquette(), 6).eval().tete
controles.vrai(torch.equal(tete(torch.ones(3, 4))[0], tete(torch.ones(3, 4))[1]), "en évaluation, le dropout ne fait rien",
               cause="utilisez nn.Dropout, qui suit le mode du modèle ; F.dropout reste actif.")
controles.reussi("le dropout, actif seulement à l'entraînement")

# %% nbgrader={"grade": true, "grade_id": "test_remplacer_tete_corps", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · une tête neuve et entraînable, un corps intact (1 point)
maquette = Maquette()
for parametre in maquette.parameters():
    parametre.requires_grad = False
avant = copy.deepcopy(maquette.corps.state_dict())
ancienne = maquette.tete
rendu = remplacer_tete(maquette, 6)
controles.vrai(rendu is maquette, "le modèle renvoyé est celui que l'on a donné, modifié sur place", cause="ni copie, ni modèle neuf.")
controles.vrai(rendu.tete is not ancienne and all(p.requires_grad for p in rendu.tete.parameters()), "la nouvelle tête est entraînable",
               cause="remplacez la couche entière : changer seulement out_features ne change pas les poids.")
controles.vrai(all(torch.equal(avant[nom], v) for nom, v in rendu.corps.state_dict().items()), "le corps garde ses poids")
controles.vrai(not any(p.requires_grad for p in rendu.corps.parameters()), "le corps reste gelé s'il l'était")
for mode in (True, False):
    rendu = remplacer_tete(Maquette().train(mode), 6)
    controles.vrai(all(p.requires_grad for p in rendu.corps.parameters()), "le corps reste entraînable s'il l'était", cause="geler est un autre geste : exercice 1.")
    controles.vrai(rendu.training == rendu.corps.training == mode, f"le modèle reste en mode {'entraînement' if mode else 'évaluation'}",
                   cause="ni .eval(), ni .train() ici.")
controles.reussi("une tête neuve et entraînable, un corps intact")

# %% [markdown]
# Vos deux fonctions, sur le vrai réseau : combien de nombres apprennent, selon ce que l'on dégèle ?

# %%
essai = remplacer_tete(copy.deepcopy(MODELE), len(CLASSES))
for dit, parties in (("la tête seule", ("tete",)), ("la tête et la fin du corps", ("tete", "corps.bloc_15", "corps.sommet")), ("tout", ("tete", "corps"))):
    print(f"{dit:<27}: {geler(essai, parties):>9,} nombres entraînables".replace(",", " "))

# %% [markdown]
# ### Sept sortes de transfert
#
# Le mot « transfert » recouvre plusieurs idées. On en compte souvent sept. Elles ne s'excluent pas : ce chapitre pratique la 2, la 3, la 4 et la 5.
#
# | transfert | ce qui change | exemple |
# |---|---|---|
# | 1. de **domaine** | les images, pas la question | des photos de jour vers des photos de nuit |
# | 2. de **tâche** | la question | de 1 000 classes d'ImageNet à nos six classes |
# | 3. de **représentation** | rien dans le corps : on lit ses caractéristiques | une tête linéaire sur un corps gelé (section 3) |
# | 4. par **affinage** (*fine-tuning*) | le corps, doucement | section 5 |
# | 5. de **connaissances**, par distillation | un petit réseau imite un grand | section 7 |
# | 6. **multitâche** (*multi-task*) | un seul corps, plusieurs têtes, apprises ensemble | classer et localiser un objet |
# | 7. par réseaux **antagonistes** (*adversarial*) | un second réseau juge si deux domaines se distinguent encore, ou fabrique des images | des images de synthèse rendues réalistes |
#
# > **À retenir.** Un réseau = un corps (image → caractéristiques) + une tête (caractéristiques → logits). Transférer, c'est garder le corps, remplacer la tête, et décider ce qui reste gelé.

# %% [markdown]
# ## 3. Les caractéristiques : apprendre avec peu
#
# Le corps est gelé : pour une photo donnée, ses caractéristiques ne changeront **jamais**. Inutile donc de les recalculer à chaque époque. On les calcule une fois, on les range, puis on entraîne une tête dessus. C'est la stratégie la plus rapide, de loin.
#
# Deux précautions :
#
# - le corps contient des **normalisations par lots** (chapitre 05). En mode entraînement, elles utilisent les statistiques du lot, **et modifient les leurs**, même si tous les paramètres sont gelés. Il faut le mode évaluation ;
# - toutes les photos à la fois peuvent remplir la mémoire : on avance par lots.

# %% tags=["nbval-check-output"]
essai = Maquette()
for parametre in essai.parameters():
    parametre.requires_grad = False
moyenne_avant = essai.corps.bloc_1[1].running_mean.clone()
essai.train()
essai(en_tenseur(images_train[:8]))  # aucune boucle d'entraînement, aucun optimiseur : un simple passage
print("la moyenne retenue a bougé :", not torch.equal(moyenne_avant, essai.corps.bloc_1[1].running_mean))

# %% [markdown]
# **Surprise.** Tout est gelé, rien n'a été entraîné, et pourtant le modèle a changé. `requires_grad = False` arrête les gradients ; il n'arrête pas les moyennes des normalisations. Seul `.eval()` le fait. L'inverse est vrai aussi : `.eval()` ne gèle aucun paramètre.
#
# ### Exercice 3 · Extraire les caractéristiques
#
# ★★☆ · 15 minutes · **But** : passer des images au corps, par lots, sans rien abîmer.
#
# Écrivez `extraire_caracteristiques(corps, images, taille_lot)`.
#
# - **Entrées** : `corps`, un `nn.Module` ; `images`, un tableau uint8 `(n, h, w, 3)` ; `taille_lot`, un entier.
# - **Sortie** : un **tableau NumPy** float32 `(n, d)`, une ligne par image, dans l'ordre.
# - Chaque lot est préparé par `en_tenseur(lot)` (donnée), puis passé au corps. Chaque lot a `taille_lot` images, sauf le dernier, qui a ce qui reste.
# - Pendant le calcul : mode évaluation, aucun gradient. Ensuite : le corps est rendu **dans le mode où il était** (`corps.training`), ses moyennes intactes, rien de gelé ni de dégelé. Le calcul des gradients redevient possible partout ailleurs.
# - Un tableau sans image, ou une taille de lot inférieure à 1 : `ValueError`.
#
# **Exemple** : `extraire_caracteristiques(CORPS, images_test[:3], 2)` a la forme `(3, 1280)` ; le corps a reçu un lot de 2 images puis un lot d'une image.
#
# <details><summary>Indice 1</summary>Notez le mode dans une variable avant d'en changer ; <code>corps.train(mode)</code> le rétablit.</details>
# <details><summary>Indice 2</summary>Les débuts des lots sont <code>range(0, n, taille_lot)</code>. Une tranche qui dépasse la fin s'arrête d'elle-même.</details>
# <details><summary>Indice 3</summary>Sous <code>torch.no_grad()</code>, rangez chaque sortie dans une liste après <code>.numpy()</code>, et mettez-les bout à bout avec <code>np.concatenate</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "extraire_caracteristiques", "locked": false, "schema_version": 3, "solution": true, "task": false}
def extraire_caracteristiques(corps, images, taille_lot):
    """Les caractéristiques (n, d) des images uint8 (n, h, w, 3), calculées par lots, en mode évaluation."""
    ### BEGIN SOLUTION
    if len(images) == 0:
        raise ValueError("il faut au moins une image")
    if taille_lot < 1:
        raise ValueError(f"taille_lot vaut au moins 1, et non {taille_lot}")
    mode = corps.training
    corps.eval()
    with torch.no_grad():
        sorties = [corps(en_tenseur(images[debut : debut + taille_lot])).numpy() for debut in range(0, len(images), taille_lot)]
    corps.train(mode)
    return np.concatenate(sorties)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_extraire_caracteristiques_valeurs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · une ligne par image, dans l'ordre, dernier lot compris (1 point)
class Espion(nn.Module):
    """Un corps qui rend la moyenne de chaque canal, et note la taille et le mode de chaque lot."""

    def __init__(self):
        super().__init__()
        self.poids, self.lots, self.modes, self.traces = nn.Parameter(torch.ones(3)), [], [], []

    def forward(self, x):
        self.lots.append(len(x))
        self.modes.append(self.training)
        sortie = x.mean(dim=(2, 3)) * self.poids
        self.traces.append(sortie.requires_grad)
        return sortie

images_7 = (np.arange(7)[:, None, None, None] * np.array([20, 10, 30]) + np.zeros((7, 4, 4, 3))).astype(np.uint8)
attendu = (np.arange(7)[:, None] * [20.0, 10.0, 30.0] - 127) / 128
espion = Espion()
obtenu = extraire_caracteristiques(espion, images_7, 3)
# 1e-5 : une moyenne de quelques nombres en float32
controles.egal(obtenu, attendu, "extraire_caracteristiques de 7 images, par lots de 3", atol=1e-5, pistes=[
    (lambda o: o.shape == (6, 3), "la dernière image manque : le dernier lot est plus petit que les autres."),
    (lambda o: o.shape == (1, 3), "seul le dernier lot est rendu : rangez chaque lot dans une liste."),
    (lambda o: o.shape == (3, 3), "un seul lot est rendu : le return est-il dans la boucle ?"),
])
controles.vrai(max(espion.lots) <= 3, f"le corps a reçu au plus 3 images à la fois ; tailles vues : {espion.lots}",
               cause="passez au corps un lot, pas toutes les images.")
controles.vrai(espion.lots == [3, 3, 1], f"7 images par lots de 3 font des lots de 3, 3 et 1 ; tailles vues : {espion.lots}",
               cause="une image à la fois est correct, mais lent : utilisez taille_lot." if set(espion.lots) == {1} else None)
### BEGIN HIDDEN TESTS
for taille in (1, 7, 100):
    controles.egal(extraire_caracteristiques(Espion(), images_7, taille), attendu, f"les mêmes, par lots de {taille}", atol=1e-5)
rng = controles.hasard(77)
tirees = rng.integers(0, 256, (int(rng.integers(8, 14)), 2, 2, 3), dtype=np.uint8)
moyennes = (tirees.astype(float).mean(axis=(1, 2)) - 127) / 128
controles.egal(extraire_caracteristiques(Espion(), tirees, 4), moyennes, f"extraire_caracteristiques de {len(tirees)} images, par lots de 4", atol=1e-5, pistes=[
    (lambda o: len(o) < len(tirees), "des images manquent : le dernier lot est plus petit que les autres."),
])
### END HIDDEN TESTS
controles.reussi("une ligne par image, dans l'ordre")

# %% nbgrader={"grade": true, "grade_id": "test_extraire_caracteristiques_modes", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · mode évaluation, aucun gradient, et le corps rendu comme il était (2 points)
for mode in (True, False):
    espion = Espion().train(mode)
    try:
        resultat = extraire_caracteristiques(espion, images_7, 4)
    finally:
        gradients_permis = controles.observe(torch.is_grad_enabled())
        torch.set_grad_enabled(True)
    controles.vrai(gradients_permis, "après l'appel, PyTorch calcule de nouveau les gradients",
                   cause="torch.set_grad_enabled(False) reste en vigueur ; « with torch.no_grad(): » s'arrête à la fin de son bloc.")
    controles.vrai(espion.poids.requires_grad, "le corps n'est pas gelé par l'appel", cause="pour un calcul sans gradient : torch.no_grad(), et non requires_grad = False.")
    controles.vrai(bool(espion.lots), "le corps est appelé")
    controles.vrai(not any(espion.modes), "pendant le calcul, le corps est en mode évaluation",
                   cause="appelez corps.eval() avant la boucle.")
    controles.vrai(not any(espion.traces), "aucun gradient n'est suivi", cause="calculez sous torch.no_grad().")
    controles.vrai(espion.training == mode, f"le corps est rendu en mode {'entraînement' if mode else 'évaluation'}, comme il était",
                   cause="notez corps.training avant de le changer, et rétablissez-le après la boucle.")
maquette = Maquette().train()
avant = copy.deepcopy(maquette.state_dict())
lot = controles.hasard(81).integers(0, 256, (6, 8, 8, 3), dtype=np.uint8)
extraire_caracteristiques(maquette.corps, lot, 4)
controles.vrai(all(torch.equal(avant[nom], v) for nom, v in maquette.state_dict().items()),
               "les moyennes des normalisations n'ont pas bougé", cause="le corps a calculé en mode entraînement.")
controles.reussi("mode évaluation, aucun gradient, le corps rendu comme il était")

# %% nbgrader={"grade": true, "grade_id": "test_extraire_caracteristiques_type", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · un tableau NumPy float32 ; les entrées impossibles sont refusées (1 point)
with controles.inchanges(images=images_7):
    obtenu = extraire_caracteristiques(Espion(), images_7, 3)
controles.vrai(isinstance(obtenu, np.ndarray), "la sortie est un tableau NumPy", cause="un tenseur devient un tableau par .numpy().")
controles.vrai(obtenu.dtype == np.float32, f"la sortie est en float32, et non {obtenu.dtype}")
controles.leve(ValueError, extraire_caracteristiques, Espion(), images_7[:0], 3, quoi="extraire_caracteristiques sans aucune image")
for taille in (0, -2):
    controles.leve(ValueError, extraire_caracteristiques, Espion(), images_7, taille, quoi=f"extraire_caracteristiques avec taille_lot={taille}",
                   cause="range lève sa propre erreur pour 0, et ne fait rien pour un nombre négatif : vérifiez taille_lot.")
### BEGIN HIDDEN TESTS
with torch.no_grad():
    attendu = CORPS(en_tenseur(images_test[:3])).numpy()
# 1e-4 : le corps d'EfficientNet, en float32 ; la taille des lots peut changer l'ordre des additions
controles.egal(extraire_caracteristiques(CORPS, images_test[:3], 2), attendu, "les caractéristiques de trois photos", atol=1e-4)
### END HIDDEN TESTS
controles.reussi("un tableau NumPy, les entrées impossibles refusées")

# %% [markdown]
# ### Une tête, en une seconde
#
# Passons nos 186 photos dans le corps, une fois pour toutes. Il reste un petit problème : classer des points de 1 280 coordonnées avec une couche dense. On peut même donner toutes les photos d'un coup à l'optimiseur.

# %%
traits_train = extraire_caracteristiques(CORPS, images_train, 32)
traits_test = extraire_caracteristiques(CORPS, images_test, 32)

# %%
def apprendre_tete(traits, etiquettes, graine, pas=100):
    """Une couche dense apprise par Adam sur des caractéristiques, tous les exemples à chaque pas."""
    torch.manual_seed(graine)
    tete = nn.Linear(traits.shape[1], len(CLASSES))
    optimiseur = torch.optim.Adam(tete.parameters(), lr=1e-3)
    X, cible = torch.from_numpy(traits), torch.from_numpy(etiquettes)
    for _ in range(pas):
        optimiseur.zero_grad()
        F.cross_entropy(tete(X), cible).backward()
        optimiseur.step()
    return tete

def exactitude(modele, X, etiquettes):
    """La part de bonnes réponses."""
    with torch.no_grad():
        return float((modele(torch.as_tensor(X)).argmax(dim=1).numpy() == etiquettes).mean())

tete_photos = apprendre_tete(traits_train, y_train, graine=0)
print(f"exactitude sur les 72 photos de test : {exactitude(tete_photos, traits_test, y_test):.0%}")

# %% [markdown]
# Environ trois photos sur quatre, après une seconde d'apprentissage. Répondre toujours « fruit ou légume », la classe la plus fréquente, en aurait eu 24 %.

# %%
with torch.no_grad():
    predites = tete_photos(torch.from_numpy(traits_test)).argmax(dim=1).numpy()
figures.confusions(y_test, predites, CLASSES)

# %% [markdown]
# Regardez où sont les fautes avant de lire la suite. Sont-elles absurdes, ou compréhensibles ?
#
# <details><summary>Ce que l'on peut dire</summary>
#
# Les mammifères se prennent les uns pour les autres : la frontière « à sabots » est la nôtre, pas celle d'ImageNet. D'autres fautes viennent du détourage (un objet sans décor) et du flou des petites photos agrandies.
#
# </details>
#
# > **À retenir.** Corps gelé, caractéristiques calculées une fois, tête entraînée dessus. Geler les paramètres ne suffit pas : les normalisations par lots doivent être en mode évaluation.

# %% [markdown]
# ## 4. La courbe d'apprentissage : combien de photos faut-il ?
#
# « Le transfert marche mieux » ne veut rien dire sans deux précisions : mieux que **quoi**, et avec **combien d'exemples**. La bonne figure est une **courbe d'apprentissage** (*learning curve*) : l'exactitude selon le nombre de photos d'apprentissage.
#
# Avec si peu de photos, le tirage compte beaucoup. On en fait donc plusieurs, et l'on montre leur dispersion.
#
# ### Exercice 4 · Tirer autant de photos par classe
#
# ★★☆ · 10 minutes · **But** : choisir un petit échantillon équilibré.
#
# Écrivez `tirer_par_classe(y, n_par_classe, rng)`.
#
# - **Entrées** : `y`, entiers `(n,)` ; `n_par_classe`, un entier positif ; `rng`, un `numpy.random.Generator`.
# - **Sortie** : un tableau d'indices entiers, sans répétition : exactement `n_par_classe` indices de chaque classe présente dans `y`, tirés au hasard.
# - Une classe qui a moins de `n_par_classe` exemples, ou `n_par_classe` inférieur à 1 : `ValueError`.
# - Tout le hasard vient de `rng` : la même graine redonne les mêmes indices. `y` n'est pas modifié.
#
# **Exemple** : avec `y = [0, 0, 0, 2, 2]` et `n_par_classe = 2`, le résultat contient 3 et 4, et deux indices parmi 0, 1 et 2.
#
# <details><summary>Indice 1</summary>Les classes présentes sont <code>np.unique(y)</code> ; elles ne se suivent pas toujours.</details>
# <details><summary>Indice 2</summary><code>np.flatnonzero(y == c)</code> donne les indices de la classe c.</details>
# <details><summary>Indice 3</summary>Pour tirer sans remise : <code>rng.choice(…, replace=False)</code>, ou une permutation dont on garde le début.</details>

# %% nbgrader={"grade": false, "grade_id": "tirer_par_classe", "locked": false, "schema_version": 3, "solution": true, "task": false}
def tirer_par_classe(y, n_par_classe, rng):
    """n_par_classe indices de chaque classe de y, tirés au hasard sans remise."""
    ### BEGIN SOLUTION
    y = np.asarray(y)
    if n_par_classe < 1:
        raise ValueError(f"n_par_classe vaut au moins 1, et non {n_par_classe}")
    choisis = []
    for classe in np.unique(y):
        indices = np.flatnonzero(y == classe)
        if len(indices) < n_par_classe:
            raise ValueError(f"la classe {classe} n'a que {len(indices)} exemples, il en faut {n_par_classe}")
        choisis.append(rng.permutation(indices)[:n_par_classe])
    return np.concatenate(choisis)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_tirer_par_classe_effectifs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · le bon nombre de chaque classe, sans répétition (1 point)
y_essai = np.array([0, 0, 0, 0, 0, 2, 5, 5, 2, 5, 5, 2])
for k in (1, 2, 3):
    with controles.inchanges(y=y_essai):
        indices = tirer_par_classe(y_essai, k, controles.hasard(82))
    controles.vrai(indices is not None, "tirer_par_classe renvoie les indices", cause="manque-t-il « return » ?")
    indices = np.asarray(indices)
    controles.entiers(indices, f"tirer_par_classe(y, {k}, rng)")
    controles.forme(indices, (3 * k,), f"tirer_par_classe(y, {k}, rng), avec trois classes")
    controles.egal(np.sort(y_essai[indices]), np.repeat([0, 2, 5], k), f"les classes tirées avec n_par_classe={k}", pistes=[
        (lambda o: True, "ce sont des positions dans la classe, ou un tirage qui ignore les classes : rendez des indices de y."),
    ])
    controles.vrai(len(set(indices.tolist())) == 3 * k, "aucun indice n'est répété", cause="tirez sans remise (replace=False).")
### BEGIN HIDDEN TESTS
rng = controles.hasard(83)
for _ in range(5):
    y_essai = rng.permutation(np.repeat([1, 3, 4, 8], [5, 9, 5, 20]))
    indices = np.asarray(tirer_par_classe(y_essai, 5, rng))
    controles.egal(np.bincount(y_essai[indices], minlength=9), [0, 5, 0, 5, 5, 0, 0, 0, 5], "les effectifs d'un tirage de 5 par classe")
    controles.vrai(len(set(indices.tolist())) == 20, "aucun indice n'est répété", cause="tirez sans remise (replace=False).")
### END HIDDEN TESTS
controles.reussi("le bon nombre de chaque classe")

# %% nbgrader={"grade": true, "grade_id": "test_tirer_par_classe_hasard", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · un vrai tirage, que la graine rejoue (1 point)
y_essai = np.random.default_rng(7).permutation(np.repeat([0, 1, 2], [30, 22, 38]))
with controles.inchanges(y=y_essai):
    premier = tirer_par_classe(y_essai, 3, np.random.default_rng(1))
controles.vrai(premier is not None, "tirer_par_classe renvoie les indices", cause="manque-t-il « return » ?")
premier = np.asarray(premier)
controles.forme(premier, (9,), "tirer_par_classe(y, 3, rng), avec trois classes")
np.random.seed(1234)  # ce qu'un autre programme aurait laissé : cela ne doit rien changer
meme = np.asarray(tirer_par_classe(y_essai, 3, np.random.default_rng(1)))
controles.vrai(np.array_equal(premier, meme), "la même graine redonne les mêmes indices", cause="utilisez rng, pas np.random.")
listes = [np.asarray(tirer_par_classe(y_essai, 3, np.random.default_rng(g))).tolist() for g in range(12)]
controles.vrai(all(np.bincount(y_essai[liste], minlength=3).tolist() == [3, 3, 3] for liste in listes), "chaque tirage a trois exemples de chacune des trois classes",
               cause="ce sont des positions dans la classe, ou un tirage qui ignore les classes : rendez des indices de y.")
tirages = [frozenset(liste) for liste in listes]
controles.vrai(len(set(tirages)) > 6, "douze graines donnent des tirages différents", cause="prendre les premiers de chaque classe n'est pas un tirage.")
vus = set().union(*tirages)
# 12 tirages de 9 exemples en laissent en moyenne moins d'un tiers jamais vu : en voir moins de 30 sur 90 est impossible en pratique
controles.vrai(len(vus) > 30, "tous les exemples peuvent sortir")
rangs = [[sorted(np.flatnonzero(np.isin(np.flatnonzero(y_essai == c), list(t))).tolist()) for c in range(3)] for t in tirages]
# Sur 12 tirages, trois rangs toujours communs à deux classes, ou toujours voisins : moins d'une chance sur un milliard
controles.vrai(any(r[0] != r[1] for r in rangs), "chaque classe a son propre tirage", cause="les mêmes rangs servent à toutes les classes.")
controles.vrai(any(r[-1] - r[0] > 2 for tirage in rangs for r in tirage), "les exemples d'une classe sont tirés un à un", cause="c'est une tranche d'exemples voisins, tirée d'un bloc.")
controles.reussi("un vrai tirage, que la graine rejoue")

# %% nbgrader={"grade": true, "grade_id": "test_tirer_par_classe_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · trop peu d'exemples : refusé (1 point)
y_essai = np.array([0, 0, 0, 1, 1])
with controles.accepte("tirer_par_classe([0, 0, 0, 1, 1], 2, rng)", cause="la classe 1 a exactement 2 exemples : cela suffit."):
    indices = tirer_par_classe(y_essai, 2, controles.hasard(84))
controles.vrai(indices is not None, "tirer_par_classe renvoie les indices", cause="manque-t-il « return » ?")
controles.forme(indices, (4,), "tirer_par_classe([0, 0, 0, 1, 1], 2, rng)")
for k in (3, 0, -1):
    controles.leve(ValueError, tirer_par_classe, y_essai, k, controles.hasard(84), quoi=f"tirer_par_classe([0, 0, 0, 1, 1], {k}, rng)",
                   cause="une tranche trop longue s'arrête en silence : comparez l'effectif de chaque classe à n_par_classe.")
controles.reussi("trop peu d'exemples : refusé")

# %% [markdown]
# ### À partir de zéro, ou avec des caractéristiques
#
# Voici un petit réseau convolutif neuf, d'environ 25 000 paramètres, sur des photos réduites à 32 pixels. Une photo sur deux est retournée en miroir, pour l'aider. Est-il trop petit ? Deux fois plus large, ou entraîné deux fois plus longtemps, il ne fait pas mieux de façon mesurable : de 61 à 63 % sur des photos de validation (`bancs/transfert.py`).

# %%
def reduire(images, cote=32):
    """Des photos plus petites : chaque pixel est la moyenne d'un carré."""
    f = images.shape[1] // cote
    return images.reshape(len(images), cote, f, cote, f, 3).mean(axis=(2, 4)).round().astype(np.uint8)

def petit_reseau():
    """Trois convolutions et une couche dense, aux poids neufs."""
    couches, canaux = [], 3
    for sortie in (16, 32, 64):
        couches += [nn.Conv2d(canaux, sortie, 3, padding=1), nn.BatchNorm2d(sortie), nn.ReLU(), nn.MaxPool2d(2)]
        canaux = sortie
    return nn.Sequential(*couches, nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Dropout(0.3), nn.Linear(256, len(CLASSES)))

def apprendre_de_zero(X, etiquettes, graine, epoques=40, perte=None):
    """Entraîne un petit réseau neuf ; X : tenseur (n, 3, 32, 32). perte(logits, lot) remplace l'entropie croisée."""
    torch.manual_seed(graine)
    hasard, reseau, cible = np.random.default_rng(graine), petit_reseau(), torch.from_numpy(etiquettes)
    optimiseur = torch.optim.Adam(reseau.parameters(), lr=1e-3)
    for _ in range(epoques):
        for lot in torch.from_numpy(hasard.permutation(len(X))).split(16):
            if len(lot) < 2:
                continue  # une normalisation par lots n'apprend pas d'un seul exemple
            retourne = torch.from_numpy(hasard.random(len(lot)) < 0.5)[:, None, None, None]
            optimiseur.zero_grad()
            logits = reseau(torch.where(retourne, X[lot].flip(3), X[lot]))
            (F.cross_entropy(logits, cible[lot]) if perte is None else perte(logits, lot)).backward()
            optimiseur.step()
    return reseau.eval()

petites_train, petites_test = en_tenseur(reduire(images_train)), en_tenseur(reduire(images_test))
print(f"{sum(p.numel() for p in petit_reseau().parameters()):,} paramètres".replace(",", " "))

# %% [markdown]
# **Prédisez.** Avec 2 photos par classe (12 en tout), quelle exactitude aura le petit réseau ? Et la tête sur les caractéristiques ? Écrivez vos deux nombres.

# %% tags=["demonstration"]
nombres, graines = (1, 2, 8), (0, 1, 2)
mesures = {"de zéro": [], "caractéristiques": []}
for n_par_classe in nombres:
    de_zero, avec_traits = [], []
    for graine in graines:
        choisis = tirer_par_classe(y_train, n_par_classe, np.random.default_rng(graine))
        reseau = apprendre_de_zero(petites_train[choisis], y_train[choisis], graine)
        de_zero.append(exactitude(reseau, petites_test, y_test))
        tete = apprendre_tete(traits_train[choisis], y_train[choisis], graine)
        avec_traits.append(exactitude(tete, traits_test, y_test))
    mesures["de zéro"].append(de_zero)
    mesures["caractéristiques"].append(avec_traits)
    print(f"{6 * n_par_classe:>3} photos   de zéro : {np.mean(de_zero):.0%} ± {np.std(de_zero):.0%}"
          f"   caractéristiques : {np.mean(avec_traits):.0%} ± {np.std(avec_traits):.0%}")

# %% tags=["demonstration"]
figures.courbes([6 * k for k in nombres], mesures, titre="Vos mesures : trois tirages par point")

# %% [markdown]
# Douze photos et un corps préentraîné font mieux que quarante-huit photos sans lui. Le « ± » est l'écart type entre les tirages : il dit ce que changent le choix des photos et les poids de départ. Il ne dit **pas** l'incertitude due au test lui-même, qui n'a que 72 photos.
#
# **À vous, sur papier.** Un modèle a 75 % de bonnes réponses sur $n = 72$ photos de test. L'erreur type d'une proportion $p$ est $\sqrt{p(1-p)/n}$. Combien vaut-elle ? Un écart de trois points entre deux modèles prouve-t-il quelque chose ?
#
# <details><summary>Réponse</summary>
#
# $\sqrt{0{,}75 \times 0{,}25 / 72} \approx 0{,}051$ : environ cinq points. Un écart de trois points, soit deux photos, ne prouve rien. (Deux modèles jugés sur les mêmes photos se comparent mieux photo par photo : seules comptent celles où l'un réussit et l'autre échoue. Ici, deux de plus d'un côté que de l'autre ne suffiraient pas non plus.)
#
# </details>
#
# > **À retenir.** Un gain se montre sur une courbe, avec plusieurs tirages et leur dispersion, et se compare à ce que le test peut distinguer.

# %% [markdown]
# ## 5. Affiner sans détruire
#
# Jusqu'ici, le corps était intouchable. L'**affinage** (*fine-tuning*) le laisse apprendre aussi, pour qu'il s'adapte à nos photos. C'est plus puissant, et plus dangereux : au départ la tête est neuve, ses gradients sont désordonnés, et le corps les reçoit.
#
# Trois précautions d'usage :
#
# 1. **d'abord la tête seule**, corps gelé ; ensuite le corps (Kumar et ses collègues, 2022 : avec une tête neuve, l'affinage direct déforme les caractéristiques) ;
# 2. **un taux bien plus petit pour le corps** que pour la tête, dix à cent fois. On essaie d'abord $10^{-4}$ ou $10^{-5}$. On peut aussi donner un taux à chaque bloc, de plus en plus petit vers l'entrée (Howard et Ruder, 2018) ;
# 3. **les normalisations par lots en mode évaluation** : leurs moyennes viennent d'un million d'images, et seize photos sur fond blanc en donneraient d'autres.
#
# Le deuxième point demande un optimiseur à plusieurs taux. PyTorch l'accepte : au lieu d'une liste de paramètres, on lui donne une liste de **groupes**, des dictionnaires.

# %% tags=["nbval-check-output"]
a, b = nn.Parameter(torch.tensor(1.0)), nn.Parameter(torch.tensor(1.0))
optimiseur = torch.optim.SGD([{"params": [a], "lr": 0.1}, {"params": [b], "lr": 0.001}])
(a + b).backward()  # les deux gradients valent 1
optimiseur.step()
print(f"a = {a.item():.3f}   b = {b.item():.3f}")

# %% [markdown]
# ### Exercice 5 · Un taux pour le corps, un taux pour la tête
#
# ★★☆ · 15 minutes · **But** : préparer les groupes d'un affinage.
#
# Écrivez `groupes_de_parametres(modele, lr_corps, lr_tete)`.
#
# - **Entrée** : un modèle qui a un attribut `tete`. **Tout paramètre qui n'est pas dans `modele.tete` appartient au corps**, même s'il est rangé ailleurs que dans `modele.corps`.
# - **Sortie** : une liste de dictionnaires, avec les clés `"params"` (une liste de paramètres) et `"lr"`, que les optimiseurs de PyTorch acceptent.
# - Chaque paramètre **entraînable** y figure une fois, avec le taux de sa partie. Les paramètres gelés n'y figurent pas.
# - Un groupe vide n'est pas rendu : si le corps est gelé, la liste n'a qu'un groupe.
# - Rien d'entraînable du tout : `ValueError`. Rien n'est modifié.
#
# **Exemple** : `groupes_de_parametres(Maquette(), 1e-4, 1e-3)` rend deux groupes, de taux 0,0001 et 0,001.
#
# <details><summary>Indice 1</summary>Les paramètres de la tête sont dans <code>modele.tete.parameters()</code> ; ceux du corps sont tous les autres.</details>
# <details><summary>Indice 2</summary>Pour savoir si un paramètre est dans la tête, comparez son nom (il commence par <code>tete.</code>) ou son identité (<code>id</code>). L'opérateur <code>in</code> sur une liste de tenseurs compare les valeurs : à éviter.</details>
# <details><summary>Indice 3</summary>Construisez les deux listes, en ne gardant que les paramètres dont <code>requires_grad</code> est vrai, puis ne rendez que les groupes non vides.</details>

# %% nbgrader={"grade": false, "grade_id": "groupes_de_parametres", "locked": false, "schema_version": 3, "solution": true, "task": false}
def groupes_de_parametres(modele, lr_corps, lr_tete):
    """Les groupes de paramètres entraînables, pour un optimiseur : le corps avec lr_corps, la tête avec lr_tete."""
    ### BEGIN SOLUTION
    corps, tete = [], []
    for nom, parametre in modele.named_parameters():
        if parametre.requires_grad:
            (tete if nom.startswith("tete.") else corps).append(parametre)
    groupes = [{"params": params, "lr": lr} for params, lr in ((corps, lr_corps), (tete, lr_tete)) if params]
    if not groupes:
        raise ValueError("aucun paramètre n'est entraînable : tout est gelé")
    return groupes
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_groupes_de_parametres_taux", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · chaque paramètre bouge avec son taux (2 points)
def deplacements(modele, lr_corps, lr_tete):
    """De combien bouge chaque paramètre en un pas de SGD, si tous les gradients valent 1."""
    avant = {nom: p.detach().clone().numpy() for nom, p in modele.named_parameters()}
    optimiseur = torch.optim.SGD(groupes_de_parametres(modele, lr_corps, lr_tete), lr=7.0)
    for p in modele.parameters():
        p.grad = torch.ones_like(p)
    optimiseur.step()
    apres = controles.observe({nom: p.detach().numpy() for nom, p in modele.named_parameters()})
    return {nom: float((valeurs - apres[nom]).mean()) for nom, valeurs in avant.items()}

bouge = deplacements(Maquette(), 0.25, 0.5)
# 1e-5 : soustraction en float32 de nombres de l'ordre de 1
controles.egal(bouge["tete.weight"], 0.5, "le déplacement de la tête, avec lr_tete=0.5 et des gradients de 1", atol=1e-5, pistes=[
    (0.25, "les deux taux sont échangés, ou la tête a reçu celui du corps."), (7.0, 'le groupe n\'a pas de clé "lr" : le taux général s\'applique.'),
    (0.0, "la tête n'est dans aucun groupe.")])
controles.egal(bouge["tete.bias"], 0.5, "le déplacement du biais de la tête", atol=1e-5)
controles.egal([bouge[nom] for nom in bouge if nom.startswith("corps.")], [0.25] * 8, "les déplacements du corps, avec lr_corps=0.25", atol=1e-5, pistes=[
    ([0.5] * 8, "les deux taux sont échangés, ou le corps a reçu celui de la tête."), ([0.0] * 8, "le corps n'est dans aucun groupe."),
    ([7.0] * 8, 'le groupe n\'a pas de clé "lr" : le taux général s\'applique.')])
ailleurs = Maquette()
ailleurs.echelle = nn.Parameter(torch.ones(()))
ailleurs.tete = nn.Sequential(nn.Dropout(0.1), nn.Linear(4, 3))
ailleurs.tete_auxiliaire = nn.Linear(4, 2)
ailleurs.corps.add_module("attention_de_tete", nn.Linear(4, 2))
bouge = deplacements(ailleurs, 0.25, 0.5)
controles.egal(bouge["tete_auxiliaire.bias"], 0.25, "un paramètre de modele.tete_auxiliaire", atol=1e-5,
               pistes=[(0.0, "il est oublié : tout ce qui n'est pas dans modele.tete appartient au corps."),
                       (0.5, "seul modele.tete est la tête : tete_auxiliaire appartient au corps.")])
controles.egal(bouge["corps.attention_de_tete.bias"], 0.25, "un paramètre de modele.corps.attention_de_tete", atol=1e-5,
               pistes=[(0.5, "un nom qui contient « tete » ne suffit pas : seul modele.tete est la tête.")])
controles.egal(bouge["echelle"], 0.25, "un paramètre rangé ni dans corps ni dans tete", atol=1e-5,
               pistes=[(0.0, "il est oublié : tout ce qui n'est pas dans modele.tete appartient au corps.")])
controles.egal(bouge["tete.1.weight"], 0.5, "une tête faite de plusieurs couches", atol=1e-5)
### BEGIN HIDDEN TESTS
lr_corps, lr_tete = np.round(controles.hasard(76).uniform([0.1, 1.0], [0.9, 3.0]), 3)
bouge = deplacements(Maquette(3, 2), float(lr_corps), float(lr_tete))
controles.egal([bouge["tete.bias"], bouge["corps.bloc_1.0.bias"]], [lr_tete, lr_corps], f"les déplacements de la tête et du corps, avec lr_tete={lr_tete} et lr_corps={lr_corps}",
               atol=1e-5, pistes=[([lr_corps, lr_tete], "les deux taux sont échangés.")])
### END HIDDEN TESTS
controles.reussi("chaque paramètre bouge avec son taux")

# %% nbgrader={"grade": true, "grade_id": "test_groupes_de_parametres_geles", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · les paramètres gelés restent dehors, un groupe vide n'est pas rendu (1 point)
maquette = Maquette()
for parametre in maquette.corps.bloc_1.parameters():
    parametre.requires_grad = False
groupes = groupes_de_parametres(maquette, 1e-4, 1e-3)
controles.vrai(isinstance(groupes, list) and all(isinstance(g, dict) for g in groupes), "le résultat est une liste de dictionnaires")
controles.vrai(controles.observe([p.requires_grad for p in maquette.parameters()]) == [False] * 4 + [True] * 6, "rien n'est gelé ni dégelé",
               cause="lisez requires_grad, sans le changer : geler et dégeler est le travail de l'exercice 1.")
dedans, tous = controles.observe([[id(p) for groupe in groupes for p in groupe["params"]], [id(p) for p in maquette.parameters()]])
geles, libres = tous[:4], tous[4:]
controles.vrai(not set(dedans) & set(geles), "aucun paramètre gelé ne figure dans les groupes",
               cause="ne gardez que les paramètres dont requires_grad est vrai : un paramètre gelé qui garde un ancien gradient serait encore modifié.")
controles.vrai(sorted(dedans) == sorted(libres), "chaque paramètre entraînable figure une fois et une seule")
for parametre in maquette.corps.parameters():
    parametre.requires_grad = False
groupes = groupes_de_parametres(maquette, 1e-4, 1e-3)
controles.vrai(len(groupes) == 1, f"un corps gelé : un seul groupe ; reçu {len(groupes)}", cause="ne rendez pas de groupe vide.")
controles.vrai(groupes[0]["lr"] == 1e-3, "ce groupe est celui de la tête, avec lr_tete", cause="les deux taux sont-ils échangés ?")
controles.vrai(controles.observe([p.requires_grad for p in maquette.parameters()]) == [False] * 8 + [True] * 2, "rien n'est gelé ni dégelé")
controles.reussi("les paramètres gelés restent dehors")

# %% nbgrader={"grade": true, "grade_id": "test_groupes_de_parametres_rien", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · rien d'entraînable : refusé ; un seul côté entraînable : permis (1 point)
maquette = Maquette()
for parametre in maquette.tete.parameters():
    parametre.requires_grad = False
with controles.accepte("groupes_de_parametres d'un modèle dont seule la tête est gelée"):
    groupes = groupes_de_parametres(maquette, 1e-4, 1e-3)
controles.vrai(len(groupes) == 1, f"une tête gelée : un seul groupe, celui du corps ; reçu {len(groupes)}", cause="ne rendez pas de groupe vide.")
controles.vrai(groupes[0]["lr"] == 1e-4, "ce groupe est celui du corps, avec lr_corps", cause="les deux taux sont-ils échangés ?")
for parametre in maquette.parameters():
    parametre.requires_grad = False
controles.leve(ValueError, groupes_de_parametres, maquette, 1e-4, 1e-3, quoi="groupes_de_parametres d'un modèle entièrement gelé",
               cause="une liste vide passerait pour un réglage voulu : levez une ValueError.")
controles.reussi("rien d'entraînable : refusé")

# %% [markdown]
# ### L'ordre des gestes
#
# Geler, dégeler, construire l'optimiseur : **l'ordre compte**, et rien ne prévient quand on se trompe.
#
# - On **dégèle** une partie après avoir construit l'optimiseur : il ne connaît pas ses paramètres, elle n'apprend jamais.
# - On **gèle** une partie après un pas : tant que ses paramètres gardent leur dernier gradient, l'optimiseur les modifie encore.
#
# La règle est simple : **à chaque changement, un optimiseur neuf.** C'est ce que demande un affinage en deux temps, la tête d'abord, le corps ensuite.
#
# ### Exercice 6 · Affiner en deux temps
#
# ★★★ · 30 minutes · **But** : écrire l'apprentissage complet d'un affinage, avec ses trois précautions.
#
# Écrivez `affiner_torch(modele, X, y, parties, lr_corps, lr_tete, epoques_tete, epoques, rng)`.
#
# - **Entrées** : `modele`, avec `corps` et `tete` (ses logits sont `modele.tete(modele.corps(x))`) ; `X`, un tenseur d'images prêtes `(n, 3, h, w)` ; `y`, un tenseur d'étiquettes entières `(n,)` ; `parties`, un n-uplet de noms de parties du corps, par exemple `("corps.bloc_10",)` ; deux taux ; deux nombres d'époques, qui peuvent valoir 0 ; `rng`, un `numpy.random.Generator`.
# - **Temps 1**, `epoques_tete` époques : la tête seule apprend, au taux `lr_tete`. Tout le corps est gelé.
# - **Temps 2**, `epoques` époques : la tête (`lr_tete`) et les `parties` (`lr_corps`) apprennent. Le reste est gelé.
# - Chaque temps a son optimiseur Adam neuf, sans autre réglage que les taux. Utilisez `geler` et `groupes_de_parametres`.
# - À chaque époque : un ordre tiré par `rng.permutation(n)`, des lots de 16 dans cet ordre (le dernier peut être plus petit), l'entropie croisée moyenne du lot, un pas par lot.
# - Pendant l'apprentissage, le corps est en mode évaluation et la tête en mode entraînement (son dropout agit). À la fin, tout le modèle est en mode évaluation.
# - **Sortie** : une liste de `epoques_tete + epoques` nombres Python : la perte moyenne **par exemple** de chaque époque, telle que mesurée pendant l'époque. Le modèle est modifié sur place.
#
# **Exemple** : avec 20 images, une époque fait deux pas, un lot de 16 et un lot de 4. Si leurs pertes moyennes sont 1,0 et 2,0, la perte de l'époque est $(16 \times 1{,}0 + 4 \times 2{,}0)/20 = 1{,}2$.
#
# <details><summary>Indice 1</summary>Les deux temps sont la même boucle. Seuls changent ce qui est entraînable et le nombre d'époques : parcourez une petite liste de deux couples.</details>
# <details><summary>Indice 2</summary>Dans chaque temps, dans cet ordre : geler, construire l'optimiseur, puis les époques. <code>modele.corps.eval()</code> et <code>modele.tete.train()</code> règlent les modes séparément.</details>
# <details><summary>Indice 3</summary>Un tableau d'indices NumPy devient un tenseur par <code>torch.from_numpy</code> ; <code>.split(16)</code> le coupe en lots. Les mêmes indices choisissent les images et leurs étiquettes. Additionnez les pertes des lots, chacune multipliée par la taille du lot.</details>

# %% nbgrader={"grade": false, "grade_id": "affiner_torch", "locked": false, "schema_version": 3, "solution": true, "task": false}
def affiner_torch(modele, X, y, parties, lr_corps, lr_tete, epoques_tete, epoques, rng):
    """Affine en deux temps, la tête puis la tête et les parties nommées ; renvoie la perte moyenne de chaque époque."""
    ### BEGIN SOLUTION
    pertes = []
    modele.corps.eval()
    modele.tete.train()
    for sauf, nombre in ((("tete",), epoques_tete), (("tete", *parties), epoques)):
        geler(modele, sauf)
        optimiseur = torch.optim.Adam(groupes_de_parametres(modele, lr_corps, lr_tete))
        for _ in range(nombre):
            total = 0.0
            for lot in torch.from_numpy(rng.permutation(len(X))).split(16):
                optimiseur.zero_grad()
                perte = F.cross_entropy(modele.tete(modele.corps(X[lot])), y[lot])
                perte.backward()
                optimiseur.step()
                total += perte.item() * len(lot)
            pertes.append(total / len(X))
    modele.eval()
    return pertes
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_affiner_torch_tete", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · le temps 1 n'apprend que la tête (1 point)
def essayer_affinage(affiner, n=20, lr_corps=0.01, lr_tete=0.05, epoques=(1, 1)):
    """Affine une maquette (la partie corps.bloc_10) ; renvoie ses nombres d'après et le résultat."""
    rng, modele = controles.hasard(88), Maquette(graine=88)
    X, y = torch.from_numpy(rng.normal(size=(n, 3, 8, 8)).astype(np.float32)), torch.from_numpy(rng.integers(0, 5, n))
    resultat = affiner(modele, X, y, ("corps.bloc_10",), lr_corps, lr_tete, *epoques, np.random.default_rng(88))
    return controles.observe({nom: v.numpy() for nom, v in modele.state_dict().items()}), resultat

def est_une_moyenne(cle):
    """Ce nombre est-il une moyenne, une variance ou un compte d'une normalisation ?"""
    return "running" in cle or "num_batches" in cle

def deplacement(apres, partie):
    """Le plus grand changement d'un paramètre de cette partie."""
    return max(float(np.abs(apres[cle] - w.numpy()).max()) for cle, w in Maquette(graine=88).state_dict().items() if cle.startswith(partie) and not est_une_moyenne(cle))

def moyennes_intactes(apres):
    """Les moyennes et les variances des normalisations sont-elles celles d'avant ?"""
    return all(np.array_equal(apres[cle], w.numpy()) for cle, w in Maquette(graine=88).state_dict().items() if est_une_moyenne(cle))

apres, pertes = essayer_affinage(affiner_torch, epoques=(2, 0))
controles.vrai(isinstance(pertes, list), "affiner_torch renvoie une liste", cause="manque-t-il « return » ?" if pertes is None else None)
controles.vrai(len(pertes) == 2, f"deux époques, deux pertes ; reçu {len(pertes)}")
controles.vrai(deplacement(apres, "tete.") > 0, "la tête a appris")
controles.vrai(deplacement(apres, "corps.") == 0, "au temps 1, aucun paramètre du corps ne bouge",
               cause="gelez tout sauf la tête avant de construire le premier optimiseur.")
controles.vrai(moyennes_intactes(apres), "les moyennes des normalisations n'ont pas bougé",
               cause="geler ne suffit pas : pendant l'apprentissage, le corps est en mode évaluation.")
controles.reussi("le temps 1 n'apprend que la tête")

# %% nbgrader={"grade": true, "grade_id": "test_affiner_torch_parties", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le temps 2 apprend aussi les parties nommées, chacune à son taux (2 points)
apres, _ = essayer_affinage(affiner_torch, n=16, epoques=(1, 1))
# Un lot par époque : le premier pas d'Adam déplace un paramètre d'exactement son taux, à 1e-3 près (epsilon et float32)
controles.egal(deplacement(apres, "corps.bloc_10."), 0.01, "le déplacement du bloc 10 en un pas, avec lr_corps=0.01", rtol=1e-3, pistes=[
    (0.0, "le bloc 10 n'a pas appris : l'optimiseur du temps 2 se construit après le dégel."),
    (0.05, "le bloc 10 a reçu le taux de la tête."),
    (lambda o: o > 0.015, "le bloc 10 a fait plus d'un pas : au temps 1, il est gelé."),
])
controles.vrai(deplacement(apres, "corps.bloc_1.") == 0, "le bloc 1, qui n'est pas dans parties, ne bouge pas",
               cause="au temps 2, tout reste gelé, sauf la tête et les parties nommées.")
controles.vrai(moyennes_intactes(apres), "les moyennes des normalisations n'ont pas bougé, même au temps 2",
               cause="le corps reste en mode évaluation : ses moyennes viennent de la tâche source.")
apres, _ = essayer_affinage(affiner_torch, n=16, epoques=(0, 1))
controles.egal(deplacement(apres, "tete."), 0.05, "le déplacement de la tête en un pas du temps 2, avec lr_tete=0.05", rtol=1e-3, pistes=[
    (0.0, "au temps 2, la tête apprend encore."), (0.01, "la tête a reçu le taux du corps.")])
controles.reussi("le temps 2 apprend les parties nommées")

# %% nbgrader={"grade": true, "grade_id": "test_affiner_torch_pertes", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 3 · les modes, les lots, et la perte par exemple (2 points)
class TeteTemoin(nn.Module):
    """Une tête qui note, à chaque lot, si elle est en mode entraînement et si son gradient est celui de ce lot seul."""

    def __init__(self):
        super().__init__()
        self.dense, self.modes, self.lots, self.gradients, self.au_pas = nn.Linear(4, 5), [], [], [], []
        self.dense.weight.register_hook(self.noter_le_gradient)
        self.dense.weight.register_post_accumulate_grad_hook(self.noter_le_pas)

    def noter_le_gradient(self, gradient):
        self.gradients.append(gradient.numpy().copy())

    def noter_le_pas(self, parametre):
        self.au_pas.append(parametre.grad.numpy().copy())

    def forward(self, x):
        if torch.is_grad_enabled():
            self.modes.append(self.training)
            self.lots.append(x.detach().numpy().copy())
        return self.dense(x)

def maquette_temoin():
    modele = Maquette(graine=3)
    torch.manual_seed(3)
    modele.tete = TeteTemoin()
    return modele

def lots_de(suites, taille=16):
    """Les rangs des images, lot après lot, si chaque époque suit son ordre."""
    return [i for suite in suites for k in range(0, len(suite), taille) for i in suite[k : k + taille]]

rng = controles.hasard(90)
X_20, y_20 = torch.from_numpy(rng.normal(size=(20, 3, 8, 8)).astype(np.float32)), torch.from_numpy(rng.integers(0, 5, 20))
modele_teste = maquette_temoin().train()
jumeau = maquette_temoin().eval()
with torch.no_grad():
    traits_20 = jumeau.corps(X_20).numpy()
    par_image = F.cross_entropy(jumeau(X_20), y_20, reduction="none").numpy()
    croisees = F.cross_entropy(jumeau(X_20).repeat_interleave(20, 0), y_20.repeat(20), reduction="none").reshape(20, 20).numpy()
pertes = affiner_torch(modele_teste, X_20, y_20, ("corps.bloc_10",), 0.0, 0.0, 1, 2, np.random.default_rng(5))
temoin = controles.observe({nom: getattr(modele_teste.tete, nom) for nom in ("modes", "lots", "gradients", "au_pas")})
controles.vrai(temoin["modes"] and all(temoin["modes"]), "pendant l'apprentissage, la tête est en mode entraînement",
               cause="sans lui, son dropout n'agit pas : modele.tete.train().")
controles.vrai(temoin["au_pas"] and all(map(np.array_equal, temoin["au_pas"], temoin["gradients"])), "chaque pas part de gradients effacés", cause="les gradients s'accumulent d'un lot au suivant : zero_grad.")
melange = np.random.default_rng(5)
ordres = [melange.permutation(20) for _ in range(3)]
moyennes = np.concatenate(controles.observe([v.numpy() for nom, v in modele_teste.corps.state_dict().items() if "running" in nom]))
corps_libre = not np.array_equal(moyennes, np.concatenate([w.numpy() for cle, w in jumeau.corps.state_dict().items() if "running" in cle]))
# Taux nuls : rien ne change, chaque époque mesure la même perte. 1e-5 : des sommes en float32
controles.egal(pertes, [par_image.mean()] * 3, "les pertes de trois époques à taux nuls, 20 images", rtol=1e-5, pistes=[
    ([(par_image[o[:16]].mean() + par_image[o[16:]].mean()) / 2 for o in ordres], "c'est la moyenne des lots : le lot de 4 y pèse autant que le lot de 16."),
    ([par_image[o[:16]].mean() + par_image[o[16:]].mean() for o in ordres], "c'est la somme des lots : multipliez chaque perte par la taille du lot, puis divisez par n."),
    ([par_image.mean() * 20] * 3, "c'est la somme des exemples : divisez par n."),
    ([croisees[o, np.arange(20)].mean() for o in ordres], "les étiquettes ne suivent plus leurs images : indexez X et y par les mêmes indices."),
    (lambda o: o.shape != (3,), "une perte par époque, temps 1 et temps 2 compris."),
    (lambda o: True, "le corps était-il en mode évaluation pendant l'apprentissage ?" if corps_libre else "relisez la définition de la perte par exemple."),
])
controles.vrai(all(isinstance(p, float) for p in pertes), "chaque perte est un nombre Python", cause="un tenseur sans axe devient un nombre par .item().")
tailles = [len(lot) for lot in temoin["lots"]]
controles.vrai(tailles == [16, 4] * 3, f"20 images font, à chaque époque, un lot de 16 et un lot de 4 ; tailles vues : {tailles}", cause="coupez l'ordre de l'époque en lots de 16.")
recus = np.concatenate(temoin["lots"])
# 1e-5 : le même calcul en float32, par lots d'une autre taille
rangs = [int(np.abs(traits_20 - trait).max(axis=1).argmin()) for trait in recus]
controles.vrai(np.allclose(traits_20[rangs], recus, atol=1e-5), "la tête reçoit les caractéristiques que le corps calcule en mode évaluation")
controles.egal(rangs, lots_de(ordres), "les rangs des images, dans l'ordre où la tête les reçoit pendant trois époques", pistes=[
    (lots_de([ordres[0]] * 3), "le même ordre sert à toutes les époques : rng.permutation(n) à chaque époque."),
    (lots_de([np.arange(20)] * 3), "les images ne sont pas mélangées : rng.permutation(n) à chaque époque."),
    (lambda o: sorted(o) == sorted(lots_de(ordres)), "chaque époque voit toutes les images, mais dans un autre ordre que rng.permutation(n) : un seul tirage par époque, et de rng."),
])
fini = controles.observe([m.training for m in (modele_teste, modele_teste.corps, modele_teste.tete)])
controles.vrai(not any(fini), "à la fin, tout le modèle est en mode évaluation", cause="terminez par modele.eval().")
### BEGIN HIDDEN TESTS
class SansCorps(nn.Module):
    """Un corps dont le paramètre ne sert pas : seules comptent la boucle et sa perte."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(4)
        self.corps, self.tete = nn.Flatten(), nn.Linear(192, 5)
        self.corps.inutile = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return self.tete(self.corps(x))

def pertes_a_la_main(images, classes, apres=False):
    """Les pertes de trois époques ; apres : mesurées à la fin de chacune."""
    reseau, hasard, bilan = SansCorps(), np.random.default_rng(4), []
    adam = torch.optim.Adam(reseau.parameters(), lr=0.02)
    for _ in range(3):
        vues = 0.0
        for indices in torch.from_numpy(hasard.permutation(40)).split(16):
            adam.zero_grad()
            cout = F.cross_entropy(reseau(images[indices]), classes[indices])
            cout.backward()
            adam.step()
            vues += cout.item() * len(indices) / 40
        bilan += [F.cross_entropy(reseau(images), classes).item() if apres else vues]
    return bilan

X_40, y_40 = torch.from_numpy(rng.normal(size=(40, 3, 8, 8)).astype(np.float32)), torch.from_numpy(rng.integers(0, 5, 40))
pertes = affiner_torch(SansCorps(), X_40, y_40, (), 0.02, 0.02, 0, 3, np.random.default_rng(4))
# 1e-3 : neuf pas d'Adam en float32
controles.egal(pertes, pertes_a_la_main(X_40, y_40), "les pertes de trois époques, 40 images, seule la tête apprend, taux 0,02", rtol=1e-3, pistes=[
    (pertes_a_la_main(X_40, y_40, apres=True), "la perte est mesurée après l'époque : additionnez celle de chaque lot, avant son pas."),
])
### END HIDDEN TESTS
controles.reussi("les modes, les lots, et la perte par exemple")

# %% [markdown]
# ### Un affinage partiel, en direct
#
# Seule la fin du corps apprend, à partir du bloc 11. Le début est gelé : comme à la section 3, ce qu'il calcule ne change jamais, et l'on peut le garder. L'affinage devient rapide même sans carte graphique.
#
# Votre `affiner_torch` fait le travail, sur les huit premières photos de chaque classe. Le temps 1 a déjà eu lieu : la tête est apprise sur les caractéristiques. Essayons trois taux pour le corps ; la tête garde 0,001.

# %% tags=["demonstration"]
coupure = [nom for nom, _ in CORPS.named_children()].index("bloc_11")
with torch.no_grad():
    milieu_train, milieu_test = (torch.cat([CORPS[:coupure](en_tenseur(lot)) for lot in np.array_split(images, 4)])
                                 for images in (images_train, images_test))
    reponses_avant = MODELE.tete(torch.from_numpy(traits_test)).argmax(dim=1).numpy()

def affiner_la_fin(lr_corps, choisis, graine=0, epoques=5):
    """Affine les derniers blocs et la tête ; renvoie l'exactitude et la part de réponses d'ImageNet inchangées."""
    affine = nn.Module()
    affine.corps = copy.deepcopy(CORPS[coupure:])
    affine.tete = apprendre_tete(traits_train[choisis], y_train[choisis], graine)
    affiner_torch(affine, milieu_train[choisis], torch.from_numpy(y_train[choisis]), ("corps",), lr_corps, 1e-3, 0, epoques, np.random.default_rng(graine))
    with torch.no_grad():
        traits = affine.corps(milieu_test)
        inchangees = (MODELE.tete(traits).argmax(dim=1).numpy() == reponses_avant).mean()
    return exactitude(affine.tete, traits, y_test), inchangees

huit = np.concatenate([np.flatnonzero(y_train == c)[:8] for c in range(len(CLASSES))])
sans_affiner = exactitude(apprendre_tete(traits_train[huit], y_train[huit], 0), traits_test, y_test)
print(f"corps gelé             : {sans_affiner:.0%}")
for lr_corps in (1e-5, 1e-4, 1e-3):
    gagne, inchangees = affiner_la_fin(lr_corps, huit)
    print(f"corps au taux {lr_corps:<9}: {gagne:.0%}   réponses d'ImageNet inchangées : {inchangees:.0%}")

# %% [markdown]
# Deux leçons. (Nous regardons ici le test pour comprendre. Pour **choisir** un taux, il faudrait des photos de validation : choisir sur le test, c'est tricher avec soi-même.)
#
# **L'affinage ne gagne rien ici.** Au plus petit taux, l'exactitude est celle du corps gelé, à une photo près. Plus le taux grandit, plus elle baisse. Quarante-huit photos ne suffisent pas à améliorer ce qu'un million a appris, et la tâche ressemble à celle d'ImageNet. (88 % ici, 75 % avec les 114 photos de la section 3 ? Ces 48-là sont un tirage heureux : à 48 photos, la moyenne est de 80 % ± 4. C'est à cela que sert le ±.)
#
# **Le réseau oublie.** La dernière colonne remet l'ancienne tête sur le corps affiné, et compte les photos de test pour lesquelles il répond encore la même classe d'ImageNet qu'avant. Au plus grand taux, plus de huit réponses sur dix ont changé. Apprendre une tâche en effaçant la précédente se nomme l'**oubli catastrophique** (*catastrophic forgetting*).
#
# Un seul tirage, pourtant, ne prouve rien. Voici cinq tirages par point, avec l'affinage complet, long à refaire ici (`bancs/transfert.py`). Les réglages ont été choisis **sans le test** : on apprend sur 48 photos, on valide sur les 66 autres photos d'apprentissage. Parmi trois taux pour le corps, $10^{-5}$, $10^{-4}$ et $10^{-3}$, la validation a retenu le plus petit pour les deux affinages, avec cinq époques (quinze n'ont rien ajouté à l'affinage partiel).

# %%
figures.courbes_enregistrees()

# %%
figures.oubli()

# %% tags=["widget"]
widgets.comparer_les_courbes()

# %% [markdown]
# **Ce que disent ces courbes, et ce qu'elles ne disent pas.** Le transfert l'emporte partout sur le réseau neuf. L'affinage, lui, ne se distingue pas des caractéristiques. À 114 photos, tous les tirages prennent les mêmes photos : la barre ne montre plus que l'effet des poids neufs et de l'ordre des lots.
#
# Ce dernier point surprend : 114 photos ne font pas mieux que 66. Or les 66 sont équilibrées, onze par classe ; les 114 ne le sont pas. Nous avons refait la tête sur vingt tirages (le ± est toujours un écart type) : 80 % ± 4 à onze par classe, 77 % ± 3 avec 66 photos tirées sans équilibrer, 77 % ± 3 avec les 114, 78 % ± 3 en donnant plus de poids aux classes rares. L'équilibre des classes semble donc compter ici autant que le nombre, et pondérer ne le remplace pas. Trois points sur 72 photos de test restent une piste, pas une preuve.
#
# Sur des jeux plus grands, l'affinage gagne souvent : deux points en moyenne sur les dix jeux de Kumar et ses collègues (2022), pour des images semblables à celles de l'apprentissage. Mais il en **perd** sept sur des images d'un autre genre, que le corps gelé supporte mieux. **On ne le sait qu'en mesurant.**
#
# ### Que vaut chaque précaution ?
#
# Retirons-les une par une. Affinage partiel, 48 photos, cinq époques, le corps à $10^{-4}$ sauf dans la dernière ligne, cinq tirages.

# %% tags=["nbval-check-output"]
for nom, valeurs in figures.mesures_enregistrees()["precautions"].items():
    exactitudes, accords = np.array(valeurs["exactitude"]), np.array(valeurs["accord"])
    print(f"{nom:<31}: exactitude {exactitudes.mean():.0%} ± {exactitudes.std():.0%}   réponses d'ImageNet inchangées : {accords.mean():.0%} ± {accords.std():.0%}")

# %% [markdown]
# Lisons sans complaisance.
#
# - **Le petit taux du corps compte.** Au taux de la tête, on perd neuf points, et presque tout ce que le réseau savait.
# - **La tête d'abord** réduit l'oubli. L'exactitude, elle, ne change pas.
# - **Les normalisations en évaluation n'ont rien rapporté ici** : même exactitude à la dispersion près, et un oubli plus grand. Celles de ce réseau avancent lentement : à chaque lot, leurs moyennes font un centième du chemin (momentum de 0,01). En quinze pas, elles en ont fait $1 - 0{,}99^{15} \approx 14\ \%$. Au réglage par défaut de PyTorch (0,1), ce serait $1 - 0{,}9^{15} \approx 79\ \%$.
#
# Une précaution protège d'un accident : elle ne rapporte rien les jours où il n'arrive pas. Celle-ci compte quand les lots sont petits, l'apprentissage long, ou le momentum usuel. Gardez-la, et mesurez.
#
# > **À retenir.** Affiner : d'abord la tête, puis le corps avec un taux bien plus petit, normalisations en mode évaluation. Le corps gelé est la référence à battre. Trop fort, l'affinage détruit ce qui avait été appris.

# %% [markdown]
# ## 6. La même chose dans Keras
#
# Le même réseau, les mêmes poids, écrits en Keras dans `retroprop/modeles/efficientnet_keras.py`. Deux différences de disposition, que le chargement règle : Keras range les images en `(n, h, w, c)` et les noyaux en `(h, w, entrée, sortie)`.

# %% nbgrader={"grade": false, "grade_id": "corps_keras", "locked": true, "schema_version": 3, "solution": false, "task": false}
CORPS_KERAS = efficientnet_keras.corps(taille=128)

# %% tags=["nbval-check-output"]
par_keras = keras.ops.convert_to_numpy(CORPS_KERAS(modeles.preparer(images_test[:4])))
with torch.no_grad():
    par_torch = CORPS(en_tenseur(images_test[:4])).numpy()
print("Keras = PyTorch à 1e-4 près :", np.allclose(par_keras, par_torch, atol=1e-4))

# %% [markdown]
# Trois règles de Keras à connaître pour le transfert.
#
# | ce que l'on écrit | ce que cela fait |
# |---|---|
# | `couche.trainable = False` | gèle les poids de la couche, et de toutes celles qu'elle contient |
# | la même chose, sur une `BatchNormalization` | la gèle **et** la met en inférence : ses moyennes ne bougent plus |
# | `modele.compile(...)` | à refaire après tout changement de `trainable` : un modèle qui a déjà appris garde sinon l'ancien réglage |
#
# La troisième règle est sournoise. Tant que le modèle n'a jamais appris, un changement de `trainable` est pris en compte. Après un premier `fit`, il est ignoré **sans un mot** jusqu'à la prochaine compilation (ou, si les lots changent de taille, il provoque une erreur d'optimiseur). Or on affine, justement, un modèle qui vient d'apprendre.
#
# La deuxième ligne est propre à Keras. En PyTorch, nous l'avons vu, geler et passer en évaluation sont deux choses séparées.
#
# Les tests de cette section utilisent une maquette en Keras.

# %% nbgrader={"grade": false, "grade_id": "maquette_keras", "locked": true, "schema_version": 3, "solution": false, "task": false}
def maquette_keras(n_traits=4, graine=0):
    """Un petit corps Keras : images (n, 8, 8, 3) -> n_traits caractéristiques ; sept couches."""
    init = lambda i: keras.initializers.RandomNormal(stddev=0.5, seed=graine * 10 + i)
    return keras.Sequential([
        keras.Input((8, 8, 3)),
        keras.layers.Conv2D(5, 3, kernel_initializer=init(1), name="conv_1"),
        keras.layers.BatchNormalization(momentum=0.5, name="norme_1"),
        keras.layers.ReLU(name="relu_1"),
        keras.layers.Conv2D(n_traits, 3, kernel_initializer=init(2), name="conv_2"),
        keras.layers.BatchNormalization(momentum=0.5, name="norme_2"),
        keras.layers.ReLU(name="relu_2"),
        keras.layers.GlobalAveragePooling2D(name="moyenne"),
    ], name="corps")

print([couche.name for couche in maquette_keras().layers])

# %% [markdown]
# Un modèle Keras à deux parties se construit par l'**API fonctionnelle** : on part d'une entrée symbolique, on appelle les couches sur elle comme des fonctions, puis `keras.Model` relie l'entrée à la sortie. **Un modèle entier s'appelle comme une couche.**

# %% tags=["nbval-check-output"]
entree_api = keras.Input((3,))  # la forme d'un exemple : l'axe des exemples est sous-entendu
petit_api = keras.Model(entree_api, keras.layers.Dense(4)(entree_api), name="petit")  # 3 nombres -> 4 nombres
sortie_api = keras.layers.Dense(2)(petit_api(entree_api))  # le modèle « petit » sert de couche
print([couche.name.split("_")[0] for couche in keras.Model(entree_api, sortie_api).layers])

# %% [markdown]
# **Un conseil périmé.** On lit souvent qu'il suffit d'appeler le corps avec `training=False` pour que ses normalisations restent en inférence, même dégelées. C'était vrai avec Keras 2. Mesurons avec la version installée : le corps est appelé avec `training=False`, mais il n'est pas gelé.

# %%
corps_essai = maquette_keras()
entree_essai = keras.Input((8, 8, 3))
essai_keras = keras.Model(entree_essai, keras.layers.Dense(3)(corps_essai(entree_essai, training=False)))
essai_keras.compile(loss="mse")
moyennes_avant = corps_essai.get_layer("norme_1").get_weights()[2]
essai_keras.fit(np.ones((4, 8, 8, 3)), np.zeros((4, 3)), verbose=0)
print(f"Keras {keras.__version__.split('.')[0]}, moyennes modifiées par fit :", not np.array_equal(moyennes_avant, corps_essai.get_layer("norme_1").get_weights()[2]))

# %% [markdown]
# Dans Keras 3, `fit` appelle le modèle avec `training=True`, et ce réglage l'emporte sur celui de l'appel intérieur (discussion nº 20285 du dépôt de Keras). La protection sûre est donc de **garder les normalisations gelées**.
#
# ### Exercice 7 · Un extracteur en Keras
#
# ★★☆ · 25 minutes · **But** : assembler un corps gelé et une tête neuve.
#
# Écrivez `extracteur_keras(corps, n_classes)`.
#
# - **Entrées** : `corps`, un modèle Keras nommé `"corps"`, qui rend des caractéristiques `(n, d)` ; `n_classes`, un entier.
# - **Sortie** : un `keras.Model` **compilé**, des images (même entrée que le corps) aux **probabilités** `(n, n_classes)`, par une couche dense à softmax.
# - Le corps donné devient une couche du modèle, que `modele.get_layer("corps")` retrouve : ni copie, ni couches recollées.
# - Le corps est gelé en entier, normalisations comprises. Seule la couche dense est entraînable : deux tableaux.
# - Compilation : Adam de taux 0,001, entropie croisée sur étiquettes entières, métrique d'exactitude.
# - Les poids du corps ne changent pas, ni à la construction, ni pendant `fit`.
#
# **Exemple** : `extracteur_keras(CORPS_KERAS, 6)` a 1 280 × 6 + 6 = 7 686 nombres entraînables.
#
# <details><summary>Indice 1</summary>Avec l'API fonctionnelle : une entrée <code>keras.Input</code>, le corps appelé sur elle, une couche dense, puis <code>keras.Model(entree, sortie)</code>.</details>
# <details><summary>Indice 2</summary>La forme d'une image est <code>corps.input_shape[1:]</code> : le premier axe est celui des exemples.</details>
# <details><summary>Indice 3</summary>Gelez le corps avant de compiler. La perte s'appelle <code>"sparse_categorical_crossentropy"</code>, la métrique <code>"accuracy"</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "extracteur_keras", "locked": false, "schema_version": 3, "solution": true, "task": false}
def extracteur_keras(corps, n_classes):
    """Un modèle compilé : le corps gelé, puis une couche dense à softmax."""
    ### BEGIN SOLUTION
    corps.trainable = False
    entree = keras.Input(corps.input_shape[1:])
    sortie = keras.layers.Dense(n_classes, activation="softmax")(corps(entree))
    modele = keras.Model(entree, sortie)
    modele.compile(optimizer=keras.optimizers.Adam(1e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_extracteur_keras_sortie", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · des probabilités, une par classe (1 point)
images_8 = controles.hasard(85).normal(size=(12, 8, 8, 3)).astype("float32")
for n_traits, n_classes in ((4, 6), (7, 3)):
    corps_8 = controles.observe(maquette_keras(n_traits))
    modele_teste = extracteur_keras(corps_8, n_classes)
    controles.vrai(isinstance(modele_teste, keras.Model), "extracteur_keras renvoie un keras.Model", cause="manque-t-il « return » ?")
    controles.vrai(any(couche is corps_8 for couche in modele_teste.layers), 'le corps donné est une couche du modèle : get_layer("corps") est ce corps',
                   cause="appelez le corps comme une fonction, sur une entrée neuve : une copie perd ses poids, et corps.output recolle ses couches une à une.")
    probabilites_8 = controles.observe(keras.ops.convert_to_numpy(modele_teste(images_8)))
    controles.forme(probabilites_8, (12, n_classes), f"la sortie, avec {n_traits} caractéristiques et {n_classes} classes")
    # 1e-5 : une softmax en float32
    controles.egal(probabilites_8.sum(axis=1), np.ones(12), "la somme des probabilités de chaque image", atol=1e-5,
                   pistes=[(lambda o: True, "la couche dense doit avoir l'activation softmax.")])
### BEGIN HIDDEN TESTS
rng = controles.hasard(75)
n_traits, n_classes = int(rng.integers(2, 12)), int(rng.integers(4, 10))
modele_teste = extracteur_keras(maquette_keras(n_traits), n_classes)
controles.forme(controles.observe(keras.ops.convert_to_numpy(modele_teste(images_8))), (12, n_classes), f"la sortie, avec {n_traits} caractéristiques et {n_classes} classes")
### END HIDDEN TESTS
controles.reussi("des probabilités, une par classe")

# %% nbgrader={"grade": true, "grade_id": "test_extracteur_keras_gele", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · seule la tête est entraînable ; le corps ne bouge pas pendant fit (2 points)
corps_8 = controles.observe(maquette_keras())
modele_teste = extracteur_keras(corps_8, 3)
controles.vrai(isinstance(modele_teste, keras.Model), "extracteur_keras renvoie un keras.Model", cause="manque-t-il « return » ?")
controles.vrai(len(modele_teste.trainable_weights) == 2, f"deux tableaux entraînables, la tête ; il y en a {len(modele_teste.trainable_weights)}",
               cause="corps.trainable = False gèle le corps.")
avant, tete_avant = maquette_keras().get_weights(), controles.observe([keras.ops.convert_to_numpy(w) for w in modele_teste.trainable_weights])
y_8 = np.arange(12) % 3
controles.vrai(modele_teste.optimizer is not None, "le modèle est compilé", cause="appelez modele.compile(…) avant de le rendre.")
try:
    modele_teste.fit(images_8 + 3.0, y_8, epochs=2, batch_size=4, verbose=0)
except Exception as erreur:
    controles.vrai(False, f"fit apprend avec des étiquettes entières (n,) ; Keras a levé {type(erreur).__name__}",
                   cause='la perte des étiquettes entières est "sparse_categorical_crossentropy" ; les autres en veulent d\'une autre forme.')
apres = corps_8.get_weights()
controles.vrai(len(apres) == len(avant) and all(map(np.array_equal, avant, apres)), "pendant fit, le corps ne bouge pas, moyennes comprises",
               cause="gelez le corps avant de compiler, normalisations comprises.")
tete_apres = controles.observe([keras.ops.convert_to_numpy(w) for w in modele_teste.trainable_weights])
controles.vrai(not all(map(np.array_equal, tete_avant, tete_apres)), "pendant fit, la tête apprend")
controles.reussi("seule la tête est entraînable")

# %% nbgrader={"grade": true, "grade_id": "test_extracteur_keras_compile", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · compilé comme demandé, il apprend (1 point)
modele_teste = extracteur_keras(maquette_keras(), 3)
controles.vrai(isinstance(modele_teste, keras.Model), "extracteur_keras renvoie un keras.Model", cause="manque-t-il « return » ?")
controles.vrai(modele_teste.optimizer is not None, "le modèle est compilé", cause="appelez modele.compile(…) avant de le rendre.")
controles.vrai(isinstance(modele_teste.optimizer, keras.optimizers.Adam), "l'optimiseur est Adam")
controles.egal(float(modele_teste.optimizer.learning_rate), 1e-3, "le taux d'apprentissage", rtol=1e-4)
p_8 = controles.observe(keras.ops.convert_to_numpy(modele_teste(images_8)))
# 1e-5 : une softmax en float32
controles.vrai(np.allclose(p_8.sum(axis=1), 1, atol=1e-5) and (p_8 >= 0).all(), "la sortie est faite de probabilités", cause="la couche dense doit avoir l'activation softmax.")
try:
    resultats = modele_teste.evaluate(images_8, np.arange(12) % 3, verbose=0, return_dict=True)
except Exception as erreur:
    controles.vrai(False, f"evaluate accepte des étiquettes entières (n,) ; Keras a levé {type(erreur).__name__}",
                   cause='la perte des étiquettes entières est "sparse_categorical_crossentropy" ; les autres en veulent d\'une autre forme.')
controles.vrai(any("accuracy" in nom for nom in resultats), "l'exactitude est mesurée", cause='metrics=["accuracy"].')
# 1e-4 : deux calculs d'une entropie croisée en float32
# de la copie : le modèle est tiré au hasard ; sa perte se compare à ses propres probabilités
controles.egal(resultats["loss"], -np.log(p_8[np.arange(12), np.arange(12) % 3]).mean(), "la perte, sur étiquettes entières", rtol=1e-4, atol=1e-4,
               pistes=[(lambda o: True, "la perte est l'entropie croisée sur étiquettes entières ; la couche rend déjà des probabilités : pas de from_logits.")])
controles.reussi("compilé comme demandé")

# %% [markdown]
# ### Exercice 8 · Affiner en Keras
#
# ★★★ · 30 minutes · **But** : dégeler les dernières couches du corps, sauf les normalisations.
#
# Écrivez `affiner_keras(modele, n_couches, lr)`.
#
# - **Entrée** : `modele`, tel que rendu par `extracteur_keras`. Son corps se retrouve par `modele.get_layer("corps")`, et les couches du corps par `.layers`.
# - **Effet** : parmi les `n_couches` dernières couches du corps, celles qui ne sont pas des `keras.layers.BatchNormalization` deviennent entraînables. Toutes les autres couches du corps sont gelées. La tête reste entraînable.
# - Les normalisations comptent dans les `n_couches`, mais restent gelées. Le nombre de couches est `len(corps.layers)` : 7 pour la maquette. (Le corps d'EfficientNet y compte aussi son entrée.)
# - Le modèle est **recompilé** : Adam de taux `lr`, même perte et même métrique qu'à l'exercice 7.
# - **Sortie** : le modèle lui-même, et non un autre. `n_couches` négatif ou plus grand que le nombre de couches du corps : `ValueError`. `n_couches = 0` : tout le corps est gelé.
#
# **Exemple** : avec `maquette_keras()`, `n_couches = 4` dégèle `conv_2`, et elle seule (`norme_2` reste gelée, `relu_2` et `moyenne` n'ont pas de poids).
#
# <details><summary>Indice 1</summary>Le corps a été gelé tout entier. Le plus sûr : <code>corps.trainable = True</code> d'abord, puis réglez chaque couche.</details>
# <details><summary>Indice 2</summary>Attention à la tranche <code>[-n_couches:]</code> quand <code>n_couches</code> vaut 0 : c'est toute la liste. Comparez plutôt le rang de chaque couche.</details>
# <details><summary>Indice 3</summary>Pour chaque couche, l'interrupteur vaut : « assez près de la fin » <b>et</b> « pas une normalisation » (<code>isinstance</code>). La compilation vient en dernier.</details>

# %% nbgrader={"grade": false, "grade_id": "affiner_keras", "locked": false, "schema_version": 3, "solution": true, "task": false}
def affiner_keras(modele, n_couches, lr):
    """Dégèle les n_couches dernières couches du corps, sauf les normalisations, et recompile avec le taux lr."""
    ### BEGIN SOLUTION
    corps = modele.get_layer("corps")
    if not 0 <= n_couches <= len(corps.layers):
        raise ValueError(f"n_couches va de 0 à {len(corps.layers)}, et non {n_couches}")
    corps.trainable = True
    premiere = len(corps.layers) - n_couches
    for rang, couche in enumerate(corps.layers):
        couche.trainable = rang >= premiere and not isinstance(couche, keras.layers.BatchNormalization)
    modele.compile(optimizer=keras.optimizers.Adam(lr), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "assemblage_keras", "locked": true, "schema_version": 3, "solution": false, "task": false}
def assembler(corps, n_classes=3):
    """Un extracteur tout fait, pour les tests de cet exercice."""
    corps.trainable = False
    entree = keras.Input(corps.input_shape[1:])
    sortie = keras.layers.Dense(n_classes, activation="softmax", name="tete")(corps(entree))
    modele = keras.Model(entree, sortie)
    modele.compile(optimizer=keras.optimizers.Adam(1e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

# %% nbgrader={"grade": true, "grade_id": "test_affiner_keras_couches", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les bonnes couches sont dégelées, jamais les normalisations (2 points)
for n_couches, attendues in ((4, ["conv_2"]), (7, ["conv_1", "conv_2"]), (3, []), (0, [])):
    corps_8 = controles.observe(maquette_keras())
    modele_recu = controles.observe(assembler(corps_8))
    modele_teste = affiner_keras(modele_recu, n_couches, 1e-5)
    controles.vrai(modele_teste is not None, "affiner_keras renvoie le modèle", cause="manque-t-il « return » ?")
    controles.vrai(modele_teste is modele_recu, "le modèle renvoyé est celui que l'on a donné", cause="modifiez le modèle reçu : un modèle neuf perdrait la tête déjà apprise.")
    degelees = controles.observe([couche.name for couche in corps_8.layers if couche.trainable_weights])
    normes = [nom for nom in degelees if nom.startswith("norme")]
    controles.vrai(not normes, f"avec n_couches={n_couches}, les normalisations restent gelées", cause="une BatchNormalization n'est jamais dégelée : isinstance.")
    controles.vrai(degelees == attendues, f"avec n_couches={n_couches}, couches dégelées attendues : {attendues} ; obtenues : {degelees}",
                   cause="comptez les n_couches dernières de corps.layers, normalisations comprises ; dégelez d'abord le corps ; [-0:] est toute la liste.")
    controles.vrai(len(modele_teste.trainable_weights) == 2 * len(attendues) + 2, "la tête reste entraînable, avec les couches dégelées",
                   cause="seules les couches du corps changent : la tête garde son réglage.")
corps_8 = controles.observe(maquette_keras())
modele_recu = controles.observe(assembler(corps_8))
modele_teste = affiner_keras(affiner_keras(modele_recu, 7, 1e-5), 4, 1e-5)
controles.vrai(controles.observe([c.name for c in corps_8.layers if c.trainable_weights]) == ["conv_2"], "un second appel regèle ce que le premier avait dégelé",
               cause="les couches hors des n_couches dernières doivent être gelées, pas laissées comme elles sont.")
### BEGIN HIDDEN TESTS
corps_8 = controles.observe(keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, name="norme"), keras.layers.BatchNormalization(name="lots"), keras.layers.LayerNormalization(name="rangs")], name="corps"))
modele_recu = controles.observe(assembler(corps_8))
affiner_keras(modele_recu, 3, 1e-5)
controles.vrai(controles.observe([c.name for c in corps_8.layers if c.trainable_weights]) == ["norme", "rangs"], "le genre de la couche décide, et non son nom",
               cause="isinstance(couche, keras.layers.BatchNormalization) ; une autre normalisation n'est pas par lots.")
rng = controles.hasard(74)
par_lots = rng.permutation([True] * 3 + [False] * 5)
n_couches = int(rng.integers(2, 8))
noms = [f"couche_{rang}" for rang in range(8)]
corps_8 = controles.observe(keras.Sequential([keras.Input((4,)), *(keras.layers.BatchNormalization(name=nom) if norme else keras.layers.Dense(4, name=nom) for norme, nom in zip(par_lots, noms))], name="corps"))
modele_recu = controles.observe(assembler(corps_8))
affiner_keras(modele_recu, n_couches, 1e-5)
voulues = [f"couche_{rang}" for rang in range(8 - n_couches, 8) if not par_lots[rang]]
degelees = controles.observe([c.name for c in corps_8.layers if c.trainable_weights])
controles.vrai(degelees == voulues, f"un corps de 8 couches, n_couches={n_couches} : couches dégelées attendues : {voulues} ; obtenues : {degelees}",
               cause="comptez les n_couches dernières de corps.layers, normalisations comprises, puis laissez celles-ci gelées.")
### END HIDDEN TESTS
controles.reussi("les bonnes couches sont dégelées")

# %% nbgrader={"grade": true, "grade_id": "test_affiner_keras_fit", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · pendant fit : la fin bouge, le début et les normalisations non (2 points)
images_8, y_8 = controles.hasard(86).normal(size=(12, 8, 8, 3)).astype("float32"), np.arange(12) % 3
corps_8 = controles.observe(maquette_keras())
modele_recu = controles.observe(assembler(corps_8))
controles.observe(modele_recu.fit(images_8, y_8, epochs=1, batch_size=4, verbose=0))  # la tête apprend d'abord, corps gelé
modele_teste = affiner_keras(modele_recu, 4, 1e-2)
controles.vrai(isinstance(modele_teste, keras.Model), "affiner_keras renvoie le modèle", cause="manque-t-il « return » ?")
controles.observe(modele_teste.fit(images_8 + 1.0, y_8, epochs=2, batch_size=4, verbose=0))
avant = {couche.name: couche.get_weights() for couche in maquette_keras().layers}
apres = controles.observe({couche.name: couche.get_weights() for couche in corps_8.layers})
bouge = {nom: not all(map(np.array_equal, poids, apres[nom])) for nom, poids in avant.items()}
controles.vrai(bouge["conv_2"], "conv_2, dégelée, apprend", cause="il faut recompiler après avoir changé trainable : le modèle a déjà appris, et fit garde sinon l'ancien réglage.")
controles.vrai(not bouge["conv_1"], "conv_1, gelée, ne bouge pas")
controles.vrai(not bouge["norme_1"] and not bouge["norme_2"], "les normalisations ne bougent pas, moyennes comprises",
               cause="gardez-les gelées : leurs moyennes viennent de la tâche source.")
controles.reussi("pendant fit, la fin bouge, le début non")

# %% nbgrader={"grade": true, "grade_id": "test_affiner_keras_taux", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · le taux demandé, et les nombres de couches impossibles refusés (1 point)
for lr_essai in (1e-5, 3e-4):
    modele_recu = controles.observe(assembler(maquette_keras()))
    modele_teste = affiner_keras(modele_recu, 4, lr_essai)
    controles.vrai(isinstance(modele_teste, keras.Model), "affiner_keras renvoie le modèle", cause="manque-t-il « return » ?")
    controles.egal(float(modele_teste.optimizer.learning_rate), lr_essai, f"le taux, avec lr={lr_essai}", rtol=1e-4,
                   pistes=[(1e-3, "c'est l'ancien taux : recompilez avec Adam de taux lr.")])
    controles.vrai(isinstance(modele_teste.optimizer, keras.optimizers.Adam), "l'optimiseur est Adam")
images_8 = controles.hasard(91).normal(size=(6, 8, 8, 3)).astype("float32")
try:
    resultats = modele_teste.evaluate(images_8, np.arange(6) % 3, verbose=0, return_dict=True)
except Exception as erreur:
    controles.vrai(False, f"evaluate accepte des étiquettes entières (n,) ; Keras a levé {type(erreur).__name__}", cause="gardez la perte de l'exercice 7.")
controles.vrai(any("accuracy" in nom for nom in resultats), "l'exactitude est encore mesurée")
modele_teste, n_total = controles.observe(assembler(maquette_keras())), 7
with controles.accepte(f"affiner_keras(modele, {n_total}, 1e-5)", cause="toutes les couches du corps : c'est permis."):
    affiner_keras(modele_teste, n_total, 1e-5)
for n_couches in (-1, n_total + 1):
    controles.leve(ValueError, affiner_keras, modele_teste, n_couches, 1e-5, quoi=f"affiner_keras(modele, {n_couches}, 1e-5)",
                   cause="une tranche négative ou trop longue ne se plaint pas : vérifiez n_couches.")
controles.reussi("le taux demandé, les nombres impossibles refusés")

# %% [markdown]
# Vos deux fonctions, sur le vrai réseau et nos photos : cinq époques d'extraction sur 24 photos, puis une époque d'affinage des vingt dernières couches.

# %% tags=["demonstration"]
keras.utils.set_random_seed(0)
choisis = tirer_par_classe(y_train, 4, np.random.default_rng(0))
modele_photos = extracteur_keras(CORPS_KERAS, len(CLASSES))
modele_photos.fit(modeles.preparer(images_train[choisis]), y_train[choisis], epochs=5, batch_size=8, verbose=0)
bilan = modele_photos.evaluate(modeles.preparer(images_test), y_test, batch_size=36, verbose=0, return_dict=True)
print(f"extracteur Keras, 24 photos : {bilan['accuracy']:.0%}")
affiner_keras(modele_photos, 20, 1e-5)
modele_photos.fit(modeles.preparer(images_train[choisis]), y_train[choisis], epochs=1, batch_size=8, verbose=0)
bilan = modele_photos.evaluate(modeles.preparer(images_test), y_test, batch_size=36, verbose=0, return_dict=True)
print(f"après une époque d'affinage : {bilan['accuracy']:.0%}")

# %% [markdown]
# C'est moins que la tête de la section 3 avec 24 photos (74 % en moyenne, figure de la section 5) : cinq époques de trois lots font quinze pas d'Adam, au lieu de cent. La méthode est la même, l'apprentissage est plus court.
#
# Cette écriture est la plus courte, mais elle recalcule les caractéristiques à chaque époque. Celle de la section 3 les calcule une fois : sur un processeur, préférez-la.
#
# > **À retenir.** En Keras : `trainable = False`, puis `compile` **après** chaque changement. Geler une normalisation la met aussi en inférence ; dans Keras 3, l'argument `training=False` de l'appel ne suffit pas.

# %% [markdown]
# ## 7. Distiller : le maître et l'élève
#
# Le grand réseau répond bien, mais il est lourd. Peut-on apprendre à un petit réseau à l'imiter ? C'est la **distillation** (*distillation*) : un **maître** (*teacher*) corrige un **élève** (*student*).
#
# L'étiquette dit seulement « oiseau ». Le maître dit mieux : « oiseau à 90 %, mammifère à 8 %, véhicule à 0,1 % ». Ces proportions entre mauvaises réponses sont une information : cet oiseau ressemble plus à un mammifère qu'à un camion.
#
# Mais si le maître est sûr de lui, elles sont minuscules. On les grossit en divisant les logits par une **température** (*temperature*) $T$ avant la softmax :
#
# $$p_i(T) = \frac{e^{z_i / T}}{\sum_j e^{z_j / T}}$$
#
# **À la main.** Pour les logits $z = (4, 2, 0)$ : avec $T = 1$, $p \approx (0{,}867 ; 0{,}117 ; 0{,}016)$. Avec $T = 4$, on divise d'abord : $(1 ; 0{,}5 ; 0)$, d'où $p \approx (0{,}506 ; 0{,}307 ; 0{,}186)$. L'ordre est gardé, les écarts fondent.

# %%
figures.temperature([4.0, 2.0, 0.0], temperatures=(1, 2, 4, 10))

# %% tags=["widget"]
widgets.regler_la_temperature()

# %% [markdown]
# L'élève apprend de deux professeurs à la fois : les étiquettes, et le maître. Hinton, Vinyals et Dean (2015) additionnent deux pertes :
#
# $$L = \alpha \underbrace{\mathrm{CE}(z^{\text{élève}}, y)}_{\text{les étiquettes, } T = 1} + (1 - \alpha)\, T^2 \underbrace{\sum_i p_i^{\text{maître}}(T) \ln \frac{p_i^{\text{maître}}(T)}{p_i^{\text{élève}}(T)}}_{\text{divergence de Kullback-Leibler, à la température } T}$$
#
# Le second terme est la **divergence de Kullback-Leibler** : zéro si l'élève et le maître disent la même chose, positive sinon. Pourquoi $T^2$ ? Diviser les logits par $T$ divise les gradients de ce terme par environ $T^2$. Le facteur les remet à l'échelle du premier terme : changer $T$ ne change plus le poids des deux professeurs.
#
# Attention au sens de $\alpha$ : selon les auteurs, il multiplie l'un ou l'autre terme. **Ici, $\alpha$ multiplie les étiquettes.**
#
# ### Exercice 9 · La perte de distillation
#
# ★★★ · 30 minutes · **But** : écrire la perte ci-dessus, en PyTorch.
#
# Écrivez `perte_distillation(logits_eleve, logits_maitre, y, temperature, alpha)`.
#
# - **Entrées** : deux tenseurs de logits `(n, c)`, des étiquettes entières `(n,)`, une température strictement positive, `alpha` entre 0 et 1 inclus.
# - **Sortie** : la perte $L$, **moyenne sur les exemples** du lot : un tenseur sans axe, dont on peut calculer le gradient.
# - Le gradient atteint l'élève, **jamais le maître**. Les deux tenseurs de logits ne sont pas modifiés.
# - Température nulle ou négative, `alpha` hors de [0, 1] : `ValueError`.
# - Le calcul reste fini pour des logits de 1 000 (chapitre 02 : passez par `log_softmax`).
#
# **Exemple** : si l'élève et le maître ont les mêmes logits, le second terme est nul : $L$ vaut $\alpha$ fois l'entropie croisée.
#
# <details><summary>Indice 1</summary>Le premier terme est <code>F.cross_entropy</code>, sans température. Elle fait déjà la moyenne.</details>
# <details><summary>Indice 2</summary>Calculez les deux <code>log_softmax</code> des logits divisés par T, puis la somme, sur les classes, de p du maître fois la différence des deux logarithmes. Enfin, la moyenne sur les exemples : <code>.mean()</code> sur un tableau <code>(n, c)</code> diviserait aussi par c.</details>
# <details><summary>Indice 3</summary><code>detach()</code> coupe le maître du gradient. <code>F.kl_div</code> fait le même calcul : lisez dans sa documentation l'ordre de ses arguments, et pourquoi il lui faut <code>reduction="batchmean"</code>.</details>

# %% nbgrader={"grade": false, "grade_id": "perte_distillation", "locked": false, "schema_version": 3, "solution": true, "task": false}
def perte_distillation(logits_eleve, logits_maitre, y, temperature, alpha):
    """alpha · CE(élève, y) + (1 - alpha) · T² · KL(maître || élève), moyenne sur les exemples."""
    ### BEGIN SOLUTION
    if temperature <= 0:
        raise ValueError(f"la température est strictement positive, et non {temperature}")
    if not 0 <= alpha <= 1:
        raise ValueError(f"alpha va de 0 à 1, et non {alpha}")
    log_maitre = F.log_softmax(logits_maitre.detach() / temperature, dim=1)
    log_eleve = F.log_softmax(logits_eleve / temperature, dim=1)
    divergence = (log_maitre.exp() * (log_maitre - log_eleve)).sum(dim=1).mean()
    return alpha * F.cross_entropy(logits_eleve, y) + (1 - alpha) * temperature**2 * divergence
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "distillation_numpy", "locked": true, "schema_version": 3, "solution": false, "task": false}
def distillation_numpy(eleve, maitre, y, T, alpha, facteur=None, moyenne=None):
    """La perte de distillation en NumPy, en float64, pour comparer."""
    log_p = lambda z: z - z.max(axis=1, keepdims=True) - np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True))
    eleve, maitre = np.asarray(eleve, float), np.asarray(maitre, float)
    ce = -log_p(eleve)[np.arange(len(y)), y].mean()
    kl = (np.exp(log_p(maitre / T)) * (log_p(maitre / T) - log_p(eleve / T))).sum() / (moyenne or len(y))
    return alpha * ce + (1 - alpha) * (T**2 if facteur is None else facteur) * kl

# %% nbgrader={"grade": true, "grade_id": "test_perte_distillation_valeurs", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 1 · les mêmes nombres que NumPy (2 points)
def perte_testee(calculer, eleve, maitre, y, temperature, alpha):
    """La perte écrite à l'exercice 9 : un tenseur sans axe, et des entrées intactes."""
    with controles.inchanges(logits_eleve=eleve.detach().numpy(), logits_maitre=maitre.detach().numpy()):
        perte = calculer(eleve, maitre, y, temperature, alpha)
    controles.vrai(perte is not None, "perte_distillation renvoie la perte", cause="manque-t-il « return » ?")
    controles.vrai(isinstance(perte, torch.Tensor) and perte.dim() == 0, "la perte est un tenseur sans axe", cause="ni .item(), ni NumPy, ni une perte par exemple : le gradient part d'un seul nombre.")
    return perte

eleve = torch.tensor([[1.0, 0.0, -1.0], [0.5, 2.0, 0.0]])
maitre = torch.tensor([[4.0, 2.0, 0.0], [0.0, 3.0, 1.0]])
y_2 = torch.tensor([2, 1])
e, m, i = eleve.numpy(), maitre.numpy(), y_2.numpy()
p_4 = torch.softmax(maitre / 4, dim=1).numpy()
entropie_4 = -(p_4 * np.log(p_4)).sum(axis=1).mean()
ce_2 = distillation_numpy(e, m, i, 1, 1)
log_0 = lambda z: z - np.log(np.exp(z).sum(axis=0))  # la softmax prise, à tort, sur les exemples
kl_0 = (np.exp(log_0(m / 4)) * (log_0(m / 4) - log_0(e / 4))).sum() / 2
# 1e-5 : quelques opérations en float32
controles.egal(
    perte_testee(perte_distillation, eleve, maitre, y_2, 4.0, 0.3), distillation_numpy(e, m, i, 4.0, 0.3), "perte_distillation, T = 4, alpha = 0,3", rtol=1e-5, atol=1e-5,
    pistes=[
        (distillation_numpy(e, m, i, 4.0, 0.3, facteur=1), "le facteur T² manque."),
        (distillation_numpy(e, m, i, 4.0, 0.3, facteur=4.0), "le facteur est T² : le carré est oublié."),
        (distillation_numpy(e, m, i, 4.0, 0.3) + 0.7 * 16 * entropie_4, "c'est une entropie croisée avec le maître : il faut en retrancher l'entropie du maître pour avoir une divergence."),
        (distillation_numpy(e, m, i, 1.0, 0.3, facteur=16.0), "les logits ne sont pas divisés par la température."),
        (0.3 * ce_2 + distillation_numpy(e, m, i, 4.0, 0.0), "le facteur 1 - alpha manque devant la divergence."),
        (16 * distillation_numpy(e, m, i, 4.0, 0.3, facteur=1), "T² ne multiplie que la divergence, pas les étiquettes."),
        (0.3 * ce_2 + 0.7 * 16 * kl_0, "la softmax se prend sur les classes, dim=1, et non sur les exemples."),
        (distillation_numpy(e, m, m.argmax(axis=1), 4.0, 0.3), "l'entropie croisée se calcule avec les étiquettes y, pas avec les réponses du maître."),
        (distillation_numpy(e, m, i, 4.0, 0.7), "alpha et 1 - alpha sont échangés : ici, alpha multiplie les étiquettes."),
        (distillation_numpy(e, m, i, 4.0, 0.3, moyenne=6), "la divergence est une somme sur les classes, et une moyenne sur les exemples seulement."),
        (distillation_numpy(e, m, i, 4.0, 0.3, moyenne=1), "la divergence est une somme sur les exemples : il manque leur moyenne."),
        (0.3 * distillation_numpy(e, m, i, 1, 1) + 0.7 * 16 * distillation_numpy(m, e, i, 4.0, 0, facteur=1), "la divergence est prise à l'envers : le maître est la référence, celui dont p multiplie les logarithmes."),
        (0.3 * distillation_numpy(e / 4, m, i, 1, 1) + distillation_numpy(e, m, i, 4.0, 0) * 0.7, "l'entropie croisée des étiquettes se calcule sans température."),
    ],
)
controles.egal(perte_testee(perte_distillation, eleve, maitre, y_2, 2.0, 1.0), distillation_numpy(e, m, i, 2.0, 1.0), "perte_distillation, alpha = 1 : les étiquettes seules", rtol=1e-5, atol=1e-5,
               pistes=[(distillation_numpy(e, m, i, 2.0, 0.0), "alpha et 1 - alpha sont échangés.")])
controles.egal(perte_testee(perte_distillation, maitre, maitre, y_2, 3.0, 0.0), 0.0, "perte_distillation d'un élève égal au maître, alpha = 0", atol=1e-6,
               pistes=[(lambda o: o > 0.05, "c'est une entropie croisée avec le maître : il lui manque l'entropie du maître pour être une divergence.")])
### BEGIN HIDDEN TESTS
rng = controles.hasard(87)
for n, c, T, a in ((1, 2, 0.5, 0.0), (7, 5, 1.0, 0.4), (16, 10, 8.0, 0.9)):
    e, m, i = rng.normal(size=(n, c)) * 3, rng.normal(size=(n, c)) * 3, rng.integers(0, c, n)
    controles.egal(perte_testee(perte_distillation, torch.tensor(e, dtype=torch.float32), torch.tensor(m, dtype=torch.float32), torch.tensor(i), T, a),
                   distillation_numpy(e, m, i, T, a), f"perte_distillation, {n} exemples, {c} classes, T = {T}, alpha = {a}", rtol=1e-4, atol=1e-4)
### END HIDDEN TESTS
controles.reussi("les mêmes nombres que NumPy")

# %% nbgrader={"grade": true, "grade_id": "test_perte_distillation_gradient", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le gradient atteint l'élève, jamais le maître (1 point)
z_eleve, z_maitre = torch.tensor([[1.0, 0.0, -1.0], [0.5, 2.0, 0.0]]), torch.tensor([[4.0, 2.0, 0.0], [0.0, 3.0, 1.0]])
def gradient_attendu(axe=1, T=4.0):
    """La dérivée exacte, T (p_élève - p_maître) / n, au facteur T près."""
    return (torch.softmax(z_eleve / T, axe) - torch.softmax(z_maitre / T, axe)).numpy() / 2

eleve, maitre = z_eleve.clone().requires_grad_(), z_maitre.clone().requires_grad_()
perte = perte_testee(perte_distillation, eleve, maitre, torch.tensor([0, 1]), 4.0, 0.0)
controles.vrai(perte.requires_grad, "la perte garde la trace du calcul")
perte.backward()
controles.vrai(maitre.grad is None or not bool(torch.any(maitre.grad != 0)), "aucun gradient n'atteint le maître", cause="le maître ne doit pas apprendre de l'élève : detach().")
attendu = 4.0 * gradient_attendu()
# 1e-5 : quelques opérations en float32
controles.egal(eleve.grad, attendu, "le gradient sur l'élève, alpha = 0, T = 4", rtol=1e-4, atol=1e-5,
               pistes=[(16 * gradient_attendu(T=1.0), "les logits ne sont pas divisés par la température."),
                       (4 * gradient_attendu(axe=0), "la softmax se prend sur les classes, dim=1, et non sur les exemples."),
                       (attendu / 16, "le facteur T² manque."), (attendu / 4, "le facteur est T² : le carré est oublié."),
                       (attendu / 3, "la divergence est une somme sur les classes, et une moyenne sur les exemples seulement."),
                       (attendu * 2, "la divergence est une somme sur les exemples : il manque leur moyenne.")])
controles.reussi("le gradient atteint l'élève, jamais le maître")

# %% nbgrader={"grade": true, "grade_id": "test_perte_distillation_bornes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · un calcul fini pour de grands logits, et les réglages impossibles refusés (1 point)
grand = torch.tensor([[1000.0, 0.0, -1000.0]])
obtenu = perte_testee(perte_distillation, grand.flip(1), grand, torch.tensor([2]), 2.0, 0.5)
controles.vrai(bool(torch.isfinite(obtenu)), "la perte reste finie pour des logits de 1000",
               cause="log(softmax(z)) donne log(0) : utilisez log_softmax.")
# T² (1 - alpha) fois 1 000 : exacte à la précision de float32
controles.egal(obtenu, 2000.0, "la perte pour des logits opposés de 1000, T = 2, alpha = 0,5", rtol=1e-4, pistes=[
    (0.0, "la divergence est nulle : la softmax se prend sur les classes, dim=1, et non sur les exemples."),
    (3000.0, "l'entropie croisée se calcule avec les étiquettes y, pas avec les réponses du maître."),
    (4000.0, "les logits ne sont pas divisés par la température, ou le facteur 1 - alpha manque."),
    (500.0, "le facteur T² manque."), (1000.0, "le facteur est T² : le carré est oublié."),
    (2000 / 3, "la divergence est une somme sur les classes, et une moyenne sur les exemples seulement.")])
eleve, maitre, y_2 = torch.zeros(2, 3), torch.ones(2, 3), torch.tensor([0, 1])
for a in (0.0, 1.0):
    with controles.accepte(f"perte_distillation avec alpha={a}"):
        perte_testee(perte_distillation, eleve, maitre, y_2, 2.0, a)
for T, a in ((0.0, 0.5), (-1.0, 0.5), (2.0, -0.1), (2.0, 1.1)):
    controles.leve(ValueError, perte_distillation, eleve, maitre, y_2, T, a, quoi=f"perte_distillation avec temperature={T} et alpha={a}")
controles.reussi("un calcul fini, les réglages impossibles refusés")

# %% [markdown]
# ### Le petit réseau, corrigé par le grand
#
# L'élève est le petit réseau de la section 4, neuf. Le maître est la tête apprise sur les caractéristiques des mêmes photos. Mêmes 24 photos, mêmes époques, seule la perte change.

# %% tags=["demonstration"]
quatre = np.concatenate([np.flatnonzero(y_train == c)[:4] for c in range(len(CLASSES))])
y_quatre = torch.from_numpy(y_train[quatre])
reponses_du_maitre = apprendre_tete(traits_train[quatre], y_train[quatre], 0)(torch.from_numpy(traits_train[quatre])).detach()

def perte_du_maitre(logits, lot):
    return perte_distillation(logits, reponses_du_maitre[lot], y_quatre[lot], 2.0, 0.5)

seul = apprendre_de_zero(petites_train[quatre], y_train[quatre], graine=0)
distille = apprendre_de_zero(petites_train[quatre], y_train[quatre], graine=0, perte=perte_du_maitre)
print(f"élève seul : {exactitude(seul, petites_test, y_test):.0%}   élève distillé : {exactitude(distille, petites_test, y_test):.0%}")

# %% [markdown]
# Un seul essai ne dit rien : une autre graine peut changer le signe de l'écart. Voici cinq tirages par point, avec les réglages choisis sur des photos de validation ($T = 2$ et $\alpha = 0{,}5$).

# %%
figures.courbes_enregistrees(noms=("zero", "distillation", "caracteristiques"), titre="Ce que la distillation apporte ici")

# %% [markdown]
# Sur nos photos, la distillation change l'exactitude de −3 à +2 points selon le nombre de photos, pour une dispersion de 3 à 8 points : **nous ne voyons aucun gain.** Pourquoi ? Le maître ne corrige que les quelques photos déjà étiquetées, sur lesquelles il est presque sûr de lui. La distillation donne sa mesure quand on dispose de **beaucoup d'images sans étiquettes**, que le maître peut corriger à volonté.
#
# > **À retenir.** Distiller : l'élève imite les probabilités adoucies du maître. Température, facteur $T^2$, maître coupé du gradient. L'élève est petit et rapide ; il ne devient pas meilleur par magie.

# %% [markdown]
# ## 8. Choisir
#
# ### Ce que cela coûte
#
# Comptons en **passages** d'une image dans le réseau. Un passage avant coûte 1 ; l'apprentissage d'une image (avant, puis arrière) coûte environ 3, car l'arrière calcule deux gradients par couche. Pour $n$ photos et $E$ époques :
#
# | stratégie | coût dans le grand réseau | mémoire pour l'apprentissage |
# |---|---|---|
# | caractéristiques gardées | $n$ (une seule fois) | presque rien |
# | affinage partiel | $n$ pour le début gelé, puis $3nE$ pour la fin seulement | les activations de la fin |
# | affinage complet | $3nE$ | toutes les activations, et un état d'optimiseur par poids |
# | de zéro, même réseau | $3nE'$, avec bien plus d'époques et d'images | la même |
#
# On lit parfois que l'entraînement depuis zéro serait en $O(n^2)$ et l'affinage en $O(n)$. Cela n'a pas de fondement : par époque, les deux sont proportionnels à $n$. Ce qui change, c'est le **nombre d'époques et d'exemples** qu'il faut pour arriver au même point.
#
# ### Quand partir de zéro ?
#
# - Aucun réseau préentraîné ne convient : d'autres données (signaux, tableaux), d'autres capteurs.
# - Les données étiquetées abondent (plusieurs centaines de milliers d'exemples), et le calcul aussi.
# - Une architecture imposée, très petite par exemple.
# - Une licence ou une origine des données incompatible avec l'usage prévu. **Un réseau préentraîné apporte aussi sa licence, et les biais de ses données.**
#
# He, Girshick et Dollár (2019) ont montré que, sur une grande tâche de détection, un réseau parti de zéro rattrape le préentraîné si on l'entraîne assez longtemps, même avec un dixième des images : le transfert y fait gagner du temps, pas de la précision.
#
# ### Exercice 10 · Une première stratégie
#
# ★☆☆ · 10 minutes · **But** : écrire la règle par laquelle commencer, avant de mesurer.
#
# Écrivez `choisir_strategie(n_exemples, proximite)`.
#
# - **Entrées** : `n_exemples`, le nombre d'exemples étiquetés ; `proximite`, `"proche"` ou `"lointaine"` : la tâche cible ressemble-t-elle à la tâche source ?
# - **Sortie** : une chaîne, selon cette table. Les bornes sont incluses à gauche : 1 000 exemples tombent dans la deuxième ligne.
#
# | `n_exemples` | `"proche"` | `"lointaine"` |
# |---|---|---|
# | moins de 1 000 | `"caracteristiques"` | `"affinage partiel"` |
# | de 1 000 à moins de 10 000 | `"affinage partiel"` | `"affinage complet"` |
# | de 10 000 à moins de 100 000 | `"affinage complet"` | `"affinage complet"` |
# | 100 000 et plus | `"affinage complet"` | `"de zero"` |
#
# - `n_exemples` inférieur à 1, ou une autre proximité : `ValueError`.
#
# Ces seuils sont des ordres de grandeur d'usage, pas une loi : ils disent **par quoi commencer**.
#
# **Exemple** : `choisir_strategie(114, "proche")` donne `"caracteristiques"`.
#
# <details><summary>Indice 1</summary>Vérifiez d'abord les entrées, puis traitez les lignes de la table dans l'ordre.</details>
# <details><summary>Indice 2</summary>Avec des <code>if … return</code> en ordre croissant, chaque condition n'a besoin que de sa borne supérieure.</details>
# <details><summary>Indice 3</summary>Une borne incluse à gauche est exclue à droite : « moins de » s'écrit avec l'inégalité stricte.</details>

# %% nbgrader={"grade": false, "grade_id": "choisir_strategie", "locked": false, "schema_version": 3, "solution": true, "task": false}
def choisir_strategie(n_exemples, proximite):
    """La stratégie par laquelle commencer, selon le nombre d'exemples et la proximité des tâches."""
    ### BEGIN SOLUTION
    if n_exemples < 1:
        raise ValueError(f"il faut au moins un exemple, et non {n_exemples}")
    if proximite not in ("proche", "lointaine"):
        raise ValueError(f'proximite vaut "proche" ou "lointaine", et non {proximite!r}')
    proche = proximite == "proche"
    if n_exemples < 1000:
        return "caracteristiques" if proche else "affinage partiel"
    if n_exemples < 10_000:
        return "affinage partiel" if proche else "affinage complet"
    if n_exemples < 100_000 or proche:
        return "affinage complet"
    return "de zero"
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_choisir_strategie_table", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · la table (1 point)
for n, proche, lointaine in ((114, "caracteristiques", "affinage partiel"), (5000, "affinage partiel", "affinage complet"),
                             (50_000, "affinage complet", "affinage complet"), (10**6, "affinage complet", "de zero")):
    for proximite, attendue in (("proche", proche), ("lointaine", lointaine)):
        obtenue = choisir_strategie(n, proximite)
        controles.vrai(obtenue == attendue, f"choisir_strategie({n}, {proximite!r}) : attendu {attendue!r}, obtenu {obtenue!r}",
                       cause="manque-t-il « return » ?" if obtenue is None else "relisez la ligne et la colonne de la table."
                       if obtenue in ("caracteristiques", "affinage partiel", "affinage complet", "de zero") else "écrivez la chaîne exactement comme dans la table, sans accent.")
### BEGIN HIDDEN TESTS
lignes = {"proche": ("caracteristiques", "affinage partiel", "affinage complet", "affinage complet"), "lointaine": ("affinage partiel", "affinage complet", "affinage complet", "de zero")}
for n in map(int, 10.0 ** controles.hasard(73).uniform(0, 7, 12)):
    for proximite, ligne in lignes.items():
        attendue, obtenue = ligne[sum(n >= borne for borne in (1000, 10_000, 100_000))], choisir_strategie(n, proximite)
        controles.vrai(obtenue == attendue, f"choisir_strategie({n}, {proximite!r}) : attendu {attendue!r}, obtenu {obtenue!r}", cause="relisez la ligne et la colonne de la table.")
### END HIDDEN TESTS
controles.reussi("la table")

# %% nbgrader={"grade": true, "grade_id": "test_choisir_strategie_bornes", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 2 · les bornes, incluses à gauche (1 point)
for n, proximite, attendue in ((999, "proche", "caracteristiques"), (1000, "proche", "affinage partiel"), (999, "lointaine", "affinage partiel"), (1000, "lointaine", "affinage complet"),
                               (9999, "proche", "affinage partiel"), (9999, "lointaine", "affinage complet"),
                               (10_000, "proche", "affinage complet"), (99_999, "lointaine", "affinage complet"), (100_000, "lointaine", "de zero"), (1, "proche", "caracteristiques")):
    obtenue = choisir_strategie(n, proximite)
    controles.vrai(obtenue == attendue, f"choisir_strategie({n}, {proximite!r}) : attendu {attendue!r}, obtenu {obtenue!r}",
                   cause="écrivez la chaîne exactement comme dans la table, sans accent." if obtenue not in ("caracteristiques", "affinage partiel", "affinage complet", "de zero")
                   else f"« moins de {n} » exclut {n} : comparez avec < et non <=." if n in (1000, 10_000, 100_000)
                   else "relisez la ligne et la colonne de la table.")
controles.reussi("les bornes, incluses à gauche")

# %% nbgrader={"grade": true, "grade_id": "test_choisir_strategie_refus", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 3 · les entrées impossibles sont refusées (1 point)
with controles.accepte('choisir_strategie(1, "lointaine")'):
    choisir_strategie(1, "lointaine")
for n, proximite in ((0, "proche"), (-5, "lointaine"), (500, "moyenne"), (500, "Proche")):
    controles.leve(ValueError, choisir_strategie, n, proximite, quoi=f"choisir_strategie({n}, {proximite!r})",
                   cause="il faut au moins un exemple : vérifiez n_exemples d'abord." if n < 1
                   else "un else final accepterait n'importe quelle proximité : vérifiez les entrées d'abord.")
controles.reussi("les entrées impossibles sont refusées")

# %% [markdown]
# Que dit la règle pour nos photos ?

# %%
print(choisir_strategie(len(y_train), "proche"))

# %% [markdown]
# C'est aussi ce que la mesure a dit.
#
# ### D'autres réseaux préentraînés
#
# Exactitudes sur ImageNet (part des images de validation bien classées au premier rang) annoncées par torchvision pour ses poids `IMAGENET1K_V1`. Les poids `V2`, entraînés plus longtemps, font mieux avec la même architecture : **notez toujours lesquels vous utilisez**.
#
# | réseau | paramètres (millions) | exactitude annoncée | genre |
# |---|---|---|---|
# | ResNet-18 | 11,7 | 69,8 % | convolutif résiduel |
# | ResNet-50 | 25,6 | 76,1 % | convolutif résiduel |
# | EfficientNet-B0 | 5,3 | 77,7 % | convolutif, petit |
# | EfficientNet-B4 | 19,3 | 83,4 % | convolutif |
# | ViT-B/16 | 86,6 | 81,1 % | Transformer (chapitre 10) |
# | ConvNeXt-Base | 88,6 | 84,1 % | convolutif récent |
#
# Pour les charger, il faut **le réseau Internet**. La cellule suivante ne fait rien tant que `EN_LIGNE` vaut `False`.

# %%
EN_LIGNE = False  # mettez True si vous avez Internet ; le premier appel télécharge les poids

if EN_LIGNE:
    # PyTorch : torchvision donne le réseau, ses poids et sa préparation d'images
    from torchvision import models

    poids = models.ResNet18_Weights.IMAGENET1K_V1
    resnet = models.resnet18(weights=poids).eval()
    preparation = poids.transforms()  # à appliquer à chaque image : c'est l'échelle de son entraînement
    resnet.fc = nn.Linear(resnet.fc.in_features, len(CLASSES))  # ici, la tête se nomme fc

    # Keras : include_top=False enlève la tête, pooling="avg" donne un vecteur par image
    corps_b0 = keras.applications.EfficientNetB0(include_top=False, weights="imagenet", pooling="avg", input_shape=(224, 224, 3))
    print(corps_b0.output_shape)  # ce corps-ci attend des pixels de 0 à 255 : il contient sa préparation

# %% [markdown]
# > **À retenir.** Commencez par le corps gelé : c'est une minute de travail et la référence à battre. N'affinez que si la mesure, sur des données de validation, montre un gain plus grand que la dispersion.

# %% [markdown]
# ## 9. Quiz
#
# Remplacez chaque `"?"` par une lettre. Une seule réponse est juste par question. Le test d'une question dit seulement si vous avez répondu par une lettre permise ; la correction de votre copie dira si elle est juste, et où relire.
#
# **Q1.** On gèle tous les paramètres d'un corps PyTorch (`requires_grad = False`), puis on l'entraîne avec une tête neuve, en mode `train()`. Le corps change-t-il ?
#
# - a. Non : aucun gradient, donc aucun changement.
# - b. Oui : les moyennes de ses normalisations par lots bougent.
# - c. Oui : l'optimiseur modifie même les paramètres sans gradient.
# - d. Oui : le dropout efface une partie de ses poids.
#
# **Q2.** On a 60 photos étiquetées, proches d'ImageNet. Par quoi commencer ?
#
# - a. Un grand réseau neuf, avec beaucoup d'époques.
# - b. L'affinage complet, au taux habituel de 0,001.
# - c. Les caractéristiques d'un corps gelé et une tête neuve.
# - d. Un réseau préentraîné tel quel, avec ses 1 000 classes.
#
# **Q3.** Pourquoi donner au corps un taux plus petit qu'à la tête ?
#
# - a. Le corps a plus de paramètres : il faut diviser le taux par leur nombre.
# - b. Pour que l'entraînement coûte moins de calcul.
# - c. Parce que PyTorch l'exige quand il y a deux groupes.
# - d. Pour ne pas détruire ce que le corps sait déjà, quand la tête est encore mauvaise.
#
# **Q4.** En Keras, un modèle vient d'apprendre. On met `couche.trainable = True` sur une couche gelée, puis on rappelle `fit` sur les mêmes données. Que se passe-t-il ?
#
# - a. L'ancien réglage s'applique : il faut recompiler.
# - b. La couche apprend, avec le taux choisi à la compilation.
# - c. Keras lève une erreur.
# - d. La couche apprend, mais sans sa normalisation.
#
# **Q5.** Dans la perte de distillation, on oublie le facteur $T^2$, avec $T = 4$. Quel effet ?
#
# - a. Aucun : un facteur ne change pas le minimum de la somme.
# - b. Le maître pèse environ seize fois moins qu'on ne le croit.
# - c. Les probabilités du maître ne somment plus à 1.
# - d. L'élève n'apprend plus des étiquettes.
#
# **Q6.** Sur 72 photos de test, l'affinage donne 78 % et le corps gelé 75 %. Que conclure ?
#
# - a. L'affinage est meilleur : 78 est plus grand que 75.
# - b. Le corps gelé surapprend.
# - c. Rien encore : deux photos d'écart, c'est moins que l'erreur type.
# - d. Il faut affiner plus longtemps pour confirmer le gain.

# %% nbgrader={"grade": false, "grade_id": "quiz", "locked": false, "schema_version": 3, "solution": true, "task": false}
REPONSES = {"Q1": "?", "Q2": "?", "Q3": "?", "Q4": "?", "Q5": "?", "Q6": "?"}
### BEGIN SOLUTION
REPONSES = {"Q1": "b", "Q2": "c", "Q3": "d", "Q4": "a", "Q5": "b", "Q6": "c"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_quiz_1", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 1 (1 point)
controles.qcm("Q1", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q1", REPONSES, "b", relire="section 3 : geler ne suffit pas", explications={
    "a": "sans gradient, les paramètres ne bougent pas ; mais les moyennes d'une normalisation ne sont pas des paramètres.",
    "c": "un paramètre sans gradient est ignoré par l'optimiseur.",
    "d": "le dropout éteint des activations le temps d'un passage ; il n'efface aucun poids.",
})
### END HIDDEN TESTS
controles.reussi("question 1 : ce qui change sans gradient")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_2", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 2 (1 point)
controles.qcm("Q2", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q2", REPONSES, "c", relire="sections 4 et 8", explications={
    "a": "c'est la courbe la plus basse de la section 4 : 60 photos ne suffisent pas à un réseau neuf.",
    "b": "un grand taux détruit ce que le corps sait : section 5.",
    "d": "il ne connaît que ses 1 000 classes, pas les vôtres.",
})
### END HIDDEN TESTS
controles.reussi("question 2 : par quoi commencer")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_3", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 3 (1 point)
controles.qcm("Q3", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q3", REPONSES, "d", relire="section 5 : trois précautions", explications={
    "a": "le taux ne se divise pas par le nombre de paramètres.",
    "b": "le taux ne change pas le coût d'un pas.",
    "c": "PyTorch accepte deux groupes de même taux.",
})
### END HIDDEN TESTS
controles.reussi("question 3 : pourquoi deux taux")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_4", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 4 (1 point)
controles.qcm("Q4", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q4", REPONSES, "a", relire="section 6 : trois règles de Keras", explications={
    "b": "le modèle a déjà appris : fit garde les réglages du moment de la compilation.",
    "c": "Keras ne dit rien, et c'est le piège.",
    "d": "la normalisation n'y est pour rien.",
})
### END HIDDEN TESTS
controles.reussi("question 4 : changer trainable après compile")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_5", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 5 (1 point)
controles.qcm("Q5", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q5", REPONSES, "b", relire="section 7 : pourquoi T au carré", explications={
    "a": "multiplier un seul des deux termes change leur équilibre, donc le minimum de la somme.",
    "c": "la softmax somme toujours à 1.",
    "d": "le terme des étiquettes ne dépend pas de T.",
})
### END HIDDEN TESTS
controles.reussi("question 5 : le facteur de température")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_6", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Question 6 (1 point)
controles.qcm("Q6", REPONSES)
### BEGIN HIDDEN TESTS
controles.qcm("Q6", REPONSES, "c", relire="section 4 : l'erreur type", explications={
    "a": "deux photos d'écart sur 72 : moins que l'erreur type, environ cinq points.",
    "b": "rien ici ne compare l'apprentissage et le test.",
    "d": "chercher jusqu'à ce que le test monte, c'est régler sur le test.",
})
### END HIDDEN TESTS
controles.reussi("question 6 : un écart et son erreur type")

# %% [markdown]
# La cellule suivante regarde toutes vos réponses à la fois : elle dit si elles sont toutes justes, ou si l'une au moins est fausse, sans dire laquelle.

# %% tags=["demonstration"]
controles.sceau("08_transfert", REPONSES)

# %% [markdown]
# ## Pour aller plus loin
#
# - M. Tan et Q. V. Le, « EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks », *ICML*, 2019, arXiv:1905.11946. Le réseau de ce chapitre.
# - J. Yosinski, J. Clune, Y. Bengio et H. Lipson, « How transferable are features in deep neural networks? », *NeurIPS*, 2014, arXiv:1411.1792. Ce qui se transfère, couche par couche.
# - S. Kornblith, J. Shlens et Q. V. Le, « Do Better ImageNet Models Transfer Better? », *CVPR*, 2019, arXiv:1805.08974. Douze jeux de données.
# - K. He, R. Girshick et P. Dollár, « Rethinking ImageNet Pre-training », *ICCV*, 2019, arXiv:1811.08883. Quand partir de zéro suffit.
# - A. Kumar, A. Raghunathan, R. Jones, T. Ma et P. Liang, « Fine-Tuning can Distort Pretrained Features and Underperform Out-of-Distribution », *ICLR*, 2022, arXiv:2202.10054. La tête d'abord, le corps ensuite.
# - J. Howard et S. Ruder, « Universal Language Model Fine-tuning for Text Classification », *ACL*, 2018, arXiv:1801.06146. Un taux par couche, et un dégel progressif, pour des textes.
# - G. Hinton, O. Vinyals et J. Dean, « Distilling the Knowledge in a Neural Network », 2015, arXiv:1503.02531. La distillation.
#
# ## Liste de vérification
#
# - [ ] Je sais séparer un réseau en corps et tête, geler l'un et remplacer l'autre.
# - [ ] Je sais pourquoi geler ne suffit pas, en PyTorch, pour une normalisation par lots.
# - [ ] Je sais extraire des caractéristiques une fois et entraîner une tête dessus.
# - [ ] Je sais affiner avec deux taux, et mesurer l'oubli.
# - [ ] Je sais, en Keras, quand recompiler.
# - [ ] Je sais écrire la perte de distillation et dire à quoi sert $T^2$.
# - [ ] Je sais dire si un gain est plus grand que la dispersion.
#
# ## Votre bilan

# %%
progression.bilan()

# %% [markdown]
# La suite : le chapitre 09 rassemble tout en une méthode de travail.
