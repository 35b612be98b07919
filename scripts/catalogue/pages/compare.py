"""The comparison: up to four products side by side, filled by a script from the address (`/compare/?id=a&id=b`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.languages import Language
from catalogue.pages.base import Head, Page
from catalogue.pages.pooled import number_words
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms


@dataclass(frozen=True, slots=True)
class CompareView:
    """The empty page; `config` holds the words for the script."""

    config: Mapping[str, str]


def compare_page(shared: Shared, language: Language) -> Page:
    """The comparison in one language. Search engines are asked to leave it out: it is empty without an address."""
    terms = shared.terms[language]
    head = Head(
        title=terms.text("Compare products"),
        description=terms.text("Up to four products side by side: price, minimum order, lead time, certificates."),
        noindex=True,
    )
    sample = shared.catalogue.has_samples
    view = CompareView(number_words(terms) | compare_words(terms))
    return Page("compare/", language, "compare", "products", "compare.html", head, view, sample)


def compare_inputs(shared: Shared) -> tuple[str, ...]:
    """What the page depends on beside the words: whether it says that there are fictitious products."""
    return (str(shared.catalogue.has_samples),)


def compare_words(terms: Terms) -> dict[str, str]:
    """Names of the rows and what is said when the address asks for too many or for something that is not there."""
    text = terms.text
    return {
        "rowRegency": text("Regency"),
        "rowCategory": text("Category"),
        "rowProducer": text("Producer"),
        "rowPrice": text("Price"),
        "rowMoq": text("Minimum order"),
        "rowCapacity": text("Production capacity"),
        "rowLead": text("Lead time"),
        "rowSample": text("Product sample"),
        "rowLabel": text("Private label"),
        "rowPapers": text("Certificate held"),
        "rowIncoterms": text("Incoterms"),
        "rowPorts": text("Port of loading"),
        "rowSize": text("Dimensions"),
        "rowWeight": text("Net weight"),
        "rowCarton": text("Carton"),
        "rowHs": text("HS code"),
        "none": text("Not available yet"),
        "noPapers": text("None held"),
        "yes": text("Yes"),
        "no": text("No"),
        "available": text("Available"),
        "free": text("Free"),
        "notOffered": text("Not offered"),
        "paused": text("Not taking orders now"),
        "validUntil": text("valid until %(date)s"),
        "differs": text("differs"),
        "remove": text("Remove"),
        "tooMany": text("Four products can be compared at a time. Left out: %(names)s."),
        "unknown": text("Not in the catalogue: %(names)s."),
        "failed": text("The products cannot be shown now. Please check your connection and try again."),
        "count": terms.plural("%(num)s product", "%(num)s products", 2, num="%(num)s"),
        "countOne": terms.plural("%(num)s product", "%(num)s products", 1, num="%(num)s"),
        "add": text("Add to inquiry list"),
        "attribute": text("Property"),
        "copied": text("Copied"),
    }
