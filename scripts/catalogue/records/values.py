"""Values that name something: ids, terms of the vocabulary, choices, photos and addresses."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

import yaml

from catalogue.problems import Bilingual, Severity
from catalogue.records.kinds import RECORD_ID, RECORD_ID_MAX, Address, Id, Photo, Term, Text
from catalogue.records.reading import ABSENT, BAD, Reading, Trail
from catalogue.records.scalars import text_reader
from catalogue.records.suggestions import did_you_mean, suggest_choice
from catalogue.strict_yaml import start_of

_ID: Final = re.compile(RECORD_ID)
_read_word: Final = text_reader(Text(max_length=200))
_read_file_name: Final = text_reader(Text(max_length=255))
_read_url: Final = text_reader(Text(max_length=300))
_HS: Final = re.compile(r"[0-9]{6}")
_LOCODE: Final = re.compile(r"[A-Z]{2}[A-Z2-9]{3}")
_EMAIL: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.)+[A-Za-z]{2,63}")
_HANDLE: Final = re.compile(r"[A-Za-z0-9._-]{1,60}")
_HOST: Final = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}")


def read_id(_rule: Id, node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """The id of a record; whether the record exists is seen later, over all records."""
    text = _read_word(node, trail, reading)
    if text is ABSENT or text is BAD:
        return text
    if len(text) > RECORD_ID_MAX or not _ID.fullmatch(text):
        reading.report("id-pattern", start_of(node, reading.path), trail, value=text, example=id_from(text))
        return BAD
    return text


def id_from(text: str) -> str:
    """An id made of any text: the part of it that may stand in an id."""
    words = re.findall(r"[a-z0-9]+", text.casefold())
    return "-".join(words)[:RECORD_ID_MAX].strip("-") or "kopi-rempah"


def read_term(rule: Term, node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """An id of the vocabulary."""
    text = _read_word(node, trail, reading)
    if text is ABSENT or text is BAD:
        return text
    if text in reading.vocabulary.ids(rule.of):
        return sys.intern(text)
    place = start_of(node, reading.path)
    hint = reading.suggestions.term(text, rule.of)
    if rule.of == "hs_code" and not _HS.fullmatch(text):
        reading.report("hs-code-format", place, trail, hint=_hs_hint(text, reading) or hint, value=text)
        return BAD
    if rule.of == "port" and not _LOCODE.fullmatch(text):
        reading.report("port-format", place, trail, hint=hint, value=text)
        return BAD
    severity = Severity.error if rule.strict else Severity.warning
    reading.report(f"unknown-{rule.of.replace('_', '-')}", place, trail, hint=hint, severity=severity, value=text)
    return BAD if rule.strict else text


def hs_digits(text: str, codes: Collection[str]) -> str:
    """All digits of a code written with dots, with more than six, or without its first zero, which a table drops.

    Args:
        text: as written.
        codes: the codes there are.

    Returns:
        Six, eight or ten digits whose first six are a code; empty where they are none.
    """
    digits = re.sub(r"[.\s-]", "", text)
    if not re.fullmatch(r"[0-9]{5,10}", digits):
        return ""
    whole = digits.zfill(len(digits) + len(digits) % 2)
    return whole if whole[:6] in codes else ""


def _hs_hint(text: str, reading: Reading) -> Bilingual | None:
    """The six digits of a code written in another way."""
    digits = hs_digits(text, reading.vocabulary.hs_codes)
    if len(digits) == 8:
        return Bilingual(
            f'tulis hs_code: "{digits[:6]}" dan hs_national: "{digits}"',
            f'write hs_code: "{digits[:6]}" and hs_national: "{digits}"',
        )
    return Bilingual(f'tulis "{digits[:6]}"', f'write "{digits[:6]}"') if digits else None


def read_choice(choices: tuple[str, ...], node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """One of a few words."""
    text = _read_word(node, trail, reading)
    if text is ABSENT or text is BAD:
        return text
    if text in choices:
        return sys.intern(text)
    meant = suggest_choice(text, choices)
    reading.report(
        "unknown-choice",
        start_of(node, reading.path),
        trail,
        hint=did_you_mean(meant) if meant else None,
        value=text,
        choices=", ".join(choices),
    )
    return BAD


def read_photo_name(_rule: Photo, node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """The name of a file beside the record."""
    text = _read_file_name(node, trail, reading)
    if text is ABSENT or text is BAD:
        return text
    if "/" in text or "\\" in text or text.startswith("."):
        reading.report("photo-subfolder", start_of(node, reading.path), trail, value=text)
        return BAD
    return text


def read_address(rule: Address, node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """An address on the web or on a network, in its one form."""
    text = _read_url(node, trail, reading)
    if text is ABSENT or text is BAD:
        return text
    place = start_of(node, reading.path)
    if rule.scheme == "phone":
        return _read_phone(text, node, trail, reading)
    text = text.removeprefix("@") if rule.hosts else text
    if is_address(rule, text):
        return text
    if rule.scheme == "email":
        reading.report("email-format", place, trail, value=text)
    elif rule.scheme == "web":
        reading.report("url-format", place, trail, hint=_web_hint(text), value=text)
    else:
        network = rule.hosts[0].partition(".")[0].capitalize()
        reading.report("social-format", place, trail, value=text, network=network, host=rule.hosts[0])
    return BAD


def is_address(rule: Address, text: str) -> bool:
    """Whether a text is what a field for e-mail, a web address or an account asks for; not for telephones."""
    if rule.scheme == "email":
        return bool(_EMAIL.fullmatch(text))
    if rule.scheme == "web":
        return is_web_address(text)
    return bool(_HANDLE.fullmatch(text)) or _is_on(text, rule.hosts)


def is_web_address(text: str, schemes: tuple[str, ...] = ("http", "https")) -> bool:
    """Whether a text is an http(s) address with a host name, and without a user or blanks."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return (
        parts.scheme in schemes
        and "@" not in parts.netloc
        and bool(_HOST.fullmatch(host.encode("idna").decode() if not host.isascii() else host))
        and not re.search(r"[\s<>\"'\\^`{|}]", text)
    )


def _is_on(text: str, hosts: tuple[str, ...]) -> bool:
    if not is_web_address(text, ("https",)):
        return False
    host = urlsplit(text).hostname or ""
    return any(host == own or host.endswith(f".{own}") for own in hosts)


def _web_hint(text: str) -> Bilingual | None:
    candidate = f"https://{text}"
    return Bilingual(f"tulis {candidate}", f"write {candidate}") if is_web_address(candidate) else None


def _read_phone(text: str, node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    place = start_of(node, reading.path)
    if not is_phone(text):
        number = phone_from(text)
        number = number if number and is_phone(number) else None  # else it may be what was written
        hint = Bilingual(f'tulis "{number}"', f'write "{number}"') if number else None
        reading.report("phone-format", place, trail, hint=hint, value=text)
        return BAD
    if isinstance(node, yaml.ScalarNode) and not node.style:
        reading.report("phone-unquoted", place, trail, value=text)
    return text


@lru_cache(maxsize=4096)
def is_phone(text: str) -> bool:
    """Whether a text is a phone number in E.164 form that can exist."""
    import phonenumbers  # noqa: PLC0415 - half the time of starting up, and few records need it

    if not re.fullmatch(r"\+[1-9][0-9]{6,14}", text):
        return False
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text))
    except phonenumbers.NumberParseException:
        return False


@lru_cache(maxsize=4096)
def phone_from(text: str) -> str | None:
    """The E.164 form of a number as people in Indonesia write it, or None."""
    import phonenumbers  # noqa: PLC0415

    try:
        number = phonenumbers.parse(text, "ID")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
