"""L'atelier de l'auteur : construire un chapitre à partir de sa source et éprouver ses exercices."""
