# ---
# titre: "un carnet de trois cents mégaoctets"
# points: 0
# raison: "trop gros"
# ---
# %% carnet
def carnet(vierge):
    return b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [' + b" " * 300_000_000 + b"]}"
