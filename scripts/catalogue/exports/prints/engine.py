"""Sets prints with Typst: templates and JSON in, tagged PDF out, kept by the content of everything that goes in.

Typst sees one folder of the cache: the templates, the pictures and the data of the print. It gets no fonts but
ours, so a face that is missing is an error here and never a box, or another face, on paper.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Final

import fontpkg_plus_jakarta_sans
import typst

from catalogue.exports.prints.photos import FramedPhoto, prepare_photos

#: Raised when this module sets other prints from the same data.
_RECIPE: Final = "1"
#: PDF/UA-1 (ISO 14289-1): tags, language, title and alternatives; Typst refuses a print that breaks its rules.
_STANDARD: Final = "ua-1"
_FONT_FILE: Final = "PlusJakartaSans[wght].ttf"
#: Marks in a template where a text did not fit even at the smallest size that is allowed.
_TOO_LONG: Final = "<too-long>"


class PrintError(RuntimeError):
    """A print cannot be set; says why and what to do, in Indonesian and English."""

    def __init__(self, indonesian: str, english: str) -> None:
        super().__init__(f"{indonesian} / {english}")
        self.indonesian = indonesian
        self.english = english


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A print to set.

    Attributes:
        template: file in `overrides/print/`.
        data: what the template reads; plain values, with file names of the pictures.
        photos: the pictures it names.
        day: date of the document: of its newest record, so that the same records make the same file on any day.
    """

    template: str
    data: Mapping[str, Any]
    photos: tuple[FramedPhoto, ...]
    day: date


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished print.

    Attributes:
        file: the PDF in the cache.
        too_long: what did not fit at the smallest size allowed, as the template names it (`<product id>`).
        made: whether it was set now and not taken from the cache.
    """

    file: Path
    too_long: tuple[str, ...]
    made: bool


class Printer:
    """Sets prints and keeps them. Safe to share between threads."""

    def __init__(self, repo: Path, cache_dir: Path) -> None:
        """Uses the templates of a repository.

        Args:
            repo: `overrides/print/` and `overrides/assets/art/` are read.
            cache_dir: prints and their pictures are kept in `prints/` below it.

        Raises:
            PrintError: the typeface is not installed.
        """
        self._root = cache_dir / "prints"
        self._art = {
            path.name: path.read_bytes()
            for folder in (repo / "overrides" / "print", repo / "overrides" / "assets" / "art")
            for path in sorted(folder.glob("*"))
            if path.suffix in {".typ", ".svg"}
        }
        self._font = font_bytes()
        self._inputs = self._fingerprint()

    def key(self, job: PrintJob) -> str:
        """Changes when the print would: data, pictures, templates, typeface, Typst, this module."""
        digest = hashlib.blake2b(self._inputs.encode(), digest_size=16)
        digest.update(f"\0{job.template}\0{job.day}\0".encode() + _json(job.data))
        return digest.hexdigest()

    def print(self, job: PrintJob) -> Printed:
        """The print from the cache, or set now.

        Raises:
            PrintError: Typst refuses it, or a glyph or the typeface is missing.
        """
        key = self.key(job)
        target = self._root / "files" / key[:2] / f"{key}.pdf"
        known = _recall(target)
        if known is not None:
            return Printed(target, known, made=False)
        prepare_photos(job.photos, self._root / "images")
        self._lay_out_templates()
        pdf, too_long = self._set(job, key)
        _keep(target, pdf, too_long)
        return Printed(target, too_long, made=True)

    def _set(self, job: PrintJob, key: str) -> tuple[bytes, tuple[str, ...]]:
        data = self._root / "data" / f"{key}.json"
        _write_whole(data, _json(job.data))
        try:
            compiler = typst.Compiler(
                self._root / self._templates / job.template,
                root=self._root,
                font_paths=_fonts(),
                sys_inputs={"data": f"/data/{key}.json"},
            )
            moment = datetime.combine(job.day, time(), UTC)
            pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=[_STANDARD], timestamp=moment)
            marks = json.loads(compiler.query(_TOO_LONG, field="value"))
        except typst.TypstError as error:
            raise PrintError(
                f"Cetakan {job.template} tidak dapat disusun (pesan Typst: {error.message}).",
                f"The print {job.template} cannot be set (Typst says: {error.message}). {error.diagnostic}",
            ) from error
        finally:
            data.unlink()
        if warnings or not isinstance(pdf, bytes):
            said = "; ".join(warning.message for warning in warnings)
            raise PrintError(
                f"Cetakan {job.template} tidak sempurna, jadi tidak dibuat (pesan Typst: {said}).",
                f"The print {job.template} would not be right, so it was not made (Typst says: {said}).",
            )
        return pdf, tuple(sorted(set(map(str, marks))))

    @property
    def _templates(self) -> str:
        return f"templates-{self._inputs[:16]}"

    def _lay_out_templates(self) -> None:
        for name, content in self._art.items():
            path = self._root / self._templates / name
            if not path.is_file() or path.read_bytes() != content:
                _write_whole(path, content)

    def _fingerprint(self) -> str:
        digest = hashlib.sha256(f"{_RECIPE} {_STANDARD} typst {typst.__version__}".encode())
        for name, content in {**self._art, " font": self._font}.items():
            digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()


def font_bytes() -> bytes:
    """The typeface of every print.

    Raises:
        PrintError: it is not installed.
    """
    try:
        return (fontpkg_plus_jakarta_sans.ROOT / "files" / _FONT_FILE).read_bytes()
    except OSError as error:
        raise PrintError(
            f"Huruf {_FONT_FILE} tidak ada: jalankan `make build` agar paketnya terpasang lagi.",
            f"The typeface {_FONT_FILE} is missing: run `make build` to install its package again.",
        ) from error


@cache
def _fonts() -> typst.Fonts:
    """Our typeface and nothing else: not the machine's fonts, not those inside Typst."""
    folder = fontpkg_plus_jakarta_sans.ROOT / "files"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _recall(target: Path) -> tuple[str, ...] | None:
    """What did not fit in a kept print; None where there is no whole one."""
    try:
        note = json.loads(target.with_suffix(".json").read_bytes())
        whole = hashlib.sha256(target.read_bytes()).hexdigest() == note["sha256"]
        return tuple(note["too_long"]) if whole else None
    except (OSError, ValueError, KeyError, TypeError):
        return None  # missing, cut off or damaged: all the same, the print is set again


def _keep(target: Path, pdf: bytes, too_long: Sequence[str]) -> None:
    _write_whole(target, pdf)
    note = {"sha256": hashlib.sha256(pdf).hexdigest(), "too_long": list(too_long)}
    _write_whole(target.with_suffix(".json"), _json(note))


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(path)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
