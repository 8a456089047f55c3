"""Logging an activity, setting a task, and changing them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Activity
from leads.people import Circle, mentioned_in
from prm.forms import DateInput
from prm.once import Once

TASK = ("due_on", "priority", "assignee", "remind_at")
FIELDS = {
    "call": ("at", "minutes"),
    "email": ("at",),
    "meeting": ("at", "minutes"),
    "note": (),
    "task": TASK,
}
SHORT = 80  # How much of a note stands as its subject.


LOG_WORDS = {
    "call": gettext_lazy("Log a call"),
    "email": gettext_lazy("Log an e-mail"),
    "meeting": gettext_lazy("Log a meeting"),
    "note": gettext_lazy("Write a note"),
    "task": gettext_lazy("Set a task"),
}


class MomentInput(forms.DateTimeInput):
    """The browser's own picker of day and time, in the person's time zone."""

    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


class PersonInput(forms.TextInput):
    """Suggests people as one types. Without script it takes an e-mail address."""

    template_name = "activities/person_search.html"


class ActivityForm(Once, forms.ModelForm):
    """An activity of one kind about a record; which fields it has depends on the kind."""

    assignee = forms.CharField(
        label=gettext_lazy("Assigned to"),
        widget=PersonInput,
        max_length=254,
        help_text=gettext_lazy("The e-mail address of somebody who may see this."),
    )

    class Meta:
        model = Activity
        fields = ["subject", "at", "minutes", *TASK, "text", "internal"]
        labels = {
            "at": gettext_lazy("When"),
            "minutes": gettext_lazy("Minutes it took"),
            "remind_at": gettext_lazy("Remind by mail"),
            "due_on": gettext_lazy("Due"),
            "internal": gettext_lazy("Internal: partner users never see it"),
        }
        widgets = {
            "at": MomentInput,
            "remind_at": MomentInput,
            "due_on": DateInput,
            "text": forms.Textarea(attrs={"rows": 4, "data-mentions": True}),
        }
        help_texts = {
            "text": gettext_lazy("Write @ and a colleague's e-mail address to tell them of it.")
        }

    def __init__(self, user, about, data=None, *, instance=None, kind=None):
        fresh = instance is None
        instance = instance or Activity(kind=kind, by=user)
        super().__init__(data, instance=instance)
        self.user, self.about, self.fresh = user, about, fresh
        self.keep_fields_of(instance.kind)
        if "assignee" in self.fields:
            self.initial["assignee"] = (user if fresh else instance.assignee).email
        if fresh:
            self.initial["internal"] = user.is_internal
            self.initial["priority"] = Activity.Priority.NORMAL
            self.initial["at"] = timezone.now()

    def keep_fields_of(self, kind):
        dropped = {*TASK, "at", "minutes"} - set(FIELDS[kind])
        dropped |= {"internal"} if self.user.is_partner else set()
        for name in dropped:
            del self.fields[name]
        for name in ("due_on", "priority"):
            if name in self.fields:
                self.fields[name].required = True
        self.fields["text"].required = kind == Activity.Kind.NOTE
        self.fields["subject"].required = kind != Activity.Kind.NOTE

    @property
    def circle(self):
        return Circle(self.user, self.about, self.is_internal)

    @property
    def is_internal(self):
        return bool(self.cleaned_data.get("internal"))

    @property
    def heading(self):
        kind = self.instance.kind
        return LOG_WORDS[kind] if self.fresh else _("Edit: %s") % Activity.Kind(kind).label

    def clean_minutes(self):
        minutes = self.cleaned_data["minutes"]
        if minutes is not None and minutes > 24 * 60:
            raise ValidationError(_("Write how many minutes it took, 1,440 at most."))
        return minutes

    def clean_remind_at(self):
        """A reminder in the past would be sent at once; one that was sent may stay."""
        when = self.cleaned_data["remind_at"]
        if when and when != self.initial.get("remind_at") and when < timezone.now():
            raise ValidationError(_("Choose a time that is still to come."))
        return when

    def clean(self):
        cleaned = super().clean()
        if "assignee" in self.fields and "assignee" in cleaned:
            cleaned["assignee"] = self.person(cleaned["assignee"], "assignee")
        found = [self.person(email, "text") for email in mentioned_in(cleaned.get("text", ""))]
        self.mentioned = [person for person in found if person]
        if not cleaned.get("subject") and "subject" not in self.errors:
            first = cleaned.get("text", "").strip().partition("\n")[0].strip()
            cleaned["subject"] = first if len(first) <= SHORT else f"{first[: SHORT - 1]}…"
        return cleaned

    def person(self, email, field):
        """Who has this address, if they may see the record and what is written about it."""
        person = self.circle.named(email)
        if person is None:
            words = _("Nobody who may see this has the address %(email)s.")
            self.add_error(field, words % {"email": email})
        return person

    def keep(self):
        """Store it, and tell who is mentioned, reminded or given a task."""
        if self.fresh:
            self.instance.log(self.about, self.mentioned)
        else:
            self.instance.revise(self.mentioned)
        return self.instance
