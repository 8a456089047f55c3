"""How much a test plays: usually little; with PRM_FULL=1 all that the list of risks asks for."""

import os

FULL = bool(os.environ.get("PRM_FULL"))


def size(usual, full):
    return full if FULL else usual
