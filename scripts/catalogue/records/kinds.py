"""What a field of a record may hold, said once beside its type and read by the reader, the schema and the forms.

A field is `Annotated[<python type>, <kind>]`; the kind carries the rule of `records.md` that the type cannot.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

RECORD_ID: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
RECORD_ID_MAX: Final = 80

VocabularyName = Literal[
    "category",
    "material",
    "technique",
    "unit",
    "allergen",
    "certificate",
    "requirement_group",
    "requirement",
    "market",
    "regency",
    "district",
    "port",
    "incoterm",
    "payment_term",
    "currency",
    "country",
    "hs_code",
    "language",
]


@dataclass(frozen=True, slots=True)
class Needed:
    """Marks a field without which a record cannot be published.

    Attributes:
        always: True where even a draft must have it (id and status).
        food_only: True where it is needed only in categories of food.
    """

    always: bool = False
    food_only: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, or each language's text where the type is L10n.

    Attributes:
        max_length: in NFC code points.
        lines: whether line breaks and tabs are allowed.
        markup: whether paragraphs, lists, bold and italic are understood, and other Markdown refused.
        pattern: regular expression the whole text must match.
        code: problem code when the pattern does not match.
    """

    max_length: int | None = None
    lines: bool = False
    markup: bool = False
    pattern: str | None = None
    code: str = "text-pattern"


@dataclass(frozen=True, slots=True)
class Id:
    """The id of a record: lower case, digits and single hyphens, at most 80 characters.

    Attributes:
        to: kind of record it must name, or None where it is the record's own id or a former one.
    """

    to: Literal["product", "producer"] | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """An id of the controlled vocabulary.

    Attributes:
        of: which list it comes from.
        strict: False where an id that is well formed but unknown is only a warning.
    """

    of: VocabularyName
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Number:
    """A number in plain decimal notation, not below 0 and below 10^12.

    Attributes:
        whole: whether only whole numbers are allowed.
        above_zero: whether 0 is refused.
        maximum: largest allowed value, where there is one.
        counted: whether it counts money, pieces or days: `45.000`, which many write for 45 thousand, is refused
            there. Whole numbers always count.
    """

    whole: bool = False
    above_zero: bool = False
    maximum: int | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Photo:
    """The name of a picture file beside the record."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address on the web or on a network.

    Attributes:
        scheme: `web` for http(s), `email`, `phone` for E.164, `social` for a handle or an address on `hosts`.
        hosts: the network's own hosts, for `social`.
    """

    scheme: Literal["web", "email", "phone", "social"]
    hosts: tuple[str, ...] = ()
