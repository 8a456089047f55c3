"""What the portal stands on: its health, its headers, and what it refuses to start with."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.db import OperationalError, connection

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {"SECRET_KEY": "unlike-any-other-key-" * 3, "SITE_URL": "https://portal.example"}


def manage(*arguments, **environment):
    """Run manage.py with nothing but this environment; what it needs of the machine aside."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "VAR_DIR") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=kept | environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.django_db
def test_the_health_page_says_ok_and_nothing_else(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok")
    assert not answer.cookies


@pytest.mark.django_db
def test_the_health_page_says_when_the_database_does_not_answer(client):
    def down(*arguments):
        raise OperationalError("gone")

    with connection.execute_wrapper(down):
        answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (503, b"unavailable")


@pytest.mark.django_db
def test_browsers_are_told_what_to_refuse(client):
    """R25, and the checklist's headers."""
    headers = client.get("/healthz").headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_an_unknown_host_is_refused(client):
    """R16"""
    assert client.get("/healthz", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"SECRET_KEY": ""}, "Set SECRET_KEY"),
        ({"SITE_URL": ""}, "Set SITE_URL"),
        ({"SITE_URL": "http://portal.example"}, "Set SITE_URL"),
        ({"ALLOWED_HOSTS": "*"}, "Name each host"),
    ],
)
def test_production_refuses_to_start_in_one_sentence(change, sentence):
    """A58 and R16"""
    refused = manage("check", **PRODUCTION | change)

    assert refused.returncode == 1
    assert refused.stderr.startswith(sentence)
    assert len(refused.stderr.strip().splitlines()) == 1


def test_production_settings_leave_nothing_to_warn_of():
    """A59"""
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_the_demo_does_not_run_in_production():
    refused = manage("run", **PRODUCTION)

    assert refused.returncode == 1
    assert "docker-compose.yml" in refused.stderr


def test_development_keeps_its_key_to_itself(tmp_path):
    """Web and worker share it, and links in mails survive a restart."""
    show = ["shell", "--no-imports", "-c", "from prm.settings import SECRET_KEY; print(SECRET_KEY)"]
    shown = [manage(*show, PRM_ENV="development", VAR_DIR=str(tmp_path)) for _ in range(2)]

    assert shown[0].stdout == shown[1].stdout
    assert len(shown[0].stdout) > 50
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_docker_compose_has_no_default_secrets():
    """A58"""
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]

    for service in ("web", "worker", "beat", "migrate"):
        environment = services[service]["environment"]
        for name in ("SECRET_KEY", "SITE_URL", "EMAIL_URL"):
            assert environment[name].startswith(f"${{{name}:?"), name
        assert "${POSTGRES_PASSWORD:?" in environment["DATABASE_URL"]
    assert services["database"]["environment"]["POSTGRES_PASSWORD"].startswith("${POSTGRES_PASSWO")
    assert all("healthcheck" in services[name] for name in services if name != "migrate")


def test_nothing_tracked_names_a_registry_or_a_path_of_a_machine():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    # The brackets keep this file from being one of its own findings.
    hosts = r"[p]ypi\.org|python[h]osted|registry\.npm[j]s|deb\.[d]ebian"
    forbidden = re.compile(f"{hosts}|{re.escape(str(ROOT))}/")

    for name in listed.stdout.decode().split("\0")[:-1]:
        text = (ROOT / name).read_text(errors="ignore") if (ROOT / name).is_file() else ""
        assert not forbidden.search(text), name
