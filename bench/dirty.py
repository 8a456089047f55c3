"""R29: 100,000 dirty rows are accepted, updated, duplicate or rejected: `python -m bench.dirty`.

In a copy of the database of 10,000 leads (`python -m bench` makes it), in a process of its own.
"""

import csv
import os
import random
import sys
import tempfile
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"

import django

django.setup()

from . import databases, importing  # noqa: E402

ROWS, MOST_SECONDS, MOST_MEMORY = 100_000, 120, 300
SIZE = 10_000
FAULTS = [
    lambda cells, n: cells | {3: "nobody at home"},
    lambda cells, n: cells | {1: ""},
    lambda cells, n: cells | {2: "x" * 5_000},
    lambda cells, n: cells | {1: f"=HYPERLINK({n})"},
    lambda cells, n: cells | {7: "many"},
    lambda cells, n: cells | {8: "1.2.3,4"},
    lambda cells, n: cells | {5: "Atlantis"},
    lambda cells, n: cells | {3: "sophie5@lyon5.example"},
    lambda cells, n: cells | {0: 'Zoë\n"quoted"'},
    lambda cells, n: {0: "short"},
]


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder, "dirty.csv"))
        found = importing.run(SIZE, path)
    databases.drop(f"{databases.name_of(SIZE)}_copy")
    told = f"{found['seconds']:.0f} s, {found['memory'] >> 10} MB"
    sys.stdout.write(f"{found}\n{told}\n")
    names = ("accepted", "updated", "duplicate", "rejected")
    assert sum(found[name] for name in names) == found["rows"] == ROWS
    assert found["rejected"] > 0 < found["duplicate"]
    return found["seconds"] > MOST_SECONDS or found["memory"] >> 10 > MOST_MEMORY


def written(path):
    chance = random.Random(29)
    with path.open("w", newline="", encoding="cp1252", errors="replace") as file:
        rows = csv.writer(file)
        rows.writerow(importing.HEAD.split(","))
        for n in range(ROWS):
            cells = dict(enumerate(importing.row(n, chance)))
            if n % 4 == 0:
                cells = FAULTS[(n // 4) % len(FAULTS)](cells, n)
            rows.writerow(cells.values())
    return path


sys.exit(main())
