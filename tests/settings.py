"""Settings of the tests: a folder that goes away afterwards, quick passwords, no mail server.

DATABASE_URL and REDIS_URL of the environment are honoured; nothing else of it is.
"""

import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

OTHERS = "ALLOWED_HOSTS BEHIND_TLS_PROXY DEBUG DEFAULT_FROM_EMAIL EMAIL_URL LOG_LEVEL PORT"
OTHERS += " SECRET_KEY SITE_URL STATIC_ROOT TIME_ZONE TRUSTED_PROXIES"
for name in OTHERS.split():
    os.environ.pop(name, None)

# The processes of one run (pytest -n auto) share one folder, each with its part of it.
if "PRM_TEST_DIR" not in os.environ:
    folder = tempfile.TemporaryDirectory(prefix="prm-tests-", ignore_cleanup_errors=True)
    os.environ["PRM_TEST_DIR"] = folder.name
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
os.environ["VAR_DIR"] = str(Path(os.environ["PRM_TEST_DIR"], WORKER))
os.environ["PRM_ENV"] = "development"

from prm.settings import *  # noqa: E402, F403
from prm.settings import CACHES, DATABASES, REDIS_URL, STATIC_ROOT, STORAGES  # noqa: E402

if "postgresql" in DATABASES["default"]["ENGINE"]:  # No test takes the server's power away.
    DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)
CACHES["default"]["KEY_PREFIX"] = Path(os.environ["PRM_TEST_DIR"]).name
if REDIS_URL:  # To clear the cache is to empty a database: each process has its own.
    number = 1 + int(WORKER.removeprefix("gw")) % 15 if WORKER != "main" else 1
    CACHES["default"]["LOCATION"] = urlsplit(REDIS_URL)._replace(path=f"/{number}").geturl()
# Nobody listens to these wake-up calls; tests/faults has brokers and workers of its own.
CELERY_BROKER_URL, CELERY_BROKER_TRANSPORT = "memory://", None
CELERY_BROKER_TRANSPORT_OPTIONS = {}
