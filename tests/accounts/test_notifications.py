"""Everybody chooses how they are told, in the console and in the portal."""

import pytest

URL = "/auth/notifications/"


@pytest.mark.parametrize("who", ["carla", "paul"])
def test_a_choice_is_kept(cast, log_in, who):
    user = getattr(cast, who)
    browser = log_in(user)
    assert "Once a day at seven" in browser.get(URL).content.decode()

    browser.post(URL, {"mail_choice": "daily", "time_zone": "Europe/Rome"})

    user.refresh_from_db()
    assert (user.mail_choice, user.time_zone) == ("daily", "Europe/Rome")


@pytest.mark.parametrize(
    "values",
    [
        {"mail_choice": "yearly", "time_zone": "UTC"},
        {"mail_choice": "daily", "time_zone": "Mars/Olympus"},
        {"mail_choice": "daily", "time_zone": "../etc/passwd"},
        {},
    ],
)
def test_what_there_is_not_is_refused(cast, log_in, values):
    answer = log_in(cast.paul).post(URL, values)

    cast.paul.refresh_from_db()
    assert (answer.status_code, cast.paul.mail_choice) == (200, "at once")
