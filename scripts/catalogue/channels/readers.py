"""Reads one answer by the shape of its field: texts, words, numbers, dates, yes and no, choices and terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from catalogue.channels.amounts import parse_amount, written
from catalogue.channels.answers import Answer, Collected, label_of_field
from catalogue.channels.questions import plain_label
from catalogue.problems import Bilingual
from catalogue.records.fields import Field, Shape
from catalogue.records.kinds import Address
from catalogue.records.values import hs_digits, is_address

_YES: Final = frozenset(
    [
        "ya",
        "y",
        "yes",
        "true",
        "benar",
        "ada",
        "bisa",
        "boleh",
        "setuju",
        "sudah",
        "v",
        "✓",
        "✔",
        "1",
        "saya",
        "agree",
        "iya",
    ]
)
_NO: Final = frozenset(["tidak", "no", "false", "bukan", "belum", "tak", "tdk", "n", "0"])
_BOX: Final = re.compile(r"^\s*[-*]\s*\[(?P<mark>[ xX])\]", re.MULTILINE)
_LIST: Final = re.compile(r"[,;\n]+")
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("januari january jan", "februari february feb", "maret march mar mac", "april apr", "mei may", "juni june jun",
         "juli july jul julai", "agustus august agu aug ogos", "september sept sep", "oktober october okt oct",
         "november nov", "desember december des dec disember"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ISO: Final = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:[T ,].*)?")
_LOCAL: Final = re.compile(r"(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2})[-/. ](?P<y>\d{4})(?:[ ,].*)?")
_NAMED: Final = re.compile(r"(?P<d>\d{1,2})[-/. ]+(?P<m>[A-Za-z]+)[-/., ]+(?P<y>\d{4})(?:[ ,].*)?")
#: What a number may count, by the end of its field's name; the factor turns it into the field's own unit.
_COUNTED: Final[Mapping[str, Mapping[str, Decimal]]] = {
    "_g": {"": Decimal(1), "g": Decimal(1), "gr": Decimal(1), "gram": Decimal(1), "kg": Decimal(1000)},
    "_kg": {"": Decimal(1), "kg": Decimal(1), "g": Decimal("0.001"), "gram": Decimal("0.001")},
    "_cm": {"": Decimal(1), "cm": Decimal(1), "m": Decimal(100), "mm": Decimal("0.1")},
}
_PERIOD_MONTHS: Final = {"": Decimal(1), "month": Decimal(1), "year": Decimal(12)}
_PERIOD_DAYS: Final = {"": Decimal(1), "day": Decimal(1), "week": Decimal(7)}
_LOOSE_UNITS: Final = frozenset(
    {"", "orang", "org", "people", "pekerja", "karyawan", "pcs", "buah", "isi", "bungkus", "%"}
)
_NUMBER: Final = Bilingual("satu angka", "one number")
_DATE: Final = Bilingual("tanggal", "a date")
_YES_NO: Final = Bilingual("ya atau tidak", "yes or no")


def read_answer(question: Field, answer: Answer, found: Collected, suffix: str = "") -> None:
    """Puts an answer's value into the records, or notes why it cannot be read.

    Args:
        question: the field.
        answer: what was written; not nothing.
        found: where it goes.
        suffix: `en` or `ms` where the question asks for a text in that language.
    """
    reader = _READERS[question.shape]
    reader(question, answer, found, suffix or found.words.language)


def _text(question: Field, answer: Answer, found: Collected, language: str) -> None:
    lines = question.text.lines
    parts = _LIST.split(answer.text) if question.many else [answer.text]
    texts = [text for part in parts if (text := _tidy(part, lines=lines))]
    if texts:
        found.put(question.path, texts if question.many else texts[0], answer.place)


def _texts(question: Field, answer: Answer, found: Collected, language: str) -> None:
    text = _tidy(answer.text, lines=question.text.lines)
    if text:
        found.put(f"{question.path}.{language}", text, answer.place)
        found.places.setdefault(question.path, answer.place)


def _words(question: Field, answer: Answer, found: Collected, language: str) -> None:
    words = list(dict.fromkeys(word for part in _LIST.split(answer.text) if (word := _tidy(part, lines=False))))
    if words:
        found.put(f"{question.path}.{language}", words, answer.place)


def _tidy(text: str, *, lines: bool) -> str:
    """A text without blanks at its sides; on one line unless its field has several."""
    if not lines:
        return " ".join(text.split())
    kept = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", kept.replace("\t", " ")).strip()


def _number(question: Field, answer: Answer, found: Collected, language: str) -> None:
    if question.many:
        return  # read as a whole: `250 x 105`
    value = _number_of(question, answer)
    if value is None:
        found.unread(answer, question.path, _NUMBER, question.example("id") or "12")
    else:
        found.put(question.path, value, answer.place)


def _number_of(question: Field, answer: Answer) -> Decimal | int | None:
    counted = question.number.counted or question.number.whole
    if answer.number is not None and counted and answer.number % 1:
        return None  # "1.250" that a program took for one and a quarter, or a true fraction: nobody can tell
    text = re.sub(r"^(?:tahun|sejak|thn|th\.?|since)\s+", "", answer.text.strip(), flags=re.IGNORECASE)
    amount = parse_amount(text)
    if amount is None or amount.high is not None or amount.rough:
        return None
    factor = _factor(question.key, amount.unit, amount.period)
    if factor is None:
        return None
    value = written(amount.low * factor)
    if question.number.whole:
        return int(value) if value % 1 == 0 else None
    return value


def _factor(key: str, unit: str, period: str) -> Decimal | None:
    for ending, units in _COUNTED.items():
        if key.endswith(ending):
            return units.get(unit) if not period else None
    if key.endswith("_months"):
        return _PERIOD_MONTHS.get(period) if not unit else None
    if key.endswith("_days") or key == "days_of_work":
        return _PERIOD_DAYS.get(period) if not unit else None
    return Decimal(1) if unit in _LOOSE_UNITS and not period else None


def _date(question: Field, answer: Answer, found: Collected, language: str) -> None:
    day = read_day(answer)
    if day is None:
        found.unread(answer, question.path, _DATE, "2027-03-31")
    else:
        found.put(question.path, day, answer.place)


def read_day(answer: Answer) -> date | None:
    """The day an answer names: a date cell, ISO, day before month as in Indonesia, or with the month's name."""
    if answer.day is not None:
        return answer.day
    text = answer.text.strip()
    for pattern in (_ISO, _LOCAL, _NAMED):
        if match := pattern.fullmatch(text):
            month = int(match["m"]) if match["m"].isdecimal() else _MONTHS.get(match["m"].casefold(), 0)
            try:
                return date(int(match["y"]), month, int(match["d"]))
            except ValueError:
                return None
    return None


def _yes_no(question: Field, answer: Answer, found: Collected, language: str) -> None:
    value = says_yes(answer.text)
    if value is None:
        found.unread(answer, question.path, _YES_NO, "ya")
    else:
        found.put(question.path, value, answer.place)


def says_yes(text: str) -> bool | None:
    """Whether an answer agrees; of check boxes, whether one is ticked. None where nobody can tell."""
    boxes = [match["mark"] for match in _BOX.finditer(text)]
    if boxes:
        return any(mark in "xX" for mark in boxes)
    words = re.findall(r"[^\W_]+|[✓✔]", text.casefold())
    if not words:
        return None
    if any(word in _NO for word in words):
        return False
    return True if any(word in _YES for word in words) else None


def _choice(question: Field, answer: Answer, found: Collected, language: str) -> None:
    meant = _choices(question).get(plain_label(answer.text))
    if meant is None:
        found.unread(answer, question.path, label_of_field(question), ", ".join(question.choices[:3]))
    else:
        found.put(question.path, meant, answer.place)


def _choices(question: Field) -> dict[str, str]:
    """Every word for a choice: its labels, what stands before their brackets, and the choice itself."""
    words: dict[str, str] = {}
    for value in question.choices:
        for label in question.words.choices[value].values():
            words[plain_label(label)] = value
            words.setdefault(plain_label(label.partition("(")[0]), value)
        words[value] = value
    return words


def _term(question: Field, answer: Answer, found: Collected, language: str) -> None:
    if not question.many:
        meant = term_of(answer.text, question.term or "", found)
        if meant is None and question.term == "hs_code":
            meant = _hs_code(question, answer, found)
        if meant is None:
            found.unknown(answer, question.path, answer.text)
        else:
            found.put(question.path, meant, answer.place)
        return
    terms: list[str] = []
    for word in _term_words(answer.text, question.term or "", found):
        meant = term_of(word, question.term or "", found)
        if meant is None:
            found.unknown(answer, question.path, word)
        elif meant not in terms:
            terms.append(meant)
    if terms:
        found.put(question.path, terms, answer.place)


def _hs_code(question: Field, answer: Answer, found: Collected) -> str | None:
    """A code written with dots, as eight digits of the tariff, or without the zero that a table drops."""
    codes = found.words.vocabulary.hs_codes
    digits = hs_digits(answer.text, codes)
    code = digits[:6]
    if digits and re.sub(r"[.\s-]", "", answer.text) != code:
        found.said(answer, question.path, Bilingual(f"{code} ({codes[code]})", f"{code} ({codes[code]})"))
    return code or None


def _term_words(text: str, of: str, found: Collected) -> list[str]:
    """The parts of a list of terms; a label that holds a comma of its own is one."""
    words: list[str] = []
    for part in [text] if term_of(text, of, found) is not None else _LIST.split(text):
        whole = term_of(part, of, found) is not None
        words += [part] if whole else re.split(r"\s+(?:dan|and)\s+|\s*&\s*", part)
    return [word.strip() for word in words if word.strip()]


def term_of(text: str, of: str, found: Collected) -> str | None:
    """The term that a word means exactly: by id, by label, or as a list shows it: `label (id)`."""
    suggestions = found.words.suggestions
    bare = " ".join(text.split()).strip(" .")
    inside = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", bare)
    candidates = [bare]
    if inside is not None:
        candidates += [inside[2]] if inside[2] in found.words.vocabulary.ids(of) else []
        candidates.append(inside[1])
    return next((term for word in candidates if (term := suggestions.exact(word, of)) is not None), None)


def _id(question: Field, answer: Answer, found: Collected, language: str) -> None:
    found.put(question.path, answer.text.strip(), answer.place)


def _address(question: Field, answer: Answer, found: Collected, language: str) -> None:
    rule = question.address or Address("web")
    # A blank beside a sign slipped in; words that were joined would be an address of somebody else.
    text = re.sub(r"\s*([@.:/])\s*", r"\1", answer.text.strip())
    if rule.scheme == "web" and not re.match(r"https?://", text, re.IGNORECASE):
        text = f"https://{text}"
    if is_address(rule, text.removeprefix("@") if rule.hosts else text):
        found.put(question.path, text, answer.place)
    else:
        found.unread(answer, question.path, label_of_field(question), question.example("id"))


def _nothing(question: Field, answer: Answer, found: Collected, language: str) -> None:
    """Parts and photos are read as a whole, elsewhere."""


_READERS: Final[Mapping[Shape, Callable[[Field, Answer, Collected, str], Any]]] = {
    "text": _text,
    "texts": _texts,
    "words": _words,
    "number": _number,
    "date": _date,
    "yes_no": _yes_no,
    "choice": _choice,
    "term": _term,
    "id": _id,
    "address": _address,
    "part": _nothing,
    "photo": _nothing,
}
