"""Le provisionneur : Jupyter lui demande un noyau, il en fait naître un dans le bac à sable.

C'est un ``KernelProvisioner`` ordinaire : ``nbgrader autograde``, le Formgrader et ``retroprop noter`` passent tous par lui.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import sys
import tempfile
import time
from pathlib import Path
from queue import Empty
from typing import Any

import zmq
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerBase
from jupyter_core.utils import ensure_async
from traitlets import Integer, Set, Type

from autograder import reglages
from autograder.isolement import bac_a_sable, pepiniere
from autograder.isolement.acces import DEMARRAGE, PepiniereMorte, pepiniere_du_processus

NOM = "retroprop-isole"  # son point d'entrée, dans pyproject.toml
_PRIVES = ("/tmp", "/var/tmp", "/home", "/dev/shm")


class ProvisionneurIsole(KernelProvisionerBase):
    """Un noyau isolé. ``limites`` : octets, sauf ``processus`` (nombre) et ``duree`` (secondes)."""

    memoire = Integer(3 << 30, help="octets de mémoire résidente, tous processus de la copie ensemble").tag(config=True)
    adresses = Integer(8 << 30, help="octets d'adresses virtuelles par processus").tag(config=True)
    disque = Integer(128 << 20, help="octets que la copie peut écrire").tag(config=True)
    processus = Integer(32, help="processus simultanés de la copie").tag(config=True)
    duree = Integer(300, help="secondes pour toute la copie").tag(config=True)

    _connexion: socket.socket | None = None
    _reste = b""
    _fini: int | None = None
    _dossier: Path | None = None
    gardien_perdu = False  # vrai si le noyau a fini par la mort de son gardien ou de la pépinière
    pid = None
    processeur = 0.0  # secondes de processeur prises par la copie, d'après son gardien

    @property
    def has_process(self) -> bool:
        return self._connexion is not None

    @property
    def motif(self) -> str:
        """Pourquoi le noyau a été arrêté par son gardien ; vide sinon."""
        return pepiniere.MOTIFS.get(self._fini, "") if self._fini is not None else ""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Prépare le dossier des prises et la connexion par ``ipc``."""
        self._pepiniere = await asyncio.to_thread(pepiniere_du_processus, self.parent.demandes)
        self._salle = self._pepiniere.adresse.salle
        self._dossier = Path(tempfile.mkdtemp(prefix="n-", dir=self._salle))
        (self._dossier / "travail").mkdir()
        noyau = self.parent
        noyau.transport, noyau.ip, noyau.cache_ports = "ipc", str(self._dossier / "k"), False
        noyau.write_connection_file(jupyter_session=noyau.session.session)
        kwargs = await super().pre_launch(cmd=[], **kwargs)
        return kwargs

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> dict[str, Any]:
        """Demande un noyau à la pépinière ; rend de quoi s'y connecter."""
        connexion = dict(self.parent.get_connection_info(), ip="/noyau/k")
        connexion = {c: v.decode() if isinstance(v, bytes) else v for c, v in connexion.items()}
        recouverts = [p for p in _PRIVES if any(str(chemin).startswith(p + "/")
                                                for chemin in (sys.prefix, sys.base_prefix, bac_a_sable.RACINE, bac_a_sable.du_cours()[0]))]
        demande = {
            "dossier": str(self._dossier), "salle": str(self._salle), "connexion": connexion, "recouverts": recouverts,
            "arguments": list(reglages.ARGUMENTS_DU_NOYAU), "environ": dict.fromkeys(("HOME", "TMPDIR", "IPYTHONDIR"), "/noyau/travail"),
            "limites": {nom: getattr(self, nom) for nom in ("memoire", "adresses", "disque", "processus", "duree")},
        }
        self._fini, self._reste = None, b""
        try:
            self._connexion = self._pepiniere.connecter()
        except PepiniereMorte:
            self._perdre_le_gardien()
            raise
        self._connexion.sendall(json.dumps(demande, default=str).encode() + b"\n")
        self._connexion.settimeout(DEMARRAGE)
        reponse = await asyncio.to_thread(self._lire_une_ligne)
        if not reponse:
            self._perdre_le_gardien()
            raise PepiniereMorte("le gardien d'un noyau a été tué")
        self.pid = json.loads(reponse)["pid"]
        self._connexion.setblocking(False)
        if not self.pid:
            raise bac_a_sable.IsolementImpossible("les espaces de noms d'une copie ont été refusés.")
        return self.parent.get_connection_info()

    def _lire_une_ligne(self) -> bytes:
        while b"\n" not in self._reste:
            try:
                recu = self._connexion.recv(4096)
            except ConnectionError:
                recu = b""
            if not recu:
                return b""
            self._reste += recu
        ligne, self._reste = self._reste.split(b"\n", 1)
        return ligne

    async def poll(self) -> int | None:
        """``None`` tant que le noyau vit, son code de fin ensuite."""
        while self._fini is None and self._connexion is not None:
            try:
                ligne = self._lire_une_ligne()
            except BlockingIOError:
                return None
            if not ligne:
                self._perdre_le_gardien()
            dit = json.loads(ligne) if ligne else {"fini": pepiniere._TUE}
            self.processeur = dit.get("processeur", self.processeur)
            self._fini = dit.get("fini")
        return self._fini if self._connexion is not None else 0

    def _perdre_le_gardien(self) -> None:
        """Un gardien dit toujours comment son noyau a fini. Sans un mot, il a été tué : la pépinière ne sert plus."""
        self.gardien_perdu = self._pepiniere.condamnee = True

    async def wait(self) -> int | None:
        """Attend la fin du noyau."""
        while await self.poll() is None:
            await asyncio.sleep(0.05)
        code = self._fini
        self._fermer()
        return code

    def _fermer(self) -> None:
        if self._connexion is not None:
            self._connexion.close()
            self._connexion = None
        if self._dossier is not None:
            shutil.rmtree(self._dossier, ignore_errors=True)
            self._dossier = None

    async def send_signal(self, signum: int) -> None:
        """Une interruption passe par la prise de contrôle (``interrupt_mode: message``) ; tout autre signal tue."""
        if signum:
            await self.kill()

    async def kill(self, restart: bool = False) -> None:
        """Arrête le noyau et tout ce qu'il a lancé : fermer la connexion suffit au gardien, qu'il est inutile d'attendre."""
        if await self.poll() is None:
            self._connexion.shutdown(socket.SHUT_WR)
            self._fini = pepiniere._TUE

    async def terminate(self, restart: bool = False) -> None:
        """Comme ``kill`` : un noyau de copie n'a rien à sauver."""
        await self.kill(restart)

    async def cleanup(self, restart: bool = False) -> None:
        """Efface le dossier du noyau."""
        self._fermer()


_RETENTER = 5  # millisecondes avant d'essayer de nouveau la prise d'un noyau qui s'ouvre
_MESSAGE_MAX = 128 << 20  # octets d'un message du noyau ; au-delà, la connexion est coupée


class ClientIsole(AsyncKernelClient):
    """Le client d'un noyau de copie : prêt dès qu'il entend la fin de sa première demande.

    Celui de Jupyter attend ensuite deux dixièmes de seconde de silence, à chaque copie ; et une prise que le noyau n'a pas encore
    ouverte, il ne l'essaie de nouveau qu'après un ou deux dixièmes.
    """

    def start_channels(self, *arguments: Any, **options: Any) -> None:
        """Ouvre les canaux ; un message démesuré ne remplit pas la mémoire de l'instructeur. Sans battement de cœur : le gardien dit si le noyau vit."""
        self.context.setsockopt(zmq.MAXMSGSIZE, _MESSAGE_MAX)
        self.context.setsockopt(zmq.RECONNECT_IVL, _RETENTER)
        super().start_channels(*arguments, **{**options, "hb": False})

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Attend que le noyau réponde et que ses messages arrivent ; lève ``RuntimeError`` après ``timeout`` secondes, ou s'il meurt."""
        fin = time.monotonic() + (timeout or DEMARRAGE)
        while time.monotonic() < fin:
            demande = self.kernel_info()
            try:
                await self._attendre(self.shell_channel, demande, 1.0, lambda message: True)
                # Un abonnement met un instant à prendre : s'il a manqué cette fin-là, on redemande.
                await self._attendre(self.iopub_channel, demande, 0.05, lambda message: message["content"].get("execution_state") == "idle")
                return
            except Empty:
                if not await ensure_async(self.is_alive()):
                    raise RuntimeError("le noyau s'est arrêté avant de répondre") from None
        raise RuntimeError("le noyau ne répond pas")

    @staticmethod
    async def _attendre(canal, demande: str, attente: float, convient) -> None:
        """Lit un canal jusqu'au message voulu ; lève ``queue.Empty`` s'il se tait."""
        while True:
            message = await ensure_async(canal.get_msg(timeout=attente))
            if message["parent_header"].get("msg_id") == demande and convient(message):
                return


class GestionnaireIsole(AsyncKernelManager):
    """Un gestionnaire de noyau ordinaire, dont la seule sorte de noyau est l'isolée."""

    client_factory = Type(ClientIsole, klass=AsyncKernelClient)
    demandes = Set(help="ce qu'il faut précharger (voir « a_precharger »)")

    @property
    def kernel_spec(self) -> KernelSpec:
        """Le noyau de la pépinière ; son ``argv`` ne sert qu'à dire que c'est un noyau IPython."""
        return KernelSpec(argv=[sys.executable, "-m", "ipykernel_launcher"], display_name="Python 3 (copie isolée)", language="python",
                          interrupt_mode="message", metadata={"kernel_provisioner": {"provisioner_name": NOM}})

    async def shutdown_kernel(self, now: bool = False, restart: bool = False) -> None:
        """Tue le noyau. Jupyter l'interromprait d'abord, par un message que plus personne ne lit, et dont il attend le départ un dixième de seconde."""
        self.shutting_down = True
        self.stop_restarter()
        await self._async_kill_kernel(restart=restart)
        await self.cleanup_resources(restart=restart)
