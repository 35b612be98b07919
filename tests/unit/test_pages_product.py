"""The product page: what it shows, what it never shows, and what a search engine reads."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from catalogue.languages import Language
from catalogue.pages.base import Page, SiteContext
from pages_content import jobs, make_site, producer_record, product_record, render

EXPIRED = {"type": "pirt", "status": "issued", "number": "P-IRT 1", "expires": "2026-11-20"}
HELD = {"type": "halal_bpjph", "status": "issued", "number": "ID00000000000000000"}


def site(*products: dict[str, Any], **producer: Any) -> SiteContext:
    return make_site(products or (product_record(),), (producer_record(**producer),))


def page(of: SiteContext, path: str = "products/kopi/", language: Language = "en") -> Page:
    return jobs(of)[path, language].make()


def structured(made: Page, kind: str) -> dict[str, Any]:
    return next(dict(entry) for entry in made.head.structured if entry["@type"] == kind)


def test_certificates_stand_by_state_and_an_expired_one_is_never_among_the_held() -> None:
    planned = {"type": "haccp", "status": "planned"}
    made = page(site(product_record(certificates=[EXPIRED, planned, HELD])))
    html = render(made)
    assert re.findall(r'<li class="(\w+)"><b>(\w+)</b>', html) == [
        ("held", "Valid"),
        ("plan", "Planned"),
        ("lapsed", "Expired"),
    ]
    names = [entry["name"] for entry in structured(made, "Product")["hasCertification"]]
    assert names == ["Indonesian Halal Certificate (BPJPH)"]


def test_a_number_that_is_not_public_is_shown_nowhere() -> None:
    made = page(site(product_record(certificates=[{"type": "fda_ffr", "status": "issued", "number": "12345678901"}])))
    assert "US FDA" in render(made)
    assert "12345678901" not in render(made) + json.dumps(made.head.structured)


def test_an_offer_only_with_a_public_price() -> None:
    offer = structured(page(site()), "Product")["offers"]
    assert (offer["@type"], offer["lowPrice"], offer["highPrice"]) == ("AggregateOffer", 2.3, 3.1)
    assert offer["eligibleQuantity"]["minValue"] == 200
    asked = page(site(product_record(price={"mode": "on_request"})))
    assert "offers" not in structured(asked, "Product")
    assert "Price on request" in render(asked)


def test_without_a_script_messages_hold_the_short_address_and_a_letter_the_name() -> None:
    html = render(page(site(), language="id"))
    address = "https://example.org/repo/p/kopi/"
    assert f'href="https://wa.me/6281234500000?text={address}"' in html
    assert f'href="mailto:warung@example.org?subject=Kopi%20kopi&amp;body={address}"' in html


@pytest.mark.parametrize(
    "change", [{"contact": {"channel": "programme", "whatsapp": "+6281234500000"}}, {"contact": {}}]
)
def test_the_programme_answers_where_the_producer_does_not(change: dict[str, Any]) -> None:
    html = render(page(site(**change)))
    assert "Nama warung" in html
    assert "6281234500000" not in html
    assert "program@example.org" in html


def test_paused_says_so_and_archived_asks_for_nothing() -> None:
    paused = render(page(site(product_record(status="paused"))))
    assert "Not taking orders now" in paused
    assert '<p class="call paused">' in paused  # so the script adds no button
    assert '<p class="call">' in render(page(site()))
    assert "wa.me/6281234500000" in paused
    archived = page(site(product_record(status="archived"), product_record("teh")))
    html = render(archived)
    assert "No longer in the catalogue" in html
    assert "wa.me" not in html
    assert "mailto" not in html
    assert 'href="../../products/teh/"' in html
    assert archived.head.noindex
    assert not jobs(site(product_record(status="archived")))["products/kopi/", "en"].listed


def test_a_borrowed_text_carries_its_language_and_one_notice() -> None:
    made = page(site(product_record(description={"id": "Hanya Indonesia."})))
    html = render(made)
    assert '<div class="prose" lang="id"><p>Hanya Indonesia.</p></div>' in html
    assert html.count('class="borrowed small"') == 1
    assert 'class="borrowed' not in render(page(site()))


def test_the_first_picture_is_eager_and_the_others_wait() -> None:
    photos = [
        {"file": "detail.jpg", "alt": {"en": "Beans"}, "role": "detail"},
        {"file": "main.jpg", "alt": {"en": "Bag"}, "role": "main"},
    ]
    html = render(page(site(product_record(photos=photos))))
    pictures = re.findall(r"<img [^>]+>", html)
    assert 'alt="Bag"' in pictures[0]
    assert 'fetchpriority="high"' in pictures[0]
    assert 'alt="Beans"' in pictures[1]
    assert 'loading="lazy"' in pictures[1]
    assert all('width="1600" height="1200"' in picture for picture in pictures)
    assert "style=" not in html


def test_sample_data_is_kept_from_search_engines_and_says_so() -> None:
    made = page(site(product_record(sample_data=True)))
    assert made.sample
    assert made.head.noindex
    assert not page(site()).head.noindex


def test_batik_has_a_passport_and_other_cloth_a_ledger() -> None:
    cloth = {"fibres": [{"material": "cotton", "percent": "100"}], "motif": {"name": "Ramok"}, "dye": "natural"}
    batik = render(page(site(product_record(category="batik", textile=cloth))))
    assert '<p class="motif">Ramok</p>' in batik
    assert '<dt>Days of work<dd class="none">Not available yet' in batik
    woven = render(page(site(product_record(category="weaving", textile=cloth))))
    assert 'class="passport"' not in woven
    assert "<dt>Motif<dd>Ramok" in woven


def test_a_description_never_exceeds_its_limit() -> None:
    long = {"en": "word " * 31, "id": "kata " * 31, "ms": "kata " * 31}
    for language in ("en", "id", "ms"):
        made = page(site(product_record(summary=long)), language=language)
        assert 0 < len(made.head.description) <= 160


@pytest.mark.parametrize(
    ("techniques", "kind"),
    [
        (["batik_tulis"], "Hand-drawn (tulis)"),
        (["batik_cap", "gentongan"], "Stamped (cap)"),
        (["batik_tulis", "batik_cap"], "Stamped and hand-drawn (kombinasi)"),
    ],
)
def test_a_passport_says_how_the_wax_went_on(techniques: list[str], kind: str) -> None:
    cloth = {"fibres": [{"material": "cotton", "percent": "100"}], "one_of_a_kind": False}
    html = render(page(site(product_record(category="batik", techniques=techniques, textile=cloth))))
    assert f"<dt>Kind of batik<dd>{kind}" in html
    assert ("Earthenware-jar dyeing" in html) == ("gentongan" in techniques)
    assert "<dt>Repetition<dd>Can be made again" in html


def test_the_record_says_who_screened_it_and_which_state_it_is() -> None:
    screened = {
        "screened_on": "2026-10-27",
        "screened_by": "Dinas",
        "checks": {"quality": {"result": "pass"}, "packaging": {"result": "coach"}},
    }
    html = render(page(site(readiness=screened)))
    assert "<dt>Screened<dd>27 October 2026, Dinas <small>Passed: quality; In coaching: packaging</small>" in html
    assert "<dt>Revision of the record<dd>" in html
    assert ", 1 November 2026" in html
    own = render(
        page(site(product_record(readiness={"screened_on": "2026-11-02", "screened_by": "Kadin"}), readiness=screened))
    )
    assert "<dt>Screened<dd>2 November 2026, Kadin" in own
    nobody = render(page(site(product_record(readiness={"screened_on": "2026-11-02"}), readiness=screened)))
    assert "<dt>Screened<dd>27 October 2026, Dinas" in nobody


def test_what_only_a_script_makes_useful_is_not_in_the_page_and_the_short_address_is() -> None:
    html = render(page(site()))
    assert "<button" not in html
    assert 'class="i-copy" href="https://example.org/repo/p/kopi/"' in html


def test_an_archived_product_is_neither_counted_nor_compared() -> None:
    html = render(page(site(product_record(status="archived"))))
    for trace in ("data-list-add", "data-compare-add", "data-reckon", "wa.me", "i-copy"):
        assert trace not in html
