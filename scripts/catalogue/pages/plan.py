"""Every record page the site needs, in every language, each with what it depends on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol

from catalogue.catalogue import Catalogue
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.base import Inputs, Page, PageJob, language_path
from catalogue.pages.browse import browse_inputs, browse_page
from catalogue.pages.compare import compare_inputs, compare_page
from catalogue.pages.embeds import CARD_PATH, embed_card_page, embed_inputs, embed_page
from catalogue.pages.glossary import glossary_page
from catalogue.pages.home import home_inputs, home_page
from catalogue.pages.inquiry import inquiry_inputs, inquiry_page
from catalogue.pages.markets import market_inputs, market_page, markets_inputs, markets_page
from catalogue.pages.members import PATH as MEMBERS_PATH
from catalogue.pages.members import members_inputs, members_page
from catalogue.pages.offline import offline_page
from catalogue.pages.open_data_page import open_data_inputs, open_data_page
from catalogue.pages.paging import CARDS_PER_PAGE, page_count
from catalogue.pages.places import (
    categories_page,
    category_page,
    regencies_page,
    regency_page,
    regency_producers,
)
from catalogue.pages.pooled import pooled_units
from catalogue.pages.producers import ROWS_PER_PAGE, producer_inputs, producer_page, producers_page
from catalogue.pages.product import product_inputs, product_page
from catalogue.pages.promotions import (
    collection_inputs,
    collection_page,
    collections_page,
    moment_of,
    ordered_collections,
)
from catalogue.pages.shared import Shared
from catalogue.pages.short import RecordKind, missing_page, moved_page, name_of, short_page
from catalogue.pages.submit import submit_inputs, submit_page
from catalogue.records import Collection, Producer, Product


class _ListPage(Protocol):
    """Makes one page of a list."""

    def __call__(self, language: Language, number: int) -> Page: ...


def plan_pages(shared: Shared) -> Iterator[PageJob]:
    """All pages made of records and rules: home, lists, products, producers, collections, markets, form, 404.

    In the order of their paths within a kind; the same page in all languages stands together. First come the pages that
    look at every product: what they count they share, and pages that stand together are made by one process.
    """
    yield from _every("", partial(home_inputs, shared), partial(home_page, shared))
    yield from _every("products/", partial(browse_inputs, shared), partial(browse_page, shared))
    yield from _market_jobs(shared)
    yield from _category_jobs(shared)
    yield from _regency_jobs(shared)
    yield from _product_jobs(shared)
    yield from _producer_jobs(shared)
    yield from _collection_jobs(shared)
    if (portal := shared.site.portal) is not None:
        yield from _every(MEMBERS_PATH, partial(members_inputs, portal), partial(members_page, shared, portal))
    yield from _every("inquiry/", partial(inquiry_inputs, shared), partial(inquiry_page, shared), listed=False)
    yield from _every("compare/", partial(compare_inputs, shared), partial(compare_page, shared), listed=False)
    yield from _every("submit/", partial(submit_inputs, shared), partial(submit_page, shared))
    embeds = partial(embed_inputs, shared)
    yield from _every("embed/", embeds, partial(embed_page, shared))
    yield from _every(CARD_PATH, embeds, partial(embed_card_page, shared), listed=False)
    yield from _every("downloads/", partial(open_data_inputs, shared), partial(open_data_page, shared))
    yield from _every("glossary/", _nothing, partial(glossary_page, shared))
    yield from _short_jobs(shared)
    yield from _moved_jobs(shared)
    yield from _every("offline/", _nothing, partial(offline_page, shared), listed=False)
    yield PageJob("404.html", LANGUAGES[0], Inputs(_nothing), partial(missing_page, shared), listed=False)


def _nothing() -> tuple[str, ...]:
    return ()


def _every(
    path: str,
    work_out: Callable[[], tuple[str, ...]],
    make: Callable[[Language], Page],
    lastmod: str = "",
    images: tuple[str, ...] = (),
    listed: bool = True,
) -> Iterator[PageJob]:
    inputs = Inputs(work_out)
    for language in LANGUAGES:
        yield PageJob(path, language, inputs, partial(make, language), lastmod, images, listed)


def _product_jobs(shared: Shared) -> Iterator[PageJob]:
    for product in shared.catalogue.products.values():
        cover = shared.cover(product)
        yield from _every(
            f"products/{product.id}/",
            partial(product_inputs, shared, product),
            partial(product_page, shared, product),
            product.updated.isoformat() if product.updated else "",
            (cover.jpeg,) if cover and cover.jpeg else (),
            listed=product.status != "archived" and not product.sample_data,
        )


def _producer_jobs(shared: Shared) -> Iterator[PageJob]:
    listed = shared.catalogue.shown_producers
    for number in range(1, page_count(len(listed), ROWS_PER_PAGE) + 1):
        path = f"producers/page/{number}/" if number > 1 else "producers/"
        inputs = partial(_producer_list_inputs, shared, listed, number)
        yield from _every(path, inputs, partial(producers_page, shared, number=number))
    for producer in shared.catalogue.producers.values():
        if shared.has_page(producer):
            yield from _every(
                f"producers/{producer.id}/",
                partial(producer_inputs, shared, producer),
                partial(producer_page, shared, producer),
                producer.updated.isoformat() if producer.updated else "",
                listed=producer.status != "archived" and not producer.sample_data,
            )


def _producer_list_inputs(shared: Shared, listed: Sequence[Producer], number: int) -> tuple[str, ...]:
    shown = listed[(number - 1) * ROWS_PER_PAGE : number * ROWS_PER_PAGE]
    total = f"{len(listed)} {len(shared.catalogue.by_producer)}"
    return total, *[_row_key(shared, producer) for producer in shown]


def _row_key(shared: Shared, producer: Producer) -> str:
    """What a producer's row in a list depends on."""
    products = shared.catalogue.by_producer.get(producer.id, ())
    goods = ",".join(dict.fromkeys(product.category or "" for product in products))
    place = producer.location
    where = f"{place.regency} {place.district}" if place else ""
    return f"{producer.id} {producer.name} {where} {goods} {len(products)} {producer.sample_data}"


def _category_jobs(shared: Shared) -> Iterator[PageJob]:
    yield from _every("categories/", partial(_categories_inputs, shared), partial(categories_page, shared))
    for key in shared.catalogue.vocabulary.categories:
        path, products = f"categories/{key}/", shared.catalogue.by_category.get(key, ())
        # An emptied category keeps an address that was published; no list leads there.
        if products or path in shared.site.promised:
            inputs = Inputs(partial(_category_inputs, shared, products))
            yield from _grouped(shared, path, products, inputs, partial(category_page, shared, key))


def _categories_inputs(shared: Shared) -> tuple[str, ...]:
    return str(shared.catalogue.has_samples), *[
        f"{key} {len(products)}" for key, products in shared.catalogue.by_category.items()
    ]


def _category_inputs(shared: Shared, products: tuple[Product, ...]) -> tuple[str, ...]:
    """What every page of a category depends on."""
    return ",".join(sorted(map(shared.catalogue.regency_of, products))), ",".join(pooled_units(products))


def _regency_jobs(shared: Shared) -> Iterator[PageJob]:
    yield from _every("regencies/", partial(_regencies_inputs, shared), partial(regencies_page, shared))
    for regency, products in shared.catalogue.by_regency.items():
        inputs = Inputs(partial(_regency_inputs, shared, regency, products))
        yield from _grouped(shared, f"regencies/{regency}/", products, inputs, partial(regency_page, shared, regency))


def _regencies_inputs(shared: Shared) -> tuple[str, ...]:
    return tuple(
        key
        for regency, products in shared.catalogue.by_regency.items()
        for key in (f"{regency} {len(products)}", *shared.card_keys(products[:4]))
    )


def _regency_inputs(shared: Shared, regency: str, products: tuple[Product, ...]) -> tuple[str, ...]:
    """What every page of a regency depends on."""
    categories = ",".join(sorted(product.category or "" for product in products))
    return categories, *[_row_key(shared, producer) for producer in regency_producers(shared, regency)]


def _grouped(
    shared: Shared,
    path: str,
    products: tuple[Product, ...],
    inputs: Inputs,
    make: _ListPage,
) -> Iterator[PageJob]:
    """The pages of a list that is cut into pages."""
    for number in range(1, page_count(len(products), CARDS_PER_PAGE) + 1):
        address = f"{path}{number}/" if number > 1 else path
        here = products[(number - 1) * CARDS_PER_PAGE : number * CARDS_PER_PAGE]
        together = partial(_group_inputs, shared, f"{number} {len(products)}", inputs, here)
        real = not here or any(not product.sample_data for product in here)
        yield from _every(address, together, partial(make, number=number), listed=real)


def _group_inputs(shared: Shared, place: str, inputs: Inputs, here: tuple[Product, ...]) -> tuple[str, ...]:
    return place, inputs.digest, *shared.card_keys(here)


def _collection_jobs(shared: Shared) -> Iterator[PageJob]:
    yield from _every("collections/", partial(_collections_inputs, shared), partial(collections_page, shared))
    for collection in shared.catalogue.collections.values():
        yield from _every(
            f"collections/{collection.id}/",
            partial(collection_inputs, shared, collection),
            partial(collection_page, shared, collection),
            collection.updated.isoformat() if collection.updated else "",
            listed=collection.status != "archived" and not collection.sample_data,
        )


def _market_jobs(shared: Shared) -> Iterator[PageJob]:
    yield from _every("markets/", partial(markets_inputs, shared), partial(markets_page, shared))
    for code in shared.catalogue.vocabulary.markets:
        yield from _every(f"markets/{code}/", partial(market_inputs, shared, code), partial(market_page, shared, code))


def _collections_inputs(shared: Shared) -> tuple[str, ...]:
    return tuple(_collection_key(shared, collection) for collection in ordered_collections(shared))


def _collection_key(shared: Shared, collection: Collection) -> str:
    products = shared.catalogue.collection_products[collection.id]
    moment = moment_of(collection, shared.today)
    cover = shared.picture(f"collection/{collection.id}", collection.cover) if collection.cover else None
    pictures = ",".join([cover.key if cover else "", *shared.card_keys(products)])
    return f"{shared.fingerprint(f'collection/{collection.id}')} {moment} {pictures}"


def moved_addresses(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Former and present site path of every page that has moved, in every language, short addresses included."""
    for kind, records in (("products", catalogue.products), ("collections", catalogue.collections)):
        for record in records.values():
            for alias in record.aliases:
                yield f"p/{alias}/", f"p/{record.id}/"
                for language in LANGUAGES:
                    paths = (language_path(f"{kind}/{name}/", language) for name in (alias, record.id))
                    yield next(paths), next(paths)


def _moved_jobs(shared: Shared) -> Iterator[PageJob]:
    """Former ids of products and collections: their addresses lead to the page of today, short ones included."""
    records: list[tuple[RecordKind, Product | Collection]] = [
        *(("product", product) for product in shared.catalogue.products.values()),
        *(("collection", collection) for collection in shared.catalogue.collections.values()),
    ]
    for kind, record in records:
        for alias in record.aliases:
            inputs = partial(_moved_inputs, kind, record)
            make = partial(moved_page, shared, kind, record, alias)
            yield from _every(f"{kind}s/{alias}/", inputs, make, listed=False)
            short = partial(short_page, shared, kind, record, alias)
            yield PageJob(f"p/{alias}/", LANGUAGES[0], Inputs(inputs), short, listed=False)


def _moved_inputs(kind: RecordKind, record: Product | Collection) -> tuple[str, ...]:
    return kind, record.id, repr(name_of(record))


def _short_jobs(shared: Shared) -> Iterator[PageJob]:
    """One short address for each id: where two kinds share an id, the product has it, then the producer."""
    catalogue = shared.catalogue
    records: dict[str, tuple[RecordKind, Product | Producer | Collection]] = {}
    for collection in catalogue.collections.values():
        records[collection.id] = ("collection", collection)
    for producer in catalogue.producers.values():
        if shared.has_page(producer):
            records[producer.id] = ("producer", producer)
    for product in catalogue.products.values():
        records[product.id] = ("product", product)
    for key in sorted(records):
        kind, record = records[key]
        make = partial(short_page, shared, kind, record, key)
        inputs = Inputs(partial(_short_inputs, kind, record))
        yield PageJob(f"p/{key}/", LANGUAGES[0], inputs, make, listed=False)


def _short_inputs(kind: RecordKind, record: Product | Producer | Collection) -> tuple[str, ...]:
    return kind, repr(name_of(record))
