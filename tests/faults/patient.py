"""A visitor who posts while others do (tests.racing), and waits for a turn as long as a page does.

Answers the status of every answer, and how long the slowest took.
"""

from time import monotonic

PATIENCE = 20  # Seconds; as the settings say.


def main(folder, name, key, each):
    from django.db import connections

    from tests.racing.start import wait_for_the_others

    connections["default"].settings_dict["OPTIONS"]["timeout"] = PATIENCE
    wait_for_the_others(folder, name)
    answers = [posted(key, f"{name} {number}") for number in range(int(each))]
    return [[status for status, _took in answers], max(took for _status, took in answers)]


def posted(key, person):
    from django.test import Client

    browser, began = Client(SERVER_NAME="localhost", raise_request_exception=False), monotonic()
    sent = {"oid": key, "last_name": person, "company": "Lyon"}
    return browser.post("/web-to-lead/", sent).status_code, monotonic() - began
