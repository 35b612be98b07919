"""The inquiry list: an empty page that a script fills from the device, and the words of the messages it writes.

The fixed parts of a message stand in the page's language and, where that is another, once more in Indonesian:
a producer who reads nothing else can answer it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalogue.languages import Language
from catalogue.pages.base import Head, Page
from catalogue.pages.pooled import number_words, pool_words
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a list to choose from."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class InquiryView:
    """What the page holds before the script fills it.

    Attributes:
        countries: every country of the vocabulary, by name.
        incoterms: with their names.
        ports: short names, as suggestions.
        config: words for the script, see `inquiry_config`.
    """

    countries: tuple[Option, ...]
    incoterms: tuple[Option, ...]
    ports: tuple[str, ...]
    config: Mapping[str, Any]


def inquiry_page(shared: Shared, language: Language) -> Page:
    """The inquiry list in one language; there is nothing in it for search engines."""
    terms = shared.terms[language]
    head = Head(
        title=terms.text("Inquiry list"),
        description=terms.text("Your inquiry list, ready to send by WhatsApp or email."),
        noindex=True,
    )
    view = InquiryView(
        countries=_countries(terms),
        incoterms=tuple(Option(key, label[language]) for key, label in terms.vocabulary.incoterms.items()),
        ports=tuple(sorted({terms.port(code) for code in terms.vocabulary.ports})),
        config=inquiry_config(shared, terms),
    )
    sample = shared.catalogue.has_samples
    return Page("inquiry/", language, "inquiry", "products", "inquiry.html", head, view, sample)


def inquiry_inputs(shared: Shared) -> tuple[str, ...]:
    """What the page depends on beside words and vocabulary: whether there are fictitious products."""
    return (str(shared.catalogue.has_samples),)


def inquiry_config(shared: Shared, terms: Terms) -> dict[str, Any]:
    """Words for the script; `indonesian` is there where the page is not in Indonesian itself.

    Countries by code in Indonesian, too: the buyer's own is named in the Indonesian part.
    """
    config: dict[str, Any] = {
        "words": number_words(terms) | pool_words(terms) | inquiry_words(terms),
        "letter": letter_words(terms),
    }
    if terms.language != "id":
        config["indonesian"] = letter_words(shared.terms["id"])
    return config


def letter_words(terms: Terms) -> dict[str, str]:
    """The fixed parts of a message."""
    text = terms.text
    return {
        "hello": text("Hello %(name)s,"),
        "introOne": text("I found this product in the Madura Export Catalogue and would like an offer:"),
        "introMany": text("I found these products in the Madura Export Catalogue and would like an offer:"),
        "quantity": text("Quantity: %(quantity)s"),
        "open": text("to be agreed"),
        "producer": text("Producer: %(name)s"),
        "sample": text("A product sample first, please."),
        "note": text("Note: %(note)s"),
        "quote": text("Please quote %(basis)s and tell me the lead time and payment terms."),
        "quotePlain": text("Please quote your price and tell me the lead time and payment terms."),
        "port": text("Port: %(port)s"),
        "thanks": text("Thank you."),
        "notesAbove": text("The buyer’s own notes stand in the text above."),
        "again": text("In Indonesian"),
        "subject": text("Inquiry, Madura Export Catalogue"),
    }


def inquiry_words(terms: Terms) -> dict[str, str]:
    """What the page says around list and messages."""
    text = terms.text
    return (
        {
            "countOne": terms.plural("%(num)s product", "%(num)s products", 1, num="%(num)s"),
            "countMany": terms.plural("%(num)s product", "%(num)s products", 2, num="%(num)s"),
            "kept": text("The list is kept on this device only."),
            "lost": text("This browser does not let the list be kept. It lasts until you close this page."),
            "quantity": text("Quantity"),
            "note": text("Note"),
            "sample": text("Product sample"),
            "remove": text("Remove"),
            "under": text("The minimum order is %(quantity)s. You may still ask."),
            "over": text("The producer can make %(quantity)s a month."),
            "pool": text("Who can make it together?"),
            "gone": text("No longer in the catalogue"),
            "paused": text("Not taking orders now"),
            "notSent": text("Not part of the message."),
            "failed": text("Details could not be loaded. Your list is kept; please try again with a connection."),
            "to": text("To %(name)s"),
            "whatsapp": text("Send by WhatsApp"),
            "email": text("Send by email"),
        }
        | _sending_words(terms)
        | _table_words(terms)
    )


def _sending_words(terms: Terms) -> dict[str, str]:
    text = terms.text
    return {
        "copy": text("Copy text"),
        "copied": text("Copied"),
        "copyFailed": text(
            "Copying is not allowed here. The text is selected: copy it with your device’s own command."
        ),
        "long": text("The message is too long to hand over. The button copies it; paste it in the app that opens."),
        "preview": text("Message to %(name)s"),
        "needName": text("Write your name, so that the producer knows who is asking."),
        "needEmail": text("Write the whole address, for example name@company.com"),
        "sharedList": text("Copied: whoever opens this link gets the same products and quantities."),
    }


def _table_words(terms: Terms) -> dict[str, str]:
    """Headings of the file to keep."""
    text = terms.text
    return {
        "file": text("inquiry-list"),
        "columnId": text("Product ID"),
        "columnUnit": text("Unit"),
        "columnMinimum": text("Minimum order"),
        "columnPrice": text("Price"),
        "columnLink": text("Link"),
        "columnIncoterm": text("Incoterm"),
        "columnPort": text("Port"),
        "yes": text("Yes"),
        "no": text("No"),
    }


def _countries(terms: Terms) -> tuple[Option, ...]:
    options = [Option(code, label) for code, label in terms.countries.items() if code != "EU"]
    return tuple(sorted(options, key=lambda option: option.label.casefold()))
