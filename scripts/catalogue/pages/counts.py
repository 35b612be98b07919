"""How many products each value of each filter has, and the like: counted once a build, for all pages and languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import Final

from catalogue.catalogue import Catalogue
from catalogue.pages.bands import Bands, bands
from catalogue.pages.trade import is_public
from catalogue.readiness import Board
from catalogue.records import Product


def offers_private_label(product: Product) -> bool:
    """Whether a product can be sold under the buyer's own brand."""
    return bool(product.customization and product.customization.private_label)


#: Filters with the value 1, and whether a product has what they ask for.
FLAGS: Final[Mapping[str, Callable[[Product], bool]]] = {
    "sample": lambda product: bool(product.sample and product.sample.available),
    "private_label": offers_private_label,
    "oem": lambda product: bool(product.customization and product.customization.oem),
}


class Counts:
    """Counts of shown products; each is made when it is first asked for."""

    def __init__(self, catalogue: Catalogue, board: Board) -> None:
        """Keeps the catalogue and how its products stand to markets; nothing is counted yet."""
        self._catalogue, self._board = catalogue, board

    @cached_property
    def categories(self) -> Mapping[str, int]:
        """Products by category."""
        return _sizes(self._catalogue.by_category)

    @cached_property
    def regencies(self) -> Mapping[str, int]:
        """Products by regency."""
        return _sizes(self._catalogue.by_regency)

    @cached_property
    def producers(self) -> Mapping[str, int]:
        """Products by producer, hidden ones included."""
        return _sizes(self._catalogue.by_producer)

    @cached_property
    def certificates(self) -> Mapping[str, int]:
        """Products by kind of certificate they hold today."""
        held = map(self._catalogue.held, self._catalogue.shown)
        return _counted({paper.type for paper in papers} for papers in held if papers)

    @cached_property
    def papers(self) -> int:
        """Certificates that are held today, all products together."""
        return sum(map(len, map(self._catalogue.held, self._catalogue.shown)))

    @cached_property
    def markets(self) -> Mapping[str, int]:
        """Products that are ready, by market."""
        return {code: len(self._board.standing(code).ready) for code in self._catalogue.vocabulary.rules.markets}

    @cached_property
    def materials(self) -> Mapping[str, int]:
        """Products by material."""
        return _counted(product.materials for product in self._catalogue.shown)

    @cached_property
    def techniques(self) -> Mapping[str, int]:
        """Products by technique."""
        return _counted(product.techniques for product in self._catalogue.shown)

    @cached_property
    def unpriced(self) -> int:
        """Products that marketplaces do not take: the price is on request, has run out, or there is no picture."""
        catalogue = self._catalogue
        return sum(not product.photos or not is_public(product.price, catalogue.today) for product in catalogue.shown)

    @cached_property
    def bands(self) -> tuple[tuple[Bands, Mapping[str, int]], ...]:
        """The filters by range, each with the products of its bands."""
        return tuple((band, Counter(map(band.of, self._catalogue.shown))) for band in bands(self._catalogue))

    @cached_property
    def flags(self) -> Mapping[str, int]:
        """Products by filter that is on or off."""
        return {name: sum(map(has, self._catalogue.shown)) for name, has in FLAGS.items()}


def _sizes(groups: Mapping[str, tuple[Product, ...]]) -> Mapping[str, int]:
    return {key: len(products) for key, products in groups.items()}


def _counted(values: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """How often each value stands in all of these together; 0 for one that does not."""
    return Counter(chain.from_iterable(values))
