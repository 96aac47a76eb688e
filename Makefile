# `make site` builds the demo, `make test` runs every test. Both set themselves up in .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: site serve test lint test-browser bench wheel docs schema golden clean

site: $(READY)
	$(BIN)/sitegen build --source . --output public
	@echo "The demo is in public/. Look at it with: $(BIN)/sitegen serve"

serve: $(READY)
	$(BIN)/sitegen serve --source .

test: $(READY) lint
	$(BIN)/pytest -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python bench/run.py

docs: $(READY)
	$(BIN)/python docs/generate.py

wheel: $(READY)
	rm -rf dist
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf public dist .sitegen

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "sitegen needs Python 3.11 or newer; set PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(READY)
