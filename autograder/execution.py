"""Exécuter une copie reconstruite : dans un noyau isolé, ou pas du tout.

``nbgrader autograde``, le Formgrader et ``retroprop noter`` passent tous par ``Executer``.
"""

from __future__ import annotations

import os
import re
import warnings

from nbgrader.preprocessors import Execute

from autograder import reglages
from autograder.isolement import pepiniere
from autograder.isolement.provisionneur import GestionnaireIsole

_SANS_ISOLEMENT = "RETROPROP_NOTER_SANS_ISOLEMENT"
_CONFIANCE = "je-fais-confiance-aux-copies"
SORTIE_MAX = 4_000_000  # caractères par cellule, figures comprises : la mémoire de l'instructeur n'est pas celle des copies


class Executer(Execute):
    """L'exécution de nbgrader, dans un noyau isolé, avec l'environnement de la construction : mêmes fils, mêmes nombres."""

    def create_kernel_manager(self):
        """Le gestionnaire du noyau isolé ; lève ``IsolementImpossible`` plus tard si cette machine ne sait pas isoler."""
        if os.environ.get(_SANS_ISOLEMENT) == _CONFIANCE:
            warnings.warn("SANS ISOLEMENT : le code des copies s'exécute avec vos droits.", stacklevel=2)
            return super().create_kernel_manager()
        texte = "\n".join(c.source for c in self.nb.cells if c.cell_type == "code")
        cadres = {nom for nom in pepiniere.CADRES if re.search(rf"\b{nom}\b|preparer_cadres", texte)}
        self.km = GestionnaireIsole(config=self.config, cadres=cadres)
        return self.km

    def start_new_kernel(self, **arguments):
        """Démarre le noyau ; sans isolement, dans l'environnement du cours."""
        arguments.setdefault("env", reglages.environnement_du_noyau())
        return super().start_new_kernel(**arguments)

    def process_message(self, msg, cell, cell_index):
        """Retient d'une cellule ``SORTIE_MAX`` caractères de sorties ; le reste est perdu, et c'est dit une fois."""
        if msg["msg_type"] in ("stream", "display_data", "execute_result", "update_display_data"):
            if cell_index != self._cellule:
                self._cellule, self._recu = cell_index, 0
            deja_coupee = self._recu > SORTIE_MAX
            self._recu += len(str(msg["content"]))
            if deja_coupee:
                return None
            if self._recu > SORTIE_MAX:
                msg = {**msg, "msg_type": "stream", "content": {"name": "stdout", "text": "\n[sortie trop longue : la suite est coupée]\n"}}
                msg["header"] = {**msg["header"], "msg_type": "stream"}
        return super().process_message(msg, cell, cell_index)

    _cellule = -1
    _recu = 0
