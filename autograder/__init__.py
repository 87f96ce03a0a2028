"""Le côté de l'instructeur : la configuration de nbgrader et ce qui protège et note les copies."""
