"""Workflows: sound, and closed to what strangers write. Two linters, the schemas, and the rules of our own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

REPO = Path(__file__).parents[2]
FOLDER = REPO / ".github" / "workflows"
#: Ours, and the one that repositories of content begin with.
EXAMPLES = REPO / "examples" / "content-repo" / ".github" / "workflows"
WORKFLOWS = sorted((*FOLDER.glob("*.yml"), *EXAMPLES.glob("*.yml")))
TOOLS = Path(sys.executable).parent
#: Events that run with the repository's own rights over what comes from elsewhere.
DANGEROUS = {"pull_request_target"}
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def tool(name: str, *words: str | Path) -> str:
    """What a tool says; empty where all is well."""
    done = subprocess.run([TOOLS / name, *words], cwd=REPO, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def read(path: Path) -> dict[str, Any]:
    """A workflow; its key `on` is no boolean here."""
    workflow: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return workflow


def test_actionlint() -> None:
    assert tool("actionlint", *WORKFLOWS) == ""


def test_zizmor() -> None:
    assert tool("zizmor", "--offline", "--no-progress", FOLDER, EXAMPLES) == ""


def test_the_schema_of_workflows() -> None:
    assert tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS) == ""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(REPO).as_posix())
def test_no_right_but_those_a_job_names(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert not DANGEROUS & set(workflow["on"])
    for name, job in workflow["jobs"].items():
        assert job["permissions"], name
        assert int(job["timeout-minutes"]) <= 60


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(REPO).as_posix())
def test_nothing_an_event_says_is_put_into_a_command(path: Path) -> None:
    for job in read(path)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(REPO).as_posix())
def test_actions_are_pinned_and_keep_no_credentials(path: Path) -> None:
    uses = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    assert uses
    assert [line for line in uses if not PINNED.match(line)] == []
    for job in read(path)["jobs"].values():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"


def test_who_may_write_over_what_strangers_sent_installs_and_builds_nothing() -> None:
    writing = [
        (path.name, name, step)
        for path in (FOLDER / "issue-to-pr.yml", FOLDER / "pull-request-comment.yml")
        for name, job in read(path)["jobs"].items()
        if "write" in job["permissions"].values()
        for step in job["steps"]
    ]
    assert {(path, name) for path, name, _ in writing} == {
        ("issue-to-pr.yml", "publish"),
        ("pull-request-comment.yml", "comment"),
    }
    for _, _, step in writing:
        run = step.get("run", "python3 -m catalogue.review.")
        assert run.startswith("python3 -m catalogue.review.")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert set(step["with"]) == {"persist-credentials"}  # the default branch, nothing else


def test_an_issue_starts_by_a_label_only() -> None:
    workflow = read(FOLDER / "issue-to-pr.yml")
    assert workflow["on"] == {"issues": {"types": ["labeled"]}}
    assert workflow["jobs"]["convert"]["if"] == "github.event.label.name == 'buat-draf'"
    assert workflow["jobs"]["convert"]["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["publish"]["needs"] == "convert"


def test_a_linter_finds_what_it_should(tmp_path: Path) -> None:
    """The checks above can fail: a workflow that breaks the rules is noticed by each tool."""
    bad = (FOLDER / "issue-to-pr.yml").read_text(encoding="utf-8")
    bad = bad.replace('"$GITHUB_EVENT_PATH" "$RUNNER', '"${{ github.event.issue.title }}" "$RUNNER')
    (tmp_path / "bad.yml").write_text(bad, encoding="utf-8")
    (tmp_path / "wrong.yml").write_text(bad.replace("permissions:", "rights:"), encoding="utf-8")
    assert "template-injection" in tool("zizmor", "--offline", "--no-progress", tmp_path / "bad.yml")
    assert "potentially untrusted" in tool("actionlint", tmp_path / "bad.yml")
    assert tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", tmp_path / "wrong.yml") != ""
