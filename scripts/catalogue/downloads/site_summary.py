"""`site.json`: what the site says of itself to a portal that shows several sites."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import islice

from catalogue.federation.summary import NEWEST, SCHEMA, SEARCH_FORMAT, json_lines
from catalogue.languages import LANGUAGES
from catalogue.pages.downloads import DATA_FILES
from catalogue.pages.shared import Shared
from catalogue.records import Product


def site_summary(shared: Shared) -> bytes:
    """The file's bytes. It holds counts and names of products; nothing of any producer."""
    catalogue = shared.catalogue
    shown = catalogue.shown
    makers = Counter(dict.fromkeys(catalogue.vocabulary.regencies, 0))
    for products in catalogue.by_producer.values():
        makers[catalogue.regency_of(products[0])] += 1
    days = [product.updated for product in shown if product.updated]
    newest = islice((product for product in shown if product.name), NEWEST)
    return json_lines(
        {
            "schema": SCHEMA,
            "name": {language: catalogue.vocabulary.site["title"][language] for language in LANGUAGES},
            "updated": max(days, default=shared.today if not shown else date.min).isoformat(),
            "sample_data": catalogue.has_samples,
            "products": len(shown),
            "producers": len(catalogue.by_producer),
            "regencies": {
                key: {"products": len(products), "producers": makers[key]}
                for key, products in catalogue.by_regency.items()
            },
            "categories": {key: len(products) for key, products in catalogue.by_category.items()},
            "newest": [{"id": product.id, "name": _names(product, shared)} for product in newest],
            "data": dict(DATA_FILES),
            "search": {"format": SEARCH_FORMAT},
        }
    )


def _names(product: Product, shared: Shared) -> dict[str, str]:
    """A product's name in each language somebody wrote or read it in; what a machine drafted is left out."""
    if product.name is None:
        return {}
    said = {language: shared.speaker(language).say(product.name) for language in LANGUAGES}
    return {language: text for language, (text, other) in said.items() if not other}
