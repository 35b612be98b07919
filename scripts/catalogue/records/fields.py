"""The field table as everything that asks a person sees it: each field by its path, with its words.

The models say what a field may hold, `fields.yml` beside them what it is called. Form page, issue forms, editor and
spreadsheet template walk the same `Field` objects, so a new field of a model appears in all of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, get_args, get_origin

from catalogue.languages import LANGUAGES, Language
from catalogue.records.collection import Collection
from catalogue.records.kinds import Address, Id, Needed, Number, Photo, Term, Text, VocabularyName
from catalogue.records.parts import L10n, L10nList, Part
from catalogue.records.plans import innermost, kind_of, part_in, typed_fields, unwrap
from catalogue.records.producer import Producer
from catalogue.records.product import Product
from catalogue.reference import plain_value
from catalogue.strict_yaml import read_yaml
from catalogue.vocabulary import Label

RecordName = Literal["product", "producer", "collection"]
MODELS: Final[Mapping[RecordName, type[Part]]] = {"product": Product, "producer": Producer, "collection": Collection}

#: What one value of a field is. A field that holds several says so by `many`.
Shape = Literal[
    "part",  # fields of its own: see `children`
    "texts",  # one text per language (L10n)
    "words",  # a list of words per language (L10nList)
    "text",
    "number",
    "date",
    "yes_no",
    "choice",  # one of `choices`
    "term",  # an id of the vocabulary `term`
    "id",
    "photo",
    "address",
]


class FieldTableError(Exception):
    """`fields.yml` does not fit the models; a mistake of ours, never of a producer."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a field is called and how it is explained.

    Attributes:
        label: a noun, short enough for a column head.
        help: one sentence on what to write, or None where the label says it.
        example: a good answer as a person types it, or None where one is chosen rather than typed.
        choices: label of each word the field may hold.
        office: whether only officials fill it in.
    """

    label: Label
    help: Label | None
    example: Label | None
    choices: Mapping[str, Label]
    office: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record.

    Attributes:
        path: kind of record and keys with dots, lists without numbers: `product.certificates.type`.
        key: the last step.
        shape: what one value of it is.
        many: whether it is a list of such values; for `entries` of a mapping, too.
        words: see Words.
        needed: whether and when it must be there.
        children: the fields of a part.
        choices: what a `choice` may be.
        term: which vocabulary a `term` is from.
        text: limits of texts and words.
        number: limits of a number.
        address: what kind of address.
        to: which kind of record an `id` names.
    """

    path: str
    key: str
    shape: Shape
    many: bool
    words: Words
    needed: Needed | None
    children: tuple[Field, ...]
    choices: tuple[str, ...]
    term: VocabularyName | None
    text: Text
    number: Number
    address: Address | None
    to: str | None

    @property
    def office(self) -> bool:
        """Whether only officials fill it in."""
        return self.words.office

    def label(self, language: Language) -> str:
        """Its name in a language."""
        return self.words.label[language]

    def help(self, language: Language) -> str:
        """Its explanation in a language, perhaps empty."""
        return self.words.help[language] if self.words.help else ""

    def example(self, language: Language) -> str:
        """Its example in a language, perhaps empty."""
        return self.words.example[language] if self.words.example else ""

    def choice(self, value: str, language: Language) -> str:
        """Name of one of its choices in a language."""
        return self.words.choices[value][language]


@cache
def fields_of(record: RecordName) -> tuple[Field, ...]:
    """The fields of a kind of record, in the order of its model.

    Raises:
        FieldTableError: a field has no words.
    """
    return tuple(_fields(MODELS[record], record))


def walk(fields: Iterable[Field]) -> Iterator[Field]:
    """Fields and everything inside them, each before its children."""
    for field in fields:
        yield field
        yield from walk(field.children)


@cache
def _by_path() -> Mapping[str, Field]:
    return {field.path: field for record in MODELS for field in walk(fields_of(record))}


def field_at(path: str) -> Field:
    """A field by its path, as in `product.moq.value`.

    Raises:
        KeyError: no such field.
    """
    return _by_path()[path]


@cache
def words_fingerprint() -> str:
    """Changes when a label, help or example does."""
    return hashlib.blake2b(_source(), digest_size=8).hexdigest()


def _source() -> bytes:
    return files(__package__).joinpath("fields.yml").read_bytes()


@cache
def read_words() -> Mapping[str, Words]:
    """The whole table, by `<Model>.<field>` or path.

    Raises:
        FieldTableError: it is no YAML, or an entry is not complete in the three languages.
    """
    document = read_yaml(_source(), "fields.yml")
    for found in document.problems:
        raise FieldTableError(f"fields.yml:{found.location.line}: {found.message.en}")
    entries = plain_value(document.root) if document.root is not None else {}
    return {key: _words(key, entry) for key, entry in entries.items()}


def _words(key: str, entry: Mapping[str, Any]) -> Words:
    if unknown := set(entry) - {"label", "help", "example", "choices", "office"}:
        raise FieldTableError(f"{key}: unknown {', '.join(sorted(unknown))}")
    return Words(
        label=_label(key, entry.get("label")),
        help=_label(key, entry["help"]) if "help" in entry else None,
        example=_label(key, entry["example"]) if "example" in entry else None,
        choices={value: _label(f"{key}.{value}", label) for value, label in entry.get("choices", {}).items()},
        office=entry.get("office") is True,
    )


def _label(key: str, value: Any) -> Label:
    if isinstance(value, str) and value:
        return dict.fromkeys(LANGUAGES, value)
    if not isinstance(value, dict) or set(value) != set(LANGUAGES) or not all(value.values()):
        raise FieldTableError(f"{key}: needs a text in each of {', '.join(LANGUAGES)}")
    return {language: value[language] for language in LANGUAGES}


def _fields(model: type[Part], path: str) -> Iterator[Field]:
    for key, bare, kinds in typed_fields(model):
        yield _field(model, f"{path}.{key}", key, bare, kinds)


def _field(model: type[Part], path: str, key: str, bare: Any, kinds: tuple[Any, ...]) -> Field:
    table = read_words()
    words = table.get(path) or table.get(f"{model.__name__}.{key}")
    if words is None:
        raise FieldTableError(f"{model.__name__}.{key}: no words in fields.yml")
    inside = _kinds_inside(bare, kinds)
    inner, part = innermost(bare), part_in(bare)
    term, named = kind_of(inside, Term, None), kind_of(inside, Id, None)
    return Field(
        path=path,
        key=key,
        shape=_shape(inner, inside),
        many=get_origin(bare) in {tuple, dict},
        words=words,
        needed=kind_of(kinds, Needed, None),
        children=tuple(_fields(part, path)) if part is not None else (),
        choices=get_args(inner) if get_origin(inner) is Literal else (),
        term=term.of if term else None,
        text=kind_of(inside, Text, Text()),
        number=kind_of(inside, Number, Number(whole=inner is int)),
        address=kind_of(inside, Address, None),
        to=named.to if named else None,
    )


def _kinds_inside(bare: Any, kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    """Kinds beside a field and beside what stands in its lists."""
    while get_origin(bare) in {tuple, dict}:
        bare, own = unwrap(get_args(bare)[0 if get_origin(bare) is tuple else 1])
        kinds = (*own, *kinds)
    return kinds


_BY_TYPE: Final[Mapping[Any, Shape]] = {
    L10n: "texts",
    L10nList: "words",
    bool: "yes_no",
    date: "date",
    int: "number",
    Decimal: "number",
}
_BY_KIND: Final[tuple[tuple[type, Shape], ...]] = ((Term, "term"), (Id, "id"), (Photo, "photo"), (Address, "address"))


def _shape(inner: Any, kinds: tuple[Any, ...]) -> Shape:
    if get_origin(inner) is Literal:
        return "choice"
    if inner in _BY_TYPE:
        return _BY_TYPE[inner]
    if isinstance(inner, type) and issubclass(inner, Part):
        return "part"
    return next((shape for kind, shape in _BY_KIND if kind_of(kinds, kind, None) is not None), "text")
