"""Les vues d'un test : d'un seul texte, ce que le noyau d'une copie exécute (le relevé) et ce qui décide (le jugement).

Les deux viennent du même arbre, instrumenté une fois : tout calcul qui peut employer un objet de l'apprenant y passe par une
``Observation`` (``autograder.isolement.releve``), sous un numéro de site. Le jugement est l'arbre entier ; le relevé n'en garde
que ce qui est observé : ni attendu, ni tolérance, ni piste, ni rien de ce qui ne sert qu'à eux.
"""

from __future__ import annotations

import ast
import contextlib
import copy
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from autograder.isolement import donnees
from autograder.jugement.portees import affectations, lues, posees, situer, variable, variable_de
from autograder.jugement.provenance import PARCOURENT, REMPLISSENT, Provenance, controle

RELEVE = donnees.OBSERVATION
DE_LA_COPIE = "# de la copie :"  # par ce commentaire, l'auteur dit pourquoi un contrôle compare deux valeurs de la copie
# Les contrôles qui ne font que comparer : dans le relevé, seuls comptent leurs arguments observés.
_COMPARENT = {"egal", "forme", "entiers", "reels", "accord", "vrai", "qcm"}
_DIRECTS = {"globals", "locals", "vars", "super", "print", "type", "Exception"}
# Deux valeurs d'ici ne le savent pas : seul le noyau connaît leur identité, ou la mémoire qu'elles partagent.
_PARTAGENT_LA_MEMOIRE = {"shares_memory", "may_share_memory"}
_OPERATIONS = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.FloorDiv: "floordiv", ast.Mod: "mod", ast.Pow: "pow",
               ast.MatMult: "matmul", ast.BitAnd: "and_", ast.BitOr: "or_", ast.BitXor: "xor", ast.LShift: "lshift", ast.RShift: "rshift",
               ast.USub: "neg", ast.UAdd: "pos", ast.Invert: "invert"}
_RANG_DU_SITE = {"methode": 2, "attribut": 2, "indice": 2, "identite": 2, "inchanges": 0}  # parmi les arguments ; 1 pour les autres


@dataclass(frozen=True)
class Vues:
    """Les deux vues d'un test. releve : le texte pour le noyau ; jugement : l'arbre à compiler, aux lignes du test ; noms : ceux de l'apprenant qu'il lit."""

    releve: str
    jugement: ast.Module
    noms: tuple[str, ...]
    attendus: tuple[str, ...]  # les contrôles dont un attendu, une piste ou un message emploie un objet de l'apprenant


@functools.lru_cache(maxsize=2048)
def deriver(source: str, noms_de_l_apprenant: frozenset[str], donnees_du_cours: frozenset[str] = frozenset()) -> Vues:
    """Les vues d'un test. Lève ``SyntaxError``.

    noms_de_l_apprenant : ce que ses réponses définissent, et ce que le cours en tire. donnees_du_cours : voir la fonction de ce nom.
    """
    arbre = situer(ast.parse(source))
    provenance = Provenance(arbre, noms_de_l_apprenant, donnees_du_cours)
    instrument = _Instrument(provenance)
    jugement = ast.fix_missing_locations(instrument.visit(copy.deepcopy(arbre)))
    return Vues(ast.unparse(_Releve(jugement, provenance).arbre), jugement, tuple(sorted(instrument.lus)), tuple(_attendus_observes(jugement, source)))


def donnees_du_cours(cellules: Iterable[str], noms_de_l_apprenant: frozenset[str]) -> frozenset[str]:
    """Les noms globaux des cellules du cours qui ne contiennent que des données, et « f() » pour ses fonctions qui ne font des données que des données."""
    arbre = ast.Module([], [])
    for source in cellules:
        with contextlib.suppress(SyntaxError):  # une commande d'IPython ne définit rien
            arbre.body += ast.parse(source).body
    return frozenset(nom for nom in Provenance(situer(arbre), noms_de_l_apprenant, ouvert=True).donnees if "/" not in nom)


def _attendus_observes(jugement: ast.Module, source: str) -> Iterator[str]:
    """La ligne de chaque comparaison dont un autre argument que l'observé, hors fonctions, emploie un objet de l'apprenant, sans en dire la raison."""
    sites, lignes = _Sites(jugement), source.split("\n")
    for n in ast.walk(jugement):
        if controle(n) in ("egal", "accord", "forme") and DE_LA_COPIE not in "".join(lignes[max(n.lineno - 2, 0):n.lineno]):
            if any(True for a in [*n.args[1:], *(k.value for k in n.keywords)] for _ in _observees(a, sites)):
                yield lignes[n.lineno - 1].strip()


# ---------------------------------------------------------------- instrumenter


class _Instrument(ast.NodeTransformer):
    """Fait passer par une ``Observation`` ce qui peut employer un objet de l'apprenant."""

    def __init__(self, provenance: Provenance) -> None:
        self.provenance = provenance
        self.peut = provenance.peut
        self.lus: set[str] = set()
        self.site = 0
        self._partages = provenance.partages()
        self._seulement_appelees = provenance.seulement_appelees()
        self._identites = provenance.compare_des_identites()
        self._profondeur = 0

    def _appeler(self, methode: str, modele: ast.AST, *arguments: ast.expr, mots: Iterable[ast.keyword] = (), site: bool = True) -> ast.Call:
        suite = list(arguments)
        if site:
            self.site += 1
            suite.insert(_RANG_DU_SITE.get(methode, 1), ast.Constant(self.site))
        appel = ast.Call(ast.Attribute(ast.Name(RELEVE, ast.Load()), methode, ast.Load()), suite, list(mots))
        return ast.copy_location(appel, modele)

    def visit_Name(self, noeud):
        if not isinstance(noeud.ctx, ast.Load):
            return noeud
        if variable(noeud) in self.provenance.apprenant:
            self.lus.add(noeud.id)
            return self._appeler("nom", noeud, ast.Constant(noeud.id))
        if variable(noeud) in self.provenance.espions and self._profondeur == 0:
            return self._appeler("espion", noeud, noeud)
        return noeud

    def _dans_une_fonction(self, noeud):
        # Dans une fonction que l'apprenant appelle, une variable espionnée est la vraie.
        dehors = not isinstance(noeud, ast.FunctionDef) or variable(noeud) not in self._seulement_appelees
        self._profondeur += dehors
        try:
            return self.generic_visit(noeud)
        finally:
            self._profondeur -= dehors

    visit_FunctionDef = visit_ClassDef = visit_Lambda = _dans_une_fonction

    def visit_Assign(self, noeud):
        cible = noeud.targets[0]
        noeud = self.generic_visit(noeud)
        if isinstance(cible, ast.Tuple) and isinstance(noeud.value, ast.Tuple) and len(cible.elts) == len(noeud.value.elts):
            noeud.value.elts = [self._partager(c, v) for c, v in zip(cible.elts, noeud.value.elts)]
        elif len(noeud.targets) == 1:
            noeud.value = self._partager(cible, noeud.value)
        return noeud

    def _partager(self, cible: ast.expr, valeur: ast.expr) -> ast.expr:
        partage = isinstance(cible, ast.Name) and variable(cible) in self._partages and isinstance(valeur, ast.Call)
        return self._appeler("partage", valeur, valeur, site=False) if partage else valeur

    def _observer(self, noeud: ast.expr) -> ast.expr:
        """Calcule toujours cette expression dans le noyau, telle qu'elle est écrite."""
        corps = ast.Lambda(ast.arguments([], [], None, [], [], None, []), noeud)
        self.lus |= lues(noeud) & self.provenance.apprenant
        return self._appeler("observe", noeud, ast.copy_location(corps, noeud))

    def visit_Call(self, noeud):
        nom = controle(noeud)
        if nom == "observe":
            return self._observer(noeud.args[0])
        if nom == "leve":
            noeud = self.generic_visit(noeud)
            noeud.args[1] = self._appeler("fonction", noeud.args[1], noeud.args[1])
            return noeud
        if nom == "inchanges":
            noeud = self.generic_visit(noeud)
            return self._appeler("inchanges", noeud, mots=noeud.keywords)
        if nom is not None:
            return self.generic_visit(noeud)
        arguments = [*noeud.args, *(k.value for k in noeud.keywords)]
        touche, touches = self.peut(noeud.func), [self.peut(a) for a in arguments]
        fonction = noeud.func.id if self.provenance.est_integree(noeud.func) else ""
        locale = variable_de(noeud.func) in self.provenance.fonctions and isinstance(noeud.func, ast.Name)
        if fonction == "id" and self._identites or getattr(noeud.func, "attr", "") in _PARTAGENT_LA_MEMOIRE:
            return self._observer(noeud)
        if locale:
            return self._arguments_visites(noeud)
        if fonction in _DIRECTS or not (touche or any(touches)):
            return self.generic_visit(noeud)
        if fonction in PARCOURENT:
            parcourus = {id(a) for a, t in zip(arguments, touches) if t and not isinstance(a, (ast.Starred, ast.Lambda, ast.GeneratorExp, ast.ListComp))}
            positions = [id(a) in parcourus for a in noeud.args]
            noeud = self.generic_visit(noeud)
            noeud.args = [self._appeler("iterer", a, a) if p else a for a, p in zip(noeud.args, positions)]
            return noeud
        if fonction == "isinstance":
            noeud = self.generic_visit(noeud)
            return ast.copy_location(ast.Call(ast.Attribute(ast.Name(RELEVE, ast.Load()), "est_instance", ast.Load()), noeud.args, []), noeud)
        if isinstance(noeud.func, ast.Attribute):
            objet, attribut = self.visit(noeud.func.value), noeud.func.attr
            noeud = self._arguments_visites(noeud)
            return self._appeler("methode", noeud, objet, ast.Constant(attribut), *noeud.args, mots=noeud.keywords)
        f = self.visit(noeud.func)
        noeud = self._arguments_visites(noeud)
        return self._appeler("appel", noeud, f, *noeud.args, mots=noeud.keywords)

    def _arguments_visites(self, noeud: ast.Call) -> ast.Call:
        noeud.args = [self.visit(a) for a in noeud.args]
        noeud.keywords = [ast.keyword(k.arg, self.visit(k.value)) for k in noeud.keywords]
        return noeud

    def visit_Attribute(self, noeud):
        touche = isinstance(noeud.ctx, ast.Load) and self.peut(noeud.value)
        noeud = self.generic_visit(noeud)
        return self._appeler("attribut", noeud, noeud.value, ast.Constant(noeud.attr)) if touche else noeud

    def visit_Subscript(self, noeud):
        touche = isinstance(noeud.ctx, ast.Load) and self.peut(noeud.value)
        noeud = self.generic_visit(noeud)
        return self._appeler("indice", noeud, noeud.value, _tranche(noeud.slice)) if touche else noeud

    def visit_BinOp(self, noeud):
        touche = self.peut(noeud.left) or self.peut(noeud.right)
        noeud = self.generic_visit(noeud)
        return self._appeler("operation", noeud, ast.Constant(_OPERATIONS[type(noeud.op)]), noeud.left, noeud.right) if touche else noeud

    def visit_UnaryOp(self, noeud):
        touche = not isinstance(noeud.op, ast.Not) and self.peut(noeud.operand)
        noeud = self.generic_visit(noeud)
        return self._appeler("operation", noeud, ast.Constant(_OPERATIONS[type(noeud.op)]), noeud.operand) if touche else noeud

    def visit_Compare(self, noeud):
        """« a is b » : seul le noyau le sait de deux objets, ou de deux tableaux."""
        droite = noeud.comparators[0]
        touche = (len(noeud.ops) == 1 and isinstance(noeud.ops[0], (ast.Is, ast.IsNot)) and not isinstance(droite, ast.Constant)
                  and (self.peut(noeud.left) or self.peut(droite)))
        negation = touche and isinstance(noeud.ops[0], ast.IsNot)
        noeud = self.generic_visit(noeud)
        if not touche:
            return noeud
        appel = self._appeler("identite", noeud, noeud.left, noeud.comparators[0])
        return ast.copy_location(ast.UnaryOp(ast.Not(), appel), noeud) if negation else appel

    def visit_For(self, noeud):
        touche = self.peut(noeud.iter)
        noeud = self.generic_visit(noeud)
        if touche and not isinstance(noeud.iter, (ast.Tuple, ast.List)):
            noeud.iter = self._appeler("iterer", noeud.iter, noeud.iter)
        return noeud

    def visit_comprehension(self, noeud):
        touche = self.peut(noeud.iter)
        noeud = self.generic_visit(noeud)
        if touche and not isinstance(noeud.iter, (ast.Tuple, ast.List)):
            noeud.iter = self._appeler("iterer", noeud.iter, noeud.iter)
        return noeud

    def visit_withitem(self, noeud):
        if controle(noeud.context_expr) == "observe":
            interieur = noeud.context_expr.args[0]
            self.lus |= lues(interieur) & self.provenance.apprenant
            corps = ast.Lambda(ast.arguments([], [], None, [], [], None, []), interieur)
            noeud.context_expr = self._appeler("contexte", interieur, ast.copy_location(corps, interieur))
            return noeud
        return self.generic_visit(noeud)


def _tranche(indice: ast.expr) -> ast.expr:
    """``a[1:2, i]`` s'écrit, hors des crochets, ``(slice(1, 2), i)``."""
    if isinstance(indice, ast.Slice):
        bornes = [b or ast.Constant(None) for b in (indice.lower, indice.upper, indice.step)]
        return ast.copy_location(ast.Call(ast.Name("slice", ast.Load()), bornes, []), indice)
    if isinstance(indice, ast.Tuple):
        return ast.copy_location(ast.Tuple([_tranche(i) for i in indice.elts], ast.Load()), indice)
    return indice


# ---------------------------------------------------------------- le relevé


class _Sites:
    """Ce qui observe, dans un arbre instrumenté : un appel à l'observation, ou une fonction du test qui en contient un."""

    def __init__(self, arbre: ast.Module) -> None:
        fonctions = [(variable(n), n) for n in ast.walk(arbre) if isinstance(n, (ast.FunctionDef, ast.ClassDef))]
        fonctions += [(variable(c), v) for c, v in affectations(arbre) if isinstance(c, ast.Name) and isinstance(v, ast.Lambda)]
        self.observantes: set[str] = set()
        taille = -1
        while taille != len(self.observantes):
            taille = len(self.observantes)
            self.observantes |= {nom for nom, f in fonctions if any(map(self.dans, f.body if isinstance(f.body, list) else [f.body]))}

    def dans(self, noeud: ast.AST) -> bool:
        """Vrai si ce code observe."""
        return any((isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == RELEVE and n.attr not in ("partage", "est_instance"))
                   or (isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load) and variable(n) in self.observantes) for n in ast.walk(noeud))


class _Releve:
    """L'arbre instrumenté, réduit à ce qui est observé."""

    def __init__(self, jugement: ast.Module, provenance: Provenance) -> None:
        self.sites, self.provenance = _Sites(jugement), provenance
        self.arbre = _Controles(self.sites).visit(copy.deepcopy(jugement))
        avant = ""
        while avant != (avant := ast.dump(self.arbre)):
            self._elaguer()
            self._retirer_les_parametres()
            self._retirer_les_colonnes()
        ast.fix_missing_locations(self.arbre)

    # -- garder ce qui observe, et ce dont il a besoin

    def _elaguer(self) -> None:
        self.utiles: set[str] = set()
        taille = -1
        while taille != len(self.utiles):
            taille = len(self.utiles)
            self._marquer(self.arbre.body)
        self.arbre.body = self._reduire(self.arbre.body)

    def _marquer(self, instructions: list[ast.stmt]) -> None:
        for i in instructions:
            if self._garde(i):
                if isinstance(i, ast.ClassDef):  # une classe du test est un tout : une bibliothèque en appelle les méthodes
                    self.utiles |= lues(i)
                    continue
                for bloc in _blocs(i):
                    self._marquer(bloc)
                self.utiles |= lues(_sans_blocs(i))

    def _garde(self, i: ast.stmt) -> bool:
        if isinstance(i, (ast.Import, ast.ImportFrom, ast.Return, ast.Raise, ast.Break, ast.Continue, ast.Global, ast.Nonlocal)):
            return True
        if isinstance(i, (ast.FunctionDef, ast.ClassDef)):
            return variable(i) in self.utiles
        if self.sites.dans(i) or self._change_un_nom_utile(i):
            return True
        return isinstance(i, (ast.If, ast.For, ast.While, ast.With, ast.Try)) and any(
            self._garde(j) for bloc in _blocs(i) for j in bloc if not isinstance(j, (ast.Break, ast.Continue, ast.Import, ast.ImportFrom)))

    def _change_un_nom_utile(self, i: ast.stmt) -> bool:
        if isinstance(i, (ast.If, ast.For, ast.While, ast.With, ast.Try)):
            entete = _sans_blocs(i)
            return self.provenance.tire(entete, self.utiles) or (not isinstance(i, ast.For) and bool(posees(entete) & self.utiles))
        if posees(i) & self.utiles or self.provenance.tire(i, self.utiles):
            return True
        if any(isinstance(n, ast.Call) and "seed" in getattr(n.func, "attr", "") for n in ast.walk(i)):
            return True
        # Ce que l'apprenant a rendu, ou une vue, peut partager la mémoire de ce qu'il a reçu.
        changees = self.provenance.alias(_changees(i))
        return bool(changees & (self.utiles | self.provenance.objets))

    def _reduire(self, instructions: list[ast.stmt]) -> list[ast.stmt]:
        gardees = []
        for i in instructions:
            if not self._garde(i):
                continue
            gardees.append(i)
            if isinstance(i, ast.ClassDef):
                i.body = i.body or [ast.Pass()]
                continue
            for champ in ("body", "orelse", "finalbody"):
                bloc = getattr(i, champ, None)
                if isinstance(bloc, list):
                    necessaire = champ == "body" or (champ == "finalbody" and isinstance(i, ast.Try) and not i.handlers)
                    setattr(i, champ, self._reduire(bloc) or ([ast.Pass()] if necessaire else []))
            for traitement in getattr(i, "handlers", ()):
                traitement.body = self._reduire(traitement.body) or [ast.Pass()]
        return gardees

    # -- les paramètres et les colonnes qui ne portent que des attendus

    def _retirer_les_parametres(self) -> None:
        methodes = {id(f) for c in ast.walk(self.arbre) if isinstance(c, ast.ClassDef) for f in c.body}
        for f in [n for n in ast.walk(self.arbre) if isinstance(n, ast.FunctionDef) and id(n) not in methodes]:
            usages = [n for n in ast.walk(self.arbre) if isinstance(n, ast.Name) and variable(n) == variable(f)]
            appels = [n for n in ast.walk(self.arbre) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and variable(n.func) == variable(f)]
            simples = not (f.args.vararg or f.args.kwarg or f.args.posonlyargs or f.args.kwonlyargs or f.decorator_list)
            if not simples or len(usages) != len(appels) or any(isinstance(a, ast.Starred) for c in appels for a in c.args) or any(
                    k.arg is None for c in appels for k in c.keywords):
                continue
            lus = lues(self.arbre)
            for rang in range(len(f.args.args) - 1, -1, -1):
                nom = f.args.args[rang].arg
                donnes = [a for c in appels for a in [*c.args[rang:rang + 1], *(k.value for k in c.keywords if k.arg == nom)]]
                if variable(f.args.args[rang]) in lus or any(self.sites.dans(a) or self.provenance.tire(a, lus) for a in donnes):
                    continue
                defauts = len(f.args.args) - len(f.args.defaults)
                if rang >= defauts:
                    del f.args.defaults[rang - defauts]
                del f.args.args[rang]
                for c in appels:
                    del c.args[rang:rang + 1]
                    c.keywords = [k for k in c.keywords if k.arg != nom]

    def _retirer_les_colonnes(self) -> None:
        """Les noms que rien ne lit d'une boucle ou d'une affectation multiple, avec ce qu'ils recevraient."""
        lus = lues(self.arbre)
        for n in ast.walk(self.arbre):
            match n:
                case ast.For(target=ast.Tuple() as cible, iter=ast.Tuple(elts=lignes) | ast.List(elts=lignes)) | ast.comprehension(
                        target=ast.Tuple() as cible, iter=ast.Tuple(elts=lignes) | ast.List(elts=lignes)):
                    pass
                case ast.Assign(targets=[ast.Tuple() as cible], value=ast.Tuple() as valeur):
                    lignes = [valeur]
                case _:
                    continue
            largeur = len(cible.elts)
            if not lignes or not all(isinstance(e, ast.Tuple) and len(e.elts) == largeur and not any(isinstance(x, ast.Starred) for x in (*e.elts, *cible.elts)) for e in lignes):
                continue
            for rang in range(largeur - 1, -1, -1):
                nom, colonne = cible.elts[rang], [e.elts[rang] for e in lignes]
                if isinstance(nom, ast.Name) and variable(nom) not in lus and not any(self.sites.dans(c) or self.provenance.tire(c, lus) for c in colonne):
                    del cible.elts[rang]
                    for e in lignes:
                        del e.elts[rang]


class _Controles(ast.NodeTransformer):
    """Les contrôles d'un relevé : leurs arguments observés, et rien d'autre."""

    def __init__(self, sites: _Sites) -> None:
        self.sites = sites

    def _methode(self, noeud: ast.Call, methode: str, arguments: list, mots: Iterable[ast.keyword] = ()) -> ast.Call:
        return ast.copy_location(ast.Call(ast.Attribute(ast.Name(RELEVE, ast.Load()), methode, ast.Load()), arguments, list(mots)), noeud)

    def visit_Expr(self, noeud):
        noeud = self.generic_visit(noeud)
        match noeud.value:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=id_), attr="evaluer"), args=[]) if id_ == RELEVE:
                return None
            case ast.Call(func=ast.Attribute(value=ast.Name(id="controles"), attr="reussi")):
                return None
        return noeud

    def visit_Call(self, noeud):
        noeud = self.generic_visit(noeud)
        nom = controle(noeud)
        if nom in _COMPARENT:
            return self._methode(noeud, "evaluer", [a for a in [*noeud.args, *(k.value for k in noeud.keywords)] for a in _observees(a, self.sites)])
        if nom == "n_uplet":
            return self._methode(noeud, "n_uplet", noeud.args[:1])
        if nom == "gradient":
            f, obtenu, theta = noeud.args[:3]
            if not self.sites.dans(f):
                return self._methode(noeud, "evaluer", list(_observees(obtenu, self.sites)))
            return self._methode(noeud, "gradient", [f, obtenu if self.sites.dans(obtenu) else ast.Constant(None), theta])
        if nom == "leve":
            return self._methode(noeud, "leve", [ast.Constant(None), *noeud.args[1:]], [k for k in noeud.keywords if k.arg not in ("quoi", "cause")])
        if nom == "accepte":
            return self._methode(noeud, "rien", [])
        if nom in ("sans_avertissement", "delai"):
            duree = [noeud.args[0], ast.Constant("")] if nom == "delai" else [ast.Constant("")]
            noeud.args, noeud.keywords = duree, [k for k in noeud.keywords if k.arg == "rejouer"]
        return noeud


def _observees(argument: ast.expr, sites: _Sites) -> Iterator[ast.expr]:
    """Les parties d'un argument de contrôle qui observent ; une fonction n'est appelée que par le juge, après un échec."""
    if isinstance(argument, ast.Lambda) or not sites.dans(argument):
        return
    if isinstance(argument, (ast.List, ast.Tuple, ast.Set, ast.JoinedStr)):
        for element in getattr(argument, "elts", None) or argument.values:
            yield from _observees(element, sites)
    elif isinstance(argument, ast.FormattedValue):
        yield from _observees(argument.value, sites)
    elif isinstance(argument, ast.Compare):
        for operande in (argument.left, *argument.comparators):
            yield from _observees(operande, sites)
    else:
        yield argument


def _changees(instruction: ast.stmt) -> Iterator[str | None]:
    """Les variables dont cette instruction change peut-être l'objet : ``a[0] = …``, ``a.x = …``, ``a += …``, ``a.f(b)``, ``f(a, b)``."""
    for n in ast.walk(instruction):
        if isinstance(n, (ast.Attribute, ast.Subscript)) and isinstance(n.ctx, (ast.Store, ast.Del)):
            yield variable_de(n)
        elif isinstance(n, ast.AugAssign):
            yield variable_de(n.target)
    match instruction:
        case ast.Expr(value=ast.Call(func=f) as appel) if controle(appel) is None:
            yield variable_de(f)
            if getattr(f, "attr", "") not in REMPLISSENT:
                yield from map(variable_de, appel.args)


def _blocs(i: ast.stmt) -> Iterator[list[ast.stmt]]:
    for champ in ("body", "orelse", "finalbody"):
        if isinstance(bloc := getattr(i, champ, None), list):
            yield bloc
    for traitement in getattr(i, "handlers", ()):
        yield traitement.body


def _sans_blocs(i: ast.stmt) -> ast.stmt:
    """L'instruction sans ses blocs : son test, son itérable, ses contextes, ses décorateurs."""
    if not any(True for _ in _blocs(i)):
        return i
    i = copy.copy(i)
    for champ in ("body", "orelse", "finalbody", "handlers"):
        if hasattr(i, champ):
            setattr(i, champ, [])
    return i

