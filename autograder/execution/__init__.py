"""Ce qui s'exécute : une copie reconstruite, dans son noyau isolé, seule ou avec toute une classe."""
