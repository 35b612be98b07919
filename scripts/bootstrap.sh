#!/usr/bin/env bash
# Brings what the Makefile's targets need: the Python environment, npm packages, a browser, gettext and Poppler.
# Usage: scripts/bootstrap.sh venv | python build|dev|bench|audit | npm build|all | chromium | msgfmt | pdfinfo
# Works with nothing but git, make and Python 3.11 or newer on a bare Debian or Ubuntu; uses uv and the
# system's npm, Chromium, msgfmt and pdfinfo where they are. Only these three print to stdout: the program's path.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

VENV="${VENV:-.venv}"
PYTHON_VERSIONS="3.14 3.13 3.12 3.11"
NODE_MINIMUM="18.20"

say() { printf "%s\n" "$*" >&2; }
fail() { printf "\n" >&2; printf "%s\n" "$@" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

is_python_311() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3 $(printf 'python%s ' $PYTHON_VERSIONS); do
    if have "$candidate" && is_python_311 "$candidate"; then command -v "$candidate"; return; fi
  done
  fail "Python 3.11 atau lebih baru tidak ditemukan. Debian/Ubuntu: apt-get install python3 python3-venv" \
    "Python 3.11 or newer was not found. Debian/Ubuntu: apt-get install python3 python3-venv"
}

can_apt() { [ "$(id -u)" = 0 ] && have apt-get; }

apt_install() {
  say "apt-get install $*"
  DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

venv_works() { [ -x "$VENV/bin/python" ] && is_python_311 "$VENV/bin/python"; }
venv_has_pip() { venv_works && "$VENV/bin/python" -m pip --version >/dev/null 2>&1; }

# Debian and Ubuntu ship python3 without ensurepip; then, in this order: the missing package through apt,
# the virtualenv module, the system's pip working into an environment that has none of its own.
make_venv() {
  local python version
  if venv_works; then return; fi
  if have uv; then uv venv --quiet --python '>=3.11' "$VENV"; return; fi
  python="$(find_python)"
  version="$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
  if "$python" -c 'import ensurepip' 2>/dev/null && "$python" -m venv "$VENV"; then return; fi
  rm -rf "$VENV"
  if can_apt && apt_install "python$version-venv" && "$python" -m venv "$VENV"; then return; fi
  rm -rf "$VENV"
  if "$python" -m virtualenv --version >/dev/null 2>&1 && "$python" -m virtualenv --quiet "$VENV"; then return; fi
  rm -rf "$VENV"
  if "$python" -m pip --version >/dev/null 2>&1 && "$python" -m venv --without-pip "$VENV" \
    && "$python" -m pip --python "$VENV/bin/python" install --quiet pip && venv_has_pip; then return; fi
  rm -rf "$VENV"
  fail "Lingkungan Python tidak dapat dibuat. Pasang modul venv: sudo apt-get install python$version-venv" \
    "The Python environment cannot be made. Install the venv module: sudo apt-get install python$version-venv"
}

install_lock() { # lock file
  if venv_has_pip; then
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$1"
  else
    uv pip install --quiet --python "$VENV/bin/python" --require-hashes -r "$1"
  fi
}

# The project itself, editable, with the locked setuptools: nothing is resolved or fetched.
install_project() {
  if venv_has_pip; then
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
  else
    uv pip install --quiet --python "$VENV/bin/python" --no-deps --no-build-isolation --editable .
  fi
}

install_python() { # build | dev | bench | audit
  say "Memasang paket Python / installing Python packages ($1)"
  install_lock "requirements/$1.txt"
  install_project
}

node_is_recent() {
  have node && have npm && node -e '
    const [have, want] = [process.versions.node, process.argv[1]].map((v) => v.split(".").map(Number));
    process.exit(have[0] > want[0] || (have[0] === want[0] && have[1] >= want[1]) ? 0 : 1);' "$NODE_MINIMUM"
}

install_npm() { # build | all
  local omit=()
  PATH="$PATH:$PWD/$VENV/bin"
  if ! node_is_recent; then
    say "Memasang Node.js dari paket Python / installing Node.js from its Python package"
    install_lock requirements/node.txt
    PATH="$PWD/$VENV/bin:$PATH"
  fi
  say "Memasang paket npm / installing npm packages ($1)"
  if [ "$1" = build ]; then omit=(--omit=dev); fi
  npm ci --loglevel=error "${omit[@]}" >&2
}

browser_runs() { [ -n "$1" ] && have "$1" && timeout 60 "$1" --version >/dev/null 2>&1; }

find_chromium() {
  local candidate
  for candidate in "${CATALOGUE_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if browser_runs "$candidate"; then command -v "$candidate"; return; fi
  done
  candidate="$(playwright_chromium)"
  browser_runs "$candidate" && command -v "$candidate"
}

playwright_chromium() {
  "$VENV/bin/python" - <<'PYTHON' 2>/dev/null || true
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
PYTHON
}

# Ubuntu's chromium package is only a pointer to a snap, which containers cannot run: a browser counts when
# it answers. Playwright's own download is the last way.
bring_chromium() {
  if find_chromium; then return; fi
  if can_apt && apt_install chromium fonts-liberation && find_chromium; then return; fi
  say "Mengunduh Chromium dengan Playwright / fetching Chromium with Playwright"
  if can_apt; then "$VENV/bin/python" -m playwright install-deps chromium >&2 || true; fi
  if "$VENV/bin/python" -m playwright install chromium >&2 && find_chromium; then return; fi
  fail "Peramban untuk uji tidak dapat dipasang. Pasang Chromium atau tunjuk dengan CATALOGUE_CHROMIUM=/jalur." \
    "No browser for the tests could be installed. Install Chromium or name one with CATALOGUE_CHROMIUM=/path."
}

# Tests hold what we write against programs that did not write it: gettext's msgfmt, which Poedit and Weblate use,
# and Poppler, which most readers of PDF on Linux use.
bring_program() {
  if command -v "$1"; then return; fi
  if can_apt && apt_install "$2" && command -v "$1"; then return; fi
  if have sudo && have apt-get && sudo -n true 2>/dev/null; then
    say "sudo apt-get install $2"
    sudo -n apt-get update -qq >&2
    if sudo -n apt-get install -y -qq --no-install-recommends "$2" >&2 && command -v "$1"; then return; fi
  fi
  fail "$1 untuk uji tidak ditemukan. Debian/Ubuntu: sudo apt-get install $2" \
    "$1, which the tests need, was not found. Debian/Ubuntu: sudo apt-get install $2"
}

case "${1:-} ${2:-}" in
  "venv ") make_venv ;;
  "python build" | "python dev" | "python bench" | "python audit") make_venv; install_python "$2" ;;
  "npm build" | "npm all") install_npm "$2" ;;
  "chromium ") bring_chromium ;;
  "msgfmt ") bring_program msgfmt gettext ;;
  "pdfinfo ") bring_program pdfinfo poppler-utils ;;
  *) sed -n '2,5s/^# //p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
