"""Le côté de l'instructeur : la configuration de nbgrader et ce qui protège et note les copies."""

import sys

# Lire un carnet importe jsonschema, qui compile pendant une seconde, dans chaque processus, une grammaire des adresses internationales
# (facultative pour lui, et qu'aucun schéma de carnet n'emploie). Il s'en passe si elle manque.
sys.modules.setdefault("rfc3987_syntax", None)
