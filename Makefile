# What one types here. Everything lives in .venv; nothing outside this folder is changed but a user's own ledger.
PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check --quiet

.PHONY: install dev demo test lint clean

# The environment with Muster in it, so that .venv/bin/muster runs.
install: $(VENV)/.installed
$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --editable .
	@touch $@

# The same with the tools that tests and checks need.
dev: $(VENV)/.developed
$(VENV)/.developed: $(VENV)/.installed
	$(PIP) install --editable '.[dev]'
	@touch $@

test: dev
	$(VENV)/bin/pytest -n auto

lint: dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

clean:
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache
