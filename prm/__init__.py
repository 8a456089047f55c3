"""What every app stands on: settings, permissions, the outbox, the frame of the pages."""

from prm.celery import app as celery_app

__all__ = ["celery_app"]
