"""A Redis of a test's own."""

import shutil

import redis

from .ports import free_port
from .processes import Process, environment, eventually


def redis_server():
    """The server's program, or None where it is not installed."""
    return shutil.which("redis-server")


class Broker:
    """A redis-server on a free port that keeps nothing on disk."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.client = redis.Redis(port=self.port, socket_timeout=1)
        self.start()

    def start(self):
        arguments = [redis_server(), "--port", str(self.port), "--bind", "127.0.0.1"]
        arguments += ["--save", "", "--appendonly", "no", "--dir", str(self.folder)]
        self._process = Process(arguments, environment(), self.folder / "redis.log")
        if not eventually(self.answers, 10):
            raise RuntimeError(self._process.output())

    def answers(self):
        try:
            return self.client.ping()
        except redis.RedisError:
            return False

    def restart(self):
        """Be killed, and come back with nothing in mind."""
        self._process.kill()
        self.start()

    def stop(self):
        self.client.close()
        self._process.kill()


def url_at(port):
    return f"redis://127.0.0.1:{port}/0"
