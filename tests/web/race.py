"""Visitors of one site who post at the same time: a process of its own.

`race.py FOLDER NAME KEY` says that it is ready in FOLDER, waits for the others, then
posts; it prints the status of every answer as JSON.
"""

import json
import sys
from pathlib import Path

import django

EACH = 25


def main(folder, name, key):
    from django.test import Client

    from tests.leads.race import wait_for_the_others

    browser = Client(SERVER_NAME="localhost", raise_request_exception=False)
    wait_for_the_others(Path(folder), name)
    return [
        browser.post(
            "/web-to-lead/",
            {
                "oid": key,
                "last_name": f"{name} {n}",
                "company": "Lyon",
                "email": f"{name}{n}@a.example",
            },
        ).status_code
        for n in range(EACH)
    ]


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
