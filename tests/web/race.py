"""A visitor of a site who posts while others do (tests.racing): the status of every answer."""

EACH = 25


def main(folder, name, key):
    from django.test import Client

    from tests.racing.start import wait_for_the_others

    browser = Client(SERVER_NAME="localhost", raise_request_exception=False)
    wait_for_the_others(folder, name)
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
