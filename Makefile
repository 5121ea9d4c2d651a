# Two commands matter: `make run` and `make test`. Each prepares what it needs and skips what is ready.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test test-all check lint mutate setup setup-test catalogues lock clean release release-check sbom audit-tool bench bench-check bench-full bench-deps

# How many processes share the quick tests. A browser is mostly waited for: with browsers it is twice as many, and
# whoever is done takes from the others.
WORKERS ?= 2
SHARED := -n $$((2 * $(WORKERS))) --dist worksteal
VENV := .venv/bin/python
# DAY=2027-01-02 runs everything as if it were noon of that day.
PYTEST := $(if $(DAY),faketime -f "@$(DAY) 12:00:00" )$(VENV) -m pytest

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "  Options: PYTHON=/path/to/python3   HOST=127.0.0.1 PORT=8000 (run)   T='-k words', DAY=2027-01-02 (test, check)   UPGRADE=1 (lock)   M='deadlines rights' MINUTES=60 (mutate)"

run: setup ## prepare this machine and serve at http://127.0.0.1:8000 (HOST, PORT)
	@exec $(VENV) scripts/serve.py

test: setup-test lint ## prepare, then every check and the whole suite (at most 15 minutes on 2 cores)
	@mkdir -p build; $(PYTEST) $(SHARED) -m "not cross" --junitxml=build/tests.xml $(T); status=$$?; \
		$(VENV) scripts/prove.py $$status

test-all: setup-test lint ## the suite and every crossing of answers, languages and papers (at most 60 minutes)
	@mkdir -p build; $(PYTEST) $(SHARED) --junitxml=build/tests.xml $(T); status=$$?; \
		$(VENV) scripts/prove.py $$status

check: setup-test lint ## the fast part: style, types, imports, templates, quick tests (at most 90 seconds)
	@$(PYTEST) -n $(WORKERS) -m "not browser and not slow and not cross" $(T)

mutate: setup-test ## plant faults in the rules, one at a time, and see that the tests notice (about an hour)
	@nice -n 15 $(VENV) -u scripts/mutate.py $(M) --workers $(WORKERS) --minutes $(or $(MINUTES),120)

release: test bench-check release-check ## everything before a release is tagged: tests, speed, checks (about half an hour; quiet machine)

release-check: setup-test audit-tool ## before a release: known weaknesses, secrets, licences, bill of materials, content
	@status=0; for one in scripts/release/*.py; do $(VENV) $$one || status=1; done; exit $$status

bench: setup-test ## measure beside bare Flask and other rivals, into docs/performance.md (at most 10 minutes; quiet machine)
	@$(VENV) -m bench

bench-full: setup-test ## what takes longer: LibreOffice, fpdf2, Typst, 100,000 conversations, 300 papers (about 20 minutes; bench-deps first)
	@$(VENV) -m bench full

bench-deps: setup-test ## install the further printers to measure beside: Debian's LibreOffice; fpdf2 and Typst in build/rivals
	@scripts/bench-deps

bench-check: setup-test ## measure again; fails where a ratio is more than 15 % worse than the one kept
	@$(VENV) -m bench check

sbom: setup-test ## the bill of materials (build/sbom.json)
	@$(VENV) scripts/release/sbom.py

audit-tool:
	@[ -x build/audit/bin/pip-audit ] || { $(VENV) -m venv build/audit && build/audit/bin/python -m pip install --quiet \
		--require-hashes -r requirements-audit.txt; } || echo 'release-check: pip-audit could not be installed' >&2

lint:
	@$(VENV) -m ruff check --quiet .
	@$(VENV) -m ruff format --quiet --check .
	@$(VENV) -m mypy --no-error-summary
	@$(VENV) -m djlint --quiet --lint assistant/templates
	@$(VENV) scripts/imports.py

setup:
	@scripts/setup run

setup-test:
	@scripts/setup test

catalogues: setup-test ## collect the sentences from code and templates into translations/
	@$(VENV) scripts/catalogues.py

lock: setup-test ## pin requirements*.txt anew from pyproject.toml (UPGRADE=1: the newest versions)
	@scripts/lock $(if $(UPGRADE),--upgrade)

clean: ## remove what was made here: environment, caches, compiled catalogues; var/ (store, secret) stays
	@rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find assistant forms tests translations scripts deploy -name __pycache__ -prune -exec rm -rf {} + -o -name '*.mo' -exec rm -f {} +
