"""Ports, and who talks on them."""

import socket
from contextlib import suppress
from pathlib import Path


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def process_at(port, among):
    """Which of these processes holds the end of a local TCP connection that has this port."""
    inodes = {f"socket:[{inode}]" for inode in _inodes_of(port)}
    for pid in among:
        for link in Path("/proc").glob(f"{pid}/fd/[0-9]*"):
            with suppress(OSError):  # It was closed meanwhile, or is not ours.
                if str(link.readlink()) in inodes:
                    return int(link.parts[2])
    return None


def _inodes_of(port):
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        columns = line.split()
        if int(columns[1].rpartition(":")[2], 16) == port:
            yield columns[9]
