.DEFAULT_GOAL := help
VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= auto

help: ## show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: ## make the virtual environment and bring what the machine lacks (Dafny, Node.js)
	scripts/setup $(VENV)

setup-tests: ## the same, with all that the tests and checks work with
	scripts/setup --tests $(VENV)

check: ## format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: ## rewrite the Python files in the project's form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

test: ## run all tests on the real provers
	$(BIN)/pytest -n $(WORKERS) --dist loadfile

demo: ## prove the example specification and extract its code
	$(BIN)/provenhive prove examples/sequences.hspec

wheel: ## build the wheel
	$(BIN)/hatchling build -t wheel

.PHONY: help setup setup-tests check format test demo wheel
