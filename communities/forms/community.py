"""The form in which a community is made and changed."""

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Count, Q
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import profiles
from communities.colour import HEX, brand_of, hex_of
from communities.logos import IMAGE_TYPES, read_logo
from communities.models import Community
from prm.audit.changes import noting
from prm.once import Once

PREVIEWED = {
    "class": "swatch",
    "hx-get": reverse_lazy("setup:community_colour"),
    "hx-trigger": "input changed delay:150ms",
    "hx-target": "#colours",
    "hx-swap": "outerHTML",
    "hx-sync": "this:replace",
}


class ProfilesField(forms.ModelMultipleChoiceField):
    """Profiles to tick, each with the number of its active users."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, profile):
        people = ngettext("%(n)s active user", "%(n)s active users", profile.people)
        return f"{profile.name} ({people % {'n': profile.people}})"


class ColourForm(forms.Form):
    """A colour as a browser's picker sends it."""

    colour = forms.CharField(
        label=_("Brand colour"),
        validators=[RegexValidator(HEX, _("Write a colour as #rrggbb."))],
        widget=forms.ColorInput(attrs=PREVIEWED),
        help_text=_("Its hue is kept; how light and how strong it is follows what reads well."),
    )


class CommunityForm(ColourForm, Once, forms.ModelForm):
    profiles = ProfilesField(
        label=_("Member profiles"),
        queryset=profiles().none(),
        required=False,
        help_text=_("Their users get in once the community is published."),
    )
    new_logo = forms.FileField(
        label=_("Logo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ", ".join(sorted(IMAGE_TYPES))}),
        help_text=_("PNG, JPEG, WebP or GIF, square, up to 256 KB."),
    )
    drops_logo = forms.BooleanField(label=_("Remove the logo"), required=False)
    field_order = [
        "name",
        "slug",
        "status",
        "profiles",
        "sends_welcome",
        "colour",
        "new_logo",
        "drops_logo",
    ]

    class Meta:
        model = Community
        fields = ["name", "slug", "status", "sends_welcome"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = Count("user", filter=Q(user__is_active=True))
        self.fields["profiles"].queryset = profiles().annotate(people=people)
        self.initial["colour"] = hex_of(self.instance.brand_hue, self.instance.brand_chroma)
        if self.instance.pk:
            self.initial["profiles"] = self.instance.member_profiles
        if not self.instance.logo_type:
            del self.fields["drops_logo"]

    def clean_slug(self):
        return self.cleaned_data["slug"].lower()

    def clean_new_logo(self):
        file = self.cleaned_data["new_logo"]
        return read_logo(file) if file else None

    def save(self, commit=True):
        self.dress(self.instance, self.cleaned_data)
        with noting(self.instance, *Community.RIGHTS):
            return super().save(commit)

    def dress(self, community, wanted):
        if "colour" in self.changed_data:
            community.brand_hue, community.brand_chroma = brand_of(wanted["colour"])
        if wanted.get("drops_logo"):
            community.logo, community.logo_type = b"", ""
        if wanted["new_logo"]:
            community.logo, community.logo_type = wanted["new_logo"]

    def _save_m2m(self):
        super()._save_m2m()
        self.instance.set_members(self.cleaned_data["profiles"])
