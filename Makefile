# make graph: sets up and builds the graph of examples/ into exports/.   make test: sets up and runs all tests.
# Other targets: setup, check (lint, types, tests), score (against the gold corpora), clean.

PYTHON ?= python3
OUT ?= exports
INPUT ?=
BIN := .venv/bin
READY := .venv/.ready

.PHONY: graph test check setup score browser clean

graph: $(READY)
	$(BIN)/python build_graph.py $(INPUT) --out $(OUT)
	@echo "打开 $(OUT)/network.html 查看网络图 / open $(OUT)/network.html to look at the network"

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

score: $(READY)
	$(BIN)/python -m benchmarks.score

# Chromium and a Chinese font for the tests that open pages (Debian, Ubuntu; needs root). Without it those tests are skipped.
browser:
	apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk

clean:
	rm -rf $(OUT) .venv .pytest_cache .mypy_cache .ruff_cache build dist
