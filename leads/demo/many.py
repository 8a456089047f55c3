"""Many leads at once: one change that stands, one that was undone, two leads in the bin."""

from django.utils import timezone

from leads.models import Lead, Owner
from leads.runs import job, plans, undo
from prm.models import Mail
from prm.outbox.delivery import preview

WORKING = "Working - Contacted"


def tell_of_runs(people):
    """Carla works through what she has; Ada tidies up; Petra wants one mail a day."""
    carla, ada, petra = people["carla"], people["ada"], people["petra"]
    seen = Lead.objects.visible_to(carla).order_by("created_at")
    mine = first(seen.owned_by(carla).unread(), 2)
    for lead in seen.filter(pk__in=mine):
        lead.opened_by(carla)
    done(carla, plans.setting_status(WORKING), mine)
    queued = first(seen.filter(owner=people["nordic"].lead_owner), 4)
    moved = done(carla, plans.handing(Owner.objects.of(petra)), queued)
    job.run_now(undo.of_run(carla, moved))
    hers = Lead.objects.visible_to(ada).owned_by(ada).order_by("created_at")
    done(ada, plans.deleting(), first(hers, 2))
    petra.mail_choice = "daily"
    petra.save(update_fields=["mail_choice"])
    send()


def first(leads, number):
    return list(leads.values_list("pk", flat=True)[:number])


def done(user, plan, pks):
    run = plans.freeze(user, plan, Lead.objects.visible_to(user).filter(pk__in=pks))
    job.run_now(run)
    run.refresh_from_db(from_queryset=run.row)
    return run


def send():
    """What these told of has arrived by the time somebody looks."""
    for mail in Mail.objects.unscoped().due().filter(kind__in=["assignment", "recall", "queue"]):
        texts = preview(mail)
        state = Mail.State.SENT if texts else Mail.State.SUPERSEDED
        values = {"sent_at": timezone.now()} | texts if texts else {}
        Mail.objects.unscoped().filter(pk=mail.pk).update(state=state, **values)
