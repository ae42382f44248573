# Everything is set up by what needs it: `make serve` and `make test` work on a fresh clone.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Material prints a notice of several lines at every start otherwise.
export NO_MKDOCS_2_WARNING := 1

.PHONY: setup setup-tests serve build check test golden bench pin clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade --constraint constraints.txt pip
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

setup-tests: $(VENV)/.ready-tests

$(VENV)/.ready-tests: $(VENV)/.ready tests/clients/package-lock.json tests/clients/install.py
	$(PIP) install --constraint constraints.txt --group dev
	$(BIN)/python tests/clients/install.py
	@touch $@

serve: setup
	$(BIN)/python -m mkdocs serve

build: setup
	$(BIN)/python -m mkdocs build --strict

check: setup-tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

test: check
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

# Rewrites the expected outputs of golden cases: read the diff.
golden: setup-tests
	CASTLOOM_GOLDEN=1 $(BIN)/python -m pytest tests -k golden

bench: setup-tests
	$(BIN)/python bench/feeds.py; feeds=$$?; $(BIN)/python bench/speech.py; speech=$$?; \
	$(BIN)/python bench/mentions.py; mentions=$$?; $(BIN)/python bench/related.py; related=$$?; \
	$(BIN)/python bench/concepts.py; concepts=$$?; $(BIN)/python bench/search.py; search=$$?; \
	$(BIN)/python bench/compare.py && exit $$((feeds + speech + mentions + related + concepts + search))

# Newest versions within pyproject.toml's ranges, written down exactly. pymdown-extensions 13 wants Python 3.11.5, and
# Debian 12 has 3.11.2: a test finds others that do.
pin:
	rm -rf .cache/pin && $(PYTHON) -m venv .cache/pin
	.cache/pin/bin/python -m pip --quiet install --upgrade pip
	.cache/pin/bin/python -m pip --quiet install --group dev . 'pymdown-extensions<13'
	.cache/pin/bin/python -m pip freeze --all --exclude castloom --exclude setuptools > constraints.txt

clean:
	rm -rf $(VENV) .cache site dist
