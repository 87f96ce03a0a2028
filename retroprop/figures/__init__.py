"""Les figures du cours : des fonctions de leurs paramètres, qui renvoient un ``Dessin``.

Un ``Dessin`` porte la figure matplotlib (``figure``), son texte de remplacement en français (``alternative``)
et les nombres qu'il montre (``valeurs``). Écrit seul en fin de cellule, il s'affiche ; deux appels donnent les
mêmes octets. Un chapitre a son module : ``from retroprop.figures import perceptron``.

Pour écrire une figure : ``socle`` (objet rendu, cadres, colonne de légende, vérifications), ``plan`` (points et
frontières), ``schema`` (neurones dessinés), ``style`` (palette, nombres à la française).
"""

from retroprop.figures.socle import Dessin, dessine, nouvelle_figure
from retroprop.figures.style import appliquer, nombre_fr

__all__ = ["Dessin", "appliquer", "dessine", "nombre_fr", "nouvelle_figure"]
