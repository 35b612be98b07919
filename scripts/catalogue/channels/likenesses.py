"""Points out products and producers that are nearly the same as others: a second spelling, a second hand-in."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from catalogue.channels.entry import Draft
from catalogue.channels.holdings import Holdings
from catalogue.problem_codes import problem
from catalogue.problems import Problem
from catalogue.records import Product

_NEAR: Final = 0.88
#: More products of one producer than this are only compared word by word.
_FEW: Final = 200
#: Words of a firm's name that say its form or trade, not which firm it is.
_FORMS: Final = frozenset(
    [
        "cv",
        "pt",
        "ud",
        "pd",
        "tb",
        "toko",
        "usaha",
        "ikm",
        "ukm",
        "umkm",
        "kub",
        "kube",
        "poklahsar",
        "koperasi",
        "kelompok",
        "rumah",
    ]
)
#: Words of a product's name that do not tell it from another.
_FILLERS: Final = frozenset(["dan", "dari", "khas", "asli", "produk", "madura", "the", "of", "and"])


@lru_cache(maxsize=8192)
def _words(name: str, without: frozenset[str]) -> frozenset[str]:
    found = re.findall(r"[^\W_]+", name.casefold())
    return frozenset(word for word in found if word not in without) or frozenset(found)


def same_product_name(one: str, other: str, *, fuzzy: bool = True) -> bool:
    """Whether two names are probably of one product; sizes and numbers must agree."""
    mine, its = _words(one, _FILLERS), _words(other, _FILLERS)
    if mine == its:
        return True
    if not fuzzy or {w for w in mine if w[0].isdigit()} != {w for w in its if w[0].isdigit()}:
        return False
    matcher = difflib.SequenceMatcher(None, " ".join(sorted(mine)), " ".join(sorted(its)))
    return matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR


def alike_products(draft: Draft, others: Iterable[Product]) -> Iterator[Problem]:
    """The first product of the same producer that is nearly this one."""
    name = name_of(draft.product.get("name"))
    listed = list(others)
    for other in listed:
        known = (other.name.id or other.name.en or "") if other.name else ""
        if name and known and same_product_name(name, known, fuzzy=len(listed) <= _FEW):
            place = draft.places.get("product.name", draft.place)
            yield problem("product-alike", place, "product.name", value=name, other=f"products/{other.id}")
            return


def alike_producer(draft: Draft, holdings: Holdings) -> Iterator[Problem]:
    """The first producer in the catalogue whose name is nearly that of a new one."""
    name = draft.producer.get("name")
    if not isinstance(name, str) or not name.strip():
        return
    own = _words(name, _FORMS)
    for key, producer in holdings.known.producers.items():
        if producer.name and _words(producer.name, _FORMS) == own:
            place = draft.places.get("producer.name", draft.place)
            yield problem("producer-alike", place, "producer.name", value=name, other=f"producers/{key}")
            return


def name_of(texts: object) -> str:
    """A name in Indonesian, else English, from a record's values."""
    if not isinstance(texts, Mapping):
        return ""
    return next((text for lang in ("id", "en", "ms") if isinstance(text := texts.get(lang), str) and text), "")
