"""Ce qui se rend : la page de l'apprenant, le rapport de la classe, les notes pour Moodle."""
