"""The cache that all web processes share: what limits failed logins is counted here."""

import logging

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class RedisOrMemory(RedisCache):
    """Redis; while it does not answer, each process counts for itself.

    Nobody is locked out by a Redis that is down, and no limit is gone with it.
    """

    def __init__(self, server, params):
        super().__init__(server, params)
        self.memory = LocMemCache("while Redis does not answer", params)


def falling_back(name):
    def asked(self, *args, **options):
        try:
            return getattr(RedisCache, name)(self, *args, **options)
        except RedisError as error:
            logger.warning("The cache did not answer: %s", error)
            return getattr(self.memory, name)(*args, **options)

    return asked


for verb in ("add", "get", "set", "touch", "delete", "get_many", "set_many", "has_key", "incr"):
    setattr(RedisOrMemory, verb, falling_back(verb))
