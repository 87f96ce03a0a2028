# ---
# titre: "deux objets composés, opérateur @ surchargé"
# ---
# %% Adam
class Moment:
    def __init__(self, beta):
        self.beta, self.somme, self.t = beta, 0.0, 0

    def __matmul__(self, valeur):
        self.t += 1
        self.somme = self.beta * self.somme + (1 - self.beta) * valeur
        return self.somme / (1 - self.beta**self.t)


class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.eps = lr, eps
        self.premier, self.second = Moment(beta1), Moment(beta2)

    def pas(self, theta, gradient):
        g = gradient(theta)
        return theta - self.lr * (self.premier @ g) / (np.sqrt(self.second @ np.square(g)) + self.eps)
