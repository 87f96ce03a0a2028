# ---
# titre: en héritant de EarlyStopping
# ---
# %% ArretKeras
class ArretKeras(keras.callbacks.EarlyStopping):
    def __init__(self, patience, delta_min=0.0):
        super().__init__(monitor="val_loss", min_delta=delta_min, patience=patience, mode="min", restore_best_weights=True)

    def on_epoch_end(self, epoch, logs=None):
        if logs is None or "val_loss" not in logs:
            raise ValueError("il faut validation_data")
        super().on_epoch_end(epoch, logs)
