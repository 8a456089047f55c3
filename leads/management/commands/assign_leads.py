"""Give leads another owner, as the list's bulk action does, at once and without a worker."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict

from leads.filters import filtered
from leads.management.commands.import_leads import owner_of, person
from leads.models import AssignmentRule, RoundRobin, Run
from leads.runs import job, plans
from leads.runs.results import reasons, receivers
from leads.runs.selection import Selection
from prm.chips import parameters


class Command(BaseCommand):
    help = "Assign the leads that match a filter, by the active rule, to one owner or by turns."

    def add_arguments(self, parser):
        to = parser.add_mutually_exclusive_group(required=True)
        to.add_argument("--rule", action="store_true", help="run the active assignment rule")
        to.add_argument("--owner", help="e-mail or name of a user, or name of a queue")
        to.add_argument("--round-robin", help="name of a round robin")
        parser.add_argument(
            "--filter", required=True, help='as in the address of the list: "status=New&country=IT"'
        )
        parser.add_argument("--by", help="e-mail of who assigns; an administrator otherwise")
        parser.add_argument("--notify", action="store_true", help="mail each new owner")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")

    def handle(self, dry_run, **asked):
        by = person(asked["by"])
        selection = Selection(by, query_of(by, asked["filter"]))
        try:
            run = plans.freeze(by, plan_of(by, asked), selection.leads)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.stdout.write(f"{run}: {run.rows} leads, {run.left} would change")
        for owner, number in receivers(by, run):
            self.stdout.write(f"  {number} to {owner}")
        self.say_why_skipped(run)
        if dry_run:
            run.delete()
            return
        job.run_now(run)
        run.refresh_from_db(from_queryset=run.row)
        self.stdout.write(f"changed {run.changed}, skipped {run.skipped}, left {run.left}")
        self.say_why_skipped(run)
        if run.is_under_way:
            raise CommandError(f"A worker does it now: {run.get_absolute_url()}")
        if run.state != Run.State.DONE:
            raise CommandError(run.problem or run.get_state_display())

    def say_why_skipped(self, run):
        for reason, number in reasons(run):
            self.stdout.write(f"  {number} skipped: {reason}")


def plan_of(by, asked):
    if asked["rule"]:
        rule = AssignmentRule.objects.active()
        if rule is None:
            raise CommandError("No assignment rule is active.")
        return plans.ruling(rule)
    if name := asked["round_robin"]:
        robin = RoundRobin.objects.permitted(by, "use").active().filter(name=name).first()
        if robin is None:
            raise CommandError(f"{name} is no active round robin.")
        return plans.spreading(robin, notify=asked["notify"])
    return plans.handing(owner_of(by, asked["owner"]), notify=asked["notify"])


def query_of(by, text):
    """The filter, refused where it names something that the list cannot be narrowed by."""
    query = QueryDict(text, mutable=True)
    known = {name for field in filtered(by, query).form for name in parameters(field)}
    if unknown := query.keys() - known:
        raise CommandError(f"There is no filter {', '.join(sorted(unknown))}.")
    query["all"] = "1"
    return query
