# Commands for people and for the checks of every change. `make` alone lists them.
# Needs git, make and Python 3.11 or newer; everything else is brought by scripts/bootstrap.sh.

VENV ?= .venv
export VENV
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
# Extra words for the command behind a target: make build ARGS="--no-samples"
ARGS ?=
BOOTSTRAP := scripts/bootstrap.sh
PROJECT := pyproject.toml $(BOOTSTRAP)
PACKAGES := package.json package-lock.json .npmrc $(BOOTSTRAP)
# Node.js comes from the system, else from the environment.
WITH_NODE := PATH="$$PATH:$(abspath $(BIN))"
# Locks name no registry and no local folder. All newer versions at once: make lock UPGRADE=--upgrade
COMPILE := $(BIN)/pip-compile --quiet --allow-unsafe --strip-extras --generate-hashes --build-deps-for=editable \
	--no-emit-index-url --no-emit-find-links

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help build serve test lint check report nightly format lock messages wheel bench lighthouse search-quality search-weight federation-bench clean distclean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

build: $(STAMPS)/build node_modules/.stamp-build ## turn the records into the site, in site/
	$(WITH_NODE) $(BIN)/catalogue build $(ARGS)

serve: $(STAMPS)/build node_modules/.stamp-build ## preview the site and follow every change
	$(WITH_NODE) $(BIN)/catalogue serve $(ARGS)

check: $(STAMPS)/build ## check all records and photos
	$(BIN)/catalogue check $(ARGS)

report: $(STAMPS)/build ## write all reports for officials, in reports/
	$(BIN)/catalogue report $(ARGS)

nightly: $(STAMPS)/build ## tell what expires, grows old or is gone
	$(BIN)/catalogue nightly $(ARGS)

test: $(STAMPS)/dev node_modules/.stamp-all lint ## every check and test, with a real browser
	CATALOGUE_CHROMIUM="$$($(BOOTSTRAP) chromium)" && export CATALOGUE_CHROMIUM && \
	$(BOOTSTRAP) msgfmt && $(BOOTSTRAP) pdfinfo && \
	$(WITH_NODE) $(BIN)/pytest -n 2 --dist=loadfile $(ARGS)

lint: $(STAMPS)/dev ## style and types of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(STAMPS)/dev ## put the code into the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: $(STAMPS)/build ## collect the words of the interface and say which are not translated
	$(BIN)/catalogue messages $(ARGS)

wheel: $(STAMPS)/build node_modules/.stamp-build ## pack the generator as a wheel for repositories of records, in dist/
	rm -rf build dist
	$(WITH_NODE) $(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist $(ARGS) .

bench: $(STAMPS)/bench node_modules/.stamp-build ## measure builds of 480 to 10,000 products, with Hugo beside
	$(WITH_NODE) $(BIN)/catalogue bench --write $(ARGS)

lighthouse: $(STAMPS)/dev node_modules/.stamp-all ## measure the pages of a buyer's path as a phone sees them
	CHROME_PATH="$$($(BOOTSTRAP) chromium)" && export CHROME_PATH && \
	$(WITH_NODE) $(BIN)/python scripts/lighthouse.py $(ARGS)

search-quality: $(STAMPS)/dev node_modules/.stamp-all ## how well the search finds, in a browser, by language and kind
	CATALOGUE_CHROMIUM="$$($(BOOTSTRAP) chromium)" && export CATALOGUE_CHROMIUM && \
	$(WITH_NODE) $(BIN)/python scripts/search_quality.py $(ARGS)

search-weight: $(STAMPS)/dev node_modules/.stamp-all ## bytes of a first search and time of a letter, with 10,000 products
	CATALOGUE_CHROMIUM="$$($(BOOTSTRAP) chromium)" && export CATALOGUE_CHROMIUM && \
	$(WITH_NODE) $(BIN)/python scripts/search_weight.py $(ARGS)

federation-bench: $(STAMPS)/dev node_modules/.stamp-all ## a portal over four sites of 2,500 products: builds, bytes, one site down
	CATALOGUE_CHROMIUM="$$($(BOOTSTRAP) chromium)" && export CATALOGUE_CHROMIUM && \
	$(WITH_NODE) $(BIN)/python scripts/federation_bench.py $(ARGS)

lock: $(STAMPS)/dev ## renew the lock files after a change of pyproject.toml or package.json
	$(COMPILE) $(UPGRADE) --output-file=requirements/build.txt pyproject.toml
	for extra in dev bench node audit; do \
	  $(COMPILE) $(UPGRADE) --constraint=requirements/build.txt --extra=$$extra \
	    --output-file=requirements/$$extra.txt pyproject.toml || exit 1; \
	done
	$(WITH_NODE) npm install --ignore-scripts
	@! grep -nE '"resolved"|^--|^ *-i ' package-lock.json requirements/*.txt

clean: ## remove what builds and tests made, keep the installed packages
	rm -rf site reports .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

distclean: clean ## remove the installed packages too
	rm -rf $(VENV) node_modules

# Each stamp is as old as the last installation, so that a lock is installed again only when it changed.
$(STAMPS)/build: requirements/build.txt $(PROJECT)
	$(BOOTSTRAP) python build
	@mkdir -p $(STAMPS) && touch $@

# The development lock holds the build's packages too.
$(STAMPS)/dev: requirements/build.txt requirements/dev.txt $(PROJECT)
	$(BOOTSTRAP) python dev
	@mkdir -p $(STAMPS) && touch $(STAMPS)/build $@

$(STAMPS)/bench: requirements/build.txt requirements/bench.txt $(PROJECT)
	$(BOOTSTRAP) python bench
	@mkdir -p $(STAMPS) && touch $(STAMPS)/build $@

node_modules/.stamp-build: $(PACKAGES) | $(STAMPS)/build
	$(BOOTSTRAP) npm build
	@touch $@

node_modules/.stamp-all: $(PACKAGES) | $(STAMPS)/dev
	$(BOOTSTRAP) npm all
	@touch node_modules/.stamp-build $@
