"""Forms on other sites that bring leads in."""

import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import (
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
    URLValidator,
)
from django.db import models, transaction
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from leads import rules
from prm.permissions import RuledQuerySet

from .chosen_text import chosen_text

DEFAULT_FIELDS = ["first_name", "last_name", "company", "email", "phone", "description"]
validate_return_address = URLValidator(schemes=["http", "https"])


def new_key():
    """132 random bits: what a form's HTML names it by."""
    return secrets.token_urlsafe(16)


def default_fields():
    return list(DEFAULT_FIELDS)


class WebFormQuerySet(RuledQuerySet):
    rules = {"view": rules.view_setup, "change": rules.change_setup}

    def with_figures(self):
        """Tell each what became of its posts: `received`, `accepted`, `quarantined`, `rejected`."""
        numbers = {
            name: Count("posts", filter=Q(posts__outcome=name))
            for name in ("accepted", "quarantined", "rejected")
        }
        return self.annotate(received=Count("posts"), **numbers)

    def wait_for(self, forms):
        """Let those who bring in posts of these forms come one by one, until the transaction ends.

        Before any round robin is locked, and all that one needs at once.
        """
        rows = self.select_for_update(no_key=True).filter(pk__in=[form.pk for form in forms])
        list(rows.order_by("pk"))

    def named_by(self, key):
        """The form that a post names, or None."""
        return self.filter(key=key).first() if key and key.isprintable() else None


class WebForm(models.Model):
    """What a form on another site may send, where it leads, and who gets what it brings.

    `fields` are the names of its HTML. Standard fields are taken from any post; custom
    fields only where the form names them.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    key = models.CharField(_("key"), max_length=32, unique=True, default=new_key, editable=False)
    fields = models.JSONField(_("fields"), default=default_fields)
    return_addresses = models.JSONField(_("return addresses"), default=list, blank=True)
    by_rule = models.BooleanField(_("Assign by the active assignment rule"), default=True)
    owner = models.ForeignKey(
        "leads.Owner",
        models.PROTECT,
        related_name="+",
        verbose_name=_("Lead Owner"),
        help_text=_("Gets what no rule places."),
    )
    source = models.CharField(_("Lead Source"), max_length=80, blank=True)
    answers = models.BooleanField(_("Thank the sender by mail"), default=False)
    text = chosen_text()
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    consent_required = models.BooleanField(_("Consent is needed"), default=False)
    trap = models.CharField(
        _("trap"),
        max_length=40,
        blank=True,
        default="fax_number",
        validators=[RegexValidator(r"^[A-Za-z][A-Za-z0-9_-]*\Z", _("Letters, digits, - and _."))],
        help_text=_("A field that people do not see. A post that fills it waits in quarantine."),
    )
    least_seconds = models.PositiveSmallIntegerField(
        _("seconds to fill it in, at least"),
        default=3,
        validators=[MaxValueValidator(3600)],
        help_text=_("Counts only where the form is a page of this portal, which knows its start."),
    )
    most_per_minute = models.PositiveIntegerField(
        _("posts per minute from one address"),
        default=20,
        validators=[MinValueValidator(1), MaxValueValidator(10_000)],
    )
    most_per_day = models.PositiveIntegerField(
        _("leads per day"),
        default=500,
        validators=[MinValueValidator(1), MaxValueValidator(1_000_000)],
    )
    is_active = models.BooleanField(_("active"), default=True)

    objects = WebFormQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(most_per_minute__gte=1, most_per_day__gte=1),
                name="a_web_form_lets_something_in",
            )
        ]
        verbose_name = _("web form")
        verbose_name_plural = _("web forms")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("setup:web_form", args=[self.pk])

    @property
    def page_url(self):
        """The form as a page of this portal."""
        return settings.SITE_URL + reverse("web:page", args=[self.key])

    @property
    def set_trap(self):
        """The name of the trap; '' if a field that the form shows has it."""
        shown = {name.casefold() for name in self.fields}
        return "" if self.trap.casefold() in shown else self.trap

    @property
    def consent_text(self):
        """What the form asks consent to, as it stands now; None if it asks for none."""
        newest = self.consent_texts.order_by("-number").first()
        return newest if newest and newest.text else None

    def text_marked(self, marks):
        """The first text that one of these marks names, or None: none of this form's."""
        texts = {text.mark: text for text in self.consent_texts.exclude(text="")}
        return next((texts[mark] for mark in marks if mark in texts), None)

    @transaction.atomic
    def word_consent(self, text):
        """Ask consent to this text from now on. Earlier ones stay, for those who agreed to them."""
        newest = self.consent_texts.order_by("-number").first()
        if text != (newest.text if newest else ""):
            self.consent_texts.create(text=text, number=newest.number + 1 if newest else 1)

    def return_to(self, address):
        """The registered return address that a post asks for, or ''."""
        return address if address in self.return_addresses else ""

    @property
    def figures(self):
        """How many posts were received, and what became of them: they add up."""
        counted = self.posts.unscoped().order_by().values_list("outcome")
        found = dict(counted.annotate(Count("pk")))
        return {"received": sum(found.values())} | {
            name: found.get(name, 0) for name in ("accepted", "quarantined", "rejected")
        }

    def clean(self):
        if not isinstance(self.return_addresses, list):
            raise ValidationError({"return_addresses": _("One address a line.")})
        for address in self.return_addresses:
            validate_return_address(address)


class ConsentText(models.Model):
    """A text that a web form asked consent to. Never changed: another text is another row."""

    form = models.ForeignKey(WebForm, models.PROTECT, related_name="consent_texts")
    number = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("text"), max_length=2000, blank=True)
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form", "number"], name="one_consent_text_per_version")
        ]
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")

    def __str__(self):
        return f"{self.form}, {self.number}"

    @property
    def mark(self):
        """What the box beside this text sends: unlike what a box sends that says no text."""
        return f"text-{self.number}"
