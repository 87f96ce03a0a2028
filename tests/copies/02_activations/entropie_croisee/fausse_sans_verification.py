# ---
# titre: rien n'est vérifié
# perd:
#   test_entropie_croisee_refus: "étiquette -1"
# ---
# %% entropie_croisee
def entropie_croisee(logits, y):
    logits = np.asarray(logits)
    return -log_softmax(logits)[np.arange(len(y)), y].mean()
