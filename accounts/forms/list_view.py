"""Keeping a list as it is filtered now: its name, its columns in their order, its sorting."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.lists.words import told
from accounts.models import ListView
from prm.chips import parameters
from prm.once import Once
from prm.permissions import everything

MOST_COLUMNS = 7


class ListViewForm(Once, forms.ModelForm):
    """`query` is the part of the list's address that filters it, checked by its FilterSet."""

    query = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    sort = forms.ChoiceField(label=gettext_lazy("Sorting"))

    class Meta:
        model = ListView
        fields = ["name", "sort", "query"]

    def __init__(self, user, listing, *args, **options):
        super().__init__(*args, **options)
        self.user, self.listing = user, listing
        self.fields["sort"].choices = listing.sorts
        labels = [("", "–"), *((key, column.label) for key, column in listing.columns.items())]
        shown = [*(self.instance.columns or listing.shown)]
        for number in range(1, MOST_COLUMNS + 1):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=_("Column %(number)d") % {"number": number},
                choices=labels,
                required=False,
                initial=shown[number - 1] if number <= len(shown) else "",
            )

    @property
    def told(self):
        """What the list is filtered by, in words."""
        return told(self.listing, self.user, self["query"].value() or "")

    def clean_name(self):
        own = ListView.objects.permitted(self.user, "view")
        own = own.filter(owner=self.instance.owner, records=self.listing.key)
        if own.filter(name=self.cleaned_data["name"]).exclude(pk=self.instance.pk):
            raise ValidationError(_("There is a view of this name already."))
        return self.cleaned_data["name"]

    def clean_query(self):
        """Only what the list can be filtered by, and only as it makes sense."""
        kept = QueryDict(self.listing.kept(QueryDict(self.cleaned_data["query"])), mutable=True)
        filters = self.listing.filters(self.user, kept)
        known = {name for field in filters.form for name in parameters(field)}
        for name in kept.keys() - known:
            del kept[name]
        if not filters.is_valid():
            raise ValidationError(_("The filter has a mistake. Go back to the list and mend it."))
        return kept.urlencode()

    def clean(self):
        values = super().clean()
        sent = [values.get(f"column_{n}") for n in range(1, MOST_COLUMNS + 1)]
        columns = [key for key in sent if key]
        if len(set(columns)) < len(columns):
            raise ValidationError(_("A column stands there twice."))
        self.instance.columns = columns
        return values

    def _post_clean(self):
        with everything():  # The view's constraint asks the manager on its own.
            super()._post_clean()

    @property
    def column_fields(self):
        return [self[f"column_{number}"] for number in range(1, MOST_COLUMNS + 1)]
