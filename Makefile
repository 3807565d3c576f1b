# Two commands: `make lab` to teach and learn, `make test` to check everything. Both set up what they need, once.
# Variables: PORT=8899 and BROWSER=no for `make lab`; PYTHON=python3.12 and UV=no (plain pip) for set-up.

.DEFAULT_GOAL := help
.PHONY: help lab test test-roam setup setup-test style check build notebooks bench lock resolve clean
export PORT BROWSER PYTHON UV

bin := .venv/bin
uv = $(bin)/uv

help:  ## say what there is (this list)
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-12s %s\n", $$1, $$2 }'

lab: setup  ## open the kit in JupyterLab (PORT=8899 BROWSER=no if you like)
	@tools/lab

test: setup-test  ## run every test, and end in one line: N passed, N failed
	@$(bin)/python tools/run_tests.py

test-roam: setup-test  ## the unit tests with examples never drawn before; what fails here is worth a test of its own
	@$(bin)/python -m pytest tests --ignore=tests/browser --hypothesis-profile=roam

setup:  ## fetch and install what `make lab` needs (it calls this itself)
	@tools/setup lab

setup-test:  ## fetch and install what `make test` needs, the browser too (it calls this itself)
	@tools/setup test

style: setup-test  ## ruff and mypy for the Python, eslint for the JavaScript
	@$(bin)/python tools/run_tests.py ruff mypy eslint

check: setup  ## every data file and every cross-reference
	@$(bin)/casebook check

build: setup  ## write the worksheets and solutions from the question bank
	@$(bin)/casebook build

notebooks: setup-test  ## run all notebooks, and compare the solutions with what is stored in them
	@$(bin)/python tools/run_tests.py solutions notebooks

bench: setup-test  ## measure against the budgets, and print a table
	@$(bin)/python -m benchmarks

# --universal: one lock for every system and Python from 3.11; no index address goes in, so any mirror serves.
compile = $(uv) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

lock: setup  ## make the locks anew from requirements.in, tests/requirements.in, tools/uv.in and tests/package.json
	$(compile) -o requirements.lock requirements.in
	$(compile) -c requirements.lock -o tests/requirements.lock tests/requirements.in
	$(compile) -o tools/uv.lock tools/uv.in
	npm install --prefix tests --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund
	$(MAKE) resolve

resolve: setup  ## solve the pip part of environment.yml from nothing, for three Pythons (needs the network)
	@for version in 3.11 3.12 3.13; do \
		sed -n 's/^ *- \([a-z-]*==.*\)/\1/p' environment.yml | \
		$(uv) pip compile --quiet --python-version $$version --no-header -o /dev/null - && \
		echo "environment.yml resolves on Python $$version" || exit 1; \
	done

clean:  ## remove what was made by running: caches, test results, the environment (never progress/ nor texts/)
	rm -rf .venv build dist *.egg-info tests/node_modules tests/browser/artefacts .pytest_cache .ruff_cache .mypy_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
