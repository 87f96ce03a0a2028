# ---
# titre: add_optimizer_variables et keras.ops
# ---
# %% MomentumKeras
class MomentumKeras(keras.optimizers.Optimizer):
    def __init__(self, learning_rate=0.01, beta=0.9, **options):
        super().__init__(learning_rate, **options)
        self.beta = beta

    def build(self, variables):
        if not self.built:
            super().build(variables)
            self.v = self.add_optimizer_variables(variables, "vitesse")

    def update_step(self, gradient, variable, learning_rate):
        v = self.v[self._get_variable_index(variable)]
        self.assign_add(v, keras.ops.multiply(1 - self.beta, keras.ops.subtract(gradient, v)))
        self.assign(variable, keras.ops.subtract(variable, keras.ops.multiply(learning_rate, v)))

    def get_config(self):
        return dict(super().get_config(), beta=self.beta)
