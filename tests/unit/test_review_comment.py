"""The comment under a pull request, from a recorded event and a report of unknown origin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from catalogue.review.comment import comment_on, main
from catalogue.review.report import Report, ReportError, write_report
from github_api import GitHub, served_github

EVENT: dict[str, Any] = json.loads((Path(__file__).parents[1] / "fixtures/events/workflow-run.json").read_bytes())
PULL = {"number": 5, "from": "penyumbang:kopi-baru", "head": {"sha": "1" * 40}}
REPORT = write_report(Report(("products/kopi",), ())).encode()


def test_the_comment_goes_to_the_pull_request_of_the_run() -> None:
    state = GitHub(pulls=[PULL])
    with served_github(state) as repository:
        assert comment_on(repository, EVENT, REPORT) == 5
    (comment,) = state.comments
    assert comment["number"] == 5
    assert "Tidak ada masalah" in comment["body"]
    assert "actions/runs/9000000001" in comment["body"]
    assert state.tokens == {"Bearer a-token"}


def test_a_second_run_renews_its_comment_and_no_other() -> None:
    state = GitHub(pulls=[PULL])
    state.add_comment(5, "penyumbang", "<!-- catalogue-check -->\nmine")
    for _ in range(120):
        state.add_comment(5, "petugas", "tolong diperbaiki")
    with served_github(state) as repository:
        comment_on(repository, EVENT, REPORT)
        comment_on(repository, EVENT, REPORT)
    assert len(state.comments) == 122
    assert state.comments[0]["body"].endswith("mine")


@pytest.mark.parametrize("pulls", [[], [PULL | {"head": {"sha": "2" * 40}}]], ids=["closed", "moved on"])
def test_a_pull_request_that_is_gone_gets_no_comment(pulls: list[dict[str, Any]]) -> None:
    state = GitHub(pulls=pulls)
    with served_github(state) as repository:
        assert comment_on(repository, EVENT, REPORT) is None
    assert state.comments == []


def test_a_report_that_is_none_reaches_nobody() -> None:
    state = GitHub(pulls=[PULL])
    with served_github(state) as repository, pytest.raises(ReportError):
        comment_on(repository, EVENT, b"<script>")
    assert state.calls == []


def test_the_command_of_the_workflow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "event.json").write_text(json.dumps(EVENT), encoding="utf-8")
    (tmp_path / "report.json").write_bytes(REPORT)
    state = GitHub(pulls=[PULL])
    with served_github(state) as repository:
        monkeypatch.setenv("GITHUB_API_URL", repository.api)
        monkeypatch.setenv("GITHUB_REPOSITORY", repository.name)
        monkeypatch.setenv("GH_TOKEN", "a-token")
        main([str(tmp_path / "event.json"), str(tmp_path / "report.json")])
    assert capsys.readouterr().out == "pull request: 5\n"
