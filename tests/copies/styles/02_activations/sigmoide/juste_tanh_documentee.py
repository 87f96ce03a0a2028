# ---
# titre: "une docstring étrange, pleine de guillemets et de « controles.egal(…) »"
# ---
# %% sigmoide
def sigmoide(z):
    r'''Ma sigmoïde : "σ(z)", \sigma(z), %s, {z!r}, exec('...'), controles.egal(sigmoide(0), 0.5) ;
    sys._getframe n'est qu'un mot, et __import__("os") aussi.
    ### une ligne qui ressemble à une marque
    '''
    return 0.5 + 0.5 * np.tanh(np.asarray(z, dtype=float) / 2)
