"""Ce qui juge : les vues d'un test, et le processus de confiance qui décide d'après ce que le noyau d'une copie a laissé voir."""
