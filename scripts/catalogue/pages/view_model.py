"""How a view model is declared: what a template reads, made for one page and thrown away with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def view_model(cls: type[T]) -> type[T]:
    """A dataclass with slots that the type checker keeps from being changed.

    Nothing watches over it at run time: `frozen=True` makes an object cost three times as much to make, and a product
    page makes some forty.
    """
    return dataclass(slots=True)(cls)
