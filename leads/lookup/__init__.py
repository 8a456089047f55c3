"""Who and what can be chosen, searched for by a few letters: owners of leads, members of queues.

A kind (`user`, `queue`, ...) says which rows somebody may choose from. A choice travels
in forms as its key, such as "partner:12"; what cannot be chosen is not found, whether
it exists or not.
"""

from .audiences import AUDIENCES
from .lookup import Lookup, found, kind_of
from .members import MEMBERS, members_of
from .owners import OWNERS
from .targets import TARGETS

__all__ = ["AUDIENCES", "MEMBERS", "OWNERS", "TARGETS", "Lookup", "found", "kind_of", "members_of"]
