"""What the project's CI may not skip."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

TESTS = """
import pytest
from tests.required import skip_or_fail

def test_passes(): pass
def test_lacks(): {lacks}
"""


@pytest.mark.parametrize(
    ("lacks", "required", "code"),
    [
        ("skip_or_fail('tea', 'none left')", "", 0),
        ("skip_or_fail('tea', 'none left')", "chromium", 1),
        ("pytest.skip('whatever')", "chromium", 1),
        ("pytest.skip('only on PostgreSQL')", "chromium", 0),
        ("pass", "chromium", 0),
        ("pass", "postgresql", 4),  # A usage error: asked for, and no DATABASE_URL.
    ],
)
def test_a_skip_fails_where_it_is_not_foreseen(tmp_path, lacks, required, code):
    (tmp_path / "test_sample.py").write_text(TESTS.format(lacks=lacks))
    arguments = ["-c", "/dev/null", "-p", "tests.required", "-p", "no:django", "test_sample.py"]

    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PRM_REQUIRE": required, "CHROMIUM": "/bin/true"},
        capture_output=True,
        text=True,
    )

    assert ran.returncode == code, ran.stdout
