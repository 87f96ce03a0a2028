"""Ce qu'une notation a donné, et le résumé que l'instructeur lit à la fin."""

from __future__ import annotations

from dataclasses import dataclass, field

from autograder.textes import nombre


@dataclass
class Bilan:
    """notes : sur 20 ; refus, interrompues : la raison ; a_la_main : ce qu'un humain doit encore noter ; reussite : par exercice, de 0 à 1.

    Une copie à noter à la main n'est ni dans les notes ni dans les réussites : ses points ne disent encore rien de la classe.
    """

    notes: dict[str, float] = field(default_factory=dict)
    refus: dict[str, str] = field(default_factory=dict)
    a_la_main: dict[str, list[str]] = field(default_factory=dict)
    interrompues: dict[str, str] = field(default_factory=dict)
    reussite: dict[str, float] = field(default_factory=dict)
    remarques: list[str] = field(default_factory=list)
    deja: int = 0
    duree: float = 0.0

    def __str__(self) -> str:
        lignes = [*self.remarques]
        faites = len(self.notes) + len(self.a_la_main) - self.deja
        resume = f"{len(self.notes)} copie(s) notée(s), {len(self.refus)} refusée(s)"
        if self.a_la_main:
            resume += f", {len(self.a_la_main)} à noter à la main"
        if self.deja:
            resume += f" ; {self.deja} l'étaient déjà"
        if faites > 0 and self.duree:
            resume += f" ; {nombre(60 * faites / self.duree)} copies par minute"
        lignes.append(resume + ".")
        if self.notes:
            lignes.append(f"Moyenne : {nombre(sum(self.notes.values()) / len(self.notes))} / 20.")
            lignes += [f"  {100 * part:3.0f} %  {exercice}" for exercice, part in self.reussite.items()]
        lignes += [f"Refusée : {etudiant}\n  {raison}" for etudiant, raison in self.refus.items()]
        lignes += [f"Interrompue : {etudiant}\n  {raison}" for etudiant, raison in self.interrompues.items()]
        lignes += [f"À noter à la main : {etudiant} ({', '.join(cellules)})" for etudiant, cellules in self.a_la_main.items()]
        return "\n".join(lignes)
