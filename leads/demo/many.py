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
    mine = Lead.objects.visible_to(carla).owned_by(carla).unread().order_by("created_at")
    oldest = list(mine.values_list("pk", flat=True)[:6])
    for lead in Lead.objects.visible_to(carla).filter(pk__in=oldest[:2]):
        lead.opened_by(carla)
    done(carla, plans.setting_status(WORKING), oldest[:2])
    moved = done(carla, plans.handing(Owner.objects.of(petra)), oldest[2:])
    job.run_now(undo.of_run(carla, moved))
    hers = Lead.objects.visible_to(ada).owned_by(ada).order_by("created_at")
    done(ada, plans.deleting(), list(hers.values_list("pk", flat=True)[:2]))
    petra.mail_choice = "daily"
    petra.save(update_fields=["mail_choice"])
    send()


def done(user, plan, pks):
    run = plans.freeze(user, plan, Lead.objects.visible_to(user).filter(pk__in=pks))
    job.run_now(run)
    run.refresh_from_db(from_queryset=run.row)
    return run


def send():
    """What these told of has arrived by the time somebody looks."""
    for mail in Mail.objects.unscoped().due().filter(kind__in=["assignment", "recall"]):
        texts = preview(mail)
        state = Mail.State.SENT if texts else Mail.State.SUPERSEDED
        values = {"sent_at": timezone.now()} | texts if texts else {}
        Mail.objects.unscoped().filter(pk=mail.pk).update(state=state, **values)
