"""Les widgets du cours : des curseurs autour des fonctions de ``retroprop.figures``.

Un widget ne calcule rien qu'une figure ne sache déjà montrer : il appelle une fonction de figure avec les valeurs de
ses curseurs, puis remplace l'image et la légende. ``jouer`` suffit à en fabriquer un. Compatible avec ipywidgets 7 et 8.
"""

from __future__ import annotations

import html

import ipywidgets

from retroprop.figures.socle import ECRAN
from retroprop.figures.style import nombre_fr

#: Un peu moins fin qu'une figure fixe : l'image suit le curseur.
FINESSE_VIVE = 125

__all__ = ["Jeu", "curseur", "jouer"]


class Jeu(ipywidgets.VBox):
    """Des commandes, une image et une légende qui se lit à voix haute (c'est le texte de remplacement).

    ``commandes`` : le dictionnaire nom → curseur. ``redessiner(**valeurs)`` se teste sans navigateur : il renvoie le
    ``Dessin``, ou ``None`` si la figure est impossible (la légende dit alors pourquoi, et l'image reste).
    """

    def __init__(self, fonction, commandes: dict, entete=(), legende=None):
        self.fonction = fonction
        self.commandes = commandes
        self.legender = legende or (lambda dessin: dessin.alternative)
        self.dessin = None
        self._dernieres = None
        self.image = ipywidgets.Image(format="png")
        self.image.layout.max_width = "100%"
        self.image.layout.object_fit = "contain"
        self.legende = ipywidgets.HTML()
        rangees = list(entete) + [_avec_valeur(c) for c in commandes.values() if c not in entete]
        super().__init__(children=[*rangees, self.image, self.legende])
        for commande in commandes.values():
            commande.observe(self._reagir, names="value")
        self.redessiner()

    def __repr__(self) -> str:
        return "Figure à curseurs : " + ", ".join(c.description.rstrip("\u00a0:") for c in self.commandes.values())

    def _reagir(self, _changement=None) -> None:
        self.redessiner()

    def valeurs(self) -> dict:
        """Les valeurs actuelles des commandes."""
        return {nom: commande.value for nom, commande in self.commandes.items()}

    def redessiner(self, **valeurs):
        """Place les commandes nommées sur ``valeurs``, puis redessine une seule fois."""
        inconnues = set(valeurs) - set(self.commandes)
        if inconnues:
            raise ValueError(f"commande inconnue : {', '.join(sorted(inconnues))} ; il y a {', '.join(self.commandes)}.")
        for nom, valeur in valeurs.items():
            self.commandes[nom].unobserve(self._reagir, names="value")
            try:
                self.commandes[nom].value = valeur
            finally:
                self.commandes[nom].observe(self._reagir, names="value")
        actuelles = self.valeurs()
        if actuelles == self._dernieres:  # un curseur qui revient à sa place ne redessine pas
            return self.dessin
        self._dernieres = actuelles
        try:
            dessin = self.fonction(**actuelles)
            png = dessin.png(FINESSE_VIVE, compression=1)
        except ValueError as erreur:
            return self._refuser(str(erreur))
        except Exception as erreur:  # noqa: BLE001 - un widget n'affiche jamais de trace d'appels
            return self._refuser(f"{type(erreur).__name__} : {erreur}")
        self.dessin = dessin
        self.image.layout.width = f"{round(dessin.figure.get_size_inches()[0] * ECRAN)}px"
        self.image.value = png
        self._dire(self.legender(dessin))
        return dessin

    def _refuser(self, message: str) -> None:
        self.dessin = None
        self._dire(f"Cette figure ne peut pas être dessinée : {message}", alerte=True)

    def _dire(self, texte: str, alerte: bool = False) -> None:
        # « aria-live » : un lecteur d'écran annonce la légende quand elle change.
        style = "color:#A63C00;font-weight:bold" if alerte else "color:#1D2733"
        style += ";max-width:700px;line-height:1.4;background:#fff;padding:2px 6px"
        self.legende.value = (
            f'<div role="{"alert" if alerte else "status"}" aria-live="polite" style="{style}">{html.escape(texte)}</div>'
        )


def curseur(minimum, maximum, valeur=None, pas=None, nom: str = "", continu: bool = True):
    """Un curseur, entier si tous ses nombres le sont ; sa valeur s'affiche à côté, avec une virgule.

    ``continu`` : la figure suit le curseur pendant qu'il bouge (ipywidgets ne laisse jamais plus d'un envoi en attente) ;
    sinon, elle attend qu'on le lâche. Au clavier : les flèches, Début et Fin.
    """
    valeur = minimum if valeur is None else valeur
    entier = all(isinstance(v, int) for v in (minimum, maximum, valeur, 1 if pas is None else pas))
    classe = ipywidgets.IntSlider if entier else ipywidgets.FloatSlider
    reglette = classe(
        value=valeur, min=minimum, max=maximum, step=pas or (1 if entier else (maximum - minimum) / 100),
        description=nom, continuous_update=continu, readout=False,
    )  # fmt: skip
    reglette.layout.width = "420px"
    reglette.style.description_width = "130px"
    return reglette


def _avec_valeur(commande):
    """Met à droite d'un curseur sa valeur écrite à la française."""
    if not isinstance(commande, (ipywidgets.IntSlider, ipywidgets.FloatSlider)) or commande.readout:
        return commande
    lecture = ipywidgets.Label(value=nombre_fr(commande.value))
    commande.observe(lambda c: setattr(lecture, "value", nombre_fr(c["new"])), names="value")
    return ipywidgets.HBox([commande, lecture])


def jouer(fonction, *, legende=None, continu: bool = True, **curseurs) -> Jeu:
    """Fait varier les arguments d'une fonction de figure avec des curseurs.

    Chaque argument reçoit ``(minimum, maximum)``, ``(minimum, maximum, pas)``, ``(minimum, maximum, pas, départ)``, une
    liste d'options, un booléen, ou un widget déjà prêt : ``jouer(figure, b=(-2, 2, 0.1, 0.0), n=(1, 10))``.
    ``legende`` (facultative) tire d'un ``Dessin`` le texte à écrire sous l'image.
    """
    commandes = {}
    for nom, choix in curseurs.items():
        if isinstance(choix, ipywidgets.Widget):
            commandes[nom] = choix
        elif isinstance(choix, bool):
            commandes[nom] = ipywidgets.Checkbox(value=choix, description=nom)
        elif isinstance(choix, list):
            commandes[nom] = ipywidgets.Dropdown(options=choix, description=nom)
        elif isinstance(choix, tuple) and 2 <= len(choix) <= 4:
            minimum, maximum, pas, depart = (*choix, None, None)[:4]
            commandes[nom] = curseur(minimum, maximum, depart, pas, nom, continu)
        else:
            raise ValueError(
                f"{nom} : donnez (minimum, maximum[, pas[, départ]]), une liste d'options, un booléen ou un widget."
            )
    return Jeu(fonction, commandes, legende=legende)
