"""Without consent nothing of a producer but the regency is published, on any page in any language."""

from __future__ import annotations

import json

from pages_content import collection_record, jobs, make_site, producer_record, product_record, render_all

SECRET = producer_record(
    "rumah-rahasia",
    name="Rumah Rahasia",
    legal_name="CV Rahasia Sekali",
    brand="Merek Rahasia",
    story={"id": "Kisah rahasia.", "en": "A secret story.", "ms": "Kisah rahsia."},
    location={"regency": "sampang", "district": "35.27.08", "village": "Desa Rahasia"},
    contact={"whatsapp": "+6281999999999", "email": "rahasia@example.org", "website": "https://rahasia.example/"},
    consent={"publish": False},
    nib="9999999999999",
    social={"instagram": "rahasia.ig"},
)
TRACES = ("rahasia", "rahsia", "secret", "81999999999", "9999999999999", "tambelangan", "35.27.08")


def test_no_page_no_link_no_name_no_number() -> None:
    site = make_site(
        (product_record(producer="rumah-rahasia"), product_record("teh")),
        (SECRET, producer_record()),
        (collection_record(products=["kopi", "teh"]),),
    )
    planned = jobs(site)
    assert not [path for path, _ in planned if "rahasia" in path]
    # The district's name stands in the vocabulary's own sentence about the regency and in the form's list of all
    # districts, which say nothing of a producer.
    about = {text.casefold() for text in site.catalogue.vocabulary.regencies["sampang"].about.values()}
    about.add('<option value="35.27.08">tambelangan (sampang)')
    for key, html in render_all(site).items():
        seen = (html + json.dumps([dict(entry) for entry in planned[key].make().head.structured])).casefold()
        for text in about:
            seen = seen.replace(text, "").replace(text.replace("'", "&#39;"), "")
        for trace in TRACES:
            assert trace not in seen, (key, trace)


def test_the_product_says_so_and_names_the_regency() -> None:
    site = make_site((product_record(producer="rumah-rahasia"),), (SECRET,))
    pages = render_all(site)
    html = pages["products/kopi/", "en"]
    assert "Through the programme, Sampang" in html
    assert "program@example.org" in html
    assert "1 more producer is reached through the programme" in pages["producers/", "en"]
    assert 'name="producer"' not in pages["products/", "en"]


def test_with_consent_the_same_producer_has_a_page_and_a_short_address() -> None:
    shown = {**SECRET, "consent": {"publish": True}}
    planned = jobs(make_site((product_record(producer="rumah-rahasia"),), (shown,)))
    assert ("producers/rumah-rahasia/", "ms") in planned
    assert ("p/rumah-rahasia/", "en") in planned
