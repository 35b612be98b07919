"""The large files in parts: what was made of a block of products is kept, and made again when one of them changed.

Products in the order of their ids are cut into blocks of some two hundred. Where a block ends is decided by the ids
in it, so a product that comes or goes changes its own block and the others stay as they are.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, NamedTuple
from zlib import crc32

from catalogue.downloads.tables import product_table
from catalogue.kept.store import Store
from catalogue.pages.open_data import Row, open_key, open_rows
from catalogue.pages.shared import Shared
from catalogue.records import Product
from catalogue.tables import Table

#: A block has at least so many products; from then on one in so many ends it.
LEAST: Final = 100


class Facts:
    """The public facts of a block's products, as every part of a file needs them.

    Attributes:
        rows: one a product.
    """

    def __init__(self, products: Sequence[Product], shared: Shared) -> None:
        """Makes the rows."""
        self.rows: tuple[Row, ...] = open_rows(products, shared)

    @cached_property
    def table(self) -> Table:
        """The same as a table; CSV and workbook write the same."""
        return product_table(self.rows)


#: Makes the part of one file. Whatever can be pickled, and nothing that needs this program's classes.
PartMaker = Callable[[Facts], Any]


class _Block(NamedTuple):
    key: bytes
    products: Sequence[Product]


class Blocks:
    """All shown products in blocks, with the parts of every file that is put together of such."""

    def __init__(self, shared: Shared, store: Store, base: bytes, makers: Mapping[str, PartMaker]) -> None:
        """Works out what every block depends on; nothing is made yet.

        Args:
            shared: the records and words.
            store: keeps the parts.
            base: changes with all that parts depend on beside the public facts of their products.
            makers: how the part of a file is made, by the name of the file.
        """
        self._shared, self._store, self._makers = shared, store, makers
        ordered = sorted(shared.catalogue.shown, key=attrgetter("id"))
        self._blocks = [
            _Block(digest_of(base, [open_key(product, shared) for product in block]), block)
            for block in in_blocks(ordered)
        ]
        self._made = False

    @property
    def keys(self) -> list[str]:
        """What each block depends on."""
        return [block.key.hex() for block in self._blocks]

    @cached_property
    def places(self) -> dict[str, int]:
        """Where a product stands among those of all blocks, by its id."""
        ordered = [product.id for block in self._blocks for product in block.products]
        return {product_id: place for place, product_id in enumerate(ordered)}

    def parts(self, name: str) -> Iterator[Any]:
        """Every block's part of a file."""
        self._make_missing()
        for block in self._blocks:
            yield pickle.loads(self._part(block, name))  # noqa: S301 - our own

    def keep(self) -> None:
        """Lets parts stay for the next build that nobody asked for in this one."""
        for block in self._blocks:
            for name in self._makers:
                self._store.keep(_part_key(block, name))

    def _make_missing(self) -> None:
        """Parts of one block together: they are made of the same rows, which not all blocks need hold at once."""
        if self._made:
            return
        for block in self._blocks:
            missing = [name for name in self._makers if not self._store.has(_part_key(block, name))]
            facts = Facts(block.products, self._shared) if missing else None
            for name in missing:
                self._part(block, name, facts)
        self._made = True

    def _part(self, block: _Block, name: str, facts: Facts | None = None) -> bytes:
        def make() -> bytes:
            return pickle.dumps(self._makers[name](facts or Facts(block.products, self._shared)), protocol=5)

        return self._store.data(_part_key(block, name), make)


def in_blocks(products: Iterable[Product]) -> Iterator[list[Product]]:
    """Products in their order, cut where an id says so."""
    block: list[Product] = []
    for product in products:
        block.append(product)
        if len(block) >= LEAST and crc32(product.id.encode()) % LEAST == 0:
            yield block
            block = []
    if block:
        yield block


def digest_of(base: bytes, parts: Iterable[str]) -> bytes:
    """Sixteen bytes that change with any of the parts, their order and their base."""
    digest = hashlib.blake2b(base, digest_size=16)
    for part in parts:
        digest.update(b"\0" + part.encode())
    return digest.digest()


def _part_key(block: _Block, name: str) -> str:
    return digest_of(block.key, ["part", name]).hex()  # a file of one block may depend on nothing else
