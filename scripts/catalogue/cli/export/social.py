"""`catalogue export social`: pictures and captions for social networks, one ZIP a product or collection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from catalogue.cli.common import ContentOption
from catalogue.cli.export.common import (
    BaseUrlOption,
    LanguageOption,
    NoSamplesOption,
    OutOption,
    folder_of,
    languages_of,
    open_catalogue,
    pick_collections,
    pick_products,
    refuse_unknown,
    shown_progress,
    write_and_tell,
    zip_and_tell,
)
from catalogue.exports.bundle import Content
from catalogue.languages import Language
from catalogue.pages.shared import Shared
from catalogue.progress import Progress
from catalogue.records import Collection
from catalogue.social.files import SocialMaker


def register(export: typer.Typer) -> None:
    """Adds the sub-command."""
    export.command("social", epilog="Example: catalogue export social pameran-kuala-lumpur-2027 --lang id")(
        social_command
    )


def social_command(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Products or collections; a collection brings its products along. Default: every collection.",
            show_default=False,
        ),
    ] = None,
    content: ContentOption = None,
    target: OutOption = None,
    languages: LanguageOption = "en,id,ms",
    base_url: BaseUrlOption = None,
    no_samples: NoSamplesOption = False,
) -> None:
    """Membuat gambar dan teks untuk media sosial. / Makes pictures and captions for social networks."""
    wanted = languages_of(languages)
    with shown_progress() as progress:
        shared = open_catalogue(content, base_url, no_samples, progress)
        sets = _sets(shared, ids, wanted, progress)
    folder = folder_of(target, shared) / "social"
    for name, files in sets.items():
        write_and_tell(files, folder / name)
        zip_and_tell(files, folder, name, shared)


def collection_posts(shared: Shared, collection: Collection, languages: Sequence[Language]) -> dict[str, Content]:
    """Pictures and captions of a collection and of each of its products, a folder each."""
    maker = SocialMaker(shared, shared.site.settings.cache_dir)
    files: dict[str, Content] = dict(maker.collection(collection, languages))
    for product in shared.catalogue.collection_products[collection.id]:
        files |= {f"{product.id}/{name}": made for name, made in maker.product(product, languages).items()}
    return files


def _sets(
    shared: Shared, ids: Sequence[str] | None, languages: Sequence[Language], progress: Progress
) -> dict[str, dict[str, Content]]:
    """Files by the record that was asked for; where a product and a collection share an id, the product is meant."""
    products = {product.id for product in shared.catalogue.shown}
    asked = [name for name in ids or () if name in products]
    others = [name for name in ids or () if name not in products]
    collections = {key for key, collection in shared.catalogue.collections.items() if shared.is_listed(collection)}
    refuse_unknown(others, products | collections, "produk atau koleksi", "product or collection")
    sets: dict[str, dict[str, Content]] = {}
    maker = SocialMaker(shared, shared.site.settings.cache_dir)
    with progress.stage("pictures"):
        for product in pick_products(shared, asked) if asked else ():
            sets[product.id] = dict(maker.product(product, languages))
        for collection in pick_collections(shared, others or None) if others or not ids else ():
            sets[collection.id] = collection_posts(shared, collection, languages)
    return sets
