# The two commands are `make run` and `make test`; `make` alone lists them all.

PYTHON ?= python3
UV ?= uv
PORT ?= 8000
export PORT
export UV_PYTHON_DOWNLOADS = never

BIN = .venv/bin
DEVELOPMENT = env PRM_ENV=development
ON_SQLITE = env -u DATABASE_URL -u REDIS_URL
MODULES = find . -path ./.venv -prune -o -name '*.py' -print
TEMPLATES = find . -path ./.venv -prune -o -path '*/templates/*.html' -print

# Named after the locked list they stand for: another list, another stamp, another installation.
hash = $(firstword $(shell cksum requirements/$(1).txt))
RUN_READY = .venv/base-$(call hash,base)
TEST_READY = .venv/dev-$(call hash,dev)

.PHONY: help run test test-sqlite test-servers check lint deployable format bench pictures lock clean

help:
	@echo "make run       the portal with its demo story (PORT=$(PORT))"
	@echo "make test      the test suite; on PostgreSQL and Redis too, given DATABASE_URL, REDIS_URL"
	@echo "make check     lint, format, migrations, production settings, then the test suite"
	@echo "make format    put code and templates in their format"
	@echo "make bench     how fast it is, on PostgreSQL; SIZES=\"10000 100000\" for less"
	@echo "make pictures  the README's pictures"
	@echo "make lock      lock the dependencies anew (needs uv)"
	@echo "make clean     remove what was installed and cached; var/ keeps the data"

run: $(RUN_READY)
	@exec $(DEVELOPMENT) $(BIN)/python manage.py run

test: test-sqlite $(if $(DATABASE_URL)$(REDIS_URL),test-servers)

test-sqlite: $(TEST_READY)
	$(ON_SQLITE) $(BIN)/python -m pytest -n auto --dist worksteal

test-servers: $(TEST_READY)
	$(BIN)/python -m pytest -n auto --dist worksteal

check: lint deployable test

lint: $(TEST_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(MODULES) | xargs $(BIN)/django-upgrade --target-version 5.2 --check
	$(TEMPLATES) | xargs $(BIN)/djade --target-version 5.2 --check
	$(ON_SQLITE) $(DEVELOPMENT) $(BIN)/python manage.py makemigrations --check --dry-run

deployable: $(TEST_READY)
	@$(ON_SQLITE) -u PRM_ENV SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_hex(40))')" \
		SITE_URL=https://portal.example $(BIN)/python manage.py check --deploy --fail-level WARNING

format: $(TEST_READY)
	$(MODULES) | xargs $(BIN)/django-upgrade --target-version 5.2 --exit-zero-even-if-changed
	$(BIN)/ruff check --fix . || true  # What it cannot mend, `make lint` names again.
	$(BIN)/ruff format .
	$(TEMPLATES) | xargs $(BIN)/djade --target-version 5.2 || true  # Fails where it changes.

SIZES = 10000 100000 1000000
bench: $(TEST_READY)
	$(BIN)/python -m bench --sizes $(SIZES)

pictures: $(TEST_READY)
	$(BIN)/python -m tests.pictures

lock:
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" requirements/base.in -o requirements/base.txt
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" requirements/dev.in -c requirements/base.txt \
		-o requirements/dev.txt

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---------------------------------------------------------------- installing

$(RUN_READY): | $(BIN)/python
	$(call install,base)
	@rm -f .venv/base-* && touch $@

$(TEST_READY): | $(BIN)/python
	$(call install,dev)
	@rm -f .venv/dev-* && touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "This needs Python 3.11 or later, such as: make PYTHON=python3.12 run"; exit 1; }
	@if $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then $(PYTHON) -m venv .venv; \
	elif command -v $(UV) >/dev/null; then $(UV) venv --quiet --python $(PYTHON) .venv; \
	else echo "Install python3-venv first; this Python cannot make an environment."; exit 1; fi

LOCKED = -qq --require-hashes --only-binary :all: -r

define install
@echo "Installing requirements/$(1).txt"
@{ command -v $(UV) && $(UV) pip install --python $(BIN)/python $(LOCKED) requirements/$(1).txt; } \
	>/dev/null 2>&1 || $(BIN)/python -m pip install $(LOCKED) requirements/$(1).txt
endef
