# One command each; `make` alone lists them. Nothing but python3 (3.11 or newer, with venv) and make is needed.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help install run test check bench format lock clean

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --no-input --disable-pip-version-check --quiet
COMPILE := $(BIN)/pip-compile --quiet --no-header --strip-extras --allow-unsafe --generate-hashes --build-deps-for editable \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host
JOBS ?= 4
TESTS ?= tests
# Families of texts whose keys are made of a value, such as role-mentor; a house test holds each against its values.
FAMILIES := role|topic|urgency|help-state|decline|refusal|notice-kind|zone|setting|question|mode|fault|unit-setting|mentoring-kind|mentor-state|mentee-category|list-decision|part-of-day|role-model|kind-name|kind-when|kind-do|kind-why|kind-ask|kind-answer|mentorship-state|mentorship-step|opinion|choice-state|mediation-state|order-kind|order-state|order-step|order-ask|paper-kind|template-fault|chip|lookback|period|meeting-state|meeting-agenda

# $(call install,run) or $(call install,dev): brings .venv to the lock, and does nothing when the lock is the installed one.
# The dev lock holds all of the run lock in the same versions, so a finished `dev` serves `run` too.
define install
@set -eu; \
wanted=$$(cat requirements/run.txt requirements/$(1).txt pyproject.toml | cksum); \
if ! grep -qsxF "$$wanted" .venv/.locks; then \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 $@" >&2; exit 2; }; \
	[ -x $(BIN)/python ] || { echo "Making .venv …"; $(PYTHON) -m venv .venv \
		|| { rm -rf .venv; echo "The venv module is needed: apt-get install python3-venv" >&2; exit 2; }; }; \
	echo "Installing what \`make $@\` needs (once, a minute or two) …"; \
	rm -f .venv/.locks; \
	$(PIP) install --require-hashes --only-binary :all: -r requirements/$(1).txt; \
	$(PIP) --quiet install --no-deps --no-build-isolation --editable .; \
	for lock in run $(1); do cat requirements/run.txt requirements/$$lock.txt pyproject.toml | cksum; done > .venv/.locks; \
fi
endef

help: ## this list
	@grep -hE '^[a-z]+: .*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+): .*## (.*)/  make \1\t\2/' | expand -t 16

install: ## everything `make run` needs, without starting
	$(call install,run)

run: ## start: on Telegram with BOT_TOKEN in .env, in the sandbox without
	$(call install,run)
	@exec $(BIN)/nastavnik run

test: ## all tests (TESTS=tests/model for some, JOBS=1 for one process)
	$(call install,dev)
	@$(BIN)/python -m pytest -n $(JOBS) $(TESTS)

check: ## format, lint, types, layers, texts: what the build demands beside the tests
	$(call install,dev)
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	@rm -rf .cache/locales; for language in locales/*/; do \
		mkdir -p .cache/$$language && sed -E 's/^($(FAMILIES))-/# ftl-extract: ignore stale\n&/' $$language*.ftl \
			> .cache/$${language}words.ftl || exit 1; done
	$(BIN)/ftl check

bench: ## the measured claims of docs/benchmarks.md
	$(call install,dev)
	@$(BIN)/python -m benchmarks

format: ## put the code in shape
	$(call install,dev)
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

lock: ## pin the newest versions that pyproject.toml allows
	$(call install,dev)
	$(COMPILE) --upgrade --output-file requirements/run.txt pyproject.toml
	$(COMPILE) --upgrade --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt pyproject.toml

clean: ## remove everything that can be made again (var/ with the data stays)
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
