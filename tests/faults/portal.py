"""A whole portal of a test's own, made of real processes."""

import os
import signal
import subprocess
import sys

from leads.demo.cast import PASSWORD

from .browser import Browser
from .ports import free_port, process_at
from .processes import ROOT, Process, environment, eventually, python

# Seconds. Short, so that a test sees in seconds what takes minutes in production.
LEASE, SWEEP, BACKOFF = 3, 1, 1


class Portal:
    """Runs the portal's processes on one database, one broker and one mail server."""

    def __init__(self, folder, database, broker_url, email_url, sweep=SWEEP):
        self.folder, self.database, self._processes = folder, database, []
        self.env = environment(
            PRM_ENV="development",
            DEBUG=1,  # Static files need not be collected.
            DJANGO_SETTINGS_MODULE="prm.settings",
            SECRET_KEY="only-for-the-fault-tests-0123456789-0123456789-0123",
            VAR_DIR=folder,
            DATABASE_URL=database.url,
            REDIS_URL=broker_url,
            EMAIL_URL=email_url,
            OUTBOX_LEASE_SECONDS=LEASE,
            OUTBOX_SWEEP_SECONDS=sweep,
            OUTBOX_BACKOFF_SECONDS=BACKOFF,
        )

    def manage(self, *arguments):
        """Run a management command to its end and answer its output."""
        return self._run(str(ROOT / "manage.py"), *arguments)

    def furnish(self):
        """Make the tables and the scene in an empty database."""
        self.manage("migrate", "-v0")
        self._run("-m", "tests.faults.scene")

    def hand_over(self, number, to):
        """Leads of Carla's change owner, each with a mail, without a web server."""
        self._run("-m", "tests.faults.hand_over", str(number), to)

    def worker(self, name="one", points="", wait=True):
        """Start a worker that sends one mail at a time, with the sweep's clock inside.

        It stands still at the named points; see `pauses`.
        """
        arguments = python("-m", "celery", "-A", "prm", "worker", "-n", f"{name}@test")
        arguments += ["-c", "1", "-l", "INFO", "--without-mingle", "--without-gossip"]
        arguments += ["-B", "-s", str(self.folder / f"beat-{name}")]
        arguments += ["-I", "tests.faults.pauses"] if points else []
        worker = self._start(arguments, f"worker-{name}", FAULT_POINTS=points)
        return worker.ready(" ready.") if wait else worker

    def carla(self):
        """Carla, logged in at a web server of this portal."""
        port = free_port()
        arguments = python("-m", "gunicorn", "prm.wsgi", "--no-control-socket", "--threads", "2")
        arguments += ["-b", f"127.0.0.1:{port}"]
        self._start(arguments, "web").ready("Booting worker")
        return Browser(f"http://127.0.0.1:{port}", "carla@prm.example", PASSWORD)

    def mails(self, columns="state", where="1 = 1"):
        return self.database.rows(f"SELECT {columns} FROM prm_mail WHERE {where} ORDER BY id")  # noqa: S608

    def states(self):
        """How many mails are in which state."""
        rows = self.database.rows("SELECT state, COUNT(*) FROM prm_mail GROUP BY state")
        return dict(rows)

    def settled(self, seconds, **states):
        """Wait until the outbox has exactly these states; answers the states it has."""
        eventually(lambda: self.states() == states, seconds)
        return self.states()

    def kill_sender(self, sink):
        """Kill a worker's child that waits for the mail server's answer."""
        pid = eventually(lambda: self._sender(sink), 60, every=0.005)
        os.kill(pid, signal.SIGKILL)

    def _sender(self, sink):
        children = [pid for process in self._processes for pid in process.children()]
        found = (process_at(port, children) for port in list(sink.in_data))
        return next(filter(None, found), None)

    def stop(self):
        for process in self._processes:
            process.kill()

    def _start(self, arguments, name, **extra):
        log = self.folder / f"{len(self._processes)}-{name}.log"
        process = Process(arguments, self.env | extra, log)
        self._processes.append(process)
        return process

    def _run(self, *arguments):
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=120,
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout
