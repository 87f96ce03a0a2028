# ---
# titre: la vitesse n'est pas rangée
# perd:
#   test_MomentumKeras_parabole: "la vitesse est oubliée d'un pas à l'autre : rangez-la avec self.assign."
#   test_MomentumKeras_fit: "sous fit, update_step est compilée : la vitesse doit être une variable créée dans build."
# ---
# %% MomentumKeras
class MomentumKeras(keras.optimizers.Optimizer):
    """Le momentum en forme EMA, pour Keras."""

    def __init__(self, learning_rate=0.01, beta=0.9, **options):
        super().__init__(learning_rate=learning_rate, **options)
        self.beta = beta

    def build(self, variables):
        if self.built:
            return
        super().build(variables)
        self.vitesses = [self.add_variable_from_reference(reference_variable=v, name="vitesse") for v in variables]

    def update_step(self, gradient, variable, learning_rate):
        lr = keras.ops.cast(learning_rate, variable.dtype)
        vitesse = self.vitesses[self._get_variable_index(variable)]
        vitesse = self.beta * vitesse + (1 - self.beta) * gradient
        self.assign_sub(variable, lr * vitesse)

    def get_config(self):
        config = super().get_config()
        config["beta"] = self.beta
        return config
