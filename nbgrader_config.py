# nbgrader cherche ce fichier à la racine ; la configuration elle-même est dans autograder/.
load_subconfig("nbgrader_config.py", path=__import__("os").path.join(__import__("os").path.dirname(__file__), "autograder"))  # noqa: F821
