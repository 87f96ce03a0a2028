# ---
# titre: "les poids remis sans vérifier qu'il y en a"
# perd:
#   test_ArretKeras_poids: "vérifiez qu'il y en a avant set_weights."
# ---
# %% ArretKeras
class ArretKeras(keras.callbacks.Callback):
    """Arrête fit quand val_loss ne progresse plus, et remet les meilleurs poids à la fin."""

    def __init__(self, patience, delta_min=0.0):
        super().__init__()
        self.reglages = patience, delta_min

    def on_train_begin(self, logs=None):
        self.arret = ArretAnticipe(*self.reglages)

    def on_epoch_end(self, epoch, logs=None):
        perte = (logs or {}).get("val_loss")
        if perte is None:
            raise ValueError("ArretKeras suit val_loss : donnez validation_data à fit.")
        if self.arret.mettre_a_jour(perte, self.model.get_weights()):
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        self.model.set_weights(self.arret.meilleurs_poids)
