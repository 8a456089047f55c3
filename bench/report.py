"""The results: a table to read, and a file for programs."""

import json
import sys
from pathlib import Path

HEAD = f"{'what':48} {'leads':>9} {'ours':>10} {'floor':>10} {'ratio':>7} {'bound':>9}"


def told(line):
    sign = "≥" if line.at_least else "≤"
    kept = "" if line.is_kept else "  OUT OF BOUNDS"
    bound = f"{sign} {line.bound:g}"
    times = f"{span(line.ours):>10} {span(line.floor):>10}"
    note = f"  {line.note}" if line.note else ""
    return f"{line.name[:48]:48} {line.size:>9,} {times} {line.ratio:>7.2f} {bound:>9}{kept}{note}"


def span(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.2f} ms"


def write(lines, path):
    Path(path).write_text(json.dumps([line.as_json() for line in lines], indent=2) + "\n")
    table = "\n".join([HEAD, "-" * len(HEAD), *map(told, lines)])
    sys.stdout.write(table + "\n")
