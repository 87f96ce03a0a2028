# ---
# titre: avec DataLoader
# ---
# %% entrainer_torch
from torch.utils.data import DataLoader, TensorDataset

def entrainer_torch(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0):
    generateur = torch.Generator().manual_seed(graine)
    jeu = TensorDataset(torch.tensor(X), torch.tensor(y, dtype=torch.long))
    chargeur = DataLoader(jeu, batch_size=taille_lot, shuffle=True, generator=generateur)
    critere = nn.CrossEntropyLoss(reduction="sum")
    pertes, parts = [], []
    modele.train()
    for _ in range(epoques):
        total = bonnes = 0
        for entrees, classes in chargeur:
            sorties = modele(entrees)
            somme = critere(sorties, classes)
            modele.zero_grad()
            (somme / len(classes)).backward()
            optimiseur.step()
            total += float(somme)
            bonnes += int((sorties.argmax(1) == classes).sum())
        pertes.append(total / len(jeu))
        parts.append(bonnes / len(jeu))
    return {"perte": pertes, "exactitude": parts}
