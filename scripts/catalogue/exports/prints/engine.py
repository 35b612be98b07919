"""Sets prints with Typst: templates and JSON in, tagged PDF out, kept by the content of everything that goes in.

Typst sees one folder of the cache: the templates, the pictures and the data of the print. It gets no fonts but
ours, so a face that is missing is an error here and never a box, or another face, on paper.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, NamedTuple

from catalogue.exports.prints.codes import FOLDER as CODES
from catalogue.exports.prints.codes import prepare_codes
from catalogue.exports.prints.photos import FramedPhoto, prepare_photos
from catalogue.exports.prints.plain import settable
from catalogue.exports.prints.typeface import PrintError, font_bytes, fonts
from catalogue.kept.code_version import code_version
from catalogue.kept.disuse import forget_unused, note_use
from catalogue.kept.files import write_whole

#: What decides how a print is set from its data: setting all takes long, so other code does not do it again.
DECIDING: Final = ("exports/prints/engine.py", "exports/prints/plain.py", "exports/prints/typeface.py")
#: PDF/UA-1 (ISO 14289-1): tags, language, title and alternatives; Typst refuses a print that breaks its rules.
_STANDARD: Final = "ua-1"
#: Marks in a template where something did not fit even at the smallest size that is allowed.
_MARK: Final = "<too-long>"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A print to set.

    Attributes:
        template: file in `overrides/print/`.
        data: what the template reads; plain values, with file names of the pictures.
        photos: the pictures it names.
        codes: the addresses whose QR codes it names.
        day: date of the document: of its newest record, so that the same records make the same file on any day.
    """

    template: str
    data: Mapping[str, Any]
    photos: tuple[FramedPhoto, ...]
    codes: tuple[str, ...]
    day: date


class Mark(NamedTuple):
    """Something of a record that did not come out as it is.

    Attributes:
        record: id of the product or collection.
        what: `name` or `maker` where a name was cut, `page` where not all facts fit, `characters` where the typeface
            lacks some.
        detail: the name, or the characters.
    """

    record: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished print.

    Attributes:
        file: the PDF in the cache.
        marks: what did not come out as it is in the records, sorted.
        made: whether it was set now and not taken from the cache.
    """

    file: Path
    marks: tuple[Mark, ...]
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
        self._inputs = self._fingerprint(font_bytes())

    def key(self, job: PrintJob) -> str:
        """Changes when the print would: data, pictures, templates, typeface, Typst, this module."""
        digest = hashlib.blake2b(self._inputs.encode(), digest_size=16)
        digest.update(f"\0{job.template}\0{job.day}\0".encode() + _json(job.data))
        return digest.hexdigest()

    def print(self, job: PrintJob) -> Printed:
        """The print from the cache, or set now.

        Raises:
            PrintError: Typst refuses it, or the typeface is missing.
        """
        key = self.key(job)
        target = self._root / "files" / key[:2] / f"{key}.pdf"
        known = _recall(target)
        if known is not None:
            note_use((target, target.with_suffix(".json")))
            return Printed(target, known, made=False)
        prepare_photos(job.photos, self._root / "images")
        prepare_codes(job.codes, self._root / CODES)
        self._lay_out_templates()
        lacking: set[tuple[str, str]] = set()
        data = settable(job.data, lacking)
        pdf, marks = self._set(job, key, data)
        signs: dict[str, list[str]] = {}
        for record, sign in sorted(lacking):
            signs.setdefault(record, []).append(f"{sign} (U+{ord(sign):04X})")
        marks |= {Mark(record, "characters", ", ".join(found)) for record, found in signs.items()}
        _keep(target, pdf, sorted(marks))
        return Printed(target, tuple(sorted(marks)), made=True)

    def forget_unused(self) -> int:
        """Removes prints and their pictures that nothing used for a month; how many files."""
        return forget_unused(self._root)

    def _set(self, job: PrintJob, key: str, content: Any) -> tuple[bytes, set[Mark]]:
        import typst  # noqa: PLC0415 - see `fonts`

        data = self._root / "data" / f"{key}.json"
        write_whole(data, _json(content))
        try:
            compiler = typst.Compiler(
                self._root / self._templates / job.template,
                root=self._root,
                font_paths=fonts(),
                sys_inputs={"data": f"/data/{key}.json"},
            )
            moment = datetime.combine(job.day, time(), UTC)
            pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=[_STANDARD], timestamp=moment)
            marks = json.loads(compiler.query(_MARK, field="value"))
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
        return pdf, {Mark(*map(str, mark)) for mark in marks}

    @property
    def _templates(self) -> str:
        return f"templates-{self._inputs[:16]}"

    def _lay_out_templates(self) -> None:
        for name, content in self._art.items():
            path = self._root / self._templates / name
            note_use((path,))
            if not path.is_file() or path.read_bytes() != content:
                write_whole(path, content)

    def _fingerprint(self, font: bytes) -> str:
        digest = hashlib.sha256(f"{code_version(*DECIDING)} {_STANDARD} typst {version('typst')}".encode())
        for name, content in {**self._art, " font": font}.items():
            digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()


def _recall(target: Path) -> tuple[Mark, ...] | None:
    """The marks of a kept print; None where there is no whole one."""
    try:
        note = json.loads(target.with_suffix(".json").read_bytes())
        whole = hashlib.sha256(target.read_bytes()).hexdigest() == note["sha256"]
        return tuple(Mark(*mark) for mark in note["marks"]) if whole else None
    except (OSError, ValueError, KeyError, TypeError):
        return None  # missing, cut off or damaged: all the same, the print is set again


def _keep(target: Path, pdf: bytes, marks: Sequence[Mark]) -> None:
    write_whole(target, pdf)
    write_whole(target.with_suffix(".json"), _json({"sha256": hashlib.sha256(pdf).hexdigest(), "marks": marks}))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
