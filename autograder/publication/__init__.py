"""Publier un chapitre : ce que l'apprenant reçoit à la place des solutions et du code des tests."""
