"""Éprouver des carnets sur le moteur de notation lui-même : le même noyau isolé, le même juge.

Les cellules d'un carnet passent une fois ; les tests qui tirent au hasard sont observés et jugés avec d'autres graines. Des carnets qui
commencent par les mêmes cellules partagent un noyau jusque-là, sauf si TensorFlow y a calculé.
"""

from __future__ import annotations

import copy
import functools
import itertools
import json
import os
import time
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field

import nbformat
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from traitlets.config import Config

from autograder.cellules import a_executer, est_un_test, grade_id
from autograder.execution.equipe import SEUL, Communs, commencer, contexte_des_travailleurs
from autograder.execution.executer import CONFIANCE, SANS_ISOLEMENT, Executer, NoyauPerdu, a_relever, graine_du_test
from autograder.isolement.acces import a_precharger
from autograder.isolement.bac_a_sable import IsolementImpossible
from autograder.isolement.pepiniere import CADRES, DONNEES, SUITES
from autograder.jugement.chapitre import Test
from autograder.retour.exporter import sans_couleurs

GRAINES = 20
GRAINES_DES_FAUSSES = 5
ENSEMBLE = 8  # carnets qui ont le même début, dans un noyau
TRAVAILLEURS = 3  # un de plus que la machine de référence n'a de cœurs : un noyau qui démarre attend plus qu'il ne calcule
DELAI = 120.0  # secondes par copie : un chapitre s'exécute en moins d'une minute


@dataclass(frozen=True)
class Passage:
    """Un test, observé et jugé une fois avec une graine."""

    grade_id: str
    graine: int
    reussi: bool
    message: str  # ce que l'apprenant lit si le test échoue
    sortie: str  # ce que le test affiche en étant jugé
    releves: int  # valeurs venues du noyau
    sur_parole: int  # parmi elles, celles qui ne sont qu'un oui ou un non
    objets: tuple[int, ...]  # les sites où un objet est venu
    duree: float

    @property
    def lignes(self) -> int:
        return len(self.message.splitlines())


@dataclass
class Resultats:
    """Tout ce qu'a donné l'exécution d'un carnet."""

    passages: dict[str, list[Passage]]  # par grade_id, dans l'ordre des graines
    erreurs: list[tuple[str, str]] = field(default_factory=list)  # cellules non notées : nom, message
    arret: str = ""  # pourquoi l'exécution s'est arrêtée avant la fin
    duree: float = 0.0


def executer_carnets(carnets: Mapping[str, NotebookNode], sources: Mapping[str, NotebookNode], graines: Sequence[int] = range(GRAINES), *,
                     peu: Container[str] = (), travailleurs: int = TRAVAILLEURS, delai: float = DELAI) -> Iterator[tuple[str, Resultats]]:
    """Exécute des carnets, chacun dans un noyau isolé, et rend les résultats dès qu'ils sont prêts.

    sources : pour chaque carnet, le carnet source dont le juge tient les tests et les références.
    graines : la première pour l'exécution entière, les suivantes pour observer de nouveau les tests qui tirent au hasard.
    peu : les carnets auxquels ``GRAINES_DES_FAUSSES`` graines suffisent.
    delai : secondes accordées à un carnet. Un carnet qui les dépasse, ou dont le noyau meurt, le dit dans ``arret``
    et n'arrête pas les autres. Lève ``IsolementImpossible`` là où l'on ne peut pas noter.
    """
    equipe = ouvrir(sources.values(), travailleurs)
    octets: dict[int, bytes] = {}  # une source sert à tout un chapitre
    confies = {}
    for ensemble in _ensembles(carnets, sources):
        source = sources[ensemble[0]]
        if id(source) not in octets:
            octets[id(source)] = json.dumps(source, sort_keys=True).encode()
        textes = [(nom, json.dumps(carnets[nom]), list(graines[:GRAINES_DES_FAUSSES] if nom in peu else graines)) for nom in ensemble]
        confies[equipe.submit(_executer_ensemble, textes, octets[id(source)], delai)] = ensemble
    try:
        for fini in as_completed(confies):
            yield from fini.result().items()
    except BrokenExecutor:
        _equipe.cache_clear()  # la prochaine fois, une autre équipe
        raise
    finally:
        for future in confies:
            future.cancel()


def ouvrir(sources: Iterable[NotebookNode], travailleurs: int = TRAVAILLEURS) -> ProcessPoolExecutor:
    """L'équipe qui exécutera les carnets tirés de ces sources : elle démarre pendant qu'on les prépare."""
    return _equipe(travailleurs, frozenset(DONNEES) | a_precharger("\n".join(c.source for source in sources for c in source.cells)))


def _ensembles(carnets: Mapping[str, NotebookNode], sources: Mapping[str, NotebookNode]) -> list[list[str]]:
    """Les carnets qui partent ensemble : ils diffèrent de la même source à partir de la même cellule. Ceux qui n'attendent aucun cadre d'abord, puis les plus longs."""
    par_debut: dict[tuple, list[str]] = {}
    for nom, carnet in carnets.items():
        debut = _premiere_a_soi(carnet, sources[nom])
        par_debut.setdefault((id(sources[nom]), carnet.cells[debut].id if debut < len(carnet.cells) else ""), []).append(nom)

    def ordre(noms: list[str]) -> tuple[bool, int]:
        cellules = [c.source for nom in noms for c in carnets[nom].cells]
        return bool(a_precharger("\n".join(cellules)) & CADRES.keys()), -len(cellules)

    return sorted((noms[i:i + ENSEMBLE] for noms in par_debut.values() for i in range(0, len(noms), ENSEMBLE)), key=ordre)


@functools.cache
def _equipe(travailleurs: int, demandes: frozenset[str]) -> ProcessPoolExecutor:
    """Une équipe qui sert à tous les chapitres qui emploient les mêmes cadres : ils mettent des secondes à s'importer.

    Un carnet sans cadre n'attend pas : il a sa pépinière, dont les noyaux naissent trois fois plus vite.
    """
    communs = SEUL if os.environ.get(SANS_ISOLEMENT) == CONFIANCE else Communs(*{demandes.difference(CADRES, SUITES), demandes}).adresses
    equipe = ProcessPoolExecutor(travailleurs, mp_context=contexte_des_travailleurs(), initializer=commencer, initargs=(communs,))
    for _ in range(travailleurs):
        equipe.submit(os.getpid)  # un travailleur ne démarre qu'à la première tâche
    return equipe


def executer_carnet(carnet: NotebookNode, graines: Sequence[int] = range(GRAINES), *, source: NotebookNode | None = None, delai: float = DELAI) -> Resultats:
    """Exécute un carnet (voir ``executer_carnets``). source : le carnet lui-même par défaut."""
    return next(iter(executer_carnets({"": carnet}, {"": source or carnet}, graines, travailleurs=1, delai=delai)))[1]


# ---- dans un travailleur


@dataclass
class _Essai:
    """Un carnet à exécuter, tel qu'il est confié à un travailleur."""

    nom: str
    carnet: NotebookNode
    graines: list[int]


def _executer_ensemble(textes: list[tuple[str, str, list[int]]], source: bytes, delai: float) -> dict[str, Resultats]:
    """Des carnets qui ont le même début : il n'est exécuté qu'une fois, sauf pour ceux qui n'y ont pas trouvé leur compte."""
    essais = [_Essai(nom, nbformat.from_dict(json.loads(texte)), graines) for nom, texte, graines in textes]  # sans validation : le carnet du quiz répète des cellules
    resultats: dict[str, Resultats] = {}
    if len(essais) > 1:
        tronc = _Tronc(essais, nbformat.from_dict(json.loads(source)), delai)
        resultats = tronc.resultats_communs(source)
    return {essai.nom: resultats.get(essai.nom) or _executer_seul(essai, source, delai) for essai in essais}


def _executer_seul(essai: _Essai, source: bytes, delai: float) -> Resultats:
    banc = _Banc(essai.graines, config=_configuration(essai.graines, delai))
    debut = time.monotonic()
    banc.resultats = _resultats_vides(essai.carnet)
    banc.preprocess(essai.carnet, {"retroprop_source": source})
    banc.resultats.erreurs = [(_nom(c, rang), _message(c)) for rang, c in enumerate(essai.carnet.cells, 1)
                              if c.cell_type == "code" and not est_un_test(c) and _message(c)]
    banc.resultats.arret = essai.carnet.metadata.retroprop.arret
    banc.resultats.duree = time.monotonic() - debut
    return banc.resultats


def _configuration(graines: list[int], delai: float) -> Config:
    return Config({"Executer": {"timeout": int(delai), "graine": graines[0]}, "ProvisionneurIsole": {"duree": 8 * int(delai)}})


def _resultats_vides(carnet: NotebookNode) -> Resultats:
    return Resultats({grade_id(c): [] for c in carnet.cells if est_un_test(c)})


def _nom(cellule: NotebookNode, rang: int) -> str:
    return grade_id(cellule) or f"n° {rang} : {cellule.source.strip().splitlines()[:1]}"


class _Banc(Executer):
    """L'exécution d'une copie, où les tests qui tirent au hasard sont observés avec d'autres graines, et chaque passage retenu."""

    resultats: Resultats

    def __init__(self, graines: list[int], **arguments) -> None:
        super().__init__(**arguments)
        self._graines = graines

    def _graines_de(self, test: Test) -> list[int]:
        # controles.hasard est seul à lire la graine : les autres tests donneraient le même résultat.
        return self._graines if "controles.hasard(" in test.texte else self._graines[:1]

    def verdict(self, test, graine):
        """Le premier verdict compte ; les autres sont retenus."""
        rendus = []
        for une in self._graines_de(test):
            debut = time.monotonic()
            rendu = super().verdict(test, une)
            rendus.append(rendu)
            self.resultats.passages[test.nom].append(Passage(
                test.nom, une, rendu["reussi"], "" if rendu["reussi"] else "\n".join(rendu["message"]), rendu.get("sortie", ""),
                rendu.get("releves", 0), rendu.get("sur_parole", 0), tuple(rendu.get("objets", ())), time.monotonic() - debut))
        return rendus[0]


class _Tronc(_Banc):
    """Plusieurs copies dans un noyau : ce qu'elles ont en commun y est exécuté, puis chacune continue dans un processus né de lui.

    Ce qui n'aboutit pas ainsi (une boucle sans fin, un noyau tué) est laissé à l'exécution ordinaire, qui dit pourquoi.
    """

    def __init__(self, essais: list[_Essai], source: NotebookNode, delai: float) -> None:
        super().__init__(essais[0].graines, config=_configuration(essais[0].graines, delai))
        self._essais, self._delai = essais, delai
        communes = {c.id for essai in essais for c in _debut(essai.carnet, source)}
        self._tronc = copy.copy(source)
        self._tronc.cells = [c for c in source.cells if c.id in communes]
        self._faits: dict[str, Resultats] = {}
        self._suites = {essai.nom: [c for c in essai.carnet.cells if c.id not in communes] for essai in essais}

    def resultats_communs(self, source: bytes) -> dict[str, Resultats]:
        """Les résultats des copies qui ont abouti, par nom."""
        self.resultats = _resultats_vides(self._tronc)
        self.preprocess(self._tronc, {"retroprop_source": source})
        return self._faits

    def _texte(self) -> str:
        """Ce que les copies exécuteront aussi."""
        return "\n".join(c.source for essai in self._essais for c in essai.carnet.cells)

    def _executer_la_copie(self, resources) -> None:
        self.km = self.kc = None
        self._ne_rien_savoir()
        try:
            with self.setup_kernel():
                for rang, cellule in enumerate(self._tronc.cells):
                    self.preprocess_cell(cellule, resources, rang)
                if not any(_message(c) for c in self._tronc.cells if c.cell_type == "code"):
                    for essai in self._essais:
                        self._continuer(essai)
        except (NoyauPerdu, DeadKernelError, CellTimeoutError, RuntimeError) as erreur:
            if isinstance(erreur, IsolementImpossible):
                raise

    def _continuer(self, essai: _Essai) -> None:
        debut, self.nb, self._graines = time.monotonic(), essai.carnet, essai.graines
        self._ne_rien_savoir()
        self._suite = self._suites[essai.nom]
        rendus = self._bifurquer([self._etape(c) for c in self._suite])
        if rendus is None:
            return
        self.resultats = _resultats_vides(essai.carnet)
        for rang, (cellule, rendu) in enumerate(zip(self._suite, rendus, strict=True), 1):
            if est_un_test(cellule):
                self._retenir(self.chapitre.tests[grade_id(cellule)], rendu)
            elif rendu:
                self.resultats.erreurs.append((_nom(cellule, rang), sans_couleurs(rendu)))
        for cellule in filter(est_un_test, self._suite):
            self._tester(cellule)
        self.resultats.duree = time.monotonic() - debut
        self._faits[essai.nom] = self.resultats

    def _etape(self, cellule: NotebookNode) -> list:
        if not est_un_test(cellule):
            return ["cellule", a_executer(cellule)]
        return self._etape_d_un_test(self.chapitre.tests[grade_id(cellule)])

    def _etape_d_un_test(self, test: Test, references: Iterable[str] = (), reponse: str = "") -> list:
        releve, noms, _, *posees = a_relever(test, 0, references, reponse)
        return ["test", [graine_du_test(graine, test.nom) for graine in self._graines_de(test)], releve, noms, *posees]

    def _bifurquer(self, etapes: list[list]) -> list | None:
        """Les résultats des étapes, ou ``None`` si elles n'ont pas abouti."""
        texte = self._demander("bifurquer", [etapes], None, self._delai)[0]
        return json.loads(texte) if texte else None

    def _relever_d_avance(self, test):
        """Tout ce qui ne demande pas de référence l'a été en continuant."""

    def _relever(self, test, graine, references, reponse):
        if (test.nom, graine, *references) not in self._avances:
            self._relever_avec_les_references(test, references, reponse)
        return self._avances.get((test.nom, graine, *references), "")

    def _relever_avec_les_references(self, test: Test, references: list[str], reponse: str) -> None:
        """Ce test, et ceux qui le suivent dans le même exercice : s'ils sont perdus aussi, c'est sans doute pour la même raison."""
        avant = list(itertools.takewhile(lambda c: grade_id(c) != test.nom, self._suite))
        tests = [self.chapitre.tests[grade_id(c)] for c in self._suite[len(avant):] if est_un_test(c)]
        tests = [t for t in tests if t.exercice == test.exercice]
        rendus = self._bifurquer([*[self._etape(c) for c in avant if not est_un_test(c)], *[self._etape_d_un_test(t, references, reponse) for t in tests]])
        for t, releves in zip(tests, (rendus or [])[-len(tests):], strict=bool(rendus)):
            self._retenir(t, releves, references)

    def _retenir(self, test: Test, releves: list[str], references: Iterable[str] = ()) -> None:
        self._avances |= {(test.nom, graine_du_test(graine, test.nom), *references): releve
                          for graine, releve in zip(self._graines_de(test), releves, strict=True)}


def _premiere_a_soi(carnet: NotebookNode, source: NotebookNode) -> int:
    """Le rang de la première cellule d'un carnet qui n'est pas celle de la source, ou qui est un test."""
    connues = {c.id: c.source for c in source.cells}
    return next((rang for rang, c in enumerate(carnet.cells) if est_un_test(c) or connues.get(c.id) != c.source), len(carnet.cells))


def _debut(carnet: NotebookNode, source: NotebookNode) -> list[NotebookNode]:
    """Les cellules qu'un carnet peut avoir en commun avec d'autres : jusqu'à la première à soi, ou qui ferait calculer TensorFlow."""
    return list(itertools.takewhile(lambda c: "keras" not in a_precharger(c.source), carnet.cells[:_premiere_a_soi(carnet, source)]))


def _message(cellule: NotebookNode) -> str:
    """Ce que l'apprenant lit si la cellule échoue, sans couleurs."""
    erreurs = ["\n".join(s.traceback) or f"{s.ename} : {s.evalue}" for s in cellule.outputs if s.output_type == "error"]
    return sans_couleurs("\n".join(erreurs)).strip()
