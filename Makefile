# The words of the desk and of CI. Each sets up what is missing first (installer/set-up.sh).
python := .venv/bin/python

# What the frozen app is made of.
app := dist/cpa-desktop/cpa
packed := $(shell find cpa_desktop forms resources installer -type f -not -name '*.pyc') pyproject.toml

.PHONY: run test quick check format bench build smoke words pictures lock offscreen ready

run: ready
	@if [ "$$(uname)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
	    echo "There is no display here, so this runs the demonstration instead: cpa demo"; \
	    exec $(python) -m cpa_desktop demo; \
	else \
	    $(python) installer/qt_libraries.py window && exec $(python) -m cpa_desktop --sample; \
	fi

test quick bench pictures: export QT_QPA_PLATFORM := offscreen

test: offscreen
	$(python) -m pytest --numprocesses auto --dist worksteal

quick: offscreen
	$(python) -m pytest -m "not window and not golden and not slow"

check: ready
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy
	.venv/bin/lint-imports --no-logo
	$(python) -m cpa_desktop forms check

format: ready
	$(python) -m ruff check --fix
	$(python) -m ruff format

bench: offscreen $(app)
	@$(python) -m tests.benchmarks

# The program as one folder that needs no Python: dist/cpa-desktop.
build: $(app)

# The frozen app in an empty home: a workspace, a record, a report, the window.
smoke: offscreen $(app)
	@$(python) installer/smoke.py

$(app): $(packed) | ready
	@$(python) installer/qt_libraries.py window
	@$(python) installer/build.py

# The window's words: found in the code, brought into the Vietnamese catalogue, compiled.
words: ready
	$(python) installer/words.py

# The pictures of the manual and of every page, drawn anew from the real window; look at them before they are kept.
pictures: offscreen
	$(python) -m pytest --renew-golden tests/gui/test_manual_pictures.py tests/gui/test_golden.py

# Renew the lock: one file for Python 3.11 to 3.13 on Linux and Windows, that names no host.
lock: ready
	$(python) -m pip install -qq --target build/uv --upgrade uv
	build/uv/bin/uv pip compile --quiet --universal --upgrade --generate-hashes --no-annotate --no-header --no-emit-index-url \
	    --python-version 3.11 --extra dev pyproject.toml -o installer/requirements.lock

offscreen: ready
	@$(python) installer/qt_libraries.py offscreen

ready:
	@sh installer/set-up.sh
