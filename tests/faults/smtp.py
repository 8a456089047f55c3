"""A mail server of the tests' own, whose mood can change while it runs."""

import asyncio
import logging
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from .ports import free_port

FOREVER = 3600
logging.getLogger("mail.log").setLevel(logging.ERROR)


class Sink:
    """Keeps every message it took, whether or not the sender came to know.

    `received` holds parsed messages, in order; `recipients` says for whom each was.
    A mood lasts until the next one, or for `times` messages.
    """

    def __init__(self, port=None):
        self.port = port or free_port()
        self.received, self.recipients = [], []
        self.sessions = 0
        self.in_data = []  # Ports of the clients that have sent a message and wait for the 250.
        self.accept()
        self._controller = _Controller(self, hostname="127.0.0.1", port=self.port)

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}"

    def start(self):
        self._controller.start()
        self.sessions = 0  # The controller tried the port itself.
        return self

    def stop(self):
        self._controller.stop()

    def accept(self):
        self._set("ok")

    def refuse(self, code, recipient=None, times=None):
        """Answer 421 to every sender, or 4xx/5xx to one recipient or to all."""
        self._set("refuse", code=code, recipient=recipient, times=times)

    def hang(self):
        """Take the message's bytes and never answer; nothing is kept."""
        self._set("hang")

    def drop(self, times=None):
        """Keep the message and close the connection before saying so."""
        self._set("drop", times=times)

    def slow(self, seconds):
        """Keep the message and say so after a while."""
        self._set("slow", seconds=seconds)

    def message_ids(self):
        return [message["Message-ID"] for message in list(self.received)]

    def _set(self, mood, code=None, recipient=None, times=None, seconds=0):
        self.code, self.recipient, self.times, self.seconds = code, recipient, times, seconds
        self.mood = mood

    def in_mood(self, mood):
        """Whether this mood holds now; a mood for some messages counts down."""
        if self.mood != mood or self.times == 0:
            return False
        if self.times is not None:
            self.times -= 1
        return True

    def keep(self, envelope):
        self.recipients.append(list(envelope.rcpt_tos))
        self.received.append(message_from_bytes(envelope.content, policy=policy.default))

    def greet(self):
        self.sessions += 1

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.code == 421 and self.in_mood("refuse"):
            return "421 4.3.2 Service not available, try again later"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.recipient in (None, address) and self.code != 421 and self.in_mood("refuse"):
            return f"{self.code} <{address}> is refused by the test"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.in_data.append(session.peer[1])
        try:
            return await self._take(server, envelope)
        finally:
            self.in_data.remove(session.peer[1])

    async def _take(self, server, envelope):
        if self.in_mood("hang"):
            await asyncio.sleep(FOREVER)
        self.keep(envelope)
        if self.in_mood("drop"):
            server.transport.abort()
        elif self.in_mood("slow"):
            await asyncio.sleep(self.seconds)
        return "250 OK"


class _Server(SMTP):
    def connection_made(self, transport):
        self.event_handler.greet()
        super().connection_made(transport)


class _Controller(Controller):
    def factory(self):
        return _Server(self.handler, hostname="sink.test")
