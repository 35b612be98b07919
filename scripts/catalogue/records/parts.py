"""Parts that several kinds of record share: localised text, quantities, photos, readiness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date as Day
from decimal import Decimal
from operator import attrgetter
from typing import Annotated, Any, ClassVar, Literal, TypeVar, dataclass_transform

from catalogue.languages import FALLBACKS, LANGUAGES, Language
from catalogue.records.kinds import Needed, Number, Photo, Term, Text

Status = Literal["draft", "published", "paused", "archived"]
PhotoRole = Literal["main", "detail", "packaging", "process", "in_use"]
CheckResult = Literal["pass", "coach", "fail"]
EvidenceStatus = Literal["met", "in_progress"]
TranslationStatus = Literal["human", "machine", "reviewed"]


PartT = TypeVar("PartT", bound="Part")


class PartType(type):
    """The type of all kinds of part; a type checker takes nothing less plain than `type` for a key of a mapping."""


class Part(metaclass=PartType):
    """Base of everything in a record: values that were checked when they were read, and are never changed."""

    __slots__ = ()
    #: The values of all fields, in their order.
    _values: ClassVar[Callable[[Any], tuple[Any, ...]]]

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles a part as its class and its values, which are the arguments that make it again."""
        return type(self), type(self)._values(self)

    def __repr__(self) -> str:
        """What the part holds, in the order of its fields; quickly, because many keys hold it."""
        return f"{type(self).__name__}{type(self)._values(self)}"


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def part(model: type[PartT]) -> type[PartT]:
    """Declares a part: a dataclass whose values stand in slots, which the type checker keeps from being changed.

    A warm build of 10,000 products makes 300,000 parts and holds them all, so they are as small and as quick to make
    and to read as Python allows. Nothing watches over them at run time: only the reader makes them, of values that
    passed. `frozen=True` would make them at a third of the speed.
    """
    made = dataclass(slots=True, repr=False, unsafe_hash=True)(model)
    made._values = attrgetter(*key_names(made).values())
    return made


def key_names(model: type[Part]) -> dict[str, str]:
    """The fields of a part, in their order: key as people write it to attribute.

    An attribute that would be a word of Python ends in an underscore that people do not write: `from_`.
    """
    return {each.name.removesuffix("_"): each.name for each in fields(model)}  # type: ignore[arg-type]


@part
class L10n(Part):
    """One text in up to three languages; `id` or `en` is always there."""

    id: str | None = None
    en: str | None = None
    ms: str | None = None

    def in_language(self, language: Language) -> tuple[str, Language]:
        """The text for a page and the language it really is in, after fallback.

        Raises:
            LookupError: where no language has a text; the reader refuses such a field.
        """
        for candidate in FALLBACKS[language]:
            text: str | None = getattr(self, candidate)
            if text:
                return text, candidate
        raise LookupError("a localised text without any language")

    def all_texts(self) -> tuple[str, ...]:
        """Every text there is, for searching across languages."""
        return tuple(text for lang in LANGUAGES if (text := getattr(self, lang)))


@part
class L10nList(Part):
    """Lists of words by language. They do not fall back: a missing language has none."""

    id: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    ms: tuple[str, ...] = ()

    def in_language(self, language: Language) -> tuple[str, ...]:
        """The words of one language, perhaps none."""
        words: tuple[str, ...] = getattr(self, language)
        return words

    def all_words(self) -> tuple[str, ...]:
        """The words of all languages, each once, in the order en, id, ms."""
        return tuple(dict.fromkeys(word for lang in LANGUAGES for word in self.in_language(lang)))


@part
class Quantity(Part):
    """A number with its unit."""

    value: Annotated[Decimal, Number(above_zero=True, counted=True), Needed(always=True)]
    unit: Annotated[str, Term("unit"), Needed(always=True)]


@part
class PhotoEntry(Part):
    """One picture beside the record."""

    file: Annotated[str, Photo(), Needed(always=True)]
    alt: Annotated[L10n | None, Text(max_length=300), Needed()] = None
    role: PhotoRole = "detail"
    credit: Annotated[str | None, Text(max_length=200)] = None
    licence: Annotated[str | None, Text(max_length=80)] = None


@part
class Check(Part):
    """The result of one of the five aspects of a screening (4K+1A)."""

    result: Annotated[CheckResult, Needed(always=True)]
    date: Day | None = None
    valid_until: Day | None = None
    evidence: Annotated[str | None, Text(max_length=200)] = None
    note: Annotated[str | None, Text(max_length=500)] = None


@part
class Checks(Part):
    """The five aspects Indonesian trade offices screen: kualitas, kuantitas, kontinuitas, kemasan, administrasi."""

    quality: Check | None = None
    quantity: Check | None = None
    continuity: Check | None = None
    packaging: Check | None = None
    administration: Check | None = None

    def given(self) -> list[tuple[str, Check]]:
        """The results there are, each with its aspect, in the order of the aspects."""
        return [(aspect, check) for aspect in key_names(Checks) if (check := getattr(self, aspect)) is not None]


@part
class Evidence(Part):
    """That a requirement of a market is met or under way: what an office has seen, and when.

    For what no certificate shows: labels, tests, registrations. A producer's evidence counts for all his products.
    """

    requirement: Annotated[str, Term("requirement"), Needed(always=True)]
    status: Annotated[EvidenceStatus, Needed(always=True)]
    date: Day | None = None
    by: Annotated[str | None, Text(max_length=120)] = None
    expires: Day | None = None
    markets: tuple[Annotated[str, Term("market")], ...] = ()
    note: Annotated[str | None, Text(max_length=500)] = None


@part
class Readiness(Part):
    """A screening: when, by which office, with what result; and evidence for the requirements of markets."""

    screened_on: Day | None = None
    screened_by: Annotated[str | None, Text(max_length=120)] = None
    valid_until: Day | None = None
    checks: Checks | None = None
    evidence: tuple[Evidence, ...] = ()


@part
class FieldTranslation(Part):
    """What the tool knows of one translated field."""

    status: Annotated[TranslationStatus, Needed(always=True)]
    source_hash: Annotated[str | None, Text(max_length=64, pattern=r"^[0-9a-f]{8,64}$")] = None
