# `make site` builds the demo, `make test` runs every test. Both set themselves up in .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BROWSER := $(VENV)/.browser

.PHONY: site serve test lint fuzz test-browser screenshots bench wheel docs golden clean

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

# Every property test with new random examples, fifteen times as many. What it finds becomes a test.
fuzz: $(READY)
	FUZZ=1 $(BIN)/pytest -n auto -q $$(grep -rl 'import.*given' tests)

# Chromium is the system's; the Nu checker comes through npm and needs Java. Both are for tests only.
test-browser: $(BROWSER)
	$(BIN)/pytest -m browser -n auto tests/browser

# make screenshots [SOURCE=site] [OUT=folder]: every kind of page at three widths, light and dark.
screenshots: $(BROWSER)
	$(BIN)/python tests/browser/screenshots.py $(or $(OUT),screenshots) $(if $(SOURCE),--source $(SOURCE))

bench: $(READY)
	$(BIN)/python bench/run.py

docs: $(READY)
	$(BIN)/python docs/generate.py

golden: $(READY)
	GOLDEN=rewrite $(BIN)/pytest tests/integration/test_golden.py
	git diff --stat tests/data/golden/pages

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
	$(BIN)/python -m compileall -q sitegen # an editable install leaves that to the first run
	touch $(READY)

$(BROWSER): $(READY)
	test -x /usr/bin/chromium || { apt-get update -q && \
		DEBIAN_FRONTEND=noninteractive apt-get install -yq chromium fonts-noto-core; } || \
		{ echo "Install Chromium as /usr/bin/chromium (Debian's package chromium)"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt \
		-e '.[dev,browser]'
	if command -v npm >/dev/null && command -v java >/dev/null; then \
		npm install --prefix $(VENV)/node --ignore-scripts --no-audit --no-fund --silent vnu-jar@26.9.27; \
	fi || true
	test -e $(VENV)/node || echo "The Nu checker is left out: it needs npm and default-jre-headless"
	touch $(BROWSER)
