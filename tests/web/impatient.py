"""A visitor who presses Send while their other window does the same (tests.racing)."""


def main(folder, name, key):
    from django.test import Client

    from tests.racing.start import wait_for_the_others

    browser = Client(SERVER_NAME="localhost", raise_request_exception=False)
    sent = {"oid": key, "last_name": "Laurent", "company": "Lyon", "email": "sophie@lyon.example"}
    wait_for_the_others(folder, name)
    return browser.post("/web-to-lead/", sent).status_code
