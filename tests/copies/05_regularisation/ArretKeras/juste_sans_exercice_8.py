# ---
# titre: la règle est réécrite dans le rappel
# ---
# %% ArretKeras
class ArretKeras(keras.callbacks.Callback):
    def __init__(self, patience, delta_min=0.0):
        super().__init__()
        self.patience, self.delta_min = patience, delta_min

    def on_train_begin(self, logs=None):
        self.meilleure, self.poids, self.attente = np.inf, None, 0

    def on_epoch_end(self, epoch, logs=None):
        if not logs or logs.get("val_loss") is None:
            raise ValueError("val_loss manque : donnez validation_data à fit")
        if logs["val_loss"] < self.meilleure - self.delta_min:
            self.meilleure, self.attente = logs["val_loss"], 0
            self.poids = [np.array(W) for W in self.model.get_weights()]
        else:
            self.attente += 1
            self.model.stop_training = self.attente >= self.patience

    def on_train_end(self, logs=None):
        if self.poids:
            self.model.set_weights(self.poids)
