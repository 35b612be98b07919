"""Public data as tables: every product for programs, the products of a collection for a buyer's desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any, Final

from catalogue.languages import FALLBACKS, LANGUAGES
from catalogue.pages.open_data import FIELDS, FieldKind, Row, Value, field_texts
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.records import Product
from catalogue.tables import Cell, Column, Kind, Table

#: What stands between the entries of a list in one cell.
LIST_SEPARATOR: Final = "; "
_KINDS: Final[dict[FieldKind, Kind]] = {
    "text": "text",
    "code": "code",
    "integer": "integer",
    "decimal": "decimal",
    "boolean": "text",
    "date": "date",
    "list": "text",
    "link": "link",
}
#: Places of the fields whose values are no cells yet.
_WORDED: Final = [place for place, field in enumerate(FIELDS) if field.kind in ("boolean", "list")]


def product_table(rows: Iterable[Row]) -> Table:
    """Rows of products under the fields' own names."""
    columns = tuple(Column(field.name, _KINDS[field.kind]) for field in FIELDS)
    values = itemgetter(*[field.name for field in FIELDS])
    return Table("products", "Products", columns, tuple([_cells(values(row)) for row in rows]))


def _cells(values: Iterable[Any]) -> tuple[Cell, ...]:
    cells = list(values)
    for place in _WORDED:
        cells[place] = cell_of(cells[place])
    return tuple(cells)


def field_table(shared: Shared) -> Table:
    """What every column means, in three languages."""
    texts = {language: field_texts(shared.terms[language].text) for language in LANGUAGES}
    rows = tuple(
        (field.name, field.kind, *(texts[language][field.about] for language in LANGUAGES)) for field in FIELDS
    )
    columns = (Column("field"), Column("type"), *(Column(language, width=60) for language in LANGUAGES))
    return Table("fields", "Fields", columns, rows)


def code_table(shared: Shared) -> Table:
    """The codes in the columns, with their labels in three languages."""
    vocabulary = shared.catalogue.vocabulary
    kinds = (
        ("category", {key: entry.label for key, entry in vocabulary.categories.items()}),
        ("regency", {key: entry.label for key, entry in vocabulary.regencies.items()}),
        ("unit", {key: entry.label for key, entry in vocabulary.units.items()}),
        ("certificate", {key: entry.label for key, entry in vocabulary.certificates.items()}),
        ("material", vocabulary.materials),
        ("technique", vocabulary.techniques),
        ("allergen", vocabulary.allergens),
        ("payment_term", vocabulary.payment_terms),
    )
    rows = tuple(
        (kind, key, *(label[language] for language in LANGUAGES))
        for kind, labels in kinds
        for key, label in labels.items()
    )
    columns = (Column("kind"), Column("code"), *(Column(language, width=40) for language in LANGUAGES))
    return Table("codes", "Codes", columns, rows)


def cell_of(value: Value) -> Cell:
    """A value as a cell: `true` and `false` as words, a list as one text."""
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return LIST_SEPARATOR.join(value)
    return value


def newest(products: Iterable[Product], otherwise: date) -> date:
    """The last day on which a record of these products was changed."""
    return max([product.updated for product in products if product.updated], default=otherwise)


def buyer_table(rows: Sequence[Row], terms: Terms, name: str, title: str) -> Table:
    """The products of a collection for a buyer: labels instead of codes, in one language.

    Args:
        rows: of the products.
        terms: words of the language.
        name: of the sheet.
        title: of the collection.
    """
    text = terms.text
    columns = (
        Column(text("Product"), width=36),
        Column(text("Category")),
        Column(text("Producer")),
        Column(text("Regency"), width=16),
        Column(text("HS code"), "code", 12),
        Column(text("Minimum order"), "decimal"),
        Column(text("Unit"), width=12),
        Column(text("Lowest price"), "decimal"),
        Column(text("Highest price"), "decimal"),
        Column(text("Currency"), width=12),
        Column(text("Incoterm"), width=16),
        Column(text("Valid until"), "date"),
        Column(text("Shortest lead time in days"), "integer"),
        Column(text("Longest lead time in days"), "integer"),
        Column(text("Capacity per month"), "decimal"),
        Column(text("Certificates held"), width=32),
        Column(text("Units per carton"), "integer"),
        Column(text("Gross weight of a carton, kg"), "decimal"),
        Column(text("Picture"), "link", 16),
        Column(text("Page"), "link", 32),
        Column(text("Product ID"), width=30),
        Column(text("Remarks"), width=26),
    )
    notes = [text("Prices and certificates as on the day of the file. Blank cells: not known, or on request.")]
    if any(row["sample_data"] for row in rows):
        notes.insert(0, text("Products and producers marked so are fictitious and shown as examples only."))
    return Table(name, title, columns, tuple([_buyer_row(row, terms) for row in rows]), tuple(notes))


def _buyer_row(row: Row, terms: Terms) -> tuple[Cell, ...]:
    basis = (row["incoterm"], terms.port(str(row["incoterm_place"])) if row["incoterm_place"] else None)
    certificates = row["certificates"]
    return (
        said(row, "name", terms),
        terms.categories.get(str(row["category"])),
        _text(row["producer_name"]) or terms.text("Through the programme"),
        terms.short_regencies.get(str(row["regency"])),
        _text(row["hs_code"]),
        _number(row["moq"]),
        _unit(row["moq_unit"], terms),
        _number(row["price_min"]),
        _number(row["price_max"]),
        _text(row["price_currency"]),
        " ".join(str(part) for part in basis if part) or None,
        row["price_valid_until"] if isinstance(row["price_valid_until"], date) else None,
        _whole(row["lead_time_min_days"]),
        _whole(row["lead_time_max_days"]),
        _number(row["capacity_per_month"]),
        LIST_SEPARATOR.join(terms.badges[key] for key in certificates) if isinstance(certificates, tuple) else None,
        _whole(row["carton_units"]),
        _number(row["carton_gross_kg"]),
        _text(row["image_url"]),
        _text(row["page_url"]),
        str(row["id"]),
        _remarks(row, terms),
    )


def said(row: Row, name: str, terms: Terms) -> str:
    """A text of a row in the language of the reader, or in the one it falls back to."""
    found = (row[f"{name}_{language}"] for language in FALLBACKS[terms.language])
    return str(next(filter(None, found), ""))


def is_draft(row: Row, name: str, terms: Terms) -> bool:
    """Whether a machine made what `said` gives, and nobody has checked it since."""
    drafted = row["machine_translated"]
    if not isinstance(drafted, tuple) or not drafted:
        return False  # most products, at a tenth of the price
    shown = next((language for language in FALLBACKS[terms.language] if row[f"{name}_{language}"]), "")
    return f"{name}_{shown}" in drafted


def _remarks(row: Row, terms: Terms) -> str | None:
    marks = []
    if row["sample_data"]:
        marks.append(terms.text("Sample data"))
    if row["status"] == "paused":
        marks.append(terms.text("Not taking orders now"))
    if is_draft(row, "name", terms):
        marks.append(terms.text("Name translated by a machine"))
    return LIST_SEPARATOR.join(marks) or None


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: Value) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _whole(value: Value) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _unit(value: Value, terms: Terms) -> str | None:
    return terms.vocabulary.units[value].label[terms.language] if isinstance(value, str) else None
