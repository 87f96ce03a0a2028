"""Ce qui arrive : des dossiers rendus aux copies reconstruites autour du code de l'apprenant."""
