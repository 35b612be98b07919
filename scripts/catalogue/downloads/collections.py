"""What a buyer takes along of a collection: its products as a workbook in one language, and as CSV."""

from __future__ import annotations

from catalogue.downloads.tables import buyer_table, newest, product_table
from catalogue.languages import Language
from catalogue.pages.open_data import open_rows
from catalogue.pages.shared import Shared
from catalogue.records import Collection
from catalogue.tables import render_csv


def collection_csv(shared: Shared, collection: Collection) -> bytes:
    """A collection's products with the fields of the public data."""
    return render_csv(product_table(open_rows(shared.catalogue.collection_products[collection.id], shared)))


def collection_workbook(shared: Shared, collection: Collection, language: Language) -> bytes:
    """A collection's products with labels in one language."""
    from catalogue.tables.workbook import render_xlsx  # noqa: PLC0415 - a third of a second; mostly not needed

    terms = shared.terms[language]
    products = shared.catalogue.collection_products[collection.id]
    title = collection.title.in_language(language)[0] if collection.title else collection.id
    table = buyer_table(open_rows(products, shared), terms, terms.text("Products"), title)
    return render_xlsx([table], title=title, made_on=newest(products, shared.today), notes_name=terms.text("Remarks"))
