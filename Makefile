# make run     set up and run everything; then open http://127.0.0.1:8000
# make test    set up and run all checks and tests
# make setup   only set up
# make lock    bring the pinned versions up to date

# The first that is new enough; if none is, the check below says so.
PYTHON ?= $(shell \
	for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
		$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && exit; \
	done; echo python3)
PIP = .venv/bin/python -m pip install --quiet --disable-pip-version-check
NPM = PATH="$(NODE)$$PATH" npm --no-audit --no-fund --no-update-notifier --loglevel=error

# Nothing where there is a Node that is new enough for sass, else the folder of the one that pip brought.
NODE = $(shell command -v npm >/dev/null && \
	node -e 'const [a, b] = process.versions.node.split("."); process.exit(a * 100 + Number(b) < 2019 ? 1 : 0)' 2>/dev/null || \
	echo "$(CURDIR)/.venv/bin:")

.PHONY: run test setup lock

run: .venv/.installed static/build/.built
	@.venv/bin/python -m jobs.run

test: setup
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	@.venv/bin/python -m tests.chromium
	@.venv/bin/python -m tests.rabbitmq
	.venv/bin/python -m pytest -n 3 --dist loadfile

setup: .venv/.installed .venv/.installed-dev static/build/.built

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ echo "This Python has no ensurepip; on Debian and Ubuntu, apt-get install python3-venv brings it." >&2; exit 1; }
	@echo "Making .venv ..."
	@$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/.installed: requirements.txt .venv/.made
	@echo "Installing Python packages ..."
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.installed-dev: requirements-dev.txt .venv/.installed
	@echo "Installing Python packages for tests ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

static/node_modules/.installed: static/package-lock.json .venv/.installed
	@echo "Installing front-end packages ..."
	@cd static && $(NPM) ci --ignore-scripts --omit=optional
	@touch $@

static/build/.built: static/node_modules/.installed static/package.json $(wildcard static/*.scss static/*.js)
	@echo "Building styles and scripts ..."
	@cd static && $(NPM) run --silent build
	@touch $@

lock: setup
	$(PIP) uv
	for name in requirements requirements-dev; do \
		UV_CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
			--generate-hashes --no-emit-index-url --no-annotate $$name.in -o $$name.txt >/dev/null || exit 1; \
	done
	cd static && $(NPM) run --silent lock
