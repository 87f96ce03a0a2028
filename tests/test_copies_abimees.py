"""Les copies abîmées : chacune a un message clair, les autres sont notées, rien n'est perdu."""

from __future__ import annotations

import copy
import hashlib
import json
import os
from pathlib import Path

import nbformat
import pytest
from conftest import MINI, nbgrader
from nbgrader.api import Gradebook
from nbgrader.utils import compute_checksum

from autograder.arrivee.lecture import CopieRefusee, lire_copie
from autograder.arrivee.reconstruction import reconstruire

REPONSES = {
    "double": "def double(x):\n    return 2 * np.asarray(x)",
    "somme": "def somme(a, b):\n    return a + b",
}


# ---------------------------------------------------------------- fabriquer des copies


def copie_juste(racine: Path) -> nbformat.NotebookNode:
    """La version de l'apprenant, remplie."""
    carnet = nbformat.read(racine / "chapitres" / MINI / f"{MINI}.ipynb", as_version=4)
    for nom, code in REPONSES.items():
        cellule(carnet, nom).source = code
    return carnet


def cellule(carnet, grade_id):
    return next(c for c in carnet.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def sans(carnet, *grade_ids):
    carnet.cells = [c for c in carnet.cells if c.metadata.get("nbgrader", {}).get("grade_id") not in grade_ids]
    return carnet


def octets(carnet) -> bytes:
    return json.dumps(carnet, ensure_ascii=False, indent=1).encode()


def ajouter(carnet, apres: str, code: str, **metadonnees):
    nouvelle = nbformat.v4.new_code_cell(code, metadata=metadonnees)
    rang = carnet.cells.index(cellule(carnet, apres))
    carnet.cells.insert(rang + 1, nouvelle)
    return nouvelle


def _vieux_format(carnet):
    return nbformat.convert(carnet, 3)


def _autre_chapitre(_):
    meta = {"grade": False, "grade_id": "convolution", "locked": False, "schema_version": 3, "solution": True, "task": False}
    preparation = {**meta, "grade_id": "preparation", "locked": True, "solution": False}
    return nbformat.v4.new_notebook(cells=[
        nbformat.v4.new_markdown_cell("# Chapitre 7 · Les convolutions"),
        nbformat.v4.new_code_cell("import numpy as np", metadata={"nbgrader": preparation}),
        nbformat.v4.new_code_cell("def convolution(x): ...", metadata={"nbgrader": meta})])


def _double_exemplaire(carnet):
    ancienne = copy.deepcopy(cellule(carnet, "double"))
    ancienne.source, ancienne.id = "def double(x):\n    return x", "essai"
    carnet.cells.insert(carnet.cells.index(cellule(carnet, "double")), ancienne)
    return carnet


def _test_en_double(carnet):
    double = copy.deepcopy(cellule(carnet, "test_somme"))
    double.id = "double-du-test"
    carnet.cells.append(double)
    return carnet


def _identifiant_change(carnet):
    trouvee = cellule(carnet, "double")
    trouvee.metadata.nbgrader["grade_id"], trouvee.id = "mon_double", "autre"
    return carnet


def _test_change(carnet):
    cellule(carnet, "test_somme").source = "controles.reussi('tout va bien')"
    return carnet


def _triche_par_etiquette(carnet):
    for trouvee in carnet.cells:
        trouvee.metadata["tags"] = ["demonstration"]
    return carnet


def _trop_recent(carnet):
    carnet.nbformat_minor = 99
    return carnet


def _fins_windows(carnet):
    for trouvee in carnet.cells:
        trouvee.source = trouvee.source.replace("\n", "\r\n")
    return carnet


def _silence(carnet):
    cellule(carnet, "somme").source = (
        "def somme(a, b):\n    from IPython import get_ipython\n"
        "    get_ipython().set_custom_exc((Exception,), lambda *a, **k: None)\n    raise Exception('chut')")
    return carnet


def _bavarde(carnet):
    cellule(carnet, "somme").source = (
        "def somme(a, b):\n    import sys\n    print('journal', file=sys.stderr)\n    return a + b")
    return carnet


def _debogueuse(carnet):
    cellule(carnet, "somme").source = "import pdb\ndef somme(a, b):\n    breakpoint()\n    pdb.set_trace()\n    assert 'np' in globals()\n    return a + b"
    return carnet


# nom de l'apprenant -> (fabrique des octets ou du carnet, points attendus ou None si refusée, morceaux du message)
CLASSE = {
    "Éloïse Lefèvre": (lambda c: c, 5, []),
    "bob": (lambda c: octets(c), 5, []),
    "vide": (lambda c: b"", None, ["le fichier est vide"]),
    "pas-json": (lambda c: b"def double(x):\n    return 2 * x\n", None, ["n'est pas du JSON", "def double"]),
    "coupee": (lambda c: octets(c)[:700], None, ["n'est pas du JSON", "Est-il entier"]),
    "json-autre": (lambda c: b'{"a": 1}', None, ["n'est pas un carnet Jupyter"]),
    "autre-chapitre": (_autre_chapitre, None, ["n'est pas celui de ce chapitre", "Chapitre 7 · Les convolutions"]),
    "sans-test": (lambda c: sans(c, "test_double_scalaire"), 5, ["manquante(s), remise(s) : test_double_scalaire"]),
    "sans-reponse": (lambda c: sans(c, "double"), 2, ["la cellule de réponse « double » manque"]),
    "sans-rien": (lambda c: sans(c, "double", "test_double_scalaire", "test_double_tableau"), 2,
                  ["réponse « double » manque", "manquante(s), remise(s) : test_double_scalaire, test_double_tableau"]),
    "sans-preparation": (lambda c: sans(c, "preparation"), 5, ["manquante(s), remise(s) : preparation"]),
    "doublon": (_double_exemplaire, 5, ["« double » est en 2 exemplaires"]),
    "test-double": (_test_en_double, 5, ["plusieurs exemplaires, un seul compte : test_somme"]),
    "identifiant": (_identifiant_change, 5, ["une autre cellule définit « double »", "mon_double"]),
    "test-change": (_test_change, 5, ["modifiée(s), la version du cours compte : test_somme"]),
    "etiquettes": (_triche_par_etiquette, 5, []),
    "windows": (lambda c: octets(_fins_windows(c)).replace(b"\n", b"\r\n"), 5, ["fins de ligne Windows"]),
    "bom": (lambda c: b"\xef\xbb\xbf" + octets(c), 5, ["marque d'ordre (BOM)"]),
    "utf16": (lambda c: octets(c).decode().encode("utf-16"), 5, ["encodé en UTF-16"]),
    "cp1252": (lambda c: octets(c).decode().encode("cp1252", errors="replace"), 5, ["Windows (cp1252)"]),
    "vieux": (_vieux_format, 5, ["vieux format 3"]),
    "recent": (_trop_recent, 5, ["format 4.99"]),
    "futur": (lambda c: b'{"nbformat": 7, "cells": []}', None, ["format 7, plus récent"]),
    "silence": (_silence, 3, []),
    "bavarde": (_bavarde, 5, []),
    "debogueuse": (_debogueuse, 5, []),
}


def deposer(cours: Path, etudiant: str, contenu, nom: str = f"{MINI}.ipynb") -> Path:
    fichier = cours / "copies" / "rendues" / etudiant / MINI / nom
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_bytes(contenu if isinstance(contenu, bytes) else octets(contenu))
    return fichier


def points(cours: Path, etudiant: str) -> float:
    with Gradebook(f"sqlite:///{cours}/gradebook.db") as carnet:
        return carnet.find_submission(MINI, etudiant).score


def lignes_de(journal: str, etudiant: str) -> str:
    return "\n".join(ligne for ligne in journal.splitlines() if f"« {etudiant} »" in ligne)


# ---------------------------------------------------------------- une classe entière, d'une seule commande


@pytest.mark.lent
def test_une_classe_de_copies_abimees_se_note_d_une_commande(cours):
    fichiers = {nom: deposer(cours, nom, fabrique(copie_juste(cours))) for nom, (fabrique, _, _) in CLASSE.items()}
    fichiers["mal nommée"] = deposer(cours, "mal nommée", copie_juste(cours), "mon carnet été.ipynb")
    fichiers["zip"] = deposer(cours, "zip", b"PK", "rendu final.zip")
    avant = {nom: hashlib.sha256(f.read_bytes()).hexdigest() for nom, f in fichiers.items()}
    assert nbgrader(cours, "generate_assignment", MINI, "--force").returncode == 0

    resultat = nbgrader(cours, "autograde", MINI)
    journal = resultat.stdout
    assert resultat.returncode == 1  # des copies sont refusées : la commande le dit

    fautes = []
    for nom, (_, attendu, morceaux) in CLASSE.items():
        dit = lignes_de(journal, nom)
        fautes += [f"{nom} : « {m} » absent de : {dit}" for m in morceaux if m not in dit]
        if morceaux and f"copies/rendues/{nom}/{MINI}/{MINI}.ipynb" not in dit:
            fautes.append(f"{nom} : le fichier n'est pas nommé dans : {dit}")
        if ("REFUSÉE" in dit) != (attendu is None):
            fautes.append(f"{nom} : refus inattendu ou manquant : {dit}")
        if attendu is not None and points(cours, nom) != attendu:
            fautes.append(f"{nom} : {points(cours, nom)} points au lieu de {attendu}")
        if attendu == 5 and not morceaux and "WARNING" in dit:
            fautes.append(f"{nom} : rien n'était à dire, et pourtant : {dit}")
    assert not fautes, "\n".join(fautes)

    for nom, fichier in (("mal nommée", "mon carnet été.ipynb"), ("zip", "rendu final.zip")):
        dit = lignes_de(journal, nom)
        assert f"« {MINI}.ipynb »" in dit and fichier in dit and "REFUSÉE" in dit
    assert avant == {nom: hashlib.sha256(f.read_bytes()).hexdigest() for nom, f in fichiers.items()}


@pytest.mark.lent
def test_un_nouveau_rendu_illisible_ne_garde_pas_l_ancienne_note(cours):
    deposer(cours, "zoé", copie_juste(cours))
    assert nbgrader(cours, "generate_assignment", MINI, "--force").returncode == 0
    assert nbgrader(cours, "autograde", MINI).returncode == 0
    assert points(cours, "zoé") == 5
    deposer(cours, "zoé", b"{")
    resultat = nbgrader(cours, "autograde", MINI, "--force")
    assert resultat.returncode == 1
    assert "note automatique précédente (5 / 5)" in lignes_de(resultat.stdout, "zoé")
    assert points(cours, "zoé") == 0


@pytest.mark.lent
@pytest.mark.parametrize("nom, dit", [(f"{MINI}.ipynb", "le fichier rendu n'est pas un fichier ordinaire"), ("timestamp.txt", "timestamp.txt")])
def test_un_tube_ne_fait_pas_attendre_nbgrader(cours, nom, dit):
    deposer(cours, "zoé", copie_juste(cours))
    tube = deposer(cours, "tube", copie_juste(cours)).with_name(nom)
    tube.unlink(missing_ok=True)
    os.mkfifo(tube)
    assert nbgrader(cours, "generate_assignment", MINI, "--force").returncode == 0
    resultat = nbgrader(cours, "autograde", MINI)
    assert resultat.returncode == 1 and dit in resultat.stdout
    assert points(cours, "zoé") == 5


# ---------------------------------------------------------------- la reconstruction, sans noyau


@pytest.fixture
def source(mini_construit):
    return nbformat.read(mini_construit / "solutions" / MINI / f"{MINI}.ipynb", as_version=4)


@pytest.fixture
def juste(mini_construit):
    return copie_juste(mini_construit)


def textes(carnet) -> str:
    return "\n".join(c.source for c in carnet.cells)


def lue(carnet):
    return lire_copie(octets(carnet))[0]


def test_une_copie_intacte_se_reconstruit_sans_remarque(source, juste):
    refaite, remarques = reconstruire(source, lue(juste))
    assert remarques == []
    assert [c.id for c in refaite.cells] == [c.id for c in source.cells]
    assert cellule(refaite, "double").source == REPONSES["double"]
    assert "-8484" in cellule(refaite, "test_double_scalaire").source  # le test caché revient
    nbformat.validate(refaite)


def test_le_carnet_de_l_instructeur_rendu_tel_quel_se_reconstruit_sans_remarque(source):
    refaite, remarques = reconstruire(source, lue(source))
    assert remarques == [] and "secret_du_double" in cellule(refaite, "double").source


def test_la_solution_n_entre_jamais_dans_une_copie(source, juste):
    """Quel que soit ce qui manque, une réponse absente redevient le talon."""
    variantes = [sans(copy.deepcopy(juste), nom) for nom in REPONSES]
    variantes += [sans(copy.deepcopy(juste), "double", "test_double_scalaire", "test_double_tableau", "preparation")]
    for variante in variantes:
        refaite, _ = reconstruire(source, lue(variante))
        assert "secret" not in textes(refaite) and "BEGIN SOLUTION" not in textes(refaite)
        assert "NotImplementedError" in textes(refaite)
        assert not any(c.get("outputs") for c in refaite.cells)


def test_la_reconstruction_ne_modifie_ni_la_source_ni_la_copie(source, juste):
    copie = lue(juste)
    avant = copy.deepcopy((source, copie))
    reconstruire(source, copie)
    assert (source, copie) == avant


def test_les_metadonnees_de_la_copie_ne_comptent_pas(source, juste):
    for c in juste.cells:
        c.metadata["tags"] = ["demonstration", "raises-exception"]
        if "nbgrader" in c.metadata:
            c.metadata.nbgrader.update(points=1000, grade=False, locked=False)
        if c.cell_type == "code":
            c.outputs = [nbformat.v4.new_output("stream", text="✔ gagné")]
    juste.metadata["kernelspec"] = {"name": "bash", "display_name": "Bash", "language": "bash"}
    refaite, _ = reconstruire(source, lue(juste))
    assert {**cellule(source, "test_somme").metadata.nbgrader, "checksum": compute_checksum(cellule(source, "test_somme"))} == cellule(
        refaite, "test_somme").metadata.nbgrader
    assert refaite.metadata.kernelspec.name == "python3"
    etiquettes = [c.source for c in refaite.cells if c.metadata.get("tags")]
    assert len(etiquettes) == 1 and etiquettes[0].startswith("demonstration_vue")
    assert "gagné" not in json.dumps(refaite, ensure_ascii=False)


def test_une_cellule_ajoutee_garde_sa_place_et_perd_ses_metadonnees(source, juste):
    ajouter(juste, "preparation", "aide = 1", nbgrader={"grade": True, "grade_id": "x", "points": 9}, tags=["demonstration"])
    refaite, _ = reconstruire(source, lue(juste))
    ids = [c.id for c in refaite.cells]
    ajout = next(c for c in refaite.cells if c.source == "aide = 1")
    assert ids.index("preparation") < ids.index(ajout.id) < ids.index("double")
    assert ajout.metadata == {}
    nbformat.validate(refaite)


def test_une_cellule_de_cours_modifiee_est_gardee_apres_celle_du_cours(source, juste):
    exemple = next(c for c in juste.cells if c.source.startswith("exemple"))
    exemple.source = "exemple = 99"
    refaite, _ = reconstruire(source, lue(juste))
    rangs = [i for i, c in enumerate(refaite.cells) if c.source.startswith("exemple")]
    assert [refaite.cells[i].source.split("\n")[0] for i in rangs] == ["exemple = 20 + 1", "exemple = 99"]
    assert rangs[1] == rangs[0] + 1


def test_une_demonstration_modifiee_reste_une_demonstration(source, juste):
    demonstration = next(c for c in juste.cells if c.source.startswith("demonstration_vue"))
    demonstration.source, demonstration.metadata = "entrainer(100000)", {}
    refaite, _ = reconstruire(source, lue(juste))
    modifiee = next(c for c in refaite.cells if c.source == "entrainer(100000)")
    assert modifiee.metadata.tags == ["demonstration"]


def test_de_plusieurs_exemplaires_la_derniere_reponse_remplie_compte(source, juste):
    fin = copy.deepcopy(cellule(juste, "double"))
    fin.source, fin.id = "def double(x):\n    return x + x", "fin"
    talon = copy.deepcopy(cellule(source, "double"))
    talon.id, talon.source = "talon", 'def double(x):\n    """Renvoie le double de x."""\n    # VOTRE CODE ICI\n' \
        '    raise NotImplementedError("À vous de jouer : remplacez cette ligne par votre code.")'
    juste.cells += [fin, talon]
    refaite, remarques = reconstruire(source, lue(juste))
    definitions = [c.source for c in refaite.cells if c.source.startswith("def double")]
    assert definitions == [REPONSES["double"], fin.source]
    assert cellule(refaite, "double").source == fin.source
    assert len(remarques) == 1 and "3 exemplaires" in remarques[0].texte


@pytest.mark.parametrize("perdue, prise", [("double", "somme"), ("somme", "double")])
def test_une_reponse_sous_l_identifiant_d_une_autre_est_remise_a_sa_place(source, juste, perdue, prise):
    cellule(juste, perdue).metadata.nbgrader["grade_id"] = prise
    refaite, remarques = reconstruire(source, lue(juste))
    assert cellule(refaite, "double").source == REPONSES["double"]
    assert cellule(refaite, "somme").source == REPONSES["somme"]
    assert any(f"« {perdue} »" in r.texte for r in remarques)


def test_une_reponse_se_reconnait_aussi_aux_noms_de_son_talon(source, juste):
    """Le ``grade_id`` n'est pas toujours un nom du code : ``portes`` définit ``PORTE_ET`` et ``PORTE_OU``."""
    for carnet in (source, juste):
        trouvee = cellule(carnet, "somme")
        trouvee.metadata.nbgrader["grade_id"] = trouvee.id = "portes"
    cellule(source, "portes").source = "PORTE_ET = ...\n### BEGIN SOLUTION\nPORTE_ET = 42\n### END SOLUTION"
    trouvee = cellule(juste, "portes")
    trouvee.source, trouvee.metadata, trouvee.id = "PORTE_ET: int = 7", {}, "perdue"
    refaite, _ = reconstruire(source, lue(juste))
    assert cellule(refaite, "portes").source == "PORTE_ET: int = 7"


def test_une_copie_passee_par_colab_sans_identifiants_est_reconnue(source, juste):
    """Colab enregistre au format 4.0, sans identifiant de cellule ; le pire outil perd aussi les métadonnées."""
    for c in juste.cells:
        c.metadata = {}
        del c["id"]
    juste.nbformat_minor = 0
    refaite, remarques = reconstruire(source, lue(juste))
    assert [c.id for c in refaite.cells] == [c.id for c in source.cells]
    assert cellule(refaite, "somme").source == REPONSES["somme"]
    assert len([r for r in remarques if "une autre cellule définit" in r.texte]) == 2


@pytest.mark.parametrize("contenu, morceau", [
    (b"", "vide"), (b"\xef\xbb\xbf", "vide"), (b"   \r\n", "vide"), (b"\x00" * 40, "vide"), (b"[1, 2]", "pas un carnet"),
    (b"[" * 100_000, "imbriqu"), (b'{"cells": 3, "nbformat": 4}', "ne forment pas une liste"),
    (b"PK\x03\x04 zip", "pas du JSON"), (b'{"nbformat": 2, "worksheets": 5}', "vieux format"),
])
def test_un_fichier_qui_n_est_pas_un_carnet_est_refuse_en_francais(contenu, morceau):
    with pytest.raises(CopieRefusee, match=morceau):
        lire_copie(contenu)


def test_des_cellules_folles_ne_font_pas_tomber_la_lecture(source):
    folles = [3, None, {"cell_type": "code"}, {"cell_type": "x", "source": "a"}, {"cell_type": "code", "source": 7},
              {"cell_type": "code", "source": ["a", 1]}, {"cell_type": "code", "source": "a=1", "metadata": 3, "id": 5},
              {"cell_type": "code", "source": "b=1\ud800", "metadata": {"nbgrader": [1], "tags": 4}}]
    contenu = json.dumps({"nbformat": 4, "nbformat_minor": True, "metadata": 3, "cells": folles}).encode()
    copie, remarques = lire_copie(contenu)
    assert [c.source for c in copie.cells] == ["", "a=1", "b=1?"]
    assert "5 cellule(s) illisible(s)" in remarques[0].texte
    with pytest.raises(CopieRefusee, match="n'est pas celui de ce chapitre"):
        reconstruire(source, copie)
