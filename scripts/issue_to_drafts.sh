#!/usr/bin/env bash
# Turns an issue into drafts and packs them with what was found: the first half of issue-to-pr.yml.
# Usage: scripts/issue_to_drafts.sh EVENT PARCEL [--attachments DIR]     CONTENT names another content root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

event="$1"
parcel="$2"
shift 2
content="${CONTENT:-.}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
export PATH="${VENV:-.venv}/bin:$PATH"

# 1 says that an entry was refused or is not right yet: that is told in the issue. More than 1 is a mistake of ours.
tolerant() { "$@" || [ $? -eq 1 ]; }

tolerant catalogue import "$event" --write --yes --format json --content "$content" "$@" >"$work/import.json"
tolerant catalogue check --changed-since HEAD --format json --content "$content" >"$work/check.json"
PYTHONPATH=scripts python -m catalogue.review.proposal pack "$work/import.json" "$work/check.json" "$content" "$parcel"
