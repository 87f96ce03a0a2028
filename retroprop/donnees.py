"""Les jeux de données livrés avec le cours : lus sur place, vérifiés, jamais téléchargés.

Chaque jeu a sa fiche, ``data/<jeu>/FICHE.md`` : origine, licence, limites.
Les fichiers sont cherchés, dans cet ordre : l'argument ``dossier``, la variable
d'environnement ``RETROPROP_DATA``, le paquet installé, le clone du dépôt.
"""

import csv
import functools
import hashlib
import io
import json
import os
import socket
import zipfile
from pathlib import Path

import numpy as np

__all__ = [
    "CLASSES_MODE",
    "CLASSES_PHOTOS",
    "ESPECES_MANCHOTS",
    "MESURES_MANCHOTS",
    "DonneesAbimees",
    "DonneesAbsentes",
    "ErreurDonnees",
    "TelechargementImpossible",
    "charger_chiffres",
    "charger_manchots",
    "charger_mode",
    "charger_photos",
    "charger_poids_efficientnet",
    "telecharger_mnist",
]

CLASSES_MODE = (
    "T-shirt ou haut", "Pantalon", "Pull", "Robe", "Manteau",
    "Sandale", "Chemise", "Basket", "Sac", "Bottine",
)
"""Les dix classes de Fashion-MNIST : ``CLASSES_MODE[y]`` nomme l'étiquette ``y``."""

CLASSES_PHOTOS = ("oiseau", "mammifère à sabots", "autre mammifère", "fruit ou légume", "fleur", "véhicule")
"""Les six classes des photos de Tux Paint : ``CLASSES_PHOTOS[y]`` nomme l'étiquette ``y``."""

ESPECES_MANCHOTS = {
    "Adelie": "manchot Adélie",
    "Chinstrap": "manchot à jugulaire",
    "Gentoo": "manchot papou",
}
"""Les espèces du fichier (nom anglais, comme dans la source) et leur nom français."""

MESURES_MANCHOTS = {
    "longueur_bec_mm": "Longueur du bec (mm)",
    "profondeur_bec_mm": "Profondeur du bec (mm)",
    "longueur_aileron_mm": "Longueur de l'aileron (mm)",
    "masse_g": "Masse (g)",
}
"""Les mesures du fichier et de quoi légender un axe."""

_VARIABLE = "RETROPROP_DATA"
_EMPREINTES = "empreintes.json"
_DELAI_RESEAU = 30.0  # secondes sans réponse avant de renoncer
_FORMES_MNIST = {"X_train": (60000, 28, 28), "y_train": (60000,), "X_test": (10000, 28, 28), "y_test": (10000,)}


class ErreurDonnees(RuntimeError):
    """Un jeu de données ne peut pas être lu ; le message dit lequel et que faire."""


class DonneesAbsentes(ErreurDonnees):
    """Un fichier de données est introuvable."""


class DonneesAbimees(ErreurDonnees):
    """Un fichier de données n'a pas l'empreinte attendue."""


class TelechargementImpossible(ErreurDonnees):
    """Le téléchargement facultatif a échoué."""


def _que_faire(fichier):
    gestes = [
        f"dans un clone du dépôt : git checkout -- data/{fichier}",
        "avec retroprop installé par pip : réinstallez-le (pip install --force-reinstall …)",
        "refaire les données à partir des registres : python data/fabriquer.py",
    ]
    if os.environ.get(_VARIABLE):
        gestes.insert(0, f"la variable {_VARIABLE} vaut {os.environ[_VARIABLE]} : corrigez-la ou supprimez-la")
    return "\n".join(["Que faire, au choix :", *(f"  - {geste}" for geste in gestes)])


def _trouver(dossier):
    """Le dossier des données : argument, variable d'environnement, paquet installé ou clone."""
    if dossier is not None:
        return Path(dossier)
    if os.environ.get(_VARIABLE):
        return Path(os.environ[_VARIABLE])
    paquet = Path(__file__).resolve().parent
    candidats = (paquet / "data", paquet.parent / "data")
    for candidat in candidats:
        if (candidat / _EMPREINTES).is_file():
            return candidat
    lieux = "\n".join(f"  - {candidat}" for candidat in candidats)
    raise DonneesAbsentes(f"Les données du cours sont introuvables. Dossiers examinés :\n{lieux}\n{_que_faire('')}")


def _lire_octets(racine, fichier):
    try:
        return (racine / fichier).read_bytes()
    except OSError as erreur:
        raison = "est introuvable" if isinstance(erreur, FileNotFoundError) else "est illisible"
        raise DonneesAbsentes(
            f"Le fichier de données « {fichier} » {raison} dans {racine}.\n{_que_faire(fichier)}"
        ) from None


def _lire_verifie(racine, fichier):
    """Les octets d'un fichier, une fois leur SHA-256 comparé à celui d'``empreintes.json``."""
    try:
        attendu = json.loads(_lire_octets(racine, _EMPREINTES))[fichier]
        sha256, taille = attendu["sha256"], attendu["octets"]
    except (ValueError, KeyError, TypeError):
        raise DonneesAbimees(
            f"La liste d'empreintes « {_EMPREINTES} » de {racine} est abîmée ou ne connaît pas « {fichier} ».\n"
            + _que_faire(_EMPREINTES)
        ) from None
    octets = _lire_octets(racine, fichier)
    if hashlib.sha256(octets).hexdigest() != sha256:
        if len(octets) != taille:
            detail = f"{len(octets)} octets au lieu de {taille} : la copie est sans doute incomplète."
        else:
            detail = "la taille est bonne, mais le contenu a changé."
        raise DonneesAbimees(
            f"Le fichier de données « {fichier} » de {racine} est abîmé : {detail}\n{_que_faire(fichier)}"
        )
    return octets


@functools.lru_cache(maxsize=None)
def _images(racine, fichier):
    """(X_train, y_train, X_test, y_test) d'une archive, vérifiée et décodée une fois par processus."""
    with np.load(io.BytesIO(_lire_verifie(racine, fichier)), allow_pickle=False) as archive:
        return tuple(archive[nom] for nom in _FORMES_MNIST)


@functools.lru_cache(maxsize=None)
def _archive(racine, fichier):
    """Tous les tableaux d'une archive, vérifiée et décodée une fois par processus."""
    with np.load(io.BytesIO(_lire_verifie(racine, fichier)), allow_pickle=False) as archive:
        return {nom: archive[nom] for nom in archive.files}


@functools.lru_cache(maxsize=None)
def _lignes(racine, fichier):
    """Lignes d'un tableau CSV (dictionnaires de textes), vérifié et lu une fois par processus."""
    texte = _lire_verifie(racine, fichier).decode("utf-8")
    return tuple(csv.DictReader(io.StringIO(texte, newline="")))


def _copies(X_train, y_train, X_test, y_test):
    """Copies indépendantes, images en uint8 et étiquettes en int64."""
    return (
        np.array(X_train, dtype=np.uint8),
        np.array(y_train, dtype=np.int64),
        np.array(X_test, dtype=np.uint8),
        np.array(y_test, dtype=np.int64),
    )


def charger_chiffres(dossier=None):
    """Charge 10 000 vrais chiffres manuscrits de MNIST : 8 000 pour apprendre, 2 000 pour tester.

    Les images sont déjà mélangées, dans un ordre fixe, et aucune ne figure deux fois.
    Les deux parties viennent de l'apprentissage officiel de MNIST : un score obtenu ici
    ne se compare pas aux scores publiés (voir la fiche).

    Paramètres
        dossier : dossier des données, si ce n'est pas celui du cours.

    Renvoie
        ``(X_train, y_train, X_test, y_test)`` : images uint8 ``(8000, 28, 28)`` et
        ``(2000, 28, 28)``, 0 pour le fond et 255 pour l'encre ; étiquettes int64
        ``(8000,)`` et ``(2000,)``, de 0 à 9. Ce sont des copies, modifiables sans risque.

    Erreurs
        DonneesAbsentes, DonneesAbimees : le message dit quel fichier et que faire.

    Source
        LeCun, Cortes et Burges, MNIST, CC BY-SA 3.0. Fiche : ``data/chiffres/FICHE.md``.
    """
    return _copies(*_images(_trouver(dossier), "chiffres/chiffres.npz"))


def charger_mode(dossier=None):
    """Charge 12 000 images de Fashion-MNIST : 10 000 pour apprendre, 2 000 pour tester.

    Dix classes de vêtements et d'accessoires, aussi nombreuses les unes que les autres,
    nommées par ``CLASSES_MODE``. Les images sont déjà mélangées, dans un ordre fixe ;
    celles de test viennent du test officiel.

    Paramètres
        dossier : dossier des données, si ce n'est pas celui du cours.

    Renvoie
        ``(X_train, y_train, X_test, y_test)`` : images uint8 ``(10000, 28, 28)`` et
        ``(2000, 28, 28)``, 0 pour le fond ; étiquettes int64 ``(10000,)`` et ``(2000,)``,
        de 0 à 9. Ce sont des copies, modifiables sans risque.

    Erreurs
        DonneesAbsentes, DonneesAbimees : le message dit quel fichier et que faire.

    Source
        Xiao, Rasul et Vollgraf (2017), Fashion-MNIST, MIT. Fiche : ``data/mode/FICHE.md``.
    """
    return _copies(*_images(_trouver(dossier), "mode/mode.npz"))


def charger_photos(dossier=None, legendes=False):
    """Charge un petit jeu de vraies photos en couleurs, détourées, en six classes inégales.

    Les classes sont nommées par ``CLASSES_PHOTOS``. Les images sont déjà mélangées, dans un ordre fixe.

    Paramètres
        dossier : dossier des données, si ce n'est pas celui du cours.
        legendes : renvoyer aussi les légendes françaises de la source.

    Renvoie
        ``(X_train, y_train, X_test, y_test)`` : images uint8 ``(n, 128, 128, 3)`` sur fond blanc,
        étiquettes int64 ``(n,)``, de 0 à 5. Avec ``legendes=True``, deux tuples de textes de plus,
        ``legendes_train`` et ``legendes_test``. Ce sont des copies, modifiables sans risque.

    Erreurs
        DonneesAbsentes, DonneesAbimees : le message dit quel fichier et que faire.

    Source
        Bill Kendrick et ses contributeurs, Tux Paint Stamps, GPL-2. Fiche : ``data/photos/FICHE.md``.
    """
    photos = _archive(_trouver(dossier), "photos/photos.npz")
    tableaux = _copies(*(photos[nom] for nom in _FORMES_MNIST))
    if not legendes:
        return tableaux
    return (*tableaux, tuple(photos["noms_train"].tolist()), tuple(photos["noms_test"].tolist()))


def charger_poids_efficientnet(dossier=None):
    """Charge les poids d'EfficientNet-Lite0, appris sur ImageNet.

    Paramètres
        dossier : dossier des données, si ce n'est pas celui du cours.

    Renvoie
        ``{nom: tableau float16}``, dans la disposition de PyTorch, aux noms de ``retroprop.modeles``.
        Ce sont des copies, modifiables sans risque.

    Erreurs
        DonneesAbsentes, DonneesAbimees : le message dit quel fichier et que faire.

    Source
        Tan et Le (2019), EfficientNet, poids sous Apache-2.0. Fiche : ``data/efficientnet/FICHE.md``.
    """
    return {nom: tableau.copy() for nom, tableau in _archive(_trouver(dossier), "efficientnet/lite0.npz").items()}


def _verifier_choix(nom, choix, valides, minimum):
    """Le choix sous forme de tuple ; ValueError s'il est trop court, répété ou inconnu."""
    choix = (choix,) if isinstance(choix, str) else tuple(choix)
    liste = ", ".join(repr(valide) for valide in valides)
    for valeur in choix:
        if valeur not in valides:
            raise ValueError(f"{nom} : {valeur!r} est inconnu. Valeurs possibles : {liste}.")
    if len(choix) < minimum or len(set(choix)) != len(choix):
        raise ValueError(
            f"{nom} : il faut au moins {minimum} valeur{'s' if minimum > 1 else ''}, sans répétition, "
            f"et non {choix!r}. Valeurs possibles : {liste}."
        )
    return choix


def charger_manchots(
    especes=("Adelie", "Gentoo"),
    mesures=("longueur_bec_mm", "profondeur_bec_mm"),
    dossier=None,
):
    """Charge des mesures réelles de manchots, pour reconnaître leur espèce.

    Avec les valeurs par défaut, les deux espèces sont linéairement séparables. Avec
    ``especes=("Adelie", "Chinstrap")`` elles ne le sont pour aucune paire de mesures.
    Les lignes où manque l'une des mesures demandées sont écartées. L'ordre est celui
    du fichier : les espèces se suivent, mélangez avant de couper en deux.

    Paramètres
        especes : au moins deux clés d'``ESPECES_MANCHOTS``, dans l'ordre des étiquettes voulues.
        mesures : au moins une clé de ``MESURES_MANCHOTS``, dans l'ordre des colonnes voulues.
        dossier : dossier des données, si ce n'est pas celui du cours.

    Renvoie
        ``(X, y, noms)`` : ``X`` ``(n, len(mesures))`` float64, en millimètres ou en grammes ;
        ``y`` ``(n,)`` int64, 0 pour la première espèce, 1 pour la deuxième… ; ``noms``,
        tuple des noms français, ``noms[y]`` nommant l'étiquette ``y``.

    Erreurs
        ValueError : espèce ou mesure inconnue, répétée ou en nombre insuffisant.
        DonneesAbsentes, DonneesAbimees : le message dit quel fichier et que faire.

    Source
        Horst, Hill et Gorman (2020), palmerpenguins, CC0. Fiche : ``data/manchots/FICHE.md``.
    """
    especes = _verifier_choix("especes", especes, ESPECES_MANCHOTS, minimum=2)
    mesures = _verifier_choix("mesures", mesures, MESURES_MANCHOTS, minimum=1)
    X, y = [], []
    for ligne in _lignes(_trouver(dossier), "manchots/manchots.csv"):
        valeurs = [ligne[mesure] for mesure in mesures]
        if ligne["espece"] in especes and all(valeurs):
            X.append([float(valeur) for valeur in valeurs])
            y.append(especes.index(ligne["espece"]))
    noms = tuple(ESPECES_MANCHOTS[espece] for espece in especes)
    return np.array(X, dtype=np.float64), np.array(y, dtype=np.int64), noms


def telecharger_mnist(dossier_cache=None):
    """Télécharge MNIST en entier : 60 000 chiffres pour apprendre, 10 000 pour tester.

    Facultatif : aucun exercice n'en a besoin. Passe par ``keras.datasets.mnist``, annonce
    ce qu'elle fait et ne télécharge qu'une fois.

    Paramètres
        dossier_cache : où garder une copie (``mnist_complet.npz``), relue ensuite sans Keras.
            ``None`` : Keras garde la sienne dans son propre dossier.

    Renvoie
        ``(X_train, y_train, X_test, y_test)`` : images uint8 ``(60000, 28, 28)`` et
        ``(10000, 28, 28)``, étiquettes int64 ``(60000,)`` et ``(10000,)``.

    Erreurs
        TelechargementImpossible : pas de réseau, ou pas de Keras.

    Source
        LeCun, Cortes et Burges, MNIST, CC BY-SA 3.0.
    """
    cache = None if dossier_cache is None else Path(dossier_cache, "mnist_complet.npz")
    if cache is not None and cache.is_file():
        tableaux = _relire_mnist(cache)
        if tableaux is not None:
            print(f"MNIST complet : relu dans {cache}.")
            return _copies(**tableaux)
        print(f"MNIST complet : la copie {cache} est abîmée, elle va être remplacée.")

    print("MNIST complet : 70 000 images, environ 11 Mo, téléchargées par Keras si elles ne l'ont pas déjà été…")
    delai = socket.getdefaulttimeout()
    try:
        from keras.datasets import mnist

        socket.setdefaulttimeout(_DELAI_RESEAU)
        (X_train, y_train), (X_test, y_test) = mnist.load_data()
    except Exception as erreur:  # Keras lève une Exception nue quand le réseau manque
        cause = "Keras n'est pas installé" if isinstance(erreur, ImportError) else "le téléchargement a échoué"
        raise TelechargementImpossible(
            f"MNIST complet : {cause} ({type(erreur).__name__}).\n"
            "Ce n'est pas grave : les 10 000 chiffres livrés avec le cours suffisent à tous les exercices.\n"
            "Chargez-les avec donnees.charger_chiffres(), qui n'a besoin ni du réseau ni de Keras."
        ) from None
    finally:
        socket.setdefaulttimeout(delai)

    tableaux = dict(X_train=X_train, y_train=y_train, X_test=X_test, y_test=y_test)
    if cache is not None:
        cache.parent.mkdir(parents=True, exist_ok=True)
        provisoire = cache.with_name(f"{cache.stem}.{os.getpid()}.npz")
        np.savez_compressed(provisoire, **tableaux)
        provisoire.replace(cache)
    return _copies(**tableaux)


def _relire_mnist(cache):
    """Les tableaux d'une copie de MNIST, ou None si elle est abîmée."""
    try:
        with np.load(cache, allow_pickle=False) as archive:
            tableaux = {nom: archive[nom] for nom in _FORMES_MNIST}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
    formes = {nom: tableau.shape for nom, tableau in tableaux.items()}
    return tableaux if formes == _FORMES_MNIST else None
