# ---
# titre: moyenne aussi sur les classes
# perd:
#   test_perte_distillation_valeurs: "une moyenne sur les exemples seulement"
#   test_perte_distillation_gradient: "une moyenne sur les exemples seulement"
#   test_perte_distillation_bornes: "une moyenne sur les exemples seulement"
# ---
# %% perte_distillation
def perte_distillation(logits_eleve, logits_maitre, y, temperature, alpha):
    """alpha · CE(élève, y) + (1 - alpha) · T² · KL(maître || élève), moyenne sur les exemples."""
    if temperature <= 0:
        raise ValueError(f"la température est strictement positive, et non {temperature}")
    if not 0 <= alpha <= 1:
        raise ValueError(f"alpha va de 0 à 1, et non {alpha}")
    log_maitre = F.log_softmax(logits_maitre.detach() / temperature, dim=1)
    log_eleve = F.log_softmax(logits_eleve / temperature, dim=1)
    divergence = (log_maitre.exp() * (log_maitre - log_eleve)).mean()
    return alpha * F.cross_entropy(logits_eleve, y) + (1 - alpha) * temperature**2 * divergence
