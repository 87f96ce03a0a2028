# nbgrader cherche ce fichier à la racine du cours ; la configuration elle-même est dans autograder/.
from pathlib import Path

load_subconfig("nbgrader_config.py", path=str(Path(__file__).resolve().parent / "autograder"))  # noqa: F821
