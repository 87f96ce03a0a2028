"""Le widget du chapitre 00 : une ardoise où l'on dessine un chiffre.

Il n'utilise qu'ipywidgets (7 ou 8), sans réseau ni extension. L'ardoise est un ``<canvas>`` dans un widget ``HTML``,
dont les gestionnaires d'événements sont écrits dans les balises : un ``<script>`` n'y serait pas exécuté. À la fin de
chaque trait, ils écrivent le tracé dans la zone de texte cachée de l'ardoise et la préviennent (« input » puis
« change ») : ipywidgets l'envoie alors au noyau comme si l'utilisateur l'avait tapé.
"""

from __future__ import annotations

import html

import ipywidgets

from retroprop.figures import prise_en_main as figures
from retroprop.widgets import Jeu

_ENVOYER = (
    "const t=b.querySelector('.rp-traits textarea');"
    "t.value=c.rpTraits.map(l=>l.map(p=>p.join(',')).join(' ')).join(';');"
    "t.dispatchEvent(new Event('input',{bubbles:true}));t.dispatchEvent(new Event('change',{bubbles:true}));"
)
_POINT = "const r=c.getBoundingClientRect(),p=[(event.clientX-r.left)*280/r.width,(event.clientY-r.top)*280/r.height].map(Math.round);"
_APPUYER = (
    "event.preventDefault();const c=this;"
    "try{c.setPointerCapture(event.pointerId)}catch(e){}" + _POINT +
    "c.rpTraits=c.rpTraits||[];c.rpTraits.push([p]);c.rpTrace=true;"
    "const g=c.getContext('2d');g.lineWidth=22;g.lineCap='round';g.lineJoin='round';g.strokeStyle='#1D2733';"
    "g.beginPath();g.moveTo(p[0],p[1]);g.lineTo(p[0]+0.1,p[1]);g.stroke();"
)
_GLISSER = (
    "const c=this;if(!c.rpTrace)return;" + _POINT +
    "const l=c.rpTraits[c.rpTraits.length-1],q=l[l.length-1];if(Math.abs(p[0]-q[0])+Math.abs(p[1]-q[1])<3)return;"
    "l.push(p);const g=c.getContext('2d');g.beginPath();g.moveTo(q[0],q[1]);g.lineTo(p[0],p[1]);g.stroke();"
)
_LACHER = "const c=this,b=c.closest('.rp-ardoise');if(!c.rpTrace)return;c.rpTrace=false;" + _ENVOYER
_EFFACER = (
    "const b=this.closest('.rp-ardoise'),c=b.querySelector('canvas');"
    "c.rpTraits=[];c.getContext('2d').clearRect(0,0,280,280);" + _ENVOYER
)


def _toile() -> str:
    evenements = {"pointerdown": _APPUYER, "pointermove": _GLISSER, "pointerup": _LACHER, "pointercancel": _LACHER}
    attributs = " ".join(f'on{nom}="{html.escape(code)}"' for nom, code in evenements.items())
    return (
        f'<canvas width="280" height="280" {attributs} tabindex="-1" role="img" '
        'aria-label="Ardoise : dessinez un chiffre à la souris ou au doigt. Au clavier, choisissez un dessin tout fait." '
        'style="border:2px solid #5B6675;border-radius:6px;background:#fff;touch-action:none;cursor:crosshair;width:280px;height:280px">'
        "Votre navigateur n'affiche pas l'ardoise : choisissez un dessin tout fait.</canvas><br>"
        f'<button type="button" onclick="{html.escape(_EFFACER)}" style="margin-top:4px;padding:3px 12px">Effacer</button>'
    )


def lire_traits(texte: str) -> list[list[tuple[float, float]]]:
    """Les traits écrits par l'ardoise : points « x,y » séparés par des espaces, traits séparés par « ; ».

    Lève ``ValueError`` en français si le texte n'a pas cette forme.
    """
    try:
        return [[tuple(float(v) for v in point.split(",", 1)) for point in trait.split()]
                for trait in texte.split(";") if trait.strip()]
    except ValueError:
        raise ValueError("le tracé reçu de l'ardoise est illisible : effacez-le et recommencez.") from None


def _ecrire_traits(traits) -> str:
    return ";".join(" ".join(f"{round(x)},{round(y)}" for x, y in trait) for trait in traits)


def ardoise(modeles: dict) -> Jeu:
    """Une ardoise, l'image de 28 × 28 pixels qu'on en tire, et ce que chaque modèle en pense.

    modeles : ``{nom: fonction}``, la fonction rendant dix probabilités pour une image uint8 (28, 28).
    Un menu propose des dessins tout faits, pour qui n'a ni souris ni écran tactile.
    """
    traits = ipywidgets.Textarea(value="", description="tracé")
    traits.add_class("rp-traits")
    traits.layout.display = "none"
    cadrer = ipywidgets.Checkbox(value=True, description="cadrer comme MNIST (20 pixels, centré)", indent=False)
    cadrer.layout.width = "auto"
    options = [("choisir…", ""), *((titre, nom) for nom, (titre, _, _) in figures.DESSINS.items())]
    tout_fait = ipywidgets.Dropdown(options=options, value="", description="tout fait")
    tout_fait.layout.width = "280px"

    def dessiner(traits, cadrer):
        return figures.avis(figures.image_du_trace(lire_traits(traits), cadrer), modeles)

    commandes = {"traits": traits, "cadrer": cadrer}
    toile = ipywidgets.HTML(value=_toile())
    colonne = ipywidgets.VBox([toile, cadrer, tout_fait, traits])
    jeu = Jeu(dessiner, commandes)
    droite = ipywidgets.VBox([jeu.image, jeu.legende])
    droite.layout.width = "530px"  # ardoise et réponse tiennent côte à côte dans JupyterLab
    jeu.children = [ipywidgets.HBox([colonne, droite])]
    jeu.children[0].layout.flex_flow = "row wrap"
    jeu.add_class("rp-ardoise")

    def choisir(changement) -> None:
        if changement["new"]:
            _, traces, cadre = figures.DESSINS[changement["new"]]
            jeu.redessiner(traits=_ecrire_traits(traces), cadrer=cadre)

    tout_fait.observe(choisir, names="value")
    jeu.tout_fait = tout_fait
    return jeu
