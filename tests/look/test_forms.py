import django_filters
import pytest
from django import forms
from django.http import QueryDict

from accounts.models import User
from prm.chips import Chips
from prm.forms import DateInput, DateRange, Segments


class Meeting(forms.Form):
    """A form with one field of each kind."""

    name = forms.CharField(help_text="As on letters.", max_length=5)
    note = forms.CharField(required=False, widget=forms.Textarea)
    day = forms.DateField(required=False, widget=DateInput)
    kind = forms.ChoiceField(choices=[("a", "Call"), ("b", "Visit")], widget=Segments)
    notify = forms.BooleanField(required=False)


class Meetings(django_filters.FilterSet):
    q = django_filters.CharFilter(method="kept")
    kind = django_filters.MultipleChoiceFilter(
        choices=[("a", "Call"), ("b", "Visit")], method="kept"
    )
    day = django_filters.DateFromToRangeFilter(method="kept", widget=DateRange)
    done = django_filters.BooleanFilter(method="kept")

    class Meta:
        model = User
        fields = ()

    def kept(self, rows, name, value):
        return rows


def chips_of(address):
    asked = QueryDict(address)
    return Chips(Meetings(asked, queryset=User.objects.none()), asked)


def test_help_and_error_belong_to_their_field():
    html = Meeting({"name": "too long"})["name"].as_field_group()

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_error"' in html


def test_the_first_error_has_the_focus():
    form = Meeting({"name": "Ada", "day": "never"})

    assert "autofocus" in str(form["day"])
    assert "autofocus" not in str(form["name"]) + str(form["kind"])


def test_only_what_may_stay_empty_says_so():
    groups = {field.name: field.as_field_group() for field in Meeting()}

    assert {name for name, html in groups.items() if "(optional)" in html} == {"note", "day"}


def test_choices_are_a_group_with_a_name():
    html = Meeting()["kind"].as_field_group()

    assert html.startswith('<fieldset class="field">')
    assert 'class="segments"' in html


def test_a_day_is_asked_for_in_the_words_of_the_browser():
    assert 'type="date"' in str(Meeting(initial={"day": "2026-11-23"})["day"])


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("kind=a&kind=b", ["Call, Visit"]),
        ("day_after=2026-11-01&day_before=2026-11-23", ["Nov. 1, 2026 – Nov. 23, 2026"]),
        ("day_after=2026-11-01", ["from Nov. 1, 2026"]),
        ("done=true", ["yes"]),
        ("done=unknown&kind=", []),
        ("kind=nonsense", []),
    ],
)
def test_a_chip_says_what_its_filter_is_set_to(address, words):
    assert [chip.value for chip in chips_of(address).chips if chip.is_active] == words


def test_taking_a_filter_off_keeps_the_others_and_goes_to_the_first_page():
    chips = chips_of("kind=a&day_after=2026-11-01&sort=name&after=x&q=ada")

    assert chips.chips[1].remove_url == "?kind=a&sort=name&q=ada"
    assert chips.clear_url == "?sort=name"
    assert chips.kept == [("sort", "name")]
