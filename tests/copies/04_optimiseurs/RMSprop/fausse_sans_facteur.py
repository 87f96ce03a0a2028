# ---
# titre: le facteur 1 - beta manque
# perd:
#   test_RMSprop_parabole: "il manque le facteur (1 - beta), ou le départ à zéro est corrigé : RMSprop ne le corrige p"
#   test_RMSprop_moyenne: "toutes les valeurs sont multipliées par 0.447214 : manque-t-il une division ou un facteur"
#   test_RMSprop_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% RMSprop
class RMSprop:
    """RMSprop : Adagrad avec une moyenne mobile des carrés au lieu de leur somme."""

    def __init__(self, lr=0.001, beta=0.9, eps=1e-8):
        self.lr, self.beta, self.eps = lr, beta, eps
        self.moyenne = 0.0

    def pas(self, theta, gradient):
        g = gradient(theta)
        self.moyenne = self.beta * self.moyenne + g**2
        return theta - self.lr * g / (np.sqrt(self.moyenne) + self.eps)
