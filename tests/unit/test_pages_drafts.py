"""Machine drafts on pages: marked piece by piece, one notice, one link, and nothing where a person has looked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from catalogue.exports.prints.plain import plain
from catalogue.exports.prints.sheet import sheet_job
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.base import SiteContext
from catalogue.pages.contact import Reach, suggestion
from catalogue.pages.shared import Shared
from catalogue.pages.text import Said, Speaker
from catalogue.records import L10n
from pages_content import jobs, make_site, producer_record, product_record, render, terms

PAGE = "products/kopi/"
NOTICE = 'class="borrowed'
DRAFT = ' lang="ms-t-id-t0-und"'


def site(status: str, *fields: str, language: str = "ms", **record: Any) -> SiteContext:
    """A product of which some texts are said to be drafts, reviewed or a person's."""
    ledger = {language: {field: {"status": status} for field in fields}}
    return make_site((product_record(translations=ledger, **record),), (producer_record(),))


def html(of: SiteContext, language: Language, path: str = PAGE) -> str:
    return render(jobs(of)[path, language].make())


def test_each_draft_is_marked_and_the_page_says_so_once() -> None:
    made = html(site("machine", "summary", "description"), "ms")
    assert f'<p class="lead"{DRAFT}>Kopi panggang.' in made
    assert f'<div class="prose"{DRAFT}><p>Panggang gelap.</p></div>' in made
    assert "<h1>Kopi kopi ms</h1>" in made
    assert made.count(NOTICE) == 1
    assert "diterjemahkan oleh mesin" in made
    assert "belum diterjemahkan dan dipaparkan" not in made
    assert "Cadangkan terjemahan yang lebih baik</a>" in made


@pytest.mark.parametrize("language", ["en", "id"])
def test_other_languages_of_the_page_say_nothing(language: Any) -> None:
    made = html(site("machine", "summary"), language)
    assert NOTICE not in made
    assert "-t-" not in made


@pytest.mark.parametrize("status", ["reviewed", "human"])
def test_what_a_person_wrote_or_read_costs_no_byte(status: str) -> None:
    plain_site = make_site((product_record(),), (producer_record(),))
    for language in LANGUAGES:
        assert html(site(status, "summary", "name"), language) == html(plain_site, language)


def test_a_draft_without_a_text_is_no_draft() -> None:
    made = html(site("machine", "summary", summary={"id": "Kopi sangrai.", "en": "Roasted coffee."}), "ms")
    assert '<p class="lead" lang="id">' in made
    assert "diterjemahkan oleh mesin" not in made


def test_a_draft_of_another_language_is_both_borrowed_and_drafted() -> None:
    text = {"en": "Roasted coffee.", "id": "Kopi sangrai."}
    made = html(site("machine", "summary", language="id", summary=text), "ms")
    assert '<p class="lead" lang="id-t-en-t0-und">' in made
    assert made.count(NOTICE) == 1
    assert "belum diterjemahkan dan dipaparkan" in made
    assert "diterjemahkan oleh mesin" in made


def test_a_name_is_marked_in_lists_and_their_pages_are_made_again_once_it_is_reviewed() -> None:
    drafted, reviewed = site("machine", "name"), site("reviewed", "name")
    for path in ("products/", "categories/coffee/", "producers/warung/", ""):
        assert f"<h3{DRAFT}>Kopi kopi ms</h3>" in html(drafted, "ms", path), path
        assert html(drafted, "ms", path).count(NOTICE) == 1
        assert jobs(drafted)[path, "ms"].inputs() != jobs(reviewed)[path, "ms"].inputs(), path


def test_a_speaker_hears_what_others_took() -> None:
    speaker = Speaker("ms")
    speaker.hear(Said("Kopi"))
    assert (speaker.borrowed, speaker.drafted) == (False, False)
    speaker.hear(Said("Kopi", "ms-t-id-t0-und"))
    assert (speaker.borrowed, speaker.drafted) == (False, True)
    speaker.hear(Said("Kopi", "id"))
    assert (speaker.borrowed, speaker.drafted) == (True, True)
    assert Speaker("ms").say(L10n(id="Kopi")).lang == "id"


def test_a_suggestion_is_an_issue_where_the_catalogue_is_on_github() -> None:
    page = "https://example.org/ms/products/kopi/"
    address = suggestion(Reach("+6281200000000", "", True), "https://github.com/example/katalog", terms("ms"), page)
    assert address.startswith("https://github.com/example/katalog/issues/new?")
    query = parse_qs(urlsplit(address).query)
    assert query["title"] == ["Terjemahan yang lebih baik"]
    assert query["body"][0].splitlines() == [
        "Terjemahan yang lebih baik", page, "", "Yang tertulis pada halaman:", "", "Yang sepatutnya tertulis:",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reach", "start"),
    [
        (Reach("+6281200000000", "program@example.org", True), "https://wa.me/6281200000000?text="),
        (Reach("", "program@example.org", True), "mailto:program@example.org?subject=A%20better%20translation&body="),
    ],
)
def test_elsewhere_it_is_a_message_to_the_programme(reach: Reach, start: str) -> None:
    address = suggestion(reach, "https://gitlab.com/example/katalog", terms("en"), "https://example.org/x/")
    assert address.startswith(start)
    assert "https://example.org/x/" in unquote(address)
    assert suggestion(Reach("", "", True), "", terms("en"), "https://example.org/x/") == ""


def test_the_page_follows_the_repository() -> None:
    drafted = site("machine", "summary")
    there = replace(drafted, settings=replace(drafted.settings, repo_url="https://github.com/example/katalog"))
    assert re.search(r'<a href="https://github\.com/example/katalog/issues/new\?title=', html(there, "ms"))
    assert re.search(r'<a href="https://wa\.me/[0-9]+\?text=Terjemahan', html(drafted, "ms"))


def test_a_product_sheet_says_so_too() -> None:
    for status, said in (("machine", True), ("reviewed", False)):
        of = site(status, "summary")
        shared = Shared(of)
        job = sheet_job(shared, of.catalogue.products["kopi"], shared.terms["ms"])
        assert plain(job.data)["product"]["drafted"] is said
        assert job.data["product"]["summary"]["lang"] == ("ms-t-id-t0-und" if said else "")
