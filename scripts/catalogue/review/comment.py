"""The comment under a pull request, put there by a job of the main branch: `python -m catalogue.review.comment`.

The check ran over contributed files, perhaps of a fork, and may only read; it leaves its report as an artifact. Which
pull request it belongs to is taken from GitHub's own event and never from the artifact.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from catalogue.review.github import Repository
from catalogue.review.report import read_report, render_markdown

MARK: Final = "catalogue-check"


def comment_on(repository: Repository, event: Mapping[str, Any], report: bytes) -> int | None:
    """Puts the summary under the pull request of a finished run.

    Args:
        repository: where the run was.
        event: of `workflow_run`, as GitHub sent it.
        report: the artifact's content, of unknown origin.

    Returns:
        The number of the pull request, or None where it was closed or has moved on since.

    Raises:
        ReportError: the artifact holds something else.
    """
    summary = render_markdown(read_report(report))
    run = event["workflow_run"]
    head = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
    found = repository.open_pull_request(head)
    if found is None or found["head"]["sha"] != run["head_sha"]:
        return None
    number = int(found["number"])
    details = f"\n[Pratinjau dan rincian / preview and details]({run['html_url']})\n"
    repository.say(number, MARK, summary + details)
    return number


def main(words: Sequence[str]) -> None:
    """Reads the event and the report named on the command line."""
    event_path, report_path = words
    event = json.loads(Path(event_path).read_bytes())
    number = comment_on(Repository.of(os.environ), event, Path(report_path).read_bytes())
    sys.stdout.write(f"pull request: {number}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
