"""Known holes in packages: what pip-audit says becomes lines of the nightly issue, and nothing a stranger wrote."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml
from catalogue.cli import app
from catalogue.nightly import AuditError, read_audit, render_issue
from pages_content import REPO
from report_content import TODAY
from typer.testing import CliRunner

HOLE = {"id": "PYSEC-2026-1", "fix_versions": ["2.1", "3.0"], "aliases": [], "description": "<script>"}
REPORT = {
    "dependencies": [
        {"name": "alpha", "version": "1.0", "vulns": []},
        {"name": "beta", "version": "2.0", "vulns": [HOLE, {"id": "GHSA-x", "fix_versions": []}]},
        {"name": "gamma", "skip_reason": "not found"},
    ],
    "fixes": [],
}
#: Stands in for the real one: a hole in the second lock only, as its exit code says.
FAKE = """\
#!/usr/bin/env bash
printf '%s\\n' "$*" >>"$LOG"
for word in "$@"; do
  case "$before" in
    --requirement) lock="$word" ;;
    --output) report="$word" ;;
  esac
  before="$word"
done
if [ "$FAIL" = yes ]; then exit 1; fi
printf '{"dependencies":\\n []}' >"$report"
if [ "$lock" = requirements/build.txt ]; then exit 1; fi
"""


def text_of(*reports: object) -> str:
    return "".join(f"{json.dumps(report)}\n" for report in reports)


def test_a_line_for_each_hole_once(tmp_path: Path) -> None:
    section = read_audit(text_of(REPORT, REPORT))
    assert section.lines == (
        "`beta 2.0` · GHSA-x · belum ada perbaikan / not mended yet",
        "`beta 2.0` · PYSEC-2026-1 · diperbaiki di / mended in 2.1, 3.0",
    )


def test_nothing_but_names_versions_and_ids_reaches_the_issue() -> None:
    strange = {
        "dependencies": [{"name": "a`b", "version": "1\n# x", "vulns": [{"id": "[x](y)", "fix_versions": ["<b>"]}]}]
    }
    assert read_audit(text_of(strange)).lines == ("`? ?` · ? · diperbaiki di / mended in ?",)


@pytest.mark.parametrize("text", ["", "no json", "[]", '{"dependencies": 5}', '{"dependencies": [{"vulns": [{}]}]}'])
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(AuditError):
        read_audit(text)


def test_holes_come_first_and_are_counted() -> None:
    text = render_issue((), (), TODAY, read_audit(text_of(REPORT)))
    assert text.startswith("<!-- catalogue-nightly findings=2 -->")
    assert "### Paket dengan celah keamanan / Packages with known holes (2)" in text
    assert "tidak diperiksa terhadap celah" in render_issue((), (), TODAY)


def test_the_command_takes_the_report(tmp_path: Path) -> None:
    report = tmp_path / "audit.jsonl"
    report.write_text(text_of(REPORT), encoding="utf-8")
    result = CliRunner().invoke(app, ["nightly", "--no-links", "--audit", str(report)])
    assert result.exit_code == 0, result.output
    assert "PYSEC-2026-1" in result.output
    report.write_text("no json", encoding="utf-8")
    refused = CliRunner().invoke(app, ["nightly", "--no-links", "--audit", str(report)], env={"COLUMNS": "300"})
    assert refused.exit_code == 2
    assert "is not a report of pip-audit" in refused.output


@pytest.mark.parametrize("fail", ["no", "yes"])
def test_the_script_asks_for_every_lock(tmp_path: Path, fail: str) -> None:
    program, log, target = tmp_path / "bin" / "pip-audit", tmp_path / "log", tmp_path / "audit.jsonl"
    program.parent.mkdir()
    program.write_text(FAKE, encoding="utf-8")
    program.chmod(0o755)
    target.write_text("of yesterday", encoding="utf-8")
    environment = {**os.environ, "VENV": str(tmp_path), "LOG": str(log), "FAIL": fail}
    done = subprocess.run([REPO / "scripts/audit.sh", target], env=environment, capture_output=True, check=False)
    if fail == "yes":
        assert done.returncode == 1
        assert not target.exists()
        return
    assert done.returncode == 0, done.stderr
    locks = sorted(path.relative_to(REPO).as_posix() for path in (REPO / "requirements").glob("*.txt"))
    asked = log.read_text("utf-8").splitlines()
    assert [line.split()[1] for line in asked] == locks
    assert all("--require-hashes --disable-pip" in line for line in asked)
    assert read_audit(target.read_text("utf-8")).lines == ()


def test_the_nightly_workflow_audits_with_the_pinned_tool() -> None:
    workflow = yaml.safe_load((REPO / ".github/workflows/nightly.yml").read_text("utf-8"))
    steps = {step.get("name"): step.get("run", "") for step in workflow["jobs"]["find"]["steps"]}
    assert steps["Install"] == "scripts/bootstrap.sh python audit"
    assert "scripts/audit.sh" in steps["Packages with known holes"]
    lock = (REPO / "requirements/audit.txt").read_text("utf-8")
    assert "\npip-audit==" in lock
