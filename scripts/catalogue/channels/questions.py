"""The fields that a flat form can ask for, each by one label: what issue forms, headers and the template share."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from catalogue.languages import Language
from catalogue.records.fields import Field, field_at, fields_of

#: An office's field that is asked all the same: nobody else can give it.
CONSENT: Final = "producer.consent.publish"
#: Lists of parts that one text can hold.
_AS_ONE_TEXT: Final = frozenset({"product.photos", "product.certificates"})


@cache
def asked() -> Mapping[str, Field]:
    """Every field that can be asked for, by its path; parts stand before what is in them."""
    found = [*_asked(fields_of("product")), *_asked(fields_of("producer")), field_at(CONSENT)]
    return {field.path: field for field in found}


def _asked(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        if field.office:
            continue
        if field.shape == "part" and field.many:
            if field.path in _AS_ONE_TEXT:
                yield field
            continue
        yield field
        yield from _asked(field.children)


@cache
def label_of(path: str, language: Language) -> str:
    """What a field is called among all that are asked: its own label, with its part's in front where others share it.

    Args:
        path: as in `product.capacity.unit`.
        language: of the label.
    """
    field = asked()[path]
    own = field.label(language)
    parent = path.rpartition(".")[0]
    if parent.count(".") == 0 or _counts(language)[own] == 1:
        return own
    return f"{label_of(parent, language) if parent in asked() else field_at(parent).label(language)}: {own}"


@cache
def _counts(language: Language) -> Counter[str]:
    return Counter(field.label(language) for field in asked().values())


@cache
def paths_by_label(language: Language) -> Mapping[str, str]:
    """Path of every asked field by its label as `plain_label` has it."""
    return {plain_label(label_of(path, language)): path for path in asked()}


def plain_label(text: str) -> str:
    """A label for comparing: composed, lower case, blanks as one, without the star of a field that is needed."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"\s*\*$", "", " ".join(composed.split()))
