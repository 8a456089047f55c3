"""Import one file by a rule of 20 entries; say how long it took and how much memory.

`python -m bench.import_one FILE`
"""

import json
import re
import sys
import time
from pathlib import Path

import django

django.setup()

from accounts.models import User  # noqa: E402
from leads.imports import job as jobs  # noqa: E402
from leads.imports.upload import receive  # noqa: E402
from leads.models import Owner  # noqa: E402

from .moving import the_rule  # noqa: E402


def main(path):
    by = User.objects.get(email="ada@prm.example")
    the_rule(by)[0].activate()
    start = time.perf_counter()
    job = receive(path, "leads.csv", by, Owner.objects.of(by))
    job.by_rule = True
    job.keep("by_rule")
    job.start()
    jobs.run(job)
    seconds = time.perf_counter() - start
    job.refresh_from_db()
    return job.report | {"seconds": seconds, "memory": peak()}


def peak():
    """The most memory (KB) that this program has had; rusage tells that of its parent, too."""
    (line,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(line)


sys.stdout.write(json.dumps(main(Path(sys.argv[1]))) + "\n")
