"""La typographie des textes : espaces insécables là où il en faut, et nulle part ailleurs."""

from pathlib import Path

import pytest

from atelier.typographie import composer, composer_source, fautes

RACINE = Path(__file__).resolve().parent.parent
N = "\u00a0"


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        ("Une figure : la voici !", f"Une figure{N}: la voici{N}!"),
        ("« mot »", f"«{N}mot{N}»"),
        ("«mot»", f"«{N}mot{N}»"),
        ("**Attention :** lisez", f"**Attention{N}:** lisez"),
        ("`a : b` et $x : y$", "`a : b` et $x : y$"),
        ("[lien](https://exemple.fr/a?b)", "[lien](https://exemple.fr/a?b)"),
        ("https://exemple.fr/?a=1", "https://exemple.fr/?a=1"),
        ("| a : b | c |\n|---|:--|", f"| a{N}: b | c |\n|---|:--|"),
        ("```\nx : y\n```", "```\nx : y\n```"),
        ("à 10:30", "à 10:30"),
    ],
)
def test_composer(avant, apres):
    assert composer(avant) == apres
    assert composer(apres) == apres  # composer deux fois ne change rien


def test_le_code_n_est_pas_touche():
    source = '# %% [markdown]\n# Vrai : oui\n\n# %%\nprint("a : b")  # c : d\n'
    assert composer_source(source) == f'# %% [markdown]\n# Vrai{N}: oui\n\n# %%\nprint("a : b")  # c : d\n'
    assert fautes(source) == [(2, "# Vrai : oui")]


@pytest.mark.parametrize("source", sorted((RACINE / "solutions").glob("*.py")), ids=lambda p: p.stem)
def test_les_sources_sont_bien_composees(source):
    assert not fautes(source.read_text(encoding="utf-8")), "lancez : retroprop typographie --corriger"
