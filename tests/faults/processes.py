"""Real processes: started, watched, killed, and gone when the test is over."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from shutil import which
from time import monotonic, sleep

# A run that is killed takes its processes along, where the system can do that.
LEASH = ["setpriv", "--pdeathsig", "TERM", "--"] if which("setpriv") else []
ROOT = Path(__file__).resolve().parents[2]


def eventually(true, seconds, every=0.05):
    """Ask until the answer is yes; answers what the last question answered."""
    until = monotonic() + seconds
    while not (answer := true()) and monotonic() < until:
        sleep(every)
    return answer


class Process:
    """A process in a group of its own, its output in a file."""

    def __init__(self, arguments, env, log):
        self.log = Path(log)
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                [*LEASH, *arguments],
                cwd=ROOT,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.pid = self._process.pid

    def ready(self, words, seconds=90):
        """Wait until the output says so."""
        said = eventually(
            lambda: words in self.output() or self._process.poll() is not None, seconds
        )
        if not said or words not in self.output():
            self.kill()
            raise RuntimeError(f"{self.log.name} never said {words!r}:\n{self.output()[-3000:]}")
        return self

    def output(self):
        return self.log.read_text(errors="replace")

    def children(self):
        path = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        return path.read_text().split() if path.exists() else []

    def is_stopped(self):
        """Whether it stands still, by SIGSTOP."""
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(") ")[2].startswith("T")

    def is_over(self):
        return self._process.poll() is not None

    def signal(self, number):
        """Tell the whole group: the process and its children."""
        os.killpg(self.pid, number)

    def kill(self):
        """End the whole group at once, as a power cut would."""
        with suppress(ProcessLookupError):
            self.signal(signal.SIGKILL)
        self._process.wait(10)


def python(*arguments):
    return [sys.executable, *arguments]


def environment(**changes):
    """This process's environment, without what would lead to the run's own services."""
    ours = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "PYTEST", "COV_", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"PYTHONUNBUFFERED": "1"} | {name: str(value) for name, value in changes.items()}
