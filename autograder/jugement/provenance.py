"""D'où vient ce qu'un test calcule : des données que personne d'autre ne peut changer, ou peut-être un objet de l'apprenant.

L'analyse ne suit pas l'ordre des instructions. Elle note ce que chaque variable peut recevoir (``flux``), puis cherche deux choses :

- les **données** : les variables qui ne reçoivent que des nombres, des tableaux, des textes, des générateurs, et ce qui en est fait.
  On les suppose toutes telles, et l'on retire celles qui reçoivent autre chose ;
- les **objets** : celles qui peuvent contenir un objet de l'apprenant, ou un objet du test que son code a reçu et peut avoir changé.
"""

from __future__ import annotations

import ast
import builtins
import functools
from collections.abc import Iterable, Iterator

from autograder.jugement.portees import affectations, lues, parametres, posees, variable, variable_de

_INCONNU = ast.Constant(None, kind="inconnu")  # ce que reçoit un paramètre dont on ne voit pas les appels
# Ce qui rend une donnée, quoi qu'on lui donne : le résultat n'est pas un objet de l'apprenant.
_RENDENT_UNE_DONNEE = {"len", "float", "int", "bool", "str", "repr", "isinstance", "issubclass", "hasattr", "callable", "any", "all", "range", "format", "round", "abs",
                      "bytes", "complex", "id", "hash", "ord", "chr", "divmod"}
# Ce qui rend une donnée si on ne lui donne que cela.
PARCOURENT = {"zip", "enumerate", "reversed", "list", "tuple", "sorted", "set", "frozenset", "sum", "min", "max", "any", "all", "dict", "map", "filter", "iter"}
_METHODES_A_DONNEE = {"item", "numpy", "tolist", "getvalue", "astype", "keys", "split", "strip", "startswith", "format", "join", "lower"}
_MODULES_A_DONNEES = {"np", "math", "numpy", "random", "donnees"}
_TENSEURS = {"tensor", "from_numpy", "arange", "ones", "zeros", "linspace", "randn", "rand", "randint", "randperm", "eye", "full", "zeros_like", "ones_like", "full_like"}
_FONDENT_UN_GENERATEUR = {"hasard", "default_rng"}
REMPLISSENT = {"append", "extend", "add", "update", "insert", "setdefault", "pop", "__setitem__"}
# Le résultat peut partager la mémoire de ce dont il vient.
_RENDENT_UNE_VUE = {"reshape", "ravel", "view", "transpose", "squeeze", "swapaxes", "detach", "numpy", "asarray", "atleast_1d", "atleast_2d", "from_numpy", "as_tensor",
                    "items", "values", "zip", "enumerate", "reversed", "list", "tuple", "iter", "parameters", "named_parameters"}
_MODULES = _MODULES_A_DONNEES | {"torch", "keras", "nn", "tf", "F", "optuna", "figures", "clinique", "controles", "copy", "itertools", "functools"}


def controle(noeud: ast.AST) -> str | None:
    """« egal » pour un appel de ``controles.egal``."""
    match noeud:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="controles"), attr=nom)):
            return nom
    return None


class Provenance:
    """L'analyse d'un code situé (``portees.situer``).

    apprenant : les noms que ses réponses définissent ; sures : ceux du cours qui sont des données, et « f() » pour ses fonctions qui
    en rendent quand elles n'en reçoivent pas d'autres ; ouvert : c'est le cours, et ce sont ces fonctions que l'on cherche.
    """

    def __init__(self, arbre: ast.Module, apprenant: frozenset[str], sures: frozenset[str] = frozenset(), ouvert: bool = False) -> None:
        self._arbre, self._ouvert = arbre, ouvert
        self.posees = posees(arbre)
        self._importees = {variable(n) for n in ast.walk(arbre) if isinstance(n, ast.alias)}
        self.apprenant = (apprenant & lues(arbre)) - self.posees
        self._sures = {nom for nom in sures if nom.removesuffix("()") not in self.posees | apprenant}
        self.fonctions = self._trouver_les_fonctions()
        self._methodes = [m for n in ast.walk(arbre) if isinstance(n, ast.ClassDef) for m in n.body if isinstance(m, ast.FunctionDef)]
        self.espions = self._trouver_les_espions()
        self._flux: dict[str, list[ast.expr]] = {}
        self._noter_les_flux()
        self.donnees = self._trouver_les_donnees()
        self.objets = set(self.apprenant) | self.espions
        self._propager()
        self.generateurs = self._trouver_les_generateurs()

    # ---- ce que chaque variable peut recevoir

    def _trouver_les_fonctions(self) -> dict[str, list[ast.AST]]:
        """Par variable qui ne contient que cela, les fonctions, les lambdas ou les classes du test qu'elle peut désigner."""
        fonctions: dict[str, list[ast.AST]] = {}
        for n in ast.walk(self._arbre):
            if isinstance(n, (ast.FunctionDef, ast.ClassDef)):
                fonctions.setdefault(variable(n), []).append(n)
        autres = set()
        for cible, valeur in affectations(self._arbre):
            if isinstance(cible, ast.Name) and isinstance(valeur, ast.Lambda):
                fonctions.setdefault(variable(cible), []).append(valeur)
            else:
                autres |= posees(cible)
        return {nom: siennes for nom, siennes in fonctions.items() if nom not in autres}

    def seulement_appelees(self) -> set[str]:
        """Les fonctions du test données à personne : elles s'exécutent des deux côtés, et l'on voit tous leurs appels."""
        appelees = {id(n.func) for n in ast.walk(self._arbre) if isinstance(n, ast.Call)}
        donnees = {variable(n) for n in ast.walk(self._arbre) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load) and id(n) not in appelees}
        return {nom for nom, siennes in self.fonctions.items() if not any(getattr(f, "decorator_list", None) for f in siennes)} - donnees

    def _trouver_les_espions(self) -> set[str]:
        """Les variables qu'une fonction du test, donnée à l'apprenant, remplit : chez le juge, elle n'est pas appelée."""
        vues = self.seulement_appelees()
        corps = [n for n in ast.walk(self._arbre) if isinstance(n, ast.Lambda) or (isinstance(n, ast.FunctionDef) and variable(n) not in vues)]
        espions = set()
        for fonction in [*corps, *self._methodes]:
            venues = {nom for n in ast.walk(fonction) if isinstance(n, (ast.Global, ast.Nonlocal)) for nom in n.names}
            siennes = {v for v in posees(fonction) if v.rpartition("/")[2] not in venues}
            espions |= {nom for n in ast.walk(fonction) for nom in _changees(n) if nom not in siennes and not nom.endswith("/self")}
            espions |= {variable(n) for n in ast.walk(fonction) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store) and variable(n) not in siennes}
        return espions & self.posees - set(self.fonctions)

    def _recevoir(self, nom: str | None, valeur: ast.expr) -> None:
        if nom:
            self._flux.setdefault(nom, []).append(valeur)

    def _noter_les_flux(self) -> None:
        for cible, valeur in affectations(self._arbre):
            for n in ast.walk(cible):
                if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store):
                    self._recevoir(variable(n), valeur)
                elif isinstance(n, (ast.Attribute, ast.Subscript)) and isinstance(n.ctx, ast.Store):
                    self._recevoir(variable_de(n), _INCONNU if getattr(n, "attr", "") == "requires_grad" else _contenu(valeur))
        vues = self.seulement_appelees()
        for nom, siennes in self.fonctions.items():
            for fonction in siennes:
                for valeur in [_INCONNU] if isinstance(fonction, ast.ClassDef) else _rendues(fonction):
                    self._recevoir(f"{nom}()", valeur)
        fonctions_vues = {id(f) for nom in vues for f in self.fonctions[nom]} - {id(m) for m in self._methodes}
        for f in ast.walk(self._arbre):
            if isinstance(f, (ast.FunctionDef, ast.Lambda)):
                self._noter_les_parametres(f, vue=id(f) in fonctions_vues)
            elif isinstance(f, ast.Call):
                self._noter_un_appel(f)
            elif isinstance(f, (ast.ExceptHandler, ast.alias, ast.MatchAs, ast.MatchStar, ast.MatchMapping)):
                self._recevoir(variable(f), _INCONNU)

    def _noter_les_parametres(self, fonction: ast.AST, vue: bool) -> None:
        a = fonction.args
        for p, defaut in [*zip(reversed(parametres(fonction)), reversed(a.defaults)), *zip(a.kwonlyargs, a.kw_defaults)]:
            if defaut is not None:
                self._recevoir(variable(p), defaut)
        if self._ouvert or not vue:
            for p in [*parametres(fonction), *a.kwonlyargs, *filter(None, [a.vararg, a.kwarg])]:
                self._recevoir(variable(p), ast.Constant(None) if self._ouvert else _INCONNU)

    def _noter_un_appel(self, appel: ast.Call) -> None:
        match appel.func:
            case ast.Name():
                for f in self.fonctions.get(variable(appel.func), ()):
                    if not isinstance(f, ast.ClassDef):
                        self._noter_les_arguments(f, appel, 0)
                    for m in (m for m in self._methodes if isinstance(f, ast.ClassDef) and m in f.body and m.name == "__init__"):
                        self._noter_les_arguments(m, appel, 1)
            case ast.Attribute(value=objet, attr=nom):
                for methode in self._methodes:
                    if methode.name == nom:
                        self._noter_les_arguments(methode, appel, 1)
                if nom in REMPLISSENT:
                    for a in [*appel.args, *(k.value for k in appel.keywords)]:
                        self._recevoir(variable_de(objet), _contenu(a))
                elif nom == "requires_grad_":
                    self._recevoir(variable_de(objet), _INCONNU)

    def _noter_les_arguments(self, fonction: ast.AST, appel: ast.Call, decalage: int) -> None:
        a, siens = fonction.args, parametres(fonction)[decalage:]
        for rang, argument in enumerate(appel.args):
            if isinstance(argument, ast.Starred):
                for p in [*siens[rang:], *filter(None, [a.vararg])]:
                    self._recevoir(variable(p), argument.value)
            elif rang < len(siens) or a.vararg:
                self._recevoir(variable(siens[rang] if rang < len(siens) else a.vararg), argument)
        nommes = {p.arg: p for p in [*siens, *a.kwonlyargs]}
        for k in appel.keywords:
            if k.arg is None:
                for p in [*nommes.values(), *filter(None, [a.kwarg])]:
                    self._recevoir(variable(p), k.value)
            elif k.arg in nommes or a.kwarg:
                self._recevoir(variable(nommes.get(k.arg, a.kwarg)), k.value)

    # ---- les données

    def _trouver_les_donnees(self) -> set[str]:
        self.donnees = set(self._flux) - self.espions - {nom for nom, f in self.fonctions.items()}
        while fausses := {nom for nom in self.donnees if not all(map(self.donnee, self._flux[nom]))}:
            self.donnees -= fausses
        return self.donnees

    def donnee(self, noeud: ast.AST | None) -> bool:
        """Vrai si cette expression ne peut donner qu'une donnée : rien qu'un apprenant puisse changer, ni qu'il faille observer."""
        match noeud:
            case None | ast.JoinedStr() | ast.Compare():
                return True
            case ast.Constant():
                return noeud is not _INCONNU
            case ast.Name(id=nom):
                v = variable(noeud)
                return v in self.donnees or v in self._sures or (hasattr(builtins, nom) and self.est_integree(noeud))
            case ast.Attribute(value=valeur):
                return self._module(noeud) in _MODULES_A_DONNEES or self.donnee(valeur)
            case ast.Subscript(value=valeur) | ast.Starred(value=valeur) | ast.NamedExpr(value=valeur):
                return self.donnee(valeur)
            case ast.IfExp(body=oui, orelse=non):
                return self.donnee(oui) and self.donnee(non)
            case ast.ListComp(elt=element) | ast.SetComp(elt=element) | ast.GeneratorExp(elt=element) | ast.DictComp(value=element):
                return self.donnee(element)
            case ast.Dict(values=elements) | ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements) | ast.BoolOp(values=elements):
                return all(map(self.donnee, elements))
            case ast.BinOp(left=gauche, right=droite):
                return self.donnee(gauche) and self.donnee(droite)
            case ast.UnaryOp(operand=operande):
                return isinstance(noeud.op, ast.Not) or self.donnee(operande)
            case ast.Call():
                return self._appel_rend_une_donnee(noeud)
        return False

    def _appel_rend_une_donnee(self, appel: ast.Call) -> bool:
        if any(k.arg == "requires_grad" for k in appel.keywords):
            return False
        arguments = [*appel.args, *(k.value for k in appel.keywords if k.arg != "key")]
        match appel.func:
            case ast.Name(id=nom):
                if self.est_integree(appel.func):
                    return nom in _RENDENT_UNE_DONNEE or (nom in PARCOURENT and all(map(self.donnee, arguments)))
                rendu = f"{variable(appel.func)}()"
                return rendu in self.donnees or (rendu in self._sures and all(map(self.donnee, arguments)))
            case ast.Attribute(value=objet, attr=nom):
                if controle(appel):
                    return nom == "hasard" or (nom == "n_uplet" and self.donnee(appel.args[0]))
                racine = self._module(objet)
                if racine in _MODULES_A_DONNEES or nom in _METHODES_A_DONNEE | _FONDENT_UN_GENERATEUR or (racine == "torch" and nom in _TENSEURS):
                    return True
                if racine in ("copy", "itertools"):
                    return all(map(self.donnee, arguments))
                return nom != "requires_grad_" and self.donnee(objet)
        return False

    def est_integree(self, nom: ast.AST) -> bool:
        """Vrai pour ``len``, ``float``… que le test n'a pas redéfinis."""
        return isinstance(nom, ast.Name) and hasattr(builtins, nom.id) and variable(nom) == nom.id and nom.id not in self.posees | self.apprenant

    def _module(self, noeud: ast.AST) -> str | None:
        """Le nom du module d'où part ``np.random.normal`` ; ``None`` si le test a donné ce nom à autre chose."""
        racine = variable_de(noeud)
        return None if racine in self.posees - self._importees else racine

    # ---- les objets

    def _propager(self) -> None:
        appels = [n for n in ast.walk(self._arbre) if isinstance(n, ast.Call)]
        taille = -1
        while taille != len(self.objets):
            taille = len(self.objets)
            for nom, valeurs in self._flux.items():
                if nom not in self.objets and any(map(self.peut, valeurs)):
                    self.objets |= {nom, nom.removesuffix("()")}  # une fonction du test qui en rend est, donnée à une autre, comme un objet
            for appel in appels:
                self._propager_un_appel(appel)

    def _propager_un_appel(self, appel: ast.Call) -> None:
        """Ce que l'apprenant reçoit, et peut changer : un modèle, un optimiseur."""
        if isinstance(appel.func, ast.Name) and (variable(appel.func) in self.fonctions or (appel.func.id in _RENDENT_UNE_DONNEE and self.est_integree(appel.func))):
            return
        if controle(appel) not in (None, "leve") or (controle(appel) is None and self._module(appel.func) in _MODULES_A_DONNEES):
            return
        arguments = [*appel.args, *(k.value for k in appel.keywords)]
        if self.peut(appel.func) or any(map(self.peut, arguments)):
            recus = {nom for a in arguments for nom in self._donnees_a(a)}
            if isinstance(appel.func, ast.Attribute) and controle(appel) is None:
                recus |= set(self._donnees_a(appel.func.value))  # compile(optimizer=…) change le modèle qui le reçoit
            self._toucher(recus)

    def _toucher(self, noms: set[str]) -> None:
        """Ces variables, et celles dont leur valeur est faite : ``modele = assembler(corps)`` est touché, et ``corps`` avec lui."""
        ecartes = self.donnees | (_MODULES - self.posees) | self._importees | set(self.fonctions)
        neuves = noms - ecartes - self.objets
        while neuves:
            self.objets |= neuves
            neuves = {nom for n in neuves for valeur in self._flux.get(n, ()) for nom in self._donnees_a(valeur)} - ecartes - self.objets

    def _donnees_a(self, argument: ast.expr) -> Iterator[str]:
        """Les variables dont la valeur, ou une partie, est donnée à un appel : ``m``, ``[m]``, ``m.corps``, ``m.parameters()`` ; les données n'importent pas."""
        if self.donnee(argument):
            return
        match argument:
            case ast.Name():
                yield variable(argument)
            case ast.Attribute(value=valeur) | ast.Subscript(value=valeur) | ast.Starred(value=valeur):
                yield from self._donnees_a(valeur)
            case ast.Call():
                dedans = [argument.func.value] if isinstance(argument.func, ast.Attribute) else []
                for a in (*dedans, *argument.args, *(k.value for k in argument.keywords)):
                    yield from self._donnees_a(a)
            case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Dict(values=elements):
                for element in elements:
                    yield from self._donnees_a(element)

    def peut(self, noeud: ast.AST | None) -> bool:
        """Vrai si cette expression peut donner un objet de l'apprenant."""
        if self.donnee(noeud):
            return False
        match noeud:
            case ast.Constant():
                return False
            case ast.Name():
                return variable(noeud) in self.objets
            case ast.Call():
                if (nom := controle(noeud)) is not None:
                    return nom == "observe" or (nom == "n_uplet" and self.peut(noeud.args[0]))
                locales = self.fonctions.get(variable(noeud.func), []) if isinstance(noeud.func, ast.Name) else []
                if f"{variable(noeud.func)}()" in self.objets or any(variable(p) in self.objets for c in locales if isinstance(c, ast.ClassDef)
                                                                     for m in self._methodes if m in c.body for p in parametres(m)[:1]):
                    return True
                if locales and not any(isinstance(f, ast.ClassDef) for f in locales):
                    return False
                return self.peut(noeud.func) or any(map(self.peut, noeud.args)) or any(self.peut(k.value) for k in noeud.keywords)
            case ast.Lambda(body=corps):
                return self.emploie(corps)
            case ast.Attribute(value=valeur) | ast.Starred(value=valeur) | ast.NamedExpr(value=valeur) | ast.Await(value=valeur) | ast.Subscript(value=valeur):
                return self.peut(valeur)
            case ast.ListComp(elt=element) | ast.SetComp(elt=element) | ast.GeneratorExp(elt=element) | ast.DictComp(value=element):
                return self.peut(element)
        return any(map(self.peut, ast.iter_child_nodes(noeud)))

    def emploie(self, noeud: ast.AST) -> bool:
        """Vrai si une variable de ce code peut contenir un objet de l'apprenant."""
        return bool(lues(noeud) & self.objets)

    # ---- les générateurs, les alias

    def _trouver_les_generateurs(self) -> set[str]:
        """Les variables qui peuvent contenir un générateur du test."""
        generateurs: set[str] = set()

        def en_est_un(valeur: ast.expr) -> bool:
            match valeur:
                case ast.Call(func=ast.Attribute(attr=nom)):
                    return nom in _FONDENT_UN_GENERATEUR
                case ast.Name():
                    return variable(valeur) in generateurs
            return False

        while neufs := {nom for nom, valeurs in self._flux.items() if nom not in generateurs and any(map(en_est_un, valeurs))}:
            generateurs |= neufs
        return generateurs

    def partages(self) -> set[str]:
        """Les générateurs que le test lit plusieurs fois : ce que l'apprenant en tire ne doit pas décaler la suite."""
        boucles = (ast.For, ast.While, ast.ListComp, ast.GeneratorExp, ast.FunctionDef, ast.SetComp, ast.DictComp)
        repetes = {id(m) for n in ast.walk(self._arbre) if isinstance(n, boucles) for m in ast.walk(n)}
        lectures: dict[str, int] = {}
        for n in ast.walk(self._arbre):
            if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load):
                lectures[variable(n)] = lectures.get(variable(n), 0) + (2 if id(n) in repetes else 1)
        transmis = {variable(v) for nom in self.generateurs for v in self._flux[nom] if isinstance(v, ast.Name)}
        return {nom for nom in self.generateurs if lectures.get(nom, 0) > 1 or nom in transmis}

    @functools.cached_property
    def _familles(self) -> dict[str, frozenset[str]]:
        """Par générateur, ceux qui sont peut-être le même, d'un nom ou d'un paramètre à l'autre."""
        familles = {nom: frozenset({nom}) for nom in self.generateurs}
        for nom in self.generateurs:
            for valeur in self._flux[nom]:
                if isinstance(valeur, ast.Name) and variable(valeur) in familles:
                    ensemble = familles[nom] | familles[variable(valeur)]
                    familles |= dict.fromkeys(ensemble, ensemble)
        return familles

    def tire(self, code: ast.AST, utiles: set[str]) -> bool:
        """Vrai si ce code peut tirer d'un générateur dont la suite sert à ``utiles`` : il faut alors l'exécuter, pour ne rien décaler."""
        return self._tire(code, utiles, set())

    def _tire(self, code: ast.AST, utiles: set[str], vues: set[str]) -> bool:
        for n in ast.walk(code):
            if not isinstance(n, ast.Call):
                continue
            touches = [*n.args, *(k.value for k in n.keywords), *([n.func.value] if isinstance(n.func, ast.Attribute) else [])]
            if any(isinstance(t, ast.Name) and self._familles.get(variable(t), frozenset()) & utiles for t in touches):
                return True
            nom = variable(n.func) if isinstance(n.func, ast.Name) else ""
            if nom in self.fonctions and nom not in vues:
                vues.add(nom)
                if any(self._tire(f, utiles, vues) for f in self.fonctions[nom]):
                    return True
        return False

    def compare_des_identites(self) -> bool:
        """Vrai si le test emploie ``id(…)`` d'un objet de l'apprenant : les identités ne se comparent alors que dans le noyau."""
        return any(isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "id" and self.est_integree(n.func) and any(map(self.peut, n.args))
                   for n in ast.walk(self._arbre))

    def alias(self, noms: Iterable[str | None]) -> set[str]:
        """Les variables dont l'objet peut être celui de ces variables, ou le contenir : changer les unes peut changer les autres."""
        connus: set[str] = set()
        neufs = set(noms) - {None}
        while neufs:
            connus |= neufs
            neufs = {v for n in neufs for valeur in self._flux.get(n, ()) for v in _sources(valeur)} - connus
        return connus


def _contenu(valeur: ast.expr) -> ast.expr:
    """Ce qu'un objet reçoit en lui : de même nature que la valeur, mais le changer ne la change pas."""
    return ast.UnaryOp(ast.UAdd(), valeur)


def _rendues(fonction: ast.AST) -> Iterator[ast.expr]:
    """Ce qu'une fonction renvoie ou produit."""
    if isinstance(fonction, ast.Lambda):
        yield fonction.body
        return
    internes = {id(m) for n in ast.walk(fonction) if n is not fonction and isinstance(n, (ast.FunctionDef, ast.Lambda)) for m in ast.walk(n)}
    yield ast.Constant(None)
    for n in ast.walk(fonction):
        if isinstance(n, (ast.Return, ast.Yield, ast.YieldFrom)) and id(n) not in internes and n.value is not None:
            yield n.value


def _changees(noeud: ast.AST) -> Iterator[str]:
    """Les variables dont ce nœud change l'objet : ``a.append(…)``, ``a[0] = …``, ``a.x = …``."""
    cibles = []
    if isinstance(noeud, ast.Call) and isinstance(noeud.func, ast.Attribute) and noeud.func.attr in REMPLISSENT:
        cibles = [noeud.func.value]
    elif isinstance(noeud, (ast.Attribute, ast.Subscript)) and isinstance(noeud.ctx, (ast.Store, ast.Del)):
        cibles = [noeud]
    yield from (nom for c in cibles if (nom := variable_de(c)))


def _sources(valeur: ast.expr) -> Iterator[str]:
    """Les variables dont une valeur peut partager la mémoire."""
    match valeur:
        case ast.Name():
            yield variable(valeur)
        case ast.Attribute(value=dedans) | ast.Subscript(value=dedans) | ast.Starred(value=dedans):
            yield from _sources(dedans)
        case ast.IfExp(body=oui, orelse=non):
            yield from (*_sources(oui), *_sources(non))
        case ast.Call(func=ast.Attribute(value=objet, attr=nom)) if nom in _RENDENT_UNE_VUE:
            for a in (objet, *valeur.args):
                yield from _sources(a)
        case ast.Call(func=ast.Name(id=nom)) if nom in _RENDENT_UNE_VUE:
            for a in valeur.args:
                yield from _sources(a)
