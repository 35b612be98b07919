#!/usr/bin/env bash
# Looks up the packages of all locks in the database of known holes (pip-audit, of requirements/audit.txt).
# Usage: scripts/audit.sh FILE   (FILE: a report of pip-audit for each lock, a line each, for `catalogue nightly --audit`)
# Holes are no failure: they are told in the issue. A database that does not answer is one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

AUDIT="${VENV:-.venv}/bin/pip-audit"
target="$1"
report="$(mktemp)"
all="$(mktemp)"
trap 'rm -f "$report" "$all"' EXIT
rm -f "$target"

for lock in requirements/*.txt; do
  : >"$report"
  status=0
  "$AUDIT" --requirement "$lock" --require-hashes --disable-pip --progress-spinner off --desc off --aliases off \
    --format json --output "$report" || status=$?
  # 1 means holes were found, and also that something went wrong: then there is no report.
  if [ "$status" -gt 1 ] || [ ! -s "$report" ]; then
    printf '%s\n' "$lock: pip-audit tidak dapat memeriksa / pip-audit could not look it up" >&2
    exit 1
  fi
  tr -d '\n' <"$report" >>"$all"
  printf '\n' >>"$all"
done
cp "$all" "$target"
