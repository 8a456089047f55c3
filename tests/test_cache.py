"""A Redis that is down locks nobody out, and limits go on."""

from prm.cache import RedisOrMemory

from .faults.ports import free_port


def test_it_counts_on_in_memory_while_redis_is_down():
    """R19"""
    cache = RedisOrMemory(f"redis://127.0.0.1:{free_port()}", {})

    cache.set("failed-logins", 1)
    cache.incr("failed-logins")

    assert cache.get("failed-logins") == 2
    assert cache.add("failed-logins", 9) is False
