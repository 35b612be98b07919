"""The small catalogue of tests/fixtures: what each state of a record looks like on the site."""

from __future__ import annotations

import json
import re

import pytest
from built_site import BuiltSite

PRIVATE = ("Dapur Rahasia Sunyi", "+6281234567802", "6281234567802", "rahasia@example.org", "Dusun Tersembunyi")


def test_nothing_of_a_producer_without_consent_is_in_any_file(fixture_site: BuiltSite) -> None:
    for path in sorted(fixture_site.folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            for canary in PRIVATE:
                assert canary.encode() not in data, (path, canary)
    assert not (fixture_site.folder / "producers/dapur-sunyi").exists()
    assert not (fixture_site.folder / "p/dapur-sunyi").exists()


def test_its_product_is_shown_through_the_programme(fixture_site: BuiltSite) -> None:
    html = fixture_site.read("products/sambal-sunyi/")
    assert "programme" in html
    assert "Sampang" in html


def test_drafts_are_nowhere(fixture_site: BuiltSite) -> None:
    for path in sorted(fixture_site.folder.rglob("*.html")):
        assert "Kopi Rancangan" not in path.read_text(encoding="utf-8"), path


def test_an_archived_product_keeps_a_page_that_says_so_and_is_not_listed(fixture_site: BuiltSite) -> None:
    html = fixture_site.read("products/selendang-lama/")
    assert "Former Stole" in html
    assert 'data-product="selendang-lama"' not in fixture_site.read("categories/batik/")


def test_a_paused_product_is_listed_and_says_so(fixture_site: BuiltSite) -> None:
    assert "Not taking orders now" in fixture_site.read("products/kopi-bukit/")
    assert "idak menerima pesanan" in fixture_site.read("id/products/kopi-bukit/")
    assert 'data-product="kopi-bukit"' in fixture_site.read("categories/coffee/")


def test_an_expired_certificate_is_never_among_the_held(fixture_site: BuiltSite) -> None:
    html = fixture_site.read("products/kain-laut/")
    states = re.findall(r'<li class="(held|wip|plan|lapsed)">(.*?)(?=<li|</ul>)', html, re.S)
    assert [state for state, text in states if "SNI" in text] == ["lapsed"]
    assert [state for state, text in states if "NIB" in text] == ["held"]


def test_a_price_out_of_date_is_not_shown(fixture_site: BuiltSite) -> None:
    html = fixture_site.read("products/keris-contoh/")
    assert "Price on request" in html
    assert "300" not in re.sub(r"<script.*?</script>", "", html, flags=re.S).split("Price on request")[1][:200]
    assert '"offers"' not in html


def test_offers_only_where_a_price_is_public(fixture_site: BuiltSite) -> None:
    assert '"offers"' in fixture_site.read("products/kain-laut/")
    assert '"offers"' not in fixture_site.read("products/sambal-sunyi/")


def test_sample_pages_say_so_and_stay_out_of_search_engines(fixture_site: BuiltSite) -> None:
    sample, real = fixture_site.read("products/keris-contoh/"), fixture_site.read("products/kain-laut/")
    assert "fictitious" in sample and 'content="noindex"' in sample
    assert "fictitious" not in real and 'content="noindex"' not in real


def test_a_borrowed_text_carries_its_own_language_and_one_notice(fixture_site: BuiltSite) -> None:
    html = fixture_site.read("ms/products/sambal-sunyi/")
    assert re.search(r'lang="id"[^>]*>[^<]*Sambal cumi', html)
    assert html.count('class="borrowed ') == 1
    assert 'class="borrowed ' not in fixture_site.read("ms/products/kain-laut/")


def test_a_machine_draft_is_marked_on_pages_and_lists_with_one_notice(fixture_site: BuiltSite) -> None:
    for path in ("products/sambal-sunyi/", "categories/sauce/"):
        html = fixture_site.read(path)
        assert re.search(r'<h[13] lang="en-t-id-t0-und">', html), path
        assert html.count("translated by a machine") == 1, path
    assert "-t0-" not in fixture_site.read("ms/products/sambal-sunyi/")


def test_text_marks_become_html_and_nothing_else_does(fixture_site: BuiltSite) -> None:
    html = fixture_site.read("products/kain-laut/")
    assert "<strong>hand-drawn</strong>" in html
    assert "<li>natural dye</li>" in html


@pytest.mark.parametrize(
    ("path", "present", "absent"),
    [
        ("collections/pameran-utara/", ["kain-laut", "kopi-bukit"], ["sambal-sunyi"]),
        ("collections/semua-malaysia/", ["kain-laut", "kopi-bukit", "sambal-sunyi"], ["keris-contoh"]),
        ("regencies/sampang/", ["sambal-sunyi"], ["kain-laut"]),
        ("producers/tenun-utara/", ["kain-laut"], ["selendang-lama"]),
    ],
)
def test_lists_hold_what_belongs_there(
    fixture_site: BuiltSite, path: str, present: list[str], absent: list[str]
) -> None:
    html = fixture_site.read(path)
    assert all(f'data-product="{name}"' in html for name in present)
    assert not any(f'data-product="{name}"' in html for name in absent)


def test_short_addresses_lead_to_all_languages_and_former_ids_still_do(fixture_site: BuiltSite) -> None:
    for name in ("kain-laut", "tenun-utara", "pameran-utara"):
        html = fixture_site.read(f"p/{name}/")
        for language in ("", "id/", "ms/"):
            assert re.search(rf'href="../../{language}(products|producers|collections)/{name}/"', html)
    assert "kain-laut" in fixture_site.read("p/kain-samudra/")
    assert "kain-laut" in fixture_site.read("products/kain-samudra/")


def test_the_missing_page_speaks_three_languages(fixture_site: BuiltSite) -> None:
    html = fixture_site.read("404.html")
    for language in ("en", "id", "ms"):
        assert re.search(rf'lang="{language}"', html)
    assert 'href="/repo/' in html


def test_trade_facts_are_written_as_each_language_writes_them(fixture_site: BuiltSite) -> None:
    assert "60–90 days" in fixture_site.read("products/kain-laut/")
    assert "60–90 hari" in fixture_site.read("id/products/kain-laut/")
    assert "5208.52" in fixture_site.read("ms/products/kain-laut/")
    assert "<b>9.50</b>" in fixture_site.read("products/kopi-bukit/")
    assert "<b>9,50</b>" in fixture_site.read("id/products/kopi-bukit/")


def structured(html: str, kind: str) -> dict[str, object]:
    graph = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert graph is not None
    found: dict[str, object] = next(entry for entry in json.loads(graph[1])["@graph"] if entry["@type"] == kind)
    return found


def test_structured_product_tells_what_is_held_and_no_more(fixture_site: BuiltSite) -> None:
    coffee = structured(fixture_site.read("products/kopi-bukit/"), "Product")
    assert "ID35110000214820399" in json.dumps(coffee["hasCertification"])
    assert "hasCertification" not in structured(fixture_site.read("products/kain-laut/"), "Product")
