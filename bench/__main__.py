"""`python -m bench [--sizes 10000 100000 1000000] [--only lists guardian ...]`."""

import argparse
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"

import django

django.setup()

from . import databases, report  # noqa: E402
from .parts import PARTS, over_all  # noqa: E402

SIZES = [10_000, 100_000, 1_000_000]


def main():
    asked = arguments()
    lines = []
    for size in asked.sizes:
        databases.of_size(size, say)
        for name in asked.only:
            say(f"{size:,}: {name} ...")
            for each in PARTS[name](size):
                lines.append(each)
                say(report.told(each))
    lines += over_all(lines)
    report.write(lines, asked.out)
    return not all(each.is_kept for each in lines)


def arguments():
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--out", default="bench/results.json")
    return parser.parse_args()


def say(text):
    print(text, file=sys.stderr, flush=True)  # noqa: T201  It is a program.


sys.exit(main())
