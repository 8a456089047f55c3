"""The external access wizard: what is open to partners, and what is made internal.

Three kinds of shares are looked through, a step each. Nothing is remembered between the
steps but what the form carries along; `convert` does all of it in one transaction.
"""

from .convert import convert
from .exposures import STEPS, exposed_count, exposures_of, ticked

__all__ = ["STEPS", "convert", "exposed_count", "exposures_of", "ticked"]
