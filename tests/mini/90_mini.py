# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Mini-chapitre de test
#
# [Binder]({{binder}}) · [Colab]({{colab}})

# %% nbgrader={"grade": false, "grade_id": "preparation", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np

from retroprop import controles

# %% [markdown]
# ## Exercice 1 · Le double

# %% nbgrader={"grade": false, "grade_id": "double", "locked": false, "schema_version": 3, "solution": true, "task": false}
def double(x):
    """Renvoie le double de x."""
    ### BEGIN SOLUTION
    secret_du_double = 2 * np.asarray(x)
    return secret_du_double
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_double_scalaire", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Test 1 · le double d'un nombre (1 point)
controles.egal(double(3), 6, "double(3)")
### BEGIN HIDDEN TESTS
controles.egal(double(-4242), -8484, "double(-4242)")
x = float(controles.hasard(1).normal())
controles.egal(double(x), 2 * x, "double d'un nombre au hasard")
### END HIDDEN TESTS
controles.reussi("le double d'un nombre")

# %% nbgrader={"grade": true, "grade_id": "test_double_tableau", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 2 · le double d'un tableau (2 points)
controles.egal(double(np.array([1.0, -2.0])), [2.0, -4.0], "double([1, -2])")
### BEGIN HIDDEN TESTS
x = controles.hasard(2).normal(size=5)
controles.egal(double(x), 2 * x, "double de cinq nombres au hasard")
### END HIDDEN TESTS
controles.reussi("le double d'un tableau")

# %%
exemple = 20 + 1
print(exemple)

# %% tags=["demonstration"]
demonstration_vue = True
raise_si_notation = __import__("os").environ.get("NBGRADER_EXECUTION") == "autograde"
assert not raise_si_notation, "la notation ne doit pas exécuter une démonstration"

# %% [markdown]
# ## Exercice 2 · La somme

# %% nbgrader={"grade": false, "grade_id": "somme", "locked": false, "schema_version": 3, "solution": true, "task": false}
def somme(a, b):
    """Renvoie a + b."""
    ### BEGIN SOLUTION
    secret_de_la_somme = a + b
    return secret_de_la_somme
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_somme", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Test 3 · la somme de deux nombres (2 points)
controles.egal(somme(2, 3), 5, "somme(2, 3)")
### BEGIN HIDDEN TESTS
a, b = (float(v) for v in controles.hasard(3).normal(size=2))
controles.egal(somme(a, b), a + b, "somme de deux nombres au hasard")
### END HIDDEN TESTS
controles.reussi("la somme de deux nombres")
