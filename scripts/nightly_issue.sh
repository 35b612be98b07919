#!/usr/bin/env bash
# Keeps the one issue of the nightly check up to date: makes it, rewrites it, closes it when nothing is left to do.
# Usage: scripts/nightly_issue.sh FILE   (FILE: what `catalogue nightly --out FILE` wrote; needs gh and GH_TOKEN)
set -euo pipefail

LABEL="pemeriksaan-malam"
TITLE="Pemeriksaan malam / Nightly check"
MARKER="catalogue-nightly"

body="$1"
findings="$(sed -n "1s/^<!-- $MARKER findings=\([0-9]\{1,\}\) -->\$/\1/p" "$body")"
if [ -z "$findings" ]; then
  printf '%s\n' "$body bukan tulisan catalogue nightly. / $body was not written by catalogue nightly." >&2
  exit 2
fi

# Only an issue whose text is ours: somebody may set the label on another one.
number="$(gh issue list --label "$LABEL" --state open --limit 50 --json number,body \
  --jq "[.[] | select(.body | startswith(\"<!-- $MARKER \"))] | sort_by(.number) | .[0].number // empty")"

if [ -n "$number" ]; then
  gh issue edit "$number" --title "$TITLE ($findings)" --body-file "$body"
  if [ "$findings" = 0 ]; then
    gh issue close "$number" --comment "Tidak ada lagi yang perlu ditangani. / Nothing is left to do."
  fi
elif [ "$findings" != 0 ]; then
  gh label create "$LABEL" --color 7A4B1E --description "Ditulis setiap malam / Written every night" --force
  gh issue create --title "$TITLE ($findings)" --label "$LABEL" --body-file "$body"
fi
