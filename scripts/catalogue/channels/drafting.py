"""Writes a record's values as YAML as a person would: the model's order, short maps on one line, texts safe."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import yaml

from catalogue.channels.entry import PlainNumber
from catalogue.checks.within import MODELS
from catalogue.records.parts import key_names
from catalogue.sources import Kind

_WIDTH: Final = 110
#: Parts that are short enough for one line: `{value: 200, unit: pack, per: month}`.
ON_ONE_LINE: Final = frozenset(
    {"moq", "capacity", "lead_time", "net_content", "carton", "sample", "materials", "techniques", "dimensions_cm"}
    | {"incoterms", "payment_terms", "ports", "target_markets", "allergens", "languages", "retail"}
)
#: Texts of digits: always in quotes, as everywhere in the catalogue.
_QUOTED: Final = frozenset({"whatsapp", "hs_code", "hs_national", "gtin", "district", "number", "nib"})


class _Quoted(str):
    """A text that is written in double quotes."""

    __slots__ = ()


class _Long(str):
    """A text that is written below its key, over several lines."""

    __slots__ = ()


class _Line(dict[str, Any]):
    """A mapping that is written on one line."""


class _Words(list[Any]):
    """A list that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """PyYAML's writer without anchors, and with lists set in from their key."""

    def ignore_aliases(self, data: Any) -> bool:
        """The same value twice is written twice: records know no anchors."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Sets lists in, as the records have it."""
        super().increase_indent(flow, False)


def _represent_number(dumper: Any, number: PlainNumber) -> yaml.ScalarNode:
    """A number plain, exactly as it was written; what YAML takes for no number is refused by the check."""
    tag = dumper.resolve(yaml.ScalarNode, str(number), (True, False))
    node: yaml.ScalarNode = dumper.represent_scalar(tag, str(number))
    return node


_Dumper.add_representer(PlainNumber, _represent_number)
_Dumper.add_representer(_Quoted, lambda d, v: d.represent_scalar("tag:yaml.org,2002:str", str(v), style='"'))
_Dumper.add_representer(_Long, lambda d, v: d.represent_scalar("tag:yaml.org,2002:str", str(v), style=_style(v)))
_Dumper.add_representer(_Line, lambda d, v: d.represent_mapping("tag:yaml.org,2002:map", v.items(), flow_style=True))
_Dumper.add_representer(_Words, lambda d, v: d.represent_sequence("tag:yaml.org,2002:seq", v, flow_style=True))


def _style(text: str) -> str:
    return "|" if "\n" in text else ">"


def write_record(kind: Kind, record: Mapping[str, Any]) -> str:
    """The text of a record's file; empty values are left out, fields stand in the model's order."""
    order = {name: at for at, name in enumerate(key_names(MODELS[kind]))}
    kept = {key: value for key, value in record.items() if not _is_nothing(value)}
    ordered = sorted(kept.items(), key=lambda item: order.get(item[0], len(order)))
    shaped = {key: _shaped(key, value) for key, value in ordered}
    text: str = yaml.dump(shaped, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
    return text


def _is_nothing(value: Any) -> bool:
    return value is None or value == "" or (isinstance(value, Mapping) and all(map(_is_nothing, value.values())))


def _shaped(key: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        inner = {name: _shaped(name, item) for name, item in value.items() if not _is_nothing(item)}
        return _Line(inner) if key in ON_ONE_LINE else inner
    if isinstance(value, (list, tuple)):
        items = [_shaped(key, item) for item in value]
        return _Words(items) if key in ON_ONE_LINE or not items else items
    if isinstance(value, Decimal):
        return PlainNumber(f"{value:f}")
    if isinstance(value, str) and not isinstance(value, PlainNumber):
        if key in _QUOTED:
            return _Quoted(value)
        text = value.strip()
        return _Long(text) if "\n" in text or len(text) > _WIDTH - 20 else text
    return value
