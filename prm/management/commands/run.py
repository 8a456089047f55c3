"""The whole portal on one machine, to try it: web and worker, started and ended together."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.utils.translation import gettext as _

ADDRESS = ("127.0.0.1", int(os.environ.get("PORT") or 8000))
# One process: without Redis, what limits failed logins is counted in its memory.
WEB = "gunicorn prm.wsgi --no-control-socket --workers 1 --threads 8 --log-level warning"
WORKER = "celery -A prm worker -B --concurrency 2 --loglevel WARNING"
WORKER += " --without-gossip --without-mingle --without-heartbeat"
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    help = _("Prepares the database and the demo story, and runs web and worker until Ctrl-C.")

    def handle(self, **options):
        refuse_where_it_is_no_use()
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("migrate", verbosity=0)
        call_command("seed")
        where = {"address": settings.SITE_URL, "mails": mails()}
        self.stdout.write(_("Mails are in %(mails)s.") % where)
        self.stdout.write(_("The portal is at %(address)s. Ctrl-C ends it.") % where)
        self.stdout.flush()
        run_until_told([f"{WEB} --bind {ADDRESS[0]}:{ADDRESS[1]}", WORKER])


def refuse_where_it_is_no_use():
    if not settings.DEVELOPMENT:
        raise CommandError(_("This tries the portal out. In production, use docker-compose.yml."))
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(ADDRESS)
        except OSError as error:
            ports = {"port": ADDRESS[1], "other": ADDRESS[1] + 1}
            hint = _("Port %(port)s is taken. Choose another: make run PORT=%(other)s") % ports
            raise CommandError(hint) from error


def mails():
    return getattr(settings, "EMAIL_FILE_PATH", None) or settings.EMAIL_HOST


def run_until_told(commands):
    """Start the commands; when one ends or this process is told to, end them all."""
    told = []
    for number in SIGNALS:
        signal.signal(number, lambda *_: told.append(True))
    children = [start(command) for command in commands]
    while not told and all(child.poll() is None for child in children):
        time.sleep(0.2)
    for child in children:
        child.terminate()
    for child in children:
        end(child)
    if not told:
        raise CommandError(_("A part of the portal ended by itself, so all of it did."))


def start(command):
    """In a session of its own, so that Ctrl-C reaches this process only, which then ends it."""
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", *command.split()],
        env={"PYTHONWARNINGS": "ignore:You're running the worker with superuser"} | os.environ,
        start_new_session=True,
        preexec_fn=end_with_parent,
    )


def end_with_parent():
    """On Linux a child is told to end even when its parent is killed outright."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # 1 is PR_SET_PDEATHSIG.


def end(child, seconds=10):
    """Wait for the child, then kill whatever is left of its group."""
    with suppress(subprocess.TimeoutExpired):
        child.wait(seconds)
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
