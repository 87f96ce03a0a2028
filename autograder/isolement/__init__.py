"""L'isolement des copies : un noyau Jupyter par copie, dans un bac à sable, sans réseau ni vue sur le cours.

``provisionneur`` (chez l'instructeur) demande un noyau à la ``pepiniere``, qui tourne dans le ``bac_a_sable``.
"""
