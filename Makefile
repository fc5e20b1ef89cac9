# What one types here. Everything lives in .venv and .cache; nothing outside this folder is changed.
PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check --quiet
MUSTER := $(VENV)/bin/muster
DEMO_LEDGER := .cache/demo.ledger
DEMO_DAY := 2020-02-20

.PHONY: install dev demo docs test test-browser page lint score clean

# The environment with Muster in it, so that .venv/bin/muster runs.
install: $(VENV)/.installed
$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Muster needs Python 3.11 or newer; name one, as in: make PYTHON=python3.12 install" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
	  { echo "This Python cannot make environments; on Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Installing into $(VENV); the first time this takes a minute or two."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --editable .
	@touch $@

# The same with the tools that tests and checks need.
dev: $(VENV)/.developed
$(VENV)/.developed: $(VENV)/.installed
	@$(PIP) install --editable '.[dev]'
	@touch $@

# The sample reports, read into a fresh ledger, and what stood on one day.
demo: install
	@rm -f $(DEMO_LEDGER) $(DEMO_LEDGER)-wal $(DEMO_LEDGER)-shm
	@mkdir -p $(dir $(DEMO_LEDGER))
	$(MUSTER) read samples --ledger $(DEMO_LEDGER)
	@echo
	$(MUSTER) picture --on $(DEMO_DAY) --nation NL --ledger $(DEMO_LEDGER)
	@echo
	@echo "The same with the sentence behind every line, or as it was known by the middle of January:"
	@echo "  $(MUSTER) picture --on $(DEMO_DAY) --nation NL --ledger $(DEMO_LEDGER) --verbose"
	@echo "  $(MUSTER) picture --on $(DEMO_DAY) --nation NL --ledger $(DEMO_LEDGER) --known-by 2020-01-15"
	@echo "Your own reports, in a ledger of their own:"
	@echo "  $(MUSTER) read FOLDER"
	@echo "  $(MUSTER) picture --on 2020-01-10"
	@echo "All commands: $(MUSTER) --help"

# The pages that are made from the code.
docs: dev
	$(VENV)/bin/python scripts/write_cli_docs.py
	$(VENV)/bin/python scripts/write_readme.py

test: dev
	$(VENV)/bin/pytest -n auto

# The page in a real browser. Chromium is installed where that may be done (Debian or Ubuntu, as root); elsewhere name
# one that is there, as in: make MUSTER_BROWSER=/path/to/chromium test-browser
test-browser: $(VENV)/.browser
	MUSTER_BROWSER=$${MUSTER_BROWSER:-$$(command -v chromium || command -v chromium-browser)} \
	  $(VENV)/bin/pytest -n auto tests/web/test_in_a_browser.py
$(VENV)/.browser: $(VENV)/.developed
	@test -n "$$MUSTER_BROWSER" || command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	  { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && \
	    apt-get install -y -qq --no-install-recommends chromium >/dev/null; } || \
	  { echo "There is no Chromium here; install it, as in: apt install chromium" >&2; exit 1; }
	@$(PIP) install --editable '.[dev,browser]'
	@touch $@

# The page of the sample reports, in the browser.
page: install
	@test -f $(DEMO_LEDGER) || $(MUSTER) read samples --ledger $(DEMO_LEDGER)
	$(MUSTER) serve --ledger $(DEMO_LEDGER)

# How well the reader reads, against annotated reports in a folder beside this one.
GOLD ?= $(firstword $(wildcard ../*/gold))
score: dev
	$(VENV)/bin/python scripts/score.py --gold '$(GOLD)'

lint: dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

clean:
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache
