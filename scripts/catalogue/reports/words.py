"""How reports write numbers, people and records: in Indonesian, and of a producer only what consent allows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from catalogue.catalogue import SHOWN, Catalogue
from catalogue.languages import format_date, format_number
from catalogue.records import Producer, Product
from catalogue.records.parts import L10n
from catalogue.tables import Cell, Kind

#: Stands for a producer without consent, as on the site.
THROUGH_PROGRAMME: Final = "melalui program"
#: Stands on top of what holds contacts.
INTERNAL: Final = "Untuk petugas: memuat kontak produsen. Jangan disebarkan atau dimuat di situs."
CONSENT_NOTE: Final = (
    "Produsen tanpa persetujuan tidak pernah disebut: yang tampak hanya kabupatennya. Datanya ada di berkas produk."
)


def number(value: Decimal | int) -> str:
    """A number as Indonesian writes it."""
    return format_number(value, "id")


def percent(part: Decimal) -> str:
    """A part of one in whole percent: `25%`."""
    return f"{format_number(part * 100, 'id', places=0)}%"


def written(cell: Cell, kind: Kind) -> str:
    """A cell for reading: numbers and dates as Indonesian writes them."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, date):
        return format_date(cell, "id")
    return percent(Decimal(cell)) if kind == "percent" else number(cell)


def share(part: int | Decimal, whole: int | Decimal) -> Decimal | None:
    """The part of a whole, to four places; None of nothing."""
    return round(Decimal(part) / Decimal(whole), 4) if whole else None


def text_of(text: L10n | None, otherwise: str) -> str:
    """A text in Indonesian, after the fallback of the site."""
    return text.in_language("id")[0] if text is not None and text.all_texts() else otherwise


def name_of(product: Product) -> str:
    """What a product is called."""
    return text_of(product.name, product.id)


def regency_of(catalogue: Catalogue, product: Product) -> str:
    """The regency a product comes from."""
    return regency_label(catalogue, catalogue.regency_of(product))


def regency_label(catalogue: Catalogue, regency: str) -> str:
    """A regency by its id, in short."""
    found = catalogue.vocabulary.regencies.get(regency)
    return found.short if found else regency


def maker_of(catalogue: Catalogue, product: Product) -> str:
    """The producer's name, with consent."""
    producer = catalogue.producer_of(product)
    return (producer.name or producer.id) if producer.may_be_shown else THROUGH_PROGRAMME


def whatsapp_of(producer: Producer) -> str | None:
    """The number a producer answers on, without the plus that spreadsheets take for a formula.

    None without consent, and where the producer wants the programme to answer.
    """
    contact = producer.contact
    if not producer.may_be_shown or contact is None or contact.channel != "producer" or not contact.whatsapp:
        return None
    return contact.whatsapp.removeprefix("+")


def active_producers(catalogue: Catalogue) -> tuple[Producer, ...]:
    """Producers who are published or paused, by id, with or without consent: for counting."""
    return tuple(producer for _, producer in sorted(catalogue.producers.items()) if producer.status in SHOWN)


def makers(catalogue: Catalogue, products: Iterable[Product]) -> int:
    """How many producers stand behind products."""
    return len({product.producer for product in products})


def yes(value: bool) -> str:
    """`ya` or an empty cell: a column of these is read at a glance."""
    return "ya" if value else ""


def sample_note(catalogue: Catalogue) -> tuple[str, ...]:
    """A sentence about fictitious records, where there are some."""
    count = sum(product.sample_data for product in catalogue.shown)
    if not count:
        return ()
    return (f"{number(count)} dari {number(len(catalogue.shown))} produk adalah data contoh (fiktif).",)
