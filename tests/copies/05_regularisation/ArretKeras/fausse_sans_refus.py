# ---
# titre: une validation absente est ignorée
# perd:
#   test_ArretKeras_reprise: "afficher un message ou renvoyer None ne suffit pas : écrivez « raise ValueError(\"…\") »."
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
            return
        if self.arret.mettre_a_jour(perte, self.model.get_weights()):
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        if self.arret.meilleurs_poids is not None:
            self.model.set_weights(self.arret.meilleurs_poids)
