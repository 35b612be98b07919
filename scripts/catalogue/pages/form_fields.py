"""Fields of the field table as controls of a form: what each asks, in what kind of control, with what limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from catalogue.languages import Language
from catalogue.pages.terms import Terms, capital
from catalogue.records.fields import Field

Control = Literal["line", "area", "pick", "ticks", "group", "list"]
Option = tuple[str, str]

#: Lists longer than this are picked one by one instead of being ticked.
_MOST_TICKS: Final = 60
#: Texts at least this long get a box of several lines.
_AREA: Final = 300
#: Currencies of most offers, before all others.
_COMMON_CURRENCIES: Final = ("IDR", "USD", "MYR", "SGD", "EUR")
#: Long lists of codes are typed, not picked.
_TYPED_TERMS: Final = {"hs_code": "[0-9]{6}"}
#: Terms of the vocabulary that no record may name.
_REFUSED: Final = frozenset({"npwp"})
_INPUT_TYPES: Final = {"email": "email", "web": "url", "phone": "tel"}
_AUTOCOMPLETE: Final = {"email": "email", "web": "url", "phone": "tel"}


@dataclass(frozen=True, slots=True)
class FormField:
    """One control, or a group of them.

    Attributes:
        name: its path, as name and id; the place of a number in a list is `[]`.
        label: what it is called.
        help: what to write, perhaps empty.
        example: a good answer, perhaps empty.
        control: kind of control; a `list` repeats its `children` for each entry.
        attributes: of the control, for the browser and the script.
        options: what can be picked or ticked.
        children: the controls of a group or of each entry of a list.
    """

    name: str
    label: str
    help: str
    example: str
    control: Control
    attributes: Mapping[str, str]
    options: tuple[Option, ...] = ()
    children: tuple[FormField, ...] = ()


def form_fields(fields: Iterable[Field], terms: Terms, without: frozenset[str] = frozenset()) -> tuple[FormField, ...]:
    """Controls of several fields; office fields, fields without a choice and those named are left out.

    Args:
        fields: of the field table.
        terms: words of the page's language.
        without: paths that stand elsewhere.
    """
    made = (form_field(field, terms, without=without) for field in fields)
    return tuple(field for field in made if field is not None)


def form_field(
    field: Field, terms: Terms, prefix: str | None = None, without: frozenset[str] = frozenset()
) -> FormField | None:
    """The control of one field, or None where there is nothing to ask.

    Args:
        field: of the field table.
        terms: words of the page's language.
        prefix: name of what it stands in, where that is an entry of a list.
        without: paths that stand elsewhere.
    """
    if field.office or field.path in without or len(field.choices) == 1 or field.shape == "photo":
        return None
    return _made(field, terms, prefix, without)


def _made(field: Field, terms: Terms, prefix: str | None, without: frozenset[str]) -> FormField | None:
    language = terms.language
    name = f"{prefix}.{field.key}" if prefix else field.path
    control, options = _control(field, terms)
    inner = f"{name}[]" if control == "list" else name
    children: tuple[FormField, ...] = ()
    if field.children:
        found = (form_field(child, terms, inner, without) for child in field.children)
        children = tuple(child for child in found if child is not None)
        if not children:
            return None
    elif control == "list":
        single = FormField(inner, field.label(language), "", "", "pick", _attributes(field, "pick"), options)
        children, options = (single,), ()
    return FormField(
        name,
        field.label(language),
        field.help(language),
        field.example(language),
        control,
        _attributes(field, control),
        options,
        children,
    )


def _control(field: Field, terms: Terms) -> tuple[Control, tuple[Option, ...]]:
    if field.shape == "part":
        return "list" if field.many else "group", ()
    if field.shape == "yes_no":
        return "pick", (("true", terms.text("Yes")), ("false", terms.text("No")))
    if field.shape == "choice":
        return "pick", tuple((key, capital(field.choice(key, terms.language))) for key in field.choices)
    if field.term is not None and field.term not in _TYPED_TERMS:
        options = term_options(terms, field.term)
        if not field.many:
            return "pick", options
        return ("ticks" if len(options) <= _MOST_TICKS else "list"), options
    long = field.shape == "texts" and (field.text.lines or (field.text.max_length or 0) >= _AREA)
    return "area" if long else "line", ()


def term_options(terms: Terms, name: str) -> tuple[Option, ...]:
    """Id and name of every term of a vocabulary, in the order people look for it.

    Args:
        terms: words of the language.
        name: a name of `VocabularyName`.
    """
    words = terms.vocabulary
    language = terms.language
    own_order: Mapping[str, Mapping[str, str]] = {
        "category": terms.categories,
        "unit": {key: unit.label[language] for key, unit in words.units.items()},
        "regency": terms.regencies,
        "certificate": terms.certificates,
        "incoterm": _labels(words.incoterms, language),
        "payment_term": terms.payment_terms,
        "port": words.ports,
        "requirement_group": _labels(words.requirement_groups, language),
        "requirement": {key: asked.label[language] for key, asked in words.rules.requirements.items()},
        "market": terms.markets,
        "currency": {code: code for code in _currencies(words.ids("currency"))},
        "district": {
            code: f"{district.name} ({words.regencies[district.regency].short})"
            for code, district in words.districts.items()
        },
    }
    by_name: Mapping[str, Mapping[str, str]] = {
        "material": terms.materials,
        "technique": terms.techniques,
        "allergen": terms.allergens,
        "requirement": {key: entry.label[language] for key, entry in words.rules.requirements.items()},
        "country": terms.countries,
        "language": {code: terms.spoken(code) for code in words.ids("language")},
    }
    found = own_order.get(name) or by_name[name]
    options = [(key, capital(label)) for key, label in found.items() if key not in _REFUSED]
    return tuple(sorted(options, key=lambda option: option[1].casefold()) if name in by_name else options)


def _labels(labels: Mapping[str, Mapping[Language, str]], language: Language) -> dict[str, str]:
    return {key: label[language] for key, label in labels.items()}


def _currencies(codes: frozenset[str]) -> tuple[str, ...]:
    return (*_COMMON_CURRENCIES, *sorted(codes - set(_COMMON_CURRENCIES)))


def _attributes(field: Field, control: Control) -> Mapping[str, str]:
    """What the browser enforces, and as `data-…` what the script checks."""
    found: dict[str, str] = {"data-shape": field.shape}
    if field.many and control == "line":
        found["data-many"] = "yes"
    if field.needed is not None and field.needed.always:
        found["data-needed"] = "with"
    if control in {"line", "area"}:
        found |= _typed(field)
    return found


def _typed(field: Field) -> dict[str, str]:
    match field.shape:
        case "number":
            return _number(field)
        case "date":
            return {"type": "date"}
        case "address" if field.address is not None:
            scheme = field.address.scheme
            kind = {"type": _INPUT_TYPES.get(scheme, "text"), "data-scheme": scheme, "maxlength": "300"}
            hosts = {"data-hosts": " ".join(field.address.hosts)} if field.address.hosts else {}
            return kind | hosts | ({"autocomplete": _AUTOCOMPLETE[scheme]} if scheme in _AUTOCOMPLETE else {})
    found = {"maxlength": str(field.text.max_length)} if field.text.max_length and not field.many else {}
    pattern = field.text.pattern or (_TYPED_TERMS.get(field.term) if field.term else None)
    return found | ({"data-pattern": pattern.strip("^$")} if pattern else {})


def _number(field: Field) -> dict[str, str]:
    rule = field.number
    found = {"inputmode": "numeric" if rule.whole else "decimal", "autocomplete": "off"}
    flags = {"data-whole": rule.whole, "data-above": rule.above_zero, "data-counted": rule.counted or rule.whole}
    found |= {name: "yes" for name, on in flags.items() if on}
    return found | ({"data-max": str(rule.maximum)} if rule.maximum is not None else {})
