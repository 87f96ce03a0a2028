# ---
# titre: "une indentation par tabulations"
# ---
# %% heaviside
def heaviside(z):
	"""Indentée par des tabulations."""
	z = np.asarray(z)
	if z.ndim == 0:
		return int(z >= 0)
	else:
		sortie = np.zeros(z.shape, int)
		sortie[z >= 0] = 1
		return sortie
