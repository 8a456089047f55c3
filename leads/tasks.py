"""The worker's part of the import."""

from celery import shared_task

from leads.imports import job
from leads.models import Import


@shared_task(name="leads.tasks.run_import")
def run_import(pk):
    for each in Import.objects.unscoped().due().filter(pk=pk):
        job.run(each)


@shared_task(name="leads.tasks.resume_imports")
def resume_imports():
    """Take up what a killed worker left, and tidy up."""
    job.resume()
    job.tidy()
