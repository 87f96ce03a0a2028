"""Piloter un vrai JupyterLab dans Chromium, pour les tests et pour les captures d'écran.

    with jupyterlab(racine) as serveur, chromium() as contexte:
        labo = Labo(contexte, serveur)
        labo.ouvrir("accueil.ipynb")
        labo.executer_tout()
        labo.capturer("accueil")

Le serveur tourne dans l'environnement Python courant, avec ses propres dossiers de réglages : rien de l'utilisateur
n'est lu ni écrit. Les carnets ne sont pas fenêtrés, pour que chaque cellule existe dans la page.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# La machine peut être lente et partagée ; un test qui passe n'attend jamais tout ce temps.
DELAI = 60_000  # millisecondes

_REGLAGES = {
    "@jupyterlab/translation-extension:plugin": {"locale": "fr_FR"},
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none", "scrollPastEnd": False},
    "@jupyterlab/apputils-extension:notification": {"checkForUpdates": False, "fetchNews": "false"},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}

_OPTIONS_CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=fr-FR",
]


def trouver_chromium() -> str | None:
    """Le chemin de Chromium ou de Chrome sur cette machine, ou None."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@dataclass(frozen=True)
class Serveur:
    """Un JupyterLab en marche : son adresse et son jeton."""

    adresse: str
    jeton: str
    journal: Path

    def url(self, chemin: str) -> str:
        """L'adresse d'un chemin du serveur, jeton compris."""
        return f"{self.adresse}/{chemin}?token={self.jeton}"


def _port_libre() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


def _attendre(serveur: Serveur, processus: subprocess.Popen) -> None:
    limite = time.monotonic() + DELAI / 1000
    while time.monotonic() < limite:
        if processus.poll() is not None:
            break
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(serveur.url("api/status"), timeout=5).close()
            return
        time.sleep(0.1)
    raise RuntimeError("JupyterLab n'a pas démarré :\n" + serveur.journal.read_text(errors="replace")[-3000:])


@contextlib.contextmanager
def jupyterlab(racine: Path) -> Iterator[Serveur]:
    """Démarre JupyterLab en français sur ``racine``, et l'arrête avec ses noyaux en sortant."""
    with tempfile.TemporaryDirectory(prefix="retroprop-lab-", ignore_cleanup_errors=True) as prive:
        config = Path(prive) / "config"
        (config / "labconfig").mkdir(parents=True)
        (config / "labconfig" / "default_setting_overrides.json").write_text(json.dumps(_REGLAGES))
        # Les programmes de l'environnement d'abord : nbgrader appelle « alembic » par son nom.
        environnement = os.environ | {
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
            "JUPYTER_CONFIG_DIR": str(config),
            "JUPYTER_DATA_DIR": str(Path(prive) / "data"),
            "JUPYTER_RUNTIME_DIR": str(Path(prive) / "runtime"),
            "JUPYTERLAB_SETTINGS_DIR": str(Path(prive) / "reglages"),
            "JUPYTERLAB_WORKSPACES_DIR": str(Path(prive) / "espaces"),
            "IPYTHONDIR": str(Path(prive) / "ipython"),
            "JUPYTER_PLATFORM_DIRS": "1",
        }
        port, jeton = _port_libre(), secrets.token_hex(16)
        serveur = Serveur(f"http://127.0.0.1:{port}", jeton, Path(prive) / "journal.txt")
        commande = [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--LabApp.expose_app_in_browser=True"),
            *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"),
            *(f"--ServerApp.root_dir={racine}", f"--IdentityProvider.token={jeton}"),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            commande.append("--allow-root")
        with serveur.journal.open("wb") as journal:
            processus = subprocess.Popen(
                commande,
                cwd=racine,
                env=environnement,
                stdin=subprocess.DEVNULL,
                stdout=journal,
                stderr=subprocess.STDOUT,
            )
        try:
            _attendre(serveur, processus)
            yield serveur
        finally:
            # SIGTERM laisse JupyterLab arrêter ses noyaux.
            processus.send_signal(signal.SIGTERM)
            try:
                processus.wait(20)
            except subprocess.TimeoutExpired:
                processus.kill()
                processus.wait()


@contextlib.contextmanager
def chromium(largeur: int = 1280, hauteur: int = 900):
    """Un Chromium sans fenêtre ; donne un contexte de playwright, en français."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=trouver_chromium(), args=_OPTIONS_CHROMIUM)
        try:
            contexte = navigateur.new_context(
                locale="fr-FR", viewport={"width": largeur, "height": hauteur}, reduced_motion="reduce"
            )
            contexte.set_default_timeout(DELAI)
            yield contexte
        finally:
            navigateur.close()


# Le carnet affiché ; chaque cellule reçoit son grade_id (et ses étiquettes) en attributs, pour être désignée.
_MARQUER = """() => {
  const carnet = window.jupyterapp.shell.currentWidget?.content;
  if (!carnet?.widgets?.length || !carnet.model) return 0;
  carnet.widgets.forEach((cellule, rang) => {
    cellule.node.dataset.rang = rang;
    cellule.node.dataset.gradeId = cellule.model.getMetadata('nbgrader')?.grade_id ?? '';
    cellule.node.dataset.etiquettes = (cellule.model.getMetadata('tags') ?? []).join(' ');
  });
  return carnet.widgets.length;
}"""

_PRET = """() => {
  if (!window.rpRestaure) window.jupyterapp?.restored.then(() => { window.rpRestaure = true; });
  const vue = window.jupyterapp?.shell.currentWidget;
  return window.rpRestaure && vue?.context?.isReady && vue.sessionContext?.session?.kernel?.status === 'idle';
}"""

# Exécute les cellules de rangs donnés, l'une après l'autre, jusqu'au bout.
_EXECUTER = """async (rangs) => {
  const {shell, commands} = window.jupyterapp;
  const carnet = shell.currentWidget.content;
  for (const rang of rangs) {
    carnet.deselectAll();
    carnet.activeCellIndex = rang;
    await commands.execute('notebook:run-cell');
  }
}"""

# Choisit la première cellule ; donne la hauteur de tout le carnet, et celle de la fenêtre autour de lui.
_HAUTEURS = """() => {
  const vue = window.jupyterapp.shell.currentWidget;
  vue.content.deselectAll();
  vue.content.activeCellIndex = 0;
  const exterieur = vue.node.querySelector('.jp-WindowedPanel-outer') ?? vue.node.querySelector('.jp-Notebook');
  return [exterieur.scrollHeight, window.innerHeight - exterieur.clientHeight];
}"""

# Choisit une cellule, en mode commande, comme le ferait la flèche du bas.
_CHOISIR = """(id) => {
  const carnet = window.jupyterapp.shell.currentWidget.content;
  carnet.deselectAll();
  carnet.activeCellIndex = carnet.widgets.findIndex(c => c.node.dataset.gradeId === id);
  carnet.mode = 'command';
  carnet.activate();
}"""

_DEFILER = """(haut) => {
  const vue = window.jupyterapp.shell.currentWidget;
  (vue.node.querySelector('.jp-WindowedPanel-outer') ?? vue.node.querySelector('.jp-Notebook')).scrollTop = haut;
}"""

# Une capture plus haute ne se lit plus.
_HAUTEUR_MAXIMALE = 4000


class Labo:
    """Une page de JupyterLab : ouvrir un carnet, y écrire, l'exécuter, le photographier."""

    def __init__(self, contexte, serveur: Serveur, captures: Path | None = None):
        self.serveur = serveur
        self.captures = captures
        self.page = contexte.new_page()

    def commander(self, commande: str, **arguments) -> None:
        """Exécute une commande de JupyterLab, et attend la fin."""
        self.page.evaluate(
            "([commande, options]) => window.jupyterapp.commands.execute(commande, options).then(() => null)",
            [commande, arguments],
        )

    def ouvrir(self, chemin: str, *, seul: bool = False) -> None:
        """Ouvre un carnet (chemin depuis la racine du serveur) et attend que son noyau soit prêt. seul : ferme les autres."""
        self.page.goto(self.serveur.url(f"lab/tree/{chemin}") + ("&reset" if seul else ""))
        self.attendre_carnet()

    def ouvrir_formgrader(self):
        """Ouvre le Formgrader dans un espace de travail vide ; renvoie son cadre."""
        self.page.goto(self.serveur.url("lab") + "&reset")
        self.page.wait_for_function("window.jupyterapp?.commands.hasCommand('nbgrader:open-formgrader')")
        self.page.evaluate("window.jupyterapp.restored.then(() => null)")
        self.commander("nbgrader:open-formgrader")
        return self.page.frame_locator("iframe[src*=formgrader]")

    def revenir_a(self, chemin: str) -> None:
        """Montre un carnet déjà ouvert."""
        self.commander("docmanager:open", path=chemin)
        self.attendre_carnet()

    def attendre_carnet(self) -> None:
        """Attend que le carnet affiché soit chargé, son noyau prêt, puis désigne ses cellules."""
        self.page.wait_for_function(_PRET)
        self.page.wait_for_function(_MARQUER)

    def cellule(self, grade_id: str):
        """La cellule de ce ``grade_id``."""
        return self.page.locator(f'.jp-Cell[data-grade-id="{grade_id}"]')

    def cellules_avec(self, etiquette: str):
        """Les cellules du carnet affiché qui portent cette étiquette."""
        return self.page.locator(f'.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell[data-etiquettes~="{etiquette}"]')

    def ecrire(self, grade_id: str, code: str) -> None:
        """Remplace au clavier le contenu d'une cellule."""
        self.cellule(grade_id).locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(code)

    def executer(self, grade_id: str) -> None:
        """Exécute une cellule au clavier (Ctrl+Entrée) et attend la fin."""
        self.page.evaluate(_CHOISIR, grade_id)  # un clic déplierait une entrée repliée
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(
            """(id) => {
              const vue = window.jupyterapp.shell.currentWidget;
              const cellule = vue.content.widgets.find(c => c.node.dataset.gradeId === id);
              return vue.sessionContext.session.kernel.status === 'idle' && cellule.model.executionCount > 0
                && cellule.model.executionState !== 'running';
            }""",
            arg=grade_id,
        )

    def executer_rangs(self, rangs: list[int]) -> None:
        """Exécute des cellules par leur rang, et attend la fin."""
        self.page.evaluate(_EXECUTER, rangs)

    def rangs_de_lecture(self) -> list[int]:
        """Les rangs des cellules de code sauf les réponses, les tests et les démonstrations longues."""
        return self.page.evaluate(
            """() => window.jupyterapp.shell.currentWidget.content.widgets.flatMap((cellule, rang) => {
              const {grade, solution} = cellule.model.getMetadata('nbgrader') ?? {};
              const longue = (cellule.model.getMetadata('tags') ?? []).includes('demonstration');
              return cellule.model.type === 'code' && !grade && !solution && !longue ? [rang] : [];
            })"""
        )

    def executer_jusqu_a(self, grade_id: str) -> None:
        """Exécute les cellules de code du début jusqu'à celle-ci comprise."""
        fin = int(self.cellule(grade_id).get_attribute("data-rang"))
        self.executer_rangs(list(range(fin + 1)))

    def executer_tout(self) -> None:
        """Exécute tout le carnet, et attend la fin (une erreur arrête l'exécution)."""
        self.commander("notebook:run-all-cells")
        self.page.wait_for_function(_PRET)

    def enregistrer(self) -> None:
        """Enregistre le carnet affiché."""
        self.commander("docmanager:save")

    def capturer(self, nom: str) -> None:
        """Photographie la page, dans le dossier des captures."""
        if self.captures is not None:
            self.captures.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=self.captures / f"{nom}.png")

    def capturer_carnet(self, nom: str) -> None:
        """Photographie tout le carnet affiché, en plusieurs images (``nom``, ``nom-2``…) s'il est long."""
        fenetre = self.page.viewport_size
        total, autour = self.page.evaluate(_HAUTEURS)
        visible = min(total, _HAUTEUR_MAXIMALE)
        self.page.set_viewport_size({"width": fenetre["width"], "height": visible + autour})
        for rang, haut in enumerate(range(0, total, visible), start=1):
            self.page.wait_for_timeout(300)  # la mise en page et les images suivent la nouvelle taille
            self.page.evaluate(_DEFILER, haut)
            self.page.wait_for_timeout(100)
            self.capturer(nom if rang == 1 else f"{nom}-{rang}")
        self.page.set_viewport_size(fenetre)
