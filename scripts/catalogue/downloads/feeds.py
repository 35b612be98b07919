"""Feeds: what is new, for readers; what has a public price, for marketplaces.

* Atom (RFC 4287), one a language: the products that were changed last.
* Google's product data as RSS 2.0 (support.google.com/merchants, read in November 2026).
* The catalogue of Facebook, Instagram and WhatsApp as CSV (developers.facebook.com/docs/commerce-platform/catalog).

Both marketplaces refuse an entry without a price, so a product whose price is on request or has run out is left
out of theirs. The price named is that of a minimum order: the first step, the upper end of a range.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from catalogue.downloads.tables import is_draft, said
from catalogue.languages import Language, format_number
from catalogue.pages.downloads import feed_path
from catalogue.pages.open_data import Row
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.pages.text import Speaker
from catalogue.pages.trade import dotted
from catalogue.records import L10n
from catalogue.tables import plain_cell

#: Entries of the Atom feed: a reader that asks once a month still misses nothing.
NEW_ENTRIES: Final = 50
_GOOGLE_ID_MAX: Final = 50
_META_TITLE_MAX: Final = 200
_GOOGLE_TITLE_MAX: Final = 150
_HASH: Final = 8
_GRAMS: Final = "g"
SAMPLE_MARK: Final = "sample_data"
MACHINE_MARK: Final = "machine_translated"

META_COLUMNS: Final = (
    "id",
    "title",
    "description",
    "availability",
    "condition",
    "price",
    "link",
    "image_link",
    "brand",
    "product_type",
    "gtin",
    "mpn",
    "custom_label_0",
    "custom_label_1",
    "custom_label_2",
)


def render_atom(rows: Sequence[Row], shared: Shared, language: Language) -> bytes:
    """The products that were changed last, newest first.

    Args:
        rows: of all products, newest first.
        shared: look-ups of the build.
        language: of the feed.
    """
    terms, site = shared.terms[language], shared.site
    address = f"{site.settings.base_url}{feed_path('new', language)}"
    recent = rows[:NEW_ENTRIES]
    names = shared.catalogue.vocabulary.site
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        f"<title>{escape(names['title'][language])}: {escape(terms.text('Newest in the catalogue'))}</title>",
        f"<id>{escape(address)}</id>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(address)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(site.absolute("", language))}/>',
        f"<updated>{_moment(recent, shared)}</updated>",
        f"<author><name>{escape(names['owner'][language])}</name></author>",
        *(_atom_entry(row, shared, terms) for row in recent),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def render_google(items: Iterable[str], shared: Shared, language: Language) -> bytes:
    """Product data for Google's free listings: products with a public price and a picture.

    Args:
        items: what `google_item` gave.
        shared: look-ups of the build.
        language: of the feed.
    """
    site = shared.catalogue.vocabulary.site
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">',
        "<channel>",
        f"<title>{escape(site['title'][language])}</title>",
        f"<link>{escape(shared.site.absolute('', language))}</link>",
        f"<description>{escape(site['description'][language])}</description>",
        *items,
        "</channel>",
        "</rss>",
    ]
    return ("\n".join(lines) + "\n").encode()


def render_meta(lines: Iterable[str], _shared: Shared, _language: Language) -> bytes:
    """The catalogue for Facebook, Instagram and WhatsApp: products with a public price and a picture.

    Args:
        lines: what `meta_line` gave.
    """
    return "".join([_csv_line(META_COLUMNS), *lines]).encode()


def is_listed(row: Row) -> bool:
    """Whether a marketplace takes a product: it has a public price and a picture."""
    return row["price_max"] is not None and row["image_url"] is not None


def _atom_entry(row: Row, shared: Shared, terms: Terms) -> str:
    language = terms.language
    product, speaker = shared.catalogue.products[str(row["id"])], shared.speaker(language)
    page = shared.site.absolute(f"products/{row['id']}/", language)
    category = terms.categories.get(str(row["category"]), "")
    picture = (
        f'<link rel="enclosure" type="image/jpeg" href={quoteattr(str(row["image_url"]))}/>' if row["image_url"] else ""
    )
    mark = (
        f'<category term="{SAMPLE_MARK}" label={quoteattr(terms.text("Sample data"))}/>' if row["sample_data"] else ""
    )
    return (
        f"<entry><title{_lang(product.name, speaker)}>{escape(_title(row, terms))}</title><id>{escape(page)}</id>"
        f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>{picture}'
        f"<updated>{_moment([row], shared)}</updated>"
        f"<category term={quoteattr(str(row['category']))} label={quoteattr(category)}/>{mark}"
        f"<summary{_lang(product.summary, speaker)}>{escape(said(row, 'summary', terms))}</summary></entry>"
    )


def _lang(text: L10n | None, speaker: Speaker) -> str:
    """The attribute of a text that is borrowed from another language or made by a machine, as on pages."""
    tag = speaker.say(text).lang if text else ""
    return f' xml:lang="{tag}"' if tag else ""


def google_item(row: Row, shared: Shared, terms: Terms) -> str:
    """A product in Google's feed."""
    return (
        "<item>"
        + "".join(f"<g:{key}>{escape(value)}</g:{key}>" for key, value in _google(row, shared, terms))
        + "</item>"
    )


def _google(row: Row, shared: Shared, terms: Terms) -> Iterator[tuple[str, str]]:
    yield "id", _short_id(str(row["id"]))
    yield "title", _title(row, terms)[:_GOOGLE_TITLE_MAX]
    yield "description", _description(row, terms)
    yield "link", shared.site.absolute(f"products/{row['id']}/", terms.language)
    yield "image_link", str(row["image_url"])
    yield "availability", "in_stock" if row["status"] == "published" else "out_of_stock"
    yield "condition", "new"
    yield "price", _price(row)
    if row["producer_name"]:
        yield "brand", str(row["producer_name"])
    if row["gtin"]:
        yield "gtin", str(row["gtin"])
    if row["sku"]:
        yield "mpn", str(row["sku"])
    if not row["gtin"] and not (row["sku"] and row["producer_name"]):
        yield "identifier_exists", "no"
    yield "product_type", terms.categories.get(str(row["category"]), "")
    if isinstance(row["net_weight_g"], Decimal):
        yield "shipping_weight", f"{format(row['net_weight_g'], 'f')} {_GRAMS}"
    if row["sample_data"]:
        yield "custom_label_0", SAMPLE_MARK
    yield "custom_label_1", str(row["regency"])
    if _has_draft(row, terms):
        yield "custom_label_2", MACHINE_MARK


def meta_line(row: Row, shared: Shared, terms: Terms) -> str:
    """A product in Meta's feed, with the end of its line."""
    values = (
        row["id"],
        _title(row, terms)[:_META_TITLE_MAX],
        _description(row, terms),
        "available for order" if row["status"] == "published" else "out of stock",
        "new",
        _price(row),
        shared.site.absolute(f"products/{row['id']}/", terms.language),
        row["image_url"],
        row["producer_name"] or shared.catalogue.vocabulary.site["title"][terms.language],
        terms.categories.get(str(row["category"])),
        row["gtin"],
        row["sku"],
        SAMPLE_MARK if row["sample_data"] else None,
        row["regency"],
        MACHINE_MARK if _has_draft(row, terms) else None,
    )
    return _csv_line([plain_cell(str(value)) if value is not None else "" for value in values])


def _csv_line(cells: Iterable[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _has_draft(row: Row, terms: Terms) -> bool:
    """Whether a machine made a text of an entry: marketplaces have no place for it but a label of one's own."""
    return any(is_draft(row, name, terms) for name in ("name", "summary"))


def _title(row: Row, terms: Terms) -> str:
    name = said(row, "name", terms)
    return f"{terms.text('Sample data')}: {name}" if row["sample_data"] else name


def _description(row: Row, terms: Terms) -> str:
    """The summary with what a price without it would hide: minimum order, unit, Incoterm."""
    parts = [said(row, "summary", terms)]
    if isinstance(row["moq"], Decimal) and isinstance(row["moq_unit"], str):
        quantity = terms.quantity(row["moq"], row["moq_unit"])
        parts.append(terms.text("Minimum order %(quantity)s") % {"quantity": quantity} + ".")
    if isinstance(row["price_unit"], str):
        basis = [row["incoterm"], terms.port(str(row["incoterm_place"])) if row["incoterm_place"] else None]
        where = " ".join([str(part) for part in basis if part])
        parts.append(f"{terms.text('Price')} {terms.per(row['price_unit'])}{f', {where}' if where else ''}.")
    if isinstance(row["hs_code"], str):
        parts.append(f"{terms.text('HS code')} {dotted(row['hs_code'])}.")
    return " ".join(parts)


def _price(row: Row) -> str:
    amount = row["price_max"]
    if not isinstance(amount, Decimal):
        raise TypeError("only products with a public price are listed")
    return f"{format_number(amount, 'en', places=2).replace(',', '')} {row['price_currency']}"


def _short_id(product_id: str) -> str:
    """An id within Google's fifty characters; a longer one keeps its beginning and gets a mark of its own."""
    if len(product_id) <= _GOOGLE_ID_MAX:
        return product_id
    mark = hashlib.blake2b(product_id.encode(), digest_size=_HASH // 2).hexdigest()
    return f"{product_id[: _GOOGLE_ID_MAX - _HASH - 1]}-{mark}"


def _moment(rows: Sequence[Row], shared: Shared) -> str:
    days = [row["updated"] for row in rows if isinstance(row["updated"], date)]
    return f"{max(days, default=shared.today).isoformat()}T00:00:00Z"
