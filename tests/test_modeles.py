"""EfficientNet-Lite0 : deux écritures, les mêmes sorties ; il reconnaît des photos."""

import numpy as np
import pytest

from retroprop import donnees, modeles

keras = pytest.importorskip("keras")
torch = pytest.importorskip("torch")

from retroprop.modeles import efficientnet_keras, efficientnet_torch, imagenet  # noqa: E402


@pytest.fixture(scope="module")
def photos():
    return donnees.charger_photos(legendes=True)


@pytest.fixture(scope="module")
def modele_torch():
    return efficientnet_torch.efficientnet()


def logits_torch(modele, images):
    with torch.no_grad():
        return modele(efficientnet_torch.en_tenseur(images)).numpy()


def test_les_deux_modeles_ont_la_meme_sortie(photos, modele_torch):
    images = photos[2][:12]
    par_keras = np.asarray(efficientnet_keras.efficientnet(128)(modeles.preparer(images)))
    par_torch = logits_torch(modele_torch, images)
    assert par_torch.shape == (12, 1000)
    # 1e-4 : mesuré 4e-5 au plus sur les 72 photos, pour des logits qui vont jusqu'à 29
    assert np.abs(par_keras - par_torch).max() < 1e-4


@pytest.mark.parametrize("taille", [97, 112])
def test_les_marges_sont_les_memes_a_toute_taille(modele_torch, taille):
    images = np.random.default_rng(0).integers(0, 256, (2, taille, taille, 3), dtype=np.uint8)
    par_keras = np.asarray(efficientnet_keras.efficientnet(taille)(modeles.preparer(images)))
    assert np.abs(par_keras - logits_torch(modele_torch, images)).max() < 1e-4


def test_le_corps_et_la_tete(photos, modele_torch):
    images = photos[2][:3]
    with torch.no_grad():
        par_torch = modele_torch.corps(efficientnet_torch.en_tenseur(images))
    par_keras = np.asarray(efficientnet_keras.corps(128)(modeles.preparer(images)))
    assert par_torch.shape == par_keras.shape == (3, modeles.CANAUX_SOMMET)
    assert np.abs(par_torch.numpy() - par_keras).max() < 1e-4
    assert not modele_torch.training


def test_tous_les_poids_sont_pris(modele_torch):
    poids = modeles.lire_poids()
    etat = {nom: t for nom, t in modele_torch.state_dict().items() if not nom.endswith("num_batches_tracked")}
    assert set(etat) == set(poids)
    assert all(np.array_equal(etat[nom].numpy(), poids[nom]) for nom in poids)
    assert sum(p.numel() for p in modele_torch.parameters()) == 4_652_008


def test_sans_poids_le_modele_est_neuf():
    poids = modeles.lire_poids()["corps.sommet.conv.weight"]
    assert not np.allclose(efficientnet_torch.efficientnet(poids=None).corps.sommet.conv.weight.detach().numpy(), poids)
    for module in (efficientnet_torch, efficientnet_keras):
        with pytest.raises(ValueError, match="imagenet"):
            module.efficientnet(poids="autres")


@pytest.mark.parametrize("legende, classe", [
    ("Une banane", 954), ("Un zèbre", 340), ("Un hippopotame", 344), ("Un citron jaune", 951), ("Un bison", 347),
    ("Une otarie", 150), ("Un chien", 250),
])
def test_il_reconnait_des_photos(photos, modele_torch, legende, classe):
    i = photos[5].index(legende)
    assert logits_torch(modele_torch, photos[2][i : i + 1]).argmax() == classe
    assert imagenet.nom(classe)


def test_preparer():
    image = np.array([[[[0, 127, 255]]]], np.uint8)
    np.testing.assert_allclose(modeles.preparer(image), [[[[-127 / 128, 0, 1]]]])
    assert modeles.preparer(image).dtype == np.float32
    with pytest.raises(ValueError, match="n, h, w, 3"):
        modeles.preparer(np.zeros((3, 4, 4), np.uint8))


def test_les_noms_francais():
    assert imagenet.nom(340) == "zèbre"
    assert imagenet.nom(999) == "classe 999"
    with pytest.raises(ValueError, match="0 à 999"):
        imagenet.nom(1000)
    assert len(set(imagenet.NOMS.values())) == len(imagenet.NOMS)
