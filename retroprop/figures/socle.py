"""Ce que toutes les figures partagent : l'objet rendu, ses textes, la vérification des entrées."""

from __future__ import annotations

import base64
import functools
import html
import io
import textwrap

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from retroprop.figures import style

#: Points par pouce du PNG : une figure de 7 pouces s'affiche sur 700 px et reste nette sur un écran dense.
FINESSE = 150
ECRAN = 100


class Dessin:
    """Une figure et son texte de remplacement, qui s'affichent ensemble dans un carnet.

    ``figure`` est la figure matplotlib, ``alternative`` le texte français qui la remplace, ``valeurs`` les
    nombres qu'elle montre. Aucune figure n'est confiée à pyplot : rien ne reste ouvert, rien ne s'affiche deux fois.
    """

    def __init__(self, figure: Figure, alternative: str, **valeurs):
        self.figure = figure
        self.alternative = alternative
        self.valeurs = valeurs

    def png(self, finesse: int = FINESSE, compression: int = 4) -> bytes:
        """Le PNG de la figure : mêmes octets à chaque appel (ni date ni version dans le fichier).

        ``compression`` : de 1 (vite, pour un widget) à 9.
        """
        tampon = io.BytesIO()
        with style.contexte():
            options = {"compress_level": compression}
            self.figure.savefig(tampon, format="png", dpi=finesse, metadata={"Software": None}, pil_kwargs=options)
        return tampon.getvalue()

    def __repr__(self) -> str:
        return self.alternative

    def _repr_png_(self) -> bytes:
        return self.png()

    def _repr_mimebundle_(self, include=None, exclude=None):
        largeur, hauteur = (round(cote * ECRAN) for cote in self.figure.get_size_inches())
        donnees = {"image/png": base64.b64encode(self.png()).decode("ascii"), "text/plain": self.alternative}
        return donnees, {"image/png": {"width": largeur, "height": hauteur, "alt": self.alternative}}

    def html_alternative(self) -> str:
        """Le texte de remplacement, replié sous la figure (JupyterLab ne donne pas d'``alt`` à ses PNG)."""
        return (
            "<details><summary><small>Description de la figure</small></summary>"
            f"<p>{html.escape(self.alternative)}</p></details>"
        )

    def _ipython_display_(self) -> None:
        from IPython.display import display

        donnees, metadonnees = self._repr_mimebundle_()
        display(donnees, metadata=metadonnees, raw=True)
        display({"text/html": self.html_alternative(), "text/plain": "Description de la figure"}, raw=True)


def dessine(fonction):
    """Décorateur des fonctions de figure : elles s'exécutent dans le style du cours."""

    @functools.wraps(fonction)
    def habillee(*args, **kwargs) -> Dessin:
        with style.contexte():
            return fonction(*args, **kwargs)

    return habillee


def nouvelle_figure(largeur: float = 7.0, hauteur: float = 4.2) -> Figure:
    """Une figure hors de pyplot, ``largeur`` × ``hauteur`` pouces (100 px d'écran par pouce)."""
    figure = Figure(figsize=(largeur, hauteur), dpi=ECRAN)
    FigureCanvasAgg(figure)
    return figure


def cadre(figure: Figure, gauche: float, bas: float, largeur: float, hauteur: float):
    """Des axes placés en pouces depuis le coin inférieur gauche."""
    large, haut = figure.get_size_inches()
    return figure.add_axes((gauche / large, bas / haut, largeur / large, hauteur / haut))


def toile(largeur: float = 7.0, hauteur: float = 3.6):
    """Une figure vide à dessiner en pouces, pour les schémas : renvoie ``(figure, axes)``."""
    figure = nouvelle_figure(largeur, hauteur)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, largeur), ylim=(0, hauteur))
    ax.set_axis_off()
    return figure, ax


def titrer(figure: Figure, titre: str | None, gauche: float = 0.2) -> None:
    """Écrit le titre en haut à gauche de la figure, à ``gauche`` pouces du bord."""
    if titre:
        large, haut = figure.get_size_inches()
        figure.text(gauche / large, 1 - 0.13 / haut, titre, size=style.TITRE, weight="bold", va="top")


class Colonne:
    """La colonne de droite d'une figure : légende et nombres, une ligne sous l'autre, sans recouvrement."""

    def __init__(self, figure: Figure, gauche: float, haut: float, largeur: float, pas: float = 0.235):
        self.figure, self.gauche, self.y, self.largeur, self.pas = figure, gauche, haut, largeur, pas
        self.repere = figure.dpi_scale_trans

    def espace(self, part: float = 0.45) -> None:
        self.y -= part * self.pas

    def texte(self, texte: str, retrait: float = 0.0, **options) -> None:
        options.setdefault("size", style.PETIT)
        # Largeur moyenne d'un caractère de DejaVu Sans : 0,58 cadratin ; un cadratin = taille / 72 pouces.
        place = int((self.largeur - retrait) / (0.58 * options["size"] / 72))
        for ligne in textwrap.wrap(texte, max(8, place), break_long_words=True) or [""]:
            self.figure.text(
                self.gauche + retrait, self.y, ligne, transform=self.repere, va="center_baseline", **options
            )
            self.y -= self.pas

    def titre(self, texte: str) -> None:
        self.texte(texte, weight="bold", size=style.TAILLE)

    def _marque(self, xs, texte: str, **options) -> None:
        self.figure.add_artist(Line2D(xs, [self.y] * len(xs), transform=self.repere, **options))
        self.texte(texte, retrait=0.36)

    def point(self, texte: str, **options) -> None:
        """Une ligne de légende avec une marque (options de ``Line2D``)."""
        self._marque([self.gauche + 0.13], texte, linestyle="none", **options)

    def trait(self, texte: str, **options) -> None:
        """Une ligne de légende avec un trait."""
        self._marque([self.gauche, self.gauche + 0.26], texte, **options)


def exiger_fini(valeur, nom: str) -> np.ndarray:
    """Convertit en tableau de flottants, ou dit en français ce qui ne va pas."""
    try:
        tableau = np.asarray(valeur, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{nom} doit contenir des nombres, tous de la même longueur ; reçu {valeur!r}.") from None
    if not np.all(np.isfinite(tableau)):
        raise ValueError(f"{nom} contient une valeur infinie ou NaN (« pas un nombre ») : la figure est impossible.")
    return tableau


def exiger_points(X, y) -> tuple[np.ndarray, np.ndarray]:
    """Vérifie ``X`` (n, 2) et ``y`` (n,) dans {0, 1}."""
    X, y = exiger_fini(X, "X"), exiger_fini(y, "y")
    if X.size == 0:
        X = X.reshape(0, 2)
    if X.ndim != 2 or X.shape[1] != 2:
        raise ValueError(f"X doit être de forme (n, 2), un point du plan par ligne ; reçu {X.shape}.")
    if y.shape != (len(X),):
        raise ValueError(f"y doit être de forme ({len(X)},), une étiquette par ligne de X ; reçu {y.shape}.")
    if not np.isin(y, (0, 1)).all():
        raise ValueError("y ne doit contenir que des 0 et des 1.")
    return X, y.astype(int)


def exiger_neurone(w, b, d: int | None = 2, suffixe: str = "") -> tuple[np.ndarray, float]:
    """Vérifie ``w`` (d,) et ``b`` scalaire ; renvoie un vecteur et un flottant."""
    w, b = exiger_fini(w, f"w{suffixe}"), exiger_fini(b, f"b{suffixe}")
    if w.ndim != 1 or (d is not None and w.shape != (d,)):
        attendu = "à une dimension" if d is None else f"de forme ({d},)"
        raise ValueError(f"w{suffixe} doit être {attendu} ; reçu {w.shape}.")
    if b.size != 1:
        raise ValueError(f"b{suffixe} doit être un seul nombre ; reçu un tableau de forme {b.shape}.")
    return w, float(b.reshape(()))
