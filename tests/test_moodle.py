"""De Moodle à Moodle : ranger les copies d'une archive de remises, puis écrire le CSV de l'importation des notes."""

from __future__ import annotations

import csv
import io
import logging
import stat
import zipfile
from pathlib import Path

import pytest
from classe_corrigee import Classe, echec
from conftest import MINI
from nbgrader.apps.baseapp import NbGrader
from nbgrader.apps.exportapp import ExportApp

from autograder.arrivee.annuaire import Annuaire
from autograder.retour.moodle import inoffensif
from autograder.arrivee.recolte import CARNET_MAX, RecolteImpossible, choisir, recolter
from retroprop.commande import main

PARTICIPANTS = """\ufeffPrénom,"Nom de famille","Nom d'utilisateur","Adresse de courriel"
Ève,NOËL,enoel,eve.noel@exemple.fr
Jean-Éric,O'Neil,jeoneil,je.oneil@exemple.fr
Camille,Martin,cmartin1,camille.martin1@exemple.fr
Camille,Martin,cmartin2,camille.martin2@exemple.fr
"""
FEUILLE = """Identifiant;Nom complet;Adresse de courriel;Statut;Note
Participant 71;Camille Martin;camille.martin1@exemple.fr;Remis;
Participant 72;Camille Martin;camille.martin2@exemple.fr;Remis;
Participant 172;Ève Noël;=HYPERLINK(1)@exemple.fr;Remis;
"""


def ecrit(chemin: Path, texte: str) -> Path:
    chemin.write_text(texte, encoding="utf-8")
    return chemin


# ---------------------------------------------------------------- l'exportation


def lire(chemin: Path, separateur: str = ";") -> list[list[str]]:
    texte = chemin.read_bytes()
    assert texte.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(texte.decode("utf-8-sig"), newline=""), delimiter=separateur))


@pytest.fixture
def classe(cours) -> Classe:
    """Une copie juste, une fausse et en retard, une à noter à la main, une refusée, et des noms hostiles."""
    classe = Classe(cours)
    classe.corriger("Ève Noël", email="eve@exemple.fr")
    classe.corriger("jean", {"test_somme": echec("✘ =cmd|'/c calc'!A1 <img src=x onerror=1>", "  cause probable : a & b\n")},
                    penalite=0.5, email="jean@exemple.fr")
    classe.corriger("mallory", attend="test_somme", email="mallory@exemple.fr")
    classe.corriger("=1+1", email="=cmd@exemple.fr")
    classe.corriger("sans adresse")
    classe.refuser("vide", "vide")
    with classe.carnet() as carnet:
        carnet.update_or_create_student("vide", email="vide@exemple.fr")
        carnet.update_or_create_student("absent", email="absent@exemple.fr")
    return classe


def exporter(*options: str) -> tuple[int, str]:
    """``nbgrader export``, dans ce processus et à la racine du cours : son code de sortie et son journal."""
    dit = io.StringIO()
    app = ExportApp()
    try:
        app.initialize(["--exporter", "autograder.retour.moodle.ExportMoodle", *options])
        app.log.handlers = [logging.StreamHandler(dit)]
        app.start()
    except SystemExit as fin:
        return fin.code, dit.getvalue()
    finally:
        NbGrader.clear_instance()
    return 0, dit.getvalue()


def test_le_csv_que_moodle_importe(classe):
    code, journal = exporter()
    assert code == 0, journal
    lignes = lire(classe.racine / "copies" / "moodle.csv")
    assert lignes[0] == ["Adresse de courriel", MINI, f"{MINI} (commentaire)"]
    assert [ligne[:2] for ligne in lignes[1:]] == [["eve@exemple.fr", "20,00"], ["jean@exemple.fr", "10,00"], ["mallory@exemple.fr", ""],
                                                  ["vide@exemple.fr", ""]]
    commentaires = {ligne[0]: ligne[2] for ligne in lignes[1:]}
    assert commentaires["mallory@exemple.fr"] == "Cette copie n'a pas encore de note."
    jean = commentaires["jean@exemple.fr"]
    for morceau in ("<p>Note : 10 / 20.</p>", "Retard : 0,5 point(s) retiré(s) sur 5.", "<li>Exercice 1 · Le double : 3 / 3</li>",
                    "Exercice 2 · La somme : 0 / 2<ul><li>Test 3", "&lt;img src=x", "a &amp; b"):
        assert morceau in jean, jean
    assert "<img" not in jean and "remplace controles" not in "".join(commentaires.values())
    assert "Sans note" in journal and f"mallory ({MINI})" in journal and f"vide ({MINI})" in journal
    assert "Absents du fichier" in journal and "=1+1" in journal and "sans adresse" in journal and "Ève" not in journal


def test_les_reglages_de_l_exportation(classe):
    (classe.racine / "participants.csv").write_text(PARTICIPANTS + "Jean,,jean,jean@exemple.fr\n", encoding="utf-8")
    code, journal = exporter("--assignment", MINI, "--to", "ailleurs.csv", "--ExportMoodle.liste=participants.csv",
                             "--ExportMoodle.colonne=Nom d'utilisateur", "--ExportMoodle.decimale=.", "--ExportMoodle.bareme=100",
                             "--ExportMoodle.commentaire=texte")
    assert code == 0, journal
    lignes = lire(classe.racine / "ailleurs.csv", ",")
    assert [ligne[:2] for ligne in lignes] == [["Nom d'utilisateur", MINI], ["enoel", "100.00"], ["jean", "50.00"]]
    assert lignes[2][2].startswith("Note : 50 / 100.\n") and "<img src=x" in lignes[2][2] and "<p>" not in lignes[2][2]
    assert "mallory" in journal, "absente de la liste : dite, et pas écrite"


@pytest.mark.parametrize("options, morceau", [
    (["--assignment", "99_rien"], "Chapitre inconnu du carnet de notes : 99_rien"),
    (["--ExportMoodle.liste=rien.csv"], "rien.csv ne se lit pas"),
    (["--student", "sans adresse"], "Aucune ligne à écrire, faute d'un identifiant « Adresse de courriel »"),
])
def test_une_demande_fausse_s_explique(classe, options, morceau):
    code, journal = exporter(*options)
    assert code == 1 and morceau in journal
    assert not (classe.racine / "copies" / "moodle.csv").exists()


@pytest.mark.parametrize("texte, attendu", [
    ("=1+1", "'=1+1"), ("  +33", "'  +33"), ("-2", "'-2"), ("@a", "'@a"), ("\t=1", "'=1"), ("＝1", "'＝1"), ("\r=1", "'=1"),
    ("Note : -2", "Note : -2"), ("a\nb\x00\u202e", "a\nb"), ("", ""),
])
def test_une_cellule_n_est_jamais_une_formule(texte, attendu):
    assert inoffensif(texte) == attendu


def test_l_annuaire_reconnait_les_personnes(tmp_path):
    annuaire = Annuaire(ecrit(tmp_path / "p.csv", PARTICIPANTS))
    for nom in ("Ève Noël", "NOEL Eve", "eve_noel", "enoel", "EVE.NOEL@exemple.fr"):
        assert annuaire.valeur(annuaire.trouver(nom), "adresse de courriel") == "eve.noel@exemple.fr", nom
    assert annuaire.valeur(annuaire.trouver("O’Neil Jean Éric"), "Nom d'utilisateur") == "jeoneil"
    assert annuaire.trouver("Camille Martin") is None and annuaire.trouver("Inconnue") is None
    feuille = Annuaire(ecrit(tmp_path / "f.csv", FEUILLE))
    assert feuille.valeur(feuille.trouver("Camille Martin_72"), "Email address") == "camille.martin2@exemple.fr"
    assert feuille.trouver("Camille Martin", "2") is None, "72 et 172 finissent par 2"
    with pytest.raises(ValueError, match="pas de colonne « Ville »"):
        annuaire.valeur(annuaire.trouver("enoel"), "Ville")
    for contenu in ("", "a;b\n1;2\n", "Nom complet\n"):
        with pytest.raises(ValueError, match="ni colonne de noms"):
            Annuaire(ecrit(tmp_path / "x.csv", contenu))
    (tmp_path / "x.csv").write_bytes("Prénom;é".encode("cp1252"))
    with pytest.raises(ValueError, match="UTF-8"):
        Annuaire(tmp_path / "x.csv")


# ---------------------------------------------------------------- la récolte


def archive(chemin: Path, *fichiers: tuple) -> Path:
    """Une archive : (nom, contenu[, heure]) ou une entrée toute faite à la place du nom."""
    with zipfile.ZipFile(chemin, "w", zipfile.ZIP_DEFLATED) as zip_:
        for nom, contenu, *heure in fichiers:
            entree = nom if isinstance(nom, zipfile.ZipInfo) else zipfile.ZipInfo(nom, (2026, 3, 2, heure[0] if heure else 12, 0, 0))
            entree.compress_type = zipfile.ZIP_DEFLATED
            zip_.writestr(entree, contenu)
    return chemin


def rangees(rendues: Path) -> dict[str, bytes]:
    return {p.relative_to(rendues).as_posix(): p.read_bytes() for p in sorted(rendues.rglob("*.ipynb"))}


@pytest.fixture
def rendues(tmp_path) -> Path:
    return tmp_path / "copies" / "rendues"


def recolter_mini(chemin: Path, rendues: Path, **options):
    return recolter(chemin, MINI, rendues, **options)


def test_les_remises_de_moodle_sont_rangees(tmp_path, rendues):
    fichier = f"_assignsubmission_file_/{MINI}"
    zip_ = archive(
        tmp_path / "r.zip",
        (f"Ève Noël_11{fichier}.ipynb", b"eve"),
        (f"O'Neil Jean-Éric_12{fichier} (1).ipynb", b"tard", 15), (f"O'Neil Jean-Éric_12{fichier}.ipynb", b"tot", 14),
        ("Zoé_13_assignsubmission_file/devoir final.ipynb", b"zoe"),
        (f"à plat_14_assignsubmission_file_{MINI}.ipynb", b"plat"),
        ("rien_15_assignsubmission_file_/rendu.zip", b"PK"),
        ("trop_16_assignsubmission_file_/a.ipynb", b"a"), ("trop_16_assignsubmission_file_/b.ipynb", b"b"),
        ("Ève Noël_11_assignsubmission_onlinetext_/onlinetext.html", b"<p>"),
        (f"__MACOSX/Ève Noël_11_assignsubmission_file_/._{MINI}.ipynb", b"mac"),
        (f"sous/dossier_17_assignsubmission_file_/tp/{MINI}-Copy1.ipynb", b"dossier"),
        ("lisezmoi.txt", b"?"))
    recolte = recolter_mini(zip_, rendues)
    assert rangees(rendues) == {f"{e}/{MINI}/{MINI}.ipynb": o for e, o in {
        "O'Neil Jean-Éric": b"tard", "Zoé": b"zoe", "dossier": b"dossier", "Ève Noël": b"eve", "à plat": b"plat"}.items()}
    assert (rendues / "Zoé" / MINI / "timestamp.txt").read_text().startswith("2026-03-02 12:00:00+")
    assert set(recolte.refusees) == {"rien", "trop"} and (rendues / "rien" / MINI).is_dir()
    assert "« rendu.zip »" in recolte.refusees["rien"] and "« a.ipynb », « b.ipynb »" in recolte.refusees["trop"]
    dit = str(recolte)
    for morceau in ("5 copie(s) rangée(s)", "2 exemplaires", "« devoir final.ipynb »", "« lisezmoi.txt »"):
        assert morceau in dit, dit


def test_une_copie_rangee_n_est_jamais_remplacee_sans_le_dire(tmp_path, rendues):
    nom = f"Ève_11_assignsubmission_file_/{MINI}.ipynb"
    recolter_mini(archive(tmp_path / "1.zip", (nom, b"un")), rendues)
    assert recolter_mini(tmp_path / "1.zip", rendues).inchangees == ["Ève"]
    deux = archive(tmp_path / "2.zip", (nom, b"deux", 13))
    recolte = recolter_mini(deux, rendues)
    assert recolte.differentes == ["Ève"] and "--remplacer" in str(recolte)
    assert rangees(rendues) == {f"Ève/{MINI}/{MINI}.ipynb": b"un"}
    assert "12:00" in (rendues / "Ève" / MINI / "timestamp.txt").read_text()
    assert recolter_mini(deux, rendues, remplacer=True).remplacees == ["Ève"]
    assert rangees(rendues) == {f"Ève/{MINI}/{MINI}.ipynb": b"deux"}
    assert "13:00" in (rendues / "Ève" / MINI / "timestamp.txt").read_text()
    assert [p.read_bytes() for p in (rendues.parent / "remplacees" / "Ève").iterdir()] == [b"un"]


def test_les_homonymes_ne_se_melangent_pas(tmp_path, rendues):
    noms = [f"Camille Martin_{n}_assignsubmission_file_/{MINI}.ipynb" for n in (71, 72)]
    deux = archive(tmp_path / "1.zip", (noms[0], b"a"), (noms[1], b"b"))
    recolter_mini(deux, rendues)
    assert sorted(p.name for p in rendues.iterdir()) == ["Camille Martin_71", "Camille Martin_72"]
    seule = archive(tmp_path / "2.zip", (noms[0].replace("71", "93"), b"c"))
    assert "homonyme" in recolter_mini(seule, rendues).refusees["Camille Martin_93"]
    ailleurs = tmp_path / "avec liste"
    feuille = Annuaire(ecrit(tmp_path / "f.csv", FEUILLE))
    assert not recolter_mini(deux, ailleurs, annuaire=feuille).refusees
    assert sorted(p.name for p in ailleurs.iterdir()) == ["camille.martin1@exemple.fr", "camille.martin2@exemple.fr"]
    participants = Annuaire(ecrit(tmp_path / "p.csv", PARTICIPANTS))
    assert len(recolter_mini(deux, tmp_path / "vide", annuaire=participants).refusees) == 2


def lien(nom: str) -> zipfile.ZipInfo:
    entree = zipfile.ZipInfo(nom, (2026, 3, 2, 12, 0, 0))
    entree.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entree


@pytest.mark.parametrize("nom, attendu", [
    (f"../../evade_1_assignsubmission_file_/{MINI}.ipynb", {"evade"}),
    (f"/etc/evade_1_assignsubmission_file_/../../{MINI}.ipynb", {"evade"}),
    (f"a_1_assignsubmission_file_/..\\..\\{MINI}.ipynb", {"a"}),
    (f".._1_assignsubmission_file_/{MINI}.ipynb", {"_"}),
    (f"*?[a]{{x}}_1_assignsubmission_file_/{MINI}.ipynb", {"___a__x_"}),
    (f"Mallory_1_assignsubmission_file_Alice_2_assignsubmission_file_{MINI}.ipynb", {"Mallory"}),
])
def test_un_nom_piege_reste_dans_le_dossier_des_copies(tmp_path, rendues, nom, attendu):
    avant = {p for p in tmp_path.rglob("*")}
    recolter_mini(archive(tmp_path / "r.zip", (nom, b"x")), rendues)
    assert {p.name for p in rendues.iterdir()} == attendu
    dehors = {p for p in tmp_path.rglob("*") if rendues not in (p, *p.parents) and p != rendues.parent} - avant
    assert dehors == {tmp_path / "r.zip"}
    assert list(rangees(rendues).values()) == [b"x"]


def test_liens_bombes_et_archives_abimees(tmp_path, rendues):
    prefixe = "a_1_assignsubmission_file_/"
    recolte = recolter_mini(archive(tmp_path / "lien.zip", (lien(f"{prefixe}{MINI}.ipynb"), b"/etc/passwd")), rendues)
    assert "aucun carnet" in recolte.refusees["a"]
    recolte = recolter_mini(archive(tmp_path / "bombe.zip", (f"{prefixe}{MINI}.ipynb", b"\0" * (CARNET_MAX + 1))), rendues)
    assert "50 Mo" in recolte.refusees["a"]
    abimee = archive(tmp_path / "abimee.zip", (f"{prefixe}{MINI}.ipynb", bytes(range(256)) * 40), (f"b_2_assignsubmission_file_{MINI}.ipynb", b"b"))
    octets = bytearray(abimee.read_bytes())
    octets[120:160] = b"\xff" * 40
    abimee.write_bytes(octets)
    recolte = recolter_mini(abimee, rendues)
    assert "abîmée" in recolte.refusees["a"] and recolte.deposees == ["b"]
    assert list(rangees(rendues).values()) == [b"b"]


@pytest.mark.parametrize("contenu, morceau", [(b"", "zip lisible"), (b"PK pas vraiment", "zip lisible"), (None, "n.existe pas")])
def test_une_archive_illisible_s_explique(tmp_path, rendues, contenu, morceau):
    if contenu is not None:
        (tmp_path / "r.zip").write_bytes(contenu)
    with pytest.raises(RecolteImpossible, match=morceau):
        recolter_mini(tmp_path / "r.zip", rendues)


def test_une_archive_qui_ne_vient_pas_de_moodle_s_explique(tmp_path, rendues):
    with pytest.raises(RecolteImpossible, match="nommé comme le fait Moodle"):
        recolter_mini(archive(tmp_path / "r.zip", (f"alice/{MINI}.ipynb", b"x")), rendues)
    assert not rendues.exists()


@pytest.mark.parametrize("nom, siens", [
    (f"{MINI}.ipynb", True), (f"{MINI} (2).ipynb", True), (f"{MINI}-Copy1.ipynb", True), (f"{MINI.upper()} - copie.IPYNB", True),
    (f"{MINI}_1.ipynb", True), (f"{MINI}_corrige.ipynb", False), (f"ancien_{MINI}.ipynb", False),
])
def test_les_noms_du_carnet_d_un_chapitre(nom, siens):
    autre = ("autre.ipynb", zipfile.ZipInfo("autre.ipynb", (2027, 1, 1, 0, 0, 0)))
    choisi, _ = choisir([(nom, zipfile.ZipInfo("x", (2026, 1, 1, 0, 0, 0))), autre], MINI)
    assert (choisi is not None and choisi[0] == nom) == siens


def test_la_commande_recolter(cours, capsys):
    archive(cours / "r.zip", (f"Ève Noël_11_assignsubmission_file_/{MINI}.ipynb", b"{}"))
    assert main(["recolter", "90", "r.zip"]) == 0
    assert "1 copie(s) rangée(s)" in capsys.readouterr().out and (cours / "copies" / "rendues" / "Ève Noël" / MINI).is_dir()
    assert main(["recolter", "90", "absente.zip"]) == 2
    assert main(["recolter", "90", "r.zip", "--liste", "absente.csv"]) == 2
    assert "absente.csv ne se lit pas" in capsys.readouterr().err
