"""Le rapport de l'instructeur : ce qu'il compte, ce qu'il montre, et qu'il ne laisse rien passer d'une copie."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from classe_corrigee import Classe, echec
from conftest import MINI, nbgrader
from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook
from test_copies_abimees import cellule, copie_juste, deposer

from autograder.retour import rapport
from autograder.retour.exporter import message_d_echec
from retroprop.commande import main

PIEGE = "<script>alert('x')</script>"
RETURN = echec("✘ double(3)", "  obtenu : None", "  cause probable : la fonction ne renvoie rien. Avez-vous oublié « return » ?")


@pytest.fixture
def classe(cours) -> Classe:
    """Cinq copies notées, une à noter à la main, une interrompue, une refusée."""
    classe = Classe(cours)
    classe.corriger("Ève Noël")
    classe.corriger("abel", {"test_double_scalaire": RETURN, "test_double_tableau": RETURN})
    classe.corriger("zoé", {"test_double_scalaire": RETURN, "test_somme": echec(f"✘ ValueError : {PIEGE * 900}")}, penalite=1.0)
    classe.corriger("<b>malo", {"test_somme": echec("\x1b[31mTypeError\x1b[0m  Traceback (most recent call last)", "x", "TypeError: non")})
    classe.corriger("ida", {"test_somme": echec("✘ somme(2, 3)", "  attendu : 5")}, penalite=9.0)
    classe.corriger("mallory", attend="test_somme")
    classe.corriger("tué", {"test_somme": echec("Le test n'est pas allé jusqu'au bout")}, arret="mémoire dépassée")
    classe.refuser("vide", f"le fichier est vide {PIEGE}")
    classe.bilan.remarques.append(f"Copie de « ida » : une cellule manque {PIEGE}.")
    return classe


def test_les_comptes_du_rapport(classe):
    d = rapport.rassembler(classe.cours, MINI, classe.bilan)
    assert d.titre == "Mini-chapitre de test"
    assert [(c.etudiant, c.etat, c.note) for c in d.copies] == [
        ("<b>malo", "notee", 12), ("abel", "notee", 8), ("Ève Noël", "notee", 20), ("ida", "notee", 0), ("mallory", "a_noter", None),
        ("tué", "interrompue", 12), ("vide", "refusee", None), ("zoé", "notee", 4)]
    assert d.notes == [0, 4, 8, 12, 12, 20]
    assert [i for i, n in enumerate(d.histogramme) for _ in range(n)] == [0, 4, 8, 12, 12, 19], "20 est dans la dernière tranche"
    assert [(e.nom, e.titre, round(e.part, 3)) for e in d.exercices] == [
        ("double", "Exercice 1 · Le double", round((4 + 10) / 18, 3)), ("somme", "Exercice 2 · La somme", round(4 / 12, 3))]
    scalaire = d.exercices[0].criteres[0]
    assert (scalaire.titre, scalaire.copies, scalaire.ratees) == ("Test 1 · le double d'un nombre", 6, 2)
    assert [(m.texte, m.cause, m.fois) for m in scalaire.messages] == [
        ("double(3)", "la fonction ne renvoie rien. Avez-vous oublié « return » ?", 2)]
    assert [c.nom for _, c in d.a_reprendre] == ["test_somme"]
    assert [c.raisons for c in d.en_etat("a_noter")] == [["à noter : test_somme"]]


def noter_a_la_main(cours, etudiant: str, points: float) -> None:
    """Ce que fait le Formgrader quand l'instructeur note chaque test lui-même."""
    with Gradebook(f"sqlite:///{cours / 'gradebook.db'}") as carnet:
        for note in carnet.find_submission(MINI, etudiant).notebooks[0].grades:
            note.manual_score, note.needs_manual_grade = points, False
        carnet.db.commit()


def test_une_copie_notee_a_la_main_compte(classe):
    noter_a_la_main(classe.racine, "mallory", 1.0)
    d = rapport.rassembler(classe.cours, MINI, classe.bilan)
    assert d.en_etat("a_noter") == [] and 12.0 in [c.note for c in d.copies if c.etudiant == "mallory"]


class Lecteur(HTMLParser):
    """Ce qu'un navigateur verrait : balises, titres, ancres, liens."""

    VIDES = {"meta", "line", "rect", "br"}

    def __init__(self, page: str) -> None:
        super().__init__()
        self.balises, self.attributs, self.ouvertes = [], [], []
        self.feed(page)

    def handle_starttag(self, balise, attributs):
        self.balises.append(balise)
        self.attributs.append((balise, dict(attributs)))
        if balise not in self.VIDES:
            self.ouvertes.append(balise)

    def handle_startendtag(self, balise, attributs):
        self.balises.append(balise)

    def handle_endtag(self, balise):
        assert self.ouvertes.pop() == balise, balise

    def valeurs(self, nom: str, balise: str | None = None) -> list[str]:
        """Toutes les valeurs d'un attribut."""
        return [a[nom] for b, a in self.attributs if nom in a and balise in (None, b)]


def test_la_page_est_saine_accessible_et_complete(classe):
    page = rapport.publier(classe.cours, MINI, classe.bilan).read_text(encoding="utf-8")
    lu = Lecteur(page)
    assert lu.ouvertes == [] and "script" not in lu.balises and not any(a.startswith("on") for _, d in lu.attributs for a in d)
    assert "&lt;script&gt;" in page and "&lt;b&gt;malo" in page and len(page) < 60_000
    assert re.search(r"default-src &#39;none&#39;|default-src 'none'", page) and not re.search(r'(src|href)="(https?:|//|javascript:)', page)
    niveaux = [int(b[1]) for b in lu.balises if re.fullmatch("h[1-6]", b)]
    assert niveaux[0] == 1 and niveaux.count(1) == 1 and all(b - a <= 1 for a, b in zip(niveaux, niveaux[1:], strict=False))
    for repere in ("header", "nav", "main", "footer"):
        assert repere in lu.balises
    assert lu.balises.count("table") == lu.balises.count("caption") == 3
    assert all(d.get("scope") in ("row", "col") for b, d in lu.attributs if b == "th")
    ids = lu.valeurs("id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in lu.valeurs("href") if h.startswith("#")} <= set(ids)
    assert {i for v in lu.valeurs("aria-labelledby") for i in v.split()} <= set(ids)
    assert "de 19 à 20, 1" in page and "prefers-reduced-motion" in page and "@media print" in page
    assert "mémoire dépassée" in page and "une cellule manque" in page and "le fichier est vide" in page
    depuis = classe.racine / "copies"
    liens = [h for h in lu.valeurs("href", "a") if not h.startswith("#")]
    assert len(liens) >= 8 and all((depuis / unquote(lien)).exists() for lien in liens)


def test_une_classe_sans_aucune_note(cours):
    classe = Classe(cours)
    classe.refuser("vide", "le fichier est vide")
    page = rapport.publier(classe.cours, MINI, classe.bilan).read_text(encoding="utf-8")
    assert "Aucune copie n'a de note définitive" in page and "le fichier est vide" in page


def test_une_grande_classe_reste_une_petite_page(classe):
    modele = rapport.rassembler(classe.cours, MINI, classe.bilan)
    modele.copies = modele.copies * 375
    page = rapport.rendre(modele)
    assert len(page) < 2_500_000 and "<details>" in page, "repliée au-delà de soixante copies"


def test_les_temps_et_les_parts_se_lisent_en_francais():
    assert [rapport._temps(t) for t in (None, 0.75, 61.0, 3900)] == ["–", "0,8 s", "1 min 01 s", "1 h 05 min"]
    assert [rapport._pourcent(p) for p in (0, 0.001, 0.666, 0.999, 1)] == [f"{n}\xa0%" for n in (0, 1, 67, 99, 100)]


@pytest.mark.parametrize("sortie, attendu", [
    (echec("✘ xor(X)", "  obtenu : None", "  explication : relisez."), ("xor(X)", "relisez.")),
    (echec("-----", "\x1b[0;31mKeyError\x1b[0m     Traceback (most recent call last)", "ligne", "KeyError: 'a'"), ("KeyError: 'a'", "")),
    (echec("✘ objet <f at 0x7f12ab34cd>"), ("objet <f at 0x…>", "")),
    (echec("✘ a\u202eb\x00c\xa0: d"), ("a b c\xa0: d", "")),
    (echec("✘ " + "x" * 999), ("x" * 239 + "…", "")),
    (echec("", ename="ValueError"), ("ValueError :", "")),
])
def test_deux_memes_erreurs_ont_le_meme_message(sortie, attendu):
    assert message_d_echec(new_code_cell("…", outputs=[sortie])) == attendu


def test_un_test_reussi_n_a_pas_de_message():
    assert message_d_echec(new_code_cell("…")) is None


@pytest.mark.lent
def test_noter_ecrit_le_rapport(cours, capsys):
    fausse = copie_juste(cours)
    cellule(fausse, "somme").source = "def somme(a, b):\n    pass"
    deposer(cours, "élie.roux@exemple.fr", copie_juste(cours))
    deposer(cours, "fausse", fausse)
    deposer(cours, "vide", b"")
    assert main(["noter", "90"]) == 0
    assert f"copies/rapport_{MINI}.html" in capsys.readouterr().out
    page = (cours / "copies" / f"rapport_{MINI}.html").read_text(encoding="utf-8")
    assert dict(re.findall(r"<dt>(Copies|Notées|Refusées)</dt><dd>(\d+)</dd>", page)) == {
        "Copies": "3", "Notées": "2", "Refusées": "1"}
    for morceau in ("élie.roux@exemple.fr", "Avez-vous oublié « return »", "le fichier est vide", "1 échec sur 2", "Copies par minute"):
        assert morceau in page, morceau
    assert nbgrader(cours, "generate_feedback", MINI).returncode == 0
    assert (cours / "copies" / "retours" / "élie.roux@exemple.fr" / MINI / f"{MINI}.html").is_file()
    assert main(["noter", "90"]) == 0
    assert "2 copie(s) notée(s), 1 refusée(s) ; 2 l'étaient déjà" in capsys.readouterr().out
