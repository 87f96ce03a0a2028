"""L'atelier de l'auteur : construire un chapitre à partir de sa source et éprouver ses exercices."""

import autograder  # noqa: F401  d'abord : il allège la lecture des carnets
