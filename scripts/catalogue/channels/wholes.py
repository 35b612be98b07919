"""Reads answers that hold several values at once: price, capacity, minimum order, lead time, phones, certificates."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal
from typing import Any, Final

from catalogue.channels.amounts import Amount, parse_amount, split_unit, written
from catalogue.channels.answers import Answer, Answers, Collected
from catalogue.channels.phones import read_phones
from catalogue.channels.readers import read_day, says_yes, term_of
from catalogue.problems import Bilingual
from catalogue.records.values import is_phone

_QUANTITY: Final = Bilingual("jumlah dengan satuan", "a quantity with its unit")
_CAPACITY: Final = Bilingual("jumlah per bulan", "a quantity a month")
_PRICE: Final = Bilingual("harga", "a price")
_DAYS: Final = Bilingual("lama dalam hari", "a number of days")
_SIZE: Final = Bilingual("ukuran dalam cm", "a size in cm")
_PHONE: Final = Bilingual("nomor WhatsApp", "a WhatsApp number")
#: What Excel makes of a long number in a narrow column, with its last digits gone once it is saved as text.
_CUT: Final = re.compile(r"\d(?:[.,]\d+)?E\+\d{1,2}", re.IGNORECASE)
_CERTIFICATE: Final = Bilingual("nomor sertifikat", "a certificate number")
_ON_REQUEST: Final = re.compile(
    r"nego|sesuai (?:permintaan|pesanan)|hubungi|on request|atas permintaan|menghubungi|tergantung", re.IGNORECASE
)
#: What a capacity in other spans is multiplied by to count a month; a day is not decided, for nobody says how many.
_PER_MONTH: Final = {"": Decimal(1), "month": Decimal(1), "week": Decimal(52) / 12, "year": Decimal(1) / 12}
_SPANS: Final = {"week": Bilingual("minggu × 52/12", "week × 52/12"), "year": Bilingual("tahun : 12", "year : 12")}
_IN_DAYS: Final = {"": 1, "day": 1, "week": 7, "month": 30}
_SIDES: Final = re.compile(r"\s*[x×*]\s*|\s*,\s+|\s*;\s*", re.IGNORECASE)
#: Words by which people name certificates, longest first; then their numbers' own patterns decide.
_CERTIFICATES: Final = (
    (re.compile(r"s?pp?-?\s?irt|p-?irt", re.IGNORECASE), "pirt"),
    (re.compile(r"halal", re.IGNORECASE), "halal_bpjph"),
    (re.compile(r"\bbpom\b|\bmd\b", re.IGNORECASE), "bpom_md"),
    (re.compile(r"\bnib\b", re.IGNORECASE), "nib"),
    (re.compile(r"\bsni\b", re.IGNORECASE), "sni"),
)
_UNDER_WAY: Final = re.compile(r"proses|pengurusan|pengajuan|diajukan|in progress", re.IGNORECASE)
_PIECES: Final = re.compile(r"[;\n]+|,(?!\d)|\s/\s")


def read_wholes(answers: Answers, found: Collected) -> frozenset[str]:
    """Reads every answer that is more than one value.

    Returns:
        The questions that are answered by this.
    """
    done: set[str] = set()
    for read, paths in _WHOLES:
        if any(path in answers for path in paths):
            read(answers, found)
            done.update(paths)
    return frozenset(done)


def _price(answers: Answers, found: Collected) -> None:
    whole = answers.get("product.price") or answers.get("product.price.amount")
    place = next(answers[path].place for path in _PRICE_PATHS if path in answers)
    if whole is not None and _ON_REQUEST.search(whole.text):
        found.put("product.price", {"mode": "on_request"}, place)
        return
    currency_answer = answers.get("product.price.currency")
    currency = term_of(currency_answer.text, "currency", found) if currency_answer else None
    amounts = _price_amounts(answers, whole, currency, found)
    if amounts is None:
        return
    price: dict[str, Any] = {"mode": "fixed" if len(amounts) == 1 else "range"}
    read = parse_amount(whole.text, money=True) if whole is not None else None
    price["currency"] = currency or (read.currency if read and read.currency else "IDR")
    price |= {"amount": amounts[0]} if len(amounts) == 1 else {"min": amounts[0], "max": amounts[1]}
    unit = _unit(answers.get("product.price.per"), read.unit if read else "", whole, "product.price.per", found)
    if unit:
        price["per"] = unit
    found.put("product.price", price, place)


def _price_amounts(
    answers: Answers, whole: Answer | None, currency: str | None, found: Collected
) -> tuple[Decimal, ...] | None:
    low, high = answers.get("product.price.min"), answers.get("product.price.max")
    if whole is None:
        ends = [_amount(answer, currency, found) for answer in (low, high) if answer is not None]
        good = tuple(written(end.low) for end in ends if end is not None and end.high is None)
        if len(good) < len(ends) or not good:
            return None
        return good[:1] if good[0] == good[-1] else tuple(sorted(good))
    read = _amount(whole, currency, found)
    if read is None:
        return None
    return (written(read.low),) if read.high is None else (written(read.low), written(read.high))


def _amount(answer: Answer, currency: str | None, found: Collected) -> Amount | None:
    rupiah = currency in {None, "IDR"}
    read = parse_amount(answer.text, money=rupiah)
    if read is None or read.period or (answer.number is not None and rupiah and answer.number % 1):
        found.unread(answer, "product.price", _PRICE, "Rp 85.000 per bungkus")
        return None
    if read.rough:
        shown = f"{written(read.low):f}" + (f" - {written(read.high):f}" if read.high is not None else "")
        found.said(answer, "product.price", Bilingual(shown, shown))
    return read


def _unit(own: Answer | None, beside: str, whole: Answer | None, path: str, found: Collected) -> str | None:
    """The unit from its own answer, else from the words behind the number."""
    if own is not None:
        word, _ = split_unit(own.text)
        unit = term_of(own.text, "unit", found) or term_of(word, "unit", found)
        if unit is None:
            found.unknown(own, path, own.text)
        return unit
    if not beside or whole is None:
        return None
    unit = term_of(beside, "unit", found)
    if unit is None:
        found.unknown(whole, path, beside)
    return unit


def _quantity(root: str, kind: Bilingual, example: str) -> Callable[[Answers, Collected], None]:
    """A reader of a number with its unit, from one answer or from two."""

    def read(answers: Answers, found: Collected) -> None:
        whole = answers.get(f"{root}.value") or answers.get(root)
        own_unit = answers.get(f"{root}.unit")
        if whole is None:
            return  # a unit without a number says nothing
        amount = parse_amount(whole.text)
        period = (amount.period if amount else "") or (split_unit(own_unit.text)[1] if own_unit else "")
        exact = amount is not None and amount.high is None and not (whole.number is not None and whole.number % 1)
        if amount is None or not exact or (period and root != "product.capacity"):
            found.unread(whole, root, kind, example)
            return
        unit = _unit(own_unit, amount.unit, whole, f"{root}.unit", found)
        if unit is None:
            if own_unit is None and not amount.unit:
                found.unread(whole, root, kind, example)
            return
        value = written(amount.low)
        if root == "product.capacity":
            monthly = _monthly(value, period, unit, whole, found)
            if monthly is None:
                return
            value = monthly
        if amount.rough:
            found.said(whole, root, Bilingual(f"{value:f} {unit}", f"{value:f} {unit}"))
        values = {"value": value, "unit": unit} | ({"per": "month"} if root == "product.capacity" else {})
        found.put(root, values, whole.place)

    return read


def _monthly(value: Decimal, period: str, unit: str, answer: Answer, found: Collected) -> Decimal | None:
    """A capacity a month, rounded down; said where it was counted in another span."""
    factor = _PER_MONTH.get(period)
    if factor is None:
        found.unread(answer, "product.capacity", _CAPACITY, "200 bungkus per bulan")
        return None
    if period in {"", "month"}:
        return value
    monthly = (value * factor).quantize(Decimal(1), rounding=ROUND_FLOOR)
    if not monthly:
        found.unread(answer, "product.capacity", _CAPACITY, "200 bungkus per bulan")
        return None
    span = _SPANS[period]
    label = found.words.vocabulary.units[unit].plural
    meaning = Bilingual(
        f"{monthly} {label['id']} per bulan ({span.id})", f"{monthly} {label['en']} a month ({span.en})"
    )
    found.said(answer, "product.capacity", meaning)
    return monthly


def _lead_time(answers: Answers, found: Collected) -> None:
    whole = answers.get("product.lead_time")
    ends = [answers[path] for path in ("product.lead_time.min", "product.lead_time.max") if path in answers]
    days: list[int] = []
    for answer in [whole] if whole is not None else ends:
        amount = parse_amount(answer.text)
        factor = _IN_DAYS.get(amount.period) if amount else None
        if amount is None or factor is None or amount.unit or amount.rough or amount.low % 1:
            found.unread(answer, "product.lead_time", _DAYS, "7-14 hari")
            return
        days += [int(end) * factor for end in (amount.low, amount.high) if end is not None]
        if amount.period == "month":
            shown = f"{days[-1]}"
            found.said(answer, "product.lead_time", Bilingual(f"{shown} hari", f"{shown} days"))
    place = (whole or ends[0]).place
    found.put("product.lead_time", {"min": min(days), "max": max(days)}, place)


def _dimensions(answers: Answers, found: Collected) -> None:
    answer = answers["product.dimensions_cm"]
    sides: list[Decimal] = []
    metres = re.search(r"\d\s*m\b", answer.text) is not None
    for part in _SIDES.split(re.sub(r"(?i)ukuran|cm|\bm\b|(?<=\d)m\b|[pltPLT]\s*[=:]", " ", answer.text)):
        amount = parse_amount(part)
        if amount is None or amount.high is not None or amount.unit or amount.rough:
            found.unread(answer, "product.dimensions_cm", _SIZE, "250 x 105")
            return
        sides.append(written(amount.low * (100 if metres else 1)))
    if len(sides) in {2, 3}:
        found.put("product.dimensions_cm", sides, answer.place)
    else:
        found.unread(answer, "product.dimensions_cm", _SIZE, "250 x 105")


def _phones(answers: Answers, found: Collected) -> None:
    path = "producer.contact.whatsapp"
    answer = answers[path]
    phones = read_phones(answer.text)
    if not phones.whatsapp and _CUT.fullmatch(answer.text.strip()):
        found.note("phone-cut", answer, path, value=answer.text.strip())
        return
    if not phones.whatsapp:
        found.unread(answer, path, _PHONE, "0812 3456 7890")
        return
    found.put(path, phones.whatsapp, answer.place)
    if phones.others:
        others = ", ".join(number if is_phone(number) else f'"{number}"' for number in phones.others)
        found.note("phones-left", answer, path, value=phones.whatsapp, others=others)


def _place(answers: Answers, found: Collected) -> None:
    """Regency and district; names of districts are not unique, so the regency decides."""
    regency, district = answers.get("producer.location.regency"), answers.get("producer.location.district")
    known = None
    if regency is not None:
        known = term_of(re.sub(r"(?i)^\s*(?:kab\.|kab\b|kabupaten)\s*", "", regency.text), "regency", found)
        if known is None:
            found.unknown(regency, "producer.location.regency", regency.text)
        else:
            found.put("producer.location.regency", known, regency.place)
    if district is None:
        return
    name = re.sub(r"(?i)^\s*(?:kec\.|kec\b|kecamatan)\s*", "", district.text)
    name = re.sub(r"[\s-]+", "", re.sub(r"\(.*\)", "", name)).casefold()
    codes = [
        code
        for code, each in sorted(found.words.vocabulary.districts.items())
        if (code == district.text.strip() or re.sub(r"[\s-]+", "", each.name).casefold() == name)
        and (known is None or each.regency == known)
    ]
    if len(codes) != 1:
        found.unknown(district, "producer.location.district", district.text)
        return
    found.put("producer.location.district", codes[0], district.place)
    if regency is None:
        found.put("producer.location.regency", found.words.vocabulary.districts[codes[0]].regency, district.place)


def _certificates(answers: Answers, found: Collected) -> None:
    entries: list[dict[str, Any]] = []
    first: Answer | None = None
    for path in _CERTIFICATE_PATHS:
        answer = answers.get(path)
        if answer is None:
            continue
        first = first or answer
        kind = path.removeprefix("product.certificates").removeprefix(".")
        for piece in _PIECES.split(answer.text):
            entry = _certificate(piece.strip(), kind, answer, found) if piece.strip(" -.") else None
            if entry is not None and entry["type"] not in {other["type"] for other in entries}:
                entries.append(entry)
    if entries and first is not None:
        found.put("product.certificates", entries, first.place)


def _certificate(piece: str, kind: str, answer: Answer, found: Collected) -> dict[str, Any] | None:
    """One certificate from a piece of text; None, and said, where its kind or its number cannot be told."""
    named = kind or next((name for pattern, name in _CERTIFICATES if pattern.search(piece)), "")
    if re.match(r"(?i)\s*(?:belum|tidak)", piece):
        return None
    if named and _UNDER_WAY.search(piece):
        return {"type": named, "status": "in_progress"}
    kinds = found.words.vocabulary.certificates
    for candidate in (named,) if named else ("pirt", "halal_bpjph", "bpom_md", "nib"):
        pattern = kinds[candidate].pattern
        for text in (piece, _number_in(piece)):
            if text and pattern is not None and pattern.fullmatch(text):
                return {"type": candidate, "status": "issued", "number": text}
    found.unread(answer, "product.certificates", _CERTIFICATE, kinds[named or "pirt"].example)
    return None


def _number_in(piece: str) -> str:
    """The number itself, without the words in front of it."""
    match = re.search(r"(?:(?:ID|MD|ML|SNI)\s?)?\d[\dA-Za-z .:/-]*$", piece)
    return match[0].strip() if match else ""


def _consent(answers: Answers, found: Collected) -> None:
    """Consent with the day it was given: a form's time stamp, else today."""
    answer = answers.get("producer.consent.publish")
    if answer is None:
        return
    agreed = says_yes(answer.text)
    stamp = answers.get("producer.consent.date")
    day = read_day(stamp) if stamp is not None else None
    if agreed:
        today = found.words.today
        consent = {"publish": True, "date": min(day or today, today), "by": found.words.consent_by}
        found.put("producer.consent", consent, answer.place)
    else:
        found.note("kit-consent", answer, "producer.consent")


_PRICE_PATHS: Final = (
    "product.price", "product.price.amount", "product.price.min", "product.price.max", "product.price.currency",
    "product.price.per",
)  # fmt: skip
_CERTIFICATE_PATHS: Final = (
    "product.certificates", "product.certificates.pirt", "product.certificates.halal_bpjph",
    "product.certificates.bpom_md",
)  # fmt: skip


def _parts(root: str) -> tuple[str, ...]:
    return (root, f"{root}.value", f"{root}.unit")


_WHOLES: Final[tuple[tuple[Callable[[Answers, Collected], None], tuple[str, ...]], ...]] = (
    (
        _quantity("product.capacity", _CAPACITY, "200 bungkus per bulan"),
        (*_parts("product.capacity"), "product.capacity.per"),
    ),
    (_quantity("product.moq", _QUANTITY, "50 bungkus"), _parts("product.moq")),
    (_quantity("product.food.net_content", _QUANTITY, "200 g"), _parts("product.food.net_content")),
    (_price, _PRICE_PATHS),
    (_lead_time, ("product.lead_time", "product.lead_time.min", "product.lead_time.max")),
    (_dimensions, ("product.dimensions_cm",)),
    (_phones, ("producer.contact.whatsapp",)),
    (_place, ("producer.location.regency", "producer.location.district")),
    (_certificates, _CERTIFICATE_PATHS),
    (_consent, ("producer.consent.publish", "producer.consent.date")),
)
