# ---
# titre: entropie croisée moins entropie
# ---
# %% perte_distillation
def perte_distillation(logits_eleve, logits_maitre, y, temperature, alpha):
    if temperature <= 0 or not 0 <= alpha <= 1:
        raise ValueError("réglage impossible")
    maitre = logits_maitre.detach().clone() / temperature
    p = torch.softmax(maitre, dim=1)
    croisee = F.cross_entropy(logits_eleve / temperature, p)
    entropie = F.cross_entropy(maitre, p)
    dure = nn.CrossEntropyLoss()(logits_eleve, y)
    return alpha * dure + (1 - alpha) * temperature**2 * (croisee - entropie)
