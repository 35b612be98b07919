"""From the node tree of a file to a record and everything that is wrong with it.

What counts as not written: an empty value, blank quotes, a plain `null` or `~`, and a mapping of nothing but these.
A plain `null` inside a list is an empty item, which is a problem. An empty list is an empty list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

import yaml

from catalogue.languages import LANGUAGES
from catalogue.problem_codes import problem
from catalogue.problems import Bilingual, Location, Problem, Severity
from catalogue.records.parts import L10n, L10nList, Part, PartT
from catalogue.records.plans import FieldPlan, Read, Readers, plan_of
from catalogue.records.reading import ABSENT, BAD, Reading, Trail, spell
from catalogue.records.scalars import is_empty
from catalogue.records.suggestions import Suggestions, did_you_mean, suggest_field
from catalogue.strict_yaml import start_of
from catalogue.vocabulary import Vocabulary

#: Keys of personal data; NIK, NPWP and home addresses are never fields.
_PRIVATE: Final = frozenset(
    {"nik", "ktp", "no_ktp", "nomor_ktp", "npwp", "no_npwp", "alamat", "alamat_rumah", "home_address"}
    | {"address", "kk", "no_kk", "tanggal_lahir", "date_of_birth"}
)
_LIST_OF_LANGUAGES: Final = ("id", "en", "ms")


def read_record(
    model: type[PartT],
    root: yaml.MappingNode,
    path: str,
    vocabulary: Vocabulary,
    suggestions: Suggestions,
) -> tuple[PartT | None, list[Problem]]:
    """Reads a whole record.

    Args:
        model: what kind of record it is.
        root: the file's mapping.
        path: file, for the problems' locations.
        vocabulary: what terms there are.
        suggestions: finds the term a person meant.

    Returns:
        The record without what could not be read, or None where not even id and status could be; and all problems.
    """
    reading = Reading(path, vocabulary, suggestions, draft=is_draft(root))
    record = _read_part(model, root, None, reading)
    return (None if record is BAD or record is ABSENT else record), reading.problems


def is_draft(root: yaml.MappingNode) -> bool:
    """Whether a record says that it is a draft."""
    for key, value in root.value:
        if key.value == "status" and isinstance(value, yaml.ScalarNode):
            return str(value.value).strip() == "draft"
    return False


def locate(root: yaml.Node, path: str, field: str) -> Location:
    """Where a field's value begins; for a field that is not there, the nearest thing around it.

    Args:
        root: the record's mapping.
        path: file, for the location.
        field: dotted path, as in `price.tiers[1].amount`.
    """
    node, place = root, Location(path)
    for step in field.replace("[", ".[").split(".") if field else ():
        found = _step_into(node, step)
        if found is None:
            return place
        node, place = found, start_of(found, path)
    return place


def field_at(root: yaml.Node, offset: int) -> str:
    """The field whose value holds a character of the file; empty in a comment or a key."""
    trail: Trail = None
    node: yaml.Node | None = root
    while node is not None and not isinstance(node, yaml.ScalarNode):
        inside = (
            (step, child) for step, child in _children(node) if child.start_mark.index <= offset < child.end_mark.index
        )
        step, node = next(inside, ("", None))
        trail = (trail, step) if node is not None else None
    return spell(trail)


def _children(node: yaml.Node) -> Iterable[tuple[str | int, yaml.Node]]:
    if isinstance(node, yaml.SequenceNode):
        return enumerate(node.value)
    return ((str(key.value), value) for key, value in node.value)


def _step_into(node: yaml.Node, step: str) -> yaml.Node | None:
    if step.startswith("["):
        index = int(step[1:-1])
        within = isinstance(node, yaml.SequenceNode) and index < len(node.value)
        return node.value[index] if within else None
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == step), None)


def _read_part(model: type[Part], node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """A model from a mapping, ABSENT where all of it is empty, BAD where what it needs cannot be read."""
    if not isinstance(node, yaml.MappingNode):
        return _not_a_mapping(node, trail, reading)
    plans = plan_of(model, _READERS)
    values: dict[str, Any] = {}
    for index, (key_node, value_node) in enumerate(node.value):
        key = key_node.value
        if not isinstance(key, str):
            continue  # a complex key, reported with the YAML
        plan = plans.get(key)
        if plan is None:
            cut = plans.get(_cut_by_comma(node, index))
            if cut is not None:
                values[cut.name] = BAD
            _unknown_field(key_node, trail, plans, reading, _comma_hint(node, index) if cut is not None else None)
        elif plan.name not in values:
            values[plan.name] = plan.read(value_node, (trail, key), reading)
    if trail is not None and _is_all_absent(values):
        return ABSENT
    complete = _look_for_missing(model, node, values, trail, reading)
    return _construct(model, values) if complete else BAD


def _is_all_absent(values: dict[str, Any]) -> bool:
    """Asked of every part; nearly always the first value answers."""
    first = next(iter(values.values()), ABSENT)
    return first is ABSENT and all(value is ABSENT for value in values.values())


def _not_a_mapping(node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    if is_empty(node):
        return ABSENT
    reading.report_shape("expected-mapping", node, trail)
    return BAD


def _construct(model: type[Part], values: dict[str, Any]) -> Part:
    """A model of the values that were found good."""
    return model(**{name: value for name, value in values.items() if value is not ABSENT and value is not BAD})


def _cut_by_comma(node: yaml.MappingNode, index: int) -> str:
    """The field before a key of three digits in braces, where `{value: 1,000}` was one number; else empty."""
    key, value = node.value[index]
    before, number = node.value[index - 1] if index else (key, value)
    cut = (
        node.flow_style
        and re.fullmatch(r"[0-9]{3}", key.value)
        and is_empty(value)
        and isinstance(number, yaml.ScalarNode)
        and re.fullmatch(r"[0-9]+", number.value)
    )
    return before.value if cut and isinstance(before.value, str) else ""


def _comma_hint(node: yaml.MappingNode, index: int) -> Bilingual:
    """Says that a comma ends the value before it, and how to write the number."""
    (key, number), (rest, _) = node.value[index - 1], node.value[index]
    plain = f"{key.value}: {number.value}{rest.value}"
    return Bilingual(
        f"di dalam {{ }} koma memisahkan kolom; tulis {plain} tanpa pemisah ribuan",
        f"inside {{ }} a comma separates fields; write {plain} without a separator between thousands",
    )


def _unknown_field(
    key: yaml.Node, trail: Trail, plans: dict[str, FieldPlan], reading: Reading, hint: Bilingual | None = None
) -> None:
    name = key.value.strip()
    place, here = start_of(key, reading.path), (trail, name)
    if name.casefold().replace(" ", "_").replace("-", "_") in _PRIVATE:
        reading.report("private-field", place, here, key=name)
        return
    meant = suggest_field(name, plans) if hint is None else None
    hint = did_you_mean(meant) if meant else hint
    reading.report("unknown-field", place, here, hint=hint, key=name, known=", ".join(plans))


@cache
def _needed_plans(model: type[Part]) -> tuple[FieldPlan, ...]:
    """The fields that are needed in every category."""
    plans = plan_of(model, _READERS).values()
    return tuple(plan for plan in plans if plan.needed is not None and not plan.needed.food_only)


def _look_for_missing(
    model: type[Part], node: yaml.MappingNode, values: dict[str, Any], trail: Trail, reading: Reading
) -> bool:
    """Reports what is missing; says whether the model can be made."""
    complete = True
    for plan in _needed_plans(model):
        value = values.get(plan.name, ABSENT)
        always = plan.needed is not None and plan.needed.always
        if value is ABSENT or value == ():
            reading.problems.append(_missing(plan, node, trail, reading, always=always))
        if (value is ABSENT or value is BAD) and always:
            complete = False
    return complete


def _missing(plan: FieldPlan, node: yaml.MappingNode, trail: Trail, reading: Reading, *, always: bool) -> Problem:
    """At the empty value's key where there is one, else where the mapping begins; line 1 for the record itself."""
    written = next((key for key, _ in node.value if key.value == plan.key), None)
    around = Location(reading.path) if trail is None else start_of(node, reading.path)
    return problem(
        "missing-field",
        start_of(written, reading.path) if written is not None else around,
        spell((trail, plan.key)),
        severity=Severity.warning if reading.draft and not always else Severity.error,
        name=plan.key,
        example=plan.example,
    )


def _read_texts(read: Read, node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """A text in each language, of which Indonesian or English must be there."""
    languages = _by_language(node, trail, reading, read)
    if not isinstance(languages, dict):
        return languages
    good = {lang: text for lang, text in languages.items() if text is not BAD}
    if not good:
        return BAD if languages else ABSENT
    if "id" not in languages and "en" not in languages:
        reading.report("missing-language", start_of(node, reading.path), trail)
        return BAD
    return _construct(L10n, good)


def _read_text_lists(read: Read, node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """A list of words in each language."""
    languages = _by_language(node, trail, reading, lambda n, t, r: _read_items(read, n, t, r))
    if not isinstance(languages, dict):
        return languages
    return _construct(L10nList, languages)


def _by_language(node: yaml.Node, trail: Trail, reading: Reading, read: Read) -> Any:
    """Values by language; unknown languages are reported, empty ones left out."""
    if not isinstance(node, yaml.MappingNode):
        return _not_a_mapping(node, trail, reading)
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if not isinstance(key, str) or key in found:
            continue
        if key not in LANGUAGES:
            place = start_of(key_node, reading.path)
            known = ", ".join(_LIST_OF_LANGUAGES)
            reading.report("unknown-field", place, (trail, key), key=key, known=known)
            continue
        value = read(value_node, (trail, key), reading)
        if value is not ABSENT:
            found[key] = value
    return found


def _read_items(read: Read, node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """A list as a tuple, without the items that cannot be read."""
    if not isinstance(node, yaml.SequenceNode):
        if is_empty(node):
            return ABSENT
        reading.report_shape("expected-list", node, trail)
        return BAD
    items: list[Any] = []
    for index, item in enumerate(node.value):
        here = (trail, index)
        value = read(item, here, reading)
        if value is ABSENT:
            reading.report("empty-item", start_of(item, reading.path), here)
        elif value is not BAD:
            if isinstance(value, str) and value in items:
                reading.report("duplicate-item", start_of(item, reading.path), here, value=value)
            else:
                items.append(value)
    return tuple(items) if items or not node.value else BAD


def _read_entries(read: Read, node: yaml.Node, trail: Trail, reading: Reading) -> Any:
    """A mapping whose keys are free."""
    if not isinstance(node, yaml.MappingNode):
        return _not_a_mapping(node, trail, reading)
    entries = ((key.value, read(value, (trail, key.value), reading)) for key, value in node.value)
    return {key: value for key, value in entries if value is not ABSENT and value is not BAD}


_READERS: Final = Readers(
    part=_read_part,
    texts=_read_texts,
    text_lists=_read_text_lists,
    items=_read_items,
    entries=_read_entries,
)
