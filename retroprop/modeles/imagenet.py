"""Les noms français des classes d'ImageNet que le cours montre (les 1 000 n'y sont pas)."""

NOMS = {
    0: "tanche", 7: "coq", 8: "poule", 10: "pinson du nord", 12: "roselin", 14: "passerin indigo", 15: "merle d'Amérique",
    16: "bulbul", 17: "geai", 18: "pie", 19: "mésange", 20: "cincle plongeur", 21: "milan", 22: "pygargue à tête blanche",
    23: "vautour", 24: "chouette lapone", 80: "tétras lyre", 81: "lagopède", 84: "paon", 85: "caille", 86: "perdrix",
    87: "perroquet gris", 88: "ara", 89: "cacatoès", 90: "loriquet", 92: "guêpier", 93: "calao", 95: "jacamar", 96: "toucan",
    97: "canard mâle", 98: "harle", 99: "oie", 4: "requin-marteau", 51: "tricératops", 71: "scorpion", 78: "tique",
    103: "ornithorynque", 104: "wallaby", 105: "koala", 106: "wombat", 108: "anémone de mer", 110: "ver plat",
    111: "nématode", 112: "conque", 114: "limace", 117: "nautile", 127: "cigogne blanche", 128: "cigogne noire",
    130: "flamant rose", 131: "petit héron bleu", 132: "grande aigrette", 134: "grue", 137: "foulque", 138: "outarde",
    144: "pélican", 145: "manchot royal", 146: "albatros", 148: "orque", 149: "dugong", 150: "otarie", 151: "chihuahua",
    159: "chien à crête de Rhodésie", 171: "petit lévrier italien", 174: "chien d'élan norvégien", 227: "kelpie",
    248: "husky (chien esquimau)", 249: "malamute", 250: "husky de Sibérie", 263: "corgi", 268: "chien nu du Mexique",
    269: "loup gris", 270: "loup blanc", 273: "dingo", 274: "dhole", 276: "hyène", 277: "renard roux", 278: "renard véloce",
    281: "chat tigré", 282: "chat de gouttière", 262: "griffon bruxellois", 286: "puma", 287: "lynx", 288: "léopard", 290: "jaguar", 291: "lion", 292: "tigre",
    294: "ours brun", 295: "ours noir", 296: "ours polaire", 330: "lapin de garenne", 331: "lièvre", 332: "lapin angora",
    333: "hamster", 334: "porc-épic", 335: "écureuil fauve", 336: "marmotte", 337: "castor", 338: "cochon d'Inde",
    339: "cheval alezan", 340: "zèbre", 341: "cochon", 342: "sanglier", 343: "phacochère", 344: "hippopotame", 345: "bœuf",
    346: "buffle d'Asie", 347: "bison", 348: "bélier", 349: "mouflon d'Amérique", 350: "bouquetin", 351: "bubale",
    352: "impala", 353: "gazelle", 354: "dromadaire", 355: "lama", 356: "belette", 357: "vison", 358: "putois",
    359: "furet à pieds noirs", 360: "loutre", 361: "mouffette", 362: "blaireau", 366: "gorille", 367: "chimpanzé",
    101: "éléphant à défenses", 380: "titi (singe)", 385: "éléphant d'Asie", 386: "éléphant d'Afrique", 403: "porte-avions", 404: "avion de ligne",
    407: "ambulance", 408: "véhicule amphibie", 409: "horloge à aiguilles", 417: "ballon", 436: "break", 456: "arc",
    468: "taxi", 477: "boîte à outils", 481: "cassette", 511: "décapotable", 512: "tire-bouchon", 522: "boule de croquet",
    555: "camion de pompiers", 557: "mât de drapeau", 562: "fontaine", 569: "camion-poubelle", 577: "gong",
    584: "barrette à cheveux", 586: "semi-chenillé", 600: "crochet", 607: "citrouille d'Halloween", 613: "manche à balai",
    623: "coupe-papier", 641: "maraca", 643: "masque", 654: "minibus", 674: "piège à souris", 679: "collier",
    690: "char à bœufs", 691: "masque à oxygène", 717: "pick-up", 723: "moulin à vent (jouet)", 725: "pichet",
    731: "ventouse de plombier", 738: "pot de fleurs", 740: "perceuse", 747: "sac de frappe", 749: "plume d'oie",
    751: "voiture de course", 775: "sarong", 779: "bus scolaire", 780: "goélette", 806: "chaussette", 817: "voiture de sport", 847: "char d'assaut",
    852: "balle de tennis", 870: "tricycle", 874: "trolleybus", 883: "vase", 895: "avion militaire", 902: "sifflet",
    908: "aile", 914: "yawl (voilier)", 924: "guacamole", 937: "brocoli", 938: "chou-fleur", 940: "courge spaghetti",
    941: "courge poivrée", 942: "courge butternut", 943: "concombre", 944: "artichaut", 945: "poivron", 946: "cardon",
    947: "champignon", 948: "pomme Granny Smith", 949: "fraise", 950: "orange", 951: "citron", 952: "figue", 953: "ananas",
    954: "banane", 955: "jacquier", 956: "anone", 957: "grenade", 961: "pâte", 984: "colza", 985: "marguerite",
    987: "maïs", 990: "marron", 998: "épi",
}


def nom(classe):
    """Le nom français d'une classe d'ImageNet (0 à 999), ou « classe 123 » si le cours ne la nomme pas."""
    if not 0 <= int(classe) < 1000:
        raise ValueError(f"Une classe d'ImageNet va de 0 à 999, et non {classe}.")
    return NOMS.get(int(classe), f"classe {int(classe)}")
