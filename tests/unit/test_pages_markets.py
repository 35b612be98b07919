"""Pages of markets and the panel on product pages: every requirement with source and date, and nothing promised."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.base import SiteContext
from catalogue.pages.markets import CARDS, NAMED
from pages_content import (
    Record,
    jobs,
    make_site,
    messages,
    producer_record,
    product_record,
    render,
    render_all,
    vocabulary,
)

SEEN = {"date": "2026-09-01", "by": "Dinas"}
MARKETS = sorted(vocabulary().markets)
ROW = re.compile(r'<li class="(lack|wip|plan|theirs)"><b>(.*?)</b><span>(.*?)</span><small>(.*?)</small>', re.DOTALL)
#: Longest panel, in bytes: every product's page has one.
PANEL = 1200


def evidence(*requirements: str, **fields: str) -> dict[str, list[dict[str, str]]]:
    return {"evidence": [{"requirement": key, "status": "met", **SEEN, **fields} for key in requirements]}


def coffee(record_id: str = "kopi", *shown: str, **fields: object) -> Record:
    return product_record(record_id, readiness=evidence(*shown), target_markets=["MY", "SG", "AE", "KR"], **fields)


MALAYSIAN = ("food_label_ms_en", "label_ingredients")


def site(*products: Record, today: date = date(2026, 11, 21)) -> SiteContext:
    return make_site(products, (producer_record(),), (), today)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("market", MARKETS)
def test_no_requirement_stands_without_source_and_date(market: str, language: Language) -> None:
    html = render(jobs(site(coffee()))[f"markets/{market}/", language].make())
    checked = messages()[language].text("checked on %(date)s").partition("%")[0]
    sources = dict(re.findall(r'<li id="s(\d+)"><a href="(https?://[^"]+)"', html))
    rows = ROW.findall(html)
    assert len(rows) >= 3
    for sign, _, label, small in rows:
        numbers = re.findall(r'<a href="#s(\d+)">', small)
        assert label
        assert set(numbers) <= set(sources)
        assert numbers or messages()[language].text("General knowledge, not verified") in small
        assert numbers or sign == "theirs"
        assert re.search(rf"{re.escape(checked)}\d{{1,2}} \w+ 20\d\d", small), small
    assert html.count(checked) >= len(rows) + len(sources)
    assert messages()[language].text("Guidance, not legal advice") in html


@pytest.mark.parametrize("market", MARKETS)
def test_every_rule_of_a_market_stands_on_its_page(market: str) -> None:
    html = render(jobs(site(coffee()))[f"markets/{market}/", "en"].make())
    entry = vocabulary().rules.markets[market]
    shown = {label for _, _, label, _ in ROW.findall(html)}
    every = [*entry.common, *(rule for own in entry.groups.values() for rule in own)]
    names = {rule.requirement.label["en"].replace("'", "&#39;") for rule in every}
    assert shown == names


def test_no_other_page_names_a_requirement_without_date_and_link() -> None:
    pages = render_all(site(coffee("kopi", *MALAYSIAN), coffee("teh")))
    labels = {asked.label["en"] for asked in vocabulary().rules.requirements.values() if len(asked.label["en"]) > 15}
    naming = {path for (path, language), html in pages.items() if language == "en" and any(x in html for x in labels)}
    # The form and the glossary list every kind of certificate; some are called like what a market asks for.
    elsewhere = {path for path in naming if not path.startswith(("markets/", "submit/", "glossary/"))}
    assert elsewhere == {"products/kopi/", "products/teh/"}
    for path in elsewhere:
        panel = pages[path, "en"].partition('id="ready"')[2].partition("</div>")[0]
        rest = pages[path, "en"].replace(panel, "")
        assert not any(label in rest for label in labels)
        assert "Rules checked on 21 November 2026" in panel
        assert '<a href="../../markets/MY/">Malaysia</a>' in panel


def test_a_market_shows_what_is_ready_and_what_lacks_one_step() -> None:
    html = render(
        jobs(site(coffee("kopi", *MALAYSIAN), coffee("teh", *MALAYSIAN[:1]), coffee("jahe")))[
            "markets/MY/", "en"
        ].make()
    )
    assert "1 product is ready. 1 lacks one step." in html
    assert re.findall(r'data-product="([^"]+)"', html) == ["kopi"]
    step = html.partition("One step away")[2].partition("</dl>")[0]
    assert "Product name, ingredients, net weight, date marking" in step
    assert re.findall(r"products/(\w+)/", step) == ["teh"]
    assert 'href="../../products/?market=MY"' in html


def test_long_lists_are_cut_and_counted() -> None:
    ready = [coffee(f"siap-{n:02}", *MALAYSIAN) for n in range(CARDS + 2)]
    nearly = [coffee(f"dekat-{n:02}", *MALAYSIAN[:1]) for n in range(NAMED + 3)]
    html = render(jobs(site(*ready, *nearly))["markets/MY/", "en"].make())
    assert html.count("data-product=") == CARDS
    assert f"See all {CARDS + 2} products" in html
    assert "and 3 more products" in html
    # The link to all of them needs scripts; whoever has none is told where the others are.
    (without,) = re.findall(r"<noscript>(.*?)</noscript>", html, re.DOTALL)
    assert '<a href="../../categories/">All categories</a>' in without
    assert "<noscript>" not in render(jobs(site(*ready[:CARDS]))["markets/MY/", "en"].make())


def test_what_runs_out_overnight_changes_the_pages_that_show_it() -> None:
    record = product_record("kopi", readiness=evidence(*MALAYSIAN, expires="2026-11-21"), target_markets=["MY"])
    before, after = (
        jobs(site(record, product_record("gula", category="sugar_salt"), today=day))
        for day in (date(2026, 11, 21), date(2026, 11, 22))
    )
    changed = {path for (path, language), job in before.items() if job.inputs() != after[path, language].inputs()}
    assert {"", "products/", "markets/", "markets/MY/"} <= changed
    assert not changed & {"markets/JP/", "categories/coffee/"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel_is_short_and_says_who_is_to_be_asked(language: Language) -> None:
    pages = render_all(site(coffee("kopi", *MALAYSIAN), coffee("teh")))
    for key in ("kopi", "teh"):
        html = pages[f"products/{key}/", language]
        panel = html[html.index('<div id="ready">') :].partition("</div>")[0]
        assert len(panel.encode()) <= PANEL
        assert messages()[language].text("Agree with the importer:") in panel
        assert (
            messages()[language]
            .text("Guidance, not legal advice. Rules checked on %(date)s; sources on each market's page.")
            .partition("%")[0]
            in panel
        )


def test_the_panel_says_what_is_held_under_way_expired_and_missing() -> None:
    shown = evidence("food_label_ms_en")
    shown["evidence"].append({"requirement": "label_ingredients", "status": "in_progress", **SEEN})
    shown["evidence"].append({"requirement": "food_label_ar", "status": "met", "expires": "2026-10-01", **SEEN})
    html = render(
        jobs(site(product_record("kopi", readiness=shown, target_markets=["MY", "AE", "KR", "TW", "ID"])))[
            "products/kopi/", "en"
        ].make()
    )
    panel = html.partition('id="ready"')[2].partition("</div>")[0]
    rows = {market: word for word, market in re.findall(r"<b>(.*?)</b><a href=[^>]+>(.*?)</a>", panel)}
    short = "One step missing"
    assert rows == {"Malaysia": short, "United Arab Emirates": short, "South Korea": short, "Taiwan": "To confirm"}
    assert "On record: Food label in Malay or English. In progress: Product name" in panel
    assert "Expired: Food label in Arabic." in panel
    assert "Missing: Foreign food facility registration" in panel


def test_ready_markets_stand_beside_the_price_and_others_after_the_panel() -> None:
    html = render(jobs(site(coffee("kopi", *MALAYSIAN, "label_origin")))["products/kopi/", "en"].make())
    assert '<p class="state held"><a href="../../products/kopi/#ready">Ready for Malaysia, Australia</a>' in html
    assert '<p>Also ready for: <a href="../../markets/AU/">Australia</a>' in html
    plain = render(jobs(site(product_record()))["products/kopi/", "en"].make())
    assert 'id="ready"' not in plain
    archived = render(jobs(site(coffee("kopi", *MALAYSIAN, status="archived")))["products/kopi/", "en"].make())
    assert 'id="ready"' not in archived


def test_the_filter_and_the_home_page_count_what_is_ready_not_what_is_meant() -> None:
    planned = jobs(site(coffee("kopi", *MALAYSIAN), coffee("teh")))
    browse, home = (render(planned[path, "en"].make()) for path in ("products/", ""))
    facet = browse.partition('data-facet="market"')[2].partition("</fieldset>")[0]
    assert "<legend>Ready for</legend>" in facet
    assert re.findall(r'value="(\w+)"><span>[^<]+</span> <small>(\d+)</small>', facet) == [("MY", "1")]
    assert '<a href="./markets/MY/">Malaysia <small>1 ready</small></a>' in home
    assert home.index("markets/MY/") < home.index("markets/SG/")


def test_a_site_without_products_still_says_what_markets_ask() -> None:
    pages = render_all(make_site((), (), ()))
    assert "No product is ready yet." in pages["markets/JP/", "en"]
    assert "0 products are ready." in pages["markets/", "en"]
    assert ROW.search(pages["markets/JP/", "en"])


def test_a_source_of_its_own_date_shows_that_date() -> None:
    content = site(coffee())
    words = content.catalogue.vocabulary
    market = words.rules.markets["TW"]
    old = replace(market, common=tuple(replace(rule, checked_on=date(2025, 3, 1)) for rule in market.common))
    rules = replace(words.rules, markets={**words.rules.markets, "TW": old})
    changed = replace(content, catalogue=replace(content.catalogue, vocabulary=replace(words, rules=rules)))
    assert "checked on 1 March 2025" in render(jobs(changed)["markets/TW/", "en"].make())
