# ---
# titre: la vitesse est un attribut Python
# perd:
#   test_MomentumKeras_fit: "sous fit, update_step est compilée : la vitesse doit être une variable créée dans build."
# ---
# %% MomentumKeras
class MomentumKeras(keras.optimizers.Optimizer):
    def __init__(self, learning_rate=0.01, beta=0.9, **options):
        super().__init__(learning_rate=learning_rate, **options)
        self.beta = beta
        self.vitesses = {}

    def update_step(self, gradient, variable, learning_rate):
        cle = id(variable)
        self.vitesses[cle] = self.beta * self.vitesses.get(cle, 0.0) + (1 - self.beta) * gradient
        self.assign_sub(variable, keras.ops.cast(learning_rate, variable.dtype) * self.vitesses[cle])

    def get_config(self):
        return {**super().get_config(), "beta": self.beta}
