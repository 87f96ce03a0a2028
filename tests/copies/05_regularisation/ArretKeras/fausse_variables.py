# ---
# titre: les variables sont gardées au lieu d'une copie
# perd:
#   test_ArretKeras_poids: "ce sont les derniers poids : remettez les meilleurs dans on_train_end, à partir d'une vraie copie (get_weights)."
#   test_ArretKeras_fit: "remettez les meilleurs poids dans on_train_end."
# ---
# %% ArretKeras
class ArretKeras(keras.callbacks.Callback):
    def __init__(self, patience, delta_min=0.0):
        super().__init__()
        self.patience, self.delta_min = patience, delta_min

    def on_train_begin(self, logs=None):
        self.mieux, self.attente, self.gardes = float("inf"), 0, None

    def on_epoch_end(self, epoch, logs=None):
        if "val_loss" not in (logs or {}):
            raise ValueError("donnez validation_data à fit")
        self.attente += 1
        if logs["val_loss"] < self.mieux - self.delta_min:
            self.mieux, self.attente, self.gardes = logs["val_loss"], 0, self.model.weights
        if self.attente >= self.patience:
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        if self.gardes is not None:
            self.model.set_weights([keras.ops.convert_to_numpy(v) for v in self.gardes])
