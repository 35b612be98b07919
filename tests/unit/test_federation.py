"""Portals: their list of members, what members say of themselves, and what comes of asking them."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer
from catalogue.cli import check, federation
from catalogue.downloads.site_summary import site_summary
from catalogue.federation.asking import MOST_BYTES, ask
from catalogue.federation.members import FILE, Member, read_members
from catalogue.federation.portal import Heard, answer_path, read_portal, render_answer
from catalogue.federation.summary import SCHEMA, SEARCH_FORMAT, NewerError, NoSummaryError, parse_summary
from catalogue.hosting.files import host_files
from catalogue.pages.members import members_page
from catalogue.pages.shared import Shared
from catalogue.policy import content_policy
from catalogue.problem_codes.federation import FEDERATION_CODES
from search_samples import goods, site
from typer.testing import CliRunner, Result

REGENCIES = ("bangkalan", "sampang", "pamekasan", "sumenep")
NAME = "{id: Kabupaten Sampang, en: Sampang Regency, ms: Kabupaten Sampang}"
TODAY = date(2026, 11, 22)


def entry(**changed: str) -> str:
    """One member of a list; a part that is None is left out."""
    parts = {"id": "sampang", "name": NAME, "url": "https://sampang.github.io/katalog/", "regency": "sampang"}
    lines = [f"{key}: {value}" for key, value in {**parts, **changed}.items()]
    return "- " + "\n  ".join(lines) + "\n"


def write(content: Path, *entries: str) -> Path:
    content.mkdir(exist_ok=True)
    (content / FILE).write_text("members:\n" + "".join(entries), encoding="utf-8")
    return content


def member(url: str) -> Member:
    return Member("sampang", {"id": "Sampang", "en": "Sampang", "ms": "Sampang"}, url, "sampang", 2)


@pytest.fixture
def summary(tmp_path: Path) -> bytes:
    return site_summary(Shared(site(goods(), tmp_path)))


def test_a_list_in_order(tmp_path: Path) -> None:
    second = entry(id="sumenep", url="https://sumenep.github.io/", regency="sumenep")
    members, problems = read_members(write(tmp_path, entry(), second), REGENCIES)
    assert problems == []
    assert [(m.id, m.origin, m.line) for m in members] == [
        ("sampang", "https://sampang.github.io", 2),
        ("sumenep", "https://sumenep.github.io", 6),
    ]


def test_without_a_list_a_site_is_no_portal(tmp_path: Path) -> None:
    assert read_portal(tmp_path, REGENCIES) == (None, [])


@pytest.mark.parametrize(
    ("entries", "code", "line"),
    [
        ((entry(url="https://sampang.github.io/katalog"),), "member-address-without-slash", 4),
        ((entry(url="sampang.github.io/"),), "member-address", 4),
        ((entry(url="http://sampang.example.org/"),), "member-address", 4),
        ((entry(url="https://a.example/;script-src/"),), "member-address", 4),
        ((entry(url="https://a.example/?q=/"),), "member-address", 4),
        ((entry(id="Sampang Kota"),), "member-id", 2),
        ((entry(id="../secret"),), "member-id", 2),
        ((entry(regency="surabaya"),), "member-regency", 5),
        ((entry(), entry(url="https://b.example/")), "member-twice", 6),
        ((entry(), entry(id="other")), "member-twice", 8),
        ((entry(name="{id: Sampang, en: Sampang}"),), "reference-language", 3),
        ((entry(adress="x"),), "rule-unknown-key", 6),
        ((), "federation-empty", 1),
        (("- [a, b]\n",), "reference-value", 2),
        (("- id: &x a\n",), "yaml-anchor", 2),
    ],
)
def test_what_is_wrong_with_a_list_is_located_in_both_languages(
    tmp_path: Path, entries: tuple[str, ...], code: str, line: int
) -> None:
    _, problems = read_members(write(tmp_path, *entries), REGENCIES)
    found = next(problem for problem in problems if problem.code == code)
    assert (found.location.path, found.location.line) == (FILE, line)
    assert found.hint is not None
    assert found.message.id != found.message.en


def test_every_code_is_told_in_both_languages() -> None:
    for code in FEDERATION_CODES:
        assert code.message.id != code.message.en
        assert code.hint.id != code.hint.en


def test_a_site_says_what_it_holds_and_nothing_of_producers(summary: bytes) -> None:
    found = parse_summary(summary)
    assert (found.schema_version, found.search.format) == (SCHEMA, SEARCH_FORMAT)
    assert found.products == len(goods().shown) == sum(found.categories.values())
    assert sum(counts.products for counts in found.regencies.values()) == found.products
    assert sum(counts.producers for counts in found.regencies.values()) == found.producers
    assert len(found.newest) == 5
    for producer in goods().producers.values():
        assert (producer.name or producer.id) not in summary.decode()


@pytest.mark.parametrize("part", ["schema", "format"])
def test_a_newer_form_is_refused_by_its_number(summary: bytes, part: str) -> None:
    value = json.loads(summary)
    if part == "schema":
        value["schema"] = SCHEMA + 1
        value["products"] = "many"  # whatever else changed with it
    else:
        value["search"]["format"] = SEARCH_FORMAT + 1
    with pytest.raises(NewerError) as caught:
        parse_summary(json.dumps(value).encode())
    assert caught.value.theirs == caught.value.ours + 1


def test_a_newer_site_may_say_more(summary: bytes) -> None:
    value = json.loads(summary)
    value["colour"] = "red"
    assert parse_summary(json.dumps(value).encode()) == parse_summary(summary)


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"products": -1}, "products"),
        ({"updated": "yesterday"}, "updated"),
        ({"newest": [{"id": "../../x", "name": {}}]}, "newest.0.id"),
        ({"search": None}, "search"),
        ({"categories": {"<b>": 1}}, "categories.<b>"),
    ],
)
def test_what_is_no_summary_is_refused_by_its_part(summary: bytes, change: dict[str, Any], part: str) -> None:
    with pytest.raises(NoSummaryError) as caught:
        parse_summary(json.dumps({**json.loads(summary), **change}).encode())
    assert str(caught.value).startswith(part)


@pytest.mark.parametrize("data", [b"", b"<html>", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(NoSummaryError, match="JSON"):
        parse_summary(data)


@contextmanager
def answering(body: bytes, status: int = 200, shared: str = "*") -> Iterator[str]:
    """A host that answers every question in the same way."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            if shared:
                self.send_header("Access-Control-Allow-Origin", shared)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/katalog/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def codes_of(url: str) -> tuple[str, ...]:
    return tuple(found.code for found in ask(member(url)).problems)


def test_a_good_answer(summary: bytes) -> None:
    with answering(summary) as url:
        answer = ask(member(url))
    assert answer.problems == ()
    assert answer.summary == parse_summary(summary)


def test_what_can_come_of_asking(summary: bytes) -> None:
    with answering(summary) as url:
        pass
    assert codes_of(url) == ("member-unreachable",)
    for body, status, shared, code in (
        (b"", 404, "*", "member-unreachable"),
        (b"<!doctype html>", 200, "*", "member-answer"),
        (b" " * (MOST_BYTES + 1), 200, "*", "member-answer"),
        (json.dumps({"schema": SCHEMA + 1}).encode(), 200, "*", "member-newer"),
        (summary, 200, "", "member-not-shared"),
    ):
        with answering(body, status, shared) as url:
            assert codes_of(url) == (code,)


def run(*words: str | Path) -> Result:
    app = typer.Typer()
    federation.register(app)
    check.register(app)
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "200"})


def test_the_last_good_answer_stays(tmp_path: Path, summary: bytes) -> None:
    content = tmp_path / "content"
    with answering(summary) as good, answering(b"{}") as bad:
        write(content, entry(url=good), entry(id="sumenep", url=bad, regency="sumenep"))
        found = run("federation", "check", "--content", content, "--write")
    assert found.exit_code == 1
    assert "member-answer" in found.output
    assert "1 dari 2 anggota menjawab. / 1 of 2 members answered." in found.output
    kept = (content / "federation" / "sampang.json").read_bytes()
    assert not (content / "federation" / "sumenep.json").exists()
    found = run("federation", "check", "--content", content, "--write")
    assert found.exit_code == 1
    assert found.output.count("member-unreachable") == 2
    assert (content / "federation" / "sampang.json").read_bytes() == kept
    state = run("federation", "--content", content).output
    assert "belum / never" in state
    assert str(parse_summary(summary).products) in state


def test_check_finds_what_is_wrong_with_the_list(tmp_path: Path) -> None:
    found = run("check", "--content", write(tmp_path / "content", entry(url="https://sampang.github.io")))
    assert found.exit_code == 1
    assert "federation.yml:4:8: error[member-address-without-slash]" in found.output


def test_a_site_that_is_no_portal_says_how_to_become_one(tmp_path: Path) -> None:
    (tmp_path / "products").mkdir()
    found = run("federation", "check", "--content", tmp_path)
    assert found.exit_code == 2
    assert "federation.yml" in found.output


def test_a_damaged_answer_is_told_and_left_out(tmp_path: Path, summary: bytes) -> None:
    write(tmp_path, entry())
    place = tmp_path / answer_path(member("https://a.example/"))
    place.parent.mkdir()
    place.write_bytes(render_answer(Heard(parse_summary(summary), TODAY)))
    portal, problems = read_portal(tmp_path, REGENCIES)
    assert portal is not None
    assert problems == []
    assert portal.heard["sampang"] == Heard(parse_summary(summary), TODAY)
    place.write_bytes(place.read_bytes()[:100])
    portal, problems = read_portal(tmp_path, REGENCIES)
    assert portal is not None
    assert portal.heard == {}
    assert [found.code for found in problems] == ["member-answer-kept"]


def test_the_page_names_members_that_were_never_heard(tmp_path: Path, summary: bytes) -> None:
    never = entry(id="sumenep", url="https://sumenep.github.io/", regency="sumenep")
    write(tmp_path, entry(), never)
    place = tmp_path / "federation" / "sampang.json"
    place.parent.mkdir()
    place.write_bytes(render_answer(Heard(parse_summary(summary), TODAY)))
    portal, _ = read_portal(tmp_path, REGENCIES)
    assert portal is not None
    page = members_page(Shared(site(goods(), tmp_path)), portal, "ms")
    heard, silent = page.view.members  # type: ignore[attr-defined]
    assert (heard.heard, silent.heard) == (True, False)
    assert heard.address == "https://sampang.github.io/katalog/ms/"
    assert all(link.address.startswith("https://sampang.github.io/katalog/ms/categories/") for link in heard.categories)
    assert silent.name == "Kabupaten Sampang"
    assert silent.address == "https://sumenep.github.io/ms/"


def test_a_portal_may_ask_its_members_and_nobody_else(tmp_path: Path) -> None:
    portal, _ = read_portal(write(tmp_path, entry()), REGENCIES)
    assert portal is not None
    parts = dict(part.split(" ", 1) for part in content_policy(portal.origins).split(";"))
    assert parts["connect-src"] == "'self' https://sampang.github.io"
    assert parts["img-src"] == "'self' data: blob: https://sampang.github.io"
    plain = dict(part.split(" ", 1) for part in content_policy().split(";"))
    assert {name for name in parts if parts[name] != plain.get(name)} == {"connect-src", "img-src"}
    assert plain["default-src"].startswith("'self'")  # and so for what is asked, where no other site is named


def test_other_sites_may_read_public_data_and_the_search_only() -> None:
    text = host_files("https://a.org/r/", "/r/", ["index.html"], [], "", TODAY)["_headers"].decode()
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    open_places = {place for place, *lines in blocks if any("Access-Control-Allow-Origin: *" in line for line in lines)}
    assert open_places == {
        "/r/site.json",
        "/r/search/*",
        "/r/pagefind/*",
        "/r/downloads/products.json",
    }
