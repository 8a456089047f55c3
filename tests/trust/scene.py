"""Everybody's rows, each full of a canary: text that only those who may see the row may read.

Acme and Bolt compete. Cove is in no Published community. What Bolt has is what Acme must
not see, and the other way round.
"""

from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.db import models

from accounts.models import PartnerRole, Territory
from leads.models import CustomField, ImportRow, Lead, Pick, Received, Transfer, WebForm
from leads.models.lead_queryset import Act
from leads.runs.plans import freeze, setting_status
from prm.models import Mail
from tests.factories import (
    ContactFactory,
    InternalUserFactory,
    LeadFactory,
    PartnerFactory,
    PartnerUserFactory,
    owner_of,
)
from tests.trust.scene_activities import activities, mentions, status_before

from .pools import queues, round_robins
from .scene_files import of_imports, of_shelves
from .scene_rules import rule_rows, sharing_rules

TRICK = '"><svg onload=x>'  # R25: wherever it is not escaped, a browser would run it.
MAIL_DOMAIN = "canary.example"
KEPT = {"password", "key", "kind", "slug", "api_name", "nonce", "message_id", "codename", "field"}
KEPT |= {"time_zone", "logo_type", "encoding", "delimiter", "file", "address", "trap"}
KEPT |= {"content_type", "logic", "query", "sort"}
RUNNERS = ("carla", "marco")
LEADS_OF = "carla marco paul petra rita piet nordic southern iberia veiled".split()
GLIMPSED = ("company", "city", "industry", "source")  # What a masked lead shows.


@dataclass
class Scene:
    """`people` by name; `rows` by kind and name; `codes` from a canary's code to its row."""

    people: dict
    rows: dict
    codes: dict = field(default_factory=dict)

    @cached_property
    def names(self):
        """From a row's model and number to its kind and name."""
        return {
            (row._meta.label, row.pk): (kind, name)
            for kind, named in self.rows.items()
            for name, row in named.items()
        }

    def plant(self):
        """Fill every text of every row with the row's canary."""
        for kind, named in self.rows.items():
            for name, row in named.items():
                plant(row, self.code_for(kind, name))

    def code_for(self, kind, name):
        """What no secret of a page can hold by chance: their letters know no dot."""
        code = f"zq.{len(self.codes):03}.z"
        self.codes[code] = (kind, name)
        return code


def plant(row, code):
    texts = {field.name: text_for(field, code) for field in row._meta.concrete_fields}
    values = {name: text for name, text in texts.items() if text}
    type(row)._base_manager.filter(pk=row.pk).update(**values)
    row.refresh_from_db(from_queryset=type(row)._base_manager.all())


def text_for(column, code):
    """What a column of text is filled with, '' for the others."""
    is_text = isinstance(column, models.CharField | models.TextField)
    if not is_text or column.choices or column.name in KEPT or column.is_relation:
        return ""
    if isinstance(column, models.EmailField):
        return f"{code}@{MAIL_DOMAIN}"
    return (code + TRICK)[: column.max_length]


def build(cast):
    people = everybody(cast)
    pools = queues(cast)
    prospects = leads(people, pools)
    rows = {"queue": pools, "lead": prospects, **of_house(cast), **of_people(cast, people)}
    rows |= (
        of_shelves(cast) | rule_rows(cast) | of_imports(cast) | of_leads(cast, people, prospects)
    )
    scene = Scene(people, rows)
    scene.plant()
    status_before(prospects["moved"], cast.rita, scene.code_for("status change", "moved"))
    move(prospects["moved"], cast, scene.code_for("transfer", "moved"))
    refine(scene)
    return scene


def of_house(cast):
    """What administrators set up."""
    robins, dealt_to = round_robins(cast)
    return {
        "organization": {"nordwind": cast.organization},
        "profile": {"partners": cast.partners, "managers": cast.managers},
        "community": {"partners": cast.community, "nordics": cast.preview},
        "round robin": robins,
        "round robin member": dealt_to,
        "custom field": custom_fields(),
        "web form": {"contact": web_form(cast)},
        "territory": {"south": Territory.objects.create(name="South")},
        "level": {"gold": cast.acme.level, "silver": cast.bolt.level},
        "pick": {name: Pick.objects.get(value=name.title()) for name in ("web", "hot")},
    }


def of_people(cast, people):
    logins = {name: user for name, user in people.items() if user.is_authenticated}
    return {
        "user": logins,
        "account": accounts(cast, people["piet"].account),
        "contact": contacts(cast, logins),
        "sharing rule": sharing_rules(people),
    }


def of_leads(cast, people, prospects):
    """What hangs on leads."""
    said = activities(people, prospects, cast.acme, cast.toni)
    return {
        "activity": said,
        "mention": mentions(people, said),
        "binned": {"old": binned(cast)},
        "run": {name: run_of(getattr(cast, name), prospects[name]) for name in RUNNERS},
        "mail": {name: mail_about(prospects[name], people[name]) for name in ("paul", "rita")},
        "received": posts(prospects),
    }


def accounts(cast, cove):
    return {"acme": cast.acme, "bolt": cast.bolt, "cedar": cast.cedar, "cove": cove}


def contacts(cast, logins):
    """Of each partner user; and Toni of Acme and Rosa of Bolt, who are none yet."""
    rows = {name: user.contact for name, user in logins.items() if user.is_partner}
    return rows | {"toni": cast.toni, "rosa": ContactFactory(account=cast.bolt)}


def everybody(cast):
    """The cast; Karl who owns nothing, Piet of no community, Raul of Bolt who never came."""
    cove = PartnerFactory(name="Cove", owner=cast.marco)
    raul = PartnerUserFactory(
        contact__account=cast.bolt, profiles=[cast.partners], first_login_at=None
    )
    names = ["ada", "carla", "marco", "paul", "petra", "rita", "nora", "ines"]
    return {name: getattr(cast, name) for name in names} | {
        "karl": InternalUserFactory(first_name="Karl"),
        "piet": PartnerUserFactory(contact__account=cove, partner_role=PartnerRole.EXECUTIVE),
        "raul": raul,
        "visitor": AnonymousUser(),
    }


def custom_fields():
    shown = CustomField(api_name="Shown__c", label="Shown", shown_to_partners=True)
    hidden = CustomField(api_name="Hidden__c", label="Hidden")
    for made in (shown, hidden):
        made.save()
    return {"shown": shown, "hidden": hidden}


def leads(people, queues):
    owners = people | queues
    rows = {name: LeadFactory(of=owners[name]) for name in LEADS_OF}
    taken = LeadFactory(of=queues["southern"])
    taken.take(people["paul"])
    return rows | {"moved": LeadFactory(of=people["rita"]), "taken": taken}


def binned(cast):
    """A lead of Rita's that Ada deleted."""
    lead = LeadFactory(of=cast.rita)
    Lead.objects.unscoped().filter(pk=lead.pk).put_away(cast.ada)
    return lead


def run_of(user, lead):
    """A change of one lead's status that is not started."""
    rows = Lead.objects.visible_to(user).filter(pk=lead.pk)
    return freeze(user, setting_status("Working - Contacted"), rows)


def move(lead, cast, code):
    """Rita of Bolt had it, Paul of Acme has it now: his page may not say so."""
    rows = Lead.objects.unscoped().filter(pk=lead.pk)
    rows.transfer(owner_of(cast.paul), Act(cast.marco, "recall", note=code + TRICK))


def mail_about(lead, recipient):
    about = Transfer.objects.unscoped().get(lead=lead)
    key = f"handover:{lead.handover}:{lead.owner_id}"
    return Mail.objects.create(
        key=key, kind="assignment", recipient=recipient, about=about, state="sent", answer="250 OK"
    )


def web_form(cast):
    form = WebForm.objects.create(
        name="Contact", key="form-of-the-scene", owner=owner_of(cast.carla), fields=["last_name"]
    )
    form.word_consent("Yes")
    return form


def posts(leads):
    """One in quarantine, one that became Carla's lead and one that became Marco's."""
    form = WebForm.objects.get()
    rows = {"waiting": Received(form=form, outcome="quarantined", reason="trap")}
    for name in ("carla", "marco"):
        rows[name] = Received(form=form, outcome="accepted", lead=leads[name])
    for row in rows.values():
        row.save()
    return rows


def refine(scene):
    """Texts that are no plain column, and those of a masked lead that may be read."""
    code = scene.code_for("glimpse", "veiled")
    shown = dict.fromkeys(GLIMPSED, code + TRICK)
    Lead.objects.unscoped().filter(pk=scene.rows["lead"]["veiled"].pk).update(**shown)
    Lead.objects.unscoped().filter(pk=scene.rows["lead"]["marco"].pk).update(country="NO")
    for name, lead in scene.rows["lead"].items():
        hidden = scene.code_for("hidden value", name)
        custom = {"Shown__c": lead.last_name, "Hidden__c": hidden + TRICK}
        Lead.objects.unscoped().filter(pk=lead.pk).update(custom=custom)
    for row in scene.rows["received"].values():
        fields = [["last_name", row.notes], [row.notes, row.notes]]
        Received.objects.unscoped().filter(pk=row.pk).update(fields=fields)
    for row in scene.rows["import row"].values():
        ImportRow.objects.unscoped().filter(pk=row.pk).update(cells=[row.reason, row.reason])
