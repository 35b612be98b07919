"""GitHub's interface as far as the workflows use it, on a port of this machine; and small repositories in git."""

from __future__ import annotations

import http.server
import json
import subprocess
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalogue.review.github import BOT, Repository

NAME = "katalog-madura/katalog"


@dataclass
class GitHub:
    """What the server holds and what it was asked for."""

    comments: list[dict[str, Any]] = field(default_factory=list)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    calls: list[tuple[str, str]] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    may_open_pulls: bool = True

    def answer(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        plain, _, query = path.removeprefix(f"/repos/{NAME}/").partition("?")
        parts = plain.split("/")
        match (method, *parts):
            case ("GET", "issues", number, "comments"):
                found = [c for c in self.comments if c["number"] == int(number)]
                page = int(dict(pair.split("=") for pair in query.split("&"))["page"])
                return 200, found[(page - 1) * 100 : page * 100]
            case ("POST", "issues", number, "comments"):
                self.add_comment(int(number), BOT, body["body"])
                return 201, {}
            case ("PATCH", "issues", "comments", comment):
                self.comments[int(comment)]["body"] = body["body"]
                return 200, {}
            case ("GET", "pulls"):
                head = urllib.parse.parse_qs(query)["head"][0]
                return 200, [pull for pull in self.pulls if pull["from"] == head]
            case ("POST", "pulls"):
                if not self.may_open_pulls:
                    return 403, {"message": "GitHub Actions is not permitted to create pull requests"}
                self.pulls.append({"number": 40 + len(self.pulls), "from": f"katalog-madura:{body['head']}", **body})
                return 201, self.pulls[-1]
            case ("PATCH", "pulls", number):
                next(pull for pull in self.pulls if pull["number"] == int(number)).update(body)
                return 200, {}
            case ("DELETE", "issues", _, "labels", label):
                if label not in self.labels:
                    return 404, {}
                self.labels.remove(label)
                return 200, []
        return 400, {"message": f"unexpected: {method} {path}"}

    def add_comment(self, number: int, login: str, body: str) -> None:
        self.comments.append({"id": len(self.comments), "number": number, "user": {"login": login}, "body": body})


@contextmanager
def served_github(state: GitHub) -> Iterator[Repository]:
    """Serves the state; gives a repository that speaks with it."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def _serve(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(size)) if size else None
            state.calls.append((self.command, self.path))
            state.tokens.add(self.headers["Authorization"])
            status, value = state.answer(self.command, self.path, body)
            data = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = do_DELETE = _serve  # noqa: N815 - the base class's names

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), name="github")
    thread.start()
    try:
        yield Repository(NAME, f"http://127.0.0.1:{server.server_address[1]}", "a-token")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def git(folder: Path, *words: str) -> str:
    """Runs git with a person of its own and nothing of the machine's settings."""
    settings = ["-c", "user.name=Penguji", "-c", "user.email=penguji@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", "-C", str(folder), *settings, *words], capture_output=True, check=True, text=True)
    return done.stdout.strip()


def new_repository(folder: Path) -> Path:
    """Puts a folder under git, with everything in it as the first commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "First")
    return folder
