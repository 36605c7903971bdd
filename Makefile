# `make demo` shows what gridctl does; `make test` is what CI runs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# The tests start the program hundreds of times: its modules are compiled once, not at each start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint check-pages bench docs clean

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("gridctl needs Python 3.11 or newer; try: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	touch $@

$(VENV)/.test: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	touch $@

demo: $(VENV)/.demo
	$(BIN)/gridctl validate examples/village-data
	$(BIN)/gridctl quota examples/village-data
	$(BIN)/gridctl report examples/village-data --quarter 2022Q3

test: $(VENV)/.test lint
	$(BIN)/python -m pytest

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Every page with vnu, markdownlint and axe-core in Chromium: some minutes, node and java needed.
check-pages: $(VENV)/.test
	$(BIN)/python tests/pages/check.py $(SHOTS)

bench: $(VENV)/.test
	$(BIN)/python bench/run.py

docs: $(VENV)/.demo
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist build
