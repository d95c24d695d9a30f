# Two commands: `make run` and `make test`. Each installs what it needs into .venv first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run demo test check campaign bench mutants rooms heads tokens pictures flowbook lighthouse journeys phone catalogs words wheel-test lock sbom audit

run: .venv/installed
	$(BIN)/navigator serve

# A year of invented figures (見本), for trying and teaching; nothing of it stays.
demo: .venv/installed
	$(BIN)/navigator demo

test: .venv/installed-dev
	sh tests/browser/install.sh
	$(BIN)/pytest -q -n 2 --dist worksteal

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/navigator check

# Longer than the suite: every place, every kind of person, more random conversations.
campaign: .venv/installed-dev
	sh tests/browser/install.sh
	NAVIGATOR_CAMPAIGN=1 $(BIN)/pytest -q -n 2 --dist worksteal

# Does a test notice each change of the code? A sample of a room or module, or (SAMPLE=0) all: make mutants WHICH=navigator.dialogue SAMPLE=100
WHICH ?= navigator.engine
SAMPLE ?= 100
mutants: .venv/installed-dev
	$(BIN)/python tools/mutants.py $(WHICH) --sample $(SAMPLE)

# The picture and the list of modules in docs/, from the code.
rooms: .venv/installed-dev
	$(BIN)/python tools/rooms.py

bench: .venv/installed-dev
	$(BIN)/python benchmarks/decide.py
	$(BIN)/python benchmarks/prove.py
	$(BIN)/python benchmarks/diff.py
	$(BIN)/python benchmarks/questions.py
	$(BIN)/python benchmarks/nation.py
	$(BIN)/python benchmarks/web.py
	$(BIN)/python benchmarks/usage.py
	$(BIN)/python benchmarks/typed_lines.py
	$(BIN)/python benchmarks/understand.py --stored
	$(BIN)/python benchmarks/load.py
	$(BIN)/python benchmarks/line.py
	$(BIN)/python benchmarks/broadcast.py

# The heads that read free text, from the labelled lines in training/. A few minutes.
heads: .venv/installed-dev
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.train

# The look: vendor the design tokens, photograph every page, measure on a slow phone.
tokens:
	sh tools/tokens.sh

# The three pictures that are no SVG: of shared links, the button for other sites, the menu at LINE. Needs a font for Japanese.
pictures: .venv/installed-dev
	sh tests/browser/install.sh
	$(BIN)/python tools/share_picture.py

flowbook: .venv/installed-dev
	sh tests/browser/install.sh
	$(BIN)/python tools/flowbook.py

journeys: .venv/installed-dev
	sh tests/browser/install.sh
	$(BIN)/python tools/journeys.py

lighthouse: .venv/installed-dev
	sh tests/browser/install.sh
	$(BIN)/python tools/lighthouse.py

phone: .venv/installed-dev
	sh tests/browser/install.sh
	$(BIN)/python benchmarks/phone.py

# The words of templates, program and region, brought into every catalog; readings over the kanji of ja-easy.
catalogs: .venv/installed-dev
	$(BIN)/python tools/catalogs.py

# The hardest sentences of 日本語 and やさしい日本語.
words: .venv/installed-dev
	$(BIN)/python tools/words.py

# What the program runs with, each file by its hash (requirements.lock): what may be installed, whatever an index offers.
lock: .venv/installed
	$(BIN)/python -m pip install -q uv
	$(BIN)/python -m uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q \
		-o requirements.lock

# The same as a list of parts (CycloneDX), and whether a hole is known in one of them: 2 when not everything could be looked at.
sbom: .venv/installed
	$(BIN)/python -m tools.supply_chain sbom > sbom.json

audit: .venv/installed
	$(BIN)/python -m pip install -q pip-audit
	$(BIN)/python -m tools.supply_chain audit

.venv/installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q -e .
	touch $@

.venv/installed-dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q -e ".[dev]"
	touch $@ .venv/installed
