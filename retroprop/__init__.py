"""Rétroprop : la petite bibliothèque que les carnets du cours importent.

Elle n'importe ni PyTorch ni TensorFlow tant qu'on ne le lui demande pas.

- ``carnet`` prépare un carnet (style des figures, messages d'erreur en français) ;
- ``controles`` vérifie une réponse et explique ce qui ne va pas ;
- ``donnees`` charge les jeux de données livrés avec le cours ;
- ``figures`` dessine, ``widgets`` y ajoute des curseurs ;
- ``progression`` dit où vous en êtes ;
- ``commande`` est la ligne de commande ``retroprop``.
"""

__version__ = "0.1.0"
