"""Settings of the benchmarks: the portal's own, on a database of theirs, with their tables."""

import os
import tempfile

WHERE = os.environ.get("DATABASE_URL") or "postgres://postgres@127.0.0.1:5432/postgres"
SERVER, _slash, _name = WHERE.rpartition("/")
os.environ["DATABASE_URL"] = f"{SERVER}/{os.environ.get('BENCH_DATABASE', 'postgres')}"
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="prm-bench-"))
os.environ["PRM_ENV"], os.environ["LOG_LEVEL"] = "development", "ERROR"
os.environ.pop("REDIS_URL", None)

from prm.settings import *  # noqa: E402, F403
from prm.settings import DATABASES, INSTALLED_APPS, MIDDLEWARE, STORAGES  # noqa: E402

assert DATABASES["default"]["ENGINE"].endswith("postgresql"), "The benchmarks need PostgreSQL."
INSTALLED_APPS = [*INSTALLED_APPS, "bench"]
ROOT_URLCONF = "bench.urls"
ALLOWED_HOSTS = ["localhost"]
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]  # Static files only.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
CELERY_BROKER_URL, CELERY_BROKER_TRANSPORT = "memory://", None
CELERY_BROKER_TRANSPORT_OPTIONS = {}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
