"""An import of many rows, in a process of its own so that its memory is its own; and by COPY."""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

from django.utils import timezone

from leads.models import Lead, Owner

from . import databases
from .copying import copy
from .measure import line

MOST, FEW = 100_000, 10_000
HEAD = "First Name,Last Name,Company,Email,Phone,Country,Industry,Employees,Annual Revenue,City"
HEAD += ",Lead Source,Description"
COUNTRIES = "Italy Germany France Spain Austria Poland".split()


def measure(size):
    with tempfile.TemporaryDirectory() as folder:
        many, few = (written(Path(folder), rows) for rows in (MOST, FEW))
        try:
            ours, memory = imported(size, many, MOST)
            floor = by_copy(size, many)
            yield line(f"import of {MOST:,} rows", size, ours, floor, 8.0)
            _seconds, small = imported(size, few, FEW)
            note = f"{memory >> 10} MB and {small >> 10} MB; seconds are megabytes here"
            name = "import, memory at 100k to 10k rows"
            yield line(name, size, memory / 1024, small / 1024, 1.2, note)
        finally:
            databases.use(databases.name_of(size))
            databases.drop(f"{databases.name_of(size)}_copy")


def written(folder, number):
    """A file of rows, one in a hundred of which repeats one before it."""
    chance, path = random.Random(number), folder / f"{number}.csv"
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEAD.split(","))
        for n in range(number):
            rows.writerow(row(n if n % 100 else max(0, n - 50), chance))
    return path


def row(n, chance):
    money = f"{chance.randrange(10**6):,}.00"
    return [
        *("Sophie", f"Laurent {n}", f"Company {n}", f"sophie{n}@lyon{n}.example", "+33 4 555 0100"),
        *(COUNTRIES[n % 6], "Retail", chance.randrange(1, 5000), money, "Lyon", "Web"),
        "Wants to replace two systems by one.",
    ]


def imported(size, path, number):
    """Seconds and the peak of memory (KB) of an import in a fresh copy."""
    found = run(size, path)
    assert found["rows"] == number == found["accepted"] + found["duplicate"], found
    return found["seconds"], found["memory"]


def run(size, path):
    """The report of an import in a fresh copy, by a process of its own."""
    name = databases.copied(size)
    databases.connection.close()
    environment = os.environ | {"BENCH_DATABASE": name, "DJANGO_SETTINGS_MODULE": "bench.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.import_one", str(path)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def by_copy(size, path):
    """The csv module and COPY, the leads alone."""
    databases.copied(size)
    owner, now = Owner.objects.order_by("pk")[0].pk, timezone.now()
    start = time.perf_counter()
    with path.open(newline="") as file:
        rows = csv.DictReader(file)
        copy(Lead, (lead(each, owner, now) for each in rows))
    return time.perf_counter() - start


def lead(cells, owner, now):
    return {
        "id": random.getrandbits(62),
        "first_name": cells["First Name"],
        "last_name": cells["Last Name"],
        "company": cells["Company"],
        "email": cells["Email"],
        "phone": cells["Phone"],
        "country": cells["Country"],
        "industry": cells["Industry"],
        "employees": int(cells["Employees"]),
        "annual_revenue": cells["Annual Revenue"].replace(",", ""),
        "city": cells["City"],
        "source": cells["Lead Source"],
        "description": cells["Description"],
        "status": "Open - Not Contacted",
        "owner_id": owner,
        "handover": uuid.uuid4(),
        "created_at": now,
        "transferred_at": now,
        "updated_at": now,
    }
