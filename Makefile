# 문답 (mundap). `make demo` is the whole way from files to a cited answer; `make test` runs every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo
QUESTION ?= 청년 월세 지원 예산은 2024년에 비해 2025년에 얼마나 늘었나요?
SEEDS := ../shared/seeds
DATA ?= ../shared/data
JOBS ?= 2
# Tests of one file stay in one process, which loads Kiwi once; the threads of each would only fight for the cores.
PYTEST := OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n $(JOBS) --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help setup demo ui test test-quick lint types fix eval bench train-encoder clean

help: ## 할 수 있는 일을 보여 줍니다
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

$(VENV)/.runtime: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "파이썬 3.11 이상이 필요합니다. PYTHON=python3.12 make … 처럼 지정해 주세요.")'
	@echo "필요한 것을 $(VENV)에 설치합니다(처음 한 번, 몇 분 걸립니다)."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@# torch first and pinned: a looser requirement would draw in another build of several gigabytes.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,train]'
	@touch $@

$(VENV)/.train: $(VENV)/.runtime
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train]'
	@touch $@

setup: $(VENV)/.runtime ## .venv에 설치합니다

demo: $(VENV)/.runtime ## samples의 문서를 읽고 질문 하나에 근거와 함께 답합니다
	@rm -rf $(DEMO)
	@$(BIN)/mundap add --library $(DEMO) samples/documents
	@echo
	@echo "질문: $(QUESTION)"
	@echo
	@$(BIN)/mundap ask --library $(DEMO) "$(QUESTION)"
	@echo
	@echo "채팅 화면으로 이어서 물어보려면: make ui"
	@echo "내 문서를 넣으려면: $(BIN)/mundap add 폴더 && $(BIN)/mundap ask \"질문\""

ui: $(VENV)/.runtime ## 채팅 화면을 엽니다
	@test -d $(DEMO) || $(BIN)/mundap add --library $(DEMO) samples/documents
	@$(BIN)/mundap ui --library $(DEMO)

test: $(VENV)/.dev ## 모든 시험을 합니다
	@$(PYTEST)

test-quick: $(VENV)/.dev ## 오래 걸리는 것을 뺀 시험을 합니다
	@$(PYTEST) -m "not slow" --hypothesis-profile=quick

lint: $(VENV)/.dev ## 코드 모양을 살핍니다
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(VENV)/.dev ## 타입을 살핍니다
	@$(BIN)/mypy

fix: $(VENV)/.dev ## 고칠 수 있는 모양을 고칩니다
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

eval: $(VENV)/.runtime ## 질문 세트로 답을 평가합니다
	@rm -rf build/samples build/seeds
	@$(BIN)/mundap add --library build/samples samples/documents
	@$(BIN)/mundap eval answers --library build/samples --questions samples/questions.jsonl --out build/samples-answers.jsonl
	@if [ -d $(SEEDS) ]; then \
	  $(BIN)/mundap add --library build/seeds $(SEEDS) && \
	  for set in seeds seeds_140 seeds_held seeds_paraphrase seeds_paraphrase_held; do \
	    $(BIN)/mundap eval answers --library build/seeds --questions benchmarks/questions/$$set.jsonl --out build/$$set-answers.jsonl; \
	  done; \
	fi

bench: $(VENV)/.runtime ## 속도를 잽니다
	@$(BIN)/python benchmarks/speed.py

train-encoder: $(VENV)/.train ## DATA=폴더의 글로 내장 인코더를 학습합니다(두 코어로 40분쯤)
	@OMP_WAIT_POLICY=passive $(BIN)/python -m index.training.train --data $(DATA)
	@$(BIN)/python -m benchmarks.meanings --data $(DATA)

clean: ## 만든 것을 지웁니다(.venv는 남깁니다)
	@rm -rf build library *.egg-info
