"""L'isolement des copies : un noyau Jupyter par copie, dans un bac à sable, sans réseau ni vue sur le cours.

``provisionneur`` (chez l'instructeur) demande, par ``acces``, un noyau à la ``pepiniere``, qui tourne dans le ``bac_a_sable``. Les travailleurs
d'une machine partagent la même ; chaque noyau a ses propres espaces de noms. ``releve`` et ``donnees`` s'y exécutent aussi : observer, exporter.
"""
