# ---
# titre: "un fichier dont le JSON est imbriqué cent mille fois"
# points: 0
# raison: "imbriqué"
# ---
# %% carnet
def carnet(vierge):
    return b'{"nbformat": 4, "cells": ' + b"[" * 100_000
