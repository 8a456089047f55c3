"""R23: 10,000 posts of a web form are accepted, in quarantine or rejected: `python -m bench.posts`.

In a transaction that is taken back, in the database of 10,000 leads (`python -m bench` makes it).
"""

import os
import sys
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
os.environ.setdefault("BENCH_DATABASE", "prm_bench_10000")

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402

from leads.models import Lead, Owner, WebForm  # noqa: E402

POSTS = 10_000
LIMITS = {"most_per_minute": 2_000, "most_per_day": 4_000}


def main():
    form = WebForm.objects.create(name="Bench", owner=Owner.objects.first(), **LIMITS)
    before, browser = Lead.objects.unscoped().count(), Client(SERVER_NAME="localhost")
    start = time.perf_counter()
    for number in range(POSTS):
        browser.post("/web-to-lead/", sent(form, number), REMOTE_ADDR=f"203.0.113.{number % 200}")
    seconds = time.perf_counter() - start
    found = form.figures
    sys.stdout.write(f"{found}, {seconds / POSTS * 1000:.1f} ms each\n")
    made = Lead.objects.unscoped().count() - before
    assert found["received"] == POSTS == sum(found.values()) - POSTS
    assert made == found["accepted"] > 0 < min(found.values())


def sent(form, number):
    who = {"last_name": f"Laurent {number}", "company": "Lyon", "email": f"s{number}@lyon.example"}
    trapped = {"fax_number": "1"} if number % 5 == 0 else {}
    return {"oid": form.key} | (who if number % 7 else {"city": "Lyon"}) | trapped


with transaction.atomic():
    main()
    transaction.set_rollback(True)
