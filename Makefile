# Dateline's commands. They need Python 3.11 or newer and nothing else; what they install goes into .venv.
# The same without make: see "Without make" in README.md.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run test check bench fuzz browser engines pins clean
unexport PYTHONDONTWRITEBYTECODE # the processes that tests start would compile all modules anew

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# FILE goes by way of the shell: its name may have blanks and quotes.
run: $(VENV)/run.stamp ## open the dashboard; make run FILE=mine.csv on a file of yours, which it follows
	@$(BIN)/python -m components open $${FILE:+"$$FILE"}

test: $(VENV)/dev.stamp browser engines ## run every test, those in a real browser too
	@failed=0; $(BIN)/python -m pytest -n auto --dist worksteal -m "not browser" || failed=1; \
	  $(BIN)/python -m pytest -n 2 --dist worksteal -m browser tests/browser || failed=1; exit $$failed

check: $(VENV)/dev.stamp ## lint, format and types
	@failed=0; for tool in "ruff check" "ruff format --check" mypy; do $(BIN)/$$tool || failed=1; done; exit $$failed

bench: $(VENV)/dev.stamp browser ## run the benchmarks and print what they measured; those beside other programs need npm
	@set -e; for file in benchmarks/[!_]*.py benchmarks/peers; do \
	  echo "$$file"; $(BIN)/python -m "benchmarks.$$(basename "$$file" .py)"; done

COUNT ?= 50000
SEED ?= 1
fuzz: $(VENV)/dev.stamp ## read 50,000 damaged files; make COUNT=1000 SEED=2 fuzz for fewer and others
	@$(BIN)/python -m tests.fuzz --count $(COUNT) --seed $(SEED)

browser: $(VENV)/dev.stamp ## find a Chromium for tests, or install one
	@$(BIN)/python tests/browser/find_browser.py --install

engines: $(VENV)/dev.stamp ## find PostgreSQL and Java for tests of databases, or install them
	@$(BIN)/python tests/store/find_engines.py --install

pins: ## resolve pyproject.toml into the requirements files (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --custom-compile-command "make pins" pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --custom-compile-command "make pins" pyproject.toml --group dev -o requirements-dev.txt

clean: ## remove .venv and every cache
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .hypothesis .fuzz .bench
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Debian keeps venv in a package of its own; where nobody has to be asked for a password it is fetched.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Dateline needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>/dev/null || echo not there)." \
	       "Install one, or name the one to use: make PYTHON=python3.12 run" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  [ "$$(id -u)" = 0 ] || sudo="sudo --non-interactive"; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -qq -y python3-venv && $(PYTHON) -m venv --clear $(VENV); } || { \
	  rm -rf $(VENV); echo "'$(PYTHON) -m venv' does not work here." \
	       "On Debian and Ubuntu install it with: sudo apt-get install python3-venv" >&2; exit 1; }

$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	@echo "Installing what Dateline runs on into $(VENV) (about half a minute) …"
	@$(PIP) -r requirements.txt
	@touch $@

# requirements-dev.txt holds everything of requirements.txt, so one installation serves both
$(VENV)/dev.stamp: requirements-dev.txt requirements.txt | $(BIN)/python
	@echo "Installing what Dateline runs on and its tests need into $(VENV) (about a minute) …"
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp
