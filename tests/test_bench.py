"""The benchmarks' own arithmetic; what they measure needs PostgreSQL and minutes: `make bench`."""

import json

from bench.measure import Line, line
from bench.report import told, write


def test_a_ratio_over_its_bound_is_told():
    slow, quick = line("list", 10, 3.0, 1.0, 2.0), line("list", 10, 1.5, 1.0, 2.0)

    assert (slow.ratio, slow.is_kept, quick.is_kept) == (3.0, False, True)
    assert "OUT OF BOUNDS" in told(slow)
    assert "OUT OF BOUNDS" not in told(quick)


def test_some_are_to_be_faster_by_as_much():
    assert Line("inbox", 10, 1.0, 20.0, 20.0, 15, at_least=True).is_kept
    assert not Line("inbox", 10, 1.0, 10.0, 10.0, 15, at_least=True).is_kept


def test_the_results_are_for_programs_too(tmp_path, capsys):
    write([line("list", 10, 3.0, 1.0, 2.0)], tmp_path / "results.json")

    (found,) = json.loads((tmp_path / "results.json").read_text())
    assert (found["name"], found["size"], found["ratio"], found["bound"]) == ("list", 10, 3.0, 2.0)
    assert found["kept"] is False
    assert "list" in capsys.readouterr().out
