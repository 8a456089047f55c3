"""Files to read: made on the spot, or the real ones."""

from pathlib import Path

import pytest

REAL = Path(__file__).resolve().parents[2].parent / "shared/data/leads"


@pytest.fixture
def make_file(tmp_path):
    """Write text or bytes to a file: `make_file("a,b")`."""

    def make(content, encoding="utf-8", name="leads.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return make


@pytest.fixture
def lead_files():
    """The folder of real lead files beside the project."""
    if not REAL.is_dir():
        pytest.skip(f"The real lead files are missing: {REAL}")
    return REAL
