# ---
# titre: "un contextmanager qui garde le mode, et try/finally"
# ---
# %% evaluer
from contextlib import contextmanager


@contextmanager
def en_evaluation(modele):
    mode = modele.training
    try:
        yield modele.eval()
    finally:
        modele.train(mode)


def evaluer(modele, chargeur):
    with en_evaluation(modele), torch.inference_mode():
        justes = [(modele(X).argmax(1) == y) for X, y in chargeur]
    return torch.cat(justes).float().mean().item()
