"""What is open to partner users by a sharing rule, a folder, or a view of a list: row by row."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.lists import listing_named
from accounts.lists.stored import told_of_each
from accounts.models import Audience, ListView, SharingRule, User
from communities.models import Document, Folder
from leads.criteria import Fields
from leads.models import Conversion, Lead
from leads.sharing.narrowing import opened_by, where
from leads.sharing.told import BY_NAME
from prm.few import few_of_each

FEW = 5


@dataclass(frozen=True)
class Exposure:
    """A row that is open to partner users, by whom of them it is seen now and what of it."""

    key: str
    make_internal: Callable  # by whom
    name: str
    url: str
    was: str
    becomes: str
    partner_count: int
    partners: list
    note: str  # What is seen, and in `count` (words, with how many) and `sample` a few of it.
    count: str = ""
    sample: list = field(default_factory=list)
    also: str = ""  # Something more of what is seen.

    @property
    def kind(self):
        return self.key.partition(":")[0]

    @property
    def number(self):
        return int(self.key.partition(":")[2])


@dataclass(frozen=True)
class Step:
    """One kind of shares. `found()` answers its exposures, `empty` says there are none."""

    kind: str
    title: str
    about: str
    empty: str
    found: object


def of_rules():
    rules, fields = list(SharingRule.objects.exposing().with_names()), Fields()
    people = User.objects.select_related("contact__account")
    partners = few_of_each([rule.partner_users() for rule in rules], people, BY_NAME)
    leads = Lead.objects.unscoped()
    opened = few_of_each([leads.filter(opened_by(r, fields)) for r in rules], leads, ["-pk"])
    return [of_rule(*each, fields) for each in zip(rules, partners, opened, strict=True)]


def of_rule(rule, seen_by, opened, fields):
    (partner_count, partners), (record_count, records) = seen_by, opened
    return Exposure(
        f"rule:{rule.pk}",
        rule.make_internal_only,
        rule.name,
        "",
        str(rule.target),
        _("%(group)s, internal users only") % {"group": rule.target},
        partner_count,
        partners,
        noted(rule, fields),
        ngettext("%(n)s lead", "%(n)s leads", record_count) % {"n": record_count},
        records,
    )


def noted(rule, fields):
    """Whose records, and by which criteria."""
    whose = f"{rule.get_records_display()}: {rule.source}"
    return f"{whose} · {where(rule, fields)}" if rule.is_by_criteria else whose


def of_folders():
    everyone = of_everyone()
    folders = Folder.objects.unscoped().exposing().with_documents_counted().order_by("name", "id")
    names = names_in(folders)
    return [
        Exposure(
            f"folder:{folder.pk}",
            folder.make_internal,
            folder.name,
            folder.get_absolute_url(),
            **everyone,
            note=folder.description,
            count=documents(folder.document_count),
            sample=names.get(folder.pk, [])[:FEW],
        )
        for folder in folders
    ]


def documents(number):
    return ngettext("%(n)s document", "%(n)s documents", number) % {"n": number}


def names_in(folders):
    """The names of the documents in some folders, by folder."""
    names = {}
    inside = Document.objects.unscoped().filter(folder__in=folders).order_by("name")
    for folder, name in inside.values_list("folder", "name"):
        names.setdefault(folder, []).append(name)
    return names


def of_views():
    everyone = of_everyone()
    views = ListView.objects.unscoped().exposing().select_related("owner").order_by("name", "id")
    return [
        Exposure(
            f"view:{view.pk}",
            view.make_internal,
            view.name,
            view.get_absolute_url(),
            **everyone,
            note=_("%(list)s, by %(owner)s")
            % {"list": listing_named(view.records).label, "owner": view.owner},
            count=_("Filter"),
            sample=told,
            also=_("Columns: %(columns)s") % {"columns": columns_of(view)},
        )
        for view, told in zip(views, filters_of(views), strict=True)
    ]


def filters_of(views):
    """What each view filters by, in words."""
    words = told_of_each(listing_named(ListView.Records.LEADS), [view.query for view in views])
    return [each or [_("none")] for each in words]


def columns_of(view):
    """The columns of a view that partner users get, in words."""
    shown = listing_named(view.records).arranged(view.columns, for_partners=True)
    return ", ".join(str(column.label) for column in shown)


def of_everyone():
    """Who is meant by everyone, now and after; the same for each row."""
    people = Audience(kind=Audience.Kind.EVERYONE).partner_users()
    ordered = people.select_related("contact__account").order_by(*BY_NAME)
    return {
        "was": _("Everyone"),
        "becomes": _("All internal users"),
        "partner_count": people.count(),
        "partners": list(ordered[:FEW]),
    }


STEPS = [
    Step(
        Conversion.Kind.RULE,
        gettext_lazy("Sharing rules"),
        gettext_lazy(
            "These rules open leads to groups that partner users are in, or come into as soon as"
            " there are any."
        ),
        gettext_lazy("No sharing rule opens anything to partner users."),
        of_rules,
    ),
    Step(
        Conversion.Kind.FOLDER,
        gettext_lazy("Folders"),
        gettext_lazy("These folders are open to everyone, partner users too."),
        gettext_lazy("No folder is open to everyone."),
        of_folders,
    ),
    Step(
        Conversion.Kind.VIEW,
        gettext_lazy("List views"),
        gettext_lazy(
            "These views are offered to everyone, partner users too. A view opens no record:"
            " through it each partner user sees the leads they may see anyway, and no other. But"
            " its name, its filter and its columns may tell something."
        ),
        gettext_lazy("No list view is shared with everyone."),
        of_views,
    ),
]


def exposures_of(number):
    """The rows of a step, 1 to 3."""
    return STEPS[number - 1].found()


def ticked(keys):
    """Of all exposures there are now, those ticked."""
    return [each for step in STEPS for each in step.found() if each.key in keys]


def exposed_count():
    """How many there are in all steps."""
    return (
        SharingRule.objects.exposing().count()
        + Folder.objects.unscoped().exposing().count()
        + ListView.objects.unscoped().exposing().count()
    )
