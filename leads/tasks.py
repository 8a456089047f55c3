"""The worker's part of imports, runs and web forms."""

from celery import shared_task

from leads.imports import job
from leads.models import Digest, Import, Lead, Received, Run
from leads.runs import job as runs


@shared_task(name="leads.tasks.run_import")
def run_import(pk):
    for each in Import.objects.unscoped().due().filter(pk=pk):
        job.run(each)


@shared_task(name="leads.tasks.resume_imports")
def resume_imports():
    """Take up what a killed worker left, and tidy up."""
    job.resume()
    job.tidy()


@shared_task(name="leads.tasks.carry_out_run")
def carry_out_run(pk):
    for run in Run.objects.unscoped().due().filter(pk=pk):
        runs.carry_out(run)


@shared_task(name="leads.tasks.resume_runs")
def resume_runs():
    """Take up what a killed worker left, and tidy up."""
    runs.resume()
    runs.tidy()


@shared_task(name="leads.tasks.forget_posts")
def forget_posts():
    """What people typed into web forms is not kept for ever."""
    Received.objects.unscoped().forget_old()


@shared_task(name="leads.tasks.empty_bin")
def empty_bin():
    """Delete for good what the bin kept for its 30 days."""
    Lead.objects.everywhere().overdue().erase()


@shared_task(name="leads.tasks.write_digests")
def write_digests():
    """Tell those who want one mail an hour or a day."""
    Digest.objects.unscoped().write_due()
