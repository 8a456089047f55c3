"""`make run`'s processes: they start together and end together, whatever ends first."""

import os
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.faults.ports import free_port
from tests.faults.processes import Process, environment, eventually, python

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="no /proc to look into")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One folder for all starts: from the second on, the data is there already."""
    return tmp_path_factory.mktemp("run")


@pytest.fixture
def run(folder):
    """The running portal: its process, its port, and the children of its own."""
    port = free_port()
    env = environment(PRM_ENV="development", VAR_DIR=folder, PORT=port)
    process = Process(python("manage.py", "run"), env, folder / f"{port}.log")
    process.port = port
    assert eventually(lambda: is_healthy(port), 90), process.output()
    yield process
    process.kill()


def is_healthy(port):
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1) as answer:
            return answer.read() == b"ok"
    except (URLError, OSError):
        return False


def family(run):
    """The processes of the portal by id, with what they run: those in its children's sessions."""
    commands = {}
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # It ended meanwhile.
            session = (path / "stat").read_text().rpartition(")")[2].split()[3]
            if session in run.children():
                commands[int(path.name)] = (path / "cmdline").read_text().split("\0")
    return commands


def are_gone(pids):
    return eventually(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids), 30)


@pytest.fixture
def everyone(run):
    """Web and its process; worker, its clock and its two processes."""
    assert eventually(lambda: len(family(run)) >= 6, 60)
    return family(run)


def test_it_says_where_it_is_and_ctrl_c_ends_all_of_it(run, everyone, folder):
    said = run.output()
    assert f"http://localhost:{run.port}" in said
    assert "paul@acme.example" in said
    assert "password: " in said
    assert str(folder / "mails") in said

    os.kill(run.pid, signal.SIGINT)

    assert are_gone(everyone)


def test_nothing_is_left_when_it_is_killed_outright(run, everyone):
    os.kill(run.pid, signal.SIGKILL)

    assert are_gone(everyone)


def test_all_of_it_ends_when_a_part_ends(run, everyone):
    leader = next(pid for pid, command in everyone.items() if "celery" in command)

    os.kill(leader, signal.SIGKILL)

    assert are_gone(everyone)


def test_a_taken_port_is_said_in_a_sentence(folder):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        env = environment(PRM_ENV="development", VAR_DIR=folder, PORT=port)

        ran = subprocess.run(python("manage.py", "run"), env=env, capture_output=True, text=True)

    assert ran.returncode == 1
    assert ran.stderr.startswith(f"CommandError: Port {port} is taken.")
