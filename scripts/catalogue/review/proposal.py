"""From an issue to a pull request, in two jobs: `python -m catalogue.review.proposal pack|publish`.

`pack` runs in the job that may only read, after `catalogue import`. `publish` runs in the job that may write, from the
main branch, and runs nothing of what was handed in: it re-checks the parcel, commits the files on a branch of its own,
opens the pull request and answers under the issue.
"""

from __future__ import annotations

import base64
import json
import os
import sys
import urllib.parse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from catalogue.review.git import run_git
from catalogue.review.github import BOT, GitHubError, Repository
from catalogue.review.parcel import Parcel, ParcelError, pack, unpack
from catalogue.review.report import plain, render_markdown

MARK: Final = "catalogue-issue"
#: GitHub's own number of its bot; commits with this address show its name.
_BOT_ADDRESS: Final = "41898282+github-actions[bot]@users.noreply.github.com"
_NOT_ALLOWED: Final = 403
_NOT_THERE: Final = 404

_MADE: Final = (
    "Terima kasih. Draf dari isian ini sudah dibuat: {link}. Petugas akan memeriksanya sebelum diterbitkan.\n\n"
    "Thank you. A draft was made of what you sent: {link}. An official looks at it before it is published.\n\n"
)
_REFUSED: Final = (
    "Isian ini belum dapat dijadikan draf. Sunting isian di atas menurut tabel di bawah; petugas lalu memasang "
    "labelnya sekali lagi.\n\n"
    "This could not be made into a draft yet. Edit the entry above as the table below says; an official then sets "
    "the label again.\n\n"
)
_BROKEN: Final = (
    "Draf tidak dibuat karena kirimannya tidak lolos pemeriksaan keamanan ({reason}). "
    "Petugas akan menghubungi Anda.\n\n"
    "No draft was made, because the parcel did not pass the security check ({reason}). "
    "An official will get in touch.\n"
)
_BODY: Final = "Dari / from #{number}. Closes #{number}.\n\n"


def publish(repository: Repository, event: Mapping[str, Any], parcel: Path, folder: Path) -> str:
    """Makes the pull request, or says under the issue why not; takes the label off, so that it can be set again.

    Args:
        repository: where the issue stands.
        event: of `issues`, as GitHub sent it; only the issue's number, the label and the default branch are read.
        parcel: the first job's folder, of unknown origin.
        folder: a clone of the default branch.

    Returns:
        `made`, `refused` or `broken`.
    """
    number = int(event["issue"]["number"])
    try:
        came = unpack(parcel, folder)
    except ParcelError as error:
        outcome, text = "broken", _BROKEN.format(reason=plain(str(error)))
    else:
        outcome, text = _answer(repository, event, came, folder)
    repository.say(number, MARK, text)
    _take_label(repository, number, str(event["label"]["name"]))
    return outcome


def _answer(repository: Repository, event: Mapping[str, Any], came: Parcel, folder: Path) -> tuple[str, str]:
    if not came.files:
        return "refused", _REFUSED + render_markdown(came.report)
    number = int(event["issue"]["number"])
    branch = f"usulan/issue-{number}"
    _commit(repository, came, folder, branch, number)
    link = _propose(repository, event, came, branch)
    return "made", _MADE.format(link=link) + render_markdown(came.report)


def _commit(repository: Repository, came: Parcel, folder: Path, branch: str, number: int) -> None:
    """One commit on a branch that only this module writes to."""
    run_git(folder, "switch", "--force-create", branch)
    for path, content in came.files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    run_git(folder, "add", "--", *came.files)
    who = {"NAME": BOT, "EMAIL": _BOT_ADDRESS}
    person = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in who.items()}
    run_git(folder, "commit", "--quiet", "-m", f"Draft from issue #{number}", environment=person)
    run_git(folder, "push", "--quiet", "--force", "origin", branch, environment=_signed_in(repository.token))


def _signed_in(token: str) -> dict[str, str]:
    """Lets git push without a token in its words or in the clone's settings."""
    secret = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "http.https://github.com/.extraheader",
        "GIT_CONFIG_VALUE_0": f"AUTHORIZATION: basic {secret}",
    }


def _propose(repository: Repository, event: Mapping[str, Any], came: Parcel, branch: str) -> str:
    """A link to the pull request: the open one of the branch, a new one, or the page where a person opens it."""
    number = int(event["issue"]["number"])
    owner = repository.name.partition("/")[0]
    title = f"Draf: {', '.join(came.products[:3]) or 'produsen'} (#{number})"
    body = _BODY.format(number=number) + render_markdown(came.report)
    found = repository.open_pull_request(f"{owner}:{branch}")
    if found is not None:
        repository.call("PATCH", f"pulls/{found['number']}", {"title": title, "body": body})
        return f"#{found['number']}"
    base = event["repository"]["default_branch"]
    try:
        made = repository.call("POST", "pulls", {"title": title, "body": body, "head": branch, "base": base})
    except GitHubError as error:
        if error.status != _NOT_ALLOWED:
            raise
        # The repository does not let workflows open pull requests; a person does it with one click.
        return f"[{branch}](https://github.com/{repository.name}/compare/{base}...{branch}?expand=1)"
    return f"#{made['number']}"


def _take_label(repository: Repository, number: int, label: str) -> None:
    try:
        repository.call("DELETE", f"issues/{number}/labels/{urllib.parse.quote(label, safe='')}")
    except GitHubError as error:
        if error.status != _NOT_THERE:  # somebody took it off meanwhile
            raise


def main(words: Sequence[str]) -> None:
    """`pack RESULT CHECKED CONTENT PARCEL`, or `publish EVENT PARCEL CLONE`."""
    action, *paths = words
    if action == "pack":
        result, checked = (json.loads(Path(path).read_bytes()) for path in paths[:2])
        report = pack(result, checked, Path(paths[2]), Path(paths[3]))
        sys.stdout.write(f"{len(report.records)} records, {len(report.rows)} problems\n")
    else:
        event = json.loads(Path(paths[0]).read_bytes())
        sys.stdout.write(publish(Repository.of(os.environ), event, Path(paths[1]), Path(paths[2])) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
