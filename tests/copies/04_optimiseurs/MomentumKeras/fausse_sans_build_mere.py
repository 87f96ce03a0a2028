# ---
# titre: super().build est oublié
# perd:
#   test_MomentumKeras_parabole: "cet optimiseur ne connaît pas ces variables : sa méthode build doit d'abord appeler supe"
#   test_MomentumKeras_fit: "cet optimiseur ne connaît pas ces variables : sa méthode build doit d'abord appeler supe"
#   test_MomentumKeras_config: "cet optimiseur ne connaît pas ces variables : sa méthode build doit d'abord appeler supe"
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
        self.vitesses = [self.add_variable_from_reference(reference_variable=v, name="vitesse") for v in variables]

    def update_step(self, gradient, variable, learning_rate):
        lr = keras.ops.cast(learning_rate, variable.dtype)
        vitesse = self.vitesses[self._get_variable_index(variable)]
        self.assign(vitesse, self.beta * vitesse + (1 - self.beta) * gradient)
        self.assign_sub(variable, lr * vitesse)

    def get_config(self):
        config = super().get_config()
        config["beta"] = self.beta
        return config
