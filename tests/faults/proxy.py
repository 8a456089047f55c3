"""A line to a server that can be slow, silent, cut or gone."""

import asyncio
import socket
import struct
import threading

from .ports import free_port

MODES = ("pass", "delay", "reset", "blackhole", "half_close", "closed")
RST_ON_CLOSE = struct.pack("ii", 1, 0)


class Proxy:
    """A TCP proxy in a thread; `become(mode)` holds for open connections and new ones.

    delay: every chunk waits `seconds`; reset: connections are torn; blackhole: they are
    accepted and stay silent; half_close: the server's side ends, the client may go on
    talking; closed: nobody listens.
    """

    def __init__(self, target, host="127.0.0.1"):
        self.target, self.host, self.port = target, host, free_port()
        self.mode, self.seconds, self.connections = "pass", 0, 0
        self._clients, self._tasks = set(), set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def start(self):
        self._thread.start()
        self._do(self._listen())
        return self

    def stop(self):
        self._do(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def become(self, mode, seconds=0):
        if mode not in MODES:
            raise ValueError(mode)
        self._do(self._become(mode, seconds))

    def _do(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(10)

    async def _listen(self):
        self._flows = asyncio.Event()
        self._flows.set()
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self.port)

    async def _become(self, mode, seconds):
        before, self.mode, self.seconds = self.mode, mode, seconds
        if mode == "closed":
            self._server.close()
        elif before == "closed":
            self._server = await asyncio.start_server(self._connected, "127.0.0.1", self.port)
        for client in list(self._clients):
            self._cut(client)
        (self._flows.clear if mode == "blackhole" else self._flows.set)()

    def _cut(self, client):
        if self.mode in ("reset", "closed"):
            line = client.get_extra_info("socket")
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RST_ON_CLOSE)
            client.transport.abort()
        elif self.mode == "half_close" and client.can_write_eof():
            client.write_eof()

    async def _connected(self, reader, client):
        self.connections += 1
        self._clients.add(client)
        self._tasks.add(asyncio.current_task())
        self._cut(client)
        try:
            await self._join(reader, client)
        except (OSError, RuntimeError, asyncio.CancelledError):
            pass  # One of the two ends is gone, or the test is over.
        finally:
            self._clients.discard(client)
            self._tasks.discard(asyncio.current_task())
            client.close()

    async def _join(self, reader, client):
        await self._flows.wait()
        answers, server = await asyncio.open_connection(self.host, self.target)
        try:
            await asyncio.gather(self._pump(reader, server), self._pump(answers, client))
        finally:
            server.transport.abort()

    async def _pump(self, source, sink):
        while chunk := await source.read(65536):
            await asyncio.sleep(self.seconds)
            await self._flows.wait()
            if not sink.is_closing():
                sink.write(chunk)
                await sink.drain()
        sink.close()

    async def _end(self):
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
