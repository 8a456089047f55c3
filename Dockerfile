# One image for web, worker, beat and migrations; docker-compose.yml says which does what.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 VAR_DIR=/data STATIC_ROOT=/portal/staticfiles

RUN useradd --system --uid 10001 --home-dir /portal --shell /usr/sbin/nologin portal \
    && mkdir -p /portal /data && chown portal /data
WORKDIR /portal

COPY requirements/base.txt requirements/base.txt
RUN pip install --require-hashes --only-binary :all: -r requirements/base.txt

COPY . .
# This key signs nothing: it lives in this one command.
RUN SECRET_KEY=only-to-collect SITE_URL=https://portal.example VAR_DIR=/tmp/collect \
    python manage.py collectstatic --no-input && rm -rf /tmp/collect

USER portal
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "prm.wsgi", "--no-control-socket", "--bind", "0.0.0.0:8000", \
     "--workers", "4", "--threads", "8", "--worker-tmp-dir", "/dev/shm"]
