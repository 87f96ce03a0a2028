"""Où le cours est publié : le seul réglage est ``[tool.retroprop]`` dans ``pyproject.toml``.

Les insignes, Colab et Binder en découlent. Le réglage n'est lu que dans un dépôt : les carnets construits portent
déjà leurs adresses, la bibliothèque installée ailleurs n'en a pas besoin.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from urllib.parse import quote

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


class ReglageIntrouvable(LookupError):
    """Il n'y a pas de dépôt autour de la bibliothèque, ou son réglage est incomplet."""


@cache
def _reglage() -> tuple[str, str, str]:
    """(organisation, dépôt, branche)."""
    try:
        table = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["retroprop"]
        return table["organisation"], table["depot"], table["branche"]
    except OSError:
        raise ReglageIntrouvable(
            f"{PYPROJECT} est introuvable : les adresses du cours ne se calculent que dans une copie du dépôt."
        ) from None
    except KeyError as manque:
        raise ReglageIntrouvable(f"Il manque {manque} à [tool.retroprop] dans {PYPROJECT}.") from None


def url_github() -> str:
    """La page du dépôt."""
    organisation, depot, _ = _reglage()
    return f"https://github.com/{organisation}/{depot}"


def url_depot() -> str:
    """L'adresse que pip comprend : ``pip install "retroprop @ <cette adresse>"``."""
    return f"git+{url_github()}@{_reglage()[2]}"


def url_binder(chemin: str) -> str:
    """Ouvre dans Binder ``chemin``, donné depuis la racine du dépôt avec des « / »."""
    organisation, depot, branche = _reglage()
    return f"https://mybinder.org/v2/gh/{organisation}/{depot}/{quote(branche, safe='')}?urlpath=lab/tree/{quote(chemin)}"


def url_colab(chemin: str) -> str:
    """Ouvre dans Colab le carnet ``chemin``, donné depuis la racine du dépôt avec des « / »."""
    organisation, depot, branche = _reglage()
    return f"https://colab.research.google.com/github/{organisation}/{depot}/blob/{branche}/{quote(chemin)}"
