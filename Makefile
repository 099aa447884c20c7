# The two commands that do everything: `make demo` and `make test`. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
KGBUILD := $(BIN)/kgbuild
GRAPH := demo-out/graph

.PHONY: demo test lint types unit judge judge-tools docs benchmark clean help

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

demo: $(STAMP)  ## the whole product on data/: build, validate, ask, write the site
	@mkdir -p demo-out
	$(KGBUILD) build data --out $(GRAPH) --retrieved 2026-05-15 --infer
	$(KGBUILD) validate --graph $(GRAPH)
	$(KGBUILD) query connection --graph $(GRAPH) --from "Simon Alford" --to "Jaron Lanier"
	$(KGBUILD) query coauthors --graph $(GRAPH) --person "Tomaso Poggio" --limit 5
	$(KGBUILD) export --graph $(GRAPH) --format turtle --out demo-out/graph.ttl
	$(KGBUILD) export --graph $(GRAPH) --format jsonld --out demo-out/graph.jsonld
	$(KGBUILD) site --graph $(GRAPH) --out demo-out/site --title "Three pages of a demo"
	@ls -1 demo-out; echo "open demo-out/site/index.html"

lint: $(STAMP)  ## ruff, as linter and formatter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)  ## mypy, strict
	$(BIN)/mypy

unit: $(STAMP)  ## pytest
	$(BIN)/pytest -n 2 --dist loadfile

judge-tools: $(STAMP)  ## fetch the judges of pages from npm; their tests skip where that fails
	@$(BIN)/python scripts/fetch_judges.py

test: lint types judge-tools unit  ## every check

judge: judge-tools  ## the judges of pages alone: vocabulary, search engine, RDF, HTML, accessibility, SPARQL clients
	$(BIN)/pytest -q tests/publish/test_judges.py tests/publish/endpoint/test_clients.py

clean:  ## remove what the targets above made
	rm -rf $(VENV) demo-out .mypy_cache .ruff_cache .pytest_cache
