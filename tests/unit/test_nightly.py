"""The nightly check: what it finds, how it asks for links, and the one issue it keeps."""

from __future__ import annotations

import http.server
import os
import re
import socket
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from catalogue.cli import app
from catalogue.nightly import CheckedLink, Link, Section, check_links, find_links, find_upkeep, render_issue
from pages_content import REPO, make_site, product_record
from report_content import TODAY, catalogue
from typer.testing import CliRunner

SCRIPT = REPO / "scripts" / "nightly_issue.sh"
NO_HOLES = Section("Paket", ())
WORKFLOW = REPO / ".github" / "workflows" / "nightly.yml"


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers by the address asked for."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/cut":
            self.connection.close()
            return
        self.send_response(int(self.path.strip("/").split("/")[0]))
        if self.path == "/302/gone":
            self.send_header("Location", "/404")
        if self.path == "/302/file":
            self.send_header("Location", "file:///etc/hostname")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[str]]]:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    asked: list[str] = []
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Mounted", (_Handler,), {"asked": asked}))
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}", asked
    running.shutdown()
    thread.join()
    running.server_close()


def ask(*urls: str) -> dict[str, tuple[str, str]]:
    found = check_links([Link(url, f"reference/a.yml:{n}") for n, url in enumerate(urls)], timeout_s=20, pause_s=0)
    return {answer.link.url: (answer.state, answer.reason) for answer in found}


def test_links_are_alive_dead_or_unclear(server: tuple[str, list[str]]) -> None:
    at, asked = server
    paths = ("/200", "/404", "/410", "/403", "/500", "/302/gone", "/302/file", "/cut")
    found = ask(*(at + path for path in paths))
    assert {url.removeprefix(at): state for url, (state, _) in found.items()} == {
        "/200": "alive",
        "/404": "dead",
        "/410": "dead",
        "/403": "unclear",
        "/500": "unclear",
        "/302/gone": "dead",
        "/302/file": "unclear",
        "/cut": "unclear",
    }
    assert asked.count("/200") == 1


def test_a_host_that_is_gone_is_dead_only_where_others_answer(
    server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo

    def look_up(host: str, *rest: object, **more: object) -> object:
        if host == "gone.example":
            raise socket.gaierror(-2, "Name or service not known")
        return real(host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert ask("http://gone.example/", server[0] + "/200")["http://gone.example/"] == ("dead", "no such host")
    assert ask("http://gone.example/")["http://gone.example/"] == ("unclear", "no such host")


def test_no_connection_is_unclear(server: tuple[str, list[str]]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: nobody answers
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        assert ask(url)[url][0] == "unclear"


def test_a_host_is_left_alone_between_two_questions(
    server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("catalogue.nightly.links.time.sleep", pauses.append)
    links = [Link(server[0] + path, "reference/a.yml:1") for path in ("/200", "/404", "/500")]
    check_links(links, timeout_s=20, pause_s=7)
    assert pauses == [7, 7]


def test_addresses_are_found_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(
        "# see https://a.example/x.\nurl: http://b.example/?p=1&q=2 (2013; note)\nagain: https://a.example/x\n"
        "wiki: https://c.example/Batik_(kain)\n",
        encoding="utf-8",
    )
    (tmp_path / "b.csv").write_text("https://d.example/", encoding="utf-8")
    assert find_links(tmp_path) == (
        Link("https://a.example/x", "reference/a.yml:1"),
        Link("http://b.example/?p=1&q=2", "reference/a.yml:2"),
        Link("https://c.example/Batik_(kain)", "reference/a.yml:4"),
    )


def test_every_source_of_the_rules_is_among_the_links() -> None:
    urls = {link.url for link in find_links(REPO / "reference")}
    sources = catalogue().vocabulary.rules.sources.values()
    assert {source.url for source in sources if source.url} <= urls


def lines(sections: tuple[Section, ...], word: str) -> tuple[str, ...]:
    return next(section.lines for section in sections if word in section.title)


def test_what_ends_and_what_grew_old() -> None:
    found = find_upkeep(catalogue())
    assert lines(found, "Certificates ending") == (
        "2026-11-21 · `products/teri` · FDA FFR, 0 hari lagi",
        "2026-12-21 · `products/sambal` · Halal, 30 hari lagi",
        "2026-12-21 · `products/teri` · Halal, 30 hari lagi",
        "2027-02-19 · `products/teri` · P-IRT, 90 hari lagi",
    )
    assert lines(found, "Certificates that ended") == ("2026-11-20 · `products/teri` · HACCP",)
    assert lines(found, "Records a year old") == (
        "2025-11-20 · `products/batik-lama`",
        "1 produsen tanpa persetujuan (tidak disebut)",
    )
    assert lines(found, "Sources not looked at") == ()


def test_rules_grow_old_too() -> None:
    assert lines(find_upkeep(catalogue(date(2028, 1, 1))), "Sources not looked at")[0].startswith("2026-")


def test_prices_and_screenings_end() -> None:
    price = {"mode": "fixed", "currency": "USD", "amount": "2", "per": "pack"}
    passed = {"result": "pass", "date": "2024-12-01"}
    aspects = ("quality", "quantity", "continuity", "packaging", "administration")
    screened = {"screened_on": "2024-12-01", "screened_by": "Dinas", "checks": dict.fromkeys(aspects, passed)}
    site = make_site(
        (
            product_record("lewat", price={**price, "valid_until": "2026-11-20"}, sample_data=True),
            product_record("segera", price={**price, "valid_until": "2027-02-19"}, readiness=screened),
            product_record("nanti", price={**price, "valid_until": "2027-02-20"}),
            product_record("jeda", price={**price, "valid_until": "2026-11-20"}, status="paused"),
        ),
        ({"id": "warung", "status": "published", "consent": {"publish": True}, "updated": "2026-11-01"},),
        today=TODAY,
    )
    found = find_upkeep(site.catalogue)
    assert lines(found, "Prices") == (
        "2026-11-20 · `products/lewat` (contoh) · harga, sudah lewat",
        "2027-02-19 · `products/segera` · harga",
    )
    assert lines(found, "Screenings") == ("2026-12-01 · `products/segera` · segera berakhir",)
    later = find_upkeep(replace(site.catalogue, today=date(2026, 12, 2)))
    assert lines(later, "Screenings") == ("2026-12-01 · `products/segera` · sudah lewat",)


def answer(state: str, number: int = 1) -> CheckedLink:
    return CheckedLink(Link(f"https://x.example/{number}", f"reference/a.yml:{number}"), state, "HTTP 404")  # type: ignore[arg-type]


def test_the_issue() -> None:
    text = render_issue((Section("Kosong", ()), Section("Ada", ("satu", "dua"))), (answer("dead"),), TODAY, NO_HOLES)
    assert text == (
        "<!-- catalogue-nightly findings=3 -->\n\n"
        "Keadaan pada 21 November 2026: 3 hal perlu ditangani. "
        "Teks ini ditulis ulang setiap malam; jangan disunting.\n\n"
        "### Ada (2)\n\n- satu\n- dua\n\n"
        "### Sumber yang mati / Dead links (1)\n\n- `reference/a.yml:1` · <https://x.example/1> · HTTP 404\n"
    )


def test_a_link_without_a_clear_answer_is_told_but_nothing_to_do() -> None:
    text = render_issue((), (answer("unclear"), answer("alive", 2)), TODAY)
    assert text.startswith("<!-- catalogue-nightly findings=0 -->")
    assert "https://x.example/1" in text
    assert "https://x.example/2" not in text


def test_a_long_section_is_cut_so_that_the_text_fits() -> None:
    many = tuple(f"baris {number} " + "x" * 120 for number in range(5000))
    text = render_issue(tuple(Section(f"Bagian {n}", many) for n in range(6)), None, TODAY)
    assert len(text) < 65_536
    assert "… dan 4940 lagi" in text


@pytest.mark.parametrize("to_file", [True, False])
def test_the_command(tmp_path: Path, to_file: bool) -> None:
    target = tmp_path / "nightly.md"
    content = tmp_path / "content"
    folder = content / "products" / "teh"
    folder.mkdir(parents=True)
    (folder / "product.yml").write_text("id: teh\nstatus: draft\n", encoding="utf-8")
    words = ["nightly", "--no-links", "--content", str(content), *(["--out", str(target)] if to_file else [])]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    text = target.read_text(encoding="utf-8") if to_file else result.stdout
    assert text.startswith("<!-- catalogue-nightly findings=0 -->\n")
    assert "tidak diperiksa kali ini" in text


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "products").mkdir()
    words = ["nightly", "--no-links", "--content", str(tmp_path), "--out", str(tmp_path / "no" / "x.md")]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def keep_issue(tmp_path: Path, text: str, number: str) -> tuple[int, list[str]]:
    """Runs the script with a `gh` that writes down what it is asked for."""
    body = tmp_path / "nightly.md"
    body.write_text(text, encoding="utf-8")
    log = tmp_path / "log"
    gh = tmp_path / "gh"
    gh.write_text(f'#!/bin/sh\necho "$1 $2 $3 $4" >> "{log}"\n[ "$2" = list ] && echo "{number}"\nexit 0\n')
    gh.chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run([str(SCRIPT), str(body)], env=env, capture_output=True, text=True, check=False)
    return done.returncode, log.read_text().splitlines() if log.exists() else []


@pytest.mark.parametrize(
    ("findings", "number", "calls"),
    [
        (3, "", ["issue list", "label create", "issue create"]),
        (3, "7", ["issue list", "issue edit 7"]),
        (0, "7", ["issue list", "issue edit 7", "issue close 7"]),
        (0, "", ["issue list"]),
    ],
)
def test_there_is_one_issue_and_it_closes_when_nothing_is_left(
    tmp_path: Path, findings: int, number: str, calls: list[str]
) -> None:
    sections = (Section("Ada", tuple("x" * findings)),)
    code, log = keep_issue(tmp_path, render_issue(sections, None, TODAY), number)
    assert code == 0
    assert [line[: len(call)] for line, call in zip(log, calls, strict=True)] == calls


def test_a_text_of_someone_else_makes_no_issue(tmp_path: Path) -> None:
    assert keep_issue(tmp_path, "halo\n<!-- catalogue-nightly findings=3 -->\n", "") == (2, [])


def test_the_workflow_may_do_little_and_what_it_uses_is_pinned() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "find": {"contents": "read"},
        "tell": {"contents": "read", "issues": "write"},
    }
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step["uses"]) for step in steps if "uses" in step)
    assert not [step for step in steps if "${{" in step.get("run", "")]
