"""As much of GitHub's interface as the workflows use: comments, labels, pull requests. Python's own library only."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

_TIMEOUT_S: Final = 60
_PAGE: Final = 100
_MOST_PAGES: Final = 20
#: Who comments when a workflow does.
BOT: Final = "github-actions[bot]"


class GitHubError(Exception):
    """GitHub refused.

    Attributes:
        status: of the answer.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository and how to speak with it.

    Attributes:
        name: `owner/name`.
        api: address of the interface, without a slash at the end.
        token: of the workflow's run.
    """

    name: str
    api: str
    token: str

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Repository:
        """The repository a workflow runs for, from the variables every run has.

        Raises:
            KeyError: it is not a run of a workflow.
        """
        api = environment["GITHUB_API_URL"].rstrip("/")
        return cls(environment["GITHUB_REPOSITORY"], api, environment["GH_TOKEN"])

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """One call; the answer as plain values, or None where there is none.

        Raises:
            GitHubError: it was refused.
        """
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.api}/repos/{self.name}/{path}", data, method=method)  # noqa: S310
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("Authorization", f"Bearer {self.token}")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:  # noqa: S310 - the run's own address
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise GitHubError(error.code, error.reason) from error
        return json.loads(text) if text else None

    def pages(self, path: str) -> Iterator[Any]:
        """Everything a list holds, page after page."""
        joint = "&" if "?" in path else "?"
        for number in range(1, _MOST_PAGES + 1):
            found = self.call("GET", f"{path}{joint}per_page={_PAGE}&page={number}")
            yield from found
            if len(found) < _PAGE:
                return

    def say(self, number: int, mark: str, text: str) -> None:
        """Puts one comment under an issue or pull request, or renews the one it put there before.

        Args:
            number: of the issue or pull request.
            mark: what tells this comment from others; it is not seen.
            text: in Markdown.
        """
        body = {"body": f"<!-- {mark} -->\n{text}"}
        for comment in self.pages(f"issues/{number}/comments"):
            if comment["user"]["login"] == BOT and str(comment["body"]).startswith(f"<!-- {mark} -->"):
                self.call("PATCH", f"issues/comments/{comment['id']}", body)
                return
        self.call("POST", f"issues/{number}/comments", body)

    def open_pull_request(self, head: str) -> Mapping[str, Any] | None:
        """The open pull request from a branch, given as `owner:branch`."""
        found = self.call("GET", f"pulls?state=open&head={urllib.parse.quote(head, safe=':')}")
        return found[0] if found else None
