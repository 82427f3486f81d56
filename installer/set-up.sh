#!/bin/sh
# Makes .venv: a Python that fits, the packages the lock names, and this checkout.
# Does only what is missing; when nothing is, it takes a fraction of a second.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

fitting='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))'

# PYTHON=python3.13 in the environment chooses another than the first that fits.
find_python() {
    for name in ${PYTHON:-} python3.11 python3.12 python3.13 python3; do
        if "$name" -c "$fitting" >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return
        fi
    done
    say "CPA Desktop needs Python 3.11, 3.12 or 3.13, and none was found; install one (on Debian or Ubuntu:" \
        "apt-get install python3 python3-venv) and run make again."
    return 1
}

make_venv() {
    python=$(find_python)
    if ! "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            say "Installing $package"
            apt-get update -qq >/dev/null
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >/dev/null
        else
            say "$python cannot make a virtual environment; install it with: sudo apt-get install $package" \
                "(or your system's package of that kind) and run make again."
            return 1
        fi
    fi
    say "Setting up .venv with $("$python" --version); this happens once and takes a minute or two."
    rm -rf .venv
    "$python" -m venv .venv
}

# The stamp holds all that the installation depends on; equal means there is nothing to do.
wanted() { pwd; cat pyproject.toml installer/requirements.lock; }

.venv/bin/python -c "$fitting" >/dev/null 2>&1 || make_venv
if ! wanted | cmp -s - .venv/stamp; then
    export PIP_DISABLE_PIP_VERSION_CHECK=1
    if ! .venv/bin/python -m pip install -qq --require-hashes --requirement installer/requirements.lock; then
        say "The packages of installer/requirements.lock could not be installed; the first set-up needs a network."
        exit 1
    fi
    .venv/bin/python -m pip install -qq --no-deps --no-build-isolation --no-index --editable .
    wanted > .venv/stamp
fi
