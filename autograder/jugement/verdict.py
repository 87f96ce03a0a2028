"""Le jugement d'un test : son texte entier, où ce que le noyau de la copie a laissé voir prend la place de ce que l'apprenant calcule."""

from __future__ import annotations

import builtins
import contextlib
import functools
import io
import json
import linecache
import os
import sys
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# Le relevé et ses données se chargent seuls dans le noyau, sous ces noms ; ici aussi, pour que les deux côtés partagent le même code.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "isolement"))
import donnees  # noqa: E402
import releve  # noqa: E402

from autograder.jugement.vues import RELEVE, Vues  # noqa: E402
from retroprop import controles, erreurs  # noqa: E402

FICHIER = erreurs.MARQUE + "{}>"  # comme chez l'apprenant : les messages disent « dans le test »


@dataclass
class Verdict:
    """Ce qu'un test vaut. message : ce que l'apprenant lit, une ligne par élément ; libelle : ce qu'affiche un test réussi."""

    reussi: bool
    message: list[str] = field(default_factory=list)
    libelle: str = ""
    erreur: str = ""  # le nom de l'exception
    releves: int = 0  # valeurs observées
    sur_parole: int = 0  # parmi elles, celles qui ne sont qu'un oui ou un non
    objets: list[int] = field(default_factory=list)  # les sites où un objet est venu, et non une donnée
    sortie: str = ""


class ReleveIncomplet(Exception):
    """Le noyau n'a pas tout observé ; le message dit pourquoi."""


class _Lecteur(releve.Observation):
    """L'observation dans le processus de confiance : rien n'est calculé, tout est lu dans le relevé."""

    def __init__(self, contenu: Any, permis: frozenset[int] | None) -> None:
        """permis : les sites où la solution a un objet ; ``None`` si on ne le sait pas encore."""
        super().__init__()
        self.permis, self.objets = permis, set()
        self._decodeur = donnees.Decodeur(exception_observee)
        self.fin = None
        if not isinstance(contenu, dict) or not isinstance(contenu.get("releves"), list):
            raise donnees.ReleveIllisible("ce n'est pas un relevé")
        if contenu.get("fin") is not None:
            self.fin = donnees.Decodeur.lire_exception(contenu["fin"])
        self._suite: Iterator[Any] = iter(contenu["releves"])
        self._legitimes: set[int] = set()
        self.lus = self.sur_parole = 0

    def _est_un_objet(self, feuille: Any) -> bool:
        return isinstance(feuille, donnees.Objet) and feuille.attendu

    def _observer(self, site: int, calcul: Callable[[], Any], arguments: tuple = ()) -> Any:
        for generateur in self._partages_recus(arguments):
            generateur.advance(releve._SAUT)
        self._toucher(arguments)
        return self._suivant(site)

    def _suivant(self, site: int) -> Any:
        """La valeur relevée au site voulu ; celles d'autres sites, que le jugement n'a pas demandées, sont passées."""
        for element in self._suite:
            try:
                sien, genre, contenu = element
            except (TypeError, ValueError):
                raise donnees.ReleveIllisible("un élément mal formé") from None
            if sien != site:
                continue
            if genre == "e":
                self.lus += 1
                raise exception_observee(self._decodeur.lire_exception(contenu))
            valeur = self._decodeur.decoder(contenu)
            self.lus += 1
            self.sur_parole += isinstance(valeur, bool)
            venus = [f for f in donnees.feuilles(valeur) if isinstance(f, donnees.Objet)]
            if venus:
                self.objets.add(site)
            if self.permis is not None and site not in self.permis:
                for objet in venus:
                    objet.attendu = objet._numero in self._legitimes
            else:
                self._legitimes |= {objet._numero for objet in venus}
            return valeur
        if self.fin is not None:
            raise exception_observee(self.fin)
        raise ReleveIncomplet("le test n'a pas pu être observé jusqu'au bout")

    @contextlib.contextmanager
    def contexte(self, calcul, site):
        """Voir ``Observation.contexte``."""
        yield self._suivant(site)

    @contextlib.contextmanager
    def inchanges(self, site, **tableaux):
        """Les tableaux d'ici, intacts, contre ceux que le noyau a gardés."""
        yield
        controles.comparer_inchanges(tableaux, self._suivant(site))

    def est_instance(self, valeur: Any, classes: Any) -> bool:
        """``isinstance``, d'après les noms des classes pour un objet resté dans le noyau."""
        if not isinstance(valeur, donnees.Objet):
            return isinstance(valeur, classes)
        voulues = classes if isinstance(classes, tuple) else (classes,)
        if any(isinstance(c, tuple) for c in voulues):
            return any(self.est_instance(valeur, c) for c in voulues)
        return any(_noms_possibles(c) & set(valeur._classes) for c in voulues)


def _noms_possibles(classe: Any) -> set[str]:
    """Les noms sous lesquels une classe peut se présenter ; une classe abstraite vaut aussi pour celles qui l'implémentent."""
    if isinstance(classe, donnees.Objet):  # une classe de l'apprenant
        return set(classe._classe[:1])
    if classe is types.GeneratorType:
        return {"builtins.generator"}
    return {f"{classe.__module__}.{classe.__name__}"}


class InterruptionObservee(KeyboardInterrupt):
    """Dans le noyau de la copie, ce calcul a été interrompu par son délai."""


def exception_observee(contenu: dict) -> BaseException:
    """L'exception qu'une copie a levée : de la même classe si Python ou NumPy la connaît, sinon de la première de ses parentes connues."""
    base = next((c for nom in contenu["classes"] if (c := _classe_connue(nom))), Exception)
    if base is KeyboardInterrupt:
        base = InterruptionObservee
    elif not issubclass(base, Exception):  # SystemExit, GeneratorExit : une copie n'arrête pas le juge
        base = Exception
    nom = contenu["classes"][0].split(".")[-1]
    classe = type("".join(c for c in nom if c.isalnum() or c == "_")[:60] or "Exception", (base,), {"__init__": Exception.__init__, "__str__": lambda e: e.message_observe})
    erreur = classe.__new__(classe)
    erreur.args, erreur.message_observe, erreur.observee = (contenu["message"],), contenu["message"], contenu
    return erreur


def _classe_connue(nom: str) -> type[BaseException] | None:
    module, _, simple = nom.rpartition(".")
    classe = getattr(builtins, simple, None) if module == "builtins" else None
    if module in ("numpy.exceptions", "numpy"):
        import numpy

        classe = getattr(numpy.exceptions, simple, None)
    return classe if isinstance(classe, type) and issubclass(classe, BaseException) else None


# ---------------------------------------------------------------- juger


def juger(vues: Vues, texte: str, nom: str, espace: dict[str, Any], contenu: Any, graine: int, permis: frozenset[int] | None = None) -> Verdict:
    """Le verdict d'un test. texte : sa source ; espace : les noms du cours à cet endroit ; contenu : le relevé, en JSON décodé.

    permis : les sites où la solution a un objet. Ailleurs, un objet est une réponse comme une autre, fausse : rien n'y est observé.

    Rien de ce que contient le relevé n'est exécuté. Un relevé illisible ou incomplet perd le test.
    """
    fichier = FICHIER.format(nom)
    linecache.cache[fichier] = (len(texte), None, texte.splitlines(keepends=True), fichier)
    sortie = io.StringIO()
    try:
        lecteur = _Lecteur(contenu, permis)
    except donnees.ReleveIllisible as erreur:
        return Verdict(False, [f"✘ Le noyau a envoyé un relevé illisible ({erreur})."], erreur="ReleveIllisible")
    noms = {**espace, RELEVE: lecteur}
    noms["__builtins__"] = builtins
    ancienne = os.environ.get("RETROPROP_GRAINE")
    os.environ["RETROPROP_GRAINE"] = str(graine)
    releve.semer(graine % 2**31)
    controles.oublier()
    verdict = Verdict(False)
    try:
        with contextlib.redirect_stdout(sortie):
            exec(_compiler(vues, fichier), noms)
        verdict.reussi, verdict.libelle = True, (controles.reussites() or [""])[-1]
    except (Exception, KeyboardInterrupt) as erreur:
        verdict.erreur, verdict.message = type(erreur).__name__, _message(erreur, _lignes_cachees(texte))
    finally:
        if ancienne is None:
            os.environ.pop("RETROPROP_GRAINE", None)
        else:
            os.environ["RETROPROP_GRAINE"] = ancienne
    verdict.releves, verdict.sur_parole, verdict.objets, verdict.sortie = lecteur.lus, lecteur.sur_parole, sorted(lecteur.objets), sortie.getvalue()
    return verdict


@functools.lru_cache(maxsize=2048)
def _compiler(vues: Vues, fichier: str) -> types.CodeType:
    return compile(vues.jugement, fichier, "exec")


def absents(noms: frozenset[str]) -> dict[str, donnees.Objet]:
    """De quoi tenir la place des noms de l'apprenant : ``globals()`` les trouve, leur valeur reste dans le noyau."""
    return {nom: donnees.Objet({"classes": ["absent"], "classe": [], "numero": -1}) for nom in noms}


def _lignes_cachees(texte: str) -> set[int]:
    """Les lignes d'un test que l'apprenant ne doit pas lire."""
    cachees, dedans = set(), False
    for numero, ligne in enumerate(texte.split("\n"), 1):
        dedans = dedans or "### BEGIN HIDDEN TESTS" in ligne
        if dedans:
            cachees.add(numero)
        dedans = dedans and "### END HIDDEN TESTS" not in ligne
    return cachees


def _message(erreur: BaseException, cachees: set[int]) -> list[str]:
    """Ce que l'apprenant lirait chez lui : la même composition, d'après ce que le noyau a dit de l'exception ; sans citer une ligne cachée."""
    if isinstance(erreur, controles.Echec):
        return str(erreur).split("\n")
    if isinstance(erreur, donnees.ReleveIllisible):
        return [f"✘ Le noyau a envoyé un relevé illisible ({erreur})."]
    if isinstance(erreur, ReleveIncomplet):
        return [f"✘ Le test s'est arrêté : {erreur}."]
    description = erreurs.decrire(erreur, erreur.__traceback__)
    for cadre in description["cadres"]:
        if cadre[3] and cadre[1] in cachees:
            cadre[2] = "(une vérification cachée)"
    observee = getattr(erreur, "observee", None)
    if observee:
        sure = _description_sure(observee)
        description = {**sure, "notes": [], "cadres": [*description["cadres"], *sure["cadres"]]}
    return erreurs.composer(description)


def _description_sure(observee: dict) -> dict:
    """La description d'une exception venue du noyau, dont chaque champ a le bon type."""
    brute = observee["description"]
    cadres = [[str(c[0])[:80], c[1] if isinstance(c[1], int) else 0, str(c[2])[:300], False]
              for c in brute.get("cadres", [])[:8] if isinstance(c, list) and len(c) == 4 and c[3] is not True]
    return {"classes": [c.split(".")[-1][:80] for c in observee["classes"]], "message": " ".join(observee["message"].split())[:2000], "cadres": cadres,
            "internes": brute.get("internes") is True, "ailleurs": brute.get("ailleurs") is True}


def lire(octets: str | bytes | None) -> Any:
    """Le contenu d'un relevé, ou ``None`` s'il n'est pas du JSON de taille raisonnable."""
    if octets is None or len(octets) > donnees.OCTETS_MAX:
        return None
    try:
        return json.loads(octets)
    except (ValueError, RecursionError):
        return None
