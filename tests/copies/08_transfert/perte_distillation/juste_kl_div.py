# ---
# titre: F.kl_div et batchmean
# ---
# %% perte_distillation
def perte_distillation(logits_eleve, logits_maitre, y, temperature, alpha):
    if not temperature > 0 or alpha < 0 or alpha > 1:
        raise ValueError("température ou alpha impossible")
    with torch.no_grad():
        cible = F.log_softmax(logits_maitre / temperature, dim=-1)
    douce = F.kl_div(F.log_softmax(logits_eleve / temperature, dim=-1), cible, reduction="batchmean", log_target=True)
    return alpha * F.cross_entropy(logits_eleve, y) + (1 - alpha) * douce * temperature * temperature
