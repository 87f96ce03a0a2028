# %% [markdown]
# # Un chapitre minuscule, pour éprouver le banc d'épreuve

# %% nbgrader={"grade": false, "grade_id": "preparation", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np

from retroprop import carnet, controles

carnet.preparer()

# %% nbgrader={"grade": false, "grade_id": "carre", "locked": false, "schema_version": 3, "solution": true, "task": false}
def carre(x):
    """Renvoie le carré de x."""
    ### BEGIN SOLUTION
    return np.asarray(x) ** 2
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_carre_exemple", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
controles.egal(carre(3.0), 9.0, "carre(3)", pistes=[(6.0, "c'est le double : le carré multiplie x par lui-même.")])
controles.reussi("le carré de 3")

# %% nbgrader={"grade": true, "grade_id": "test_carre_hasard", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
controles.egal(carre(0.0), 0.0, "carre(0)")
### BEGIN HIDDEN TESTS
x = controles.hasard(1).normal(size=3)
controles.egal(carre(x), x * x, "carre sur trois nombres au hasard",
               pistes=[(2 * x, "c'est le double : le carré multiplie x par lui-même.")])
### END HIDDEN TESTS
controles.reussi("le carré de nombres quelconques")

# %% tags=["demonstration"]
raise RuntimeError("une démonstration n'est pas exécutée")

# %% tags=["widget"]
raise RuntimeError("un widget n'est pas exécuté")

# %% nbgrader={"grade": false, "grade_id": "moyenne", "locked": false, "schema_version": 3, "solution": true, "task": false}
def moyenne(valeurs):
    """Renvoie la moyenne de nombres."""
    ### BEGIN SOLUTION
    return sum(valeurs) / len(valeurs)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_moyenne_exemple", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
controles.egal(moyenne([1.0, 2.0, 6.0]), 3.0, "moyenne([1, 2, 6])",
               pistes=[(9.0, "c'est la somme : il reste à diviser."), (2.0, "c'est la médiane.")])
controles.reussi("la moyenne de trois nombres")

# %% nbgrader={"grade": false, "grade_id": "quiz", "locked": false, "schema_version": 3, "solution": true, "task": false}
REPONSES = {"Q1": "?", "Q2": "?"}
### BEGIN SOLUTION
REPONSES = {"Q1": "b", "Q2": "a"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_quiz_1", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
controles.vrai(REPONSES["Q1"] == "b", "question 1")
controles.reussi("question 1")

# %% nbgrader={"grade": true, "grade_id": "test_quiz_2", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
controles.qcm("Q2", REPONSES, choix="abc")
### BEGIN HIDDEN TESTS
controles.qcm("Q2", REPONSES, "a", relire="section 2", choix="abc", explications={"b": "c'est l'inverse."})
### END HIDDEN TESTS
controles.reussi("question 2")
