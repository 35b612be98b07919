"""Which code made what is kept between builds: other code may make something else of the same files."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[1]
#: They decide how dates and numbers are written, in which letters, and what comes of templates and pages. Those that
#: make files of their own (Pillow, openpyxl, Pagefind, Typst) are named where these are kept.
_LIBRARIES: Final = (
    "Babel",
    "Jinja2",
    "MarkupSafe",
    "Markdown",
    "mkdocs",
    "mkdocs-material",
    "mkdocs-static-i18n",
    "fontpkg-plus-jakarta-sans",
)


@cache
def code_version(*names: str) -> str:
    """Hash of modules and folders of this package.

    For what takes long to make and follows from little code; for the rest there is `generator_version`.
    """
    digest = hashlib.sha256()
    for name in names:
        top = _PACKAGE / name
        for path in sorted(top.rglob("*.py")) if top.is_dir() else [top]:
            digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@cache
def generator_version() -> str:
    """Hash of all code of this package, and of the versions of libraries by which it writes."""
    parts = [code_version("."), *(f"{name} {version(name)}" for name in _LIBRARIES)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
