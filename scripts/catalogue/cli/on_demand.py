"""Commands that are imported when they are asked for: what a build needs takes longer to import than a text to mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from catalogue.memory import import_for_good


class _Commands(Mapping[str, Any]):
    """Commands by name; getting one imports the module that registers it."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._modules = modules

    def __getitem__(self, name: str) -> Any:
        part = typer.Typer(rich_markup_mode=None, add_completion=False)
        import_for_good(self._modules[name]).register(part)
        return get_group(part).commands[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


def on_demand(package: str, modules: Mapping[str, str]) -> type[TyperGroup]:
    """The class of a group, for `typer.Typer(cls=…)`.

    Args:
        package: where the modules are.
        modules: name of each command to the module whose `register` adds it, in the order of the help.
    """
    commands: Any = _Commands({name: f"{package}.{module}" for name, module in modules.items()})

    class Group(TyperGroup):
        def __init__(self, **attributes: Any) -> None:
            super().__init__(**attributes)
            self.commands = commands

        def list_commands(self, ctx: Any) -> list[str]:
            return list(self.commands)

    return Group
