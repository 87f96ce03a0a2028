"""Ce qui s'inscrit : les notes d'une copie dans le carnet de notes de nbgrader, et leur lecture."""
