# ---
# titre: Keras d'abord, et tensorflow nommé
# ---
# %% fixer_graine
def fixer_graine(graine):
    import tensorflow as tf

    tf.random.set_seed(graine)
    keras.utils.set_random_seed(graine)
    torch.manual_seed(graine)
    np.random.seed(graine)
    random.seed(graine)
