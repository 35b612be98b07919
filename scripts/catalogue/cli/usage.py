"""What is said where a command was not understood: in Indonesian, then Typer's own English, and where to read on."""

from __future__ import annotations

from typing import Any, Final

#: Exit code of a command that was broken off, as Typer has it.
STOPPED: Final = 1

#: Name of Typer's error to its Indonesian; `{name}` is the option or argument as it stands in the help.
_SENTENCES: Final = {
    "NoSuchOption": "Opsi {name} tidak dikenal.",
    "MissingParameter": "{name} wajib ditulis dan belum ada.",
    "BadParameter": "Isian untuk {name} tidak dapat dipakai.",
    "BadOptionUsage": "Opsi {name} tidak ditulis dengan benar.",
}
_OTHER: Final = "Perintah ini tidak dimengerti."


def describe(error: Any) -> str:
    """The lines for a person who mistyped a command.

    Args:
        error: a `TyperException`.
    """
    english = " ".join(error.format_message().split())
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error.format_message())
    sentence = _SENTENCES.get(type(error).__name__, _OTHER).format(name=_name_of(error))
    context = getattr(error, "ctx", None)
    where = f"\nLihat / See: {context.command_path} --help" if context is not None else ""
    return f"{sentence} / {english}{where}"


def _name_of(error: Any) -> str:
    if option := getattr(error, "option_name", ""):
        return str(option)
    parameter = getattr(error, "param", None)
    return parameter.get_error_hint() if parameter is not None else "ini"
