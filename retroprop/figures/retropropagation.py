"""Les figures du chapitre 03, la rétropropagation.

Conventions : une couche est ``(W, b)``, ``W`` (d_entree, d_sortie) ; les valeurs de la passe avant sont en bleu, les
gradients de la passe arrière en vermillon. Chaque fonction renvoie un ``Dessin`` ; une entrée impossible lève une
``ValueError`` en français.
"""

from __future__ import annotations

import math
import textwrap

import numpy as np
from matplotlib.ticker import FixedLocator, NullLocator

from retroprop.figures import plan, schema, style
from retroprop.figures.images import BLEU_BLANC_ORANGE
from retroprop.figures.socle import (
    Colonne,
    Dessin,
    cadre,
    dessine,
    exiger_fini,
    exiger_points,
    nouvelle_figure,
    titrer,
    toile,
)
from retroprop.figures.style import ENCRE, GRIS, PALETTE, PETIT, TAILLE, axes_fr, compte_fr, indice, nombre_fr

BLEU, VERMILLON, VERT = (PALETTE[nom] for nom in ("bleu", "vermillon", "vert"))
BLEU_CLAIR, VERMILLON_CLAIR = style.TEINTES


def _n4(x: float) -> str:
    """Un nombre à quatre décimales au plus, sans zéros inutiles."""
    if x != 0 and not 1e-4 <= abs(x) < 1e5:
        return nombre_fr(x)
    texte = nombre_fr(x, 4)
    return texte.rstrip("0").rstrip(",") if "," in texte else texte


def _facteur(x: float) -> str:
    """Le nombre x dans un produit, après un signe : entre parenthèses s'il est négatif."""
    return f"({_n4(x)})" if x < 0 else _n4(x)


# --- 0. La passe avant des tests ----------------------------------------------------------------------------------


def _sigmoide(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def _aller(X, parametres):
    """Les logits, et les entrées de toutes les couches (ReLU entre elles)."""
    if X.ndim != 2 or len(X) == 0:
        raise ValueError(f"X doit être de forme (n, d), avec au moins un exemple ; reçu {X.shape}.")
    etages = [X]
    for W, b in parametres:
        etages.append((etages[-1] if len(etages) == 1 else np.maximum(etages[-1], 0)) @ W + b)
    return etages[-1].copy(), (etages, parametres)


#: Ce dont les tests d'un exercice tirent leurs attendus, sans dépendre d'une fonction écrite dans un exercice précédent.
REFERENCES = {"avant": _aller}


# --- 1. Le graphe de calcul, étape par étape ----------------------------------------------------------------------


def derouler(x: float, couches, y: float) -> list[dict]:
    """Les étapes du calcul de C = ½(ŷ − y)² pour une chaîne de neurones sigmoïdes, puis de ses gradients.

    couches : ``[(w1, b1)]`` ou ``[(w1, b1), (w2, b2)]``. Chaque étape dit son ``sens`` (« avant », « arriere »), ce
    qu'elle allume (``noeuds`` : nom → nombre) et son calcul en clair (``texte``).
    """
    k, etapes, valeurs = len(couches), [], {"x": x, "y": y}
    nom = {"a0": "x", f"a{k}": "ŷ", **({"a1": "h"} if k == 2 else {})}
    suffixe = (lambda lettre, i: lettre) if k == 1 else indice
    for i, (w, b) in enumerate(couches, 1):
        m, z, entree, sortie = suffixe("p", i), suffixe("z", i), nom[f"a{i - 1}"], nom[f"a{i}"]
        valeurs |= {suffixe("w", i): w, suffixe("b", i): b, m: w * valeurs[entree]}
        valeurs[z] = valeurs[m] + b
        valeurs[sortie] = _sigmoide(valeurs[z])
        etapes += [
            (m, f"{m} = {suffixe('w', i)} × {entree} = {_n4(w)} × {_facteur(valeurs[entree])} = {_n4(valeurs[m])}"),
            (z, f"{z} = {m} + {suffixe('b', i)} = {_n4(valeurs[m])} + {_facteur(b)} = {_n4(valeurs[z])}"),
            (sortie, f"{sortie} = σ({z}) = σ({_n4(valeurs[z])}) = {_n4(valeurs[sortie])}"),
        ]
    valeurs["C"] = 0.5 * (valeurs["ŷ"] - y) ** 2
    etapes.append(("C", f"C = ½(ŷ − y)² = ½({_n4(valeurs['ŷ'])} − {_facteur(y)})² = {_n4(valeurs['C'])}"))
    suite = [{"sens": "avant", "noeuds": {n: valeurs[n]}, "texte": t} for n, t in etapes]

    g = {"C": 1.0, "ŷ": valeurs["ŷ"] - y}
    arriere = [
        (("C",), "∂C/∂C = 1 : un changement de C change C d'autant"),
        (("ŷ",), f"∂C/∂ŷ = ŷ − y = {_n4(valeurs['ŷ'])} − {_facteur(y)} = {_n4(g['ŷ'])}"),
    ]
    for i in range(k, 0, -1):
        w, (m, z, entree, sortie) = couches[i - 1][0], (suffixe("p", i), suffixe("z", i), nom[f"a{i - 1}"], nom[f"a{i}"])
        wi, bi = suffixe("w", i), suffixe("b", i)
        pente = valeurs[sortie] * (1 - valeurs[sortie])
        g[z] = g[sortie] * pente
        g[m] = g[bi] = g[z]
        g[wi], g[entree] = g[z] * valeurs[entree], g[z] * w
        arriere += [
            ((z,), f"∂C/∂{z} = ∂C/∂{sortie} × σ′({z}) = {_n4(g[sortie])} × {_n4(pente)} = {_n4(g[z])}"),
            ((m, bi), f"∂C/∂{m} = ∂C/∂{bi} = ∂C/∂{z} × 1 = {_n4(g[z])} : une somme distribue le gradient tel quel"),
            ((wi, entree), f"∂C/∂{wi} = ∂C/∂{m} × {entree} = {_n4(g[m])} × {_facteur(valeurs[entree])} = {_n4(g[wi])}\n"
                           f"∂C/∂{entree} = ∂C/∂{m} × {wi} = {_n4(g[m])} × {_facteur(w)} = {_n4(g[entree])}"),
        ]
    return suite + [{"sens": "arriere", "noeuds": {n: g[n] for n in noms}, "texte": t} for noms, t in arriere]


def _places(k: int) -> tuple[dict, list]:
    """La place de chaque nœud (x, y, symbole), et les flèches (départ, arrivée) d'une chaîne de k neurones."""
    suffixe = (lambda lettre, i: lettre) if k == 1 else indice
    noms, symboles = ["x"], {"x": "x"}
    for i in range(1, k + 1):
        sortie = "ŷ" if i == k else "h"
        noms += [suffixe("p", i), suffixe("z", i), sortie]
        symboles |= {suffixe("p", i): "×", suffixe("z", i): "+", sortie: "σ"}
    noms.append("C")
    symboles["C"] = "½( )²"
    abscisses = np.linspace(0.5, 6.45, len(noms)) if k == 2 else np.linspace(0.75, 6.1, len(noms))
    places = {n: (float(a), 2.05, symboles[n]) for n, a in zip(noms, abscisses, strict=True)}
    fleches = list(zip(noms, noms[1:]))
    for feuille, cible in [(suffixe(lettre, i), suffixe(but, i)) for i in range(1, k + 1) for lettre, but in ("wp", "bz")] + [("y", "C")]:
        places[feuille] = (places[cible][0], 1.2, feuille)
        fleches.append((feuille, cible))
    return places, fleches


@dessine
def graphe(x: float = 2.0, couches=((0.5, -1.0),), y: float | None = 1.0, etape: int | None = None, titre: str | None = None) -> Dessin:
    """Le graphe de calcul d'un neurone sigmoïde, ou de deux à la suite, allumé jusqu'à ``etape``.

    couches : ``[(w, b)]`` ou ``[(w1, b1), (w2, b2)]``. y : la cible ; ``None`` pour la passe avant seule, sans coût.
    etape : 0 (rien de calculé) au nombre d'étapes (tout, par défaut).
    ``valeurs`` : ``etapes`` (leur nombre), ``avant`` et ``gradients`` (nom → nombre, ce qui est allumé).
    """
    couches = [tuple(float(v) for v in exiger_fini(couche, "couches")) for couche in couches]
    if len(couches) not in (1, 2) or any(len(c) != 2 for c in couches):
        raise ValueError("couches contient un ou deux couples (w, b) de nombres.")
    sans_cout = y is None
    x, y = float(exiger_fini(x, "x")), 0.0 if sans_cout else float(exiger_fini(y, "y"))
    suite = derouler(x, couches, y)[: 3 * len(couches) if sans_cout else None]
    etape = len(suite) if etape is None else int(etape)
    if not 0 <= etape <= len(suite):
        raise ValueError(f"etape va de 0 à {len(suite)} ; reçu {etape}.")
    places, fleches = _places(len(couches))
    avant = {"x": x, "y": y}
    if sans_cout:
        del places["C"], places["y"], avant["y"]
        fleches = [(p, q) for p, q in fleches if q != "C"]
    for i, (w, b) in enumerate(couches, 1):
        avant |= {("w" if len(couches) == 1 else indice("w", i)): w, ("b" if len(couches) == 1 else indice("b", i)): b}
    feuilles, gradients = set(avant) - {"x"}, {}
    for e in suite[:etape]:
        (avant if e["sens"] == "avant" else gradients).update(e["noeuds"])
    courants = set(suite[etape - 1]["noeuds"]) if etape else set()

    figure, ax = toile(7.0, 3.55)
    titrer(figure, titre or "Le graphe de calcul", 0.25)
    ax.text(6.8, 3.35, "valeur", color=BLEU, size=PETIT, weight="bold", ha="right", va="center")
    if gradients:
        ax.text(6.8, 3.15, "∂C/∂… : gradient", color=VERMILLON, size=PETIT, weight="bold", ha="right", va="center")
    rayon = 0.27 if len(couches) == 2 else 0.3
    for depart, arrivee in fleches:
        p, q = np.array(places[depart][:2]), np.array(places[arrivee][:2])
        decale = np.array([0.0, 0.07]) if p[1] == q[1] else np.array([-0.07, 0.0])
        recul = (rayon + 0.02, rayon + 0.03)
        schema.fleche(ax, p + decale, q + decale, couleur=BLEU if arrivee in avant else style.TRAME, recul=recul)
        if depart in gradients and arrivee in gradients:
            schema.fleche(ax, q - decale, p - decale, couleur=VERMILLON, recul=recul)
    for n, (a, o, symbole) in places.items():
        vif = n in courants
        arriere = n in gradients
        bord = VERMILLON if arriere else BLEU if n in avant else GRIS
        fond = (VERMILLON_CLAIR if arriere else BLEU_CLAIR) if vif else style.PAPIER
        taille = {"½( )²": 8.0 if len(couches) == 2 else 9.0}.get(symbole, style.TITRE)
        schema.noeud(ax, a, o, symbole, rayon=rayon * (1.06 if vif else 1), bord=bord, fond=fond, size=taille,
                     weight="bold" if vif else "normal")  # fmt: skip
        nu = n in ("x", "y") or n in feuilles
        haut = n not in feuilles
        lignes = []
        if n in avant:
            lignes.append(((f"{n} = " if not nu else "") + _n4(avant[n]), BLEU))
        if arriere:
            lignes.append((f"{_n4(gradients[n])}", VERMILLON))
        for rang, (texte, couleur) in enumerate(lignes):
            ecart = rayon + 0.14 + 0.2 * rang
            ax.text(a, o + ecart if haut else o - ecart, texte, size=PETIT - (1.0 if len(couches) == 2 else 0), color=couleur,
                    ha="center", va="center", weight="bold" if vif else "normal")  # fmt: skip
    if etape == 0:
        connus = "l'entrée et les poids" if sans_cout else "les entrées, les poids et la cible"
        texte = f"Départ : {connus} sont connus ; rien n'est encore calculé."
    else:
        sens = "passe avant" if suite[etape - 1]["sens"] == "avant" else "passe arrière"
        texte = f"Étape {etape} sur {len(suite)}, {sens} : " + suite[etape - 1]["texte"]
    for rang, ligne in enumerate(l for morceau in texte.split("\n") for l in textwrap.wrap(morceau, 96)):
        ax.text(0.25, 0.36 - 0.2 * rang, ligne, size=PETIT, va="center", color=ENCRE)
    alternative = (
        "Graphe de calcul " + ("d'un neurone" if len(couches) == 1 else "de deux neurones à la suite") + " : "
        + " → ".join(n for n in places if places[n][1] == 2.05)
        + f". {texte.replace(chr(10), ' ; ')}"
        + (". Valeurs : " + ", ".join(f"{n} = {_n4(v)}" for n, v in avant.items()))
        + ("." if not gradients else ". Gradients de C : " + ", ".join(f"{n} : {_n4(v)}" for n, v in gradients.items()) + ".")
    )
    return Dessin(figure, alternative, etapes=len(suite), avant=avant, gradients=gradients)


# --- 2. La secousse : ce que devient un petit changement ----------------------------------------------------------


@dessine
def secousse(x: float = 2.0, w: float = 0.5, b: float = -1.0, y: float = 1.0, pas: float = 0.02) -> Dessin:
    """Un petit changement de w traverse le neurone : chaque maillon l'amplifie ou le réduit.

    ``valeurs`` : ``facteurs`` (dz/dw, dŷ/dz, dC/dŷ), ``changements`` (de w, z, ŷ, C ; les vrais) et ``gradient``.
    """
    x, w, b, y, pas = (float(exiger_fini(v, n)) for v, n in ((x, "x"), (w, "w"), (b, "b"), (y, "y"), (pas, "pas")))
    if pas == 0:
        raise ValueError("pas doit être différent de zéro : sans secousse, rien ne bouge.")
    z = w * x + b
    a = _sigmoide(z)
    z2 = (w + pas) * x + b
    a2 = _sigmoide(z2)
    facteurs = [x, a * (1 - a), a - y]
    changements = [pas, z2 - z, a2 - a, 0.5 * (a2 - y) ** 2 - 0.5 * (a - y) ** 2]
    figure, ax = toile(7.0, 2.75)
    titrer(figure, "Une secousse sur w, maillon par maillon", 0.25)
    noms, xs = ("w", "z", "ŷ", "C"), np.linspace(0.7, 6.3, 4)
    symboles = ("x", "σ′(z)", "ŷ − y")
    for k, (nom, abscisse, v) in enumerate(zip(noms, xs, changements, strict=True)):
        schema.noeud(ax, abscisse, 1.35, nom, rayon=0.32, bord=BLEU)
        signe = "+" if v > 0 else ""
        ax.text(abscisse, 0.82, f"bouge de\n{signe}{_n4(v)}", size=PETIT, ha="center", va="center", color=BLEU)
        if k < 3:
            schema.fleche(ax, (abscisse, 1.35), (xs[k + 1], 1.35), recul=(0.34, 0.36))
            milieu = (abscisse + xs[k + 1]) / 2
            schema.pastille(ax, milieu, 1.72, f"× {_n4(facteurs[k])}" if facteurs[k] >= 0 else f"× ({_n4(facteurs[k])})", VERMILLON, largeur=0.95, size=TAILLE)
            ax.text(milieu, 2.05, symboles[k], size=PETIT, ha="center", va="center", color=VERMILLON)
    produit = math.prod(facteurs)
    ax.text(0.25, 0.3, f"Pente totale : {' × '.join(f'({_n4(f)})' if f < 0 else _n4(f) for f in facteurs)} = {_n4(produit)}.  "
            f"Vrai rapport : {_n4(changements[3])} / {_n4(pas)} = {_n4(changements[3] / pas)}.", size=PETIT, va="center")
    alternative = (
        f"Une chaîne de quatre grandeurs, w, z, ŷ et C. Si w bouge de {_n4(pas)}, z bouge de {_n4(changements[1])} (facteur x = "
        f"{_n4(x)}), ŷ de {_n4(changements[2])} (facteur σ′(z) = {_n4(facteurs[1])}) et C de {_n4(changements[3])} (facteur ŷ − y = "
        f"{_n4(facteurs[2])}). Le produit des facteurs, {_n4(produit)}, est proche du vrai rapport {_n4(changements[3] / pas)}."
    )
    return Dessin(figure, alternative, facteurs=facteurs, changements=changements, gradient=produit)


# --- 3. Les formes des deux passes --------------------------------------------------------------------------------


@dessine
def deux_passes(tailles=(784, 64, 10), n="n") -> Dessin:
    """Les tableaux des deux passes d'un réseau et leurs formes : à l'aller les activations, au retour les gradients."""
    tailles = [int(t) for t in tailles]
    if not 2 <= len(tailles) <= 4 or min(tailles) < 1:
        raise ValueError("tailles contient de 2 à 4 entiers strictement positifs.")
    k = len(tailles) - 1
    figure, ax = toile(7.0, 3.3)
    titrer(figure, "Deux passes, les mêmes formes", 0.25)
    xs = np.linspace(0.75, 6.25, k + 2)
    etiquettes = ["X"] + [indice("A", i) for i in range(1, k)] + ["logits", "L"]
    formes = [f"({n}, {t})" for t in tailles] + ["un nombre"]
    for i, (a, nom, forme) in enumerate(zip(xs, etiquettes, formes, strict=True)):
        schema.boite(ax, a, 2.3, 0.98, 0.5, bord=BLEU, fond=BLEU_CLAIR)
        ax.text(a, 2.38, nom, size=TAILLE, ha="center", va="center", weight="bold", zorder=6)
        ax.text(a, 2.17, forme, size=8, ha="center", va="center", zorder=6)
        if 1 <= i <= k:
            schema.boite(ax, a, 0.75, 0.98, 0.5, bord=VERMILLON, fond=VERMILLON_CLAIR)
            ax.text(a, 0.83, indice("δ", i), size=TAILLE, ha="center", va="center", weight="bold", zorder=6)
            ax.text(a, 0.62, forme, size=8, ha="center", va="center", zorder=6)
        if i <= k:
            suivant = xs[i + 1]
            schema.fleche(ax, (a, 2.3), (suivant, 2.3), couleur=BLEU, recul=(0.51, 0.52))
        if 1 <= i < k:
            schema.fleche(ax, (xs[i + 1], 0.75), (a, 0.75), couleur=VERMILLON, recul=(0.51, 0.52))
            ax.text((a + xs[i + 1]) / 2, 0.27, f"@ {indice('W', i + 1)}ᵀ\n× masque ReLU", size=8, color=VERMILLON, ha="center", va="center")
    schema.fleche(ax, (xs[-1], 2.3), (xs[k], 0.75), couleur=VERMILLON, recul=(0.4, 0.5))
    ax.text(xs[-1] - 0.02, 1.2, "(p − [k = y])\n/ n", size=8, color=VERMILLON, ha="center", va="center")
    for i in range(1, k + 1):
        milieu = (xs[i - 1] + xs[i]) / 2
        ax.text(milieu, 2.78, f"{indice('W', i)} ({tailles[i - 1]}, {tailles[i]})", size=8, color=BLEU, ha="center", va="center")
        ax.text(milieu, 1.52, f"d{indice('W', i)} = {etiquettes[i - 1]}ᵀ @ {indice('δ', i)}\n({tailles[i - 1]}, {tailles[i]})\n"
                f"d{indice('b', i)} : somme de {indice('δ', i)}\n({tailles[i]},)", size=8,
                color=VERMILLON, ha="center", va="center")  # fmt: skip
        for depart, arrivee in (((xs[i - 1] + 0.12, 2.03), (milieu - 0.12, 1.82)), ((xs[i] - 0.12, 1.02), (milieu + 0.12, 1.22))):
            schema.fleche(ax, depart, arrivee, couleur=VERMILLON, recul=(0, 0), lw=0.9)
    alternative = (
        f"Schéma d'un réseau de tailles {', '.join(map(str, tailles))}. Passe avant, en bleu : "
        + ", ".join(f"{nom} de forme {forme}" for nom, forme in zip(etiquettes[:-1], formes[:-1], strict=True))
        + " ; puis la perte L, un nombre. Passe arrière, en vermillon : "
        + ", ".join(f"{indice('δ', i)} de forme {formes[i]}" for i in range(k, 0, -1))
        + ". Chaque dW se calcule avec l'entrée de la couche et son δ. Chaque gradient a la forme de ce qu'il dérive : "
        + ", ".join(f"d{indice('W', i)} ({tailles[i - 1]}, {tailles[i]}), d{indice('b', i)} ({tailles[i]},)" for i in range(1, k + 1)) + "."
    )
    return Dessin(figure, alternative, formes=formes)


# --- 4. Le pas des différences finies -----------------------------------------------------------------------------


def _puissance(x: float) -> str:
    """« 10⁻⁸ » : la puissance de dix la plus proche de x."""
    exposant = round(math.log10(x))
    return {0: "1", 1: "10"}.get(exposant, "10" + str(exposant).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")))


def _axe_log(ax, nom: str, bas: int, haut: int, combien: int = 6) -> None:
    """Gradue un axe logarithmique en puissances de dix écrites 10ⁿ."""
    axe = getattr(ax, f"{nom}axis")
    pas = max(1, math.ceil((haut - bas) / combien))
    reperes = [10.0**e for e in range(bas, haut + 1, pas)]
    axe.set_major_locator(FixedLocator(reperes))
    axe.set_minor_locator(NullLocator())
    axe.set_ticklabels([_puissance(r) for r in reperes])


@dessine
def erreur_selon_eps(pas, series: dict, titre: str | None = None) -> Dessin:
    """L'erreur relative d'un gradient numérique selon le pas ε, en échelles logarithmiques.

    pas : suite de nombres > 0. series : nom → erreurs (>= 0, de même longueur). ``valeurs`` : ``meilleurs``, nom → pas.
    """
    pas = exiger_fini(pas, "pas")
    series = {str(nom): exiger_fini(v, nom) for nom, v in series.items()}
    if pas.ndim != 1 or not len(pas) or (pas <= 0).any():
        raise ValueError("pas contient des nombres strictement positifs.")
    if not series or any(v.shape != pas.shape or (v < 0).any() for v in series.values()):
        raise ValueError("chaque série donne une erreur positive ou nulle par pas.")
    figure = nouvelle_figure(7.0, 3.7)
    ax = cadre(figure, 0.85, 0.6, 4.1, 2.55)
    titrer(figure, titre or "Quel pas choisir ?", 0.85)
    ax.set(xscale="log", yscale="log", xlabel="pas ε", ylabel="erreur relative")
    ax.grid(True)
    colonne, meilleurs = Colonne(figure, 5.15, 3.0, 1.75), {}
    plancher = 1e-17
    for k, (nom, v) in enumerate(series.items()):
        allure = {"color": style.CYCLE[k], "ls": style.TRAITS[k], "marker": style.FORMES[k], "ms": 5}
        ax.plot(pas, np.maximum(v, plancher), **allure)
        meilleurs[nom] = float(pas[np.argmin(v)])
        colonne.trait(nom, **allure)
        colonne.texte(f"meilleur : ε ≈ {_puissance(meilleurs[nom])}", retrait=0.36, color=GRIS, size=8)
    toutes = np.concatenate(list(series.values()))
    bas, haut = math.floor(math.log10(max(plancher, toutes[toutes > 0].min() if (toutes > 0).any() else plancher))), math.ceil(math.log10(max(toutes.max(), plancher)) + 1e-9)
    _axe_log(ax, "x", math.floor(math.log10(pas.min())), math.ceil(math.log10(pas.max())))
    _axe_log(ax, "y", bas, max(haut, bas + 1))
    etendue = max(haut, bas + 1) - bas
    ax.set(ylim=(10.0 ** (bas - 0.22 * etendue), 10.0 ** (bas + 1.03 * etendue)))
    ax.annotate("← l'arrondi domine", (0.01, 0.03), xycoords="axes fraction", size=PETIT, color=GRIS)
    ax.annotate("la troncature domine →", (0.99, 0.03), xycoords="axes fraction", size=PETIT, color=GRIS, ha="right")
    alternative = "Erreur relative du gradient numérique selon le pas ε, échelles logarithmiques. " + " ".join(
        f"« {nom} » : erreur la plus petite, {nombre_fr(float(v.min()))}, vers ε = {nombre_fr(meilleurs[nom])} ; "
        f"{nombre_fr(float(v[np.argmax(pas)]))} au plus grand pas, {nombre_fr(float(v[np.argmin(pas)]))} au plus petit."
        for nom, v in series.items())
    return Dessin(figure, alternative, meilleurs=meilleurs)


# --- 5. L'initialisation : des activations qui meurent ou explosent -----------------------------------------------


def traverser(echelle: float, profondeur: int, largeur: int = 128, activation: str = "relu", graine: int = 0, n: int = 200):
    """Écart type des activations de chaque couche, et norme du gradient qui lui revient, dans un réseau au hasard.

    Poids normaux d'écart type ``echelle / sqrt(largeur)``, biais nuls, entrées normales réduites. Le gradient est celui
    d'une somme pondérée au hasard de la dernière couche. Renvoie ``(activations, gradients, couches)``.
    """
    rng = np.random.default_rng(graine)
    A = rng.normal(size=(n, largeur))
    poids, couches = [], []
    for _ in range(profondeur):
        W = rng.normal(0, echelle / math.sqrt(largeur), (largeur, largeur))
        Z = A @ W
        A = np.maximum(Z, 0) if activation == "relu" else np.tanh(Z)
        poids.append(W)
        couches.append(A)
    delta, gradients = rng.normal(size=A.shape), []
    for W, sortie in zip(reversed(poids), reversed(couches)):
        delta = delta * ((sortie > 0) if activation == "relu" else 1 - sortie**2)
        gradients.append(float(np.sqrt((delta**2).mean())))
        delta = delta @ W.T
    return np.array([float(c.std()) for c in couches]), np.array(gradients[::-1]), couches


ACTIVATIONS = {"relu": "ReLU", "tanh": "tanh"}
_PLANCHER, _PLAFOND = 1e-16, 1e16


@dessine
def selon_la_profondeur(series: dict, titre: str | None = None, ordonnee: str = "écart type des activations") -> Dessin:
    """Une grandeur positive par couche, en échelle logarithmique : une courbe par manière d'initialiser.

    series : nom → suite de nombres >= 0, un par couche. ``valeurs`` : ``dernieres``, nom → dernière valeur.
    """
    series = {str(nom): exiger_fini(v, nom) for nom, v in series.items()}
    if not series or any(v.ndim != 1 or not len(v) or (v < 0).any() for v in series.values()):
        raise ValueError("chaque série donne un nombre positif ou nul par couche.")
    figure = nouvelle_figure(7.0, 3.6)
    ax = cadre(figure, 0.85, 0.58, 3.95, 2.5)
    titrer(figure, titre, 0.85)
    longueur = max(len(v) for v in series.values())
    ax.axhspan(0.1, 10, color=style.TRAME, alpha=0.55, zorder=0)
    colonne = Colonne(figure, 5.0, 2.95, 1.95)
    for k, (nom, v) in enumerate(series.items()):
        allure = {"color": style.CYCLE[k % 6], "ls": style.TRAITS[k % 6], "marker": style.FORMES[k % 6],
                  "ms": 5 if longueur <= 25 else 0}  # fmt: skip
        ax.plot(np.arange(1, len(v) + 1), np.clip(v, _PLANCHER, _PLAFOND), **allure)
        colonne.trait(nom, **{**allure, "ms": 5})
        colonne.texte(f"couche {len(v)} : {nombre_fr(float(v[-1]))}", retrait=0.36, color=GRIS, size=8)
        colonne.espace(0.25)
    tout = np.clip(np.concatenate(list(series.values())), _PLANCHER, _PLAFOND)
    bas, haut = math.floor(min(math.log10(tout.min()), -1)), math.ceil(max(math.log10(tout.max()), 1))
    ax.set(yscale="log", xlabel="couche", ylabel=ordonnee, xlim=(0.5, longueur + 0.5), ylim=(10.0 ** (bas - 0.2), 10.0 ** (haut + 0.2)))
    _axe_log(ax, "y", bas, haut)
    ax.xaxis.get_major_locator().set_params(integer=True)
    alternative = (f"{titre}. " if titre else "") + f"{ordonnee[:1].upper()}{ordonnee[1:]} par couche, échelle logarithmique. " + " ".join(
        f"« {nom} » : de {nombre_fr(float(v[0]))} (couche 1) à {nombre_fr(float(v[-1]))} (couche {len(v)})."
        for nom, v in series.items()) + " La bande grise, de 0,1 à 10, est la zone saine."
    return Dessin(figure, alternative, dernieres={nom: float(v[-1]) for nom, v in series.items()})


@dessine
def meurt_ou_explose(gain: float = 2.0, profondeur: int = 12, activation: str = "relu", graine: int = 0) -> Dessin:
    """Un réseau au hasard dont les poids ont la variance ``gain / d`` : histogrammes, activations et gradients par couche.

    gain : 2 est l'initialisation de He ; 1, celle de Xavier pour des couches de même largeur. activation : « relu » ou
    « tanh ». ``valeurs`` : ``activations`` et ``gradients``, un nombre par couche.
    """
    if activation not in ACTIVATIONS:
        raise ValueError(f"activation vaut « relu » ou « tanh » ; reçu {activation!r}.")
    if not float(gain) > 0 or not 2 <= int(profondeur) <= 50:
        raise ValueError("gain est strictement positif et profondeur va de 2 à 50.")
    activations, gradients, couches = traverser(math.sqrt(gain), int(profondeur), activation=activation, graine=graine)
    figure = nouvelle_figure(7.0, 4.3)
    titrer(figure, f"{ACTIVATIONS[activation]}, {int(profondeur)} couches, variance des poids = {nombre_fr(gain)} / d", 0.3)
    choisies = sorted({0, (len(couches) - 1) // 3, 2 * (len(couches) - 1) // 3, len(couches) - 1})
    for rang, i in enumerate(choisies):
        ax = cadre(figure, 0.3 + rang * 1.66, 2.75, 1.45, 0.78)
        limite, titre = (1.0, f"couche {i + 1}") if activation == "tanh" else (3.0, f"couche {i + 1}\n{np.mean(couches[i] == 0):.0%} de zéros")
        valeurs = couches[i][couches[i] != 0]
        ax.hist(np.clip(valeurs, -limite, limite), bins=30, range=(-limite if activation == "tanh" else 0, limite), color=BLEU)
        ax.set(yticks=[])
        ax.spines["left"].set_visible(False)
        ax.set_title(titre.replace("%", "\u00a0%"), size=PETIT, weight="normal", pad=3)
        axes_fr(ax, 2)
        if activation == "relu":  # la dernière barre réunit tout ce qui dépasse
            ax.set_xticks([0, 1.5, 3], ["0", "1,5", "≥ 3"])
        ax.set(yticks=[])
    ax = cadre(figure, 0.85, 0.55, 4.0, 1.7)
    ax.axhspan(0.1, 10, color=style.TRAME, alpha=0.55, zorder=0)
    numeros = np.arange(1, len(couches) + 1)
    colonne = Colonne(figure, 5.05, 2.1, 1.9)
    for nom, v, k in (("activations", activations, 0), ("gradients", gradients, 1)):
        allure = {"color": style.CYCLE[k], "ls": style.TRAITS[k], "marker": style.FORMES[k], "ms": 4.5}
        ax.plot(numeros, np.clip(v, _PLANCHER, _PLAFOND), **allure)
        colonne.trait(nom, **allure)
    colonne.espace()
    colonne.texte(f"dernière activation : {nombre_fr(float(activations[-1]))}", color=BLEU, size=8)
    colonne.texte(f"premier gradient : {nombre_fr(float(gradients[0]))}", color=VERMILLON, size=8)
    tout = np.clip(np.concatenate([activations, gradients]), _PLANCHER, _PLAFOND)
    bas, haut = math.floor(min(math.log10(tout.min()), -1)), math.ceil(max(math.log10(tout.max()), 1))
    ax.set(yscale="log", xlabel="couche", ylabel="taille typique", ylim=(10.0 ** (bas - 0.2), 10.0 ** (haut + 0.2)))
    _axe_log(ax, "y", bas, haut, 4)
    ax.xaxis.get_major_locator().set_params(integer=True)
    def juger(mesure: float) -> str:
        return "meurt" if mesure < 0.05 else "explose" if mesure > 20 else "reste d'une taille raisonnable"

    verdict, retour = juger(activations[-1]), juger(gradients[0] / gradients[-1]) if gradients[-1] > 0 else "meurt"
    alternative = (
        f"Réseau {ACTIVATIONS[activation]} de {int(profondeur)} couches, poids de variance {nombre_fr(gain)} / d : le signal {verdict}, "
        f"{'et le gradient aussi' if retour == verdict else f'mais le gradient {retour}'}. Écart type des activations : {nombre_fr(float(activations[0]))} à la couche 1, {nombre_fr(float(activations[-1]))} à la dernière. "
        f"Gradient : {nombre_fr(float(gradients[-1]))} à la dernière couche, {nombre_fr(float(gradients[0]))} à la première. "
        "En haut, les histogrammes des activations de quelques couches" + (", zéros exclus." if activation == "relu" else ".")
    )
    return Dessin(figure, alternative, activations=activations, gradients=gradients, verdict=verdict)


# --- 6. L'apprentissage -------------------------------------------------------------------------------------------


@dessine
def courbe_de_perte(pertes, titre: str | None = None, ordonnee: str = "perte moyenne") -> Dessin:
    """La perte de chaque époque : une courbe, ou une par série d'un dictionnaire nom → suite."""
    series = pertes if isinstance(pertes, dict) else {"": pertes}
    series = {str(nom): exiger_fini(v, "pertes") for nom, v in series.items()}
    if not series or any(v.ndim != 1 or not len(v) for v in series.values()):
        raise ValueError("pertes contient au moins une époque.")
    figure = nouvelle_figure(7.0, 3.3)
    seule = len(series) == 1
    ax = cadre(figure, 0.8, 0.55, 5.95 if seule else 4.1, 2.3)
    titrer(figure, titre, 0.8)
    ax.grid(axis="y")
    colonne = Colonne(figure, 5.05, 2.75, 1.85)
    longueur = max(len(v) for v in series.values())
    for k, (nom, v) in enumerate(series.items()):
        allure = {"color": style.CYCLE[k % 6], "ls": style.TRAITS[k % 6], "marker": style.FORMES[k % 6],
                  "ms": 5 if longueur <= 40 else 0}  # fmt: skip
        ax.plot(np.arange(1, len(v) + 1), v, clip_on=False, zorder=3, **allure)
        if not seule:
            colonne.trait(nom, **{**allure, "ms": 5})
    ax.set(xlabel="époque", ylabel=ordonnee, xlim=(0.5 if longueur < 20 else 0, longueur + 0.5))
    ax.set_ylim(0, max(float(v.max()) for v in series.values()) * 1.1 or 1)
    axes_fr(ax, 8, entiers="x")
    alternative = (f"{titre}. " if titre else "") + f"{ordonnee[:1].upper()}{ordonnee[1:]} par époque. " + " ".join(
        (f"« {nom} » : " if nom else "") + f"{compte_fr(len(v), 'époque')}, de {_n4(float(v[0]))} à {_n4(float(v[-1]))}."
        for nom, v in series.items())
    return Dessin(figure, alternative, dernieres={nom: float(v[-1]) for nom, v in series.items()})


@dessine
def erreurs_de_lecture(images, y, y_predit, combien: int = 12, titre: str | None = None) -> Dessin:
    """Les premières images mal lues : au-dessus de chacune, la classe lue et la vraie.

    images : (n, hauteur, largeur). y, y_predit : (n,) entiers. ``valeurs`` : ``nombre`` d'erreurs en tout.
    """
    images, y, y_predit = exiger_fini(images, "images"), np.asarray(y), np.asarray(y_predit)
    if images.ndim != 3 or y.shape != (len(images),) or y_predit.shape != y.shape:
        raise ValueError("il faut des images (n, hauteur, largeur), et autant de classes que d'images.")
    rates = np.flatnonzero(y != y_predit)
    montrees = rates[:combien]
    colonnes = 6
    rangees = max(1, -(-len(montrees) // colonnes))
    figure = nouvelle_figure(7.0, 0.65 + 1.33 * rangees)
    if len(montrees) < len(rates):
        compte = f"{len(montrees)} des {len(rates)} erreurs, sur {nombre_fr(len(y), 0)} images"
    else:
        compte = f"{compte_fr(len(rates), 'erreur')} sur {len(y)}"
    titrer(figure, titre or compte, 0.3)
    for rang, i in enumerate(montrees):
        haut = figure.get_size_inches()[1] - 0.72 - 1.33 * (rang // colonnes)
        ax = cadre(figure, 0.3 + (rang % colonnes) * 1.09, haut - 0.98, 0.95, 0.95)
        ax.imshow(images[i], cmap="gray_r", interpolation="nearest")
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set_visible(False)
        ax.set_title(f"lu {y_predit[i]}, vrai {y[i]}", size=8.5, weight="normal", pad=3, loc="center")
    alternative = f"{compte_fr(len(rates), 'image mal lue', 'images mal lues')} sur {len(y)}." + (
        " Les premières : " + ", ".join(f"un {y[i]} lu {y_predit[i]}" for i in montrees) + "." if len(montrees) else "")
    return Dessin(figure, alternative, nombre=len(rates))


@dessine
def carte_de_decision(f, X, y, titre: str | None = None, noms=("classe 0", "classe 1"), finesse: int = 24) -> Dessin:
    """La sortie d'un modèle à deux entrées en chaque point du plan, et les exemples par-dessus.

    f : fonction de deux nombres, qui renvoie un nombre (positif : classe 1). X : (n, 2). y : (n,) de 0 et de 1.
    ``valeurs`` : ``erreurs``, le nombre d'exemples mal classés.
    """
    X, y = exiger_points(X, y)
    figure = nouvelle_figure(7.0, 4.2)
    ax = cadre(figure, 0.72, 0.5, 3.9, 3.2)
    titrer(figure, titre, 0.72)
    rect, _ = plan.fenetre(X, 3.9 / 3.2, "auto")
    gx, gy = np.linspace(*rect[:2], finesse), np.linspace(*rect[2:], finesse)
    Z = np.array([[float(f(a, b)) for a in gx] for b in gy])
    limite = float(np.abs(Z).max()) or 1.0
    dessin = ax.contourf(gx, gy, Z, levels=np.linspace(-limite, limite, 21), cmap=BLEU_BLANC_ORANGE, alpha=0.75)
    if Z.min() < 0 < Z.max():
        ax.contour(gx, gy, Z, levels=[0.0], colors=[ENCRE], linewidths=2.0)
    plan.poser(ax, rect, (indice("x", 1), indice("x", 2)))
    for classe in (0, 1):
        ax.plot(*X[y == classe].T, zorder=5, **plan.allure(classe))
    colonne = Colonne(figure, 4.95, 3.55, 1.95)
    for classe in (0, 1):
        colonne.point(noms[classe], **plan.allure(classe))
    colonne.espace()
    colonne.trait("frontière (sortie 0)", color=ENCRE, ls="-")
    barre = figure.colorbar(dessin, cax=cadre(figure, 5.05, 0.55, 0.18, 1.6), ticks=[-limite, 0, limite])
    barre.ax.yaxis.set_major_formatter(lambda valeur, _: nombre_fr(valeur))
    sorties = np.array([float(f(*p)) for p in X])
    erreurs = int(((sorties > 0).astype(int) != y).sum())
    alternative = (f"{titre}. " if titre else "") + (
        f"Carte de la sortie du modèle, bleue où elle est négative, orange où elle est positive ; {compte_fr(len(X), 'exemple')}, "
        f"{compte_fr(erreurs, 'mal classé', 'mal classés')}. Sorties aux exemples : "
        + ", ".join(_n4(s) for s in sorties[:8]) + (", …" if len(sorties) > 8 else "") + ".")
    return Dessin(figure, alternative, erreurs=erreurs, sorties=sorties)
