"""Where things are kept and handed over: database, broker, cache, mail, files."""

import sys
from datetime import timedelta

from prm.settings.environment import BASE_DIR, DEBUG, SITE_HOST, VAR_DIR, env

DATABASE_URL = env("DATABASE_URL", default="")
SQLITE = {"ENGINE": "prm.sqlite", "NAME": VAR_DIR / "prm.sqlite3"}
DATABASES = {"default": env.db_url_config(DATABASE_URL) if DATABASE_URL else SQLITE}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["ENGINE"] = "prm.sqlite"
    DATABASES["default"]["OPTIONS"] = {
        # Concurrent writers wait for each other instead of failing at once.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    # A server that does not answer is an error soon, not a page that never comes.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
    # A rule is one long expression: to compile it takes longer than to ask it of a million leads.
    DATABASES["default"]["OPTIONS"].setdefault("options", "-c jit=off")
    # Nothing is prepared by itself, only what asks for it (prm/prepared.py).
    DATABASES["default"]["OPTIONS"]["prepare_threshold"] = sys.maxsize
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env("REDIS_URL", default="")
BROKER_DIR = VAR_DIR / "broker"
CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"
CELERY_BROKER_TRANSPORT = None if REDIS_URL else "prm.broker:Transport"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "socket_timeout": 10,
        "socket_connect_timeout": 5,
        "socket_keepalive": True,
        "health_check_interval": 10,
        "visibility_timeout": 3600,
    }
    if REDIS_URL
    else {
        "data_folder_in": str(BROKER_DIR),
        "data_folder_out": str(BROKER_DIR),
        "control_folder": str(BROKER_DIR / "control"),
        "polling_interval": 0.05,
    }
)
if not REDIS_URL:
    (BROKER_DIR / "control").mkdir(parents=True, exist_ok=True)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
OUTBOX_SWEEP_SECONDS = env.int("OUTBOX_SWEEP_SECONDS", default=15)
CELERY_BEAT_SCHEDULE = {
    # The broker only wakes the worker; this sweep is what guarantees.
    "sweep the outbox": {
        "task": "prm.tasks.deliver_due",
        "schedule": timedelta(seconds=OUTBOX_SWEEP_SECONDS),
        "options": {"expires": OUTBOX_SWEEP_SECONDS},
    },
    "write digests": {
        "task": "leads.tasks.write_digests",
        "schedule": timedelta(seconds=60),
        "options": {"expires": 60},
    },
    "empty the bin": {
        "task": "leads.tasks.empty_bin",
        "schedule": timedelta(hours=6),
        "options": {"expires": 3600},
    },
    "resume runs": {
        "task": "leads.tasks.resume_runs",
        "schedule": timedelta(seconds=60),
        "options": {"expires": 60},
    },
    "seal the audit log": {
        "task": "prm.tasks.seal_audit",
        "schedule": timedelta(seconds=60),
        "options": {"expires": 60},
    },
    "resume imports": {
        "task": "leads.tasks.resume_imports",
        "schedule": timedelta(seconds=60),
        "options": {"expires": 60},
    },
    "forget what web forms sent long ago": {
        "task": "leads.tasks.forget_posts",
        "schedule": timedelta(hours=1),
    },
}
CACHES = {
    "default": {
        "BACKEND": "prm.cache.RedisOrMemory",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

EMAIL_URL = env("EMAIL_URL", default="")
MAILS_DIR = VAR_DIR / "mails"  # Where mails stay without EMAIL_URL, and in a sandbox.
if EMAIL_URL:
    globals().update(env.email_url_config(EMAIL_URL))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = MAILS_DIR
EMAIL_TIMEOUT = 8  # Seconds a step; a whole delivery stays below the lease.
OUTBOX_LEASE_SECONDS = env.int("OUTBOX_LEASE_SECONDS", default=60)
OUTBOX_BACKOFF_SECONDS = env.int("OUTBOX_BACKOFF_SECONDS", default=60)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="") or f"portal@{SITE_HOST}"
SERVER_EMAIL = DEFAULT_FROM_EMAIL

STATIC_URL = "static/"
STATIC_ROOT = env("STATIC_ROOT", default=str(VAR_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
PRIVATE_DIR = VAR_DIR / "private"  # Uploads; never served by path.
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_DIR, "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
