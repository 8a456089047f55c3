"""The result of a run as a file: R26, whatever a spreadsheet takes for the end of a cell."""

import csv
import io

import pytest

from accounts.models import User
from leads.models import Queue
from leads.runs.plans import handing, setting_status
from leads.runs.results import results_csv
from tests.factories import LeadFactory, owner_of

BEGINNINGS = ["", "x;", "x,", "x\t", "x\r", "x\n", "x\r\n", '";', '"x";', "\r", "\n", "\t"]
CANARIES = [f"{beginning}=1+1" for beginning in BEGINNINGS] + ["@x", "x;-1", "x; \"'+1"]


def cells_of(text, delimiter):
    """As a spreadsheet with this delimiter reads it: a German one splits at semicolons."""
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="")
    return [cell for row in csv.reader(lines, delimiter=delimiter) for cell in row]


def is_run(cell):
    return cell.lstrip('" \t\r\n')[:1] in ("=", "@", "-", "+")


@pytest.fixture
def file(cast, done):
    """The files of runs that have the words in every column: names, both owners, both statuses."""

    def made(words):
        User.objects.filter(pk=cast.paul.pk).update(first_name=words)
        Queue.objects.filter(pk=cast.nordic.pk).update(name=words)
        LeadFactory(of=cast.nordic, first_name=words, company=words, status=words)
        runs = [done(cast.ada, handing(owner_of(cast.paul)))]
        runs.append(done(cast.ada, setting_status(words[::-1] + words)))
        return ["".join(results_csv(cast.ada, run)) for run in runs]

    return made


@pytest.mark.parametrize("words", CANARIES)
def test_nothing_in_it_is_run(file, words):
    for text in file(words):
        for delimiter in ",;\t":
            assert not [cell for cell in cells_of(text, delimiter) if is_run(cell)]


def test_it_reads_as_it_was_written(file):
    owners, statuses = (cells_of(text, ",") for text in file('Semi;colon "and" co, Ltd'))

    assert owners.count('Semi;colon "and" co, Ltd') == 2  # The company, and the queue.
    assert 'Semi;colon "and" co, Ltd Laurent' in owners
    assert 'Semi;colon "and" co, Ltd' in statuses
