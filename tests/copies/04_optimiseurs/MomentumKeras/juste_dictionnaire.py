# ---
# titre: les vitesses dans un dictionnaire, par nom de rang
# ---
# %% MomentumKeras
class MomentumKeras(keras.optimizers.Optimizer):
    def __init__(self, learning_rate=0.01, beta=0.9, **options):
        super().__init__(learning_rate=learning_rate, **options)
        self.coefficient = float(beta)

    def build(self, variables):
        if self.built:
            return
        super().build(variables)
        self.cumuls = {}
        for rang, variable in enumerate(variables):
            self.cumuls[str(rang)] = self.add_variable_from_reference(variable, name=f"cumul_{rang}")

    def update_step(self, gradient, variable, learning_rate):
        u = self.cumuls[str(self._get_variable_index(variable))]
        self.assign(u, self.coefficient * u + gradient)
        self.assign_sub(variable, keras.ops.cast(learning_rate, variable.dtype) * (1 - self.coefficient) * u)

    def get_config(self):
        return {**super().get_config(), "beta": self.coefficient}
