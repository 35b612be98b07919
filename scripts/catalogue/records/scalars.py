"""From the text of one YAML scalar to a text, number, date or boolean, or the problem it is."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

import yaml

from catalogue.problems import Bilingual
from catalogue.records.kinds import Number, Text
from catalogue.records.markup import html_in, markdown_in
from catalogue.records.numbers_as_written import is_perhaps_thousands, suggest_number, without_third_decimal
from catalogue.records.reading import ABSENT, BAD, Reading, Trail
from catalogue.strict_yaml import FORBIDDEN, forbidden_character, start_of

#: Plain scalars that say "nothing"; the same words in quotes are text.
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
# Kinds of characters that show nothing (format, blanks, line ends), and letters and marks that are drawn blank.
_UNSEEN: Final = frozenset({"Cf", "Zs", "Zl", "Zp", "Cc"})
_BLANK_LETTERS: Final = frozenset("\u034f\u115f\u1160\u2800\u3164\ufe0e\ufe0f\uffa0")
# Signs of Markdown beyond lists and emphasis.
_MARKUP: Final = re.compile(r"[\[#=`~>|]|--|\*\*\*|__|[-*_][ \t]+[-*_]")
_NUMBER: Final = re.compile(r"(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,20})?")
_SIGNED: Final = re.compile(r"-\s*([0-9]+(?:\.[0-9]+)?)")
_LONG_INTEGER: Final = re.compile(r"[1-9][0-9]{12,}(?:\.[0-9]+)?")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOOSE_DATES: Final = (
    re.compile(r"(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<d>[0-9]{1,2})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<y>[0-9]{4})"),
)
_BOOLEANS: Final = {"true": True, "false": False}
_YES: Final = frozenset({"yes", "y", "on", "ya", "iya", "benar", "ada", "bisa", "1"})
_NO: Final = frozenset({"no", "n", "off", "tidak", "tdk", "bukan", "salah", "0"})
_LIMIT: Final = 10**12


def is_empty(node: yaml.Node) -> bool:
    """Whether a scalar says nothing: empty, blank, or a plain `null` or `~`."""
    if not isinstance(node, yaml.ScalarNode):
        return False
    if not node.style and node.value in _NULLS:
        return True
    return _says_nothing(node.value)


def _says_nothing(text: str) -> bool:
    """Whether a text has no visible character: blanks, joiners and the like, but nothing that is refused anyway."""
    if text.isascii():
        return not text.strip()
    return all(
        (unicodedata.category(sign) in _UNSEEN or sign in _BLANK_LETTERS) and not FORBIDDEN.match(sign) for sign in text
    )


def text_reader(rule: Text) -> Callable[[yaml.Node, Trail, Reading], Any]:
    """A reader of texts under one rule; nine texts in ten need only its first look."""
    longest = rule.max_length if rule.max_length is not None else sys.maxsize
    plain, markup = rule.pattern is None, rule.markup

    def read(node: yaml.Node, trail: Trail, reading: Reading) -> Any:
        text = node.value
        if (
            plain
            and node.__class__ is yaml.ScalarNode
            and text not in _NULLS
            and len(text) <= longest
            and text.isascii()
            and text.isprintable()
            and "<" not in text
            and "&" not in text
            and text.strip() == text
            and (not markup or _MARKUP.search(text) is None)
        ):
            return text
        return read_text(node, trail, reading, rule)

    return read


def read_text(node: yaml.Node, trail: Trail, reading: Reading, rule: Text) -> Any:
    """A text, trimmed and in NFC; otherwise exactly as written."""
    value = scalar(node, trail, reading)
    if value is ABSENT or value is BAD:
        return value
    text: str = value if value.isascii() else unicodedata.normalize("NFC", value)
    good = text.isprintable() or _check_characters(node, text, trail, reading, rule)
    if ("<" in text or "&" in text) and (found := html_in(text)):
        good = reading.report("html", start_of(node, reading.path), trail, found=found)
    if rule.markup and (found := markdown_in(text)):
        good = reading.report("markdown", start_of(node, reading.path), trail, found=found)
    if rule.max_length is not None and len(text) > rule.max_length:
        place = start_of(node, reading.path)
        good = reading.report("text-too-long", place, trail, length=len(text), maximum=rule.max_length)
    if rule.pattern is not None and not re.fullmatch(rule.pattern, text):
        good = reading.report(rule.code, start_of(node, reading.path), trail, value=text, pattern=rule.pattern)
    return text if good else BAD


def _check_characters(node: yaml.Node, text: str, trail: Trail, reading: Reading, rule: Text) -> bool:
    """Refuses what only an escape in double quotes can bring in, and line breaks and tabs out of place."""
    place = start_of(node, reading.path)
    good = True
    for character in dict.fromkeys(FORBIDDEN.findall(text)):
        reading.problems.append(forbidden_character(character, place, reading.field(trail)))
        good = False
    if not rule.lines and ("\n" in text or "\r" in text):
        good = reading.report("line-break", place, trail)
    if not rule.lines and "\t" in text:
        good = reading.report("tab-in-text", place, trail)
    return good


def scalar(node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """The trimmed text of a scalar, ABSENT, or BAD where a list or mapping stands."""
    if not isinstance(node, yaml.ScalarNode):
        reading.report_shape("expected-value", node, trail)
        return BAD
    if not node.style and node.value in _NULLS:
        return ABSENT
    text: str = node.value
    if text.isascii():
        return text.strip() or ABSENT
    return ABSENT if _says_nothing(text) else text.strip()


def read_number(rule: Number, node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """A Decimal, or an int where the rule wants whole numbers."""
    text = scalar(node, trail, reading)
    if text is ABSENT or text is BAD:
        return text
    counted = rule.counted or rule.whole
    if not _NUMBER.fullmatch(text):
        return _refuse_number(text, node, trail, reading, counted=counted)
    if counted and "." in text and is_perhaps_thousands(text):
        thousands, fraction = text.replace(".", ""), without_third_decimal(text)
        place = start_of(node, reading.path)
        reading.report("number-thousands", place, trail, value=text, thousands=thousands, fraction=fraction)
        return BAD
    if rule.whole and "." in text:
        example = text.partition(".")[0]
        reading.report("number-whole", start_of(node, reading.path), trail, value=text, example=example)
        return BAD
    return _within_limits(text, node, trail, reading, rule)


def _within_limits(text: str, node: yaml.Node, trail: Trail, reading: Reading, rule: Number) -> Any:
    value = int(text) if rule.whole else Decimal(text)
    if rule.above_zero and not value:
        reading.report("number-zero", start_of(node, reading.path), trail)
        return BAD
    maximum = _LIMIT - 1 if rule.maximum is None else rule.maximum
    if value > maximum:
        reading.report("number-too-big", start_of(node, reading.path), trail, value=text, maximum=maximum)
        return BAD
    return value


def _refuse_number(text: str, node: yaml.Node, trail: Trail, reading: Reading, *, counted: bool) -> Any:
    place = start_of(node, reading.path)
    if match := _SIGNED.fullmatch(text):
        reading.report("number-negative", place, trail, value=f"-{match[1]}")
    elif _LONG_INTEGER.fullmatch(text):
        reading.report("number-too-big", place, trail, value=text, maximum=_LIMIT - 1)
    else:
        reading.report("number-format", place, trail, hint=suggest_number(text, counted=counted), value=text)
    return BAD


def read_date(node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """A date in ISO 8601 that is in the calendar."""
    text = scalar(node, trail, reading)
    if text is ABSENT or text is BAD:
        return text
    if not _DATE.fullmatch(text):
        reading.report("date-format", start_of(node, reading.path), trail, hint=_suggest_date(text), value=text)
        return BAD
    try:
        return date.fromisoformat(text)
    except ValueError:
        reading.report("date-unreal", start_of(node, reading.path), trail, value=text)
        return BAD


def _suggest_date(text: str) -> Bilingual | None:
    for pattern in _LOOSE_DATES:
        if match := pattern.fullmatch(text):
            try:
                day = date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                return None
            return Bilingual(f"tulis {day.isoformat()}", f"write {day.isoformat()}")
    return None


def read_boolean(node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """`true` or `false`, plain."""
    text = scalar(node, trail, reading)
    if text is ABSENT or text is BAD:
        return text
    if isinstance(node, yaml.ScalarNode) and not node.style and text in _BOOLEANS:
        return _BOOLEANS[text]
    word = text.casefold()
    meant = "true" if word in _YES | {"true"} else "false" if word in _NO | {"false"} else None
    hint = Bilingual(f"tulis {meant}, tanpa tanda kutip", f"write {meant}, without quotes") if meant else None
    reading.report("boolean-format", start_of(node, reading.path), trail, hint=hint, value=text)
    return BAD
