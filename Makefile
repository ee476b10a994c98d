# The commands of the project. Everything runs in .venv, which is made from the lock file.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/.locked
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
BENCH ?=

SOURCES ?= seeds/articles

.PHONY: run ui test golden screenshots bench lock clean

run: $(READY)
	$(BIN)/ghinho run seeds/articles

# Reads SOURCES every half hour, and shows what happens in the browser, until stopped; ui ARGS="--every 60" asks for more.
ui: $(READY)
	$(BIN)/ghinho serve $(SOURCES) $(ARGS)

test: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

# What the seeds are read into, written anew; look at the difference before you commit it.
golden: $(READY)
	$(BIN)/python tests/renew_golden.py

# The README's pictures of the user interface; needs Chromium.
screenshots: $(READY)
	$(BIN)/python tests/screenshots.py

# make bench BENCH=FOLDER measures your own articles instead of made-up ones.
bench: $(READY)
	$(BIN)/python -m benchmarks.bench $(if $(BENCH),"$(BENCH)")

# Pins the newest versions that pyproject.toml allows; needs pip-tools in the environment.
lock: $(READY)
	$(BIN)/python -m piptools compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
		--extra dev --build-deps-for wheel --no-header --annotation-style line \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
		--output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): $(LOCKED) pyproject.toml
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $(READY)

$(LOCKED): requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=...")'
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) --no-deps --require-hashes --requirement requirements.lock
	touch $(LOCKED)
