"""What a run must have: a skip for want of it is a failure where PRM_REQUIRE names it.

`PRM_REQUIRE=chromium,postgresql,redis` is how the project's CI runs; then any other
skipped test fails the run too, but for those that belong to the other database.
"""

import os
import shutil

import pytest

REQUIRED = set(filter(None, os.environ.get("PRM_REQUIRE", "").split(",")))
ELSEWHERE = ("only on PostgreSQL", "only on SQLite")


def skip_or_fail(what, reason):
    """Skip the test for want of `what`, or fail it where `what` is required."""
    if what in REQUIRED:
        pytest.fail(f"{what} is required here: {reason}", pytrace=False)
    pytest.skip(f"{what}: {reason}")


def chromium():
    """Where the browser is, or None."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def missing():
    """What is required and not there, whatever the tests say."""
    there = {
        "chromium": chromium(),
        "postgresql": os.environ.get("DATABASE_URL", "").startswith("postgres"),
        "redis": os.environ.get("REDIS_URL"),
    }
    return sorted(what for what in REQUIRED if not there[what])


def pytest_configure(config):
    if missing():
        raise pytest.UsageError(f"Required and not found: {', '.join(missing())}")


def unexpected_skips(config):
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    skipped = terminal.stats.get("skipped", []) if terminal and REQUIRED else []
    return [report for report in skipped if not any(text in reason(report) for text in ELSEWHERE)]


def reason(report):
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


def pytest_sessionfinish(session):
    if session.exitstatus == pytest.ExitCode.OK and unexpected_skips(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    for report in unexpected_skips(config):
        terminalreporter.write_line(f"SKIPPED where nothing may be: {report.nodeid}", red=True)
